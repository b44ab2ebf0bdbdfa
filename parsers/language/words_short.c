/* See words.h. Words as people in a hurry write them: "Tom shd cancel it tmrw", "Dani tiene q mirar". */
#include "parsers/language/words.h"

static const struct {
	const char *written, *meant;
	bool spanish; /* else English; a letter alone only where nothing else is spoken */
} shorts[] = { { "shd", "should", false }, { "shld", "should", false }, { "wld", "would", false }, { "cld", "could", false },
	{ "u", "you", false }, { "ur", "your", false }, { "tmrw", "tomorrow", false }, { "tmr", "tomorrow", false }, { "tmw", "tomorrow", false },
	{ "abt", "about", false }, { "im", "i", false }, { "bfr", "before", false }, { "q", "que", true }, { "xq", "porque", true } };

void
words_lengthen(const struct words_set *set, struct tokens *t, size_t at)
{
	bool spanish = set->n > 1 && set->v[1] == &words_es;
	unsigned long long begin = 0, end = 0;
	struct token *w = &t->v[at];

	if (w->letters != CASE_LOWER || token_is(t, at + 1, '.'))
		return;
	/* as slice_is_one_of does */
#pragma GCC unroll 1000
	for (size_t i = 0; i < sizeof(shorts) / sizeof(shorts[0]); i++) {
		size_t len = strlen(shorts[i].written);

		begin |= slice_trait(shorts[i].written[0], len);
		end |= slice_trait(shorts[i].written[len - 1], len);
	}
	if (!(begin & slice_trait(w->low.p[0], w->low.len)) || !(end & slice_trait(w->low.p[w->low.len - 1], w->low.len)))
		return;
	for (size_t i = 0; i < sizeof(shorts) / sizeof(shorts[0]); i++)
		/* "im getting there"; "im Plan" is German */
		if (slice_is(w->low, shorts[i].written) &&
		    (!slice_eq(w->low, SLICE("im")) || (at + 1 < t->n && slice_ends_nocase(t->v[at + 1].low, SLICE("ing")))) && (shorts[i].spanish ? spanish : w->low.len > 2 || set->n < 2)) {
			w->low = w->plain = slice_of(shorts[i].meant);
			w->hash = w->low_hash = words_hash(w->low);
			return;
		}
}
