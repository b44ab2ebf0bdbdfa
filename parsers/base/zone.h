/*
 * zone: IANA time zones by ICU, whose data is compiled in: no file is opened.
 */
#ifndef AGREED_ZONE_H
#define AGREED_ZONE_H

#include <stdbool.h>
#include <stdint.h>

#include "parsers/base/civil.h"

/* Is it an IANA zone that ICU knows ("Europe/Berlin", "UTC")? */
bool zone_is_known(const char *name);
/* Seconds east of UTC in that zone at that instant; 0 for an unknown zone. */
int zone_offset(const char *name, int64_t instant);
/* Local time to an instant. A time that the clock skips moves forward; one that comes twice is the first. */
int64_t zone_instant(const char *name, struct civil_time local);
struct civil_time zone_local(const char *name, int64_t instant);
/* "Europe/Berlin" for "W. Europe Standard Time", NULL if there is none; static storage of the caller. */
const char *zone_from_windows(const char *windows, char *buf, int size);

struct pool;
/* The names of all zones, NULL-terminated, in pool: for a suggestion where one is not known. */
const char **zone_names(struct pool *pool);

#endif
