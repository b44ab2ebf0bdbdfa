/*
 * See legend.h. What the notes call somebody besides: a recording that misheard a name ("it hears "Marta" as
 * "Martha""), a voice that it did not know ("Speaker 4 was Maya"), which of two is meant ("Tom here is Okafor").
 *
 * A word in quotes counts only where it begins like the name that it stands for.
 */
#include "parsers/language/actor.h"
#include "parsers/language/legend.h"

/* Letters with which both names begin, and the least that there are. */
#define ALIKE_LETTERS 2
#define ALIKE_LEAST 3

static bool
is_quote(const struct tokens *t, size_t i)
{
	static const unsigned signs[] = { '"', 0x201c, 0x201d, 0x201e, 0xab, 0xbb };

	for (size_t j = 0; j < sizeof(signs) / sizeof(signs[0]); j++)
		if (token_is(t, i, signs[j]))
			return true;
	return false;
}

static bool
is_quoted(const struct tokens *t, size_t i)
{
	return i > 0 && i + 1 < t->n && t->v[i].kind == TOKEN_WORD && t->v[i].letters == CASE_CAPITAL && is_quote(t, i - 1) && is_quote(t, i + 1);
}

/* Does it say that the two are the same: "is", "means", "="? */
static bool
joins_names(const struct tokens *t, size_t i)
{
	static const char *const words[] = { "means", "heisst", "hei\303\237t", "meint", "signifie", "significa", "ist", "war", "est", "es", "era",
		"\303\251tait" };

	return i < t->n && ((t->v[i].is & W_BE) || token_is(t, i, '=') || SLICE_IS_ONE_OF(t->v[i].low, words));
}

/* The one person whose name begins at token i; "Tom's" is a thing of his. */
static bool
person_at(const struct people *people, const struct tokens *t, size_t i, struct reading_owner *who)
{
	size_t n = i < t->n ? people_match(people, t, i) : 0;

	if (n == 0 || (i + n < t->n && slice_eq(t->v[i + n].low, SLICE("'s"))))
		return false;
	people_resolve(people, tokens_slice(t, i, i + n), who);
	return who->email.len > 0 && who->department.len == 0;
}

static bool
are_alike(const struct token *a, const struct token *b)
{
	return a->plain.len >= ALIKE_LEAST && b->plain.len >= ALIKE_LEAST &&
	    slice_eq(slice_to(a->plain, ALIKE_LETTERS), slice_to(b->plain, ALIKE_LETTERS)) && !slice_eq(a->plain, b->plain);
}

/* Where the name stands that the quoted word at token i is for: "Matt" is Matthieu, "Marta" as "Martha", calls Noor "Nora"; 0 if nowhere. */
static size_t
meant_by(const struct tokens *t, size_t i)
{
	static const char *const as[] = { "as", "als", "comme", "como" };
	static const char *const calls[] = { "calls", "called", "hears", "heard", "writes", "wrote", "spells", "spelt", "spelled", "nennt",
		"schreibt", "appelle", "\303\251crit", "llama", "escribe" };

	if (joins_names(t, i + 2))
		return i + 3;
	if (i > 4 && SLICE_IS_ONE_OF(t->v[i - 2].low, as))
		return i - 3 - is_quote(t, i - 3);
	return i > 3 && SLICE_IS_ONE_OF(t->v[i - 3].low, calls) ? i - 2 : 0;
}

/* "Nora" for Noor van Dijk is also "Nora van Dijk". */
static void
misheard_call(struct pool *pool, struct people *people, const struct reading_owner *who, struct slice called)
{
	struct text name;
	size_t given = slice_find_char(who->name, ' ');

	people_call(people, who->name, who->email, called);
	if (given >= who->name.len)
		return;
	text_init(&name, pool);
	text_addf(&name, "%.*s%.*s", SLICE_ARG(called), SLICE_ARG(slice_from(who->name, given)));
	people_call(people, who->name, who->email, text_slice(&name));
}

/* "Tom here is Okafor": whom a given name that several have means in these notes. */
static void
given_read(struct pool *pool, struct people *people, const struct tokens *t, size_t i)
{
	struct reading_owner several, who;
	struct text name;

	if (i + 3 >= t->n || !slice_eq(t->v[i + 1].low, SLICE("here")) || !joins_names(t, i + 2) || t->v[i + 3].kind != TOKEN_WORD ||
	    t->v[i].letters != CASE_CAPITAL || t->v[i + 3].letters != CASE_CAPITAL)
		return;
	people_resolve(people, tokens_slice(t, i, i + 1), &several);
	if (several.candidate_count < 2)
		return;
	text_init(&name, pool);
	text_addf(&name, "%.*s %.*s", SLICE_ARG(tokens_slice(t, i, i + 1)), SLICE_ARG(tokens_slice(t, i + 3, i + 4)));
	people_resolve(people, text_slice(&name), &who);
	if (who.email.len > 0)
		people_mean(people, who.name, who.email, tokens_slice(t, i, i + 1));
}

void
legend_called(struct pool *pool, struct people *people, const struct tokens *t)
{
	struct reading_owner who;

	for (size_t i = 0; i + 2 < t->n; i++) {
		size_t at;

		if (t->v[i].kind != TOKEN_WORD)
			continue;
		if (actor_is_voice(t, i, t->n)) {
			at = i + 2 + is_quote(t, i + 2);
			if (joins_names(t, at) && person_at(people, t, at + 1, &who))
				people_call(people, who.name, who.email, tokens_slice(t, i, i + 2));
			continue;
		}
		given_read(pool, people, t, i);
		if (is_quoted(t, i) && people_match(people, t, i) == 0 && (at = meant_by(t, i)) > 0 && at < t->n &&
		    are_alike(&t->v[i], &t->v[at]) && person_at(people, t, at, &who))
			misheard_call(pool, people, &who, tokens_slice(t, i, i + 1));
	}
}

/* Tokens of an owner's cell that are looked at. */
#define OWNER_TOKENS 6

/* The column of the owners in the rows that have these headers, or their number. */
static size_t
owners_column(const struct outline *o, const struct block *b)
{
	for (size_t i = 0; i < b->header_count; i++) {
		struct tokens t = words_read(o->pool, &o->set, b->headers[i]);
		bool owner = t.n > 0 && (t.any & W_OWNER);

		words_forget(o->pool, &t);
		if (owner)
			return i;
	}
	return b->header_count;
}

void
legend_shortened(const struct outline *o, struct people *people)
{
	const struct slice *headers = NULL;
	size_t column = 0;

	for (size_t i = 0; i < o->n; i++) {
		const struct block *b = o->v[i].b;
		struct tokens t;

		if (b->kind != BLOCK_ROW || b->header_row || b->headers == NULL)
			continue;
		if (b->headers != headers) {
			headers = b->headers;
			column = owners_column(o, b);
		}
		if (column >= b->header_count || column >= b->cell_count)
			continue;
		t = words_read(o->pool, &o->set, b->cells[column]);
		for (size_t j = 0; j < t.n && j < OWNER_TOKENS; j++) {
			struct reading_owner who = { .name = SLICE("") };
			struct slice word = tokens_slice(&t, j, j + 1);

			if (t.v[j].kind == TOKEN_WORD && t.v[j].letters == CASE_CAPITAL && !(t.v[j].is & (W_GIVEN | W_TITLE | W_TIME)) &&
			    people_match(people, &t, j) == 0 && people_department(people, &t, j) == 0 &&
			    (j == 0 || token_is(&t, j - 1, '/') || token_is(&t, j - 1, ',') || token_is(&t, j - 1, '+') || (t.v[j - 1].is & (W_AND | W_TITLE))) &&
			    people_present_by_short(people, word, &who))
				people_call(people, who.name, who.email, word);
		}
	}
}
