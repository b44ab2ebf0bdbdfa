/* See date_run.h. How a date was come by, in English words, for people. */
#include "parsers/base/pool.h"
#include "parsers/language/date_run.h"

#define WHY_MAX 200

static const char *const weekdays[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
static const char *const weekdays_long[] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
	"Sunday" };
static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
	"Dec" };
static const char *const units[][2] = {
	[U_SECOND] = { "second", "seconds" }, [U_MINUTE] = { "minute", "minutes" }, [U_HOUR] = { "hour", "hours" },
	[U_DAY] = { "day", "days" }, [U_WORKDAY] = { "business day", "business days" },
	[U_WEEK] = { "week", "weeks" }, [U_WEEKEND] = { "weekend", "weekends" },
	[U_FORTNIGHT] = { "fortnight", "fortnights" }, [U_MONTH] = { "month", "months" },
	[U_QUARTER] = { "quarter", "quarters" }, [U_HALFYEAR] = { "half year", "half years" },
	[U_YEAR] = { "year", "years" }, [U_WORKWEEK] = { "working week", "working weeks" },
	[U_DECADE] = { "decade", "decades" },
};

struct why {
	char p[WHY_MAX];
	size_t len;
};

static void
add(struct why *w, const char *s)
{
	while (*s != '\0' && w->len < WHY_MAX)
		w->p[w->len++] = *s++;
}

static void
add_number(struct why *w, int v)
{
	char digits[12];
	size_t n = 0;
	unsigned u = v < 0 ? 0u - (unsigned)v : (unsigned)v;

	do
		digits[n++] = (char)('0' + u % 10);
	while ((u /= 10) > 0);
	while (n > 0 && w->len < WHY_MAX)
		w->p[w->len++] = digits[--n];
}

/* "Fri 27 Nov 2026" */
static void
add_day(struct why *w, int64_t day)
{
	struct civil_date d = civil_from_days(day);

	add(w, weekdays[civil_days_weekday(day) - 1]);
	add(w, " ");
	add_number(w, d.day);
	add(w, " ");
	add(w, months[d.month - 1]);
	add(w, " ");
	add_number(w, d.year);
}

static void
add_minute(struct why *w, int minute)
{
	add(w, minute < 600 ? " 0" : " ");
	add_number(w, minute / 60);
	add(w, minute % 60 < 10 ? ":0" : ":");
	add_number(w, minute % 60);
}

static void
offset(struct why *w, const struct date_part *part)
{
	int n = part->count < 0 ? -part->count : part->count;
	bool many = n != 1;

	add_number(w, n);
	add(w, " ");
	if (part->count_unit < 0) {
		add(w, weekdays_long[-part->count_unit - 1]);
		add(w, many ? "s" : "");
	} else {
		add(w, units[part->count_unit][many]);
	}
	add(w, part->count < 0 ? " before " : " from ");
	add_day(w, part->base);
}

static void
unit(struct why *w, const struct date_run *run, const struct date_part *part)
{
	int n = part->count;

	add(w, "the ");
	add(w, units[part->unit < 0 ? U_DAY : part->unit][0]);
	if (n == 0) {
		add(w, " of ");
	} else {
		if (n > 1 || n < -1) {
			add(w, ", ");
			add_number(w, n < 0 ? -n : n);
			add(w, n < 0 ? " before that of " : " after that of ");
		} else {
			add(w, n < 0 ? " before that of " : " after that of ");
		}
	}
	add_day(w, run->today);
}

static void
reason(struct why *w, const struct date_run *run, const struct date_part *part)
{
	switch (part->reason) {
	case R_OFFSET:
		offset(w, part);
		break;
	case R_YEAR:
		add(w, "the next such day from ");
		add_day(w, run->today);
		break;
	case R_WEEKDAY:
		add(w, "the first ");
		add(w, weekdays_long[civil_days_weekday(part->first) - 1]);
		add(w, " after ");
		add_day(w, run->today);
		break;
	case R_WEEKDAY_WEEK:
		add(w, weekdays_long[civil_days_weekday(part->first) - 1]);
		add(w, " of the week after that of ");
		add_day(w, run->today);
		break;
	case R_RELATIVE:
		add(w, "counted from ");
		add_day(w, run->today);
		break;
	case R_UNIT:
		unit(w, run, part);
		break;
	case R_IN_SPAN:
		add(w, "in the week of ");
		add_day(w, part->base);
		break;
	case R_EDGE: case R_NTH:
		add(w, "within ");
		add_day(w, part->base);
		add(w, " to ");
		add_day(w, part->base + part->count);
		break;
	case R_CLOCK:
		add(w, "the next such time from ");
		add_day(w, run->today);
		add_minute(w, run->now);
		break;
	case R_HOLIDAY:
		add(w, "the holiday");
		break;
	default:
		add(w, "as written");
	}
}

struct slice
date_why(struct pool *pool, const struct date_run *run, const struct date_part *part, const struct date_part *until)
{
	struct why w;
	int64_t last = until == NULL ? part->last : until->last;

	w.len = 0;
	reason(&w, run, part);
	add(&w, " = ");
	add_day(&w, part->midnight ? date_midnight_of(run, part) : part->first);
	if (part->midnight)
		add(&w, " 24:00");
	else if (part->has_time)
		add_minute(&w, part->minute);
	if (last > part->first) {
		add(&w, " to ");
		add_day(&w, last);
	}
	if (until != NULL ? until->has_time : part->until >= 0) {
		add(&w, last > part->first ? "" : " to");
		add_minute(&w, until != NULL ? until->minute : part->until);
	}
	if (part->contradicts)
		add(&w, " (the weekday named is another)");
	return (struct slice){ pool_copy(pool, w.p, w.len), w.len };
}
