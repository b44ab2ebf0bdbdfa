/*
 * See date_run.h. So much time from now or from a date: "in 3 business days",
 * "within two weeks", "an hour and a half from now", "a week from Tuesday",
 * "three Fridays from now", "5天后".
 */
#include "parsers/language/date_run.h"

struct amount {
	int n, to_n;     /* "2 to 3": to_n > 0 */
	int unit;
	int minutes;     /* added: a half, or a smaller unit behind */
	int days;
	bool vague;
	bool bare_unit;  /* "hour" without a number */
	size_t to;
};

static bool
unit_at(const struct date_run *run, size_t i, int *unit)
{
	if (date_is(run, i, T_UNIT) && run->t[i].value != U_WEEKEND && run->t[i].a == 0) {
		*unit = run->t[i].value;
		return true;
	}
	if (date_is(run, i, T_FOURTH) && (run->t[i].flags & F_UNIT)) {
		*unit = U_QUARTER;
		return true;
	}
	if (date_is(run, i, T_HOUR) && (run->t[i].flags & F_UNIT)) {
		*unit = U_HOUR;
		return true;
	}
	return false;
}

static int
unit_minutes(int unit)
{
	return unit == U_HOUR ? 60 : unit == U_MINUTE ? 1 : 0;
}

static int
unit_days(int unit)
{
	return unit == U_DAY || unit == U_WORKDAY ? 1 : unit == U_WEEK ? 7 : unit == U_FORTNIGHT ? 14 : 0;
}

/* Half of a unit: "half an hour", "half a year". */
static void
half_of(struct amount *a, int unit)
{
	switch (unit) {
	case U_HOUR:
		a->minutes += 30;
		break;
	case U_DAY:
		a->minutes += 12 * 60;
		break;
	case U_WEEK:
		a->days += 3;
		break;
	case U_MONTH:
		a->days += 15;
		break;
	case U_YEAR:
		a->n = a->n * 12 + 6;
		a->unit = U_MONTH;
		break;
	default:
		break;
	}
}

/* "1.5 hours", "2,5 Stunden", "3/4 h", "demi-heure". */
static bool
figure_fraction(const struct date_run *run, size_t i, struct amount *a)
{
	const struct date_token *t = &run->t[i];
	int unit;
	size_t j = i + 1;

	if (t->kind == T_PAIR && t->value == 'h') { /* "demi-heure" */
		a->unit = U_HOUR;
		a->minutes = 30;
		a->to = j;
		return true;
	}
	if (t->kind == T_CLOCK && t->value == 'h' && i > 0 && (date_is(run, i - 1, T_IN) || date_is(run, i - 1, T_WITHIN))) {
		a->unit = U_MINUTE; /* "in 1h30" */
		a->n = t->a * 60 + t->b;
		a->to = j;
		return true;
	}
	if (t->kind == T_PAIR && t->value == '.' && unit_at(run, j, &unit)) {
		a->n = t->a;
		a->unit = unit;
		if (t->b == 5)
			half_of(a, unit);
		else
			a->minutes += unit_minutes(unit) * t->b / (t->digits % 10 == 1 ? 10 : 100);
		a->to = j + 1;
		return true;
	}
	if (t->kind == T_PAIR && t->b == 4 && (t->a == 1 || t->a == 3) && t->value == '/' && unit_at(run, j, &unit) &&
	    unit == U_HOUR) { /* "3/4 h" */
		a->unit = U_MINUTE;
		a->n = 15 * t->a;
		a->to = j + 1;
		return true;
	}
	if (t->kind == T_PAIR && t->a == 1 && t->b == 2 && t->value == '/') {
		if (date_is(run, j, T_NUM))
			j++;
		if (!unit_at(run, j, &unit))
			return false;
		a->unit = unit;
		half_of(a, unit);
		a->to = j + 1;
		return true;
	}
	if (t->kind == T_NUM && date_is(run, j, T_COMMA) && date_is(run, j + 1, T_NUM) && run->t[j + 1].value == 5 &&
	    !(run->t[j + 1].flags & F_SPACE) && unit_at(run, j + 2, &unit)) {
		a->n = t->value;
		a->unit = unit;
		half_of(a, unit);
		a->to = j + 3;
		return true;
	}
	return false;
}

/* The same, or "half an hour", "three quarters of an hour". */
static bool
fraction(const struct date_run *run, size_t i, struct amount *a)
{
	const struct date_token *t = &run->t[i];
	int unit, n = 1;
	size_t j = i + 1;

	if (figure_fraction(run, i, a))
		return true;
	if (t->kind == T_NUM && (t->flags & F_ARTICLE) && (date_is(run, j, T_HALF) ||
	    (date_is(run, j, T_FOURTH) && run->t[j].a > 0))) {
		t = &run->t[j];
		j++;
	}
	if (t->kind == T_HALF) {
		while (date_is(run, j, T_OF) || (date_is(run, j, T_NUM) && (run->t[j].flags & F_ARTICLE)))
			j++;
		if (!unit_at(run, j, &unit))
			return false;
		a->unit = unit;
		half_of(a, unit);
		a->to = j + 1;
		return true;
	}
	if (t->kind == T_NUM && date_is(run, j, T_FOURTH)) {
		n = t->value;
		t = &run->t[j];
		j++;
	}
	if (t->kind == T_FOURTH && t->a > 0) { /* "Viertelstunde" */
		a->unit = U_MINUTE;
		a->n = t->a;
		a->to = j;
		return true;
	}
	if (t->kind == T_FOURTH) {
		bool of = date_is(run, j, T_OF);

		while (date_is(run, j, T_OF) || (of && date_is(run, j, T_NUM) && (run->t[j].flags & F_ARTICLE)))
			j++;
		if (!unit_at(run, j, &unit) || unit != U_HOUR || (!of && !run->language->half_to))
			return false;
		a->unit = U_MINUTE;
		a->n = t->value * n;
		a->to = j + 1;
		return true;
	}
	return false;
}

/* "and a half", ", 5 days", "30 minutes" behind the first. */
static void
more(const struct date_run *run, struct amount *a)
{
	int unit, n;
	size_t j = a->to, took;

	if (date_is(run, j, T_AND) && date_is(run, j + 1, T_HALF) && !date_is(run, j + 2, T_NUM)) {
		half_of(a, a->unit);
		a->to = j + 2;
		return;
	}
	if (date_is(run, j, T_AND) && (run->t[j + 1].flags & F_ARTICLE) && date_is(run, j + 2, T_HALF)) {
		half_of(a, a->unit);
		a->to = j + 3;
		return;
	}
	if (date_is(run, j, T_HALF) && !run->language->half_to) {
		half_of(a, a->unit);
		a->to = j + 1;
		return;
	}
	if (a->unit == U_HOUR && date_is(run, j, T_NUM) && run->t[j].digits == 2 && !(run->t[j].flags & F_SPACE)) {
		a->minutes += run->t[j].value;
		a->to = j + 1;
		return;
	}
	if (date_is(run, j, T_COMMA))
		j++;
	if (date_is(run, j, T_AND))
		j++;
	took = date_number(run, j, &n);
	if (took == 0 || !unit_at(run, j + took, &unit) || unit >= a->unit || (a->days > 0 && unit >= U_DAY) || a->unit == U_WORKDAY)
		return;
	a->to = j + took + 1;
	if (unit == U_MONTH) {
		a->n = a->n * 12 + n;
		a->unit = U_MONTH;
	} else {
		a->minutes += unit_minutes(unit) * n;
		a->days += unit_days(unit) * n;
	}
}

static bool
read_amount(const struct date_run *run, size_t i, struct amount *a)
{
	size_t j = i, took;
	int unit;

	*a = (struct amount){ .n = 0, .unit = -1 };
	if (date_is(run, j, T_ROUGH)) {
		a->vague = true;
		j++;
	}
	if (fraction(run, j, a))
		return true;
	if (date_is(run, j, T_FEW) || (date_is(run, j, T_NUM) && date_is(run, j + 1, T_FEW) && ++j)) {
		a->n = run->t[j].value;
		a->vague = true;
		j++;
		if (date_is(run, j, T_OF))
			j++;
	} else {
		took = date_number(run, j, &a->n);
		if (took == 0) {
			if (!unit_at(run, j, &a->unit) || (run->t[j].flags & F_WEAK))
				return false;
			a->n = 1;
			a->bare_unit = true;
			a->to = j + 1;
			return true;
		}
		j += took;
		if ((date_is(run, j, T_AND) && date_is(run, j + 1, T_HALF)) && unit_at(run, j + 2, &unit)) {
			a->unit = unit;
			half_of(a, unit);
			a->to = j + 3;
			return true;
		}
		if (date_is(run, j, T_AND) && (run->t[j + 1].flags & F_ARTICLE) && date_is(run, j + 2, T_HALF) &&
		    unit_at(run, j + 3, &unit)) {
			a->unit = unit;
			half_of(a, unit);
			a->to = j + 4;
			return true;
		}
		if (date_is(run, j, T_DASH) || date_is(run, j, T_TO) || date_is(run, j, T_AND)) {
			took = date_number(run, j + 1, &a->to_n);
			if (took > 0 && a->to_n > a->n && unit_at(run, j + 1 + took, &unit))
				j += 1 + took;
			else
				a->to_n = 0;
			if (a->to_n == 0 && date_is(run, j, T_DASH) && unit_at(run, j + 1, &unit))
				j++; /* "3-day" */
		}
	}
	if (date_is(run, j, T_FILL) && run->t[j].value == 2)
		j++;
	if (!unit_at(run, j, &a->unit))
		return false;
	a->to = j + 1;
	more(run, a);
	more(run, a);
	return true;
}

/* The amount from a day and minute on, forward or back. */
static void
apply(const struct date_run *run, const struct amount *a, int64_t base, int minute, int sign, struct date_part *part)
{
	int64_t at = minute;

	part->core = D_SPAN;
	part->reason = R_OFFSET;
	part->count = sign * (a->n > 0 ? a->n : 1);
	part->count_unit = a->unit;
	part->base = base;
	part->vague = part->vague || a->vague;
	part->first = date_add(base, sign * a->n * (a->unit < U_DAY ? 0 : 1), (enum date_unit)a->unit) + sign * a->days;
	part->last = part->first;
	if (a->to_n > 0)
		part->last = date_add(base, sign * a->to_n * (a->unit < U_DAY ? 0 : 1), (enum date_unit)a->unit);
	if (a->unit < U_DAY || a->minutes > 0) {
		at += sign * (a->minutes + (int64_t)a->n * unit_minutes(a->unit));
		part->first += at >= 0 ? at / 1440 : -((1439 - at) / 1440);
		part->last = part->first;
		part->minute = (int)(((at % 1440) + 1440) % 1440);
		part->has_time = part->sure = part->instant = true;
		part->grain = DATE_MINUTE;
	}
	(void)run;
}

/* "three Fridays from now". */
static bool
weekdays(const struct date_run *run, size_t i, bool in, struct date_part *part)
{
	int n, step;
	size_t took = date_number(run, i, &n), j = i + took;

	if (took == 0 || n < 1 || n > 200 || (run->t[i].flags & F_ARTICLE) || !date_is(run, j, T_WEEKDAY))
		return false;
	if (!in && !date_is(run, j + 1, T_LATER) &&
	    !(date_is(run, j + 1, T_FROM) && (date_is(run, j + 2, T_DAY) || date_is(run, j + 2, T_NOW))))
		return false;
	step = (run->t[j].value - civil_days_weekday(run->today) + 7) % 7;
	part->core = D_SPAN;
	part->first = part->last = run->today + (step == 0 ? 7 : step) + 7 * (n - 1);
	part->reason = R_OFFSET;
	part->count = n;
	part->count_unit = -run->t[j].value;
	part->base = run->today;
	part->to = in ? j + 1 : date_is(run, j + 1, T_LATER) ? j + 2 : j + 3;
	return true;
}

/* "third Tuesday after Christmas 2027", "the Friday before Christmas". */
static bool
nth_weekday(struct date_run *run, size_t i, struct date_part *part)
{
	struct date_part base;
	int n = 1, step;
	size_t took, j;
	bool ok, before;

	while (date_is(run, i, T_THE) && i < part->from + 2)
		i++;
	took = date_ordinal(run, i, &n);
	j = i + took;
	before = date_is(run, j + 1, T_BEFORE) && took == 0;
	if (n > 60 || !date_is(run, j, T_WEEKDAY) || !(before || date_is(run, j + 1, T_AFTER)) || run->depth > 1)
		return false;
	run->depth++;
	ok = date_atom(run, j + 2, false, &base) && base.core != D_NONE && base.core != D_NTH &&
	    base.core != D_EDGE && !base.number && !base.has_time && base.part < 0 &&
	    (took > 0 || base.core == D_CIVIL || base.reason == R_HOLIDAY) && date_resolve(run, &base);
	run->depth--;
	if (!ok)
		return false;
	step = (run->t[j].value - civil_days_weekday(before ? base.first : base.last) + 7) % 7;
	part->core = D_SPAN;
	part->first = part->last = before ? base.first - 7 + step
	                                  : base.last + (step == 0 ? 7 : step) + 7 * (n - 1);
	part->reason = R_OFFSET;
	part->count = before ? -n : n;
	part->count_unit = -run->t[j].value;
	part->base = before ? base.first : base.last;
	part->to = base.to;
	return true;
}

/* "a week from Tuesday", "2 days after next Friday", "2 months before 02/02". */
static bool
from_date(struct date_run *run, size_t i, const struct amount *a, struct date_part *part)
{
	enum date_kind k = run->t[i].kind;
	struct date_part base;
	bool weeks = a->unit == U_WEEK || a->unit == U_FORTNIGHT;

	if (k == T_DAY && (weeks || a->unit == U_MONTH) && run->t[i].value >= 0 && a->to_n == 0 &&
	    !run->language->day_article) {
		apply(run, a, run->today + run->t[i].value, 0, 1, part); /* "two weeks tomorrow" */
		part->to = i + 1;
		return true;
	}
	if (k == T_WEEKDAY && weeks && a->to_n == 0 && part->from + 2 >= i &&
	    run->language->order == ORDER_MDY) {
		enum date_kind behind = run->t[i + 1].kind; /* "a week Monday", but "a week Monday to Friday" */

		if (behind == T_TO || behind == T_DASH || behind == T_AND || behind == T_OR ||
		    behind == T_COMMA || run->t[i].c != 0 || !date_span_atom(run, i, &base) ||
		    !date_resolve(run, &base))
			return false;
		apply(run, a, base.last, 0, 1, part);
		part->to = base.to;
		return true;
	}
	if (k != T_FROM && k != T_AFTER && k != T_BEFORE && !(k == T_ON && weeks) &&
	    !(k == T_OF && date_is(run, part->from, T_WITHIN) && !run->language->day_article))
		return false;
	if (date_is(run, i + 1, T_NOW) && k != T_ON) {
		apply(run, a, run->today, run->now, k == T_BEFORE ? -1 : 1, part);
		part->to = i + 2;
		return true;
	}
	if (run->depth > 1)
		return false;
	run->depth++;
	if (!(a->unit < U_DAY ? date_expression(run, i + 1, &base) : date_atom(run, i + 1, false, &base)) ||
	    (base.core == D_NONE && !(a->unit < U_DAY && base.has_time && !base.hour_bare)) || base.core == D_NTH || base.core == D_EDGE ||
	    (base.weak && base.number && base.core == D_CIVIL) || !date_resolve(run, &base)) {
		run->depth--;
		return false;
	}
	run->depth--;
	if (a->bare_unit && a->unit == U_WEEK && k == T_AFTER &&
	    (base.first == base.last || base.grain == DATE_WEEK)) { /* "the week after Christmas", "... next week" */
		part->core = D_SPAN;
		date_unit_span(base.first, U_WEEK, 1, &part->first, &part->last);
		part->base = part->first;
		part->reason = R_IN_SPAN;
		part->grain = DATE_WEEK;
		part->to = base.to;
		return true;
	}
	apply(run, a, k == T_BEFORE ? base.first : base.last, base.has_time ? base.minute : 0, k == T_BEFORE ? -1 : 1, part);
	part->to = base.to;
	return true;
}

void
date_from_now(const struct date_run *run, struct date_part *part)
{
	part->until = part->minute;
	part->first = run->today;
	part->minute = run->now;
	part->until_sure = true;
}

/* "within 30 days of receipt", "in 14 Tagen nach Erhalt": nobody knows when these begin. */
static bool
counts_from_what_follows(const struct date_run *run, size_t i)
{
	enum date_kind k = run->t[i].kind;

	if (!run->word_behind || (k != T_AFTER && k != T_FROM && !(k == T_OF && !run->language->day_article)))
		return false;
	for (i++; i < run->n; i++)
		if (!date_is(run, i, T_THE) && !date_is(run, i, T_OF) && !(run->t[i].flags & F_ARTICLE))
			return false;
	return true;
}

/* Is a unit without a number one of it? "within the hour", "sous quinzaine", "the day before the 20th". */
static bool
is_one(const struct date_run *run, size_t i, const struct amount *a)
{
	enum date_kind k = run->t[i].kind, behind = run->t[a->to].kind;
	bool spans = run->t[i].flags & F_SPAN;

	if (k == T_WITHIN || (k == T_IN && spans) || (k == T_BY && spans && a->unit == U_FORTNIGHT) || behind == T_INSIDE)
		return true;
	/* "l'ordre du jour avant mardi" */
	return (behind == T_FROM || behind == T_AFTER || behind == T_BEFORE) && a->unit >= U_DAY &&
	    (k == T_THE || !run->language->day_article);
}

bool
date_offset_atom(struct date_run *run, size_t i, struct date_part *part)
{
	enum date_kind k = run->t[i].kind;
	struct amount a;
	size_t j = i;
	bool de = k == T_BEFORE && (run->t[i].flags & F_SPAN), in = k == T_IN || k == T_WITHIN || k == T_SIGN || (k == T_BY && (run->t[i].flags & F_SPAN)), past = false;

	date_part_start(part, i);
	part->vague = in && run->t[i].a == 1;
	if ((k == T_AGO && (run->t[i].flags & F_SPAN)) || de) {
		past = true;
		j++;
	} else if (in || k == T_AFTER) {
		j++;
	}
	if (k == T_THE && date_is(run, i + 1, T_UNIT)) /* "the day after Christmas" */
		j++;
	while (j < i + 3 && j > i && (date_is(run, j, T_THE) || (date_is(run, j, T_FILL) && run->t[j].value == 0) || (date_is(run, j, T_REL) && run->t[j].value == 1 &&
	    k == T_WITHIN)))
		j++;
	if (weekdays(run, j, in, part) || nth_weekday(run, i, part))
		return true;
	if (!read_amount(run, j, &a) || (date_is(run, a.to - 1, T_UNIT) && (run->t[a.to - 1].flags & F_DATED)))
		return false;
	if (a.bare_unit && !is_one(run, i, &a))
		return false;
	part->to = a.to;
	if (past || date_is(run, a.to, T_AGO) || (date_is(run, a.to, T_BY) && (run->t[a.to].flags & F_POSTFIX))) {
		apply(run, &a, run->today, run->now, -1, part);
		part->past = true;
		part->to = a.to + (past ? 0 : 1);
		return true;
	}
	if (date_is(run, a.to, T_INSIDE) && a.bare_unit && a.unit >= U_DAY && run->language->ideographs) {
		part->core = D_SPAN; /* "年内" */
		part->reason = R_UNIT;
		part->unit = a.unit;
		part->grain = date_unit_grain((enum date_unit)a.unit);
		date_unit_span(run->today, (enum date_unit)a.unit, 0, &part->first, &part->last);
		part->to = a.to + 1;
		return true;
	}
	if (date_is(run, a.to, T_INSIDE) || date_is(run, a.to, T_LATER)) {
		part->to = a.to + 1;
		part->within = date_is(run, a.to, T_INSIDE);
		apply(run, &a, run->today, run->now, 1, part);
		return true;
	}
	if (from_date(run, a.to, &a, part))
		return true;
	if (in && counts_from_what_follows(run, a.to))
		return false;
	if (!in && !(k == T_AFTER && j > i))
		return false;
	part->within = k == T_WITHIN || k == T_BY;
	apply(run, &a, run->today, run->now, 1, part);
	if (date_is(run, a.to, T_REL) && run->t[a.to].value == 1 && a.to_n == 0 && a.n > 0 && a.unit >= U_DAY &&
	    !date_is(run, a.to + 1, T_UNIT) && !date_is(run, a.to + 1, T_WEEKDAY)) { /* "en los 3 días siguientes" */
		part->first = run->today + 1;
		part->grain = DATE_DAY;
		part->to = a.to + 1;
		return part->last >= part->first;
	}
	if (k == T_WITHIN && run->t[i].a == 2 && a.to_n == 0 && !a.bare_unit) {
		if (part->has_time)
			date_from_now(run, part); /* "over the next 3 hours" */
		else
			part->first = run->today + 1; /* "in the next 3 weeks" */
		part->grain = part->has_time ? DATE_MINUTE : DATE_DAY;
	}
	return true;
}

void
date_lasting(const struct date_run *run, struct date_part *part)
{
	struct date_part span = *part, clock;
	struct amount a;

	if (!read_amount(run, part->to + 1, &a) || a.bare_unit || part->until >= 0 || !date_resolve(run, &span) ||
	    span.last > span.first)
		return;
	if (a.unit < U_DAY && !span.has_time && (date_is(run, a.to, T_FROM) || date_is(run, a.to, T_AT)) &&
	    date_clock_atom(run, a.to, true, &clock) && clock.has_time && clock.until < 0) { /* "for 2 hours from 9:30" */
		span.has_time = true;
		span.minute = clock.minute;
		a.to = clock.to;
	}
	if (a.unit < U_DAY && span.has_time && span.minute + a.minutes + a.n * unit_minutes(a.unit) < 1440) {
		span.until = span.minute + a.minutes + a.n * unit_minutes(a.unit);
	} else if (a.unit >= U_DAY && !span.has_time) {
		span.last = date_add(span.first, a.n, (enum date_unit)a.unit) - 1;
		if (span.last <= span.first)
			return;
	} else {
		return;
	}
	span.to = a.to;
	*part = span;
}
