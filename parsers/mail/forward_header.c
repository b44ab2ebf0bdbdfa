/*
 * See forward_header.h. Method: one pass over the lines of the block; what is
 * no label goes on with the value before it as long as a label may still come.
 */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/mail/forward_header.h"
#include "parsers/mail/header.h"
#include "parsers/mail/words.h"

/* Longest label, in bytes: three words of Thai. */
#define LABEL_MAX 80
/* Lines of a block; long lists of recipients are wrapped. */
#define BLOCK_LINES_MAX 200
/* Lines that a wrapped value goes on for, where it does not end in a comma. */
#define WRAP_MAX 3
/* Lines that a header in one line may have been wrapped to, less one. */
#define RUN_LINES_MAX 6
#define SENDER_MAX 250
/* A subject this long may have been folded. */
#define FOLD_MIN 40

/* Signs of bold and lists around a label. */
static struct slice
without_signs(struct slice s)
{
	for (;;) {
		if (s.len > 0 && char_among(s.p[0], "*_ \t|"))
			s = slice_from(s, 1);
		else if (slice_starts(s, SLICE("\xc2\xa0")))
			s = slice_from(s, 2);
		else if (slice_starts(s, SLICE("\xe3\x80\x80")))
			s = slice_from(s, 3);
		else
			return s;
	}
}

static struct slice
without_signs_behind(struct slice s)
{
	while (s.len > 0 && char_among(s.p[s.len - 1], "*_ \t|"))
		s = slice_to(s, s.len - 1);
	return slice_trim(s);
}

/* Where the first colon stands, ASCII or full-width; *width is its length in bytes. */
static size_t
colon_in(struct slice s, size_t *width)
{
	struct slice front = slice_to(s, LABEL_MAX);
	size_t colon = slice_find_char(front, ':'), wide = front.len;

	if (slice_find_char(slice_to(front, colon), '\xef') < colon)
		wide = slice_find(slice_to(s, LABEL_MAX + 2), SLICE("："));

	*width = wide < colon ? 3 : 1;
	colon = wide < colon ? wide : colon;
	return colon < front.len ? colon : s.len;
}

enum forward_field
forward_label(struct pool *pool, struct slice line, struct slice *value)
{
	struct slice s = without_signs(line), label;
	size_t width, colon = colon_in(s, &width);
	enum forward_field field;

	*value = (struct slice) { NULL, 0 };
	/* no label begins so, but many lines of notes do */
	if (colon == s.len || colon == 0 || char_among(s.p[0], "-0123456789([<>#"))
		return FORWARD_NONE;
	label = without_signs_behind(slice_to(s, colon));
	if (label.len > LABEL_MAX)
		return FORWARD_NONE;
	field = words_label(words_fold(pool, label));
	if (field == FORWARD_NONE && label.len > 2 && slice_starts_nocase(label, SLICE("x-")) &&
	    slice_find_char(label, ' ') == label.len)
		field = FORWARD_OTHER;
	if (field != FORWARD_NONE)
		*value = without_signs_behind(without_signs(slice_from(s, colon + width)));
	return field;
}

enum forward_field
forward_line_label(struct pool *pool, struct line *line)
{
	struct slice dropped;

	if (line->label == 0)
		line->label = (unsigned char)(forward_label(pool, line->s, &dropped) + 1);
	return (enum forward_field)(line->label - 1);
}

/* ---- addresses ---------------------------------------------------------------- */

/* "(jane@corp.example)", as Missive writes; in brackets of its own an address is no comment. */
static bool
holds_address(struct slice s)
{
	size_t end = slice_find_char(s, ')');
	struct slice inside = slice_to(slice_from(s, 1), end - 1);

	return end < s.len && slice_find_char(inside, '@') < inside.len &&
	    slice_find_char(inside, ' ') == inside.len && slice_find_char(inside, '<') == inside.len;
}

/* Brackets and quotes of clients as RFC 5322 has them. */
static struct slice
mended(struct pool *pool, struct slice s)
{
	bool mailto = false;
	struct text t;

	text_init(&t, pool);
	for (size_t i = 0; i < s.len; i++) {
		struct slice rest = slice_from(s, i);

		if (slice_starts_nocase(rest, SLICE("[mailto:")) ||
		    slice_starts_nocase(rest, SLICE("<mailto:")) ||
		    slice_starts_nocase(rest, SLICE("(mailto:"))) {
			text_add(&t, SLICE(" <"));
			mailto = true;
			i += 7;
		} else if (mailto && (s.p[i] == ']' || s.p[i] == ')' || s.p[i] == '>')) {
			text_add_char(&t, '>');
			mailto = false;
		} else if (s.p[i] == '(' && holds_address(rest)) {
			text_add(&t, SLICE(" <"));
			mailto = true;
		} else if (slice_starts(rest, SLICE("«")) || slice_starts(rest, SLICE("»"))) {
			text_add_char(&t, '"');
			i++;
		} else if (slice_starts(rest, SLICE("“")) || slice_starts(rest, SLICE("”")) ||
		    slice_starts(rest, SLICE("„"))) {
			text_add_char(&t, '"');
			i += 2;
		} else if (slice_starts(rest, SLICE("；")) || slice_starts(rest, SLICE("，")) ||
		    slice_starts(rest, SLICE("、"))) {
			text_add_char(&t, s.p[i + 2] == '\x9b' ? ';' : ',');
			i += 2;
		} else {
			text_add_char(&t, s.p[i]);
		}
	}
	return text_slice(&t);
}

/* Name and address of one entry, commas in the name allowed. */
static struct reading_address
one_address(struct pool *pool, struct slice s)
{
	struct reading_address a = { 0 };
	size_t at, from, to;

	s = slice_trim(s);
	at = from = to = slice_find_char(s, '@');
	if (at == s.len) {
		a.name = text_clean_line(pool, s, 500);
		return a;
	}
	/* the first one in <> is the address: a name may be one too, and "on behalf of" another may follow */
	for (size_t i = 0; i < s.len; i++) {
		struct slice inside = slice_from(s, i + 1);
		size_t end = 0;

		while (s.p[i] == '<' && end < inside.len && inside.p[end] != '<' && inside.p[end] != '>')
			end++;
		inside = slice_to(inside, end);
		if (s.p[i] == '<' && slice_find_char(inside, '@') < inside.len) {
			at = from = to = i + 1 + slice_find_char(inside, '@');
			break;
		}
	}
	while (from > 0 && !char_among(s.p[from - 1], " \t<>()[]\",;:"))
		from--;
	while (to < s.len && !char_among(s.p[to], " \t<>()[]\",;:"))
		to++;
	a.email = text_clean_line(pool, slice_to(slice_from(s, from), to - from), 500);
	while (a.email.len > 2 && a.email.p[0] == '\'')
		a.email = slice_from(a.email, 1);
	while (a.email.len > 2 && char_among(a.email.p[a.email.len - 1], "'."))
		a.email = slice_to(a.email, a.email.len - 1);
	s = slice_trim(slice_to(s, from));
	while (s.len > 0 && char_among(s.p[s.len - 1], "<([\"' "))
		s = slice_to(s, s.len - 1);
	while (s.len > 0 && char_among(s.p[0], "\"' "))
		s = slice_from(s, 1);
	a.name = text_clean_line(pool, s, 500);
	return a;
}

struct reading_address
forward_header_sender(struct pool *pool, struct slice value)
{
	return one_address(pool, mended(pool, value));
}

struct reading_addresses
forward_header_addresses(struct pool *pool, struct slice value)
{
	struct reading_addresses all = { 0 };
	struct slice s = mended(pool, value);
	size_t cap = 0;

	if (slice_find_char(s, ';') == s.len)
		return header_addresses(pool, s);
	while (s.len > 0 && all.n < READING_ADDRESS_MAX) {
		size_t end = slice_find_char(s, ';');
		struct slice entry = slice_trim(slice_to(s, end));

		s = slice_from(s, end + 1);
		if (entry.len == 0)
			continue;
		all.v = pool_grow(pool, all.v, all.n, &cap, sizeof(*all.v));
		all.v[all.n++] = one_address(pool, entry);
	}
	return all;
}

/* ---- blocks of lines -------------------------------------------------------------- */

static void
field_put(struct forward_header *h, enum forward_field field, struct slice value)
{
	if (field != FORWARD_OTHER && !h->has[field])
		h->families++;
	h->has[field] = true;
	h->value[field] = value;
}

static void
value_extend(struct pool *pool, struct slice *value, struct slice more)
{
	struct text t;

	if (value->len == 0) {
		*value = more;
		return;
	}
	text_init(&t, pool);
	text_add(&t, *value);
	text_add_char(&t, ' ');
	text_add(&t, more);
	*value = text_slice(&t);
}

/* Starts s with a letter that has no case or is upper case? */
static bool
starts_upper(struct slice s)
{
	size_t at = 0;
	unsigned c = s.len == 0 ? ' ' : utf8_next(s, &at);

	return unicode_is_letter(c) && (c >= 0x590 || unicode_is_upper(c));
}

/*
 * The label that ends in the colon at colon, inside s: the longest one that
 * begins like a word. Where it begins; colon when there is none.
 */
static size_t
label_before(struct pool *pool, struct slice s, size_t colon, enum forward_field *field)
{
	size_t best = colon;

	for (size_t i = colon; i > 0 && colon - i < LABEL_MAX / 2; i--) {
		struct slice label = slice_to(slice_from(s, i - 1), colon - i + 1);
		enum forward_field f;

		if (((unsigned char)s.p[i - 1] & 0xc0) == 0x80)
			continue;
		if (char_among(s.p[i - 1], "<>@:;"))
			break;
		if (!starts_upper(label))
			continue;
		f = words_label(words_fold(pool, without_signs_behind(label)));
		if (f != FORWARD_NONE) {
			*field = f;
			best = i - 1;
		}
	}
	return best;
}

/* Splits "a@b.exampleTo: c@d.example Subject: e" at the labels in it, beginning with a value of family field.
 */
static void
run_split(struct pool *pool, struct forward_header *h, enum forward_field field, struct slice s)
{
	size_t start = 0;

	for (size_t i = 0; i < s.len && field != FORWARD_SUBJECT; i++) {
		size_t width = s.p[i] == ':' ? 1 : slice_starts(slice_from(s, i), SLICE("：")) ? 3 : 0, label;
		enum forward_field next = FORWARD_NONE;

		if (width == 0)
			continue;
		label = label_before(pool, s, i, &next);
		if (next == FORWARD_NONE || label < start || next == FORWARD_OTHER || h->has[next] ||
		    next == field)
			continue;
		field_put(h, field, without_signs_behind(slice_to(slice_from(s, start), label - start)));
		field = next;
		start = i + width;
	}
	field_put(h, field, without_signs_behind(without_signs(slice_from(s, start))));
}

static bool
is_indented(const struct line *line)
{
	return line->raw.len > 0 && (line->raw.p[0] == ' ' || line->raw.p[0] == '\t');
}

/* Does the list of people end in a name whose address is what more begins with ("..., Anna" and "Becker <a@b>")? */
static bool
breaks_name(struct slice value, struct slice more)
{
	size_t last = value.len;

	while (last > 0 && !char_among(value.p[last - 1], ",;"))
		last--;
	if (last == 0 || slice_find_char(slice_from(value, last), '@') < value.len - last)
		return false;
	for (size_t i = 0; i < more.len && !char_among(more.p[i], ",;"); i++) {
		if (more.p[i] == '@')
			return slice_find_char(slice_to(more, i), '<') < i;
	}
	return false;
}

/* May line i, no label, be more of the value of field? */
static bool
goes_on(struct pool *pool, const struct lines *lines, size_t i, const struct forward_header *h,
    enum forward_field field)
{
	const struct slice *value = &h->value[field];
	struct slice s = lines->v[i].s;

	if (value->len == 0)
		return true;
	if ((field == FORWARD_TO || field == FORWARD_CC || field == FORWARD_FROM) &&
	    (value->p[value->len - 1] == ',' || value->p[value->len - 1] == ';' || s.p[0] == '<' ||
	        s.p[0] == '[' || breaks_name(*value, s)))
		return true;
	if (field == FORWARD_CC && h->families >= 5)
		return false;
	/* a folded subject ends the block: indented, where no label is */
	if (field == FORWARD_SUBJECT && value->len >= FOLD_MIN && is_indented(&lines->v[i]) &&
	    !is_indented(&lines->v[i - 1]) && (i + 1 >= lines->n || lines->v[i + 1].s.len == 0))
		return true;
	for (size_t k = i + 1; k <= i + WRAP_MAX && k < lines->n; k++) {
		enum forward_field next;

		if (lines->v[k].s.len == 0 || lines->v[k].depth != h->depth)
			return false;
		next = forward_line_label(pool, &lines->v[k]);
		if (next != FORWARD_NONE)
			return next == FORWARD_OTHER || !h->has[next];
	}
	return false;
}

/* The line at which the block goes on after blank lines before line i; i when it does not. */
static size_t
over_gap(struct pool *pool, const struct lines *lines, size_t i, const struct forward_header *h,
    enum forward_field last)
{
	size_t next = line_next(lines, i);
	enum forward_field field;

	if (next >= lines->n || next > i + 2 || lines->v[next].depth != h->depth)
		return i;
	field = forward_line_label(pool, &lines->v[next]);
	if (field != FORWARD_NONE && field != FORWARD_OTHER && !h->has[field])
		return next;
	/* a label with nothing behind it: its value is below */
	return h->value[last].len == 0 && h->families < 4 ? next : i;
}

bool
forward_header_read(struct pool *pool, const struct lines *lines, size_t at, struct forward_header *h)
{
	enum forward_field last = FORWARD_NONE, field;
	struct slice value;
	size_t i = at;

	*h = (struct forward_header) { .first = at, .depth = at < lines->n ? lines->v[at].depth : 0 };
	while (i < lines->n && i < at + BLOCK_LINES_MAX) {
		const struct line *line = &lines->v[i];

		if (line->s.len == 0) {
			size_t next = last == FORWARD_NONE ? i : over_gap(pool, lines, i, h, last);

			if (next == i)
				break;
			i = next;
			continue;
		}
		if (line->depth != h->depth)
			break;
		field = forward_label(pool, line->s, &value);
		if (field != FORWARD_NONE && (field == FORWARD_OTHER || !h->has[field])) {
			if (field != FORWARD_SUBJECT && field != FORWARD_OTHER)
				run_split(pool, h, field, value);
			else
				field_put(h, field, value);
			last = field;
		} else if (last == FORWARD_NONE) {
			break;
		} else if (field == FORWARD_DATE && i > 0 && lines->v[i - 1].s.len > 0) {
			; /* "Date:" and "Sent:" both */
		} else if (field == FORWARD_NONE && goes_on(pool, lines, i, h, last)) {
			/* nobody asks what the other fields say */
			if (last != FORWARD_OTHER)
				value_extend(pool, &h->value[last], without_signs_behind(line->s));
		} else {
			break;
		}
		i++;
	}
	h->after = i;
	return h->families >= 2;
}

/* A label whose colon a translation forgot, inside the value of field: "... CETAssunto Notes of Monday". */
static void
uncoloned(struct pool *pool, struct forward_header *h, enum forward_field field, enum forward_field wanted)
{
	struct slice s = h->value[field];

	for (size_t i = 1; i < s.len; i++) {
		struct slice rest = slice_from(s, i);
		size_t end = slice_find_char(rest, ' ');

		if (((unsigned char)s.p[i] & 0xc0) == 0x80 || end == rest.len || end > LABEL_MAX ||
		    !starts_upper(rest) || words_label(words_fold(pool, slice_to(rest, end))) != wanted)
			continue;
		h->value[field] = without_signs_behind(slice_to(s, i));
		field_put(h, wanted, slice_trim(slice_from(rest, end)));
		return;
	}
}

static bool
run_read(struct pool *pool, struct slice rest, struct forward_header *h)
{
	struct slice value;
	enum forward_field field;

	field = forward_label(pool, rest, &value);
	if (field == FORWARD_NONE || field == FORWARD_OTHER)
		return false;
	run_split(pool, h, field, value);
	if (!h->has[FORWARD_SUBJECT])
		uncoloned(pool, h, h->has[FORWARD_DATE] ? FORWARD_DATE : field, FORWARD_SUBJECT);
	if (!h->has[FORWARD_CC])
		uncoloned(pool, h, FORWARD_TO, FORWARD_CC);
	return h->families >= 3;
}

bool
forward_header_run(
    struct pool *pool, const struct lines *lines, size_t at, struct slice rest, struct forward_header *h)
{
	const struct forward_header none = { .first = at, .after = at + 1, .depth = lines->v[at].depth };
	struct forward_header alone = none;

	for (size_t i = at; i < lines->n && i <= at + RUN_LINES_MAX && lines->v[i].s.len > 0 &&
	     lines->v[i].depth == none.depth;
	     i++) {
		*h = none;
		h->after = i + 1;
		if (i > at)
			value_extend(pool, &rest, lines->v[i].s);
		/* the subject ends such a header: up to it lines may have been wrapped */
		if (run_read(pool, rest, h) && h->has[FORWARD_SUBJECT])
			return true;
		if (i == at)
			alone = *h;
		if (alone.families == 0)
			break;
	}
	*h = alone;
	return alone.families >= 3;
}

/* ---- labels that we do not know ------------------------------------------------------ */

static bool
has_digits(struct slice s, size_t wanted)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += s.p[i] >= '0' && s.p[i] <= '9';
	return n >= wanted;
}

/* "Word: value" or "Two words: value"; the value, p NULL when it is not like that. */
static struct slice
any_label(struct slice line)
{
	struct slice s = without_signs(line), label;
	size_t width, colon = colon_in(s, &width), words = 1;

	if (colon == s.len || colon == 0 || colon > LABEL_MAX)
		return (struct slice) { NULL, 0 };
	label = slice_trim(slice_to(s, colon));
	for (size_t i = 0; i < label.len; i++) {
		words += label.p[i] == ' ';
		if (char_among(label.p[i], "<>@/0123456789"))
			return (struct slice) { NULL, 0 };
	}
	if (words > 3)
		return (struct slice) { NULL, 0 };
	return without_signs_behind(without_signs(slice_from(s, colon + width)));
}

/* The family of a value by its looks, of those that are still free. */
static enum forward_field
family_of(const struct forward_header *h, struct slice value)
{
	bool address = slice_find_char(value, '@') < value.len;

	if (address)
		return !h->has[FORWARD_FROM] ? FORWARD_FROM
		    : !h->has[FORWARD_TO]    ? FORWARD_TO
		    : !h->has[FORWARD_CC]    ? FORWARD_CC
		                             : FORWARD_OTHER;
	if (has_digits(value, 5) && !h->has[FORWARD_DATE])
		return FORWARD_DATE;
	return !h->has[FORWARD_SUBJECT] ? FORWARD_SUBJECT : FORWARD_OTHER;
}

bool
forward_header_guess(struct pool *pool, const struct lines *lines, size_t at, struct forward_header *h)
{
	size_t i = at;

	*h = (struct forward_header) { .first = at, .depth = at < lines->n ? lines->v[at].depth : 0 };
	for (; i < lines->n && i < at + 8; i++) {
		struct slice value = any_label(lines->v[i].s), known;
		enum forward_field field;

		if (value.p == NULL || value.len == 0 || lines->v[i].depth != h->depth)
			break;
		field = forward_label(pool, lines->v[i].s, &known);
		if (field == FORWARD_NONE || h->has[field])
			field = family_of(h, value);
		field_put(h, field, value);
	}
	h->after = i;
	return h->families >= 3 && h->has[FORWARD_FROM] && h->has[FORWARD_DATE] &&
	    has_digits(h->value[FORWARD_DATE], 5);
}

/* The label that a line begins with, though no colon stands behind it: two words or one. */
static enum forward_field
bare_label(struct pool *pool, struct slice line, struct slice *value)
{
	struct slice s = without_signs(line);
	size_t one = slice_find_char(s, ' '), two = one + 1 + slice_find_char(slice_from(s, one + 1), ' ');
	size_t ends[] = { two, one };

	for (int i = 0; i < 2; i++) {
		enum forward_field field;

		if (ends[i] >= s.len || ends[i] > LABEL_MAX)
			continue;
		*value = slice_trim(slice_from(s, ends[i]));
		field = words_label(words_fold(pool, slice_to(s, ends[i])));
		if (field != FORWARD_NONE)
			return field;
	}
	return FORWARD_NONE;
}

bool
forward_header_bare(struct pool *pool, const struct lines *lines, size_t at, struct forward_header *h)
{
	size_t i = at;

	*h = (struct forward_header) { .first = at, .depth = at < lines->n ? lines->v[at].depth : 0 };
	for (; i < lines->n && i < at + 8 && lines->v[i].depth == h->depth; i++) {
		struct slice value = { NULL, 0 };
		enum forward_field field = bare_label(pool, lines->v[i].s, &value);

		if (field == FORWARD_NONE || h->has[field])
			break;
		field_put(h, field, value);
	}
	h->after = i;
	return h->families >= 3 && h->has[FORWARD_FROM] && h->has[FORWARD_DATE] &&
	    has_digits(h->value[FORWARD_DATE], 5) &&
	    slice_find_char(h->value[FORWARD_FROM], '@') < h->value[FORWARD_FROM].len;
}

/* "From: 10:00" is nobody. */
static bool
has_letter(struct slice s)
{
	for (size_t at = 0; at < s.len;)
		if (unicode_is_letter(utf8_next(s, &at)))
			return true;
	return false;
}

bool
forward_header_is_sure(const struct forward_header *h)
{
	struct slice from = h->value[FORWARD_FROM];

	if (!h->has[FORWARD_FROM] || !has_letter(from) || from.len > SENDER_MAX || h->families < 3)
		return false;
	if (h->has[FORWARD_DATE] && !has_digits(h->value[FORWARD_DATE], 3))
		return false;
	return h->has[FORWARD_DATE] || (h->has[FORWARD_SUBJECT] && slice_find_char(from, '@') < from.len);
}
