/*
 * See claim_clause.h. Whom a mail greets, and so means by "you": the one known person of a line "Hi Tom," near its top,
 * behind any of the words by which people greet, or of a first sentence that thanks him; else the one person whom it is to. And whom a paragraph turns to.
 */
#include "parsers/language/claim_clause.h"

/* Blocks from the top in which a greeting stands. */
#define GREETING_BLOCKS 8

/* "Hola, Carmen:", as Spanish greets; "Carmen:" heads what she does. */
static bool
greets_by_colon(const struct tokens *t)
{
	return (t->n > 1 && token_is(t, t->n - 1, 0xff1a)) ||
	    (t->n > 2 && token_is(t, t->n - 1, ':') &&
	        (token_is(t, 1, ',') || slice_eq(t->v[0].low, SLICE("hola"))));
}

/* "Guten Morgen", "Hola": the tokens of a greeting in front of whom it is for, with a comma behind it; 0 if there is none. */
static size_t
greeting_words(const struct tokens *t)
{
	static const char *const words[] = { "hi", "hello", "hey", "hiya", "heya", "dear", "morning", "afternoon", "evening", "good", "hallo", "hoi", "moin",
		"moinmoin", "servus", "gr\303\274ezi", "gruezi", "gr\303\274\303\237", "gr\303\274ss", "gott", "dich", "lieber", "liebe", "guten", "guete", "morgen", "tag",
		"abend", "salut", "bonjour", "bonsoir", "coucou", "cher", "ch\303\250re", "re-bonjour", "hola", "buenas", "buenos", "d\303\255as", "dias", "tardes",
		"noches", "querido", "querida", "estimado", "estimada", "apreciado", "apreciada", "ciao", "ol\303\241", "caro", "cara" };
	size_t n = 0;

	while (n < t->n && n < 3 && t->v[n].kind == TOKEN_WORD && SLICE_IS_ONE_OF(t->v[n].low, words))
		n++;
	/* "Good Maya, bad Omar." */
	if (n == 1 && slice_eq(t->v[0].low, SLICE("good")))
		return 0;
	return n > 0 && token_is(t, n, ',') ? n + 1 : n;
}

/* Is a greeting over at token i: at the end of its line, or behind a comma or a dash? */
static bool
ends_greeting(const struct tokens *t, size_t i)
{
	return i >= t->n || token_is(t, i, ',') || token_is(t, i, '!') || token_is(t, i, ':') || token_is(t, i, '.') || token_is_dash(t, i);
}

/* Tokens of a first sentence that thanks somebody. */
#define THANKS_TOKENS 6

/* "Lovely, thanks Tom. ...": whom the first sentence of the mail thanks, one person and nothing behind the name, is who
 * "you" is from there on. */
static bool
thanks_by_name(const struct finder *f, const struct tokens *t, struct actor *who)
{
	static const char *const thanks[] = { "thanks", "thx", "cheers", "danke", "merci", "gracias" };
	struct actor a;

	for (size_t i = 0; i + 2 < t->n && i < THANKS_TOKENS && !token_is(t, i, '.') && !token_is(t, i, '!'); i++) {
		size_t at = i + 1;

		/* "Please say thanks Maya." */
		if (t->v[i].is & W_PLEASE)
			return false;
		if (!SLICE_IS_ONE_OF(t->v[i].low, thanks))
			continue;
		at += token_is(t, at, ',');
		if (!actor_read(f->people, t, at, t->n, &a) || a.n != 1 || a.kind == ACTOR_NONE || a.kind > ACTOR_HANDLE ||
		    !(token_is(t, a.to, '.') || token_is(t, a.to, '!')))
			return false;
		*who = a;
		return true;
	}
	return false;
}

/* "Hi Tom," "Bob," alone on a line near the top: one person who is known. */
void
clause_greeting(struct finder *f)
{
	f->greeted.n = 0;
	for (size_t i = 0; i < f->o->n && i < GREETING_BLOCKS; i++) {
		const struct place *v = &f->o->v[i];
		size_t from = 0, to = v->t.n, hello = greeting_words(&v->t);

		/* "Hello Tom, hope you are well.", "Hiya Tom" */
		if (hello > 0 && !v->speaks && v->speaker < 0 && actor_read(f->people, &v->t, hello, v->t.n, &f->greeted) && f->greeted.n == 1 &&
		    f->greeted.kind != ACTOR_NONE && f->greeted.kind <= ACTOR_HANDLE && ends_greeting(&v->t, f->greeted.to)) {
			f->greeted_block = i;
			return;
		}
		f->greeted.n = 0;

		if (i == 0 && v->b->kind == BLOCK_PARAGRAPH && !v->speaks && v->speaker < 0 && thanks_by_name(f, &v->t, &f->greeted)) {
			f->greeted_block = i;
			return;
		}
		if (!(v->b->kind == BLOCK_PARAGRAPH ||
		        (v->b->kind == BLOCK_HEADING && greets_by_colon(&v->t))) ||
		    v->t.n < 2 || v->t.n > 6 || v->speaks || v->speaker >= 0 ||
		    !(token_is(&v->t, to - 1, ',') || token_is(&v->t, to - 1, '!') || greets_by_colon(&v->t)))
			continue;
		to--;
		/* "孙浩，你好：" */
		if (to > 3 && slice_eq(v->t.v[to - 1].low, SLICE("\345\245\275")) && token_is(&v->t, to - 3, 0xff0c))
			to -= 3;
		if (actor_read(f->people, &v->t, 0, to, &f->greeted) && f->greeted.to == to)
			from = to;
		else if (actor_read(f->people, &v->t, 1, to, &f->greeted) && f->greeted.to == to)
			from = to;
		else if (token_is(&v->t, 1, ',') && actor_read(f->people, &v->t, 2, to, &f->greeted) &&
		    f->greeted.to == to)
			from = to;
		f->greeted_block = i;
		if (from == to && f->greeted.n == 1 && f->greeted.kind <= ACTOR_HANDLE)
			return;
		f->greeted.n = 0;
	}
	/* "pls merge it before it rots" to one person: it greets nobody, and means him */
	if (f->o->v[f->o->n].t.n > 0 && actor_read(f->people, &f->o->v[f->o->n].t, 0, f->o->v[f->o->n].t.n, &f->greeted) && f->greeted.n == 1 &&
	    f->greeted.kind == ACTOR_KNOWN)
		f->greeted_block = f->o->n;
	else
		f->greeted.n = 0;
}

/* "Oliver, they asked who has access": does what stands behind the comma at token i begin a sentence, and tell no more of him? */
static bool
begins_behind_name(const struct tokens *t, size_t i, size_t end)
{
	static const char *const relative[] = { "who", "whose", "which", "der", "die", "dem", "den", "qui", "que", "quien", "and", "und", "et", "y" };

	if (i + 3 >= end || t->v[i].kind != TOKEN_WORD || SLICE_IS_ONE_OF(t->v[i].low, relative) || !(t->v[i].letters == CASE_LOWER || (t->v[i].is & W_I)))
		return false;
	/* "Oliver, the CTO, said" */
	for (size_t j = i + 1; j < i + 5 && j < end; j++)
		if (token_is(t, j, ','))
			return false;
	return true;
}

/* "Omar, you said it is a repair. Please get back to me", "Omar, they asked who has a key. Could you find out?": who is called in front
 * of a sentence that speaks to him, or before one that does, is who is spoken to up to the end of the paragraph. */
void
clause_turn_to(struct finder *f, size_t from, size_t end)
{
	const struct tokens *t = f->t;
	struct actor a;
	bool speaks;

	if (f->v->b->kind != BLOCK_PARAGRAPH || f->said || f->v->speaker >= 0 || f->label.n > 0 || !actor_read(f->people, t, from, end, &a) ||
	    a.n != 1 || a.kind == ACTOR_NONE || a.kind > ACTOR_HANDLE || !token_is(t, a.to, ',') || a.to + 2 >= end)
		return;
	speaks = (t->v[a.to + 1].is & W_ADDRESSED) || slice_eq(t->v[a.to + 1].low, SLICE("your"));
	if (!speaks && from == f->start && begins_behind_name(t, a.to + 1, end))
		for (size_t i = end; i < f->end && !speaks; i++)
			speaks = (t->v[i].is & (W_ADDRESSED | W_PLEASE)) || slice_ends_nocase(t->v[i].low, SLICE("-tu"));
	if (!speaks)
		return;
	f->greeted = a;
	f->greeted_block = f->block;
}
