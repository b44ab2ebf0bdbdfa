/*
 * See labelled.h. Method: a label, a gap and text give the column; the lines below belong to it as long as
 * they begin in that column or have a label and begin there, too.
 */
#include <stdint.h>

#include "parsers/base/pool.h"
#include "parsers/mail/labelled.h"
#include "parsers/mail/look.h"

/* Characters and words of a label, spaces behind it, and labels and points by which it is such a text. */
#define LABEL_MAX 24
#define LABEL_WORDS 3
#define GAP_MIN 3
#define LEAST 2

/* The bytes in front of the text that stands behind a label, 0 if there is none. */
static size_t
label_length(struct slice s)
{
	size_t i = 0, gap = 0;

	if (s.len == 0 || s.p[0] == ' ' || s.p[0] == '\t' || s.p[0] == '-' || s.p[0] == '*' || s.p[0] == '>' ||
	    s.p[0] == '|' || !slice_has_double_space(s))
		return 0;
	for (; i < s.len && s.p[i] != '\t'; i++) {
		if (s.p[i] != ' ' && gap >= GAP_MIN)
			return look_width(slice_trim(slice_to(s, i))) <= LABEL_MAX &&
			        look_words(slice_trim(slice_to(s, i))) <= LABEL_WORDS
			    ? i
			    : 0;
		gap = s.p[i] == ' ' ? gap + 1 : 0;
	}
	return 0;
}

/* The spaces in front of the line; SIZE_MAX where nothing stands behind them. */
static size_t
indent_of(struct slice s)
{
	size_t i = 0;

	while (i < s.len && s.p[i] == ' ')
		i++;
	return i < s.len ? i : SIZE_MAX;
}

static bool
is_point(struct slice s)
{
	return s.len > 2 && (s.p[0] == '-' || s.p[0] == '*') && s.p[1] == ' ';
}

/* The lines from the first one on that keep to the column of width characters; *points of them begin a point. */
static size_t
lines_of(const struct slice *lines, size_t n, size_t column, size_t *labels, size_t *points)
{
	size_t i = 0;

	*labels = *points = 0;
	for (; i < n; i++) {
		size_t at = indent_of(lines[i]), label = label_length(lines[i]);

		if (label > 0 && look_width(slice_to(lines[i], label)) == column)
			(*labels)++;
		else if (at == SIZE_MAX || at < column)
			break;
		else
			label = at;
		*points += is_point(slice_from(lines[i], label)) && (label != at || at == column);
	}
	return i;
}

struct slice *
labelled_narrow(struct pool *pool, struct slice *lines, size_t n)
{
	struct slice *out = NULL;

	for (size_t i = 0; i < n; i++) {
		size_t at = label_length(lines[i]), labels, points, used, column;

		if (at == 0)
			continue;
		column = look_width(slice_to(lines[i], at));
		used = lines_of(lines + i, n - i, column, &labels, &points);
		if (labels >= LEAST && points >= LEAST && out == NULL)
			out = pool_array(pool, n, sizeof(*out));
		for (size_t j = i; j < i + used && labels >= LEAST && points >= LEAST; j++) {
			size_t label = label_length(lines[j]);

			if (label == 0 || look_width(slice_to(lines[j], label)) != column)
				label = 0;
			out[j] = slice_trim(slice_to(lines[j], label));
			lines[j] = slice_from(lines[j], label > 0 ? label : column);
		}
		i += used > 0 ? used - 1 : 0;
	}
	return out;
}
