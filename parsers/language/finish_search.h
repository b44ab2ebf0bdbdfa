/*
 * finish_search: where a deadline is looked for, and which days there are no
 * deadlines because they are another thing's. The inner half of finish_due.c.
 */
#ifndef AGREED_FINISH_SEARCH_H
#define AGREED_FINISH_SEARCH_H

#include "parsers/language/finish.h"

struct search {
	const struct finish *f;
	const struct tokens *t;
	size_t from, to;           /* tokens */
	size_t verb;               /* token of the task's verb: "call" there is no event */
	size_t binds;              /* token of the word that binds, where it stands behind the task's first; or 0 */
	bool listed;               /* in a list of tasks */
	bool asked;                /* somebody is asked: "?" ends the sentence */
	bool self;                 /* whoever has it says so himself: "I" there is he */
	bool column;               /* the deadline's own column: any date is one */
	const struct actor *actor; /* who stands in the same block, or NULL */
};

/* finish_other.c: the first token that begins at that byte or behind it. */
size_t search_token(const struct tokens *t, size_t byte);
/* Where the date's words begin, with "am", "bis zum" in front of them. */
size_t search_date_begin(const struct search *s, size_t first);

/* finish_due.c: the first deadline there; cuts, if not NULL, takes the words that go with it. */
bool search_due(const struct search *s, struct reading_due *due, struct finish_cuts *cuts);
/* "due", "by", "bis zum" in front of token first? */
bool search_due_word(const struct tokens *t, size_t first, size_t from);
/* finish_close.c: "will be sent on Friday by Maya", "wird am Freitag von Maya verschickt": the words behind the date tell who. */
bool search_is_before_agent(const struct search *s, size_t last);
bool search_is_before_whom(const struct search *s, size_t last);
/* "in two weeks' time", "a week's time": the tokens behind the date that still belong to it. */
size_t search_time_length(const struct tokens *t, size_t last, size_t to);
/* "find out the price, end of next week is fine": the day from token first to last suits whoever asks for it;
 * where that is over, or last. */
size_t search_fine_end(const struct tokens *t, size_t first, size_t last, size_t from, size_t to);
/* Does the clause end at token last, or go on with words that say no more? */
bool search_closes(const struct tokens *t, size_t last, size_t to);
/* "by Friday at the earliest", "vendredi au plus tôt", from token last behind the day on: when it begins. */
bool search_is_earliest(const struct tokens *t, size_t last, size_t to);
/* finish_sentence.c: "same date", right below a task with a day. */
bool search_same(const struct search *s, const struct claim *c, struct reading_due *due, struct finish_cuts *cuts);
/* "the forecast to the end of June, they need it by Monday". */
bool search_said(const struct search *s, struct reading_due *due, struct finish_cuts *cuts);
bool search_wanted(const struct search *s, struct reading_due *due, struct finish_cuts *cuts);
/* "Tom, please ask them. Answer by Friday is fine.": the sentence behind the task, or behind a remark about it. */
bool search_next_sentence(const struct search *s, struct reading_due *due);
/* What the writer does with it, and what stands in front of "will draft it", whose words end at token task_to. */
bool search_handed_on(const struct search *s, struct reading_due *due);
bool search_must_be_before(const struct search *s, size_t task_to, struct reading_due *due);
/* "Could you paint it? Till Thursday would be good.": a sentence that says nothing but when. */
bool search_mere_sentence(const struct finish *f, const struct claim *claim, struct reading_due *due);
/* May the word stand beside a day where no more than when is said? Tokens of that. */
bool search_is_mere(const struct token *word);
#define SEARCH_MERE_MAX 14
/* finish_beside.c: the day in the cell of a row that is for it. */
bool search_cell(const struct finish *f, const struct claim *c, struct reading_due *due);
/* "still open, new date 22 December" in the column of the state, of a row that has no other day. */
bool search_state(const struct finish *f, const struct claim *c, struct reading_due *due);
/* "@Maya, the list by Friday pls", "Monday is better", "ok": the day that was agreed on then. */
bool search_moved(const struct search *s, const struct claim *c, struct slice owner, struct reading_due *due,
    struct finish_cuts *cuts);
/* "Due: 24 Apr" in a line beside the task that says more about it: before any day in its own words. */
bool search_record(const struct finish *f, const struct claim *c, struct reading_due *due);
/* A day that stands beside the claim of the search. */
bool search_beside(
    const struct search *s, const struct claim *c, struct slice owner, struct reading_due *due);

/* "15.12. um 14 Uhr. Ich schicke dir die Zahlen am Freitag vorher": the weekday before the day that stands before it. */
bool search_weekday_before(const struct search *s, struct reading_due *due, struct finish_cuts *cuts);
/* The day behind "-> ML," at the end; cuts takes all from the arrow on. */
bool search_behind_arrow(const struct search *s, struct reading_due *due, struct finish_cuts *cuts);

/* finish_other.c. "hold the boxes until the 16th": how long it lasts. */
bool search_lasts(const struct search *s, const struct date_found *d);
/* "(03/12 or 12/03??)", "Thursday/Friday", the date from token first to last: whoever wrote it does not know. */
bool search_is_doubted(const struct search *s, size_t first, size_t last);
/* "the certificates that expire before March", the date at token first; by: behind "by", which binds the task where
 * more stands before it: "name two drivers who take part in the trial by 4 Dec". */
bool search_in_relative(const struct search *s, size_t first, bool by);
/* "start January" where others have their deadline: when it begins. */
bool search_is_its_start(const struct search *s, const struct date_found *d);
/* 'fix the "due today" filter': what something is called. */
bool search_in_quotation(const struct search *s, const struct date_found *d);
/* "before you leave tonight": is the day at token first that of the task as well? */
bool search_is_same_evening(const struct search *s, size_t first);
/* "enter the deadline of 8 December": the word at token i that makes it a deadline is what is done. */
bool search_is_object(const struct search *s, size_t i);
/* "so that it is complete on 1 December": the day of the aim is the task's too. */
bool search_is_ready_then(const struct search *s, size_t first);
/* "ask if the hall is free on Friday": the day is that of what is to be found out. */
bool search_is_asked_about(const struct search *s, size_t first);
/* "not before 27 Nov", "must not start until 1 Dec": the day on which it is not to be done yet. */
bool search_is_denied(const struct search *s, size_t first);
/*
 * "before the customer's lawyer calls again on Thursday", "once they have moved in on Friday", "if there is
 * no answer by Friday": the day is what the clause says that such a word begins, with a verb between the two.
 * hard: only the words that make a condition, of which even "by Friday" is a part.
 */
bool search_in_clause_of_time(const struct search *s, size_t first, bool hard);
/* Tokens between such a word and the day. */
#define SEARCH_CLAUSE_TOKENS 12
/* May the word be a verb? Not in "if possible by Friday", where nothing says anything by itself. */
bool search_may_be_verb(const struct token *word);
/* finish_thing.c: "the certificate expiring 30 Nov", "invoice 24/11", "zum 30.11. auslaufender Vertrag": the thing's day. */
bool search_is_of_thing(const struct search *s, const struct date_found *d);
/* finish_other.c: "move the date to 15 December", "before the opening on 7 December": the day is not the task's. */
bool search_belongs_to_noun(const struct search *s, size_t first, size_t last);
/* finish_thing.c: "closing", "start": in front of "date" it is the date of something else. */
bool search_is_edge(const struct token *word);
/* Is the word at token i a meeting or a feast? */
bool search_is_event(const struct search *s, size_t i);
/* finish_beside.c: "ACTION: MR OKAFOR, by 4 December" on the line below: its day. */
bool search_action_below(const struct finish *f, const struct claim *c, struct slice owner, struct reading_due *due);
/* finish_event.c: "send me the agenda this Friday", and not "the agenda for Friday": what is sent, the word at token i, is a paper
 * and no event. */
bool search_is_sent_then(const struct search *s, size_t i, size_t first);
/* Does the date only say when something else takes place? */
bool search_places_event(const struct search *s, size_t first, size_t last);
/* What another clause, a topic or an event says, not the task. */
bool search_is_elsewhere(const struct search *s, size_t first);
/* "will move it if it rains on Saturday": the day is the condition's. */
bool search_is_of_condition(const struct search *search, size_t first, bool by);

/* finish_duration.c: "Due: 2 weeks", ", 5 business days" at the end of the words, counted from the day of the notes. */
bool search_duration(const struct search *s, struct reading_due *due, struct finish_cuts *cuts);
/* "[ ] Tom Okafor shorten the list 30 Oct 2026": the day at the end of a point with a box, which needs no other word. */
bool search_boxed(const struct search *s, const struct claim *c, struct reading_due *due, struct finish_cuts *cuts);

/* finish_thing.c: "(the contract runs until 31 Dec)", the day at token i: what a bracket says of a thing. */
bool search_is_bracketed_thing(const struct search *s, size_t i);

#endif
