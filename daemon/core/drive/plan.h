/*
 * plan: the dates of a process, step by step, in the business days of whoever
 * does each: forward from a day, or back from a deadline. Pure: no clock, no
 * store.
 *
 * A step begins on the day on which the last of those before it is due, and is
 * due so many of its owner's business days later. Backwards each step is due as
 * late as those behind it allow, so that the last one is due on the deadline (or
 * on the last business day before it).
 */
#ifndef AGREED_PLAN_H
#define AGREED_PLAN_H

#include "daemon/core/worktime.h"

struct pool;

struct plan_step {
	const char *name;
	struct worktime w;       /* of its owner */
	int days;                /* business days, 0 or more */
	const size_t *after;     /* the steps before it: places in the array */
	size_t after_count;
	struct civil_date begin; /* out: when it can begin at the latest */
	struct civil_date due;   /* out */
	const char *why;         /* out: how the date came about; in the pool */
};

/* false when the steps wait on each other in a circle: then nothing is set. */
bool plan_forward(struct pool *pool, struct plan_step *steps, size_t n, struct civil_date from);
bool plan_back(struct pool *pool, struct plan_step *steps, size_t n, struct civil_date deadline);

/* The first of the days on which a step begins. */
struct civil_date plan_begin(const struct plan_step *steps, size_t n);

/* The last day from which n business days lead to d at the latest; it is a workday. */
struct civil_date plan_days_before(const struct worktime *w, struct civil_date d, int n);

#endif
