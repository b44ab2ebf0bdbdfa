/*
 * See bounce.h. Place: right after the text is made, before anybody looks for
 * notes. Method: the standard's form first; then signs of a mail server (who
 * wrote it, to whom it would be returned, its subject), of which two are
 * needed before its sentences are looked at; then signs of other machines in
 * the header (automatic.c).
 */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/mail/automatic.h"
#include "parsers/mail/bounce.h"
#include "parsers/mail/bounce_report.h"
#include "parsers/mail/words.h"

struct signs {
	bool daemon;    /* a mail server wrote it */
	bool null_path; /* nobody would get an answer */
	bool subject;   /* its subject is that of a report */
	bool answer;    /* ... behind "Re:" or "Fwd:": a person speaks about one */
	bool machine;   /* Auto-Submitted, or a report of any kind */
	bool text;      /* sentences of a report */
	bool copy;      /* a copy of the mail is in it */
	bool code;      /* a status or a reply of SMTP */
};

static bool
is_daemon(const struct reading *r)
{
	static const char *const locals[] = { "mailer-daemon", "mailer_daemon", "mailerdaemon", "postmaster",
		"mail-daemon", "maildaemon", "post_master", "mdaemon", "bounce", "mail.daemon",
		"microsoftexchange", "amavis", "mailsystem", "mail-system", "email-bounces", "mailgateway",
		"nobody", NULL };
	static words_list names = { "mail delivery", "mailer-daemon", "mailer daemon", "delivery subsystem",
		"mail administrator", "postmaster", "mail deliver", "system administrator",
		"systemadministrator", "microsoft outlook", "microsoft exchange", "mailsystem", "mail system",
		"administrateur système", "administrador del sistema", "amministratore di sistema",
		"systembeheerder", "системный администратор", NULL };
	struct slice local = slice_to(r->from.email.len > 0 ? r->from.email : r->from.name,
	    slice_find_char(r->from.email.len > 0 ? r->from.email : r->from.name, '@'));

	for (size_t i = 0; locals[i] != NULL; i++)
		if (slice_starts_nocase(local, slice_of(locals[i])))
			return true;
	if (slice_find_nocase(local, SLICE("gateway")) < local.len ||
	    slice_find_nocase(local, SLICE("antivirus")) < local.len)
		return true;
	return r->from.name.len > 0 && r->from.name.len < 100 &&
	    slice_find_char(r->from.name, '@') == r->from.name.len &&
	    words_start(slice_trim(r->from.name), names) != NULL;
}

static bool
has_reply_code(struct slice text)
{
	struct slice rest = slice_to(text, 8000), line;

	while (slice_line(&rest, &line)) {
		for (size_t i = 0; i + 4 < line.len; i++)
			if ((line.p[i] == '5' || line.p[i] == '4') &&
			    (i == 0 || char_among(line.p[i - 1], " <(:>")) && line.p[i + 1] >= '0' &&
			    line.p[i + 1] <= '9' && line.p[i + 2] >= '0' && line.p[i + 2] <= '9' &&
			    (line.p[i + 3] == ' ' || line.p[i + 3] == '-'))
				return true;
		if (bounce_status_in(line).len > 0)
			return true;
	}
	return false;
}

/* The cheap signs; those of the text only where there is a reason to look. */
static void
signs_read(struct pool *pool, const struct mime_message *m, struct slice text, const struct reading *r,
    struct signs *s)
{
	struct slice subject = words_fold(pool, r->subject), folded;

	*s = (struct signs) { 0 };
	s->daemon = is_daemon(r) ||
	    (header_has(&m->header, "From") && r->from.email.len == 0 && r->from.name.len == 0);
	s->null_path = r->has_return_path && r->return_path.len == 0;
	s->subject = words_in(subject, words_bounce_subject) != NULL;
	s->answer = header_mark(pool, r->subject) != HEADER_MARK_NONE;
	s->machine = header_has(&m->header, "Auto-Submitted") &&
	    !slice_eq(header_token(pool, header_find(&m->header, "Auto-Submitted")), SLICE("no"));
	if (!s->daemon && !s->null_path && !s->subject && !s->machine)
		return;
	folded = words_fold(pool, slice_to(text, 8000));
	s->text = words_in(folded, words_bounce_text) != NULL;
	s->code = has_reply_code(text);
	s->copy = bounce_copy_start(pool, text) < text.len;
	for (size_t i = 1; i < m->n && !s->copy; i++)
		s->copy = m->parts[i].message != NULL || mime_is(&m->parts[i], "text", "rfc822-headers") ||
		    (header_has(&m->parts[i].header, "Received") && header_has(&m->parts[i].header, "From"));
}

static bool
is_prose_bounce(const struct signs *s)
{
	if (s->daemon)
		return s->text || s->code || s->subject || s->copy;
	if (s->answer)
		return false;
	if (s->null_path || s->machine)
		return s->text && (s->subject || s->code || s->copy);
	return s->subject && s->text && (s->code || s->copy);
}

/* ---- the mail that came back --------------------------------------------------------------- */

static void
id_take(struct pool *pool, const struct header *h, struct reading_bounce *out)
{
	size_t n;
	struct slice *ids;

	if (out->original_id.len > 0)
		return;
	ids = header_ids(pool, header_find(h, "Message-ID"), &n);
	if (n > 0)
		out->original_id = ids[0];
}

static void
recipients_take(struct pool *pool, const struct header *h, struct reading_bounce *out)
{
	struct reading_addresses to;

	if (out->recipient_count > 0)
		return;
	to = header_addresses(pool, header_find(h, "To"));
	/* of several nobody can tell which one failed */
	if (to.n == 1 && to.v[0].email.len > 0)
		bounce_recipient_add(pool, out, to.v[0].email);
}

/* The header of the returned mail: attached, as text/rfc822-headers, or in the text behind the report. */
static void
returned_read(struct pool *pool, const struct mime_message *m, struct slice text, struct reading_bounce *out)
{
	struct slice rest;
	struct header h;

	for (size_t i = 1; i < m->n; i++) {
		const struct mime_part *p = &m->parts[i];

		if (p->message != NULL) {
			h = p->message->header;
		} else if (mime_is(p, "text", "rfc822-headers") || mime_is(p, "message", "rfc822-headers") ||
		    mime_is(p, "text", "rfc822") || mime_is(p, "message", "partial")) {
			struct slice s = mime_bytes(pool, p, HEADER_BLOCK_MAX);

			while (s.len > 0 && (s.p[0] == '\n' || s.p[0] == '\r'))
				s = slice_from(s, 1);
			h = header_split(pool, s);
		} else if (header_has(&p->header, "Received") || header_has(&p->header, "Message-ID")) {
			h = p->header; /* a copy that lost the fields of its part */
		} else {
			continue;
		}
		id_take(pool, &h, out);
		recipients_take(pool, &h, out);
	}
	rest = slice_from(text, bounce_copy_start(pool, text));
	for (int n = 0; n < 60 && rest.len > 0 && out->original_id.len == 0; n++) {
		struct slice line = { 0 };

		h = header_split(pool, rest);
		if (h.n >= 3) {
			id_take(pool, &h, out);
			recipients_take(pool, &h, out);
			break;
		}
		slice_line(&rest, &line);
	}
}

/* Where the report names no id: the mail that it answers, by its own header. */
static void
id_from_thread(const struct reading *r, struct reading_bounce *out)
{
	if (out->original_id.len == 0)
		out->original_id = r->in_reply_to;
	if (out->original_id.len == 0 && r->reference_count > 0)
		out->original_id = r->references[r->reference_count - 1];
}

/* What status and action are when nothing says them. */
static void
gaps_fill(struct pool *pool, struct slice text, const struct signs *s, struct reading_bounce *out)
{
	struct slice folded = words_fold(pool, slice_to(text, bounce_copy_start(pool, text)));

	if (out->action.len == 0)
		out->action = words_in(slice_to(folded, 8000), words_bounce_delay) != NULL ? SLICE("delayed")
		                                                                           : SLICE("failed");
	if (out->status.len == 0)
		out->status = slice_eq(out->action, SLICE("delayed")) ? SLICE("4.0.0") : SLICE("5.0.0");
}

static struct slice
own_text(struct pool *pool, const struct mime_message *m, struct slice text)
{
	for (size_t i = 0; i < m->n && slice_trim(text).len == 0; i++)
		if (mime_is(&m->parts[i], "text", "plain"))
			text = mime_text(pool, &m->parts[i]);
	return text;
}

/* The report part: of this mail or, where a gateway hands one on, of the mail attached to it. */
static const struct mime_part *
status_find(struct pool *pool, const struct mime_message *m)
{
	const struct mime_part *status = bounce_status_part(pool, m);

	for (size_t i = 1; i < m->n && status == NULL; i++)
		if (m->parts[i].message != NULL)
			status = bounce_status_part(pool, m->parts[i].message);
	return status;
}

/* What only the words say, where the report and the header left a gap. */
static void
prose_fill(struct pool *pool, struct slice text, const struct reading *r, struct reading_bounce *out)
{
	struct reading_bounce prose = { 0 };

	if (out->recipient_count > 0 && out->status.len > 0 && out->diagnostic.len > 0)
		return;
	bounce_prose_read(pool, text, r, &prose);
	if (out->recipient_count == 0) {
		out->recipients = prose.recipients;
		out->recipient_count = prose.recipient_count;
	}
	if (out->status.len == 0)
		out->status = prose.status;
	if (out->diagnostic.len == 0)
		out->diagnostic = prose.diagnostic;
}

/*
 * The report of a mail that a server or its reader's filter refused: it comes
 * as a read receipt that says "deleted" (RFC 5429 section 2.2.1). Of a mail that
 * was deleted unread the disposition is the same, but nothing says refused.
 */
static const struct mime_part *
refusal_part(struct pool *pool, const struct mime_message *m, struct slice text)
{
	static words_list refused = { "automatically rejected", "was refused", "has been refused",
		"quota exceeded", NULL };
	struct slice submitted = words_fold(pool, header_find(&m->header, "Auto-Submitted"));

	for (size_t i = 0; i < m->n; i++) {
		struct slice report;

		if (!mime_is(&m->parts[i], "message", "disposition-notification"))
			continue;
		report = words_fold(pool, mime_bytes(pool, &m->parts[i], BOUNCE_REPORT_MAX));
		if (slice_find(report, SLICE("deleted")) < report.len &&
		    (slice_find(submitted, SLICE("(rejected)")) < submitted.len ||
		        words_in(words_fold(pool, slice_to(text, 2000)), refused) != NULL))
			return &m->parts[i];
	}
	return NULL;
}

static bool
report_read(struct pool *pool, const struct mime_message *m, struct slice text, struct reading *r)
{
	const struct mime_part *status = bounce_status_part(pool, m), *refusal = refusal_part(pool, m, text);
	struct reading_bounce *out = &r->bounce;
	struct slice failed = header_text(pool, &m->header, "X-Failed-Recipients");
	struct reading_addresses named = header_addresses(pool, failed);
	struct signs s;

	if (refusal == NULL && automatic_is_report(m))
		return false;
	signs_read(pool, m, text, r, &s);
	if (status == NULL && refusal == NULL && failed.len == 0 && !is_prose_bounce(&s))
		return false;
	status = refusal != NULL ? refusal : status_find(pool, m);
	bounce_status_read(pool,
	    status != NULL ? mime_bytes(pool, status, BOUNCE_REPORT_MAX) : bounce_status_in_text(text), out);
	for (size_t i = 0; i < named.n && (i > 0 || out->recipient_count == 0); i++)
		bounce_recipient_add(pool, out, named.v[i].email);
	prose_fill(pool, text, r, out);
	returned_read(pool, m, text, out);
	id_from_thread(r, out);
	gaps_fill(pool, text, &s, out);
	out->hard = bounce_is_hard(pool, out);
	return true;
}

void
bounce_read(struct pool *pool, const struct mime_message *message, struct slice text, struct reading *reading)
{
	text = own_text(pool, message, text);
	if (!report_read(pool, message, text, reading)) {
		automatic_read(pool, message, text, reading);
		return;
	}
	reading->bounce.given = true;
	reading->kind = READING_BOUNCE;
	reading->automatic = true;
	reading->auto_kind = SLICE("bounce");
}
