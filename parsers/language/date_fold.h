/*
 * date_fold: a text as the words files see it: small letters, no accents,
 * simplified Chinese, plain dashes, quotes, spaces and digits. NUL-terminated.
 */
#ifndef AGREED_DATE_FOLD_H
#define AGREED_DATE_FOLD_H

#include <stddef.h>
#include <stdint.h>

#include "parsers/base/text.h"

struct pool;

struct date_fold {
	const char *p;
	size_t len;
	const uint32_t *origin; /* where each byte came from, one more for the end; NULL: the same place */
};

/* Text beyond 16 MB is not looked at. */
struct date_fold date_fold(struct pool *pool, struct slice text);
/* The place in the text of byte at of the folded one. */
static inline size_t
date_fold_origin(const struct date_fold *fold, size_t at)
{
	return fold->origin == NULL ? at : fold->origin[at];
}

#endif
