/* See ical_next.h. Method: day by day from the first candidate on, each asked whether the rule has it; bounded. */
#include <stdlib.h>

#include "parsers/base/pool.h"
#include "parsers/mail/ical_next.h"
#include "parsers/mail/ical_time.h"

/* Days that are looked at: a yearly meeting comes again within it. */
#define AHEAD_DAYS_MAX 400
/* Days left out (EXDATE), and times that were moved, of one series. */
#define EXCEPTION_MAX 400

struct rule {
	struct civil_date start, until; /* until year 0: none */
	enum { EVERY_DAY, EVERY_WEEK, EVERY_MONTH, EVERY_YEAR } every;
	int interval;
	bool weekday[8];                /* weeks: [1] Monday .. [7] Sunday */
	struct slice nth;               /* months: "1TU", or empty: the day of the month */
	int count;                      /* 0: no end */
};

static int
number_of(struct slice s)
{
	int n = 0;

	for (size_t i = 0; i < s.len && i < 4; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return -1;
		n = n * 10 + (s.p[i] - '0');
	}
	return s.len == 0 || s.len > 4 ? -1 : n;
}

/* "MO,WE" */
static bool
weekdays_read(struct rule *r, struct slice by)
{
	if (by.len == 0)
		r->weekday[civil_weekday(r->start)] = true;
	while (by.len > 0) {
		size_t comma = slice_find_char(by, ',');
		int day = ical_weekday(slice_to(by, comma));

		if (day == 0)
			return false;
		r->weekday[day] = true;
		by = slice_from(by, comma + 1);
	}
	return true;
}

static bool
every_read(struct rule *r, struct slice text, struct slice by_day)
{
	static const char *const names[] = { "DAILY", "WEEKLY", "MONTHLY", "YEARLY" };
	int k = 0;

	while (k < 4 && !slice_eq_nocase(ical_rule_part(text, SLICE("FREQ=")), slice_of(names[k])))
		k++;
	r->every = k < 4 ? (unsigned)k : EVERY_DAY;
	if (k == EVERY_WEEK)
		return weekdays_read(r, by_day);
	/* "every weekday" is weeks in other words */
	if (k == EVERY_DAY && by_day.len > 0 && r->interval == 1) {
		r->every = EVERY_WEEK;
		return weekdays_read(r, by_day);
	}
	r->nth = k == EVERY_MONTH ? by_day : (struct slice) { NULL, 0 };
	return k < 4 && (by_day.len == 0 || (k == EVERY_MONTH && slice_find_char(by_day, ',') == by_day.len));
}

/* false for a rule that is not one of the plain ones. */
static bool
rule_read(struct slice text, struct civil_date start, struct rule *r)
{
	static const char *const strange[] = { "BYSETPOS=", "BYMONTH=", "BYWEEKNO=", "BYYEARDAY=", "BYHOUR=", "BYMINUTE=",
		"RSCALE=" };
	struct slice interval = ical_rule_part(text, SLICE("INTERVAL=")), count = ical_rule_part(text, SLICE("COUNT=")),
	    until = ical_rule_part(text, SLICE("UNTIL=")), day = ical_rule_part(text, SLICE("BYMONTHDAY="));
	bool timed;
	struct civil_time end = { 0 };

	*r = (struct rule) { .start = start, .interval = interval.len == 0 ? 1 : number_of(interval),
		.count = count.len == 0 ? 0 : number_of(count) };
	for (size_t i = 0; i < sizeof(strange) / sizeof(strange[0]); i++)
		if (slice_find_nocase(text, slice_of(strange[i])) < text.len)
			return false;
	if (r->interval < 1 || r->count < 0 || (day.len > 0 && number_of(day) != start.day) ||
	    (until.len > 0 && !ical_time_parse(until, &end, &timed)))
		return false;
	r->until = end.date;
	return every_read(r, text, ical_rule_part(text, SLICE("BYDAY=")));
}

static int
months_between(struct civil_date a, struct civil_date b)
{
	return (b.year - a.year) * 12 + b.month - a.month;
}

static int64_t
monday_of(struct civil_date d)
{
	return civil_days(d) - civil_weekday(d) + 1;
}

/* Which time of the series is it on that day, counted from 1; 0: none. (-1: one, but which cannot be told.) */
static int
occurrence(const struct rule *r, struct civil_date d)
{
	int64_t days = civil_days(d) - civil_days(r->start), n = 0;
	int months = months_between(r->start, d), weekdays = 0;

	switch (r->every) {
	case EVERY_DAY:
		return days % r->interval == 0 ? (int)(days / r->interval) + 1 : 0;
	case EVERY_WEEK:
		n = (monday_of(d) - monday_of(r->start)) / 7;
		for (int i = 1; i <= 7; i++)
			weekdays += r->weekday[i];
		if (n % r->interval != 0 || !r->weekday[civil_weekday(d)])
			return 0;
		return weekdays == 1 ? (int)(n / r->interval) + 1 : -1;
	case EVERY_MONTH:
		if (months % r->interval != 0)
			return 0;
		if (r->nth.len > 0 ? civil_compare(ical_rule_day(d.year, d.month, r->nth), d) != 0 : d.day != r->start.day)
			return 0;
		return r->start.day <= 28 || r->nth.len > 0 ? months / r->interval + 1 : -1;
	case EVERY_YEAR:
		if (d.month != r->start.month || d.day != r->start.day || (d.year - r->start.year) % r->interval != 0)
			return 0;
		return (d.year - r->start.year) / r->interval + 1;
	}
	return 0;
}

struct days {
	struct civil_date v[EXCEPTION_MAX];
	size_t n;
};

/* The days among the values of that property ("20261201T100000,20261208T100000"). */
static void
days_read(icalcomponent *c, icalproperty_kind kind, struct days *days)
{
	icalproperty *p = icalcomponent_get_first_property(c, kind);

	for (int n = 0; p != NULL && n < EXCEPTION_MAX; n++) {
		char *value = icalproperty_get_value_as_string_r(p);
		struct slice rest = slice_to(slice_of(value), READING_LINE_MAX);
		struct civil_time t;
		bool timed;

		while (rest.len > 0 && days->n < EXCEPTION_MAX) {
			size_t comma = slice_find_char(rest, ',');

			if (ical_time_parse(slice_to(rest, comma), &t, &timed))
				days->v[days->n++] = t.date;
			rest = slice_from(rest, comma + 1);
		}
		free(value);
		p = icalcomponent_get_next_property(c, kind);
	}
}

/* The days whose time was moved, or changed in itself: another component has it. */
static void
moved_read(icalcomponent *calendar, struct days *days)
{
	icalcomponent *c = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);

	for (int n = 0; c != NULL && n < EXCEPTION_MAX; n++) {
		days_read(c, ICAL_RECURRENCEID_PROPERTY, days);
		c = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT);
	}
}

static bool
is_listed(const struct days *days, struct civil_date d)
{
	for (size_t i = 0; i < days->n; i++)
		if (civil_compare(days->v[i], d) == 0)
			return true;
	return false;
}

/* The first day of the series after that day, year 0: none. */
static struct civil_date
next_day(struct pool *pool, icalcomponent *calendar, icalcomponent *event, const struct rule *r, struct civil_date after)
{
	struct days *out = pool_alloc(pool, sizeof(*out)), *moved = pool_alloc(pool, sizeof(*moved));
	struct civil_date d = civil_add_days(after, 1);

	days_read(event, ICAL_EXDATE_PROPERTY, out);
	moved_read(calendar, moved);
	if (civil_compare(d, r->start) < 0)
		d = r->start;
	for (int i = 0; i < AHEAD_DAYS_MAX; i++, d = civil_add_days(d, 1)) {
		int which = occurrence(r, d);

		if (r->until.year != 0 && civil_compare(d, r->until) > 0)
			break;
		if (which == 0 || is_listed(out, d))
			continue;
		if ((r->count > 0 && (which < 0 || which > r->count)) || is_listed(moved, d))
			break;
		return d;
	}
	return (struct civil_date) { 0 };
}

static bool
is_off(struct pool *pool, icalcomponent *calendar, icalcomponent *event)
{
	return slice_eq_nocase(ical_value(pool, event, ICAL_STATUS_PROPERTY), SLICE("CANCELLED")) ||
	    slice_eq_nocase(ical_value(pool, calendar, ICAL_METHOD_PROPERTY), SLICE("CANCEL"));
}

void
ical_next_read(struct pool *pool, icalcomponent *calendar, icalcomponent *event, struct civil_date after,
    struct reading_next *next)
{
	struct slice text = ical_value(pool, event, ICAL_RRULE_PROPERTY);
	struct civil_time start, t;
	struct rule rule;
	bool timed;

	if (icalcomponent_isa(event) != ICAL_VEVENT_COMPONENT || is_off(pool, calendar, event) ||
	    !ical_time_parse(ical_value(pool, event, ICAL_DTSTART_PROPERTY), &start, &timed))
		return;
	t = start;
	if (text.len > 0) {
		if (!rule_read(text, start.date, &rule))
			return;
		t.date = next_day(pool, calendar, event, &rule, after);
	}
	if (!civil_is_valid(t.date) || civil_compare(t.date, after) <= 0)
		return;
	*next = (struct reading_next) { .given = true, .date = t.date, .minute = timed ? t.hour * 60 + t.minute : -1 };
	if (timed)
		next->at = ical_time_instant(pool, calendar, event, t);
}
