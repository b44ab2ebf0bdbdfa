/*
 * config_value: what may stand behind an "=" in agreed.conf, as numbers and
 * words. Each reads the whole of s; false when it is nothing of the kind.
 * Pure.
 */
#ifndef AGREED_CONFIG_VALUE_H
#define AGREED_CONFIG_VALUE_H

#include <stdbool.h>
#include <stdint.h>

/* "90s", "5m", "4h", "3d", "2w", "1h30m", "10 minutes": seconds. A bare number but 0 is refused: of what? */
bool config_value_duration(const char *s, int64_t *seconds);
/* "2 business days", "1 business day" or "2". */
bool config_value_days(const char *s, int *days);
/* "17:00", "9:30", "24:00": minutes since midnight. */
bool config_value_minute(const char *s, int *minute);
/* "09:00-17:00". */
bool config_value_hours(const char *s, int *from, int *to);
/* "Mon-Fri", "Sun-Thu", "Mon,Tue,Thu": [1] Monday .. [7] Sunday; at least one. */
bool config_value_week(const char *s, bool week[8]);
/* "25M", "500K", "1G" or a number of bytes. */
bool config_value_size(const char *s, int64_t *bytes);
bool config_value_int(const char *s, int *value);
bool config_value_bool(const char *s, bool *value);
bool config_value_fraction(const char *s, double *value);
/* local@domain, as it can stand in an envelope; no display name, no quotes. */
bool config_value_is_address(const char *s);
/* A host name or an IP address (IPv6 without brackets). */
bool config_value_is_host(const char *s);
/* An IMAP keyword (RFC 3501, flag-keyword): an atom that does not begin with a backslash. */
bool config_value_is_flag(const char *s);
/* A language tag such as "en" or "de". */
bool config_value_is_language(const char *s);

/* Of words (NULL-terminated), the nearest to s when it is near enough to be what was meant; else NULL. */
const char *config_value_nearest(const char *s, const char *const *words);

#endif
