/* See quote.h. */
#include "parsers/mail/quote.h"

struct slice
quote_reply(struct pool *pool, struct slice text)
{
	return text;
}

struct slice
quote_split(struct pool *pool, struct slice text, struct quote_pair **pairs, size_t *n)
{
	*pairs = NULL;
	*n = 0;
	return quote_reply(pool, text);
}

bool
quote_is_introduction(struct pool *pool, struct slice line)
{
	return false;
}
