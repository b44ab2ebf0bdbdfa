/*
 * See office_style.h. Method: styles are known by their names, which stay
 * English in every language of Word ("heading 1"), not by their ids, which do
 * not. A document without these parts has paragraphs only.
 */
#include <stdlib.h>
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/mail/office_style.h"

/* Styles stand on styles; more steps than anybody makes. */
#define ANCESTORS 12

struct maker {
	struct pool *pool;
	struct office_styles *out;
	struct office_style *style;         /* that is open, or NULL */
	struct office_numbering *abstract;  /* that is open, or NULL */
	struct office_numbering *numbering; /* that is open, or NULL */
	int level;
	char room[200];
};

int
office_number(struct slice s)
{
	int n = 0;

	for (size_t i = 0; i < s.len && s.p[i] >= '0' && s.p[i] <= '9' && n < 1000; i++)
		n = n * 10 + (s.p[i] - '0');
	return n;
}

static struct slice
attribute(struct maker *m, const struct office_event *e, const char *name)
{
	return office_attribute(e, name, m->room, sizeof(m->room));
}

static bool
is(const struct office_event *e, const char *name)
{
	return slice_eq(e->name, slice_of(name));
}

/* ---- styles.xml ------------------------------------------------------------------ */

static void
style_name(struct office_style *style, struct slice name)
{
	if (slice_starts_nocase(name, SLICE("heading "))) {
		style->heading = office_number(slice_from(name, 8));
	} else if (slice_eq_nocase(name, SLICE("title"))) {
		style->heading = 1;
	} else if (slice_eq_nocase(name, SLICE("subtitle"))) {
		style->heading = 2;
	} else if (slice_starts_nocase(name, SLICE("list bullet")) || slice_starts_nocase(name, SLICE("list number"))) {
		style->listed = true;
		style->level = office_number(slice_trim(slice_from(name, 11)));
		style->level = style->level > 1 ? style->level - 1 : 0;
	}
	if (style->heading > 6)
		style->heading = 6;
}

static void
style_begin(struct maker *m, const struct office_event *e)
{
	struct office_styles *o = m->out;

	if (o->n >= OFFICE_STYLE_MAX)
		return;
	o->styles = pool_grow(m->pool, o->styles, o->n, &o->cap, sizeof(*o->styles));
	m->style = &o->styles[o->n++];
	*m->style = (struct office_style){ .id = slice_copy(m->pool, attribute(m, e, "styleId")) };
}

static void
on_style(void *user, const struct office_event *e)
{
	struct maker *m = user;

	if (e->what == OFFICE_END && is(e, "style"))
		m->style = NULL;
	if (e->what != OFFICE_BEGIN)
		return;
	if (is(e, "style"))
		style_begin(m, e);
	else if (m->style == NULL)
		return;
	else if (is(e, "name"))
		style_name(m->style, attribute(m, e, "val"));
	else if (is(e, "basedOn"))
		m->style->based_on = slice_copy(m->pool, attribute(m, e, "val"));
	else if (is(e, "numId"))
		m->style->list = office_number(attribute(m, e, "val"));
	else if (is(e, "ilvl"))
		m->style->level = office_number(attribute(m, e, "val"));
	else if (is(e, "outlineLvl") && m->style->heading == 0) {
		int level = office_number(attribute(m, e, "val"));

		m->style->heading = level < 6 ? level + 1 : 0;
	} else if (is(e, "b"))
		m->style->bold = !slice_eq(attribute(m, e, "val"), SLICE("0"));
}

/* ---- numbering.xml ----------------------------------------------------------------- */

static struct office_numbering *
numbering_add(struct maker *m, struct office_numbering **v, size_t *n, size_t *cap, int number)
{
	if (*n >= OFFICE_STYLE_MAX)
		return NULL;
	*v = pool_grow(m->pool, *v, *n, cap, sizeof(**v));
	(*v)[*n] = (struct office_numbering){ .number = number };
	return &(*v)[(*n)++];
}

static void
on_numbering(void *user, const struct office_event *e)
{
	struct maker *m = user;
	struct office_styles *o = m->out;

	if (e->what == OFFICE_END && is(e, "abstractNum"))
		m->abstract = NULL;
	if (e->what != OFFICE_BEGIN)
		return;
	if (is(e, "abstractNum"))
		m->abstract = numbering_add(m, &o->abstracts, &o->abstract_count, &o->abstract_cap,
		    office_number(attribute(m, e, "abstractNumId")));
	else if (is(e, "num"))
		m->numbering = numbering_add(m, &o->numberings, &o->numbering_count, &o->numbering_cap,
		    office_number(attribute(m, e, "numId")));
	else if (is(e, "lvl"))
		m->level = office_number(attribute(m, e, "ilvl"));
	else if (is(e, "numFmt") && m->abstract != NULL && m->level < OFFICE_LEVELS) {
		struct slice format = attribute(m, e, "val");

		m->abstract->ordered[m->level] = !slice_eq(format, SLICE("bullet")) && !slice_eq(format, SLICE("none"));
	} else if (is(e, "abstractNumId") && m->numbering != NULL)
		m->numbering->abstract = office_number(attribute(m, e, "val"));
}

static int
style_compare(const void *a, const void *b)
{
	const struct office_style *x = a, *y = b;
	size_t n = x->id.len < y->id.len ? x->id.len : y->id.len;
	int order = n == 0 ? 0 : memcmp(x->id.p, y->id.p, n);

	return order != 0 ? order : (x->id.len > y->id.len) - (x->id.len < y->id.len);
}

void
office_styles_read(struct pool *pool, struct office_package *package, struct office_styles *out)
{
	struct maker m = { .pool = pool, .out = out };

	office_part(package, "word/styles.xml", on_style, &m);
	office_part(package, "word/numbering.xml", on_numbering, &m);
	if (out->n > 0)
		qsort(out->styles, out->n, sizeof(*out->styles), style_compare);
	for (size_t i = 0; i < out->numbering_count; i++)
		for (size_t j = 0; j < out->abstract_count; j++)
			if (out->abstracts[j].number == out->numberings[i].abstract)
				for (int k = 0; k < OFFICE_LEVELS; k++)
					out->numberings[i].ordered[k] = out->abstracts[j].ordered[k];
}

/* ---- asked ---------------------------------------------------------------------------- */

struct office_style
office_style_find(const struct office_styles *styles, struct slice id)
{
	struct office_style found = { 0 };

	for (int step = 0; step < ANCESTORS && id.len > 0; step++) {
		const struct office_style key = { .id = id }, *s = styles->n == 0 ? NULL :
		    bsearch(&key, styles->styles, styles->n, sizeof(key), style_compare);

		if (s == NULL)
			break;
		if (found.heading == 0)
			found.heading = s->heading;
		if (found.list == 0 && !found.listed) {
			found.list = s->list;
			found.listed = s->listed;
			found.level = s->level;
		}
		found.bold = found.bold || s->bold;
		id = s->based_on;
	}
	return found;
}

struct office_numbering *
office_numbering_find(const struct office_styles *styles, int number)
{
	for (size_t i = 0; i < styles->numbering_count; i++)
		if (styles->numberings[i].number == number)
			return &styles->numberings[i];
	return NULL;
}
