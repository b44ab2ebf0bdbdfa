/*
 * held: a mail that asks for more than it is trusted for. It is kept as it was
 * read, its writer is asked at the address that we know whether it was theirs,
 * and only their yes to that mail, which carries a new token, lets it act.
 *
 * Inside the caller's transaction.
 */
#ifndef AGREED_HELD_H
#define AGREED_HELD_H

#include "daemon/core/core.h"
#include "parsers/reading.h"

struct pool;

/* Keeps the reading and asks its writer; agreement 0: notes. */
void held_ask(struct core *core, struct pool *pool, int64_t agreement, const struct reading *reading);

/*
 * Is the mail the answer to such a question, from the person who was asked? Then
 * true, the question has ended, and with a yes *released is the mail to act on
 * (kept false when it was a no).
 */
struct held_answer {
	bool yes;
	int64_t agreement;
	struct reading released;
};
bool held_answered(struct core *core, struct pool *pool, const struct reading *reading, struct held_answer *answer);

#endif
