/*
 * See margin.h. Method: the title tells the column. A line below belongs to the
 * minutes as long as no word runs across that column; what stands in it is who
 * acts. A point ends behind whoever acts, at an empty line and before the next
 * number. A column without a title is one of names where several stand in it,
 * beside sentences, and nothing else does.
 */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/mail/columns.h"
#include "parsers/mail/look.h"
#include "parsers/mail/margin.h"
#include "parsers/mail/table.h"

/* Lines of such minutes; characters before the title, before a name that stands left of it, and of a name. */
#define LINES_MAX 400
#define COLUMN_MIN 24
#define COLUMN_SLACK 4
#define NAME_MAX 40
/* Spaces between a line and the title, and between a line and a name. */
#define TITLE_GAP 5
#define NAME_GAP 2
/* Lines with a name beside them by which a column without a title is known; words of what stands left of one. */
#define UNTITLED_MIN 3
#define UNTITLED_WORDS 3
#define TAB_WIDTH 8
/* Lines in a row that run across the column, as when somebody typed without looking. */
#define ACROSS_MAX 2
/* Words of a numbered title of a point, bytes of its number. */
#define TITLE_WORDS 6
#define NUMBER_MAX 10

/* The titles that ask for whoever acts. */
static const char *const doers[] = { "action", "actions", "action by", "action/by", "owner", "responsible", "resp",
	"action owner", "assigned to", "verantwortlich", "verantw", "zust\303\244ndig", "aktion", "zu erledigen durch", "responsable", "pilote",
	"encargado", "\350\264\237\350\264\243\344\272\272", "\350\264\243\344\272\273\344\272\272" };
/* Those that may as well ask who sings. */
static const char *const others[] = { "by", "by whom", "who", "wer", "durch", "qui", "qui\303\251n" };

/* Those of a column for when, at the right of the one for whoever acts. */
static const char *const whens[] = { "by", "by when", "when", "date", "due", "due date", "due by", "deadline", "until",
	"target", "target date", "wann", "bis", "bis wann", "termin", "frist", "f\303\244llig", "quand", "pour quand",
	"pour le", "\303\251ch\303\251ance", "d\303\251lai", "cu\303\241ndo", "fecha", "plazo" };

static struct slice
right_trim(struct slice s)
{
	while (s.len > 0 && (s.p[s.len - 1] == ' ' || s.p[s.len - 1] == '\t' || s.p[s.len - 1] == '\r'))
		s.len--;
	return s;
}

static struct slice
less_signs(struct slice s)
{
	while (s.len > 0 && char_among(s.p[s.len - 1], ":?.*_"))
		s.len--;
	while (s.len > 0 && (s.p[0] == '*' || s.p[0] == '_'))
		s = slice_from(s, 1);
	return s;
}

static bool
is_when(struct slice s)
{
	s = less_signs(s);
	return SLICE_AMONG(s, whens);
}

/* "Wer / Termin", "Who & due": whoever acts, and when. */
static bool
is_who_and_when(struct slice s)
{
	for (size_t i = 1; i + 1 < s.len; i++)
		if (char_among(s.p[i], "/,&+")) {
			struct slice who = slice_trim(slice_to(s, i));

			return (SLICE_AMONG(who, doers) || SLICE_AMONG(who, others)) && is_when(slice_trim(slice_from(s, i + 1)));
		}
	return false;
}

/* What the column's title is to those who look for tasks: "Action by", "Who"; empty when it is none. */
static struct slice
title_of(struct slice s)
{
	s = less_signs(s);
	if (SLICE_AMONG(s, doers) || is_who_and_when(s))
		return SLICE("Action by");
	if (SLICE_AMONG(s, others))
		return SLICE("Who");
	return SLICE("");
}

/* Where the words behind the line's last gap of so many spaces begin; the length if there is none. No tabs. */
static size_t
behind_gap(struct slice s, size_t spaces)
{
	size_t gap = 0;

	/* most lines have none */
	if (spaces > 1 && !slice_has_double_space(s))
		return s.len;
	for (size_t i = s.len; i > 0; i--) {
		if (s.p[i - 1] == ' ') {
			gap++;
			continue;
		}
		if (gap >= spaces)
			return i + gap;
		gap = 0;
	}
	return gap >= spaces ? gap : s.len;
}

/* What stands behind the last gap of the line; empty when there is none, or no title can stand there. */
static struct slice
last_title(struct slice line)
{
	struct slice s = right_trim(line);
	size_t at;

	/* the shortest title has two letters, the longest as many as a name */
	if (s.len < 3 || (memchr(s.p, '\t', s.len) == NULL && s.len < COLUMN_MIN))
		return SLICE("");
	for (at = s.len; at > 0 && s.len - at <= NAME_MAX && s.p[at - 1] != '\t' &&
	     !(s.p[at - 1] == ' ' && at > 1 && s.p[at - 2] == ' ');
	     at--)
		;
	return at > 0 && s.len - at <= NAME_MAX ? slice_from(s, at) : SLICE("");
}

bool
margin_may_head(struct slice line)
{
	struct slice title = last_title(line);

	return title.len > 0 && (title_of(title).len > 0 || is_when(title));
}

bool
margin_says_who_and_when(struct slice line)
{
	return is_who_and_when(less_signs(last_title(line)));
}

/* Where the words behind the first gap from that column on begin; the length if there is none. No tabs. */
static size_t
behind_column(struct slice s, size_t from)
{
	size_t gap = 0, width = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (s.p[i] == ' ') {
			gap++;
		} else {
			if (gap >= NAME_GAP && width >= from)
				return i;
			gap = 0;
		}
		width += ((unsigned char)s.p[i] & 0xc0) != 0x80; /* as look_width counts */
	}
	return s.len;
}

struct beside {
	struct slice left, right; /* trimmed */
	size_t indent;            /* of what stands left */
	bool across;              /* a word stands across the column */
};

/* The parts of a line without tabs, on both sides of the column. */
static struct beside
line_split(struct slice line, size_t column)
{
	struct slice s = right_trim(line);
	size_t from = column > COLUMN_SLACK ? column - COLUMN_SLACK : 0, at = behind_column(s, from);
	struct beside b = { .left = slice_trim(s) };

	b.indent = (size_t)(b.left.p - s.p);
	if (look_width(s) <= from)
		return b;
	if (at >= s.len || s.len - at > NAME_MAX) {
		b.across = look_width(s) > column;
		return b;
	}
	b.left = slice_trim(slice_to(s, at));
	b.right = slice_from(s, at);
	return b;
}

/* "TOP 2   ", "2.1  ", "3) ": the bytes of a point's number, 0 if there is none. */
static size_t
number_length(struct slice s)
{
	size_t n = slice_starts_nocase(s, SLICE("TOP ")) ? 4 : 0, digits = 0;

	for (; n < s.len && n <= NUMBER_MAX && (char_among(s.p[n], ".)/-") || (s.p[n] >= '0' && s.p[n] <= '9')); n++)
		digits += s.p[n] >= '0' && s.p[n] <= '9';
	return digits > 0 && digits < 4 && n < s.len && (s.p[n] == ' ' || s.p[n] == ':') ? n + 1 : 0;
}

/* "... with the managers by", "20 November.": a number without a sign behind it in the middle of a sentence. */
static bool
goes_on_with_number(struct slice before, struct slice line)
{
	size_t n = 0;

	while (n < line.len && line.p[n] >= '0' && line.p[n] <= '9')
		n++;
	return n > 0 && n < line.len && line.p[n] == ' ' && !look_ends_in(before, ".!?:;");
}

/* "A", "I": a letter that says of which kind the point is. */
static bool
is_kind(struct slice s)
{
	return s.len == 1 && s.p[0] >= 'A' && s.p[0] <= 'Z';
}

/* Information, decisions ("Beschluss", "Entscheid", "Décision"), findings: who stands behind these letters has nothing to do. */
static bool
is_kind_of_news(struct slice s)
{
	return is_kind(s) && char_among(s.p[0], "IBEFDK");
}

/* "27.11.": a day and no name, for what the words beside it say who does it. */
static bool
is_day(struct slice s)
{
	bool figure = s.len > 2 && s.p[0] >= '0' && s.p[0] <= '9';

	for (size_t i = 0; figure && i < s.len; i++)
		figure = (s.p[i] >= '0' && s.p[i] <= '9') || char_among(s.p[i], "./");
	return figure && slice_find_char(slice_to(s, s.len - 1), s.p[1] == '.' || s.p[2] == '.' ? '.' : '/') < s.len - 1;
}

/* "open": no day has been set. */
static bool
is_no_day_yet(struct slice s)
{
	static const char *const words[] = { "open", "ongoing", "pending", "tbd", "offen", "laufend", "l\303\244uft", "en cours", "\303\240 voir",
		"ouvert", "pendiente", "abierto", "en curso" };

	return SLICE_AMONG(s, words);
}

/* A point as it is read, line by line. */
struct point {
	struct pool *pool;
	struct block_list *blocks;
	struct slice *headers;
	struct text left, right;
	int line, lines;
	size_t column, width; /* of the column, and of the words on the last line */
	bool numbered;
	bool settled; /* a letter of its kind stands beside it, and nobody */
};

static void
row_add(struct point *p)
{
	struct slice *cells = pool_array(p->pool, 2, sizeof(*cells));
	struct block *b;

	cells[0] = text_clean_line(p->pool, text_slice(&p->left), p->left.len * 3 + 8);
	cells[1] = text_clean_line(p->pool, text_slice(&p->right), p->right.len * 3 + 8);
	b = table_row(p->pool, p->blocks, cells, 2, p->headers, 2);
	if (b == NULL)
		return;
	b->line = p->line;
	b->lines = p->lines;
}

/* What was read becomes a block. */
static void
point_end(struct point *p)
{
	struct slice left;
	struct block *b;

	/* the words say themselves who does it */
	if (p->left.len > 0 && is_day(slice_trim(text_slice(&p->right)))) {
		text_add_char(&p->left, ' ');
		text_add(&p->left, text_slice(&p->right));
		text_init(&p->right, p->pool);
	}
	left = slice_trim(text_slice(&p->left));

	if (p->left.len > 0 && p->right.len > 0) {
		row_add(p);
	} else if (left.len > 0) {
		bool heads = p->numbered && p->lines == 1 && look_words(left) <= TITLE_WORDS && !look_ends_in(left, ".;,");

		b = block_add(p->pool, p->blocks, heads ? BLOCK_HEADING : BLOCK_PARAGRAPH);
		if (b == NULL)
			return;
		b->text = text_clean_line(p->pool, left, left.len * 3 + 8);
		b->level = heads ? 3 : 0;
		b->heads = look_ends_in_colon(b->text);
		b->line = p->line;
		b->lines = p->lines;
	}
	text_init(&p->left, p->pool);
	text_init(&p->right, p->pool);
	p->numbered = p->settled = false;
	p->lines = 0;
}

/* Was the last line left off at the end of a sentence, though the next word had room on it? */
static bool
is_left_off(const struct point *p, const struct beside *line)
{
	return look_ends_in(text_slice(&p->left), ".!?") && !unicode_starts_lower(line->left) &&
	    p->width + 1 + look_first_word(line->left) + NAME_GAP < p->column;
}

/* Does the line begin another point than the one that is open? */
static bool
begins(const struct point *p, const struct beside *line)
{
	struct slice left = text_slice(&p->left);

	if (left.len == 0 || line->left.len == 0)
		return false;
	if ((number_length(line->left) > 0 && !goes_on_with_number(left, line->left)) || (p->numbered && p->lines == 1 && look_words(left) <= TITLE_WORDS &&
	                                         !look_ends_in(left, ".;,") && !unicode_starts_lower(line->left)))
		return true;
	if (is_left_off(p, line))
		return true;
	/* "a list of the lamps and      Maya", "Chairs      open" */
	if (look_ends_open(left))
		return false;
	return (p->right.len > 0 || p->settled) && !(unicode_starts_lower(line->left) && !look_ends_in(left, ".!?:;"));
}

/* "ML        4 Dec", two columns, is "ML, 4 Dec"; a dash for nobody or no day is nothing. */
static void
right_add(struct text *right, struct slice s)
{
	for (size_t n; s.len > 0; s = slice_trim(slice_from(s, n))) {
		struct slice part;

		n = slice_find(s, SLICE("  "));
		part = slice_to(s, n);
		if (is_kind_of_news(part))
			return;
		if (part.len == 1 && (part.p[0] == '-' || is_kind(part)))
			continue;
		if (right->len > 0 && right->p[right->len - 1] != ' ')
			text_add(right, SLICE(", "));
		text_add(right, part);
	}
}

/* "the new rou-", "ter" are one word, "Service-", "Wagen" as well. */
static void
join(struct text *left, struct slice next)
{
	size_t n = left->len;

	if (n < 3 || left->p[n - 1] != '-' || left->p[n - 2] == ' ' || next.p[0] == ' ' ||
	    !(unicode_starts_lower(next) || unicode_is_upper(utf8_next(next, &(size_t) { 0 })))) {
		if (n > 0)
			text_add_char(left, ' ');
		return;
	}
	/* not "Vor- und Nachname" */
	if (unicode_starts_lower(next) && !slice_starts(next, SLICE("und ")) && !slice_starts(next, SLICE("oder ")) && !slice_starts(next, SLICE("and ")) &&
	    !slice_starts(next, SLICE("or ")))
		left->len = n - 1;
	else if (unicode_starts_lower(next))
		text_add_char(left, ' ');
}

static void
line_add(struct point *p, const struct beside *line, int number)
{
	size_t n = number_length(line->left);

	if (begins(p, line))
		point_end(p);
	/* "K. Haas" alone, far below what it belongs to, is of no point */
	if (p->left.len == 0 && line->left.len == 0)
		return;
	if (p->left.len == 0) {
		p->line = number;
		p->numbered = n > 0;
	}
	p->lines = number - p->line + 1;
	p->width = line->indent + look_width(line->left);
	if (line->left.len > n) {
		join(&p->left, line->left);
		text_add(&p->left, slice_trim(slice_from(line->left, p->left.len == 0 ? n : 0)));
	}
	if (line->right.len > 0) {
		/* a name and the day below it are two lines of a cell; "Maya", "open" name nobody else */
		if (p->right.len > 0 && is_no_day_yet(line->right))
			return;
		if (p->right.len > 0)
			text_add(&p->right, p->right.p[p->right.len - 1] == ',' ? SLICE(" ") : SLICE("; "));
		right_add(&p->right, line->right);
		p->settled = p->right.len == 0;
	}
}

/* Where the title "Action" begins at the end of the line, or the two of "Action   By when". */
static size_t
title_begin(struct slice s, struct slice *title)
{
	size_t at = behind_gap(s, NAME_GAP);
	struct slice left = right_trim(slice_to(s, at));

	if (at < s.len && is_when(slice_from(s, at))) {
		at = behind_gap(left, TITLE_GAP);
		*title = title_of(slice_from(left, at));
		if (title->len > 0)
			return at;
	}
	at = behind_gap(s, TITLE_GAP);
	*title = title_of(slice_from(s, at));
	return at;
}

/* The column of the title at the end of the line; 0 if there is none. */
static size_t
title_column(struct slice line, struct beside *head)
{
	struct slice s = right_trim(line), title;
	size_t at = title_begin(s, &title), column;

	if (at >= s.len || title.len == 0)
		return 0;
	column = look_width(slice_to(s, at));
	*head = (struct beside) { .left = slice_trim(slice_to(s, at)), .right = title };
	return column >= COLUMN_MIN && look_words(head->left) <= TITLE_WORDS + 2 ? column : 0;
}

/* Where the point that stands on line i goes on to, which has a name beside that line: "lamps to be ordered for        ML", "the new rooms". */
static size_t
point_last(struct pool *pool, const struct slice *lines, size_t i, size_t n, size_t column)
{
	struct beside line = line_split(columns_expand(pool, lines[i], TAB_WIDTH), column);

	for (; i + 1 < n && line.left.len > 0 && !look_ends_in(line.left, ".!?:;"); i++) {
		struct slice s = columns_expand(pool, lines[i + 1], TAB_WIDTH), before = line.left;

		line = line_split(s, column);
		if (line.left.len == 0 || line.right.len > 0 || line.across || s.p[0] == '>' || table_is_rule(slice_trim(s)) || margin_may_head(s) ||
		    (number_length(line.left) > 0 && !goes_on_with_number(before, line.left)))
			break;
	}
	return i;
}

/* The lines from first up to the last with a name beside it; how many have one. */
static size_t
extent(struct pool *pool, const struct slice *lines, size_t first, size_t n, size_t column, size_t *last)
{
	size_t named = 0, across = 0;

	*last = 0;
	for (size_t i = first; i < n && i < LINES_MAX; i++) {
		struct slice s = columns_expand(pool, lines[i], TAB_WIDTH);
		struct beside line;

		if (slice_trim(s).len == 0 || table_is_rule(slice_trim(s)))
			continue;
		/* the title again, as on the next page, begins anew */
		if (s.p[0] == '>' || slice_starts(s, SLICE("--")) || margin_may_head(s))
			break;
		line = line_split(s, column);
		across = line.across ? across + 1 : 0;
		if (across > ACROSS_MAX)
			break;
		if (line.right.len > 0) {
			named += line.left.len > 0;
			*last = i;
		}
	}
	*last = point_last(pool, lines, *last, n, column);
	return named;
}

/* Reads the lines first..last as points of minutes with names in that column. */
static void
read_points(struct point *p, const struct slice *lines, size_t first, size_t last, int line)
{
	for (size_t i = first; i <= last && !p->blocks->cut; i++) {
		struct slice s = columns_expand(p->pool, lines[i], TAB_WIDTH);
		struct beside beside;

		if (slice_trim(s).len == 0 || table_is_rule(slice_trim(s))) {
			point_end(p);
			continue;
		}
		beside = line_split(s, p->column);
		line_add(p, &beside, line + (int)i);
	}
	point_end(p);
}

static struct point
point_begin(struct pool *pool, struct block_list *blocks, size_t column, struct slice title)
{
	struct point p = { .pool = pool, .blocks = blocks, .column = column };

	p.headers = pool_array(pool, 2, sizeof(*p.headers));
	p.headers[0] = SLICE("Subject");
	p.headers[1] = title;
	text_init(&p.left, pool);
	text_init(&p.right, pool);
	return p;
}

size_t
margin_read(struct pool *pool, const struct slice *lines, size_t n, int line, struct block_list *blocks)
{
	struct beside head = { .across = false };
	size_t column = title_column(columns_expand(pool, lines[0], TAB_WIDTH), &head), last;
	struct point p;

	if (column == 0 || extent(pool, lines, 1, n, column, &last) < 1 + (head.left.len > 0))
		return 0;
	p = point_begin(pool, blocks, column, head.right);
	head.right.len = 0;
	line_add(&p, &head, line);
	point_end(&p);
	read_points(&p, lines, 1, last, line);
	return last + 1;
}

/* "Maya", "Dorn, bis 20.10.", "KA / TB": may it be who acts? */
static bool
may_be_doer(struct slice s)
{
	return s.len > 1 && s.len <= NAME_MAX && look_words(s) <= TITLE_WORDS && !unicode_starts_lower(s) &&
	    !(s.p[0] >= '0' && s.p[0] <= '9') && memchr("-|*(>+#=<\"'", s.p[0], 12) == NULL && s.p[0] != '[' && s.p[0] != '$' &&
	    slice_find_char(s, '%') == s.len && slice_find(s, SLICE("  ")) == s.len && !look_ends_in(s, "!?:");
}

/* "Order the lamps      A" in front of the name: without the letter. */
static struct slice
less_kind(struct slice s)
{
	size_t at = behind_gap(s, NAME_GAP);

	return at < s.len && is_kind(slice_from(s, at)) ? slice_trim(slice_to(s, at)) : s;
}

size_t
margin_untitled(struct pool *pool, const struct slice *lines, size_t n, size_t *first)
{
	size_t column = 0, named = 0, names = 0, sentences = 0, begin = 0;

	for (size_t i = 0; i < n && i < LINES_MAX; i++) {
		struct slice s = right_trim(lines[i]);
		size_t at = behind_gap(s, NAME_GAP), width;

		if (slice_trim(s).len == 0)
			begin = i + 1;
		if (at >= s.len || at < COLUMN_MIN)
			continue;
		if (memchr(s.p, '\t', s.len) != NULL || !(is_kind(slice_from(s, at)) || is_day(slice_from(s, at)) || may_be_doer(slice_from(s, at))))
			return 0;
		width = look_width(slice_to(s, at));
		if (column != 0 && (width + COLUMN_SLACK < column || width > column + COLUMN_SLACK))
			return 0;
		if (column == 0)
			*first = begin;
		column = column == 0 || width < column ? width : column;
		if (is_kind(slice_from(s, at)))
			continue;
		names += !is_day(slice_from(s, at));
		named++;
		s = less_kind(slice_trim(slice_to(s, at)));
		sentences += (look_words(s) >= UNTITLED_WORDS && slice_find(s, SLICE("  ")) >= s.len) || look_ends_in(s, ".");
	}
	return named >= UNTITLED_MIN && names * 3 >= named * 2 && sentences * 2 > named && column >= 2 * COLUMN_MIN - COLUMN_SLACK ? column : 0;
}

size_t
margin_read_untitled(struct pool *pool, const struct slice *lines, size_t n, int line, struct block_list *blocks)
{
	size_t first = 0, last, column = margin_untitled(pool, lines, n, &first);
	struct point p;

	if (column == 0 || extent(pool, lines, 0, n, column, &last) < UNTITLED_MIN)
		return 0;
	p = point_begin(pool, blocks, column, SLICE("Action by"));
	read_points(&p, lines, 0, last, line);
	return last + 1;
}
