/*
 * See help.h. Place: between escalation and notice_escalate. Method: a row names a
 * point and a reader; which ladders of the point it is about is looked up when the
 * mail is written, so that what was answered meanwhile is not in it.
 */
#include <string.h>

#include "daemon/core/directory.h"
#include "daemon/core/drive/away.h"
#include "daemon/core/drive/escalation.h"
#include "daemon/core/drive/help.h"
#include "daemon/core/notice/notice.h"
#include "daemon/core/settings/config.h"
#include "daemon/core/step.h"
#include "parsers/base/pool.h"

/* More in one mail is not read; the others come on the next day. */
#define CASES_MAX 10

struct help {
	struct core *core;
	struct pool *pool;
	enum notice_help what;
	const char *email;
	struct notice_escalation *v;
	struct store_ladder *ladders; /* behind each of v */
	size_t n, cap, ladder_cap;
};

static const char *const kinds[] = { "announce", "help", "summary" }; /* by enum notice_help */
#define KINDS (sizeof(kinds) / sizeof(kinds[0]))

static size_t
kind_of(const struct store_due *row)
{
	size_t kind = 0;

	while (kind < KINDS && strcmp(kinds[kind], row->kind) != 0)
		kind++;
	return kind;
}

bool
help_is(const struct store_due *row)
{
	return kind_of(row) < KINDS;
}

/* -- which cases -- */

/* Was that said about the ladder's question already? */
static bool
is_logged(const struct notice_escalation *e, const struct store_ladder *l, const char *kind)
{
	for (size_t i = 0; i < e->event_count; i++)
		if (e->events[i].item == l->item && e->events[i].at >= l->started && strcmp(e->events[i].kind, kind) == 0 &&
		    email_is(e->events[i].person, l->person))
			return true;
	return false;
}

/* Does the mail say that of this ladder, as it stands now? */
static bool
is_case(const struct help *h, const struct notice_escalation *e, const struct store_ladder *l)
{
	struct rung rung;
	bool more = ladder_rung(h->core, l, &rung), before = more && rung.act == RUNG_ESCALATE;

	switch (h->what) {
	case HELP_ANNOUNCE:
		return before && l->send_at == 0 && email_is(e->waiter, h->email);
	case HELP_ASK:
		return !before && l->send_at != 0;
	default:
		return !more && email_is(e->waiter, h->email) && !is_logged(e, l, "unanswered");
	}
}

static void
row_take(struct help *h, const struct store_due *row)
{
	struct record *r = pool_alloc(h->pool, sizeof(*r));
	struct store_item *item;
	struct store_ladder *open;
	size_t n;

	if (!record_load(h->core, h->pool, row->agreement, r) || (item = ladder_item(r, row->item)) == NULL)
		return;
	n = store_ladders(h->core->store, h->pool, row->agreement, &open);
	for (size_t i = 0; i < n; i++) {
		struct notice_escalation e;

		if (open[i].item != item->id || !escalation_case(h->core, h->pool, r, item, &open[i], &e) || !is_case(h, &e, &open[i]))
			continue;
		h->ladders = pool_grow(h->pool, h->ladders, h->n, &h->ladder_cap, sizeof(*h->ladders));
		h->v = pool_grow(h->pool, h->v, h->n, &h->cap, sizeof(*h->v));
		h->ladders[h->n] = open[i];
		h->v[h->n++] = e;
	}
}

/* -- the mail -- */

/* All that one mail announces goes out at one moment. */
static void
announced(struct help *h, struct store_ladder *l, int64_t send_at)
{
	l->send_at = send_at;
	store_ladder_put(h->core->store, l);
	ladder_at(h->core, l, send_at);
}

static void
case_log(struct help *h, size_t i, const char *id)
{
	const struct notice_escalation *e = &h->v[i];
	struct store_ladder *l = &h->ladders[i];
	struct step_cause reader = { h->email, id, l->cause }, holder = { l->person, id, l->cause };
	struct text whose;

	switch (h->what) {
	case HELP_ANNOUNCE:
		/* a point may have several owners: the record says whose answer it is about */
		text_init(&whose, h->pool);
		text_addf(&whose, "%s, waiting for %s", l->cause, l->person);
		step_log(h->core, l->agreement, l->item, "escalation announced", &(struct step_cause){ h->email, id, whose.p });
		announced(h, l, e->send_at);
		break;
	case HELP_ASK:
		step_log(h->core, l->agreement, l->item, "help asked", &reader);
		if (!is_logged(e, l, "escalated"))
			step_log(h->core, l->agreement, l->item, "escalated", &holder);
		break;
	default:
		step_log(h->core, l->agreement, l->item, "unanswered", &holder);
	}
}

static void
rows_move(struct core *core, const struct store_due *const *rows, size_t n, int64_t at)
{
	for (size_t i = 0; i < n; i++)
		store_due_move(core->store, rows[i]->id, at);
}

/* Who is not there can neither stop nor add anything: managers are asked without them. */
static void
go_on_without(struct help *h)
{
	for (size_t i = 0; i < h->n; i++)
		escalation_ask(h->core, h->pool, &h->v[i], &h->ladders[i]);
}

static void
mail(struct help *h, const struct worktime *w, const char *day)
{
	const char *id;

	for (size_t i = 0; i < h->n && h->what == HELP_ANNOUNCE; i++)
		h->v[i].send_at = worktime_add_minutes(w, h->core->now, h->core->config->ladder.hold_minutes);
	if (!notice_help_ask(h->core, h->pool, h->what, h->email, day, h->v, h->n))
		return;
	id = store_notice_id(h->core->store, h->pool, h->email, notice_help_kind(h->what), day);
	for (size_t i = 0; i < h->n; i++)
		case_log(h, i, id);
}

void
help_due(struct core *core, struct pool *pool, const struct store_due *const *rows, size_t n)
{
	struct help h = { .core = core, .pool = pool, .what = (enum notice_help)kind_of(rows[0]), .email = rows[0]->email };
	struct worktime w = person_worktime(core, h.email);
	struct civil_date today = worktime_local(&w, core->now).date;
	int64_t open = worktime_next_open(&w, core->now), back;
	bool away = away_now(core, pool, h.email, &back);
	char day[CIVIL_DATE_LEN];
	size_t taken = 0;

	civil_date_write(today, day);
	if (away && h.what != HELP_ANNOUNCE)
		rows_move(core, rows, n, back);
	else if (!away && open > core->now)
		rows_move(core, rows, n, open);
	else if (!away && store_notice_exists(core->store, h.email, notice_help_kind(h.what), day))
		rows_move(core, rows, n, worktime_open(&w, worktime_add_days(&w, today, 1)));
	else {
		while (taken < n && (away || h.n < CASES_MAX))
			row_take(&h, rows[taken++]);
		if (away)
			go_on_without(&h);
		else if (h.n > 0)
			mail(&h, &w, pool_copy(pool, day, strlen(day)));
		for (size_t i = 0; i < taken; i++)
			store_due_done(core->store, rows[i]->id, core->now);
		rows_move(core, rows + taken, n - taken, worktime_open(&w, worktime_add_days(&w, today, 1)));
	}
}
