/*
 * See invite.h. Place: under notice.c. Method: libical builds, folds and
 * escapes; what the clock shows, and the rules of its zone, come from ICU, so
 * that no file is looked for and all of agreed reckons alike.
 */
#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/base/zone.h"
#include "templates/invite.h"
#include "templates/invite_zone.h"

const char *
invite_method_name(enum invite_method method)
{
	static const char *const names[] = { "REQUEST", "CANCEL", "DECLINECOUNTER", "PUBLISH" };

	return names[method];
}

/* The zone, if it is one whose rules have to go along; NULL: times are in UTC. */
static const char *
zone_find(const char *name)
{
	if (name == NULL || strcmp(name, "UTC") == 0 || strcmp(name, "Etc/UTC") == 0 || !zone_is_known(name))
		return NULL;
	return name;
}

static bool
is_same_clock(struct civil_time a, struct civil_time b)
{
	return civil_compare(a.date, b.date) == 0 && a.hour == b.hour && a.minute == b.minute;
}

/* Does the clock show the same time twice around then? A local time would leave open which is meant. */
static bool
is_doubled(int64_t at, const char *zone)
{
	static const int jumps[] = { -7200, -3600, -1800, 1800, 3600, 7200 };

	for (size_t i = 0; i < sizeof(jumps) / sizeof(jumps[0]); i++)
		if (is_same_clock(zone_local(zone, at), zone_local(zone, at + jumps[i])))
			return true;
	return false;
}

/* The zone that the event's times are written in; NULL: UTC. */
static const char *
event_zone(const struct invite *i, const char *zone)
{
	if (zone == NULL || i->day.year != 0 || is_doubled(i->starts, zone) ||
	    is_doubled(i->starts + (int64_t)i->minutes * 60, zone))
		return NULL;
	return zone;
}

static void
time_add(icalcomponent *event, bool start, int64_t at, const char *zone)
{
	struct civil_time local = zone != NULL ? zone_local(zone, at) : civil_at(at, 0);
	icaltimetype t = icaltime_null_time();
	icalproperty *p;

	t.year = local.date.year;
	t.month = local.date.month;
	t.day = local.date.day;
	t.hour = local.hour;
	t.minute = local.minute;
	t.second = local.second;
	/* a local time whose zone is named by TZID, or one with the Z of UTC */
	if (zone == NULL)
		t.zone = icaltimezone_get_utc_timezone();
	p = start ? icalproperty_new_dtstart(t) : icalproperty_new_dtend(t);
	if (zone != NULL)
		icalproperty_set_parameter(p, icalparameter_new_tzid(zone));
	icalcomponent_add_property(event, p);
}

/* The whole day: dates without a time, the second of them the day after. */
static void
day_add(icalcomponent *event, struct civil_date day)
{
	struct civil_date next = civil_add_days(day, 1);
	icaltimetype from = icaltime_null_date(), to = icaltime_null_date();

	from.year = day.year;
	from.month = day.month;
	from.day = day.day;
	to.year = next.year;
	to.month = next.month;
	to.day = next.day;
	icalcomponent_add_property(event, icalproperty_vanew_dtstart(from, (void *)0));
	icalcomponent_add_property(event, icalproperty_vanew_dtend(to, (void *)0));
}

static const char *
mailto(struct pool *pool, const char *email)
{
	struct text t;

	text_init(&t, pool);
	text_addf(&t, "mailto:%s", email);
	return t.p;
}

static void
organizer_add(struct pool *pool, icalcomponent *event, const struct invite *i)
{
	icalproperty *organizer = icalproperty_new_organizer(mailto(pool, i->organizer_email));

	if (i->organizer_name != NULL && i->organizer_name[0] != '\0')
		icalproperty_add_parameter(organizer, icalparameter_new_cn(i->organizer_name));
	icalcomponent_add_property(event, organizer);
}

static void
attendee_add(struct pool *pool, icalcomponent *event, const struct invite *i)
{
	icalproperty *attendee = icalproperty_new_attendee(mailto(pool, i->attendee_email));

	if (i->attendee_name != NULL && i->attendee_name[0] != '\0')
		icalproperty_add_parameter(attendee, icalparameter_new_cn(i->attendee_name));
	icalproperty_add_parameter(attendee, icalparameter_new_cutype(ICAL_CUTYPE_INDIVIDUAL));
	icalproperty_add_parameter(attendee, icalparameter_new_role(ICAL_ROLE_REQPARTICIPANT));
	icalproperty_add_parameter(attendee, icalparameter_new_partstat(ICAL_PARTSTAT_NEEDSACTION));
	icalproperty_add_parameter(attendee, icalparameter_new_rsvp(ICAL_RSVP_TRUE));
	icalcomponent_add_property(event, attendee);
}

static void
alarm_add(icalcomponent *event, const struct invite *i)
{
	icalcomponent *alarm = icalcomponent_new(ICAL_VALARM_COMPONENT);
	struct icaltriggertype before = { .time = icaltime_null_time(),
		.duration = icaldurationtype_from_int(-60 * i->alarm_minutes) };

	icalcomponent_add_property(alarm, icalproperty_new_action(ICAL_ACTION_DISPLAY));
	icalcomponent_add_property(alarm, icalproperty_new_description(i->summary));
	icalcomponent_add_property(alarm, icalproperty_new_trigger(before));
	icalcomponent_add_component(event, alarm);
}

static icalcomponent *
event_new(struct pool *pool, const struct invite *i, const char *zone)
{
	icalcomponent *event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
	icaltimezone *utc = icaltimezone_get_utc_timezone();

	icalcomponent_add_property(event, icalproperty_new_uid(i->uid));
	icalcomponent_add_property(event, icalproperty_new_sequence(i->sequence));
	icalcomponent_add_property(
	    event, icalproperty_new_dtstamp(icaltime_from_timet_with_zone((time_t)i->stamp, 0, utc)));
	if (i->day.year != 0) {
		day_add(event, i->day);
	} else {
		time_add(event, true, i->starts, zone);
		time_add(event, false, i->starts + (int64_t)i->minutes * 60, zone);
	}
	icalcomponent_add_property(event, icalproperty_new_summary(i->summary));
	if (i->description != NULL && i->description[0] != '\0')
		icalcomponent_add_property(event, icalproperty_new_description(i->description));
	if (i->milestone)
		icalcomponent_add_property(event, icalproperty_new_categories("MILESTONE"));
	organizer_add(pool, event, i);
	/* what is published invites nobody (RFC 5546 section 3.2.1) */
	if (i->method != INVITE_PUBLISH)
		attendee_add(pool, event, i);
	icalcomponent_add_property(event,
	    icalproperty_new_status(
	        i->method == INVITE_CANCEL ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
	icalcomponent_add_property(
	    event, icalproperty_new_transp(i->day.year != 0 ? ICAL_TRANSP_TRANSPARENT : ICAL_TRANSP_OPAQUE));
	if (i->method == INVITE_REQUEST && i->alarm_minutes > 0)
		alarm_add(event, i);
	return event;
}

static icalcomponent *
calendar_new(enum invite_method method)
{
	static const icalproperty_method methods[] = { ICAL_METHOD_REQUEST, ICAL_METHOD_CANCEL,
		ICAL_METHOD_DECLINECOUNTER, ICAL_METHOD_PUBLISH };
	icalcomponent *calendar = icalcomponent_new(ICAL_VCALENDAR_COMPONENT);

	icalcomponent_add_property(
	    calendar, icalproperty_new_prodid("-//agreed//agreed " AGREED_VERSION "//EN"));
	icalcomponent_add_property(calendar, icalproperty_new_version("2.0"));
	icalcomponent_add_property(calendar, icalproperty_new_method(methods[method]));
	return calendar;
}

/* The finished file; frees the calendar. */
static struct slice
calendar_end(struct pool *pool, icalcomponent *calendar)
{
	char *s = icalcomponent_as_ical_string_r(calendar);
	struct slice out = slice_copy(pool, slice_of(s));

	free(s);
	icalcomponent_free(calendar);
	return out;
}

struct slice
invite_write(struct pool *pool, const struct invite *i)
{
	const char *zone = event_zone(i, zone_find(i->zone));
	icalcomponent *calendar = calendar_new(i->method);

	if (zone != NULL)
		invite_zone_add(calendar, zone, i->starts, i->starts);
	icalcomponent_add_component(calendar, event_new(pool, i, zone));
	return calendar_end(pool, calendar);
}

static void
extra_add(icalcomponent *calendar, const char *name, const char *value)
{
	icalproperty *p = icalproperty_new_x(value);

	icalproperty_set_x_name(p, name);
	icalcomponent_add_property(calendar, p);
}

struct slice
invite_publish(struct pool *pool, const char *name, const char *zone_name, const struct invite *list, size_t n)
{
	icalcomponent *calendar = calendar_new(INVITE_PUBLISH);
	const char *zone = zone_find(zone_name);
	int64_t first = 0, last = 0;

	if (name != NULL) {
		extra_add(calendar, "X-WR-CALNAME", name);
		extra_add(calendar, "X-PUBLISHED-TTL", "PT1H");
	}
	for (size_t i = 0; i < n; i++)
		if (event_zone(&list[i], zone) != NULL) {
			first = first == 0 || list[i].starts < first ? list[i].starts : first;
			last = list[i].starts > last ? list[i].starts : last;
		}
	if (zone != NULL && first != 0)
		invite_zone_add(calendar, zone, first, last);
	for (size_t i = 0; i < n; i++) {
		struct invite one = list[i];

		one.method = INVITE_PUBLISH;
		one.zone = zone_name;
		icalcomponent_add_component(calendar, event_new(pool, &one, event_zone(&one, zone)));
	}
	return calendar_end(pool, calendar);
}
