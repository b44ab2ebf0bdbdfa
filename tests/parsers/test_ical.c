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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_answer),
		cmocka_unit_test(test_lenient),
		cmocka_unit_test(test_several),
		cmocka_unit_test(test_nothing),
		cmocka_unit_test(test_hostile),
	};

	mime_prepare();
	ical_prepare();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
