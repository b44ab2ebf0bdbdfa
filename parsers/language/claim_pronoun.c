/*
 * See claim_clause.h. Whom a word means that only goes back to somebody: "she", "who". Method: the one known
 * person whom the sentence, or the one before it, names.
 */
#include <string.h>

#include "parsers/language/claim_clause.h"

/* "she", "er": one person in particular; German "sie" only with a verb in the singular. */
static bool
is_of_one(const struct tokens *t, const struct actor *a, size_t end)
{
	static const char *const words[] = { "he", "she", "er", "il", "elle", "\303\251l", "ella",
		"\344\273\226", "\345\245\271" };
	static const char *const singular[] = { "wird", "will", "kann", "soll", "muss", "darf" };
	const struct slice w = t->v[a->from].low;

	/* "sie bestellt", "Außerdem bestellt sie" */
	if (slice_eq(w, SLICE("sie")))
		return (a->to < end && t->v[a->to].low.len > 1 &&
		           (slice_ends_nocase(t->v[a->to].low, SLICE("t")) || SLICE_IS_ONE_OF(t->v[a->to].low, singular))) ||
		    (a->from > 1 && (t->v[a->from - 2].is & W_LEAD) && slice_ends_nocase(t->v[a->from - 1].low, SLICE("t")));
	return SLICE_IS_ONE_OF(w, words);
}

/* May "he" or "she" mean whoever is named? Of most given names it is known. */
static bool
agrees(const struct finder *f, struct slice pronoun, const struct actor *who)
{
	static const char *const he[] = { "he", "er", "il", "\303\251l" }, *const she[] = { "she", "sie", "elle", "ella" };
	const char *title = SLICE_IS_ONE_OF(pronoun, he) ? "Mr" : SLICE_IS_ONE_OF(pronoun, she) ? "Mrs" : NULL;
	struct slice name = tokens_slice(f->t, who->v[0].from, who->v[0].from + 1);
	struct reading_owner plain, titled;
	struct text t;

	if (title == NULL || who->kind != ACTOR_KNOWN || (f->t->v[who->v[0].from].is & W_TITLE))
		return true;
	text_init(&t, f->o->pool);
	text_addf(&t, "%s %.*s", title, SLICE_ARG(name));
	people_resolve(f->people, name, &plain);
	people_resolve(f->people, text_slice(&t), &titled);
	return plain.email.len == 0 || titled.email.len > 0 || titled.candidate_count > 0;
}

/* The one person who is known in the tokens from..to, of those whom the pronoun may mean if there is one; false where
 * there are none, or several. */
static bool
one_known(const struct finder *f, size_t from, size_t to, bool given, struct slice pronoun, struct actor *who)
{
	bool found = false;

	for (size_t i = from; i < to;) {
		struct actor a;

		if (!actor_read(f->people, f->t, i, to, &a) ||
		    (a.kind > ACTOR_HANDLE && !(given && a.kind == ACTOR_NAME && (f->t->v[a.v[0].from].is & (W_GIVEN | W_TITLE))))) {
			i++;
			continue;
		}
		for (size_t j = 0; j < a.n && a.n == 2; j++)
			if (a.v[j].kind == ACTOR_I) /* "Maya and me: she will" */
				a = (struct actor) { .from = a.from,
					.to = a.to,
					.kind = a.v[1 - j].kind,
					.n = 1,
					.v = { a.v[1 - j] } };
		if (pronoun.len > 0 && a.n == 1 && !agrees(f, pronoun, &a)) {
			i = a.to;
			continue;
		}
		if (a.n > 1 ||
		    (found &&
		        !slice_eq_nocase(tokens_slice(f->t, a.v[0].from, a.v[0].to),
		            tokens_slice(f->t, who->v[0].from, who->v[0].to))))
			return false;
		*who = a;
		found = true;
		i = a.to;
	}
	return found;
}

/* Or, where nobody is known, the one who has a given name, or a title. */
static bool
one_named(const struct finder *f, size_t from, size_t to, struct actor *who)
{
	return one_known(f, from, to, false, SLICE(""), who) || one_known(f, from, to, true, SLICE(""), who);
}

/* "Maya's brother", "Tom's boss" at token i of the "'s". */
static bool
is_relative_of(const struct tokens *t, size_t i, size_t to)
{
	static const char *const people[] = { "brother", "sister", "wife", "husband", "son", "daughter", "mother", "father", "mum", "dad", "boss", "team", "colleague",
		"colleagues", "assistant", "friend", "partner", "office", "crew", "people", "staff", "secretary", "manager", "neighbour", "neighbor", "deputy", "successor",
		"predecessor", "lawyer", "doctor", "cousin", "uncle", "aunt", "parents", "family", "client", "customer", "supplier" };

	return i + 1 < to && (slice_eq(t->v[i].low, SLICE("'s")) || slice_eq(t->v[i].low, SLICE("\342\200\231s"))) && SLICE_IS_ONE_OF(t->v[i + 1].low, people);
}

/* "two offers", "zwei Firmen", "the twins", "Mr Miller", "a candidate": others, or things, that a word going back may mean as well. */
static bool
names_rivals(const struct finder *f, size_t from, size_t to, bool one_of)
{
	static const char *const two[] = { "two", "both", "twins", "pair", "zwei", "beiden", "beide", "deux", "dos", "ambos" };
	static const char *const one[] = { "a", "an", "the", "his", "her", "our", "their", "my", "new", "der", "die", "den", "dem", "das", "ein", "eine", "einen", "einem", "einer",
		"le", "la", "un", "une", "el", "una", "firma", "al", "au", "del", "du", "les", "los", "las" };
	static const char *const with[] = { "with", "to", "by", "about", "from", "met", "called", "introduced", "showed", "asked", "liked", "mit", "an", "bei", "von", "traf", "rief", "hat",
		"avec", "\303\240", "appel\303\251", "rencontr\303\251", "con", "a", "llam\303\263", "vu" };
	const struct tokens *t = f->t;
	struct actor a;

	for (size_t i = from; i < to; i++) {
		if (SLICE_IS_ONE_OF(t->v[i].low, two) || (t->v[i].is & W_TITLE) || is_relative_of(t, i, to))
			return true;
		/* "spoke with the landlord", "hat den Entwurf" */
		if (one_of && i > from && i + 1 < to && t->v[i].kind == TOKEN_WORD && SLICE_IS_ONE_OF(t->v[i].low, one) && SLICE_IS_ONE_OF(t->v[i - 1].low, with) && t->v[i + 1].kind == TOKEN_WORD)
			return true;
		/* somebody whom nobody knows */
		if (i > from && t->v[i].letters == CASE_CAPITAL && (t->v[i].is & W_GIVEN) && actor_read(f->people, t, i, to, &a) && a.kind > ACTOR_HANDLE)
			return true;
	}
	return false;
}

/* "Omar thanked Maya. He will call": of two people the one whom the pronoun may mean. */
static bool
one_meant(const struct finder *f, size_t from, size_t to, struct slice pronoun, struct actor *who)
{
	return one_named(f, from, to, who) || (!names_rivals(f, from, to, true) && one_known(f, from, to, false, pronoun, who));
}

/* Sentences that are gone back over. */
#define BACK_MAX 3

/* Does anybody stand in the tokens who may be meant as well, whether he is known or not? */
static bool
names_anybody(const struct finder *f, size_t from, size_t to)
{
	struct actor a;

	for (size_t i = from; i < to; i++)
		if (f->t->v[i].letters != CASE_LOWER && actor_read(f->people, f->t, i, to, &a) &&
		    (a.kind <= ACTOR_HANDLE || (a.kind <= ACTOR_WORD && i > from) || (f->t->v[i].is & W_GIVEN)))
			return true;
	return names_rivals(f, from, to, true);
}

/* "Mark showed the search. It was liked. He will switch it on": the last one who was named in an earlier sentence, before token end, where
 * none of those in between names anybody. */
static bool
one_before(const struct finder *f, size_t end, struct slice pronoun, struct actor *who)
{
	size_t starts[BACK_MAX + 1], n = 0;
	unsigned mark;

	for (size_t i = f->start; i < end && i < f->t->n; i = sentence_end(f->t, i, end, &mark)) {
		if (n == BACK_MAX + 1) {
			memmove(starts, starts + 1, BACK_MAX * sizeof(*starts));
			n--;
		}
		starts[n++] = i;
	}
	for (; n > 0; end = starts[--n]) {
		if (!names_rivals(f, starts[n - 1], end, true) && one_meant(f, starts[n - 1], end, pronoun, who))
			return true;
		if (names_anybody(f, starts[n - 1], end))
			return false;
	}
	return false;
}

/* "Maya showed the labels. She will send them": whom the pronoun at token i of the sentence means. */
bool
clause_antecedent(const struct finder *f, size_t from, size_t i, size_t end, struct actor *a)
{
	struct actor who;

	const struct slice pronoun = f->t->v[a->from].low;

	if (a->kind != ACTOR_PRONOUN || !is_of_one(f->t, a, end) ||
	    !(one_meant(f, from, i, pronoun, &who) ||
	        ((i == from || !names_anybody(f, from, i)) &&
	            (one_meant(f, f->before, from, pronoun, &who) || (!names_anybody(f, f->before, from) && one_before(f, f->before, pronoun, &who))))) ||
	    !agrees(f, pronoun, &who))
		return false;
	who.from = a->from;
	who.to = a->to;
	*a = who;
	return true;
}

bool
clause_object_of(const struct finder *f, size_t from, size_t i, size_t end, struct actor *a)
{
	static const char *const him[] = { "him", "ihn" }, *const her[] = { "her", "sie" };
	bool one = i < end && SLICE_IS_ONE_OF(f->t->v[i].low, him);
	struct actor who;

	if (!(one || (i < end && SLICE_IS_ONE_OF(f->t->v[i].low, her))) ||
	    !(one_named(f, from, i, &who) || one_named(f, f->before, from, &who)) || !agrees(f, one ? SLICE("he") : SLICE("she"), &who))
		return false;
	who.from = i;
	who.to = i + 1;
	*a = who;
	return true;
}

bool
clause_who(const struct finder *f, size_t from, size_t i, struct actor *a)
{
	static const char *const words[] = { "who", "qui", "quien" };
	const struct tokens *t = f->t;

	if (!SLICE_IS_ONE_OF(t->v[i].low, words))
		return false;
	for (size_t n = 1; n < 5 && i - 1 >= from + n; n++) {
		if (!actor_read(f->people, t, i - 1 - n, i - 1, a) || a->to != i - 1 ||
		    a->kind == ACTOR_NONE || a->kind > ACTOR_HANDLE)
			continue;
		a->from = i;
		a->to = i + 1;
		return true;
	}
	return false;
}

bool
clause_may_be_bound(const struct finder *f, size_t from, size_t i, struct actor *a)
{
	static const char *const words[] = { "promised", "promises", "promise", "assured", "versprach", "verspricht", "promis",
		"promet", "prometi\303\263", "promete" };
	struct actor who;

	/* "Karl offers Sabine to join": nobody's yet */
	if (i > from && a->kind != ACTOR_NONE && a->kind <= ACTOR_NAME && (slice_eq(f->t->v[i - 1].low, SLICE("offered")) || slice_eq(f->t->v[i - 1].low, SLICE("offers"))))
		return false;
	if (i == from || a->kind == ACTOR_NONE || a->kind > ACTOR_NAME || !SLICE_IS_ONE_OF(f->t->v[i - 1].low, words))
		return true;
	if (!one_named(f, from, i, &who))
		return false;
	who.from = a->from;
	who.to = a->to;
	*a = who;
	return true;
}

/* "both", "alle beide", "tous les deux" at token i: its tokens, or 0. */
static size_t
both_at(const struct tokens *t, size_t i, size_t end)
{
	static const char *const both[] = { "both of them", "both", "alle beide", "die beiden", "beide", "tous les deux", "tous deux", "toutes les deux",
		"toutes deux", "los dos", "las dos", "ambos", "ambas" };

	return CLAUSE_PHRASE_AT(t, i, end, both);
}

/* The two people who are known in the tokens from..to, and nobody else is. */
static bool
two_known(const struct finder *f, size_t from, size_t to, struct actor *who)
{
	who->n = 0;
	if (names_rivals(f, from, to, false))
		return false;
	for (size_t i = from; i < to;) {
		struct actor a;

		if (!actor_read(f->people, f->t, i, to, &a) || a.kind == ACTOR_NONE || a.kind > ACTOR_HANDLE) {
			i++;
			continue;
		}
		for (size_t j = 0; j < a.n; j++) {
			bool again = false;

			for (size_t k = 0; k < who->n; k++)
				again = again || slice_eq_nocase(tokens_slice(f->t, a.v[j].from, a.v[j].to), tokens_slice(f->t, who->v[k].from, who->v[k].to));
			if (again)
				continue;
			if (who->n == 2)
				return false;
			who->v[who->n++] = a.v[j];
		}
		who->kind = who->n == a.n ? a.kind : who->kind > a.kind ? who->kind : a.kind;
		i = a.to;
	}
	if (who->n == 2) {
		who->from = who->v[0].from;
		who->to = who->v[1].to;
	}
	return who->n == 2;
}

/* "will", "schreiben", "rédigent", "van": two people do it; "both lists", "beide Listen", "tous les deux jours" are things. */
static bool
is_plural_verb(const struct finder *f, const struct token *w)
{
	if (w->kind != TOKEN_WORD || w->letters != CASE_LOWER)
		return false;
	if ((w->is | w->phrase) & (W_FUTURE | W_NEED | W_TO | W_COMMIT))
		return true;
	return f->o->set.n > 1 && w->low.len > 2 && slice_ends_nocase(w->low, f->o->set.v[1] == &words_fr ? SLICE("nt") : SLICE("n"));
}

/* "need to be signed", "werden verlängert", "will open", "laufen": what is done to two things, or what they do. */
static bool
is_done_to(const struct tokens *t, size_t i, size_t end)
{
	static const char *const things[] = { "open", "close", "go", "expire", "arrive", "run", "end", "start", "laufen", "kommen", "gehen", "enden", "m\303\274ssen", "werden", "sind" };

	for (size_t k = i; k < end && k < i + 4; k++)
		if (slice_eq(t->v[k].low, SLICE("be")) || SLICE_IS_ONE_OF(t->v[k].low, things))
			return true;
	return false;
}

bool
clause_both(const struct finder *f, size_t from, size_t i, size_t end, struct actor *a)
{
	struct actor who;
	size_t n = both_at(f->t, i, end);

	if (n == 0 || i + n >= end || !is_plural_verb(f, &f->t->v[i + n]) || is_done_to(f->t, i + n, end))
		return false;
	if (!(two_known(f, from, i, &who) || (i == from && two_known(f, f->before, from, &who)))) {
		/* whom the line above names is found once the clause is there */
		if (i != from || f->last != f->start)
			return false;
		who = (struct actor) { .kind = ACTOR_PRONOUN, .n = 1, .v = { { (unsigned)i, (unsigned)(i + n), ACTOR_PRONOUN } } };
	}
	who.from = i;
	who.to = i + n;
	*a = who;
	return true;
}

/* The block whose last words a pronoun at the beginning of the finder's may mean: the line above, of the same kind and below the same
 * heading; or -1. */
static int
block_above(const struct finder *f)
{
	const struct place *v = f->v, *up;

	if (f->block == 0 || v->b->kind == BLOCK_ROW || v->speaker >= 0 || f->said)
		return -1;
	up = &f->o->v[f->block - 1];
	/* an empty line, a greeting or a label begins something else */
	if (v->b->line > up->b->line + 1 || token_is_colon(&up->t, 1) || token_is(&up->t, up->t.n - 1, ','))
		return -1;
	return up->b->kind == v->b->kind && up->heading == v->heading && up->parent == v->parent && up->b->quote == v->b->quote && !up->heads &&
	        !up->closing && up->speaker < 0 && up->t.n > 2
	    ? (int)f->block - 1
	    : -1;
}

static void
meant_above(struct finder *f)
{
	const struct tokens *t = f->t;
	struct finder above;
	bool any = false;
	int at;

	for (size_t i = 0; i < f->n && !any; i++)
		any = f->clauses[i].actor.kind == ACTOR_PRONOUN;
	if (!any || (at = block_above(f)) < 0)
		return;
	above = *f;
	above.t = &f->o->v[at].t;
	for (size_t i = 0; i < f->n; i++) {
		struct claim *c = &f->clauses[i];
		const size_t word = c->actor.from, last = sentence_last(above.t);
		struct actor who;
		size_t n;

		if (c->actor.kind != ACTOR_PRONOUN || c->actor_block != f->block || c->sentence > 0 || c->actor.n == 0)
			continue;
		n = both_at(t, word, t->n);
		if (!(n > 0 ? two_known(&above, last, above.t->n, &who)
		            : is_of_one(t, &c->actor, t->n) && one_meant(&above, last, above.t->n, t->v[word].low, &who) && !names_rivals(&above, last, above.t->n, true) &&
		            agrees(&above, t->v[word].low, &who)))
			continue;
		c->actor = who;
		c->actor_block = (size_t)at;
		c->reachable = clause_is_reachable(&above, &who);
	}
}

/* "He will get the first version from me by Monday": it is the writer who gives it. */
static void
given_by_writer(const struct finder *f, struct claim *c)
{
	static const char *const gets[] = { "get", "gets", "receive", "receives", "bekommt", "erh\303\244lt", "kriegt" };
	static const char *const from[] = { "from", "von" }, *const me[] = { "me", "mir" };
	const struct tokens *t = f->t;

	if (c->form != CLAIM_CLAUSE || c->author || f->label.n > 0 || f->v->speaker >= 0 || !SLICE_IS_ONE_OF(t->v[c->task_from].low, gets))
		return;
	for (size_t i = c->task_from + 1; i + 1 < c->to; i++) {
		if (!SLICE_IS_ONE_OF(t->v[i].low, from) || !SLICE_IS_ONE_OF(t->v[i + 1].low, me))
			continue;
		c->actor = actor_writer(i + 1, i + 2);
		c->actor_block = f->block;
		c->author = true;
		return;
	}
}

void
clause_meant(struct finder *f)
{
	for (size_t i = 0; i < f->n; i++)
		given_by_writer(f, &f->clauses[i]);
	meant_above(f);
}
