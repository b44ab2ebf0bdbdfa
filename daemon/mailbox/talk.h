/*
 * talk: all that happens between the core and one mailbox, from START until
 * the core is gone. A state machine: each state is one function in talk.c that
 * does its step and names the next.
 *
 *     connect -> secure -> login -> announce -> look <-> wait
 *        ^                                        |
 *        +---------------- pause <----------------+   whatever went wrong, wherever
 */
#ifndef AGREED_TALK_H
#define AGREED_TALK_H

#include "daemon/ground/wire.h"

/* Talks for ever; the process ends when the core is gone (post.h). settings are borrowed. */
_Noreturn void talk(struct pool *pool, struct wire_mailbox *settings);

#endif
