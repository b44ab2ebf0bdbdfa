/*
 * See mime_multipart.h. Place: below mime.c. Method: libetpan splits, but what
 * it is given is a copy in which nothing is left that it misreads:
 * - it takes a line that only begins with the boundary for one (boundaries of
 *   inner multiparts do): the copy has a boundary of its own, and all other
 *   lines that begin with dashes lose the first;
 * - it overlooks a closing line when another boundary follows: the copy ends
 *   with the last one, those before it are ordinary boundaries;
 * - an empty part ends its work, and it skips empty lines at the start of the
 *   first part: each part gets a field of ours in front;
 * - it recurses over inner multiparts, attached mails and comments, in time
 *   quadratic in their depth: the fields that say so lose their first letter,
 *   as one level at a time is enough.
 */
#include <stdlib.h>
#include <string.h>

#include <libetpan/libetpan.h>

#include "parsers/base/pool.h"
#include "parsers/mail/mime.h"
#include "parsers/mail/mime_multipart.h"

/* The copy's own header, boundary and first field of each part. */
#define COPY_HEADER   SLICE("Content-Type: multipart/mixed; boundary=part\n\n")
#define COPY_BOUNDARY SLICE("--part\n")
#define COPY_CLOSING  SLICE("--part--\n")
#define COPY_FIELD    SLICE("X: 1\n")

struct delimiter {
	size_t at, end; /* its line in body, line end and all */
	bool closing;
};

struct delimiters {
	struct delimiter *v;
	size_t n, cap;
};

/* Is line "--boundary", or "--boundary--", blanks behind it aside? */
static bool
is_delimiter(struct slice line, struct slice boundary, bool *closing)
{
	struct slice rest;

	if (line.len < 2 || line.p[0] != '-' || line.p[1] != '-' || !slice_starts(slice_from(line, 2), boundary))
		return false;
	rest = slice_from(line, 2 + boundary.len);
	*closing = slice_starts(rest, SLICE("--"));
	return slice_trim(slice_from(rest, *closing ? 2 : 0)).len == 0;
}

/* Lines of body that part it, at most max that open a part. */
static struct delimiters
delimiters_find(struct pool *pool, struct slice body, struct slice boundary, size_t max)
{
	struct delimiters d = { 0 };
	struct slice rest = body, line;
	size_t at = 0, open = 0;
	bool closing;

	for (; boundary.len > 0 && open < max && slice_line(&rest, &line); at = body.len - rest.len) {
		if (!is_delimiter(line, boundary, &closing))
			continue;
		/* of several closing lines the first one counts; none of them opens the first part */
		if (closing && (d.n == 0 || d.v[d.n - 1].closing))
			continue;
		d.v = pool_grow(pool, d.v, d.n, &d.cap, sizeof(*d.v));
		d.v[d.n++] = (struct delimiter) { at, body.len - rest.len, closing };
		open += !closing;
	}
	return d;
}

/* The boundary that a multipart without a usable label must have: the first "--x" line followed by a field. */
static struct slice
boundary_guess(struct slice body)
{
	struct slice line, next, rest = body;

	while (slice_line(&rest, &line)) {
		struct slice after = rest;

		if (line.len < 4 || line.p[0] != '-' || line.p[1] != '-')
			continue;
		if (slice_line(&after, &next) && slice_starts_nocase(next, SLICE("content-")))
			return slice_trim(slice_from(line, 2));
	}
	return (struct slice) { NULL, 0 };
}

/* ---- the copy ------------------------------------------------------------- */

/* s without what libetpan would act upon. */
static void
part_add(struct text *t, struct slice s)
{
	size_t from = t->len;
	struct slice rest = s, line;

	text_add(t, s);
	for (size_t at = from; slice_line(&rest, &line); at = from + s.len - rest.len) {
		if (slice_starts(line, SLICE("--")))
			t->p[at] = '=';
		else if (slice_starts_nocase(line, SLICE("content-")) || slice_starts_nocase(line, SLICE("mime-")))
			t->p[at] = 'X';
	}
}

/* A copy of body with boundaries of our own; malloc'd. */
static struct text
copy_make(struct slice body, const struct delimiters *d)
{
	struct text t;

	text_init(&t, NULL);
	text_add(&t, COPY_HEADER);
	for (size_t i = 0; i < d->n; i++) {
		size_t end = i + 1 < d->n ? d->v[i + 1].at : body.len;

		if (d->v[i].closing && i + 1 == d->n) {
			text_add(&t, COPY_CLOSING);
			break;
		}
		text_add(&t, COPY_BOUNDARY);
		text_add(&t, COPY_FIELD);
		part_add(&t, slice_from(slice_to(body, end), d->v[i].end));
	}
	return t;
}

/* The multipart below the message that mailmime_parse makes of everything; NULL when there is none. */
static struct mailmime *
multipart_in(struct mailmime *m)
{
	while (m != NULL && m->mm_type == MAILMIME_MESSAGE)
		m = m->mm_data.mm_message.mm_msg_mime;
	return m != NULL && m->mm_type == MAILMIME_MULTIPLE ? m : NULL;
}

/* The parts that libetpan finds in tree: each begins behind its line in body, and is as long as in the copy. */
static struct slice *
parts_of(struct pool *pool, struct mailmime *tree, struct slice body, const struct delimiters *d, size_t *n)
{
	struct mailmime *multipart = multipart_in(tree);
	struct slice *parts = pool_array(pool, d->n, sizeof(*parts));

	if (multipart == NULL)
		return parts;
	for (clistiter *i = clist_begin(multipart->mm_data.mm_multipart.mm_mp_list); i != NULL && *n < d->n;
	     i = clist_next(i)) {
		const struct mailmime *part = clist_content(i);
		size_t own = COPY_FIELD.len, len = part->mm_length > own ? part->mm_length - own : 0;

		parts[*n] = slice_to(slice_from(body, d->v[*n].end), len);
		(*n)++;
	}
	return parts;
}

bool
mime_multipart_opens(struct slice body, struct slice boundary)
{
	struct slice line;
	bool closing;

	while (slice_line(&body, &line))
		if (slice_trim(line).len > 0)
			return is_delimiter(line, slice_trim(boundary), &closing);
	return false;
}

struct slice *
mime_multipart_split(struct pool *pool, struct slice body, struct slice boundary, size_t max, size_t *n)
{
	struct delimiters d = delimiters_find(pool, body, boundary, max);
	struct slice *parts = NULL;
	struct mailmime *tree = NULL;
	struct text copy;
	size_t at = 0;

	*n = 0;
	/* RFC 2046 section 5.1.1: a boundary does not end in a blank, and relays cut blanks off lines */
	if (d.n == 0)
		d = delimiters_find(pool, body, slice_trim(boundary), max);
	if (d.n == 0)
		d = delimiters_find(pool, body, boundary_guess(body), max);
	if (d.n == 0)
		return NULL;
	copy = copy_make(body, &d);
	if (mailmime_parse(copy.p, copy.len, &at, &tree) == MAILIMF_NO_ERROR) {
		parts = parts_of(pool, tree, body, &d, n);
		mailmime_free(tree);
	}
	text_free(&copy);
	return parts;
}

/* ---- before the jail ------------------------------------------------------- */

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
