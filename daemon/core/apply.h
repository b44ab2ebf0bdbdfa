/*
 * apply: an event on an agreement, inside one transaction: the new state, the
 * notices to say, the moments to watch, and its line in the log. Whatever
 * changes an agreement passes through here.
 *
 * The caller has begun the transaction (apply_due begins its own, one for each
 * person or agreement) and set core->now.
 */
#ifndef AGREED_APPLY_H
#define AGREED_APPLY_H

#include "daemon/core/core.h"

struct pool;
struct reading;
struct reading_answer;
struct record;
struct store_checkpoint;
struct store_due;
struct store_notice;

/* Notes have come: records them and writes to all concerned. Returns the agreement's number, 0 when there was nothing in them. */
int64_t apply_notes(struct core *core, struct pool *pool, const struct reading *reading);

/* A person on the agreement answers. reading is the whole mail, for the evidence. */
void apply_reply(struct core *core, struct pool *pool, struct record *record, const struct reading *reading);

/* The same of a mail about several agreements: false when its words mean nothing in this one, of which nobody is told then. */
bool apply_part(struct core *core, struct pool *pool, struct record *record, const struct reading *reading);

/*
 * The administrator says it on behalf of the person (core->by_hand is set), who has written no mail. NULL, or why it
 * cannot be: then the caller rolls back.
 */
const char *apply_by_hand(struct core *core, struct pool *pool, struct record *record, const struct reading *reading);

/* The same as a reply from somebody who is not trusted to change anything (level: why): the requester is told, nothing changes. */
void apply_told(struct core *core, struct pool *pool, struct record *record, const struct reading *reading,
    const char *level);

/* The calendar of the person answered an invitation. */
void apply_calendar(struct core *core, struct pool *pool, struct record *record,
    const struct store_checkpoint *checkpoint, const struct reading *reading);

/* A delivery report came for a notice. */
void apply_bounce(struct core *core, struct pool *pool, const struct store_notice *notice,
    const struct reading *reading);

/* A machine answered a notice of ours: noted; an absence that it tells of is kept (away.h), nothing else. */
void apply_auto(struct core *core, int64_t agreement, const struct reading *reading);

/* The server took a notice. */
void apply_sent(struct core *core, const struct store_notice *notice);

/* It did not, or nobody knows (event "undelivered" or "unknown"): the requester is told. */
void apply_undelivered(struct core *core, struct pool *pool, const struct store_notice *notice, const char *event,
    const char *why);

/* Moments have come. */
void apply_due(struct core *core, struct pool *pool, const struct store_due *list, size_t n);

#endif
