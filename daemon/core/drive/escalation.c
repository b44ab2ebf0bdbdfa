/*
 * See escalation.h. Place: behind ladder, before notice_escalate. Method: the
 * ladder's row holds the moment at which it goes out and the sentence; the answer
 * to the announcement finds the row by a token, like the answers of held.c.
 */
#include <string.h>

#include "daemon/core/dialogue/carrier.h"
#include "daemon/core/settings/config.h"
#include "daemon/core/directory.h"
#include "daemon/core/drive/escalation.h"
#include "daemon/core/notice/notice.h"
#include "daemon/core/step.h"
#include "parsers/base/pool.h"

/* So many announcements a day to one person; the others come on the next. */
#define ANNOUNCED_A_DAY 5

static struct notice_escalation
letter_of(struct core *core, struct pool *pool, const struct record *r, const struct store_item *item,
    const struct store_ladder *l, const char *waiter)
{
	enum rung_cause cause = rung_cause_find(l->cause);
	struct notice_escalation e = { .record = r, .item = item, .id = l->id, .cause = cause, .holder = l->person,
		.waiter = waiter, .sentence = l->sentence, .send_at = l->send_at };

	if (cause == CAUSE_CHECKPOINT && ladder_is_late(core, item, l->person))
		e.cause = CAUSE_OVERDUE;
	e.event_count = store_events(core->store, pool, r->a.id, &e.events);
	if (cause == CAUSE_OFFER)
		return e;
	e.managers[0] = person_manager(core, l->person);
	e.managers[1] = person_manager(core, waiter);
	return e;
}

static void
announce(struct core *core, struct pool *pool, struct store_ladder *l, struct notice_escalation *e)
{
	struct worktime w = person_worktime(core, e->waiter);

	l->send_at = worktime_add_minutes(&w, worktime_next_open(&w, core->now), core->config->ladder.hold_minutes);
	e->send_at = l->send_at;
	notice_escalate(core, pool, e, true);
	step_log(core, l->agreement, l->item, "escalation announced", &(struct step_cause){ e->waiter, "", l->cause });
	store_ladder_put(core->store, l);
	ladder_at(core, l, l->send_at);
}

static const char *
manager_name(const struct core *core, const char *email)
{
	const struct config_person *p = person_find(core, email);

	return p != NULL ? p->name : email;
}

static void
send(struct core *core, struct pool *pool, struct store_ladder *l, const struct notice_escalation *e)
{
	bool alone = e->managers[0] == NULL && e->managers[1] == NULL;

	/* what they answer is about this agreement */
	for (size_t i = 0; i < 2; i++)
		if (e->managers[i] != NULL)
			store_participant_add(core->store, l->agreement,
			    &(struct store_participant){ e->managers[i], manager_name(core, e->managers[i]), "manager" });
	notice_escalate(core, pool, e, false);
	step_log(core, l->agreement, l->item, alone ? "unanswered" : "escalated",
	    &(struct step_cause){ l->person, "", l->cause });
	ladder_advance(core, pool, l);
}

void
escalation_step(struct core *core, struct pool *pool, struct record *r, struct store_item *item,
    struct store_ladder *l)
{
	const char *waiter = ladder_waiter(core, pool, r, item, l);
	struct notice_escalation e;
	struct civil_date today;
	struct worktime w;

	if (waiter == NULL) {
		ladder_advance(core, pool, l);
		return;
	}
	w = person_worktime(core, waiter);
	today = worktime_local(&w, core->now).date;
	if (l->send_at == 0 &&
	    store_notice_count_kind(core->store, waiter, "escalate_soon", worktime_at(&w, today, 0)) >= ANNOUNCED_A_DAY) {
		ladder_at(core, l, worktime_open(&w, worktime_add_days(&w, today, 1)));
		return;
	}
	e = letter_of(core, pool, r, item, l, waiter);
	if (l->send_at == 0 && core->config->ladder.hold_minutes > 0 && (e.managers[0] != NULL || e.managers[1] != NULL))
		announce(core, pool, l, &e);
	else
		send(core, pool, l, &e);
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

static void
stop(struct core *core, struct pool *pool, struct store_ladder *l, const struct step_cause *cause)
{
	step_log(core, l->agreement, l->item, "escalation stopped", cause);
	store_due_cancel_kind(core->store, l->item, "ladder", l->person, core->now);
	ladder_advance(core, pool, l);
}

static void
act_on(struct core *core, struct pool *pool, struct store_ladder *l, const struct reading *r)
{
	static const char *const stops[] = { "stop", "don't", "do not", "wait", "stopp", "halt", "nicht", "warte", "warten", NULL };
	static const char *const sends[] = { "send", "go ahead", "senden", "sende", NULL };
	struct step_cause cause = { slice_cstr(pool, r->from.email), slice_cstr(pool, r->message_id),
		step_quote(pool, r->reply_text) };

	if (says(r, ACT_DECLINE) || says(r, ACT_CANCEL) || begins_with(r->reply_text, stops)) {
		stop(core, pool, l, &cause);
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

bool
escalation_answered(struct core *core, struct pool *pool, const struct reading *reading, int64_t *agreement)
{
	struct store_ladder l;
	struct store_item *item;
	struct record r;
	const char *waiter;
	int64_t id;

	/* what is said about a point by its number is an answer like any other */
	for (size_t i = 0; i < reading->answer_count; i++)
		if (reading->answers[i].item > 0)
			return false;
	if (reading->automatic || !carrier_find(core, pool, reading, 'e', &id) ||
	    !store_ladder_get(core->store, pool, id, &l) || !record_load(core, pool, l.agreement, &r) ||
	    (item = ladder_item(&r, l.item)) == NULL || l.send_at == 0)
		return false;
	waiter = ladder_waiter(core, pool, &r, item, &l);
	if (waiter == NULL || !email_is(waiter, slice_cstr(pool, reading->from.email)))
		return false;
	*agreement = l.agreement;
	act_on(core, pool, &l, reading);
	return true;
}
