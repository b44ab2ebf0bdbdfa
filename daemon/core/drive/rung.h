/*
 * rung: what is done, and when, about a question that somebody owes an answer
 * to. Pure: whose answer is awaited follows from state and pending alone, and the
 * steps of the settings are read and timed here; ladder.h takes them.
 *
 * A step is a word and how long after the step before it comes:
 *
 *   nudge            reminds the person, in their one mail of the day
 *   split            the same, and offers to do with less: a part first, the rest later
 *   copy             the person's substitute or department's point person hears of it
 *   escalate         both managers are asked to help coordinate (escalation.h)
 *   summary          whoever waits hears that all of it brought no answer, and that nothing more comes
 *
 *   "nudge", "nudge after 4 business hours", "copy after 1 business day"
 *
 * Without "after" it comes after the service level of the person's department:
 * so many hours of their working time until a first answer, or, once they have
 * said a word, until a solution.
 */
#ifndef AGREED_RUNG_H
#define AGREED_RUNG_H

#include "daemon/core/agreement.h"
#include "daemon/core/worktime.h"

enum rung_act { RUNG_NUDGE, RUNG_SPLIT, RUNG_COPY, RUNG_ESCALATE, RUNG_SUMMARY, RUNG_ACT_COUNT };

struct rung {
	enum rung_act act;
	bool service; /* after the service level; otherwise after: */
	int minutes;  /* so much working time, or */
	int days;     /* when work begins, so many business days later */
};

#define RUNG_MAX 12

/* One step of the settings; false when the words make no sense. */
bool rung_parse(const char *words, struct rung *rung);
/* The list of the settings; n = 0 gives the default. Returns how many (at most RUNG_MAX); bad ones are left out. */
size_t rung_list(char *const *words, size_t n, struct rung out[RUNG_MAX]);
/* The default, as it would stand in the settings. */
extern const char *const rung_standard[];
/* When it comes, by the person's working time; service: what the service level gives, in minutes. */
int64_t rung_moment(const struct rung *rung, const struct worktime *w, int64_t from, int service);

/* What is asked of whoever has the ball. */
enum rung_cause {
	CAUSE_NONE,
	CAUSE_QUESTION,   /* requester: something is missing */
	CAUSE_CONFIRM,    /* owner: yes or no to the point; only where silence is no yes */
	CAUSE_CHECKPOINT, /* owner: how it stands */
	CAUSE_OVERDUE,    /* owner: it was due a business day ago */
	CAUSE_DECIDE,     /* whoever has to decide: change, split, handover, help */
	CAUSE_DONE,       /* requester: does it meet the standard? */
	CAUSE_OFFER,      /* candidate: will they take it over? */
	CAUSE_COUNT
};

/*
 * What somebody owes an answer to as things stand, and who it is. Owners of a
 * promise owe none by this: they are asked at checkpoints and when it is due.
 */
enum rung_cause rung_cause(enum item_state state, enum item_pending pending, bool silence_confirms);
/* Is the step one that is taken for this cause? */
bool rung_applies(enum rung_act act, enum rung_cause cause);
const char *rung_cause_name(enum rung_cause cause);
enum rung_cause rung_cause_find(const char *name); /* CAUSE_NONE when there is none */
const char *rung_act_name(enum rung_act act);

#endif
