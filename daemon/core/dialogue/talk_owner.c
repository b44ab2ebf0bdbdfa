/* What an owner, and somebody to whom a point was offered, may say; see talk.h. */
#include <string.h>

#include "daemon/core/dialogue/talk.h"
#include "daemon/core/dueday.h"
#include "parsers/base/pool.h"

/*
 * A yes to a mail written before the point got its present date, words or owner
 * is no yes to these.
 */
static bool
is_outdated(struct talk *t, const struct reading_answer *a, const struct store_item *item)
{
	if (t->answered.sent == 0 || t->answered.sent >= item->revised)
		return false;
	talk_unclear(t, item->n, a, "it has changed since the mail that you answered; the newer one says what stands now");
	return true;
}

/* The split that the requester proposed and the owner has to answer. */
static bool
split_waits(struct talk *t, const struct store_item *item, struct store_proposal *p)
{
	return talk_pending(t, item, p) && strcmp(p->side, "owner") == 0;
}

static void
withdraw(struct talk *t, const struct store_item *item)
{
	struct store_proposal p;

	/* a yes to the point is none to the time of its checkpoint */
	if (talk_pending(t, item, &p) && email_is(p.person, t->writer) && strcmp(p.kind, "checkpoint") != 0)
		store_proposal_end(t->core->store, item->id, "withdrawn", t->core->now);
}

/* With several owners it is confirmed when the last of them has said yes. */
static bool
all_confirmed(struct talk *t, struct store_item *item)
{
	bool all = true;

	store_owner_confirmed(t->core->store, item->id, t->writer, t->core->now);
	t->changed = true;
	for (size_t i = 0; i < item->owner_count; i++) {
		if (email_is(item->owners[i].email, t->writer))
			item->owners[i].confirmed = t->core->now;
		all = all && item->owners[i].confirmed != 0;
	}
	return all;
}

static void
owner_confirm(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	struct store_proposal p;

	if (is_outdated(t, a, item))
		return;
	if (split_waits(t, item, &p)) {
		if (!talk_is_older(t, a, item, p.at))
			talk_proposal_accept(t, a, item, &p);
		return;
	}
	withdraw(t, item);
	talk_step(t, a, item, all_confirmed(t, item) ? EVENT_CONFIRM : EVENT_SAY);
}

/* The date that stands already, and nothing else: that is a yes. */
static bool
changes_nothing(struct talk *t, const struct reading_answer *a, const struct store_item *item)
{
	struct civil_date due;

	return a->due.given && civil_date_parse(slice_of(item->due), &due) &&
	    civil_compare(due, dueday_of(t->core, t->pool, t->writer, &a->due).date) == 0 &&
	    (a->due.minute < 0 || a->due.minute == item->due_minute);
}

static void
owner_change(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	if (changes_nothing(t, a, item))
		owner_confirm(t, a, item);
	else if (!a->due.given && a->text.len == 0)
		talk_unclear(t, item->n, a, "say what should change: # by another date");
	else
		talk_propose(t, a, item);
}

static void
owner_decline(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	struct store_proposal p, suggestion = talk_proposal(t, a, item, "offer", "requester");

	suggestion.name = slice_cstr(t->pool, a->to);

	if (split_waits(t, item, &p)) {
		talk_proposal_refuse(t, a, item, &p);
		return;
	}
	withdraw(t, item);
	if (!talk_step(t, a, item, EVENT_DECLINE))
		return;
	talk_choose(t, item, t->r->a.requester_email, a->to.len > 0 ? CHOICE_HANDOVER : CHOICE_DECLINED, a,
	    a->to.len > 0 ? &suggestion : NULL);
}

static void
owner_on_track(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	talk_step(t, a, item, EVENT_ON_TRACK);
}

static void
owner_at_risk(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	if (!talk_step(t, a, item, EVENT_AT_RISK))
		return;
	talk_said(t, item->n, a);
	/* "At risk, Tuesday would be safe" is a risk and a proposal. */
	if (a->due.given && !changes_nothing(t, a, item))
		talk_propose(t, a, item);
}

static void
owner_blocked(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	bool need = a->act == ACT_NEED;

	if (talk_step(t, a, item, need ? EVENT_NEED : EVENT_BLOCKED))
		talk_choose(t, item, t->r->a.requester_email, need ? CHOICE_NEED : CHOICE_BLOCKED, a, NULL);
}

static void
owner_done(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	if (is_outdated(t, a, item))
		return;
	withdraw(t, item);
	if (record_state(item) != ITEM_CLAIMED && talk_step(t, a, item, EVENT_DONE))
		notice_done(t->core, t->pool, t->r, item, t->writer, step_quote(t->pool, a->quote), t->message_id);
}

static void
owner_say(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	if (talk_step(t, a, item, EVENT_SAY))
		talk_said(t, item->n, a);
}

talk_act *const talk_owner_acts[ACT_LAST + 1] = {
	[ACT_CONFIRM] = owner_confirm, [ACT_CHANGE] = owner_change, [ACT_DECLINE] = owner_decline,
	[ACT_REASSIGN] = owner_decline, [ACT_ON_TRACK] = owner_on_track, [ACT_AT_RISK] = owner_at_risk,
	[ACT_BLOCKED] = owner_blocked, [ACT_NEED] = owner_blocked, [ACT_SPLIT] = talk_propose, [ACT_DONE] = owner_done,
	[ACT_AWAY] = owner_say, [ACT_QUESTION] = owner_say, [ACT_COMMENT] = owner_say,
};

/* -- the person to whom it was offered -- */

static void
candidate_take(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	struct store_proposal p;

	if (talk_pending(t, item, &p) && !talk_is_older(t, a, item, p.at))
		talk_proposal_accept(t, a, item, &p);
}

/* "Yes, but by Tuesday": taken over, and a change proposed. */
static void
candidate_change(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	candidate_take(t, a, item);
	owner_change(t, a, item);
}

static void
candidate_refuse(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	struct store_proposal p;

	if (talk_pending(t, item, &p))
		talk_proposal_refuse(t, a, item, &p);
}

talk_act *const talk_candidate_acts[ACT_LAST + 1] = {
	[ACT_CONFIRM] = candidate_take, [ACT_ACCEPT] = candidate_take, [ACT_CHANGE] = candidate_change,
	[ACT_DECLINE] = candidate_refuse, [ACT_REASSIGN] = candidate_refuse, [ACT_QUESTION] = owner_say,
	[ACT_COMMENT] = owner_say, [ACT_AWAY] = owner_say,
};
