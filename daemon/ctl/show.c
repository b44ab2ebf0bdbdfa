/* `agreectl show`, `why` and `export`: one agreement, its reasons, and all there is of it. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "daemon/ctl/records.h"
#include "daemon/ctl/table.h"
#include "parsers/base/pool.h"
#include "parsers/base/text.h"

/* Mails of one agreement that are listed; an agreement of 50 points over a year has about 1,000. */
#define NOTICES_MAX 100000

struct agreement {
	struct store_agreement a;
	int point;              /* 0: all */
	struct store_item *items;
	size_t item_count;
	struct store_participant *people;
	size_t people_count;
	struct store_checkpoint *checkpoints;
	size_t checkpoint_count;
	struct store_event *events;
	size_t event_count;
	struct store_notice *notices;
	size_t notice_count;
	struct store_wait *waits;
	size_t wait_count;
};

/* Loads what the one argument names; 0 or an exit status after a message. */
static int
agreement_load(struct records *r, const char *command, struct agreement *g)
{
	int64_t id;

	if (r->argc != 1 || !records_tag(r->argv[0], &id, &g->point)) {
		fprintf(stderr, "usage: agreectl %s [-c CONF] [--json] A-NUMBER%s\n", command,
		    strcmp(command, "why") == 0 ? "[.POINT]" : "");
		return 2;
	}
	if (!store_agreement_get(r->store, r->pool, id, &g->a)) {
		fprintf(stderr, "agreectl: there is no agreement A-%lld; `agreectl list --all` shows them all\n", (long long)id);
		return 1;
	}
	g->item_count = store_items(r->store, r->pool, id, &g->items);
	g->people_count = store_participants(r->store, r->pool, id, &g->people);
	g->checkpoint_count = store_checkpoints(r->store, r->pool, id, &g->checkpoints);
	g->event_count = store_events(r->store, r->pool, id, &g->events);
	g->wait_count = store_waits(r->store, r->pool, id, &g->waits);
	g->notice_count = store_notices(r->store, r->pool, id, NOTICES_MAX, &g->notices);
	return 0;
}

static int
point_of(const struct agreement *g, int64_t item)
{
	for (size_t i = 0; i < g->item_count; i++)
		if (g->items[i].id == item)
			return g->items[i].n;
	return 0;
}

static const char *
number(struct pool *pool, int64_t n)
{
	struct text t;

	text_init(&t, pool);
	if (n > 0)
		text_addf(&t, "%lld", (long long)n);
	return t.len == 0 ? "" : t.p;
}

/* What is awaited: "3", or "A-7.1" of another agreement. */
static const char *
wait_label(struct pool *pool, const struct agreement *g, const struct store_wait *w)
{
	struct text t;

	text_init(&t, pool);
	if (w->on_agreement != g->a.id)
		text_addf(&t, "A-%lld.", (long long)w->on_agreement);
	text_addf(&t, "%d", w->on_n);
	return t.p;
}

/* The points that it waits for and that have not ended: "1, 3". */
static const char *
waits_of(struct records *r, const struct agreement *g, const struct store_item *item)
{
	struct text t;

	text_init(&t, r->pool);
	for (size_t i = 0; i < g->wait_count; i++)
		if (g->waits[i].item == item->id && !records_is_over(g->waits[i].on_state))
			text_addf(&t, "%s%s", t.len == 0 ? "" : ", ", wait_label(r->pool, g, &g->waits[i]));
	return t.len == 0 ? "" : t.p;
}

/* -- JSON -- */

/* The points that it waits for, and those that wait for it, ended ones too. */
static void
waits_json(struct pool *pool, const struct agreement *g, const struct store_item *item, json_t *j)
{
	json_t *on = json_array(), *by = json_array();

	for (size_t i = 0; i < g->wait_count; i++) {
		if (g->waits[i].item == item->id && g->waits[i].on_agreement == g->a.id)
			json_array_append_new(on, json_integer(g->waits[i].on_n));
		else if (g->waits[i].item == item->id)
			json_array_append_new(on, json_string(wait_label(pool, g, &g->waits[i])));
		if (g->waits[i].on == item->id)
			json_array_append_new(by, json_integer(g->waits[i].n));
	}
	json_object_set_new(j, "waits_on", on);
	json_object_set_new(j, "awaited_by", by);
}

static json_t *
people_json(const struct agreement *g)
{
	json_t *out = json_array();

	for (size_t i = 0; i < g->people_count; i++)
		json_array_append_new(out, json_pack("{s:s, s:s, s:s}", "email", g->people[i].email, "name", g->people[i].name,
		    "role", g->people[i].role));
	return out;
}

static json_t *
checkpoints_json(const struct agreement *g)
{
	json_t *out = json_array();

	for (size_t i = 0; i < g->checkpoint_count; i++) {
		const struct store_checkpoint *c = &g->checkpoints[i];
		json_t *points = json_array();

		for (size_t k = 0; k < c->item_count; k++)
			json_array_append_new(points, json_integer(point_of(g, c->items[k])));
		json_array_append_new(out, json_pack("{s:s, s:s, s:o, s:i, s:s, s:i, s:b, s:o}", "email", c->email, "uid",
		    c->uid, "starts", records_instant(c->starts), "minutes", c->minutes, "partstat", c->partstat, "sequence",
		    c->sequence, "cancelled", c->cancelled, "items", points));
	}
	return out;
}

static json_t *
event_json(const struct agreement *g, const struct store_event *e)
{
	int point = point_of(g, e->item);

	return json_pack("{s:o, s:o, s:s, s:s, s:s, s:s, s:b}", "at", records_instant(e->at), "item",
	    point == 0 ? json_null() : json_integer(point), "event", e->kind, "person", e->person, "message_id",
	    e->message_id, "detail", e->detail, "by_hand", e->by_hand);
}

static json_t *
events_json(const struct agreement *g)
{
	json_t *out = json_array();

	for (size_t i = 0; i < g->event_count; i++)
		if (g->point == 0 || point_of(g, g->events[i].item) == g->point)
			json_array_append_new(out, event_json(g, &g->events[i]));
	return out;
}

static json_t *
lines_json(struct records *r, const struct agreement *g, const char *kind)
{
	const char **list;
	size_t n = store_lines(r->store, r->pool, g->a.id, kind, &list);
	json_t *out = json_array();

	for (size_t i = 0; i < n; i++)
		json_array_append_new(out, json_string(list[i]));
	return out;
}

static json_t *
agreement_json(struct records *r, const struct agreement *g)
{
	json_t *j = json_pack("{s:I, s:s, s:s, s:s, s:s, s:s, s:i, s:o, s:o, s:o}", "id", (json_int_t)g->a.id, "title",
	    g->a.title, "held_on", g->a.held_on, "requester", g->a.requester_email, "requester_name",
	    g->a.requester_name, "source", g->a.source_id, "revision", g->a.revision, "created",
	    records_instant(g->a.created), "flag_by", records_instant(g->a.flag_by), "closed",
	    records_instant(g->a.closed));
	json_t *items = json_array();

	json_object_set_new(j, "tag", json_sprintf("A-%lld", (long long)g->a.id));
	json_object_set_new(j, "next_meeting", records_instant(g->a.next_at));
	for (size_t i = 0; i < g->item_count; i++) {
		json_t *item = records_item_json(&g->items[i]);

		waits_json(r->pool, g, &g->items[i], item);
		json_array_append_new(items, item);
	}
	json_object_set_new(j, "items", items);
	json_object_set_new(j, "people", people_json(g));
	json_object_set_new(j, "checkpoints", checkpoints_json(g));
	json_object_set_new(j, "decisions", lines_json(r, g, "decision"));
	json_object_set_new(j, "maybe", lines_json(r, g, "maybe"));
	return j;
}

/* -- show -- */

static void
items_print(struct records *r, const struct agreement *g)
{
	static const char *const headings[] = { "", "STATE", "DUE", "OWNER", "POINT", NULL };
	struct table t;

	table_start(&t, r->pool, headings);
	for (size_t i = 0; i < g->item_count; i++) {
		const struct store_item *item = &g->items[i];
		const char *waits = waits_of(r, g, item);
		struct text words;

		text_init(&words, r->pool);
		text_addf(&words, "%s%s%s%s%s%s", item->text, item->milestone ? " [milestone]" : "",
		    item->standard[0] == '\0' ? "" : "; done when ", item->standard, waits[0] == '\0' ? "" : "; waits for ",
		    waits);
		table_row_add(&t, (const char *const[]){ number(r->pool, item->n), item->state, item->due,
		    records_owners(r->pool, item), words.p });
	}
	table_print(&t);
}

static void
checkpoints_print(struct records *r, const struct agreement *g)
{
	static const char *const headings[] = { "CHECKPOINT", "WITH", "ANSWER", "POINTS", NULL };
	struct table t;

	if (g->checkpoint_count == 0)
		return;
	table_start(&t, r->pool, headings);
	for (size_t i = 0; i < g->checkpoint_count; i++) {
		const struct store_checkpoint *c = &g->checkpoints[i];
		struct text points;

		text_init(&points, r->pool);
		for (size_t k = 0; k < c->item_count; k++)
			text_addf(&points, "%s%d", k == 0 ? "" : ", ", point_of(g, c->items[k]));
		table_row_add(&t, (const char *const[]){ records_when(r->pool, c->starts), c->email,
		    c->cancelled ? "cancelled" : c->partstat, points.len == 0 ? "" : points.p });
	}
	putchar('\n');
	table_print(&t);
}

static void
mails_print(struct records *r, const struct agreement *g)
{
	static const char *const headings[] = { "MAIL", "STATE", "KIND", "TO", NULL };
	struct table t;

	table_start(&t, r->pool, headings);
	for (size_t i = g->notice_count; i-- > 0;)
		table_row_add(&t, (const char *const[]){ records_when(r->pool, g->notices[i].created), g->notices[i].state,
		    g->notices[i].kind, g->notices[i].recipient });
	putchar('\n');
	table_print(&t);
}

static int
show(struct records *r)
{
	struct agreement g = { 0 };
	int status = agreement_load(r, "show", &g);

	if (status != 0)
		return status;
	if (r->json)
		return records_print(agreement_json(r, &g));
	printf("A-%lld  %s\n%s, from %s <%s>, revision %d, %s\n\n", (long long)g.a.id, g.a.title, g.a.held_on,
	    g.a.requester_name, g.a.requester_email, g.a.revision, g.a.closed != 0 ? "closed" : "open");
	if (g.a.next_at != 0)
		printf("Next meeting: %s\n\n", records_when(r->pool, g.a.next_at));
	items_print(r, &g);
	checkpoints_print(r, &g);
	mails_print(r, &g);
	return 0;
}

/* -- why -- */

static void
why_waits(struct pool *pool, const struct agreement *g, const struct store_item *item)
{
	for (size_t i = 0; i < g->wait_count; i++) {
		const struct store_wait *w = &g->waits[i];

		if (w->item == item->id)
			printf("  waits for point %s: %s%s%s\n", wait_label(pool, g, w), w->quote, w->person[0] == '\0' ? "" : ", said ", w->person);
		if (w->on == item->id)
			printf("  point %d waits for it\n", w->n);
	}
}

static void
why_item(const struct store_item *item)
{
	printf("\nPoint %d is %s: %s\n", item->n, item->state, item->text);
	printf("  the notes say: %s\n", item->quote);
	if (item->due[0] != '\0')
		printf("  due %s: %s\n", item->due, item->due_why[0] != '\0' ? item->due_why : item->due_words);
	for (size_t i = 0; i < item->owner_count; i++) {
		const struct store_owner *o = &item->owners[i];

		printf("  owner %s%s%s%s%s%s\n", o->name, o->email[0] == '\0' ? " (nobody known by that name)" : " <", o->email,
		    o->email[0] == '\0' ? "" : ">", o->department[0] == '\0' ? "" : ", point person of ", o->department);
	}
}

/* "by the administrator for Maya Lin: she called <message-id>" */
static const char *
why_words(struct records *r, const struct agreement *g, const struct store_event *e)
{
	const char *name = e->person;
	struct text t;

	for (size_t i = 0; i < g->people_count; i++)
		if (strcasecmp(g->people[i].email, e->person) == 0 && g->people[i].name[0] != '\0')
			name = g->people[i].name;
	text_init(&t, r->pool);
	if (e->by_hand)
		text_addf(&t, "by the administrator for %s%s", name, e->detail[0] == '\0' ? "" : ": ");
	text_addf(&t, "%s%s%s%s", e->detail, e->message_id[0] == '\0' ? "" : " <", e->message_id,
	    e->message_id[0] == '\0' ? "" : ">");
	return t.len == 0 ? "" : t.p;
}

static int
why(struct records *r)
{
	static const char *const headings[] = { "WHEN", "POINT", "WHAT", "WHO", "WORDS", NULL };
	struct agreement g = { 0 };
	int status = agreement_load(r, "why", &g);
	struct table t;

	if (status != 0)
		return status;
	if (r->json)
		return records_print(json_pack("{s:o, s:o}", "agreement", agreement_json(r, &g), "events", events_json(&g)));
	printf("A-%lld  %s\n", (long long)g.a.id, g.a.title);
	for (size_t i = 0; i < g.item_count; i++) {
		if (g.point != 0 && g.items[i].n != g.point)
			continue;
		why_item(&g.items[i]);
		why_waits(r->pool, &g, &g.items[i]);
	}
	table_start(&t, r->pool, headings);
	for (size_t i = 0; i < g.event_count; i++) {
		const struct store_event *e = &g.events[i];
		int point = point_of(&g, e->item);

		if (g.point != 0 && point != g.point)
			continue;
		table_row_add(&t, (const char *const[]){ records_when(r->pool, e->at), number(r->pool, point), e->kind,
		    e->person[0] == '\0' ? "agreed" : e->person, why_words(r, &g, e) });
	}
	putchar('\n');
	table_print(&t);
	return 0;
}

/* -- export -- */

static int
export(struct records *r)
{
	struct agreement g = { 0 };
	int status = agreement_load(r, "export", &g);
	json_t *j, *mails = json_array();

	if (status != 0) {
		json_decref(mails);
		return status;
	}
	j = agreement_json(r, &g);
	for (size_t i = g.notice_count; i-- > 0;)
		json_array_append_new(mails, json_pack("{s:s, s:s, s:s, s:s, s:o, s:o, s:s}", "recipient",
		    g.notices[i].recipient, "kind", g.notices[i].kind, "state", g.notices[i].state, "message_id",
		    g.notices[i].message_id, "created", records_instant(g.notices[i].created), "settled",
		    records_instant(g.notices[i].settled), "answer", g.notices[i].answer));
	json_object_set_new(j, "events", events_json(&g));
	json_object_set_new(j, "mails", mails);
	return records_print(j);
}

int
ctl_show(int argc, char **argv)
{
	return records_run(argc, argv, show);
}

int
ctl_why(int argc, char **argv)
{
	return records_run(argc, argv, why);
}

int
ctl_export(int argc, char **argv)
{
	return records_run(argc, argv, export);
}
