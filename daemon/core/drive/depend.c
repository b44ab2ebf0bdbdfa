/* See depend.h. */
#include "daemon/core/drive/depend.h"
#include "parsers/base/chain.h"
#include "parsers/base/pool.h"
#include "parsers/reading.h"

static const struct store_item *
item_numbered(const struct record *r, int n)
{
	for (size_t i = 0; i < r->item_count; i++)
		if (r->items[i].n == n)
			return &r->items[i];
	return NULL;
}

/* "1 waits for 2, 2 waits for 1". */
static const char *
circle_words(struct pool *pool, const int64_t *way, size_t len)
{
	struct text t;

	text_init(&t, pool);
	text_addf(&t, "that would be a circle: ");
	for (size_t i = 0; i + 1 < len; i++)
		text_addf(&t, "%spoint %lld waits for point %lld", i == 0 ? "" : ", ", (long long)way[i],
		    (long long)way[i + 1]);
	text_addf(&t, "; none of them could ever begin");
	return t.p;
}

static const char *
circle(struct core *core, struct pool *pool, const struct record *r, int n, int on)
{
	struct store_wait *waits;
	size_t count = store_waits(core->store, pool, r->a.id, &waits), len;
	struct chain_edge *edges = pool_array(pool, count + 1, sizeof(*edges));
	int64_t *way;

	for (size_t i = 0; i < count; i++)
		edges[i] = (struct chain_edge){ waits[i].n, waits[i].on_n };
	len = chain_circle(pool, edges, count, n, on, &way);
	return len == 0 ? NULL : circle_words(pool, way, len);
}

bool
depend_add(struct core *core, struct pool *pool, const struct record *r, const struct store_item *item, int on,
    const struct step_cause *cause, const char **why)
{
	const struct store_item *other = item_numbered(r, on);
	struct text t;

	text_init(&t, pool);
	if (other == NULL)
		text_addf(&t, "there is no point %d", on);
	else if (item->n == on)
		text_addf(&t, "point %d cannot wait for itself", on);
	else if (!agreement_is_open(record_state(other)))
		text_addf(&t, "point %d need not wait: point %d is %s", item->n, on,
		    agreement_state_words(record_state(other)));
	else if (!agreement_is_open(record_state(item)))
		text_addf(&t, "point %d is %s", item->n, agreement_state_words(record_state(item)));
	*why = t.len > 0 ? t.p : circle(core, pool, r, item->n, on);
	if (*why != NULL)
		return false;
	store_wait_add(core->store, &(struct store_wait){ .item = item->id, .on = other->id, .person = cause->person,
	    .message_id = cause->message_id, .quote = cause->detail }, core->now);
	step_log(core, r->a.id, item->id, "waits", cause);
	return true;
}

static const struct reading_item *
reading_item(const struct reading *reading, int place)
{
	return place >= 1 && (size_t)place <= reading->item_count ? &reading->items[place - 1] : NULL;
}

static int
number_of(const struct reading_item *const *list, int n, const struct reading_item *item)
{
	for (int i = 0; i < n; i++)
		if (list[i] == item)
			return i + 1;
	return 0;
}

void
depend_notes(struct core *core, struct pool *pool, int64_t agreement, const struct reading *reading,
    const struct reading_item *const *list, int n)
{
	struct record r;

	if (reading->wait_count == 0 || !record_load(core, pool, agreement, &r))
		return;
	for (size_t i = 0; i < reading->wait_count; i++) {
		const struct reading_wait *w = &reading->waits[i];
		int waits = number_of(list, n, reading_item(reading, w->item)),
		    on = number_of(list, n, reading_item(reading, w->on));
		const struct store_item *item = item_numbered(&r, waits);
		struct step_cause cause = { r.a.requester_email, r.a.source_id, step_quote(pool, w->quote) };
		const char *why;

		if (item == NULL || on == 0 || depend_add(core, pool, &r, item, on, &cause, &why))
			continue;
		store_line_add(core->store, agreement, "unread", (int)(reading->note_count + i) + 1, why);
	}
}
