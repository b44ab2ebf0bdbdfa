/*
 * See claim.h. Where sentences end, and the markers that stand in front of a task
 * ("ACTION:", "TODO (Maya):", "AI Maya to").
 */
#include <string.h>

#include "parsers/language/claim_clause.h"

/* ---- sentences ------------------------------------------------------------ */

/* The longest of them. */
#define ABBREVIATION_BYTES 8

/* Bytes of a title that is cut short: "Prof.", "Dipl.". */
#define TITLE_SHORT 5

bool
sentence_has_abbreviation(const struct tokens *t, size_t i)
{
	static const char *const words[] = { "e.g", "vs", "eg", "ie", "etc", "approx", "bzw", "ca", "dec",
		"nov", "max", "min", "incl", "excl", "resp", "inkl", "exkl", "ex", "ggf", "evtl", "mind", "vgl",
		"nr", "tel", "str", "abt", "env", "fa", "schriftl", "telef", "bzgl", "zzgl", "bspw", "st", "ste", "dept", "ext", "fig", "abs", "div" };
	const struct token *w = &t->v[i];

	if (w->kind != TOKEN_WORD || w->len > ABBREVIATION_BYTES)
		return false;
	/* "Á." takes two bytes */
	if (w->len == 1 || w->plain.len == 1 || ((w->is & W_TITLE) && w->len <= TITLE_SHORT))
		return true;
	/* "mind. 3 Stück" is German, and "a fix in mind. She" ends a sentence */
	if (slice_eq(w->low, SLICE("mind")) && i > 0 && (slice_eq(t->v[i - 1].low, SLICE("in")) || slice_eq(t->v[i - 1].low, SLICE("my"))))
		return false;
	return SLICE_IS_ONE_OF(w->low, words) || (w->letters == CASE_LOWER && slice_eq(w->low, SLICE("wg"))); /* wegen; not of a working group */
}

/* "by Wed 2 Dec. Everyone ...": the month before the stop at i ends a sentence; "Dec. 2" goes on. */
static bool
ends_day(const struct tokens *t, size_t i, size_t start)
{
	return i > start + 1 && (t->v[i - 1].is & W_TIME) && t->v[i - 2].kind == TOKEN_NUMBER && i + 1 < t->n &&
	    t->v[i + 1].letters == CASE_CAPITAL;
}

/* "labels, columns, etc. Maya will write it": behind the stop at i a sentence begins. */
static bool
ends_list(const struct tokens *t, size_t i, size_t end)
{
	const struct token *w = &t->v[i + 1];

	if (i == 0 || i + 2 >= end || !slice_eq(t->v[i - 1].low, SLICE("etc")) || (w->letters != CASE_CAPITAL && w->letters != CASE_UPPER))
		return false;
	return (w->is & (W_PRONOUN | W_ARTICLE | W_I | W_WE)) || (w[1].is & (W_FUTURE | W_TO | W_NEED | W_COMMIT | W_BE | W_WEAK | W_PAST | W_DOES));
}

/* "Draw the sticker. Due: 2 December": goes with the task before it. */
static bool
due_label(const struct tokens *t, size_t i, size_t end)
{
	size_t n = i < end && (t->v[i].phrase & W_DUE) ? t->v[i].phrase_len : 0;

	return n > 0 && token_is_colon(t, i + n) && i + n + 1 < end &&
	    (t->v[i + n + 1].kind == TOKEN_NUMBER || (t->v[i + n + 1].is & W_TIME));
}

/* "two variants. Wednesday.": nothing but a day, up to the next full stop. */
static bool
only_a_day(const struct tokens *t, size_t i, size_t end)
{
	bool day = false;
	size_t n = 0;

	for (; i < end && t->v[i].kind != TOKEN_PUNCT; i++, n++) {
		if (t->v[i].kind != TOKEN_NUMBER && !(t->v[i].is & (W_TIME | W_BYTIME)) && !token_is_ordinal(t, i, end) &&
		    !(i > 0 && token_is_ordinal(t, i - 1, end)))
			return false;
		/* "By 18th." */
		day = day || (t->v[i].is & W_TIME) || (n > 0 && (t->v[i - 1].is & W_BYTIME) && token_is_ordinal(t, i, end));
	}
	return day && n <= 4 && (i == end || token_is(t, i, '.') || token_is(t, i, '!'));
}

bool
claim_says_soon(const struct token *w)
{
	static const char *const soon[] = { "asap", "sofort", "dringend", "eilt", "urgent", "immediately", "umgehend", "urgente", "ya",
		"now", "urgently", "mismo" };

	return SLICE_IS_ONE_OF(w->low, soon);
}

/* "It leaks again. -> ML, 4 Dec": behind the arrow stands whose it is and when, up to the end of the line. */
bool
claim_arrow_owner(const struct tokens *t, size_t i, size_t end)
{
	static const char *const answers[] = { "answer", "reply", "feedback", "result", "antwort", "ergebnis", "r\303\251ponse", "respuesta" };
	size_t names = 0, open = 0;

	if (i < end && t->v[i].sign == 0x2192)
		i++;
	else if (i + 1 < end && (token_is(t, i, '-') || token_is(t, i, '=')) && token_is(t, i + 1, '>'))
		i += 2;
	else
		return false;
	for (; i < end && end == t->n; i++) {
		const struct token *w = &t->v[i];

		/* "-> Maya (south), Tom (rest)" */
		while (names > 0 && token_is(t, i, '(') && i + 2 < end && token_is(t, i + 2, ')'))
			i += 3;
		if (i == end)
			break;
		w = &t->v[i];
		/* "(needs input of Anna -> Anna, by Friday)" is about the input */
		open += token_is(t, i, '(');
		if (token_is(t, i, ')') && open-- == 0)
			return false;
		if (w->kind == TOKEN_NUMBER || (w->is & (W_TIME | W_BYTIME)) || w->kind == TOKEN_HANDLE ||
		    (w->kind == TOKEN_PUNCT && w->sign < 128 && char_among((int)w->sign, ",./:+&()!")))
			continue;
		/* "-> Maya please, today", "-> Maya asap", "→ Maya — 4 Dec" */
		if (names > 0 && ((w->is & W_PLEASE) || claim_says_soon(w) || token_is_dash(t, i)))
			continue;
		/* "-> me, Friday", "-> Maya, one day before" */
		if (names == 0 && (w->is & W_I)) {
			names++;
			continue;
		}
		/* "-> Maya, has to be out by 4 Dec", "-> Maya, answer by Friday" */
		if (names > 0 && (clause_is_roughly_when(t, i, end) ||
		                     ((((w->is | w->phrase) & W_NEED) || SLICE_IS_ONE_OF(w->low, answers)) && clause_says_by(t, i, end))))
			return true;
		/* "-> Maya + Tom, find another place" */
		if (names > 0 && token_is(t, i - 1, ',') && w->letters == CASE_LOWER && (w->is & (W_VERB | W_PAST | W_BE | W_STATIVE | W_DOES)) == W_VERB)
			return true;
		if (w->kind != TOKEN_WORD || w->letters == CASE_LOWER || ++names > 3)
			return false;
	}
	return end == t->n;
}

bool
claim_is_behind_arrow(const struct tokens *t, const struct claim *c)
{
	size_t i = c->actor.from, at, end = c->to;

	if (c->form != CLAIM_TAIL || i < 2)
		return false;
	at = token_is(t, i - 1, 0x2192) ? i - 1 : i - 2;
	if (claim_arrow_owner(t, at, t->n))
		return true;
	/* "It must be there on Friday -> Maya. It is red.": at the end of its sentence */
	while (end > c->actor.to && t->v[end - 1].kind == TOKEN_PUNCT)
		end--;
	return c->to < t->n && end == c->actor.to && token_is(t, end, '.') && at > c->from &&
	    (token_is(t, i - 1, 0x2192) || (token_is(t, i - 1, '>') && (token_is(t, at, '-') || token_is(t, at, '='))));
}

/* ", danach prüft Maya den Plan": at token i behind a comma a sentence of its own, as German turns it. */
static bool
begins_then(const struct tokens *t, size_t i, size_t end)
{
	static const char *const then[] = { "danach", "dann", "anschlie\303\237end", "anschliessend", "daraufhin" };

	return i + 3 < end && SLICE_IS_ONE_OF(t->v[i].low, then) && t->v[i + 1].letters == CASE_LOWER && (t->v[i + 1].is & W_COMMIT) &&
	    t->v[i + 2].letters != CASE_LOWER && t->v[i + 2].kind == TOKEN_WORD;
}

size_t
sentence_counted(const struct tokens *t, size_t i)
{
	if (!token_is(t, i, '(') || !token_is(t, i + 2, ')') || t->v[i + 1].space || i + 4 >= t->n || t->v[i + 1].len != 1)
		return 0;
	return (t->v[i + 1].low.p[0] >= 'a' && t->v[i + 1].low.p[0] <= 'h') || (t->v[i + 1].low.p[0] >= '1' && t->v[i + 1].low.p[0] <= '9') ? 3 : 0;
}

size_t
sentence_both(const struct tokens *t, size_t i, size_t end)
{
	size_t n = i < end && slice_eq(t->v[i].low, SLICE("both")) ? 1 : i + 1 < end && slice_eq(t->v[i + 1].low, SLICE("of")) ? 2 : 0;
	bool one = n == 2 && slice_eq(t->v[i].low, SLICE("one"));

	/* of "one of Maya and Tom" not both are meant, "one of Maya or Tom" is open */
	if (n == 0 || i + n + 3 >= end || !(n == 1 || one || slice_eq(t->v[i].low, SLICE("each"))))
		return 0;
	return (t->v[i + n].is & W_GIVEN) && (one ? slice_eq(t->v[i + n + 1].low, SLICE("or")) : (t->v[i + n + 1].is & W_AND) != 0) ? n : 0;
}

/* As in struct tokens: the signs that end a sentence. */
#define SIGN(c) (1ull << ((c) % 64))
#define SENTENCE_SIGNS \
	(SIGN('.') | SIGN('!') | SIGN('?') | SIGN(';') | SIGN(0x3002) | SIGN(0xff1b) | SIGN(0xff01) | SIGN(0xff1f))

/* Tokens from which on a text may be dictated without a sign. */
#define DICTATED_TOKENS 40

size_t
sentence_dictated(const struct tokens *t, size_t i)
{
	const struct token *w = &t->v[i];

	if (t->n < DICTATED_TOKENS || i + 1 >= t->n || (w->low.len != 3 && w->low.len != 4) ||
	    (i > 0 && (w[-1].is & (W_ARTICLE | W_TO | W_BE))) || slice_eq(w[2].low, SLICE("of")))
		return 0;
	return (slice_eq(w->low, SLICE("new")) &&
	           (slice_eq(w[1].low, SLICE("line")) || slice_eq(w[1].low, SLICE("paragraph")))) ||
	        (slice_eq(w->low, SLICE("full")) && slice_eq(w[1].low, SLICE("stop")))
	    ? 2
	    : 0;
}

/* "prices go up in Dec. Maya, please order now": somebody or something else behind a month, the stop at token i. */
static bool
ends_month(const struct tokens *t, size_t i)
{
	static const char *const months[] = { "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "okt", "nov",
		"dec", "dez" };

	return i > 0 && SLICE_IS_ONE_OF(t->v[i - 1].low, months) && t->v[i + 1].kind == TOKEN_WORD &&
	    t->v[i + 1].letters == CASE_CAPITAL && !(t->v[i + 1].is & W_TIME);
}

size_t
sentence_end(const struct tokens *t, size_t i, size_t end, unsigned *mark)
{
	static const char *const german[] = { "die", "der", "das", "den", "dem", "des", "zur", "zum", "im", "vom", "beim", "ins", "unsere", "unserer" };
	const bool dictated = t->n >= DICTATED_TOKENS;
	size_t start = i;

	*mark = 0;
	if (!(t->signs & SENTENCE_SIGNS) && !dictated)
		return end;
	for (; i < end; i++) {
		unsigned c = t->v[i].sign;

		if (dictated && t->v[i].kind == TOKEN_WORD && i > start && sentence_dictated(t, i) > 0)
			return i;
		if (c == 0)
			continue;
		if (c == 0x3002 || c == 0xff1b || c == 0xff01 || c == 0xff1f) {
			*mark = c;
			return i + 1;
		}
		/* "agreed: (a) Maya orders the lamps, (b) Tom calls" */
		if (c == '(' && i > start && (token_is(t, i - 1, ',') || token_is_colon(t, i - 1) || (t->v[i - 1].is & W_AND)) && sentence_counted(t, i) > 0) {
			*mark = ',';
			return i;
		}
		if (c == ',' && begins_then(t, i + 1, end)) {
			*mark = c;
			return i + 1;
		}
		if (c != '.' && c != '!' && c != '?' && c != ';')
			continue;
		if (i + 1 < end && !t->v[i + 1].space)
			continue;
		if (c == '.' && (i == start || sentence_has_abbreviation(t, i - 1)) && i + 1 < end &&
		    !ends_day(t, i, start) && !ends_month(t, i) && !ends_list(t, i, end))
			continue;
		/* "candidate no. 2" */
		if (c == '.' && i > start && i + 1 < end && slice_eq(t->v[i - 1].low, SLICE("no")) && t->v[i + 1].kind == TOKEN_NUMBER)
			continue;
		/* "until Fri. 4.12." */
		if (c == '.' && i > start && i + 1 < end && (t->v[i - 1].is & W_TIME) && t->v[i - 1].low.len < 5 && t->v[i + 1].kind == TOKEN_NUMBER &&
		    (slice_find_char(t->v[i + 1].low, '.') < t->v[i + 1].low.len || token_is(t, i + 2, '.') || token_is(t, i + 2, '/')))
			continue;
		/* "seit Do. im Hof" */
		if (c == '.' && i > start && i + 1 < end && (t->v[i - 1].is & W_TIME) && t->v[i - 1].low.len == 2 &&
		    t->v[i + 1].letters == CASE_LOWER)
			continue;
		/* "am 5. Dezember" */
		if (c == '.' && i > start && i + 1 < end && t->v[i - 1].kind == TOKEN_NUMBER &&
		    t->v[i - 1].len <= 2 && (t->v[i + 1].is & W_TIME))
			continue;
		/* "can you send it pls. by friday latest" */
		if (c == '.' && i > start && i + 2 < end && t->v[i + 1].letters == CASE_LOWER && (t->v[i + 1].is & W_BYTIME) &&
		    tokens_name_day(t, i + 2, i + 3))
			continue;
		/* "Maya. order the badges" */
		if (c == '.' && i == 1 && start == 0 && actor_is_told(t, i, end))
			continue;
		/* "bis 24.11. die Liste" */
		if (c == '.' && i > start && i + 1 < end && t->v[i - 1].kind == TOKEN_NUMBER &&
		    t->v[i + 1].kind == TOKEN_WORD && t->v[i + 1].letters == CASE_LOWER && !(t->v[i + 1].is & W_I))
			continue;
		/* "die 4. Rate": a German ordinal behind its article */
		if (c == '.' && i > start + 1 && i + 1 < end && t->v[i - 1].kind == TOKEN_NUMBER && t->v[i - 1].len <= 2 &&
		    t->v[i + 1].letters == CASE_CAPITAL && SLICE_IS_ONE_OF(t->v[i - 2].low, german))
			continue;
		/* "1." in front numbers the line; "14. I'll type them up" answers how many */
		if (c == '.' && i == start + 1 && t->v[start].kind == TOKEN_NUMBER && !(start > 0 && i + 1 < end && (t->v[i + 1].is & W_I)))
			continue;
		if ((c == ';' || c == '.') &&
		    (due_label(t, i + 1, end) || only_a_day(t, i + 1, end) || claim_arrow_owner(t, i + 1, end)))
			continue;
		*mark = c;
		return i + 1;
	}
	return end;
}

size_t
sentence_last(const struct tokens *t)
{
	size_t from = 0, to;
	unsigned mark;

	while ((to = sentence_end(t, from, t->n, &mark)) < t->n)
		from = to;
	return from;
}

/* ---- markers -------------------------------------------------------------- */

static size_t
bracketed(const struct tokens *t, size_t i, size_t end)
{
	size_t n;

	if (!token_is(t, i, '[') && !token_is(t, i, '(') && !token_is(t, i, '{'))
		return 0;
	if (!token_has(t, i + 1, W_MARKER, &n))
		return 0;
	n += i + 1;
	return n < end && t->v[n].kind == TOKEN_PUNCT &&
	        (t->v[n].sign == ']' || t->v[n].sign == ')' || t->v[n].sign == '}')
	    ? n + 1 - i
	    : 0;
}

/* In capitals a marker needs no colon: "AI Maya to", "TODO check". */
static bool
shouts(const struct tokens *t, size_t i, size_t n)
{
	for (size_t j = i; j < i + n; j++)
		if (t->v[j].letters != CASE_UPPER)
			return false;
	return n > 0;
}

static size_t
colon_behind(const struct tokens *t, size_t i, size_t end)
{
	size_t n = 0;

	while (
	    i + n < end && (token_is_colon(t, i + n) || token_is_dash(t, i + n) || token_is(t, i + n, '>')))
		n++;
	return n;
}

bool
claim_like_name(const struct token *w)
{
	return w->kind == TOKEN_HANDLE ||
	    (w->kind == TOKEN_WORD && w->letters != CASE_LOWER && !(w->is & W_TIME));
}

/* "AI Maya: write", "AI Maya to write" */
bool
claim_hands_over(const struct tokens *t, size_t i)
{
	return i + 1 < t->n && (claim_like_name(&t->v[i]) || (t->v[i].is & W_EVERYONE)) &&
	    (token_is_colon(t, i + 1) || (t->v[i + 1].is & W_TO));
}

/* "AI" alone is also a field of study: somebody or something to do must follow. */
static bool
task_follows(const struct tokens *t, size_t i, size_t end)
{
	size_t n;

	if (i >= end || (t->v[i].is & (W_AND | W_WITH | W_ROLE)))
		return false;
	if (t->v[i].kind == TOKEN_HANDLE || (t->v[i].is & W_GIVEN) ||
	    ((t->v[i].is & W_VERB) && !(t->v[i].is & W_EVENT) && t->v[i].letters == CASE_LOWER) ||
	    claim_hands_over(t, i))
		return true;
	for (size_t j = i + 1; j < end && j < i + 6; j++)
		if (token_has(t, j, W_TO | W_FUTURE | W_COMMIT, &n))
			return true;
	return false;
}

/* "Maya to draw", "TC Officers to add": capitals and "to" with a verb behind them. */
static bool
is_laid_on(const struct tokens *t, size_t i, size_t end)
{
	size_t from = i;

	while (i < end && i < from + 4 && claim_like_name(&t->v[i]))
		i++;
	return i > from && i + 1 < end && (token_is_colon(t, i) || ((t->v[i].is & W_TO) && (t->v[i + 1].is & W_VERB)));
}

/* "Action on Maya to", where the word alone is no marker: a given name, or a mention. */
static bool
is_on_somebody(const struct tokens *t, size_t i, size_t end)
{
	return i + 3 < end && slice_eq(t->v[i].low, SLICE("on")) &&
	    (t->v[i + 1].kind == TOKEN_HANDLE || ((t->v[i + 1].is & W_GIVEN) && claim_like_name(&t->v[i + 1]))) &&
	    is_laid_on(t, i + 1, end);
}

/* "Action item for Maya to", "AI is to land", "Next step is": the words that go with the marker. */
static size_t
marker_words(const struct tokens *t, size_t i, size_t end)
{
	size_t j = i;
	bool is = false;

	if (j < end && (t->v[j].is & W_BE)) {
		is = true;
		j++;
	}
	/* "ACTION on Maya to", "Action on the Chairs to" in minutes */
	if (!is && j + 2 < end && slice_eq(t->v[j].low, SLICE("on")) && is_laid_on(t, j + 1, end))
		return j + 1 - i;
	if (j + 1 < end && slice_eq(t->v[j].low, SLICE("for"))) {
		/* "for this is to" or "for Maya to" */
		for (size_t k = j + 1; !is && k + 1 < end && k < j + 5; k++)
			if ((t->v[k].is & W_BE) && (t->v[k + 1].is & W_TO))
				return k + 2 - i;
		return task_follows(t, j + 1, end) ? j + 1 - i : 0;
	}
	if (j + 1 < end && (t->v[j].is & W_TO) && t->v[j + 1].kind == TOKEN_WORD)
		return j + 1 - i;
	return is ? j - i : 0;
}

/* "#action-item Maya will", "#todo check": a hashtag needs no colon. */
static bool
is_hashtag(const struct tokens *t, size_t i)
{
	return i > 0 && token_is(t, i - 1, '#') && !t->v[i].space;
}

/* "TODO new badges for the hall": in capitals this word needs nobody and no verb behind it; not "TODO list". */
static bool
is_todo(const struct tokens *t, size_t i, size_t n, size_t end)
{
	static const char *const kinds[] = { "list", "lists", "item", "items", "app", "liste", "listen" };
	const struct token *w = &t->v[i + n];

	return i + n + 1 < end && slice_eq(t->v[i].low, SLICE("todo")) && w->kind == TOKEN_WORD &&
	    !(w->is & (W_AND | W_WITH | W_ROLE | W_BE | W_PAST | W_STATUS)) &&
	    !slice_among(w->low, kinds, sizeof(kinds) / sizeof(kinds[0]));
}

/* "the budget > todo ask Ben", "March; todo Tom: a meetup": in small letters the word is a marker behind a sign. */
static bool
is_small_todo(const struct tokens *t, size_t i, size_t end)
{
	return i > 0 && i + 2 < end && slice_eq(t->v[i].low, SLICE("todo")) &&
	    (token_is(t, i - 1, '>') || token_is(t, i - 1, ';') || token_is(t, i - 1, ':') || token_is(t, i - 1, 0x2192) ||
	        token_is_dash(t, i - 1)) &&
	    (claim_hands_over(t, i + 1) || ((t->v[i + 1].is & W_VERB) && t->v[i + 1].letters == CASE_LOWER));
}

/* "ACTION ITEM Check your boxes": the order may have a capital behind two words that shout. */
static bool
is_order(const struct tokens *t, size_t i, size_t words)
{
	return words > 1 && (t->v[i].is & W_VERB) && !(t->v[i].is & W_EVENT) && t->v[i].letters == CASE_CAPITAL &&
	    i + 1 < t->n && t->v[i + 1].kind == TOKEN_WORD && t->v[i + 1].letters == CASE_LOWER;
}

size_t
marker_length(const struct tokens *t, size_t i, size_t end)
{
	size_t n, number, colon, words, skip;

	if (i >= end)
		return 0;
	if ((n = bracketed(t, i, end)) > 0)
		return n + colon_behind(t, i + n, end);
	skip = token_has(t, i, W_ARTICLE, NULL) && t->v[i].kind == TOKEN_WORD ? 1 : 0;
	/* "Some homework for us" */
	if (i + skip >= end || !(t->v[i + skip].phrase & W_MARKER) || (skip == 1 && slice_eq(t->v[i].low, SLICE("some"))))
		return 0;
	n = skip + t->v[i + skip].phrase_len;
	number = n;
	/* "Action 3:", "AI #2 -" */
	if (i + number < end && token_is(t, i + number, '#'))
		number++;
	if (i + number < end && t->v[i + number].kind == TOKEN_NUMBER)
		number++;
	/* "Action 12/4  Maya to" */
	if (number > n && i + number + 1 < end && token_is(t, i + number, '/') && t->v[i + number + 1].kind == TOKEN_NUMBER)
		number += 2;
	if (number > n && is_laid_on(t, i + number, end))
		return number;
	if (number > n && (colon = colon_behind(t, i + number, end)) > 0)
		return number + colon;
	if (skip == 0 && is_hashtag(t, i) && i + n < end)
		return n + colon_behind(t, i + n, end);
	/* "AI(Maya) publish" */
	if (token_is(t, i + n, '(') && !t->v[i + n].space && shouts(t, i + skip, n - skip) &&
	    i + n + 1 < end && claim_like_name(&t->v[i + n + 1]))
		for (size_t j = i + n; j + 1 < end && j < i + n + 8; j++)
			if (token_is(t, j, ')'))
				return j + 1 + colon_behind(t, j + 1, end) - i;
	/* "TODO (not urgent): check", "Action #2 (all): check" */
	if (token_is(t, i + number, '(') || token_is(t, i + number, '[')) {
		for (size_t j = i + number; j < end && j < i + number + 12; j++)
			if ((token_is(t, j, ')') || token_is(t, j, ']')) && (colon = colon_behind(t, j + 1, end)) > 0)
				return j + 1 + colon - i;
	}
	colon = colon_behind(t, i + n, end);
	if (colon > 0 && i + n + colon < end)
		return n + colon;
	if (is_small_todo(t, i, end))
		return n;
	/* "Action item for Zoe: write it": the little word is part of the marker */
	if (n - skip > 1 && slice_eq(t->v[i + n - 1].low, SLICE("for")) && task_follows(t, i + n, end))
		return i + n + 3 < end && (t->v[i + n].is & W_PRONOUN) && (t->v[i + n + 1].is & W_BE) &&
		        (t->v[i + n + 2].is & W_TO)
		    ? n + 3 /* "for this is to" */
		    : n;
	if (!shouts(t, i + skip, n - skip) && n - skip < 2 && !is_on_somebody(t, i + n, end))
		return 0;
	words = marker_words(t, i + n, end);
	if (words > 0)
		return n + words;
	return shouts(t, i + skip, n - skip) && i + n < end &&
	        (task_follows(t, i + n, end) || is_todo(t, i, n, end) || is_order(t, i + n, n - skip))
	    ? n
	    : 0;
}

/* Tokens of a sentence behind those who were there that may say what somebody does. */
#define BEHIND_ROSTER 5

size_t
sentence_behind_roster(const struct tokens *t)
{
	size_t label, i, end;
	unsigned mark;

	if (!(t->any & (H_ATTEND | H_ABSENT)) || !(t->any & (W_TO | W_FUTURE | W_COMMIT)) || (label = outline_label_length(t, H_ATTEND | H_ABSENT)) == 0)
		return 0;
	for (i = sentence_end(t, label, t->n, &mark); i + BEHIND_ROSTER < t->n; i = end) {
		end = sentence_end(t, i, t->n, &mark);
		for (size_t j = i; j < end; j++)
			if ((t->v[j].is & (W_TO | W_FUTURE | W_COMMIT)) && !outline_label_end(t, i, H_ATTEND | H_ABSENT))
				return i;
	}
	return 0;
}
