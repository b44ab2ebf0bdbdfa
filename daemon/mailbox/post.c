/* See post.h. Sending waits: the core always comes back to its sockets, and never waits for us. */
#include <errno.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "daemon/ground/log.h"
#include "daemon/mailbox/folder.h"
#include "daemon/mailbox/post.h"
#include "parsers/base/pool.h"

/* One message and its parts. */
#define POOL_MAX ((size_t)16 * 1024 * 1024)
/* A sentence for the log. */
#define SENTENCE_MAX 1000

static void
say(enum wire_type type, const struct pack *body, int fd)
{
	if (wire_send(WIRE_FD, type, body, fd) == 0)
		return;
	if (errno == EPIPE || errno == ECONNRESET)
		exit(0);
	die("a message of type %d cannot be sent: %s", (int)type, strerror(errno));
}

void
post_start(struct pool *pool, struct wire_mailbox *start)
{
	enum wire_type type;
	struct pack body;
	int passed, got = wire_receive(WIRE_FD, pool, &type, &body, &passed);

	if (got == 0)
		exit(0);
	if (got < 0 || type != TO_MAILBOX_START)
		die("the first message is not START");
	if (passed >= 0)
		close(passed);
	wire_mailbox_pack(&body, start);
	if (!pack_ended(&body))
		die("START is not of this build");
}

static struct folder *
folder_named(struct post *post, struct slice name)
{
	for (size_t i = 0; i < post->folder_count; i++)
		if (slice_eq(post->folders[i].name, name))
			return &post->folders[i];
	return NULL;
}

static bool
is_same(const struct post_mail *a, const struct post_mail *b)
{
	return a->folder == b->folder && a->uidvalidity == b->uidvalidity && a->uid == b->uid;
}

bool
post_has(const struct post *post, const struct post_mail *mail)
{
	for (size_t i = 0; i < post->given_count; i++)
		if (is_same(&post->given[i], mail))
			return true;
	return false;
}

size_t
post_room(const struct post *post)
{
	return WIRE_WINDOW - post->given_count;
}

static void
kept_say(struct slice folder, int64_t uidvalidity, int64_t uid, int keep)
{
	struct wire_kept kept = { folder, uidvalidity, uid, keep };
	struct pool *pool = pool_new(POOL_MAX);
	struct pack body;

	pack_write(&body, pool);
	wire_kept_pack(&body, &kept);
	say(FROM_MAILBOX_MARKED, &body, -1);
	pool_free(pool);
}

static void
forget(struct post *post, const struct post_mail *mail)
{
	for (size_t i = 0; i < post->given_count; i++)
		if (is_same(&post->given[i], mail)) {
			post->given[i] = post->given[--post->given_count];
			return;
		}
}

void
post_marked(struct post *post, size_t i)
{
	struct post_mark m = post->marks[i];

	post->marks[i] = post->marks[--post->mark_count];
	forget(post, &m.mail);
	kept_say(m.mail.folder->name, m.mail.uidvalidity, m.mail.uid, m.keep);
}

static void
mark_add(struct post *post, const struct post_mark *mark)
{
	for (size_t i = 0; i < post->mark_count; i++)
		if (is_same(&post->marks[i].mail, &mark->mail))
			return;
	if (post->mark_count == post->mark_room) {
		post->mark_room = post->mark_room == 0 ? WIRE_WINDOW : post->mark_room * 2;
		post->marks = reallocarray(post->marks, post->mark_room, sizeof(*post->marks));
		if (post->marks == NULL)
			die("out of memory");
	}
	post->marks[post->mark_count++] = *mark;
}

static void
on_kept(struct post *post, const struct wire_kept *kept)
{
	struct folder *folder = folder_named(post, kept->folder);
	struct post_mark mark = { { folder, (uint32_t)kept->uidvalidity, (uint32_t)kept->uid }, kept->keep };

	if (folder != NULL && kept->keep != KEEP_LEAVE) {
		mark_add(post, &mark);
		return;
	}
	forget(post, &mark.mail);
	kept_say(kept->folder, kept->uidvalidity, kept->uid, kept->keep);
}

static void
on_fetch(struct post *post, const struct wire_folder *fetch)
{
	struct folder *folder = folder_named(post, fetch->folder);

	/* It may be the answer to what the folder was before the server made it anew. */
	if (folder != NULL && folder->uidvalidity == fetch->uidvalidity)
		folder_place(folder, fetch->uid_next, fetch->since);
}

static void
on_message(struct post *post, enum wire_type type, struct pack *body)
{
	struct wire_folder fetch;
	struct wire_kept kept;

	switch (type) {
	case TO_MAILBOX_FETCH:
		wire_folder_pack(body, &fetch);
		if (pack_ended(body))
			on_fetch(post, &fetch);
		break;
	case TO_MAILBOX_KEPT:
		wire_kept_pack(body, &kept);
		if (pack_ended(body))
			on_kept(post, &kept);
		break;
	default:
		die("a message of type %d is not for a mailbox", (int)type);
	}
	if (!pack_ended(body))
		die("a message of type %d is not of this build", (int)type);
}

bool
post_hear(struct post *post)
{
	struct pollfd p = { WIRE_FD, POLLIN, 0 };
	bool heard = false;

	while (poll(&p, 1, 0) > 0) {
		struct pool *pool = pool_new(POOL_MAX);
		enum wire_type type;
		struct pack body;
		int passed, got = wire_receive(WIRE_FD, pool, &type, &body, &passed);

		if (got == 0)
			exit(0);
		if (got < 0)
			die("what came on descriptor %d is no message: %s", WIRE_FD, strerror(errno));
		if (passed >= 0)
			close(passed);
		on_message(post, type, &body);
		pool_free(pool);
		heard = true;
	}
	return heard;
}

void
post_state(enum wire_mailbox_state state, const char *format, ...)
{
	struct pool *pool = pool_new(POOL_MAX);
	struct wire_state s = { state, { NULL, 0 } };
	char words[SENTENCE_MAX];
	struct pack body;
	va_list ap;

	va_start(ap, format);
	vsnprintf(words, sizeof(words), format, ap);
	va_end(ap);
	s.why = text_clean_line(pool, slice_of(words), sizeof(words));
	pack_write(&body, pool);
	wire_state_pack(&body, &s);
	say(FROM_MAILBOX_STATE, &body, -1);
	pool_free(pool);
}

void
post_folder(struct folder *folder)
{
	struct wire_folder f = { folder->name, folder->uidvalidity, folder->uid_first, 0 };
	struct pool *pool = pool_new(POOL_MAX);
	struct pack body;

	pack_write(&body, pool);
	wire_folder_pack(&body, &f);
	say(FROM_MAILBOX_FOLDER, &body, -1);
	pool_free(pool);
}

void
post_message(struct post *post, const struct post_mail *mail, struct wire_message what, int fd)
{
	struct pool *pool = pool_new(POOL_MAX);
	struct pack body;

	if (post_room(post) == 0)
		die("more than %d mails are handed over", WIRE_WINDOW);
	what.folder = mail->folder->name;
	what.uidvalidity = mail->uidvalidity;
	what.uid = mail->uid;
	pack_write(&body, pool);
	wire_message_pack(&body, &what);
	say(FROM_MAILBOX_MESSAGE, &body, fd);
	post->given[post->given_count++] = *mail;
	pool_free(pool);
}
