/*
 * records: how agreectl's commands get at the records: the options that they
 * share, the opened store, and the printing of JSON.
 *
 *   [-c CONF | -d STATE-FOLDER] [--json] [ARG...]
 *
 * Where the state folder is, is asked of `agreed -s -c CONF`: the settings have
 * one reader.
 */
#ifndef AGREED_CTL_RECORDS_H
#define AGREED_CTL_RECORDS_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "daemon/store/store_read.h"

struct pool;

struct records {
	struct pool *pool;
	struct store *store;
	bool json;
	bool all;               /* --all: closed ones too */
	const char *config;     /* -c, or NULL */
	const char *folder;     /* the state folder */
	int argc;               /* what is left of the arguments */
	char **argv;
};

/* Reads the options and opens the records. 0; or an exit status, after a message. */
int records_open(struct records *r, int argc, char **argv);
void records_close(struct records *r);
/* Opens, runs, closes: what most commands do. */
int records_run(int argc, char **argv, int (*run)(struct records *r));

/* Says one line to the core's control socket; false after a message when nobody answers. */
bool records_ask(struct records *r, const char *line, const char **words);
/* The same, and prints the answer. Returns the exit status. */
int records_command(struct records *r, const char *line);

/* "A-17", "a17" or "17", and with point "A-17.2" or "A-17/2"; point is 0 when none was named. */
bool records_tag(const char *arg, int64_t *agreement, int *point);

/* Prints j on one line and takes it. Returns 0. */
int records_print(json_t *j);

/* An instant as ISO 8601 in UTC; null for 0. */
json_t *records_instant(int64_t instant);
/* The same for people, in the machine's zone: "Tue 24 Nov 2026 17:00"; "" for 0. */
const char *records_when(struct pool *pool, int64_t instant);

/* Owners by name (address where there is no name), joined by ", ". */
const char *records_owners(struct pool *pool, const struct store_item *item);
json_t *records_item_json(const struct store_item *item);

/* A mailbox that has not worked for so long is not well, whatever it says; over the slowest poll. */
#define RECORDS_STALE_S (2 * 3600)
bool records_is_stale(const struct store_health *h);
/* How mailboxes and sender are doing. */
json_t *records_health_json(struct records *r);
void records_health_print(struct records *r);

/* Is this state the end of a point? */
bool records_is_over(const char *state);

/* The commands; argv[0] is the command's name. Each returns the exit status. */
int ctl_status(int argc, char **argv);
int ctl_list(int argc, char **argv);
int ctl_show(int argc, char **argv);
int ctl_why(int argc, char **argv);
int ctl_search(int argc, char **argv);
int ctl_export(int argc, char **argv);
int ctl_check(int argc, char **argv);
int ctl_preview(int argc, char **argv);
int ctl_waiting(int argc, char **argv);
int ctl_people(int argc, char **argv);
int ctl_process(int argc, char **argv);
int ctl_report(int argc, char **argv);
int ctl_held(int argc, char **argv);
int ctl_release(int argc, char **argv);

#endif
