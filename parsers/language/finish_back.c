/*
 * See finish.h. "The plan must be updated. Tom does that by Friday": a task whose words only go back to what was said
 * before it is told by that. Method: the sentence before it, or the part of its own that stands in front of whoever does
 * it; where neither says anything, the block above.
 */
#include "parsers/language/claim_clause.h"
#include "parsers/language/finish.h"

/* Tokens of a task that may be no more than "will take care of all this"; of a sentence that says something. */
#define BACK_TOKENS 10
#define SAYS_TOKENS 3

/* Does the word only stand for what was said: "it", "do", "darum"? *back: it is one that goes back. */
static bool
stands_for(const struct tokens *t, size_t i, bool *back)
{
	static const char *const it[] = { "it", "that", "this", "darum", "drum", "das", "es", "dies", "davon", "en", "cela", "\303\247a", "le", "lo",
		"ello", "eso", "esto", "these", "those", "dem" };
	static const char *const does[] = { "do", "does", "doing", "take", "takes", "taking", "care", "of", "handle", "handles", "handling", "deal", "deals",
		"with", "after", "on", "arrange", "all", "then", "so", "self", "too", "well", "as", "macht", "mache", "mach", "machen", "erledigt", "erledige",
		"erledigen", "\303\274bernimmt", "\303\274bernehme", "\303\274bernehmen", "k\303\274mmert", "k\303\274mmere", "k\303\274mmern", "sich", "mich", "s", "'",
		"\342\200\231", "se", "me", "m", "charge", "charger", "occupe", "occuper", "fais", "fait", "faire", "encarga", "encargo", "ocupa", "ocupo", "de",
		"hace", "hago", "hacer", "'s", "himself", "herself", "myself", "selbst", "is", "be" };
	const struct token *w = &t->v[i];
	bool goes = SLICE_IS_ONE_OF(w->low, it);

	*back = *back || goes;
	return goes || w->kind == TOKEN_PUNCT || SLICE_IS_ONE_OF(w->low, does);
}

/* Tokens of a name and "please". */
#define CALL_TOKENS 5

/* "-> Maya please replace" in front of token i: handed over by an arrow, with "please" behind the name. */
static bool
is_behind_arrow(const struct tokens *t, size_t i)
{
	if (!(t->v[i - 1].is & W_PLEASE))
		return false;
	for (size_t n = 0; i > 0 && n < CALL_TOKENS; i--, n++)
		if (token_is(t, i - 1, 0x2192) || (token_is(t, i - 1, '>') && i > 1 && t->v[i - 2].kind == TOKEN_PUNCT))
			return true;
	return false;
}

bool
finish_goes_back(const struct tokens *t, size_t from, size_t to, const struct finish_cuts *cuts)
{
	static const char *const what[] = { "le", "la", "les", "lo", "los", "las", "l" };
	bool back = false;
	size_t n = 0, words = 0;

	for (size_t i = from; i < to; i++)
		words += t->v[i].kind != TOKEN_PUNCT && !finish_is_cut(cuts, t->v[i].at);
	/* "Tom les commande", "las pide Tom": the verb alone says nothing; "The lamp is broken -> IT please replace" */
	if (words == 1 && from > 1 && t->v[from].letters == CASE_LOWER && (SLICE_IS_ONE_OF(t->v[from - 1].low, what) || is_behind_arrow(t, from)))
		return true;
	for (size_t i = from; i < to && n <= BACK_TOKENS; i++) {
		if (finish_is_cut(cuts, t->v[i].at))
			continue;
		if (!stands_for(t, i, &back))
			return false;
		n++;
	}
	/* "takes care of", "does": whose object was cut off with its day */
	return n > 0 && n <= BACK_TOKENS && (back || slice_eq(t->v[from].low, SLICE("does")) || slice_eq(t->v[from].low, SLICE("do")) || slice_eq(t->v[from].low, SLICE("take")) || slice_eq(t->v[from].low, SLICE("takes")));
}

/* The tokens from..to without the signs and "and", "so" around them, and without "Maya has to" or "Maya, "; empty where they
 * say nothing. */
static struct slice
said_there(const struct finish *f, const struct tokens *t, size_t from, size_t to)
{
	size_t words = 0, n;
	struct actor a;

	while (to > from && (t->v[to - 1].kind == TOKEN_PUNCT || (t->v[to - 1].is & (W_AND | W_LEAD))))
		to--;
	while (from < to && (t->v[from].kind == TOKEN_PUNCT || (t->v[from].is & W_AND)))
		from++;
	if (from < to && actor_read(f->people, t, from, to, &a) && actor_is_named(&a) && token_has(t, a.to, W_NEED, &n) && a.to + n < to)
		from = a.to + n;
	else if (from < to && actor_read(f->people, t, from, to, &a) && a.n == 1 && a.kind != ACTOR_NONE && a.kind <= ACTOR_HANDLE &&
	    (token_is(t, a.to, ',') || token_is_colon(t, a.to)))
		from = a.to + 1;
	for (size_t i = from; i < to; i++)
		words += t->v[i].kind != TOKEN_PUNCT;
	return words >= SAYS_TOKENS || (to > from && t->v[from].kind == TOKEN_IDEOGRAPH) ? tokens_slice(t, from, to) : (struct slice) { NULL, 0 };
}

struct slice
finish_topic_text(const struct finish *f, const struct claim *c, struct slice text)
{
	const struct tokens *t = &f->outline->v[c->block].t;
	size_t at = c->actor_block == c->block && c->actor.n > 0 ? c->actor.from : 0, colon = 0;
	static const char *const it[] = { "it", "them", "that", "this", "es", "sie", "ihn", "das" };
	static const char *const what[] = { "le", "la", "les", "lo", "los", "las", "l" };
	size_t word = slice_find_char(text, ' ');
	struct text whole;
	struct actor a;

	/* "b:" of a standup is no topic */
	if (c->form != CLAIM_CLAUSE || sentence_behind_roster(t) > 0 || f->outline->v[c->block].plan != PLAN_NONE || t->v[c->task_from].kind != TOKEN_WORD || (word < text.len && !SLICE_IS_ONE_OF(slice_from(text, word + 1), it)))
		return text;
	for (; colon < at && !token_is_colon(t, colon) && !token_is(t, colon, '.'); colon++)
		if (((t->v[colon].phrase | t->v[colon].is) & W_MARKER) || (colon == 0 && (t->v[0].is & W_LEAD)) || slice_eq(t->v[colon].low, SLICE("so")))
			return text;
	if (colon == 0 || colon >= at || !token_is_colon(t, colon) || (actor_read(f->people, t, 0, colon, &a) && a.to == colon))
		return text;
	text_init(&whole, f->pool);
	text_add(&whole, tokens_slice(t, 0, colon));
	text_add(&whole, SLICE(": "));
	/* "les valide" */
	if (c->task_from > 0 && SLICE_IS_ONE_OF(t->v[c->task_from - 1].low, what)) {
		text_add(&whole, tokens_slice(t, c->task_from - 1, c->task_from));
		text_add_char(&whole, ' ');
	}
	text_add(&whole, text);
	return text_clean_line(f->pool, text_slice(&whole), READING_LINE_MAX);
}

/* Bytes of a sentence in front that still say what is meant; a longer one tells a story. */
#define POINTED_MAX 120

/* Tokens of "send it over to them". */
#define POINTS_TOKENS 6

/* "renew it", "sends it to them", "schickt sie ab": what it is done to is only pointed at. */
static bool
points_back(const struct tokens *t, const struct claim *c, const struct finish_cuts *cuts)
{
	static const char *const it[] = { "it", "them", "those", "these", "es", "sie", "ihn" };
	static const char *const small[] = { "to", "them", "him", "her", "us", "me", "over", "out", "up", "off", "on", "down", "back", "together", "myself",
		"himself", "herself", "ab", "an", "aus", "ein", "mit", "vor", "zu", "um", "weg", "nach", "herum", "ihm", "ihr", "ihnen", "mir", "uns" };
	size_t n = 0;

	for (size_t i = c->task_from; i < c->task_to; i++) {
		const struct token *w = &t->v[i];

		if (w->kind == TOKEN_PUNCT || finish_is_cut(cuts, w->at))
			continue;
		n++;
		if (w->kind != TOKEN_WORD || n > POINTS_TOKENS || w->letters != CASE_LOWER || (n == 2 && !SLICE_IS_ONE_OF(w->low, it)) || (n > 2 && !SLICE_IS_ONE_OF(w->low, small)))
			return false;
	}
	return n > 1;
}

/* "The headset is broken", of nobody: not what another is to do, nor what a label or "so" begins. */
static bool
tells_how_it_is(const struct finish *f, const struct tokens *t, size_t from, size_t to)
{
	struct actor a;
	uint64_t seen = 0;

	for (size_t i = from; i < to; i++) {
		seen |= t->v[i].is | t->v[i].phrase;
		if (token_is_colon(t, i) || (t->v[i].letters != CASE_LOWER && actor_read(f->people, t, i, to, &a) && a.kind <= ACTOR_HANDLE))
			return false;
	}
	return !(seen & (W_MARKER | W_TO | W_FUTURE | W_COMMIT | W_PLEASE | W_CONDITION | W_QUESTION | W_WEAK)) && !(t->v[from].is & (W_VERB | W_PRONOUN));
}

/* "The headset is broken", "der Toner ist leer": what is to be seen to. */
static bool
names_fault(const struct tokens *t, size_t from, size_t to)
{
	static const char *const words[] = { "broken", "missing", "loose", "out", "late", "empty", "dead", "wrong", "old", "expired", "expires", "open", "overdue", "incomplete", "dirty",
		"leaking", "leaks", "stuck", "down", "kaputt", "leer", "fehlt", "fehlen", "defekt", "falsch", "alt", "cass\303\251", "cass\303\251e", "vide", "manque", "roto", "rota",
		"vac\303\255o", "vac\303\255a", "falta", "faltan" };

	for (size_t i = from; i < to; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, words))
			return true;
	return false;
}

struct slice
finish_pointed_text(const struct finish *f, const struct claim *c, const struct finish_cuts *cuts, struct slice text)
{
	const struct tokens *t = &f->outline->v[c->block].t;
	size_t at = c->actor_block == c->block && c->actor.n > 0 && c->actor.from < c->task_from ? c->actor.from : c->task_from;
	size_t before = 0, from, to;
	struct slice s;
	struct text whole;
	unsigned mark;

	if (c->form != CLAIM_CLAUSE || (c->actor_block == c->block && c->actor.n > 0 && c->actor.to < c->from) || !points_back(t, c, cuts))
		return text;
	for (from = 0; from < t->n && (to = sentence_end(t, from, t->n, &mark)) <= at; from = to)
		before = from;
	s = said_there(f, t, from, at);
	to = at;
	if (s.len == 0 && from > 0) {
		s = said_there(f, t, before, from);
		to = from;
		from = before;
		if (!names_fault(t, from, to))
			return text;
	}
	if (s.len == 0 || s.len > POINTED_MAX || tokens_may_hold(t, '"') || !tells_how_it_is(f, t, from, to))
		return text;
	text_init(&whole, f->pool);
	text_addf(&whole, "%.*s: %.*s", SLICE_ARG(s), SLICE_ARG(text));
	return text_clean_line(f->pool, text_slice(&whole), READING_LINE_MAX);
}

struct slice
finish_back_text(const struct finish *f, const struct claim *c)
{
	const struct place *v = &f->outline->v[c->block];
	const struct tokens *t = &v->t;
	size_t at = c->actor_block == c->block && c->actor.n > 0 && c->actor.from < c->task_from ? c->actor.from : c->task_from;
	size_t before = 0, from = 0, to = 0, block;
	struct slice s;
	unsigned mark;

	for (from = 0; from < t->n && (to = sentence_end(t, from, t->n, &mark)) <= at; from = to)
		before = from;
	s = said_there(f, t, from, at);
	if (s.len == 0 && from > 0)
		s = said_there(f, t, before, from);
	/* in a chat what was said last stands above the line that names who speaks */
	for (block = c->block; block > 1 && f->outline->v[block - 1].speaks;)
		block--;
	if (s.len == 0 && from == 0 && block > 0 && v->b->kind != BLOCK_ROW) {
		const struct place *above = &f->outline->v[block - 1];

		if (above->b->kind == v->b->kind || above->b->kind == BLOCK_ITEM || above->b->kind == BLOCK_PARAGRAPH)
			s = said_there(f, &above->t, sentence_last(&above->t), above->t.n);
	}
	return text_clean_line(f->pool, s, READING_LINE_MAX);
}
