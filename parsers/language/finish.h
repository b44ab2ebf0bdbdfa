/*
 * finish: from a claim that was taken to the item that people read: its text
 * without owner and date words, its due date, its completion standard, why it
 * matters, whether it is a milestone or done already.
 */
#ifndef AGREED_FINISH_H
#define AGREED_FINISH_H

#include "parsers/language/claim.h"
#include "parsers/language/date.h"

/* Lines below a task that are looked at for a done mark or a standard. */
#define FINISH_BELOW_MAX 6

/* Somebody of another house, or of another family name, who shares a name with somebody who is known. */
struct stranger {
	struct slice name;   /* the word, plain */
	size_t block, token; /* where he is introduced */
};

/* Who wrote what stands below the block, the header of a mail within the notes. */
struct finish_writer {
	size_t block;
	struct reading_address who;
};

struct finish {
	struct pool *pool;
	const struct outline *outline;
	const struct people *people;
	const struct question *question;
	struct reading_address author; /* who wrote the notes */
	struct slice text;             /* reading->text, for quotes */
	size_t *line_at;               /* where its lines begin; filled by finish_prepare */
	size_t line_count;
	struct date_context context;
	struct reading_due page_due; /* "Everything is due Friday", and in which block that stands */
	size_t page_due_block;
	bool page_due_above; /* it is said of what stands above it as well: "All by Friday please." */
	struct reading_due before_due; /* of the task before this one, and the block in which that stands */
	size_t before_block;
	struct reading_next next; /* when the people of the notes meet again */
	struct finish_writer *writers; /* in the order of the text */
	size_t writer_count;
	struct stranger *strangers; /* in the order of the text */
	size_t stranger_count;
	uint64_t closed, numbered; /* points that a note says are done, and those that a list has; sets of numbers */
	bool forwarded; /* what is quoted is of whoever wrote the forwarded mail, the author */
	bool bare_stamps; /* lines end in "12:40" alone, which is the same */
	bool stamped;   /* lines end in "(12:40)", where in a recording it was said */
};

/* The end of tokens from..to without "(12:40)" behind them, bare: without "12:40". */
size_t finish_less_stamp(const struct tokens *t, size_t from, size_t to, bool bare);

/* Counts the lines of text. */
void finish_prepare(struct finish *f, struct slice text);
/* finish_writer.c: looks for headers within the notes; once, and who wrote the block below one, false where none did. */
void finish_writers(struct finish *f);
bool finish_writer_of(const struct finish *f, size_t block, struct reading_address *who);
/* finish_note.c: looks for "point 3 is done" beside a numbered list; once, and is the claim's one of those? */
#define FINISH_POINTS 64
void finish_closed(struct finish *f);
bool finish_is_closed(const struct finish *f, const struct claim *claim);
void finish_item(const struct finish *f, const struct claim *claim, struct reading_item *item);
/* What stands behind "done when" and the like in a line of its own; empty when nothing does. */
struct slice finish_standard(struct pool *pool, const struct words_set *set, struct slice line);
/* The lines first..first+n-1 of the text, as written. */
struct slice finish_lines(const struct finish *f, int first, int n);

struct finish_cut {
	size_t at, len; /* bytes of the block's text that are no part of the task's words */
};
#define FINISH_CUTS_MAX 12
struct finish_cuts {
	struct finish_cut v[FINISH_CUTS_MAX];
	size_t n;
};
/* Takes the bytes at..end out of the task's words; is the byte taken out? */
void finish_cut(struct finish_cuts *cuts, size_t at, size_t end);
bool finish_is_cut(const struct finish_cuts *cuts, size_t byte);
/*
 * finish_due.c: the deadline among the words of the claim, of its cell, child or heading. owner: the address or name of
 * the one who does it, or empty.
 */
void finish_due(const struct finish *f, const struct claim *claim, struct slice owner, struct reading_due *due,
    struct finish_cuts *cuts);
/* finish_beside.c: looks for a deadline of all tasks; once, after finish_prepare. */
void finish_page_due(struct finish *f);
/* finish_event.c: the day of a meeting by which it is to be done, in the tokens from..to; verb: the task's first. */
bool finish_event_due(const struct finish *f, const struct tokens *t, size_t from, size_t verb, size_t to,
    struct reading_due *due);

/*
 * finish_back.c: do the tokens, without what is cut, only go back to what was said before, "does that", "takes care of
 * it"? What was said there: the words by which people read the claim's task, empty where there are none.
 */
bool finish_goes_back(const struct tokens *t, size_t from, size_t to, const struct finish_cuts *cuts);
struct slice finish_back_text(const struct finish *f, const struct claim *claim);
/* "The certificate expires on Sunday. Mark renews it": the text with what "it" is in front, where the sentence before says so. */
struct slice finish_pointed_text(const struct finish *f, const struct claim *claim, const struct finish_cuts *cuts, struct slice text);
/* "Blog post: Maya writes, Tom checks": one word with the topic that stands in front of it; other texts as they are. */
struct slice finish_topic_text(const struct finish *f, const struct claim *claim, struct slice text);

/* finish_owner.c: whose the claim's task is; and who else shares a name with somebody known, once per page. */
void finish_owners(const struct finish *f, const struct claim *c, struct reading_item *item);
void finish_strangers(struct finish *f);

/* finish_done.c: is the claim's task done, as the notes have it? */
bool finish_is_done(const struct finish *f, const struct claim *c);
/* "DONE - list sent": does the mark stand in front of the task's tokens? */
bool finish_done_front(const struct tokens *t, size_t from, size_t to);

#endif
