/* What of struct reading comes from the header; see header.h. */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/mail/header.h"

/* Fields by which servers and relays tell where a mail was really delivered. */
static const char *const delivery_fields[] = {
	"Delivered-To", "X-Original-To", "X-Delivered-To", "Envelope-To", "X-Envelope-To", "X-Rcpt-To",
	"Apparently-To", "X-Forwarded-To", "Original-Recipient",
};

/* All addresses of all fields of that name. */
static void
addresses_read(struct pool *pool, const struct header *h, const char *name, struct reading_addresses *all)
{
	size_t at = 0;
	struct slice value;

	while ((value = header_next(h, name, &at)).p != NULL) {
		struct reading_addresses more = header_addresses(pool, value), sum;

		if (more.n > READING_ADDRESS_MAX - all->n)
			more.n = READING_ADDRESS_MAX - all->n;
		if (more.n == 0)
			continue;
		sum.n = all->n + more.n;
		sum.v = pool_array(pool, sum.n, sizeof(*sum.v));
		if (all->n > 0)
			memcpy(sum.v, all->v, all->n * sizeof(*sum.v));
		memcpy(sum.v + all->n, more.v, more.n * sizeof(*sum.v));
		*all = sum;
	}
}

/* The first one that has an address; else the first name. */
static struct reading_address
first_address(struct pool *pool, const struct header *h, const char *name)
{
	struct reading_addresses all = { 0 };

	addresses_read(pool, h, name, &all);
	for (size_t i = 0; i < all.n; i++)
		if (all.v[i].email.len > 0)
			return all.v[i];
	return all.n > 0 ? all.v[0] : (struct reading_address){ 0 };
}

static struct slice
first_id(struct pool *pool, const struct header *h, const char *name)
{
	struct slice value = header_find(h, name), stripped;
	size_t n;
	struct slice *ids = header_ids(pool, value, &n);

	if (n > 0)
		return ids[0];
	/* without < >, as some write it */
	stripped = text_clean_line(pool, header_strip(pool, value), 1000);
	return slice_find_char(stripped, ' ') == stripped.len ? stripped : (struct slice){ NULL, 0 };
}

/* Is address our own mailbox with the detail that means notes ("agree+notes@corp.example")? */
static bool
is_keyword_address(const struct question *q, struct slice address)
{
	size_t at = slice_find_char(q->address, '@'), plus = slice_find_char(address, '+');
	struct slice detail = slice_from(address, plus + 1);
	size_t end = slice_find_char(detail, '@');

	if (q->address_keyword.len == 0 || at == q->address.len || plus == address.len)
		return false;
	return slice_eq_nocase(slice_to(address, plus), slice_to(q->address, at)) &&
	    slice_eq_nocase(slice_to(detail, end), q->address_keyword) &&
	    slice_eq_nocase(slice_from(detail, end), slice_from(q->address, at));
}

static bool
any_keyword_address(const struct question *q, const struct reading_addresses *all)
{
	for (size_t i = 0; i < all->n; i++)
		if (is_keyword_address(q, all->v[i].email))
			return true;
	return false;
}

static void
routing_read(struct pool *pool, const struct header *h, const struct question *q, struct reading *r)
{
	struct slice path = header_find(h, "Return-Path");

	r->from = first_address(pool, h, "From");
	r->sender = first_address(pool, h, "Sender");
	addresses_read(pool, h, "Reply-To", &r->reply_to);
	addresses_read(pool, h, "To", &r->to);
	addresses_read(pool, h, "Cc", &r->cc);
	for (size_t i = 0; i < sizeof(delivery_fields) / sizeof(delivery_fields[0]); i++)
		addresses_read(pool, h, delivery_fields[i], &r->delivered_to);
	r->has_return_path = path.p != NULL;
	if (r->has_return_path) {
		struct reading_addresses a = header_addresses(pool, path);

		r->return_path = a.n > 0 && a.v[0].email.len > 0 ? a.v[0].email : SLICE("");
	}
	r->address_keyword = any_keyword_address(q, &r->to) || any_keyword_address(q, &r->cc) ||
	    any_keyword_address(q, &r->delivered_to);
}

/* List-* fields (RFC 2369, 2919): a mail that went through a list. */
static struct slice
list_mark(struct pool *pool, const struct header *h)
{
	static const char *const names[] = { "List-Unsubscribe", "List-Id", "List-Post", "List-Help", "List-Subscribe",
		"List-Archive", "List-Owner" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (header_has(h, names[i])) {
			struct slice value = header_text(pool, h, names[i]);

			return value.len > 0 ? value : slice_of(names[i]);
		}
	return (struct slice){ NULL, 0 };
}

void
header_read(struct pool *pool, const struct header *h, const struct question *q, struct reading *r)
{
	struct slice date = header_find(h, "Date");
	struct slice folded;

	routing_read(pool, h, q, r);
	r->subject = header_text(pool, h, "Subject");
	r->title = header_title(pool, r->subject, q->subject_keyword);
	folded = unicode_fold(pool, r->subject);
	r->keyword = q->subject_keyword.len > 0 &&
	    slice_find(folded, unicode_fold(pool, q->subject_keyword)) < folded.len;
	r->message_id = first_id(pool, h, "Message-ID");
	r->in_reply_to = first_id(pool, h, "In-Reply-To");
	r->references = header_ids(pool, header_find(h, "References"), &r->reference_count);
	r->offset_s = q->offset_s;
	if (!header_date(date, &r->date, &r->offset_s)) {
		r->date = 0;
		r->offset_s = q->offset_s;
	}
	r->loop_mark = header_text(pool, h, "X-Agreed-Id");
	header_auth(pool, h, r);
	r->unsubscribe = list_mark(pool, h);
}
