/*
 * See header.h. Place: the first step of interpret; mime uses the lower half
 * for each part. Method: fields are split by lines, values read with loops and
 * counters, never by recursion, because comments nest as deep as a writer
 * likes. Addresses are in address.c, dates in header_date.c, subjects in
 * header_title.c. Known bug: base64 words cut inside a group of four letters
 * lose the letters of that group.
 */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/mail/header.h"
#include "parsers/mail/transfer.h"

/* Pieces of one RFC 2231 parameter. */
#define PIECES_MAX 100

/* The next line, ended by CR LF, LF or CR; false at the end. */
static bool
any_line(struct slice *rest, struct slice *line)
{
	size_t i = 0;

	if (rest->len == 0)
		return false;
	while (i < rest->len && rest->p[i] != '\n' && rest->p[i] != '\r')
		i++;
	*line = slice_to(*rest, i);
	if (i + 1 < rest->len && rest->p[i] == '\r' && rest->p[i + 1] == '\n')
		i++;
	*rest = slice_from(*rest, i + 1);
	return true;
}

/* Length of the field name in front of the colon (RFC 5322 section 2.2), 0 if the line is no field. */
static size_t
name_length(struct slice line)
{
	size_t n = 0;

	while (n < line.len && line.p[n] > 32 && line.p[n] < 127 && line.p[n] != ':')
		n++;
	if (n == 0 || n > 100)
		return 0;
	/* RFC 5322 section 4.5: blanks before the colon, obsolete */
	for (size_t i = n; i < line.len; i++) {
		if (line.p[i] == ':')
			return n;
		if (line.p[i] != ' ' && line.p[i] != '\t')
			return 0;
	}
	return 0;
}

static bool
is_fold(struct slice line)
{
	return line.len > 0 && (line.p[0] == ' ' || line.p[0] == '\t');
}

/* The line that a mail may begin with without it being a field: an mbox mark, a broken first fold. */
static bool
is_leading_junk(struct slice line)
{
	return slice_starts(line, SLICE("From ")) || slice_starts(line, SLICE(">From ")) || is_fold(line);
}

static void
field_add(struct pool *pool, struct header *h, size_t *cap, struct slice line)
{
	size_t n = name_length(line);

	h->v = pool_grow(pool, h->v, h->n, cap, sizeof(*h->v));
	h->v[h->n].name = slice_to(line, n);
	h->v[h->n].value = slice_from(line, n + slice_find_char(slice_from(line, n), ':') + 1);
	h->n++;
}

/* Is a line that is no field followed by more fields, so that it is only a broken line? */
static bool
fields_follow(struct slice rest)
{
	struct slice line;

	return any_line(&rest, &line) && line.len > 0 && name_length(line) > 0 &&
	    memchr(line.p, ' ', name_length(line)) == NULL;
}

struct header
header_split(struct pool *pool, struct slice raw)
{
	struct slice rest = raw, line = { 0 }, before;
	struct header h = { 0 };
	size_t cap = 0;

	for (before = rest; any_line(&rest, &line); before = rest) {
		if (line.len == 0)
			break;
		if (h.n > 0 && is_fold(line)) {
			struct slice *value = &h.v[h.n - 1].value;

			/* a line of blanks only ends the block when no field and no fold follows */
			if (slice_trim(line).len == 0 && !fields_follow(rest) && !is_fold(rest))
				break;
			value->len = (size_t)(line.p + line.len - value->p);
			if (value->len > HEADER_FIELD_MAX) {
				value->len = HEADER_FIELD_MAX;
				h.cut = true;
			}
		} else if (name_length(line) > 0 && h.n < HEADER_FIELDS_MAX) {
			field_add(pool, &h, &cap, line);
		} else if (h.n == HEADER_FIELDS_MAX) {
			h.cut = true;
		} else if (h.n == 0 ? !is_leading_junk(line) : !fields_follow(rest)) {
			h.length = (size_t)(before.p - raw.p);
			goto trim;
		}
		if ((size_t)(rest.p - raw.p) > HEADER_BLOCK_MAX && !h.cut)
			h.cut = true;
		if (h.cut && (size_t)(rest.p - raw.p) > 4 * HEADER_BLOCK_MAX)
			break;
	}
	h.length = raw.len - rest.len;
trim:
	for (size_t i = 0; i < h.n; i++) {
		h.v[i].value = slice_trim(slice_to(h.v[i].value, HEADER_FIELD_MAX));
		if (h.v[i].value.p != NULL && (size_t)(h.v[i].value.p - raw.p) > HEADER_BLOCK_MAX)
			h.v[i].value.len = 0;
	}
	return h;
}

struct slice
header_next(const struct header *h, const char *name, size_t *at)
{
	struct slice want = slice_of(name);

	while (*at < h->n) {
		const struct header_field *f = &h->v[(*at)++];

		if (slice_eq_nocase(f->name, want))
			return f->value.p == NULL ? SLICE("") : f->value;
	}
	return (struct slice){ NULL, 0 };
}

struct slice
header_find(const struct header *h, const char *name)
{
	struct slice v, empty = { NULL, 0 };
	size_t at = 0;

	/* of several the first that says something */
	while ((v = header_next(h, name, &at)).p != NULL) {
		if (v.len > 0)
			return v;
		empty = v;
	}
	return empty;
}

bool
header_has(const struct header *h, const char *name)
{
	return header_find(h, name).p != NULL;
}

/* ---- encoded words ------------------------------------------------------ */

struct word {
	struct slice charset, text;
	char encoding;
	size_t length;  /* from "=?" to "?=" */
};

/* An encoded word at the start of s, blanks inside its text forgiven. */
static bool
word_at(struct slice s, struct word *w)
{
	size_t a, b, end;
	struct slice rest;

	if (s.len < 8 || s.p[0] != '=' || s.p[1] != '?')
		return false;
	rest = slice_from(s, 2);
	a = slice_find_char(slice_to(rest, 80), '?');
	if (a == 0 || a + 3 >= rest.len || rest.p[a] != '?' || rest.p[a + 2] != '?')
		return false;
	w->charset = slice_to(rest, a);
	if (slice_find_char(w->charset, ' ') < w->charset.len)
		return false;
	w->encoding = (char)(rest.p[a + 1] | 32);
	if (w->encoding != 'b' && w->encoding != 'q')
		return false;
	b = a + 3;
	end = slice_find(slice_from(rest, b), SLICE("?="));
	if (b + end >= rest.len)
		return false;
	w->text = slice_to(slice_from(rest, b), end);
	w->length = 2 + b + end + 2;
	return true;
}

struct joined {
	struct pool *pool;
	struct text out;
	struct text bytes;      /* of the words so far that share a charset */
	struct slice charset;
};

static void
joined_flush(struct joined *j)
{
	if (j->bytes.len > 0)
		text_add(&j->out, unicode_decode(j->pool, text_slice(&j->bytes), j->charset));
	j->bytes.len = 0;
}

static void
joined_word(struct joined *j, const struct word *w)
{
	/* a character may be cut between two words: decode after joining */
	if (!slice_eq_nocase(j->charset, w->charset))
		joined_flush(j);
	j->charset = w->charset;
	text_add(&j->bytes, w->encoding == 'b' ? transfer_base64(j->pool, w->text, w->text.len) :
	    transfer_q(j->pool, w->text));
}

/* Plain text between words; blanks between two words do not count (RFC 2047 section 6.2). */
static void
joined_plain(struct joined *j, struct slice s, bool between)
{
	if (between && slice_trim(s).len == 0)
		return;
	joined_flush(j);
	text_add(&j->out, unicode_decode(j->pool, s, SLICE("")));
}

struct slice
header_decode(struct pool *pool, struct slice value)
{
	struct joined j = { .pool = pool };
	size_t start = 0, i = 0;
	bool after_word = false;
	struct word w;

	if (slice_find(value, SLICE("=?")) == value.len)
		return text_clean_line(pool, unicode_decode(pool, value, SLICE("")), READING_LINE_MAX);
	text_init(&j.out, pool);
	text_init(&j.bytes, pool);
	while (i < value.len) {
		if (value.p[i] != '=' || !word_at(slice_from(value, i), &w)) {
			i++;
			continue;
		}
		joined_plain(&j, slice_to(slice_from(value, start), i - start), after_word);
		joined_word(&j, &w);
		i += w.length;
		start = i;
		after_word = true;
	}
	joined_plain(&j, slice_from(value, start), after_word);
	joined_flush(&j);
	return text_clean_line(pool, text_slice(&j.out), READING_LINE_MAX);
}

struct slice
header_text(struct pool *pool, const struct header *h, const char *name)
{
	return header_decode(pool, header_find(h, name));
}

/* ---- structured fields -------------------------------------------------- */

struct slice
header_strip(struct pool *pool, struct slice value)
{
	struct text t;
	size_t depth = 0;
	bool quoted = false;

	text_init(&t, pool);
	for (size_t i = 0; i < value.len; i++) {
		char c = value.p[i];

		if (c == '\\' && i + 1 < value.len && (quoted || depth > 0)) {
			if (depth == 0)
				text_add(&t, slice_to(slice_from(value, i), 2));
			i++;
			continue;
		}
		if (c == '"' && depth == 0)
			quoted = !quoted;
		if (!quoted && c == '(') {
			depth++;
		} else if (!quoted && c == ')' && depth > 0) {
			depth--;
		} else if (depth == 0) {
			text_add_char(&t, c == '\r' || c == '\n' || c == '\t' ? ' ' : c);
		}
	}
	return slice_trim(text_slice(&t));
}

struct slice
header_token(struct pool *pool, struct slice value)
{
	struct slice s = header_strip(pool, value);
	char *p;

	s = slice_trim(slice_to(s, slice_find_char(s, ';')));
	p = pool_copy(pool, s.p, s.len);
	for (size_t i = 0; i < s.len; i++)
		if (p[i] >= 'A' && p[i] <= 'Z')
			p[i] += 32;
	return (struct slice){ p, s.len };
}

/* Takes "name=value" off *rest; value without its quotes. */
static bool
param_next(struct pool *pool, struct slice *rest, struct slice *name, struct slice *value)
{
	size_t end;

	for (;;) {
		while (rest->len > 0 && char_among(rest->p[0], "; \t\r\n"))
			*rest = slice_from(*rest, 1);
		if (rest->len == 0)
			return false;
		for (end = 0; end < rest->len && !char_among(rest->p[end], "=; \t\r\n");)
			end++;
		*name = slice_to(*rest, end);
		*rest = slice_from(*rest, end);
		while (rest->len > 0 && char_among(rest->p[0], " \t\r\n"))
			*rest = slice_from(*rest, 1);
		if (rest->len > 0 && rest->p[0] == '=')
			break;
	}
	*rest = slice_trim(slice_from(*rest, 1));
	if (rest->len > 0 && rest->p[0] == '"') {
		struct text t;
		size_t i;

		text_init(&t, pool);
		for (i = 1; i < rest->len && rest->p[i] != '"'; i++) {
			/* a folder in a Windows file name is not an escape */
			if (rest->p[i] == '\\' && i + 1 < rest->len && char_among(rest->p[i + 1], "\"\\"))
				i++;
			if (rest->p[i] != '\r' && rest->p[i] != '\n')
				text_add_char(&t, rest->p[i]);
		}
		*value = text_slice(&t);
		*rest = slice_from(*rest, i + 1);
	} else {
		end = slice_find_char(*rest, ';');
		*value = slice_trim(slice_to(*rest, end));
		*rest = slice_from(*rest, end);
	}
	return true;
}

struct piece {
	struct slice value;
	bool given, coded;
};

/* name*0*, name*1, name* (RFC 2231 sections 3 and 4): which piece is it? -1: none of name. */
static int
piece_number(struct slice attribute, struct slice name, bool *coded)
{
	int n = 0;

	*coded = false;
	if (!slice_starts_nocase(attribute, name) || attribute.len <= name.len || attribute.p[name.len] != '*')
		return -1;
	attribute = slice_from(attribute, name.len + 1);
	if (attribute.len == 0)
		*coded = true;
	for (; attribute.len > 0; attribute = slice_from(attribute, 1)) {
		if (attribute.p[0] == '*')
			*coded = true;
		else if (attribute.p[0] < '0' || attribute.p[0] > '9' || n >= PIECES_MAX)
			return -1;
		else
			n = n * 10 + (attribute.p[0] - '0');
	}
	return n < PIECES_MAX ? n : -1;
}

static struct slice
pieces_join(struct pool *pool, const struct piece *pieces)
{
	struct slice charset = { 0 }, first = pieces[0].value;
	struct text t;

	text_init(&t, pool);
	if (pieces[0].coded) {
		size_t a = slice_find_char(first, '\''), b;

		if (a < first.len) {
			b = a + 1 + slice_find_char(slice_from(first, a + 1), '\'');
			charset = slice_to(first, a);
			first = slice_from(first, b + 1);
		}
	}
	for (size_t i = 0; i < PIECES_MAX && pieces[i].given; i++) {
		struct slice v = i == 0 ? first : pieces[i].value;

		text_add(&t, pieces[i].coded ? transfer_percent(pool, v) : v);
	}
	return text_clean_line(pool, unicode_decode(pool, text_slice(&t), charset), READING_LINE_MAX);
}

bool
header_param_raw(struct pool *pool, struct slice value, const char *name, struct slice *out)
{
	struct slice want = slice_of(name), attribute, v;
	struct slice rest = slice_from(value, slice_find_char(value, ';'));

	while (param_next(pool, &rest, &attribute, &v))
		if (slice_eq_nocase(attribute, want)) {
			*out = v.p == NULL ? SLICE("") : v;
			return true;
		}
	return header_param(pool, value, name, out);
}

bool
header_param(struct pool *pool, struct slice value, const char *name, struct slice *out)
{
	struct slice want = slice_of(name), attribute, v, plain = { NULL, 0 };
	struct piece *pieces = NULL;
	struct slice rest = slice_from(value, slice_find_char(value, ';'));

	while (param_next(pool, &rest, &attribute, &v)) {
		bool coded;
		int n = piece_number(attribute, want, &coded);

		if (n >= 0) {
			if (pieces == NULL)
				pieces = pool_array(pool, PIECES_MAX, sizeof(*pieces));
			if (!pieces[n].given)
				pieces[n] = (struct piece){ v, true, coded };
		} else if (plain.p == NULL && slice_eq_nocase(attribute, want)) {
			plain = v.p == NULL ? SLICE("") : v;
		}
	}
	if (pieces != NULL && pieces[0].given)
		*out = pieces_join(pool, pieces);
	else if (plain.p != NULL)
		*out = header_decode(pool, plain);
	else
		return false;
	return true;
}

struct slice *
header_ids(struct pool *pool, struct slice value, size_t *n)
{
	struct slice *v = NULL;
	size_t cap = 0;

	*n = 0;
	while (value.len > 0) {
		size_t start = slice_find_char(value, '<'), end;
		struct slice id;

		if (start == value.len)
			break;
		value = slice_from(value, start + 1);
		for (end = 0; end < value.len && value.p[end] != '>' && value.p[end] != '<';)
			end++;
		id = text_clean_line(pool, slice_to(value, end), 1000);
		value = slice_from(value, end);
		if (id.len == 0)
			continue;
		v = pool_grow(pool, v, *n, &cap, sizeof(*v));
		v[(*n)++] = id;
	}
	/* the last ones are the nearest */
	if (*n > READING_REFERENCE_MAX) {
		v += *n - READING_REFERENCE_MAX;
		*n = READING_REFERENCE_MAX;
	}
	return v;
}
