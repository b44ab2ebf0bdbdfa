/*
 * html_walk: the tree of an HTML document to blocks without lines; between
 * html.c, which numbers the lines, and html_table.c, which has the cells walked.
 */
#ifndef AGREED_HTML_WALK_H
#define AGREED_HTML_WALK_H

#include "parsers/base/block.h"
#include "parsers/mail/phrase.h"
#include "parsers/mail/html_tree.h"

struct html_walk {
	struct pool *pool;
	const struct html_tree *tree;
	struct phrase line;
	struct block_list out;   /* line: 1 where an empty line should come before the block */
	signed char *typed;      /* of each block: its indent when it is nothing but typed words, else -1 */
	size_t typed_cap;
	bool gap;                /* an empty line comes before the next block */
	int quote;
	const struct html_node *signature; /* that is open, or NULL */
	bool term;               /* the line is a term; its detail goes on in it */
	int heading;             /* level of the heading that is open, or 0 */
	const struct html_node *item; /* list item whose first line is yet to come */
	int item_level;          /* of the list item that is open, or -1 */
};

/* Walks what is below root and adds it to w->out. w is zeroed but for pool and tree. */
void html_walk(struct html_walk *w, const struct html_node *root);

/* Adds a finished block at the walk's quote depth, with the gap that waits; NULL at the limit. */
struct block *html_walk_add(struct html_walk *w, const struct block *b, int typed);

#endif
