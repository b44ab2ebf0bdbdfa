/*
 * decide: a reading has come. Who wrote, about which agreement, what happened?
 * Turns readings into events and hands them to apply; changes nothing itself.
 */
#ifndef AGREED_DECIDE_H
#define AGREED_DECIDE_H

#include "daemon/core/core.h"
#include "daemon/ground/wire.h"
#include "parsers/reading.h"

struct pool;

/* How much of the mail the reading is about. */
enum decide_extent {
	DECIDE_WHOLE,
	DECIDE_TOO_BIG,   /* over size-max: the header alone was read */
	DECIDE_UNREADABLE /* it ended the reader: the header alone was read, or not even that (reading is empty) */
};

struct decide_mail {
	enum decide_extent extent;
	bool tagged;          /* by the IMAP flag or the folder: notes even without the keyword */
	int64_t size;
	int64_t size_max;
};

/* What became of a mail; goes into the journal. */
struct decide_verdict {
	const char *word;     /* notes, reply, ...: see schema.sql */
	int64_t agreement;    /* 0: none */
	enum wire_keep keep;
};

/* What a reply answers to, for the reader to know when it reads the reply a second time. */
struct decide_context {
	struct reading_point *points; /* in the pool given */
	size_t point_count;
	enum reading_role role;
	int64_t sent;         /* when the mail that is answered was sent, 0 unknown */
};

/* Is it a person's answer about an agreement that this person is on? Then *context says what about. */
bool decide_context(struct core *core, struct pool *pool, const struct reading *reading,
    struct decide_context *context);

/* Inside a transaction, with core->now set. */
struct decide_verdict decide(struct core *core, struct pool *pool, const struct decide_mail *mail,
    const struct reading *reading);

#endif
