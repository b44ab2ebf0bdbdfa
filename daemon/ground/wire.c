/*
 * See wire.h. A message on the socket is one byte of type and the packed
 * fields. Method: sendmsg and recvmsg with at most one SCM_RIGHTS descriptor.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/ground/wire.h"
#include "parsers/base/pool.h"

/* Arrays in messages: far more than any settings hold. */
#define FOLDERS_MAX 200
#define ARGV_MAX    100

static void
secret_pack(struct pack *p, struct wire_secret *s)
{
	pack_text(p, &s->file);
	pack_texts(p, &s->command, &s->command_count, ARGV_MAX);
}

static void
server_pack(struct pack *p, struct wire_server *s)
{
	pack_text(p, &s->host);
	pack_int(p, &s->port);
	pack_enum(p, &s->tls, TLS_LAST);
	pack_text(p, &s->ca_file);
	pack_enum(p, &s->auth, AUTH_LAST);
	pack_text(p, &s->user);
	secret_pack(p, &s->secret);
	pack_int(p, &s->timeout_s);
}

void
wire_mailbox_pack(struct pack *p, struct wire_mailbox *m)
{
	pack_text(p, &m->name);
	server_pack(p, &m->server);
	pack_texts(p, &m->folders, &m->folder_count, FOLDERS_MAX);
	pack_text(p, &m->done_flag);
	pack_text(p, &m->done_folder);
	pack_text(p, &m->unreadable_folder);
	pack_text(p, &m->notes_flag);
	pack_int(p, &m->poll_s);
	pack_bool(p, &m->idle);
	pack_i64(p, &m->size_max);
}

void
wire_folder_pack(struct pack *p, struct wire_folder *f)
{
	pack_text(p, &f->folder);
	pack_i64(p, &f->uidvalidity);
	pack_i64(p, &f->uid_next);
	pack_i64(p, &f->since);
}

void
wire_message_pack(struct pack *p, struct wire_message *m)
{
	pack_text(p, &m->folder);
	pack_i64(p, &m->uidvalidity);
	pack_i64(p, &m->uid);
	pack_i64(p, &m->size);
	pack_i64(p, &m->received);
	pack_bool(p, &m->too_big);
	pack_bool(p, &m->tagged);
}

void
wire_kept_pack(struct pack *p, struct wire_kept *k)
{
	pack_text(p, &k->folder);
	pack_i64(p, &k->uidvalidity);
	pack_i64(p, &k->uid);
	pack_enum(p, &k->keep, KEEP_LAST);
}

void
wire_state_pack(struct pack *p, struct wire_state *s)
{
	pack_enum(p, &s->state, MAILBOX_STATE_LAST);
	pack_text(p, &s->why);
}

void
wire_read_pack(struct pack *p, struct wire_read *r)
{
	pack_i64(p, &r->id);
	pack_i64(p, &r->now);
	pack_bool(p, &r->header_only);
	pack_int(p, &r->role);
	pack_i64(p, &r->sent);
	pack_i64(p, &r->mail_size);
}

void
wire_answer_pack(struct pack *p, struct wire_answer *a)
{
	pack_i64(p, &a->id);
	pack_i64(p, &a->size);
}

void
wire_ldap_pack(struct pack *p, struct wire_ldap *l)
{
	pack_text(p, &l->name);
	server_pack(p, &l->server);
	pack_text(p, &l->base);
	pack_text(p, &l->filter);
	pack_text(p, &l->department);
	pack_int(p, &l->refresh_s);
}

void
wire_people_pack(struct pack *p, struct wire_people *w)
{
	pack_i64(p, &w->count);
	pack_text(p, &w->why);
}

void
wire_sender_pack(struct pack *p, struct wire_sender *s)
{
	server_pack(p, &s->server);
	pack_text(p, &s->helo);
}

void
wire_send_pack(struct pack *p, struct wire_send *s)
{
	pack_i64(p, &s->id);
	pack_text(p, &s->from);
	pack_text(p, &s->to);
}

void
wire_result_pack(struct pack *p, struct wire_result *r)
{
	pack_i64(p, &r->id);
	pack_enum(p, &r->verdict, VERDICT_LAST);
	pack_bool(p, &r->refused_recipient);
	pack_int(p, &r->code);
	pack_text(p, &r->text);
}

int
wire_send(int fd, enum wire_type type, const struct pack *body, int passed)
{
	unsigned char kind = (unsigned char)type;
	struct iovec parts[2] = { { &kind, 1 },
		{ body == NULL ? NULL : body->out.p, body == NULL ? 0 : body->out.len } };
	union {
		struct cmsghdr align;
		char room[CMSG_SPACE(sizeof(int))];
	} control;
	struct msghdr msg = { .msg_iov = parts, .msg_iovlen = 2 };
	ssize_t n;

	if (parts[1].iov_len > WIRE_MESSAGE_MAX || (body != NULL && body->bad)) {
		errno = EMSGSIZE;
		return -1;
	}
	if (passed >= 0) {
		struct cmsghdr *c;

		memset(&control, 0, sizeof(control));
		msg.msg_control = control.room;
		msg.msg_controllen = sizeof(control.room);
		c = CMSG_FIRSTHDR(&msg);
		c->cmsg_level = SOL_SOCKET;
		c->cmsg_type = SCM_RIGHTS;
		c->cmsg_len = CMSG_LEN(sizeof(int));
		memcpy(CMSG_DATA(c), &passed, sizeof(int));
	}
	do
		n = sendmsg(fd, &msg, MSG_NOSIGNAL);
	while (n < 0 && errno == EINTR);
	return n < 0 ? -1 : 0;
}

/* Takes the first descriptor, closes any further one: nobody of ours sends two. */
static int
passed_descriptor(struct msghdr *msg)
{
	int kept = -1;

	for (struct cmsghdr *c = CMSG_FIRSTHDR(msg); c != NULL; c = CMSG_NXTHDR(msg, c)) {
		size_t n;

		if (c->cmsg_level != SOL_SOCKET || c->cmsg_type != SCM_RIGHTS)
			continue;
		n = (c->cmsg_len - CMSG_LEN(0)) / sizeof(int);
		for (size_t i = 0; i < n; i++) {
			int fd;

			memcpy(&fd, CMSG_DATA(c) + i * sizeof(int), sizeof(int));
			if (kept < 0)
				kept = fd;
			else
				close(fd);
		}
	}
	return kept;
}

int
wire_receive(int fd, struct pool *pool, enum wire_type *type, struct pack *body, int *passed)
{
	size_t room = WIRE_MESSAGE_MAX + 1;
	char *bytes = malloc(room);
	struct iovec part = { bytes, room };
	union {
		struct cmsghdr align;
		char room[CMSG_SPACE(4 * sizeof(int))];
	} control;
	struct msghdr msg = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = control.room,
		.msg_controllen = sizeof(control.room) };
	ssize_t n;
	int result = -1;

	*passed = -1;
	if (bytes == NULL)
		abort();
	do
		n = recvmsg(fd, &msg, MSG_CMSG_CLOEXEC);
	while (n < 0 && errno == EINTR);
	if (n < 0 && errno == ECONNRESET)
		n = 0;
	if (n == 0)
		result = 0;
	if (n > 0) {
		*passed = passed_descriptor(&msg);
		*type = (enum wire_type)(unsigned char)bytes[0];
		if ((msg.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0 || (unsigned char)bytes[0] > WIRE_TYPE_LAST) {
			if (*passed >= 0)
				close(*passed);
			*passed = -1;
			errno = EBADMSG;
		} else {
			pack_read(body, pool, slice_copy(pool, (struct slice){ bytes + 1, (size_t)n - 1 }));
			result = 1;
		}
	}
	free(bytes);
	return result;
}

int
wire_seal_begin(void)
{
	return memfd_create("mail", MFD_CLOEXEC | MFD_ALLOW_SEALING);
}

bool
wire_seal_end(int fd)
{
	return fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) == 0;
}

int
wire_seal(struct slice bytes)
{
	int fd = wire_seal_begin();

	if (fd < 0)
		return -1;
	for (size_t at = 0; at < bytes.len;) {
		ssize_t n = write(fd, bytes.p + at, bytes.len - at);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			goto fail;
		at += (size_t)n;
	}
	if (wire_seal_end(fd))
		return fd;
fail:
	close(fd);
	return -1;
}

bool
wire_unseal(int fd, struct pool *pool, size_t limit, struct slice *bytes)
{
	const int wanted = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;
	int seals = fcntl(fd, F_GET_SEALS);
	struct stat st;
	char *p;
	size_t at = 0;

	*bytes = (struct slice){ NULL, 0 };
	if (seals < 0 || (seals & wanted) != wanted || fstat(fd, &st) != 0 || st.st_size < 0 ||
	    (uint64_t)st.st_size > limit)
		return false;
	p = pool_alloc(pool, (size_t)st.st_size + 1);
	while (at < (size_t)st.st_size) {
		ssize_t n = pread(fd, p + at, (size_t)st.st_size - at, (off_t)at);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		at += (size_t)n;
	}
	*bytes = (struct slice){ p, at };
	return true;
}

bool
wire_put(int fd, struct slice bytes)
{
	for (size_t at = 0; at < bytes.len;) {
		ssize_t n = pwrite(fd, bytes.p + at, bytes.len - at, (off_t)at);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		at += (size_t)n;
	}
	return true;
}

bool
wire_take(int fd, struct pool *pool, int64_t size, struct slice *bytes)
{
	char *p;

	if (size <= 0 || (uint64_t)size > WIRE_SHARED_MAX)
		return false;
	p = pool_alloc(pool, (size_t)size);
	*bytes = (struct slice) { p, (size_t)size };
	return pread(fd, p, (size_t)size, 0) == (ssize_t)size;
}

bool
wire_start(int fd, struct pool *pool, const struct pack *question, struct pack *body)
{
	struct wire_answer start = { 0, (int64_t)question->out.len };

	pack_write(body, pool);
	wire_answer_pack(body, &start);
	return question->out.len <= WIRE_SHARED_MAX && wire_put(fd, text_slice(&question->out));
}
