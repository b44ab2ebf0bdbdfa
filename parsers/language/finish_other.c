/*
 * See finish_search.h. Days that stand beside a task and are none by which it is to
 * be done: how long something lasts, when something happened, what another clause says.
 */
#include "parsers/language/finish_search.h"

size_t
search_token(const struct tokens *t, size_t byte)
{
	size_t lo = 0, hi = t->n;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (t->v[mid].at < byte)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

size_t
search_date_begin(const struct search *s, size_t first)
{
	static const char *const words[] = { "am", "bis", "zum", "el", "le", "on", "vor", "d\303\250s" };

	for (size_t n = 0; first > s->verb && n < 2; n++)
		for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
			if (slice_is(s->t->v[first - 1].low, words[i])) {
				first--;
				break;
			}
	return first;
}

bool
search_in_relative(const struct search *s, size_t first)
{
	const struct tokens *t = s->t;

	for (size_t i = first; i > s->verb + 2 && i + 6 > first; i--) {
		const struct token *that = &t->v[i - 1], *next = &t->v[i];

		if (that->kind == TOKEN_PUNCT)
			return false;
		if (slice_eq(that->low, SLICE("that")) || slice_eq(that->low, SLICE("which")) ||
		    slice_eq(that->low, SLICE("who")))
			return next->kind == TOKEN_WORD && next->letters == CASE_LOWER &&
			    !(t->v[i - 2].is & (W_VERB | W_FUNCTION)) &&
			    !(next->is & (W_ARTICLE | W_PRONOUN | W_WE | W_I | W_EVERYONE));
	}
	return false;
}

/* "hold the boxes until the 16th", "every Monday until Easter", "over the next two weeks": how long, not by when. */
bool
search_lasts(const struct search *s, const struct date_found *d)
{
	static const char *const until[] = { "until", "till", "til", "bis", "jusqu", "hasta" };
	static const char *const over[] = { "over", "during", "throughout", "across", "for", "w\303\244hrend",
		"\303\274ber", "durante", "pendant", "from" };
	static const char *const stay[] = { "hold", "keep", "stay", "stays", "leave", "wait", "pause",
		"block", "freeze", "extend", "extended", "remain", "park", "postpone", "closed", "open",
		"available", "valid", "out", "away", "absent", "stop", "suspend", "store", "lend", "borrow",
		"book", "reserve", "rent", "behalten", "halten", "sperren", "gesperrt", "geschlossen",
		"verl\303\244ngern", "verschieben", "bleibt", "bleiben", "warten", "pausieren", "garder",
		"attendre", "bloquer", "ferm\303\251", "guardar", "esperar", "bloquear", "cerrado",
		"mantener", "daily", "weekly", "monthly", "t\303\244glich", "w\303\266chentlich" };
	static const char *const every[] = { "every", "each", "jeden", "jede", "chaque", "cada" };
	const struct tokens *t = s->t;
	size_t first = search_token(t, d->bound_at), at = search_token(t, d->at);

	for (size_t i = first > s->from ? first - 1 : first; i < at; i++)
		for (size_t j = 0; j < sizeof(until) / sizeof(until[0]); j++) {
			if (!slice_is(t->v[i].low, until[j]))
				continue;
			for (size_t k = s->verb; k < i; k++)
				if (SLICE_IS_ONE_OF(t->v[k].low, stay) ||
				    (SLICE_IS_ONE_OF(t->v[k].low, every) &&
				        (t->v[k + 1].is & W_TIME)))
					return true;
		}
	for (size_t j = 0; d->has_end && j < sizeof(over) / sizeof(over[0]); j++)
		if (slice_is(t->v[at].low, over[j]) || (at > s->from && slice_is(t->v[at - 1].low, over[j])))
			return true;
	return false;
}

/* "(03/12 or 12/03??)": whoever wrote it does not know. */
bool
search_is_doubted(const struct search *s, size_t last)
{
	static const char *const words[] = { "or", "oder", "ou", "o" };
	const struct tokens *t = s->t;

	if (last >= s->to)
		return false;
	for (size_t i = 0; last + 1 < s->to && i < sizeof(words) / sizeof(words[0]); i++)
		if (slice_is(t->v[last].low, words[i]))
			return t->v[last + 1].kind == TOKEN_NUMBER || (t->v[last + 1].is & W_TIME);
	return !s->asked && token_is(t, last, '?');
}

/* "I write it, you get it Monday" */
static bool
hands_over(struct slice verb)
{
	static const char *const words[] = { "get", "gets", "have", "receive", "see", "'ll", "will",
		"bekommst", "bekommt", "kriegst", "hast", "habt", "recibes", "tienes", "auras", "as" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (slice_is(verb, words[i]))
			return true;
	return false;
}

/* "'d like it", "need them", "want it" between somebody who wants it and a day. */
static bool
wanted_then(const struct tokens *t, size_t i, size_t first)
{
	static const char *const wants[] = { "like", "need", "want", "love" };
	static const char *const it[] = { "it", "them", "that", "this" };

	if (i < first && (slice_eq(t->v[i].low, SLICE("'d")) || slice_eq(t->v[i].low, SLICE("would"))))
		i++;
	return i + 1 < first && SLICE_IS_ONE_OF(t->v[i].low, wants) && SLICE_IS_ONE_OF(t->v[i + 1].low, it) &&
	    i + 4 >= first;
}

/* "tell them that we are closed on Friday": the day is what the clause inside says. */
static bool
in_clause(const struct search *s, size_t first)
{
	static const char *const words[] = { "because", "since", "dass", "weil", "damit", "porque", "parce" };
	const struct tokens *t = s->t;

	for (size_t i = first; i > s->verb + 1; i--) {
		const struct token *w = &t->v[i - 1];

		/* "..., and I'd like it on Monday" */
		if ((t->v[i].is & (W_I | W_WE)) && wanted_then(t, i + 1, first))
			return false;
		/* "..., and we discuss it on 7 December" */
		if ((token_is(t, i - 1, ',') || (w->is & W_AND)) && i + 2 < first &&
		    (t->v[i].is & (W_WE | W_I | W_PRONOUN)) && t->v[i + 1].kind == TOKEN_WORD &&
		    t->v[i + 1].letters == CASE_LOWER && !(t->v[i + 1].is & (W_WITH | W_ARTICLE)))
			return !hands_over(t->v[i + 1].low);
		if (w->kind == TOKEN_PUNCT && w->sign != '\'' && w->sign != '-' && w->sign != '/')
			return false;
		for (size_t j = 0; j < sizeof(words) / sizeof(words[0]); j++)
			if (slice_is(w->low, words[j]))
				return true;
		if ((slice_eq(w->low, SLICE("that")) || slice_eq(w->low, SLICE("so")) ||
		        slice_eq(w->low, SLICE("que"))) &&
		    i + 1 < first && (t->v[i].is & (W_ARTICLE | W_PRONOUN | W_WE | W_I | W_EVERYONE)))
			return true;
	}
	return false;
}

/* "the current ones expire on 15 December": what happens that day is not the task. */
static bool
ends_then(const struct search *s, size_t first)
{
	static const char *const words[] = { "expire", "expires", "ends", "starts", "begins", "arrives",
		"arrive", "opens", "closes", "lapses", "endet", "beginnt", "l\303\244uft", "kommt", "expira",
		"expiran", "vence", "vencen", "termina", "empieza", "llega", "expirent", "finit", "arrive",
		"commence" };
	const struct tokens *t = s->t;
	size_t i = search_date_begin(s, first);

	/* "label both ends on Friday" */
	if (i < s->verb + 2 || (t->v[i - 2].is & W_ARTICLE) || slice_eq(t->v[i - 2].low, SLICE("both")))
		return false;
	for (size_t j = 0; j < sizeof(words) / sizeof(words[0]); j++)
		if (slice_is(t->v[i - 1].low, words[j]))
			return true;
	/* "the contract Omar sent on Tuesday" */
	return (t->v[i - 1].is & (W_PAST | W_VERB)) == W_PAST && i > s->verb + 2 &&
	    ((t->v[i - 2].is & (W_PRONOUN | W_I | W_WE)) || claim_like_name(&t->v[i - 2]));
}

/* "ask them about the tug on 3 December": the day is that of what they are asked about. */
static bool
is_of_topic(const struct search *s, size_t first)
{
	static const char *const words[] = { "about", "regarding", "concerning", "\303\274ber", "wegen",
		"sobre" };
	const struct tokens *t = s->t;

	if (first + 1 < s->to && t->v[first].kind == TOKEN_WORD)
		first++;
	if (first < s->verb + 4 || first >= s->to || t->v[first].kind != TOKEN_NUMBER ||
	    !(slice_eq(t->v[first - 1].low, SLICE("on")) || slice_eq(t->v[first - 1].low, SLICE("am")) ||
	        slice_eq(t->v[first - 1].low, SLICE("el"))))
		return false;
	for (size_t i = first - 1; i > s->verb && i + 5 > first; i--)
		for (size_t j = 0; j < sizeof(words) / sizeof(words[0]); j++)
			if (slice_is(t->v[i - 1].low, words[j]))
				return true;
	return false;
}

bool
search_is_object(const struct search *s, size_t i)
{
	static const char *const words[] = { "deadline", "date", "frist", "termin", "stichtag", "fecha",
		"plazo", "\303\251ch\303\251ance", "date" };
	const struct token *w = &s->t->v[i];

	if (i <= s->verb || !(w->is & (W_DUE | W_BYTIME)) || !(w[-1].is & W_ARTICLE) ||
	    (i > s->verb + 1 && (w[-2].is & W_BYTIME)))
		return false;
	for (size_t j = 0; j < sizeof(words) / sizeof(words[0]); j++)
		if (slice_is(w->low, words[j]))
			return true;
	return false;
}

bool
search_is_ready_then(const struct search *s, size_t first)
{
	static const char *const words[] = { "complete", "ready", "done", "finished", "fertig", "bereit",
		"listo", "lista", "pr\303\252t" };
	size_t i = search_date_begin(s, first);

	for (size_t j = 0; i > s->verb + 1 && j < sizeof(words) / sizeof(words[0]); j++)
		if (slice_is(s->t->v[i - 1].low, words[j]))
			return true;
	return false;
}

/* "(pick-up 10 Nov)": the bracket names what happens that day, nobody and no deadline. */
static bool
is_labelled(const struct search *s, size_t first)
{
	const struct tokens *t = s->t;
	size_t open = first;

	if (!tokens_may_hold(t, '('))
		return false;
	while (open > s->from && first - open < 5 && !token_is(t, open - 1, '(')) {
		const struct token *w = &t->v[open - 1];
		bool of_actor = false;

		for (size_t i = 0; s->actor != NULL && i < s->actor->n; i++)
			of_actor = of_actor ||
			    (open - 1 >= s->actor->v[i].from && open - 1 < s->actor->v[i].to);
		if (of_actor || (w->kind == TOKEN_PUNCT && w->sign != '-') || w->kind == TOKEN_HANDLE ||
		    (w->is & (W_DUE | W_BYTIME | W_BE | W_OWNER | W_GIVEN | W_TIME | W_VERB | W_NEED | W_MILESTONE |
		        W_DONE | W_STANDARD | W_OPEN)) ||
		    (w->kind == TOKEN_WORD && w->letters != CASE_LOWER && s->f->outline->set.n < 2))
			return false;
		open--;
	}
	return open < first && open > s->from && token_is(t, open - 1, '(') &&
	    t->v[open].kind == TOKEN_WORD && !search_is_ready_then(s, first) && !(t->v[open].is & W_FUNCTION);
}

/* "the sales of the last three years": a time that is over when the notes are written. */
static bool
is_over(const struct search *s, size_t first)
{
	static const char *const last[] = { "last", "past", "previous", "letzten", "letzte", "letzter", "vergangenen",
		"derni\303\250res", "derniers", "derni\303\250re", "dernier", "\303\272ltimos", "\303\272ltimas",
		"\303\272ltimo", "\303\272ltima", "pasado", "pasada" };
	const struct tokens *t = s->t;

	for (size_t i = first; i < s->to && i < first + 3; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, last))
			return i + 1 < s->to && (t->v[i + 1].kind == TOKEN_WORD || t->v[i + 1].kind == TOKEN_NUMBER);
	return false;
}

/* "before the customer's lawyer calls again on Thursday", "once they have moved in on Friday": the day is what the
 * clause says that such a word begins, with a verb between the two. */
#define CLAUSE_TOKENS 12

static bool
in_clause_of_time(const struct search *s, size_t first)
{
	static const char *const begins[] = { "before", "after", "until", "once", "bevor", "nachdem", "sobald" };
	const struct tokens *t = s->t;
	bool verb = false;

	for (size_t i = first; i > s->verb + 1 && i + CLAUSE_TOKENS > first; i--) {
		const struct token *w = &t->v[i - 1];

		if (w->kind == TOKEN_PUNCT && w->sign != '\'')
			return false;
		if (SLICE_IS_ONE_OF(w->low, begins))
			return verb && i + 1 < first;
		if (w->is & W_AND)
			return false;
		verb = verb || (w->is & (W_VERB | W_DOES | W_BE | W_FUTURE | W_PAST)) ||
		    (w->letters == CASE_LOWER && w->len > 3 && slice_ends_nocase(w->low, SLICE("s")));
	}
	return false;
}

bool
search_is_asked_about(const struct search *s, size_t first)
{
	static const char *const whether[] = { "whether", "if", "ob", "si" };
	const struct tokens *t = s->t;

	for (size_t i = search_date_begin(s, first); i > s->verb + 1; i--) {
		const struct token *w = &t->v[i - 1];

		if (w->kind == TOKEN_PUNCT && w->sign != '\'' && w->sign != '-')
			return false;
		/* "call them if it rains on Friday" is no question */
		if (SLICE_IS_ONE_OF(w->low, whether))
			return i + 2 < first && (w->low.len > 4 || (t->v[i - 2].is & W_VERB) || slice_eq(t->v[i - 2].low, SLICE("out")));
	}
	return false;
}

bool
search_is_elsewhere(const struct search *s, size_t first)
{
	return search_is_asked_about(s, first) || in_clause(s, first) || in_clause_of_time(s, first) || is_of_topic(s, first) || ends_then(s, first) || is_labelled(s, first) ||
	    is_over(s, first);
}
