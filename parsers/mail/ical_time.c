/*
 * See ical_time.h. Place: under ical.c. Method: digits first, then the zone by
 * name, and only where no name is known by the changes of its VTIMEZONE: the
 * latest change before the time says the offset.
 */
#include <stdlib.h>

#include "parsers/base/pool.h"
#include "parsers/base/zone.h"
#include "parsers/mail/ical_time.h"

/* Changes of one VTIMEZONE that are looked at; a history of a century has fewer. */
#define CHANGE_MAX 400
#define ZONE_NAME_MAX 64
#define DAY_MINUTES 1440

static int
digits(struct slice s, size_t from, size_t n)
{
	int value = 0;

	for (size_t i = from; i < from + n; i++) {
		if (i >= s.len || s.p[i] < '0' || s.p[i] > '9')
			return -1;
		value = value * 10 + (s.p[i] - '0');
	}
	return value;
}

bool
ical_time_parse(struct slice s, struct civil_time *t, bool *timed)
{
	*t = (struct civil_time) { .date = { digits(s, 0, 4), digits(s, 4, 2), digits(s, 6, 2) } };
	if (!civil_is_valid(t->date))
		return false;
	*timed = s.len > 8;
	if (!*timed)
		return true;
	t->hour = digits(s, 9, 2);
	t->minute = digits(s, 11, 2);
	return s.p[8] == 'T' && t->hour >= 0 && t->hour < 24 && t->minute >= 0 && t->minute < 60;
}

struct slice
ical_value(struct pool *pool, icalcomponent *c, icalproperty_kind kind)
{
	icalproperty *p = icalcomponent_get_first_property(c, kind);
	char *s = p == NULL ? NULL : icalproperty_get_value_as_string_r(p);
	struct slice value = text_clean_line(pool, slice_of(s), READING_LINE_MAX);

	free(s);
	return value;
}

/* -- by name -- */

/* The IANA zone that a name means, or NULL: itself, its end behind a path, or the one for Windows' name. */
static const char *
zone_named(struct pool *pool, struct slice name)
{
	char buf[ZONE_NAME_MAX];
	const char *found;

	while (name.len > 0 && name.len < 1000) {
		const char *whole = slice_cstr(pool, name);
		size_t slash = slice_find_char(name, '/');

		if (zone_is_known(whole))
			return whole;
		if ((found = zone_from_windows(whole, buf, (int)sizeof(buf))) != NULL)
			return slice_cstr(pool, slice_of(found));
		name = slice_from(name, slash + 1);
	}
	return NULL;
}

/* The VTIMEZONE of that name. */
static icalcomponent *
rules_find(struct pool *pool, icalcomponent *calendar, struct slice tzid)
{
	icalcomponent *c = icalcomponent_get_first_component(calendar, ICAL_VTIMEZONE_COMPONENT);

	for (; c != NULL; c = icalcomponent_get_next_component(calendar, ICAL_VTIMEZONE_COMPONENT))
		if (slice_eq_nocase(ical_value(pool, c, ICAL_TZID_PROPERTY), tzid))
			return c;
	return NULL;
}

static const char *
zone_of(struct pool *pool, struct slice tzid, icalcomponent *rules)
{
	const char *zone = zone_named(pool, tzid);
	icalproperty *p;

	if (zone != NULL || rules == NULL)
		return zone;
	p = icalcomponent_get_first_property(rules, ICAL_X_PROPERTY);
	for (; p != NULL && zone == NULL; p = icalcomponent_get_next_property(rules, ICAL_X_PROPERTY))
		if (slice_eq_nocase(slice_of(icalproperty_get_x_name(p)), SLICE("X-LIC-LOCATION")))
			zone = zone_named(pool, slice_of(icalproperty_get_x(p)));
	return zone;
}

/* -- by rules -- */

struct slice
ical_rule_part(struct slice rule, struct slice name)
{
	struct slice s = slice_from(rule, slice_find_nocase(rule, name));

	s = slice_from(s, name.len);
	return slice_to(s, slice_find_char(s, ';'));
}

int
ical_weekday(struct slice two)
{
	static const char days[] = "MOTUWETHFRSASU";

	for (int i = 0; i < 7; i++)
		if (slice_eq_nocase(two, (struct slice) { days + i * 2, 2 }))
			return i + 1;
	return 0;
}

struct civil_date
ical_rule_day(int year, int month, struct slice by)
{
	int nth = 1, weekday, sign = 1;
	struct civil_date d = { year, month, 1 };

	if (by.len > 0 && (by.p[0] == '-' || by.p[0] == '+')) {
		sign = by.p[0] == '-' ? -1 : 1;
		by = slice_from(by, 1);
	}
	if (by.len == 3) {
		nth = digits(by, 0, 1);
		by = slice_from(by, 1);
	}
	weekday = ical_weekday(by);
	if (weekday == 0 || nth < 1 || nth > 5)
		return (struct civil_date) { 0 };
	if (sign < 0) {
		d.day = civil_month_days(year, month);
		return civil_add_days(d, -((civil_weekday(d) - weekday + 7) % 7) - (int64_t)(nth - 1) * 7);
	}
	return civil_add_days(d, (weekday - civil_weekday(d) + 7) % 7 + (int64_t)(nth - 1) * 7);
}

/* The latest time at or before t at which this change sets in, as local seconds; 0 when it has not yet. */
static int64_t
change_onset(struct pool *pool, icalcomponent *change, struct civil_time t)
{
	struct slice rule = ical_value(pool, change, ICAL_RRULE_PROPERTY);
	int64_t now = civil_instant(t, 0), at;
	struct civil_time start;
	int month = -1;
	bool timed;

	if (!ical_time_parse(ical_value(pool, change, ICAL_DTSTART_PROPERTY), &start, &timed))
		return 0;
	at = civil_instant(start, 0);
	if (at > now)
		return 0;
	for (size_t n = 2; n > 0 && month < 0; n--)
		month = digits(ical_rule_part(rule, SLICE("BYMONTH=")), 0, n);
	for (int year = t.date.year; year >= t.date.year - 1 && year > start.date.year && month >= 1 && month <= 12; year--) {
		struct civil_time onset = start;

		onset.date = ical_rule_day(year, month, ical_rule_part(rule, SLICE("BYDAY=")));
		if (onset.date.year != 0 && civil_instant(onset, 0) <= now)
			return civil_instant(onset, 0);
	}
	return at;
}

/* "+0100" in seconds. */
static bool
offset_parse(struct slice s, int *offset_s)
{
	int hours = digits(s, 1, 2), minutes = digits(s, 3, 2);

	if (s.len < 5 || (s.p[0] != '+' && s.p[0] != '-') || hours < 0 || hours > 15 || minutes < 0 || minutes > 59)
		return false;
	*offset_s = (s.p[0] == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
	return true;
}

static bool
rules_offset(struct pool *pool, icalcomponent *rules, struct civil_time t, int *offset_s)
{
	icalcomponent *c = icalcomponent_get_first_component(rules, ICAL_ANY_COMPONENT);
	bool found = false;
	int64_t latest = 0;

	for (int n = 0; c != NULL && n < CHANGE_MAX; n++) {
		int64_t onset = change_onset(pool, c, t);
		int offset;

		if ((!found || onset > latest) && offset_parse(ical_value(pool, c, ICAL_TZOFFSETTO_PROPERTY), &offset)) {
			*offset_s = offset;
			latest = onset;
			found = true;
		}
		c = icalcomponent_get_next_component(rules, ICAL_ANY_COMPONENT);
	}
	return found;
}

int64_t
ical_time_instant(struct pool *pool, icalcomponent *calendar, icalcomponent *event, struct civil_time t)
{
	icalproperty *p = icalcomponent_get_first_property(event, ICAL_DTSTART_PROPERTY);
	char *name = p == NULL ? NULL : icalproperty_get_parameter_as_string_r(p, "TZID");
	struct slice tzid = text_clean_line(pool, slice_of(name), READING_LINE_MAX);
	icalcomponent *rules = tzid.len == 0 ? NULL : rules_find(pool, calendar, tzid);
	const char *zone;
	int offset;

	free(name);
	if (slice_ends_nocase(ical_value(pool, event, ICAL_DTSTART_PROPERTY), SLICE("Z")))
		return civil_instant(t, 0);
	if ((zone = zone_of(pool, tzid, rules)) != NULL)
		return zone_instant(zone, t);
	return rules != NULL && rules_offset(pool, rules, t, &offset) ? civil_instant(t, offset) : 0;
}

void
ical_time_read(struct pool *pool, icalcomponent *calendar, icalcomponent *event, struct reading_itip *out)
{
	struct civil_time t;
	bool timed;

	if (!ical_time_parse(ical_value(pool, event, ICAL_DTSTART_PROPERTY), &t, &timed))
		return;
	out->day = t.date;
	out->minute = timed ? t.hour * 60 + t.minute : -1;
	if (timed)
		out->starts = ical_time_instant(pool, calendar, event, t);
}

void
ical_time_prepare(void)
{
	char buf[ZONE_NAME_MAX];

	if (zone_from_windows("W. Europe Standard Time", buf, (int)sizeof(buf)) != NULL)
		zone_instant(buf, (struct civil_time) { .date = { 2026, 12, 1 } });
}
