/* wait: a line of wait.cases each; and what notes say of each other's points. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "parsers/base/pool.h"
#include "parsers/language/wait.h"
#include "parsers/reading.h"

#define CASES "tests/parsers/wait.cases"
#define FIELDS 3

static void
waits_write(const struct reading *r, char *out, size_t size)
{
	size_t len = 0;

	out[0] = '\0';
	for (size_t i = 0; i < r->wait_count && len < size; i++) {
		const struct reading_wait *w = &r->waits[i];

		len += (size_t)snprintf(out + len, size - len, i == 0 ? "" : " ");
		if (w->agreement > 0)
			len += (size_t)snprintf(out + len, size - len, "A-%lld.", (long long)w->agreement);
		len += (size_t)snprintf(out + len, size - len, "%d>", w->item);
		if (w->on_agreement > 0)
			len += (size_t)snprintf(out + len, size - len, "A-%lld.", (long long)w->on_agreement);
		len += (size_t)snprintf(out + len, size - len, "%d", w->on);
	}
}

static bool
case_run(char *line)
{
	struct pool *pool = pool_new(1024 * 1024);
	struct reading_point points[] = { { .n = 1 }, { .n = 2 }, { .n = 3 }, { .n = 4 } };
	const struct question question = { .points = points, .point_count = 4 };
	/* whatever the line was taken for before */
	struct reading_answer taken[] = { { .act = ACT_CHANGE }, { .act = ACT_CONFIRM, .quote = SLICE("ok") } };
	struct reading r = { .answers = taken, .answer_count = 2 };
	char *f[FIELDS] = { NULL }, got[200];
	size_t n = 0;
	bool waits, blocked, good;

	for (char *one = strtok_r(line, "\t", &line); one != NULL && n < FIELDS; one = strtok_r(NULL, "\t", &line))
		f[n++] = one;
	assert_int_equal(n, FIELDS);
	taken[0].quote = slice_of(f[0]);
	waits = strcmp(f[1], "-") != 0;
	blocked = strcmp(f[2], "blocked") == 0;
	wait_read_reply(pool, &question, slice_of(f[0]), &r);
	waits_write(&r, got, sizeof(got));
	good = strcmp(got, waits ? f[1] : "") == 0 && r.answer_count == (waits && !blocked ? 1u : 2u);
	if (good && waits)
		good = r.answers[0].act == ACT_CONFIRM && (!blocked || r.answers[1].act == ACT_BLOCKED);
	if (!good)
		fprintf(stderr, "%s: got '%s' and %zu answers\n", f[0], got, r.answer_count);
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
		if (line[0] == '#' || strchr(line, '\t') == NULL)
			continue;
		bad += !case_run(line);
		cases++;
	}
	fclose(in);
	assert_true(cases >= 27);
	assert_int_equal(bad, 0);
}

static void
notes_check(struct reading_item *items, size_t n, const char *wanted)
{
	struct pool *pool = pool_new(1024 * 1024);
	struct reading r = { .items = items, .item_count = n };
	char got[200];

	wait_read_notes(pool, &r);
	waits_write(&r, got, sizeof(got));
	assert_string_equal(got, wanted);
	pool_free(pool);
}

static void
test_notes(void **state)
{
	struct reading_owner maya = { .name = SLICE("Maya Lin"), .department = SLICE("Design"), .written = SLICE("Maya") },
	    omar = { .name = SLICE("Omar Haddad"), .written = SLICE("Omar") };
	struct reading_item items[] = {
		{ .quote = SLICE("Maya: mockups by 4 Dec"), .owners = &maya, .owner_count = 1 },
		{ .quote = SLICE("Omar: banner, after 1, by 9 Dec"), .owners = &omar, .owner_count = 1 },
		{ .quote = SLICE("Print it once Design has final files"), .owners = NULL },
		{ .quote = SLICE("Call Jane after 2 weeks, after 1 Dec, or after 2pm"), .owners = NULL },
	};

	(void)state;
	notes_check(items, 4, "2>1 3>1");
	/* the notes' own numbers count before places */
	items[0].number = 7;
	notes_check(items, 4, "3>1");
	items[1].quote = SLICE("Omar: banner (blocked by 7)");
	notes_check(items, 4, "2>1 3>1");
	/* two of them are Design's: nobody can tell which */
	items[1].owners = &maya;
	notes_check(items, 4, "2>1");
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_cases), cmocka_unit_test(test_notes) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
