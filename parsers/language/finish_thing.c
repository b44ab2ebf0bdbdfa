/*
 * See finish_search.h. Days of things that a task is about: on an invoice, of a paper that expires, of what has come, of
 * an opening or a closing; and what a bracket or a condition says beside it.
 */
#include "parsers/language/finish_search.h"

/* "over Christmas", "in the new year", "(was Friday)": some time then, or another day by now; "send it over
 * Friday" is then. */
static bool
is_about_then(const struct search *s, const struct date_found *d, size_t first)
{
	static const char *const was[] = { "was", "originally", "formerly", "initially", "bisher", "vorher", "urspr\303\274nglich",
		"initialement", "antes" };
	static const char *const over[] = { "over", "during", "around", "throughout", "\303\274ber", "pendant", "durante" };
	const struct tokens *t = s->t;

	if (first <= s->from || d->bound != DATE_PLAIN)
		return false;
	return SLICE_IS_ONE_OF(t->v[first - 1].low, was) ||
	    (SLICE_IS_ONE_OF(t->v[first - 1].low, over) && t->v[first].kind == TOKEN_WORD &&
	        !slice_ends_nocase(t->v[first].low, SLICE("day")) && !slice_starts(t->v[first].low, SLICE("to"))) ||
	    (slice_eq(t->v[first - 1].low, SLICE("in")) &&
	        slice_starts_nocase(slice_from(t->text, t->v[first].at), SLICE("the new year")));
}

static bool
is_paper(const struct token *w)
{
	static const char *const papers[] = { "invoice", "invoices", "letter", "bill", "receipt", "minutes",
		"mail", "email", "order", "offer", "quote", "statement", "log", "rechnung", "brief",
		"schreiben", "protokoll", "angebot", "beleg", "anfrage", "antrag", "bescheid", "facture",
		"courrier", "lettre", "devis", "factura", "carta", "acta", "recibo", "pedido", "correo" };

	return w->kind == TOKEN_WORD && SLICE_IS_ONE_OF(w->low, papers);
}

/* "invoice 24/11", "Rechnung 24.11.", the day at token first: a paper bears the day on which it was written,
 * which is not to come. */
static bool
is_of_paper(const struct search *s, const struct date_found *d, size_t first)
{
	return first > s->verb && s->t->v[first].kind == TOKEN_NUMBER && is_paper(&s->t->v[first - 1]) &&
	    civil_compare(d->start.date, s->f->context.now.date) <= 0;
}

/* Tokens between "que" and the day. */
#define RELATIVE_TOKENS 5

/* "la factura que llegó el lunes", "qui arrive à échéance le 15", the day at token i: what a clause says of
 * the noun in front of it. "il faut que Benoît envoie" says what is to be done. */
static bool
in_romance_relative(const struct search *s, size_t i, bool by)
{
	static const char *const over[] = { "arrive", "expire", "expirent", "finit", "commence", "vence", "vencen", "caduca", "caducan",
		"termina", "empieza", "llega", "echoit", "\303\251ch\303\251ance" };
	const struct tokens *t = s->t;
	bool then = !by;
	const bool ends = (t->v[i].is & W_BYTIME) && i > 0 && !(t->v[i].is & W_WITH); /* "vence" */

	for (size_t n = ends ? 1 : 0; n < RELATIVE_TOKENS && i > s->verb + 2; n++, i--) {
		const struct token *that = &t->v[i - 1];

		if (that->kind == TOKEN_PUNCT && that->sign != '\'')
			return false;
		/* "by" binds the task, unless the thing ends or comes then */
		then = then || ends || SLICE_IS_ONE_OF(that->low, over);
		if (slice_eq(that->low, SLICE("qui")))
			return n > 0 && then;
		/* "el fallo que Carmen encontró el sábado" */
		if (slice_eq(that->low, SLICE("que")))
			return n > 0 && then && (t->v[i - 3].is & W_ARTICLE) && (t->v[i].letters == CASE_LOWER || slice_ends_nocase(t->v[i + 1].low, SLICE("\303\263")));
	}
	return false;
}

/* "la facture reçue lundi", "la factura recibida el lunes", the day at token i: when it came. */
static bool
has_come(const struct search *s, size_t i)
{
	static const char *const came[] = { "re\303\247u", "re\303\247ue", "re\303\247us", "re\303\247ues",
		"arriv\303\251", "arriv\303\251e", "arriv\303\251es", "livr\303\251", "livr\303\251e",
		"livr\303\251s", "livr\303\251es", "paru", "parue", "recibido", "recibida", "recibidos",
		"recibidas", "llegado", "llegada", "emitido", "emitida", "celebrada", "celebrado",
		"eingegangen", "erhalten" };

	return i > s->verb + 2 && SLICE_IS_ONE_OF(s->t->v[i - 1].low, came);
}

/* "die am Montag eingegangene Rechnung", "zum 30.11. auslaufender Vertrag", "Anmeldestart 1.12.", "Termin
 * am 1.12. absagen": the date begins, with its preposition, at token i, and ends before last. */
static bool
is_in_german_noun(const struct search *s, size_t i, size_t last)
{
	static const char *const adjective[] = { "e", "en", "es", "er", "em" };
	static const char *const participle[] = { "laufende", "laufenden", "laufendes", "laufender",
		"endende", "endenden", "endendes", "endender", "beginnende", "beginnenden", "beginnendes",
		"beginnender", "startende", "startenden", "findende", "findenden", "findendes", "findender",
		"eintreffende", "eintreffenden", "geltende", "geltenden" };
	static const char *const free[] = { "freihalten", "vormerken", "blocken", "einplanen", "notieren", "sperren" };
	static const char *const edges[] = { "start", "beginn", "anfang", "schluss", "ende" };
	const struct words_set *set = &s->f->outline->set;
	const struct token *w = &s->t->v[last];

	if (set->n < 2 || set->v[1] != &words_de)
		return false;
	if (last + 1 < s->to && w->kind == TOKEN_WORD && w->letters == CASE_LOWER &&
	    w[1].letters == CASE_CAPITAL && w[1].kind == TOKEN_WORD &&
	    !slice_eq(s->t->v[i].low, SLICE("bis")) &&
	    (SLICE_ENDS_ONE_OF(w->low, participle) ||
	        (i > s->from && ((s->t->v[i - 1].is | s->t->v[i].is) & W_ARTICLE) &&
	            SLICE_ENDS_ONE_OF(w->low, adjective))))
		return true;
	if (last + 1 == s->to && SLICE_IS_ONE_OF(w->low, free))
		return true;
	if (i + 1 < s->to && slice_eq(s->t->v[i].low, SLICE("termin")))
		return slice_eq(s->t->v[i + 1].low, SLICE("am")) && last < s->to && w->kind == TOKEN_WORD;
	return i > s->from && s->t->v[i - 1].kind == TOKEN_WORD && s->t->v[i - 1].low.len > 7 &&
	    SLICE_ENDS_ONE_OF(s->t->v[i - 1].low, edges);
}

/* "réserver la salle pour le 4 décembre", "invitar para el 1": the day on which it is wanted. */
static bool
is_wanted_for(const struct search *s, size_t first)
{
	static const char *const verbs[] = { "inviter", "invite", "r\303\251server", "r\303\251serve",
		"convoquer", "convoque", "invitar", "invita", "reservar", "reserva", "convocar", "convoca",
		"einladen", "buchen", "reservieren" };
	static const char *const wanted[] = { "pour", "para", "f\303\274r" };

	return SLICE_IS_ONE_OF(s->t->v[first].low, wanted) &&
	    (SLICE_IS_ONE_OF(s->t->v[s->verb].low, verbs) || SLICE_IS_ONE_OF(s->t->v[s->to - 1].low, verbs) ||
	        (s->verb + 1 < s->to && SLICE_IS_ONE_OF(s->t->v[s->verb + 1].low, verbs)));
}

bool
search_is_edge(const struct token *word)
{
	static const char *const others[] = { "closing", "opening", "expiry", "expiration", "start", "starting" };

	return SLICE_IS_ONE_OF(word->low, others);
}

/* "(closing date 16 Nov)", "opening day: 4 Dec", the day at token first. */
static bool
is_edge_of_other(const struct search *s, size_t first)
{
	size_t i = first;

	while (i > s->from && (token_is_colon(s->t, i - 1) || (s->t->v[i - 1].is & W_DUE)))
		i--;
	return i < first && i > s->from && search_is_edge(&s->t->v[i - 1]);
}

/* "[16:17]", where in a recording it was said; "20241009更新：", "(completed 20 Nov)": when it was written or done;
 * "12月1日之后": not before. */
static bool
is_stamp(const struct search *s, const struct date_found *d, size_t first, size_t last)
{
	static const char *const news[] = { "\346\233\264\346\226\260", "\350\277\233\345\261\225", "\351\200\262\345\261\225" };
	static const char *const behind[] = { "\344\271\213\345\220\216", "\344\273\245\345\220\216", "\344\271\213\345\276\214", "\344\273\245\345\276\214" };
	const struct tokens *t = s->t;

	if (d->has_time && d->len < 6 && first > s->from && token_is(t, first - 1, '[') && token_is(t, last, ']'))
		return true;
	if (first > s->from + 1 && (t->v[first - 1].is & W_DONE) && token_is(t, first - 2, '(') &&
	    d->bound == DATE_PLAIN)
		return true;
	if (last + 2 > s->to || t->v[last].kind != TOKEN_IDEOGRAPH)
		return false;
	return SLICE_IS_ONE_OF(tokens_slice(t, last, last + 2), behind) ||
	    (SLICE_IS_ONE_OF(tokens_slice(t, last, last + 2), news) && token_is_colon(t, last + 2));
}

/* "Maya (in Rome until Friday) will", "(he leaves on Friday)": what the bracket says of somebody, the date
 * from token first to last. */
static bool
is_aside(const struct search *s, size_t first, size_t last)
{
	const struct tokens *t = s->t;
	size_t open = first;

	if (!tokens_may_hold(t, '('))
		return false;
	while (open > s->from && first - open < 8 && t->v[open - 1].kind != TOKEN_PUNCT)
		open--;
	if (open == first || open == 0 || !token_is(t, open - 1, '(') || !token_is(t, last, ')'))
		return false;
	if (last < s->verb && t->v[open].kind == TOKEN_WORD && !(t->v[open].is & (W_TIME | W_BYTIME | W_DUE)))
		return true;
	return (t->v[open].is & (W_PRONOUN | W_WE | W_I)) && open + 2 <= first && search_may_be_verb(&t->v[open + 1]);
}

/* "wenn bis 30.11. keine Antwort kommt": in German the verb of the condition ends it, behind the day; "wenn
 * möglich bis Freitag" is none. */
static bool
in_german_condition(const struct search *s, size_t first, size_t last)
{
	static const char *const begins[] = { "wenn", "falls", "sofern", "sobald", "bevor", "nachdem" };
	static const char *const polite[] = { "m\303\266glich", "n\303\266tig", "es", "du", "ihr", "sie" };
	const struct words_set *set = &s->f->outline->set;
	const struct tokens *t = s->t;

	if (set->n < 2 || set->v[1] != &words_de || last >= s->to || t->v[last].kind != TOKEN_WORD)
		return false;
	for (size_t i = first; i > s->from + 1 && i + SEARCH_CLAUSE_TOKENS > first && t->v[i - 1].kind == TOKEN_WORD; i--)
		if (SLICE_IS_ONE_OF(t->v[i - 1].low, begins))
			return !SLICE_IS_ONE_OF(t->v[i].low, polite);
	return false;
}

/* "the second half of the draft": of another thing than a year or a month. */
static bool
is_half_of_thing(const struct search *s, size_t last)
{
	static const char *const half[] = { "half", "h\303\244lfte", "moiti\303\251", "mitad" };
	static const char *const of[] = { "of", "der", "des", "de", "du", "del" };

	return last > 0 && last + 1 < s->t->n && SLICE_IS_ONE_OF(s->t->v[last - 1].low, half) &&
	    SLICE_IS_ONE_OF(s->t->v[last].low, of);
}

/* "Introduce the June 11 night", "plan the Friday": nothing else is there that it is done to. */
static bool
is_object(const struct search *s, const struct date_found *d, size_t first, size_t last)
{
	const struct tokens *t = s->t;
	size_t article = first - (first > 0 && !(t->v[first].is & W_ARTICLE));

	if (d->bound != DATE_PLAIN || article < 1 || article > s->from + 1 || !(t->v[article].is & W_ARTICLE) ||
	    !(t->v[article - 1].is & W_VERB))
		return false;
	while (last < s->to && t->v[last].kind == TOKEN_PUNCT)
		last++;
	return last >= s->to;
}

/* "Saturday rota: draft a proposal": a weekday in front of what the topic is called. */
static bool
is_in_topic(const struct search *s, const struct date_found *d, size_t first, size_t last)
{
	const struct tokens *t = s->t;

	return d->bound == DATE_PLAIN && first == s->from && last == first + 1 && last + 2 < s->to && t->v[last].kind == TOKEN_WORD &&
	    !(t->v[last].is & (W_TIME | W_BYTIME | W_NOT | W_AND | W_LEAD)) && (token_is_colon(t, last + 1) || (t->v[last + 1].kind == TOKEN_WORD && token_is_colon(t, last + 2)));
}

/* "preferably a Sunday": any such day. */
static bool
is_any_such_day(const struct search *s, const struct date_found *d)
{
	static const char *const any[] = { "a", "an", "ein", "einen", "einem", "un", "une", "una" };
	const size_t at = search_token(s->t, d->at);

	return d->bound == DATE_PLAIN && at > s->from && (s->t->v[at].is & W_TIME) && s->t->v[at].letters == CASE_CAPITAL &&
	    SLICE_IS_ONE_OF(s->t->v[at - 1].low, any);
}

/* Tokens between "deadline" and its day. */
#define WHOSE_TOKENS 6

/* "(deadline of the organisers is 15 January)", "deadline for them is Friday": not the task's; "deadline for this" is. */
static bool
is_others_deadline(const struct search *s, size_t first)
{
	static const char *const deadline[] = { "deadline", "frist", "abgabefrist", "einsendeschluss", "\303\251ch\303\251ance", "plazo" };
	static const char *const of[] = { "of", "for", "der", "des", "f\303\274r", "de", "du", "pour", "del", "para" };
	static const char *const own[] = { "this", "that", "it", "all", "these", "both", "everything", "diese", "das", "alle", "ceci",
		"cela", "tout", "esto", "todo" };
	const struct tokens *t = s->t;

	for (size_t i = first; i > s->from + 1 && i + WHOSE_TOKENS > first; i--) {
		if (t->v[i - 1].kind == TOKEN_PUNCT)
			return false;
		if (SLICE_IS_ONE_OF(t->v[i - 1].low, deadline))
			return i + 1 < first && SLICE_IS_ONE_OF(t->v[i].low, of) && !SLICE_IS_ONE_OF(t->v[i + 1].low, own);
	}
	return false;
}

/* "gives them until 6 November": by then they are to have done something. */
static bool
is_given_until(const struct search *s, size_t first)
{
	static const char *const gives[] = { "give", "gives", "gave", "giving", "gibt", "gebe", "geben", "laisse", "donne", "da", "damos" };
	static const char *const until[] = { "until", "till", "til", "bis", "jusqu", "jusqu'au", "hasta" };
	static const char *const whom[] = { "them", "him", "her", "everyone", "everybody", "people", "ihnen", "ihm", "ihr", "leur", "lui",
		"les", "le" };
	const struct tokens *t = s->t;

	return first > s->from + 1 && SLICE_IS_ONE_OF(t->v[first].low, until) && SLICE_IS_ONE_OF(t->v[first - 1].low, whom) &&
	    (SLICE_IS_ONE_OF(t->v[first - 2].low, gives) || (first > s->from + 2 && SLICE_IS_ONE_OF(t->v[first - 3].low, gives)));
}

/* "I'll draft mine, yours by Tuesday": another's, the day at token i. */
static bool
is_of_yours(const struct search *s, size_t i)
{
	static const char *const whose[] = { "yours", "theirs", "hers", "deins", "deine", "deinen", "tien", "tienne", "tuyo", "tuya" };

	return i > s->verb + 2 && SLICE_IS_ONE_OF(s->t->v[i - 1].low, whose) &&
	    (token_is(s->t, i - 2, ',') || (s->t->v[i - 2].is & (W_AND | W_ARTICLE)));
}

/* "kündigt den Vertrag zum 31.12.", "résilie le contrat au 31/12": when it ends, the day with its preposition at token i. */
static bool
is_terminated(const struct search *s, size_t i)
{
	static const char *const verbs[] = { "k\303\274ndigt", "k\303\274ndigen", "k\303\274ndige", "beendet", "beenden", "terminate", "terminates",
		"r\303\251silie", "r\303\251silier", "rescinde", "rescindir" };
	static const char *const at[] = { "zum", "zu", "per", "au", "al", "as", "with", "effective" };

	return i > s->verb && i < s->t->n && SLICE_IS_ONE_OF(s->t->v[i].low, at) && SLICE_IS_ONE_OF(s->t->v[s->verb].low, verbs);
}

/* Tokens of what something is booked or written for, up to its day. */
#define FOR_TOKENS 5

/* "book the room for the close-out on 3 December", "the paper for the board on the 17th": when that is, the day at token i. */
static bool
is_booked_for(const struct search *s, const struct date_found *d, size_t i)
{
	static const char *const books[] = { "book", "books", "reserve", "reserves", "hire", "rent" };
	static const char *const sits[] = { "board", "committee", "panel", "council", "audit", "jury" };
	const struct tokens *t = s->t;
	const bool booked = SLICE_IS_ONE_OF(t->v[s->verb].low, books);

	if (d->bound != DATE_PLAIN || i < s->verb + 3 || i >= t->n || !slice_eq(t->v[i].low, SLICE("on")))
		return false;
	if (!booked && !SLICE_IS_ONE_OF(t->v[i - 1].low, sits))
		return false;
	for (size_t j = i; j > s->verb + 1 && j + FOR_TOKENS > i && t->v[j - 1].kind == TOKEN_WORD; j--)
		if (slice_eq(t->v[j - 1].low, SLICE("for")))
			return true;
	return false;
}

/* "find out whether they can deliver by Friday", "klärt, ob sie bis Freitag liefern können": what comes by then is asked. */
static bool
is_whether_by(const struct search *s, const struct date_found *d, size_t i, size_t last)
{
	static const char *const comes[] = { "deliver", "delivers", "delivered", "ship", "ships", "shipped", "supply", "arrive", "arrives", "come",
		"comes", "finish", "finishes", "finished", "ready", "here", "there", "back", "available", "livrer", "livre", "livr\303\251", "arriver", "pr\303\252t",
		"entregar", "entrega", "llegar", "llega", "listo" };

	if (d->bound != DATE_BY || i <= s->verb + 1 || !search_is_asked_about(s, i))
		return false;
	return SLICE_IS_ONE_OF(s->t->v[i - 1].low, comes) ||
	    (last < s->to && s->f->outline->set.n > 1 && s->f->outline->set.v[1] == &words_de && s->t->v[last].kind == TOKEN_WORD &&
	        s->t->v[last].letters == CASE_LOWER && !(s->t->v[last].is & W_AND));
}

bool
search_is_of_thing(const struct search *s, const struct date_found *d)
{
	static const char *const edge[] = { "beginning", "ending", "start", "starting", "beginn", "d\303\251but", "inicio" };
	static const char *const begins[] = { "start", "starts", "starting", "begin", "begins", "beginning", "kick-off", "beginn", "d\303\251but",
		"inicio" };
	const struct tokens *t = s->t;
	size_t first = search_token(t, d->bound_at), last = search_token(t, d->at + d->len),
	       i = search_date_begin(s, first);

	/* "first version for 14 December" */
	if (search_is_ready_then(s, first))
		return false;
	if (is_of_paper(s, d, first) || is_edge_of_other(s, first) ||
	    SLICE_IS_ONE_OF(t->v[first].low, edge) || has_come(s, i) || is_wanted_for(s, first) ||
	    is_about_then(s, d, first))
		return true;
	if (is_stamp(s, d, first, last) || is_aside(s, first, last) || is_object(s, d, first, last) || is_in_topic(s, d, first, last) || is_half_of_thing(s, last))
		return true;
	if (is_of_yours(s, i) || is_booked_for(s, d, i) || is_terminated(s, i))
		return true;
	/* "(start Monday)" */
	if (i > s->verb + 1 && d->bound == DATE_PLAIN && SLICE_IS_ONE_OF(t->v[i - 1].low, begins))
		return true;
	if (is_any_such_day(s, d) || is_others_deadline(s, first) || is_given_until(s, first) || is_whether_by(s, d, i, last))
		return true;
	/* "Termin für Montag einstellen" */
	if (slice_eq(t->v[first].low, SLICE("termin")) && slice_eq(t->v[first + 1].low, SLICE("f\303\274r")))
		return true;
	/* "(30 Nov: delivery)" */
	if (first > s->from && token_is(t, first - 1, '(') && token_is(t, last, ':') && last + 1 < s->to)
		return true;
	if (search_in_clause_of_time(s, first, true) || in_german_condition(s, first, last))
		return true;
	/* "for 12 and 13 December" */
	if (i > s->from + 2 && (t->v[i - 1].is & W_AND) && t->v[i - 2].kind == TOKEN_NUMBER)
		return true;
	return in_romance_relative(s, i, d->bound != DATE_PLAIN) || is_in_german_noun(s, i, last);
}

bool
search_is_bracketed_thing(const struct search *s, size_t i)
{
	size_t words = 0;

	for (; i > s->from && !token_is(s->t, i, '('); i--)
		if (token_is(s->t, i, ')'))
			return false;
		else
			words += s->t->v[i].kind == TOKEN_WORD;
	return token_is(s->t, i, '(') && i + 1 < s->t->n && (s->t->v[i + 1].is & W_ARTICLE) && words > 3;
}
