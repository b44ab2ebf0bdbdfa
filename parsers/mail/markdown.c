/*
 * See markdown.h. Place: typed text that is Markdown, to blocks. Method: md4c
 * calls back in reading order; inline text gathers in a phrase, which the end
 * of a block takes. md4c tells no line numbers, but its pieces of text point
 * into the source: the lines are counted up to there.
 *
 * Known: a link's address is lost, its words stay.
 */
#include <string.h>

#include <md4c.h>

#include "parsers/base/pool.h"
#include "parsers/mail/bullet.h"
#include "parsers/mail/html.h"
#include "parsers/mail/markdown.h"
#include "parsers/mail/look.h"
#include "parsers/mail/markdown_break.h"
#include "parsers/mail/markdown_rule.h"
#include "parsers/mail/phrase.h"
#include "parsers/mail/plain.h"
#include "parsers/mail/table.h"

struct list {
	bool ordered;
	int number; /* of the next item */
};

struct reader {
	struct pool *pool;
	struct block_list *blocks;
	struct slice text;
	struct phrase phrase;
	size_t counted; /* line is that of this place */
	int line;
	int first; /* line where the phrase began; 0: not yet */
	int look;
	struct list lists[MARKDOWN_DEPTH_MAX];
	int list_depth;
	int quote;
	int heading;
	bool item; /* the next phrase is the item's */
	enum block_box box;
	bool code;
	bool broke;      /* a line of the paragraph has just ended */
	bool hard;       /* and was meant to: two spaces or a backslash at its end */
	struct markdown_break lines;
	bool html;       /* inside a block of HTML */
	struct text raw; /* and what stands in it */
	struct slice cells[TABLE_CELL_MAX];
	size_t cell_count;
	bool head_row, row_struck;
	struct slice *headers;
	size_t header_count;
};

/* ---- lines ------------------------------------------------------------------ */

static void
line_seek(struct reader *r, const char *p)
{
	size_t at;

	if (p < r->text.p || p > r->text.p + r->text.len)
		return; /* a string of md4c's own */
	at = (size_t)(p - r->text.p);
	for (; r->counted < at; r->counted++)
		r->line += r->text.p[r->counted] == '\n';
	if (r->first == 0)
		r->first = r->line;
}

/* ---- blocks ------------------------------------------------------------------- */

static struct block *
block_put(struct reader *r, const struct block *b)
{
	struct block *copy = block_add(r->pool, r->blocks, b->kind);

	if (copy == NULL)
		return NULL;
	*copy = *b;
	copy->line = r->first > 0 ? r->first : r->line;
	copy->lines = r->line - copy->line + 1;
	if (r->quote > 0) {
		copy->inner = b->kind;
		copy->kind = BLOCK_QUOTE;
		copy->quote = r->quote;
	}
	r->first = 0;
	return copy;
}

static void
item_fill(struct reader *r, struct block *b)
{
	struct list *list = &r->lists[r->list_depth > 0 ? r->list_depth - 1 : 0];
	struct block typed = { .kind = BLOCK_PARAGRAPH };
	struct slice rest = bullet_take(b->text, &typed);

	b->kind = BLOCK_ITEM;
	b->level = r->list_depth > 0 ? r->list_depth - 1 : 0;
	b->box = r->box;
	b->ordered = list->ordered;
	b->number = list->ordered ? list->number : 0;
	/* "- ☐ task": a box that Markdown does not know */
	if (typed.box != BOX_NONE && b->box == BOX_NONE && rest.len > 0 && b->lead.len == 0) {
		b->box = typed.box;
		b->text = rest;
	}
	r->item = false;
	r->box = BOX_NONE;
}

/* "1" and a sign of East Asian counting in front of a line, as East Asian lists are numbered: for Markdown that is text. */
static void
asian_item_fill(struct block *b)
{
	size_t n = 0;
	struct slice rest;

	while (n < b->text.len && n < 3 && b->text.p[n] >= '0' && b->text.p[n] <= '9')
		n++;
	rest = slice_from(b->text, n);
	if (n > 0 && b->lead.len == 0 && !b->bold &&
	    (slice_starts(rest, SLICE("\343\200\201")) || slice_starts(rest, SLICE("\357\274\211"))))
		b->text = bullet_take(b->text, b);
}

/* "[ ] order the cups" at the front of a line, without the sign of a list. */
static bool
has_box(struct slice line)
{
	line = slice_trim(line);
	return slice_starts(line, SLICE("[ ] ")) || slice_starts(line, SLICE("[] ")) || slice_starts_nocase(line, SLICE("[x] "));
}

/* Ends the phrase as a block, if there is one. */
static void
phrase_end(struct reader *r)
{
	struct block b;
	bool typed;

	if (!phrase_take(&r->phrase, &b, &typed))
		return;
	if (r->heading > 0) {
		b.kind = BLOCK_HEADING;
		b.level = r->heading;
	} else if (r->item) {
		item_fill(r, &b);
	} else if (has_box(b.text) && r->quote == 0) {
		b.text = bullet_take(b.text, &b);
		b.kind = BLOCK_ITEM;
		b.level = r->list_depth;
	} else if (r->list_depth > 0) {
		b.level = r->list_depth;
	} else if (b.bold && b.text.len <= 70 && !char_among(b.text.p[b.text.len - 1], ".!?,;")) {
		b.kind = BLOCK_HEADING;
		b.level = 4;
	} else {
		asian_item_fill(&b);
	}
	b.heads = b.kind != BLOCK_HEADING &&
	    (slice_ends_nocase(b.text, SLICE(":")) || slice_ends_nocase(b.text, SLICE("\357\274\232")));
	block_put(r, &b);
}

static void
row_end(struct reader *r)
{
	struct slice *cells = pool_array(r->pool, r->cell_count, sizeof(*cells));
	struct block_list one = { 0 };
	struct block *b;

	if (r->cell_count == 0)
		return;
	memcpy(cells, r->cells, r->cell_count * sizeof(*cells));
	b = table_row(r->pool, &one, cells, r->cell_count, r->headers, r->header_count);
	b->struck = r->row_struck;
	if (r->head_row) {
		b->header_row = true;
		b->headers = r->headers = cells;
		b->header_count = r->header_count = r->cell_count;
	}
	block_put(r, b);
}

static void
cell_end(struct reader *r)
{
	struct block b = { 0 };
	bool typed;

	if (!phrase_take(&r->phrase, &b, &typed))
		b.text = SLICE("");
	else
		r->row_struck = r->row_struck && b.struck;
	if (r->cell_count < TABLE_CELL_MAX)
		r->cells[r->cell_count++] = b.text;
}

/* ---- HTML inside ------------------------------------------------------------------ */

/* A block of HTML, read as such; each of its blocks on the line where its words begin. */
static void
html_end(struct reader *r)
{
	struct slice raw = text_slice(&r->raw), rest = raw, line = { NULL, 0 }, text;
	struct block_list found = { 0 };
	int first = r->first > 0 ? r->first : r->line, at = first - 1;

	r->html = false;
	html_blocks(r->pool, raw, &found, &text);
	for (size_t i = 0; i < found.n; i++) {
		struct block *b = &found.v[i];
		struct slice words = slice_to(b->cell_count > 0 ? b->cells[0] : b->text, 16), back = rest;
		int here = at;

		while (slice_find(line, words) >= line.len && slice_line(&back, &line))
			here++;
		if (slice_find(line, words) < line.len || words.len == 0) {
			rest = back;
			at = here;
		}
		r->first = at < first ? first : at;
		block_put(r, b);
	}
	r->first = 0;
}

/* A tag in a line: a line end, or nothing; what is no tag of HTML is text. */
static void
tag_add(struct reader *r, struct slice tag)
{
	static const char *const known[] = { "a", "abbr", "b", "br", "code", "del", "details", "div", "em",
		"font", "i", "img", "input", "ins", "kbd", "li", "mark", "ol", "p", "s", "small", "span",
		"strike", "strong", "sub", "summary", "sup", "table", "tbody", "td", "th", "thead", "tr", "u",
		"ul" };
	struct slice name = slice_from(tag, tag.len > 1 && tag.p[1] == '/' ? 2 : 1);
	size_t n = 0;

	if (slice_starts(tag, SLICE("<!--")))
		return;
	while (n < name.len && ((name.p[n] | 0x20) >= 'a' && (name.p[n] | 0x20) <= 'z'))
		n++;
	name = slice_to(name, n);
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (slice_eq_nocase(name, slice_of(known[i]))) {
			if (slice_eq_nocase(name, SLICE("br")) || slice_eq_nocase(name, SLICE("li")))
				phrase_add(&r->phrase, SLICE("\n"), r->look);
			return;
		}
	phrase_add(&r->phrase, tag, r->look);
}

/* ---- what md4c calls -------------------------------------------------------------- */

static void
list_enter(struct reader *r, bool ordered, unsigned start)
{
	phrase_end(r);
	if (r->list_depth < MARKDOWN_DEPTH_MAX)
		r->lists[r->list_depth] = (struct list) { ordered, start > 9999 ? 9999 : (int)start };
	r->list_depth++;
	r->item = false;
}

static void
item_enter(struct reader *r, const MD_BLOCK_LI_DETAIL *li)
{
	r->item = true;
	r->box = !li->is_task ? BOX_NONE : li->task_mark == ' ' ? BOX_OPEN : BOX_DONE;
}

static int
on_enter_block(MD_BLOCKTYPE type, void *detail, void *user)
{
	struct reader *r = user;

	switch (type) {
	case MD_BLOCK_UL:
		list_enter(r, false, 0);
		break;
	case MD_BLOCK_OL:
		list_enter(r, true, ((MD_BLOCK_OL_DETAIL *)detail)->start);
		break;
	case MD_BLOCK_LI:
		item_enter(r, detail);
		break;
	case MD_BLOCK_QUOTE:
		phrase_end(r);
		r->quote++;
		break;
	case MD_BLOCK_H:
		r->heading = (int)((MD_BLOCK_H_DETAIL *)detail)->level;
		break;
	case MD_BLOCK_CODE:
		phrase_end(r);
		r->code = true;
		break;
	case MD_BLOCK_HTML:
		phrase_end(r);
		r->html = true;
		text_init(&r->raw, r->pool);
		break;
	case MD_BLOCK_TABLE:
		r->headers = NULL;
		r->header_count = 0;
		break;
	case MD_BLOCK_THEAD:
	case MD_BLOCK_TBODY:
		r->head_row = type == MD_BLOCK_THEAD;
		break;
	case MD_BLOCK_TR:
		r->cell_count = 0;
		r->row_struck = true;
		break;
	default:
		break;
	}
	return r->blocks->cut;
}

static void
item_leave(struct reader *r)
{
	struct list *list = &r->lists[r->list_depth > 0 ? r->list_depth - 1 : 0];

	phrase_end(r);
	r->item = false;
	if (r->list_depth <= MARKDOWN_DEPTH_MAX && list->number < 9999)
		list->number++;
}

static int
on_leave_block(MD_BLOCKTYPE type, void *detail, void *user)
{
	struct reader *r = user;

	(void)detail;
	switch (type) {
	case MD_BLOCK_UL:
	case MD_BLOCK_OL:
		r->list_depth--;
		break;
	case MD_BLOCK_LI:
		item_leave(r);
		break;
	case MD_BLOCK_QUOTE:
		phrase_end(r);
		r->quote--;
		break;
	case MD_BLOCK_H:
	case MD_BLOCK_P:
		phrase_end(r);
		r->heading = 0;
		break;
	case MD_BLOCK_CODE:
		r->code = false;
		break;
	case MD_BLOCK_HTML:
		html_end(r);
		break;
	case MD_BLOCK_TR:
		row_end(r);
		break;
	case MD_BLOCK_TH:
	case MD_BLOCK_TD:
		cell_end(r);
		break;
	default:
		break;
	}
	return r->blocks->cut;
}

static int
look_of(MD_SPANTYPE type)
{
	return type == MD_SPAN_STRONG ? LOOK_BOLD
	    : type == MD_SPAN_DEL     ? LOOK_STRUCK
	    : type == MD_SPAN_CODE    ? LOOK_CODE
	                              : 0;
}

static int
on_enter_span(MD_SPANTYPE type, void *detail, void *user)
{
	(void)detail;
	((struct reader *)user)->look |= look_of(type);
	return 0;
}

static int
on_leave_span(MD_SPANTYPE type, void *detail, void *user)
{
	(void)detail;
	((struct reader *)user)->look &= ~look_of(type);
	return 0;
}

/* Each line of a code block is a block. */
static void
code_add(struct reader *r, struct slice s)
{
	struct slice line;

	while (slice_line(&s, &line)) {
		struct block b = { .kind = BLOCK_CODE };

		line_seek(r, line.p);
		b.text = text_clean_line(r->pool, line, line.len * 3 + 8);
		if (b.text.len > 0)
			block_put(r, &b);
	}
}

/* "&amp;" and the few others that notes have. */
static void
entity_add(struct reader *r, struct slice s)
{
	static const struct {
		const char *name, *text;
	} known[] = {
		{ "&amp;", "&" },
		{ "&lt;", "<" },
		{ "&gt;", ">" },
		{ "&quot;", "\"" },
		{ "&apos;", "'" },
		{ "&#39;", "'" },
		{ "&nbsp;", " " },
		{ "&ndash;", "\342\200\223" },
		{ "&mdash;", "\342\200\224" },
		{ "&hellip;", "\342\200\246" },
		{ "&rarr;", "\342\206\222" },
		{ "&check;", "\342\234\223" },
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (slice_eq(s, slice_of(known[i].name))) {
			phrase_add(&r->phrase, slice_of(known[i].text), r->look);
			return;
		}
	phrase_add(&r->phrase, s, r->look);
}

/* Is the line from p on, behind its two stars, bold to its end: "**Maya Lin**", "**Decisions**:"? */
static bool
is_bold_line(const struct reader *r, const char *p)
{
	struct slice line;
	size_t end;

	if (p < r->text.p || p >= r->text.p + r->text.len)
		return false;
	line = slice_from(r->text, (size_t)(p - r->text.p));
	line = slice_trim(slice_to(line, slice_find_char(line, '\n')));
	end = slice_find(line, SLICE("**"));
	return end > 0 && (end + 2 == line.len || (end + 3 == line.len && line.p[end + 2] == ':'));
}

/* Typed lines of a paragraph, outside lists: one that is all bold heads what follows it. */
static bool
may_head(const struct reader *r)
{
	return r->heading == 0 && !r->item && r->list_depth == 0 && r->quote == 0;
}

/* Is the line in which p stands set in no further than the margin, below a point of a list? */
static bool
is_below_point(const struct reader *r, const char *p)
{
	size_t at = p < r->text.p || p > r->text.p + r->text.len ? 0 : (size_t)(p - r->text.p);

	return r->list_depth > 0 && r->heading == 0 && r->quote == 0 && at > 0 && r->text.p[at - 1] == '\n';
}

/* "Action: order the cups" in a line of its own, also inside of a point. */
static bool
is_task_line(const struct reader *r, const char *p)
{
	struct slice line;

	if (r->heading > 0 || p < r->text.p || p >= r->text.p + r->text.len)
		return false;
	line = slice_from(r->text, (size_t)(p - r->text.p));
	return look_begins_task(slice_to(line, slice_find_char(line, '\n')));
}

static bool
is_boxed_line(const struct reader *r, const char *p)
{
	return r->heading == 0 && p >= r->text.p && p < r->text.p + r->text.len && *p == '[' &&
	    has_box(slice_from(r->text, (size_t)(p - r->text.p)));
}

/* All of it, but for a colon at its end. */
static bool
is_bold_so_far(const struct phrase *l)
{
	return l->words.len > 1 &&
	    (l->lead == l->words.len ||
	        (l->lead + 1 == l->words.len && l->words.p[l->words.len - 1] == ':'));
}

static int
on_text(MD_TEXTTYPE type, const MD_CHAR *p, MD_SIZE len, void *user)
{
	struct reader *r = user;
	struct slice s = { p, len };

	if (r->code) {
		code_add(r, s);
		return 0;
	}
	if (r->html) {
		line_seek(r, p);
		text_add(&r->raw, s);
		return 0;
	}
	switch (type) {
	case MD_TEXT_HTML:
		line_seek(r, p);
		tag_add(r, s);
		break;
	case MD_TEXT_BR:
	case MD_TEXT_SOFTBR:
		/* "Regrets: Omar", "Scribe: Maya" and a rule right below: for Markdown a title, but none has
		 * several lines; those above the first rule of a page are for programs */
		if (!(r->blocks->n == 0 && slice_starts(r->text, SLICE("---"))))
			r->heading = 0;
		if (may_head(r) && is_bold_so_far(&r->phrase))
			phrase_end(r);
		else
			phrase_add(&r->phrase, SLICE("\n"), r->look);
		r->broke = true;
		r->hard = type == MD_TEXT_BR;
		break;
	case MD_TEXT_ENTITY:
		line_seek(r, p);
		entity_add(r, s);
		break;
	case MD_TEXT_NULLCHAR:
		break;
	default:
		if (r->broke && may_head(r) &&
		    (((r->look & LOOK_BOLD) && is_bold_line(r, p)) || r->hard ||
		        markdown_breaks(&r->lines, r->text, p)))
			phrase_end(r);
		/* "1. Hall" and "Tom calls the owner" below it, which Markdown makes one */
		else if (r->broke &&
		    (is_task_line(r, p) || is_boxed_line(r, p) || (is_below_point(r, p) && markdown_breaks(&r->lines, r->text, p))))
			phrase_end(r);
		r->broke = false;
		line_seek(r, p);
		phrase_add(&r->phrase, s, r->look);
		break;
	}
	return 0;
}

/* ---- headings ----------------------------------------------------------------------- */

/* "##Actions": the hashes of a heading that no space follows; 0 for "#hashtag" and "#3". */
static size_t
tight_hashes(struct slice line)
{
	size_t n = 0;

	while (n < line.len && line.p[n] == '#')
		n++;
	return n >= 2 && n <= 6 && n < line.len && ((line.p[n] | 0x20) >= 'a' && (line.p[n] | 0x20) <= 'z') ? n : 0;
}

/* Lines of that kind which tell that a text is written so. */
#define TIGHT_LEAST 2

/* Are the headings written as older Markdown had them, without a space, all of them? */
static bool
is_tight(struct slice text)
{
	struct slice line;
	size_t tight = 0;

	if (slice_find(text, SLICE("##")) == text.len)
		return false;
	while (slice_line(&text, &line)) {
		if (slice_starts(line, SLICE("# ")) || slice_starts(line, SLICE("## ")) ||
		    slice_starts(line, SLICE("### ")))
			return false;
		tight += tight_hashes(line) > 0;
	}
	return tight >= TIGHT_LEAST;
}

/* ---- fences of code --------------------------------------------------------------- */

/* Fences that nobody closed and that are opened up; more are no text. */
#define OPEN_FENCES 8

/* "```" or "~~~" in front of the line: how long it is, and whether nothing stands behind it. */
static size_t
fence_length(struct slice line, bool *bare)
{
	size_t at = 0, n = 0;
	struct slice rest;

	while (at < line.len && at < 4 && line.p[at] == ' ')
		at++;
	if (at == 4 || at == line.len || (line.p[at] != '`' && line.p[at] != '~'))
		return 0;
	while (at + n < line.len && line.p[at + n] == line.p[at])
		n++;
	rest = slice_from(line, at + n);
	*bare = slice_trim(rest).len == 0;
	return n < 3 || (line.p[at] == '`' && slice_find_char(rest, '`') < rest.len) ? 0 : n;
}

/* Where the fence begins that is open at the end of the text from byte at on; text.len if there is none. */
static size_t
fence_left_open(struct slice text, size_t at)
{
	struct slice rest = slice_from(text, at), line;
	size_t open = text.len, length = 0;
	char sign = 0;

	while (slice_line(&rest, &line)) {
		bool bare;
		size_t n = fence_length(line, &bare);

		if (n == 0)
			continue;
		if (length == 0) {
			length = n;
			sign = slice_trim(line).p[0];
			open = (size_t)(line.p - text.p);
		} else if (bare && n >= length && slice_trim(line).p[0] == sign) {
			length = 0;
			open = text.len;
		}
	}
	return open;
}

/*
 * A fence that nobody closes makes code of all that follows: the notes of a program that writes "~~~~" for struck
 * words that are empty. Its signs become spaces; no line comes or goes.
 */
static struct slice
fences_opened(struct pool *pool, struct slice text)
{
	size_t open = fence_left_open(text, 0);
	char *copy;

	if (open == text.len)
		return text;
	copy = pool_alloc(pool, text.len);
	memcpy(copy, text.p, text.len);
	text.p = copy;
	for (int i = 0; i < OPEN_FENCES && open < text.len; i++) {
		size_t at = open;

		while (at < text.len && copy[at] == ' ')
			at++;
		for (char sign = copy[at]; at < text.len && copy[at] == sign; at++)
			copy[at] = ' ';
		open = fence_left_open(text, open);
	}
	return text;
}

void
markdown_blocks(struct pool *pool, struct slice text, bool html, struct block_list *blocks)
{
	const MD_PARSER parser = {
		.flags = MD_DIALECT_GITHUB | (html ? 0 : MD_FLAG_NOHTML) | MD_FLAG_NOINDENTEDCODEBLOCKS |
		    (is_tight(text) ? MD_FLAG_PERMISSIVEATXHEADERS : 0),
		.enter_block = on_enter_block,
		.leave_block = on_leave_block,
		.enter_span = on_enter_span,
		.leave_span = on_leave_span,
		.text = on_text,
	};
	struct reader *r = pool_alloc(pool, sizeof(*r));

	r->pool = pool;
	r->blocks = blocks;
	text = fences_opened(pool, markdown_rules(pool, text));
	r->text = text;
	r->line = 1;
	phrase_init(&r->phrase, pool);
	if (text.len > 0 && md_parse(text.p, (MD_SIZE)text.len, &parser, r) == -1)
		plain_blocks(pool, text, blocks);
}

/* ---- is it Markdown? -------------------------------------------------------------- */

/* Signs of one line: 2 is proof, 1 a hint. */
static int
signs_of(struct slice line)
{
	struct slice s = slice_trim(line);
	size_t hashes = 0;

	while (hashes < s.len && s.p[hashes] == '#')
		hashes++;
	if (hashes >= 2 && hashes <= 6 && hashes < s.len && s.p[hashes] == ' ')
		return 2;
	if ((hashes == 1 && s.len > 2 && s.p[1] == ' ') || tight_hashes(s) > 0)
		return 1;
	if (s.len > 5 && (s.p[0] == '-' || s.p[0] == '*') && s.p[1] == ' ' && s.p[2] == '[' &&
	    s.p[4] == ']' && memchr(" xX", s.p[3], 3) != NULL)
		return 2;
	if (markdown_is_rule(s))
		return 2;
	if (slice_find_char(s, ']') < s.len && slice_find(s, SLICE("](http")) < s.len)
		return 2;
	if (slice_find_char(s, '*') < s.len && slice_find(s, SLICE("**")) < s.len &&
	    slice_find(slice_from(s, slice_find(s, SLICE("**")) + 2), SLICE("**")) <
	        s.len - slice_find(s, SLICE("**")) - 2)
		return 1;
	return 0;
}

bool
markdown_is_likely(struct slice text)
{
	struct slice line;
	int signs = 0;

	while (signs < 2 && slice_line(&text, &line))
		signs += signs_of(line);
	return signs >= 2;
}
