/*
 * columns: a table that is drawn by columns below each other, as in minutes that
 * were typed: cells may be empty, and may go on in the next line.
 *
 * Used by table.c where a line looks like a header or a rule of dashes stands
 * below it. Linear in the lines that it takes.
 */
#ifndef AGREED_COLUMNS_H
#define AGREED_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "parsers/base/block.h"

struct pool;

/*
 * How many lines, from the header at lines[0] on, are one table; 0 when the lines
 * below do not keep to its columns. Their rows are added to blocks; line is the
 * number of lines[0].
 */
size_t
columns_read(struct pool *pool, const struct slice *lines, size_t n, int line, struct block_list *blocks);

/*
 * The same without a header: at least three lines that begin with a word or two ("Maya", "ML/OH"), all of the
 * next words below each other, perhaps more columns behind them: "ML   order badges      Fri 4 Dec".
 */
size_t
columns_bare(struct pool *pool, const struct slice *lines, size_t n, int line, struct block_list *blocks);

/* Does a line below the header, both without tabs, stand in the header's columns? */
bool columns_fit(struct slice header, struct slice line);

/* The line with its tabs as spaces, up to the next multiple of width. */
struct slice columns_expand(struct pool *pool, struct slice line, size_t width);

#endif
