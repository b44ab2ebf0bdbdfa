/*
 * See escalation.h. Place: behind ladder, before help. Method: the ladder's row holds
 * the moment at which it goes out and the sentence; the answer to the announcement
 * finds the row by a token, like the answers of held.c; what one mail announced has
 * the same moment and the same reader.
 */
#include <string.h>

#include "daemon/core/dialogue/carrier.h"
#include "daemon/core/settings/config.h"
#include "daemon/core/directory.h"
#include "daemon/core/drive/escalation.h"
#include "daemon/core/notice/notice.h"
#include "daemon/core/step.h"
#include "parsers/base/pool.h"

/* The person's manager who can help from outside: above those between whom the point stands. */
static const char *
helper(const struct core *core, const char *person, const char *holder, const char *waiter)
{
	const char *manager = person_manager(core, person);

	/* two steps pass over both of them; who is met again manages in a circle */
	for (int up = 0; up < 2 && manager != NULL && (email_is(manager, holder) || email_is(manager, waiter)); up++)
		manager = person_manager(core, manager);
	return manager == NULL || email_is(manager, holder) || email_is(manager, waiter) ? NULL : manager;
}

bool
escalation_case(struct core *core, struct pool *pool, const struct record *r, const struct store_item *item,
    const struct store_ladder *l, struct notice_escalation *e)
{
	const char *waiter = ladder_waiter(core, pool, r, item, l);
	enum rung_cause cause = rung_cause_find(l->cause);

	if (waiter == NULL)
		return false;
	*e = (struct notice_escalation){ .record = r, .item = item, .id = l->id, .cause = cause, .holder = l->person,
		.waiter = waiter, .sentence = l->sentence, .send_at = l->send_at };
	if (cause == CAUSE_CHECKPOINT && ladder_is_late(core, item, l->person))
		e->cause = CAUSE_OVERDUE;
	e->event_count = store_events(core->store, pool, r->a.id, &e->events);
	if (cause == CAUSE_OFFER)
		return true;
	e->managers[0] = helper(core, l->person, l->person, waiter);
	e->managers[1] = helper(core, waiter, l->person, waiter);
	return true;
}

/* A mail to that person about the ladder's point, when they are at work. */
static void
mail_plan(struct core *core, const struct store_ladder *l, const char *kind, const char *email)
{
	struct worktime w = person_worktime(core, email);

	if (!person_is_us(core, email))
		store_due_add(core->store, &(struct store_due){ .at = worktime_next_open(&w, core->now), .agreement = l->agreement,
		    .item = l->item, .kind = kind, .email = email });
}

static const char *
manager_name(const struct core *core, const char *email)
{
	const struct config_person *p = person_find(core, email);

	return p != NULL ? p->name : email;
}

void
escalation_ask(struct core *core, struct pool *pool, const struct notice_escalation *e, struct store_ladder *l)
{
	const char *readers[] = { e->managers[0], e->managers[1], e->waiter, e->holder };

	/* what they answer is about this agreement */
	for (size_t i = 0; i < 2; i++)
		if (e->managers[i] != NULL)
			store_participant_add(core->store, l->agreement,
			    &(struct store_participant){ e->managers[i], manager_name(core, e->managers[i]), "manager" });
	/* somebody in two places has one row: the same again is not added */
	for (size_t i = 0; i < sizeof(readers) / sizeof(readers[0]); i++)
		if (readers[i] != NULL)
			mail_plan(core, l, "help", readers[i]);
	l->send_at = core->now;
	ladder_advance(core, pool, l);
}

void
escalation_step(struct core *core, struct pool *pool, struct record *r, struct store_item *item,
    struct store_ladder *l)
{
	struct notice_escalation e;
	struct rung rung;

	/* announced by another row of the same morning: its own row comes when the hold time is over */
	if (!ladder_rung(core, l, &rung) || (rung.act == RUNG_ESCALATE && l->send_at > core->now))
		return;
	if (!escalation_case(core, pool, r, item, l, &e))
		ladder_advance(core, pool, l);
	else if (rung.act == RUNG_SUMMARY || (e.managers[0] == NULL && e.managers[1] == NULL)) {
		ladder_rest(core, l);
		mail_plan(core, l, "summary", e.waiter);
	} else if (l->send_at == 0 && core->config->ladder.hold_minutes > 0)
		mail_plan(core, l, "announce", e.waiter);
	else
		escalation_ask(core, pool, &e, l);
}

/* -- the answer to the announcement -- */

/* The first word of what was written, without what stands around it. */
static bool
begins_with(struct slice text, const char *const *words)
{
	struct slice s = slice_trim(text);

	while (s.len > 0 && (s.p[0] == '"' || s.p[0] == '\''))
		s = slice_from(s, 1);
	for (size_t i = 0; words[i] != NULL; i++) {
		struct slice rest;

		if (!slice_starts_nocase(s, slice_of(words[i])))
			continue;
		rest = slice_from(s, strlen(words[i]));
		if (rest.len == 0 || strchr(" .,!:;\"'\n\r\t", rest.p[0]) != NULL)
			return true;
	}
	return false;
}

static bool
says(const struct reading *r, enum reading_act act)
{
	for (size_t i = 0; i < r->answer_count; i++)
		if (r->answers[i].act == act)
			return true;
	return false;
}

/* Is it announced, and did not go out yet? */
static bool
is_announced(const struct core *core, const struct store_ladder *l)
{
	struct rung rung;

	return l->send_at > core->now && ladder_rung(core, l, &rung) && rung.act == RUNG_ESCALATE;
}

/* They take it into their own hands: nothing more comes, the summary neither. */
static void
stop(struct core *core, struct store_ladder *l, const struct step_cause *cause)
{
	step_log(core, l->agreement, l->item, "escalation stopped", cause);
	store_due_cancel_kind(core->store, l->item, "ladder", l->person, core->now);
	l->send_at = 0;
	ladder_rest(core, l);
}

static void
act_on(struct core *core, struct pool *pool, struct store_ladder *l, const struct reading *r)
{
	static const char *const stops[] = { "stop", "don't", "do not", "wait", "stopp", "halt", "nicht", "warte", "warten", NULL };
	static const char *const sends[] = { "send", "go ahead", "senden", "sende", NULL };
	struct step_cause cause = { slice_cstr(pool, r->from.email), slice_cstr(pool, r->message_id),
		step_quote(pool, r->reply_text) };

	if (says(r, ACT_DECLINE) || says(r, ACT_CANCEL) || begins_with(r->reply_text, stops)) {
		stop(core, l, &cause);
		return;
	}
	if (says(r, ACT_CONFIRM) || begins_with(r->reply_text, sends)) {
		step_log(core, l->agreement, l->item, "escalation released", &cause);
		l->send_at = core->now;
	} else {
		step_log(core, l->agreement, l->item, "escalation sentence", &cause);
		l->sentence = cause.detail;
	}
	store_ladder_put(core->store, l);
	if (l->send_at == core->now)
		ladder_at(core, l, core->now);
}

/* The announced ladder with that number, if the writer is who waits. */
static bool
announced_find(struct core *core, struct pool *pool, int64_t id, const char *writer, struct store_ladder *l)
{
	struct store_item *item;
	struct record r;
	const char *waiter;

	if (!store_ladder_get(core->store, pool, id, l) || !record_load(core, pool, l->agreement, &r) ||
	    (item = ladder_item(&r, l->item)) == NULL || !is_announced(core, l))
		return false;
	waiter = ladder_waiter(core, pool, &r, item, l);
	return waiter != NULL && email_is(waiter, writer);
}

bool
escalation_answered(struct core *core, struct pool *pool, const struct reading *reading, int64_t *agreement)
{
	const char *writer = slice_cstr(pool, reading->from.email);
	struct store_ladder first, l;
	int64_t id, *all;
	bool whole;
	size_t n;

	/* what is said about a point by its number is an answer like any other */
	for (size_t i = 0; i < reading->answer_count; i++)
		if (reading->answers[i].item > 0)
			return false;
	if (reading->automatic)
		return false;
	whole = !carrier_find(core, pool, reading, 'e', &id);
	if ((whole && !carrier_find(core, pool, reading, 'm', &id)) || !announced_find(core, pool, id, writer, &first))
		return false;
	*agreement = first.agreement;
	if (!whole) {
		act_on(core, pool, &first, reading);
		return true;
	}
	n = store_ladders_announced(core->store, pool, first.send_at, &all);
	for (size_t i = 0; i < n; i++)
		if (announced_find(core, pool, all[i], writer, &l))
			act_on(core, pool, &l, reading);
	return true;
}
