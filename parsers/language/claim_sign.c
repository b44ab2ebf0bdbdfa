/*
 * See claim.h. Whose a task is by a sign behind it that hands over: a comma, a full stop, "; Maya", "// Maya", "by
 * Maya"; or by nothing but a name at the end.
 */
#include "parsers/language/actor_more.h"
#include "parsers/language/claim_clause.h"

/* "Talk to Luis, Omar": does a known name end in front of token i? Then what follows goes on with it. */
static bool
name_before(const struct people *people, const struct tokens *t, size_t from, size_t i)
{
	for (size_t n = 1; n < 4 && from + n <= i; n++)
		if (people_match(people, t, i - n) == n)
			return true;
	/* "Print: Keller Hernández, José": the family name behind the sign */
	for (size_t n = 1; n < 4 && from + n < i && more_is_surname(t, i - n); n++)
		if (token_is_colon(t, i - n - 1) || token_is_dash(t, i - n - 1))
			return true;
	return false;
}

bool
claim_is_of_day(const struct tokens *t, size_t from, size_t i, size_t end)
{
	static const char *const joints[] = { "of", "the", "end", "for", "this", "next", "mid", "de", "du", "del", "la", "le", "el", "fin", "fines", "finales", "final", "pour", "para",
		"ende", "der", "des", "f\303\274r", "n\303\244chster", "n\303\244chsten", "kommender", "kommenden", "dieser" };
	static const char *const spans[] = { "month", "week", "year", "quarter", "mes", "semana", "a\303\261o", "mois", "semaine", "ann\303\251e", "monats", "woche", "jahres" };

	if (SLICE_IS_ONE_OF(t->v[i].low, joints))
		return i + 1 < end;
	return i > from && SLICE_IS_ONE_OF(t->v[i].low, spans) && SLICE_IS_ONE_OF(t->v[i - 1].low, joints);
}

bool
claim_is_when(const struct tokens *t, size_t i, size_t end)
{
	const size_t from = i;
	bool day = false;

	for (; i < end; i++) {
		if (claim_is_of_day(t, from, i, end)) {
			day = day || i + 1 == end;
			continue;
		}
		day = day || (t->v[i].is & W_TIME) || t->v[i].kind == TOKEN_NUMBER;
		/* "bis 4.12." */
		if (i > 0 && t->v[i - 1].kind == TOKEN_NUMBER && (token_is(t, i, '.') || token_is(t, i, '/')))
			continue;
		if (t->v[i].kind != TOKEN_NUMBER && !(t->v[i].is & (W_TIME | W_BYTIME | W_DUE)) && !claim_says_soon(&t->v[i]))
			return false;
	}
	return day;
}

/* "Flyer drucken": German says so what is to be done. */
static bool
is_infinitive(const struct token *w)
{
	return w->kind == TOKEN_WORD && w->letters == CASE_LOWER && w->low.len > 4 && slice_ends_nocase(w->low, SLICE("en")) &&
	    !(w->is & (W_FUNCTION | W_PAST | W_STATIVE | W_BE | W_TIME));
}

/* Where the claim's words end without their last signs. */
static size_t
words_end(const struct tokens *t, const struct claim *c)
{
	size_t end = c->to;

	while (end > c->from && t->v[end - 1].kind == TOKEN_PUNCT && !token_is(t, end - 1, ')'))
		end--;
	return end;
}

/* Tokens of a whole name. */
#define NAME_TOKENS 4

/* "Raise a change to remove it, Tony": behind the last comma stands a name and nothing else. */
static bool
behind_comma(const struct people *people, const struct tokens *t, struct claim *c)
{
	size_t end = c->to;
	struct actor a;

	if (!tokens_may_hold(t, ','))
		return false;
	while (end > c->from && t->v[end - 1].kind == TOKEN_PUNCT)
		end--;
	for (size_t i = end; i > c->from + 2 && i + 5 > end; i--) {
		if (!token_is(t, i - 1, ','))
			continue;
		/* ", 4 Dec" behind ", Tom" */
		if (claim_is_when(t, i, end)) {
			end = i - 1;
			continue;
		}
		/* "print the flyers, Tom"; with a day behind the name also "AP1: Flyer drucken, Tom, 4.12." */
		if (!((t->v[c->from].is & W_VERB) || (end < words_end(t, c) && is_infinitive(&t->v[i - 2]))) ||
		    !actor_read(people, t, i, end, &a) || a.to != end ||
		    a.kind > ACTOR_NAME || name_before(people, t, c->from, i - 1))
			return false;
		claim_owner_set(c, &a, CLAIM_TAIL);
		c->task_to = i - 1;
		return true;
	}
	return false;
}

/* Tokens of a sentence that says no more than who and when. */
#define SENTENCE_TOKENS 12

/* A day and the words around it: ", the Thursday of next week"; nothing at all. */
static bool
is_when(const struct tokens *t, size_t from, size_t to)
{
	bool day = from >= to;

	for (size_t i = from; i < to; i++) {
		day = day || (t->v[i].is & W_TIME) || t->v[i].kind == TOKEN_NUMBER;
		if ((t->v[i].is & (W_PAST | W_BE | W_FUTURE | W_STATUS | W_NEED | W_WEAK)) ||
		    ((t->v[i].is & W_VERB) && t->v[i].letters == CASE_LOWER && !(t->v[i].is & W_TIME)))
			return false;
	}
	return day;
}

/* "after the audit", "sobald es da ist": on what the task waits. */
static bool
begins_condition(const struct token *w)
{
	static const char *const words[] = { "after", "once", "when", "before", "if", "nach", "sobald", "wenn", "vor", "falls", "apr\303\250s", "quand",
		"avant", "despu\303\251s", "cuando", "antes" };

	return w->letters == CASE_LOWER && SLICE_IS_ONE_OF(w->low, words);
}

/* "Scott", "Anna Weller, Leon Horning": a given name in front of each. */
static bool
are_given(const struct tokens *t, const struct actor *a)
{
	for (size_t i = 0; i < a->n; i++)
		if (a->v[i].kind > ACTOR_HANDLE && !(t->v[a->v[i].from].is & W_GIVEN))
			return false;
	return a->n > 0 && a->kind <= ACTOR_WORD;
}

/* Somebody known at i and at most a day behind him, up to end: he owns what stands before cut. */
static bool
owner_at_end(
    const struct people *people, const struct tokens *t, size_t i, size_t end, size_t cut, struct claim *c)
{
	struct actor a;

	/* among tasks also a full name that nobody knows, and a day: "Change the door. S. Raible / 9.12.", or names that people give */
	if (i >= end || !actor_read(people, t, i, end, &a) || a.kind == ACTOR_NONE ||
	    (a.kind > ACTOR_HANDLE && !(c->listed && a.to == end && are_given(t, &a)) && !(a.kind == ACTOR_NAME && a.n == 1 && a.to > a.from + 1 && a.to < end && (c->marked || c->listed))) ||
	    (a.to < end && t->v[a.to].kind != TOKEN_PUNCT) ||
	    !(is_when(t, a.to, end) || ((c->marked || c->listed) && a.to + 2 < end && token_is(t, a.to, ',') && begins_condition(&t->v[a.to + 1]))))
		return false;
	claim_owner_set(c, &a, CLAIM_TAIL);
	c->task_to = cut;
	return true;
}

/* "Ask the port for its hours. Maya, Tuesday 1 December.": somebody known in a sentence of his own at the end. */
static bool
behind_sentence(const struct people *people, const struct tokens *t, struct claim *c)
{
	size_t end = words_end(t, c);

	if (!tokens_may_hold(t, '.') && !tokens_may_hold(t, '!') && !tokens_may_hold(t, 0x3002))
		return false;
	for (size_t i = end; i > c->task_from + 2 && i + SENTENCE_TOKENS > end; i--)
		if ((token_is(t, i - 1, '.') || token_is(t, i - 1, '!') || token_is(t, i - 1, 0x3002)) && !(t->v[i - 2].is & W_TITLE) && (t->v[i - 2].len > 1 || t->v[i - 2].kind != TOKEN_WORD) &&
		    owner_at_end(people, t, i, end, i - 1, c))
			return true;
	return false;
}

bool
claim_behind_brackets(const struct people *people, const struct tokens *t, struct claim *c)
{
	struct claim behind = *c;

	if (!tokens_may_hold(t, ')') || token_is(t, words_end(t, c) - 1, ')') || !behind_sentence(people, t, &behind) ||
	    behind.actor.to >= words_end(t, c))
		return false;
	*c = behind;
	return true;
}

/* "Adopt the plan / Maya / Omar / 2 / passed": more than who and when. */
#define SLASHES_MAX 2

static bool
is_row_of_slashes(const struct tokens *t)
{
	size_t n = 0;

	for (size_t i = 0; i < t->n; i++)
		n += token_is(t, i, '/') && t->v[i].space;
	return n > SLASHES_MAX;
}

/* "; Maya", "| Maya", "// Maya", ">> Maya", " / Maya", "@ Maya", ", by Maya": does a sign stand at i that hands over? Its tokens. */
static size_t
hand_over_sign(const struct tokens *t, size_t i)
{
	if (token_is(t, i, ';') || token_is(t, i, '|') || (token_is(t, i, '@') && t->v[i].space))
		return 1;
	if ((token_is(t, i, '/') && token_is(t, i + 1, '/') && t->v[i].space) || (token_is(t, i, '>') && token_is(t, i + 1, '>')))
		return 2;
	if (token_is(t, i, '/') && t->v[i].space && i + 1 < t->n && t->v[i + 1].space)
		return is_row_of_slashes(t) ? 0 : 1;
	return token_is(t, i, ',') && i + 1 < t->n && slice_eq(t->v[i + 1].low, SLICE("by")) ? 2 : 0;
}

/* "Write the text; Maya; Friday": somebody known behind such a sign, and at most a day behind him. */
static bool
behind_sign(const struct people *people, const struct tokens *t, struct claim *c)
{
	size_t end;

	if (!tokens_may_hold(t, ';') && !tokens_may_hold(t, '|') && !tokens_may_hold(t, '@') &&
	    !tokens_may_hold(t, '/') && !tokens_may_hold(t, ',') && !tokens_may_hold(t, '>'))
		return false;
	end = words_end(t, c);
	for (size_t i = end; i > c->task_from + 2 && i + SENTENCE_TOKENS > end; i--) {
		size_t n = hand_over_sign(t, i - 1);

		if (n > 0 && !claim_in_bracket(t, c->from, i - 1) && owner_at_end(people, t, i - 1 + n, end, i - 1, c))
			return true;
	}
	return false;
}

/* Characters of the names that may stand there. */
#define CHINESE_NAMES 14

/* "更新模板 张伟、李娜": behind a space, which nothing else has in a Chinese line, only people who are known.
 */
static bool
by_chinese_name(const struct people *people, const struct tokens *t, size_t end, struct claim *c)
{
	struct actor a;

	for (size_t i = end; i > c->task_from + 2 && i + CHINESE_NAMES > end; i--) {
		if (i == end || !t->v[i].space || t->v[i].kind != TOKEN_IDEOGRAPH ||
		    t->v[i - 1].kind != TOKEN_IDEOGRAPH || (t->v[i - 1].is & (W_WITH | W_AND)))
			continue;
		if (!actor_read(people, t, i, end, &a) || a.to != end || a.kind != ACTOR_KNOWN)
			return false;
		claim_owner_set(c, &a, CLAIM_TAIL);
		c->task_to = i;
		return true;
	}
	return false;
}

/* "Book a room for the sync Maya Lin": a mention that lost its sign; the whole name of somebody known. */
static bool
by_name(const struct people *people, const struct tokens *t, struct claim *c)
{
	size_t end = c->to;
	struct actor a;

	while (end > c->from &&
	    (t->v[end - 1].kind == TOKEN_PUNCT || t->v[end - 1].kind == TOKEN_NUMBER ||
	        (t->v[end - 1].is & W_TIME)))
		end--;
	if (by_chinese_name(people, t, end, c))
		return true;
	/* the whole of "Maya de Groot", and not its end */
	for (size_t i = end > c->task_from + 3 + NAME_TOKENS ? end - NAME_TOKENS : c->task_from + 3; i < end; i++) {
		const struct token *before = &t->v[i - 1];

		if (!actor_read(people, t, i, end, &a) || a.to != end || a.kind != ACTOR_KNOWN)
			continue;
		if (a.v[0].to - a.v[0].from < 2 || claim_in_bracket(t, c->from, i))
			continue;
		/* "by Thursday Maya Lin", "by November 15 Maya Lin" */
		if (!(before->is & W_TIME) && before->kind != TOKEN_NUMBER && (before->kind != TOKEN_WORD || before->letters != CASE_LOWER ||
		    (before->is & (W_WITH | W_AND | W_TO | W_ARTICLE | W_FUNCTION))))
			return false;
		claim_owner_set(c, &a, CLAIM_TAIL);
		c->task_to = i;
		return true;
	}
	return false;
}

/* "Training room to be booked by Maya": who does it, as the sentence tells what is done. */
bool
claim_by_agent(const struct people *people, const struct tokens *t, struct claim *c)
{
	size_t end = words_end(t, c), be = 0;
	struct actor a;

	for (size_t i = c->task_from + 1; i + 1 < end; i++) {
		if (slice_eq(t->v[i].low, SLICE("be")) && (t->v[i - 1].is & (W_TO | W_FUTURE | W_NEED)))
			be = i;
		/* "get booked by Maya, by Friday" */
		if ((slice_eq(t->v[i].low, SLICE("get")) || slice_eq(t->v[i].low, SLICE("gets"))) && (slice_ends_nocase(t->v[i + 1].low, SLICE("ed")) || (t->v[i + 1].is & W_PAST)) &&
		    tokens_name_day(t, i, end))
			be = i;
		if (be == 0 || i < be + 2 || !slice_eq(t->v[i].low, SLICE("by")) ||
		    !actor_read(people, t, i + 1, end, &a) || a.kind > ACTOR_HANDLE || !is_when(t, a.to, end))
			continue;
		claim_owner_set(c, &a, CLAIM_TAIL);
		return true;
	}
	return false;
}

bool
claim_topic_of_one(const struct people *people, const struct tokens *t, struct claim *c)
{
	const struct actor topic = c->actor;
	size_t end = words_end(t, c), sign = topic.to;

	if (c->form != CLAIM_LABEL || topic.kind < ACTOR_DEPARTMENT ||
	    !owner_at_end(people, t, c->task_from, end, sign, c))
		return false;
	c->task_from = topic.from;
	return true;
}

/* Somebody known, or several people one of whom is. */
static bool
is_of_known(const struct actor *a)
{
	for (size_t i = 0; i < a->n; i++)
		if (a->v[i].kind == ACTOR_KNOWN)
			return a->kind <= ACTOR_NAME;
	return false;
}

/* In a list of tasks a colon, comma, semicolon, "//" or "..." in front of the name at token i that belongs to no other name. */
static bool
is_sign_before(const struct people *people, const struct tokens *t, size_t i, const struct claim *c)
{
	static const char *const whom[] = { "people", "colleagues", "persons", "from", "to", "of", "for", "leute", "kollegen", "an", "von", "personnes", "de", "a" };
	struct actor other;

	if (!(c->listed || c->marked) || i < c->task_from + 3 || claim_in_bracket(t, c->from, i - 1))
		return false;
	/* "Interview them: Tom by Thursday, Maya by Friday": each has a day; "Deliver to: Maya": she gets it */
	for (size_t k = c->task_from; k + 1 < i; k++)
		if (people_match(people, t, k) > 0)
			return false;
	if ((t->v[i - 2].is & (W_WITH | W_TO | W_PRONOUN)) || SLICE_IS_ONE_OF(t->v[i - 2].low, whom))
		return false;
	if (token_is(t, i - 1, ','))
		return !(actor_read(people, t, i - 2, i - 1, &other) && other.kind <= ACTOR_HANDLE);
	return token_is_colon(t, i - 1) || token_is(t, i - 1, ';') || token_is(t, i - 1, 0x2026) || (token_is(t, i - 1, '/') && token_is(t, i - 2, '/')) ||
	    (token_is(t, i - 1, '.') && token_is(t, i - 2, '.'));
}

/* "flyers Maya 4 Dec": in the end of a line somebody known and a day, with no sign between. */
static bool
by_name_and_day(const struct people *people, const struct tokens *t, struct claim *c)
{
	size_t end = words_end(t, c);
	struct actor a;

	/* the stop of "4.12." goes with the day */
	if (!(t->any & (W_TIME | W_BYTIME | W_DUE)) || (end != c->to && !(end + 1 == c->to && token_is(t, end, '.') && t->v[end - 1].kind == TOKEN_NUMBER)))
		return false;
	for (size_t i = end; i > c->task_from && i + SENTENCE_TOKENS > end; i--) {
		const struct token *before = &t->v[i - 1];

		if (i == end || !actor_read(people, t, i, end, &a) || !is_of_known(&a) || a.to >= end || !claim_is_when(t, a.to, end))
			continue;
		/* "flyers: Maya by 4 Dec", "flyers // Maya due 4 Dec" */
		if (before->kind == TOKEN_PUNCT && is_sign_before(people, t, i, c)) {
			claim_owner_set(c, &a, CLAIM_TAIL);
			for (c->task_to = i; c->task_to > c->task_from + 1 && t->v[c->task_to - 1].kind == TOKEN_PUNCT;)
				c->task_to--;
			return true;
		}
		/* "flyers Tom, Maya 4 Dec" */
		if (token_is(t, i - 1, ',') || (before->is & W_AND))
			continue;
		if (before->kind != TOKEN_WORD || before->letters != CASE_LOWER || (before->is & (W_WITH | W_AND | W_TO | W_ARTICLE | W_FUNCTION | W_BYTIME)))
			return false;
		claim_owner_set(c, &a, CLAIM_TAIL);
		c->task_to = i;
		return true;
	}
	return false;
}

/* "new signs, Maya, Friday", "keys, Maya, once they are cut" in a list of tasks: behind its first comma a thing names one who is
 * known, and behind her at most when. */
static bool
behind_first_comma(const struct people *people, const struct tokens *t, struct claim *c)
{
	size_t i = c->task_from, end = words_end(t, c);
	struct actor a;

	for (; i < end && !token_is(t, i, ','); i++)
		if (t->v[i].kind == TOKEN_PUNCT || people_match(people, t, i) > 0)
			return false;
	if (i == c->task_from || i >= end || !actor_read(people, t, i + 1, end, &a) || a.kind != ACTOR_KNOWN || a.n != 1 ||
	    (a.to < end && !token_is(t, a.to, ',')) ||
	    (a.to < end && !claim_is_when(t, a.to + 1, end) && !begins_condition(&t->v[a.to + 1])))
		return false;
	claim_owner_set(c, &a, CLAIM_TAIL);
	c->task_to = i;
	return true;
}

bool
claim_behind_sign(const struct people *people, const struct tokens *t, struct claim *c)
{
	return (c->listed && tokens_may_hold(t, ',') && behind_first_comma(people, t, c)) || by_name_and_day(people, t, c) || behind_comma(people, t, c) || behind_sentence(people, t, c) || behind_sign(people, t, c) ||
	    (c->listed && by_name(people, t, c));
}
