/*
 * See claim_clause.h. "Priya freezes the branch on Thursday and sends the notes by Monday": one does two things, each with its day,
 * so they are two tasks. Method: behind an "and" of the clause stands a verb, and a day stands in front of it and behind.
 */
#include <string.h>

#include "parsers/language/claim_clause.h"

/* A day among the tokens. */
static bool
names_day(const struct tokens *t, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if ((t->v[i].is & W_TIME) || clause_names_day(t, i))
			return true;
	return false;
}

/* Is the first part done on a day that stands at its end, "freeze it on Thursday", or in front of the object, "spielt am Donnerstag das Update
 * ein"? Not "the numbers of November", "the closing on 24 December", "what was sold on Thursday and Friday". */
static bool
has_own_day(const struct finder *f, const struct claim *c, size_t to)
{
	static const char *const on[] = { "on", "by", "am", "bis", "le", "el", "this", "next", "n\303\244chsten" };
	static const char *const words[] = { "today", "tomorrow", "heute", "morgen", "aujourd'hui", "demain", "hoy", "ma\303\261ana" };
	bool german = f->o->set.n > 1 && f->o->set.v[1] == &words_de;
	const struct tokens *t = f->t;
	size_t days = 0, at = 0;

	for (size_t i = c->task_from; i < to; i++) {
		if ((t->v[i].is & (W_AND | W_CONDITION | W_QUESTION)) || t->v[i].kind == TOKEN_NUMBER || (t->v[i].kind == TOKEN_PUNCT && !token_is(t, i, '-')))
			return false;
		if (t->v[i].is & W_TIME) {
			days++;
			at = i;
		}
	}
	if (days != 1 || (at + 1 != to && !german) || at < c->task_from + 1 || at < 2)
		return false;
	if (SLICE_IS_ONE_OF(t->v[at].low, words))
		return true;
	/* "lundi", and "the bug found on Monday" */
	if (f->o->set.n > 1 && f->o->set.v[1] == &words_fr)
		return !(t->v[at - 1].is & (W_WITH | W_FUNCTION)) || SLICE_IS_ONE_OF(t->v[at - 1].low, on);
	return SLICE_IS_ONE_OF(t->v[at - 1].low, on) && at >= c->task_from + 2 - german && !((t->v[at - 2].is & (W_PAST | W_EVENT)) && !(t->v[at - 2].is & W_VERB)) &&
	    !token_has(t, at - 2, W_EVENT, NULL);
}

/* Is the word at token i, behind "and", what the clause's actor does: "send" behind "will", "räumt", "pasa"? */
static bool
is_second_verb(const struct finder *f, const struct claim *c, size_t i)
{
	const struct token *w = &f->t->v[i];
	bool german = f->o->set.n > 1 && f->o->set.v[1] == &words_de;

	if (w->kind != TOKEN_WORD || w->letters != CASE_LOWER || (w->is & (W_PRONOUN | W_ARTICLE | W_TIME | W_BYTIME | W_WITH | W_PAST | W_BE | W_STATIVE)))
		return false;
	if (c->signal == SIGNAL_VERB || (c->signal == SIGNAL_COMMIT && c->signal_at == c->task_from))
		return german ? slice_ends_nocase(w->low, SLICE("t")) && w->low.len > 3
		              : ((w->is | w->phrase) & W_COMMIT) != 0 || clause_does(f->o, f->t, i, c->task_to, &c->actor);
	return !german && (w->is & W_VERB);
}

void
clause_two_days(struct finder *f)
{
	const struct tokens *t = f->t;

	for (size_t k = 0; k < f->n && f->n < CLAUSE_MAX; k++) {
		struct claim *c = &f->clauses[k];

		if (c->form != CLAIM_CLAUSE || c->asked || !(c->author || actor_is_named(&c->actor)) ||
		    !(signal_binds(c->signal) || c->signal == SIGNAL_VERB))
			continue;
		for (size_t i = c->task_from + 2; i + 3 < c->task_to; i++) {
			struct claim second = *c;

			if (t->v[i].kind != TOKEN_WORD || !(t->v[i].is & W_AND) || slice_eq(t->v[i].low, SLICE("or")) || !is_second_verb(f, c, i + 1) ||
			    !has_own_day(f, c, i) || !names_day(t, i + 2, c->task_to))
				continue;
			second.from = second.task_from = i + 1;
			if (second.actor_block == f->block && second.actor.from > i)
				break;
			c->to = c->task_to = i;
			memmove(&f->clauses[k + 2], &f->clauses[k + 1], (f->n - k - 1) * sizeof(f->clauses[0]));
			f->clauses[k + 1] = second;
			f->n++;
			break;
		}
	}
}
