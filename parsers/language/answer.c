/* See answer.h. */
#include "parsers/language/answer.h"

void
answer_read(struct pool *pool, const struct question *question, struct slice text,
    const struct quote_pair *pairs, size_t pair_count, struct reading *reading)
{
}
