/* The life of a point: each cell of its table, and what must hold whatever happens. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/core/agreement.h"

#define CASES "tests/core/agreement.cases"
/* Random lives, and events in each. */
#define LIVES  20000
#define EVENTS 40

static enum item_event
event_find(const char *name)
{
	int e = 0;

	while (e < ITEM_EVENT_COUNT && strcmp(agreement_event_name((enum item_event)e), name) != 0)
		e++;
	assert_true(e < ITEM_EVENT_COUNT);
	return (enum item_event)e;
}

static void
test_cells(void **arg)
{
	char line[200], state[50], event[50], wanted[50];
	bool seen[ITEM_STATE_COUNT][ITEM_EVENT_COUNT] = { { false } };
	FILE *f = fopen(CASES, "r");
	int n = 0;

	assert_non_null(f);
	while (fgets(line, sizeof(line), f) != NULL) {
		enum item_state from;
		enum item_event e;
		struct item_step step;

		if (sscanf(line, "%49[^|#]| %49[^|]| %49[^\n]", state, event, wanted) != 3)
			continue;
		state[strlen(state) - 1] = event[strlen(event) - 1] = '\0';
		from = agreement_state_find(state);
		assert_true(from < ITEM_STATE_COUNT);
		e = event_find(event);
		step = agreement_step(from, e);
		seen[from][e] = true;
		n++;
		if (step.refused != (strcmp(wanted, "refused") == 0) ||
		    (!step.refused && strcmp(wanted, "stays") != 0 && strcmp(agreement_state_name(step.to), wanted) != 0) ||
		    (strcmp(wanted, "stays") == 0 && step.to != from))
			fail_msg("%s, %s: wanted %s, got %s%s", state, event, wanted, agreement_state_name(step.to),
			    step.refused ? " (refused)" : "");
	}
	fclose(f);
	assert_int_equal(n, ITEM_STATE_COUNT * ITEM_EVENT_COUNT);
	for (int s = 0; s < ITEM_STATE_COUNT; s++)
		for (int e = 0; e < ITEM_EVENT_COUNT; e++)
			assert_true(seen[s][e]);
}

/* What is refused changes nothing; what has ended does not come back, but for a reopened one. */
static void
test_ends_are_ends(void **arg)
{
	for (int s = 0; s < ITEM_STATE_COUNT; s++)
		for (int e = 0; e < ITEM_EVENT_COUNT; e++) {
			struct item_step step = agreement_step((enum item_state)s, (enum item_event)e);

			if (step.refused)
				assert_int_equal(step.to, s);
			if (!agreement_is_open((enum item_state)s) && step.to != (enum item_state)s) {
				assert_int_equal(s, ITEM_ACCEPTED);
				assert_int_equal(e, EVENT_REOPEN);
			}
		}
}

/* Silence confirms what was proposed and nothing else; nobody accepts their own work. */
static void
test_silence_and_owners(void **arg)
{
	static const enum item_event owners[] = { EVENT_CONFIRM, EVENT_CHANGE_ASKED, EVENT_DECLINE, EVENT_ON_TRACK,
		EVENT_AT_RISK, EVENT_BLOCKED, EVENT_NEED, EVENT_DONE, EVENT_SAY };

	for (int s = 0; s < ITEM_STATE_COUNT; s++) {
		enum item_state to = agreement_step((enum item_state)s, EVENT_SILENCE).to;

		assert_true(to == (enum item_state)s || (s == ITEM_PROPOSED && to == ITEM_PRESUMED));
		for (size_t i = 0; i < sizeof(owners) / sizeof(owners[0]); i++) {
			to = agreement_step((enum item_state)s, owners[i]).to;
			assert_true(to == (enum item_state)s || agreement_is_open(to));
		}
	}
}

/*
 * No clock runs against somebody who has nothing to do: an open point has exactly
 * one side with the ball, a closed one nobody; reminders go to an owner only
 * while the ball is his; and whoever has the ball can play it on.
 */
static void
test_ball(void **arg)
{
	static const enum item_event plays[][6] = {
		[BALL_OWNER] = { EVENT_CONFIRM, EVENT_DONE, EVENT_ON_TRACK, EVENT_DECLINE, EVENT_BLOCKED, EVENT_SPLIT_ACCEPTED },
		[BALL_REQUESTER] = { EVENT_COMPLETED, EVENT_CHANGE_ACCEPTED, EVENT_ACCEPT, EVENT_REOPEN, EVENT_CANCEL,
		    EVENT_HELPED },
		[BALL_CANDIDATE] = { EVENT_TAKEN, EVENT_TAKEN, EVENT_TAKEN, EVENT_TAKEN, EVENT_TAKEN, EVENT_TAKEN },
	};

	for (int s = 0; s < ITEM_STATE_COUNT; s++)
		for (int p = 0; p < ITEM_PENDING_COUNT; p++) {
			enum item_state state = (enum item_state)s;
			enum item_ball ball = agreement_ball(state, (enum item_pending)p);
			bool can = false;

			/* while a step waits, the ball is with the one before it */
			if (state != ITEM_WAITING)
				assert_int_equal(ball == BALL_NOBODY, !agreement_is_open(state));
			if (p == PENDING_NOTHING)
				assert_int_equal(agreement_is_promise(state), ball == BALL_OWNER);
			if (ball == BALL_NOBODY || (ball == BALL_CANDIDATE && state == ITEM_CLAIMED))
				continue;
			for (size_t i = 0; i < 6; i++) {
				struct item_step step = agreement_step(state, plays[ball][i]);

				can = can || (!step.refused && step.to != state);
			}
			if (p == PENDING_NOTHING && !can)
				fail_msg("%s: who has the ball cannot play it", agreement_state_name(state));
		}
}

/* Whatever happens in whatever order, a life is one of known states and ends in an end. */
static void
test_random_lives(void **arg)
{
	srand(1);
	for (int life = 0; life < LIVES; life++) {
		enum item_state s = rand() % 2 ? ITEM_ASKED : ITEM_PROPOSED;

		for (int i = 0; i < EVENTS; i++) {
			struct item_step step = agreement_step(s, (enum item_event)(rand() % ITEM_EVENT_COUNT));

			assert_true(step.to < ITEM_STATE_COUNT);
			s = step.to;
		}
		if (agreement_is_open(s))
			assert_false(agreement_is_open(agreement_step(s, EVENT_CANCEL).to));
	}
}

/* -- agreed(8) draws it -- */

#define MANUAL "daemon/agreed.8"
/* A letter a state, in the order of the enum; small where it has ended. */
#define LETTERS "APCSGDURBLOaxdsW"

/* The line that the manual must have for an event, or for whose turn it is (event ITEM_EVENT_COUNT). */
static void
row_make(int event, char *line, size_t size)
{
	static const char balls[] = { [BALL_NOBODY] = '-', [BALL_OWNER] = 'O', [BALL_REQUESTER] = 'R' };
	int n = snprintf(line, size, "%-16s",
	    event == ITEM_EVENT_COUNT ? "whose turn" : agreement_event_name((enum item_event)event));

	for (int s = 0; s < ITEM_STATE_COUNT; s++) {
		struct item_step step =
		    agreement_step((enum item_state)s, (enum item_event)(event % ITEM_EVENT_COUNT));
		char cell = step.refused ? '-' : step.to == (enum item_state)s ? '.' : LETTERS[step.to];

		if (event == ITEM_EVENT_COUNT)
			cell = balls[agreement_ball((enum item_state)s, PENDING_NOTHING)];
		n += snprintf(line + n, size - (size_t)n, " %c", cell);
	}
}

static char *
manual_read(void)
{
	FILE *f = fopen(MANUAL, "r");
	char *text = calloc(1, 1 << 18);

	assert_non_null(f);
	assert_non_null(text);
	assert_true(fread(text, 1, (1 << 18) - 1, f) > 0);
	fclose(f);
	return text;
}

/* Is that a line of the text? */
static bool
has_line(const char *text, const char *line)
{
	size_t len = strlen(line);

	for (const char *at = text; (at = strstr(at, line)) != NULL; at++)
		if ((at == text || at[-1] == '\n') && at[len] == '\n')
			return true;
	return false;
}

static void
test_table_in_the_manual(void **arg)
{
	char *text = manual_read(), line[200], name[40];

	for (int e = 0; e <= ITEM_EVENT_COUNT; e++) {
		row_make(e, line, sizeof(line));
		if (!has_line(text, line))
			fail_msg("%s must have this line:\n%s", MANUAL, line);
	}
	for (int s = 0; s < ITEM_STATE_COUNT; s++) {
		snprintf(name, sizeof(name), "%c %s", LETTERS[s], agreement_state_name((enum item_state)s));
		if (strstr(text, name) == NULL)
			fail_msg("%s must say: %s", MANUAL, name);
	}
	free(text);
}

/* A word of the picture, without the dashes and blanks around it. */
static const char *
word_cut(char *from, char *end)
{
	while (from < end && strchr(" -\n", *from) != NULL)
		from++;
	while (end > from && strchr(" -", end[-1]) != NULL)
		end--;
	*end = '\0';
	return from;
}

/* "proposed --confirmed--> confirmed": each arrow of the picture is a cell of the table. */
static void
test_picture_in_the_manual(void **arg)
{
	char *text = manual_read(), *line, *rest = text;
	int arrows = 0;

	while ((line = strsep(&rest, "\n")) != NULL) {
		char *tail, *head;

		while ((tail = strstr(line, " --")) != NULL && (head = strstr(tail, "--> ")) != NULL) {
			enum item_event event = event_find(word_cut(tail, head));
			enum item_state from = agreement_state_find(word_cut(line, tail)), to;
			char *next = strstr(head + 4, " --"), saved[100];
			size_t len = next == NULL ? strlen(head + 4) : (size_t)(next - head - 4);

			assert_true(len < sizeof(saved));
			memcpy(saved, head + 4, len);
			saved[len] = '\0';
			to = agreement_state_find(word_cut(saved, saved + len));
			assert_true(from < ITEM_STATE_COUNT && to < ITEM_STATE_COUNT);
			assert_int_equal(agreement_step(from, event).to, to);
			arrows++;
			line = head + 4;
		}
	}
	assert_true(arrows > 10);
	free(text);
}

static void
test_names(void **arg)
{
	for (int s = 0; s < ITEM_STATE_COUNT; s++) {
		assert_int_equal(agreement_state_find(agreement_state_name((enum item_state)s)), s);
		assert_true(strlen(agreement_state_words((enum item_state)s)) > 0);
	}
	assert_int_equal(agreement_state_find("nonsense"), ITEM_STATE_COUNT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cells), cmocka_unit_test(test_ends_are_ends), cmocka_unit_test(test_silence_and_owners),
		cmocka_unit_test(test_ball), cmocka_unit_test(test_random_lives), cmocka_unit_test(test_names),
		cmocka_unit_test(test_table_in_the_manual), cmocka_unit_test(test_picture_in_the_manual),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
