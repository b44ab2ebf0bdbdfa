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
	static const char *const names[] = { "REQUEST", "CANCEL", "DECLINECOUNTER" };

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
zone_add(icalcomponent *calendar, icaltimezone *zone, const char *name, int64_t starts)
{
	icalcomponent *rules = icalcomponent_new_clone(icaltimezone_get_component(zone));
	icalproperty *tzid = icalcomponent_get_first_property(rules, ICAL_TZID_PROPERTY), *until;

	icaltimezone_truncate_vtimezone(rules,
	    icaltime_from_timet_with_zone((time_t)(starts - ZONE_BEFORE_S), 0, NULL),
	    icaltime_from_timet_with_zone((time_t)(starts + ZONE_AFTER_S), 0, NULL), 0);
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

static const char *
mailto(struct pool *pool, const char *email)
{
	struct text t;

	text_init(&t, pool);
	text_addf(&t, "mailto:%s", email);
	return t.p;
}

static void
people_add(struct pool *pool, icalcomponent *event, const struct invite *i)
{
	icalproperty *organizer = icalproperty_new_organizer(mailto(pool, i->organizer_email));
	icalproperty *attendee = icalproperty_new_attendee(mailto(pool, i->attendee_email));

	if (i->organizer_name != NULL && i->organizer_name[0] != '\0')
		icalproperty_add_parameter(organizer, icalparameter_new_cn(i->organizer_name));
	icalcomponent_add_property(event, organizer);
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
	time_add(event, true, i->starts, zone, i->zone);
	time_add(event, false, i->starts + (int64_t)i->minutes * 60, zone, i->zone);
	icalcomponent_add_property(event, icalproperty_new_summary(i->summary));
	if (i->description != NULL && i->description[0] != '\0')
		icalcomponent_add_property(event, icalproperty_new_description(i->description));
	people_add(pool, event, i);
	icalcomponent_add_property(event,
	    icalproperty_new_status(
	        i->method == INVITE_CANCEL ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
	icalcomponent_add_property(event, icalproperty_new_transp(ICAL_TRANSP_OPAQUE));
	if (i->method == INVITE_REQUEST && i->alarm_minutes > 0)
		alarm_add(event, i);
	return event;
}

struct slice
invite_write(struct pool *pool, const struct invite *i)
{
	icaltimezone *zone = zone_find(i->zone);
	icalcomponent *calendar = icalcomponent_new(ICAL_VCALENDAR_COMPONENT);
	icalproperty_method method = i->method == INVITE_REQUEST ? ICAL_METHOD_REQUEST
	    : i->method == INVITE_CANCEL                         ? ICAL_METHOD_CANCEL
	                                                         : ICAL_METHOD_DECLINECOUNTER;
	struct slice out;
	char *s;

	icalcomponent_add_property(
	    calendar, icalproperty_new_prodid("-//agreed//agreed " AGREED_VERSION "//EN"));
	icalcomponent_add_property(calendar, icalproperty_new_version("2.0"));
	icalcomponent_add_property(calendar, icalproperty_new_method(method));
	if (zone != NULL)
		zone_add(calendar, zone, i->zone, i->starts);
	icalcomponent_add_component(calendar, event_new(pool, i, zone));
	s = icalcomponent_as_ical_string_r(calendar);
	out = slice_copy(pool, slice_of(s));
	free(s);
	icalcomponent_free(calendar);
	return out;
}
