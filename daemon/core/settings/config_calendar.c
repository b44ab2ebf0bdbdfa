/*
 * Holidays and half days of the settings; see config_check.h. Method: the .ics
 * files are read by libical, each event gives its days (repeated ones for the
 * years around now), the half days are written dates; all of them sorted, and a
 * whole day off wins over a half one.
 */
#include <errno.h>
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "daemon/core/settings/config.h"
#include "daemon/core/settings/config_check.h"
#include "daemon/core/worktime.h"
#include "parsers/base/pool.h"

/* Bytes of one file; a country's holidays of ten years take 50 kB. */
#define FILE_MAX   ((size_t)4 * 1024 * 1024)
/* Days of one calendar, and of one event. */
#define DAYS_MAX   20000
#define EVENT_MAX  400
/* Years around now for which what repeats is worked out. */
#define YEARS_BACK  1
#define YEARS_AHEAD 5

struct days {
	struct config_reading *r;
	struct worktime_day *v;
	size_t n, cap;
	int year;               /* now */
};

static void
day_add(struct days *d, struct civil_date date, bool half, const char *name)
{
	if (d->n >= DAYS_MAX)
		return;
	d->v = pool_grow(d->r->pool, d->v, d->n, &d->cap, sizeof(*d->v));
	d->v[d->n++] = (struct worktime_day){ date, half, name };
}

static struct civil_date
civil_of(struct icaltimetype t)
{
	return (struct civil_date){ t.year, t.month, t.day };
}

/* The days from start on, for as long as the event lasts (DTEND is not one of them, RFC 5545 section 3.6.1). */
static void
span_add(struct days *d, struct civil_date start, int64_t length, const char *name)
{
	for (int64_t i = 0; i < length && i < EVENT_MAX; i++)
		day_add(d, civil_add_days(start, i), false, name);
}

static void
event_add(struct days *d, icalcomponent *event)
{
	struct icaltimetype start = icalcomponent_get_dtstart(event), end = icalcomponent_get_dtend(event);
	const char *summary = icalcomponent_get_summary(event);
	icalproperty *rule = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
	const char *name = summary == NULL ? NULL : config_text(d->r->pool, "%s", summary);
	icalrecur_iterator *repeat;
	struct icaltimetype t;
	int64_t length = 1;

	if (icaltime_is_null_time(start) || !civil_is_valid(civil_of(start)))
		return;
	if (!icaltime_is_null_time(end) && civil_is_valid(civil_of(end)) && civil_days(civil_of(end)) > civil_days(civil_of(start)))
		length = civil_days(civil_of(end)) - civil_days(civil_of(start));
	if (rule == NULL) {
		span_add(d, civil_of(start), length, name);
		return;
	}
	repeat = icalrecur_iterator_new(icalproperty_get_rrule(rule), start);
	if (repeat == NULL)
		return;
	for (t = icalrecur_iterator_next(repeat); !icaltime_is_null_time(t) && t.year <= d->year + YEARS_AHEAD;
	     t = icalrecur_iterator_next(repeat))
		if (t.year >= d->year - YEARS_BACK)
			span_add(d, civil_of(t), length, name);
	icalrecur_iterator_free(repeat);
}

static char *
file_read(struct pool *pool, const char *path)
{
	FILE *f = fopen(path, "rbe");
	char *text = pool_alloc(pool, FILE_MAX + 1);
	size_t n;

	if (f == NULL)
		return NULL;
	n = fread(text, 1, FILE_MAX, f);
	text[n] = '\0';
	fclose(f);
	return text;
}

static void
file_add(struct days *d, const char *path, const char *where)
{
	struct pool *pool = pool_new(2 * FILE_MAX);
	char *text = file_read(pool, path);
	icalcomponent *calendar = text == NULL ? NULL : icalparser_parse_string(text), *event;

	if (text == NULL)
		config_errors_add(d->r->errors, "%s: holidays: %s: %s", where, path, strerror(errno));
	else if (calendar == NULL)
		config_errors_add(d->r->errors, "%s: holidays: %s is no calendar: give a file with the ending .ics", where,
		    path);
	else
		for (event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); event != NULL;
		     event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT))
			event_add(d, event);
	if (calendar != NULL)
		icalcomponent_free(calendar);
	pool_free(pool);
}

/* "12-24": each year; "2026-12-24". */
static bool
half_add(struct days *d, const char *s)
{
	char whole[CIVIL_DATE_LEN];
	struct civil_date date;

	if (civil_date_parse(slice_of(s), &date)) {
		day_add(d, date, true, NULL);
		return true;
	}
	if (strlen(s) != 5)
		return false;
	for (int y = d->year - YEARS_BACK; y <= d->year + YEARS_AHEAD; y++) {
		snprintf(whole, sizeof(whole), "%04d-%s", y, s);
		if (civil_date_parse(slice_of(whole), &date))
			day_add(d, date, true, NULL);
	}
	/* 29 February is a day of some years */
	snprintf(whole, sizeof(whole), "2028-%s", s);
	return civil_date_parse(slice_of(whole), &date);
}

static int
day_order(const void *a, const void *b)
{
	const struct worktime_day *x = a, *y = b;
	int order = civil_compare(x->date, y->date);

	return order != 0 ? order : (int)x->half - (int)y->half;
}

static void
hours_fill(struct config_reading *r, struct config_hours *h, cfg_t *section, int year)
{
	struct days d = { .r = r, .year = year };
	size_t n = 0;

	for (size_t i = 0; i < h->holiday_count; i++)
		file_add(&d, h->holidays[i], config_where(r, section, "holidays"));
	for (size_t i = 0; i < h->half_day_count; i++)
		if (!half_add(&d, h->half_days[i]))
			config_errors_add(r->errors, "%s: half-days: '%s' is no day: write 12-24 for each year, or 2026-12-24",
			    config_where(r, section, "half-days"), h->half_days[i]);
	if (d.n > 0)
		qsort(d.v, d.n, sizeof(*d.v), day_order);
	for (size_t i = 0; i < d.n; i++)
		if (n == 0 || civil_compare(d.v[n - 1].date, d.v[i].date) != 0)
			d.v[n++] = d.v[i];
	h->days = d.v;
	h->day_count = n;
}

void
config_calendar_fill(struct config_reading *r)
{
	struct config *c = r->config;
	int year = civil_at((int64_t)time(NULL), 0).date.year;

	icalerror_set_errors_are_fatal(0);
	hours_fill(r, &c->identity.days, config_section(r, "identity", 0), year);
	for (size_t i = 0; i < c->people_count; i++)
		hours_fill(r, &c->people[i].hours, config_section(r, "person", (unsigned)i), year);
	for (size_t i = 0; i < c->department_count; i++)
		hours_fill(r, &c->departments[i].hours, config_section(r, "department", (unsigned)i), year);
}
