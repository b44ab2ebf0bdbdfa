/*
 * See answer_model.h: which day is wanted, for the second reader. Method: of the
 * days in the unit those that are not over and not the one it is due anyhow; a
 * bare weekday is the one behind that day, unless it shall be earlier; "another
 * week" counts from it.
 */
#include "parsers/base/pool.h"
#include "parsers/language/answer_model.h"
#include "parsers/language/answer_sight.h"

#define WEEK 7
#define FRIDAY 5
#define SUNDAY 7

static const char *const weekdays[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
	"sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "montag",
	"dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "mo", "di", "mi",
	"do", "fr", "sa", "so", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "lunes", "martes",
	"miércoles", "jueves", "viernes" };

static struct slice
written(const struct elems *e, size_t i)
{
	return slice_to(slice_from(e->text, e->v[i].at), e->v[i].end - e->v[i].at);
}

/* "Friday", "the Friday", and no more. */
static bool
is_weekday(const struct elems *e, size_t i, const struct date_found *d)
{
	static const char *const before[] = { "the", "on", "by", "am", "den", "until", "bis", "till" };
	struct slice s = written(e, i), word;

	if (d->grain != DATE_DAY || d->business_days > 0 || !answer_word_next(&s, &word))
		return false;
	while (slice_among(word, before, sizeof(before) / sizeof(before[0])))
		if (!answer_word_next(&s, &word))
			return false;
	return slice_trim(s).len == 0 && slice_among(word, weekdays, sizeof(weekdays) / sizeof(weekdays[0]));
}

/* "Not before Christmas": when, is not said. */
static bool
is_open(const struct elems *e, size_t i)
{
	struct slice s = written(e, i), word;

	for (size_t k = 0; k < s.len; k++)
		if (s.p[k] >= '0' && s.p[k] <= '9')
			return false;
	while (answer_word_next(&s, &word))
		if (slice_among(word, weekdays, sizeof(weekdays) / sizeof(weekdays[0])))
			return false;
	return e->v[i].date->bound == DATE_BEFORE;
}

size_t
answer_fill_dates(const struct answer_unit *u)
{
	size_t n = 0;

	for (size_t p = 0; p < u->n; p++)
		for (size_t i = 0; i < u->v[p].n; i++)
			n += u->v[p].v[i].kind == ELEM_DATE && !is_open(&u->v[p], i);
	return n;
}

static bool
says_one(const struct answer_unit *u, const char *const *words, size_t n)
{
	for (size_t p = 0; p < u->n; p++) {
		struct slice rest = u->v[p].text, word;

		if (u->v[p].n == 0)
			continue;
		rest = slice_to(
		    slice_from(rest, u->v[p].v[0].at), u->v[p].v[u->v[p].n - 1].end - u->v[p].v[0].at);
		while (answer_word_next(&rest, &word))
			if (slice_among(word, words, n))
				return true;
	}
	return false;
}

/*
 * "The Wednesday would be better", of what is due next week: the one behind that
 * day, not one of this week. "Already on Wednesday" is before it.
 */
static void
weekday_later(const struct reply *r, const struct answer_unit *u, int item, struct civil_date *date)
{
	static const char *const earlier[] = { "already", "earlier", "sooner", "early", "this", "schon",
		"bereits", "früher", "eher", "diese", "diesen", "dieser", "déjà", "ya", "antes" };
	struct civil_date old;

	struct civil_date now = r->dates.now.date, sunday = civil_add_days(now, SUNDAY - civil_weekday(now));

	if (!answer_due_now(r, item, &old) || civil_compare(*date, sunday) > 0 ||
	    civil_compare(old, sunday) <= 0 || says_one(u, earlier, sizeof(earlier) / sizeof(earlier[0])))
		return;
	while (civil_compare(*date, old) < 0)
		*date = civil_add_days(*date, WEEK);
}

/*
 * Of the days that are not over and not the one it is due anyhow, the last: what
 * comes before it is why ("the vendor sends his on the 9th, so the 11th"). A single
 * day may be an earlier one.
 */
bool
answer_fill_day(struct reply *r, const struct answer_unit *u, int item, struct reading_due *due)
{
	size_t days = 0, later = 0;
	struct reading_due last = { .minute = -1 }, only = { .minute = -1 };

	for (size_t p = 0; p < u->n; p++)
		for (size_t i = 0; i < u->v[p].n; i++) {
			const struct elem *e = &u->v[p].v[i];
			struct reading_due one;
			struct date_found d;
			int order;

			if (e->kind != ELEM_DATE || is_open(&u->v[p], i))
				continue;
			/* "can't be ready before the 3rd": then */
			d = *e->date;
			d.bound = d.bound == DATE_BEFORE ? DATE_BY : d.bound;
			if (!date_due(r->pool, &r->dates, u->v[p].text, &d, &one))
				return false;
			if (is_weekday(&u->v[p], i, e->date))
				weekday_later(r, u, item, &one.date);
			order = answer_due_order(r, item, one.date);
			if (civil_compare(one.date, r->dates.now.date) < 0 || order == 0)
				continue;
			days += !only.given || civil_compare(one.date, only.date) != 0;
			only = one;
			if (order < 0)
				continue;
			later += !last.given || civil_compare(one.date, last.date) != 0;
			if (!last.given || civil_compare(one.date, last.date) > 0)
				last = one;
		}
	if (later > 2 || (later == 0 && days != 1))
		return false;
	*due = later > 0 ? last : only;
	return true;
}

/* "Another week", "two more days", "eine Woche später": days behind the day it is due; 0: none, or several.
 */
static int
shift_of(const struct answer_unit *u)
{
	static const char *const more[] = { "more", "longer", "later", "extra", "another", "additional",
		"further", "länger", "mehr", "später", "spaeter", "weitere", "noch", "zusätzlich", "by", "um",
		"back", "verschieben", "de" };
	int found = 0;

	for (size_t p = 0; p < u->n; p++) {
		struct slice rest = u->v[p].text, word, before = { NULL, 0 };

		if (u->v[p].n == 0)
			continue;
		rest = slice_to(
		    slice_from(rest, u->v[p].v[0].at), u->v[p].v[u->v[p].n - 1].end - u->v[p].v[0].at);
		while (answer_word_next(&rest, &word)) {
			int n = due_count_of(before) * due_unit_of(word);

			if (n > 0)
				found = found == 0 || found == n ? n : -1;
			if (!slice_among(word, more, sizeof(more) / sizeof(more[0])) ||
			    due_count_of(word) > 0)
				before = word;
		}
	}
	return found > 0 && says_one(u, more, sizeof(more) / sizeof(more[0])) ? found : 0;
}

bool
answer_fill_shift(const struct reply *r, const struct answer_unit *u, int item, struct reading_due *due)
{
	int days = shift_of(u);
	struct civil_date old;

	/* a weekend within means that days may be working days: nobody can tell */
	if (days == 0 || !answer_due_now(r, item, &old) ||
	    (days % WEEK != 0 && civil_weekday(old) + days > FRIDAY))
		return false;
	due->given = true;
	due->minute = -1;
	due->date = civil_add_days(old, days);
	return true;
}
