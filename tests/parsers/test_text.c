/*
 * Texts and the pool below them: what is cleaned, folded and grown several bytes
 * at once comes out as if it were done byte by byte, wherever a byte stands.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "parsers/base/pool.h"
#include "parsers/base/text.h"

#define POOL_MAX ((size_t)16 * 1024 * 1024)
#define LENGTH 21

static void
assert_text(struct slice got, const char *want)
{
	assert_int_equal(got.len, strlen(want));
	assert_memory_equal(got.p, want, got.len);
}

/* What must stand where the byte c stood: by the definition in text.h. */
static const char *
cleaned(int c)
{
	static char same[2];

	if (c == '\r')
		return "\n";
	if (c >= 0x80)
		return "\xef\xbf\xbd";
	if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7f)
		return "";
	same[0] = (char)c;
	return same;
}

static void
each_byte_is_cleaned_everywhere(void **state)
{
	struct pool *pool = pool_new(POOL_MAX);
	char in[LENGTH + 1], want[64];

	(void)state;
	for (int c = 0; c < 256; c++)
		for (size_t at = 0; at < LENGTH; at++) {
			memset(in, 'x', LENGTH);
			in[at] = (char)c;
			snprintf(want, sizeof(want), "%.*s%s%.*s", (int)at, "xxxxxxxxxxxxxxxxxxxxx",
			    cleaned(c), (int)(LENGTH - at - 1), "xxxxxxxxxxxxxxxxxxxxx");
			assert_text(text_clean(pool, (struct slice) { in, LENGTH }, 100), want);
			assert_int_equal(slice_is_ascii((struct slice) { in, LENGTH }), c < 0x80);
			pool_reset(pool);
		}
	pool_free(pool);
}

static void
capitals_become_small_and_nothing_else_changes(void **state)
{
	char in[256], out[256];

	(void)state;
	for (int shift = 0; shift < 9; shift++) {
		for (int i = 0; i < 256; i++)
			in[i] = (char)(i + shift);
		ascii_lower(out, in, sizeof(out));
		for (int i = 0; i < 256; i++)
			assert_int_equal(out[i], in[i] >= 'A' && in[i] <= 'Z' ? in[i] + 32 : in[i]);
	}
}

static void
a_line_has_single_spaces(void **state)
{
	static const char *const lines[][2] = {
		{ "mockups of the page", "mockups of the page" },
		{ "  mockups  of the page ", "mockups of the page" },
		{ "mockups\tof\r\nthe page", "mockups of the page" },
		{ "mockups of\xc2\xa0the page\x01", "mockups of the page" },
		{ " \t", "" },
	};
	struct pool *pool = pool_new(POOL_MAX);

	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		assert_text(text_clean_line(pool, slice_of(lines[i][0]), 100), lines[i][1]);
	assert_text(text_clean_line(pool, SLICE("mockups of the page"), 11), "mockups");
	pool_free(pool);
}

/* Two arrays that grow in turn and one that grows alone keep what is in them, through several mails. */
static void
arrays_grow_and_keep_what_is_in_them(void **state)
{
	struct pool *pool = pool_new(POOL_MAX);

	(void)state;
	for (int mail = 0; mail < 3; mail++) {
		uint64_t *a = NULL, *b = NULL, *alone = NULL;
		size_t cap_a = 0, cap_b = 0, cap_alone = 0, n;

		for (n = 0; n < 40000; n++) {
			a = pool_grow(pool, a, n, &cap_a, sizeof(*a));
			assert_int_equal(a[n], 0);
			a[n] = n;
			if (n % 3 == 0) {
				b = pool_grow(pool, b, n / 3, &cap_b, sizeof(*b));
				b[n / 3] = ~(uint64_t)n;
			}
		}
		for (size_t k = 0; k < 40000; k++) {
			alone = pool_grow(pool, alone, k, &cap_alone, sizeof(*alone));
			assert_int_equal(alone[k], 0);
			alone[k] = 1;
		}
		for (n = 0; n < 40000; n++) {
			assert_int_equal(a[n], n);
			assert_true(n % 3 != 0 || b[n / 3] == ~(uint64_t)n);
		}
		pool_reset(pool);
	}
	pool_free(pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_byte_is_cleaned_everywhere),
		cmocka_unit_test(capitals_become_small_and_nothing_else_changes),
		cmocka_unit_test(a_line_has_single_spaces),
		cmocka_unit_test(arrays_grow_and_keep_what_is_in_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
