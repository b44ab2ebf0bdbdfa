/*
 * automatic: signs that no person wrote a mail for us (RFC 3834, RFC 5230
 * section 4.6, and the fields of servers that came before them); under
 * bounce.c. Mail through lists is automatic in the sense that it is never
 * answered; whether it is read is interpret's affair.
 *
 * A sentence alone never makes a machine: people write "I am out of office
 * until Monday" too. It takes the header, the subject, or three sentences that
 * only answering machines put together.
 */
#ifndef AGREED_AUTOMATIC_H
#define AGREED_AUTOMATIC_H

#include "parsers/mail/mime.h"
#include "parsers/reading.h"

/* A multipart/report that is no delivery report: read receipt, abuse report, TLS report. */
bool automatic_is_report(const struct mime_message *message);

/* Fills automatic, auto_kind, and kind where nobody should read it for notes. */
void automatic_read(
    struct pool *pool, const struct mime_message *message, struct slice text, struct reading *reading);

#endif
