/*
 * next: when the people of the notes meet again: "Next meeting: Tue 1 Dec 10:00",
 * a heading that says so with the date below, "we meet again on 8 December".
 *
 * Only a line that begins with it and names one day counts; a task that is due by
 * the next meeting, a doubtful date or one that is asked about is none. English,
 * German, French, Spanish. Pure.
 */
#ifndef AGREED_NEXT_H
#define AGREED_NEXT_H

#include "parsers/language/date.h"
#include "parsers/language/outline.h"

/* Is the block a line about the next meeting, or below a heading that announces it? Its date is not that of the notes. */
bool next_is_about(const struct outline *outline, size_t at);

/* Fills reading->next; what a calendar said there already stays when the text says nothing. */
void next_read(struct pool *pool, const struct date_context *context, const struct outline *outline, struct reading *reading);

#endif
