/*
 * answered: which mail of ours somebody answers, and which points his words are
 * about where they name none.
 *
 * The mail is the one that In-Reply-To names, else the last of References that is
 * ours, if it went to the writer. Words without a number are about the points of
 * which it wants something; where it only lists points, about these.
 *
 * Where no such mail is known (a new mail by the tag in its subject or by the
 * address, a program that drops thread headers, an answer to what somebody else
 * got), they are about the points that any mail has shown to the writer, and count
 * only where they can mean one of them alone; else he is asked which.
 *
 * What was never shown to the writer is not meant, not counted and not listed by
 * words without a number. A point that is named by its number is always reached.
 */
#ifndef AGREED_ANSWERED_H
#define AGREED_ANSWERED_H

#include "daemon/core/record.h"
#include "parsers/reading.h"

struct pool;

enum answered_reach {
	ANSWERED_MAIL,   /* a mail is known, and what it showed */
	ANSWERED_PERSON, /* none is known: all that the writer was ever shown */
	ANSWERED_THESE   /* said without a mail, by a calendar or by the administrator, who sees the whole record */
};

struct answered {
	enum answered_reach reach;
	struct store_notice mail;   /* kind "": not known, or of a mail without points */
	struct store_shown *points; /* of the record */
	size_t n;
	bool narrow;                /* of some of them the mail wants something */
	int64_t sent;               /* when the mail that is answered was written, whoever got it; 0: not known */
};

void answered_find(struct core *core, struct pool *pool, const struct record *r, const struct reading *reading,
    struct answered *answered);
/* What is said without a mail: about these points, by their ids. */
void answered_these(struct pool *pool, const int64_t *items, size_t n, struct answered *answered);

/* What the mail showed of the point, NULL: nothing. */
const struct store_shown *answered_point(const struct answered *answered, const struct store_item *item);
/* The same, only where words without a number are about it. */
const struct store_shown *answered_about(const struct answered *answered, const struct store_item *item);

/*
 * Was the writer asked for a yes or no about the point? And for what it lacks, or whether it may go to an address that
 * nobody knows? The second is never so unless the very mail asked.
 */
bool answered_asks(const struct answered *answered, const struct store_item *item);
bool answered_questions(const struct answered *answered, const struct store_item *item);

/*
 * Does something wait since then that the mail, which asked about the point, cannot have meant? An answer to the mail
 * is none to that.
 */
bool answered_is_older(const struct answered *answered, const struct store_item *item, int64_t waits_since);

#endif
