/*
 * date: the dates, times and ranges that a text names, resolved against a
 * moment, each with its derivation in words.
 *
 * Relative expressions ("next Friday", "in 3 business days", "EOM") count from
 * context->now. Conventions: a weekday or a month and day without a year is the
 * next one; a bare weekday that equals today's is a week later; "next Friday" is
 * the Friday of the following Monday-based week; "12/1" is month first in "en",
 * day first elsewhere, year first in zh; ranges end on their last day or minute.
 * What can be read in two ways without a language to decide (03/04) is found and
 * marked ambiguous: a question for people, never a guess. Expressions for the
 * past, durations and recurring ones are not dates here.
 *
 * Business days are Monday to Friday. Pure; slices live in pool. Linear in the
 * text but for its sentences' words.
 */
#ifndef AGREED_DATE_H
#define AGREED_DATE_H

#include <stdbool.h>
#include <stddef.h>

#include "parsers/base/civil.h"
#include "parsers/base/text.h"
#include "parsers/reading.h"

struct pool;

/* More dates than any one text of notes names. */
#define DATE_FOUND_MAX 200

enum date_grain { DATE_MINUTE, DATE_HOUR, DATE_DAY, DATE_WEEK, DATE_MONTH, DATE_QUARTER, DATE_YEAR };

/* How the words before it bind it: "by Friday", "before Friday", "from Monday", none. */
enum date_bound { DATE_PLAIN, DATE_BY, DATE_BEFORE, DATE_FROM };

/* Seconds east of UTC: west of this, 3/12 is the 12th of March. */
#define DATE_AMERICA_S (-3 * 3600)

struct date_context {
	struct civil_time now;  /* local time that relative expressions count from */
	int offset_s;           /* its zone, seconds east of UTC */
	struct slice language;  /* "en", "en-GB", "de", "fr", "es", "pt", "zh", "zh-Hant"; empty: told from the text */
	int eod_minute;         /* what EOD and COB mean, minute of the day */
	bool order_open;        /* the language is a guess: 3/12 in English may be either, unless the order that is
	                           used in the zone makes it a near day and the other one that is over or far off */
	bool order_weak;        /* only words say it, "4 December": 12/8 that would be most of a year away, and soon in the
	                           other order, may be either */
	bool plain;             /* nobody asks for the derivations: they stay empty */
};

struct date_found {
	size_t at, len;             /* the words in the text, in bytes, without "by" and the like */
	size_t bound_at;            /* where "by" and the like begin; at, when there is none */
	enum date_bound bound;
	struct civil_time start;    /* local, at offset_s */
	bool has_end;
	struct civil_time end;      /* last day or minute that is still inside */
	bool has_time;              /* a clock time is given: start (and end) are minutes */
	enum date_grain grain;      /* the unit that was named */
	int offset_s;               /* the zone written with it, else the context's */
	bool ambiguous;             /* day and month may be swapped and nothing decides */
	bool vague;                 /* "early next week", "around the 15th", "mid May" */
	bool end_of_unit;           /* "end of the week", "EOM" */
	bool late_part;             /* "Friday lunch", "Friday night": what is before it may be on that day */
	bool contradicts;           /* weekday and date do not agree; the date was taken */
	struct civil_date midnight_of; /* "midnight on Friday", 24:00: start is where that day begins, a deadline is
	                                  its end; year 0: no midnight */
	int business_days;          /* counted in these from that day, Monday to Friday; 0: not */
	struct civil_date counted_from;
	struct slice why;           /* "3 business days from Tue 24 Nov = Fri 27 Nov"; empty where the context says so */
};

/* The dates in text, in order; *list lives in pool. Returns how many, at most DATE_FOUND_MAX. */
size_t date_find(struct pool *pool, const struct date_context *context, struct slice text,
    struct date_found **list);

/*
 * The date as a deadline: "by the 15th" is the 15th, "before the 15th" the end of
 * the 14th, a range or unit its last day ("end of the week": its Friday), EOD the
 * setting's minute. False when no one could say for certain what day is meant
 * (vague, ambiguous, a bare week or month: "next week"; a day without a year that
 * has just passed).
 */
bool date_due(struct pool *pool, const struct date_context *context, struct slice text,
    const struct date_found *found, struct reading_due *due);

/* "en", "de", "fr", "es", "pt", "zh", "zh-Hant": the language text is most likely in; "en" when nothing tells. */
struct slice date_language(struct slice text);
/* Of an English text in which a third of the words or more are of another language, which; else empty. */
struct slice date_language_beside_english(struct slice text);
/* The language of one line of a text in that language: the same, unless two words or more say another and none this. */
struct slice date_language_of_line(struct slice line, struct slice language);

#endif
