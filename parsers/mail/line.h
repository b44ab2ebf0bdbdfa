/*
 * line: a text as lines that know how deep they are quoted; what forward.c
 * and quote.c both walk over. A text is split once for both: what one of them
 * found out about a line by itself, the line remembers for the other.
 *
 * Slices point into the text. Quote marks are '>' at the start of a line, with
 * a space behind each or not; a mark inside a line is text.
 */
#ifndef AGREED_LINE_H
#define AGREED_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "parsers/base/text.h"

struct pool;

struct line {
	struct slice raw; /* as it stands */
	struct slice s;   /* without quote marks, trimmed; empty for a blank line */
	int depth;        /* quote marks */
	bool ends;        /* an introduction may end here (introduction_may_end) */
	size_t next_end;  /* the first line from this one on where one may */
	unsigned char mark,
	    label; /* forward_line_mark, forward_line_label and 1, 0 as long as nobody asked */
	size_t opens_none; /* of how many lines it is known that no introduction begins here (introduction_at); or 0 */
};

/* The lines of a text; the first n of them are the lines of its beginning. */
struct lines {
	struct line *v;
	size_t n;
};

struct lines line_split(struct pool *pool, struct slice text);
/* The first lines, at most n. */
struct lines lines_to(struct lines lines, size_t n);
/* raw without at most depth quote marks, each with the space behind it. */
struct slice line_unquote(struct slice raw, int depth);
/* The next line from at on that is not blank; lines->n when there is none. */
size_t line_next(const struct lines *lines, size_t at);
/* The lines first..last, without quote marks, joined by spaces. */
struct slice line_join(struct pool *pool, const struct lines *lines, size_t first, size_t last);
/* Is the line nothing but signs (a rule, an underline)? */
bool line_is_rule(struct slice s);

#endif
