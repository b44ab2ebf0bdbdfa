/*
 * reading: what a message says. The treaty between the jailed half of the
 * program, which looks into mails, and the trusted half, which decides.
 *
 * A question goes in (the moment, the words we listen for, the directory and,
 * for a reply, the points it answers to); a reading comes out. Everything is
 * bounded and clean: every text is valid UTF-8 without control characters
 * (text_clean), every list within its limit below, every date a real one. The
 * trusted half checks it all again while unpacking and trusts no field
 * further than its words: a reading is what somebody wrote, never a fact.
 *
 * All slices live in the pool given to the maker of the struct.
 */
#ifndef AGREED_READING_H
#define AGREED_READING_H

#include <stdbool.h>
#include <stdint.h>

#include "parsers/base/civil.h"
#include "parsers/base/directory.h"
#include "parsers/base/text.h"

/* Changes with every change of the structs below; both halves must be of one build. */
#define READING_VERSION 8

/* Limits. Each is far over what people write; beyond it a mail is an attack or not notes. */
#define READING_ADDRESS_MAX 500                      /* addresses in one header field */
#define READING_REFERENCE_MAX 200                    /* ids in References: */
#define READING_ITEM_MAX 500                         /* items, decisions, questions, answers each */
#define READING_OWNER_MAX 30                         /* owners of one item, candidates for one owner */
#define READING_EXPLAIN_MAX 3000                     /* sentences about how items and answers were decided */
#define READING_NOTE_MAX 100                         /* remarks about what was not read */
#define READING_BUSINESS_DAYS_MAX 2000               /* of one date */
#define READING_FILE_MAX 5                           /* files of one mail for converters */
#define READING_FILE_BYTES ((size_t)8 * 1024 * 1024) /* all of them together */
#define READING_LINE_MAX ((size_t)4000)              /* bytes of a one-line text */
#define READING_TEXT_MAX ((size_t)1024 * 1024)       /* bytes of the main text */

/* Begins a quote that holds, before the sentence that says the task, one that explains it but may be for nobody but the requester. */
#define READING_BEFORE "\342\200\246 "

enum reading_kind {
	READING_NOTES,  /* somebody's notes, or any mail of a person that is not a reply */
	READING_REPLY,  /* a person answers a mail of ours */
	READING_BOUNCE, /* a delivery report (RFC 3464 or in prose) */
	READING_AUTO,   /* no person wrote this for us: vacation, list, read receipt, other daemons */
	READING_ITIP,   /* a calendar answer or invitation (RFC 5546) */
	READING_OTHER,  /* nothing that can be told */
	READING_KIND_LAST = READING_OTHER
};

struct reading_address {
	struct slice name;  /* decoded display name, or empty */
	struct slice email; /* bare address, or empty */
};

struct reading_addresses {
	struct reading_address *v;
	size_t n;
};

/* A due date as understood. given is false when there is none. */
struct reading_due {
	bool given;
	struct civil_date date;
	int minute;        /* minute of the day, or -1 when only the day is meant */
	struct slice text; /* the words: "by Fri 4 Dec" */
	struct slice why;  /* how they were resolved, for people: "Friday 4 December 2026, the first after the
	                      notes of Tuesday 24 November" */
	/* "within 3 business days": so many, from that day; 0: not so. date counts Monday to Friday, as no
	 * calendar is known here. */
	int business_days;
	struct civil_date counted_from;
};

struct reading_owner {
	struct slice name;       /* resolved: as the directory or the mail writes it; else as the notes do */
	struct slice email;      /* empty when it is not known for certain */
	struct slice department; /* set when the notes name a department and this is its point person */
	struct slice written;    /* the words of the notes */
	struct reading_address *candidates; /* when several people could be meant; email is empty then */
	size_t candidate_count;
};

enum reading_missing {
	MISSING_OWNER = 1, /* nobody named, or nobody known, or several could be meant */
	MISSING_DUE = 2,
	MISSING_STANDARD = 4
};

struct reading_item {
	struct slice text; /* the deliverable, without owner and date words */
	struct reading_owner *owners;
	size_t owner_count;
	struct reading_due due;
	struct slice standard; /* "done when ...", or empty */
	struct slice interest; /* why it matters to the owner, or empty */
	struct slice needs;    /* what the owner needs, and from whom, as the notes say it; or empty */
	struct slice quote;    /* the line or lines of the notes, as written; of a long paragraph the sentences that say it (READING_BEFORE) */
	int line;              /* where the paragraph or line of the quote begins in text, 1-based */
	int number;            /* the number the notes give it, 0 if none */
	bool milestone;
	bool done;         /* the notes say that it is done already */
	int missing;       /* enum reading_missing, or-ed */
	double confidence; /* 0..1: how sure this is an action item at all */
};

struct reading_line {
	struct slice text;
	int line;
};

/* What a reply does; the words of design.md. */
enum reading_act {
	ACT_CONFIRM,
	ACT_CHANGE,
	ACT_DECLINE,
	ACT_REASSIGN,
	ACT_ON_TRACK,
	ACT_AT_RISK,
	ACT_BLOCKED,
	ACT_NEED,
	ACT_SPLIT,
	ACT_DONE,
	ACT_ACCEPT,
	ACT_REOPEN,
	ACT_CANCEL,
	ACT_AWAY,
	ACT_QUESTION,
	ACT_COMMENT,
	ACT_UNCLEAR,
	ACT_STATUS,
	ACT_HELP,
	ACT_DROP, /* commands to us: the record; the table of words; leave this point out */
	ACT_LAST = ACT_DROP
};
/* "confirm", "on_track", ... as in the JSON. */
const char *reading_act_name(enum reading_act act);
const char *reading_kind_name(enum reading_kind kind);

struct reading_part {
	struct slice text;
	struct reading_due due;
};

struct reading_answer {
	int item; /* the point's number; 0: all of the writer's points */
	enum reading_act act;
	struct reading_due due;
	struct slice to;            /* reassign: to whom, as written */
	struct slice text;          /* the rest of what was said: reason, need, new content */
	struct slice standard;      /* of the requester: "done when ..." on the point's line, or empty */
	struct slice interest;      /* of the requester: why the point matters to its owner, or empty */
	struct reading_part *parts; /* split */
	size_t part_count;
	struct slice quote; /* the sentence it was read from */
	double confidence;
};

struct reading_forward {
	bool given;
	struct reading_address from;
	struct reading_addresses to, cc;
	struct slice subject;
	struct slice date; /* as written */
	int64_t at;        /* the same as an instant; 0 when it could not be read */
	int offset_s;      /* its zone, seconds east of UTC */
	struct slice text; /* the forwarded body */
	bool attached;     /* it came as message/rfc822 */
	size_t own_blocks; /* so many blocks of the notes stand above it: the forwarder's own notes */
};

struct reading_bounce {
	bool given;
	struct slice *recipients; /* those that failed */
	size_t recipient_count;
	struct slice status;      /* "5.1.1", or empty */
	struct slice action;      /* failed, delayed, delivered, relayed, expanded, or empty */
	bool hard;                /* the address or its domain is no good */
	struct slice original_id; /* Message-ID of the mail that bounced, or empty */
	struct slice diagnostic;  /* what the server said */
};

struct reading_itip {
	bool given;
	struct slice method, uid, attendee, partstat;
	struct slice delegate; /* to whom the attendee hands it, or empty */
	int sequence;          /* -1: none */
	struct slice dtstart;  /* as written */
	struct civil_date day; /* of dtstart, year 0: none */
	int minute;            /* of that day, -1: the whole day */
	int64_t starts;        /* the same as an instant, 0 when its zone cannot be told */
	struct slice comment;
};

/* A file that only a converter outside the jail can turn into text. */
struct reading_file {
	int part;          /* which part of the mail */
	struct slice type; /* the converter's: "application/pdf" */
	struct slice filename;
	struct slice bytes;
};

/* ... and what came of it. */
struct reading_converted {
	int part;
	struct slice text; /* as the converter gave it, not clean; empty when it failed */
	struct slice why;  /* why it failed, in words for people */
};

/* "#process design-request by 18 Dec": something that is done the same way each time shall begin. */
struct reading_process {
	bool given;
	struct slice name;  /* as written */
	struct slice about; /* the mail's title without it, or empty */
	struct reading_due by, from;
	struct slice quote;
};

/* When the people of the notes meet again: as they say it, or by the calendar file that came along. */
struct reading_next {
	bool given;
	struct civil_date date;
	int minute;         /* of that day, -1: only the day is known */
	int64_t at;         /* the same as an instant, 0: where the notes were written */
	struct slice quote; /* the line; empty when a calendar says it */
};

/* "2 after 1", "3 is blocked by 2": one point waits on another. */
struct reading_wait {
	int item; /* reply: the point's number, 0: the writer's one; notes: its place among items, from 1 */
	int on;
	int64_t agreement,
	    on_agreement; /* reply: "A-3/2 after A-7/1" names them; 0: the one that is answered */
	struct slice quote;
};

struct reading {
	enum reading_kind kind;
	bool automatic;         /* never answer it, never take it for consent */
	struct slice auto_kind; /* vacation, list, bulk, mdn, ... */
	struct reading_address from, sender;
	struct reading_addresses reply_to, to, cc;
	struct reading_addresses delivered_to; /* Delivered-To, X-Original-To, Envelope-To and the like */
	struct slice return_path;              /* "" when it was <> */
	bool has_return_path;
	struct slice subject; /* decoded */
	struct slice title;   /* the subject without Re:, Fwd:, our keyword and our tag */
	int64_t tag;          /* the number of our "[A-17]" in the subject, else in what it quotes; 0 none */
	struct slice message_id, in_reply_to; /* without < > */
	struct slice *references;             /* without < > */
	size_t reference_count;
	int64_t date; /* Date: as an instant, 0 when missing or unreadable */
	int offset_s;
	struct slice loop_mark;   /* X-Agreed-Id of this or another daemon, or empty */
	struct slice auth_server; /* who wrote the topmost Authentication-Results (RFC 8601), or empty */
	bool auth_aligned;        /* ... and it says that From is who it seems to be */
	struct slice unsubscribe; /* not empty: List-* fields are there */
	bool keyword;             /* our keyword is in the subject or alone on a body line */
	bool address_keyword;     /* ... or in the plus-address */
	struct slice reply_text;  /* what the writer wrote anew */
	bool has_reply_text;
	struct slice text; /* the whole decoded main text */
	struct reading_forward forward;
	struct reading_bounce bounce;
	struct reading_itip itip;
	struct slice meeting_title;
	struct civil_date meeting_date;
	struct reading_next next;
	struct reading_address *attendees;
	size_t attendee_count;
	struct reading_item *items;
	size_t item_count;
	struct reading_line *doubtful; /* lines that look like tasks too, but are no items */
	size_t doubtful_count;
	struct reading_line *decisions;
	size_t decision_count;
	struct reading_line *questions;
	size_t question_count;
	struct slice *notes; /* what was not read, and why */
	size_t note_count;
	struct reading_file *files; /* for converters; notes do not name them */
	size_t file_count;
	struct slice *explained; /* only when asked: what decided on each line and answer, in words */
	size_t explained_count;
	struct reading_answer *answers;
	size_t answer_count;
	struct reading_process process;
	struct reading_wait *waits;
	size_t wait_count;
};

/* A point that a reply may be about. */
struct reading_point {
	int n;
	struct slice text, owner, standard;
	struct civil_date due; /* year 0: none */
	bool aside;            /* the mail that is answered is about others: its words or its number name it */
	bool hidden;           /* the writer was never shown it: only its number names it */
};

enum reading_role { ROLE_OWNER, ROLE_REQUESTER, ROLE_MANAGER, ROLE_LAST = ROLE_MANAGER };

struct people;

/* What the reader is asked. Everything but the message itself. */
struct question {
	int64_t now;           /* the moment of receipt */
	int offset_s;          /* the organisation's zone at that moment, used when the mail has none */
	struct slice language; /* "en", "de", ...; empty: tell from the text */
	struct slice subject_keyword; /* "[agreed]" */
	struct slice line_keyword;    /* "#agreed" */
	struct slice address;         /* our own mailbox, never an attendee or owner */
	struct slice address_keyword; /* the plus-detail that means notes: "notes"; empty: none */
	struct slice instance;        /* our own loop mark */
	bool header_only;             /* only the header can be trusted to be whole: tell who wrote it */
	bool explain;                 /* fill reading->explained */
	int eod_minute;               /* what EOD and COB mean, minute of the day: 17 * 60 */
	struct directory directory;
	const struct people *people; /* the same by its names (people.h), or NULL; not packed */
	struct slice *convertible;   /* types that there are converters for */
	size_t convertible_count;
	struct reading_converted *converted; /* at the second reading; not packed with the question */
	size_t converted_count;
	struct reading_point *points; /* for a reply: what it answers to */
	size_t point_count;
	enum reading_role role;
	int64_t sent; /* when the mail that is answered was sent, 0 unknown */
};

struct pack;
/* Pack or unpack, by the mode of pack. Unpacking sets pack->bad on anything out of bounds. */
void question_pack(struct pack *pack, struct question *question);
void reading_pack(struct pack *pack, struct reading *reading);
/* What converters gave, behind the mail of a wire_read. */
void reading_converted_pack(struct pack *pack, struct reading_converted **list, size_t *n);
/* The points alone, as they follow a wire_read. */
void reading_points_pack(struct pack *pack, struct reading_point **points, size_t *n);

#endif
