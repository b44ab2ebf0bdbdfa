/*
 * See account.h. Method: the agreements that something was due or happened in are
 * read whole; each point is judged by its due date and the log.
 */
#include <string.h>

#include <jansson.h>

#include "daemon/core/drive/account.h"
#include "daemon/core/settings/config.h"
#include "daemon/core/directory.h"
#include "daemon/core/record.h"
#include "parsers/base/pool.h"

struct making {
	struct core *core;
	struct pool *pool;
	struct account *account;
	size_t department_cap, delivery_cap;
	int64_t begins, ends; /* the time as instants; ends is excluded */
};

static const char *
department_name(const struct core *core, const char *email)
{
	const struct config_department *d = person_department(core, email);
	const struct config_person *p = person_find(core, email);

	return d != NULL ? d->name : p != NULL && p->department != NULL ? p->department : "";
}

static struct account_department *
department_line(struct making *m, const char *name)
{
	struct account *a = m->account;

	for (size_t i = 0; i < a->department_count; i++)
		if (strcmp(a->departments[i].name, name) == 0)
			return &a->departments[i];
	a->departments = pool_grow(m->pool, a->departments, a->department_count, &m->department_cap, sizeof(*a->departments));
	a->departments[a->department_count] = (struct account_department){ .name = name };
	return &a->departments[a->department_count++];
}

static void
delivery_add(struct making *m, const char *from, const char *to)
{
	struct account *a = m->account;

	for (size_t i = 0; i < a->delivery_count; i++)
		if (strcmp(a->deliveries[i].from, from) == 0 && strcmp(a->deliveries[i].to, to) == 0) {
			a->deliveries[i].n++;
			return;
		}
	a->deliveries = pool_grow(m->pool, a->deliveries, a->delivery_count, &m->delivery_cap, sizeof(*a->deliveries));
	a->deliveries[a->delivery_count++] = (struct account_delivery){ from, to, 1 };
}

/* What the log says about one point. */
struct story {
	int64_t done;     /* when its owner said so for the last time, or else it was accepted; 0: not */
	int64_t accepted;
	int changes;      /* agreed to in that time */
};

static struct story
story_of(const struct making *m, const struct store_event *events, size_t n, const struct store_item *item)
{
	struct story s = { 0 };

	for (size_t i = 0; i < n; i++) {
		const struct store_event *e = &events[i];

		if (e->item != item->id)
			continue;
		if (strcmp(e->kind, "done") == 0)
			s.done = e->at;
		else if (strcmp(e->kind, "reopened") == 0)
			s.done = 0;
		else if (strcmp(e->kind, "accepted") == 0)
			s.accepted = e->at;
		else if (strcmp(e->kind, "change accepted") == 0 && e->at >= m->begins && e->at < m->ends)
			s.changes++;
	}
	if (s.done == 0)
		s.done = s.accepted;
	return s;
}

static void
due_count(struct making *m, struct account_department *d, const struct store_item *item, const struct story *s)
{
	const struct worktime *w = &m->core->worktime;
	struct civil_date due;

	if (!civil_date_parse(slice_of(item->due), &due) || civil_compare(due, m->account->from) < 0 ||
	    civil_compare(due, m->account->to) > 0)
		return;
	if (s->done != 0 && civil_compare(worktime_local(w, s->done).date, due) <= 0)
		d->kept++;
	else if (s->done != 0 || civil_compare(worktime_local(w, m->core->now).date, due) > 0)
		d->late++;
	else
		d->open++;
}

static void
item_count(struct making *m, const struct record *r, const struct store_item *item, const struct store_event *events,
    size_t n)
{
	enum item_state state = record_state(item);
	struct account_department *d;
	struct story s;

	/* what was taken back, divided, or never promised is nobody's score */
	if (item->owner_count == 0 || state == ITEM_ASKED || state == ITEM_DECLINED ||
	    (!agreement_is_open(state) && state != ITEM_ACCEPTED))
		return;
	s = story_of(m, events, n, item);
	d = department_line(m, department_name(m->core, item->owners[0].email));
	due_count(m, d, item, &s);
	d->renegotiated += s.changes;
	if (s.accepted >= m->begins && s.accepted < m->ends && !record_owns(item, r->a.requester_email))
		delivery_add(m, d->name, department_name(m->core, r->a.requester_email));
}

static bool
is_empty(const struct account_department *d)
{
	return d->kept + d->late + d->open + d->renegotiated == 0;
}

void
account_make(struct core *core, struct pool *pool, struct civil_date from, struct civil_date to, struct account *a)
{
	struct making m = { .core = core, .pool = pool, .account = a, .begins = worktime_at(&core->worktime, from, 0),
		.ends = worktime_at(&core->worktime, civil_add_days(to, 1), 0) };
	char first[CIVIL_DATE_LEN], last[CIVIL_DATE_LEN];
	int64_t *ids;
	size_t n, kept = 0;

	*a = (struct account){ .from = from, .to = to };
	n = store_agreements_in(core->store, pool, civil_date_write(from, first), civil_date_write(to, last), m.begins,
	    m.ends, &ids);
	for (size_t i = 0; i < n; i++) {
		struct store_event *events;
		size_t event_count = store_events(core->store, pool, ids[i], &events);
		struct record r;

		if (record_load(core, pool, ids[i], &r))
			for (size_t k = 0; k < r.item_count; k++)
				item_count(&m, &r, &r.items[k], events, event_count);
	}
	for (size_t i = 0; i < a->department_count; i++)
		if (!is_empty(&a->departments[i]))
			a->departments[kept++] = a->departments[i];
	a->department_count = kept;
}

/* -- as text -- */

static const char *
shown(const char *department)
{
	return department[0] == '\0' ? "(no department)" : department;
}

static void
text_write(const struct account *a, struct text *out)
{
	char from[CIVIL_DATE_LEN], to[CIVIL_DATE_LEN];

	text_addf(out, "%s to %s\n", civil_date_write(a->from, from), civil_date_write(a->to, to));
	if (a->department_count == 0)
		text_add(out, SLICE("nothing was due, and nothing was renegotiated\n"));
	for (size_t i = 0; i < a->department_count; i++) {
		const struct account_department *d = &a->departments[i];

		text_addf(out, "%s: %d kept, %d late, %d renegotiated, %d still to come\n", shown(d->name), d->kept, d->late,
		    d->renegotiated, d->open);
	}
	for (size_t i = 0; i < a->delivery_count; i++)
		text_addf(out, "%s delivered to %s: %d\n", shown(a->deliveries[i].from), shown(a->deliveries[i].to),
		    a->deliveries[i].n);
}

static void
json_write(const struct account *a, struct text *out)
{
	char from[CIVIL_DATE_LEN], to[CIVIL_DATE_LEN];
	json_t *departments = json_array(), *deliveries = json_array(), *whole;
	char *dumped;

	for (size_t i = 0; i < a->department_count; i++) {
		const struct account_department *d = &a->departments[i];

		json_array_append_new(departments, json_pack("{s:s,s:i,s:i,s:i,s:i}", "department", d->name, "kept", d->kept,
		    "late", d->late, "renegotiated", d->renegotiated, "open", d->open));
	}
	for (size_t i = 0; i < a->delivery_count; i++)
		json_array_append_new(deliveries, json_pack("{s:s,s:s,s:i}", "from", a->deliveries[i].from, "to",
		    a->deliveries[i].to, "count", a->deliveries[i].n));
	whole = json_pack("{s:s,s:s,s:o,s:o}", "from", civil_date_write(a->from, from), "to", civil_date_write(a->to, to),
	    "departments", departments, "deliveries", deliveries);
	dumped = json_dumps(whole, JSON_COMPACT);
	text_addf(out, "%s\n", dumped != NULL ? dumped : "{}");
	free(dumped);
	json_decref(whole);
}

/* RFC 4180: quoted, quotes doubled. */
static void
csv_field(struct text *out, const char *s)
{
	text_add_char(out, '"');
	for (; *s != '\0'; s++) {
		if (*s == '"')
			text_add_char(out, '"');
		text_add_char(out, *s);
	}
	text_add_char(out, '"');
}

static void
csv_write(const struct account *a, struct text *out)
{
	char from[CIVIL_DATE_LEN], to[CIVIL_DATE_LEN];

	text_add(out, SLICE("from,to,department,kept,late,renegotiated,open\r\n"));
	for (size_t i = 0; i < a->department_count; i++) {
		const struct account_department *d = &a->departments[i];

		text_addf(out, "%s,%s,", civil_date_write(a->from, from), civil_date_write(a->to, to));
		csv_field(out, d->name);
		text_addf(out, ",%d,%d,%d,%d\r\n", d->kept, d->late, d->renegotiated, d->open);
	}
}

void
account_write(const struct account *a, enum account_form form, struct text *out)
{
	if (form == ACCOUNT_JSON)
		json_write(a, out);
	else if (form == ACCOUNT_CSV)
		csv_write(a, out);
	else
		text_write(a, out);
}
