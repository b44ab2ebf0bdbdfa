/*
 * Notes become an agreement; see apply.h. Place: from reading to agreement.
 * Method: every sure line becomes an item; an item with owner and date is
 * proposed to its owners, one that lacks something waits for the requester
 * (setting review); what is not sure enough is kept as a line for him.
 */
#include <string.h>

#include "daemon/core/apply.h"
#include "daemon/core/settings/config.h"
#include "daemon/core/drive/agenda.h"
#include "daemon/core/drive/depend.h"
#include "daemon/core/department.h"
#include "daemon/core/directory.h"
#include "daemon/core/dueday.h"
#include "daemon/core/drive/ladder.h"
#include "daemon/core/drive/resemble.h"
#include "daemon/core/drive/series.h"
#include "daemon/core/notice/notice.h"
#include "daemon/core/dialogue/propose.h"
#include "daemon/core/step.h"
#include "daemon/ground/log.h"
#include "parsers/base/pool.h"
#include "parsers/reading.h"
#include "templates/mail.h"

/* -- who may be written to -- */

static bool
among(struct pool *pool, const struct reading_addresses *list, const char *email)
{
	for (size_t i = 0; i < list->n; i++)
		if (email_is(slice_cstr(pool, list->v[i].email), email))
			return true;
	return false;
}

/*
 * An address that only stands in a text is not believed: mail goes to people whom we
 * know (person_is_met), or who are on the mail (the forwarded one as well). About
 * any other the requester is asked, with the address in full.
 */
static bool
may_be_written(struct core *core, struct pool *pool, const struct reading *r, const char *email)
{
	if (email[0] == '\0' || person_is_us(core, email))
		return false;
	return person_is_met(core, email) || among(pool, &r->to, email) || among(pool, &r->cc, email) ||
	    email_is(slice_cstr(pool, r->from.email), email) ||
	    email_is(slice_cstr(pool, r->forward.from.email), email) || among(pool, &r->forward.to, email) ||
	    among(pool, &r->forward.cc, email);
}

/* -- items -- */

/* "Dana (Dana Cruz or Dana Weiss)": what the requester is asked about. */
static const char *
ambiguous_name(struct pool *pool, const struct reading_owner *o)
{
	struct text t;

	text_init(&t, pool);
	text_add(&t, o->written.len > 0 ? o->written : o->name);
	for (size_t i = 0; i < o->candidate_count; i++) {
		text_addf(&t, "%s", i == 0 ? " (" : i + 1 == o->candidate_count ? " or " : ", ");
		text_add(&t, o->candidates[i].name.len > 0 ? o->candidates[i].name : o->candidates[i].email);
	}
	if (o->candidate_count > 0)
		text_add_char(&t, ')');
	return t.p;
}

/* A department is whoever answers for it when it is about that. */
static void
point_person_take(struct core *core, struct pool *pool, const struct reading_item *i, struct store_owner *owner)
{
	const char *point = department_point(core, pool, owner->department, slice_cstr(pool, i->text));
	const struct config_person *p = point == NULL ? NULL : person_find(core, point);

	if (point == NULL || email_is(point, owner->email))
		return;
	owner->email = point;
	owner->name = p == NULL ? point : p->name;
}

/* The address with which the notes write somebody whom the reader does not know. */
static void
address_take(struct pool *pool, const struct reading_owner *o, struct store_owner *owner)
{
	struct slice words = slice_trim(o->written);
	size_t open = words.len;
	const char *email;

	if (words.len > 0 && (words.p[words.len - 1] == '>' || words.p[words.len - 1] == ')'))
		words = slice_to(words, words.len - 1);
	for (open = words.len; open > 0 && words.p[open - 1] != '<' && words.p[open - 1] != '(';)
		open--;
	email = slice_cstr(pool, slice_trim(slice_from(words, open)));
	if (mail_is_address(email))
		owner->email = email;
}

static struct store_owner
owner_from(struct core *core, struct pool *pool, const struct reading *r, const struct reading_item *i,
    const struct reading_owner *o)
{
	struct store_owner out = { .name = slice_cstr(pool, o->name), .email = slice_cstr(pool, o->email),
		.department = slice_cstr(pool, o->department) };

	if (out.department[0] != '\0')
		point_person_take(core, pool, i, &out);
	if (out.email[0] == '\0')
		address_take(pool, o, &out);
	if (out.email[0] == '\0')
		out.name = ambiguous_name(pool, o);
	else if (!may_be_written(core, pool, r, out.email)) {
		out.name = person_is_us(core, out.email) ? ambiguous_name(pool, o) :
		    record_newcomer_name(pool, out.name, out.email);
		out.email = "";
	}
	return out;
}

/* With review = always the requester sees every point before anybody else. */
static enum item_state
first_state(const struct core *core, const struct store_item *item)
{
	return record_is_complete(item) && core->config->review != REVIEW_ALWAYS ? ITEM_PROPOSED : ITEM_ASKED;
}

static const char *
date_or_empty(struct pool *pool, bool given, struct civil_date d)
{
	char buf[CIVIL_DATE_LEN];

	return given ? pool_copy(pool, civil_date_write(d, buf), CIVIL_DATE_LEN - 1) : "";
}

/* Without the marks of a reply: who sends the notes on quotes them. */
static const char *
quote_bare(struct pool *pool, struct slice quote)
{
	while (quote.len > 0 && (quote.p[0] == '>' || quote.p[0] == ' ' || quote.p[0] == '\t'))
		quote = slice_from(quote, 1);
	return slice_cstr(pool, quote);
}

/* What another department needs with a request and the notes do not say. */
static const char *
lacking_of(struct core *core, struct pool *pool, const struct reading *r, const struct store_item *item)
{
	const struct config_department *asking = person_department(core, slice_cstr(pool, r->from.email)), *asked;
	const struct store_owner *o = item->owner_count > 0 ? &item->owners[0] : NULL;

	if (o == NULL)
		return "";
	asked = o->department[0] != '\0' ? department_find(core, o->department) : person_department(core, o->email);
	return asked == NULL || asked == asking ? "" : department_needs(core, pool, asked->name, slice_cstr(pool, r->text));
}

/* In whose calendar its business days count. */
static const char *
owner_or_sender(struct pool *pool, const struct reading *r, const struct store_item *item)
{
	return item->owner_count > 0 && item->owners[0].email[0] != '\0' ? item->owners[0].email :
	    slice_cstr(pool, r->from.email);
}

static struct store_item
item_from(struct core *core, struct pool *pool, const struct reading *r, const struct reading_item *i, int n)
{
	struct store_item item = { .n = n, .text = slice_cstr(pool, i->text), .standard = slice_cstr(pool, i->standard),
		.interest = slice_cstr(pool, i->interest), .needs = slice_cstr(pool, i->needs), .due = "",
		.due_minute = i->due.given ? i->due.minute : -1, .due_words = slice_cstr(pool, i->due.text),
		.due_why = "", .milestone = i->milestone, .quote = quote_bare(pool, i->quote),
		.line = i->line, .changed = core->now };

	item.owners = pool_array(pool, i->owner_count, sizeof(*item.owners));
	for (size_t k = 0; k < i->owner_count; k++)
		item.owners[item.owner_count++] = owner_from(core, pool, r, i, &i->owners[k]);
	if (i->due.given) {
		struct dueday day = dueday_of(core, pool, owner_or_sender(pool, r, &item), &i->due);

		item.due = date_or_empty(pool, true, day.date);
		item.due_why = day.why;
	}
	item.lacking = lacking_of(core, pool, r, &item);
	item.state = agreement_state_name(first_state(core, &item));
	return item;
}

static void
item_add(struct core *core, struct pool *pool, int64_t agreement, const struct reading *r, struct store_item *item)
{
	struct step_cause cause = { slice_cstr(pool, r->from.email), slice_cstr(pool, r->message_id), item->quote };

	item->agreement = agreement;
	item->id = store_item_add(core->store, item);
	step_log(core, agreement, item->id, item->state, &cause);
	propose_people(core, agreement, cause.person, item);
}

/* Sure enough to be shown to others, and still to be done? */
static bool
is_sure(const struct core *core, const struct reading_item *i)
{
	return !i->done && i->confidence >= core->config->confidence;
}

/* -- the agreement -- */

/* What becomes a point: the new ones, and behind them what is marked as done and may be open in earlier notes. */
struct points {
	struct store_item *items;
	const struct reading_item **from;
	const struct store_item **same; /* which open point it may be, or NULL */
	int n, done;
};

/* Who sees every gap himself is asked about what may be open already; with review = never nobody is asked anything. */
static void
points_make(struct core *core, struct pool *pool, const struct reading *r, const struct reading_item **list, int n,
    const struct store_agreement *a, struct points *p)
{
	struct record notes = { .a = *a };
	struct resemble series = { 0 };

	*p = (struct points){ .items = pool_array(pool, r->item_count + 1, sizeof(*p->items)),
		.same = pool_array(pool, r->item_count + 1, sizeof(*p->same)),
		.from = pool_array(pool, r->item_count + 1, sizeof(*p->from)) };
	for (; p->n < n; p->n++) {
		p->items[p->n] = item_from(core, pool, r, list[p->n], p->n + 1);
		p->from[p->n] = list[p->n];
	}
	notes.items = p->items;
	notes.item_count = (size_t)n;
	if (core->config->review == REVIEW_NEVER)
		return;
	resemble_begin(core, pool, &notes, &series);
	for (int i = 0; i < n; i++)
		if ((p->same[i] = resemble_take(&series, &p->items[i])) != NULL)
			p->items[i].state = agreement_state_name(ITEM_ASKED);
	for (size_t i = 0; i < r->item_count; i++) {
		struct store_item item;

		if (!r->items[i].done || r->items[i].confidence < core->config->confidence)
			continue;
		item = item_from(core, pool, r, &r->items[i], p->n + 1);
		if ((p->same[p->n] = resemble_take(&series, &item)) == NULL)
			continue;
		item.state = agreement_state_name(ITEM_ASKED);
		p->from[p->n] = &r->items[i];
		p->items[p->n++] = item;
		p->done++;
	}
}

static void
points_add(struct core *core, struct pool *pool, int64_t agreement, const struct reading *r, struct points *p)
{
	struct record notes;

	for (int i = 0; i < p->n; i++)
		item_add(core, pool, agreement, r, &p->items[i]);
	if (!record_load(core, pool, agreement, &notes))
		return;
	for (int i = 0; i < p->n; i++)
		if (p->same[i] != NULL)
			resemble_ask(core, pool, &notes, &p->items[i], p->same[i], i >= p->n - p->done);
}

/* The day the notes are of: the meeting's, else the forwarded mail's, else the mail's. */
static const char *
held_on(struct core *core, struct pool *pool, const struct reading *r)
{
	struct worktime w = person_worktime(core, slice_cstr(pool, r->from.email));
	int64_t at = r->forward.given && r->forward.at > 0 ? r->forward.at : r->date > 0 ? r->date : core->now;

	return date_or_empty(pool, true, r->meeting_date.year > 0 ? r->meeting_date : worktime_local(&w, at).date);
}

/* -- what is on record already -- */

/* Seconds: notes that come again later than that are of another meeting. */
#define KNOWN_S ((int64_t)30 * 24 * 3600)

/* The agreement whose notes this mail answers, 0: none. */
static int64_t
thread_agreement(struct core *core, struct pool *pool, const struct reading *r)
{
	int64_t agreement = store_agreement_of(core->store, slice_cstr(pool, r->in_reply_to));

	for (size_t i = r->reference_count; agreement == 0 && i-- > 0;)
		agreement = store_agreement_of(core->store, slice_cstr(pool, r->references[i]));
	return agreement;
}

/* The open agreement that has the point from the same line of the same notes; limited to one, 0: any. */
static int64_t
item_known(struct core *core, struct pool *pool, const struct reading *r, const struct reading_item *i, int64_t agreement)
{
	struct store_item item = item_from(core, pool, r, i, 0);

	return store_line_known(core->store, agreement, &item, held_on(core, pool, r), core->now - KNOWN_S);
}

/* Do we have all of it: the same notes sent on by somebody else, or again? The agreement, else 0. */
static int64_t
all_known(struct core *core, struct pool *pool, const struct reading *r)
{
	int64_t agreement = 0;

	for (size_t i = 0; i < r->item_count; i++) {
		if (!is_sure(core, &r->items[i]))
			continue;
		agreement = item_known(core, pool, r, &r->items[i], agreement);
		if (agreement == 0)
			return 0;
	}
	return agreement;
}

static int
take_new(const struct core *core, const struct reading *r, const bool *skip, const struct reading_item **list)
{
	int n = 0;

	for (size_t i = 0; i < r->item_count; i++)
		if (is_sure(core, &r->items[i]) && !skip[i])
			list[n++] = &r->items[i];
	return n;
}

/* In an answer to notes that we have, what it quotes of them is nothing new. Returns how many points are. */
static int
points_new(struct core *core, struct pool *pool, const struct reading *r, int64_t thread, const struct reading_item **list)
{
	bool *skip = pool_array(pool, r->item_count + 1, sizeof(*skip));

	for (size_t i = 0; i < r->item_count; i++)
		skip[i] = thread != 0 && item_known(core, pool, r, &r->items[i], thread) != 0;
	return take_new(core, r, skip, list);
}

/* Notes that came before: whoever sends them again is shown where they stand; nobody else hears of it. */
static int64_t
known_tell(struct core *core, struct pool *pool, const struct reading *r, int64_t agreement)
{
	struct record record;

	if (record_load(core, pool, agreement, &record))
		notice_status(core, pool, &record, slice_cstr(pool, r->from.email), false, slice_cstr(pool, r->message_id));
	log_info("A-%lld: the same notes again, from %s", (long long)agreement, slice_cstr(pool, r->from.email));
	return agreement;
}

static struct store_agreement
agreement_of(struct core *core, struct pool *pool, const struct reading *r)
{
	const struct config_person *p = person_find(core, slice_cstr(pool, r->from.email));
	struct slice title = r->meeting_title.len > 0 ? r->meeting_title : r->title;
	struct store_agreement a = { .title = title.len > 0 ? slice_cstr(pool, title) : "Notes",
		.held_on = held_on(core, pool, r),
		.created = core->now, .revision = 1, .flag_by = propose_flag_by(core),
		.requester_name = p != NULL ? p->name : slice_cstr(pool, r->from.name),
		.requester_email = slice_cstr(pool, r->from.email), .source_id = slice_cstr(pool, r->message_id),
		.series = series_key(pool, title), .calendar = r->itip.given ? slice_cstr(pool, r->itip.uid) : "" };

	a.next_at = agenda_moment(core, r, a.requester_email, &a.next_timed);
	return a;
}

static int64_t
agreement_add(struct core *core, const struct store_agreement *a)
{
	int64_t id = store_agreement_add(core->store, a);

	store_participant_add(core->store, id,
	    &(struct store_participant){ a->requester_email, a->requester_name, "requester" });
	step_log(core, id, 0, "notes", &(struct step_cause){ a->requester_email, a->source_id, a->title });
	return id;
}

static void
lines_add(struct core *core, struct pool *pool, int64_t agreement, const struct reading *r)
{
	int n = 0;

	for (size_t i = 0; i < r->decision_count; i++)
		store_line_add(core->store, agreement, "decision", (int)i + 1, slice_cstr(pool, r->decisions[i].text));
	for (size_t i = 0; i < r->item_count; i++)
		if (!r->items[i].done && !is_sure(core, &r->items[i]))
			store_line_add(core->store, agreement, "maybe", ++n, slice_cstr(pool, r->items[i].quote));
	for (size_t i = 0; i < r->doubtful_count; i++)
		store_line_add(core->store, agreement, "maybe", ++n, slice_cstr(pool, r->doubtful[i].text));
	for (size_t i = 0; i < r->note_count; i++)
		store_line_add(core->store, agreement, "unread", (int)i + 1, slice_cstr(pool, r->notes[i]));
}

int64_t
apply_notes(struct core *core, struct pool *pool, const struct reading *r)
{
	const struct reading_item **list = pool_array(pool, r->item_count + 1, sizeof(*list));
	int64_t thread = thread_agreement(core, pool, r), agreement;
	int n = points_new(core, pool, r, thread, list);
	struct store_agreement a = agreement_of(core, pool, r);
	struct points points;

	if (n == 0 && thread != 0) {
		log_info("A-%lld: an answer to its notes from %s adds no point", (long long)thread, slice_cstr(pool, r->from.email));
		return thread;
	}
	points_make(core, pool, r, list, n, &a, &points);
	if (points.n == 0) {
		notice_noitems(core, pool, r);
		return 0;
	}
	if (points.done == 0 && (agreement = all_known(core, pool, r)) != 0)
		return known_tell(core, pool, r, agreement);
	agreement = agreement_add(core, &a);
	points_add(core, pool, agreement, r, &points);
	lines_add(core, pool, agreement, r);
	depend_notes(core, pool, agreement, r, points.from, points.n);
	propose_send(core, pool, agreement);
	propose_ask(core, pool, agreement);
	ladder_follow(core, pool, agreement);
	agenda_plan(core, pool, agreement);
	log_info("A-%lld: %d point%s from %s", (long long)agreement, points.n, points.n == 1 ? "" : "s",
	    slice_cstr(pool, r->from.email));
	return agreement;
}
