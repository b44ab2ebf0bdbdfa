/*
 * Dates of header fields for header.h. Method: the words are taken one by one,
 * in any order that mailers have been seen to write; what each can be follows
 * from its form and from what is still missing. Known bug: 03/04/2026 is read
 * as month and day only when no month is named and the first number allows it.
 */
#include <string.h>

#include "parsers/base/civil.h"
#include "parsers/base/pool.h"
#include "parsers/mail/header.h"

static const struct {
	const char *name;
	int minutes;
} zones[] = {
	/* RFC 5322 section 4.3; then what mailers outside North America write */
	{ "ut", 0 }, { "gmt", 0 }, { "utc", 0 }, { "z", 0 }, { "est", -300 }, { "edt", -240 }, { "cst", -360 },
	{ "cdt", -300 }, { "mst", -420 }, { "mdt", -360 }, { "pst", -480 }, { "pdt", -420 }, { "wet", 0 },
	{ "west", 60 }, { "bst", 60 }, { "cet", 60 }, { "cest", 120 }, { "met", 60 }, { "mest", 120 },
	{ "mez", 60 }, { "mesz", 120 }, { "eet", 120 }, { "eest", 180 }, { "msk", 180 }, { "msd", 240 },
	{ "ist", 330 }, { "sgt", 480 }, { "hkt", 480 }, { "jst", 540 }, { "kst", 540 }, { "aest", 600 },
	{ "aedt", 660 }, { "nzst", 720 }, { "nzdt", 780 }, { "akst", -540 }, { "akdt", -480 }, { "hst", -600 },
};

struct state {
	int year, month, day;
	int hour, minute, second;   /* hour -1: none yet */
	int offset_s;
	bool zoned, afternoon, morning;
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Digits at s.p[*i], at most nine of them. */
static int
number(struct slice s, size_t *i, size_t *digits)
{
	int n = 0;

	for (*digits = 0; *i < s.len && is_digit(s.p[*i]) && *digits < 9; (*i)++, (*digits)++)
		n = n * 10 + (s.p[*i] - '0');
	return n;
}

static int
month_of(struct slice word)
{
	static const char names[12][4] = { "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct",
		"nov", "dec" };

	for (int m = 0; word.len >= 3 && m < 12; m++)
		if (slice_starts_nocase(word, slice_of(names[m])))
			return m + 1;
	return 0;
}

static void
on_word(struct state *t, struct slice word)
{
	int month = month_of(word);

	if (month > 0 && t->month == 0) {
		t->month = month;
		return;
	}
	if (slice_eq_nocase(word, SLICE("pm")))
		t->afternoon = true;
	if (slice_eq_nocase(word, SLICE("am")))
		t->morning = true;
	for (size_t i = 0; i < sizeof(zones) / sizeof(zones[0]); i++)
		if (t->hour >= 0 && !t->zoned && slice_eq_nocase(word, slice_of(zones[i].name))) {
			t->offset_s = zones[i].minutes * 60;
			t->zoned = true;
		}
}

/* RFC 5322 section 4.3: two-digit years below 50 are 20xx, three digits count from 1900. */
static int
year_of(int n, size_t digits)
{
	if (digits <= 2)
		return n < 50 ? 2000 + n : 1900 + n;
	return digits == 3 ? 1900 + n : n;
}

static void
on_number(struct state *t, int n, size_t digits)
{
	if (digits >= 3 && t->year == 0)
		t->year = year_of(n, digits);
	else if (t->day == 0 && digits <= 2)
		t->day = n;
	else if (t->year == 0 && t->month > 0)
		t->year = year_of(n, digits);
	else if (t->month == 0 && digits <= 2)
		t->month = n;
}

/* hh:mm[:ss], also with dots; *i stands behind the hour. */
static void
on_time(struct state *t, int hour, struct slice s, size_t *i)
{
	size_t digits;

	t->hour = hour;
	(*i)++;
	t->minute = number(s, i, &digits);
	if (*i + 1 < s.len && (s.p[*i] == ':' || s.p[*i] == '.') && is_digit(s.p[*i + 1])) {
		(*i)++;
		t->second = number(s, i, &digits);
	}
	if (*i + 1 < s.len && s.p[*i] == '.' && is_digit(s.p[*i + 1])) {
		(*i)++;
		number(s, i, &digits);
	}
}

/* "+0100", "+01:00", "-5" behind the time. */
static void
on_zone(struct state *t, struct slice s, size_t *i)
{
	int sign = s.p[*i] == '-' ? -1 : 1, n, minutes;
	size_t digits;

	(*i)++;
	n = number(s, i, &digits);
	if (digits == 0)
		return;
	minutes = digits <= 2 ? n * 60 : n / 100 * 60 + n % 100;
	if (digits <= 2 && *i + 1 < s.len && s.p[*i] == ':') {
		(*i)++;
		minutes += number(s, i, &digits);
	}
	/* no place on Earth is further than 14 hours from UTC */
	if (minutes <= 14 * 60 && n % 100 < 60) {
		t->offset_s = sign * minutes * 60;
		t->zoned = true;
	}
}

static void
words_read(struct state *t, struct slice s)
{
	size_t i = 0, start, digits, depth = 0;

	while (i < s.len) {
		char c = s.p[i];

		if (c == '(' || c == ')') {
			depth = c == '(' ? depth + 1 : depth > 0 ? depth - 1 : 0;
			i++;
		} else if (depth > 0) {
			i++;
		} else if (is_digit(c)) {
			int n = number(s, &i, &digits);

			if (i + 1 < s.len && s.p[i] == ':' && is_digit(s.p[i + 1]) && t->hour < 0 && digits <= 2)
				on_time(t, n, s, &i);
			else
				on_number(t, n, digits);
		} else if ((c | 32) >= 'a' && (c | 32) <= 'z') {
			for (start = i; i < s.len && (s.p[i] | 32) >= 'a' && (s.p[i] | 32) <= 'z';)
				i++;
			on_word(t, slice_to(slice_from(s, start), i - start));
		} else if ((c == '+' || c == '-') && t->hour >= 0 && i + 1 < s.len && is_digit(s.p[i + 1])) {
			on_zone(t, s, &i);
		} else {
			i++;
		}
	}
}

bool
header_date(struct slice value, int64_t *at, int *offset_s)
{
	struct state t = { .hour = -1 };
	struct civil_time civil;
	struct slice s = slice_to(slice_trim(value), 200);
	bool has_time;
	int iso_offset = *offset_s;

	if (s.len > 10 && is_digit(s.p[0]) && s.p[4] == '-' && civil_iso_parse(s, &civil, &iso_offset, &has_time)) {
		bool zoned = s.p[s.len - 1] == 'Z' || slice_find_char(slice_from(s, 10), '+') < s.len - 10 ||
		    slice_find_char(slice_from(s, 10), '-') < s.len - 10;

		if (zoned)
			*offset_s = iso_offset;
		*at = civil_instant(civil, *offset_s);
		return true;
	}
	words_read(&t, s);
	if (t.month > 12 && t.day <= 12) {
		int day = t.month;

		t.month = t.day;
		t.day = day;
	}
	civil.date = (struct civil_date){ t.year, t.month, t.day };
	if (!civil_is_valid(civil.date) || t.hour > 24 || t.minute > 59 || t.second > 60)
		return false;
	if (t.hour < 0)
		t.hour = 0;
	if ((t.afternoon && t.hour < 12) || (t.morning && t.hour == 12))
		t.hour = (t.hour + 12) % 24;
	civil.hour = t.hour == 24 ? 0 : t.hour;
	civil.minute = t.minute;
	civil.second = t.second > 59 ? 59 : t.second; /* a leap second */
	if (t.zoned)
		*offset_s = t.offset_s;
	*at = civil_instant(civil, *offset_s);
	return true;
}
