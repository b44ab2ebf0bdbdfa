/*
 * account: what became of promises in a time, by department: kept, late,
 * renegotiated; and who delivered to whom. Never by person: it is no ranking.
 */
#ifndef AGREED_ACCOUNT_H
#define AGREED_ACCOUNT_H

#include "daemon/core/core.h"

struct pool;
struct text;

struct account_department {
	const char *name;  /* "" for people without one */
	int kept;          /* due in that time, and delivered by then (as accepted later, or not yet answered) */
	int late;          /* due in that time, and not delivered by then */
	int open;          /* due in that time, which has not come yet */
	int renegotiated;  /* changes that both sides agreed to, in that time */
};

/* Points accepted in that time: whose department delivered to whose. */
struct account_delivery {
	const char *from, *to;
	int n;
};

struct account {
	struct civil_date from, to; /* both included, in the organisation's zone */
	struct account_department *departments;
	size_t department_count;
	struct account_delivery *deliveries;
	size_t delivery_count;
};

void account_make(struct core *core, struct pool *pool, struct civil_date from, struct civil_date to,
    struct account *account);

/* For `agreectl report`. */
enum account_form { ACCOUNT_TEXT, ACCOUNT_JSON, ACCOUNT_CSV };
void account_write(const struct account *account, enum account_form form, struct text *out);

#endif
