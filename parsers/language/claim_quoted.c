/*
 * See claim_clause.h. What stands in quotation marks is somebody's words: "I" there is whoever said it, not the writer of the
 * notes. Method: the words around the quotation, in its block, name who said it; where they do not, or put it into a time
 * gone by, nobody has promised anything to anybody now.
 */
#include "parsers/language/claim_clause.h"

/* Tokens between a quotation and whoever is said to have said it: ", me lo dijo ayer Luis". */
#define SAYER_TOKENS 5

static bool
is_opening(const struct tokens *t, size_t i, bool open)
{
	return token_is(t, i, 0x201e) || token_is(t, i, 0xab) || (!open && (token_is(t, i, 0x201c) || token_is(t, i, '"')));
}

static bool
is_closing(const struct tokens *t, size_t i)
{
	return token_is(t, i, 0x201d) || token_is(t, i, 0xbb) || token_is(t, i, 0x201c) || token_is(t, i, '"');
}

/* The quotation around token at: the tokens of its two signs. False where none is open there, or none closes it. */
static bool
quotation_around(const struct tokens *t, size_t at, size_t *from, size_t *to)
{
	bool open = false;

	for (size_t i = 0; i < at; i++) {
		/* 27" is a size */
		if (token_is(t, i, '"') && !open && i > 0 && t->v[i - 1].kind == TOKEN_NUMBER && !t->v[i].space)
			continue;
		if (is_opening(t, i, open)) {
			*from = i;
			open = true;
		} else if (open && is_closing(t, i)) {
			open = false;
		}
	}
	for (*to = at; open && *to < t->n; ++*to)
		if (is_closing(t, *to))
			return true;
	return false;
}

static bool
says(struct slice w)
{
	static const char *const words[] = { "said", "says", "wrote", "writes", "promised", "replied", "answered", "gesagt", "sagte", "sagt",
		"meinte", "schrieb", "schreibt", "geschrieben", "versprach", "dit", "\303\251crit", "r\303\251pondu", "r\303\251pond", "promis", "dijo",
		"dice", "dicho", "escribi\303\263", "escribe", "prometi\303\263" };

	return SLICE_IS_ONE_OF(w, words);
}

/* Is a day, a month or another time than now among the tokens: "said Tom in March", "is what I said yesterday"? */
static bool
names_time(const struct tokens *t, size_t from, size_t to)
{
	static const char *const times[] = { "yesterday", "last", "ago", "once", "always", "gestern", "letzte", "letzten", "letztes", "immer", "vor",
		"hier", "dernier", "derni\303\250re", "toujours", "d\303\251j\303\240", "ayer", "pasado", "pasada", "siempre", "hace" };

	for (size_t i = from; i < to; i++)
		if ((t->v[i].is & W_TIME) || (t->v[i].kind == TOKEN_NUMBER && t->v[i].len == 4) || SLICE_IS_ONE_OF(t->v[i].low, times))
			return true;
	return false;
}

/* Who is named among the tokens, at a verb of saying, as the one who said the quotation beside them: "said Tom", "Tom wrote", "hat Tom
 * gesagt", "me dijo Luis"; not "the customer said to Tom", "I said to Tom". */
static bool
sayer_in(const struct finder *f, size_t from, size_t to, struct actor *who)
{
	static const char *const helps[] = { "hat", "a", "ha", "m'a", "nous", "me", "nos", "mir", "uns", "nous a" };
	const struct tokens *t = f->t;
	size_t i = from;
	bool helped = false;

	if (to > from + SAYER_TOKENS + 2)
		to = from + SAYER_TOKENS + 2;
	while (i < to && SLICE_IS_ONE_OF(t->v[i].low, helps) && t->v[i].letters == CASE_LOWER) {
		helped = true;
		i++;
	}
	/* "Tom said", "hat Tom gesagt" */
	if (i < to && actor_read(f->people, t, i, to, who) && who->from == i && who->n == 1 && who->kind <= ACTOR_NAME && who->kind != ACTOR_NONE)
		return who->to < to && says(t->v[who->to].low) && clause_is_reachable(f, who);
	/* "said Tom", "a dit Tom" */
	return i + 1 < to && says(t->v[i].low) && (helped || i == from) && actor_read(f->people, t, i + 1, to, who) && who->from == i + 1 && who->n == 1 && who->kind <= ACTOR_NAME &&
	    who->kind != ACTOR_NONE && clause_is_reachable(f, who);
}

/* '"Leave it to me," said Maya. "I will ring him"': who is said to have said something in front of the quotation at token from. */
static bool
sayer_before(const struct finder *f, size_t from, struct actor *who)
{
	const struct tokens *t = f->t;

	for (size_t i = from; i > 0; i--) {
		if (!says(t->v[i - 1].low))
			continue;
		if (actor_read(f->people, t, i, from, who) && who->n == 1 && who->kind <= ACTOR_NAME && who->kind != ACTOR_NONE)
			return clause_is_reachable(f, who);
		for (size_t k = 1; k <= 3 && i - 1 >= k; k++)
			if (actor_read(f->people, t, i - 1 - k, i - 1, who) && who->to == i - 1 && who->n == 1 && who->kind <= ACTOR_NAME && who->kind != ACTOR_NONE)
				return clause_is_reachable(f, who);
	}
	return false;
}

/* Does the sentence go on, or begin, outside of the quotation with words? */
static bool
has_words(const struct tokens *t, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (t->v[i].kind == TOKEN_WORD || t->v[i].kind == TOKEN_IDEOGRAPH)
			return true;
	return false;
}

/* "..., I said to Tom", "schrieb ich an Sabine": the writer's own words. */
static bool
says_writer(const struct tokens *t, size_t from, size_t to)
{
	static const char *const i_words[] = { "i", "ich", "je", "yo", "j'ai", "ai-je" };
	bool said = false, mine = false;

	for (size_t k = from; k < to && k < from + SAYER_TOKENS; k++) {
		said = said || says(t->v[k].low);
		mine = mine || SLICE_IS_ONE_OF(t->v[k].low, i_words);
	}
	return said && mine;
}

/* Whose the clause in a quotation is: false where it is nobody's. */
static bool
quoted_put(const struct finder *f, struct claim *c, size_t from, size_t to)
{
	const struct tokens *t = f->t;
	size_t behind = to + 1, end;
	unsigned mark;
	struct actor who;

	while (behind < t->n && (token_is(t, behind, ',') || token_is_dash(t, behind)))
		behind++;
	end = behind < t->n ? sentence_end(t, behind, t->n, &mark) : t->n;
	if (!has_words(t, behind, end)) {
		if (!sayer_before(f, from, &who))
			return true;
	} else if (names_time(t, behind, end)) {
		return false;
	} else if (says_writer(t, behind, end)) {
		who = c->actor;
	} else if (!sayer_in(f, behind, end, &who)) {
		return false;
	}
	if (who.kind != ACTOR_I && who.kind != ACTOR_NONE) {
		c->author = false;
		c->form = CLAIM_CLAUSE;
		c->actor = who;
		c->actor_block = f->block;
	}
	c->to = c->to < to ? c->to : to;
	c->task_to = c->task_to < to ? c->task_to : to;
	return c->task_to > c->task_from;
}

void
clause_quoted(struct finder *f)
{
	size_t kept = 0, from = 0, to = 0;

	if (!tokens_may_hold(f->t, '"') && !tokens_may_hold(f->t, 0x201c) && !tokens_may_hold(f->t, 0x201e) && !tokens_may_hold(f->t, 0xab))
		return;
	for (size_t i = 0; i < f->n; i++) {
		struct claim *c = &f->clauses[i];

		if ((c->author || c->actor.kind == ACTOR_I) && f->v->speaker < 0 && !f->said && quotation_around(f->t, c->from, &from, &to) &&
		    !quoted_put(f, c, from, to))
			continue;
		f->clauses[kept++] = *c;
	}
	f->n = kept;
}
