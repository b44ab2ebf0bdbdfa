/*
 * actor: who is named at a place of a line, and what the words behind the name
 * say about it: "Maya and Omar (Design) will", "@mlin to", "Legal team: ".
 *
 * Grammar only: a capitalised word that nobody knows may be a name, and how
 * likely that is says the kind. Linear; nothing is allocated. What was read of a line that stays is remembered.
 */
#ifndef AGREED_ACTOR_H
#define AGREED_ACTOR_H

#include "parsers/language/people.h"
#include "parsers/language/words.h"

enum actor_kind {
	ACTOR_NONE,
	ACTOR_KNOWN,  /* directory, header, attendee */
	ACTOR_HANDLE, /* @name, an address */
	ACTOR_DEPARTMENT,
	ACTOR_NAME, /* two or more capitalised words, or one and an initial */
	ACTOR_WORD, /* one capitalised word */
	ACTOR_INITIALS,
	ACTOR_ROLE,  /* the legal team */
	ACTOR_LOWER, /* one word in small letters that is in no dictionary: an unmarked handle */
	ACTOR_EVERYONE,
	ACTOR_NOBODY, /* TBD */
	ACTOR_SOMEBODY,
	ACTOR_WE,
	ACTOR_I,
	ACTOR_PRONOUN /* he, they */
};

#define ACTOR_MAX 12

struct actor_name {
	unsigned from, to; /* tokens; small, as each claim and each line has room for an actor */
	enum actor_kind kind;
};

struct actor {
	size_t from, to;      /* tokens, with what stands in brackets behind the name */
	enum actor_kind kind; /* of the weakest name in it */
	struct actor_name v[ACTOR_MAX];
	size_t n;
};

/* Places of a mail's lines where names are remembered, a power of two, and names of one place: few have more. */
#define ACTORS_READ 64
#define ACTORS_NAMES 2

/* What was read there: rules ask for the same name again and again. */
struct actors_read {
	unsigned age; /* what is of another age is forgotten */
	struct {
		const struct token *first; /* of the name */
		unsigned age, end, n;      /* where it had to end, and the tokens of the line */
		unsigned from, to, names;
		enum actor_kind kind;
		struct actor_name v[ACTORS_NAMES];
	} seen[ACTORS_READ];
};

/* actor_seen.c: forgets all of it, at the next mail. */
void actors_forget(struct actors_read *actors);
/* Was the name that begins at token actor->from and ends before end read before? Then it is *actor. */
bool actors_recall(const struct actors_read *actors, const struct tokens *t, size_t end, struct actor *actor);
/* Keeps what was read at token i; not of more names than one place has room for. */
void actors_remember(struct actors_read *actors, const struct tokens *t, size_t i, size_t end, const struct actor *actor);

/* The actor that begins at token i and ends before end. False when there is none. */
bool
actor_read(const struct people *people, const struct tokens *t, size_t i, size_t end, struct actor *actor);
/* "Maya. order the badges": the stop at token i, the second one, is a colon, as no sentence begins in small letters. */
bool actor_is_told(const struct tokens *t, size_t i, size_t end);
/* One name without joined others. */
bool actor_read_one(
    const struct people *people, const struct tokens *t, size_t i, size_t end, struct actor *actor);
/* The same for a word in small letters that may be an unmarked handle ("mlin to send"). */
bool actor_read_lower(
    const struct people *people, const struct tokens *t, size_t i, size_t end, struct actor *actor);
/* "Speaker 5", "@Speaker 5", as transcripts call somebody whom they do not know. */
bool actor_is_voice(const struct tokens *t, size_t i, size_t end);
/* "printed", "working", "early": a word that is formed as no name is. */
bool actor_is_inflected(const struct token *w);
/* Is it somebody in particular (or a team)? Not we, nobody, someone, they. */
static inline bool
actor_is_named(const struct actor *a)
{
	return a->n > 0 && a->kind >= ACTOR_KNOWN && a->kind <= ACTOR_EVERYONE;
}

/* actor_more.c: the writer, who stands in the tokens from..to. */
struct actor actor_writer(size_t from, size_t to);
const char *actor_kind_name(enum actor_kind kind);

/* actor_signal.c */
enum signal {
	SIGNAL_NONE,
	SIGNAL_WILL,   /* will, going to */
	SIGNAL_TO,     /* Maya to send */
	SIGNAL_COMMIT, /* agreed to, has the action to */
	SIGNAL_COLON,  /* Maya: */
	SIGNAL_DASH,   /* Maya - */
	SIGNAL_NEED,
	SIGNAL_WEAK,   /* should, could */
	SIGNAL_STATUS, /* is working on */
	SIGNAL_PAST,
	SIGNAL_VERB, /* @maya send the list; Legal please review */
	SIGNAL_BE
};

/* What stands at token i behind an actor; *n is how many tokens it takes. */
enum signal signal_read(const struct tokens *t, size_t i, size_t end, size_t *n);
const char *signal_name(enum signal signal);
/* Does it bind the actor by itself: will, to, commit? */
static inline bool
signal_binds(enum signal s)
{
	return s == SIGNAL_WILL || s == SIGNAL_TO || s == SIGNAL_COMMIT;
}

#endif
