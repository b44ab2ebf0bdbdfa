/*
 * block: the one document model. Plain text, HTML and Markdown all become a
 * list of blocks in reading order; what looks for action items reads blocks
 * and never markup.
 *
 * All slices are clean UTF-8 (text_clean_line) and live in the pool that made
 * the list. Inline markup is gone from the text: links keep their words, code
 * spans and emphasis keep their content. A BLOCK_ITEM's text comes without
 * its bullet, number or check box.
 */
#ifndef AGREED_BLOCK_H
#define AGREED_BLOCK_H

#include <stdbool.h>
#include <stddef.h>

#include "parsers/base/text.h"

enum block_kind {
	BLOCK_HEADING,   /* level 1..6; also underlined and all-bold lines that head a section */
	BLOCK_PARAGRAPH,
	BLOCK_ITEM,      /* list item; level 0 is the outermost list */
	BLOCK_ROW,       /* table row; cells[], and headers[] of its table */
	BLOCK_CODE,      /* a line of code: never an item */
	BLOCK_QUOTE      /* text that somebody else wrote, quoted */
};

enum block_box { BOX_NONE, BOX_OPEN, BOX_DONE };

/* Somebody whom the text names by a link to his address. */
struct block_link {
	struct slice name, address;
};

struct block {
	enum block_kind kind;
	int level;
	int line;               /* first line in the decoded main text, 1-based */
	int lines;              /* how many of its lines the block covers, at least 1 */
	enum block_box box;     /* check box in front: [ ] [x] and their Unicode signs */
	bool ordered;           /* item with a number */
	int number;             /* its number, 0 if none */
	bool written;           /* the number is a Chinese word, as of chapters */
	bool lettered;          /* letters stand before the number: "T2." */
	bool arrow;             /* item whose sign is an arrow: "-> Maya sends it" */
	bool bold;              /* the whole text is bold */
	bool struck;            /* the whole text is struck through */
	bool heads;             /* a paragraph or item that ends in ':' and heads what follows */
	struct slice text;      /* one line; for a row the cells joined by " | " */
	struct slice lead;      /* bold words at the start of the text, if any (part of text) */
	struct slice *cells;    /* BLOCK_ROW */
	size_t cell_count;
	struct slice *headers;  /* BLOCK_ROW: the header cells of the same table, or NULL */
	size_t header_count;
	bool header_row;        /* this row is itself the header */
	int quote;              /* how many quotes it stands in; 0: the writer's own */
	enum block_kind inner;  /* BLOCK_QUOTE from HTML: what it would be if it were not quoted */
	const struct block_link *links; /* of the whole text that the block stands in; mailto.h */
	size_t link_count;
};

struct block_list {
	struct block *v;
	size_t n;
	size_t cap;
	bool cut;               /* something was left out because a limit was reached */
};

/* More blocks than any notes have: a bound for hostile mails, in blocks. */
#define BLOCK_MAX 20000

/* Appends a zeroed block and returns it; NULL (and list->cut) at BLOCK_MAX. */
struct block *block_add(struct pool *pool, struct block_list *list, enum block_kind kind);

/* Is it somebody else's words that the writer quotes? */
bool block_is_quoted(const struct block *b);

/*
 * The blocks of list that begin in the lines first..last (last 0: to the end),
 * as they are for somebody to whom quote level depth is the text itself: a
 * BLOCK_QUOTE of that level gets its inner kind back, deeper ones stay quotes.
 * That is how the body of a forward is taken out of the blocks of the whole.
 */
void block_select(struct pool *pool, const struct block_list *list, int first, int last, int depth,
    struct block_list *out);

#endif
