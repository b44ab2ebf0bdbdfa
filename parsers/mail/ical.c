/*
 * See ical.h. Place: beside the text; a calendar answer is read before any of
 * it. Method: libical makes the tree of the part, put right where mailers cut
 * it; the first component that is not a time zone is what it is about.
 *
 * Never asks libical for times or zones: those look for files. Values come
 * back as written; what DTSTART means is told by ical_time.c.
 */
#include <stdlib.h>
#include <string.h>

#include <libical/ical.h>

#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/mail/ical.h"
#include "parsers/mail/ical_next.h"
#include "parsers/mail/ical_time.h"

/* BEGINs without END that are closed for libical; an event in a calendar is 2. */
#define OPEN_MAX 8
/* Attendees that are looked at to find the one who answers. */
#define ATTENDEE_MAX 500

/* Is part a calendar: by its type or, where a mailer knows none, by its name? */
static bool
is_calendar(const struct mime_part *p)
{
	if (mime_is(p, "text", "calendar") || mime_is(p, "text", "x-vcalendar") ||
	    mime_is(p, "application", "ics") || mime_is(p, "application", "calendar"))
		return true;
	return (mime_is(p, "application", NULL) || mime_is(p, "text", "plain")) &&
	    slice_ends_nocase(p->filename, SLICE(".ics"));
}

/*
 * The calendar as libical wants it: nothing before BEGIN:VCALENDAR, and an END
 * for each BEGIN (it gives nothing at all for a file that is cut short).
 */
static char *
mended(struct pool *pool, struct slice s)
{
	struct slice open[OPEN_MAX], line, rest;
	size_t depth = 0, start = slice_find_nocase(s, SLICE("BEGIN:VCALENDAR"));
	struct text t;

	if (start == s.len)
		return NULL;
	text_init(&t, pool);
	rest = s = slice_from(s, start);
	while (slice_line(&rest, &line)) {
		struct slice trimmed = slice_trim(line);

		if (slice_starts_nocase(trimmed, SLICE("BEGIN:")) && depth < OPEN_MAX)
			open[depth++] = slice_from(trimmed, 6);
		else if (slice_starts_nocase(trimmed, SLICE("END:")) && depth > 0)
			depth--;
		/* blank lines end nothing, but libical takes them for a broken property */
		if (trimmed.len == 0)
			continue;
		text_add(&t, line);
		text_add(&t, SLICE("\r\n"));
		if (depth == 0)
			break;
	}
	while (depth > 0) {
		text_add(&t, SLICE("END:"));
		text_add(&t, open[--depth]);
		text_add(&t, SLICE("\r\n"));
	}
	text_add_char(&t, '\0');
	return t.p;
}

static struct slice
value_of(struct pool *pool, icalproperty *p)
{
	char *s = p == NULL ? NULL : icalproperty_get_value_as_string_r(p);
	struct slice value = text_clean_line(pool, slice_of(s), READING_LINE_MAX);

	free(s);
	return value;
}

/* The same of a property whose value is text, with its escapes undone (RFC 5545 section 3.3.11). */
static struct slice
text_of(struct pool *pool, icalcomponent *c, icalproperty_kind kind)
{
	icalproperty *p = icalcomponent_get_first_property(c, kind);
	const icalvalue *v = p == NULL ? NULL : icalproperty_get_value(p);

	if (v == NULL || icalvalue_isa(v) != ICAL_TEXT_VALUE)
		return value_of(pool, p);
	return text_clean_line(pool, slice_of(icalvalue_get_text(v)), READING_LINE_MAX);
}

static struct slice
parameter_of(struct pool *pool, icalproperty *p, const char *name)
{
	char *s = icalproperty_get_parameter_as_string_r(p, name);
	struct slice value = text_clean_line(pool, slice_of(s), READING_LINE_MAX);

	free(s);
	return value;
}

/* The bare address of an attendee; Apple's servers keep it in EMAIL= beside a path of their own. */
static struct slice
address_of(struct pool *pool, icalproperty *p)
{
	struct slice value = value_of(pool, p), email = parameter_of(pool, p, "EMAIL");

	if (slice_starts_nocase(value, SLICE("mailto:")))
		return slice_trim(slice_from(value, 7));
	if (slice_find_char(value, '@') < value.len && slice_find_char(value, ':') == value.len)
		return value;
	return email.len > 0 ? email : value;
}

/* "mailto:omar@corp.example" without its beginning. */
static struct slice
address_bare(struct slice value)
{
	return slice_trim(slice_from(value, slice_starts_nocase(value, SLICE("mailto:")) ? 7 : 0));
}

/* To whom it is handed: DELEGATED-TO of the one who answers, or the attendee who says from whom he has it. */
static struct slice
delegate_read(struct pool *pool, icalcomponent *c, icalproperty *answers)
{
	struct slice to = address_bare(parameter_of(pool, answers, "DELEGATED-TO"));
	icalproperty *p = icalcomponent_get_first_property(c, ICAL_ATTENDEE_PROPERTY);

	for (int n = 0; to.len == 0 && p != NULL && n < ATTENDEE_MAX; n++) {
		if (p != answers && parameter_of(pool, p, "DELEGATED-FROM").len > 0)
			to = address_of(pool, p);
		p = icalcomponent_get_next_property(c, ICAL_ATTENDEE_PROPERTY);
	}
	return to;
}

/* Who answers: the only attendee, or of several the one who wrote the mail. */
static void
attendee_read(struct pool *pool, icalcomponent *c, const struct reading *reading, struct reading_itip *out)
{
	icalproperty *p = icalcomponent_get_first_property(c, ICAL_ATTENDEE_PROPERTY);
	bool only = p != NULL && icalcomponent_count_properties(c, ICAL_ATTENDEE_PROPERTY) == 1;

	for (int n = 0; p != NULL && n < ATTENDEE_MAX; n++) {
		struct slice address = address_of(pool, p);

		if (only || slice_eq_nocase(address, reading->from.email)) {
			out->attendee = address;
			out->partstat = parameter_of(pool, p, "PARTSTAT");
			if (slice_eq_nocase(out->partstat, SLICE("DELEGATED")))
				out->delegate = delegate_read(pool, c, p);
			return;
		}
		p = icalcomponent_get_next_property(c, ICAL_ATTENDEE_PROPERTY);
	}
}

static bool
is_answer(struct slice method)
{
	return slice_eq_nocase(method, SLICE("REPLY")) || slice_eq_nocase(method, SLICE("COUNTER")) ||
	    slice_eq_nocase(method, SLICE("REFRESH"));
}

static icalcomponent *
first_object(icalcomponent *calendar)
{
	icalcomponent *c = icalcomponent_get_first_component(calendar, ICAL_ANY_COMPONENT);

	for (; c != NULL; c = icalcomponent_get_next_component(calendar, ICAL_ANY_COMPONENT)) {
		icalcomponent_kind kind = icalcomponent_isa(c);

		if (kind == ICAL_VEVENT_COMPONENT || kind == ICAL_VTODO_COMPONENT ||
		    kind == ICAL_VJOURNAL_COMPONENT || kind == ICAL_VFREEBUSY_COMPONENT)
			return c;
	}
	return NULL;
}

static void
object_read(struct pool *pool, icalcomponent *calendar, icalcomponent *c, struct slice method,
    struct reading *reading)
{
	struct reading_itip *out = &reading->itip;
	icalproperty *p = icalcomponent_get_first_property(c, ICAL_SEQUENCE_PROPERTY);

	out->given = true;
	out->method = value_of(pool, icalcomponent_get_first_property(calendar, ICAL_METHOD_PROPERTY));
	if (out->method.len == 0)
		out->method = text_clean_line(pool, method, 100);
	/* a calendar without a method is one that is shown around (RFC 5546 section 1.4) */
	if (out->method.len == 0)
		out->method = SLICE("PUBLISH");
	out->uid = text_of(pool, c, ICAL_UID_PROPERTY);
	out->dtstart = value_of(pool, icalcomponent_get_first_property(c, ICAL_DTSTART_PROPERTY));
	ical_time_read(pool, calendar, c, out);
	if (reading->date > 0)
		ical_next_read(pool, calendar, c, civil_at(reading->date, reading->offset_s).date, &reading->next);
	out->comment = text_of(pool, c, ICAL_COMMENT_PROPERTY);
	out->sequence = p == NULL ? -1 : icalproperty_get_sequence(p);
	if (out->sequence < -1)
		out->sequence = -1;
	if (is_answer(out->method))
		attendee_read(pool, c, reading, out);
}

static bool
part_read(struct pool *pool, const struct mime_part *part, struct reading *reading)
{
	struct slice text = slice_to(mime_text(pool, part), ICAL_MAX);
	char *source = mended(pool, text);
	icalcomponent *root = source == NULL ? NULL : icalparser_parse_string(source), *c;

	if (root == NULL)
		return false;
	c = first_object(root);
	if (c != NULL)
		object_read(pool, root, c, part->method, reading);
	icalcomponent_free(root);
	return c != NULL;
}

void
ical_read(struct pool *pool, const struct mime_message *message, struct reading *reading)
{
	reading->itip = (struct reading_itip) { .sequence = -1, .minute = -1 };
	icalerror_set_errors_are_fatal(0);
	for (size_t i = 0; i < message->n; i++)
		if (is_calendar(&message->parts[i]) && part_read(pool, &message->parts[i], reading))
			return;
}

void
ical_prepare(void)
{
	icalcomponent *c;

	icalerror_set_errors_are_fatal(0);
	c = icalparser_parse_string(
	    "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:1\r\n"
	    "ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.example\r\nSEQUENCE:1\r\nDTSTART:20261124T100000Z\r\n"
	    "END:VEVENT\r\nEND:VCALENDAR\r\n");
	if (c != NULL)
		icalcomponent_free(c);
	ical_time_prepare();
}
