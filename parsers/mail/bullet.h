/*
 * bullet: the marks that people type in front of a point: bullets, numbers of
 * Western and East Asian counting, letters, check boxes.
 *
 * Only signs that nobody puts there by chance: a day ("24.11.") is no number,
 * "[]" in the middle of a word no box.
 */
#ifndef AGREED_BULLET_H
#define AGREED_BULLET_H

#include "parsers/base/block.h"
#include "parsers/base/text.h"

/*
 * Takes bullet or number and check box off the start of a line: what was found
 * goes into *b (kind, ordered, number, box, level untouched), the rest comes
 * back. b->kind is BLOCK_ITEM if there was any of them, else as it was.
 */
struct slice bullet_take(struct slice line, struct block *b);

/*
 * "2.3 The pump is loud", below "2. Pumps", with last = { 2, 0 }, or "2.2 ...", with { 2, 2 }: a point whose number has
 * two parts and no sign behind it. Else such a number is a figure.
 */
bool bullet_dotted(struct slice line, int last[2], struct block *found, struct slice *rest);

#endif
