/*
 * See worktime.h. Method: day by day, whole weeks at once where no day is an
 * exception; all arithmetic is on civil dates, and zone.h makes instants of
 * them last.
 */
#include <stdlib.h>

#include "daemon/core/worktime.h"
#include "parsers/base/zone.h"

#define DAY_MINUTES 1440
/* No clock jumps by more, but over a whole day. */
#define JUMP_MINUTES 180
/* Workdays in a row whose hours the clock skips: never more than one. */
#define DAYS_MAX 3

static int
day_compare(const void *date, const void *day)
{
	return civil_compare(*(const struct civil_date *)date, ((const struct worktime_day *)day)->date);
}

/* The exception of that date, or NULL. */
static const struct worktime_day *
exception(const struct worktime *w, struct civil_date d)
{
	return w->day_count == 0 ? NULL : bsearch(&d, w->days, w->day_count, sizeof(*w->days), day_compare);
}

bool
worktime_is_workday(const struct worktime *w, struct civil_date d)
{
	const struct worktime_day *e = exception(w, d);

	return w->workday[civil_weekday(d)] && (e == NULL || e->half);
}

/* When work ends on that day. */
static int
close_minute(const struct worktime *w, struct civil_date d)
{
	const struct worktime_day *e = exception(w, d);

	return e != NULL && e->half ? (w->open_minute + w->close_minute) / 2 : w->close_minute;
}

/* Workdays in a week; never 0, so that no search is endless. */
static int
week_length(const struct worktime *w)
{
	int n = 0;

	for (int i = 1; i <= 7; i++)
		n += w->workday[i];
	return n;
}

static struct civil_date
next_workday(const struct worktime *w, struct civil_date d)
{
	int most = w->day_count > 0 ? WORKTIME_SEARCH_DAYS : 7;

	for (int i = 0; i < most; i++) {
		d = civil_add_days(d, 1);
		if (worktime_is_workday(w, d))
			break;
	}
	return d;
}

struct civil_date
worktime_add_days(const struct worktime *w, struct civil_date d, int n)
{
	int in_week = week_length(w), weeks;

	if (in_week == 0)
		return civil_add_days(d, n);
	if (n <= 0)
		return worktime_is_workday(w, d) ? d : next_workday(w, d);
	/* at least one step is left, so that the last day is a workday */
	weeks = w->day_count > 0 ? 0 : (n - 1) / in_week;
	d = civil_add_days(d, (int64_t)weeks * 7);
	for (n -= weeks * in_week; n > 0; n--)
		d = next_workday(w, d);
	return d;
}

int
worktime_days_between(const struct worktime *w, struct civil_date a, struct civil_date b)
{
	int64_t days = civil_days(b) - civil_days(a), whole;
	int n;

	if (days < 0)
		return -worktime_days_between(w, b, a);
	whole = w->day_count > 0 ? 0 : days / 7;
	n = (int)whole * week_length(w);
	a = civil_add_days(a, whole * 7);
	for (int64_t i = days - whole * 7; i > 0; i--) {
		a = civil_add_days(a, 1);
		n += worktime_is_workday(w, a);
	}
	return n;
}

int64_t
worktime_at(const struct worktime *w, struct civil_date d, int minute)
{
	struct civil_time t = { civil_add_days(d, minute / DAY_MINUTES), minute % DAY_MINUTES / 60,
		minute % 60, 0 };

	return zone_instant(w->zone, t);
}

struct civil_time
worktime_local(const struct worktime *w, int64_t instant)
{
	return zone_local(w->zone, instant);
}

static int
minute_of(struct civil_time t)
{
	return t.hour * 60 + t.minute;
}

/* When work begins on d; false when the clock skips all of that day's hours. */
static bool
opening(const struct worktime *w, struct civil_date d, int64_t *instant)
{
	int64_t open = worktime_at(w, d, w->open_minute);
	struct civil_time t = worktime_local(w, open);

	/* an opening that the clock skips: work begins when the clock has jumped */
	if (minute_of(t) != w->open_minute) {
		int offset = zone_offset(w->zone, open);

		for (int i = 0; i < JUMP_MINUTES && zone_offset(w->zone, open - 60) == offset; i++)
			open -= 60;
		t = worktime_local(w, open);
	}
	*instant = open;
	return civil_compare(t.date, d) == 0 && minute_of(t) >= w->open_minute &&
	    minute_of(t) < close_minute(w, d);
}

int64_t
worktime_open(const struct worktime *w, struct civil_date d)
{
	int64_t open = 0;

	d = worktime_add_days(w, d, 0);
	for (int i = 0; i < DAYS_MAX && !opening(w, d, &open); i++)
		d = next_workday(w, d);
	return open;
}

int64_t
worktime_next_open(const struct worktime *w, int64_t now)
{
	struct civil_time t = worktime_local(w, now);
	bool today = worktime_is_workday(w, t.date) && minute_of(t) < close_minute(w, t.date);
	int64_t open;

	if (today && minute_of(t) >= w->open_minute)
		return now;
	open = worktime_open(w, today ? t.date : next_workday(w, t.date));
	/* in an hour that the clock repeats, the opening may already have been */
	return open < now ? now : open;
}

/* When work ends that day, as an instant. */
static int64_t
closing(const struct worktime *w, struct civil_date d)
{
	return worktime_at(w, d, close_minute(w, d));
}

int64_t
worktime_add_minutes(const struct worktime *w, int64_t now, int minutes)
{
	int64_t left = (int64_t)minutes * 60, at = worktime_next_open(w, now);

	for (int i = 0; i < WORKTIME_SEARCH_DAYS; i++) {
		int64_t end = closing(w, worktime_local(w, at).date);

		if (at + left <= end || end <= at)
			break;
		left -= end - at;
		at = worktime_next_open(w, end);
	}
	return at + left;
}

int64_t
worktime_minutes_between(const struct worktime *w, int64_t a, int64_t b)
{
	int64_t sum = 0, at = worktime_next_open(w, a);

	for (int i = 0; i < WORKTIME_SEARCH_DAYS && at < b; i++) {
		int64_t end = closing(w, worktime_local(w, at).date);

		sum += (end < b ? end : b) - at;
		at = worktime_next_open(w, end);
	}
	return sum / 60;
}

static void
day_write(struct civil_date d, bool year, struct text *out)
{
	static const char *const days[] = { "", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
	static const char *const months[] = { "", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
		"Nov", "Dec" };

	text_addf(out, "%s %d %s", days[civil_weekday(d)], d.day, months[d.month]);
	if (year)
		text_addf(out, " %d", d.year);
}

void
worktime_why(const struct worktime *w, struct civil_date d, int n, struct text *out)
{
	struct civil_date end = worktime_add_days(w, d, n);
	bool first = true;

	text_addf(out, "%d business day%s from ", n, n == 1 ? "" : "s");
	day_write(d, true, out);
	text_addf(out, " = ");
	day_write(end, true, out);
	for (size_t i = 0; i < w->day_count; i++) {
		const struct worktime_day *e = &w->days[i];

		if (e->half || civil_compare(e->date, d) <= 0 || civil_compare(e->date, end) > 0 ||
		    !w->workday[civil_weekday(e->date)])
			continue;
		text_addf(out, first ? " (" : ", ");
		day_write(e->date, false, out);
		text_addf(out, " off%s%s", e->name == NULL ? "" : ": ", e->name == NULL ? "" : e->name);
		first = false;
	}
	if (!first)
		text_add_char(out, ')');
}

/* n parts of fifths of a lead, rounded to the nearest business day. */
static int
fifths(int lead, int n)
{
	return (2 * lead * n + 5) / 10;
}

/* Between tomorrow and the business day before the due day. */
static int
within(int day, int lead)
{
	return day < 1 ? 1 : day > lead - 1 ? lead - 1 : day;
}

int
worktime_checkpoints(const struct worktime *w, struct civil_date from, struct civil_date due, int min_days,
    int two_days, struct civil_date out[2])
{
	int lead = worktime_days_between(w, from, due), first, second;

	if (lead < min_days || lead < 2)
		return 0;
	if (lead < two_days) {
		out[0] = worktime_add_days(w, from, within(fifths(lead, 3), lead));
		return 1;
	}
	first = within(fifths(lead, 2), lead);
	second = within(fifths(lead, 4), lead);
	out[0] = worktime_add_days(w, from, first);
	out[1] = worktime_add_days(w, from, second);
	return first == second ? 1 : 2;
}

/* The latest of from and the earliest of to that leave room for at. */
static int64_t
clamp(int64_t at, int64_t from, int64_t to)
{
	return at < from ? from : at > to ? to : at;
}

int64_t
worktime_meet(const struct worktime *owner, const struct worktime *other, struct civil_date d, int minute, int length)
{
	int64_t wish = worktime_at(owner, d, minute), best = 0, from, to;

	if (!opening(owner, d, &from) || (to = closing(owner, d) - (int64_t)length * 60) < from)
		return wish;
	/* the other one's day may begin or end on another date */
	for (int i = -1; i <= 1 && other != NULL; i++) {
		struct civil_date day = civil_add_days(worktime_local(other, wish).date, i);
		int64_t a, b, at;

		if (!worktime_is_workday(other, day) || !opening(other, day, &a))
			continue;
		b = closing(other, day) - (int64_t)length * 60;
		a = a > from ? a : from;
		b = b < to ? b : to;
		at = clamp(wish, a, b);
		if (a <= b && (best == 0 || llabs(at - wish) < llabs(best - wish)))
			best = at;
	}
	return best != 0 ? best : clamp(wish, from, to);
}
