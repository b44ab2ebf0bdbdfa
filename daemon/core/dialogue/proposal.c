/*
 * What waits for a yes or no; see talk.h. An item has one open proposal at most:
 * a new one replaces it. Nothing of the item changes before the other side has
 * said yes, and both stay in the records.
 */
#include <string.h>

#include "daemon/core/drive/checkpoint.h"
#include "daemon/core/settings/config.h"
#include "daemon/core/directory.h"
#include "daemon/core/dialogue/propose.h"
#include "daemon/core/dialogue/talk.h"
#include "parsers/base/pool.h"

/* Parts that one point may be split into. */
#define PARTS_MAX 20

bool
talk_pending(struct talk *t, const struct store_item *item, struct store_proposal *p)
{
	return store_proposal_get(t->core->store, t->pool, item->id, p);
}

struct store_proposal
talk_proposal(struct talk *t, const struct reading_answer *a, const struct store_item *item, const char *kind,
    const char *side)
{
	return (struct store_proposal){ .item = item->id, .at = t->core->now, .kind = kind, .person = t->writer,
		.side = side, .message_id = t->message_id, .quote = step_quote(t->pool, a->quote), .due = "",
		.due_words = "", .due_why = "", .text = "", .due_minute = -1, .email = "", .name = "" };
}

static void
proposal_store(struct talk *t, struct store_proposal *p)
{
	store_proposal_end(t->core->store, p->item, "replaced", t->core->now);
	p->id = store_proposal_add(t->core->store, p);
	t->changed = true;
}

static void
parts_fill(struct talk *t, const struct reading_answer *a, struct store_proposal *p)
{
	p->parts = pool_array(t->pool, a->part_count + 1, sizeof(*p->parts));
	for (size_t i = 0; i < a->part_count && p->part_count < PARTS_MAX; i++) {
		struct reading_answer one = { .due = a->parts[i].due };
		struct talk_content c = talk_content(t, &one);

		p->parts[p->part_count++] = (struct store_part){ slice_cstr(t->pool, a->parts[i].text), c.due, c.due_words,
			c.due_minute };
	}
}

/* -- proposing -- */

static void
change_propose(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	struct store_proposal p = talk_proposal(t, a, item, "change", "requester");
	struct talk_content c = talk_content(t, a);

	p.due = c.due;
	p.due_minute = c.due_minute;
	p.due_words = c.due_words;
	p.due_why = c.due_why;
	/* With a date the other words are its reason; alone they are the new deliverable. */
	p.text = c.due[0] == '\0' ? c.text : "";
	if (!talk_step(t, a, item, EVENT_CHANGE_ASKED))
		return;
	proposal_store(t, &p);
	talk_choose(t, item, t->r->a.requester_email, CHOICE_CHANGE, a, &p);
}

static void
split_propose(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	bool by_owner = record_owns(item, t->writer) && !t->is_requester;
	struct store_proposal p = talk_proposal(t, a, item, "split", by_owner ? "requester" : "owner");

	parts_fill(t, a, &p);
	if (p.part_count < 2) {
		talk_unclear(t, item->n, a, "say into which parts, each with its date: split #: first part by its date; second part by its date");
		return;
	}
	if (!talk_step(t, a, item, by_owner ? EVENT_CHANGE_ASKED : EVENT_SAY))
		return;
	proposal_store(t, &p);
	if (by_owner)
		talk_choose(t, item, t->r->a.requester_email, CHOICE_SPLIT, a, &p);
	for (size_t i = 0; i < item->owner_count && !by_owner; i++)
		talk_choose(t, item, item->owners[i].email, CHOICE_SPLIT, a, &p);
}

void
talk_propose(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	if (a->act == ACT_SPLIT)
		split_propose(t, a, item);
	else
		change_propose(t, a, item);
}

void
talk_offer(struct talk *t, const struct reading_answer *a, struct store_item *item, const struct store_owner *to)
{
	struct store_proposal p = talk_proposal(t, a, item, "offer", "candidate");
	struct talk_content c = talk_content(t, a);

	p.email = to->email;
	p.name = to->name;
	p.due = c.due;
	p.due_minute = c.due_minute;
	p.due_words = c.due_words;
	p.due_why = c.due_why;
	if (!talk_step(t, a, item, EVENT_OFFERED))
		return;
	proposal_store(t, &p);
	store_participant_add(t->core->store, t->r->a.id, &(struct store_participant){ to->email, to->name, "owner" });
	talk_choose(t, item, to->email, CHOICE_OFFER, a, &p);
}

/* -- a yes -- */

static void
change_accept(struct talk *t, const struct reading_answer *a, struct store_item *item, const struct store_proposal *p)
{
	struct talk_content c = { p->text, p->due, p->due_words, p->due_why, p->due_minute };
	struct store_item before = *item;

	if (!talk_step(t, a, item, EVENT_CHANGE_ACCEPTED))
		return;
	talk_content_set(t, item, &c);
	store_owner_confirmed(t->core->store, item->id, p->person, t->core->now);
	if (c.due[0] != '\0')
		checkpoint_replan(t->core, t->pool, t->r, item);
	talk_changed(t, &before, item, CHANGE_CONTENT, a);
}

static int
last_number(const struct record *r)
{
	int n = 0;

	for (size_t i = 0; i < r->item_count; i++)
		n = r->items[i].n > n ? r->items[i].n : n;
	return n;
}

/* The parts become points of their own; both sides have agreed to them. */
static void
split_accept(struct talk *t, const struct reading_answer *a, struct store_item *item, const struct store_proposal *p)
{
	struct store_item before = *item;
	struct record now;
	int n;

	/* the numbers as they are now: one mail may accept several splits */
	if (!record_load(t->core, t->pool, t->r->a.id, &now) || !talk_step(t, a, item, EVENT_SPLIT_ACCEPTED))
		return;
	n = last_number(&now);
	for (size_t i = 0; i < p->part_count; i++) {
		struct store_item part = before;

		part.n = ++n;
		part.text = p->parts[i].text;
		part.due = p->parts[i].due[0] != '\0' ? p->parts[i].due : before.due;
		part.due_minute = p->parts[i].due[0] != '\0' ? p->parts[i].due_minute : before.due_minute;
		part.due_words = p->parts[i].due_words;
		part.due_why = "";
		part.parent = before.id;
		part.state = agreement_state_name(ITEM_CONFIRMED);
		part.changed = t->core->now;
		part.id = store_item_add(t->core->store, &part);
		step_log(t->core, t->r->a.id, part.id, part.state, &(struct step_cause){ t->writer, t->message_id, p->quote });
		if (record_load(t->core, t->pool, t->r->a.id, &now))
			checkpoint_replan(t->core, t->pool, &now, &part);
	}
	talk_changed(t, &before, item, CHANGE_SPLIT, a);
}

/* The candidate takes the point over; the old owner is told. */
static void
offer_accept(struct talk *t, const struct reading_answer *a, struct store_item *item, const struct store_proposal *p)
{
	struct talk_content c = { "", p->due, p->due_words, p->due_why, p->due_minute };
	struct store_owner *owner = pool_alloc(t->pool, sizeof(*owner));
	struct store_item before = *item;

	if (!talk_step(t, a, item, EVENT_TAKEN))
		return;
	*owner = (struct store_owner){ p->name, p->email, "", t->core->now };
	store_item_owner(t->core->store, item->id, owner);
	item->owners = owner;
	item->owner_count = 1;
	talk_content_set(t, item, &c);
	owner->confirmed = t->core->now;
	store_owner_confirmed(t->core->store, item->id, p->email, t->core->now);
	propose_people(t->core, t->r->a.id, t->r->a.requester_email, item);
	checkpoint_replan(t->core, t->pool, t->r, item);
	talk_changed(t, &before, item, CHANGE_OWNER, a);
}

void
talk_proposal_accept(struct talk *t, const struct reading_answer *a, struct store_item *item,
    const struct store_proposal *p)
{
	if (talk_is_same(p)) {
		talk_same_accept(t, a, item, p);
		return;
	}
	if (strcmp(p->kind, "split") == 0)
		split_accept(t, a, item, p);
	else if (strcmp(p->kind, "offer") == 0)
		offer_accept(t, a, item, p);
	else if (strcmp(p->kind, "checkpoint") == 0)
		talk_checkpoint_accept(t, a, item, p);
	else
		change_accept(t, a, item, p);
	store_proposal_end(t->core->store, item->id, "accepted", t->core->now);
}

/* -- a no -- */

void
talk_proposal_refuse(struct talk *t, const struct reading_answer *a, struct store_item *item,
    const struct store_proposal *p)
{
	bool offer = strcmp(p->kind, "offer") == 0, to_requester = strcmp(p->side, "requester") == 0;
	struct store_item before = *item;

	if (strcmp(p->kind, "checkpoint") == 0) {
		talk_checkpoint_refuse(t, a, item, p);
		return;
	}
	if (talk_is_same(p)) {
		talk_same_refuse(t, a, item, p);
		return;
	}
	if (!talk_step(t, a, item, offer ? EVENT_OFFER_REFUSED : to_requester ? EVENT_CHANGE_REFUSED : EVENT_SAY))
		return;
	store_proposal_end(t->core->store, item->id, "refused", t->core->now);
	t->changed = true;
	if (to_requester)
		talk_changed(t, &before, item, CHANGE_REFUSED, a);
	else if (offer)
		talk_choose(t, item, t->r->a.requester_email, CHOICE_OFFER_REFUSED, a, p);
	else
		talk_said(t, item->n, a);
}
