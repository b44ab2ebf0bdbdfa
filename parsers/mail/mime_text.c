/*
 * The content of one part; see mime.h. Method: transfer encoding, charset,
 * format=flowed, cleaning, in this order.
 */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/mail/mime.h"
#include "parsers/mail/transfer.h"

/* What is looked at of a page for the charset that it names. */
#define PAGE_HEAD_MAX 2000

/* Share of a body that must be base64 letters for it to be believed to be base64. */
static bool
looks_base64(struct slice s)
{
	size_t bad = 0;

	s = slice_to(s, 2000);
	for (size_t i = 0; i < s.len; i++) {
		char c = s.p[i];

		if (!((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
		        char_among(c, "+/=\r\n\t -_")))
			bad++;
		if (c == ' ')
			bad++;
	}
	return bad * 12 <= s.len;
}

struct slice
mime_bytes(struct pool *pool, const struct mime_part *p, size_t limit)
{
	if (slice_eq(p->encoding, SLICE("base64"))) {
		/* some label plain text so */
		if (mime_is(p, "text", NULL) && !looks_base64(p->body))
			return slice_to(p->body, limit);
		return transfer_base64(pool, p->body, limit);
	}
	if (slice_eq(p->encoding, SLICE("quoted-printable")))
		return transfer_quoted(pool, p->body, limit);
	if (slice_eq(p->encoding, SLICE("x-uuencode")) || slice_eq(p->encoding, SLICE("uuencode")) ||
	    slice_eq(p->encoding, SLICE("x-uue")))
		return transfer_uu(pool, p->body, limit);
	return slice_to(p->body, limit);
}

/* '>' in front of a line (RFC 3676 section 4.5). */
static size_t
quote_depth(struct slice line)
{
	size_t n = 0;

	while (n < line.len && line.p[n] == '>')
		n++;
	return n;
}

/* "  * Maya: the list", "- the list" */
static bool
is_point(struct slice words)
{
	while (words.len > 0 && words.p[0] == ' ')
		words = slice_from(words, 1);
	return words.len > 2 && (words.p[0] == '*' || words.p[0] == '-') && words.p[1] == ' ' && words.p[2] != ' ';
}

/* RFC 3676: lines that end in a space go on in the next, at the same quote depth. */
static struct slice
unflowed(struct pool *pool, struct slice s, bool delsp)
{
	struct slice line;
	struct text t;
	size_t depth = 0;
	bool open = false;

	text_init(&t, pool);
	while (slice_line(&s, &line)) {
		size_t d = quote_depth(line);
		struct slice words = slice_from(line, d);
		bool signature;

		if (words.len > 0 && words.p[0] == ' ')
			words = slice_from(words, 1); /* stuffed, section 4.4 */
		signature = slice_eq(words, SLICE("-- "));
		/* a space left behind by hand does not take in the next point */
		if (open && (d != depth || signature || is_point(words))) {
			text_add_char(&t, '\n');
			open = false;
		}
		if (!open && d > 0) {
			text_add(&t, slice_to(line, d));
			text_add_char(&t, ' ');
		}
		depth = d;
		open = words.len > 0 && words.p[words.len - 1] == ' ' && !signature;
		text_add(&t, open && delsp ? slice_to(words, words.len - 1) : words);
		if (!open)
			text_add_char(&t, '\n');
	}
	return text_slice(&t);
}

/* The charset that a page of HTML names itself, which counts where the part has no label. */
static struct slice
page_charset(struct slice page)
{
	struct slice s = slice_to(page, PAGE_HEAD_MAX);
	size_t n = 0;

	s = slice_from(s, slice_find_nocase(s, SLICE("<meta")));
	s = slice_from(s, slice_find_nocase(s, SLICE("charset=")) + 8);
	while (s.len > 0 && char_among(s.p[0], "\"' "))
		s = slice_from(s, 1);
	while (n < s.len && !char_among(s.p[n], "\"' />;"))
		n++;
	return slice_to(s, n);
}

struct slice
mime_text(struct pool *pool, const struct mime_part *p)
{
	struct slice bytes = mime_bytes(pool, p, MIME_TEXT_MAX), label = p->charset, s;
	struct slice format = { 0 }, delsp = { 0 };

	if (label.len == 0 && mime_is(p, "text", "html") && !utf8_is_valid(bytes))
		label = page_charset(bytes);
	s = unicode_decode(pool, bytes, label);

	if (mime_is(p, "text", "plain") && header_param(pool, p->content_type, "format", &format) &&
	    slice_eq_nocase(format, SLICE("flowed"))) {
		header_param(pool, p->content_type, "delsp", &delsp);
		s = unflowed(pool, s, slice_eq_nocase(delsp, SLICE("yes")));
	}
	return text_clean(pool, s, MIME_TEXT_MAX);
}
