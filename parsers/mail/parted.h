/*
 * parted: lines in which somebody parts a task from whose it is and from its day, "order cups - Maya - 4 Dec". Two of them, one below the
 * other, are two notes, and no sentence that goes on, however the second one begins.
 */
#ifndef AGREED_PARTED_H
#define AGREED_PARTED_H

#include <stdbool.h>

#include "parsers/base/text.h"

/* Are both lines parted by the same sign? One that stands in sentences as well, ": " or "; ", counts only where the first had room for the
 * next word; the others also where both end in a few words behind it. */
bool parted_alike(struct slice before, struct slice s, bool room);
/* Are both parted by the same sign that stands in no sentence? */
bool parted_apart(struct slice before, struct slice above);

#endif
