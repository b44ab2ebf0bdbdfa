/*
 * See talk.h. Method: libetpan waits inside a command, so this program is
 * blind for the core while one runs; tls.c ends it when the core is gone, and
 * the window of post.h keeps small what the core can have to say meanwhile.
 * Between commands both descriptors are polled.
 */
#include <poll.h>
#include <stdlib.h>
#include <sys/random.h>
#include <time.h>

#include "daemon/ground/log.h"
#include "daemon/mailbox/fetch.h"
#include "daemon/mailbox/idle.h"
#include "daemon/mailbox/mark.h"
#include "daemon/mailbox/name.h"
#include "daemon/mailbox/talk.h"
#include "parsers/base/pool.h"

/* Pauses after a lost connection and after a refusal, in milliseconds: from the first to the last, doubling.
 */
#define LOST_FIRST_MS 1000
#define LOST_LAST_MS (5 * 60 * 1000)
#define REFUSED_FIRST_MS (60 * 1000)
#define REFUSED_LAST_MS (30 * 60 * 1000)

struct talk {
	const struct wire_mailbox *settings;
	struct folder_flags flags;
	struct pool *pool;
	struct post post;
	struct session session;
	struct folder *selected; /* NULL: none */
	int64_t pause_ms;        /* the next pause; 0: the last one is over and all is well */
	int64_t look_ms;         /* when all folders are to be looked at again */
	bool waiting_said;
};

/* Each does one step and gives the next state. */
struct state {
	struct state (*step)(struct talk *talk);
};

static struct state on_connect(struct talk *t);
static struct state on_secure(struct talk *t);
static struct state on_login(struct talk *t);
static struct state on_announce(struct talk *t);
static struct state on_place(struct talk *t);
static struct state on_look(struct talk *t);
static struct state on_room(struct talk *t);
static struct state on_wait(struct talk *t);
static struct state on_idle(struct talk *t);
static struct state on_lost(struct talk *t);

#define NEXT(f) ((struct state) { f })

static int64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Waits until the core says something, the server does (where with_server), or the moment has come. */
static bool
wait_until(struct talk *t, int64_t moment_ms, bool with_server)
{
	struct pollfd p[2] = { { WIRE_FD, POLLIN, 0 },
		{ with_server ? tls_fd(t->session.tls) : -1, POLLIN, 0 } };
	int64_t left = moment_ms - now_ms();

	if (left <= 0)
		return false;
	return poll(p, 2, (int)(left > 3600000 ? 3600000 : left)) > 0;
}

static struct state
on_connect(struct talk *t)
{
	session_new(&t->session, &t->settings->server, WIRE_FD);
	t->selected = NULL;
	return session_connect(&t->session) ? NEXT(on_secure) : NEXT(on_lost);
}

static struct state
on_secure(struct talk *t)
{
	return session_secure(&t->session) ? NEXT(on_login) : NEXT(on_lost);
}

static struct state
on_login(struct talk *t)
{
	const struct wire_server *server = &t->settings->server;

	if (!session_login(&t->session))
		return NEXT(on_lost);
	post_state(
	    MAILBOX_CONNECTED, "logged in to %.*s as %.*s", SLICE_ARG(server->host), SLICE_ARG(server->user));
	for (size_t i = 0; i < t->post.folder_count; i++)
		folder_forget(&t->post.folders[i]);
	t->waiting_said = false;
	t->look_ms = now_ms() + t->settings->poll_s * INT64_C(1000);
	return NEXT(on_announce);
}

/* A folder that is not there is told once; the others go on. */
static void
folder_missing(struct talk *t, struct folder *f)
{
	if (!f->missing)
		post_state(MAILBOX_WAITING,
		    "folder %.*s cannot be opened: %s; create it, or correct folders in the settings",
		    SLICE_ARG(f->name), t->session.why);
	f->missing = true;
	f->looked = true;
}

/* Tells the core of each folder that it does not know of in this session. */
static struct state
on_announce(struct talk *t)
{
	for (size_t i = 0; i < t->post.folder_count; i++) {
		struct folder *f = &t->post.folders[i];
		enum session_answer answer;

		if (f->told || f->looked)
			continue;
		answer = folder_select(&t->session, &t->selected, f);
		if (answer == SESSION_BROKEN)
			return NEXT(on_lost);
		if (answer == SESSION_NO) {
			folder_missing(t, f);
			continue;
		}
		f->missing = false;
		f->told = true;
		post_folder(f);
	}
	return NEXT(on_place);
}

/* The core says where to begin: it is near and answers at once. */
static struct state
on_place(struct talk *t)
{
	for (;;) {
		bool all = true;

		for (size_t i = 0; i < t->post.folder_count; i++)
			if (t->post.folders[i].told && !t->post.folders[i].placed)
				all = false;
		if (all)
			return NEXT(on_look);
		wait_until(t, now_ms() + 60000, false);
		post_hear(&t->post);
	}
}

/* Everything is to be looked at again. */
static void
look_again(struct talk *t)
{
	for (size_t i = 0; i < t->post.folder_count; i++)
		t->post.folders[i].looked = false;
}

/* The folder that is watched while waiting: the first that is there. */
static struct folder *
watched(struct talk *t)
{
	for (size_t i = 0; i < t->post.folder_count; i++)
		if (!t->post.folders[i].missing)
			return &t->post.folders[i];
	return NULL;
}

/* A folder with something to do. The watched one comes last, so that it is selected in the end. */
static struct folder *
busy_folder(struct talk *t)
{
	for (size_t i = t->post.folder_count; i-- > 0;)
		if (folder_waiting(&t->post.folders[i]) > 0)
			return &t->post.folders[i];
	for (size_t i = t->post.folder_count; i-- > 0;)
		if (!t->post.folders[i].looked)
			return &t->post.folders[i];
	return NULL;
}

/* The core is to have room for many at once: a round trip for each mail is slow. */
static bool
has_room(const struct talk *t, const struct folder *f)
{
	size_t room = post_room(&t->post);

	return room >= WIRE_WINDOW / 2 || room >= folder_waiting(f);
}

/* One thing for one folder: what is done is marked before anything else is fetched. */
static struct state
on_look(struct talk *t)
{
	struct folder *f;
	enum session_answer answer;

	post_hear(&t->post);
	if (mark(&t->session, &t->post, &t->selected, t->settings) != SESSION_OK)
		return NEXT(on_lost);
	f = busy_folder(t);
	if (f == NULL)
		return NEXT(on_wait);
	if (folder_waiting(f) > 0 && !has_room(t, f))
		return NEXT(on_room);
	answer = folder_select(&t->session, &t->selected, f);
	if (answer == SESSION_NO)
		folder_missing(t, f);
	else if (answer == SESSION_OK && !f->told)
		return NEXT(on_announce);
	else if (answer == SESSION_OK && folder_waiting(f) > 0)
		answer = fetch(&t->session, &t->post, f, t->settings);
	else if (answer == SESSION_OK)
		answer = folder_look(&t->session, f, &t->flags);
	return answer == SESSION_BROKEN ? NEXT(on_lost) : NEXT(on_look);
}

/* The core has enough to do. The server is told now and then that we are still here. */
static struct state
on_room(struct talk *t)
{
	if (wait_until(t, now_ms() + IDLE_S * INT64_C(1000), false))
		return NEXT(on_look);
	session_begin(&t->session, 0);
	if (session_answered(&t->session, mailimap_noop(t->session.imap)) == SESSION_BROKEN)
		return NEXT(on_lost);
	return NEXT(on_look);
}

/* All is looked at: until when is there nothing to do? */
static struct state
on_wait(struct talk *t)
{
	struct folder *f = watched(t);
	int64_t now = now_ms(), moment;

	if (f != NULL && (t->selected != f || t->session.imap->imap_selection_info->sel_has_exists)) {
		f->looked = false;
		return NEXT(on_look);
	}
	t->pause_ms = 0;
	if (now >= t->look_ms) {
		t->look_ms = now + t->settings->poll_s * INT64_C(1000);
		t->waiting_said = false;
		look_again(t);
		return NEXT(on_look);
	}
	if (!t->waiting_said)
		post_state(MAILBOX_WAITING, "%s", "");
	t->waiting_said = true;
	if (t->settings->idle && t->session.has_idle && f != NULL)
		return NEXT(on_idle);
	moment = now + IDLE_S * INT64_C(1000);
	if (wait_until(t, moment < t->look_ms ? moment : t->look_ms, true))
		look_again(t);
	return NEXT(on_look);
}

/* The server pushes. A word of the core's is answered at once. */
static struct state
on_idle(struct talk *t)
{
	int64_t moment = now_ms() + IDLE_S * INT64_C(1000);
	enum session_answer answer;
	bool news;

	answer = idle_begin(&t->session, &news);
	if (answer == SESSION_NO) {
		t->session.has_idle = false;
		return NEXT(on_wait);
	}
	if (answer == SESSION_BROKEN)
		return NEXT(on_lost);
	if (moment > t->look_ms)
		moment = t->look_ms;
	while (!news && !idle_has_pending(&t->session) && now_ms() < moment && !wait_until(t, moment, true))
		;
	if (idle_end(&t->session) == SESSION_BROKEN)
		return NEXT(on_lost);
	look_again(t);
	return NEXT(on_look);
}

/* Some time between three and five quarters: many daemons must not come back in step. */
static int64_t
jittered(int64_t ms)
{
	uint32_t r = 0;

	if (getrandom(&r, sizeof(r), GRND_NONBLOCK) != (ssize_t)sizeof(r))
		r = (uint32_t)now_ms();
	return ms * 3 / 4 + (int64_t)(r % 1000) * ms / 2000;
}

static struct state
on_lost(struct talk *t)
{
	const struct wire_server *server = &t->settings->server;
	bool refused = t->session.refused;
	int64_t first = refused ? REFUSED_FIRST_MS : LOST_FIRST_MS,
	        last = refused ? REFUSED_LAST_MS : LOST_LAST_MS, wait;

	if (tls_is_orphan(t->session.tls))
		exit(0);
	session_close(&t->session);
	t->pause_ms = t->pause_ms < first ? first : t->pause_ms > last / 2 ? last : t->pause_ms * 2;
	wait = jittered(t->pause_ms);
	post_state(refused ? MAILBOX_REFUSED : MAILBOX_LOST, "%.*s port %d: %s; the next try is in %lld s",
	    SLICE_ARG(server->host), server->port, t->session.why, (long long)(wait + 999) / 1000);
	for (int64_t end = now_ms() + wait; now_ms() < end;)
		if (wait_until(t, end, false))
			post_hear(&t->post);
	return NEXT(on_connect);
}

/* A name that cannot be said to a server is told; the others go on. */
static void
folders_new(struct talk *t)
{
	const struct wire_mailbox *settings = t->settings;

	t->post.folders = pool_array(t->pool, settings->folder_count + 1, sizeof(struct folder));
	for (size_t i = 0; i < settings->folder_count; i++) {
		struct folder *f = &t->post.folders[t->post.folder_count];
		bool twice = false;

		for (size_t k = 0; k < i; k++)
			twice = twice || slice_eq(settings->folders[k], settings->folders[i]);
		f->name = settings->folders[i];
		f->wire_name = name_encode(t->pool, f->name);
		if (f->wire_name == NULL)
			post_state(MAILBOX_WAITING,
			    "%.*s is no name for a folder; correct folders in the settings",
			    SLICE_ARG(f->name));
		else if (!twice)
			t->post.folder_count++;
	}
}

/* A keyword that cannot be said to a server is told, and done without. */
static void
flag_check(struct slice *flag)
{
	if (folder_is_flag(*flag))
		return;
	post_state(MAILBOX_WAITING,
	    "%.*s cannot be an IMAP keyword (letters, digits and few signs, no spaces); correct the "
	    "settings",
	    SLICE_ARG(*flag));
	*flag = (struct slice) { NULL, 0 };
}

void
talk(struct pool *pool, struct wire_mailbox *settings)
{
	struct talk t = { .settings = settings, .pool = pool };
	struct state state = NEXT(on_connect);

	flag_check(&settings->notes_flag);
	flag_check(&settings->done_flag);
	t.flags = (struct folder_flags) { settings->notes_flag, settings->done_flag };
	folders_new(&t);
	for (;;)
		state = state.step(&t);
}
