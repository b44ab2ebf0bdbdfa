/*
 * ladder, escalation, away: the real core over a store in memory, with a clock that
 * is moved from one moment to the next. Stories of a few people; what holds
 * whatever people do is checked over a quarter by tests/sim.
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
	static const char *const titles[] = { "Launch sync", "Pricing", "Audit" };
	struct text quote;

	/* the same line again would be the same notes, and the same title the same series */
	r.title = slice_of(titles[(w->mails - 1) % 3]);
	text_init(&quote, w->pool);
	text_addf(&quote, "mockups by then, %d", w->mails);
	r.items = pool_array(w->pool, n, sizeof(*r.items));
	for (size_t i = 0; i < n; i++) {
		struct reading_owner *o = pool_alloc(w->pool, sizeof(*o));

		*o = (struct reading_owner){ .name = slice_of(owners[i]), .email = slice_of(owners[i]) };
		r.items[i] = (struct reading_item){ .text = SLICE("mockups"), .owners = o, .owner_count = owners[i][0] != '\0',
			.due = { .given = dues[i].year > 0, .date = dues[i], .minute = -1 }, .quote = text_slice(&quote),
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
	/* whoever waits hears once that nothing came of it, and then it is quiet */
	assert_int_equal(count(w, "summary", ""), 1);
	assert_true(says(w, "summary", "jane@corp.example", "Ann Moss to help"));
	run_to(w, NOW + 200 * DAY);
	assert_int_equal(count(w, "summary", ""), 1);
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
	assert_int_equal(count(w, "escalate", ""), 0);
	assert_int_equal(count(w, "summary", ""), 1);
	assert_true(says(w, "summary", "jane@corp.example", "no answer yet to point 1"));
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

/* Another date is another question: it is asked from the first step on, and late again it comes before the managers again. */
static void
test_another_date_begins_anew(void **state)
{
	struct world *w = *state;

	notes(w, maya, dec4, 1);
	run_to(w, NOW + 15 * DAY);
	assert_int_equal(events(w, "escalated"), 1);
	reply(w, "jane@corp.example", dated(ACT_CHANGE, 1, 2026, 12, 18));
	run_to(w, NOW + 60 * DAY);
	assert_int_equal(events(w, "escalated"), 2);
	assert_int_equal(count(w, "summary", ""), 2);
}

/* Much that is late on one day is one mail for each reader, of ten points; the rest comes on the next day. */
static void
test_much_in_one_mail(void **state)
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
	assert_int_equal(count(w, "escalate_soon", "jane@corp.example"), 1);
	assert_int_equal(events(w, "escalation announced"), 10);
	run_to(w, NOW + 14 * DAY + 8 * 3600);
	assert_int_equal(count(w, "escalate_soon", "jane@corp.example"), 2);
	run_to(w, NOW + 30 * DAY);
	assert_int_equal(events(w, "escalated"), 12);
	assert_int_equal(count(w, "escalate", "max@corp.example"), 2);
	assert_int_equal(count(w, "summary", "jane@corp.example"), 2);
	assert_int_equal(events(w, "unanswered"), 12);
}

/* "stop" to the whole mail stops all that it announced, to a point's address that point. */
static void
stop(struct world *w, const char *to)
{
	struct reading_address address = { .email = slice_of(to) };
	struct reading r = { .kind = READING_REPLY, .from = { .email = SLICE("jane@corp.example") }, .message_id = mail_id(w),
		.reply_text = SLICE("stop"), .to = { &address, 1 } };
	int64_t agreement;

	store_begin(w->core.store);
	assert_true(escalation_answered(&w->core, w->pool, &r, &agreement));
	store_commit(w->core.store);
	assert_int_equal(agreement, w->agreement);
}

/* The n-th address of ours with that letter in the announcement, from 0. */
static const char *
announced_address(struct world *w, const char *letter, size_t skip)
{
	struct store_notice *list;
	size_t n = store_notice_due(w->core.store, w->pool, w->core.now + 400 * DAY, 0, 10000, &list);
	char begin[16];

	snprintf(begin, sizeof(begin), "agree+%s", letter);
	for (size_t i = 0; i < n; i++) {
		const char *at = list[i].body, *end = list[i].body + list[i].body_len;

		if (strcmp(list[i].kind, "escalate_soon") != 0)
			continue;
		while ((at = memmem(at, (size_t)(end - at), begin, strlen(begin))) != NULL && skip-- > 0)
			at++;
		if (at != NULL)
			return pool_copy(w->pool, at, (size_t)((const char *)memmem(at, (size_t)(end - at), "example", 7) - at) + 7);
	}
	fail_msg("no address %s", begin);
	return NULL;
}

static void
test_stop_one_and_all(void **state)
{
	static const char *const owners[] = { "maya@corp.example", "maya@corp.example", "maya@corp.example" };
	static const struct civil_date dues[] = { { 2026, 12, 4 }, { 2026, 12, 4 }, { 2026, 12, 4 } };
	struct world *w = *state;

	notes(w, owners, dues, 3);
	/* Monday 7 December, 10:00 */
	run_to(w, NOW + 13 * DAY + 1800);
	assert_int_equal(count(w, "escalate_soon", "jane@corp.example"), 1);
	stop(w, announced_address(w, "e", 1));
	assert_int_equal(events(w, "escalation stopped"), 1);
	stop(w, announced_address(w, "m", 0));
	assert_int_equal(events(w, "escalation stopped"), 3);
	run_to(w, NOW + 40 * DAY);
	assert_int_equal(count(w, "escalate", ""), 0);
	assert_int_equal(count(w, "summary", ""), 0);
}

/* Whoever reads it in another zone reads what still waits then: Max works in Tokyo. */
static void
test_an_answer_before_the_manager_is_at_work(void **state)
{
	struct world *w = *state;

	notes(w, maya, dec4, 1);
	/* Monday 7 December, 14:00 in Berlin: Jane and Ann have it, in Tokyo it is night */
	run_to(w, NOW + 13 * DAY + 4 * 3600 + 1800);
	assert_int_equal(count(w, "escalate", "ann@corp.example"), 1);
	assert_int_equal(count(w, "escalate", "max@corp.example"), 0);
	reply(w, "maya@corp.example", act(ACT_DONE, 1));
	run_to(w, NOW + 16 * DAY);
	assert_int_equal(count(w, "escalate", "max@corp.example"), 0);
}

/* "1 after A-n/1", from an owner, on the agreement at hand; what they were told, or NULL. */
static void
waits_on(struct world *w, const char *from, int64_t agreement)
{
	struct reading_wait wait = { .item = 1, .on = 1, .on_agreement = agreement, .quote = SLICE("1 after that") };
	struct reading_answer blocked = { .act = ACT_BLOCKED, .item = 1, .confidence = 1, .quote = SLICE("1 after that") };
	struct reading r = { .kind = READING_REPLY, .from = { .email = slice_of(from) }, .message_id = mail_id(w),
		.reply_text = SLICE("1 after that"), .answers = &blocked, .answer_count = 1, .waits = &wait, .wait_count = 1 };
	struct record record;

	store_begin(w->core.store);
	assert_true(record_load(&w->core, w->pool, w->agreement, &record));
	apply_reply(&w->core, w->pool, &record, &r);
	store_commit(w->core.store);
}

static const char *
state(struct world *w, int64_t agreement)
{
	struct record record;

	assert_true(record_load(&w->core, w->pool, agreement, &record));
	return record.items[0].state;
}

/* Points of three agreements wait on each other: a circle is refused, with the way round; what is free goes on. */
/* Max reads it in Tokyo, hours after the others: the same, and no copy is evidence of itself. */
static void
test_all_copies_tell_the_same(void **state)
{
	static const char *const readers[] = { "jane@corp.example", "maya@corp.example", "ann@corp.example", "max@corp.example" };
	struct world *w = *state;

	notes(w, maya, dec4, 1);
	run_to(w, NOW + 20 * DAY);
	for (int i = 0; i < 4; i++) {
		assert_true(says(w, "escalate", readers[i], "was asked again"));
		assert_false(says(w, "escalate", readers[i], "had not answered"));
		assert_true(says(w, "escalate", readers[i], "by Wednesday 9 December."));
	}
	/* two days later it is what came before */
	assert_true(says(w, "summary", "jane@corp.example", "Maya Lin had not answered"));
}

/* Jane waits for her own manager, who is asked for the answer and not for help with it. */
static void
test_who_it_stands_between_is_not_asked_to_help(void **state)
{
	static const char *const ann[] = { "ann@corp.example" };
	struct world *w = *state;

	w->people[3].manager = (char *)"max@corp.example";
	w->departments[1].point_person = (char *)"jane@corp.example";
	notes(w, ann, dec4, 1);
	run_to(w, NOW + 40 * DAY);
	assert_true(says(w, "escalate_soon", "jane@corp.example", "I ask Max Head"));
	assert_true(says(w, "escalate", "ann@corp.example", "Max Head, please help coordinate: this point between Jane Doe and"));
	/* nor does Jane, who stands in for the department, get asked in place of Ann */
	assert_int_equal(count(w, "remind", "jane@corp.example"), 0);
	assert_int_equal(events(w, "copied"), 0);
}

/* Nobody is above the two, or they manage each other: whoever waits hears that there is no answer. */
static void
test_nobody_above_the_two(void **state)
{
	static const char *const ann[] = { "ann@corp.example" };
	struct world *w = *state;

	w->people[3].manager = (char *)"jane@corp.example";
	notes(w, ann, dec4, 1);
	run_to(w, NOW + 40 * DAY);
	assert_int_equal(count(w, "escalate", ""), 0);
	assert_int_equal(count(w, "summary", "jane@corp.example"), 1);
	assert_false(says(w, "summary", "jane@corp.example", "to help coordinate"));
}

/* "I do not ask again": not at the second checkpoint, not on the day, not after it; a word, and it goes on. */
static void
test_what_is_left_is_not_asked_again(void **state)
{
	struct world *w = *state;
	size_t before;

	notes(w, maya, (const struct civil_date[]){ { 2027, 1, 29 } }, 1);
	run_to(w, NOW + 100 * DAY);
	assert_int_equal(count(w, "escalate", ""), 4);
	before = count(w, "remind", "maya@corp.example");
	assert_int_equal(events(w, "reminded"), 1);
	assert_int_equal(count(w, "milestone", ""), 0);
	reply(w, "maya@corp.example", dated(ACT_CHANGE, 1, 2027, 4, 9));
	reply(w, "jane@corp.example", act(ACT_ACCEPT, 1));
	run_to(w, NOW + 150 * DAY);
	assert_true(count(w, "remind", "maya@corp.example") > before);
}

static void
test_waiting_across_agreements(void **state_)
{
	struct world *w = *state_;
	int64_t ids[3];

	for (int i = 0; i < 3; i++) {
		notes(w, maya, (const struct civil_date[]){ { 2027, 3, 1 + i } }, 1);
		ids[i] = w->agreement;
	}
	/* A-1 on on A-3, and then A-3 on A-1 */
	w->agreement = ids[0];
	waits_on(w, "maya@corp.example", ids[1]);
	assert_int_equal(events(w, "waits"), 1);
	w->agreement = ids[1];
	waits_on(w, "maya@corp.example", ids[2]);
	assert_int_equal(events(w, "waits"), 1);
	w->agreement = ids[2];
	waits_on(w, "maya@corp.example", ids[0]);
	assert_int_equal(events(w, "waits"), 0);
	assert_true(says(w, "unclear", "maya@corp.example", "that would be a circle"));
	assert_true(says(w, "unclear", "maya@corp.example", "A-2.1"));
	/* who is not on the other agreement does not even learn that there is such a point */
	waits_on(w, "jane@corp.example", 99);
	assert_true(says(w, "unclear", "jane@corp.example", "there is no point A-99.1"));
	/* A-2 is done: A-1 goes on */
	assert_string_equal(state(w, ids[0]), "blocked");
	w->agreement = ids[1];
	reply(w, "jane@corp.example", act(ACT_DONE, 1));
	run_to(w, w->core.now + 60);
	assert_string_equal(state(w, ids[1]), "accepted");
	assert_string_equal(state(w, ids[0]), "underway");
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
		STORY(test_another_date_begins_anew),
		STORY(test_much_in_one_mail),
		STORY(test_stop_one_and_all),
		STORY(test_an_answer_before_the_manager_is_at_work),
		STORY(test_all_copies_tell_the_same),
		STORY(test_who_it_stands_between_is_not_asked_to_help),
		STORY(test_nobody_above_the_two),
		STORY(test_what_is_left_is_not_asked_again),
		STORY(test_waiting_across_agreements),
		STORY(test_account),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
