/*
 * See finish_search.h. Where a clause ends behind a day: with it, or with words that say no more about when.
 */
#include "parsers/language/finish_search.h"

/* The half of a German verb that closes its sentence. */
static bool
is_verb_end(struct slice w)
{
	static const char *const ends[] = { "an", "ab", "auf", "aus", "ein", "mit", "vor", "zu", "zusammen",
		"durch", "nach", "her", "hin", "weg", "bei", "fest", "bereit", "zur\303\274ck", "heraus",
		"um", "weiter", "bescheid", "raus", "rein", "r\303\274ber", "hoch", "los", "runter" };

	return SLICE_IS_ONE_OF(w, ends);
}

/* "tomorrow if possible", "on Thursday then", "today please": words behind a day that say nothing more. */
static size_t
polite_end(const struct tokens *t, size_t last, size_t to)
{
	static const char *const forms[] = { "if possible", "if you can", "if that works", "if that's ok",
		"please", "pls", "then", "thanks", "thank you", "thx", "ok", "okay", "or so", "at the latest",
		"latest", "at latest", "wenn m\303\266glich", "wenn's geht", "wenn es geht", "bitte", "dann", "danke",
		"sp\303\244testens", "si possible", "svp", "stp", "merci", "au plus tard", "por favor",
		"si es posible", "si puedes", "gracias", "a m\303\241s tardar", "como muy tarde", "como tarde", "sin falta",
		"instead", "already", "yet", "am", "pm", "raus sein", "da sein", "weg sein", "fertig sein", "fertig werden", "abgegeben sein", "vorliegen",
		"as well", "anyway", "anyhow", "sowieso", "ohnehin", "still", "too", "also", "auch", "myself", "himself", "herself", "selbst", "selber", "moi-m\303\252me", "itself", "first thing" };

	for (size_t i = 0; last < to && i < sizeof(forms) / sizeof(forms[0]); i++) {
		const struct slice form = slice_of(forms[i]);
		size_t end = t->v[last].at + form.len;

		if (!slice_starts_nocase(slice_from(t->text, t->v[last].at), form))
			continue;
		while (last < to && t->v[last].at < end)
			last++;
		return last == to || t->v[last].at >= end ? last : to;
	}
	return last;
}

/* "in two weeks' time", "a week's time": the tokens behind the date that still belong to it. */
size_t
search_time_length(const struct tokens *t, size_t last, size_t to)
{
	size_t n = last < to && (token_is(t, last, '\'') || slice_eq(t->v[last].low, SLICE("'s"))) ? 1 : 0;

	return last + n < to && slice_eq(t->v[last + n].low, SLICE("time")) ? n + 1 : 0;
}

/* "on Thursday to close the budget", "el jueves para cerrar": what it is done for that day. */
static bool
is_purpose(const struct tokens *t, size_t i, size_t to)
{
	static const char *const why[] = { "para", "pour" };
	const struct token *w = &t->v[i + 1];

	if (i + 1 >= to || w->kind != TOKEN_WORD || w->letters != CASE_LOWER)
		return false;
	if (slice_eq(t->v[i].low, SLICE("to")))
		return (w->is & W_VERB) != 0;
	return SLICE_IS_ONE_OF(t->v[i].low, why) && w->low.len > 3 && words_end_in_infinitive(w->low);
}

size_t
search_fine_end(const struct tokens *t, size_t first, size_t last, size_t from, size_t to)
{
	static const char *const fits[] = { "fine", "ok", "okay", "good", "great", "enough", "soon", "gut", "bien", "suffisant", "perfecto" };
	static const char *const does[] = { "works", "reicht", "passt", "suffit", "vale" };
	size_t i = last;

	if (first <= from || !(token_is(t, first - 1, ',') || token_is(t, first - 1, '.') || token_is_dash(t, first - 1) || token_is(t, first - 1, '(')))
		return last;
	while (i < to && i < last + 2 && (t->v[i].is & (W_BE | W_WEAK | W_FUTURE)))
		i++;
	if (i >= to || !(i > last ? SLICE_IS_ONE_OF(t->v[i].low, fits) : SLICE_IS_ONE_OF(t->v[i].low, does)))
		return last;
	return i + 1 == to || t->v[i + 1].kind == TOKEN_PUNCT ? i + 1 : last;
}

bool
search_closes(const struct tokens *t, size_t last, size_t to)
{
	static const char *const ends[] = { "if", "when", "wenn", "quand", "lorsque", "cuando", "before", "unless", "otherwise", "falls", "sonst", "sauf", "sinon", "salvo" };
	static const char *const buts[] = { "but", "aber", "mais", "pero" };
	size_t n;

	/* "on Thursday instead of Friday" */
	if (last + 1 < to && (slice_eq(t->v[last].low, SLICE("instead")) || slice_eq(t->v[last].low, SLICE("statt"))))
		return true;
	last = polite_end(t, last + search_time_length(t, last, to), to);

	/* "ruft am Montag an." */
	if (last < to && is_verb_end(t->v[last].low) &&
	    (last + 1 == to || t->v[last + 1].kind == TOKEN_PUNCT))
		return true;
	if (last >= to)
		return true;
	if (t->v[last].kind == TOKEN_PUNCT && t->v[last].sign != '-' && t->v[last].sign != '/' &&
	    t->v[last].sign != '\'')
		return true;
	/* "today but only the first page"; not "2pm Eastern time but ..." */
	if (last > 0 && SLICE_IS_ONE_OF(t->v[last].low, buts))
		return t->v[last - 1].kind == TOKEN_NUMBER || ((t->v[last - 1].is & W_TIME) && !slice_eq(t->v[last - 1].low, SLICE("time")));
	return token_is_dash(t, last) || is_purpose(t, last, to) ||
	    token_has(t, last, W_STANDARD | W_INTEREST | W_MILESTONE | W_AND, &n) ||
	    SLICE_IS_ONE_OF(t->v[last].low, ends);
}

bool
search_is_before_agent(const struct search *s, size_t last)
{
	static const char *const by[] = { "by", "von", "durch", "par", "por" };
	const struct actor *a = s->actor;

	return a != NULL && a->from == last + 1 && a->to <= s->to && SLICE_IS_ONE_OF(s->t->v[last].low, by) &&
	    (a->to == s->to || s->t->v[a->to].kind == TOKEN_PUNCT || a->to + 1 == s->to);
}

/* "stellt den Plan am 9.12. dem Vorstand vor", "soll ihn am Montag der Bank zeigen": to whom it is given then. */
bool
search_is_before_whom(const struct search *s, size_t last)
{
	static const char *const whom[] = { "dem", "den", "der", "frau", "herrn" };
	static const char *const gives[] = { "gibt", "\303\274bergibt", "stellt", "stellen", "legt", "legen", "zeigt", "zeigen", "erkl\303\244rt", "pr\303\244sentiert",
		"pr\303\244sentieren", "bringt", "bringen", "schickt", "schicken", "sendet", "liefert", "liefern", "leiht", "meldet", "\303\274bergeben", "reicht" };
	static const char *const to[] = { "vorlegen", "vorstellen", "zeigen", "pr\303\244sentieren", "\303\274bergeben", "geben", "bringen", "schicken", "erkl\303\244ren" };
	const struct words_set *set = &s->f->outline->set;
	const struct tokens *t = s->t;
	size_t end = s->to;

	while (end > last && t->v[end - 1].kind == TOKEN_PUNCT)
		end--;
	return set->n > 1 && set->v[1] == &words_de && last + 1 < end && SLICE_IS_ONE_OF(t->v[last].low, whom) &&
	    (SLICE_IS_ONE_OF(t->v[s->verb].low, gives) || SLICE_IS_ONE_OF(t->v[end - 1].low, to));
}

bool
search_is_earliest(const struct tokens *t, size_t last, size_t to)
{
	static const char *const words[] = { "earliest", "soonest", "fr\303\274hestens", "t\303\264t" };

	for (size_t i = last; i < to && i < last + 3 && t->v[i].kind == TOKEN_WORD; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, words))
			return true;
	return false;
}
