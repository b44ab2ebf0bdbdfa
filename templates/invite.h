/*
 * invite: a checkpoint as an event in somebody's calendar (RFC 5545, iMIP RFC
 * 6047), by libical. One event a mail, times in the person's zone with its
 * VTIMEZONE, an alarm that only shows itself. A due date is an entry for a whole
 * day (RFC 5545 section 3.6.1: the end is the day after) that takes no time.
 *
 * The same uid with a higher sequence replaces or cancels an earlier one.
 */
#ifndef AGREED_INVITE_H
#define AGREED_INVITE_H

#include <stdint.h>

#include "parsers/base/civil.h"
#include "parsers/base/text.h"

struct pool;

enum invite_method {
	INVITE_REQUEST,
	INVITE_CANCEL,
	INVITE_DECLINECOUNTER, /* no to a new time that the person proposed */
	INVITE_PUBLISH         /* for a file or a subscription: nobody is asked */
};

struct invite {
	enum invite_method method;
	const char *uid;
	int sequence;
	int64_t stamp;    /* when this was written, UTC seconds */
	int64_t starts;   /* UTC seconds */
	int minutes;      /* how long */
	struct civil_date day; /* an entry for this whole day, which takes no time; year 0: starts and minutes count */
	bool milestone;   /* a category of its own */
	const char *zone; /* IANA name; "UTC" or an unknown one gives times in UTC */
	const char *organizer_name,
	    *organizer_email; /* our own address, the same for the life of the event */
	const char *attendee_name, *attendee_email;
	const char *summary, *description;
	int alarm_minutes; /* before the start; 0: no alarm */
};

/* "REQUEST": what Content-Type's method must say as well. */
const char *invite_method_name(enum invite_method method);

/* The file, CR LF, folded. Lives in pool. */
struct slice invite_write(struct pool *pool, const struct invite *invite);

/*
 * Several events for a file or a subscription, all by PUBLISH and with times in
 * one zone. name: what calendars call it, or NULL.
 */
struct slice invite_publish(struct pool *pool, const char *name, const char *zone, const struct invite *list, size_t n);

#endif
