/*
 * mail: a finished mail as bytes for SMTP (RFC 5322, MIME): header fields,
 * text and HTML that say the same, a calendar part, attachments. CR LF
 * throughout, 7-bit, no line over 78 characters that can be broken and none
 * over 998.
 *
 * Nothing that is put in can make a header field or part of its own: control
 * characters in field values become spaces, addresses that could break a field
 * are left out, and boundaries are checked against the parts.
 *
 * Texts are UTF-8 with LF or CR LF. All is borrowed; results live in pool.
 */
#ifndef AGREED_MAIL_H
#define AGREED_MAIL_H

#include <stddef.h>
#include <stdint.h>

#include "parsers/base/text.h"

struct pool;

struct mail_address {
	const char *name; /* may be NULL or empty */
	const char *email;
};

struct mail_addresses {
	struct mail_address *v;
	size_t n;
};

/* A field whose value is a sentence or a word of our own. */
struct mail_field {
	const char *name, *value;
};

struct mail_attachment {
	const char *type;     /* "application/ics" */
	const char *filename; /* ASCII */
	struct slice bytes;
};

struct mail {
	struct mail_address from, reply_to; /* reply_to.email NULL: none */
	struct mail_addresses to, cc;
	const char *subject;
	int64_t date;                         /* UTC seconds */
	int offset_s;                         /* the zone in Date:, seconds east of UTC */
	const char *message_id, *in_reply_to; /* without < >; in_reply_to NULL or empty: none */
	const char *const *references;        /* oldest first; empty ones are left out */
	size_t reference_count;
	const struct mail_field *fields;
	size_t field_count;
	struct slice text, html; /* html.p NULL: text alone */
	struct slice calendar;   /* text/calendar as a third form of the same; p NULL: none */
	const char *calendar_method;
	const struct mail_attachment *attachments;
	size_t attachment_count;
};

struct slice mail_write(struct pool *pool, const struct mail *mail);

/* Can it stand in a header as it is: printable ASCII, one @, nothing that has a meaning there? */
bool mail_is_address(const char *email);

/*
 * "mailto:" with a ready reply (RFC 6068), percent-encoded as UTF-8; it still
 * has to be escaped as HTML. LF in body becomes %0D%0A.
 */
const char *mail_link(struct pool *pool, const char *email, const char *subject, const char *body);

/*
 * Breaks lines longer than width columns at spaces (a character is a column,
 * an ideograph two). What follows is indented as its line is, behind a number
 * or bullet. Words are never broken.
 */
struct slice mail_wrap(struct pool *pool, struct slice text, size_t width);

#endif
