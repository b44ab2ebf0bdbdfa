/*
 * away: who is not there, and until when. People say it in a reply ("away until
 * 7 Dec, Dana stands in"), or their out-of-office message does. While somebody is
 * away nothing reminds them and no ladder goes on; whoever waits is told once.
 *
 * Inside the caller's transaction.
 */
#ifndef AGREED_AWAY_H
#define AGREED_AWAY_H

#include "daemon/core/record.h"
#include "parsers/reading.h"

struct pool;

/* Longer than that is not believed of a mail: a date misread must not silence us for months. */
#define AWAY_DAYS_MAX 92

/*
 * Takes what the answers of a mail say about absences of its writer. told: the
 * requester reads the mail itself.
 */
void away_take(struct core *core, struct pool *pool, const struct record *r, const struct reading *reading, bool told);

/* Is the answer one that says when its writer is back? */
bool away_is_said(const struct reading_answer *answer);

/*
 * "I am away until 7 Dec, please contact Dana": the second half names who stands in,
 * it gives no point to anybody.
 */
bool away_is_substitute(const struct reading *reading, const struct reading_answer *answer);

/* Is the person away? Then *back is the first moment at which they are at work again. */
bool away_now(struct core *core, struct pool *pool, const char *email, int64_t *back);

/* Whoever waits for something of the person on this item learns, once an absence and agreement, that they are away. */
void away_tell(struct core *core, struct pool *pool, const struct record *r, const char *email, const char *waiter);

#endif
