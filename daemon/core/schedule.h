/*
 * schedule: the one list of what is due, and one timer. What is due becomes
 * an event and goes through apply like any other; a waiting notice goes to the
 * sender.
 */
#ifndef AGREED_SCHEDULE_H
#define AGREED_SCHEDULE_H

#include "daemon/core/core.h"

struct schedule *schedule_new(struct core *core);
void schedule_free(struct schedule *schedule); /* NULL is allowed */

/* Something was written that may be due: look in this turn. NULL is allowed (preview). */
void schedule_soon(struct schedule *schedule);

#endif
