/*
 * mailto: the people whom an HTML text names by a link to their address: a chip of Google Docs or Notion,
 * somebody mentioned in Outlook. Only the words of a link are displayed; here is whom they mean.
 *
 * html is valid UTF-8. What comes back lives in pool: at most MAILTO_MAX, in the order written, none twice. A
 * link that shows the address itself, or whose words hold a character reference, is left out. Linear.
 */
#ifndef AGREED_MAILTO_H
#define AGREED_MAILTO_H

#include <stddef.h>

#include "parsers/base/block.h"

struct pool;

/* People of one text; a meeting has fewer. */
#define MAILTO_MAX 100

size_t mailto_find(struct pool *pool, struct slice html, struct block_link **links);

#endif
