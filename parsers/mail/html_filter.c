/*
 * See html_tree.h. Place: between the decoded part and libxml2. Method: one
 * pass that copies, tag by tag. A search that once found nothing is not made
 * again, so that time stays linear.
 *
 * What it is for, measured with libxml2 2.9.14: <o:p> becomes a paragraph;
 * <![if !supportLists]> becomes text; thousands of attributes on one tag take
 * seconds; an address written as <jane@corp.example> vanishes as a tag.
 */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/mail/html.h"
#include "parsers/mail/html_tree.h"

struct filter {
	struct slice in;
	size_t at;
	char *out;
	size_t len;
	bool no_end[4];         /* of the marks below: none follows any more */
};

enum mark { MARK_COMMENT, MARK_DOUBLE, MARK_SINGLE, MARK_TAG };

static void
copy(struct filter *f, size_t from, size_t to)
{
	memcpy(f->out + f->len, f->in.p + from, to - from);
	f->len += to - from;
}

/* The text between two tags, with the entities written out that libxml2 does not know. */
static void
copy_text(struct filter *f, size_t from, size_t to)
{
	while (from < to) {
		size_t hit = from + slice_find_char(slice_to(slice_from(f->in, from), to - from), '&'), length;
		struct slice text = { NULL, 0 };

		copy(f, from, hit);
		from = hit;
		if (hit >= to)
			return;
		text = html_entity(slice_to(slice_from(f->in, hit), to - hit), &length);
		if (text.len > 0) {
			memcpy(f->out + f->len, text.p, text.len);
			f->len += text.len;
			from += length;
		} else {
			copy(f, from, from + 1);
			from++;
		}
	}
}

/* Where the mark stands behind from, or the end of all; asks once in vain. */
static size_t
find(struct filter *f, enum mark which, struct slice mark, size_t from)
{
	size_t hit;

	if (f->no_end[which] || from >= f->in.len)
		return f->in.len;
	hit = from + slice_find(slice_from(f->in, from), mark);
	f->no_end[which] = hit >= f->in.len;
	return hit;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/* One attribute from at on, with its value; returns the place behind it. */
static size_t
attribute_end(struct filter *f, size_t at)
{
	const char *p = f->in.p;
	size_t n = f->in.len, end;

	while (at < n && p[at] != '>' && p[at] != '=' && !is_space(p[at]) && (p[at] != '/' || at + 1 >= n || p[at + 1] != '>'))
		at++;
	end = at;
	while (at < n && is_space(p[at]))
		at++;
	if (at >= n || p[at] != '=')
		return end;
	for (at++; at < n && is_space(p[at]);)
		at++;
	if (at < n && (p[at] == '"' || p[at] == '\'')) {
		end = p[at] == '"' ? find(f, MARK_DOUBLE, SLICE("\""), at + 1) : find(f, MARK_SINGLE, SLICE("'"), at + 1);
		if (end < n)
			return end + 1;
		at++;
	}
	while (at < n && p[at] != '>' && !is_space(p[at]))
		at++;
	return at;
}

/* The attributes that html_style.c looks at; copying only these is half of the speed. */
static bool
is_wanted(struct slice attribute)
{
	static const char *const names[] = { "style", "class", "id", "type", "name", "role", "alt", "start", "value",
		"rowspan", "colspan", "checked", "hidden" };
	size_t n = 0;

	while (n < attribute.len && attribute.p[n] != '=' && !is_space(attribute.p[n]))
		n++;
	attribute = slice_to(attribute, n);
	if (slice_starts_nocase(attribute, SLICE("data-")) || slice_starts_nocase(attribute, SLICE("aria-")))
		return true;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if ((attribute.p[0] | 0x20) == names[i][0] && slice_eq_nocase(attribute, slice_of(names[i])))
			return true;
	return false;
}

/* Copies the attributes up to the bound; returns the place behind the tag. */
static size_t
attributes(struct filter *f, size_t at, bool keep)
{
	const char *p = f->in.p;
	size_t count = 0, start, name, n = f->in.len;

	while (at < n && p[at] != '>') {
		start = at;
		while (at < n && (is_space(p[at]) || p[at] == '='))
			at++;
		name = at;
		if (at < n && p[at] != '>') {
			size_t end = attribute_end(f, at);

			at = end > at ? end : at + 1;
		}
		if (keep && at > name && is_wanted(slice_to(slice_from(f->in, name), at - name)) &&
		    count++ < HTML_ATTRIBUTE_MAX)
			copy(f, start, at);
	}
	if (keep)
		f->out[f->len++] = '>';
	return at < n ? at + 1 : n;
}

/* Elements of which nothing is wanted, up to their end tag. */
static const char *const dropped_whole[] = { "style", "script", "title", "xml" };
/* Tags of which nothing is wanted. */
static const char *const dropped[] = { "meta", "link", "base" };

/* The place behind "</name ...>"; an element that is never closed takes the rest with it, as in browsers. */
static size_t
element_end(struct filter *f, struct slice name, size_t from)
{
	size_t at = from;

	while ((at = find(f, MARK_TAG, SLICE("</"), at)) < f->in.len) {
		if (slice_starts_nocase(slice_from(f->in, at + 2), name)) {
			while (at < f->in.len && f->in.p[at] != '>')
				at++;
			return at < f->in.len ? at + 1 : at;
		}
		at += 2;
	}
	return f->in.len;
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static size_t
tag(struct filter *f, size_t at)
{
	const char *p = f->in.p;
	size_t start = at, n = f->in.len, name_at;
	bool closing, office = false;
	struct slice name;

	at++;
	closing = at < n && p[at] == '/';
	at += closing;
	name_at = at;
	while (at < n && !is_space(p[at]) && p[at] != '>' && p[at] != '/' && p[at] != '<') {
		office = office || p[at] == ':';
		if (p[at] == '@' || at - name_at > 60) {
			/* an address in angle brackets, no tag */
			memcpy(f->out + f->len, "&lt;", 4);
			f->len += 4;
			return start + 1;
		}
		at++;
	}
	name = (struct slice){ p + name_at, at - name_at };
	if (office || SLICE_AMONG(name, dropped))
		return attributes(f, at, false);
	if (!closing && SLICE_AMONG(name, dropped_whole))
		return element_end(f, name, attributes(f, at, false));
	copy(f, start, at);
	return attributes(f, at, true);
}

static size_t
declaration(struct filter *f, size_t at)
{
	struct slice rest = slice_from(f->in, at);
	size_t end;

	if (slice_starts(rest, SLICE("<!-->")))
		return at + 5;
	if (slice_starts(rest, SLICE("<!--"))) {
		end = find(f, MARK_COMMENT, SLICE("-->"), at + 4);
		if (end < f->in.len)
			return end + 3;
	}
	end = at + slice_find_char(rest, '>');
	return end < f->in.len ? end + 1 : f->in.len;
}

struct slice
html_filter(struct pool *pool, struct slice html)
{
	struct filter f = { .in = html };
	size_t less = 0;

	for (size_t i = 0; (i += slice_find_char(slice_from(html, i), '<')) < html.len; i++)
		less++;
	/* "&lt;" for '<', and a '>' that a cut tag lacks */
	f.out = pool_alloc(pool, html.len + 4 * less + 1);
	while (f.at < html.len) {
		size_t next = f.at + slice_find_char(slice_from(html, f.at), '<');
		char c = next + 1 < html.len ? html.p[next + 1] : '\0';

		copy_text(&f, f.at, next);
		f.at = next;
		if (next >= html.len)
			break;
		if (c == '!' || c == '?') {
			f.at = declaration(&f, next);
		} else if (is_letter(c) || (c == '/' && next + 2 < html.len && is_letter(html.p[next + 2]))) {
			f.at = tag(&f, next);
		} else {
			memcpy(f.out + f.len, "&lt;", 4);
			f.len += 4;
			f.at = next + 1;
		}
	}
	return (struct slice){ f.out, f.len };
}
