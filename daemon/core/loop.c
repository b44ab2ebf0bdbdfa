/* See loop.h: a thin dress over libevent. */
#include <errno.h>
#include <event2/event.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "daemon/core/loop.h"
#include "daemon/ground/log.h"

struct loop {
	struct event_base *base;
	char *clock_file;
};

struct loop_event {
	struct event *event;
	int signals; /* the descriptor of a signal, -1 for anything else */
	loop_fn *fn;
	void *arg;
};

struct loop *
loop_new(const char *clock_file)
{
	struct loop *loop = calloc(1, sizeof(*loop));

	if (loop == NULL || (loop->base = event_base_new()) == NULL)
		die("no event loop");
	if (clock_file != NULL && (loop->clock_file = strdup(clock_file)) == NULL)
		die("out of memory");
	return loop;
}

void
loop_free(struct loop *loop)
{
	if (loop == NULL)
		return;
	event_base_free(loop->base);
	free(loop->clock_file);
	free(loop);
}

/* The offset that a test wrote; no file or no number: 0. */
static int64_t
clock_offset(const char *path)
{
	char buf[32];
	ssize_t n;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return 0;
	n = read(fd, buf, sizeof(buf) - 1);
	close(fd);
	if (n <= 0)
		return 0;
	buf[n] = '\0';
	return strtoll(buf, NULL, 10);
}

int64_t
loop_now(struct loop *loop)
{
	int64_t now = (int64_t)time(NULL);

	return loop->clock_file == NULL ? now : now + clock_offset(loop->clock_file);
}

static void
call(evutil_socket_t fd, short what, void *arg)
{
	struct loop_event *event = arg;
	struct signalfd_siginfo told;

	(void)fd;
	(void)what;
	if (event->signals >= 0 && read(event->signals, &told, sizeof(told)) != (ssize_t)sizeof(told))
		return;
	event->fn(event->arg);
}

static struct loop_event *
event_make(struct loop *loop, int fd, short what, loop_fn *fn, void *arg)
{
	struct loop_event *e = calloc(1, sizeof(*e));

	if (e == NULL)
		die("out of memory");
	e->signals = -1;
	e->fn = fn;
	e->arg = arg;
	e->event = event_new(loop->base, fd, what, call, e);
	if (e->event == NULL)
		die("no event");
	return e;
}

struct loop_event *
loop_watch(struct loop *loop, int fd, loop_fn *fn, void *arg)
{
	struct loop_event *e = event_make(loop, fd, EV_READ | EV_PERSIST, fn, arg);

	event_add(e->event, NULL);
	return e;
}

struct loop_event *
loop_timer(struct loop *loop, loop_fn *fn, void *arg)
{
	return event_make(loop, -1, 0, fn, arg);
}

void
loop_again(struct loop_event *event, int64_t ms)
{
	struct timeval tv = { .tv_sec = ms / 1000, .tv_usec = ms % 1000 * 1000 };

	event_add(event->event, &tv);
}

void
loop_stop_timer(struct loop_event *event)
{
	event_del(event->event);
}

struct loop_event *
loop_after(struct loop *loop, int64_t ms, loop_fn *fn, void *arg)
{
	struct loop_event *e = loop_timer(loop, fn, arg);

	loop_again(e, ms);
	return e;
}

struct loop_event *
loop_signal(struct loop *loop, int signal, loop_fn *fn, void *arg)
{
	struct loop_event *e;
	sigset_t set;
	int fd;

	sigemptyset(&set);
	sigaddset(&set, signal);
	sigprocmask(SIG_BLOCK, &set, NULL);
	fd = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
	if (fd < 0)
		die("no descriptor for signals: %s", strerror(errno));
	e = loop_watch(loop, fd, fn, arg);
	e->signals = fd;
	return e;
}

void
loop_event_free(struct loop_event *event)
{
	if (event == NULL)
		return;
	event_free(event->event);
	if (event->signals >= 0)
		close(event->signals);
	free(event);
}

void
loop_run(struct loop *loop)
{
	event_base_dispatch(loop->base);
}

void
loop_end(struct loop *loop)
{
	event_base_loopbreak(loop->base);
}

bool
loop_is_test(const struct loop *loop)
{
	return loop->clock_file != NULL;
}
