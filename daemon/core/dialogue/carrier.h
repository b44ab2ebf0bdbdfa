/*
 * carrier: a token that came back in the answer to a mail of ours, in one of the
 * addresses it was sent to or in the Message-IDs that it answers; and how such a
 * mail carries it.
 */
#ifndef AGREED_CARRIER_H
#define AGREED_CARRIER_H

#include "daemon/core/core.h"
#include "parsers/reading.h"

struct notice_reader;
struct pool;

/* Where a token may have come back: addresses first, then ids, the newest first; the list lives in pool. Returns how many. */
size_t carrier_list(struct pool *pool, const struct reading *reading, struct slice **list);
/* The number of the first token of that letter (token.h) that is the writer's own. */
bool carrier_find(const struct core *core, struct pool *pool, const struct reading *reading, char letter, int64_t *number);

/* Answers of the reader go to an address, and to Message-IDs, with their token of that letter. */
void carrier_set(const struct core *core, struct pool *pool, char letter, int64_t number, struct notice_reader *reader);

#endif
