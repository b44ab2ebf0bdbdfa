/*
 * notice_invite: a checkpoint as a calendar invitation, as a file for a
 * confirmation and as a mail of its own, both of which carry the same event; and
 * checkpoints and due dates as entries that nobody answers, for a file and for
 * the calendars that people subscribe to (feed.h).
 */
#ifndef AGREED_NOTICE_INVITE_H
#define AGREED_NOTICE_INVITE_H

#include "daemon/core/notice/notice_post.h"
#include "templates/invite.h"

/* The event's file for its person. */
struct slice notice_invite_file(struct core *core, struct pool *pool, const struct record *r,
    const struct store_checkpoint *c, enum invite_method method, int sequence);

/*
 * Entries. who: in whose calendar, in whose words and zone; "" for a calendar of
 * the agreement, whose entries have ids of their own, because the id of an
 * invitation is for the person invited alone.
 */
struct invite notice_entry_checkpoint(struct core *core, struct pool *pool, const struct record *r,
    const struct store_checkpoint *c, const char *who);
/* The item must have a date. */
struct invite notice_entry_due(struct core *core, struct pool *pool, const struct record *r,
    const struct store_item *item, const char *who);

/* The due dates of those of the items that the person owns, as a file; empty when there are none. */
struct slice notice_due_file(struct core *core, struct pool *pool, const struct record *r,
    const struct store_item *const *items, size_t n, const char *email);

#endif
