/*
 * feed: calendars that people subscribe to (setting feed-folder): a file for each
 * person, with their checkpoints and due dates of all that is open, and one for
 * each agreement, with everybody's. Whatever serves the folder is not ours.
 *
 * The names are tokens (token.h): who does not know one cannot find it, and
 * nothing that people write gets into one. Files are replaced whole, so that a
 * reader sees the old or the new. What cannot be written is a line in the log:
 * the records do not depend on it.
 */
#ifndef AGREED_FEED_H
#define AGREED_FEED_H

#include "daemon/core/core.h"

struct feed;

/* NULL when the settings want none. */
struct feed *feed_new(struct core *core);
void feed_free(struct feed *feed); /* NULL is allowed */

/* Writes the calendars of all agreements to which something has happened since the last call; at the first, of all. */
void feed_follow(struct feed *feed);

#endif
