/*
 * notice_escalate: questions that got no answer: announced, put before managers,
 * summed up; and whoever waits hears that somebody is away. See notice.h. Method:
 * all of one reader on one day is one mail, in their language and zone; each case
 * brings its evidence from the log.
 */
#include <string.h>

#include "daemon/core/dialogue/bundle.h"
#include "daemon/core/dialogue/carrier.h"
#include "daemon/core/settings/config.h"
#include "daemon/core/directory.h"
#include "daemon/core/drive/evidence.h"
#include "daemon/core/notice/notice.h"
#include "daemon/core/notice/notice_post.h"
#include "parsers/base/pool.h"

/* Business days until when an answer is asked for. */
#define ANSWER_DAYS 2

static const char *
name_of(const struct core *core, struct pool *pool, const struct record *r, const char *email)
{
	struct notice_reader reader;

	notice_reader(core, pool, r, email, &reader);
	return reader.name;
}

static bool
is_alone(const struct notice_escalation *e)
{
	return e->managers[0] == NULL && e->managers[1] == NULL;
}

static json_t *
evidence_data(const struct core *core, const struct notice_reader *reader, const struct notice_escalation *e,
    const struct store_event *events, size_t count)
{
	struct pool *pool = reader->words.pool;
	json_t *out = json_array();
	struct evidence *list;
	size_t n = evidence_list(pool, events, count, e->item->id, &list);

	for (size_t i = 0; i < n; i++) {
		json_t *d = json_object();

		notice_put(d, "when", words_moment(&reader->words, list[i].at));
		notice_put(d, "who", list[i].person[0] == '\0' ? "" : name_of(core, pool, e->record, list[i].person));
		notice_put_phrase(core, reader, d, "what", list[i].what);
		notice_put_line(pool, d, "quote", list[i].quote);
		notice_put(d, "id", list[i].message_id);
		notice_put_flag(d, "entered", list[i].by_hand);
		notice_put_flag(d, "first", i == 0);
		json_array_append_new(out, d);
	}
	return out;
}

static json_t *
managers_data(const struct core *core, struct pool *pool, const struct notice_escalation *e)
{
	json_t *out = json_array();

	for (size_t i = 0; i < 2; i++) {
		json_t *d;

		if (e->managers[i] == NULL || (i == 1 && e->managers[0] != NULL && email_is(e->managers[0], e->managers[1])))
			continue;
		d = json_object();
		notice_put(d, "name", name_of(core, pool, e->record, e->managers[i]));
		notice_put_flag(d, "first", json_array_size(out) == 0);
		json_array_append_new(out, d);
	}
	return out;
}

/* What is asked of whom, and what answers go to which address. */
static void
case_flags(json_t *d, const struct notice_escalation *e)
{
	static const char *const flags[CAUSE_COUNT] = { [CAUSE_CHECKPOINT] = "is_checkpoint", [CAUSE_OVERDUE] = "is_overdue",
		[CAUSE_DECIDE] = "is_decide", [CAUSE_DONE] = "is_done", [CAUSE_CONFIRM] = "is_confirm",
		[CAUSE_OFFER] = "is_offer" };

	for (int i = 0; i < CAUSE_COUNT; i++)
		if (flags[i] != NULL)
			notice_put_flag(d, flags[i], i == (int)e->cause);
	notice_put_flag(d, "alone", is_alone(e));
}

/* Until when an answer is asked for; who reads it later than that gets as many days from then on. */
static const char *
answer_by(const struct core *core, const struct notice_reader *reader, const struct notice_escalation *e)
{
	struct worktime w = person_worktime(core, e->holder);
	struct civil_date by = worktime_add_days(&w, worktime_local(&w, e->send_at).date, ANSWER_DAYS),
	                  today = worktime_local(&w, core->now).date;

	if (civil_compare(by, today) <= 0)
		by = worktime_add_days(&w, today, ANSWER_DAYS);
	return words_day(&reader->words, by);
}

static json_t *
case_data(const struct core *core, const struct notice_reader *reader, enum notice_help what,
    const struct notice_escalation *e)
{
	const struct config_department *department = person_department(core, e->holder);
	struct pool *pool = reader->words.pool;
	json_t *d = json_object(), *points = json_array();
	struct store_event *others;
	size_t n = evidence_others(pool, e->events, e->event_count, e->item->id, what == HELP_ASK ? e->send_at : INT64_MAX, &others);
	int64_t offered = evidence_offered(others, n, e->item->id);

	json_array_append_new(points, notice_point(core, reader, e->item));
	notice_ask(reader, e->item, email_is(e->holder, reader->email) ? ASKS_ANSWER : ASKS_ABOUT, "");
	notice_put_points(d, "points", points);
	case_flags(d, e);
	notice_put(d, "title", e->record->a.title);
	notice_put(d, "tag", record_tag(pool, e->record->a.id));
	notice_put(d, "reply", reader->reply);
	json_object_set_new(d, "n", json_integer(e->item->n));
	notice_put(d, "holder", name_of(core, pool, e->record, e->holder));
	notice_put(d, "holder_department", department == NULL ? "" : department->name);
	notice_put(d, "waiter", name_of(core, pool, e->record, e->waiter));
	json_object_set_new(d, "managers", managers_data(core, pool, e));
	notice_put(d, "answer_by", answer_by(core, reader, e));
	notice_put_line(pool, d, "sentence", e->sentence);
	notice_put(d, "offered", offered == 0 ? "" : words_day_at(&reader->words, offered));
	notice_put(d, "send_at", e->send_at == 0 ? "" : words_moment(&reader->words, e->send_at));
	json_object_set_new(d, "send", notice_link(reader, "send"));
	json_object_set_new(d, "stop", notice_link(reader, "stop"));
	json_object_set_new(d, "evidence", evidence_data(core, reader, e, others, n));
	return d;
}

static bool
is_among(const struct mail_addresses *list, const char *email)
{
	for (size_t i = 0; i < list->n; i++)
		if (email_is(list->v[i].email, email))
			return true;
	return false;
}

/* In copy, unless they are asked for help themselves. */
static void
copy_add(const struct core *core, struct pool *pool, const struct notice_escalation *e, const struct mail_addresses *to,
    struct mail_addresses *cc, size_t *cap, const char *email)
{
	if (!is_among(to, email))
		notice_address_add(core, pool, cc, cap, name_of(core, pool, e->record, email), email);
}

/* Who else reads the same: told where a mail is about one case, for each of several has readers of its own. */
static void
readers_add(const struct core *core, struct pool *pool, const struct notice_escalation *e, struct notice_letter *letter)
{
	size_t to_cap = 0, cc_cap = 0;

	for (size_t i = 0; i < 2; i++)
		if (e->managers[i] != NULL)
			notice_address_add(core, pool, &letter->to, &to_cap, name_of(core, pool, e->record, e->managers[i]), e->managers[i]);
	copy_add(core, pool, e, &letter->to, &letter->cc, &cc_cap, e->waiter);
	copy_add(core, pool, e, &letter->to, &letter->cc, &cc_cap, e->holder);
}

static bool
is_several(const struct notice_escalation *list, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (list[i].record->a.id != list[0].record->a.id)
			return true;
	return false;
}

const char *
notice_help_kind(enum notice_help what)
{
	static const char *const kinds[] = { "escalate_soon", "escalate", "summary" };

	return kinds[what];
}

bool
notice_help_ask(struct core *core, struct pool *pool, enum notice_help what, const char *email, const char *day,
    const struct notice_escalation *list, size_t n)
{
	struct notice_reader reader, one;
	struct notice_letter letter = { .kind = notice_help_kind(what), .occasion = day, .reader = &reader };
	json_t *d, *cases = json_array();

	notice_reader(core, pool, list[0].record, email, &reader);
	if (what == HELP_ANNOUNCE)
		carrier_set(core, pool, n == 1 ? 'e' : 'm', list[0].id, &reader);
	else if (is_several(list, n))
		bundle_carry(core, pool, letter.kind, day, &reader);
	d = notice_data(core, &reader);
	for (size_t i = 0; i < n; i++) {
		notice_reader(core, pool, list[i].record, email, &one);
		one.shown = reader.shown;
		if (what == HELP_ANNOUNCE)
			carrier_set(core, pool, 'e', list[i].id, &one);
		json_array_append_new(cases, case_data(core, &one, what, &list[i]));
	}
	json_object_set_new(d, "cases", cases);
	json_object_set_new(d, "count", json_integer((json_int_t)n));
	notice_put_flag(d, "many", n > 1);
	notice_put_flag(d, "several", is_several(list, n));
	if (what == HELP_ASK && n == 1)
		readers_add(core, pool, &list[0], &letter);
	return notice_post(core, pool, &letter, d);
}

/* The points at which it is the person's turn. */
static json_t *
points_of(const struct core *core, const struct notice_reader *reader, const struct record *r, const char *who)
{
	json_t *points = json_array();

	for (size_t i = 0; i < r->item_count; i++)
		if (agreement_is_open(record_state(&r->items[i])) &&
		    (record_owns(&r->items[i], who) || record_is_requester(r, who)))
			json_array_append_new(points, notice_point(core, reader, &r->items[i]));
	return points;
}

void
notice_away(struct core *core, struct pool *pool, const struct record *r, const char *waiter, const char *who,
    struct civil_date until, const char *substitute)
{
	const struct config_person *p = person_find(core, substitute);
	struct notice_reader reader;
	char day[CIVIL_DATE_LEN];
	struct text occasion;
	json_t *d;

	notice_reader(core, pool, r, waiter, &reader);
	d = notice_data(core, &reader);
	notice_put(d, "who", name_of(core, pool, r, who));
	notice_put(d, "until", words_day(&reader.words, until));
	notice_put(d, "substitute", p != NULL ? p->name : substitute);
	notice_put_flag(d, "is_requester", record_is_requester(r, waiter));
	notice_put_points(d, "points", points_of(core, &reader, r, who));
	text_init(&occasion, pool);
	text_addf(&occasion, "%s: %s until %s", record_tag(pool, r->a.id), who, civil_date_write(until, day));
	notice_post(core, pool, &(struct notice_letter){ .kind = "away", .occasion = occasion.p, .reader = &reader,
	    .office_hours = true }, d);
}
