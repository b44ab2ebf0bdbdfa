/*
 * mime: a raw message to its parts (RFC 2045, 2046). The tree comes as a flat
 * list in reading order; each part knows its parent and its depth.
 *
 * Structure is libetpan's work, a multipart at a time (mime_multipart.h); each
 * part's own fields are read by header.h, which is more forgiving. Content is
 * decoded when it is asked for.
 *
 * Never fails: what has no structure is one part of text. What was left out
 * stands in notes, in words for people. Slices point into raw or live in pool.
 */
#ifndef AGREED_MIME_H
#define AGREED_MIME_H

#include <stdbool.h>
#include <stddef.h>

#include "parsers/base/text.h"
#include "parsers/mail/header.h"

struct pool;

/* Levels of multiparts and attached messages together; mailers stay below 10. */
#define MIME_DEPTH_MAX 30
/* Parts of one mail, those of attached mails included. */
#define MIME_PART_MAX 500
/* Decoded bytes of a text that are looked at. */
#define MIME_TEXT_MAX ((size_t)4 * 1024 * 1024)

struct mime_message;

struct mime_part {
	struct slice type, subtype;    /* lower case: "text", "plain" */
	struct slice charset;          /* as labelled, or empty */
	struct slice encoding;         /* lower case: "base64", or empty */
	struct slice filename;         /* decoded, without folders; or empty */
	struct slice description;      /* Content-Description, or empty */
	struct slice method;           /* text/calendar: the method parameter */
	struct slice report_type;      /* multipart/report: report-type */
	bool attachment;               /* Content-Disposition: attachment */
	struct slice content_type;     /* raw value: more parameters by header_param */
	struct header header;          /* the part's own fields; of the root the message's */
	struct slice body;             /* still encoded; of a multipart all of it */
	struct mime_message *message;  /* message/rfc822 and the like: what is inside */
	int parent;                    /* index of the multipart it stands in, -1 for the root */
	int depth;                     /* 0 for the root */
};

struct mime_message {
	struct header header;
	struct slice raw;
	struct mime_part *parts;       /* parts[0] is the root */
	size_t n;
	struct slice *notes;           /* what was left out and why */
	size_t note_count;
};

/* The parts of raw; raw must outlive the result. Never NULL. */
struct mime_message *mime_parse(struct pool *pool, struct slice raw);

bool mime_is(const struct mime_part *part, const char *type, const char *subtype); /* subtype NULL: any */

/* The body with its transfer encoding undone, at most limit bytes. */
struct slice mime_bytes(struct pool *pool, const struct mime_part *part, size_t limit);

/*
 * The body as text: charset undone, lines ended by LF, format=flowed (RFC
 * 3676, delsp too) joined, text_clean. For text/html the markup is still there.
 */
struct slice mime_text(struct pool *pool, const struct mime_part *part);

/* Loads what libetpan loads lazily, and turns its charset conversion over to ICU. */
void mime_prepare(void);

#endif
