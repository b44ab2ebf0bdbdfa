/*
 * "Is this point 2 of A-17?" is answered; see talk.h. A yes leaves the new point out
 * and goes on with the old one, in its own agreement: a new date is a change of it, a
 * done mark its acceptance. A no lets the new point go out like any other.
 */
#include <string.h>

#include "daemon/core/dialogue/propose.h"
#include "daemon/core/dialogue/talk.h"
#include "daemon/core/drive/ladder.h"
#include "parsers/base/pool.h"

bool
talk_is_same(const struct store_proposal *p)
{
	return strcmp(p->kind, "same") == 0 || strcmp(p->kind, "done") == 0;
}

/* What the new notes say of the old point: done, another date, or nothing new. */
static void
old_apply(struct talk *t, const struct reading_answer *a, struct store_item *old, const struct store_proposal *p, bool done)
{
	struct reading_answer b = { .item = old->n, .act = done ? ACT_DONE : ACT_COMMENT, .quote = slice_of(p->quote),
		.confidence = a->confidence };

	/* the line without its bullet and box */
	while (b.quote.len > 0 && strchr("-*+ []", b.quote.p[0]) != NULL)
		b.quote = slice_from(b.quote, slice_starts_nocase(b.quote, SLICE("[x]")) ? 3 : 1);

	if (!done && p->due[0] != '\0' && (strcmp(p->due, old->due) != 0 || p->due_minute != old->due_minute) &&
	    civil_date_parse(slice_of(p->due), &b.due.date)) {
		b.act = ACT_CHANGE;
		b.due.given = true;
		b.due.minute = p->due_minute;
		b.due.text = slice_of(p->due_words);
		b.due.why = slice_of(p->due_why);
	}
	if (b.act == ACT_COMMENT)
		talk_step(t, &b, old, EVENT_SAY);
	else
		talk_requester_acts[b.act](t, &b, old);
}

void
talk_same_accept(struct talk *t, const struct reading_answer *a, struct store_item *item, const struct store_proposal *p)
{
	int64_t agreement = store_item_agreement(t->core->store, p->other);
	struct record *r = pool_alloc(t->pool, sizeof(*r));
	struct talk other = { .core = t->core, .pool = t->pool, .r = r, .writer = t->writer, .message_id = t->message_id,
		.is_requester = true };
	struct store_item *old;

	if (!record_load(t->core, t->pool, agreement, r) || (old = ladder_item(r, p->other)) == NULL ||
	    !agreement_is_open(record_state(old)) || !record_is_requester(r, t->writer)) {
		talk_unclear(t, item->n, a, "the earlier point has ended since; say no, and this one stands for itself");
		return;
	}
	if (!talk_step(t, a, item, EVENT_DROP))
		return;
	answered_these(t->pool, &old->id, 1, &other.answered);
	store_proposal_end(t->core->store, item->id, "accepted", t->core->now);
	old_apply(&other, a, old, p, strcmp(p->kind, "done") == 0 || a->act == ACT_DONE);
	talk_end(&other);
}

void
talk_same_refuse(struct talk *t, const struct reading_answer *a, struct store_item *item, const struct store_proposal *p)
{
	store_proposal_end(t->core->store, item->id, "refused", t->core->now);
	/* what the notes mark as done is not to be done anew */
	if (strcmp(p->kind, "done") == 0)
		talk_step(t, a, item, EVENT_DROP);
	else if (record_is_complete(item))
		t->completed |= talk_step(t, a, item, EVENT_COMPLETED);
	else
		talk_unclear(t, item->n, a, item->due[0] == '\0' ? "the date is still missing" : "the owner is still missing");
}
