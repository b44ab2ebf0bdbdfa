/*
 * See outbox.h. Method: a batch of notices is handed over; while the sender
 * has it, results are settled as they come, all that came in one turn in one
 * transaction; then the next batch. The journal is emptied whenever nothing is
 * under way and all results are committed.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "daemon/core/apply.h"
#include "daemon/core/settings/config.h"
#include "daemon/core/core.h"
#include "daemon/core/crew.h"
#include "daemon/core/loop.h"
#include "daemon/core/outbox.h"
#include "daemon/core/schedule.h"
#include "daemon/ground/log.h"
#include "daemon/store/store.h"
#include "parsers/base/pool.h"

/* Notices handed over at once. */
#define BATCH_MAX WIRE_WINDOW
/* Pauses between attempts: from the first to the last, doubling. */
#define RETRY_FIRST_S 60
#define RETRY_LAST_S  3600
/* With `unknown = retry`: long enough for the server to have finished with the first copy. */
#define UNKNOWN_RETRY_S 3600
/* How long to wait for an earlier run's sender to end. */
#define LOCK_WAIT_S 30
#define POOL_MAX ((size_t)512 * 1024 * 1024)

struct job {
	int64_t id;
	bool settled;
};

struct outbox {
	struct core *core;
	struct crew *sender;
	int journal;
	struct job jobs[BATCH_MAX];
	size_t job_count;
	size_t open_count;                 /* jobs without a result */
	struct wire_result results[BATCH_MAX]; /* came in this turn */
	char texts[BATCH_MAX][200];
	size_t result_count;
};

/* -- settling -- */

static void
later(struct core *core, struct pool *pool, const struct store_notice *n, const char *why)
{
	int64_t pause = RETRY_FIRST_S;

	for (int i = 0; i < n->attempts && pause < RETRY_LAST_S; i++)
		pause *= 2;
	if (core->now - n->created >= core->config->rules.retry_limit_s) {
		store_notice_settle(core->store, n->id, "failed", core->now, why);
		apply_undelivered(core, pool, n, "undelivered", why);
		return;
	}
	store_notice_retry(core->store, n->id, n->attempts + 1, core->now + (pause > RETRY_LAST_S ? RETRY_LAST_S : pause),
	    why);
}

static void
unknown(struct core *core, struct pool *pool, const struct store_notice *n, const char *why)
{
	if (core->config->unknown == UNKNOWN_RETRY) {
		store_notice_retry(core->store, n->id, n->attempts + 1, core->now + UNKNOWN_RETRY_S, why);
		return;
	}
	store_notice_settle(core->store, n->id, "unknown", core->now, why);
	apply_undelivered(core, pool, n, "unknown", why);
}

static void
settle(struct core *core, struct pool *pool, int64_t id, enum wire_verdict verdict, const char *why)
{
	static const char *const words[] = { "sent", "later", "refused", "unknown" };
	struct store_notice n;

	if (!store_notice_get(core->store, pool, id, &n) || strcmp(n.state, "waiting") != 0)
		return;
	log_info("%s to %s: %s%s%s", n.kind, n.recipient, words[verdict], verdict == VERDICT_SENT ? "" : ": ",
	    verdict == VERDICT_SENT ? "" : why);
	switch (verdict) {
	case VERDICT_SENT:
		store_notice_settle(core->store, id, "sent", core->now, why);
		apply_sent(core, &n);
		break;
	case VERDICT_LATER:
		later(core, pool, &n, why);
		break;
	case VERDICT_NEVER:
		store_notice_settle(core->store, id, "failed", core->now, why);
		apply_undelivered(core, pool, &n, "undelivered", why);
		break;
	case VERDICT_UNKNOWN:
		unknown(core, pool, &n, why);
		break;
	}
}

static void
results_settle(struct outbox *o)
{
	struct core *core = o->core;
	struct pool *pool;

	if (o->result_count == 0)
		return;
	pool = pool_new(POOL_MAX);
	core->now = loop_now(core->loop);
	store_begin(core->store);
	for (size_t i = 0; i < o->result_count; i++)
		settle(core, pool, o->results[i].id, (enum wire_verdict)o->results[i].verdict, o->texts[i]);
	store_health_put(core->store, "sender",
	    o->results[o->result_count - 1].verdict == VERDICT_SENT ? "sent" : "trouble", o->texts[o->result_count - 1],
	    core->now, o->results[o->result_count - 1].verdict == VERDICT_SENT);
	store_commit(core->store);
	o->result_count = 0;
	pool_free(pool);
	if (o->open_count == 0 && ftruncate(o->journal, 0) != 0)
		log_error("the send journal cannot be emptied: %s", strerror(errno));
	schedule_soon(core->schedule);
}

/* -- the send journal -- */

/* What the journal says of one notice: the furthest letter it got to. */
static char
journal_of(const char *journal, int64_t id)
{
	char found = 0;

	for (const char *p = journal; *p != '\0'; p = strchr(p, '\n') + 1) {
		char letter = *p;

		if (strchr(p, '\n') == NULL)
			break;
		if (strtoll(p + 1, NULL, 10) == id)
			found = letter;
	}
	return found;
}

static void
journal_settle(struct core *core, const char *journal)
{
	struct pool *pool = pool_new(POOL_MAX);

	core->now = loop_now(core->loop);
	store_begin(core->store);
	for (const char *p = journal; strchr(p, '\n') != NULL; p = strchr(p, '\n') + 1) {
		int64_t id = strtoll(p + 1, NULL, 10);
		char letter = journal_of(journal, id);

		if (letter == 'S')
			settle(core, pool, id, VERDICT_SENT, "taken by the server before agreed was stopped");
		else if (letter == 'A')
			settle(core, pool, id, VERDICT_UNKNOWN,
			    "agreed was stopped just after the mail went out, before the server had answered");
	}
	store_commit(core->store);
	pool_free(pool);
}

static bool
journal_replay(struct outbox *o)
{
	struct stat st;
	char *journal;
	ssize_t n;

	if (fstat(o->journal, &st) != 0 || st.st_size < 0)
		return false;
	journal = calloc(1, (size_t)st.st_size + 1);
	if (journal == NULL)
		die("out of memory");
	n = pread(o->journal, journal, (size_t)st.st_size, 0);
	if (n > 0)
		journal_settle(o->core, journal);
	free(journal);
	return n >= 0 && ftruncate(o->journal, 0) == 0;
}

static bool
journal_open(struct outbox *o)
{
	const struct timespec nap = { 0, 20 * 1000000 };
	char path[4096];

	snprintf(path, sizeof(path), "%s/send.journal", o->core->config->state_folder);
	o->journal = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	if (o->journal < 0) {
		log_error("%s: %s: does the state folder exist, and may agreed write there?", path, strerror(errno));
		return false;
	}
	for (int tries = 0; flock(o->journal, LOCK_EX | LOCK_NB) != 0; tries++) {
		if (tries == 0)
			log_info("waiting for another agreed with the same state folder to end");
		if (tries * 20 >= LOCK_WAIT_S * 1000) {
			log_error("%s is in use: another agreed runs with this state folder", path);
			return false;
		}
		nanosleep(&nap, NULL);
	}
	return true;
}

/* -- the sender -- */

static void
sender_started(void *arg)
{
	struct outbox *o = arg;
	struct pool *pool = pool_new(POOL_MAX);
	struct wire_sender start = { .helo = slice_of(o->core->config->smtp_helo) };
	struct pack body;

	config_server(&o->core->config->smtp, pool, &start.server);
	pack_write(&body, pool);
	wire_sender_pack(&body, &start);
	if (crew_send(o->sender, TO_SENDER_START, &body, o->journal))
		outbox_pump(o);
	pool_free(pool);
}

static bool
sender_said(void *arg, struct pool *pool, enum wire_type type, struct pack *body, int passed)
{
	struct outbox *o = arg;
	struct wire_result r;

	(void)pool;
	wire_result_pack(body, &r);
	if (type != FROM_SENDER_RESULT || !pack_ended(body))
		return false;
	for (size_t i = 0; i < o->job_count; i++) {
		if (o->jobs[i].id != r.id || o->jobs[i].settled)
			continue;
		o->jobs[i].settled = true;
		o->open_count--;
		snprintf(o->texts[o->result_count], sizeof(o->texts[0]), "%.*s", SLICE_ARG(r.text));
		o->results[o->result_count++] = r;
		return true;
	}
	return false;
}

static void
sender_heard(void *arg)
{
	results_settle(arg);
}

/*
 * The sender died with mails in hand. Its journal says which one it had just
 * sent the last dot of; the others wait on.
 */
static void
sender_ended(void *arg, const char *how)
{
	struct outbox *o = arg;

	(void)how;
	results_settle(o);
	o->job_count = o->open_count = 0;
	if (!journal_replay(o))
		log_error("the send journal cannot be read: %s", strerror(errno));
	schedule_soon(o->core->schedule);
}

static bool
hand_over(struct outbox *o, struct pool *pool, const struct store_notice *n)
{
	struct wire_send send = { n->id, slice_of(o->core->config->identity.address), slice_of(n->recipient) };
	int fd = wire_seal((struct slice){ n->body, n->body_len });
	struct pack body;
	bool given;

	if (fd < 0)
		die("no memory for a mail: %s", strerror(errno));
	pack_write(&body, pool);
	wire_send_pack(&body, &send);
	o->jobs[o->job_count++] = (struct job){ n->id, false };
	o->open_count++;
	given = crew_send(o->sender, TO_SENDER_SEND, &body, fd);
	close(fd);
	return given;
}

void
outbox_pump(struct outbox *o)
{
	struct store_notice *list;
	struct pool *pool;
	size_t n;

	if (o->open_count > 0 || !crew_is_up(o->sender))
		return;
	pool = pool_new(POOL_MAX);
	o->job_count = 0;
	n = store_notice_due(o->core->store, pool, loop_now(o->core->loop), 0, BATCH_MAX, &list);
	for (size_t i = 0; i < n; i++)
		if (!hand_over(o, pool, &list[i]))
			break;
	pool_free(pool);
}

static const struct crew_duty sender_duty = { sender_started, sender_said, sender_heard, sender_ended };

struct outbox *
outbox_new(struct core *core)
{
	struct outbox *o = calloc(1, sizeof(*o));

	if (o == NULL)
		die("out of memory");
	o->core = core;
	if (!journal_open(o) || !journal_replay(o)) {
		free(o);
		return NULL;
	}
	o->sender = crew_new(core->loop, "agreed-sender", "sender", &sender_duty, o);
	return o;
}

void
outbox_free(struct outbox *o)
{
	if (o == NULL)
		return;
	crew_free(o->sender);
	if (o->journal >= 0)
		close(o->journal);
	free(o);
}
