/*
 * office: a Word document (.docx, ECMA-376 WordprocessingML) to blocks: headings
 * by style, lists by numbering, tables, check boxes, what is struck through.
 * Deleted and hidden text, comments, headers and notes at the foot are not read.
 *
 * The blocks' slices live in pool; they have no lines yet (lines.h: line says
 * whether an empty line should come before). Returns NULL, or, in words for
 * people, why the document was read only in part or not at all ("is locked by a
 * password"). Reads no file; what is inflated is counted and bounded.
 */
#ifndef AGREED_OFFICE_H
#define AGREED_OFFICE_H

#include "parsers/base/block.h"
#include "parsers/base/text.h"

struct pool;

/* Inflated bytes of one part of a document that are looked at. */
#define OFFICE_MAX ((size_t)32 * 1024 * 1024)

const char *office_blocks(struct pool *pool, struct slice docx, struct block_list *blocks);

/*
 * Loads what libxml2's reader and libzip load lazily, before the jail is closed;
 * after html_prepare. The environment has to name a time zone (TZ), lest libzip
 * looks at /etc/localtime with each package.
 */
void office_prepare(void);

#endif
