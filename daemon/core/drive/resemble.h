/*
 * resemble: what of new notes may be open already in earlier notes of their
 * series (series.h): carried over from meeting to meeting, or marked as done since.
 *
 * Nothing is merged by it: a point that resembles another waits as "asked", with a
 * proposal of the kind "same" or "done" for the requester to answer (talk.h).
 */
#ifndef AGREED_RESEMBLE_H
#define AGREED_RESEMBLE_H

#include "daemon/core/record.h"

struct pool;

/* The open points of a series, each to be taken once. */
struct resemble {
	struct pool *pool;
	struct record *records;
	size_t record_count;
	struct store_item **open;
	size_t n;
};

/* notes: the new ones, with title, requester and items; they need not be in the store yet. */
void resemble_begin(struct core *core, struct pool *pool, const struct record *notes, struct resemble *r);
/*
 * The open point that the item most likely is, NULL when there is none: its number
 * stands in the line ("A-17.2"), or somebody owns both and most words are the same.
 * It is not found again.
 */
const struct store_item *resemble_take(struct resemble *r, const struct store_item *item);

/* Asks the requester about an item of the store: is it the other one (done: and is that done)? */
void resemble_ask(struct core *core, struct pool *pool, const struct record *notes, const struct store_item *item,
    const struct store_item *other, bool done);

#endif
