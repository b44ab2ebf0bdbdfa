/*
 * date_run: the parts of which dates are put together, for date*.c alone.
 *
 * A run is a stretch of tokens without a foreign word in it. In it an atom is
 * one thing that is said: a month and day, a weekday, a span of time from now,
 * a clock time. Atoms that stand side by side are merged ("Friday" + "of" +
 * "next week" + "at 3pm"), two of them make a range, and what comes out is
 * resolved. Every step looks at a bounded number of tokens.
 */
#ifndef AGREED_DATE_RUN_H
#define AGREED_DATE_RUN_H

#include "parsers/language/date.h"
#include "parsers/language/date_token.h"

#define RUN_MAX 160 /* tokens; a longer one is cut */
#define DATE_LIST_MAX 8 /* days of one list */
#define RUN_PAD 8   /* T_OTHER behind the last */

/* What a part knows of its day. */
enum date_core {
	D_NONE,    /* nothing: a clock time, a part of a day */
	D_CIVIL,   /* year, month, day, each 0 when not said */
	D_WEEKDAY, /* weekday and which */
	D_SPAN,    /* first..last, resolved */
	D_NTH,     /* the nth weekday or unit of something that follows */
	D_EDGE,    /* end, middle or beginning of something that follows */
};

enum date_which { W_BARE, W_THIS, W_COMING, W_NEXT, W_AFTER_NEXT, W_LAST, W_PLUS_WEEK, W_PLUS_TWO };

/* How a result was come by. */
enum date_reason {
	R_WRITTEN,
	R_YEAR,
	R_WEEKDAY,
	R_WEEKDAY_WEEK,
	R_RELATIVE,
	R_UNIT,
	R_OFFSET,
	R_IN_SPAN,
	R_EDGE,
	R_NTH,
	R_CLOCK,
	R_HOLIDAY
};

struct date_part {
	enum date_core core;
	int year, month, day, day_to;
	int weekday;
	enum date_which which;
	int64_t first, last; /* days since 1970 */
	enum date_grain grain;
	int nth;  /* D_NTH: 1.., or -1 the last; D_EDGE: -1, 0, 1 */
	int unit; /* D_NTH: enum date_unit, or -1 for weekday */
	bool has_time;
	int minute, until;     /* of the day; until -1: no range */
	bool sure, until_sure; /* before or after noon is said */
	bool midnight;         /* it is the one that begins or ends a day: 0:00 by the word, or 24:00 */
	int part;              /* enum date_daypart, or -1 */
	bool has_zone;
	int zone, zone_rule;
	size_t zone_at;  /* the token */
	bool instant;    /* counted in hours or minutes from now */
	bool weak;       /* only a date when something says so */
	bool number;     /* a bare number that may be a day or an hour */
	bool hours;      /* "3 heures": a length when nothing says that it is a time */
	bool hour_bare;  /* "at 3" and no more */
	bool range_bare; /* "from 3 to 4" and no more */
	bool clock_bare; /* 18:10 and nothing that says it is a time of day to come */
	bool vague, ambiguous, edge, past, contradicts, within, now;
	enum date_bound bound; /* "tomorrow before 4pm" */
	enum date_reason reason;
	int count, count_unit; /* R_OFFSET */
	int64_t base;          /* R_OFFSET: the day it counts from */
	size_t from, to;       /* tokens */
};

struct date_run {
	const struct date_context *context;
	const struct date_language *language;
	bool day_first, order_known;
	int64_t today;
	int now; /* minute of the day */
	struct date_token t[RUN_MAX + RUN_PAD];
	size_t n;
	size_t told;      /* behind the last token that tells of time by itself */
	bool whole;       /* the run is the whole text */
	bool label;       /* it stands behind a word that figures belong to: "phase 2/3" */
	bool small_behind; /* it is no name: "pages", "der" */
	bool thing_behind; /* it is several things: "boxes", "Kartons", "cajas" */
	bool word_behind; /* a foreign word follows it */
	bool counted;     /* and it is one that ordinals count: "floor" */
	bool measured;    /* and it is what figures are of: "per", "euros" */
	bool titled;      /* behind a word that names follow: "Mrs" */
	bool between;     /* behind "between" and "from": "and" makes a range */
	unsigned depth;
};

/* date_number.c: how many tokens the number at i takes; date_number, below: 0 if there is none. */
size_t date_number_read(const struct date_run *run, size_t i, int *value);
size_t date_ordinal(const struct date_run *run, size_t i, int *value);
size_t date_day_number(const struct date_run *run, size_t i, int *value);
/* Does the number of n tokens at i count the word behind it: "two offers", "3 people"? */
bool date_counts_things(const struct date_run *run, size_t i, size_t n);
/* short_ok: two figures are a year here ("9 Aug 96"). */
size_t date_year(const struct date_run *run, size_t i, bool short_ok, int *year);
/* The civil day in unit arithmetic; workdays are Monday to Friday. */
int64_t date_add(int64_t day, int n, enum date_unit unit);
void date_unit_span(int64_t day, enum date_unit unit, int n, int64_t *first, int64_t *last);
enum date_grain date_unit_grain(enum date_unit unit);

/* date_civil.c: months, days and years; numeric dates. */
bool date_civil_atom(const struct date_run *run, size_t i, struct date_part *part);
/* date_clock.c: clock times, parts of a day, zones. */
bool date_clock_atom(const struct date_run *run, size_t i, bool after_date, struct date_part *part);
/* The zone behind a time. */
void date_zone_behind(const struct date_run *run, struct date_part *part);
/* "evening" and the like set the half of the day of a minute that leaves it open. */
int date_by_part(int minute, int part, bool sure);
/* date_span.c: units, weeks, quarters, ends of units, nth days, weekdays. */
/* The index-th quarter (length 3) or half (6) of a year, of the next one that is not over where year is 0. */
void date_months_part(const struct date_run *run, struct date_part *part, int index, int length, int year);
/* "fin de semana", "周末" without more. */
bool date_span_weekend(const struct date_run *run, size_t i, struct date_part *part);
bool date_span_atom(const struct date_run *run, size_t i, struct date_part *part);
/* date_offset.c: so much time from now or from a date. */
/* Behind a date: "for 3 days" makes it a range. */
void date_lasting(const struct date_run *run, struct date_part *part);
bool date_offset_atom(struct date_run *run, size_t i, struct date_part *part);

/* date_merge.c: the longest expression at i: atoms merged; false when there is none. */
bool date_atom(struct date_run *run, size_t i, bool after_date, struct date_part *part);
bool date_expression(struct date_run *run, size_t i, struct date_part *part);
/* date_resolve.c: first..last from what is known; false when there is no such day. */
bool date_resolve(const struct date_run *run, struct date_part *part);
/* The next day with that month and day, or month alone, from today on. */
bool date_next_yearly(const struct date_run *run, int month, int day, int *year);
/* The day that a midnight ends when it is a deadline: the one that is named, or the one before the next. */
static inline int64_t
date_midnight_of(const struct date_run *run, const struct date_part *part)
{
	return part->reason == R_CLOCK && part->first > run->today ? part->first - 1 : part->first;
}

/* From now to the instant that part is. */
void date_from_now(const struct date_run *run, struct date_part *part);
/* date_list.c: v[0], not resolved, and what is listed behind it: how many, 0 if it is no list. */
size_t date_list(struct date_run *run, struct date_part *v);
/* date_why.c */
struct slice date_why(struct pool *pool, const struct date_run *run, const struct date_part *part,
    const struct date_part *until);

static inline void
date_part_start(struct date_part *part, size_t from)
{
	*part = (struct date_part) {
		.until = -1, .part = -1, .grain = DATE_DAY, .unit = -1, .from = from, .to = from
	};
}

static inline bool
date_is(const struct date_run *run, size_t i, enum date_kind kind)
{
	return run->t[i].kind == kind;
}

static inline size_t
date_number(const struct date_run *run, size_t i, int *value)
{
	return date_is(run, i, T_NUM) ? date_number_read(run, i, value) : 0;
}

#endif
