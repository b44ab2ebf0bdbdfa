/*
 * See date.h. Place: the words of time in notes and replies.
 *
 * Method: the text is folded (date_fold.c) and cut into tokens by re2c
 * scanners (date_lex.re, date_words_XX.re). Tokens between two foreign words are a
 * run; in a run, from left to right, the longest expression is read
 * (date_merge.c), with what bounds it and what makes it a range.
 *
 * The grammar is not lemon's: people put the parts of a date in any order
 * ("at 3 on Friday of next week", "next week Friday 3pm"), five languages
 * differ in little but that order, and most words of a text are no dates. An
 * LALR grammar of islands has conflicts at every word; parts that say what
 * they leave open and are joined when they fit need one rule for each pair.
 *
 * Known limits: one holiday calendar (weekends), no lunar dates, no seconds.
 */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/base/zone.h"
#include "parsers/language/date_fold.h"
#include "parsers/language/date_run.h"

/* IANA zones that abbreviations without a season mean; index is the rule of T_ZONE. */
static const int rules[] = { 0, 1, 1, 1, 1, 2, 2, 2 }; /* 1: American summer time, 2: European */

struct search {
	struct pool *pool;
	struct date_run run;
	struct date_fold fold;
	struct slice text;
	struct date_found *v;
	size_t n, cap;
};

/* The first or last Sunday of a month. */
static int64_t
sunday(int year, int month, int nth)
{
	int64_t day =
	    civil_days((struct civil_date) { year, month, nth > 0 ? 1 : civil_month_days(year, month) });
	int wd = civil_days_weekday(day);

	return nth > 0 ? day + (7 - wd) % 7 + 7 * (nth - 1) : day - wd % 7;
}

/* "Europe/Berlin", written in any case; false when there is no such zone. */
static bool
named_zone(const struct search *s, const struct date_part *part, int *seconds)
{
	const struct date_token *t = &s->run.t[part->zone_at];
	struct civil_time local = { civil_from_days(part->first), part->minute / 60, part->minute % 60, 0 };
	char name[40];
	bool capital = true;

	if (t->len >= sizeof(name))
		return false;
	for (size_t i = 0; i < t->len; i++) {
		char c = s->fold.p[t->at + i];

		name[i] = capital && c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
		capital = c == '/' || c == '_' || c == '-';
	}
	name[t->len] = '\0';
	if (!zone_is_known(name))
		return false;
	*seconds = (int)(civil_instant(local, 0) - zone_instant(name, local));
	return true;
}

/* Summer time by the rules of 2007 (America) and 1996 (Europe). */
static int
zone_seconds(const struct search *s, const struct date_part *part)
{
	struct civil_date d = civil_from_days(part->first);
	int rule, named = s->run.context->offset_s;
	int64_t from, to;

	if (part->zone_rule == ZONE_NAMED)
		return named_zone(s, part, &named) ? named : s->run.context->offset_s;
	rule = part->zone_rule >= 0 && part->zone_rule < (int)(sizeof(rules) / sizeof(rules[0]))
	    ? rules[part->zone_rule]
	    : 0;
	if (rule == 0)
		return part->zone;
	from = rule == 1 ? sunday(d.year, 3, 2) : sunday(d.year, 3, -1);
	to = rule == 1 ? sunday(d.year, 11, 1) : sunday(d.year, 10, -1);
	return part->zone + (part->first >= from && part->first < to ? 3600 : 0);
}

static struct civil_time
civil_of(int64_t day, int minute)
{
	return (struct civil_time) { civil_from_days(day), minute / 60, minute % 60, 0 };
}

/* Marks that the range makes an end, or the span has one. */
static void
set_end(struct date_found *found, const struct date_part *a, const struct date_part *b)
{
	int64_t day;

	if (b != NULL) {
		found->has_end = true;
		found->has_time = a->has_time;
		found->end = civil_of(
		    b->last, b->has_time && a->has_time ? (b->until >= 0 ? b->until : b->minute) : 0);
		found->vague = a->vague || b->vague;
		found->ambiguous = a->ambiguous || b->ambiguous;
		found->contradicts = a->contradicts || b->contradicts;
		found->end_of_unit = b->edge;
		found->grain = a->has_time ? DATE_MINUTE : DATE_DAY;
	} else if (a->until >= 0) {
		day = a->instant ? a->last : a->first + (a->until <= a->minute ? 1 : 0);
		found->has_end = true;
		found->end = civil_of(day, a->until);
	} else if (a->last > a->first && !a->has_time) {
		found->has_end = true;
		found->end = civil_of(a->last, 0);
	}
}

static void
emit(struct search *s, const struct date_part *a, const struct date_part *b, size_t bound_token,
    enum date_bound bound)
{
	struct date_run *run = &s->run;
	struct date_found *found;
	size_t last_token = (b != NULL ? b->to : a->to) - 1, first_token = a->from, end;

	if (s->n >= DATE_FOUND_MAX || last_token < first_token)
		return;
	s->v = pool_grow(s->pool, s->v, s->n, &s->cap, sizeof(*s->v));
	found = &s->v[s->n++];
	*found = (struct date_found) { 0 };
	found->at = date_fold_origin(&s->fold, run->t[first_token].at);
	end = date_fold_origin(&s->fold, run->t[last_token].at + run->t[last_token].len);
	found->len = end > found->at ? end - found->at : 0;
	found->bound_at = date_fold_origin(&s->fold, run->t[bound_token].at);
	found->bound = bound;
	found->has_time = a->has_time;
	found->start = civil_of(a->first, a->has_time ? a->minute : 0);
	if (a->midnight && b == NULL && a->until < 0 && (a->part == P_NIGHT || a->part == P_EVENING))
		found->start = civil_of(a->first + 1, 0); /* "tonight at midnight" */
	found->grain = a->has_time ? DATE_MINUTE : a->grain;
	found->vague = a->vague;
	found->ambiguous = a->ambiguous;
	found->contradicts = a->contradicts;
	found->end_of_unit = a->edge && a->grain != DATE_DAY;
	found->late_part = b == NULL &&
	    (a->part == P_NOON || a->part == P_AFTERNOON || a->part == P_EVENING || a->part == P_NIGHT);
	if (a->midnight && b == NULL)
		found->midnight_of = civil_from_days(date_midnight_of(run, a));
	found->offset_s = a->has_zone  ? zone_seconds(s, a)
	    : b != NULL && b->has_zone ? zone_seconds(s, b)
	                               : run->context->offset_s;
	set_end(found, a, b);
	if (!run->context->plain)
		found->why = date_why(s->pool, run, a, b);
	if (b == NULL && a->reason == R_OFFSET && a->count_unit == U_WORKDAY && a->count > 0 && a->first == a->last) {
		found->business_days = a->count;
		found->counted_from = civil_from_days(a->base);
	}
}

/* What one end of a range leaves open and the other says. */
static bool
range_share(const struct date_run *run, struct date_part *a, struct date_part *b)
{
	if (a->core == D_NTH || b->core == D_NTH || a->core == D_EDGE || b->core == D_EDGE)
		return false;
	if (a->core == D_CIVIL && b->core == D_CIVIL) {
		if (a->number && b->number && a->month == 0 && b->month == 0 && b->day <= a->day)
			return false; /* "11-1 on Friday" */
		if (a->number && !b->number && a->month == 0 && b->month > 0 && b->day > 0)
			a->number = false;
		if (a->month == 0 && a->day > 0 && b->month > 0) {
			if (b->day == 0 || b->day < a->day)
				return false;
			a->month = b->month;
		}
		if (b->month == 0 && b->day > 0 && a->month > 0) {
			if (a->day == 0)
				return false;
			b->month = a->month;
		}
		if (b->year > 0 && a->year == 0 && a->month > 0)
			a->year = b->year -
			    (a->month > b->month || (a->month == b->month && a->day > b->day && b->day > 0));
		else if (a->year > 0 && b->year == 0 && b->month > 0)
			b->year = a->year + (a->month > b->month);
		a->weak = a->number = b->weak = b->number = false;
	}
	if (a->number || b->number)
		return false;
	if (a->core == D_NONE && b->core != D_NONE && a->has_time && b->has_time &&
	    (run->t[b->from].kind == T_CLOCK || run->t[b->from].kind == T_NUM ||
	        run->t[b->from].kind == T_NOON || run->t[b->from].kind == T_PAIR)) {
		struct date_part time = *a;

		*a = *b; /* "9:00 to 5pm on Friday" */
		a->from = time.from;
		a->has_time = true;
		a->minute = time.minute;
		a->until = -1;
	}
	return run->n > 0;
}

/* The second end lies behind the first. */
static bool
range_order(const struct date_run *run, struct date_part *a, struct date_part *b, bool b_floats,
    enum date_core b_core)
{
	(void)run;
	if (b_core == D_NONE && b->has_time && a->has_time) {
		b->first = b->last = a->first;
		if (b->minute <= a->minute)
			b->first = b->last = a->first + 1;
		return true;
	}
	if (b->last < a->first && b_core == D_WEEKDAY)
		while (b->last < a->first) {
			b->first += 7;
			b->last += 7;
			if (a->first - b->last > 800)
				return false;
		}
	if (b->last < a->first && b_floats) {
		b->first = date_add(b->first, 1, U_YEAR);
		b->last = date_add(b->last, 1, U_YEAR);
	}
	return b->last > a->first ||
	    (b->last == a->first && a->has_time && b->has_time && b->minute > a->minute);
}

static bool
range_word(const struct date_run *run, size_t i, bool between)
{
	return date_is(run, i, T_DASH) || date_is(run, i, T_TO) ||
	    (between && (date_is(run, i, T_AND) || (date_is(run, i, T_AT) && run->t[i].a == 7)));
}

/* a and, behind "to" or a dash, b. */
static bool
range(struct date_run *run, struct date_part *a, struct date_part *b, bool between)
{
	size_t i = a->to, k;
	bool floats;
	enum date_core core;
	struct date_part keep = *a;

	if (date_is(run, i, T_COMMA) && range_word(run, i + 1, between))
		i++;
	if (!(range_word(run, i, between) || (date_is(run, i, T_SLASH) && run->t[a->from].kind == T_STAMP)) ||
	    a->until >= 0)
		return false;
	k = i + 1;
	while (k < i + 3 && (date_is(run, k, T_TO) || date_is(run, k, T_DASH) || date_is(run, k, T_FROM)))
		k++;
	if (!date_expression(run, k, b) || b->until >= 0)
		return false;
	/* "el 4 dic. a tres peritos": to so many */
	if (b->core == D_CIVIL && b->number && b->month == 0 && run->thing_behind && b->to == run->n && run->t[b->from].kind == T_NUM)
		return false;
	floats = (b->core == D_CIVIL && b->year == 0) || b->core == D_WEEKDAY;
	core = b->core;
	if (!range_share(run, a, b) || (b->weak && a->core == D_NONE && !a->has_time)) {
		*a = keep;
		return false;
	}
	if (a->core == D_NONE && !a->has_time && b->core == D_NONE) {
		*a = keep;
		return false;
	}
	/* "die Zahlen für November bis 4.12. nachtragen", "the price list 2027 until Thursday", "what came in since March by
	 * Thursday": which ones, and by when */
	if (((!between && core == D_CIVIL && b->day > 0) || core == D_WEEKDAY) && date_is(run, i, T_TO) && run->t[i].value == 1 &&
	    ((a->core == D_SPAN && a->grain == DATE_MONTH) || (a->core == D_CIVIL && a->day == 0))) {
		*a = keep;
		return false;
	}
	if (core == D_NONE && !b->has_time) { /* "Monday to evening" */
		*a = keep;
		return false;
	}
	if (floats && a->core == D_CIVIL && a->year == 0 && a->month > 0 && core == D_CIVIL && b->month > 0) {
		if (!date_resolve(run, b))
			return false;
		a->year = civil_from_days(b->first).year;
		if (a->month > b->month || (a->month == b->month && b->day > 0 && a->day > b->day))
			a->year--;
	}
	if (a->core == D_WEEKDAY && core == D_WEEKDAY && a->which == W_BARE && b->which == W_BARE) {
		if (!date_resolve(run, b) || !date_resolve(run, a))
			return false;
		while (a->first > b->first)
			a->first -= 7;
		if (b->first - a->first >= 7)
			a->first += 7;
		a->last = a->first;
	}
	if (a->core == D_NONE && a->has_time && core == D_SPAN) {
		a->core = D_SPAN;
		a->first = a->last = run->today;
	}
	if (a->has_time && !b->has_time && core != D_NONE)
		a->has_time = a->instant = false;
	if (!date_resolve(run, a) || !date_resolve(run, b) || !range_order(run, a, b, floats, core)) {
		*a = keep;
		return false;
	}
	return true;
}

static bool
bound_of(enum date_kind k, enum date_bound *bound)
{
	switch (k) {
	case T_BY:
	case T_WITHIN:
		*bound = DATE_BY;
		return true;
	case T_BEFORE:
		*bound = DATE_BEFORE;
		return true;
	case T_FROM:
	case T_AFTER:
	case T_BETWEEN:
		*bound = DATE_FROM;
		return true;
	default:
		return false;
	}
}

/* Does a foreign word follow p at once, or behind "or", "about", "and May"? */
static bool
before_word(const struct date_run *run, const struct date_part *p)
{
	size_t i = p->to;

	if (date_is(run, i, T_OR) || date_is(run, i, T_ROUGH))
		i++;
	else if (date_is(run, i, T_AND) && date_is(run, i + 1, T_MONTH))
		i += 2; /* "April and May will present" */
	return run->word_behind && i == run->n;
}

/* What a foreign word behind shows to be no date: "at 4 places", "June sent it", "H1 heading", "3rd floor". */
static bool
counts_word(const struct date_run *run, const struct date_part *p, size_t i, bool led)
{
	const struct date_token *t = &run->t[i], *last = &run->t[p->to - 1];
	enum date_kind before = i > 0 ? run->t[i - 1].kind : T_OTHER;

	if (p->core == D_NONE) /* "3点建议" are three pieces of advice */
		return p->hour_bare || p->range_bare || (run->language->ideographs && run->counted);
	if (p->core == D_CIVIL && p->day > 0 && p->month == 0)
		return !run->language->ideographs &&
		    (last->digits == 0 || p->number ||
		        (last->kind == T_ORD && (run->counted || (i == 0 && p->from + 1 == p->to))));
	if (led || p->from != i)
		return false;
	if (p->core == D_CIVIL && p->day == 0 && p->year == 0 && t->kind == T_MONTH)
		return (i == 0 || before == T_AND) && (t->flags & (F_FIRST | F_CAPITAL)) && !run->language->ideographs;
	return i == 0 && ((t->kind == T_HALFYEAR && t->b == 0 && p->to == 1) ||
	    (t->kind == T_ISOWEEK && t->a == 0 && t->b < 10));
}

/* "Jan, 5 samples", "den 3. Stock", "an die 4 Lieferanten", "1/2 pages": with things behind, what is perhaps a day counts them. */
static bool
counts_things(const struct date_run *run, const struct date_part *p, enum date_kind before)
{
	const struct date_token *t = &run->t[p->from], *last = &run->t[p->to - 1];

	if (p->core != D_CIVIL || p->day == 0)
		return false;
	if (p->month == 0)
		return run->language->day_dot && before != T_ON && before != T_BY && before != T_BEFORE && before != T_TO && before != T_FROM && t->kind != T_ON;
	return t->kind == T_MONTH && (t->flags & F_WEAK) && last->kind == T_NUM && p->to > p->from + 2;
}

/* "1/2 page", "3/4 der Belege": a part of it. */
static bool
is_fraction(const struct date_run *run, const struct date_part *p, enum date_kind before)
{
	const struct date_token *t = &run->t[p->from];

	return p->to == p->from + 1 && p->to == run->n && run->small_behind && t->kind == T_PAIR && t->value == '/' && t->a < t->b && t->b < 5 && before != T_BY && before != T_ON &&
	    before != T_BEFORE && before != T_TO && before != T_FROM && before != T_WEEKDAY;
}

/* In English "4.2" and "in 11.04" are versions and the like. */
static bool
is_other_figure(const struct date_run *run, const struct date_part *p, enum date_kind before)
{
	const struct date_token *t = &run->t[p->from];

	if (p->core != D_CIVIL || p->to != p->from + 1)
		return false;
	if (t->kind != T_PAIR || t->value != '.')
		return false;
	return before == T_IN ||
	    (t->digits == 11 && (t->c == 0 || (p->to == run->n && before != T_ON && before != T_BY)));
}

/* "before lunch", "by the evening": today's, where it is still to come. */
static bool
is_later_today(const struct date_run *run, const struct date_part *p)
{
	return (p->part == P_NOON && run->now < 12 * 60) || (p->part == P_EVENING && run->now < 18 * 60);
}

/* May a part that is only perhaps a date stand for one here? */
static bool
is_meant(const struct date_run *run, const struct date_part *p, size_t i, bool bound)
{
	enum date_kind before = i > 0 ? run->t[i - 1].kind : T_OTHER;
	bool capital = (run->t[p->from].flags & (F_CAPITAL | F_FIRST)) == F_CAPITAL,
	     led = bound || before == T_IN || before == T_ON || before == T_OF || before == T_BY;

	if (p->core == D_NTH || p->core == D_EDGE || (p->now && !p->has_time))
		return false;
	/* "First, Maya draws it" says in which order */
	if (run->whole)
		return led || p->core != D_CIVIL || p->month > 0 ||
		    !(p->number || (p->to == p->from + 1 && date_is(run, p->from, T_ORD) && run->t[p->from].digits == 0));
	/* "one by one", "by one": a count in words is no day of a month */
	if (p->core == D_CIVIL && p->month == 0 && p->day > 0 && run->t[p->to - 1].kind == T_NUM &&
	    run->t[p->to - 1].digits == 0 && !run->language->day_article && !run->language->ideographs)
		return false;
	/* "on 4 and 5": floors or places, without a month */
	if (p->core == D_CIVIL && p->month == 0 && p->number && date_is(run, p->to, T_AND) && date_is(run, p->to + 1, T_NUM) &&
	    run->language->order == ORDER_MDY)
		return false;
	if (p->clock_bare)
		return led && before != T_IN && before != T_OF;
	if (p->hours && p->core == D_NONE && date_is(run, p->from, T_NUM) &&
	    (!led || (before == T_OF && p->minute >= 13 * 60))) /* "une reunion de 2 heures" */
		return false;
	if (run->label && p->from == 0 && !bound &&
	    (date_is(run, 0, T_PAIR) || date_is(run, 0, T_YEARMONTH) || date_is(run, 0, T_TRIPLE)))
		return false;
	if (before == T_OF && date_is(run, p->from, T_PAIR) &&
	    (run->t[i - 1].a != 7 || (i > 1 && date_is(run, i - 2, T_NUM))))
		return false; /* "9 of 10/12"; but "la note du 10/12" */
	if (run->titled && p->from == 0 && (date_is(run, 0, T_MONTH) || date_is(run, 0, T_WEEKDAY)))
		return false;
	if (run->measured && p->to == run->n && date_is(run, p->to - 1, T_PAIR))
		return false;
	/* "pages 3 to 5" */
	if (run->label && date_is(run, 0, T_NUM) &&
	    ((p->core == D_CIVIL && p->month == 0 && p->number) || p->hour_bare))
		return false;
	if (run->language->order == ORDER_MDY && is_other_figure(run, p, before))
		return false;
	/* in Chinese a day has its mark: "10至12件", "三楼", "第5页" */
	if (run->language->ideographs && p->core == D_CIVIL && p->month == 0 && p->day > 0 &&
	    (p->number || (date_is(run, p->from, T_ORD) && p->to == p->from + 1)))
		return false;
	if (p->core == D_WEEKDAY && p->which == W_BARE && run->t[p->from].kind == T_WEEKDAY &&
	    run->t[p->from].c == 1 && !bound) /* "Fridays" recur */
		return false;
	if (before_word(run, p) && counts_word(run, p, i, led))
		return false;
	if (is_fraction(run, p, before))
		return false;
	if (run->thing_behind && p->to == run->n && counts_things(run, p, before))
		return false;
	if (!p->weak)
		return true;
	if (p->core == D_NONE)
		return (run->language->ideographs && run->t[p->from].len >= 6) || (bound && is_later_today(run, p));
	if (p->core == D_CIVIL && p->month == 0 && p->day > 0)
		return led && !(p->number && before != T_ON && !bound);
	if (p->core == D_CIVIL && p->month == 0)
		return led;
	if (p->core == D_CIVIL && p->day > 0)
		return led;
	if (p->number)
		return false;
	/* "pick it up mon", where nothing follows; "sat" is a verb and "sun" a thing */
	if (p->core == D_WEEKDAY && (run->t[p->from].value == 1 || run->t[p->from].value == 3) && p->to == run->n && !run->word_behind &&
	    run->language->order == ORDER_MDY)
		return true;
	/* "avec Sam." is a name: in Romance languages days have no capitals */
	if (run->language->day_article && !run->language->day_dot)
		capital = false;
	return p->core == D_WEEKDAY ? capital || bound || before == T_ON || before == T_BY : led;
}

/* Behind an expression: "前" makes it a bound. */
static void
bound_behind(const struct date_run *run, struct date_part *p, enum date_bound *bound)
{
	const struct date_token *t = &run->t[p->to];

	if ((t->kind == T_BY || t->kind == T_BEFORE) && (t->flags & F_POSTFIX)) {
		*bound = t->kind == T_BY ? DATE_BY : DATE_BEFORE;
		p->to++;
	}
}

/* Days that share a month or a week, the first one read; returns where reading goes on, 0 when it is no list. */
static size_t
read_list(struct search *s, size_t i, size_t bound_token, enum date_bound bound, const struct date_part *first)
{
	struct date_run *run = &s->run;
	struct date_part v[DATE_LIST_MAX];
	enum date_kind sign = run->t[first->to].kind;
	size_t n;

	if (sign != T_COMMA && sign != T_AND && sign != T_OR && sign != T_WEEKDAY)
		return 0;
	v[0] = *first;
	n = date_list(run, v);
	for (size_t k = 0; k < n; k++)
		if ((k == 0 && !is_meant(run, &v[k], i, bound != DATE_PLAIN)) || !date_resolve(run, &v[k]))
			return 0;
	for (size_t k = 0; k < n; k++)
		emit(s, &v[k], NULL, k == 0 ? bound_token : v[k].from, bound);
	return n > 0 ? v[n - 1].to : 0;
}

/* "Sundays": every one of them. */
static bool
is_every_weekday(const struct date_run *run, size_t i, size_t to)
{
	for (; i < to; i++)
		if (date_is(run, i, T_WEEKDAY) && run->t[i].c != 0)
			return true;
	return false;
}

/* One expression at i with its bound; returns where reading goes on, i when there is none. */
static size_t
read_at(struct search *s, size_t i)
{
	struct date_run *run = &s->run;
	struct date_part a, b;
	enum date_bound bound = DATE_PLAIN;
	size_t j = i;
	bool bounded = false, between = false, ranged;
	size_t next;
	enum date_core core;

	for (size_t n = 0; n < 3; n++) {
		if (bound_of(run->t[j].kind, &bound) || (run->t[j].kind == T_TO && run->t[j].value == 1)) {
			if (run->t[j].kind == T_TO)
				bound = DATE_BY;
			if (run->t[j].kind == T_WITHIN || (run->t[j].flags & F_SPAN) ||
			    run->t[j].kind == T_AFTER)
				break;
			bounded = true;
			between = between || run->t[j].kind == T_BETWEEN || run->t[j].kind == T_FROM;
			j++;
		} else if (bounded && date_is(run, j, T_FILL)) {
			j++;
		} else if (date_is(run, j, T_OF) && run->t[j].a == 7) { /* "du 5 au 7", "de 3 a 5" */
			between = true;
			j++;
		} else {
			break;
		}
	}
	run->between = between;
	if (between && date_clock_atom(run, i, false, &a) && a.until >= 0 && date_expression(run, i, &a)) {
		j = i;
	} else if (!date_expression(run, j, &a)) {
		if ((run->t[j].flags & F_SPAN) && date_expression(run, j + 1, &a)) {
			bounded = true;
			/* "vor Freitag" */
			bound = run->t[j].kind == T_BEFORE ? DATE_BEFORE : DATE_BY;
			j++;
		} else if (run->t[j].kind == T_AFTER && date_expression(run, j + 1, &a)) {
			j++;
			bounded = true;
		} else {
			return i;
		}
	}
	core = a.core;
	if (core == D_WEEKDAY && !bounded && is_every_weekday(run, j, a.to))
		return a.to; /* "on Sundays", "Sundays 15:00" */
	if (!between && (next = read_list(s, j, bounded ? i : a.from, bound, &a)) > 0)
		return next;
	ranged = range(run, &a, &b, between);
	if (!ranged) {
		if (!is_meant(run, &a, j, bounded) || !date_resolve(run, &a))
			return a.core == D_NTH ? a.to : i;
		if (core == D_NONE && !a.has_time && !a.edge && !(bounded && is_later_today(run, &a)))
			a.vague = true;
		if (bounded && date_is(run, i, T_FROM) && run->t[i].value == 1 && a.first > run->today)
			return a.to; /* "since Monday": what has been */
		bound_behind(run, &a, &bound);
		if (a.within)
			bound = DATE_BY;
		if (!a.past || a.last >= run->today)
			emit(s, &a, NULL, bounded ? i : a.from,
			    bound == DATE_FROM && (a.last > a.first || a.until >= 0) ? DATE_PLAIN : bound);
		return a.to;
	}
	if (!(run->measured && b.to == run->n && date_is(run, b.to - 1, T_PAIR))) /* "from 4.10 to 5.12 per box" */
		emit(s, &a, &b, bounded ? i : a.from, bound == DATE_FROM ? DATE_PLAIN : bound);
	return b.to;
}

/* Words that only put others together make no date: most runs of a text are such ("of the", "and a"). */
static bool
tells(const struct date_token *t)
{
	enum date_kind k = t->kind;

	return (k >= T_NUM && k <= T_HOLIDAY && !(t->flags & F_ARTICLE)) || k == T_REL || k == T_EDGE ||
	    k == T_CLOSING || k == T_WEEKNO || k == T_WEEKOF;
}

static void
run_read(struct search *s)
{
	struct date_run *run = &s->run;
	size_t i = 0, next;

	run->told = run->n;
	while (run->told > 0 && !tells(&run->t[run->told - 1]))
		run->told--;
	for (size_t k = 0; run->told > 0 && k < RUN_PAD; k++)
		run->t[run->n + k] = (struct date_token) { .kind = T_OTHER, .at = s->fold.len };
	while (i < run->told) {
		run->depth = 0;
		if (date_is(run, i, T_EVERY)) { /* what recurs is no date */
			i++;
			/* "el informe mensual para el viernes": the adjective is the report's */
			if (date_is(run, i, T_BY))
				continue;
			while (i < run->n && !date_is(run, i, T_COMMA) &&
			    !(date_is(run, i, T_TO) && run->t[i].value == 1))
				i++;
			continue;
		}
		next = read_at(s, i);
		i = next > i ? next : i + 1;
	}
	run->n = 0;
}

/* 30/11 tells how the figures beside it are meant. */
static void
order_seen(struct date_run *run, const struct date_token *t)
{
	bool figures = (t->kind == T_PAIR || (t->kind == T_TRIPLE && t->digits < 300)) && t->value == '/';

	if (!figures || run->language->order != ORDER_MDY || (t->a == 24 && t->b == 7))
		return;
	if (t->a > 12 && t->a <= 31 && t->b >= 1 && t->b <= 12) {
		run->day_first = run->order_known = true;
	} else if (t->b > 12 && t->b <= 31 && t->a >= 1 && t->a <= 12) {
		run->day_first = false;
		run->order_known = true;
	}
}

/* "est" and "ist" are zones in English only, and in capital letters; in French and German each is "is". */
static bool
is_small_verb(const struct date_language *language, const struct date_token *t)
{
	return t->len <= 4 && t->value != 0 && !(t->flags & F_CAPITAL) &&
	    language->day_article;
}

/* "das geht so.": a short Sunday has a capital, or a word in front of it that wants a day. */
static bool
is_small_so(const struct search *s, const struct date_token *t)
{
	return t->kind == T_WEEKDAY && t->len == 3 && !(t->flags & F_CAPITAL) && memcmp(s->fold.p + t->at, "so.", 3) == 0;
}

/* Bytes of a word that may be several things: "lids"; "was", "this" and "we" are shorter, or listed. */
#define THING_MIN 4

/* "boxes", "cartons", "Kartons", "people": does the word name things that a number in front counts? */
static bool
is_things(const struct search *s, const struct date_token *t)
{
	static const char *const no[] = { "this", "thus", "always", "perhaps", "does", "goes", "has", "sends", "calls", "gets", "takes", "makes", "needs", "brings",
		"checks", "mais", "nous", "vous", "dans", "sans", "puis", "alors", "apres", "tres", "plus", "pues", "entonces", "despues", "tenemos", "vamos" };
	static const char *const many[] = { "people", "men", "women", "children", "gente", "personas" };
	struct slice w = { s->fold.p + t->at, 0 };

	if (t->kind != T_OTHER)
		return false;
	while (t->at + w.len < s->fold.len && w.p[w.len] >= 'a' && w.p[w.len] <= 'z')
		w.len++;
	if (s->run.language->day_dot)
		return (t->flags & F_CAPITAL) && w.len >= THING_MIN;
	return SLICE_IS_ONE_OF(w, many) ||
	    (w.len >= THING_MIN && !(t->flags & F_CAPITAL) && (w.p[w.len - 1] == 's' || w.p[w.len - 1] == 'x') && w.p[w.len - 2] != 's' && !SLICE_IS_ONE_OF(w, no));
}

static void
search(struct search *s)
{
	struct date_run *run = &s->run;
	struct date_token t, before = { .kind = T_BREAK };
	size_t at = 0;
	bool begun = false;

	run->label = run->titled = run->word_behind = run->thing_behind = run->small_behind = run->counted = run->measured = false;
	while (s->n < DATE_FOUND_MAX && date_token_next(run->language, s->fold.p, &at, &before, &t)) {
		const char *first = s->text.p + date_fold_origin(&s->fold, t.at);

		if (*first >= 'A' && *first <= 'Z')
			t.flags |= F_CAPITAL;
		order_seen(run, &t);
		if (before.kind == T_BREAK)
			t.flags |= F_FIRST;
		if (t.kind == T_ZONE && is_small_verb(run->language, &t))
			t.kind = T_OTHER;
		if (is_small_so(s, &t))
			t.flags |= F_WEAK;
		if (t.kind <= T_BREAK || run->n == RUN_MAX) {
			if (run->n > 0) {
				run->word_behind = t.kind == T_OTHER;
				run->thing_behind = run->word_behind && is_things(s, &t);
				run->small_behind = run->word_behind && (!(t.flags & F_CAPITAL) || run->thing_behind);
				run->counted = t.kind == T_OTHER && (t.value == 1 || t.value == 2);
				run->measured = t.kind == T_OTHER && t.value == 4;
				run->whole = !begun && s->fold.p[at] == '\0' && t.kind == T_BREAK;
				run_read(s);
			}
			begun = true;
			run->label = t.kind == T_OTHER && t.value == 1;
			run->titled = t.kind == T_OTHER && t.value == 3;
			if (t.kind > T_BREAK)
				run->t[run->n++] = t;
		} else {
			run->t[run->n++] = t;
		}
		before = t;
	}
	run->whole = !begun;
	run->word_behind = run->thing_behind = run->small_behind = run->counted = run->measured = false;
	run_read(s);
}

size_t
date_find(struct pool *pool, const struct date_context *context, struct slice text, struct date_found **list)
{
	struct search s; /* on the stack and not cleared: the tokens are written before they are read */
	struct slice language = context->language.len > 0 ? context->language : date_language(text);

	*list = NULL;
	if (text.len == 0 || !civil_is_valid(context->now.date))
		return 0;
	s.pool = pool;
	s.text = text;
	s.v = NULL;
	s.n = s.cap = 0;
	s.run.n = 0;
	s.run.depth = 0;
	s.run.context = context;
	s.run.language = date_language_of(language.p, language.len, &s.run.day_first);
	s.run.order_known =
	    (context->language.len > 0 && !context->order_open && !context->order_weak) || s.run.language->order != ORDER_MDY;
	s.run.today = civil_days(context->now.date);
	s.run.now = context->now.hour * 60 + context->now.minute;
	s.fold = date_fold(pool, text);
	search(&s);
	*list = s.v;
	return s.n;
}
