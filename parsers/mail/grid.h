/*
 * grid: the rows of a table whose cells hold blocks (HTML, Word), to blocks.
 *
 * A row becomes one BLOCK_ROW. Two forms of rows are none: a single cell over
 * all columns heads the rows below it; and where a cell holds a list, its
 * entries are points of their own, so the row is given cell by cell, the head
 * of the column above the list; below a header, beside cells that only say who and
 * when, entry by entry, a row for each; so are the paragraphs of a cell under
 * "Action". Two columns of which one holds a bullet or a box are a list. A cell that reaches over several rows is in each.
 */
#ifndef AGREED_GRID_H
#define AGREED_GRID_H

#include "parsers/base/block.h"
#include "parsers/mail/table.h"

struct grid_cell {
	struct block_list blocks;
	struct slice text;      /* of its blocks, joined; made by grid_cell_end */
};

struct grid {
	struct pool *pool;
	struct block_list out;  /* what the rows gave so far, without lines */
	struct grid_cell cells[TABLE_CELL_MAX]; /* of the row that is open */
	size_t n;
	size_t filled;          /* cells with words in them */
	bool heads;             /* the open row says that it is a header */
	bool bold, struck;      /* all its words so far are */
	bool worded;            /* it has words besides a running number */
	bool lists;             /* a cell holds several points */
	enum block_box box;
	int below[TABLE_CELL_MAX];              /* rows that the cell still reaches down */
	struct slice reaching[TABLE_CELL_MAX];
	struct slice *headers;
	size_t header_count;
	bool begun;             /* a row of several cells has come */
};

void grid_row_begin(struct grid *g);

/*
 * Adds a cell of blocks, which the caller no longer needs: over so many columns,
 * reaching down over so many rows (1 each for a plain one). False when the row is full.
 */
bool grid_cell_add(struct grid *g, struct block_list blocks, int columns, int rows);

/* Ends the row and adds what it gives to out. */
void grid_row_end(struct grid *g);
/* The table ends: where its rows are labels and values of one task they become lines, "Owner: Tom". */
void grid_end(struct grid *g);

#endif
