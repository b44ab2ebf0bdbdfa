/*
 * See alternative.h. Place: below document.c. Method: letters are counted,
 * links left out, as they stand in the plain side only; where the HTML says no
 * more than the other, its words are looked up among the words of that.
 */
#include <stdint.h>

#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/mail/alternative.h"

/* Words that are looked up, and among which: the addresses of links make the plain side longer. */
#define HTML_WORD_MAX 1000
#define PLAIN_WORD_MAX 3000
#define TABLE_BITS_MIN 6
#define TABLE_BITS_MAX 13 /* well above PLAIN_WORD_MAX */

/* Letters and digits, links left out: how much a text says. */
static size_t
weight_of(struct slice s)
{
	size_t n = 0, word = 0;
	bool link = false;

	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == ' ' || c == '\n' || c == '\t') {
			n += link ? 0 : word;
			word = 0;
			link = false;
			continue;
		}
		link = link || (c == ':' && i + 2 < s.len && s.p[i + 1] == '/' && s.p[i + 2] == '/');
		word += c >= 0x80 || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
	}
	return n + (link ? 0 : word);
}

/*
 * The next word, as a number that is never 0; 0 at the end. Where no spaces
 * are written each character is one, as line ends stand anywhere.
 */
static uint64_t
word_next(struct slice s, size_t *at)
{
	uint64_t hash = 0;

	while (*at < s.len) {
		size_t before = *at;
		unsigned c = utf8_next(s, at);

		if (unicode_is_ideograph(c)) {
			if (hash == 0)
				return c;
			*at = before;
			return hash;
		}
		if (unicode_is_letter(c) || unicode_is_digit(c))
			hash =
			    ((hash == 0 ? 14695981039346656037u : hash) ^ (c | 0x20)) * 1099511628211u | 1u;
		else if (hash != 0)
			return hash;
	}
	return hash;
}

/* A hash table of words. */
struct table {
	uint64_t *v;
	int bits; /* of its size */
};

/* For the words of s: each takes two bytes or more, with the blank behind it. */
static struct table
table_for(struct pool *pool, struct slice s)
{
	struct table t = { .bits = TABLE_BITS_MIN };

	while (t.bits < TABLE_BITS_MAX && (size_t)1 << t.bits < s.len)
		t.bits++;
	t.v = pool_array(pool, (size_t)1 << t.bits, sizeof(*t.v));
	return t;
}

/* Where word stands in the table, or would. */
static size_t
place_of(const struct table *t, uint64_t word)
{
	size_t i = (size_t)(word * 0x9e3779b97f4a7c15u >> (64 - t->bits));

	while (t->v[i] != 0 && t->v[i] != word)
		i = (i + 1) & (((size_t)1 << t->bits) - 1);
	return i;
}

/* Is a third of the words of html, or more, not in plain? Not asked where html has more of them. */
static bool
is_other(struct pool *pool, struct slice html, struct slice plain)
{
	struct table table = table_for(pool, plain);
	uint64_t word;
	size_t n = 0, in_plain = 0, missing = 0;

	for (size_t at = 0; in_plain < PLAIN_WORD_MAX && (word = word_next(plain, &at)) != 0; in_plain++)
		table.v[place_of(&table, word)] = word;
	for (size_t at = 0; n < HTML_WORD_MAX && (word = word_next(html, &at)) != 0; n++)
		missing += table.v[place_of(&table, word)] == 0;
	return n <= in_plain && missing * 3 >= n && missing > 0;
}

enum alternative
alternative_judge(struct pool *pool, struct slice html, struct slice plain)
{
	if (weight_of(html) * 10 < weight_of(plain) * 6)
		return ALTERNATIVE_PLAIN;
	return is_other(pool, html, plain) ? ALTERNATIVE_OTHER : ALTERNATIVE_HTML;
}
