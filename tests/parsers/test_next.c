/* The next meeting: a line of next.cases each. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "parsers/base/pool.h"
#include "parsers/interpret.h"
#include "parsers/reading.h"

#define CASES "tests/parsers/next.cases"
#define FIELDS 4
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

/* The reading of a mail with that text. */
static struct reading_next
next_of(struct pool *pool, const char *language, const char *text)
{
	struct question question = { .now = SENT, .offset_s = 3600, .language = slice_of(language), .eod_minute = 17 * 60,
		.subject_keyword = SLICE("[agreed]") };
	struct reading r;
	struct text mail;

	text_init(&mail, pool);
	text_addf(&mail, "From: Jane Doe <jane@corp.example>\nTo: agree@corp.example\nSubject: Launch sync [agreed]\n"
	    "Date: Tue, 24 Nov 2026 15:00:00 +0100\nMessage-ID: <1@corp.example>\nMIME-Version: 1.0\n"
	    "Content-Type: text/plain; charset=utf-8\n\n%s\n", text);
	interpret(pool, &question, text_slice(&mail), &r);
	return r.next;
}

static bool
case_run(char *line)
{
	struct pool *pool = pool_new(64 * 1024 * 1024);
	char *f[FIELDS] = { NULL }, day[CIVIL_DATE_LEN] = "-", time[8] = "-";
	struct reading_next next;
	size_t n = 0;
	bool good;

	for (char *one = strtok_r(line, "\t", &line); one != NULL && n < FIELDS; one = strtok_r(NULL, "\t", &line))
		f[n++] = one;
	assert_int_equal(n, FIELDS);
	breaks_make(f[1]);
	next = next_of(pool, f[0], f[1]);
	if (next.given)
		civil_date_write(next.date, day);
	if (next.given && next.minute >= 0)
		snprintf(time, sizeof(time), "%02d:%02d", next.minute / 60 % 24, next.minute % 60);
	good = strcmp(day, f[2]) == 0 && strcmp(time, f[3]) == 0;
	if (!good)
		fprintf(stderr, "%s: got %s %s, not %s %s\n", f[1], day, time, f[2], f[3]);
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
	interpret_prepare();
	assert_non_null(in);
	while (fgets(line, sizeof(line), in) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '#' || line[0] == '\0')
			continue;
		bad += !case_run(line);
		cases++;
	}
	fclose(in);
	assert_true(cases >= 40);
	assert_int_equal(bad, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_cases) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
