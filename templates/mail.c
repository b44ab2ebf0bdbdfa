/*
 * See mail.h. Place: under notice.c; knows nothing of agreements. Method: the
 * header is written field by field, each folded as it is written; the body is
 * a tree of at most three levels (mixed, alternative, parts), written from the
 * inside out. How texts become 7-bit is mail_encode.c.
 */
#include <stdio.h>
#include <string.h>

#include "parsers/base/civil.h"
#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "templates/mail.h"
#include "templates/mail_encode.h"

static void
field_add(struct text *out, const char *name, const char *value)
{
	if (value == NULL || value[0] == '\0')
		return;
	text_addf(out, "%s: ", name);
	mail_encode_line(out, slice_of(value), strlen(name) + 2);
	text_add(out, SLICE("\r\n"));
}

bool
mail_is_address(const char *email)
{
	const char *at = email == NULL ? NULL : strchr(email, '@');

	if (at == NULL || at == email || at[1] == '\0' || strchr(at + 1, '@') != NULL || strlen(email) > 254)
		return false;
	for (const char *p = email; *p != '\0'; p++)
		if (*p <= ' ' || *p >= 0x7f || strchr("()<>[]:;\\,\"", *p) != NULL)
			return false;
	return true;
}

/* One address a line: no line gets long, and none has to be broken inside. */
static void
addresses_add(struct text *out, const char *name, const struct mail_addresses *list)
{
	bool first = true;

	for (size_t i = 0; i < list->n; i++) {
		const struct mail_address *a = &list->v[i];

		if (!mail_is_address(a->email))
			continue;
		if (first)
			text_addf(out, "%s: ", name);
		else
			text_add(out, SLICE(",\r\n "));
		first = false;
		if (a->name != NULL && a->name[0] != '\0') {
			mail_encode_phrase(out, slice_of(a->name), strlen(name) + 2);
			text_add(out, strlen(a->name) + strlen(a->email) > 60 ? SLICE("\r\n ") : SLICE(" "));
			text_addf(out, "<%s>", a->email);
		} else {
			text_add(out, slice_of(a->email));
		}
	}
	if (!first)
		text_add(out, SLICE("\r\n"));
}

static void
address_add(struct text *out, const char *name, struct mail_address address)
{
	addresses_add(out, name, &(struct mail_addresses) { &address, 1 });
}

/* An id stands in < > and is printable ASCII without spaces, or it is left out. */
static bool
is_id(const char *id)
{
	if (id == NULL || id[0] == '\0' || strlen(id) > 500)
		return false;
	for (const char *p = id; *p != '\0'; p++)
		if (*p <= ' ' || *p >= 0x7f || *p == '<' || *p == '>')
			return false;
	return true;
}

static void
ids_add(struct text *out, const char *name, const char *const *ids, size_t n)
{
	bool first = true;

	for (size_t i = 0; i < n; i++) {
		if (!is_id(ids[i]))
			continue;
		if (first)
			text_addf(out, "%s:", name);
		text_addf(out, first ? " <%s>" : "\r\n <%s>", ids[i]);
		first = false;
	}
	if (!first)
		text_add(out, SLICE("\r\n"));
}

/* RFC 5322 section 3.3. */
static void
date_add(struct text *out, int64_t at, int offset_s)
{
	static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep",
		"Oct", "Nov", "Dec" };
	struct civil_time t = civil_at(at, offset_s);
	int minutes = (offset_s < 0 ? -offset_s : offset_s) / 60;

	text_addf(out, "Date: %s, %d %s %04d %02d:%02d:%02d %c%02d%02d\r\n", days[civil_weekday(t.date) - 1],
	    t.date.day, months[t.date.month - 1], t.date.year, t.hour, t.minute, t.second,
	    offset_s < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

static void
header_add(struct text *out, const struct mail *m)
{
	address_add(out, "From", m->from);
	address_add(out, "Reply-To", m->reply_to);
	addresses_add(out, "To", &m->to);
	addresses_add(out, "Cc", &m->cc);
	field_add(out, "Subject", m->subject);
	date_add(out, m->date, m->offset_s);
	ids_add(out, "Message-ID", &m->message_id, 1);
	ids_add(out, "In-Reply-To", &m->in_reply_to, 1);
	ids_add(out, "References", m->references, m->reference_count);
	for (size_t i = 0; i < m->field_count; i++)
		field_add(out, m->fields[i].name, m->fields[i].value);
	text_add(out, SLICE("MIME-Version: 1.0\r\n"));
}

/* -- parts: each is its header fields, an empty line, its content -- */

static struct slice
text_part(struct pool *pool, const char *type, struct slice content)
{
	struct text out;

	text_init(&out, pool);
	text_addf(&out, "Content-Type: %s\r\n", type);
	mail_encode_body(&out, content);
	return text_slice(&out);
}

static struct slice
attachment_part(struct pool *pool, const struct mail_attachment *a)
{
	struct text out;

	text_init(&out, pool);
	text_addf(&out, "Content-Type: %s;\r\n name=\"%s\"\r\n", a->type, a->filename);
	text_addf(&out, "Content-Disposition: attachment;\r\n filename=\"%s\"\r\n", a->filename);
	text_add(&out, SLICE("Content-Transfer-Encoding: base64\r\n\r\n"));
	mail_encode_base64(&out, a->bytes);
	return text_slice(&out);
}

/* A multipart of that kind; the boundary is in none of its parts. */
static struct slice
multipart(struct pool *pool, const char *kind, const struct slice *parts, size_t n)
{
	struct text out;
	char boundary[40];

	for (int tries = 0;; tries++) {
		bool clean = true;

		snprintf(boundary, sizeof(boundary), "=_agreed_%s_%d", kind, tries);
		for (size_t i = 0; i < n; i++)
			clean = clean && slice_find(parts[i], slice_of(boundary)) == parts[i].len;
		if (clean)
			break;
	}
	text_init(&out, pool);
	text_addf(&out, "Content-Type: multipart/%s;\r\n boundary=\"%s\"\r\n\r\n", kind, boundary);
	/* the CR LF before a boundary belongs to it (RFC 2046 section 5.1.1): a part keeps the end of its
	 * last line */
	for (size_t i = 0; i < n; i++) {
		text_addf(&out, i == 0 ? "--%s\r\n" : "\r\n--%s\r\n", boundary);
		text_add(&out, parts[i]);
	}
	text_addf(&out, "\r\n--%s--\r\n", boundary);
	return text_slice(&out);
}

/* Text first, then HTML, the calendar last (RFC 2046 section 5.1.4: the richest is the last). */
static struct slice
content_part(struct pool *pool, const struct mail *m)
{
	struct slice parts[3];
	size_t n = 0;
	struct text type;

	parts[n++] = text_part(pool, "text/plain; charset=UTF-8", m->text);
	if (m->html.p != NULL)
		parts[n++] = text_part(pool, "text/html; charset=UTF-8", m->html);
	if (m->calendar.p != NULL) {
		text_init(&type, pool);
		text_addf(&type, "text/calendar; charset=UTF-8; method=%s;\r\n component=VEVENT",
		    m->calendar_method);
		parts[n++] = text_part(pool, type.p, m->calendar);
	}
	return n == 1 ? parts[0] : multipart(pool, "alternative", parts, n);
}

struct slice
mail_write(struct pool *pool, const struct mail *m)
{
	struct slice *parts = pool_array(pool, m->attachment_count + 1, sizeof(*parts));
	struct text out;

	text_init(&out, pool);
	header_add(&out, m);
	parts[0] = content_part(pool, m);
	for (size_t i = 0; i < m->attachment_count; i++)
		parts[i + 1] = attachment_part(pool, &m->attachments[i]);
	text_add(&out,
	    m->attachment_count == 0 ? parts[0] : multipart(pool, "mixed", parts, m->attachment_count + 1));
	return text_slice(&out);
}

/* -- what templates need -- */

/* Everything but RFC 3986's unreserved: some clients take a '+' for a space. */
static void
percent_add(struct text *out, const char *s, const char *keep)
{
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if (c == '\n')
			text_add(out, SLICE("%0D%0A"));
		else if ((c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') ||
		    strchr("-._~", c) != NULL || strchr(keep, c) != NULL)
			text_add_char(out, (char)c);
		else
			mail_encode_hex(out, '%', c);
	}
}

const char *
mail_link(struct pool *pool, const char *email, const char *subject, const char *body)
{
	struct text out;

	text_init(&out, pool);
	text_add(&out, SLICE("mailto:"));
	percent_add(&out, email, "@");
	text_add(&out, SLICE("?subject="));
	percent_add(&out, subject, "");
	text_add(&out, SLICE("&body="));
	percent_add(&out, body, "");
	return out.p;
}

static size_t
columns(struct slice s)
{
	size_t n = 0;

	for (size_t at = 0; at < s.len;)
		n += unicode_is_ideograph(utf8_next(s, &at)) ? 2 : 1;
	return n;
}

/* How far what follows is indented: as far as the words begin, behind "1. " or "- ". */
static size_t
hang(struct slice line)
{
	size_t i = 0, j;

	while (i < line.len && line.p[i] == ' ')
		i++;
	for (j = i; j < line.len && line.p[j] >= '0' && line.p[j] <= '9'; j++)
		;
	if (j > i && j < line.len && (line.p[j] == '.' || line.p[j] == ':'))
		j++;
	else if (j == i && j < line.len && (line.p[j] == '-' || line.p[j] == '>'))
		j++;
	if (j == i || j >= line.len || line.p[j] != ' ')
		return i;
	while (j < line.len && line.p[j] == ' ')
		j++;
	return j;
}

static void
wrap_line(struct text *out, struct slice line, size_t width)
{
	size_t indent = hang(line), used, at = indent;

	text_add(out, slice_to(line, indent));
	used = indent;
	for (bool first = true; at < line.len; first = false) {
		struct slice word = slice_from(line, at);
		size_t spaces = 0, wide;

		while (spaces < word.len && word.p[spaces] == ' ')
			spaces++;
		word = slice_from(word, spaces);
		word = slice_to(word, slice_find_char(word, ' '));
		wide = columns(word);
		if (!first && used + spaces + wide > width && wide > 0) {
			text_addf(out, "\n%*s", (int)indent, "");
			used = indent;
		} else {
			text_addf(out, "%*s", (int)spaces, "");
			used += spaces;
		}
		text_add(out, word);
		used += wide;
		at += spaces + word.len;
	}
}

struct slice
mail_wrap(struct pool *pool, struct slice text, size_t width)
{
	struct slice rest = text, line;
	struct text out;

	text_init(&out, pool);
	while (slice_line(&rest, &line)) {
		/* "-- " is what mail programs know the end of a text by (RFC 3676 section 4.3) */
		while (line.len > 0 && line.p[line.len - 1] == ' ' && !slice_eq(line, SLICE("-- ")))
			line.len--;
		if (columns(line) <= width)
			text_add(&out, line);
		else
			wrap_line(&out, line, width);
		text_add_char(&out, '\n');
	}
	return text_slice(&out);
}
