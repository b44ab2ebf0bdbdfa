/*
 * lines: blocks to the text that people read. For sources that have no lines
 * of their own (HTML, Word), so that a quote and its line number can be shown.
 *
 * One line a block: "- " or "3. " and a box before items, indented by level,
 * cells joined by " | ", "> " before what is quoted, "~~" around what is struck.
 */
#ifndef AGREED_LINES_H
#define AGREED_LINES_H

#include "parsers/base/block.h"
#include "parsers/base/text.h"

/*
 * Adds the lines of list->v[from..] to text, which may hold lines already, and
 * sets line and lines of each block. On the way in, line says whether an empty
 * line should come before the block (0: no).
 */
void lines_add(struct block_list *list, size_t from, struct text *text);

#endif
