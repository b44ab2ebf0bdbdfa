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

/* Has ICU load what it loads at the first zone, before the jail is closed. */
void ical_time_prepare(void);

#endif
