/*
 * worktime: a line of worktime.cases each, and what must hold for all dates:
 * going there and back, never backwards, never on a day off.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "daemon/core/settings/config_value.h"
#include "daemon/core/worktime.h"

#define CASES "tests/core/worktime.cases"
#define FIELDS_MAX 8

static struct worktime
worktime_of(const char *week, const char *zone, const char *hours)
{
	struct worktime w = { .zone = zone };

	assert_true(config_value_week(week, w.workday));
	assert_true(config_value_hours(hours, &w.open_minute, &w.close_minute));
	return w;
}

static struct civil_date
date_of(const char *s)
{
	struct civil_date d;

	assert_true(civil_date_parse((struct slice) { s, strlen(s) }, &d));
	return d;
}

static int64_t
instant_of(const char *s)
{
	struct civil_time t;
	int offset;
	bool has_time;

	assert_true(civil_iso_parse((struct slice) { s, strlen(s) }, &t, &offset, &has_time) && has_time);
	return civil_instant(t, offset);
}

static void
instant_write(int64_t instant, char *out, size_t size)
{
	struct civil_time t = civil_at(instant, 0);

	snprintf(out, size, "%04d-%02d-%02dT%02d:%02d:%02dZ", t.date.year, t.date.month, t.date.day, t.hour,
	    t.minute, t.second);
}

/* "2026-12-25=Christmas,2026-12-24/half", in order, into days; the names stay in list. */
#define OFF_MAX 16
static void
off_read(char *list, struct worktime_day days[OFF_MAX], struct worktime *w)
{
	w->days = days;
	for (char *one = strtok_r(list, ",", &list); one != NULL && strcmp(one, "-") != 0;
	     one = strtok_r(NULL, ",", &list)) {
		char day[CIVIL_DATE_LEN] = { 0 };

		assert_true(w->day_count < OFF_MAX && strlen(one) >= 10);
		memcpy(day, one, 10);
		days[w->day_count++] = (struct worktime_day){ date_of(day), strcmp(one + 10, "/half") == 0,
			one[10] == '=' ? one + 11 : NULL };
	}
}

/* Lines with days off: f[1] the week, f[2] the days. */
static void
off_answer(char **f, char *out, size_t size)
{
	struct worktime_day days[OFF_MAX];
	struct worktime w = worktime_of(f[1], "Europe/Berlin", "09:00-17:00");

	off_read(f[2], days, &w);
	if (strcmp(f[0], "off-add") == 0)
		civil_date_write(worktime_add_days(&w, date_of(f[3]), (int)strtol(f[4], NULL, 10)), out);
	else if (strcmp(f[0], "off-between") == 0)
		snprintf(out, size, "%d", worktime_days_between(&w, date_of(f[3]), date_of(f[4])));
	else if (strcmp(f[0], "off-minutes") == 0)
		instant_write(worktime_add_minutes(&w, instant_of(f[3]), (int)strtol(f[4], NULL, 10)), out, size);
	else if (strcmp(f[0], "off-span") == 0)
		snprintf(out, size, "%lld", (long long)worktime_minutes_between(&w, instant_of(f[3]), instant_of(f[4])));
	else {
		struct text t;

		assert_string_equal(f[0], "off-why");
		text_init(&t, NULL);
		worktime_why(&w, date_of(f[3]), (int)strtol(f[4], NULL, 10), &t);
		snprintf(out, size, "%s", t.p);
		text_free(&t);
	}
}

/* What the module says to the fields of a line. */
static void
answer(char **f, char *out, size_t size)
{
	struct worktime w;
	int minute;

	if (strncmp(f[0], "off-", 4) == 0) {
		off_answer(f, out, size);
	} else if (strcmp(f[0], "add") == 0) {
		w = worktime_of(f[1], "UTC", "09:00-17:00");
		civil_date_write(worktime_add_days(&w, date_of(f[2]), (int)strtol(f[3], NULL, 10)), out);
	} else if (strcmp(f[0], "between") == 0) {
		w = worktime_of(f[1], "UTC", "09:00-17:00");
		snprintf(out, size, "%d", worktime_days_between(&w, date_of(f[2]), date_of(f[3])));
	} else if (strcmp(f[0], "open") == 0) {
		w = worktime_of(f[1], f[2], f[3]);
		instant_write(worktime_next_open(&w, instant_of(f[4])), out, size);
	} else if (strcmp(f[0], "at") == 0) {
		w = worktime_of("Mon-Fri", f[1], "09:00-17:00");
		assert_true(config_value_minute(f[3], &minute));
		instant_write(worktime_at(&w, date_of(f[2]), minute), out, size);
	} else {
		struct civil_date dates[2];
		char one[CIVIL_DATE_LEN], two[CIVIL_DATE_LEN];
		int n;

		assert_string_equal(f[0], "points");
		w = worktime_of(f[1], "UTC", "09:00-17:00");
		n = worktime_checkpoints(&w, date_of(f[2]), date_of(f[3]), (int)strtol(f[4], NULL, 10),
		    (int)strtol(f[5], NULL, 10), dates);
		snprintf(out, size, "%s%s%s", n == 0 ? "none" : civil_date_write(dates[0], one),
		    n == 2 ? " " : "", n == 2 ? civil_date_write(dates[1], two) : "");
	}
}

static void
test_cases(void **state)
{
	char line[400], got[200], *fields[FIELDS_MAX], *rest;
	FILE *in = fopen(CASES, "r");
	int cases = 0, bad = 0, n;

	(void)state;
	assert_non_null(in);
	while (fgets(line, sizeof(line), in) != NULL) {
		char shown[400];

		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '#' || line[0] == '\0')
			continue;
		memcpy(shown, line, sizeof(line));
		rest = line;
		for (n = 0; n < FIELDS_MAX && rest != NULL; n++)
			fields[n] = strsep(&rest, "\t");
		answer(fields, got, sizeof(got));
		if (strcmp(got, fields[n - 1]) != 0) {
			fprintf(stderr, "%s\n\tgot %s\n", shown, got);
			bad++;
		}
		cases++;
	}
	fclose(in);
	assert_true(cases >= 100);
	assert_int_equal(bad, 0);
}

/* There and back, and one step at a time, for every day of four years and every working week of these. */
static void
test_there_and_back(void **state)
{
	static const char *const weeks[] = { "Mon-Fri", "Sun-Thu", "Tue", "Mon-Sun", "Mon,Wed,Fri", "Sat" };
	struct civil_date first = { 2026, 1, 1 };

	(void)state;
	for (size_t k = 0; k < sizeof(weeks) / sizeof(weeks[0]); k++) {
		struct worktime w = worktime_of(weeks[k], "UTC", "09:00-17:00");

		for (int day = 0; day < 4 * 366; day += 1 + day % 3) {
			struct civil_date d = civil_add_days(first, day), before = d;

			for (int n = 0; n < 40; n++) {
				struct civil_date to = worktime_add_days(&w, d, n);

				assert_true(worktime_is_workday(&w, to));
				assert_true(civil_compare(to, before) >= 0);
				if (n > 0) {
					assert_int_equal(worktime_days_between(&w, d, to), n);
					assert_int_equal(worktime_days_between(&w, to, d), -n);
				}
				before = to;
			}
		}
	}
}

/* Later is never earlier, also where the clock jumps: a minute at a time through both changes of a year. */
static void
test_open_is_monotone(void **state)
{
	static const char *const zones[] = { "Europe/Berlin", "America/New_York", "Australia/Lord_Howe",
		"Asia/Kolkata", "America/Sao_Paulo", "Africa/Casablanca" };
	static const char *const around[] = { "2026-03-07T12:00:00Z", "2026-03-28T12:00:00Z",
		"2026-04-04T00:00:00Z", "2026-10-03T00:00:00Z", "2026-10-24T12:00:00Z",
		"2026-10-31T18:00:00Z" };
	static const char *const hours[] = { "09:00-17:00", "02:30-03:15", "00:00-24:00", "01:30-02:00" };

	(void)state;
	for (size_t z = 0; z < 6; z++)
		for (size_t h = 0; h < 4; h++)
			for (size_t a = 0; a < 6; a++) {
				struct worktime w = worktime_of("Mon-Sun", zones[z], hours[h]);
				int64_t begin = instant_of(around[a]), before = 0;

				for (int64_t now = begin; now < begin + 2 * 86400; now += 900) {
					int64_t open = worktime_next_open(&w, now);

					assert_true(open >= now);
					assert_true(open >= before);
					assert_int_equal(worktime_next_open(&w, open), open);
					before = open;
				}
			}
}

/* Never on the due day, before tomorrow, or on a day off; in order. */
static void
test_checkpoints_keep_their_promise(void **state)
{
	struct worktime w = worktime_of("Mon-Fri", "UTC", "09:00-17:00");
	struct civil_date first = { 2026, 11, 1 };

	(void)state;
	for (int from = 0; from < 14; from++)
		for (int lead = 0; lead < 120; lead++) {
			struct civil_date a = civil_add_days(first, from), due = civil_add_days(a, lead),
			                  out[2];
			int n = worktime_checkpoints(&w, a, due, 3, 11, out);

			for (int i = 0; i < n; i++) {
				assert_true(worktime_is_workday(&w, out[i]));
				assert_true(civil_compare(out[i], a) > 0);
				assert_true(civil_compare(out[i], due) < 0);
			}
			if (n == 2)
				assert_true(civil_compare(out[0], out[1]) < 0);
			assert_int_equal(n,
			    worktime_days_between(&w, a, due) < 3        ? 0
			        : worktime_days_between(&w, a, due) < 11 ? 1
			                                                 : 2);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_there_and_back),
		cmocka_unit_test(test_open_is_monotone),
		cmocka_unit_test(test_checkpoints_keep_their_promise),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
