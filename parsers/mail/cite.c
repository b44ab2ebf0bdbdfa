/*
 * See cite.h. Method: runs of lines of the same quote depth, the marks taken
 * off, one parser call a run. Each line is in one run, so time is linear.
 *
 * Known: a paragraph quoted at changing depth (a mail program has wrapped it
 * after quoting) comes out as several.
 */
#include "parsers/base/pool.h"
#include "parsers/mail/cite.h"
#include "parsers/mail/markdown.h"
#include "parsers/mail/plain.h"

struct cite {
	struct pool *pool;
	bool html;
	struct block_list *blocks;
};

/* Takes the marks off a line; returns how many there were. */
static int
marks_off(struct slice *line)
{
	struct slice s = *line;
	int depth = 0;

	while (s.len > 0 && s.p[0] == '>') {
		depth++;
		s = slice_from(s, 1);
		if (s.len > 1 && s.p[0] == ' ' && s.p[1] == '>')
			s = slice_from(s, 1);
	}
	if (depth > 0 && s.len > 0 && s.p[0] == ' ')
		s = slice_from(s, 1);
	*line = s;
	return depth;
}

void
cite_deepen(struct block_list *blocks, size_t from, int depth)
{
	for (size_t i = from; depth > 0 && i < blocks->n; i++) {
		struct block *b = &blocks->v[i];

		if (b->kind != BLOCK_QUOTE) {
			b->inner = b->kind;
			b->kind = BLOCK_QUOTE;
		}
		b->quote += depth;
	}
}

static void
run_read(const struct cite *c, struct slice run, int depth, int line)
{
	size_t from = c->blocks->n;

	if (markdown_is_likely(run))
		markdown_blocks(c->pool, run, c->html, c->blocks);
	else
		plain_blocks(c->pool, run, c->blocks);
	for (size_t i = from; i < c->blocks->n; i++)
		c->blocks->v[i].line += line;
	cite_deepen(c->blocks, from, depth < CITE_DEPTH_MAX ? depth : CITE_DEPTH_MAX);
}

void
cite_blocks(struct pool *pool, struct slice text, bool html, struct block_list *blocks)
{
	const struct cite c = { pool, html, blocks };
	struct slice rest = text, line, own = text;
	int at = 0, first = 0, depth = 0;
	struct text quoted;
	size_t start = 0;

	text_init(&quoted, pool);
	while (slice_line(&rest, &line)) {
		size_t here = (size_t)(line.p - text.p);
		int d = marks_off(&line);

		if (d != depth) {
			own = slice_to(slice_from(text, start), here - start);
			run_read(&c, depth > 0 ? text_slice(&quoted) : own, depth, first);
			text_init(&quoted, pool);
			start = here;
			first = at;
			depth = d;
		}
		if (d > 0) {
			text_add(&quoted, line);
			text_add_char(&quoted, '\n');
		}
		at++;
	}
	run_read(&c, depth > 0 ? text_slice(&quoted) : slice_from(text, start), depth, first);
}
