/*
 * See words.h. Words for the ones that are meant: as people in a hurry write them ("Tom shd cancel it tmrw", "Dani
 * tiene q mirar"), and "will be sending", which is "will send".
 */
#include <string.h>

#include "parsers/base/pool.h"
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

/* "will be working in Leeds", "will be teaching there", "will be going": where somebody is, and what he does there. */
static bool
tells_whereabouts(struct slice verb)
{
	static const char *const verbs[] = { "go", "come", "leave", "travel", "move", "join", "attend", "work", "teach", "speak",
		"present", "stay", "wait", "run", "use", "host", "visit", "start", "continue", "meet", "hold" };

	return SLICE_IS_ONE_OF(verb, verbs);
}

struct slice
words_gerund_base(const struct words_set *set, struct slice low, char room[WORDS_GERUND_MAX])
{
	const size_t n = low.len > 3 ? low.len - 3 : 0;
	const struct slice bare = slice_to(low, n), with_e = { room, n + 1 };

	if (low.len < WORDS_GERUND_MIN || low.len > WORDS_GERUND_MAX || !slice_ends_nocase(low, SLICE("ing")))
		return SLICE("");
	memcpy(room, low.p, n);
	room[n] = 'e';
	if (words_find(set, bare) & (W_VERB | W_STATIVE))
		return bare;
	if (words_find(set, with_e) & (W_VERB | W_STATIVE))
		return with_e;
	return low.p[n - 1] == low.p[n - 2] && (words_find(set, slice_to(low, n - 1)) & (W_VERB | W_STATIVE)) ? slice_to(low, n - 1) : SLICE("");
}

void
words_simplify(struct pool *pool, const struct words_set *set, struct tokens *t, size_t at)
{
	struct token *w = &t->v[at];
	char room[WORDS_GERUND_MAX], *kept;
	struct slice base;

	if (at < 2 || w->low.p[w->low.len - 1] != 'g' || !slice_eq(t->v[at - 1].low, SLICE("be")) || !(t->v[at - 2].is & W_FUTURE))
		return;
	base = words_gerund_base(set, w->low, room);
	if (base.len == 0 || (words_find(set, base) & W_STATIVE) || (tells_whereabouts(base) && !(slice_eq(base, SLICE("work")) && at + 1 < t->n && slice_eq(t->v[at + 1].low, SLICE("on")))))
		return;
	kept = pool_bytes(pool, base.len);
	memcpy(kept, base.p, base.len);
	w->low = w->plain = (struct slice) { kept, base.len };
	w->hash = w->low_hash = words_hash(base);
	t->v[at - 1].is = t->v[at - 1].phrase = W_LEAD;
	t->v[at - 1].phrase_len = 1;
}
