/*
 * dueday: "within 3 business days" in somebody's calendar. The reader counts Monday
 * to Friday, because it knows no calendar; here their week and their days off count,
 * and the derivation names what was left out. Every other date stays as it was read.
 */
#ifndef AGREED_DUEDAY_H
#define AGREED_DUEDAY_H

#include "daemon/core/core.h"
#include "parsers/base/civil.h"

struct pool;
struct reading_due;

struct dueday {
	struct civil_date date;
	const char *why; /* in pool */
};

/* The day that due, which is given, means for the person with that address. */
struct dueday dueday_of(struct core *core, struct pool *pool, const char *email, const struct reading_due *due);

#endif
