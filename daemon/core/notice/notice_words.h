/*
 * notice_words: days and times as the reader of a mail is used to see them, in
 * their language and zone, by ICU.
 *
 * A plain "en" gives "Friday 4 December" and "17:00"; a language with a
 * region ("en-US") and all others are written as CLDR has it. The year is
 * there when it is not the present one.
 */
#ifndef AGREED_NOTICE_WORDS_H
#define AGREED_NOTICE_WORDS_H

#include <stdint.h>

#include "parsers/base/civil.h"

struct pool;

struct words {
	struct pool *pool;
	const char *locale; /* "en", "de", "en-US" */
	const char *zone;   /* IANA */
	int64_t now;
};

/* "Friday 4 December" */
const char *words_day(const struct words *w, struct civil_date day);
/* The day of an instant in the reader's zone. */
const char *words_day_at(const struct words *w, int64_t at);
/* "17:00" in the reader's zone */
const char *words_time(const struct words *w, int64_t at);
/* "Tuesday 1 December, 10:00" */
const char *words_moment(const struct words *w, int64_t at);
/* The zone by its city: "Berlin"; "UTC". */
const char *words_zone(const struct words *w);
/* "4.2 MB" */
const char *words_size(const struct words *w, int64_t bytes);

#endif
