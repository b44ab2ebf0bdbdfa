/*
 * See login.h. The secret is fetched anew each time, lives in a pool of its
 * own, and is overwritten when it has been said.
 */
#include <gnutls/gnutls.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/ground/log.h"
#include "daemon/ground/secret.h"
#include "daemon/mailbox/login.h"
#include "daemon/mailbox/session.h"
#include "parsers/base/pool.h"

/* The secret, its SASL form, base64 of that, the command: all of it several times over. */
#define POOL_MAX ((size_t)1024 * 1024)

/* Bytes in base64 with words in front; overwritten after use. */
static struct slice
base64(struct pool *pool, const char *front, struct slice bytes)
{
	gnutls_datum_t in = { (unsigned char *)(uintptr_t)bytes.p, (unsigned)bytes.len }, out;
	struct text text;

	if (gnutls_base64_encode2(&in, &out) < 0)
		die("no base64");
	text_init(&text, pool);
	text_add(&text, slice_of(front));
	text_add(&text, (struct slice) { (const char *)out.data, out.size });
	explicit_bzero(out.data, out.size);
	gnutls_free(out.data);
	return text_slice(&text);
}

/*
 * AUTHENTICATE with one answer of ours, sent with the command where the server
 * takes that (RFC 4959), else when it asks. When it asks once more it wants to
 * tell of an error, and an empty line lets it (XOAUTH2 does so).
 */
static enum session_answer
exchange(struct session *s, struct pool *pool, const char *mechanism, struct slice reply)
{
	bool at_once = mailimap_has_extension(s->imap, (char *)(uintptr_t) "SASL-IR") != 0, said = at_once;
	enum session_answer answer;
	const char *line;
	char command[60];
	struct slice b64;
	bool good;

	snprintf(command, sizeof(command), "A%d AUTHENTICATE %s%s", ++s->tag, mechanism, at_once ? " " : "");
	b64 = base64(pool, at_once ? command : "", reply);
	session_begin(s, 0);
	for (good = session_say(s, at_once ? b64.p : command); good && (line = session_hear(s)) != NULL;) {
		if (session_is_answer(s, line, &answer)) {
			secret_forget(&b64);
			return answer;
		}
		if (line[0] == '+') {
			good = session_say(s, said ? "" : b64.p);
			said = true;
		}
	}
	secret_forget(&b64);
	return SESSION_BROKEN;
}

static enum session_answer
by_plain(struct session *s, struct pool *pool, struct slice secret)
{
	enum session_answer answer;
	struct slice reply;
	struct text text;

	text_init(&text, pool);
	text_add_char(&text, '\0');
	text_add(&text, s->server->user);
	text_add_char(&text, '\0');
	text_add(&text, secret);
	reply = text_slice(&text);
	answer = exchange(s, pool, "PLAIN", reply);
	secret_forget(&reply);
	return answer;
}

static enum session_answer
by_token(struct session *s, struct pool *pool, struct slice secret)
{
	enum session_answer answer;
	struct slice reply;
	struct text text;

	text_init(&text, pool);
	text_addf(&text, "user=%.*s\1auth=Bearer ", SLICE_ARG(s->server->user));
	text_add(&text, secret);
	text_add(&text, SLICE("\1\1"));
	reply = text_slice(&text);
	answer = exchange(s, pool, "XOAUTH2", reply);
	secret_forget(&reply);
	return answer;
}

static void
add_quoted(struct text *text, struct slice s)
{
	text_add(text, SLICE(" \""));
	for (size_t i = 0; i < s.len; i++) {
		if (s.p[i] == '"' || s.p[i] == '\\')
			text_add_char(text, '\\');
		text_add_char(text, s.p[i]);
	}
	text_add_char(text, '"');
}

/* Both are free of control characters: secret.h and login see to it. */
static enum session_answer
by_login(struct session *s, struct pool *pool, struct slice secret)
{
	enum session_answer answer = SESSION_BROKEN;
	struct slice command;
	const char *line;
	struct text text;
	bool good;

	text_init(&text, pool);
	text_addf(&text, "A%d LOGIN", ++s->tag);
	add_quoted(&text, s->server->user);
	add_quoted(&text, secret);
	command = text_slice(&text);
	session_begin(s, 0);
	good = session_say(s, command.p);
	secret_forget(&command);
	while (good && (line = session_hear(s)) != NULL)
		if (session_is_answer(s, line, &answer))
			return answer;
	return SESSION_BROKEN;
}

/* The server says NO, but not to us: it is busy (RFC 5530 section 3). */
static bool
is_for_now(const char *why)
{
	return strstr(why, "[UNAVAILABLE]") != NULL || strstr(why, "[INUSE]") != NULL ||
	    strstr(why, "[LIMIT]") != NULL || strstr(why, "[SERVERBUG]") != NULL;
}

static bool
refused(struct session *s)
{
	char said[sizeof(s->why)];

	snprintf(said, sizeof(said), "%s", s->why);
	if (is_for_now(said))
		return session_fail(s, "the login did not work now: %s", said);
	s->refused = true;
	return session_fail(s, "the login of %.*s was refused: %s; check user and %s",
	    SLICE_ARG(s->server->user), said,
	    s->server->auth == AUTH_XOAUTH2
	        ? "what gives the token: it must be fresh, of this user, and allow IMAP"
	        : "password (some providers want an application password)");
}

static bool
login_with(struct session *s, struct pool *pool, struct slice secret)
{
	bool plain = mailimap_has_authentication(s->imap, "PLAIN") != 0;
	enum session_answer answer;

	if (s->server->auth == AUTH_XOAUTH2)
		answer = by_token(s, pool, secret);
	else if (plain || mailimap_has_extension(s->imap, (char *)(uintptr_t) "LOGINDISABLED") != 0)
		answer = by_plain(s, pool, secret);
	else
		answer = by_login(s, pool, secret);
	if (answer == SESSION_NO)
		return refused(s);
	return answer == SESSION_OK;
}

/* A line end would end the command, and what follows would be the next one. */
static bool
has_controls(struct slice s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.p[i] < 0x20 || s.p[i] == 0x7f)
			return true;
	return false;
}

bool
login(struct session *s)
{
	struct pool *pool = pool_new(POOL_MAX);
	struct slice secret = { NULL, 0 }, why;
	bool good = false;

	s->refused = false;
	if (s->server->auth == AUTH_NONE) {
		s->refused = true;
		session_fail(s,
		    "the server wants a login, and the settings give none; set user and a password or token");
	} else if (has_controls(s->server->user)) {
		s->refused = true;
		session_fail(s, "the user in the settings holds control characters");
	} else if (s->server->auth == AUTH_XOAUTH2 && mailimap_has_authentication(s->imap, "XOAUTH2") == 0) {
		s->refused = true;
		session_fail(s, "the server does not take access tokens (XOAUTH2); use a password");
	} else if (!secret_fetch(&s->server->secret, pool, &secret, &why)) {
		s->refused = true;
		session_fail(s, "%.*s", SLICE_ARG(why));
	} else
		good = login_with(s, pool, secret);
	secret_forget(&secret);
	pool_free(pool);
	return good;
}
