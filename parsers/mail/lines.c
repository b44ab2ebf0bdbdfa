/* See lines.h. */
#include "parsers/mail/lines.h"

static int
count(const struct text *t)
{
	int n = 0;

	for (size_t i = 0; i < t->len; i++)
		n += t->p[i] == '\n';
	return n;
}

/* Is the last line empty? Text that was not made here may end so. */
static bool
ends_in_gap(const struct text *t)
{
	return t->len >= 2 && t->p[t->len - 1] == '\n' && t->p[t->len - 2] == '\n';
}

static void
mark_add(const struct block *b, struct text *text)
{
	for (int i = 0; i < b->level && i < 12; i++)
		text_add(text, SLICE("  "));
	if (b->ordered && b->number > 0)
		text_addf(text, "%d. ", b->number);
	else
		text_add(text, SLICE("- "));
}

/* A label and its value in two cells read as one line of a mail's header. */
static void
cells_add(const struct block *b, struct text *text)
{
	for (size_t i = 0; i < b->cell_count; i++) {
		struct slice before = i > 0 ? b->cells[i - 1] : SLICE("");

		if (i > 0 && before.len > 0 && before.p[before.len - 1] == ':')
			text_add_char(text, ' ');
		else if (i > 0)
			text_add(text, SLICE(" | "));
		text_add(text, b->cells[i]);
	}
}

static void
quote_add(const struct block *b, struct text *text)
{
	for (int i = 0; i < b->quote && i < 100; i++)
		text_add(text, SLICE("> "));
}

void
lines_add(struct block_list *list, size_t from, struct text *text)
{
	int line = count(text), quote = 0;

	for (size_t i = from; i < list->n; i++) {
		struct block *b = &list->v[i];
		enum block_kind kind = b->kind == BLOCK_QUOTE ? b->inner : b->kind;

		if ((b->line != 0 || b->quote != quote) && text->len > 0 && !ends_in_gap(text)) {
			if (b->quote > 0 && quote >= b->quote)
				quote_add(b, text);
			text_add_char(text, '\n');
			line++;
		}
		quote = b->quote;
		quote_add(b, text);
		if (kind == BLOCK_ITEM)
			mark_add(b, text);
		if (b->box != BOX_NONE)
			text_add(text, b->box == BOX_DONE ? SLICE("[x] ") : SLICE("[ ] "));
		if (b->struck)
			text_add(text, SLICE("~~"));
		if (kind == BLOCK_ROW)
			cells_add(b, text);
		else
			text_add(text, b->text);
		if (b->struck)
			text_add(text, SLICE("~~"));
		text_add_char(text, '\n');
		b->line = ++line;
		b->lines = 1;
	}
}
