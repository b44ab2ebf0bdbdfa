/*
 * date_token: what the words of a language mean, for the reading of dates.
 *
 * A language is one file, date_words_XX.re: a re2c scanner that turns a word or a
 * fixed phrase into a token of the kinds below, and a struct date_language
 * that says how its dates are put together. It is listed in date_lex.re.
 *
 * Words are matched in folded text (date_fold.h): small letters, no accents,
 * simplified Chinese, plain dashes, quotes and digits. So the files are ASCII
 * but for Chinese, and one spelling stands for all.
 */
#ifndef AGREED_DATE_TOKEN_H
#define AGREED_DATE_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum date_kind {
	T_OTHER, /* a word that has no part in dates: ends every expression; value 1: what it counts is no date
	            ("version 1.2", "phase 2/3"); value 2: ordinals count it ("3rd floor"); value 3: a name follows
	            ("Mrs"); value 4: the figures before it are of it ("12.50 euros") */
	T_BREAK, /* end of a sentence or paragraph */
	T_COMMA,
	T_DASH,
	T_SLASH,
	T_OPEN, /* bracket */
	T_CLOSE,
	T_SIGN,  /* +, value 1 */
	T_QUOTE, /* a quotation mark */

	/* Numbers. */
	T_NUM,  /* value; digits is how many, 0 for words; word numbers: see date_scale */
	T_ORD,  /* value: 1st, first */
	T_HALF, /* a half, value 30 (minutes) */
	T_FOURTH, /* a quarter of an hour, value 15; "quarter" in English is T_UNIT too: flag F_UNIT */
	T_FEW,  /* a few (value 3), a couple (2): vague when counted */

	/* Figures: a, b, c as written. */
	T_TRIPLE, /* 1/2/2026, 2026-1-2: a, b, c, sign in value */
	T_PAIR,   /* 1/2, 1.2: a, b, sign in value */
	T_YEARMONTH, /* 2026-12, 12/2026: a year, b month */
	T_CLOCK,  /* 13:05, 13:05+0100: a hour, b minute, zone */
	T_STAMP,  /* 2026-12-01T13:05:00+01:00: a year, b month, c day, value minute of the day, zone */
	T_ISOWEEK, /* 2026-W48-1: a year or 0, b week, c day or 0 */
	T_YEAR,   /* '26: a year */
	T_QUARTER, /* Q3: a quarter, b year or 0 */
	T_HALFYEAR, /* H1 */

	/* Names. */
	T_MONTH,   /* value 1..12 */
	T_WEEKDAY, /* value 1 Monday .. 7 Sunday; a: 1 + the part of the day; b: 1 + enum date_which, where it is said;
	              c: 1 for more than one ("Fridays") */
	T_UNIT,    /* value: enum date_unit; a: 10 + which one, where the word says so ("today's year": 10) */
	T_DAY,     /* value: days from today: "tomorrow" 1; b: 1 + the part of the day that it is behind a day */
	T_NOW,
	T_PART,    /* part of a day: enum date_part; b: 1 of today, 2 of tomorrow */
	T_MERIDIEM, /* value 0 am, 12 pm */
	T_HOUR,    /* o'clock, Uhr, heures */
	T_NOON,    /* value 720 noon, 0 midnight */
	T_ZONE,    /* value: seconds east; a != 0: the entry a - 1 of the summer time zones */
	T_HOLIDAY, /* value: enum date_holiday */
	T_EVERY,   /* "every": what follows recurs */

	/* Words that put them together. */
	T_REL,     /* value -1 last, 0 this, 1 next, 2 after next; F_COMING: the first
		      one to come; 8, 9: one or two weeks after the first one to come */
	T_IN,      /* in (a span to come, or "in May") */
	T_WITHIN,
	T_AFTER,   /* after */
	T_BEFORE,
	T_BY,
	T_FROM,
	T_BETWEEN,
	T_TO,      /* to, until, through */
	T_AND,
	T_OR,
	T_OF,
	T_THE,
	T_ON,
	T_AT,      /* a: 1 "punkt", which is also a point; 7 may be "to" */
	T_AGO,     /* value 1 "ago", before the span (French "il y a") or behind it */
	T_LATER,   /* behind a span: later, from now */
	T_INSIDE,  /* behind a span: within it (Chinese) */
	T_PAST,    /* clock: past, nach */
	T_TILL,    /* clock: to, vor */
	T_MINUS,   /* clock behind the hour: moins, menos */
	T_EDGE,    /* value -1 beginning, 0 middle, 1 end */
	T_CLOSING, /* EOD, EOM: value is a unit */
	T_ROUGH,   /* early, late, around: makes vague */
	T_BUSINESS, /* working (days) */
	T_WEEKNO,  /* "KW", "semaine" before a number */
	T_WEEKOF,  /* "week of" */
	T_FILL,    /* a word without weight inside an expression: "at the latest"; value 4: "for" (a span of time),
	              5: "rest of" (a unit) */
};

enum date_unit {
	U_SECOND, U_MINUTE, U_HOUR, U_DAY, U_WORKDAY, U_WEEK, U_WEEKEND, U_FORTNIGHT, U_MONTH, U_QUARTER,
	U_HALFYEAR, U_YEAR, U_WORKWEEK, U_DECADE
};

enum date_daypart { P_MORNING, P_FORENOON, P_NOON, P_AFTERNOON, P_EVENING, P_NIGHT, P_DAWN };

enum date_holiday { H_CHRISTMAS, H_CHRISTMAS_EVE, H_BOXING, H_NEW_YEAR, H_NEW_YEAR_EVE, H_THANKSGIVING };

/* Flags of a token. */
#define F_WEAK   1   /* also an ordinary word ("may", "sun"): wants a neighbour that shows it is a date */
#define F_COMING 2   /* the first one to come */
#define F_SPACE  4   /* white space stands before it */
#define F_UNIT   8   /* T_FOURTH that may be a unit, T_ORD that may be one ("second") */
#define F_HUNDRED 16 /* T_NUM that multiplies what stands before it */
#define F_TENS   32  /* T_NUM 20, 30 ...: takes a digit behind it */
#define F_CAPITAL 64 /* written with a capital */
#define F_ARTICLE 128 /* T_THE that stands before days ("le 15", "den 15."); T_NUM that is "a" */
#define F_POSTFIX 256 /* T_REL only behind its noun */
#define F_LINE   512 /* a line break stands before it */
#define F_DAY    1024 /* Chinese day mark behind a number */
#define F_DOT    2048 /* a number with its dot ("15.") */
#define F_FIRST  8192 /* the first of a sentence */
#define F_DATED  16384 /* Chinese day mark that only names a day: "5号" is none of how many */
#define F_SPAN   4096 /* T_BY that also takes a span ("d'ici 5 jours"), T_IN that only takes one */

struct date_token {
	enum date_kind kind;
	int value;
	int a, b, c;
	int digits;
	int zone; /* T_STAMP: seconds east, or NO_ZONE */
	unsigned flags;
	size_t at, len; /* in the folded text */
};

#define NO_ZONE 999999
#define ZONE_NAMED 100 /* T_ZONE whose words are IANA's name ("Europe/Berlin") */

/* The order of figures in 1/2/2026. */
enum date_order { ORDER_MDY, ORDER_DMY, ORDER_YMD };

struct date_language {
	const char *code;
	enum date_order order;
	bool ideographs;   /* written without spaces: a word needs no border */
	bool half_to;      /* "halb sieben" is 6:30 */
	bool day_article;  /* "le 15", "el 15": a bare number is a day behind the article */
	bool day_dot;      /* "15." is an ordinal */
	bool clock24;      /* hours are counted to 24 also when they are spoken of without "Uhr" */
	/* The longest word or phrase at p, which ends with NUL: its length, 0 if it knows none. */
	size_t (*word)(const char *p, struct date_token *token);
};

/* The language for "de", "en-GB", ...; never NULL: English for what is unknown. *british: day first. */
const struct date_language *date_language_of(const char *code, size_t len, bool *day_first);

/* The next token of folded text at *at, which it moves; false at the end (a NUL). */
bool date_token_next(const struct date_language *language, const char *text, size_t *at,
    const struct date_token *before, struct date_token *token);

#endif
