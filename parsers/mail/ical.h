/*
 * ical: a calendar part: the answer to an invitation, or an invitation (RFC 5545,
 * 5546, 6047), by libical. What comes with notes says when their meeting is the next time
 * (reading->next). Lenient: replies come without ORGANIZER, SEQUENCE or
 * the method parameter. Fills reading->itip (given false when there is none).
 */
#ifndef AGREED_ICAL_H
#define AGREED_ICAL_H

#include "parsers/mail/mime.h"
#include "parsers/reading.h"

/* Bytes of a calendar part that are looked at; libical is quadratic in long lines. */
#define ICAL_MAX ((size_t)256 * 1024)

void ical_read(struct pool *pool, const struct mime_message *message, struct reading *reading);

/* Loads what libical loads lazily, before the jail is closed. */
void ical_prepare(void);

#endif
