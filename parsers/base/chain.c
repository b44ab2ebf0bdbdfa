/*
 * See chain.h. Method: both walk over all edges again and again until nothing
 * changes; there are few edges, and a walk that long needs no second structure.
 */
#include "parsers/base/chain.h"
#include "parsers/base/pool.h"

struct node {
	int64_t id;
	size_t length; /* edges of the longest way from here; or 1 when it was reached */
	size_t next;   /* the node after it on that way */
};

struct nodes {
	struct node *v;
	size_t n;
};

static size_t
node_of(struct nodes *nodes, int64_t id)
{
	size_t i = 0;

	while (i < nodes->n && nodes->v[i].id != id)
		i++;
	if (i == nodes->n)
		nodes->v[nodes->n++] = (struct node) { id, 0, 0 };
	return i;
}

static struct nodes
nodes_make(struct pool *pool, const struct chain_edge *edges, size_t n)
{
	struct nodes nodes = { pool_array(pool, 2 * n + 2, sizeof(*nodes.v)), 0 };

	for (size_t i = 0; i < n; i++) {
		node_of(&nodes, edges[i].waits);
		node_of(&nodes, edges[i].on);
	}
	return nodes;
}

size_t
chain_circle(struct pool *pool, const struct chain_edge *edges, size_t n, int64_t waits, int64_t on, int64_t **way)
{
	struct nodes nodes = nodes_make(pool, edges, n);
	size_t from = node_of(&nodes, on), to = node_of(&nodes, waits), len = 0;

	/* who reaches the waiting one, backwards from it */
	nodes.v[to].length = 1;
	for (size_t turn = 0; turn < nodes.n && nodes.v[from].length == 0; turn++)
		for (size_t i = 0; i < n; i++) {
			size_t a = node_of(&nodes, edges[i].waits), b = node_of(&nodes, edges[i].on);

			if (nodes.v[a].length == 0 && nodes.v[b].length != 0) {
				nodes.v[a].length = 1;
				nodes.v[a].next = b;
			}
		}
	if (nodes.v[from].length == 0)
		return 0;
	*way = pool_array(pool, nodes.n + 2, sizeof(**way));
	(*way)[len++] = waits;
	for (size_t i = from; i != to; i = nodes.v[i].next)
		(*way)[len++] = nodes.v[i].id;
	(*way)[len++] = waits;
	return len;
}

size_t
chain_longest(struct pool *pool, const struct chain_edge *edges, size_t n, int64_t **way)
{
	struct nodes nodes = nodes_make(pool, edges, n);
	size_t best = 0, len = 0;

	for (size_t turn = 0; turn < nodes.n; turn++)
		for (size_t i = 0; i < n; i++) {
			size_t a = node_of(&nodes, edges[i].waits), b = node_of(&nodes, edges[i].on);

			if (nodes.v[a].length < nodes.v[b].length + 1 && nodes.v[b].length < nodes.n) {
				nodes.v[a].length = nodes.v[b].length + 1;
				nodes.v[a].next = b;
			}
		}
	for (size_t i = 0; i < nodes.n; i++)
		best = nodes.v[i].length > nodes.v[best].length ? i : best;
	if (n == 0)
		return 0;
	*way = pool_array(pool, nodes.n + 1, sizeof(**way));
	for (size_t i = best; len < nodes.n; i = nodes.v[i].next) {
		(*way)[len++] = nodes.v[i].id;
		if (nodes.v[i].length == 0)
			break;
	}
	return len;
}
