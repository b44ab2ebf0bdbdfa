/*
 * See fault.h. Method: past the middle of the quarter the store is written to, or a
 * mail posted, as a daemon with that mistake would. Two faults are settings
 * (settings_wrong in sim.c).
 */
#include <string.h>

#include "daemon/core/directory.h"
#include "daemon/core/drive/ladder.h"
#include "daemon/core/notice/notice.h"
#include "daemon/core/step.h"
#include "parsers/base/pool.h"
#include "tests/sim/fault.h"

/* A point of an agreement that the fault is done to. */
struct victim {
	struct record r;
	struct store_item *item;
};

/* The first one in such a state, of an owner who is at work. */
static bool
victim_find(struct sim *s, struct pool *pool, bool open, struct victim *v)
{
	struct store_agreement *list;
	size_t n = store_agreements(s->core.store, pool, true, &list);

	for (size_t i = 0; i < n; i++) {
		if (!record_load(&s->core, pool, list[i].id, &v->r))
			continue;
		for (size_t k = 0; k < v->r.item_count; k++) {
			struct worktime w;

			v->item = &v->r.items[k];
			if (v->item->owner_count == 0 || v->item->owners[0].email[0] == '\0')
				continue;
			w = person_worktime(&s->core, v->item->owners[0].email);
			if (worktime_next_open(&w, s->core.now) == s->core.now &&
			    (open ? record_state(v->item) == ITEM_CONFIRMED : record_state(v->item) == ITEM_ACCEPTED))
				return true;
		}
	}
	return false;
}

static bool
remind(struct sim *s, struct pool *pool, const struct victim *v, const char *day)
{
	struct notice_reminder m = { &v->r, v->item, .why = REMIND_DUE };
	const char *email = v->item->owners[0].email;

	if (!notice_remind(&s->core, pool, email, day, &m, 1))
		return false;
	step_log(&s->core, v->r.a.id, v->item->id, "reminded", &(struct step_cause){ email,
	    store_notice_id(s->core.store, pool, email, "remind", day), day });
	return true;
}

/* The last escalation of the log, if its mails are being written in this turn. */
static bool
escalated_now(struct sim *s, struct pool *pool, const char *kind, struct store_event *found)
{
	struct store_agreement *list;
	size_t n = store_agreements(s->core.store, pool, true, &list);

	for (size_t i = 0; i < n; i++) {
		struct store_event *events;
		size_t count = store_events(s->core.store, pool, list[i].id, &events);

		for (size_t k = 0; k < count; k++)
			if (strcmp(events[k].kind, kind) == 0 && events[k].at == s->core.now) {
				*found = events[k];
				return true;
			}
	}
	return false;
}

static bool
inject(struct sim *s, struct pool *pool)
{
	struct store_event e;
	struct victim v;

	switch (s->fault) {
	case FAULT_NOTHING:
		return victim_find(s, pool, false, &v) && remind(s, pool, &v, "fault");
	case FAULT_TWICE:
		return victim_find(s, pool, true, &v) && remind(s, pool, &v, "fault") && remind(s, pool, &v, "again");
	case FAULT_AGAIN:
		if (!escalated_now(s, pool, "escalated", &e))
			return false;
		store_event_add(s->core.store, &e);
		return true;
	case FAULT_HURRY:
		if (!escalated_now(s, pool, "escalation announced", &e))
			return false;
		e.kind = "escalated";
		e.person = strrchr(e.detail, ' ') + 1; /* "overdue, waiting for maya@corp.example" */
		store_event_add(s->core.store, &e);
		return true;
	case FAULT_TRACE:
		if (!victim_find(s, pool, true, &v))
			return false;
		store_item_due(s->core.store, v.item->id, "2027-02-01", -1, "", "");
		step_log(&s->core, v.r.a.id, 0, "auto", &(struct step_cause){ "", "", "" });
		return true;
	case FAULT_BALL:
		if (!victim_find(s, pool, true, &v))
			return false;
		store_item_owner(s->core.store, v.item->id, &(struct store_owner){ "", "", "", 0 });
		step_log(&s->core, v.r.a.id, v.item->id, "said", &(struct step_cause){ "", "", "fault" });
		return true;
	case FAULT_ASLEEP:
		if (!victim_find(s, pool, true, &v))
			return false;
		/* again and again: the owner of a single one may say that it is done before anybody looks */
		store_due_cancel(s->core.store, v.item->id, s->core.now);
		return false;
	default:
		return true;
	}
}

void
fault_mail(const struct sim *s, struct store_notice *n)
{
	/* the first line of evidence is in the first half */
	if (s->fault == FAULT_EVIDENCE && strcmp(n->kind, "escalate") == 0)
		n->body_len = 400;
}

void
fault_inject(struct sim *s, struct pool *pool)
{
	if (s->fault == FAULT_NONE || s->fault_done || s->core.now < s->begins + 30 * SIM_DAY)
		return;
	store_begin(s->core.store);
	s->fault_done = inject(s, pool);
	store_commit(s->core.store);
}
