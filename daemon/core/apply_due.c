/*
 * Moments have come; see apply.h. Method: rows are taken one person or agreement
 * at a time, each in its own transaction. All that is due to one person on one
 * day goes in one mail; outside their working hours the rows wait for the next
 * time that they are at work.
 */
#include <stdlib.h>
#include <string.h>

#include "daemon/core/apply.h"
#include "daemon/core/drive/agenda.h"
#include "daemon/core/drive/away.h"
#include "daemon/core/settings/config.h"
#include "daemon/core/directory.h"
#include "daemon/core/drive/escalation.h"
#include "daemon/core/drive/help.h"
#include "daemon/core/drive/ladder.h"
#include "daemon/core/notice/notice.h"
#include "daemon/core/drive/process.h"
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
			/* whoever answered has not been silent, and the record must not say so */
			if (record_state(&r.items[i]) == ITEM_PROPOSED)
				step_item(core, pool, &r, &r.items[i], EVENT_SILENCE, &cause);
	ladder_follow(core, pool, d->agreement);
	store_due_done(core->store, d->id, core->now);
	store_commit(core->store);
}

/* -- reminders -- */

/* What rows ask of a person, in the one mail of the day. */
struct bundle {
	struct notice_reminder *v;
	bool *stepped;              /* of each: it is a step of the person's ladder as well */
	size_t n, cap, stepped_cap;
	const struct store_due **rows;
	size_t row_count, row_cap;
};

/* Two rows about one point are one line: that it is late says more than that it was asked, and that more than the day. */
static void
line_join(struct notice_reminder *line, const struct notice_reminder *m)
{
	if (m->why == REMIND_OVERDUE)
		line->why = REMIND_OVERDUE;
	else if (m->why == REMIND_NUDGE && line->why < REMIND_OVERDUE)
		*line = *m;
}

static void
reminder_add(struct pool *pool, struct bundle *b, const struct notice_reminder *m, bool stepped)
{
	for (size_t i = 0; i < b->n; i++)
		if (b->v[i].item->id == m->item->id && (b->v[i].why == REMIND_COPY) == (m->why == REMIND_COPY)) {
			line_join(&b->v[i], m);
			b->stepped[i] = b->stepped[i] || stepped;
			return;
		}
	b->stepped = pool_grow(pool, b->stepped, b->n, &b->stepped_cap, sizeof(*b->stepped));
	b->stepped[b->n] = stepped;
	b->v = pool_grow(pool, b->v, b->n, &b->cap, sizeof(*b->v));
	b->v[b->n++] = *m;
}

static const char *
person_name(struct core *core, const struct record *r, const char *email)
{
	const struct config_person *p = person_find(core, email);

	return p != NULL ? p->name : record_name(r, email);
}

/* The next step of the person's ladder: a line in their mail, or something that is done without them; then true. */
static bool
rung_add(struct core *core, struct pool *pool, struct bundle *b, const struct store_due *d, struct record *r,
    struct store_item *item)
{
	struct notice_reminder m = { r, item, .why = REMIND_NUDGE };
	struct store_ladder l;
	const char *waiter;
	struct rung rung;

	if (!store_ladder_find(core->store, pool, item->id, d->email, &l) || !ladder_rung(core, &l, &rung))
		return false;
	if (rung.act == RUNG_COPY)
		ladder_copy(core, pool, r, item, &l);
	else if (rung.act == RUNG_ESCALATE || rung.act == RUNG_SUMMARY)
		escalation_step(core, pool, r, item, &l);
	else {
		waiter = ladder_waiter(core, pool, r, item, &l);
		m.cause = rung_cause_find(l.cause);
		m.split = rung.act == RUNG_SPLIT;
		m.waiting = waiter == NULL ? NULL : person_name(core, r, waiter);
		reminder_add(pool, b, &m, true);
		return false;
	}
	return true;
}

/* Who stands in for somebody hears what is still open. */
static void
copy_add(struct core *core, struct pool *pool, struct bundle *b, const struct store_due *d, struct record *r,
    struct store_item *item)
{
	struct store_ladder *open;
	size_t n = store_ladders(core->store, pool, r->a.id, &open);

	for (size_t i = 0; i < n; i++) {
		struct notice_reminder m = { r, item, .why = REMIND_COPY };
		const char *waiter;

		if (open[i].item != item->id || email_is(open[i].person, d->email))
			continue;
		waiter = ladder_waiter(core, pool, r, item, &open[i]);
		m.cause = rung_cause_find(open[i].cause);
		m.person = person_name(core, r, open[i].person);
		m.waiting = waiter == NULL ? NULL : person_name(core, r, waiter);
		reminder_add(pool, b, &m, false);
	}
}

/* Is it a promise of theirs, and nobody else's turn? */
static bool
is_theirs(struct core *core, struct pool *pool, const struct store_item *item, const char *email)
{
	return agreement_is_promise(record_state(item)) && record_owns(item, email) &&
	    ladder_ball(core, pool, item) == BALL_OWNER;
}

/*
 * A date of a promise has come: its owner is asked, unless all concerned read that nothing is asked again. The managers
 * of a milestone hear all the same that it is late.
 */
static void
date_add(struct core *core, struct pool *pool, struct bundle *b, const struct store_due *d, struct record *r,
    struct store_item *item)
{
	bool overdue = strcmp(d->kind, "overdue") == 0;

	if (!is_theirs(core, pool, item, d->email))
		return;
	if (!ladder_is_left(core, pool, item, d->email))
		reminder_add(pool, b, &(struct notice_reminder){ r, item, .why = overdue ? REMIND_OVERDUE :
		    strcmp(d->kind, "due") == 0 ? REMIND_DUE : REMIND_CHECKPOINT }, false);
	else if (overdue)
		notice_milestone(core, pool, r, item, MILESTONE_LATE, "", item->due);
}

static void
row_add(struct pool *pool, struct bundle *b, const struct store_due *d)
{
	b->rows = pool_grow(pool, b->rows, b->row_count, &b->row_cap, sizeof(*b->rows));
	b->rows[b->row_count++] = d;
}

/*
 * While a point can still be flagged nobody is late with it: the row comes back
 * when that is over.
 */
static bool
is_early(struct core *core, const struct record *r, const struct store_item *item, const struct store_due *d)
{
	struct worktime w = person_worktime(core, d->email);

	if (strcmp(d->kind, "overdue") != 0 || record_state(item) != ITEM_PROPOSED || r->a.flag_by <= core->now)
		return false;
	store_due_add(core->store, &(struct store_due){ .at = worktime_next_open(&w, r->a.flag_by + 1),
	    .agreement = r->a.id, .item = item->id, .kind = "overdue", .email = d->email });
	return true;
}

/*
 * Puts what the row reminds of into the bundle, unless it is done or was somebody else's by now. true: all that the row
 * wanted is done, whatever becomes of the bundle.
 */
static bool
bundle_add(struct core *core, struct pool *pool, struct bundle *b, const struct store_due *d)
{
	struct record *r = pool_alloc(pool, sizeof(*r));
	struct store_item *item;

	if (!record_load(core, pool, d->agreement, r) || (item = ladder_item(r, d->item)) == NULL ||
	    !agreement_is_open(record_state(item)) || is_early(core, r, item, d))
		return true;
	if (strcmp(d->kind, "ladder") == 0)
		return rung_add(core, pool, b, d, r, item);
	if (strcmp(d->kind, "copy") == 0)
		copy_add(core, pool, b, d, r, item);
	else
		date_add(core, pool, b, d, r, item);
	return false;
}

/* Where others wait comes first, then what is late, then the rest; of one kind in the order of time. */
static int
rank(const struct notice_reminder *m)
{
	if (m->why == REMIND_NUDGE && m->cause != CAUSE_CHECKPOINT && m->cause != CAUSE_QUESTION)
		return 0;
	return m->why == REMIND_OVERDUE ? 1 : m->why == REMIND_NUDGE ? 2 : m->why == REMIND_COPY ? 4 : 3;
}

static void
bundle_sort(struct bundle *b)
{
	for (size_t i = 1; i < b->n; i++)
		for (size_t k = i; k > 0 && rank(&b->v[k]) < rank(&b->v[k - 1]); k--) {
			struct notice_reminder m = b->v[k];
			bool stepped = b->stepped[k];

			b->v[k] = b->v[k - 1];
			b->v[k - 1] = m;
			b->stepped[k] = b->stepped[k - 1];
			b->stepped[k - 1] = stepped;
		}
}

static void
rows_move(struct core *core, const struct bundle *b, int64_t at)
{
	for (size_t i = 0; i < b->row_count; i++)
		store_due_move(core->store, b->rows[i]->id, at);
}

/* Who waits for what the row asks of its person; NULL when it asks nothing any more. */
static const char *
row_waiter(struct core *core, struct pool *pool, const struct record *r, const struct store_item *item,
    const struct store_due *d)
{
	struct store_ladder l;

	if (strcmp(d->kind, "copy") == 0 || !agreement_is_open(record_state(item)))
		return NULL;
	if (strcmp(d->kind, "ladder") != 0)
		return is_theirs(core, pool, item, d->email) ? r->a.requester_email : NULL;
	return store_ladder_find(core->store, pool, item->id, d->email, &l) ? ladder_waiter(core, pool, r, item, &l) : NULL;
}

/* Nobody is reminded while away: the rows wait, and whoever waits is told. */
static void
bundle_wait(struct core *core, struct pool *pool, const struct bundle *b, const char *email, int64_t back)
{
	for (size_t i = 0; i < b->row_count; i++) {
		struct store_item *item;
		struct record r;

		if (record_load(core, pool, b->rows[i]->agreement, &r) && (item = ladder_item(&r, b->rows[i]->item)) != NULL)
			away_tell(core, pool, &r, email, row_waiter(core, pool, &r, item, b->rows[i]));
	}
	rows_move(core, b, back);
}

/* What was asked is in the log, and the ladders go on from there. */
static void
bundle_log(struct core *core, struct pool *pool, const struct bundle *b, const char *email, const char *day)
{
	const char *id = store_notice_id(core->store, pool, email, "remind", day);

	for (size_t i = 0; i < b->n; i++) {
		const struct notice_reminder *m = &b->v[i];
		bool nudge = m->why == REMIND_NUDGE;
		struct store_ladder l;

		step_log(core, m->record->a.id, m->item->id, m->why == REMIND_COPY ? "copied" : !nudge ? "reminded" :
		    m->split && m->cause < CAUSE_DECIDE && m->cause > CAUSE_CONFIRM ? "split offered" : "nudged",
		    &(struct step_cause){ email, id, nudge ? rung_cause_name(m->cause) : day });
		if (m->why == REMIND_OVERDUE)
			notice_milestone(core, pool, m->record, m->item, MILESTONE_LATE, "", m->item->due);
		if (b->stepped[i] && store_ladder_find(core->store, pool, m->item->id, email, &l))
			ladder_advance(core, pool, &l);
		if (m->why == REMIND_OVERDUE || (m->why < REMIND_OVERDUE && !b->stepped[i]))
			ladder_asked(core, pool, m->record, m->item, email,
			    m->why == REMIND_OVERDUE ? CAUSE_OVERDUE : CAUSE_CHECKPOINT);
	}
}

/* The bundle goes out, or waits: for office hours, or for tomorrow when today's mail has gone. */
static void
bundle_send(struct core *core, struct pool *pool, struct bundle *b, const char *email)
{
	struct worktime w = person_worktime(core, email);
	struct civil_date today = worktime_local(&w, core->now).date;
	int64_t open = worktime_next_open(&w, core->now);
	char day[CIVIL_DATE_LEN];

	if (b->n > 0 && open > core->now) {
		rows_move(core, b, open);
		return;
	}
	bundle_sort(b);
	if (b->n > 0 && !notice_remind(core, pool, email, civil_date_write(today, day), b->v, b->n)) {
		rows_move(core, b, worktime_open(&w, worktime_add_days(&w, civil_add_days(today, 1), 0)));
		return;
	}
	for (size_t i = 0; i < b->row_count; i++)
		store_due_done(core->store, b->rows[i]->id, core->now);
	if (b->n > 0)
		bundle_log(core, pool, b, email, day);
}

static bool
is_reminder(const struct store_due *d)
{
	return strcmp(d->kind, "flag_by") != 0 && strcmp(d->kind, "opens") != 0 && strcmp(d->kind, "agenda") != 0 &&
	    !help_is(d);
}

/* All rows of the kind and person of list[first], in one transaction. */
static void
person_help(struct core *core, struct pool *pool, const struct store_due *list, size_t n, size_t first, bool *taken)
{
	const struct store_due **rows = pool_array(pool, n, sizeof(const struct store_due *));
	size_t count = 0;

	for (size_t i = first; i < n; i++)
		if (!taken[i] && strcmp(list[i].kind, list[first].kind) == 0 && email_is(list[i].email, list[first].email)) {
			taken[i] = true;
			rows[count++] = &list[i];
		}
	store_begin(core->store);
	help_due(core, pool, rows, count);
	store_commit(core->store);
}

/* All rows of the person of list[first], in one transaction. */
static void
person_remind(struct core *core, struct pool *pool, const struct store_due *list, size_t n, size_t first, bool *taken)
{
	const char *email = list[first].email;
	struct bundle b = { 0 };
	int64_t back;
	bool away;

	store_begin(core->store);
	away = away_now(core, pool, email, &back);
	for (size_t i = first; i < n; i++) {
		if (taken[i] || !is_reminder(&list[i]) || !email_is(list[i].email, email))
			continue;
		taken[i] = true;
		if (!away && bundle_add(core, pool, &b, &list[i]))
			store_due_done(core->store, list[i].id, core->now);
		else
			row_add(pool, &b, &list[i]);
	}
	if (away)
		bundle_wait(core, pool, &b, email, back);
	else
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
		else if (help_is(&list[i]))
			person_help(core, pool, list, n, i, taken);
		else if (strcmp(list[i].kind, "opens") == 0)
			process_opens(core, pool, &list[i]);
		else if (strcmp(list[i].kind, "agenda") == 0)
			agenda_due(core, pool, &list[i]);
		else
			flag_by_passed(core, pool, &list[i]);
		taken[i] = true;
	}
}
