/*
 * attachment: what kind of file a part of a mail is, and its text as blocks.
 *
 * Labels lie: a file is known by its name's ending before its type, and a
 * calendar, a Word document or a mail sent as application/octet-stream counts.
 */
#ifndef AGREED_ATTACHMENT_H
#define AGREED_ATTACHMENT_H

#include "parsers/base/block.h"
#include "parsers/mail/mime.h"

enum attachment_kind {
	ATTACHMENT_NONE,       /* no file: a multipart, a signature, a part that says nothing to people */
	ATTACHMENT_PLAIN,      /* also Markdown */
	ATTACHMENT_HTML,
	ATTACHMENT_WORD,
	ATTACHMENT_SHEET,      /* comma-separated values */
	ATTACHMENT_TRANSCRIPT,
	ATTACHMENT_CALENDAR,
	ATTACHMENT_MAIL,
	ATTACHMENT_PICTURE,    /* shown inside the text, or not a note at all */
	ATTACHMENT_PDF,
	ATTACHMENT_TNEF,       /* winmail.dat: Outlook's own package */
	ATTACHMENT_SEALED,     /* encrypted, or signed so that the content is inside */
	ATTACHMENT_OTHER
};

enum attachment_kind attachment_kind_of(const struct mime_part *part);

/*
 * Adds the part's text to text and its blocks, numbered by text's lines, to
 * blocks. NULL, or why it was read in part only or not at all, in words for
 * people. For the kinds from PLAIN to CALENDAR.
 */
const char *attachment_add(struct pool *pool, const struct mime_part *part, enum attachment_kind kind,
    struct block_list *blocks, struct text *text);

/* The same for text that a converter made of a file. */
void attachment_converted_add(struct pool *pool, struct slice bytes, struct block_list *blocks, struct text *text);

/* The type by which a converter for the file is found: "application/pdf". Lives in pool. */
struct slice attachment_type(struct pool *pool, const struct mime_part *part, enum attachment_kind kind);

/* Why a kind is never read here; NULL for those that are. */
const char *attachment_refusal(enum attachment_kind kind);

#endif
