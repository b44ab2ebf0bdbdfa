/*
 * See claim_clause.h. An arrow in a line hands over what stands behind it: "Badges are out => Maya orders new ones", "-> I send
 * the letter". Who is bound there needs no other sign of it.
 */
#include "parsers/language/claim_clause.h"

static const unsigned arrow_signs[] = { 0x2192, 0x21d2, 0x2794, 0x27a1 };

#define ARROWS (sizeof(arrow_signs) / sizeof(arrow_signs[0]))

bool
clause_may_hold_arrow(const struct tokens *t)
{
	bool may = tokens_may_hold(t, '>');

	for (size_t i = 0; i < ARROWS; i++)
		may = may || tokens_may_hold(t, arrow_signs[i]);
	return may;
}

bool
clause_behind_arrow(const struct tokens *t, size_t i)
{
	if (i == 0 || t->v[i - 1].kind != TOKEN_PUNCT)
		return false;
	for (size_t j = 0; j < ARROWS; j++)
		if (token_is(t, i - 1, arrow_signs[j]))
			return true;
	return i > 1 && token_is(t, i - 1, '>') && !t->v[i - 1].space &&
	    (token_is(t, i - 2, '-') || token_is(t, i - 2, '='));
}

bool
clause_arrow_hands_over(const struct finder *f, size_t i)
{
	struct actor a;
	enum signal s;
	size_t n;

	/* a line of a cell, too: "| Two are broken; - Maya orders new ones" */
	bool dash = f->cells && i > 1 && token_is(f->t, i - 1, '-');
	bool cell = f->cells && (i == 0 || token_is(f->t, i - 1 - dash, '|') || token_is(f->t, i - 1 - dash, ';'));

	bool bullet = f->v->b->arrow && i == f->start;

	if (!(cell || bullet || clause_behind_arrow(f->t, i)) || !actor_read(f->people, f->t, i, f->t->n, &a))
		return false;
	s = signal_read(f->t, a.to, f->t->n, &n);
	/* "certificate missing -> Kessler to deliver it" */
	if ((a.kind == ACTOR_NAME || a.kind == ACTOR_WORD) && a.n == 1 && !cell && !bullet)
		return f->t->v[i].letters == CASE_CAPITAL && a.to + n < f->t->n &&
		    ((s == SIGNAL_TO && (f->t->v[a.to + n].is & W_VERB)) || ((f->t->v[i].is & W_GIVEN) && clause_is_third_person(f->o, &f->t->v[a.to])));
	/* "Maya wants to keep them -> she calls the vendor" */
	if (a.kind == ACTOR_PRONOUN && !cell)
		clause_antecedent(f, 0, i, f->t->n, &a);
	if (!((a.kind <= ACTOR_DEPARTMENT && actor_is_named(&a)) || (a.kind == ACTOR_INITIALS && a.n == 1 && clause_is_reachable(f, &a)) ||
	        (a.kind == ACTOR_I && !cell) || (a.kind == ACTOR_EVERYONE && bullet)))
		return false;
	if (a.kind == ACTOR_I)
		return s == SIGNAL_WILL || s == SIGNAL_TO || s == SIGNAL_COLON ||
		    ((s == SIGNAL_VERB || (f->t->v[a.to].is & W_MYSELF)) && !(f->t->v[a.to].is & W_STATIVE));
	if (cell)
		return signal_binds(s) ||
		    (s == SIGNAL_VERB && a.kind <= ACTOR_HANDLE && clause_is_deed(f->o, &f->t->v[a.to]));
	/* "=> Maya explains it to them" is no report */
	if (s == SIGNAL_PAST || (s == SIGNAL_WEAK && clause_is_third_person(f->o, &f->t->v[a.to])))
		return a.kind <= ACTOR_HANDLE && clause_is_third_person(f->o, &f->t->v[a.to]);
	/* "→ Maya — 4 Dec" says whose it is, and when */
	if ((s == SIGNAL_COLON || s == SIGNAL_DASH) && claim_is_when(f->t, a.to + n, f->t->n))
		return false;
	/* "-> Maya pls call them", "-> Maya calls them" */
	if (bullet && s == SIGNAL_NONE && a.kind <= ACTOR_HANDLE && clause_is_third_person(f->o, &f->t->v[a.to]))
		return true;
	return signal_binds(s) || s == SIGNAL_COLON || s == SIGNAL_DASH || s == SIGNAL_VERB ||
	    (clause_is_asked(f->t, &a, f->t->n, &n) && !claim_in_bracket(f->t, f->start, i)) || (s == SIGNAL_NONE && a.kind <= ACTOR_HANDLE && clause_does(f->o, f->t, a.to, f->t->n, &a));
}

bool
clause_does_behind_arrow(const struct finder *f, size_t at, struct actor *a)
{
	const struct token *w = &f->t->v[a->to];
	bool pronoun = a->kind == ACTOR_PRONOUN;

	if (pronoun && !clause_antecedent(f, 0, at, f->t->n, a))
		return false;
	if (a->kind == ACTOR_INITIALS && (w->is & W_VERB)) {
		a->kind = a->v[0].kind = ACTOR_KNOWN;
		return true;
	}
	return a->to < f->end && w->letters == CASE_LOWER &&
	    ((a->kind == ACTOR_I && (w->is & W_VERB) && !(w->is & (W_STATIVE | W_PAST | W_WEAK | W_FUTURE))) ||
	        (pronoun && clause_is_third_person(f->o, w)));
}
