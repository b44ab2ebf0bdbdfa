/* See answered.h. Place: between decide and apply. Method: each mail's points are kept when it is written (table shown). */
#include <string.h>

#include "daemon/core/dialogue/answered.h"
#include "parsers/base/pool.h"

/* The newest mail of ours that the reading answers; a colleague's copy of one is somebody else's. */
static bool
mail_find(struct core *core, struct pool *pool, const struct reading *reading, struct answered *a)
{
	bool found = store_notice_find(core->store, pool, slice_cstr(pool, reading->in_reply_to), &a->mail);

	for (size_t i = reading->reference_count; i-- > 0 && !found;)
		found = store_notice_find(core->store, pool, slice_cstr(pool, reading->references[i]), &a->mail);
	a->sent = found ? a->mail.created : 0;
	return found && email_is(a->mail.recipient, slice_cstr(pool, reading->from.email));
}

static bool
is_of(const struct record *r, int64_t item)
{
	for (size_t i = 0; i < r->item_count; i++)
		if (r->items[i].id == item)
			return true;
	return false;
}

/* A mail about several agreements shows points of the others as well. */
static void
points_keep(const struct record *r, struct answered *a)
{
	size_t n = 0;

	for (size_t i = 0; i < a->n; i++)
		if (is_of(r, a->points[i].item)) {
			a->points[n++] = a->points[i];
			a->narrow = a->narrow || a->points[i].asks[0] != '\0';
		}
	a->n = n;
}

void
answered_find(struct core *core, struct pool *pool, const struct record *r, const struct reading *reading,
    struct answered *a)
{
	*a = (struct answered){ .reach = ANSWERED_MAIL };
	if (mail_find(core, pool, reading, a)) {
		a->n = store_shown(core->store, pool, a->mail.message_id, &a->points);
		points_keep(r, a);
	} else
		a->mail = (struct store_notice){ .kind = "" };
	if (a->n > 0)
		return;
	a->reach = ANSWERED_PERSON;
	a->n = store_shown_to(core->store, pool, slice_cstr(pool, reading->from.email), r->a.id, &a->points);
}

void
answered_these(struct pool *pool, const int64_t *items, size_t n, struct answered *a)
{
	*a = (struct answered){ .reach = ANSWERED_THESE, .mail = { .kind = "" }, .n = n,
		.points = pool_array(pool, n + 1, sizeof(*a->points)) };
	for (size_t i = 0; i < n; i++)
		a->points[i] = (struct store_shown){ items[i], "", "" };
}

const struct store_shown *
answered_point(const struct answered *a, const struct store_item *item)
{
	for (size_t i = 0; i < a->n; i++)
		if (a->points[i].item == item->id)
			return &a->points[i];
	return NULL;
}

const struct store_shown *
answered_about(const struct answered *a, const struct store_item *item)
{
	const struct store_shown *s = answered_point(a, item);

	return s != NULL && a->narrow && s->asks[0] == '\0' ? NULL : s;
}

bool
answered_asks(const struct answered *a, const struct store_item *item)
{
	const struct store_shown *s = answered_about(a, item);

	return s != NULL && (a->reach != ANSWERED_MAIL || strcmp(s->asks, "answer") == 0);
}

bool
answered_questions(const struct answered *a, const struct store_item *item)
{
	const struct store_shown *s = answered_about(a, item);

	return s != NULL && strcmp(s->asks, "question") == 0;
}

bool
answered_is_older(const struct answered *a, const struct store_item *item, int64_t waits_since)
{
	return a->reach == ANSWERED_MAIL && answered_asks(a, item) && waits_since > a->mail.created;
}
