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

const char *
depend_label(struct pool *pool, int64_t here, int64_t agreement, int n)
{
	struct text t;

	text_init(&t, pool);
	if (agreement != here)
		text_addf(&t, "A-%lld.", (long long)agreement);
	text_addf(&t, "%d", n);
	return t.p;
}

/* What the circle is closed with, and what waits on what already, in all open agreements. */
struct net {
	const struct store_item *item, *on;
	struct store_wait *waits;
	size_t n;
	int64_t here;
};

static const char *
node_label(struct pool *pool, const struct net *net, int64_t id)
{
	if (id == net->item->id)
		return depend_label(pool, net->here, net->item->agreement, net->item->n);
	if (id == net->on->id)
		return depend_label(pool, net->here, net->on->agreement, net->on->n);
	for (size_t i = 0; i < net->n; i++) {
		if (net->waits[i].item == id)
			return depend_label(pool, net->here, net->waits[i].agreement, net->waits[i].n);
		if (net->waits[i].on == id)
			return depend_label(pool, net->here, net->waits[i].on_agreement, net->waits[i].on_n);
	}
	return "?";
}

/* "1 waits for 2, 2 waits for 1". */
static const char *
circle_words(struct pool *pool, const struct net *net, const int64_t *way, size_t len)
{
	struct text t;

	text_init(&t, pool);
	text_addf(&t, "that would be a circle: ");
	for (size_t i = 0; i + 1 < len; i++)
		text_addf(&t, "%spoint %s waits for point %s", i == 0 ? "" : ", ", node_label(pool, net, way[i]),
		    node_label(pool, net, way[i + 1]));
	text_addf(&t, "; none of them could ever begin");
	return t.p;
}

static const char *
circle(struct core *core, struct pool *pool, const struct store_item *item, const struct store_item *on)
{
	struct net net = { .item = item, .on = on, .here = item->agreement };
	struct chain_edge *edges;
	int64_t *way;
	size_t len;

	net.n = store_waits(core->store, pool, 0, &net.waits);
	edges = pool_array(pool, net.n + 1, sizeof(*edges));
	for (size_t i = 0; i < net.n; i++)
		edges[i] = (struct chain_edge){ net.waits[i].item, net.waits[i].on };
	len = chain_circle(pool, edges, net.n, item->id, on->id, &way);
	return len == 0 ? NULL : circle_words(pool, &net, way, len);
}

/* The point that is meant. Of another agreement, only to those who are on it: else it tells what they should not know. */
static const struct store_item *
other_find(struct core *core, struct pool *pool, const struct record *r, struct depend_on on, const char *person)
{
	struct record *other;

	if (on.agreement == 0 || on.agreement == r->a.id)
		return item_numbered(r, on.n);
	other = pool_alloc(pool, sizeof(*other));
	if (!record_load(core, pool, on.agreement, other) || !record_is_on(other, person))
		return NULL;
	return item_numbered(other, on.n);
}

bool
depend_add(struct core *core, struct pool *pool, const struct record *r, const struct store_item *item,
    struct depend_on on, const struct step_cause *cause, const char **why)
{
	const struct store_item *other = other_find(core, pool, r, on, cause->person);
	const char *label = depend_label(pool, r->a.id, on.agreement == 0 ? r->a.id : on.agreement, on.n);
	struct text t;

	text_init(&t, pool);
	if (other == NULL)
		text_addf(&t, "there is no point %s", label);
	else if (item->id == other->id)
		text_addf(&t, "point %s cannot wait for itself", label);
	else if (!agreement_is_open(record_state(other)))
		text_addf(&t, "point %d need not wait for point %s: %s", item->n, label,
		    agreement_state_words(record_state(other)));
	else if (!agreement_is_open(record_state(item)))
		text_addf(&t, "point %d: %s", item->n, agreement_state_words(record_state(item)));
	*why = t.len > 0 ? t.p : circle(core, pool, item, other);
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

		if (item == NULL || on == 0 || depend_add(core, pool, &r, item, (struct depend_on){ 0, on }, &cause, &why))
			continue;
		store_line_add(core->store, agreement, "unread", (int)(reading->note_count + i) + 1, why);
	}
}
