/*
 * sheet: an attached file of comma-separated values (RFC 4180), as boards and
 * lists are exported, as rows of a table.
 *
 * Files of this kind hold anything: sales, calendars, people. One is read if one
 * of its first lines heads a column for whoever does something ("Owner",
 * "Zugewiesen an"), or one for tasks beside one for their day or state; what
 * parts that line, comma, semicolon or tab, parts the file. Excel's own line
 * "sep=;" may stand above, and titles.
 */
#ifndef AGREED_SHEET_H
#define AGREED_SHEET_H

#include "parsers/base/block.h"
#include "parsers/base/text.h"

struct pool;

/* Adds the rows to blocks. NULL, or why it was not read, or its end was not, in words for people. */
const char *sheet_blocks(struct pool *pool, struct slice s, struct block_list *blocks);

#endif
