/* See line.h. Method: one pass, every line seen once. */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/mail/introduction.h"
#include "parsers/mail/line.h"

/* Spaces that a client may put in front of the first quote mark. */
#define MARK_INDENT_MAX 3
#define DEPTH_MAX 100

/* Length of the next quote mark with its space, 0 when there is none. */
static size_t
mark_length(struct slice s)
{
	size_t i = 0;

	while (i < s.len && i < MARK_INDENT_MAX && s.p[i] == ' ')
		i++;
	if (i == s.len || s.p[i] != '>')
		return 0;
	i++;
	if (i < s.len && s.p[i] == ' ')
		i++;
	return i;
}

struct slice
line_unquote(struct slice raw, int depth)
{
	for (size_t n; depth > 0 && (n = mark_length(raw)) > 0; depth--)
		raw = slice_from(raw, n);
	return raw;
}

struct lines
line_split(struct pool *pool, struct slice text)
{
	struct lines lines = { 0 };
	struct slice rest = text, raw;
	size_t cap = 0;

	while (slice_line(&rest, &raw)) {
		struct line line = { .raw = raw };
		struct slice s = raw;

		for (size_t n; line.depth < DEPTH_MAX && (n = mark_length(s)) > 0; line.depth++)
			s = slice_from(s, n);
		line.s = slice_trim(s);
		line.ends = introduction_may_end(line.s);
		lines.v = pool_grow(pool, lines.v, lines.n, &cap, sizeof(*lines.v));
		lines.v[lines.n++] = line;
	}
	for (size_t i = lines.n, end = lines.n; i-- > 0;)
		end = lines.v[i].next_end = lines.v[i].ends ? i : end;
	return lines;
}

struct lines
lines_to(struct lines lines, size_t n)
{
	return (struct lines) { lines.v, n < lines.n ? n : lines.n };
}

size_t
line_next(const struct lines *lines, size_t at)
{
	while (at < lines->n && lines->v[at].s.len == 0)
		at++;
	return at;
}

struct slice
line_join(struct pool *pool, const struct lines *lines, size_t first, size_t last)
{
	struct text t;

	if (first == last)
		return lines->v[first].s;
	text_init(&t, pool);
	for (size_t i = first; i <= last && i < lines->n; i++) {
		if (lines->v[i].s.len == 0)
			continue;
		if (t.len > 0)
			text_add_char(&t, ' ');
		text_add(&t, lines->v[i].s);
	}
	return text_slice(&t);
}

bool
line_is_rule(struct slice s)
{
	if (s.len == 0)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		/* dashes, box drawing, full-width signs: no letter has these first bytes alone */
		if (char_among(s.p[i], "-_=*~#+. "))
			continue;
		if (i + 2 < s.len &&
		    (memcmp(s.p + i, "\xe2\x80", 2) == 0 || memcmp(s.p + i, "\xe2\x94", 2) == 0)) {
			i += 2;
			continue;
		}
		return false;
	}
	return true;
}
