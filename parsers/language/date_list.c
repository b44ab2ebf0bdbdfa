/*
 * See date_run.h. Several days that share what is said once: "3, 10 and 17
 * December", "Dec 8, 9 or 10", "Monday or Wednesday next week at 2".
 *
 * The month or the week goes to the days beside it that have none, as long as
 * they ascend; a clock time behind the last one holds for all. Two numbers with
 * nothing but a comma between them are no list ("invoice 12, 15 December").
 */
#include "parsers/language/date_run.h"

/* The sign between two of a list at *i, which moves behind it; *joined when it is "and" or "or". */
static bool
sign_at(const struct date_run *run, size_t *i, bool *joined)
{
	size_t from = *i;

	if (date_is(run, *i, T_COMMA) && run->t[*i].value == 0)
		(*i)++;
	if (date_is(run, *i, T_AND) || date_is(run, *i, T_OR)) {
		*joined = true;
		(*i)++;
	}
	return *i > from;
}

static bool
is_day(const struct date_part *p)
{
	return p->core == D_CIVIL && p->day > 0 && p->day_to == 0;
}

/* A weekday, or one in a week that is named. */
static bool
is_weekday(const struct date_part *p)
{
	return p->core == D_WEEKDAY ||
	    (p->core == D_SPAN && p->reason == R_IN_SPAN && p->weekday > 0 && p->first == p->last);
}

static bool
is_bare(const struct date_part *p)
{
	return p->core == D_WEEKDAY && p->which == W_BARE;
}

/* The week of one for the other. */
static void
share_week(struct date_part *to, const struct date_part *from)
{
	to->weak = false;
	if (from->core == D_WEEKDAY) {
		to->which = from->which;
		return;
	}
	to->core = D_SPAN;
	to->first = to->last = from->first + to->weekday - from->weekday;
	to->reason = R_IN_SPAN;
	to->base = from->base;
}

static void
share_weeks(struct date_part *v, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (is_bare(&v[i]) && !is_bare(&v[i - 1]) && v[i].weekday > v[i - 1].weekday)
			share_week(&v[i], &v[i - 1]);
	for (size_t i = n - 1; i > 0; i--)
		if (is_bare(&v[i - 1]) && v[i].core == D_SPAN && v[i].weekday > v[i - 1].weekday)
			share_week(&v[i - 1], &v[i]);
	for (size_t i = 0; i < n; i++)
		v[i].weak = false;
}

/* The month and year, forward to the days behind and back to those before; false when one stays without. */
static bool
share_months(struct date_part *v, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (v[i].month == 0 && v[i - 1].month > 0 && v[i].day > v[i - 1].day) {
			v[i].month = v[i - 1].month;
			v[i].year = v[i - 1].year;
		}
	for (size_t i = n - 1; i > 0; i--) {
		if (v[i - 1].month == 0 && v[i].month > 0 && v[i - 1].day < v[i].day)
			v[i - 1].month = v[i].month;
		if (v[i - 1].year == 0 && v[i].year > 0 && v[i - 1].month <= v[i].month)
			v[i - 1].year = v[i].year;
	}
	for (size_t i = 0; i < n; i++) {
		if (v[i].month == 0)
			return false;
		v[i].weak = v[i].number = false;
	}
	return true;
}

static void
share_time(struct date_part *v, size_t n)
{
	const struct date_part *last = &v[n - 1];

	for (size_t i = 0; i + 1 < n; i++)
		if (v[i].has_time || v[i].part >= 0)
			return;
	for (size_t i = 0; last->has_time && i + 1 < n; i++) {
		v[i].has_time = true;
		v[i].minute = last->minute;
		v[i].until = last->until;
		v[i].sure = last->sure;
		v[i].has_zone = last->has_zone;
		v[i].zone = last->zone;
		v[i].zone_rule = last->zone_rule;
		v[i].zone_at = last->zone_at;
	}
}

/* "Dec 8 and 9 people": a bare number before a foreign word may count that. */
static bool
counts_word(const struct date_run *run, const struct date_part *v, size_t n)
{
	const struct date_part *last = &v[n - 1];

	return n == 2 && run->word_behind && last->to == run->n && last->number && last->month == 0;
}

/* "this week or next": the unit is said once. */
static bool
next_unit(const struct date_run *run, size_t i, const struct date_part *unit, struct date_part *next)
{
	if (unit->core != D_SPAN || unit->reason != R_UNIT || unit->count != 0 || unit->unit < U_WEEK ||
	    !date_is(run, i, T_OR) || !date_is(run, i + 1, T_REL) || run->t[i + 1].value != 1 || i + 2 != run->n)
		return false;
	*next = *unit;
	date_unit_span(run->today, (enum date_unit)unit->unit, 1, &next->first, &next->last);
	next->count = 1;
	next->from = i + 1;
	next->to = i + 2;
	return true;
}

size_t
date_list(struct date_run *run, struct date_part *v)
{
	bool days = is_day(&v[0]), joined = false;
	size_t n = 1, k = v[0].to;

	if (next_unit(run, k, &v[0], &v[1]))
		return 2;
	if (!days && !is_weekday(&v[0]))
		return 0;
	while (n < DATE_LIST_MAX) {
		bool sign = sign_at(run, &k, &joined);

		if (!sign && !(!days && date_is(run, k, T_WEEKDAY)))
			break;
		if (!date_expression(run, k, &v[n]) || !(days ? is_day(&v[n]) : is_weekday(&v[n])))
			break;
		k = v[n++].to;
	}
	if (n < 2 || (days && (!joined || counts_word(run, v, n))))
		return 0;
	if (!days)
		share_weeks(v, n);
	else if (!share_months(v, n))
		return 0;
	share_time(v, n);
	return n;
}
