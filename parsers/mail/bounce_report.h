/*
 * bounce_report: what a returned mail says, in the standard's form (RFC 3464)
 * and in prose; under bounce.c, which decides whether it is one.
 *
 * Everything found goes into *out and lives in pool.
 */
#ifndef AGREED_BOUNCE_REPORT_H
#define AGREED_BOUNCE_REPORT_H

#include "parsers/mail/mime.h"
#include "parsers/reading.h"

/* Recipients of one report that are kept. */
#define BOUNCE_RECIPIENT_MAX 100
/* Bytes of a report that are looked at. */
#define BOUNCE_REPORT_MAX ((size_t)256 * 1024)

/* Adds an address that is not there yet. */
void bounce_recipient_add(struct pool *pool, struct reading_bounce *out, struct slice address);

/* The message/delivery-status part, NULL when there is none. */
const struct mime_part *bounce_status_part(struct pool *pool, const struct mime_message *message);
/* The same where a server wrote it into the text: from its first block on; empty when there is none. */
struct slice bounce_status_in_text(struct slice text);
/* Reads it: one block of fields for the message, one for each recipient. */
void bounce_status_read(struct pool *pool, struct slice report, struct reading_bounce *out);

/* Recipients, status and diagnostic out of a server's sentences. Never an address of the mail's own header.
 */
void bounce_prose_read(
    struct pool *pool, struct slice text, const struct reading *reading, struct reading_bounce *out);

/* Where the copy of the returned mail begins in text; text.len when it holds none. */
size_t bounce_copy_start(struct pool *pool, struct slice text);

/* "5.1.1" in s, where it stands as a word of its own; empty when there is none. */
struct slice bounce_status_in(struct slice s);
/* Is the address, or its domain, no good? By the server's words, then by the status. */
bool bounce_is_hard(struct pool *pool, const struct reading_bounce *bounce);

#endif
