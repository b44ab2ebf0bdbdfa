/*
 * agreement: the life of an item, as one table of states and events. Pure: it
 * knows no store, no clock and no mail, and includes nothing of ours, so that
 * it can be read, tested and argued about alone.
 *
 * Whatever can change an item is an event; every event in every state has a
 * cell, and "nothing happens" is written there too.
 */
#ifndef AGREED_AGREEMENT_H
#define AGREED_AGREEMENT_H

#include <stdbool.h>

enum item_state {
	ITEM_ASKED,     /* owner or date is missing; the requester was asked */
	ITEM_PROPOSED,  /* confirmed to the owners, who have not answered */
	ITEM_CONFIRMED, /* the owner said yes */
	ITEM_PRESUMED,  /* nobody objected by the flag-by date */
	ITEM_CLAIMED,   /* the owner says it is done; the requester is asked */
	ITEM_ACCEPTED,  /* the requester says it meets the standard: the end */
	ITEM_CANCELLED, /* the requester took it back: the end */
	ITEM_DROPPED,   /* the requester left it out before it was confirmed: the end */
	ITEM_STATE_COUNT
};

enum item_event {
	EVENT_COMPLETED, /* the requester gave what was missing */
	EVENT_CONFIRM,   /* the owner says yes */
	EVENT_SILENCE,   /* the flag-by date passed without a word */
	EVENT_DONE,      /* the owner says it is done */
	EVENT_ACCEPT,    /* the requester accepts it */
	EVENT_REOPEN,    /* the requester does not */
	EVENT_CANCEL,    /* the requester takes it back */
	EVENT_DROP,      /* the requester leaves it out */
	EVENT_SAY,       /* somebody said something that changes nothing by itself */
	ITEM_EVENT_COUNT
};

enum item_ball { BALL_NOBODY, BALL_OWNER, BALL_REQUESTER };

/* What follows from an event. */
struct item_step {
	enum item_state to;  /* the same state when nothing changes */
	bool refused;        /* it makes no sense in this state; the writer is told */
};

struct item_step agreement_step(enum item_state state, enum item_event event);

/* Who has to act now. */
enum item_ball agreement_ball(enum item_state state);
bool agreement_is_open(enum item_state state);
/* Is it a promise that reminders are sent for? */
bool agreement_is_promise(enum item_state state);

/* "confirmed"; the word in the log, the table, the JSON and the manual. */
const char *agreement_state_name(enum item_state state);
/* The state with that name; ITEM_STATE_COUNT when there is none. */
enum item_state agreement_state_find(const char *name);
/* "confirmed by the owner"; as people read it. */
const char *agreement_state_words(enum item_state state);
const char *agreement_event_name(enum item_event event);

#endif
