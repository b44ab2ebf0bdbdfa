#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "daemon/ground/child.h"
#include "daemon/ground/wire.h"

void
child_path(const char *name, char *path, size_t size)
{
	char own[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", own, sizeof(own) - 1);
	char *slash;

	if (n > 0) {
		own[n] = '\0';
		slash = strrchr(own, '/');
		if (slash != NULL) {
			*slash = '\0';
			snprintf(path, size, "%s/%s", own, name);
			if (access(path, X_OK) == 0)
				return;
		}
	}
	snprintf(path, size, "%s/%s", AGREED_LIBEXEC, name);
}

/* In the child, between fork and exec: only calls that are safe there. */
static _Noreturn void
become(const char *path, const char *name, int fd, pid_t parent)
{
	sigset_t none;

	/* The child must not outlive the core: it would go on talking to servers. */
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(126);
	if (fd != WIRE_FD && dup2(fd, WIRE_FD) < 0)
		_exit(126);
	if (fd == WIRE_FD && fcntl(fd, F_SETFD, 0) < 0)
		_exit(126);
	close_range(WIRE_FD + 1, ~0U, 0);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	execl(path, name, (char *)NULL);
	_exit(127);
}

pid_t
child_start(const char *name, int nonblocking, int *fd)
{
	char path[PATH_MAX];
	int pair[2];
	pid_t pid, parent = getpid();

	child_path(name, path, sizeof(path));
	if (access(path, X_OK) != 0)
		return -1;
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
		return -1;
	pid = fork();
	if (pid == 0)
		become(path, name, pair[1], parent);
	close(pair[1]);
	if (pid < 0) {
		close(pair[0]);
		return -1;
	}
	if (nonblocking)
		fcntl(pair[0], F_SETFL, fcntl(pair[0], F_GETFL) | O_NONBLOCK);
	*fd = pair[0];
	return pid;
}

void
child_status(int status, char *line, size_t size)
{
	if (WIFSIGNALED(status))
		snprintf(line, size, "was killed by signal %d (%s)", WTERMSIG(status),
		    strsignal(WTERMSIG(status)));
	else
		snprintf(line, size, "ended with status %d", WEXITSTATUS(status));
}
