/*
 * cite: plain text with '>' in front of what is quoted, to blocks. The
 * writer's own lines and the quoted ones are read apart, each as Markdown
 * where it looks like it and as plain text else; so what is quoted has its
 * kind (in inner), and a quoted line never runs into an own one.
 *
 * text is clean (text_clean); slices live in pool; line counts the lines of
 * text. Quotes deeper than CITE_DEPTH_MAX are read as if they were that deep.
 */
#ifndef AGREED_CITE_H
#define AGREED_CITE_H

#include "parsers/base/block.h"
#include "parsers/base/text.h"

struct pool;

#define CITE_DEPTH_MAX 8

/* html: tags inside Markdown are HTML; false for text that was HTML already (markdown.h). */
void cite_blocks(struct pool *pool, struct slice text, bool html, struct block_list *blocks);

/* Makes the blocks from index from on quoted, depth levels deeper than they are. */
void cite_deepen(struct block_list *blocks, size_t from, int depth);

#endif
