/*
 * See html.h. Place: an HTML part in, blocks and text out. Method: a tree of
 * what is displayed (html_tree.h) is walked in reading order (html_walk.h).
 * Lines without any markup of their own are typed text in another coat: they
 * are read again together by the parsers of typed text (cite.h), which know
 * bullets and headings by layout. At last the lines are numbered (lines.h).
 *
 * Known: colours and sizes say nothing here; a heading that is only larger is
 * a paragraph. Words written below Outlook's separator count as quoted.
 */
#include <libxml/HTMLparser.h>

#include "parsers/base/pool.h"
#include "parsers/mail/cite.h"
#include "parsers/mail/html.h"
#include "parsers/mail/html_walk.h"
#include "parsers/mail/lines.h"
#include "parsers/mail/mailto.h"

/* Blocks from first on that were only typed, at one quote depth. */
static size_t
run_end(const struct html_walk *w, size_t first)
{
	size_t i = first;

	while (i < w->out.n && w->typed[i] >= 0 && w->out.v[i].quote == w->out.v[first].quote)
		i++;
	return i;
}

static void
run_read(struct html_walk *w, size_t first, size_t end, struct block_list *out)
{
	size_t from = out->n, lines = 0, cap = 0;
	int *gap_of = NULL, gap = w->out.v[first].line;
	struct text t;

	text_init(&t, w->pool);
	for (size_t i = first; i < end; i++) {
		const struct block *b = &w->out.v[i];
		bool empty = b->line != 0 && i > first;

		for (int k = 0; k < 1 + empty; k++) {
			gap_of = pool_grow(w->pool, gap_of, lines, &cap, sizeof(*gap_of));
			gap_of[lines++] = empty;
		}
		if (empty)
			text_add_char(&t, '\n');
		for (int k = 0; k < w->typed[i]; k++)
			text_add_char(&t, ' ');
		text_add(&t, b->text);
		text_add_char(&t, '\n');
	}
	cite_blocks(w->pool, text_slice(&t), false, out);
	for (size_t i = from; i < out->n; i++)
		out->v[i].line = i == from ? gap : gap_of[out->v[i].line - 1];
	cite_deepen(out, from, w->out.v[first].quote);
}

/* What the walk found, with the typed runs read. */
static void
blocks_collect(struct html_walk *w, struct block_list *out)
{
	for (size_t i = 0; i < w->out.n;) {
		size_t end = run_end(w, i);
		struct block *b;

		if (end > i) {
			run_read(w, i, end, out);
			i = end;
			continue;
		}
		b = block_add(w->pool, out, w->out.v[i].kind);
		if (b == NULL)
			return;
		*b = w->out.v[i++];
	}
	out->cut = out->cut || w->out.cut;
}

/* The text's links to people, at each of its blocks from from on. */
static void
links_put(struct pool *pool, struct slice html, struct block_list *blocks, size_t from)
{
	struct block_link *links;
	size_t n = mailto_find(pool, html, &links);

	for (size_t i = from; i < blocks->n && n > 0; i++) {
		blocks->v[i].links = links;
		blocks->v[i].link_count = n;
	}
}

bool
html_blocks(struct pool *pool, struct slice html, struct block_list *blocks, struct slice *text)
{
	bool whole = html.len <= HTML_MAX;
	struct html_tree tree;
	struct html_walk w = { .pool = pool, .tree = &tree };
	size_t from = blocks->n;
	struct text t;

	html_tree_make(pool, html_filter(pool, slice_to(html, HTML_MAX)), &tree);
	html_walk(&w, tree.root);
	blocks_collect(&w, blocks);
	links_put(pool, slice_to(html, HTML_MAX), blocks, from);
	text_init(&t, pool);
	text_add(&t, SLICE(""));
	lines_add(blocks, from, &t);
	*text = text_slice(&t);
	return whole && !tree.cut && !blocks->cut;
}

/* libxml2 would write to standard error about some of what it meets. */
static void
say_nothing(void *user, xmlErrorPtr error)
{
	(void)user;
	(void)error;
}

void
html_prepare(void)
{
	struct pool *pool = pool_new((size_t)4 * 1024 * 1024);
	struct block_list blocks = { 0 };
	struct slice text;

	xmlInitParser();
	xmlSetStructuredErrorFunc(NULL, say_nothing);
	html_blocks(pool, SLICE("<p>a &amp; &uuml; b</p><ul><li>c</ul>"), &blocks, &text);
	pool_free(pool);
}
