/*
 * See secret.h. Method for commands: a pipe for the output and a pidfd for the
 * end, both polled until the deadline. What comes after the first line is read
 * and thrown away, so that the command does not die of a closed pipe. The end
 * of the command counts, not that of the pipe: an agent that it left behind
 * may keep the pipe open.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "daemon/ground/child.h"
#include "daemon/ground/secret.h"
#include "parsers/base/pool.h"

/* What has been read of a secret. */
struct line {
	char bytes[SECRET_MAX + 2]; /* with its line end */
	size_t len;
	bool whole; /* the line's end has been seen */
	bool too_long;
};

static bool
because(struct pool *pool, struct slice *why, const char *format, ...) __attribute__((format(printf, 3, 4)));

static bool
because(struct pool *pool, struct slice *why, const char *format, ...)
{
	char sentence[500];
	va_list ap;

	va_start(ap, format);
	vsnprintf(sentence, sizeof(sentence), format, ap);
	va_end(ap);
	*why = text_clean_line(pool, slice_of(sentence), sizeof(sentence));
	return false;
}

static void
line_add(struct line *line, const char *bytes, size_t len)
{
	for (size_t i = 0; i < len && !line->whole; i++) {
		if (bytes[i] == '\n')
			line->whole = true;
		else if (line->len == sizeof(line->bytes))
			line->too_long = line->whole = true;
		else
			line->bytes[line->len++] = bytes[i];
	}
}

/* Is the line a secret? from is "the file X" or "the command X". */
static bool
line_check(struct line *line, const char *from, struct pool *pool, struct slice *secret, struct slice *why)
{
	if (line->len > 0 && line->bytes[line->len - 1] == '\r')
		line->len--;
	if (line->too_long || line->len > SECRET_MAX)
		return because(pool, why,
		    "the first line of %s is longer than %zu bytes: that is no password or token", from,
		    SECRET_MAX);
	if (line->len == 0)
		return because(pool, why, "%s is empty; its first line must be the password or token", from);
	for (size_t i = 0; i < line->len; i++)
		if ((unsigned char)line->bytes[i] < 0x20 || line->bytes[i] == 0x7f)
			return because(pool, why,
			    "the first line of %s holds control characters: that is no password or token",
			    from);
	*secret = slice_copy(pool, (struct slice) { line->bytes, line->len });
	return true;
}

/* -- a file -- */

static bool
file_read(int fd, const char *path, struct line *line, struct pool *pool, struct slice *why)
{
	char bytes[4096];
	struct stat st;

	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
		return because(pool, why, "%s is not a file that could hold a password or token", path);
	while (!line->whole) {
		ssize_t n = read(fd, bytes, sizeof(bytes));

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return because(pool, why, "cannot read %s: %s", path, strerror(errno));
		if (n == 0)
			break;
		line_add(line, bytes, (size_t)n);
	}
	explicit_bzero(bytes, sizeof(bytes));
	return true;
}

static bool
from_file(struct slice file, struct line *line, struct pool *pool, struct slice *why)
{
	const char *path = slice_cstr(pool, file);
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	bool good;

	if (fd < 0)
		return because(pool, why,
		    "cannot open %s: %s; it must hold the password or token and be readable for the daemon",
		    path, strerror(errno));
	good = file_read(fd, path, line, pool, why);
	close(fd);
	return good;
}

/* -- a command -- */

/* In the child, between fork and exec: only calls that are safe there. */
static _Noreturn void
become(char **argv, int out, pid_t parent)
{
	sigset_t none;
	int null = open("/dev/null", O_RDONLY);

	setpgid(0, 0);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent || null < 0 || dup2(null, STDIN_FILENO) < 0 || dup2(out, STDOUT_FILENO) < 0)
		_exit(126);
	close_range(STDERR_FILENO + 1, ~0U, 0);
	signal(SIGPIPE, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	execvp(argv[0], argv);
	_exit(127);
}

static int64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Takes what is in the pipe now; true when its end was reached. */
static bool
pipe_drain(int out, struct line *line)
{
	char bytes[4096];
	ssize_t n;

	while ((n = read(out, bytes, sizeof(bytes))) > 0 || (n < 0 && errno == EINTR))
		if (n > 0)
			line_add(line, bytes, (size_t)n);
	explicit_bzero(bytes, sizeof(bytes));
	return n == 0 || errno != EAGAIN;
}

/* Reads until the command ends; false when it did not within SECRET_S. */
static bool
command_watch(int out, int pidfd, struct line *line)
{
	struct pollfd p[2] = { { out, POLLIN, 0 }, { pidfd, POLLIN, 0 } };
	int64_t end = now_ms() + SECRET_S * 1000, left;

	while ((left = end - now_ms()) > 0) {
		if (poll(p, 2, (int)left) < 0 && errno != EINTR)
			return false;
		if ((p[0].revents != 0 || p[1].revents != 0) && pipe_drain(out, line))
			p[0].fd = -1;
		if (p[1].revents != 0)
			return true;
	}
	return false;
}

static bool
command_end(pid_t pid, bool ended, const char *name, struct pool *pool, struct slice *why)
{
	char how[100];
	int status = 0;

	/* Its whole group: a helper that it left behind must not live on after a time-out. */
	if (!ended)
		kill(-pid, SIGKILL);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (!ended)
		return because(pool, why,
		    "the command %s did not end within %d seconds; run it by hand as the daemon's user", name,
		    SECRET_S);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return true;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
		return because(pool, why,
		    "the command %s cannot be run: is it installed, and executable for the daemon's user?",
		    name);
	child_status(status, how, sizeof(how));
	return because(
	    pool, why, "the command %s %s; run it by hand as the daemon's user to see why", name, how);
}

static bool
command_run(char **argv, struct line *line, struct pool *pool, struct slice *why)
{
	pid_t pid, parent = getpid();
	int out[2], pidfd;
	bool ended;

	if (pipe2(out, O_CLOEXEC) != 0)
		return because(pool, why, "no pipe for the command %s: %s", argv[0], strerror(errno));
	pid = fork();
	if (pid == 0)
		become(argv, out[1], parent);
	close(out[1]);
	if (pid < 0) {
		close(out[0]);
		return because(pool, why, "the command %s cannot be started: %s", argv[0], strerror(errno));
	}
	setpgid(pid, pid);
	pidfd = pidfd_open(pid, 0);
	fcntl(out[0], F_SETFL, O_NONBLOCK);
	ended = pidfd >= 0 && command_watch(out[0], pidfd, line);
	close(out[0]);
	if (pidfd >= 0)
		close(pidfd);
	return command_end(pid, ended, argv[0], pool, why);
}

static bool
from_command(const struct wire_secret *from, struct line *line, struct pool *pool, struct slice *why)
{
	char **argv = pool_array(pool, from->command_count + 1, sizeof(*argv));

	for (size_t i = 0; i < from->command_count; i++)
		argv[i] = slice_cstr(pool, from->command[i]);
	return command_run(argv, line, pool, why);
}

bool
secret_fetch(const struct wire_secret *from, struct pool *pool, struct slice *secret, struct slice *why)
{
	struct line *line = calloc(1, sizeof(*line));
	char name[300];
	bool good;

	if (line == NULL)
		abort();
	if (from->file.len > 0) {
		snprintf(name, sizeof(name), "the file %.*s", SLICE_ARG(from->file));
		good = from_file(from->file, line, pool, why);
	} else if (from->command_count > 0) {
		snprintf(name, sizeof(name), "the output of %.*s", SLICE_ARG(from->command[0]));
		good = from_command(from, line, pool, why);
	} else
		good =
		    because(pool, why, "no password or token is given; name a file or a command that has it");
	good = good && line_check(line, name, pool, secret, why);
	explicit_bzero(line, sizeof(*line));
	free(line);
	return good;
}

void
secret_forget(struct slice *secret)
{
	/* The bytes are the pool's and were written by us: they may be written again. */
	if (secret->len > 0)
		explicit_bzero((char *)(uintptr_t)secret->p, secret->len);
	*secret = (struct slice) { NULL, 0 };
}
