/*
 * worktime: business time. Which days count, when a mail may leave, and how a
 * date came about, in words. Pure: the moment is always an argument.
 */
#ifndef AGREED_WORKTIME_H
#define AGREED_WORKTIME_H

#include <stdbool.h>
#include <stdint.h>

#include "parsers/base/civil.h"
#include "parsers/base/text.h"

/* A day that is not as its weekday: a holiday, somebody's absence, or half a day. */
struct worktime_day {
	struct civil_date date;
	bool half;             /* worked until the middle of the hours */
	const char *name;      /* "New Year", or NULL; borrowed */
};

/* A person's or the organisation's working week in its zone. */
struct worktime {
	const char *zone;      /* IANA name, borrowed */
	bool workday[8];       /* [1] Monday .. [7] Sunday; at least one is true */
	int open_minute;       /* of the day, local */
	int close_minute;      /* after open_minute */
	const struct worktime_day *days; /* exceptions by date, each date once; borrowed */
	size_t day_count;
};

/* A search for a workday gives up after so many days: nobody is away for longer. */
#define WORKTIME_SEARCH_DAYS 1100

bool worktime_is_workday(const struct worktime *w, struct civil_date d);
/* The date n business days after d (n >= 0); n = 0 gives d, or the next workday if d is none. */
struct civil_date worktime_add_days(const struct worktime *w, struct civil_date d, int n);
/*
 * Business days from a to b: how many workdays lie after a, up to b included (so it undoes worktime_add_days for
 * n >= 1); when b is before a, the negative of the way back.
 */
int worktime_days_between(const struct worktime *w, struct civil_date a, struct civil_date b);
/* The first instant at or after now inside working hours: when a mail may leave. */
int64_t worktime_next_open(const struct worktime *w, int64_t now);
/* The start of working hours on d (or the next workday), as an instant. */
int64_t worktime_open(const struct worktime *w, struct civil_date d);
/* The instant after so many minutes of working time from now on; minutes >= 0. */
int64_t worktime_add_minutes(const struct worktime *w, int64_t now, int minutes);
/* Minutes of working time from a to b; 0 when b is not after a. */
int64_t worktime_minutes_between(const struct worktime *w, int64_t a, int64_t b);
/* Local minute of day d as an instant. */
int64_t worktime_at(const struct worktime *w, struct civil_date d, int minute);
struct civil_time worktime_local(const struct worktime *w, int64_t instant);

/*
 * How worktime_add_days came about, for people: "2 business days from Tue 24 Nov
 * 2026 = Fri 27 Nov 2026 (Thu 26 Nov off: Founders' Day)". Added to out.
 */
void worktime_why(const struct worktime *w, struct civil_date d, int n, struct text *out);

/*
 * When the two can meet on the owner's day d for so many minutes: at that minute of it
 * (owner's zone), else as near to it as both people's working hours allow, else as
 * near as the owner's do. other NULL: the owner alone.
 */
int64_t worktime_meet(const struct worktime *owner, const struct worktime *other, struct civil_date d, int minute,
    int length);

/*
 * Checkpoints for a point due on due, agreed on from: none when the lead time
 * is under min_days business days; one at about three fifths of it; from
 * two_days on two, at about two fifths and four fifths. Never on the due day,
 * before tomorrow, or on a day off. Returns 0, 1 or 2 dates.
 */
int worktime_checkpoints(const struct worktime *w, struct civil_date from, struct civil_date due,
    int min_days, int two_days, struct civil_date out[2]);

#endif
