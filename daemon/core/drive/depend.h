/*
 * depend: one point waits on another, of the same agreement or of one that the
 * writer is on as well ("2 after A-7/1"). What waits in a circle, through however
 * many agreements, would wait for ever, so that is refused, with the way round.
 * That the last one awaited has ended is process_opens' matter (process.h).
 *
 * Inside the caller's transaction.
 */
#ifndef AGREED_DEPEND_H
#define AGREED_DEPEND_H

#include "daemon/core/step.h"

struct pool;
struct reading;
struct reading_item;

/* On what: a point by its number, and its agreement, 0: the same. */
struct depend_on {
	int64_t agreement;
	int n;
};
/* The item waits on that; false with a sentence in *why (in pool) when it cannot be. cause->person says so. */
bool depend_add(struct core *core, struct pool *pool, const struct record *r, const struct store_item *item,
    struct depend_on on, const struct step_cause *cause, const char **why);

/* "3", or "A-7.1" where it is not of that agreement. */
const char *depend_label(struct pool *pool, int64_t here, int64_t agreement, int n);

/* What notes say: list are the reading's items that became points 1 to n. What cannot be is kept for the requester. */
void depend_notes(struct core *core, struct pool *pool, int64_t agreement, const struct reading *reading,
    const struct reading_item *const *list, int n);

#endif
