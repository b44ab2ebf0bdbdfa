/*
 * answer: what a reply says, act by act, in the order written: the explicit forms
 * ("ok", "done 2", "2 by Tue 8 Dec") and ordinary sentences that mean the same.
 *
 * Never guesses a change: what cannot be told safely is ACT_UNCLEAR, what changes
 * nothing ACT_COMMENT. Negations and conditions ("not ok", "ok if ...") are no
 * consent. text is what the writer wrote anew (quote_reply), pairs the inline
 * answers under quoted lines (quote_split), which say by the quoted line which
 * point is meant. question has the points, the writer's role, and when the mail
 * that is answered was sent. Fills reading->answers, in pool. Never fails.
 */
#ifndef AGREED_ANSWER_H
#define AGREED_ANSWER_H

#include "parsers/mail/quote.h"
#include "parsers/reading.h"

void answer_read(struct pool *pool, const struct question *question, struct slice text,
    const struct quote_pair *pairs, size_t pair_count, struct reading *reading);

/*
 * What an absence note says: one ACT_AWAY, due the day back (given is false when it
 * does not say), to whoever is named instead, as written, or empty.
 */
void
answer_away(struct pool *pool, const struct question *question, struct slice text, struct reading *reading);

#endif
