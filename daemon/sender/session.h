/*
 * session: the talk with one SMTP server, by libcurl. The connection is kept
 * open from mail to mail; TLS is verified or the mail is not sent.
 */
#ifndef AGREED_SESSION_H
#define AGREED_SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "daemon/ground/wire.h"
#include "daemon/sender/verdict.h"

struct session;

/* start and all it points to must outlive the session; journal is the send journal's descriptor. Never NULL.
 */
struct session *session_new(const struct wire_sender *start, int journal);
void session_free(struct session *session);

/* Sends one mail to its one recipient. Line ends of mail may be LF or CR LF. */
void session_send(
    struct session *session, const struct wire_send *send, struct slice mail, struct verdict *verdict);

/* Says good-bye to the server, if there is a connection. The next mail makes a new one. */
void session_rest(struct session *session);

#endif
