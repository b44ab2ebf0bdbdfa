/*
 * See mustache.h. Place: under notice.c, over jansson. Method: a template
 * becomes a tree of nodes once; partials are put in place while parsing, so a
 * tree is complete by itself. tests/templates compares with pystache, byte for byte.
 */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "parsers/base/pool.h"
#include "templates/mustache.h"

/* Partials in partials, sections in sections: more is a template that includes itself. */
#define PARTIAL_DEPTH_MAX 8
#define PARTIALS_MAX 1000
#define SECTION_DEPTH_MAX 24

struct node {
	enum { NODE_TEXT, NODE_VALUE, NODE_RAW, NODE_SECTION, NODE_INVERTED } kind;
	struct slice text; /* the text, or the name */
	const char *path;
	int line;
	struct node *inside;
	struct node *next;
};

struct mustache {
	enum mustache_escape escape;
	struct node *nodes;
};

struct parser {
	struct pool *pool;
	const struct mustache_source *source;
	const char *path;
	int line; /* of the file's first line */
	struct slice text;
	size_t at;
	int partial_depth, section_depth;
	bool *bad;
	int *partials; /* put in place so far */
};

struct tag {
	char sign; /* one of # ^ / > ! & or 0 for a value */
	struct slice name;
	size_t start, end; /* of the tag with its braces */
	size_t text_end,
	    next;            /* what to keep before, where to go on: not start and end when it stands alone */
	struct slice indent; /* before a tag that stands alone */
};

/* -- parsing -- */

static int
line_at(const struct parser *p, size_t at)
{
	int line = p->line;

	for (size_t i = 0; i < at && i < p->text.len; i++)
		if (p->text.p[i] == '\n')
			line++;
	return line;
}

static void
complain(struct parser *p, size_t at, const char *what)
{
	*p->bad = true;
	p->source->complain(p->source->arg, p->path, line_at(p, at), what);
}

static bool
is_name(struct slice name)
{
	if (slice_eq(name, SLICE(".")))
		return true;
	for (size_t i = 0; i < name.len; i++)
		if (!isalnum((unsigned char)name.p[i]) && name.p[i] != '_')
			return false;
	return name.len > 0;
}

/* If nothing else is on the lines that the tag covers, they go with it. */
static void
tag_alone(const struct parser *p, struct tag *t)
{
	size_t before = t->start, after = t->end;

	while (before > 0 && (p->text.p[before - 1] == ' ' || p->text.p[before - 1] == '\t'))
		before--;
	if (before > 0 && p->text.p[before - 1] != '\n')
		return;
	while (after < p->text.len &&
	    (p->text.p[after] == ' ' || p->text.p[after] == '\t' || p->text.p[after] == '\r'))
		after++;
	if (after < p->text.len && p->text.p[after] != '\n')
		return;
	t->indent = (struct slice) { p->text.p + before, t->start - before };
	t->text_end = before;
	t->next = after < p->text.len ? after + 1 : after;
}

/* The next tag from p->at on; false when there is none or it is broken (then p->bad). */
static bool
tag_next(struct parser *p, struct tag *t)
{
	struct slice rest = slice_from(p->text, p->at), inner, close = SLICE("}}");
	size_t open = slice_find(rest, SLICE("{{")), len;

	if (open == rest.len)
		return false;
	t->start = p->at + open;
	inner = slice_from(rest, open + 2);
	t->sign = inner.len > 0 && memchr("#^/>!&{=", inner.p[0], 8) != NULL ? inner.p[0] : 0;
	if (t->sign != 0)
		inner = slice_from(inner, 1);
	if (t->sign == '{')
		close = SLICE("}}}");
	len = slice_find(inner, close);
	if (len == inner.len) {
		complain(p, t->start, "this tag has no end");
		return false;
	}
	t->name = slice_trim(slice_to(inner, len));
	t->end = (size_t)(inner.p - p->text.p) + len + close.len;
	t->text_end = t->start;
	t->next = t->end;
	t->indent = (struct slice) { NULL, 0 };
	if (t->sign != 0 && t->sign != '{' && t->sign != '&')
		tag_alone(p, t);
	return true;
}

static struct node *
node_new(struct parser *p, struct node ***tail, int kind, struct slice text, size_t at)
{
	struct node *n = pool_alloc(p->pool, sizeof(*n));

	n->kind = kind;
	n->text = text;
	n->path = p->path;
	n->line = line_at(p, at);
	**tail = n;
	*tail = &n->next;
	return n;
}

static void parse_until(struct parser *p, struct slice section, struct node ***tail);

/* A partial that stands alone has each of its lines indented as its tag is. */
static struct slice
indented(struct pool *pool, struct slice text, struct slice indent)
{
	struct text out;

	if (indent.len == 0)
		return text;
	text_init(&out, pool);
	for (size_t i = 0; i < text.len; i++) {
		if ((i == 0 || text.p[i - 1] == '\n') && text.p[i] != '\n')
			text_add(&out, indent);
		text_add_char(&out, text.p[i]);
	}
	return text_slice(&out);
}

static void
parse_partial(struct parser *p, const struct tag *t, struct node ***tail)
{
	struct parser inner = *p;
	struct slice text;

	if (p->partial_depth >= PARTIAL_DEPTH_MAX || ++*p->partials > PARTIALS_MAX) {
		complain(p, t->start, "too many partials: does one include itself?");
		return;
	}
	if (!p->source->partial(p->source->arg, p->pool, slice_cstr(p->pool, t->name), &text, &inner.path)) {
		complain(p, t->start, "there is no such partial");
		return;
	}
	inner.text = indented(p->pool, text, t->indent);
	inner.line = 1;
	inner.at = 0;
	inner.partial_depth++;
	parse_until(&inner, (struct slice) { NULL, 0 }, tail);
}

static void
parse_section(struct parser *p, const struct tag *t, struct node ***tail)
{
	struct node *n = node_new(p, tail, t->sign == '#' ? NODE_SECTION : NODE_INVERTED, t->name, t->start);
	struct node **inside = &n->inside;

	if (++p->section_depth > SECTION_DEPTH_MAX) {
		complain(p, t->start, "sections are too deep");
		p->at = p->text.len;
		return;
	}
	parse_until(p, t->name, &inside);
	p->section_depth--;
}

static void
parse_tag(struct parser *p, const struct tag *t, struct node ***tail)
{
	if (t->sign == '!')
		return;
	if (t->sign == '=')
		complain(p, t->start, "the delimiters cannot be changed");
	else if (!is_name(t->name))
		complain(p, t->start, "a name is made of letters, digits and _");
	else if (t->sign == '>')
		parse_partial(p, t, tail);
	else if (t->sign == '#' || t->sign == '^')
		parse_section(p, t, tail);
	else
		node_new(p, tail, t->sign == 0 ? NODE_VALUE : NODE_RAW, t->name, t->start);
}

/* Nodes up to the end of section, or of the text when section is absent. */
static void
parse_until(struct parser *p, struct slice section, struct node ***tail)
{
	size_t opened = p->at;
	struct tag t;

	while (tag_next(p, &t)) {
		if (t.text_end > p->at)
			node_new(p, tail, NODE_TEXT, slice_to(slice_from(p->text, p->at), t.text_end - p->at),
			    p->at);
		p->at = t.next;
		if (t.sign == '/' && section.p != NULL && slice_eq(t.name, section))
			return;
		if (t.sign == '/')
			complain(p, t.start, "this ends a section that is not the one that is open");
		else
			parse_tag(p, &t, tail);
	}
	if (section.p != NULL)
		complain(p, opened > 0 ? opened - 1 : 0, "this section has no end");
	if (p->at < p->text.len)
		node_new(p, tail, NODE_TEXT, slice_from(p->text, p->at), p->at);
	p->at = p->text.len;
}

struct mustache *
mustache_parse(struct pool *pool, const char *path, int line, struct slice text, enum mustache_escape escape,
    const struct mustache_source *source)
{
	struct mustache *m = pool_alloc(pool, sizeof(*m));
	struct node **tail = &m->nodes;
	bool bad = false;
	int partials = 0;
	struct parser p = { .pool = pool,
		.source = source,
		.path = path,
		.line = line,
		.text = text,
		.partials = &partials,
		.bad = &bad };

	m->escape = escape;
	parse_until(&p, (struct slice) { NULL, 0 }, &tail);
	return bad ? NULL : m;
}

/* -- checking names -- */

struct scope {
	const struct scope *outer;
	struct slice names;
};

struct known {
	bool safe;
	struct slice inside; /* what its braces hold */
};

/* Reads one entry of a list of names; false at its end. */
static bool
known_next(struct slice *rest, struct slice *name, struct known *k)
{
	size_t i = 0, depth = 0;

	*rest = slice_trim(*rest);
	if (rest->len == 0)
		return false;
	*k = (struct known) { false, { "", 0 } };
	while (i < rest->len && (isalnum((unsigned char)rest->p[i]) || rest->p[i] == '_'))
		i++;
	*name = slice_to(*rest, i);
	if (i < rest->len && rest->p[i] == '!') {
		k->safe = true;
		i++;
	}
	if (i < rest->len && rest->p[i] == '{') {
		size_t start = i + 1;

		do {
			depth += rest->p[i] == '{';
			depth -= rest->p[i] == '}';
			i++;
		} while (i < rest->len && depth > 0);
		k->inside = (struct slice) { rest->p + start, i - 1 - start };
	}
	*rest = slice_from(*rest, i > 0 ? i : 1);
	return true;
}

static bool
known_find(const struct scope *scope, struct slice wanted, struct known *k)
{
	for (; scope != NULL; scope = scope->outer) {
		struct slice rest = scope->names, name;

		while (known_next(&rest, &name, k))
			if (slice_eq(name, wanted))
				return true;
	}
	*k = (struct known) { false, { "", 0 } };
	return slice_eq(wanted, SLICE("."));
}

static bool
check_nodes(const struct node *n, const struct scope *scope, const struct mustache_source *source)
{
	bool good = true;

	for (; n != NULL; n = n->next) {
		struct known k;
		char what[200];

		if (n->kind == NODE_TEXT)
			continue;
		what[0] = '\0';
		if (!known_find(scope, n->text, &k))
			snprintf(what, sizeof(what),
			    "'%.*s' is not known here; agreed-templates(5) lists what is",
			    SLICE_ARG(n->text));
		else if (n->kind == NODE_RAW && !k.safe)
			snprintf(what, sizeof(what),
			    "'%.*s' may not stand in three braces: it holds what people wrote",
			    SLICE_ARG(n->text));
		if (what[0] != '\0') {
			source->complain(source->arg, n->path, n->line, what);
			good = false;
		}
		if (!check_nodes(n->inside, &(struct scope) { scope, k.inside }, source))
			good = false;
	}
	return good;
}

bool
mustache_check(const struct mustache *m, const char *names, const struct mustache_source *source)
{
	return check_nodes(m->nodes, &(struct scope) { NULL, slice_of(names) }, source);
}

/* -- rendering -- */

struct frame {
	const struct frame *outer;
	const json_t *value;
};

static const json_t *
value_find(const struct frame *f, struct slice name)
{
	if (slice_eq(name, SLICE(".")))
		return f->value;
	for (; f != NULL; f = f->outer) {
		const json_t *v =
		    json_is_object(f->value) ? json_object_getn(f->value, name.p, name.len) : NULL;

		if (v != NULL)
			return v;
	}
	return NULL;
}

static bool
is_something(const json_t *v)
{
	if (json_is_string(v))
		return json_string_length(v) > 0;
	if (json_is_integer(v))
		return json_integer_value(v) != 0;
	if (json_is_array(v))
		return json_array_size(v) > 0;
	return json_is_true(v) || json_is_object(v);
}

static void
escaped_add(struct text *out, struct slice s, enum mustache_escape escape)
{
	for (size_t i = 0; i < s.len; i++) {
		char c = s.p[i];

		if (escape == MUSTACHE_LINE && (c == '\r' || c == '\n'))
			text_add_char(out, ' ');
		else if (escape != MUSTACHE_HTML || strchr("&<>\"'", c) == NULL)
			text_add_char(out, c);
		else
			text_add(out,
			    slice_of(c == '&'  ? "&amp;"
			            : c == '<' ? "&lt;"
			            : c == '>' ? "&gt;"
			            : c == '"' ? "&quot;"
			                       : "&#x27;"));
	}
}

static void
value_add(struct text *out, const json_t *v, enum mustache_escape escape)
{
	if (json_is_string(v))
		escaped_add(out, (struct slice) { json_string_value(v), json_string_length(v) }, escape);
	else if (json_is_integer(v))
		text_addf(out, "%lld", (long long)json_integer_value(v));
}

static void
render_nodes(const struct node *n, const struct frame *f, enum mustache_escape escape, struct text *out)
{
	for (; n != NULL; n = n->next) {
		const json_t *v = n->kind == NODE_TEXT ? NULL : value_find(f, n->text);

		if (n->kind == NODE_TEXT)
			text_add(out, n->text);
		else if (n->kind == NODE_VALUE)
			value_add(out, v, escape);
		else if (n->kind == NODE_RAW)
			value_add(out, v, MUSTACHE_PLAIN);
		else if (n->kind == NODE_INVERTED && !is_something(v))
			render_nodes(n->inside, f, escape, out);
		else if (n->kind == NODE_SECTION && json_is_array(v))
			for (size_t i = 0; i < json_array_size(v); i++)
				render_nodes(
				    n->inside, &(struct frame) { f, json_array_get(v, i) }, escape, out);
		else if (n->kind == NODE_SECTION && is_something(v))
			render_nodes(n->inside, &(struct frame) { f, v }, escape, out);
	}
}

void
mustache_render(const struct mustache *m, const json_t *data, struct text *out)
{
	render_nodes(m->nodes, &(struct frame) { NULL, data }, m->escape, out);
}
