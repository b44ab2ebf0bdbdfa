/*
 * A person answers; see apply.h. Method: each answer of the reading goes to the
 * points that it means, one function an act; what was refused, not understood or
 * only said is collected, so that writer and requester each get one mail at most.
 */
#include <stdio.h>
#include <string.h>

#include "daemon/core/apply.h"
#include "daemon/core/config.h"
#include "daemon/core/directory.h"
#include "daemon/core/notice.h"
#include "daemon/core/propose.h"
#include "daemon/core/step.h"
#include "daemon/ground/log.h"
#include "parsers/base/pool.h"
#include "parsers/reading.h"

struct quotes {
	struct notice_quote *v;
	size_t n, cap;
};

/* One mail of one person, while it is applied. */
struct talk {
	struct core *core;
	struct pool *pool;
	struct record *r;
	const char *writer, *message_id;
	bool is_requester;
	struct quotes unclear;  /* back to the writer */
	struct quotes said;     /* to the requester */
	bool completed;         /* points that lacked something can go out now */
	bool status, help;      /* asked for */
};

static void
note(struct talk *t, struct quotes *list, int n, const struct reading_answer *a, const char *why)
{
	list->v = pool_grow(t->pool, list->v, list->n, &list->cap, sizeof(*list->v));
	list->v[list->n++] = (struct notice_quote){ n, step_quote(t->pool, a->quote.len > 0 ? a->quote : a->text), why };
}

static struct step_cause
cause_of(struct talk *t, const struct reading_answer *a)
{
	return (struct step_cause){ t->writer, t->message_id, step_quote(t->pool, a->quote) };
}

static bool
step(struct talk *t, const struct reading_answer *a, struct store_item *item, enum item_event event)
{
	struct step_cause cause = cause_of(t, a);
	char why[200];

	if (step_item(t->core, t->pool, t->r, item, event, &cause))
		return true;
	snprintf(why, sizeof(why), "point %d is %s", item->n, agreement_state_words(record_state(item)));
	note(t, &t->unclear, item->n, a, pool_copy(t->pool, why, strlen(why)));
	return false;
}

static void
tell_owners(struct talk *t, const struct store_item *item, const char *what)
{
	for (size_t i = 0; i < item->owner_count; i++)
		if (item->owners[i].email[0] != '\0' && !email_is(item->owners[i].email, t->writer))
			notice_changed(t->core, t->pool, t->r, item, item->owners[i].email, what, t->message_id);
}

/* -- the acts, on one point -- */

static bool
all_confirmed(struct store_item *item, const char *writer, int64_t now)
{
	bool all = true;

	for (size_t i = 0; i < item->owner_count; i++) {
		if (email_is(item->owners[i].email, writer))
			item->owners[i].confirmed = now;
		all = all && item->owners[i].confirmed != 0;
	}
	return all;
}

static void
act_confirm(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	if (record_owns(item, t->writer)) {
		store_owner_confirmed(t->core->store, item->id, t->writer, t->core->now);
		step(t, a, item, all_confirmed(item, t->writer, t->core->now) ? EVENT_CONFIRM : EVENT_SAY);
	} else if (t->is_requester && record_state(item) == ITEM_ASKED && propose_is_complete(item))
		t->completed |= step(t, a, item, EVENT_COMPLETED);
	else if (t->is_requester)
		note(t, &t->unclear, item->n, a, "its owner confirms it");
	else
		note(t, &t->unclear, item->n, a, "it is not your point");
}

static void
act_done(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	if (t->is_requester) {
		if (step(t, a, item, EVENT_ACCEPT))
			tell_owners(t, item, "accepted");
	} else if (!record_owns(item, t->writer))
		note(t, &t->unclear, item->n, a, "it is not your point");
	else if (step(t, a, item, EVENT_DONE))
		notice_done(t->core, t->pool, t->r, item, t->writer, step_quote(t->pool, a->quote), t->message_id);
}

/* What only the requester may: the event, and what the owners are told. */
static void
requester_act(struct talk *t, const struct reading_answer *a, struct store_item *item, enum item_event event,
    const char *what)
{
	enum item_state before = record_state(item);

	if (!t->is_requester)
		note(t, &t->unclear, item->n, a, "only the requester can do that; your words were passed on");
	else if (step(t, a, item, event) && record_state(item) != before && before != ITEM_ASKED)
		tell_owners(t, item, what);
}

static void
act_accept(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	requester_act(t, a, item, EVENT_ACCEPT, "accepted");
}

static void
act_reopen(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	requester_act(t, a, item, EVENT_REOPEN, "reopened");
}

static void
act_cancel(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	requester_act(t, a, item, EVENT_CANCEL, "cancelled");
}

static void
act_drop(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	requester_act(t, a, item, EVENT_DROP, "cancelled");
}

/* -- what was missing -- */

/* Whom the words name: somebody of the directory or on the agreement. */
static bool
owner_named(struct talk *t, struct slice words, struct store_owner *o)
{
	const char *name = slice_cstr(t->pool, words);
	const struct config_person *p = person_named(t->core, name);

	if (p != NULL) {
		*o = (struct store_owner){ p->name, p->address, "", 0 };
		return true;
	}
	for (size_t i = 0; i < t->r->participant_count; i++)
		if (email_is(t->r->participants[i].email, name) || email_is(t->r->participants[i].name, name)) {
			*o = (struct store_owner){ t->r->participants[i].name, t->r->participants[i].email, "", 0 };
			return true;
		}
	if (strchr(name, '@') != NULL && person_may_start(t->core, name) && !person_is_us(t->core, name)) {
		*o = (struct store_owner){ name, name, "", 0 };
		return true;
	}
	return false;
}

static void
due_set(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	char day[CIVIL_DATE_LEN];

	item->due = pool_copy(t->pool, civil_date_write(a->due.date, day), CIVIL_DATE_LEN - 1);
	item->due_minute = a->due.minute;
	store_item_due(t->core->store, item->id, item->due, item->due_minute, slice_cstr(t->pool, a->due.text),
	    slice_cstr(t->pool, a->due.why));
}

/* The requester fills in what a point lacks. */
static void
complete(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	struct store_owner *o = pool_alloc(t->pool, sizeof(*o));

	if (a->to.len > 0) {
		if (!owner_named(t, a->to, o)) {
			note(t, &t->unclear, item->n, a, "nobody, or more than one person, is known by that name; write the address");
			return;
		}
		store_item_owner(t->core->store, item->id, o);
		item->owners = o;
		item->owner_count = 1;
		propose_people(t->core, t->r->a.id, t->r->a.requester_email, item);
	}
	if (a->due.given)
		due_set(t, a, item);
	if (propose_is_complete(item))
		t->completed |= step(t, a, item, EVENT_COMPLETED);
	else
		note(t, &t->unclear, item->n, a, item->due[0] == '\0' ? "the date is still missing" : "the owner is still missing");
}

static void
act_change(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	if (t->is_requester && record_state(item) == ITEM_ASKED && (a->to.len > 0 || a->due.given))
		complete(t, a, item);
	else if (step(t, a, item, EVENT_SAY))
		note(t, &t->said, item->n, a, "");
}

static void
act_say(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	if (step(t, a, item, EVENT_SAY))
		note(t, &t->said, item->n, a, "");
}

/* -- one answer -- */

typedef void act_fn(struct talk *t, const struct reading_answer *a, struct store_item *item);

static act_fn *const acts[ACT_LAST + 1] = {
	[ACT_CONFIRM] = act_confirm, [ACT_CHANGE] = act_change, [ACT_DECLINE] = act_say, [ACT_REASSIGN] = act_change,
	[ACT_ON_TRACK] = act_say, [ACT_AT_RISK] = act_say, [ACT_BLOCKED] = act_say, [ACT_NEED] = act_say,
	[ACT_SPLIT] = act_say, [ACT_DONE] = act_done, [ACT_ACCEPT] = act_accept, [ACT_REOPEN] = act_reopen,
	[ACT_CANCEL] = act_cancel, [ACT_AWAY] = act_say, [ACT_QUESTION] = act_say, [ACT_COMMENT] = act_say,
	[ACT_DROP] = act_drop,
};

/* Is the point one that "all of mine" means, for this act? */
static bool
is_meant(const struct talk *t, const struct store_item *item, enum reading_act act)
{
	enum item_state state = record_state(item);

	if (!agreement_is_open(state))
		return false;
	if (act == ACT_ACCEPT || act == ACT_REOPEN)
		return state == ITEM_CLAIMED;
	if (record_owns(item, t->writer))
		return true;
	return t->is_requester && (act == ACT_CANCEL || act == ACT_DROP || (act == ACT_CONFIRM && state == ITEM_ASKED));
}

static void
all_apply(struct talk *t, const struct reading_answer *a)
{
	size_t n = 0;

	for (size_t i = 0; i < t->r->item_count; i++)
		if (is_meant(t, &t->r->items[i], a->act)) {
			acts[a->act](t, a, &t->r->items[i]);
			n++;
		}
	if (n == 0)
		note(t, a->act == ACT_COMMENT || a->act == ACT_QUESTION ? &t->said : &t->unclear, 0, a,
		    "none of the open points is yours");
}

static void
answer_apply(struct talk *t, const struct reading_answer *a)
{
	struct store_item *item = a->item > 0 ? record_item(t->r, a->item) : NULL;

	if (a->act == ACT_STATUS)
		t->status = true;
	else if (a->act == ACT_HELP)
		t->help = true;
	else if (a->act == ACT_UNCLEAR || (a->item > 0 && item == NULL))
		note(t, &t->unclear, a->item, a, item == NULL && a->item > 0 ? "there is no such point" : "");
	else if (item != NULL)
		acts[a->act](t, a, item);
	else
		all_apply(t, a);
}

/* -- afterwards -- */

static void
revision_send(struct talk *t)
{
	store_agreement_revision(t->core->store, t->r->a.id, t->r->a.revision + 1, propose_flag_by(t->core));
	propose_send(t->core, t->pool, t->r->a.id);
}

/* Words that changed nothing reach the requester, and the log, as they are. */
static void
pass_on(struct talk *t)
{
	for (size_t i = 0; i < t->unclear.n; i++)
		step_log(t->core, t->r->a.id, 0, "unclear",
		    &(struct step_cause){ t->writer, t->message_id, t->unclear.v[i].quote });
	if (t->unclear.n > 0)
		notice_unclear(t->core, t->pool, t->r, t->writer, t->unclear.v, t->unclear.n, t->message_id);
	if (t->is_requester)
		return;
	for (size_t i = 0; i < t->unclear.n; i++) {
		t->said.v = pool_grow(t->pool, t->said.v, t->said.n, &t->said.cap, sizeof(*t->said.v));
		t->said.v[t->said.n++] = t->unclear.v[i];
	}
	if (t->said.n > 0)
		notice_said(t->core, t->pool, t->r, t->writer, t->said.v, t->said.n, t->message_id);
}

void
apply_reply(struct core *core, struct pool *pool, struct record *r, const struct reading *reading)
{
	struct talk t = { .core = core, .pool = pool, .r = r, .writer = slice_cstr(pool, reading->from.email),
		.message_id = slice_cstr(pool, reading->message_id) };
	struct reading_answer whole = { .act = ACT_UNCLEAR, .quote = reading->reply_text };

	t.is_requester = record_is_requester(r, t.writer);
	for (size_t i = 0; i < reading->answer_count; i++)
		answer_apply(&t, &reading->answers[i]);
	if (reading->answer_count == 0)
		answer_apply(&t, &whole);
	pass_on(&t);
	if (t.completed)
		revision_send(&t);
	if (t.status)
		notice_status(core, pool, r, t.writer, false, t.message_id);
	if (t.help)
		notice_help(core, pool, r, t.writer, t.message_id);
	step_close(core, pool, r->a.id, t.message_id);
}
