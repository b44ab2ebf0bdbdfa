/*
 * See said.h: on which day a line of a chat was said. What says so stands in front of
 * the line, or around the name of who speaks, or below that name: "[24.11.26, 10:32]",
 * "Yesterday 3:12 PM", "Tuesday 10:14", "Nov 24, 10:32".
 */
#include "parsers/language/said.h"

/* Days before now on which what is pasted as a chat may have been said. */
#define SAID_DAYS 62

/* In front of the line; in front of the name, behind it, below it. */
#define STAMP_PLACES 3

static size_t
stamps_of(const struct outline *o, size_t block, struct slice stamps[STAMP_PLACES])
{
	const struct place *v = &o->v[block];
	size_t at, n = 0, own = said_stamp(&v->t);

	if (own > 0) {
		stamps[0] = tokens_slice(&v->t, 0, own);
		return 1;
	}
	if (v->speaker < 0 || (size_t)v->speaker >= block)
		return 0;
	at = (size_t)v->speaker;
	v = &o->v[at];
	if (v->said_by.from > 0)
		stamps[n++] = tokens_slice(&v->t, 0, v->said_by.from);
	if (v->said_by.to < v->t.n)
		stamps[n++] = tokens_slice(&v->t, v->said_by.to, v->t.n);
	/* a line that says no more than when speaks for nobody */
	if (at + 1 < block && o->v[at + 1].speaks && o->v[at + 1].said_by.n == 0)
		stamps[n++] = tokens_slice(&o->v[at + 1].t, 0, o->v[at + 1].t.n);
	return n;
}

static bool
is_recent(struct civil_date d, struct civil_date now)
{
	return civil_is_valid(d) && civil_days(d) <= civil_days(now) && civil_days(d) + SAID_DAYS >= civil_days(now);
}

/* Day, month and perhaps a year in figures, before the clock. */
static bool
day_in_figures(struct slice stamp, struct civil_date now, struct civil_date *day)
{
	int part[3], n = 0;
	struct civil_date d, other;

	for (size_t i = 0; i < stamp.len && n < 3; i++) {
		size_t from = i;

		for (part[n] = 0; i < stamp.len && i < from + 4 && stamp.p[i] >= '0' && stamp.p[i] <= '9'; i++)
			part[n] = part[n] * 10 + stamp.p[i] - '0';
		if (i < stamp.len && stamp.p[i] == ':')
			break;
		n += i > from;
	}
	if (n < 2)
		return false;
	if (part[0] > 31)
		d = (struct civil_date) { part[0], part[1], n > 2 ? part[2] : 0 };
	else
		d = (struct civil_date) { n > 2 && part[2] > 0 ? part[2] % 100 + 2000 : now.year, part[1], part[0] };
	other = (struct civil_date) { d.year, d.day, d.month };
	/* "24.11.26" has its day in front in every country */
	if (slice_find_char(stamp, '.') < slice_find_char(stamp, ':'))
		other = d;
	if (is_recent(d, now) == is_recent(other, now) && civil_days(d) != civil_days(other))
		return false;
	*day = is_recent(d, now) ? d : other;
	return is_recent(*day, now);
}

/* Does it begin with one of the words, after "[" and blanks? */
static bool
begins_day(struct slice s, const char *const *words, size_t n)
{
	while (s.len > 0 && (s.p[0] == '[' || s.p[0] == '(' || s.p[0] == ' ' || s.p[0] == ','))
		s = slice_from(s, 1);
	for (size_t i = 0; i < n; i++)
		if (slice_starts_nocase(s, slice_of(words[i])))
			return true;
	return false;
}

bool
said_day_named(struct pool *pool, const struct date_context *context, struct slice words, struct civil_date *day)
{
	static const char *const yesterday[] = { "yesterday", "gestern", "hier", "ayer" };
	static const char *const today[] = { "today", "heute", "aujourd", "hoy" };
	const struct civil_date now = context->now.date;
	struct civil_date d;
	struct date_found *v;

	if (begins_day(words, today, sizeof(today) / sizeof(today[0]))) {
		*day = now;
		return true;
	}
	if (begins_day(words, yesterday, sizeof(yesterday) / sizeof(yesterday[0]))) {
		*day = civil_from_days(civil_days(now) - 1);
		return true;
	}
	if (words.len == 0 || date_find(pool, context, words, &v) != 1 || v->has_time || v->grain != DATE_DAY ||
	    v->ambiguous || v->has_end)
		return false;
	d = v->start.date;
	if (civil_days(d) > civil_days(now)) {
		const struct civil_date year_ago = { d.year - 1, d.month, d.day };

		d = is_recent(year_ago, now) ? year_ago : civil_from_days(civil_days(d) - 7);
	}
	if (is_recent(d, now))
		*day = d;
	return is_recent(d, now);
}

/* Where the clock begins, "10:32", and *end, where it ends; the length if there is none. */
static size_t
clock_at(struct slice s, size_t *end)
{
	size_t colon = slice_find_char(s, ':'), from;

	if (colon >= s.len)
		return *end = s.len;
	for (from = colon; from > 0 && s.p[from - 1] >= '0' && s.p[from - 1] <= '9'; from--)
		;
	for (*end = colon; *end < s.len && (s.p[*end] == ':' || (s.p[*end] >= '0' && s.p[*end] <= '9')); (*end)++)
		;
	return from;
}

bool
said_day(struct pool *pool, const struct outline *o, size_t block, const struct date_context *context, struct civil_date *day)
{
	struct slice stamps[STAMP_PLACES];
	size_t n = stamps_of(o, block, stamps), end;

	for (size_t i = 0; i < n; i++) {
		size_t clock = clock_at(stamps[i], &end);

		if (day_in_figures(stamps[i], context->now.date, day) ||
		    said_day_named(pool, context, slice_to(stamps[i], clock), day) ||
		    said_day_named(pool, context, slice_from(stamps[i], end), day))
			return true;
	}
	return false;
}

int
said_minute(const struct outline *o, size_t block)
{
	struct slice stamps[STAMP_PLACES];
	size_t n = stamps_of(o, block, stamps), end;

	for (size_t i = 0; i < n; i++) {
		struct slice rest = stamps[i];
		int hour = 0, minute = 0;
		size_t at = clock_at(rest, &end);

		if (at >= rest.len || at + 3 > end)
			continue;
		for (; rest.p[at] != ':'; at++)
			hour = hour < 100 ? hour * 10 + rest.p[at] - '0' : hour;
		for (at++; at < end && rest.p[at] != ':'; at++)
			minute = minute < 100 ? minute * 10 + rest.p[at] - '0' : minute;
		rest = slice_trim(slice_from(rest, end));
		if (slice_starts_nocase(rest, SLICE("pm")) && hour < 12)
			hour += 12;
		else if (slice_starts_nocase(rest, SLICE("am")) && hour == 12)
			hour = 0;
		if (hour < 24 && minute < 60)
			return hour * 60 + minute;
	}
	return -1;
}

/* "On 9 Nov 2026 at 10:12 Tom wrote:", "Am 09.11.2026 um 10:12 schrieb Tom:" */
static bool
introduces(const struct tokens *t)
{
	static const char *const wrote[] = { "wrote", "writes", "schrieb", "\303\251crit", "escribi\303\263" };

	if (t->n < 3 || !token_is_colon(t, t->n - 1))
		return false;
	for (size_t i = 0; i < t->n; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, wrote))
			return true;
	return false;
}

bool
said_quoted_day(struct pool *pool, const struct outline *o, size_t block, const struct date_context *context, struct civil_date *day)
{
	const struct civil_date now = context->now.date;
	struct date_found *v;
	size_t i = block, n;

	if (!block_is_quoted(o->v[block].b))
		return false;
	while (i > 0 && block_is_quoted(o->v[i].b))
		i--;
	if (block_is_quoted(o->v[i].b) || !introduces(&o->v[i].t))
		return false;
	for (n = date_find(pool, context, o->v[i].b->text, &v); n > 0; n--)
		if (v[n - 1].grain <= DATE_DAY && !v[n - 1].ambiguous && !v[n - 1].vague && civil_compare(v[n - 1].start.date, now) <= 0) {
			*day = v[n - 1].start.date;
			return true;
		}
	return false;
}
