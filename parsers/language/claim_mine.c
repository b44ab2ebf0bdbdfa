/*
 * See claim.h. Who says behind a task that he does it, "the boiler must be on before winter, I'll see to it", or of whom it is said
 * there, "für die Pumpe fehlt ein Angebot - besorgt Sabine".
 */
#include "parsers/language/claim_clause.h"

bool
claim_says_mine(const struct tokens *t, size_t i, size_t end, struct actor *a)
{
	static const char *const mine[] = { "mach ich", "mache ich", "ich mach das", "ich mache das", "ich mach es", "ich mache es",
		"\303\274bernehme ich", "\303\274bernehm ich", "ich \303\274bernehme das", "ich k\303\274mmere mich", "by me", "on me", "i do that",
		"i do it", "i do this", "i 'll do that", "i 'll do it", "i 'll take care of it", "i 'll take care of that", "i take care of it",
		"i 'll see to it", "i 'll see to that", "i 'll handle it", "i 'll handle that", "i 'll sort it", "i 'll sort that",
		"das mach ich", "das mache ich", "darum k\303\274mmere ich mich", "mine", "lo hago yo", "me encargo yo", "yo me encargo", "me encargo", "je m'en occupe", "je m'en charge",
		"je le fais", "c'est moi" };
	size_t n = CLAUSE_PHRASE_AT(t, i, end, mine);

	/* "bestelle ich" */
	if (n == 0 && i + 1 < end && (t->v[i].is & W_MYSELF) && slice_eq(t->v[i + 1].low, SLICE("ich")) &&
	    !clause_is_state_of_mine(t->v[i].low))
		n = 2;
	if (n == 0)
		return false;
	*a = actor_writer(i, i + n);
	return true;
}

/* The tokens of a sign in front of token i behind which somebody says so: a comma, a dash, an arrow; or 0. */
static size_t
sign_before(const struct tokens *t, size_t i)
{
	if (token_is(t, i - 1, ',') || token_is(t, i - 1, ';') || token_is(t, i - 1, '.') || token_is_dash(t, i - 1) || token_is(t, i - 1, 0x2192))
		return 1;
	if (token_is(t, i - 1, '>') && i > 1 && (token_is(t, i - 2, '-') || token_is(t, i - 2, '=')))
		return 2;
	return token_is(t, i - 1, '>');
}

/* "besorgt Sabine", "macht Jürgen": the verb, which has what it is done to in front of the sign, and who does it. */
static bool
is_done_by(const struct people *people, const struct tokens *t, size_t i, size_t end, struct actor *a)
{
	static const char *const does[] = { "macht", "besorgt", "\303\274bernimmt", "erledigt", "kl\303\244rt", "pr\303\274ft", "bestellt", "bucht",
		"schickt", "liefert", "schreibt", "organisiert", "k\303\274mmert" };
	size_t sich = i + 1 < end && slice_eq(t->v[i + 1].low, SLICE("sich"));

	return SLICE_IS_ONE_OF(t->v[i].low, does) && sich == slice_eq(t->v[i].low, SLICE("k\303\274mmert")) && i + 1 + sich < end &&
	    actor_read(people, t, i + 1 + sich, end, a) && a->kind <= ACTOR_HANDLE && a->kind != ACTOR_NONE;
}

bool
claim_says_behind(const struct people *people, const struct tokens *t, struct claim *c)
{
	static const char *const more[] = { "darum", "drum", "ya", "personally", "selbst", "selber", "myself", "noch", "ende" };
	struct actor a;

	for (size_t i = c->to; i > c->task_from + 2; i--) {
		size_t at, sign = sign_before(t, i);

		if (sign == 0 || !(claim_says_mine(t, i, c->to, &a) || is_done_by(people, t, i, c->to, &a)))
			continue;
		for (at = a.to; at < c->to && (t->v[at].kind == TOKEN_PUNCT || t->v[at].kind == TOKEN_NUMBER ||
		         (t->v[at].is & (W_TIME | W_BYTIME | W_ARTICLE | W_WITH)) || SLICE_IS_ONE_OF(t->v[at].low, more)); at++)
			;
		if (at < c->to)
			return false;
		claim_owner_set(c, &a, CLAIM_TAIL);
		c->task_to = i - sign;
		c->vowed = true;
		return true;
	}
	return false;
}
