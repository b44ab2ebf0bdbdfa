/*
 * See html_tree.h. Place: libxml2's events in, a tree out. Method: a stack of
 * the open elements holds what each inherits; only blocks become nodes. All
 * text goes into one growing text, nodes hold places in it.
 *
 * libxml2 balances the tags: an end event comes for each start event, in order.
 */
#include <stdlib.h>
#include <string.h>

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include "parsers/base/pool.h"
#include "parsers/mail/html.h"
#include "parsers/mail/html_style.h"
#include "parsers/mail/html_tree.h"
#include "parsers/mail/phrase.h"

struct open {
	struct html_node *node;  /* the block that text goes into */
	enum html_tag tag;
	int look;
	int list_depth;
	bool hidden;
};

struct maker {
	struct pool *pool;
	struct text text;
	htmlParserCtxtPtr parser;
	struct open stack[HTML_TREE_DEPTH + 1];
	size_t depth;
	bool cut;
};

static const struct {
	const char *name;
	enum html_tag tag;
	int look;
} tags[] = { /* sorted by name */
	{ "address", HTML_BLOCK, 0 }, { "article", HTML_BLOCK, 0 }, { "aside", HTML_BLOCK, 0 },
	{ "b", HTML_INLINE, LOOK_BOLD }, { "blockquote", HTML_QUOTE, 0 }, { "body", HTML_BLOCK, 0 },
	{ "br", HTML_BR, 0 }, { "caption", HTML_BLOCK, 0 }, { "center", HTML_BLOCK, 0 },
	{ "code", HTML_INLINE, LOOK_CODE }, { "dd", HTML_BLOCK, 0 }, { "del", HTML_INLINE, LOOK_STRUCK },
	{ "details", HTML_BLOCK, 0 }, { "dir", HTML_LIST, 0 }, { "div", HTML_BLOCK, 0 }, { "dl", HTML_BLOCK, 0 },
	{ "dt", HTML_BLOCK, 0 }, { "fieldset", HTML_BLOCK, 0 }, { "figcaption", HTML_BLOCK, 0 },
	{ "figure", HTML_BLOCK, 0 }, { "footer", HTML_BLOCK, 0 }, { "form", HTML_BLOCK, 0 },
	{ "h1", HTML_HEADING, 0 }, { "h2", HTML_HEADING, 0 }, { "h3", HTML_HEADING, 0 }, { "h4", HTML_HEADING, 0 },
	{ "h5", HTML_HEADING, 0 }, { "h6", HTML_HEADING, 0 }, { "head", HTML_HIDDEN, 0 }, { "header", HTML_BLOCK, 0 },
	{ "hr", HTML_HR, 0 }, { "html", HTML_BLOCK, 0 }, { "input", HTML_BOX, 0 }, { "legend", HTML_BLOCK, 0 },
	{ "li", HTML_LI, 0 }, { "main", HTML_BLOCK, 0 }, { "menu", HTML_LIST, 0 }, { "nav", HTML_BLOCK, 0 },
	{ "object", HTML_HIDDEN, 0 }, { "ol", HTML_LIST, 0 }, { "p", HTML_P, 0 }, { "pre", HTML_PRE, LOOK_PRE },
	{ "s", HTML_INLINE, LOOK_STRUCK }, { "section", HTML_BLOCK, 0 }, { "select", HTML_HIDDEN, 0 },
	{ "strike", HTML_INLINE, LOOK_STRUCK }, { "strong", HTML_INLINE, LOOK_BOLD }, { "style", HTML_HIDDEN, 0 },
	{ "summary", HTML_BLOCK, 0 }, { "svg", HTML_HIDDEN, 0 }, { "table", HTML_TABLE, 0 }, { "td", HTML_TD, 0 },
	{ "template", HTML_HIDDEN, 0 }, { "textarea", HTML_HIDDEN, 0 }, { "th", HTML_TH, 0 },
	{ "thead", HTML_BLOCK, 0 }, { "title", HTML_HIDDEN, 0 }, { "tr", HTML_TR, 0 }, { "u", HTML_INLINE, LOOK_UNDER },
	{ "ul", HTML_LIST, 0 },
};

static int
tag_compare(const void *key, const void *row)
{
	return strcmp(key, *(const char *const *)row);
}

static enum html_tag
tag_of(const char *name, int *look)
{
	size_t n = sizeof(tags) / sizeof(tags[0]);
	void *hit = bsearch(name, tags, n, sizeof(tags[0]), tag_compare);
	size_t i;

	*look = 0;
	if (hit == NULL)
		return HTML_INLINE;
	i = (size_t)((const char *)hit - (const char *)tags) / sizeof(tags[0]);
	*look = tags[i].look;
	return tags[i].tag;
}

static struct html_node *
node_add(struct maker *m, enum html_tag tag)
{
	struct html_node *parent = m->stack[m->depth].node, *node = pool_alloc(m->pool, sizeof(*node));

	node->tag = tag;
	node->parent = parent;
	if (parent->last != NULL)
		parent->last->next = node;
	else
		parent->child = node;
	parent->last = node;
	return node;
}

static void
text_put(struct maker *m, struct slice s)
{
	struct open *o = &m->stack[m->depth];
	struct html_node *last = o->node->last;

	if (o->hidden || s.len == 0)
		return;
	if (last == NULL || last->tag != HTML_TEXT || last->look != o->look) {
		last = node_add(m, HTML_TEXT);
		last->look = o->look;
		last->start = m->text.len;
	}
	text_add(&m->text, s);
	last->len = m->text.len - last->start;
}

/* The number that an item of an ordered list has, counted in its list. */
static void
item_number(struct html_node *li, const struct html_style *style)
{
	struct html_node *list = li->parent;

	if (list->tag != HTML_LIST || (list->is & IS_ORDERED) == 0)
		return;
	li->is |= IS_ORDERED;
	list->number = style->number > 0 ? style->number : list->number + 1;
	li->number = list->number;
}

static void
node_fill(struct maker *m, struct html_node *node, const char *name, const struct html_style *style)
{
	struct open *o = &m->stack[m->depth];

	node->is |= style->is;
	node->box = style->box;
	node->indent = style->indent;
	node->level = style->level > 0 ? style->level - 1 : 0;
	switch (node->tag) {
	case HTML_HEADING:
		node->level = name[1] - '0';
		break;
	case HTML_LIST:
		node->level = o->list_depth;
		if (name[0] == 'o')
			node->is |= IS_ORDERED;
		node->number = style->number > 0 ? style->number - 1 : 0;
		break;
	case HTML_LI:
		/* Word on the web and Google say the level; else it is the depth of lists. */
		if (style->level == 0)
			node->level = o->list_depth > 0 ? o->list_depth - 1 : 0;
		item_number(node, style);
		break;
	case HTML_TD:
	case HTML_TH:
		node->number = style->rows;
		node->level = style->columns;
		break;
	default:
		break;
	}
	node->is |= strcmp(name, "thead") == 0 ? IS_HEAD_ROWS : strcmp(name, "dt") == 0 ? IS_TERM :
	    strcmp(name, "dd") == 0 ? IS_DETAIL : 0;
}

static enum html_tag
refine(enum html_tag tag, const struct html_style *style)
{
	bool indents = style->no_quote && !style->quote;

	if (tag == HTML_QUOTE && indents)
		return HTML_BLOCK;
	if (tag == HTML_BLOCK && style->quote)
		return HTML_QUOTE;
	if (tag == HTML_BLOCK && style->listed)
		return HTML_LI;
	if (tag == HTML_INLINE && style->block)
		return HTML_BLOCK;
	return tag == HTML_BLOCK && style->inlined ? HTML_INLINE : tag;
}

/* What an element that is displayed leaves in the tree. */
static void
element_add(struct maker *m, struct open *inner, const char *name, const struct html_style *style)
{
	enum html_tag tag = inner->tag;

	if (tag == HTML_BOX && style->checkbox)
		node_add(m, tag)->box = style->box == BOX_DONE ? BOX_DONE : BOX_OPEN;
	else if (tag == HTML_BR || tag == HTML_HR)
		node_add(m, tag);
	else if (tag == HTML_INLINE && style->box != BOX_NONE)
		node_add(m, HTML_BOX)->box = style->box;
	if (tag == HTML_INLINE)
		text_put(m, style->inlined ? SLICE(" ") : style->alt);
	if (tag < HTML_BLOCK || tag == HTML_HR)
		return;
	inner->node = node_add(m, tag);
	node_fill(m, inner->node, name, style);
	inner->list_depth += tag == HTML_LIST;
}

static void
on_start(void *user, const xmlChar *name, const xmlChar **atts)
{
	struct maker *m = user;
	struct open *o = &m->stack[m->depth], *inner;
	struct html_style style = { .look = o->look };
	enum html_tag tag;
	int look;

	if (m->depth >= HTML_TREE_DEPTH) {
		m->cut = true;
		xmlStopParser(m->parser);
		return;
	}
	tag = tag_of((const char *)name, &look);
	if (tag >= HTML_BLOCK && tag != HTML_PRE)
		style.look &= ~LOOK_MARK;
	style.look |= look;
	html_style_read(atts, &style);
	tag = refine(tag, &style);
	inner = &m->stack[m->depth + 1];
	*inner = *o;
	inner->tag = tag;
	inner->look = style.look;
	inner->hidden = o->hidden || style.hidden || tag == HTML_HIDDEN;
	if (!inner->hidden)
		element_add(m, inner, (const char *)name, &style);
	m->depth++;
}

static void
on_end(void *user, const xmlChar *name)
{
	struct maker *m = user;

	(void)name;
	if (m->depth > 0 && !m->cut)
		m->depth--;
}

static void
on_text(void *user, const xmlChar *s, int len)
{
	struct maker *m = user;

	if (len > 0 && !m->cut)
		text_put(m, (struct slice){ (const char *)s, (size_t)len });
}

static void
parse(struct maker *m, struct slice html)
{
	htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(html.p, (int)html.len);

	if (parser == NULL) {
		m->cut = html.len > 0;
		return;
	}
	m->parser = parser;
	htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
	    HTML_PARSE_NONET | HTML_PARSE_NOIMPLIED | HTML_PARSE_IGNORE_ENC);
	memset(parser->sax, 0, sizeof(*parser->sax));
	parser->sax->startElement = on_start;
	parser->sax->endElement = on_end;
	parser->sax->characters = on_text;
	parser->sax->ignorableWhitespace = on_text;
	parser->sax->cdataBlock = on_text;
	parser->userData = m;
	xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
	htmlParseDocument(parser);
	if (parser->errNo == XML_ERR_NO_MEMORY)
		m->cut = true;
	htmlFreeParserCtxt(parser);
}

void
html_tree_make(struct pool *pool, struct slice filtered, struct html_tree *tree)
{
	struct maker m;

	/* only the stack's first place: the others are filled when they are entered */
	m.pool = pool;
	m.parser = NULL;
	m.depth = 0;
	m.cut = false;
	text_init(&m.text, pool);
	m.stack[0] = (struct open){ .node = pool_alloc(pool, sizeof(struct html_node)), .tag = HTML_BLOCK };
	m.stack[0].node->tag = HTML_BLOCK;
	if (filtered.len > 0)
		parse(&m, filtered);
	tree->root = m.stack[0].node;
	tree->text = text_slice(&m.text);
	tree->cut = m.cut;
}
