/*
 * claim_column: which column of a table says what: the task, who does it, by
 * when, how it stands. The inner half of claim_row.c.
 *
 * A header says it; without one, what stands in the cells: a column of people, a
 * column of days. Linear in the table for its first rows, and asked once a row.
 */
#ifndef AGREED_CLAIM_COLUMN_H
#define AGREED_CLAIM_COLUMN_H

#include "parsers/language/claim.h"

/* Columns are counted from 0; -1 where there is none. */
struct columns {
	int task, owner, due, state, standard;
	int due_before; /* the deadline's as it was, where due is the new one */
	bool strong;  /* the task's header names actions, and no topics or items */
	bool mixed;   /* and something else in front of them: "Notes / Actions" */
	bool minutes; /* the task's column holds what was said as well: a row is a task where it names an
	                 owner */
	bool other_day; /* what seems to be the deadline's is "Review date" or the like */
	bool guessed; /* from what stands in the cells */
};

/* The columns for the row at block; false when it is itself a header. */
bool columns_find(
    const struct outline *outline, const struct people *people, size_t block, struct columns *columns);
/* The column of a table with a header that says which department's it is, another one than but; -1 if there is none. */
int columns_department(const struct block *b, int but);
/* The tokens of a cell within the row's text; false when it is empty or missing. */
bool columns_cell(const struct outline *outline, size_t block, int cell, size_t *from, size_t *to);

#endif
