/*
 * See mime.h. Place: the first step of interpret. Method: the fields of a part
 * are read by header.h; only for a multipart is libetpan asked, with a header
 * of our own making in front of the body, where its parts begin and end. An
 * attached message is a message again, by the same way. Text of a part is made
 * in mime_text.c. Known bug: a part that begins with lines that look like
 * fields, though it has no header, loses them.
 */
#include <stdlib.h>
#include <string.h>

#include <libetpan/libetpan.h>

#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/mail/mime.h"
#include "parsers/mail/transfer.h"

/*
 * What libetpan is given at most. It recurses over comments, multiparts and
 * attached messages (80 to 300 bytes of stack each) and is quadratic in the
 * depth of multiparts: 1,000 take 60 ms.
 */
#define COMMENT_DEPTH_MAX 500
#define BOUNDARY_MAX      200
#define ATTACHED_MAX      500

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
	return slice_eq_nocase(part->type, slice_of(type)) &&
	    (subtype == NULL || slice_eq_nocase(part->subtype, slice_of(subtype)));
}

/* ---- a part's own fields ------------------------------------------------ */

/* The first Content-Type that names a type; of several, mails mean the first. */
static struct slice
content_type(struct pool *pool, const struct header *h, struct slice *token)
{
	size_t at = 0;
	struct slice v;

	while ((v = header_next(h, "Content-Type", &at)).p != NULL) {
		*token = header_token(pool, v);
		if (slice_find_char(*token, '/') < token->len)
			return v;
	}
	*token = (struct slice){ NULL, 0 };
	return header_find(h, "Content-Type");
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

	p->content_type = content_type(pool, &p->header, &token);
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

/* ---- structure, by libetpan --------------------------------------------- */

/* May libetpan see body? See the limits above. Linear. */
static bool
is_harmless(struct slice body)
{
	size_t boundaries = 0, attached = 0, depth = 0;
	struct slice line;

	while (slice_line(&body, &line)) {
		if (line.len == 0)
			depth = 0;
		for (size_t i = 0; i < line.len; i++) {
			if (line.p[i] == '(')
				depth++;
			else if (line.p[i] == ')' && depth > 0)
				depth--;
			if (depth > COMMENT_DEPTH_MAX)
				return false;
		}
		if (line.len < 8 || line.len > 2000)
			continue;
		if (slice_find_nocase(line, SLICE("boundary")) < line.len)
			boundaries++;
		if (slice_find_nocase(line, SLICE("message/")) < line.len)
			attached++;
		if (boundaries > BOUNDARY_MAX || attached > ATTACHED_MAX)
			return false;
	}
	return true;
}

/* Does a line "--boundary" stand in body? */
static bool
has_boundary(struct slice body, struct slice boundary)
{
	size_t at = 0;

	if (boundary.len == 0)
		return false;
	for (;;) {
		size_t hit = slice_find(slice_from(body, at), boundary);

		if (hit == body.len - at)
			return false;
		at += hit;
		if (at >= 2 && body.p[at - 1] == '-' && body.p[at - 2] == '-' && (at == 2 || body.p[at - 3] == '\n'))
			return true;
		at++;
	}
}

/* The boundary that a multipart without a usable label must have: the first "--x" line followed by a field. */
static struct slice
guessed_boundary(struct slice body)
{
	struct slice line, next, rest = body;

	while (slice_line(&rest, &line)) {
		struct slice after = rest;

		if (line.len < 4 || line.p[0] != '-' || line.p[1] != '-')
			continue;
		if (slice_line(&after, &next) && slice_starts_nocase(next, SLICE("content-")))
			return slice_trim(slice_from(line, 2));
	}
	return (struct slice){ NULL, 0 };
}

static struct slice
boundary_of(struct pool *pool, const struct mime_part *p)
{
	struct slice b = { NULL, 0 };

	header_param(pool, p->content_type, "boundary", &b);
	if (has_boundary(p->body, b))
		return b;
	return guessed_boundary(p->body);
}

/*
 * The body behind a header that libetpan understands without doubt; malloc'd.
 * *head is the length of that header: what libetpan finds is told as a place
 * in body, so that the copy can go at once.
 */
static char *
with_own_header(struct pool *pool, const struct mime_part *p, struct slice boundary, size_t *head)
{
	struct text t;
	char *copy;

	text_init(&t, pool);
	text_addf(&t, "Content-Type: multipart/%s; boundary=\"",
	    slice_eq(p->subtype, SLICE("digest")) ? "digest" : "mixed");
	for (size_t i = 0; i < boundary.len; i++) {
		if (boundary.p[i] == '"' || boundary.p[i] == '\\')
			text_add_char(&t, '\\');
		text_add_char(&t, boundary.p[i]);
	}
	text_add(&t, SLICE("\"\n\n"));
	*head = t.len;
	copy = malloc(t.len + p->body.len + 1);
	if (copy == NULL)
		abort();
	memcpy(copy, t.p, t.len);
	if (p->body.len > 0)
		memcpy(copy + t.len, p->body.p, p->body.len);
	copy[t.len + p->body.len] = '\0';
	return copy;
}

/* The multipart below the message that mailmime_parse makes of everything; NULL when there is none. */
static struct mailmime *
multipart_in(struct mailmime *m)
{
	while (m != NULL && m->mm_type == MAILMIME_MESSAGE)
		m = m->mm_data.mm_message.mm_msg_mime;
	return m != NULL && m->mm_type == MAILMIME_MULTIPLE ? m : NULL;
}

/* Where libetpan's copy stands in the mail itself. */
struct origin {
	const char *copy;   /* first byte of the copied body */
	struct slice body;
};

static struct slice
origin_of(const struct origin *o, const struct mailmime *m)
{
	size_t start = m->mm_mime_start < o->copy ? 0 : (size_t)(m->mm_mime_start - o->copy);

	return slice_to(slice_from(o->body, start), m->mm_length);
}

static void
children_add(struct maker *k, int parent, struct mailmime *m, const struct origin *o)
{
	bool digest = slice_eq(k->m->parts[parent].subtype, SLICE("digest"));

	for (clistiter *i = clist_begin(m->mm_data.mm_multipart.mm_mp_list); i != NULL; i = clist_next(i)) {
		struct mailmime *child = clist_content(i);
		int index = part_add(k, origin_of(o, child), parent,
		    digest ? SLICE("message/rfc822") : SLICE("text/plain"));
		struct mime_part *p;

		if (index < 0)
			return;
		p = &k->m->parts[index];
		/* where both see the same multipart, its parts are known already */
		if (p->depth + k->base_depth < MIME_DEPTH_MAX && mime_is(p, "multipart", NULL) &&
		    child->mm_type == MAILMIME_MULTIPLE &&
		    !clist_isempty(child->mm_data.mm_multipart.mm_mp_list))
			children_add(k, index, child, o);
		else
			part_read(k, index);
	}
}

/* Asks libetpan for the parts of a multipart; false when it finds none. */
static bool
multipart_parse(struct maker *k, int index)
{
	struct mime_part *p = &k->m->parts[index];
	struct slice boundary = boundary_of(k->pool, p);
	struct origin o = { .body = p->body };
	struct mailmime *tree = NULL, *multipart;
	size_t at = 0, head;
	bool found = false;
	char *copy;

	if (boundary.len == 0)
		return false;
	copy = with_own_header(k->pool, p, boundary, &head);
	o.copy = copy + head;
	if (mailmime_parse(copy, head + o.body.len, &at, &tree) == MAILIMF_NO_ERROR) {
		multipart = multipart_in(tree);
		if (multipart != NULL && !clist_isempty(multipart->mm_data.mm_multipart.mm_mp_list)) {
			children_add(k, index, multipart, &o);
			found = true;
		}
		mailmime_free(tree);
	}
	free(copy);
	return found;
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
	if (p->depth + k->base_depth >= MIME_DEPTH_MAX || !is_harmless(p->body)) {
		note(k, "the mail is nested too deeply to be read");
		return;
	}
	if (!multipart_parse(k, index)) {
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
	/* last, so that a chain of attached mails holds one copy of libetpan's at a time */
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

/* libetpan's charset conversion is iconv, which opens files: nobody may reach it. */
static int
no_conversion(const char *to, const char *from, const char *s, size_t len, char *out, size_t *out_len)
{
	if (len > *out_len)
		return MAIL_CHARCONV_ERROR_CONV;
	memcpy(out, s, len);
	*out_len = len;
	return MAIL_CHARCONV_NO_ERROR;
}

void
mime_prepare(void)
{
	static const char sample[] = "Content-Type: multipart/mixed; boundary=\"x\"\n\n"
	    "--x\nContent-Type: message/rfc822\n\nFrom: a@b.example\nDate: Mon, 1 Jan 2024 00:00:00 +0000\n\na\n--x--\n";
	struct mailmime *tree = NULL;
	size_t at = 0;

	extended_charconv = no_conversion;
	if (mailmime_parse(sample, sizeof(sample) - 1, &at, &tree) == MAILIMF_NO_ERROR)
		mailmime_free(tree);
}
