/* See html_walk.h. Method: one loop over the tree, with an enter and a leave for each node. */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/mail/bullet.h"
#include "parsers/mail/html_table.h"
#include "parsers/mail/html_walk.h"

/* A bold line that is longer, or a sentence, heads nothing. */
#define HEADING_WORDS 7
#define HEADING_BYTES 80
/* Where Outlook quotes, a header of so many labels follows, within so many pieces of text. */
#define HEADER_LABELS 3
#define HEADER_PIECES 60
#define SIGNATURE_BYTES 600

/* Of the block before the newest one. */
static enum block_kind
last_kind(const struct html_walk *w)
{
	const struct block *b = &w->out.v[w->out.n - 2];

	return b->kind == BLOCK_QUOTE ? b->inner : b->kind;
}

struct block *
html_walk_add(struct html_walk *w, const struct block *b, int typed)
{
	struct block *copy = block_add(w->pool, &w->out, b->kind);

	if (copy == NULL)
		return NULL;
	*copy = *b;
	/* lists that follow each other are one list in several pieces */
	copy->line = w->gap && !(b->kind == BLOCK_ITEM && w->out.n > 1 && last_kind(w) == BLOCK_ITEM);
	w->gap = false;
	if (w->signature)
		typed = -1;
	if (w->quote > 0 || w->signature) {
		copy->inner = b->kind;
		copy->kind = BLOCK_QUOTE;
		copy->quote = w->quote;
	}
	w->typed = pool_grow(w->pool, w->typed, w->out.n - 1, &w->typed_cap, sizeof(*w->typed));
	w->typed[w->out.n - 1] = (signed char)typed;
	return copy;
}

static size_t
word_count(struct slice s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += s.p[i] != ' ' && (i == 0 || s.p[i - 1] == ' ');
	return n;
}

/* Would a reader take this bold line for the head of a section? */
static bool
is_heading(const struct block *b)
{
	struct slice s = b->text;
	size_t colon = slice_find(s, SLICE(": ")), at = 0;

	while (at < s.len && !unicode_is_letter(utf8_next(s, &at)))
		continue;
	return b->bold && s.len <= HEADING_BYTES && word_count(s) <= HEADING_WORDS && colon == s.len && at <= s.len &&
	    !char_among(s.p[s.len - 1], ".!?;,") && s.len > 2;
}

static bool
ends_in_colon(struct slice s)
{
	return slice_ends_nocase(s, SLICE(":")) || slice_ends_nocase(s, SLICE("\357\274\232"));
}

/* The first line of a list item; what people typed into it as bullet or box goes. */
static void
item_fill(struct html_walk *w, struct block *b)
{
	const struct html_node *li = w->item;
	struct block typed = { .kind = BLOCK_PARAGRAPH };
	struct slice rest = bullet_take(b->text, &typed);
	size_t cut = (size_t)(rest.p - b->text.p);

	b->kind = BLOCK_ITEM;
	b->level = li->level;
	if ((li->is & IS_ORDERED) != 0) {
		b->ordered = true;
		b->number = li->number;
	} else if (typed.ordered) {
		b->ordered = true;
		b->number = typed.number;
		b->written = typed.written;
	}
	if (typed.kind == BLOCK_ITEM && rest.len > 0) {
		b->text = rest;
		b->lead = b->lead.len > cut ? slice_to(rest, b->lead.len - cut) : (struct slice){ NULL, 0 };
		b->arrow = typed.arrow;
		if (b->box == BOX_NONE)
			b->box = typed.box;
	}
	w->item = NULL;
	w->item_level = li->level;
}

/* A line with markup of its own may still begin with a typed bullet. */
static void
typed_bullet_take(struct block *b)
{
	struct block typed = { .kind = BLOCK_PARAGRAPH };
	struct slice rest = bullet_take(b->text, &typed);

	if (typed.kind != BLOCK_ITEM || rest.len == 0)
		return;
	b->kind = BLOCK_ITEM;
	b->arrow = typed.arrow;
	b->ordered = typed.ordered;
	b->number = typed.number;
	b->written = typed.written;
	if (b->box == BOX_NONE)
		b->box = typed.box;
	if (b->lead.len > 0 && rest.p < b->lead.p + b->lead.len)
		b->lead = slice_to(rest, (size_t)(b->lead.p + b->lead.len - rest.p));
	b->text = rest;
}

/* Ends the line; false when there was nothing on it. */
static bool
line_end(struct html_walk *w)
{
	struct block b;
	bool typed;
	int indent = w->line.indent < 40 ? w->line.indent : 40;

	if (!phrase_take(&w->line, &b, &typed))
		return false;
	if (w->heading > 0) {
		b.kind = BLOCK_HEADING;
		b.level = w->heading;
		typed = false;
	} else if (w->item != NULL) {
		item_fill(w, &b);
		typed = false;
	} else if (w->item_level >= 0) {
		typed_bullet_take(&b);
		b.level = w->item_level + 1;
		typed = false;
	} else if (b.kind == BLOCK_PARAGRAPH && !typed) {
		typed_bullet_take(&b);
		if (b.kind == BLOCK_PARAGRAPH && is_heading(&b)) {
			b.kind = BLOCK_HEADING;
			b.level = 3;
		}
	}
	b.heads = ends_in_colon(b.text);
	html_walk_add(w, &b, typed ? indent : -1);
	return true;
}

/* ---- where a quote begins ---------------------------------------------------- */

static const struct html_node *
node_after(const struct html_node *n, const struct html_node *root)
{
	if (n->child != NULL)
		return n->child;
	while (n != root && n->next == NULL)
		n = n->parent;
	return n == root ? NULL : n->next;
}

/* A run of bold labels with colons: the header of the mail that follows, in any language. */
static bool
has_header(const struct html_walk *w, const struct html_node *root)
{
	int labels = 0, pieces = 0;

	for (const struct html_node *n = root; n != NULL && pieces < HEADER_PIECES; n = node_after(n, root)) {
		struct slice s;

		if (n->tag != HTML_TEXT)
			continue;
		s = slice_trim(slice_to(slice_from(w->tree->text, n->start), n->len));
		if (s.len == 0)
			continue;
		pieces++;
		if ((n->look & LOOK_BOLD) != 0 && s.len < 40 && ends_in_colon(s))
			labels++;
		else if (pieces == 1)
			return false;
	}
	return labels >= HEADER_LABELS;
}

static bool
begins_quote(const struct html_walk *w, const struct html_node *n)
{
	return (n->is & IS_REPLY_HEAD) != 0 || ((n->is & IS_SEPARATOR) != 0 && has_header(w, n));
}

/* ---- signatures ------------------------------------------------------------------ */

/* Marked as one, not the start of all, and no longer than one: some people write into it. */
static bool
is_signature(const struct html_walk *w, const struct html_node *root)
{
	size_t bytes = 0;

	if ((root->is & IS_SIGNATURE) == 0 || w->out.n == 0 || w->signature != NULL)
		return false;
	for (const struct html_node *n = root; n != NULL && bytes <= SIGNATURE_BYTES; n = node_after(n, root))
		bytes += n->tag == HTML_TEXT ? n->len : 0;
	return bytes <= SIGNATURE_BYTES;
}

/* The line that plain text has before a signature (RFC 3676 section 4.3), for who reads the text. */
static void
signature_begin(struct html_walk *w, const struct html_node *n)
{
	struct block b = { .kind = BLOCK_PARAGRAPH, .lines = 1, .text = SLICE("-- ") };

	w->signature = n;
	html_walk_add(w, &b, -1);
}

/* ---- the walk ------------------------------------------------------------------ */

static void
text_enter(struct html_walk *w, const struct html_node *n)
{
	struct slice s = slice_to(slice_from(w->tree->text, n->start), n->len);
	size_t end;

	if ((n->look & LOOK_PRE) == 0) {
		phrase_add(&w->line, s, n->look);
		return;
	}
	for (;;) {
		end = slice_find_char(s, '\n');
		phrase_add(&w->line, slice_to(s, end), n->look);
		if (end == s.len)
			return;
		if (!line_end(w) && n->parent->tag == HTML_PRE)
			w->gap = true;
		s = slice_from(s, end + 1);
	}
}

/* "<br>=> Tom: call them", "<br>- the lamp": does a bullet that somebody typed begin the line behind the break? */
static bool
bullet_follows(const struct html_walk *w, const struct html_node *n)
{
	struct block typed = { .kind = BLOCK_PARAGRAPH };
	struct slice s;

	for (n = n->next; n != NULL && n->tag != HTML_TEXT;)
		n = n->child;
	if (n == NULL)
		return false;
	s = slice_trim(slice_to(slice_from(w->tree->text, n->start), n->len));
	return bullet_take(s, &typed).len > 0 && typed.kind == BLOCK_ITEM && !typed.ordered;
}

static void
break_enter(struct html_walk *w, const struct html_node *n)
{
	bool in_item = w->item != NULL || w->item_level >= 0;

	/* a second line of a point is still part of it */
	if (in_item && !phrase_is_empty(&w->line) && !bullet_follows(w, n))
		phrase_break(&w->line);
	else if (!line_end(w))
		w->gap = true;
}

static bool
makes_gap(const struct html_walk *w, const struct html_node *n)
{
	switch (n->tag) {
	case HTML_P:
		return (n->is & IS_TIGHT) == 0 && w->item_level < 0 && w->item == NULL;
	case HTML_LIST:
		return n->level == 0;
	case HTML_HEADING:
	case HTML_TABLE:
	case HTML_PRE:
	case HTML_QUOTE:
	case HTML_HR:
		return true;
	default:
		return (n->is & (IS_SEPARATOR | IS_REPLY_HEAD)) != 0;
	}
}

static void
block_enter(struct html_walk *w, struct html_node *n)
{
	if (!w->term || (n->is & IS_DETAIL) == 0)
		line_end(w);
	w->term = false;
	w->gap = w->gap || makes_gap(w, n);
	if (n->box != BOX_NONE)
		w->line.box = n->box;
	w->line.indent += n->indent;
	switch (n->tag) {
	case HTML_HEADING:
		w->heading = n->level;
		break;
	case HTML_LI:
		w->item = n;
		break;
	case HTML_P:
		if (n->is & IS_LISTED)
			w->item = n;
		break;
	case HTML_QUOTE:
		n->number = w->quote++;
		break;
	default:
		if (begins_quote(w, n))
			w->quote++;
		else if (is_signature(w, n))
			signature_begin(w, n);
		break;
	}
}

/* True when its children are to be walked. */
static bool
node_enter(struct html_walk *w, struct html_node *n)
{
	switch (n->tag) {
	case HTML_TEXT:
		text_enter(w, n);
		return false;
	case HTML_BR:
		break_enter(w, n);
		return false;
	case HTML_BOX:
		w->line.box = n->box;
		return false;
	case HTML_TABLE:
		if (html_table_is_data(w->tree, n)) {
			line_end(w);
			w->gap = true;
			html_table_add(w, n);
			w->gap = true;
			return false;
		}
		break;
	default:
		break;
	}
	block_enter(w, n);
	return true;
}

static void
node_leave(struct html_walk *w, struct html_node *n)
{
	bool padded = w->line.padded;

	if ((n->is & IS_TERM) != 0 && !phrase_is_empty(&w->line)) {
		/* "Present" and its detail: one line, as people type it */
		if (!ends_in_colon(text_slice(&w->line.words)))
			phrase_add(&w->line, SLICE(":"), 0);
		w->line.space = 1;
		w->term = true;
		return;
	}
	if (!line_end(w) && n->tag == HTML_P && padded)
		w->gap = true; /* a paragraph of one no-break space: an empty line */
	w->line.padded = false;
	w->gap = w->gap || makes_gap(w, n);
	if (n == w->signature)
		w->signature = NULL;
	switch (n->tag) {
	case HTML_HEADING:
		w->heading = 0;
		break;
	case HTML_LI:
		w->item = NULL;
		w->item_level = n->level - 1;
		w->line.box = BOX_NONE;
		break;
	case HTML_P:
		if (n->is & IS_LISTED) {
			w->item = NULL;
			w->item_level = -1;
		}
		break;
	case HTML_QUOTE:
		w->quote = n->number;
		break;
	default:
		break;
	}
}

void
html_walk(struct html_walk *w, const struct html_node *root)
{
	struct html_node *n = root->child;

	w->item_level = -1;
	phrase_init(&w->line, w->pool);
	while (n != NULL && !w->out.cut) {
		if (node_enter(w, n)) {
			if (n->child != NULL) {
				n = n->child;
				continue;
			}
			node_leave(w, n);
		}
		while (n->next == NULL && n->parent != root) {
			n = n->parent;
			node_leave(w, n);
		}
		n = n->next;
	}
	line_end(w);
}
