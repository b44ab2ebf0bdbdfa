/*
 * items: what notes say: action items with their owners, dates and standards,
 * decisions, open questions, who was there, what the meeting was and when.
 *
 * Structure first (headings, markers, tables, check boxes), then sentences, then
 * a learned scorer between the doubtful ones. Precision before recall: every
 * item carries a confidence, and what is only proposed, reported or asked is no
 * item. A name that could be several people stays ambiguous, with candidates.
 *
 * blocks are the blocks of the notes themselves (of the forwarded mail, where
 * there is one); reading holds the header, the forward and the whole text. What
 * is found goes into reading and lives in pool. Never fails.
 */
#ifndef AGREED_ITEMS_H
#define AGREED_ITEMS_H

#include "parsers/base/block.h"
#include "parsers/reading.h"

struct pool;

void items_read(struct pool *pool, const struct question *question, const struct block_list *blocks,
    struct reading *reading);

#endif
