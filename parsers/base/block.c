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

bool
block_is_quoted(const struct block *b)
{
	return b->kind == BLOCK_QUOTE || b->quote > 0;
}

void
block_select(struct pool *pool, const struct block_list *list, int first, int last, int depth,
    struct block_list *out)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct block *from = &list->v[i];
		struct block *b;

		if (from->line < first || (last > 0 && from->line > last))
			continue;
		b = block_add(pool, out, from->kind);
		if (b == NULL)
			return;
		*b = *from;
		b->quote = from->quote > depth ? from->quote - depth : 0;
		if (b->kind == BLOCK_QUOTE && b->quote == 0 && from->quote > 0) /* a signature stays one */
			b->kind = from->inner;
	}
	if (list->cut)
		out->cut = true;
}
