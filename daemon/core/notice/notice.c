/*
 * notice: what we say when something happens to a record that stands. See
 * notice.h; the confirmation and the question are in notice_confirm.c, the
 * reminders in notice_remind.c, the calendar in notice_invite.c. Method: the
 * names of the template, then notice_post.
 */
#include <string.h>

#include "daemon/core/settings/config.h"
#include "daemon/core/dialogue/answered.h"
#include "daemon/core/directory.h"
#include "daemon/core/notice/notice.h"
#include "daemon/core/notice/notice_kinds.h"
#include "daemon/core/notice/notice_post.h"
#include "parsers/base/pool.h"
#include "parsers/reading.h"

/* "A-17.2: word": an occasion is unique among all agreements and, where it is about one, among their points.
 */
static const char *
occasion_make(struct pool *pool, const struct record *r, const struct store_item *item, const char *word)
{
	struct text t;

	text_init(&t, pool);
	text_add(&t, slice_of(record_tag(pool, r->a.id)));
	if (item != NULL)
		text_addf(&t, ".%d", item->n);
	text_addf(&t, ": %s", word);
	return t.p;
}

/* A mail about the record to one person, with item (or none) as its one point. */
static void
say(struct core *core, struct pool *pool, const struct notice_reader *reader, const char *kind,
    const char *occasion, const char *answers, const struct store_item *item, json_t *d)
{
	const struct record *r = reader->record;
	json_t *points = json_array();

	if (item != NULL)
		json_array_append_new(points, notice_point(core, reader, item));
	if (json_object_get(d, "points") == NULL)
		notice_put_points(d, "points", points);
	else
		json_decref(points);
	notice_put_flag(d, "is_requester", record_is_requester(r, reader->email));
	notice_post(core, pool,
	    &(struct notice_letter) { .kind = kind,
	        .occasion = occasion,
	        .reader = reader,
	        .provoked = true,
	        .answers = answers,
	        .from_requester = !record_is_requester(r, reader->email) },
	    d);
}

static const char *
name_of(const struct core *core, struct pool *pool, const struct record *r, const char *email)
{
	struct notice_reader reader;

	notice_reader(core, pool, r, email, &reader);
	return reader.name;
}

void
notice_done(struct core *core, struct pool *pool, const struct record *r, const struct store_item *item,
    const char *who, const char *quote, const char *occasion)
{
	struct notice_reader reader;
	json_t *d;

	notice_reader(core, pool, r, r->a.requester_email, &reader);
	d = notice_data(core, &reader);
	notice_put(d, "who", name_of(core, pool, r, who));
	notice_put(d, "quote", quote);
	notice_ask(&reader, item, ASKS_ANSWER, "");
	say(core, pool, &reader, "done", occasion_make(pool, r, item, occasion), NULL, item, d);
}

/* What was cancelled at this moment, by whom and in which words. */
static json_t *
cancelled_data(struct core *core, struct pool *pool, const struct record *r)
{
	json_t *out = json_array();
	struct store_event *events;
	size_t n = store_events(core->store, pool, r->a.id, &events);

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < r->item_count; k++) {
			json_t *d;

			if (events[i].at != core->now || events[i].item != r->items[k].id ||
			    strcmp(events[i].kind, agreement_event_name(EVENT_CANCEL)) != 0)
				continue;
			d = json_object();
			json_object_set_new(d, "n", json_integer(r->items[k].n));
			notice_put(d, "who", name_of(core, pool, r, events[i].person));
			notice_put_line(pool, d, "words", events[i].detail);
			json_array_append_new(out, d);
		}
	return out;
}

void
notice_status(struct core *core, struct pool *pool, const struct record *r, const char *email, bool closing,
    const char *answers)
{
	struct notice_reader reader;
	json_t *d, *points = json_array();

	notice_reader(core, pool, r, email, &reader);
	d = notice_data(core, &reader);
	for (size_t i = 0; i < r->item_count; i++)
		if (record_state(&r->items[i]) != ITEM_DROPPED)
			json_array_append_new(points, notice_point(core, &reader, &r->items[i]));
	notice_put_points(d, "points", points);
	notice_put_flag(d, "closing", closing);
	json_object_set_new(d, "cancelled", closing ? cancelled_data(core, pool, r) : json_array());
	notice_put_lines(core, &reader, d, "decisions", "decision");
	say(core, pool, &reader, "status",
	    occasion_make(pool, r, NULL, closing || answers == NULL ? "closed" : answers),
	    closing ? NULL : answers, NULL, d);
}

/* The first open point that is that person's, or NULL. */
static const struct store_item *
owned_first(const struct record *r, const char *email)
{
	for (size_t i = 0; i < r->item_count; i++)
		if (agreement_is_open(record_state(&r->items[i])) && record_owns(&r->items[i], email))
			return &r->items[i];
	return NULL;
}

/*
 * A point by which the forms of answers are shown: one that the quotes are about, else the first open one that the
 * person owns or asked for.
 */
static void
example_put(json_t *d, const struct record *r, const char *who, const struct notice_quote *list, size_t n)
{
	const struct store_item *example = NULL;

	for (size_t i = 0; i < n && example == NULL; i++)
		example = record_item((struct record *)r, list[i].n);
	if (example == NULL)
		example = owned_first(r, who);
	for (size_t i = 0; i < r->item_count && example == NULL && record_is_requester(r, who); i++)
		if (agreement_is_open(record_state(&r->items[i])))
			example = &r->items[i];
	notice_put(d, "example", "");
	if (example != NULL)
		json_object_set_new(d, "example", json_integer(example->n));
}

void
notice_help(
    struct core *core, struct pool *pool, const struct record *r, const char *email, const char *answers)
{
	const struct store_item *own = owned_first(r, email);
	/* whoever has no open point is shown the first */
	const struct notice_quote any = { own != NULL ? own->n : r->item_count > 0 ? r->items[0].n : 1, "", "" };
	struct notice_reader reader;
	bool owner = false;
	json_t *d;

	notice_reader(core, pool, r, email, &reader);
	d = notice_data(core, &reader);
	for (size_t i = 0; i < r->item_count; i++)
		owner = owner || record_owns(&r->items[i], reader.email);
	notice_put_flag(d, "is_owner", owner);
	example_put(d, r, reader.email, &any, 1);
	say(core, pool, &reader, "help", occasion_make(pool, r, NULL, answers), answers, NULL, d);
}

static json_t *
quotes_data(
    const struct core *core, const struct notice_reader *reader, const struct notice_quote *list, size_t n)
{
	json_t *out = json_array();

	for (size_t i = 0; i < n; i++) {
		json_t *q = json_object();

		json_object_set_new(q, "n", json_integer(list[i].n));
		notice_put_line(reader->words.pool, q, "quote", list[i].quote);
		notice_put_phrase(core, reader, q, "why", list[i].why);
		json_array_append_new(out, q);
	}
	return out;
}

/* The open points that the reader can have meant: his own, or the requester's. */
static json_t *
meant_data(struct core *core, const struct notice_reader *reader, const struct answered *about)
{
	const struct record *r = reader->record;
	struct answered shown = { .points = NULL };
	json_t *points = json_array();

	if (about == NULL)
		shown.n = store_shown_to(core->store, reader->words.pool, reader->email, r->a.id, &shown.points);
	for (size_t i = 0; i < r->item_count; i++) {
		const struct store_item *item = &r->items[i];

		if (!agreement_is_open(record_state(item)) || answered_about(about == NULL ? &shown : about, item) == NULL ||
		    (!record_owns(item, reader->email) && !record_is_requester(r, reader->email)))
			continue;
		json_array_append_new(points, notice_point(core, reader, item));
		notice_ask_owner(reader, item);
	}
	return points;
}

/* Forms are shown by a point that the words name, else by the first of those that they can mean. */
static const struct notice_quote *
examples_of(struct pool *pool, const struct notice_words *words, const json_t *points)
{
	struct notice_quote *list = pool_array(pool, words->n + 1, sizeof(*list));

	memcpy(list, words->list, words->n * sizeof(*list));
	list[words->n] = (struct notice_quote){
		(int)json_integer_value(json_object_get(json_array_get(points, 0), "n")), "", "" };
	return list;
}

void
notice_unclear(struct core *core, struct pool *pool, const struct record *r, const char *email,
    const struct notice_words *words, const char *answers)
{
	const struct notice_quote *examples;
	struct notice_reader reader;
	json_t *d, *points;

	notice_reader(core, pool, r, email, &reader);
	d = notice_data(core, &reader);
	points = meant_data(core, &reader, words->about);
	examples = examples_of(pool, words, points);
	notice_put_points(d, "points", points);
	notice_put_flag(d, "changed", words->changed);
	json_object_set_new(d, "quotes", quotes_data(core, &reader, words->list, words->n));
	example_put(d, r, reader.email, examples, words->n + 1);
	say(core, pool, &reader, "unclear", occasion_make(pool, r, NULL, answers), answers, NULL, d);
}

void
notice_said(struct core *core, struct pool *pool, const struct record *r, const char *who,
    const struct notice_words *words, const char *answers)
{
	struct notice_reader reader;
	json_t *d;

	notice_reader(core, pool, r, r->a.requester_email, &reader);
	d = notice_data(core, &reader);
	notice_put(d, "who", name_of(core, pool, r, who));
	notice_put_flag(d, "changed", words->changed);
	for (size_t i = 0; i < r->item_count; i++)
		for (size_t k = 0; k < words->n; k++)
			if (r->items[i].n == words->list[k].n)
				notice_ask(&reader, &r->items[i], ASKS_ABOUT, "");
	json_object_set_new(d, "quotes", quotes_data(core, &reader, words->list, words->n));
	example_put(d, r, who, words->list, words->n);
	/* the mail that it tells of was written to us, not by the requester: it is no answer to them */
	say(core, pool, &reader, "said", occasion_make(pool, r, NULL, answers), NULL, NULL, d);
}

/* Somebody's words to one reader, in answer to nobody's mail but in the thread of the record. */
static void
words_tell(struct core *core, struct pool *pool, const struct notice_reader *reader, const char *kind, const char *who,
    const struct notice_quote *quote, const char *answers)
{
	json_t *d = notice_data(core, reader);

	notice_put(d, "who", name_of(core, pool, reader->record, who));
	json_object_set_new(d, "quotes", quotes_data(core, reader, quote, 1));
	notice_put_flag(d, "changed", false);
	notice_put(d, "example", "");
	if (quote->n > 0)
		example_put(d, reader->record, reader->email, quote, 1);
	say(core, pool, reader, kind, occasion_make(pool, reader->record, NULL, answers), NULL, NULL, d);
}

void
notice_passed(struct core *core, struct pool *pool, const struct record *r, const char *email, const char *who,
    const char *words, const char *answers)
{
	struct notice_reader reader;

	notice_reader(core, pool, r, email, &reader);
	words_tell(core, pool, &reader, "said", who, &(struct notice_quote) { 0, words, "" }, answers);
}

void
notice_outsider(struct core *core, struct pool *pool, const struct record *r, const char *email, const char *who, int point,
    const char *words, const char *answers)
{
	struct notice_reader reader;

	notice_reader(core, pool, r, email, &reader);
	words_tell(core, pool, &reader, "outsider", who, &(struct notice_quote) { point, words, "" }, answers);
}

void
notice_byhand(struct core *core, struct pool *pool, int64_t agreement, int point, const char *email,
    const char *words, const char *answers)
{
	struct notice_reader reader;
	struct record r;
	json_t *d;

	if (!record_load(core, pool, agreement, &r) ||
	    store_notice_exists(core->store, email, "revision", occasion_make(pool, &r, NULL, answers)) ||
	    (r.a.closed == core->now && store_notice_exists(core->store, email, "status", occasion_make(pool, &r, NULL, "closed"))))
		return;
	notice_reader(core, pool, &r, email, &reader);
	d = notice_data(core, &reader);
	notice_put(d, "words", words);
	if (record_item(&r, point) != NULL)
		notice_ask_owner(&reader, record_item(&r, point));
	say(core, pool, &reader, "byhand", occasion_make(pool, &r, NULL, answers), NULL, record_item(&r, point), d);
}

void
notice_undelivered(struct core *core, struct pool *pool, const struct record *r, const char *recipient,
    const char *subject_kind, const char *why, bool maybe, const char *occasion)
{
	struct notice_reader reader;
	json_t *d;

	notice_reader(core, pool, r, r->a.requester_email, &reader);
	d = notice_data(core, &reader);
	notice_put(d, "recipient", recipient);
	notice_put_phrase(core, &reader, d, "about", notice_kinds_words(subject_kind));
	notice_put(d, "why", why);
	notice_put_flag(d, "maybe", maybe);
	say(core, pool, &reader, "undelivered", occasion_make(pool, r, NULL, occasion), NULL, owned_first(r, recipient), d);
}

/* -- to whoever sent a mail that became no agreement -- */

static void
answer_once(struct core *core, struct pool *pool, const char *kind, const char *occasion,
    const struct reading *reading, json_t *extra)
{
	struct notice_reader reader;
	json_t *d;

	notice_reader(core, pool, NULL, slice_cstr(pool, reading->from.email), &reader);
	if (person_find(core, reader.email) == NULL && reading->from.name.len > 0)
		reader.name = slice_cstr(pool, reading->from.name);
	d = notice_data(core, &reader);
	notice_put(d, "title", slice_cstr(pool, reading->title.len > 0 ? reading->title : reading->subject));
	json_object_update_missing(d, extra);
	json_decref(extra);
	notice_post(core, pool,
	    &(struct notice_letter) { .kind = kind,
	        .occasion = occasion,
	        .reader = &reader,
	        .provoked = true,
	        .answers = slice_cstr(pool, reading->message_id),
	        .first = true },
	    d);
}

static void
answer_sender(struct core *core, struct pool *pool, const char *kind, const struct reading *reading, json_t *extra)
{
	struct text occasion;

	/* some programs write no Message-ID */
	text_init(&occasion, pool);
	if (reading->message_id.len > 0)
		text_add(&occasion, reading->message_id);
	else
		text_addf(&occasion, "%lld %.*s", (long long)reading->date, SLICE_ARG(reading->subject));
	answer_once(core, pool, kind, occasion.p, reading, extra);
}

/* agree+v12-TOKEN@corp.example, or the same as the start of our Message-IDs. */
static const char *
held_token(const struct core *core, struct pool *pool, int64_t held, const char *person, bool address)
{
	const char *own = core->config->identity.address, *at = strrchr(own, '@');
	char token[TOKEN_LEN + 1];
	struct text t;

	token_make(&core->key, -held, slice_of(person), token);
	text_init(&t, pool);
	if (!address)
		text_addf(&t, "v%lld.%s", (long long)held, token);
	else if (at == NULL || !core->plus_addresses)
		text_add(&t, slice_of(own));
	else
		text_addf(&t, "%.*s+v%lld-%s%s", (int)(at - own), own, (long long)held, token, at);
	return t.p;
}

void
notice_verify(struct core *core, struct pool *pool, int64_t held, const char *person, const struct reading *r,
    bool again)
{
	struct notice_reader reader;
	struct text occasion;
	json_t *d;

	notice_reader(core, pool, NULL, person, &reader);
	reader.reply = held_token(core, pool, held, person, true);
	reader.id = held_token(core, pool, held, person, false);
	reader.links = core->plus_addresses;
	d = notice_data(core, &reader);
	notice_put(d, "title", slice_cstr(pool, r->title.len > 0 ? r->title : r->subject));
	notice_put(d, "quote",
	    slice_cstr(pool, text_clean_line(pool, r->kind == READING_REPLY ? r->reply_text : r->text, 400)));
	json_object_set_new(d, "yes", notice_link(&reader, "yes"));
	json_object_set_new(d, "no", notice_link(&reader, "no"));
	text_init(&occasion, pool);
	text_addf(&occasion, "held %lld%s", (long long)held, again ? " again" : "");
	notice_post(core, pool,
	    &(struct notice_letter) { .kind = "verify",
	        .occasion = occasion.p,
	        .reader = &reader,
	        .provoked = true,
	        .first = true },
	    d);
}

static void
line_append(struct pool *pool, json_t *list, struct slice text)
{
	json_t *line = json_object();

	notice_put_line(pool, line, "text", slice_cstr(pool, text));
	notice_put_flag(line, "first", json_array_size(list) == 0);
	json_array_append_new(list, line);
}

void
notice_noitems(struct core *core, struct pool *pool, const struct reading *r)
{
	json_t *d = json_object(), *maybes = json_array(), *decisions = json_array(), *unread = json_array();

	for (size_t i = 0; i < r->item_count; i++)
		line_append(pool, maybes, r->items[i].quote.len > 0 ? r->items[i].quote : r->items[i].text);
	for (size_t i = 0; i < r->doubtful_count; i++)
		line_append(pool, maybes, r->doubtful[i].text);
	for (size_t i = 0; i < r->decision_count; i++)
		line_append(pool, decisions, r->decisions[i].text);
	for (size_t i = 0; i < r->note_count; i++)
		line_append(pool, unread, r->notes[i]);
	json_object_set_new(d, "maybes", maybes);
	json_object_set_new(d, "decisions", decisions);
	json_object_set_new(d, "unread", unread);
	answer_sender(core, pool, "noitems", r, d);
}

void
notice_noprocess(struct core *core, struct pool *pool, const struct reading *r, const char *why)
{
	const struct config *c = core->config;
	json_t *d = json_object(), *list = json_array();
	struct text name;

	for (size_t i = 0; i < c->process_count; i++) {
		text_init(&name, pool);
		text_addf(&name, "%s: %s", c->processes[i].name, c->processes[i].title);
		line_append(pool, list, text_slice(&name));
	}
	notice_put(d, "name", slice_cstr(pool, r->process.name));
	notice_put(d, "why", why);
	json_object_set_new(d, "processes", list);
	answer_sender(core, pool, "noprocess", r, d);
}

void
notice_refused_size(
    struct core *core, struct pool *pool, const struct reading *reading, int64_t size, int64_t size_max)
{
	struct words w = { .pool = pool };
	json_t *d = json_object();

	notice_put(d, "size", words_size(&w, size));
	notice_put(d, "size_max", words_size(&w, size_max));
	answer_sender(core, pool, "too_big", reading, d);
}

void
notice_unreadable(struct core *core, struct pool *pool, const struct reading *reading)
{
	answer_sender(core, pool, "unreadable", reading, json_object());
}

void
notice_too_many(struct core *core, struct pool *pool, const struct reading *reading, int64_t hour)
{
	json_t *d = json_object();
	struct text occasion;

	json_object_set_new(d, "count", json_integer(core->config->trust.notes_per_hour));
	text_init(&occasion, pool);
	text_addf(&occasion, "hour %lld", (long long)hour);
	answer_once(core, pool, "too_many", occasion.p, reading, d);
}
