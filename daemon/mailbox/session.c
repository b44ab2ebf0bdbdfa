/* See session.h. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/ground/log.h"
#include "daemon/mailbox/login.h"
#include "daemon/mailbox/session.h"
#include "parsers/base/pool.h"

/* Seconds that a polite good-bye may take. */
#define LOGOUT_S 2
/* Of the server's own words, so many bytes are quoted. */
#define QUOTE_MAX 200

void
session_new(struct session *s, const struct wire_server *server, int watched)
{
	*s = (struct session) { .server = server, .tls = tls_new(watched), .line = mmap_string_new("") };
	if (s->line == NULL)
		die("out of memory");
}

bool
session_fail(struct session *s, const char *format, ...)
{
	struct pool *pool = pool_new(64 * 1024);
	char words[sizeof(s->why)];
	struct slice clean;
	va_list ap;

	va_start(ap, format);
	vsnprintf(words, sizeof(words), format, ap);
	va_end(ap);
	clean = text_clean_line(pool, slice_of(words), sizeof(s->why) - 1);
	snprintf(s->why, sizeof(s->why), "%.*s", SLICE_ARG(clean));
	pool_free(pool);
	return false;
}

/* The connection failed: the reason is there. */
static bool
broken(struct session *s)
{
	if (tls_is_refused(s->tls))
		s->refused = true;
	return session_fail(s, "%s",
	    tls_why(s->tls)[0] != '\0' ? tls_why(s->tls) : "the server said something that is not IMAP");
}

void
session_begin(struct session *s, int64_t expected)
{
	tls_begin(s->tls, s->server->timeout_s, expected);
}

enum session_answer
session_answered(struct session *s, int r)
{
	switch (r) {
	case MAILIMAP_NO_ERROR:
	case MAILIMAP_NO_ERROR_AUTHENTICATED:
	case MAILIMAP_NO_ERROR_NON_AUTHENTICATED:
		return SESSION_OK;
	case MAILIMAP_ERROR_BAD_STATE:
	case MAILIMAP_ERROR_STREAM:
	case MAILIMAP_ERROR_PARSE:
	case MAILIMAP_ERROR_CONNECTION_REFUSED:
	case MAILIMAP_ERROR_MEMORY:
	case MAILIMAP_ERROR_FATAL:
	case MAILIMAP_ERROR_PROTOCOL:
	case MAILIMAP_ERROR_DONT_ACCEPT_CONNECTION:
		broken(s);
		return SESSION_BROKEN;
	default:
		session_fail(s, "the server said \"%.*s\"", QUOTE_MAX,
		    s->imap->imap_response == NULL ? "NO" : s->imap->imap_response);
		return tls_why(s->tls)[0] != '\0' ? SESSION_BROKEN : SESSION_NO;
	}
}

bool
session_say(struct session *s, const char *line)
{
	mailstream *stream = s->imap->imap_stream;

	if (mailstream_write(stream, line, strlen(line)) >= 0 && mailstream_write(stream, "\r\n", 2) >= 0 &&
	    mailstream_flush(stream) >= 0)
		return true;
	return broken(s);
}

const char *
session_hear(struct session *s)
{
	if (mailstream_read_line_remove_eol(s->imap->imap_stream, s->line) == NULL) {
		broken(s);
		return NULL;
	}
	return s->line->str;
}

bool
session_is_answer(struct session *s, const char *line, enum session_answer *answer)
{
	char tag[20];
	size_t len = (size_t)snprintf(tag, sizeof(tag), "A%d ", s->tag);

	if (strncmp(line, tag, len) != 0)
		return false;
	line += len;
	*answer = strncasecmp(line, "OK", 2) == 0 ? SESSION_OK : SESSION_NO;
	if (*answer == SESSION_NO)
		session_fail(s, "the server said \"%.*s\"", QUOTE_MAX, line);
	return true;
}

bool
session_connect(struct session *s)
{
	int r;

	if (!tls_open(s->tls, s->server))
		return broken(s);
	s->imap = mailimap_new(0, NULL);
	if (s->imap == NULL)
		die("out of memory");
	session_begin(s, 0);
	r = mailimap_connect(s->imap, tls_stream(s->tls));
	if (session_answered(s, r) != SESSION_OK)
		return false;
	s->authenticated = r == MAILIMAP_NO_ERROR_AUTHENTICATED;
	return true;
}

static bool
capabilities(struct session *s)
{
	struct mailimap_capability_data *list = NULL;

	session_begin(s, 0);
	if (session_answered(s, mailimap_capability(s->imap, &list)) != SESSION_OK)
		return false;
	mailimap_capability_data_free(list);
	return true;
}

bool
session_secure(struct session *s)
{
	if (s->server->tls != TLS_STARTTLS)
		return capabilities(s);
	/* A session that is said to be authenticated cannot be encrypted any more (RFC 3501 section 6.2.1).
	 */
	if (s->authenticated || !capabilities(s) ||
	    !mailimap_has_extension(s->imap, (char *)(uintptr_t) "STARTTLS")) {
		if (tls_why(s->tls)[0] != '\0')
			return broken(s);
		s->refused = true;
		return session_fail(s,
		    "the server offers no STARTTLS here, and nothing is said without encryption; try port "
		    "993 with implicit TLS");
	}
	session_begin(s, 0);
	if (session_answered(s, mailimap_starttls(s->imap)) != SESSION_OK)
		return false;
	if (!tls_secure(s->tls, s->server, s->imap->imap_stream))
		return broken(s);
	/* What was said before the encryption counts for nothing. */
	return capabilities(s);
}

static bool
has(struct session *s, const char *name)
{
	return mailimap_has_extension(s->imap, (char *)(uintptr_t)name) != 0;
}

bool
session_login(struct session *s)
{
	if (!s->authenticated && !login(s))
		return false;
	if (s->imap->imap_state == MAILIMAP_STATE_NON_AUTHENTICATED)
		s->imap->imap_state = MAILIMAP_STATE_AUTHENTICATED;
	if (!capabilities(s))
		return false;
	s->has_idle = has(s, "IDLE");
	s->has_move = has(s, "MOVE");
	s->has_uidplus = has(s, "UIDPLUS");
	return true;
}

void
session_close(struct session *s)
{
	if (s->imap != NULL) {
		tls_begin(s->tls, LOGOUT_S, 0);
		mailimap_free(s->imap);
		s->imap = NULL;
	}
	tls_free(s->tls);
	s->tls = NULL;
	if (s->line != NULL)
		mmap_string_free(s->line);
	s->line = NULL;
}
