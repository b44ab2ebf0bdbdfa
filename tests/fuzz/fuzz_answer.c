/*
 * A reply to three points, by whoever the first byte says: what comes out is
 * within its limits, clean, with real dates, and from a manager changes nothing.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "parsers/base/pool.h"
#include "parsers/language/answer.h"
#include "parsers/mail/quote.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool ok)
{
	if (!ok)
		abort();
}

static void
check(const struct reading_answer *a, enum reading_role role)
{
	must(a->act <= ACT_LAST && a->item >= 0 && a->part_count <= 100);
	must(utf8_is_valid(a->quote) && utf8_is_valid(a->text) && utf8_is_valid(a->to));
	must(a->quote.len <= READING_LINE_MAX && a->text.len <= READING_LINE_MAX &&
	    a->to.len <= READING_LINE_MAX);
	must(!a->due.given || civil_is_valid(a->due.date));
	must(a->act != ACT_UNCLEAR || a->confidence == 0);
	if (role == ROLE_MANAGER)
		must(a->act == ACT_COMMENT || a->act == ACT_QUESTION || a->act == ACT_UNCLEAR ||
		    a->act >= ACT_STATUS || a->act == ACT_AWAY);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct reading_point points[] = {
		{ .n = 1,
		    .text = SLICE("final pricing page mockups"),
		    .owner = SLICE("Maya Lin"),
		    .due = { 2026, 12, 4 } },
		{ .n = 2,
		    .text = SLICE("churn user profiles"),
		    .owner = SLICE("Maya Lin"),
		    .due = { 2026, 12, 2 } },
		{ .n = 4, .text = SLICE("check of the legal text") },
	};
	struct question q = { .now = 1795510800, .eod_minute = 1020, .points = points };
	struct reading r = { .date = 1795510800, .from = { SLICE("Maya Lin"), SLICE("maya@corp.example") } };
	struct quote_pair *pairs;
	struct pool *pool;
	struct slice own;
	size_t n;

	if (size < 1 || size > 8192)
		return 0;
	pool = pool_new((size_t)256 << 20);
	q.role = data[0] % 3;
	q.point_count = data[0] / 3 % 4;
	own = quote_split(pool,
	    line_split(pool,
	        text_clean(pool, (struct slice) { (const char *)data + 1, size - 1 }, READING_TEXT_MAX)),
	    &pairs, &n);
	answer_read(pool, &q, own, pairs, n, &r);
	must(r.answer_count > 0 && r.answer_count <= READING_ITEM_MAX);
	for (size_t i = 0; i < r.answer_count; i++)
		check(&r.answers[i], q.role);
	answer_away(pool, &q, own, &r);
	must(r.answer_count == 1 && r.answers[0].act == ACT_AWAY && utf8_is_valid(r.answers[0].to));
	pool_free(pool);
	return 0;
}
