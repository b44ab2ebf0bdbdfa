/* See grid.h. */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/mail/bullet.h"
#include "parsers/mail/grid.h"

/* A line over all columns that is longer heads nothing. */
#define TITLE_BYTES 80
/* A bullet or a check box: "[ ]" */
#define MARK_BYTES 4

/* ---- cells ------------------------------------------------------------------ */

/* "4.12.", "4/12": its stop ends no sentence. */
static bool
is_figures(struct slice s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((s.p[i] < '0' || s.p[i] > '9') && !char_among(s.p[i], "./- "))
			return false;
	return s.len > 0;
}

static struct slice
cell_text(struct pool *pool, const struct block_list *blocks)
{
	struct text t;

	if (blocks->n == 1)
		return blocks->v[0].text;
	text_init(&t, pool);
	text_add(&t, SLICE(""));
	for (size_t i = 0; i < blocks->n; i++) {
		if (t.len > 0)
			text_add(&t, (char_among(t.p[t.len - 1], ".;:,!?") && !is_figures(blocks->v[i - 1].text)) ||
			    blocks->v[i].text.p[0] == '(' ?
			    SLICE(" ") : SLICE("; "));
		text_add(&t, blocks->v[i].text);
	}
	return text_slice(&t);
}

/* A running number: says nothing about how the row looks. */
static bool
is_count(struct slice s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((s.p[i] < '0' || s.p[i] > '9') && memchr(".)#( ", s.p[i], 5) == NULL)
			return false;
	return s.len > 0 && s.len < 6;
}

/* Columns that are covered by cells of rows above. */
static void
reaching_take(struct grid *g)
{
	while (g->n < TABLE_CELL_MAX && g->below[g->n] > 0) {
		g->below[g->n]--;
		g->cells[g->n] = (struct grid_cell){ .text = g->reaching[g->n] };
		g->n++;
	}
}

void
grid_row_begin(struct grid *g)
{
	g->n = g->filled = 0;
	g->heads = g->worded = false;
	g->bold = g->struck = true;
	g->lists = false;
	g->box = BOX_NONE;
	reaching_take(g);
}

bool
grid_cell_add(struct grid *g, struct block_list blocks, int columns, int rows)
{
	struct grid_cell *cell = &g->cells[g->n];
	size_t points = 0;

	if (g->n == TABLE_CELL_MAX)
		return false;
	for (size_t i = 0; i < blocks.n; i++) {
		struct block *b = &blocks.v[i];

		points += b->kind == BLOCK_ITEM;
		if (b->box != BOX_NONE)
			g->box = b->box;
		if (is_count(b->text))
			continue;
		g->worded = true;
		g->bold = g->bold && b->bold;
		g->struck = g->struck && b->struck;
	}
	g->lists = g->lists || points >= 2;
	g->out.cut = g->out.cut || blocks.cut;
	g->filled += blocks.n > 0;
	*cell = (struct grid_cell){ blocks, cell_text(g->pool, &blocks) };
	g->below[g->n] = rows > 1 ? rows - 1 : 0;
	g->reaching[g->n] = cell->text;
	g->n++;
	for (int i = 1; i < columns && g->n < TABLE_CELL_MAX; i++)
		g->cells[g->n++] = (struct grid_cell){ .text = SLICE("") };
	reaching_take(g);
	return true;
}

/* ---- rows --------------------------------------------------------------------- */

static void
block_put(struct grid *g, const struct block *b)
{
	struct block *copy = block_add(g->pool, &g->out, b->kind);

	if (copy != NULL)
		*copy = *b;
}

/* "Marketing" over all columns. */
static void
title_add(struct grid *g)
{
	for (size_t i = 0; i < g->n; i++)
		for (size_t j = 0; j < g->cells[i].blocks.n; j++) {
			struct block b = g->cells[i].blocks.v[j];

			if (b.kind == BLOCK_PARAGRAPH && b.text.len <= TITLE_BYTES && g->cells[i].blocks.n == 1) {
				b.kind = BLOCK_HEADING;
				b.level = 4;
			}
			block_put(g, &b);
		}
}

static void
lists_add(struct grid *g)
{
	for (size_t i = 0; i < g->n; i++) {
		const struct block_list *blocks = &g->cells[i].blocks;
		struct block head = { .kind = BLOCK_HEADING, .level = 5 };

		if (blocks->n == 0)
			continue;
		if ((blocks->n > 1 || blocks->v[0].kind == BLOCK_ITEM) && i < g->header_count &&
		    g->headers[i].len > 0) {
			head.text = g->headers[i];
			block_put(g, &head);
		}
		for (size_t j = 0; j < blocks->n; j++)
			block_put(g, &blocks->v[j]);
	}
	g->begun = true;
}

static void
row_add(struct grid *g)
{
	struct slice *cells = pool_array(g->pool, g->n, sizeof(*cells));
	struct block *b;

	for (size_t i = 0; i < g->n; i++)
		cells[i] = g->cells[i].text;
	b = table_row(g->pool, &g->out, cells, g->n, g->headers, g->header_count);
	if (b == NULL)
		return;
	if (!g->begun && g->box == BOX_NONE &&
	    (g->heads || table_is_header(cells, g->n) || (g->bold && g->worded && g->filled > 1))) {
		b->header_row = true;
		b->headers = g->headers = cells;
		b->header_count = g->header_count = g->n;
	}
	b->bold = g->bold && g->worded;
	b->struck = g->struck && g->worded;
	b->box = g->box;
	g->begun = true;
}

/* Bytes of a cell that only says who, when or where. */
#define LABEL_BYTES 40

/* "Owner", "Wer": a column of people. */
static bool
is_of_owners(struct slice header)
{
	static const char *const heads[] = { "owner", "owners", "who", "name", "person", "responsible", "resp", "resp.", "assignee",
		"assigned to", "lead", "pic", "action by", "wer", "verantwortlich", "zust\303\244ndig", "qui", "responsable", "pilote",
		"qui\303\251n", "encargado" };

	return slice_among(slice_trim(header), heads, sizeof(heads) / sizeof(heads[0]));
}

/*
 * The cell whose list gives a row for each of its entries: the only one with a list, below a header, all others
 * short, so that they hold for each of them. Returns g->n where there is none.
 */
static size_t
list_of_rows(const struct grid *g)
{
	size_t at = g->n, labels = 0;

	if (g->header_count != g->n || !table_is_header(g->headers, g->header_count))
		return g->n;
	for (size_t i = 0; i < g->n; i++) {
		const struct block_list *blocks = &g->cells[i].blocks;
		size_t items = 0;

		for (size_t j = 0; j < blocks->n; j++)
			items += blocks->v[j].kind == BLOCK_ITEM;
		if (items > 0 && (items < blocks->n || at < g->n))
			return g->n;
		if (items > 0)
			at = i;
		else if (blocks->n > 1 || g->cells[i].text.len > LABEL_BYTES)
			return g->n;
		else
			labels += g->cells[i].text.len > 0;
	}
	/* "Owner | Actions": beside the list only whose it is */
	return labels > 1 || (labels == 1 && g->n == 2 && at < 2 && is_of_owners(g->headers[1 - at])) ? at : g->n;
}

/* Bytes of a paragraph that may be a task, and no name or day. */
#define TASK_BYTES 16

/*
 * "Action", the last column, over "Maya to book the room" and, below it in the same cell, "Omar to send the plan":
 * a row for each. Where other columns follow, they say who does the one task.
 */
static size_t
actions_of_rows(const struct grid *g)
{
	static const char *const heads[] = { "action", "actions", "action item", "action items", "actions agreed",
		"to do", "todo", "aktion", "aktionen", "ma\303\237nahme", "ma\303\237nahmen", "aufgabe", "aufgaben",
		"acci\303\263n", "acciones" };

	const struct block_list *blocks;
	size_t tasks = 0;

	if (g->n < 2 || g->header_count != g->n ||
	    !slice_among(slice_trim(g->headers[g->n - 1]), heads, sizeof(heads) / sizeof(heads[0])))
		return g->n;
	blocks = &g->cells[g->n - 1].blocks;
	for (size_t j = 0; j < blocks->n; j++)
		tasks += blocks->v[j].kind == BLOCK_PARAGRAPH && blocks->v[j].text.len >= TASK_BYTES &&
		    !unicode_starts_lower(blocks->v[j].text) && blocks->v[j].text.p[0] != '(';
	return tasks > 1 && tasks == blocks->n ? g->n - 1 : g->n;
}

static void
list_rows_add(struct grid *g, size_t at)
{
	const struct block_list blocks = g->cells[at].blocks;

	for (size_t i = 0; i < blocks.n; i++) {
		g->cells[at].text = blocks.v[i].text;
		g->box = blocks.v[i].box;
		g->struck = blocks.v[i].struck;
		row_add(g);
	}
}

/*
 * "[ ] | Maya will send it": what a page lays out in two columns, a mark and its point, is
 * a line of a list. Is the first cell a mark alone? What it says goes into *typed.
 */
static bool
is_marked(struct grid *g, struct block *typed)
{
	struct text t;

	if (g->header_count > 0 || g->n != 2 || g->cells[0].text.len > MARK_BYTES || g->cells[1].blocks.n == 0 ||
	    g->cells[1].blocks.v[0].kind != BLOCK_PARAGRAPH)
		return false;
	*typed = (struct block) { .kind = BLOCK_PARAGRAPH, .box = g->box };
	if (g->cells[0].blocks.n == 0)
		return g->box != BOX_NONE;
	text_init(&t, g->pool);
	text_add(&t, g->cells[0].text);
	text_add(&t, SLICE(" x"));
	return slice_eq(bullet_take(text_slice(&t), typed), SLICE("x")) && typed->kind == BLOCK_ITEM &&
	    !typed->ordered;
}

static void
marked_add(struct grid *g, const struct block *typed)
{
	const struct block_list *blocks = &g->cells[1].blocks;

	for (size_t i = 0; i < blocks->n; i++) {
		struct block b = blocks->v[i];

		if (i == 0) {
			b.kind = BLOCK_ITEM;
			b.box = typed->box;
		}
		block_put(g, &b);
	}
}

void
grid_row_end(struct grid *g)
{
	size_t first = 0;
	struct block typed;

	if (g->filled == 0)
		return;
	if (is_marked(g, &typed)) {
		marked_add(g, &typed);
		return;
	}
	while (g->cells[first].blocks.n == 0)
		first++;
	if (actions_of_rows(g) < g->n)
		list_rows_add(g, actions_of_rows(g));
	else if (g->lists && list_of_rows(g) < g->n)
		list_rows_add(g, list_of_rows(g));
	else if (g->lists)
		lists_add(g);
	else if (g->filled == 1 && first == 0 && g->box == BOX_NONE)
		title_add(g);
	else
		row_add(g);
}

/* Rows of a table that is one record. */
#define RECORD_ROWS 8

/* "Action | Book the stand", "Owner | Tom", "Due | 4 Dec": are its rows labels and values of one task? */
static bool
is_record(const struct grid *g)
{
	bool task = false, other = false;

	for (size_t i = 0; i < g->out.n; i++) {
		const struct block *b = &g->out.v[i];

		if (b->kind != BLOCK_ROW || b->cell_count != 2 || b->cells[1].len == 0 || !table_is_header_word(slice_trim(b->cells[0])))
			return false;
		if (table_is_task_word(slice_trim(b->cells[0])))
			task = true;
		else
			other = true;
	}
	return task && other && g->out.n > 1 && g->out.n <= RECORD_ROWS;
}

void
grid_end(struct grid *g)
{
	if (!is_record(g))
		return;
	for (size_t i = 0; i < g->out.n; i++) {
		struct block *b = &g->out.v[i];
		struct text line;

		text_init(&line, g->pool);
		text_add(&line, slice_trim(b->cells[0]));
		if (!slice_ends_nocase(slice_trim(b->cells[0]), SLICE(":")))
			text_add(&line, SLICE(":"));
		text_add(&line, SLICE(" "));
		text_add(&line, b->cells[1]);
		*b = (struct block) { .kind = BLOCK_PARAGRAPH, .text = text_slice(&line), .line = b->line, .lines = b->lines };
	}
}
