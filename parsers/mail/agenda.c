/*
 * See agenda.h. Method: libical makes the tree; the first event, task or
 * journal in it is told. Never asks libical for times or zones: those look for
 * files.
 */
#include <libical/ical.h>

#include "parsers/base/pool.h"
#include "parsers/mail/agenda.h"
#include "parsers/mail/cite.h"
#include "parsers/mail/ical.h"

/* People that are named; a meeting of more has no notes for each of them. */
#define PEOPLE_MAX 100
#define LINE_MAX_BYTES ((size_t)4000)

struct maker {
	struct pool *pool;
	struct block_list *blocks;
};

static void
line_add(struct maker *m, const char *label, struct slice value)
{
	struct block *b;
	struct text t;

	value = text_clean_line(m->pool, value, LINE_MAX_BYTES);
	if (value.len == 0 || (b = block_add(m->pool, m->blocks, BLOCK_PARAGRAPH)) == NULL)
		return;
	text_init(&t, m->pool);
	text_addf(&t, "%s: ", label);
	text_add(&t, value);
	b->text = text_slice(&t);
	b->lead = slice_to(b->text, slice_of(label).len + 1);
}

/* "20261124T100000" as "2026-11-24 10:00". */
static void
when_add(struct maker *m, icalcomponent *event)
{
	icalproperty *p = icalcomponent_get_first_property(event, ICAL_DTSTART_PROPERTY);
	const char *written = p == NULL ? NULL : icalproperty_get_value_as_string(p);
	struct slice s = slice_of(written);
	struct text t;

	if (s.len < 8)
		return;
	for (size_t i = 0; i < 8; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return;
	text_init(&t, m->pool);
	text_addf(&t, "%.4s-%.2s-%.2s", s.p, s.p + 4, s.p + 6);
	if (s.len >= 13 && s.p[8] == 'T')
		text_addf(&t, " %.2s:%.2s", s.p + 9, s.p + 11);
	line_add(m, "Date", text_slice(&t));
}

static void
person_add(struct text *t, icalproperty *p, const char *address)
{
	icalparameter *cn = icalproperty_get_first_parameter(p, ICAL_CN_PARAMETER);
	const char *name = cn == NULL ? NULL : icalparameter_get_cn(cn);
	struct slice email = slice_of(address);

	if (slice_starts_nocase(email, SLICE("mailto:")))
		email = slice_from(email, 7);
	if (t->len > 0)
		text_add(t, SLICE("; ")); /* for names have commas: "Lin, Maya" */
	if (name == NULL || slice_eq_nocase(slice_of(name), email)) {
		text_add(t, email);
		return;
	}
	text_add(t, slice_of(name));
	if (slice_find_char(email, '@') < email.len)
		text_addf(t, " <%.*s>", SLICE_ARG(slice_to(email, 300)));
}

static void
people_add(struct maker *m, icalcomponent *event)
{
	icalproperty *p = icalcomponent_get_first_property(event, ICAL_ORGANIZER_PROPERTY);
	int n = 0;
	struct text t;

	text_init(&t, m->pool);
	if (p != NULL)
		person_add(&t, p, icalproperty_get_organizer(p));
	for (p = icalcomponent_get_first_property(event, ICAL_ATTENDEE_PROPERTY); p != NULL && n < PEOPLE_MAX;
	     p = icalcomponent_get_next_property(event, ICAL_ATTENDEE_PROPERTY), n++)
		person_add(&t, p, icalproperty_get_attendee(p));
	line_add(m, "Attendees", text_slice(&t));
}

static void
description_add(struct maker *m, icalcomponent *event)
{
	const char *words = icalcomponent_get_description(event);
	size_t from = m->blocks->n;

	if (words == NULL)
		return;
	cite_blocks(m->pool, text_clean(m->pool, slice_of(words), ICAL_MAX), true, m->blocks);
	for (size_t i = from; i < m->blocks->n; i++)
		m->blocks->v[i].line = i == from || m->blocks->v[i].kind == BLOCK_HEADING;
}

static icalcomponent *
event_in(icalcomponent *calendar)
{
	static const icalcomponent_kind kinds[] = { ICAL_VEVENT_COMPONENT, ICAL_VTODO_COMPONENT, ICAL_VJOURNAL_COMPONENT };
	icalcomponent *found = NULL;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]) && found == NULL; i++)
		found = icalcomponent_isa(calendar) == kinds[i] ? calendar :
		    icalcomponent_get_first_component(calendar, kinds[i]);
	return found;
}

void
agenda_blocks(struct pool *pool, struct slice text, struct block_list *blocks)
{
	struct maker m = { pool, blocks };
	size_t start = slice_find_nocase(text, SLICE("BEGIN:VCALENDAR"));
	icalcomponent *calendar, *event;

	text = slice_to(slice_from(text, start), ICAL_MAX);
	calendar = text.len == 0 ? NULL : icalcomponent_new_from_string(slice_cstr(pool, text));
	if (calendar == NULL)
		return;
	event = event_in(calendar);
	if (event != NULL) {
		line_add(&m, "Meeting", slice_of(icalcomponent_get_summary(event)));
		when_add(&m, event);
		people_add(&m, event);
		description_add(&m, event);
	}
	icalcomponent_free(calendar);
}
