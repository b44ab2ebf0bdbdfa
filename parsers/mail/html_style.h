/*
 * html_style: what attributes of an element say about its look and meaning,
 * over all the mail programs and exports that html.c knows.
 */
#ifndef AGREED_HTML_STYLE_H
#define AGREED_HTML_STYLE_H

#include "parsers/mail/html_tree.h"

struct html_style {
	int look;           /* LOOK_ bits, on the way in those inherited */
	int is;             /* IS_ bits */
	enum block_box box;
	bool hidden;        /* not displayed */
	bool quote;         /* somebody else's words */
	bool no_quote;      /* a blockquote that only indents */
	bool listed;        /* stands for a list item */
	bool block;         /* an inline element displayed as a block */
	bool inlined;       /* a block displayed inline, as Notion writes its check boxes */
	int level;          /* of a list item or heading, 1-based; 0: not said */
	int indent;         /* steps of a left margin */
	int number;         /* value or start of an ordered list; 0: not said */
	int rows, columns;  /* rowspan, colspan; 0: not said */
	struct slice alt;   /* text that stands for a picture */
	bool checkbox;      /* input type=checkbox */
};

/* atts as libxml2 gives them: name and value in turn, ended by NULL; or NULL. */
void html_style_read(const unsigned char **atts, struct html_style *style);

#endif
