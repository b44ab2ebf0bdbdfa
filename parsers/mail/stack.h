/*
 * stack: a table whose cells stand below each other, one in a line or a short paragraph, as Outlook and web pages
 * copy a table into plain text:
 *
 *     Action                 Action
 *                            Owner
 *     Owner                  Order the badges
 *                            Maya
 *     Order the badges
 *
 *     Maya
 *
 * At least STACK_COLUMNS_LEAST known column heads below each other begin one. Where blank lines part the cells, an
 * empty cell is one more of them; where nothing does, it is a blank line.
 */
#ifndef AGREED_STACK_H
#define AGREED_STACK_H

#include <stdbool.h>
#include <stddef.h>

#include "parsers/base/block.h"
#include "parsers/base/text.h"

struct pool;

/* Two labels below each other head anything; three are the head of a table. */
#define STACK_COLUMNS_LEAST 3
#define STACK_COLUMNS_MAX   8

/* Do two known heads stand below each other from lines[0] on? Asked of each line, so a look at the second comes first. */
bool stack_may_begin(const struct slice *lines, size_t n);

/*
 * How many lines, from lines[0] on, are one such table: 0 when there is none. Its rows are added to blocks; line is
 * the number of lines[0]. Linear in the lines of the table.
 */
size_t stack_read(struct pool *pool, const struct slice *lines, size_t n, int line, struct block_list *blocks);

/*
 * The same where a line of white space with a tab ends each row, as Outlook writes tables as text; one known head will
 * do. Where a cell holds several paragraphs, those in front of the figures at the row's end become one.
 */
bool stack_marked_may_begin(const struct slice *lines, size_t n);
size_t stack_marked_read(struct pool *pool, const struct slice *lines, size_t n, int line, struct block_list *blocks);

#endif
