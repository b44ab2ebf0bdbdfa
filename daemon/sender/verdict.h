/*
 * verdict: what became of a mail, from what was said and how it ended. Pure.
 *
 * The one rule above all: a mail that may have been delivered is never sent
 * again blindly, and a mail is never given up for a reason that lies with us
 * (login, certificate, settings): that is LATER, with what to do.
 */
#ifndef AGREED_VERDICT_H
#define AGREED_VERDICT_H

#include <stdbool.h>

#include <curl/curl.h>

#include "daemon/ground/wire.h"

/* How far the talk had got: the last command that went out. */
enum talk_phase {
	PHASE_CONNECT, /* name, TCP, TLS, greeting */
	PHASE_HELLO,
	PHASE_STARTTLS,
	PHASE_AUTH,
	PHASE_MAIL,
	PHASE_RCPT,
	PHASE_DATA, /* DATA, and the mail itself */
	PHASE_DOT,  /* the final dot is out or on its way */
};

struct talk {
	enum talk_phase phase;
	CURLcode result;
	int code;                    /* of the last whole reply in this phase; 0: none came */
	char reply[300];             /* its text, code included */
	char error[CURL_ERROR_SIZE]; /* libcurl's words */
	bool login_wanted;           /* the settings name a user */
	bool logged_in;
	bool late; /* a deadline of ours has passed */
};

struct verdict {
	enum wire_verdict verdict;
	bool refused_recipient;
	bool server; /* it is about the server, not about this mail: the next one would fare no better */
	bool login;  /* it is about the login: a fresh secret may help */
	char why[400];
};

void verdict_of(const struct talk *talk, const struct wire_server *server, struct verdict *verdict);

#endif
