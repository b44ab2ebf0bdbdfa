/*
 * labelled: typed text with a column of labels at its left, as reports after a form have it:
 *
 *     Problem      The lid breaks after a week.
 *     Measures     - ML to stop the delivery, today
 *                  - sort the stock -> Omar, 4 Dec
 *
 * Used by plain.c before anything else looks at the lines: the labels become headings, and what stands at the right is
 * read as any other text. Only where points of a list stand in the right column. Linear in the lines.
 */
#ifndef AGREED_LABELLED_H
#define AGREED_LABELLED_H

#include <stddef.h>

#include "parsers/base/text.h"

struct pool;

/* Narrows those of the n lines to what stands at the right. The labels, by line, empty where a line has none; NULL if
 * there are none at all. */
struct slice *labelled_narrow(struct pool *pool, struct slice *lines, size_t n);

#endif
