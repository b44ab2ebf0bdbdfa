/*
 * answered: which points a word without a number is about. The real core over a store in memory: notes come, people
 * answer one mail or another with a bare "ok", and only what that mail asked of them may move.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "daemon/core/apply.h"
#include "daemon/core/core.h"
#include "daemon/core/decide.h"
#include "daemon/core/notice/notice.h"
#include "daemon/core/record.h"
#include "daemon/core/settings/config.h"
#include "daemon/store/store.h"
#include "parsers/base/pool.h"
#include "parsers/reading.h"

/* Tuesday 24 November 2026, 09:30 in Berlin. */
#define NOW 1795509000
#define MINUTE 60

#define JANE "jane@corp.example"
#define MAYA "maya@corp.example"
#define OMAR "omar@corp.example"
#define ANNE "anne@broker.example"

struct world {
	struct pool *pool;
	struct core core;
	struct config config;
	struct config_person people[3];
	int64_t agreement;
	int mails;
};

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
	c->rules.checkpoint_two_days = 30;
	c->rules.checkpoint_minute = 600;
	c->rules.checkpoint_length_minutes = 30;
	c->confidence = 0.6;
	c->ladder.answer_minutes = 240;
	c->ladder.solution_minutes = 24 * 60;
	c->ladder.hold_minutes = 240;
	w->people[0] = (struct config_person){ .name = (char *)"Jane Doe", .address = (char *)JANE };
	w->people[1] = (struct config_person){ .name = (char *)"Maya Lin", .address = (char *)MAYA };
	w->people[2] = (struct config_person){ .name = (char *)"Omar Haddad", .address = (char *)OMAR };
	c->people = w->people;
	c->people_count = 3;
	w->core = (struct core){ .config = c, .domain = "corp.example", .now = NOW, .plus_addresses = true,
		.worktime = { .zone = "Europe/Berlin", .workday = { 0, 1, 1, 1, 1, 1, 0, 0 }, .open_minute = 540,
		    .close_minute = 1020 } };
	memset(w->core.key.bytes, 7, sizeof(w->core.key.bytes));
}

static int
world_new(void **state)
{
	struct world *w = calloc(1, sizeof(*w));
	struct config_errors errors = { 0 };
	const char *why;

	w->pool = pool_new((size_t)256 * 1024 * 1024);
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

struct line {
	const char *text, *owner; /* an address, or "" */
	int day;                  /* of December, 0: none */
};

static void
notes_of(struct world *w, const char *from, const struct line *lines, size_t n)
{
	struct reading r = { .kind = READING_NOTES, .from = { .email = slice_of(from) }, .message_id = mail_id(w),
		.title = slice_of(from), .date = w->core.now, .item_count = n };

	r.items = pool_array(w->pool, n, sizeof(*r.items));
	for (size_t i = 0; i < n; i++) {
		struct reading_owner *o = pool_alloc(w->pool, sizeof(*o));

		*o = (struct reading_owner){ .name = slice_of(lines[i].owner), .email = slice_of(lines[i].owner) };
		r.items[i] = (struct reading_item){ .text = slice_of(lines[i].text), .quote = slice_of(lines[i].text), .owners = o,
			.owner_count = lines[i].owner[0] != '\0', .confidence = 1,
			.due = { .given = lines[i].day > 0, .date = { 2026, 12, lines[i].day }, .minute = -1 } };
	}
	store_begin(w->core.store);
	w->agreement = apply_notes(&w->core, w->pool, &r);
	store_commit(w->core.store);
}

/* Jane's. */
static void
notes(struct world *w, const struct line *lines, size_t n)
{
	notes_of(w, JANE, lines, n);
}

static const struct store_notice *
last_mail(struct world *w, const char *kind, const char *to)
{
	struct store_notice *list;
	size_t n = store_notice_due(w->core.store, w->pool, NOW + 86400 * 100, 0, 1000, &list);

	while (n-- > 0)
		if (strcmp(list[n].kind, kind) == 0 && strcmp(list[n].recipient, to) == 0)
			return &list[n];
	return NULL;
}

static bool
says(struct world *w, const char *kind, const char *to, const char *words)
{
	const struct store_notice *mail = last_mail(w, kind, to);

	return mail != NULL && memmem(mail->body, mail->body_len, words, strlen(words)) != NULL;
}

/* A minute later somebody answers the last mail of that kind that "to" got; kind "": no mail. */
static void
answer_of(struct world *w, const char *from, const char *to, const char *kind, struct reading_answer *list, size_t n)
{
	const struct store_notice *mail = kind[0] == '\0' ? NULL : last_mail(w, kind, to);
	struct reading r = { .kind = READING_REPLY, .from = { .email = slice_of(from) }, .message_id = mail_id(w),
		.answers = list, .answer_count = n, .reply_text = SLICE("in my words") };
	struct record record;

	assert_true(mail != NULL || kind[0] == '\0');
	if (mail != NULL)
		r.in_reply_to = slice_of(mail->message_id);
	for (size_t i = 0; i < n; i++)
		if (list[i].quote.len == 0)
			list[i].quote = r.reply_text;
	w->core.now += MINUTE;
	store_begin(w->core.store);
	assert_true(record_load(&w->core, w->pool, w->agreement, &record));
	apply_reply(&w->core, w->pool, &record, &r);
	store_commit(w->core.store);
}

static void
says_act(struct world *w, const char *from, const char *kind, enum reading_act act, int item)
{
	answer_of(w, from, from, kind, &(struct reading_answer){ .act = act, .item = item, .confidence = 1 }, 1);
}

static void
says_day(struct world *w, const char *from, const char *kind, int item, int day)
{
	answer_of(w, from, from, kind, &(struct reading_answer){ .act = ACT_CHANGE, .item = item, .confidence = 1,
	    .due = { .given = true, .date = { 2026, 12, day }, .minute = -1 } }, 1);
}

static void
says_to(struct world *w, const char *from, const char *kind, int item, const char *to)
{
	answer_of(w, from, from, kind, &(struct reading_answer){ .act = ACT_REASSIGN, .item = item, .confidence = 1,
	    .to = slice_of(to) }, 1);
}

/* -- what stands -- */

static const struct store_item *
item(struct world *w, int n)
{
	struct record *r = pool_alloc(w->pool, sizeof(*r));

	assert_true(record_load(&w->core, w->pool, w->agreement, r));
	assert_non_null(record_item(r, n));
	return record_item(r, n);
}

#define STATE(w, n, word) assert_string_equal(item((w), (n))->state, (word))

static const struct line seals[] = { { "count of the seals", MAYA, 18 }, { "send the tariff sheet", ANNE, 17 } };
static const struct line two[] = { { "mockups of the pricing page", MAYA, 18 }, { "tracking plan", OMAR, 18 } };
static const struct line own[] = { { "mockups of the pricing page", MAYA, 18 }, { "minutes of the meeting", JANE, 18 } };
static const struct line held[] = { { "mockups of the pricing page", MAYA, 18 }, { "booth plan", MAYA, 0 } };
static const struct line many[] = { { "mockups", MAYA, 18 }, { "print files", MAYA, 17 }, { "minutes", JANE, 18 } };

/* -- stories -- */

/* Jane was asked whether Anne may be written to. Her ok to what Maya has done is no answer to that. */
static void
test_an_outside_address_is_written_to_only_when_asked(void **state)
{
	struct world *w = *state;

	notes(w, seals, 2);
	STATE(w, 2, "asked");
	says_act(w, MAYA, "confirm", ACT_DONE, 0);
	says_act(w, JANE, "done", ACT_CONFIRM, 0);
	STATE(w, 1, "accepted");
	STATE(w, 2, "asked");
	assert_null(last_mail(w, "confirm", ANNE));
	assert_null(last_mail(w, "unclear", JANE));
	/* not by a new mail either, whatever it can mean */
	says_act(w, JANE, "", ACT_CONFIRM, 0);
	says_act(w, JANE, "", ACT_ACCEPT, 0);
	STATE(w, 2, "asked");
	/* her yes to the question is one */
	says_act(w, JANE, "question", ACT_CONFIRM, 0);
	STATE(w, 2, "proposed");
	assert_non_null(last_mail(w, "confirm", ANNE));
}

/* The number reaches every point, whatever the mail was about. */
static void
test_a_number_reaches_what_the_mail_did_not_ask(void **state)
{
	struct world *w = *state;

	notes(w, seals, 2);
	says_act(w, MAYA, "confirm", ACT_DONE, 0);
	/* words that only sound like the other point do not */
	says_act(w, JANE, "done", ACT_CONFIRM, 2);
	STATE(w, 2, "asked");
	assert_true(says(w, "unclear", JANE, "yes 2"));
	answer_of(w, JANE, JANE, "done", &(struct reading_answer){ .act = ACT_CONFIRM, .item = 2, .confidence = 1,
	    .quote = SLICE("2 is right") }, 1);
	STATE(w, 1, "claimed");
	STATE(w, 2, "proposed");
	says_act(w, JANE, "question", ACT_ACCEPT, 1);
	STATE(w, 1, "accepted");
}

/* Two proposals wait for Jane; each yes is to one. */
static void
test_a_yes_answers_one_decision(void **state)
{
	struct world *w = *state;

	notes(w, two, 2);
	says_day(w, MAYA, "confirm", 1, 21);
	says_day(w, OMAR, "confirm", 2, 22);
	says_act(w, JANE, "decide", ACT_ACCEPT, 0);
	STATE(w, 1, "changing");
	assert_string_equal(item(w, 1)->due, "2026-12-18");
	STATE(w, 2, "confirmed");
	assert_string_equal(item(w, 2)->due, "2026-12-22");
	assert_null(last_mail(w, "unclear", JANE));
}

/* "Not mine, Omar's": Jane's yes asks Omar, and says nothing about her own point. */
static void
test_a_yes_to_another_owner(void **state)
{
	struct world *w = *state;

	notes(w, own, 2);
	says_to(w, MAYA, "confirm", 1, "Omar Haddad");
	STATE(w, 1, "declined");
	says_act(w, JANE, "decide", ACT_CONFIRM, 0);
	assert_true(says(w, "decide", OMAR, "take over"));
	STATE(w, 2, "proposed");
	says_act(w, OMAR, "decide", ACT_CONFIRM, 0);
	STATE(w, 1, "confirmed");
	assert_string_equal(item(w, 1)->owners[0].email, OMAR);
}

/* "Not mine, Jane's", and Jane: "ok then, it's mine". */
static void
test_the_requester_takes_it_over(void **state)
{
	struct world *w = *state;

	notes(w, own, 2);
	says_to(w, MAYA, "confirm", 1, "Jane Doe");
	says_act(w, JANE, "decide", ACT_CONFIRM, 0);
	STATE(w, 1, "confirmed");
	assert_string_equal(item(w, 1)->owners[0].email, JANE);
	STATE(w, 2, "proposed");
	assert_false(says(w, "decide", JANE, "take over"));
}

/* Nobody was named: a yes says not who does it. */
static void
test_a_yes_to_a_refusal_is_asked_about(void **state)
{
	struct world *w = *state;

	notes(w, own, 2);
	says_act(w, MAYA, "confirm", ACT_DECLINE, 0);
	says_act(w, JANE, "decide", ACT_CONFIRM, 0);
	STATE(w, 1, "declined");
	STATE(w, 2, "proposed");
	assert_true(says(w, "unclear", JANE, "say who does it"));
	assert_false(says(w, "unclear", JANE, "minutes of the meeting"));
	/* and a name without a number is that of the point that the mail asked about */
	says_to(w, JANE, "decide", 0, "Omar Haddad");
	assert_true(says(w, "decide", OMAR, "take over"));
}

/* What waits for a word of Jane about Maya's second point is nothing that Maya has ever seen. */
static void
test_what_was_never_shown_does_not_count(void **state)
{
	struct world *w = *state;

	notes(w, held, 2);
	STATE(w, 2, "asked");
	says_act(w, MAYA, "confirm", ACT_CONFIRM, 0);
	STATE(w, 1, "confirmed");
	assert_null(last_mail(w, "unclear", MAYA));
	assert_null(last_mail(w, "said", JANE));
	says_act(w, MAYA, "confirm", ACT_UNCLEAR, 0);
	assert_true(says(w, "unclear", MAYA, "mockups of the pricing page"));
	assert_true(says(w, "unclear", MAYA, "Nothing was changed"));
	assert_false(says(w, "unclear", MAYA, "booth plan"));
}

/* Nor is it in the list of what is open that comes with a change. */
static void
test_what_waits_for_the_requester_is_shown_to_nobody_else(void **state)
{
	struct world *w = *state;

	notes(w, held, 2);
	says_day(w, JANE, "confirm", 1, 21);
	assert_true(says(w, "revision", MAYA, "mockups of the pricing page"));
	assert_false(says(w, "revision", MAYA, "booth plan"));
	assert_true(says(w, "revision", JANE, "booth plan"));
}

/* A mail of which a part was taken never says that nothing was changed. */
static void
test_a_part_is_understood(void **state)
{
	struct world *w = *state;
	struct reading_answer a[] = { { .act = ACT_REASSIGN, .item = 2, .confidence = 1, .to = SLICE("Omar Haddad"),
		.due = { .given = true, .date = { 2026, 12, 9 }, .minute = -1 } },
		{ .act = ACT_UNCLEAR, .quote = SLICE("blue elephants") } };
	struct reading_answer b[] = { { .act = ACT_AT_RISK, .confidence = 1 }, { .act = ACT_UNCLEAR, .quote = SLICE("elephants") } };

	notes(w, held, 2);
	answer_of(w, JANE, JANE, "question", a, 2);
	STATE(w, 2, "proposed");
	assert_true(says(w, "unclear", JANE, "blue elephants"));
	assert_true(says(w, "unclear", JANE, "The rest of your mail is on the record"));
	assert_false(says(w, "unclear", JANE, "Nothing was changed"));
	answer_of(w, MAYA, MAYA, "confirm", b, 2);
	STATE(w, 1, "at risk");
	assert_true(says(w, "unclear", MAYA, "The rest of your mail is on the record"));
	assert_true(says(w, "said", JANE, "What changes by it is on the record"));
	assert_false(says(w, "said", JANE, "The record is as it was"));
}

/* With no mail that it answers, a yes counts where one point alone can be meant. */
static void
test_an_answer_to_no_mail(void **state)
{
	struct world *w = *state;

	notes(w, many, 3);
	says_act(w, MAYA, "", ACT_CONFIRM, 0);
	STATE(w, 1, "proposed");
	STATE(w, 2, "proposed");
	assert_true(says(w, "unclear", MAYA, "more than one point"));
	says_act(w, MAYA, "", ACT_CONFIRM, 1);
	says_act(w, MAYA, "", ACT_CONFIRM, 0);
	STATE(w, 1, "confirmed");
	STATE(w, 2, "confirmed");
	says_day(w, MAYA, "confirm", 1, 21);
	says_act(w, JANE, "", ACT_ACCEPT, 0);
	assert_string_equal(item(w, 1)->due, "2026-12-21");
}

/* Jane answers what Maya got: it asked Jane nothing. */
static void
test_an_answer_to_the_mail_of_somebody_else(void **state)
{
	struct world *w = *state;
	struct reading_answer ok = { .act = ACT_CONFIRM, .confidence = 1 };

	notes(w, many, 3);
	says_day(w, MAYA, "confirm", 1, 21);
	says_day(w, MAYA, "confirm", 2, 22);
	answer_of(w, JANE, MAYA, "confirm", &ok, 1);
	STATE(w, 1, "changing");
	STATE(w, 2, "changing");
	STATE(w, 3, "proposed");
	assert_true(says(w, "unclear", JANE, "more than one point"));
}

/* Jane's yes to another date comes after Maya has said that it is done: she has not read that. */
static void
test_a_yes_to_what_stood_there_before(void **state)
{
	struct world *w = *state;

	notes(w, two, 2);
	says_day(w, MAYA, "confirm", 1, 21);
	says_act(w, MAYA, "confirm", ACT_DONE, 0);
	STATE(w, 1, "claimed");
	says_act(w, JANE, "decide", ACT_ACCEPT, 0);
	STATE(w, 1, "claimed");
	assert_true(says(w, "unclear", JANE, "has changed since"));
	says_act(w, JANE, "done", ACT_ACCEPT, 0);
	STATE(w, 1, "accepted");
}

/* The confirmation shows three points, and one of them is Jane's own: her bare "cancel" may mean that or all. */
static void
test_a_bare_cancel(void **state)
{
	struct world *w = *state;

	notes(w, many, 3);
	says_act(w, JANE, "confirm", ACT_CANCEL, 0);
	STATE(w, 3, "proposed");
	assert_true(says(w, "unclear", JANE, "more than one point"));
	says_act(w, MAYA, "confirm", ACT_DECLINE, 2);
	says_act(w, JANE, "decide", ACT_CANCEL, 0);
	STATE(w, 1, "proposed");
	STATE(w, 2, "cancelled");
	STATE(w, 3, "proposed");
}

/* The mail that tells of a split is about the parts. */
static void
test_done_with_the_parts(void **state)
{
	struct world *w = *state;
	struct reading_part parts[] = { { SLICE("desktop"), { .given = true, .date = { 2026, 12, 9 }, .minute = -1 } },
		{ SLICE("mobile"), { .given = true, .date = { 2026, 12, 18 }, .minute = -1 } } };

	notes(w, two, 2);
	answer_of(w, MAYA, MAYA, "confirm", &(struct reading_answer){ .act = ACT_SPLIT, .confidence = 1, .parts = parts,
	    .part_count = 2 }, 1);
	says_act(w, JANE, "decide", ACT_CONFIRM, 0);
	STATE(w, 1, "split");
	says_act(w, MAYA, "revision", ACT_DONE, 0);
	STATE(w, 3, "claimed");
	STATE(w, 4, "claimed");
	STATE(w, 2, "proposed");
}

/* -- mails about several agreements -- */

/* To that instant, through all moments before it. */
static void
run_to(struct world *w, int64_t until)
{
	struct store_due *list;

	while (store_due(w->core.store, w->pool, until, 1, &list) > 0) {
		w->core.now = list[0].at > w->core.now ? list[0].at : w->core.now;
		apply_due(&w->core, w->pool, list, store_due(w->core.store, w->pool, w->core.now, 1000, &list));
	}
	w->core.now = until;
}

/* One reminder: Jane's notes wait for Maya's yes, and Maya's own for an owner. Her "ok" is to the first alone. */
static void
test_an_ok_to_two_agreements(void **state)
{
	static const struct line far[] = { { "mockups of the pricing page", MAYA, 30 } }, open[] = { { "booth plan", "", 30 } };
	const struct decide_mail whole = { .extent = DECIDE_WHOLE };
	struct world *w = *state;
	struct reading_answer ok = { .act = ACT_CONFIRM, .confidence = 1, .quote = SLICE("ok") };
	struct reading r = { .kind = READING_REPLY, .from = { .email = SLICE(MAYA) }, .answers = &ok, .answer_count = 1,
		.reply_text = SLICE("ok") };

	w->config.silence = SILENCE_ASKS;
	notes(w, far, 1);
	notes_of(w, MAYA, open, 1);
	run_to(w, NOW + (int64_t)20 * 3600);
	assert_true(says(w, "remind", MAYA, "mockups of the pricing page"));
	assert_true(says(w, "remind", MAYA, "Who does it?"));
	r.in_reply_to = slice_of(last_mail(w, "remind", MAYA)->message_id);
	r.message_id = mail_id(w);
	store_begin(w->core.store);
	decide(&w->core, w->pool, &whole, &r);
	store_commit(w->core.store);
	STATE(w, 1, "asked");
	w->agreement = 1;
	STATE(w, 1, "confirmed");
	assert_null(last_mail(w, "unclear", MAYA));
}

/* -- calendars -- */

static void
calendar(struct world *w, const char *from, const char *partstat, int64_t starts)
{
	struct store_checkpoint *list;
	struct record record;
	size_t n;

	w->core.now += MINUTE;
	store_begin(w->core.store);
	n = store_checkpoints(w->core.store, w->pool, w->agreement, &list);
	assert_true(record_load(&w->core, w->pool, w->agreement, &record));
	for (size_t i = 0; i < n; i++) {
		struct reading r = { .kind = READING_ITIP, .from = { .email = slice_of(from) }, .message_id = mail_id(w),
			.subject = SLICE("the invitation"), .itip = { .given = true, .method = starts == 0 ? SLICE("REPLY") :
			    SLICE("COUNTER"), .uid = slice_of(list[i].uid), .partstat = slice_of(partstat),
			    .sequence = list[i].sequence, .starts = starts, .minute = -1 } };

		if (strcmp(list[i].email, from) == 0)
			apply_calendar(&w->core, w->pool, &record, &list[i], &r);
	}
	store_commit(w->core.store);
}

/* Maya declined one checkpoint, Omar proposes another time for his: Jane's yes to Omar moves his alone. */
static void
test_a_yes_to_another_time(void **state)
{
	struct world *w = *state;
	struct store_checkpoint *list;
	int64_t starts;
	size_t n;

	notes(w, two, 2);
	n = store_checkpoints(w->core.store, w->pool, w->agreement, &list);
	assert_int_equal(n, 2);
	starts = list[0].starts + (int64_t)24 * 3600;
	calendar(w, MAYA, "DECLINED", 0);
	calendar(w, OMAR, "", starts);
	says_act(w, JANE, "decide", ACT_ACCEPT, 0);
	n = store_checkpoints(w->core.store, w->pool, w->agreement, &list);
	for (size_t i = 0; i < n; i++) {
		bool omars = strcmp(list[i].email, OMAR) == 0;

		assert_false(list[i].cancelled);
		assert_int_equal(list[i].starts, omars ? starts : starts - (int64_t)24 * 3600);
	}
	assert_null(last_mail(w, "unclear", JANE));
}

#define STORY(f) cmocka_unit_test_setup_teardown(f, world_new, world_free)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		STORY(test_an_outside_address_is_written_to_only_when_asked),
		STORY(test_a_number_reaches_what_the_mail_did_not_ask),
		STORY(test_a_yes_answers_one_decision),
		STORY(test_a_yes_to_another_owner),
		STORY(test_the_requester_takes_it_over),
		STORY(test_a_yes_to_a_refusal_is_asked_about),
		STORY(test_what_was_never_shown_does_not_count),
		STORY(test_what_waits_for_the_requester_is_shown_to_nobody_else),
		STORY(test_a_part_is_understood),
		STORY(test_an_answer_to_no_mail),
		STORY(test_an_answer_to_the_mail_of_somebody_else),
		STORY(test_a_yes_to_what_stood_there_before),
		STORY(test_a_bare_cancel),
		STORY(test_done_with_the_parts),
		STORY(test_an_ok_to_two_agreements),
		STORY(test_a_yes_to_another_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
