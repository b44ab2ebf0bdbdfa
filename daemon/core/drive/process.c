/*
 * See process.h. Place: beside apply_notes.c, for agreements that no notes
 * describe; and behind the event that something has ended.
 */
#include <string.h>
#include <strings.h>

#include "daemon/core/settings/config.h"
#include "daemon/core/settings/config_value.h"
#include "daemon/core/department.h"
#include "daemon/core/directory.h"
#include "daemon/core/drive/ladder.h"
#include "daemon/core/notice/notice.h"
#include "daemon/core/drive/plan.h"
#include "daemon/core/drive/process.h"
#include "daemon/core/dialogue/propose.h"
#include "daemon/core/step.h"
#include "daemon/ground/log.h"
#include "parsers/base/pool.h"
#include "parsers/reading.h"

static const char *
date_text(struct pool *pool, struct civil_date d)
{
	char day[CIVIL_DATE_LEN];

	return pool_copy(pool, civil_date_write(d, day), CIVIL_DATE_LEN - 1);
}

static struct civil_date
today_of(const struct core *core)
{
	return worktime_local(&core->worktime, core->now).date;
}

/* -- what is asked for -- */

static const struct config_process *
process_find(const struct config *c, const char *name)
{
	for (size_t i = 0; i < c->process_count; i++)
		if (strcasecmp(c->processes[i].name, name) == 0)
			return &c->processes[i];
	return NULL;
}

static const char *
why_unknown(struct pool *pool, const struct config *c, const char *name)
{
	struct text t;

	text_init(&t, pool);
	text_addf(&t, "there is no process \"%s\"; ", name);
	for (size_t i = 0; i < c->process_count; i++)
		text_addf(&t, "%s%s", i == 0 ? "there are: " : ", ", c->processes[i].name);
	if (c->process_count == 0)
		text_addf(&t, "none is set up: see agreed.conf(5), Processes");
	return t.p;
}

/* Who does the step; an empty address when nobody is known. */
static struct store_owner
owner_of(struct core *core, struct pool *pool, const struct config_step *s, const char *requester)
{
	const char *address = s->role == ROLE_IS_REQUESTER ? requester :
	    s->role == ROLE_IS_THEIR_MANAGER ? person_manager(core, requester) :
	    s->department != NULL ? department_point(core, pool, s->department, s->text) : s->address;
	const struct config_person *p = address == NULL ? NULL : person_find(core, address);

	if (address == NULL)
		return (struct store_owner){ "", "", "", 0 };
	return (struct store_owner){ p != NULL ? p->name : address, address, s->department == NULL ? "" : s->department,
		0 };
}

/* The steps for plan.h; NULL with a sentence when somebody is missing. */
static struct plan_step *
steps_fill(struct core *core, struct pool *pool, const struct config_process *p, const char *requester,
    const char **why)
{
	struct plan_step *steps = pool_array(pool, p->step_count + 1, sizeof(*steps));
	struct text t;

	for (size_t i = 0; i < p->step_count; i++) {
		const struct config_step *s = &p->steps[i];
		struct store_owner owner = owner_of(core, pool, s, requester);

		if (owner.email[0] == '\0') {
			text_init(&t, pool);
			text_addf(&t, "step \"%s\" is for the manager of %s, and no manager is known: add one to the settings",
			    s->name, requester);
			*why = t.p;
			return NULL;
		}
		steps[i] = (struct plan_step){ .name = s->name, .w = person_worktime(core, owner.email), .days = s->days,
			.after = s->on, .after_count = s->on_count };
	}
	return steps;
}

static struct civil_date
plan_end(const struct plan_step *steps, size_t n)
{
	struct civil_date end = steps[0].due;

	for (size_t i = 1; i < n; i++)
		end = civil_compare(steps[i].due, end) > 0 ? steps[i].due : end;
	return end;
}

/* The dates, or a sentence why the deadline cannot be kept. */
static bool
dates_plan(struct core *core, struct pool *pool, const struct process_request *q, struct plan_step *steps, size_t n,
    const char **why)
{
	struct civil_date from = q->from.year != 0 ? q->from : today_of(core), begin;
	struct text t;

	if (civil_compare(from, today_of(core)) < 0)
		from = today_of(core);
	if (q->by.year == 0)
		return plan_forward(pool, steps, n, from);
	plan_back(pool, steps, n, q->by);
	begin = plan_begin(steps, n);
	if (civil_compare(begin, from) >= 0)
		return true;
	plan_forward(pool, steps, n, from);
	text_init(&t, pool);
	text_addf(&t, "%s cannot be kept: it would have had to begin on %s", date_text(pool, q->by),
	    date_text(pool, begin));
	text_addf(&t, "; from %s on it is done by %s", date_text(pool, from), date_text(pool, plan_end(steps, n)));
	*why = t.p;
	return false;
}

/* -- into the records -- */

static int64_t
agreement_add(struct core *core, struct pool *pool, const struct config_process *p, const struct process_request *q)
{
	const struct config_person *person = person_find(core, q->requester);
	struct store_agreement a = { .held_on = date_text(pool, today_of(core)), .created = core->now, .revision = 1,
		.flag_by = propose_flag_by(core), .requester_name = person != NULL ? person->name : q->requester,
		.requester_email = q->requester, .source_id = q->message_id,
		.series = "#process" }; /* of no series of notes: no title's key has a # */
	struct step_cause cause = { q->requester, q->message_id, p->name };
	struct text title;

	text_init(&title, pool);
	text_addf(&title, "%s%s%s", p->title, q->about[0] == '\0' ? "" : ": ", q->about);
	a.title = title.p;
	a.id = store_agreement_add(core->store, &a);
	store_participant_add(core->store, a.id,
	    &(struct store_participant){ a.requester_email, a.requester_name, "requester" });
	step_log(core, a.id, 0, "process", &cause);
	return a.id;
}

static void
step_add(struct core *core, struct pool *pool, int64_t agreement, const struct config_process *p, size_t i,
    const struct plan_step *plan, const struct process_request *q, int64_t *ids)
{
	const struct config_step *s = &p->steps[i];
	struct store_owner owner = owner_of(core, pool, s, q->requester);
	struct store_item item = { .agreement = agreement, .n = (int)i + 1, .text = s->text,
		.standard = s->standard == NULL ? "" : s->standard, .interest = s->interest == NULL ? "" : s->interest, .needs = "",
		.due = date_text(pool, plan->due), .due_minute = -1, .due_words = "", .due_why = plan->why,
		.milestone = s->milestone, .quote = q->quote, .changed = core->now, .owners = &owner, .owner_count = 1,
		.state = agreement_state_name(s->on_count == 0 ? ITEM_PROPOSED : ITEM_WAITING) };

	ids[i] = item.id = store_item_add(core->store, &item);
	store_step_add(core->store, item.id, p->name, s->days);
	step_log(core, agreement, item.id, item.state, &(struct step_cause){ q->requester, q->message_id, plan->why });
	propose_people(core, agreement, q->requester, &item);
}

int64_t
process_start(struct core *core, struct pool *pool, const struct process_request *q, const char **why)
{
	const struct config_process *p = process_find(core->config, q->name);
	struct plan_step *steps = NULL;
	int64_t agreement, *ids;
	struct record r;

	*why = "";
	if (p == NULL)
		*why = why_unknown(pool, core->config, q->name);
	else
		steps = steps_fill(core, pool, p, q->requester, why);
	if (steps == NULL || !dates_plan(core, pool, q, steps, p->step_count, why))
		return 0;
	ids = pool_array(pool, p->step_count, sizeof(*ids));
	agreement = agreement_add(core, pool, p, q);
	for (size_t i = 0; i < p->step_count; i++)
		step_add(core, pool, agreement, p, i, &steps[i], q, ids);
	for (size_t i = 0; i < p->step_count; i++)
		for (size_t k = 0; k < p->steps[i].on_count; k++)
			store_wait_add(core->store, &(struct store_wait){ .item = ids[i], .on = ids[p->steps[i].on[k]],
			    .person = "", .message_id = "", .quote = p->name }, core->now);
	propose_send(core, pool, agreement);
	/* the whole plan, with what waits, for who asked */
	if (record_load(core, pool, agreement, &r))
		notice_status(core, pool, &r, q->requester, false, q->message_id);
	ladder_follow(core, pool, agreement);
	log_info("A-%lld: process %s for %s", (long long)agreement, p->name, q->requester);
	return agreement;
}

int64_t
process_asked(struct core *core, struct pool *pool, const struct reading *r)
{
	const struct reading_process *p = &r->process;
	struct process_request q = { slice_cstr(pool, p->name), slice_cstr(pool, r->from.email),
		slice_cstr(pool, p->about), slice_cstr(pool, r->message_id), step_quote(pool, p->quote),
		p->from.given ? p->from.date : (struct civil_date){ 0 }, p->by.given ? p->by.date : (struct civil_date){ 0 } };
	const char *why;
	int64_t agreement = process_start(core, pool, &q, &why);

	if (agreement == 0)
		notice_noprocess(core, pool, r, why);
	return agreement;
}

/* -- dates that follow -- */

static bool
is_state(const struct store_item *item, enum item_state state)
{
	return record_state(item) == state;
}

bool
process_has_ended(const struct record *r, const struct store_item *item)
{
	if (!is_state(item, ITEM_SPLIT))
		return !agreement_is_open(record_state(item));
	for (size_t i = 0; i < r->item_count; i++)
		/* a part has a higher number than what it was split from, so this ends */
		if (r->items[i].parent == item->id && r->items[i].n > item->n && !process_has_ended(r, &r->items[i]))
			return false;
	return true;
}

/* The date of what is still open of an item, its parts included; "" when nothing is. */
static const char *
due_of(const struct record *r, const struct store_item *item)
{
	const char *due = agreement_is_open(record_state(item)) ? item->due : "";

	for (size_t i = 0; i < r->item_count && is_state(item, ITEM_SPLIT); i++)
		if (r->items[i].parent == item->id && r->items[i].n > item->n &&
		    strcmp(due_of(r, &r->items[i]), due) > 0)
			due = due_of(r, &r->items[i]);
	return due;
}

static struct store_item *
item_of(const struct record *r, int64_t id)
{
	for (size_t i = 0; i < r->item_count; i++)
		if (r->items[i].id == id)
			return &r->items[i];
	return NULL;
}

/* Sets the date to days of the owner behind day, when it is earlier than that now. */
static bool
date_set(struct core *core, struct pool *pool, struct store_item *item, const char *before, struct civil_date day)
{
	int days = store_step_days(core->store, item->id);
	struct worktime w;
	const char *due;
	struct text why;

	if (days < 0 || item->owner_count == 0)
		return false;
	w = person_worktime(core, item->owners[0].email);
	due = date_text(pool, worktime_add_days(&w, day, days));
	if (strcmp(due, item->due) <= 0)
		return false;
	text_init(&why, pool);
	text_addf(&why, "moved from %s, %s: ", item->due, before);
	worktime_why(&w, day, days, &why);
	item->due = due;
	item->due_why = why.p;
	store_item_due(core->store, item->id, due, item->due_minute, item->due_words, item->due_why);
	store_item_revised(core->store, item->id, core->now);
	item->revised = core->now;
	step_log(core, item->agreement, item->id, "moved", &(struct step_cause){ "", "", item->due_why });
	return true;
}

/* Moves one waiting step behind the last of those that it waits for. */
static bool
step_follow(struct core *core, struct pool *pool, const struct record *r, const struct store_wait *waits, size_t n,
    struct store_item *item)
{
	const struct store_item *last = NULL;
	struct civil_date day;
	struct text before;

	for (size_t i = 0; i < n; i++) {
		const struct store_item *on = waits[i].item == item->id ? item_of(r, waits[i].on) : NULL;

		if (on != NULL && (last == NULL || strcmp(due_of(r, on), due_of(r, last)) > 0))
			last = on;
	}
	if (last == NULL || !civil_date_parse(slice_of(due_of(r, last)), &day))
		return false;
	text_init(&before, pool);
	text_addf(&before, "for point %d is due %s", last->n, due_of(r, last));
	return date_set(core, pool, item, before.p, day);
}

size_t
process_follow(struct core *core, struct pool *pool, int64_t agreement, struct process_move **list)
{
	struct record *r = pool_alloc(pool, sizeof(*r));
	struct store_wait *waits;
	size_t wait_count = store_waits(core->store, pool, agreement, &waits), n = 0;
	struct store_item *before;

	if (wait_count == 0 || !record_load(core, pool, agreement, r))
		return 0;
	before = pool_array(pool, r->item_count + 1, sizeof(*before));
	memcpy(before, r->items, r->item_count * sizeof(*before));
	/* what moves may move what waits for it; there are no circles, so this ends */
	for (bool moved = true; moved;) {
		moved = false;
		for (size_t i = 0; i < r->item_count; i++)
			if (is_state(&r->items[i], ITEM_WAITING))
				moved = step_follow(core, pool, r, waits, wait_count, &r->items[i]) || moved;
	}
	*list = pool_array(pool, r->item_count + 1, sizeof(**list));
	for (size_t i = 0; i < r->item_count; i++)
		if (strcmp(before[i].due, r->items[i].due) != 0)
			(*list)[n++] = (struct process_move){ &before[i], &r->items[i] };
	return n;
}

/* -- the next one -- */

/* Has all that the item waits for ended? false when it waits for nothing. */
static bool
is_free(struct core *core, struct pool *pool, const struct record *r, const struct store_wait *waits, size_t n,
    const struct store_item *item)
{
	bool any = false;

	for (size_t i = 0; i < n; i++) {
		const struct store_item *on;
		struct record other;

		if (waits[i].item != item->id)
			continue;
		other = *r;
		if (waits[i].on_agreement != r->a.id && !record_load(core, pool, waits[i].on_agreement, &other))
			continue;
		on = item_of(&other, waits[i].on);
		if (on != NULL && !process_has_ended(&other, on))
			return false;
		any = any || on != NULL;
	}
	return any;
}

/* What is told of one turn. */
struct news {
	struct notice_change *v;
	size_t n;
};

/* A point that was blocked by others can go on. */
static void
unblock(struct core *core, struct pool *pool, struct record *r, struct store_item *item, struct news *news)
{
	struct store_item *before = pool_alloc(pool, sizeof(*before));
	struct step_cause cause = { "", "", "all that it waited for is done" };

	*before = *item;
	if (step_item(core, pool, r, item, EVENT_HELPED, &cause))
		news->v[news->n++] = (struct notice_change){ CHANGE_HELPED, before, item, cause.detail };
}

/* The step's turn: its owner needs his days from today on. */
static bool
open_step(struct core *core, struct pool *pool, struct record *r, struct store_item *item)
{
	struct step_cause cause = { "", "", "all that it waited for has ended" };

	if (!step_item(core, pool, r, item, EVENT_OPENED, &cause))
		return false;
	date_set(core, pool, item, "for it begins today", today_of(core));
	return true;
}

/* Those whose turn has come are asked; what had to move behind them is news. */
static void
opened_propose(struct core *core, struct pool *pool, struct record *r, struct news *news)
{
	struct process_move *moves;
	size_t n;

	r->a.flag_by = propose_flag_by(core);
	store_agreement_revision(core->store, r->a.id, r->a.revision + 1, r->a.flag_by);
	n = process_follow(core, pool, r->a.id, &moves);
	propose_send(core, pool, r->a.id);
	for (size_t i = 0; i < n; i++)
		news->v[news->n++] = (struct notice_change){ CHANGE_CONTENT, moves[i].before, moves[i].item, "" };
}

static void
opens(struct core *core, struct pool *pool, struct record *r, const struct store_due *due)
{
	struct news news = { pool_array(pool, 2 * r->item_count + 1, sizeof(*news.v)), 0 };
	struct store_wait *waits;
	size_t n = store_waits(core->store, pool, r->a.id, &waits), opened = 0;
	struct text occasion;

	for (size_t i = 0; i < r->item_count; i++) {
		struct store_item *item = &r->items[i];

		if (is_state(item, ITEM_WAITING) && is_free(core, pool, r, waits, n, item))
			opened += open_step(core, pool, r, item);
		else if (is_state(item, ITEM_BLOCKED) && is_free(core, pool, r, waits, n, item))
			unblock(core, pool, r, item, &news);
	}
	if (opened > 0)
		opened_propose(core, pool, r, &news);
	text_init(&occasion, pool);
	text_addf(&occasion, "opens %lld", (long long)due->id);
	if (news.n > 0 && record_load(core, pool, due->agreement, r))
		notice_revision(core, pool, r, "", news.v, news.n, occasion.p);
	ladder_follow(core, pool, due->agreement);
}

void
process_opens(struct core *core, struct pool *pool, const struct store_due *due)
{
	struct record r;

	store_begin(core->store);
	if (record_load(core, pool, due->agreement, &r) && r.a.closed == 0)
		opens(core, pool, &r, due);
	store_due_done(core->store, due->id, core->now);
	store_commit(core->store);
}
