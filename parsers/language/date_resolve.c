/* See date_run.h. Method: a day is looked for from today on; a week begins on Monday. */
#include "parsers/language/date_run.h"

bool
date_next_yearly(const struct date_run *run, int month, int day, int *year)
{
	struct civil_date now = run->context->now.date;

	for (*year = now.year; *year < now.year + 9; (*year)++) {
		int last = civil_month_days(*year, month);

		if (day > last)
			continue;
		if (civil_days((struct civil_date){ *year, month, day == 0 ? last : day }) >= run->today)
			return true;
	}
	return false;
}

/* A weekday beside the date may pick a year that has just begun or ended. */
static void
weekday_year(const struct date_run *run, struct date_part *part)
{
	for (int y = part->year; y >= part->year - 1; y--) {
		struct civil_date d = { y, part->month, part->day };

		if (civil_is_valid(d) && civil_weekday(d) == part->weekday &&
		    (y == part->year || civil_days(d) >= run->today - 60)) {
			part->year = y;
			return;
		}
	}
	part->contradicts = true;
}

/* Days ahead: so near a date with a weekday is meant, where the other order is so far off. */
#define WEEKDAY_NEAR 90
#define WEEKDAY_FAR 180

/* The days until that day of that month, the next one if no year is named; -1 if the weekday beside the date
 * does not fit it. */
static int64_t
weekday_ahead(const struct date_run *run, const struct date_part *part, int month, int day)
{
	int year = part->year;
	struct civil_date d;

	if (year == 0 && !date_next_yearly(run, month, day, &year))
		return -1;
	d = (struct civil_date) { year, month, day };
	if (!civil_is_valid(d) || civil_weekday(d) != part->weekday)
		return -1;
	return part->year > 0 || civil_days(d) < run->today ? 0 : civil_days(d) - run->today;
}

/* "Thu 3/12": where the weekday fits one order of day and month only, or
 * one is near and the other most of a year away, that one is meant. */
static void
weekday_order(const struct date_run *run, struct date_part *part)
{
	const int day = part->day, month = part->month;
	const int64_t written = weekday_ahead(run, part, month, day),
	              turned = weekday_ahead(run, part, day, month);

	if (written < 0 && turned < 0)
		return;
	if (written >= 0 && turned >= 0 && !(written < WEEKDAY_NEAR && turned > WEEKDAY_FAR) &&
	    !(turned < WEEKDAY_NEAR && written > WEEKDAY_FAR))
		return;
	part->ambiguous = false;
	if (written < 0 || (turned >= 0 && turned < written)) {
		part->day = month;
		part->month = day;
	}
}

/* Days from today to that day of that month, the next one if no year is named; negative: it is over. */
static int64_t
days_ahead(const struct date_run *run, int year, int month, int day)
{
	struct civil_date d = { year, month, day };

	if (year == 0 && !date_next_yearly(run, month, day, &d.year))
		return -1;
	return civil_is_valid(d) ? civil_days(d) - run->today : -1;
}

/* "09/10/2026" in notes of 30 September from Europe: in the order that people use there the day is near, in the other
 * it is long over or most of a year away. */
static void
zone_order(const struct date_run *run, struct date_part *part)
{
	const bool turn = run->day_first != (run->context->offset_s > DATE_AMERICA_S);
	const int day = turn ? part->month : part->day, month = turn ? part->day : part->month;
	const int64_t usual = days_ahead(run, part->year, month, day), other = days_ahead(run, part->year, day, month);

	if (usual < 0 || usual > WEEKDAY_NEAR || (other >= 0 && other <= WEEKDAY_FAR))
		return;
	part->ambiguous = false;
	part->day = day;
	part->month = month;
}

/* The order that words tell holds, unless in the other one the day is near and in this one most of a year away. */
static void
words_order(const struct date_run *run, struct date_part *part)
{
	const int64_t written = days_ahead(run, part->year, part->month, part->day),
	              turned = days_ahead(run, part->year, part->day, part->month);

	part->ambiguous = written > WEEKDAY_FAR && turned >= 0 && turned <= WEEKDAY_NEAR;
}

static bool
civil_span(const struct date_run *run, struct date_part *part)
{
	struct civil_date now = run->context->now.date, d;

	if (part->ambiguous && part->weekday > 0 && part->month > 0 && part->day > 0 && part->day_to == 0)
		weekday_order(run, part);
	else if (part->ambiguous && run->context->order_open && part->month > 0 && part->day > 0 && part->day_to == 0)
		zone_order(run, part);
	else if (part->ambiguous && run->context->order_weak && part->month > 0 && part->day > 0)
		words_order(run, part);
	if (part->month == 0 && part->day > 0) { /* the 15th */
		d = (struct civil_date){ part->year > 0 ? part->year : now.year, now.month, part->day };
		for (int i = 0; i < 24; i++) {
			if (civil_is_valid(d) && (civil_days(d) >= run->today) &&
			    (part->weekday == 0 || civil_weekday(d) == part->weekday || i > 12))
				break;
			d = civil_add_months((struct civil_date){ d.year, d.month, 1 }, 1);
			d.day = part->day;
		}
		if (part->weekday > 0 && civil_weekday(d) != part->weekday)
			part->contradicts = true;
		part->reason = R_YEAR;
	} else if (part->month == 0) {
		part->first = civil_days((struct civil_date){ part->year, 1, 1 });
		part->last = civil_days((struct civil_date){ part->year, 12, 31 });
		part->grain = DATE_YEAR;
		return part->year > 0;
	} else {
		if (part->year == 0) {
			if (!date_next_yearly(run, part->month, part->day_to > 0 && part->day == 0 ? part->day_to : part->day,
			    &part->year))
				return false;
			part->reason = part->reason == R_HOLIDAY ? R_HOLIDAY : R_YEAR;
			if (part->weekday > 0 && part->day > 0)
				weekday_year(run, part);
		} else if (part->weekday > 0 && part->day > 0) {
			part->contradicts = civil_weekday((struct civil_date){ part->year, part->month, part->day }) !=
			    part->weekday;
		}
		d = (struct civil_date){ part->year, part->month, part->day > 0 ? part->day : 1 };
	}
	if (!civil_is_valid(d))
		return false;
	part->first = part->last = civil_days(d);
	if (part->day == 0) {
		part->last += civil_month_days(d.year, d.month) - 1;
		part->grain = DATE_MONTH;
	} else if (part->day_to > 0) {
		if (part->day_to > civil_month_days(d.year, d.month))
			return false;
		part->last += part->day_to - part->day;
	}
	return true;
}

static void
weekday_span(const struct date_run *run, struct date_part *part)
{
	int now = civil_days_weekday(run->today);
	int64_t monday = run->today - now + 1;
	int ahead = (part->weekday - now + 7) % 7;

	part->grain = DATE_DAY;
	switch (part->which) {
	case W_NEXT:
		part->first = monday + 7 + part->weekday - 1;
		part->reason = R_WEEKDAY_WEEK;
		break;
	case W_AFTER_NEXT:
		part->first = monday + 14 + part->weekday - 1;
		part->reason = R_WEEKDAY_WEEK;
		break;
	case W_PLUS_WEEK: case W_PLUS_TWO:
		part->first = run->today + (ahead == 0 ? 7 : ahead) + (part->which == W_PLUS_WEEK ? 7 : 14);
		break;
	case W_LAST:
		part->first = run->today - (ahead == 0 ? 7 : 7 - ahead);
		part->past = true;
		break;
	case W_THIS:
		part->first = run->today + ahead;
		break;
	default:
		part->first = run->today + (ahead == 0 ? 7 : ahead);
	}
	part->last = part->first;
}

/* A time alone is today, or tomorrow when it has passed. */
static void
clock_span(const struct date_run *run, struct date_part *part)
{
	part->first = run->today;
	if (part->has_time && part->minute < run->now)
		part->first++;
	part->last = part->first;
	part->grain = part->has_time ? DATE_MINUTE : DATE_DAY;
}

bool
date_resolve(const struct date_run *run, struct date_part *part)
{
	bool ok = true;

	switch (part->core) {
	case D_CIVIL:
		ok = civil_span(run, part);
		break;
	case D_WEEKDAY:
		weekday_span(run, part);
		break;
	case D_NONE:
		clock_span(run, part);
		break;
	case D_SPAN:
		break;
	default:
		return false;
	}
	if (!ok || part->first < -719000 || part->last > 2932000 || part->last < part->first)
		return false;
	part->core = D_SPAN;
	if (part->has_time && !part->instant)
		part->last = part->first;
	return true;
}
