/*
 * See digest.h. Place: behind schedule. Method: the moments of all people are
 * compared with the time since the last look; only when there is one are the open
 * agreements read, once for all.
 */
#include <string.h>
#include <strings.h>

#include "daemon/core/drive/account.h"
#include "daemon/core/drive/away.h"
#include "daemon/core/dialogue/carrier.h"
#include "daemon/core/settings/config.h"
#include "daemon/core/settings/config_value.h"
#include "daemon/core/drive/digest.h"
#include "daemon/core/directory.h"
#include "daemon/core/drive/ladder.h"
#include "daemon/core/notice/notice.h"
#include "daemon/ground/log.h"
#include "daemon/store/store.h"
#include "parsers/base/pool.h"

#define HOUR_S 3600
/* What is older is not made up for: a digest of yesterday is of no use. */
#define LATE_S (24 * HOUR_S)

bool
digest_parse(const char *words, int *weekday, int *minute)
{
	size_t len = strcspn(words, " ");
	char day[16];
	bool week[8];

	*weekday = *minute = 0;
	if (strcasecmp(words, "off") == 0)
		return true;
	if (len == 0 || len >= sizeof(day) || words[len] == '\0')
		return false;
	memcpy(day, words, len);
	day[len] = '\0';
	if (strpbrk(day, ",-") != NULL || !config_value_week(day, week))
		return false;
	for (int d = 1; d <= 7; d++)
		if (week[d])
			*weekday = d;
	return config_value_minute(words + len + strspn(words + len, " "), minute);
}

/* Has their moment of this week come since the last look? */
static bool
is_due(const struct core *core, const char *email, int weekday, int minute, int64_t last)
{
	struct worktime w = person_worktime(core, email);
	struct civil_date today = worktime_local(&w, core->now).date;
	int back = (civil_weekday(today) - weekday + 7) % 7;
	int64_t at = worktime_next_open(&w, worktime_at(&w, civil_add_days(today, -back), minute));

	return at > last && at <= core->now && core->now - at < LATE_S;
}

/* -- whose points -- */

struct digest {
	const char *email;
	struct notice_reminder *v;
	size_t n, cap;
};

struct digests {
	struct digest *v;
	size_t n, cap;
};

static struct digest *
digest_of(struct pool *pool, struct digests *list, const char *email)
{
	for (size_t i = 0; i < list->n; i++)
		if (email_is(list->v[i].email, email))
			return &list->v[i];
	list->v = pool_grow(pool, list->v, list->n, &list->cap, sizeof(*list->v));
	list->v[list->n] = (struct digest){ .email = email };
	return &list->v[list->n++];
}

static void
point_add(struct pool *pool, struct digests *list, const struct record *r, const struct store_item *item,
    const char *email, enum rung_cause cause)
{
	struct digest *d;

	if (email[0] == '\0')
		return;
	d = digest_of(pool, list, email);
	d->v = pool_grow(pool, d->v, d->n, &d->cap, sizeof(*d->v));
	d->v[d->n++] = (struct notice_reminder){ r, item, .why = REMIND_NUDGE, .cause = cause };
}

/* Whoever owns it; and the requester where it is their turn. */
static void
item_add(struct core *core, struct pool *pool, struct digests *list, const struct record *r,
    const struct store_item *item)
{
	if (!agreement_is_open(record_state(item)))
		return;
	for (size_t i = 0; i < item->owner_count && record_state(item) != ITEM_ASKED; i++)
		point_add(pool, list, r, item, item->owners[i].email, CAUSE_CHECKPOINT);
	if (ladder_ball(core, pool, item) == BALL_REQUESTER)
		point_add(pool, list, r, item, r->a.requester_email, CAUSE_DECIDE);
}

static void
points_collect(struct core *core, struct pool *pool, struct digests *list)
{
	struct store_agreement *open;
	size_t n = store_agreements(core->store, pool, true, &open);

	for (size_t i = 0; i < n; i++) {
		struct record *r = pool_alloc(pool, sizeof(*r));

		if (record_load(core, pool, open[i].id, r))
			for (size_t k = 0; k < r->item_count; k++)
				item_add(core, pool, list, r, &r->items[k]);
	}
}

/* -- writing -- */

static bool
is_managing(const struct core *core, const char *email)
{
	for (size_t i = 0; i < core->config->department_count; i++)
		if (core->config->departments[i].manager != NULL && email_is(core->config->departments[i].manager, email))
			return true;
	return false;
}

static void
digest_write(struct core *core, struct pool *pool, const struct digest *d, const struct account *week)
{
	struct worktime w = person_worktime(core, d->email);
	char day[CIVIL_DATE_LEN];
	int64_t back;
	bool reminded;

	if (person_is_us(core, d->email) || store_digest_is_off(core->store, d->email) ||
	    away_now(core, pool, d->email, &back))
		return;
	civil_date_write(worktime_local(&w, core->now).date, day);
	reminded = store_notice_exists(core->store, d->email, "remind", day);
	notice_digest(core, pool, d->email, pool_copy(pool, day, strlen(day)), d->v, reminded ? 0 : d->n, week);
}

static void
write_all(struct core *core, struct pool *pool, int weekday, int minute, int64_t last)
{
	struct civil_date today = worktime_local(&core->worktime, core->now).date;
	struct digests list = { 0 };
	struct account week;

	points_collect(core, pool, &list);
	for (size_t i = 0; i < core->config->people_count; i++)
		if (is_managing(core, core->config->people[i].address))
			digest_of(pool, &list, core->config->people[i].address);
	account_make(core, pool, civil_add_days(today, -7), civil_add_days(today, -1), &week);
	for (size_t i = 0; i < list.n; i++)
		if (is_due(core, list.v[i].email, weekday, minute, last))
			digest_write(core, pool, &list.v[i], &week);
}

/* Somebody's, or that of people whom the directory does not know. */
static bool
any_due(const struct core *core, int weekday, int minute, int64_t last)
{
	if (is_due(core, "", weekday, minute, last))
		return true;
	for (size_t i = 0; i < core->config->people_count; i++)
		if (is_due(core, core->config->people[i].address, weekday, minute, last))
			return true;
	return false;
}

void
digest_run(struct core *core, struct pool *pool)
{
	int weekday, minute;
	int64_t last;

	if (core->config->digest == NULL || !digest_parse(core->config->digest, &weekday, &minute) || weekday == 0)
		return;
	last = store_digest_last(core->store);
	/* the moments are minutes of an hour, and the clock may be set back */
	if (last / 60 == core->now / 60 || last > core->now)
		return;
	store_begin(core->store);
	if (last > 0 && any_due(core, weekday, minute, last))
		write_all(core, pool, weekday, minute, last);
	store_digest_looked(core->store, core->now);
	store_commit(core->store);
}

/* -- leaving it -- */

bool
digest_answered(struct core *core, struct pool *pool, const struct reading *r)
{
	const char *who = slice_cstr(pool, r->from.email);
	int64_t number;
	bool on;

	if (!carrier_find(core, pool, r, 'd', &number))
		return false;
	on = slice_starts_nocase(slice_trim(r->subject), SLICE("subscribe")) ||
	    slice_starts_nocase(slice_trim(r->reply_text), SLICE("subscribe"));
	store_digest_off(core->store, who, !on, core->now);
	log_info("%s wants %s", who, on ? "digests again" : "no more digests");
	return true;
}
