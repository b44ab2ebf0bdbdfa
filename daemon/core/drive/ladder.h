/*
 * ladder: asks again, step by step, whoever owes an answer, and stops at the
 * first word of theirs. Which steps there are is in rung.h; where one stands is a
 * row of the store, and its next moment a due row of kind "ladder".
 *
 * A ladder stands for one person, one item, one question. ladder_follow makes
 * those that things as they stand call for, and ends all others: so none can run
 * against somebody who has nothing to do.
 *
 * Inside the caller's transaction.
 */
#ifndef AGREED_LADDER_H
#define AGREED_LADDER_H

#include "daemon/core/record.h"
#include "daemon/core/drive/rung.h"

struct pool;

/* After anything happened on the agreement. */
void ladder_follow(struct core *core, struct pool *pool, int64_t agreement);

/* The person said a word about the item (0: about all of theirs). ladder_follow draws the conclusion. */
void ladder_heard(struct core *core, int64_t agreement, int64_t item, const char *person);

/* A reminder has asked the owner how it stands (CAUSE_CHECKPOINT), or why it is not done (CAUSE_OVERDUE). */
void ladder_asked(struct core *core, struct pool *pool, const struct record *r, const struct store_item *item,
    const char *person, enum rung_cause cause);

/* The step that comes next; false when all were taken. */
bool ladder_rung(const struct core *core, const struct store_ladder *l, struct rung *rung);

/* The step was taken: on to the next. Updates l and the store. */
void ladder_advance(struct core *core, struct pool *pool, struct store_ladder *l);

/* No further step: the question is left to whoever waits. Updates l and the store. */
void ladder_rest(struct core *core, struct store_ladder *l);

/* Whoever stands in for the person hears of it, in their own mail of the day. Advances. */
void ladder_copy(struct core *core, struct pool *pool, const struct record *r, const struct store_item *item,
    struct store_ladder *l);

/* Did managers or whoever waits read that the person is not asked again about it, and has nothing happened since? */
bool ladder_is_left(struct core *core, struct pool *pool, const struct store_item *item, const char *person);

/* Looks again at this moment. */
void ladder_at(struct core *core, const struct store_ladder *l, int64_t at);

/* Who waits for the answer: address, or NULL when nobody but the person themselves does. */
const char *ladder_waiter(struct core *core, struct pool *pool, const struct record *r, const struct store_item *item,
    const struct store_ladder *l);

/* Whose turn it is, with what waits for a yes or no. */
enum item_ball ladder_ball(struct core *core, struct pool *pool, const struct store_item *item);

/* Was it due a business day ago, by that person's days? */
bool ladder_is_late(struct core *core, const struct store_item *item, const char *email);

/* The item with that id, or NULL. */
struct store_item *ladder_item(struct record *r, int64_t id);

#endif
