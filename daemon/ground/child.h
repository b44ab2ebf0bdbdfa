/*
 * child: starts a program of ours with one end of a SEQPACKET pair as
 * descriptor 3 and nothing else of the parent's but standard error. The child
 * dies with its parent.
 */
#ifndef AGREED_CHILD_H
#define AGREED_CHILD_H

#include <sys/types.h>

/*
 * Starts name ("agreed-reader"), found beside the running program, else in the
 * installed libexec folder. *fd becomes the parent's end (close-on-exec, not
 * blocking when nonblocking is set). Returns the pid, or -1 with errno.
 */
pid_t child_start(const char *name, int nonblocking, int *fd);

/* The path of a program of ours, as child_start finds it, into path. */
void child_path(const char *name, char *path, size_t size);

/* One line about how a child ended: "was killed by signal 31 (Bad system call)". */
void child_status(int status, char *line, size_t size);

#endif
