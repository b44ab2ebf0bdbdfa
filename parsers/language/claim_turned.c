/*
 * See claim_clause.h. German puts in front what is done, or when, and whoever does it behind the verb: "den Raum bucht Jürgen",
 * "bis Freitag druckt Jürgen die Liste", "die Lampen hat Sabine zu bestellen". Method: a part of the sentence, up to a comma or
 * an "und", is one where the verb right in front of somebody known is a deed and nothing else may be its subject.
 */
#include "parsers/language/claim_clause.h"

static bool
is_known(const struct actor *a)
{
	return a->n > 0 && a->kind != ACTOR_NONE && a->kind <= ACTOR_HANDLE;
}

/* "Die Idee gefällt Sabine", "Das sagt Jürgen auch": what a thing does to somebody, or what he says. */
static bool
is_of_things(const struct token *w)
{
	static const char *const verbs[] = { "gef\303\244llt", "passt", "\303\274berzeugt", "st\303\266rt",
		"fehlt", "geh\303\266rt", "n\303\274tzt", "hilft", "freut", "\303\244rgert", "betrifft",
		"kennt", "mag", "findet", "glaubt", "sagt", "meint", "wei\303\237", "versteht", "sieht",
		"h\303\266rt", "liebt", "interessiert", "wundert", "beschreibt", "best\303\244tigt", "nervt",
		"kostet" };

	return SLICE_IS_ONE_OF(w->low, verbs);
}

/*
 * What somebody is known to do by a word of ours, at the end of a German order of words: "bucht Jürgen"; and where the
 * thing is surely no subject, by any word: "den Vertrag schaut sich Sabine an", "dafür spricht Sabine".
 */
static bool
is_turned_verb(const struct outline *o, const struct token *w, bool object)
{
	if (is_of_things(w) ||
	    (w->is & (W_PAST | W_STATIVE) & ~(uint64_t)(slice_eq(w->low, SLICE("spricht")) ? W_STATIVE : 0)))
		return false;
	return slice_eq(w->low, SLICE("k\303\274mmert")) || slice_eq(w->low, SLICE("\303\274bernimmt")) ||
	    (object && clause_is_deed(o, w)) || (object && slice_eq(w->low, SLICE("spricht"))) ||
	    ((w->is & (W_COMMIT | W_DOES | W_VERB)) && clause_is_deed(o, w) && slice_ends_nocase(w->low, SLICE("t")));
}

/* Is there something behind the name that is no day: "bereitet Sabine eine Übersicht vor"? */
static bool
goes_on(const struct tokens *t, size_t i, size_t end)
{
	for (; i < end; i++)
		if (t->v[i].kind == TOKEN_WORD &&
		    !(t->v[i].is & (W_TIME | W_BYTIME | W_DUE | W_ARTICLE | W_WITH)))
			return true;
	return false;
}

/* "das", "darum", "dafür" in front of the verb: it goes back to what was said before. */
static bool
goes_back(const struct token *w)
{
	static const char *const words[] = { "das", "dies", "darum", "daf\303\274r", "hierf\303\274r", "dazu", "hierzu", "damit" };

	return SLICE_IS_ONE_OF(w->low, words);
}

/* "..., die bestellt Sabine" at token i: what was named before is what she orders. */
static bool
is_what(const struct outline *o, const struct tokens *t, size_t i)
{
	static const char *const what[] = { "die", "den", "das", "dies", "diese", "diesen" };

	static const char *const lives[] = { "bekommt", "kriegt", "isst", "kennt", "mag", "hat", "trinkt", "liebt" };

	return i + 2 < t->n && SLICE_IS_ONE_OF(t->v[i].low, what) && !SLICE_IS_ONE_OF(t->v[i + 1].low, lives) && clause_is_deed(o, &t->v[i + 1]);
}

/* "Die Bank überweist Jürgen bis Freitag das Geld": what is done to stands behind the name, so that he gets it. */
static bool
takes_object(const struct tokens *t, size_t from, size_t end)
{
	static const char *const what[] = { "das", "den", "ein", "einen", "eine" };
	static const char *const before[] = { "in", "auf", "an", "unter", "\303\274ber", "f\303\274r", "durch", "um", "gegen",
		"ohne", "vor", "hinter", "neben", "zwischen" };

	for (size_t i = from + 1; i + 1 < end && t->v[i].kind != TOKEN_PUNCT; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, what) && t->v[i].letters == CASE_LOWER &&
		    !(t->v[i - 1].is & (W_WITH | W_BYTIME)) && !SLICE_IS_ONE_OF(t->v[i - 1].low, before) &&
		    !(t->v[i + 1].is & W_TIME))
			return true;
	return false;
}

/* "Morgen", "bis Freitag", "für den Termin": what begins so is no subject, and whoever stands behind the verb is. */
static bool
is_adverbial(const struct token *w)
{
	static const char *const words[] = { "n\303\244chste", "n\303\244chsten", "kommende", "kommenden", "diese", "diesen", "ab", "wegen", "\303\274ber",
		"f\303\274r", "im", "am", "zum", "zur", "beim", "nach", "vor", "mit", "aus" };

	return (w->is & (W_TIME | W_BYTIME)) || SLICE_IS_ONE_OF(w->low, words);
}

/* Tokens in front of whoever does it. */
#define TURNED_TOKENS 14

/* "nächste Woche" */
static bool
is_next(const struct token *w)
{
	static const char *const words[] = { "n\303\244chste", "n\303\244chsten", "kommende", "kommenden" };

	return SLICE_IS_ONE_OF(w->low, words);
}

/* "Um die Beschwerde kümmert sich ab jetzt Maya" from token from on: who does. */
static bool
cares_for(const struct finder *f, size_t from, size_t end, struct actor *a)
{
	const struct tokens *t = f->t;
	size_t i = from + 2;

	if (end < from + 5 || !slice_eq(t->v[from].low, SLICE("um")))
		return false;
	while (i + 2 < end && !(slice_eq(t->v[i].low, SLICE("k\303\274mmert")) && slice_eq(t->v[i + 1].low, SLICE("sich"))))
		i++;
	i += 2;
	while (i < end && t->v[i].letters == CASE_LOWER && !(t->v[i].is & W_NOT))
		i++;
	return i < end && actor_read(f->people, t, i, end, a) && is_known(a);
}

/* "den Raum bucht Jürgen bis Freitag", "das klärt Sabine" from token from on: who does it; false if it is not so. */
static bool
turned_actor(const struct finder *f, size_t from, size_t end, struct actor *a)
{
	static const char *const gets[] = { "bekommt", "kriegt", "erh\303\244lt", "feiert", "kommt", "isst", "trinkt", "trifft", "besucht", "friert", "wartet" };
	const struct tokens *t = f->t;
	struct actor front = { .n = 0 };
	bool back, when, next;

	if (from >= end || (t->v[from].is & (W_CONDITION | W_QUESTION | W_NOT)))
		return false;
	if (cares_for(f, from, end, a))
		return true;
	when = is_adverbial(&t->v[from]);
	next = is_next(&t->v[from]);
	back = (goes_back(&t->v[from]) || (from > 0 && token_is(t, from - 1, ',') && is_what(f->o, t, from))) && from + 2 < end &&
	    (clause_is_deed(f->o, &t->v[from + 1]) || slice_eq(t->v[from + 1].low, SLICE("spricht")));
	if ((t->v[from].is & W_PRONOUN) && !back && !(t->v[from].is & W_ARTICLE))
		return false;
	/* "Sabine schickt Jürgen die Liste": she does, he gets it */
	if (t->v[from].letters != CASE_LOWER && !(t->v[from].is & W_ARTICLE))
		actor_read(f->people, t, from, end, &front);
	for (size_t i = from + 2; i < end && i < from + TURNED_TOKENS; i++) {
		size_t verb = i - 1;
		bool object;

		/* "am 8. Dezember" */
		if (token_is(t, i, '.') && t->v[i - 1].kind == TOKEN_NUMBER)
			continue;
		if (t->v[i].kind == TOKEN_PUNCT || (t->v[i].is & (W_I | W_WE | W_NOT)))
			return false;
		if (t->v[i].letters == CASE_LOWER || !actor_read(f->people, t, i, end, a) ||
		    !(is_known(a) || (a->kind == ACTOR_DEPARTMENT && (t->v[i - 1].is & W_ARTICLE))))
			continue;
		/* "im Auftrag von Ruth", and behind the verb who does it */
		if (when && (t->v[i - 1].is & W_WITH))
			continue;
		/* "Zugänge richtet die IT ein" */
		if (a->kind == ACTOR_DEPARTMENT)
			verb--;
		/* "ruft den Kundendienst an": who is called */
		if (a->kind == ACTOR_DEPARTMENT && (slice_eq(t->v[i - 1].low, SLICE("den")) || slice_eq(t->v[i - 1].low, SLICE("dem"))))
			continue;
		if (verb > from && slice_eq(t->v[verb].low, SLICE("sich")))
			verb--;
		if (is_known(&front) && front.to == verb)
			return false;
		for (size_t j = a->to; j < end; j++)
			if (t->v[j].is & W_NOT)
				return false;
		/* "Außerdem klärt Jürgen bis Freitag das Angebot": no thing stands in front */
		if ((t->v[from].is & W_LEAD) && verb == from + 1 && !clause_is_usual(t, from, end))
			return is_turned_verb(f->o, &t->v[verb], true);
		if (clause_is_usual(t, from, end))
			return false;
		if (when && verb > from && t->v[verb].letters == CASE_LOWER && (next || clause_is_ahead(t, from, end)))
			return !SLICE_IS_ONE_OF(t->v[verb].low, gets) && is_turned_verb(f->o, &t->v[verb], true);
		if (takes_object(t, a->to, end))
			return false;
		object = slice_eq(t->v[from].low, SLICE("den")) || (back && verb == from + 1) ||
		    ((t->v[from].is & W_ARTICLE) && tokens_name_day(t, from, end));
		return verb > from && is_turned_verb(f->o, &t->v[verb], object);
	}
	return false;
}

/* Where the main clause of the sentence ends: in front of ", wann die Teile kommen", or at its end. */
static size_t
main_clause_end(const struct tokens *t, size_t from, size_t end)
{
	static const char *const subs[] = { "wann", "ob", "wie", "was", "wer", "wo", "warum", "welche", "welcher", "welches", "dass", "damit", "weil",
		"wenn", "sobald", "falls", "bevor", "sonst", "da" };

	for (size_t i = from; i + 1 < end; i++)
		if (token_is(t, i, ',') &&
		    (SLICE_IS_ONE_OF(t->v[i + 1].low, subs) || (i + 2 < end && slice_starts(t->v[i + 2].low, SLICE("welch"))))) {
			end = i;
			break;
		}
	while (end > from && t->v[end - 1].kind == TOKEN_PUNCT)
		end--;
	return end;
}

/* Does what stands at tokens from..to lead up to the verb: "Dann", "Hier", "Für den Aufbau"? */
static bool
leads_up(const struct tokens *t, size_t from, size_t to)
{
	static const char *const words[] = { "hier", "dort", "dann", "nun", "jetzt", "parallel", "vorher", "trotzdem", "stattdessen", "deswegen", "darum",
		"daf\303\274r", "zun\303\244chst", "zuerst", "danach" };
	static const char *const small[] = { "f\303\274r", "bei", "zu", "zum", "zur", "wegen", "nach", "vor", "auf", "mit", "in", "im", "an",
		"am", "aus", "laut" };

	if (to == from + 1)
		return (t->v[from].is & W_LEAD) || SLICE_IS_ONE_OF(t->v[from].low, words);
	return to > from && SLICE_IS_ONE_OF(t->v[from].low, small);
}

/* "Bis zum 15. Dezember muss Sabine den Vertrag kündigen", "Dann soll Jürgen nachfragen, wann die Teile kommen",
 * "Pumpen: soll Jürgen prüfen": what somebody has to do, behind a day, a topic or what leads up to it. */
static bool
has_to_do(const struct finder *f, size_t from, size_t end, struct actor *a)
{
	static const char *const musts[] = { "muss", "soll", "wird" };
	static const char *const lives[] = { "kommen", "fehlen", "bleiben", "werden", "haben", "teilnehmen", "wiederkommen", "zur\303\274ckkommen", "wissen" };
	const struct tokens *t = f->t;
	size_t to = main_clause_end(t, from, end);

	for (size_t i = from; i + 2 < to && i < from + 10; i++) {
		if (!SLICE_IS_ONE_OF(t->v[i].low, musts))
			continue;
		return ((i > from && tokens_name_day(t, from, i)) || (i > 0 && token_is_colon(t, i - 1)) || leads_up(t, from, i)) &&
		    actor_read(f->people, t, i + 1, to, a) && is_known(a) && (a->to + 1 < to || (a->to < to && to + 2 < end)) &&
		    t->v[to - 1].letters == CASE_LOWER && t->v[to - 1].low.len > 4 &&
		    slice_ends_nocase(t->v[to - 1].low, SLICE("en")) && !SLICE_IS_ONE_OF(t->v[to - 1].low, lives) &&
		    !(t->v[to - 1].is & (W_BE | W_PAST | W_STATIVE));
	}
	return false;
}

/* "Sobald der Plan da ist, bestellt Sabine die Lampen": behind the comma the verb, and who does it. */
static bool
turned_behind_once(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const once[] = { "sobald", "wenn", "nachdem", "bevor", "sowie", "weil", "da", "obwohl", "falls" };
	static const char *const why[] = { "weil", "da", "obwohl" };
	const struct tokens *t = f->t;
	struct actor a;

	if (from >= end || !SLICE_IS_ONE_OF(t->v[from].low, once))
		return false;
	for (size_t i = from + 3; i + 4 < end; i++) {
		if (!token_is(t, i, ','))
			continue;
		if (!clause_is_deed(f->o, &t->v[i + 1]) || is_of_things(&t->v[i + 1]) || !actor_read(f->people, t, i + 2, end, &a) ||
		    !is_known(&a) || a.to >= end || t->v[a.to].kind == TOKEN_PUNCT || clause_is_usual(t, from, end) ||
		    (SLICE_IS_ONE_OF(t->v[from].low, why) && !(t->v[a.to].is & W_ARTICLE) && !clause_is_ahead(t, i + 1, end)))
			return false;
		clause_hand(f, &a, i + 1, i + 1, end, end, sentence);
		return true;
	}
	return false;
}

/* "Ich bitte Sabine, die Lampen zu bestellen". */
static bool
begged(struct finder *f, size_t from, size_t end, int sentence)
{
	static const char *const bitte[] = { "bitte", "bitten" };
	const struct tokens *t = f->t;
	struct actor a;

	if (from + 5 >= end || !(t->v[from].is & (W_I | W_WE)) || !SLICE_IS_ONE_OF(t->v[from + 1].low, bitte) ||
	    !actor_read(f->people, t, from + 2, end, &a) || !is_known(&a) || !token_is(t, a.to, ',') || a.to + 2 >= end)
		return false;
	clause_hand(f, &a, from, a.to + 1, end, end, sentence);
	return true;
}

/* "die Teile" at token i. */
static bool
names_thing(const struct tokens *t, size_t i)
{
	return token_is(t, i - 1, ',') && (t->v[i].is & W_ARTICLE) && t->v[i + 1].kind == TOKEN_WORD && t->v[i + 1].letters == CASE_CAPITAL;
}

bool
clause_turned_german(struct finder *f, size_t from, size_t end, int sentence)
{
	const struct tokens *t = f->t;
	bool any = false;
	struct actor a;
	size_t start = from;

	if (f->o->set.n < 2 || f->o->set.v[1] != &words_de)
		return false;
	if (turned_behind_once(f, from, end, sentence) || begged(f, from, end, sentence))
		return true;
	if (has_to_do(f, from, end, &a)) {
		bool topic = token_is_colon(t, a.from - 2) && f->start < a.from;

		clause_hand(f, &a, topic ? f->start : from, topic ? f->start : a.to, end, end, sentence);
		return true;
	}
	while (from < end) {
		size_t to = from;

		while (to < end && !token_is(t, to, ',') && !token_is(t, to, ';') && !(t->v[to].is & W_AND))
			to++;
		if (turned_actor(f, from, to, &a)) {
			/* ", und zwar bis Mittwoch" */
			if (to + 2 < end && token_is(t, to, ',') && slice_eq(t->v[to + 2].low, SLICE("zwar")))
				to = end;
			bool back = goes_back(&t->v[from]) || (from > start && is_what(f->o, t, from));

			/* "Sabine schreibt den Bericht, die Teile bestellt Jürgen" */
			if (!any && !back && from > start)
				clause_sentence(f, start, from - 1, sentence);
			if (a.kind == ACTOR_DEPARTMENT)
				a.from--;

			clause_hand(f, &a, back ? start : from, back ? start : from,
			    back && from > start && !goes_back(&t->v[from]) && !goes_on(t, a.to, to) ? from - 1 : goes_on(t, a.to, to) ? to : a.from, to, sentence);
			any = true;
		} else if (!any && !(to + 2 < end && (goes_back(&t->v[to + 1]) || is_what(f->o, t, to + 1) || names_thing(t, to + 1)))) {
			return false;
		}
		from = to + 1;
	}
	return any;
}
