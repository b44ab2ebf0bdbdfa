/*
 * depend: one point waits on another of the same agreement. What waits in a
 * circle would wait for ever, so that is refused, with the way round. That the
 * last one awaited has ended is process_opens' matter (process.h).
 *
 * Inside the caller's transaction.
 */
#ifndef AGREED_DEPEND_H
#define AGREED_DEPEND_H

#include "daemon/core/step.h"

struct pool;
struct reading;
struct reading_item;

/* The point n waits on the point on; false with a sentence in *why (in pool) when that cannot be. */
bool depend_add(struct core *core, struct pool *pool, const struct record *r, const struct store_item *item, int on,
    const struct step_cause *cause, const char **why);

/* What notes say: list are the reading's items that became points 1 to n. What cannot be is kept for the requester. */
void depend_notes(struct core *core, struct pool *pool, int64_t agreement, const struct reading *reading,
    const struct reading_item *const *list, int n);

#endif
