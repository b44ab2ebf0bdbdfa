/*
 * See invite_zone.h. Place: under invite.c. Method: the offset is asked for day by
 * day, each change is found by halving, and a rule is believed when it foretells
 * the next years. Known limits: a zone that changes twice on one day, which none
 * does; and a country that changed its rules after ICU's data was made: the clock
 * then shows what the mails say, and the instant is ICU's.
 */
#include <stdio.h>

#include "parsers/base/zone.h"
#include "templates/invite_zone.h"

#define DAY_S ((int64_t)86400)
/* A year before the event, so that every rule has set in. */
#define BEFORE_S (370 * DAY_S)
#define AFTER_S (366 * DAY_S)
/* Years that a rule has to foretell. */
#define YEARS 4
#define RULES_MAX 8

/* From this instant on, to seconds east of UTC; before it, from. */
struct change {
	int64_t at;
	int from, to;
};

/* "The last Sunday of March": nth -1 is the last. */
struct rule {
	int month, weekday, nth;
};

static int64_t
change_find(const char *name, int64_t before, int64_t after)
{
	int old = zone_offset(name, before);

	while (after - before > 1) {
		int64_t middle = before + (after - before) / 2;

		if (zone_offset(name, middle) == old)
			before = middle;
		else
			after = middle;
	}
	return after;
}

static struct civil_date
rule_day(const struct rule *r, int year)
{
	struct civil_date d = { year, r->month, 1 };

	if (r->nth > 0)
		return civil_add_days(d, (r->weekday - civil_weekday(d) + 7) % 7 + (int64_t)(r->nth - 1) * 7);
	d.day = civil_month_days(year, r->month);
	return civil_add_days(d, -((civil_weekday(d) - r->weekday + 7) % 7));
}

/* Does the clock change so in each of the years to come? */
static bool
rule_holds(const char *name, const struct rule *r, const struct change *c)
{
	struct civil_time t = civil_at(c->at, c->from);

	for (int i = 1; i <= YEARS; i++) {
		struct civil_time then = t;
		int64_t at;

		then.date = rule_day(r, t.date.year + i);
		at = civil_instant(then, c->from);
		if (zone_offset(name, at - 1) != c->from || zone_offset(name, at) != c->to)
			return false;
	}
	return true;
}

static bool
rule_find(const char *name, const struct change *c, struct rule *r)
{
	struct civil_date d = civil_at(c->at, c->from).date;

	*r = (struct rule) { d.month, civil_weekday(d), -1 };
	if (d.day + 7 > civil_month_days(d.year, d.month) && rule_holds(name, r, c))
		return true;
	r->nth = (d.day - 1) / 7 + 1;
	return r->nth < 5 && rule_holds(name, r, c);
}

static void
change_add(icalcomponent *zone, const struct change *c, struct civil_time local, const struct rule *r)
{
	static const char *const days[] = { "", "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
	icalcomponent *part = icalcomponent_new(c->to > c->from ? ICAL_XDAYLIGHT_COMPONENT : ICAL_XSTANDARD_COMPONENT);
	struct icaltimetype start = icaltime_null_time();
	char words[100];

	start.year = local.date.year;
	start.month = local.date.month;
	start.day = local.date.day;
	start.hour = local.hour;
	start.minute = local.minute;
	start.second = local.second;
	icalcomponent_add_property(part, icalproperty_new_dtstart(start));
	icalcomponent_add_property(part, icalproperty_new_tzoffsetfrom(c->from));
	icalcomponent_add_property(part, icalproperty_new_tzoffsetto(c->to));
	if (r != NULL) {
		snprintf(words, sizeof(words), "FREQ=YEARLY;BYMONTH=%d;BYDAY=%d%s", r->month, r->nth, days[r->weekday]);
		icalcomponent_add_property(part, icalproperty_new_rrule(icalrecurrencetype_from_string(words)));
	}
	icalcomponent_add_component(zone, part);
}

/* The rules that stand already. */
struct known {
	struct rule v[RULES_MAX];
	size_t n;
};

static bool
is_known(const struct known *k, const struct rule *r)
{
	for (size_t i = 0; i < k->n; i++)
		if (k->v[i].month == r->month && k->v[i].weekday == r->weekday && k->v[i].nth == r->nth)
			return true;
	return false;
}

void
invite_zone_add(icalcomponent *calendar, const char *name, int64_t first, int64_t last)
{
	icalcomponent *zone = icalcomponent_new(ICAL_VTIMEZONE_COMPONENT);
	struct known known = { .n = 0 };
	bool begun = false;

	icalcomponent_add_property(zone, icalproperty_new_tzid(name));
	for (int64_t day = first - BEFORE_S; day < last + AFTER_S; day += DAY_S) {
		struct change c = { 0, zone_offset(name, day), zone_offset(name, day + DAY_S) };
		struct rule r;
		bool yearly;

		if (c.from == c.to)
			continue;
		c.at = change_find(name, day, day + DAY_S);
		yearly = rule_find(name, &c, &r);
		if (yearly && is_known(&known, &r))
			continue;
		change_add(zone, &c, civil_at(c.at, c.from), yearly ? &r : NULL);
		if (yearly && known.n < RULES_MAX)
			known.v[known.n++] = r;
		begun = begun || c.at <= first;
	}
	if (!begun) {
		struct change c = { 0, zone_offset(name, first - BEFORE_S), zone_offset(name, first - BEFORE_S) };

		change_add(zone, &c, (struct civil_time) { .date = { 1970, 1, 1 } }, NULL);
	}
	icalcomponent_add_component(calendar, zone);
}
