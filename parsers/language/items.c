/* See items.h. */
#include "parsers/language/items.h"

void
items_read(struct pool *pool, const struct question *question, const struct block_list *blocks,
    struct reading *reading)
{
}
