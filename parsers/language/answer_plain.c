/*
 * See answer_parts.h: a paragraph as its words are looked up. Method: what only
 * colours a sentence, or marks a number, becomes spaces, so that all else keeps
 * its place.
 */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/language/answer_parts.h"

/* Adverbs that colour a sentence and may stand in the middle of any phrase: "geht leider nicht". */
static bool
is_colour(struct slice word)
{
	static const char *const words[] = { "leider", "aktuell", "momentan", "derzeit", "übrigens",
		"inzwischen", "mittlerweile", "jetzt", "unfortunately", "sadly", "currently", "honestly",
		"kindly", "tbh", "hierzu", "diesbezüglich" };

	return slice_among(word, words, sizeof(words) / sizeof(words[0]));
}

/* "No. 1 and no. 2 are ok"; but "2 no. 3 yes" are two answers. to: behind the word. */
static bool
is_number_sign(struct slice text, size_t from, size_t to)
{
	size_t before = from;

	if (to - from != 2 || !slice_eq_nocase(slice_to(slice_from(text, from), 2), SLICE("no")) ||
	    to + 2 >= text.len || text.p[to] != '.' || text.p[to + 1] != ' ' || text.p[to + 2] < '0' ||
	    text.p[to + 2] > '9')
		return false;
	while (before > 0 && text.p[before - 1] == ' ')
		before--;
	return before == 0 || text.p[before - 1] < '0' || text.p[before - 1] > '9';
}

/* The text as its words are looked up: with spaces for what only colours it, so that all keeps its place. */
struct slice
answer_plain(struct reply *r, struct slice paragraph)
{
	char *p = pool_copy(r->pool, paragraph.p, paragraph.len);
	bool any = false;

	for (size_t from = 0, to; from < paragraph.len; from = to + 1) {
		for (to = from; to < paragraph.len && paragraph.p[to] != ' ' && paragraph.p[to] != '\n' &&
		     paragraph.p[to] != ',' && paragraph.p[to] != '.' && paragraph.p[to] != ':';)
			to++;
		if (to > from && is_colour(slice_to(slice_from(paragraph, from), to - from)))
			memset(p + from, ' ', to - from);
		else if (is_number_sign(paragraph, from, to))
			memset(p + from, ' ', to + 1 - from);
		else
			any = any || to > from;
	}
	return any ? (struct slice) { p, paragraph.len } : paragraph;
}
