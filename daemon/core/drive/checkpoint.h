/*
 * checkpoint: the days before a due date at which progress is looked at, as events
 * in people's calendars and as moments for the schedule.
 *
 * All points of one person on one day share one event. What changes is written to
 * the store in the caller's transaction, and the calendars are told in the same
 * (notice.h).
 */
#ifndef AGREED_CHECKPOINT_H
#define AGREED_CHECKPOINT_H

#include "daemon/core/record.h"

struct pool;

/*
 * For points that have just become promises: their checkpoints and the moments
 * at which they are looked at. Reload the record afterwards.
 */
void checkpoint_plan(struct core *core, struct pool *pool, const struct record *r,
    const struct store_item *const *items, size_t n);

/*
 * The date or the owner of a point changed: its events and moments follow. An
 * event that it shares with other points stays for those. Reload the record
 * afterwards.
 */
void checkpoint_replan(struct core *core, struct pool *pool, struct record *r, const struct store_item *item);

/*
 * One event to another time (what its person or the requester wants): the
 * moments of that day go along, the person gets the new invitation and is asked
 * for a new answer.
 */
void checkpoint_move(struct core *core, struct pool *pool, struct record *r, struct store_checkpoint *c,
    int64_t starts);
/* Out of the calendar; the questions by mail come all the same. */
void checkpoint_off(struct core *core, struct pool *pool, struct record *r, struct store_checkpoint *c);
/* The person declined, but it stays: the invitation is sent anew. */
void checkpoint_insist(struct core *core, struct pool *pool, struct record *r, struct store_checkpoint *c);

/* Points ended or changed hands: events without a point left are cancelled. */
void checkpoint_follow(struct core *core, struct pool *pool, struct record *r);

#endif
