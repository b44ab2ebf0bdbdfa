/*
 * libFuzzer: any bytes as a text of notes, in every language and in none. The
 * first byte picks the language, the second the moment. Checks what the header
 * promises of each date: real days, places inside the text, an end not before
 * the start, a derivation.
 */
#include <stdint.h>
#include <stdlib.h>

#include "parsers/base/pool.h"
#include "parsers/language/date.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static void
must(bool ok)
{
	if (!ok)
		abort();
}

static void
check(struct pool *pool, const struct date_context *context, struct slice text, const struct date_found *f)
{
	struct reading_due due;

	must(civil_is_valid(f->start.date) && f->start.hour < 24 && f->start.minute < 60);
	must(f->at <= text.len && f->len <= text.len - f->at && f->bound_at <= f->at);
	must(f->why.len > 0 && utf8_is_valid(f->why));
	if (f->has_end) {
		must(civil_is_valid(f->end.date) && f->end.hour < 24 && f->end.minute < 60);
		must(civil_instant(f->end, 0) >= civil_instant(f->start, 0));
	}
	if (date_due(pool, context, text, f, &due))
		must(due.given && civil_is_valid(due.date) && due.minute < 1440 && utf8_is_valid(due.text));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static const char *const languages[] = { "", "en", "en-GB", "de", "fr", "es", "zh", "zh-Hant" };
	struct pool *pool;
	struct date_context context = { .eod_minute = 1020 };
	struct date_found *found;
	struct slice text;
	size_t n;

	if (len < 2 || len > 4096)
		return 0;
	pool = pool_new((size_t)64 << 20);
	context.language = slice_of(languages[data[0] % 8]);
	context.now = civil_at((int64_t)data[1] * 86400 * 37 + 1700000000, 0);
	text = (struct slice){ (const char *)data + 2, len - 2 };
	n = date_find(pool, &context, text, &found);
	must(n <= DATE_FOUND_MAX);
	for (size_t i = 0; i < n; i++)
		check(pool, &context, text, &found[i]);
	pool_free(pool);
	return 0;
}
