/*
 * Dates: each line of date.cases is
 *     language | reference | text | what is found | due date (may be left out)
 * What is found: "-" or, joined by " + ", START or START/END, each a date or a
 * date and a time, then what is marked: by before from vague ambiguous end
 * contradicts. The due date is that of the first one found: a date, a date and
 * a time, or "none".
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "parsers/base/pool.h"
#include "parsers/language/date.h"

#define FIELDS 5

static void
add_time(struct text *t, const struct civil_time *at, bool has_time)
{
	char buf[CIVIL_DATE_LEN];

	text_addf(t, "%s", civil_date_write(at->date, buf));
	if (has_time)
		text_addf(t, "T%02d:%02d", at->hour, at->minute);
}

static void
add_found(struct text *t, const struct date_context *context, const struct date_found *f)
{
	static const char *const bounds[] = { "", " by", " before", " from" };
	struct date_found at = *f;

	if (f->has_time && f->offset_s != context->offset_s) {
		at.start = civil_at(civil_instant(f->start, f->offset_s), context->offset_s);
		at.end = f->has_end ? civil_at(civil_instant(f->end, f->offset_s), context->offset_s) : f->end;
	}
	add_time(t, &at.start, f->has_time);
	if (f->has_end) {
		text_add_char(t, '/');
		add_time(t, &at.end, f->has_time);
	}
	text_addf(t, "%s%s%s%s%s", bounds[f->bound], f->vague ? " vague" : "", f->ambiguous ? " ambiguous" : "",
	    f->end_of_unit ? " end" : "", f->contradicts ? " contradicts" : "");
}

static struct slice
due_text(struct pool *pool, const struct date_context *context, struct slice text, const struct date_found *f)
{
	struct reading_due due;
	struct text t;
	char buf[CIVIL_DATE_LEN];

	text_init(&t, pool);
	if (!date_due(pool, context, text, f, &due))
		return SLICE("none");
	text_addf(&t, "%s", civil_date_write(due.date, buf));
	if (due.minute >= 0)
		text_addf(&t, " %02d:%02d", due.minute / 60, due.minute % 60);
	return text_slice(&t);
}

static size_t
fields(struct slice line, struct slice *v)
{
	size_t n = 0;

	while (n < FIELDS) {
		size_t bar = slice_find_char(line, '|');

		v[n++] = slice_trim(slice_to(line, bar));
		if (bar >= line.len)
			break;
		line = slice_from(line, bar + 1);
	}
	return n;
}

/* Returns how many of its assertions failed. */
static int
one_case(struct pool *pool, struct slice line, int number)
{
	struct slice v[FIELDS] = { { NULL, 0 } };
	struct date_context context = { .eod_minute = 17 * 60 };
	struct date_found *found;
	struct text got;
	bool has_time;
	size_t count = fields(line, v), n;
	int bad = 0;

	assert_true(count >= 4);
	assert_true(civil_iso_parse(v[1], &context.now, &context.offset_s, &has_time));
	context.language = v[0];
	n = date_find(pool, &context, v[2], &found);
	text_init(&got, pool);
	for (size_t i = 0; i < n; i++) {
		text_addf(&got, "%s", i > 0 ? " + " : "");
		add_found(&got, &context, &found[i]);
		if (found[i].at + found[i].len > v[2].len || found[i].bound_at > found[i].at || found[i].why.len == 0)
			bad++;
	}
	if (n == 0)
		text_add_char(&got, '-');
	if (!slice_eq(text_slice(&got), v[3])) {
		print_error("date.cases:%d: %.*s: got %.*s, not %.*s\n", number, SLICE_ARG(v[2]), SLICE_ARG(text_slice(&got)),
		    SLICE_ARG(v[3]));
		bad++;
	}
	if (count > 4) {
		struct slice due = n > 0 ? due_text(pool, &context, v[2], &found[0]) : SLICE("none");

		if (!slice_eq(due, v[4])) {
			print_error("date.cases:%d: %.*s: due %.*s, not %.*s\n", number, SLICE_ARG(v[2]), SLICE_ARG(due),
			    SLICE_ARG(v[4]));
			bad++;
		}
	}
	return bad;
}

static void
test_cases(void **state)
{
	FILE *f = fopen("tests/parsers/date.cases", "r");
	struct pool *pool = pool_new(1 << 24);
	char line[1024];
	int number = 0, bad = 0, cases = 0;

	(void)state;
	assert_non_null(f);
	while (fgets(line, sizeof(line), f) != NULL) {
		struct slice s = slice_trim(slice_of(line));

		number++;
		if (s.len == 0 || s.p[0] == '#')
			continue;
		cases++;
		bad += one_case(pool, s, number);
		pool_reset(pool);
	}
	fclose(f);
	pool_free(pool);
	assert_true(cases > 600);
	assert_int_equal(bad, 0);
}

/* The derivation is in words that a person can check. */
static void
test_why(void **state)
{
	struct pool *pool = pool_new(1 << 20);
	struct date_context context = { .now = { { 2026, 11, 24 }, 9, 0, 0 }, .language = SLICE("en"),
		.eod_minute = 1020 };
	struct date_found *found;

	(void)state;
	assert_int_equal(date_find(pool, &context, SLICE("in 3 business days"), &found), 1);
	assert_string_equal(found[0].why.p, "3 business days from Tue 24 Nov 2026 = Fri 27 Nov 2026");
	assert_int_equal(date_find(pool, &context, SLICE("due by next Friday"), &found), 1);
	assert_string_equal(found[0].why.p, "Friday of the week after that of Tue 24 Nov 2026 = Fri 4 Dec 2026");
	pool_free(pool);
}

/* A text made to be slow takes no time: a megabyte of each, well under the second. */
static void
test_linear(void **state)
{
	static const char *const units[] = { "1", "1 ", " ", "may ", "5-", "1/2/", "monday, ", "next week of ", "三",
		"from 3 to ", "a week from ", "in ", "\n", "12:30 - ", "end of ", "twenty " };

	(void)state;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		struct pool *pool = pool_new((size_t)64 << 20);
		struct date_context context = { .now = { { 2026, 11, 24 }, 9, 0, 0 }, .eod_minute = 1020 };
		struct date_found *found;
		struct text t;
		clock_t from;

		text_init(&t, pool);
		while (t.len < (1 << 20))
			text_add(&t, slice_of(units[i]));
		from = clock();
		date_find(pool, &context, text_slice(&t), &found);
		if (clock() - from > CLOCKS_PER_SEC)
			print_error("slow: %s\n", units[i]);
		assert_true(clock() - from < 2 * CLOCKS_PER_SEC);
		pool_free(pool);
	}
}

static void
test_language(void **state)
{
	static const char *const texts[][2] = {
		{ "Please send the list to me by Friday.", "en" },
		{ "Die Liste wird bis Freitag von Maya verschickt.", "de" },
		{ "Maya envoie la liste avant vendredi, et nous la relisons.", "fr" },
		{ "Maya enviará la lista para el viernes y la revisamos.", "es" },
		{ "请在周五之前把清单发给我。", "zh" },
		{ "請在週五之前把清單發給我。", "zh-Hant" },
		{ "", "en" },
	};
	struct pool *pool = pool_new(1 << 20);

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		assert_true(slice_eq(date_language(slice_of(texts[i][0])), slice_of(texts[i][1])));
	pool_free(pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_why),
		cmocka_unit_test(test_linear),
		cmocka_unit_test(test_language),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
