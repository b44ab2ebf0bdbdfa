/*
 * See session.h. Method: one libcurl handle, performed once a mail, which
 * keeps the connection. libcurl tells its debug callback each command and each
 * reply; from these we know how far the talk got, which its result does not
 * say. When the read callback is asked for more and there is none, libcurl's
 * next write is the final dot: there the attempt goes into the journal.
 *
 * Deadlines are ours, in the progress callback, which libcurl calls at least
 * once a second: so long for each command, so long without any byte of the
 * mail, and ten times that for the answer to the final dot (RFC 5321 section
 * 4.5.3.2.6 asks for ten minutes: who hangs up early does not know).
 *
 * A connection that was kept may be dead, or used up by the server's count of
 * mails: what fails on one before the dot is tried once more on a new one.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <unicode/uidna.h>

#include "daemon/ground/log.h"
#include "daemon/ground/secret.h"
#include "daemon/sender/journal.h"
#include "daemon/sender/session.h"
#include "parsers/base/pool.h"

/* The answer to the final dot may take so many times a command's time. */
#define DOT_PATIENCE 10
/* All until the login is through. */
#define LOGIN_PATIENCE 4
/* For good-bye, and for what one transfer may take in all. */
#define BYE_S 5
#define MAIL_MAX_S 3600
/* Longest domain. */
#define HELO_MAX 255
/* Bytes of CR LF. */
#define LINE_END ((size_t)2)
#define POOL_MAX ((size_t)1024 * 1024)

struct session {
	const struct wire_sender *start;
	int journal;
	CURL *curl;
	char *secret;   /* NULL: not fetched yet */
	bool connected; /* the last mail left a connection */
	bool logged_in; /* on that connection */
	/* the mail being sent */
	struct talk talk;
	int64_t id;
	struct slice left;
	time_t since; /* begin of the phase, or the last piece of the mail */
	bool over;    /* QUIT is out: what comes now is not about the mail */
	bool reused;
};

static time_t
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec;
}

static void
phase_set(struct session *s, enum talk_phase phase)
{
	s->talk.phase = phase;
	s->talk.code = 0;
	s->talk.reply[0] = '\0';
	s->since = seconds();
}

/* -- what libcurl tells -- */

static void
on_command(struct session *s, struct slice line)
{
	static const struct {
		const char *verb;
		enum talk_phase phase;
	} verbs[] = {
		{ "EHLO", PHASE_HELLO },
		{ "HELO", PHASE_HELLO },
		{ "STARTTLS", PHASE_STARTTLS },
		{ "AUTH", PHASE_AUTH },
		{ "MAIL", PHASE_MAIL },
		{ "RCPT", PHASE_RCPT },
		{ "DATA", PHASE_DATA },
	};

	for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++)
		if (slice_starts_nocase(line, slice_of(verbs[i].verb)))
			phase_set(s, verbs[i].phase);
	if (slice_starts_nocase(line, SLICE("QUIT"))) {
		s->over = true;
		s->since = seconds();
	}
}

/* One line of a reply; only the last of several has a blank behind the code (RFC 5321 section 4.2). */
static void
on_reply(struct session *s, struct slice line)
{
	struct talk *t = &s->talk;
	size_t had = strlen(t->reply);
	int code = 0;

	line = slice_trim(line);
	for (size_t i = 0; i < 3; i++) {
		if (i >= line.len || line.p[i] < '0' || line.p[i] > '9')
			return;
		code = code * 10 + (line.p[i] - '0');
	}
	if (t->code != 0)
		had = 0; /* a new reply in the same phase: AUTH has several */
	if (had > 0 && line.len > 4)
		snprintf(t->reply + had, sizeof(t->reply) - had, " %.*s", SLICE_ARG(slice_from(line, 4)));
	else if (had == 0)
		snprintf(t->reply, sizeof(t->reply), "%.*s", SLICE_ARG(line));
	t->code = 0;
	if (line.len > 3 && line.p[3] == '-')
		return;
	t->code = code;
	if (t->phase == PHASE_CONNECT && code == 220)
		s->logged_in = false;
	if (t->phase == PHASE_AUTH && code == 235)
		s->logged_in = true;
}

static int
on_debug(CURL *curl, curl_infotype type, char *data, size_t size, void *arg)
{
	struct session *s = arg;

	(void)curl;
	if (type == CURLINFO_HEADER_OUT)
		on_command(s, (struct slice) { data, size });
	if (type == CURLINFO_HEADER_IN && !s->over)
		on_reply(s, (struct slice) { data, size });
	return 0;
}

/*
 * The last line end goes out as a piece of its own: when libcurl asks for it,
 * all before is on its way, and the final dot follows at once. (It does not
 * always ask once more: with the size known it may stop at the last byte.)
 */
static size_t
on_read(char *room, size_t size, size_t n, void *arg)
{
	struct session *s = arg;
	size_t len = size * n < s->left.len ? size * n : s->left.len;

	if (len == s->left.len && len > LINE_END)
		len -= LINE_END;
	memcpy(room, s->left.p, len);
	s->left = slice_from(s->left, len);
	s->since = seconds();
	if (s->left.len == 0 && s->talk.phase != PHASE_DOT) {
		journal_write(s->journal, JOURNAL_ATTEMPT, s->id);
		phase_set(s, PHASE_DOT);
	}
	return len;
}

/* Called at least every second: is it taking too long? */
static int
on_progress(void *arg, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
	struct session *s = arg;
	time_t limit = (time_t)s->start->server.timeout_s * (s->talk.phase == PHASE_DOT ? DOT_PATIENCE : 1);
	bool late = seconds() - s->since > (s->over ? BYE_S : limit);

	(void)a, (void)b, (void)c, (void)d;
	s->talk.late = s->talk.late || (late && !s->over);
	return late;
}

/* -- the login -- */

static void
login_forget(struct session *s)
{
	if (s->secret != NULL)
		explicit_bzero(s->secret, strlen(s->secret));
	free(s->secret);
	s->secret = NULL;
}

/* Fetches the secret if it is not there; false with a verdict when it cannot be had. */
static bool
login_have(struct session *s, struct verdict *v)
{
	const struct wire_server *server = &s->start->server;
	struct pool *pool;
	struct slice value, why;

	if (server->auth == AUTH_NONE || s->secret != NULL)
		return true;
	pool = pool_new(POOL_MAX);
	if (secret_fetch(&server->secret, pool, &value, &why)) {
		s->secret = strndup(value.p, value.len);
		if (s->secret == NULL)
			die("out of memory");
		secret_forget(&value);
	} else {
		memset(v, 0, sizeof(*v));
		v->verdict = VERDICT_LATER;
		v->server = true;
		snprintf(v->why, sizeof(v->why), "no login without its secret: %.*s", SLICE_ARG(why));
	}
	pool_free(pool);
	return s->secret != NULL;
}

/* -- the handle -- */

/* A name as it can stand in EHLO: domains of other scripts in their ASCII form (RFC 5321 section 4.1.1.1, RFC
 * 5890). */
static struct slice
helo_ascii(struct pool *pool, struct slice helo)
{
	UErrorCode status = U_ZERO_ERROR;
	UIDNAInfo info = UIDNA_INFO_INITIALIZER;
	UIDNA *idna = uidna_openUTS46(UIDNA_USE_STD3_RULES, &status);
	char *room = pool_alloc(pool, HELO_MAX + 1);
	int32_t len = uidna_nameToASCII_UTF8(idna, helo.p, (int32_t)helo.len, room, HELO_MAX, &info, &status);

	uidna_close(idna);
	if (U_FAILURE(status) || info.errors != 0 || len <= 0)
		return SLICE("localhost");
	return (struct slice) { room, (size_t)len };
}

static void
set_server(struct session *s, struct pool *pool)
{
	const struct wire_server *server = &s->start->server;
	bool is_ipv6 = slice_find_char(server->host, ':') < server->host.len;
	struct slice helo = helo_ascii(pool, s->start->helo);
	struct text url;

	text_init(&url, pool);
	text_addf(&url, "%s://%s%.*s%s:%d/%.*s", server->tls == TLS_IMPLICIT ? "smtps" : "smtp",
	    is_ipv6 ? "[" : "", SLICE_ARG(server->host), is_ipv6 ? "]" : "", server->port,
	    SLICE_ARG(helo));
	curl_easy_setopt(s->curl, CURLOPT_URL, url.p);
	curl_easy_setopt(s->curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	/* the environment's proxies are for the web */
	curl_easy_setopt(s->curl, CURLOPT_PROXY, "");
	curl_easy_setopt(
	    s->curl, CURLOPT_USE_SSL, server->tls == TLS_NONE ? (long)CURLUSESSL_NONE : (long)CURLUSESSL_ALL);
	curl_easy_setopt(s->curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	curl_easy_setopt(s->curl, CURLOPT_SSL_VERIFYPEER, 1L);
	curl_easy_setopt(s->curl, CURLOPT_SSL_VERIFYHOST, 2L);
	if (server->ca_file.len > 0) {
		curl_easy_setopt(s->curl, CURLOPT_CAINFO, slice_cstr(pool, server->ca_file));
		curl_easy_setopt(s->curl, CURLOPT_CAPATH, NULL);
	}
}

static void
set_login(struct session *s, struct pool *pool)
{
	const struct wire_server *server = &s->start->server;

	if (server->auth == AUTH_NONE)
		return;
	curl_easy_setopt(s->curl, CURLOPT_SASL_IR, 1L);
	curl_easy_setopt(s->curl, CURLOPT_USERNAME, slice_cstr(pool, server->user));
	if (server->auth == AUTH_XOAUTH2) {
		curl_easy_setopt(s->curl, CURLOPT_LOGIN_OPTIONS, "AUTH=XOAUTH2;AUTH=OAUTHBEARER");
		curl_easy_setopt(s->curl, CURLOPT_XOAUTH2_BEARER, s->secret);
	} else {
		curl_easy_setopt(s->curl, CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN");
		curl_easy_setopt(s->curl, CURLOPT_PASSWORD, s->secret);
	}
}

static void
set_talk(struct session *s)
{
	const struct wire_server *server = &s->start->server;

	curl_easy_setopt(s->curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(s->curl, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(s->curl, CURLOPT_READFUNCTION, on_read);
	curl_easy_setopt(s->curl, CURLOPT_READDATA, s);
	curl_easy_setopt(s->curl, CURLOPT_VERBOSE, 1L);
	curl_easy_setopt(s->curl, CURLOPT_DEBUGFUNCTION, on_debug);
	curl_easy_setopt(s->curl, CURLOPT_DEBUGDATA, s);
	curl_easy_setopt(s->curl, CURLOPT_NOPROGRESS, 0L);
	curl_easy_setopt(s->curl, CURLOPT_XFERINFOFUNCTION, on_progress);
	curl_easy_setopt(s->curl, CURLOPT_XFERINFODATA, s);
	curl_easy_setopt(s->curl, CURLOPT_ERRORBUFFER, s->talk.error);
	curl_easy_setopt(s->curl, CURLOPT_CONNECTTIMEOUT, (long)server->timeout_s * LOGIN_PATIENCE);
	/* behind ours, which know the phase */
	curl_easy_setopt(
	    s->curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, (long)server->timeout_s * (DOT_PATIENCE + 1));
	curl_easy_setopt(s->curl, CURLOPT_TIMEOUT, (long)MAIL_MAX_S);
	curl_easy_setopt(s->curl, CURLOPT_TCP_KEEPALIVE, 1L);
}

static void
handle_open(struct session *s)
{
	struct pool *pool;

	if (s->curl != NULL)
		return;
	pool = pool_new(POOL_MAX);
	s->curl = curl_easy_init();
	if (s->curl == NULL)
		die("libcurl does not start");
	set_server(s, pool);
	set_login(s, pool);
	set_talk(s);
	pool_free(pool);
}

void
session_rest(struct session *s)
{
	if (s->curl == NULL)
		return;
	/* QUIT is answered at once or not waited for */
	curl_easy_setopt(s->curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, (long)BYE_S);
	curl_easy_cleanup(s->curl);
	s->curl = NULL;
	s->connected = s->logged_in = false;
}

struct session *
session_new(const struct wire_sender *start, int journal)
{
	struct session *s = calloc(1, sizeof(*s));

	if (s == NULL || curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
		die("libcurl does not start");
	s->start = start;
	s->journal = journal;
	return s;
}

void
session_free(struct session *s)
{
	session_rest(s);
	login_forget(s);
	free(s);
	curl_global_cleanup();
}

/* -- one mail -- */

/* Every line end as CR LF, and one at the end: what SMTP carries (RFC 5321 section 2.3.8). */
static struct slice
lines_ended(struct pool *pool, struct slice mail)
{
	char *room = pool_alloc(pool, 2 * mail.len + 2), *p = room;
	struct slice line;

	while (slice_line(&mail, &line)) {
		/* a lone CR is no line end, and may not travel */
		for (size_t i = 0; i < line.len; i++)
			if (line.p[i] != '\r')
				*p++ = line.p[i];
		*p++ = '\r';
		*p++ = '\n';
	}
	return (struct slice) { room, (size_t)(p - room) };
}

/*
 * After a refused login: was the password changed meanwhile, is there a fresh
 * token? With the same one again the server might lock us out.
 */
static bool
secret_changed(struct session *s)
{
	char *old = s->secret;
	struct verdict ignored;
	bool changed;

	session_rest(s);
	s->secret = NULL;
	changed = login_have(s, &ignored) && old != NULL && strcmp(s->secret, old) != 0;
	if (old != NULL)
		explicit_bzero(old, strlen(old));
	free(old);
	return changed;
}

/* Could it be more than an address: a second command, a second recipient? */
static bool
is_envelope(struct slice address)
{
	for (size_t i = 0; i < address.len; i++)
		if ((unsigned char)address.p[i] <= ' ' || address.p[i] == '<' || address.p[i] == '>' ||
		    address.p[i] == 0x7f)
			return false;
	return address.len > 0 && address.len <= 320;
}

static void
mail_perform(struct session *s, const struct wire_send *send, struct slice mail, struct pool *pool)
{
	struct curl_slist *to = curl_slist_append(NULL, slice_cstr(pool, send->to));
	long connects = 0;

	handle_open(s);
	s->id = send->id;
	s->left = mail;
	s->reused = s->connected;
	s->over = false;
	memset(&s->talk, 0, sizeof(s->talk));
	phase_set(s, PHASE_CONNECT);
	curl_easy_setopt(s->curl, CURLOPT_MAIL_FROM, slice_cstr(pool, send->from));
	curl_easy_setopt(s->curl, CURLOPT_MAIL_RCPT, to);
	curl_easy_setopt(s->curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)mail.len);
	s->talk.result = curl_easy_perform(s->curl);
	s->talk.late = s->talk.late || s->talk.result == CURLE_OPERATION_TIMEDOUT;
	curl_easy_getinfo(s->curl, CURLINFO_NUM_CONNECTS, &connects);
	if (connects > 0)
		s->reused = false;
	if (s->talk.error[0] == '\0')
		snprintf(s->talk.error, sizeof(s->talk.error), "%s", curl_easy_strerror(s->talk.result));
	s->talk.login_wanted = s->start->server.auth != AUTH_NONE;
	s->talk.logged_in = s->logged_in;
	curl_easy_setopt(s->curl, CURLOPT_MAIL_RCPT, NULL);
	curl_slist_free_all(to);
}

/* One attempt and its verdict, in the journal as well. */
static void
mail_attempt(struct session *s, const struct wire_send *send, struct slice mail, struct verdict *v)
{
	struct pool *pool = pool_new(POOL_MAX);

	mail_perform(s, send, mail, pool);
	verdict_of(&s->talk, &s->start->server, v);
	if (v->verdict == VERDICT_SENT)
		journal_write(s->journal, JOURNAL_SENT, send->id);
	else if (s->talk.phase == PHASE_DOT && v->verdict != VERDICT_UNKNOWN)
		journal_write(s->journal, JOURNAL_REFUSED, send->id);
	s->connected = true;
	/* after an error libcurl's connection is in no state that we know */
	if (v->verdict != VERDICT_SENT && s->talk.result != CURLE_OK && (v->server || s->talk.code == 0))
		session_rest(s);
	pool_free(pool);
}

/* Did the kept connection fail us, and not the server? */
static bool
is_stale(const struct session *s, const struct verdict *v)
{
	return s->reused && v->verdict == VERDICT_LATER && s->talk.phase < PHASE_DOT && !s->talk.late &&
	    (s->talk.code == 0 || s->talk.code == 421);
}

void
session_send(struct session *s, const struct wire_send *send, struct slice mail, struct verdict *v)
{
	struct pool *pool;

	memset(v, 0, sizeof(*v));
	if (!is_envelope(send->to) || !is_envelope(send->from)) {
		v->verdict = VERDICT_NEVER;
		v->refused_recipient = true;
		snprintf(v->why, sizeof(v->why), "%.*s is not an address that mail can be sent to",
		    SLICE_ARG(is_envelope(send->to) ? send->from : send->to));
		return;
	}
	if (!login_have(s, v))
		return;
	pool = pool_new(2 * mail.len + 128 * 1024);
	mail = lines_ended(pool, mail);
	mail_attempt(s, send, mail, v);
	if (is_stale(s, v)) {
		session_rest(s);
		mail_attempt(s, send, mail, v);
	}
	if (v->verdict == VERDICT_LATER && v->login && secret_changed(s))
		mail_attempt(s, send, mail, v);
	pool_free(pool);
}
