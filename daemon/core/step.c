/*
 * See step.h. Method: the table says what an event does; here stands what it
 * takes with it. Checkpoints of one person on one day are one event in the
 * calendar; when the last of its points ends, the event is cancelled.
 */
#include <string.h>

#include "daemon/core/config.h"
#include "daemon/core/directory.h"
#include "daemon/core/notice.h"
#include "daemon/core/step.h"
#include "daemon/core/token.h"
#include "parsers/base/pool.h"

const char *
step_quote(struct pool *pool, struct slice words)
{
	return slice_cstr(pool, text_clean_line(pool, words, STEP_QUOTE_MAX));
}

void
step_log(struct core *core, int64_t agreement, int64_t item, const char *kind, const struct step_cause *cause)
{
	store_event_add(core->store, &(struct store_event){ .at = core->now, .agreement = agreement, .item = item,
	    .kind = kind, .person = cause->person, .message_id = cause->message_id, .detail = cause->detail });
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

static void
checkpoints_follow(struct core *core, struct pool *pool, struct record *r)
{
	for (size_t i = 0; i < r->checkpoint_count; i++) {
		struct store_checkpoint *c = &r->checkpoints[i];

		if (c->cancelled || !checkpoint_is_idle(r, c))
			continue;
		c->cancelled = true;
		c->sequence++;
		store_checkpoint_cancel(core->store, c->id, c->sequence);
		if (c->starts > core->now)
			notice_uninvite(core, pool, r, c);
	}
}

bool
step_item(struct core *core, struct pool *pool, struct record *r, struct store_item *item, enum item_event event,
    const struct step_cause *cause)
{
	enum item_state from = record_state(item);
	struct item_step step = agreement_step(from, event);

	if (step.refused)
		return false;
	step_log(core, r->a.id, item->id, agreement_event_name(event), cause);
	if (step.to == from)
		return true;
	item->state = agreement_state_name(step.to);
	item->changed = core->now;
	store_item_state(core->store, item->id, item->state, core->now);
	if (!agreement_is_open(step.to)) {
		store_due_cancel(core->store, item->id, core->now);
		checkpoints_follow(core, pool, r);
	}
	return true;
}

/* -- what is looked at later -- */

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

static void
plan_item(struct core *core, struct pool *pool, struct plan *plan, const struct record *r, const struct store_item *item,
    const char *email)
{
	const struct config *config = core->config;
	struct worktime w = person_worktime(core, email);
	struct civil_date due, days[2];
	int n;

	if (!civil_date_parse(slice_of(item->due), &due))
		return;
	n = worktime_checkpoints(&w, worktime_local(&w, core->now).date, due, config->rules.checkpoint_min_days,
	    config->rules.checkpoint_two_days, days);
	for (int i = 0; i < n; i++) {
		struct planned *p = plan_day(pool, plan, email, days[i]);

		p->c.items = pool_grow(pool, p->c.items, p->c.item_count, &p->cap, sizeof(*p->c.items));
		p->c.items[p->c.item_count++] = item->id;
		due_add(core, r->a.id, item->id, email, "checkpoint", worktime_open(&w, days[i]));
	}
	due_add(core, r->a.id, item->id, email, "due", worktime_open(&w, due));
	due_add(core, r->a.id, item->id, email, "overdue", worktime_open(&w, worktime_add_days(&w, due, 1)));
}

/* An id for the event that nobody can guess: a token over what the checkpoint is about. */
static const char *
checkpoint_uid(struct core *core, struct pool *pool, const struct record *r, const struct planned *p)
{
	char day[CIVIL_DATE_LEN], token[TOKEN_LEN + 1];
	struct text about, uid;

	text_init(&about, pool);
	text_addf(&about, "checkpoint %s %s %d %lld", p->c.email, civil_date_write(p->day, day), r->a.revision,
	    (long long)p->c.items[0]);
	token_make(&core->key, r->a.id, text_slice(&about), token);
	text_init(&uid, pool);
	text_addf(&uid, "checkpoint-%lld-%s@%s", (long long)r->a.id, token, core->domain);
	return uid.p;
}

static void
plan_store(struct core *core, struct pool *pool, const struct record *r, struct planned *p)
{
	struct worktime w = person_worktime(core, p->c.email);

	p->c.agreement = r->a.id;
	p->c.uid = checkpoint_uid(core, pool, r, p);
	p->c.partstat = "NEEDS-ACTION";
	p->c.starts = worktime_at(&w, p->day, core->config->rules.checkpoint_minute);
	p->c.minutes = core->config->rules.checkpoint_length_minutes;
	store_checkpoint_add(core->store, &p->c);
}

void
step_watch(struct core *core, struct pool *pool, const struct record *r, const struct store_item *const *items, size_t n)
{
	struct plan plan = { 0 };

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < items[i]->owner_count; k++)
			if (items[i]->owners[k].email[0] != '\0')
				plan_item(core, pool, &plan, r, items[i], items[i]->owners[k].email);
	for (size_t i = 0; i < plan.n; i++)
		plan_store(core, pool, r, &plan.v[i]);
}

/* -- the end -- */

/* Is the participant at i the first of that address? Somebody may be on it in several roles. */
static bool
is_first(const struct record *r, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (email_is(r->participants[k].email, r->participants[i].email))
			return false;
	return true;
}

void
step_close(struct core *core, struct pool *pool, int64_t agreement, const char *answers)
{
	struct record r;

	if (!record_load(core, pool, agreement, &r) || r.a.closed != 0)
		return;
	for (size_t i = 0; i < r.item_count; i++)
		if (agreement_is_open(record_state(&r.items[i])))
			return;
	store_agreement_close(core->store, agreement, core->now);
	step_log(core, agreement, 0, "closed", &(struct step_cause){ "", "", "the last point has ended" });
	r.a.closed = core->now;
	for (size_t i = 0; i < r.participant_count; i++)
		if (is_first(&r, i) && strcmp(r.participants[i].role, "manager") != 0)
			notice_status(core, pool, &r, r.participants[i].email, true, answers);
}
