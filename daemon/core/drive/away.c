/* See away.h. Place: between apply and the ladder. */
#include <string.h>

#include "daemon/core/drive/away.h"
#include "daemon/core/settings/config.h"
#include "daemon/core/directory.h"
#include "daemon/core/notice/notice.h"
#include "daemon/core/step.h"
#include "daemon/ground/log.h"
#include "parsers/base/pool.h"

bool
away_is_said(const struct reading_answer *a)
{
	return a->act == ACT_AWAY && a->due.given;
}

bool
away_is_substitute(const struct reading *reading, const struct reading_answer *a)
{
	bool away = false;

	for (size_t i = 0; i < reading->answer_count; i++)
		away = away || away_is_said(&reading->answers[i]);
	return away && a->act == ACT_REASSIGN && a->item <= 0;
}

static bool
away_find(struct core *core, struct pool *pool, const char *email, struct store_away *a)
{
	struct worktime w = person_worktime(core, email);
	char today[CIVIL_DATE_LEN];

	return store_away_get(core->store, pool, email, core->now,
	    civil_date_write(worktime_local(&w, core->now).date, today), a);
}

bool
away_now(struct core *core, struct pool *pool, const char *email, int64_t *back)
{
	struct worktime w = person_worktime(core, email);
	struct civil_date until;
	struct store_away a;

	if (!away_find(core, pool, email, &a) || !civil_date_parse(slice_of(a.until), &until))
		return false;
	*back = worktime_open(&w, until);
	return *back > core->now;
}

/* Who stands in: the address of somebody we know, else the words. */
static const char *
substitute_of(struct core *core, struct pool *pool, const struct reading *reading, const struct reading_answer *a)
{
	const struct config_person *p;
	struct slice to = a->to;
	const char *words;

	for (size_t i = 0; i < reading->answer_count && to.len == 0; i++)
		if (away_is_substitute(reading, &reading->answers[i]))
			to = reading->answers[i].to;
	words = step_quote(pool, to);
	p = words[0] == '\0' ? NULL : person_named(core, words);
	return p != NULL ? p->address : words;
}

void
away_take(struct core *core, struct pool *pool, const struct record *r, const struct reading *reading, bool told)
{
	const char *who = slice_cstr(pool, reading->from.email), *id = slice_cstr(pool, reading->message_id);
	struct worktime w = person_worktime(core, who);
	struct civil_date today = worktime_local(&w, core->now).date;

	for (size_t i = 0; i < reading->answer_count; i++) {
		const struct reading_answer *a = &reading->answers[i];
		int64_t days;
		char until[CIVIL_DATE_LEN];

		if (!away_is_said(a))
			continue;
		days = civil_days(a->due.date) - civil_days(today);
		if (days <= 0) {
			store_away_end(core->store, who);
			continue;
		}
		if (days > AWAY_DAYS_MAX) {
			log_warning("%s says to be away for %lld days; that is not believed", who, (long long)days);
			continue;
		}
		civil_date_write(a->due.date, until);
		store_away_add(core->store, &(struct store_away){ .person = who, .until = until, .message_id = id,
		    .substitute = substitute_of(core, pool, reading, a), .since = core->now });
		/* what waits for their office hours waits for their return */
		store_notice_wait(core->store, who, core->now, worktime_open(&w, a->due.date));
		if (told)
			step_log(core, r->a.id, 0, "away", &(struct step_cause){ who, id, pool_copy(pool, until, strlen(until)) });
	}
}

/* Has somebody on the agreement been told of that absence? */
static bool
is_told(struct core *core, struct pool *pool, int64_t agreement, const struct store_away *a)
{
	struct store_event *events;
	size_t n = store_events(core->store, pool, agreement, &events);

	for (size_t i = 0; i < n; i++)
		if (strcmp(events[i].kind, "away") == 0 && email_is(events[i].person, a->person) &&
		    strcmp(events[i].detail, a->until) == 0)
			return true;
	return false;
}

void
away_tell(struct core *core, struct pool *pool, const struct record *r, const char *email, const char *waiter)
{
	struct civil_date until;
	struct store_away a;
	int64_t back;

	if (waiter == NULL || email_is(waiter, email) || !away_find(core, pool, email, &a) ||
	    !civil_date_parse(slice_of(a.until), &until) || is_told(core, pool, r->a.id, &a))
		return;
	/* who comes back later than that need not hear of it */
	if (away_now(core, pool, waiter, &back) && back >= worktime_at(&core->worktime, until, 0))
		return;
	step_log(core, r->a.id, 0, "away", &(struct step_cause){ a.person, a.message_id, a.until });
	notice_away(core, pool, r, waiter, email, until, a.substitute);
}
