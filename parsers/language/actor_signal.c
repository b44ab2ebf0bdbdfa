/*
 * See actor.h. What the words behind an actor say about it: will, to, a colon, a verb.
 */
#include "parsers/language/actor_more.h"

/* "from Maya and Legal to suppliers by Friday": whom it goes to, and no verb. */
static bool
is_plural_receiver(const struct tokens *t, size_t i, size_t end)
{
	const struct slice w = t->v[i].low;

	return i > 0 && slice_eq(t->v[i - 1].low, SLICE("to")) && !(t->v[i].is & W_VERB) && w.len > 6 && w.p[w.len - 1] == 's' &&
	    w.p[w.len - 2] != 's' && w.p[w.len - 2] != 'u' && (i + 1 >= end || (t->v[i + 1].is & W_BYTIME) || t->v[i + 1].kind == TOKEN_PUNCT);
}

static bool
verb_follows(const struct tokens *t, size_t i, size_t end)
{
	if (i >= end)
		return false;
	if (t->v[i].kind == TOKEN_IDEOGRAPH)
		return true;
	if (slice_ends_nocase(t->v[i].low, SLICE("ing")) && !(t->v[i].is & W_VERB))
		return false;
	if (is_plural_receiver(t, i, end))
		return false;
	return t->v[i].kind == TOKEN_WORD && !(t->v[i].is & (W_ARTICLE | W_PRONOUN | W_TIME)) &&
	    (t->v[i].letters == CASE_LOWER || t->v[i].letters == CASE_UPPER || (t->v[i].is & W_VERB));
}

/* ---- what stands behind --------------------------------------------------- */

/* "Maya - to send", "Maya: will send". */
static enum signal
behind_sign(const struct tokens *t, size_t i, size_t end, enum signal sign, size_t *n)
{
	size_t more;

	if (token_has(t, i + *n, W_TO, &more) && t->v[i + *n].phrase_len == 1 &&
	    verb_follows(t, i + *n + 1, end)) {
		*n += 1;
		return SIGNAL_TO;
	}
	if (sign == SIGNAL_DASH && token_has(t, i + *n, W_FUTURE, &more)) {
		*n += more;
		return SIGNAL_WILL;
	}
	return sign;
}

/* French and Spanish say in front of the verb for whom it is done. */
static bool
stands_before_verb(struct slice w)
{
	static const char *const words[] = { "nos", "me", "les", "le", "lo", "la", "se", "te", "nous", "vous",
		"lui", "leur" };

	return SLICE_IS_ONE_OF(w, words);
}

/* "kindly", "gladly" between somebody and what he offered. */
static bool
is_manner(const struct token *w)
{
	return w->kind == TOKEN_WORD && w->letters == CASE_LOWER && (w->is & ~W_PLEASE) == 0 && w->len > 5 &&
	    slice_ends_nocase(w->low, SLICE("ly"));
}

bool
actor_is_told(const struct tokens *t, size_t i, size_t end)
{
	return i == 1 && i + 2 < end && token_is(t, i, '.') && t->v[0].letters == CASE_CAPITAL &&
	    t->v[0].len > 2 && t->v[2].space && t->v[2].letters == CASE_LOWER && (t->v[2].is & W_VERB) &&
	    !(t->v[0].is & (W_FUNCTION | W_TIME | W_VERB));
}

enum signal
signal_read(const struct tokens *t, size_t i, size_t end, size_t *n)
{
	size_t skip = 0;

	*n = 0;
	/* a check mark or the like between the two */
	if (i + 1 < end && t->v[i].kind == TOKEN_PUNCT && t->v[i].sign >= 0x2600 && t->v[i].sign < 0x3000) {
		enum signal s = signal_read(t, i + 1, end, n);

		*n += *n > 0;
		return s;
	}
	if (i >= end)
		return SIGNAL_NONE;
	/* "Maya, Omar also will"; "Legal please review" */
	while (skip < 2 && i + skip < end &&
	    ((t->v[i + skip].is & (W_LEAD | W_EVERYONE)) || is_manner(&t->v[i + skip])) &&
	    !(t->v[i + skip].phrase & W_COMMIT) && !(t->v[i + skip].is & W_VERB) &&
	    t->v[i + skip].kind == TOKEN_WORD && !(t->v[i + skip].phrase & W_FUTURE))
		skip++;
	/* "Wei nos pasará los precios", "Wei nos manda los precios" */
	if (i + skip + 1 < end && (t->v[i + skip + 1].phrase & (W_FUTURE | W_COMMIT)) &&
	    !(t->v[i + skip].is & W_LEAD) && stands_before_verb(t->v[i + skip].low))
		skip++;
	if (token_has(t, i + skip, W_COMMIT, n)) {
		*n += skip;
		return SIGNAL_COMMIT;
	}
	/* "has kindly agreed to" */
	if ((slice_eq(t->v[i].low, SLICE("has")) || slice_eq(t->v[i].low, SLICE("have"))) && i + 3 < end &&
	    (is_manner(&t->v[i + 1]) || (t->v[i + 1].is & W_LEAD)) && token_has(t, i + 2, W_COMMIT, n) && *n > 1) {
		*n += 2;
		return SIGNAL_COMMIT;
	}
	if (token_has(t, i + skip, W_FUTURE, n)) {
		*n += skip;
		if (i + *n < end && token_has(t, i + *n, W_NOT, NULL))
			return SIGNAL_NONE;
		return SIGNAL_WILL;
	}
	if (token_has(t, i, W_STATUS, n))
		return SIGNAL_STATUS;
	if (token_has(t, i + skip, W_TO, n) && verb_follows(t, i + skip + *n, end)) {
		*n += skip;
		return SIGNAL_TO;
	}
	/* "Maya's to send" */
	if (slice_eq(t->v[i].low, SLICE("'s")) && i + 2 < end && (t->v[i + 1].is & W_TO) && t->v[i + 1].phrase_len == 1 && (t->v[i + 2].is & W_VERB) &&
	    verb_follows(t, i + 2, end)) {
		*n = 2;
		return SIGNAL_TO;
	}
	/* "still has to" */
	if (token_has(t, i + skip, W_NEED, n)) {
		*n += skip;
		return SIGNAL_NEED;
	}
	if (token_has(t, i + skip, W_WEAK, n)) {
		*n += skip;
		return SIGNAL_WEAK;
	}
	*n = 1;
	if (token_is_colon(t, i))
		return behind_sign(t, i, end, SIGNAL_COLON, n);
	if (token_is_dash(t, i)) {
		while (i + *n < end && (token_is(t, i + *n, '-') || token_is(t, i + *n, '>')))
			++*n;
		return behind_sign(t, i, end, SIGNAL_DASH, n);
	}
	if (actor_is_told(t, i, end))
		return SIGNAL_COLON;
	if (token_has(t, i, W_BE, n))
		return SIGNAL_BE;
	if (token_has(t, i, W_VERB | W_DOES, n))
		return SIGNAL_VERB;
	if (token_has(t, i, W_PAST, n))
		return SIGNAL_PAST;
	*n = 0;
	return SIGNAL_NONE;
}

const char *
signal_name(enum signal signal)
{
	static const char *const names[] = { "none", "will", "to", "commit", "colon", "dash", "need", "weak",
		"status", "past", "verb", "be" };

	return names[signal];
}
