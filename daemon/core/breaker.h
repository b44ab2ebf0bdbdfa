/*
 * breaker: keeps mail from breeding mail. Too many notices to one person on one
 * agreement in an hour, to one person in a day, or to all in an hour mean that
 * machines talk to each other or that something is broken: further ones are
 * written but held back, one line in the log says so, and an administrator looks
 * (`agreectl held`) and lets them go (`agreectl release`). Nothing is lost.
 *
 * Only what answers somebody's mail counts for a person: confirmations,
 * invitations and reminders cannot be provoked by a loop.
 */
#ifndef AGREED_BREAKER_H
#define AGREED_BREAKER_H

#include "daemon/core/core.h"

/* On one agreement to one person in an hour; a busy negotiation has three or four. */
#define BREAKER_THREAD_HOUR 12
/* To one person in a day: the default of the ticket systems that have such a limit. */
#define BREAKER_PERSON_DAY  40
/* To all in an hour; 2,000 notes that waited for the daemon stay below it. */
#define BREAKER_ALL_HOUR    20000

/* "waiting", or "held" after a line in the log. answering: it follows from somebody's mail. */
const char *breaker_state(struct core *core, int64_t agreement, const char *recipient, bool answering);

#endif
