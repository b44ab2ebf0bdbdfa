/*
 * coded: points of minutes that say with a letter what they are, and a line that says what the letters mean:
 *
 *     I = Information, A = Action
 *     3.1  I  The roof is tight.
 *     3.2  A  Order the gutters.  ML, 4 Dec
 *
 * For blocks from wherever they came. The letter of a task becomes its word ("Action: Order the gutters."), so that it is
 * read like any other mark, with or without a number ("A1 - Order the gutters"); what else the letters mean is left as it stands.
 */
#ifndef AGREED_CODED_H
#define AGREED_CODED_H

#include "parsers/base/block.h"

struct pool;

/* Linear in the text, times the few letters that mean a task. */
void coded_read(struct pool *pool, struct block_list *blocks);

#endif
