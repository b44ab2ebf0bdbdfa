/*
 * record: one agreement with all that belongs to it, as it stands in the
 * store. Loaded whole, used for one decision or one mail, and thrown away.
 */
#ifndef AGREED_RECORD_H
#define AGREED_RECORD_H

#include "daemon/core/agreement.h"
#include "daemon/core/core.h"
#include "daemon/store/store.h"
#include "parsers/base/text.h"

struct record {
	struct store_agreement a;
	struct store_item *items;
	size_t item_count;
	struct store_participant *participants;
	size_t participant_count;
	struct store_checkpoint *checkpoints;
	size_t checkpoint_count;
};

bool record_load(struct core *core, struct pool *pool, int64_t agreement, struct record *r);

enum item_state record_state(const struct store_item *item);
bool record_is_over(const struct record *r);                   /* no item is open any more */
struct store_item *record_item(struct record *r, int n);      /* by its number, or NULL */
struct store_checkpoint *record_checkpoint(struct record *r, int64_t id); /* or NULL */
/* Does the item have what others can be told: owners with addresses, and a date? */
bool record_is_complete(const struct store_item *item);
bool record_is_requester(const struct record *r, const char *email);
bool record_is_on(const struct record *r, const char *email);  /* in whatever role */
bool record_owns(const struct store_item *item, const char *email);
const char *record_name(const struct record *r, const char *email); /* as people write it; the address when unknown */
/* The tag in subjects: "A-17". */
const char *record_tag(struct pool *pool, int64_t agreement);

/*
 * The name of an owner whom nobody knows: the only one's, or, of a point without owner, what stands before a colon
 * ("Omar Hadad: tracking plan"; *text becomes the rest of it, else NULL). "" when there is none.
 */
const char *record_unknown(struct pool *pool, const struct store_item *item, const char **text);

/*
 * An owner whose address only stood in the notes, and who is asked about before anything goes there, has no address
 * yet, and a name that tells it: "Anna Kim <anna@partner.example>". Such a name; and the owner that it becomes once
 * somebody said that it is right, false when it is no such name.
 */
const char *record_newcomer_name(struct pool *pool, const char *name, const char *email);
bool record_newcomer(struct pool *pool, const struct store_owner *o, struct store_owner *known);

/* Addresses compare without case. */
bool email_is(const char *a, const char *b);

#endif
