/*
 * escalation: both managers are asked to help coordinate, with what was agreed,
 * asked and answered, and without blame. Whoever waits sees it first and has the
 * setting's hold time to stop it, to send it at once, or to add a sentence.
 *
 * What it says comes from the record and the log of events alone (evidence.h).
 * Inside the caller's transaction.
 */
#ifndef AGREED_ESCALATION_H
#define AGREED_ESCALATION_H

#include "daemon/core/drive/ladder.h"
#include "parsers/reading.h"

/*
 * The ladder has come to its step "escalate": announces it, or, when the hold time
 * is over, sends it. Without a manager whom we know, or where nobody owes the
 * answer (an offer), whoever waits gets it alone, as the summary.
 */
void escalation_step(struct core *core, struct pool *pool, struct record *r, struct store_item *item,
    struct store_ladder *l);

/* Is the mail an answer to an announcement, from the person who got it? Then it was acted on. */
bool escalation_answered(struct core *core, struct pool *pool, const struct reading *reading, int64_t *agreement);

#endif
