/*
 * See finish.h. A day that is a meeting's and the task's as well, because it has to
 * be done by then: "before the sync on 3 December", "at Monday's site meeting", "by
 * the next meeting", where the notes say when that is. Looked for where no other
 * date is the task's. Linear in the claim's words.
 */
#include "parsers/language/finish_search.h"

/* Words between "by" and the meeting, between the meeting and its day. */
#define EVENT_WORDS 6
#define DAY_WORDS 3
/* Tokens behind the meeting that are searched for its day. */
#define DAY_TOKENS 14

/* "by", "before": done until then. */
static bool
is_until(const struct token *w)
{
	static const char *const words[] = { "by", "before", "until", "till", "ahead", "bis", "vor", "avant",
		"ici", "antes", "hasta" };

	return w->low.len <= 6 && w->low.len > 1 && SLICE_IS_ONE_OF(w->low, words);
}

/* "at", "in der": done there and then. */
static bool
is_there(const struct token *w)
{
	static const char *const words[] = { "at", "in", "im", "zur", "zum", "bei", "beim", "lors", "en",
		"\303\240" };

	return w->low.len <= 4 && w->low.len > 1 && SLICE_IS_ONE_OF(w->low, words);
}

static bool
is_next(const struct token *w)
{
	static const char *const words[] = { "next", "n\303\244chste", "n\303\244chsten", "n\303\244chster",
		"n\303\244chstes", "kommende", "kommenden", "prochaine", "prochain", "pr\303\263xima",
		"pr\303\263ximo", "siguiente" };

	return w->low.len >= 4 && SLICE_IS_ONE_OF(w->low, words);
}

/* Verbs of what is done in front of others. */
static bool
is_telling(const struct token *w)
{
	static const char *const words[] = { "present", "explain", "report", "show", "demo", "demonstrate",
		"announce", "discuss", "bring", "raise", "introduce", "propose", "tell", "walk", "give",
		"vorstellen", "stellt", "pr\303\244sentiert", "pr\303\244sentieren", "zeigt", "zeigen",
		"berichtet", "berichten", "vortragen", "erkl\303\244rt", "bringt", "pr\303\251sente",
		"pr\303\251senter", "presenta", "presentar", "explica", "explicar" };

	return w->low.len >= 4 && SLICE_IS_ONE_OF(w->low, words);
}

/* Words between "and" and where something is taken to. */
#define CARRY_WORDS 4

/* "get a quote and bring it to", "measure it and report to": the second verb of the task, in front of token i. */
static bool
is_carrying(const struct tokens *t, size_t verb, size_t i)
{
	static const char *const verbs[] = { "take", "bring", "report", "present" };

	for (size_t j = i; j > verb + 1 && j + CARRY_WORDS > i; j--)
		if (SLICE_IS_ONE_OF(t->v[j - 1].low, verbs))
			return (t->v[j - 2].is & W_AND) || (j > verb + 2 && (t->v[j - 2].is & (W_PRONOUN | W_WE | W_I)) && (t->v[j - 3].is & W_AND));
	return false;
}

/* "take it to the board meeting": the token at i says where to, and the verb that it is carried there. */
static bool
is_carried(const struct tokens *t, size_t verb, size_t i)
{
	static const char *const verbs[] = { "take", "takes", "bring", "brings", "nimmt", "bringt", "lleva",
		"apporte" };
	static const char *const to[] = { "to", "zur", "zum", "\303\240", "a", "al" };

	/* "take it to the board meeting", "measure it and report to the board meeting" */
	return i > verb && t->v[i].low.len <= 3 && SLICE_IS_ONE_OF(t->v[i].low, to) &&
	    (SLICE_IS_ONE_OF(t->v[verb].low, verbs) || is_carrying(t, verb, i));
}

/* Before a launch or a fair things must be done earlier than on its day; before a meeting they may be ready.
 */
static bool
is_occasion(const struct token *w)
{
	static const char *const words[] = { "launch", "go-live", "golive", "opening", "release", "fair",
		"ceremony", "party", "hearing", "messe", "feria", "salon" };

	return w->low.len >= 4 && SLICE_IS_ONE_OF(w->low, words);
}

/* "the customer's lawyer calls": what somebody does, and not "the calls". */
static bool
is_called(const struct tokens *t, size_t from, size_t i)
{
	return i > from && slice_eq(t->v[i].low, SLICE("calls")) && t->v[i - 1].kind == TOKEN_WORD &&
	    !(t->v[i - 1].is & (W_ARTICLE | W_TIME));
}

/* The meeting named from token i on, at most EVENT_WORDS further: the token behind it, 0 if none is. */
static size_t
event_end(const struct tokens *t, size_t i, size_t to, bool *next)
{
	*next = false;
	for (size_t j = i; j < to && j < i + EVENT_WORDS; j++) {
		size_t n;

		if (t->v[j].kind == TOKEN_PUNCT && t->v[j].sign != '\'' && t->v[j].sign != '-')
			return 0;
		*next = *next || is_next(&t->v[j]);
		if (!token_has(t, j, W_EVENT, &n) || is_called(t, i, j))
			continue;
		if (is_occasion(&t->v[j]))
			return 0;
		/* "the board meeting" */
		while (j + n < to && (t->v[j + n].is & W_EVENT))
			n++;
		return j + n;
	}
	return 0;
}

/* The day that stands right behind token i: "on 3 December", "(3 Dec)". */
static bool
day_behind(const struct finish *f, const struct tokens *t, size_t i, size_t to, struct reading_due *due)
{
	size_t end = to < i + DAY_TOKENS ? to : i + DAY_TOKENS;
	struct slice text = i < end ? tokens_slice(t, i, end) : SLICE("");
	struct date_found *d;
	size_t n, words = 0;

	if (text.len == 0 || date_find(f->pool, &f->context, text, &d) == 0)
		return false;
	n = (size_t)(text.p - t->text.p) + d->at;
	for (; i < to && t->v[i].at < n; i++)
		words++;
	return words < DAY_WORDS && !d->has_end && d->bound != DATE_FROM &&
	    date_due(f->pool, &f->context, text, d, due);
}

/* "Monday's site meeting" from token i on. */
static bool
day_in_front(const struct finish *f, const struct tokens *t, size_t i, size_t to, struct reading_due *due)
{
	const size_t begin = i;
	bool next;

	/* "next Monday's call" */
	i += i < to && is_next(&t->v[i]);
	if (i + 2 >= to || !(t->v[i].is & W_TIME) || !slice_eq(t->v[i + 1].low, SLICE("'s")) ||
	    event_end(t, i + 2, to, &next) == 0)
		return false;
	return day_behind(f, t, begin, i + 1, due);
}

static bool
next_meeting(const struct finish *f, struct reading_due *due)
{
	if (!f->next.given || civil_days(f->next.date) <= civil_days(f->context.now.date))
		return false;
	*due = (struct reading_due) { .given = true,
		.date = f->next.date,
		.minute = -1,
		.text = f->next.quote,
		.why = SLICE("when the people of the notes meet next") };
	return true;
}

/* "two days before", "eine Woche vor", "la veille de" at token i, the word of time: days before the meeting; -1 if it is another
 * time before it. */
static int
days_before(const struct tokens *t, size_t from, size_t i)
{
	static const char *const units[] = { "day", "days", "tag", "tage", "jour", "jours", "d\303\255a", "d\303\255as", "week", "weeks", "woche",
		"wochen", "semaine", "semaines", "semana", "semanas" };
	static const char *const other[] = { "working", "business", "hour", "hours", "month", "months", "stunden", "monat", "monate", "heures", "mois",
		"horas", "meses" };
	static const char *const numbers[] = { "two", "three", "four", "five", "zwei", "drei", "vier", "f\303\274nf", "deux", "trois", "quatre", "cinq",
		"dos", "tres", "cuatro", "cinco" };
	const size_t first_week = 8;

	if (i < from + 2)
		return 0;
	if (SLICE_IS_ONE_OF(t->v[i - 1].low, other) || SLICE_IS_ONE_OF(t->v[i - 2].low, other))
		return -1;
	for (size_t u = 0; u < sizeof(units) / sizeof(units[0]); u++) {
		const struct token *w = &t->v[i - 2];
		int n = 1;

		if (!slice_is(t->v[i - 1].low, units[u]))
			continue;
		if (w->kind == TOKEN_NUMBER)
			n = w->len == 1 ? t->text.p[w->at] - '0' : 0;
		for (size_t k = 0; k < sizeof(numbers) / sizeof(numbers[0]); k++)
			if (slice_is(w->low, numbers[k]))
				n = (int)(k % 4) + 2;
		return n == 0 ? -1 : u < first_week ? n : n * 7;
	}
	return 0;
}

/* The day of the meeting that is due->date, less the time that it is to be done before; false when that is over or not known. */
static bool
is_done_before(const struct finish *f, int days, struct reading_due *due)
{
	due->date = civil_add_days(due->date, -days);
	if (days > 0)
		due->minute = -1;
	return days >= 0 && civil_compare(due->date, f->context.now.date) >= 0;
}

/* "invite Maya to the next meeting", "lade Maya zum nächsten Termin ein": they come then. */
static bool
is_invited(const struct token *verb)
{
	static const char *const words[] = { "invite", "invites", "lade", "l\303\244dt", "laden", "einladen", "inviter", "invita", "invito", "invitar", "convoque",
		"convoca", "convocar" };

	return SLICE_IS_ONE_OF(verb->low, words);
}

bool
finish_event_due(const struct finish *f, const struct tokens *t, size_t from, size_t verb, size_t to,
    struct reading_due *due)
{
	bool there, next;

	if (!(t->any & W_EVENT) || (verb < to && (is_invited(&t->v[verb]) || is_invited(&t->v[to - 1 - (to > verb + 1 && t->v[to - 1].kind == TOKEN_PUNCT)]))))
		return false;
	for (size_t i = from; i + 1 < to; i++) {
		size_t end;
		bool carried = verb < to && is_carried(t, verb, i);

		there = is_there(&t->v[i]) || carried;
		if (!there && !is_until(&t->v[i]))
			continue;
		/* "ahead of", "d'ici la" */
		if (day_in_front(f, t, i + 1 + slice_eq(t->v[i].low, SLICE("ahead")), to, due))
			return (!there || carried || (verb < to && is_telling(&t->v[verb]))) && is_done_before(f, days_before(t, from, i), due);
		end = event_end(t, i + 1, to, &next);
		if (end == 0)
			continue;
		if ((!there || carried || (verb < to && is_telling(&t->v[verb]))) &&
		    day_behind(f, t, end, to, due))
			return is_done_before(f, days_before(t, from, i), due);
		if (next && next_meeting(f, due))
			return is_done_before(f, days_before(t, from, i), due);
	}
	return false;
}

bool
search_is_sent_then(const struct search *s, size_t i, size_t first)
{
	static const char *const sends[] = { "send", "sends", "share", "shares", "circulate", "circulates", "forward", "forwards", "mail", "mails", "email",
		"emails", "schickt", "schicken", "schicke", "verschickt", "sendet", "envoie", "enverra", "env\303\255a", "enviar\303\241" };
	static const char *const papers[] = { "agenda", "presentation", "invite", "invitation", "einladung", "pr\303\251sentation", "presentaci\303\263n" };
	static const char *const of[] = { "for", "of", "f\303\274r", "vom", "zum", "pour", "du", "de", "para", "del" };

	return SLICE_IS_ONE_OF(s->t->v[i].low, papers) && s->verb < i && SLICE_IS_ONE_OF(s->t->v[s->verb].low, sends) &&
	    !SLICE_IS_ONE_OF(s->t->v[first - 1].low, of);
}
