/* See byhand.h. Place: beside decide, before apply. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "daemon/core/apply.h"
#include "daemon/core/dialogue/byhand.h"
#include "daemon/core/directory.h"
#include "daemon/core/notice/notice.h"
#include "daemon/core/record.h"
#include "daemon/core/schedule.h"
#include "daemon/core/step.h"
#include "daemon/ground/log.h"
#include "parsers/base/pool.h"
#include "parsers/reading.h"

#define POOL_MAX ((size_t)64 * 1024 * 1024)
/* Parts that one point may be split into. */
#define PARTS_MAX 20
/* One act writes to each person of an agreement at most a few mails. */
#define MAILS_MAX 500

struct act {
	struct core *core;
	struct pool *pool;
	json_t *request;
	struct record r;
	struct store_item *item;      /* NULL: about no point in particular */
	const char *email, *name;     /* for whom */
	struct reading_answer answer;
	bool is_after, is_interest;
	struct text why;              /* not empty: it cannot be */
};

/* -- the request -- */

static struct slice
words_of(struct act *a, json_t *from, const char *name)
{
	const char *value = json_string_value(json_object_get(from, name));

	return text_clean_line(a->pool, slice_of(value == NULL ? "" : value), READING_LINE_MAX);
}

static int
number_of(json_t *from, const char *name, int otherwise)
{
	json_t *value = json_object_get(from, name);

	return json_is_integer(value) && json_integer_value(value) >= 0 && json_integer_value(value) < 1000000 ?
	    (int)json_integer_value(value) : otherwise;
}

static struct reading_due
due_of(struct act *a, json_t *from)
{
	struct reading_due due = { .minute = number_of(from, "minute", -1), .text = words_of(a, from, "date") };

	due.given = civil_date_parse(due.text, &due.date) && due.minute < 24 * 60;
	if (!due.given && due.text.len > 0)
		text_addf(&a->why, "%.*s is no date", SLICE_ARG(due.text));
	due.why = SLICE("entered by the administrator");
	return due;
}

static void
parts_fill(struct act *a)
{
	json_t *list = json_object_get(a->request, "parts"), *part;
	size_t i;

	a->answer.parts = pool_array(a->pool, PARTS_MAX, sizeof(*a->answer.parts));
	json_array_foreach(list, i, part)
		if (i < PARTS_MAX)
			a->answer.parts[a->answer.part_count++] = (struct reading_part){ words_of(a, part, "text"),
				due_of(a, part) };
}

static bool
act_find(const char *name, enum reading_act *act)
{
	for (int k = 0; k <= ACT_LAST; k++)
		if (strcmp(reading_act_name((enum reading_act)k), name) == 0) {
			*act = (enum reading_act)k;
			return true;
		}
	return false;
}

static void
answer_fill(struct act *a)
{
	const char *name = slice_cstr(a->pool, words_of(a, a->request, "act"));
	struct slice words = words_of(a, a->request, "words");

	a->is_after = strcmp(name, "after") == 0;
	a->answer = (struct reading_answer){ .item = a->item == NULL ? 0 : a->item->n, .act = ACT_COMMENT, .text = words,
		.quote = words, .due = due_of(a, a->request), .to = words_of(a, a->request, "to"),
		.standard = words_of(a, a->request, "standard"), .confidence = 1 };
	a->is_interest = strcmp(name, "interest") == 0;
	if (a->is_interest)
		a->answer.interest = words;
	parts_fill(a);
	if (!a->is_after && !a->is_interest && !act_find(name, &a->answer.act))
		text_addf(&a->why, "there is no act %s", name);
}

/* -- for whom -- */

static bool
is_called(const struct store_participant *p, const char *name)
{
	size_t len = strlen(name);

	return email_is(p->email, name) || email_is(p->name, name) ||
	    (strncasecmp(p->name, name, len) == 0 && p->name[len] == ' ');
}

/* Somebody on the agreement with that name or address; "" for nobody, or several. */
static const char *
person_on_it(struct act *a, const char *name)
{
	const struct config_person *p = person_named(a->core, name);
	const char *found = "";

	for (size_t i = 0; i < a->r.participant_count; i++) {
		const char *email = a->r.participants[i].email;

		if (!is_called(&a->r.participants[i], name) || email_is(found, email))
			continue;
		if (found[0] != '\0')
			return "";
		found = email;
	}
	return found[0] == '\0' && p != NULL && record_is_on(&a->r, p->address) ? p->address : found;
}

static bool
is_owners_word(const struct act *a)
{
	enum reading_act act = a->answer.act;

	return act == ACT_ON_TRACK || act == ACT_AT_RISK || act == ACT_BLOCKED || act == ACT_NEED || act == ACT_DONE ||
	    act == ACT_DECLINE || act == ACT_AWAY || (act == ACT_CONFIRM && a->item != NULL &&
	    record_state(a->item) != ITEM_ASKED);
}

static void
person_list(struct act *a)
{
	for (size_t i = 0; i < a->r.participant_count; i++)
		text_addf(&a->why, "%s%s", i == 0 ? "" : ", ", record_name(&a->r, a->r.participants[i].email));
}

static void
person_find_out(struct act *a)
{
	const char *as = slice_cstr(a->pool, words_of(a, a->request, "as"));

	a->email = a->r.a.requester_email;
	if (as[0] != '\0')
		a->email = person_on_it(a, as);
	else if (is_owners_word(a))
		a->email = a->item != NULL && a->item->owner_count == 1 ? a->item->owners[0].email : "";
	if (a->email[0] != '\0') {
		a->name = record_name(&a->r, a->email);
		return;
	}
	if (as[0] != '\0')
		text_addf(&a->why, "%s is nobody, or more than one person, on A-%lld; on it are: ", as, (long long)a->r.a.id);
	else
		text_addf(&a->why, "say for whom: --as PERSON; on A-%lld are: ", (long long)a->r.a.id);
	person_list(a);
}

/* -- doing -- */

/* By which a mail of it is one of its kind. */
static struct slice
id_make(struct act *a)
{
	struct store_event *events;
	size_t n = store_events(a->core->store, a->pool, a->r.a.id, &events);
	struct text t;

	text_init(&t, a->pool);
	text_addf(&t, "by-hand.%lld.%lld@%s", (long long)a->r.a.id, (long long)(n == 0 ? 0 : events[n - 1].id),
	    a->core->domain);
	return text_slice(&t);
}

/* "A-17.2 is closed since 2026-12-04: done" where the state is what stands against it. */
static void
refuse(struct act *a, const char *why)
{
	struct civil_date day = worktime_local(&a->core->worktime, a->item == NULL ? 0 : a->item->changed).date;
	char date[CIVIL_DATE_LEN];

	if (a->item != NULL && !agreement_is_open(record_state(a->item))) {
		text_addf(&a->why, "A-%lld.%d is closed since %s: %s", (long long)a->r.a.id, a->item->n,
		    civil_date_write(day, date), agreement_state_words(record_state(a->item)));
		return;
	}
	text_addf(&a->why, "A-%lld", (long long)a->r.a.id);
	if (a->item != NULL)
		text_addf(&a->why, ".%d", a->item->n);
	text_addf(&a->why, ": %s", why[0] == '\0' ? "that cannot be told for certain" : why);
	for (size_t i = 0; a->item != NULL && i < a->item->owner_count; i++)
		text_addf(&a->why, "%s%s", i == 0 ? "; its owner is " : ", ", a->item->owners[i].name);
	text_addf(&a->why, "%s its requester %s", a->item == NULL ? ";" : ",", a->r.a.requester_name);
}

static void
reading_make(struct act *a, struct reading *reading)
{
	struct reading_wait *wait = pool_alloc(a->pool, sizeof(*wait));

	*reading = (struct reading){ .kind = READING_REPLY, .from = { slice_of(a->name), slice_of(a->email) },
		.message_id = id_make(a), .reply_text = a->answer.quote, .has_reply_text = true, .answers = &a->answer,
		.answer_count = 1 };
	if (!a->is_after)
		return;
	*wait = (struct reading_wait){ .item = a->answer.item, .on = number_of(a->request, "after", 0), .quote = a->answer.quote };
	reading->answer_count = 0;
	reading->waits = wait;
	reading->wait_count = 1;
}

/* The act as the person would have written it: "change 2: by 2026-12-08". */
static const char *
act_words(struct act *a)
{
	const struct reading_answer *w = &a->answer;
	struct text t;

	text_init(&t, a->pool);
	for (const char *s = a->is_after ? "waits" : a->is_interest ? "interest" : reading_act_name(w->act); *s != '\0'; s++)
		text_add_char(&t, *s == '_' ? ' ' : *s);
	if (a->item != NULL)
		text_addf(&t, " %d", a->item->n);
	if (a->is_after)
		text_addf(&t, " after %d", number_of(a->request, "after", 0));
	if (w->to.len > 0)
		text_addf(&t, ": %.*s", SLICE_ARG(w->to));
	if (w->due.given)
		text_addf(&t, " by %.*s", SLICE_ARG(w->due.text));
	if (w->text.len > 0)
		text_addf(&t, ": %s", step_quote(a->pool, w->text));
	return t.p;
}

/* Why it cannot be, or NULL. What has ended and stays ended was not acted on, whatever a reply may say again. */
static const char *
apply(struct act *a, const struct reading *reading)
{
	bool ended = a->item != NULL && !agreement_is_open(record_state(a->item)) && a->answer.act != ACT_COMMENT;
	const char *why = apply_by_hand(a->core, a->pool, &a->r, reading);

	return why == NULL && ended && !agreement_is_open(record_state(a->item)) ? "" : why;
}

/* All in one transaction; a->why says whether it was rolled back. */
static void
run(struct act *a)
{
	struct reading reading;
	const char *why;

	reading_make(a, &reading);
	store_begin(a->core->store);
	a->core->by_hand = a->name;
	why = apply(a, &reading);
	if (why == NULL)
		notice_byhand(a->core, a->pool, a->r.a.id, a->answer.item, a->email, act_words(a),
		    slice_cstr(a->pool, reading.message_id));
	a->core->by_hand = NULL;
	if (why == NULL) {
		store_commit(a->core->store);
		log_info("A-%lld: %s, by the administrator for %s", (long long)a->r.a.id, act_words(a), a->name);
		schedule_soon(a->core->schedule);
		return;
	}
	store_rollback(a->core->store);
	/* what stands, not what was begun */
	if (record_load(a->core, a->pool, a->r.a.id, &a->r) && a->item != NULL)
		a->item = record_item(&a->r, a->answer.item);
	refuse(a, why);
}

static void
begin(struct act *a)
{
	int64_t agreement = number_of(a->request, "agreement", 0);
	int point = number_of(a->request, "point", 0);

	if (!record_load(a->core, a->pool, agreement, &a->r)) {
		text_addf(&a->why, "there is no agreement A-%lld", (long long)agreement);
		return;
	}
	a->item = point == 0 ? NULL : record_item(&a->r, point);
	if (point != 0 && a->item == NULL) {
		text_addf(&a->why, "A-%lld has no point %d", (long long)agreement, point);
		return;
	}
	answer_fill(a);
	if (a->why.len == 0)
		person_find_out(a);
	if (a->why.len == 0)
		run(a);
}

/* -- the answer -- */

static int64_t
last_mail(struct act *a)
{
	struct store_notice *list;

	return store_notices(a->core->store, a->pool, 0, 1, &list) == 0 ? 0 : list[0].id;
}

static json_t *
mails_data(struct act *a, int64_t after)
{
	struct store_notice *list;
	size_t n = store_notices(a->core->store, a->pool, a->r.a.id, MAILS_MAX, &list);
	json_t *out = json_array();

	for (size_t i = n; i-- > 0;)
		if (list[i].id > after)
			json_array_append_new(out, json_pack("{s:s, s:s, s:s}", "to", list[i].recipient, "kind", list[i].kind,
			    "state", list[i].state));
	return out;
}

static json_t *
result(struct act *a, int64_t mails_before)
{
	struct store_item *item;
	struct record now;
	json_t *j;

	if (a->why.len > 0)
		return json_pack("{s:b, s:s%}", "done", false, "why", a->why.p, a->why.len);
	j = json_pack("{s:b, s:I, s:{s:s, s:s}, s:o}", "done", true, "agreement", (json_int_t)a->r.a.id, "for", "name",
	    a->name, "email", a->email, "mails", mails_data(a, mails_before));
	if (a->item != NULL && record_load(a->core, a->pool, a->r.a.id, &now) &&
	    (item = record_item(&now, a->answer.item)) != NULL) {
		json_object_set_new(j, "point", json_integer(item->n));
		json_object_set_new(j, "state", json_string(item->state));
		json_object_set_new(j, "words", json_string(agreement_state_words(record_state(item))));
	}
	return j;
}

void
byhand(struct core *core, const char *request, struct text *answer)
{
	struct act a = { .core = core, .pool = pool_new(POOL_MAX), .request = json_loads(request, 0, NULL) };
	int64_t before = last_mail(&a);
	json_t *j;
	char *words;

	text_init(&a.why, a.pool);
	if (json_is_object(a.request))
		begin(&a);
	else
		text_addf(&a.why, "the request is too long or no JSON object");
	j = result(&a, before);
	words = json_dumps(j, JSON_COMPACT);
	text_addf(answer, "%s\n", words == NULL ? "{\"done\":false,\"why\":\"the answer has no form\"}" : words);
	free(words);
	json_decref(j);
	json_decref(a.request);
	pool_free(a.pool);
}
