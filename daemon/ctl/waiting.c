/* `agreectl waiting`: who waits on whom in all open agreements, and the longest chain of it. */
#include <stdio.h>
#include <string.h>

#include "daemon/ctl/records.h"
#include "daemon/ctl/table.h"
#include "parsers/base/chain.h"
#include "parsers/base/pool.h"
#include "parsers/base/text.h"

/* A point of an open agreement. */
struct point {
	const struct store_agreement *a;
	const struct store_item *item;
};

struct points {
	struct point *v;
	size_t n, cap;
	struct chain_edge *edges; /* what has not ended */
	size_t edge_count;
};

static const struct point *
point_find(const struct points *p, int64_t item)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->v[i].item->id == item)
			return &p->v[i];
	return NULL;
}

/* The agreements in which somebody waits, with their points. */
static void
points_load(struct records *r, struct points *p)
{
	struct store_agreement *agreements;
	struct store_wait *waits;
	size_t n = store_agreements(r->store, r->pool, true, &agreements);
	size_t wait_count = store_waits(r->store, r->pool, 0, &waits);

	for (size_t i = 0; i < n; i++) {
		struct store_item *items = NULL;
		size_t item_count = 0;

		for (size_t w = 0; w < wait_count && item_count == 0; w++)
			if (waits[w].agreement == agreements[i].id || waits[w].on_agreement == agreements[i].id)
				item_count = store_items(r->store, r->pool, agreements[i].id, &items);
		for (size_t k = 0; k < item_count; k++) {
			p->v = pool_grow(r->pool, p->v, p->n, &p->cap, sizeof(*p->v));
			p->v[p->n++] = (struct point) { &agreements[i], &items[k] };
		}
	}
	p->edges = pool_array(r->pool, wait_count + 1, sizeof(*p->edges));
	for (size_t w = 0; w < wait_count; w++) {
		const struct point *a = point_find(p, waits[w].item), *b = point_find(p, waits[w].on);

		if (a != NULL && b != NULL && !records_is_over(a->item->state) && !records_is_over(b->item->state))
			p->edges[p->edge_count++] = (struct chain_edge) { waits[w].item, waits[w].on };
	}
}

static const char *
tag_of(struct pool *pool, const struct point *p)
{
	struct text t;

	text_init(&t, pool);
	text_addf(&t, "A-%lld.%d", (long long)p->a->id, p->item->n);
	return t.p;
}

static json_t *
point_json(struct records *r, const struct point *p)
{
	return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s}", "point", tag_of(r->pool, p), "agreement", p->a->title, "text",
	    p->item->text, "owner", records_owners(r->pool, p->item), "state", p->item->state, "due", p->item->due);
}

static int
waiting_json(struct records *r, const struct points *p, const int64_t *way, size_t len)
{
	json_t *chain = json_array(), *waits = json_array();

	for (size_t i = 0; i < len; i++)
		json_array_append_new(chain, point_json(r, point_find(p, way[i])));
	for (size_t i = 0; i < p->edge_count; i++)
		json_array_append_new(waits, json_pack("{s:o, s:o}", "waits", point_json(r, point_find(p, p->edges[i].waits)),
		    "on", point_json(r, point_find(p, p->edges[i].on))));
	return records_print(json_pack("{s:o, s:o}", "longest", chain, "waits", waits));
}

static void
waits_print(struct records *r, const struct points *p)
{
	static const char *const headings[] = { "POINT", "OWNER", "WAITS FOR", "OF", "STATE", "DUE", NULL };
	struct table t;

	table_start(&t, r->pool, headings);
	for (size_t i = 0; i < p->edge_count; i++) {
		const struct point *a = point_find(p, p->edges[i].waits), *b = point_find(p, p->edges[i].on);

		table_row_add(&t, (const char *const[]) { tag_of(r->pool, a), records_owners(r->pool, a->item),
		    tag_of(r->pool, b), records_owners(r->pool, b->item), b->item->state, b->item->due });
	}
	table_print(&t);
}

static int
waiting(struct records *r)
{
	struct points p = { 0 };
	int64_t *way = NULL;
	size_t len;

	points_load(r, &p);
	len = chain_longest(r->pool, p.edges, p.edge_count, &way);
	if (r->json)
		return waiting_json(r, &p, way, len);
	if (len == 0) {
		puts("Nobody waits for another point.");
		return 0;
	}
	waits_print(r, &p);
	printf("\nThe longest chain, first what all the rest waits for:\n");
	for (size_t i = len; i-- > 0;) {
		const struct point *point = point_find(&p, way[i]);

		printf("  %s %s, %s%s%s: %s (%s)\n", tag_of(r->pool, point), records_owners(r->pool, point->item),
		    point->item->state, point->item->due[0] == '\0' ? "" : ", due ", point->item->due, point->item->text,
		    point->a->title);
	}
	return 0;
}

int
ctl_waiting(int argc, char **argv)
{
	return records_run(argc, argv, waiting);
}
