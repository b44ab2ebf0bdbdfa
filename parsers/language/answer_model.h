/*
 * answer_model: the second reader of replies. The rules (answer_scope.c) know what
 * is said in the words that they know; beside them stands a linear model over
 * readable features of all that was written about a point (answer_segment.h):
 * words, pairs and triples of them, classes of words, dates as they stand to the
 * due date. One class an act, and one for "nothing on record may change". The
 * weights stand in answer_weights.inc and come from `make train-replies`.
 *
 * Both decide together (answer_second.c): an act is taken when the model finds it
 * likely enough, less likely where the rules say the same; else the point is left
 * unclear. Which of several days is meant, and which words are a name, is learned as
 * well (answer_pick.h); the parts of a split come from rules. Where none is safe, the
 * point stays unclear. Explicit forms ("done 2") stand as ordered.
 */
#ifndef AGREED_ANSWER_MODEL_H
#define AGREED_ANSWER_MODEL_H

#include "parsers/language/answer.h"
#include "parsers/language/answer_parts.h"

/* The acts from ACT_CONFIRM to ACT_AWAY, then nothing. */
#define ANSWER_NOTHING (ACT_AWAY + 1)
#define ANSWER_CLASSES (ACT_AWAY + 2)

struct answer_weight {
	uint32_t hash;           /* of the feature's name */
	short w[ANSWER_CLASSES]; /* hundredths */
	const char *name;        /* for people */
};

struct pick_weight {
	uint32_t hash;
	short w; /* hundredths */
	const char *name;
};

/* Three names are no features: "<bias>", and in hundredths of a probability "<keep>", below which an act of
 * the rules is none, and "<lift>", from which an act is taken that the rules did not see. */
struct answer_model {
	const struct answer_weight *v; /* by hash */
	size_t n;
	const struct pick_weight *picks; /* of answer_pick.h, by hash */
	size_t pick_count;
};

extern const struct answer_model answer_model;

/* What was written about one point. */
struct answer_unit {
	struct elems *v; /* one a paragraph */
	size_t n, cap;
	int item;
	uint64_t points;    /* of a segment (answer_segment.h): bit: index into question->points; else 0 */
	bool told;          /* the point is named, of several or by its number */
	bool lone;          /* the reply is about nothing else */
	struct slice names; /* the features, a space behind each; empty unless watched */
	struct slice picks; /* its dates and words with theirs (answer_pick.h); empty unless watched */
	struct slice why;   /* what weighed most for the likeliest, when the question wants it explained */
	bool cut;           /* more was written than is looked at: nothing is likely, lest what takes it back be missed */
	double p[ANSWER_CLASSES];
};

typedef void answer_watch(void *data, const struct answer_unit *unit);

/* What the model has under a name that is no feature, as a number. */
double answer_model_of(const struct answer_model *model, const char *name, size_t class);

/* The weight of that hash among n of size bytes each, which begin with their hashes and are sorted by them; or
 * NULL. */
const void *answer_weight_find(const void *weights, size_t n, size_t size, uint32_t hash);

/* The first letters of a longer word, which stand for all its forms. */
struct slice answer_word_beginning(struct slice word);

/* Sets p. names: whether the features are wanted. */
void
answer_unit_weigh(struct reply *r, const struct answer_model *model, struct answer_unit *unit, bool names);

/* A date as it stands to the day that the item is due: "<later>", "<same>". */
struct slice answer_date_sign(struct reply *r, const struct elems *e, const struct elem *v, int item);

/* The likeliest class. */
size_t answer_unit_best(const struct answer_unit *unit);

/* -- answer_fill.c, answer_fill_day.c, answer_fill_name.c: what an act needs, from all that the unit says --
 */
/* Does it speak of all points, or all but some? */
bool answer_fill_all(const struct answer_unit *unit);
size_t answer_fill_dates(const struct answer_unit *unit);
/* The new day; false when none can be told. due comes in as what the rules say. */
bool answer_fill_day(struct reply *r, const struct answer_unit *unit, struct reading_due *due);
/* The day of being back, of the days that are told. */
bool answer_fill_back(struct reply *r, const struct answer_unit *unit, struct reading_due *due);
/* "Another week": from the day it is due; false: nothing such is said, or nobody can tell the day. */
bool
answer_fill_shift(const struct reply *r, const struct answer_unit *unit, int item, struct reading_due *due);
/* Somebody else's name, as written; people: no department or firm that only its capitals tell. */
bool answer_fill_name(struct reply *r, const struct answer_unit *unit, bool people, struct slice *name);
/* Who shall have it, as written; rule: the name that the rules found, or empty. */
bool answer_fill_owner(
    struct reply *r, const struct answer_unit *unit, struct slice rule, struct slice *name);
/* Is it a common given name? */
bool answer_fill_given(const struct reply *r, struct slice word);
/* "Mr Haddad" is Haddad. */
struct slice answer_fill_untitled(struct slice name);
/* At least two parts with a day each, into a. */
bool answer_fill_parts(struct reply *r, const struct answer_unit *unit, struct reading_answer *a);
/* "Maya will do it, by the 9th": a requester says both at once. */
void answer_fill_order(struct reply *r, const struct answer_unit *unit, struct reading_answer *a);
/* The date, the name and the parts that the act needs; false: one of them cannot be told. */
bool answer_fill_act(struct reply *r, const struct answer_unit *unit, struct reading_answer *a);

/* Looks at the answers of the rules; text is all that was written, with the answers below quoted points. */
void answer_second(struct reply *r, struct slice text, const struct quote_pair *pairs, size_t pair_count,
    answer_watch *watch, void *data);

/* answer_read with another model, or none (NULL), watched at each unit (or NULL). For the trainer. */
void answer_read_with(struct pool *pool, const struct question *question, struct slice text,
    const struct quote_pair *pairs, size_t pair_count, struct reading *reading,
    const struct answer_model *model, answer_watch *watch, void *data);

#endif
