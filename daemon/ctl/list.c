/* `agreectl status`, `list` and `search`: many agreements at a glance. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "daemon/ctl/records.h"
#include "daemon/ctl/table.h"
#include "parsers/base/pool.h"
#include "parsers/base/text.h"
#include "parsers/base/unicode.h"

static const char *
format(struct pool *pool, const char *words, int64_t n)
{
	struct text t;

	text_init(&t, pool);
	text_addf(&t, words, (long long)n);
	return t.p;
}

/* -- status -- */

static json_t *
counts_json(const struct store_counts *c)
{
	return json_pack("{s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:I}", "agreements", (json_int_t)c->agreements, "open_agreements",
	    (json_int_t)c->open_agreements, "items", (json_int_t)c->items, "waiting", (json_int_t)c->waiting, "held",
	    (json_int_t)c->held, "failed", (json_int_t)c->failed, "unknown", (json_int_t)c->unknown, "messages", (json_int_t)c->messages);
}

bool
records_is_stale(const struct store_health *h)
{
	return strncmp(h->name, "mailbox", 7) == 0 && (int64_t)time(NULL) - h->good >= RECORDS_STALE_S;
}

/* Why it is not well; what has fallen silent cannot say so itself. */
static const char *
why_of(const struct store_health *h)
{
	return h->why[0] == '\0' && records_is_stale(h) ? "silent for hours: is agreed running?" : h->why;
}

json_t *
records_health_json(struct records *r)
{
	struct store_health *list;
	size_t n = store_healths(r->store, r->pool, &list);
	json_t *out = json_array();

	for (size_t i = 0; i < n; i++)
		json_array_append_new(out, json_pack("{s:s, s:s, s:s, s:o, s:o}", "name", list[i].name, "state",
		    list[i].state, "why", why_of(&list[i]), "changed", records_instant(list[i].changed), "last_good",
		    records_instant(list[i].good)));
	return out;
}

void
records_health_print(struct records *r)
{
	static const char *const headings[] = { "", "STATE", "LAST GOOD", "WHY", NULL };
	struct store_health *list;
	size_t n = store_healths(r->store, r->pool, &list);
	struct table t;

	table_start(&t, r->pool, headings);
	for (size_t i = 0; i < n; i++)
		table_row_add(&t, (const char *const[]){ list[i].name, list[i].state, records_when(r->pool, list[i].good),
		    why_of(&list[i]) });
	table_print(&t);
}

static int
status(struct records *r)
{
	struct store_counts c;

	store_counts(r->store, &c);
	if (r->json) {
		json_t *j = counts_json(&c);

		json_object_set_new(j, "health", records_health_json(r));
		return records_print(j);
	}
	printf("%lld agreements, %lld of them open, with %lld points\n", (long long)c.agreements,
	    (long long)c.open_agreements, (long long)c.items);
	printf("%lld mails were looked at\n", (long long)c.messages);
	if (c.held > 0)
		printf("%lld mails are held back (`agreectl held`)\n", (long long)c.held);
	printf("%lld mails wait to be sent, %lld could not be delivered, of %lld nobody knows\n\n", (long long)c.waiting,
	    (long long)c.failed, (long long)c.unknown);
	records_health_print(r);
	return 0;
}

/* -- list -- */

struct summary {
	size_t open, all;
	const char *next_due;   /* of the open points, or "" */
};

static struct summary
summary_of(struct records *r, int64_t agreement)
{
	struct summary s = { 0, 0, "" };
	struct store_item *items;

	s.all = store_items(r->store, r->pool, agreement, &items);
	for (size_t i = 0; i < s.all; i++) {
		if (records_is_over(items[i].state))
			continue;
		s.open++;
		if (items[i].due[0] != '\0' && (s.next_due[0] == '\0' || strcmp(items[i].due, s.next_due) < 0))
			s.next_due = items[i].due;
	}
	return s;
}

static json_t *
agreement_json(const struct store_agreement *a, const struct summary *s)
{
	return json_pack("{s:I, s:s, s:s, s:s, s:s, s:o, s:i, s:i, s:s?}", "id", (json_int_t)a->id, "title", a->title, "held_on", a->held_on, "requester", a->requester_email, "requester_name",
	    a->requester_name, "closed", records_instant(a->closed), "open", (int)s->open, "items", (int)s->all, "next_due",
	    s->next_due[0] == '\0' ? NULL : s->next_due);
}

static int
list_print(struct records *r, const struct store_agreement *list, size_t n)
{
	static const char *const headings[] = { "", "HELD ON", "OPEN", "NEXT DUE", "REQUESTER", "TITLE", NULL };
	json_t *all = json_array();
	struct table t;

	table_start(&t, r->pool, headings);
	for (size_t i = 0; i < n; i++) {
		struct summary s = summary_of(r, list[i].id);
		const char *tag = format(r->pool, "A-%lld", list[i].id);
		json_t *j = agreement_json(&list[i], &s);
		struct text open;

		json_object_set_new(j, "tag", json_string(tag));
		json_array_append_new(all, j);
		text_init(&open, r->pool);
		text_addf(&open, "%zu of %zu", s.open, s.all);
		table_row_add(&t, (const char *const[]){ tag, list[i].held_on, open.p, s.next_due,
		    list[i].requester_name[0] != '\0' ? list[i].requester_name : list[i].requester_email, list[i].title });
	}
	if (r->json)
		return records_print(all);
	json_decref(all);
	if (n == 0)
		puts(r->all ? "There is no agreement yet." : "No agreement is open. (--all shows the closed ones.)");
	else
		table_print(&t);
	return 0;
}

static int
list(struct records *r)
{
	struct store_agreement *list;
	size_t n = store_agreements(r->store, r->pool, !r->all, &list);

	return list_print(r, list, n);
}

/* -- search -- */

static bool
has_words(struct pool *pool, const char *where, struct slice folded)
{
	struct slice s = unicode_fold(pool, slice_of(where));

	return slice_find(s, folded) < s.len;
}

/* Does every word stand in the agreement: its title, its people, its points? */
static bool
agreement_has(struct records *r, const struct store_agreement *a, int argc, char **argv)
{
	struct store_item *items;
	size_t n = store_items(r->store, r->pool, a->id, &items);

	for (int w = 0; w < argc; w++) {
		struct slice word = unicode_fold(r->pool, slice_of(argv[w]));
		bool found = has_words(r->pool, a->title, word) || has_words(r->pool, a->requester_name, word) ||
		    has_words(r->pool, a->requester_email, word);

		for (size_t i = 0; i < n && !found; i++)
			found = has_words(r->pool, items[i].text, word) || has_words(r->pool, items[i].quote, word) ||
			    has_words(r->pool, records_owners(r->pool, &items[i]), word);
		if (!found)
			return false;
	}
	return true;
}

static int
search(struct records *r)
{
	struct store_agreement *list;
	size_t n = store_agreements(r->store, r->pool, false, &list), found = 0;

	if (r->argc < 1) {
		fprintf(stderr, "usage: agreectl search [-c CONF] [--json] WORD...\n");
		return 2;
	}
	for (size_t i = 0; i < n; i++)
		if (agreement_has(r, &list[i], r->argc, r->argv))
			list[found++] = list[i];
	if (found > 0 || r->json)
		return list_print(r, list, found);
	puts("Nothing found.");
	return 0;
}

int
ctl_status(int argc, char **argv)
{
	return records_run(argc, argv, status);
}

int
ctl_list(int argc, char **argv)
{
	return records_run(argc, argv, list);
}

int
ctl_search(int argc, char **argv)
{
	return records_run(argc, argv, search);
}
