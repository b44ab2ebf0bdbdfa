/*
 * On the road: after the transfer encoding and charset are undone, before
 * items are looked for.
 *
 * Method: one pass over the lines. Each line is told apart by its look (see
 * look_at) and either begins a block or goes on with the open one. Whether a
 * line goes on with the one before it is a question of width: in text that a
 * program has wrapped, a line ends where the next word would not have fitted.
 *
 * Known: notes typed with line ends in the middle of sentences, all of other
 * length, come out as a paragraph a line.
 */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/mail/plain.h"
#include "parsers/mail/table.h"

/* Lists nested deeper are as if they were this deep. */
#define LEVEL_MAX 16
/* A line longer than this was not wrapped by any mail program. */
#define WRAP_MAX 100
/* Words of a line that may head a section. */
#define HEADING_MAX 70

struct reader {
	struct pool *pool;
	struct block_list *blocks;
	struct slice *lines;
	size_t n;
	size_t at;
	bool wrapped;          /* the text shows signs of a program's line ends */
	size_t width;          /* and this is where they come */
	bool open;             /* the last block may go on */
	bool gap;              /* an empty line came before this one */
	struct text text;      /* of the open block */
	int open_indent;       /* where the open block's bullet stands */
	int levels[LEVEL_MAX]; /* indents of the lists that are open */
	int level_count;
};

static int
indent_of(struct slice line, size_t *start)
{
	int indent = 0;
	size_t i = 0;

	while (i < line.len) {
		if (line.p[i] == ' ') {
			indent++;
			i++;
		} else if (line.p[i] == '\t') {
			indent = (indent / 4 + 1) * 4;
			i++;
		} else if (i + 1 < line.len && memcmp(line.p + i, "\302\240", 2) == 0) {
			indent++;
			i += 2;
		} else if (i + 2 < line.len && memcmp(line.p + i, "\343\200\200", 3) == 0) {
			indent += 2;
			i += 3;
		} else {
			break;
		}
	}
	*start = i;
	return indent;
}

/* Characters, not bytes; good enough for widths. */
static size_t
width_of(struct slice s)
{
	size_t n = 0;

	if (slice_is_ascii(s))
		return s.len;
	for (size_t i = 0; i < s.len; i++)
		n += ((unsigned char)s.p[i] & 0xc0) != 0x80;
	return n;
}

/* ---- bullets and boxes ---------------------------------------------------- */

static const char *const glyphs[] = {
	"-",
	"*",
	"+",
	"\342\200\242" /* • */,
	"\342\200\223" /* – */,
	"\342\200\224" /* — */,
	"\302\267" /* · */,
	"\342\200\243" /* ‣ */,
	"\342\227\246" /* ◦ */,
	"\342\226\252" /* ▪ */,
	"\342\227\217" /* ● */,
	"\342\226\240" /* ■ */,
	"\342\226\241" /* □: see boxes */,
	"\342\201\203" /* ⁃ */,
	"\342\227\213" /* ○ */,
	"\357\202\267" /* Word's symbol font */,
	"\302\247" /* § */,
	"\342\236\242" /* ➢ */,
	"\342\226\272" /* ► */,
	"\342\206\222" /* → */,
	"->",
	"=>",
	"\343\203\273" /* ・ */,
	"\342\254\245",
	"\342\226\253",
	"\342\235\226",
};

static const struct {
	const char *sign;
	enum block_box box;
} boxes[] = {
	{ "[ ]", BOX_OPEN },
	{ "[]", BOX_OPEN },
	{ "[x]", BOX_DONE },
	{ "[X]", BOX_DONE },
	{ "[*]", BOX_DONE },
	{ "[_]", BOX_OPEN },
	{ "( )", BOX_OPEN },
	{ "[\342\234\223]", BOX_DONE },
	{ "[\342\234\224]", BOX_DONE },
	{ "\342\230\220", BOX_OPEN } /* ☐ */,
	{ "\342\226\241", BOX_OPEN } /* □ */,
	{ "\342\227\273", BOX_OPEN },
	{ "\342\254\234", BOX_OPEN } /* ⬜ */,
	{ "\342\230\221", BOX_DONE } /* ☑ */,
	{ "\342\230\222", BOX_DONE } /* ☒ */,
	{ "\342\234\205", BOX_DONE } /* ✅ */,
	{ "\342\234\223", BOX_DONE } /* ✓ */,
	{ "\342\234\224", BOX_DONE } /* ✔ */,
	{ "\360\237\227\271", BOX_DONE } /* 🗹 */,
	{ "\360\237\224\262", BOX_OPEN } /* 🔲 */,
};

static bool
space_follows(struct slice s, size_t at)
{
	return at < s.len &&
	    (s.p[at] == ' ' || s.p[at] == '\t' || (at + 1 < s.len && memcmp(s.p + at, "\302\240", 2) == 0));
}

static struct slice
take_box(struct slice s, struct block *b)
{
	for (size_t i = 0; i < sizeof(boxes) / sizeof(boxes[0]); i++) {
		struct slice sign;

		if (s.len == 0 || boxes[i].sign[0] != s.p[0])
			continue;
		sign = slice_of(boxes[i].sign);
		if (!slice_starts(s, sign))
			continue;
		/* "[]" and "( )" are common in prose and code: white space must follow an ASCII box. */
		if (sign.p[0] == '[' || sign.p[0] == '(') {
			if (sign.len < s.len && !space_follows(s, sign.len))
				continue;
		}
		b->box = boxes[i].box;
		b->kind = BLOCK_ITEM;
		s = slice_from(s, sign.len);
		/* The variation selector that makes a sign an emoji. */
		if (slice_starts(s, SLICE("\357\270\217")))
			s = slice_from(s, 3);
		return slice_trim(s);
	}
	return s;
}

static bool
starts_lower(struct slice s)
{
	size_t at = 0;
	unsigned c = s.len > 0 ? utf8_next(s, &at) : ' ';

	return unicode_is_letter(c) && !unicode_is_upper(c) && !unicode_is_ideograph(c);
}

static size_t
glyph_length(struct slice s)
{
	for (size_t i = 0; i < sizeof(glyphs) / sizeof(glyphs[0]); i++) {
		struct slice g;
		bool plain;

		if (s.len == 0 || glyphs[i][0] != s.p[0])
			continue;
		g = slice_of(glyphs[i]);
		plain = (unsigned char)g.p[0] < 0x80 || g.p[0] == '\302' ||
		    slice_eq(g, SLICE("\342\200\223")) || slice_eq(g, SLICE("\342\200\224")) ||
		    slice_eq(g, SLICE("\342\206\222"));

		if (!slice_starts(s, g))
			continue;
		if (space_follows(s, g.len) || (!plain && g.len < s.len))
			return g.len;
	}
	/* Outlook's second level, as it stands in its text part. */
	if (s.len > 2 && s.p[0] == 'o' && (s.p[1] == '\t' || (s.p[1] == ' ' && s.p[2] == ' ')))
		return 1;
	/* typed by hand: "o Maya: list" */
	if (s.len > 3 && s.p[0] == 'o' && s.p[1] == ' ' && !starts_lower(slice_from(s, 2)))
		return 1;
	return 0;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Chinese and Japanese counting: "1、" "（1）" "１．" "①" "一、"; how long, and the number. No space follows.
 */
static size_t
number_cjk_length(struct slice s, int *number)
{
	static const char *const ends[] = { "\343\200\201" /* 、 */, "\357\274\216" /* ． */,
		"\357\274\211" /* ） */ };
	size_t at = 0, before;
	unsigned c = utf8_next(s, &at);
	bool paren = c == 0xff08;
	int n = 0, digits = 0;

	if (c >= 0x2460 && c <= 0x2473) {
		*number = (int)(c - 0x2460) + 1;
		return at;
	}
	if (!paren)
		at = 0;
	for (before = at; at < s.len && digits < 3; before = at, digits++) {
		static const unsigned words[] = { 0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94, 0x516d, 0x4e03,
			0x516b, 0x4e5d, 0x5341 };
		int digit = -1;

		c = utf8_next(s, &at);
		if (c >= '0' && c <= '9')
			digit = (int)(c - '0');
		else if (c >= 0xff10 && c <= 0xff19)
			digit = (int)(c - 0xff10);
		for (int i = 0; i < 10 && digit < 0; i++)
			if (words[i] == c)
				digit = i + 1;
		if (digit < 0)
			break;
		n = digit == 10 && n == 0               ? 10
		    : n >= 10 && digit < 10 && c > 0xff ? n + digit
		                                        : n * 10 + digit;
	}
	s = slice_from(s, before);
	for (size_t i = 0; i < 3 && digits > 0; i++)
		if (slice_starts(s, slice_of(ends[i]))) {
			*number = n;
			return before + 3;
		}
	return 0;
}

/* "24.11." in front of words is a day. */
static bool
is_day(struct slice s)
{
	int day = 0, month = 0;
	size_t i = 0;

	for (; i < s.len && is_digit(s.p[i]); i++)
		day = day * 10 + (s.p[i] - '0');
	for (i++; i < s.len && is_digit(s.p[i]); i++)
		month = month * 10 + (s.p[i] - '0');
	return day > 12 && day <= 31 && month >= 1 && month <= 12;
}

/* "1." "1)" "(1)" "1.2." "1.2 " "a)" "(a)" "A)" "1:" no; how long, and the number. */
static size_t
number_length(struct slice s, int *number)
{
	size_t i = 0, dots = 0;
	bool paren = s.len > 0 && s.p[0] == '(';
	int n = 0;

	i = paren;
	if (i + 1 < s.len && (s.p[i] | 0x20) >= 'a' && (s.p[i] | 0x20) <= 'z' && s.p[i + 1] == ')' &&
	    space_follows(s, i + 2)) {
		*number = (s.p[i] | 0x20) - 'a' + 1;
		return i + 2;
	}
	while (i < s.len &&
	    (is_digit(s.p[i]) || (s.p[i] == '.' && i > 0 && i + 1 < s.len && is_digit(s.p[i + 1])))) {
		if (s.p[i] == '.') {
			dots++;
			n = 0;
		} else {
			n = n * 10 + (s.p[i] - '0');
		}
		if (n > 999 || dots > 5)
			return 0;
		i++;
	}
	if (i == paren || i >= s.len || (dots == 1 && is_day(s)))
		return 0;
	*number = n;
	if (paren)
		return s.p[i] == ')' && space_follows(s, i + 1) ? i + 1 : 0;
	if ((s.p[i] == '.' || s.p[i] == ')') && space_follows(s, i + 1))
		return dots <= 1 || s.p[i] == '.' ? i + 1 : 0;
	return 0;
}

/* "   a. " below a numbered line: small and set in, so that no initial of a name is meant. */
static size_t
letter_length(struct slice line, struct slice s, int *number)
{
	bool set_in = line.len > 2 && (line.p[0] == '\t' || (line.p[0] == ' ' && line.p[1] == ' '));

	if (!set_in || s.len < 3 || s.p[0] < 'a' || s.p[0] > 'z' || s.p[1] != '.' || !space_follows(s, 2))
		return 0;
	*number = s.p[0] - 'a' + 1;
	return 2;
}

struct slice
plain_bullet(struct slice line, struct block *b)
{
	struct slice s = slice_trim(line), boxed;
	size_t n;
	int number = 0;

	boxed = take_box(s, b);
	if (boxed.p != s.p)
		return boxed;
	n = glyph_length(s);
	if (n > 0) {
		b->kind = BLOCK_ITEM;
		return take_box(slice_trim(slice_from(s, n)), b);
	}
	n = number_length(s, &number);
	if (n == 0)
		n = letter_length(line, s, &number);
	if (n == 0 && s.len > 3)
		n = number_cjk_length(s, &number);
	if (n > 0) {
		b->kind = BLOCK_ITEM;
		b->ordered = true;
		b->number = number;
		return take_box(slice_trim(slice_from(s, n)), b);
	}
	return s;
}

/* ---- what a line looks like ------------------------------------------------- */

/* A line of one sign: the underline of a heading, or a rule. Returns the sign. */
static char
rule_of(struct slice s)
{
	if (s.len < 3 || memchr("-=_*~#", s.p[0], 6) == NULL)
		return '\0';
	for (size_t i = 1; i < s.len; i++)
		if (s.p[i] != s.p[0] && s.p[i] != ' ')
			return '\0';
	return s.p[0];
}

static bool
is_capital(struct slice s)
{
	size_t at = 0, capitals = 0;

	if (s.len > HEADING_MAX)
		return false;
	while (at < s.len) {
		unsigned c = utf8_next(s, &at);

		if (!unicode_is_letter(c))
			continue;
		if (!unicode_is_upper(c))
			return false;
		capitals++;
	}
	return capitals >= 4;
}

static size_t
word_count(struct slice s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += s.p[i] != ' ' && (i == 0 || s.p[i - 1] == ' ');
	return n;
}

static bool
ends_in(struct slice s, const char *signs)
{
	return s.len > 0 && strchr(signs, s.p[s.len - 1]) != NULL;
}

static bool
ends_in_colon(struct slice s)
{
	return ends_in(s, ":") || slice_ends_nocase(s, SLICE("\357\274\232"));
}

static size_t
first_word(struct slice s)
{
	return width_of(slice_to(s, slice_find_char(s, ' ')));
}

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
	b->heads = ends_in_colon(b->text);
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
	text_init(&r->text, r->pool);
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
	text_add(&r->text, s);
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

	plain_bullet(s, &b);
	return b.kind == BLOCK_ITEM;
}

/* Would the first word of s have fitted on the line before it? */
static bool
is_wrapped(const struct reader *r, struct slice s)
{
	struct slice before = line_at(r, r->at - 1);
	size_t w = width_of(r->lines[r->at - 1]);

	if (w > WRAP_MAX || r->gap)
		return false;
	if (starts_lower(s) && !ends_in(before, ".!?:;") && w >= 30)
		return true;
	if (!r->wrapped || ends_in_colon(before) || w + 1 + first_word(s) <= r->width)
		return false;
	return w >= 45;
}

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
	return found->number == 1 || !is_wrapped(r, line_at(r, r->at));
}

/* A short line alone, or right above a list. */
static bool
is_heading(const struct reader *r, struct slice s)
{
	struct slice next = line_at(r, r->at + 1);
	bool alone = r->gap || r->at == 0 ||
	    (r->blocks->n > 0 && r->blocks->v[r->blocks->n - 1].kind != BLOCK_PARAGRAPH);

	if (s.len > HEADING_MAX || ends_in(s, ".,;!?") || !alone)
		return false;
	if (is_capital(s))
		return true;
	if (ends_in_colon(s) && word_count(s) <= 8)
		return next.len == 0 || is_item_line(next) || r->gap;
	if (next.len > 0 && is_item_line(next))
		return word_count(s) <= 5 && !starts_lower(s) && slice_find_char(s, ':') == s.len;
	/* "*Decisions*" alone on its line. */
	return s.len > 2 && s.p[0] == '*' && ends_in(s, "*") && word_count(s) <= 6 && next.len == 0;
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
	char sign = rule_of(s);
	size_t w;

	if (sign == '\0')
		return false;
	if (b != NULL && r->at > 0 && b->line + b->lines - 1 == (int)r->at && b->lines == 1 &&
	    (b->kind == BLOCK_PARAGRAPH || b->kind == BLOCK_HEADING) && strchr("-=~", sign) != NULL) {
		w = width_of(line_at(r, r->at - 1));
		if (w <= 80 && width_of(s) + 3 >= w / 2 && width_of(s) <= w * 2 + 10) {
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
	    is_wrapped(r, s);
}

static bool
read_item(struct reader *r, struct slice raw)
{
	struct block found = { .kind = BLOCK_PARAGRAPH }, *b;
	struct slice rest = plain_bullet(raw, &found);
	size_t start;
	int indent = indent_of(raw, &start);

	if (found.kind != BLOCK_ITEM || rest.len == 0 || !is_count(r, &found) || is_wrapped_o(r, raw))
		return false;
	b = begin(r, BLOCK_ITEM, rest);
	if (b == NULL)
		return true;
	b->box = found.box;
	b->ordered = found.ordered;
	b->number = found.number;
	b->level = level_of(r, indent);
	r->open_indent = indent;
	return true;
}

static bool
read_rest_of_item(struct reader *r, struct slice raw, struct slice s)
{
	struct block *b = last_block(r);
	size_t start;
	int indent = indent_of(raw, &start);

	if (!r->open || b == NULL || b->kind != BLOCK_ITEM)
		return false;
	if (r->gap || (indent <= r->open_indent && !is_wrapped(r, s)))
		return false;
	/* An indented line of its own, "Owner: Maya", is still part of the point. */
	go_on(r, s);
	return true;
}

static void
read_prose(struct reader *r, struct slice raw, struct slice s)
{
	struct block *b = last_block(r);

	if (read_rest_of_item(r, raw, s))
		return;
	if (r->open && b != NULL && b->kind == BLOCK_PARAGRAPH && !r->gap && is_wrapped(r, s)) {
		go_on(r, s);
		return;
	}
	if (is_heading(r, s)) {
		b = begin(r, BLOCK_HEADING, s);
		if (b != NULL)
			b->level = is_capital(s) ? 2 : 3;
		close_block(r);
		r->level_count = 0;
		return;
	}
	begin(r, BLOCK_PARAGRAPH, s);
	/* Prose at the left edge ends the list; what is indented may stand inside it. */
	if (raw.len > 0 && raw.p[0] != ' ' && raw.p[0] != '\t')
		r->level_count = 0;
}

static bool
read_table(struct reader *r, struct slice s)
{
	size_t used;

	if (is_item_line(s) && slice_find_char(s, '|') == s.len)
		return false;
	/* The rows are added behind the open block, so that has to be closed first. */
	close_block(r);
	used = table_read(r->pool, r->lines + r->at, r->n - r->at, (int)r->at + 1, r->blocks);
	if (used == 0)
		return false;
	r->at += used - 1;
	r->level_count = 0;
	return true;
}

static bool
has_double_space(struct slice s)
{
	for (size_t i = 0; (i += slice_find_char(slice_from(s, i), ' ')) + 1 < s.len; i++)
		if (s.p[i + 1] == ' ')
			return true;
	return false;
}

static bool
may_be_table(struct slice s)
{
	return memchr(s.p, '|', s.len) != NULL || memchr(s.p, '\t', s.len) != NULL || s.p[0] == '+' ||
	    has_double_space(s);
}

static void
read_line(struct reader *r)
{
	struct slice raw = r->lines[r->at], s = slice_trim(raw);

	if (s.len == 0) {
		close_block(r);
		r->gap = true;
		return;
	}
	if (read_quote(r, s) || read_signature(r, raw) || read_code(r, s)) {
		r->gap = false;
		return;
	}
	if (!(may_be_table(s) && (r->gap || !r->open || !is_wrapped(r, s)) && read_table(r, s)) &&
	    !read_rule(r, s) && !read_item(r, raw))
		read_prose(r, raw, s);
	r->gap = false;
}

/* Where the text's lines break, and whether a program broke them. */
static void
measure(struct reader *r)
{
	size_t signs = 0, w;

	for (size_t i = 0; i < r->n; i++) {
		w = width_of(r->lines[i]);
		if (w <= WRAP_MAX - 15 && w > r->width)
			r->width = w;
		if (i > 0 && w > 0 && starts_lower(slice_trim(r->lines[i])) &&
		    width_of(r->lines[i - 1]) >= 50 && width_of(r->lines[i - 1]) <= WRAP_MAX)
			signs++;
	}
	r->wrapped = signs > 0 && r->width >= 55;
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

void
plain_blocks(struct pool *pool, struct slice text, struct block_list *blocks)
{
	struct reader r = { .pool = pool, .blocks = blocks };

	split_lines(&r, text);
	measure(&r);
	for (r.at = 0; r.at < r.n && !blocks->cut; r.at++)
		read_line(&r);
	close_block(&r);
}
