/*
 * See notice_words.h. Method: ICU's best pattern for the fields wanted. Opening
 * a format costs more than all the rest of a mail, so the last ones stay open.
 */
#include <stdio.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "daemon/core/notice/notice_words.h"
#include "parsers/base/pool.h"
#include "parsers/base/text.h"
#include "parsers/base/zone.h"

#define PATTERN_MAX 100
#define WORDS_MAX 200

/* "Etc/Unknown" in ICU's eyes is GMT: what an unknown zone becomes. */
static void
zone_id(const char *zone, UChar out[WORDS_MAX])
{
	UErrorCode code = U_ZERO_ERROR;

	u_strFromUTF8(out, WORDS_MAX, NULL, zone == NULL || zone[0] == '\0' ? "UTC" : zone, -1, &code);
	if (U_FAILURE(code))
		u_uastrcpy(out, "UTC");
}

/* Is it English without a region, which we write as the manual does? */
static bool
is_plain_english(const char *locale)
{
	return strcmp(locale, "en") == 0;
}

static void
pattern_find(const char *locale, const char *skeleton, const char *english, UChar out[PATTERN_MAX])
{
	UErrorCode code = U_ZERO_ERROR;
	UDateTimePatternGenerator *g;
	UChar wanted[PATTERN_MAX];

	u_uastrcpy(out, english);
	if (is_plain_english(locale))
		return;
	g = udatpg_open(locale, &code);
	if (U_FAILURE(code))
		return;
	u_uastrcpy(wanted, skeleton);
	udatpg_getBestPattern(g, wanted, -1, out, PATTERN_MAX, &code);
	if (U_FAILURE(code))
		u_uastrcpy(out, english);
	udatpg_close(g);
}

/* The narrow no-break space that CLDR puts before AM is a box in many fonts of mail programs. */
static const char *
utf8_of(struct pool *pool, UChar *s)
{
	UErrorCode code = U_ZERO_ERROR;
	char buf[WORDS_MAX * 3];

	for (UChar *p = s; *p != 0; p++)
		if (*p == 0x202f)
			*p = 0xa0;
	u_strToUTF8(buf, sizeof(buf), NULL, s, -1, &code);
	return U_FAILURE(code) ? "" : pool_copy(pool, buf, strlen(buf));
}

/* -- formats that stay open -- */

#define FORMATS_MAX 48
#define KEY_MAX 160

struct format {
	char key[KEY_MAX]; /* locale, zone, skeleton */
	UDateFormat *open;
};

static struct format formats[FORMATS_MAX];
static size_t format_next; /* the oldest one makes room */

static UDateFormat *
format_open(const char *locale, const char *zone, const char *skeleton, const char *english)
{
	UErrorCode code = U_ZERO_ERROR;
	UChar id[WORDS_MAX], pattern[PATTERN_MAX];
	UDateFormat *f;

	zone_id(zone, id);
	pattern_find(locale, skeleton, english, pattern);
	f = udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, id, -1, pattern, -1, &code);
	return U_FAILURE(code) ? NULL : f;
}

static UDateFormat *
format_find(const char *locale, const char *zone, const char *skeleton, const char *english)
{
	char key[KEY_MAX];
	struct format *f;
	UDateFormat *opened;

	snprintf(key, sizeof(key), "%s %s %s", locale, zone == NULL ? "" : zone, skeleton);
	for (size_t i = 0; i < FORMATS_MAX; i++)
		if (formats[i].open != NULL && strcmp(formats[i].key, key) == 0)
			return formats[i].open;
	opened = format_open(locale, zone, skeleton, english);
	if (opened == NULL)
		return NULL;
	f = &formats[format_next++ % FORMATS_MAX];
	if (f->open != NULL)
		udat_close(f->open);
	memcpy(f->key, key, sizeof(f->key));
	f->open = opened;
	return opened;
}

static const char *
format(const struct words *w, const char *zone, int64_t at, const char *skeleton, const char *english)
{
	UErrorCode code = U_ZERO_ERROR;
	UDateFormat *f = format_find(w->locale, zone, skeleton, english);
	UChar out[WORDS_MAX];

	if (f == NULL)
		return "";
	udat_format(f, (UDate)at * 1000, out, WORDS_MAX, NULL, &code);
	return U_FAILURE(code) ? "" : utf8_of(w->pool, out);
}

/* -- days and times -- */

static const char *
day_in(const struct words *w, const char *zone, int64_t at)
{
	if (zone_local(zone, at).date.year == zone_local(w->zone, w->now).date.year)
		return format(w, zone, at, "EEEEdMMMM", "EEEE d MMMM");
	return format(w, zone, at, "EEEEdMMMMy", "EEEE d MMMM y");
}

const char *
words_day(const struct words *w, struct civil_date day)
{
	return day_in(w, "UTC", civil_days(day) * 86400 + 43200);
}

const char *
words_day_at(const struct words *w, int64_t at)
{
	return day_in(w, w->zone, at);
}

const char *
words_time(const struct words *w, int64_t at)
{
	return format(w, w->zone, at, "jjmm", "HH:mm");
}

const char *
words_moment(const struct words *w, int64_t at)
{
	struct text t;

	text_init(&t, w->pool);
	text_addf(&t, "%s, %s", words_day_at(w, at), words_time(w, at));
	return t.p;
}

const char *
words_zone(const struct words *w)
{
	if (w->zone == NULL || strcmp(w->zone, "UTC") == 0 || strchr(w->zone, '/') == NULL ||
	    strncmp(w->zone, "Etc/", 4) == 0)
		return "UTC";
	return format(w, w->zone, w->now, "VVV", "VVV");
}

const char *
words_size(const struct words *w, int64_t bytes)
{
	struct text t;

	text_init(&t, w->pool);
	if (bytes < 1024 * 1024)
		text_addf(&t, "%lld KB", (long long)((bytes + 1023) / 1024));
	else
		text_addf(&t, "%lld.%lld MB", (long long)(bytes / (1024 * 1024)),
		    (long long)(bytes % (1024 * 1024) * 10 / (1024 * 1024)));
	return t.p;
}
