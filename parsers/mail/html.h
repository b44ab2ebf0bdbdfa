/*
 * html: an HTML mail to blocks, and to a plain text for people.
 *
 * Knows what mail programs make: Outlook's list paragraphs that are no lists,
 * Gmail's lines that are divs, layout tables, exports of Notion and Google
 * Docs with their check boxes, and where each of them begins to quote. What is
 * not displayed (display:none, style, script, title) is not read.
 *
 * html is valid UTF-8, whatever its meta elements say. Everything that comes
 * back lives in pool. The text has one line a block line, quoted parts marked
 * by "> ", and blocks[].line counts its lines. A quoted block has kind
 * BLOCK_QUOTE, its own kind in inner and its depth in quote (block_select
 * turns the body of a forward back).
 *
 * Returns false when the document could only be read in part (nested deeper
 * than 256, longer than HTML_MAX, out of memory): blocks and text hold what
 * came before. Nothing is ever fetched.
 */
#ifndef AGREED_HTML_H
#define AGREED_HTML_H

#include <stdbool.h>

#include "parsers/base/block.h"
#include "parsers/base/text.h"

struct pool;

/* Bytes of one HTML part that are looked at; a mail of notes has below 300 KB. */
#define HTML_MAX ((size_t)2 * 1024 * 1024)
/* Attributes on one element; the parser compares each with each. */
#define HTML_ATTRIBUTE_MAX 200

/* Loads what libxml2 loads lazily, before the jail is closed. */
void html_prepare(void);

bool html_blocks(struct pool *pool, struct slice html, struct block_list *blocks, struct slice *text);

#endif
