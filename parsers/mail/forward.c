/*
 * See forward.h. Place: after the text is made, before items are looked for.
 * Method: down the lines until the first thing that only mail programs write:
 * a mark, a header block, an introduction. What it is, and what the subject
 * says, decides; what comes further down is inside it and does not count.
 *
 * Known: a forward in a mail whose subject says answer, without a mark, is
 * taken for what the answer quotes.
 */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/mail/forward.h"
#include "parsers/mail/forward_header.h"
#include "parsers/mail/header.h"
#include "parsers/mail/introduction.h"
#include "parsers/mail/words.h"

/* Longest line that can be a mark, in bytes: the same words in two languages and dashes. */
#define MARK_MAX 220
/* Longest line with nothing but a date and a word or two. */
#define DATE_LINE_MAX 60

struct finder {
	struct pool *pool;
	struct lines lines;
	enum header_mark subject; /* what it says */
	struct slice title;       /* and without saying it */
	struct reading_forward *out;
	struct forward_place *place;
	size_t mark;      /* line of the mark or of the header */
	size_t no_header; /* no header begins before this line: a block up to it names no sender */
};

/* Signs at the start of s that draw a line: how many characters. */
static size_t
dashes_at(struct slice s)
{
	size_t n = 0, i = 0;

	while (i < s.len) {
		if (char_among(s.p[i], "-_=*~+# ")) {
			n += s.p[i] != ' ' && s.p[i] != '*';
			i++;
		} else if (i + 2 < s.len &&
		    (memcmp(s.p + i, "\xe2\x80", 2) == 0 || memcmp(s.p + i, "\xe2\x94", 2) == 0) &&
		    (unsigned char)s.p[i + 2] >= 0x90 && (unsigned char)s.p[i + 2] <= 0x95) {
			n++;
			i += 3;
		} else {
			break;
		}
	}
	return n;
}

/* The words between the dashes of a mark. */
static struct slice
mark_words(struct slice s)
{
	while (s.len > 0 && char_among(s.p[0], "-_=*~+# \t"))
		s = slice_from(s, 1);
	while (s.len > 0 && char_among(s.p[s.len - 1], "-_=*~+# \t:"))
		s = slice_to(s, s.len - 1);
	return s;
}

/* What follows the second row of dashes on the mark's own line. */
static struct slice
behind_mark(struct slice s)
{
	size_t i = 0;

	while (i < s.len && char_among(s.p[i], "-_=*~ \t"))
		i++;
	for (; i > 0 && i + 2 < s.len && i < MARK_MAX; i++) {
		size_t dashes = 0;

		i += slice_find_char(slice_from(slice_to(s, MARK_MAX), i), '-');
		while (i + dashes < s.len && s.p[i + dashes] == '-')
			dashes++;
		if (dashes >= 3)
			return slice_trim(slice_from(s, i + dashes));
	}
	return (struct slice) { NULL, 0 };
}

/* A line that goes on with a header behind its mark, without that header. */
static struct slice
mark_only(struct slice s)
{
	struct slice rest = behind_mark(s);
	size_t colon = slice_find_char(rest, ':');

	return colon < rest.len && colon > 0 ? slice_to(s, s.len - rest.len) : s;
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A mark has dashes before it or a colon behind it, and else hardly a word more. */
static enum forward_mark
mark_of(struct pool *pool, struct slice s)
{
	bool dashed, colon;
	struct slice words, folded;
	size_t phrase;
	const char *found;
	enum forward_mark mark = FORWARD_MARK_FORWARDED;

	/* most lines neither begin with a sign nor end in a colon, perhaps bold or full-width */
	if (s.len < 6 || (is_letter(s.p[0]) && !char_among(s.p[s.len - 1], ":*\x9a")))
		return FORWARD_MARK_NONE;
	s = mark_only(s);
	if (s.len > MARK_MAX)
		return FORWARD_MARK_NONE;
	dashed = dashes_at(s) >= 2;
	colon =
	    s.p[s.len - 1] == ':' || slice_ends_nocase(s, SLICE("：")) || slice_ends_nocase(s, SLICE(":*"));
	if (!dashed && !colon)
		return FORWARD_MARK_NONE;
	words = mark_words(s);
	if (words.len == 0) /* a rule */
		return FORWARD_MARK_NONE;
	folded = words_fold(pool, words);
	found = words_in(folded, words_forwarded);
	if (found == NULL) {
		found = words_in(folded, words_original);
		mark = FORWARD_MARK_ORIGINAL;
	}
	if (found == NULL || words_in(folded, words_forward_end) != NULL)
		return FORWARD_MARK_NONE;
	phrase = strlen(found);
	/* without dashes it must be the whole line but for a word or two */
	if (!dashed && folded.len > phrase + 24 + phrase / 2)
		return FORWARD_MARK_NONE;
	return mark;
}

enum forward_mark
forward_line_mark(struct pool *pool, struct line *line)
{
	if (line->mark == 0)
		line->mark = (unsigned char)(mark_of(pool, line->s) + 1);
	return (enum forward_mark)(line->mark - 1);
}

/*
 * A line of words between dashes, or a header behind dashes on one line: a
 * mark in words that no list knows, when what follows is a header.
 */
static bool
is_strange_mark(struct finder *f, size_t i)
{
	struct slice s = f->lines.v[i].s, rest;
	size_t next = line_next(&f->lines, i + 1);
	struct forward_header h;

	if (s.len < 10 || dashes_at(s) < 4 || line_is_rule(s))
		return false;
	rest = behind_mark(s);
	if (rest.len > 0)
		return forward_header_run(f->pool, &f->lines, i, rest, &h) && h.has[FORWARD_FROM];
	if (s.len > MARK_MAX || s.p[s.len - 1] != s.p[0] || next > i + 2)
		return false;
	return (forward_header_read(f->pool, &f->lines, next, &h) && h.has[FORWARD_FROM] &&
	           h.families >= 3) ||
	    forward_header_guess(f->pool, &f->lines, next, &h);
}

/* ---- the body -------------------------------------------------------------------- */

static bool
is_end_mark(struct pool *pool, struct slice s)
{
	return s.len > 0 && s.len < MARK_MAX && dashes_at(s) >= 2 &&
	    words_in(words_fold(pool, s), words_forward_end) != NULL;
}

/* The lines first.. at that depth of quotes, up to where the quote ends. */
static void
body_read(struct finder *f, size_t first, int depth)
{
	size_t i, last = 0;
	struct text t;
	bool any = false;

	first = line_next(&f->lines, first);
	text_init(&t, f->pool);
	for (i = first; i < f->lines.n; i++) {
		const struct line *line = &f->lines.v[i];

		if (is_end_mark(f->pool, line->s))
			break;
		if (line->s.len > 0 && line->depth < depth) {
			/* a line that was wrapped out of the quote goes on right below it */
			if (i == first || f->lines.v[i - 1].s.len == 0 || i + 1 >= f->lines.n ||
			    f->lines.v[i + 1].depth < depth)
				break;
		}
		if (line->s.len > 0) {
			any = true;
			last = i;
		}
	}
	for (i = first; any && i <= last; i++) {
		if (i > first)
			text_add_char(&t, '\n');
		text_add(&t, line_unquote(f->lines.v[i].raw, depth));
	}
	f->out->text = text_clean(f->pool, text_slice(&t), READING_TEXT_MAX);
	f->place->line = (int)first + 1;
	f->place->last = any ? (int)last + 1 : (int)first;
	f->place->depth = depth;
}

static void
note_read(struct finder *f)
{
	struct text t;

	text_init(&t, f->pool);
	for (size_t i = 0; i < f->mark; i++) {
		text_add(&t, f->lines.v[i].raw);
		text_add_char(&t, '\n');
	}
	f->place->note = slice_trim(text_slice(&t));
	/* the rule above a header block belongs to it */
	while (f->place->note.len > 0) {
		size_t end = f->place->note.len, start = end;

		while (start > 0 && f->place->note.p[start - 1] != '\n')
			start--;
		if (!line_is_rule(slice_trim(slice_from(f->place->note, start))))
			break;
		f->place->note = slice_trim(slice_to(f->place->note, start));
	}
	f->place->mark = (int)f->mark + 1;
}

/* ---- what was found ----------------------------------------------------------------- */

static struct slice
subject_of(struct finder *f, struct slice subject)
{
	return text_clean_line(f->pool, subject, READING_LINE_MAX);
}

/* Where the body begins: behind the rule, or the mark once more, that some clients close their header with;
 * behind the line to cut at of The Bat ("===8<====Original message text====="). */
static size_t
body_after(const struct finder *f, const struct forward_header *h)
{
	size_t i = line_next(&f->lines, h->after);

	if (i < f->lines.n &&
	    (line_is_rule(f->lines.v[i].s) || slice_eq(f->lines.v[i].s, f->lines.v[f->mark].s) ||
	        slice_starts(f->lines.v[i].s, SLICE("===8<=="))))
		return i + 1;
	return h->after;
}

/* "Message du 24/11/26 10:12": Orange and its like have the date above a header that lacks it. */
static void
date_above(struct finder *f, struct forward_header *h)
{
	static words_list marks = { "message du ", "message of ", "messaggio del ", "mensaje del ", NULL };
	const struct line *above = &f->lines.v[h->first - (h->first > 0)];
	size_t digit = 0;

	if (h->first == 0 || h->has[FORWARD_DATE] || above->depth != h->depth ||
	    above->s.len > DATE_LINE_MAX || words_start(words_fold(f->pool, above->s), marks) == NULL)
		return;
	while (digit < above->s.len && (above->s.p[digit] < '0' || above->s.p[digit] > '9'))
		digit++;
	h->value[FORWARD_DATE] = slice_from(above->s, digit);
	f->mark = h->first - 1;
}

static void
take_header(struct finder *f, struct forward_header *h)
{
	struct reading_forward *out = f->out;

	date_above(f, h);
	out->given = true;
	out->from = forward_header_sender(f->pool, h->value[FORWARD_FROM]);
	out->to = forward_header_addresses(f->pool, h->value[FORWARD_TO]);
	out->cc = forward_header_addresses(f->pool, h->value[FORWARD_CC]);
	out->subject = subject_of(f, h->value[FORWARD_SUBJECT]);
	out->date = text_clean_line(f->pool, h->value[FORWARD_DATE], READING_LINE_MAX);
	note_read(f);
	body_read(f, body_after(f, h), h->depth);
}

static void
take_introduction(struct finder *f, const struct introduction *in, size_t after)
{
	size_t body = line_next(&f->lines, after);
	struct reading_forward *out = f->out;
	int depth = body < f->lines.n && f->lines.v[body].depth > f->lines.v[f->mark].depth
	    ? f->lines.v[f->mark].depth + 1
	    : f->lines.v[f->mark].depth;

	out->given = true;
	out->from.name = text_clean_line(f->pool, in->name, READING_LINE_MAX);
	out->from.email = text_clean_line(f->pool, in->email, READING_LINE_MAX);
	out->date = text_clean_line(f->pool, in->date, READING_LINE_MAX);
	/* such a sentence has no subject: it is the mail's own */
	if (f->subject == HEADER_MARK_FORWARD)
		out->subject = f->title;
	note_read(f);
	body_read(f, after, depth);
}

/* Behind a mark in line i: a header on its own line, below it, or a sentence. */
static bool
behind_forward_mark(struct finder *f, size_t i, enum forward_mark mark)
{
	size_t next = line_next(&f->lines, i + 1), taken;
	struct slice rest = behind_mark(f->lines.v[i].s);
	struct forward_header h;
	struct introduction in;

	f->mark = i;
	/* HCL Verse draws a line between mark and header */
	if (next < f->lines.n && line_is_rule(f->lines.v[next].s))
		next = line_next(&f->lines, next + 1);
	if (rest.len > 0 && forward_header_run(f->pool, &f->lines, i, rest, &h)) {
		take_header(f, &h);
		return true;
	}
	if (next < f->lines.n && next <= i + 4) {
		if ((forward_header_read(f->pool, &f->lines, next, &h) &&
		        (h.has[FORWARD_FROM] || h.families >= 3)) ||
		    forward_header_guess(f->pool, &f->lines, next, &h) ||
		    forward_header_bare(f->pool, &f->lines, next, &h)) {
			take_header(f, &h);
			return true;
		}
		taken = mark == FORWARD_MARK_FORWARDED ? introduction_at(f->pool, &f->lines, next, &in) : 0;
		if (taken > 0) {
			take_introduction(f, &in, next + taken);
			return true;
		}
	}
	if (mark != FORWARD_MARK_FORWARDED || dashes_at(f->lines.v[i].s) < 4)
		return false;
	/* a mark and nothing more, or with the sender in it ("Forwarded message from ...") */
	introduction_parse(f->pool, f->lines.v[i].s, &in);
	take_introduction(f, &in, i + 1);
	return true;
}

/* Is the quoted text below an introduction what somebody answers? */
static bool
is_answered(const struct finder *f, size_t after, size_t at)
{
	size_t next = line_next(&f->lines, after);

	return next >= f->lines.n || f->lines.v[next].depth > f->lines.v[at].depth;
}

/*
 * Under a subject that says nothing, an introduction is a forward only in the
 * one client that forwards so (Outlook for Mac): with an address, and what
 * follows is indented, not quoted.
 */
static bool
is_shown(const struct finder *f, size_t at, size_t after, const struct introduction *in)
{
	size_t next = line_next(&f->lines, after);

	return in->email.len > 0 && f->lines.v[at].depth == 0 && next < f->lines.n &&
	    f->lines.v[next].depth == 0 && slice_starts(f->lines.v[next].raw, SLICE("    ")) &&
	    !slice_starts(f->lines.v[at].raw, SLICE(" "));
}

enum verdict { GO_ON, FOUND, REPLY };

static enum verdict
look_at(struct finder *f, size_t i)
{
	enum forward_mark mark = forward_line_mark(f->pool, &f->lines.v[i]);
	struct forward_header h;
	struct introduction in;
	size_t taken;

	if (mark == FORWARD_MARK_NONE && is_strange_mark(f, i))
		mark = FORWARD_MARK_ORIGINAL;
	if (mark != FORWARD_MARK_NONE) {
		if (mark == FORWARD_MARK_ORIGINAL && f->subject == HEADER_MARK_ANSWER)
			return REPLY;
		if (behind_forward_mark(f, i, mark))
			return FOUND;
		return mark == FORWARD_MARK_ORIGINAL ? REPLY : GO_ON;
	}
	if (i >= f->no_header && forward_line_label(f->pool, &f->lines.v[i]) != FORWARD_NONE) {
		if (forward_header_read(f->pool, &f->lines, i, &h) && forward_header_is_sure(&h)) {
			if (f->subject == HEADER_MARK_ANSWER)
				return REPLY;
			f->mark = i;
			take_header(f, &h);
			return FOUND;
		}
		if (!h.has[FORWARD_FROM])
			f->no_header = h.after;
	}
	taken = introduction_at(f->pool, &f->lines, i, &in);
	if (taken == 0 || (in.weak && !is_answered(f, i + taken, i)))
		return GO_ON;
	if (f->subject == HEADER_MARK_ANSWER ||
	    (f->subject == HEADER_MARK_NONE && !is_shown(f, i, i + taken, &in)))
		return REPLY;
	f->mark = i;
	take_introduction(f, &in, i + taken);
	return FOUND;
}

/* What the subject says. "VS:" is a Finnish answer and a Danish forward: it says nothing. */
static enum header_mark
subject_mark(struct pool *pool, struct slice subject)
{
	return slice_starts_nocase(slice_trim(subject), SLICE("vs:")) ? HEADER_MARK_NONE
	                                                              : header_mark(pool, subject);
}

bool
forward_find(struct pool *pool, struct slice subject, struct lines lines, struct reading_forward *out,
    struct forward_place *place)
{
	struct forward_place own;
	struct finder f = { .pool = pool, .lines = lines, .out = out, .place = place != NULL ? place : &own };

	*out = (struct reading_forward) { 0 };
	*f.place = (struct forward_place) { 0 };
	f.subject = subject_mark(pool, subject);
	f.title = header_title(pool, subject, SLICE(""));
	for (size_t i = line_next(&f.lines, 0); i < f.lines.n; i = line_next(&f.lines, i + 1)) {
		switch (look_at(&f, i)) {
		case GO_ON:
			break;
		case FOUND:
			if (!forward_date(pool, out->date, &out->at, &out->offset_s))
				out->at = 0;
			return true;
		case REPLY:
			return false;
		}
	}
	return false;
}
