/*
 * agreed-sender: one notice out by SMTP, and what became of it. Reads its
 * orders from descriptor 3 (wire.h), one after the other; has no settings, no
 * database and no clock but its deadlines.
 *
 * When the server itself is at fault (no connection, a refused certificate or
 * login), the mails that wait behind are not thrown at it one by one: for some
 * seconds they get the same verdict.
 */
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "daemon/ground/log.h"
#include "daemon/sender/session.h"
#include "parsers/base/pool.h"

/* A mail as the core writes it, attachments and all. */
#define MAIL_MAX ((size_t)64 * 1024 * 1024)
#define POOL_MAX (4 * MAIL_MAX)
/* Without a mail for so long, the connection is given back. */
#define REST_MS 30000
/* After a fault of the server the next ones are spared it. */
#define TROUBLE_S 10

struct sender {
	struct session *session;
	struct pool *pool; /* what START said lives in it */
	int journal;
	struct wire_sender start;
	struct verdict trouble;
	time_t trouble_until;
};

static time_t
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec;
}

static void
on_start(struct sender *s, struct pack *body, struct pool *pool, int passed)
{
	wire_sender_pack(body, &s->start);
	if (!pack_ended(body) || passed < 0 || s->session != NULL)
		die("START is not of this build, came twice, or without the journal");
	s->pool = pool;
	s->journal = passed;
	s->session = session_new(&s->start, passed);
}

static void
answer(struct pool *pool, int64_t id, const struct verdict *v, int code)
{
	struct wire_result result = { id, (int)v->verdict, v->refused_recipient, code,
		text_clean_line(pool, slice_of(v->why), 190) };
	struct pack out;

	pack_write(&out, pool);
	wire_result_pack(&out, &result);
	if (wire_send(WIRE_FD, FROM_SENDER_RESULT, &out, -1) != 0)
		exit(0);
}

/* The code in front of the server's words, 0 when they are ours. */
static int
code_of(const char *why)
{
	long code = strtol(why, NULL, 10);

	return code >= 200 && code <= 599 ? (int)code : 0;
}

static void
on_send(struct sender *s, struct pack *body, struct pool *pool, int passed)
{
	struct wire_send send;
	struct slice mail;
	struct verdict v;

	wire_send_pack(body, &send);
	if (!pack_ended(body) || s->session == NULL)
		die("SEND is not of this build, or came before START");
	if (!wire_unseal(passed, pool, MAIL_MAX, &mail))
		die("the mail is not sealed or larger than %zu bytes", MAIL_MAX);
	if (seconds() < s->trouble_until) {
		answer(pool, send.id, &s->trouble, 0);
		return;
	}
	session_send(s->session, &send, mail, &v);
	if (v.verdict == VERDICT_LATER && v.server) {
		s->trouble = v;
		s->trouble_until = seconds() + TROUBLE_S;
	}
	answer(pool, send.id, &v, code_of(v.why));
}

/* Waits for the next order; meanwhile an unused connection is closed. */
static void
wait_for_order(struct sender *s)
{
	struct pollfd p = { WIRE_FD, POLLIN, 0 };
	int n;

	do
		n = poll(&p, 1, REST_MS);
	while (n < 0 && errno == EINTR);
	if (n == 0 && s->session != NULL) {
		session_rest(s->session);
		while (poll(&p, 1, -1) < 0 && errno == EINTR)
			;
	}
}

/* One message of the core's; false when it is gone. */
static bool
sender_turn(struct sender *s)
{
	struct pool *pool = pool_new(POOL_MAX);
	enum wire_type type;
	struct pack body;
	int passed, got;

	wait_for_order(s);
	got = wire_receive(WIRE_FD, pool, &type, &body, &passed);
	if (got == 0) {
		pool_free(pool);
		return false;
	}
	if (got < 0)
		die("what came on descriptor %d is no message: %s", WIRE_FD, strerror(errno));
	if (type == TO_SENDER_START) {
		on_start(s, &body, pool, passed);
		return true;
	}
	if (type != TO_SENDER_SEND)
		die("a message of type %d is not for the sender", (int)type);
	on_send(s, &body, pool, passed);
	close(passed);
	pool_free(pool);
	return true;
}

int
main(int argc, char **argv)
{
	struct sender s = { .session = NULL };

	(void)argv;
	log_start("agreed-sender", false);
	if (argc != 1) {
		log_error("agreed-sender is started by agreed, without arguments");
		return 2;
	}
	while (sender_turn(&s))
		;
	if (s.session != NULL) {
		session_free(s.session);
		close(s.journal);
		pool_free(s.pool);
	}
	return 0;
}
