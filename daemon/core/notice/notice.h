/*
 * notice: what we say. Fills a template from the record, makes the finished
 * mail with its headers, parts and calendar, gives it its Message-ID, and
 * puts it into the outbox, all in the transaction of the caller.
 *
 * Each mail goes to one recipient and is unique by (recipient, kind,
 * occasion): writing it again does nothing. Every mail carries Auto-Submitted,
 * our loop mark, thread headers of its agreement and the recipient's own reply
 * token.
 */
#ifndef AGREED_NOTICE_H
#define AGREED_NOTICE_H

#include "daemon/core/record.h"
#include "daemon/core/drive/rung.h"

struct config_errors;
struct pool;
struct reading;
struct reading_line;

/* Loads and checks every template of the folder; NULL and all errors when there are any. */
struct notice_kinds *
notice_kinds_load(const char *folder, const char *language, struct config_errors *errors);
void notice_kinds_free(struct notice_kinds *kinds);

/*
 * The confirmation of the points that stand as proposed since this moment
 * (all of them at the first revision): one copy for each owner, the requester,
 * and both managers where a milestone is among them. Invitations follow as
 * the settings say.
 */
void notice_confirm(struct core *core, struct pool *pool, const struct record *r);
/* What is missing, all in one mail to the requester. */
void notice_question(struct core *core, struct pool *pool, const struct record *r);

/* One thing to remind somebody of. */
struct notice_reminder {
	const struct record *record;
	const struct store_item *item;
	enum {
		REMIND_CHECKPOINT,
		REMIND_DUE,
		REMIND_OVERDUE,
		REMIND_NUDGE, /* an answer is owed: cause says to what */
		REMIND_COPY   /* somebody else owes it (person), and they stand in for them */
	} why;
	enum rung_cause cause;
	bool split;          /* to do with less is offered */
	const char *waiting; /* name of who waits for the answer, or NULL */
	const char *person;  /* name of who owes it, or NULL */
};
/* One mail a person a day (a date in their zone is the occasion). false when they had theirs today. */
bool notice_remind(struct core *core, struct pool *pool, const char *email, const char *day,
    const struct notice_reminder *list, size_t n);

/* A question that got no answer, in the words of the log (escalation.h). */
struct notice_escalation {
	const struct record *record;
	const struct store_item *item;
	int64_t id; /* of the ladder */
	enum rung_cause cause;
	const char *holder, *waiter; /* addresses: who owes the answer, who waits for it */
	const char *managers[2];     /* theirs, in that order, or NULL */
	const char *sentence;        /* what whoever waits wants added, or "" */
	int64_t send_at;             /* announced: when managers will be asked */
	struct store_event *events;
	size_t event_count;
};
enum notice_help {
	HELP_ANNOUNCE, /* to whoever waits: this is what managers will read; they can stop it or add to it */
	HELP_ASK,      /* to a manager, holder or waiter: please help coordinate */
	HELP_SUMMARY   /* to whoever waits: no answer came, and nothing is asked again */
};
/* Its kind in the outbox. */
const char *notice_help_kind(enum notice_help what);
/* One mail of its kind a person a day (a date in their zone is the occasion). false when they had theirs today. */
bool notice_help_ask(struct core *core, struct pool *pool, enum notice_help what, const char *email, const char *day,
    const struct notice_escalation *list, size_t n);

struct account;
/*
 * The week: the person's open points (cause CAUSE_DECIDE: it is their turn as the
 * requester), and a line for each department that they manage. Nothing without either.
 */
void notice_digest(struct core *core, struct pool *pool, const char *email, const char *day,
    const struct notice_reminder *list, size_t n, const struct account *week);

/* The next meeting is near: what is open in its series, to the requester. The order of the parts is that of the mail. */
enum notice_agenda_part { AGENDA_STUCK, AGENDA_LATE, AGENDA_DECIDE, AGENDA_OPEN, AGENDA_DONE, AGENDA_PART_COUNT };
struct notice_agenda_point {
	const struct record *record;
	const struct store_item *item;
	enum notice_agenda_part part;
	const char *why; /* in its owner's words, or "" */
};
/* r: the notes that named the meeting. */
void notice_agenda(struct core *core, struct pool *pool, const struct record *r, const struct notice_agenda_point *list,
    size_t n);

/* What managers see of a milestone, besides its confirmation and its end (revision) and escalations. */
enum notice_milestone { MILESTONE_CONFIRMED, MILESTONE_AT_RISK, MILESTONE_LATE, MILESTONE_COUNT };
/*
 * To both managers, when they are at work; nothing when the item is no milestone.
 * quote: the owner's words, or ""; occasion: what makes it one of its kind.
 */
void notice_milestone(struct core *core, struct pool *pool, const struct record *r, const struct store_item *item,
    enum notice_milestone what, const char *quote, const char *occasion);

/* To waiter: who is away until then, and their points wait; substitute: address or name, or "". */
void notice_away(struct core *core, struct pool *pool, const struct record *r, const char *waiter, const char *who,
    struct civil_date until, const char *substitute);

/* The owner says it is done: asks the requester. */
void notice_done(struct core *core, struct pool *pool, const struct record *r, const struct store_item *item,
    const char *who, const char *quote, const char *occasion);
/* The whole record as it stands; closing: it has just ended. */
void notice_status(struct core *core, struct pool *pool, const struct record *r, const char *email,
    bool closing, const char *answers);
void notice_help(
    struct core *core, struct pool *pool, const struct record *r, const char *email, const char *answers);

/* Something that one person has to decide, by a yes or no or a word more. */
enum notice_choice_kind {
	CHOICE_CHANGE,        /* requester: the owner proposes another date or other words (proposal) */
	CHOICE_SPLIT,         /* requester or owner: the other side proposes a split (proposal with parts) */
	CHOICE_DECLINED,      /* requester: the owner says that it is not his */
	CHOICE_HANDOVER,      /* requester: ... and whose it might be (proposal: name) */
	CHOICE_BLOCKED,       /* requester: the owner cannot go on */
	CHOICE_NEED,          /* requester: the owner needs something */
	CHOICE_OFFER,         /* candidate: the requester asks you to take it over */
	CHOICE_OFFER_REFUSED, /* requester: the person to whom it was offered says no */
	CHOICE_CHECKPOINT,    /* requester: the owner's calendar wants another time, or none (proposal: starts) */
	CHOICE_KIND_COUNT
};

struct notice_choice {
	enum notice_choice_kind kind;
	const char *email; /* who decides */
	const struct store_item *item;
	const struct store_proposal *proposal; /* or NULL */
	const char *quote;                     /* what was written */
};
/*
 * One mail to email with all of the list that it has to decide; who wrote, in
 * answer to which Message-ID. Entries for other addresses are passed over.
 */
void notice_decide(struct core *core, struct pool *pool, const struct record *r, const char *email,
    const char *who, const struct notice_choice *list, size_t n, const char *answers);

/* Something that stands differently from now on, with what stood before. */
enum notice_change_kind {
	CHANGE_CONTENT,  /* date or words: before and item differ */
	CHANGE_OWNER,    /* somebody else owns it now */
	CHANGE_SPLIT,    /* other points stand in its place (their parent is item) */
	CHANGE_REFUSED,  /* the proposed change was not accepted: it stands as it was */
	CHANGE_HELPED,   /* the requester answers what the owner needed: quote */
	CHANGE_ACCEPTED, /* it meets the standard: thanks */
	CHANGE_REOPENED, /* it does not yet: quote says what is missing */
	CHANGE_CANCELLED,
	CHANGE_KIND_COUNT
};

struct notice_change {
	enum notice_change_kind kind;
	const struct store_item *before, *item;
	const char *quote;
};
/*
 * The record as it stands now, a new revision of it, and what changed: one mail to
 * each owner of a changed point (old and new) and to the requester; for an accepted
 * or changed milestone the managers are in copy. who made the change gets it only
 * where others do (never as the sole reader).
 */
void notice_revision(struct core *core, struct pool *pool, const struct record *r, const char *who,
    const struct notice_change *list, size_t n, const char *answers);

/* A line that somebody wrote and what it is about. */
struct notice_quote {
	int n; /* the point's number, 0: all */
	const char *quote;
	const char *why; /* why nothing was changed, or "" */
};
struct answered;
/* Lines of one mail that change nothing. */
struct notice_words {
	const struct notice_quote *list;
	size_t n;
	bool changed;                 /* other lines of it did change something: nobody is told that nothing did */
	const struct answered *about; /* which points they can be about, NULL: all that the writer was ever shown */
};
/* To the writer: these lines changed nothing, and how to say it. answers is the Message-ID answered. */
void notice_unclear(struct core *core, struct pool *pool, const struct record *r, const char *email,
    const struct notice_words *words, const char *answers);
/* To the requester: what somebody wrote about points. */
void notice_said(struct core *core, struct pool *pool, const struct record *r, const char *who,
    const struct notice_words *words, const char *answers);
/* To somebody: what the other side (who) answers to their words. */
void notice_passed(struct core *core, struct pool *pool, const struct record *r, const char *email, const char *who,
    const char *words, const char *answers);
/*
 * who is not on the record and answered a mail about it, perhaps about that point (0: about none): to them, that nothing
 * came of it and who can change that; to the requester, how.
 */
void notice_outsider(struct core *core, struct pool *pool, const struct record *r, const char *email, const char *who,
    int point, const char *words, const char *answers);
/*
 * To whom the administrator entered an answer for: what it was (words), and where the point stands (0: none).
 * Nothing when another mail of this turn (answers) tells them already.
 */
void notice_byhand(struct core *core, struct pool *pool, int64_t agreement, int point, const char *email,
    const char *words, const char *answers);
/* To the requester: a mail to somebody was not or may not have been delivered. Once an occasion. */
void notice_undelivered(struct core *core, struct pool *pool, const struct record *r, const char *recipient,
    const char *subject_kind, const char *why, bool maybe, const char *occasion);
/* A new event: an invitation in a mail of its own. */
void
notice_invite(struct core *core, struct pool *pool, const struct record *r, const struct store_checkpoint *c);
/* One that the person has already. */
enum notice_invite_why {
	INVITE_NEW,
	INVITE_MOVED,
	INVITE_STAYS,   /* it was declined, and stands as it was */
	INVITE_AGAIN,   /* it was asked for (REFRESH) */
	INVITE_REFUSED, /* the time that was proposed is not taken (DECLINECOUNTER) */
	INVITE_WHY_COUNT
};
/* answers: what came from their calendar, or "". */
void notice_invite_again(struct core *core, struct pool *pool, const struct record *r,
    const struct store_checkpoint *c, enum notice_invite_why why, const char *answers);
/* The event leaves the person's calendar. */
void notice_uninvite(
    struct core *core, struct pool *pool, const struct record *r, const struct store_checkpoint *c);

/* To the person in whose name a mail came that is held (held.h): was it theirs? again: the answer was neither yes nor no. */
void notice_verify(struct core *core, struct pool *pool, int64_t held, const char *person,
    const struct reading *reading, bool again);

/* To whoever sent notes: nothing that looks like an action item; lines that might be. */
void notice_noitems(struct core *core, struct pool *pool, const struct reading *reading);
void notice_refused_size(
    struct core *core, struct pool *pool, const struct reading *reading, int64_t size, int64_t size_max);
/* More notes in an hour than are taken: told once an hour. */
void notice_too_many(struct core *core, struct pool *pool, const struct reading *reading, int64_t hour);
/* To whoever asked for a process: it was not started, and why. */
void notice_noprocess(struct core *core, struct pool *pool, const struct reading *reading, const char *why);
void notice_unreadable(struct core *core, struct pool *pool, const struct reading *reading);

#endif
