/*
 * answer_pick: which of the days in a reply is the one that is asked for, and which
 * of its words are the name of whoever shall have a point. "The vendor sends his on
 * the 9th, so the 11th"; "that's for the EVC, Mr Platt". A linear model weighs each
 * date, or each word, by what stands around it (words before and behind, its place
 * among the others); the weights stand in answer_pick_weights.inc and come from
 * `make train-replies`. Private to the second reader (answer_model.h).
 */
#ifndef AGREED_ANSWER_PICK_H
#define AGREED_ANSWER_PICK_H

#include "parsers/language/answer_model.h"

/* The new day, the day of being back, a word of the name. */
enum pick_kind { PICK_DAY, PICK_BACK, PICK_NAME };

/* All memory is the pool's. */
struct picker {
	struct reply *r;
	const struct answer_unit *u;
	struct slice **signs; /* one an element, by paragraph: its word, or what it is ("<later>") */
	size_t days;          /* dates in the unit */
};

void answer_picker_init(struct picker *k, struct reply *r, const struct answer_unit *u);
/* How likely element i of paragraph p is it, from 0 to 1; names: NULL, or where the features are written. */
double answer_picker_weigh(struct picker *k, enum pick_kind kind, size_t p, size_t i, struct text *names);
/* All dates and words of the unit with their features, for the trainer: a line each, "day", "back" or
 * "name", a tab, the day or the word, a tab, the features. */
struct slice answer_picker_tell(struct picker *k);

/* -- answer_fill_day.c -- */
/* The day of element i of paragraph p, if it may be the one: not over, and no new one that it is due anyhow. */
bool answer_fill_one(struct reply *r, const struct answer_unit *u, enum pick_kind kind, size_t p, size_t i,
    struct reading_due *due);

#endif
