/*
 * See office.h. Place: an attached Word document to blocks. Method: elements
 * stream by; a paragraph's properties come before its text, so that its end
 * knows what it was. Tables go through grid.h; one inside another is part of
 * the cell that it stands in.
 *
 * Known: what a text box holds comes in the middle of its paragraph.
 */
#include <stdlib.h>
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/mail/bullet.h"
#include "parsers/mail/grid.h"
#include "parsers/mail/office.h"
#include "parsers/mail/office_style.h"
#include "parsers/mail/phrase.h"

#define HEADING_BYTES 80

struct reader {
	struct pool *pool;
	struct block_list *blocks;
	struct office_styles styles;
	struct phrase phrase;
	int hidden;              /* elements open whose text nobody sees */
	bool in_text;            /* inside <w:t> */
	int look;                /* of the run */
	bool run_hidden;
	bool run_props;          /* inside <w:rPr> of a run */
	bool paragraph_props;
	struct office_style style;
	int list, level;         /* of the paragraph */
	bool has_list;
	int tables;              /* open ones */
	struct grid grid;
	struct block_list cell;
	int columns;
	bool covered;            /* the cell continues the one above */
	char room[100];
};

static bool
is(const struct office_event *e, const char *name)
{
	return slice_eq(e->name, slice_of(name));
}

static struct slice
value(struct reader *r, const struct office_event *e)
{
	return office_attribute(e, "val", r->room, sizeof(r->room));
}

/* <w:b/> and <w:b w:val="1"/> are on, "0", "false" and "none" are off. */
static bool
is_on(struct reader *r, const struct office_event *e)
{
	struct slice v = value(r, e);

	return !(slice_eq(v, SLICE("0")) || slice_eq(v, SLICE("false")) || slice_eq(v, SLICE("off")) || slice_eq(v, SLICE("none")));
}

/* ---- paragraphs ---------------------------------------------------------------- */

static void
paragraph_begin(struct reader *r)
{
	r->style = (struct office_style){ 0 };
	r->list = 0;
	r->level = 0;
	r->has_list = false;
	r->look = 0;
}

static void
item_fill(struct reader *r, struct block *b)
{
	int list = r->has_list ? r->list : r->style.list, level = r->has_list ? r->level : r->style.level;
	struct office_numbering *n = office_numbering_find(&r->styles, list);

	b->kind = BLOCK_ITEM;
	b->level = level < OFFICE_LEVELS ? level : OFFICE_LEVELS - 1;
	if (n == NULL || !n->ordered[b->level])
		return;
	b->ordered = true;
	b->number = ++n->count[b->level];
	for (int i = b->level + 1; i < OFFICE_LEVELS; i++)
		n->count[i] = 0;
}

/* A box or bullet that was typed. */
static void
typed_take(struct block *b)
{
	struct block typed = { .kind = BLOCK_PARAGRAPH };
	struct slice rest = bullet_take(b->text, &typed);

	if (typed.kind != BLOCK_ITEM || rest.len == 0)
		return;
	if (b->kind == BLOCK_PARAGRAPH) {
		b->kind = BLOCK_ITEM;
		b->arrow = typed.arrow;
		b->ordered = typed.ordered;
		b->number = typed.number;
		b->written = typed.written;
	}
	if (b->box == BOX_NONE)
		b->box = typed.box;
	b->lead = b->lead.p != NULL && rest.p < b->lead.p + b->lead.len ?
	    slice_to(rest, (size_t)(b->lead.p + b->lead.len - rest.p)) : (struct slice){ NULL, 0 };
	b->text = rest;
}

static void
paragraph_end(struct reader *r)
{
	struct block_list *to = r->tables > 0 ? &r->cell : r->blocks;
	struct block b, *copy;
	bool typed, listed = r->has_list ? r->list > 0 : r->style.list > 0 || r->style.listed;

	if (!phrase_take(&r->phrase, &b, &typed))
		return;
	if (r->style.heading > 0) {
		b.kind = BLOCK_HEADING;
		b.level = r->style.heading;
	} else {
		if (listed)
			item_fill(r, &b);
		typed_take(&b);
		if (b.kind == BLOCK_PARAGRAPH && b.bold && r->tables == 0 && b.text.len <= HEADING_BYTES &&
		    !char_among(b.text.p[b.text.len - 1], ".!?;,") && slice_find(b.text, SLICE(": ")) == b.text.len) {
			b.kind = BLOCK_HEADING;
			b.level = 3;
		}
	}
	b.heads = b.kind != BLOCK_HEADING && slice_ends_nocase(b.text, SLICE(":"));
	b.line = b.kind == BLOCK_HEADING;
	copy = block_add(r->pool, to, b.kind);
	if (copy != NULL)
		*copy = b;
}

/* ---- tables ------------------------------------------------------------------------ */

static void
table_begin(struct reader *r)
{
	if (r->tables++ == 0)
		r->grid = (struct grid){ .pool = r->pool };
}

static void
table_end(struct reader *r)
{
	if (r->tables == 0 || --r->tables > 0)
		return;
	grid_end(&r->grid);
	for (size_t i = 0; i < r->grid.out.n; i++) {
		struct block *b = block_add(r->pool, r->blocks, r->grid.out.v[i].kind);

		if (b == NULL)
			return;
		*b = r->grid.out.v[i];
		b->line = i == 0;
	}
}

static void
cell_begin(struct reader *r)
{
	if (r->tables != 1)
		return;
	r->cell = (struct block_list){ 0 };
	r->columns = 1;
	r->covered = false;
}

static void
cell_end(struct reader *r)
{
	size_t n = r->grid.n;

	if (r->tables != 1)
		return;
	/* the words of a cell that reaches down stand in each of its rows */
	if (r->covered && n < TABLE_CELL_MAX && r->cell.n == 0) {
		r->grid.cells[n] = (struct grid_cell){ .text = r->grid.reaching[n] };
		r->grid.n++;
		return;
	}
	grid_cell_add(&r->grid, r->cell, r->columns, 1);
}

/* ---- elements ------------------------------------------------------------------------ */

/* Whatever stands in these is not displayed, or is displayed a second time. */
static bool
is_hidden(const struct office_event *e)
{
	return is(e, "del") || is(e, "moveFrom") || is(e, "Fallback") || is(e, "instrText");
}

static void
run_property(struct reader *r, const struct office_event *e)
{
	int bit = is(e, "b") ? LOOK_BOLD : is(e, "strike") || is(e, "dstrike") ? LOOK_STRUCK :
	    is(e, "u") ? LOOK_UNDER : 0;

	if (bit != 0)
		r->look = is_on(r, e) ? r->look | bit : r->look & ~bit;
	else if (is(e, "vanish"))
		r->run_hidden = is_on(r, e);
}

static void
paragraph_property(struct reader *r, const struct office_event *e)
{
	if (is(e, "pStyle")) {
		r->style = office_style_find(&r->styles, value(r, e));
	} else if (is(e, "numId")) {
		r->list = office_number(value(r, e));
		r->has_list = true;
	} else if (is(e, "ilvl")) {
		r->level = office_number(value(r, e));
	} else if (is(e, "outlineLvl") && r->style.heading == 0) {
		int level = office_number(value(r, e));

		r->style.heading = level < 6 ? level + 1 : 0;
	}
}

/* A sign of Wingdings, by its place in the font (U+F0A8: a box). */
static void
sign_add(struct reader *r, const struct office_event *e)
{
	static const struct {
		const char *place, *sign;
	} signs[] = {
		{ "A8", "\342\230\220" }, { "6F", "\342\230\220" }, { "71", "\342\230\220" }, { "FE", "\342\230\221" },
		{ "FC", "\342\234\223" }, { "78", "\342\230\222" }, { "FD", "\342\230\222" }, { "E0", "\342\206\222" },
	};
	struct slice c = office_attribute(e, "char", r->room, sizeof(r->room));

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (slice_ends_nocase(c, slice_of(signs[i].place)))
			phrase_add(&r->phrase, slice_of(signs[i].sign), r->look);
}

static void
structure_begin(struct reader *r, const struct office_event *e)
{
	if (is(e, "p")) {
		paragraph_end(r); /* a text box inside a paragraph */
		paragraph_begin(r);
	} else if (is(e, "r")) {
		r->look = r->style.bold ? LOOK_BOLD : 0;
		r->run_hidden = false;
	} else if (is(e, "tbl"))
		table_begin(r);
	else if (is(e, "tr") && r->tables == 1)
		grid_row_begin(&r->grid);
	else if (is(e, "tblHeader") && r->tables == 1)
		r->grid.heads = is_on(r, e);
	else if (is(e, "tc"))
		cell_begin(r);
	else if (is(e, "gridSpan") && r->tables == 1)
		r->columns = office_number(value(r, e));
	else if (is(e, "vMerge") && r->tables == 1)
		r->covered = !slice_eq(value(r, e), SLICE("restart"));
}

static void
on_begin(struct reader *r, const struct office_event *e)
{
	if (is_hidden(e) || r->hidden > 0) {
		r->hidden += !e->empty;
		return;
	}
	if (is(e, "rPr") && !e->empty)
		r->run_props = !r->paragraph_props;
	else if (is(e, "pPr") && !e->empty)
		r->paragraph_props = true;
	else if (r->run_props)
		run_property(r, e);
	else if (r->paragraph_props)
		paragraph_property(r, e);
	else if (is(e, "t"))
		r->in_text = !e->empty;
	else if (is(e, "tab") || is(e, "br") || is(e, "cr"))
		phrase_add(&r->phrase, SLICE(" "), r->look);
	else if (is(e, "noBreakHyphen"))
		phrase_add(&r->phrase, SLICE("-"), r->look);
	else if (is(e, "sym"))
		sign_add(r, e);
	else
		structure_begin(r, e);
}

static void
on_end(struct reader *r, const struct office_event *e)
{
	if (r->hidden > 0) {
		r->hidden--;
		return;
	}
	if (is(e, "t"))
		r->in_text = false;
	else if (is(e, "rPr"))
		r->run_props = false;
	else if (is(e, "pPr"))
		r->paragraph_props = false;
	else if (is(e, "p"))
		paragraph_end(r);
	else if (is(e, "tc"))
		cell_end(r);
	else if (is(e, "tr") && r->tables == 1)
		grid_row_end(&r->grid);
	else if (is(e, "tbl"))
		table_end(r);
}

static void
on_event(void *user, const struct office_event *e)
{
	struct reader *r = user;

	if (e->what == OFFICE_BEGIN)
		on_begin(r, e);
	else if (e->what == OFFICE_END)
		on_end(r, e);
	else if (r->in_text && r->hidden == 0 && !r->run_hidden)
		phrase_add(&r->phrase, e->text, r->look);
}

const char *
office_blocks(struct pool *pool, struct slice docx, struct block_list *blocks)
{
	const char *why = NULL;
	struct office_package *package = office_open(docx, &why);
	struct reader *r;

	if (package == NULL)
		return why;
	r = pool_alloc(pool, sizeof(*r));
	r->pool = pool;
	r->blocks = blocks;
	phrase_init(&r->phrase, pool);
	office_styles_read(pool, package, &r->styles);
	why = office_part(package, "word/document.xml", on_event, r);
	r->tables = 0;
	paragraph_end(r);
	office_close(package);
	return why;
}

void
office_prepare(void)
{
	/* a package with a document of one word: libzip asks for the time zone once */
	static const unsigned char sample[] = {
		0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x00, 0x00, 0x08, 0x00, 0x00, 0x00, 0x21, 0x00, 0x07, 0xbd,
		0xa7, 0x79, 0x46, 0x00, 0x00, 0x00, 0x47, 0x00, 0x00, 0x00, 0x11, 0x00, 0x00, 0x00, 0x77, 0x6f,
		0x72, 0x64, 0x2f, 0x64, 0x6f, 0x63, 0x75, 0x6d, 0x65, 0x6e, 0x74, 0x2e, 0x78, 0x6d, 0x6c, 0xb3,
		0xb1, 0xaf, 0xc8, 0xcd, 0x51, 0x28, 0x4b, 0x2d, 0x2a, 0xce, 0xcc, 0xcf, 0xb3, 0x55, 0x32, 0xd4,
		0x33, 0x50, 0x52, 0x48, 0xcd, 0x4b, 0xce, 0x4f, 0xc9, 0xcc, 0x4b, 0xb7, 0x55, 0x0a, 0x0d, 0x71,
		0xd3, 0xb5, 0x50, 0xb2, 0xb7, 0xb3, 0x49, 0xb1, 0xb3, 0x29, 0xb0, 0xb3, 0x29, 0xb2, 0xb3, 0x29,
		0xb1, 0x53, 0xcb, 0x29, 0xb1, 0x4e, 0xb4, 0xd1, 0x2f, 0xb1, 0xb3, 0xd1, 0x07, 0xf2, 0xf5, 0x81,
		0xc2, 0xfa, 0x29, 0x76, 0x00, 0x50, 0x4b, 0x01, 0x02, 0x14, 0x03, 0x14, 0x00, 0x00, 0x00, 0x08,
		0x00, 0x00, 0x00, 0x21, 0x00, 0x07, 0xbd, 0xa7, 0x79, 0x46, 0x00, 0x00, 0x00, 0x47, 0x00, 0x00,
		0x00, 0x11, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x80, 0x01, 0x00,
		0x00, 0x00, 0x00, 0x77, 0x6f, 0x72, 0x64, 0x2f, 0x64, 0x6f, 0x63, 0x75, 0x6d, 0x65, 0x6e, 0x74,
		0x2e, 0x78, 0x6d, 0x6c, 0x50, 0x4b, 0x05, 0x06, 0x00, 0x00, 0x00, 0x00, 0x01, 0x00, 0x01, 0x00,
		0x3f, 0x00, 0x00, 0x00, 0x75, 0x00, 0x00, 0x00, 0x00, 0x00,
	};
	struct pool *pool = pool_new((size_t)4 * 1024 * 1024);
	struct block_list blocks = { 0 };

	if (office_blocks(pool, (struct slice){ (const char *)sample, sizeof(sample) }, &blocks) != NULL || blocks.n != 1)
		abort(); /* libxml2 or libzip without what we need */
	pool_free(pool);
}
