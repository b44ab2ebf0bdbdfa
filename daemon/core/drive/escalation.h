/*
 * escalation: managers of both sides are asked to help coordinate, with what was agreed,
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
 * The ladder has come to its step "escalate": plans the announcement, or, when the hold
 * time is over, the mails that ask for help; or to its step "summary". Without a
 * manager whom we know, or where nobody owes the answer (an offer), whoever waits
 * gets the summary in place of an escalation. The mails are written when their readers
 * are at work (help.h).
 */
void escalation_step(struct core *core, struct pool *pool, struct record *r, struct store_item *item,
    struct store_ladder *l);

struct notice_escalation;
/* What there is to say about the ladder's question; false when nobody waits for the answer. */
bool escalation_case(struct core *core, struct pool *pool, const struct record *r, const struct store_item *item,
    const struct store_ladder *l, struct notice_escalation *e);
/* Managers, holder and waiter get the mail that asks for help; the ladder goes on. */
void escalation_ask(struct core *core, struct pool *pool, const struct notice_escalation *e, struct store_ladder *l);

/* Is the mail an answer to an announcement, from the person who got it? Then it was acted on. */
bool escalation_answered(struct core *core, struct pool *pool, const struct reading *reading, int64_t *agreement);

#endif
