/*
 * See finish_search.h. Deadlines that stand by themselves where a line ends: so much time, "Due: 2 weeks", ", 5 business days",
 * and the day that boards set behind a point without a word, "[ ] Tom Okafor shorten the list 30 Oct 2026". Method: the time is
 * counted as the dates count it behind "in". Linear in the line.
 */
#include "parsers/base/pool.h"
#include "parsers/language/claim_clause.h"
#include "parsers/language/finish_search.h"

/* Working days are no effort: nobody counts his work in them. */
static size_t
working_days(const struct tokens *t, size_t i, size_t end)
{
	static const char *const days[] = { "business day", "business days", "working day", "working days", "work days", "werktag", "werktage", "werktagen",
		"arbeitstag", "arbeitstage", "arbeitstagen", "jour ouvr\303\251", "jours ouvr\303\251s", "jours ouvrables", "d\303\255a h\303\241bil", "d\303\255as h\303\241biles",
		"d\303\255as laborables", "dia \303\272til", "dias \303\272teis" };

	return CLAUSE_PHRASE_AT(t, i, end, days);
}

static size_t
any_time(const struct tokens *t, size_t i, size_t end)
{
	static const char *const units[] = { "day", "days", "week", "weeks", "month", "months", "tag", "tage", "tagen", "woche", "wochen", "monat", "monate",
		"monaten", "jour", "jours", "semaine", "semaines", "mois", "d\303\255a", "d\303\255as", "semana", "semanas", "mes", "meses", "dia", "dias" };
	size_t n = working_days(t, i, end);

	return n > 0 ? n : CLAUSE_PHRASE_AT(t, i, end, units);
}

/* Is "Due:", "Termin:", "plazo:" in front of token i? */
static bool
is_behind_label(const struct tokens *t, size_t i, size_t from)
{
	for (size_t j = i; j > from && j + 3 > i; j--)
		if (token_is_colon(t, j - 1))
			return j - 1 > from && (t->v[j - 2].is & W_DUE);
	return false;
}

/* The first token of the time that ends the tokens from..to, "5 business days", "2 weeks" behind a label; to, if there is none. */
static size_t
duration_at(const struct tokens *t, size_t from, size_t to)
{
	for (size_t i = from; i + 1 < to; i++) {
		const struct token *w = &t->v[i];
		bool label = is_behind_label(t, i, from);
		size_t n = label ? any_time(t, i + 1, to) : working_days(t, i + 1, to);

		if (n > 0 && i + 1 + n == to && (w->kind == TOKEN_NUMBER || w->kind == TOKEN_WORD) &&
		    (label || (i > from && (token_is(t, i - 1, ',') || token_is(t, i - 1, '(') || token_is_dash(t, i - 1)))))
			return i;
	}
	return to;
}

/* The end of the tokens without signs. */
static size_t
less_signs(const struct tokens *t, size_t from, size_t to)
{
	while (to > from && t->v[to - 1].kind == TOKEN_PUNCT)
		to--;
	return to;
}

/* "Due:", a comma or a bracket in front of the time goes with it. */
static void
cut_duration(const struct search *s, size_t first, size_t end, struct finish_cuts *cuts)
{
	const struct tokens *t = s->t;

	while (first > s->from && (t->v[first - 1].kind == TOKEN_PUNCT || (t->v[first - 1].is & W_DUE)))
		first--;
	if (end < s->to && token_is(t, end, ')'))
		end++;
	finish_cut(cuts, t->v[first].at, t->v[end - 1].at + t->v[end - 1].len);
}

bool
search_duration(const struct search *s, struct reading_due *due, struct finish_cuts *cuts)
{
	static const char *const in[][2] = { { "fr", "dans" }, { "es", "en" }, { "pt", "em" } };
	const struct finish *f = s->f;
	size_t end = less_signs(s->t, s->from, s->to), first = duration_at(s->t, s->from, end);
	struct date_found *v;
	struct slice words;
	struct text t;
	const char *behind = "in";

	if (first >= end)
		return false;
	words = tokens_slice(s->t, first, end);
	for (size_t i = 0; i < sizeof(in) / sizeof(in[0]); i++)
		if (slice_is(f->context.language, in[i][0]))
			behind = in[i][1];
	text_init(&t, f->pool);
	text_addf(&t, "%s %.*s", behind, SLICE_ARG(words));
	if (date_find(f->pool, &f->context, text_slice(&t), &v) == 0 || !date_due(f->pool, &f->context, text_slice(&t), &v[0], due))
		return false;
	due->text = words;
	if (cuts != NULL)
		cut_duration(s, first, end, cuts);
	return true;
}

/* The first token of a day with its year that ends the tokens, "30 Oct 2026", with no word in front that it would go with; or to. */
static size_t
dated_at(const struct tokens *t, size_t from, size_t to)
{
	size_t i = to;

	if (to < from + 4 || t->v[to - 1].kind != TOKEN_NUMBER || t->v[to - 1].len != 4)
		return to;
	for (i = to - 1; i > from && to - i < 5 && (t->v[i - 1].kind == TOKEN_NUMBER || (t->v[i - 1].is & W_TIME) || token_is(t, i - 1, ',')); i--)
		;
	return i > from + 1 && to - i > 2 && t->v[i - 1].kind == TOKEN_WORD && !(t->v[i - 1].is & (W_FUNCTION | W_BYTIME | W_DUE | W_TO | W_WITH)) ? i : to;
}

bool
search_boxed(const struct search *s, const struct claim *c, struct reading_due *due, struct finish_cuts *cuts)
{
	struct search last = *s;

	if (s->f->outline->v[c->block].b->box == BOX_NONE)
		return false;
	last.from = last.verb = dated_at(s->t, s->from, s->to);
	last.column = true;
	return last.from < s->to && search_due(&last, due, cuts);
}
