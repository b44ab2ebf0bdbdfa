/*
 * See convert.h. Method: input and output are files in memory, so that nothing
 * blocks; a pidfd wakes the loop when the program has ended, a timer ends it.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "daemon/core/convert.h"
#include "daemon/core/loop.h"
#include "daemon/ground/child.h"
#include "daemon/ground/log.h"
#include "daemon/ground/wire.h"
#include "parsers/base/pool.h"
#include "parsers/reading.h"

/* What a converter may take. Its text is bounded by READING_FILE_BYTES, which the file limit is. */
#define MEMORY_MAX      ((rlim_t)1024 * 1024 * 1024)
#define DESCRIPTORS_MAX 64

struct convert {
	pid_t pid;
	int out, pidfd;
	bool late;
	struct loop_event *ended, *timer;
	const struct config_converter *converter;
	convert_fn *done;
	void *arg;
};

const struct config_converter *
convert_find(const struct config *config, struct slice type)
{
	for (size_t i = 0; i < config->converter_count; i++)
		if (slice_eq_nocase(slice_of(config->converters[i].type), type))
			return &config->converters[i];
	return NULL;
}

static void
limit(__rlimit_resource_t what, rlim_t value)
{
	struct rlimit r = { value, value };

	setrlimit(what, &r);
}

/* Between fork and exec: only calls that are safe there. */
static _Noreturn void
become(const struct config_converter *c, int in, int out)
{
	static char path[] = "PATH=/usr/bin:/bin", lang[] = "LANG=C.UTF-8";
	char *const environment[] = { path, lang, NULL };
	int null = open("/dev/null", O_WRONLY);
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	setsid();
	lseek(in, 0, SEEK_SET); /* it was just written */
	dup2(in, STDIN_FILENO);
	dup2(out, STDOUT_FILENO);
	dup2(null, STDERR_FILENO);
	close_range(STDERR_FILENO + 1, ~0U, 0);
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_AS, MEMORY_MAX);
	limit(RLIMIT_FSIZE, READING_FILE_BYTES);
	limit(RLIMIT_NOFILE, DESCRIPTORS_MAX);
	limit(RLIMIT_CPU, (rlim_t)c->timeout_s + 1);
	execve(c->command[0], c->command, environment);
	_exit(127);
}

/* What it wrote, or why there is nothing. */
static struct slice
output_read(struct convert *c, struct pool *pool, int status, const char **why)
{
	char *bytes = pool_alloc(pool, READING_FILE_BYTES);
	ssize_t n = pread(c->out, bytes, READING_FILE_BYTES, 0);

	*why = "";
	if (c->late)
		*why = "its converter took too long";
	else if (!WIFEXITED(status) || WEXITSTATUS(status) == 127)
		*why = "its converter could not be run or was ended";
	else if (WEXITSTATUS(status) != 0)
		*why = "its converter could not read it";
	else if (n <= 0)
		*why = "its converter found no text in it";
	return (struct slice){ bytes, **why != '\0' ? 0 : (size_t)n };
}

static void
convert_free(struct convert *c)
{
	loop_event_free(c->ended);
	loop_event_free(c->timer);
	if (c->pidfd >= 0)
		close(c->pidfd);
	if (c->out >= 0)
		close(c->out);
	free(c);
}

static void
ended(void *arg)
{
	struct convert *c = arg;
	struct pool *pool = pool_new(4 * READING_FILE_BYTES);
	convert_fn *done = c->done;
	void *done_arg = c->arg;
	char how[100];
	const char *why;
	struct slice text;
	int status = 0;

	waitpid(c->pid, &status, 0);
	text = output_read(c, pool, status, &why);
	if (*why != '\0') {
		child_status(status, how, sizeof(how));
		log_warning("the converter for %s: %s (it %s)", c->converter->type, why, how);
	}
	convert_free(c);
	done(done_arg, text, why);
	pool_free(pool);
}

static void
late(void *arg)
{
	struct convert *c = arg;

	c->late = true;
	kill(-c->pid, SIGKILL);
	kill(c->pid, SIGKILL);
}

struct convert *
convert_start(struct core *core, const struct config_converter *converter, struct slice bytes, convert_fn *done,
    void *arg)
{
	struct convert *c = calloc(1, sizeof(*c));
	int in = wire_seal(bytes);

	if (c == NULL || in < 0)
		die("no memory for a converter");
	*c = (struct convert){ .converter = converter, .done = done, .arg = arg, .pidfd = -1 };
	c->out = memfd_create("converted", MFD_CLOEXEC);
	c->pid = fork();
	if (c->pid == 0)
		become(converter, in, c->out);
	close(in);
	c->pidfd = c->pid < 0 ? -1 : pidfd_open(c->pid, 0);
	if (c->out < 0 || c->pidfd < 0)
		die("a converter cannot be started: %s", strerror(errno));
	c->ended = loop_watch(core->loop, c->pidfd, ended, c);
	c->timer = loop_after(core->loop, (int64_t)converter->timeout_s * 1000, late, c);
	return c;
}

void
convert_stop(struct convert *c)
{
	if (c == NULL)
		return;
	kill(-c->pid, SIGKILL);
	kill(c->pid, SIGKILL);
	waitpid(c->pid, NULL, 0);
	convert_free(c);
}
