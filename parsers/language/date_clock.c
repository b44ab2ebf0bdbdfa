/*
 * See date_run.h. Clock times and their ranges: "5pm", "half past six",
 * "halb sieben", "a las tres menos cuarto", "3 to 5pm CET".
 *
 * An hour without "am" or "pm" is taken between 7:00 and 18:59; hours and
 * minutes in figures ("3:45") as they stand, but in a range.
 */
#include "parsers/language/date_run.h"

struct clock {
	int minute;
	bool sure;     /* before or after noon is known */
	bool bare;     /* nothing but a number */
	bool figures;  /* hour and minute in figures */
	bool half;     /* by "am" or "pm" */
	bool length;   /* "3 heures" may be a length */
	bool seconds;  /* written with them, or in brackets: the time of a recording */
	bool midnight; /* said, or 24:00 */
	int zone;      /* or NO_ZONE */
	size_t to;
};

static bool
is_unit(const struct date_run *run, size_t i, enum date_unit unit)
{
	return date_is(run, i, T_UNIT) && run->t[i].value == (int)unit;
}

static int
to_meridiem(int minute, int meridiem)
{
	if (minute >= 13 * 60)
		return minute;
	return minute % 720 + meridiem * 60;
}

/* am, pm behind a time. */
static void
meridiem(const struct date_run *run, struct clock *c)
{
	size_t i = c->to;

	if (!date_is(run, i, T_MERIDIEM))
		return;
	c->minute = to_meridiem(c->minute, run->t[i].value);
	c->sure = c->half = true;
	c->bare = c->bare && run->t[i].len == 1; /* "seat 12A", but "at 12p" */
	c->to = i + 1;
}

/* Minutes behind the hour: "Uhr 30", "heures et quart", "y media", "menos diez"; in any case *to moves. */
static void
minutes_behind(const struct date_run *run, struct clock *c)
{
	size_t i = c->to, n;
	int v, sign = 1;

	if (date_is(run, i, T_AND))
		i++;
	if (date_is(run, i, T_MINUS)) {
		sign = -1;
		i++;
		if (date_is(run, i, T_THE))
			i++;
	}
	if (date_is(run, i, T_HALF) || date_is(run, i, T_FOURTH)) {
		v = run->t[i].value;
		n = 1;
	} else {
		n = date_number(run, i, &v);
		if (n == 0 || v > 59 || (run->t[i].flags & F_ARTICLE) || date_is(run, i + n, T_MONTH) ||
		    date_is(run, i + n, T_HOUR) || (date_is(run, i + n, T_UNIT) && run->t[i + n].value != U_MINUTE))
			return;
		if (run->t[i].digits == 1 && !is_unit(run, i + n, U_MINUTE))
			return;
	}
	c->minute = (c->minute + sign * v + 1440) % 1440;
	c->to = i + n;
	if (is_unit(run, c->to, U_MINUTE))
		c->to++;
}

/* "half past six", "ten to eight", "viertel nach drei", "halb sieben", "fuenf vor halb vier". */
static bool
spoken(const struct date_run *run, size_t i, struct clock *c)
{
	int v = 0, hour, sign = 0;
	size_t n = 0, j;

	if (date_is(run, i, T_HALF) || date_is(run, i, T_FOURTH)) {
		v = run->t[i].value;
		n = 1;
	} else {
		n = date_number(run, i, &v);
		if (n > 0 && v > 59)
			return false;
	}
	j = i + n;
	if (n > 0 && is_unit(run, j, U_MINUTE))
		j++;
	if (n > 0 && (date_is(run, j, T_PAST) || date_is(run, j, T_TILL) ||
	    (date_is(run, j, T_AFTER) && !run->language->ideographs) ||
	    (date_is(run, j, T_BEFORE) && run->language->half_to) || (date_is(run, j, T_TO) && (run->t[i].digits == 0 || date_is(run, j + 1, T_NOON)) &&
	    run->language->order == ORDER_MDY))) {
		sign = date_is(run, j, T_PAST) || date_is(run, j, T_AFTER) ? 1 : -1;
		j++;
		if (run->language->half_to && date_is(run, j, T_HALF)) {
			v = sign * v - 30;
			sign = 1;
			j++;
		}
	} else if (date_is(run, i, T_HALF) && (run->language->half_to || run->t[i + 1].kind == T_NUM)) {
		sign = 1;
		v = run->language->half_to ? -30 : 30;
	} else if (date_is(run, i, T_FOURTH) && run->language->half_to && !(run->t[i].flags & F_UNIT)) {
		sign = 1;
		v = run->t[i].value - 60;
	} else {
		return false;
	}
	n = date_number(run, j, &hour);
	if (n == 0 || hour > 24 || (run->t[j].flags & F_ARTICLE) || (date_is(run, j + n, T_UNIT) && hour > 12)) {
		if (!date_is(run, j, T_NOON))
			return false;
		hour = run->t[j].value / 60;
		n = 1;
		c->sure = true;
	}
	if (date_is(run, j + n, T_UNIT) || date_is(run, j + n, T_MONTH))
		return false;
	c->minute = (hour * 60 + sign * v + 1440) % 1440;
	c->bare = false;
	c->to = j + n;
	if (date_is(run, c->to, T_HOUR))
		c->to++;
	return true;
}

static bool
in_figures(const struct date_run *run, size_t i, struct clock *c)
{
	const struct date_token *t = &run->t[i];

	if (t->a > 24 || t->b > 59 || (t->a == 24 && t->b > 0))
		return false;
	c->minute = (t->a % 24) * 60 + t->b;
	c->midnight = t->a == 24;
	c->sure = t->a > 12 || t->a == 0 || (t->digits == 22 && t->a < 10); /* "01:00" is of 24 hours */
	c->bare = false;
	c->figures = true;
	c->zone = t->kind == T_CLOCK ? t->zone : NO_ZONE;
	c->sure = c->sure || c->zone != NO_ZONE;
	c->seconds = (t->kind == T_CLOCK && t->len > 6) || (i > 0 && date_is(run, i - 1, T_OPEN));
	c->to = i + 1;
	/* "14h", "14:00 hrs" */
	if (date_is(run, c->to, T_HOUR) ||
	    (is_unit(run, c->to, U_HOUR) &&
	        ((run->t[c->to].flags & F_WEAK) || (t->kind == T_CLOCK && t->digits == 22))))
		c->to++;
	return true;
}

/* "by 1700 Friday", "0630 tomorrow", "at 0900 on 3 May": four figures and the day they belong to. */
static bool
before_its_day(const struct date_run *run, size_t i)
{
	const struct date_token *t = &run->t[i];
	enum date_kind before = i > 0 ? run->t[i - 1].kind : T_OTHER;
	size_t day = date_is(run, i + 1, T_ON) ? i + 2 : i + 1;

	if (t->digits != 4 || run->language->order != ORDER_MDY ||
	    (t->value >= 1000 && before != T_AT && before != T_BY && before != T_BEFORE))
		return false;
	while (day > i + 1 && day < i + 4 && date_is(run, day, T_THE))
		day++;
	return date_is(run, day, T_WEEKDAY) || date_is(run, day, T_DAY) ||
	    (day > i + 1 &&
	        (date_is(run, day, T_MONTH) || date_is(run, day, T_ORD) ||
	            (date_is(run, day, T_NUM) && date_is(run, day + 1, T_MONTH))));
}

/* 1230pm, 0800 hours, 1400h. */
static bool
four_figures(const struct date_run *run, size_t i, struct clock *c)
{
	const struct date_token *t = &run->t[i], *next = &run->t[i + 1];

	if (t->digits < 3 || t->value / 100 > 23 || t->value % 100 > 59 || (i > 0 && date_is(run, i - 1, T_CLOCK)))
		return false;
	if (next->kind == T_MERIDIEM && next->len < 2)
		return false;
	c->minute = t->value / 100 * 60 + t->value % 100;
	c->sure = next->kind != T_MERIDIEM;
	c->bare = false;
	c->to = i + 1;
	if (next->kind == T_HOUR || is_unit(run, i + 1, U_HOUR))
		c->to++;
	else if (next->kind != T_MERIDIEM && next->kind != T_ZONE && !before_its_day(run, i))
		return false;
	return true;
}

/* One time of day at i. at: "at" or the like stood before it; "Friday 7.30" needs none, as there is no such month. */
static bool
clock_one(const struct date_run *run, size_t i, bool at, struct clock *c)
{
	const struct date_token *t = &run->t[i];
	int hour;
	size_t n;

	*c = (struct clock){ .bare = true, .zone = NO_ZONE };
	if (t->kind == T_NOON) {
		*c = (struct clock) {
			.minute = t->value, .sure = true, .midnight = t->value == 0, .zone = NO_ZONE, .to = i + 1
		};
		if (date_is(run, i + 1, T_MINUS) || (run->language->day_article && date_is(run, i + 1, T_FOURTH)))
			minutes_behind(run, c); /* "midi moins le quart" */
		return true;
	}
	if (spoken(run, i, c)) {
		meridiem(run, c);
		return true;
	}
	if (t->kind == T_CLOCK || (t->kind == T_PAIR && t->value == '.' && t->digits % 10 == 2 &&
	    (t->c == 0 || (i > 0 && date_is(run, i - 1, T_AT) && i + 1 >= run->n)) &&
	    (at || (i > 0 && date_is(run, i - 1, T_WEEKDAY) && t->b > 12) || date_is(run, i + 1, T_MERIDIEM) || date_is(run, i + 1, T_HOUR) ||
	        (date_is(run, i + 1, T_DASH) && date_is(run, i + 2, T_PAIR) && date_is(run, i + 3, T_HOUR))))) {
		if (!in_figures(run, i, c))
			return false;
		meridiem(run, c);
		return true;
	}
	if (four_figures(run, i, c)) {
		meridiem(run, c);
		return true;
	}
	n = date_number(run, i, &hour);
	if (t->kind == T_ORD && (t->flags & F_DOT) && i > 0 && date_is(run, i - 1, T_AT) && run->t[i - 1].a != 1 &&
	    i + 1 >= run->n) {
		hour = t->value; /* "um 10." ends a sentence */
		n = 1;
	}
	if (n == 0 || hour > 24 || t->digits > 2 || ((t->flags & F_ARTICLE) && !(at && run->language->day_article)))
		return false;
	c->length = date_is(run, i + n, T_HOUR) && (run->t[i + n].flags & F_UNIT) && run->t[i + n].len > 3;
	c->minute = hour % 24 * 60;
	c->midnight = hour == 24;
	c->sure = hour > 12 || hour == 0;
	c->to = i + n;
	if (date_is(run, c->to, T_UNIT) && is_unit(run, c->to, U_HOUR) && run->t[c->to].len == 1 && t->digits > 0 &&
	    !(run->t[c->to].flags & F_SPACE) && (at || hour > 12)) { /* "17h" */
		c->bare = !at;
		c->to++;
	} else if (date_is(run, c->to, T_HOUR)) {
		c->bare = false;
		c->to++;
		minutes_behind(run, c);
	} else if (at && ((date_is(run, c->to, T_AND) && run->t[c->to + 1].digits == 0) || date_is(run, c->to, T_MINUS) || date_is(run, c->to, T_HALF) ||
	    date_is(run, c->to, T_FOURTH) ||
	    (date_is(run, c->to, T_NUM) && run->t[c->to].digits == 0))) {
		minutes_behind(run, c);
	} else if (date_is(run, c->to, T_NUM) && run->t[c->to].digits == 2 && date_is(run, c->to + 1, T_MERIDIEM)) {
		minutes_behind(run, c);
	} else if (date_is(run, c->to, T_DASH) && date_is(run, c->to + 1, T_NUM) && run->t[c->to + 1].digits == 2 &&
	    run->t[c->to + 1].value > 12 && date_is(run, c->to + 2, T_MERIDIEM)) {
		c->to++;
		minutes_behind(run, c);
	}
	meridiem(run, c);
	if (date_is(run, c->to, T_HOUR) && !c->bare)
		c->to++;
	if (date_is(run, c->to, T_ROUGH) && run->t[c->to].value == 1 && !(run->t[c->to].flags & F_SPACE))
		c->bare = false;
	return !(c->bare && (date_is(run, c->to, T_UNIT) || date_is(run, c->to, T_MONTH) || date_is(run, c->to, T_ORD)));
}

static int
afternoon(int minute)
{
	return minute < 7 * 60 ? minute + 720 : minute;
}

/* The other end of "3 to 5pm" tells the first, and the other way round; 6:30 to 23:00 is as it stands. */
static void
range_settle(const struct date_run *run, struct clock *a, struct clock *b)
{
	if (b->half && !a->sure) {
		int pm = a->minute % 720 + 720, am = a->minute % 720;

		a->minute = b->minute > pm || b->minute == 0 ? pm : b->minute > am ? am : pm;
		if (am == 0 && b->minute >= 720)
			a->minute = 720;
	} else if (a->half && !b->sure) {
		int pm = b->minute % 720 + 720;

		b->minute = a->minute >= b->minute && pm > a->minute && !run->language->ideographs ? pm : b->minute;
	} else if (!a->sure && !b->sure && !run->language->clock24) {
		a->minute = afternoon(a->minute);
		b->minute = afternoon(b->minute);
		if (b->minute <= a->minute && b->minute + 720 < 1440)
			b->minute += 720;
	} else if (a->sure && !b->sure && b->minute <= a->minute && b->minute + 720 > a->minute &&
	    b->minute + 720 < 1440 && a->minute < 1080 && !run->language->clock24) {
		b->minute += 720; /* "noon to 1" */
	} else if (!a->sure && b->sure && a->bare && !run->language->clock24 && b->minute / 60 < 20) {
		a->minute = afternoon(a->minute);
	}
}

/* A zone at i; "CET" is an ordinary word of French too. */
static bool
zone_at(const struct date_run *run, size_t i, struct date_part *part)
{
	const struct date_token *t = &run->t[i];
	bool cet = t->kind == T_REL && t->value == 0 && t->len == 3 && (t->flags & F_CAPITAL) &&
	    run->language->day_article && i > 0 && (date_is(run, i - 1, T_HOUR) || date_is(run, i - 1, T_CLOCK));

	if (t->kind != T_ZONE && !cet)
		return false;
	part->has_zone = true;
	part->zone = cet ? 3600 : t->value;
	part->zone_rule = cet ? 5 : t->a;
	part->zone_at = i;
	return true;
}

/* "Europe/Berlin", "CET", "(CET)" behind a time, in brackets also behind its date. */
void
date_zone_behind(const struct date_run *run, struct date_part *part)
{
	size_t i = date_is(run, part->to, T_OPEN) ? part->to + 1 : part->to;

	if (!part->has_time || part->has_zone || !zone_at(run, i, part))
		return;
	part->to = date_is(run, i + 1, T_CLOSE) && i > part->to ? i + 2 : i + 1;
}

/* Evening and the like set the half of the day. */
int
date_by_part(int minute, int part, bool sure)
{
	if (sure && minute >= 720)
		return minute;
	switch (part) {
	case P_AFTERNOON: case P_EVENING:
		return minute < 720 ? minute + 720 : minute;
	case P_NOON:
		return minute < 10 * 60 ? minute + 720 : minute;
	case P_NIGHT:
		return minute >= 5 * 60 && minute < 720 ? minute + 720 : minute >= 720 && minute < 780 ? minute - 720 : minute;
	case P_MORNING: /* "4 o'clock" was taken for one in the afternoon */
		return !sure && minute >= 780 ? minute - 720 : minute;
	default:
		return minute >= 720 && minute < 780 && part == P_DAWN ? minute - 720 : minute;
	}
}

/* "in the morning", "abends", "de la tarde" at i; moves *i. */
static int
part_at(const struct date_run *run, size_t *i, bool *today)
{
	size_t j = *i;

	for (size_t n = 0; n < 3 && (date_is(run, j, T_IN) || date_is(run, j, T_THE) || date_is(run, j, T_AT) ||
	    date_is(run, j, T_OF) || date_is(run, j, T_ON) || date_is(run, j, T_ROUGH) || date_is(run, j, T_COMMA)); n++)
		j++;
	if (!date_is(run, j, T_PART))
		return -1;
	*today = *today || run->t[j].b == 1;
	if (run->t[j].b == 2 && j == *i)
		*today = true;
	*i = j + 1;
	return run->t[j].value;
}

static void
clock_set(struct date_part *part, const struct clock *a, const struct clock *b, bool range)
{
	part->has_time = true;
	part->minute = a->minute;
	part->sure = a->sure;
	part->midnight = a->midnight && a->minute == 0 && !range;
	part->until_sure = range && b->sure;
	part->until = range ? b->minute : -1;
	part->hour_bare = a->bare && !range;
	part->range_bare = a->bare && range && b->bare && part->part < 0;
	part->hours = a->length && !range && part->part < 0;
	part->clock_bare = a->figures && !range && !a->half && (a->minute < 780 || a->seconds) && a->zone == NO_ZONE;
	part->has_zone = a->zone != NO_ZONE;
	part->zone = part->has_zone ? a->zone : 0;
}

/* Times that only a part of the day settles: "from 10 to 11 at night". */
static void
part_settle(struct date_part *part, bool range)
{
	if (!part->sure) {
		bool twelve = part->minute == 720;

		part->minute = date_by_part(part->minute, part->part, part->sure);
		part->midnight = part->midnight || (twelve && part->minute == 0 && !range);
	}
	if (range && !part->until_sure)
		part->until = date_by_part(part->until, part->part, part->until_sure);
	part->sure = true;
}

static bool
range_word(const struct date_run *run, size_t i, bool between, bool clock)
{
	return date_is(run, i, T_DASH) || date_is(run, i, T_TO) || (between && date_is(run, i, T_AND)) ||
	    (clock && date_is(run, i, T_AT) && run->t[i].a == 7);
}

/* "... of April", "... of this month": the numbers before are days. */
static bool
month_follows(const struct date_run *run, size_t i)
{
	for (size_t n = 0; n < 3 && (date_is(run, i, T_OF) || date_is(run, i, T_THE) || date_is(run, i, T_COMMA) ||
	    date_is(run, i, T_IN) || date_is(run, i, T_REL)); n++)
		i++;
	return date_is(run, i, T_MONTH) || is_unit(run, i, U_MONTH);
}

/* Second half of clock(): the range, the part of the day, the zone. */
static bool
clock_finish(const struct date_run *run, struct date_part *part, struct clock *a, bool at, bool between)
{
	struct clock b = { 0 };
	bool range = false, today = false;
	size_t i = a->to;
	int early = part->part;

	if (date_is(run, i, T_ZONE) && range_word(run, i + 1, between, true))
		i++;
	if (early < 0 && !(a->bare && date_is(run, i, T_COMMA)))
		part->part = part_at(run, &i, &today);
	if (range_word(run, i, between, between || !a->bare)) {
		size_t j = i + 1;

		while (date_is(run, j, T_AT) || date_is(run, j, T_THE))
			j++;
		range = clock_one(run, j, true, &b) &&
		    !(b.bare && (date_is(run, b.to, T_MONTH) || date_is(run, b.to, T_OF) || run->t[b.to].kind == T_SLASH) &&
		    a->bare && !between) && !(a->bare && b.bare && month_follows(run, b.to));
		if (range && part->part < 0) {
			size_t k = b.to;

			part->part = part_at(run, &k, &today);
			i = part->part >= 0 ? k : i;
		} else if (range) { /* "6:30 in the morning to 11 in the evening" */
			size_t k = b.to;
			int other = part_at(run, &k, &today);

			if (other >= 0) {
				a->minute = date_by_part(a->minute, part->part, a->sure);
				b.minute = date_by_part(b.minute, other, b.sure);
				a->sure = b.sure = true;
				part->part = other;
				b.to = k;
			}
		}
		if (range && a->bare && b.bare && run->language->clock24 && b.minute < a->minute && a->minute < 720)
			range = false; /* "de 3 a 1" is a score */
		range = range && (!a->bare || !b.bare || at || between || part->part >= 0 ||
		    (date_is(run, b.to, T_ON) && date_is(run, b.to + 1, T_WEEKDAY)));
		if (range && i < b.to)
			i = b.to;
	}
	if (a->bare && !at && !range && part->part < 0)
		return false;
	part->to = i;
	clock_set(part, a, &b, range);
	if (part->part < 0)
		part->part = part_at(run, &part->to, &today);
	if (part->part >= 0) {
		part_settle(part, range);
	} else if (range) {
		range_settle(run, a, &b);
		part->minute = a->minute;
		part->until = b.minute;
	} else if (!a->sure && (a->bare || !a->figures) && !run->language->ideographs) {
		part->minute = afternoon(part->minute);
	}
	if (today) {
		part->core = D_SPAN;
		part->first = part->last = run->today;
	}
	date_zone_behind(run, part);
	return true;
}

/* "@10 de noviembre", "@10 December": a tool's sign for a day, and no hour. */
static bool
day_of_month(const struct date_run *run, size_t at, size_t i)
{
	bool of = date_is(run, i, T_OF);

	if (!date_is(run, of ? i + 1 : i, T_MONTH))
		return false;
	/* "at 10 December 4" */
	return of || (run->t[at].value == '@' && !(date_is(run, i + 1, T_NUM) && run->t[i + 1].value <= 31));
}

/* "by 5 on Friday", "before 3 tomorrow": the number at i is an hour. */
static bool
by_hour(const struct date_run *run, size_t i)
{
	size_t day = date_is(run, i + 1, T_ON) ? i + 2 : i + 1;

	return i > 0 && (date_is(run, i - 1, T_BY) || date_is(run, i - 1, T_BEFORE)) && date_is(run, i, T_NUM) &&
	    run->t[i].value <= 12 && !run->language->day_article && !run->language->ideographs &&
	    ((date_is(run, day, T_WEEKDAY) && day > i + 1) || date_is(run, day, T_DAY));
}

/* after_date: a bare "18:10" or "at 3" stands behind a date. */
bool
date_clock_atom(const struct date_run *run, size_t i, bool after_date, struct date_part *part)
{
	struct clock a;
	bool at = false, between = false, today = false, day = false, soft = false; /* soft: "de", which need not begin a range */
	size_t from = i, part_to;

	date_part_start(part, i);
	part->reason = R_CLOCK;
	part->part = part_at(run, &i, &today);
	part_to = part->part >= 0 ? i : from;
	at = by_hour(run, i);
	for (size_t n = 0; n < 4; n++, i++) {
		if (date_is(run, i, T_BETWEEN) || date_is(run, i, T_FROM))
			between = true;
		else if (date_is(run, i, T_OF) && run->t[i].a == 7)
			soft = between = true;
		else if (date_is(run, i, T_AT) || (date_is(run, i, T_BY) && after_date) ||
		    (date_is(run, i, T_BEFORE) && after_date))
			at = true;
		else if (date_is(run, i, T_ROUGH))
			part->vague = true;
		else if (date_is(run, i, T_THE) && (run->t[i].flags & F_ARTICLE) && !at && !between)
			day = true;
		else if (!date_is(run, i, T_THE) && !date_is(run, i, T_COMMA) && !date_is(run, i, T_FILL) &&
		    !(date_is(run, i, T_OF) && part->part < 0) && !date_is(run, i, T_QUOTE))
			break;
	}
	if (clock_one(run, i, at || between || part->part >= 0, &a) && !(at && a.bare && day_of_month(run, from, a.to)) &&
	    clock_finish(run, part, &a, at || (part->part >= 0 && a.to > i), between) &&
	    !(soft && a.bare && part->until < 0) && !(day && a.bare && part->until < 0)) {
		part->from = from;
		part->clock_bare = part->clock_bare && !at && !after_date;
	} else {
		if (part_to == from)
			return false;
		part->has_time = false;
		part->until = -1;
		part->to = part_to;
		part->weak = !today;
	}
	if (today) {
		part->core = D_SPAN;
		part->first = part->last = run->today + (run->t[from].b == 2);
		part->reason = R_RELATIVE;
	}
	if (date_is(run, part->to, T_ROUGH) && part->has_time) { /* 11ish */
		part->vague = true;
		part->to++;
	}
	return true;
}
