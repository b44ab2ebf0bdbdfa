/*
 * Replies: each line of quote.cases is
 *     name | text | what the writer wrote
 * with \n, \p and \\ for a new line, '|' and '\'. Blank lines at the ends do
 * not count.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/mail/quote.h"

#define FIELDS 3

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
		text_add_char(&t, s.p[i] == 'n' ? '\n' : s.p[i] == 'p' ? '|' : s.p[i]);
	}
	return text_slice(&t);
}

static bool
case_run(struct pool *pool, struct slice *f)
{
	struct slice got = quote_reply(pool, line_split(pool, unescaped(pool, f[1]))),
	             want = slice_trim(unescaped(pool, f[2]));

	if (slice_eq(slice_trim(got), want))
		return true;
	print_error("%.*s: \"%.*s\", not \"%.*s\"\n", SLICE_ARG(f[0]), SLICE_ARG(got), SLICE_ARG(want));
	return false;
}

static void
test_cases(void **state)
{
	FILE *file = fopen("tests/parsers/quote.cases", "r");
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
	print_message("%d replies\n", n);
	assert_int_equal(failed, 0);
	assert_true(n > 150);
}

/* Inline answers know what they stand under. */
static void
test_pairs(void **state)
{
	struct pool *pool = pool_new(1024 * 1024);
	struct quote_pair *pairs;
	size_t n;
	struct slice text = SLICE("Hi all,\n\nOn 24 Nov 2026, at 10:12, Jane Doe <jane@corp.example> wrote:\n"
	                          "> 1. Mockups by Friday\n> 2. Limits by Monday\n\nFine.\n\n> 3. Legal "
	                          "text\n> by 9 Dec\n\nNot me,\nplease ask Omar.\n\n> Bye\n");
	struct slice own = quote_split(pool, line_split(pool, text), &pairs, &n);

	assert_true(slice_eq(own, SLICE("Hi all,\n\nFine.\n\nNot me,\nplease ask Omar.")));
	assert_int_equal(n, 2);
	assert_true(slice_find(pairs[0].quoted, SLICE("2. Limits by Monday")) < pairs[0].quoted.len);
	assert_true(slice_eq(pairs[0].answer, SLICE("Fine.")));
	assert_true(slice_eq(pairs[1].quoted, SLICE("3. Legal text\nby 9 Dec")));
	assert_true(slice_eq(pairs[1].answer, SLICE("Not me,\nplease ask Omar.")));
	pool_free(pool);
}

/* Nothing that is read as an answer is invented: a mail that only quotes says nothing. */
static void
test_only_quotes(void **state)
{
	struct pool *pool = pool_new(1024 * 1024);
	struct quote_pair *pairs;
	size_t n;

	assert_int_equal(quote_split(pool, line_split(pool, SLICE("> ok\n> done 2\n")), &pairs, &n).len, 0);
	assert_int_equal(n, 0);
	assert_null(pairs);
	assert_int_equal(
	    quote_reply(pool,
	        line_split(
	            pool, SLICE("From: a <a@corp.example>\nSent: 24 November 2026\nSubject: x\n\nok\n")))
	        .len,
	    0);
	pool_free(pool);
}

static void
test_introduction(void **state)
{
	struct pool *pool = pool_new(1024 * 1024);

	assert_true(quote_is_introduction(
	    pool, SLICE("Am 24.11.2026 um 10:12 schrieb Jane Doe <jane@corp.example>:")));
	assert_true(
	    quote_is_introduction(pool, SLICE("El mar, 24 nov 2026, Jane (jane@corp.example) escribió:")));
	assert_false(quote_is_introduction(pool, SLICE("Please send it to jane@corp.example by Friday:")));
	assert_false(quote_is_introduction(pool, SLICE("On Monday 24 November we ship.")));
	assert_false(quote_is_introduction(pool, SLICE("Notes of 24 Nov 2026, 10:12:")));
	pool_free(pool);
}

static void
test_hostile(void **state)
{
	static const char *const parts[] = { "> ", "On 1 Jan 2026 a@b wrote:\n", "a <\n", "From: a\n",
		"2026 x@y\n", "-- \n", ":\n" };

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		struct pool *pool = pool_new((size_t)512 * 1024 * 1024);
		struct quote_pair *pairs;
		struct text t;
		size_t n;

		text_init(&t, pool);
		while (t.len < 300000)
			text_add(&t, slice_of(parts[i]));
		quote_split(pool, line_split(pool, text_slice(&t)), &pairs, &n);
		assert_true(n <= QUOTE_PAIR_MAX);
		pool_free(pool);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_pairs),
		cmocka_unit_test(test_only_quotes),
		cmocka_unit_test(test_introduction),
		cmocka_unit_test(test_hostile),
	};

	unicode_prepare();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
