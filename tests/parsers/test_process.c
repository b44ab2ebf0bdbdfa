/* process: a line of process.cases each. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "parsers/base/pool.h"
#include "parsers/language/process.h"
#include "parsers/reading.h"

#define CASES "tests/parsers/process.cases"
#define FIELDS 6
/* Tuesday 24 November 2026, 15:00 +0100 */
#define SENT 1795528800

static void
breaks_make(char *s)
{
	char *to = s;

	for (; *s != '\0'; s++)
		if (s[0] == '\\' && s[1] == 'n') {
			*to++ = '\n';
			s++;
		} else
			*to++ = *s;
	*to = '\0';
}

static void
due_write(const struct reading_due *due, char out[CIVIL_DATE_LEN])
{
	if (due->given)
		civil_date_write(due->date, out);
	else
		snprintf(out, CIVIL_DATE_LEN, "-");
}

static bool
case_run(char *line)
{
	struct pool *pool = pool_new(16 * 1024 * 1024);
	const struct question question = { .now = SENT, .eod_minute = 17 * 60 };
	struct reading r = { .date = SENT, .offset_s = 3600 };
	char *f[FIELDS] = { NULL }, by[CIVIL_DATE_LEN], from[CIVIL_DATE_LEN];
	size_t n = 0;
	bool good;

	for (char *one = strtok_r(line, "\t", &line); one != NULL && n < FIELDS; one = strtok_r(NULL, "\t", &line))
		f[n++] = one;
	assert_int_equal(n, FIELDS);
	breaks_make(f[1]);
	r.subject = r.title = slice_of(f[0]);
	process_read(pool, &question, slice_of(f[1]), &r);
	due_write(&r.process.by, by);
	due_write(&r.process.from, from);
	good = r.process.given == (strcmp(f[2], "-") != 0) &&
	    (!r.process.given || slice_eq(r.process.name, slice_of(f[2]))) && strcmp(by, f[3]) == 0 &&
	    strcmp(from, f[4]) == 0 && slice_eq(r.process.about, slice_of(strcmp(f[5], "-") == 0 ? "" : f[5]));
	if (!good)
		fprintf(stderr, "%s | %s: got %.*s by %s from %s about %.*s\n", f[0], f[1], SLICE_ARG(r.process.name), by,
		    from, SLICE_ARG(r.process.about));
	pool_free(pool);
	return good;
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
		line[strcspn(line, "\n")] = '\0';
		if ((line[0] == '#' && strchr(line, '\t') == NULL) || line[0] == '\0')
			continue;
		bad += !case_run(line);
		cases++;
	}
	fclose(in);
	assert_true(cases >= 15);
	assert_int_equal(bad, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_cases) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
