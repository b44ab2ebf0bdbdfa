/*
 * answer_segment: which stretch of a reply is about which of several points. People
 * name a point by its number, by words of its text, or together ("both", "the
 * rest"), and go on about it until they name another one. What is said about the
 * same points is one unit of the second reader (answer_model.h).
 */
#ifndef AGREED_ANSWER_SEGMENT_H
#define AGREED_ANSWER_SEGMENT_H

#include "parsers/language/answer_model.h"
#include "parsers/mail/quote.h"

struct segments {
	struct answer_unit *v; /* one for each set of points that the same is said about */
	size_t n, cap;
};

/* Cuts what was written, the answers below quoted points among it. All memory is the pool's. */
void answer_segments(struct reply *r, struct slice text, const struct quote_pair *pairs, size_t pair_count,
    struct segments *out);

#endif
