/* See talk.h: what the acts have in common. */
#include <string.h>

#include "daemon/core/settings/config.h"
#include "daemon/core/directory.h"
#include "daemon/core/dueday.h"
#include "daemon/core/drive/ladder.h"
#include "daemon/core/drive/process.h"
#include "daemon/core/dialogue/propose.h"
#include "daemon/core/dialogue/talk.h"
#include "parsers/base/pool.h"
#include "templates/mail.h"

static const char *
quote_of(struct talk *t, const struct reading_answer *a)
{
	return step_quote(t->pool, a->quote.len > 0 ? a->quote : a->text);
}

/* -- collecting -- */

static void
quote_add(struct talk *t, struct talk_quotes *list, int n, const char *quote, const char *why)
{
	list->v = pool_grow(t->pool, list->v, list->n, &list->cap, sizeof(*list->v));
	list->v[list->n++] = (struct notice_quote){ n, quote, why };
}

void
talk_unclear(struct talk *t, int n, const struct reading_answer *a, const char *why)
{
	struct text words;

	text_init(&words, t->pool);
	text_add(&words, SLICE(""));
	for (; *why != '\0'; why++)
		if (*why == '#')
			text_addf(&words, "%d", n);
		else
			text_add_char(&words, *why);
	quote_add(t, &t->unclear, n, quote_of(t, a), words.p);
}

void
talk_said(struct talk *t, int n, const struct reading_answer *a)
{
	quote_add(t, &t->said, n, quote_of(t, a), "");
}

void
talk_choose(struct talk *t, struct store_item *item, const char *email, enum notice_choice_kind kind,
    const struct reading_answer *a, const struct store_proposal *p)
{
	struct talk_choices *list = &t->choices;
	struct store_proposal *copy = NULL;

	if (p != NULL) {
		copy = pool_alloc(t->pool, sizeof(*copy));
		*copy = *p;
	}
	list->v = pool_grow(t->pool, list->v, list->n, &list->cap, sizeof(*list->v));
	list->v[list->n++] = (struct notice_choice){ kind, email, item, copy, quote_of(t, a) };
}

void
talk_changed(struct talk *t, const struct store_item *before, struct store_item *item, enum notice_change_kind kind,
    const struct reading_answer *a)
{
	struct talk_changes *list = &t->changes;
	struct store_item *copy = pool_alloc(t->pool, sizeof(*copy));

	*copy = *before;
	list->v = pool_grow(t->pool, list->v, list->n, &list->cap, sizeof(*list->v));
	list->v[list->n++] = (struct notice_change){ kind, copy, item, quote_of(t, a) };
}

/* -- doing -- */

bool
talk_step(struct talk *t, const struct reading_answer *a, struct store_item *item, enum item_event event)
{
	struct step_cause cause = { t->writer, t->message_id, quote_of(t, a) };
	enum item_state from = record_state(item);
	struct text why;

	if (step_item(t->core, t->pool, t->r, item, event, &cause)) {
		t->changed = t->changed || event != EVENT_SAY;
		if (event == EVENT_AT_RISK || (event == EVENT_CONFIRM && record_state(item) != from))
			notice_milestone(t->core, t->pool, t->r, item,
			    event == EVENT_AT_RISK ? MILESTONE_AT_RISK : MILESTONE_CONFIRMED, cause.detail, t->message_id);
		return true;
	}
	text_init(&why, t->pool);
	text_addf(&why, "point #: %s", agreement_state_words(record_state(item)));
	talk_unclear(t, item->n, a, why.p);
	return false;
}

bool
talk_is_older(struct talk *t, const struct reading_answer *a, const struct store_item *item, int64_t waits_since)
{
	if (!answered_is_older(&t->answered, item, waits_since))
		return false;
	talk_unclear(t, item->n, a, "it has changed since the mail that you answered; the newer one says what stands now");
	return true;
}

bool
talk_person(struct talk *t, struct slice words, struct store_owner *o)
{
	const char *name = slice_cstr(t->pool, slice_trim(words));
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
	if (mail_is_address(name))
		*o = (struct store_owner){ name, name, "", 0 };
	else if (!record_newcomer(t->pool, &(struct store_owner){ name, "", "", 0 }, o))
		return false;
	return !person_is_us(t->core, o->email);
}

struct talk_content
talk_content(struct talk *t, const struct reading_answer *a)
{
	struct talk_content c = { slice_cstr(t->pool, a->text), "", "", "", -1 };
	char written[CIVIL_DATE_LEN];
	struct dueday day;

	if (!a->due.given)
		return c;
	day = dueday_of(t->core, t->pool, t->writer, &a->due);
	c.due = pool_copy(t->pool, civil_date_write(day.date, written), CIVIL_DATE_LEN - 1);
	c.due_minute = a->due.minute;
	c.due_words = slice_cstr(t->pool, a->due.text);
	c.due_why = day.why;
	return c;
}

void
talk_content_set(struct talk *t, struct store_item *item, const struct talk_content *c)
{
	if (c->due[0] != '\0') {
		item->due = c->due;
		item->due_minute = c->due_minute;
		item->due_words = c->due_words;
		item->due_why = c->due_why;
		store_item_due(t->core->store, item->id, c->due, c->due_minute, c->due_words, c->due_why);
	}
	if (c->text[0] != '\0') {
		item->text = c->text;
		store_item_text(t->core->store, item->id, c->text);
	}
	store_item_revised(t->core->store, item->id, t->core->now);
	item->revised = t->core->now;
	for (size_t i = 0; i < item->owner_count; i++)
		item->owners[i].confirmed = 0;
}

/* -- the end of the mail -- */

static void
unclear_tell(struct talk *t)
{
	for (size_t i = 0; i < t->unclear.n; i++)
		step_log(t->core, t->r->a.id, 0, "unclear",
		    &(struct step_cause){ t->writer, t->message_id, t->unclear.v[i].quote });
	if (t->unclear.n == 0)
		return;
	notice_unclear(t->core, t->pool, t->r, t->writer, &(struct notice_words){ t->unclear.v, t->unclear.n,
	    t->changed || t->part, &t->answered }, t->message_id);
	for (size_t i = 0; i < t->unclear.n && !t->is_requester; i++)
		if (t->unclear.v[i].quote[0] != '\0')
			quote_add(t, &t->said, t->unclear.v[i].n, t->unclear.v[i].quote, t->unclear.v[i].why);
}

/* Each address that has something to decide gets one mail with all of it. */
static void
choices_tell(struct talk *t)
{
	for (size_t i = 0; i < t->choices.n; i++) {
		bool told = false;

		for (size_t k = 0; k < i; k++)
			told = told || email_is(t->choices.v[k].email, t->choices.v[i].email);
		if (!told)
			notice_decide(t->core, t->pool, t->r, t->choices.v[i].email, t->writer, t->choices.v, t->choices.n,
			    t->message_id);
	}
}

/* A moved date moves the steps that wait behind it; all are told in the same mail. */
static void
moves_add(struct talk *t)
{
	struct talk_changes *list = &t->changes;
	struct process_move *moves;
	size_t n;
	bool moved = false;

	for (size_t i = 0; i < list->n; i++)
		moved = moved || strcmp(list->v[i].before->due, list->v[i].item->due) != 0 ||
		    list->v[i].kind == CHANGE_SPLIT;
	n = moved ? process_follow(t->core, t->pool, t->r->a.id, &moves) : 0;
	for (size_t i = 0; i < n; i++) {
		list->v = pool_grow(t->pool, list->v, list->n, &list->cap, sizeof(*list->v));
		list->v[list->n++] = (struct notice_change){ CHANGE_CONTENT, moves[i].before, moves[i].item, "" };
	}
}

/* New content is a new revision; it can be flagged like the first. */
static bool
is_new_content(const struct talk *t)
{
	for (size_t i = 0; i < t->changes.n; i++)
		if (t->changes.v[i].kind == CHANGE_CONTENT || t->changes.v[i].kind == CHANGE_OWNER ||
		    t->changes.v[i].kind == CHANGE_SPLIT)
			return true;
	return t->completed;
}

void
talk_end(struct talk *t)
{
	struct core *core = t->core;
	int64_t agreement = t->r->a.id;
	struct record now;

	unclear_tell(t);
	if (t->said.n > 0 && !t->is_requester)
		notice_said(core, t->pool, t->r, t->writer, &(struct notice_words){ t->said.v, t->said.n, t->changed || t->part, NULL },
		    t->message_id);
	choices_tell(t);
	moves_add(t);
	if (is_new_content(t)) {
		t->r->a.revision++;
		t->r->a.flag_by = propose_flag_by(core);
		store_agreement_revision(core->store, agreement, t->r->a.revision, t->r->a.flag_by);
	}
	/* parts and new owners are in the store, not yet in the record that was loaded */
	if (t->changes.n > 0 && record_load(core, t->pool, agreement, &now))
		notice_revision(core, t->pool, &now, t->writer, t->changes.v, t->changes.n, t->message_id);
	if (t->completed)
		propose_send(core, t->pool, agreement);
	if (t->status)
		notice_status(core, t->pool, t->r, t->writer, false, t->message_id);
	if (t->help)
		notice_help(core, t->pool, t->r, t->writer, t->message_id);
	ladder_follow(core, t->pool, agreement);
	step_close(core, t->pool, agreement, t->message_id);
}
