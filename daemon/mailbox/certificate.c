/* See certificate.h. The verifying is GnuTLS's own (gnutls_session_set_verify_cert), inside the handshake. */
#include <gnutls/x509.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "daemon/mailbox/certificate.h"

/* All that GnuTLS takes for sound, and nothing before TLS 1.2. */
#define PRIORITIES "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2"

static bool
believe(const struct wire_server *server, gnutls_certificate_credentials_t trust, char *why, size_t size)
{
	char path[4096];
	int n;

	if (server->ca_file.len == 0) {
		n = gnutls_certificate_set_x509_system_trust(trust);
		if (n <= 0)
			snprintf(why, size,
			    "this system has no certificate authorities to believe; install ca-certificates");
		return n > 0;
	}
	snprintf(path, sizeof(path), "%.*s", SLICE_ARG(server->ca_file));
	n = gnutls_certificate_set_x509_trust_file(trust, path, GNUTLS_X509_FMT_PEM);
	if (n < 0)
		snprintf(why, size, "the ca-file %s cannot be read: %s", path, gnutls_strerror(n));
	else if (n == 0)
		snprintf(why, size, "the ca-file %s has no certificate in PEM form", path);
	return n > 0;
}

/* An address has no place in SNI (RFC 6066 section 3). */
static bool
is_address(const char *host)
{
	return strchr(host, ':') != NULL || host[strspn(host, "0123456789.")] == '\0';
}

bool
certificate_session(const struct wire_server *server, gnutls_session_t *session,
    gnutls_certificate_credentials_t *trust, char *why, size_t size)
{
	const char *host = server->host.p; /* what comes off the wire ends with a NUL */

	snprintf(why, size, "TLS cannot be set up");
	if (gnutls_certificate_allocate_credentials(trust) < 0 || !believe(server, *trust, why, size))
		return false;
	if (gnutls_init(session, GNUTLS_CLIENT | GNUTLS_NONBLOCK | GNUTLS_NO_SIGNAL) < 0 ||
	    gnutls_priority_set_direct(*session, PRIORITIES, NULL) < 0 ||
	    gnutls_credentials_set(*session, GNUTLS_CRD_CERTIFICATE, *trust) < 0)
		return false;
	if (!is_address(host) &&
	    gnutls_server_name_set(*session, GNUTLS_NAME_DNS, host, server->host.len) < 0)
		return false;
	gnutls_session_set_verify_cert(*session, host, 0);
	return true;
}

/* The first name of the server's certificate and the day of its end, as far as they can be read. */
static void
describe(gnutls_session_t session, char *name, size_t name_size, char *end, size_t end_size)
{
	unsigned count = 0;
	const gnutls_datum_t *chain = gnutls_certificate_get_peers(session, &count);
	gnutls_x509_crt_t crt;
	struct tm tm;
	time_t expires;

	snprintf(name, name_size, "another name");
	snprintf(end, end_size, "an unknown day");
	if (chain == NULL || count == 0 || gnutls_x509_crt_init(&crt) < 0)
		return;
	if (gnutls_x509_crt_import(crt, &chain[0], GNUTLS_X509_FMT_DER) == 0) {
		size_t room = name_size;

		if (gnutls_x509_crt_get_subject_alt_name(crt, 0, name, &room, NULL) != GNUTLS_SAN_DNSNAME)
			snprintf(name, name_size, "another name");
		expires = gnutls_x509_crt_get_expiration_time(crt);
		if (gmtime_r(&expires, &tm) != NULL)
			strftime(end, end_size, "%Y-%m-%d", &tm);
	}
	gnutls_x509_crt_deinit(crt);
}

static void
verdict(gnutls_session_t session, const struct wire_server *server, char *why, size_t size)
{
	unsigned status = gnutls_session_get_verify_cert_status(session);
	char name[200], end[40];
	gnutls_datum_t text;

	describe(session, name, sizeof(name), end, sizeof(end));
	if ((status & GNUTLS_CERT_SIGNER_NOT_FOUND) != 0)
		snprintf(why, size,
		    "the server's certificate is signed by nobody that we believe; if that is right, name "
		    "the authority's certificate as ca-file");
	else if ((status & GNUTLS_CERT_UNEXPECTED_OWNER) != 0)
		snprintf(why, size,
		    "the server's certificate is for %s and not for %.*s; set host to the name that the "
		    "server is known by",
		    name, SLICE_ARG(server->host));
	else if ((status & GNUTLS_CERT_EXPIRED) != 0)
		snprintf(why, size,
		    "the server's certificate expired on %s; whoever runs the server must renew it", end);
	else if ((status & GNUTLS_CERT_NOT_ACTIVATED) != 0)
		snprintf(
		    why, size, "the server's certificate is not valid yet; is this machine's clock right?");
	else if (gnutls_certificate_verification_status_print(status, GNUTLS_CRT_X509, &text, 0) == 0) {
		snprintf(why, size, "the server's certificate was refused: %.*s", (int)text.size,
		    (char *)text.data);
		gnutls_free(text.data);
	} else
		snprintf(why, size, "the server's certificate was refused");
}

bool
certificate_why(gnutls_session_t session, const struct wire_server *server, int error, char *why, size_t size)
{
	switch (error) {
	case GNUTLS_E_CERTIFICATE_VERIFICATION_ERROR:
		verdict(session, server, why, size);
		return true;
	case GNUTLS_E_UNEXPECTED_PACKET_LENGTH:
	case GNUTLS_E_UNEXPECTED_PACKET:
	case GNUTLS_E_UNSUPPORTED_VERSION_PACKET:
		snprintf(why, size,
		    "no TLS 1.2 or later is spoken on port %d; implicit TLS is usually on port 993, STARTTLS "
		    "on port 143",
		    server->port);
		return true;
	case GNUTLS_E_FATAL_ALERT_RECEIVED:
		snprintf(why, size, "the server refused our TLS: %s",
		    gnutls_alert_get_name(gnutls_alert_get(session)));
		return true;
	case GNUTLS_E_PREMATURE_TERMINATION:
	case GNUTLS_E_PULL_ERROR:
	case GNUTLS_E_PUSH_ERROR:
		snprintf(why, size, "the server closed the connection during the TLS handshake");
		return false;
	default:
		snprintf(why, size, "the TLS handshake failed: %s", gnutls_strerror(error));
		return true;
	}
}
