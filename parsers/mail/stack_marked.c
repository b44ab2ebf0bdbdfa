/* See stack.h. Tables whose rows end in a line of white space with a tab, which is how Outlook writes them as text. */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/mail/look.h"
#include "parsers/mail/stack.h"
#include "parsers/mail/table.h"

/* A head of a column is short. */
#define HEAD_BYTES 40
/* Lines of a row, blank ones among them: a cell may hold a paragraph. */
#define ROW_LINES 48
#define ROWS_MAX  400
/* Cells of a row, of which several may be paragraphs of one. */
#define CELLS_MAX (2 * STACK_COLUMNS_MAX)

struct marked {
	struct pool *pool;
	const struct slice *lines;
	size_t n, at;
	int line;  /* the number of the first */
	bool gaps; /* blank lines part the cells */
};

static bool
is_blank(struct slice line)
{
	return slice_trim(line).len == 0;
}

static bool
is_mark(struct slice line)
{
	return is_blank(line) && slice_find_char(line, '\t') < line.len;
}

/* Does the mark at line i end a row? One before a blank line, or before a cell that is set in, is an empty cell. */
static bool
ends_row(const struct marked *m, size_t i)
{
	if (i + 1 >= m->n)
		return true;
	if (is_blank(m->lines[i + 1]))
		return false;
	return m->gaps || m->lines[i + 1].p[0] != '\t';
}

/* The cell at m->at, which moves behind it: one line, or where blank lines part them, a paragraph. */
static struct slice
cell_read(struct marked *m)
{
	struct text t;

	text_init(&t, m->pool);
	text_add(&t, slice_trim(m->lines[m->at++]));
	while (m->gaps && m->at < m->n && !is_blank(m->lines[m->at])) {
		text_add_char(&t, ' ');
		text_add(&t, slice_trim(m->lines[m->at++]));
	}
	return text_slice(&t);
}

/* The cells of the row at m->at, at most max, behind whose mark it moves; 0, and it stays, when there is none. */
static size_t
row_read(struct marked *m, struct slice *cells, size_t max)
{
	size_t from = m->at, n = 0;

	while (m->at < m->n && m->at < from + ROW_LINES) {
		if (is_mark(m->lines[m->at]) && ends_row(m, m->at)) {
			m->at++;
			return n;
		}
		if (is_blank(m->lines[m->at]) && !is_mark(m->lines[m->at])) {
			m->at++;
			continue;
		}
		if (n == max)
			break;
		if (is_mark(m->lines[m->at])) {
			cells[n++] = SLICE("");
			m->at++;
		} else {
			cells[n++] = cell_read(m);
		}
	}
	m->at = from;
	return 0;
}

/* "23.10.2026", "4/12", "2026-10-23". */
static bool
is_figures(struct slice cell)
{
	size_t digits = 0;

	for (size_t i = 0; i < cell.len; i++) {
		if (cell.p[i] >= '0' && cell.p[i] <= '9')
			digits++;
		else if (memchr("./- ", cell.p[i], 4) == NULL)
			return false;
	}
	return digits > 1;
}

/* Paragraphs of one cell are told as so many: they are the last ones in front of the figures at the end. */
static size_t
less_paragraphs(struct pool *pool, struct slice *cells, size_t n, size_t columns)
{
	size_t last = n;

	while (last > 2 && (is_figures(cells[last - 1]) || cells[last - 1].len == 0))
		last--;
	for (; n > columns && last > 2; n--, last--) {
		struct text t;

		text_init(&t, pool);
		text_add(&t, cells[last - 2]);
		text_add(&t, SLICE(", "));
		text_add(&t, cells[last - 1]);
		cells[last - 2] = text_slice(&t);
		memmove(&cells[last - 1], &cells[last], (n - last) * sizeof(*cells));
	}
	return n;
}

static bool
are_heads(const struct slice *cells, size_t n)
{
	bool known = false;

	for (size_t i = 0; i < n; i++) {
		if (cells[i].len == 0 || cells[i].len > HEAD_BYTES || is_figures(cells[i]))
			return false;
		known = known || table_is_header_word(cells[i]);
	}
	return known && n >= STACK_COLUMNS_LEAST;
}

bool
stack_marked_may_begin(const struct slice *lines, size_t n)
{
	struct slice first = n > 1 ? slice_trim(lines[0]) : SLICE("");

	if (first.len == 0 || first.len > HEAD_BYTES)
		return false;
	for (size_t i = 1; i < n && i <= 2 * (size_t)STACK_COLUMNS_MAX + 1; i++) {
		if (is_mark(lines[i]))
			return i >= STACK_COLUMNS_LEAST;
		if (lines[i].len > HEAD_BYTES)
			return false;
	}
	return false;
}

/* Rows that are looked at before it is taken for a table: each line of a long text may look like the first. */
#define ROWS_SEEN 6

/* Has each row behind the heads as many cells? "Hello," above them is none of them. */
static bool
are_rows(struct marked m, size_t columns)
{
	struct slice cells[CELLS_MAX];
	size_t rows = 0, count;

	for (; rows < ROWS_SEEN && (count = row_read(&m, cells, CELLS_MAX)) > 0; rows++)
		if (count < columns)
			return false;
	return rows > 0;
}

static struct block *
row_add(const struct marked *m, struct block_list *blocks, struct slice *cells, struct slice *heads, size_t columns, size_t from)
{
	struct block *b = table_row(m->pool, blocks, cells, columns, heads, columns);

	if (b != NULL) {
		b->header_row = from == 0;
		b->line = m->line + (int)from;
		b->lines = (int)(m->at - from);
	}
	return b;
}

size_t
stack_marked_read(struct pool *pool, const struct slice *lines, size_t n, int line, struct block_list *blocks)
{
	struct marked m = { .pool = pool, .lines = lines, .n = n, .line = line, .gaps = n > 1 && is_blank(lines[1]) };
	struct slice *heads = pool_array(pool, STACK_COLUMNS_MAX, sizeof(*heads)), *cells;
	size_t columns = row_read(&m, heads, STACK_COLUMNS_MAX), from, count;

	if (columns == 0 || !are_heads(heads, columns) || !are_rows(m, columns))
		return 0;
	cells = pool_array(pool, columns, sizeof(*cells));
	memcpy(cells, heads, columns * sizeof(*cells));
	if (row_add(&m, blocks, cells, heads, columns, 0) == NULL)
		return 0;
	for (size_t rows = 0; rows < ROWS_MAX; rows++) {
		from = m.at;
		cells = pool_array(pool, CELLS_MAX, sizeof(*cells));
		count = row_read(&m, cells, CELLS_MAX);
		if (count < columns || less_paragraphs(pool, cells, count, columns) > columns ||
		    row_add(&m, blocks, cells, heads, columns, from) == NULL) {
			m.at = from;
			break;
		}
	}
	return m.at;
}
