/* See people_known.h: what else a name may be written like. */
#include "parsers/base/unicode.h"
#include "parsers/base/pool.h"
#include "parsers/language/people_known.h"

struct slice
people_respelled(struct pool *pool, struct slice name)
{
	struct slice plain = words_plain(pool, name);
	struct text t;
	bool changed = false;

	text_init(&t, pool);
	for (size_t at = 0; at < name.len;) {
		size_t from = at;
		unsigned c = utf8_next(name, &at);
		const char *two = c == 0xe4 || c == 0xc4 ? "ae"
		    : c == 0xf6 || c == 0xd6 || c == 0xf8 || c == 0xd8 ? "oe"
		    : c == 0xfc || c == 0xdc                           ? "ue"
		                                                       : NULL;

		changed = changed || two != NULL;
		if (two != NULL)
			text_add(&t, slice_of(two));
		else
			text_add(&t, slice_to(slice_from(name, from), at - from));
	}
	if (changed)
		return text_slice(&t);
	text_init(&t, pool);
	for (size_t i = 0; i < plain.len; i++) {
		text_add_char(&t, plain.p[i]);
		/* not Manuel, Michael, Joel */
		if (i > 0 && i + 2 < plain.len && plain.p[i + 1] == 'e' &&
		    (plain.p[i] == 'a' || plain.p[i] == 'o' || plain.p[i] == 'u') &&
		    plain.p[i - 1] != 'q' && plain.p[i + 2] != 'l' && plain.p[i + 2] != ' ') {
			changed = true;
			i++;
		}
	}
	return changed ? text_slice(&t) : SLICE("");
}

struct slice
people_rejoined(struct pool *pool, struct slice name)
{
	size_t hyphen = slice_find_char(name, '-'), first = slice_find_char(name, ' '), words = 0;
	struct text t;

	for (struct slice rest = name; rest.len > 0; words++) {
		size_t end = slice_find_char(rest, ' ');

		rest = slice_from(rest, end < rest.len ? end + 1 : end);
	}
	if (hyphen < name.len ? hyphen > first : words < 3)
		return SLICE("");
	text_init(&t, pool);
	text_add(&t, slice_to(name, hyphen < first ? hyphen : first));
	text_add_char(&t, hyphen < first ? ' ' : '-');
	text_add(&t, slice_from(name, (hyphen < first ? hyphen : first) + 1));
	return text_slice(&t);
}

struct slice
people_spelt_out(struct pool *pool, struct slice written)
{
	static const char *const vowels[][2] = { { "\303\244", "ae" }, { "\303\266", "oe" },
		{ "\303\274", "ue" }, { "\303\204", "Ae" }, { "\303\226", "Oe" }, { "\303\234", "Ue" } };
	struct text t;
	bool any = false;

	if (slice_is_ascii(written))
		return (struct slice) { NULL, 0 };
	text_init(&t, pool);
	for (size_t i = 0; i < written.len; i++) {
		size_t v = 0;

		while (v < 6 && !slice_starts(slice_from(written, i), slice_of(vowels[v][0])))
			v++;
		if (v < 6) {
			text_add(&t, slice_of(vowels[v][1]));
			any = true;
			i++;
		} else {
			text_add_char(&t, written.p[i]);
		}
	}
	return any ? text_slice(&t) : (struct slice) { NULL, 0 };
}
