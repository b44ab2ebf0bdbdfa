/*
 * bundle: a mail about points of several agreements (a reminder of the day, a request
 * for help, a summary), and what comes back to it. Each agreement's points have an
 * address of their own in it; who answers the mail as a whole instead is understood
 * where only one point can be meant, and asked otherwise: a word about point 2 of one
 * agreement shall never count for point 2 of another.
 */
#ifndef AGREED_BUNDLE_H
#define AGREED_BUNDLE_H

#include "daemon/core/record.h"
#include "parsers/reading.h"

struct notice_reader;
struct pool;

/* Answers to the mail of that kind and day (its occasion) come back as answers to all of it. */
void bundle_carry(const struct core *core, struct pool *pool, const char *kind, const char *day, struct notice_reader *reader);

/* A point of the mail. */
struct bundle_point {
	int64_t agreement;
	const struct store_item *item;
};

struct bundle {
	const char *id; /* its Message-ID */
	struct bundle_point *points;
	size_t n, cap;
};
/* Is the mail an answer to such a mail as a whole, from the person who got it? Then its points. */
bool bundle_find(struct core *core, struct pool *pool, const struct reading *reading, struct bundle *bundle);

/* What the reading says about one agreement of the bundle: only its answers differ. false: nothing. */
bool bundle_part(struct pool *pool, const struct bundle *bundle, const struct reading *reading, int64_t agreement,
    struct reading *part);
/* The answers of which it cannot be told what they mean. */
size_t bundle_unclear(struct pool *pool, const struct bundle *bundle, const struct reading *reading, struct reading_answer **list);

#endif
