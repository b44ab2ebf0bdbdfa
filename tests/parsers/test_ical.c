/* Calendar answers as programs send them, well-formed and not. Whole mails are in tests/messages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "parsers/base/pool.h"
#include "parsers/mail/ical.h"

/* The calendar in a mail of its own, read. */
static struct reading_itip
read_calendar(struct pool *pool, const char *from, const char *calendar)
{
	struct reading reading = { 0 };
	struct text t;

	text_init(&t, pool);
	text_addf(&t, "From: %s\nSubject: x\nContent-Type: text/calendar; method=REPLY; charset=utf-8\n\n%s",
	    from, calendar);
	reading.from.email = slice_of(from);
	ical_read(pool, mime_parse(pool, text_slice(&t)), &reading);
	return reading.itip;
}

#define EVENT(lines)                                                                                         \
	"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\n" lines                           \
	"END:VEVENT\r\nEND:VCALENDAR\r\n"

static void
test_answer(void **state)
{
	struct pool *pool = pool_new(1024 * 1024);
	struct reading_itip i = read_calendar(pool, "jane@corp.example",
	    EVENT("UID:a\\,b@corp.example\r\nSEQUENCE:3\r\n"
	          "DTSTART;TZID=Europe/Berlin:20261201T100000\r\nATTENDEE;CN=\"Doe, "
	          "Jane\";PARTSTAT=TENTATIVE:mailto:jane@\r\n corp.example\r\n"
	          "COMMENT:Monday\\, or Tuesday?\\nJane\r\n"));

	assert_true(i.given);
	assert_true(slice_eq(i.method, SLICE("REPLY")));
	assert_true(slice_eq(i.uid, SLICE("a,b@corp.example")));
	assert_true(slice_eq(i.attendee, SLICE("jane@corp.example")));
	assert_true(slice_eq(i.partstat, SLICE("TENTATIVE")));
	assert_true(slice_eq(i.dtstart, SLICE("20261201T100000")));
	assert_true(slice_eq(i.comment, SLICE("Monday, or Tuesday? Jane")));
	assert_int_equal(i.sequence, 3);
	pool_free(pool);
}

/* Without organizer, sequence, method and end; the address in a parameter; a time zone in front. */
static void
test_lenient(void **state)
{
	struct pool *pool = pool_new(1024 * 1024);
	struct reading_itip i = read_calendar(pool, "jane@corp.example",
	    "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:X\nEND:VTIMEZONE\n\n"
	    "BEGIN:VEVENT\nUID:1\nATTENDEE;EMAIL=jane@corp.example;PARTSTAT=DECLINED:urn:uuid:17\n");

	assert_true(slice_eq(i.method, SLICE("REPLY"))); /* the part's parameter */
	assert_true(slice_eq(i.uid, SLICE("1")));
	assert_true(slice_eq(i.attendee, SLICE("jane@corp.example")));
	assert_true(slice_eq(i.partstat, SLICE("DECLINED")));
	assert_int_equal(i.sequence, -1);
	pool_free(pool);
}

/* Of several attendees it is the one who writes who answers, and nobody when it is none of them. */
static void
test_several(void **state)
{
	struct pool *pool = pool_new(1024 * 1024);
	static const char calendar[] =
	    EVENT("UID:1\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:omar@corp.example\r\n"
	          "ATTENDEE;PARTSTAT=DECLINED:MAILTO:Jane@corp.example\r\n");

	assert_true(slice_eq(read_calendar(pool, "jane@corp.example", calendar).partstat, SLICE("DECLINED")));
	assert_int_equal(read_calendar(pool, "maya@corp.example", calendar).partstat.len, 0);
	pool_free(pool);
}

/* When DTSTART is, seen from several zones and their programs; 0: its zone cannot be told. */
static void
test_starts(void **state)
{
#define RULES(name)                                                                                          \
	"BEGIN:VTIMEZONE\r\nTZID:" name "\r\nBEGIN:STANDARD\r\nDTSTART:16010101T030000\r\n"                \
	"TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\n"            \
	"END:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:+0100\r\n"             \
	"TZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n"
	static const struct {
		const char *rules, *start, *utc;
	} cases[] = {
		{ "", "DTSTART:20261201T090000Z", "2026-12-01T09:00:00Z" },
		{ "", "DTSTART;TZID=Europe/Berlin:20261201T100000", "2026-12-01T09:00:00Z" },
		{ "", "DTSTART;TZID=Europe/Berlin:20260701T100000", "2026-07-01T08:00:00Z" },
		/* the hour that the clock skips moves on, the one that comes twice is the first */
		{ "", "DTSTART;TZID=Europe/Berlin:20260329T023000", "2026-03-29T01:30:00Z" },
		{ "", "DTSTART;TZID=Europe/Berlin:20261025T023000", "2026-10-25T00:30:00Z" },
		{ "", "DTSTART;TZID=Asia/Kathmandu:20280229T100000", "2028-02-29T04:15:00Z" },
		{ "", "DTSTART;TZID=Australia/Lord_Howe:20261201T100000", "2026-11-30T23:00:00Z" },
		{ "", "DTSTART;TZID=Australia/Lord_Howe:20260701T100000", "2026-06-30T23:30:00Z" },
		{ "", "DTSTART;TZID=W. Europe Standard Time:20261201T100000", "2026-12-01T09:00:00Z" },
		{ "", "DTSTART;TZID=\"India Standard Time\":20261201T100000", "2026-12-01T04:30:00Z" },
		{ "", "DTSTART;TZID=/mozilla.org/20070129_1/Europe/Berlin:20261201T100000", "2026-12-01T09:00:00Z" },
		{ "", "DTSTART;TZID=/freeassociation.sourceforge.net/America/New_York:20261201T100000",
		    "2026-12-01T15:00:00Z" },
		{ RULES("Customized Time Zone"), "DTSTART;TZID=Customized Time Zone:20261201T100000",
		    "2026-12-01T09:00:00Z" },
		{ RULES("Customized Time Zone"), "DTSTART;TZID=Customized Time Zone:20260701T100000",
		    "2026-07-01T08:00:00Z" },
		{ RULES("Customized Time Zone"), "DTSTART;TZID=Customized Time Zone:20260329T120000",
		    "2026-03-29T10:00:00Z" },
		{ RULES("(UTC+01:00) Home\r\nX-LIC-LOCATION:Asia/Tokyo"),
		    "DTSTART;TZID=\"(UTC+01:00) Home\":20261201T100000", "2026-12-01T01:00:00Z" },
		{ "", "DTSTART;TZID=Nowhere:20261201T100000", "" },
		{ "", "DTSTART:20261201T100000", "" },
		{ "", "DTSTART;VALUE=DATE:20261201", "" },
		{ "", "DTSTART:20260230T100000Z", "" },
		{ "", "DTSTART:tomorrow", "" },
	};
	struct pool *pool = pool_new(1024 * 1024);

	for (size_t k = 0; k < sizeof(cases) / sizeof(cases[0]); k++) {
		struct civil_time t;
		struct text calendar;
		int offset;
		bool timed, known = civil_iso_parse(slice_of(cases[k].utc), &t, &offset, &timed);
		struct reading_itip i;

		text_init(&calendar, pool);
		text_addf(&calendar,
		    "BEGIN:VCALENDAR\r\nMETHOD:COUNTER\r\n%sBEGIN:VEVENT\r\nUID:1\r\n%s\r\n"
		    "END:VEVENT\r\nEND:VCALENDAR\r\n",
		    cases[k].rules, cases[k].start);
		i = read_calendar(pool, "jane@corp.example", calendar.p);
		if (i.starts != (known ? civil_instant(t, offset) : 0))
			fail_msg("%s is read as %lld", cases[k].start, (long long)i.starts);
	}
	pool_free(pool);
}

static void
test_delegate(void **state)
{
	struct pool *pool = pool_new(1024 * 1024);

	assert_true(slice_eq(read_calendar(pool, "jane@corp.example",
	    EVENT("UID:1\r\nATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO=\"mailto:omar@corp.example\":mailto:"
	          "jane@corp.example\r\n")).delegate, SLICE("omar@corp.example")));
	assert_true(slice_eq(read_calendar(pool, "jane@corp.example",
	    EVENT("UID:1\r\nATTENDEE;PARTSTAT=DELEGATED:mailto:jane@corp.example\r\n"
	          "ATTENDEE;DELEGATED-FROM=\"mailto:jane@corp.example\":mailto:omar@corp.example\r\n")).delegate,
	    SLICE("omar@corp.example")));
	assert_int_equal(read_calendar(pool, "jane@corp.example",
	    EVENT("UID:1\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:jane@corp.example\r\n")).delegate.len, 0);
	pool_free(pool);
}

static void
test_nothing(void **state)
{
	struct pool *pool = pool_new(1024 * 1024);

	assert_false(read_calendar(pool, "a@b.example", "").given);
	assert_false(read_calendar(pool, "a@b.example", "BEGIN:VCALENDAR\nEND:VCALENDAR\n").given);
	assert_false(read_calendar(pool, "a@b.example", "BEGIN:VEVENT\nUID:1\nEND:VEVENT\n").given);
	pool_free(pool);
}

/* A line without end, and components inside components: bounded. */
static void
test_hostile(void **state)
{
	struct pool *pool = pool_new((size_t)256 * 1024 * 1024);
	clock_t start = clock();
	struct text t;

	text_init(&t, pool);
	text_add(&t, SLICE("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:"));
	while (t.len < 4 * 1024 * 1024)
		text_add(&t, SLICE("xxxxxxxxxxxxxxxx"));
	read_calendar(pool, "a@b.example", t.p);
	text_init(&t, pool);
	while (t.len < 1024 * 1024)
		text_add(&t, SLICE("BEGIN:VCALENDAR\nBEGIN:VEVENT\n"));
	read_calendar(pool, "a@b.example", t.p);
	assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 2.0);
	pool_free(pool);
}

/* The next time of a meeting in a mail of Tuesday 24 November 2026, as "2026-12-01 10:00", or "". */
static const char *
next_of(struct pool *pool, const char *lines)
{
	struct reading reading = { .date = 1795528800, .offset_s = 3600, .next = { .minute = -1 } };
	struct text t, out;
	char day[CIVIL_DATE_LEN];

	text_init(&t, pool);
	text_init(&out, pool);
	text_addf(&t, "From: jane@corp.example\nSubject: x\nContent-Type: text/calendar; charset=utf-8\n\n"
	    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\n%sEND:VEVENT\r\nEND:VCALENDAR\r\n", lines);
	ical_read(pool, mime_parse(pool, text_slice(&t)), &reading);
	if (!reading.next.given)
		return "";
	text_addf(&out, "%s", civil_date_write(reading.next.date, day));
	if (reading.next.minute >= 0)
		text_addf(&out, " %02d:%02d", reading.next.minute / 60, reading.next.minute % 60);
	return out.p;
}

static void
test_next(void **state)
{
	static const struct {
		const char *lines, *next;
	} cases[] = {
		{ "DTSTART;TZID=Europe/Berlin:20261201T100000\r\n", "2026-12-01 10:00" },
		{ "DTSTART;VALUE=DATE:20261202\r\n", "2026-12-02" },
		{ "DTSTART:20261124T100000Z\r\n", "" },
		{ "DTSTART:20261103T100000Z\r\nRRULE:FREQ=WEEKLY;BYDAY=TU\r\n", "2026-12-01 10:00" },
		{ "DTSTART:20261103T100000Z\r\nRRULE:FREQ=WEEKLY\r\n", "2026-12-01 10:00" },
		{ "DTSTART:20261103T100000Z\r\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU\r\n", "2026-12-01 10:00" },
		{ "DTSTART:20261110T100000Z\r\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU\r\n", "2026-12-08 10:00" },
		{ "DTSTART:20261103T100000Z\r\nRRULE:FREQ=WEEKLY;BYDAY=TU,TH\r\n", "2026-11-26 10:00" },
		{ "DTSTART:20261103T100000Z\r\nRRULE:FREQ=WEEKLY;UNTIL=20261124T235959Z\r\n", "" },
		{ "DTSTART:20261103T100000Z\r\nRRULE:FREQ=WEEKLY;COUNT=4\r\n", "" },
		{ "DTSTART:20261103T100000Z\r\nRRULE:FREQ=WEEKLY;COUNT=5\r\n", "2026-12-01 10:00" },
		{ "DTSTART:20261103T100000Z\r\nRRULE:FREQ=WEEKLY\r\nEXDATE:20261201T100000Z\r\n", "2026-12-08 10:00" },
		{ "DTSTART:20261103T100000Z\r\nRRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:1\r\n"
		  "RECURRENCE-ID:20261201T100000Z\r\nDTSTART:20261202T100000Z\r\n", "" },
		{ "DTSTART:20261103T100000Z\r\nRRULE:FREQ=MONTHLY;BYDAY=1TU\r\n", "2026-12-01 10:00" },
		{ "DTSTART:20261117T100000Z\r\nRRULE:FREQ=MONTHLY;BYMONTHDAY=17\r\n", "2026-12-17 10:00" },
		{ "DTSTART:20261027T100000Z\r\nRRULE:FREQ=MONTHLY;BYDAY=-1TU\r\n", "2026-12-29 10:00" },
		{ "DTSTART:20261120T100000Z\r\nRRULE:FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR\r\n", "2026-11-25 10:00" },
		{ "DTSTART:20251202T100000Z\r\nRRULE:FREQ=YEARLY\r\n", "2026-12-02 10:00" },
		{ "DTSTART:20261103T100000Z\r\nRRULE:FREQ=WEEKLY\r\nSTATUS:CANCELLED\r\n", "" },
		{ "DTSTART:20261103T100000Z\r\nRRULE:FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1\r\n", "" },
		{ "DTSTART:20261103T100000Z\r\nRRULE:FREQ=SECONDLY\r\n", "" },
		{ "DTSTART:20261103T100000Z\r\nRRULE:FREQ=WEEKLY;INTERVAL=0\r\n", "" },
		{ "DTSTART:99991231T100000Z\r\nRRULE:FREQ=WEEKLY;BYDAY=MO\r\n", "" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct pool *pool = pool_new(4 * 1024 * 1024);

		assert_string_equal(next_of(pool, cases[i].lines), cases[i].next);
		pool_free(pool);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_next),
		cmocka_unit_test(test_answer),
		cmocka_unit_test(test_lenient),
		cmocka_unit_test(test_several),
		cmocka_unit_test(test_starts),
		cmocka_unit_test(test_delegate),
		cmocka_unit_test(test_nothing),
		cmocka_unit_test(test_hostile),
	};

	mime_prepare();
	ical_prepare();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
