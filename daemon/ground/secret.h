/*
 * secret: a password or an access token, fetched anew each time one is needed,
 * so that a changed password and a fresh token need no restart.
 *
 * From a file: its first line. From a command: the first line of what it
 * prints. The command is run directly, never through a shell, without our
 * descriptors (its errors go to our log), in a process group of its own that
 * ends with us, and for SECRET_S seconds at most. The line's end (LF or CR LF)
 * is not part of the secret; other white space is.
 */
#ifndef AGREED_SECRET_H
#define AGREED_SECRET_H

#include <stdbool.h>

#include "daemon/ground/wire.h"

/* Longest secret, in bytes. The tokens of large providers have up to 4 kB. */
#define SECRET_MAX ((size_t)16 * 1024)
/* How long the command may take, in seconds: it may have to ask a server for a token. */
#define SECRET_S 30

/*
 * The secret, in pool and followed by a NUL, never empty, free of control
 * characters. false: *why is one sentence for the log that says what is wrong
 * and what to do; it never holds a part of the secret.
 */
bool secret_fetch(const struct wire_secret *from, struct pool *pool, struct slice *secret, struct slice *why);

/* Overwrites a secret that is no longer needed. */
void secret_forget(struct slice *secret);

#endif
