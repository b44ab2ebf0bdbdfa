/*
 * people: who there is, and who of them is meant by a name.
 *
 * People come from the directory, from the mail's header fields and those of the
 * forwarded mail, and from the notes' own lists of attendees; the same person
 * from several sources is one person. A written name is matched as a whole, by
 * other names, by address or handle, by given name, by given name and initial,
 * by family name and by initials, in this order; where several people fit, those
 * who were there go before those who are only in the directory, and if several
 * are left, nobody is chosen: they are candidates.
 *
 * A person has an address only if the directory or a header says so. Our own
 * mailbox is never a person. All slices live in the pool.
 */
#ifndef AGREED_PEOPLE_H
#define AGREED_PEOPLE_H

#include <stdbool.h>

#include "parsers/language/words.h"
#include "parsers/reading.h"

struct people;
struct actors_read;

/* How we know a person; more than one may be set. */
enum people_source { PEOPLE_DIRECTORY = 1, PEOPLE_HEADER = 2, PEOPLE_ATTENDEE = 4, PEOPLE_NOTES = 8 };

/*
 * The directory of question by its names, made once for many mails and put
 * into question->people. It lives in pool, and the question's directory must
 * live as long.
 */
const struct people *people_directory(struct pool *pool, const struct question *question);

/*
 * Knows the directory of question (question->people, or else it is made here)
 * and everybody in the header fields of reading.
 */
/* The notes are not in English: "Will sagt Bescheid" names somebody, where he is known. */
void people_set_abroad(struct people *people, bool abroad);
struct people *people_new(struct pool *pool, const struct question *question, const struct reading *reading);

/* people_service.c: "@agreed": our own mailbox or keyword, to which nothing can be given. */
bool people_is_ours(const struct people *people, struct slice handle);
/* The name of the one person whom the mail is to, or the one that it forwards, where that is somebody of the directory as is
 * who wrote it; else empty. Our own mailbox and whoever wrote it count as nobody. */
struct slice people_addressee(struct people *people, const struct reading *reading);

/* Somebody whom the notes name: an attendee, or a name found beside a task. Empty email: unknown. */
void people_add(struct people *people, struct slice name, struct slice email, enum people_source source);

/* people_service.c: who wrote a mail from there; without an address where a service wrote it in somebody's name. */
struct reading_address people_writer(struct people *people, struct reading_address from);

/* What the notes call somebody besides: "tech lead" for "Tom Okafor (tech lead)". A department's name stays
 * its. */
void people_call(struct people *people, struct slice name, struct slice email, struct slice called);

/* The same, and nobody else who is called so is meant: "Tom here is Okafor". */
void people_mean(struct people *people, struct slice name, struct slice email, struct slice called);

/* The letters by which the notes call somebody, "ML" in "Maya Lin (ML)": they count only as they are written.
 */
void people_letters(struct people *people, struct slice name, struct slice email, struct slice letters);
/* May it be such letters: "ML", "ThB"? */
bool people_are_letters(struct slice written);

/* Whose initials they are, of those who were there or whom the mail names; false when nobody's or several's.
 */
bool
people_present_by_letters(const struct people *people, struct slice letters, struct reading_owner *owner);

/* The same for the first letters of a family name, "Hadd" for Omar Haddad: of the only one who is known whose name begins so. */
bool
people_present_by_short(const struct people *people, struct slice written, struct reading_owner *owner);

/*
 * How many tokens from i are the name of somebody known (longest first), 0 if
 * none. A single common word counts only when it is written like a name.
 */
size_t people_match(const struct people *people, const struct tokens *t, size_t i);
/* False: no name that is known, of a person or department, begins with the word. True mostly means that one does. */
bool people_may_begin(const struct people *people, const struct token *w);

/* The same behind a first word that is known to be one: "@Maya" "Lin". 0 if nothing goes on. */
size_t people_match_behind(const struct people *people, struct slice first, const struct tokens *t, size_t i);

/* "Lin, Maya": how many tokens from i, a comma, turn the family name whose n words stand before it into that
 * of somebody known; 0 if none. */
size_t people_match_turned(
    const struct people *people, const struct slice *family, size_t n, const struct tokens *t, size_t i);

/* Is the word a family name of people who are known, and nobody's given name? */
bool people_is_only_family(const struct people *people, const struct token *w);

/* Does a header of the mail, or of the one forwarded in it, have the address? */
bool people_is_on_mail(const struct people *people, struct slice email);

/* Does whoever is written so, if it is one known person, work in the department of that name? */
bool people_is_of_department(const struct people *people, struct slice written, struct slice department);
/* Is there a department of that name in the directory: tokens from i, 0 if none. */
size_t people_department(const struct people *people, const struct tokens *t, size_t i);

/* Fills *owner for the words written: "Maya", "@mlin", "Marketing", "all", "ML". */
void people_resolve(const struct people *people, struct slice written, struct reading_owner *owner);

/* people_title.c: is the plain word a common given name of men, of women? */
bool people_is_of_man(struct slice plain);
bool people_is_of_woman(struct slice plain);

/* Is the family name that of one man who is known, or may it be? "M. Weiß" is he in French, unless his name begins so. */
bool people_is_monsieur(const struct people *people, struct slice family);

/* Room for what actor.h has read of the mail's lines; as long as nobody is added, for then names may mean others. NULL
 * before there is a mail. */
struct actors_read *people_actors(const struct people *people);

/* Of those who were there, whoever may be meant by "everyone"; for candidates. */
void people_present(const struct people *people, struct reading_owner *owner);

#endif
