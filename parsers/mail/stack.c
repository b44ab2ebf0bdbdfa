/* See stack.h. Method: count the heads, then take as many cells for a row as there are, as long as they look alike. */
#include "parsers/mail/stack.h"
#include "parsers/base/pool.h"
#include "parsers/mail/look.h"
#include "parsers/mail/table.h"

/* A head of a column is short. */
#define HEAD_BYTES 30
/* Words of who, when or how it stands; a sentence is longer. */
#define NARROW_WORDS 6
/* Lines of one cell; a paragraph that is longer is none. */
#define CELL_LINES 8
#define ROWS_MAX   400

struct stack {
	struct pool *pool;
	const struct slice *lines;
	size_t n, at;
	bool gaps; /* blank lines part the cells */
	struct slice heads[STACK_COLUMNS_MAX];
	size_t columns;
};

/* The cell at s->at, which moves behind it; false at the text's end, or when it is no cell. */
static bool
cell_next(struct stack *s, struct slice *cell)
{
	struct text t;
	size_t from = s->at;

	if (s->at >= s->n)
		return false;
	*cell = slice_trim(s->lines[s->at++]);
	if (!s->gaps)
		return true;
	if (cell->len > 0 && s->at < s->n && slice_trim(s->lines[s->at]).len > 0) {
		text_init(&t, s->pool);
		text_add(&t, *cell);
		for (; s->at < s->n && slice_trim(s->lines[s->at]).len > 0; s->at++) {
			if (s->at - from >= CELL_LINES)
				return false;
			text_add_char(&t, ' ');
			text_add(&t, slice_trim(s->lines[s->at]));
		}
		*cell = text_slice(&t);
	}
	/* the blank line behind it */
	s->at += s->at < s->n;
	return true;
}

bool
stack_may_begin(const struct slice *lines, size_t n)
{
	size_t next = n > 1 && slice_trim(lines[1]).len == 0 ? 2 : 1;
	struct slice first, second;

	if (next + 1 >= n)
		return false;
	first = slice_trim(lines[0]);
	second = slice_trim(lines[next]);
	return second.len > 0 && second.len <= HEAD_BYTES && first.len <= HEAD_BYTES && table_is_header_word(second) &&
	    table_is_header_word(first);
}

static bool
heads_read(struct stack *s)
{
	struct slice cell;
	size_t at;

	s->gaps = s->n > 1 && slice_trim(s->lines[1]).len == 0;
	for (at = s->at; cell_next(s, &cell) && s->columns < STACK_COLUMNS_MAX; at = s->at) {
		if (cell.len == 0 || cell.len > HEAD_BYTES || !table_is_header_word(cell))
			break;
		s->heads[s->columns++] = cell;
	}
	s->at = at;
	return s->columns >= STACK_COLUMNS_LEAST;
}

/* Is it a row: nothing long below who or when, and more than one cell with words? */
static bool
is_row(const struct stack *s, const struct slice *cells)
{
	size_t filled = 0;

	for (size_t i = 0; i < s->columns; i++) {
		if (look_words(cells[i]) > NARROW_WORDS && !table_is_task_word(s->heads[i]))
			return false;
		filled += cells[i].len > 0;
	}
	return filled > 1;
}

/* The next row's cells, or NULL; s->at is left where it was. */
static struct slice *
row_read(struct stack *s)
{
	struct slice *cells = pool_array(s->pool, s->columns, sizeof(*cells));
	size_t from = s->at;

	for (size_t i = 0; i < s->columns; i++) {
		/* the last cells may be empty, and the text at its end */
		if (!cell_next(s, &cells[i]) && (i < 2 || s->at < s->n)) {
			s->at = from;
			return NULL;
		}
	}
	if (is_row(s, cells))
		return cells;
	s->at = from;
	return NULL;
}

size_t
stack_read(struct pool *pool, const struct slice *lines, size_t n, int line, struct block_list *blocks)
{
	struct stack s = { .pool = pool, .lines = lines, .n = n };
	struct slice *heads, *cells;
	struct block *b;
	size_t from;

	if (!heads_read(&s))
		return 0;
	from = s.at;
	cells = row_read(&s);
	if (cells == NULL)
		return 0;
	heads = pool_array(pool, s.columns, sizeof(*heads));
	for (size_t i = 0; i < s.columns; i++)
		heads[i] = s.heads[i];
	b = table_row(pool, blocks, heads, s.columns, heads, s.columns);
	if (b == NULL)
		return 0;
	b->header_row = true;
	b->line = line;
	b->lines = 1;
	for (size_t rows = 0; cells != NULL && rows < ROWS_MAX; rows++) {
		b = table_row(pool, blocks, cells, s.columns, heads, s.columns);
		if (b == NULL)
			break;
		b->line = line + (int)from;
		b->lines = (int)(s.at - from);
		from = s.at;
		cells = row_read(&s);
	}
	return from;
}
