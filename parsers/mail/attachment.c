/* See attachment.h. Method: a table of endings and types; then the parser of the kind. */
#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/mail/agenda.h"
#include "parsers/mail/attachment.h"
#include "parsers/mail/cite.h"
#include "parsers/mail/html.h"
#include "parsers/mail/lines.h"
#include "parsers/mail/office.h"
#include "parsers/mail/sheet.h"
#include "parsers/mail/transcript.h"
#include "parsers/reading.h"

/* Bytes of an attached file that are decoded. */
#define FILE_MAX ((size_t)24 * 1024 * 1024)

static const struct {
	const char *ending;
	enum attachment_kind kind;
} endings[] = {
	{ ".txt", ATTACHMENT_PLAIN }, { ".text", ATTACHMENT_PLAIN }, { ".md", ATTACHMENT_PLAIN },
	{ ".markdown", ATTACHMENT_PLAIN }, { ".html", ATTACHMENT_HTML }, { ".htm", ATTACHMENT_HTML },
	{ ".xhtml", ATTACHMENT_HTML }, { ".docx", ATTACHMENT_WORD }, { ".docm", ATTACHMENT_WORD },
	{ ".dotx", ATTACHMENT_WORD }, { ".vtt", ATTACHMENT_TRANSCRIPT }, { ".srt", ATTACHMENT_TRANSCRIPT },
	{ ".csv", ATTACHMENT_SHEET }, { ".tsv", ATTACHMENT_SHEET },
	{ ".ics", ATTACHMENT_CALENDAR }, { ".eml", ATTACHMENT_MAIL }, { ".pdf", ATTACHMENT_PDF },
	{ ".png", ATTACHMENT_PICTURE }, { ".jpg", ATTACHMENT_PICTURE }, { ".jpeg", ATTACHMENT_PICTURE },
	{ ".gif", ATTACHMENT_PICTURE }, { ".bmp", ATTACHMENT_PICTURE }, { ".webp", ATTACHMENT_PICTURE },
	{ ".svg", ATTACHMENT_PICTURE }, { ".heic", ATTACHMENT_PICTURE },
	{ "winmail.dat", ATTACHMENT_TNEF }, { ".p7m", ATTACHMENT_SEALED }, { ".p7s", ATTACHMENT_NONE },
};

static const struct {
	const char *type, *subtype; /* subtype NULL: any */
	enum attachment_kind kind;
} types[] = {
	{ "multipart", NULL, ATTACHMENT_NONE }, { "message", "rfc822", ATTACHMENT_MAIL },
	{ "message", "global", ATTACHMENT_MAIL }, { "message", "news", ATTACHMENT_MAIL },
	{ "message", NULL, ATTACHMENT_NONE }, { "image", NULL, ATTACHMENT_PICTURE },
	{ "application", "vnd.openxmlformats-officedocument.wordprocessingml.document", ATTACHMENT_WORD },
	{ "application", "pdf", ATTACHMENT_PDF }, { "application", "ms-tnef", ATTACHMENT_TNEF },
	{ "application", "vnd.ms-tnef", ATTACHMENT_TNEF }, { "application", "ics", ATTACHMENT_CALENDAR },
	{ "application", "pgp-signature", ATTACHMENT_NONE }, { "application", "pkcs7-signature", ATTACHMENT_NONE },
	{ "application", "x-pkcs7-signature", ATTACHMENT_NONE }, { "application", "pgp-encrypted", ATTACHMENT_SEALED },
	{ "application", "pkcs7-mime", ATTACHMENT_SEALED }, { "application", "x-pkcs7-mime", ATTACHMENT_SEALED },
	{ "application", "pgp-keys", ATTACHMENT_NONE }, { "text", "html", ATTACHMENT_HTML },
	{ "text", "calendar", ATTACHMENT_CALENDAR }, { "text", "vtt", ATTACHMENT_TRANSCRIPT },
	{ "text", "x-vcard", ATTACHMENT_NONE }, { "text", "vcard", ATTACHMENT_NONE },
	{ "text", "directory", ATTACHMENT_NONE }, { "text", "x-amp-html", ATTACHMENT_NONE },
	{ "text", "watch-html", ATTACHMENT_NONE }, { "text", "rfc822-headers", ATTACHMENT_NONE },
	{ "text", "csv", ATTACHMENT_SHEET }, { "text", "tab-separated-values", ATTACHMENT_SHEET },
	{ "text", NULL, ATTACHMENT_PLAIN },
	{ "application", "xhtml+xml", ATTACHMENT_HTML },
};

enum attachment_kind
attachment_kind_of(const struct mime_part *part)
{
	bool multipart = mime_is(part, "multipart", NULL) || mime_is(part, "message", NULL);

	for (size_t i = 0; !multipart && i < sizeof(endings) / sizeof(endings[0]); i++)
		if (slice_ends_nocase(part->filename, slice_of(endings[i].ending)))
			return endings[i].kind;
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (mime_is(part, types[i].type, types[i].subtype))
			return types[i].kind;
	return ATTACHMENT_OTHER;
}

const char *
attachment_refusal(enum attachment_kind kind)
{
	switch (kind) {
	case ATTACHMENT_PDF:
		return "PDF is not understood here; please send the notes as text";
	case ATTACHMENT_TNEF:
		return "it is Outlook's own package (winmail.dat); please send the notes as HTML or plain text";
	case ATTACHMENT_SEALED:
		return "it is encrypted or sealed";
	case ATTACHMENT_OTHER:
		return "this kind of file is not understood";
	case ATTACHMENT_PICTURE:
		return "pictures are not read";
	default:
		return NULL;
	}
}

static int
line_count(const struct text *t)
{
	int n = 0;

	for (size_t i = 0; i < t->len; i++)
		n += t->p[i] == '\n';
	return n;
}

/* Text that has lines of its own. */
static void
plain_add(struct pool *pool, struct slice s, struct block_list *blocks, struct text *text)
{
	size_t from = blocks->n;
	int lines = line_count(text);

	cite_blocks(pool, s, true, blocks);
	for (size_t i = from; i < blocks->n; i++)
		blocks->v[i].line += lines;
	text_add(text, s);
	if (s.len > 0 && s.p[s.len - 1] != '\n')
		text_add_char(text, '\n');
}

static const char *
html_add(struct pool *pool, struct slice s, struct block_list *blocks, struct text *text)
{
	size_t from = blocks->n;
	int lines = line_count(text);
	struct slice own;
	bool whole = html_blocks(pool, s, blocks, &own);

	for (size_t i = from; i < blocks->n; i++)
		blocks->v[i].line += lines;
	text_add(text, own);
	return whole ? NULL : "it is nested too deeply or too long; its end was not read";
}

/* HTML that says it is plain text, and the other way round. */
static bool
is_html(struct slice s, enum attachment_kind kind)
{
	if (kind == ATTACHMENT_HTML)
		return slice_find_char(s, '<') < s.len;
	s = slice_trim(slice_to(s, 200));
	return slice_starts_nocase(s, SLICE("<!doctype html")) || slice_starts_nocase(s, SLICE("<html"));
}

static const char *
word_add(struct pool *pool, const struct mime_part *part, struct block_list *blocks, struct text *text)
{
	size_t from = blocks->n;
	const char *why = office_blocks(pool, mime_bytes(pool, part, FILE_MAX), blocks);

	lines_add(blocks, from, text);
	return why;
}

void
attachment_converted_add(struct pool *pool, struct slice bytes, struct block_list *blocks, struct text *text)
{
	plain_add(pool, text_clean(pool, unicode_decode(pool, bytes, SLICE("utf-8")), READING_TEXT_MAX), blocks, text);
}

struct slice
attachment_type(struct pool *pool, const struct mime_part *part, enum attachment_kind kind)
{
	struct text t;

	if (kind == ATTACHMENT_PDF)
		return SLICE("application/pdf");
	if (kind == ATTACHMENT_TNEF)
		return SLICE("application/ms-tnef");
	text_init(&t, pool);
	text_addf(&t, "%.*s/%.*s", SLICE_ARG(slice_to(part->type, 60)), SLICE_ARG(slice_to(part->subtype, 100)));
	return text_clean_line(pool, text_slice(&t), 200);
}

const char *
attachment_add(struct pool *pool, const struct mime_part *part, enum attachment_kind kind,
    struct block_list *blocks, struct text *text)
{
	size_t from = blocks->n;
	const char *why = NULL;
	struct slice s;

	if (kind == ATTACHMENT_WORD)
		return word_add(pool, part, blocks, text);
	s = mime_text(pool, part);
	if (kind == ATTACHMENT_CALENDAR)
		agenda_blocks(pool, s, blocks);
	else if (kind == ATTACHMENT_SHEET)
		why = sheet_blocks(pool, s, blocks);
	else if (kind == ATTACHMENT_TRANSCRIPT || transcript_is_likely(s))
		transcript_blocks(pool, s, blocks);
	else if (is_html(s, kind))
		return html_add(pool, s, blocks, text);
	else {
		plain_add(pool, s, blocks, text);
		return NULL;
	}
	lines_add(blocks, from, text);
	return why;
}
