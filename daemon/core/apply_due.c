/*
 * Moments have come; see apply.h. Method: rows are taken one person or agreement
 * at a time, each in its own transaction. All that is due to one person on one
 * day goes in one mail; outside their working hours the rows wait for the next
 * time that they are at work.
 */
#include <stdlib.h>
#include <string.h>

#include "daemon/core/apply.h"
#include "daemon/core/config.h"
#include "daemon/core/directory.h"
#include "daemon/core/notice.h"
#include "daemon/core/step.h"
#include "parsers/base/pool.h"

/* -- the flag-by date -- */

static void
flag_by_passed(struct core *core, struct pool *pool, const struct store_due *d)
{
	struct step_cause cause = { "", "", "nobody objected by the flag-by date" };
	struct record r;

	store_begin(core->store);
	if (record_load(core, pool, d->agreement, &r) && r.a.flag_by <= core->now)
		for (size_t i = 0; i < r.item_count; i++)
			step_item(core, pool, &r, &r.items[i], EVENT_SILENCE, &cause);
	store_due_done(core->store, d->id, core->now);
	store_commit(core->store);
}

/* -- the unanswered question -- */

static void
question_again(struct core *core, struct pool *pool, const struct store_due *d)
{
	struct worktime w = person_worktime(core, d->email);
	int64_t open = worktime_next_open(&w, core->now);
	bool asked = false;
	struct record r;

	store_begin(core->store);
	if (open > core->now)
		store_due_move(core->store, d->id, open);
	else {
		if (record_load(core, pool, d->agreement, &r))
			for (size_t i = 0; i < r.item_count; i++)
				asked = asked || record_state(&r.items[i]) == ITEM_ASKED;
		if (asked)
			notice_question(core, pool, &r, true);
		store_due_done(core->store, d->id, core->now);
	}
	store_commit(core->store);
}

/* -- reminders -- */

struct bundle {
	struct notice_reminder *v;
	size_t n, cap;
	const struct store_due **rows;
	size_t row_count, row_cap;
};

static struct store_item *
item_of(struct record *r, int64_t id)
{
	for (size_t i = 0; i < r->item_count; i++)
		if (r->items[i].id == id)
			return &r->items[i];
	return NULL;
}

/* Puts what the row reminds of into the bundle, unless it is done or was somebody else's by now. */
static void
bundle_add(struct core *core, struct pool *pool, struct bundle *b, const struct store_due *d)
{
	struct record *r = pool_alloc(pool, sizeof(*r));
	struct store_item *item;

	b->rows = pool_grow(pool, b->rows, b->row_count, &b->row_cap, sizeof(struct store_due *));
	b->rows[b->row_count++] = d;
	if (!record_load(core, pool, d->agreement, r))
		return;
	item = item_of(r, d->item);
	if (item == NULL || !agreement_is_promise(record_state(item)) || !record_owns(item, d->email))
		return;
	for (size_t i = 0; i < b->n; i++)
		if (b->v[i].item->id == item->id)
			return;
	b->v = pool_grow(pool, b->v, b->n, &b->cap, sizeof(*b->v));
	b->v[b->n++] = (struct notice_reminder){ r, item, strcmp(d->kind, "overdue") == 0 ? REMIND_OVERDUE :
	    strcmp(d->kind, "due") == 0 ? REMIND_DUE : REMIND_CHECKPOINT };
}

static void
rows_move(struct core *core, const struct bundle *b, int64_t at)
{
	for (size_t i = 0; i < b->row_count; i++)
		store_due_move(core->store, b->rows[i]->id, at);
}

/* The bundle goes out, or waits: for office hours, or for tomorrow when today's mail has gone. */
static void
bundle_send(struct core *core, struct pool *pool, const struct bundle *b, const char *email)
{
	struct worktime w = person_worktime(core, email);
	struct civil_date today = worktime_local(&w, core->now).date;
	int64_t open = worktime_next_open(&w, core->now);
	char day[CIVIL_DATE_LEN];

	if (b->n > 0 && open > core->now) {
		rows_move(core, b, open);
		return;
	}
	if (b->n > 0 && !notice_remind(core, pool, email, civil_date_write(today, day), b->v, b->n)) {
		rows_move(core, b, worktime_open(&w, worktime_add_days(&w, civil_add_days(today, 1), 0)));
		return;
	}
	for (size_t i = 0; i < b->n; i++)
		step_log(core, b->v[i].record->a.id, b->v[i].item->id, "reminded", &(struct step_cause){ email, "", day });
	for (size_t i = 0; i < b->row_count; i++)
		store_due_done(core->store, b->rows[i]->id, core->now);
}

static bool
is_reminder(const struct store_due *d)
{
	return strcmp(d->kind, "checkpoint") == 0 || strcmp(d->kind, "due") == 0 || strcmp(d->kind, "overdue") == 0;
}

/* All rows of the person of list[first], in one transaction. */
static void
person_remind(struct core *core, struct pool *pool, const struct store_due *list, size_t n, size_t first, bool *taken)
{
	const char *email = list[first].email;
	struct bundle b = { 0 };

	store_begin(core->store);
	for (size_t i = first; i < n; i++) {
		if (taken[i] || !is_reminder(&list[i]) || !email_is(list[i].email, email))
			continue;
		taken[i] = true;
		bundle_add(core, pool, &b, &list[i]);
	}
	bundle_send(core, pool, &b, email);
	store_commit(core->store);
}

void
apply_due(struct core *core, struct pool *pool, const struct store_due *list, size_t n)
{
	bool *taken = pool_array(pool, n, sizeof(*taken));

	for (size_t i = 0; i < n; i++) {
		if (taken[i])
			continue;
		if (is_reminder(&list[i]))
			person_remind(core, pool, list, n, i, taken);
		else if (strcmp(list[i].kind, "flag_by") == 0)
			flag_by_passed(core, pool, &list[i]);
		else
			question_again(core, pool, &list[i]);
		taken[i] = true;
	}
}
