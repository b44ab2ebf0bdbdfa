/*
 * answer_sight: what the words of one clause can mean together, before anything is
 * decided; and what its dates propose (answer_due.c). Private to the answer files.
 */
#ifndef AGREED_ANSWER_SIGHT_H
#define AGREED_ANSWER_SIGHT_H

#include "parsers/language/answer_parts.h"

/* Unknown words beside a proposed date. */
#define UNKNOWN_CHANGE 2

#define CONSENT (A_OK | A_YES | A_DONE | A_PAST | A_ACCEPT | A_CANCEL)
#define TELLING (A_TRACK | A_RISK | A_BLOCKED | A_NEED | A_DECLINE | A_REOPEN)
#define COURTESY (A_THANKS | A_GREET | A_CLOSE | A_PRAISE)

struct sight {
	struct reply *r;
	const struct clause *c;
	int item;
	uint64_t all; /* what all words can mean together */
	size_t unknown, words;
	size_t recipients; /* unknown names behind "to", "with" */
	size_t names, dates, refs;
	bool quoted;
	bool has_due;
	struct reading_due due;
	size_t due_at;
	bool requester;
};

/* "I" of "I'd like to". */
struct slice slice_word(struct slice s);

struct verdict verdict_of(enum verdict_kind kind);
struct verdict act_of(enum reading_act act);

struct sight sight_of(struct reply *r, const struct clause *c, int item);
bool sight_has(const struct sight *s, uint64_t classes);
/* A doubt that is more than polite. */
bool sight_doubts(const struct sight *s);
/* Every word is known, and nothing takes back what it says. */
bool sight_is_plain(const struct sight *s);
/* A negation stands before e that is none of what is told or agreed. */
bool sight_negated(const struct sight *s, const struct elem *e);
/* The first word of one of the classes, or of all of them; NULL: none. */
const struct elem *sight_first(const struct clause *c, uint64_t classes);
const struct elem *sight_first_both(const struct clause *c, uint64_t classes);
/* What an element was written as; the text behind it to the end of the clause; the clause. */
struct slice sight_written(const struct sight *s, const struct elem *e);
struct slice sight_behind(struct reply *r, const struct clause *c, const struct elem *e);
struct slice sight_whole(struct reply *r, const struct clause *c);

/* What e tells, with the words behind it as the reason. */
struct verdict sight_telling(const struct sight *s, const struct elem *e, enum reading_act act);

/* -- answer_due.c -- */
/* Another date is proposed, even as a question. */
bool due_proposed(const struct sight *s);
struct verdict due_change(const struct sight *s);
/* A day that is told of something else: no answer alone, why beside another date. */
struct verdict due_circumstance(const struct sight *s);
/* Time is what is needed. */
bool due_needed(const struct sight *s);
/* "Two" of "two days", "days": a number, and its unit in days; 0: no such word. */
int due_count_of(struct slice word);
int due_unit_of(struct slice word);
/* The next word of a text; false at its end. */
bool answer_word_next(struct slice *text, struct slice *word);
/* "Push it back by a week": days behind the day it is due; 0 none. */
int due_shift(const struct sight *s);
/* The date is nothing but that: "eine Woche später". */
bool due_is_shift(const struct sight *s);
/* "Could we push it back by a week?": a change by days. */
bool due_shifted(const struct sight *s, struct verdict *v);
/* "I need more time", "please change that": a change that does not say to when. */
bool due_open(const struct sight *s, struct verdict *v);
/* A clause that has one date: agreed with, or another one. */
struct verdict due_read(const struct sight *s);

/* -- answer_question.c -- */
bool question_is(const struct sight *s);
struct verdict question_read(const struct sight *s);

/* -- answer_telling.c -- */
/* Blocked, needed, at risk. */
bool telling_read(const struct sight *s, struct verdict *v);
/* "Can't start before the 7th": a day is all that is waited for. */
bool telling_day(const struct sight *s);
/* Declined: "not mine", "no", "can't". */
bool telling_refusal(const struct sight *s, struct verdict *v);
/* On track. */
bool telling_track(const struct sight *s, struct verdict *v);
/* What the requester says about what was claimed. */
bool telling_reopen(const struct sight *s, struct verdict *v);

/* -- answer_consent.c -- */
struct verdict consent_read(const struct sight *s);
struct verdict consent_done(const struct sight *s);
/* "Attached please find ..." */
struct verdict consent_here(const struct sight *s);
/* The requester praises a point by name. */
bool consent_praise(const struct sight *s);

#endif
