/*
 * See meeting.h. Whether the writer of the notes has the day or the month first: figures that fit one order only, the day on which
 * they met, a weekday beside a date, and last the words.
 */
#include <string.h>

#include "parsers/base/civil.h"
#include "parsers/language/meeting.h"

/* The number of the two figures at p; -1 if they are none. */
static int
two_figures(const char *p)
{
	return p[0] >= '0' && p[0] <= '9' && p[1] >= '0' && p[1] <= '9' ? (p[0] - '0') * 10 + p[1] - '0' : -1;
}

/* "24-11-2026" does the same. */
static void
dashes_order(struct slice text, int *day, int *month)
{
	for (size_t i = 2; i + 7 < text.len; i++) {
		int a, b;

		i += slice_find_char(slice_from(text, i), '-');
		if (i + 7 >= text.len)
			return;
		a = two_figures(text.p + i - 2);
		b = two_figures(text.p + i + 1);
		/* with a year of this century */
		if (a < 1 || b < 1 || memcmp(text.p + i + 3, "-20", 3) != 0)
			continue;
		*day += a > 12 && a < 32 && b < 13;
		*month += b > 12 && b < 32 && a < 13;
	}
}

/* "24/11" somewhere in the notes says how their writer means "3/12": 1 day first, -1 month first, 0 none or
 * both. */
static int
figures_order(struct slice text)
{
	int day = 0, month = 0;

	for (size_t i = 1; i + 1 < text.len; i++) {
		int a = 0, b = 0;
		size_t k, n;

		i += slice_find_char(slice_from(text, i), '/');
		if (i + 1 >= text.len)
			break;
		k = i;
		n = i + 1;
		for (int unit = 1; k > 0 && unit < 100 && text.p[k - 1] >= '0' && text.p[k - 1] <= '9';
		     unit *= 10)
			a += unit * (text.p[--k] - '0');
		for (; n < text.len && n < i + 3 && text.p[n] >= '0' && text.p[n] <= '9'; n++)
			b = b * 10 + (text.p[n] - '0');
		if ((k > 0 && text.p[k - 1] > ' ' && text.p[k - 1] != '(' && text.p[k - 1] != '[') ||
		    (n < text.len && text.p[n] >= '0' && text.p[n] <= '9'))
			continue;
		day += a > 12 && a < 32 && b > 0 && b < 13;
		month += b > 12 && b < 32 && a > 0 && a < 13;
	}
	dashes_order(text, &day, &month);
	return day > 0 && month == 0 ? 1 : month > 0 && day == 0 ? -1 : 0;
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_figure(char c)
{
	return c >= '0' && c <= '9';
}

/* Days before the mail within which a meeting is that it tells of, and up to which days are of that year. */
#define HELD_DAYS 7
#define LAST_DAYS 60

/* "Fri 12/4": the weekday of the word that ends in front of byte at, 1 Monday; 0 if it is none. */
static int
weekday_before(struct slice text, size_t at)
{
	static const char *const days[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
	size_t end = at, from;

	while (end > 0 && char_among(text.p[end - 1], " .,"))
		end--;
	for (from = end; from > 0 && is_letter(text.p[from - 1]); from--)
		;
	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++)
		if (end < at && end - from >= 3 && slice_starts_nocase(slice_from(text, from), slice_of(days[i])))
			return (int)i + 1;
	return 0;
}

static bool
is_on(struct civil_date d, struct civil_date mail, int weekday)
{
	d.year = mail.year;
	if (civil_days(d) + LAST_DAYS < civil_days(mail))
		d.year++;
	return civil_weekday(d) == weekday;
}

/* Was there a meeting on the day, of which the mail tells? */
static bool
was_held(struct civil_date d, struct civil_date mail)
{
	int64_t ago = civil_days(mail) - civil_days(d);

	return ago >= 0 && ago <= HELD_DAYS;
}

/* "/2026", "/26" at the front: the year. */
static bool
is_year_behind(struct slice s, int year)
{
	if (s.len < 3 || s.p[0] != '/')
		return false;
	if (s.len > 4 && is_figure(s.p[3]))
		return two_figures(s.p + 1) * 100 + two_figures(s.p + 3) == year;
	return two_figures(s.p + 1) == year % 100;
}

/* "10/05/2026" in a mail of 5 October: read in one order it is when they met, in the other long ago; "Fri 12/4": only one is a
 * Friday. As figures_order. */
static int
calendar_order(struct slice text, struct civil_date mail)
{
	int day = 0, month = 0;

	for (size_t i = 1; i + 1 < text.len; i++) {
		struct civil_date first, other;
		size_t from, to;
		int a = 0, b = 0, weekday;

		i += slice_find_char(slice_from(text, i), '/');
		for (from = i; from > 0 && i - from < 2 && is_figure(text.p[from - 1]); from--)
			a += (text.p[from - 1] - '0') * (from == i ? 1 : 10);
		for (to = i + 1; to < text.len && to < i + 3 && is_figure(text.p[to]); to++)
			b = b * 10 + text.p[to] - '0';
		if (a < 1 || a > 12 || b < 1 || b > 12 || a == b || (to < text.len && is_figure(text.p[to])))
			continue;
		first = (struct civil_date) { mail.year, b, a };
		other = (struct civil_date) { mail.year, a, b };
		if ((weekday = weekday_before(text, from)) > 0) {
			day += is_on(first, mail, weekday) && !is_on(other, mail, weekday);
			month += is_on(other, mail, weekday) && !is_on(first, mail, weekday);
		} else if (is_year_behind(slice_from(text, to), mail.year)) {
			day += was_held(first, mail) && !was_held(other, mail);
			month += was_held(other, mail) && !was_held(first, mail);
		}
	}
	return day > 0 && month == 0 ? 1 : month > 0 && day == 0 ? -1 : 0;
}

#define MONTH_LONGEST 9

/* Is the word at p, of n letters, a month in English? Most words are told by their first letter and their third. */
static bool
is_month_word(const char *p, size_t n)
{
	static const struct { char first, third, name[MONTH_LONGEST + 1]; size_t len; } months[] = { { 'j', 'n', "january", 7 }, { 'f', 'b', "february", 8 },
		{ 'm', 'r', "march", 5 }, { 'a', 'r', "april", 5 }, { 'j', 'n', "june", 4 }, { 'j', 'l', "july", 4 }, { 'a', 'g', "august", 6 },
		{ 's', 'p', "september", 9 }, { 'o', 't', "october", 7 }, { 'n', 'v', "november", 8 }, { 'd', 'c', "december", 8 } };
	char first, third;

	if (n < 3 || n > MONTH_LONGEST)
		return false;
	first = p[0] | 0x20;
	third = p[2] | 0x20;
	for (size_t i = 0; i < sizeof(months) / sizeof(months[0]); i++)
		if (months[i].first == first && months[i].third == third && (n == 3 || n == months[i].len) &&
		    slice_starts_nocase((struct slice) { months[i].name, months[i].len }, (struct slice) { p, n }))
			return true;
	return false;
}

/* Bytes between a day and its month: "4th December". */
#define DAY_GAP 4

/* Does a month stand right behind the figures that end at byte at: "4 December", "4th of" not? */
static bool
is_before_month(struct slice text, size_t at)
{
	size_t n;

	for (size_t i = at; i < text.len && i < at + DAY_GAP && (text.p[i] == ' ' || is_letter(text.p[i])); i++) {
		if (text.p[i] != ' ')
			continue;
		for (n = 0; i + 1 + n < text.len && is_letter(text.p[i + 1 + n]); n++)
			;
		if (is_month_word(text.p + i + 1, n))
			return true;
	}
	return false;
}

/* Does one stand right in front of those that begin at byte at: "December 4", but not "3 December 4 pm"? */
static bool
is_behind_month(struct slice text, size_t at)
{
	size_t end = at, from;

	while (end > 0 && (text.p[end - 1] == ' ' || text.p[end - 1] == '.'))
		end--;
	for (from = end; from > 0 && is_letter(text.p[from - 1]); from--)
		;
	return is_month_word(text.p + from, end - from) && (from < 2 || !is_figure(text.p[from - 2]));
}

/* "4 December" somewhere in the notes: their writer has the day in front of the month; not where he has "December 4" as well. */
static bool
words_day_first(struct slice text)
{
	size_t day = 0, month = 0;

	for (size_t i = 0, end; i < text.len; i = end) {
		end = i + 1;
		if (!is_figure(text.p[i]))
			continue;
		while (end < text.len && is_figure(text.p[end]))
			end++;
		day += is_before_month(text, end);
		month += end <= i + 2 && is_behind_month(text, i);
	}
	return day > 0 && month == 0;
}

void
meeting_order(const struct question *question, const struct reading *r, struct date_context *c)
{
	struct slice text = r->forward.given && r->forward.text.len > 0 ? r->forward.text : r->text;
	int order;

	if (question->language.len > 0 || !slice_eq(c->language, SLICE("en")))
		return;
	order = figures_order(text);
	if (order == 0)
		order = figures_order(r->title);
	if (order == 0)
		order = calendar_order(text, c->now.date);
	/* the header of a forward names no zone */
	if (order == 0 && c->offset_s > DATE_AMERICA_S && (r->date == 0 || r->offset_s > DATE_AMERICA_S) && words_day_first(text)) {
		order = 1;
		c->order_weak = true;
	}
	if (order > 0)
		c->language = SLICE("en-GB");
	c->order_open = order == 0;
}
