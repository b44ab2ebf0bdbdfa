#include <limits.h>
#include <string.h>

#include "daemon/core/settings/config.h"
#include "daemon/core/settings/config_option.h"

static const char *const tls_words[] = { "implicit", "starttls", "none", NULL };
static const char *const auth_words[] = { "password", "xoauth2", "none", NULL };
static const char *const review_words[] = { "unsure", "always", "never", NULL };
static const char *const invite_words[] = { "attached", "separate", "both", NULL };
static const char *const silence_words[] = { "confirms", "asks", NULL };
static const char *const plus_words[] = { "yes", "no", "auto", NULL };
static const char *const trust_words[] = { "change", "ask", "tell", NULL };
static const char *const unknown_words[] = { "hold", "retry", NULL };

#define AT(member) .offset = offsetof(struct config, member)
#define BOX(member) .offset = offsetof(struct config_mailbox, member)
#define LDAP(member) .offset = offsetof(struct config_ldap, member)
#define WHO(member) .offset = offsetof(struct config_person, member)
#define PROC(member) .offset = offsetof(struct config_process, member)
#define STEP(member) .offset = offsetof(struct config_step, member)
#define TOPIC(member) .offset = offsetof(struct config_topic, member)
#define DEPT(member) .offset = offsetof(struct config_department, member)

/* How to reach and log in to a server: the same words for both; s is the struct, m the member in it. */
#define SERVER(sec, s, m)                                                                                    \
	{ sec, "host", KIND_HOST, .required = true, .offset = offsetof(s, m.host) },                         \
	    { sec, "port", KIND_INT, .offset = offsetof(s, m.port), .min = 1, .max = 65535 },                \
	    { sec, "tls", KIND_CHOICE, .offset = offsetof(s, m.tls), .choices = tls_words },                 \
	    { sec, "ca-file", KIND_PATH, .offset = offsetof(s, m.ca_file) },                                 \
	    { sec, "auth", KIND_CHOICE, .offset = offsetof(s, m.auth), .choices = auth_words },              \
	    { sec, "user", KIND_TEXT, .offset = offsetof(s, m.user) },                                       \
	    { sec, "password-file", KIND_PATH, .offset = offsetof(s, m.secret.file) },                       \
	    { sec, "password-command", KIND_COMMAND, .offset = offsetof(s, m.secret.command) },              \
	    { sec, "token-file", KIND_PATH, .offset = offsetof(s, m.secret.file) },                          \
	    { sec, "token-command", KIND_COMMAND, .offset = offsetof(s, m.secret.command) },                 \
	    { sec, "credential", KIND_TEXT, .offset = offsetof(s, m.secret.credential) },                    \
	    { sec, "password", KIND_INLINE, .required = false },                                             \
	    { sec, "token", KIND_INLINE, .required = false },                                                \
	{                                                                                                    \
		sec, "timeout", KIND_DURATION, .standard = "60s", .offset = offsetof(s, m.timeout_s),        \
		                               .min = 1, .max = 600                                          \
	}

/* Holidays and half days; m is the config_hours in s. */
#define DAYS(sec, s, m)                                                                                      \
	{ sec, "holidays", KIND_PATHS, .offset = offsetof(s, m.holidays),                                     \
	    .count_offset = offsetof(s, m.holiday_count) },                                                  \
	{                                                                                                    \
		sec, "half-days", KIND_LIST, .offset = offsetof(s, m.half_days),                             \
		                             .count_offset = offsetof(s, m.half_day_count)                   \
	}
/* ... with week and hours. */
#define HOURS(sec, s, m)                                                                                     \
	{ sec, "working-week", KIND_WEEK, .offset = offsetof(s, m.workday) },                                \
	    { sec, "working-hours", KIND_HOURS, .offset = offsetof(s, m.open_minute),                        \
		.count_offset = offsetof(s, m.close_minute) },                                               \
	    DAYS(sec, s, m)

const struct config_option config_options[] = {
	{ "", "state-folder", KIND_PATH, .standard = "/var/lib/agreed", AT(state_folder) },
	{ "", "template-folder", KIND_PATH, .standard = AGREED_DATADIR "/templates", AT(template_folder) },
	{ "", "process-folder", KIND_PATH, AT(process_folder) },
	{ "", "review", KIND_CHOICE, .standard = "unsure", AT(review), .choices = review_words },
	{ "", "invite", KIND_CHOICE, .standard = "both", AT(invite), .choices = invite_words },
	{ "", "silence", KIND_CHOICE, .standard = "confirms", AT(silence), .choices = silence_words },
	{ "", "unknown", KIND_CHOICE, .standard = "hold", AT(unknown), .choices = unknown_words },
	{ "", "digest", KIND_TEXT, .standard = "monday 09:00", AT(digest) },
	{ "", "confidence", KIND_FRACTION, .standard = "0.6", AT(confidence) },
	{ "", "feed-folder", KIND_PATH, AT(feed_folder) },
	{ "", "test-clock", KIND_PATH, AT(test_clock) },

	{ "identity", "address", KIND_ADDRESS, .required = true, AT(identity.address) },
	{ "identity", "organisation", KIND_TEXT, AT(identity.organisation) },
	{ "identity", "zone", KIND_ZONE, .standard = "UTC", AT(identity.zone) },
	{ "identity", "language", KIND_LANGUAGE, .standard = "en", AT(identity.language) },
	{ "identity", "working-week", KIND_WEEK, .standard = "Mon-Fri", AT(identity.workday) },
	{ "identity", "working-hours", KIND_HOURS, .standard = "09:00-17:00", AT(identity.open_minute),
	    .count_offset = offsetof(struct config, identity.close_minute) },
	DAYS("identity", struct config, identity.days),
	{ "identity", "plus-addresses", KIND_CHOICE, .standard = "auto", AT(identity.plus_addresses),
	    .choices = plus_words },

	{ "keyword", "subject", KIND_TEXT, .standard = "[agreed]", AT(keyword.subject) },
	{ "keyword", "line", KIND_TEXT, .standard = "#agreed", AT(keyword.line) },
	{ "keyword", "address", KIND_TEXT, .standard = "notes", AT(keyword.address) },

	SERVER("mailbox", struct config_mailbox, server),
	{ "mailbox", "folders", KIND_LIST, .standard = "INBOX", BOX(folders),
	    .count_offset = offsetof(struct config_mailbox, folder_count) },
	{ "mailbox", "notes-folders", KIND_LIST, BOX(notes_folders),
	    .count_offset = offsetof(struct config_mailbox, notes_folder_count) },
	{ "mailbox", "notes-flag", KIND_FLAG, BOX(notes_flag) },
	{ "mailbox", "done-flag", KIND_FLAG, .standard = "$Agreed", BOX(done_flag) },
	{ "mailbox", "done-folder", KIND_TEXT, BOX(done_folder) },
	{ "mailbox", "unreadable-folder", KIND_TEXT, .standard = "Unreadable", BOX(unreadable_folder) },
	{ "mailbox", "poll", KIND_DURATION, .standard = "1m", BOX(poll_s), .min = 1, .max = 86400 },
	{ "mailbox", "idle", KIND_BOOL, .standard = "yes", BOX(idle) },
	{ "mailbox", "lookback", KIND_DURATION, .standard = "1d", BOX(lookback_s), .max = 10L * 366 * 86400 },
	{ "mailbox", "size-limit", KIND_SIZE, .standard = "20M", BOX(size_max), .min = 64 * 1024,
	    .max = 100L * 1024 * 1024 },

	SERVER("smtp", struct config, smtp),
	{ "smtp", "helo", KIND_HOST, AT(smtp_helo) },

	{ "rules", "flag-within", KIND_DAYS, .standard = "2 business days", AT(rules.flag_days), .max = 60 },
	{ "rules", "agenda-before", KIND_DAYS, .standard = "1 business day", AT(rules.agenda_days), .max = 20 },
	{ "rules", "flag-until", KIND_TIME, .standard = "17:00", AT(rules.flag_minute) },
	{ "rules", "one-checkpoint-from", KIND_DAYS, .standard = "3 business days",
	    AT(rules.checkpoint_min_days), .min = 2, .max = 1000 },
	{ "rules", "two-checkpoints-from", KIND_DAYS, .standard = "11 business days",
	    AT(rules.checkpoint_two_days), .min = 3, .max = 1000 },
	{ "rules", "checkpoint-time", KIND_TIME, .standard = "10:00", AT(rules.checkpoint_minute) },
	{ "rules", "checkpoint-length", KIND_MINUTES, .standard = "30m", AT(rules.checkpoint_length_minutes),
	    .min = 5 * 60, .max = 8 * 3600 },
	{ "rules", "end-of-day", KIND_TIME, .standard = "17:00", AT(rules.eod_minute) },
	{ "rules", "retry-for", KIND_DURATION, .standard = "5d", AT(rules.retry_limit_s), .min = 60,
	    .max = 60L * 86400 },

	{ "ladder", "answer-within", KIND_MINUTES, .standard = "4h", AT(ladder.answer_minutes), .min = 600,
	    .max = 1000L * 3600 },
	{ "ladder", "solution-within", KIND_MINUTES, .standard = "24h", AT(ladder.solution_minutes), .min = 600,
	    .max = 1000L * 3600 },
	{ "ladder", "steps", KIND_LIST, AT(ladder.steps), .count_offset = offsetof(struct config, ladder.step_count) },
	{ "ladder", "escalation-hold", KIND_MINUTES, .standard = "4h", AT(ladder.hold_minutes), .max = 1000L * 3600 },

	{ "trust", "auth-server", KIND_HOST, AT(trust.auth_server) },
	{ "trust", "authenticated", KIND_CHOICE, .standard = "change", AT(trust.authenticated),
	    .choices = trust_words },
	{ "trust", "token", KIND_CHOICE, AT(trust.token), .choices = trust_words },
	{ "trust", "address", KIND_CHOICE, .standard = "ask", AT(trust.address), .choices = trust_words },
	{ "trust", "start-domains", KIND_LIST, AT(trust.start_domains),
	    .count_offset = offsetof(struct config, trust.start_domain_count) },
	{ "trust", "notes-per-hour", KIND_INT, .standard = "100", AT(trust.notes_per_hour), .min = 1,
	    .max = 100000 },

	SERVER("ldap", struct config_ldap, server),
	{ "ldap", "base", KIND_TEXT, .required = true, LDAP(base) },
	{ "ldap", "filter", KIND_TEXT, .standard = "(mail=*)", LDAP(filter) },
	{ "ldap", "department-attribute", KIND_TEXT, .standard = "department", LDAP(department) },
	{ "ldap", "refresh", KIND_DURATION, .standard = "1h", LDAP(refresh_s), .min = 1, .max = 7L * 86400 },

	{ "converter", "command", KIND_COMMAND, .required = true,
	    .offset = offsetof(struct config_converter, command) },
	{ "converter", "timeout", KIND_DURATION, .standard = "20s",
	    .offset = offsetof(struct config_converter, timeout_s), .min = 1, .max = 600 },

	{ "person", "address", KIND_ADDRESS, .required = true, WHO(address) },
	{ "person", "other-names", KIND_LIST, WHO(other_names),
	    .count_offset = offsetof(struct config_person, other_name_count) },
	{ "person", "department", KIND_TEXT, WHO(department) },
	{ "person", "manager", KIND_WHO, WHO(manager) },
	{ "person", "zone", KIND_ZONE, WHO(zone) },
	{ "person", "language", KIND_LANGUAGE, WHO(language) },
	{ "person", "invitations", KIND_BOOL, .standard = "yes", WHO(invitations) },
	HOURS("person", struct config_person, hours),

	{ "department", "point-person", KIND_WHO, DEPT(point_person) },
	{ "department", "substitute", KIND_WHO, DEPT(substitute) },
	{ "department", "manager", KIND_WHO, DEPT(manager) },
	{ "department", "needs", KIND_LIST, DEPT(needs), .count_offset = offsetof(struct config_department, need_count) },
	{ "department", "goal", KIND_TEXT, DEPT(goal) },
	{ "department", "answer-within", KIND_MINUTES, DEPT(answer_minutes), .min = 600, .max = 1000L * 3600 },
	{ "department", "solution-within", KIND_MINUTES, DEPT(solution_minutes), .min = 600, .max = 1000L * 3600 },
	HOURS("department", struct config_department, hours),

	{ "topic", "words", KIND_LIST, TOPIC(words), .count_offset = offsetof(struct config_topic, word_count) },
	{ "topic", "point-person", KIND_WHO, .required = true, TOPIC(point_person) },
	{ "topic", "substitute", KIND_WHO, TOPIC(substitute) },

	{ "process", "title", KIND_TEXT, PROC(title) },
	{ "step", "owner", KIND_TEXT, .required = true, STEP(owner) },
	{ "step", "takes", KIND_DAYS, .required = true, STEP(days), .max = 250 },
	{ "step", "text", KIND_TEXT, .required = true, STEP(text) },
	{ "step", "standard", KIND_TEXT, STEP(standard) },
	{ "step", "interest", KIND_TEXT, STEP(interest) },
	{ "step", "milestone", KIND_BOOL, .standard = "no", STEP(milestone) },
	{ "step", "after", KIND_LIST, STEP(after), .count_offset = offsetof(struct config_step, after_count) },
	{ .name = NULL },
};

const struct config_section config_sections[] = {
	{ "identity", false, NULL },
	{ "keyword", false, NULL },
	{ "mailbox", true, NULL },
	{ "smtp", false, NULL },
	{ "rules", false, NULL },
	{ "ladder", false, NULL },
	{ "trust", false, NULL },
	{ "ldap", true, NULL },
	{ "converter", true, NULL },
	{ "person", true, NULL },
	{ "department", true, NULL },
	{ "topic", true, "department" },
	{ "process", true, NULL },
	{ "step", true, "process" },
	{ .name = NULL },
};

const struct config_option *
config_option_find(const char *section, const char *name)
{
	for (const struct config_option *o = config_options; o->name != NULL; o++)
		if (strcmp(o->section, section) == 0 && strcmp(o->name, name) == 0)
			return o;
	return NULL;
}
