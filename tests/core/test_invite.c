/* invite: the file, read back by libical; tests/templates/test_mails.py reads it with another library. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <libical/ical.h>

#include "parsers/base/pool.h"
#include "templates/invite.h"

/* Tuesday 1 December 2026, 10:00 in Berlin. */
#define STARTS 1796115600

static const struct invite example = { .method = INVITE_REQUEST,
	.uid = "a1-1@corp.example",
	.sequence = 2,
	.stamp = STARTS - 86400,
	.starts = STARTS,
	.minutes = 30,
	.zone = "Europe/Berlin",
	.organizer_name = "Jane \"J\" Doe via agreed",
	.organizer_email = "agree@corp.example",
	.attendee_name = "Lin, Maya",
	.attendee_email = "maya@corp.example",
	.summary = "Checkpoint: mockups; final, or not?",
	.description = "1. Maya Lin: mockups\nüber alles, mit Umlauten und einer Zeile, die länger ist als "
	               "eine Zeile sein darf",
	.alarm_minutes = 15 };

static icalcomponent *
read_back(struct slice file)
{
	icalcomponent *c = icalcomponent_new_from_string(file.p);

	assert_non_null(c);
	assert_int_equal(icalcomponent_count_errors(c), 0);
	assert_true(icalrestriction_check(c));
	return c;
}

/* CR LF, at most 75 octets a line, no character cut in two, one line break at the end. */
static void
assert_lines(struct slice file)
{
	size_t column = 0;

	assert_true(utf8_is_valid(file));
	for (size_t i = 0; i < file.len; i++) {
		if (file.p[i] == '\n') {
			assert_true(i > 0 && file.p[i - 1] == '\r');
			assert_true(column <= 76);
			column = 0;
			continue;
		}
		if (column == 0 && i > 0)
			assert_true(((unsigned char)file.p[i] & 0xc0) != 0x80);
		column++;
	}
	assert_true(slice_ends_nocase(file, SLICE("END:VCALENDAR\r\n")));
}

static void
assert_has(struct slice file, const char *wanted)
{
	if (slice_find(file, slice_of(wanted)) == file.len)
		fail_msg("'%s' is not in\n%.*s", wanted, SLICE_ARG(file));
}

static void
test_request(void **state)
{
	struct pool *pool = *state;
	struct slice file = invite_write(pool, &example);
	icalcomponent *c = read_back(file),
	              *event = icalcomponent_get_first_component(c, ICAL_VEVENT_COMPONENT);
	icalproperty *attendee = icalcomponent_get_first_property(event, ICAL_ATTENDEE_PROPERTY);
	icalparameter *cn = icalproperty_get_first_parameter(attendee, ICAL_CN_PARAMETER);

	assert_lines(file);
	assert_int_equal(icalcomponent_get_method(c), ICAL_METHOD_REQUEST);
	assert_string_equal(icalcomponent_get_uid(event), "a1-1@corp.example");
	assert_int_equal(icalcomponent_get_sequence(event), 2);
	assert_string_equal(icalcomponent_get_summary(event), example.summary);
	assert_string_equal(icalcomponent_get_description(event), example.description);
	assert_string_equal(icalproperty_get_attendee(attendee), "mailto:maya@corp.example");
	assert_string_equal(icalparameter_get_cn(cn), "Lin, Maya");
	assert_has(file, "DTSTART;TZID=Europe/Berlin:20261201T100000\r\n");
	assert_has(file, "DTEND;TZID=Europe/Berlin:20261201T103000\r\n");
	assert_has(file, "DTSTAMP:20261130T090000Z\r\n");
	assert_has(file, "TZID:Europe/Berlin\r\n");
	assert_has(file, "TRIGGER:-PT15M\r\n");
	assert_has(file, "ACTION:DISPLAY\r\n");
	assert_has(file, "PARTSTAT=NEEDS-ACTION;RSVP=TRUE");
	icalcomponent_free(c);
}

/* For tests/calendar, which reads it with other libraries: the name ends in what the event's start must be. */
static void
keep(struct slice file, const char *what, const char *starts)
{
	const char *folder = getenv("AGREED_TEST_OUT");
	char path[1000];
	FILE *f;

	if (folder == NULL)
		return;
	snprintf(path, sizeof(path), "%s/%s=%s.ics", folder, what, starts);
	for (char *p = path + strlen(folder) + 1; *p != '\0'; p++)
		if (*p == '/')
			*p = '-';
	f = fopen(path, "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(file.p, 1, file.len, f), file.len);
	fclose(f);
}

/*
 * Changes of the clock, leap days, odd offsets, half an hour of summer time. Not among them: Morocco, which
 * has other rules since 2026 that the libraries of tests/calendar know and an older ICU does not.
 */
static void
test_odd_moments(void **state)
{
	static const char *const zones[] = { "Europe/Berlin", "Europe/Dublin", "America/New_York", "America/St_Johns",
		"America/Sao_Paulo", "Asia/Kathmandu", "Asia/Kolkata", "Asia/Tehran",
		"Australia/Lord_Howe", "Pacific/Chatham", "Pacific/Apia", "Antarctica/Troll", "UTC" };
	static const int64_t moments[] = {
		1774744200, /* 29 March 2026, 00:30 UTC: half an hour before Europe's change */
		1774747800, /* ... after it */
		1792888200, /* 25 October 2026, 00:30 UTC: the hour that comes twice, the first time */
		1792891800, /* ... and the second time */
		1772953200, /* 8 March 2026, 07:00 UTC: New York's change */
		1775316600, /* 4 April 2026, 15:30 UTC: Lord Howe's */
		1835431200, /* 29 February 2028, 10:00 UTC */
		1798758000, /* the last hour of 2026 in UTC */
		1796115600,
	};

	for (size_t i = 0; i < sizeof(zones) / sizeof(zones[0]); i++)
		for (size_t k = 0; k < sizeof(moments) / sizeof(moments[0]); k++) {
			struct invite v = example;
			icalcomponent *c;
			struct icaltimetype start;
			struct slice file;
			char starts[32];

			v.zone = zones[i];
			v.starts = moments[k];
			file = invite_write(*state, &v);
			c = read_back(file);
			start = icalcomponent_get_dtstart(icalcomponent_get_first_component(c, ICAL_VEVENT_COMPONENT));
			if (icaltime_as_timet_with_zone(start, icaltime_get_timezone(start)) != (time_t)v.starts)
				fail_msg("%s at %lld: another moment", zones[i], (long long)v.starts);
			icalcomponent_free(c);
			snprintf(starts, sizeof(starts), "%lld", (long long)v.starts);
			keep(file, zones[i], starts);
		}
}

static void
test_days(void **state)
{
	static const struct civil_date days[] = { { 2026, 12, 4 }, { 2028, 2, 28 }, { 2028, 2, 29 }, { 2027, 2, 28 },
		{ 2026, 12, 31 }, { 2026, 3, 29 }, { 2026, 10, 25 } };

	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
		struct invite v = example;
		char date[CIVIL_DATE_LEN], next[CIVIL_DATE_LEN];
		struct slice file;
		struct text line;

		v.day = days[i];
		v.milestone = true;
		file = invite_publish(*state, NULL, "Europe/Berlin", &v, 1);
		icalcomponent_free(read_back(file));
		civil_date_write(days[i], date);
		civil_date_write(civil_add_days(days[i], 1), next);
		text_init(&line, *state);
		text_addf(&line, "DTSTART;VALUE=DATE:%.4s%.2s%.2s\r\nDTEND;VALUE=DATE:%.4s%.2s%.2s\r\n", date, date + 5,
		    date + 8, next, next + 5, next + 8);
		assert_has(file, line.p);
		assert_has(file, "METHOD:PUBLISH\r\n");
		assert_has(file, "TRANSP:TRANSPARENT\r\n");
		assert_has(file, "CATEGORIES:MILESTONE\r\n");
		assert_int_equal(slice_find(file, SLICE("ATTENDEE")), file.len);
		assert_int_equal(slice_find(file, SLICE("VTIMEZONE")), file.len);
		keep(file, "day", date);
	}
}

/* The moment is the same when the rules that the file itself carries are applied. */
static void
test_zones(void **state)
{
	static const char *const zones[] = { "Europe/Berlin", "America/New_York", "Asia/Kolkata",
		"Australia/Lord_Howe", "America/Sao_Paulo", "Africa/Casablanca", "UTC", "Etc/UTC",
		"Mars/Olympus", NULL };

	for (size_t i = 0; i < sizeof(zones) / sizeof(zones[0]); i++)
		for (int month = 0; month < 12; month++) {
			struct invite v = example;
			icalcomponent *c;
			struct icaltimetype start;

			v.zone = zones[i];
			v.starts = STARTS + (int64_t)month * 30 * 86400;
			c = read_back(invite_write(*state, &v));
			start = icalcomponent_get_dtstart(
			    icalcomponent_get_first_component(c, ICAL_VEVENT_COMPONENT));
			if (icaltime_as_timet_with_zone(start, icaltime_get_timezone(start)) !=
			    (time_t)v.starts)
				fail_msg("%s, month %d: another moment", zones[i], month);
			icalcomponent_free(c);
		}
}

static void
test_cancel(void **state)
{
	struct invite v = example;
	struct slice file;

	v.method = INVITE_CANCEL;
	v.sequence = 3;
	file = invite_write(*state, &v);
	icalcomponent_free(read_back(file));
	assert_has(file, "METHOD:CANCEL\r\n");
	assert_has(file, "STATUS:CANCELLED\r\n");
	assert_has(file, "SEQUENCE:3\r\n");
	assert_int_equal(slice_find(file, SLICE("VALARM")), file.len);
	assert_string_equal(invite_method_name(INVITE_CANCEL), "CANCEL");
}

static int
pool_up(void **state)
{
	*state = pool_new((size_t)64 * 1024 * 1024);
	return 0;
}

static int
pool_down(void **state)
{
	pool_free(*state);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_request, pool_up, pool_down),
		cmocka_unit_test_setup_teardown(test_zones, pool_up, pool_down),
		cmocka_unit_test_setup_teardown(test_odd_moments, pool_up, pool_down),
		cmocka_unit_test_setup_teardown(test_days, pool_up, pool_down),
		cmocka_unit_test_setup_teardown(test_cancel, pool_up, pool_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
