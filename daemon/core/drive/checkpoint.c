/*
 * See checkpoint.h. Method: what is wanted is planned anew; an event that stands
 * already on a wanted day is kept, one that is left over moves to a wanted day
 * without event, and only then are events made or cancelled: so an event that
 * people have in their calendars keeps its UID as long as it can.
 */
#include <string.h>

#include "daemon/core/drive/checkpoint.h"
#include "daemon/core/settings/config.h"
#include "daemon/core/directory.h"
#include "daemon/core/notice/notice.h"
#include "daemon/core/dialogue/token.h"
#include "parsers/base/pool.h"

static void
due_add(struct core *core, int64_t agreement, int64_t item, const char *email, const char *kind, int64_t at)
{
	if (at > core->now)
		store_due_add(core->store, &(struct store_due){ .at = at, .agreement = agreement, .item = item, .kind = kind,
		    .email = email });
}

struct planned {
	struct store_checkpoint c;
	struct civil_date day;
	size_t cap;
};

struct plan {
	struct planned *v;
	size_t n, cap;
};

/* The person's planned checkpoint of that day; made when there is none yet. */
static struct planned *
plan_day(struct pool *pool, struct plan *plan, const char *email, struct civil_date day)
{
	struct planned *p;

	for (size_t i = 0; i < plan->n; i++)
		if (civil_compare(plan->v[i].day, day) == 0 && email_is(plan->v[i].c.email, email))
			return &plan->v[i];
	plan->v = pool_grow(pool, plan->v, plan->n, &plan->cap, sizeof(*plan->v));
	p = &plan->v[plan->n++];
	*p = (struct planned){ .c.email = email, .day = day };
	return p;
}

/* The days of a point's checkpoints for one of its owners, by the settings' lead times. */
static int
item_days(struct core *core, const struct store_item *item, const char *email, struct civil_date days[2])
{
	struct worktime w = person_worktime(core, email);
	struct civil_date due;

	if (!civil_date_parse(slice_of(item->due), &due))
		return 0;
	return worktime_checkpoints(&w, worktime_local(&w, core->now).date, due, core->config->rules.checkpoint_min_days,
	    core->config->rules.checkpoint_two_days, days);
}

/* The moments at which the schedule looks at the point for that owner. */
static void
moments_add(struct core *core, int64_t agreement, const struct store_item *item, const char *email)
{
	struct worktime w = person_worktime(core, email);
	struct civil_date due, days[2];
	int n = item_days(core, item, email, days);

	if (!civil_date_parse(slice_of(item->due), &due))
		return;
	for (int i = 0; i < n; i++)
		due_add(core, agreement, item->id, email, "checkpoint", worktime_open(&w, days[i]));
	due_add(core, agreement, item->id, email, "due", worktime_open(&w, due));
	due_add(core, agreement, item->id, email, "overdue", worktime_open(&w, worktime_add_days(&w, due, 1)));
}

static void
plan_item(struct core *core, struct pool *pool, struct plan *plan, const struct store_item *item, const char *email)
{
	struct civil_date days[2];
	int n = item_days(core, item, email, days);

	for (int i = 0; i < n; i++) {
		struct planned *p = plan_day(pool, plan, email, days[i]);

		p->c.items = pool_grow(pool, p->c.items, p->c.item_count, &p->cap, sizeof(*p->c.items));
		p->c.items[p->c.item_count++] = item->id;
	}
}

/*
 * An id for the event that nobody can guess: a token over what the checkpoint is about, and which one of the agreement's
 * it is: a day that was called off may come again.
 */
static const char *
checkpoint_uid(struct core *core, struct pool *pool, const struct record *r, const struct planned *p)
{
	char day[CIVIL_DATE_LEN], token[TOKEN_LEN + 1];
	struct store_checkpoint *before;
	struct text about, uid;

	text_init(&about, pool);
	text_addf(&about, "checkpoint %s %s %d %lld %zu", p->c.email, civil_date_write(p->day, day), r->a.revision,
	    (long long)p->c.items[0], store_checkpoints(core->store, pool, r->a.id, &before));
	token_make(&core->key, r->a.id, text_slice(&about), token);
	text_init(&uid, pool);
	text_addf(&uid, "checkpoint-%lld-%s@%s", (long long)r->a.id, token, core->domain);
	return uid.p;
}

/* When an event of that day starts: within the hours of its person and, where it can be, of the requester. */
static int64_t
day_start(struct core *core, const struct record *r, const char *email, struct civil_date day)
{
	struct worktime w = person_worktime(core, email), other = person_worktime(core, r->a.requester_email);

	return worktime_meet(&w, &other, day, core->config->rules.checkpoint_minute,
	    core->config->rules.checkpoint_length_minutes);
}

static void
plan_store(struct core *core, struct pool *pool, const struct record *r, struct planned *p)
{
	p->c.agreement = r->a.id;
	p->c.uid = checkpoint_uid(core, pool, r, p);
	p->c.partstat = "NEEDS-ACTION";
	p->c.starts = day_start(core, r, p->c.email, p->day);
	p->c.minutes = core->config->rules.checkpoint_length_minutes;
	store_checkpoint_add(core->store, &p->c);
}

void
checkpoint_plan(struct core *core, struct pool *pool, const struct record *r, const struct store_item *const *items,
    size_t n)
{
	struct plan plan = { 0 };

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < items[i]->owner_count; k++)
			if (items[i]->owners[k].email[0] != '\0') {
				plan_item(core, pool, &plan, items[i], items[i]->owners[k].email);
				moments_add(core, r->a.id, items[i], items[i]->owners[k].email);
			}
	for (size_t i = 0; i < plan.n; i++)
		plan_store(core, pool, r, &plan.v[i]);
}

/* Is every point of the checkpoint closed, or no longer that person's? */
static bool
checkpoint_is_idle(struct record *r, const struct store_checkpoint *c)
{
	for (size_t i = 0; i < c->item_count; i++)
		for (size_t k = 0; k < r->item_count; k++)
			if (r->items[k].id == c->items[i] && agreement_is_open(record_state(&r->items[k])) &&
			    record_owns(&r->items[k], c->email))
				return false;
	return true;
}

/* A new version of the event: the person's answer was for the old one. */
static void
event_set(struct core *core, struct store_checkpoint *c, int64_t starts)
{
	c->starts = starts;
	c->sequence++;
	c->partstat = "NEEDS-ACTION";
	store_checkpoint_move(core->store, c->id, c->starts, c->sequence);
}

static void
event_cancel(struct core *core, struct pool *pool, struct record *r, struct store_checkpoint *c)
{
	c->cancelled = true;
	c->sequence++;
	store_checkpoint_cancel(core->store, c->id, c->sequence);
	if (c->starts > core->now)
		notice_uninvite(core, pool, r, c);
}

void
checkpoint_off(struct core *core, struct pool *pool, struct record *r, struct store_checkpoint *c)
{
	event_cancel(core, pool, r, c);
}

void
checkpoint_move(struct core *core, struct pool *pool, struct record *r, struct store_checkpoint *c, int64_t starts)
{
	struct worktime w = person_worktime(core, c->email);
	int64_t old = worktime_open(&w, worktime_local(&w, c->starts).date),
	        new = worktime_open(&w, worktime_local(&w, starts).date);

	for (size_t i = 0; i < c->item_count && old != new; i++)
		store_due_shift(core->store, "checkpoint", c->items[i], c->email, old, new > core->now ? new : core->now);
	event_set(core, c, starts);
	notice_invite_again(core, pool, r, c, INVITE_MOVED, "");
}

void
checkpoint_insist(struct core *core, struct pool *pool, struct record *r, struct store_checkpoint *c)
{
	event_set(core, c, c->starts);
	notice_invite_again(core, pool, r, c, INVITE_STAYS, "");
}

void
checkpoint_follow(struct core *core, struct pool *pool, struct record *r)
{
	for (size_t i = 0; i < r->checkpoint_count; i++)
		if (!r->checkpoints[i].cancelled && checkpoint_is_idle(r, &r->checkpoints[i]))
			event_cancel(core, pool, r, &r->checkpoints[i]);
}


/* -- a date or an owner changed -- */

static bool
looks_at(const struct store_checkpoint *c, int64_t item)
{
	for (size_t i = 0; i < c->item_count; i++)
		if (c->items[i] == item)
			return true;
	return false;
}

/* Takes the point off its events; those without another point are spare from now on. */
static size_t
events_detach(struct core *core, struct pool *pool, struct record *r, int64_t item, struct store_checkpoint ***spare)
{
	size_t n = 0;

	*spare = pool_array(pool, r->checkpoint_count + 1, sizeof(**spare));
	for (size_t i = 0; i < r->checkpoint_count; i++) {
		struct store_checkpoint *c = &r->checkpoints[i];

		if (c->cancelled || !looks_at(c, item))
			continue;
		store_checkpoint_detach(core->store, c->id, item);
		if (c->item_count == 1 && c->starts > core->now)
			(*spare)[n++] = c;
	}
	return n;
}

/* The person's event of that day, if there is one that other points hold. */
static struct store_checkpoint *
event_on(struct core *core, struct record *r, const char *email, struct civil_date day, int64_t item)
{
	struct worktime w = person_worktime(core, email);

	for (size_t i = 0; i < r->checkpoint_count; i++) {
		struct store_checkpoint *c = &r->checkpoints[i];

		if (!c->cancelled && email_is(c->email, email) && !(c->item_count == 1 && looks_at(c, item)) &&
		    civil_compare(worktime_local(&w, c->starts).date, day) == 0)
			return c;
	}
	return NULL;
}

/* Takes a spare event of the person out of the list. */
static struct store_checkpoint *
spare_take(struct store_checkpoint **spare, size_t n, const char *email)
{
	for (size_t i = 0; i < n; i++)
		if (spare[i] != NULL && email_is(spare[i]->email, email)) {
			struct store_checkpoint *c = spare[i];

			spare[i] = NULL;
			return c;
		}
	return NULL;
}

static void
event_move(struct core *core, struct pool *pool, struct record *r, struct store_checkpoint *c, struct civil_date day,
    int64_t item)
{
	int64_t starts = day_start(core, r, c->email, day);

	store_checkpoint_attach(core->store, c->id, item);
	if (starts == c->starts)
		return;
	event_set(core, c, starts);
	notice_invite_again(core, pool, r, c, INVITE_MOVED, "");
}

static void
event_make(struct core *core, struct pool *pool, struct record *r, const char *email, struct civil_date day,
    int64_t item)
{
	struct planned p = { .c.email = email, .c.items = &item, .c.item_count = 1, .day = day };

	plan_store(core, pool, r, &p);
	notice_invite(core, pool, r, &p.c);
}

/* One wanted day of one owner: an event that is there, one that moves, or a new one. */
static void
day_settle(struct core *core, struct pool *pool, struct record *r, const char *email, struct civil_date day, int64_t item,
    struct store_checkpoint **spare, size_t n)
{
	struct store_checkpoint *c = event_on(core, r, email, day, item);

	if (c != NULL)
		store_checkpoint_attach(core->store, c->id, item);
	else if ((c = spare_take(spare, n, email)) != NULL)
		event_move(core, pool, r, c, day, item);
	else
		event_make(core, pool, r, email, day, item);
}

void
checkpoint_replan(struct core *core, struct pool *pool, struct record *r, const struct store_item *item)
{
	struct store_checkpoint **spare;
	size_t n = events_detach(core, pool, r, item->id, &spare);
	struct civil_date days[2];

	store_due_cancel(core->store, item->id, core->now);
	/* a step that waits is planned when its turn comes */
	if (record_state(item) == ITEM_WAITING)
		return;
	for (size_t k = 0; k < item->owner_count; k++) {
		const char *email = item->owners[k].email;
		int wanted = email[0] == '\0' ? 0 : item_days(core, item, email, days);

		for (int i = 0; i < wanted; i++)
			day_settle(core, pool, r, email, days[i], item->id, spare, n);
		if (email[0] != '\0')
			moments_add(core, r->a.id, item, email);
	}
	for (size_t i = 0; i < n; i++)
		if (spare[i] != NULL)
			event_cancel(core, pool, r, spare[i]);
}
