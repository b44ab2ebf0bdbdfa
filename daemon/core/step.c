/*
 * See step.h. Method: the table says what an event does; here stands what it
 * takes with it.
 */
#include <string.h>

#include "daemon/core/drive/checkpoint.h"
#include "daemon/core/notice/notice.h"
#include "daemon/core/step.h"
#include "parsers/base/pool.h"

const char *
step_quote(struct pool *pool, struct slice words)
{
	return slice_cstr(pool, text_clean_line(pool, words, STEP_QUOTE_MAX));
}

void
step_log(struct core *core, int64_t agreement, int64_t item, const char *kind, const struct step_cause *cause)
{
	/* what the administrator enters has no mail behind it, and agreed's own acts are nobody's */
	bool by_hand = core->by_hand != NULL && cause->person[0] != '\0';

	store_event_add(core->store, &(struct store_event){ .at = core->now, .agreement = agreement, .item = item,
	    .kind = kind, .person = cause->person, .message_id = by_hand ? "" : cause->message_id,
	    .detail = cause->detail, .by_hand = by_hand });
}

bool
step_item(struct core *core, struct pool *pool, struct record *r, struct store_item *item, enum item_event event,
    const struct step_cause *cause)
{
	enum item_state from = record_state(item);
	int64_t *awaiting;
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
		checkpoint_follow(core, pool, r);
		/* whose turn it is now is looked at in a turn of its own */
		for (size_t i = store_awaiting(core->store, pool, item->id, &awaiting); i-- > 0;)
			store_due_add(core->store, &(struct store_due){ .at = core->now, .agreement = awaiting[i], .kind = "opens",
			    .email = "" });
	}
	return true;
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
	bool heard = false;

	if (!record_load(core, pool, agreement, &r) || r.a.closed != 0 || !record_is_over(&r))
		return;
	store_agreement_close(core->store, agreement, core->now);
	step_log(core, agreement, 0, "closed", &(struct step_cause){ "", "", "the last point has ended" });
	r.a.closed = core->now;
	/* who never heard of any of its points does not hear of their end */
	for (size_t i = 0; i < r.item_count; i++)
		heard = heard || record_state(&r.items[i]) != ITEM_DROPPED;
	for (size_t i = 0; heard && i < r.participant_count; i++)
		if (is_first(&r, i) && strcmp(r.participants[i].role, "manager") != 0)
			notice_status(core, pool, &r, r.participants[i].email, true, answers);
}
