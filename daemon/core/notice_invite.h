/*
 * notice_invite: a checkpoint as a calendar invitation, as a file for a
 * confirmation and as a mail of its own. Both carry the same event.
 */
#ifndef AGREED_NOTICE_INVITE_H
#define AGREED_NOTICE_INVITE_H

#include "daemon/core/notice_post.h"
#include "templates/invite.h"

/* The event's file for its person. */
struct slice notice_invite_file(struct core *core, struct pool *pool, const struct record *r,
    const struct store_checkpoint *c, enum invite_method method, int sequence);

#endif
