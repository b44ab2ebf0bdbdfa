/*
 * See claim_clause.h. A sentence that tells how things are and only then who does something about it: "the label is
 * wrong, so Omar checks with the lawyer", "Tom wants to know the cost, I give him the number on Friday". Method: where a
 * sentence gave no clause, what stands behind such a border is read as a sentence of its own.
 */
#include "parsers/language/claim_clause.h"

/* Tokens that a sentence has at least before it turns, and behind that. */
#define TURN_HEAD 3
#define TURN_TAIL 3
/* Borders of one sentence behind which it may turn: nobody writes more, and each is read up to its end. */
#define TURNS_MAX 3

/* Does the sentence begin with what is supposed, or why: "if", "because"? What follows is no more than that. */
static bool
is_supposed(const struct token *w)
{
	static const char *const words[] = { "as", "since", "because", "although", "though", "while", "whether", "weil", "da", "obwohl",
		"w\303\244hrend", "comme", "parce", "puisque", "bien", "como", "porque", "aunque", "mientras", "instead", "according",
		"like", "laut", "selon", "seg\303\272n" };

	return ((w->is | w->phrase) & (W_CONDITION | W_QUESTION)) != 0 || SLICE_IS_ONE_OF(w->low, words);
}

/* "so", "which means that", "deshalb" from token i: its tokens, or 0. */
static size_t
follows_length(const struct tokens *t, size_t i, size_t end)
{
	static const char *const phrases[] = { "which means that", "which means", "that means that", "that means", "this means that",
		"this means", "meaning that", "so that means", "it means that", "it means", "that is why", "that 's why", "so", "therefore", "thus", "hence", "that",
		"das hei\303\237t ,", "das bedeutet ,", "hei\303\237t ,", "dann", "also", "deshalb", "deswegen", "daher", "darum", "somit",
		"ce qui veut dire que", "c ' est pourquoi", "donc", "du coup", "alors", "lo que significa que", "eso significa que",
		"as\303\255 que", "por eso", "por lo tanto", "entonces", "and so", "but", "and", "aber", "mais", "pero" };

	return CLAUSE_PHRASE_AT(t, i, end, phrases);
}

/* "die besorge ich": what was named before is what is done to. */
static bool
is_named_before(const struct token *w)
{
	static const char *const what[] = { "die", "den", "das", "dazu", "daf\303\274r", "darum", "da", "dort", "diese", "diesen" };

	return SLICE_IS_ONE_OF(w->low, what);
}

/* Where behind token i, a border, somebody who may do something begins; end where nobody does. */
static size_t
turn_at(const struct finder *f, size_t i, size_t end)
{
	static const char *const likes[] = { "isst", "trinkt", "mag", "liebt", "kennt", "hat", "bekommt", "kriegt" };
	static const char *const lives[] = { "fly", "travel", "leave", "go", "get", "arrive", "drive", "move", "am", "have", "hope", "stay" };
	struct actor a;
	size_t n = follows_length(f->t, i, end), at = i + n;
	const bool german = f->o->set.n > 1 && f->o->set.v[1] == &words_de;

	/* "Maya I'm putting it in your folder": who is called by the way */
	if (actor_read(f->people, f->t, at, end, &a) && a.kind != ACTOR_NONE && a.kind <= ACTOR_HANDLE && a.n == 1) {
		size_t i2 = a.to + token_is(f->t, a.to, ',');

		at = i2 + TURN_TAIL <= end && (f->t->v[i2].is & W_I) && !(f->t->v[i2 + 1].is & (W_NEED | W_WEAK | W_STATIVE | W_PAST)) ? i2 : at;
	}
	/* "deshalb klärt Omar das", "die besorge ich" */
	if (german && (n > 0 || is_named_before(&f->t->v[at])) && at + TURN_TAIL < end && f->t->v[at].letters == CASE_LOWER && actor_read(f->people, f->t, at + 1, end, &a) &&
	    a.from == at + 1 && a.kind != ACTOR_NONE && (a.kind <= ACTOR_HANDLE || a.kind == ACTOR_I))
		return i;
	if (german && n == 0 && is_named_before(&f->t->v[at]) && at + TURN_TAIL + 1 < end && !SLICE_IS_ONE_OF(f->t->v[at + 1].low, likes) && actor_read(f->people, f->t, at + 2, end, &a) &&
	    a.from == at + 2 && a.kind != ACTOR_NONE && (a.kind <= ACTOR_HANDLE || a.kind == ACTOR_I))
		return i;
	if (at + TURN_TAIL > end || !actor_read(f->people, f->t, at, end, &a) || a.to + 1 >= end)
		return end;
	/* "to be told, she decides": of whom the sentence tells it tells on, unless it says when */
	if (a.kind == ACTOR_PRONOUN ? !tokens_name_day(f->t, a.to, end) || !clause_antecedent(f, f->last, at, end, &a)
	                            : a.kind != ACTOR_I && (a.kind == ACTOR_NONE || a.kind > ACTOR_HANDLE))
		return end;
	return f->t->v[a.to].kind == TOKEN_WORD && f->t->v[a.to].letters == CASE_LOWER &&
	        !(a.kind == ACTOR_I && SLICE_IS_ONE_OF(f->t->v[a.to].low, lives)) && !(f->t->v[a.to].is & (W_AND | W_WEAK)) &&
	        /* "I call her on Friday"; not "I call that a success" */
	        (!(f->t->v[a.to].is & W_WITH) || ((f->t->v[a.to].is & W_VERB) && tokens_name_day(f->t, a.to, end))) &&
	        (!(f->t->v[a.to].is & W_BE) || slice_ends_nocase(f->t->v[a.to + 1].low, SLICE("ing"))) && !claim_in_bracket(f->t, f->last, i)
	    ? at
	    : end;
}

bool
clause_bind_nobody(const struct finder *f, size_t n)
{
	for (; n < f->n; n++) {
		const struct claim *c = &f->clauses[n];
		bool label = c->form == CLAIM_LABEL && c->actor.kind > ACTOR_HANDLE && c->actor.kind != ACTOR_I;

		/* "someone must tell them", "Lieferung muss her" */
		if ((c->signal == SIGNAL_NEED && (c->actor.kind == ACTOR_SOMEBODY || c->actor.kind == ACTOR_WORD)) || c->actor.kind == ACTOR_PRONOUN)
			continue;
		if (!label && c->signal != SIGNAL_WEAK && c->signal != SIGNAL_PAST && c->signal != SIGNAL_STATUS)
			return false;
	}
	return true;
}

void
clause_turned(struct finder *f, size_t from, size_t end, int sentence, size_t n)
{
	static const char *const but[] = { "but", "aber", "mais", "pero" };
	const struct tokens *t = f->t;
	const size_t before = f->before, found = f->n;
	size_t at, means, turns = 0;

	if (from >= end || is_supposed(&t->v[from]) || !clause_bind_nobody(f, n))
		return;
	for (size_t i = from; i + TURN_TAIL < end && f->n == found; i++) {
		if (i == from)
			means = follows_length(t, i, end) > 1 || turn_at(f, i, end) > i ? i : end;
		else
			means = i >= from + TURN_HEAD && (SLICE_IS_ONE_OF(t->v[i].low, but) || token_is(t, i - 1, ',') || token_is(t, i - 1, ';') || token_is_dash(t, i - 1) || (token_is_colon(t, i - 1) && f->label.n == 0 && (t->v[i].is & W_I)))
			    ? i
			    : end;
		if (means == end || (at = turn_at(f, means, end)) == end)
			continue;
		if (turns++ == TURNS_MAX)
			return;
		f->before = from;
		clause_sentence(f, at, end, sentence);
		if (f->n == found)
			clause_asked_politely(f, at, end, sentence, n);
		f->before = before;
	}
}
