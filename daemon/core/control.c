/* See control.h. Method: accept, one line, one answer, close; nothing is kept between two. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include "daemon/core/config.h"
#include "daemon/core/control.h"
#include "daemon/core/loop.h"
#include "daemon/core/schedule.h"
#include "daemon/ground/log.h"
#include "daemon/ground/wire.h"
#include "daemon/store/store.h"
#include "parsers/base/text.h"

/* Who connects has this long to say its line: the core waits for nobody longer. */
#define PATIENCE_MS 200
#define QUEUE_MAX   8

struct control {
	struct core *core;
	int fd;
	struct loop_event *watch;
	char path[sizeof(((struct sockaddr_un *)0)->sun_path)];
};

static void
release(struct core *core, const char *who, struct text *answer)
{
	int64_t n;

	if (who[0] == '\0') {
		text_addf(answer, "say whose mails: an address, or all\n");
		return;
	}
	store_begin(core->store);
	n = store_notice_release(core->store, strcmp(who, "all") == 0 ? "" : who, core->now);
	store_commit(core->store);
	schedule_soon(core->schedule);
	log_info("%lld held mails to %s were released", (long long)n, who);
	text_addf(answer, "%lld mails are on their way\n", (long long)n);
}

static const struct {
	const char *name;
	void (*run)(struct core *core, const char *rest, struct text *answer);
} commands[] = {
	{ "release", release },
};

static void
command(struct core *core, char *line, struct text *answer)
{
	size_t len = strcspn(line, " ");
	char *rest = line + len + (line[len] == ' ');

	line[len] = '\0';
	core->now = loop_now(core->loop);
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
		if (strcmp(commands[i].name, line) == 0) {
			commands[i].run(core, rest, answer);
			return;
		}
	text_addf(answer, "this agreed knows no command %s; is agreectl of another version?\n", line);
}

static void
connected(void *arg)
{
	struct control *c = arg;
	const struct timeval patience = { 0, PATIENCE_MS * 1000 };
	int fd = accept4(c->fd, NULL, NULL, SOCK_CLOEXEC);
	char line[4096];
	struct text answer;
	ssize_t n;

	if (fd < 0)
		return;
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
	setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
	n = recv(fd, line, sizeof(line) - 1, 0);
	if (n > 0) {
		line[n] = '\0';
		text_init(&answer, NULL);
		command(c->core, line, &answer);
		if (send(fd, answer.p, answer.len, MSG_NOSIGNAL) < 0)
			log_warning("agreectl did not wait for its answer: %s", strerror(errno));
		text_free(&answer);
	}
	close(fd);
}

static bool
control_listen(struct control *c)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };
	int n = snprintf(c->path, sizeof(c->path), "%s/control", c->core->config->state_folder);

	if (n < 0 || (size_t)n >= sizeof(c->path)) {
		errno = ENAMETOOLONG;
		return false;
	}
	memcpy(a.sun_path, c->path, (size_t)n + 1);
	c->fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
	/* the send journal's lock says that nobody else runs here: what is there is a leftover */
	unlink(c->path);
	return c->fd >= 0 && bind(c->fd, (struct sockaddr *)&a, sizeof(a)) == 0 && listen(c->fd, QUEUE_MAX) == 0;
}

struct control *
control_new(struct core *core)
{
	struct control *c = calloc(1, sizeof(*c));

	if (c == NULL)
		die("out of memory");
	c->core = core;
	c->fd = -1;
	if (!control_listen(c)) {
		log_warning("%s: %s: agreectl can look but not act", c->path, strerror(errno));
		control_free(c);
		return NULL;
	}
	c->watch = loop_watch(core->loop, c->fd, connected, c);
	return c;
}

void
control_free(struct control *c)
{
	if (c == NULL)
		return;
	loop_event_free(c->watch);
	if (c->fd >= 0) {
		close(c->fd);
		unlink(c->path);
	}
	free(c);
}
