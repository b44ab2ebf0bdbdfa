/*
 * store: the records, for the core, their one writer. All that one message or
 * one moment decides is written between store_begin and store_commit; what
 * was committed survives a crash and a power cut (WAL, synchronous=FULL).
 *
 * Like store_read.h: a database that fails ends the process. Until
 * store_commit returns, nothing has happened.
 */
#ifndef AGREED_STORE_H
#define AGREED_STORE_H

#include "daemon/store/store_read.h"

/* Opens, creates or migrates. path ":memory:" keeps all in memory. NULL with a sentence in *why. */
struct store *store_open(const char *path, const char **why);

void store_begin(struct store *s);
void store_commit(struct store *s);
/* Nothing of it has happened. */
void store_rollback(struct store *s);

/* -- the journal of mails -- */
struct store_folder {
	int64_t uidvalidity;
	int64_t since;
	int64_t uid_next;       /* first UID not yet looked at under this uidvalidity */
};
bool store_folder_get(struct store *s, const char *mailbox, const char *folder, struct store_folder *f);
void store_folder_put(struct store *s, const char *mailbox, const char *folder, int64_t uidvalidity, int64_t since);

struct store_message {
	const char *mailbox, *folder;
	int64_t uidvalidity, uid;
	const char *message_id, *hash, *sender, *verdict;
	int64_t received;
	int64_t decided;        /* when */
	int64_t agreement;      /* 0: none */
	int keep;               /* enum wire_keep */
};
/* Decided already? *keep becomes what was decided about it. */
bool store_message_known(struct store *s, const char *mailbox, const char *folder, int64_t uidvalidity, int64_t uid,
    int *keep);
/*
 * Was this very mail decided before, under whatever UID? The same hash says
 * so, and so does the same Message-ID when it is not empty. *keep becomes
 * what was decided about it.
 */
bool store_message_seen(struct store *s, const char *message_id, const char *hash, int *keep);
/*
 * Is all that is known of this mail that it was left alone, because nobody had
 * asked for it? (Then somebody may do so later: by a tag, or by moving it.)
 */
bool store_message_left(struct store *s, const struct store_message *m);
/* How many mails of that sender were decided so since an instant. */
int64_t store_message_count(struct store *s, const char *sender, const char *verdict, int64_t since);
/* A mail that was decided before under the same UID is decided anew. */
void store_message_add(struct store *s, const struct store_message *m);
void store_message_marked(struct store *s, const char *mailbox, const char *folder, int64_t uidvalidity, int64_t uid);
struct store_unmarked {
	int64_t uid;
	int keep;
};
/* Decided but not yet marked on the server. */
size_t store_unmarked(struct store *s, struct pool *pool, const char *mailbox, const char *folder, int64_t uidvalidity,
    struct store_unmarked **list);

/* -- agreements -- */
int64_t store_agreement_add(struct store *s, const struct store_agreement *a);
/* The agreement that the mail with that Message-ID began, 0: none. */
int64_t store_agreement_of(struct store *s, const char *source_id);
/*
 * The first open agreement since an instant that has this line of the notes, of the same meeting's day or with
 * the same date; 0: none. agreement limits it to that one, 0: any.
 */
int64_t store_line_known(struct store *s, int64_t agreement, const struct store_item *item, const char *held_on, int64_t since);
/* A new revision goes out, to be flagged until flag_by. */
void store_agreement_revision(struct store *s, int64_t id, int revision, int64_t flag_by);
void store_agreement_close(struct store *s, int64_t id, int64_t now);
void store_participant_add(struct store *s, int64_t agreement, const struct store_participant *p);
/* Adds the item and its owners; returns its id. */
int64_t store_item_add(struct store *s, const struct store_item *item);
void store_item_state(struct store *s, int64_t item, const char *state, int64_t now);
void store_item_due(struct store *s, int64_t item, const char *due, int minute, const char *words, const char *why);
/* It is a step of that process and takes so many business days. */
void store_step_add(struct store *s, int64_t item, const char *process, int days);
/* One item waits on another (w: item, on, person, message_id, quote); saying it twice does nothing. */
void store_wait_add(struct store *s, const struct store_wait *w, int64_t now);
/* The agreements of what waits on the item, or on the one that it was split from. */
size_t store_awaiting(struct store *s, struct pool *pool, int64_t item, int64_t **agreements);
/* Puts one owner in place of all others. */
void store_item_owner(struct store *s, int64_t item, const struct store_owner *owner);
/* The owner at that place of the list, from 0, by another name and address. */
void store_owner_known(struct store *s, int64_t item, int64_t position, const struct store_owner *owner);
/* Did a point ever belong to that address? */
bool store_is_owner(struct store *s, const char *email);
/* New words for the deliverable; "" leaves them. */
void store_item_text(struct store *s, int64_t item, const char *text);
/* Its completion standard; "" leaves it. */
void store_item_standard(struct store *s, int64_t item, const char *standard);
void store_item_lacking(struct store *s, int64_t item, const char *lacking);
void store_item_interest(struct store *s, int64_t item, const char *interest);
/* Text, date or owner changed: nobody has said yes to what stands now. */
void store_item_revised(struct store *s, int64_t item, int64_t now);
/* Adds it with its parts and returns its id; an open one of the item must have ended before. */
int64_t store_proposal_add(struct store *s, const struct store_proposal *p);
void store_proposal_end(struct store *s, int64_t item, const char *outcome, int64_t now);
/* Has a proposal that the requester was to answer ended since an instant? A later yes is no yes to anything else. */
bool store_proposal_ended(struct store *s, int64_t item, int64_t since);
void store_owner_confirmed(struct store *s, int64_t item, const char *email, int64_t now);
void store_line_add(struct store *s, int64_t agreement, const char *kind, int n, const char *text);
int64_t store_checkpoint_add(struct store *s, const struct store_checkpoint *c);
/* The points that it looks at. */
void store_checkpoint_attach(struct store *s, int64_t id, int64_t item);
void store_checkpoint_detach(struct store *s, int64_t id, int64_t item);
/* It moves: the person's answer counts for the old time only. */
void store_checkpoint_move(struct store *s, int64_t id, int64_t starts, int sequence);
void store_checkpoint_cancel(struct store *s, int64_t id, int sequence);
void store_checkpoint_answer(struct store *s, int64_t id, const char *partstat);
bool store_checkpoint_find(struct store *s, struct pool *pool, const char *uid, struct store_checkpoint *c);

/* -- the log -- */
void store_event_add(struct store *s, const struct store_event *e);

/* -- mails whose writer is asked first -- */
struct store_held {
	int64_t id, agreement;  /* agreement 0: notes */
	const char *person, *message_id;
	int64_t at;
	const char *reading;    /* packed */
	size_t reading_len;
};
int64_t store_held_add(struct store *s, const struct store_held *h);
/* One that has not ended. */
bool store_held_get(struct store *s, struct pool *pool, int64_t id, struct store_held *h);
void store_held_end(struct store *s, int64_t id, const char *outcome, int64_t now);

/* -- the outbox -- */
/* false when a notice of that recipient, kind and occasion is there already: nothing is added then. */
bool store_notice_add(struct store *s, const struct store_notice *n);
bool store_notice_exists(struct store *s, const char *recipient, const char *kind, const char *occasion);
/*
 * A point that a mail showed to its reader; asks is "" for one in a list, "about", "answer" or "question" (schema.sql),
 * candidate whom the mail names as its next owner, or "".
 */
struct store_shown {
	int64_t item;
	const char *asks, *candidate;
};
/* The mail with that Message-ID shows the point. */
void store_shown_add(struct store *s, const char *message_id, const struct store_shown *shown);
size_t store_shown(struct store *s, struct pool *pool, const char *message_id, struct store_shown **list);
/* The points of the agreement that any mail to that address showed which went out or will; asks and candidate are "". */
size_t store_shown_to(struct store *s, struct pool *pool, const char *recipient, int64_t agreement,
    struct store_shown **list);
/* Waiting notices due by now with an id above after_id, lowest id first, at most max, with bodies. */
size_t store_notice_due(struct store *s, struct pool *pool, int64_t now, int64_t after_id, size_t max,
    struct store_notice **list);
/* The Message-ID of the notice of that recipient, kind and occasion, or "". */
const char *store_notice_id(struct store *s, struct pool *pool, const char *recipient, const char *kind,
    const char *occasion);
bool store_notice_get(struct store *s, struct pool *pool, int64_t id, struct store_notice *n);
/* By the Message-ID we gave it. */
bool store_notice_find(struct store *s, struct pool *pool, const char *message_id, struct store_notice *n);
void store_notice_settle(struct store *s, int64_t id, const char *state, int64_t now, const char *answer);
/* The mail with that Message-ID tells the reader that this one may be lost. */
void store_notice_told(struct store *s, int64_t id, const char *message_id);
void store_notice_retry(struct store *s, int64_t id, int attempts, int64_t next_try, const char *answer);
/* Those to a person that wait for a moment after now, and were not tried yet, wait at least until then. */
void store_notice_wait(struct store *s, const char *recipient, int64_t now, int64_t until);
/* How many notices that follow from somebody's mail were written to a person since an instant; agreement 0: about any. */
int64_t store_notice_count(struct store *s, const char *recipient, int64_t agreement, int64_t since);
/* How many of that kind were. */
int64_t store_notice_count_kind(struct store *s, const char *recipient, const char *kind, int64_t since);
/* When the n-th last notice was written, 0 when there are fewer. */
int64_t store_notice_nth_last(struct store *s, int64_t n);
/* Lets held notices go: those to the person, or all with "". Returns how many. */
int64_t store_notice_release(struct store *s, const char *recipient, int64_t now);

/* -- what is due later -- */
struct store_due {
	int64_t id, at, agreement, item; /* item 0: none */
	const char *kind, *email;
};
void store_due_add(struct store *s, const struct store_due *d);
size_t store_due(struct store *s, struct pool *pool, int64_t now, size_t max, struct store_due **list);
void store_due_done(struct store *s, int64_t id, int64_t now);
/* Looks again at another moment. */
void store_due_move(struct store *s, int64_t id, int64_t at);
/* What was to be looked at at one moment is looked at at another. */
void store_due_shift(struct store *s, const char *kind, int64_t item, const char *email, int64_t from, int64_t to);
/* Nothing of this item is to be looked at any more. */
void store_due_cancel(struct store *s, int64_t item, int64_t now);
/* The same for one kind of row and one person. */
void store_due_cancel_kind(struct store *s, int64_t item, const char *kind, const char *email, int64_t now);
/* The next instant at which a due row or a waiting notice wants attention, or 0. */
int64_t store_next(struct store *s);

/* -- the ladders (store_ladder.c) -- */
struct store_ladder {
	int64_t id, agreement, item;
	const char *person, *cause, *sentence;
	int64_t started, heard, send_at;
	bool again;             /* there was a first word: the solution is awaited */
	int step;
};
int64_t store_ladder_add(struct store *s, const struct store_ladder *l);
/* The open ones of an agreement, or of one item and person, or with that id. */
size_t store_ladders(struct store *s, struct pool *pool, int64_t agreement, struct store_ladder **list);
bool store_ladder_find(struct store *s, struct pool *pool, int64_t item, const char *person, struct store_ladder *l);
bool store_ladder_get(struct store *s, struct pool *pool, int64_t id, struct store_ladder *l);
/* The ids of the open ones whose escalation was announced for that moment. */
size_t store_ladders_announced(struct store *s, struct pool *pool, int64_t send_at, int64_t **list);
/* Step, announced escalation and sentence as they are now. */
void store_ladder_put(struct store *s, const struct store_ladder *l);
/* The person said a word about the item; 0: about any of the agreement. */
void store_ladder_heard(struct store *s, int64_t agreement, int64_t item, const char *person, int64_t now);
void store_ladder_end(struct store *s, int64_t id, const char *outcome, int64_t now);

/* -- who is away (store_ladder.c) -- */
struct store_away {
	const char *person, *until, *substitute, *message_id;
	int64_t since;
};
/* The same again changes nothing but the substitute. */
void store_away_add(struct store *s, const struct store_away *a);
/* The person has said that they are back. */
void store_away_end(struct store *s, const char *person);
/* Away at that instant: the absence with the latest end after the date. */
bool store_away_get(struct store *s, struct pool *pool, const char *person, int64_t now, const char *today,
    struct store_away *a);

/* -- digests (store_ladder.c) -- */
int64_t store_digest_last(struct store *s); /* 0: never */
void store_digest_looked(struct store *s, int64_t now);
bool store_digest_is_off(struct store *s, const char *person);
void store_digest_off(struct store *s, const char *person, bool off, int64_t now);

void store_health_put(struct store *s, const char *name, const char *state, const char *why, int64_t now, bool good);

#endif
