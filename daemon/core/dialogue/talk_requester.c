/* What the requester may say; see talk.h. */
#include <string.h>

#include "daemon/core/drive/checkpoint.h"
#include "daemon/core/settings/config.h"
#include "daemon/core/directory.h"
#include "daemon/core/dialogue/propose.h"
#include "daemon/core/dialogue/talk.h"
#include "parsers/base/pool.h"

/* What an owner proposed and the requester has to answer. */
static bool
proposal_waits(struct talk *t, const struct store_item *item, struct store_proposal *p)
{
	/* once it is said to be done, yes and no are about that, not about its checkpoint */
	return talk_pending(t, item, p) && strcmp(p->side, "requester") == 0 &&
	    !(strcmp(p->kind, "checkpoint") == 0 && record_state(item) == ITEM_CLAIMED);
}

/* One event, and all concerned are told when it changed something. */
static bool
step_tell(struct talk *t, const struct reading_answer *a, struct store_item *item, enum item_event event,
    enum notice_change_kind kind)
{
	struct store_item before = *item;

	if (!talk_step(t, a, item, event))
		return false;
	if (strcmp(before.state, item->state) == 0)
		return true;
	store_proposal_end(t->core->store, item->id, "replaced", t->core->now);
	if (agreement_state_find(before.state) != ITEM_ASKED)
		talk_changed(t, &before, item, kind, a);
	return true;
}

static void
owner_set(struct talk *t, struct store_item *item, struct store_owner *o)
{
	store_item_owner(t->core->store, item->id, o);
	item->owners = o;
	item->owner_count = 1;
	propose_people(t->core, t->r->a.id, t->r->a.requester_email, item);
}

/* "Is Anna Kim <anna@partner.example> right?": with a yes (email NULL), or by that address, it is. Was it asked? */
static bool
newcomer_take(struct talk *t, struct store_item *item, const char *email)
{
	bool taken = false;

	for (size_t i = 0; i < item->owner_count; i++) {
		struct store_owner known;

		if (!record_newcomer(t->pool, &item->owners[i], &known) || (email != NULL && !email_is(known.email, email)))
			continue;
		item->owners[i] = known;
		store_owner_known(t->core->store, item->id, (int64_t)i, &known);
		taken = true;
	}
	if (taken)
		propose_people(t->core, t->r->a.id, t->r->a.requester_email, item);
	return taken;
}

/* "Did you mean Maya Lin?": with a yes, and nothing but her name amiss, she is the owner. */
static void
meant_take(struct talk *t, struct store_item *item)
{
	struct store_owner *o = pool_alloc(t->pool, sizeof(*o));
	const char *text, *name = record_unknown(t->pool, item, &text);
	const struct config_person *like;

	if (name[0] == '\0' || department_find(t->core, name) != NULL || (like = person_like(t->core, t->pool, name)) == NULL)
		return;
	if (text != NULL) {
		item->text = text;
		store_item_text(t->core->store, item->id, text);
	}
	*o = (struct store_owner){ like->name, like->address, "", 0 };
	owner_set(t, item, o);
}

/* Does the number of the point stand in the words themselves? */
static bool
is_numbered(const struct reading_answer *a, int n)
{
	int number = 0;

	for (size_t i = 0; i <= a->quote.len; i++) {
		char c = i < a->quote.len ? a->quote.p[i] : '\0';

		if (c >= '0' && c <= '9' && number < 100000)
			number = number * 10 + (c - '0');
		else if (number == n && number > 0)
			return true;
		else
			number = 0;
	}
	return false;
}

/* Words that only sound like the point are no leave to write to somebody, unless the mail that they answer asked for it. */
static bool
is_leave(const struct talk *t, const struct reading_answer *a, const struct store_item *item)
{
	return t->answered.reach == ANSWERED_THESE || answered_questions(&t->answered, item) || is_numbered(a, item->n);
}

/* A yes to a point that was shown to the requester first. */
static void
look_through(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	if (!is_leave(t, a, item)) {
		talk_unclear(t, item->n, a, "say it with its number: yes #");
		return;
	}
	if (!newcomer_take(t, item, NULL))
		meant_take(t, item);
	if (record_is_complete(item))
		t->completed |= talk_step(t, a, item, EVENT_COMPLETED);
	else
		talk_unclear(t, item->n, a, "its owner or date is still missing");
}

/* What waits now came after the mail that is answered: an earlier change was asked about there, or nothing yet. */
static bool
is_older(struct talk *t, const struct reading_answer *a, const struct store_item *item)
{
	struct store_proposal p;

	if (proposal_waits(t, item, &p))
		return talk_is_older(t, a, item, p.at);
	return record_state(item) == ITEM_CLAIMED && talk_is_older(t, a, item, item->changed);
}

static talk_act requester_reassign;

/* A yes to "Maya says that point 2 is not hers, but Omar's": he is asked. */
static bool
handover_take(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	const struct store_shown *shown = answered_point(&t->answered, item);
	struct reading_answer b = *a;

	if (record_state(item) != ITEM_DECLINED || shown == NULL || shown->candidate[0] == '\0' ||
	    item->changed > t->answered.sent)
		return false;
	b.to = slice_of(shown->candidate);
	requester_reassign(t, &b, item);
	return true;
}

static const char *
why_no_yes(enum item_state state)
{
	return state == ITEM_DECLINED ? "say who does it, or take it back: reassign #: NAME, or cancel #" :
	    state == ITEM_BLOCKED ? "say what you can do about it, and it is passed on" : "its owner confirms it";
}

static void
requester_accept(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	struct store_proposal p;

	if (is_older(t, a, item) || handover_take(t, a, item))
		return;
	if (proposal_waits(t, item, &p))
		talk_proposal_accept(t, a, item, &p);
	else if (record_state(item) == ITEM_ASKED)
		look_through(t, a, item);
	else if (record_state(item) != ITEM_CLAIMED && t->answered.sent != 0 &&
	    store_proposal_ended(t->core->store, item->id, t->answered.sent))
		talk_unclear(t, item->n, a, "what you answer has been taken back or answered since");
	else if (record_state(item) != ITEM_CLAIMED && a->item <= 0)
		talk_unclear(t, item->n, a, why_no_yes(record_state(item)));
	else
		step_tell(t, a, item, EVENT_ACCEPT, CHANGE_ACCEPTED);
}

/* "ok" of the requester is a yes to what he was asked: a proposal, a claim, a point with all that it needs. */
static void
requester_confirm(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	struct store_proposal p;

	if (record_state(item) == ITEM_CLAIMED || proposal_waits(t, item, &p))
		requester_accept(t, a, item);
	else if (record_state(item) == ITEM_ASKED)
		look_through(t, a, item);
	else if (!handover_take(t, a, item))
		talk_unclear(t, item->n, a, why_no_yes(record_state(item)));
}

static void
requester_decline(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	struct store_proposal p;

	if (is_older(t, a, item))
		return;
	if (proposal_waits(t, item, &p))
		talk_proposal_refuse(t, a, item, &p);
	else if (record_state(item) == ITEM_CLAIMED)
		step_tell(t, a, item, EVENT_REOPEN, CHANGE_REOPENED);
	else
		talk_unclear(t, item->n, a, "to take it back, write: cancel #; to give it to somebody else: reassign #: NAME");
}

static void
requester_reopen(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	step_tell(t, a, item, EVENT_REOPEN, CHANGE_REOPENED);
}

static void
requester_cancel(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	step_tell(t, a, item, a->act == ACT_DROP ? EVENT_DROP : EVENT_CANCEL, CHANGE_CANCELLED);
}

/* -- owner and content -- */

/* Fills in what a point lacks. */
static void
complete(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	struct talk_content c = talk_content(t, a);
	struct store_owner *o = pool_alloc(t->pool, sizeof(*o));
	struct store_proposal p;

	if (talk_pending(t, item, &p) && talk_is_same(&p)) {
		talk_unclear(t, item->n, a, "say first whether it is the earlier point: yes #, or no #");
		return;
	}
	if (a->to.len > 0) {
		if (!talk_person(t, a->to, o)) {
			talk_unclear(t, item->n, a, "nobody, or more than one person, is known by that name; write the address");
			return;
		}
		if (!newcomer_take(t, item, o->email))
			owner_set(t, item, o);
	}
	c.text = "";
	talk_content_set(t, item, &c);
	if (a->standard.len > 0) {
		item->standard = slice_cstr(t->pool, a->standard);
		store_item_standard(t->core->store, item->id, item->standard);
	}
	if (record_is_complete(item))
		t->completed |= talk_step(t, a, item, EVENT_COMPLETED);
	else if (a->to.len == 0 && c.due[0] == '\0' && a->standard.len == 0)
		talk_unclear(t, item->n, a, item->due[0] == '\0' ? "the date is still missing" : "the owner is still missing");
	else if (talk_step(t, a, item, EVENT_CHANGED)) /* a part of it came */
		talk_unclear(t, item->n, a, item->due[0] == '\0' ? "the date is still missing" : "the owner is still missing");
}

static bool
is_alone(const struct store_item *item, const char *email)
{
	return item->owner_count == 1 && email_is(item->owners[0].email, email);
}

/* Who changes a point that is nobody's but his own has said yes to it. */
static void
confirm_own(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	store_owner_confirmed(t->core->store, item->id, t->writer, t->core->now);
	item->owners[0].confirmed = t->core->now;
	talk_step(t, a, item, EVENT_CONFIRM);
}

/* The requester changes date or words: it stands at once, and the owner is asked for a new yes. */
static void
change(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	struct talk_content c = talk_content(t, a);
	struct store_item before = *item;

	if (c.due[0] != '\0')
		c.text = "";
	if (c.due[0] == '\0' && c.text[0] == '\0')
		talk_unclear(t, item->n, a, "say what should change: move # to another date");
	else if (talk_step(t, a, item, EVENT_CHANGED)) {
		store_proposal_end(t->core->store, item->id, "replaced", t->core->now);
		talk_content_set(t, item, &c);
		/* other words leave the checkpoints where they are: somebody may have moved one */
		if (c.due[0] != '\0')
			checkpoint_replan(t->core, t->pool, t->r, item);
		if (is_alone(item, t->writer))
			confirm_own(t, a, item);
		talk_changed(t, &before, item, CHANGE_CONTENT, a);
	}
}

static void
requester_change(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	if (record_state(item) == ITEM_ASKED)
		complete(t, a, item);
	else
		change(t, a, item);
}

/* Somebody else shall own it: that person is asked; who gives it to himself has said yes. */
static void
requester_reassign(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	struct store_proposal p;
	struct store_owner to;

	if (record_state(item) == ITEM_ASKED)
		complete(t, a, item);
	else if (!talk_person(t, a->to, &to))
		talk_unclear(t, item->n, a, "nobody, or more than one person, is known by that name; write the address");
	else {
		size_t asked = t->choices.n;

		talk_offer(t, a, item, &to);
		if (t->choices.n > asked && email_is(to.email, t->writer) && talk_pending(t, item, &p)) {
			t->choices.n = asked; /* he is not asked what he has just said */
			talk_proposal_accept(t, a, item, &p);
		}
	}
}

static void
requester_done(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	struct store_proposal p;

	/* "yes, done" to whether it is an earlier point */
	if (proposal_waits(t, item, &p) && talk_is_same(&p))
		talk_same_accept(t, a, item, &p);
	else
		step_tell(t, a, item, EVENT_ACCEPT, CHANGE_ACCEPTED);
}

/* Words to an owner who waits for help are the help; other words are kept and passed on. */
static void
requester_say(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	struct store_item before = *item;

	if (!talk_step(t, a, item, record_state(item) == ITEM_BLOCKED ? EVENT_HELPED : EVENT_SAY))
		return;
	item->lacking = "";
	store_item_lacking(t->core->store, item->id, "");
	talk_changed(t, &before, item, CHANGE_HELPED, a);
}

/*
 * It is kept for reminders and escalations, and nobody gets a mail for it, unless an owner waits for words: then
 * these are the answer as well.
 */
void
talk_interest(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	if (!t->is_requester) {
		talk_unclear(t, item->n, a, "that is for the requester to say");
		return;
	}
	if (agreement_is_open(record_state(item))) {
		t->changed = true;
		item->interest = slice_cstr(t->pool, a->interest);
		store_item_interest(t->core->store, item->id, item->interest);
		step_log(t->core, t->r->a.id, item->id, "interest",
		    &(struct step_cause){ t->writer, t->message_id, step_quote(t->pool, a->quote) });
	}
	if (t->asked || record_state(item) == ITEM_BLOCKED || !agreement_is_open(record_state(item)))
		requester_say(t, a, item);
}

talk_act *const talk_requester_acts[ACT_LAST + 1] = {
	[ACT_CONFIRM] = requester_confirm, [ACT_CHANGE] = requester_change, [ACT_DECLINE] = requester_decline,
	[ACT_REASSIGN] = requester_reassign, [ACT_SPLIT] = talk_propose, [ACT_DONE] = requester_done,
	[ACT_ACCEPT] = requester_accept, [ACT_REOPEN] = requester_reopen, [ACT_CANCEL] = requester_cancel,
	[ACT_DROP] = requester_cancel, [ACT_QUESTION] = requester_say, [ACT_COMMENT] = requester_say,
	[ACT_NEED] = requester_say,
};
