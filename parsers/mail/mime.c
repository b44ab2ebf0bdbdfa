/*
 * See mime.h. Place: the first step of interpret. Method: the fields of a part
 * are read by header.h; where the parts of a multipart begin and end says
 * mime_multipart.h, one level at a time. An attached message is a message
 * again, by the same way. Text of a part is made in mime_text.c. Known bug: a
 * part that begins with lines that look like fields, though it has no header,
 * loses them.
 */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/mail/mime.h"
#include "parsers/mail/mime_multipart.h"

struct maker {
	struct pool *pool;
	struct mime_message *m;
	size_t part_cap, note_cap;
	size_t *total;      /* parts so far, attached mails' too */
	int base_depth;     /* of this message inside the others */
};

static struct mime_message *message_make(struct pool *pool, struct slice raw, int depth, size_t *total);
static void part_read(struct maker *k, int index);

static void
note(struct maker *k, const char *words)
{
	k->m->notes = pool_grow(k->pool, k->m->notes, k->m->note_count, &k->note_cap, sizeof(*k->m->notes));
	if (k->m->note_count < READING_NOTE_MAX)
		k->m->notes[k->m->note_count++] = slice_of(words);
}

bool
mime_is(const struct mime_part *part, const char *type, const char *subtype)
{
	/* asked of a list of types, most of which begin otherwise */
	return part->type.len > 0 && ((part->type.p[0] ^ type[0]) & ~0x20) == 0 && slice_eq_nocase(part->type, slice_of(type)) &&
	    (subtype == NULL || slice_eq_nocase(part->subtype, slice_of(subtype)));
}

/* ---- a part's own fields ------------------------------------------------ */

/* The next Content-Type that names a type; p is NULL when there is none. */
static struct slice
content_type_next(struct pool *pool, const struct header *h, size_t *at, struct slice *token)
{
	struct slice v;

	while ((v = header_next(h, "Content-Type", at)).p != NULL) {
		*token = header_token(pool, v);
		if (slice_find_char(*token, '/') < token->len)
			return v;
	}
	*token = (struct slice){ NULL, 0 };
	return v;
}

/*
 * Of several, mails mean the first; but not a multipart in front of a text,
 * where the body begins as a text: its first part lost the line above it.
 */
static struct slice
content_type(struct pool *pool, const struct mime_part *p, struct slice *token)
{
	size_t at = 0;
	struct slice v = content_type_next(pool, &p->header, &at, token), boundary = { NULL, 0 }, other, other_token;

	if (v.p == NULL)
		return header_find(&p->header, "Content-Type");
	if (!slice_starts(*token, SLICE("multipart/")))
		return v;
	other = content_type_next(pool, &p->header, &at, &other_token);
	header_param_raw(pool, v, "boundary", &boundary);
	if (!slice_starts(other_token, SLICE("text/")) || mime_multipart_opens(p->body, boundary))
		return v;
	*token = other_token;
	return other;
}

/* A file's name without folders, as Windows and others send them. */
static struct slice
base_name(struct slice s)
{
	for (size_t i = s.len; i > 0; i--)
		if (s.p[i - 1] == '/' || s.p[i - 1] == '\\')
			return slice_from(s, i);
	return s;
}

static void
fields_read(struct pool *pool, struct mime_part *p, struct slice fallback)
{
	struct slice token, disposition = header_find(&p->header, "Content-Disposition");
	size_t slash;

	p->content_type = content_type(pool, p, &token);
	if (token.len == 0)
		token = fallback;
	slash = slice_find_char(token, '/');
	p->type = slice_trim(slice_to(token, slash));
	p->subtype = slice_trim(slice_from(token, slash + 1));
	/* "text/plain charset=utf-8", the semicolon forgotten */
	p->subtype = slice_to(p->subtype, slice_find_char(p->subtype, ' '));
	p->encoding = header_token(pool, header_find(&p->header, "Content-Transfer-Encoding"));
	p->attachment = slice_eq(header_token(pool, disposition), SLICE("attachment"));
	header_param(pool, p->content_type, "charset", &p->charset);
	header_param(pool, p->content_type, "method", &p->method);
	header_param(pool, p->content_type, "report-type", &p->report_type);
	if (!header_param(pool, disposition, "filename", &p->filename))
		header_param(pool, p->content_type, "name", &p->filename);
	p->filename = base_name(p->filename);
	p->description = header_text(pool, &p->header, "Content-Description");
}

/* A new part of raw bytes with its fields in front; -1 when there are too many. */
static int
part_add(struct maker *k, struct slice raw, int parent, struct slice fallback)
{
	struct mime_part *p;

	if (*k->total >= MIME_PART_MAX) {
		if (*k->total == MIME_PART_MAX)
			note(k, "the mail has too many parts; the rest was not read");
		(*k->total)++;
		return -1;
	}
	(*k->total)++;
	k->m->parts = pool_grow(k->pool, k->m->parts, k->m->n, &k->part_cap, sizeof(*k->m->parts));
	p = &k->m->parts[k->m->n];
	memset(p, 0, sizeof(*p));
	p->header = header_split(k->pool, raw);
	p->body = slice_from(raw, p->header.length);
	p->parent = parent;
	p->depth = parent < 0 ? 0 : k->m->parts[parent].depth + 1;
	fields_read(k->pool, p, fallback);
	return (int)k->m->n++;
}

/* ---- structure ----------------------------------------------------------- */

static bool
multipart_read(struct maker *k, int index)
{
	struct mime_part *p = &k->m->parts[index];
	bool digest = slice_eq(p->subtype, SLICE("digest"));
	struct slice boundary = { NULL, 0 }, *inside;
	size_t n;

	header_param_raw(k->pool, p->content_type, "boundary", &boundary);
	inside = mime_multipart_split(k->pool, p->body, boundary, MIME_PART_MAX + 1, &n);
	for (size_t i = 0; i < n; i++) {
		int child = part_add(k, inside[i], index, digest ? SLICE("message/rfc822") : SLICE("text/plain"));

		if (child < 0)
			break;
		part_read(k, child);
	}
	return n > 0;
}

/* What is inside an attached message, its transfer encoding undone (RFC 2046 forbids one; mailers use it). */
static void
attached_read(struct maker *k, int index)
{
	struct mime_part *p = &k->m->parts[index];
	struct slice inside = p->body;
	int depth = k->base_depth + p->depth + 1;
	struct mime_message *message;

	if (slice_eq(p->encoding, SLICE("base64")) || slice_eq(p->encoding, SLICE("quoted-printable")))
		inside = mime_bytes(k->pool, p, p->body.len);
	if (depth >= MIME_DEPTH_MAX) {
		note(k, "attached mails inside attached mails go too deep; the innermost were not read");
		return;
	}
	message = message_make(k->pool, inside, depth, k->total);
	k->m->parts[index].message = message;
}

static void
part_read(struct maker *k, int index)
{
	struct mime_part *p = &k->m->parts[index];

	if (!mime_is(p, "multipart", NULL))
		return;
	if (p->depth + k->base_depth >= MIME_DEPTH_MAX) {
		note(k, "the mail is nested too deeply to be read");
		return;
	}
	if (!multipart_read(k, index)) {
		/* no boundary in it: it is what its text says */
		p = &k->m->parts[index];
		p->type = SLICE("text");
		p->subtype = SLICE("plain");
	}
}

static struct mime_message *
message_make(struct pool *pool, struct slice raw, int depth, size_t *total)
{
	struct maker k = { .pool = pool, .total = total, .base_depth = depth };

	k.m = pool_alloc(pool, sizeof(*k.m));
	k.m->raw = raw;
	if (part_add(&k, raw, -1, SLICE("text/plain")) < 0)
		return k.m;
	k.m->header = k.m->parts[0].header;
	if (k.m->header.cut)
		note(&k, "the header is longer than any real one; its end was not read");
	part_read(&k, 0);
	for (size_t i = 0; i < k.m->n; i++)
		if (mime_is(&k.m->parts[i], "message", "rfc822") || mime_is(&k.m->parts[i], "message", "global") ||
		    mime_is(&k.m->parts[i], "message", "news"))
			attached_read(&k, (int)i);
	return k.m;
}

/* Lines ended by a lone CR, or CR CR LF, as LF; raw itself when there are none. */
static struct slice
lines_mended(struct pool *pool, struct slice raw)
{
	size_t lone = 0, n = 0;
	char *p;

	for (const char *at = raw.p; raw.len > 0 && (at = memchr(at, '\r', raw.len - (size_t)(at - raw.p))) != NULL; at++)
		if (at + 1 == raw.p + raw.len || at[1] != '\n')
			lone++;
	if (lone == 0)
		return raw;
	p = pool_alloc(pool, raw.len + 1);
	for (size_t i = 0; i < raw.len; i++) {
		if (raw.p[i] != '\r') {
			p[n++] = raw.p[i];
			continue;
		}
		if (i + 1 < raw.len && raw.p[i + 1] == '\r' && i + 2 < raw.len && raw.p[i + 2] == '\n')
			continue;
		if (i + 1 == raw.len || raw.p[i + 1] != '\n')
			p[n++] = '\n';
	}
	return (struct slice){ p, n };
}

struct mime_message *
mime_parse(struct pool *pool, struct slice raw)
{
	size_t total = 0;

	while (raw.len > 0 && (raw.p[0] == '\n' || raw.p[0] == '\r'))
		raw = slice_from(raw, 1);
	if (slice_starts(raw, SLICE("\xef\xbb\xbf")))
		raw = slice_from(raw, 3);
	return message_make(pool, lines_mended(pool, raw), 0, &total);
}
