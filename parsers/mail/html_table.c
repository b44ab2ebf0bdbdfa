/*
 * See html_table.h. Method: each cell is walked by itself and its blocks
 * joined. A row with a list in one of its cells is given cell by cell, the
 * head of the column above the list, for its entries are points of their own.
 */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/mail/html_table.h"
#include "parsers/mail/table.h"

/* A cell below or beside that is covered, as rowspan and colspan have it. */
struct span {
	struct slice text;
	int rows;
};

struct grid {
	struct html_walk *w;
	struct span spans[TABLE_CELL_MAX];
	struct slice *headers;
	size_t header_count;
	bool begun;             /* a row of several cells has come */
};

struct row {
	struct slice cells[TABLE_CELL_MAX];
	struct block_list blocks[TABLE_CELL_MAX];
	size_t n;
	size_t filled;
	bool heads;             /* all of them <th>, or in <thead> */
	bool bold;
	bool lists;             /* a cell holds several points */
	bool struck;
	enum block_box box;
};

/* ---- data or layout ------------------------------------------------------------ */

static const struct html_node *
next_in(const struct html_node *n, const struct html_node *root)
{
	if (n->child != NULL)
		return n->child;
	while (n != root && n->next == NULL)
		n = n->parent;
	return n == root ? NULL : n->next;
}

bool
html_table_is_data(const struct html_node *table)
{
	const struct html_node *cell = NULL;
	size_t filled = 0, rows = 0;

	for (const struct html_node *n = next_in(table, table); n != NULL; n = next_in(n, table)) {
		if (n->tag == HTML_TABLE)
			return false;
		if (n->tag == HTML_TR)
			filled = 0;
		if (n->tag == HTML_TD || n->tag == HTML_TH)
			cell = n;
		/* white space between the cells is in no cell; a space inside one is still short */
		if (n->tag == HTML_TEXT && cell != NULL && n->len > 2) {
			filled++;
			rows += filled == 2;
			cell = NULL;
		}
	}
	return rows >= 2;
}

/* ---- cells ----------------------------------------------------------------------- */

static struct slice
cell_join(struct pool *pool, const struct block_list *blocks)
{
	struct text t;

	if (blocks->n == 1)
		return blocks->v[0].text;
	text_init(&t, pool);
	for (size_t i = 0; i < blocks->n; i++) {
		if (i > 0)
			text_add(&t, strchr(".;:,!?", t.p[t.len - 1]) != NULL ? SLICE(" ") : SLICE("; "));
		text_add(&t, blocks->v[i].text);
	}
	return text_slice(&t);
}

static void
cell_read(struct grid *g, struct row *row, const struct html_node *td)
{
	struct html_walk inner = { .pool = g->w->pool, .tree = g->w->tree };
	struct block_list *blocks = &row->blocks[row->n];
	size_t points = 0;

	html_walk(&inner, td);
	*blocks = inner.out;
	for (size_t i = 0; i < blocks->n; i++) {
		struct block *b = &blocks->v[i];

		points += b->kind == BLOCK_ITEM;
		if (b->box != BOX_NONE)
			row->box = b->box;
		row->bold = row->bold && b->bold;
		row->struck = row->struck && b->struck;
	}
	row->lists = row->lists || points >= 2;
	row->filled += blocks->n > 0;
	row->cells[row->n] = cell_join(g->w->pool, blocks);
	if (inner.line.box != BOX_NONE)
		row->box = inner.line.box == BOX_DONE ? BOX_DONE : BOX_OPEN;
}

/* Cells that reach down from rows above. */
static void
spans_take(struct grid *g, struct row *row)
{
	while (row->n < TABLE_CELL_MAX && g->spans[row->n].rows > 0) {
		struct span *s = &g->spans[row->n];

		s->rows--;
		row->cells[row->n] = s->text;
		row->blocks[row->n] = (struct block_list){ 0 };
		row->n++;
	}
}

static void
row_read(struct grid *g, const struct html_node *tr, struct row *row)
{
	*row = (struct row){ .heads = true, .bold = true, .struck = true };
	for (const struct html_node *td = tr->child; td != NULL; td = td->next) {
		if (td->tag != HTML_TD && td->tag != HTML_TH)
			continue;
		spans_take(g, row);
		if (row->n == TABLE_CELL_MAX)
			break;
		cell_read(g, row, td);
		row->heads = row->heads && td->tag == HTML_TH;
		g->spans[row->n] = (struct span){ row->cells[row->n], td->number > 1 ? td->number - 1 : 0 };
		row->n++;
		for (int i = 1; i < td->level && row->n < TABLE_CELL_MAX; i++)
			row->n++;
	}
	spans_take(g, row);
	row->heads = row->heads || (tr->parent->is & IS_HEAD_ROWS) != 0;
}

/* ---- rows --------------------------------------------------------------------------- */

static struct slice *
cells_keep(struct pool *pool, const struct row *row)
{
	struct slice *cells = pool_array(pool, row->n, sizeof(*cells));

	memcpy(cells, row->cells, row->n * sizeof(*cells));
	return cells;
}

static void
row_add(struct grid *g, const struct row *row)
{
	struct block_list one = { 0 };
	struct slice *cells = cells_keep(g->w->pool, row);
	struct block *b = table_row(g->w->pool, &one, cells, row->n, g->headers, g->header_count);
	bool heads = !g->begun && row->box == BOX_NONE && (row->heads || table_is_header(cells, row->n) ||
	    (row->bold && row->filled > 1));

	if (heads) {
		b->header_row = true;
		b->headers = g->headers = cells;
		b->header_count = g->header_count = row->n;
	}
	b->bold = row->bold;
	b->struck = row->struck;
	b->box = row->box;
	g->begun = true;
	html_walk_add(g->w, b, -1);
}

/* "Marketing" over all columns: the head of the rows below. */
static void
title_add(struct grid *g, const struct row *row)
{
	for (size_t i = 0; i < row->n; i++)
		for (size_t j = 0; j < row->blocks[i].n; j++) {
			struct block b = row->blocks[i].v[j];

			if (b.kind == BLOCK_PARAGRAPH && b.text.len <= 80 && row->blocks[i].n == 1) {
				b.kind = BLOCK_HEADING;
				b.level = 4;
			}
			html_walk_add(g->w, &b, -1);
		}
}

/* The head of a column over the list in its cell. */
static void
column_head_add(struct grid *g, size_t column)
{
	struct block b = { .kind = BLOCK_HEADING, .level = 5 };

	if (column >= g->header_count || g->headers[column].len == 0)
		return;
	b.text = g->headers[column];
	html_walk_add(g->w, &b, -1);
}

static void
lists_add(struct grid *g, const struct row *row)
{
	for (size_t i = 0; i < row->n; i++) {
		const struct block_list *blocks = &row->blocks[i];

		if (blocks->n == 0)
			continue;
		if (blocks->n > 1 || blocks->v[0].kind == BLOCK_ITEM)
			column_head_add(g, i);
		for (size_t j = 0; j < blocks->n; j++)
			html_walk_add(g->w, &blocks->v[j], -1);
	}
	g->begun = true;
}

void
html_table_add(struct html_walk *w, const struct html_node *table)
{
	struct grid g = { .w = w };
	struct row row;

	for (const struct html_node *n = next_in(table, table); n != NULL && !w->out.cut; n = next_in(n, table)) {
		if (n->tag != HTML_TR) {
			continue;
		}
		row_read(&g, n, &row);
		if (row.filled == 0)
			continue;
		if (row.lists)
			lists_add(&g, &row);
		else if (row.filled == 1 && (row.n == 1 || !g.begun || row.cells[0].len > 0) && row.box == BOX_NONE &&
		    row.n > 0 && row.filled == row.n)
			title_add(&g, &row);
		else
			row_add(&g, &row);
	}
}
