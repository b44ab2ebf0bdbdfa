/*
 * lettered: points that are counted with letters in front of the number, as registers of tasks have them:
 *
 *     T1. Gather the letters (Will, 18/12)
 *     T2: Call the insurer
 *
 * For blocks from wherever they came. Only where the same letters count on in another block: "A4 paper" and "Q4: sales" are
 * no points.
 */
#ifndef AGREED_LETTERED_H
#define AGREED_LETTERED_H

#include "parsers/base/block.h"

/* Makes such blocks points of a list, without letters and number in their text. Linear in the blocks. */
void lettered_count(struct block_list *blocks);

#endif
