/*
 * speaker: who writes the messages of a chat, where a line of its own says so:
 * "Maya Lin  9:41 AM", "[24.11.26, 10:32] Maya Lin", a name and a clock below or above it.
 *
 * In a chat such a line counts whoever it names, known or not: what somebody says
 * of himself must never become the task of another. Linear in the lines.
 */
#ifndef AGREED_SPEAKER_H
#define AGREED_SPEAKER_H

#include "parsers/language/outline.h"

struct speakers {
	struct outline *o;
	const struct people *people;
	bool chat;   /* several lines say who writes: those that name nobody known do, too */
	bool above;  /* and in this one the clock stands in a line above the name */
	int now;     /* the line that says who writes what follows, -1 */
	int quoting; /* the line before a message that is shown again above its answer: who writes that, -1 */
};

struct speakers speakers_begin(struct outline *outline, const struct people *people);
/* Sets speaks, said_by and speaker of place i; the places have to be asked for in order. */
void speakers_next(struct speakers *speakers, size_t i);

#endif
