/*
 * See date_run.h. Weekdays, days from today, units ("next week", "this
 * quarter"), numbered weeks, quarters, nth days and ends of something.
 */
#include "parsers/language/date_run.h"

static void
span(struct date_part *part, int64_t first, int64_t last, enum date_grain grain, enum date_reason reason)
{
	part->core = D_SPAN;
	part->first = first;
	part->last = last;
	part->grain = grain;
	part->reason = reason;
}

static size_t
articles(const struct date_run *run, size_t i)
{
	for (size_t n = 0; n < 3 && (date_is(run, i, T_THE) || date_is(run, i, T_ON) || date_is(run, i, T_OF)); n++)
		i++;
	return i;
}

static enum date_which
which_of(const struct date_token *rel)
{
	if (rel->flags & F_COMING)
		return W_COMING;
	if (rel->value > 2)
		return rel->value == 8 ? W_PLUS_WEEK : W_PLUS_TWO;
	return rel->value < 0 ? W_LAST : rel->value == 0 ? W_THIS : rel->value == 1 ? W_NEXT : W_AFTER_NEXT;
}

/* The named unit n units from now, or around the day of part. */
static void
unit_of(const struct date_run *run, struct date_part *part, enum date_unit unit, int n)
{
	int64_t first, last;

	date_unit_span(run->today, unit, n, &first, &last);
	span(part, first, last, date_unit_grain(unit), R_UNIT);
	part->unit = unit;
	part->count = n;
	part->past = n < 0;
	if (unit == U_DAY || unit == U_WORKDAY)
		part->reason = R_RELATIVE;
}

/* The next n units: from tomorrow on. */
static void
rolling(const struct date_run *run, struct date_part *part, enum date_unit unit, int n)
{
	bool past = part->past;
	int64_t last = date_add(run->today, n, unit);

	if (past)
		span(part, date_add(run->today, -n, unit), run->today, DATE_DAY, R_UNIT);
	else
		span(part, run->today + 1, last, DATE_DAY, R_OFFSET);
	part->count = n;
	part->count_unit = unit;
	part->base = run->today;
}

/* "next 5 hours" from now on; "next hour" is in an hour. */
static void
time_ahead(const struct date_run *run, struct date_part *part, int minutes, bool from_now)
{
	part->core = D_SPAN;
	part->instant = part->has_time = true;
	part->first = part->last = run->today + (run->now + minutes) / 1440;
	part->minute = (run->now + minutes) % 1440;
	if (from_now)
		date_from_now(run, part);
}

static bool
is_long_unit(int unit)
{
	return unit >= U_DAY;
}

static bool
is_unit_word(const struct date_run *run, size_t i, int *unit)
{
	if (date_is(run, i, T_UNIT)) {
		*unit = run->t[i].value;
		return true;
	}
	if (date_is(run, i, T_FOURTH) && (run->t[i].flags & F_UNIT)) {
		*unit = U_QUARTER;
		return true;
	}
	return false;
}

/* "next 3 weeks", "the coming days", "los próximos 3 días", "les 3 semaines prochaines". */
static bool
rel_unit(const struct date_run *run, size_t i, struct date_part *part)
{
	const struct date_token *rel = &run->t[i];
	int count = 0, unit, n = rel->value;
	size_t j = i + 1, took;

	if (rel->flags & F_COMING)
		n = 1;
	if (date_is(run, j, T_FEW)) {
		count = run->t[j].value;
		part->vague = true;
		j++;
		if (date_is(run, j, T_OF))
			j++;
	} else if (date_is(run, j, T_NUM) && (run->t[j].flags & F_ARTICLE)) {
		return false; /* "is coming a week on Friday" */
	} else if ((took = date_number(run, j, &count)) > 0 && count < 1000) {
		j += took;
	}
	if (date_is(run, j, T_CLOSING) && run->t[j].value != U_DAY && count == 0) { /* "next month end" */
		date_unit_span(run->today, (enum date_unit)run->t[j].value, n, &part->first, &part->last);
		part->nth = run->t[j].b != 0 ? run->t[j].b - 2 : 1;
		part->vague = part->nth == 0;
		part->base = part->first;
		part->count = (int)(part->last - part->first);
		part->first = part->last = part->nth > 0 ? part->last : part->first;
		span(part, part->first, part->last, date_unit_grain((enum date_unit)run->t[j].value), R_EDGE);
		part->edge = part->nth > 0;
		part->to = j + 1;
		return true;
	}
	if (!is_unit_word(run, j, &unit) || (run->t[j].a != 0 && count > 0))
		return false;
	part->to = j + 1;
	part->past = n < 0;
	if (count > 0 && is_long_unit(unit)) {
		rolling(run, part, (enum date_unit)unit, count);
		if (date_is(run, part->to, T_INSIDE)) {
			part->within = true;
			part->to++;
		}
		return true;
	}
	if (unit < U_DAY) {
		if (n != 1 || unit == U_SECOND)
			return false;
		time_ahead(run, part, (count > 0 ? count : 1) * (unit == U_HOUR ? 60 : 1), count > 0);
		return true;
	}
	unit_of(run, part, (enum date_unit)unit, n);
	return true;
}

/* "trois prochaines semaines", "2 días siguientes". */
static bool
count_rel(const struct date_run *run, size_t i, struct date_part *part)
{
	int n, unit;
	size_t took = date_number(run, i, &n), j = i + took;
	bool before = date_is(run, j, T_REL);

	if (took == 0 || n < 1 || (run->t[i].flags & F_ARTICLE))
		return false;
	if (!is_unit_word(run, before ? j + 1 : j, &unit) || unit < U_MINUTE || !date_is(run, before ? j : j + 1, T_REL) ||
	    (run->t[before ? j : j + 1].value != 1 && !(run->t[before ? j : j + 1].flags & F_COMING)))
		return false;
	if (unit < U_DAY && !before && !run->language->day_article)
		return false; /* "2 hours next month" */
	part->to = j + 2;
	if (unit < U_DAY)
		time_ahead(run, part, n * (unit == U_HOUR ? 60 : 1), true);
	else
		rolling(run, part, (enum date_unit)unit, n);
	return true;
}

/* "week", "semaine prochaine", "week after next", "month after the next". */
static bool
unit_rel(const struct date_run *run, size_t i, bool article, struct date_part *part)
{
	int unit, n = 0;
	size_t j = i + 1, k;

	if (!is_unit_word(run, i, &unit) || unit < U_DAY || (run->t[i].flags & F_WEAK))
		return false;
	if (run->t[i].a != 0) { /* a word for "this year" */
		unit_of(run, part, (enum date_unit)unit, run->t[i].a - 10);
		part->to = j;
		return true;
	}
	if (date_is(run, j, T_REL) && run->t[j].value < 0 && run->language->day_article) {
		unit_of(run, part, (enum date_unit)unit, -1);
		part->to = j + 1;
		return true;
	}
	if (date_is(run, j, T_REL) && ((run->t[j].flags & F_POSTFIX) || (run->t[j].value == 1 && unit > U_WORKDAY &&
	    !date_is(run, j + 1, T_UNIT) && !date_is(run, j + 1, T_WEEKDAY) && !date_is(run, j + 1, T_MONTH) &&
	    !run->language->ideographs && run->language->day_article))) {
		n = run->t[j].value;
		if (run->t[j].flags & F_COMING)
			n = 1;
		unit_of(run, part, (enum date_unit)unit, n);
		part->to = j + 1;
		return true;
	}
	if (date_is(run, j, T_AFTER)) {
		k = articles(run, j + 1);
		if (date_is(run, k, T_REL) && run->t[k].value == 1) {
			unit_of(run, part, (enum date_unit)unit, 2);
			part->to = k + 1;
			if (date_is(run, part->to, T_UNIT) && run->t[part->to].value == unit)
				part->to++;
			return true;
		}
	}
	if (!article || unit == U_DAY || unit == U_WORKDAY)
		return false;
	unit_of(run, part, (enum date_unit)unit, 0);
	part->weak = part->number = unit != U_WEEKEND; /* "the weekend" is this one, "the week" any */
	part->to = j;
	return true;
}

static bool
weekday(const struct date_run *run, size_t i, struct date_part *part)
{
	const struct date_token *t = &run->t[i];
	size_t j = i + 1;

	if (t->kind != T_WEEKDAY)
		return false;
	part->core = D_WEEKDAY;
	part->weekday = t->value;
	part->reason = R_WEEKDAY;
	part->weak = t->flags & F_WEAK;
	part->part = t->a - 1;
	part->which = t->b > 0 ? (enum date_which)(t->b - 1) : W_BARE;
	part->past = part->which == W_LAST;
	if (date_is(run, j, T_UNIT) && run->t[j].value == U_WEEK && run->t[j].a == 0 && !date_is(run, j + 1, T_NUM) &&
	    !date_is(run, j + 1, T_OF) && !date_is(run, j + 1, T_REL) && !run->language->ideographs) {
		part->which = W_PLUS_WEEK; /* "Friday week" */
		j++;
	} else if (date_is(run, j, T_UNIT) && run->t[j].value == U_FORTNIGHT && !run->language->day_article) {
		part->which = W_PLUS_TWO; /* "Friday fortnight" */
		j++;
	} else if (date_is(run, j, T_REL) && (run->t[j].flags & F_POSTFIX)) {
		part->which = which_of(&run->t[j]);
		part->weak = false;
		j++;
	} else if (date_is(run, j, T_REL) && (run->t[j].value == 1 || (run->t[j].value < 0 && run->language->day_article)) &&
	    !date_is(run, j + 1, T_UNIT) && !date_is(run, j + 1, T_MONTH) && !date_is(run, j + 1, T_WEEKDAY) &&
	    !run->language->ideographs) {
		part->which = run->t[j].value < 0 ? W_LAST : W_NEXT; /* "lundi dernier" */
		part->past = run->t[j].value < 0;
		j++;
	} else if (date_is(run, j, T_AFTER) && date_is(run, articles(run, j + 1), T_REL) &&
	    !date_is(run, articles(run, j + 1) + 1, T_UNIT)) {
		part->which = W_AFTER_NEXT;
		j = articles(run, j + 1) + 1;
	}
	part->to = j;
	return true;
}

/* "next Friday", "this coming Friday", "next week Friday" is left to merging. */
static bool
rel_weekday(const struct date_run *run, size_t i, struct date_part *part)
{
	enum date_which which = which_of(&run->t[i]);
	size_t j = i + 1;

	if (date_is(run, j, T_REL) && !(run->t[j].flags & F_POSTFIX)) {
		if (run->t[i].value == 1 && run->t[j].value == 1)
			which = W_AFTER_NEXT;
		else
			which = which_of(&run->t[j]);
		j++;
	}
	if (!weekday(run, j, part))
		return false;
	if (part->which == W_BARE)
		part->which = which;
	part->weak = false;
	part->past = which == W_LAST;
	return true;
}

/* KW 48, W48, 2026-W48, week 48, week 48 of 2026. */
static bool
week_number(const struct date_run *run, size_t i, struct date_part *part)
{
	int year = 0, week = 0, until = 0, own, n;
	size_t j = i, took;
	struct civil_date d = run->context->now.date;

	if (date_is(run, j, T_ORD) && run->language->ideographs && date_is(run, j + 1, T_UNIT) &&
	    run->t[j + 1].value == U_WEEK && run->t[j].value > 5) { /* 第48周 */
		week = run->t[j].value;
		j += 2;
	} else if (date_is(run, j, T_ISOWEEK)) {
		year = run->t[j].a;
		week = run->t[j].b;
		part->day_to = run->t[j].c;
		j++;
	} else {
		if (date_is(run, j, T_WEEKNO) || (date_is(run, j, T_UNIT) && run->t[j].value == U_WEEK))
			j++;
		else
			return false;
		if (date_is(run, j, T_YEARMONTH) && run->t[j].b <= 53 && run->t[j].digits < 30) { /* KW 2/2027 */
			week = run->t[j].b;
			year = run->t[j].a;
			took = 1;
		} else if (date_is(run, j, T_ORD) &&
		    (run->t[j].flags & F_DOT)) { /* "KW 13." ends a sentence */
			week = run->t[j].value;
			took = 1;
		} else {
			took = date_number(run, j, &week);
		}
		if (took == 0 || (year == 0 && (run->t[j].digits > 2 || run->t[j].digits == 0)))
			return false;
		j += took;
	}
	if (week < 1 || week > 53)
		return false;
	n = (int)date_year(run, date_is(run, j, T_OF) || date_is(run, j, T_SLASH) || date_is(run, j, T_COMMA) ||
	    date_is(run, j, T_IN) ? j + 1 : j, false, &own);
	if (year == 0 && n > 0) {
		year = own;
		j = (date_is(run, j, T_NUM) || date_is(run, j, T_YEAR) ? j : j + 1) + (size_t)n;
	}
	if ((date_is(run, j, T_DASH) || date_is(run, j, T_TO) || date_is(run, j, T_AND)) && year == 0) { /* "weeks 49-50" */
		size_t k = date_is(run, j + 1, T_WEEKNO) ? j + 2 : j + 1;

		if (date_is(run, k, T_ISOWEEK) && run->t[k].a == 0)
			until = run->t[k].b;
		else if (date_is(run, k, T_NUM) && (run->t[k].digits == 1 || run->t[k].digits == 2))
			until = run->t[k].value;
		until = until > week && until <= 53 ? until : 0;
		j = until > 0 ? k + 1 : j;
	}
	if (year == 0) {
		int this_week = civil_iso_week(d, &year);

		year += week < this_week ? 1 : 0;
	}
	part->first = civil_days((struct civil_date){ year, 1, 4 });
	part->first -= civil_days_weekday(part->first) - 1;
	part->first += 7 * (week - 1);
	span(part, part->first, part->first + 6 + (until > 0 ? 7 * (until - week) : 0), DATE_WEEK, R_WRITTEN);
	if (part->day_to > 0 && part->day_to < 8)
		span(part, part->first + part->day_to - 1, part->first + part->day_to - 1, DATE_DAY, R_WRITTEN);
	part->day_to = 0;
	part->to = j;
	return true;
}

static int
year_here(const struct date_run *run)
{
	return run->context->now.date.year;
}

/* Q3, third quarter of 2026, H1: months of a year, the next ones if none is named. */
void
date_months_part(const struct date_run *run, struct date_part *part, int index, int length, int year)
{
	struct civil_date d = { year > 0 ? year : year_here(run), (index - 1) * length + 1, 1 };
	int64_t last = civil_days(civil_add_months(d, length)) - 1;

	if (year == 0 && last < run->today) {
		d.year++;
		last = civil_days(civil_add_months(d, length)) - 1;
	}
	span(part, civil_days(d), last, length == 3 ? DATE_QUARTER : DATE_DAY, R_WRITTEN);
}

/* "of", "in": what is counted is a part of what follows. */
static bool
inside(const struct date_run *run, size_t i)
{
	return date_is(run, i, T_OF) || date_is(run, i, T_IN);
}

/* "the first half" of a month, not of a year. */
static bool
half_of_month(const struct date_run *run, size_t i)
{
	if (!inside(run, i))
		return false;
	for (size_t n = 0; n < 4 && (inside(run, i) || date_is(run, i, T_THE) || date_is(run, i, T_REL)); n++)
		i++;
	return date_is(run, i, T_MONTH) || (date_is(run, i, T_UNIT) && run->t[i].value == U_MONTH);
}

static bool
quarter(const struct date_run *run, size_t i, struct date_part *part)
{
	int index = 0, year = 0, unit = 0;
	size_t j = i, took;
	enum date_kind kind = run->t[i].kind;

	took = date_year(run, j, false, &year);
	if (took > 0)
		j += took;
	if (took > 0 && (date_is(run, j, T_OF) || date_is(run, j, T_COMMA) || date_is(run, j, T_THE)))
		j++;
	kind = run->t[j].kind;
	if (kind == T_QUARTER || kind == T_HALFYEAR) {
		index = run->t[j].a;
		year = year > 0 ? year : run->t[j].b;
		unit = kind == T_QUARTER ? U_QUARTER : U_HALFYEAR;
		j++;
	} else {
		took = date_ordinal(run, j, &index);
		if (took == 0 && (took = date_number(run, j, &index)) == 0)
			return false;
		j += took;
		if (!is_unit_word(run, j, &unit) && !(date_is(run, j, T_HALF) && (unit = U_HALFYEAR)))
			return false;
		if (date_is(run, j, T_HALF) && (half_of_month(run, j + 1) || (!inside(run, j + 1) && !run->whole)))
			return false;
		if ((run->t[j - took].kind == T_NUM && took == 1 && !run->language->ideographs) ||
		    (unit != U_QUARTER && unit != U_HALFYEAR) || index < 1 || index > (unit == U_QUARTER ? 4 : 2))
			return false;
		j++;
	}
	if (year == 0) {
		size_t k = j;

		while (k < j + 3 && (date_is(run, k, T_OF) || date_is(run, k, T_THE) || date_is(run, k, T_COMMA) ||
		    date_is(run, k, T_IN) || date_is(run, k, T_SLASH) || date_is(run, k, T_DASH)))
			k++;
		took = date_year(run, k, date_is(run, j, T_SLASH), &year);
		if (took > 0) {
			j = k + took;
		} else if (date_is(run, k, T_REL) && date_is(run, k + 1, T_UNIT) && run->t[k + 1].value == U_YEAR) {
			year = year_here(run) + run->t[k].value;
			j = k + 2;
		} else if (date_is(run, k, T_UNIT) && run->t[k].value == U_YEAR) {
			year = year_here(run) + (run->t[k].a != 0 ? run->t[k].a - 10 : 0);
			if (date_is(run, k + 1, T_REL) && (run->t[k + 1].flags & F_POSTFIX)) {
				year += run->t[k + 1].value;
				k++;
			}
			j = k + 1;
		}
	}
	date_months_part(run, part, index, unit == U_QUARTER ? 3 : 6, year);
	part->nth = index;
	part->unit = unit;
	part->year = year;
	part->to = j;
	return true;
}

/* "two first weeks": the number stands before. */
static bool
several(const struct date_run *run, size_t i, int many, struct date_part *part)
{
	bool last = date_is(run, i + 1, T_REL);
	int unit;

	if (many < 2 || many > 400 || run->t[i + 1].value != (last ? -1 : 1) || !is_unit_word(run, i + 2, &unit) ||
	    unit < U_DAY || unit > U_MONTH || !inside(run, i + 3))
		return false;
	part->core = D_NTH;
	part->nth = last ? -1 : 1;
	part->count = many;
	part->unit = unit;
	part->weak = true;
	part->to = i + 3;
	return true;
}

/* "third Friday", "last day", "second week", "first working day" of something. */
static bool
nth(const struct date_run *run, size_t i, struct date_part *part)
{
	int n = 0, unit = -1, many;
	size_t j = i, took = date_ordinal(run, j, &n);

	many = 0;
	if (took == 0 && date_number(run, j, &many) == 1 && (date_ordinal(run, j + 1, &n) == 1 || date_is(run, j + 1, T_REL)))
		return several(run, i, many, part); /* "les deux premières semaines" */
	if (took == 0 && date_is(run, j, T_REL) && run->t[j].value == -1) {
		n = -1;
		took = 1;
	}
	if (took == 0 && run->language->ideographs && date_is(run, j, T_REL) && run->t[j].value < -1)
		return false;
	if (took == 0)
		return false;
	j += took;
	part->count = 1;
	if ((n == 1 || n < 0) && (took = date_number(run, j, &many)) > 0 && many > 1 && many < 400 &&
	    is_unit_word(run, j + took, &unit) && unit >= U_DAY && unit <= U_MONTH && inside(run, j + took + 1)) {
		part->count = many; /* "the first two weeks" */
		j += took;
	} else if (date_is(run, j, T_WEEKDAY)) {
		part->weekday = run->t[j].value;
	} else if (date_is(run, j, T_HALF) && half_of_month(run, j + 1)) {
		unit = U_HALFYEAR;
	} else if (!is_unit_word(run, j, &unit) || unit < U_DAY || unit > U_MONTH) {
		return false;
	}
	part->core = D_NTH;
	part->nth = n;
	part->unit = unit;
	part->weak = true;
	part->to = j + 1;
	if (date_is(run, part->to, T_REL) && run->t[part->to].value == -1 && (run->t[part->to].flags & F_POSTFIX))
		return false;
	return true;
}

static bool
edge(const struct date_run *run, size_t i, struct date_part *part)
{
	if (date_is(run, i, T_CLOSING) && run->t[i].value != U_DAY && run->t[i].b == 0 && run->language->day_article &&
	    date_is(run, i + 1, T_REL) && run->t[i + 1].value == 1) { /* "en fin de semaine prochaine" */
		unit_of(run, part, (enum date_unit)run->t[i].value, 1);
		part->base = part->first;
		part->count = (int)(part->last - part->first);
		part->first = part->last;
		part->reason = R_EDGE;
		part->edge = true;
		part->to = i + 2;
		return true;
	}
	if (date_is(run, i, T_CLOSING)) {
		unit_of(run, part, (enum date_unit)run->t[i].value, 0);
		part->edge = true;
		if (run->t[i].value == U_DAY) {
			part->first = part->last = run->today;
			part->core = D_NONE;
			part->part = P_EVENING;
			if (date_is(run, i + 1, T_ZONE)) /* "EOD PST": the hour is a setting, its zone too */
				i++;
		} else {
			part->unit = run->t[i].value;
			part->core = D_EDGE;
			part->nth = run->t[i].b != 0 ? run->t[i].b - 2 : 1;
			part->vague = part->nth == 0;
		}
		part->to = i + 1;
		return true;
	}
	if (!date_is(run, i, T_EDGE))
		return false;
	part->core = D_EDGE;
	part->nth = run->t[i].value;
	part->vague = part->nth == 0;
	part->weak = true;
	part->to = i + 1;
	return true;
}

/* The nth weekday of a month. */
static int64_t
nth_weekday(int year, int month, int n, int wd)
{
	int64_t day = civil_days((struct civil_date){ year, month, 1 });

	day += (wd - civil_days_weekday(day) + 7) % 7;
	return day + 7 * (n - 1);
}

static bool
holiday(const struct date_run *run, size_t i, struct date_part *part)
{
	static const int days[][2] = { { 12, 25 }, { 12, 24 }, { 12, 26 }, { 1, 1 }, { 12, 31 }, { 11, 0 } };
	const struct date_token *t = &run->t[i];
	size_t comma = date_is(run, i + 1, T_COMMA) ? i + 2 : i + 1;
	int year = year_here(run);
	int64_t day;

	if (t->kind != T_HOLIDAY)
		return false;
	part->to = i + 1;
	part->reason = R_HOLIDAY;
	if (t->value != H_THANKSGIVING) {
		part->core = D_CIVIL;
		part->month = days[t->value][0];
		part->day = days[t->value][1];
		if (date_year(run, comma, false, &part->year) > 0)
			part->to = comma + 1;
		return true;
	}
	if (date_year(run, comma, false, &year) > 0)
		part->to = comma + 1;
	day = nth_weekday(year, 11, 4, 4);
	if (day < run->today && part->to == i + 1)
		day = nth_weekday(year + 1, 11, 4, 4);
	span(part, day, day, DATE_DAY, R_HOLIDAY);
	return true;
}

bool
date_span_weekend(const struct date_run *run, size_t i, struct date_part *part)
{
	date_part_start(part, i);
	if (!run->language->day_article && !run->language->ideographs)
		return false;
	if (run->t[i].a == 0 && !date_is(run, i + 1, T_REL)) {
		unit_of(run, part, U_WEEKEND, 0);
		part->to = i + 1;
		return true;
	}
	return unit_rel(run, i, false, part);
}

/* "next October", said in October, is that of the year after. */
static bool
next_month(const struct date_run *run, size_t i, struct date_part *part)
{
	struct civil_date now = run->context->now.date;

	if (!date_civil_atom(run, i, part))
		return false;
	if (part->year == 0 && part->day == 0)
		part->year = now.year + (part->month <= now.month);
	part->weak = false;
	return true;
}

/* Does a numbered week, a quarter, or what is counted begin with it? */
static bool
may_count(enum date_kind k)
{
	return k == T_NUM || k == T_ORD || k == T_YEAR || k == T_ISOWEEK || k == T_QUARTER || k == T_HALFYEAR ||
	    k == T_UNIT || k == T_REL || k == T_WEEKNO;
}

/* Minute of the day. */
#define NOON 720

/* "week of Dec 7" is left to date_merge.c: the week around what follows. */
bool
date_span_atom(const struct date_run *run, size_t i, struct date_part *part)
{
	size_t from = i, j = articles(run, i);
	const struct date_token *t = &run->t[j];

	date_part_start(part, from);
	/* "in the morning" without another day or hour, said later than that: the next one */
	if (run->told == i + 3 && date_is(run, i, T_IN) && date_is(run, i + 1, T_THE) && date_is(run, i + 2, T_PART) &&
	    run->t[i + 2].value == P_MORNING && run->t[i + 2].b == 0 && run->now >= NOON &&
	    (i == 0 || run->t[i - 1].kind <= T_BREAK || date_is(run, i - 1, T_FILL))) {
		span(part, run->today + 1, run->today + 1, DATE_DAY, R_RELATIVE);
		part->part = P_MORNING;
		part->to = i + 3;
		return true;
	}
	if (t->kind == T_NOW) {
		span(part, run->today, run->today, DATE_DAY, R_RELATIVE);
		part->weak = part->now = true;
		part->to = j + 1;
		return true;
	}
	if (t->kind == T_DAY) {
		span(part, run->today + t->value, run->today + t->value, DATE_DAY, R_RELATIVE);
		part->past = t->value < 0;
		part->to = j + 1;
		return true;
	}
	if (may_count(t->kind)) {
		if (week_number(run, j, part) || quarter(run, j, part))
			return true;
		date_part_start(part, from);
		if (nth(run, j, part))
			return true;
		date_part_start(part, from);
		if (count_rel(run, j, part))
			return true;
		date_part_start(part, from);
	}
	if (t->kind == T_REL) {
		if (rel_weekday(run, j, part) || rel_unit(run, j, part))
			return true;
		if (t->value == 0 && (date_is(run, j + 1, T_MONTH) || date_is(run, j + 1, T_HOLIDAY))) {
			part->from = from;
			return date_civil_atom(run, j + 1, part) || holiday(run, j + 1, part);
		}
		if (t->value == 0 && date_is(run, j + 1, T_PART)) { /* "diesem Vormittag" */
			span(part, run->today, run->today, DATE_DAY, R_RELATIVE);
			part->part = run->t[j + 1].value;
			part->to = j + 2;
			return true;
		}
		if (t->value == 1 && date_is(run, j + 1, T_MONTH))
			return next_month(run, j + 1, part);
		if (t->value == 1 && date_is(run, j + 1, T_PART)) { /* "next morning" */
			span(part, run->today + 1, run->today + 1, DATE_DAY, R_RELATIVE);
			part->part = run->t[j + 1].value;
			part->to = j + 2;
			return true;
		}
		return false;
	}
	if (weekday(run, j, part) || edge(run, j, part) || holiday(run, j, part))
		return true;
	return unit_rel(run, j,
	    j > 0 &&
	        (date_is(run, j - 1, T_IN) ||
	            (j > i && (date_is(run, j - 1, T_THE) || date_is(run, j - 1, T_OF)))),
	    part);
}
