/*
 * See config_check.h.
 */
#include <errno.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gnutls/gnutls.h>

#include "daemon/core/settings/config.h"
#include "daemon/core/settings/config_check.h"
#include "daemon/core/drive/digest.h"
#include "daemon/core/drive/rung.h"
#include "parsers/base/pool.h"

/* -- options that must agree -- */

static void
sections_check(struct config_reading *r)
{
	struct config *c = r->config;

	if (config_section(r, "identity", 0) == NULL && !config_source_meant(&r->source, "", "identity"))
		config_errors_add(r->errors,
		    "%s: there is no identity: write identity { address = agree@corp.example }", c->path);
	if (config_section(r, "smtp", 0) == NULL && !config_source_meant(&r->source, "", "smtp"))
		config_errors_add(
		    r->errors, "%s: there is no smtp server to send by: write smtp { host = ... }", c->path);
	if (c->mailbox_count == 0 && !config_source_meant(&r->source, "", "mailbox"))
		config_errors_add(r->errors,
		    "%s: there is no mailbox to watch: write mailbox \"notes\" { host = ... }", c->path);
}

static void
mailbox_check(struct config_reading *r, struct config_mailbox *m, cfg_t *section)
{
	if (m->folder_count + m->notes_folder_count == 0)
		config_errors_add(r->errors, "%s: folders is empty: write at least one, such as INBOX",
		    config_where(r, section, "folders"));
	for (size_t i = 0; i < m->notes_folder_count; i++)
		for (size_t k = 0; k < m->folder_count; k++)
			if (strcmp(m->notes_folders[i], m->folders[k]) == 0)
				config_errors_add(r->errors,
				    "%s: %s stands in folders and in notes-folders: is every mail in it "
				    "notes, or only those with the "
				    "keyword? Remove it from one",
				    config_where(r, section, "notes-folders"), m->folders[k]);
	/* what is moved needs no mark, unless one was asked for */
	if (m->done_folder != NULL && config_source_given(section, "done-flag") == NULL)
		m->done_flag = NULL;
	if (m->done_flag != NULL && *m->done_flag == '\0')
		m->done_flag = NULL;
	if (m->notes_flag != NULL && *m->notes_flag == '\0')
		m->notes_flag = NULL;
	if (m->done_folder != NULL && *m->done_folder == '\0')
		m->done_folder = NULL;
	if (m->done_flag != NULL && m->notes_flag != NULL && strcasecmp(m->done_flag, m->notes_flag) == 0)
		config_errors_add(r->errors,
		    "%s: notes-flag and done-flag are the same: what is done would be notes again",
		    config_where(r, section, "notes-flag"));
	for (size_t k = 0; k < m->folder_count; k++)
		if (m->done_folder != NULL && strcmp(m->folders[k], m->done_folder) == 0)
			config_errors_add(r->errors,
			    "%s: done-folder is one of the folders that are watched: choose another",
			    config_where(r, section, "done-folder"));
}

/* Where no server can tell who wrote, a person's own token is what there is. */
static void
trust_check(struct config_reading *r)
{
	cfg_t *section = config_section(r, "trust", 0);
	struct config *c = r->config;

	if (section == NULL || config_source_given(section, "token") == NULL)
		c->trust.token = c->trust.auth_server == NULL ? TRUST_CHANGE : TRUST_ASK;
}

/* Two sections that watch the same place would both answer each mail. */
static void
mailboxes_compare(struct config_reading *r, size_t i)
{
	const struct config_mailbox *a = &r->config->mailboxes[i];

	for (size_t k = 0; k < i; k++) {
		const struct config_mailbox *b = &r->config->mailboxes[k];

		if (a->server.host != NULL && b->server.host != NULL && a->server.user != NULL &&
		    b->server.user != NULL && strcasecmp(a->server.host, b->server.host) == 0 &&
		    strcmp(a->server.user, b->server.user) == 0 && a->server.port == b->server.port)
			config_errors_add(r->errors,
			    "%s: mailbox \"%s\" is the same as \"%s\": one section can watch several folders",
			    config_where(r, config_section(r, "mailbox", (unsigned)i), NULL), a->name,
			    b->name);
	}
}

static void
keyword_check(struct config_reading *r)
{
	struct config *c = r->config;
	cfg_t *section = config_section(r, "keyword", 0);
	char **words[] = { &c->keyword.subject, &c->keyword.line, &c->keyword.address };
	static const char *const names[] = { "subject", "line", "address" };

	for (size_t i = 0; i < 3; i++) {
		struct slice word = slice_trim(slice_of(*words[i]));

		if (word.len == 0)
			*words[i] = NULL;
		else if (word.len < 3)
			config_errors_add(r->errors,
			    "%s: %s: '%s' is too short: ordinary mails would be taken for notes; write at "
			    "least 3 letters",
			    config_where(r, section, names[i]), names[i], *words[i]);
	}
	if (c->keyword.address != NULL && strpbrk(c->keyword.address, "@+ <>\"") != NULL)
		config_errors_add(r->errors,
		    "%s: address is only what stands behind the plus: \"notes\" for agree+notes@corp.example",
		    config_where(r, section, "address"));
}

static void
rules_check(struct config_reading *r)
{
	struct config *c = r->config;
	cfg_t *section = config_section(r, "rules", 0);

	if (c->rules.checkpoint_two_days <= c->rules.checkpoint_min_days)
		config_errors_add(r->errors,
		    "%s: two-checkpoints-from must be more than one-checkpoint-from (%d)",
		    config_where(r, section, "two-checkpoints-from"), c->rules.checkpoint_min_days);
}

static void
ladder_check(struct config_reading *r)
{
	struct config *c = r->config;
	cfg_t *section = config_section(r, "ladder", 0);
	struct rung rung;
	int weekday, minute;

	if (c->digest != NULL && !digest_parse(c->digest, &weekday, &minute))
		config_errors_add(r->errors, "%s: digest: '%s': write a day and a time such as \"monday 09:00\", or off",
		    config_where(r, r->source.root, "digest"), c->digest);
	for (size_t i = 0; i < c->ladder.step_count; i++)
		if (!rung_parse(c->ladder.steps[i], &rung))
			config_errors_add(r->errors,
			    "%s: steps: '%s': write nudge, split, copy or escalate, alone or with \"after 4 business hours\" or "
			    "\"after 1 business day\"",
			    config_where(r, section, "steps"), c->ladder.steps[i]);
	if (c->ladder.step_count > RUNG_MAX)
		config_errors_add(r->errors, "%s: steps: at most %d", config_where(r, section, "steps"), RUNG_MAX);
}

/* What is not said follows from the address. */
static void
identity_complete(struct config_reading *r)
{
	struct config *c = r->config;
	const char *at = c->identity.address == NULL ? NULL : strrchr(c->identity.address, '@');

	if (at == NULL)
		return;
	if (strchr(c->identity.address, '+') != NULL && c->identity.plus_addresses != PLUS_NO)
		config_errors_add(r->errors,
		    "%s: the address has a plus already: write the address without it, or plus-addresses = "
		    "no",
		    config_where(r, config_section(r, "identity", 0), "address"));
	if (c->identity.organisation == NULL)
		c->identity.organisation = config_text(r->pool, "%s", at + 1);
	if (c->smtp_helo == NULL)
		c->smtp_helo = config_text(r->pool, "%s", at + 1);
}

void
config_check(struct config_reading *r)
{
	struct config *c = r->config;
	cfg_t *root = r->source.root;

	if (r->source.whole)
		sections_check(r);
	identity_complete(r);
	for (size_t i = 0; i < c->mailbox_count; i++) {
		mailbox_check(r, &c->mailboxes[i], config_section(r, "mailbox", (unsigned)i));
		mailboxes_compare(r, i);
	}
	keyword_check(r);
	rules_check(r);
	ladder_check(r);
	trust_check(r);
	if (c->state_folder != NULL)
		config_path_add(
		    r, CONFIG_STATE, c->state_folder, config_where(r, root, "state-folder"), "state-folder");
	if (c->feed_folder != NULL)
		config_path_add(
		    r, CONFIG_FEEDS, c->feed_folder, config_where(r, root, "feed-folder"), "feed-folder");
	if (c->template_folder != NULL)
		config_path_add(r, CONFIG_TEMPLATES, c->template_folder,
		    config_where(r, root, "template-folder"), "template-folder");
	if (c->process_folder != NULL)
		config_path_add(r, CONFIG_PROCESSES, c->process_folder, config_where(r, root, "process-folder"),
		    "process-folder");
	if (c->test_clock != NULL)
		config_errors_add(&c->warnings,
		    "%s: test-clock: this is for tests: the daemon does not use the real time",
		    config_where(r, root, "test-clock"));
}

/* -- paths -- */

static void
folder_check(const struct config_path *p, struct config *config, struct config_errors *errors)
{
	bool written = p->what == CONFIG_STATE || p->what == CONFIG_FEEDS;
	struct stat st;

	/* systemd makes our own one at the first start */
	if (stat(p->path, &st) != 0 && errno == ENOENT && written && !p->given)
		config_errors_add(&config->warnings,
		    "%s: %s does not exist yet: systemd makes it when it starts agreed", p->where, p->path);
	else if (stat(p->path, &st) != 0)
		config_errors_add(errors, "%s: %s: %s%s", p->where, p->path, strerror(errno),
		    errno == ENOENT && written ? ": make it, and give it to the user that agreed runs as"
		                               : "");
	else if (!S_ISDIR(st.st_mode))
		config_errors_add(errors, "%s: %s is not a folder", p->where, p->path);
	else if (written && access(p->path, R_OK | W_OK | X_OK) != 0)
		config_errors_add(errors,
		    "%s: %s: this user may not write there: give it to the user that agreed runs as",
		    p->where, p->path);
}

/* Whoever runs the check need not be whom the daemon runs as: what only they may not see is a warning. */
static void
secret_check(const struct config_path *p, struct config *config, struct config_errors *errors)
{
	struct stat st;

	if (stat(p->path, &st) != 0 && errno != EACCES)
		config_errors_add(errors, "%s: %s: %s", p->where, p->path, strerror(errno));
	else if (access(p->path, R_OK) != 0)
		config_errors_add(&config->warnings,
		    "%s: %s: this user may not read it: the user that agreed runs as must", p->where,
		    p->path);
	else if (S_ISDIR(st.st_mode))
		config_errors_add(errors, "%s: %s is a folder", p->where, p->path);
	else if (S_ISREG(st.st_mode) && st.st_size == 0)
		config_errors_add(
		    errors, "%s: %s is empty: write the secret into it, in one line", p->where, p->path);
	else if ((st.st_mode & 077) != 0 && S_ISREG(st.st_mode))
		config_errors_add(&config->warnings, "%s: %s can be read by others: chmod 600 %s", p->where,
		    p->path, p->path);
}

static void
authorities_check(const struct config_path *p, struct config_errors *errors)
{
	const char *else_word =
	    "write the path of a PEM file, or leave the option out to believe the system's authorities";
	gnutls_certificate_credentials_t list;
	int n = 0;

	if (access(p->path, R_OK) != 0) {
		config_errors_add(errors, "%s: %s: %s: %s", p->where, p->path, strerror(errno), else_word);
		return;
	}
	if (gnutls_certificate_allocate_credentials(&list) == 0) {
		n = gnutls_certificate_set_x509_trust_file(list, p->path, GNUTLS_X509_FMT_PEM);
		gnutls_certificate_free_credentials(list);
	}
	if (n <= 0)
		config_errors_add(
		    errors, "%s: there is no certificate in %s: %s", p->where, p->path, else_word);
}

static void
program_check(const struct config_path *p, struct config_errors *errors)
{
	struct stat st;

	if (p->path[0] != '/')
		config_errors_add(
		    errors, "%s: %s: write the program's whole path, beginning with /", p->where, p->path);
	else if (stat(p->path, &st) != 0)
		config_errors_add(errors, "%s: %s: %s", p->where, p->path, strerror(errno));
	else if (!S_ISREG(st.st_mode) || access(p->path, X_OK) != 0)
		config_errors_add(errors, "%s: %s cannot be run: chmod +x %s", p->where, p->path, p->path);
}

void
config_check_paths(struct config *config, struct config_errors *errors)
{
	for (size_t i = 0; i < config->path_count; i++) {
		const struct config_path *p = &config->paths[i];

		switch (p->what) {
		case CONFIG_STATE:
		case CONFIG_FEEDS:
		case CONFIG_TEMPLATES:
		case CONFIG_PROCESSES:
			folder_check(p, config, errors);
			break;
		case CONFIG_CA:
			authorities_check(p, errors);
			break;
		case CONFIG_SECRET:
			secret_check(p, config, errors);
			break;
		case CONFIG_PROGRAM:
			program_check(p, errors);
			break;
		}
	}
}
