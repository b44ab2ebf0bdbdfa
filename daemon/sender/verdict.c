/*
 * See verdict.h. The replies are read by us (session.c), not taken from
 * libcurl's result: it calls a refused MAIL, RCPT or DATA a "send error", and
 * a lost connection after the dot a "receive error" with the code 354 of long
 * ago (RFC 5321 section 4.2.1 for the meaning of the first digit).
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "daemon/sender/verdict.h"

static void say(struct verdict *v, enum wire_verdict verdict, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void
say(struct verdict *v, enum wire_verdict verdict, const char *format, ...)
{
	va_list ap;

	v->verdict = verdict;
	va_start(ap, format);
	vsnprintf(v->why, sizeof(v->why), format, ap);
	va_end(ap);
}

/* After the dot only the server's answer counts. */
static void
dot_verdict(const struct talk *t, struct verdict *v)
{
	if (t->code / 100 == 2) {
		say(v, VERDICT_SENT, "%s", t->reply);
	} else if (t->code / 100 == 4) {
		say(v, VERDICT_LATER, "%s", t->reply);
	} else if (t->code / 100 == 5) {
		v->refused_recipient = true;
		say(v, VERDICT_NEVER, "%s", t->reply);
	} else {
		say(v, VERDICT_UNKNOWN, "the mail was handed over, but %s before the server had answered",
		    t->late ? "the time was up" : "the connection was lost");
	}
}

static void
login_verdict(const struct talk *t, const struct wire_server *s, struct verdict *v)
{
	v->server = v->login = true;
	if (t->code / 100 == 4)
		say(v, VERDICT_LATER, "the server cannot check the login now: %.100s", t->reply);
	else if (t->code / 100 == 5)
		say(v, VERDICT_LATER,
		    "the server refused the login of %.*s (%.80s): check smtp's user and its %s",
		    SLICE_ARG(s->user), t->reply, s->auth == AUTH_XOAUTH2 ? "token" : "password");
	else
		say(v, VERDICT_LATER,
		    "the server offers no login that agreed knows (%.80s): check smtp's auth and port",
		    t->error);
}

/* No reply tells more than libcurl's own words here. */
static void
connect_verdict(const struct talk *t, const struct wire_server *s, struct verdict *v)
{
	v->server = true;
	switch (t->result) {
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_SSL_ISSUER_ERROR:
		say(v, VERDICT_LATER,
		    "the certificate of %.*s was refused: %.80s; check smtp's host and ca-file",
		    SLICE_ARG(s->host), t->error);
		break;
	case CURLE_SSL_CACERT_BADFILE:
		say(v, VERDICT_LATER, "smtp's ca-file cannot be used: %.100s", t->error);
		break;
	case CURLE_USE_SSL_FAILED:
		say(v, VERDICT_LATER,
		    "%.*s offers no STARTTLS, and without it nothing is sent: check smtp's port and tls",
		    SLICE_ARG(s->host));
		break;
	case CURLE_COULDNT_RESOLVE_HOST:
		say(v, VERDICT_LATER, "the name %.*s cannot be found: check smtp's host, or the network",
		    SLICE_ARG(s->host));
		break;
	case CURLE_SSL_CONNECT_ERROR:
		say(v, VERDICT_LATER, "no TLS with %.*s port %d: %.70s; check smtp's tls and port",
		    SLICE_ARG(s->host), s->port, t->error);
		break;
	default:
		if (t->code >= 400)
			say(v, VERDICT_LATER, "%.*s does not serve us now: %s", SLICE_ARG(s->host), t->reply);
		else if (t->late)
			say(v, VERDICT_LATER, "%.*s port %d did not answer within %d s", SLICE_ARG(s->host),
			    s->port, s->timeout_s);
		else
			say(v, VERDICT_LATER, "no connection to %.*s port %d: %s", SLICE_ARG(s->host),
			    s->port, t->error);
	}
}

/* Codes that speak of our login or of the order of commands, wherever they come (RFC 4954 section 6). */
static bool
is_about_us(int code)
{
	return code == 503 || code == 530 || code == 534 || code == 535 || code == 538;
}

/* MAIL, RCPT, DATA: the server's answer to this mail, if one came. */
static void
mail_verdict(const struct talk *t, const struct wire_server *s, struct verdict *v)
{
	static const char *const steps[] = {
		[PHASE_MAIL] = "our address", [PHASE_RCPT] = "the recipient", [PHASE_DATA] = "the mail"
	};
	bool size = t->phase == PHASE_MAIL && (t->code == 552 || t->code == 523);

	if (t->code / 100 == 5 && (is_about_us(t->code) || (t->login_wanted && !t->logged_in))) {
		v->server = v->login = true;
		say(v, VERDICT_LATER, "the server wants a login%s: %.70s; check smtp's port, tls and auth",
		    t->logged_in ? "" : " and offered none", t->reply);
	} else if (t->code / 100 == 5 && t->phase == PHASE_MAIL && !size) {
		v->server = true;
		say(v, VERDICT_LATER,
		    "the server does not let us send from our address (%.70s): check identity's address and "
		    "smtp's "
		    "user",
		    t->reply);
	} else if (t->code / 100 == 5) {
		v->refused_recipient = true;
		say(v, VERDICT_NEVER, "%s", t->reply);
	} else if (t->code == 421) {
		v->server = true;
		say(v, VERDICT_LATER, "%.*s does not serve us now: %s", SLICE_ARG(s->host), t->reply);
	} else if (t->code / 100 == 4) {
		say(v, VERDICT_LATER, "%s", t->reply);
	} else if (t->late) {
		v->server = true;
		say(v, VERDICT_LATER, "the server did not answer about %s within %d s", steps[t->phase],
		    s->timeout_s);
	} else {
		say(v, VERDICT_LATER, "the connection was lost before %s was through: %s", steps[t->phase],
		    t->error);
	}
}

void
verdict_of(const struct talk *t, const struct wire_server *s, struct verdict *v)
{
	memset(v, 0, sizeof(*v));
	if (t->phase == PHASE_DOT)
		dot_verdict(t, v);
	else if (t->phase >= PHASE_MAIL)
		mail_verdict(t, s, v);
	else if (t->phase == PHASE_AUTH && (t->code >= 400 || t->result == CURLE_LOGIN_DENIED))
		login_verdict(t, s, v);
	else if (t->result == CURLE_LOGIN_DENIED)
		login_verdict(t, s, v);
	else
		connect_verdict(t, s, v);
}
