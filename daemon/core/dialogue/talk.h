/*
 * talk: one mail of one person on an agreement, while it is applied. What it leads
 * to is collected here and said at the end, so that everybody gets one mail at
 * most: the writer what was not understood, the requester what he has to decide,
 * all concerned what changed.
 *
 * Private to the apply files. Everything lives in talk->pool.
 */
#ifndef AGREED_TALK_H
#define AGREED_TALK_H

#include "daemon/core/dialogue/answered.h"
#include "daemon/core/notice/notice.h"
#include "daemon/core/record.h"
#include "daemon/core/step.h"
#include "parsers/reading.h"

struct talk_quotes {
	struct notice_quote *v;
	size_t n, cap;
};

struct talk_choices {
	struct notice_choice *v;
	size_t n, cap;
};

struct talk_changes {
	struct notice_change *v;
	size_t n, cap;
};

struct talk {
	struct core *core;
	struct pool *pool;
	struct record *r;
	const char *writer, *message_id;
	bool is_requester;
	struct answered answered;     /* the mail that is answered, and which points it showed */
	bool asked;                   /* ... it brought somebody's words: they wait for some */
	bool changed;                 /* the record is not as it was */
	bool part;                    /* the mail is about other agreements as well: what means nothing here may mean it there */
	size_t missed;                /* ... words of which that is so */
	struct talk_quotes unclear;   /* back to the writer: nothing changed, and why */
	struct talk_quotes said;      /* to the requester, for information */
	struct talk_choices choices;  /* to whoever has to decide */
	struct talk_changes changes;  /* to all concerned: what stands now */
	bool completed;               /* points that lacked something can go out now */
	bool status, help;            /* asked for */
};

void talk_unclear(struct talk *t, int n, const struct reading_answer *a, const char *why);
void talk_said(struct talk *t, int n, const struct reading_answer *a);
/* Somebody has to decide about the item; kind is the template's word for the question. */
void talk_choose(struct talk *t, struct store_item *item, const char *email, enum notice_choice_kind kind,
    const struct reading_answer *a, const struct store_proposal *p);
/* What stands now differs from what stood: before is the item as it was. */
void talk_changed(struct talk *t, const struct store_item *before, struct store_item *item,
    enum notice_change_kind kind, const struct reading_answer *a);

/*
 * Does something wait since an instant that the mail which is answered cannot have meant? Then a line back to the writer.
 */
bool talk_is_older(struct talk *t, const struct reading_answer *a, const struct store_item *item, int64_t waits_since);

/* The step, or a line back to the writer when the state does not allow it. */
bool talk_step(struct talk *t, const struct reading_answer *a, struct store_item *item, enum item_event event);

/*
 * Whom the requester's words name: somebody of the directory or on the agreement, else the address that he writes in
 * full, whosever it is: he would be the one to be asked whether it is right, and his mail was sure enough to change
 * the record. false when nobody or several could be meant.
 */
bool talk_person(struct talk *t, struct slice words, struct store_owner *owner);

/* New content for the item, in the store as well; "" and a date without year leave what stands. */
struct talk_content {
	const char *text, *due, *due_words, *due_why;
	int due_minute;
};
struct talk_content talk_content(struct talk *t, const struct reading_answer *a);
void talk_content_set(struct talk *t, struct store_item *item, const struct talk_content *c);

/* Says all that was collected. */
void talk_end(struct talk *t);

/* -- the acts on one point; each refuses what the writer may not do -- */
typedef void talk_act(struct talk *t, const struct reading_answer *a, struct store_item *item);
/* By an owner; the table has NULL where an owner's word changes nothing. */
extern talk_act *const talk_owner_acts[ACT_LAST + 1];
/* By the requester. */
extern talk_act *const talk_requester_acts[ACT_LAST + 1];
/* By the person to whom a point was offered. */
extern talk_act *const talk_candidate_acts[ACT_LAST + 1];

/* Why the point matters to its owner, from the requester; nobody else may say it. */
talk_act talk_interest;

/* -- proposals (proposal.c) -- */
bool talk_pending(struct talk *t, const struct store_item *item, struct store_proposal *p);
/* A proposal of the writer's with nothing in it yet; it is not stored. */
struct store_proposal talk_proposal(struct talk *t, const struct reading_answer *a, const struct store_item *item,
    const char *kind, const char *side);
/* The owner's change, split or another owner's name; the requester's split. */
void talk_propose(struct talk *t, const struct reading_answer *a, struct store_item *item);
/* A yes or no to what is pending. */
void talk_proposal_accept(struct talk *t, const struct reading_answer *a, struct store_item *item,
    const struct store_proposal *p);
void talk_proposal_refuse(struct talk *t, const struct reading_answer *a, struct store_item *item,
    const struct store_proposal *p);
void talk_offer(struct talk *t, const struct reading_answer *a, struct store_item *item, const struct store_owner *to);

/* -- points that may be those of earlier notes (talk_same.c): is it such a question, and a yes or no to it -- */
bool talk_is_same(const struct store_proposal *p);
void talk_same_accept(struct talk *t, const struct reading_answer *a, struct store_item *item,
    const struct store_proposal *p);
void talk_same_refuse(struct talk *t, const struct reading_answer *a, struct store_item *item,
    const struct store_proposal *p);

/* -- checkpoints (talk_checkpoint.c): a yes or no to what the owner's calendar proposed -- */
void talk_checkpoint_accept(struct talk *t, const struct reading_answer *a, struct store_item *item,
    const struct store_proposal *p);
void talk_checkpoint_refuse(struct talk *t, const struct reading_answer *a, struct store_item *item,
    const struct store_proposal *p);

#endif
