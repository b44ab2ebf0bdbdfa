/*
 * invite: a checkpoint as an event in somebody's calendar (RFC 5545, iMIP RFC
 * 6047), by libical. One event a file, times in the person's zone with its
 * VTIMEZONE, an alarm that only shows itself.
 *
 * The same uid with a higher sequence replaces or cancels an earlier one.
 */
#ifndef AGREED_INVITE_H
#define AGREED_INVITE_H

#include <stdint.h>

#include "parsers/base/text.h"

struct pool;

enum invite_method {
	INVITE_REQUEST,
	INVITE_CANCEL,
	INVITE_DECLINECOUNTER /* no to a new time that the person proposed */
};

struct invite {
	enum invite_method method;
	const char *uid;
	int sequence;
	int64_t stamp;    /* when this was written, UTC seconds */
	int64_t starts;   /* UTC seconds */
	int minutes;      /* how long */
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

#endif
