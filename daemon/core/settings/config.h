/*
 * config: agreed.conf as structs. agreed.conf(5) is its manual; the option
 * table in config_option.c is its schema.
 *
 * Every string is owned by the config and freed with it; a string option that
 * was not given is NULL unless it has a default. Durations are seconds (_s),
 * times of the day minutes since midnight (_minute), counts of business days
 * plain ints.
 */
#ifndef AGREED_CONFIG_H
#define AGREED_CONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "daemon/ground/wire.h"
#include "parsers/base/directory.h"

/* One of the three, never inline. */
struct config_secret {
	char *file;       /* read by the child that needs it */
	char **command;   /* argv, NULL-terminated; its first output line is the secret */
	char *credential; /* a systemd credential: a file in $CREDENTIALS_DIRECTORY; made a file by
	                     config_load */
};

struct config_server {
	char *host;
	int port;
	enum wire_tls tls;
	char *ca_file;
	enum wire_auth auth;
	char *user;
	struct config_secret secret;
	int timeout_s;
};

struct config_mailbox {
	char *name; /* title of the section */
	struct config_server server;
	char **folders;
	size_t folder_count;
	char *done_flag; /* default "$Agreed" */
	char *done_folder;
	char *unreadable_folder; /* default "Unreadable" */
	char *notes_flag;        /* people tag notes with this IMAP keyword */
	char **notes_folders;    /* every mail in one of these folders is notes */
	size_t notes_folder_count;
	int poll_s;
	bool idle;
	int lookback_s;   /* at the first start, leave alone what came before that */
	int64_t size_max; /* bytes */
};

enum config_review { REVIEW_UNSURE, REVIEW_ALWAYS, REVIEW_NEVER };
enum config_invite { INVITE_ATTACHED, INVITE_SEPARATE, INVITE_BOTH };
enum config_silence { SILENCE_CONFIRMS, SILENCE_ASKS };
enum config_plus { PLUS_YES, PLUS_NO, PLUS_AUTO };
enum config_trust { TRUST_CHANGE, TRUST_ASK, TRUST_TELL };
enum config_unknown { UNKNOWN_HOLD, UNKNOWN_RETRY };

/* When somebody works, where it differs from what stands above them. */
struct config_hours {
	bool workday[8];                /* none set: as above */
	int open_minute, close_minute;  /* both 0: as above */
	char **holidays;                /* .ics files; NULL: as above */
	size_t holiday_count;
	char **half_days;               /* "12-24" each year, or "2026-12-24" */
	size_t half_day_count;
	const struct worktime_day *days; /* both of them, by date; made by config_load */
	size_t day_count;
};

struct config_person {
	char *name; /* title of the section */
	char *address;
	char **other_names;
	size_t other_name_count;
	char *department;
	char *manager; /* name or address in the file; an address after config_load */
	char *zone;    /* default: the organisation's */
	char *language;
	bool invitations; /* events by mail; default yes */
	struct config_hours hours;
};

/* Who answers for a department when it is about this. */
struct config_topic {
	char *name; /* title of the section */
	char **words; /* any of them begins a word of what is asked for; default: the name */
	size_t word_count;
	char *point_person, *substitute; /* as in the department */
};

struct config_department {
	char *name;         /* title of the section */
	char *point_person; /* name or address in the file; an address after config_load */
	char *substitute;   /* who stands in while the point person is away, and hears of what stays unanswered; the same */
	struct config_topic *topics;
	size_t topic_count;
	char **needs; /* what it needs with a request: "target group" */
	size_t need_count;
	char *manager;
	char *goal; /* what it is measured by, in a line; why a point matters to it where the notes do not say */
	int answer_minutes, solution_minutes; /* service level in working time; 0: the organisation's */
	struct config_hours hours;
};

/* An LDAP directory whose people are ours, too. */
struct config_ldap {
	char *name; /* title of the section: letters, digits, - and _ */
	struct config_server server;
	char *base, *filter;
	char *department; /* the attribute with the name of somebody's department */
	int refresh_s;
};

/* A program that makes text of files that the reader does not understand. */
struct config_converter {
	char *type;         /* title of the section: "application/pdf" */
	char **command;     /* argv, NULL-terminated; the file comes on standard input */
	int timeout_s;
};

/* Who does a step: a person, the point person of a department, or whoever has a part in what is asked for. */
enum config_role { ROLE_IS_PERSON, ROLE_IS_REQUESTER, ROLE_IS_THEIR_MANAGER };

struct config_step {
	char *name; /* title of the section */
	char *owner; /* as written */
	int days; /* business days of the owner */
	char *text, *standard, *interest; /* standard and interest may be NULL */
	bool milestone;
	char **after; /* names of the steps before it; NULL: the one above it */
	size_t after_count;
	/* made by config_load: */
	enum config_role role;
	const char *address;    /* of ROLE_IS_PERSON */
	const char *department; /* whose point person that is, or NULL */
	size_t *on; /* what after names: places among the steps */
	size_t on_count;
};

/* A way of doing something that is the same each time; started by name. */
struct config_process {
	char *name; /* title of the section */
	char *title; /* default: the name */
	struct config_step *steps;
	size_t step_count;
};

/* One thing wrong with the settings: "agreed.conf:14: ..." and what to do. */
struct config_errors {
	char **v;
	size_t n;
};

/* A path of the settings that must lead somewhere; see config_load. */
struct config_path {
	enum { CONFIG_STATE, CONFIG_FEEDS, CONFIG_TEMPLATES, CONFIG_PROCESSES, CONFIG_CA, CONFIG_SECRET, CONFIG_PROGRAM } what;
	const char *path;
	const char *where; /* "agreed.conf:14: password-file" */
	bool given;        /* written down, and not our default */
};

struct config {
	struct pool *pool; /* everything below lives in it */
	char *path;
	struct config_errors warnings; /* what is allowed and unwise: the log shall say it at the start */
	struct config_path *paths;
	size_t path_count;
	char *state_folder; /* database, send journal, control socket */
	char *template_folder;
	char *feed_folder; /* calendars to subscribe to; NULL: none are written */
	char *process_folder; /* default: processes beside the settings; read by config_source */
	struct {
		char *address;                 /* agree@corp.example */
		char *organisation;            /* Corp */
		char *zone;                    /* IANA, default UTC */
		char *language;                /* default en */
		bool workday[8];               /* [1] Monday .. [7] Sunday */
		int open_minute, close_minute; /* working hours, default 9:00 to 17:00 */
		struct config_hours days;    /* its holidays and half days alone */
		enum config_plus plus_addresses; /* may replies go to agree+TOKEN@? default auto: see selftest.h */
	} identity;
	struct {
		char *subject; /* default "[agreed]" */
		char *line;    /* default "#agreed" */
		char *address; /* plus-detail, default "notes" */
	} keyword;
	struct config_mailbox *mailboxes;
	size_t mailbox_count;
	struct config_server smtp;
	char *smtp_helo;           /* default: the domain of identity.address */
	enum config_review review; /* default unsure */
	enum config_invite invite; /* default both */
	enum config_silence
	    silence; /* default confirms: points nobody objects to stand at the flag-by date */
	enum config_unknown unknown; /* default hold: a mail that may have been delivered is not sent again */
	char *digest; /* digest.h, default "monday 09:00" */
	double confidence;           /* items below are not confirmed to others, default 0.6 */
	struct {
		int flag_days;           /* business days to flag a change, default 2 */
		int agenda_days;         /* business days before the next meeting, 0: no agenda; default 1 */
		int flag_minute;         /* until that time of the day, default 17:00 */
		int checkpoint_min_days; /* lead time in business days from which there is one checkpoint,
		                            default 3 */
		int checkpoint_two_days; /* ... from which there are two, default 11 */
		int checkpoint_minute;   /* default 10:00 */
		int checkpoint_length_minutes; /* default 30 */
		int eod_minute;                /* what EOD and COB mean, default 17:00 */
		int retry_limit_s;             /* give up a delivery after, default 5 days */
	} rules;
	struct {
		char *auth_server; /* whose Authentication-Results are believed; NULL: nobody's */
		enum config_trust authenticated, token,
		    address; /* what a mail may do that is no surer than that */
		char **
		    start_domains; /* who may start agreements, besides the people; default: our own domain */
		size_t start_domain_count;
		int notes_per_hour; /* of one sender, default 100 */
	} trust;
	struct config_ldap *ldaps;
	size_t ldap_count;
	struct config_converter *converters;
	size_t converter_count;
	struct {
		int answer_minutes, solution_minutes; /* service level in working time, default 4 and 24 hours */
		int hold_minutes;                     /* an escalation waits so long after its announcement, default 4 hours */
		char **steps;                         /* rung.h; none: the default */
		size_t step_count;
	} ladder;
	struct config_person *people;
	size_t people_count;
	struct config_department *departments;
	size_t department_count;
	struct config_process *processes;
	size_t process_count;
	char *test_clock; /* tests only: a file with an instant or an offset; see loop.h */
};

/*
 * Reads and checks the whole file and all it includes, collecting ALL errors,
 * sorted by file and line. NULL when there was one. Secrets are not read here.
 * Free with config_free / config_errors_free.
 */
struct config *config_load(const char *path, struct config_errors *errors);
/* The same, without a look at folders, secret files and programs: for a preview, which uses none of them. */
struct config *config_load_only(const char *path, struct config_errors *errors);
void config_free(struct config *config); /* NULL is allowed */
void config_errors_add(struct config_errors *errors, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Frees what was collected; the list is empty afterwards and can be used again. */
void config_errors_free(struct config_errors *errors);

/* Says in words what was understood: for `agreed -n`. */
void config_words(const struct config *config, FILE *out);

/* The people and departments, for the reader; slices borrowed from config, arrays in pool. */
void config_directory(const struct config *config, struct pool *pool, struct directory *directory);

/* Where the people of an LDAP directory are kept. */
void config_ldap_path(const struct config *config, const struct config_ldap *ldap, char *path, size_t size);

/* Was each LDAP directory searched at least once? Until then nobody could tell who is meant in notes. */
bool config_ldap_is_known(const struct config *config);

/* A server as the child that talks to it is told. */
void config_server(const struct config_server *server, struct pool *pool, struct wire_server *wire);

#endif
