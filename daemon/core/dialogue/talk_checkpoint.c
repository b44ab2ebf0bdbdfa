/*
 * The requester's yes or no to another time for a checkpoint, or to none, that an
 * owner's calendar proposed; see talk.h.
 */
#include "daemon/core/drive/checkpoint.h"
#include "daemon/core/dialogue/talk.h"

static struct store_checkpoint *
proposal_event(struct talk *t, const struct reading_answer *a, const struct store_item *item,
    const struct store_proposal *p)
{
	struct store_checkpoint *c = record_checkpoint(t->r, p->checkpoint);

	if (c != NULL && !c->cancelled && c->starts > t->core->now && (p->starts == 0 || p->starts > t->core->now))
		return c;
	talk_unclear(t, item->n, a, "the checkpoint has changed or passed since it was proposed");
	return NULL;
}

static void
answer_log(struct talk *t, const struct store_item *item, const char *words)
{
	t->changed = true;
	step_log(t->core, t->r->a.id, item->id, "checkpoint", &(struct step_cause){ t->writer, t->message_id, words });
}

void
talk_checkpoint_accept(struct talk *t, const struct reading_answer *a, struct store_item *item,
    const struct store_proposal *p)
{
	struct store_checkpoint *c = proposal_event(t, a, item, p);

	if (c == NULL)
		return;
	answer_log(t, item, p->starts == 0 ? "taken out of the calendar" : "moved as proposed");
	if (p->starts == 0)
		checkpoint_off(t->core, t->pool, t->r, c);
	else
		checkpoint_move(t->core, t->pool, t->r, c, p->starts);
}

void
talk_checkpoint_refuse(struct talk *t, const struct reading_answer *a, struct store_item *item,
    const struct store_proposal *p)
{
	struct store_checkpoint *c = proposal_event(t, a, item, p);

	store_proposal_end(t->core->store, item->id, "refused", t->core->now);
	if (c == NULL)
		return;
	answer_log(t, item, "stays as it was");
	if (p->starts != 0)
		notice_invite_again(t->core, t->pool, t->r, c, INVITE_REFUSED, p->message_id);
	else
		checkpoint_insist(t->core, t->pool, t->r, c);
}
