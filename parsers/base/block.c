#include "parsers/base/block.h"
#include "parsers/base/pool.h"

struct block *
block_add(struct pool *pool, struct block_list *list, enum block_kind kind)
{
	struct block *b;

	if (list->n >= BLOCK_MAX) {
		list->cut = true;
		return NULL;
	}
	list->v = pool_grow(pool, list->v, list->n, &list->cap, sizeof(*list->v));
	b = &list->v[list->n++];
	*b = (struct block){ .kind = kind, .lines = 1 };
	return b;
}
