/*
 * agreement: the life of an item, as one table of states and events. Pure: it
 * knows no store, no clock and no mail, and includes nothing of ours, so that
 * it can be read, tested and argued about alone.
 *
 * Whatever can change an item is an event; every event in every state has a
 * cell, and "nothing happens" is written there too. At any moment exactly one
 * side has the ball, and only its clock runs; where nothing is to be done nobody
 * has it: at the end, and while a step waits for the one before it, whose ball it is.
 */
#ifndef AGREED_AGREEMENT_H
#define AGREED_AGREEMENT_H

#include <stdbool.h>

enum item_state {
	ITEM_ASKED,     /* owner or date is missing; the requester was asked */
	ITEM_PROPOSED,  /* confirmed to the owners, who have not answered */
	ITEM_CONFIRMED, /* the owner said yes */
	ITEM_PRESUMED,  /* nobody objected by the flag-by date */
	ITEM_CHANGING,  /* the owner proposes another date, other words or a split */
	ITEM_DECLINED,  /* the owner says it is not his */
	ITEM_UNDERWAY,  /* the owner says it is on track */
	ITEM_AT_RISK,   /* the owner doubts the date */
	ITEM_BLOCKED,   /* the owner needs something, or waits for somebody */
	ITEM_CLAIMED,   /* the owner says it is done; the requester is asked */
	ITEM_REOPENED,  /* the requester says it does not meet the standard */
	ITEM_ACCEPTED,  /* the requester says it meets the standard: the end */
	ITEM_CANCELLED, /* the requester took it back: the end */
	ITEM_DROPPED,   /* the requester left it out before it was confirmed: the end */
	ITEM_SPLIT,     /* other points stand in its place: the end */
	ITEM_WAITING,   /* a step of a process whose turn has not come: its owner was not asked yet */
	ITEM_STATE_COUNT
};

enum item_event {
	EVENT_COMPLETED,       /* the requester gave what was missing */
	EVENT_CONFIRM,         /* the owner says yes */
	EVENT_SILENCE,         /* the flag-by date passed without a word */
	EVENT_CHANGE_ASKED,    /* the owner proposes another date, other words or a split */
	EVENT_CHANGE_ACCEPTED, /* the requester agrees to that */
	EVENT_CHANGE_REFUSED,  /* the requester does not */
	EVENT_CHANGED,         /* the requester changes it */
	EVENT_DECLINE,         /* the owner says it is not his */
	EVENT_OFFERED,         /* the requester wants somebody else to own it, who is asked */
	EVENT_TAKEN,           /* that person says yes */
	EVENT_OFFER_REFUSED,   /* that person says no */
	EVENT_ON_TRACK,        /* the owner is at it */
	EVENT_AT_RISK,         /* the owner doubts the date */
	EVENT_BLOCKED,         /* the owner waits for something or somebody */
	EVENT_NEED,            /* the owner asks for something in order to go on */
	EVENT_HELPED,          /* the requester gave it, or cleared the way */
	EVENT_DONE,            /* the owner says it is done */
	EVENT_ACCEPT,          /* the requester accepts it */
	EVENT_REOPEN,          /* the requester does not */
	EVENT_CANCEL,          /* the requester takes it back */
	EVENT_DROP,            /* the requester leaves it out */
	EVENT_SPLIT_ACCEPTED,  /* the other side agrees to split it */
	EVENT_OPENED,          /* what it waited for has ended: its turn has come */
	EVENT_SAY,             /* somebody said something that changes nothing by itself */
	ITEM_EVENT_COUNT
};

/* What waits for somebody's yes or no, besides the state. */
enum item_pending {
	PENDING_NOTHING,
	PENDING_REQUESTER, /* the owner's proposal waits for the requester */
	PENDING_OWNER,     /* the requester's split waits for the owner */
	PENDING_CANDIDATE, /* the offer waits for the person who is to take it over */
	ITEM_PENDING_COUNT
};

/* Who has to act now. */
enum item_ball { BALL_NOBODY, BALL_OWNER, BALL_REQUESTER, BALL_CANDIDATE };

/* What follows from an event. */
struct item_step {
	enum item_state to;  /* the same state when nothing changes */
	bool refused;        /* it makes no sense in this state; the writer is told */
};

struct item_step agreement_step(enum item_state state, enum item_event event);

enum item_ball agreement_ball(enum item_state state, enum item_pending pending);
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
