/* See mailto.h. Method: from one "mailto:" to the next; around it the tag, behind the tag the words. */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/mail/mailto.h"

/* Bytes of an address and of a name, with the markup inside. */
#define ADDRESS_MAX 200
#define NAME_MAX 400

/* The address at the start of s, up to the quotation mark or "?subject="; empty if it is none. */
static struct slice
address_of(struct slice s)
{
	size_t n = 0;

	while (n < s.len && n < ADDRESS_MAX && s.p[n] > ' ' && memchr("\"'?&<>", s.p[n], 6) == NULL)
		n++;
	s = slice_to(s, n);
	return slice_find_char(s, '@') > 0 && slice_find_char(s, '@') + 1 < s.len ? s : slice_to(s, 0);
}

/* The words behind the tag that s is in, up to the end of the link, without other tags. */
static struct slice
words_of(struct pool *pool, struct slice s)
{
	struct text t;
	size_t i = slice_find_char(s, '>') + 1;
	size_t end = i + NAME_MAX;

	text_init(&t, pool);
	while (i < s.len && i < end) {
		if (s.p[i] != '<') {
			text_add_char(&t, s.p[i++]);
			continue;
		}
		if (slice_starts_nocase(slice_from(s, i), SLICE("</a")))
			return text_clean_line(pool, text_slice(&t), NAME_MAX);
		i += slice_find_char(slice_from(s, i), '>') + 1;
	}
	return (struct slice) { NULL, 0 };
}

static bool
is_name(struct slice s)
{
	return s.len > 1 && s.len <= 80 && memchr(s.p, '&', s.len) == NULL && memchr(s.p, '@', s.len) == NULL &&
	    !slice_has_digit(s);
}

size_t
mailto_find(struct pool *pool, struct slice html, struct block_link **links)
{
	size_t n = 0, cap = 0, at = 0;

	*links = NULL;
	while (n < MAILTO_MAX && (at += slice_find(slice_from(html, at), SLICE("mailto:"))) < html.len) {
		struct slice address = address_of(slice_from(html, at + 7)), name;
		bool seen = false;

		at += 7;
		if (address.len == 0)
			continue;
		name = words_of(pool, slice_from(html, at));
		if (name.len > 1 && name.p[0] == '@')
			name = slice_from(name, 1);
		if (!is_name(name))
			continue;
		for (size_t i = 0; i < n && !seen; i++)
			seen = slice_eq((*links)[i].name, name) && slice_eq((*links)[i].address, address);
		if (seen)
			continue;
		*links = pool_grow(pool, *links, n, &cap, sizeof(**links));
		(*links)[n++] = (struct block_link) { name, address };
	}
	return n;
}
