/*
 * process: what is done the same way each time (a process of the settings)
 * becomes an agreement: each step a point, the first ones proposed at once, the
 * others waiting until those before them have ended. plan.h computes the dates.
 *
 * All but process_opens run inside the caller's transaction.
 */
#ifndef AGREED_PROCESS_H
#define AGREED_PROCESS_H

#include "daemon/core/record.h"
#include "parsers/base/civil.h"

struct pool;
struct reading;

struct process_request {
	const char *name;                  /* of the process, case ignored */
	const char *requester;             /* address */
	const char *about;                 /* what it is for, behind the title; or "" */
	const char *message_id, *quote;    /* of the mail that asks for it, or "" */
	struct civil_date from, by;        /* year 0: not given; by wins */
};

/*
 * Records it and writes to who has the first steps. Returns the agreement's number, or 0 with a sentence in *why
 * when there is no such process, a step has nobody to do it, or the deadline cannot be kept; nothing is stored then.
 */
int64_t process_start(struct core *core, struct pool *pool, const struct process_request *request, const char **why);

/* A mail asks for one: starts it, or tells its writer why not. Returns the agreement's number or 0. */
int64_t process_asked(struct core *core, struct pool *pool, const struct reading *reading);

/* What somebody waited for has ended: steps whose turn has come are proposed, blocked points go on. */
void process_opens(struct core *core, struct pool *pool, const struct store_due *due);

struct process_move {
	struct store_item *before, *item;
};
/*
 * Moves the waiting steps of an agreement whose dates can no longer be kept, by what the dates before them and their
 * own business days ask for, never to an earlier day. Returns how many moved; nobody is told.
 */
size_t process_follow(struct core *core, struct pool *pool, int64_t agreement, struct process_move **list);

/* Has it ended? What was split has when all its parts have. */
bool process_has_ended(const struct record *r, const struct store_item *item);

#endif
