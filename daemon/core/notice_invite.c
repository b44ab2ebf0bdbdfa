/*
 * See notice_invite.h. Place: beside the confirmation. Method: summary and
 * description come from the template event.txt, so that they are in the
 * person's language; the file itself is made by templates/invite.
 */
#include "daemon/core/notice_invite.h"
#include "daemon/core/config.h"
#include "daemon/core/notice.h"
#include "daemon/core/notice_kinds.h"
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

struct slice
notice_invite_file(struct core *core, struct pool *pool, const struct record *r,
    const struct store_checkpoint *c, enum invite_method method, int sequence)
{
	struct notice_reader reader;
	struct notice_form form;
	json_t *d;

	notice_reader(core, pool, r, c->email, &reader);
	d = event_data(core, &reader, r, c, INVITE_NEW);
	notice_kinds_fill(core->kinds, pool, reader.language, "event", d, &form);
	json_decref(d);
	return invite_write(pool,
	    &(struct invite) { .method = method,
	        .uid = c->uid,
	        .sequence = sequence,
	        .stamp = core->now,
	        .starts = c->starts,
	        .minutes = c->minutes,
	        .zone = reader.words.zone,
	        .organizer_name = organizer_name(pool, r),
	        .organizer_email = core->config->identity.address,
	        .attendee_name = reader.name,
	        .attendee_email = reader.email,
	        .summary = form.subject,
	        .description = slice_cstr(pool, slice_trim(form.text)),
	        .alarm_minutes = ALARM_MINUTES });
}

/* One mail that brings an event. */
struct event_mail {
	const char *kind;
	enum invite_method method;
	enum notice_invite_why why;
	int sequence;
	const char *answers; /* what came from the person's calendar, or "" */
};

/* A mail with the event both as a form of its text and as a file: some calendars look here, some there. */
static void
event_post(struct core *core, struct pool *pool, const struct record *r, const struct store_checkpoint *c,
    const struct event_mail *m)
{
	struct slice file = notice_invite_file(core, pool, r, c, m->method, m->sequence);
	struct mail_attachment attachment = { "application/ics", "invite.ics", file };
	struct notice_reader reader;
	struct text occasion;

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
	        .calendar = file,
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
