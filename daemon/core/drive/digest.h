/*
 * digest: once a week, one mail to each person with open points, and to each
 * manager a line for each of their departments (account.h). It is the one mail that
 * nobody has to do with: it can be left by a mail (List-Unsubscribe, RFC 2369).
 *
 * It comes at the setting's day and time, by each person's own zone and days; who
 * has had a reminder that day gets no second mail about the same points.
 */
#ifndef AGREED_DIGEST_H
#define AGREED_DIGEST_H

#include "daemon/core/core.h"
#include "parsers/reading.h"

struct pool;

/* "monday 09:00" or "off" (weekday 0); false when it is neither. */
bool digest_parse(const char *words, int *weekday, int *minute);

/* Writes the digests whose moment has come since the last look; a look costs nothing within the same hour. */
void digest_run(struct core *core, struct pool *pool);

/* Is the mail somebody's wish to have no more digests, or to have them again? Then it was done. */
bool digest_answered(struct core *core, struct pool *pool, const struct reading *reading);

#endif
