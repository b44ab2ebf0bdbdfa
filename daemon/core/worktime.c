/*
 * See worktime.h. Method: whole weeks at once, the rest day by day; all
 * arithmetic is on civil dates, and zone.h makes instants of them last. No
 * public holidays: the working week is all there is.
 */
#include "daemon/core/worktime.h"
#include "parsers/base/zone.h"

#define DAY_MINUTES 1440
/* No clock jumps by more, but over a whole day. */
#define JUMP_MINUTES 180
/* Workdays in a row whose hours the clock skips: never more than one. */
#define DAYS_MAX 3

bool
worktime_is_workday(const struct worktime *w, struct civil_date d)
{
	return w->workday[civil_weekday(d)];
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
	for (int i = 0; i < 7; i++) {
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
	weeks = (n - 1) / in_week;
	d = civil_add_days(d, (int64_t)weeks * 7);
	for (n -= weeks * in_week; n > 0; n--)
		d = next_workday(w, d);
	return d;
}

int
worktime_days_between(const struct worktime *w, struct civil_date a, struct civil_date b)
{
	int64_t days = civil_days(b) - civil_days(a);
	int n;

	if (days < 0)
		return -worktime_days_between(w, b, a);
	n = (int)(days / 7) * week_length(w);
	a = civil_add_days(a, days / 7 * 7);
	for (int64_t i = days % 7; i > 0; i--) {
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
	    minute_of(t) < w->close_minute;
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
	bool today = worktime_is_workday(w, t.date) && minute_of(t) < w->close_minute;
	int64_t open;

	if (today && minute_of(t) >= w->open_minute)
		return now;
	open = worktime_open(w, today ? t.date : next_workday(w, t.date));
	/* in an hour that the clock repeats, the opening may already have been */
	return open < now ? now : open;
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
