/*
 * ical_time: when a calendar says that something starts (RFC 5545 section
 * 3.3.5), as a date and minute and, where its zone can be told, as an instant.
 *
 * A zone is told by an IANA name (also behind the path that some programs put
 * before it), by a Windows name, or by the rules of the VTIMEZONE that came
 * along, which are read for plain yearly changes only. Asks libical for texts
 * only: its own zones are files.
 */
#ifndef AGREED_ICAL_TIME_H
#define AGREED_ICAL_TIME_H

#include <libical/ical.h>

#include "parsers/reading.h"

struct pool;

/* Fills day, minute and starts of out from the DTSTART of event, which is in calendar. */
void ical_time_read(struct pool *pool, icalcomponent *calendar, icalcomponent *event, struct reading_itip *out);

/* Civil time t as an instant, in the zone of that DTSTART; 0 when it cannot be told. */
int64_t ical_time_instant(struct pool *pool, icalcomponent *calendar, icalcomponent *event, struct civil_time t);

/* -- what is written in a calendar -- */

/* "20261201" or "20261201T100000", with or without Z; *timed says which. */
bool ical_time_parse(struct slice s, struct civil_time *t, bool *timed);
/* The value of the first property of that kind as one clean line, or empty. */
struct slice ical_value(struct pool *pool, icalcomponent *c, icalproperty_kind kind);
/* The digits or the word behind "BYMONTH=" and the like. */
struct slice ical_rule_part(struct slice rule, struct slice name);
/* "MO" is 1; 0 when it is none. */
int ical_weekday(struct slice two);
/* "-1SU" of a month: the last Sunday; "2SU" the second. Year 0 when it is written in another way. */
struct civil_date ical_rule_day(int year, int month, struct slice by);

/* Has ICU load what it loads at the first zone, before the jail is closed. */
void ical_time_prepare(void);

#endif
