/*
 * pass: people talk to each other through us. "X writes" brings somebody's words to
 * the other side; an answer to it that is no order to us is meant for X and goes on
 * to X, whichever side that is.
 *
 * And a colleague who is not on the record at all answers a copy that somebody
 * forwarded: told what can be done, and so is the requester.
 *
 * Inside the caller's transaction.
 */
#ifndef AGREED_PASS_H
#define AGREED_PASS_H

#include "daemon/core/record.h"

struct pool;
struct reading;

/* Was it such an answer? Then it has been passed on. */
bool pass_answered(struct core *core, struct pool *pool, const struct record *r, const struct reading *reading);

/* A mail about the record from somebody who is not on it: kept; answered when it is a colleague of the directory. */
void pass_outsider(struct core *core, struct pool *pool, const struct record *r, const struct reading *reading, bool trusted);

#endif
