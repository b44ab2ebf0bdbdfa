/*
 * table: tables drawn with characters in plain text, by pipes, by tabs, by semicolons, by commas or by
 * columns that stand below each other.
 *
 * Used by plain.c; knows lines, not blocks of text around them.
 */
#ifndef AGREED_TABLE_H
#define AGREED_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "parsers/base/block.h"
#include "parsers/base/text.h"

struct pool;

/* Columns of a table; more is no table of notes. */
#define TABLE_CELL_MAX 32

/*
 * How many lines, from lines[0] on, are one table: 0 when there is none. Their
 * rows are added to blocks; line is the number of lines[0].
 */
size_t
table_read(struct pool *pool, const struct slice *lines, size_t n, int line, struct block_list *blocks);

/* "Task;Owner;Due", "Task,Owner,Due": the header of a table whose cells semicolons or commas part, as programs write their sheets. */
bool table_heads_sheet(struct slice line);

/* Only dashes and what frames them: "|---|:--:|", "+----+", "====  ====". */
bool table_is_rule(struct slice line);

/*
 * Is this row of cells a header, to judge by its words ("Owner", "Due",
 * "Was", "Wer")? Short cells without digits, one of them a known word.
 */
bool table_is_header(const struct slice *cells, size_t n);

/* One such known word, "Owner", "Fällig bis", and nothing else; signs behind it are no matter. */
bool table_is_header_word(struct slice s);
/* Is it one for what is to be done or was said, whose cells are sentences? */
bool table_is_task_word(struct slice s);

/* "Owner: Maya", "Termin: 4.12.": a line of a record, with such a word as its label. */
bool table_is_record_line(struct slice s);

/* The cells joined by " | ", a row's text. */
struct slice table_text(struct pool *pool, const struct slice *cells, size_t n);

/* A row block of cells; headers may be NULL. Fills text by joining the cells. */
struct block *table_row(struct pool *pool, struct block_list *blocks, struct slice *cells, size_t n,
    struct slice *headers, size_t header_count);

#endif
