/*
 * notice_data: the record as templates see it: who reads, in which language
 * and zone, and each point with its dates in words and its ready replies. The
 * names are those of agreed-templates(5); each is always there, empty when
 * there is nothing to say.
 */
#ifndef AGREED_NOTICE_DATA_H
#define AGREED_NOTICE_DATA_H

#include <jansson.h>

#include "daemon/core/notice/notice_words.h"
#include "daemon/core/record.h"

/* What a mail wants of its reader about a point. */
enum notice_asks {
	ASKS_NOTHING,  /* it is in a list */
	ASKS_ABOUT,    /* the mail is about it */
	ASKS_ANSWER,   /* a word about it is asked for */
	ASKS_QUESTION  /* what it lacks, or whether it is right, is asked */
};

/* The points that a mail shows, as they are put into it; notice_post keeps them for the answer (answered.h). */
struct notice_shown {
	struct store_shown *v;
	size_t n, cap;
};

/* Whom a mail is for. All in the pool or borrowed. */
struct notice_reader {
	const char *email, *name;
	const char *language; /* of the templates */
	struct words words;
	const char *reply;           /* the address their answers go to */
	const char *id;              /* the token part of our Message-IDs to them, NULL: the agreement's */
	bool links;                  /* can a ready reply be matched to them? */
	const struct record *record; /* NULL: no agreement */
	struct notice_shown *shown;  /* never NULL; readers of one mail share it */
};

void notice_reader(const struct core *core, struct pool *pool, const struct record *r, const char *email,
    struct notice_reader *reader);

/* What every template may use. */
json_t *notice_data(const struct core *core, const struct notice_reader *reader);
/* The point is shown to the reader; until notice_ask says more, in a list. */
json_t *
notice_point(const struct core *core, const struct notice_reader *reader, const struct store_item *item);
/* What the mail wants of its reader about a point that it shows; candidate: whom it names as the next owner, or "". */
void notice_ask(const struct notice_reader *reader, const struct store_item *item, enum notice_asks asks,
    const char *candidate);
/* A point that is theirs is asked about, another one the mail is about. */
void notice_ask_owner(const struct notice_reader *reader, const struct store_item *item);
/* A ready reply with those words, as {href, words}. */
json_t *notice_link(const struct notice_reader *reader, const char *words);
/* "Friday 4 December, 17:00": the item's due date in the reader's words, or "". */
const char *
notice_due(const struct core *core, const struct notice_reader *reader, const struct store_item *item);

/* Why it matters to its owner: as the notes or the requester say, else by what the owner's department is measured. */
const char *notice_interest(const struct core *core, const struct store_item *item);

/* value NULL is "". */
void notice_put(json_t *data, const char *name, const char *value);
/* The same for one of our own sentences, in the reader's language. */
void notice_put_phrase(const struct core *core, const struct notice_reader *reader, json_t *data,
    const char *name, const char *phrase);
void notice_put_flag(json_t *data, const char *name, bool value);
/* A line of somebody's notes: on one line, without the bullet or box in front. */
void notice_put_line(struct pool *pool, json_t *data, const char *name, const char *value);
/* A list with count, one and the list itself under name. */
void notice_put_points(json_t *data, const char *name, json_t *list);
/* Lines of the notes of that kind (store_lines) as a list of {text, first}. */
void notice_put_lines(
    struct core *core, const struct notice_reader *reader, json_t *data, const char *name, const char *kind);

/* Is there an owner whom we can write to? */
bool notice_has_owner(const struct store_item *item);

#endif
