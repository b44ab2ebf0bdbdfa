/*
 * table: rows of texts in columns, as wide as they need to be and no wider than
 * the terminal; the last column is wrapped, not cut. Bold headings on a terminal
 * only. Cells are borrowed until table_print.
 */
#ifndef AGREED_CTL_TABLE_H
#define AGREED_CTL_TABLE_H

#include <stddef.h>

struct pool;

#define TABLE_COLUMN_MAX 8

struct table {
	struct pool *pool;
	size_t columns;
	const char **cells;     /* columns * rows; the first row is the heading */
	size_t count, cap;
};

/* The headings end with NULL; at most TABLE_COLUMN_MAX. */
void table_start(struct table *t, struct pool *pool, const char *const *headings);
/* As many cells as there are headings. */
void table_row_add(struct table *t, const char *const *cells);
void table_print(const struct table *t);

/* Is standard output a terminal that shows colours? */
int table_has_colours(void);

#endif
