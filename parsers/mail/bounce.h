/*
 * bounce: delivery reports, in the standard's form (RFC 3464, RFC 3798 read
 * receipts aside) and in the prose of mail servers, and other mails that no person
 * wrote for us: vacation answers, lists, newsletters, read receipts (RFC 3834).
 *
 * A person is never taken for a machine: without a sign in header or form the mail
 * is a human's. Fills reading->bounce, automatic and auto_kind, kind where it is
 * bounce or auto. Everything lives in pool.
 */
#ifndef AGREED_BOUNCE_H
#define AGREED_BOUNCE_H

#include "parsers/mail/mime.h"
#include "parsers/reading.h"

/* text is the decoded main text of the message. */
void bounce_read(struct pool *pool, const struct mime_message *message, struct slice text,
    struct reading *reading);

#endif
