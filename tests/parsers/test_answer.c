/*
 * Replies: see answer.cases for the lines. Each is understood (the acts are
 * those that it says), refused (it is left unclear, in part or as a whole: safe),
 * or understood wrongly. Every third case was held back while the words were
 * collected, and is counted apart. AGREED_ANSWERS=all tells what was refused too.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/language/answer.h"
#include "parsers/mail/quote.h"

#define FIELDS 5
#define POINTS_MAX 40
#define ACTS_MAX 20
#define SECOND_OF_24_NOVEMBER_2026 1795510800

struct set_point {
	char set;
	struct reading_point point;
};

struct act {
	int item;
	struct slice name, to;
	struct civil_date due;
};

enum outcome { UNDERSTOOD, REFUSED, WRONG };

struct cases {
	struct pool *pool;
	struct set_point points[POINTS_MAX];
	size_t point_count;
	int count[2][3];
};

static size_t
fields(struct slice line, char sign, struct slice *v, size_t max)
{
	size_t n = 0;

	while (n < max) {
		size_t bar = n + 1 < max ? slice_find_char(line, sign) : line.len;

		v[n++] = slice_trim(slice_to(line, bar));
		if (bar >= line.len)
			break;
		line = slice_from(line, bar + 1);
	}
	return n;
}

static struct slice
unescaped(struct pool *pool, struct slice s)
{
	struct text t;

	text_init(&t, pool);
	for (size_t i = 0; i < s.len; i++)
		if (s.p[i] == '\\' && i + 1 < s.len && s.p[i + 1] == 'n') {
			text_add_char(&t, '\n');
			i++;
		} else {
			text_add_char(&t, s.p[i]);
		}
	return text_slice(&t);
}

static void
point_add(struct cases *c, struct slice line)
{
	struct slice v[FIELDS] = { { NULL, 0 } };
	struct set_point *p = &c->points[c->point_count++];

	assert_true(c->point_count < POINTS_MAX && fields(line, '|', v, FIELDS) == FIELDS);
	p->set = v[0].p[1];
	p->point = (struct reading_point) { .n = v[1].p[0] - '0', .owner = v[2], .text = v[4] };
	if (v[3].len > 0)
		assert_true(civil_date_parse(v[3], &p->point.due));
}

/* -- what was read, and what should have been -- */

static void
read_one(struct cases *c, struct pool *pool, struct slice *v, struct reading *reading)
{
	static const struct {
		const char *name, *email;
		enum reading_role role;
	} writers[] = {
		{ "Maya Lin", "maya@corp.example", ROLE_OWNER },
		{ "Jane Doe", "jane@corp.example", ROLE_REQUESTER },
		{ "Ruth Ellis", "ruth@corp.example", ROLE_MANAGER },
	};
	int role = v[0].p[0] | 32, w = role == 'o' ? 0 : role == 'r' ? 1 : 2;
	struct question q = { .now = SECOND_OF_24_NOVEMBER_2026,
		.offset_s = 3600,
		.eod_minute = 17 * 60,
		.role = writers[w].role };
	struct reading_point points[POINTS_MAX];
	struct quote_pair *pairs;
	struct slice own;
	size_t n;

	for (size_t i = 0; i < c->point_count; i++)
		if (c->points[i].set == v[1].p[0])
			points[q.point_count++] = c->points[i].point;
	q.points = points;
	*reading = (struct reading) { .date = SECOND_OF_24_NOVEMBER_2026,
		.offset_s = 3600,
		.from = { slice_of(writers[w].name), slice_of(writers[w].email) } };
	own = quote_split(pool, unescaped(pool, v[2]), &pairs, &n);
	answer_read(pool, &q, own, pairs, n, reading);
	/* with a single point, its number says the same as none */
	for (size_t i = 0; i < reading->answer_count && q.point_count == 1; i++)
		reading->answers[i].item = 0;
}

static size_t
wanted(struct slice s, bool single, struct act *acts)
{
	struct slice list[ACTS_MAX], word[4];
	size_t n = fields(s, ';', list, ACTS_MAX);

	for (size_t i = 0; i < n; i++) {
		size_t words = fields(list[i], ' ', word, 2), mark = slice_find_char(word[1], '>');

		assert_int_equal(words, 2);
		acts[i] = (struct act) { .item = single || word[0].p[0] == '*' ? 0 : word[0].p[0] - '0' };
		if (mark < word[1].len)
			acts[i].to = slice_trim(slice_from(word[1], mark + 1));
		words = fields(slice_trim(slice_to(word[1], mark)), ' ', word, 2);
		acts[i].name = word[0];
		if (words == 2)
			assert_true(civil_date_parse(word[1], &acts[i].due));
	}
	return n;
}

static bool
is_same(const struct act *want, const struct reading_answer *got)
{
	if (got->interest.len > 0 || slice_eq(want->name, SLICE("interest")))
		return slice_eq(want->name, SLICE("interest")) && want->item == got->item &&
		    slice_eq(want->to, got->interest);
	return slice_eq(want->name, slice_of(reading_act_name(got->act))) && want->item == got->item &&
	    slice_eq_nocase(want->to, got->to) && got->due.given == (want->due.year != 0) &&
	    (!got->due.given || civil_compare(want->due, got->due.date) == 0);
}

static bool
is_harmless(const struct reading_answer *a)
{
	return a->act == ACT_UNCLEAR || a->act == ACT_QUESTION || (a->act == ACT_COMMENT && a->interest.len == 0);
}

static enum outcome
judge(const struct act *want, size_t n, const struct reading *r)
{
	bool used[ACTS_MAX] = { false };
	size_t found = 0, unclear = 0;

	for (size_t i = 0; i < r->answer_count; i++) {
		bool known = false;

		for (size_t k = 0; k < n && !known; k++)
			if (!used[k] && is_same(&want[k], &r->answers[i]))
				known = used[k] = true;
		found += known;
		unclear += r->answers[i].act == ACT_UNCLEAR && !known;
		if (!known && !is_harmless(&r->answers[i]))
			return WRONG;
	}
	return found == n && unclear == 0 ? UNDERSTOOD : REFUSED;
}

static void
tell(struct slice *v, int number, const struct reading *r, enum outcome o)
{
	static const char *const words[] = { "understood", "refused", "WRONG" };
	char day[CIVIL_DATE_LEN];

	print_message(
	    "answer.cases:%d: %s: %.*s: %.*s; got", number, words[o], SLICE_ARG(v[2]), SLICE_ARG(v[3]));
	for (size_t i = 0; i < r->answer_count; i++)
		print_message(" [%d %s %s %.*s]", r->answers[i].item, reading_act_name(r->answers[i].act),
		    r->answers[i].due.given ? civil_date_write(r->answers[i].due.date, day) : "",
		    SLICE_ARG(r->answers[i].to));
	print_message("\n");
}

static size_t
set_size(const struct cases *c, char set)
{
	size_t n = 0;

	for (size_t i = 0; i < c->point_count; i++)
		n += c->points[i].set == set;
	return n;
}

static void
case_run(struct cases *c, struct slice line, int number, bool held_back)
{
	struct pool *pool = pool_new((size_t)16 << 20);
	struct slice v[4] = { { NULL, 0 } };
	struct act want[ACTS_MAX];
	struct reading r;
	const char *all = getenv("AGREED_ANSWERS");
	enum outcome o = UNDERSTOOD;
	bool single;

	assert_int_equal(fields(line, '|', v, 4), 4);
	read_one(c, pool, v, &r);
	single = set_size(c, v[1].p[0]) == 1;
	if (!slice_eq(v[3], SLICE("-")))
		o = judge(want, wanted(v[3], single, want), &r);
	for (size_t i = 0; slice_eq(v[3], SLICE("-")) && i < r.answer_count; i++)
		o = is_harmless(&r.answers[i]) ? o : WRONG;
	c->count[held_back][o]++;
	if ((o == WRONG && !held_back) ||
	    (o != UNDERSTOOD && all != NULL && (!held_back || strcmp(all, "all") == 0)))
		tell(v, number, &r, o);
	pool_free(pool);
}

static void
share_tell(const char *name, const int *n)
{
	int all = n[UNDERSTOOD] + n[REFUSED] + n[WRONG];

	print_message(
	    "%s: %d replies, understood or refused rightly %d (%.1f%%), left unclear %d (%.1f%%), wrong %d\n",
	    name, all, n[UNDERSTOOD], 100.0 * n[UNDERSTOOD] / all, n[REFUSED], 100.0 * n[REFUSED] / all,
	    n[WRONG]);
}

static void
test_cases(void **state)
{
	FILE *f = fopen("tests/parsers/answer.cases", "r");
	struct cases c = { .pool = pool_new(1 << 20) };
	static char line[8192];
	int number = 0, n = 0;

	assert_non_null(f);
	while (fgets(line, sizeof(line), f) != NULL) {
		struct slice s = slice_copy(c.pool, slice_trim(slice_of(line)));

		number++;
		if (s.len == 0 || s.p[0] == '#')
			continue;
		if (s.p[0] == '@')
			point_add(&c, s);
		else if (s.p[0] < 'a')
			case_run(&c, s, number, false);
		else
			case_run(&c, s, number, n++ % 3 == 2);
	}
	fclose(f);
	share_tell("seen", c.count[0]);
	share_tell("held back", c.count[1]);
	assert_true(n >= 400);
	assert_int_equal(c.count[0][WRONG] + c.count[1][WRONG], 0);
	assert_true(c.count[0][UNDERSTOOD] * 100 >= 95 * (c.count[0][UNDERSTOOD] + c.count[0][REFUSED]));
	assert_true(c.count[1][UNDERSTOOD] * 100 >= 85 * (c.count[1][UNDERSTOOD] + c.count[1][REFUSED]));
	pool_free(c.pool);
}

/* A reply made to be slow takes no time. */
static void
test_linear(void **state)
{
	static const char *const units[] = { "1 ", "ok, ", "not ", "1, 2 and ", "by Friday ", "a", "ask ",
		"\n", "> 1. x\nok\n", "Maya\n", "split 1: a; ", "thanks\n", "if ", "need 1: " };

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		struct pool *pool = pool_new((size_t)256 << 20);
		struct reading_point point = {
			.n = 1, .text = SLICE("pricing page"), .owner = SLICE("Maya")
		};
		struct question q = { .now = SECOND_OF_24_NOVEMBER_2026, .points = &point, .point_count = 1 };
		struct reading r = { .date = SECOND_OF_24_NOVEMBER_2026 };
		struct quote_pair *pairs;
		struct text t;
		struct slice own;
		clock_t from;
		size_t n;

		text_init(&t, pool);
		while (t.len < (1 << 18))
			text_add(&t, slice_of(units[i]));
		own = quote_split(pool, text_slice(&t), &pairs, &n);
		from = clock();
		answer_read(pool, &q, own, pairs, n, &r);
		if (clock() - from > CLOCKS_PER_SEC)
			print_error("slow: %s\n", units[i]);
		assert_true(clock() - from < 2 * CLOCKS_PER_SEC);
		assert_true(r.answer_count <= READING_ITEM_MAX);
		pool_free(pool);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_linear),
	};

	unicode_prepare();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
