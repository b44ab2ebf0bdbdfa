/*
 * meeting: what the notes say about the meeting itself: its title, its date, who
 * was there. What they do not say comes from the mail: the title from its
 * subject; the moment that relative dates count from is the meeting's, else the
 * forwarded mail's, else the mail's.
 */
#ifndef AGREED_MEETING_H
#define AGREED_MEETING_H

#include "parsers/language/date.h"
#include "parsers/language/outline.h"

/* Fills meeting_title, meeting_date and attendees of reading, and tells people who was there. */
void meeting_read(struct pool *pool, const struct question *question, const struct outline *outline,
    struct people *people, struct slice language, struct reading *reading);

/* meeting_present.c: the attendees, of reading and of people. Part of meeting_read. */
void meeting_present(struct pool *pool, const struct outline *outline, struct people *people, struct reading *reading);

/* meeting_named.c: and given names that the notes use as somebody's, more than once. Part of meeting_read. */
void meeting_named(const struct outline *outline, struct people *people);

/*
 * Notes that are written on from meeting to meeting, with a heading for each: the day of each block's own, year 0 above
 * the first. NULL where fewer than two headings are such days, unless it is a weekday alone above a chat: then one is
 * enough. Call after meeting_read.
 */
const struct civil_date *meeting_days(struct pool *pool, const struct question *question,
    const struct outline *outline, struct people *people, struct slice language, const struct reading *reading);

/* meeting_order.c: in English that was only guessed, other dates of the notes say whether day or month comes first; else it is open. A
 * zone alone does not say it: a date that is made up is worse than a question. Part of meeting_context. */
void meeting_order(const struct question *question, const struct reading *reading, struct date_context *context);

/* What dates in the notes count from. Call after meeting_read. */
struct date_context
meeting_context(const struct question *question, const struct reading *reading, struct slice language);
/* The same for what stands above a forward: its own mail's date counts. */
struct date_context
meeting_context_own(const struct question *question, const struct reading *reading, struct slice language);

#endif
