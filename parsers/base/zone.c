/*
 * See zone.h. Method: an ICU calendar is asked for the offset at an instant; the
 * one of the zone that was asked for last stays open, for it is dear to open and
 * the next question is mostly about the same zone; local times are found by trying the offsets of the day before and
 * of the day after, which is what makes skipped and doubled hours come out as
 * promised. Known limit: two changes within two days (no zone has had them
 * since 1950) may give the wrong side of one.
 */
#include <string.h>

#include <unicode/ucal.h>
#include <unicode/uenum.h>
#include <unicode/ustring.h>

#include "parsers/base/pool.h"
#include "parsers/base/zone.h"

#define NAME_MAX_LEN 64
#define DAY_S 86400

/* ASCII to UTF-16 with a NUL; the length, or -1 when it cannot be a zone's name. */
static int32_t
name_widen(const char *name, UChar wide[NAME_MAX_LEN + 1])
{
	size_t len = name == NULL ? 0 : strlen(name);

	if (len == 0 || len > NAME_MAX_LEN)
		return -1;
	for (size_t i = 0; i < len; i++) {
		if ((unsigned char)name[i] < 0x20 || (unsigned char)name[i] > 0x7e)
			return -1;
		wide[i] = (UChar)name[i];
	}
	wide[len] = 0;
	return (int32_t)len;
}

/*
 * ICU also takes three-letter names of its own ("IST", "PST", "CST") that the
 * IANA data lacks and that mean different things to different people.
 */
static bool
is_private_name(const char *name)
{
	static const char *const iana[] = { "UTC", "GMT", "UCT", "EST", "MST", "HST", "CET", "EET", "MET",
		"WET", "PRC", "ROC", "ROK" };

	if (strlen(name) != 3)
		return strncmp(name, "SystemV/", 8) == 0 || strcmp(name, "Etc/Unknown") == 0;
	for (size_t i = 0; i < sizeof(iana) / sizeof(iana[0]); i++)
		if (strcmp(iana[i], name) == 0)
			return false;
	return true;
}

bool
zone_is_known(const char *name)
{
	UChar wide[NAME_MAX_LEN + 1], canonical[128];
	int32_t len = name_widen(name, wide);
	UErrorCode status = U_ZERO_ERROR;
	UBool is_system = 0;

	if (len < 0 || is_private_name(name))
		return false;
	ucal_getCanonicalTimeZoneID(wide, len, canonical, 128, &is_system, &status);
	return U_SUCCESS(status) && is_system;
}

/* The zone that was asked for last; no answer depends on what is in it. */
static struct {
	char name[NAME_MAX_LEN + 1];
	UCalendar *calendar;
} last;

/* Borrowed until the next call; NULL for an unknown zone. */
static UCalendar *
calendar_of(const char *name)
{
	UChar wide[NAME_MAX_LEN + 1];
	int32_t len = name_widen(name, wide);
	UErrorCode status = U_ZERO_ERROR;
	UCalendar *calendar;

	if (last.calendar != NULL && strcmp(last.name, name) == 0)
		return last.calendar;
	if (!zone_is_known(name))
		return NULL;
	calendar = ucal_open(wide, len, "en", UCAL_GREGORIAN, &status);
	if (!U_SUCCESS(status))
		return NULL;
	if (last.calendar != NULL)
		ucal_close(last.calendar);
	last.calendar = calendar;
	memcpy(last.name, name, strlen(name) + 1); /* len bounds it: name_widen refuses longer ones */
	return calendar;
}

static int
calendar_offset(UCalendar *calendar, int64_t instant)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t ms;

	ucal_setMillis(calendar, (UDate)instant * 1000.0, &status);
	ms = ucal_get(calendar, UCAL_ZONE_OFFSET, &status) + ucal_get(calendar, UCAL_DST_OFFSET, &status);
	return U_SUCCESS(status) ? ms / 1000 : 0;
}

int
zone_offset(const char *name, int64_t instant)
{
	UCalendar *calendar = calendar_of(name);

	return calendar == NULL ? 0 : calendar_offset(calendar, instant);
}

int64_t
zone_instant(const char *name, struct civil_time local)
{
	int64_t as_utc = civil_instant(local, 0), result;
	UCalendar *calendar = calendar_of(name);
	int before, after;

	if (calendar == NULL)
		return as_utc;
	before = calendar_offset(calendar, as_utc - DAY_S);
	after = calendar_offset(calendar, as_utc + DAY_S);
	/* with the earlier offset it is the first of two, or the time moved over the gap */
	result = as_utc - before;
	if (before != after && calendar_offset(calendar, result) != before &&
	    calendar_offset(calendar, as_utc - after) == after)
		result = as_utc - after;
	return result;
}

struct civil_time
zone_local(const char *name, int64_t instant)
{
	return civil_at(instant, zone_offset(name, instant));
}

const char *
zone_from_windows(const char *windows, char *buf, int size)
{
	UChar wide[NAME_MAX_LEN + 1], id[128];
	int32_t len = name_widen(windows, wide);
	UErrorCode status = U_ZERO_ERROR;

	if (len < 0 || size <= 0)
		return NULL;
	len = ucal_getTimeZoneIDForWindowsID(wide, len, NULL, id, 128, &status);
	if (U_FAILURE(status) || len <= 0 || len >= size || len >= 128)
		return NULL;
	for (int32_t i = 0; i < len; i++)
		buf[i] = (char)id[i];
	buf[len] = '\0';
	return buf;
}

const char **
zone_names(struct pool *pool)
{
	UErrorCode status = U_ZERO_ERROR;
	UEnumeration *all = ucal_openTimeZoneIDEnumeration(UCAL_ZONE_TYPE_ANY, NULL, NULL, &status);
	size_t n = 0, room = 0;
	const char **names = NULL;
	const char *name;
	int32_t len;

	while (U_SUCCESS(status) && (name = uenum_next(all, &len, &status)) != NULL) {
		names = pool_grow(pool, names, n, &room, sizeof(*names));
		if (zone_is_known(name))
			names[n++] = pool_copy(pool, name, (size_t)len);
	}
	uenum_close(all);
	names = pool_grow(pool, names, n, &room, sizeof(*names));
	names[n] = NULL;
	return names;
}
