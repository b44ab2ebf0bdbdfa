/*
 * outbox: waiting notices go to the sender, and what became of each goes into
 * the record.
 *
 * Never a mail twice: the sender writes a line into the send journal just
 * before the final dot of each mail ("A id") and one after the server took it
 * ("S id"). After a crash the core reads that journal first: S is sent, A
 * without S is unknown, and everything else was certainly not delivered. The
 * core's lock on the journal is inherited by its sender, so a new core waits
 * until the sender of an earlier one has ended.
 */
#ifndef AGREED_OUTBOX_H
#define AGREED_OUTBOX_H

#include "daemon/core/core.h"

/* Opens and locks the journal (waiting for an earlier run to end), settles what it tells. NULL when it cannot. */
struct outbox *outbox_new(struct core *core);
void outbox_free(struct outbox *outbox); /* NULL is allowed */

/* Hands waiting notices to the sender, if it is idle. */
void outbox_pump(struct outbox *outbox);

#endif
