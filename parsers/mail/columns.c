/*
 * See columns.h. Method: where the columns begin is told by the rule of dashes
 * below the header, or else by the header's own words; without a header, by where
 * words begin behind two spaces in several lines. A line belongs to the table as
 * long as a space stands in front of each column; one whose first column is empty
 * goes on with the row above. Columns are counted in characters.
 */
#include <string.h>

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
	return c->n >= 2;
}

struct typed {
	struct slice *cells;
	int line, lines;
};

/* "Lindenberg 4 Dec": a word too long for its column, alone in it, pushes the next one on; where that begins,
 * else from. */
static size_t
pushed(struct slice s, size_t column, size_t from)
{
	size_t end = from;

	if (s.p[from - 1] == ' ')
		return from;
	if (column == 0 || s.p[column - 1] != ' ' || slice_find_char(slice_from(s, column), ' ') + column < from)
		return from;
	while (end < s.len && s.p[end] != ' ')
		end++;
	return end;
}

/* The cells of a line; false when a word stands across where a column begins, or is pushed on over a whole one. */
static bool
line_split(struct slice s, const struct columns *c, struct slice *cells)
{
	size_t from = 0;

	for (size_t i = 0; i < c->n; i++) {
		size_t to = i + 1 < c->n ? byte_of(s, c->at[i + 1]) : s.len;

		if (i + 1 < c->n && to < s.len)
			to = pushed(s, i == 0 ? 0 : byte_of(s, c->at[i]), to);
		if (to < from || (i > 0 && from < s.len && from > 0 && s.p[from - 1] != ' ' && s.p[from] != ' '))
			return false;
		cells[i] = slice_trim((struct slice) { s.p + from, to - from });
		from = to;
	}
	return true;
}

/* A sentence in the row above that is not at its end, and nobody beside it yet: the line below says the rest. */
static bool
is_unfinished(const struct slice *cells, size_t n, const struct typed *up)
{
	size_t widest = 1;

	for (size_t j = 1; j < n; j++)
		if (up->cells[j].len > up->cells[widest].len)
			widest = j;
	for (size_t j = widest + 1; j < n; j++)
		if (up->cells[j].len > 0)
			return false;
	return up->cells[widest].len > 0 && cells[widest].len > 0 &&
	    !char_among(up->cells[widest].p[up->cells[widest].len - 1], ".!?:;)");
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

/* "Interim: borrow some" below a row that has its owner: another point. */
static bool
begins_label(const struct slice *cells, size_t n, const struct typed *up)
{
	struct slice cell = n > 1 ? cells[1] : cells[0];
	size_t colon = slice_find_char(cell, ':');

	return up->cells[n - 1].len > 0 && filled(cells, n) == 1 && colon + 1 < cell.len && cell.p[colon + 1] == ' ' &&
	    cell.p[0] >= 'A' && cell.p[0] <= 'Z' && slice_find_char(cell, ' ') > colon;
}

/* A row of its own, or the rest of the one above? */
static bool
goes_on(const struct slice *cells, size_t n, const struct typed *up)
{
	if (up != NULL && begins_label(cells, n, up))
		return false;
	/* "n. Vorlage" and, below it, "2.2" */
	if (up != NULL && filled(cells, n) == 1 && cells[n - 1].len > 0 && up->cells[n - 1].len > 0)
		return true;
	return up != NULL && cells[0].len == 0 &&
	    ((filled(cells, n) < 3 && (cells[n - 1].len == 0 || up->cells[n - 1].len == 0)) ||
	        is_unfinished(cells, n, up));
}

/* Adds a line's cells to those of the row above. */
static void
row_extend(struct pool *pool, struct typed *up, const struct slice *cells, size_t n, int line)
{
	for (size_t j = 0; j < n; j++)
		up->cells[j] = joined(pool, up->cells[j], cells[j]);
	up->lines = line - up->line + 1;
}

static struct typed
row_new(struct pool *pool, const struct slice *cells, size_t n, int line)
{
	struct typed row = { .cells = pool_array(pool, n, sizeof(struct slice)), .line = line, .lines = 1 };

	for (size_t j = 0; j < n; j++)
		row.cells[j] = cells[j];
	return row;
}

/* Columns from which on a line behind a gap is still a row of the table, if it keeps to all of them. */
#define GAP_COLUMNS 3

/* Behind the empty line at lines[i] the next group of rows, as minutes have one for each topic? */
static bool
goes_on_behind_gap(const struct slice *lines, size_t n, size_t i, const struct columns *c)
{
	struct slice cells[TABLE_CELL_MAX];

	return c->n >= GAP_COLUMNS && i + 1 < n && slice_trim(lines[i + 1]).len > 0 && line_split(lines[i + 1], c, cells) &&
	    cells[0].len > 0 && filled(cells, c->n) > 1;
}

#define NUMBER_BYTES 6

/* "3.01", "12", "07-2": a room or a running number, and no day or point of a list. */
static bool
is_number(struct slice cell)
{
	for (size_t i = 0; i < cell.len; i++)
		if ((cell.p[i] < '0' || cell.p[i] > '9') &&
		    !(i > 0 && i + 1 < cell.len && (cell.p[i] == '.' || cell.p[i] == '-')))
			return false;
	return cell.len > 0 && cell.len <= NUMBER_BYTES;
}

/* "14.6  Pump 2 runs again, no need to act.": words that run on over the columns of nobody and no day, between rows that keep to them. */
static bool
across_split(const struct slice *lines, size_t n, size_t i, const struct columns *c, struct slice *cells)
{
	struct slice s = lines[i];
	size_t from = byte_of(s, c->n > 1 ? c->at[1] : 0);

	if (c->n < GAP_COLUMNS || i + 1 >= n || !line_split(lines[i + 1], c, cells) || filled(cells, c->n) < 2 || from == 0 || from >= s.len ||
	    s.p[from - 1] != ' ')
		return false;
	for (size_t j = 2; j < c->n; j++)
		cells[j] = slice_to(s, 0);
	cells[0] = slice_trim(slice_to(s, from));
	cells[1] = slice_trim(slice_from(s, from));
	return cells[0].len > 0 && is_number(cells[0]);
}

/* The lines below the header as rows; how many lines they take. */
static size_t
rows_find(struct pool *pool, const struct slice *lines, size_t n, const struct columns *c, struct typed *rows,
    size_t *count)
{
	size_t i = 0;

	*count = 0;
	for (; i < n && i < LINES_MAX; i++) {
		struct slice cells[TABLE_CELL_MAX];

		if (slice_trim(lines[i]).len == 0 && !(*count > 0 && goes_on_behind_gap(lines, n, i, c)))
			break;
		if (table_is_rule(lines[i]) || slice_trim(lines[i]).len == 0)
			continue;
		if (!line_split(lines[i], c, cells) && !across_split(lines, n, i, c, cells))
			break;
		if (goes_on(cells, c->n, *count > 0 ? &rows[*count - 1] : NULL)) {
			row_extend(pool, &rows[*count - 1], cells, c->n, (int)i);
			continue;
		}
		/* prose has but one long first cell */
		if (filled(cells, c->n) < 2 &&
		    !(*count > 0 && cells[0].len == 0 && begins_label(cells, c->n, &rows[*count - 1])))
			break;
		rows[(*count)++] = row_new(pool, cells, c->n, (int)i);
	}
	return i;
}

static void
cells_clean(struct pool *pool, struct slice *cells, size_t n)
{
	for (size_t i = 0; i < n; i++)
		cells[i] = text_clean_line(pool, cells[i], cells[i].len * 3 + 8);
}

/* The rows as blocks, below line. */
static void
rows_add(struct pool *pool, struct typed *rows, size_t count, size_t n, struct slice *headers, int line,
    struct block_list *blocks)
{
	for (size_t i = 0; i < count; i++) {
		struct block *b;

		cells_clean(pool, rows[i].cells, n);
		b = table_row(pool, blocks, rows[i].cells, n, headers, headers != NULL ? n : 0);
		if (b == NULL)
			return;
		b->line = line + rows[i].line;
		b->lines = rows[i].lines;
	}
}

/* Does the line below the header keep to its columns? Asked of a few lines before all are looked at. */
bool
columns_fit(struct slice header, struct slice line)
{
	struct slice cells[TABLE_CELL_MAX];
	struct columns c;

	return columns_find(header, 2, &c) && line_split(line, &c, cells) && filled(cells, c.n) > 1;
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

	/* a rule without gaps tells nothing */
	if (!(ruled && columns_find(lines[1], 1, &c)) && !columns_find(lines[0], 2, &c))
		return 0;
	/* an empty line may stand below the header */
	if (first < n && slice_trim(lines[first]).len == 0)
		first++;
	if (n <= first || !line_split(lines[0], &c, headers) || filled(headers, c.n) < c.n ||
	    (c.n < 3 && !table_is_header(headers, c.n)))
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
	rows_add(pool, rows, count, c.n, headers, line + (int)first, blocks);
	return first + used;
}

/* ---- without a header ----------------------------------------------------------- */

/* Lines that are looked at together, characters of the first column, and rows by which it is one. */
#define BARE_LINES 60
#define BARE_FIRST 24
#define BARE_ROWS 3

struct slice
columns_expand(struct pool *pool, struct slice line, size_t width)
{
	struct text t;
	size_t at = 0;

	if (slice_find_char(line, '\t') == line.len)
		return line;
	text_init(&t, pool);
	for (size_t i = 0; i < line.len; i++) {
		if (line.p[i] != '\t') {
			text_add_char(&t, line.p[i]);
			at += ((unsigned char)line.p[i] & 0xc0) != 0x80;
			continue;
		}
		do
			text_add_char(&t, ' ');
		while (++at % width != 0);
	}
	return text_slice(&t);
}

/* Where the line's words begin behind two spaces, from its first word on; false when there are too many. */
static bool
starts_find(struct slice line, struct columns *c)
{
	struct slice s = line;

	while (s.len > 0 && (s.p[s.len - 1] == ' ' || s.p[s.len - 1] == '\r'))
		s.len--;
	columns_find(s, 2, c);
	return c->n > 0;
}

/* "Maya", "ML/OH", "H. Meijer", "?", "3.01": may it stand in front of a row? No label, number or sentence. */
static bool
may_be_first(struct slice cell)
{
	unsigned char c = cell.len > 0 ? (unsigned char)cell.p[0] : ' ', end;
	size_t words = 1;

	if (cell.len == 0 || cell.len > BARE_FIRST)
		return false;
	end = (unsigned char)cell.p[cell.len - 1];
	for (size_t i = 0; i < cell.len; i++)
		words += cell.p[i] == ' ';
	return words <= 3 && end != ':' && end != ',' && end != '|' &&
	    ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0x80 || c == '@' || c == '?' || is_number(cell));
}

/* The lines in a row whose second column begins where that of the first line does; how many are rows. */
static size_t
bare_lines(const struct slice *lines, size_t n, const struct columns *first, size_t *rows)
{
	size_t i = 0;

	*rows = 0;
	for (; i < n && i < BARE_LINES && slice_trim(lines[i]).len > 0; i++) {
		struct columns c;
		size_t from, to;

		if (memchr(lines[i].p, '\t', lines[i].len) != NULL || !starts_find(lines[i], &c))
			break;
		if (*rows > 0 && c.at[0] >= first->at[1])
			continue;
		if (c.n < 2 || c.at[0] != first->at[0] || c.at[1] != first->at[1])
			break;
		from = byte_of(lines[i], c.at[0]);
		to = byte_of(lines[i], c.at[1]);
		if (!may_be_first(slice_trim(slice_to(slice_from(lines[i], from), to - from))))
			break;
		++*rows;
	}
	return i;
}

/* Is a space in front of character at in each line that is so long? */
static bool
is_free(const struct slice *lines, size_t n, size_t at)
{
	for (size_t i = 0; i < n; i++) {
		size_t byte = byte_of(lines[i], at);

		if (byte < lines[i].len && byte > 0 && lines[i].p[byte - 1] != ' ')
			return false;
	}
	return true;
}

/* More columns behind the second: where words of two lines or more begin. */
static void
bare_columns(const struct slice *lines, size_t n, struct columns *c)
{
	struct columns starts[BARE_LINES];

	for (size_t i = 0; i < n; i++)
		starts_find(lines[i], &starts[i]);
	for (size_t i = 0; i < n; i++)
		for (size_t j = 1; j < starts[i].n; j++) {
			size_t at = starts[i].at[j], same = 0;

			if (at <= c->at[c->n - 1] || c->n == TABLE_CELL_MAX)
				continue;
			for (size_t k = 0; k < n; k++)
				for (size_t l = 0; l < starts[k].n; l++)
					same += starts[k].at[l] == at;
			if (same > 1 && is_free(lines, n, at))
				c->at[c->n++] = at;
		}
}

/* "TOP 1", "Item 3": a word and its number head a point, and no row. */
static bool
counts_points(struct slice cell)
{
	size_t space = slice_find_char(cell, ' ');

	return space + 1 < cell.len && is_number(slice_from(cell, space + 1));
}

/* "V: Maya   T: 4.12.": cells that say themselves what they are stay in the line, and need no table. */
static bool
is_labelled(struct slice line, const struct columns *c)
{
	size_t labels = 0;

	for (size_t i = 1; i < c->n; i++) {
		struct slice cell = slice_from(line, byte_of(line, c->at[i]));
		size_t colon = slice_find_char(cell, ':');

		labels += colon > 0 && colon < cell.len && slice_find_char(cell, ' ') == colon + 1;
	}
	/* "A   Order film   V: Maya T: now": a letter says what kind of line it is */
	return labels > (slice_trim(slice_to(line, byte_of(line, c->at[1]))).len > 1 ? 1u : 0u);
}

size_t
columns_bare(struct pool *pool, const struct slice *lines, size_t n, int line, struct block_list *blocks)
{
	struct typed rows[BARE_LINES];
	size_t used, count, at = 0;
	struct columns c;
	struct slice cell;

	if (!starts_find(lines[0], &c) || c.n < 2)
		return 0;
	used = bare_lines(lines, n, &c, &count);
	if (count < BARE_ROWS)
		return 0;
	c.n = 2;
	bare_columns(lines, used, &c);
	/* numbers with nothing but words behind them count a list; a letter says what kind of line it is */
	cell = slice_trim(slice_to(lines[0], byte_of(lines[0], c.at[1])));
	if (c.n < 3 && (is_number(cell) || cell.len == 1 || counts_points(cell)))
		return 0;
	for (size_t i = 0; i < used; i++)
		if (is_labelled(lines[i], &c))
			return 0;
	count = 0;
	for (; at < used; at++) {
		struct slice cells[TABLE_CELL_MAX];

		if (!line_split(lines[at], &c, cells))
			break;
		if (count > 0 && cells[0].len == 0)
			row_extend(pool, &rows[count - 1], cells, c.n, (int)at);
		else
			rows[count++] = row_new(pool, cells, c.n, (int)at);
	}
	if (count < BARE_ROWS)
		return 0;
	rows_add(pool, rows, count, c.n, NULL, line, blocks);
	return at;
}
