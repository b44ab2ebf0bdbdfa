/*
 * See claim_clause.h. Whom a word means that only goes back to somebody: "she", "who". Method: the one known
 * person whom the sentence, or the one before it, names.
 */
#include "parsers/language/claim_clause.h"

/* "she", "er": one person in particular; German "sie" only with a verb in the singular. */
static bool
is_of_one(const struct tokens *t, const struct actor *a, size_t end)
{
	static const char *const words[] = { "he", "she", "er", "il", "elle", "\303\251l", "ella",
		"\344\273\226", "\345\245\271" };
	const struct slice w = t->v[a->from].low;

	/* "sie bestellt", "Außerdem bestellt sie" */
	if (slice_eq(w, SLICE("sie")))
		return (a->to < end && t->v[a->to].low.len > 1 &&
		           (slice_ends_nocase(t->v[a->to].low, SLICE("t")) || slice_eq(t->v[a->to].low, SLICE("wird")))) ||
		    (a->from > 1 && (t->v[a->from - 2].is & W_LEAD) && slice_ends_nocase(t->v[a->from - 1].low, SLICE("t")));
	return SLICE_IS_ONE_OF(w, words);
}

/* The one person who is known in the tokens from..to; false where there are none, or several. */
static bool
one_known(const struct finder *f, size_t from, size_t to, bool given, struct actor *who)
{
	bool found = false;

	for (size_t i = from; i < to;) {
		struct actor a;

		if (!actor_read(f->people, f->t, i, to, &a) ||
		    (a.kind > ACTOR_HANDLE && !(given && a.kind == ACTOR_NAME && (f->t->v[a.v[0].from].is & W_GIVEN)))) {
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

/* Or, where nobody is known, the one who has a given name. */
static bool
one_named(const struct finder *f, size_t from, size_t to, struct actor *who)
{
	return one_known(f, from, to, false, who) || one_known(f, from, to, true, who);
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

/* "Maya showed the labels. She will send them": whom the pronoun at token i of the sentence means. */
bool
clause_antecedent(const struct finder *f, size_t from, size_t i, size_t end, struct actor *a)
{
	struct actor who;

	if (a->kind != ACTOR_PRONOUN || !is_of_one(f->t, a, end) ||
	    !(one_named(f, from, i, &who) || (i == from && one_named(f, f->before, from, &who))) ||
	    !agrees(f, f->t->v[a->from].low, &who))
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

	if (i == from || a->kind == ACTOR_NONE || a->kind > ACTOR_NAME || !SLICE_IS_ONE_OF(f->t->v[i - 1].low, words))
		return true;
	if (!one_named(f, from, i, &who))
		return false;
	who.from = a->from;
	who.to = a->to;
	*a = who;
	return true;
}
