/* See rung.h. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "daemon/core/drive/rung.h"

/* A step later than that is a slip of the pen. */
#define HOURS_MAX 2000
#define DAYS_MAX  250

const char *const rung_standard[] = { "nudge", "split after 1 business day", "copy after 1 business day",
	"escalate after 1 business day", "summary after 2 business days", NULL };

static const char *const acts[RUNG_ACT_COUNT] = { "nudge", "split", "copy", "escalate", "summary" };

static const char *const causes[CAUSE_COUNT] = { "none", "question", "confirm", "checkpoint", "overdue", "decide", "done",
	"offer" };

const char *
rung_act_name(enum rung_act act)
{
	return acts[act];
}

const char *
rung_cause_name(enum rung_cause cause)
{
	return causes[cause];
}

enum rung_cause
rung_cause_find(const char *name)
{
	for (int i = 0; i < CAUSE_COUNT; i++)
		if (strcmp(causes[i], name) == 0)
			return (enum rung_cause)i;
	return CAUSE_NONE;
}

/* Takes the word from s when it stands there, with the blanks behind it. */
static bool
word_take(const char **s, const char *word)
{
	size_t len = strlen(word);

	if (strncasecmp(*s, word, len) != 0 || ((*s)[len] != '\0' && (*s)[len] != ' '))
		return false;
	*s += len;
	*s += strspn(*s, " ");
	return true;
}

static bool
after_parse(const char *s, struct rung *rung)
{
	char *end;
	long n = strtol(s, &end, 10);

	if (end == s || *end != ' ' || n < 1)
		return false;
	s = end + strspn(end, " ");
	if (!word_take(&s, "business"))
		return false;
	if (word_take(&s, "days") || word_take(&s, "day"))
		rung->days = (int)(n <= DAYS_MAX ? n : 0);
	else if (word_take(&s, "hours") || word_take(&s, "hour"))
		rung->minutes = (int)(n <= HOURS_MAX ? n * 60 : 0);
	return *s == '\0' && (rung->days > 0 || rung->minutes > 0);
}

bool
rung_parse(const char *words, struct rung *rung)
{
	int act = 0;

	*rung = (struct rung){ 0 };
	while (act < RUNG_ACT_COUNT && !word_take(&words, acts[act]))
		act++;
	if (act == RUNG_ACT_COUNT)
		return false;
	rung->act = (enum rung_act)act;
	rung->service = *words == '\0';
	return rung->service || (word_take(&words, "after") && after_parse(words, rung));
}

size_t
rung_list(char *const *words, size_t n, struct rung out[RUNG_MAX])
{
	size_t count = 0;

	if (n == 0)
		for (; rung_standard[count] != NULL; count++)
			rung_parse(rung_standard[count], &out[count]);
	for (size_t i = 0; i < n && count < RUNG_MAX; i++)
		count += rung_parse(words[i], &out[count]);
	return count;
}

int64_t
rung_moment(const struct rung *rung, const struct worktime *w, int64_t from, int service)
{
	struct civil_date today = worktime_local(w, from).date;

	if (rung->days > 0)
		return worktime_open(w, worktime_add_days(w, today, rung->days));
	return worktime_add_minutes(w, from, rung->service ? service : rung->minutes);
}

enum rung_cause
rung_cause(enum item_state state, enum item_pending pending, bool silence_confirms)
{
	switch (agreement_ball(state, pending)) {
	case BALL_CANDIDATE:
		return CAUSE_OFFER;
	case BALL_REQUESTER:
		return state == ITEM_ASKED ? CAUSE_QUESTION :
		    state == ITEM_CLAIMED && pending != PENDING_REQUESTER ? CAUSE_DONE : CAUSE_DECIDE;
	case BALL_OWNER:
		if (pending == PENDING_OWNER)
			return CAUSE_DECIDE;
		return state == ITEM_PROPOSED && !silence_confirms ? CAUSE_CONFIRM : CAUSE_NONE;
	default:
		return CAUSE_NONE;
	}
}

bool
rung_applies(enum rung_act act, enum rung_cause cause)
{
	/* nobody waits for what only they themselves miss: reminded once, and then it is left to them */
	if (cause == CAUSE_QUESTION)
		return act == RUNG_NUDGE;
	/* nobody owes it to take something over: the place of an escalation is a summary to who asked for it */
	return cause != CAUSE_OFFER || (act != RUNG_COPY && act != RUNG_SUMMARY);
}
