/* See table.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "daemon/ctl/table.h"
#include "parsers/base/pool.h"
#include "parsers/base/text.h"

/* Where the width is not known, as in a pipe: long lines are for programs to cut. */
#define WIDTH_UNKNOWN 1000
#define WIDTH_MIN     20
#define GAP           2

int
table_has_colours(void)
{
	const char *term = getenv("TERM");

	return isatty(STDOUT_FILENO) && getenv("NO_COLOR") == NULL && term != NULL && strcmp(term, "dumb") != 0;
}

static size_t
screen_width(void)
{
	struct winsize w;

	if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_col > 0)
		return w.ws_col;
	return WIDTH_UNKNOWN;
}

/* Columns that a text takes on a screen: wide scripts take two. */
static size_t
text_width(struct slice s)
{
	size_t width = 0;

	for (size_t at = 0; at < s.len;) {
		unsigned c = utf8_next(s, &at);

		width += (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xac00 && c <= 0xd7a3) ||
		    (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff60) ||
		    (c >= 0x1f300 && c <= 0x1faff) ? 2 : 1;
	}
	return width;
}

void
table_start(struct table *t, struct pool *pool, const char *const *headings)
{
	*t = (struct table){ .pool = pool };
	while (headings[t->columns] != NULL && t->columns < TABLE_COLUMN_MAX)
		t->columns++;
	table_row_add(t, headings);
}

void
table_row_add(struct table *t, const char *const *cells)
{
	for (size_t i = 0; i < t->columns; i++) {
		t->cells = pool_grow(t->pool, t->cells, t->count, &t->cap, sizeof(*t->cells));
		t->cells[t->count++] = cells[i];
	}
}

/* The part of s that fits into width, broken at a space where there is one. */
static struct slice
piece(struct slice *rest, size_t width)
{
	size_t at = 0, space = 0, used = 0;
	struct slice out;

	while (at < rest->len && used < width) {
		if (rest->p[at] == ' ')
			space = at;
		utf8_next(*rest, &at);
		used++;
	}
	if (at < rest->len && rest->p[at] != ' ' && space > 0)
		at = space;
	out = slice_to(*rest, at);
	*rest = slice_trim(slice_from(*rest, at));
	return out;
}

static void
row_print(const struct table *t, size_t row, const size_t *widths, size_t indent, size_t last)
{
	struct slice rest = slice_of(t->cells[row * t->columns + t->columns - 1]);

	for (size_t i = 0; i + 1 < t->columns; i++) {
		struct slice cell = slice_of(t->cells[row * t->columns + i]);

		printf("%.*s%*s", SLICE_ARG(cell), (int)(widths[i] - text_width(cell) + GAP), "");
	}
	do {
		struct slice s = piece(&rest, last);

		printf("%.*s\n", SLICE_ARG(s));
		if (rest.len > 0)
			printf("%*s", (int)indent, "");
	} while (rest.len > 0);
}

void
table_print(const struct table *t)
{
	size_t widths[TABLE_COLUMN_MAX] = { 0 }, indent = 0, screen = screen_width(), last;
	int colours = table_has_colours();

	for (size_t i = 0; i < t->count; i++) {
		size_t w = text_width(slice_of(t->cells[i]));

		if (w > widths[i % t->columns])
			widths[i % t->columns] = w;
	}
	for (size_t i = 0; i + 1 < t->columns; i++)
		indent += widths[i] + GAP;
	last = screen > indent + WIDTH_MIN ? screen - indent : WIDTH_MIN;
	for (size_t row = 0; row * t->columns < t->count; row++) {
		if (row == 0 && colours)
			fputs("\033[1m", stdout);
		row_print(t, row, widths, indent, last);
		if (row == 0 && colours)
			fputs("\033[0m", stdout);
	}
}
