/*
 * See config_check.h and config.h. What is not said about a server follows
 * from what is: a port from the kind of TLS or the other way round, the kind
 * of login from the secret that is named.
 */
#include <stdlib.h>
#include <string.h>

#include "daemon/core/settings/config.h"
#include "daemon/core/settings/config_check.h"
#include "parsers/base/pool.h"

/* The standard ports: IMAP (RFC 8314, RFC 9051), submission (RFC 8314, RFC 6409) and LDAP (RFC 4513, IANA). */
enum protocol { IMAP, SMTP, LDAP };
static const struct ports {
	int implicit, starttls;
} standard_ports[] = { [IMAP] = { 993, 143 }, [SMTP] = { 465, 587 }, [LDAP] = { 636, 389 } };

static bool
is_loopback(const char *host)
{
	return host != NULL &&
	    (strcmp(host, "localhost") == 0 || strncmp(host, "127.", 4) == 0 || strcmp(host, "::1") == 0);
}

static void
ports_derive(struct config_server *s, cfg_t *section, enum protocol protocol)
{
	int implicit = standard_ports[protocol].implicit, starttls = standard_ports[protocol].starttls;

	if (config_source_given(section, "tls") == NULL)
		s->tls = s->port == starttls || (protocol == SMTP && s->port == 25) ? TLS_STARTTLS : TLS_IMPLICIT;
	if (s->port == 0)
		s->port = s->tls == TLS_IMPLICIT ? implicit : starttls;
}

/* Both were said, and do not fit each other at most servers. */
static void
ports_check(struct config_reading *r, const struct config_server *s, cfg_t *section, enum protocol protocol)
{
	bool implicit = s->port == standard_ports[protocol].implicit, starttls = s->port == standard_ports[protocol].starttls;

	if ((implicit && s->tls == TLS_STARTTLS) || (starttls && s->tls == TLS_IMPLICIT))
		config_errors_add(&r->config->warnings,
		    "%s: port %d is usually for tls = %s: if there is no connection, this is why",
		    config_where(r, section, "port"), s->port, implicit ? "implicit" : "starttls");
}

/* The ways to a secret that were given; more than one is told. */
static const char *
secret_given(struct config_reading *r, cfg_t *section)
{
	static const char *const ways[] = { "password-file", "password-command", "token-file",
		"token-command", "credential" };
	const char *found = NULL;

	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		if (config_source_given(section, ways[i]) == NULL)
			continue;
		if (found != NULL)
			config_errors_add(r->errors,
			    "%s: %s and %s both say where the secret is: keep one of the two",
			    config_where(r, section, ways[i]), found, ways[i]);
		found = ways[i];
	}
	return found;
}

static void
login_check(struct config_reading *r, struct config_server *s, cfg_t *section, const char *way)
{
	const char *where = config_where(r, section, "auth");
	bool is_token = way != NULL && strncmp(way, "token", 5) == 0;
	bool is_inline =
	    config_source_given(section, "password") != NULL || config_source_given(section, "token") != NULL;

	if (config_source_given(section, "auth") == NULL)
		s->auth = is_token || config_source_given(section, "token") != NULL ? AUTH_XOAUTH2
		    : s->user == NULL && way == NULL && !is_inline                  ? AUTH_NONE
		                                                                    : AUTH_PASSWORD;
	if (s->auth == AUTH_NONE) {
		if (way != NULL)
			config_errors_add(
			    r->errors, "%s: auth = none needs no %s: remove one of the two", where, way);
		return;
	}
	if (s->user == NULL && r->source.whole)
		config_errors_add(
		    r->errors, "%s: there is no user to log in as: write user = \"...\"", where);
	if (way == NULL && !is_inline && r->source.whole)
		config_errors_add(r->errors, "%s: there is no secret to log in with: write %s", where,
		    s->auth == AUTH_XOAUTH2 ? "token-command = { \"/path/to/program\" } or token-file"
		                            : "password-file = \"/path\", password-command or credential");
	if (s->auth == AUTH_PASSWORD && is_token)
		config_errors_add(r->errors, "%s: %s is for auth = xoauth2; for a password write %s", where,
		    way, strcmp(way, "token-file") == 0 ? "password-file" : "password-command");
}

static void
secret_paths(struct config_reading *r, struct config_server *s, cfg_t *section, const char *way)
{
	const char *folder = getenv("CREDENTIALS_DIRECTORY");

	if (s->secret.credential != NULL) {
		if (strchr(s->secret.credential, '/') != NULL || *s->secret.credential == '\0') {
			config_errors_add(r->errors,
			    "%s: credential is a name, not a path: the one in LoadCredential= of the unit",
			    config_where(r, section, "credential"));
			return;
		}
		s->secret.file = config_text(r->pool, "%s/%s",
		    folder == NULL ? "/run/credentials/agreed.service" : folder, s->secret.credential);
		if (folder == NULL)
			config_errors_add(&r->config->warnings,
			    "%s: credential: there are credentials only when systemd starts agreed with "
			    "LoadCredential=%s:/path/to/it",
			    config_where(r, section, "credential"), s->secret.credential);
		else
			config_path_add(r, CONFIG_SECRET, s->secret.file,
			    config_where(r, section, "credential"), "credential");
		return;
	}
	if (s->secret.file != NULL && way != NULL)
		config_path_add(r, CONFIG_SECRET, s->secret.file, config_where(r, section, way), way);
	if (s->secret.command != NULL && s->secret.command[0] != NULL && way != NULL)
		config_path_add(r, CONFIG_PROGRAM, s->secret.command[0], config_where(r, section, way), way);
}

static void
server_check(struct config_reading *r, struct config_server *s, cfg_t *section, enum protocol protocol)
{
	const char *way = secret_given(r, section);

	ports_derive(s, section, protocol);
	ports_check(r, s, section, protocol);
	login_check(r, s, section, way);
	secret_paths(r, s, section, way);
	if (s->ca_file != NULL)
		config_path_add(r, CONFIG_CA, s->ca_file, config_where(r, section, "ca-file"), "ca-file");
	if (s->tls == TLS_NONE && s->ca_file != NULL)
		config_errors_add(r->errors,
		    "%s: ca-file is of no use with tls = none: remove one of the two",
		    config_where(r, section, "ca-file"));
	if (s->tls == TLS_NONE && !is_loopback(s->host))
		config_errors_add(&r->config->warnings,
		    "%s: tls = none: %s%s travel to %s where all can read them",
		    config_where(r, section, "tls"), protocol == LDAP ? "people" : "mails", s->auth == AUTH_NONE ? "" : " and the password",
		    s->host == NULL ? "the server" : s->host);
}

void
config_servers_check(struct config_reading *r)
{
	struct config *c = r->config;
	cfg_t *smtp = config_section(r, "smtp", 0);

	for (size_t i = 0; i < c->mailbox_count; i++)
		server_check(r, &c->mailboxes[i].server, config_section(r, "mailbox", (unsigned)i), IMAP);
	if (smtp != NULL)
		server_check(r, &c->smtp, smtp, SMTP);
	for (size_t i = 0; i < c->ldap_count; i++)
		server_check(r, &c->ldaps[i].server, config_section(r, "ldap", (unsigned)i), LDAP);
}

void
config_server(const struct config_server *server, struct pool *pool, struct wire_server *wire)
{
	size_t n = 0;

	*wire = (struct wire_server) { .host = slice_of(server->host),
		.port = server->port,
		.tls = (int)server->tls,
		.ca_file = slice_of(server->ca_file),
		.auth = (int)server->auth,
		.user = slice_of(server->user),
		.timeout_s = server->timeout_s };
	wire->secret.file = slice_of(server->secret.file);
	while (server->secret.command != NULL && server->secret.command[n] != NULL)
		n++;
	wire->secret.command = pool_array(pool, n + 1, sizeof(struct slice));
	wire->secret.command_count = n;
	for (size_t i = 0; i < n; i++)
		wire->secret.command[i] = slice_of(server->secret.command[i]);
}
