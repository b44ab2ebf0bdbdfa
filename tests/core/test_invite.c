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
		cmocka_unit_test_setup_teardown(test_cancel, pool_up, pool_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
