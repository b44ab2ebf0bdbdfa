/*
 * See date_run.h. Atoms side by side, in any order: what one leaves open the
 * other may fill ("Friday" and "next week", "the 20th" and "of next month",
 * "end" and "of Q3", "3pm" and "on Tuesday").
 */
#include "parsers/language/date_run.h"

#define MERGES_MAX 7

/* Signs and little words between two atoms. */
struct gap {
	bool of, comma, dash, on, the, closed;
	size_t words;
};

static bool
by_kind(enum date_kind k)
{
	return k == T_AT || k == T_IN || k == T_BY || k == T_BEFORE || k == T_FROM || k == T_BETWEEN ||
	    k == T_AFTER || k == T_TO;
}

static size_t
gap_skip(const struct date_run *run, size_t i, struct gap *gap)
{
	*gap = (struct gap) { 0 };
	for (; gap->words < 4; gap->words++, i++) {
		const struct date_token *t = &run->t[i];

		switch (t->kind) {
		case T_OF:
			gap->of = true;
			break;
		case T_COMMA:
			gap->comma = true;
			break;
		case T_DASH:
			gap->dash = true;
			break;
		case T_ON:
			gap->on = true;
			break;
		case T_FILL:
			if (t->value >= 4)
				return i;
			break;
		case T_THE:
			gap->the = (t->flags & F_ARTICLE) != 0;
			break;
		case T_CLOSE:
			gap->closed = true;
			break;
		case T_OPEN:
		case T_SLASH:
		case T_ROUGH:
			break;
		default:
			return i;
		}
	}
	return i;
}

static void
take_time(struct date_part *to, const struct date_part *from)
{
	if (from->has_time) {
		to->has_time = true;
		to->minute = from->minute;
		to->until = from->until;
		to->sure = from->sure;
		to->midnight = from->midnight;
		if (!to->sure && from->part < 0 && to->part >= 0) { /* "Mittwochabend um 7" */
			to->minute = date_by_part(to->minute, to->part, false);
			to->until = to->until < 0 ? -1 : date_by_part(to->until, to->part, from->until_sure);
		}
	} else if (to->has_time && from->part >= 0 && !to->sure) {
		to->minute = date_by_part(to->minute, from->part, to->sure);
		to->until = to->until < 0 ? -1 : date_by_part(to->until, from->part, to->until_sure);
	}
	to->vague = to->vague || from->vague;
	if (from->has_zone) {
		to->has_zone = true;
		to->zone = from->zone;
		to->zone_rule = from->zone_rule;
		to->zone_at = from->zone_at;
	}
	if (from->part >= 0)
		to->part = from->part;
}

static void
take_day(struct date_part *to, const struct date_part *from)
{
	struct date_part time = *to;

	*to = *from;
	to->from = time.from;
	to->clock_bare = false;
	take_time(to, &time);
}

static bool
is_time(const struct date_part *p)
{
	return p->core == D_NONE;
}

static bool
has_clock(const struct date_part *p)
{
	return p->has_time;
}

static int64_t
nth_in(const struct date_part *nth, int64_t first, int64_t last)
{
	int64_t day = first, step = 1;
	int n = nth->nth;

	if (nth->unit < 0 || nth->unit == U_WEEK || nth->unit == U_WEEKEND || nth->unit == U_WORKWEEK) {
		int wd = nth->unit < 0 ? nth->weekday : nth->unit == U_WEEKEND ? 6 : 4;

		step = 7;
		if (n < 0) {
			day = last - (civil_days_weekday(last) - wd + 7) % 7;
			return nth->unit == U_WEEK || nth->unit == U_WORKWEEK ? day - 3 : day;
		}
		day = first + (wd - civil_days_weekday(first) + 7) % 7;
		if (nth->unit == U_WEEK || nth->unit == U_WORKWEEK)
			day -= 3;
	} else if (nth->unit == U_WORKDAY) {
		return n < 0 ? date_add(last + 1, -1, U_WORKDAY) : date_add(first - 1, n, U_WORKDAY);
	} else if (n < 0) {
		return last;
	}
	return day + step * (n - 1);
}

/* The nth month of a year, or the last one. */
static void
nth_month(struct date_part *nth, int64_t first, int64_t last)
{
	int64_t day = nth->nth < 0 ? last : date_add(first, nth->nth - 1, U_MONTH);

	date_unit_span(day, U_MONTH, 0, &nth->first, &nth->last);
	nth->core = D_SPAN;
	nth->grain = DATE_MONTH;
	nth->reason = R_NTH;
}

/* The first or second half of a month. */
static bool
half_in(struct date_part *half, int64_t first, int64_t last)
{
	if (last - first > 31 || half->nth < 1 || half->nth > 2)
		return false;
	half->first = half->nth == 1 ? first : first + 15;
	half->last = half->nth == 1 ? first + 14 : last;
	half->core = D_SPAN;
	half->grain = DATE_DAY;
	half->reason = R_WRITTEN;
	return true;
}

/* "the first two weeks", "the last 3 days": more of the unit, from the first or up to the last one. */
static void
several(struct date_part *part)
{
	int more = part->count - 1;

	if (part->nth > 0)
		part->last = date_add(part->last, more, (enum date_unit)part->unit);
	else
		part->first = date_add(part->first, -more, (enum date_unit)part->unit);
	part->grain = DATE_DAY;
}

/* Fills nth or edge from the span that holds it. */
static bool
fill_open(const struct date_run *run, struct date_part *open, struct date_part *span)
{
	struct date_part whole = *span;
	int64_t first, last;

	if (!date_resolve(run, &whole) || whole.grain == DATE_MINUTE)
		return false;
	if (open->core == D_EDGE && open->nth < 0 && span->number && span->core == D_SPAN && whole.first < run->today &&
	    (whole.grain == DATE_WEEK || whole.grain == DATE_MONTH)) /* "the start of the week" is the next one */
		date_unit_span(run->today, whole.grain == DATE_WEEK ? U_WEEK : U_MONTH, 1, &whole.first, &whole.last);
	first = whole.first;
	last = whole.last;
	open->past = false;
	open->weak = false;
	if (open->core == D_NTH) {
		if (first == last)
			return false;
		if (open->unit == U_MONTH) {
			nth_month(open, first, last);
			return open->first <= last;
		}
		if (open->unit == U_HALFYEAR || open->unit == U_FORTNIGHT) {
			open->vague = true; /* two weeks are no day */
			return half_in(open, first, last);
		}
		open->first = nth_in(open, first, last);
		if (open->first > last)
			return false;
		open->last = open->first;
		if (open->unit == U_WEEK || open->unit == U_WORKWEEK || open->unit == U_WEEKEND)
			open->last += open->unit == U_WEEK ? 6 : open->unit == U_WORKWEEK ? 4 : 1;
		open->grain = open->unit == U_WEEK || open->unit == U_WORKWEEK ? DATE_WEEK : DATE_DAY;
		open->reason = R_NTH;
		if (open->count > 1)
			several(open);
	} else {
		open->reason = R_EDGE;
		open->edge = open->nth > 0;
		open->grain = whole.grain;
		open->first = open->last = open->nth > 0 ? last
		    : open->nth < 0                      ? first
		                                         : first + (last - first) / 2;
		open->vague = open->vague || open->nth == 0 || whole.vague;
	}
	open->base = first;
	open->count = (int)(last - first);
	open->core = D_SPAN;
	open->weekday = 0;
	return true;
}

/* Friday in next week; false if there is none or more than one. */
static bool
weekday_in(struct date_part *wd, const struct date_part *span)
{
	int64_t day;

	if (span->last - span->first > 6)
		return false;
	if (span->first == span->last && span->reason == R_OFFSET && wd->which == W_BARE && span->count > 0 &&
	    (span->count_unit == U_WEEK || span->count_unit == U_FORTNIGHT)) { /* "Montag in einer Woche" */
		day = (wd->weekday - civil_days_weekday(span->base) + 7) % 7;
		wd->core = D_SPAN;
		wd->first = wd->last = span->first + (day == 0 ? 7 : day);
		wd->base = wd->first - civil_days_weekday(wd->first) + 1;
		wd->reason = R_IN_SPAN;
		wd->weak = wd->past = false;
		return true;
	}
	day = span->first + (wd->weekday - civil_days_weekday(span->first) + 7) % 7;
	if (span->first == span->last && span->reason == R_OFFSET &&
	    (span->count_unit == U_WEEK || span->count_unit == U_FORTNIGHT || span->count_unit == U_MONTH))
		day = span->first - civil_days_weekday(span->first) + wd->weekday;
	else if (day > span->last)
		return false;
	wd->core = D_SPAN;
	wd->first = wd->last = day;
	wd->reason = R_IN_SPAN;
	wd->base = span->first;
	wd->weak = wd->past = false;
	wd->grain = DATE_DAY;
	return true;
}

/* "the 20th" of next month, "5 May" of next year. */
static bool
civil_in(int64_t today, struct date_part *civil, const struct date_part *span)
{
	struct civil_date d = civil_from_days(span->first);

	if (civil->year > 0)
		return false;
	if (span->grain == DATE_MONTH && civil->month == 0) {
		struct civil_date now = civil_from_days(today);

		if (span->number && civil->day < now.day && civil_days(d) <= today)
			d = civil_add_months(d, 1); /* "the first of the month" */
		civil->month = d.month;
	} else if (span->grain == DATE_YEAR && civil->month == 0 && civil->day == 1) {
		civil->month = 1; /* "the first of the year" */
		if (span->number && civil_days((struct civil_date) { d.year, 1, 1 }) < today)
			d.year++;
	} else if (span->grain != DATE_YEAR || civil->month == 0)
		return false;
	civil->year = d.year;
	civil->weak = civil->number = false;
	return true;
}

/* Q3 of next year. */
static bool
quarter_in(const struct date_run *run, struct date_part *quarter, const struct date_part *year)
{
	if (quarter->year > 0 || (quarter->unit != U_QUARTER && quarter->unit != U_HALFYEAR) ||
	    quarter->nth < 1)
		return false;
	date_months_part(run, quarter, quarter->nth, quarter->unit == U_QUARTER ? 3 : 6,
	    civil_from_days(year->first).year);
	quarter->past = false;
	return true;
}

static bool
civil_join(struct date_part *a, const struct date_part *b)
{
	if ((a->year > 0 && b->year > 0) || (a->month > 0 && b->month > 0) || (a->day > 0 && b->day > 0))
		return false;
	if (a->year > 0 && a->month == 0 && a->day == 0 && b->month == 0)
		return false;
	if (b->year > 0 && b->month == 0 && a->month == 0)
		return false;
	a->year += b->year;
	a->month += b->month;
	a->day += b->day;
	a->day_to += b->day_to;
	a->weak = a->number = false;
	return true;
}

/* Is that day of this or the next month that weekday? A bare number beside a weekday is a day only then. */
static bool
is_near(const struct date_run *run, int day, int weekday)
{
	struct civil_date d = run->context->now.date;

	for (int i = 0; i < (run->language->day_article ? 4 : 3); i++) {
		d.day = day;
		if (civil_is_valid(d) && civil_weekday(d) == weekday && civil_days(d) >= run->today)
			return true;
		d.day = 1;
		d = civil_add_months(d, 1);
	}
	return false;
}

/* Is it the day of the month of the next such weekday: "Friday 27" on Tuesday 24? */
static bool
is_next(const struct date_run *run, int day, int weekday)
{
	int64_t next = run->today + (weekday - civil_days_weekday(run->today) + 7) % 7;

	return civil_from_days(next).day == day;
}

/* Both name a day. a takes what b adds. */
static bool
merge_days(const struct date_run *run, struct date_part *a, struct date_part *b, const struct gap *gap)
{
	struct date_part time = *a, other;
	bool ok = false;

	/* "by the end of the month two offers", "next month 3 people" */
	if (b->core == D_CIVIL && b->number && b->month == 0 && b->to > b->from && (a->core == D_EDGE || a->core == D_SPAN || (a->core == D_CIVIL && run->t[b->from].digits == 0)) &&
	    date_counts_things(run, b->from, b->to - b->from))
		return false;
	if ((a->core == D_NTH || a->core == D_EDGE) && b->core != D_NTH && b->core != D_WEEKDAY) {
		if (b->core == D_EDGE)
			return false;
		ok = fill_open(run, a, b);
	} else if ((b->core == D_NTH || b->core == D_EDGE) && (a->core == D_SPAN || a->core == D_CIVIL) &&
	    !a->has_time && !(a->core == D_CIVIL && a->month == 0 && a->day > 0)) {
		other = *a;
		*a = *b;
		a->from = other.from;
		ok = fill_open(run, a, &other);
	} else if (a->core == D_WEEKDAY && b->core == D_CIVIL) {
		/* "on Sundays (27 Nov)" */
		if (b->weekday != 0 || b->day == 0 || run->t[a->to - 1].c != 0 ||
		    (b->number && b->month == 0 && run->thing_behind && b->to == run->n && run->t[b->from].kind == T_NUM && !is_next(run, b->day, a->weekday)) || /* "by Friday 4 boxes" */
		    (b->number && b->month == 0 && !is_near(run, b->day, a->weekday)))
			return false;
		*a = *b;
		a->weekday = time.weekday;
		a->weak = a->number = false;
		ok = true;
	} else if (a->core == D_CIVIL && b->core == D_WEEKDAY && a->weekday == 0 && a->day > 0 && !gap->of &&
	    (a->month > 0 || !gap->closed)) { /* "(version 3) Thursday" */
		/* "to Python 3.12 this Friday" */
		if (b->which == W_THIS && run->t[a->from].kind == T_PAIR && date_resolve(run, &time) && civil_days_weekday(time.first) != b->weekday)
			return false;
		if ((b->which != W_BARE && b->which != W_THIS) || ((gap->on || gap->the) && a->number) ||
		    (a->number && a->month == 0 && !is_near(run, a->day, b->weekday)))
			return false;
		a->weekday = b->weekday;
		a->weak = a->number = false;
		ok = true;
	} else if (a->core == D_SPAN && b->core == D_SPAN &&
	    (a->grain == DATE_YEAR || b->grain == DATE_YEAR)) {
		other = a->grain == DATE_YEAR ? *a : *b;
		*a = a->grain == DATE_YEAR ? *b : *a;
		ok = quarter_in(run, a, &other);
	} else if (a->core == D_WEEKDAY && b->core == D_SPAN && a->which != W_NEXT) {
		ok = weekday_in(a, b);
	} else if (a->core == D_SPAN && b->core == D_WEEKDAY && (b->which == W_BARE || b->which == W_THIS)) {
		other = *a;
		*a = *b;
		ok = weekday_in(a, &other);
	} else if (a->core == D_CIVIL && b->core == D_SPAN) {
		ok = civil_in(run->today, a, b);
	} else if (a->core == D_SPAN && b->core == D_CIVIL) {
		other = *a;
		*a = *b;
		ok = civil_in(run->today, a, &other);
	} else if (a->core == D_CIVIL && b->core == D_CIVIL && !gap->dash) {
		ok = civil_join(a, b);
	}
	if (!ok) {
		*a = time;
		return false;
	}
	a->from = time.from;
	a->vague = a->vague || time.vague || b->vague;
	if (time.has_time || time.part >= 0)
		take_time(a, &time);
	else if (b->has_time || b->part >= 0)
		take_time(a, b);
	return true;
}

static bool
merge(const struct date_run *run, struct date_part *a, struct date_part *b, const struct gap *gap)
{
	if (a->instant || b->instant)
		return false;
	if (b->core == D_SPAN && b->reason == R_OFFSET && b->base == run->today && b->first == b->last &&
	    !has_clock(b) &&
	    (run->t[b->from].kind == T_IN || run->t[b->from].kind == T_SIGN)) { /* "heute in einer Woche" */
		struct date_part day = *a;

		if (a->core == D_CIVIL && a->year == 0 && a->month > 0 &&
		    b->count_unit == U_YEAR) { /* "May in a year" */
			a->year = civil_from_days(b->first).year;
			a->weak = false;
			return true;
		}
		if (run->t[b->from].kind == T_SIGN && !is_time(a) &&
		    !date_resolve(run, a)) /* "next Friday + 2 weeks" */
			return false;
		if (a->core != D_WEEKDAY && a->reason != R_RELATIVE && !is_time(a) &&
		    run->t[b->from].kind != T_SIGN)
			return false;
		if (a->core == D_SPAN && date_resolve(run, &day) && day.first == day.last) {
			a->first = a->last = date_add(day.first, b->count, (enum date_unit)b->count_unit);
			a->reason = R_OFFSET;
			a->base = day.first;
			a->count = b->count;
			a->count_unit = b->count_unit;
			return true;
		}
	}
	if (is_time(a) && is_time(b)) {
		if (has_clock(a) && !has_clock(b) && a->part < 0) {
			a->part = b->part;
			return false;
		}
		if (has_clock(a) || !has_clock(b))
			return false;
		take_time(a, b);
		a->weak = false;
		return true;
	}
	if (is_time(b)) {
		if (has_clock(a) && (has_clock(b) || a->until >= 0))
			return false;
		if (a->core == D_NTH || a->core == D_EDGE)
			return false;
		if (b->weak && gap->comma)
			return false;
		if (b->hour_bare && a->number && a->core == D_CIVIL && a->month == 0)
			return false; /* "3 a 1" */
		if (!has_clock(b) && a->number && a->core == D_CIVIL && a->month == 0 &&
		    !(run->t[a->from].flags & F_DOT))
			return false; /* "clean ward 4 before lunch" */
		take_time(a, b);
		a->weak = a->number = false;
		return true;
	}
	if (is_time(a)) {
		if ((has_clock(b) && has_clock(a)) ||
		    (b->number && b->month == 0 && b->core == D_CIVIL && !gap->of && !gap->on))
			return false;
		if (b->has_time)
			return false;
		take_day(a, b);
		if (b->core == D_NTH || b->core == D_EDGE)
			return true;
		a->weak = a->number = false;
		return true;
	}
	return merge_days(run, a, b, gap);
}

/* EOM and the like, when nothing says of which month. */
static void
close_unit(const struct date_run *run, struct date_part *part)
{
	struct date_part span;

	date_part_start(&span, part->from);
	span.core = D_SPAN;
	date_unit_span(run->today, (enum date_unit)part->unit, 0, &span.first, &span.last);
	span.grain = date_unit_grain((enum date_unit)part->unit);
	span.number = true;
	fill_open(run, part, &span);
}

/* What stands between the parts of a date; no count begins with it. */
static bool
joins(enum date_kind k)
{
	return k == T_OF || k == T_ON || k == T_AT || k == T_AND || k == T_TO || k == T_COMMA || k == T_DASH;
}

bool
date_atom(struct date_run *run, size_t i, bool after_date, struct date_part *part)
{
	struct date_part other;
	bool named;

	if (i >= run->told || run->t[i].kind <= T_BREAK)
		return false;
	/* neither a count nor a clock begins with a name of days */
	named = date_is(run, i, T_WEEKDAY) || date_is(run, i, T_MONTH) || date_is(run, i, T_HOLIDAY);
	if (!named && !joins(run->t[i].kind) && date_offset_atom(run, i, part))
		return true;
	if (date_is(run, i, T_IN) && run->told == i + 3 && date_span_atom(run, i, part))
		return true;
	if (!named && date_clock_atom(run, i, after_date, part)) {
		/* "10 Dec" is no time, "at 3" is no day. */
		if (date_civil_atom(run, i, &other) && !other.number && other.to >= part->to &&
		    other.month > 0) {
			*part = other;
			return true;
		}
		if (part->has_time || part->part >= 0)
			return true;
	}
	if (date_span_atom(run, i, &other)) {
		struct date_part civil;

		if (date_civil_atom(run, i, &civil) && civil.to > other.to && !civil.weak) {
			*part = civil;
			return true;
		}
		*part = other;
		return true;
	}
	return date_civil_atom(run, i, part);
}

/* "week of Dec 7", "weekend of Dec 12": the week around what follows. */
static bool
week_of(struct date_run *run, size_t i, enum date_unit unit, struct date_part *part)
{
	size_t j = i + 1;

	if (run->depth > 1)
		return false;
	while (j < i + 3 && date_is(run, j, T_THE))
		j++;
	run->depth++;
	if (!(date_is(run, j, T_WEEKDAY) ? date_expression(run, j, part) : date_atom(run, j, false, part)) ||
	    part->core == D_NONE || part->has_time) {
		run->depth--;
		return false;
	}
	run->depth--;
	if (!date_resolve(run, part))
		return false;
	date_unit_span(part->first, unit, 0, &part->first, &part->last);
	part->grain = date_unit_grain(unit);
	part->reason = R_IN_SPAN;
	part->base = part->first;
	part->weak = part->number = false;
	part->from = i;
	return true;
}

/* "early next week", "around the 15th". */
static bool
rough(struct date_run *run, size_t i, struct date_part *part)
{
	size_t j = i + 1;

	if (date_is(run, j, T_IN) || date_is(run, j, T_ROUGH))
		j++;
	while (date_is(run, j, T_THE) && j < i + 4)
		j++;
	if (date_is(run, j, T_ROUGH) ||
	    !date_atom(run, j > i + 1 && date_is(run, j - 1, T_THE) ? j - 1 : j, false, part))
		return false;
	if (part->weak && part->number && part->core == D_CIVIL)
		return false;
	part->from = i;
	/* "later today": the day is certain */
	part->vague = !(date_is(run, j, T_DAY) && part->to == j + 1 && run->t[j].value == 0);
	return true;
}

/* "rest of the week": from today on. */
static bool
rest_of(struct date_run *run, size_t i, struct date_part *part)
{
	size_t j = i + 1;

	if (date_is(run, j, T_UNIT) && run->t[j].a == 0) {
		date_part_start(part, i);
		date_unit_span(run->today, (enum date_unit)run->t[j].value, 0, &part->first, &part->last);
		part->to = j + 1;
	} else if (!date_span_atom(run, j, part) || part->core != D_SPAN || part->first > run->today) {
		return false;
	}
	if (part->last <= run->today)
		return false;
	part->core = D_SPAN;
	part->first = run->today;
	part->grain = DATE_DAY;
	part->reason = R_WRITTEN;
	part->weak = part->number = false;
	part->from = i;
	return true;
}

/* "the week of 7 December", "weekend of Dec 12" */
static bool
week_atom(struct date_run *run, size_t i, struct date_part *part)
{
	size_t week = date_is(run, i, T_THE) ? i + 1 : i;

	if (date_is(run, week, T_WEEKOF))
		return week_of(run, week, U_WEEK, part);
	if (date_is(run, week, T_UNIT) && (run->t[week].value == U_WEEK || run->t[week].value == U_WEEKEND) &&
	    date_is(run, week + 1, T_OF) &&
	    week_of(run, week + 1, (enum date_unit)run->t[week].value, part)) {
		part->from = i;
		return true;
	}
	return false;
}

static bool
first_atom(struct date_run *run, size_t i, struct date_part *part)
{
	enum date_kind k = run->t[date_is(run, i, T_THE) ? i + 1 : i].kind;

	if ((k == T_WEEKOF || k == T_UNIT) && week_atom(run, i, part))
		return true;
	if (k == T_WEEKOF)
		return false;
	if (date_is(run, i, T_UNIT) && run->t[i].value == U_WEEKEND && date_span_weekend(run, i, part))
		return true;
	if (date_is(run, i, T_FILL) && run->t[i].value == 5)
		return rest_of(run, i, part);
	if (date_is(run, i, T_ROUGH))
		return rough(run, i, part);
	if (date_is(run, i, T_THE) && date_is(run, i + 1, T_ROUGH))
		return rough(run, i + 1, part);
	return date_atom(run, i, false, part);
}

/* "November between 19 and 20": days, not hours. */
static bool
days_between(struct date_run *run, size_t i, const struct date_part *month, struct date_part *days)
{
	bool found;

	if (!date_is(run, i, T_BETWEEN) || month->core != D_CIVIL || month->month == 0 || month->day > 0)
		return false;
	run->between = true;
	found = date_civil_atom(run, i + 1, days) && days->day_to > 0;
	run->between = false;
	return found;
}

/* Does the little word between two atoms keep them apart? */
static bool
stays_apart(enum date_kind word, const struct date_part *part, const struct date_part *next)
{
	if (by_kind(word) && is_time(next) == is_time(part) && next->core != D_SPAN && part->core != D_NTH &&
	    part->core != D_EDGE &&
	    !(part->core == D_SPAN && part->grain == DATE_MONTH && next->core == D_CIVIL && next->month == 0))
		return true;
	/* "order lunch by Thursday": the meal is no time of that day */
	return (word == T_BY || word == T_BEFORE) && is_time(part) && !has_clock(part);
}

bool
date_expression(struct date_run *run, size_t i, struct date_part *part)
{
	struct date_part next, before;
	struct gap gap;

	if (!first_atom(run, i, part))
		return false;
	for (int n = 0; n < MERGES_MAX; n++) {
		size_t j = gap_skip(run, part->to, &gap), k = j;
		bool found;

		if (j >= run->n || part->to >= run->n)
			break;
		if (date_is(run, part->to, T_DAY) && run->t[part->to].b > 0 && !part->has_time &&
		    part->part < 0 &&
		    (part->core == D_WEEKDAY || (part->core == D_CIVIL && part->day > 0) ||
		        (part->core == D_SPAN && part->first == part->last))) { /* "Montag morgen" */
			part->part = run->t[part->to].b - 1;
			part->to++;
			continue;
		}
		before = *part;
		found = j > part->to && run->t[j - 1].kind == T_OF && run->t[j - 1].a == 7 &&
		    date_atom(run, j - 1, true, &next) && next.has_time &&
		    next.until >= 0; /* "le 17 de 14 à 16" */
		if (!found && part->core == D_WEEKDAY && gap.of)
			found = week_atom(run, k, &next); /* "Monday of the week of 7 December" */
		if (!found)
			found = days_between(run, k, part, &next) || date_atom(run, k, true, &next);
		if (!found && (by_kind(run->t[k].kind))) {
			k++;
			found = date_atom(run, k, true, &next);
		}
		if (!found && j > part->to) {
			k = j - 1; /* the article may belong to it */
			found = date_atom(run, k, true, &next);
		}
		if (!found)
			break;
		if (k > j && stays_apart(run->t[j].kind, part, &next))
			break;
		if (gap.dash && has_clock(part) && !is_time(&next) &&
		    run->depth < 2) { /* "2pm - tomorrow 3pm" */
			struct date_part ahead;
			bool timed;

			run->depth++;
			timed = date_expression(run, k, &ahead) && ahead.has_time;
			run->depth--;
			if (timed)
				break;
		}
		if (k > j && (run->t[j].kind == T_AFTER || run->t[j].kind == T_TO) &&
		    (!is_time(&next) || !next.has_time))
			break;
		if (!merge(run, part, &next, &gap)) {
			bool took = part->part != before.part;

			*part = before;
			if (took && is_time(&next) && !next.has_time) {
				part->part = next.part;
				part->to = next.to;
				continue;
			}
			break;
		}
		part->to = next.to;
		date_zone_behind(run, part);
		if (date_is(run, part->to, T_CLOSE) && date_is(run, j - 1, T_OPEN))
			part->to++;
	}
	if (part->core == D_EDGE && part->unit >= 0)
		close_unit(run, part);
	if (date_is(run, part->to, T_FILL) && run->t[part->to].value == 4)
		date_lasting(run, part);
	return true;
}
