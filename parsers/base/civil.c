/* Method: days counted from 1970 by eras of 400 years; all else by that count. */
#include <stdio.h>

#include "parsers/base/civil.h"

int
civil_month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	if (month < 1 || month > 12)
		return 0;
	return days[month - 1] + (month == 2 && leap ? 1 : 0);
}

bool
civil_is_valid(struct civil_date d)
{
	return d.year >= 1 && d.year <= 9999 && d.day >= 1 && d.day <= civil_month_days(d.year, d.month);
}

int64_t
civil_days(struct civil_date d)
{
	int64_t y = d.month <= 2 ? d.year - 1 : d.year;
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t yoe = y - era * 400;
	int64_t doy = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;

	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

struct civil_date
civil_from_days(int64_t days)
{
	int64_t z = days + 719468;
	int64_t era = (z >= 0 ? z : z - 146096) / 146097;
	int64_t doe = z - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int64_t mp = (5 * doy + 2) / 153;
	int month = (int)(mp < 10 ? mp + 3 : mp - 9);

	return (struct civil_date){ (int)(yoe + era * 400 + (month <= 2 ? 1 : 0)), month,
		(int)(doy - (153 * mp + 2) / 5 + 1) };
}

struct civil_date
civil_add_days(struct civil_date d, int64_t days)
{
	return civil_from_days(civil_days(d) + days);
}

struct civil_date
civil_add_months(struct civil_date d, int months)
{
	int n = d.year * 12 + d.month - 1 + months;
	int last;

	d.year = n / 12;
	d.month = n % 12 + 1;
	last = civil_month_days(d.year, d.month);
	if (d.day > last)
		d.day = last;
	return d;
}

int
civil_days_weekday(int64_t days)
{
	int64_t n = (days + 3) % 7; /* 1970-01-01 was a Thursday */

	return (int)(n < 0 ? n + 7 : n) + 1;
}

int
civil_weekday(struct civil_date d)
{
	return civil_days_weekday(civil_days(d));
}

int
civil_compare(struct civil_date a, struct civil_date b)
{
	int64_t x = civil_days(a), y = civil_days(b);

	return x < y ? -1 : x > y;
}

int
civil_iso_week(struct civil_date d, int *year)
{
	struct civil_date thursday = civil_add_days(d, 4 - civil_weekday(d));
	struct civil_date first = { thursday.year, 1, 1 };

	if (year != NULL)
		*year = thursday.year;
	return (int)((civil_days(thursday) - civil_days(first)) / 7) + 1;
}

int64_t
civil_instant(struct civil_time t, int offset_s)
{
	return civil_days(t.date) * 86400 + t.hour * 3600 + t.minute * 60 + t.second - offset_s;
}

struct civil_time
civil_at(int64_t instant, int offset_s)
{
	int64_t local = instant + offset_s;
	int64_t days = local / 86400, left = local % 86400;

	if (left < 0) {
		left += 86400;
		days--;
	}
	return (struct civil_time){ civil_from_days(days), (int)(left / 3600), (int)(left / 60 % 60),
		(int)(left % 60) };
}

char *
civil_date_write(struct civil_date d, char buf[CIVIL_DATE_LEN])
{
	snprintf(buf, CIVIL_DATE_LEN, "%04u-%02u-%02u", (unsigned)d.year % 10000,
	    (unsigned)d.month % 100, (unsigned)d.day % 100);
	return buf;
}

/* Reads exactly n digits at *at. */
static bool
digits(struct slice s, size_t *at, int n, int *value)
{
	const char *p = s.p + *at;
	int v = 0;

	if (s.len - *at < (size_t)n)
		return false;
	for (int i = 0; i < n; i++) {
		unsigned digit = (unsigned char)p[i] - (unsigned)'0';

		if (digit > 9)
			return false;
		v = v * 10 + (int)digit;
	}
	*value = v;
	*at += (size_t)n;
	return true;
}

static bool
sign(struct slice s, size_t *at, char c)
{
	if (*at >= s.len || s.p[*at] != c)
		return false;
	(*at)++;
	return true;
}

static bool
date_at(struct slice s, size_t *at, struct civil_date *d)
{
	return digits(s, at, 4, &d->year) && sign(s, at, '-') && digits(s, at, 2, &d->month) &&
	    sign(s, at, '-') && digits(s, at, 2, &d->day) && civil_is_valid(*d);
}

bool
civil_date_parse(struct slice s, struct civil_date *d)
{
	size_t at = 0;

	return date_at(s, &at, d) && at == s.len;
}

static bool
offset_at(struct slice s, size_t *at, int *offset_s)
{
	int h, m = 0;
	bool west;

	if (sign(s, at, 'Z') || sign(s, at, 'z'))
		return true;
	west = *at < s.len && s.p[*at] == '-';
	if (!west && (*at >= s.len || s.p[*at] != '+'))
		return false;
	(*at)++;
	if (!digits(s, at, 2, &h))
		return false;
	(void)sign(s, at, ':');
	if (*at < s.len && !digits(s, at, 2, &m))
		return false;
	*offset_s = (h * 3600 + m * 60) * (west ? -1 : 1);
	return h <= 18 && m <= 59;
}

bool
civil_iso_parse(struct slice s, struct civil_time *t, int *offset_s, bool *has_time)
{
	size_t at = 0;

	*t = (struct civil_time){ 0 };
	*offset_s = 0;
	*has_time = false;
	if (!date_at(s, &at, &t->date))
		return false;
	if (at == s.len)
		return true;
	if (!sign(s, &at, 'T') && !sign(s, &at, ' '))
		return false;
	*has_time = true;
	if (!digits(s, &at, 2, &t->hour) || !sign(s, &at, ':') || !digits(s, &at, 2, &t->minute))
		return false;
	if (sign(s, &at, ':') && !digits(s, &at, 2, &t->second))
		return false;
	if (sign(s, &at, '.'))
		while (at < s.len && s.p[at] >= '0' && s.p[at] <= '9')
			at++;
	if (t->hour > 23 || t->minute > 59 || t->second > 59)
		return false;
	return at == s.len || (offset_at(s, &at, offset_s) && at == s.len);
}
