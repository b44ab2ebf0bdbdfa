/*
 * See markdown_rule.h. Place: asked by markdown.c before it parses. Method: line by line, one pass to see whether
 * anything is to be done, and one to do it.
 */
#include <string.h>

#include "parsers/mail/markdown_rule.h"

bool
markdown_is_rule(struct slice s)
{
	size_t dashes = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (s.p[i] == '-')
			dashes++;
		else if (memchr("|: \t", s.p[i], 4) == NULL)
			return false;
	}
	return dashes >= 3 && slice_find_char(s, '|') < s.len;
}

/* Are all its runs of dashes long enough for md4c? */
static bool
is_wide(struct slice s)
{
	size_t run = 0;

	for (size_t i = 0; i <= s.len; i++) {
		if (i < s.len && s.p[i] == '-') {
			run++;
			continue;
		}
		if (run > 0 && run < 3)
			return false;
		run = 0;
	}
	return true;
}

static void
widen(struct text *out, struct slice s)
{
	for (size_t i = 0; i < s.len;) {
		size_t run = 0;

		while (i + run < s.len && s.p[i + run] == '-')
			run++;
		for (size_t j = run; run > 0 && j < 3; j++)
			text_add_char(out, '-');
		text_add(out, (struct slice) { s.p + i, run > 0 ? run : 1 });
		i += run > 0 ? run : 1;
	}
}

/* Do the lines before and line make a table's header and its rule? */
static bool
is_ruled(struct slice before, struct slice line)
{
	return markdown_is_rule(line) && slice_find_char(before, '|') < before.len;
}

/* Is the header, above the rule, glued to a line of text above it: "Actions:" and at once "| Task | Owner |"? */
static bool
is_glued(struct slice above, struct slice header, struct slice rule)
{
	return is_ruled(header, rule) && slice_trim(above).len > 0 && slice_find_char(above, '|') == above.len;
}

static bool
needs_rules(struct slice text)
{
	struct slice line, before = { NULL, 0 }, above = { NULL, 0 };

	while (slice_line(&text, &line)) {
		if ((is_ruled(before, line) && !is_wide(line)) || is_glued(above, before, line))
			return true;
		above = before;
		before = line;
	}
	return false;
}

struct slice
markdown_rules(struct pool *pool, struct slice text)
{
	struct slice rest = text, line, before = { NULL, 0 };
	struct text out;

	if (!needs_rules(text))
		return text;
	text_init(&out, pool);
	while (slice_line(&rest, &line)) {
		struct slice after = rest, next;

		if (slice_line(&after, &next) && is_glued(before, line, next))
			text_add_char(&out, '\r');
		if (is_ruled(before, line))
			widen(&out, line);
		else
			text_add(&out, line);
		text_add_char(&out, '\n');
		before = line;
	}
	return text_slice(&out);
}
