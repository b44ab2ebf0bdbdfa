/*
 * markdown: Markdown (GitHub's flavour) to blocks, by md4c.
 *
 * Only for text that looks like it: in plain prose '_', '*' and '#' are
 * characters, and would be lost. HTML inside Markdown is read as HTML; a tag
 * that is none ("<jane>") stays as text.
 *
 * text is clean (text_clean); slices live in pool; line and lines count the
 * lines of text. Never fails: where md4c gives up (it does not), the text is
 * read as plain.
 */
#ifndef AGREED_MARKDOWN_H
#define AGREED_MARKDOWN_H

#include <stdbool.h>

#include "parsers/base/block.h"
#include "parsers/base/text.h"

struct pool;

/* Lists and quotes nested deeper are read as if they were this deep. */
#define MARKDOWN_DEPTH_MAX 64

/* Is this text/plain Markdown? Asks for signs that nobody types by chance. */
bool markdown_is_likely(struct slice text);

/* html: tags in it are HTML (and not what somebody wrote about HTML inside of HTML). */
void markdown_blocks(struct pool *pool, struct slice text, bool html, struct block_list *blocks);

#endif
