/*
 * See claim_clause.h. Whom a clause without a subject is about: who speaks, or of whom the sentence or the one
 * before it told; and words in front of "to" or a verb that look like somebody and are none.
 */
#include "parsers/language/claim_clause.h"

/*
 * "Maya is organising the lunch", "Omar has no time", "Tom, busy with it": who the sentence from token from
 * on is about, where what he is, does or did opens no clause.
 */
static bool
is_about(const struct finder *f, size_t from, size_t end, struct actor *who)
{
	static const char *const has[] = { "has", "have", "had", "did", "does", "hasn", "hadn", "didn", "doesn", "knows",
		"wants", "might", "thinks", "needs" };
	const struct token *w;

	if (!actor_read(f->people, f->t, from, end, who) || !actor_is_named(who) || who->kind == ACTOR_NONE ||
	    !(who->kind <= ACTOR_NAME || (who->kind == ACTOR_WORD && (f->t->v[who->from].is & W_GIVEN))) ||
	    who->to + 2 >= end)
		return false;
	w = &f->t->v[who->to];
	w += w->kind == TOKEN_PUNCT && w->sign == ',';
	return w->kind == TOKEN_WORD && w->letters == CASE_LOWER &&
	    ((w->is & (W_BE | W_PAST | W_STATUS | W_NOT)) || slice_ends_nocase(w->low, SLICE("ing")) ||
	        slice_ends_nocase(w->low, SLICE("ed")) || SLICE_IS_ONE_OF(w->low, has));
}

/* "Maya has the figures. Will discuss in March.": what a meeting does. */
static bool
is_of_all(const struct token *verb)
{
	static const char *const verbs[] = { "discuss", "talk", "continue", "meet", "vote", "decide", "revisit", "be", "have",
		"need", "see", "reconvene", "resume", "wait" };

	return SLICE_IS_ONE_OF(verb->low, verbs);
}

/* "I need the space. Will ask them for a date": behind what the writer says of himself he goes on. */
static bool
is_of_writer(const struct finder *f, size_t i, size_t n, size_t end)
{
	const struct token *verb = &f->t->v[i + n];

	if (f->v->speaker >= 0 || f->said || clause_in_chat(f) || i + n + 2 >= end || verb->letters != CASE_LOWER ||
	    (verb->is & (W_VERB | W_BE | W_STATIVE | W_NOT)) != W_VERB || is_of_all(verb))
		return false;
	for (size_t j = f->before; j < i; j++)
		if (slice_eq(f->t->v[j].low, SLICE("i")))
			return true;
	return false;
}

/*
 * "Maya: Looked at it. Will send the list." A sentence without subject is said of
 * the speaker, or of whom the line began with.
 */
bool
clause_speaks_on(struct finder *f, size_t i, size_t end, const struct actor *label, int sentence, size_t *n)
{
	const struct actor *who = label->n > 0 ? label : f->speaker.n > 0 ? &f->speaker : NULL;
	struct actor first;

	if (sentence > 0 && label->n > 0 && (*n = clause_offer(f, i, end, label, sentence)) > 0)
		return true;
	if (sentence == 0 || !token_has(f->t, i, W_FUTURE, n))
		return false;
	if (who == NULL && !is_of_all(&f->t->v[i + *n < end ? i + *n : i]) && is_about(f, f->before, i, &first))
		who = &first;
	if (who == NULL && is_of_writer(f, i, *n, end)) {
		clause_self_add(f, i, i + *n, end, sentence);
		return true;
	}
	if (who == NULL)
		return false;
	if (i + *n >= end || f->t->v[i + *n].kind != TOKEN_WORD || f->t->v[i + *n].letters != CASE_LOWER ||
	    (f->t->v[i + *n].is & (W_PRONOUN | W_ARTICLE | W_WE | W_I)))
		return false;
	clause_add_self(f, who, i, *n, end, sentence);
	return true;
}

/* "Maya: Looking at it, but will send something": her sentence that names nobody. */
static bool
is_of_label(const struct finder *f, size_t from, struct actor *who)
{
	const struct token *w;

	if (f->label.n == 0)
		return false;
	if (from == f->label.from && token_is_colon(f->t, f->label.to))
		from = f->label.to + 1;
	w = &f->t->v[from];
	*who = f->label;
	/* "Maya: for the signs, will send a draft", "Maya: might know somebody and will ask" */
	return from < f->t->n && w->kind == TOKEN_WORD &&
	    ((w->is & (W_PAST | W_WEAK)) || slice_ends_nocase(w->low, SLICE("ing")) || slice_ends_nocase(w->low, SLICE("ed")) ||
	        slice_eq(w->low, SLICE("for")) || slice_eq(w->low, SLICE("has")));
}

/* "Tom is away, Maya covers and will do it": somebody known behind a comma or "and", from token i on. */
static bool
names_another(const struct finder *f, size_t i, size_t end)
{
	struct actor a;

	for (i++; i + 1 < end; i++)
		if ((token_is(f->t, i - 1, ',') || (f->t->v[i - 1].is & W_AND)) && actor_read(f->people, f->t, i, end, &a) &&
		    a.kind != ACTOR_NONE && a.kind <= ACTOR_NAME)
			return true;
	return false;
}

/* "Jürgen hat angerufen und schickt die Liste", "hat sie nicht erreicht, versucht es weiter": behind what was done he goes
 * on with what he does. */
static bool
goes_on_doing(struct finder *f, size_t i, size_t end, int sentence)
{
	struct claim *c = f->n > 0 ? &f->clauses[f->n - 1] : NULL;
	const struct tokens *t = f->t;

	if (c == NULL || c->sentence != sentence || c->signal != SIGNAL_PAST || !c->first || c->actor.n != 1 ||
	    c->actor.kind == ACTOR_NONE || c->actor.kind > ACTOR_HANDLE || f->o->set.n < 2 || f->o->set.v[1] != &words_de ||
	    !((t->v[i - 1].is & W_AND) || token_is(t, i - 1, ',')) || i + 2 >= end || !slice_ends_nocase(t->v[i].low, SLICE("t")) ||
	    slice_starts(t->v[i].low, SLICE("ge")) || !clause_does(f->o, t, i, end, &c->actor))
		return false;
	c->to = c->task_to = i - 1;
	clause_add(f, i, &c->actor, SIGNAL_VERB, 0, true, sentence);
	c = &f->clauses[f->n - 1];
	c->from = c->task_from = c->signal_at = i;
	c->to = c->task_to = end;
	return true;
}

/* "will be their buddy": what somebody is, which is no task. */
static bool
is_to_be(const struct tokens *t, const struct claim *c)
{
	return c->signal == SIGNAL_WILL && slice_eq(t->v[c->task_from].low, SLICE("be")) && !slice_ends_nocase(t->v[c->task_from + 1].low, SLICE("ing"));
}

/* "will be their buddy and needs to send me the plan" at token i: *n: "needs to". */
static bool
goes_on_needing(const struct claim *c, const struct tokens *t, size_t i, size_t *n)
{
	static const char *const needs[] = { "needs to", "has to", "must", "is to", "has agreed to", "has offered to", "has kindly offered to",
		"has kindly agreed to", "has volunteered to", "has promised to", "agreed to", "offered to", "kindly offered to" };

	return c != NULL && is_to_be(t, c) && (*n = CLAUSE_PHRASE_AT(t, i, t->n, needs)) > 0 && (t->v[i + *n].is & W_VERB) != 0;
}

/* "Omar is cutting it and will tell the agency by Wednesday": behind "and" or a comma he goes on as somebody who
 * promises. */
bool
clause_shares_subject(struct finder *f, size_t from, size_t i, size_t end, int sentence, size_t *n)
{
	static const char *const lead[] = { "but", "so", "then" };
	const struct claim *c = f->n > 0 ? &f->clauses[f->n - 1] : NULL;
	const struct tokens *t = f->t;
	struct actor who;

	if (goes_on_doing(f, i, end, sentence)) {
		*n = 1;
		return true;
	}
	if (!((t->v[i - 1].is & W_AND) || token_is(t, i - 1, ',') || SLICE_IS_ONE_OF(t->v[i - 1].low, lead)) ||
	    !(token_has(t, i, W_FUTURE, n) || goes_on_needing(c, t, i, n)) || i + *n + 1 >= end ||
	    t->v[i + *n].letters != CASE_LOWER || (t->v[i + *n].is & (W_BE | W_NOT)))
		return false;
	if (c == NULL || c->sentence != sentence) {
		if ((!is_about(f, from, end, &who) || names_another(f, who.to, i)) && !is_of_label(f, from, &who))
			return false;
	} else if (c->form == CLAIM_LABEL && is_of_label(f, from, &who)) {
		f->n--; /* what the label heads is told */
	} else if (c->form != CLAIM_CLAUSE || !c->first || c->actor.kind == ACTOR_NONE ||
	    c->actor.kind > ACTOR_HANDLE ||
	    (c->signal != SIGNAL_STATUS && c->signal != SIGNAL_PAST && c->signal != SIGNAL_BE && !is_to_be(t, c))) {
		return false;
	} else {
		who = c->actor;
		f->n -= is_to_be(t, c);
	}
	clause_add(f, i, &who, SIGNAL_WILL, 0, true, sentence);
	f->clauses[f->n - 1].signal_at = i;
	f->clauses[f->n - 1].from = i;
	f->clauses[f->n - 1].task_from = i + *n;
	f->clauses[f->n - 1].to = f->clauses[f->n - 1].task_to = end;
	return true;
}

/* "as BlueBeans will close", "because the Hall will be full" at token i: why something else is done. */
static bool
is_reason(const struct tokens *t, size_t i)
{
	static const char *const why[] = { "as", "because", "since", "although", "whereas", "while" };

	return SLICE_IS_ONE_OF(t->v[i - 1].low, why);
}

/*
 * "Update Forge to show the plan", "ask Sales and UX to see who wants it", "Old Kiln needs a new door": a word that no
 * directory knows is a thing to which an order is done, that has a reason, or needs something.
 */
bool
clause_is_thing(const struct finder *f, const struct clause_spot *at, const struct actor *a, enum signal s)
{
	const struct tokens *t = f->t;
	const struct token *w;

	if (a->n != 1 || a->kind <= ACTOR_DEPARTMENT || a->kind > ACTOR_LOWER || (t->v[a->v[0].from].is & W_GIVEN))
		return false;
	/* "Ménage : à refaire", "Penser à inviter le maire" */
	if (s == SIGNAL_TO && f->o->set.n > 1 && f->o->set.v[1] != &words_de &&
	    (token_is_colon(t, a->to) || (at->i == f->start && words_end_in_infinitive(t->v[a->from].low))))
		return true;
	/* "needs more research" */
	if (s == SIGNAL_NEED && (slice_eq(t->v[a->to].low, SLICE("needs")) || slice_eq(t->v[a->to].low, SLICE("need"))) && at->n == 1)
		return true;
	if (at->i <= f->start || (s != SIGNAL_TO && s != SIGNAL_WILL))
		return false;
	if (is_reason(t, at->i))
		return true;
	w = &t->v[f->start];
	return s == SIGNAL_TO && (w->is & (W_VERB | W_PAST | W_WITH)) == W_VERB && !token_is_colon(t, f->start + 1) &&
	    (at->i == f->start + 1 || ((t->v[at->i - 1].is & W_AND) && t->v[at->i - 1].kind == TOKEN_WORD));
}

/* "Looked at it. Will order the posters": somebody of the name Will "orders", but in a list of tasks. */
bool
clause_is_auxiliary(const struct finder *f, const struct actor *a, size_t end)
{
	const struct token *w = &f->t->v[a->from];

	return a->n == 1 && a->to == a->from + 1 && slice_eq(w->low, SLICE("will")) && a->to < end &&
	    f->v->section != SECTION_ACTION && !f->marked && w[1].kind == TOKEN_WORD &&
	    w[1].letters == CASE_LOWER &&
	    !(w[1].is &
	        (W_FUTURE | W_TO | W_NEED | W_WEAK | W_COMMIT | W_PAST | W_AND | W_WITH | W_STATUS |
	            W_PLEASE | W_ARTICLE)) &&
	    (!slice_ends_nocase(w[1].low, SLICE("s")) || slice_ends_nocase(w[1].low, SLICE("ss"))) &&
	    !slice_ends_nocase(w[1].low, SLICE("ed"));
}

/* "Allow HR to close it", "Invite Zoe to come": an order and whom it is about, and no name. */
bool
clause_is_order_to(const struct tokens *t, const struct actor *a)
{
	const struct token *w = &t->v[a->from];

	return a->kind == ACTOR_NAME && a->n == 1 && a->v[0].to == a->from + 2 &&
	    (w->is & (W_VERB | W_GIVEN)) == W_VERB && (w[1].letters == CASE_UPPER || (w[1].is & W_GIVEN)) &&
	    a->to < t->n && (t->v[a->to].is & W_TO);
}

/* "Maya will print the cards for Tom to sign", "lay them before the board to decide": what somebody's task is for is no task of another. */
bool
clause_is_purpose(const struct finder *f, enum signal s, size_t i, int sentence)
{
	const struct claim *c = f->n > 0 ? &f->clauses[f->n - 1] : NULL;

	return s == SIGNAL_TO && c != NULL && c->sentence >= sentence &&
	    (c->form == CLAIM_CLAUSE || c->form == CLAIM_SELF) &&
	    (signal_binds(c->signal) || c->signal == SIGNAL_VERB) && c->task_from + 2 < i &&
	    (slice_eq(f->t->v[i - 1].low, SLICE("for")) || slice_eq(f->t->v[i - 1].low, SLICE("before")));
}

/* "Electronic vote - due Friday": a title, and no verb. */
bool
clause_is_title(const struct tokens *t, const struct actor *a, size_t end)
{
	return a->kind == ACTOR_WORD && a->to + 2 < end &&
	    (token_is_dash(t, a->to + 1) || token_is_colon(t, a->to + 1));
}
