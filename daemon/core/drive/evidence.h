/*
 * evidence: what was agreed, asked and answered about a point, by the log of
 * events and nothing else: whoever reads the log writes the same list. Pure.
 */
#ifndef AGREED_EVIDENCE_H
#define AGREED_EVIDENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pool;
struct store_event;

/* A dated line; borrowed from the events. */
struct evidence {
	int64_t at;
	const char *person;     /* address of who did it, or to whom it was done; "" for agreed itself */
	const char *what;       /* "was asked again", as a phrase that templates translate */
	const char *quote;      /* in their words (at most STEP_QUOTE_MAX bytes), or "" */
	const char *message_id; /* the mail behind it, or "" */
	bool by_hand;           /* the administrator entered it for that person */
};

/* More lines than that are not read: the first is kept, and the latest. */
#define EVIDENCE_MAX 24

/* Of one item, in the order of the log. Returns how many. */
size_t evidence_list(struct pool *pool, const struct store_event *events, size_t n, int64_t item, struct evidence **out);
/*
 * The events but those by which managers are asked to help, at this moment or later: each reader gets that mail at
 * their own hour, and it is no evidence of itself. What happens in between is told to whoever reads it later.
 */
size_t evidence_others(struct pool *pool, const struct store_event *events, size_t n, int64_t item, int64_t asked,
    struct store_event **out);
/* Was it said that the person is not asked again about the item, and has nothing happened since? */
bool evidence_is_left(const struct store_event *events, size_t n, int64_t item, const char *person);
/* When the person was last offered to do with less; 0: never. */
int64_t evidence_offered(const struct store_event *events, size_t n, int64_t item);

#endif
