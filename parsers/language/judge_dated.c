/*
 * See judge_rule.h. Who and by when on a line of its own: the form that people are asked to write, and the others in which they give
 * a day. Method: where the day stands, behind which sign, and that nothing else does.
 */
#include "parsers/language/judge_rule.h"
#include "parsers/language/claim_clause.h"

bool
judge_has_deadline(const struct tokens *t, const struct claim *c)
{
	for (size_t i = c->from; i + 1 < c->to; i++) {
		size_t n;

		/* "runs until Friday" says how long */
		if (!token_has(t, i, W_BYTIME | W_DUE, &n) || slice_eq(t->v[i].low, SLICE("until")))
			continue;
		/* "due: 4 Dec", "no later than Friday"; "by 4 Dec" */
		if (token_is_colon(t, i + n) || (i + n < c->to && (t->v[i + n].is & W_ARTICLE)))
			n++;
		else if (!(t->v[i].is & W_BYTIME) && !(t->v[i].phrase & W_BYTIME) && n < 2)
			continue;
		/* "by the end of next week" */
		for (size_t j = i + n; j < c->to && j < i + n + 5; j++) {
			if ((t->v[j].is & W_TIME) || (j == i + n && token_is_ordinal(t, j, c->to)) ||
			    (t->v[j].kind == TOKEN_NUMBER &&
			        (j == i + n || (t->v[j + 1 < c->to ? j + 1 : j].is & W_TIME) ||
			            (j + 2 < c->to && token_is(t, j + 1, '.') && (t->v[j + 2].is & W_TIME)))))
				return true;
			/* "spätestens in zehn Tagen" */
			if (j > i + n && j + 1 < c->to && t->v[j].letters == CASE_LOWER && (t->v[j].is & ~(uint64_t)W_FUNCTION) == 0 && (t->v[j + 1].is & W_TIME))
				return true;
			if (!(t->v[j].is & (W_FUNCTION | W_ARTICLE)))
				break;
		}
	}
	return false;
}

bool
judge_names_when(const struct tokens *t, const struct claim *c)
{
	for (size_t i = c->task_from; i < c->task_to; i++)
		if ((t->v[i].is & W_TIME) || clause_names_day(t, i))
			return true;
	return judge_has_deadline(t, c);
}

/* "26.11.2026", "2026-11-26"; "4.12" in front of its stop. */
static bool
is_dotted(const struct token *w, const char *p, bool stop)
{
	size_t signs = 0, dot = 0;

	for (size_t i = 0; i < w->len; i++)
		if (p[i] == '.' || p[i] == '/' || p[i] == '-') {
			signs++;
			dot = i;
		}
	return w->len >= 6 ? signs == 2 : stop && signs == 1 && dot > 0 && dot < 3 && w->len > dot + 1 && w->len < dot + 4;
}

bool
judge_has_day(const struct tokens *t, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (t->v[i].kind == TOKEN_NUMBER && is_dotted(&t->v[i], t->text.p + t->v[i].at, token_is(t, i + 1, '.')))
			return true;
	for (size_t i = from; i + 1 < to; i++) {
		bool number = t->v[i].kind == TOKEN_NUMBER, next = t->v[i + 1].kind == TOKEN_NUMBER;

		if ((number && (t->v[i + 1].is & W_TIME)) || (next && (t->v[i].is & W_TIME)))
			return true;
		if (number && i + 2 < to && t->v[i + 2].kind == TOKEN_NUMBER && !t->v[i + 1].space &&
		    !t->v[i + 2].space &&
		    (token_is(t, i + 1, '.') || token_is(t, i + 1, '/') || token_is(t, i + 1, '-')))
			return true;
	}
	return false;
}

static bool
holds_verb(const struct tokens *t, const struct claim *c)
{
	for (size_t i = c->task_from; i < c->task_to; i++)
		if ((t->v[i].is & W_VERB) && !(t->v[i].is & W_PAST))
			return true;
	return false;
}

/* "Talk on lamps (Maya, 26 Nov)", "the lamps are new (Tom, 4 Dec)": when it takes place, or was. */
static bool
tells_event(const struct tokens *t, const struct claim *c)
{
	static const char *const feasts[] = { "birthday", "anniversary", "wedding", "geburtstag", "jubil\303\244um", "hochzeit", "anniversaire", "mariage",
		"cumplea\303\261os", "aniversario", "boda", "holiday", "urlaub", "leave" };

	for (size_t i = c->task_from; i < c->task_to; i++)
		if ((t->v[i].is & (W_EVENT | W_BE | W_PAST | W_NOT)) || SLICE_IS_ONE_OF(t->v[i].low, feasts))
			return true;
	return false;
}

bool
judge_is_full_end(const struct outline *o, const struct judge_page *page, const struct claim *c)
{
	const struct place *v = &o->v[c->block];

	bool line = v->b->kind == BLOCK_ITEM ||
	    (v->b->kind == BLOCK_PARAGRAPH && v->t.n <= SHORT_LINE && c->actor.kind <= ACTOR_HANDLE &&
	        ((c->form == CLAIM_TAIL && holds_verb(&v->t, c)) || (c->form == CLAIM_BRACKET && judge_has_day(&v->t, c->actor.v[c->actor.n - 1].to, c->to) && !tells_event(&v->t, c))));

	if ((c->form != CLAIM_BRACKET && c->form != CLAIM_TAIL) || !line || page->dialogue ||
	    c->actor_block != c->block || (c->actor.kind > ACTOR_NAME && c->actor.kind != ACTOR_INITIALS))
		return false;
	/* minutes under the points of their agenda; an agenda itself says no "by" */
	if (v->section != SECTION_NONE && v->section != SECTION_ACTION && !section_is_fyi(v->section) &&
	    !(v->section == SECTION_AGENDA && judge_has_deadline(&v->t, c)))
		return false;
	if (judge_is_told(&v->t, c))
		return false;
	/* "@maya out 1 Aug - 8 Aug" */
	if (c->actor.from < c->task_from && !(v->t.v[c->task_from].is & (W_VERB | W_LEAD)))
		return false;
	return judge_has_deadline(&v->t, c) || judge_has_day(&v->t, c->actor.v[c->actor.n - 1].to, c->to);
}

/* "Please finish by Friday, 4 December:" above the list? */
static bool
due_above(const struct outline *o, const struct place *v)
{
	const struct tokens *t;
	struct claim whole = { .from = 0 };

	if (v->b->kind != BLOCK_ITEM || v->heading < 0 || !o->v[v->heading].b->heads)
		return false;
	t = &o->v[v->heading].t;
	whole.to = t->n;
	return judge_has_deadline(t, &whole);
}

bool
judge_day_in_brackets(const struct tokens *t, const struct claim *c)
{
	size_t to = c->to, open;

	while (to > c->task_from && t->v[to - 1].kind == TOKEN_PUNCT && !token_is(t, to - 1, ')') &&
	    !token_is(t, to - 1, 0xff09))
		to--;
	if (!token_is(t, to - 1, ')') && !token_is(t, to - 1, 0xff09))
		return false;
	for (open = to - 1; open > c->task_from && !token_is(t, open, '(') && !token_is(t, open, 0xff08);
	     open--)
		;
	return open > c->task_from && to - open < 10 &&
	    (judge_has_day(t, open + 1, to - 1) || (t->v[open + 1].is & W_TIME));
}

/* Somebody the directory knows, or a name that people give. */
static bool
is_persons_name(const struct tokens *t, const struct actor *a)
{
	return a->kind <= ACTOR_HANDLE || (a->kind == ACTOR_NAME && (t->v[a->v[0].from].is & W_GIVEN) != 0);
}

/* Tokens of a day behind the last comma in Chinese, "12月5日前完成". */
#define LAST_DAY_TOKENS 9

/* "Maya: packing list, 26 Nov.", "Maya: packing list → Thursday": behind the last comma or arrow stands a day and nothing else. */
static bool
ends_in_day(const struct tokens *t, const struct claim *c)
{
	/* 日号前内底成止交天末, 一 to 六 */
	static const char *const ends[] = { "\346\227\245", "\345\217\267", "\345\211\215", "\345\206\205", "\345\272\225", "\346\210\220", "\346\255\242", "\344\272\244", "\345\244\251", "\346\234\253", "\344\270\200", "\344\272\214", "\344\270\211", "\345\233\233", "\344\272\224", "\345\205\255" };
	size_t i = c->to, day = 0;

	/* "张伟：提交报告，12月5日前" */
	if (i > c->task_from + 4 && t->v[c->task_from].kind == TOKEN_IDEOGRAPH) {
		size_t comma = i;

		while (comma > c->task_from + 2 && !token_is(t, comma - 1, ',') && !token_is(t, comma - 1, 0xff0c))
			comma--;
		while (i > comma && t->v[i - 1].kind == TOKEN_PUNCT)
			i--;
		return comma > c->task_from + 2 && i > comma && i - comma < LAST_DAY_TOKENS && judge_has_day(t, comma, i) &&
		    (SLICE_IS_ONE_OF(t->v[i - 1].low, ends) || (t->v[i - 1].is & W_TIME));
	}
	for (; i > c->task_from + 2 && !token_is(t, i - 1, ',') && !clause_behind_arrow(t, i); i--) {
		day += (t->v[i - 1].is & W_TIME) ? 2 : t->v[i - 1].kind == TOKEN_NUMBER ? 1 + (t->v[i - 1].len > 2) : 0;
		if (t->v[i - 1].kind == TOKEN_WORD ? !(t->v[i - 1].is & W_TIME) : t->v[i - 1].kind != TOKEN_NUMBER && !token_is(t, i - 1, '.') && !token_is(t, i - 1, '/'))
			return false;
	}
	return day > 1 && (token_is(t, i - 1, ',') || clause_behind_arrow(t, i));
}

/* "Jürgen: Preisliste aktualisieren, 30.11.", of somebody who has an address. */
static bool
is_order_by_day(const struct outline *o, const struct claim *c)
{
	const struct place *v = &o->v[c->block];
	uint64_t is = v->t.v[c->task_from].is;

	return c->signal == SIGNAL_COLON && c->reachable &&
	    ((is & (W_VERB | W_PAST | W_BE)) == W_VERB || judge_is_infinitive(o, c) || v->t.v[c->task_from].kind == TOKEN_IDEOGRAPH) && ends_in_day(&v->t, c);
}

bool
judge_tells_when_it_was(const struct tokens *t, const struct claim *c)
{
	static const char *const when[] = { "in", "on", "last", "at", "yesterday" };

	if (t->v[c->task_from].is & W_VERB)
		return false;
	for (size_t i = c->task_from + 1; i + 1 < c->task_to; i++)
		if (slice_ends_nocase(t->v[i].low, SLICE("ed")) && t->v[i].len > 4 && SLICE_IS_ONE_OF(t->v[i + 1].low, when))
			return true;
	return false;
}

bool
judge_is_full_line(const struct outline *o, const struct judge_page *page, const struct claim *c)
{
	const struct place *v = &o->v[c->block];

	bool does = c->form == CLAIM_CLAUSE && c->signal == SIGNAL_VERB && c->actor.kind <= ACTOR_HANDLE;

	if (!c->first || (c->sentence > 0 && !does) || c->author || page->dialogue ||
	    !(judge_has_deadline(&v->t, c) ||
	        (c->form == CLAIM_LABEL && (due_above(o, v) || judge_day_in_brackets(&v->t, c) || is_order_by_day(o, c)))))
		return false;
	/* what was decided for somebody and a day is a task */
	if (v->section != SECTION_NONE && v->section != SECTION_ACTION && !section_is_fyi(v->section) &&
	    !(v->section == SECTION_DECISION && c->actor.kind <= ACTOR_HANDLE && v->b->kind == BLOCK_ITEM))
		return false;
	if (c->form == CLAIM_LABEL && c->signal == SIGNAL_COLON)
		return (c->actor.kind <= ACTOR_NAME || c->actor.kind == ACTOR_EVERYONE) &&
		    !(v->section != SECTION_ACTION && judge_tells_when_it_was(&v->t, c));
	if (c->form == CLAIM_LABEL && c->signal == SIGNAL_DASH)
		return is_persons_name(&v->t, &c->actor) && !judge_is_told(&v->t, c);
	/* "Benoit doit envoyer le contrat avant vendredi", "Maya needs to send it by Friday" */
	if (c->form == CLAIM_CLAUSE && c->signal == SIGNAL_NEED)
		return c->actor.kind <= ACTOR_HANDLE &&
		    (v->t.v[c->task_from].is & (W_VERB | W_FUNCTION)) == W_VERB &&
		    c->to - c->from <= SHORT_LINE;
	return c->form == CLAIM_CLAUSE && (c->signal == SIGNAL_VERB || c->signal == SIGNAL_COMMIT) &&
	    (v->b->kind == BLOCK_ITEM || c->to - c->from <= SHORT_LINE) && c->actor.kind <= ACTOR_HANDLE;
}

/* "order chairs", "checks the doors", "will send it"; not "Berlin", "whole day", "starts his new job", "talks about tests". */
static bool
is_for_him_to_do(const struct tokens *t, const struct claim *c)
{
	static const char *const lives[] = { "starts", "talks", "speaks", "presents", "leaves", "arrives", "returns", "moves", "turns", "travels", "visits", "is", "has", "comes",
		"goes", "works", "ends", "begins", "meets" };
	const struct token *w = &t->v[c->task_from];
	size_t last = c->task_to;

	if (signal_binds(c->signal) || c->signal == SIGNAL_NEED)
		return true;
	while (last > c->task_from && t->v[last - 1].kind == TOKEN_PUNCT)
		last--;
	if (c->form == CLAIM_LABEL)
		return c->task_to > c->task_from + 1 && ((w->is & (W_VERB | W_PAST | W_BE | W_STATIVE)) == W_VERB || words_end_in_infinitive(w->low) ||
		    (last > c->task_from + 1 && t->v[last - 1].letters == CASE_LOWER && t->v[last - 1].len > 5 && slice_ends_nocase(t->v[last - 1].low, SLICE("en")))) &&
		    (w[1].is & (W_ARTICLE | W_WITH | W_TO | W_PRONOUN) || c->task_to > c->task_from + 2);
	return c->signal == SIGNAL_VERB && !SLICE_IS_ONE_OF(w->low, lives) && (w[1].is & (W_ARTICLE | W_PRONOUN | W_WITH));
}

/* Tokens of a day in front of a line. */
#define DAY_TOKENS 10

bool
judge_is_under_day(const struct tokens *t, const struct claim *c)
{
	int day = 0;

	if (c->from == 0 || c->from > DAY_TOKENS || c->actor.n == 0 || c->actor_block != c->block || c->actor.from != c->from || c->actor.kind > ACTOR_HANDLE ||
	    (c->form != CLAIM_LABEL && c->form != CLAIM_CLAUSE) || c->signal == SIGNAL_PAST || c->signal == SIGNAL_BE || c->signal == SIGNAL_STATUS)
		return false;
	if (!token_is_colon(t, c->from - 1) && !(token_is(t, c->from - 1, ')') && token_is(t, 0, '(')))
		return false;
	for (size_t i = 0; i < c->from; i++) {
		day += (t->v[i].is & W_TIME) || (t->v[i].kind == TOKEN_NUMBER && t->v[i].len > 2) ? 2 : t->v[i].kind == TOKEN_NUMBER;
		if (t->v[i].kind == TOKEN_WORD && !(t->v[i].is & (W_TIME | W_BYTIME | W_FUNCTION | W_ARTICLE)))
			return false;
	}
	return day > 1 && is_for_him_to_do(t, c);
}
