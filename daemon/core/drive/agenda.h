/*
 * agenda: the next meeting of a series. So many business days before (setting
 * agenda-before), when the requester's work begins, what is open in all notes of
 * the series goes to the requester, ready to paste: what is stuck, what is late,
 * what has to be decided, the rest, and what was done since.
 */
#ifndef AGREED_AGENDA_MAIL_H
#define AGREED_AGENDA_MAIL_H

#include "daemon/core/record.h"

struct pool;
struct reading;
struct store_due;

/* When the notes say that their people meet again, as an instant; 0: they do not. *timed: with a time of the day. */
int64_t agenda_moment(struct core *core, const struct reading *reading, const char *requester, bool *timed);

/* Sets the moment of the agenda, if the agreement has a next meeting. Inside the caller's transaction. */
void agenda_plan(struct core *core, struct pool *pool, int64_t agreement);

/* The moment has come. A transaction of its own. */
void agenda_due(struct core *core, struct pool *pool, const struct store_due *due);

#endif
