/*
 * plain: decoded plain text to blocks.
 *
 * Finds in the layout of typed text what people mean by it: bullets and
 * numbers (their wrapped lines joined, their indentation as level), wrapped
 * paragraphs, underlined and CAPITAL headings, lines that end in ':' and head
 * what follows, check boxes, tables by pipes, tabs or aligned columns, quoted
 * lines, the signature. It judges layout; the only words it knows are those of
 * table headers (table.h).
 *
 * text is clean (text_clean: LF, no control characters but tab). The blocks'
 * slices live in pool; line and lines count the lines of text. Never fails:
 * text without any layout is paragraphs. Time is linear in the text.
 */
#ifndef AGREED_PLAIN_H
#define AGREED_PLAIN_H

#include "parsers/base/block.h"
#include "parsers/base/text.h"

struct pool;

void plain_blocks(struct pool *pool, struct slice text, struct block_list *blocks);

#endif
