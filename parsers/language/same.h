/*
 * same: is what the notes tell here the task that they told before? Minutes say it
 * first in a sentence and then in the list at the end; two lines of a series, or
 * the same words under another topic, are two tasks.
 */
#ifndef AGREED_SAME_H
#define AGREED_SAME_H

#include "parsers/language/claim.h"

/* Words of an item that are compared with those of another. */
#define SAME_WORDS_MAX 60

struct same_words {
	uint32_t v[SAME_WORDS_MAX]; /* hashes of the words */
	size_t n;
	size_t twice; /* words whose bit another one has as well */
	uint64_t content; /* a set of those that are no mere joints and no verb in front */
	uint64_t names;   /* and of those written like names */
	uint64_t bits; /* the low six bits of each hash, as a set: most words of two tasks are not in both */
};

/* One telling of a task: the item, the claim that it was made of, and its words. */
struct same_telling {
	const struct reading_item *item;
	const struct claim *claim;
	const struct same_words *words;
};

void same_words_of(const struct outline *outline, struct slice text, struct same_words *words);
/* The share of words that both have, 0..1. */
double same_overlap(const struct same_words *a, const struct same_words *b);
/* "the chairs for Berlin", "the chairs for Munich": has each a name that the other has not? */
bool same_names_differ(const struct same_words *a, const struct same_words *b);
/* Has one of them no owner, or both the same one? */
bool same_owners_meet(const struct reading_item *a, const struct reading_item *b);
/* Is what is told at b, behind a, the same task? */
bool same_task(const struct outline *outline, const struct same_telling *a, const struct same_telling *b);
/* In the words of an earlier list, whose day is over, and of the new one with a day that is to come? */
bool same_carried_on(const struct same_telling *a, const struct same_telling *b, struct civil_date today);

#endif
