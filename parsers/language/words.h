/*
 * words: a line of notes as tokens, each with what its word can mean.
 *
 * What a word can mean stands in one words file a language (words_en.txt ...):
 * lines "class: word, word, several words". The build turns each into a sorted
 * table. A class is one bit; a word may have several. Nothing here decides:
 * the classes say what a word may be, the grammar (actor.h, claim.h) what it is.
 *
 * Tokens are words (an apostrophe's ending is a token of its own: "Maya" "'ll"),
 * numbers, single ideographs, @handles, addresses, URLs and punctuation. Marks of
 * emphasis are no tokens. Linear in the text.
 */
#ifndef AGREED_WORDS_H
#define AGREED_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "parsers/base/text.h"

struct pool;

#define W_FUTURE (1ull << 0) /* will, shall */
#define W_TO (1ull << 1)     /* "Maya to send" */
#define W_COMMIT (1ull << 2) /* agreed to, volunteered to, has the action */
#define W_WEAK (1ull << 3)   /* should, could, may, might: proposed, not agreed */
#define W_NEED (1ull << 4)   /* needs to, has to, must */
#define W_NOT (1ull << 5)
#define W_EVERYONE (1ull << 6)
#define W_NOBODY (1ull << 7) /* TBD, n/a: an owner's place that is empty */
#define W_SOMEBODY (1ull << 8)
#define W_WE (1ull << 9)
#define W_I (1ull << 10)
#define W_PRONOUN (1ull << 11) /* he, they, it, this */
#define W_WITH (1ull << 12)    /* with, from, ask: the person behind it is not the owner */
#define W_AND (1ull << 13)
#define W_FUNCTION (1ull << 14) /* never part of a name */
#define W_VERB (1ull << 15)     /* an order begins with it: review, send */
#define W_PAST (1ull << 16)     /* reported, merged, gave */
#define W_STATUS (1ull << 17)   /* is working on, in progress */
#define W_ROLE (1ull << 18)     /* team, committee, chair */
#define W_TIME (1ull << 19)     /* weekdays and months */
#define W_TITLE (1ull << 20)    /* Mr, Dr */
#define W_BE (1ull << 21)
#define W_EVENT (1ull << 22)    /* call, meeting: a date beside it is the event's */
#define W_DONE (1ull << 23)     /* done, completed */
#define W_OPEN (1ull << 24)     /* open, in progress: the status of what is not done */
#define W_MARKER (1ull << 25)   /* action item, TODO, AI: in front of a task */
#define W_DECISION (1ull << 26) /* decision, resolved: in front of one */
#define W_QUESTION (1ull << 27)
#define W_OWNER (1ull << 28)    /* owner, assignee: a label or a column */
#define W_DUE (1ull << 29)      /* due, deadline */
#define W_TASK (1ull << 30)     /* task, deliverable: a column */
#define W_STATE (1ull << 31)    /* status: a column */
#define W_STANDARD (1ull << 32) /* done when, definition of done */
#define W_INTEREST (1ull << 33) /* so that, because, reuses */
#define W_MILESTONE (1ull << 34)
#define W_INPUT (1ull << 35) /* needs from others */
#define W_ARTICLE (1ull << 36)
#define W_TECH (1ull << 37)      /* capitals that are no initials: API, PR */
#define W_PROPOSAL (1ull << 38)  /* suggested, proposal, idea */
#define W_CONDITION (1ull << 39) /* if, when, once */
#define H_ACTION (1ull << 40)    /* heading: action items, next steps */
#define H_OLD (1ull << 41)       /* heading: review of earlier action items */
#define H_DECISION (1ull << 42)
#define H_QUESTION (1ull << 43)
#define H_ATTEND (1ull << 44)
#define H_ABSENT (1ull << 45)
#define H_AGENDA (1ull << 46)
#define H_MEETING (1ull << 47)   /* next meeting, logistics: dates there are the meeting's */
#define H_STATUS (1ull << 48)    /* heading: updates, reports */
#define H_TITLE (1ull << 49)     /* label: meeting, subject */
#define H_DATE (1ull << 50)      /* label: date of the meeting */
#define H_DONE (1ull << 51)      /* heading: completed */
#define H_FYI (1ull << 52)       /* heading: for information, links, parking lot */
#define W_PARTICLE (1ull << 53)  /* van, de: inside a name */
#define W_GIVEN (1ull << 55)     /* a common given name */
#define W_BYTIME (1ull << 56)    /* by, until: a date follows */
#define W_DOES (1ull << 57)      /* "sends": a verb in the third person */
#define W_CLOSING (1ull << 58)   /* best regards: what follows is a signature */
#define H_SUMMARY (1ull << 60)   /* heading: overview, key takeaways */
#define W_PLEASE (1ull << 59)    /* please, kindly: hands over what follows */
#define W_ADDRESSED (1ull << 62) /* you: whoever is spoken to */
#define W_MYSELF (1ull << 63)    /* "mando", "schicke": who says it does it, without "I" */
#define W_STATIVE (1ull << 61)   /* thinks, likes, works: a verb that is nothing to be done */
#define W_LEAD (1ull << 54)      /* then, so, also: in front of an actor */

enum token_kind {
	TOKEN_WORD,
	TOKEN_NUMBER,
	TOKEN_IDEOGRAPH,
	TOKEN_HANDLE,
	TOKEN_ADDRESS,
	TOKEN_URL,
	TOKEN_PUNCT
};
enum token_case { CASE_LOWER, CASE_CAPITAL, CASE_UPPER, CASE_MIXED };

struct token {
	size_t at, len; /* in the text */
	enum token_kind kind;
	enum token_case letters;
	bool space;          /* white space stands before it, or it is the first */
	unsigned sign;       /* TOKEN_PUNCT: the character, an arrow also for " >> "; else 0 */
	uint64_t is;         /* what the word may be by itself */
	uint64_t phrase;     /* what the longest phrase that begins here may be */
	unsigned phrase_len; /* and its tokens */
	struct slice low;    /* folded; empty for punctuation */
	struct slice plain;  /* folded as names are compared (words_plain) */
	uint32_t hash;       /* words_hash of plain: who looks the word up need not hash it again */
	uint32_t low_hash;   /* and of low */
};

struct tokens {
	struct slice text;
	struct token *v; /* of words_read: v[n] is there as well, and empty */
	size_t n;
	uint64_t any;   /* the classes that any of them has, by itself or in a phrase */
	uint64_t signs; /* a set, by sign % 64, of their signs */
	unsigned kinds; /* a set of 1 << enum token_kind */
	unsigned letters; /* and of 1 << enum token_case, of words */
	bool stays; /* as long as the mail is read: what is known of them may be kept by their place */
};

#define WORDS_NEXT 64
struct word {
	const char *text;
	size_t len;
	uint64_t is;
	uint64_t next;       /* a set, by hash % WORDS_NEXT, of the words that a longer phrase goes on with */
	unsigned short hash; /* of text, by which it stands in the table */
};

struct words {
	const struct word *v;
	size_t n;
	const unsigned short *slots; /* a hash table: the place of a word counted from 1, or 0 */
	size_t mask;                 /* its size less one */
};

/* The languages there are; unknown ones get English. English is asked as well. */
struct words_set {
	const struct words *v[2];
	size_t n;
	const char *const
	    *future; /* endings that make a verb's future ("preparará"), NULL-terminated; or NULL */
};
struct words_set words_for(struct slice language);
extern const struct words words_en, words_de, words_fr, words_es, words_pt, words_zh;

/* What the folded word or phrase s may be. */
uint64_t words_find(const struct words_set *set, struct slice s);

#define WORDS_HASH_FACTOR 1009

/* As words.awk has it, which knows its lower half. */
static inline uint32_t
words_hash_step(uint32_t h, char c)
{
	return h * WORDS_HASH_FACTOR + (unsigned char)c;
}

uint32_t words_hash(struct slice s);

/* At most TOKENS_MAX tokens; the rest of the text is not looked at. */
#define TOKENS_MAX 4000
struct tokens words_read(struct pool *pool, const struct words_set *set, struct slice text);
/* Gives the tokens' memory back, where nothing was allocated since: tables have many headers to look at. */
void words_forget(struct pool *pool, struct tokens *t);

/* words_short.c: a word of at most so many bytes: "shd", "tmrw", "q" become "should", "tomorrow", "que"; not where a full stop shortens them. */
#define WORDS_SHORT_MAX 4
void words_lengthen(const struct words_set *set, struct tokens *tokens, size_t at);
/* The verb that "sending", "moving", "planning" is made of, in low or in room; empty when none is known. The shortest such form has so many
 * bytes, "doing", the longest that is looked at so many. */
#define WORDS_GERUND_MIN 5
#define WORDS_GERUND_MAX 24
struct slice words_gerund_base(const struct words_set *set, struct slice low, char room[WORDS_GERUND_MAX]);
/* And "will be sending" becomes "will send", with "be" as a word that says nothing. */
void words_simplify(struct pool *pool, const struct words_set *set, struct tokens *tokens, size_t at);

/* The text between the tokens from and to (exclusive), trimmed. */
struct slice tokens_slice(const struct tokens *t, size_t from, size_t to);
/* Is token i the sign c? False behind the end. */
static inline bool
token_is(const struct tokens *t, size_t i, unsigned c)
{
	return i < t->n && t->v[i].sign == c;
}

/* May the sign c be among them? What is looked for sign by sign is mostly not there. */
static inline bool
tokens_may_hold(const struct tokens *t, unsigned c)
{
	return (t->signs >> (c % 64) & 1) != 0;
}

/* Is a weekday or a month, today or tomorrow among the tokens? */
static inline bool
tokens_name_day(const struct tokens *t, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (t->v[i].is & W_TIME)
			return true;
	return false;
}

/* Do the words at i (phrase or single) have one of the classes? *n: how many tokens they are. */
static inline bool
token_has(const struct tokens *t, size_t i, uint64_t classes, size_t *n)
{
	if (i >= t->n)
		return false;
	if (t->v[i].phrase & classes) {
		if (n != NULL)
			*n = t->v[i].phrase_len;
		return true;
	}
	if (n != NULL)
		*n = 1;
	return (t->v[i].is & classes) != 0;
}

/* Keeps the n tokens from token from on; behind them stands an empty one, as behind all. any, kinds and signs still tell of those before. */
static inline void
tokens_keep(struct tokens *t, size_t from, size_t n)
{
	if (from + n < t->n)
		t->v[from + n] = (struct token) { 0 };
	t->v += from;
	t->n = n;
}

/* A dash with white space around it, of any length. */
bool token_sign_is_dash(const struct tokens *t, size_t i);
static inline bool
token_is_dash(const struct tokens *t, size_t i)
{
	return i < t->n && t->v[i].kind == TOKEN_PUNCT && token_sign_is_dash(t, i);
}

static inline bool
token_is_colon(const struct tokens *t, size_t i)
{
	return token_is(t, i, ':') || token_is(t, i, 0xff1a);
}

/* "18th" at token i, in one token or two. */
bool token_is_ordinal(const struct tokens *t, size_t i, size_t end);
/* "relire", "comprar": does the folded word end as infinitives do in French, Spanish and Portuguese? */
bool words_end_in_infinitive(struct slice low);

/* Folded for comparing names: lower case, accents off, sharp s as ss. */
struct slice words_plain(struct pool *pool, struct slice s);

#endif
