/*
 * propose: points go out to their owners, or back to the requester with a
 * question. Both the notes and the requester's answers end here.
 *
 * Inside the caller's transaction; "new" is what got its state in this turn
 * (item->changed is core->now).
 */
#ifndef AGREED_PROPOSE_H
#define AGREED_PROPOSE_H

#include "daemon/core/record.h"

struct pool;

/* Until when what goes out now can be flagged: the setting's business days from today, by the organisation's week. */
int64_t propose_flag_by(const struct core *core);

/* Adds owners to the agreement, and both managers where the item is a milestone. */
void propose_people(struct core *core, int64_t agreement, const char *requester, const struct store_item *item);

/* Confirms the new proposed points to all concerned, with checkpoints and moments. Returns how many there are. */
size_t propose_send(struct core *core, struct pool *pool, int64_t agreement);

/* Asks the requester about new points that lack something. */
void propose_ask(struct core *core, struct pool *pool, int64_t agreement);

#endif
