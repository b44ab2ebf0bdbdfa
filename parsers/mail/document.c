/*
 * See document.h. Place: after mime, before everything that reads words.
 * Method: of each multipart/alternative one side is chosen; then the texts that
 * are the mail, joined in order; then the files that came with them.
 *
 * HTML is preferred, for it is what people saw, and knows lists, tables and
 * quotes for certain; the plain side is taken where the other could not be
 * read whole, says clearly less or something else (alternative.h).
 */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/mail/alternative.h"
#include "parsers/mail/attachment.h"
#include "parsers/mail/document.h"
#include "parsers/mail/html.h"
#include "parsers/mail/office.h"
#include "parsers/reading.h"

/* Bytes of a file's name that are shown. */
#define NAME_MAX_BYTES 120

struct maker {
	struct pool *pool;
	const struct mime_message *message;
	struct document *document;
	const struct question *question; /* or NULL */
	size_t file_cap, file_bytes;
	struct text text;
	size_t note_cap;
	bool *skip;      /* parts that another one stands for */
	size_t pictures; /* shown inside the text */
	bool attached_seen;
	const struct mime_part *tried; /* an HTML part that was read to be judged */
	struct block_list tried_blocks;
	struct text tried_text;
};

/* ---- notes --------------------------------------------------------------------- */

static void
note_add(struct maker *m, struct slice words)
{
	struct document *d = m->document;

	if (d->note_count >= READING_NOTE_MAX)
		return;
	d->notes = pool_grow(m->pool, d->notes, d->note_count, &m->note_cap, sizeof(*d->notes));
	d->notes[d->note_count++] = text_clean_line(m->pool, words, READING_LINE_MAX);
}

static void
note_part(struct maker *m, const struct mime_part *part, const char *what, const char *why)
{
	struct text t;

	text_init(&t, m->pool);
	if (part->filename.len > 0)
		text_addf(&t, "the attachment %.*s %s: %s",
		    SLICE_ARG(slice_to(part->filename, NAME_MAX_BYTES)), what, why);
	else
		text_addf(&t, "a part of the mail (%.*s/%.*s) %s: %s", SLICE_ARG(slice_to(part->type, 40)),
		    SLICE_ARG(slice_to(part->subtype, 80)), what, why);
	note_add(m, text_slice(&t));
}

/* ---- alternatives ---------------------------------------------------------------- */

/* The index behind the last part that stands inside part i. */
static size_t
end_of(const struct mime_message *message, size_t i)
{
	size_t j = i + 1;

	while (j < message->n && message->parts[j].depth > message->parts[i].depth)
		j++;
	return j;
}

static bool
is_body(const struct mime_part *part)
{
	enum attachment_kind kind = attachment_kind_of(part);

	return !part->attachment && (kind == ATTACHMENT_PLAIN || kind == ATTACHMENT_HTML);
}

/* The first text inside parts [from, to) of that kind; to when there is none. */
static size_t
body_in(const struct mime_message *message, size_t from, size_t to, enum attachment_kind kind)
{
	while (from < to &&
	    !(is_body(&message->parts[from]) && attachment_kind_of(&message->parts[from]) == kind))
		from++;
	return from;
}

/* Does the HTML side stand for the whole mail? */
static bool
html_is_good(struct maker *m, size_t html, size_t plain)
{
	const struct mime_message *message = m->message;
	enum alternative choice;

	m->tried = NULL;
	m->tried_blocks = (struct block_list) { 0 };
	text_init(&m->tried_text, m->pool);
	if (attachment_add(
	        m->pool, &message->parts[html], ATTACHMENT_HTML, &m->tried_blocks, &m->tried_text) != NULL)
		return false;
	m->tried = &message->parts[html];
	choice = alternative_judge(m->pool, text_slice(&m->tried_text), mime_text(m->pool, &message->parts[plain]));
	if (choice == ALTERNATIVE_OTHER)
		note_add(m, SLICE("the mail says one thing as plain text and another as HTML; the plain text was read"));
	return choice == ALTERNATIVE_HTML;
}

/* Of the children of an alternative one is read; of the others only what is attached to them. */
static void
alternative_choose(struct maker *m, size_t i)
{
	const struct mime_message *message = m->message;
	size_t end = end_of(message, i), html, plain, chosen;

	html = body_in(message, i + 1, end, ATTACHMENT_HTML);
	plain = body_in(message, i + 1, end, ATTACHMENT_PLAIN);
	chosen = html < end && (plain == end || html_is_good(m, html, plain)) ? html : plain;
	if (chosen == end)
		return;
	for (size_t child = i + 1; child < end; child = end_of(message, child)) {
		size_t child_end = end_of(message, child);

		if (chosen >= child && chosen < child_end)
			continue;
		for (size_t k = child; k < child_end; k++)
			m->skip[k] = m->skip[k] || is_body(&message->parts[k]) ||
			    attachment_kind_of(&message->parts[k]) == ATTACHMENT_CALENDAR;
	}
}

/* ---- parts ------------------------------------------------------------------------- */

/* One empty line between what was there and what follows. */
static void
gap_add(struct maker *m)
{
	struct text *t = &m->text;

	while (t->len > 0 && t->p[t->len - 1] == '\n')
		t->len--;
	if (t->len > 0)
		text_add(t, SLICE("\n\n"));
}

/* The part that was judged, if it is the first text: most mails have one alternative. */
static bool
tried_take(struct maker *m, const struct mime_part *part)
{
	if (m->tried != part || m->text.len > 0)
		return false;
	m->text = m->tried_text;
	m->document->blocks = m->tried_blocks;
	m->tried = NULL;
	return true;
}

static void
part_add(struct maker *m, const struct mime_part *part, enum attachment_kind kind)
{
	size_t from = m->document->blocks.n;
	const char *why;

	if (tried_take(m, part))
		return;
	gap_add(m);
	why = attachment_add(m->pool, part, kind, &m->document->blocks, &m->text);
	if (why != NULL)
		note_part(m, part,
		    m->document->blocks.n == from ? "was not read" : "was read only in part", why);
}

static int
line_count(struct slice s)
{
	int n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += s.p[i] == '\n';
	return n;
}

/* The file's name as a heading, where its text follows another one. */
static void
title_add(struct maker *m, const struct mime_part *part)
{
	struct slice name =
	    text_clean_line(m->pool, slice_to(part->filename, NAME_MAX_BYTES), NAME_MAX_BYTES);
	struct block *b;

	/* ATT00001.txt is no name, but Exchange's for a text without one */
	if (m->text.len == 0 || name.len == 0 || slice_starts(name, SLICE("ATT0")))
		return;
	b = block_add(m->pool, &m->document->blocks, BLOCK_HEADING);
	if (b == NULL)
		return;
	gap_add(m);
	b->level = 1;
	b->text = name;
	b->line = line_count(text_slice(&m->text)) + 1;
	text_add(&m->text, name);
	text_add_char(&m->text, '\n');
}

static void
mail_add(struct maker *m, const struct mime_part *part)
{
	const struct mime_message *inside = part->message;
	bool report = part->parent >= 0 && slice_eq(m->message->parts[part->parent].subtype, SLICE("report"));

	if (report)
		return; /* what came back; bounce.h */
	if (m->attached_seen) {
		note_part(m, part, "was not read", "of several attached mails only the first is read");
		return;
	}
	m->attached_seen = true;
	if (inside == NULL && !mime_is(part, "message", NULL))
		inside = mime_parse(m->pool, mime_bytes(m->pool, part, part->body.len));
	m->document->attached = inside;
}

static void
picture_add(struct maker *m, const struct mime_part *part)
{
	bool shown = header_find(&part->header, "Content-ID").len > 0 || !part->attachment;

	if (shown)
		m->pictures++;
	else
		note_part(m, part, "was not read", attachment_refusal(ATTACHMENT_PICTURE));
}

/* What a converter gave for part number i, or NULL. */
static const struct reading_converted *
converted_of(const struct maker *m, int i)
{
	for (size_t k = 0; m->question != NULL && k < m->question->converted_count; k++)
		if (m->question->converted[k].part == i)
			return &m->question->converted[k];
	return NULL;
}

static bool
is_convertible(const struct maker *m, struct slice type)
{
	for (size_t k = 0; m->question != NULL && k < m->question->convertible_count; k++)
		if (slice_eq_nocase(m->question->convertible[k], type))
			return true;
	return false;
}

/* Hands the file out to be converted; false when it cannot be. */
static bool
file_offer(struct maker *m, const struct mime_part *part, struct slice type)
{
	struct document *d = m->document;
	struct slice bytes;

	if (!is_convertible(m, type) || d->file_count >= READING_FILE_MAX)
		return false;
	bytes = mime_bytes(m->pool, part, READING_FILE_BYTES);
	if (bytes.len == 0 || bytes.len + m->file_bytes > READING_FILE_BYTES)
		return false;
	m->file_bytes += bytes.len;
	d->files = pool_grow(m->pool, d->files, d->file_count, &m->file_cap, sizeof(*d->files));
	d->files[d->file_count++] = (struct reading_file) { (int)(part - m->message->parts), type,
		text_clean_line(m->pool, part->filename, NAME_MAX_BYTES), bytes };
	return true;
}

/* What a converter made of a package of several files: a mail, read as this one is. */
static void
converted_mail_add(struct maker *m, const struct mime_part *part, struct slice raw)
{
	struct document inner;
	int lines;

	document_read(m->pool, mime_parse(m->pool, raw), NULL, &inner);
	if (slice_trim(inner.text).len == 0 && inner.note_count == 0 && inner.attached == NULL)
		note_part(m, part, "was not read", "its converter found nothing in it");
	gap_add(m);
	lines = line_count(text_slice(&m->text));
	text_add(&m->text, inner.text);
	for (size_t i = 0; i < inner.blocks.n; i++) {
		struct block *b = block_add(m->pool, &m->document->blocks, inner.blocks.v[i].kind);

		if (b == NULL)
			break;
		*b = inner.blocks.v[i];
		b->line += lines;
	}
	for (size_t i = 0; i < inner.note_count; i++)
		note_add(m, inner.notes[i]);
	if (inner.attached != NULL && !m->attached_seen) {
		m->attached_seen = true;
		m->document->attached = inner.attached;
	}
}

static void
converted_add(struct maker *m, const struct mime_part *part, struct slice text)
{
	if (slice_starts_nocase(text, SLICE("mime-version:"))) {
		converted_mail_add(m, part, text);
		return;
	}
	title_add(m, part);
	gap_add(m);
	attachment_converted_add(m->pool, text, &m->document->blocks, &m->text);
}

/* A kind that is not read here: by a converter's text, by asking for one, or not at all. */
static void
foreign_add(struct maker *m, const struct mime_part *part, enum attachment_kind kind)
{
	const struct reading_converted *c = converted_of(m, (int)(part - m->message->parts));

	if (c != NULL && c->text.len > 0)
		converted_add(m, part, c->text);
	else if (c != NULL)
		note_part(m, part, "was not read", slice_cstr(m->pool, c->why));
	else if (!file_offer(m, part, attachment_type(m->pool, part, kind)))
		note_part(m, part, "was not read", attachment_refusal(kind));
}

static void
file_add(struct maker *m, const struct mime_part *part)
{
	enum attachment_kind kind = attachment_kind_of(part);

	switch (kind) {
	case ATTACHMENT_NONE:
		break;
	case ATTACHMENT_MAIL:
		mail_add(m, part);
		break;
	case ATTACHMENT_PICTURE:
		picture_add(m, part);
		break;
	case ATTACHMENT_PLAIN:
	case ATTACHMENT_HTML:
	case ATTACHMENT_WORD:
	case ATTACHMENT_SHEET:
	case ATTACHMENT_TRANSCRIPT:
		title_add(m, part);
		part_add(m, part, kind);
		break;
	case ATTACHMENT_CALENDAR:
		part_add(m, part, kind);
		break;
	default:
		foreign_add(m, part, kind);
		break;
	}
}

/* A text that is the mail, and no file that came with it. */
static bool
is_main(const struct maker *m, size_t i)
{
	const struct mime_part *part = &m->message->parts[i];

	return is_body(part) && !m->skip[i] && (part->filename.len == 0 || i == 0);
}

static void
parts_read(struct maker *m)
{
	const struct mime_message *message = m->message;

	for (size_t i = 0; i < message->n; i++)
		if (mime_is(&message->parts[i], "multipart", "alternative") && !m->skip[i])
			alternative_choose(m, i);
	for (size_t i = 0; i < message->n; i++)
		if (is_main(m, i)) {
			part_add(m, &message->parts[i], attachment_kind_of(&message->parts[i]));
			if (attachment_kind_of(&message->parts[i]) == ATTACHMENT_HTML)
				m->document->is_html = true;
		}
	for (size_t i = 0; (i += slice_find_char(slice_from(text_slice(&m->text), i), '\n')) < m->text.len; i++)
		m->document->main_lines++;
	for (size_t i = 0; i < message->n; i++)
		if (!is_main(m, i) && !m->skip[i])
			file_add(m, &message->parts[i]);
}

/* ---- the whole ------------------------------------------------------------------------ */

/* The text within its limit, and no block behind its end. */
static void
text_bound(struct maker *m)
{
	struct document *d = m->document;
	struct slice whole = text_slice(&m->text);
	int lines;

	d->text = text_clean(m->pool, whole, READING_TEXT_MAX);
	if (d->text.len >= whole.len)
		return;
	lines = line_count(d->text) + 1;
	while (d->blocks.n > 0 && d->blocks.v[d->blocks.n - 1].line >= lines)
		d->blocks.n--;
	note_add(m, SLICE("the text of the mail is longer than any notes; its end was not read"));
}

void
document_read(struct pool *pool, const struct mime_message *message, const struct question *question,
    struct document *document)
{
	struct maker m = { .pool = pool, .message = message, .document = document, .question = question };

	*document = (struct document) { 0 };
	m.skip = pool_array(pool, message->n, sizeof(*m.skip));
	text_init(&m.text, pool);
	text_add(&m.text, SLICE(""));
	parts_read(&m);
	text_bound(&m);
	if (document->blocks.cut)
		note_add(&m, SLICE("the mail has more lines than any notes; its end was not read"));
	if (m.pictures > 0 && slice_trim(document->text).len == 0)
		note_add(&m, SLICE("the mail holds nothing but a picture, and pictures are not read"));
}

void
document_prepare(void)
{
	html_prepare();
	office_prepare();
}
