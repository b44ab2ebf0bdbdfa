/*
 * See ditto.h. Place: once the blocks of the notes are there, before items are
 * looked for. A row that got its cells is itself what the next one may repeat.
 *
 * Known: where somebody means another row than the one above ("same as 3"), the
 * cell stays as it is.
 */
#include "parsers/mail/ditto.h"
#include "parsers/base/pool.h"
#include "parsers/mail/table.h"

/* No such cell is longer, in bytes. */
#define DITTO_MAX 24

/* Without the dashes and stops around it: "- \" -", "dto." */
static struct slice
core(struct slice s)
{
	s = slice_trim(s);
	while (s.len > 0 && (s.p[0] == '-' || s.p[0] == ' ' || s.p[0] == '('))
		s = slice_from(s, 1);
	while (s.len > 0 &&
	    (s.p[s.len - 1] == '-' || s.p[s.len - 1] == ' ' || s.p[s.len - 1] == '.' || s.p[s.len - 1] == ')'))
		s.len--;
	return s;
}

static bool
is_ditto(struct slice cell)
{
	static const char *const forms[] = { "\"", "''", "\342\200\234", "\342\200\235", "\342\200\236", "\342\200\263",
		"\343\200\203", "\342\206\221", "ditto", "same", "same date", "same day", "same deadline", "same as above",
		"same person", "same owner", "as above", "see above", "dito", "dto", "s.o", "s. o", "siehe oben", "wie oben",
		"wie vor", "idem", "m\303\252me date", "comme ci-dessus", "\303\255dem", "misma fecha", "igual que arriba",
		"\345\220\214\344\270\212" };

	if (cell.len == 0 || cell.len > DITTO_MAX)
		return false;
	cell = core(cell);
	return cell.len > 0 && SLICE_AMONG(cell, forms);
}

static bool
is_same_table(const struct block *up, const struct block *b)
{
	return up->kind == BLOCK_ROW && !up->header_row && up->headers == b->headers && up->cell_count == b->cell_count;
}

void
ditto_fill(struct pool *pool, struct block_list *blocks)
{
	for (size_t i = 1; i < blocks->n; i++) {
		struct block *b = &blocks->v[i];
		const struct block *up = b - 1;
		struct slice *cells = NULL;

		if (b->kind != BLOCK_ROW || b->header_row || !is_same_table(up, b))
			continue;
		for (size_t j = 0; j < b->cell_count; j++) {
			if (!is_ditto(b->cells[j]) || up->cells[j].len == 0)
				continue;
			if (cells == NULL) {
				cells = pool_array(pool, b->cell_count, sizeof(*cells));
				for (size_t k = 0; k < b->cell_count; k++)
					cells[k] = b->cells[k];
			}
			cells[j] = up->cells[j];
		}
		if (cells == NULL)
			continue;
		b->cells = cells;
		b->text = table_text(pool, cells, b->cell_count);
	}
}
