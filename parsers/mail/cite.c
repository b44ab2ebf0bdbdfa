/*
 * See cite.h. Method: runs of lines of the same quote depth, the marks taken
 * off, one parser call a run. Each line is in one run, so time is linear.
 *
 * Some type '>' in front of their own points: under a line that ends in a colon
 * or is in capitals, and announces no quotation, such a run whose lines all begin with a name and a
 * dash is a list and no quote.
 *
 * Known: a paragraph quoted at changing depth (a mail program has wrapped it
 * after quoting) comes out as several.
 */
#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/mail/cite.h"
#include "parsers/mail/forward_header.h"
#include "parsers/mail/introduction.h"
#include "parsers/mail/look.h"
#include "parsers/mail/markdown.h"
#include "parsers/mail/plain.h"

struct cite {
	struct pool *pool;
	bool html;
	struct block_list *blocks;
};

/* Takes the marks off a line; returns how many there were. */
static int
marks_off(struct slice *line)
{
	struct slice s = *line;
	int depth = 0;

	while (s.len > 0 && s.p[0] == '>') {
		depth++;
		s = slice_from(s, 1);
		if (s.len > 1 && s.p[0] == ' ' && s.p[1] == '>')
			s = slice_from(s, 1);
	}
	if (depth > 0 && s.len > 0 && s.p[0] == ' ')
		s = slice_from(s, 1);
	*line = s;
	return depth;
}

void
cite_deepen(struct block_list *blocks, size_t from, int depth)
{
	for (size_t i = from; depth > 0 && i < blocks->n; i++) {
		struct block *b = &blocks->v[i];

		if (b->kind != BLOCK_QUOTE) {
			b->inner = b->kind;
			b->kind = BLOCK_QUOTE;
		}
		b->quote += depth;
	}
}

static void
run_read(const struct cite *c, struct slice run, int depth, int line)
{
	size_t from = c->blocks->n;

	if (markdown_is_likely(run))
		markdown_blocks(c->pool, run, c->html, c->blocks);
	else
		plain_blocks(c->pool, run, c->blocks);
	for (size_t i = from; i < c->blocks->n; i++)
		c->blocks->v[i].line += line;
	cite_deepen(c->blocks, from, depth < CITE_DEPTH_MAX ? depth : CITE_DEPTH_MAX);
}

/* Bytes and words of whoever stands in front of a point; how many lines make a list. */
#define NAME_BYTES 48
#define NAME_WORDS 4
#define LIST_MIN 2

/* Where the sign ends whoever stands in front: "Maya Lin   - ", "Maya: "; line.len if there is none. */
static size_t
name_end(struct slice line)
{
	for (size_t i = 1; i + 2 < line.len && i < NAME_BYTES; i++) {
		if (line.p[i] == ':' && (line.p[i + 1] == ' ' || line.p[i + 1] == '\t'))
			return i;
		if (line.p[i] == '-' && (line.p[i - 1] == ' ' || line.p[i - 1] == '\t') &&
		    (line.p[i + 1] == ' ' || line.p[i + 1] == '\t'))
			return i;
		if (slice_starts(slice_from(line, i), SLICE(" \xe2\x80\x93 ")))
			return i;
	}
	return line.len;
}

/* Words with capitals, of one or several people; "(printer)" behind them; "me". */
static bool
is_name(struct slice s)
{
	static const char *const small[] = { "me", "myself", "I", "ich", "moi", "yo", "and", "und", "et", "y", "&", "+", "/" };
	size_t words = 0;

	for (s = slice_trim(slice_to(s, slice_find_char(s, '('))); s.len > 0; words++) {
		size_t n = 0;
		struct slice word;

		while (n < s.len && s.p[n] != ' ' && s.p[n] != '\t')
			n++;
		word = slice_to(s, n);
		s = slice_trim(slice_from(s, n));
		if (slice_has_digit(word) || (unicode_starts_lower(word) && !SLICE_IS_ONE_OF(word, small)))
			return false;
	}
	return words > 0 && words <= NAME_WORDS;
}

/* Does the line, "For next time:", "OPEN", announce points, and neither a quotation nor what somebody said? */
static bool
announces(struct pool *pool, struct slice own)
{
	struct slice line, last = SLICE("");
	struct introduction in;

	while (slice_line(&own, &line))
		last = slice_trim(line).len > 0 ? slice_trim(line) : last;
	return last.len > 1 && (last.p[last.len - 1] == ':' || look_is_capital(last)) && !introduction_parse(pool, last, &in);
}

/* The lines of the run as a list of the writer's own; empty if they are not one. */
static struct slice
own_list(struct pool *pool, struct slice own, struct slice run)
{
	struct slice rest = run, line;
	struct text list;
	size_t n = 0;

	if (!announces(pool, own))
		return SLICE("");
	text_init(&list, pool);
	while (slice_line(&rest, &line)) {
		bool more = n > 0 && slice_starts(line, SLICE("  "));

		if (slice_trim(line).len > 0 && !more && !is_name(slice_to(line, name_end(line))))
			return SLICE("");
		if (slice_trim(line).len > 0 && !more) {
			if (name_end(line) == line.len)
				return SLICE("");
			text_add(&list, SLICE("- "));
			n++;
		}
		text_add(&list, line);
		text_add_char(&list, '\n');
	}
	return n >= LIST_MIN ? text_slice(&list) : SLICE("");
}

/* Reads the run that ends: raw as it stands, quoted without its marks, of which the idle ones count for nothing; *own is the last
 * one that was not quoted. */
static void
run_end(const struct cite *c, struct slice raw, const struct text *quoted, int depth, int idle, int first, struct slice *own)
{
	struct slice list = depth == 1 ? own_list(c->pool, *own, text_slice(quoted)) : SLICE("");

	if (depth == 0)
		*own = raw;
	run_read(c, depth == 0 ? raw : list.len > 0 ? list : text_slice(quoted), list.len > 0 ? 0 : depth > idle ? depth - idle : 0, first);
}

/* Lines of notes that somebody pasted with marks, and those of his own that may stand below them. */
#define PASTED_LINES 6
#define BELOW_PASTED 3

/* What stands in the text by whether it is quoted. */
struct survey {
	size_t runs;          /* of quoted lines */
	size_t quoted, below; /* lines of words: quoted ones, and own ones below the last of them */
	size_t listed;        /* quoted lines that begin as a point or a heading does, or stand in columns */
	int depth;            /* the least */
	struct slice before;  /* the own lines above the first */
	struct slice first;   /* of the quoted lines */
};

/* Does the line look written as notes are: a point of a list, a heading, columns? */
static bool
is_of_notes(struct slice line)
{
	static const char *const signs[] = { "- ", "* ", "+ ", "\xe2\x80\xa2 ", "# ", "[ ]", "[x]", "|" };

	line = slice_trim(line);
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (slice_starts(line, slice_of(signs[i])))
			return true;
	return line.len > 0 && ((line.p[0] >= '0' && line.p[0] <= '9') || look_is_capital(line) || look_ends_in_colon(line) ||
	                        slice_find(line, SLICE("   ")) < line.len);
}

static struct survey
survey_take(struct slice text)
{
	struct survey v = { .depth = CITE_DEPTH_MAX };
	struct slice rest = text, line;
	bool within = false;

	while (slice_line(&rest, &line)) {
		struct slice whole = line;
		int d = marks_off(&line);

		if (d == 0) {
			v.below += slice_trim(line).len > 0;
			within = within && slice_trim(line).len == 0;
			continue;
		}
		if (v.runs == 0)
			v.before = slice_to(text, (size_t)(whole.p - text.p));
		if (v.first.len == 0)
			v.first = slice_trim(line);
		v.runs += !within;
		within = true;
		v.quoted += slice_trim(line).len > 0;
		v.listed += is_of_notes(line);
		v.below = 0;
		v.depth = d < v.depth ? d : v.depth;
	}
	return v;
}

/* The last line of words; *labels: how many of the last lines are a header's ("Subject: ..."). */
static struct slice
last_line(struct pool *pool, struct slice text, size_t *labels)
{
	struct slice line, last = SLICE(""), value;

	*labels = 0;
	while (slice_line(&text, &line)) {
		line = slice_trim(line);
		if (line.len == 0)
			continue;
		last = line;
		*labels = forward_label(pool, line, &value) != FORWARD_NONE ? *labels + 1 : 0;
	}
	return last;
}

/*
 * Marks that quote nothing: notes that somebody pasted with them, which no sentence introduces, and what a mail forwarded
 * below the header that stands above it. How many there are of them, or 0.
 */
static int
idle_marks(struct pool *pool, struct slice text)
{
	struct survey v = survey_take(text);
	struct introduction in;
	struct slice last, value;
	size_t labels;

	if (v.runs != 1 || slice_trim(v.before).len == 0)
		return 0;
	last = last_line(pool, v.before, &labels);
	if (labels >= 2)
		return v.depth;
	/* an older mail, header and all */
	if (forward_label(pool, v.first, &value) != FORWARD_NONE)
		return 0;
	/* "Hi Maya," and sentences: a letter that is answered */
	return v.listed >= LIST_MIN && v.quoted >= PASTED_LINES && !look_ends_in(v.first, ",") && v.below <= BELOW_PASTED && !introduction_parse(pool, last, &in) && last.p[last.len - 1] != ':' ? v.depth : 0;
}

void
cite_blocks(struct pool *pool, struct slice text, bool html, struct block_list *blocks)
{
	const struct cite c = { pool, html, blocks };
	const int idle = idle_marks(pool, text);
	struct slice rest = text, line, own = SLICE("");
	int at = 0, first = 0, depth = 0, header = 0;
	struct text quoted;
	size_t start = 0, labels;

	text_init(&quoted, pool);
	while (slice_line(&rest, &line)) {
		size_t here = (size_t)(line.p - text.p);
		int d = marks_off(&line);

		if (d != depth) {
			/* below the header of what was forwarded within the quote one more mark says nothing */
			bool below = depth > 0 && d > depth && (last_line(pool, text_slice(&quoted), &labels), labels >= 2);

			run_end(&c, slice_to(slice_from(text, start), here - start), &quoted, depth, idle + (header > 0 && depth > header), first, &own);
			header = below ? depth : d <= header ? 0 : header;
			text_init(&quoted, pool);
			start = here;
			first = at;
			depth = d;
		}
		if (d > 0) {
			text_add(&quoted, line);
			text_add_char(&quoted, '\n');
		}
		at++;
	}
	run_end(&c, slice_from(text, start), &quoted, depth, idle + (header > 0 && depth > header), first, &own);
}
