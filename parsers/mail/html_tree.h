/*
 * html_tree: the two steps below html.c. html_filter takes out of the bytes
 * what libxml2 would misread; html_tree_make has libxml2's HTML parser read
 * them and keeps of its events a small tree: elements that stand as blocks,
 * and between them text, each piece with the look it inherited. Inline
 * elements leave nothing but that look, what is not displayed leaves nothing.
 *
 * Tree and texts live in pool. The tree is at most HTML_TREE_DEPTH deep; walk
 * it with a loop over child, next and parent, never by recursion.
 */
#ifndef AGREED_HTML_TREE_H
#define AGREED_HTML_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "parsers/base/block.h"
#include "parsers/base/text.h"

struct pool;

/* Elements inside elements, inline ones counted too. Mailers stay below 100. */
#define HTML_TREE_DEPTH 256

enum html_tag {
	HTML_INLINE, HTML_TEXT, HTML_BR, HTML_BOX, HTML_BLOCK, HTML_P, HTML_HEADING, HTML_LIST, HTML_LI,
	HTML_TABLE, HTML_TR, HTML_TD, HTML_TH, HTML_PRE, HTML_QUOTE, HTML_HR, HTML_HIDDEN
};

/* What an element itself is, besides its tag. */
enum {
	IS_TIGHT = 1,        /* a paragraph without room above and below */
	IS_SEPARATOR = 2,    /* could be where Outlook begins to quote: it has a line above */
	IS_REPLY_HEAD = 4,   /* says so by its id */
	IS_SIGNATURE = 8,
	IS_LISTED = 16,      /* Word's paragraph that is a list item */
	IS_ORDERED = 32,
	IS_HEAD_ROWS = 64,   /* thead */
	IS_TERM = 256,       /* dt */
	IS_DETAIL = 512,     /* dd */
	IS_WORD = 128        /* Word's paragraph for lists: a bullet may stand in it as text */
};

struct html_node {
	enum html_tag tag;
	enum block_box box;       /* BOX, LI and blocks that carry a check mark */
	int look;                /* TEXT: LOOK_ bits (phrase.h) */
	int is;
	int level;               /* HEADING 1..6; LI and listed paragraphs 0..; LIST its depth; TD its columns */
	int number;              /* LI of an ordered list; TD its rows */
	int indent;              /* of a block, in steps of a margin */
	size_t start, len;       /* TEXT: its bytes in html_tree.text */
	struct html_node *parent, *child, *last, *next;
};

struct html_tree {
	struct html_node *root;
	struct slice text;       /* of all TEXT nodes */
	bool cut;                /* too deep, or out of memory: the end is missing */
};

/* html without comments, declarations, styles, scripts, Office's own tags and attributes beyond the bound. */
struct slice html_filter(struct pool *pool, struct slice html);

/* html_entity.c: what the entity writes with which s begins, and its length with '&' and ';'; empty where libxml2
 * knows it itself, or it is none. */
struct slice html_entity(struct slice s, size_t *length);

void html_tree_make(struct pool *pool, struct slice filtered, struct html_tree *tree);

#endif
