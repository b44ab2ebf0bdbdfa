/*
 * See date_run.h. Months, days and years in words and figures: "5 Dec 2026",
 * "Dec 5-7", "12/5/26", "2026-12-05", "the 15th".
 */
#include "parsers/language/date_run.h"

static bool
is_daymark(const struct date_run *run, size_t i)
{
	return date_is(run, i, T_UNIT) && run->t[i].value == U_DAY && (run->t[i].flags & F_DAY) &&
	    run->language->ideographs;
}

static bool
is_filler(const struct date_run *run, size_t i)
{
	const struct date_token *t = &run->t[i];

	return t->kind == T_OF || t->kind == T_THE || (t->kind == T_COMMA && t->value == 0) ||
	    t->kind == T_DASH || t->kind == T_SLASH || is_daymark(run, i);
}

static size_t
skip(const struct date_run *run, size_t i, size_t most)
{
	for (size_t n = 0; n < most && is_filler(run, i); n++)
		i++;
	return i;
}

/* A number that something else claims: "5 pm", "3 weeks", "10:30". */
static bool
claimed(const struct date_run *run, size_t i)
{
	enum date_kind k = run->t[i].kind;

	/* "24/12 noon" */
	if (k == T_NOON && i > 0 && run->t[i - 1].kind == T_PAIR && run->t[i - 1].value == '/')
		return false;
	return k == T_MERIDIEM || k == T_HOUR || (k == T_UNIT && !is_daymark(run, i)) || k == T_NOON;
}

static bool
is_to(const struct date_run *run, size_t i)
{
	return date_is(run, i, T_DASH) || date_is(run, i, T_TO) || (date_is(run, i, T_AND) && run->between);
}

/* ", 2026", "-26", "of 2026" behind a month or a day; *i moves. */
static void
year_behind(const struct date_run *run, size_t *i, int *year)
{
	size_t j = skip(run, *i, 2), n;
	bool close =
	    j == *i || date_is(run, *i, T_DASH) || date_is(run, *i, T_SLASH) || date_is(run, *i, T_COMMA);

	if (date_is(run, j, T_IN))
		j++;
	n = date_year(run, j, close, year);
	if (n > 0 && !(date_is(run, j + n, T_UNIT) && !run->language->ideographs))
		*i = j + n;
}

bool
date_counts_things(const struct date_run *run, size_t i, size_t n)
{
	return run->t[i].kind == T_NUM && n == 1 && i + n == run->n && run->word_behind && !run->language->ideographs;
}

/* "the end of" November, "Mitte" Dezember: what stands in front of token i says which part of it is meant. */
static bool
is_behind_edge(const struct date_run *run, size_t i)
{
	while (i > 0 && (run->t[i - 1].kind == T_OF || run->t[i - 1].kind == T_THE))
		i--;
	return i > 0 && (run->t[i - 1].kind == T_EDGE || run->t[i - 1].kind == T_CLOSING || run->t[i - 1].kind == T_ROUGH);
}

/* Does the number of n tokens at k, behind the month at i, count what follows: "in December two offers", "by the end of November 2
 * offers"? */
static bool
counts_behind(const struct date_run *run, size_t i, size_t k, size_t n)
{
	return date_counts_things(run, k, n) && (run->t[k].digits == 0 || is_behind_edge(run, i));
}

/* "-7" behind "Aug 5": *i moves. */
static void
day_to_behind(const struct date_run *run, size_t *i, int *day_to, int day)
{
	size_t j = *i, n;
	int v;

	if (!is_to(run, j))
		return;
	j++;
	if (date_is(run, j, T_THE))
		j++;
	n = date_day_number(run, j, &v);
	if (n == 0 || v <= day || claimed(run, j + n))
		return;
	if (date_is(run, j + n, T_MONTH) || date_is(run, skip(run, j + n, 2), T_MONTH))
		return;
	if (date_is(run, *i, T_AND) && run->t[j].digits == 0 && run->t[j].kind != T_ORD)
		return;
	*day_to = v;
	*i = j + n;
	if (is_daymark(run, *i))
		(*i)++;
}

/* "Dec 5, 2026", "Dec 5-7", "Dec 2026", "September-2020-23", "Dec". */
static bool
month_first(const struct date_run *run, size_t i, struct date_part *part)
{
	size_t j = i + 1, n, k;
	int v;

	part->month = run->t[i].value;
	part->core = D_CIVIL;
	k = skip(run, j, 2);
	if (date_is(run, k, T_YEARMONTH) && run->t[k].b >= 1 && run->t[k].b <= 31) { /* Sep-23-2020 */
		part->year = run->t[k].a;
		part->day = run->t[k].b;
		part->to = k + 1;
		return true;
	}
	if (date_is(run, j, T_PAIR) && run->t[j].value == '/' && run->t[j].a >= 1 &&
	    run->t[j].b == run->t[j].a + 1 && run->t[j].b <= 31) { /* "Dec 1/2" */
		part->day = run->t[j].a;
		part->day_to = run->t[j].b;
		part->to = j + 1;
		year_behind(run, &part->to, &part->year);
		return true;
	}
	n = date_year(run, k, false, &v);
	if (n > 0 && !(date_is(run, j, T_DASH) && (run->t[j].flags & F_SPACE))) {
		part->year = v;
		j = k + n;
		if (date_is(run, j, T_DASH) && (n = date_day_number(run, j + 1, &v)) > 0) {
			part->day = v;
			j += 1 + n;
		}
		part->to = j;
		return true;
	}
	n = date_day_number(run, k, &v);
	if (n > 0 && !claimed(run, k + n) && !counts_behind(run, i, k, n) && !(date_is(run, j, T_DASH) && (run->t[j].flags & F_SPACE)) &&
	    !(run->t[k].kind == T_ORD && date_is(run, k + n, T_WEEKDAY) && run->language->ideographs) &&
	    !(date_is(run, j, T_COMMA) && run->t[k].kind == T_NUM && !is_filler(run, k + n) &&
	        run->n > k + n)) {
		part->day = v;
		j = k + n;
		if (is_daymark(run, j))
			j++;
		day_to_behind(run, &j, &part->day_to, v);
		year_behind(run, &j, &part->year);
		part->to = j;
		return true;
	}
	year_behind(run, &j, &part->year);
	part->weak = part->year == 0 && (run->t[i].flags & F_WEAK);
	part->to = j;
	return true;
}

/* "23/24 March" */
static bool
pair_of_days(const struct date_run *run, size_t i, struct date_part *part)
{
	const struct date_token *t = &run->t[i];

	if (t->value != '/' || t->a < 1 || t->b != t->a + 1 || t->b > 31)
		return false;
	part->core = D_CIVIL;
	part->day = t->a;
	part->day_to = t->b;
	part->month = run->t[i + 1].value;
	part->to = i + 2;
	year_behind(run, &part->to, &part->year);
	return true;
}

/* "5 Dec", "5th of December 2026", "5.-7. Dezember", "2026 Dec 5". */
static bool
day_first(const struct date_run *run, size_t i, struct date_part *part)
{
	size_t n, j, k;
	int day, to = 0;

	n = date_day_number(run, i, &day);
	if (n == 0)
		return false;
	j = i + n;
	if (is_to(run, j) || date_is(run, j, T_SLASH)) { /* "1./2. Dezember" */
		k = j + 1;
		if (date_is(run, k, T_THE))
			k++;
		n = date_day_number(run, k, &to);
		if (n > 0 && to > day && date_is(run, skip(run, k + n, 2), T_MONTH))
			j = k + n;
		else
			to = 0;
	}
	k = skip(run, j, 2);
	if (run->language->day_dot && run->t[i].kind == T_ORD &&
	    date_is(run, date_is(run, j, T_SLASH) ? j + 1 : j, T_ORD)) {
		k = date_is(run, j, T_SLASH) ? j + 1 : j; /* "den siebten vierten" */
		if (run->t[k].value > 12 || run->t[k].value < 1)
			return false;
		part->core = D_CIVIL;
		part->day = day;
		part->month = run->t[k].value;
		j = k + 1;
		year_behind(run, &j, &part->year);
		part->to = j;
		return true;
	}
	if (!date_is(run, k, T_MONTH)) {
		k = skip(run, j, 3);
		if (date_is(run, k, T_NUM) && run->t[k].digits == 4 && date_is(run, j, T_DASH)) {
			size_t m = skip(run, k + 1, 1); /* 23-2020-septembre */

			if (!date_is(run, m, T_MONTH))
				return false;
			part->core = D_CIVIL;
			part->day = day;
			part->year = run->t[k].value;
			part->month = run->t[m].value;
			part->to = m + 1;
			return true;
		}
		return false;
	}
	part->core = D_CIVIL;
	part->day = day;
	part->day_to = to;
	part->month = run->t[k].value;
	j = k + 1;
	year_behind(run, &j, &part->year);
	part->to = j;
	return true;
}

/* "2026 Dec 5", "2026年12月5日", "2026年". */
static bool
year_first(const struct date_run *run, size_t i, struct date_part *part)
{
	int year, v;
	size_t n = date_year(run, i, false, &year), j, k;

	if (n == 0 && date_is(run, i, T_UNIT) && run->t[i].value == U_YEAR &&
	    run->t[i].a == 0) { /* "the year 2027" */
		n = date_year(run, i + 1, false, &year);
		part->core = D_CIVIL;
		part->year = year;
		part->to = i + 1 + n;
		return n > 0;
	}
	if (n == 0)
		return false;
	part->core = D_CIVIL;
	part->year = year;
	part->to = i + n;
	part->weak = run->t[i].kind == T_NUM && n == 1;
	k = skip(run, i + n, 2);
	if (date_is(run, k, T_MONTH)) {
		part->weak = false;
		part->month = run->t[k].value;
		part->to = k + 1;
		j = skip(run, k + 1, 1);
		n = date_day_number(run, j, &v);
		if (n > 0 && !claimed(run, j + n)) {
			part->day = v;
			part->to = j + n;
			if (is_daymark(run, part->to))
				part->to++;
			day_to_behind(run, &part->to, &part->day_to, v);
		}
	} else if (date_is(run, i, T_NUM) && claimed(run, i + n)) {
		return false;
	}
	return true;
}

static bool
is_month_day(int month, int day)
{
	return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/* Figures in the order of the language, unless only the other is a day. */
static bool
month_and_day(const struct date_run *run, int a, int b, bool day_first_here, struct date_part *part)
{
	bool swap = day_first_here;

	if (!is_month_day(swap ? b : a, swap ? a : b))
		swap = !swap;
	part->month = swap ? b : a;
	part->day = swap ? a : b;
	part->ambiguous = !run->order_known && a != b && is_month_day(a, b) && is_month_day(b, a);
	return is_month_day(part->month, part->day);
}

/* "30.11.26" in English by whoever writes dates so at home: of this year or the next; "2.11.26" may be a version. */
static bool
is_dotted_day(const struct date_run *run, const struct date_token *t)
{
	const int year = run->context->now.date.year % 100;

	return t->digits / 10 == 22 && t->a >= 1 && t->a <= 31 && t->b >= 1 && t->b <= 12 && (t->c == year || t->c == year + 1);
}

static bool
triple(const struct date_run *run, const struct date_token *t, struct date_part *part)
{
	int d1 = t->digits / 100, d3 = t->digits % 10;
	bool dots = t->value == '.', first = run->day_first || (dots && d1 < 3);

	if (d1 >= 3) {
		part->year = t->a;
		if (!month_and_day(run, t->b, t->c, false, part))
			return false;
		part->ambiguous = false;
	} else if (d3 == 4 || (d3 == 2 && !(dots && !run->day_first && !run->whole && !is_dotted_day(run, t)))) {
		if (t->a > 31 && d3 == 2) { /* 96/8/9 */
			part->year = t->a < 70 ? 2000 + t->a : 1900 + t->a;
			if (!is_month_day(t->b, t->c))
				return false;
			part->month = t->b;
			part->day = t->c;
			return true;
		}
		part->year = d3 == 4 ? t->c : t->c < 70 ? 2000 + t->c : 1900 + t->c;
		if (!month_and_day(run, t->a, t->b, first, part))
			return false;
		if (dots)
			part->ambiguous = false;
	} else {
		return false;
	}
	return part->year >= 1900 && part->year <= 2199 &&
	    part->day <= civil_month_days(part->year, part->month);
}

/* 12/1, 1.12.: with a dot only where it can be no decimal number. */
static bool
pair(const struct date_run *run, size_t i, struct date_part *part)
{
	const struct date_token *t = &run->t[i];
	bool dots = t->value == '.';
	int year;
	size_t j = i + 1;

	if ((t->a == 24 && t->b == 7) || claimed(run, i + 1) || date_is(run, i + 1, T_OF) || t->a == 0 ||
	    t->b == 0)
		return false;
	/* "Friday 7.30" is a clock: with a dot nobody writes the month first */
	if (dots && t->c == 0 && !run->day_first && t->a <= 12 && t->b > 12)
		return false;
	/* "4.12." with its last dot is written where days come first, whatever language stands around it */
	if (!month_and_day(run, t->a, t->b, run->day_first || dots, part))
		return false;
	if (dots)
		part->ambiguous = false;
	part->number = dots && t->c == 0 && !(run->day_first && t->digits == 22);
	part->weak = part->number;
	if (run->t[date_is(run, j, T_COMMA) ? j + 1 : j].digits == 4 &&
	    (year_behind(run, &j, &year), j > i + 1))
		part->year = year; /* "12/4, 2026"; but "12/4, 10 people" */
	part->to = j;
	return true;
}

static bool
figures(const struct date_run *run, size_t i, struct date_part *part)
{
	const struct date_token *t = &run->t[i];

	part->core = D_CIVIL;
	part->to = i + 1;
	switch (t->kind) {
	case T_TRIPLE:
		return triple(run, t, part);
	case T_PAIR:
		return pair(run, i, part);
	case T_YEARMONTH:
		if (date_is(run, i + 1, T_DASH) && date_is(run, i + 2, T_MONTH)) { /* 23-2020-septembre */
			part->year = t->a;
			part->day = t->b;
			part->month = run->t[i + 2].value;
			part->to = i + 3;
			return t->b >= 1 && t->b <= 31;
		}
		part->year = t->a;
		part->month = t->b;
		return t->b >= 1 && t->b <= 12;
	case T_STAMP:
		part->year = t->a;
		part->month = t->b;
		part->day = t->c;
		part->has_time = part->sure = true;
		part->minute = t->value;
		part->has_zone = t->zone != NO_ZONE;
		part->zone = t->zone;
		return civil_is_valid((struct civil_date) { t->a, t->b, t->c }) && t->value < 1440;
	default:
		return false;
	}
}

/* A day of the month alone: "the 15th", "le 15", "am 15.", "15号". */
static bool
day_alone(const struct date_run *run, size_t i, struct date_part *part)
{
	int v, to;
	size_t n = date_day_number(run, i, &v), k;

	if (n == 0 || claimed(run, i + n) || (run->t[i].flags & F_UNIT))
		return false;
	/* "the first one Friday" counts, and is no day */
	if (date_is(run, i, T_NUM) && run->t[i].digits == 0 && date_is(run, i + n, T_WEEKDAY) && !run->language->ideographs)
		return false;
	if (date_is(run, i, T_NUM) && run->t[i].digits == 2 && run->t[i + 1].digits == 2 &&
	    date_is(run, i + 1, T_NUM) && run->t[i + 2].digits == 2 && date_is(run, i + 2, T_NUM))
		return false; /* a telephone number */
	part->core = D_CIVIL;
	part->day = v;
	part->to = i + n;
	part->number = run->t[i].kind == T_NUM;
	part->weak = part->number || run->t[i].digits == 0 || (run->t[i].flags & F_DOT);
	if (is_to(run, part->to)) {
		k = part->to + 1;
		if (date_is(run, k, T_THE))
			k++;
		n = date_day_number(run, k, &to);
		if (n > 0 && to > v && !claimed(run, k + n)) {
			part->day_to = to;
			part->to = k + n;
		}
	}
	if (is_daymark(run, part->to)) {
		part->to++;
		part->weak = part->number = false;
	}
	return true;
}

static bool
are_figures(enum date_kind k)
{
	return k == T_TRIPLE || k == T_PAIR || k == T_YEARMONTH || k == T_STAMP;
}

bool
date_civil_atom(const struct date_run *run, size_t i, struct date_part *part)
{
	size_t from = i;
	bool article = false, on = false;
	enum date_kind kind;

	while (i < from + 2 && (date_is(run, i, T_THE) || date_is(run, i, T_ON))) {
		on = on || run->t[i].kind == T_ON;
		article = article || (run->t[i].kind == T_THE && (run->t[i].flags & F_ARTICLE));
		i++;
	}
	if (i > from && date_is(run, i, T_UNIT) && run->t[i].value == U_DAY && (run->t[i].flags & F_DAY))
		i++; /* el día 15 */
	date_part_start(part, from);
	part->reason = R_WRITTEN;
	kind = run->t[i].kind;
	if (kind == T_MONTH)
		return month_first(run, i, part);
	if (are_figures(kind)) {
		if (date_is(run, i, T_PAIR) && date_is(run, i + 1, T_MONTH) && pair_of_days(run, i, part))
			return true;
		if (!figures(run, i, part))
			return false;
		part->weak = part->weak && i == from;
		return true;
	}
	if (kind != T_NUM && kind != T_ORD && kind != T_YEAR && kind != T_UNIT)
		return false;
	if (day_first(run, i, part))
		return true;
	date_part_start(part, from);
	if (year_first(run, i, part))
		return true;
	date_part_start(part, from);
	if (!day_alone(run, i, part))
		return false;
	if (i > from &&
	    ((run->t[i].kind == T_ORD && (run->t[i].digits > 0 || on)) ||
	        (article && run->language->day_article)))
		part->weak = part->number = false;
	return true;
}
