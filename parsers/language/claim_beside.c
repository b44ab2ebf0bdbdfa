/*
 * See claim_clause.h. Another person of the same sentence who does something, "Maya updates the rules, Omar tells Sales", "Sepp fragt an,
 * Toni misst die Treppe aus": lest one gets the task of the other.
 */
#include "parsers/language/claim_clause.h"

bool
clause_begins(const struct finder *f, const struct claim *c)
{
	return c->first || (c->from > f->start && token_is_colon(f->t, c->from - 1));
}

/* "check that the hall is free and Omar pays it": what the clause tells goes on in front of token i. */
static bool
tells_on(const struct finder *f, const struct claim *c, size_t i)
{
	static const char *const words[] = { "that", "whether", "once", "so", "how", "dass", "ob", "damit", "que", "qu" };

	for (size_t j = c->task_from; j < i; j++)
		if ((f->t->v[j].is & W_CONDITION) || SLICE_IS_ONE_OF(f->t->v[j].low, words))
			return true;
	return false;
}

/* Somebody who is known, a department, or by his name no thing: "Sepp", "Frau Huber". */
static bool
is_like_person(const struct finder *f, const struct actor *a)
{
	return (a->kind != ACTOR_NONE && a->kind <= ACTOR_DEPARTMENT) ||
	    ((a->kind == ACTOR_NAME || a->kind == ACTOR_WORD) && a->n > 0 && (f->t->v[a->v[0].from].is & (W_GIVEN | W_TITLE)) != 0);
}

/* May the word be what German does with a verb in the singular, "misst", "verschickt"? */
static bool
is_german_verb(const struct token *w)
{
	return w->kind == TOKEN_WORD && w->letters == CASE_LOWER && w->low.len > 3 && slice_ends_nocase(w->low, SLICE("t")) &&
	    !(w->is & (W_BE | W_STATIVE | W_PAST | W_FUNCTION | W_WEAK | W_NEED | W_TIME | W_NOT));
}

/* What begins the object of a German verb. */
static const char *const things[] = { "die", "das", "den", "dem", "der", "ein", "eine", "einen", "neue", "neuen", "alle", "alles" };

/* ", Mrs Novak marks set B": behind a comma somebody with a title, and what English does with a verb in the singular. */
static bool
does_in_english(const struct finder *f, const struct clause_spot *at, const struct actor *a)
{
	return f->o->set.n < 2 && a->n == 1 && a->kind == ACTOR_NAME && (f->t->v[a->v[0].from].is & W_TITLE) && at->border && at->i > at->from &&
	    token_is(f->t, at->i - 1, ',') && a->to + 1 < at->end && (f->t->v[a->to].is & W_DOES);
}

/* ", et Bob évacue les panneaux", "y Marta lleva las llaves": in French and Spanish behind what another does in the same sentence. */
static bool
does_in_romance(const struct finder *f, const struct clause_spot *at, const struct actor *a)
{
	const struct claim *c = f->n > 0 ? &f->clauses[f->n - 1] : NULL;

	return f->o->set.n > 1 && a->n > 0 && at->border && at->i > at->from && (token_is(f->t, at->i - 1, ',') || (f->t->v[at->i - 1].is & W_AND)) && c != NULL &&
	    c->sentence == at->sentence && c->actor.n > 0 && (is_like_person(f, a) || a->kind == ACTOR_ROLE) && !tells_on(f, c, at->i) &&
	    (signal_binds(c->signal) || c->signal == SIGNAL_VERB) && clause_does_romance(f->o, f->t, a->to, at->end) > 0;
}

/* "Meike hängt morgen die neue Liste aus": somebody by his name or title does something to a thing, with a day to come. */
static bool
has_day_to_come(const struct finder *f, const struct actor *a, size_t end)
{
	static const char *const lives[] = { "isst", "trinkt", "zieht", "besteht", "feiert", "heiratet", "kauft" };
	const struct tokens *t = f->t;
	bool thing = false;

	if (SLICE_IS_ONE_OF(t->v[a->to].low, lives) || slice_eq(t->v[a->to + 1].low, SLICE("sich")))
		return false;
	for (size_t i = a->to + 1; i < end && t->v[i].kind != TOKEN_PUNCT; i++)
		thing = thing || (slice_among(t->v[i].low, things, sizeof(things) / sizeof(things[0])) && i + 1 < end && !(t->v[i + 1].is & W_TIME));
	return thing && a->kind != ACTOR_DEPARTMENT && clause_is_ahead(t, a->to, end) && !clause_is_usual(t, a->from, end);
}

bool
clause_does_beside(const struct finder *f, const struct clause_spot *at, const struct actor *a)
{
	if (does_in_english(f, at, a) || does_in_romance(f, at, a))
		return true;
	if (f->o->set.n < 2 || f->o->set.v[1] != &words_de || a->n != 1 || a->to + 1 >= at->end || !is_like_person(f, a) || !is_german_verb(&f->t->v[a->to]))
		return false;
	/* whom nobody knows only by a day */
	if (at->i == at->from || at->i == at->lead || token_is_colon(f->t, at->i - 1))
		return a->kind > ACTOR_HANDLE && (clause_says_by(f->t, a->to, at->end) || has_day_to_come(f, a, at->end));
	return at->border && token_is(f->t, at->i - 1, ',');
}

/* "Maya updates the rules, Omar tells Sales": another known person of the same sentence does something. */
bool
clause_does_too(const struct finder *f, const struct actor *a, enum signal s, int sentence)
{
	const struct claim *c = f->n > 0 ? &f->clauses[f->n - 1] : NULL;

	return s == SIGNAL_VERB && (is_like_person(f, a) || (f->o->set.n > 1 && a->kind == ACTOR_ROLE)) && c != NULL &&
	    c->sentence == sentence && (c->signal == SIGNAL_VERB || (c->signal == SIGNAL_COMMIT && clause_begins(f, c)) ||
	        ((c->signal == SIGNAL_WILL || c->signal == SIGNAL_TO) && clause_begins(f, c) && !tells_on(f, c, a->from))) &&
	    (c->actor.kind == ACTOR_I || (c->actor_block == f->block ? is_like_person(f, &c->actor) : c->actor.kind <= ACTOR_HANDLE));
}
