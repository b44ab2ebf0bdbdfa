/*
 * See date.h: a date that was found as a deadline.
 *
 * Only what everybody reads alike is a deadline: no vague, ambiguous or
 * contradicting date, no bare week, month or year, no start of something.
 */
#include "parsers/base/pool.h"
#include "parsers/language/date.h"

/* Of the day: a deadline at midnight is the end of the day that is named with it. */
#define LAST_MINUTE (24 * 60 - 1)

static int
minute_of(const struct civil_time *t)
{
	return t->hour * 60 + t->minute;
}

/* "end of the week" is its Friday. */
static struct civil_date
friday_of(struct civil_date d)
{
	int wd = civil_weekday(d);

	return wd > 5 ? civil_add_days(d, 5 - wd) : d;
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

#define FORMS 16

/* Are these words about the end of a day: EOD, COB, close of business? */
static bool
says_end_of_day(struct slice words)
{
	static const char *const forms[FORMS] = { "eod", "cob", "eob", "e.o.d", "c.o.b", "close of",
		"end of day", "end of the day", "end of business", "feierabend", "dienstschluss",
		"fin de journ", "fin del d", "final del d", "fin de jornada", "下班" };

	for (size_t at = 0; at < words.len; at++) {
		char first = lower(words.p[at]);

		if (first != 'e' && first != 'c' && first != 'f' && first != 'd' &&
		    first != forms[FORMS - 1][0])
			continue;
		for (size_t i = 0; i < FORMS; i++)
			if (first == forms[i][0] && at + 1 < words.len &&
			    lower(words.p[at + 1]) == forms[i][1] &&
			    slice_starts_nocase(slice_from(words, at), slice_of(forms[i])))
				return true;
	}
	return false;
}

/* Days: a date without a year that lay within so many of them before today is not the next one for sure. */
#define JUST_PAST_DAYS 60

/* "by 20 Nov" in notes of 24 November: that was this year, or it is a slip. Nobody can say. */
static bool
is_rolled_over(const struct date_context *context, struct slice words, struct civil_date d)
{
	struct civil_date before = { d.year - 1, d.month, d.day };
	size_t digits = 0;

	for (size_t i = 0; i < words.len; i++) {
		digits = words.p[i] >= '0' && words.p[i] <= '9' ? digits + 1 : 0;
		if (digits == 4)
			return false;
	}
	return civil_days(d) - civil_days(context->now.date) > 365 - JUST_PAST_DAYS &&
	    civil_is_valid(before) && civil_days(before) < civil_days(context->now.date);
}

/* "in the next days", "in den n\303\244chsten Wochen", "in a week or so", "月底前后": some time then. */
static bool
says_about(struct slice text, struct slice words)
{
	static const char *const some[] = { "next days", "next weeks", "next months", "coming days", "coming weeks",
		"sten tagen", "sten wochen", "sten monaten", "menden tagen", "menden wochen", "ochains jours",
		"ochaines semaines", "ochains mois", "ximos d\303\255as", "ximas semanas", "ximos meses" };
	static const char *const about[] = { "\345\211\215\345\220\216", "\345\267\246\345\217\263", " or so", " or two",
		" or thereabouts", " oder so", " oder zwei", " ou deux", " ou plus", " o dos", " o as\303\255" };
	struct slice behind = slice_from(text, (size_t)(words.p - text.p) + words.len);

	/* "days", "jours", "Tagen", "Wochen" */
	for (size_t i = 0; words.len > 0 && char_among(words.p[words.len - 1] | 0x20, "sn") && i < sizeof(some) / sizeof(some[0]); i++)
		if (slice_ends_nocase(words, slice_of(some[i])))
			return true;
	for (size_t i = 0; i < sizeof(about) / sizeof(about[0]); i++)
		if (slice_begins(behind, about[i]))
			return true;
	return false;
}

bool
date_due(struct pool *pool, const struct date_context *context, struct slice text,
    const struct date_found *found, struct reading_due *due)
{
	const struct civil_time *t = found->has_end ? &found->end : &found->start;
	struct civil_time local = *t;
	struct slice words = { text.p + found->bound_at, found->at + found->len - found->bound_at };
	/* "before the end of the month" is by its end: the day before it is nobody's deadline */
	bool before = found->bound == DATE_BEFORE && !found->end_of_unit;
	bool unit = found->grain == DATE_WEEK || found->grain == DATE_MONTH || found->grain == DATE_QUARTER ||
	    found->grain == DATE_YEAR;

	*due = (struct reading_due) { .minute = -1 };
	if (found->vague || found->ambiguous || found->contradicts)
		return false;
	if (found->bound == DATE_FROM || says_about(text, words))
		return false;
	if (unit && found->has_end && !before)
		return false;
	if (before)
		local = found->start;
	if (found->has_time && found->offset_s != context->offset_s)
		local = civil_at(civil_instant(local, found->offset_s), context->offset_s);
	due->date = local.date;
	if (found->midnight_of.year > 0 && found->offset_s == context->offset_s) {
		due->date = found->midnight_of;
		due->minute = LAST_MINUTE;
	} else if (found->has_time)
		due->minute = minute_of(&local);
	else if (before && !found->late_part)
		due->date = civil_add_days(due->date, -1);
	else if (found->end_of_unit && found->grain == DATE_WEEK)
		due->date = friday_of(due->date);
	if (!found->has_time && says_end_of_day(words))
		due->minute = context->eod_minute;
	if (!civil_is_valid(due->date) || is_rolled_over(context, words, due->date))
		return false;
	due->given = true;
	due->text = text_clean_line(pool, words, READING_LINE_MAX);
	due->why = found->why;
	if (found->business_days > 0 && found->business_days <= READING_BUSINESS_DAYS_MAX &&
	    civil_compare(due->date, found->start.date) == 0) {
		due->business_days = found->business_days;
		due->counted_from = found->counted_from;
	}
	return true;
}
