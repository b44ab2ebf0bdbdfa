/* series: a line of series.cases each. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "daemon/core/drive/series.h"
#include "parsers/base/pool.h"

#define CASES "tests/core/series.cases"
#define FIELDS_MAX 4

static bool
case_run(struct pool *pool, char **f, size_t n)
{
	const char *got;

	if (strcmp(f[0], "key") == 0) {
		assert_int_equal(n, 3);
		got = series_key(pool, slice_of(f[1]));
		got = got[0] == '\0' ? "-" : got;
	} else {
		assert_int_equal(n, 4);
		got = series_likeness(pool, slice_of(f[1]), slice_of(f[2])) >= SERIES_ALIKE_MIN ? "yes" : "no";
	}
	if (strcmp(got, f[n - 1]) == 0)
		return true;
	fprintf(stderr, "%s %s: got %s, not %s\n", f[0], f[1], got, f[n - 1]);
	return false;
}

static void
test_cases(void **state)
{
	FILE *in = fopen(CASES, "r");
	char line[1000];
	int cases = 0, bad = 0;

	(void)state;
	assert_non_null(in);
	while (fgets(line, sizeof(line), in) != NULL) {
		struct pool *pool = pool_new(1024 * 1024);
		char *f[FIELDS_MAX], *rest = line;
		size_t n = 0;

		line[strcspn(line, "\n")] = '\0';
		for (char *one; n < FIELDS_MAX && (one = strtok_r(rest, "\t", &rest)) != NULL;)
			f[n++] = one;
		if (line[0] != '#' && n > 1) {
			bad += !case_run(pool, f, n);
			cases++;
		}
		pool_free(pool);
	}
	fclose(in);
	assert_true(cases >= 20);
	assert_int_equal(bad, 0);
}

/* What has no end, no letters or no character at all. */
static void
test_hostile(void **state)
{
	static const char *const texts[] = { "", " ", "\xff\xfe", "....", "12 13 14", "a" };
	struct pool *pool = pool_new(64 * 1024 * 1024);
	struct text t;

	(void)state;
	text_init(&t, pool);
	for (int i = 0; i < 20000; i++)
		text_addf(&t, "word%c ", 'a' + i % 26);
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		assert_int_equal(series_likeness(pool, slice_of(texts[i]), text_slice(&t)), 0);
		assert_non_null(series_key(pool, slice_of(texts[i])));
	}
	assert_true(strlen(series_key(pool, text_slice(&t))) < 1000);
	pool_free(pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_cases), cmocka_unit_test(test_hostile) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
