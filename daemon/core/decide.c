/*
 * See decide.h. Method: a list of questions in order, the first yes decides.
 * What is left alone is left exactly as it was; a mail that is for us is
 * marked as done whatever came of it.
 */
#include <string.h>

#include "daemon/core/apply.h"
#include "daemon/core/config.h"
#include "daemon/core/decide.h"
#include "daemon/core/directory.h"
#include "daemon/core/notice.h"
#include "daemon/core/record.h"
#include "daemon/core/token.h"
#include "daemon/ground/log.h"
#include "parsers/base/pool.h"
#include "parsers/reading.h"

/* Ready-made verdicts. */
#define LEFT(word) (struct decide_verdict) { (word), 0, KEEP_LEAVE }
#define DONE(word, agreement) (struct decide_verdict) { (word), (agreement), KEEP_DONE }

/* The agreement that a token in where names, if the token is one of ours; 0 if not. */
static int64_t
token_agreement(struct core *core, struct pool *pool, struct slice where)
{
	struct store_participant *people;
	struct slice token;
	char expected[TOKEN_LEN + 1];
	int64_t agreement;
	size_t n;

	if (!token_find(where, &agreement, &token))
		return 0;
	n = store_participants(core->store, pool, agreement, &people);
	for (size_t i = 0; i < n; i++) {
		token_make(&core->key, agreement, slice_of(people[i].email), expected);
		if (token_is(token, expected))
			return agreement;
	}
	return 0;
}

static int64_t
addresses_agreement(struct core *core, struct pool *pool, const struct reading_addresses *list)
{
	int64_t agreement = 0;

	for (size_t i = 0; i < list->n && agreement == 0; i++)
		agreement = token_agreement(core, pool, list->v[i].email);
	return agreement;
}

/*
 * Which agreement a mail is about: by the token in the address it was sent to,
 * else by the Message-IDs it answers. A token says which agreement; it gives
 * nobody a right.
 */
static int64_t
mail_agreement(struct core *core, struct pool *pool, const struct reading *r)
{
	int64_t agreement = addresses_agreement(core, pool, &r->to);

	if (agreement == 0)
		agreement = addresses_agreement(core, pool, &r->delivered_to);
	if (agreement == 0)
		agreement = addresses_agreement(core, pool, &r->cc);
	if (agreement == 0)
		agreement = token_agreement(core, pool, r->in_reply_to);
	for (size_t i = r->reference_count; i-- > 0 && agreement == 0;)
		agreement = token_agreement(core, pool, r->references[i]);
	return agreement;
}

/* The points as people see them, for the reader. */
static void
points_fill(struct pool *pool, const struct record *r, struct decide_context *c)
{
	c->points = pool_array(pool, r->item_count + 1, sizeof(*c->points));
	for (size_t i = 0; i < r->item_count && c->point_count < READING_ITEM_MAX; i++) {
		const struct store_item *item = &r->items[i];
		struct reading_point *p = &c->points[c->point_count++];

		*p = (struct reading_point){ .n = item->n, .text = slice_of(item->text),
			.owner = slice_of(item->owner_count > 0 ? item->owners[0].name : ""),
			.standard = slice_of(item->standard) };
		if (!civil_date_parse(slice_of(item->due), &p->due))
			p->due = (struct civil_date){ 0 };
	}
}

bool
decide_context(struct core *core, struct pool *pool, const struct reading *r, struct decide_context *c)
{
	const char *writer = slice_cstr(pool, r->from.email);
	int64_t agreement = r->kind == READING_REPLY || r->kind == READING_NOTES ? mail_agreement(core, pool, r) : 0;
	struct store_notice answered;
	struct record record;

	*c = (struct decide_context){ 0 };
	if (agreement == 0 || r->automatic || !record_load(core, pool, agreement, &record) ||
	    !record_is_on(&record, writer))
		return false;
	points_fill(pool, &record, c);
	c->role = record_is_requester(&record, writer) ? ROLE_REQUESTER : ROLE_MANAGER;
	for (size_t i = 0; i < record.item_count && c->role == ROLE_MANAGER; i++)
		if (record_owns(&record.items[i], writer))
			c->role = ROLE_OWNER;
	c->sent = store_notice_find(core->store, pool, slice_cstr(pool, r->in_reply_to), &answered) ? answered.created :
	    record.a.created;
	return true;
}

static struct decide_verdict
decide_bounce(struct core *core, struct pool *pool, const struct reading *r)
{
	struct store_notice n;
	int64_t agreement;

	if (store_notice_find(core->store, pool, slice_cstr(pool, r->bounce.original_id), &n)) {
		apply_bounce(core, pool, &n, r);
		return DONE("bounce", n.agreement);
	}
	agreement = mail_agreement(core, pool, r);
	if (agreement == 0)
		return LEFT("bounce");
	apply_auto(core, agreement, r);
	return DONE("bounce", agreement);
}

static struct decide_verdict
decide_calendar(struct core *core, struct pool *pool, const struct reading *r)
{
	struct store_checkpoint c;

	if (!store_checkpoint_find(core->store, pool, slice_cstr(pool, r->itip.uid), &c))
		return LEFT("calendar");
	if (email_is(c.email, slice_cstr(pool, r->from.email)))
		apply_calendar(core, pool, &c, r);
	else
		log_warning("an answer to the invitation of %s came from %.*s; it changes nothing", c.email,
		    SLICE_ARG(r->from.email));
	return DONE("calendar", c.agreement);
}

static struct decide_verdict
decide_reply(struct core *core, struct pool *pool, int64_t agreement, const struct reading *r)
{
	const char *writer = slice_cstr(pool, r->from.email);
	struct record record;

	if (!record_load(core, pool, agreement, &record))
		return LEFT("other");
	if (!record_is_on(&record, writer)) {
		log_warning("A-%lld: a reply came from %s, who is not on it; it changes nothing", (long long)agreement, writer);
		store_event_add(core->store, &(struct store_event){ .at = core->now, .agreement = agreement, .kind = "stranger",
		    .person = writer, .message_id = slice_cstr(pool, r->message_id),
		    .detail = slice_cstr(pool, slice_to(r->reply_text, 200)) });
		return DONE("refused", agreement);
	}
	apply_reply(core, pool, &record, r);
	return DONE("reply", agreement);
}

static struct decide_verdict
decide_notes(struct core *core, struct pool *pool, const struct reading *r)
{
	const char *writer = slice_cstr(pool, r->from.email);
	int64_t agreement;

	if (!person_may_start(core, writer)) {
		log_warning("notes from %s are left alone: neither in the directory nor of %s; add a person section to allow it",
		    writer, core->domain);
		return LEFT("refused");
	}
	agreement = apply_notes(core, pool, r);
	return DONE("notes", agreement);
}

/* A mail that could not be read: was it for us, and whom can we tell? */
static struct decide_verdict
decide_unread(struct core *core, struct pool *pool, const struct decide_mail *mail, const struct reading *r)
{
	bool ours = r->keyword || r->address_keyword || mail->tagged || mail_agreement(core, pool, r) != 0;
	const char *writer = slice_cstr(pool, r->from.email);
	bool known = person_may_start(core, writer) && !r->automatic;

	if (mail->extent == DECIDE_TOO_BIG) {
		if (!ours)
			return LEFT("too_big");
		if (known)
			notice_refused_size(core, pool, r, mail->size, mail->size_max);
		return DONE("too_big", 0);
	}
	log_error("a mail from %s could not be read: it ended the reader %d times", writer[0] == '\0' ? "unknown" : writer,
	    3);
	if (!ours && r->from.email.len > 0)
		return LEFT("unreadable");
	if (known)
		notice_unreadable(core, pool, r);
	return (struct decide_verdict){ "unreadable", 0, KEEP_UNREADABLE };
}

struct decide_verdict
decide(struct core *core, struct pool *pool, const struct decide_mail *mail, const struct reading *r)
{
	int64_t agreement;

	if (r->loop_mark.len > 0 && r->kind != READING_BOUNCE) {
		log_info("a mail written by agreed itself came back; it is left alone");
		return LEFT("own");
	}
	if (mail->extent != DECIDE_WHOLE)
		return decide_unread(core, pool, mail, r);
	if (r->kind == READING_BOUNCE)
		return decide_bounce(core, pool, r);
	if (r->kind == READING_ITIP && r->itip.given)
		return decide_calendar(core, pool, r);
	agreement = mail_agreement(core, pool, r);
	if (r->automatic) {
		if (agreement == 0)
			return LEFT("auto");
		apply_auto(core, agreement, r);
		return DONE("auto", agreement);
	}
	if (agreement != 0)
		return decide_reply(core, pool, agreement, r);
	if (r->keyword || r->address_keyword || mail->tagged)
		return decide_notes(core, pool, r);
	return LEFT("other");
}
