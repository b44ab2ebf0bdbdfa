/*
 * ditto: cells of a table that say "as above" get what stands above them.
 *
 * For any table, wherever it came from. Only where it is sure: the row above is of
 * the same table, is not its header, and has words in that column.
 */
#ifndef AGREED_DITTO_H
#define AGREED_DITTO_H

#include "parsers/base/block.h"

struct pool;

/* Fills such cells of the rows among blocks, and their text with them. Linear in the rows. */
void ditto_fill(struct pool *pool, struct block_list *blocks);

#endif
