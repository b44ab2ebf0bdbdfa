/* See html_table.h. Method: each cell is walked by itself; grid.h makes the rows. */
#include "parsers/mail/grid.h"
#include "parsers/mail/html_table.h"

static const struct html_node *
next_in(const struct html_node *n, const struct html_node *root)
{
	if (n->child != NULL)
		return n->child;
	while (n != root && n->next == NULL)
		n = n->parent;
	return n == root ? NULL : n->next;
}

/* Bytes of a cell in a table of one row; letters are laid out in columns of longer texts. */
#define BRIEF_BYTES 240

bool
html_table_is_data(const struct html_tree *tree, const struct html_node *table)
{
	const struct html_node *cell = NULL;
	size_t filled = 0, rows = 0, most = 0;
	bool brief = true;

	for (const struct html_node *n = next_in(table, table); n != NULL; n = next_in(n, table)) {
		if (n->tag == HTML_TABLE)
			return false;
		if (n->tag == HTML_TR)
			filled = 0;
		if (n->tag == HTML_TD || n->tag == HTML_TH)
			cell = n;
		/* white space between the cells is in no cell */
		if (n->tag == HTML_TEXT && cell != NULL &&
		    slice_trim(slice_to(slice_from(tree->text, n->start), n->len)).len > 0) {
			filled++;
			rows += filled == 2;
			most = filled > most ? filled : most;
			brief = brief && n->len <= BRIEF_BYTES;
			cell = NULL;
		}
	}
	return rows >= 2 || (most >= 3 && brief);
}

static void
row_read(struct html_walk *w, struct grid *g, const struct html_node *tr)
{
	bool heads = true, room = true;

	grid_row_begin(g);
	for (const struct html_node *td = tr->child; td != NULL && room; td = td->next) {
		struct html_walk inner = { .pool = w->pool, .tree = w->tree };

		if (td->tag != HTML_TD && td->tag != HTML_TH)
			continue;
		heads = heads && td->tag == HTML_TH;
		html_walk(&inner, td);
		room = grid_cell_add(g, inner.out, td->level, td->number);
		if (room && inner.line.box != BOX_NONE)
			g->box = inner.line.box;
	}
	g->heads = heads || (tr->parent->is & IS_HEAD_ROWS) != 0;
	grid_row_end(g);
}

void
html_table_add(struct html_walk *w, const struct html_node *table)
{
	struct grid g = { .pool = w->pool };

	for (const struct html_node *n = next_in(table, table); n != NULL && !g.out.cut; n = next_in(n, table))
		if (n->tag == HTML_TR)
			row_read(w, &g, n);
	grid_end(&g);
	for (size_t i = 0; i < g.out.n; i++)
		html_walk_add(w, &g.out.v[i], -1);
	w->out.cut = w->out.cut || g.out.cut;
}
