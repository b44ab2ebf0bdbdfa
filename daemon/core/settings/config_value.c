#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "daemon/core/settings/config_value.h"

/* The longest thing that is compared for nearness; longer words are not typing errors of ours. */
#define NEAR_MAX 48

/* Digits at *p, at most nine of them; false when there are none or more. */
static bool
number_take(const char **p, int64_t *value)
{
	int digits = 0;

	*value = 0;
	for (; **p >= '0' && **p <= '9'; (*p)++) {
		if (++digits > 9)
			return false;
		*value = *value * 10 + (**p - '0');
	}
	return digits > 0;
}

static void
space_take(const char **p)
{
	while (**p == ' ' || **p == '\t')
		(*p)++;
}

/* Seconds in the unit at *p, 0 when it is none. */
static int64_t
unit_take(const char **p)
{
	static const struct {
		const char *words[5];
		int64_t seconds;
	} units[] = {
		{ { "s", "sec", "second", "seconds" }, 1 },
		{ { "m", "min", "minute", "minutes" }, 60 },
		{ { "h", "hour", "hours" }, 3600 },
		{ { "d", "day", "days" }, 86400 },
		{ { "w", "week", "weeks" }, 7 * 86400 },
	};
	size_t len = 0;

	while (isalpha((unsigned char)(*p)[len]))
		len++;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		for (size_t k = 0; units[i].words[k] != NULL; k++)
			if (strlen(units[i].words[k]) == len &&
			    strncasecmp(units[i].words[k], *p, len) == 0) {
				*p += len;
				return units[i].seconds;
			}
	return 0;
}

bool
config_value_duration(const char *s, int64_t *seconds)
{
	int64_t n, unit;

	*seconds = 0;
	if (strcmp(s, "0") == 0)
		return true;
	if (*s == '\0')
		return false;
	while (*s != '\0') {
		if (!number_take(&s, &n))
			return false;
		space_take(&s);
		unit = unit_take(&s);
		if (unit == 0)
			return false;
		space_take(&s);
		*seconds += n * unit;
	}
	return true;
}

bool
config_value_days(const char *s, int *days)
{
	int64_t n;

	if (!number_take(&s, &n) || n > 1000)
		return false;
	space_take(&s);
	*days = (int)n;
	return *s == '\0' || strcasecmp(s, "business days") == 0 || strcasecmp(s, "business day") == 0;
}

static bool
minute_take(const char **p, int *minute)
{
	int64_t hour, rest = 0;

	if (!number_take(p, &hour) || hour > 24 || **p != ':' || !isdigit((unsigned char)(*p)[1]) ||
	    !isdigit((unsigned char)(*p)[2]))
		return false;
	(*p)++;
	if (!number_take(p, &rest) || rest > 59 || hour * 60 + rest > 1440)
		return false;
	*minute = (int)(hour * 60 + rest);
	return true;
}

bool
config_value_minute(const char *s, int *minute)
{
	return minute_take(&s, minute) && *s == '\0';
}

bool
config_value_hours(const char *s, int *from, int *to)
{
	if (!minute_take(&s, from))
		return false;
	space_take(&s);
	if (*s++ != '-')
		return false;
	space_take(&s);
	return minute_take(&s, to) && *s == '\0' && *from < *to;
}

/* 1 Monday .. 7 Sunday, by the English name or at least two letters of it; 0 for none. */
static int
weekday_take(const char **p)
{
	static const char *const names[] = { "monday", "tuesday", "wednesday", "thursday", "friday",
		"saturday", "sunday" };
	size_t len = 0;

	while (isalpha((unsigned char)(*p)[len]))
		len++;
	for (int i = 0; i < 7; i++)
		if (len >= 2 && len <= strlen(names[i]) && strncasecmp(names[i], *p, len) == 0) {
			*p += len;
			return i + 1;
		}
	return 0;
}

bool
config_value_week(const char *s, bool week[8])
{
	memset(week, 0, 8 * sizeof(bool));
	do {
		int from, to;

		space_take(&s);
		from = to = weekday_take(&s);
		space_take(&s);
		if (*s == '-') {
			s++;
			space_take(&s);
			to = weekday_take(&s);
			space_take(&s);
		}
		if (from == 0 || to == 0)
			return false;
		/* round the end of the week: Sun-Thu */
		for (int d = from;; d = d % 7 + 1) {
			week[d] = true;
			if (d == to)
				break;
		}
	} while (*s++ == ',');
	return s[-1] == '\0';
}

bool
config_value_size(const char *s, int64_t *bytes)
{
	static const char units[] = "kmg";
	const char *unit;

	if (!number_take(&s, bytes))
		return false;
	space_take(&s);
	unit = *s == '\0' ? NULL : strchr(units, tolower((unsigned char)*s));
	if (unit != NULL) {
		*bytes <<= 10 * (unit - units + 1);
		s++;
		if (strcasecmp(s, "b") == 0 || strcasecmp(s, "ib") == 0)
			s += strlen(s);
	}
	return *s == '\0';
}

bool
config_value_int(const char *s, int *value)
{
	int64_t n;

	if (!number_take(&s, &n) || *s != '\0')
		return false;
	*value = (int)n;
	return true;
}

bool
config_value_bool(const char *s, bool *value)
{
	*value = strcasecmp(s, "yes") == 0 || strcasecmp(s, "true") == 0 || strcasecmp(s, "on") == 0;
	return *value || strcasecmp(s, "no") == 0 || strcasecmp(s, "false") == 0 || strcasecmp(s, "off") == 0;
}

bool
config_value_fraction(const char *s, double *value)
{
	int64_t whole, part = 0;
	double scale = 1;

	if (!number_take(&s, &whole))
		return false;
	if (*s == '.') {
		const char *from = ++s;

		if (!number_take(&s, &part))
			return false;
		for (; from < s; from++)
			scale *= 10;
	}
	*value = (double)whole + (double)part / scale;
	return *s == '\0' && *value <= 1;
}

/* Labels of letters, digits and hyphens, or UTF-8 beyond ASCII, joined by dots. */
static bool
is_domain(const char *s)
{
	size_t len = strlen(s), label = 0;

	if (len == 0 || len > 253)
		return false;
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if (c == '.') {
			if (label == 0)
				return false;
			label = 0;
			continue;
		}
		if (!isalnum(c) && c != '-' && c != '_' && c < 0x80)
			return false;
		if (++label > 63)
			return false;
	}
	return label > 0;
}

bool
config_value_is_address(const char *s)
{
	const char *at = strrchr(s, '@');

	if (at == NULL || at == s || at - s > 64 || !is_domain(at + 1) || s[0] == '.' || at[-1] == '.' ||
	    strstr(s, "..") != NULL)
		return false;
	for (const char *p = s; p < at; p++) /* atext and dots, RFC 5322 section 3.2.3; UTF-8, RFC 6531 */
		if (!isalnum((unsigned char)*p) && (unsigned char)*p < 0x80 &&
		    strchr("!#$%&'*+-/=?^_`{|}~.", *p) == NULL)
			return false;
	return true;
}

bool
config_value_is_host(const char *s)
{
	if (strchr(s, ':') != NULL)
		return strspn(s, "0123456789abcdefABCDEF:.") == strlen(s);
	return is_domain(s);
}

bool
config_value_is_flag(const char *s)
{
	if (*s == '\0' || strlen(s) > 100)
		return false;
	for (; *s != '\0'; s++)
		if ((unsigned char)*s <= 0x20 || (unsigned char)*s >= 0x7f ||
		    strchr("(){%*\"\\]", *s) != NULL)
			return false;
	return true;
}

bool
config_value_is_language(const char *s)
{
	size_t len = strlen(s);

	return len >= 2 && len <= 20 && isalpha((unsigned char)s[0]) && isalpha((unsigned char)s[1]) &&
	    strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == len;
}

/* Damerau and Levenshtein: letters added, left out, replaced, or swapped with the next. */
static size_t
distance(const char *a, const char *b)
{
	size_t rows[3][NEAR_MAX + 1];
	size_t n = strlen(a), m = strlen(b);

	if (n > NEAR_MAX || m > NEAR_MAX)
		return NEAR_MAX;
	for (size_t j = 0; j <= m; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= n; i++) {
		size_t *now = rows[i % 3], *before = rows[(i + 2) % 3], *earlier = rows[(i + 1) % 3];

		now[0] = i;
		for (size_t j = 1; j <= m; j++) {
			int x = tolower((unsigned char)a[i - 1]), y = tolower((unsigned char)b[j - 1]);
			size_t best = before[j - 1] + (x != y);

			best = before[j] + 1 < best ? before[j] + 1 : best;
			best = now[j - 1] + 1 < best ? now[j - 1] + 1 : best;
			if (i > 1 && j > 1 && x == tolower((unsigned char)b[j - 2]) &&
			    y == tolower((unsigned char)a[i - 2]) && earlier[j - 2] + 1 < best)
				best = earlier[j - 2] + 1;
			now[j] = best;
		}
	}
	return rows[n % 3][m];
}

const char *
config_value_nearest(const char *s, const char *const *words)
{
	const char *nearest = NULL;
	size_t least = strlen(s) / 3 + 2;

	for (; *words != NULL; words++) {
		size_t d = distance(s, *words);

		/* one that begins with it, or the other way round: "pass" for "password-file" */
		if (d >= least && strlen(s) >= 4 && strlen(*words) >= 4 &&
		    (strncasecmp(*words, s, strlen(s)) == 0 || strncasecmp(*words, s, strlen(*words)) == 0))
			d = least - 1;
		if (d < least) {
			least = d;
			nearest = *words;
		}
	}
	return nearest;
}
