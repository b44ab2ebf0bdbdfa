/*
 * notice_post: a filled template becomes a finished mail with its header
 * fields and goes into the outbox. What RFC 3834 and mail programs want of an
 * automatic sender is here and nowhere else.
 */
#ifndef AGREED_NOTICE_POST_H
#define AGREED_NOTICE_POST_H

#include "daemon/core/notice/notice_data.h"
#include "templates/mail.h"

struct notice_letter {
	const char *kind; /* name of the template */
	const char *occasion;
	const struct notice_reader *reader; /* the recipient, and the agreement */
	struct mail_addresses to, cc;       /* as shown; to empty: the reader alone */
	const char *answers; /* Message-ID of the mail that this is a direct answer to, or NULL */
	bool provoked;       /* it follows from somebody's mail: the breaker counts it */
	bool first;          /* an out-of-office reply to it is welcome */
	const char *unsubscribe; /* List-Unsubscribe (RFC 2369), or NULL */
	bool office_hours;   /* it can wait: it leaves when the reader is at work, even where a person's mail led to it */
	bool from_requester; /* "Jane Doe via agreed", otherwise just "agreed" */
	const struct mail_attachment *attachments;
	size_t attachment_count;
	struct slice calendar;
	const char *calendar_method;
};

/*
 * When it leaves: at once where a mail that a person has just written led to it, as that mail did
 * (core->by_person); all else when the reader is at work and, as far as we know, not away.
 *
 * Writes it, unless there is one of that recipient, kind and occasion: then false. Takes data. */
bool notice_post(struct core *core, struct pool *pool, const struct notice_letter *letter, json_t *data);
/* The same without data: is it there already? */
bool notice_is_posted(struct core *core, const struct notice_letter *letter);

/* Adds an address unless it is there, ours, or none. */
void notice_address_add(const struct core *core, struct pool *pool, struct mail_addresses *list, size_t *cap,
    const char *name, const char *email);

#endif
