/*
 * fetch: mails on their way from the server to the core. Never changes a flag
 * (BODY.PEEK), never holds more than FETCH_BATCH_BYTES of mail in memory, and
 * hands over in the order of the UIDs, because the core takes what is journaled
 * for what is read.
 */
#ifndef AGREED_FETCH_H
#define AGREED_FETCH_H

#include "daemon/mailbox/folder.h"
#include "daemon/mailbox/post.h"

/* Mails in one command. More brings nothing. */
#define FETCH_BATCH 100
/* Mails asked about (size, date, flags) in one command. */
#define FETCH_FACTS 500
/* Bytes of mail in one command, and so in memory. */
#define FETCH_BATCH_BYTES (2 * 1024 * 1024)
/* Larger ones come alone, straight into their descriptor. */
#define FETCH_STREAM_BYTES (256 * 1024)

/*
 * Hands over what waits in the selected folder, as far as the core has room.
 * A mail that the server cannot give (or that ends the session each time) is
 * handed over as too big, with what of its header there is.
 */
enum session_answer
fetch(struct session *s, struct post *post, struct folder *f, const struct wire_mailbox *settings);

#endif
