/*
 * civil: dates as people write them, proleptic Gregorian, without a zone.
 * Years 1..9999. An instant is an int64_t of UTC seconds since 1970 and never
 * this type; zone.h turns the one into the other.
 */
#ifndef AGREED_CIVIL_H
#define AGREED_CIVIL_H

#include <stdbool.h>
#include <stdint.h>

#include "parsers/base/text.h"

struct civil_date {
	int year;  /* 0: no date */
	int month; /* 1..12 */
	int day;   /* 1..31 */
};

struct civil_time {
	struct civil_date date;
	int hour;   /* 0..23 */
	int minute; /* 0..59 */
	int second; /* 0..59 */
};

bool civil_is_valid(struct civil_date d);
int civil_month_days(int year, int month);
int64_t civil_days(struct civil_date d);               /* days since 1970-01-01 */
struct civil_date civil_from_days(int64_t days);
struct civil_date civil_add_days(struct civil_date d, int64_t days);
struct civil_date civil_add_months(struct civil_date d, int months); /* day clamped to the month's last */
int civil_weekday(struct civil_date d);                /* 1 Monday .. 7 Sunday (ISO 8601) */
int civil_days_weekday(int64_t days);                 /* of a day since 1970 */
int civil_compare(struct civil_date a, struct civil_date b);
/* ISO 8601 week of the year, 1..53, and the year it belongs to. */
int civil_iso_week(struct civil_date d, int *year);

/* Seconds since 1970 of t at an offset of offset_s seconds east of UTC, and back. */
int64_t civil_instant(struct civil_time t, int offset_s);
struct civil_time civil_at(int64_t instant, int offset_s);

/* "2026-11-24" into buf; buf holds at least CIVIL_DATE_LEN. */
#define CIVIL_DATE_LEN 11
char *civil_date_write(struct civil_date d, char buf[CIVIL_DATE_LEN]);
/* Exactly YYYY-MM-DD; false if it is not that or no such day. */
bool civil_date_parse(struct slice s, struct civil_date *d);
/* ISO 8601 date, or date and time with or without offset ("Z", "+01:00"); offset_s 0 when absent. */
bool civil_iso_parse(struct slice s, struct civil_time *t, int *offset_s, bool *has_time);

#endif
