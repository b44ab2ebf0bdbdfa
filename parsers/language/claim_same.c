/*
 * See claim_clause.h. "Luis hands in his forecast by Friday, same for Elena", "Jürgen liefert die Zahlen, Sabine ebenso": what was just
 * said of one holds for another. Method: such words with somebody known beside them, and nothing more behind; the clause in front of
 * them is told of him once more.
 */
#include "parsers/language/claim_clause.h"

/* Does what stands at token i say no more of it: the end, a full stop, a comma without "but"? */
static bool
ends_there(const struct tokens *t, size_t i, size_t end)
{
	static const char *const but[] = { "but", "aber", "mais", "pero", "only", "nur", "erst" };

	/* ", by Monday" says more; so does "?" */
	if (i < end && token_is(t, i, ',') && i + 1 < end)
		return false;
	return i >= end || ((token_is(t, i, '.') || token_is(t, i, ';') || token_is(t, i, '!') || token_is(t, i, ',')) && !(i + 1 < end && SLICE_IS_ONE_OF(t->v[i + 1].low, but)));
}

/* "same for Elena", "Sabine ebenso" at token i: who; the tokens of it, or 0. */
static size_t
same_for(const struct finder *f, size_t i, struct actor *who)
{
	static const char *const before[] = { "same for", "the same for", "same goes for", "the same goes for", "ditto for", "likewise for", "dasselbe f\303\274r",
		"das gleiche f\303\274r", "gleiches f\303\274r", "gleiches gilt f\303\274r", "dasselbe gilt f\303\274r", "idem pour", "pareil pour", "m\303\252me chose pour",
		"de m\303\252me pour", "lo mismo para", "igual para", "lo mismo vale para", "lo mismo" };
	static const char *const behind[] = { "ebenso", "genauso", "likewise", "ditto", "dito", "idem", "igualmente" };
	const struct tokens *t = f->t;
	size_t n = CLAUSE_PHRASE_AT(t, i, f->end, before);
	bool read = actor_read(f->people, t, i + n, f->end, who) && who->kind <= ACTOR_DEPARTMENT && who->kind != ACTOR_NONE;

	if (!read || !clause_is_reachable(f, who))
		return 0;
	if (n > 0)
		return ends_there(t, who->to, f->end) ? who->to - i : 0;
	return who->to < f->end && SLICE_IS_ONE_OF(t->v[who->to].low, behind) && ends_there(t, who->to + 1, f->end) ? who->to + 1 - i : 0;
}

/* The last clause in front of token i that says what somebody does, or NULL. */
static struct claim *
clause_before(struct finder *f, size_t i)
{
	for (size_t k = f->n; k > 0; k--) {
		struct claim *c = &f->clauses[k - 1];

		if (c->from < i)
			return (c->author || actor_is_named(&c->actor)) && (signal_binds(c->signal) || c->signal == SIGNAL_VERB || c->signal == SIGNAL_NEED) ? c : NULL;
	}
	return NULL;
}

/* Does nothing stand between the clause and token i that is said of something else: another sentence, another part of this one? */
static bool
is_right_before(const struct tokens *t, const struct claim *c, size_t i)
{
	size_t stops = 0;

	for (size_t k = c->task_from; k + 1 < i; k++)
		stops += token_is(t, k, ';') || token_is(t, k, '?') || token_is(t, k, '!') ||
		    (token_is(t, k, '.') && t->v[k + 1].space && t->v[k + 1].letters == CASE_CAPITAL && !(k > 0 && t->v[k - 1].kind == TOKEN_NUMBER));
	return stops == 0;
}

/* Is somebody else in the task, "a badge for Maya": then the same is done for another, not by him. */
static bool
names_another(const struct finder *f, size_t from, size_t to)
{
	struct actor a;

	for (size_t i = from; i + 1 < to; i++)
		if (f->t->v[i].letters != CASE_LOWER && actor_read(f->people, f->t, i, to, &a) && a.kind <= ACTOR_HANDLE && a.kind != ACTOR_NONE)
			return true;
	return false;
}

void
clause_same(struct finder *f)
{
	const struct tokens *t = f->t;

	for (size_t i = f->start + 2; i + 1 < f->end && f->n > 0 && f->n < CLAUSE_MAX; i++) {
		struct claim *c, again;
		struct actor who;
		size_t n;

		if (t->v[i - 1].kind != TOKEN_PUNCT || !(token_is(t, i - 1, ',') || token_is(t, i - 1, '.') || token_is(t, i - 1, ';')) ||
		    (n = same_for(f, i, &who)) == 0 || (c = clause_before(f, i)) == NULL || c->form != CLAIM_CLAUSE || c->task_from + 1 >= i - 1 ||
		    !is_right_before(t, c, i) || names_another(f, c->task_from, i))
			continue;
		if (c->to > i - 1)
			c->to = i - 1;
		if (c->task_to > i - 1)
			c->task_to = i - 1;
		again = *c;
		again.actor = who;
		again.actor_block = f->block;
		again.author = false;
		again.reachable = again.vowed = true;
		f->clauses[f->n++] = again;
		i += n;
	}
}
