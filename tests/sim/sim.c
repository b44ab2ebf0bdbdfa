/*
 * See sim.h. Method: the next moment is the least of what the store waits for, what
 * people plan, and the full hour (for the digests); everything of that moment is
 * done in a fixed order.
 */
#include <stdlib.h>
#include <string.h>

#include "daemon/core/apply.h"
#include "daemon/core/directory.h"
#include "daemon/core/drive/digest.h"
#include "daemon/core/notice/notice.h"
#include "parsers/base/pool.h"
#include "tests/sim/check.h"
#include "tests/sim/chronicle.h"
#include "tests/sim/people.h"
#include "tests/sim/sim.h"

/* Thursday 1 October 2026, 00:00 in Berlin; people are silent from 2 January on, and watched for two months more. */
#define BEGINS  ((int64_t)1790805600)
#define QUIET_S (93 * SIM_DAY)
#define ENDS_S  (155 * SIM_DAY)

#define POOL_MAX ((size_t)256 * 1024 * 1024)
/* Turns of one moment: more is a circle. */
#define TURNS_MAX 10000

/* -- chance -- */

uint64_t
sim_chance(struct sim *s, uint64_t below)
{
	/* xorshift64*: the low bits of the plain one are too regular for small ranges */
	s->chance ^= s->chance >> 12;
	s->chance ^= s->chance << 25;
	s->chance ^= s->chance >> 27;
	return ((s->chance * 0x2545F4914F6CDD1DULL) >> 33) % below;
}

bool
sim_happens(struct sim *s, int percent)
{
	return (int)sim_chance(s, 100) < percent;
}

/* -- people's plans -- */

int
sim_person_find(const struct sim *s, const char *email)
{
	for (int i = 0; i < s->person_count; i++)
		if (email_is(s->people[i].email, email))
			return i;
	return -1;
}

void
sim_plan(struct sim *s, const struct sim_act *act)
{
	size_t at = s->act_count;

	if (act->at >= s->quiet && act->what != DO_BOUNCE)
		return;
	if (s->act_count == s->act_cap) {
		s->act_cap = s->act_cap == 0 ? 256 : 2 * s->act_cap;
		s->acts = realloc(s->acts, s->act_cap * sizeof(*s->acts));
		if (s->acts == NULL)
			abort();
	}
	/* the last one is the next */
	while (at > 0 && s->acts[at - 1].at <= act->at)
		at--;
	memmove(&s->acts[at + 1], &s->acts[at], (s->act_count - at) * sizeof(*s->acts));
	s->acts[at] = *act;
	s->act_count++;
}

struct sim_away *
sim_away_now(struct sim *s, int person, int64_t at)
{
	struct sim_person *p = &s->people[person];

	for (int i = 0; i < p->away_count; i++)
		if (at >= p->away[i].from && at < p->away[i].back)
			return &p->away[i];
	return NULL;
}

int64_t
sim_at_work(struct sim *s, int person, int64_t from, int minutes)
{
	struct worktime w = person_worktime(&s->core, s->people[person].email);
	int64_t at = worktime_add_minutes(&w, from, minutes);
	struct sim_away *a = sim_away_now(s, person, at);

	return a == NULL ? at : worktime_add_minutes(&w, a->back, (int)sim_chance(s, 200));
}

/* -- turns -- */

static void
turn_is(struct sim *s, int by, const char *person)
{
	s->turn.by = by;
	s->turn.person = person;
	s->turn.message_id[0] = '\0';
}

static void
due_take(struct sim *s)
{
	struct pool *pool = pool_new(POOL_MAX);
	struct store_due *list;
	size_t n = store_due(s->core.store, pool, s->core.now, 2000, &list);

	turn_is(s, TURN_SCHEDULE, "");
	if (n > 0)
		apply_due(&s->core, pool, list, n);
	digest_run(&s->core, pool);
	check_turn(s->check, pool);
	pool_free(pool);
}

static void
mail_leaves(struct sim *s, struct pool *pool, const struct store_notice *n)
{
	int person = sim_person_find(s, n->recipient);
	const struct sim_person *p = person < 0 ? NULL : &s->people[person];
	bool gone = p != NULL && p->gone != 0 && p->gone <= s->core.now;
	struct sim_act report = { .at = s->core.now + 300, .what = DO_BOUNCE, .person = person };

	check_leaves(s->check, pool, n);
	chronicle_mail(s->chronicle, n, gone);
	turn_is(s, TURN_MACHINE, "");
	store_begin(s->core.store);
	store_notice_settle(s->core.store, n->id, gone && p->refused ? "failed" : "sent", s->core.now, "");
	if (gone && p->refused)
		apply_undelivered(&s->core, pool, n, "undelivered", "550 5.1.1 no such user");
	else
		apply_sent(&s->core, n);
	store_commit(s->core.store);
	check_turn(s->check, pool);
	if (gone && !p->refused) {
		snprintf(report.answers, sizeof(report.answers), "%s", n->message_id);
		sim_plan(s, &report);
	} else if (!gone && person >= 0)
		people_read(s, pool, n);
}

static void
mails_deliver(struct sim *s)
{
	struct pool *pool = pool_new(POOL_MAX);
	struct store_notice *list;
	size_t n = store_notice_due(s->core.store, pool, s->core.now, 0, 1000, &list);

	for (size_t i = 0; i < n; i++) {
		struct store_notice now;

		/* it may have been taken back since */
		if (store_notice_get(s->core.store, pool, list[i].id, &now) && strcmp(now.state, "waiting") == 0)
			mail_leaves(s, pool, &list[i]);
	}
	pool_free(pool);
}

static void
acts_do(struct sim *s)
{
	while (s->act_count > 0 && s->acts[s->act_count - 1].at <= s->core.now) {
		struct sim_act act = s->acts[--s->act_count];
		const struct sim_person *p = &s->people[act.person];
		struct pool *pool = pool_new(POOL_MAX);

		turn_is(s, act.what == DO_BOUNCE ? TURN_MACHINE : TURN_PERSON, act.what == DO_BOUNCE ? "" : p->email);
		if (act.what == DO_BOUNCE || p->gone == 0 || p->gone > s->core.now)
			people_act(s, pool, &act);
		check_turn(s->check, pool);
		pool_free(pool);
	}
}

static int64_t
moment_next(const struct sim *s)
{
	int64_t next = (s->core.now / SIM_HOUR + 1) * SIM_HOUR, due = store_next(s->core.store);

	if (s->act_count > 0 && s->acts[s->act_count - 1].at < next)
		next = s->acts[s->act_count - 1].at;
	if (due != 0 && due < next)
		next = due;
	return next > s->core.now ? next : s->core.now;
}

static void
moment_do(struct sim *s)
{
	bool sunday = (s->core.now - s->begins) % (7 * SIM_DAY) == 3 * SIM_DAY;
	struct pool *pool;

	acts_do(s);
	due_take(s);
	mails_deliver(s);
	if (!sunday)
		return;
	pool = pool_new(POOL_MAX);
	check_week(s->check, pool);
	pool_free(pool);
}

/* -- the whole -- */

static struct worktime
organisation_worktime(const struct config *c)
{
	struct worktime w = { .zone = c->identity.zone, .open_minute = c->identity.open_minute,
		.close_minute = c->identity.close_minute, .days = c->identity.days.days, .day_count = c->identity.days.day_count };

	memcpy(w.workday, c->identity.workday, sizeof(w.workday));
	return w;
}

/* Rules that are switched off by the settings: everybody works day and night; the ladder has no managers. */
static const struct config *
settings_wrong(struct config *c, enum sim_fault fault)
{
	static char nudge[] = "nudge", split[] = "split after 1 business day";
	static char *steps[] = { nudge, split };

	c->ladder.steps = fault == FAULT_SILENT ? steps : NULL;
	c->ladder.step_count = fault == FAULT_SILENT ? 2 : 0;
	c->identity.open_minute = fault == FAULT_HOURS ? 0 : 9 * 60;
	c->identity.close_minute = fault == FAULT_HOURS ? 24 * 60 : 17 * 60;
	return c;
}

static void
core_make(struct sim *s)
{
	bool wrong = s->fault == FAULT_HOURS || s->fault == FAULT_SILENT;
	const struct config *config = wrong ? settings_wrong(s->house->wrong, s->fault) : s->house->config;
	const char *why;

	s->core = (struct core){ .config = config, .kinds = s->house->kinds, .worktime = organisation_worktime(config),
		.domain = "corp.example", .plus_addresses = true, .now = BEGINS };
	memset(s->core.key.bytes, 7, sizeof(s->core.key.bytes));
	s->core.store = store_open(":memory:", &why);
	if (s->core.store == NULL) {
		fprintf(stderr, "sim: %s\n", why);
		exit(2);
	}
}

static void
live(struct sim *s)
{
	int turns = 0;

	while (s->core.now < s->ends) {
		int64_t next = moment_next(s);

		turns = next == s->core.now ? turns + 1 : 0;
		if (turns > TURNS_MAX) {
			fprintf(stderr, "sim: seed %llu: the clock stands still at %lld\n", (unsigned long long)s->seed,
			    (long long)next);
			exit(2);
		}
		s->core.now = next;
		moment_do(s);
	}
}

struct sim_result
sim_run(const struct sim_house *house, const struct sim_case *which, FILE *out)
{
	struct sim s = { .seed = which->seed, .chance = which->seed * 0x9E3779B97F4A7C15ULL + 1, .fault = which->fault,
		.wanted = which->agreements, .house = house, .begins = BEGINS, .quiet = BEGINS + QUIET_S, .ends = BEGINS + ENDS_S };
	struct sim_result result = { 0 };
	struct pool *pool = pool_new(POOL_MAX);

	core_make(&s);
	s.planned = pool_array(pool, SIM_ITEM_MAX, sizeof(*s.planned));
	s.people = pool_array(pool, house->config->people_count, sizeof(*s.people));
	s.check = check_new(&s, out);
	s.chronicle = chronicle_new(&s, which->form, out);
	people_make(&s);
	live(&s);
	check_end(s.check, pool);
	check_result(s.check, &result);
	result.agreements = s.agreements;
	result.mails_in = s.mails;
	chronicle_end(s.chronicle, &result);
	chronicle_free(s.chronicle);
	check_free(s.check);
	store_close(s.core.store);
	free(s.acts);
	pool_free(pool);
	return result;
}

/* -- settings and templates -- */

static struct config *
settings(const char *path)
{
	struct config_errors errors = { 0 };
	struct config *c = config_load_only(path, &errors);

	for (size_t i = 0; i < errors.n; i++)
		fprintf(stderr, "sim: %s\n", errors.v[i]);
	config_errors_free(&errors);
	return c;
}

struct sim_house *
sim_house_open(void)
{
	struct sim_house *h = calloc(1, sizeof(*h));
	struct config_errors errors = { 0 };

	if (h == NULL)
		return NULL;
	h->config = settings("tests/sim/corp.conf");
	h->wrong = settings("tests/sim/corp.conf");
	h->kinds = notice_kinds_load("templates", "en", &errors);
	for (size_t i = 0; i < errors.n; i++)
		fprintf(stderr, "sim: %s\n", errors.v[i]);
	config_errors_free(&errors);
	if (h->config != NULL && h->wrong != NULL && h->kinds != NULL)
		return h;
	sim_house_close(h);
	return NULL;
}

void
sim_house_close(struct sim_house *h)
{
	if (h == NULL)
		return;
	notice_kinds_free(h->kinds);
	config_free(h->wrong);
	config_free(h->config);
	free(h);
}
