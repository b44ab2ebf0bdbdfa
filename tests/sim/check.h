/*
 * check: what must hold whatever people do; looked at after every turn, at every
 * mail that leaves, every week and at the end. It goes by the settings as they
 * are written (not by the daemon's copy), by the store, and by what stands in the mails.
 *
 * hours     No mail leaves outside its reader's working hours, on their days off, or while agreed knows that they
 *           are away. What follows at once from a mail that a person has just written may leave at any time, as
 *           that person's mail did: the confirmation of notes, a question, a change, an answer. What a machine
 *           brought about (a moment that came, a delivery report, an out-of-office message) may not.
 * nothing   Whoever is reminded, or asked for help, or warned that help will be asked for, is so about a point that
 *           is open and waits for somebody at the moment when the mail leaves; a reminder goes to whose turn it is,
 *           or to who stands in for them. Who gets a digest has a point in it, or a department.
 * once      At most one reminder a person a day, one mail that asks for help, and one that announces such mails.
 * escalated What is overdue has come before the managers (or, where nobody knows any, whoever waits was told), once
 *           for each date that it had, and with the evidence complete: all that the log says until then, with
 *           the Message-IDs of all mails that the point's life came from.
 *           What was announced to whoever waits did not go out before their hold time was over, unless they said so.
 * trace     A point never changes without an event that names who, when and by which mail; the states that follow
 *           from the events are those of the record.
 * ball      Every open point has somebody whose turn it is and who can be written to, or waits for another open point.
 * asleep    Every open point will be looked at again, or its ladder was gone to the end and whoever waits was told;
 *           or nobody waits for it but the one who has it.
 */
#ifndef AGREED_SIM_CHECK_H
#define AGREED_SIM_CHECK_H

#include "tests/sim/sim.h"

enum check_rule { CHECK_HOURS, CHECK_NOTHING, CHECK_ONCE, CHECK_ESCALATED, CHECK_TRACE, CHECK_BALL, CHECK_ASLEEP,
	CHECK_RULE_COUNT };
const char *check_rule_name(enum check_rule rule);

struct check;
struct pool;

struct check *check_new(struct sim *s, FILE *out);
void check_free(struct check *c);

/* A turn has ended: what is new in log, record and outbox. */
void check_turn(struct check *c, struct pool *pool);
/* The mail leaves now. */
void check_leaves(struct check *c, struct pool *pool, const struct store_notice *notice);
void check_week(struct check *c, struct pool *pool);
void check_end(struct check *c, struct pool *pool);

/* The agreements that have points in a driving mail; returns how many. */
size_t check_about(const struct check *c, int64_t notice, int64_t *list, size_t max);

/* What it has seen so far. */
void check_result(const struct check *c, struct sim_result *result);

#endif
