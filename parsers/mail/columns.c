/*
 * See columns.h. Method: where the columns begin is told by the rule of dashes
 * below the header, or else by the header's own words. A line belongs to the table
 * as long as a space stands in front of each column; one whose first column is
 * empty goes on with the row above. Columns are counted in characters.
 */
#include "parsers/mail/columns.h"
#include "parsers/base/pool.h"
#include "parsers/mail/table.h"

/* Lines of one table. */
#define LINES_MAX 400

struct columns {
	size_t at[TABLE_CELL_MAX]; /* characters from the line's start */
	size_t n;
};

/* The byte of the k-th character, or the length. */
static size_t
byte_of(struct slice s, size_t k)
{
	size_t i = 0;

	for (; i < s.len; i++)
		if (((unsigned char)s.p[i] & 0xc0) != 0x80 && k-- == 0)
			return i;
	return i;
}

/* Where words begin that have at least so many spaces before them. */
static bool
columns_find(struct slice s, size_t spaces, struct columns *c)
{
	size_t gap = spaces, at = 0;

	c->n = 0;
	for (size_t i = 0; i < s.len; i++) {
		if (((unsigned char)s.p[i] & 0xc0) == 0x80)
			continue;
		if (s.p[i] == '\t')
			return false;
		if (s.p[i] == ' ') {
			gap++;
		} else {
			if (gap >= spaces || c->n == 0) {
				if (c->n == TABLE_CELL_MAX)
					return false;
				c->at[c->n++] = at;
			}
			gap = 0;
		}
		at++;
	}
	return c->n >= 3;
}

/* The cells of a line; false when a word stands across where a column begins. */
static bool
line_split(struct slice s, const struct columns *c, struct slice *cells)
{
	for (size_t i = 0; i < c->n; i++) {
		size_t from = byte_of(s, i == 0 ? 0 : c->at[i]);
		size_t to = i + 1 < c->n ? byte_of(s, c->at[i + 1]) : s.len;

		if (i > 0 && from < s.len && s.p[from - 1] != ' ')
			return false;
		cells[i] = slice_trim((struct slice) { s.p + from, to - from });
	}
	return true;
}

static size_t
filled(const struct slice *cells, size_t n)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		count += cells[i].len > 0;
	return count;
}

static struct slice
joined(struct pool *pool, struct slice a, struct slice b)
{
	struct text t;

	if (a.len == 0 || b.len == 0)
		return a.len > 0 ? a : b;
	text_init(&t, pool);
	text_add(&t, a);
	text_add_char(&t, ' ');
	text_add(&t, b);
	return text_slice(&t);
}

/* A row of its own, or the rest of the one above? */
static bool
goes_on(const struct slice *cells, size_t n, size_t rows)
{
	return rows > 0 && cells[0].len == 0 && filled(cells, n) < 3 && cells[n - 1].len == 0;
}

struct typed {
	struct slice *cells;
	int line, lines;
};

/* The lines below the header as rows; how many lines they take. */
static size_t
rows_find(struct pool *pool, const struct slice *lines, size_t n, const struct columns *c, struct typed *rows,
    size_t *count)
{
	size_t i = 0;

	*count = 0;
	for (; i < n && i < LINES_MAX && slice_trim(lines[i]).len > 0; i++) {
		struct slice cells[TABLE_CELL_MAX];

		if (table_is_rule(lines[i]))
			continue;
		if (!line_split(lines[i], c, cells))
			break;
		if (goes_on(cells, c->n, *count)) {
			struct typed *up = &rows[*count - 1];

			for (size_t j = 0; j < c->n; j++)
				up->cells[j] = joined(pool, up->cells[j], cells[j]);
			up->lines = (int)i - up->line + 1;
			continue;
		}
		/* prose has but one long first cell */
		if (filled(cells, c->n) < 2)
			break;
		rows[*count].cells = pool_array(pool, c->n, sizeof(struct slice));
		for (size_t j = 0; j < c->n; j++)
			rows[*count].cells[j] = cells[j];
		rows[*count].line = (int)i;
		rows[(*count)++].lines = 1;
	}
	return i;
}

static void
cells_clean(struct pool *pool, struct slice *cells, size_t n)
{
	for (size_t i = 0; i < n; i++)
		cells[i] = text_clean_line(pool, cells[i], cells[i].len * 3 + 8);
}

size_t
columns_read(struct pool *pool, const struct slice *lines, size_t n, int line, struct block_list *blocks)
{
	struct slice *headers = pool_array(pool, TABLE_CELL_MAX, sizeof(*headers));
	bool ruled = n > 1 && table_is_rule(lines[1]);
	size_t first = ruled ? 2 : 1, used, count;
	struct columns c;
	struct typed *rows;
	struct block *b;

	if (!columns_find(ruled ? lines[1] : lines[0], ruled ? 1 : 2, &c) || n <= first ||
	    !line_split(lines[0], &c, headers) || filled(headers, c.n) < c.n)
		return 0;
	rows = pool_array(pool, n - first < LINES_MAX ? n - first : LINES_MAX, sizeof(*rows));
	used = rows_find(pool, lines + first, n - first, &c, rows, &count);
	if (count < 2)
		return 0;
	cells_clean(pool, headers, c.n);
	b = table_row(pool, blocks, headers, c.n, headers, c.n);
	if (b == NULL)
		return 0;
	b->header_row = true;
	b->line = line;
	for (size_t i = 0; i < count; i++) {
		cells_clean(pool, rows[i].cells, c.n);
		b = table_row(pool, blocks, rows[i].cells, c.n, headers, c.n);
		if (b == NULL)
			break;
		b->line = line + (int)first + rows[i].line;
		b->lines = rows[i].lines;
	}
	return first + used;
}
