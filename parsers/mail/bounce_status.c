/*
 * Delivery reports in the standard's form; see bounce_report.h. Method: the
 * part is blocks of fields (RFC 3464 section 2.1); a block that names a
 * recipient or an action is about one, all others about the message. Servers
 * forget blank lines, types before ';' and brackets: all are optional here.
 */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/mail/bounce_report.h"
#include "parsers/mail/words.h"

/* Blocks of a report that are looked at. */
#define BLOCK_COUNT_MAX 500

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

void
bounce_recipient_add(struct pool *pool, struct reading_bounce *out, struct slice address)
{
	struct slice *more;

	address = text_clean_line(pool, address, 320);
	if (address.len == 0 || out->recipient_count >= BOUNCE_RECIPIENT_MAX)
		return;
	for (size_t i = 0; i < out->recipient_count; i++)
		if (slice_eq_nocase(out->recipients[i], address))
			return;
	more = pool_array(pool, out->recipient_count + 1, sizeof(*more));
	if (out->recipient_count > 0)
		memcpy(more, out->recipients, out->recipient_count * sizeof(*more));
	more[out->recipient_count++] = address;
	out->recipients = more;
}

struct slice
bounce_status_in(struct slice s)
{
	for (size_t i = 0; i + 4 < s.len; i++) {
		size_t at = i + 2, subject = 0, detail = 0;

		if (!char_among(s.p[i], "245") || s.p[i + 1] != '.' || !is_digit(s.p[i + 2]))
			continue;
		if (i > 0 && (is_digit(s.p[i - 1]) || s.p[i - 1] == '.' || s.p[i - 1] == '-'))
			continue;
		while (at < s.len && is_digit(s.p[at]) && subject < 3) {
			at++;
			subject++;
		}
		if (at >= s.len || s.p[at] != '.')
			continue;
		at++;
		while (at < s.len && is_digit(s.p[at]) && detail < 4) {
			at++;
			detail++;
		}
		/* neither an IP address nor a version */
		if (detail == 0 || detail > 3 ||
		    (at + 1 < s.len && (s.p[at] == '.' || s.p[at] == '-') && is_digit(s.p[at + 1])))
			continue;
		return slice_to(slice_from(s, i), at - i);
	}
	return (struct slice) { NULL, 0 };
}

/* ---- one field ----------------------------------------------------------------------- */

/* "rfc822; <jane@corp.example> (expanded)": the address; what is no address stays as it is. */
static struct slice
recipient_of(struct pool *pool, struct slice value)
{
	size_t semicolon = slice_find_char(value, ';'), at, from, to;
	struct slice s = semicolon < value.len ? slice_from(value, semicolon + 1) : value;

	s = slice_trim(text_clean_line(pool, s, 1000));
	at = slice_find_char(s, '@');
	if (at == s.len) {
		while (s.len > 0 && char_among(s.p[0], "<> "))
			s = slice_from(s, 1);
		return slice_to(s, strcspn(slice_cstr(pool, s), "<> "));
	}
	/* quoted local parts may hold anything; a route is no address */
	from = to = at;
	if (from > 1 && s.p[from - 1] == '"') {
		from--;
		while (from > 0 && s.p[from - 1] != '"')
			from--;
		from -= from > 0;
	} else {
		while (from > 0 && !char_among(s.p[from - 1], " <>(),:;"))
			from--;
	}
	while (to < s.len && !char_among(s.p[to], " <>(),;:"))
		to++;
	while (to > at && s.p[to - 1] == '.')
		to--;
	return from < at ? slice_to(slice_from(s, from), to - from) : (struct slice) { NULL, 0 };
}

/* X.0.0 and X.1.0 say nothing, X.4.7 only that time was up. */
static bool
is_telling(struct slice status)
{
	struct slice rest = slice_from(status, 2);

	return status.len > 4 && !slice_eq(rest, SLICE("0.0")) && !slice_eq(rest, SLICE("1.0")) &&
	    !slice_eq(rest, SLICE("4.7"));
}

/* The first status in s that says something. */
static struct slice
telling_status(struct slice s)
{
	for (;;) {
		struct slice status = bounce_status_in(s);

		if (status.len == 0 || is_telling(status))
			return status;
		s = slice_from(s, (size_t)(status.p - s.p) + status.len);
	}
}

struct block_fields {
	struct slice recipient, action, status, diagnostic;
};

static void
fields_read(struct pool *pool, const struct header *h, struct block_fields *f)
{
	static const char *const names[] = { "Final-Recipient", "Original-Recipient", "X-Actual-Recipient" };
	struct slice status = header_text(pool, h, "Status"), best;

	*f = (struct block_fields) { 0 };
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct slice r = recipient_of(pool, header_find(h, names[i]));

		if (r.len > 0 &&
		    (f->recipient.len == 0 || slice_find_char(f->recipient, '@') == f->recipient.len))
			f->recipient = r;
	}
	f->action = header_token(pool, header_find(h, "Action"));
	f->action = slice_to(f->action, slice_find_char(f->action, ' '));
	f->diagnostic = header_text(pool, h, "Diagnostic-Code");
	f->status = bounce_status_in(status);
	/* the server's own words often say more */
	best = telling_status(f->diagnostic);
	if (best.len > 0 && (f->status.len == 0 || (!is_telling(f->status) && f->status.p[0] == best.p[0])))
		f->status = best;
	else if (f->status.len == 0)
		f->status = bounce_status_in(f->diagnostic);
}

/* ---- the report ------------------------------------------------------------------------ */

const struct mime_part *
bounce_status_part(struct pool *pool, const struct mime_message *message)
{
	for (size_t i = 0; i < message->n; i++) {
		const struct mime_part *p = &message->parts[i];

		if (mime_is(p, "message", NULL) && slice_ends_nocase(p->subtype, SLICE("delivery-status")))
			return p;
	}
	/* a report whose parts have lost their types */
	for (size_t i = 1; i < message->n; i++) {
		const struct mime_part *p = &message->parts[i];
		struct slice start;

		if (!mime_is(p, "text", "plain") && !mime_is(p, "application", NULL))
			continue;
		start = slice_trim(slice_to(mime_bytes(pool, p, 2000), 2000));
		if (slice_starts_nocase(start, SLICE("Reporting-MTA:")) ||
		    slice_starts_nocase(start, SLICE("Final-Recipient:")))
			return p;
	}
	return NULL;
}

static bool
is_failure(struct slice action)
{
	return !slice_eq(action, SLICE("delivered")) && !slice_eq(action, SLICE("relayed")) &&
	    !slice_eq(action, SLICE("expanded"));
}

/* Takes over a recipient's block: failures push out what was only reported as delivered. */
static void
block_take(struct pool *pool, struct reading_bounce *out, const struct block_fields *f)
{
	bool failed = is_failure(f->action);

	if (out->recipient_count > 0 && failed != is_failure(out->action)) {
		if (!failed)
			return;
		out->recipient_count = 0;
		out->status = out->diagnostic = out->action = (struct slice) { NULL, 0 };
	}
	/* a file or a local name is nobody that we wrote to */
	if (slice_find_char(f->recipient, '@') < f->recipient.len)
		bounce_recipient_add(pool, out, f->recipient);
	if (out->action.len == 0)
		out->action = text_clean_line(pool, f->action, 40);
	if (out->status.len == 0)
		out->status = f->status;
	if (out->diagnostic.len == 0)
		out->diagnostic = text_clean_line(pool, f->diagnostic, READING_LINE_MAX);
}

void
bounce_status_read(struct pool *pool, struct slice report, struct reading_bounce *out)
{
	struct slice rest = slice_to(report, BOUNCE_REPORT_MAX);

	for (int n = 0; rest.len > 0 && n < BLOCK_COUNT_MAX; n++) {
		struct block_fields f;
		struct header h;

		while (rest.len > 0 && (rest.p[0] == '\n' || rest.p[0] == '\r' || rest.p[0] == ' '))
			rest = slice_from(rest, 1);
		h = header_split(pool, rest);
		if (h.length == 0) {
			/* a line that is no field: over it */
			rest = slice_from(rest, slice_find_char(rest, '\n') + 1);
			continue;
		}
		rest = slice_from(rest, h.length);
		fields_read(pool, &h, &f);
		if (f.recipient.len > 0 || f.action.len > 0)
			block_take(pool, out, &f);
		if (out->original_id.len == 0) {
			size_t ids;
			struct slice *id = header_ids(pool, header_find(&h, "X-Original-Message-ID"), &ids);

			if (ids == 0)
				id = header_ids(pool, header_find(&h, "Original-Message-ID"), &ids);
			if (ids > 0)
				out->original_id = id[0];
		}
	}
}

struct slice
bounce_status_in_text(struct slice text)
{
	struct slice rest = text, line, start = { NULL, 0 };

	while (slice_line(&rest, &line)) {
		/* the report begins at the block that the first recipient is in */
		if (slice_trim(line).len == 0 || line.p == text.p)
			start = slice_from(text, (size_t)(line.p - text.p));
		if (slice_starts_nocase(line, SLICE("Final-Recipient:")))
			return start;
	}
	return (struct slice) { NULL, 0 };
}

/* ---- hard or not ------------------------------------------------------------------------- */

bool
bounce_is_hard(struct pool *pool, const struct reading_bounce *b)
{
	static const char *const statuses[] = { "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.4.4",
		"5.0.1", NULL };
	/* whatever else is said: the mailbox is there */
	static words_list stronger = { "full", "quota", "spam", "blocked", "blacklist", "block list",
		"policy", "too large", "too big", "size limit", "relaying", "relay denied", "spf", "dkim",
		"dmarc", "virus", "try again", "temporar", "timed out", "ptr", "reverse", "disabled",
		"suspended", "permission", "domain of sender", "sender", "authenticat", "loop", "too many",
		NULL };
	struct slice words = words_fold(pool, b->diagnostic);

	if (!is_failure(b->action) || slice_eq(b->action, SLICE("delayed")) ||
	    (b->status.len > 0 && b->status.p[0] == '2'))
		return false;
	if (words.len > 0 && words_in(words, stronger) != NULL)
		return false;
	if (words.len > 0 && words_in(words, words_reason_hard) != NULL)
		return true;
	for (size_t i = 0; statuses[i] != NULL; i++)
		if (slice_eq(b->status, slice_of(statuses[i])))
			return true;
	return false;
}
