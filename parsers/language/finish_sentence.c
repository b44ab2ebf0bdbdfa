/*
 * See finish_search.h. The day of a task that the sentences around it say: "same date" as the task above, "I need it
 * by Friday" behind it.
 */
#include "parsers/language/claim_clause.h"
#include "parsers/language/finish_search.h"

/*
 * "Omar: send the photographs, same date", "(same day)" right below a task with a day: that day. "Move it to the
 * same date as last year" is another one.
 */
bool
search_same(const struct search *s, const struct claim *c, struct reading_due *due, struct finish_cuts *cuts)
{
	static const char *const same[] = { "same", "gleicher", "gleiches", "gleichen", "selber", "selbes", "selben",
		"m\303\252me", "misma", "mismo" };
	static const char *const day[] = { "date", "day", "deadline", "termin", "tag", "datum", "jour", "fecha", "d\303\255a",
		"plazo" };
	const struct tokens *t = s->t;

	if (!s->f->before_due.given || s->f->before_block > c->block || c->block - s->f->before_block > 1)
		return false;
	for (size_t i = s->from; i + 1 < s->to; i++) {
		size_t first = i;

		if (!SLICE_IS_ONE_OF(t->v[i].low, same) || !SLICE_IS_ONE_OF(t->v[i + 1].low, day) || !search_closes(t, i + 2, s->to))
			continue;
		while (first > s->from && (t->v[first - 1].is & (W_ARTICLE | W_BYTIME)))
			first--;
		/* "signs them off same day" of the sentence that names it */
		if (first == i && (first == s->from || (t->v[first - 1].kind != TOKEN_PUNCT && s->f->before_block != c->block)))
			return false;
		if (first > s->from && t->v[first - 1].kind == TOKEN_PUNCT)
			first--;
		*due = s->f->before_due;
		finish_cut(cuts, t->v[first].at, i + 2 < s->to && token_is(t, first, '(') ? t->v[i + 2].at + t->v[i + 2].len : t->v[i + 1].at + t->v[i + 1].len);
		return true;
	}
	return false;
}

/* Tokens of a remark between the task and the sentence that says when. */
#define REMARK_TOKENS 12

/* "You'll have it on Monday", "I'll have it running by Friday", "du bekommst ihn am Montag" at token i. */
static bool
hands_it_over(const struct tokens *t, size_t i, size_t end)
{
	static const char *const have[] = { "have", "get", "bekommst", "bekommt", "kriegst", "kriegt", "hast", "habt" };
	static const char *const it[] = { "it", "that", "this", "them", "those", "das", "es", "sie", "ihn" };

	if (i + 3 >= end || !(t->v[i].is & (W_I | W_WE | W_PRONOUN)))
		return false;
	i += 1 + ((t->v[i + 1].is & W_FUTURE) != 0);
	return SLICE_IS_ONE_OF(t->v[i].low, have) && SLICE_IS_ONE_OF(t->v[i + 1].low, it);
}

/* "done", "with Finance", "perfect", "gedruckt" at token i behind "must be": how a task is when it is finished; not "sunny". */
static bool
is_how_finished(const struct tokens *t, size_t i)
{
	static const char *const ready[] = { "done", "ready", "with", "at", "in", "out", "back", "there", "here", "sent", "finished", "complete", "online",
		"live", "on", "up", "off", "over", "through", "perfect", "right", "correct", "clean", "final", "available", "valid", "paid", "known",
		"gone", "his", "hers", "theirs", "ours" };

	return (t->v[i].is & (W_DONE | W_PAST)) || slice_ends_nocase(t->v[i].low, SLICE("ed")) || slice_ends_nocase(t->v[i].low, SLICE("en")) ||
	    SLICE_IS_ONE_OF(t->v[i].low, ready);
}

/* "Antwort bis 13.11. reicht mir", "I need that by Friday", "Brauch ich also heute" at token i. */
static bool
says_when(const struct tokens *t, size_t i, size_t end)
{
	static const char *const reply[] = { "antwort", "r\303\274ckmeldung", "reply", "replies", "answer", "feedback", "response",
		"r\303\251ponse", "retour", "respuesta" };
	static const char *const need[] = { "need", "'ll need", "'d need", "want", "brauche", "brauch", "br\303\244uchte", "ben\303\266tige" };
	static const char *const it[] = { "it", "that", "this", "them", "those", "das", "es", "die", "sie" };
	static const char *const weather[] = { "sunny", "warm", "warmer", "hot", "cold", "cool", "windy", "rainy", "cloudy", "snowing", "raining", "nice", "fun", "summer", "winter",
		"spring", "christmas", "monday", "friday", "open", "closed" };
	bool wanted = false, what = false;

	if (SLICE_IS_ONE_OF(t->v[i].low, reply) || hands_it_over(t, i, end))
		return true;
	/* "This must be with Finance by Friday"; "it must be sunny by Friday" is no limit */
	for (size_t j = i + 2; j + 1 < end && SLICE_IS_ONE_OF(t->v[i].low, it) && ((t->v[i + 1].is | t->v[i + 1].phrase) & W_NEED); j++) {
		if (slice_eq(t->v[j].low, SLICE("be")) && SLICE_IS_ONE_OF(t->v[j + 1].low, weather))
			break;
		if (t->v[j].is & W_BYTIME)
			return true;
	}
	/* "He lets me know by Friday", "She will let us know by then" */
	for (size_t j = i + 1; (t->v[i].is & W_PRONOUN) && j + 2 < end && j < i + 3; j++)
		if ((slice_eq(t->v[j].low, SLICE("lets")) || slice_eq(t->v[j].low, SLICE("let"))) &&
		    slice_eq(t->v[j + 2].low, SLICE("know")))
			return true;
	/* "I need it by Friday", "das brauche ich bis Freitag", "brauch ich heute" */
	for (size_t n = 0; i < end && n < 4; i++, n++) {
		const struct token *w = &t->v[i];

		if (SLICE_IS_ONE_OF(w->low, need))
			wanted = true;
		else if (SLICE_IS_ONE_OF(w->low, it))
			what = true;
		else if (!(w->is & (W_I | W_WE | W_FUTURE)))
			break;
	}
	return wanted && (what || (t->v[i - 1].is & (W_I | W_WE))) && !(t->v[i].is & (W_TO | W_ARTICLE));
}

/* "No hurry but by Monday": what is said of the haste. */
static bool
names_hurry(const struct token *w)
{
	static const char *const words[] = { "hurry", "rush", "urgent", "urgency", "eilt", "eile", "urgence", "prisa", "urgente" };

	return SLICE_IS_ONE_OF(w->low, words);
}

/* May the word stand beside a day in a sentence that says no more than when? */
bool
search_is_mere(const struct token *w)
{
	static const char *const words[] = { "good", "great", "fine", "perfect", "ok", "possible", "enough",
		"ideal", "best", "nice", "tarde", "gut", "m\303\266glich", "reicht", "okay", "prima", "super",
		"ideal", "necesito", "necesitamos", "brauche", "brauchen", "br\303\244uchte", "besoin", "ai",
		"faut", "target", "bueno", "posible", "estar\303\255a", "perfecto", "bien", "parfait",
		"possible", "wanted", "want", "muy", "late", "till", "til", "done", "back", "early", "first",
		"finished", "ready", "expected", "draft", "fertig", "semana", "viene", "que", "como", "woche", "semaine", "prochaine",
		"next", "this", "week", "say", "which", "weekend", "week-end", "wochenende", "night",
		"morning", "evening", "afternoon", "noon", "lunch", "but", "mais", "aber", "pero", "sans", "sin", "latest" };

	if (w->kind == TOKEN_PUNCT || w->kind == TOKEN_NUMBER ||
	    (w->is &
	        (W_FUNCTION | W_BE | W_PLEASE | W_NEED | W_WEAK | W_PRONOUN | W_BYTIME | W_DUE | W_I | W_WE |
	            W_TIME | W_LEAD | W_ARTICLE | W_FUTURE)))
		return true;
	return SLICE_IS_ONE_OF(w->low, words) || names_hurry(w);
}

/* "Tom wants it by Wednesday for the insurers", "we do it Thursday evening": somebody waits for it, or says when; the token of "it", 0 if it is not so. */
static size_t
wants_it(const struct tokens *t, size_t from, size_t to)
{
	static const char *const wants[] = { "want", "wants", "needs", "need", "needed", "expects", "braucht", "brauchen",
		"brauche", "necesita", "necesito", "quiere", "besoin", "veut", "attend", "do", "does", "machen", "mache" };
	static const char *const it[] = { "it", "them", "that", "this", "es", "sie", "ihn", "das", "lo", "la", "los" };

	for (size_t i = from; i + 2 < to; i++)
		if (SLICE_IS_ONE_OF(t->v[i + 1].low, it) && SLICE_IS_ONE_OF(t->v[i].low, wants))
			return i + 1;
	return 0;
}

/* "See you Friday", "Bis Freitag!", "À vendredi !", "¡Hasta el viernes!": when people meet again. */
static bool
is_farewell(const struct tokens *t, size_t from, size_t to, unsigned mark)
{
	static const char *const until[] = { "bis", "until", "till", "\303\240", "hasta", "dann" };

	for (size_t i = from; i < to; i++)
		if (slice_eq(t->v[i].low, SLICE("see")) || (mark == '!' && SLICE_IS_ONE_OF(t->v[i].low, until)))
			return true;
	return false;
}

/* "The drawing is in the folder.": a few words of how things are, about nobody; in front of "I'll have it by Friday" also
 * "two pages and a map". */
static bool
is_remark_on_it(const struct tokens *t, size_t from, size_t end)
{
	bool is = hands_it_over(t, end, t->n);

	if (end > from + REMARK_TOKENS)
		return false;
	for (size_t i = from; i < end; i++) {
		if (t->v[i].is & (W_FUTURE | W_TO | W_NEED | W_COMMIT | W_GIVEN | W_I | W_PLEASE))
			return false;
		is = is || (t->v[i].is & W_BE) || slice_eq(t->v[i].low, SLICE("'s"));
	}
	return is;
}

/* "Tom wants it by Wednesday for the insurers", "I need that by Friday so that he can print it": the search is narrowed
 * to when. */
static bool
wanted_by(struct search *s)
{
	static const char *const why[] = { "so", "because", "since", "damit", "weil", "denn", "car", "afin", "porque" };
	size_t it = wants_it(s->t, s->from, s->to);

	if (it == 0 || it >= s->from + 5 || s->t->v[it + 1].kind != TOKEN_WORD || !(s->t->v[it + 1].is & W_BYTIME))
		return false;
	s->from = it + 1;
	for (size_t i = s->from; i < s->to; i++)
		if (SLICE_IS_ONE_OF(s->t->v[i].low, why))
			s->to = i;
	return s->to <= s->from + SEARCH_MERE_MAX;
}

/* "the forecast up to the end of June to the bank, they need it by Monday": when it is wanted is when it is due, whatever
 * day stands before that. */
bool
search_wanted(const struct search *s, struct reading_due *due, struct finish_cuts *cuts)
{
	struct search last = *s;
	size_t it = wants_it(s->t, s->from, s->to);

	if (it < s->from + 4 || it + 1 >= s->to ||
	    !(((s->t->v[it + 1].is | s->t->v[it + 1].phrase) & (W_BYTIME | W_TIME | W_DUE)) || s->t->v[it + 1].kind == TOKEN_NUMBER))
		return false;
	last.from = last.verb = it + 1;
	last.actor = NULL;
	/* what is told of others is cut off already */
	return search_due(&last, due, cuts) || search_due(&last, due, NULL);
}

/* Words of "she has said Monday" up to the day. */
#define SAID_TOKENS 4

/* Does nothing but "versprochen", "is possible" stand behind the day that ends before token i? */
static bool
ends_said(const struct tokens *t, size_t i, size_t end)
{
	static const char *const closes[] = { "versprochen", "zugesagt", "gesagt" };
	static const char *const fits[] = { "possible", "fine", "ok", "okay", "doable", "m\303\266glich" };

	if (i < end && SLICE_IS_ONE_OF(t->v[i].low, closes))
		i++;
	else if (i + 1 < end && (t->v[i].is & W_BE) && SLICE_IS_ONE_OF(t->v[i + 1].low, fits))
		i += 2;
	return i >= end || t->v[i].kind == TOKEN_PUNCT;
}

/* Is somebody known named among the tokens, whom "he" may mean? */
static bool
names_other(const struct search *s, size_t from, size_t to)
{
	struct actor a;

	for (; from < to; from++)
		/* "still waits for the list from Tom, he said Friday" */
		if (from >= s->actor->from && from < s->actor->to)
			continue;
		else if (s->t->v[from].letters != CASE_LOWER && actor_read_one(s->f->people, s->t, from, to, &a) && a.kind <= ACTOR_HANDLE && a.n > 0)
			return true;
	return false;
}

/* "Tom will redo the plan, he says Monday": behind the task whoever does it has said when. */
bool
search_said(const struct search *s, struct reading_due *due, struct finish_cuts *cuts)
{
	const struct tokens *t = s->t;
	static const char *const small[] = { "next", "this", "end", "of", "the", "n\303\244chsten", "kommenden", "ende" };
	size_t day, end, last;
	unsigned mark;

	if (s->actor == NULL || s->actor->n != 1 || s->actor->kind > ACTOR_NAME)
		return false;
	end = sentence_end(t, s->verb, t->n, &mark);
	for (size_t i = s->verb + 2; i + 2 < end; i++) {
		struct search said = *s;

		if ((day = claim_doer_says(t, i)) == 0)
			continue;
		for (last = day; last < end && last < day + SAID_TOKENS && (t->v[last].kind == TOKEN_NUMBER || (t->v[last].is & (W_TIME | W_BYTIME)) || SLICE_IS_ONE_OF(t->v[last].low, small)); last++)
			;
		said.from = said.verb = day;
		said.to = last;
		said.column = true;
		if (last == day || !(ends_said(t, last, end) || search_closes(t, last, end)) || names_other(s, s->verb, i) || !search_due(&said, due, NULL))
			continue;
		while (last < end && t->v[last].kind == TOKEN_WORD)
			last++;
		finish_cut(cuts, t->v[i - 1].at, t->v[last - 1].at + t->v[last - 1].len + (last < end && token_is(t, i - 1, '(') && token_is(t, last, ')')));
		return true;
	}
	return false;
}

/* ", que je remettrai à Omar demain", ", which I will send on Monday" behind the task: who does it says what he does with it. */
bool
search_handed_on(const struct search *s, struct reading_due *due)
{
	static const char *const which[] = { "que", "which", "die", "den", "das" };
	const struct tokens *t = s->t;
	struct search tail = *s;
	unsigned mark;

	if (s->actor == NULL || s->actor->kind != ACTOR_I)
		return false;
	for (tail.from = s->to; tail.from < t->n && token_is(t, tail.from, ',');)
		tail.from++;
	if (tail.from + 3 >= t->n || tail.from == s->to || !SLICE_IS_ONE_OF(t->v[tail.from].low, which) || !(t->v[tail.from + 1].is & W_I))
		return false;
	tail.from += 2;
	tail.verb = tail.from;
	tail.to = sentence_end(t, tail.from, t->n, &mark);
	tail.actor = NULL;
	return search_due(&tail, due, NULL);
}

/* Tokens of the clause in front that are looked through. */
#define CLAUSE_BEFORE 24

/* "The letter must be with them by 4 Dec; Maya will draft it": what has to be ready then is what "it" means. */
bool
search_must_be_before(const struct search *s, size_t task_to, struct reading_due *due)
{
	static const char *const it[] = { "it", "them", "this", "es", "ihn", "lo" };
	const struct tokens *t = s->t;
	struct search before = *s;
	bool back = false, needs = false;
	size_t begin = s->actor != NULL && s->actor->from < s->verb ? s->actor->from : s->verb;

	for (size_t i = s->verb; i < task_to && i < s->verb + 3; i++)
		back = back || SLICE_IS_ONE_OF(t->v[i].low, it);
	if (!back || begin < 5 || task_to > s->verb + 4)
		return false;
	before.to = begin - (t->v[begin - 1].kind == TOKEN_PUNCT);
	before.from = before.to > CLAUSE_BEFORE ? before.to - CLAUSE_BEFORE : 0;
	for (size_t i = before.from; i + 1 < before.to; i++) {
		if (t->v[i].kind == TOKEN_PUNCT && (token_is(t, i, '.') || token_is(t, i, ';')) && t->v[i + 1].space && !(t->v[i - 1].kind == TOKEN_NUMBER)) {
			before.from = i + 1;
			needs = false;
		}
		/* "must be with them", "is due", "muss raus" */
		needs = needs || (((t->v[i].is | t->v[i].phrase) & W_NEED) && !(t->v[i + 1].is & W_TO)) ||
		    ((t->v[i].is & W_BE) && slice_eq(t->v[i + 1].low, SLICE("due")));
	}
	before.verb = before.from;
	before.actor = NULL;
	return needs && s->actor != NULL && !names_other(s, before.from, before.to) && search_due(&before, due, NULL);
}

/* Tokens of "Result at the next round on 4 December". */
#define RESULT_TOKENS 12

/* "Ergebnis zum nächsten Termin am 4.12.": of what was done there is to be told that day. */
static bool
names_result(const struct tokens *t, size_t from, size_t to)
{
	static const char *const words[] = { "result", "results", "ergebnis", "ergebnisse", "r\303\251sultat", "r\303\251sultats", "resultado", "resultados",
		"feedback", "r\303\274ckmeldung" };

	if (to > from + RESULT_TOKENS || !SLICE_IS_ONE_OF(t->v[from].low, words))
		return false;
	for (size_t i = from; i < to; i++)
		/* "am" is German as well */
		if ((t->v[i].is & (W_PAST | W_NOT | W_CONDITION)) || ((t->v[i].is & W_BE) && !slice_eq(t->v[i].low, SLICE("am"))))
			return false;
	return true;
}

/* "Has to be done by 7 Dec", "Il a jusqu'au 30", "Fecha tope: fin de mes": the words of a limit begin at token i. */
static bool
names_limit(const struct tokens *t, size_t i, size_t end)
{
	static const char *const must[] = { "has to be", "have to be", "must be", "needs to be", "should be" };
	static const char *const limits[] = { "to be done", "time frame", "timeframe",
		"cut-off", "cutoff", "he needs it", "she needs it", "they need it", "fertig sein soll", "er hat zeit bis", "sie hat zeit bis", "termin daf\303\274r", "stichtag", "einsendeschluss", "das ergebnis soll", "das ergebnis muss", "er braucht sie", "er braucht ihn",
		"er braucht es", "sie braucht sie", "sie braucht ihn", "sie braucht es", "date limite", "\303\240 rendre", "\303\240 remettre", "\303\240 faire", "il lui faut", "il en a besoin",
		"elle en a besoin", "celui-ci en a besoin", "celle-ci en a besoin", "tiene tiempo hasta", "fecha tope",
		"fecha l\303\255mite", "tiene que estar", "debe estar", "tiene que hacerlo", "debe hacerlo", "el resultado debe", "lo necesita", "la necesita" };
	static const char *const has[] = { "he has until", "she has until", "they have until", "he has time until", "she has time until", "er hat bis",
		"sie hat bis", "sie haben bis", "il a jusqu'au", "elle a jusqu'au", "ils ont jusqu'au", "il a jusqu'\303\240", "elle a jusqu'\303\240", "tiene hasta",
		"tienen hasta" };
	static const char *const time[] = { "zeit", "daf\303\274r", "dazu", "noch", "time", "pour", "\303\247a", "eso", "ello" };
	static const char *const it[] = { "it", "this", "that", "all", "everything", "both", "das", "es", "alles", "beides", "tout", "todo" };
	static const char *const many[] = { "all", "everything", "both", "alles", "beides", "tout", "todo" };
	const size_t from = i;
	size_t n;

	/* "Sie hat bis Freitag Urlaub" */
	if ((n = CLAUSE_PHRASE_AT(t, i, end, has)) > 0) {
		for (i += n; i < end; i++)
			if (!search_is_mere(&t->v[i]) && !SLICE_IS_ONE_OF(t->v[i].low, time))
				return false;
		return true;
	}
	i += i < end && SLICE_IS_ONE_OF(t->v[i].low, it);
	/* "it must be sunny by Friday" */
	n = i == from || !SLICE_IS_ONE_OF(t->v[from].low, many) ? CLAUSE_PHRASE_AT(t, i, end, must) : 0;
	return CLAUSE_PHRASE_AT(t, i, end, limits) > 0 || (n > 0 && i + n < end && is_how_finished(t, i + n) && clause_says_by(t, i, end));
}

/* Tokens of "deadline at the town hall is 11 December", up to its verb. */
#define DEADLINE_TOKENS 7

/* "deadline at the town hall is 11 December", "4 December was the date they gave", from token i on. */
static bool
names_deadline(const struct tokens *t, size_t i, size_t end)
{
	static const char *const date[] = { "date", "deadline", "day", "limit" }, *const of[] = { "for", "of", "f\303\274r", "pour", "para" };

	if ((t->v[i].phrase & W_DUE) && t->v[i].phrase_len + i < end) {
		for (size_t j = i + t->v[i].phrase_len; j + 1 < end && j < i + DEADLINE_TOKENS; j++)
			/* "deadline for them is 15 December" */
			if (SLICE_IS_ONE_OF(t->v[j].low, of))
				return false;
			else if (t->v[j].is & W_BE)
				return (t->v[j + 1].is & W_TIME) || t->v[j + 1].kind == TOKEN_NUMBER || (t->v[j + 1].is & W_ARTICLE);
		return false;
	}
	while (i < end && ((t->v[i].is & W_TIME) || t->v[i].kind == TOKEN_NUMBER || token_is_ordinal(t, i, end)))
		i++;
	return i + 2 < end && (t->v[i].is & W_BE) && (t->v[i + 1].is & W_ARTICLE) && SLICE_IS_ONE_OF(t->v[i + 2].low, date);
}

/* "...; it has to be done by Friday": where a clause of the task names its limit, or 0. */
static size_t
limit_inside(const struct search *s)
{
	for (size_t i = s->verb + 1; i + 3 < s->to; i++)
		if ((token_is(s->t, i, ';') || token_is(s->t, i, ',')) && (names_limit(s->t, i + 1, s->to) || names_deadline(s->t, i + 1, s->to)))
			return i + 1;
	return 0;
}

/* The sentence behind the task says when: "Tom, please ask them. Answer by Friday is fine." */
bool
search_next_sentence(const struct search *s, struct reading_due *due)
{
	struct search next = *s;
	unsigned mark;
	size_t end;

	if ((next.from = limit_inside(s)) > 0) {
		next.verb = next.from;
		next.actor = NULL;
		next.column = true;
		return search_due(&next, due, NULL);
	}
	for (next.from = s->to; next.from < s->t->n && s->t->v[next.from].kind == TOKEN_PUNCT;)
		next.from++;
	if (next.from + 2 >= s->t->n)
		return false;
	end = sentence_end(s->t, next.from, s->t->n, &mark);
	if (end + 2 < s->t->n && is_remark_on_it(s->t, next.from, end)) {
		next.from = end;
		end = sentence_end(s->t, next.from, s->t->n, &mark);
	}
	if (mark == '?')
		return false;
	next.to = end;
	next.column = names_result(s->t, next.from, end) || names_limit(s->t, next.from, end) || names_deadline(s->t, next.from, end) ||
	    clause_is_done_then(s->t, next.from, end);
	if (!next.column && !says_when(s->t, next.from, end) && !wanted_by(&next))
		return false;
	next.verb = next.from;
	next.actor = NULL;
	return search_due(&next, due, NULL);
}

/* "the next release is only on Wednesday": a thing of its own, in front of "is" at token i. */
static bool
is_of_a_thing(const struct tokens *t, size_t from, size_t i)
{
	static const char *const task[] = { "day", "date", "goal", "plan", "aim", "idea", "limit", "draft", "week", "weekend", "night", "morning", "lunch", "deadline", "target", "latest", "rest" };
	bool article = false;

	if (!(t->v[i].is & W_BE) || i < from + 2 || t->v[i - 1].kind != TOKEN_WORD ||
	    (t->v[i - 1].is & (W_PRONOUN | W_DUE | W_TIME | W_BYTIME | W_WEAK | W_NEED | W_NOT | W_LEAD | W_I | W_WE | W_ARTICLE | W_FUTURE)) ||
	    SLICE_IS_ONE_OF(t->v[i - 1].low, task))
		return false;
	for (size_t j = from; j + 1 < i; j++)
		article = article || (t->v[j].is & W_ARTICLE);
	return article;
}

/* "Could you paint it? Till Thursday would be good.": the next sentence says nothing but when. */
bool
search_mere_sentence(const struct finish *f, const struct claim *c, struct reading_due *due)
{
	const struct tokens *t = &f->outline->v[c->block].t;
	struct search s = { .f = f, .t = t, .from = c->to };
	bool named = false;
	unsigned mark;

	if (c->form == CLAIM_ROW)
		return false;
	while (s.from < t->n && t->v[s.from].kind == TOKEN_PUNCT && !token_is(t, s.from, '('))
		s.from++;
	if (s.from >= t->n || s.from == 0 || t->v[s.from - 1].kind != TOKEN_PUNCT)
		return false;
	s.verb = s.from;
	s.to = sentence_end(t, s.from, t->n, &mark);
	/* "please. Thursday ok?" */
	if ((mark == '?' && !(c->asked && c->chat)) || s.to > s.from + SEARCH_MERE_MAX || is_farewell(t, s.from, s.to, mark))
		return false;
	/* "[16:17]": where in a recording it was said; "[Fri 4 Dec]" is when */
	for (size_t i = s.from; i < s.to; i++)
		named = named || (t->v[i].is & W_TIME);
	if (token_is(t, s.from - 1, '[') && !named)
		return false;
	for (size_t i = s.from; i < s.to; i++)
		if (!search_is_mere(&t->v[i]) || is_of_a_thing(t, s.from, i) ||
		    ((t->v[i].is & W_NOT) && !(i + 1 < s.to && names_hurry(&t->v[i + 1])) && !(i > s.from && names_hurry(&t->v[i - 1]))) || token_has(t, i, W_EVENT, NULL) ||
		    slice_eq(t->v[i].low, SLICE("open")) || search_is_edge(&t->v[i]))
			return false;
	s.column = true;
	return search_due(&s, due, NULL);
}
