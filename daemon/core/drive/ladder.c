/*
 * See ladder.h. Place: after apply and talk, before the notices. Method: who owes
 * what is listed from the record; the list is compared with the open ladders.
 */
#include <string.h>

#include "daemon/core/settings/config.h"
#include "daemon/core/directory.h"
#include "daemon/core/drive/evidence.h"
#include "daemon/core/drive/ladder.h"
#include "parsers/base/pool.h"

/* What somebody owes as things stand. */
struct debt {
	const struct store_item *item;
	const char *person;
	enum rung_cause cause; /* CAUSE_NONE: a promise, which is asked about at its checkpoints */
	bool late;             /* ... and was due a business day ago */
};

struct debts {
	struct debt *v;
	size_t n, cap;
};

struct store_item *
ladder_item(struct record *r, int64_t id)
{
	for (size_t i = 0; i < r->item_count; i++)
		if (r->items[i].id == id)
			return &r->items[i];
	return NULL;
}

/* -- who owes what -- */

static enum item_pending
pending_of(const struct store_proposal *p)
{
	return strcmp(p->side, "requester") == 0 ? PENDING_REQUESTER :
	    strcmp(p->side, "candidate") == 0 ? PENDING_CANDIDATE : PENDING_OWNER;
}

enum item_ball
ladder_ball(struct core *core, struct pool *pool, const struct store_item *item)
{
	struct store_proposal p;
	bool waits = store_proposal_get(core->store, pool, item->id, &p);

	return agreement_ball(record_state(item), waits ? pending_of(&p) : PENDING_NOTHING);
}

static void
debt_add(struct pool *pool, struct debts *list, const struct debt *debt)
{
	if (debt->person[0] == '\0')
		return;
	list->v = pool_grow(pool, list->v, list->n, &list->cap, sizeof(*list->v));
	list->v[list->n++] = *debt;
}

bool
ladder_is_late(struct core *core, const struct store_item *item, const char *email)
{
	struct worktime w = person_worktime(core, email);
	struct civil_date due;

	return agreement_is_promise(record_state(item)) && civil_date_parse(slice_of(item->due), &due) &&
	    worktime_open(&w, worktime_add_days(&w, due, 1)) <= core->now;
}

static void
owners_add(struct core *core, struct pool *pool, struct debts *list, const struct store_item *item,
    enum rung_cause cause)
{
	for (size_t i = 0; i < item->owner_count; i++) {
		const struct store_owner *o = &item->owners[i];

		if (cause != CAUSE_CONFIRM || o->confirmed == 0)
			debt_add(pool, list, &(struct debt){ item, o->email, cause,
			    cause == CAUSE_NONE && ladder_is_late(core, item, o->email) });
	}
}

static void
item_debts(struct core *core, struct pool *pool, const struct record *r, const struct store_item *item,
    struct debts *list)
{
	struct store_proposal p;
	bool waits = store_proposal_get(core->store, pool, item->id, &p);
	enum item_pending pending = waits ? pending_of(&p) : PENDING_NOTHING;
	enum item_state state = record_state(item);
	enum rung_cause cause = rung_cause(state, pending, core->config->silence == SILENCE_CONFIRMS);

	switch (agreement_ball(state, pending)) {
	case BALL_NOBODY:
		break;
	case BALL_CANDIDATE:
		debt_add(pool, list, &(struct debt){ item, p.email, cause, false });
		break;
	case BALL_REQUESTER:
		/* where notes are never asked about, nobody was asked */
		if (cause != CAUSE_QUESTION || core->config->review != REVIEW_NEVER)
			debt_add(pool, list, &(struct debt){ item, r->a.requester_email, cause, false });
		break;
	case BALL_OWNER:
		owners_add(core, pool, list, item, cause);
		break;
	}
}

/* -- timing -- */

void
ladder_at(struct core *core, const struct store_ladder *l, int64_t at)
{
	store_due_add(core->store, &(struct store_due){ .at = at, .agreement = l->agreement, .item = l->item,
	    .kind = "ladder", .email = l->person });
}

static size_t
rungs_of(const struct core *core, struct rung out[RUNG_MAX])
{
	return rung_list(core->config->ladder.steps, core->config->ladder.step_count, out);
}

bool
ladder_rung(const struct core *core, const struct store_ladder *l, struct rung *rung)
{
	struct rung list[RUNG_MAX];
	size_t n = rungs_of(core, list);

	if (l->step < 0 || (size_t)l->step >= n)
		return false;
	*rung = list[l->step];
	return true;
}

/* The managers have been asked about the item as it stands: they are not asked twice. */
static bool
was_escalated(struct core *core, struct pool *pool, const struct store_ladder *l)
{
	struct store_event *events;
	size_t n = store_events(core->store, pool, l->agreement, &events);
	int64_t last = 0, changed = 0;

	for (size_t i = 0; i < n; i++) {
		if (events[i].item != l->item)
			continue;
		if (strcmp(events[i].kind, "escalated") == 0 && email_is(events[i].person, l->person))
			last = events[i].id;
		else if (strcmp(events[i].kind, "change accepted") == 0 || strcmp(events[i].kind, "changed") == 0 ||
		    strcmp(events[i].kind, "moved") == 0)
			changed = events[i].id;
	}
	return last > changed;
}

/* Passes over what is not done for this cause, and sets the moment of what is. */
static void
moment_set(struct core *core, struct pool *pool, struct store_ladder *l)
{
	enum rung_cause cause = rung_cause_find(l->cause);
	struct worktime w = person_worktime(core, l->person);
	bool first = l->step == 0;
	struct rung rung;

	while (ladder_rung(core, l, &rung) && (!rung_applies(rung.act, cause) ||
	    (rung.act == RUNG_ESCALATE && was_escalated(core, pool, l))))
		l->step++;
	if (ladder_rung(core, l, &rung))
		ladder_at(core, l, rung_moment(&rung, &w, core->now, person_service(core, l->person, first && l->again)));
}

void
ladder_advance(struct core *core, struct pool *pool, struct store_ladder *l)
{
	l->step++;
	moment_set(core, pool, l);
	store_ladder_put(core->store, l);
}

void
ladder_rest(struct core *core, struct store_ladder *l)
{
	l->step = RUNG_MAX;
	store_ladder_put(core->store, l);
}

void
ladder_copy(struct core *core, struct pool *pool, const struct record *r, const struct store_item *item,
    struct store_ladder *l)
{
	const char *deputy = person_deputy(core, l->person), *waiter = ladder_waiter(core, pool, r, item, l);

	/* whoever waits for the answer cannot give it in place of the other */
	if (deputy != NULL && !person_is_us(core, deputy) && (waiter == NULL || !email_is(deputy, waiter))) {
		struct worktime w = person_worktime(core, deputy);

		store_due_add(core->store, &(struct store_due){ .at = worktime_next_open(&w, core->now),
		    .agreement = l->agreement, .item = l->item, .kind = "copy", .email = deputy });
	}
	ladder_advance(core, pool, l);
}

bool
ladder_is_left(struct core *core, struct pool *pool, const struct store_item *item, const char *person)
{
	struct store_event *events;
	size_t n = store_events(core->store, pool, item->agreement, &events);

	return evidence_is_left(events, n, item->id, person);
}

/* -- beginning and ending -- */

static void
begin(struct core *core, struct pool *pool, const struct store_item *item, const char *person, enum rung_cause cause,
    bool again)
{
	struct store_ladder l = { .agreement = item->agreement, .item = item->id, .person = person,
		.cause = rung_cause_name(cause), .sentence = "", .started = core->now, .again = again };

	l.id = store_ladder_add(core->store, &l);
	moment_set(core, pool, &l);
	store_ladder_put(core->store, &l);
}

static void
end(struct core *core, const struct store_ladder *l, const char *outcome)
{
	store_ladder_end(core->store, l->id, outcome, core->now);
	store_due_cancel_kind(core->store, l->item, "ladder", l->person, core->now);
}

void
ladder_heard(struct core *core, int64_t agreement, int64_t item, const char *person)
{
	store_ladder_heard(core->store, agreement, item, person, core->now);
}

void
ladder_asked(struct core *core, struct pool *pool, const struct record *r, const struct store_item *item,
    const char *person, enum rung_cause cause)
{
	struct store_ladder l;
	struct rung rung;

	if (store_ladder_find(core->store, pool, item->id, person, &l)) {
		/* what has been announced already is not announced again for another reason */
		if (cause != CAUSE_OVERDUE || strcmp(l.cause, "overdue") == 0 || l.send_at != 0)
			return;
		end(core, &l, "replaced");
	}
	begin(core, pool, item, person, cause, false);
	if (cause != CAUSE_OVERDUE || !store_ladder_find(core->store, pool, item->id, person, &l) ||
	    ladder_waiter(core, pool, r, item, &l) == NULL || was_escalated(core, pool, &l))
		return;
	/* what is late by a business day is for the managers, whatever came before */
	while (ladder_rung(core, &l, &rung) && rung.act != RUNG_ESCALATE)
		l.step++;
	store_due_cancel_kind(core->store, item->id, "ladder", person, core->now);
	if (ladder_rung(core, &l, &rung))
		ladder_at(core, &l, core->now);
	store_ladder_put(core->store, &l);
}

/* Is it what the ladder asks about? */
static bool
is_about(const struct store_ladder *l, const struct debt *d)
{
	if (d->item->id != l->item || !email_is(d->person, l->person))
		return false;
	if (d->cause != CAUSE_NONE)
		return strcmp(rung_cause_name(d->cause), l->cause) == 0;
	return strcmp(l->cause, "checkpoint") == 0 || (strcmp(l->cause, "overdue") == 0 && d->late);
}

static const struct debt *
debt_of(const struct debts *debts, const struct store_ladder *l)
{
	for (size_t i = 0; i < debts->n; i++)
		if (is_about(l, &debts->v[i]))
			return &debts->v[i];
	return NULL;
}

void
ladder_follow(struct core *core, struct pool *pool, int64_t agreement)
{
	struct store_ladder *open, l;
	struct debts debts = { 0 };
	struct record r;
	size_t n;

	if (!record_load(core, pool, agreement, &r))
		return;
	for (size_t i = 0; i < r.item_count; i++)
		item_debts(core, pool, &r, &r.items[i], &debts);
	n = store_ladders(core->store, pool, agreement, &open);
	for (size_t i = 0; i < n; i++) {
		const struct debt *d = debt_of(&debts, &open[i]);
		bool spoke = open[i].heard != 0, other = d != NULL && open[i].started < d->item->revised;

		/* with another date or other words it is another question */
		if (d == NULL || spoke || other)
			end(core, &open[i], spoke ? "answered" : other ? "replaced" : "moved");
		if (d != NULL && spoke && !other && strcmp(open[i].cause, "checkpoint") != 0)
			begin(core, pool, d->item, open[i].person, rung_cause_find(open[i].cause), true);
	}
	for (size_t i = 0; i < debts.n; i++) {
		const struct debt *d = &debts.v[i];

		if ((d->cause != CAUSE_NONE || d->late) &&
		    !store_ladder_find(core->store, pool, d->item->id, d->person, &l))
			begin(core, pool, d->item, d->person, d->late ? CAUSE_OVERDUE : d->cause, d->late);
	}
}

const char *
ladder_waiter(struct core *core, struct pool *pool, const struct record *r, const struct store_item *item,
    const struct store_ladder *l)
{
	enum rung_cause cause = rung_cause_find(l->cause);
	struct store_proposal p;

	if (cause == CAUSE_QUESTION)
		return NULL;
	if (!email_is(l->person, r->a.requester_email))
		return r->a.requester_email;
	if (store_proposal_get(core->store, pool, item->id, &p) && !email_is(p.person, l->person))
		return p.person;
	for (size_t i = 0; i < item->owner_count; i++)
		if (item->owners[i].email[0] != '\0' && !email_is(item->owners[i].email, l->person))
			return item->owners[i].email;
	return NULL;
}
