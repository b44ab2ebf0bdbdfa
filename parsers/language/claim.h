/*
 * claim: a stretch of the notes that may be an action item: a row of a table, a
 * line under an action heading or behind a marker, a clause with somebody in it
 * who will, is to or agreed to do something.
 *
 * Finds, and says what it rests on; judge.h decides. A block may give several
 * claims (two people's tasks on one line). Linear in the text.
 */
#ifndef AGREED_CLAIM_H
#define AGREED_CLAIM_H

#include "parsers/language/actor.h"
#include "parsers/language/outline.h"

enum claim_form {
	CLAIM_CLAUSE,  /* somebody will, is to, agreed to */
	CLAIM_SELF,    /* "Maya: I will ..." */
	CLAIM_LABEL,   /* "Maya: task", "Maya - task" */
	CLAIM_BRACKET, /* "task (Maya)" */
	CLAIM_TAIL,    /* "task - Maya", "task @maya" */
	CLAIM_PERSON,  /* under a person's heading */
	CLAIM_ROW,     /* a table's row */
	CLAIM_BARE     /* nobody named: a line under an action heading, a marker, a check box */
};

struct claim {
	size_t block;
	enum claim_form form;
	size_t from, to;           /* its tokens in the block: the clause, or all of it */
	size_t task_from, task_to; /* and of these what is to be done */
	struct actor actor;
	size_t actor_block; /* where the actor's tokens are */
	enum signal signal;
	size_t signal_at; /* token */
	bool author;      /* "I will": the writer of the notes */
	bool marked;      /* ACTION:, AI:, TODO: */
	bool listed;      /* under an action heading */
	bool first;       /* the actor stands in front of the sentence */
	bool reachable;   /* SIGNAL_VERB, _WILL, _NEED, CLAIM_LABEL, _PERSON: whose it is has an address */
	bool topic;       /* "Becker project: archive it": a known name in front is part of what it is about */
	bool asked;       /* "Maya, could you ...?" */
	bool chat;        /* said in a chat */
	bool vowed;       /* the words around somebody say it in one of the ways of claim_tongue.c */
	bool present;     /* "je gère la déco", "yo convoco la reunión": what the writer does, without a day */
	bool accepted;    /* "I can do it", and another says yes to that */
	bool offered;     /* "Maya: I can do it", where somebody asks or says yes */
	int answer;       /* the block of a chat in which somebody takes it on; 0 if there is none */
	int sentence;     /* which sentence of the block */
	int rivals;       /* other claims in the same block */
	/* CLAIM_ROW: the cells, -1 where the table has none */
	int task_cell, owner_cell, due_cell, state_cell, standard_cell;
	bool minutes; /* CLAIM_ROW: the task's cell holds what was said as well */
	bool spoken;  /* CLAIM_ROW: and nothing but the words there says that something is to be done: no deadline, no state */
	int part; /* CLAIM_ROW: which line of its cells it is, where a row holds several tasks; a numbered one
	             of a line */
	int parts;
	size_t who_from, who_to; /* CLAIM_ROW: its owner's lines of the owners' cell, where these say when as well */
	bool sure;        /* structure decides: no statistics needed */
	bool taken;       /* it is an item */
	double score;     /* 0..1 */
	const char *rule; /* what decided, in words */
};

struct claim_list {
	struct claim *v;
	size_t n, cap;
};

/* More than anybody's notes hold; what comes after is not looked at. */
#define CLAIM_MAX 3000

void claim_find(const struct outline *outline, const struct people *people, struct claim_list *claims);

/* claim_mark.c: the next sentence of t from token i, before end: its end; *mark is the sign that ended it, 0
 * if none. */
size_t sentence_end(const struct tokens *t, size_t i, size_t end, unsigned *mark);
/* "Present: Maya, Tom. Omar will print it": the token at which what somebody does begins behind those who were there; 0 if nothing does. */
size_t sentence_behind_roster(const struct tokens *t);
/* Where the last sentence of the tokens begins. */
size_t sentence_last(const struct tokens *t);
/* "full stop", "new line" as somebody says them who dictates: the tokens at i, or 0. A sentence ends before them. */
size_t sentence_dictated(const struct tokens *t, size_t i);
/* "(a)", "(1)" in front of a part of a sentence: the tokens at i, or 0. A sentence ends before them. */
size_t sentence_counted(const struct tokens *t, size_t i);
/* "Both Maya and Tom", "Each of Maya and Tom", "One of Maya or Tom": the tokens at i in front of the names, or 0. */
size_t sentence_both(const struct tokens *t, size_t i, size_t end);
/* "St.", "Dr.", "approx.": the stop behind token i ends no sentence, unless one begins behind it. */
bool sentence_has_abbreviation(const struct tokens *t, size_t i);
/* Is there a marker at token i ("ACTION:", "[AI Maya]")? Its tokens with the colon, else 0. */
size_t marker_length(const struct tokens *t, size_t i, size_t end);
/* May the token be a name: capitals, a handle? "AI Maya to", "AI Maya:" from the name on? */
bool claim_like_name(const struct token *w);
/* "-> ML, 4 Dec" from token i to the end of the line: whose it is, and when. */
bool claim_arrow_owner(const struct tokens *t, size_t i, size_t end);
/* Does an arrow hand over to the claim's actor, at the end of the line? */
bool claim_is_behind_arrow(const struct tokens *t, const struct claim *c);
/* claim_sign.c: is token i of from..end a word of a day, "end of the month", "fin de mes"? */
bool claim_is_of_day(const struct tokens *t, size_t from, size_t i, size_t end);
/* "4 Dec", "by Friday" from token i to end, and no more? */
bool claim_is_when(const struct tokens *t, size_t i, size_t end);
/* "asap", "sofort" */
bool claim_says_soon(const struct token *w);
bool claim_hands_over(const struct tokens *t, size_t i);
/* claim_time.c: ", he says", "(she promised", ", il a dit", ", er hat" at token i behind the sign: the token behind it, or
 * 0. */
size_t claim_doer_says(const struct tokens *t, size_t i);
const char *claim_form_name(enum claim_form form);

/* claim_row.c: the claim that a table row makes, if it is a row of tasks. */
bool claim_row(const struct outline *outline, const struct people *people, size_t block, struct claim *claim);
/* A column of tasks in a table without one for owners, or one that holds what was said as well: the tokens of
 * its cell. */
bool claim_row_cell(
    const struct outline *outline, const struct people *people, size_t block, size_t *from, size_t *to);
/* "Draw it; print it" beside "Maya; Omar": how many tasks the row holds; and the claim narrowed to one of
 * them. */
int claim_row_parts(const struct outline *outline, const struct claim *claim);
void
claim_row_part(const struct outline *outline, const struct people *people, int part, struct claim *claim);
/* How many owners stand one below the other beside the row's task. */
int claim_row_owners(const struct outline *outline, const struct people *people, const struct claim *claim);
/* One of n owners that stand one below the other is the claim's; unchanged where they are not so many. */
void claim_row_owner_part(
    const struct outline *outline, const struct people *people, int part, int n, struct claim *claim);
/* claim_field.c: "Who: Maya, what: new badges, when: 4 Dec" in one line. */
bool
claim_fields(const struct outline *outline, const struct people *people, size_t block, struct claim *claim);
/* claim_passive.c: do the tokens say what must be done to something: "should be printed", "muss geprüft werden"? */
bool claim_must_be_done(const struct outline *outline, const struct tokens *t, size_t from, size_t to);
/* claim_owner.c: the owner whom a line names behind its task. */
bool claim_owner_behind(const struct people *people, const struct tokens *t, struct claim *claim);
/* claim_sign.c: two of the ways in which a line does so, by "be booked by Maya" and by a sign in front of her name. */
bool claim_by_agent(const struct people *people, const struct tokens *t, struct claim *claim);
bool claim_behind_sign(const struct people *people, const struct tokens *t, struct claim *claim);
/* claim_sign.c: "Send it to the dealer (Mr Lamb). Maya, by Friday": not whoever stands in the brackets, but who has a sentence
 * of his own at the end, with a day. */
bool claim_behind_brackets(const struct people *people, const struct tokens *t, struct claim *claim);
/* claim_owner.c: is a bracket open at token i, counted from token from on? */
bool claim_in_bracket(const struct tokens *t, size_t from, size_t i);
/* claim_thing.c: without the words that name a place, a language or a tool, "(Tom, Berlin)", is somebody left? */
bool claim_leave_things(const struct tokens *t, struct actor *actor);
/* "mach ich", "by me", "je m'en occupe" from token i: the writer's own. */
bool claim_says_mine(const struct tokens *t, size_t i, size_t end, struct actor *actor);
/* claim_mine.c: "the boiler must be on before winter, I'll see to it by 4 Dec", "... - besorgt Sabine": the last clause of the task
 * says that it is the writer's, or whose. */
bool claim_says_behind(const struct people *people, const struct tokens *t, struct claim *claim);
/* "Training: Maya": behind the label stands nothing but somebody known and when; then the label is the task,
 * and hers. */
bool claim_topic_of_one(const struct people *people, const struct tokens *t, struct claim *claim);
/* "Responsible", "责任人": a word that hands over what stands beside it; "Lead", "Contact" say what somebody is. */
bool claim_says_doer(const struct token *w);
/* "owner: Maya", "AI Maya", "responsible - Maya" from token i: the actor behind the label. */
bool claim_owner_labelled(
    const struct people *people, const struct tokens *t, size_t i, size_t end, struct actor *actor);
/* claim_parted.c: a line of a task, people and a day in whatever order, parted by signs; the owner behind or in front of the task. */
bool claim_parted(const struct people *people, const struct tokens *t, struct claim *c);
void claim_owner_set(struct claim *claim, const struct actor *actor, enum claim_form form);
/* claim_around.c: the owner who heads the task, and whom a line of its own below or above it names. */
bool claim_owner_above(const struct outline *outline, const struct people *people, struct claim *claim);
bool claim_owner_below(const struct outline *outline, const struct people *people, struct claim *claim);

#endif
