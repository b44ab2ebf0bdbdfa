/*
 * ical_next: when the meeting of a calendar file takes place the next time (RFC
 * 5545 section 3.8.5): its own start, or the next of its series by the plain
 * rules that people's calendars make: every day, every n weeks on some days, every
 * n months on a date or the nth weekday, every year. What is written in another
 * way, cancelled or moved has no next time here: nothing is guessed.
 */
#ifndef AGREED_ICAL_NEXT_H
#define AGREED_ICAL_NEXT_H

#include <libical/ical.h>

#include "parsers/reading.h"

struct pool;

/* Fills next with the first time of event (in calendar) after the day after; next stays when there is none. */
void ical_next_read(struct pool *pool, icalcomponent *calendar, icalcomponent *event, struct civil_date after,
    struct reading_next *next);

#endif
