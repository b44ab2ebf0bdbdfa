/*
 * What the receiving server found out about who sent a mail (RFC 8601), for
 * header.h. Method: comments go, the results are taken apart at ';', and one
 * aligned pass is looked for. Only the topmost field is read: what stands below
 * it came with the mail and may say anything.
 */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/mail/header.h"

/* Results in one field; servers write below ten. */
#define RESULTS_MAX 50

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static struct slice
word_take(struct slice *rest)
{
	struct slice s = slice_trim(*rest);
	size_t end = 0;

	while (end < s.len && !is_space(s.p[end]))
		end++;
	*rest = slice_from(s, end);
	return slice_to(s, end);
}

/* "corp.example" of "jane@corp.example", "@corp.example" or itself; quotes gone. */
static struct slice
domain_of(struct slice value)
{
	size_t at = slice_find_char(value, '@');

	if (value.len >= 2 && value.p[0] == '"' && value.p[value.len - 1] == '"')
		value = (struct slice){ value.p + 1, value.len - 2 };
	at = slice_find_char(value, '@');
	return at < value.len ? slice_from(value, at + 1) : value;
}

/*
 * Relaxed alignment (RFC 7489 section 3.1): the same domain, or one below the
 * other. Without a list of public suffixes a suffix of one label is no domain.
 */
static bool
is_aligned(struct slice a, struct slice b)
{
	struct slice longer = a.len > b.len ? a : b, shorter = a.len > b.len ? b : a;

	if (shorter.len == 0 || slice_find_char(shorter, '.') == shorter.len)
		return false;
	if (slice_eq_nocase(a, b))
		return true;
	return longer.len > shorter.len + 1 && longer.p[longer.len - shorter.len - 1] == '.' &&
	    slice_eq_nocase(slice_from(longer, longer.len - shorter.len), shorter);
}

/* The value of one property ("header.d=") among the words of a result. */
static struct slice
property(struct slice words, struct slice name)
{
	while (words.len > 0) {
		struct slice word = word_take(&words);

		if (word.len == 0)
			break;
		if (slice_starts_nocase(word, name))
			return slice_from(word, name.len);
	}
	return (struct slice){ NULL, 0 };
}

enum verdict { VERDICT_NONE, VERDICT_ALIGNED, VERDICT_FAILED };

static enum verdict
result_read(struct slice result, struct slice from)
{
	struct slice words = result, method = word_take(&words), domain;

	if (slice_starts_nocase(method, SLICE("dmarc=fail")))
		return VERDICT_FAILED;
	if (slice_eq_nocase(method, SLICE("dmarc=pass"))) {
		domain = domain_of(property(words, SLICE("header.from=")));
		return domain.len == 0 || slice_eq_nocase(domain, from) ? VERDICT_ALIGNED : VERDICT_NONE;
	}
	if (slice_eq_nocase(method, SLICE("spf=pass")))
		domain = domain_of(property(words, SLICE("smtp.mailfrom=")));
	else if (slice_eq_nocase(method, SLICE("dkim=pass"))) {
		domain = property(words, SLICE("header.d="));
		if (domain.len == 0)
			domain = domain_of(property(words, SLICE("header.i=")));
	} else
		return VERDICT_NONE;
	return is_aligned(domain, from) ? VERDICT_ALIGNED : VERDICT_NONE;
}

void
header_auth(struct pool *pool, const struct header *h, struct reading *reading)
{
	struct slice rest = header_strip(pool, header_find(h, "Authentication-Results")), server;
	struct slice from = domain_of(reading->from.email);
	bool aligned = false, failed = false;
	size_t end = slice_find_char(rest, ';');

	server = slice_to(rest, end);
	reading->auth_server = text_clean_line(pool, word_take(&server), 255);
	for (int n = 0; n < RESULTS_MAX && end < rest.len && from.len > 0; n++) {
		enum verdict v;

		rest = slice_from(rest, end + 1);
		end = slice_find_char(rest, ';');
		v = result_read(slice_to(rest, end), from);
		aligned = aligned || v == VERDICT_ALIGNED;
		failed = failed || v == VERDICT_FAILED;
	}
	reading->auth_aligned = aligned && !failed;
}
