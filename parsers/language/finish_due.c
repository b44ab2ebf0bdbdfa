/*
 * See finish.h. A date is a deadline when "by" or "due" says so, when it stands
 * in the deadline's column, or when it closes the clause and places no meeting:
 * "invite for a call on 5/29" is due at no date. Looked for in the clause, in the
 * lines below it, and in what stands above a whole list.
 */
#include "parsers/language/finish_search.h"
#include "parsers/language/said.h"

/* "Write to them. Look again 22 May": the day is what the second sentence says, not the task's; "Write to
 * them. 22 May" is, and "Write to them. (Maya, 22 May)", "Write to them. (22 May)". */
static bool
another_sentence(const struct tokens *t, size_t first, size_t from)
{
	for (size_t i = first; i > from + 1; i--) {
		/* "for Maya L. on Friday", "a la Sra. Ruiz el jueves", "St. Gallen on Friday" */
		if (token_is(t, i - 1, '.') && i - 1 > from && sentence_has_abbreviation(t, i - 2))
			continue;
		/* "metal vs. plastic" */
		if (token_is(t, i - 1, '.') && i < first && t->v[i].kind == TOKEN_WORD && t->v[i].letters == CASE_LOWER)
			continue;
		if (token_is(t, i - 1, '.') || token_is(t, i - 1, '?') || token_is(t, i - 1, '!'))
			return i < first && t->v[i].space && !(token_is(t, i, '(') && i + 1 == first);
	}
	return false;
}

/* "It is on 6 September, but I will check that", "The range is 1 Dec. I'll write to them": what is said before the task, which
 * begins behind token last. */
static bool
is_said_before(const struct search *s, size_t last)
{
	static const char *const but[] = { "but", "aber", "mais", "pero" };

	const size_t verb = s->binds > s->verb ? s->binds : s->verb;

	for (size_t i = last; i < verb; i++)
		if (SLICE_IS_ONE_OF(s->t->v[i].low, but))
			return true;
	/* "will be busy on Friday and will send it on Monday" */
	for (size_t i = last; i + 1 < s->to && slice_eq(s->t->v[s->verb].low, SLICE("be")); i++)
		if ((s->t->v[i].is & W_AND) && (s->t->v[i + 1].is & W_FUTURE))
			return true;
	return last < verb && verb < s->t->n && another_sentence(s->t, verb, last);
}

bool
search_due_word(const struct tokens *t, size_t first, size_t from)
{
	size_t n = 0;

	/* the picture of a calendar in front of the day, as note books write it */
	if (first > from && (t->v[first - 1].sign == 0x1f4c5 || t->v[first - 1].sign == 0x1f4c6 || t->v[first - 1].sign == 0x1f5d3))
		return true;
	for (size_t i = first; i > from && n < 3; i--, n++) {
		/* "para el" */
		if (t->v[i - 1].phrase_len > 1 && i - 1 + t->v[i - 1].phrase_len == first &&
		    (t->v[i - 1].phrase & W_BYTIME) && (t->v[i - 1].phrase & W_DUE))
			return true;
		/* "Termin für Montag" */
		if ((t->v[i - 1].is & W_TO) || slice_eq(t->v[i - 1].low, SLICE("f\303\274r")))
			return false;
		/* not "enter the deadline of 8 December", but "the deadline is 8 December" */
		if ((t->v[i - 1].is & W_BYTIME) && (t->v[i - 1].is & W_DUE) && !(t->v[i - 1].is & W_WITH))
			return i - 1 <= from || !(t->v[i - 2].is & W_ARTICLE) || (i > from + 2 && slice_eq(t->v[i - 3].low, SLICE("with"))) ||
			    (i < first && (t->v[i].is & W_BE)) ||
			    (i - 2 > from && (t->v[i - 3].is & W_BYTIME));
		/* "Date: Friday", "When: 4 December" */
		if (n == 0 && token_is_colon(t, i - 1) && i > from + 1 && ((t->v[i - 2].is & W_DUE) || (i > from + 2 && t->v[i - 3].phrase_len == 2 && (t->v[i - 3].phrase & W_DUE))))
			return true;
		if (t->v[i - 1].kind == TOKEN_PUNCT && !token_is_colon(t, i - 1) && t->v[i - 1].sign != '-')
			return false;
	}
	return false;
}

/* "schickt dem Kunden am Freitag einen Bericht": whom it goes to stands between the verb, in front of token from,
 * and the day. */
#define WHOM_TOKENS 3

static bool
is_behind_whom(const struct search *s, size_t from, size_t day, size_t last)
{
	static const char *const whom[] = { "dem", "den", "der", "ihm", "ihr", "ihnen", "euch", "uns", "dir", "mir" };
	const struct tokens *t = s->t;
	static const char *const on[] = { "am", "diesen", "kommenden", "n\303\244chsten" };
	const size_t at = from + (from < day && (t->v[from].is & W_I));

	if (from >= day || day > at + WHOM_TOKENS || last >= s->to || !(t->v[last].is & W_ARTICLE) || !SLICE_IS_ONE_OF(t->v[day].low, on) ||
	    !(at == day || SLICE_IS_ONE_OF(t->v[at].low, whom) || people_match(s->f->people, t, at) == day - at))
		return false;
	for (size_t i = at; i < day; i++)
		if (t->v[i].kind != TOKEN_WORD)
			return false;
	return !(t->v[from - 1].is & (W_EVENT | W_STATIVE | W_BE));
}

/* "ring the printer on Thursday about the paper": the day of a word with somebody, and what it is about. */
static bool
is_about(const struct search *s, size_t first, size_t last)
{
	static const char *const words[] = { "ring", "call", "phone", "ask", "speak", "talk", "write", "contact",
		"email", "meet", "see", "tell", "remind", "chase", "message", "text" };
	static const char *const romance[] = { "appelle", "appeler", "rappelle", "rappeler", "contacte", "contacter", "llama", "llamo", "llamar",
		"hablo", "habla", "hablar", "pregunto", "pregunta", "preguntar" };
	static const char *const what[] = { "pour", "por", "para", "sur", "sobre" };
	static const char *const about[] = { "about", "re" };
	static const char *const german[] = { "ruft", "rufe", "fragt", "frage", "spricht", "spreche", "redet", "rede", "hakt", "hake", "fasst", "meldet", "melde",
		"telefoniert", "kontaktiert" };
	const struct tokens *t = s->t;
	const size_t day = search_date_begin(s, first);

	if (last < s->to && day > s->verb && SLICE_IS_ONE_OF(t->v[last].low, what)) {
		struct slice verb = t->v[s->verb].low;

		/* "j'appelle le fournisseur jeudi pour les portes" */
		verb = verb.len > 2 && verb.p[1] == '\'' ? slice_from(verb, 2) : verb;
		return SLICE_IS_ONE_OF(verb, romance);
	}
	/* "fragt am Montag wegen der Pumpe nach" */
	if (last < s->to && day > s->verb && slice_is(t->v[last].low, "wegen"))
		return SLICE_IS_ONE_OF(t->v[s->verb].low, german);
	return last < s->to && SLICE_IS_ONE_OF(t->v[last].low, about) && day > s->verb && day < first + 1 && SLICE_IS_ONE_OF(t->v[s->verb].low, words) &&
	    (slice_is(t->v[day].low, "on") || (t->v[day].is & W_TIME));
}

/* "Den Keller räumt Sabine am Montag leer", "die Kisten fahr ich am Freitag weg": behind who does it, and he behind the
 * verb. */
static bool
is_behind_turned(const struct search *s, size_t day, size_t last)
{
	const struct words_set *set = &s->f->outline->set;
	const struct actor *a = s->actor;
	size_t verb;

	if (set->n < 2 || set->v[1] != &words_de || day < s->from + 2 || last >= s->to)
		return false;
	if (slice_eq(s->t->v[day - 1].low, SLICE("ich")))
		verb = day - 2;
	else if (a != NULL && a->to == day && a->from > s->from + 1)
		verb = a->from - 1;
	else
		return false;
	return s->t->v[verb].kind == TOKEN_WORD && s->t->v[verb].letters == CASE_LOWER && !(s->t->v[verb].is & (W_WITH | W_AND | W_ARTICLE));
}

/* "周三发给大家", "我会在周三发": in Chinese a day in front of the verb, behind a comma or who does it. */
static bool
is_before_chinese(const struct search *s, size_t first, size_t last)
{
	static const char *const before[] = { "\346\210\221", "\345\234\250", "\344\274\232", "\344\272\216", "\345\260\206", "\345\205\210" };
	static const char *const tells[] = { "\351\200\232\347\237\245", "\345\221\212\347\237\245",
		"\345\221\212\350\257\211", "\346\217\220\351\206\222" };
	const struct words_set *set = &s->f->outline->set;
	const struct tokens *t = s->t;

	if (set->n < 2 || set->v[1] != &words_zh || last >= s->to || t->v[last].kind != TOKEN_IDEOGRAPH ||
	    slice_eq(t->v[last].low, SLICE("\347\232\204")) || (t->v[last].phrase & W_EVENT))
		return false;
	/* "通知客户，下周三停电": the day of what is told */
	for (size_t i = 0; i < sizeof(tells) / sizeof(tells[0]) && first > s->from && t->v[first - 1].kind == TOKEN_PUNCT; i++)
		if (slice_starts(slice_from(t->text, t->v[s->verb].at), slice_of(tells[i])))
			return false;
	return first == s->from || t->v[first - 1].kind == TOKEN_PUNCT || SLICE_IS_ONE_OF(t->v[first - 1].low, before) ||
	    (s->actor != NULL && s->actor->to == first);
}

/*
 * "Maya schickt am Freitag die Liste", "llamo mañana al pintor", "will send tomorrow the list": whoever does
 * not think in English says when right behind the verb; and "wird morgen die Liste schicken" in front of all.
 */
static bool
is_behind_verb(const struct search *s, size_t first, size_t last)
{
	const struct words_set *set = &s->f->outline->set;
	size_t i = search_date_begin(s, first), at = s->verb;
	const struct token *verb, *next = &s->t->v[last];

	if (i == s->verb)
		return last < s->to && s->from < s->verb;
	/* "合同我下周二去送" */
	if (next->kind == TOKEN_IDEOGRAPH && i > s->from && (s->t->v[i - 1].is & W_I))
		return last < s->to;
	/* "lo mando el lunes con la agencia" */
	if (set->n > 1 && at + 1 < s->to && !(s->t->v[at].is & (W_MYSELF | W_VERB)) &&
	    (s->t->v[at + 1].is & W_MYSELF))
		at++;
	verb = &s->t->v[at];
	if (is_behind_whom(s, at + 1, i, last) || is_behind_turned(s, i, last))
		return true;
	if (i != at + 1 || last >= s->to ||
	    ((verb->is & (W_EVENT | W_STATIVE | W_BE)) && !slice_eq(verb->low, SLICE("spricht"))))
		return false;
	/* not "Schicht am Mittwoch mit Anna tauschen" */
	if (set->n > 1)
		return next->kind == TOKEN_IDEOGRAPH || (verb->is & (W_COMMIT | W_VERB | W_MYSELF)) ||
		    ((next->is & (W_ARTICLE | W_WITH)) && (set->v[1] != &words_de || verb->letters == CASE_LOWER));
	return (verb->is & W_VERB) && (next->is & W_ARTICLE);
}

/* "Bilder für den Stand am 10.12. aussuchen", the day at token i: of what it is for. */
static bool
is_of_noun_for(const struct search *s, size_t i)
{
	const struct tokens *t = s->t;

	return i > s->from + 2 && t->v[i - 1].letters == CASE_CAPITAL && (t->v[i - 2].is & W_ARTICLE) && slice_eq(t->v[i - 3].low, SLICE("f\303\274r"));
}

/* "soll die Liste am Montag schicken", "Liste zum 30. November verschicken": German says when in front of the verb that
 * ends the sentence; what is got ready, "die Rede am Montag vorbereiten", may be held that day. */
static bool
is_before_infinitive(const struct search *s, size_t first, size_t last)
{
	static const char *const ends[] = { "en", "ern", "eln" };
	static const char *const ready[] = { "vorbereiten", "planen", "organisieren", "buchen", "reservieren", "absagen",
		"verschieben", "verlegen", "best\303\244tigen", "anmelden", "einladen", "bewerben", "k\303\274ndigen", "besprechen",
		"ank\303\274ndigen", "verl\303\244ngern", "moderieren", "koordinieren", "teilnehmen" };
	static const char *const before[] = { "vom", "von", "zum", "zur", "im", "in", "bei", "beim", "mit", "aus", "nach", "an", "auf" };
	const struct words_set *set = &s->f->outline->set;
	size_t end = last;
	const struct token *w;

	if (set->n < 2 || set->v[1] != &words_de || last >= s->to || is_of_noun_for(s, search_date_begin(s, first)))
		return false;
	/* "am 4.12. vom Bahnhof abholen" */
	if (SLICE_IS_ONE_OF(s->t->v[last].low, before))
		for (end = last + 1; end < s->to && end < last + 4 && s->t->v[end].kind == TOKEN_WORD &&
		     (s->t->v[end].letters != CASE_LOWER || (s->t->v[end].is & W_ARTICLE));)
			end++;
	w = &s->t->v[end];
	if (end >= s->to || w->kind != TOKEN_WORD || w->letters != CASE_LOWER || !SLICE_ENDS_ONE_OF(w->low, ends) ||
	    w->low.len < 5 || SLICE_IS_ONE_OF(w->low, ready))
		return false;
	return (search_date_begin(s, first) < first || slice_eq(s->t->v[first].low, SLICE("am")) ||
	           slice_eq(s->t->v[first].low, SLICE("zum"))) && (end + 1 == s->to || s->t->v[end + 1].kind == TOKEN_PUNCT);
}

/* "schickt die Zahlen am Montag an die Bank": to whom or where to stands behind the German day. */
static bool
is_before_whereto(const struct search *s, size_t first, size_t last)
{
	static const char *const to[] = { "an", "zur", "zum", "ins", "nach", "per", "auf" };
	const struct words_set *set = &s->f->outline->set;

	return set->n > 1 && set->v[1] == &words_de && last + 1 < s->to && SLICE_IS_ONE_OF(s->t->v[last].low, to) &&
	    s->t->v[last].letters == CASE_LOWER &&
	    (search_date_begin(s, first) < first || slice_eq(s->t->v[first].low, SLICE("am")));
}

/* "核对金额并于本周三付款": "and" in front of the day, and a verb behind it. */
static bool
is_day_of_second(const struct search *s, size_t first, size_t last)
{
	static const char *const at[] = { "\344\272\216", "\346\226\274", "\345\234\250" };
	static const char *const and[] = { "\345\271\266", "\344\270\246", "\344\270\224" };
	const struct tokens *t = s->t;

	if (last >= s->to || t->v[last].kind != TOKEN_IDEOGRAPH || slice_eq(t->v[last].low, SLICE("\347\232\204")))
		return false;
	if (first > s->from && SLICE_IS_ONE_OF(t->v[first - 1].low, at))
		first--;
	return first > s->from && SLICE_IS_ONE_OF(t->v[first - 1].low, and);
}

/* "18 Dec at the latest", "4.12. spätestens": the tokens behind the date at token last. */
static size_t
latest_length(const struct search *s, size_t last)
{
	static const char *const front[] = { "vor", "bis", "by", "until", "till", "before", "avant", "antes", "hasta", "para", "pour" };
	static const char *const inclusive[] = { "inclusive", "included", "inclus", "compris", "incluido", "inclusivo", "einschlie\303\237lich", "inklusive" };
	size_t n;

	/* "avant le 30 novembre inclus" */
	if (last < s->to && SLICE_IS_ONE_OF(s->t->v[last].low, inclusive) && search_closes(s->t, last + 1, s->to))
		return 1;
	/* "bereitet die Sitzung am Freitag vor": the half of a verb, and no "latest" */
	if (last < s->to && SLICE_IS_ONE_OF(s->t->v[last].low, front))
		return 0;
	return last < s->to && token_has(s->t, last, W_BYTIME, &n) && !(s->t->v[last].phrase & W_WITH) &&
	        search_closes(s->t, last + n, s->to) && s->t->v[last].kind == TOKEN_WORD
	    ? n
	    : 0;
}

/* "cet après-midi", "this afternoon" at token first. */
static bool
is_part_of_today(const struct tokens *t, size_t first)
{
	static const char *const parts[] = { "this afternoon", "this evening", "cet apr\303\250s-midi", "cette apr\303\250s-midi", "ce soir",
		"esta tarde" };

	for (size_t i = 0; first < t->n && i < sizeof(parts) / sizeof(parts[0]); i++)
		if (slice_starts_nocase(slice_from(t->text, t->v[first].at), slice_of(parts[i])))
			return true;
	return false;
}

/* "send the list today to the printer": wherever these words stand, they say when the task is done. */
static bool
is_soon(const struct search *s, size_t first, size_t last)
{
	static const char *const words[] = { "today", "tomorrow", "tonight", "heute", "morgen",
		"\303\274bermorgen", "hoy", "ma\303\261ana", "demain", "aujourd'hui" };
	static const char *const after[] = { "after", "nach", "apr\303\250s", "tras" };
	const struct words_set *set = &s->f->outline->set;
	const struct tokens *t = s->t;
	bool german = set->n > 1 && set->v[1] == &words_de;

	/* German writes the nouns that the day may belong to with a capital; "tonight after hours" is that day */
	if (last < s->to && t->v[last].kind == TOKEN_WORD && !SLICE_IS_ONE_OF(t->v[last].low, after) &&
	    !(german ? t->v[last].letters == CASE_LOWER
	             : (t->v[last].is & (W_WITH | W_ARTICLE | W_AND | W_TO)) != 0))
		return false;
	if (is_part_of_today(t, first))
		return true;
	return first < t->n && SLICE_IS_ONE_OF(t->v[first].low, words);
}

/* "print them for Friday", "ready for Friday", "prepare the slides for Friday", "measure the time, for Tuesday 8" */
static bool
is_ready_for(const struct search *s, size_t first)
{
	static const char *const make[] = { "prepare", "finish", "draft", "write", "complete", "compile", "update", "finalise",
		"finalize", "print", "collect", "gather" };
	static const char *const aim[] = { "aim", "aiming", "hoping", "shooting", "target", "targeting", "targeted", "wanted", "needed", "promised" };
	const struct token *w = first > s->from + 1 ? &s->t->v[first - 2] : NULL;

	return w != NULL && slice_eq(s->t->v[first - 1].low, SLICE("for")) &&
	    (SLICE_IS_ONE_OF(s->t->v[s->verb].low, make) || SLICE_IS_ONE_OF(w->low, aim) || search_is_ready_then(s, first) || (w->is & W_PRONOUN) || token_is(s->t, first - 2, ',') || slice_eq(w->low, SLICE("ready")) || slice_eq(w->low, SLICE("done")) ||
	        slice_eq(w->low, SLICE("finished")));
}

/* "answer the mail of Friday": the preposition that the date brings along */
static bool
is_of(const struct tokens *t, size_t first)
{
	static const char *const words[] = { "of", "vom", "von" };

	return first < t->n && SLICE_IS_ONE_OF(t->v[first].low, words);
}

/* "before the December round": the month says which, and no day. */
static bool
names_occasion(const struct search *s, size_t first, size_t last)
{
	const struct token *next = &s->t->v[last];
	bool article = false;

	for (size_t i = first; i < last && i < s->t->n; i++)
		article = article || (s->t->v[i].is & W_ARTICLE);
	return article && last < s->to && next->kind == TOKEN_WORD && next->letters == CASE_LOWER &&
	    (next->is & ~(uint64_t)(W_VERB | W_EVENT)) == 0 && last > 0 && s->t->v[last - 1].kind == TOKEN_WORD;
}

/* "before Christmas", "before the weekend", "antes de Navidad": some time before it, and nobody says on which day. */
static bool
is_feast(const struct search *s, const struct date_found *d)
{
	static const char *const feasts[] = { "christmas", "xmas", "weihnachten", "no\303\253l", "navidad", "navidades", "natal",
		"easter", "ostern", "p\303\242ques", "pascua", "pfingsten", "\345\234\243\350\257\236", "\346\230\245\350\212\202",
		"weekend", "week-end", "wochenende" };
	size_t first = search_token(s->t, d->at), last = search_token(s->t, d->at + d->len);

	/* "Easter opening hours": which ones, and no day */
	if (d->bound == DATE_PLAIN && last < s->to && SLICE_IS_ONE_OF(s->t->v[first].low, feasts))
		return s->t->v[last].kind == TOKEN_WORD && !(s->t->v[last].is & (W_FUNCTION | W_TIME));
	/* "before the Friday before Christmas" is a day */
	for (size_t i = first; i < last; i++)
		if (!(s->t->v[i].is & W_ARTICLE))
			return SLICE_IS_ONE_OF(s->t->v[i].low, feasts) && i + 1 >= last;
	return false;
}

/* "someone at the gate, 6am to 8pm": how long, on whatever day. */
static bool
is_clock_range(const struct search *s, const struct date_found *d)
{
	if (!d->has_time || !d->has_end || d->bound != DATE_PLAIN)
		return false;
	/* "a window for the works, Sat 28/11 20-22h"; not "send it on Saturday between 9 and 11" */
	if (civil_compare(d->start.date, d->end.date) == 0 && !s->column && search_token(s->t, d->at) > 0 &&
	    token_is(s->t, search_token(s->t, d->at) - 1, ','))
		return true;
	for (size_t i = search_token(s->t, d->at); i < s->to && s->t->v[i].at < d->at + d->len; i++)
		if ((s->t->v[i].is & W_TIME) && s->t->v[i].kind == TOKEN_WORD && s->t->v[i].low.len > 2)
			return false;
	return true;
}

/* "16.-20.11.", "Fri-Mon", "21 Dec to 6 Jan"; not "pier 4 until 16.12.", where the 4 is another's. */
static bool
holds_dash(const struct tokens *t, const struct date_found *d)
{
	const struct slice words = slice_to(slice_from(t->text, d->at), d->len);

	return slice_find(words, SLICE(" to ")) < words.len || slice_find_char(words, '-') < words.len || slice_find(words, SLICE("\342\200\223")) < words.len;
}

/* "@maya test it for those who failed 23 Dec 2026" in a list of tasks: a whole day with its year at the end, that no word
 * joins to the others, was set there by the tool in which she is mentioned. */
static bool
is_set_behind(const struct search *s, const struct date_found *d, size_t first, size_t last)
{
	static const char *const have_days[] = { "dated", "ends", "starts", "begins", "expires", "signed", "endet", "beginnt" };
	const struct tokens *t = s->t;

	return s->listed && s->actor != NULL && s->actor->kind == ACTOR_HANDLE && d->bound == DATE_PLAIN && t->v[first].kind == TOKEN_NUMBER && d->grain == DATE_DAY && !d->has_end && last == t->n && first > s->verb + 1 &&
	    t->v[last - 1].kind == TOKEN_NUMBER && t->v[last - 1].len == 4 && t->v[first - 1].kind == TOKEN_WORD &&
	    !(t->v[first - 1].is & (W_WITH | W_ARTICLE | W_TO | W_TIME | W_BYTIME)) &&
	    !SLICE_IS_ONE_OF(t->v[first - 1].low, have_days);
}

static bool
is_deadline(const struct search *s, const struct date_found *d)
{
	const struct tokens *t = s->t;
	size_t first = search_token(t, d->bound_at), last = search_token(t, d->at + d->len);

	/* "16:17" alone is no day */
	if ((!s->column && is_said_before(s, last)) ||
	    (s->column && d->has_time && d->bound == DATE_PLAIN && d->len < 6 && token_is(t, first + 1, ':')))
		return false;
	/* "check if they have logins first thing Monday" */
	if (first > s->from + 1 && slice_eq(t->v[first - 1].low, SLICE("thing")) && slice_eq(t->v[first - 2].low, SLICE("first")) &&
	    search_closes(t, last, s->to))
		return true;
	if (search_is_same_evening(s, first))
		return true;
	if (search_is_denied(s, first) || search_is_earliest(t, last, s->to) || is_clock_range(s, d) || (!s->column && search_is_of_thing(s, d)))
		return false;
	if (search_is_doubted(s, first, last) || (!s->column && (search_lasts(s, d) || search_is_object(s, first))))
		return false;
	if ((d->bound == DATE_BEFORE || !s->column) && is_feast(s, d) && d->bound != DATE_BY)
		return false;
	if (d->bound == DATE_BEFORE && !s->column && search_is_asked_about(s, first))
		return false;
	if (s->column || search_due_word(t, first, s->from) || latest_length(s, last) > 0 || is_set_behind(s, d, first, last))
		return true;
	/* "um Umstellung bis 4. Dezember bitten": by then is what is asked for */
	if (last < s->to && (slice_eq(t->v[last].low, SLICE("bitten")) || slice_eq(t->v[last].low, SLICE("bittet"))))
		return false;
	/* "before Thursday's assembly": the day is the assembly's */
	if (d->bound == DATE_FROM || search_in_relative(s, first, d->bound == DATE_BY) || is_of(t, first) ||
	    (last < s->to && slice_eq(t->v[last].low, SLICE("'s"))))
		return false;
	/* ", if I hear nothing by Thursday they go outside" */
	if (search_is_of_condition(s, first, d->bound == DATE_BY))
		return false;
	/* "a second shift, Fri-Mon", "reserve rooms (16.-20.11.)": from when to when it is */
	if (d->bound == DATE_PLAIN && d->has_end && d->grain == DATE_DAY && !d->has_time && holds_dash(t, d))
		return false;
	if (d->bound == DATE_BY)
		return true;
	if (d->bound == DATE_BEFORE)
		return !search_is_event(s, last) && !names_occasion(s, first, last);
	/* "je prépare la livraison cet après-midi" */
	if (is_part_of_today(t, first) && search_closes(t, last, s->to) && first > s->verb + 1)
		return true;
	if ((search_is_ready_then(s, first) && search_closes(t, last, s->to)) || search_fine_end(t, first, last, s->from, s->to) > last)
		return true;
	if (another_sentence(t, first, s->verb > s->from && s->verb < first ? s->verb : s->from) ||
	    search_places_event(s, first, last) || search_belongs_to_noun(s, first, last))
		return false;
	/* "我会在周三发": the word in front belongs to the day */
	if (is_before_chinese(s, first, last))
		return true;
	if (is_before_infinitive(s, first, last) || is_before_whereto(s, first, last))
		return !search_is_elsewhere(s, first);
	/* "the report of 4 May", "since Monday", "data from March" */
	if (first > s->from && (t->v[first - 1].is & (W_WITH | W_VERB)) == W_WITH && !slice_eq(t->v[first - 1].low, SLICE("on")) &&
	    !slice_eq(t->v[first - 1].low, SLICE("in")))
		return is_ready_for(s, first) && search_closes(t, last, s->to);
	if (search_is_elsewhere(s, first))
		return false;
	return search_closes(t, last, s->to) || search_is_before_agent(s, last) || search_is_before_whom(s, last) || first == s->from || is_about(s, first, last) || is_behind_verb(s, first, last) ||
	    is_soon(s, first, last) || is_day_of_second(s, first, last);
}

/* "(ready by 4 Dec)", ", fertig bis 4.12." */
static bool
is_ready_word(const struct tokens *t, size_t i, size_t from)
{
	static const char *const words[] = { "ready", "done", "finished", "fertig", "erledigt", "wanted" };

	for (size_t j = 0;
	     i > from && t->v[i - 1].kind == TOKEN_PUNCT && j < sizeof(words) / sizeof(words[0]); j++)
		if (slice_is(t->v[i].low, words[j]))
			return true;
	return false;
}

/* The words around the date that go with it: "(due ... )", "by", a comma. */
static void
cut_date(const struct search *s, const struct date_found *d, struct finish_cuts *cuts)
{
	static const char *const please[] = { "please", "pls", "bitte", "svp", "stp", "am", "pm" };
	const struct tokens *t = s->t;
	size_t first = search_token(t, d->bound_at), last = search_token(t, d->at + d->len);

	/* "@4 de diciembre": the sign made one token of it with the number */
	if (first > s->from && t->v[first - 1].at + t->v[first - 1].len > d->bound_at)
		first--;
	last += search_time_length(t, last, s->to);
	last += latest_length(s, last);
	last = search_fine_end(t, first, last, s->from, s->to);
	/* "until 8/12 pls", "(before the 12th please)" */
	if (last < s->to && SLICE_IS_ONE_OF(t->v[last].low, please) && (last + 1 == s->to || token_is(t, last + 1, ')')))
		last++;
	/* "today itself" */
	if (last < s->to && slice_eq(t->v[last].low, SLICE("itself")))
		last++;
	if (last + 1 < s->to && slice_eq(t->v[last].low, SLICE("first")) &&
	    slice_eq(t->v[last + 1].low, SLICE("thing")))
		last += 2;
	while (first > s->from &&
	    ((t->v[first - 1].low.len == 3 && is_ready_for(s, first)) ||
	        is_ready_word(t, first - 1, s->from) ||
	        ((t->v[first - 1].is & W_BYTIME) && (t->v[first - 1].is & W_DUE)) ||
	        ((t->v[first - 1].is & W_DUE) && token_is_colon(t, first)) || token_is_colon(t, first - 1) ||
	        token_is(t, first - 1, ',') || token_is_dash(t, first - 1) || (t->v[first - 1].is & W_BE) ||
	        slice_eq(t->v[first - 1].low, SLICE("needed")) ||
	        ((t->v[first - 1].is & W_TO) && first > s->from + 1 && token_is(t, first - 2, ',')) ||
	        (first > s->from + 1 && slice_eq(t->v[first - 1].low, SLICE("thing")) && slice_eq(t->v[first - 2].low, SLICE("first"))) ||
	        (slice_eq(t->v[first - 1].low, SLICE("first")) && slice_eq(t->v[first].low, SLICE("thing"))) ||
	        (t->v[first - 1].low.len == 2 && slice_eq(t->v[first - 1].low, SLICE("on")))))
		first--;
	if (first > s->from && t->v[first - 1].kind == TOKEN_PUNCT && t->v[first - 1].sign > 0xffff)
		first--;
	if (first > s->from && last < s->to && (token_is(t, first - 1, '(') || token_is(t, first - 1, '[')) &&
	    (token_is(t, last, ')') || token_is(t, last, ']'))) {
		first--;
		last++;
	}
	if (first < last && last > 0)
		finish_cut(cuts, t->v[first].at, t->v[last - 1].at + t->v[last - 1].len);
}

/* "Fr. Groß", "May Chen", "April": a name, whatever day it looks like. */
static bool
is_in_name(const struct search *s, const struct date_found *d)
{
	size_t first = search_token(s->t, d->at);

	if ((s->t->v[first].is & (W_TITLE | W_TIME)) == W_TITLE || search_in_quotation(s, d))
		return true;
	for (size_t i = 0; s->actor != NULL && i < s->actor->n; i++)
		if (first >= s->actor->v[i].from && first < s->actor->v[i].to)
			return true;
	return false;
}

/* "the same day": one that was named before, and not the day of the notes. */
static bool
is_same_day(const struct search *s, const struct date_found *d)
{
	return slice_is(s->t->v[search_token(s->t, d->at)].low, "same");
}

/* Days before the notes that a deadline may lie: it was missed, or carried over. Before that it is no
 * deadline. */
#define PAST_DAYS 200

/* "older than 2025, 19 March": no day by which anything can still be done. */
static bool
is_long_past(const struct finish *f, struct civil_date d)
{
	return civil_days(d) + PAST_DAYS < civil_days(f->context.now.date);
}

/* Is the date said to be a deadline: by "by", "due", "at the latest"? */
static bool
is_bound(const struct search *s, const struct date_found *d)
{
	const struct token *w = &s->t->v[search_token(s->t, d->bound_at)];
	/* "in the next two years" */
	bool in =
	    slice_eq(w->low, SLICE("in")) || slice_eq(w->low, SLICE("en")) || slice_eq(w->low, SLICE("dans"));

	if (search_is_bracketed_thing(s, search_token(s->t, d->at)))
		return false;
	return (d->bound == DATE_BY && !in) || d->bound == DATE_BEFORE ||
	    search_due_word(s->t, search_token(s->t, d->bound_at), s->from) ||
	    latest_length(s, search_token(s->t, d->at + d->len)) > 0;
}

/* "12 May: Maya to ask for more" in later notes: since when the line stands there. */
static bool
is_since(const struct search *s, const struct date_found *d, struct civil_date day)
{
	size_t first = search_token(s->t, d->bound_at), last = search_token(s->t, d->at + d->len);

	if (is_bound(s, d) || civil_compare(day, s->f->context.now.date) >= 0)
		return false;
	while (first > 0 && s->t->v[first - 1].kind == TOKEN_PUNCT)
		first--;
	return first == 0 && last < s->t->n && (token_is_colon(s->t, last) || token_is_dash(s->t, last));
}

/* "by 3" beside another day, "by 3, I want it out today": an hour. */
static bool
may_be_hour(const struct search *s, const struct date_found *d)
{
	const struct token *w = &s->t->v[search_token(s->t, d->at)];
	size_t n = d->len;

	return w->kind == TOKEN_NUMBER && w->at == d->at && w->len == n && n <= 2 &&
	    (n == 1 || (w->low.p[0] == '1' && w->low.p[1] <= '2'));
}

/* "31 December at the latest", "spätestens 18.12." */
static bool
is_latest(const struct search *s, const struct date_found *d)
{
	static const char *const words[] = { "latest", "sp\303\244testens" };

	return latest_length(s, search_token(s->t, d->at + d->len)) > 0 ||
	    SLICE_IS_ONE_OF(s->t->v[search_token(s->t, d->bound_at)].low, words);
}

/* Which of several dates are looked at; those that are named before "within 5 days", which says how long it may take. */
enum wanted { WANTED_ANY, WANTED_BOUND, WANTED_NAMED, WANTED_BOUND_NAMED, WANTED_LATEST };

static bool
is_counted(const struct search *s, const struct date_found *d)
{
	static const char *const within[] = { "within", "innerhalb", "binnen", "sous", "dentro" };

	return SLICE_IS_ONE_OF(s->t->v[search_token(s->t, d->bound_at)].low, within);
}

static bool
is_wanted(const struct search *s, const struct date_found *d, enum wanted wanted)
{
	if ((wanted == WANTED_NAMED || wanted == WANTED_BOUND_NAMED) && is_counted(s, d))
		return false;
	return wanted == WANTED_LATEST ? is_latest(s, d)
	    : wanted == WANTED_BOUND || wanted == WANTED_BOUND_NAMED ? is_bound(s, d) : true;
}

/* The first of the n dates that is a deadline: of any, of what is said to be one, of what is "at the latest". */
static bool
search_dates(const struct search *s, struct slice text, const struct date_found *v, size_t n, enum wanted wanted,
    struct reading_due *due, struct finish_cuts *cuts)
{
	size_t shift = (size_t)(text.p - s->t->text.p);

	for (size_t i = 0; i < n; i++) {
		struct date_found d = v[i], said = v[i];

		d.at += shift;
		d.bound_at += shift;
		/* "before the year's end, 31 December at the latest" */
		if (d.bound == DATE_BEFORE && latest_length(s, search_token(s->t, d.at + d.len)) > 0)
			said.bound = DATE_BY;
		/* "(needs the logs by Thursday)": that day is another's */
		if ((cuts != NULL && finish_is_cut(cuts, d.at) &&
		        !search_is_ready_then(s, search_token(s->t, d.at))) ||
		    !is_wanted(s, &d, wanted))
			continue;
		if (is_in_name(s, &d) || search_is_its_start(s, &d) || (n > 1 && !s->column && may_be_hour(s, &d)) || is_same_day(s, &d) || !is_deadline(s, &d) ||
		    !date_due(s->f->pool, &s->f->context, text, &said, due) ||
		    is_long_past(s->f, due->date) || is_since(s, &d, due->date)) {
			*due = (struct reading_due) { .minute = -1 };
			continue;
		}
		if (cuts != NULL)
			cut_date(s, &d, cuts);
		return true;
	}
	return false;
}

/* "send it (14:33), by 30 November": behind where in a recording it was said, from token i on; 0 if nowhere. */
static size_t
behind_stamp(const struct tokens *t, size_t i, size_t to)
{
	if (!tokens_may_hold(t, '('))
		return 0;
	for (; i + 4 < to; i++)
		if (token_is(t, i, '(') && t->v[i + 1].kind == TOKEN_NUMBER && token_is(t, i + 2, ':') &&
		    t->v[i + 3].kind == TOKEN_NUMBER && token_is(t, i + 4, ')'))
			return i + 5;
	return 0;
}

bool
search_due(const struct search *s, struct reading_due *due, struct finish_cuts *cuts)
{
	struct date_context english = s->f->context;
	struct slice text = tokens_slice(s->t, s->from, s->to);
	struct date_found *v;
	size_t n;

	if (text.len == 0)
		return false;
	n = date_find(s->f->pool, &s->f->context, text, &v);
	/* "@November 16, 2026", as pages of notes write it in any language */
	if (n == 0 && s->f->outline->set.n > 1 && slice_find_char(text, '@') < text.len) {
		english.language = SLICE("en");
		n = date_find(s->f->pool, &english, text, &v);
	}
	/* "before the year's end, 31 December at the latest"; "what is needed in the next five years, by Wednesday" */
	for (enum wanted wanted = n > 1 ? WANTED_LATEST : WANTED_ANY; ; wanted--)
		if (search_dates(s, text, v, n, wanted, due, cuts) || wanted == WANTED_ANY)
			return due->given;
}

static bool
stamped_due(const struct search *s, struct reading_due *due, struct finish_cuts *cuts)
{
	struct search last = *s;
	size_t from = behind_stamp(s->t, s->verb, s->to);

	if (from == 0)
		return false;
	last.from = last.verb = from;
	return from < s->to && search_due(&last, due, cuts);
}

/* "Tom, on Monday you have to send it": the day stands between the name and what he is asked for. */
static bool
front_due(const struct search *s, const struct claim *c, struct reading_due *due)
{
	struct search front = *s;

	if (c->actor_block != c->block || c->actor.to >= c->task_from)
		return false;
	front.from = front.verb = c->actor.to;
	front.to = c->task_from;
	front.column = true;
	return search_due(&front, due, NULL);
}

/* "Maya - answer on clause 7 - 27 Nov": between dashes, the last part says when. */
static bool
dashed_due(const struct search *s, struct reading_due *due, struct finish_cuts *cuts)
{
	struct search last = *s;

	for (last.from = s->to; last.from > s->verb + 1 && !token_is_dash(s->t, last.from - 1); last.from--)
		if (s->t->v[last.from - 1].kind == TOKEN_WORD &&
		    !(s->t->v[last.from - 1].is & (W_TIME | W_BYTIME | W_DUE)))
			return false;
	last.verb = last.from;
	last.column = true;
	return last.from > s->verb + 1 && last.from < s->to && search_due(&last, due, cuts);
}

/* Blocks of a list above the sentence that says when all of it is due. */
#define PAGE_BELOW 12

void
finish_due(const struct finish *f, const struct claim *c, struct slice owner, struct reading_due *due,
    struct finish_cuts *cuts)
{
	struct search s = { .f = f,
		.t = &f->outline->v[c->block].t,
		.from = c->from,
		.to = c->to,
		.verb = c->task_from,
		.listed = c->listed,
		.asked = c->asked,
		.self = c->form == CLAIM_SELF,
		.binds = c->form == CLAIM_SELF && c->signal_at > c->task_from && c->signal_at < c->to ? c->signal_at : 0,
		.actor = c->actor_block == c->block ? &c->actor : NULL };

	if (f->stamped)
		s.to = finish_less_stamp(s.t, s.from, s.to, f->bare_stamps);
	*due = (struct reading_due) { .minute = -1 };
	if (search_cell(f, c, due) || search_state(f, c, due) || search_record(f, c, due) || search_moved(&s, c, owner, due, cuts))
		return;
	if (stamped_due(&s, due, cuts))
		return;
	if (c->asked && front_due(&s, c, due))
		return;
	if (c->form == CLAIM_ROW) {
		s.from = c->task_from;
		s.to = c->task_to;
	}
	/* "I'd order two chairs, so I'll do that tonight": who does it and when stand behind the task */
	if (c->form == CLAIM_CLAUSE && c->task_to < c->to && s.actor != NULL && s.actor->kind == ACTOR_I && s.actor->from >= c->task_to) {
		s.from = s.verb = s.actor->from;
		if (search_due(&s, due, cuts))
			return;
		/* "I said I'd confirm by Monday, so I will do that" */
		s.from = s.verb = c->task_from;
	}
	if (search_weekday_before(&s, due, cuts) || search_behind_arrow(&s, due, cuts) || dashed_due(&s, due, cuts) || search_said(&s, due, cuts) || search_wanted(&s, due, cuts) || search_due(&s, due, cuts) || search_boxed(&s, c, due, cuts) || search_duration(&s, due, cuts) || search_same(&s, c, due, cuts) ||
	    (c->form != CLAIM_ROW && (search_handed_on(&s, due) || search_next_sentence(&s, due))) || search_action_below(f, c, owner, due) || search_beside(&s, c, owner, due) ||
	    (c->form == CLAIM_CLAUSE && search_must_be_before(&s, c->task_to, due)))
		return;
	*due = (struct reading_due) { .minute = -1 };
	if (f->page_due.given && c->block + (f->page_due_above ? PAGE_BELOW : 0) > f->page_due_block &&
	    (c->listed || c->marked || c->form == CLAIM_PERSON ||
	        f->outline->v[c->block].b->kind == BLOCK_ITEM))
		*due = f->page_due;
}
