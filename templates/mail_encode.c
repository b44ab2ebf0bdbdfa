/* See mail_encode.h. Method: one pass over the bytes for each form. */
#include <string.h>

#include "templates/mail_encode.h"

/* RFC 5322 section 2.1.1: lines should be no longer than that. */
#define LINE_COLUMNS 76
/* RFC 2047 section 2: an encoded word has at most 75 characters; 12 go to =?UTF-8?B??= . */
#define WORD_BYTES 45

static const char base64_letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void
mail_encode_hex(struct text *out, char mark, unsigned char c)
{
	static const char digits[] = "0123456789ABCDEF";

	text_add(out, (struct slice) { (const char[]) { mark, digits[c >> 4], digits[c & 15] }, 3 });
}

static void
base64_add(struct text *out, const unsigned char *p, size_t n)
{
	for (size_t i = 0; i < n; i += 3) {
		unsigned v = (unsigned)p[i] << 16 | (i + 1 < n ? (unsigned)p[i + 1] << 8 : 0) |
		    (i + 2 < n ? p[i + 2] : 0);

		text_add_char(out, base64_letters[v >> 18 & 63]);
		text_add_char(out, base64_letters[v >> 12 & 63]);
		text_add_char(out, i + 1 < n ? base64_letters[v >> 6 & 63] : '=');
		text_add_char(out, i + 2 < n ? base64_letters[v & 63] : '=');
	}
}

void
mail_encode_base64(struct text *out, struct slice bytes)
{
	for (size_t at = 0; at < bytes.len; at += 57) {
		size_t n = bytes.len - at < 57 ? bytes.len - at : 57;

		base64_add(out, (const unsigned char *)bytes.p + at, n);
		text_add(out, SLICE("\r\n"));
	}
}

/* -- header fields -- */

static bool
is_control(char c)
{
	return (unsigned char)c < ' ' || c == 0x7f;
}

static bool
is_ascii(struct slice s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return true;
}

/* Must this word be encoded: not ASCII, too long for a line, or it looks like an encoded word itself? */
static bool
word_needs(struct slice word)
{
	return !is_ascii(word) || word.len > LINE_COLUMNS - 2 || slice_starts(word, SLICE("=?"));
}

static char
q_letter(unsigned char c)
{
	return c == ' ' ? '_'
	    : (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || strchr("!*+-/", c) != NULL
	    ? (char)c
	    : 0;
}

static void
q_add(struct text *out, struct slice s)
{
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c != 0 && q_letter(c) != 0)
			text_add_char(out, q_letter(c));
		else
			mail_encode_hex(out, '=', c);
	}
}

static size_t
coded_size(struct slice s, bool q)
{
	size_t n = 0;

	if (!q)
		return (s.len + 2) / 3 * 4;
	for (size_t i = 0; i < s.len; i++)
		n += q_letter((unsigned char)s.p[i]) != 0 ? 1 : 3;
	return n;
}

/* How many bytes of s make one encoded word of at most room columns: whole characters, at least one. */
static size_t
chunk_len(struct slice s, bool q, size_t room)
{
	size_t at = 0, good = 0;

	while (at < s.len && at < WORD_BYTES * 2) {
		utf8_next(s, &at);
		if (good > 0 && coded_size(slice_to(s, at), q) + 12 > room)
			break;
		good = at;
	}
	return good;
}

/* Q can be read by people, so it may be somewhat longer than B. */
static bool
q_is_better(struct slice s)
{
	return coded_size(s, true) * 2 <= coded_size(s, false) * 3;
}

/* s as one or more encoded words, with control characters as spaces. Returns the columns used then. */
static size_t
words_add(struct text *out, struct slice s, size_t used)
{
	bool q = q_is_better(s);
	size_t room;

	while (s.len > 0) {
		size_t n;

		room = used + 20 < LINE_COLUMNS ? LINE_COLUMNS - used : 0;
		if (room > 75)
			room = 75;
		if (room == 0 || (room < 30 && coded_size(s, q) + 12 > room)) {
			/* the blank of the next line takes the place of the one before the word */
			if (out->len > 0 && out->p[out->len - 1] == ' ')
				out->len--;
			text_add(out, SLICE("\r\n "));
			used = 1;
			continue;
		}
		n = chunk_len(s, q, room);
		text_add(out, q ? SLICE("=?UTF-8?Q?") : SLICE("=?UTF-8?B?"));
		if (q)
			q_add(out, slice_to(s, n));
		else
			base64_add(out, (const unsigned char *)s.p, n);
		text_add(out, SLICE("?="));
		used += coded_size(slice_to(s, n), q) + 12;
		s = slice_from(s, n);
		if (s.len > 0) {
			text_add(out, SLICE("\r\n "));
			used = 1;
		}
	}
	return used;
}

/* value without control characters, runs of white space as one space; in out's pool. */
static struct slice
one_line(struct text *scratch, struct text *out, struct slice value)
{
	text_init(scratch, out->pool);
	value = slice_trim(value);
	for (size_t i = 0; i < value.len; i++) {
		char c = is_control(value.p[i]) ? ' ' : value.p[i];

		if (c != ' ' || (scratch->len > 0 && scratch->p[scratch->len - 1] != ' '))
			text_add_char(scratch, c);
	}
	return slice_trim(text_slice(scratch));
}

/* The words of s up to the last one that must be encoded, counting from a first that must. */
static size_t
coded_run(struct slice s)
{
	size_t end = 0, at = 0;

	while (at < s.len) {
		size_t word = slice_find_char(slice_from(s, at), ' ');

		if (!word_needs(slice_to(slice_from(s, at), word)))
			break;
		end = at + word;
		at = end + 1;
	}
	return end;
}

void
mail_encode_line(struct text *out, struct slice value, size_t used)
{
	struct text scratch;
	struct slice s = one_line(&scratch, out, value);
	bool first = true;

	while (s.len > 0) {
		size_t word = slice_find_char(s, ' '), run = coded_run(s), n = run > 0 ? run : word;

		if (!first && run == 0 && used + 1 + word > LINE_COLUMNS) {
			text_add(out, SLICE("\r\n "));
			used = 1;
		} else if (!first) {
			text_add_char(out, ' ');
			used++;
		}
		if (run > 0) {
			used = words_add(out, slice_to(s, run), used);
		} else {
			text_add(out, slice_to(s, word));
			used += word;
		}
		s = slice_from(s, n + 1);
		first = false;
	}
}

void
mail_encode_phrase(struct text *out, struct slice name, size_t used)
{
	struct text scratch;
	struct slice s = one_line(&scratch, out, name);
	bool plain = true;

	if (!is_ascii(s) || s.len > 60 || slice_find(s, SLICE("=?")) < s.len) {
		words_add(out, s, used);
		return;
	}
	for (size_t i = 0; i < s.len; i++)
		if (strchr("()<>[]:;@\\,.\"", s.p[i]) != NULL)
			plain = false;
	if (plain) {
		text_add(out, s);
		return;
	}
	text_add_char(out, '"');
	for (size_t i = 0; i < s.len; i++) {
		if (s.p[i] == '"' || s.p[i] == '\\')
			text_add_char(out, '\\');
		text_add_char(out, s.p[i]);
	}
	text_add_char(out, '"');
}

/* -- bodies -- */

static bool
lines_are_short(struct slice content)
{
	struct slice line;

	while (slice_line(&content, &line))
		if (line.len > 78 || (line.len > 0 && line.p[line.len - 1] == ' '))
			return false;
	return true;
}

/* Mostly ASCII, so that quoted-printable is readable and short? */
static bool
is_mostly_ascii(struct slice s)
{
	size_t odd = 0;

	for (size_t i = 0; i < s.len; i++)
		odd += (unsigned char)s.p[i] >= 0x80 || s.p[i] == '=';
	return odd * 6 < s.len;
}

/* One line, RFC 2045 section 6.7: no white space at its end, at most 76 characters. */
static void
quoted_line(struct text *out, struct slice line)
{
	size_t used = 0;

	for (size_t i = 0; i < line.len; i++) {
		unsigned char c = (unsigned char)line.p[i];
		bool last = i + 1 == line.len;
		bool plain = (c > ' ' && c < 0x7f && c != '=') || ((c == ' ' || c == '\t') && !last);
		/* "From " at the start of a line is changed by old relays, a lone dot by bad ones */
		bool risky = used == 0 && (c == 'F' || c == '.');
		size_t n = plain && !risky ? 1 : 3;

		if (used + n > 75) {
			text_add(out, SLICE("=\r\n"));
			used = 0;
			n = plain && c != 'F' && c != '.' ? 1 : 3;
		}
		if (n == 1)
			text_add_char(out, (char)c);
		else
			mail_encode_hex(out, '=', c);
		used += n;
	}
	text_add(out, SLICE("\r\n"));
}

void
mail_encode_body(struct text *out, struct slice content)
{
	struct slice line;
	bool ascii = is_ascii(content) && lines_are_short(content);
	struct text crlf;

	text_add(out, SLICE("Content-Transfer-Encoding: "));
	if (ascii || is_mostly_ascii(content)) {
		text_add(out, ascii ? SLICE("7bit\r\n\r\n") : SLICE("quoted-printable\r\n\r\n"));
		while (slice_line(&content, &line)) {
			if (!ascii) {
				quoted_line(out, line);
				continue;
			}
			text_add(out, line);
			text_add(out, SLICE("\r\n"));
		}
		return;
	}
	text_init(&crlf, out->pool);
	while (slice_line(&content, &line)) {
		text_add(&crlf, line);
		text_add(&crlf, SLICE("\r\n"));
	}
	text_add(out, SLICE("base64\r\n\r\n"));
	mail_encode_base64(out, text_slice(&crlf));
}
