/*
 * said: lines of a chat: who says them, and what is answered: whether whoever
 * took a task on writes next that it is done, whether who was asked agrees.
 */
#ifndef AGREED_SAID_H
#define AGREED_SAID_H

#include "parsers/language/date.h"
#include "parsers/language/outline.h"

/* A line of a chat: who says it, and where the words begin. */
struct said_line {
	struct actor speaker;
	size_t block; /* in which the speaker's tokens are */
	size_t from;  /* the first token that is said */
};

/* "[24.11.26, 10:32]", "24/11/2026, 09:12" in front of a line of a chat; its tokens, 0 if there is none. */
size_t said_stamp(const struct tokens *t);
/* "- WATCH (5 secs)", "@12:04" before token to, as programs point to where in a recording it was said: its tokens, or 0. */
size_t said_link(const struct tokens *t, size_t from, size_t to);
/* ":arrow_right:" in front, as chats write their pictures; its tokens, 0 if there is none. */
size_t said_shortcode(const struct tokens *t);
/* Behind it at token i "Maya Lin:", "<maya>": who says what follows; the tokens up to that, 0 if nobody. */
size_t said_speaker(const struct people *people, const struct tokens *t, size_t i, struct actor *actor);
/* "Maya Lin : oui", "Maya: I do it": the whole name of somebody known, or what he says of himself; its tokens with the
 * colon. A name alone may be whom the message calls. */
size_t said_label(const struct people *people, const struct tokens *tokens, struct actor *speaker);
/* The same for "From Maya Lin to Everyone:", as calls write down their chat. */
size_t said_sender(const struct people *people, const struct tokens *t, size_t i, struct actor *actor);
/* The block as a line of a chat; false where it is none. */
bool
said_read(const struct outline *outline, const struct people *people, size_t block, struct said_line *line);
/* Is the next that owner (an address, or the name of whom none is known) writes below the block only that it
 * is done? */
bool said_done(const struct outline *outline, const struct people *people, size_t block, struct slice owner);
/*
 * Does owner next agree to do it and say by when: "sure, you'll have it by Friday", "will do tomorrow"? Returns the
 * block in which he does, *from the token from which on it is said; 0 if he does not.
 */
size_t said_agreed(const struct outline *outline, const struct people *people, size_t block, struct slice owner,
    size_t *from);
/* Does owner next ask for another day, "Monday is better", and whoever asked says yes to that? As above. */
size_t said_moved(const struct outline *outline, const struct people *people, size_t block, struct slice owner,
    size_t *from);
/* The same as said_agreed of whoever writes next and did not write the block; *line is his. */
size_t said_taken_on(const struct outline *outline, const struct people *people, size_t block, struct said_line *line);
/* said_day.c: the day on which the block was said, as its stamp says ("[24.11.26, 10:32]", "Tuesday 3:12 PM"): a day of
 * the two months before now, or that day. False where it says none. */
bool said_day(struct pool *pool, const struct outline *outline, size_t block, const struct date_context *context,
    struct civil_date *day);
/* The minute of the day at which it was said; -1 where the stamp does not say it. */
int said_minute(const struct outline *outline, size_t block);
/* The day on which somebody wrote what the block quotes, as the line above it says: "Am 09.11.2026 schrieb Tom:". False
 * where it is no quotation or none says it. */
bool said_quoted_day(struct pool *pool, const struct outline *outline, size_t block, const struct date_context *context,
    struct civil_date *day);
/* "Tuesday", "Yesterday", "Nov 24": the last such day, not the next one. */
bool said_day_named(struct pool *pool, const struct date_context *context, struct slice words, struct civil_date *day);
/* Does owner say no next, or whoever asked take it back? */
bool
said_refused(const struct outline *outline, const struct people *people, size_t block, struct slice owner);
/* "Perfect, do that", ":+1:", "ok." from token from on? */
bool said_yes(const struct tokens *t, size_t from);
/* Does the next who writes something else than whoever wrote the block say yes to it, "perfect, do that", or only when, "by Friday?":
 * that block, and the token *from at which he begins; or 0. */
size_t said_accepted(const struct outline *outline, const struct people *people, size_t block, size_t *from);

/* "... - Maya Lin WATCH (5 secs)", as recorders write it: how many tokens stand in front of what leads to the recording. */
size_t said_less_player(const struct tokens *t);
/* "... (in progress)", "... - WIP", "... (Maya), open": how many tokens stand in front of the state that a point closes with. */
size_t said_less_state(const struct tokens *t);

#endif
