/*
 * See claim_clause.h. What a sentence says of the time of a deed: that it is a habit, over, being done, still
 * to come, or done once something else is.
 */
#include "parsers/language/claim_clause.h"

/* "每周", "多年", "一直" */
static bool
is_usual_in_chinese(struct slice rest)
{
	static const char *const words[] = { "\346\257\217\345\221\250", "\346\257\217\345\244\251",
		"\346\257\217\346\234\210", "\346\257\217\345\271\264", "\346\257\217\346\227\245",
		"\345\244\232\345\271\264", "\344\270\200\347\233\264", "\351\200\232\345\270\270",
		"\345\271\263\346\227\266", "\347\273\217\345\270\270" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (slice_starts(rest, slice_of(words[i])))
			return true;
	return false;
}

/* "on Fridays", "freitags", "los viernes", "on Friday mornings" at token i: every week. */
static bool
is_every_week(const struct tokens *t, size_t i, size_t to)
{
	static const char *const english[] = { "mondays", "tuesdays", "wednesdays", "thursdays", "fridays",
		"saturdays", "sundays", "weekdays" };
	static const char *const days[] = { "montags", "dienstags", "mittwochs", "donnerstags", "freitags",
		"samstags", "sonntags", "werktags" };
	static const char *const parts[] = { "mornings", "afternoons", "evenings", "nights" };

	/* not "move the call to Fridays" */
	if (SLICE_IS_ONE_OF(t->v[i].low, days) ||
	    (i > 0 && slice_eq(t->v[i - 1].low, SLICE("on")) && SLICE_IS_ONE_OF(t->v[i].low, english)))
		return true;
	if (i + 1 >= to)
		return false;
	return ((t->v[i].is & W_TIME) && SLICE_IS_ONE_OF(t->v[i + 1].low, parts)) ||
	    (slice_eq(t->v[i].low, SLICE("los")) && (t->v[i + 1].is & W_TIME));
}

/* "as usual", "wie gewohnt", "comme d'habitude", "como siempre" at token i */
static bool
is_as_usual(const struct tokens *t, size_t i, size_t to)
{
	static const char *const as[] = { "as", "wie", "comme", "como" };
	static const char *const usual[] = { "usual", "always", "immer", "\303\274blich", "gewohnt",
		"gew\303\266hnlich", "siempre", "toujours" };

	return i + 1 < to && SLICE_IS_ONE_OF(t->v[i].low, as) &&
	    (SLICE_IS_ONE_OF(t->v[i + 1].low, usual) ||
	        slice_starts(slice_from(t->text, t->v[i + 1].at), SLICE("d'habitude")) ||
	        slice_starts(slice_from(t->text, t->v[i + 1].at), SLICE("d\342\200\231habitude")) ||
	        slice_starts(slice_from(t->text, t->v[i + 1].at), SLICE("de costumbre")));
}

/* Up to where a clause may say how often: "checks whether it may run every night"; "every night until it is
 * repaired" says it nowhere. */
static size_t
habit_end(const struct tokens *t, size_t from, size_t to)
{
	static const char *const whether[] = { "if", "whether", "ob", "si", "that", "dass", "que" };
	static const char *const until[] = { "until", "till", "bis", "jusqu'\303\240", "jusqu'au", "hasta" };
	/* "have a word with the firm, they park here every Monday": what others do */
	static const char *const they[] = { "they", "who", "die", "sie", "ils", "elles", "qui" };

	for (size_t i = from; i < to; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, whether) ||
		    (i > from + 3 && token_is(t, i - 1, ',') && SLICE_IS_ONE_OF(t->v[i].low, they)))
			to = i;
		else if (SLICE_IS_ONE_OF(t->v[i].low, until))
			return from;
	return to;
}

/* "once a day", "zweimal pro Woche", "une fois par mois", "una vez al a\303\261o" at token i */
static bool
is_so_often(const struct tokens *t, size_t i, size_t to)
{
	static const char *const times[] = { "once", "twice", "times", "einmal", "zweimal", "dreimal", "fois",
		"vez", "veces" };
	static const char *const per[] = { "a", "an", "per", "pro", "am", "im", "par", "al", "por" };
	static const char *const units[] = { "day", "week", "month", "quarter", "year", "tag", "woche",
		"monat", "quartal", "jahr", "jour", "semaine", "mois", "an", "d\303\255a", "semana", "mes",
		"a\303\261o" };

	return i + 2 < to && SLICE_IS_ONE_OF(t->v[i].low, times) && SLICE_IS_ONE_OF(t->v[i + 1].low, per) &&
	    SLICE_IS_ONE_OF(t->v[i + 2].low, units);
}

/* The token behind i, or behind "(closed since May)" that begins there: what is said of the thing, not of the deed. */
static size_t
behind_bracket(const struct tokens *t, size_t i, size_t to)
{
	size_t end = ++i;

	if (!token_is(t, i, '('))
		return i;
	while (end < to && !token_is(t, end, ')'))
		end++;
	return end < to ? end : i;
}

/* "starting this weekend", "ab Montag": a new custom, which somebody has to begin. */
static bool
is_begun(const struct tokens *t, size_t from, size_t to)
{
	static const char *const begins[] = { "starting", "beginning", "ab" };

	for (size_t i = from; i + 1 < to; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, begins) &&
		    (tokens_name_day(t, i + 1, i + 3 < to ? i + 3 : to) || slice_ends_nocase(t->v[i + 2 < to ? i + 2 : i].low, SLICE("weekend"))))
			return true;
	return false;
}

/* "for a month", "for two weeks": it ends, and so is something to do. */
static bool
is_limited(const struct tokens *t, size_t from, size_t to)
{
	static const char *const units[] = { "week", "weeks", "month", "months", "quarter", "year" };

	for (size_t i = from; i + 2 < to; i++)
		if (slice_eq(t->v[i].low, SLICE("for")) && t->v[i + 1].kind != TOKEN_PUNCT && SLICE_IS_ONE_OF(t->v[i + 2].low, units))
			return true;
	return false;
}

bool
clause_is_habit(const struct tokens *t, size_t from, size_t to)
{
	static const char *const each[] = { "every", "each", "jeden", "jede", "jedes", "chaque", "cada" };
	static const char *const units[] = { "time", "day", "night", "morning", "evening", "tag", "nacht",
		"jahr", "jour", "fois", "nuit", "matin", "soir", "d\303\255a", "vez", "noche" };
	static const char *const nth[] = { "first", "second", "third", "last", "other", "ersten", "zweiten",
		"dritten", "letzten", "premier", "deuxi\303\250me", "dernier", "primer", "segundo",
		"\303\272ltimo" };

	to = habit_end(t, from, to);
	if (is_begun(t, from, to) || is_limited(t, from, to))
		return false;
	for (size_t i = from; i < to; i++) {
		size_t day = i + 1;

		if (is_every_week(t, i, to) || is_as_usual(t, i, to) || is_so_often(t, i, to))
			return true;
		/* "each morning", "every first Monday", "tous les lundis" */
		if (day + 1 < to && SLICE_IS_ONE_OF(t->v[day].low, nth))
			day++;
		if (day < to && SLICE_IS_ONE_OF(t->v[i].low, each) &&
		    ((t->v[day].is & W_TIME) || SLICE_IS_ONE_OF(t->v[day].low, units)))
			return true;
		/* "los martes Grace abre el almacén" */
		if (i == from && day < to && slice_eq(t->v[i].low, SLICE("los")) && (t->v[day].is & W_TIME) && slice_ends_nocase(t->v[day].low, SLICE("es")))
			return true;
		if (i + 2 < to &&
		    (slice_eq(t->v[i].low, SLICE("tous")) || slice_eq(t->v[i].low, SLICE("todos")) ||
		        slice_eq(t->v[i].low, SLICE("todas"))) &&
		    slice_ends_nocase(t->v[i + 2].low, SLICE("s")) && (t->v[i + 1].is & W_ARTICLE))
			return true;
	}
	return false;
}

bool
clause_is_from_place(const struct tokens *t, size_t i)
{
	static const char *const from[] = { "depuis", "desde" };
	static const char *const deeds[] = { "tion", "sion", "ment", "age", "ci\303\263n", "miento" };
	static const char *const begins[] = { "d\303\251but", "d\303\251part", "rentr\303\251e", "printemps", "\303\251t\303\251", "hiver", "automne", "fin",
		"arriv\303\251e", "cr\303\251ation", "origine", "temps", "passage", "panne", "comienzo", "principio", "inicio", "verano", "invierno",
		"llegada", "a\303\261o" };

	return i + 2 < t->n && SLICE_IS_ONE_OF(t->v[i].low, from) && (t->v[i + 1].is & W_ARTICLE) && t->v[i + 2].kind == TOKEN_WORD &&
	    !(t->v[i + 2].is & (W_TIME | W_EVENT)) && !SLICE_IS_ONE_OF(t->v[i + 2].low, begins) &&
	    (slice_eq(t->v[i + 2].low, SLICE("station")) || slice_eq(t->v[i + 2].low, SLICE("estaci\303\263n")) || !SLICE_ENDS_ONE_OF(t->v[i + 2].low, deeds));
}

bool
clause_is_usual(const struct tokens *t, size_t from, size_t to)
{
	static const char *const words[] = { "usually", "normally", "always", "often", "sometimes", "never",
		"mostly", "regularly", "since", "daily", "weekly", "monthly", "immer", "oft", "meist",
		"meistens", "normalerweise", "seit", "regelm\303\244\303\237ig", "t\303\244glich",
		"w\303\266chentlich", "toujours", "souvent", "depuis", "siempre", "suele", "habitualmente",
		"desde" };

	to = habit_end(t, from, to);
	for (size_t i = from; i < to; i = behind_bracket(t, i, to))
		if ((SLICE_IS_ONE_OF(t->v[i].low, words) && !clause_is_from_place(t, i)) ||
		    (t->v[i].kind == TOKEN_IDEOGRAPH && is_usual_in_chinese(slice_from(t->text, t->v[i].at))))
			return true;
	return clause_is_habit(t, from, to);
}

bool
clause_is_over(const struct tokens *t, size_t from, size_t end)
{
	static const char *const words[] = { "yesterday", "last", "ago", "gestern", "letzte", "letzten",
		"hier", "dernier", "ayer", "pasado" };
	static const char *const done[] = { "already", "schon", "bereits" };
	bool own = true;

	/* "the figures of the last 6 months" are what is wanted; "I call them on Friday, they know already":
	 * not the call */
	for (size_t i = from; i < end; own = own && !token_is(t, i, ','), i = behind_bracket(t, i, end))
		if ((SLICE_IS_ONE_OF(t->v[i].low, words) || (own && SLICE_IS_ONE_OF(t->v[i].low, done))) &&
		    !(i + 1 < end && t->v[i + 1].kind == TOKEN_NUMBER))
			return true;
	return clause_is_usual(t, from, end);
}

bool
clause_is_now(struct slice word)
{
	static const char *const now[] = { "now", "jetzt", "gerade", "maintenant", "ahora" };

	return SLICE_IS_ONE_OF(word, now);
}

/* "bis Ende des Monats", "by the end of the year" at token i. */
static bool
names_end(const struct tokens *t, size_t i, size_t end)
{
	static const char *const ends[] = { "ende", "end", "fin", "finales", "mitte", "mid", "anfang", "mi" };

	if (!(t->v[i].is & W_BYTIME) || i + 2 >= end)
		return false;
	i += 1 + ((t->v[i + 1].is & W_ARTICLE) != 0);
	return SLICE_IS_ONE_OF(t->v[i].low, ends);
}

/* "the 4th", a day of the month, at token i: behind it the sentence ends or goes on with something else. */
static bool
is_the_nth(const struct tokens *t, size_t i, size_t to)
{
	size_t next = i + 2;

	if (i + 1 >= to || !slice_eq(t->v[i].low, SLICE("the")) || !token_is_ordinal(t, i + 1, to))
		return false;
	/* "4th" is one token or two */
	next += t->v[i + 1].kind == TOKEN_NUMBER && next < to && !t->v[next].space && t->v[next].kind == TOKEN_WORD;
	return next >= to || t->v[next].kind == TOKEN_PUNCT || (t->v[next].is & (W_FUNCTION | W_TIME | W_AND));
}

bool
clause_is_ahead(const struct tokens *t, size_t from, size_t end)
{
	static const char *const self[] = { "myself", "selbst", "selber", "moi-m\303\252me", "mismo",
		"misma" };
	static const char *const aims[] = { "damit", "dass", "weil", "was", "so", "because", "parce", "para",
		"porque" };
	bool ahead = false;

	if (clause_is_over(t, from, end))
		return false;
	for (size_t i = from; i < end; i++) {
		/* "I note it down, so that nobody forgets it tomorrow" */
		if (i > from && token_is(t, i - 1, ',') && SLICE_IS_ONE_OF(t->v[i].low, aims))
			break;
		ahead = ahead || SLICE_IS_ONE_OF(t->v[i].low, self);
		/* "esta tarde"; in Chinese a phrase begins anywhere */
		/* "I bring them up now": it is being done */
		if (clause_is_now(t->v[i].low))
			continue;
		ahead = ahead ||
		    ((t->v[i].is | (t->v[i].kind == TOKEN_WORD ? t->v[i].phrase : 0)) & W_TIME) ||
		    clause_names_day(t, i) || names_end(t, i, end) || is_the_nth(t, i, end);
	}
	return ahead;
}

bool
clause_says_once(const struct tokens *t, size_t from, size_t end)
{
	static const char *const heads[] = { "as", "d\303\250s", "en", "tan" };
	static const char *const tails[] = { "soon", "que", "cuanto", "pronto" };
	static const char *const was[] = { "had", "was", "were", "got", "hatte", "hatten", "war" };

	if (clause_is_over(t, from, end))
		return false;
	for (size_t i = from + 1; i < end; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, was))
			return false;
	for (size_t i = from + 1; i + 2 < end; i++) {
		if ((slice_eq(t->v[i].low, SLICE("once")) || slice_eq(t->v[i].low, SLICE("sobald"))) &&
		    ((t->v[i + 1].is & (W_I | W_WE | W_PRONOUN | W_ARTICLE)) ||
		        t->v[i + 1].letters == CASE_CAPITAL))
			return true;
		for (size_t j = 0; j < sizeof(heads) / sizeof(heads[0]); j++)
			if (slice_is(t->v[i].low, heads[j]) && slice_is(t->v[i + 1].low, tails[j]))
				return !slice_eq(t->v[i + 2].low, SLICE("possible"));
	}
	return false;
}

bool
clause_is_roughly_when(const struct tokens *t, size_t from, size_t to)
{
	static const char *const beside[] = { "next", "this", "early", "late", "mid", "end", "of", "the", "by", "in", "before", "after", "one", "two",
		"n\303\244chste", "diese", "ende", "mitte", "anfang", "fin", "d\303\251but", "cette", "esta", "pr\303\263xima" };
	static const char *const spans[] = { "day", "days", "week", "weeks", "weekend", "month", "quarter", "year", "soon", "later", "woche", "wochenende",
		"monat", "quartal", "semaine", "mois", "semana", "mes" };
	bool span = false;

	for (size_t i = from; i < to; i++) {
		bool is_span = SLICE_IS_ONE_OF(t->v[i].low, spans);

		span = span || is_span;
		if (!is_span && t->v[i].kind == TOKEN_WORD && !(t->v[i].is & W_TIME) && !SLICE_IS_ONE_OF(t->v[i].low, beside))
			return false;
	}
	return span;
}

bool
clause_says_by(const struct tokens *t, size_t from, size_t to)
{
	for (size_t i = from; i + 1 < to; i++)
		if ((t->v[i].is & W_BYTIME) &&
		    ((t->v[i + 1].is & W_TIME) || t->v[i + 1].kind == TOKEN_NUMBER || is_the_nth(t, i + 1, to)))
			return true;
	return false;
}

/* Words of how it will be, in front of the day. */
#define STATE_TOKENS 8

/* "it's in place by Monday", "it will be there on Monday" at token i: up to the word in front of the day, or i. */
static size_t
behind_state(const struct tokens *t, size_t i)
{
	static const char *const it[] = { "it", "this", "that", "they", "es", "das", "ce", "c" };

	if (i >= t->n || !SLICE_IS_ONE_OF(t->v[i].low, it))
		return i;
	for (size_t at = i + 1; at < t->n && at < i + STATE_TOKENS && t->v[at].kind == TOKEN_WORD; at++)
		if ((t->v[at].is & W_BYTIME) && at > i + 1)
			return at;
	return i;
}

size_t
claim_doer_says(const struct tokens *t, size_t i)
{
	static const char *const who[] = { "he", "she", "er", "sie", "il", "elle", "ella", "\303\251l" };
	static const char *const has[] = { "has", "had", "hat", "a", "ha" };
	static const char *const says[] = { "says", "said", "reckons", "promised", "promises", "sagt", "sagte", "meint", "meinte", "dit", "promis",
		"dice", "dijo", "prometi\303\263" };
	size_t at = i + 1;

	if (i == 0 || t->v[i - 1].kind != TOKEN_PUNCT || !SLICE_IS_ONE_OF(t->v[i].low, who))
		return 0;
	at += SLICE_IS_ONE_OF(t->v[at].low, has);
	if (SLICE_IS_ONE_OF(t->v[at].low, says))
		return behind_state(t, at + 1);
	return slice_eq(t->v[at - 1].low, SLICE("hat")) ? at : 0;
}

/* Tokens of a condition in which its "not" stands. */
#define CONDITION_TOKENS 10

size_t
clause_before_condition(const struct tokens *t, size_t i, size_t to)
{
	static const char *const ifs[] = { "if", "wenn", "falls", "si" };

	for (; i + 3 < to; i++) {
		if (!token_is(t, i, ',') || !(t->v[i + 1].is & W_AND) || !(SLICE_IS_ONE_OF(t->v[i + 2].low, ifs) || slice_starts(t->v[i + 2].low, SLICE("s'il"))))
			continue;
		for (size_t j = i + 3; j < to && j < i + CONDITION_TOKENS; j++)
			if (t->v[j].is & W_NOT)
				return i;
	}
	return to;
}

/* Tokens of a sentence that says of the task no more than that it is done then. */
#define DONE_THEN_TOKENS 13

bool
clause_is_done_then(const struct tokens *t, size_t from, size_t end)
{
	static const char *const it[] = { "it", "that", "this", "them", "das", "es", "ihn", "sie", "la", "le", "les", "lo", "los", "las", "\303\247a", "cela" };
	static const char *const does[] = { "do", "does", "finish", "finishes", "deliver", "delivers", "send", "sends", "hand", "hands", "submit", "submits",
		"return", "returns", "complete", "completes", "have", "has", "get", "gets", "give", "gives", "turn", "turns", "needs", "need", "wants", "want", "macht", "machen", "erledigt", "erledigen", "liefert",
		"liefern", "schickt", "schicken", "gibt", "abgeben", "braucht", "haben", "hat", "gefunden", "rend", "rendra", "rendre", "fait", "fera", "faire", "livre", "livrera", "envoie",
		"enverra", "remet", "remettra", "veut", "termine", "terminera", "entrega", "entregar\303\241", "entregar", "hace", "har\303\241", "hacer", "env\303\255a",
		"enviar\303\241", "quiere", "necesita", "termina", "terminar\303\241", "tener", "tiene" };
	static const char *const small[] = { "in", "over", "back", "to", "me", "us", "you", "at", "the", "latest", "plus", "tard", "m\303\241s", "tardar", "a", "au", "noch", "ab", "ein", "uns", "mir", "nous", "nos",
		"dann", "selbst", "am", "im", "on", "before", "vor", "already", "d\303\251j\303\240", "ya", "el", "d\303\255a", "le", "zu", "fin", "end", "ende", "of", "der", "de", "la", "next", "this" };
	bool back = false, deed = false, day = false;

	if (end > from + DONE_THEN_TOKENS)
		return false;
	for (size_t i = from; i < end; i++) {
		const struct token *w = &t->v[i];

		day = day || (w->is & W_TIME) || (w->kind == TOKEN_NUMBER && i > from) || token_is_ordinal(t, i, end);
		if (w->kind != TOKEN_WORD || (w->is & (W_TIME | W_BYTIME | W_FUTURE | W_I | W_WE | W_DONE)) || token_is_ordinal(t, i, end) || (i > from && token_is_ordinal(t, i - 1, end)))
			continue;
		if ((w->is & (W_NOT | W_CONDITION | W_QUESTION)) && !SLICE_IS_ONE_OF(w->low, small) && !SLICE_IS_ONE_OF(w->low, it))
			return false;
		back = back || (SLICE_IS_ONE_OF(w->low, it) && !(i > from && (t->v[i - 1].is & W_BYTIME)));
		deed = deed || SLICE_IS_ONE_OF(w->low, does);
		if (!SLICE_IS_ONE_OF(w->low, it) && !SLICE_IS_ONE_OF(w->low, does) && !SLICE_IS_ONE_OF(w->low, small) && !(w->is & (W_PRONOUN | W_NEED | W_LEAD | W_ARTICLE)) &&
		    !slice_eq(w->low, SLICE("will")) && !slice_eq(w->low, SLICE("done")))
			return false;
	}
	return back && deed && day;
}
