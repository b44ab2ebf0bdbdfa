/*
 * explain: why a claim is an action item or none, in words for people, as
 * `agreectl read --explain` prints them: what it was found by, the rule that
 * decided, and where words were weighed the ones that weighed most.
 */
#ifndef AGREED_EXPLAIN_H
#define AGREED_EXPLAIN_H

#include "parsers/language/finish.h"
#include "parsers/language/judge.h"

/* One line about claim at; lives in the pool of finish. */
struct slice explain_claim(const struct finish *finish, const struct judge_model *model,
    const struct judge_page *page, const struct claim_list *claims, size_t at);

#endif
