/*
 * said: lines of a chat: who says them, and whether whoever took a task on writes
 * next that it is done.
 */
#ifndef AGREED_SAID_H
#define AGREED_SAID_H

#include "parsers/language/outline.h"

/* "[24.11.26, 10:32]", "24/11/2026, 09:12" in front of a line of a chat; its tokens, 0 if there is none. */
size_t said_stamp(const struct tokens *t);
/* Behind it at token i "Maya Lin:": who says what follows; the tokens up to that, 0 if nobody. */
size_t said_speaker(const struct people *people, const struct tokens *t, size_t i, struct actor *actor);
/* Is the next that owner (an address, or the name of whom none is known) writes below the block only that it
 * is done? */
bool said_done(const struct outline *outline, const struct people *people, size_t block, struct slice owner);

#endif
