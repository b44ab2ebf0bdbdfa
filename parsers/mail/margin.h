/*
 * margin: minutes typed with a column at the right that says who acts, and perhaps
 * by when: its title ("Action", "Wer / bis wann") stands far to the right, and so do
 * the names, beside the last line of what was said.
 *
 * Used by plain.c. What has a name beside it becomes a row of two cells below the
 * titles "Subject" and "Action by" (or "Who"); all else in between becomes headings and
 * paragraphs. Columns are counted in characters, tabs are eight wide.
 */
#ifndef AGREED_MARGIN_H
#define AGREED_MARGIN_H

#include <stdbool.h>
#include <stddef.h>

#include "parsers/base/block.h"
#include "parsers/base/text.h"

struct pool;

/* May the line have the title of such a column at its end? Cheap; asked of every line. */
bool margin_may_head(struct slice line);

/* "Wer / Termin": a title of both, which no table's column has beside a label. */
bool margin_says_who_and_when(struct slice line);

/*
 * How many lines, from the one with the title on, are such minutes; 0 when it is no
 * title or nothing stands below it. Their blocks are added; line is the number of lines[0].
 */
size_t
margin_read(struct pool *pool, const struct slice *lines, size_t n, int line, struct block_list *blocks);

/*
 * The same where the column has no title: its width, 0 if the text has none, and the first line of the paragraph in which
 * it begins. Read from that line on.
 */
size_t margin_untitled(struct pool *pool, const struct slice *lines, size_t n, size_t *first);
size_t margin_read_untitled(
    struct pool *pool, const struct slice *lines, size_t n, int line, struct block_list *blocks);

#endif
