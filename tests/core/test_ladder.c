/*
 * ladder, escalation, away: the real core over a store in memory, with a clock that
 * is moved from one moment to the next. Some stories, and a simulation in which
 * people answer by chance: whatever happens, no clock runs against somebody who
 * has nothing to do, and nobody is written to outside their working hours.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "daemon/core/drive/account.h"
#include "daemon/core/apply.h"
#include "daemon/core/settings/config.h"
#include "daemon/core/core.h"
#include "daemon/core/directory.h"
#include "daemon/core/drive/escalation.h"
#include "daemon/core/drive/ladder.h"
#include "daemon/core/notice/notice.h"
#include "daemon/core/record.h"
#include "daemon/ground/log.h"
#include "daemon/store/store.h"
#include "parsers/base/pool.h"
#include "parsers/reading.h"

/* Tuesday 24 November 2026, 09:30 in Berlin. */
#define NOW 1795509000
#define DAY 86400
#define PEOPLE 6

struct world {
	struct pool *pool;
	struct core core;
	struct config config;
	struct config_person people[PEOPLE];
	struct config_department departments[2];
	int64_t agreement;
	int mails; /* written by people */
	uint64_t chance;
};

static struct config_person
person(const char *name, const char *address, const char *department, const char *manager, const char *zone)
{
	return (struct config_person){ .name = (char *)name, .address = (char *)address, .department = (char *)department,
		.manager = (char *)manager, .zone = (char *)zone };
}

static void
config_make(struct world *w)
{
	struct config *c = &w->config;

	c->identity.address = (char *)"agree@corp.example";
	c->identity.organisation = (char *)"Corp";
	c->identity.zone = (char *)"Europe/Berlin";
	c->identity.language = (char *)"en";
	c->rules.eod_minute = 17 * 60;
	c->rules.flag_days = 2;
	c->rules.flag_minute = 17 * 60;
	c->rules.checkpoint_min_days = 3;
	c->rules.checkpoint_two_days = 11;
	c->rules.checkpoint_minute = 600;
	c->rules.checkpoint_length_minutes = 30;
	c->confidence = 0.6;
	c->ladder.answer_minutes = 240;
	c->ladder.solution_minutes = 24 * 60;
	c->ladder.hold_minutes = 240;
	w->people[0] = person("Jane Doe", "jane@corp.example", "Product", "ann@corp.example", NULL);
	w->people[1] = person("Maya Lin", "maya@corp.example", "Design", NULL, NULL);
	w->people[2] = person("Omar Haddad", "omar@corp.example", "Design", NULL, "America/New_York");
	w->people[3] = person("Ann Moss", "ann@corp.example", "Product", NULL, NULL);
	w->people[4] = person("Max Head", "max@corp.example", "Design", NULL, "Asia/Tokyo");
	w->people[5] = person("Dana Cruz", "dana@corp.example", "Design", NULL, NULL);
	w->departments[0] = (struct config_department){ .name = (char *)"Design", .point_person = (char *)"dana@corp.example",
		.manager = (char *)"max@corp.example" };
	w->departments[1] = (struct config_department){ .name = (char *)"Product" };
	c->people = w->people;
	c->people_count = PEOPLE;
	c->departments = w->departments;
	c->department_count = 2;
	w->core.config = c;
	w->core.domain = "corp.example";
	w->core.now = NOW;
	w->core.plus_addresses = true;
	w->core.worktime = (struct worktime){ .zone = "Europe/Berlin", .workday = { 0, 1, 1, 1, 1, 1, 0, 0 },
		.open_minute = 540, .close_minute = 1020 };
	memset(w->core.key.bytes, 7, sizeof(w->core.key.bytes));
}

static int
world_new(void **state)
{
	struct world *w = calloc(1, sizeof(*w));
	struct config_errors errors = { 0 };
	const char *why;

	w->pool = pool_new((size_t)512 * 1024 * 1024);
	config_make(w);
	w->core.kinds = notice_kinds_load("templates", "en", &errors);
	assert_non_null(w->core.kinds);
	w->core.store = store_open(":memory:", &why);
	assert_non_null(w->core.store);
	*state = w;
	return 0;
}

static int
world_free(void **state)
{
	struct world *w = *state;

	store_close(w->core.store);
	notice_kinds_free(w->core.kinds);
	pool_free(w->pool);
	free(w);
	return 0;
}

/* -- mails of people -- */

static struct slice
mail_id(struct world *w)
{
	char id[40];

	snprintf(id, sizeof(id), "%d@client.example", ++w->mails);
	return (struct slice){ pool_copy(w->pool, id, strlen(id)), strlen(id) };
}

static void
notes(struct world *w, const char *const *owners, const struct civil_date *dues, size_t n)
{
	struct reading r = { .kind = READING_NOTES, .from = { SLICE("Jane Doe"), SLICE("jane@corp.example") },
		.message_id = mail_id(w), .title = SLICE("Launch sync"), .date = w->core.now, .item_count = n };

	r.items = pool_array(w->pool, n, sizeof(*r.items));
	for (size_t i = 0; i < n; i++) {
		struct reading_owner *o = pool_alloc(w->pool, sizeof(*o));

		*o = (struct reading_owner){ .name = slice_of(owners[i]), .email = slice_of(owners[i]) };
		r.items[i] = (struct reading_item){ .text = SLICE("mockups"), .owners = o, .owner_count = owners[i][0] != '\0',
			.due = { .given = dues[i].year > 0, .date = dues[i], .minute = -1 }, .quote = SLICE("mockups by then"),
			.confidence = 1 };
	}
	store_begin(w->core.store);
	w->agreement = apply_notes(&w->core, w->pool, &r);
	store_commit(w->core.store);
}

static void
reply(struct world *w, const char *from, struct reading_answer a)
{
	struct reading r = { .kind = READING_REPLY, .from = { .email = slice_of(from) }, .message_id = mail_id(w),
		.answers = &a, .answer_count = 1, .reply_text = SLICE("as I said") };
	struct record record;

	a.quote = r.reply_text;
	store_begin(w->core.store);
	assert_true(record_load(&w->core, w->pool, w->agreement, &record));
	apply_reply(&w->core, w->pool, &record, &r);
	store_commit(w->core.store);
}

static struct reading_answer
act(enum reading_act act, int item)
{
	return (struct reading_answer){ .act = act, .item = item, .confidence = 1 };
}

static struct reading_answer
dated(enum reading_act act, int item, int year, int month, int day)
{
	struct reading_answer a = { .act = act, .item = item, .confidence = 1, .due = { .given = true,
		.date = { year, month, day }, .minute = -1 } };

	return a;
}

/* -- time -- */

/* To that instant, through all moments before it. */
static void
run_to(struct world *w, int64_t until)
{
	for (int turns = 0;; turns++) {
		struct store_due *list;
		struct pool *pool;
		int64_t next = 0;
		size_t n;

		assert_true(turns < 100000);
		pool = pool_new((size_t)64 * 1024 * 1024);
		n = store_due(w->core.store, pool, until, 1, &list);
		if (n > 0)
			next = list[0].at > w->core.now ? list[0].at : w->core.now;
		if (n == 0) {
			pool_free(pool);
			break;
		}
		w->core.now = next;
		n = store_due(w->core.store, pool, w->core.now, 1000, &list);
		apply_due(&w->core, pool, list, n);
		pool_free(pool);
	}
	w->core.now = until;
}

/* -- what was written -- */

static size_t
count(struct world *w, const char *kind, const char *email)
{
	struct store_notice *list;
	size_t n = store_notice_due(w->core.store, w->pool, w->core.now + 400 * DAY, 0, 10000, &list), found = 0;

	for (size_t i = 0; i < n; i++)
		found += strcmp(list[i].kind, kind) == 0 && (email[0] == '\0' || strcmp(list[i].recipient, email) == 0);
	return found;
}

static bool
says(struct world *w, const char *kind, const char *email, const char *words)
{
	struct store_notice *list;
	size_t n = store_notice_due(w->core.store, w->pool, w->core.now + 400 * DAY, 0, 10000, &list);

	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i].kind, kind) == 0 && strcmp(list[i].recipient, email) == 0 &&
		    memmem(list[i].body, list[i].body_len, words, strlen(words)) != NULL)
			return true;
	return false;
}

static size_t
events(struct world *w, const char *kind)
{
	struct store_event *list;
	size_t n = store_events(w->core.store, w->pool, w->agreement, &list), found = 0;

	for (size_t i = 0; i < n; i++)
		found += strcmp(list[i].kind, kind) == 0;
	return found;
}

static void check_mails(struct world *w);

/* -- stories -- */

static const char *const maya[] = { "maya@corp.example" };
static const struct civil_date dec4[] = { { 2026, 12, 4 } };

static void
test_silence_goes_all_the_way(void **state)
{
	struct world *w = *state;

	notes(w, maya, dec4, 1);
	run_to(w, NOW + 40 * DAY);
	assert_int_equal(count(w, "escalate_soon", "jane@corp.example"), 1);
	assert_int_equal(count(w, "escalate", ""), 4);
	assert_int_equal(count(w, "escalate", "max@corp.example"), 1);
	assert_int_equal(events(w, "escalated"), 1);
	assert_int_equal(count(w, "remind", "dana@corp.example"), 1);
	/* and then it is quiet */
	run_to(w, NOW + 200 * DAY);
	assert_int_equal(events(w, "escalated"), 1);
	assert_true(count(w, "remind", "maya@corp.example") <= 5);
}

/* The clock runs on both sides alike: a requester who does not decide is asked, and then both managers are. */
static void
test_the_requester_is_asked_too(void **state)
{
	struct world *w = *state;

	notes(w, maya, (const struct civil_date[]){ { 2027, 3, 1 } }, 1);
	reply(w, "maya@corp.example", dated(ACT_CHANGE, 1, 2027, 3, 15));
	run_to(w, NOW + 14 * DAY);
	assert_int_equal(count(w, "remind", "maya@corp.example"), 0);
	assert_int_equal(count(w, "remind", "jane@corp.example"), 2);
	assert_true(says(w, "remind", "jane@corp.example", "Maya Lin waits for it."));
	/* Maya waits: she sees it first */
	assert_int_equal(count(w, "escalate_soon", "maya@corp.example"), 1);
	assert_int_equal(count(w, "escalate_soon", "jane@corp.example"), 0);
	assert_int_equal(count(w, "escalate", "ann@corp.example"), 1);
	assert_int_equal(count(w, "escalate", "max@corp.example"), 1);
}

/* An offer is a favour: no managers; whoever made it hears that there was no answer. */
static void
test_an_offer_without_an_answer(void **state)
{
	struct world *w = *state;
	struct reading_answer a = act(ACT_REASSIGN, 1);

	notes(w, maya, (const struct civil_date[]){ { 2027, 3, 1 } }, 1);
	a.to = SLICE("Omar Haddad");
	reply(w, "jane@corp.example", a);
	run_to(w, NOW + 14 * DAY);
	assert_int_equal(count(w, "remind", "omar@corp.example"), 2);
	assert_int_equal(count(w, "remind", "dana@corp.example"), 0);
	assert_int_equal(count(w, "escalate", ""), 1);
	assert_true(says(w, "escalate", "jane@corp.example", "no answer yet to point 1"));
}

/* What only the requester misses is asked once more, and left to them. */
static void
test_a_question_is_asked_once_more(void **state)
{
	struct world *w = *state;

	notes(w, (const char *const[]){ "" }, dec4, 1);
	run_to(w, NOW + 60 * DAY);
	assert_int_equal(count(w, "question", "jane@corp.example"), 1);
	assert_int_equal(count(w, "remind", "jane@corp.example"), 1);
	assert_int_equal(count(w, "escalate", ""), 0);
}

/* A first word sets the other clock: a solution within three days of eight hours. */
static void
test_a_word_that_is_no_solution(void **state)
{
	struct world *w = *state;

	notes(w, maya, (const struct civil_date[]){ { 2027, 3, 1 } }, 1);
	reply(w, "maya@corp.example", dated(ACT_CHANGE, 1, 2027, 3, 15));
	w->core.now += 3600;
	reply(w, "jane@corp.example", act(ACT_COMMENT, 1));
	run_to(w, NOW + 2 * DAY + 12 * 3600);
	assert_int_equal(count(w, "remind", "jane@corp.example"), 0);
	run_to(w, NOW + 4 * DAY);
	assert_int_equal(count(w, "remind", "jane@corp.example"), 1);
}

static void
test_away(void **state)
{
	struct world *w = *state;
	struct reading_answer a = dated(ACT_AWAY, 0, 2026, 12, 10);

	notes(w, maya, dec4, 1);
	w->core.now += 3600;
	a.to = SLICE("Dana Cruz");
	reply(w, "maya@corp.example", a);
	/* Wednesday 9 December, evening */
	run_to(w, NOW + 15 * DAY + 8 * 3600);
	assert_int_equal(count(w, "remind", "maya@corp.example"), 0);
	assert_int_equal(count(w, "escalate_soon", ""), 0);
	/* she wrote it to the requester herself: it is not told again */
	assert_int_equal(count(w, "said", "jane@corp.example"), 1);
	assert_int_equal(count(w, "away", ""), 0);
	run_to(w, NOW + 16 * DAY);
	assert_int_equal(count(w, "remind", "maya@corp.example"), 1);
}

/* An out-of-office message: whoever waits is told once, when something would have been asked. */
static void
test_away_by_a_machine(void **state)
{
	struct world *w = *state;
	struct reading_answer a = dated(ACT_AWAY, 0, 2026, 12, 10);
	struct reading r = { .kind = READING_AUTO, .automatic = true, .from = { .email = SLICE("maya@corp.example") },
		.message_id = SLICE("auto@client.example"), .answers = &a, .answer_count = 1, .subject = SLICE("Away") };

	notes(w, maya, dec4, 1);
	a.to = SLICE("Dana Cruz");
	store_begin(w->core.store);
	apply_auto(&w->core, w->agreement, &r);
	store_commit(w->core.store);
	run_to(w, NOW + 15 * DAY + 8 * 3600);
	assert_int_equal(count(w, "remind", "maya@corp.example"), 0);
	assert_int_equal(count(w, "away", "jane@corp.example"), 1);
	assert_true(says(w, "away", "jane@corp.example", "Dana Cruz stands in."));
	run_to(w, NOW + 16 * DAY);
	assert_int_equal(count(w, "remind", "maya@corp.example"), 1);
	assert_int_equal(count(w, "away", ""), 1);
}

/* "Away until the 10th, please contact Dana" names who stands in: no point changes hands. */
static void
test_away_with_a_substitute(void **state)
{
	struct world *w = *state;
	struct reading_answer a[] = { dated(ACT_AWAY, 0, 2026, 12, 10), act(ACT_REASSIGN, 0) };
	struct reading r = { .kind = READING_REPLY, .from = { .email = SLICE("maya@corp.example") }, .message_id = SLICE("x@y"),
		.answers = a, .answer_count = 2, .reply_text = SLICE("away until the 10th, please contact Dana Cruz") };
	struct store_away away;
	struct record record;

	a[1].to = SLICE("Dana Cruz");
	notes(w, maya, dec4, 1);
	store_begin(w->core.store);
	assert_true(record_load(&w->core, w->pool, w->agreement, &record));
	apply_reply(&w->core, w->pool, &record, &r);
	store_commit(w->core.store);
	assert_true(record_load(&w->core, w->pool, w->agreement, &record));
	assert_string_equal(record.items[0].state, "proposed");
	assert_true(store_away_get(w->core.store, w->pool, "maya@corp.example", w->core.now, "2026-11-25", &away));
	assert_string_equal(away.substitute, "dana@corp.example");
}

/* A date that was misread must not silence us for long. */
static void
test_away_for_ever(void **state)
{
	struct world *w = *state;

	notes(w, maya, dec4, 1);
	reply(w, "maya@corp.example", dated(ACT_AWAY, 0, 2027, 12, 10));
	run_to(w, NOW + 12 * DAY);
	assert_true(count(w, "remind", "maya@corp.example") > 0);
}

/* Much that is late on one day: five announcements, and the rest on the days after; nothing is left out. */
static void
test_announcements_a_day(void **state)
{
	const char *owners[12];
	struct civil_date dues[12];
	struct world *w = *state;

	for (int i = 0; i < 12; i++) {
		owners[i] = "maya@corp.example";
		dues[i] = dec4[0];
	}
	notes(w, owners, dues, 12);
	/* Monday 7 December, evening */
	run_to(w, NOW + 13 * DAY + 8 * 3600);
	assert_int_equal(count(w, "escalate_soon", "jane@corp.example"), 5);
	run_to(w, NOW + 14 * DAY + 8 * 3600);
	assert_int_equal(count(w, "escalate_soon", "jane@corp.example"), 10);
	run_to(w, NOW + 30 * DAY);
	assert_int_equal(count(w, "escalate_soon", "jane@corp.example"), 12);
	assert_int_equal(events(w, "escalated"), 12);
	check_mails(w);
}

/* What was kept, late and renegotiated, by department; and who delivered to whom. */
static void
test_account(void **state)
{
	static const char *const owners[] = { "maya@corp.example", "maya@corp.example", "ann@corp.example",
		"omar@corp.example" };
	static const struct civil_date dues[] = { { 2026, 12, 4 }, { 2026, 12, 3 }, { 2026, 12, 2 }, { 2026, 12, 9 } };
	struct world *w = *state;
	struct account a;
	struct text out;

	notes(w, owners, dues, 4);
	w->core.now += DAY;
	reply(w, "maya@corp.example", act(ACT_DONE, 1));
	reply(w, "omar@corp.example", dated(ACT_CHANGE, 4, 2026, 12, 10));
	w->core.now += DAY;
	reply(w, "jane@corp.example", act(ACT_ACCEPT, 1));
	reply(w, "jane@corp.example", act(ACT_ACCEPT, 4));
	w->core.now += 9 * DAY; /* 5 December */
	account_make(&w->core, w->pool, (struct civil_date){ 2026, 11, 24 }, (struct civil_date){ 2026, 12, 31 }, &a);
	assert_int_equal(a.department_count, 2);
	assert_string_equal(a.departments[0].name, "Design");
	assert_int_equal(a.departments[0].kept, 1);
	assert_int_equal(a.departments[0].late, 1);
	assert_int_equal(a.departments[0].open, 1);
	assert_int_equal(a.departments[0].renegotiated, 1);
	assert_string_equal(a.departments[1].name, "Product");
	assert_int_equal(a.departments[1].late, 1);
	assert_int_equal(a.delivery_count, 1);
	text_init(&out, w->pool);
	account_write(&a, ACCOUNT_TEXT, &out);
	assert_string_equal(out.p, "2026-11-24 to 2026-12-31\nDesign: 1 kept, 1 late, 1 renegotiated, 1 still to come\n"
	    "Product: 0 kept, 1 late, 0 renegotiated, 0 still to come\nDesign delivered to Product: 1\n");
	text_init(&out, w->pool);
	account_write(&a, ACCOUNT_CSV, &out);
	assert_non_null(strstr(out.p, "2026-11-24,2026-12-31,\"Design\",1,1,1,1\r\n"));
	text_init(&out, w->pool);
	account_write(&a, ACCOUNT_JSON, &out);
	assert_non_null(strstr(out.p, "{\"department\":\"Design\",\"kept\":1,\"late\":1,\"renegotiated\":1,\"open\":1}"));
	/* another time, nothing */
	account_make(&w->core, w->pool, (struct civil_date){ 2026, 10, 1 }, (struct civil_date){ 2026, 10, 31 }, &a);
	assert_int_equal(a.department_count, 0);
}

/* -- by chance -- */

static uint64_t
chance(struct world *w, uint64_t below)
{
	w->chance ^= w->chance << 13;
	w->chance ^= w->chance >> 7;
	w->chance ^= w->chance << 17;
	return w->chance % below;
}

/* Who has the ball for the item, worked out from the tables alone? */
static bool
has_ball(struct world *w, const struct record *r, const struct store_item *item, const char *email)
{
	struct store_proposal p;
	enum item_pending pending = PENDING_NOTHING;

	if (store_proposal_get(w->core.store, w->pool, item->id, &p))
		pending = strcmp(p.side, "requester") == 0 ? PENDING_REQUESTER :
		    strcmp(p.side, "owner") == 0 ? PENDING_OWNER : PENDING_CANDIDATE;
	switch (agreement_ball(record_state(item), pending)) {
	case BALL_OWNER:
		return record_owns(item, email);
	case BALL_REQUESTER:
		return record_is_requester(r, email);
	case BALL_CANDIDATE:
		return email_is(p.email, email);
	default:
		return false;
	}
}

static void
check_ladders(struct world *w)
{
	struct store_ladder *list;
	size_t n = store_ladders(w->core.store, w->pool, w->agreement, &list);
	struct record r;

	assert_true(record_load(&w->core, w->pool, w->agreement, &r));
	for (size_t i = 0; i < n; i++) {
		struct store_item *item = ladder_item(&r, list[i].item);

		if (!has_ball(w, &r, item, list[i].person))
			fail_msg("a ladder (%s) runs against %s, who does not have the ball for point %d (%s)", list[i].cause,
			    list[i].person, item->n, item->state);
	}
}

static void
check_mails(struct world *w)
{
	struct store_notice *list;
	size_t n = store_notice_due(w->core.store, w->pool, w->core.now + 400 * DAY, 0, 10000, &list);

	for (size_t i = 0; i < n; i++) {
		struct worktime hours = person_worktime(&w->core, list[i].recipient);
		int64_t at = list[i].next_try;

		if (strcmp(list[i].kind, "remind") != 0 && strncmp(list[i].kind, "escalate", 8) != 0 &&
		    strcmp(list[i].kind, "away") != 0)
			continue;
		if (worktime_next_open(&hours, at) != at)
			fail_msg("a %s leaves to %s at %lld, when they do not work", list[i].kind, list[i].recipient,
			    (long long)at);
		for (size_t k = 0; k < i; k++)
			if (strcmp(list[i].kind, "remind") == 0 && strcmp(list[k].kind, "remind") == 0 &&
			    strcmp(list[i].recipient, list[k].recipient) == 0 &&
			    civil_compare(worktime_local(&hours, at).date, worktime_local(&hours, list[k].next_try).date) == 0)
				fail_msg("two reminders to %s on one day", list[i].recipient);
	}
}

static void
say_something(struct world *w)
{
	static const enum reading_act acts[] = { ACT_CONFIRM, ACT_CHANGE, ACT_DECLINE, ACT_ON_TRACK, ACT_AT_RISK, ACT_BLOCKED,
		ACT_NEED, ACT_DONE, ACT_ACCEPT, ACT_REOPEN, ACT_CANCEL, ACT_AWAY, ACT_QUESTION, ACT_COMMENT, ACT_UNCLEAR,
		ACT_REASSIGN, ACT_STATUS };
	static const char *const who[] = { "jane@corp.example", "maya@corp.example", "omar@corp.example" };
	struct reading_answer a = act(acts[chance(w, sizeof(acts) / sizeof(acts[0]))], (int)chance(w, 5));

	if (a.act == ACT_CHANGE || a.act == ACT_AWAY || (a.act == ACT_AT_RISK && chance(w, 2) == 0)) {
		struct civil_date today = worktime_local(&w->core.worktime, w->core.now).date;

		a.due = (struct reading_due){ .given = true, .minute = -1,
			.date = civil_add_days(today, 1 + (int64_t)chance(w, 20)) };
	}
	if (a.act == ACT_REASSIGN)
		a.to = chance(w, 2) == 0 ? SLICE("Omar Haddad") : SLICE("Maya Lin");
	if (a.act == ACT_CANCEL && chance(w, 3) != 0)
		a.act = ACT_COMMENT;
	a.text = SLICE("words");
	reply(w, who[chance(w, 3)], a);
}

static void
one_life(struct world *w, uint64_t seed)
{
	static const char *const owners[] = { "maya@corp.example", "omar@corp.example", "maya@corp.example", "" };
	struct civil_date dues[4], start = { 2026, 11, 27 };
	uint64_t quiet;

	w->chance = seed * 0x9E3779B97F4A7C15u + 1;
	quiet = 2 + chance(w, 80);
	for (int i = 0; i < 4; i++)
		dues[i] = civil_add_days(start, (int64_t)chance(w, 30));
	notes(w, owners, dues, 4);
	for (int i = 0; i < 60; i++) {
		run_to(w, w->core.now + (int64_t)chance(w, 2 * DAY) + 60);
		check_ladders(w);
		if (chance(w, 100) < quiet)
			say_something(w);
		check_ladders(w);
	}
	run_to(w, w->core.now + 120 * DAY);
	check_ladders(w);
	check_mails(w);
}

static void
test_by_chance(void **state)
{
	const char *seeds = getenv("SEEDS");
	uint64_t n = seeds == NULL ? 40 : (uint64_t)strtoul(seeds, NULL, 10);

	(void)state;
	for (uint64_t seed = 1; seed <= n; seed++) {
		void *w;

		world_new(&w);
		one_life(w, seed);
		world_free(&w);
	}
}

int
main(void)
{
#define STORY(f) cmocka_unit_test_setup_teardown(f, world_new, world_free)
	const struct CMUnitTest tests[] = {
		STORY(test_silence_goes_all_the_way),
		STORY(test_the_requester_is_asked_too),
		STORY(test_an_offer_without_an_answer),
		STORY(test_a_question_is_asked_once_more),
		STORY(test_a_word_that_is_no_solution),
		STORY(test_away),
		STORY(test_away_by_a_machine),
		STORY(test_away_with_a_substitute),
		STORY(test_away_for_ever),
		STORY(test_announcements_a_day),
		STORY(test_account),
		cmocka_unit_test(test_by_chance),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
