/*
 * step: one event on one item: the cell of agreement.h is looked up, the new
 * state and its line in the log are written, and what must follow at once
 * (moments to watch, calendar, the end of the agreement) is done. It writes to
 * nobody but the calendars: who is told is the caller's matter.
 *
 * Inside the caller's transaction. item is a row of record and is brought up to
 * date with the store.
 */
#ifndef AGREED_STEP_H
#define AGREED_STEP_H

#include "daemon/core/record.h"

struct pool;

/* What is behind an event: who, by which mail, in which words; none may be NULL. */
struct step_cause {
	const char *person;     /* address; "" for agreed itself */
	const char *message_id; /* or "" */
	const char *detail;     /* a quote or a sentence, or "" */
};

/* false when the event makes no sense in the item's state: nothing was changed. */
bool step_item(struct core *core, struct pool *pool, struct record *r, struct store_item *item, enum item_event event,
    const struct step_cause *cause);

/* A line in the log that is no event of an item's life. item may be 0. */
void step_log(struct core *core, int64_t agreement, int64_t item, const char *kind, const struct step_cause *cause);

/* Closes the agreement and sends everybody the final record when no item is open any more. */
void step_close(struct core *core, struct pool *pool, int64_t agreement, const char *answers);

/* A quote for the log and for evidence: one line, at most STEP_QUOTE_MAX bytes, cut at a character. */
#define STEP_QUOTE_MAX ((size_t)200)
const char *step_quote(struct pool *pool, struct slice words);

#endif
