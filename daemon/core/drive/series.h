/*
 * series: which notes belong together, because their people meet again and again.
 *
 * THE RULE. Two sets of notes are of one series when the same person sent them and
 *   - the same meeting of a calendar (UID) came with both, or
 *   - their titles are the same once dates, numbers and the words that every title
 *     has ("weekly", "notes", "minutes", "Re:") are left out: "Launch sync 24 Nov"
 *     and "Fwd: Launch sync, KW 49" are "launch sync"; or
 *   - nothing is left of either title, and at least half of the people who have
 *     points in the one have points in the other.
 *
 * Notes of somebody else are never of the series: what is open there is not theirs
 * to decide.
 */
#ifndef AGREED_SERIES_H
#define AGREED_SERIES_H

#include "daemon/core/record.h"
#include "parsers/base/text.h"

struct pool;

/* What is left of a title, folded, "" when nothing is. Pure. */
const char *series_key(struct pool *pool, struct slice title);

/*
 * The agreements of the series of r that are open or were closed since then, oldest
 * first, without r itself; each loaded. Returns how many.
 */
size_t series_list(struct core *core, struct pool *pool, const struct record *r, int64_t since, struct record **list);

/*
 * How alike two deliverables are, 0..100: the share of the shorter one's words that
 * the other has as well, endings aside; 0 when only one word is, or when their numbers
 * differ. Pure.
 */
#define SERIES_ALIKE_MIN 70 /* from here on people are asked whether it is the same */
int series_likeness(struct pool *pool, struct slice a, struct slice b);

#endif
