/*
 * tls: one connection to a server, with or without TLS, as the low stream that
 * libetpan reads and writes. It stands in for libetpan's own, which verifies no
 * certificate, restarts its timeout with each byte and spins at the end of a
 * connection.
 *
 * What it promises: the server is the one that was asked for (name, chain,
 * expiry; TLS 1.2 or later), each command ends by an absolute deadline and
 * within a budget of bytes, the first failure stays and ends everything after
 * it, and no write ever raises SIGPIPE.
 */
#ifndef AGREED_TLS_H
#define AGREED_TLS_H

#include <libetpan/libetpan.h>
#include <stdbool.h>
#include <stdint.h>

#include "daemon/ground/wire.h"

struct tls;

/*
 * watched is a descriptor whose other side may go away: then every wait ends
 * (tls_is_orphan). Never returns NULL; owned by the caller.
 */
struct tls *tls_new(int watched);
/* Closes. Only after the session that reads from it is gone. NULL is allowed. */
void tls_free(struct tls *tls);

/*
 * Connects: all addresses of the host, one after the other; with implicit TLS
 * the handshake as well. false: see tls_why.
 */
bool tls_open(struct tls *tls, const struct wire_server *server);
/*
 * STARTTLS has been answered with OK: the handshake. Nothing may be left in
 * the stream's read buffer, or somebody put words into the server's mouth
 * before the encryption began (CVE-2020-15953).
 */
bool tls_secure(struct tls *tls, const struct wire_server *server, const mailstream *stream);

/* A stream for mailimap_connect; it closes the connection, and tls_free the rest. */
mailstream *tls_stream(struct tls *tls);

/*
 * A command begins: it may take timeout_s seconds and the time that so many
 * expected bytes take on the slowest line that we wait for, and it may bring
 * the expected bytes, a quarter more (servers miscount), and a megabyte.
 */
void tls_begin(struct tls *tls, int timeout_s, int64_t expected);

/* The descriptor to poll, and whether bytes wait that poll would not show. */
int tls_fd(const struct tls *tls);
bool tls_has_pending(const struct tls *tls);

/* The first failure, as the second half of a sentence ("the server closed the connection"); "" when all is
 * well. */
const char *tls_why(const struct tls *tls);
/* Was it for what the server sent and not for the network: too much of it? */
bool tls_is_flooded(const struct tls *tls);
/* Is it the server's certificate, or the lack of TLS: nothing that another try makes better soon? */
bool tls_is_refused(const struct tls *tls);
/* Has the other side of the watched descriptor gone away? */
bool tls_is_orphan(const struct tls *tls);

#endif
