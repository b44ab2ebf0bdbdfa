/*
 * store_read: what the records say. The half of the store that agreectl and
 * the board may use; it never writes.
 *
 * Everything that comes back lives in the pool given; texts are
 * NUL-terminated and never NULL. A database that cannot be read (damaged,
 * full disk) ends the process with a line in the log: nothing can be decided
 * without it, and nothing is lost by stopping.
 */
#ifndef AGREED_STORE_READ_H
#define AGREED_STORE_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pool;
struct store;

struct store_agreement {
	int64_t id;
	const char *title;
	const char *held_on;        /* date */
	int64_t created;
	int revision;
	const char *requester_name, *requester_email;
	const char *source_id;
	int64_t flag_by;
	int64_t closed;             /* 0: open */
	const char *series, *calendar; /* to which series of meetings it belongs (series.h); each may be "" */
	int64_t next_at;            /* when its people meet again, 0: not known */
	bool next_timed;            /* with a time; else only the day is known */
};

struct store_owner {
	const char *name, *email, *department;
	int64_t confirmed;          /* 0: not yet */
};

struct store_item {
	int64_t id, agreement;
	int n;
	const char *text, *standard, *interest, *needs;
	const char *lacking;        /* what the owner's department needs with it and nobody has said, or "" */
	const char *due;            /* date or "" */
	int due_minute;             /* -1: the whole day */
	const char *due_words, *due_why;
	bool milestone;
	const char *quote;
	int line;
	const char *state;          /* the words of agreed(8), section STATES */
	int64_t changed;
	int64_t revised;            /* when text, date or owner last did */
	int64_t parent;             /* the item that it was split from, 0: none */
	struct store_owner *owners;
	size_t owner_count;
};

/* What a point is to be split into. */
struct store_part {
	const char *text, *due, *due_words;
	int due_minute;
};

struct store_proposal {
	int64_t id, item, at;
	const char *kind;           /* change, split, offer, checkpoint, same, done */
	const char *person;         /* who proposes */
	const char *side;           /* who has to answer: requester, owner, candidate */
	const char *message_id, *quote;
	const char *due, *due_words, *due_why, *text; /* change */
	int due_minute;
	const char *email, *name;   /* offer */
	int64_t checkpoint, starts; /* checkpoint: which, and its new time (0: none) */
	int64_t other;              /* same, done: which item of earlier notes */
	struct store_part *parts;   /* split */
	size_t part_count;
};

/* The item waits on the other one, mostly of the same agreement. */
struct store_wait {
	int64_t item, on, agreement, on_agreement;
	int n, on_n;                /* their numbers in their agreements */
	const char *on_state;
	const char *person, *message_id, *quote;
};

struct store_participant {
	const char *email, *name, *role;
};

struct store_checkpoint {
	int64_t id, agreement;
	const char *email, *uid, *partstat;
	int sequence;
	int64_t starts;
	int minutes;
	bool cancelled;
	int64_t *items;             /* ids of the points looked at */
	size_t item_count;
};

struct store_event {
	int64_t id, at, agreement, item; /* 0: none */
	const char *kind, *person, *message_id, *detail;
	bool by_hand;               /* the administrator entered it on that person's behalf */
};

struct store_notice {
	int64_t id, agreement;
	const char *recipient, *kind, *occasion, *message_id, *state, *answer;
	int64_t created, next_try, settled;
	int attempts;
	bool answering;             /* it follows from somebody's mail */
	const char *body;
	size_t body_len;
};

struct store_health {
	const char *name, *state, *why;
	int64_t changed, good;
};

struct store_counts {
	int64_t agreements, open_agreements, items, waiting, held, failed, unknown, messages;
};

/* Opens for reading. NULL with a sentence in *why when there is no such database or it is of another version. */
struct store *store_open_read(const char *path, const char **why);
void store_close(struct store *s); /* NULL is allowed */

bool store_agreement_get(struct store *s, struct pool *pool, int64_t id, struct store_agreement *a);
size_t store_agreements(struct store *s, struct pool *pool, bool open_only, struct store_agreement **list);
/* The agreements of a's requester, open or closed since then, that are of a's series by key or calendar; oldest first. */
size_t store_agreements_series(struct store *s, struct pool *pool, const struct store_agreement *a, int64_t since,
    int64_t **ids);
/* The open agreements that somebody is on. */
size_t store_agreements_of(struct store *s, struct pool *pool, const char *email, int64_t **list);
/*
 * The agreements to which something happened after the event *last, which becomes the newest
 * one. *last 0: all that are open. That a mail was sent is nothing that happened to one.
 */
size_t store_agreements_changed(struct store *s, struct pool *pool, int64_t *last, int64_t **list);
/* Of which a point was due from one date to the other, or was accepted or changed from begins on and before ends. */
size_t store_agreements_in(struct store *s, struct pool *pool, const char *from, const char *to, int64_t begins,
    int64_t ends, int64_t **ids);
size_t store_items(struct store *s, struct pool *pool, int64_t agreement, struct store_item **list);
/* Of which agreement the item is, 0: there is none. */
int64_t store_item_agreement(struct store *s, int64_t item);
/* What waits for a yes or no about the item; false when nothing does. */
bool store_proposal_get(struct store *s, struct pool *pool, int64_t item, struct store_proposal *p);
/* Who waits on whom in an agreement (0: in all open ones), by number. */
size_t store_waits(struct store *s, struct pool *pool, int64_t agreement, struct store_wait **list);
/* The business days of a step of a process, -1 when the item is none. */
int store_step_days(struct store *s, int64_t item);
size_t store_participants(struct store *s, struct pool *pool, int64_t agreement, struct store_participant **list);
size_t store_lines(struct store *s, struct pool *pool, int64_t agreement, const char *kind, const char ***list);
size_t store_checkpoints(struct store *s, struct pool *pool, int64_t agreement, struct store_checkpoint **list);
size_t store_events(struct store *s, struct pool *pool, int64_t agreement, struct store_event **list);
/* Notices of one agreement (0: of all), newest first, at most max, without their bodies. */
size_t store_notices(struct store *s, struct pool *pool, int64_t agreement, size_t max, struct store_notice **list);
/*
 * Those whose fate is unknown and that were for the requester, or for somebody whose mail made no agreement, so that
 * nobody else was told: of one recipient ("": of all), oldest first. Left out is what a later mail to them says: one that
 * waits or was sent; heard: one that was sent.
 */
size_t store_notices_lost(struct store *s, struct pool *pool, const char *recipient, bool heard,
    struct store_notice **list);
size_t store_healths(struct store *s, struct pool *pool, struct store_health **list);
void store_counts(struct store *s, struct store_counts *counts);

#endif
