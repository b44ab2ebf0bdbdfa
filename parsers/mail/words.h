/*
 * words: the words of mail programs and mail servers in their users'
 * languages, all in one place: labels of header fields, lines that announce a
 * forwarded or original message, verbs of "X wrote", closing lines, and what
 * servers say when they return a mail (words_bounce.c) or a machine answers
 * (words_automatic.c).
 *
 * All words are folded (words_fold: lower case, full-width as plain, no
 * zero-width characters). In labels white space does not count: clients pad
 * them. No state.
 */
#ifndef AGREED_WORDS_H
#define AGREED_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "parsers/base/text.h"
#include "parsers/mail/forward.h"

struct pool;

/* unicode_fold, and the Turkish dotted capital as a plain i, as words are listed here. */
struct slice words_fold(struct pool *pool, struct slice s);

/* A list of words or phrases, ended by NULL. */
typedef const char *const words_list[];

/* The family of a header label, folded, without its colon; FORWARD_NONE if it is none. */
enum forward_field words_label(struct slice folded);

/* "forwarded message", "begin forwarded message": what follows was forwarded. */
extern words_list words_forwarded;
/* "original message": what follows was answered or forwarded. */
extern words_list words_original;
/* "end of forwarded message". */
extern words_list words_forward_end;
/* "wrote", "hat geschrieben", ... */
extern words_list words_wrote;
/* How an introduction begins: "on", "am", "le", ... */
extern words_list words_introduce;
/* "reply above this line". */
extern words_list words_answer_above;
/* "sent from my", "get outlook for": how lines begin that a device adds. */
extern words_list words_device;

/* Subjects of delivery reports, anywhere in the subject. */
extern words_list words_bounce_subject;
/* What servers say in the text when a mail did not arrive. */
extern words_list words_bounce_text;
/* What they say when they are still trying. */
extern words_list words_bounce_delay;
/* What stands between the report and the copy of the mail that it is about. */
extern words_list words_bounce_copy;
/* Why, in a server's words: the address or its domain is no good. */
extern words_list words_reason_hard;
/* How the subject of an answering machine begins. */
extern words_list words_auto_subject;
/* The same, where people's subjects may begin so: only where the mail answers one. */
extern words_list words_ticket_subject;
/* How the subject of an absence note begins, but people's subjects begin so too. */
extern words_list words_absence_subject;
/* What Notes puts behind the name of who is away, anywhere in the subject. */
extern words_list words_absence_name;
/* Signs of an absence note: away, said of oneself; back later, or away until; somebody else to ask. */
extern words_list words_away;
extern words_list words_first_person;
extern words_list words_back;
extern words_list words_until;
extern words_list words_instead;
/* What may stand before them: a greeting, thanks for the mail. */
extern words_list words_greeting;
extern words_list words_thanks;
extern words_list words_mail;
/* How sentences begin in which a machine says that it is one. */
extern words_list words_machine;
/* A receipt that lost its report: the subject, and the text. */
extern words_list words_read_subject;
extern words_list words_read_text;
/* Asks the sender to prove that it is a person. */
extern words_list words_challenge;

/* Names of months as clients write them, long or short, and the month, 1..12. 0 for other words. */
int words_month(struct slice folded);

/* The first two bytes of each phrase of a list: most lines begin with none, and this tells it without the
 * list. */
struct words_starts {
	uint64_t bits[64];
};
void words_starts_set(struct words_starts *starts, const char *const *list);
/* False: folded begins with none of them. */
bool words_may_start(const struct words_starts *starts, struct slice folded);

/*
 * A folded text that several lists are looked for in: it remembers which runs
 * of four bytes it has, so that nearly all phrases are told to be absent
 * without a search. folded must outlive it.
 */
struct words_text {
	struct slice folded;
	uint64_t runs[128];
};
void words_text_set(struct words_text *text, struct slice folded);
const char *words_text_in(const struct words_text *text, const char *const *list);

/* The first phrase of list that stands in folded; NULL when none does. */
const char *words_in(struct slice folded, const char *const *list);
/* The same, but as a word of its own: no letter right before or behind it. */
const char *words_whole_in(struct slice folded, const char *const *list);
/* The first that folded begins or ends with. */
const char *words_start(struct slice folded, const char *const *list);
const char *words_end(struct slice folded, const char *const *list);

#endif
