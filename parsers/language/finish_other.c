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

/* "der gibt sie", "die das bis": behind a comma at token i German tells on of whoever stood before it; not "die Liste". */
static bool
is_of_that(const struct search *s, size_t i)
{
	static const char *const who[] = { "der", "die", "das", "den", "dem" };
	static const char *const adjective[] = { "e", "en", "er", "es", "em" };
	const struct words_set *set = &s->f->outline->set;
	const struct token *next = &s->t->v[i + 1];

	return set->n > 1 && set->v[1] == &words_de && SLICE_IS_ONE_OF(s->t->v[i].low, who) && s->t->v[i].letters == CASE_LOWER &&
	    next->kind == TOKEN_WORD && next->letters == CASE_LOWER &&
	    ((next->is & (W_ARTICLE | W_PRONOUN)) || !SLICE_ENDS_ONE_OF(next->low, adjective));
}

/* "the contract that the customer signed on Friday": what happened then is over. */
static bool
is_past_then(const struct tokens *t, size_t that, size_t first)
{
	size_t i = slice_eq(t->v[first].low, SLICE("on")) || !slice_eq(t->v[first - 1].low, SLICE("on")) ? first : first - 1;
	const struct token *verb = &t->v[i - 1];

	return i > that + 1 && verb->letters == CASE_LOWER && !(verb->is & W_FUNCTION) &&
	    ((verb->is & W_PAST) || slice_ends_nocase(verb->low, SLICE("ed")));
}

bool
search_in_relative(const struct search *s, size_t first, bool by)
{
	const struct tokens *t = s->t;

	for (size_t i = first; i > s->verb + 2 && i + (by ? 5 : 6) > first; i--) {
		const struct token *that = &t->v[i - 1], *next = &t->v[i];

		/* "schickt Omar die Liste, der gibt sie bis Freitag frei" */
		if (that->kind == TOKEN_PUNCT)
			return that->sign == ',' && i + 2 < first && is_of_that(s, i) && !(next[1].is & W_I);
		/* "the permits whose term ends before March" */
		if (slice_eq(that->low, SLICE("whose")) && i + 1 < first)
			return true;
		/* "this week, that is by Friday" says the same again */
		if (slice_eq(that->low, SLICE("that")) && i > 1 && token_is(t, i - 2, ',') && (next->is & W_BE) && i + 1 == first)
			return false;
		/* "write up what happened on Monday" */
		if (slice_eq(that->low, SLICE("what")) && !by && is_past_then(t, i - 1, first))
			return true;
		if (slice_eq(that->low, SLICE("that")) || slice_eq(that->low, SLICE("which")) ||
		    slice_eq(that->low, SLICE("who")))
			return (!by && is_past_then(t, i - 1, first)) ||
			    (next->kind == TOKEN_WORD && next->letters == CASE_LOWER && !(t->v[i - 2].is & (W_VERB | W_FUNCTION)) &&
			        !(next->is & (W_ARTICLE | W_PRONOUN | W_WE | W_I | W_EVERYONE)));
	}
	return false;
}

/* "start January" where others have their deadline: then it begins. */
bool
search_is_its_start(const struct search *s, const struct date_found *d)
{
	const struct token *w = &s->t->v[search_token(s->t, d->at)];

	return s->column && d->grain > DATE_DAY && slice_eq(w->low, SLICE("start")) && (w[1].is & W_TIME);
}

/* Tokens of "before you go to bed" up to the day. */
#define LEAVING_TOKENS 6

/* "lock it before you leave tonight", "bevor du heute gehst": what somebody does first is done on the same day. */
bool
search_is_same_evening(const struct search *s, size_t first)
{
	static const char *const today[] = { "tonight", "today", "heute", "hoy" };
	static const char *const before[] = { "before", "bevor", "antes" };
	static const char *const you[] = { "you", "u", "du", "sie", "ihr" };
	const struct tokens *t = s->t;

	if (first >= t->n || !SLICE_IS_ONE_OF(t->v[first].low, today))
		return false;
	for (size_t i = first; i > s->verb + 1 && i + LEAVING_TOKENS > first; i--)
		if (SLICE_IS_ONE_OF(t->v[i - 1].low, before))
			return (t->v[i].is & (W_PRONOUN | W_I | W_WE)) || SLICE_IS_ONE_OF(t->v[i].low, you);
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

/* Tokens of a bracket in front of the day. */
#define BRACKET_TOKENS 8

/* "(we set up on Thursday)", "(der Kunde kommt am Montag)": the bracket says what somebody else does that day; "(we need
 * it on Thursday)" is the task's. */
static bool
in_bracket_clause(const struct search *s, size_t first)
{
	static const char *const wants[] = { "need", "needs", "want", "wants", "like", "due", "brauche", "brauchen", "braucht", "h\303\244tte", "h\303\244tten",
		"besoin", "veut", "attend", "faut", "necesito", "necesitamos", "necesita", "send", "reply", "answer" };
	const struct tokens *t = s->t;
	size_t open = first, verb;

	if (!tokens_may_hold(t, '('))
		return false;
	while (open > s->from && first - open < BRACKET_TOKENS && !token_is(t, open - 1, '(') && !token_is(t, open - 1, ')'))
		open--;
	if (open <= s->from || !token_is(t, open - 1, '(') || open + 2 > first ||
	    !(t->v[open].is & (W_WE | W_I | W_PRONOUN | W_ARTICLE)))
		return false;
	for (size_t i = open; i < first; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, wants) || (t->v[i].is & (W_DUE | W_NEED)))
			return false;
	if (!(t->v[open].is & W_ARTICLE))
		return t->v[open + 1].kind == TOKEN_WORD && t->v[open + 1].letters == CASE_LOWER && open + 1 < first;
	verb = open + 2;
	while (verb < first && !search_may_be_verb(&t->v[verb]) &&
	    !(s->f->outline->set.n > 1 && slice_ends_nocase(t->v[verb].low, SLICE("t")) && t->v[verb].letters == CASE_LOWER))
		verb++;
	return verb < first;
}

/* ", delivery next Tuesday", ", erste Fassung am 4.12.": behind a comma what comes of the task, in front of token i; what is ordered
 * is delivered by others. */
static bool
is_outcome(const struct search *s, size_t i)
{
	static const char *const words[] = { "delivery", "result", "results", "draft", "version", "livraison", "r\303\251sultat", "lieferung", "ergebnis",
		"ergebnisse", "fassung", "entwurf", "abgabe", "entrega", "resultado", "r\303\274ckmeldung", "antwort", "feedback", "answer", "reply",
		"r\303\251ponse", "retour", "respuesta" };
	static const char *const orders[] = { "order", "orders", "buy", "buys", "rent", "rents", "bestellt", "bestelle", "bestellen", "kauft", "kaufen",
		"commande", "commander", "ach\303\250te", "acheter", "pide", "pedir", "compra", "comprar" };
	const struct tokens *t = s->t;

	return SLICE_IS_ONE_OF(t->v[i - 1].low, words) && !SLICE_IS_ONE_OF(t->v[s->verb].low, orders) &&
	    (t->v[i - 2].kind == TOKEN_PUNCT || (i > s->verb + 3 && t->v[i - 3].kind == TOKEN_PUNCT && t->v[i - 2].kind == TOKEN_WORD));
}

/* "hold the boxes until the 16th", "every Monday until Easter", "over the next two weeks": how long, not by when. */
bool
search_lasts(const struct search *s, const struct date_found *d)
{
	static const char *const until[] = { "until", "till", "til", "bis", "jusqu", "jusqu'au", "jusqu'\303\240", "hasta" };
	static const char *const over[] = { "between", "zwischen", "entre", "valid", "g\303\274ltig", "over", "during", "throughout", "across", "for", "w\303\244hrend",
		"\303\274ber", "durante", "pendant", "from" };
	static const char *const stay[] = { "hold", "keep", "stay", "stays", "leave", "wait", "pause",
		"block", "freeze", "extend", "extended", "remain", "park", "postpone", "closed", "open",
		"available", "valid", "cover", "covers", "covering", "vertritt", "vertreten", "vertrete",
		"remplace", "remplacer", "remplacera", "sustituye", "sustituir", "reemplaza", "reemplazar",
		"out", "away", "absent", "run", "running", "runs", "laufend", "l\303\244uft", "stop",
		"suspend", "store", "lend", "borrow", "book", "reserve", "rent", "behalten", "halten", "extends", "extending", "verl\303\244ngert", "verl\303\244ngere", "prolonge", "prolonger", "prolongera",
		"prorroga", "prorrogar", "prorrogar\303\241", "ampl\303\255a", "ampliar", "sperren", "gesperrt", "geschlossen", "verl\303\244ngern", "verschieben", "bleibt", "bleiben",
		"warten", "pausieren", "garder", "attendre", "bloquer", "ferm\303\251", "guardar", "esperar",
		"bloquear", "cerrado", "mantener", "daily", "weekly", "monthly", "t\303\244glich",
		"w\303\266chentlich" };
	static const char *const every[] = { "every", "each", "jeden", "jede", "chaque", "cada" };
	static const char *const all[] = { "tous", "toutes", "todos", "todas" };
	static const char *const nights[] = { "nights", "mornings", "evenings", "afternoons" };
	const struct tokens *t = s->t;
	size_t first = search_token(t, d->bound_at), at = search_token(t, d->at);

	for (size_t i = first > s->from ? first - 1 : first; i < at; i++)
		for (size_t j = 0; j < sizeof(until) / sizeof(until[0]); j++) {
			if (!slice_is(t->v[i].low, until[j]))
				continue;
			for (size_t k = s->verb; k < i; k++)
				/* "keep it until", "the hall is open until"; not "try out the plan during the freeze, until" */
				if (((k <= s->verb + 1 || (k + 3 > i && !token_is(t, i - 1, ','))) && SLICE_IS_ONE_OF(t->v[k].low, stay) && !(k == s->verb + 1 && slice_eq(t->v[k].low, SLICE("out")))) ||
				    (SLICE_IS_ONE_OF(t->v[k].low, every) &&
				        (t->v[k + 1].is & W_TIME)) ||
				    (SLICE_IS_ONE_OF(t->v[k].low, all) && (t->v[k + 1].is & W_ARTICLE)))
					return true;
		}
	/* "Saturday mornings for a month" */
	for (size_t i = at; i < search_token(t, d->at + d->len); i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, nights))
			return true;
	/* "Friday and Saturday nights" */
	for (size_t i = search_token(t, d->at + d->len); i < s->to && i < search_token(t, d->at + d->len) + 3; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, nights))
			return true;
		else if (!(t->v[i].is & (W_AND | W_TIME)))
			break;
	/* "(applications until 18 December)" */
	for (size_t i = first; i < at && i < first + 2; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, until) && is_labelled(s, i) && !is_outcome(s, i))
			return true;
	for (size_t j = 0; d->has_end && j < sizeof(over) / sizeof(over[0]); j++)
		if (slice_is(t->v[at].low, over[j]) || (at > s->from && slice_is(t->v[at - 1].low, over[j])))
			return true;
	return false;
}

/* A day by its number or its name. */
static bool
is_day_word(const struct token *w)
{
	return w->kind == TOKEN_NUMBER || (w->is & W_TIME) != 0;
}

/* "(03/12 or 12/03??)", "Thursday/Friday", "today or tomorrow": whoever wrote it does not know, or leaves it open. */
bool
search_is_doubted(const struct search *s, size_t first, size_t last)
{
	static const char *const words[] = { "or", "oder", "ou", "o" };
	const struct tokens *t = s->t;
	bool behind = last + 1 < s->to && is_day_word(&t->v[last + 1]),
	     word = first < t->n && t->v[first].kind == TOKEN_WORD;
	size_t i = search_date_begin(s, first);

	if (behind &&
	    (SLICE_IS_ONE_OF(t->v[last].low, words) ||
	        (word && token_is(t, last, '/') && t->v[last + 1].kind == TOKEN_WORD)))
		return true;
	if (i > s->from + 1 && is_day_word(&t->v[i - 2]) &&
	    (SLICE_IS_ONE_OF(t->v[i - 1].low, words) ||
	        (word && token_is(t, i - 1, '/') && t->v[i - 2].kind == TOKEN_WORD)))
		return true;
	return last < s->to && !s->asked && token_is(t, last, '?');
}

/* "I write it, you get it Monday" */
static bool
hands_over(struct slice verb)
{
	static const char *const words[] = { "get", "gets", "have", "receive", "see", "'ll", "will",
		"bekommst", "bekommt", "kriegst", "hast", "habt", "recibes", "tienes", "auras", "as" };

	return SLICE_IS_ONE_OF(verb, words);
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

/* "preparo el plano y se lo mando el lunes": behind pronouns, at token i, the same person does the second thing. */
static bool
goes_on(const struct tokens *t, size_t i, size_t end)
{
	for (size_t n = 0; i < end && n < 3 && (t->v[i].is & (W_PRONOUN | W_ARTICLE | W_MYSELF)); i++, n++)
		if (t->v[i].is & W_MYSELF)
			return n > 0;
	return false;
}

/*
 * Behind "and" at token i: "et me renvoyer le plan lundi", "et je vous l'envoie le 15/12" of who does the first as well: does
 * the same person go on with something that he does?
 */
static bool
same_goes_on(const struct search *s, size_t i, size_t end)
{
	static const char *const whom[] = { "me", "nous", "te", "vous", "lui", "leur", "le", "la", "les", "nos", "os", "it", "you", "them", "dir", "euch", "ihn" };
	const struct tokens *t = s->t;
	bool mine = (t->v[i].is & W_I) && (s->self || (s->actor != NULL && s->actor->kind == ACTOR_I));

	if (s->f->outline->set.n > 1 && SLICE_IS_ONE_OF(t->v[i].low, whom) && i + 1 < end && t->v[i + 1].low.len > 4 &&
	    words_end_in_infinitive(t->v[i + 1].low))
		return true;
	for (i++; mine && i + 1 < end && SLICE_IS_ONE_OF(t->v[i].low, whom); i++)
		;
	return mine && !(t->v[i].is & (W_BE | W_STATIVE | W_PAST | W_WEAK | W_NOT));
}

/* "that order entry is closed", the tokens from..to: a sentence of its own. */
static bool
says_how_it_is(const struct tokens *t, size_t from, size_t to)
{
	for (; from < to; from++)
		if (t->v[from].is & (W_BE | W_FUTURE | W_STATUS))
			return true;
	return false;
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
			return !hands_over(t->v[i + 1].low) && !goes_on(t, i, first) && !((w->is & W_AND) && same_goes_on(s, i, first));
		if (w->kind == TOKEN_PUNCT && w->sign != '\'' && w->sign != '-' && w->sign != '/')
			return false;
		if (SLICE_IS_ONE_OF(w->low, words))
			return true;
		if ((slice_eq(w->low, SLICE("that")) || slice_eq(w->low, SLICE("so")) ||
		        slice_eq(w->low, SLICE("que"))) &&
		    i + 1 < first && ((t->v[i].is & (W_ARTICLE | W_PRONOUN | W_WE | W_I | W_EVERYONE)) || (slice_eq(w->low, SLICE("that")) && says_how_it_is(t, i, first))))
			return true;
	}
	return false;
}

/* "file the report received on Tuesday", not "get the report sent on Tuesday", "to be sent on Tuesday": the
 * participle at token i says what happened to the noun in front of it. */
static bool
is_had_done(const struct search *s, size_t i)
{
	static const char *const lets[] = { "get", "have", "see", "want", "need", "make", "keep", "gets", "has", "got" };
	const struct token *noun = &s->t->v[i - 1];

	return (s->f->outline->set.n < 2 || (noun[-1].is & W_ARTICLE)) && noun->kind == TOKEN_WORD &&
	    (!(noun->is & (W_VERB | W_FUNCTION | W_BE)) || (noun[-1].is & W_ARTICLE)) &&
	    s->t->v[i].letters == CASE_LOWER && !SLICE_IS_ONE_OF(s->t->v[s->verb].low, lets);
}

/* "received", "ordered": what was done with a thing; no verb of an order besides. */
static bool
is_participle(const struct token *w)
{
	static const char *const others[] = { "taken", "given", "broken", "bought", "drawn", "written", "sold", "paid" };
	static const char *const french[] = { "\303\251e", "\303\251es", "\303\251s", "\303\251chues", "re\303\247us", "re\303\247ues" };

	if ((w->is & W_VERB) || w->letters != CASE_LOWER)
		return false;
	return (w->is & W_PAST) || SLICE_IS_ONE_OF(w->low, others) || (w->low.len > 5 && SLICE_ENDS_ONE_OF(w->low, french)) ||
	    (w->low.len > 5 && slice_ends_nocase(w->low, SLICE("ed")) && !slice_ends_nocase(w->low, SLICE("eed")));
}

/* "the current ones expire on 15 December": what happens that day is not the task. */
static bool
ends_then(const struct search *s, size_t first)
{
	static const char *const words[] = { "expire", "expires", "ends", "starts", "begins", "commences", "arrives",
		"arrive", "opens", "closes", "lapses", "endet", "beginnt", "l\303\244uft", "kommt", "expira",
		"expiran", "vence", "vencen", "termina", "empieza", "llega", "expirent", "finit", "arrive",
		"commence", "caduca", "caducan", "dated", "expiring", "ending", "starting", "beginning", "closing",
		"opening", "lapsing", "arriving", "finishing", "expirant", "finissant", "commen\303\247ant", "arrivant",
		"dat\303\251", "dat\303\251e", "fechado", "fechada", "datiert" };
	static const char *const objects[] = { "it", "them", "him", "her", "this" }; /* "have it translated on Monday" */
	const struct tokens *t = s->t;
	size_t i = search_date_begin(s, first);

	/* ", agreed on 24 Nov" */
	if (i > s->verb + 2 && token_is(t, i - 2, ',') && (t->v[i - 1].is & (W_PAST | W_VERB)) == W_PAST &&
	    !(t->v[i - 1].is & W_DONE))
		return true;
	/* "label both ends on Friday" */
	if (i < s->verb + 2 || ((t->v[i - 2].is & W_ARTICLE) && !slice_eq(t->v[i - 2].low, SLICE("one"))) || slice_eq(t->v[i - 2].low, SLICE("both")))
		return false;
	if (SLICE_IS_ONE_OF(t->v[i - 1].low, words))
		return true;
	/* "the contract Omar sent on Tuesday", "the report received on Tuesday" */
	return is_participle(&t->v[i - 1]) && i > s->verb + 2 && !SLICE_IS_ONE_OF(t->v[i - 2].low, objects) &&
	    ((t->v[i - 2].is & (W_PRONOUN | W_I | W_WE)) || claim_like_name(&t->v[i - 2]) || is_had_done(s, i - 1));
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
		if (SLICE_IS_ONE_OF(t->v[i - 1].low, words))
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
	return SLICE_IS_ONE_OF(w->low, words);
}

bool
search_is_ready_then(const struct search *s, size_t first)
{
	static const char *const words[] = { "complete", "ready", "done", "finished", "fertig", "bereit",
		"listo", "lista", "pr\303\252t" };
	static const char *const whom[] = { "for", "f\303\274r", "pour", "para" };
	size_t i = search_date_begin(s, first);

	/* "first version for 14 December" */
	if (i > s->verb + 3 && SLICE_IS_ONE_OF(s->t->v[i - 1].low, whom) && is_outcome(s, i - 1))
		return true;
	return i > s->verb + 1 && (SLICE_IS_ONE_OF(s->t->v[i - 1].low, words) || (i > s->verb + 2 && is_outcome(s, i)));
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
			return i + 1 < s->to && (t->v[i + 1].kind == TOKEN_WORD || t->v[i + 1].kind == TOKEN_NUMBER) &&
			    !slice_eq(t->v[i + 1].low, SLICE("ma\303\261ana"));
	return false;
}

bool
search_may_be_verb(const struct token *w)
{
	static const char *const more[] = { "has", "have", "had", "'s", "ist", "hat", "est", "a", "ha", "hay", "can", "does" };

	return (w->is & (W_VERB | W_DOES | W_BE | W_FUTURE | W_PAST | W_WEAK)) || SLICE_IS_ONE_OF(w->low, more) ||
	    (w->letters == CASE_LOWER && w->len > 3 && slice_ends_nocase(w->low, SLICE("s")));
}

/* Who or what a clause may begin with: "Tom", "the customer", "they"; not "if possible". */
static bool
may_be_subject(const struct token *w)
{
	return w->kind == TOKEN_WORD &&
	    (w->letters != CASE_LOWER ||
	        (w->is & (W_ARTICLE | W_PRONOUN | W_WE | W_I | W_NOBODY | W_EVERYONE)) ||
	        slice_eq(w->low, SLICE("there")) || slice_eq(w->low, SLICE("nobody")) ||
	        slice_eq(w->low, SLICE("nothing")));
}

bool
search_in_clause_of_time(const struct search *s, size_t first, bool hard)
{
	static const char *const begins[] = { "before", "after", "until", "once", "while", "when", "bevor", "nachdem", "sobald" };
	static const char *const conditions[] = { "if", "unless", "once", "wenn", "falls", "sofern", "sobald" };
	static const char *const soft[] = { "so", "as", "because" };
	static const char *const none[] = { "no", "nothing", "nobody", "none", "nowt", "not" };
	static const char *const polite[] = { "possible", "ok", "okay", "needed", "necessary", "feasible", "m\303\266glich",
		"n\303\266tig", "geht", "works" };
	const struct tokens *t = s->t;
	bool verb = false;

	for (size_t i = first; i > s->verb + 1 && i + SEARCH_CLAUSE_TOKENS > first; i--) {
		const struct token *w = &t->v[i - 1];
		bool subject = i < first && may_be_subject(&t->v[i]);

		if (w->kind == TOKEN_PUNCT && w->sign != '\'' && w->sign != '(')
			return false;
		/* "if no answer by Wednesday", "if nothing is heard by then" */
		if (slice_eq(w->low, SLICE("if")) && i + 1 < first && SLICE_IS_ONE_OF(t->v[i].low, none))
			return true;
		/* "if that works", "if it is possible", "if you can" are words of politeness */
		if (SLICE_IS_ONE_OF(w->low, conditions) && i + 1 < first)
			return verb && subject && !(t->v[i].is & W_ADDRESSED) &&
			    !SLICE_IS_ONE_OF(t->v[first - 1].low, polite) &&
			    (i + 2 < first || t->v[i].letters != CASE_LOWER);
		if (!hard && SLICE_IS_ONE_OF(w->low, begins))
			return verb && i + 1 < first;
		if (!hard && SLICE_IS_ONE_OF(w->low, soft) && subject && !(t->v[i].is & W_ARTICLE))
			return verb && i + 1 < first;
		if (w->is & W_AND)
			return false;
		verb = verb || search_may_be_verb(w);
	}
	return false;
}

bool
search_is_asked_about(const struct search *s, size_t first)
{
	static const char *const whether[] = { "whether", "if", "ob", "si", "s'il", "s'ils", "s'elle" };
	static const char *const why[] = { "why", "warum", "wieso", "weshalb", "pourquoi" };
	const struct tokens *t = s->t;

	for (size_t i = search_date_begin(s, first); i > s->verb + 1; i--) {
		const struct token *w = &t->v[i - 1];

		if (w->kind == TOKEN_PUNCT && w->sign != '\'' && w->sign != '-')
			return false;
		/* "why it stopped on Friday" */
		if (SLICE_IS_ONE_OF(w->low, why))
			return i + 1 < first;
		/* "call them if it rains on Friday" is no question */
		if (SLICE_IS_ONE_OF(w->low, whether))
			return i + 1 + !(slice_eq(w->low, SLICE("ob")) || w->low.p[1] == '\'') < first &&
			    (w->low.len > 4 || w->low.p[1] == '\'' || slice_eq(w->low, SLICE("ob")) || (t->v[i - 2].is & W_VERB) ||
			        slice_eq(t->v[i - 2].low, SLICE("out")));
	}
	return false;
}

bool
search_is_elsewhere(const struct search *s, size_t first)
{
	return search_is_asked_about(s, first) || in_clause(s, first) || search_in_clause_of_time(s, first, false) ||
	    is_of_topic(s, first) || ends_then(s, first) || is_labelled(s, first) ||
	    in_bracket_clause(s, first) || is_over(s, first);
}

/* "and call them", "to meet the team": the word at token i is what is done, and no meeting. */
static bool
is_done_there(const struct tokens *t, size_t i, size_t to)
{
	return i > 0 && i + 1 < to && (t->v[i].is & W_VERB) && ((t->v[i - 1].is & (W_AND | W_TO | W_I)) || token_is(t, i - 1, ',')) &&
	    (t->v[i + 1].is & (W_PRONOUN | W_ARTICLE));
}

bool
search_is_event(const struct search *s, size_t i)
{
	static const char *const feasts[] = { "dinner", "breakfast", "drinks", "concert", "festival",
		"wedding", "anniversary", "birthday", "inspection", "premiere", "congress", "assembly",
		"rehearsal", "exhibition", "course", "celebration", "delivery", "lieferung", "livraison",
		"d\303\256ner", "f\303\252te", "soir\303\251e", "mariage", "inauguration", "assembl\303\251e",
		"concert", "vernissage", "cena", "fiesta", "boda", "inauguraci\303\263n", "asamblea",
		"concierto", "curso", "congreso", "essen", "er\303\266ffnung", "vortrag", "konzert", "umzug",
		"basar" };
	static const char *const german[] = { "sitzung", "feier", "fest", "treffen", "termin", "besprechung",
		"versammlung", "messe", "tagung", "konferenz", "schulung", "seminar", "f\303\274hrung",
		"begehung", "essen", "party", "gottesdienst", "abend", "markt", "fr\303\274hst\303\274ck",
		"kurs", "lehrgang", "webinar", "anh\303\266rung", "schicht" };
	const struct words_set *set = &s->f->outline->set;
	const struct token *w = &s->t->v[i];

	if (i >= s->t->n || i == s->verb || w->kind != TOKEN_WORD)
		return false;
	/* not "the course material" */
	return ((w->is & W_EVENT) && !is_done_there(s->t, i, s->to)) ||
	    (SLICE_IS_ONE_OF(w->low, feasts) &&
	        (i + 1 >= s->to || w[1].kind != TOKEN_WORD ||
	            (w[1].is & (W_WITH | W_FUNCTION | W_ARTICLE | W_TIME)))) ||
	    (set->n > 1 && set->v[1] == &words_de && w->letters == CASE_CAPITAL &&
	        SLICE_ENDS_ONE_OF(w->low, german));
}

static bool
is_today(struct slice word)
{
	static const char *const today[] = { "today", "tonight", "heute", "hoy", "aujourd'hui" };

	return SLICE_IS_ONE_OF(word, today);
}

/* "16 Nov 2026" without a word in front, as a page writes the day that was picked behind a task. */
static bool
is_picked(const struct tokens *t, size_t first, size_t last)
{
	return first > 0 && last == t->n && last - first == 3 && t->v[last - 1].kind == TOKEN_NUMBER &&
	    t->v[last - 1].len == 4 && (t->v[first - 1].is & (W_WITH | W_VERB)) != W_WITH;
}

/* "at the next meeting": by the meeting at token i it is to be done. */
static bool
is_at_next(const struct tokens *t, size_t from, size_t i)
{
	static const char *const next[] = { "next", "n\303\244chsten", "prochaine", "prochain", "pr\303\263xima", "pr\303\263ximo" };
	static const char *const at[] = { "at", "in", "bei", "beim", "\303\240", "lors", "en" };

	return i > from + 2 && SLICE_IS_ONE_OF(t->v[i - 1].low, next) &&
	    (SLICE_IS_ONE_OF(t->v[i - 2].low, at) || SLICE_IS_ONE_OF(t->v[i - 3].low, at));
}

bool
search_places_event(const struct search *s, size_t first, size_t last)
{
	static const char *const after[] = { "after", "nach", "apr\303\250s", "tras" };
	const struct tokens *t = s->t;

	/* "- block who has no training 04 Dec 2026" in a list of tasks */
	if (s->listed && is_picked(t, first, last))
		return false;
	/* "after the meeting today" */
	for (size_t i = first; is_today(t->v[first].low) && i > s->verb && i + 5 > first; i--)
		if (SLICE_IS_ONE_OF(t->v[i - 1].low, after))
			return false;

	for (size_t i = last; i < s->to && i < last + 2; i++) {
		if (search_is_event(s, i))
			return true;
		if (t->v[i].kind == TOKEN_PUNCT)
			break;
	}
	/* "from Monday's meeting (4 Dec)"; "by the meeting (4 Dec)", "report at the next meeting (4 Dec)" */
	if (first > s->from + 3 && token_is(t, first - 1, '(') && search_is_event(s, first - 2))
		return !((t->v[first - 3].is | t->v[first - 4].is) & W_BYTIME) && !is_at_next(t, s->from, first - 2);
	for (size_t i = first; i > s->from && i + 4 > first; i--) {
		if (search_is_event(s, i - 1))
			return !search_is_sent_then(s, i - 1, first);
		if (t->v[i - 1].kind == TOKEN_PUNCT)
			break;
	}
	return false;
}

/* "must not start until 1 Dec", "no empezar hasta el 1", the word of time at token i; "do not forget to send it
 * before Friday" is a deadline. */
static bool
is_not_until(const struct search *s, size_t i)
{
	static const char *const until[] = { "until", "till", "til", "before", "vor", "hasta", "avant", "antes", "bevor" };
	static const char *const not[] = { "not", "n't", "nicht", "pas", "no", "cannot", "never", "nie", "nothing", "nobody", "nichts",
		"niemand", "nada", "rien" };
	static const char *const forget[] = { "forget", "vergessen", "oublier", "olvidar", "fail", "miss", "only", "nur" };
	const struct tokens *t = s->t;

	if (!SLICE_IS_ONE_OF(t->v[i].low, until))
		return false;
	for (size_t n = 0; i > s->from && n < SEARCH_CLAUSE_TOKENS; i--, n++) {
		const struct token *w = &t->v[i - 1];

		if ((w->kind == TOKEN_PUNCT && w->sign != '\'') || SLICE_IS_ONE_OF(w->low, forget))
			return false;
		if (SLICE_IS_ONE_OF(w->low, not) || (w->is & W_NOT))
			return true;
	}
	return false;
}

bool
search_is_denied(const struct search *s, size_t first)
{
	static const char *const not[] = { "not", "except", "nicht", "pas", "no", "n't", "was", "originally",
		"war", "urspr\303\274nglich", "bisher", "statt", "\303\251tait", "era" };
	static const char *const early[] = { "earliest", "earlier", "sooner", "fr\303\274hestens", "t\303\264t" };
	const struct tokens *t = s->t;
	size_t i = first;

	if (SLICE_IS_ONE_OF(t->v[first].low, early) || is_not_until(s, first))
		return true;
	/* "longer than within the next week", not "no later than Friday", "invoices older than 90 days by Friday" */
	for (size_t j = first; j > s->from + 1 && j + 3 > first; j--)
		if (slice_eq(t->v[j - 1].low, SLICE("than")) && !(j < first && (t->v[first].is & W_BYTIME)))
			return !slice_eq(t->v[j - 2].low, SLICE("later"));
	for (size_t n = 0; n < 3 && i > s->from && t->v[i - 1].kind == TOKEN_WORD; n++) {
		i--;
		/* "any day but Friday" */
		if (n == 0 && i > s->from && slice_eq(t->v[i].low, SLICE("but")) &&
		    slice_starts(t->v[i - 1].low, SLICE("day")))
			return true;
		if ((n == 0 && SLICE_IS_ONE_OF(t->v[i].low, not)) || SLICE_IS_ONE_OF(t->v[i].low, early))
			return true;
	}
	return false;
}

/* "move the date to 15 December", "before the opening on 7 December": the day is not the task's. */
bool
search_belongs_to_noun(const struct search *s, size_t first, size_t last)
{
	const struct tokens *t = s->t;
	const size_t from = s->from;
	static const char *const whose[] = { "dem", "der", "den", "dessen", "deren", "ihrer", "seiner", "unserer", "eurer" };
	bool picked = is_picked(t, first, last);
	size_t i = first;

	/* "..., to 8 January" says until when, as who thinks in German writes it */
	if (i > from && (t->v[i - 1].is & W_TO))
		return i < from + 2 || !token_is(t, i - 2, ',');
	for (size_t n = 0; i > from && n < 5; i--, n++) {
		if (t->v[i - 1].kind == TOKEN_PUNCT)
			return false;
		if (slice_eq(t->v[i - 1].low, SLICE("before")) || slice_eq(t->v[i - 1].low, SLICE("after")) ||
		    slice_eq(t->v[i - 1].low, SLICE("until")) || slice_eq(t->v[i - 1].low, SLICE("apr\303\250s")) ||
		    (slice_eq(t->v[i - 1].low, SLICE("nach")) && SLICE_IS_ONE_OF(t->v[i].low, whose)))
			/* "after the meeting today" */
			return n > 0 && !(picked && n < 3) && !is_today(t->v[first].low);
	}
	return false;
}

bool
search_is_of_condition(const struct search *s, size_t first, bool by)
{
	static const char *const ifs[] = { "if", "unless", "wenn", "falls", "sofern", "si" };
	static const char *const polite[] = { "can", "could", "possible", "needed", "kann", "kannst", "k\303\266nnt", "m\303\266glich", "peux",
		"pouvez", "puedes", "posible", "geht", "passt", "klappt", "works", "convient" };

	for (size_t i = first; i > s->verb + 1 && s->t->v[i - 1].kind != TOKEN_PUNCT; i--) {
		if (SLICE_IS_ONE_OF(s->t->v[i - 1].low, polite))
			return false;
		if (SLICE_IS_ONE_OF(s->t->v[i - 1].low, ifs))
			/* "check if it fits by Monday" */
			return i + 1 < first && (!by || token_is(s->t, i - 2, ','));
	}
	return false;
}

/* Bytes of a name in quotation marks before or behind a day in it. */
#define QUOTED_LEN 40

/* Is there a quotation mark in the text between from and to, with step +1 or -1? Where it lies, or SIZE_MAX. */
static size_t
quotation_mark(struct slice text, size_t from, size_t to, int step)
{
	static const char *const marks[] = { "\"", "\342\200\234", "\342\200\235", "\342\200\236", "\302\253", "\302\273" };

	for (size_t i = from; i != to; i += (size_t)step)
		for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
			if (slice_starts(slice_from(text, i), slice_of(marks[k])))
				return i;
	return SIZE_MAX;
}

bool
search_in_quotation(const struct search *s, const struct date_found *d)
{
	const struct slice text = s->t->text;
	size_t start = s->t->v[s->from].at, end = d->at + d->len;
	size_t before = d->at - start > QUOTED_LEN ? d->at - QUOTED_LEN : start;
	size_t after = text.len - end > QUOTED_LEN ? end + QUOTED_LEN : text.len;
	size_t open;

	if (!tokens_may_hold(s->t, '"') && !tokens_may_hold(s->t, 0x201c) && !tokens_may_hold(s->t, 0x201d) && !tokens_may_hold(s->t, 0x201e) &&
	    !tokens_may_hold(s->t, 0xab) && !tokens_may_hold(s->t, 0xbb))
		return false;
	open = quotation_mark(text, d->at, before, -1);
	/* what somebody said begins in front of the verb */
	return open != SIZE_MAX && open > start && open >= s->t->v[s->verb].at && text.p[open - 1] == ' ' &&
	    quotation_mark(text, end, after, 1) != SIZE_MAX;
}
