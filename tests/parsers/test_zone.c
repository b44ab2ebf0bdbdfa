/*
 * zone: a line of zone.cases each; and, for every zone there is, local times
 * and instants that belong together.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "parsers/base/pool.h"
#include "parsers/base/zone.h"

#define CASES "tests/parsers/zone.cases"

static struct civil_time
time_of(const char *s)
{
	struct civil_time t;
	int offset;
	bool has_time;

	assert_true(civil_iso_parse((struct slice) { s, strlen(s) }, &t, &offset, &has_time) && has_time);
	return t;
}

static void
answer(char **f, char *out, size_t size)
{
	if (strcmp(f[0], "known") == 0) {
		snprintf(out, size, "%s", zone_is_known(f[1]) ? "yes" : "no");
	} else if (strcmp(f[0], "offset") == 0) {
		snprintf(out, size, "%d", zone_offset(f[1], civil_instant(time_of(f[2]), 0)));
	} else if (strcmp(f[0], "instant") == 0) {
		struct civil_time t = civil_at(zone_instant(f[1], time_of(f[2])), 0);

		snprintf(out, size, "%04d-%02d-%02dT%02d:%02d:%02dZ", t.date.year, t.date.month, t.date.day,
		    t.hour, t.minute, t.second);
	} else {
		char zone[100];

		assert_string_equal(f[0], "windows");
		if (zone_from_windows(f[1], zone, sizeof(zone)) == NULL)
			snprintf(zone, sizeof(zone), "none");
		snprintf(out, size, "%s", zone);
	}
}

static void
test_cases(void **state)
{
	char line[400], got[100], *fields[5], *rest;
	FILE *in = fopen(CASES, "r");
	int cases = 0, bad = 0, n;

	(void)state;
	assert_non_null(in);
	while (fgets(line, sizeof(line), in) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '#' || line[0] == '\0')
			continue;
		rest = line;
		for (n = 0; n < 5 && rest != NULL; n++)
			fields[n] = strsep(&rest, "\t");
		answer(fields, got, sizeof(got));
		if (strcmp(got, fields[n - 1]) != 0) {
			fprintf(stderr, "%s %s %s: wanted %s, got %s\n", fields[0], fields[1],
			    n > 3 ? fields[2] : "", fields[n - 1], got);
			bad++;
		}
		cases++;
	}
	fclose(in);
	assert_true(cases >= 60);
	assert_int_equal(bad, 0);
}

/* An instant's local time leads back to it, or to its twin in the hour that comes twice, never elsewhere. */
static void
test_every_zone(void **state)
{
	struct pool *pool = pool_new(16 * 1024 * 1024);
	const char **names = zone_names(pool);
	int zones = 0;

	(void)state;
	for (; *names != NULL; names++, zones++)
		for (int day = 0; day < 400; day += 37) {
			int64_t instant = INT64_C(1767225600) + (int64_t)day * 86400 + day * 601;
			struct civil_time local = zone_local(*names, instant);
			int64_t back = zone_instant(*names, local);

			if (back != instant)
				assert_int_equal(
				    zone_offset(*names, back) - zone_offset(*names, instant), instant - back);
		}
	assert_true(zones > 400);
	pool_free(pool);
}

static void
test_small_room(void **state)
{
	char room[10];

	(void)state;
	assert_null(zone_from_windows("W. Europe Standard Time", room, sizeof(room)));
	assert_null(zone_from_windows(NULL, room, sizeof(room)));
	assert_false(zone_is_known(NULL));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_every_zone),
		cmocka_unit_test(test_small_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
