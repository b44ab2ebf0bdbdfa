/*
 * certificate: is the server the one that was asked for? Sets up the TLS
 * session that finds out, and says in words why it is not and what to do.
 */
#ifndef AGREED_CERTIFICATE_H
#define AGREED_CERTIFICATE_H

#include <gnutls/gnutls.h>
#include <stdbool.h>
#include <stddef.h>

#include "daemon/ground/wire.h"

/*
 * A client session that verifies the server's name, its chain up to ca_file
 * (or the system's authorities) and the dates, in TLS 1.2 or later, and does
 * not block. Both are the caller's to free, in any case. false: why says what
 * is wrong with ca_file.
 */
bool certificate_session(const struct wire_server *server, gnutls_session_t *session,
    gnutls_certificate_credentials_t *trust, char *why, size_t size);

/*
 * Why the handshake ended with this error of GnuTLS, and what to do. true when
 * it is the certificate or the protocol, false when it is the network.
 */
bool certificate_why(
    gnutls_session_t session, const struct wire_server *server, int error, char *why, size_t size);

#endif
