/*
 * What a person's calendar says about an invitation (RFC 5546); see apply.h.
 * Method: the answer is noted on the event and on the record of each point that it
 * looks at; what wants another time is a proposal like any other, which the
 * requester answers. The requester's own calendar has nobody to ask.
 */
#include <string.h>
#include <strings.h>

#include "daemon/core/apply.h"
#include "daemon/core/drive/checkpoint.h"
#include "daemon/core/directory.h"
#include "daemon/core/dialogue/talk.h"
#include "parsers/base/pool.h"

/* One answer of a calendar, while it is applied. */
struct call {
	struct talk talk;
	struct store_checkpoint *c;
	const struct reading_itip *itip;
	struct reading_answer said; /* the person's own words, as evidence */
};

static struct store_item *
item_by_id(struct record *r, int64_t id)
{
	for (size_t i = 0; i < r->item_count; i++)
		if (r->items[i].id == id)
			return &r->items[i];
	return NULL;
}

/* On the record of each point that the event looks at. */
static void
note(struct call *call, const char *words)
{
	struct talk *t = &call->talk;
	struct text detail;

	text_init(&detail, t->pool);
	text_addf(&detail, "%s%s%.*s", words, call->itip->comment.len > 0 ? ": " : "",
	    SLICE_ARG(slice_of(step_quote(t->pool, call->itip->comment))));
	for (size_t i = 0; i < call->c->item_count; i++)
		step_log(t->core, t->r->a.id, call->c->items[i], "calendar",
		    &(struct step_cause){ t->writer, t->message_id, detail.p });
	if (call->c->item_count == 0)
		step_log(t->core, t->r->a.id, 0, "calendar", &(struct step_cause){ t->writer, t->message_id, detail.p });
}

static bool
is_of(const struct store_proposal *p, const struct store_checkpoint *c)
{
	return strcmp(p->kind, "checkpoint") == 0 && p->checkpoint == c->id;
}

/* What the person's calendar proposed before is answered by what it says now. */
static void
proposals_end(struct call *call, const char *outcome)
{
	struct store_proposal p;
	struct talk *t = &call->talk;

	for (size_t i = 0; i < call->c->item_count; i++)
		if (store_proposal_get(t->core->store, t->pool, call->c->items[i], &p) && is_of(&p, call->c))
			store_proposal_end(t->core->store, p.item, outcome, t->core->now);
}

/* A point of the event under which the requester can be asked: open, and nothing else waits for an answer on it. */
static struct store_item *
item_free(struct call *call)
{
	struct store_proposal p;
	struct talk *t = &call->talk;

	for (size_t i = 0; i < call->c->item_count; i++) {
		struct store_item *item = item_by_id(t->r, call->c->items[i]);

		if (item != NULL && agreement_is_open(record_state(item)) && record_state(item) != ITEM_CLAIMED &&
		    !talk_pending(t, item, &p))
			return item;
	}
	return NULL;
}

/* The requester is asked; starts 0: the person wants no such event at all. */
static void
ask(struct call *call, int64_t starts)
{
	struct talk *t = &call->talk;
	struct store_item *item;
	struct store_proposal p;

	proposals_end(call, "replaced");
	item = item_free(call);
	if (item == NULL) {
		talk_said(t, 0, &call->said);
		return;
	}
	p = talk_proposal(t, &call->said, item, "checkpoint", "requester");
	p.checkpoint = call->c->id;
	p.starts = starts;
	p.id = store_proposal_add(t->core->store, &p);
	talk_choose(t, item, t->r->a.requester_email, CHOICE_CHECKPOINT, &call->said, &p);
}

/* The instant that the calendar proposes: without a zone of its own it means the person's, without a time the old one. */
static int64_t
proposed_start(const struct call *call)
{
	struct worktime w = person_worktime(call->talk.core, call->c->email);
	struct civil_time old = worktime_local(&w, call->c->starts);

	if (call->itip->starts != 0 || call->itip->day.year == 0)
		return call->itip->starts;
	return worktime_at(&w, call->itip->day,
	    call->itip->minute >= 0 ? call->itip->minute : old.hour * 60 + old.minute);
}

/* -- what a calendar says -- */

static void
on_counter(struct call *call)
{
	struct talk *t = &call->talk;
	int64_t starts = proposed_start(call);

	note(call, "proposes another time for the checkpoint");
	if (starts == call->c->starts || starts == 0)
		talk_said(t, 0, &call->said);
	else if (starts <= t->core->now)
		talk_unclear(t, 0, &call->said, "the time that you propose for the checkpoint has passed");
	else if (t->is_requester)
		checkpoint_move(t->core, t->pool, t->r, call->c, starts);
	else
		ask(call, starts);
}

static void
on_decline(struct call *call)
{
	note(call, "declined the checkpoint");
	if (!call->talk.is_requester)
		ask(call, 0);
}

static void
on_delegate(struct call *call)
{
	struct talk *t = &call->talk;
	struct text words;

	text_init(&words, t->pool);
	text_addf(&words, "hands the checkpoint over to %.*s",
	    SLICE_ARG(call->itip->delegate.len > 0 ? call->itip->delegate : SLICE("somebody else")));
	note(call, words.p);
	call->said.quote = text_slice(&words);
	talk_said(t, 0, &call->said);
}

static void
on_reply(struct call *call)
{
	const char *partstat = slice_cstr(call->talk.pool, call->itip->partstat);

	if (partstat[0] != '\0')
		store_checkpoint_answer(call->talk.core->store, call->c->id, partstat);
	if (strcasecmp(partstat, "DECLINED") == 0) {
		on_decline(call);
	} else if (strcasecmp(partstat, "DELEGATED") == 0) {
		on_delegate(call);
	} else if (strcasecmp(partstat, "ACCEPTED") == 0 || strcasecmp(partstat, "TENTATIVE") == 0) {
		proposals_end(call, "withdrawn");
		note(call, strcasecmp(partstat, "ACCEPTED") == 0 ? "accepted the checkpoint" : "may come to the checkpoint");
	} else {
		note(call, "answered the invitation");
	}
}

static void
on_refresh(struct call *call)
{
	struct talk *t = &call->talk;

	note(call, "asked for the invitation again");
	notice_invite_again(t->core, t->pool, t->r, call->c, INVITE_AGAIN, t->message_id);
}

void
apply_calendar(struct core *core, struct pool *pool, struct record *r, const struct store_checkpoint *c,
    const struct reading *reading)
{
	const char *method = slice_cstr(pool, reading->itip.method);
	struct call call = { .itip = &reading->itip, .c = record_checkpoint(r, c->id),
		.said = { .act = ACT_COMMENT, .quote = reading->itip.comment } };

	call.talk = (struct talk){ .core = core, .pool = pool, .r = r, .writer = c->email,
		.message_id = slice_cstr(pool, reading->message_id), .is_requester = record_is_requester(r, c->email) };
	answered_these(pool, call.c->items, call.c->item_count, &call.talk.answered);
	if (call.said.quote.len == 0)
		call.said.quote = reading->subject;
	if (strcasecmp(method, "REFRESH") == 0)
		on_refresh(&call);
	else if (strcasecmp(method, "REPLY") != 0 && strcasecmp(method, "COUNTER") != 0)
		note(&call, "sent a calendar that answers nothing; it changes nothing");
	else if (call.c->cancelled)
		note(&call, "answered an invitation that was cancelled");
	else if (reading->itip.sequence >= 0 && reading->itip.sequence < call.c->sequence)
		note(&call, "answered an earlier invitation; the newer one stands");
	else if (strcasecmp(method, "COUNTER") == 0)
		on_counter(&call);
	else
		on_reply(&call);
	talk_end(&call.talk);
}
