/*
 * notice_confirm: the confirmation and the question, the two mails that answer
 * notes. See notice.h. Method: who is concerned is found once; then each
 * person gets a copy of their own, in their language and zone, with what is
 * theirs marked and their own reply address.
 */
#include <string.h>

#include "daemon/core/settings/config.h"
#include "daemon/core/directory.h"
#include "daemon/core/notice/notice.h"
#include "daemon/core/notice/notice_invite.h"
#include "daemon/core/dialogue/propose.h"
#include "parsers/base/pool.h"

/* The points of one confirmation, and all whom they concern. */
struct confirmation {
	const struct record *record;
	const struct store_item **items;
	size_t item_count;
	bool milestone;
	struct mail_addresses owners, others; /* To: and Cc: */
	size_t owner_cap, other_cap;
	const char *occasion;
};

/*
 * What stands as proposed since this moment. With review = never also what
 * lacks something, as an open question to all.
 */
static bool
is_wanted(const struct core *core, const struct record *r, const struct store_item *item)
{
	enum item_state state = record_state(item);

	if (item->changed != core->now && r->a.created != core->now)
		return false;
	return state == ITEM_PROPOSED || (state == ITEM_ASKED && core->config->review == REVIEW_NEVER);
}

static void
item_add(struct core *core, struct pool *pool, struct confirmation *c, const struct store_item *item)
{
	c->items[c->item_count++] = item;
	c->milestone = c->milestone || item->milestone;
	for (size_t i = 0; i < item->owner_count; i++)
		notice_address_add(
		    core, pool, &c->owners, &c->owner_cap, item->owners[i].name, item->owners[i].email);
}

static void
other_add(struct core *core, struct pool *pool, struct confirmation *c, const char *email)
{
	struct notice_reader reader;

	if (email == NULL)
		return;
	for (size_t i = 0; i < c->owners.n; i++)
		if (email_is(c->owners.v[i].email, email))
			return;
	notice_reader(core, pool, c->record, email, &reader);
	notice_address_add(core, pool, &c->others, &c->other_cap, reader.name, email);
}

/* Cc: the requester; where a milestone is among the points, their manager and those of its owners. */
static void
others_add(struct core *core, struct pool *pool, struct confirmation *c)
{
	other_add(core, pool, c, c->record->a.requester_email);
	for (size_t i = 0; i < c->item_count; i++)
		for (size_t k = 0; c->items[i]->milestone && k < c->items[i]->owner_count; k++)
			other_add(core, pool, c, person_manager(core, c->items[i]->owners[k].email));
	if (c->milestone)
		other_add(core, pool, c, person_manager(core, c->record->a.requester_email));
}

/* "A-17 r2: 1 3": said once for these points at this revision. */
static const char *
occasion_of(struct pool *pool, const struct confirmation *c)
{
	struct text t;

	text_init(&t, pool);
	text_addf(&t, "%s r%d:", record_tag(pool, c->record->a.id), c->record->a.revision);
	for (size_t i = 0; i < c->item_count; i++)
		text_addf(&t, " %d", c->items[i]->n);
	return t.p;
}

/* -- one copy -- */

/* Checkpoints of this person that look at one of the points. */
static size_t
checkpoints_of(const struct core *core, struct pool *pool, const struct confirmation *c, const char *email,
    const struct store_checkpoint ***out)
{
	const struct record *r = c->record;
	size_t n = 0;

	*out = pool_array(pool, r->checkpoint_count + 1, sizeof(**out));
	for (size_t i = 0; i < r->checkpoint_count; i++) {
		const struct store_checkpoint *k = &r->checkpoints[i];
		bool ours = false;

		for (size_t a = 0; a < k->item_count; a++)
			for (size_t b = 0; b < c->item_count; b++)
				ours = ours || k->items[a] == c->items[b]->id;
		if (ours && !k->cancelled && k->starts > core->now && email_is(k->email, email))
			(*out)[n++] = k;
	}
	return n;
}

static json_t *
checkpoints_data(const struct notice_reader *reader, const struct store_checkpoint **list, size_t n)
{
	json_t *out = json_array();

	for (size_t i = 0; i < n; i++) {
		json_t *o = json_object();

		notice_put(o, "when", words_moment(&reader->words, list[i]->starts));
		notice_put_flag(o, "first", i == 0);
		json_array_append_new(out, o);
	}
	return out;
}

/* The points, and which of them are the reader's: "1, 3" and the words to confirm them. */
static void
points_put(
    const struct core *core, const struct confirmation *c, const struct notice_reader *reader, json_t *d)
{
	json_t *points = json_array(), *mine = NULL;
	struct text yours, words;
	size_t count = 0;

	text_init(&yours, reader->words.pool);
	text_init(&words, reader->words.pool);
	text_add(&words, SLICE("confirm"));
	for (size_t i = 0; i < c->item_count; i++) {
		json_t *p = notice_point(core, reader, c->items[i]);

		json_array_append_new(points, p);
		if (!record_owns(c->items[i], reader->email))
			continue;
		if (record_state(c->items[i]) != ITEM_ASKED)
			notice_ask(reader, c->items[i], ASKS_ANSWER, "");
		text_addf(&yours, count == 0 ? "%d" : ", %d", c->items[i]->n);
		text_addf(&words, " %d", c->items[i]->n);
		if (count++ > 0)
			continue;
		mine = p;
		notice_put(d, "first_own", slice_cstr(reader->words.pool, slice_from(text_slice(&words), strlen("confirm "))));
	}
	notice_put_points(d, "points", points);
	notice_put(d, "yours", count > 0 ? yours.p : "");
	notice_put_flag(d, "is_owner", count > 0);
	notice_put_flag(d, "single", count == 1);
	notice_put_flag(d, "yours_many", count > 1);
	json_object_set_new(d, "confirm", notice_link(reader, words.p));
	json_object_set(d, "change", mine != NULL ? json_object_get(mine, "change") : json_null());
	json_object_set(d, "not_me", mine != NULL ? json_object_get(mine, "not_me") : json_null());
}

/* Of whom among the owners of milestones, or the requester, the reader is the manager. */
static const char *
manager_of(const struct core *core, struct pool *pool, const struct confirmation *c, const char *email)
{
	struct mail_addresses people = { 0 };
	size_t cap = 0;
	struct text t;

	for (size_t i = 0; i < c->item_count; i++)
		for (size_t k = 0; c->items[i]->milestone && k < c->items[i]->owner_count; k++)
			notice_address_add(core, pool, &people, &cap, c->items[i]->owners[k].name,
			    c->items[i]->owners[k].email);
	notice_address_add(
	    core, pool, &people, &cap, c->record->a.requester_name, c->record->a.requester_email);
	text_init(&t, pool);
	for (size_t i = 0; i < people.n; i++) {
		const char *manager = person_manager(core, people.v[i].email);

		if (manager != NULL && email_is(manager, email))
			text_addf(&t, t.len == 0 ? "%s" : ", %s",
			    people.v[i].name != NULL ? people.v[i].name : people.v[i].email);
	}
	return t.len > 0 ? t.p : "";
}

/* -- what the requester may say besides -- */

/* Mails of one agreement among which an earlier confirmation is looked for. */
#define MAILS_MAX 1000

static bool
is_first_copy(struct core *core, struct pool *pool, const struct record *r, const char *email)
{
	struct store_notice *list;
	size_t n = store_notices(core->store, pool, r->a.id, MAILS_MAX, &list);

	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i].kind, "confirm") == 0 && email_is(list[i].recipient, email))
			return false;
	return true;
}

/* Nobody knows why it matters to its owner, who is of another department, as far as we know. */
static bool
is_interest_wanted(const struct core *core, const struct record *r, const struct store_item *item)
{
	const struct config_department *own = person_department(core, r->a.requester_email);

	if (!notice_has_owner(item) || record_owns(item, r->a.requester_email) || notice_interest(core, item)[0] != '\0')
		return false;
	return own == NULL || person_department(core, item->owners[0].email) != own;
}

/* The points that the requester may say it of, and whom the first is for; asked once, with the first confirmation. */
static void
why_put(struct core *core, const struct confirmation *c, const struct notice_reader *reader, bool ask, json_t *d)
{
	const struct store_item *first = NULL;
	const struct config_department *department;
	struct text points, number;
	size_t n = 0;

	text_init(&points, reader->words.pool);
	text_init(&number, reader->words.pool);
	for (size_t i = 0; ask && i < c->item_count; i++)
		if (is_interest_wanted(core, c->record, c->items[i])) {
			first = first == NULL ? c->items[i] : first;
			text_addf(&points, n++ == 0 ? "%d" : ", %d", c->items[i]->n);
		}
	department = first == NULL ? NULL : person_department(core, first->owners[0].email);
	text_addf(&number, "%d", first == NULL ? 0 : first->n);
	notice_put(d, "why", n > 0 ? points.p : "");
	notice_put_flag(d, "why_many", n > 1);
	notice_put(d, "why_first", number.p);
	notice_put(d, "why_who", first == NULL ? "" : department != NULL ? department->name : first->owners[0].name);
}

static json_t *
copy_data(struct core *core, struct pool *pool, const struct confirmation *c,
    const struct notice_reader *reader, const struct store_checkpoint **checkpoints, size_t n)
{
	const struct record *r = c->record;
	json_t *d = notice_data(core, reader);
	bool requester = record_is_requester(r, reader->email), once = requester && r->a.revision <= 1;
	bool wanted = person_wants_invitations(core, reader->email);
	const char *people = c->milestone ? manager_of(core, pool, c, reader->email) : "";

	points_put(core, c, reader, d);
	notice_put(d, "flag_by", words_moment(&reader->words, r->a.flag_by));
	notice_put_flag(d, "stands", core->config->silence == SILENCE_CONFIRMS);
	notice_put_flag(d, "revised", r->a.revision > 1);
	notice_put_flag(d, "milestones", c->milestone);
	notice_put_flag(d, "is_requester", requester);
	notice_put_flag(d, "is_manager", people[0] != '\0');
	notice_put(d, "manager_of", people);
	json_object_set_new(d, "checkpoints", checkpoints_data(reader, checkpoints, n));
	notice_put_flag(d, "checkpoints_many", n > 1);
	notice_put_flag(d, "attached", wanted && core->config->invite != INVITE_SEPARATE);
	notice_put_flag(d, "separate", wanted && core->config->invite == INVITE_SEPARATE);
	why_put(core, c, reader, requester && is_first_copy(core, pool, r, reader->email), d);
	/* what else was in the notes goes to who sent them, once */
	notice_put_lines(core, reader, d, "decisions", once ? "decision" : "");
	notice_put_lines(core, reader, d, "maybes", once ? "maybe" : "");
	notice_put_lines(core, reader, d, "unread", once ? "unread" : "");
	return d;
}

/* What goes into the person's calendar, as files: "invitation.ics", "invitation-2.ics", and "due.ics" for the dates. */
static void
files_add(struct core *core, struct pool *pool, const struct confirmation *c, const struct store_checkpoint **list,
    size_t n, struct notice_letter *letter)
{
	struct mail_attachment *files = pool_array(pool, n + 2, sizeof(*files));
	const char *email = letter->reader->email;
	struct slice due = notice_due_file(core, pool, c->record, c->items, c->item_count, email);

	for (size_t i = 0; i < n && core->config->invite != INVITE_SEPARATE; i++) {
		struct text name;

		text_init(&name, pool);
		text_addf(&name, i == 0 ? "invitation.ics" : "invitation-%zu.ics", i + 1);
		files[letter->attachment_count++] = (struct mail_attachment) { "application/ics", name.p,
			notice_invite_file(core, pool, c->record, list[i], INVITE_REQUEST, list[i]->sequence) };
	}
	if (due.len > 0)
		files[letter->attachment_count++] = (struct mail_attachment) { "application/ics", "due.ics", due };
	letter->attachments = files;
}

static void
copy_post(struct core *core, struct pool *pool, const struct confirmation *c, const char *email)
{
	const struct store_checkpoint **checkpoints;
	size_t n = checkpoints_of(core, pool, c, email, &checkpoints);
	struct notice_reader reader;
	struct notice_letter letter = { .kind = "confirm",
		.occasion = c->occasion,
		.reader = &reader,
		.to = c->owners,
		.cc = c->others,
		.first = c->record->a.revision <= 1,
		.from_requester = true };

	notice_reader(core, pool, c->record, email, &reader);
	if (notice_is_posted(core, &letter))
		return;
	if (person_wants_invitations(core, email))
		files_add(core, pool, c, checkpoints, n, &letter);
	notice_post(core, pool, &letter, copy_data(core, pool, c, &reader, checkpoints, n));
	for (size_t i = 0; core->config->invite != INVITE_ATTACHED && i < n; i++)
		notice_invite(core, pool, c->record, checkpoints[i]);
}

void
notice_confirm(struct core *core, struct pool *pool, const struct record *r)
{
	struct confirmation c = { .record = r };

	c.items = pool_array(pool, r->item_count + 1, sizeof(*c.items));
	for (size_t i = 0; i < r->item_count; i++)
		if (is_wanted(core, r, &r->items[i]))
			item_add(core, pool, &c, &r->items[i]);
	if (c.item_count == 0)
		return;
	others_add(core, pool, &c);
	c.occasion = occasion_of(pool, &c);
	for (size_t i = 0; i < c.owners.n; i++)
		copy_post(core, pool, &c, c.owners.v[i].email);
	for (size_t i = 0; i < c.others.n; i++)
		copy_post(core, pool, &c, c.others.v[i].email);
}

/* -- the question -- */

void
notice_question(struct core *core, struct pool *pool, const struct record *r)
{
	struct notice_reader reader;
	json_t *d, *asked = json_array(), *known = json_array();
	struct text occasion, words;
	struct store_proposal p;
	bool all_complete = true;

	notice_reader(core, pool, r, r->a.requester_email, &reader);
	d = notice_data(core, &reader);
	text_init(&occasion, pool);
	text_init(&words, pool);
	text_addf(&occasion, "%s r%d:", record_tag(pool, r->a.id), r->a.revision);
	for (size_t i = 0; i < r->item_count; i++) {
		const struct store_item *item = &r->items[i];

		if (record_state(item) == ITEM_ASKED) {
			bool same = store_proposal_get(core->store, pool, item->id, &p);
			bool whole = record_is_complete(item) && !same;

			all_complete = all_complete && whole;
			text_addf(&words, "%s%s%d%s", words.len == 0 ? "" : "\n", whole ? "confirm " : "", item->n,
			    whole ? "" : ": ");
			text_addf(&occasion, " %d%s%s%s%s", item->n, same ? "?" : "", notice_has_owner(item) ? "" : "o",
			    item->due[0] != '\0' ? "" : "d", item->standard[0] != '\0' ? "" : "s");
			json_array_append_new(asked, notice_point(core, &reader, item));
			notice_ask(&reader, item, ASKS_QUESTION, "");
		} else if (agreement_is_open(record_state(item))) {
			json_array_append_new(known, notice_point(core, &reader, item));
		}
	}
	if (json_array_size(asked) == 0) {
		json_decref(asked);
		json_decref(known);
		json_decref(d);
		return;
	}
	notice_put_points(d, "points", asked);
	notice_put_points(d, "known", known);
	notice_put_flag(d, "all_complete", all_complete);
	json_object_set_new(d, "answer", notice_link(&reader, words.p));
	notice_post(core, pool,
	    &(struct notice_letter) { .kind = "question",
	        .occasion = occasion.p,
	        .reader = &reader,
	        .answers = r->a.revision <= 1 ? r->a.source_id : NULL,
	        .first = true },
	    d);
}
