/*
 * See answer_model.h: which day is wanted, for the second reader. Method: of the
 * days in the unit those that are not over and not the one it is due anyhow; a
 * bare weekday is the one behind that day, unless it shall be earlier; which of
 * several, is learned (answer_pick.h); "another week" counts from it.
 */
#include "parsers/base/pool.h"
#include "parsers/language/answer_pick.h"
#include "parsers/language/answer_sight.h"

/* Days of a unit that are weighed. */
#define DAYS_MAX 16
/* How likely it must be the one that is asked for: the only day, one of several; and how little the others.
 */
#define DAY_ALONE 0.5
#define DAY_AMONG 0.7
#define DAY_OTHER 0.4
#define WEEK 7
#define DAY_HOURS 24
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

static const char *const around_weekday[] = { "the", "on", "by", "am", "den", "until", "bis", "till", "zum",
	"ab", "von", "close", "of", "play", "business", "cob", "eod", "end", "day", "morning", "noon",
	"midday", "lunchtime", "afternoon", "evening", "night", "früh", "vormittag", "mittag", "nachmittag",
	"abend" };

/* "Friday", "the Friday", "by close of play on Friday", and no more. */
static bool
is_weekday(const struct elems *e, size_t i, const struct date_found *d)
{
	struct slice s = written(e, i), word;
	size_t found = 0;

	if (d->grain != DATE_DAY || d->business_days > 0)
		return false;
	while (answer_word_next(&s, &word)) {
		bool day = slice_among(word, weekdays, sizeof(weekdays) / sizeof(weekdays[0]));

		if (!day &&
		    !slice_among(word, around_weekday, sizeof(around_weekday) / sizeof(around_weekday[0])))
			return false;
		found += day;
	}
	return found == 1;
}

/* "Not before Christmas": when, is not said. */
static bool
is_open(const struct elems *e, size_t i)
{
	struct slice s = written(e, i), word;

	if (slice_has_digit(s))
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
says_class(const struct answer_unit *u, uint64_t classes)
{
	for (size_t p = 0; p < u->n; p++)
		for (size_t i = 0; i < u->v[p].n; i++)
			if (u->v[p].v[i].kind == ELEM_WORD && (u->v[p].v[i].is & classes) != 0)
				return true;
	return false;
}

#define AMONG(word, words) slice_among(word, words, sizeof(words) / sizeof((words)[0]))
#define AMONG_SAID(u, words) says_one(u, words, sizeof(words) / sizeof((words)[0]))

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

/* Does the unit name the weekday of the day it is due, "Friday" of a Friday? */
static bool
names_weekday_of(const struct reply *r, const struct answer_unit *u, struct civil_date old)
{
	struct reading_due due;

	for (size_t p = 0; p < u->n; p++)
		for (size_t i = 0; i < u->v[p].n; i++)
			if (u->v[p].v[i].kind == ELEM_DATE && is_weekday(&u->v[p], i, u->v[p].v[i].date) &&
			    date_due(r->pool, &r->dates, u->v[p].text, u->v[p].v[i].date, &due) &&
			    civil_weekday(due.date) == civil_weekday(old))
				return true;
	return false;
}

/*
 * "The Wednesday would be better", of what is due next week: the one behind that
 * day, not one of this week. "Already on Wednesday" is before it; and "Monday, not
 * Friday" the Monday that is nearest to that Friday.
 */
static void
weekday_move(const struct reply *r, const struct answer_unit *u, struct civil_date *date)
{
	static const char *const earlier[] = { "already", "earlier", "sooner", "early", "this", "schon",
		"bereits", "früher", "eher", "diese", "diesen", "dieser", "déjà", "ya", "antes" };
	static const char *const not_earlier[] = { "erst", "drauf", "darauf", "danach", "following", "later",
		"until", "after" };
	struct civil_date old, now = r->dates.now.date,
	                       sunday = civil_add_days(now, SUNDAY - civil_weekday(now));
	int ahead;

	if (!answer_due_now(r, u->item, &old) || AMONG_SAID(u, earlier))
		return;
	ahead = (civil_weekday(*date) - civil_weekday(old) + WEEK) % WEEK;
	if (ahead != 0 && !AMONG_SAID(u, not_earlier) && names_weekday_of(r, u, old))
		*date = civil_add_days(old, ahead > WEEK / 2 ? ahead - WEEK : ahead);
	else if (AMONG_SAID(u, not_earlier) ||
	    (civil_compare(*date, sunday) <= 0 && civil_compare(old, sunday) > 0))
		while (civil_compare(*date, old) < 0)
			*date = civil_add_days(*date, WEEK);
}

bool
answer_fill_one(struct reply *r, const struct answer_unit *u, enum pick_kind kind, size_t p, size_t i,
    struct reading_due *due)
{
	struct date_found d = *u->v[p].v[i].date;

	/* "can't be ready before the 3rd": then */
	d.bound = d.bound == DATE_BEFORE ? DATE_BY : d.bound;
	if (is_open(&u->v[p], i) || !date_due(r->pool, &r->dates, u->v[p].text, &d, due))
		return false;
	if (kind == PICK_BACK)
		return civil_compare(due->date, r->dates.now.date) >= 0;
	if (is_weekday(&u->v[p], i, u->v[p].v[i].date))
		weekday_move(r, u, &due->date);
	return civil_compare(due->date, r->dates.now.date) >= 0 &&
	    answer_due_order(r, u->item, due->date) != 0;
}

struct wanted {
	struct reading_due due;
	double p;  /* how likely it is the day that is asked for */
	bool bare; /* nothing but a weekday */
};

/* "Tue 1 or Wed 2? Let's go with Wed." */
static bool
is_same_day(const struct wanted *a, const struct wanted *b)
{
	return civil_compare(a->due.date, b->due.date) == 0 ||
	    (a->bare != b->bare && civil_weekday(a->due.date) == civil_weekday(b->due.date));
}

static void
day_merge(struct wanted *into, const struct wanted *one)
{
	double p = one->p > into->p ? one->p : into->p;

	if (into->bare || (!one->bare && one->p > into->p))
		*into = *one;
	into->p = p;
}

/* Which day it is, nobody can tell: "11/12". */
static bool
is_untold(struct reply *r, const struct elems *e, size_t i)
{
	struct reading_due due;

	return !is_open(e, i) && !date_due(r->pool, &r->dates, e->text, e->v[i].date, &due);
}

/* The days of the unit that may be meant, each once; false: too many, or none but one that nobody can tell.
 */
static bool
days_collect(struct reply *r, const struct answer_unit *u, enum pick_kind kind, struct wanted *v, size_t *n)
{
	struct picker k;
	bool untold = false;

	answer_picker_init(&k, r, u);
	*n = 0;
	for (size_t p = 0; p < u->n && k.days <= DAYS_MAX; p++)
		for (size_t i = 0; i < u->v[p].n; i++) {
			struct wanted w;
			size_t at = 0;

			if (u->v[p].v[i].kind != ELEM_DATE)
				continue;
			untold = untold || is_untold(r, &u->v[p], i);
			if (!answer_fill_one(r, u, kind, p, i, &w.due))
				continue;
			w.p = answer_picker_weigh(&k, kind, p, i, NULL);
			w.bare = is_weekday(&u->v[p], i, u->v[p].v[i].date);
			while (at < *n && !is_same_day(&v[at], &w))
				at++;
			if (at == *n)
				v[(*n)++] = w;
			else
				day_merge(&v[at], &w);
		}
	return k.days <= DAYS_MAX && !(untold && *n == 0);
}

/* The likeliest of them, if it is likely enough. */
static bool
day_choose(const struct wanted *v, size_t n, struct reading_due *due)
{
	size_t best = 0, next = n;

	for (size_t i = 1; i < n; i++)
		best = v[i].p > v[best].p ? i : best;
	for (size_t i = 0; i < n; i++)
		next = i != best && (next == n || v[i].p > v[next].p) ? i : next;
	if (n == 0 || v[best].p < (n == 1 ? DAY_ALONE : DAY_AMONG) || (n > 1 && v[next].p > DAY_OTHER))
		return false;
	*due = v[best].due;
	return true;
}

bool
answer_fill_day(struct reply *r, const struct answer_unit *u, struct reading_due *due)
{
	struct wanted v[DAYS_MAX];
	size_t n;

	if (!days_collect(r, u, PICK_DAY, v, &n))
		return false;
	/* "I can't do Friday": another day, and which is not said; "Friday" alone is none */
	if (n == 0) {
		due->given = false;
		return says_class(u, A_NOT | A_DECLINE | A_MOVE | A_CHANGE | A_MORETIME | A_BLOCKED | A_RISK);
	}
	/* the only one, and the rules say so too */
	if (n == 1 && due->given && civil_compare(due->date, v[0].due.date) == 0)
		return true;
	return day_choose(v, n, due);
}

bool
answer_fill_back(struct reply *r, const struct answer_unit *u, struct reading_due *due)
{
	struct wanted v[DAYS_MAX];
	size_t n;

	return days_collect(r, u, PICK_BACK, v, &n) && day_choose(v, n, due);
}

/* "Another week", "two more days", "one working day sooner", counted from the day it is due. */
struct shift {
	int days; /* 0: none, or several */
	bool working;
};

static const char *const more_words[] = { "more", "longer", "later", "extra", "another", "additional",
	"further", "länger", "mehr", "später", "spaeter", "weitere", "noch", "zusätzlich", "by", "um", "back",
	"verschieben", "nach", "de", "grace" };
static const char *const less_words[] = { "earlier", "sooner", "früher", "eher", "vorher" };
static const char *const working_words[] = { "working", "business" };
static const char *const working_days[] = { "werktag", "werktage", "arbeitstag", "arbeitstage" };

/* The count and the unit that end with this word; before: the last word that says how many. */
static struct shift
shift_at(struct slice before, struct slice word, bool working)
{
	bool day = AMONG(word, working_days);
	bool hours = slice_eq_nocase(word, SLICE("hours")) || slice_eq_nocase(word, SLICE("stunden"));
	int n = due_count_of(before), unit = day ? 1 : due_unit_of(word);

	if (hours)
		return (struct shift) { n % DAY_HOURS == 0 ? n / DAY_HOURS : 0, false };
	return (struct shift) { n * unit, (working || day) && unit == 1 };
}

static struct shift
shift_of(const struct answer_unit *u)
{
	struct shift found = { 0, false };

	for (size_t p = 0; p < u->n; p++) {
		struct slice rest = u->v[p].text, word, before = { NULL, 0 };
		bool working = false;

		if (u->v[p].n == 0)
			continue;
		rest = slice_to(
		    slice_from(rest, u->v[p].v[0].at), u->v[p].v[u->v[p].n - 1].end - u->v[p].v[0].at);
		while (answer_word_next(&rest, &word)) {
			struct shift one = shift_at(before, word, working);

			if (one.days > 0 && found.days != 0 && found.days != one.days)
				return (struct shift) { 0, false };
			found = one.days > 0 ? one : found;
			working = AMONG(word, working_words);
			if (!working && (!AMONG(word, more_words) || due_count_of(word) > 0))
				before = word;
		}
	}
	if (AMONG_SAID(u, less_words))
		found.days = -found.days;
	else if (!AMONG_SAID(u, more_words))
		found.days = 0;
	return found;
}

/* That many days further, only Monday to Friday counted when they are working days. */
static struct civil_date
shifted(struct civil_date day, struct shift shift)
{
	int step = shift.days < 0 ? -1 : 1;

	if (!shift.working)
		return civil_add_days(day, shift.days);
	for (int left = shift.days * step; left > 0;) {
		day = civil_add_days(day, step);
		left -= civil_weekday(day) <= FRIDAY;
	}
	return day;
}

bool
answer_fill_shift(const struct reply *r, const struct answer_unit *u, int item, struct reading_due *due)
{
	struct shift shift = shift_of(u);
	struct civil_date old, new;

	if (shift.days == 0 || !answer_due_now(r, item, &old))
		return false;
	new = shifted(old, shift);
	/* a weekend within means that days may be working days: nobody can tell */
	if ((!shift.working && shift.days % WEEK != 0 &&
	        (civil_weekday(old) + shift.days > FRIDAY || civil_weekday(old) + shift.days < 1)) ||
	    civil_compare(new, r->dates.now.date) < 0)
		return false;
	*due = (struct reading_due) { .given = true, .minute = -1, .date = new };
	return true;
}
