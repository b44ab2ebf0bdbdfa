/* See date_run.h. Numbers in figures and words, and days counted in units. */
#include "parsers/language/date_run.h"

/* "twenty" "-" "one", "treinta y uno", "soixante quinze": tokens behind the tens that belong to it. */
static size_t
ones(const struct date_run *run, size_t i, int tens, int *value)
{
	int limit = tens == 60 || tens == 80 ? 20 : 10;
	size_t j = i;

	if (date_is(run, j, T_DASH) || date_is(run, j, T_AND))
		j++;
	if (date_is(run, j, T_NUM) && run->t[j].digits == 0 && run->t[j].value < limit && run->t[j].value > 0 &&
	    !(run->t[j].flags & F_ARTICLE)) {
		*value = tens + run->t[j].value;
		return j + 1 - i;
	}
	return 0;
}

size_t
date_number_read(const struct date_run *run, size_t i, int *value)
{
	const struct date_token *t = &run->t[i];
	int total = 0, now;
	size_t j = i + 1;

	*value = t->value;
	if (t->digits > 0)
		return 1;
	now = t->value;
	if (t->flags & F_TENS)
		j += ones(run, j, now, &now);
	while (j < i + 6) {
		t = &run->t[j];
		if (t->kind == T_NUM && t->digits == 0 && (t->flags & F_HUNDRED)) {
			now *= t->value;
			if (now >= 1000) {
				total += now;
				now = 0;
			}
			j++;
		} else if ((now == 0 || now % 100 == 0) && (total > 0 || now >= 100)) {
			size_t k = date_is(run, j, T_AND) ? j + 1 : j;

			if (!date_is(run, k, T_NUM) || run->t[k].digits > 0 || (run->t[k].flags & (F_HUNDRED | F_ARTICLE)))
				break;
			now += run->t[k].value;
			j = k + 1;
			if (run->t[k].flags & F_TENS)
				j += ones(run, j, now, &now);
		} else {
			break;
		}
	}
	*value = total + now;
	return j - i;
}

size_t
date_ordinal(const struct date_run *run, size_t i, int *value)
{
	const struct date_token *t = &run->t[i];
	size_t j = i + 1;

	if (t->kind == T_ORD) {
		*value = t->value;
		return 1;
	}
	if (t->kind != T_NUM || !(t->flags & F_TENS))
		return 0;
	if (date_is(run, j, T_DASH) || date_is(run, j, T_AND))
		j++;
	if (!date_is(run, j, T_ORD) || run->t[j].value > 9 || run->t[j].digits > 0)
		return 0;
	*value = t->value + run->t[j].value;
	return j + 1 - i;
}

size_t
date_day_number(const struct date_run *run, size_t i, int *value)
{
	size_t n = date_ordinal(run, i, value);

	if (n == 0 && !(run->t[i].flags & F_ARTICLE) && run->t[i].digits <= 2)
		n = date_number(run, i, value);
	return n > 0 && *value >= 1 && *value <= 31 ? n : 0;
}

static bool
year_follows_badly(const struct date_run *run, size_t i)
{
	enum date_kind k = run->t[i].kind;

	return k == T_MERIDIEM || k == T_HOUR || k == T_UNIT || k == T_MONTH || k == T_ZONE || k == T_DASH ||
	    k == T_TO || k == T_PART || k == T_AND || k == T_OR;
}

/* Years are also counted from 1912 in Taiwan: 115 is 2026. */
#define ROC_FROM 99
#define ROC_FROM_YEAR 1911

size_t
date_year(const struct date_run *run, size_t i, bool short_ok, int *year)
{
	const struct date_token *t = &run->t[i];
	size_t n;
	int v = 0, w = 0;

	if (t->kind == T_YEAR) {
		*year = t->a;
		return 1;
	}
	if (t->kind != T_NUM)
		return 0;
	n = date_number(run, i, &v);
	if (t->digits == 4 || (t->digits == 0 && v >= 1900)) {
		*year = v;
		if (date_is(run, i + n, T_UNIT) && run->t[i + n].value == U_YEAR && run->language->ideographs)
			n++;
		return v >= 1900 && v <= 2199 ? n : 0;
	}
	if (t->digits == 0 && (v == 19 || v == 20)) { /* nineteen ninety, twenty sixteen */
		size_t more = date_number(run, i + n, &w);

		if (more > 0 && run->t[i + n].digits == 0 && w >= 10 && w < 100) {
			*year = v * 100 + w;
			return n + more;
		}
	}
	if (t->digits == 3 && v > ROC_FROM && v < 200 && run->language->ideographs && date_is(run, i + 1, T_UNIT) &&
	    run->t[i + 1].value == U_YEAR && date_is(run, i + 2, T_MONTH)) {
		*year = v + ROC_FROM_YEAR;
		return 2;
	}
	if (t->digits != 2 && !(t->digits == 0 && run->language->ideographs))
		return 0;
	if (date_is(run, i + 1, T_UNIT) && run->t[i + 1].value == U_YEAR && run->language->ideographs &&
	    date_is(run, i + 2, T_MONTH)) {
		*year = v + (v < 70 ? 2000 : 1900);
		return 2;
	}
	if (!short_ok || t->digits != 2 || year_follows_badly(run, i + 1))
		return 0;
	/* "bis 11.12. 40 Rechner" counts them */
	if (run->thing_behind && i + 1 == run->n && (t->flags & F_SPACE))
		return 0;
	*year = v + (v < 70 ? 2000 : 1900);
	return 1;
}

static int64_t
add_workdays(int64_t day, int n)
{
	int step = n < 0 ? -1 : 1, weekday;

	if (n > 2000 || n < -2000)
		n = step * 2000;
	for (; n != 0; n -= step) {
		do {
			day += step;
			weekday = civil_days_weekday(day);
		} while (weekday > 5);
	}
	return day;
}

int64_t
date_add(int64_t day, int n, enum date_unit unit)
{
	struct civil_date d = civil_from_days(day);

	if (n > 40000 || n < -40000)
		n = n < 0 ? -40000 : 40000;
	switch (unit) {
	case U_WORKDAY:
		return add_workdays(day, n);
	case U_WEEK: case U_WORKWEEK: case U_WEEKEND:
		return day + 7 * (int64_t)n;
	case U_FORTNIGHT:
		return day + 14 * (int64_t)n;
	case U_MONTH:
		return civil_days(civil_add_months(d, n));
	case U_QUARTER:
		return civil_days(civil_add_months(d, 3 * n));
	case U_HALFYEAR:
		return civil_days(civil_add_months(d, 6 * n));
	case U_YEAR:
		return civil_days(civil_add_months(d, 12 * (n > 5000 ? 5000 : n)));
	case U_DECADE:
		return civil_days(civil_add_months(d, 120 * (n > 500 ? 500 : n)));
	default:
		return day + n;
	}
}

static void
months_span(struct civil_date d, int length, int n, int64_t *first, int64_t *last)
{
	d.day = 1;
	d.month = (d.month - 1) / length * length + 1;
	d = civil_add_months(d, n * length);
	*first = civil_days(d);
	*last = civil_days(civil_add_months(d, length)) - 1;
}

void
date_unit_span(int64_t day, enum date_unit unit, int n, int64_t *first, int64_t *last)
{
	struct civil_date d = civil_from_days(day);
	int64_t monday = day - civil_weekday(d) + 1;

	if (n > 5000 || n < -5000)
		n = 0;
	switch (unit) {
	case U_WEEK: case U_WEEKEND: case U_WORKWEEK: case U_FORTNIGHT:
		*first = monday + 7 * n + (unit == U_WEEKEND ? 5 : 0);
		*last = monday + 7 * n + (unit == U_WORKWEEK ? 4 : unit == U_FORTNIGHT ? 13 : 6);
		break;
	case U_MONTH:
		months_span(d, 1, n, first, last);
		break;
	case U_QUARTER:
		months_span(d, 3, n, first, last);
		break;
	case U_HALFYEAR:
		months_span(d, 6, n, first, last);
		break;
	case U_YEAR:
		months_span(d, 12, n, first, last);
		break;
	case U_DECADE:
		d.year -= d.year % 10;
		months_span(d, 12, n * 10, first, last);
		*last = date_add(*first, 10, U_YEAR) - 1;
		break;
	case U_WORKDAY:
		*first = *last = n == 0 ? day : add_workdays(day, n);
		break;
	default:
		*first = *last = day + n;
	}
}

enum date_grain
date_unit_grain(enum date_unit unit)
{
	switch (unit) {
	case U_SECOND: case U_MINUTE:
		return DATE_MINUTE;
	case U_HOUR:
		return DATE_HOUR;
	case U_WEEK: case U_WORKWEEK:
		return DATE_WEEK;
	case U_MONTH:
		return DATE_MONTH;
	case U_QUARTER:
		return DATE_QUARTER;
	case U_YEAR:
		return DATE_YEAR;
	default:
		return DATE_DAY;
	}
}
