/*
 * plan: a line of plan.cases each, and what must hold whatever the steps are: no
 * step is due before those it waits for, none on a day off, and a plan back from
 * where a plan forward ends never begins before it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "daemon/core/settings/config_value.h"
#include "daemon/core/drive/plan.h"
#include "parsers/base/chain.h"
#include "parsers/base/pool.h"

#define CASES "tests/core/plan.cases"
#define STEPS 20
#define RANDOM_PLANS 500

static struct civil_date
date_of(const char *s)
{
	struct civil_date d;

	assert_true(civil_date_parse((struct slice) { s, strlen(s) }, &d));
	return d;
}

static size_t
step_find(const struct plan_step *steps, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(steps[i].name, name) == 0)
			return i;
	fail_msg("no step %s", name);
	return 0;
}

/* "a/1/Mon-Fri/b+c": what it waits for is looked up when all steps are known. */
static size_t
steps_read(struct pool *pool, char *list, const struct worktime_day *off, size_t off_count, struct plan_step *steps)
{
	char *after[STEPS];
	size_t n = 0;

	for (char *one = strtok_r(list, " ", &list); one != NULL; one = strtok_r(NULL, " ", &list), n++) {
		const char *name = strtok_r(one, "/", &one), *days = strtok_r(NULL, "/", &one);
		const char *week = strtok_r(NULL, "/", &one);

		assert_true(n < STEPS && week != NULL);
		after[n] = strtok_r(NULL, "/", &one);
		steps[n] = (struct plan_step) { .name = name, .days = (int)strtol(days, NULL, 10),
			.w = { .zone = "UTC", .open_minute = 540, .close_minute = 1020, .days = off, .day_count = off_count } };
		assert_true(config_value_week(week, steps[n].w.workday));
	}
	for (size_t i = 0; i < n; i++) {
		size_t *on = pool_array(pool, STEPS, sizeof(*on));

		steps[i].after = on;
		if (after[i] == NULL && i > 0)
			on[steps[i].after_count++] = i - 1;
		for (char *one = after[i] == NULL ? NULL : strtok_r(after[i], "+", &after[i]);
		     one != NULL && strcmp(one, "-") != 0; one = strtok_r(NULL, "+", &after[i]))
			on[steps[i].after_count++] = step_find(steps, n, one);
	}
	return n;
}

static size_t
off_read(char *list, struct worktime_day *off)
{
	size_t n = 0;

	for (char *one = strtok_r(list, ",", &list); one != NULL && strcmp(one, "-") != 0;
	     one = strtok_r(NULL, ",", &list)) {
		char day[CIVIL_DATE_LEN] = { 0 };

		memcpy(day, one, 10);
		off[n++] = (struct worktime_day) { date_of(day), false, one[10] == '=' ? one + 11 : NULL };
	}
	return n;
}

static bool
case_run(char *line)
{
	struct pool *pool = pool_new(1024 * 1024);
	char *f[5] = { NULL }, got[400] = "", day[CIVIL_DATE_LEN];
	struct worktime_day off[STEPS];
	struct plan_step steps[STEPS];
	size_t n = 0, off_count;
	bool planned, good;

	for (char *one = strtok_r(line, "\t", &line); one != NULL && n < 5; one = strtok_r(NULL, "\t", &line))
		f[n++] = one;
	assert_int_equal(n, 5);
	off_count = off_read(f[2], off);
	n = steps_read(pool, f[3], off, off_count, steps);
	planned = strcmp(f[0], "back") == 0 ? plan_back(pool, steps, n, date_of(f[1])) :
	                                      plan_forward(pool, steps, n, date_of(f[1]));
	for (size_t i = 0; planned && i < n; i++) {
		snprintf(got + strlen(got), sizeof(got) - strlen(got), "%s%s", i == 0 ? "" : " ",
		    civil_date_write(steps[i].due, day));
		/* each date says how it came about */
		assert_true(strlen(steps[i].why) > 10);
	}
	good = strcmp(planned ? got : "circle", f[4]) == 0;
	if (!good)
		fprintf(stderr, "%s %s: got %s, wanted %s\n", f[0], f[1], planned ? got : "circle", f[4]);
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
		if (line[0] == '#' || line[0] == '\0')
			continue;
		bad += !case_run(line);
		cases++;
	}
	fclose(in);
	assert_true(cases >= 17);
	assert_int_equal(bad, 0);
}

static void
random_steps(struct pool *pool, struct plan_step *steps, size_t n)
{
	static const char *const weeks[] = { "Mon-Fri", "Sun-Thu", "Mon-Thu", "Mon-Sun", "Tue, Sat" };

	for (size_t i = 0; i < n; i++) {
		size_t *on = pool_array(pool, n + 1, sizeof(*on));

		steps[i] = (struct plan_step) { .name = "x", .days = rand() % 6, .after = on,
			.w = { .zone = "UTC", .open_minute = 540, .close_minute = 1020 } };
		assert_true(config_value_week(weeks[rand() % 5], steps[i].w.workday));
		for (size_t k = 0; k < i; k++)
			if (rand() % 3 == 0)
				on[steps[i].after_count++] = k;
	}
}

static void
steps_check(const struct plan_step *steps, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		assert_true(worktime_is_workday(&steps[i].w, steps[i].due));
		for (size_t k = 0; k < steps[i].after_count; k++) {
			struct civil_date before = steps[steps[i].after[k]].due;

			/* the step has all its days behind whatever it waits for */
			assert_true(civil_compare(worktime_add_days(&steps[i].w, before, steps[i].days), steps[i].due) <= 0);
		}
	}
}

static void
test_whatever_the_steps_are(void **state)
{
	(void)state;
	srand(6);
	for (int round = 0; round < RANDOM_PLANS; round++) {
		struct pool *pool = pool_new(1024 * 1024);
		size_t n = 1 + (size_t)rand() % 8;
		struct civil_date from = civil_add_days((struct civil_date) { 2026, 11, 24 }, rand() % 400), last = from;
		struct plan_step steps[8];

		random_steps(pool, steps, n);
		assert_true(plan_forward(pool, steps, n, from));
		steps_check(steps, n);
		for (size_t i = 0; i < n; i++)
			last = civil_compare(steps[i].due, last) > 0 ? steps[i].due : last;
		assert_true(plan_back(pool, steps, n, last));
		steps_check(steps, n);
		for (size_t i = 0; i < n; i++)
			assert_true(civil_compare(steps[i].due, last) <= 0);
		pool_free(pool);
	}
}

/* -- circles and chains -- */

static void
test_chains(void **state)
{
	static const struct chain_edge edges[] = { { 2, 1 }, { 3, 2 }, { 5, 4 }, { 7, 3 }, { 7, 5 } };
	struct pool *pool = pool_new(1024 * 1024);
	int64_t *way;

	(void)state;
	/* 1 would wait on 7, which waits on 3, 2 and so on 1 */
	assert_int_equal(chain_circle(pool, edges, 5, 1, 7, &way), 5);
	assert_int_equal(way[0], 1);
	assert_int_equal(way[1], 7);
	assert_int_equal(way[2], 3);
	assert_int_equal(way[3], 2);
	assert_int_equal(way[4], 1);
	assert_int_equal(chain_circle(pool, edges, 5, 4, 2, &way), 0);
	assert_int_equal(chain_circle(pool, edges, 5, 8, 7, &way), 0);
	assert_int_equal(chain_circle(pool, edges, 0, 6, 6, &way), 2);
	assert_int_equal(chain_longest(pool, edges, 5, &way), 4);
	assert_int_equal(way[0], 7);
	assert_int_equal(way[1], 3);
	assert_int_equal(way[2], 2);
	assert_int_equal(way[3], 1);
	assert_int_equal(chain_longest(pool, edges, 0, &way), 0);
	pool_free(pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_whatever_the_steps_are),
		cmocka_unit_test(test_chains),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
