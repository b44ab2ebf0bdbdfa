/* rung, evidence: the pure parts of the ladder. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "daemon/core/drive/evidence.h"
#include "daemon/core/drive/rung.h"
#include "daemon/store/store.h"
#include "parsers/base/pool.h"

static const struct worktime berlin = { .zone = "Europe/Berlin", .workday = { 0, 1, 1, 1, 1, 1, 0, 0 },
	.open_minute = 540, .close_minute = 1020 };

/* No clock runs against somebody who has nothing to do: every state, with everything that may be pending. */
static void
test_only_the_ball_holder_is_asked(void **state)
{
	(void)state;
	for (int s = 0; s < ITEM_STATE_COUNT; s++)
		for (int p = 0; p < ITEM_PENDING_COUNT; p++)
			for (int silence = 0; silence < 2; silence++) {
				enum item_ball ball = agreement_ball((enum item_state)s, (enum item_pending)p);
				enum rung_cause cause = rung_cause((enum item_state)s, (enum item_pending)p, silence);

				if (ball == BALL_NOBODY || !agreement_is_open((enum item_state)s))
					assert_int_equal(cause, CAUSE_NONE);
				if (cause == CAUSE_OFFER)
					assert_int_equal(ball, BALL_CANDIDATE);
				if (cause == CAUSE_QUESTION || cause == CAUSE_DONE)
					assert_int_equal(ball, BALL_REQUESTER);
				if (cause == CAUSE_CONFIRM)
					assert_int_equal(ball, BALL_OWNER);
				/* and whoever has it, other than the owner of a promise, is asked */
				if (ball == BALL_REQUESTER || ball == BALL_CANDIDATE || p == PENDING_OWNER)
					assert_true(cause != CAUSE_NONE || !agreement_is_open((enum item_state)s));
			}
}

static void
test_causes(void **state)
{
	static const struct {
		enum item_state state;
		enum item_pending pending;
		bool silence;
		enum rung_cause cause;
	} cells[] = {
		{ ITEM_ASKED, PENDING_NOTHING, true, CAUSE_QUESTION },
		{ ITEM_PROPOSED, PENDING_NOTHING, true, CAUSE_NONE },
		{ ITEM_PROPOSED, PENDING_NOTHING, false, CAUSE_CONFIRM },
		{ ITEM_CONFIRMED, PENDING_NOTHING, false, CAUSE_NONE },
		{ ITEM_CONFIRMED, PENDING_CANDIDATE, true, CAUSE_OFFER },
		{ ITEM_CONFIRMED, PENDING_OWNER, true, CAUSE_DECIDE },
		{ ITEM_CHANGING, PENDING_REQUESTER, true, CAUSE_DECIDE },
		{ ITEM_DECLINED, PENDING_NOTHING, true, CAUSE_DECIDE },
		{ ITEM_BLOCKED, PENDING_NOTHING, true, CAUSE_DECIDE },
		{ ITEM_CLAIMED, PENDING_NOTHING, true, CAUSE_DONE },
		{ ITEM_CLAIMED, PENDING_REQUESTER, true, CAUSE_DECIDE },
		{ ITEM_ACCEPTED, PENDING_REQUESTER, true, CAUSE_NONE },
		{ ITEM_CANCELLED, PENDING_NOTHING, false, CAUSE_NONE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cells) / sizeof(cells[0]); i++)
		assert_int_equal(rung_cause(cells[i].state, cells[i].pending, cells[i].silence), cells[i].cause);
	for (int c = 1; c < CAUSE_COUNT; c++)
		assert_int_equal(rung_cause_find(rung_cause_name((enum rung_cause)c)), c);
	assert_int_equal(rung_cause_find("nonsense"), CAUSE_NONE);
}

static void
test_words(void **state)
{
	static const char *const bad[] = { "", "nudges", "nudge after", "nudge after 4", "nudge after 4 hours",
		"nudge after 0 business days", "nudge after -1 business days", "nudge after 4 business weeks",
		"nudge after 4 business hours please", "escalate soon", "nudge after 99999 business days",
		"nudge after 999999999999999999999 business hours" };
	static const struct {
		const char *words;
		struct rung rung;
	} good[] = {
		{ "nudge", { RUNG_NUDGE, true, 0, 0 } },
		{ "Nudge after 4 business hours", { RUNG_NUDGE, false, 240, 0 } },
		{ "split after 1 business day", { RUNG_SPLIT, false, 0, 1 } },
		{ "copy after 2 business days", { RUNG_COPY, false, 0, 2 } },
		{ "escalate after 1 business hour", { RUNG_ESCALATE, false, 60, 0 } },
		{ "summary after 3 business days", { RUNG_SUMMARY, false, 0, 3 } },
	};
	struct rung rung, list[RUNG_MAX];

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (rung_parse(bad[i], &rung))
			fail_msg("'%s' is no step", bad[i]);
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		assert_true(rung_parse(good[i].words, &rung));
		assert_memory_equal(&rung, &good[i].rung, sizeof(rung));
	}
	assert_int_equal(rung_list(NULL, 0, list), 5);
	assert_int_equal(list[0].act, RUNG_NUDGE);
	assert_int_equal(list[3].act, RUNG_ESCALATE);
	assert_int_equal(list[4].act, RUNG_SUMMARY);
}

/* Berlin, winter time: 2026-11-24 15:00 is 1795528800. */
#define TUE_1500 1795528800

static void
test_moments(void **state)
{
	static const struct {
		const char *words;
		int64_t from, at;
	} cells[] = {
		/* four hours from Tuesday 15:00 are Wednesday 11:00 */
		{ "nudge", TUE_1500, TUE_1500 + 20 * 3600 },
		{ "nudge after 1 business hour", TUE_1500, TUE_1500 + 3600 },
		{ "split after 1 business day", TUE_1500, TUE_1500 + 18 * 3600 },
		/* from Friday 15:00: Monday when work begins */
		{ "split after 1 business day", TUE_1500 + 3 * 86400, TUE_1500 + 5 * 86400 + 18 * 3600 },
		{ "nudge", TUE_1500 + 3 * 86400, TUE_1500 + 5 * 86400 + 20 * 3600 },
		/* in the night */
		{ "nudge after 1 business hour", TUE_1500 + 8 * 3600, TUE_1500 + 19 * 3600 },
	};
	struct rung rung;

	(void)state;
	for (size_t i = 0; i < sizeof(cells) / sizeof(cells[0]); i++) {
		assert_true(rung_parse(cells[i].words, &rung));
		if (rung_moment(&rung, &berlin, cells[i].from, 240) != cells[i].at)
			fail_msg("%s (%zu): %lld instead of %lld", cells[i].words, i,
			    (long long)rung_moment(&rung, &berlin, cells[i].from, 240), (long long)cells[i].at);
	}
	/* whenever it is: later than before, and at work */
	for (int64_t from = TUE_1500; from < TUE_1500 + 14 * 86400; from += 1117 * 7)
		for (int k = 0; rung_standard[k] != NULL; k++) {
			int64_t at;

			assert_true(rung_parse(rung_standard[k], &rung));
			at = rung_moment(&rung, &berlin, from, 240);
			assert_true(at > from);
			assert_true(worktime_next_open(&berlin, at - 1) == at - 1 || worktime_next_open(&berlin, at) == at);
		}
}

static void
test_evidence(void **state)
{
	struct pool *pool = pool_new((size_t)1024 * 1024);
	struct store_event events[60] = {
		{ 1, 100, 1, 0, "notes", "jane@corp.example", "n1", "Launch", false },
		{ 2, 100, 1, 7, "proposed", "jane@corp.example", "n1", "Maya: mockups", false },
		{ 3, 110, 1, 8, "proposed", "jane@corp.example", "n1", "Omar: plan", false },
		{ 4, 200, 1, 7, "reminded", "maya@corp.example", "r1", "2026-12-01", false },
		{ 5, 300, 1, 7, "split offered", "maya@corp.example", "r2", "checkpoint", false },
		{ 6, 310, 1, 7, "escalation announced", "jane@corp.example", "", "overdue", false },
	};
	struct evidence *list;
	size_t n = evidence_list(pool, events, 6, 7, &list);
	struct store_event *others;

	(void)state;
	assert_int_equal(n, 3);
	assert_string_equal(list[0].quote, "Maya: mockups");
	assert_string_equal(list[0].message_id, "n1");
	/* what stands in the log of a reminder is a date, not a quote */
	assert_string_equal(list[1].quote, "");
	assert_string_equal(list[1].message_id, "r1");
	assert_int_equal(evidence_offered(events, 6, 7), 300);
	assert_int_equal(evidence_offered(events, 6, 8), 0);
	/* of what is not asked again a word is news; a reminder is none, nor is what happens to another point */
	events[6] = (struct store_event){ 7, 320, 1, 7, "escalated", "maya@corp.example", "e1", "overdue", false };
	events[7] = (struct store_event){ 8, 330, 1, 8, "on track", "omar@corp.example", "m", "fine", false };
	assert_false(evidence_is_left(events, 6, 7, "maya@corp.example"));
	assert_true(evidence_is_left(events, 8, 7, "maya@corp.example"));
	assert_false(evidence_is_left(events, 8, 7, "omar@corp.example"));
	events[8] = (struct store_event){ 9, 340, 1, 0, "said", "omar@corp.example", "m", "hello", false };
	assert_true(evidence_is_left(events, 9, 7, "maya@corp.example"));
	events[8].person = "maya@corp.example";
	assert_false(evidence_is_left(events, 9, 7, "maya@corp.example"));
	/* an escalation is no evidence of itself, only of a later one; what somebody says in between is */
	assert_int_equal(evidence_others(pool, events, 9, 7, 315, &others), 8);
	assert_string_equal(others[6].kind, "on track");
	assert_int_equal(evidence_others(pool, events, 9, 7, 330, &others), 9);
	/* a long story: its beginning and its end */
	for (int i = 6; i < 60; i++)
		events[i] = (struct store_event){ i + 1, 400 + i, 1, 7, "said", "maya@corp.example", "m", "words", false };
	n = evidence_list(pool, events, 60, 7, &list);
	assert_int_equal(n, EVIDENCE_MAX);
	assert_int_equal(list[0].at, 100);
	assert_int_equal(list[n - 1].at, 459);
	for (size_t i = 1; i < n; i++)
		assert_true(list[i].at > list[i - 1].at);
	pool_free(pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_only_the_ball_holder_is_asked),
		cmocka_unit_test(test_causes),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_moments),
		cmocka_unit_test(test_evidence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
