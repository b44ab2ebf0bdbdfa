/*
 * First step of the road. Method: one queue for all mailboxes; the head is
 * what the reader is busy with. Where a mailbox stands is asked of the store
 * at each FROM_MAILBOX_FOLDER, so that a mailbox that starts again gets what
 * is not journaled; a mail that is in the queue twice for that reason meets
 * its own journal line the second time.
 */
#include <gnutls/crypto.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/core/settings/config.h"
#include "daemon/core/conversion.h"
#include "daemon/core/core.h"
#include "daemon/core/crew.h"
#include "daemon/core/decide.h"
#include "daemon/core/loop.h"
#include "daemon/core/message.h"
#include "daemon/core/schedule.h"
#include "daemon/ground/log.h"
#include "daemon/store/store.h"
#include "parsers/base/pool.h"
#include "parsers/base/zone.h"
#include "parsers/reading.h"

/* Longest a reader may take over one mail. */
#define READ_MS 10000
/* What deciding one mail may take in memory. */
#define POOL_MAX ((size_t)256 * 1024 * 1024)
/* A reader that was given so many mails is replaced: what one mail left behind cannot touch many others. */
#define READER_MAILS_MAX 5000

struct mailbox {
	struct intake *intake;
	const struct config_mailbox *config;
	struct crew *crew;
	char label[100];
};

/* A mail that is here and not yet decided. */
struct incoming {
	struct incoming *next;
	struct mailbox *mailbox;
	char *folder;
	int64_t uidvalidity, uid, size, received;
	bool too_big, tagged, header_only;
	bool told;                  /* the reader was told what it answers to */
	bool converted;             /* its files were given to converters */
	int read_fd;                /* what the reader gets when that is more than the mail, else -1 */
	int64_t mail_size;          /* ... and how much of it is the mail, else 0 */
	int strikes;
	int fd;
};

struct intake {
	struct core *core;
	struct mailbox *mailboxes;
	size_t mailbox_count;
	struct crew *reader;
	int answer_fd;              /* where the reader writes its readings */
	struct loop_event *timeout;
	struct incoming *first, **last;
	bool busy;                  /* the reader has the first mail */
	int64_t asked;              /* number of the question it has */
	int mails;                  /* given to this reader */
	struct conversion *conversion; /* the first mail's files are with the converters */
};

static void intake_next(struct intake *in);

/* -- the mailboxes -- */

static void
mailbox_started(void *arg)
{
	struct mailbox *m = arg;
	const struct config_mailbox *c = m->config;
	struct pool *pool = pool_new(POOL_MAX);
	struct wire_mailbox start = { .name = slice_of(c->name), .done_flag = slice_of(c->done_flag),
		.done_folder = slice_of(c->done_folder), .unreadable_folder = slice_of(c->unreadable_folder),
		.notes_flag = slice_of(c->notes_flag), .poll_s = c->poll_s, .idle = c->idle, .size_max = c->size_max };
	struct pack body;
	size_t n = 0;

	config_server(&c->server, pool, &start.server);
	start.folders = pool_array(pool, c->folder_count + c->notes_folder_count, sizeof(struct slice));
	for (size_t i = 0; i < c->folder_count; i++)
		start.folders[n++] = slice_of(c->folders[i]);
	for (size_t i = 0; i < c->notes_folder_count; i++)
		start.folders[n++] = slice_of(c->notes_folders[i]);
	start.folder_count = n;
	pack_write(&body, pool);
	wire_mailbox_pack(&body, &start);
	crew_send(m->crew, TO_MAILBOX_START, &body, -1);
	pool_free(pool);
}

static void
tell_kept(struct mailbox *m, const char *folder, int64_t uidvalidity, int64_t uid, int keep)
{
	struct wire_kept kept = { slice_of(folder), uidvalidity, uid, keep };
	struct pool *pool;
	struct pack body;

	if (m->crew == NULL) /* a preview has no mailbox */
		return;
	pool = pool_new(POOL_MAX);
	pack_write(&body, pool);
	wire_kept_pack(&body, &kept);
	crew_send(m->crew, TO_MAILBOX_KEPT, &body, -1);
	pool_free(pool);
}

/*
 * A folder is there: say where to begin. After a change of UIDVALIDITY all is
 * looked at anew, and what was decided before is known by its hash or
 * Message-ID (RFC 3501 section 2.3.1.1).
 */
static void
on_folder(struct mailbox *m, struct pool *pool, const struct wire_folder *there)
{
	struct core *core = m->intake->core;
	const char *name = slice_cstr(pool, there->folder);
	struct wire_folder fetch = *there;
	struct store_unmarked *unmarked;
	struct store_folder f;
	struct pack body;
	size_t n;
	bool known = store_folder_get(core->store, m->config->name, name, &f);

	if (!known || f.uidvalidity != there->uidvalidity) {
		int64_t since = known ? f.since : loop_now(core->loop) - m->config->lookback_s;

		if (known)
			log_warning("%s: folder %s was made anew by the server (UIDVALIDITY); looking through it again",
			    m->label, name);
		store_begin(core->store);
		store_folder_put(core->store, m->config->name, name, there->uidvalidity, since);
		store_commit(core->store);
		store_folder_get(core->store, m->config->name, name, &f);
	}
	fetch.uid_next = f.uid_next;
	fetch.since = f.since;
	pack_write(&body, pool);
	wire_folder_pack(&body, &fetch);
	crew_send(m->crew, TO_MAILBOX_FETCH, &body, -1);
	n = store_unmarked(core->store, pool, m->config->name, name, f.uidvalidity, &unmarked);
	for (size_t i = 0; i < n; i++)
		tell_kept(m, name, f.uidvalidity, unmarked[i].uid, unmarked[i].keep);
}

static bool
is_notes_folder(const struct config_mailbox *c, const char *folder)
{
	for (size_t i = 0; i < c->notes_folder_count; i++)
		if (strcmp(c->notes_folders[i], folder) == 0)
			return true;
	return false;
}

static bool
on_message(struct mailbox *m, struct pool *pool, const struct wire_message *w, int passed)
{
	struct intake *in = m->intake;
	struct incoming *i;

	if (passed < 0)
		return false;
	i = calloc(1, sizeof(*i));
	if (i == NULL || (i->folder = strndup(w->folder.p, w->folder.len)) == NULL || (i->fd = dup(passed)) < 0)
		die("no room for a mail");
	i->read_fd = -1;
	i->mailbox = m;
	i->uidvalidity = w->uidvalidity;
	i->uid = w->uid;
	i->size = w->size;
	i->received = w->received;
	i->too_big = i->header_only = w->too_big;
	i->tagged = w->tagged || is_notes_folder(m->config, i->folder);
	*in->last = i;
	in->last = &i->next;
	(void)pool;
	return true;
}

static void
on_marked(struct mailbox *m, struct pool *pool, const struct wire_kept *k)
{
	struct core *core = m->intake->core;

	store_begin(core->store);
	store_message_marked(core->store, m->config->name, slice_cstr(pool, k->folder), k->uidvalidity, k->uid);
	store_commit(core->store);
}

static void
on_state(struct mailbox *m, struct pool *pool, const struct wire_state *s)
{
	static const char *const words[] = { "connected", "waiting", "lost", "refused" };
	struct core *core = m->intake->core;
	bool good = s->state == MAILBOX_CONNECTED || s->state == MAILBOX_WAITING;

	if (s->state == MAILBOX_REFUSED)
		log_error("%s: %.*s", m->label, SLICE_ARG(s->why));
	else if (s->state == MAILBOX_LOST)
		log_warning("%s: %.*s", m->label, SLICE_ARG(s->why));
	else if (s->state == MAILBOX_CONNECTED)
		log_info("%s: %.*s", m->label, SLICE_ARG(s->why));
	else if (s->why.len > 0)
		log_warning("%s: %.*s", m->label, SLICE_ARG(s->why));
	store_begin(core->store);
	store_health_put(core->store, m->label, words[s->state], slice_cstr(pool, s->why), loop_now(core->loop), good);
	store_commit(core->store);
}

static bool
mailbox_said(void *arg, struct pool *pool, enum wire_type type, struct pack *body, int passed)
{
	struct mailbox *m = arg;
	struct wire_folder folder;
	struct wire_message message;
	struct wire_kept kept;
	struct wire_state state;

	switch (type) {
	case FROM_MAILBOX_FOLDER:
		wire_folder_pack(body, &folder);
		if (pack_ended(body))
			on_folder(m, pool, &folder);
		break;
	case FROM_MAILBOX_MESSAGE:
		wire_message_pack(body, &message);
		return pack_ended(body) && on_message(m, pool, &message, passed);
	case FROM_MAILBOX_MARKED:
		wire_kept_pack(body, &kept);
		if (pack_ended(body))
			on_marked(m, pool, &kept);
		break;
	case FROM_MAILBOX_STATE:
		wire_state_pack(body, &state);
		if (pack_ended(body))
			on_state(m, pool, &state);
		break;
	default:
		return false;
	}
	return pack_ended(body);
}

static void
mailbox_heard(void *arg)
{
	struct mailbox *m = arg;

	intake_next(m->intake);
}

/* -- the reader -- */

static void
question_fill(struct core *core, struct pool *pool, struct question *q)
{
	const struct config *c = core->config;
	int64_t now = loop_now(core->loop);

	*q = (struct question){ .now = now, .offset_s = zone_offset(c->identity.zone, now),
		.language = slice_of(""), .subject_keyword = slice_of(c->keyword.subject),
		.line_keyword = slice_of(c->keyword.line), .address = slice_of(c->identity.address),
		.address_keyword = slice_of(c->keyword.address), .instance = slice_of(core->domain),
		.eod_minute = c->rules.eod_minute };
	q->convertible = pool_array(pool, READING_FILE_MAX, sizeof(*q->convertible));
	for (size_t i = 0; i < c->converter_count && q->convertible_count < READING_FILE_MAX; i++)
		q->convertible[q->convertible_count++] = slice_of(c->converters[i].type);
	config_directory(c, pool, &q->directory);
}

static void
reader_started(void *arg)
{
	struct intake *in = arg;
	struct pool *pool = pool_new(POOL_MAX);
	struct question q;
	struct pack question, body;

	question_fill(in->core, pool, &q);
	pack_write(&question, pool);
	question_pack(&question, &q);
	in->mails = 0;
	if (in->answer_fd >= 0)
		close(in->answer_fd);
	in->answer_fd = memfd_create("reading", MFD_CLOEXEC);
	if (in->answer_fd < 0 || ftruncate(in->answer_fd, (off_t)WIRE_SHARED_MAX) != 0 ||
	    !wire_start(in->answer_fd, pool, &question, &body))
		die("no room for the people of the settings, and for readings");
	if (crew_send(in->reader, TO_READER_START, &body, in->answer_fd))
		intake_next(in);
	pool_free(pool);
}

/* Gives the first mail to the reader; context may be empty. */
static void
ask(struct intake *in, struct decide_context *context)
{
	struct incoming *i = in->first;
	struct pool *pool = pool_new(POOL_MAX);
	struct wire_read read = { ++in->asked, loop_now(in->core->loop), i->header_only, (int)context->role,
		context->sent, i->mail_size };
	struct pack body;

	pack_write(&body, pool);
	wire_read_pack(&body, &read);
	reading_points_pack(&body, &context->points, &context->point_count);
	in->busy = crew_send(in->reader, TO_READER_READ, &body, i->read_fd >= 0 ? i->read_fd : i->fd);
	if (in->busy)
		loop_again(in->timeout, READ_MS);
	pool_free(pool);
}

/* Gives the next mail to the reader, if it has time. */
static void
intake_next(struct intake *in)
{
	struct decide_context nothing = { 0 };

	if (in->busy || in->conversion != NULL || in->first == NULL || !crew_is_up(in->reader))
		return;
	if (in->mails++ >= READER_MAILS_MAX)
		crew_kill(in->reader, "it has read its share");
	else
		ask(in, &nothing);
}

static void
hash_of(struct slice raw, char hex[65])
{
	unsigned char digest[32];

	if (gnutls_hash_fast(GNUTLS_DIG_SHA256, raw.p, raw.len, digest) < 0)
		die("no SHA-256");
	for (int k = 0; k < 32; k++)
		snprintf(hex + k * 2, 3, "%02x", digest[k]);
}

static void
hash_fd(int fd, char hex[65])
{
	struct stat st;
	void *p = MAP_FAILED;

	if (fstat(fd, &st) == 0 && st.st_size > 0)
		p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_SHARED, fd, 0);
	if (p == MAP_FAILED) {
		hash_of(SLICE(""), hex);
		return;
	}
	hash_of((struct slice){ p, (size_t)st.st_size }, hex);
	munmap(p, (size_t)st.st_size);
}

/*
 * What a mail leads to is said once for its Message-ID; one without any gets an id
 * of its bytes.
 */
static struct reading
with_id(struct pool *pool, const struct reading *r, const char *hash)
{
	struct reading out = *r;
	struct text id;

	if (r->message_id.len > 0)
		return out;
	text_init(&id, pool);
	text_addf(&id, "%s@no-message-id.invalid", hash);
	out.message_id = text_slice(&id);
	return out;
}

static struct decide_verdict
decide_new(struct core *core, struct pool *pool, const struct incoming *i, const struct reading *r,
    enum decide_extent extent, const char *hash)
{
	struct decide_mail mail = { extent, i->tagged, i->size, i->mailbox->config->size_max };
	struct reading named = with_id(pool, r, hash);
	struct decide_verdict v = decide(core, pool, &mail, &named);

	log_info("%s: %s/%lld from %.*s: %s", i->mailbox->label, i->folder, (long long)i->uid,
	    SLICE_ARG(r->from.email), v.word);
	return v;
}

/* One mail, one transaction. Returns what the mailbox is to do with it. */
static int
decide_one(struct intake *in, struct pool *pool, struct incoming *i, const struct reading *r, enum decide_extent extent)
{
	struct core *core = in->core;
	struct store_message m = { .mailbox = i->mailbox->config->name, .folder = i->folder, .uidvalidity = i->uidvalidity,
		.uid = i->uid, .message_id = slice_cstr(pool, r->message_id), .sender = slice_cstr(pool, r->from.email),
		.received = i->received, .decided = loop_now(core->loop) };
	char hash[65];
	int keep = KEEP_LEAVE;
	bool asked_for;

	core->now = loop_now(core->loop);
	hash_fd(i->fd, hash);
	m.hash = hash;
	store_begin(core->store);
	/* People tag a mail, or move it to the notes, after we left it alone: that is news. */
	asked_for = i->tagged && store_message_left(core->store, &m);
	if (!asked_for && store_message_known(core->store, m.mailbox, m.folder, m.uidvalidity, m.uid, &keep)) {
		store_commit(core->store);
		return keep;
	}
	if (!asked_for && store_message_seen(core->store, m.message_id, hash, &keep)) {
		m.verdict = "seen";
		m.keep = keep;
		log_info("%s: %s/%lld was decided before; nothing is done twice", i->mailbox->label, i->folder,
		    (long long)i->uid);
	} else {
		struct decide_verdict v = decide_new(core, pool, i, r, extent, hash);

		m.verdict = v.word;
		m.agreement = v.agreement;
		m.keep = (int)v.keep;
	}
	store_message_add(core->store, &m);
	store_commit(core->store);
	return m.keep;
}

static void
incoming_free(struct incoming *i)
{
	close(i->fd);
	if (i->read_fd >= 0)
		close(i->read_fd);
	free(i->folder);
	free(i);
}

/* The first mail is decided: on to the next. */
static void
first_done(struct intake *in, struct pool *pool, const struct reading *r, enum decide_extent extent)
{
	struct incoming *i = in->first;
	int keep = decide_one(in, pool, i, r, extent);

	in->busy = false;
	loop_stop_timer(in->timeout);
	in->first = i->next;
	if (in->first == NULL)
		in->last = &in->first;
	tell_kept(i->mailbox, i->folder, i->uidvalidity, i->uid, keep);
	schedule_soon(in->core->schedule);
	incoming_free(i);
	if (in->first == NULL && in->mailbox_count == 0)
		loop_end(in->core->loop); /* a preview has but one mail */
	intake_next(in);
}

static bool
answer_read(struct intake *in, struct pool *pool, const struct wire_answer *a, struct reading *r)
{
	struct slice bytes;
	struct pack p;

	if (!in->busy || a->id != in->asked || !wire_take(in->answer_fd, pool, a->size, &bytes))
		return false;
	pack_read(&p, pool, bytes);
	*r = (struct reading){ 0 };
	reading_pack(&p, r);
	return pack_ended(&p);
}

/* A reply is read once more when it is known what it answers to. */
static bool
ask_again(struct intake *in, struct pool *pool, const struct reading *r)
{
	struct decide_context context;

	if (in->first->told || in->first->header_only || !decide_context(in->core, pool, r, &context))
		return false;
	ask(in, &context);
	in->first->told = in->busy;
	return true;
}

/* -- files that need a converter -- */

/* All of them are done: the mail goes to the reader again, with their texts behind it. */
static void
files_converted(void *arg, struct reading_converted *results, size_t n)
{
	struct intake *in = arg;
	struct incoming *i = in->first;
	struct pool *pool = pool_new(POOL_MAX);
	struct slice mail;
	struct text both;
	struct pack p;

	if (!wire_unseal(i->fd, pool, POOL_MAX / 4, &mail))
		die("the mail is not there any more");
	pack_write(&p, pool);
	reading_converted_pack(&p, &results, &n);
	text_init(&both, pool);
	text_add(&both, mail);
	text_add(&both, text_slice(&p.out));
	i->read_fd = wire_seal(text_slice(&both));
	i->mail_size = i->read_fd < 0 ? 0 : (int64_t)mail.len;
	pool_free(pool);
	conversion_free(in->conversion);
	in->conversion = NULL;
	intake_next(in);
}

/* Notes with files that are not understood are read once more, when converters have made text of them. */
static bool
convert_first(struct intake *in, const struct reading *r)
{
	struct incoming *i = in->first;

	if (i->converted || i->header_only || r->file_count == 0 || r->kind != READING_NOTES ||
	    !(r->keyword || r->address_keyword || i->tagged))
		return false;
	i->converted = true;
	in->busy = false;
	loop_stop_timer(in->timeout);
	in->conversion = conversion_start(in->core, r->files, r->file_count, files_converted, in);
	return true;
}

static bool
reader_said(void *arg, struct pool *heard, enum wire_type type, struct pack *body, int passed)
{
	struct intake *in = arg;
	struct pool *pool;
	struct wire_answer answer;
	struct reading reading;
	bool good;

	(void)heard;
	if (type != FROM_READER_READING)
		return false;
	wire_answer_pack(body, &answer);
	if (!pack_ended(body))
		return false;
	pool = pool_new(POOL_MAX);
	good = answer_read(in, pool, &answer, &reading);
	if (good && !convert_first(in, &reading) && !ask_again(in, pool, &reading))
		first_done(in, pool, &reading, in->first->too_big ? DECIDE_TOO_BIG :
		    in->first->header_only ? DECIDE_UNREADABLE : DECIDE_WHOLE);
	pool_free(pool);
	return good;
}

/* The reader died over the first mail: a strike. */
static void
reader_ended(void *arg, const char *how)
{
	struct intake *in = arg;
	struct incoming *i = in->first;
	struct reading nothing = { 0 };
	struct pool *pool;

	loop_stop_timer(in->timeout);
	if (!in->busy)
		return;
	in->busy = false;
	i->told = false;
	i->strikes++;
	log_warning("%s: %s/%lld: the reader %s (strike %d of %d)", i->mailbox->label, i->folder, (long long)i->uid, how,
	    i->strikes, STRIKES_MAX);
	if (i->strikes < STRIKES_MAX)
		return;
	if (!i->header_only) {
		i->header_only = true;
		i->strikes = 0;
		return;
	}
	pool = pool_new(POOL_MAX);
	nothing.kind = READING_OTHER;
	first_done(in, pool, &nothing, DECIDE_UNREADABLE);
	pool_free(pool);
}

static void
reader_late(void *arg)
{
	struct intake *in = arg;

	crew_kill(in->reader, "it takes too long over one mail");
}

static const struct crew_duty mailbox_duty = { mailbox_started, mailbox_said, mailbox_heard, NULL };
static const struct crew_duty reader_duty = { reader_started, reader_said, NULL, reader_ended };

static struct intake *
intake_make(struct core *core)
{
	struct intake *in = calloc(1, sizeof(*in));

	if (in == NULL)
		die("out of memory");
	in->core = core;
	in->answer_fd = -1;
	in->last = &in->first;
	in->timeout = loop_timer(core->loop, reader_late, in);
	in->reader = crew_new(core->loop, "agreed-reader", "reader", &reader_duty, in);
	return in;
}

struct intake *
intake_new(struct core *core)
{
	struct intake *in = intake_make(core);

	in->mailbox_count = core->config->mailbox_count;
	in->mailboxes = calloc(in->mailbox_count + 1, sizeof(*in->mailboxes));
	if (in->mailboxes == NULL)
		die("out of memory");
	for (size_t k = 0; k < in->mailbox_count; k++) {
		struct mailbox *m = &in->mailboxes[k];

		m->intake = in;
		m->config = &core->config->mailboxes[k];
		snprintf(m->label, sizeof(m->label), "mailbox %s", m->config->name);
		m->crew = crew_new(core->loop, "agreed-mailbox", m->label, &mailbox_duty, m);
	}
	return in;
}

void
intake_free(struct intake *in)
{
	if (in == NULL)
		return;
	for (size_t k = 0; k < in->mailbox_count; k++)
		crew_free(in->mailboxes[k].crew);
	crew_free(in->reader);
	conversion_free(in->conversion);
	loop_event_free(in->timeout);
	while (in->first != NULL) {
		struct incoming *i = in->first;

		in->first = i->next;
		incoming_free(i);
	}
	if (in->answer_fd >= 0)
		close(in->answer_fd);
	free(in->mailboxes);
	free(in);
}

bool
intake_preview(struct core *core, struct slice raw)
{
	static char name[] = "preview";
	const struct config_mailbox config = { .name = name, .size_max = INT64_MAX };
	struct intake *in = intake_make(core);
	struct mailbox m = { .intake = in, .config = &config, .label = "preview" };
	struct incoming *i = calloc(1, sizeof(*i));
	bool decided;

	if (i == NULL || (i->folder = strdup("INBOX")) == NULL || (i->fd = wire_seal(raw)) < 0)
		die("no room for a mail");
	i->read_fd = -1;
	i->mailbox = &m;
	i->uid = 1;
	i->tagged = true;
	i->size = (int64_t)raw.len;
	*in->last = i;
	in->last = &i->next;
	loop_run(core->loop);
	decided = in->first == NULL;
	intake_free(in);
	return decided;
}
