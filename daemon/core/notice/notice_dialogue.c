/*
 * notice_dialogue: what one side has to decide, and what stands differently from
 * now on. See notice.h. Method: everything of one mail goes into one mail; each
 * entry is a point with the flag of its kind, and the template has the words.
 */
#include <string.h>

#include "daemon/core/settings/config.h"
#include "daemon/core/directory.h"
#include "daemon/core/notice/notice.h"
#include "daemon/core/notice/notice_invite.h"
#include "daemon/core/notice/notice_post.h"
#include "parsers/base/pool.h"

/* -- to decide -- */

static const char *const choice_flags[CHOICE_KIND_COUNT] = {
	[CHOICE_CHANGE] = "is_change",
	[CHOICE_SPLIT] = "is_split",
	[CHOICE_DECLINED] = "is_declined",
	[CHOICE_HANDOVER] = "is_handover",
	[CHOICE_BLOCKED] = "is_blocked",
	[CHOICE_NEED] = "is_need",
	[CHOICE_OFFER] = "is_offer",
	[CHOICE_OFFER_REFUSED] = "is_offer_refused",
	[CHOICE_CHECKPOINT] = "is_checkpoint",
};

/* The item as it would be with that date. */
static const char *
due_words(const struct core *core, const struct notice_reader *reader, const struct store_item *item,
    const char *due, int minute)
{
	struct store_item then = *item;

	then.due = due;
	then.due_minute = minute;
	return due[0] == '\0' ? "" : notice_due(core, reader, &then);
}

static json_t *
parts_data(const struct core *core, const struct notice_reader *reader, const struct store_item *item,
    const struct store_proposal *p)
{
	json_t *out = json_array();

	for (size_t i = 0; p != NULL && i < p->part_count; i++) {
		json_t *part = json_object();

		notice_put(part, "text", p->parts[i].text);
		notice_put(
		    part, "by", due_words(core, reader, item, p->parts[i].due, p->parts[i].due_minute));
		json_array_append_new(out, part);
	}
	return out;
}

/* The times of an event that somebody wants otherwise; new_start is "" when they want none. */
static void
starts_put(const struct notice_reader *reader, const struct store_proposal *p, json_t *d)
{
	const struct record *r = reader->record;
	const char *old = "";

	for (size_t i = 0; p != NULL && p->checkpoint != 0 && i < r->checkpoint_count; i++)
		if (r->checkpoints[i].id == p->checkpoint)
			old = words_moment(&reader->words, r->checkpoints[i].starts);
	notice_put(d, "old_start", old);
	notice_put(d, "new_start", p == NULL || p->starts == 0 ? "" : words_moment(&reader->words, p->starts));
}

/* Is the reader the one whom the owner names for it? */
static bool
is_called(const struct core *core, const struct notice_reader *reader, const struct store_proposal *p)
{
	const struct config_person *named = p == NULL ? NULL : person_named(core, p->name);

	return p != NULL && (email_is(p->name, reader->name) || (named != NULL && email_is(named->address, reader->email)));
}

static json_t *
choice_data(const struct core *core, const struct notice_reader *reader, const struct notice_choice *c)
{
	const struct store_proposal *p = c->proposal;
	json_t *d = notice_point(core, reader, c->item);

	for (int k = 0; k < CHOICE_KIND_COUNT; k++)
		notice_put_flag(d, choice_flags[k], k == (int)c->kind);
	notice_put(d, "words", c->quote);
	notice_put(d, "new_due", p == NULL ? "" : due_words(core, reader, c->item, p->due, p->due_minute));
	notice_put(d, "new_text", p == NULL ? "" : p->text);
	notice_put(d, "candidate", p == NULL ? "" : p->name);
	notice_put_flag(d, "self", is_called(core, reader, p));
	notice_ask(reader, c->item, ASKS_ANSWER, c->kind == CHOICE_HANDOVER && p != NULL ? p->name : "");
	starts_put(reader, p, d);
	json_object_set_new(d, "parts", parts_data(core, reader, c->item, p));
	return d;
}

static const char *
name_of(const struct core *core, struct pool *pool, const struct record *r, const char *email)
{
	struct notice_reader reader;

	notice_reader(core, pool, r, email, &reader);
	return reader.name;
}

static const char *
occasion_of(struct pool *pool, const struct record *r, const char *answers)
{
	struct text t;

	text_init(&t, pool);
	text_addf(&t, "%s: %s", record_tag(pool, r->a.id), answers);
	return t.p;
}

void
notice_decide(struct core *core, struct pool *pool, const struct record *r, const char *email,
    const char *who, const struct notice_choice *list, size_t n, const char *answers)
{
	struct notice_reader reader;
	json_t *d, *points = json_array();

	notice_reader(core, pool, r, email, &reader);
	d = notice_data(core, &reader);
	for (size_t i = 0; i < n; i++)
		if (email_is(list[i].email, email))
			json_array_append_new(points, choice_data(core, &reader, &list[i]));
	notice_put_points(d, "points", points);
	notice_put(d, "who", name_of(core, pool, r, who));
	notice_post(core, pool,
	    &(struct notice_letter) { .kind = "decide",
	        .occasion = occasion_of(pool, r, answers),
	        .provoked = true,
	        .reader = &reader,
	        .from_requester = record_is_requester(r, who) && !record_is_requester(r, email) },
	    d);
}

/* -- what stands now -- */

static const char *const change_flags[CHANGE_KIND_COUNT] = {
	[CHANGE_CONTENT] = "is_changed",
	[CHANGE_OWNER] = "is_owner_changed",
	[CHANGE_SPLIT] = "is_split",
	[CHANGE_REFUSED] = "is_refused",
	[CHANGE_HELPED] = "is_helped",
	[CHANGE_ACCEPTED] = "is_accepted",
	[CHANGE_REOPENED] = "is_reopened",
	[CHANGE_CANCELLED] = "is_cancelled",
};

struct revision {
	const struct record *record;
	const char *who;
	const struct notice_change *list;
	size_t n;
	struct mail_addresses to, cc;
	size_t to_cap, cc_cap;
	const char *occasion;
	bool by_hand; /* nobody who gets it has written it */
	bool final;   /* the final record says it to all but managers */
};

static bool
is_concerned(const struct revision *v, const struct notice_change *c, const char *email)
{
	return record_owns(c->item, email) || record_owns(c->before, email) ||
	    record_is_requester(v->record, email);
}

/* Does a manager see it? Milestones: their content, their end. */
static bool
is_for_managers(const struct notice_change *c)
{
	return c->item->milestone &&
	    (c->kind == CHANGE_CONTENT || c->kind == CHANGE_OWNER || c->kind == CHANGE_ACCEPTED ||
	        c->kind == CHANGE_CANCELLED || c->kind == CHANGE_SPLIT);
}

static void
owners_add(const struct core *core, struct pool *pool, struct revision *v, const struct store_item *item,
    bool managers)
{
	for (size_t i = 0; i < item->owner_count; i++) {
		const char *manager = person_manager(core, item->owners[i].email);

		notice_address_add(
		    core, pool, &v->to, &v->to_cap, item->owners[i].name, item->owners[i].email);
		if (managers && manager != NULL)
			notice_address_add(
			    core, pool, &v->cc, &v->cc_cap, name_of(core, pool, v->record, manager), manager);
	}
}

static void
people_add(const struct core *core, struct pool *pool, struct revision *v)
{
	const struct record *r = v->record;
	const char *manager = person_manager(core, r->a.requester_email);

	notice_address_add(core, pool, &v->cc, &v->cc_cap, r->a.requester_name, r->a.requester_email);
	for (size_t i = 0; i < v->n; i++) {
		bool managers = is_for_managers(&v->list[i]);

		owners_add(core, pool, v, v->list[i].item, managers);
		owners_add(core, pool, v, v->list[i].before, false);
		if (managers && manager != NULL)
			notice_address_add(
			    core, pool, &v->cc, &v->cc_cap, name_of(core, pool, r, manager), manager);
	}
}

/* Is the person on it in another role than a manager's? */
static bool
is_party(const struct record *r, const char *email)
{
	for (size_t i = 0; i < r->participant_count; i++)
		if (email_is(r->participants[i].email, email) && strcmp(r->participants[i].role, "manager") != 0)
			return true;
	return false;
}

/* Does the mail tell the person anything that they did not just write themselves? */
static bool
is_news(const struct revision *v, const char *email)
{
	if (v->final && is_party(v->record, email))
		return false;
	for (size_t i = 0; i < v->n; i++) {
		const struct notice_change *c = &v->list[i];
		bool content =
		    c->kind == CHANGE_CONTENT || c->kind == CHANGE_OWNER || c->kind == CHANGE_SPLIT;

		if (is_concerned(v, c, email) ? content || v->by_hand || !email_is(email, v->who) : is_for_managers(c))
			return true;
	}
	return false;
}

/* Words in answer are about the point, or about those that stand in its place. */
static void
asks_set(const struct notice_reader *reader, const struct notice_change *c)
{
	const struct record *r = reader->record;

	notice_ask_owner(reader, c->item);
	for (size_t i = 0; i < r->item_count && c->kind == CHANGE_SPLIT; i++)
		if (r->items[i].parent == c->item->id)
			notice_ask_owner(reader, &r->items[i]);
}

static json_t *
change_data(const struct core *core, const struct notice_reader *reader, const struct notice_change *c)
{
	json_t *d = notice_point(core, reader, c->item), *before = notice_point(core, reader, c->before);

	for (int k = 0; k < CHANGE_KIND_COUNT; k++)
		notice_put_flag(d, change_flags[k], k == (int)c->kind);
	notice_put(d, "words", c->quote);
	asks_set(reader, c);
	json_object_set(d, "old_owner", json_object_get(before, "owner"));
	notice_put(d, "old_due",
	    strcmp(c->before->due, c->item->due) == 0 ? "" : notice_due(core, reader, c->before));
	notice_put(
	    d, "new_due", strcmp(c->before->due, c->item->due) == 0 ? "" : notice_due(core, reader, c->item));
	notice_put(d, "old_text", strcmp(c->before->text, c->item->text) == 0 ? "" : c->before->text);
	json_decref(before);
	return d;
}

static bool
any_owned(const struct revision *v, const char *email)
{
	for (size_t i = 0; i < v->n; i++)
		if (record_owns(v->list[i].item, email))
			return true;
	return false;
}

/* The new day of each changed point of the reader's, as a file that moves the entry in their calendar. */
static struct slice
due_file(struct core *core, struct pool *pool, const struct revision *v, const char *email)
{
	const struct store_item **items = pool_array(pool, v->n + 1, sizeof(*items));
	size_t n = 0;

	for (size_t i = 0; i < v->n; i++)
		if (v->list[i].kind == CHANGE_CONTENT || v->list[i].kind == CHANGE_OWNER)
			items[n++] = v->list[i].item;
	if (!person_wants_invitations(core, email))
		n = 0;
	return notice_due_file(core, pool, v->record, items, n, email);
}

/* When the last points are cancelled, the record as it ends is all that there is to say. */
static bool
is_final(const struct record *r, const struct notice_change *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (list[i].kind != CHANGE_CANCELLED)
			return false;
	return record_is_over(r);
}

/* What is open now; what waits for a word of the requester before anybody is written to about it is shown to nobody else. */
static bool
is_listed(const struct core *core, const struct record *r, const struct store_item *item, const char *email)
{
	return agreement_is_open(record_state(item)) && (record_state(item) != ITEM_ASKED ||
	    record_is_requester(r, email) || core->config->review == REVIEW_NEVER);
}

static void
revision_post(struct core *core, struct pool *pool, const struct revision *v, const char *email)
{
	const struct record *r = v->record;
	struct mail_attachment due = { "application/ics", "due.ics", due_file(core, pool, v, email) };
	struct notice_reader reader;
	json_t *d, *changes = json_array(), *points = json_array();

	notice_reader(core, pool, r, email, &reader);
	d = notice_data(core, &reader);
	for (size_t i = 0; i < v->n; i++)
		if (is_concerned(v, &v->list[i], email) || is_for_managers(&v->list[i]))
			json_array_append_new(changes, change_data(core, &reader, &v->list[i]));
	for (size_t i = 0; i < r->item_count; i++)
		if (is_listed(core, r, &r->items[i], email))
			json_array_append_new(points, notice_point(core, &reader, &r->items[i]));
	notice_put_flag(d, "points_count", json_array_size(points) > 0);
	notice_put_points(d, "changes", changes);
	notice_put_points(d, "points", points);
	notice_put(d, "who", name_of(core, pool, r, v->who));
	notice_put(d, "flag_by", words_moment(&reader.words, r->a.flag_by));
	notice_put_flag(d, "is_owner", any_owned(v, email));
	notice_post(core, pool,
	    &(struct notice_letter) { .kind = "revision",
	        .occasion = v->occasion,
	        .reader = &reader,
	        .provoked = true,
	        .to = v->to,
	        .cc = v->cc,
	        .attachments = &due,
	        .attachment_count = due.bytes.len > 0,
	        .from_requester = record_is_requester(r, v->who) },
	    d);
}

void
notice_revision(struct core *core, struct pool *pool, const struct record *r, const char *who,
    const struct notice_change *list, size_t n, const char *answers)
{
	struct revision v = {
		.record = r, .who = who, .list = list, .n = n, .occasion = occasion_of(pool, r, answers),
		.by_hand = core->by_hand != NULL, .final = is_final(r, list, n),
	};

	people_add(core, pool, &v);
	for (size_t i = 0; i < v.to.n; i++)
		if (is_news(&v, v.to.v[i].email))
			revision_post(core, pool, &v, v.to.v[i].email);
	for (size_t i = 0; i < v.cc.n; i++)
		if (is_news(&v, v.cc.v[i].email))
			revision_post(core, pool, &v, v.cc.v[i].email);
}
