/*
 * outline: the blocks of notes with what each stands under: the section that its
 * headings make of it, the list item that it belongs to, the person whose name
 * heads it. Knows headings by their words, in all languages that words knows,
 * and takes a line that says no more than "Action items" for a heading whatever
 * it looks like.
 */
#ifndef AGREED_OUTLINE_H
#define AGREED_OUTLINE_H

#include "parsers/base/block.h"
#include "parsers/language/actor.h"
#include "parsers/language/words.h"

enum section {
	SECTION_NONE,
	SECTION_ACTION,
	SECTION_OLD, /* earlier action items, gone through */
	SECTION_DECISION,
	SECTION_QUESTION,
	SECTION_ATTEND,
	SECTION_ABSENT,
	SECTION_AGENDA,
	SECTION_MEETING, /* the next meeting, logistics */
	SECTION_STATUS,
	SECTION_DONE,
	SECTION_FYI,
	SECTION_SUMMARY /* what was talked about, told again; for the scorer it is the same as the one before
	                 */
};

/* What a line of a standup tells: what was done, what comes, what is in the way. */
enum plan { PLAN_NONE, PLAN_PAST, PLAN_AHEAD, PLAN_STUCK };

struct place {
	const struct block *b;
	struct tokens t;
	enum section section; /* of the nearest heading that says so */
	bool direct;          /* that heading is the nearest one, no other between */
	bool exact;           /* and it says nothing else ("Action items", not "Next steps on the move") */
	bool heads;           /* it is itself a heading, or the head of what follows */
	enum section own;     /* what it says as a heading */
	bool own_exact;
	int heading;          /* the nearest heading or head line, -1 */
	int parent;           /* the list item that it is part of, -1 */
	int person;           /* the heading or parent that names the people whose it is, -1 */
	int children;         /* list items that are part of it */
	int table;            /* the first row of its table */
	int speaker;          /* the line of a chat that names who wrote this, -1 */
	bool record;          /* lines "Owner: Maya", "Due: Friday" beside it say more about it */
	bool detail;          /* it is such a line, of the place that is its parent */
	bool orders;          /* "Maya will send over:": the points below are what she is to do it with */
	bool speaks;          /* it is such a line: "Maya Lin 9:41 AM" */
	bool closing;         /* "Best regards" or the signature below */
	bool stated;          /* "- in progress" stood behind it: it is open */
	size_t front;         /* tokens of the name in front of its task, without a sign between (front.h); 0 */
	struct actor said_by; /* whom it names */
	enum plan plan;       /* "Today: ..." below somebody's name */
	size_t plan_len;      /* and the tokens of that label, with its colon */
};

struct outline {
	struct pool *pool;
	struct words_set set;
	struct place *v;
	size_t n;
	size_t addressed; /* the first block that is written to whom v[n] names */
	bool has_action; /* there is an action section somewhere */
	char task_letter; /* "I = Info, A = Aufgabe": 'A' in front of a line makes it a task; or 0 */
};

void outline_read(
    struct pool *pool, const struct words_set *set, const struct block_list *blocks, struct outline *outline);
/* Whom what stands in the blocks from this one on is written to, or nobody: v[n], which is no line of it, names him. */
void outline_address(struct outline *outline, struct slice name, size_t from);
/* The token at which a line's label begins: behind the day in "28 Sep 2026 · Invited: Maya, Omar"; else 0. */
size_t outline_label(const struct tokens *t);
/* Of a label of the class that begins at token i, in one language or two, with what stands in brackets behind
 * it: the token where its colon stands, "Participants 与会人 (3):"; 0 if there is none. */
size_t outline_label_end(const struct tokens *t, size_t i, uint64_t class);
/* "Present: ...": how many tokens the label at the front has, with its colon; 0 if it is none of the class. */
size_t outline_label_length(const struct tokens *t, uint64_t class);
/* Once the people are known: which headings and parents name somebody, and where the author signs. */
void outline_people(struct outline *outline, const struct people *people, struct slice author_email);
/* outline_record.c: "V: Maya, T: 4.12." in German minutes, Verantwortlich (Wer, Zuständig) and Termin (Bis): makes labels of the two letters. */
void outline_letters(struct tokens *tokens);
/* outline_record.c: and the labelled lines that are one task, "Task: ...", "Owner: ...". Part of outline_read. */
void outline_records(struct outline *outline);
/* outline_list.c: and which headings that no words file knows are for tasks, by the lines below them. */
void outline_lists(struct outline *outline, const struct people *people);
/* "4 December", "out 1-4 December", "back on Monday": when somebody is where, nothing that is done. */
bool outline_says_where(const struct tokens *t, size_t from, size_t to);
/* outline_below.c: and the points that say who does what stands above them, or with what. */
void outline_below(struct outline *o, const struct people *people);
/* Of a place that orders: who, and the tokens of what is to be done. */
bool outline_order(
    const struct people *people, const struct place *place, struct actor *actor, size_t *from, size_t *to);
/* outline_plan.c: the lines of a standup below somebody's name; and what the label says with which a line begins. */
void outline_plans(struct outline *outline);
enum plan outline_plan(struct slice line);

/* outline_names.c. "[Maya]", "--- Maya ---", "Maya ->": of a line that is a name and signs around it only
 * the name is kept. */
void outline_undecorate(struct tokens *tokens);
/* One to three capitalised words and no more: "Maya", "Omar Haddad:", "Greg (Example Inc)", "Maya's tasks"; among tasks also "Mark Hunt". */
bool outline_may_be_name(const struct tokens *t, bool tasks);
/* Behind "Maya" at token i "'s list", "'s tasks" up to token to; how many tokens, 0 if something else. */
size_t outline_own_list(const struct tokens *t, size_t i, size_t to);
/* "Unassigned", "Everyone:", and nothing else. */
bool outline_says_whose(const struct tokens *t);
/* "Me", "Ich:", and nothing else: the writer's own. */
bool outline_is_me(const struct tokens *t);
/* "For Maya:", "Aufgaben für Sabine", "Maya's list": somebody known whose list follows. */
bool outline_heads_list(const struct people *people, const struct tokens *t, struct actor *actor);
/* Does the line name people and nothing else: "Maya & Omar:", "Launch (Maya)"? Then they are *actor. */
bool outline_names(const struct people *people, const struct tokens *t, struct actor *actor);
/* "Treasurer:", "The board": an office, whose the tasks below it are among action items. */
bool outline_names_role(const struct people *people, const struct tokens *t, struct actor *actor);
/* "Ursel Hartig" above tasks, two or three words in capitals that mean nothing: where other names head others' tasks. */
/* "- Mariia" above what she is to do, among such points of a list of tasks, of which one at least names somebody known. */
bool outline_is_among_names(const struct outline *outline, const struct people *people, size_t at, struct actor *actor);
bool outline_names_stranger(const struct people *people, const struct tokens *t, struct actor *actor);

/* Words of a heading that is searched for "action items" inside. */
#define HEADING_TOKENS 9

static inline bool
section_is_fyi(enum section section)
{
	return section == SECTION_FYI || section == SECTION_SUMMARY;
}

/* Who was there, and who was not. */
static inline bool
section_is_roster(enum section section)
{
	return section == SECTION_ATTEND || section == SECTION_ABSENT;
}
/* outline_section.c. */
const char *section_name(enum section section);
/* What the text says as a heading: SECTION_NONE when it is none that we know. */
enum section section_of(const struct tokens *t, size_t from, size_t to, bool *exact);
/* "present", "anwesend", "absents": who was there or was not, whatever stands beside it. */
bool outline_says_presence(const struct token *w);
/* Do the words from..to only say who in general: "Board members", "27 January"? "Birthday present" is a thing. */
bool outline_are_group(const struct tokens *t, size_t from, size_t to);
/* Narrows the tokens from..to of a heading to its core, without number, article and colon. */
void outline_heading_core(const struct tokens *t, size_t *from, size_t *to);

#endif
