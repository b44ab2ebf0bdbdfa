/*
 * A person answers; see apply.h. Method: each answer of the reading goes to the
 * points that it means: the one that it names, else those that the answered mail is
 * about (answered.h); who the writer is to each point says which acts he has.
 */
#include <string.h>

#include "daemon/core/apply.h"
#include "daemon/core/drive/away.h"
#include "daemon/core/drive/depend.h"
#include "daemon/core/drive/ladder.h"
#include "daemon/core/dialogue/repeat.h"
#include "daemon/core/dialogue/talk.h"
#include "daemon/ground/log.h"
#include "parsers/base/pool.h"

static bool
is_candidate(struct talk *t, const struct store_item *item)
{
	struct store_proposal p;

	return talk_pending(t, item, &p) && strcmp(p.side, "candidate") == 0 && email_is(p.email, t->writer);
}

/* What a requester who owns the point himself says as its owner. */
static bool
is_owners_word(struct talk *t, const struct store_item *item, enum reading_act act)
{
	struct store_proposal p;

	if (!record_owns(item, t->writer))
		return false;
	if (!t->is_requester || act == ACT_ON_TRACK || act == ACT_AT_RISK || act == ACT_BLOCKED || act == ACT_NEED)
		return true;
	return act == ACT_CONFIRM && record_state(item) != ITEM_ASKED && record_state(item) != ITEM_CLAIMED &&
	    !talk_pending(t, item, &p);
}

static talk_act *
act_of(struct talk *t, const struct store_item *item, enum reading_act act)
{
	if (is_candidate(t, item))
		return talk_candidate_acts[act];
	if (is_owners_word(t, item, act))
		return talk_owner_acts[act];
	return t->is_requester ? talk_requester_acts[act] : NULL;
}

static void
item_apply(struct talk *t, const struct reading_answer *a, struct store_item *item)
{
	talk_act *act = a->interest.len > 0 ? talk_interest : act_of(t, item, a->act);

	if (act != NULL)
		act(t, a, item);
	else if (a->act == ACT_COMMENT || a->act == ACT_QUESTION)
		talk_said(t, item->n, a);
	else
		talk_unclear(t, item->n, a, record_owns(item, t->writer) ? "that is for the requester to say" :
		    "that is for its owner to say");
}

/* Can a yes be all that is missing? */
static bool
is_ready(struct talk *t, const struct store_item *item)
{
	struct store_owner known;

	for (size_t i = 0; i < item->owner_count; i++)
		if (item->due[0] != '\0' && record_newcomer(t->pool, &item->owners[i], &known))
			return true;
	return record_is_complete(item);
}

/*
 * What is held for want of an owner, a date or consent waits for its requester's word to the mail that asked for these. An
 * "ok" to a mail about much else is to what a yes can answer.
 */
static bool
is_meant_held(struct talk *t, const struct store_item *item, enum reading_act act)
{
	if (!t->is_requester)
		return false;
	if (act == ACT_CANCEL || act == ACT_DROP)
		return true;
	if (!answered_questions(&t->answered, item) || (t->part && !is_ready(t, item)))
		return false;
	return act == ACT_CONFIRM || act == ACT_ACCEPT || act == ACT_DECLINE || act == ACT_DONE || act == ACT_CHANGE ||
	    act == ACT_REASSIGN;
}

/* A yes or no of the requester is to what the mail asked of him: whatever stands there now, the act says why not. */
static bool
is_verdict(enum reading_act act)
{
	return act == ACT_ACCEPT || act == ACT_REOPEN || act == ACT_CONFIRM || act == ACT_DECLINE;
}

/* Does something wait for the requester's yes or no? Where no mail is known that asks for it, that must be so. */
static bool
waits_for_verdict(struct talk *t, const struct store_item *item)
{
	struct store_proposal p;

	return record_state(item) == ITEM_CLAIMED || (talk_pending(t, item, &p) && strcmp(p.side, "requester") == 0);
}

/* An owner's yes with no mail behind it is to what he has not said yes to. */
static bool
is_meant_own(struct talk *t, const struct store_item *item, enum reading_act act)
{
	struct store_proposal p;

	if (talk_pending(t, item, &p) && strcmp(p.side, "owner") == 0 && !answered_asks(&t->answered, item))
		return act != ACT_CONFIRM && act != ACT_DECLINE;
	if (act != ACT_CONFIRM || t->answered.reach != ANSWERED_PERSON)
		return true;
	for (size_t i = 0; i < item->owner_count; i++)
		if (email_is(item->owners[i].email, t->writer) && item->owners[i].confirmed != 0)
			return false;
	return true;
}

/* Is the point one that words without a number mean, for this act? */
static bool
is_meant(struct talk *t, const struct store_item *item, enum reading_act act)
{
	if (!agreement_is_open(record_state(item)) || answered_about(&t->answered, item) == NULL)
		return false;
	if (record_state(item) == ITEM_ASKED)
		return is_meant_held(t, item, act);
	if (is_candidate(t, item))
		return answered_asks(&t->answered, item);
	if (t->is_requester && is_verdict(act) && !is_owners_word(t, item, act))
		return answered_asks(&t->answered, item) &&
		    (t->answered.reach == ANSWERED_MAIL || waits_for_verdict(t, item));
	if (act == ACT_ACCEPT || act == ACT_REOPEN)
		return record_state(item) == ITEM_CLAIMED;
	if (record_owns(item, t->writer))
		return is_meant_own(t, item, act);
	return t->is_requester && act != ACT_COMMENT && act != ACT_QUESTION;
}

/* May these words be about several points at once? The requester's that give one a date, an owner or an end may not. */
static bool
is_plural(const struct talk *t, const struct store_item *item, enum reading_act act)
{
	if (t->answered.reach == ANSWERED_PERSON)
		return false;
	if (record_owns(item, t->writer))
		return act != ACT_REASSIGN || !t->is_requester;
	return is_verdict(act) || act == ACT_DONE || act == ACT_CANCEL || act == ACT_DROP;
}

/* "Cancel", to the confirmation of several points of which one is the requester's own: that one, or all? */
static bool
is_unsure(const struct talk *t, enum reading_act act)
{
	bool own = false, others = false;

	for (size_t i = 0; i < t->r->item_count; i++) {
		const struct store_item *item = &t->r->items[i];

		own = own || (answered_about(&t->answered, item) != NULL && record_owns(item, t->writer));
		others = others || (answered_point(&t->answered, item) != NULL && answered_about(&t->answered, item) == NULL);
	}
	return t->is_requester && (act == ACT_CANCEL || act == ACT_DROP) && own && others;
}

static void
all_apply(struct talk *t, const struct reading_answer *a)
{
	struct store_item **meant = pool_array(t->pool, t->r->item_count + 1, sizeof(struct store_item *));
	bool plural = !is_unsure(t, a->act);
	size_t n = 0;

	for (size_t i = 0; i < t->r->item_count; i++)
		if (is_meant(t, &t->r->items[i], a->act)) {
			meant[n++] = &t->r->items[i];
			plural = plural && is_plural(t, &t->r->items[i], a->act);
		}
	if (!plural && (n > 1 || is_unsure(t, a->act)))
		talk_unclear(t, 0, a, "it can mean more than one point; say which, by its number");
	else
		for (size_t i = 0; i < n; i++)
			item_apply(t, a, meant[i]);
	if (n > 0)
		return;
	if (t->part)
		t->missed++;
	else if (a->act == ACT_COMMENT || a->act == ACT_QUESTION)
		talk_said(t, 0, a);
	else
		talk_unclear(t, 0, a, "none of the open points waits for that from you");
}

/* Words about no point in particular are passed on once, not once a point. */
static bool
is_general(const struct reading_answer *a)
{
	return a->item <= 0 && (a->act == ACT_COMMENT || a->act == ACT_QUESTION || a->act == ACT_AWAY);
}

/* Does its owner wait for words of the requester: help, or what his department needs with a request? */
static bool
wants_words(const struct store_item *item)
{
	return record_state(item) == ITEM_BLOCKED || (agreement_is_open(record_state(item)) && item->lacking[0] != '\0');
}

/* Any word about a point is a sign of life: about this one, or those that the mail was about. */
static void
hear(struct talk *t, const struct store_item *item)
{
	if (item != NULL || t->answered.reach != ANSWERED_MAIL) {
		ladder_heard(t->core, t->r->a.id, item == NULL ? 0 : item->id, t->writer);
		return;
	}
	for (size_t i = 0; i < t->r->item_count; i++)
		if (answered_about(&t->answered, &t->r->items[i]) != NULL)
			ladder_heard(t->core, t->r->a.id, t->r->items[i].id, t->writer);
}

static void
answer_apply(struct talk *t, const struct reading_answer *a)
{
	struct store_item *item = a->item > 0 ? record_item(t->r, a->item) : NULL;

	if (a->act != ACT_STATUS && a->act != ACT_HELP && !away_is_said(a) && (a->item <= 0 || item != NULL))
		hear(t, item);
	if (a->act == ACT_STATUS)
		t->status = true;
	else if (a->act == ACT_HELP)
		t->help = true;
	else if (a->act == ACT_UNCLEAR && t->is_requester && item != NULL && wants_words(item))
		talk_requester_acts[ACT_COMMENT](t, a, item); /* the owner waits for words, and these are some */
	else if (a->act == ACT_UNCLEAR)
		talk_unclear(t, a->item > 0 ? a->item : 0, a, "");
	else if (a->item > 0 && item == NULL)
		talk_unclear(t, a->item, a, "there is no such point");
	else if (item != NULL)
		item_apply(t, a, item);
	else if (is_general(a) && a->act == ACT_COMMENT && slice_trim(a->quote).len == 0)
		talk_unclear(t, 0, a, "your mail has no text"); /* a button whose words the mail program dropped */
	else if (is_general(a)) {
		step_log(t->core, t->r->a.id, 0, "said",
		    &(struct step_cause){ t->writer, t->message_id, step_quote(t->pool, a->quote) });
		talk_said(t, 0, a);
	} else
		all_apply(t, a);
}

/* The writer's only open point that is meant without a number, NULL when there are several. */
static struct store_item *
own_item(struct talk *t)
{
	struct store_item *found = NULL;

	for (size_t i = 0; i < t->r->item_count; i++) {
		struct store_item *item = &t->r->items[i];

		if (!agreement_is_open(record_state(item)) || !record_owns(item, t->writer) ||
		    answered_about(&t->answered, item) == NULL)
			continue;
		if (found != NULL)
			return NULL;
		found = item;
	}
	return found;
}

/* Does the same line say that the writer cannot go on? Then the requester hears of it by that. */
static bool
is_blocked_too(const struct reading *reading, const struct reading_wait *w)
{
	for (size_t i = 0; i < reading->answer_count; i++)
		if (reading->answers[i].act == ACT_BLOCKED && slice_eq(reading->answers[i].quote, w->quote))
			return true;
	return false;
}

/* "2 after 1": its owner or the requester says so; all concerned see it. */
static void
wait_apply(struct talk *t, const struct reading *reading, const struct reading_wait *w)
{
	struct store_item *item = w->item > 0 ? record_item(t->r, w->item) : own_item(t), before;
	struct reading_answer a = { .item = w->item, .act = ACT_COMMENT, .quote = w->quote };
	struct step_cause cause = { t->writer, t->message_id, step_quote(t->pool, w->quote) };
	const char *why;

	if (item == NULL) {
		talk_unclear(t, w->item, &a, w->item > 0 ? "there is no such point" : "say which point waits: 2 after 1");
		return;
	}
	before = *item;
	if (w->agreement != 0 && w->agreement != t->r->a.id)
		talk_unclear(t, 0, &a, "that is a point of another agreement; write it in an answer to a mail about that one");
	else if (!t->is_requester && !record_owns(item, t->writer))
		talk_unclear(t, item->n, &a, "that is for its owner or the requester to say");
	else if (!depend_add(t->core, t->pool, t->r, item, (struct depend_on){ w->on_agreement, w->on }, &cause, &why))
		talk_unclear(t, item->n, &a, why);
	else {
		t->changed = true;
		if (!is_blocked_too(reading, w))
			talk_changed(t, &before, item, CHANGE_CONTENT, &a);
	}
}

/*
 * A requester who was asked for what one owner needs, and answers in words that are no order to us, has answered the
 * owner: the words are passed on. The point, or NULL.
 */
static struct store_item *
helped_item(struct talk *t, const struct reading *reading)
{
	const char *kind = t->answered.mail.kind;
	struct store_item *found = NULL;

	if (!t->is_requester || (strcmp(kind, "decide") != 0 && strcmp(kind, "remind") != 0) ||
	    slice_trim(reading->reply_text).len == 0 || reading->wait_count > 0)
		return NULL;
	for (size_t i = 0; i < reading->answer_count; i++) {
		enum reading_act act = reading->answers[i].act;

		if (reading->answers[i].item > 0 || (act != ACT_UNCLEAR && act != ACT_COMMENT && act != ACT_QUESTION))
			return NULL;
	}
	for (size_t i = 0; i < t->r->item_count; i++) {
		if (record_state(&t->r->items[i]) != ITEM_BLOCKED || !answered_asks(&t->answered, &t->r->items[i]))
			continue;
		if (found != NULL)
			return NULL;
		found = &t->r->items[i];
	}
	return found;
}

/* After the end, what is said about it is the answer to how it went, and is kept. */
static bool
is_feedback(const struct record *r, const struct reading *reading)
{
	for (size_t i = 0; i < reading->answer_count; i++) {
		enum reading_act act = reading->answers[i].act;

		/* who names a point, or asks for something, means more than how it went */
		if (reading->answers[i].item > 0 || act == ACT_STATUS || act == ACT_HELP || act == ACT_REOPEN)
			return false;
	}
	return r->a.closed != 0 && reading->wait_count == 0;
}

/* All that the reading says, collected in t; answers false: they are taken care of. */
static void
reading_apply(struct talk *t, const struct reading *reading, bool answers)
{
	struct reading_answer whole = { .act = ACT_UNCLEAR, .quote = reading->reply_text };

	away_take(t->core, t->pool, t->r, reading, !t->is_requester);
	for (size_t i = 0; i < reading->answer_count && answers; i++)
		if (!away_is_substitute(reading, &reading->answers[i]))
			answer_apply(t, &reading->answers[i]);
	for (size_t i = 0; i < reading->wait_count; i++)
		wait_apply(t, reading, &reading->waits[i]);
	if (answers && reading->answer_count + reading->wait_count == 0)
		answer_apply(t, &whole);
}

static struct talk
talk_of(struct core *core, struct pool *pool, struct record *r, const struct reading *reading)
{
	struct talk t = { .core = core, .pool = pool, .r = r, .writer = slice_cstr(pool, reading->from.email),
		.message_id = slice_cstr(pool, reading->message_id) };

	t.is_requester = record_is_requester(r, t.writer);
	return t;
}

static void
feedback_keep(const struct talk *t, const struct reading *reading)
{
	step_log(t->core, t->r->a.id, 0, "feedback", &(struct step_cause){ t->writer, t->message_id,
	    step_quote(t->pool, reading->reply_text) });
}

/* Of a mail that is not understood at all people want to see more than its first sentence: "Hello Jane." */
static struct reading
widened(struct pool *pool, const struct reading *reading)
{
	struct reading wide = *reading;
	struct slice quote = reading->answer_count == 1 ? reading->answers[0].quote : (struct slice){ NULL, 0 };
	size_t at = slice_find(reading->reply_text, quote);

	if (quote.len == 0 || at >= reading->reply_text.len || reading->answers[0].act != ACT_UNCLEAR || reading->answers[0].item > 0)
		return wide;
	wide.answers = pool_array(pool, 1, sizeof(*wide.answers));
	wide.answers[0] = reading->answers[0];
	wide.answers[0].quote = slice_from(reading->reply_text, at);
	return wide;
}

static void
answers_apply(struct talk *t, const struct reading *reading)
{
	struct core *core = t->core;
	struct record *r = t->r;
	struct store_item *helped;

	if (is_feedback(r, reading)) {
		feedback_keep(t, reading);
		return;
	}
	answered_find(core, t->pool, r, reading, &t->answered);
	t->asked = strcmp(t->answered.mail.kind, "said") == 0 || strcmp(t->answered.mail.kind, "decide") == 0;
	helped = helped_item(t, reading);
	if (helped == NULL && repeat_is(core, t->pool, r, reading)) {
		log_info("A-%lld: the same words again from %s, who is not answered twice", (long long)r->a.id, t->writer);
		step_log(core, r->a.id, 0, "said", &(struct step_cause){ t->writer, t->message_id,
		    step_quote(t->pool, reading->reply_text) });
		return;
	}
	if (helped != NULL)
		answer_apply(t, &(struct reading_answer){ .item = helped->n, .act = ACT_COMMENT, .quote = reading->reply_text });
	reading_apply(t, reading, helped == NULL);
	talk_end(t);
}

void
apply_reply(struct core *core, struct pool *pool, struct record *r, const struct reading *mail)
{
	struct reading reading = widened(pool, mail);
	struct talk t = talk_of(core, pool, r, &reading);

	answers_apply(&t, &reading);
}

bool
apply_part(struct core *core, struct pool *pool, struct record *r, const struct reading *reading)
{
	struct talk t = talk_of(core, pool, r, reading);

	t.part = true;
	answers_apply(&t, reading);
	return t.missed < reading->answer_count;
}

const char *
apply_by_hand(struct core *core, struct pool *pool, struct record *r, const struct reading *reading)
{
	struct talk t = talk_of(core, pool, r, reading);
	int64_t *items = pool_array(pool, r->item_count + 1, sizeof(*items));

	if (is_feedback(r, reading)) {
		feedback_keep(&t, reading);
		return NULL;
	}
	for (size_t i = 0; i < r->item_count; i++)
		items[i] = r->items[i].id;
	answered_these(pool, items, r->item_count, &t.answered);
	reading_apply(&t, reading, true);
	if (t.unclear.n > 0)
		return t.unclear.v[0].why;
	talk_end(&t);
	return NULL;
}

void
apply_told(struct core *core, struct pool *pool, struct record *r, const struct reading *reading, const char *level)
{
	const char *writer = slice_cstr(pool, reading->from.email), *id = slice_cstr(pool, reading->message_id);
	struct notice_quote quote = { 0, step_quote(pool, reading->reply_text),
		"it is not sure that this person wrote it, so nothing was changed" };
	struct notice_words words = { .list = &quote, .n = 1 };

	step_log(core, r->a.id, 0, "not trusted", &(struct step_cause){ writer, id, level });
	if (record_is_requester(r, writer))
		notice_unclear(core, pool, r, writer, &words, id);
	else
		notice_said(core, pool, r, writer, &words, id);
}
