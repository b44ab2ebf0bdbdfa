/*
 * answer_parts: what the files of answer share; see answer.h.
 *
 * A paragraph of a reply falls into elements: words with what they can mean,
 * the points that are named, dates, names, signs. Elements make clauses, each of
 * which is judged alone (answer_sentence.c, or answer_forms.c where it has one of
 * the explicit forms); the clauses about the same point are made one act, or
 * none that is safe (answer_scope.c).
 *
 * Private to the answer files. All memory is the pool's.
 */
#ifndef AGREED_ANSWER_PARTS_H
#define AGREED_ANSWER_PARTS_H

#include "parsers/language/answer_words.h"
#include "parsers/language/date.h"
#include "parsers/language/people.h"
#include "parsers/reading.h"

struct answer_model;

struct point_word {
	struct slice word;
	size_t point; /* index into question->points */
};

struct reply {
	struct pool *pool;
	const struct question *question;
	struct reading *reading;
	struct date_context dates;
	struct people *people;
	struct words_set own, names; /* tables: of replies; of notes, for people */
	const struct answer_model *model; /* the second reader's (answer_model.h); NULL: the rules alone */
	const bool *mine;            /* per point: the writer owns it */
	size_t mine_count, near_count; /* near: those that the mail is about */
	struct point_word *words; /* what the points are about */
	size_t word_count;
	size_t cap;
};

enum elem_kind { ELEM_WORD, ELEM_REF, ELEM_DATE, ELEM_NAME, ELEM_COMMA, ELEM_COLON, ELEM_STOP, ELEM_QUOTE };
enum ref_kind { REF_NONE, REF_NUMBERS, REF_ALL, REF_REST, REF_EXCEPT };

struct elem {
	enum elem_kind kind;
	uint64_t is;    /* ELEM_WORD: the classes; 0: an unknown word */
	size_t at, end; /* bytes of the paragraph */
	bool asks;      /* ELEM_STOP: a question mark */
	bool capital;   /* written with a capital */
	const struct date_found *date;
	enum ref_kind ref;
	int *numbers;
	size_t number_count;
	uint64_t points; /* the word stands in the text of these points (bit: index, below 64) */
};

struct elems {
	struct slice text;
	struct elem *v;
	size_t n, cap;
};

/* A stretch of elements. */
struct clause {
	const struct elems *e;
	size_t from, to;
	bool asks;    /* its sentence ends with a question mark */
	bool refused; /* what stands before it speaks against the date it has */
	bool agreed;  /* what stands before it agrees */
	bool inline_; /* it stands right below the point that it answers */
};

enum verdict_kind {
	VERDICT_NOTHING, /* courtesy, a number alone */
	VERDICT_REMARK,  /* words that change nothing that is known */
	VERDICT_RISKY,   /* words that may take back or bind what stands beside them */
	VERDICT_ACT
};

struct verdict {
	enum verdict_kind kind;
	enum reading_act act;
	bool form;         /* an explicit form: "done 2" */
	bool weak;         /* "yes", "great": a longer answer beside it says what is meant */
	bool yes;          /* "yes" */
	bool conditional;  /* what stands beside it hangs on it */
	bool rejects_date; /* "I can't do Friday": another date may follow */
	bool aside;        /* it may say why, and takes nothing back: "the crane got double booked" */
	struct reading_due due;
	struct slice to, text;
	struct reading_part *parts;
	size_t part_count;
	int shift_days; /* behind the day it is due: "by a week" */
};

/* -- answer_plain.c -- */
/* The paragraph without what stands in the middle of any phrase, of the same length; in the pool, or itself.
 */
struct slice answer_plain(struct reply *r, struct slice paragraph);

/* -- answer_elem.c -- */
void answer_elems(struct reply *r, struct slice paragraph, struct elems *out);

/* -- answer_point.c -- */
void answer_points_init(struct reply *r);
/* The points whose text has a word like this, as bits. */
uint64_t answer_points_of(const struct reply *r, struct slice folded);
/* The point of that number as a bit, its index into question->points; 0: none. */
uint64_t answer_point_bit(const struct reply *r, int n);
bool answer_is_point(const struct reply *r, int n);
/* The one point that the words of the clauses are about; 0: none; -1: several could be meant. */
int answer_point_by_words(const struct reply *r, const struct elems *e, size_t from, size_t to);
/* The point above which an inline answer stands; 0: the whole mail is quoted, or none can be told. */
int answer_point_quoted(struct reply *r, struct slice quoted);
/* How date stands to what the item (0: all of the writer's) is due: -1 not later, 0 the same, 1 later, 2
 * cannot be told. */
int answer_due_order(const struct reply *r, int item, struct civil_date date);
/* The day that the item, or each of the writer's points, is due; false when there is none, or several. */
bool answer_due_now(const struct reply *r, int item, struct civil_date *due);

/* -- answer_sentence.c -- */
struct verdict answer_judge(struct reply *r, const struct clause *c, int item);

/* -- answer_due.c -- */
/* The only date in the clause that is a deadline; false when there is none, or several. */
bool answer_due(struct reply *r, const struct clause *c, struct reading_due *due, size_t *at);

/* -- answer_name.c -- */
/* Who shall do it: the words in a place where only a name stands. Returns the elements taken, 0 none. */
size_t answer_name_at(struct reply *r, const struct clause *c, size_t i, struct slice *name);
bool answer_reassign(struct reply *r, const struct clause *c, struct slice *to);

/* -- answer_forms.c -- */
/* An explicit form at the start of the clause; *used: the element behind it. */
bool answer_form(
    struct reply *r, const struct clause *c, struct verdict *v, const struct elem **ref, size_t *used);

/* -- answer_split.c -- */
/* The parts behind "split 2:", from element from on; risky when there are not two. */
void answer_split_form(struct reply *r, const struct clause *c, size_t from, struct verdict *v);
/* A sentence that names parts with a day each; *ref: the point that it begins with, or NULL. */
bool
answer_split_sentence(struct reply *r, const struct clause *c, struct verdict *v, const struct elem **ref);

/* -- answer_scope.c -- */
/* Reads one paragraph; item: the point that it stands below, or 0. */
void answer_paragraph(struct reply *r, struct slice paragraph, int item, bool inline_);

/* -- answer_interest.c -- */
/* Reads a paragraph that says nothing but why points matter to their owners; false: it says something else.
 */
bool answer_interest(struct reply *r, struct slice paragraph, int item);

/* -- answer_absence.c -- */
/* The day back that a clause names; the substitute is answer_reassign's. */
bool answer_back(struct reply *r, const struct clause *c, struct reading_due *due);
void answer_absence(struct reply *r, struct slice text);

/* -- answer_say.c -- */
/* Adds an answer about the item (0: all of the writer's); quote is cleaned. */
struct reading_answer *answer_say(struct reply *r, const struct verdict *v, int item, struct slice quote);
/* One for each of the writer's points but the n listed; unclear when there is none. */
void
answer_say_others(struct reply *r, const struct verdict *v, const int *numbers, size_t n, struct slice quote);
bool answer_listed(const int *numbers, size_t n, int number);
/* "The rest", when all is read: the writer's points that nothing else was said about. */
#define ITEM_REST (-1)
void answer_rest(struct reply *r);

/* -- answer_line.c -- */
struct paragraphs {
	struct slice *v;
	size_t n, cap;
};
/* The paragraphs that say something: no greeting, closing, signature, disclaimer; wrapped lines joined. */
void answer_paragraphs(struct reply *r, struct slice text, struct paragraphs *out);

#endif
