#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "daemon/core/crew.h"
#include "daemon/core/loop.h"
#include "daemon/ground/child.h"
#include "daemon/ground/log.h"
#include "parsers/base/pool.h"

/* Pauses before a child is started again: from the first to the last, doubling. */
#define PAUSE_FIRST_MS 50
#define PAUSE_LAST_MS  60000
/* A child that lived so long was well: the pause begins anew. */
#define WELL_S 30
/* Messages heard in one turn, so that one child cannot keep the core from the others. */
#define TURN_MAX 64
/* What one message and its parts may take in memory. */
#define POOL_MAX ((size_t)64 * 1024 * 1024)

struct crew {
	struct loop *loop;
	const char *program, *label;
	const struct crew_duty *duty;
	void *arg;
	pid_t pid;
	int fd;
	int64_t pause_ms;
	int64_t since;
	struct loop_event *watch;
	struct loop_event *timer;
};

static void crew_start(void *arg);

bool
crew_is_up(const struct crew *crew)
{
	return crew->pid > 0;
}

static void
crew_ended(struct crew *crew, const char *why)
{
	char how[100];
	int status = 0;

	if (crew->pid <= 0)
		return;
	/* Its socket is closed or it misbehaves: either way it is of no more use. */
	if (waitpid(crew->pid, &status, WNOHANG) == 0) {
		kill(crew->pid, SIGKILL);
		waitpid(crew->pid, &status, 0);
	}
	loop_event_free(crew->watch);
	crew->watch = NULL;
	close(crew->fd);
	crew->fd = -1;
	crew->pid = 0;
	child_status(status, how, sizeof(how));
	if (loop_now(crew->loop) - crew->since >= WELL_S)
		crew->pause_ms = PAUSE_FIRST_MS;
	log_warning("%s %s%s; it is started again in %lld ms", crew->label, why == NULL ? how : "was ended: ",
	    why == NULL ? "" : why, (long long)crew->pause_ms);
	loop_again(crew->timer, crew->pause_ms);
	crew->pause_ms = crew->pause_ms * 2 > PAUSE_LAST_MS ? PAUSE_LAST_MS : crew->pause_ms * 2;
	if (crew->duty->ended != NULL)
		crew->duty->ended(crew->arg, why == NULL ? how : why);
}

void
crew_kill(struct crew *crew, const char *why)
{
	if (crew->pid > 0)
		kill(crew->pid, SIGKILL);
	crew_ended(crew, why);
}

static void
hear(struct crew *crew, struct pool *pool, enum wire_type type, struct pack *body, int passed)
{
	pid_t pid = crew->pid;

	if (!crew->duty->said(crew->arg, pool, type, body, passed) && crew->pid == pid)
		crew_kill(crew, "it said something that makes no sense");
}

static void
crew_heard(void *arg)
{
	struct crew *crew = arg;

	for (int n = 0; n < TURN_MAX && crew->pid > 0; n++) {
		struct pool *pool = pool_new(POOL_MAX);
		enum wire_type type;
		struct pack body;
		int passed, got = wire_receive(crew->fd, pool, &type, &body, &passed);

		if (got > 0)
			hear(crew, pool, type, &body, passed);
		if (passed >= 0)
			close(passed);
		pool_free(pool);
		if (got == 0)
			crew_ended(crew, NULL);
		if (got < 0 && errno != EAGAIN)
			crew_kill(crew, "it does not speak our language");
		if (got <= 0)
			break;
	}
	if (crew->duty->heard != NULL)
		crew->duty->heard(crew->arg);
}

static void
crew_start(void *arg)
{
	struct crew *crew = arg;

	crew->pid = child_start(crew->program, 1, &crew->fd);
	if (crew->pid < 0) {
		log_error("cannot start %s: %s", crew->program, strerror(errno));
		crew->pid = 0;
		loop_again(crew->timer, PAUSE_LAST_MS);
		return;
	}
	crew->since = loop_now(crew->loop);
	crew->watch = loop_watch(crew->loop, crew->fd, crew_heard, crew);
	crew->duty->started(crew->arg);
}

struct crew *
crew_new(struct loop *loop, const char *program, const char *label, const struct crew_duty *duty, void *arg)
{
	struct crew *crew = calloc(1, sizeof(*crew));

	if (crew == NULL)
		die("out of memory");
	*crew = (struct crew){ .loop = loop, .program = program, .label = label, .duty = duty, .arg = arg, .fd = -1,
		.pause_ms = PAUSE_FIRST_MS };
	crew->timer = loop_timer(loop, crew_start, crew);
	loop_again(crew->timer, 0);
	return crew;
}

void
crew_free(struct crew *crew)
{
	if (crew == NULL)
		return;
	if (crew->pid > 0) {
		kill(crew->pid, SIGKILL);
		waitpid(crew->pid, NULL, 0);
		close(crew->fd);
	}
	loop_event_free(crew->watch);
	loop_event_free(crew->timer);
	free(crew);
}

bool
crew_send(struct crew *crew, enum wire_type type, const struct pack *body, int passed)
{
	if (crew->pid <= 0)
		return false;
	if (wire_send(crew->fd, type, body, passed) == 0)
		return true;
	/* EPIPE comes as the end of the socket in a moment; a full one means that it does not listen. */
	if (errno != EPIPE)
		crew_kill(crew, "it does not take its messages");
	return false;
}
