/*
 * See answer_sight.h: what a date in a clause is: agreed with, or another one, or
 * only mentioned. Method: rules from the most to the least binding; whatever may
 * speak of something else beside its date is left to be asked.
 */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/language/answer_sight.h"

/* Days that somebody asks for besides: a quarter; more is a number of something else. */
#define DAYS_SHIFT_MAX 92

/* How far a weekday is looked for that is the due date's. */
#define WEEKS_MAX 8

/* "not before Tuesday" is Tuesday, though before Tuesday is Monday. */
static bool
is_not_before(const struct clause *c, size_t i)
{
	for (size_t k = c->from; k < c->to; k++)
		if (c->e->v[k].kind == ELEM_WORD &&
		    (c->e->v[k].is & (k < i ? A_ONLY | A_NOT | A_DECLINE : A_NOT | A_DECLINE)))
			return true;
	return false;
}

static bool
is_only(const struct clause *c, size_t i)
{
	return i > c->from && c->e->v[i - 1].kind == ELEM_WORD && (c->e->v[i - 1].is & A_ONLY);
}

static bool
is_old_date(const struct clause *c, size_t i)
{
	for (size_t k = i; k > c->from && k + 3 > i; k--) {
		const struct elem *e = &c->e->v[k - 1];

		if (e->kind == ELEM_WORD && (e->is & A_INSTEADOF))
			return true;
		if (e->kind != ELEM_WORD || !(e->is & A_FILL))
			return false;
	}
	return false;
}

bool
answer_due(struct reply *r, const struct clause *c, struct reading_due *due, size_t *at)
{
	bool found = false;

	for (size_t i = c->from; i < c->to; i++) {
		struct date_found d;
		struct reading_due one;

		if (c->e->v[i].kind != ELEM_DATE || is_old_date(c, i))
			continue;
		d = *c->e->v[i].date;
		/* "only from the 8th on" */
		if (d.bound == DATE_FROM && is_only(c, i))
			d.bound = DATE_BY;
		if (d.bound == DATE_BEFORE && is_not_before(c, i))
			d.bound = DATE_BY;
		if (!date_due(r->pool, &r->dates, c->e->text, &d, &one))
			return false;
		if (found && civil_compare(one.date, due->date) != 0)
			return false;
		*due = one;
		*at = i;
		found = true;
	}
	return found;
}

/* "Friday", and no more. */
static bool
is_weekday(const struct sight *s)
{
	const struct elem *e = &s->c->e->v[s->due_at];

	if (s->due.text.len == 0 || memchr(s->c->e->text.p + e->at, ' ', e->end - e->at) != NULL)
		return false;
	for (size_t i = e->at; i < e->end; i++)
		if (s->c->e->text.p[i] >= '0' && s->c->e->text.p[i] <= '9')
			return false;
	return true;
}

/* "Friday is fine", and it is due on a Friday: that one, not the next. */
static bool
is_due_weekday(const struct sight *s)
{
	for (int weeks = 1; weeks <= WEEKS_MAX && is_weekday(s); weeks++)
		if (answer_due_order(s->r, s->item, civil_add_days(s->due.date, weeks * 7)) == 0)
			return true;
	return false;
}

/*
 * "Thursday is tight, Friday would be better", of what is due in more than a week:
 * the Friday behind that Thursday, not the next one. False: nobody can tell which.
 */
static bool
weekday_meant(const struct sight *s, struct reading_due *due)
{
	struct civil_date now = s->r->dates.now.date, old, day = due->date;

	if (!is_weekday(s) || !answer_due_now(s->r, s->item, &old) || civil_compare(day, old) >= 0 ||
	    civil_compare(old, civil_add_days(now, 7)) <= 0)
		return true;
	for (int weeks = 0; weeks < WEEKS_MAX && civil_compare(day, old) < 0; weeks++)
		day = civil_add_days(day, 7);
	/* of another week, and the one before it is due is not the only one */
	if (!s->c->refused && civil_weekday(day) <= civil_weekday(old))
		return civil_compare(civil_add_days(due->date, 7), day) >= 0 &&
		    !sight_has(s, A_ONLY | A_MAY | A_SOFT);
	due->date = day;
	due->why = (struct slice) { NULL, 0 };
	return true;
}

struct verdict
due_change(const struct sight *s)
{
	struct verdict v = act_of(ACT_CHANGE);

	/* nobody proposes a day that is over */
	if (civil_compare(s->due.date, s->r->dates.now.date) < !s->requester)
		return verdict_of(VERDICT_RISKY);
	v.due = s->due;
	v.text = sight_whole(s->r, s->c);
	return weekday_meant(s, &v.due) ? v : verdict_of(VERDICT_RISKY);
}

/* -- a week later -- */

int
due_count_of(struct slice word)
{
	static const struct {
		const char *word;
		int n;
	} counts[] = { { "a", 1 }, { "an", 1 }, { "one", 1 }, { "ein", 1 }, { "eine", 1 }, { "einen", 1 },
		{ "two", 2 }, { "zwei", 2 }, { "three", 3 }, { "drei", 3 }, { "four", 4 }, { "vier", 4 },
		{ "five", 5 }, { "fünf", 5 }, { "six", 6 }, { "sechs", 6 }, { "seven", 7 }, { "sieben", 7 },
		{ "eight", 8 }, { "acht", 8 }, { "nine", 9 }, { "neun", 9 }, { "ten", 10 }, { "zehn", 10 },
		{ "eleven", 11 }, { "elf", 11 }, { "twelve", 12 }, { "zwölf", 12 }, { "une", 1 }, { "un", 1 },
		{ "una", 1 }, { "deux", 2 }, { "dos", 2 }, { "another", 1 } };
	int n = 0;

	for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++)
		if (slice_eq_nocase(word, slice_of(counts[i].word)))
			return counts[i].n;
	for (size_t i = 0; i < word.len; i++) {
		if (word.p[i] < '0' || word.p[i] > '9' || n > DAYS_SHIFT_MAX)
			return 0;
		n = n * 10 + word.p[i] - '0';
	}
	return n <= DAYS_SHIFT_MAX ? n : 0;
}

int
due_unit_of(struct slice word)
{
	static const struct {
		int days;
		const char *const words[8];
	} units[] = {
		{ 14, { "fortnight" } },
		{ 7, { "week", "weeks", "woche", "wochen", "semaine", "semaines", "semana", "semanas" } },
		{ 1, { "day", "days", "tag", "tage", "jour", "jours", "día", "días" } },
	};

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		for (size_t k = 0; k < 8 && units[i].words[k] != NULL; k++)
			if (slice_eq_nocase(word, slice_of(units[i].words[k])))
				return units[i].days;
	return 0;
}

bool
answer_word_next(struct slice *text, struct slice *word)
{
	size_t from = 0, to;

	while (from < text->len && char_among(text->p[from], " ,.;:!?()"))
		from++;
	for (to = from; to < text->len && !char_among(text->p[to], " ,.;:!?()");)
		to++;
	*word = slice_to(slice_from(*text, from), to - from);
	*text = slice_from(*text, to);
	return word->len > 0;
}

int
due_shift(const struct sight *s)
{
	static const char *const by[] = { "by", "um", "de", "back" };
	static const char *const later[] = { "later", "später", "spaeter" };
	struct slice text = sight_whole(s->r, s->c), word, one = { NULL, 0 }, two = one;
	int found = 0;

	while (answer_word_next(&text, &word)) {
		struct slice rest = text, next;
		int n = due_count_of(one) * due_unit_of(word);

		if (n > 0 &&
		    (slice_among(two, by, sizeof(by) / sizeof(by[0])) ||
		        (answer_word_next(&rest, &next) &&
		            slice_among(next, later, sizeof(later) / sizeof(later[0])))))
			found = found == 0 ? n : -1;
		two = one;
		one = word;
	}
	return found > 0 ? found : 0;
}

bool
due_is_shift(const struct sight *s)
{
	struct slice w = sight_written(s, &s->c->e->v[s->due_at]);

	return slice_find_nocase(w, SLICE("später")) < w.len || slice_find_nocase(w, SLICE("later")) < w.len;
}

/* "Would it be all right if I delivered on 9 December?": no condition */
static bool
asks_if(const struct sight *s)
{
	const struct elem *may = sight_first(s->c, A_MAY), *cond = sight_first(s->c, A_COND);

	return s->c->asks && may != NULL && may < cond;
}

bool
due_proposed(const struct sight *s)
{
	return s->has_due && !sight_doubts(s) && !sight_has(s, A_DONE | A_PAST | A_SAID | A_IRONY) &&
	    (!sight_has(s, A_COND) || asks_if(s)) && (!sight_has(s, A_NEED) || sight_has(s, A_MORETIME)) &&
	    s->unknown <= UNKNOWN_CHANGE &&
	    (s->c->refused || sight_has(s, A_MAY | A_CHANGE | A_MOVE | A_OK | A_ONLY | A_MORETIME));
}

static struct verdict
date_is_fine(const struct sight *s)
{
	int order = answer_due_order(s->r, s->item, s->due.date);

	if (order == 0 || is_due_weekday(s))
		return act_of(ACT_CONFIRM);
	if (s->requester)
		return verdict_of(VERDICT_RISKY);
	return due_change(s);
}

/* "I hope to finish it by Friday" */
static bool
hopes(const struct sight *s)
{
	for (size_t i = s->c->from; i < s->c->to; i++) {
		struct slice w = sight_written(s, &s->c->e->v[i]);

		if (slice_find_nocase(w, SLICE("hope")) < w.len ||
		    slice_find_nocase(w, SLICE("hoff")) < w.len || slice_find_nocase(w, SLICE("esp")) < w.len)
			return s->c->e->v[i].kind == ELEM_WORD && (s->c->e->v[i].is & A_DOUBT) != 0;
	}
	return false;
}

/* "will be done by Friday", "done by Friday": on track, or another date. */
static struct verdict
will_be(const struct sight *s)
{
	int order = answer_due_order(s->r, s->item, s->due.date);
	struct verdict v;

	if (hopes(s) || (s->unknown > 0 && !sight_has(s, A_TRACK)))
		return verdict_of(VERDICT_RISKY);
	if (order == 1)
		return due_change(s);
	if (order == 2)
		return verdict_of(VERDICT_RISKY);
	v = act_of(ACT_ON_TRACK);
	v.text = sight_whole(s->r, s->c);
	return v;
}

/* "We are here on 9 December": what somebody is or has on a day proposes none. */
static bool
is_verb(const struct sight *s, const struct elem *e)
{
	static const char *const verbs[] = { "final", "version", "final version", "file", "document",
		"report", "update", "answer", "meeting", "call", "slides", "team", "results", "bericht",
		"mail", "'m", "am", "are", "'re", "was", "were", "have", "had", "been", "went", "go", "bin",
		"sind", "war", "waren", "habe", "haben", "hatte", "suis", "sommes", "estoy", "estamos" };

	return (e->is & A_CHANGE) == 0 &&
	    slice_among(sight_written(s, e), verbs, sizeof(verbs) / sizeof(verbs[0]));
}

static bool
is_bare_date(const struct sight *s)
{
	static const uint64_t small =
	    A_FILL | A_CHANGE | A_UNTIL | A_MOVE | COURTESY | A_AND | A_BUT | A_ONLY | A_SOFT;

	for (size_t i = s->c->from; i < s->c->to; i++)
		if (s->c->e->v[i].kind == ELEM_WORD &&
		    (!(s->c->e->v[i].is & small) || is_verb(s, &s->c->e->v[i])))
			return false;
	return !sight_has(s, A_NOT | A_COND);
}

/* A word of consent that is not one of what can be done by when as well ("schaffe ich"). */
static bool
agrees(const struct sight *s)
{
	for (size_t i = s->c->from; i < s->c->to; i++)
		if (s->c->e->v[i].kind == ELEM_WORD && (s->c->e->v[i].is & CONSENT) &&
		    !(s->c->e->v[i].is & (A_CHANGE | A_DECLINE)))
			return true;
	return false;
}

/* "I'd rather deliver it on ...": the writer, and more than "by". */
static bool
offers(const struct sight *s)
{
	const struct elem *first = &s->c->e->v[s->c->from];
	struct slice who = slice_to(slice_from(s->c->e->text, first->at), first->end - first->at);

	if (!slice_starts_nocase(who, SLICE("i")) && !slice_starts_nocase(who, SLICE("we")) &&
	    !slice_starts_nocase(who, SLICE("wir")))
		return false;
	for (size_t i = s->c->from; i < s->c->to; i++)
		if (s->c->e->v[i].kind == ELEM_WORD && (s->c->e->v[i].is & A_CHANGE) &&
		    s->c->e->v[i].end - s->c->e->v[i].at > 4)
			return true;
	return false;
}

/* "no capacity" */
static bool
lacks_means(const struct sight *s)
{
	static const char *const means[] = { "capacity", "bandwidth", "time", "resources", "zeit",
		"kapazität" };
	const struct elem *e = sight_first(s->c, A_DECLINE);

	for (size_t i = 0; e != NULL && i < sizeof(means) / sizeof(means[0]); i++) {
		struct slice w = sight_written(s, e);

		if (slice_find_nocase(w, slice_of(means[i])) < w.len)
			return true;
	}
	return false;
}

/* "The 4th is a holiday here": alone nobody can tell; another date beside it is what is meant. */
struct verdict
due_circumstance(const struct sight *s)
{
	struct verdict v = verdict_of(VERDICT_RISKY);

	v.rejects_date = !s->requester && !s->quoted && s->names == 0 &&
	    !sight_has(s, CONSENT | A_SAID | A_COND | A_IRONY | A_NO);
	return v;
}

/* "We could ...": of what is promised, and by who promised it. */
static bool
is_own(const struct sight *s)
{
	static const char *const we[] = { "i", "we", "ich", "wir" };

	if (!slice_among(sight_written(s, &s->c->e->v[s->c->from]), we, sizeof(we) / sizeof(we[0])))
		return false;
	for (size_t i = s->c->from; i < s->c->to; i++)
		if (s->c->e->v[i].points != 0)
			return true;
	return false;
}

struct verdict
due_read(const struct sight *s)
{
	const struct date_found *date = s->c->e->v[s->due_at].date;
	bool plain = (date->bound == DATE_PLAIN || date->bound == DATE_FROM) && !sight_has(s, A_FUTURE);
	bool past = plain &&
	    (sight_has(s, A_PAST) ||
	        (sight_has(s, A_DONE) && civil_compare(s->due.date, s->r->dates.now.date) == 0));
	bool open = sight_has(s, A_NOT | A_DECLINE) && !sight_has(s, A_ONLY);

	/* no time for it until then, or at all? */
	if (date->bound == DATE_BEFORE && lacks_means(s))
		return verdict_of(VERDICT_RISKY);
	/* "I won't get to it before Wednesday" */
	if (open && date->bound == DATE_BEFORE && s->unknown == 0 && s->dates == 1 && s->names == 0 &&
	    !s->quoted && !sight_doubts(s) && !agrees(s) &&
	    !sight_has(s, A_COND | A_SAID | A_IRONY | A_TRACK | A_NEED | A_BLOCKED | A_REOPEN))
		return due_change(s);

	if (s->quoted || sight_has(s, A_SAID | A_IRONY | A_SOMEONE) || sight_doubts(s) ||
	    s->unknown > UNKNOWN_CHANGE || s->names > 0)
		return due_circumstance(s);
	if ((sight_has(s, A_COND) && !sight_has(s, A_MOVE | A_ONLY)) ||
	    (sight_has(s, A_PARTIAL) && !sight_has(s, A_MOVE | A_TRACK)))
		return verdict_of(VERDICT_RISKY);
	if (open && !sight_has(s, A_MOVE)) {
		struct verdict v = verdict_of(VERDICT_RISKY);

		v.rejects_date = !sight_has(s, CONSENT & ~A_OK) && s->dates == 1;
		return v;
	}
	if (past)
		return s->unknown == s->recipients ? act_of(ACT_DONE) : verdict_of(VERDICT_RISKY);
	if (sight_has(s, A_MOVE) || (sight_has(s, A_ONLY) && !sight_has(s, A_DONE)))
		return due_change(s);
	if (sight_has(s, A_RISK) && !sight_negated(s, sight_first(s->c, A_RISK))) {
		struct verdict v = sight_telling(s, sight_first(s->c, A_RISK), ACT_AT_RISK);

		if (sight_has(s, A_SOFT) && !sight_has(s, A_NOT))
			v.due = s->due;
		return v;
	}
	if (sight_has(s, A_DONE | A_PAST) && plain && !sight_has(s, A_TRACK))
		return verdict_of(VERDICT_RISKY);
	if (sight_has(s, A_FUTURE) && !sight_has(s, A_DONE | A_TRACK | A_PAST) && s->unknown > 0)
		return verdict_of(VERDICT_RISKY);
	if (sight_has(s, A_DONE | A_FUTURE | A_TRACK | A_PAST))
		return sight_has(s, A_PARTIAL) ? verdict_of(VERDICT_RISKY) : will_be(s);
	if (sight_has(s, A_OK | A_YES | A_ACCEPT))
		return date_is_fine(s);
	if (is_bare_date(s) && !sight_has(s, A_ONLY | A_SOFT) && is_due_weekday(s))
		return act_of(ACT_CONFIRM);
	/* "the painters should be through by Wednesday", long before it is due */
	if (s->unknown > 0 && answer_due_order(s->r, s->item, s->due.date) != 1 && !offers(s))
		return due_circumstance(s);
	if (civil_compare(s->due.date, s->r->dates.now.date) <= 0 && !s->requester)
		return due_circumstance(s);
	if (s->unknown > 0 && !sight_has(s, A_SOFT | A_MAY | A_INSTEADOF) && !offers(s))
		return due_circumstance(s);
	/* "we could sign on 8 December" */
	if (sight_has(s, A_SOFT) && s->unknown == 0 && !s->requester && is_own(s) &&
	    answer_due_order(s->r, s->item, s->due.date) == 1)
		return due_change(s);
	if (sight_has(s, A_CHANGE | A_INSTEADOF) || is_bare_date(s))
		return s->requester || answer_due_order(s->r, s->item, s->due.date) != 0
		    ? due_change(s)
		    : act_of(ACT_CONFIRM);
	return due_circumstance(s);
}

/* "I'd need, for this, until 10 December": time is what is needed. "Ich brauche das bis Freitag" is no such
 * thing. */
bool
due_needed(const struct sight *s)
{
	static const char *const things[] = { "das", "es", "die", "den", "dies", "diese", "it", "this",
		"that", "them", "these", "sie" };
	const struct elem *need = sight_first(s->c, A_NEED), *date = &s->c->e->v[s->due_at];
	struct slice w = sight_written(s, date);
	bool until = slice_starts_nocase(w, SLICE("bis")) || slice_starts_nocase(w, SLICE("until"));

	if (need == NULL || s->unknown > 0 || s->names > 0 || need > date)
		return false;
	for (const struct elem *e = need + 1; e < date; e++) {
		if (e->kind != ELEM_WORD || e->points != 0)
			return false;
		if (SLICE_AMONG(sight_written(s, e), things))
			return false;
		until = until || (e->is & A_UNTIL) || slice_eq_nocase(sight_written(s, e), SLICE("bis"));
	}
	return until;
}

/* "Could we push it back by a week?" */
bool
due_shifted(const struct sight *s, struct verdict *v)
{
	int days = due_shift(s);

	if (days == 0 || (s->has_due && !due_is_shift(s)) || !sight_has(s, A_MOVE | A_CHANGE | A_MORETIME) ||
	    s->quoted || s->names > 0 || s->unknown > UNKNOWN_CHANGE ||
	    sight_has(s, A_NOT | A_COND | A_SAID | A_IRONY | A_PAST | A_RISK) || sight_doubts(s))
		return false;
	*v = act_of(ACT_CHANGE);
	v->text = sight_whole(s->r, s->c);
	v->shift_days = days;
	return true;
}

/* "please change that one": how, another clause may say */
static bool
is_change_alone(const struct sight *s)
{
	static const char *const verbs[] = { "change", "date", "deadline", "termin", "move", "postpone",
		"shift", "reschedule", "push", "verschieben", "schieben", "ändern", "reporter", "décaler",
		"aplazar", "cambiar" };
	const struct elem *move = sight_first(s->c, A_MOVE);
	bool moves = false;

	for (size_t i = 0; move != NULL && i < sizeof(verbs) / sizeof(verbs[0]); i++)
		moves = moves ||
		    slice_find_nocase(sight_written(s, move), slice_of(verbs[i])) < move->end - move->at;
	return moves && sight_has(s, A_CHANGE) && s->dates == 0 && s->names == 0 && s->unknown == 0 &&
	    !s->quoted && !s->requester && s->c->to - s->c->from > 1 &&
	    !sight_has(s, ~(A_MOVE | A_CHANGE | A_FILL | COURTESY | A_AND | A_POINT | A_SELF | A_UNTIL));
}

bool
due_open(const struct sight *s, struct verdict *v)
{
	bool more = sight_has(s, A_MORETIME) && !s->has_due && !sight_has(s, A_NOT | A_COND | A_SAID) &&
	    !sight_doubts(s);

	if (!more && !is_change_alone(s))
		return false;
	*v = act_of(ACT_CHANGE);
	v->text = sight_whole(s->r, s->c);
	return true;
}
