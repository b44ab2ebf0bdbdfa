/* See sheet.h. Method: csv.h reads fields, table.h knows headers and makes rows. */
#include "parsers/base/csv.h"
#include "parsers/base/pool.h"
#include "parsers/mail/sheet.h"
#include "parsers/mail/table.h"

/* Rows of one file: more is an archive, no list of what is to be done. */
#define ROW_MAX 2000
/* Records, empty ones too, as sheets have thousands of below their last row. */
#define RECORD_MAX 20000
/* Lines in which the header is looked for. */
#define HEAD_LINES 10

static size_t
count(struct slice s, char c)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += s.p[i] == c;
	return n;
}

/* To the next record, past the fields that are not kept. */
static void
record_skip(struct csv *csv)
{
	bool quoted = false;
	size_t i = 0;

	for (; i < csv->rest.len && (quoted || csv->rest.p[i] != '\n'); i++)
		quoted = quoted != (csv->rest.p[i] == '"');
	csv->rest = slice_from(csv->rest, i + 1);
}

/* The fields of the next record. How many, without empty ones at its end. */
static size_t
record_read(struct pool *pool, struct csv *csv, struct slice *cells)
{
	size_t n = 0, worded = 0;
	bool last = false;

	while (!last && n < TABLE_CELL_MAX) {
		cells[n] = csv_field(pool, csv, &last);
		if (cells[n++].len > 0)
			worded = n;
	}
	if (!last)
		record_skip(csv);
	return worded;
}

/* Is there a header among the first lines, if the character parts them? */
static bool
has_header(struct pool *pool, struct slice s, char separator)
{
	struct slice cells[TABLE_CELL_MAX];
	struct csv csv = csv_of(s, separator);

	for (int line = 0; line < HEAD_LINES && csv.rest.len > 0; line++) {
		size_t n = record_read(pool, &csv, cells);

		if (n > 1 && table_is_header(cells, n))
			return true;
	}
	return false;
}

/* Which character parts the fields: the one by which there is a header, or that a line among the first holds most of. */
static char
separator_of(struct pool *pool, struct slice s)
{
	static const char candidates[] = { ',', ';', '\t' };
	char best = ',';
	size_t most = 0;

	for (size_t i = 0; i < sizeof(candidates); i++)
		if (has_header(pool, s, candidates[i]))
			return candidates[i];
	for (int line = 0; line < HEAD_LINES && s.len > 0; line++) {
		size_t end = slice_find_char(s, '\n');

		for (size_t i = 0; i < sizeof(candidates); i++) {
			size_t n = count(slice_to(s, end), candidates[i]);

			if (n > most) {
				most = n;
				best = candidates[i];
			}
		}
		s = slice_from(s, end + 1);
	}
	return best;
}

/* Excel's first line: "sep=;". Skipped, and its sign is taken. */
static struct csv
csv_begin(struct pool *pool, struct slice s)
{
	struct slice sep = SLICE("sep=");

	if (!slice_starts_nocase(s, sep) || s.len <= sep.len)
		return csv_of(s, separator_of(pool, s));
	return csv_of(slice_from(s, slice_find_char(s, '\n') + 1), s.p[sep.len]);
}

const char *
sheet_blocks(struct pool *pool, struct slice s, struct block_list *blocks)
{
	struct csv csv = csv_begin(pool, s);
	struct slice *headers = NULL;
	size_t header_count = 0;

	for (int row = 0, rows = 0; csv.rest.len > 0; row++) {
		struct slice read[TABLE_CELL_MAX], *cells;
		size_t n = record_read(pool, &csv, read);
		bool is_head = headers == NULL && row < HEAD_LINES && table_is_header(read, n);
		struct block *b;

		if (row == RECORD_MAX)
			return "it is too long; its end was not read";
		if (n == 0)
			continue;
		cells = pool_array(pool, TABLE_CELL_MAX, sizeof(*cells));
		memcpy(cells, read, n * sizeof(*cells));
		while (n < header_count)
			cells[n++] = SLICE("");
		if (rows++ == ROW_MAX || (b = table_row(pool, blocks, cells, n, headers, header_count)) == NULL)
			return "it is too long; its end was not read";
		b->header_row = is_head;
		if (is_head) {
			b->headers = headers = cells;
			b->header_count = header_count = n;
		}
	}
	return csv.is_open ? "a quoted field in it has no closing quote; what follows was read as one field" : NULL;
}
