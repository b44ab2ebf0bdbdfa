/*
 * See claim.h. What must be done to something, and nobody is said to do it: "the signs should be printed", "die Halle ist
 * zu buchen", "la salle doit être réservée", "hay que comprar tinta". Only words that lay it on: what will be done is news.
 */
#include <string.h>

#include "parsers/language/claim_clause.h"

/* What is "to be decided" is open, and nothing that anybody does. */
static bool
is_participle(const struct token *w)
{
	static const char *const open[] = { "decided", "discussed", "determined", "confirmed", "announced", "continued", "seen", "done",
		"defined", "agreed", "considered" };

	return !SLICE_IS_ONE_OF(w->low, open) && w->kind == TOKEN_WORD && w->letters == CASE_LOWER && w->len > 3 &&
	    ((w->is & W_PAST) || slice_ends_nocase(w->low, SLICE("ed")) || slice_ends_nocase(w->low, SLICE("en")));
}

/* "should be printed", "needs to be printed", "printer to be repaired" */
static bool
in_english(const struct tokens *t, size_t from, size_t to)
{
	static const char *const must[] = { "should", "must", "shall" };
	static const char *const has[] = { "has", "have", "needs", "need", "is", "are", "still" };

	for (size_t i = from + 1; i + 1 < to; i++) {
		const struct token *w = &t->v[i];

		/* "will close if the gate has to be repaired" */
		if (w->is & (W_CONDITION | W_FUTURE) && !SLICE_IS_ONE_OF(w->low, must))
			return false;
		if (!slice_eq(w->low, SLICE("be")) || !is_participle(&w[1]))
			continue;
		if (SLICE_IS_ONE_OF(t->v[i - 1].low, must))
			return !(w[1].is & W_STATIVE);
		if (i < from + 2 || !(t->v[i - 1].is & W_TO))
			continue;
		w = &t->v[i - 2];
		return SLICE_IS_ONE_OF(w->low, has) ||
		    (w->kind == TOKEN_WORD && !(w->is & (W_VERB | W_PAST | W_NOT | W_WEAK | W_STATIVE | W_WE | W_I)) &&
		        !slice_ends_nocase(w->low, SLICE("ed")));
	}
	return false;
}

size_t
clause_duty_in_german(const struct tokens *t, size_t from, size_t end)
{
	/* what one has time, hope or reason to do, and what one has to be, is laid on nobody */
	static const char *const idle[] = { "tun", "sein", "bleiben", "haben", "sagen", "bieten", "k\303\244mpfen", "lachen", "erwarten" };
	static const char *const inside[] = { "einzu", "abzu", "anzu", "aufzu", "auszu", "vorzu", "nachzu", "bereitzu", "mitzu", "weiterzu",
		"durchzu", "sicherzu", "zur\303\274ckzu", "fertigzu", "zusammenzu", "zuzu" };
	size_t last = end;

	while (last > from && t->v[last - 1].kind == TOKEN_PUNCT)
		last--;
	if (last < from + 2 || t->v[last - 1].letters != CASE_LOWER || !slice_ends_nocase(t->v[last - 1].low, SLICE("n")) ||
	    SLICE_IS_ONE_OF(t->v[last - 1].low, idle))
		return end;
	if (slice_eq(t->v[last - 2].low, SLICE("zu")))
		return last - 2;
	for (size_t i = 0; i < sizeof(inside) / sizeof(inside[0]); i++)
		if (slice_starts(t->v[last - 1].low, slice_of(inside[i])) && t->v[last - 1].low.len > strlen(inside[i]) + 3)
			return last - 1;
	return end;
}

/* "muss noch angepasst werden", "sollte angefertigt werden mit", "ist bis Freitag zu buchen" */
static bool
in_german(const struct tokens *t, size_t from, size_t to)
{
	static const char *const must[] = { "muss", "m\303\274ssen", "m\303\274sste", "m\303\274ssten", "soll", "sollen", "sollte",
		"sollten" };
	bool binds = false, is = false;

	for (size_t i = from; i < to; i++) {
		if (binds && slice_eq(t->v[i].low, SLICE("werden")) && t->v[i - 1].kind == TOKEN_WORD &&
		    t->v[i - 1].letters == CASE_LOWER && !(t->v[i - 1].is & W_NOT))
			return true;
		if (is && slice_eq(t->v[i].low, SLICE("zu")) && i + 1 < to && t->v[i + 1].letters == CASE_LOWER &&
		    slice_ends_nocase(t->v[i + 1].low, SLICE("en")) && (i + 2 == to || t->v[i + 2].kind == TOKEN_PUNCT))
			return true;
		binds = binds || SLICE_IS_ONE_OF(t->v[i].low, must);
		if (!is && (slice_eq(t->v[i].low, SLICE("ist")) || slice_eq(t->v[i].low, SLICE("sind")))) {
			is = true;
			if (clause_duty_in_german(t, i + 1, to) < to)
				return true;
		}
	}
	return false;
}

/* "doit être relu", "debe ser revisado", "il faut commander", "hay que comprar" */
static bool
in_romance(const struct tokens *t, size_t from, size_t to)
{
	static const char *const must[] = { "doit", "doivent", "devra", "devront", "devrait", "devraient", "debe", "deben",
		"deber\303\241", "deber\303\241n", "deber\303\255a", "deber\303\255an", "deve", "devem" };
	static const char *const be[] = { "\303\252tre", "ser" };
	static const char *const left[] = { "il reste \303\240", "il reste encore \303\240", "reste \303\240", "reste encore \303\240", "queda por", "quedan por", "falta por",
		"faltan por", "queda pendiente" };
	size_t n = CLAUSE_PHRASE_AT(t, from, to, left);

	/* "il reste à caler la position", "queda por colgar el plano" */
	if (n > 0 && from + n + 1 < to && words_end_in_infinitive(t->v[from + n].low))
		return true;
	for (size_t i = from; i + 2 < to; i++) {
		if (SLICE_IS_ONE_OF(t->v[i].low, must) && SLICE_IS_ONE_OF(t->v[i + 1].low, be))
			return true;
		/* "Ménage : à refaire", "le badge ne marche plus : à signaler à la régie" */
		if (token_is_colon(t, i) && i + 2 < to && (slice_eq(t->v[i + 1].low, SLICE("\303\240")) || slice_eq(t->v[i + 1].low, SLICE("a"))) &&
		    words_end_in_infinitive(t->v[i + 2].low))
			return true;
		if (i == from && ((slice_eq(t->v[i].low, SLICE("il")) && slice_eq(t->v[i + 1].low, SLICE("faut"))) ||
		                     (slice_eq(t->v[i].low, SLICE("hay")) && slice_eq(t->v[i + 1].low, SLICE("que")))))
			return t->v[i + 2].letters == CASE_LOWER && !(t->v[i + 2].is & W_NOT);
	}
	return false;
}

bool
claim_must_be_done(const struct outline *o, const struct tokens *t, size_t from, size_t to)
{
	if (o->set.n > 1 && (o->set.v[1] == &words_de ? in_german(t, from, to) : in_romance(t, from, to)))
		return true;
	return in_english(t, from, to);
}
