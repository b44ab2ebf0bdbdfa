/*
 * help: the mails about questions that got no answer, one of each kind a person a
 * day. The ladder (escalation.h) writes due rows; here all rows of one kind and
 * reader become one mail when the reader is at work, about what still waits then:
 *
 *   announce  to whoever waits: this is what managers will read, and when
 *   help      to each manager, the holder and whoever waits: please help coordinate
 *   summary   to whoever waits: no answer came, and nothing is asked again
 *
 * Inside the caller's transaction.
 */
#ifndef AGREED_HELP_H
#define AGREED_HELP_H

#include "daemon/core/record.h"

struct pool;

/* Is the row one of these? */
bool help_is(const struct store_due *row);

/* Rows of one kind and one reader, all due: the mail, or they wait for office hours, for tomorrow, for their return. */
void help_due(struct core *core, struct pool *pool, const struct store_due *const *rows, size_t n);

#endif
