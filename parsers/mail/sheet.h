/*
 * sheet: an attached file of comma-separated values (RFC 4180), as boards and
 * lists are exported, as rows of a table.
 *
 * The character between fields is the one of comma, semicolon and tab by which
 * there is a header, or that a line among the first holds most of; Excel's own line "sep=;" says it outright. The header is
 * the first of the first lines that reads as one (table.h); titles may stand above.
 */
#ifndef AGREED_SHEET_H
#define AGREED_SHEET_H

#include "parsers/base/block.h"
#include "parsers/base/text.h"

struct pool;

/* Adds the rows to blocks. NULL, or why its end was not read, in words for people. */
const char *sheet_blocks(struct pool *pool, struct slice s, struct block_list *blocks);

#endif
