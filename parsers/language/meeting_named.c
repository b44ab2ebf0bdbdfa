/*
 * See meeting.h. Notes without a list of those who were there name them all the same: "Dana will ...", "Dana: ...",
 * "(Dana)". A given name that stands so more than once is somebody. Only names that nobody else has: whom the directory,
 * the mail or a list of attendees names is known already.
 */
#include "parsers/language/meeting.h"

/* Names that are counted, and the times that make one somebody. */
#define NAMED_MAX 24
#define NAMED_LEAST 2

struct named {
	struct slice name, low;
	size_t times;
};

/* A given name, and no other word. */
static bool
may_be_named(const struct people *people, const struct tokens *t, size_t i)
{
	const uint64_t other = W_TIME | W_VERB | W_FUTURE | W_WEAK | W_BE | W_FUNCTION | W_ROLE | W_TECH | W_EVENT | W_NOT | W_TITLE;
	const struct token *w = &t->v[i];

	return w->kind == TOKEN_WORD && w->letters == CASE_CAPITAL && w->len > 2 && (w->is & (W_GIVEN | other)) == W_GIVEN &&
	    people_match(people, t, i) == 0 && !people_may_begin(people, w);
}

/* Does it stand where somebody does: in front of what he does, a colon, or alone in brackets? */
static bool
stands_so(const struct tokens *t, size_t i)
{
	const uint64_t does = W_FUTURE | W_TO | W_COMMIT | W_DOES | W_NEED;
	bool border = i == 0 || t->v[i - 1].kind == TOKEN_PUNCT || (t->v[i - 1].is & (W_AND | W_LEAD));

	if (!border || i + 1 >= t->n)
		return false;
	if (i > 0 && (token_is(t, i - 1, '(') || token_is(t, i - 1, '[')))
		return token_is(t, i + 1, ')') || token_is(t, i + 1, ']') || token_is(t, i + 1, ',');
	return t->v[i + 1].letters == CASE_LOWER && ((t->v[i + 1].is | t->v[i + 1].phrase) & does) && !(t->v[i + 1].is & (W_STATIVE | W_PAST));
}

void
meeting_named(const struct outline *o, struct people *people)
{
	struct named v[NAMED_MAX];
	size_t n = 0;

	/* the weights of English have seen such names */
	if (o->set.n < 2)
		return;
	for (size_t b = 0; b < o->n; b++) {
		const struct tokens *t = &o->v[b].t;

		if (!(t->any & W_GIVEN) || o->v[b].b->kind == BLOCK_CODE || o->v[b].speaks || o->v[b].closing)
			continue;
		for (size_t i = 0, j; i < t->n; i++) {
			if (!(t->v[i].is & W_GIVEN) || !stands_so(t, i) || !may_be_named(people, t, i))
				continue;
			for (j = 0; j < n && !slice_eq(v[j].low, t->v[i].low); j++)
				;
			if (j == n && n < NAMED_MAX)
				v[n++] = (struct named) { tokens_slice(t, i, i + 1), t->v[i].low, 0 };
			if (j < n)
				v[j].times++;
		}
	}
	for (size_t i = 0; i < n; i++)
		if (v[i].times >= NAMED_LEAST)
			people_add(people, v[i].name, (struct slice) { NULL, 0 }, PEOPLE_NOTES);
}
