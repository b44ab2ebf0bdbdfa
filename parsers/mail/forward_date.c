/*
 * Dates of forwarded headers; see forward.h. Method: the text as tokens
 * (numbers, words, signs); the date is what only fits as one: a named month
 * between or beside numbers, or three numbers with the same sign between them.
 */
#include <string.h>

#include "parsers/base/civil.h"
#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/mail/forward.h"
#include "parsers/mail/header.h"
#include "parsers/mail/words.h"

#define TOKEN_MAX 40

struct token {
	bool number;
	int value; /* of a number */
	int digits;
	struct slice s;
	char before; /* the sign right before it, ' ' for a space or none */
	char after;  /* and right behind it */
	int month;   /* of a word: 1..12, or 0 */
};

struct tokens {
	struct token v[TOKEN_MAX];
	size_t n;
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static void
tokens_read(struct slice s, struct tokens *t)
{
	size_t i = 0;

	t->n = 0;
	while (i < s.len && t->n < TOKEN_MAX) {
		struct token *k = &t->v[t->n];
		size_t start = i, at = i;
		unsigned c = utf8_next(s, &at);

		*k = (struct token) { .before = i > 0 ? s.p[i - 1] : ' ' };
		if (is_digit(s.p[i])) {
			k->number = true;
			while (i < s.len && is_digit(s.p[i])) {
				if (k->digits < 6)
					k->value = k->value * 10 + (s.p[i] - '0');
				k->digits++;
				i++;
			}
		} else if (unicode_is_letter(c)) {
			while (i < s.len && unicode_is_letter(c)) {
				i = at;
				if (i < s.len)
					c = utf8_next(s, &at);
				if (i < s.len && is_digit(s.p[i]))
					break;
			}
		} else {
			i = at;
			continue;
		}
		k->s = slice_to(slice_from(s, start), i - start);
		k->after = i < s.len ? s.p[i] : ' ';
		if (!k->number && k->s.len >= 3)
			k->month = words_month(k->s);
		t->n++;
	}
}

static bool
is_day(const struct token *k)
{
	return k->number && k->digits <= 2 && k->value >= 1 && k->value <= 31;
}

static bool
is_year(const struct token *k)
{
	return k->number && k->digits == 4 && k->value >= 1970 && k->value <= 2100;
}

static bool
is_word(const struct token *k, const char *word)
{
	return !k->number && slice_eq(k->s, slice_of(word));
}

/* ---- the day --------------------------------------------------------------------- */

/*
 * Slavic names of months wander: "listopad" is October in Croatian, November in
 * Polish and Czech. Croatian writes a full stop behind day and year.
 */
static int
month_of(const struct tokens *t, size_t i)
{
	static const struct {
		const char *name;
		int month;
	} croatian[] = { { "lis", 10 }, { "lip", 6 }, { "srp", 7 } };
	bool dotted = i > 0 && i + 1 < t->n && t->v[i - 1].after == '.' && is_year(&t->v[i + 1]) &&
	    t->v[i + 1].after == '.';

	for (size_t k = 0; dotted && k < sizeof(croatian) / sizeof(croatian[0]); k++)
		if (slice_starts(t->v[i].s, slice_of(croatian[k].name)))
			return croatian[k].month;
	/* "3 tháng 11" */
	if ((is_word(&t->v[i], "tháng") || is_word(&t->v[i], "thg")) && i + 1 < t->n &&
	    is_day(&t->v[i + 1]) && t->v[i + 1].value <= 12)
		return t->v[i + 1].value;
	return t->v[i].month;
}

/* A named month with its day next to it. Of several the last: weekdays look like months ("mar. 27 oct."). */
static bool
named(const struct tokens *t, struct civil_date *d)
{
	bool found = false, settled = false;

	for (size_t i = 0; i < t->n && !settled; i++) {
		size_t day = t->n;
		int month = month_of(t, i);

		if (month == 0)
			continue;
		/* behind the year: what comes after the day is its weekday */
		settled = i > 0 && is_year(&t->v[i - 1]) && i + 1 < t->n && is_day(&t->v[i + 1]);
		if (!settled && i > 0 && is_day(&t->v[i - 1]) && t->v[i - 1].before != ':')
			day = i - 1;
		else if (!settled && i > 1 && is_day(&t->v[i - 2]) && !t->v[i - 1].number &&
		    t->v[i - 1].s.len <= 3)
			day = i - 2; /* "26 de outubro" */
		else if (i + 1 < t->n && is_day(&t->v[i + 1]))
			day = i + 1;
		if (day == t->n)
			continue;
		d->month = month;
		d->day = t->v[day].value;
		found = true;
	}
	for (size_t i = 0; found && i < t->n; i++)
		if (is_year(&t->v[i])) {
			d->year = t->v[i].value;
			return true;
		}
	for (size_t i = 0; found && i + 1 < t->n; i++)
		if (t->v[i].month == d->month && t->v[i + 1].number && t->v[i + 1].digits == 2 &&
		    t->v[i + 1].value != d->day) {
			d->year = 2000 + t->v[i + 1].value;
			return true;
		}
	return false;
}

static bool
is_joint(char c)
{
	return c == '/' || c == '-' || c == '.' || c == ' ';
}

/* 28/10/2021, 10/28/21, 2021-10-28, 2021. 10. 28, 2021年10月28日. */
static bool
numeric(const struct tokens *t, bool month_first, struct civil_date *d)
{
	for (size_t i = 0; i + 2 < t->n; i++) {
		const struct token *a = &t->v[i], *b = a + 1, *c = a + 2;

		/* the characters for year, month and day are words between the numbers */
		if (is_year(a) && i + 4 < t->n && !b->number && is_day(c) && !t->v[i + 3].number &&
		    is_day(&t->v[i + 4]) && b->s.len <= 3 && c->value <= 12) {
			*d = (struct civil_date) { a->value, c->value, t->v[i + 4].value };
			return true;
		}
		if (!a->number || !b->number || !c->number || !is_joint(b->before) || !is_joint(c->before))
			continue;
		if (is_year(a) && is_day(b) && is_day(c) && b->value <= 12) {
			*d = (struct civil_date) { a->value, b->value, c->value };
			return true;
		}
		if (!is_day(a) || !is_day(b) || (!is_year(c) && (c->digits != 2 || b->before == ' ')))
			continue;
		d->year = c->digits == 2 ? 2000 + c->value : c->value;
		if (b->value > 12 || (month_first && a->value <= 12)) {
			d->month = a->value;
			d->day = b->value;
		} else {
			d->day = a->value;
			d->month = b->value;
		}
		return true;
	}
	return false;
}

/* ---- the clock -------------------------------------------------------------------- */

static bool
is_afternoon(const struct token *k)
{
	static const char *const words[] = { "pm", "nachm", "下午", "晚上", "午後", "오후", "μμ", "du", "ip",
		"em", "мп", "م" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (is_word(k, words[i]))
			return true;
	return false;
}

static bool
is_forenoon(const struct token *k)
{
	static const char *const words[] = { "am", "vorm", "上午", "午前", "오전", "πμ", "de", "ap", "fm",
		"дп", "ص" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (is_word(k, words[i]))
			return true;
	return false;
}

/* Hour and minute: the first pair with a colon, or else with a dot. *english: as "10:12 AM". */
static bool
clock_read(const struct tokens *t, struct civil_time *at, bool *english)
{
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i + 1 < t->n; i++) {
			const struct token *h = &t->v[i], *m = h + 1;

			if (!h->number || !m->number || h->digits > 2 || m->digits != 2 || h->value > 23 ||
			    m->value > 59 || m->before != (pass == 0 ? ':' : '.') ||
			    (pass == 1 &&
			        (h->before == '.' || h->before == '/' ||
			            (i + 2 < t->n && t->v[i + 2].before == '.'))) ||
			    h->before == '+')
				continue;
			at->hour = h->value;
			at->minute = m->value;
			if (i + 2 < t->n && t->v[i + 2].number && t->v[i + 2].before == m->before &&
			    t->v[i + 2].digits == 2 && t->v[i + 2].value < 60)
				at->second = t->v[i + 2].value;
			for (size_t k = i > 1 ? i - 2 : 0; k <= i + 4 && k < t->n; k++) {
				/* "a.m." and "p.m." are two tokens */
				bool meridiem = k + 1 < t->n &&
				    (is_word(&t->v[k + 1], "m") || is_word(&t->v[k + 1], "μ"));

				if (is_afternoon(&t->v[k]) ||
				    (meridiem && (is_word(&t->v[k], "p") || is_word(&t->v[k], "μ")))) {
					*english = is_word(&t->v[k], "pm");
					at->hour = at->hour % 12 + 12;
					return true;
				}
				if (is_forenoon(&t->v[k]) ||
				    (meridiem && (is_word(&t->v[k], "a") || is_word(&t->v[k], "π")))) {
					/* "am 24.11." and "de" are words, not halves of the day */
					bool half = k > i && (is_word(&t->v[k], "am") || meridiem);

					*english = half && !meridiem;
					at->hour = half || t->v[k].s.len > 2 ? at->hour % 12 : at->hour;
					return true;
				}
			}
			return true;
		}
	return false;
}

static const struct {
	const char *name;
	int offset_m;
} zones[] = {
	{ "utc", 0 },
	{ "gmt", 0 },
	{ "z", 0 },
	{ "wet", 0 },
	{ "west", 60 },
	{ "bst", 60 },
	{ "cet", 60 },
	{ "mez", 60 },
	{ "cest", 120 },
	{ "mesz", 120 },
	{ "eet", 120 },
	{ "oez", 120 },
	{ "eest", 180 },
	{ "oesz", 180 },
	{ "msk", 180 },
	{ "мск", 180 },
	{ "seč", 60 },
	{ "selč", 120 },
	{ "ist", 330 },
	{ "jst", 540 },
	{ "kst", 540 },
	{ "hkt", 480 },
	{ "sgt", 480 },
	{ "aest", 600 },
	{ "aedt", 660 },
	{ "nzst", 720 },
	{ "nzdt", 780 },
	{ "est", -300 },
	{ "edt", -240 },
	{ "cst", -360 },
	{ "cdt", -300 },
	{ "mst", -420 },
	{ "mdt", -360 },
	{ "pst", -480 },
	{ "pdt", -420 },
	{ "brt", -180 },
};

/* "+0100", "+01:00", "GMT-7", "UTC+2", or a name. */
static void
zone_read(struct slice s, const struct tokens *t, int *offset_s)
{
	for (size_t i = s.len; i > 1; i--) {
		size_t k = i;
		int sign = s.p[i - 1] == '+' ? 1
		    : s.p[i - 1] == '-'      ? -1
		                             : 0,
		    digits = 0, hours = 0, minutes = 0;

		/* a sign right behind digits is one of a date, but behind seconds (ISO 8601) */
		if (sign == 0 || k >= s.len || !is_digit(s.p[k]) ||
		    (is_digit(s.p[i - 2]) && (i < 4 || s.p[i - 4] != ':')))
			continue;
		for (; k < s.len && is_digit(s.p[k]) && digits < 5; k++, digits++)
			hours = hours * 10 + (s.p[k] - '0');
		if (digits == 4) {
			minutes = hours % 100;
			hours /= 100;
		} else if (k + 2 < s.len && s.p[k] == ':' && is_digit(s.p[k + 1]) && is_digit(s.p[k + 2])) {
			minutes = (s.p[k + 1] - '0') * 10 + (s.p[k + 2] - '0');
		}
		if (digits <= 4 && hours <= 14 && minutes < 60) {
			*offset_s = sign * (hours * 3600 + minutes * 60);
			return;
		}
	}
	for (size_t i = 0; i < t->n; i++)
		for (size_t k = 0; k < sizeof(zones) / sizeof(zones[0]); k++)
			if (is_word(&t->v[i], zones[k].name)) {
				*offset_s = zones[k].offset_m * 60;
				return;
			}
}

bool
forward_date(struct pool *pool, struct slice s, int64_t *at, int *offset_s)
{
	struct civil_time c = { 0 };
	struct tokens t;
	bool english = false;

	*at = 0;
	if (s.len == 0 || s.len > 200)
		return false;
	s = words_fold(pool, s);
	tokens_read(s, &t);
	clock_read(&t, &c, &english);
	if (!named(&t, &c.date) && !numeric(&t, english, &c.date))
		return false;
	if (!civil_is_valid(c.date))
		return false;
	zone_read(s, &t, offset_s);
	*at = civil_instant(c, *offset_s);
	return true;
}
