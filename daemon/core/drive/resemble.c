/* See resemble.h. Place: beside apply_notes. Method: every open point of the series is compared; the most alike one wins. */
#include <stdio.h>
#include <string.h>

#include "daemon/core/drive/resemble.h"
#include "daemon/core/drive/series.h"
#include "daemon/core/step.h"
#include "parsers/base/pool.h"

/* Open points that are compared, the newest: a series that leaves more lying has other troubles. */
#define OPEN_MAX 200
/* Without a person in common the words have to say it alone. */
#define WORDS_ALONE_MIN 90

void
resemble_begin(struct core *core, struct pool *pool, const struct record *notes, struct resemble *r)
{
	*r = (struct resemble){ .pool = pool };
	r->record_count = series_list(core, pool, notes, core->now, &r->records);
	r->open = pool_array(pool, OPEN_MAX, sizeof(struct store_item *));
	for (size_t i = r->record_count; i-- > 0;)
		for (size_t k = 0; k < r->records[i].item_count && r->n < OPEN_MAX; k++) {
			struct store_item *item = &r->records[i].items[k];

			if (agreement_is_open(record_state(item)) && record_state(item) != ITEM_ASKED)
				r->open[r->n++] = item;
		}
}

/* Does the line name the point: "A-17.2"? */
static bool
is_named(const struct store_item *item, const struct store_item *other)
{
	char tag[48];
	size_t len = (size_t)snprintf(tag, sizeof(tag), "A-%lld.%d", (long long)other->agreement, other->n);

	for (const char *s = item->quote; (s = strstr(s, tag)) != NULL; s += len)
		if (s[len] < '0' || s[len] > '9')
			return true;
	return false;
}

/* Somebody owns both; or nobody is known to own the one. */
static bool
is_shared(const struct store_item *a, const struct store_item *b, bool *known)
{
	bool shared = false;

	*known = false;
	for (size_t i = 0; i < a->owner_count; i++) {
		*known = *known || a->owners[i].email[0] != '\0';
		shared = shared || record_owns(b, a->owners[i].email);
	}
	return shared;
}

static int
likeness(struct pool *pool, const struct store_item *item, const struct store_item *other)
{
	int words = series_likeness(pool, slice_of(item->text), slice_of(other->text));
	bool known;

	if (is_named(item, other))
		return 1000;
	if (strcmp(item->text, other->text) == 0)
		words = 100;
	if (is_shared(item, other, &known))
		return words >= SERIES_ALIKE_MIN ? words : 0;
	return !known && words >= WORDS_ALONE_MIN ? words : 0;
}

const struct store_item *
resemble_take(struct resemble *r, const struct store_item *item)
{
	const struct store_item *found = NULL;
	size_t at = 0;
	int best = 0;

	for (size_t i = 0; i < r->n; i++) {
		int now = r->open[i] == NULL ? 0 : likeness(r->pool, item, r->open[i]);

		if (now > best) {
			best = now;
			at = i;
		}
	}
	if (best > 0) {
		found = r->open[at];
		r->open[at] = NULL;
	}
	return found;
}

void
resemble_ask(struct core *core, struct pool *pool, const struct record *notes, const struct store_item *item,
    const struct store_item *other, bool done)
{
	struct store_proposal p = { .item = item->id, .at = core->now, .kind = done ? "done" : "same",
		.person = notes->a.requester_email, .side = "requester", .message_id = notes->a.source_id, .quote = item->quote,
		.due = item->due, .due_minute = item->due_minute, .due_words = item->due_words, .due_why = item->due_why,
		.text = "", .email = "", .name = "", .other = other->id };
	struct text where;

	text_init(&where, pool);
	text_addf(&where, "%s.%d", record_tag(pool, other->agreement), other->n);
	store_proposal_add(core->store, &p);
	step_log(core, notes->a.id, item->id, "resembles", &(struct step_cause){ "", notes->a.source_id, where.p });
}
