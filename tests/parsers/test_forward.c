/*
 * Forwards: each line of forward.cases is
 *     name | subject of the mail | its text | from | subject | instant | body | note
 * In texts \n, \t, \p and \\ stand for a new line, a tab, '|' and '\'. From is
 * "none" when the mail is no forward. The instant is UTC to the minute, or "-"
 * where it is not looked at. Dates without a zone are read as UTC.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "parsers/base/civil.h"
#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/mail/forward.h"

#define FIELDS 8

static struct slice
unescaped(struct pool *pool, struct slice s)
{
	struct text t;

	text_init(&t, pool);
	for (size_t i = 0; i < s.len; i++) {
		if (s.p[i] != '\\' || i + 1 == s.len) {
			text_add_char(&t, s.p[i]);
			continue;
		}
		i++;
		text_add_char(&t, s.p[i] == 'n' ? '\n' : s.p[i] == 't' ? '\t' : s.p[i] == 'p' ? '|' : s.p[i]);
	}
	return text_slice(&t);
}

static void
minute_write(int64_t at, char *buf, size_t size)
{
	struct civil_time c = civil_at(at, 0);

	snprintf(
	    buf, size, "%04d-%02d-%02dT%02d:%02d", c.date.year, c.date.month, c.date.day, c.hour, c.minute);
}

static bool
same(const char *name, const char *what, struct slice got, struct slice want)
{
	if (slice_eq(got, want))
		return true;
	print_error("%s: %s is \"%.*s\", not \"%.*s\"\n", name, what, SLICE_ARG(got), SLICE_ARG(want));
	return false;
}

static bool
case_run(struct pool *pool, struct slice *f)
{
	const char *name = slice_cstr(pool, f[0]);
	struct reading_forward forward = { 0 };
	struct forward_place place;
	char buf[40] = "-";
	bool ok = true;

	if (!forward_find(pool, f[1], line_split(pool, unescaped(pool, f[2])), &forward, &place))
		return same(name, "from", SLICE("none"), f[3]);
	ok &= same(name, "from", forward.from.email.len > 0 ? forward.from.email : forward.from.name, f[3]);
	ok &= same(name, "subject", forward.subject, f[4]);
	if (!slice_eq(f[5], SLICE("-")) && forward.at != 0)
		minute_write(forward.at, buf, sizeof(buf));
	ok &= same(name, "date", slice_of(buf), f[5]);
	ok &= same(name, "body", slice_trim(forward.text), slice_trim(unescaped(pool, f[6])));
	ok &= same(name, "note", place.note, slice_trim(unescaped(pool, f[7])));
	return ok;
}

static void
test_cases(void **state)
{
	FILE *file = fopen("tests/parsers/forward.cases", "r");
	static char line[16384];
	int failed = 0, n = 0;

	assert_non_null(file);
	while (fgets(line, sizeof(line), file) != NULL) {
		struct pool *pool = pool_new(4 * 1024 * 1024);
		struct slice rest = slice_trim(slice_of(line)), f[FIELDS];

		if (rest.len > 0 && rest.p[0] != '#') {
			for (int i = 0; i < FIELDS; i++) {
				size_t bar = slice_find_char(rest, '|');

				f[i] = slice_trim(slice_to(rest, bar));
				rest = slice_from(rest, bar + 1);
			}
			failed += !case_run(pool, f);
			n++;
		}
		pool_free(pool);
	}
	fclose(file);
	print_message("%d forwards\n", n);
	assert_int_equal(failed, 0);
	assert_true(n > 150);
}

/* The lines of the body are lines of the mail, so that what is quoted from them can be found again. */
static void
test_lines(void **state)
{
	struct pool *pool = pool_new(1024 * 1024);
	struct slice text = SLICE(
	    "Hi\n\nBegin forwarded message:\n\n> From: Jane Doe <jane@corp.example>\n> Date: 24 Nov 2026\n"
	    "> Subject: Launch\n>\n> One\n> Two\n\nBye\n");
	struct reading_forward forward;
	struct forward_place place;

	assert_true(forward_find(pool, SLICE("Launch"), line_split(pool, text), &forward, &place));
	assert_true(slice_eq(forward.text, SLICE("One\nTwo")));
	assert_int_equal(place.mark, 3);
	assert_int_equal(place.line, 9);
	assert_int_equal(place.last, 10);
	assert_int_equal(place.depth, 1);
	pool_free(pool);
}

/* Headers and introductions without end cost no more than their length. */
static void
test_hostile(void **state)
{
	static const char *const parts[] = { "From: a\n", "> ", "-----", "On 1 Jan 2026, a@b wrote\n",
		"To: a@b,\n", "Content-Type: a\nb\n", ":", "<", "\n" };

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		struct pool *pool = pool_new((size_t)512 * 1024 * 1024);
		struct reading_forward forward;
		struct text t;

		text_init(&t, pool);
		while (t.len < 300000)
			text_add(&t, slice_of(parts[i]));
		forward_find(pool, SLICE("Fwd: x"), line_split(pool, text_slice(&t)), &forward, NULL);
		pool_free(pool);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_hostile),
	};

	unicode_prepare();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
