/* See date.h. */
#include "parsers/language/date.h"

size_t
date_find(struct pool *pool, const struct date_context *context, struct slice text, struct date_found **list)
{
	*list = NULL;
	return 0;
}

bool
date_due(struct pool *pool, const struct date_context *context, struct slice text, const struct date_found *found,
    struct reading_due *due)
{
	return false;
}

struct slice
date_language(struct pool *pool, struct slice text)
{
	return SLICE("en");
}
