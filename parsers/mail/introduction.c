/*
 * See introduction.h. Place: under quote.c and forward.c. Method: cheap signs
 * first (how the line ends, has it digits or an address), folding and word
 * lists only for what is left. Known: an introduction without date, address
 * and known verb is not seen.
 */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/mail/introduction.h"
#include "parsers/mail/words.h"

/* Longest introduction in bytes and lines; addresses may be long, sentences are not. */
#define LENGTH_MAX 400
#define LINES_MAX 4
/* A sentence without date and address, "Jane Doe wrote:", is at most this long. */
#define WEAK_MAX 60

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
ends_in_colon(struct slice s)
{
	char last = s.len > 0 ? s.p[s.len - 1] : ' ';

	return last == ':' || (last == '\x9a' && slice_ends_nocase(s, SLICE("："))) ||
	    (last == '*' && slice_ends_nocase(s, SLICE(":*")));
}

/* "12:46", "12.46", "12h46", "12時46": two numbers with one of these between them. */
static bool
has_clock(struct slice s)
{
	for (size_t i = 1; i + 2 < s.len; i++)
		if (is_digit(s.p[i - 1]) && char_among(s.p[i], ":.h") && is_digit(s.p[i + 1]) &&
		    is_digit(s.p[i + 2]))
			return true;
	return false;
}

/* A year of this or the last century, not part of a longer number; or 28/10/21. */
static bool
has_year(struct slice s)
{
	for (size_t i = 0; i + 3 < s.len; i++) {
		if (i > 0 && is_digit(s.p[i - 1]))
			continue;
		if (i + 7 < s.len && is_digit(s.p[i]) && is_digit(s.p[i + 1]) &&
		    char_among(s.p[i + 2], "/.-") && is_digit(s.p[i + 3]) && is_digit(s.p[i + 4]) &&
		    s.p[i + 5] == s.p[i + 2] && is_digit(s.p[i + 6]))
			return true;
		if ((memcmp(s.p + i, "19", 2) == 0 || memcmp(s.p + i, "20", 2) == 0) &&
		    is_digit(s.p[i + 2]) && is_digit(s.p[i + 3]) && (i + 4 == s.len || !is_digit(s.p[i + 4])))
			return true;
	}
	return false;
}

/* Is there a word that begins like a month's name, in folded? */
static bool
has_month(struct slice folded)
{
	for (size_t i = 0; i < folded.len; i++)
		if (((unsigned char)folded.p[i] >= 0x80 || (folded.p[i] >= 'a' && folded.p[i] <= 'z')) &&
		    (i == 0 || char_among(folded.p[i - 1], " ,.-/(")) &&
		    words_month(slice_from(folded, i)) > 0)
			return true;
	return false;
}

/* Where a bare address stands in s: from *at, *len bytes; false when there is none. */
static bool
address_in(struct slice s, size_t *at, size_t *len)
{
	size_t hit = slice_find_char(s, '@'), from = hit, to = hit;

	if (hit == s.len)
		return false;
	while (from > 0 && !char_among(s.p[from - 1], " \t<>()[]\",;:'"))
		from--;
	while (to < s.len && !char_among(s.p[to], " \t<>()[]\",;:'"))
		to++;
	*at = from;
	*len = to - from;
	return from < hit && to > hit + 1;
}

/* Does one of the words that open such a sentence stand at the start? */
static bool
opens(struct slice folded)
{
	for (const char *const *w = words_introduce; *w != NULL; w++) {
		size_t n;

		if (slice_begins(folded, *w) && (n = strlen(*w)) < folded.len &&
		    (folded.p[n] == ' ' || is_digit(folded.p[n]) || (unsigned char)**w >= 0xd7))
			return true;
	}
	return false;
}

/* "2016-03-03 17:21 GMT+01:00 Jane Doe": Gmail's form where the rest of the sentence is lost. */
static bool
is_bare_stamp(struct slice s)
{
	if (s.len <= 12 || (s.p[0] != '1' && s.p[0] != '2'))
		return false;
	/* "2013/7/20 Jane Doe <jane@corp.example>" */
	if (s.len > 12 && s.len < 200 && has_year(slice_to(s, 4)) && (s.p[4] == '/' || s.p[4] == '-') &&
	    is_digit(s.p[5]) && s.p[s.len - 1] == '>' && slice_find_char(s, '@') < s.len)
		return true;
	return s.len < 120 && s.len > 20 && has_year(slice_to(s, 4)) && s.p[4] == '-' && s.p[7] == '-' &&
	    has_clock(slice_from(s, 10)) && slice_starts(slice_from(s, 17), SLICE("GMT")) &&
	    s.p[s.len - 1] != '.';
}

/* Where the first quotation mark of any script stands, s.len when there is none; *len is its length. */
static size_t
quote_in(struct slice s, size_t *len)
{
	static const char *const marks[] = { "\"", "„", "“", "”", "«", "»", "「", "」", NULL };

	for (size_t i = 0; i < s.len; i++)
		for (size_t k = 0; marks[k] != NULL; k++)
			if (slice_starts(slice_from(s, i), slice_of(marks[k]))) {
				*len = strlen(marks[k]);
				return i;
			}
	*len = 0;
	return s.len;
}

/* Where a date begins whose first digit stands at first: at its month, if that is the word before. */
static size_t
over_month(struct pool *pool, struct slice s, size_t first)
{
	size_t start = first;

	while (start > 0 && char_among(s.p[start - 1], " .,"))
		start--;
	while (start > 0 && !char_among(s.p[start - 1], " .,"))
		start--;
	return words_month(words_fold(pool, slice_to(slice_from(s, start), first - start))) > 0 ? start
	                                                                                        : first;
}

/* Words of an introduction without an address, and of the name in it. */
#define WORDS_MAX 24
#define NAME_MAX 5

struct sentence {
	size_t from[WORDS_MAX], to[WORDS_MAX]; /* bytes */
	struct slice folded[WORDS_MAX];        /* without the signs around them */
	size_t n;
};

static bool
sentence_read(struct pool *pool, struct slice s, struct sentence *w)
{
	w->n = 0;
	for (size_t i = 0; i < s.len;) {
		size_t from = i;

		while (i < s.len && s.p[i] != ' ')
			i++;
		if (i > from && w->n == WORDS_MAX)
			return false;
		if (i > from) {
			struct slice word = words_fold(pool, slice_to(slice_from(s, from), i - from));

			while (word.len > 0 && char_among(word.p[word.len - 1], ",;:*"))
				word = slice_to(word, word.len - 1);
			w->from[w->n] = from;
			w->to[w->n] = i;
			w->folded[w->n++] = word;
		}
		i++;
	}
	/* French puts a space before the colon */
	while (w->n > 0 && w->folded[w->n - 1].len == 0)
		w->n--;
	return w->n > 0;
}

/* How many words from i are a verb of the list; 0 if none. */
static size_t
wrote_length(const struct sentence *w, size_t i)
{
	for (const char *const *verb = words_wrote; *verb != NULL; verb++) {
		struct slice rest = slice_of(*verb);
		size_t n = 0;

		while (rest.len > 0 && i + n < w->n) {
			struct slice word = slice_to(rest, slice_find_char(rest, ' '));

			if (!slice_eq(word, w->folded[i + n]))
				break;
			rest = slice_trim(slice_from(rest, word.len));
			n++;
		}
		if (n > 0 && rest.len == 0)
			return n;
	}
	return 0;
}

/* "PM", "Uhr", "(CET)" between the clock and the name. */
static bool
is_clock_word(struct slice s, const struct sentence *w, size_t i)
{
	static const char *const words[] = { "am", "pm", "a.m.", "p.m.", "uhr", "h", "hrs", "utc", "gmt", "cet", "cest" };

	return s.p[w->from[i]] == '(' || w->folded[i].len == 0 || SLICE_IS_ONE_OF(w->folded[i], words);
}

/* A capital, and not the word that opens the sentence: "On Tuesday Jane Doe wrote:". */
static bool
begins_name(char first, struct slice folded)
{
	for (const char *const *w = words_introduce; *w != NULL; w++)
		if (slice_is(folded, *w))
			return false;
	return (first >= 'A' && first <= 'Z') || (unsigned char)first >= 0x80;
}

/* "On 24/11/2026 10:12, Jane Doe wrote:", "Am 24.11.26 um 10:12 schrieb Jane Doe:": Thunderbird names no address. */
static void
name_read(struct pool *pool, struct slice s, struct introduction *out)
{
	struct sentence w;
	size_t verb = 0, n = 0, from, to, first, last = 0;

	if (!sentence_read(pool, s, &w))
		return;
	while (verb < w.n && (n = wrote_length(&w, verb)) == 0)
		verb++;
	if (n == 0)
		return;
	for (first = 0; first < w.n && !slice_has_digit(w.folded[first]); first++)
		;
	for (size_t i = first; i < w.n; i++)
		last = slice_has_digit(w.folded[i]) ? i + 1 : last;
	while (last > first && last < w.n && is_clock_word(s, &w, last))
		last++;
	if (last <= verb) { /* the date stands before the verb, the name on this side of it or the other */
		from = verb + n < w.n ? verb + n : last;
		to = verb + n < w.n ? w.n : verb;
	} else { /* "Jane Doe wrote on 24/11/2026 10:12:" */
		from = 0;
		to = first > verb ? verb : 0;
	}
	if (first < last) {
		size_t at = over_month(pool, s, w.from[first]);

		out->date = slice_trim(slice_to(slice_from(s, at), w.to[last - 1] - at));
		while (out->date.len > 0 && char_among(out->date.p[out->date.len - 1], ",;:* "))
			out->date = slice_to(out->date, out->date.len - 1);
	}
	if (from >= to || to - from > NAME_MAX || !begins_name(s.p[w.from[from]], w.folded[from]))
		return;
	out->name = slice_to(slice_from(s, w.from[from]), w.to[to - 1] - w.from[from]);
	while (out->name.len > 0 && char_among(out->name.p[out->name.len - 1], ",;:*' "))
		out->name = slice_to(out->name, out->name.len - 1);
	out->name = text_clean_line(pool, out->name, 200);
}

/* Fills name, address and date from the sentence. */
static void
parts_read(struct pool *pool, struct slice s, struct introduction *out)
{
	size_t at = 0, len = 0, open, first = 0, last;
	struct slice before, name;

	if (!address_in(s, &at, &len)) {
		name_read(pool, s, out);
		return;
	}
	out->email = slice_to(slice_from(s, at), len);
	before = slice_to(s, at);
	while (before.len > 0 && char_among(before.p[before.len - 1], "<([ "))
		before = slice_to(before, before.len - 1);
	if (slice_ends_nocase(before, SLICE("mailto:")))
		before = slice_trim(slice_to(before, before.len - 7));
	/* the date: from the first digit, or the word that opens, to the last digit before the name */
	while (first < before.len && !is_digit(before.p[first]))
		first++;
	first = over_month(pool, before, first);
	last = before.len;
	open = quote_in(before, &len);
	if (open < before.len && open > first)
		last = open;
	while (last > first && !is_digit(before.p[last - 1]))
		last--;
	out->date = slice_to(slice_from(before, first), last - first);
	name = slice_trim(slice_from(before, last > first ? last : 0));
	/* a verb or a word for 'user' between date and name stays out where quotes tell */
	open = quote_in(name, &len);
	if (open + len < name.len)
		name = slice_from(name, open + len);
	name = slice_to(name, quote_in(name, &len));
	while (name.len > 0 && char_among(name.p[0], ",;. '"))
		name = slice_from(name, 1);
	while (name.len > 0 && char_among(name.p[name.len - 1], "', "))
		name = slice_to(name, name.len - 1);
	out->name = text_clean_line(pool, name, 200);
}

/* "---- On ... Jane Doe wrote ----": the dashes stand for the colon. */
static bool
is_dashed(struct slice s)
{
	return s.len > 8 && s.p[0] == '-' && s.p[1] == '-' && s.p[s.len - 1] == '-' && s.p[s.len - 2] == '-';
}

/* "Jane Doe ---24/11/2026 10:12:33---first words of the mail": Notes, which puts all of that on one line. */
static bool
is_arrow(struct slice s)
{
	size_t open, close;
	struct slice date;

	s = slice_to(s, LENGTH_MAX);
	/* few lines have three dashes in them, but most many spaces */
	if (slice_find(s, SLICE("---")) == s.len)
		return false;
	open = slice_find(s, SLICE(" ---"));
	date = slice_from(s, open + 4);
	if (open == 0 || date.len == 0 || !is_digit(date.p[0]))
		return false;
	close = slice_find(date, SLICE("---"));
	date = slice_to(date, close);
	return date.len < 40 && has_year(date) && has_clock(date);
}

static struct slice
without_dashes(struct slice s)
{
	while (s.len > 0 && char_among(s.p[0], "- "))
		s = slice_from(s, 1);
	while (s.len > 0 && char_among(s.p[s.len - 1], "- "))
		s = slice_to(s, s.len - 1);
	return s;
}

/* U+0660..9 or U+06F0..9 at s.p[i]. */
static bool
is_eastern_digit(struct slice s, size_t i)
{
	unsigned char lead = (unsigned char)s.p[i], low = (unsigned char)s.p[i + 1];

	return (lead == 0xd9 && low >= 0xa0 && low <= 0xa9) || (lead == 0xdb && low >= 0xb0 && low <= 0xb9);
}

/* The digits of Arabic and Persian clocks as ours. */
static struct slice
western(struct pool *pool, struct slice s)
{
	struct text t;
	size_t i = 0;

	while (i + 1 < s.len && !is_eastern_digit(s, i))
		i++;
	if (i + 1 >= s.len)
		return s;
	text_init(&t, pool);
	for (i = 0; i < s.len; i++) {
		if (i + 1 < s.len && is_eastern_digit(s, i)) {
			text_add_char(&t, (char)('0' + ((unsigned char)s.p[i + 1] & 0x0f)));
			i++;
		} else {
			text_add_char(&t, s.p[i]);
		}
	}
	return text_slice(&t);
}

bool
introduction_parse(struct pool *pool, struct slice s, struct introduction *out)
{
	bool colon = ends_in_colon(s), address, dated, opened, verb, at_end;
	size_t at, len;
	struct slice folded;

	*out = (struct introduction) { 0 };
	s = s.len <= LENGTH_MAX ? western(pool, s) : s;
	if (is_arrow(s)) {
		out->name = text_clean_line(pool, slice_to(s, slice_find(s, SLICE(" ---"))), 200);
		return true;
	}
	if (s.len == 0 || s.len > LENGTH_MAX)
		return false;
	if (is_bare_stamp(s)) {
		parts_read(pool, s, out);
		return true;
	}
	if (is_dashed(s)) {
		s = without_dashes(s);
		colon = true;
	}
	address = address_in(s, &at, &len);
	if (!colon && !(slice_has_digit(s) && (address || has_year(s))))
		return false;
	folded = slice_trim(words_fold(pool, s));
	while (folded.len > 0 && char_among(folded.p[folded.len - 1], ":* "))
		folded = slice_to(folded, folded.len - 1);
	verb = words_whole_in(folded, words_wrote) != NULL;
	at_end = verb && words_end(folded, words_wrote) != NULL;
	dated = has_year(s) || (slice_has_digit(s) && (has_clock(s) || has_month(folded)));
	opened = opens(folded);
	parts_read(pool, s, out);
	if (colon && verb && address)
		return true;
	if (colon && address && has_year(s) && (has_clock(s) || opened))
		return true;
	if (colon && verb && dated) {
		out->weak = !opened;
		return opened || at_end || (has_year(s) && has_clock(s));
	}
	if (!colon)
		return at_end && dated && (address || opened);
	out->weak = true;
	return verb && s.len <= WEAK_MAX;
}

bool
introduction_may_end(struct slice s)
{
	return ends_in_colon(s) || slice_ends_nocase(s, SLICE(" ---")) ||
	    (s.len > 4 && (s.p[s.len - 1] | 32) == 'e' && slice_ends_nocase(s, SLICE("wrote"))) ||
	    is_bare_stamp(s) || is_dashed(s) || is_arrow(s) ||
	    (s.len < 200 && s.len > 4 && slice_find_char(s, '@') < s.len && has_year(s));
}

/* The line behind line i that may go on with the same sentence; lines->n when none does. */
static size_t
sentence_next(const struct lines *lines, size_t i, int depth)
{
	size_t next = i + 1;

	/* an address that HTML put into lines of its own */
	if (next < lines->n && lines->v[next].s.len == 0) {
		next = line_next(lines, next);
		if (next >= lines->n || next > i + 2 || lines->v[next].s.p[0] != '<' ||
		    lines->v[next].depth != depth)
			return lines->n;
	}
	if (next >= lines->n)
		return lines->n;
	/* "> wrote:", where the mark is the end of an address */
	if (lines->v[next].depth == depth + 1 &&
	    slice_find_char(lines->v[next].s, ':') < lines->v[next].s.len && lines->v[next].s.len < 40)
		return next;
	return lines->v[next].depth == depth ? next : lines->n;
}

/* Does a line, with no colon of its own, begin the sentence that ends in a later one? */
static bool
goes_with(struct pool *pool, struct slice first, const struct introduction *later)
{
	first = western(pool, first);
	if (first.p[first.len - 1] == '<')
		return true;
	if (first.p[first.len - 1] == '>' && later->email.len == 0 && slice_find_char(first, '@') < first.len)
		return true;
	return slice_has_digit(first) &&
	    (has_year(first) || has_clock(first) || opens(words_fold(pool, first)));
}

/* Is the line the beginning of such a sentence by itself, whatever stands above it? */
static bool
begins(struct pool *pool, struct slice s)
{
	s = western(pool, s);
	return has_year(s) && (is_digit(s.p[0]) || opens(words_fold(pool, s)));
}

static size_t
find_at(struct pool *pool, const struct lines *lines, size_t at, struct introduction *out)
{
	size_t i = at;

	/* each of its lines is the next one, or the one behind a blank */
	if (lines->v[at].next_end > at + 2 * (LINES_MAX + 2))
		return 0;
	for (size_t k = 1; k <= LINES_MAX + 2 && i < lines->n; k++) {
		if (lines->v[i].ends && introduction_parse(pool, line_join(pool, lines, at, i), out)) {
			struct introduction later;
			struct slice first = lines->v[at].s;

			/* is the line before only swept along? then it begins further down */
			if (i > at && introduction_parse(pool, line_join(pool, lines, at + 1, i), &later) &&
			    !later.weak &&
			    (!goes_with(pool, first, &later) ||
			        (later.email.len > 0 && begins(pool, lines->v[at + 1].s))))
				return 0;
			return i - at + 1;
		}
		i = sentence_next(lines, i, lines->v[at].depth);
	}
	return 0;
}

size_t
introduction_at(struct pool *pool, const struct lines *lines, size_t at, struct introduction *out)
{
	size_t n;

	/* a reply's quotation and a forward are looked for in the same lines */
	if (at >= lines->n || lines->v[at].opens_none == lines->n)
		return 0;
	n = find_at(pool, lines, at, out);
	if (n == 0)
		lines->v[at].opens_none = lines->n;
	return n;
}
