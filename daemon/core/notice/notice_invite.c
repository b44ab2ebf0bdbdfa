/*
 * See notice_invite.h. Place: beside the confirmation. Method: summary and
 * description come from the templates event.txt and due.txt, so that they are in
 * the person's language; the file itself is made by templates/invite.
 */
#include "daemon/core/notice/notice_invite.h"
#include "daemon/core/settings/config.h"
#include "daemon/core/directory.h"
#include "daemon/core/notice/notice.h"
#include "daemon/core/notice/notice_kinds.h"
#include "daemon/core/dialogue/token.h"
#include "parsers/base/pool.h"

/* The calendar reminds this long before. */
#define ALARM_MINUTES 15

static bool
looks_at(const struct store_checkpoint *c, const struct store_item *item)
{
	for (size_t i = 0; i < c->item_count; i++)
		if (c->items[i] == item->id)
			return true;
	return false;
}

static json_t *
event_data(struct core *core, const struct notice_reader *reader, const struct record *r,
    const struct store_checkpoint *c, enum notice_invite_why why)
{
	static const char *const flags[INVITE_WHY_COUNT] = { "is_new", "moved", "stays", "again", "refused" };
	json_t *d = notice_data(core, reader), *points = json_array();
	struct text words;

	text_init(&words, reader->words.pool);
	text_add(&words, SLICE("confirm"));
	for (size_t i = 0; i < r->item_count; i++) {
		if (!looks_at(c, &r->items[i]))
			continue;
		json_array_append_new(points, notice_point(core, reader, &r->items[i]));
		text_addf(&words, " %d", r->items[i].n);
	}
	notice_put_points(d, "points", points);
	notice_put(d, "start", words_moment(&reader->words, c->starts));
	notice_put(d, "end", words_time(&reader->words, c->starts + (int64_t)c->minutes * 60));
	notice_put(d, "checkpoint", words_moment(&reader->words, c->starts));
	for (int i = 0; i < INVITE_WHY_COUNT; i++)
		notice_put_flag(d, flags[i], i == (int)why);
	json_object_set_new(d, "confirm", notice_link(reader, words.p));
	return d;
}

static const char *
organizer_name(struct pool *pool, const struct record *r)
{
	struct text t;

	text_init(&t, pool);
	text_addf(
	    &t, "%s via agreed", r->a.requester_name[0] != '\0' ? r->a.requester_name : r->a.requester_email);
	return t.p;
}

/* Who reads the calendar; "": all concerned, in the organisation's words, without ready replies. */
static void
entry_reader(struct core *core, struct pool *pool, const struct record *r, const char *who, struct notice_reader *reader)
{
	notice_reader(core, pool, r, who, reader);
	if (who[0] != '\0')
		return;
	reader->reply = core->config->identity.address;
	reader->links = false;
}

/* What all events of the agreement have in common. */
static struct invite
entry(struct core *core, struct pool *pool, const struct notice_reader *reader, const struct record *r)
{
	return (struct invite) { .method = INVITE_PUBLISH,
		.stamp = core->now,
		.zone = reader->words.zone,
		.organizer_name = organizer_name(pool, r),
		.organizer_email = core->config->identity.address,
		.attendee_name = reader->name,
		.attendee_email = reader->email };
}

static bool
any_milestone(const struct record *r, const struct store_checkpoint *c)
{
	for (size_t i = 0; i < r->item_count; i++)
		if (r->items[i].milestone && looks_at(c, &r->items[i]))
			return true;
	return false;
}

static struct invite
checkpoint_entry(struct core *core, struct pool *pool, const struct notice_reader *reader, const struct record *r,
    const struct store_checkpoint *c, bool can_answer)
{
	json_t *d = event_data(core, reader, r, c, INVITE_NEW);
	struct invite e = entry(core, pool, reader, r);
	struct notice_form form;

	notice_put_flag(d, "can_answer", can_answer);
	notice_kinds_fill(core->kinds, pool, reader->language, "event", d, &form);
	json_decref(d);
	e.uid = c->uid;
	e.sequence = c->sequence;
	e.starts = c->starts;
	e.minutes = c->minutes;
	e.summary = form.subject;
	e.description = slice_cstr(pool, slice_trim(form.text));
	e.milestone = any_milestone(r, c);
	return e;
}

struct slice
notice_invite_file(struct core *core, struct pool *pool, const struct record *r,
    const struct store_checkpoint *c, enum invite_method method, int sequence)
{
	struct notice_reader reader;
	struct invite e;

	notice_reader(core, pool, r, c->email, &reader);
	/* what is off shows no buttons: not a word of accepting it */
	e = checkpoint_entry(core, pool, &reader, r, c, method != INVITE_CANCEL);
	e.method = method;
	e.sequence = sequence;
	e.alarm_minutes = ALARM_MINUTES;
	return invite_write(pool, &e);
}

/* "due-17-TOKEN@corp.example": the same for the same thing in the same calendar, and nobody can guess it. */
static const char *
entry_uid(struct core *core, struct pool *pool, const struct record *r, const char *kind, int64_t id, const char *who)
{
	char token[TOKEN_LEN + 1];
	struct text about, uid;

	text_init(&about, pool);
	text_addf(&about, "%s %lld %s", kind, (long long)id, who);
	token_make(&core->key, r->a.id, text_slice(&about), token);
	text_init(&uid, pool);
	text_addf(&uid, "%s-%lld-%s@%s", kind, (long long)r->a.id, token, core->domain);
	return uid.p;
}

struct invite
notice_entry_checkpoint(struct core *core, struct pool *pool, const struct record *r,
    const struct store_checkpoint *c, const char *who)
{
	struct notice_reader reader;
	struct invite e;

	entry_reader(core, pool, r, who, &reader);
	e = checkpoint_entry(core, pool, &reader, r, c, who[0] != '\0');
	if (who[0] == '\0')
		e.uid = entry_uid(core, pool, r, "event", c->id, who);
	return e;
}

struct invite
notice_entry_due(struct core *core, struct pool *pool, const struct record *r, const struct store_item *item,
    const char *who)
{
	struct notice_reader reader;
	struct notice_form form;
	struct invite e;
	json_t *d, *point;

	entry_reader(core, pool, r, who, &reader);
	e = entry(core, pool, &reader, r);
	d = notice_data(core, &reader);
	point = notice_point(core, &reader, item);
	json_object_update_missing(d, point);
	json_decref(point);
	notice_kinds_fill(core->kinds, pool, reader.language, "due", d, &form);
	json_decref(d);
	e.uid = entry_uid(core, pool, r, "due", item->id, reader.email);
	e.sequence = r->a.revision - 1;
	civil_date_parse(slice_of(item->due), &e.day);
	e.summary = form.subject;
	e.description = slice_cstr(pool, slice_trim(form.text));
	e.milestone = item->milestone;
	return e;
}

struct slice
notice_due_file(struct core *core, struct pool *pool, const struct record *r, const struct store_item *const *items,
    size_t n, const char *email)
{
	struct invite *list = pool_array(pool, n + 1, sizeof(*list));
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		if (record_owns(items[i], email) && items[i]->due[0] != '\0')
			list[count++] = notice_entry_due(core, pool, r, items[i], email);
	return count == 0 ? (struct slice) { NULL, 0 } : invite_publish(pool, NULL, NULL, list, count);
}

/* One mail that brings an event. */
struct event_mail {
	const char *kind;
	enum invite_method method;
	enum notice_invite_why why;
	int sequence;
	const char *answers; /* what came from the person's calendar, or "" */
};

/* Who wants no events is told only that one is off that they got before they said so. */
static bool
is_known(struct core *core, struct pool *pool, const struct store_checkpoint *c, const struct event_mail *m)
{
	bool known = false;

	for (int i = 0; i <= m->sequence && !known; i++) {
		struct text occasion;

		text_init(&occasion, pool);
		text_addf(&occasion, "%s/%d", c->uid, i);
		known = store_notice_exists(core->store, c->email, "invite", occasion.p);
	}
	return known && m->method == INVITE_CANCEL;
}

/* A mail with the event both as a form of its text and as a file: some calendars look here, some there. */
static void
event_post(struct core *core, struct pool *pool, const struct record *r, const struct store_checkpoint *c,
    const struct event_mail *m)
{
	struct mail_attachment attachment = { "application/ics", "invite.ics", { NULL, 0 } };
	struct notice_reader reader;
	struct text occasion;

	if (!person_wants_invitations(core, c->email) && !is_known(core, pool, c, m))
		return;
	attachment.bytes = notice_invite_file(core, pool, r, c, m->method, m->sequence);
	text_init(&occasion, pool);
	text_addf(&occasion, "%s/%d%s%s", c->uid, m->sequence, m->answers[0] == '\0' ? "" : "/", m->answers);
	notice_reader(core, pool, r, c->email, &reader);
	notice_post(core, pool,
	    &(struct notice_letter) { .kind = m->kind,
	        .occasion = occasion.p,
	        .reader = &reader,
	        .provoked = m->answers[0] != '\0',
	        .from_requester = true,
	        .attachments = &attachment,
	        .attachment_count = 1,
	        .calendar = attachment.bytes,
	        .calendar_method = invite_method_name(m->method) },
	    event_data(core, &reader, r, c, m->why));
}

void
notice_invite(struct core *core, struct pool *pool, const struct record *r, const struct store_checkpoint *c)
{
	event_post(core, pool, r, c, &(struct event_mail) { "invite", INVITE_REQUEST, INVITE_NEW, c->sequence, "" });
}

void
notice_invite_again(struct core *core, struct pool *pool, const struct record *r,
    const struct store_checkpoint *c, enum notice_invite_why why, const char *answers)
{
	if (c->cancelled)
		event_post(core, pool, r, c,
		    &(struct event_mail) { "uninvite", INVITE_CANCEL, why, c->sequence, answers });
	else
		event_post(core, pool, r, c,
		    &(struct event_mail) { "invite", why == INVITE_REFUSED ? INVITE_DECLINECOUNTER : INVITE_REQUEST,
		        why, c->sequence, answers });
}

void
notice_uninvite(
    struct core *core, struct pool *pool, const struct record *r, const struct store_checkpoint *c)
{
	/* a row that is marked already has its new sequence */
	event_post(core, pool, r, c,
	    &(struct event_mail) {
	        "uninvite", INVITE_CANCEL, INVITE_NEW, c->cancelled ? c->sequence : c->sequence + 1, "" });
}
