/*
 * session: one session with an IMAP server, from the connection to the login,
 * and what each command of it has in common: a deadline, a budget, and an
 * answer that is yes, no, or the end of the session.
 *
 * libetpan speaks the commands whose answers need parsing. AUTHENTICATE, LOGIN
 * and IDLE are spoken line by line here and in idle.c: libetpan hides the
 * server's reason for a refusal, needs a SASL plug-in for PLAIN, and loses
 * what a server says between the IDLE command and its "+".
 */
#ifndef AGREED_SESSION_H
#define AGREED_SESSION_H

#include <libetpan/libetpan.h>
#include <stdbool.h>
#include <stdint.h>

#include "daemon/ground/wire.h"
#include "daemon/mailbox/tls.h"

struct session {
	const struct wire_server *server;
	struct tls *tls;
	mailimap *imap; /* NULL before session_connect and after session_close */
	MMAPString *line;
	int tag;            /* of the last command spoken here */
	bool authenticated; /* the server's greeting said so */
	bool has_idle, has_move, has_uidplus;
	bool refused;  /* the end is a refusal: only a person can mend it */
	char why[700]; /* why the session ended or a command was refused, half a sentence */
};

enum session_answer { SESSION_OK, SESSION_NO, SESSION_BROKEN };

void session_new(struct session *s, const struct wire_server *server, int watched);

/* The steps, in this order. false: why says it; then session_close. */
bool session_connect(struct session *s); /* connection, implicit TLS, greeting */
bool session_secure(struct session *s);  /* STARTTLS, where the settings want it */
bool session_login(struct session *s);   /* the secret, the login, what the server can do */

/* Says LOGOUT if it still can. Any number of times. */
void session_close(struct session *s);

/* Before each command: see tls_begin. */
void session_begin(struct session *s, int64_t expected);
/*
 * After each command of libetpan's: what its return code means. For NO and
 * BROKEN why says it (the server's words, cleaned).
 */
enum session_answer session_answered(struct session *s, int r);

/* One line to the server, CR LF added. */
bool session_say(struct session *s, const char *line);
/* One line from it, without CR LF; NULL when the session is broken. Valid until the next. */
const char *session_hear(struct session *s);
/* Is the line the answer to the command with our last tag? Then *answer. */
bool session_is_answer(struct session *s, const char *line, enum session_answer *answer);
/* Notes why, one line, cleaned. Returns false. */
bool session_fail(struct session *s, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
