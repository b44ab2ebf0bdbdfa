/*
 * people_known: the people who are known, as people.c gathers them and
 * people_meant.c looks in them. For these files and those named below only; all others ask people.h.
 *
 * Every person is a list of plain name words. The index leads from a word (or a
 * whole other name, handle or address) to all who have it; an entry's place in
 * buckets is words_hash() & bucket_mask. All lives in the pool of struct people.
 */
#ifndef AGREED_PEOPLE_KNOWN_H
#define AGREED_PEOPLE_KNOWN_H

#include "parsers/language/actor.h"
#include "parsers/language/people.h"

#define NAME_WORDS 6
/* People who may be looked at for one word; a word that more share tells nothing. */
#define SHARE_MAX 64

#define PEOPLE_BITS 4096

/* Another name of several words: "Nina Li" for Na Li. */
struct other_name {
	struct slice words[NAME_WORDS];
	size_t word_count;
	struct other_name *next;
};

struct known {
	struct slice name, email, department; /* as the directory has it, or empty */
	struct slice words[NAME_WORDS];       /* of the name, plain */
	size_t word_count;
	struct other_name *others;
	int sources;
};

struct entry {
	struct slice word;
	struct entry *next;
	uint32_t person;
	bool alias; /* word is a whole other name, handle or local part, or letters as they are written */
	bool sure;  /* the notes say that this one is meant by the alias, whoever else is called so */
};

/* A department in the directory; its name is looked for wherever its first word stands. */
struct department_entry {
	struct slice name, first; /* plain; first is empty where the name begins with a sign */
	const struct department *v;
	bool abroad; /* what it is called in another language */
	struct department_entry *next;
};

/* Names of one mail that come again and again. */
#define MEANT_MAX 16

/* Whom the names asked last mean, as long as nothing is added; by the names' hashes. */
struct meant {
	struct reading_owner v[MEANT_MAX]; /* where nobody has asked, written is empty */
};

struct people {
	struct pool *pool;
	struct meant *meant; /* NULL before there is a mail */
	struct actors_read *actors; /* the same */
	const struct question *question;
	bool abroad; /* the notes are in another language than English: "will" in capitals is somebody */
	struct known *v;
	size_t n, cap;
	struct entry **buckets;
	size_t bucket_mask;
	struct department_entry **departments; /* by the first word of the name */
	/* A bit for the hash of each word above, of people and departments: most words of a text have none.
	 */
	uint64_t bits[PEOPLE_BITS / 64];
};

/* Whom a name may mean. */
struct hits {
	const struct known *v[SHARE_MAX];
	size_t n;
};

/* people_meant.c: adds him, once; not beyond SHARE_MAX. */
void people_hit(struct hits *hits, const struct known *known);
/* people_letters.c: two or three capitals; and those whom such letters mean, n: words of the written name. */
bool people_is_initials(struct slice s);
void people_hits_by_initials(const struct people *people, struct slice plain, struct hits *hits);
void people_hits_by_letters(const struct people *people, struct slice written, size_t n, struct hits *hits);
/* people_meant.c: somebody was added, or learnt of: names may mean others now. */
void people_unlearn(struct people *people);
/* people.c: the words of a name, plain: "Dr. Jürgen O'Neil (Sales)" gives dr, jurgen, o'neil, sales; how many. */
size_t people_name_words(struct pool *pool, struct slice name, struct slice words[NAME_WORDS]);
/* The same without Dr, Mrs and the like in front; how many are left. */
size_t people_less_titles(struct slice words[NAME_WORDS], size_t n);
/* Without quotes, signs and white space around it. */
struct slice people_name_tidy(struct slice name);
bool people_same_words(const struct known *k, const struct slice *words, size_t n);
bool people_is_family_name(const struct known *k, struct slice word);
/*
 * people_spelling.c: "Juergen" for Jürgen, and the other way round: what the name is where letters with two dots are
 * written as two letters, or two letters as one. Empty where it is the same.
 */
struct slice people_respelled(struct pool *pool, struct slice name);
/* "Stoeckli" for Stöckli, as it is written in an address: two letters for the one; empty where it has none. */
struct slice people_spelt_out(struct pool *pool, struct slice written);
/* "Mei Ling Chen" for Mei-Ling Chen, and "Mei-Ling Chen" for Mei Ling Chen; empty where there is neither. */
struct slice people_rejoined(struct pool *pool, struct slice name);
/* The directory's department of that plain name, or NULL. */
const struct department *people_department_named(const struct people *people, struct slice plain);
/* The department is called that, plain, too. */
void people_department_call(struct people *people, const struct department *department, struct slice plain, bool abroad);
/* people_department.c: departments of one common word are called what other languages call them, unless another one is. */
void people_departments_abroad(struct people *people);
/* "service qualité", "equipo de marketing": the token of the word in front of token i that heads a department's name; i where
 * none does. */
size_t people_department_head(const struct tokens *t, size_t i);
/* Whoever has that name, all words of it as people_name_words cuts them, or NULL. */
struct known *people_known_by_name(struct people *people, const struct slice *words, size_t n);
/* people_service.c: services that write notes and reports have addresses of this kind; nobody there takes a task. */
bool people_is_machine(struct slice email);
/* "Maya Lin (Confluence) <confluence@corp.example>", "Maya Lin via Asana": a service writes in her name, and its address is
 * not hers; *who is the name. */
bool people_is_service(struct people *people, struct slice name, struct slice email, struct slice *who);
/* people_title.c: "Herr", "Mrs" tell whom they may mean, "Dr" does not. */
enum people_title { TITLE_NONE, TITLE_ANY, TITLE_MAN, TITLE_WOMAN };
enum people_title people_title(struct slice word);
/* May the title stand before the person's name? A given name that we do not know says nothing. */
bool people_title_fits(const struct known *known, enum people_title title);
/*
 * people_department.c: is the plain word what the plain department, or a part of it, is called in another language?
 */
bool people_department_abroad(struct slice word, struct slice department);
/* "Building" of "Building and Estates": whoever speaks for that department, or for its other part; NULL if that is
 * not one alone. */
const struct department *people_department_part(const struct people *people, struct slice plain);
/* "Proc." for Procurement: the only department that begins so, or NULL. */
const struct department *people_department_short(const struct people *people, struct slice plain);
/* people_ideograph.c: a name of three characters, whose last two are a given name. */
bool people_is_of_three(struct slice word);
/* Do the n characters from token i name whom they are known for, and are no part of other words? */
bool people_may_be_called(const struct people *people, const struct tokens *t, size_t i, size_t n);

#endif
