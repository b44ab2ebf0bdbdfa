/*
 * wait: who waits on whom. In a reply only the explicit form counts, alone on its
 * line: "2 after 1", "3 is blocked by 1 and 2", "blocked 2: by 3", "2 nach 1". In
 * notes an item's own words may name another one of the same notes: "after 2",
 * "once Design has ...". Whoever could mean several items means none.
 */
#ifndef AGREED_WAIT_H
#define AGREED_WAIT_H

#include "parsers/base/text.h"

struct pool;
struct question;
struct reading;

/* After answer_read: fills reading->waits, and what such lines were otherwise taken for is taken back. */
void wait_read_reply(struct pool *pool, const struct question *question, struct slice own, struct reading *reading);

/* After items_read: fills reading->waits. */
void wait_read_notes(struct pool *pool, struct reading *reading);

#endif
