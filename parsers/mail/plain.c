/*
 * See plain.h. Place: after the transfer encoding and charset are undone,
 * before items are looked for.
 *
 * Method: one pass over the lines. Each line is told apart by its look (see
 * read_line) and either begins a block or goes on with the open one. Whether a
 * line goes on with the one before it is a question of width: in text that a
 * program has wrapped, a line ends where the next word would not have fitted.
 *
 * Known: notes typed with line ends in the middle of sentences, all of other
 * length, come out as a paragraph a line.
 */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/mail/breaks.h"
#include "parsers/mail/bullet.h"
#include "parsers/mail/counted.h"
#include "parsers/mail/labelled.h"
#include "parsers/mail/look.h"
#include "parsers/mail/margin.h"
#include "parsers/mail/parted.h"
#include "parsers/mail/plain.h"
#include "parsers/mail/stack.h"
#include "parsers/mail/table.h"

/* Lists nested deeper are as if they were this deep. */
#define LEVEL_MAX 16
/* Bytes of a label; words of a point's title. */
#define LABEL_MAX 16
#define TITLE_WORDS 3

struct reader {
	struct pool *pool;
	struct block_list *blocks;
	struct slice *lines;
	struct slice *labels;  /* of the lines, from a column at their left; or NULL */
	size_t n;
	size_t at;
	struct breaks breaks;
	bool open;             /* the last block may go on */
	bool task;             /* and is a task with a number, which goes on in what is set in below it */
	bool gap;              /* an empty line came before this one */
	struct text text;      /* of the open block */
	int open_indent;       /* where the open block's bullet stands */
	int dotted[2];         /* of the last point "2.3 ...", or 2 and 0 below "2. ..." */
	int levels[LEVEL_MAX]; /* indents of the lists that are open */
	int level_count;
};

/* ---- blocks ------------------------------------------------------------------ */

static struct block *
last_block(struct reader *r)
{
	return r->blocks->n == 0 ? NULL : &r->blocks->v[r->blocks->n - 1];
}

/* "*Maya:* the page" and "**Maya**": bold as mail programs write it into plain text. */
static void
take_emphasis(struct block *b)
{
	size_t mark = slice_starts(b->text, SLICE("**")) ? 2 : 1, end;
	struct slice inner;

	if (slice_starts(b->text, SLICE("~~")) && slice_ends_nocase(b->text, SLICE("~~")) &&
	    b->text.len > 4) {
		b->struck = true;
		b->text = slice_to(slice_from(b->text, 2), b->text.len - 4);
		return;
	}
	if (b->text.len < 3 || b->text.p[0] != '*')
		return;
	inner = slice_from(b->text, mark);
	end = slice_find(inner, mark == 2 ? SLICE("**") : SLICE("*"));
	if (end == 0 || end >= inner.len || inner.p[0] == ' ' || inner.p[end - 1] == ' ')
		return;
	if (end + mark == inner.len) {
		b->bold = true;
		b->text = b->lead = slice_to(inner, end);
	} else if (inner.p[end + mark] == ' ' || inner.p[end + mark] == ':') {
		b->lead = slice_to(inner, end);
	}
}

/* The lead stays inside the text, so its stars have to go. */
static void
drop_stars(struct reader *r, struct block *b)
{
	struct text t;
	size_t mark;

	if (b->lead.len == 0 || b->bold)
		return;
	mark = (size_t)(b->lead.p - b->text.p);
	text_init(&t, r->pool);
	text_add(&t, b->lead);
	text_add(&t, slice_from(b->text, b->lead.len + 2 * mark));
	b->text = text_slice(&t);
	b->lead = slice_to(b->text, b->lead.len);
}

static void
close_block(struct reader *r)
{
	struct block *b = last_block(r);

	if (!r->open || b == NULL)
		return;
	r->open = false;
	b->text = text_clean_line(r->pool, text_slice(&r->text), r->text.len * 3 + 8);
	take_emphasis(b);
	drop_stars(r, b);
	b->heads = look_ends_in_colon(b->text);
}

/* Characters by which a line of its own is set off to the right. */
#define ASIDE_INDENT 24

/* Adds words to the open block; what is set off to the right is set off by a dash. */
static void
words_add(struct reader *r, struct slice s)
{
	size_t left, at = look_aside(s, &left);

	if (at == 0) {
		text_add(&r->text, s);
		return;
	}
	text_add(&r->text, slice_to(s, left));
	text_add(&r->text, SLICE(" \342\200\223 "));
	text_add(&r->text, slice_from(s, at));
}

static struct block *
begin(struct reader *r, enum block_kind kind, struct slice s)
{
	struct block *b;

	close_block(r);
	b = block_add(r->pool, r->blocks, kind);
	if (b == NULL)
		return NULL;
	b->line = (int)r->at + 1;
	r->task = false;
	text_init(&r->text, r->pool);
	if (kind == BLOCK_ITEM || kind == BLOCK_PARAGRAPH)
		words_add(r, s);
	else
		text_add(&r->text, s);
	r->open = true;
	return b;
}

static void
go_on(struct reader *r, struct slice s)
{
	struct block *b = last_block(r);
	size_t at = 0;

	/* Between ideographs a line end is nothing. */
	if (!unicode_is_ideograph(utf8_next(s, &at)))
		text_add_char(&r->text, ' ');
	words_add(r, s);
	b->lines = (int)r->at + 1 - b->line + 1;
}

static int
level_of(struct reader *r, int indent)
{
	while (r->level_count > 0 && r->levels[r->level_count - 1] > indent)
		r->level_count--;
	if (r->level_count == 0 || r->levels[r->level_count - 1] < indent) {
		if (r->level_count == LEVEL_MAX)
			return LEVEL_MAX - 1;
		r->levels[r->level_count++] = indent;
	}
	return r->level_count - 1;
}

/* ---- decisions --------------------------------------------------------------- */

static struct slice
line_at(const struct reader *r, size_t i)
{
	return i < r->n ? slice_trim(r->lines[i]) : SLICE("");
}

static bool
is_item_line(struct slice s)
{
	struct block b = { .kind = BLOCK_PARAGRAPH };

	bullet_take(s, &b);
	return b.kind == BLOCK_ITEM;
}

/* Characters of lines that are too short to have been wrapped. */
#define EARLY 62

/* "seal - ML - Thu" and, below it, "keys - Omar to collect them": two notes, and a third one below them; the first, of w characters, had
 * room, no program wraps so early, or both end in a few words. */
static bool
is_parted_too(const struct reader *r, struct slice before, struct slice s, size_t w)
{
	bool room = r->breaks.width < EARLY || w + 1 + look_first_word(s) <= r->breaks.width;

	return parted_alike(before, s, room) || (room && r->at > 1 && parted_apart(before, line_at(r, r->at - 2)));
}

/* Would the first word of s have fitted on the line before it? */
static bool
is_wrapped(const struct reader *r, struct slice s)
{
	struct slice before = line_at(r, r->at - 1);
	size_t w = look_width(r->lines[r->at - 1]);

	/* "[12.11.26, 08:04] Maya: yes" begins a message */
	if (s.len > 0 && s.p[0] >= '0' && s.p[0] <= '9' && look_begins_message(s))
		return false;
	if (s.len > 0 && s.p[0] == '[' && look_names_speaker(slice_to(s, slice_find_char(s, ']') + 1)))
		return false;
	if (look_ends_in(before, ":") && look_ends_in_label(before))
		return true;
	/* "action: order the cups" */
	if ((look_begins_task(s) || look_begins_attendance(s)) && !look_ends_open(before))
		return false;
	/* "Owner: Maya" below "Task: draw the plan" is the next line of a record */
	if (table_is_record_line(s) && table_is_record_line(before))
		return false;
	/* "b: nothing" is a line of a standup */
	if (look_ends_in_stamp(before) || (look_has_gap(s) && look_has_gap(before)) || (s.len > 1 && s.p[1] == ':'))
		return false;
	if (is_parted_too(r, before, s, w) || (w + 1 + look_first_word(s) <= EARLY && !look_ends_open(before) && breaks_below_label(r->lines, r->at)))
		return false;
	if (w > WRAP_MAX || r->gap || (r->breaks.chat && (look_names_speaker(before) || look_names_speaker(s))) ||
	    (r->breaks.chat && (r->breaks.width < 55 || w + 1 + look_first_word(s) <= r->breaks.width)))
		return false;
	if (w >= 30 && look_begins_day(s) && !look_ends_in(before, ".!?:;"))
		return true;
	if (w >= 30 && ((unicode_starts_lower(s) && !look_ends_in(before, ".!?:;") && !r->breaks.typed) || look_ends_open(before)))
		return true;
	if (!r->breaks.wrapped || look_ends_in_colon(before) || (w + 1 + look_first_word(s) <= r->breaks.width && !look_breaks_off(before)))
		return false;
	return w >= 45;
}

/* Blocks in which the point before is looked for. */
#define COUNT_BLOCKS 4

/*
 * A number in the middle of a paragraph may be the end of a sentence or a
 * date ("... on the\n24. we meet"): it is an item where the count goes on.
 */
static bool
is_count(struct reader *r, const struct block *found)
{
	struct block *b = last_block(r);

	if (!found->ordered || r->gap || !r->open || b == NULL)
		return true;
	if (b->kind == BLOCK_ITEM)
		return !b->ordered || found->number == b->number + 1 || found->number == 1 ||
		    !is_wrapped(r, line_at(r, r->at));
	/* "b) ..." below "Owner: Maya      Due: Friday", which is about a) */
	for (size_t i = r->blocks->n; i > 0 && i + COUNT_BLOCKS > r->blocks->n; i--)
		if (r->blocks->v[i - 1].kind == BLOCK_ITEM && r->blocks->v[i - 1].ordered && found->number == r->blocks->v[i - 1].number + 1)
			return true;
	return (found->number == 1 && !look_begins_day(line_at(r, r->at))) || !is_wrapped(r, line_at(r, r->at));
}

/* "todo list" above "keys - Omar" and "seal - ML - Thu" */
static bool
is_above_parted(const struct reader *r, struct slice s)
{
	struct slice first = line_at(r, r->at + 1), second = line_at(r, r->at + 2);

	return first.len > 0 && second.len > 0 && look_words(s) <= TITLE_WORDS + 2 && parted_apart(first, second) &&
	    !parted_alike(s, first, true) && !is_item_line(first);
}

/* A short line alone, or right above a list. */
static bool
is_heading(const struct reader *r, struct slice s)
{
	struct slice next = line_at(r, r->at + 1);
	bool alone = r->gap || r->at == 0 ||
	    (r->blocks->n > 0 && r->blocks->v[r->blocks->n - 1].kind != BLOCK_PARAGRAPH);

	if (s.len > LOOK_HEADING_MAX || look_ends_in(s, ".,;!?") || !alone)
		return false;
	if (look_is_capital(s))
		return true;
	if (look_ends_in_colon(s) && look_words(s) <= 8)
		return next.len == 0 || is_item_line(next) || r->gap;
	if (is_above_parted(r, s))
		return true;
	if (next.len > 0 && is_item_line(next))
		return look_words(s) <= 5 && !unicode_starts_lower(s) && slice_find_char(s, ':') == s.len &&
		    slice_find(s, SLICE("\357\274\232")) == s.len && !look_is_chinese_sentence(s);
	/* "*Decisions*" alone on its line. */
	return s.len > 2 && s.p[0] == '*' && look_ends_in(s, "*") && look_words(s) <= 6 && next.len == 0;
}

/* ---- lines of each kind --------------------------------------------------------- */

static bool
read_quote(struct reader *r, struct slice s)
{
	struct block *b;
	int depth = 0;

	if (s.len == 0 || s.p[0] != '>')
		return false;
	while (s.len > 0 && s.p[0] == '>') {
		depth++;
		s = slice_trim(slice_from(s, 1));
	}
	b = begin(r, BLOCK_QUOTE, s);
	if (b != NULL) {
		b->quote = depth;
		b->inner = BLOCK_PARAGRAPH;
	}
	close_block(r);
	return true;
}

/* "-- " (RFC 3676 section 4.3): what follows is no part of what was said. */
static bool
read_signature(struct reader *r, struct slice raw)
{
	struct block *b;

	if (!slice_eq(raw, SLICE("-- ")) && !(slice_eq(raw, SLICE("--")) && r->n - r->at <= 12))
		return false;
	for (r->at++; r->at < r->n; r->at++) {
		if (line_at(r, r->at).len == 0)
			continue;
		b = begin(r, BLOCK_QUOTE, line_at(r, r->at));
		if (b != NULL)
			b->inner = BLOCK_PARAGRAPH;
		close_block(r);
	}
	return true;
}

static bool
read_code(struct reader *r, struct slice s)
{
	size_t end;

	if (!slice_starts(s, SLICE("```")))
		return false;
	for (end = r->at + 1; end < r->n && end < r->at + 500; end++)
		if (slice_starts(line_at(r, end), SLICE("```")))
			break;
	if (end >= r->n || end == r->at + 500)
		return false;
	for (r->at++; r->at < end; r->at++) {
		begin(r, BLOCK_CODE, r->lines[r->at]);
		close_block(r);
	}
	return true;
}

static bool
read_rule(struct reader *r, struct slice s)
{
	struct block *b = last_block(r);
	char sign = look_rule(s);
	size_t w;

	if (sign == '\0')
		return false;
	if (b != NULL && r->at > 0 && b->line + b->lines - 1 == (int)r->at && b->lines == 1 &&
	    (b->kind == BLOCK_PARAGRAPH || b->kind == BLOCK_HEADING) && char_among(sign, "-=~")) {
		w = look_width(line_at(r, r->at - 1));
		if (w <= 80 && look_width(s) + 3 >= w / 2 && look_width(s) <= w * 2 + 10) {
			close_block(r);
			b->kind = BLOCK_HEADING;
			b->level = sign == '=' ? 1 : 2;
			b->lines = 2;
		}
	}
	close_block(r);
	r->level_count = 0;
	return true;
}

/* A Spanish sentence may be wrapped before its "o". */
static bool
is_wrapped_o(const struct reader *r, struct slice raw)
{
	struct slice s = slice_trim(raw);

	return s.p[0] == 'o' && r->open && !r->gap && !is_item_line(line_at(r, r->at - 1)) &&
	    !(r->breaks.rings && breaks_is_ring(raw)) && is_wrapped(r, s);
}

/* Words of a title behind an arrow, and of whose lines stand below a mark. */
#define ARROW_TITLE_WORDS 3

/* "- Maya:" above lines at its edge that have no marks. */
static bool
is_marked_title(const struct reader *r, struct slice title, int indent)
{
	struct slice next = line_at(r, r->at + 1);
	size_t start;

	return look_ends_in_colon(title) && look_words(title) <= ARROW_TITLE_WORDS && next.len > 0 && !is_item_line(next) &&
	    look_indent(r->lines[r->at + 1], &start) <= indent;
}

/* "--> actions" above points with another mark: no point, but what they are. */
static bool
is_arrow_title(const struct reader *r, const struct block *found, struct slice title)
{
	struct block below = { .kind = BLOCK_PARAGRAPH };

	if (!found->arrow || (r->open && !r->gap) || look_words(title) > ARROW_TITLE_WORDS || r->at + 1 >= r->n)
		return false;
	bullet_take(line_at(r, r->at + 1), &below);
	return below.kind == BLOCK_ITEM && !below.arrow;
}

static bool
read_item(struct reader *r, struct slice raw)
{
	struct block found = { .kind = BLOCK_PARAGRAPH }, *b;
	struct slice rest = bullet_take(raw, &found);
	bool whole = found.ordered;
	size_t start;
	int indent = look_indent(raw, &start);

	if (found.kind != BLOCK_ITEM && r->breaks.rings && breaks_is_ring(raw)) {
		found.kind = BLOCK_ITEM;
		rest = slice_trim(slice_from(slice_trim(raw), 1));
	}
	if (found.kind != BLOCK_ITEM ? !bullet_dotted(raw, r->dotted, &found, &rest)
	                             : rest.len == 0 || !is_count(r, &found) || is_wrapped_o(r, raw))
		return false;
	/* below a point, whose it is */
	if (found.arrow && r->open && !r->gap && last_block(r) != NULL && look_is_who_and_when(rest) &&
	    (last_block(r)->kind == BLOCK_PARAGRAPH || (last_block(r)->kind == BLOCK_ITEM && indent > r->open_indent))) {
		bool line = last_block(r)->kind == BLOCK_PARAGRAPH;

		go_on(r, slice_trim(raw));
		if (line)
			close_block(r);
		return true;
	}
	if (is_arrow_title(r, &found, rest) || is_marked_title(r, rest, indent)) {
		b = begin(r, BLOCK_HEADING, rest);
		if (b != NULL)
			b->level = 3;
		close_block(r);
		r->level_count = 0;
		return true;
	}
	b = begin(r, BLOCK_ITEM, rest);
	if (b == NULL)
		return true;
	b->box = found.box;
	b->arrow = found.arrow;
	b->ordered = found.ordered;
	b->number = found.number;
	b->written = found.written;
	b->level = level_of(r, indent);
	r->open_indent = indent;
	if (whole && b->level == 0) {
		r->dotted[0] = found.number;
		r->dotted[1] = 0;
	}
	return true;
}

/* A task that typed minutes count: what is set in below goes on with it. The number says nothing, so the text is "AI: ML: replace
 * the labels". */
static bool
read_task(struct reader *r, struct slice raw, struct slice s)
{
	struct counted task;
	size_t start;

	if (!counted_read(s, &task))
		return false;
	if (begin(r, BLOCK_ITEM, SLICE("AI")) == NULL)
		return true;
	if (task.who.len > 0) {
		text_add(&r->text, SLICE(": "));
		text_add(&r->text, task.who);
	}
	text_add(&r->text, slice_find_char(task.text, '(') == 0 ? SLICE(" ") : SLICE(": "));
	words_add(r, task.text);
	r->task = true;
	r->open_indent = look_indent(raw, &start);
	last_block(r)->level = level_of(r, r->open_indent);
	return true;
}

/* "5. AOB" and, set in below it, "RW will tell the staff": what the point is called, and a sentence. */
static bool
is_below_title(const struct reader *r, const struct block *b, struct slice s)
{
	struct slice title = text_slice(&r->text);

	return b->ordered && look_words(title) <= TITLE_WORDS && !look_ends_in(title, ".,;:!?-") &&
	    !unicode_starts_lower(s) && look_words(s) > TITLE_WORDS &&
	    slice_find_char(slice_to(s, LABEL_MAX), ':') >= LABEL_MAX;
}

/* Outlook sets its points in and breaks them at the left edge: the word did not fit, and no sentence was at its end. */
static bool
is_at_edge(const struct reader *r, int indent, struct slice s)
{
	struct slice before = line_at(r, r->at - 1);

	return indent == 0 && r->breaks.wrapped && !look_ends_in(before, ".!?:;") &&
	    look_width(r->lines[r->at - 1]) + 1 + look_first_word(s) > r->breaks.width && is_wrapped(r, s);
}

/* "The headset is broken" and, set in below it like it, "Music is on": two sentences, though no sign ends the first. */
static bool
is_left_off(const struct reader *r, struct slice s)
{
	struct slice before = line_at(r, r->at - 1);

	return !unicode_starts_lower(s) && look_words(s) > TITLE_WORDS && look_words(before) > TITLE_WORDS && !look_ends_in(before, ".,;:!?-/&") &&
	    ((s.p[0] >= 'A' && s.p[0] <= 'Z') || (unsigned char)s.p[0] >= 0x80) && !is_wrapped(r, s);
}

/* Words of somebody's name. */
#define NAME_WORDS 3

/* "- Order boxes" and, set in below it, "Tom Okafor" or "Tom Okafor, 4 Dec", where nobody had to break the line. */
static bool
may_be_name(const struct reader *r, struct slice s)
{
	struct slice before = line_at(r, r->at - 1), name = slice_to(s, slice_find_char(s, ','));
	size_t words = look_words(name);

	if (words == 0 || words > NAME_WORDS || look_words(before) < 2 || look_ends_in(before, ",.;:!?-/&(") || look_ends_open(before) ||
	    is_wrapped(r, s) || memchr(s.p, ':', s.len) != NULL)
		return false;
	/* from U+2000 on there are no letters with a case */
	for (size_t i = 0; i < name.len; i++)
		if ((unsigned char)name.p[i] >= 0xe2 || ((i == 0 || name.p[i - 1] == ' ') && unicode_starts_lower(slice_from(name, i))))
			return false;
	return (name.p[0] >= 'A' && name.p[0] <= 'Z') || (unsigned char)name.p[0] >= 0x80;
}

static bool
read_rest_of_item(struct reader *r, struct slice raw, struct slice s)
{
	struct block *b = last_block(r);
	size_t start;
	int indent = look_indent(raw, &start);

	if (!r->open || b == NULL || b->kind != BLOCK_ITEM)
		return false;
	if (r->gap || (indent < r->open_indent && !is_at_edge(r, indent, s)) ||
	    (indent == r->open_indent && !is_wrapped(r, s)))
		return false;
	if (look_begins_task(s) ||
	    ((look_begins_letters(s) || look_begins_in_chinese(line_at(r, r->at - 1), s)) && !is_wrapped(r, s))) {
		int level = b->level + 1;

		b = begin(r, BLOCK_PARAGRAPH, s);
		if (b != NULL)
			b->level = level;
		return true;
	}
	if (is_below_title(r, b, s))
		text_add(&r->text, SLICE(" \342\200\223"));
	/* "                   Maya, 4 Dec" far to the right of the point */
	if ((indent >= r->open_indent + ASIDE_INDENT && s.len <= LOOK_ASIDE_MAX && r->text.len >= LOOK_ASIDE_LEFT) ||
	    (indent > r->open_indent && may_be_name(r, s)))
		text_add(&r->text, SLICE(" \342\200\223"));
	if (indent > r->open_indent && is_left_off(r, s))
		text_add_char(&r->text, '.');
	/* An indented line of its own, "Owner: Maya", is still part of the point. */
	go_on(r, s);
	return true;
}

/* "AI: Maya - ask the bank about the loan," and, set in below it, "4 December"; or "(by 4 Dec)", without the comma. */
static bool
is_hanging(const struct reader *r, struct slice raw, struct slice s)
{
	struct slice before = line_at(r, r->at - 1);
	size_t start;
	int indent = look_indent(raw, &start);

	if (indent > look_indent(r->lines[r->at - 1], &start) + 1 && indent == look_value(r->lines[r->at - 1]) &&
	    look_value(s) < 0)
		/* a title ends with its line, unless it had no room */
		return !look_counts_title(before) || unicode_starts_lower(s) || look_ends_open(before);
	return (look_ends_in(before, ",") || (s.len > 2 && s.p[0] == '(' && s.p[s.len - 1] == ')')) &&
	    look_words(before) > 3 && indent > 1 &&
	    indent > look_indent(r->lines[r->at - 1], &start);
}

/* "maya" at the left edge, below lines of hers that are set in, begins another's. */
static bool
is_name_left(const struct reader *r, struct slice raw, struct slice s)
{
	size_t start;

	return look_words(s) == 1 && look_indent(raw, &start) < look_indent(r->lines[r->at - 1], &start) && !look_ends_in(s, ".!?");
}

static void
read_prose(struct reader *r, struct slice raw, struct slice s)
{
	struct block *b = last_block(r);

	if (read_rest_of_item(r, raw, s))
		return;
	if (r->open && b != NULL && b->kind == BLOCK_PARAGRAPH && !r->gap &&
	    ((is_wrapped(r, s) && !is_name_left(r, raw, s)) || is_hanging(r, raw, s))) {
		go_on(r, s);
		return;
	}
	if (is_heading(r, s)) {
		b = begin(r, BLOCK_HEADING, s);
		if (b != NULL)
			b->level = look_is_capital(s) ? 2 : 3;
		close_block(r);
		r->level_count = 0;
		return;
	}
	b = begin(r, BLOCK_PARAGRAPH, s);
	/* Prose at the left edge ends the list; what is indented may stand inside it. */
	if (raw.len > 0 && raw.p[0] != ' ' && raw.p[0] != '\t')
		r->level_count = 0;
	else if (b != NULL)
		b->level = r->level_count;
}

/* A form of table: how many lines from lines[0] on it takes, 0 when it is none, with its rows added to blocks. */
typedef size_t (*rows_read)(
    struct pool *pool, const struct slice *lines, size_t n, int line, struct block_list *blocks);

static bool
read_rows(struct reader *r, rows_read read)
{
	struct pool_mark mark;
	/* "Wer: Sabine   Was: Fenster" below a point is a line of its own */
	bool open = r->open && look_value(line_at(r, r->at)) < 0;
	size_t used;

	/* The rows are added behind the open block, so that has to be closed first; without any it goes on. */
	close_block(r);
	mark = pool_mark(r->pool);
	used = read(r->pool, r->lines + r->at, r->n - r->at, (int)r->at + 1, r->blocks);
	if (used == 0) {
		/* thousands of lines may look like a table's first */
		if (!r->blocks->cut)
			pool_back(r->pool, mark);
		r->open = open;
		return false;
	}
	r->at += used - 1;
	r->level_count = 0;
	return true;
}

static bool
read_table(struct reader *r, struct slice s)
{
	if (is_item_line(s) && slice_find_char(s, '|') == s.len)
		return false;
	return read_rows(r, table_read);
}

static bool
may_be_table(struct slice s)
{
	return memchr(s.p, '|', s.len) != NULL || memchr(s.p, '\t', s.len) != NULL || s.p[0] == '+' ||
	    slice_has_double_space(s) || ((memchr(s.p, ';', s.len) != NULL || memchr(s.p, ',', s.len) != NULL) && table_heads_sheet(s));
}

/* Minutes with a column at the right for who acts; columns: may the line be a table's? */
static bool
read_margin(struct reader *r, struct slice raw, bool columns)
{
	return (raw.p[0] == ' ' || raw.p[0] == '\t' || columns) && margin_may_head(raw) && read_rows(r, margin_read);
}

/* "   > Maya: call the roofer" set in below a point of a list: an arrow, nobody's quotation. */
static bool
read_pointed(struct reader *r, struct slice raw, struct slice s)
{
	struct block *b = last_block(r);
	size_t start;
	int indent = look_indent(raw, &start);

	if (!slice_starts(s, SLICE("> ")) || indent < 2 || r->gap || b == NULL || b->kind != BLOCK_ITEM ||
	    (b = begin(r, BLOCK_ITEM, slice_trim(slice_from(s, 1)))) == NULL)
		return false;
	b->arrow = true;
	b->level = level_of(r, indent);
	r->open_indent = indent;
	return true;
}

/* "  @maya    4 Dec" alone below its point, the next of which follows: no row of a table. */
static bool
is_alone_below_item(const struct reader *r, struct slice raw)
{
	const struct block *b = last_block((struct reader *)r);
	struct slice next = r->at + 1 < r->n ? line_at(r, r->at + 1) : (struct slice) { NULL, 0 };
	size_t start;

	return r->open && b != NULL && b->kind == BLOCK_ITEM && !r->gap && look_indent(raw, &start) > 1 &&
	    look_indent(raw, &start) >= r->open_indent && (next.len == 0 || is_item_line(next)) &&
	    memchr(raw.p, '|', raw.len) == NULL && memchr(raw.p, ':', raw.len) == NULL;
}

static void
read_line(struct reader *r)
{
	struct slice raw = r->lines[r->at], s = slice_trim(raw);
	size_t start;
	bool columns;

	if (s.len == 0) {
		close_block(r);
		r->gap = true;
		return;
	}
	if (read_pointed(r, raw, s) || read_quote(r, s) || read_signature(r, raw) || read_code(r, s)) {
		r->gap = false;
		return;
	}
	columns = may_be_table(s);
	if (!(r->open && r->task && !is_item_line(s) && look_indent(raw, &start) > r->open_indent + 1 &&
	        read_rest_of_item(r, raw, s)) &&
	    !(s.p[0] >= 'A' && s.p[0] <= 'T' && read_task(r, raw, s)) &&
	    !((look_indent(raw, &start) >= ASIDE_INDENT || (columns && margin_says_who_and_when(raw))) && read_margin(r, raw, columns)) &&
	    !(columns && (r->gap || !r->open || !is_wrapped(r, s)) && !is_alone_below_item(r, raw) &&
	        read_table(r, s)) &&
	    !read_margin(r, raw, columns) &&
	    !(stack_marked_may_begin(r->lines + r->at, r->n - r->at) && read_rows(r, stack_marked_read)) &&
	    !(!r->open && stack_may_begin(r->lines + r->at, r->n - r->at) && read_rows(r, stack_read)) &&
	    !read_rule(r, s) && !read_item(r, raw))
		read_prose(r, raw, s);
	r->gap = false;
}

static void
split_lines(struct reader *r, struct slice text)
{
	size_t cap = 0;
	struct slice line;

	while (slice_line(&text, &line)) {
		r->lines = pool_grow(r->pool, r->lines, r->n, &cap, sizeof(*r->lines));
		r->lines[r->n++] = line;
	}
}

/* The label in front of the line heads what follows. */
static void
add_label(struct reader *r)
{
	struct block *b;

	close_block(r);
	b = block_add(r->pool, r->blocks, BLOCK_HEADING);
	if (b == NULL)
		return;
	b->text = r->labels[r->at];
	b->level = 3;
	b->line = (int)r->at + 1;
	b->lines = 1;
	r->level_count = 0;
}

void
plain_blocks(struct pool *pool, struct slice text, struct block_list *blocks)
{
	struct reader r = { .pool = pool, .blocks = blocks };
	size_t beside = 0;
	bool margin;

	split_lines(&r, text);
	r.labels = labelled_narrow(pool, r.lines, r.n);
	r.breaks = breaks_measure(r.lines, r.n);
	margin = margin_untitled(pool, r.lines, r.n, &beside) > 0;
	for (r.at = 0; r.at < r.n && !blocks->cut; r.at++) {
		if (r.labels != NULL && r.labels[r.at].len > 0)
			add_label(&r);
		if (margin && r.at == beside && read_rows(&r, margin_read_untitled))
			continue;
		read_line(&r);
	}
	close_block(&r);
}
