/*
 * See people_known.h. Names in ideographs: whoever has one of three characters, Wang Zhiyuan, is called by the last
 * two, which may be a word as well; so they name him only where they stand alone.
 */
#include "parsers/base/unicode.h"
#include "parsers/language/people_known.h"

bool
people_is_of_three(struct slice word)
{
	size_t n = 0;

	for (size_t at = 0; at < word.len; n++)
		if (!unicode_is_ideograph(utf8_next(word, &at)))
			return false;
	return n == 3;
}

/* "志远会后牵头", "(志远)": may the n characters from token i be what somebody is called, and no part of
 * other words? */
static bool
stands_alone(const struct tokens *t, size_t i, size_t n)
{
	const uint64_t behind = W_FUTURE | W_COMMIT | W_NEED | W_LEAD | W_AND;
	bool begins = i == 0 || t->v[i - 1].kind != TOKEN_IDEOGRAPH || t->v[i].space ||
	    (t->v[i - 1].is & (W_LEAD | W_AND)) ||
	    (i > 1 && (t->v[i - 2].phrase & W_LEAD) && t->v[i - 2].phrase_len == 2);

	return begins && !(t->v[i].phrase_len == n && (t->v[i].phrase & ~W_GIVEN)) &&
	    (i + n >= t->n || t->v[i + n].kind != TOKEN_IDEOGRAPH || t->v[i + n].space ||
	        token_has(t, i + n, behind, NULL));
}

/* Is it only what those of three characters are called, and nobody's whole name? */
static bool
is_part_of_name(const struct people *p, struct slice s)
{
	bool found = false;

	for (struct entry *e = p->buckets[words_hash(s) & p->bucket_mask]; e != NULL; e = e->next) {
		if (!slice_eq(e->word, s))
			continue;
		if (!e->alias || p->v[e->person].words[0].len * 2 != s.len * 3 ||
		    !slice_ends_nocase(p->v[e->person].words[0], s))
			return false;
		found = true;
	}
	return found;
}

bool
people_may_be_called(const struct people *p, const struct tokens *t, size_t i, size_t n)
{
	return !is_part_of_name(p, tokens_slice(t, i, i + n)) || stands_alone(t, i, n);
}
