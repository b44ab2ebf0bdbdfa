/* See agenda.h. Place: behind schedule. Method: the open points of the series, each in the part that it belongs to. */
#include <string.h>

#include "daemon/core/drive/agenda.h"
#include "daemon/core/drive/away.h"
#include "daemon/core/drive/ladder.h"
#include "daemon/core/drive/series.h"
#include "daemon/core/directory.h"
#include "daemon/core/notice/notice.h"
#include "daemon/core/settings/config.h"
#include "daemon/core/step.h"
#include "parsers/base/pool.h"
#include "parsers/reading.h"

/* Days off that are gone back over to find the workday before a meeting. */
#define BACK_DAYS_MAX 60
/* A meeting that begins sooner than that after the agenda has none. */
#define PREPARE_S (30 * 60)

int64_t
agenda_moment(struct core *core, const struct reading *reading, const char *requester, bool *timed)
{
	const struct reading_next *next = &reading->next;
	struct worktime w = person_worktime(core, requester);

	*timed = next->given && next->minute >= 0;
	if (!next->given)
		return 0;
	if (*timed && next->at != 0)
		return next->at;
	return worktime_at(&w, next->date, *timed ? next->minute : w.open_minute);
}

/* The workday so many business days before d. */
static struct civil_date
days_before(const struct worktime *w, struct civil_date d, int n)
{
	for (int i = 0; i < BACK_DAYS_MAX && n > 0; i++) {
		d = civil_add_days(d, -1);
		n -= worktime_is_workday(w, d);
	}
	return d;
}

void
agenda_plan(struct core *core, struct pool *pool, int64_t agreement)
{
	int days = core->config->rules.agenda_days;
	struct civil_date day;
	struct worktime w;
	struct record r;
	int64_t at;

	if (days == 0 || !record_load(core, pool, agreement, &r) || r.a.next_at <= core->now)
		return;
	w = person_worktime(core, r.a.requester_email);
	day = worktime_local(&w, r.a.next_at).date;
	at = worktime_open(&w, days_before(&w, day, days));
	/* too late for that: in the morning of the meeting */
	if (at <= core->now)
		at = worktime_open(&w, day);
	if (at > core->now && at + (r.a.next_timed ? PREPARE_S : 0) <= r.a.next_at)
		store_due_add(core->store, &(struct store_due){ .at = at, .agreement = agreement, .kind = "agenda",
		    .email = r.a.requester_email });
}

/* -- the points -- */

struct list {
	struct notice_agenda_point *v;
	size_t n, cap;
};

static enum notice_agenda_part
part_of(struct core *core, struct pool *pool, const struct store_item *item)
{
	struct worktime w = core->worktime;
	struct civil_date due;

	if (!agreement_is_open(record_state(item)))
		return AGENDA_DONE;
	if (record_state(item) == ITEM_BLOCKED)
		return AGENDA_STUCK;
	if (agreement_is_promise(record_state(item)) && civil_date_parse(slice_of(item->due), &due) &&
	    civil_compare(due, worktime_local(&w, core->now).date) < 0)
		return AGENDA_LATE;
	return ladder_ball(core, pool, item) == BALL_REQUESTER ? AGENDA_DECIDE : AGENDA_OPEN;
}

/* What its owner said last about what blocks it, or doubts the date. */
static const char *
why_of(struct core *core, struct pool *pool, const struct store_item *item)
{
	struct store_event *events;
	size_t n = store_events(core->store, pool, item->agreement, &events);
	const char *why = "";

	for (size_t i = 0; i < n; i++)
		if (events[i].item == item->id && (strcmp(events[i].kind, "blocked") == 0 ||
		    strcmp(events[i].kind, "need") == 0 || strcmp(events[i].kind, "at risk") == 0))
			why = events[i].detail;
	return record_state(item) == ITEM_BLOCKED || record_state(item) == ITEM_AT_RISK ? why : "";
}

/* Open ones, and those that were done since the notes before. */
static void
record_add(struct core *core, struct pool *pool, const struct record *r, int64_t since, struct list *list)
{
	for (size_t i = 0; i < r->item_count; i++) {
		const struct store_item *item = &r->items[i];
		bool done = record_state(item) == ITEM_ACCEPTED && item->changed >= since;

		if (!done && !agreement_is_open(record_state(item)))
			continue;
		list->v = pool_grow(pool, list->v, list->n, &list->cap, sizeof(*list->v));
		list->v[list->n++] = (struct notice_agenda_point){ r, item, part_of(core, pool, item), why_of(core, pool, item) };
	}
}

static void
sort(struct list *list)
{
	for (size_t i = 1; i < list->n; i++)
		for (size_t k = i; k > 0; k--) {
			struct notice_agenda_point *a = &list->v[k - 1], *b = &list->v[k], c = *b;

			if (a->part < b->part || (a->part == b->part && strcmp(a->item->due, b->item->due) <= 0))
				break;
			*b = *a;
			*a = c;
		}
}

/* Have notes come since that say when the next meeting is? Then theirs is the agenda. */
static bool
is_replaced(const struct record *r, const struct record *others, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (others[i].a.id > r->a.id && others[i].a.next_at != 0)
			return true;
	return false;
}

/* -- the mail -- */

static void
write(struct core *core, struct pool *pool, const struct record *r)
{
	struct record *others;
	size_t n = series_list(core, pool, r, r->a.created, &others), open = 0;
	struct list list = { 0 };

	if (is_replaced(r, others, n))
		return;
	for (size_t i = 0; i < n; i++)
		record_add(core, pool, &others[i], r->a.created, &list);
	record_add(core, pool, r, r->a.created, &list);
	for (size_t i = 0; i < list.n; i++)
		open += list.v[i].part != AGENDA_DONE;
	if (open == 0)
		return;
	sort(&list);
	notice_agenda(core, pool, r, list.v, list.n);
	step_log(core, r->a.id, 0, "agenda", &(struct step_cause){ r->a.requester_email, "", "" });
}

/* When the requester can read it: now (then 0), at a later moment, or never (-1) before the meeting. */
static int64_t
wait_until(struct core *core, struct pool *pool, const struct record *r)
{
	struct worktime w = person_worktime(core, r->a.requester_email);
	int64_t at = worktime_next_open(&w, core->now), back;

	if (away_now(core, pool, r->a.requester_email, &back) && back > at)
		at = back;
	if (at >= r->a.next_at)
		return r->a.next_timed || at > core->now ? -1 : 0;
	return at > core->now ? at : 0;
}

void
agenda_due(struct core *core, struct pool *pool, const struct store_due *due)
{
	struct record r;
	int64_t at = -1;

	store_begin(core->store);
	if (record_load(core, pool, due->agreement, &r) && r.a.next_at != 0)
		at = wait_until(core, pool, &r);
	if (at == 0)
		write(core, pool, &r);
	if (at > 0)
		store_due_move(core->store, due->id, at);
	else
		store_due_done(core->store, due->id, core->now);
	store_commit(core->store);
}
