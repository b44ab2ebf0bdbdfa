/*
 * The table. A row is a state, a column an event; STAYS means that the event
 * is taken note of and changes nothing, NO that it is refused with a word to
 * the writer.
 */
#include <string.h>

#include "daemon/core/agreement.h"

#define STAYS(s) { s, false }
#define NO(s)    { s, true }
#define TO(s)    { s, false }

static const struct item_step table[ITEM_STATE_COUNT][ITEM_EVENT_COUNT] = {
	[ITEM_ASKED] = {
		[EVENT_COMPLETED] = TO(ITEM_PROPOSED),
		[EVENT_CONFIRM] = NO(ITEM_ASKED),
		[EVENT_SILENCE] = STAYS(ITEM_ASKED),
		[EVENT_DONE] = NO(ITEM_ASKED),
		[EVENT_ACCEPT] = NO(ITEM_ASKED),
		[EVENT_REOPEN] = NO(ITEM_ASKED),
		[EVENT_CANCEL] = TO(ITEM_DROPPED),
		[EVENT_DROP] = TO(ITEM_DROPPED),
		[EVENT_SAY] = STAYS(ITEM_ASKED),
	},
	[ITEM_PROPOSED] = {
		[EVENT_COMPLETED] = NO(ITEM_PROPOSED),
		[EVENT_CONFIRM] = TO(ITEM_CONFIRMED),
		[EVENT_SILENCE] = TO(ITEM_PRESUMED),
		[EVENT_DONE] = TO(ITEM_CLAIMED),
		[EVENT_ACCEPT] = TO(ITEM_ACCEPTED),
		[EVENT_REOPEN] = NO(ITEM_PROPOSED),
		[EVENT_CANCEL] = TO(ITEM_CANCELLED),
		[EVENT_DROP] = TO(ITEM_CANCELLED),
		[EVENT_SAY] = STAYS(ITEM_PROPOSED),
	},
	[ITEM_CONFIRMED] = {
		[EVENT_COMPLETED] = NO(ITEM_CONFIRMED),
		[EVENT_CONFIRM] = STAYS(ITEM_CONFIRMED),
		[EVENT_SILENCE] = STAYS(ITEM_CONFIRMED),
		[EVENT_DONE] = TO(ITEM_CLAIMED),
		[EVENT_ACCEPT] = TO(ITEM_ACCEPTED),
		[EVENT_REOPEN] = NO(ITEM_CONFIRMED),
		[EVENT_CANCEL] = TO(ITEM_CANCELLED),
		[EVENT_DROP] = TO(ITEM_CANCELLED),
		[EVENT_SAY] = STAYS(ITEM_CONFIRMED),
	},
	[ITEM_PRESUMED] = {
		[EVENT_COMPLETED] = NO(ITEM_PRESUMED),
		[EVENT_CONFIRM] = TO(ITEM_CONFIRMED),
		[EVENT_SILENCE] = STAYS(ITEM_PRESUMED),
		[EVENT_DONE] = TO(ITEM_CLAIMED),
		[EVENT_ACCEPT] = TO(ITEM_ACCEPTED),
		[EVENT_REOPEN] = NO(ITEM_PRESUMED),
		[EVENT_CANCEL] = TO(ITEM_CANCELLED),
		[EVENT_DROP] = TO(ITEM_CANCELLED),
		[EVENT_SAY] = STAYS(ITEM_PRESUMED),
	},
	[ITEM_CLAIMED] = {
		[EVENT_COMPLETED] = NO(ITEM_CLAIMED),
		[EVENT_CONFIRM] = STAYS(ITEM_CLAIMED),
		[EVENT_SILENCE] = STAYS(ITEM_CLAIMED),
		[EVENT_DONE] = STAYS(ITEM_CLAIMED),
		[EVENT_ACCEPT] = TO(ITEM_ACCEPTED),
		[EVENT_REOPEN] = TO(ITEM_CONFIRMED),
		[EVENT_CANCEL] = TO(ITEM_CANCELLED),
		[EVENT_DROP] = TO(ITEM_CANCELLED),
		[EVENT_SAY] = STAYS(ITEM_CLAIMED),
	},
	[ITEM_ACCEPTED] = {
		[EVENT_COMPLETED] = NO(ITEM_ACCEPTED),
		[EVENT_CONFIRM] = STAYS(ITEM_ACCEPTED),
		[EVENT_SILENCE] = STAYS(ITEM_ACCEPTED),
		[EVENT_DONE] = STAYS(ITEM_ACCEPTED),
		[EVENT_ACCEPT] = STAYS(ITEM_ACCEPTED),
		[EVENT_REOPEN] = TO(ITEM_CONFIRMED),
		[EVENT_CANCEL] = NO(ITEM_ACCEPTED),
		[EVENT_DROP] = NO(ITEM_ACCEPTED),
		[EVENT_SAY] = STAYS(ITEM_ACCEPTED),
	},
	[ITEM_CANCELLED] = {
		[EVENT_COMPLETED] = NO(ITEM_CANCELLED),
		[EVENT_CONFIRM] = NO(ITEM_CANCELLED),
		[EVENT_SILENCE] = STAYS(ITEM_CANCELLED),
		[EVENT_DONE] = NO(ITEM_CANCELLED),
		[EVENT_ACCEPT] = NO(ITEM_CANCELLED),
		[EVENT_REOPEN] = NO(ITEM_CANCELLED),
		[EVENT_CANCEL] = STAYS(ITEM_CANCELLED),
		[EVENT_DROP] = STAYS(ITEM_CANCELLED),
		[EVENT_SAY] = STAYS(ITEM_CANCELLED),
	},
	[ITEM_DROPPED] = {
		[EVENT_COMPLETED] = NO(ITEM_DROPPED),
		[EVENT_CONFIRM] = NO(ITEM_DROPPED),
		[EVENT_SILENCE] = STAYS(ITEM_DROPPED),
		[EVENT_DONE] = NO(ITEM_DROPPED),
		[EVENT_ACCEPT] = NO(ITEM_DROPPED),
		[EVENT_REOPEN] = NO(ITEM_DROPPED),
		[EVENT_CANCEL] = STAYS(ITEM_DROPPED),
		[EVENT_DROP] = STAYS(ITEM_DROPPED),
		[EVENT_SAY] = STAYS(ITEM_DROPPED),
	},
};

static const struct {
	const char *name;
	const char *words;
	enum item_ball ball;
	bool open;
	bool promise;
} states[ITEM_STATE_COUNT] = {
	[ITEM_ASKED] = { "asked", "waiting for an answer from the requester", BALL_REQUESTER, true, false },
	[ITEM_PROPOSED] = { "proposed", "sent to the owner, no answer yet", BALL_OWNER, true, true },
	[ITEM_CONFIRMED] = { "confirmed", "confirmed by the owner", BALL_OWNER, true, true },
	[ITEM_PRESUMED] = { "presumed", "stands as agreed, nobody objected", BALL_OWNER, true, true },
	[ITEM_CLAIMED] = { "claimed", "done, says the owner; the requester is asked", BALL_REQUESTER, true, false },
	[ITEM_ACCEPTED] = { "accepted", "done", BALL_NOBODY, false, false },
	[ITEM_CANCELLED] = { "cancelled", "cancelled", BALL_NOBODY, false, false },
	[ITEM_DROPPED] = { "dropped", "left out", BALL_NOBODY, false, false },
};

struct item_step
agreement_step(enum item_state state, enum item_event event)
{
	return table[state][event];
}

enum item_ball
agreement_ball(enum item_state state)
{
	return states[state].ball;
}

bool
agreement_is_open(enum item_state state)
{
	return states[state].open;
}

bool
agreement_is_promise(enum item_state state)
{
	return states[state].promise;
}

const char *
agreement_state_name(enum item_state state)
{
	return states[state].name;
}

enum item_state
agreement_state_find(const char *name)
{
	int state = 0;

	while (state < ITEM_STATE_COUNT && strcmp(states[state].name, name) != 0)
		state++;
	return (enum item_state)state;
}

const char *
agreement_state_words(enum item_state state)
{
	return states[state].words;
}

const char *
agreement_event_name(enum item_event event)
{
	static const char *const names[ITEM_EVENT_COUNT] = {
		[EVENT_COMPLETED] = "completed", [EVENT_CONFIRM] = "confirmed", [EVENT_SILENCE] = "presumed",
		[EVENT_DONE] = "done", [EVENT_ACCEPT] = "accepted", [EVENT_REOPEN] = "reopened",
		[EVENT_CANCEL] = "cancelled", [EVENT_DROP] = "dropped", [EVENT_SAY] = "said",
	};

	return names[event];
}
