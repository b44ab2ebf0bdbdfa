/*
 * agreed-reader: one mail in, one reading out, in a jail. Its parent talks to
 * it on descriptor 3 (see wire.h): START brings a descriptor with the question,
 * which takes the answers, each READ a sealed mail. All memory of a mail is one
 * pool. Whatever ends this process is a strike against the mail it was
 * reading, and nothing more: it holds no state between two mails.
 *
 * With -d it is the filter behind `agreectl dates`, in the same jail.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "daemon/ground/log.h"
#include "daemon/ground/sandbox.h"
#include "daemon/ground/wire.h"
#include "daemon/reader/dates.h"
#include "parsers/base/pool.h"
#include "parsers/interpret.h"
#include "parsers/reading.h"

/* Bytes of a mail; the mailbox hands over larger ones without their body. */
#define MAIL_MAX ((size_t)48 * 1024 * 1024)
/* All that one mail may take: itself, its decoded texts, its reading. */
#define POOL_MAX ((size_t)256 * 1024 * 1024)
/* CPU seconds for one mail; an ordinary one takes a tenth of a millisecond. */
#define MAIL_SECONDS 5

struct reader {
	struct pool *start_pool;   /* what START brought */
	struct question question;
	int answer_fd;             /* -1 before START */
};

static void
on_start(struct reader *r, struct pack *body, struct pool *pool, int passed)
{
	struct question q = { 0 };
	struct wire_answer start;
	struct slice bytes;

	wire_answer_pack(body, &start);
	if (!pack_ended(body) || passed < 0 || !wire_take(passed, pool, start.size, &bytes))
		die("START is not of this build");
	pack_read(body, pool, bytes);
	question_pack(body, &q);
	if (!pack_ended(body))
		die("the question is not of this build");
	if (r->answer_fd >= 0)
		close(r->answer_fd);
	pool_free(r->start_pool);
	r->start_pool = pool;
	r->question = q;
	interpret_question(pool, &r->question);
	r->answer_fd = passed;
}

/* Behind the mail stands what converters made of its files. */
static bool
converted_read(struct pool *pool, int64_t mail_size, struct slice *mail, struct question *q)
{
	struct pack p;

	if ((uint64_t)mail_size > mail->len)
		return false;
	pack_read(&p, pool, slice_from(*mail, (size_t)mail_size));
	reading_converted_pack(&p, &q->converted, &q->converted_count);
	*mail = slice_to(*mail, (size_t)mail_size);
	return pack_ended(&p);
}

static void
on_read(struct reader *r, struct pack *body, struct pool *pool, int passed)
{
	struct question q = r->question;
	struct reading reading = { 0 };
	struct wire_answer answer;
	struct wire_read read;
	struct slice mail;
	struct pack out;

	wire_read_pack(body, &read);
	reading_points_pack(body, &q.points, &q.point_count);
	if (!pack_ended(body) || read.role < 0 || read.role > ROLE_LAST || r->answer_fd < 0)
		die("READ is not of this build, or came before START");
	if (!wire_unseal(passed, pool, MAIL_MAX, &mail))
		die("the mail is not sealed or larger than %zu bytes", MAIL_MAX);
	if (read.mail_size > 0 && !converted_read(pool, read.mail_size, &mail, &q))
		die("what stands behind the mail is not of this build");
	q.now = read.now;
	q.header_only = read.header_only;
	q.role = (enum reading_role)read.role;
	q.sent = read.sent;
	sandbox_seconds(MAIL_SECONDS);
	interpret(pool, &q, mail, &reading);
	pack_write(&out, pool);
	reading_pack(&out, &reading);
	if (out.bad)
		die("a reading is over its own limits");
	if (!wire_put(r->answer_fd, text_slice(&out.out)))
		die("the answer could not be written: %s", strerror(errno));
	answer = (struct wire_answer){ read.id, (int64_t)out.out.len };
	pack_write(&out, pool);
	wire_answer_pack(&out, &answer);
	if (wire_send(WIRE_FD, FROM_READER_READING, &out, -1) != 0)
		exit(0);
}

/* One message of the parent's; false when it is gone. */
static bool
reader_turn(struct reader *r, struct pool **pool)
{
	enum wire_type type;
	struct pack body;
	int passed, got = wire_receive(WIRE_FD, *pool, &type, &body, &passed);

	if (got == 0)
		return false;
	if (got < 0)
		die("what came on descriptor %d is no message: %s", WIRE_FD, strerror(errno));
	if (type == TO_READER_START) {
		on_start(r, &body, *pool, passed);
		*pool = pool_new(POOL_MAX);
		return true;
	}
	if (type != TO_READER_READ)
		die("a message of type %d is not for the reader", (int)type);
	on_read(r, &body, *pool, passed);
	close(passed);
	pool_reset(*pool);
	return true;
}

int
main(int argc, char **argv)
{
	struct reader r = { .answer_fd = -1 };
	struct pool *pool;

	log_start("agreed-reader", false);
	/* libzip asks for the time zone, and unless one is named that is a file, looked at each time */
	setenv("TZ", "UTC0", 1);
	interpret_prepare();
	if (argc == 2 && strcmp(argv[1], "-d") == 0)
		return dates_filter();
	if (argc != 1) {
		log_error("agreed-reader is started by agreed and agreectl, without arguments");
		return 2;
	}
	pool = pool_new(POOL_MAX);
	sandbox_reader();
	while (reader_turn(&r, &pool))
		;
	return 0;
}
