/* See series.h. Method: titles and deliverables as lists of folded words; lists of this length are compared word by word. */
#include <string.h>

#include "daemon/core/drive/series.h"
#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"

/* Words of one text that are looked at. */
#define WORDS_MAX 60
/* Bytes that two words must share: endings differ. */
#define STEM_MIN 4

/* Every title may have them. */
static const char *const title_words[] = { "re", "fw", "fwd", "aw", "wg", "notes", "note", "minutes", "meeting", "meetings",
	"of", "the", "from", "for", "on", "and", "weekly", "monthly", "biweekly", "daily", "week", "sprint", "action", "items",
	"summary", "recap", "follow", "up", "protokoll", "notizen", "mitschrift", "besprechung", "treffen", "sitzung", "termin",
	"vom", "der", "die", "das", "zum", "zur", "und", "kw", "woche", "wöchentlich", "monatlich", "ergebnisse", "compte",
	"rendu", "réunion", "du", "de", "la", "acta", "reunión", "st", "nd", "rd", "th", "am", "pm", "uhr", "january",
	"february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan",
	"feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "januar", "februar", "märz", "mai",
	"juni", "juli", "oktober", "dezember", "okt", "dez", "monday", "tuesday", "wednesday", "thursday", "friday", "mon",
	"tue", "wed", "thu", "fri", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", NULL };

/* Words that say nothing about a deliverable. */
static const char *const idle_words[] = { "the", "a", "an", "of", "to", "for", "and", "or", "in", "on", "at", "with", "from",
	"by", "is", "be", "our", "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "und", "oder", "zu", "zum",
	"zur", "für", "von", "mit", "im", "am", "auf", "an", "bis", "le", "la", "les", "un", "une", "et", "du", "el", "los",
	"y", "final", "new", "neu", "neue", NULL };

static bool
is_among(struct slice word, const char *const *list)
{
	for (; *list != NULL; list++)
		if (slice_eq(word, slice_of(*list)))
			return true;
	return false;
}

/* The words of s, folded, without those of the list: those with a digit in them, or the others. */
static size_t
words_of(struct pool *pool, struct slice s, const char *const *without, bool digits, struct slice out[WORDS_MAX])
{
	struct slice folded = unicode_fold(pool, s);
	size_t n = 0, at = 0, start;
	bool digit = false;

	for (start = 0; start < folded.len && n < WORDS_MAX;) {
		size_t before = at;
		unsigned c = at < folded.len ? utf8_next(folded, &at) : ' ';
		bool letter = unicode_is_letter(c);

		digit = digit || unicode_is_digit(c);
		if ((letter || unicode_is_digit(c)) && before < folded.len)
			continue;
		out[n] = slice_to(slice_from(folded, start), before - start);
		if (out[n].len > 0 && digit == digits && !is_among(out[n], without))
			n++;
		digit = false;
		start = before < folded.len ? at : folded.len;
	}
	return n;
}

const char *
series_key(struct pool *pool, struct slice title)
{
	struct slice words[WORDS_MAX];
	size_t n = words_of(pool, title, title_words, false, words);
	struct text t;

	text_init(&t, pool);
	for (size_t i = 0; i < n; i++)
		text_addf(&t, "%s%.*s", i == 0 ? "" : " ", SLICE_ARG(words[i]));
	return t.len == 0 ? "" : t.p;
}

/* -- likeness -- */

/* The same word, or the same but for its ending: "mockup", "mockups"; "Liste", "Listen". */
static bool
is_alike(struct slice a, struct slice b)
{
	size_t shorter = a.len < b.len ? a.len : b.len, longer = a.len < b.len ? b.len : a.len;

	return slice_eq(a, b) ||
	    (shorter >= STEM_MIN && longer - shorter <= 2 && memcmp(a.p, b.p, shorter - (shorter > STEM_MIN)) == 0);
}

/* "page 1" and "page 2", "Q3" and "Q4": numbers in both that are not the same. */
static bool
have_other_numbers(struct pool *pool, struct slice a, struct slice b)
{
	struct slice one[WORDS_MAX], two[WORDS_MAX];
	size_t n = words_of(pool, a, idle_words, true, one), m = words_of(pool, b, idle_words, true, two), common = 0;

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < m; k++)
			common += slice_eq(one[i], two[k]);
	return n > 0 && m > 0 && common == 0;
}

int
series_likeness(struct pool *pool, struct slice a, struct slice b)
{
	struct slice one[WORDS_MAX], two[WORDS_MAX];
	size_t n = words_of(pool, a, idle_words, false, one), m = words_of(pool, b, idle_words, false, two), common = 0;
	size_t shorter = n < m ? n : m;

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < m; k++)
			if (is_alike(one[i], two[k])) {
				two[k] = (struct slice) { NULL, 0 };
				common++;
				break;
			}
	if (shorter == 0 || (common < 2 && n + m > 2) || have_other_numbers(pool, a, b))
		return 0;
	return (int)(100 * common / shorter);
}

/* -- the list -- */

static size_t
people_of(struct pool *pool, const struct record *r, const char ***out)
{
	size_t n = 0, cap = 0;

	*out = NULL;
	for (size_t i = 0; i < r->item_count; i++)
		for (size_t k = 0; k < r->items[i].owner_count; k++) {
			const char *email = r->items[i].owners[k].email;
			bool known = email[0] == '\0';

			for (size_t j = 0; j < n && !known; j++)
				known = email_is((*out)[j], email);
			if (known)
				continue;
			*out = pool_grow(pool, *out, n, &cap, sizeof(**out));
			(*out)[n++] = email;
		}
	return n;
}

/* Have at least half of the people of the one points in the other, and the other way round? */
static bool
is_same_circle(struct pool *pool, const struct record *a, const struct record *b)
{
	const char **one, **two;
	size_t n = people_of(pool, a, &one), m = people_of(pool, b, &two), common = 0;

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < m; k++)
			common += email_is(one[i], two[k]);
	return common > 0 && 2 * common >= n && 2 * common >= m;
}

size_t
series_list(struct core *core, struct pool *pool, const struct record *r, int64_t since, struct record **list)
{
	int64_t *ids;
	size_t all = store_agreements_series(core->store, pool, &r->a, since, &ids), n = 0;

	*list = pool_array(pool, all + 1, sizeof(**list));
	for (size_t i = 0; i < all; i++) {
		struct record *other = &(*list)[n];
		bool calendar;

		if (ids[i] == r->a.id || !record_load(core, pool, ids[i], other))
			continue;
		calendar = r->a.calendar[0] != '\0' && strcmp(r->a.calendar, other->a.calendar) == 0;
		n += calendar || r->a.series[0] != '\0' || is_same_circle(pool, r, other);
	}
	return n;
}
