/* See notice_data.h. Place: between the record and the templates. Method: field by field. */
#include <string.h>
#include <strings.h>

#include "daemon/core/settings/config.h"
#include "daemon/core/directory.h"
#include "daemon/core/drive/depend.h"
#include "daemon/core/notice/notice_data.h"
#include "daemon/core/notice/notice_kinds.h"
#include "parsers/base/pool.h"
#include "parsers/reading.h"
#include "templates/mail.h"

/* A text in a template: more is a mistake or an attack. */
#define VALUE_MAX 8000

/* -- values -- */

void
notice_put(json_t *data, const char *name, const char *value)
{
	struct slice s = slice_of(value);
	json_t *v = s.len == 0 ? json_string("") : json_stringn(s.p, s.len < VALUE_MAX ? s.len : VALUE_MAX);

	/* what is cut in a character or not UTF-8 at all must not take the mail with it */
	json_object_set_new(data, name, v != NULL ? v : json_string("?"));
}

/* The phrase with # in place of each number, and these numbers in their order. */
static const char *
numbers_take(struct pool *pool, const char *phrase, struct text *numbers)
{
	struct text t;

	text_init(&t, pool);
	for (size_t len; *phrase != '\0'; phrase += len) {
		len = strspn(phrase, "0123456789");
		if (len > 0) {
			text_addf(numbers, "%.*s ", (int)len, phrase);
			text_add_char(&t, '#');
		} else {
			text_add_char(&t, *phrase);
			len = 1;
		}
	}
	return t.len == 0 ? "" : t.p;
}

static const char *
numbers_give(struct pool *pool, const char *phrase, const char *numbers)
{
	struct text t;

	text_init(&t, pool);
	for (; *phrase != '\0'; phrase++) {
		size_t len = strcspn(numbers, " ");

		if (*phrase != '#') {
			text_add_char(&t, *phrase);
			continue;
		}
		text_add(&t, (struct slice) { numbers, len });
		numbers += len + (numbers[len] == ' ');
	}
	return t.len == 0 ? "" : t.p;
}

/* Our sentence in the reader's language, or NULL; "point 2" is there as "point #". */
static const char *
phrase_find(const struct core *core, const struct notice_reader *reader, const char *phrase)
{
	const char *ours = notice_kinds_phrase(core->kinds, reader->language, phrase), *general;
	struct text numbers;

	if (ours != phrase)
		return ours;
	text_init(&numbers, reader->words.pool);
	text_add(&numbers, SLICE(""));
	general = numbers_take(reader->words.pool, phrase, &numbers);
	ours = notice_kinds_phrase(core->kinds, reader->language, general);
	return ours == general ? NULL : numbers_give(reader->words.pool, ours, numbers.p);
}

void
notice_put_phrase(const struct core *core, const struct notice_reader *reader, json_t *data, const char *name,
    const char *phrase)
{
	const char *ours = phrase_find(core, reader, phrase), *colon = strstr(phrase, ": "), *first, *then;
	struct text both;

	/* "point 2: confirmed by the owner" is two of them */
	if (ours == NULL && colon != NULL) {
		first = phrase_find(core, reader, slice_cstr(reader->words.pool, slice_to(slice_of(phrase), (size_t)(colon - phrase))));
		then = phrase_find(core, reader, colon + 2);
		text_init(&both, reader->words.pool);
		if (first != NULL && then != NULL)
			text_addf(&both, "%s: %s", first, then);
		ours = both.len > 0 ? both.p : NULL;
	}
	notice_put(data, name, ours != NULL ? ours : phrase);
}

void
notice_put_flag(json_t *data, const char *name, bool value)
{
	json_object_set_new(data, name, json_boolean(value));
}

void
notice_put_points(json_t *data, const char *name, json_t *list)
{
	struct text t;
	size_t n = json_array_size(list);

	if (n > 0)
		notice_put_flag(json_array_get(list, 0), "first", true);
	json_object_set_new(data, name, list);
	if (strcmp(name, "points") == 0) {
		json_object_set_new(data, "count", json_integer((json_int_t)n));
		notice_put_flag(data, "one", n == 1);
		return;
	}
	text_init(&t, NULL);
	text_addf(&t, "%s_count", name);
	json_object_set_new(data, t.p, json_integer((json_int_t)n));
	text_free(&t);
	text_init(&t, NULL);
	text_addf(&t, "%s_one", name);
	notice_put_flag(data, t.p, n == 1);
	text_free(&t);
}

void
notice_put_line(struct pool *pool, json_t *data, const char *name, const char *value)
{
	static const char *const marks[] = { "- ", "* ", "+ ", "\xe2\x80\xa2", "[ ] ", "[] " };
	struct slice s = text_clean_line(pool, slice_of(value), VALUE_MAX);

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (slice_starts(s, slice_of(marks[i])))
			s = slice_trim(slice_from(s, strlen(marks[i])));
	notice_put(data, name, slice_cstr(pool, s));
}

void
notice_put_lines(
    struct core *core, const struct notice_reader *reader, json_t *data, const char *name, const char *kind)
{
	json_t *list = json_array();
	const char **lines = NULL;
	size_t n = store_lines(core->store, reader->words.pool, reader->record->a.id, kind, &lines);

	for (size_t i = 0; i < n; i++) {
		json_t *line = json_object();

		notice_put_line(reader->words.pool, line, "text", lines[i]);
		notice_put_flag(line, "first", i == 0);
		json_array_append_new(list, line);
	}
	json_object_set_new(data, name, list);
}

/* -- the reader -- */

/* agree+a17-TOKEN@corp.example; our plain address when there is no agreement or the server knows no "+". */
static const char *
reply_address(const struct core *core, struct pool *pool, const struct record *r, const char *email)
{
	const char *own = core->config->identity.address, *at = strrchr(own, '@');
	char token[TOKEN_LEN + 1];
	struct text t;

	if (r == NULL || at == NULL || !core->plus_addresses)
		return own;
	token_make(&core->key, r->a.id, slice_of(email), token);
	text_init(&t, pool);
	text_addf(&t, "%.*s+a%lld-%s%s", (int)(at - own), own, (long long)r->a.id, token, at);
	return t.p;
}

/* The address as the record writes it: tokens are made of that. */
static const char *
email_on_record(const struct record *r, const char *email)
{
	for (size_t i = 0; r != NULL && i < r->participant_count; i++)
		if (email_is(r->participants[i].email, email))
			return r->participants[i].email;
	return email;
}

void
notice_reader(const struct core *core, struct pool *pool, const struct record *r, const char *email,
    struct notice_reader *reader)
{
	const struct config *c = core->config;
	const struct config_person *p = person_find(core, email);
	const char *wanted = p != NULL && p->language != NULL ? p->language : c->identity.language;
	struct slice wanted_slice = slice_of(wanted);

	reader->email = email_on_record(r, email);
	reader->name = r != NULL ? record_name(r, email) : p != NULL ? p->name : email;
	if (p != NULL && email_is(reader->name, email))
		reader->name = p->name;
	reader->language = notice_kinds_language(core->kinds, wanted);
	/* the dates' language is the text's, with the region that was wanted */
	reader->words = (struct words) { pool,
		slice_starts_nocase(wanted_slice, slice_of(reader->language)) ? wanted : reader->language,
		person_worktime(core, email).zone, core->now };
	reader->reply = reply_address(core, pool, r, reader->email);
	reader->links = r != NULL && core->plus_addresses;
	reader->record = r;
	reader->id = NULL;
	reader->shown = pool_alloc(pool, sizeof(*reader->shown));
	*reader->shown = (struct notice_shown) { 0 };
}

void
notice_ask(const struct notice_reader *reader, const struct store_item *item, enum notice_asks asks,
    const char *candidate)
{
	static const char *const words[] = { "", "about", "answer", "question" };
	struct notice_shown *list = reader->shown;

	for (size_t i = 0; i < list->n; i++)
		if (list->v[i].item == item->id) {
			if (asks != ASKS_NOTHING)
				list->v[i] = (struct store_shown) { item->id, words[asks], candidate };
			return;
		}
	list->v = pool_grow(reader->words.pool, list->v, list->n, &list->cap, sizeof(*list->v));
	list->v[list->n++] = (struct store_shown) { item->id, words[asks], candidate };
}

void
notice_ask_owner(const struct notice_reader *reader, const struct store_item *item)
{
	notice_ask(reader, item, record_owns(item, reader->email) ? ASKS_ANSWER : ASKS_ABOUT, "");
}

json_t *
notice_link(const struct notice_reader *reader, const char *words)
{
	json_t *link = json_object();
	struct text subject, body;

	text_init(&subject, reader->words.pool);
	text_init(&body, reader->words.pool);
	if (reader->record != NULL)
		text_addf(
		    &subject, "Re: %s [A-%lld]", reader->record->a.title, (long long)reader->record->a.id);
	text_addf(&body, "%s\n", words);
	notice_put(link, "words", words);
	notice_put(link, "href",
	    mail_link(reader->words.pool, reader->reply, subject.len > 0 ? subject.p : "", body.p));
	return link;
}

json_t *
notice_data(const struct core *core, const struct notice_reader *reader)
{
	const struct record *r = reader->record;
	struct pool *pool = reader->words.pool;
	json_t *d = json_object();
	struct civil_date held;

	notice_put(d, "title", r != NULL ? r->a.title : "");
	notice_put(d, "tag", r != NULL ? record_tag(pool, r->a.id) : "");
	notice_put(d, "held_on",
	    r != NULL && civil_date_parse(slice_of(r->a.held_on), &held) ? words_day(&reader->words, held)
	                                                                 : "");
	notice_put(d, "requester",
	    r == NULL                            ? ""
	        : r->a.requester_name[0] != '\0' ? r->a.requester_name
	                                         : r->a.requester_email);
	notice_put(d, "organisation", core->config->identity.organisation);
	notice_put(d, "zone", words_zone(&reader->words));
	notice_put(d, "language", reader->language);
	notice_put(d, "address", core->config->identity.address);
	notice_put(d, "to_name", reader->name);
	notice_put(d, "by_hand", core->by_hand);
	notice_put_flag(d, "links", reader->links);
	json_object_set_new(d, "status", notice_link(reader, "status"));
	json_object_set_new(d, "help", notice_link(reader, "help"));
	return d;
}

/* -- a point -- */

bool
notice_has_owner(const struct store_item *item)
{
	for (size_t i = 0; i < item->owner_count; i++)
		if (mail_is_address(item->owners[i].email))
			return true;
	return false;
}

/* "Maya Lin (Design)"; "Marketing (Omar Haddad)" where the notes named the department. */
static const char *
owner_words(const struct core *core, struct pool *pool, const struct store_item *item)
{
	struct text t;

	text_init(&t, pool);
	text_add(&t, SLICE(""));
	for (size_t i = 0; i < item->owner_count; i++) {
		const struct store_owner *o = &item->owners[i];
		const struct config_person *p = person_find(core, o->email);
		const char *name = o->name[0] != '\0' ? o->name : o->email;

		if (i > 0)
			text_add(&t, SLICE(", "));
		if (o->department[0] != '\0' && strcmp(o->department, name) != 0)
			text_addf(&t, "%s (%s)", o->department, name);
		else if (p != NULL && p->department != NULL && p->department[0] != '\0' &&
		    o->department[0] == '\0')
			text_addf(&t, "%s (%s)", name, p->department);
		else
			text_add(&t, slice_of(name));
	}
	return t.len > 0 ? t.p : "";
}

/*
 * A day is a day wherever one is; a time is the organisation's and moves into
 * the reader's zone, with its day.
 */
static void
due_put(const struct core *core, const struct notice_reader *reader, const struct store_item *item, json_t *d)
{
	struct civil_date day;
	bool given = civil_date_parse(slice_of(item->due), &day);
	bool end = item->due_minute == core->config->rules.eod_minute;
	int64_t at;

	notice_put(d, "due", "");
	notice_put(d, "due_time", "");
	notice_put_flag(d, "due_end", false);
	if (!given)
		return;
	if (item->due_minute < 0 || (end && strcmp(reader->words.zone, core->worktime.zone) == 0)) {
		notice_put(d, "due", words_day(&reader->words, day));
		notice_put_flag(d, "due_end", end);
		return;
	}
	at = worktime_at(&core->worktime, day, item->due_minute);
	notice_put(d, "due", words_day_at(&reader->words, at));
	notice_put(d, "due_time", words_time(&reader->words, at));
}

const char *
notice_due(const struct core *core, const struct notice_reader *reader, const struct store_item *item)
{
	json_t *d = json_object();
	struct text t;

	due_put(core, reader, item, d);
	text_init(&t, reader->words.pool);
	text_add(&t, slice_of(json_string_value(json_object_get(d, "due"))));
	if (json_string_length(json_object_get(d, "due_time")) > 0)
		text_addf(&t, ", %s", json_string_value(json_object_get(d, "due_time")));
	json_decref(d);
	return t.p != NULL ? t.p : "";
}

/* The ready replies about this point: a word and its number. */
static void
links_put(const struct notice_reader *reader, const struct store_item *item, json_t *d)
{
	static const struct {
		const char *name, *format;
	} links[] = {
		{ "confirm", "confirm %d" },
		{ "change", "change %d: " },
		{ "not_me", "not me %d: " },
		{ "on_track", "on track %d" },
		{ "at_risk", "at risk %d: " },
		{ "blocked", "blocked %d: " },
		{ "need", "need %d: " },
		{ "done", "done %d" },
		{ "accept", "accept %d" },
		{ "reopen", "reopen %d: " },
		{ "drop", "drop %d" },
		{ "decline", "decline %d" },
		{ "reassign", "reassign %d: " },
		{ "cancel", "cancel %d" },
		{ "answer", "%d: " },
	};

	for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++) {
		const char *number = strchr(links[i].format, '%');
		struct text words;

		text_init(&words, reader->words.pool);
		text_addf(&words, "%.*s%d%s", (int)(number - links[i].format), links[i].format, item->n,
		    number + 2);
		json_object_set_new(d, links[i].name, notice_link(reader, words.p));
	}
}

const char *
notice_interest(const struct core *core, const struct store_item *item)
{
	const struct config_department *d;

	if (item->interest[0] != '\0' || item->owner_count == 0)
		return item->interest;
	d = person_department(core, item->owners[0].email);
	return d != NULL && d->goal != NULL ? d->goal : "";
}

/* The open points that it waits for: "1, 3". */
static const char *
waits_words(const struct core *core, const struct notice_reader *reader, const struct store_item *item)
{
	const struct record *r = reader->record;
	struct store_wait *waits;
	struct text t;
	size_t n;

	text_init(&t, reader->words.pool);
	if (r == NULL || !agreement_is_open(record_state(item)))
		return "";
	n = store_waits(core->store, reader->words.pool, item->agreement, &waits);
	for (size_t i = 0; i < n; i++)
		if (waits[i].item == item->id && agreement_is_open(agreement_state_find(waits[i].on_state)))
			text_addf(&t, "%s%s", t.len == 0 ? "" : ", ",
			    depend_label(reader->words.pool, r->a.id, waits[i].on_agreement, waits[i].on_n));
	return t.len == 0 ? "" : t.p;
}

/* What a calendar said, as a sentence that begins with who: NULL while it has said nothing. */
static const char *
calendar_phrase(const char *partstat)
{
	static const char *const phrases[][2] = { { "ACCEPTED", "accepted the checkpoint" },
		{ "TENTATIVE", "may come to the checkpoint" }, { "DECLINED", "declined the checkpoint" } };

	for (size_t i = 0; i < sizeof(phrases) / sizeof(phrases[0]); i++)
		if (strcasecmp(partstat, phrases[i][0]) == 0)
			return phrases[i][1];
	return NULL;
}

/* The answers of owners' calendars to the checkpoints that are to come. */
static void
calendar_put(const struct core *core, const struct notice_reader *reader, const struct store_item *item, json_t *d)
{
	const struct record *r = reader->record;
	json_t *out = json_array();

	for (size_t i = 0; r != NULL && i < r->checkpoint_count; i++) {
		const struct store_checkpoint *c = &r->checkpoints[i];
		const char *phrase = calendar_phrase(c->partstat);

		for (size_t k = 0; k < c->item_count && phrase != NULL; k++) {
			json_t *o;

			if (c->items[k] != item->id || c->cancelled || c->starts < core->now)
				continue;
			o = json_object();
			notice_put(o, "who", record_name(r, c->email));
			notice_put_phrase(core, reader, o, "said", phrase);
			notice_put(o, "when", words_moment(&reader->words, c->starts));
			json_array_append_new(out, o);
		}
	}
	json_object_set_new(d, "calendar", out);
}

/* An owner whom nobody knows: a department without a point person, or a name that is nearly somebody's. */
static void
unknown_put(const struct core *core, const struct notice_reader *reader, const struct store_item *item, json_t *d)
{
	const struct config_person *like = NULL;
	const char *text, *name = record_unknown(reader->words.pool, item, &text);
	struct text fresh;
	bool department = name[0] != '\0' && department_find(core, name) != NULL;

	text_init(&fresh, reader->words.pool);
	if (name[0] != '\0' && !department && record_state(item) == ITEM_ASKED)
		like = person_like(core, reader->words.pool, name);
	/* an address that we have not written to is shown in full */
	for (size_t i = 0; i < item->owner_count; i++) {
		struct store_owner known;

		if (record_newcomer(reader->words.pool, &item->owners[i], &known))
			text_addf(&fresh, "%s%s", fresh.len == 0 ? "" : ", ", item->owners[i].name);
	}
	notice_put(d, "new_owner", fresh.len == 0 ? "" : fresh.p);
	if (fresh.len > 0) {
		notice_put_flag(d, "unknown_owner", false);
		notice_put_flag(d, "complete", false);
	}
	notice_put_flag(d, "is_department", department && item->owner_count > 0);
	notice_put(d, "meant", like == NULL ? "" : like->name);
}

/* "Is this point A-17.2?": the open point of earlier notes that it may be (resemble.h). */
static void
same_put(const struct core *core, const struct notice_reader *reader, const struct store_item *item, json_t *d)
{
	struct pool *pool = reader->words.pool;
	struct store_item *other = NULL;
	struct store_proposal p = { 0 };
	struct record r = { 0 };
	struct text where;

	text_init(&where, pool);
	if (record_state(item) == ITEM_ASKED && store_proposal_get(core->store, pool, item->id, &p) && p.other != 0)
		record_load((struct core *)core, pool, store_item_agreement(core->store, p.other), &r);
	for (size_t i = 0; i < r.item_count; i++)
		if (r.items[i].id == p.other)
			other = &r.items[i];
	if (other != NULL)
		text_addf(&where, "%s.%d", record_tag(pool, r.a.id), other->n);
	notice_put(d, "same_as", other == NULL ? "" : where.p);
	notice_put(d, "same_text", other == NULL ? "" : other->text);
	notice_put(d, "same_due", other == NULL ? "" : notice_due(core, reader, other));
	notice_put_flag(d, "same_done", other != NULL && strcmp(p.kind, "done") == 0);
}

/* "redo it", "speak to their FD": do the words refer to what stands around them in the notes? */
static bool
refers_back(const char *text)
{
	static const char *const words[] = { "it", "its", "them", "they", "their", "those", "these", "him", "his", "her",
		"he", "she", "es", "ihn", "ihm", "ihnen", "davon", "dazu", "darum", "daf\303\274r",
		"cela", "\303\247a", "leur", "ello", "eso", "esto" };
	struct slice s = slice_of(text);

	for (size_t from = 0, to; from < s.len; from = to + 1) {
		struct slice word;

		to = from + strcspn(s.p + from, " ,.;:!?()\"");
		word = slice_to(slice_from(s, from), to - from);
		for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
			if (slice_eq_nocase(word, slice_of(words[i])))
				return true;
	}
	return false;
}

/* Bytes of a line that is shown to all who read of the point: a whole paragraph holds what is not for them, and so may a sentence before
 * it (READING_BEFORE). */
#define CONTEXT_MAX 240

/* Is there another sentence in front of the last, or beside it? One alone says no more than the point. */
static bool
has_sentences(const char *quote)
{
	return strstr(quote, ". ") != NULL || strstr(quote, "! ") != NULL || strstr(quote, "? ") != NULL || strstr(quote, ": ") != NULL;
}

static const char *
context(const struct store_item *item)
{
	bool open = has_sentences(item->quote) && strlen(item->quote) <= CONTEXT_MAX &&
	    strncmp(item->quote, READING_BEFORE, sizeof(READING_BEFORE) - 1) != 0;

	return refers_back(item->text) && open ? item->quote : "";
}

json_t *
notice_point(const struct core *core, const struct notice_reader *reader, const struct store_item *item)
{
	json_t *d = json_object();
	const char *owner = owner_words(core, reader->words.pool, item);

	notice_ask(reader, item, ASKS_NOTHING, "");
	json_object_set_new(d, "n", json_integer(item->n));
	notice_put(d, "text", item->text);
	notice_put(d, "owner", owner);
	due_put(core, reader, item, d);
	notice_put(d, "standard", item->standard);
	notice_put(d, "interest", notice_interest(core, item));
	notice_put(d, "needs", item->needs);
	notice_put(d, "lacking", item->lacking == NULL ? "" : item->lacking);
	notice_put(d, "lacking_by", owner);
	notice_put_line(reader->words.pool, d, "quote", item->quote);
	notice_put_line(reader->words.pool, d, "context", context(item));
	notice_put_phrase(core, reader, d, "state", agreement_state_words(record_state(item)));
	calendar_put(core, reader, item, d);
	notice_put_flag(d, "milestone", item->milestone);
	notice_put(d, "after_points", waits_words(core, reader, item));
	notice_put_flag(d, "yours", record_owns(item, reader->email));
	notice_put_flag(d, "first", false);
	notice_put_flag(d, "no_owner", owner[0] == '\0');
	notice_put_flag(d, "unknown_owner", owner[0] != '\0' && !notice_has_owner(item));
	notice_put_flag(d, "no_due", item->due[0] == '\0');
	notice_put_flag(d, "complete", item->due[0] != '\0' && notice_has_owner(item));
	notice_put_flag(d, "no_standard", item->standard[0] == '\0');
	unknown_put(core, reader, item, d);
	same_put(core, reader, item, d);
	links_put(reader, item, d);
	return d;
}
