/*
 * See invite.h. Place: under notice.c. Method: libical builds, folds and
 * escapes; the zone comes from its system data, cut down to the time around
 * the event and renamed to the plain IANA name, because the whole history is
 * 180 lines that some readers refuse. Without tzdata the times are in UTC.
 */
#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

#include "parsers/base/pool.h"
#include "templates/invite.h"

/* What of the zone's rules goes along: from some days before the event to a year after. */
#define ZONE_BEFORE_S (7 * 86400)
#define ZONE_AFTER_S (366 * 86400)

const char *
invite_method_name(enum invite_method method)
{
	static const char *const names[] = { "REQUEST", "CANCEL", "DECLINECOUNTER", "PUBLISH" };

	return names[method];
}

static icaltimezone *
zone_find(const char *name)
{
	if (name == NULL || name[0] == '\0' || strcmp(name, "UTC") == 0 || strcmp(name, "Etc/UTC") == 0)
		return NULL;
	icalerror_set_errors_are_fatal(0);
	return icaltimezone_get_builtin_timezone(name);
}

/* The zone's rules around the event, under its IANA name. */
static void
zone_add(icalcomponent *calendar, icaltimezone *zone, const char *name, int64_t first, int64_t last)
{
	icalcomponent *rules = icalcomponent_new_clone(icaltimezone_get_component(zone));
	icalproperty *tzid = icalcomponent_get_first_property(rules, ICAL_TZID_PROPERTY), *until;

	icaltimezone_truncate_vtimezone(rules,
	    icaltime_from_timet_with_zone((time_t)(first - ZONE_BEFORE_S), 0, NULL),
	    icaltime_from_timet_with_zone((time_t)(last + ZONE_AFTER_S), 0, NULL), 0);
	if (tzid != NULL)
		icalproperty_set_tzid(tzid, name);
	/* written without the Z that RFC 7808 section 7.1 wants */
	if ((until = icalcomponent_get_first_property(rules, ICAL_TZUNTIL_PROPERTY)) != NULL) {
		icalcomponent_remove_property(rules, until);
		icalproperty_free(until);
	}
	icalcomponent_add_component(calendar, rules);
}

static void
time_add(icalcomponent *event, bool start, int64_t at, icaltimezone *zone, const char *name)
{
	icaltimetype t = icaltime_from_timet_with_zone(
	    (time_t)at, 0, zone != NULL ? zone : icaltimezone_get_utc_timezone());
	icalproperty *p;

	/* a local time whose zone is named by TZID; libical would write the Z of UTC behind it */
	if (zone != NULL)
		t.zone = NULL;
	p = start ? icalproperty_new_dtstart(t) : icalproperty_new_dtend(t);
	if (zone != NULL)
		icalproperty_set_parameter(p, icalparameter_new_tzid(name));
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
event_new(struct pool *pool, const struct invite *i, icaltimezone *zone)
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
		time_add(event, true, i->starts, zone, i->zone);
		time_add(event, false, i->starts + (int64_t)i->minutes * 60, zone, i->zone);
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
	icaltimezone *zone = i->day.year != 0 ? NULL : zone_find(i->zone);
	icalcomponent *calendar = calendar_new(i->method);

	if (zone != NULL)
		zone_add(calendar, zone, i->zone, i->starts, i->starts);
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
	icaltimezone *zone = zone_find(zone_name);
	int64_t first = 0, last = 0;

	if (name != NULL) {
		extra_add(calendar, "X-WR-CALNAME", name);
		extra_add(calendar, "X-PUBLISHED-TTL", "PT1H");
	}
	for (size_t i = 0; i < n; i++)
		if (list[i].day.year == 0) {
			first = first == 0 || list[i].starts < first ? list[i].starts : first;
			last = list[i].starts > last ? list[i].starts : last;
		}
	if (zone != NULL && first != 0)
		zone_add(calendar, zone, zone_name, first, last);
	for (size_t i = 0; i < n; i++) {
		struct invite one = list[i];

		one.method = INVITE_PUBLISH;
		one.zone = zone_name;
		icalcomponent_add_component(calendar, event_new(pool, &one, zone));
	}
	return calendar_end(pool, calendar);
}
