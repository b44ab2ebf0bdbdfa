/*
 * See decide.h. Method: a list of questions in order, the first yes decides.
 * What is left alone is left exactly as it was; a mail that is for us is
 * marked as done whatever came of it.
 */
#include <string.h>

#include "daemon/core/apply.h"
#include "daemon/core/settings/config.h"
#include "daemon/core/decide.h"
#include "daemon/core/dialogue/answered.h"
#include "daemon/core/dialogue/bundle.h"
#include "daemon/core/directory.h"
#include "daemon/core/drive/digest.h"
#include "daemon/core/drive/escalation.h"
#include "daemon/core/dialogue/held.h"
#include "daemon/core/dialogue/pass.h"
#include "daemon/core/notice/notice.h"
#include "daemon/core/drive/process.h"
#include "daemon/core/record.h"
#include "daemon/core/dialogue/selftest.h"
#include "daemon/core/step.h"
#include "daemon/core/dialogue/token.h"
#include "daemon/core/dialogue/trust.h"
#include "daemon/ground/log.h"
#include "parsers/base/pool.h"
#include "parsers/reading.h"

#define HOUR_S 3600

/* Ready-made verdicts. */
#define LEFT(word) (struct decide_verdict) { (word), 0, KEEP_LEAVE }
#define DONE(word, agreement) (struct decide_verdict) { (word), (agreement), KEEP_DONE }

/* Which agreement a mail is about, and how it tells. */
struct origin {
	int64_t agreement;      /* 0: none */
	bool own_token;         /* by a token that was made for the writer */
	bool conflict;          /* it bears the tokens of two agreements */
};

/* Takes the token in where, if there is one of ours. */
static void
token_take(struct core *core, struct pool *pool, const char *writer, struct slice where, struct origin *o)
{
	struct store_participant *people;
	struct slice token;
	char expected[TOKEN_LEN + 1];
	int64_t agreement;
	size_t n;

	if (!token_find(where, 'a', &agreement, &token))
		return;
	n = store_participants(core->store, pool, agreement, &people);
	for (size_t i = 0; i < n; i++) {
		token_make(&core->key, agreement, slice_of(people[i].email), expected);
		if (!token_is(token, expected))
			continue;
		o->conflict = o->conflict || (o->agreement != 0 && o->agreement != agreement);
		if (o->agreement == 0)
			o->agreement = agreement;
		o->own_token = o->own_token || (o->agreement == agreement && email_is(people[i].email, writer));
		return;
	}
}

static void
tokens_take(struct core *core, struct pool *pool, const char *writer, const struct reading_addresses *list,
    struct origin *o)
{
	for (size_t i = 0; i < list->n; i++)
		token_take(core, pool, writer, list->v[i].email, o);
}

/*
 * By the token in the address it was sent to, else by the Message-IDs it answers,
 * else by the tag in its subject or in what it quotes, if the writer is on that
 * agreement. A token says which agreement; it gives nobody a right.
 */
static struct origin
mail_origin(struct core *core, struct pool *pool, const struct reading *r)
{
	const char *writer = slice_cstr(pool, r->from.email);
	struct origin o = { 0 };
	struct record record;

	tokens_take(core, pool, writer, &r->to, &o);
	tokens_take(core, pool, writer, &r->delivered_to, &o);
	tokens_take(core, pool, writer, &r->cc, &o);
	token_take(core, pool, writer, r->in_reply_to, &o);
	for (size_t i = r->reference_count; i-- > 0;)
		token_take(core, pool, writer, r->references[i], &o);
	if (o.agreement == 0 && r->tag > 0 && record_load(core, pool, r->tag, &record) && record_is_on(&record, writer))
		o.agreement = r->tag;
	return o;
}

/* A point as people see it, for the reader. */
static void
point_fill(const struct store_item *item, struct reading_point *p)
{
	*p = (struct reading_point){ .n = item->n, .text = slice_of(item->text),
		.owner = slice_of(item->owner_count > 0 ? item->owners[0].name : ""), .standard = slice_of(item->standard) };
	if (!civil_date_parse(slice_of(item->due), &p->due))
		p->due = (struct civil_date){ 0 };
}

/* All of the record; which of them the answered mail was about, and which the writer has never seen. */
static void
points_fill(struct core *core, struct pool *pool, const struct record *r, const struct reading *reading,
    struct decide_context *c)
{
	struct answered mail, ever = { .points = NULL };

	answered_find(core, pool, r, reading, &mail);
	ever.n = store_shown_to(core->store, pool, slice_cstr(pool, reading->from.email), r->a.id, &ever.points);
	c->points = pool_array(pool, r->item_count + 1, sizeof(*c->points));
	for (size_t i = 0; i < r->item_count && c->point_count < READING_ITEM_MAX; i++) {
		const struct store_item *item = &r->items[i];
		struct reading_point *p = &c->points[c->point_count++];

		point_fill(item, p);
		p->hidden = answered_point(&ever, item) == NULL && answered_point(&mail, item) == NULL;
		p->aside = !p->hidden && answered_about(&mail, item) == NULL;
	}
	c->sent = mail.sent != 0 ? mail.sent : r->a.created;
}

/* The points of a mail about several agreements. */
static void
bundle_fill(struct pool *pool, const struct bundle *b, struct decide_context *c)
{
	c->points = pool_array(pool, b->n + 1, sizeof(*c->points));
	for (size_t i = 0; i < b->n && c->point_count < READING_ITEM_MAX; i++)
		point_fill(b->points[i].item, &c->points[c->point_count++]);
	c->role = ROLE_OWNER;
}

bool
decide_context(struct core *core, struct pool *pool, const struct reading *r, struct decide_context *c)
{
	const char *writer = slice_cstr(pool, r->from.email);
	struct origin o = mail_origin(core, pool, r);
	int64_t agreement = r->kind == READING_REPLY || r->kind == READING_NOTES ? o.agreement : 0;
	struct record record;
	struct bundle bundle;

	*c = (struct decide_context){ 0 };
	if (!o.own_token && !r->automatic && (r->kind == READING_REPLY || r->kind == READING_NOTES) &&
	    bundle_find(core, pool, r, &bundle)) {
		bundle_fill(pool, &bundle, c);
		c->sent = core->now;
		return true;
	}
	if (agreement == 0 || r->automatic || !record_load(core, pool, agreement, &record) ||
	    !record_is_on(&record, writer))
		return false;
	points_fill(core, pool, &record, r, c);
	c->role = record_is_requester(&record, writer) ? ROLE_REQUESTER : ROLE_MANAGER;
	/* whoever owned, owns or was asked to own a point speaks as an owner */
	for (size_t i = 0; i < record.participant_count && c->role == ROLE_MANAGER; i++)
		if (email_is(record.participants[i].email, writer) && strcmp(record.participants[i].role, "owner") == 0)
			c->role = ROLE_OWNER;
	return true;
}

static struct decide_verdict
decide_bounce(struct core *core, struct pool *pool, const struct reading *r)
{
	struct store_notice n;
	int64_t agreement;

	if (store_notice_find(core->store, pool, slice_cstr(pool, r->bounce.original_id), &n)) {
		if (strcmp(n.kind, "selftest") == 0)
			selftest_failed(core, "the test mail bounced");
		apply_bounce(core, pool, &n, r);
		return DONE("bounce", n.agreement);
	}
	agreement = mail_origin(core, pool, r).agreement;
	if (agreement == 0)
		return LEFT("bounce");
	apply_auto(core, agreement, r);
	return DONE("bounce", agreement);
}

/* Does a calendar's answer ask for something else than what stands? Accepting does not. */
static bool
calendar_changes_something(const struct reading_itip *i)
{
	return slice_eq_nocase(i->method, SLICE("COUNTER")) || slice_eq_nocase(i->partstat, SLICE("DECLINED")) ||
	    slice_eq_nocase(i->partstat, SLICE("DELEGATED"));
}

/* The id of an event is known to the person who has it in the calendar, like the token of their mails. */
static struct decide_verdict
decide_calendar(struct core *core, struct pool *pool, const struct reading *r, bool sure)
{
	enum trust_level level = trust_level(core, r, true);
	enum config_trust allowed = sure ? TRUST_CHANGE : trust_allows(core, level);
	struct store_checkpoint c;
	struct record record;

	if (!store_checkpoint_find(core->store, pool, slice_cstr(pool, r->itip.uid), &c) ||
	    !record_load(core, pool, c.agreement, &record))
		return LEFT("calendar");
	if (!email_is(c.email, slice_cstr(pool, r->from.email))) {
		log_warning("an answer to the invitation of %s came from %.*s; it changes nothing", c.email,
		    SLICE_ARG(r->from.email));
		return DONE("calendar", c.agreement);
	}
	if (allowed == TRUST_ASK && calendar_changes_something(&r->itip)) {
		held_ask(core, pool, c.agreement, r);
		return DONE("held", c.agreement);
	}
	if (allowed == TRUST_TELL && calendar_changes_something(&r->itip))
		apply_told(core, pool, &record, r, trust_name(level));
	else
		apply_calendar(core, pool, &record, &c, r);
	return DONE("calendar", c.agreement);
}

/* Words that can change a record: all but questions, remarks and what asks us for something. */
static bool
changes_something(const struct reading *r)
{
	for (size_t i = 0; i < r->answer_count; i++) {
		enum reading_act act = r->answers[i].act;

		if ((act != ACT_COMMENT && act != ACT_QUESTION && act != ACT_UNCLEAR && act != ACT_STATUS && act != ACT_HELP) ||
		    r->answers[i].interest.len > 0)
			return true;
	}
	return r->wait_count > 0;
}

/* Somebody who is not on the agreement: without effect. trusted: the server does not doubt who wrote. */
static struct decide_verdict
decide_stranger(struct core *core, struct pool *pool, const struct record *record, const struct reading *r, bool trusted)
{
	log_warning("A-%lld: a reply came from %.*s, who is not on it; it changes nothing", (long long)record->a.id,
	    SLICE_ARG(r->from.email));
	pass_outsider(core, pool, record, r, trusted);
	return DONE("refused", record->a.id);
}

/* Two agreements in one mail: its writer is asked to answer one at a time. */
static struct decide_verdict
decide_conflict(struct core *core, struct pool *pool, const struct record *record, const struct reading *r)
{
	struct notice_quote quote = { 0, step_quote(pool, r->reply_text),
		"your mail answers two agreements at once; please answer each in its own mail" };

	step_log(core, record->a.id, 0, "conflict", &(struct step_cause){ slice_cstr(pool, r->from.email),
	    slice_cstr(pool, r->message_id), quote.quote });
	notice_unclear(core, pool, record, slice_cstr(pool, r->from.email), &(struct notice_words){ .list = &quote, .n = 1 },
	    slice_cstr(pool, r->message_id));
	return DONE("refused", record->a.id);
}

/* part: the mail is about several agreements, and *part becomes whether its words mean anything in this one; or NULL. */
static struct decide_verdict
decide_reply(struct core *core, struct pool *pool, const struct origin *o, const struct reading *r, bool sure, bool *part)
{
	const char *writer = slice_cstr(pool, r->from.email);
	enum trust_level level = trust_level(core, r, o->own_token);
	enum config_trust allowed = sure ? TRUST_CHANGE : trust_allows(core, level);
	struct record record;

	if (!record_load(core, pool, o->agreement, &record))
		return LEFT("other");
	if (!record_is_on(&record, writer))
		return decide_stranger(core, pool, &record, r, core->config->trust.auth_server == NULL || level == TRUST_AUTHENTICATED);
	if (o->conflict)
		return decide_conflict(core, pool, &record, r);
	if (allowed == TRUST_ASK && changes_something(r)) {
		held_ask(core, pool, o->agreement, r);
		return DONE("held", o->agreement);
	}
	if (allowed == TRUST_TELL && changes_something(r))
		apply_told(core, pool, &record, r, trust_name(level));
	else if (part != NULL)
		*part = apply_part(core, pool, &record, r);
	else if (!pass_answered(core, pool, &record, r))
		apply_reply(core, pool, &record, r);
	return DONE("reply", o->agreement);
}

/* Is it the first point of its agreement in the mail? */
static bool
is_first(const struct bundle *b, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (b->points[k].agreement == b->points[i].agreement)
			return false;
	return true;
}

/* To each agreement of the mail what is surely meant for it; does any of it mean anything? */
static bool
bundle_apply(struct core *core, struct pool *pool, const struct bundle *b, const struct reading *r)
{
	bool any = false;

	for (size_t i = 0; i < b->n; i++) {
		struct origin o = { .agreement = b->points[i].agreement, .own_token = true };
		struct reading part;
		bool meant = true;

		if (!is_first(b, i) || !bundle_part(pool, b, r, o.agreement, &part))
			continue;
		decide_reply(core, pool, &o, &part, false, &meant);
		any = any || meant;
	}
	return any;
}

/* A mail about several agreements was answered as a whole. */
static struct decide_verdict
decide_bundle(struct core *core, struct pool *pool, const struct bundle *b, const struct reading *r)
{
	const char *writer = slice_cstr(pool, r->from.email);
	struct reading_answer *unclear;
	size_t n = bundle_unclear(pool, b, r, &unclear);
	struct notice_quote *quotes = pool_array(pool, n + 1, sizeof(*quotes));
	bool any = bundle_apply(core, pool, b, r);
	struct record record;

	for (size_t i = 0; i < n; i++)
		quotes[i] = (struct notice_quote){ unclear[i].item > 0 ? unclear[i].item : 0, step_quote(pool, unclear[i].quote),
			"the mail that you answer is about several agreements; please write to the address that stands above the point" };
	if (n == 0 && !any)
		quotes[n++] = (struct notice_quote){ 0, step_quote(pool, r->reply_text),
			"none of the open points waits for that from you" };
	if (n > 0 && record_load(core, pool, b->points[0].agreement, &record)) {
		step_log(core, record.a.id, 0, "unclear", &(struct step_cause){ writer, slice_cstr(pool, r->message_id),
		    quotes[0].quote });
		notice_unclear(core, pool, &record, writer, &(struct notice_words){ .list = quotes, .n = n, .changed = any },
		    slice_cstr(pool, r->message_id));
	}
	return DONE("reply", b->points[0].agreement);
}

static struct decide_verdict
decide_notes(struct core *core, struct pool *pool, const struct reading *r, bool sure)
{
	const char *writer = slice_cstr(pool, r->from.email);
	int64_t agreement;

	if (!person_may_start(core, writer)) {
		log_warning("notes from %s are left alone: neither in the directory nor of %s; add a person section to allow it",
		    writer, core->domain);
		return LEFT("refused");
	}
	if (store_message_count(core->store, writer, "notes", core->now - HOUR_S) >= core->config->trust.notes_per_hour) {
		log_error("%s has sent %d notes within an hour; further ones are not taken (trust, notes-per-hour)", writer,
		    core->config->trust.notes_per_hour);
		notice_too_many(core, pool, r, core->now / HOUR_S);
		return LEFT("refused");
	}
	/* Where a server tells true mails from forged ones, notes that it did not pass are asked about. */
	if (!sure && core->config->trust.auth_server != NULL &&
	    trust_allows(core, trust_level(core, r, false)) != TRUST_CHANGE) {
		held_ask(core, pool, 0, r);
		return DONE("held", 0);
	}
	agreement = r->process.given ? process_asked(core, pool, r) : apply_notes(core, pool, r);
	return DONE("notes", agreement);
}

/* The writer of a held mail says whether it was theirs. */
static struct decide_verdict
decide_held(struct core *core, struct pool *pool, const struct held_answer *h)
{
	struct origin o = { .agreement = h->agreement };

	if (!h->yes)
		return DONE("reply", h->agreement);
	if (h->released.kind == READING_ITIP)
		return decide_calendar(core, pool, &h->released, true);
	if (h->agreement == 0)
		return decide_notes(core, pool, &h->released, true);
	return decide_reply(core, pool, &o, &h->released, true, NULL);
}

/*
 * What a person wrote is that person's, though a list has passed it on and added its fields: it answers a mail of ours,
 * to the address that only its reader knows. The list is never written to.
 */
static bool
is_through_list(const struct origin *o, const struct reading *r)
{
	return r->kind == READING_REPLY && o->own_token && slice_eq(r->auto_kind, SLICE("list"));
}

/* A mail that could not be read: was it for us, and whom can we tell? */
static struct decide_verdict
decide_unread(struct core *core, struct pool *pool, const struct decide_mail *mail, const struct reading *r)
{
	bool ours = r->keyword || r->address_keyword || r->process.given || mail->tagged || mail_origin(core, pool, r).agreement != 0;
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

static struct decide_verdict
decide_mail(struct core *core, struct pool *pool, const struct decide_mail *mail, const struct reading *r)
{
	struct held_answer held;
	struct bundle bundle;
	struct origin o;
	int64_t agreement;

	if (r->loop_mark.len > 0 && selftest_is_back(core, pool, r))
		return DONE("own", 0);
	if (r->loop_mark.len > 0 && r->kind != READING_BOUNCE) {
		log_info("a mail written by agreed itself came back; it is left alone");
		return LEFT("own");
	}
	if (mail->extent != DECIDE_WHOLE)
		return decide_unread(core, pool, mail, r);
	if (r->kind == READING_BOUNCE)
		return decide_bounce(core, pool, r);
	if (r->kind == READING_ITIP && r->itip.given)
		return decide_calendar(core, pool, r, false);
	if (held_answered(core, pool, r, &held))
		return decide_held(core, pool, &held);
	if (digest_answered(core, pool, r))
		return DONE("reply", 0);
	if (escalation_answered(core, pool, r, &agreement))
		return DONE("reply", agreement);
	o = mail_origin(core, pool, r);
	if (r->kind == READING_AUTO || (r->automatic && o.agreement != 0 && !is_through_list(&o, r))) {
		if (o.agreement == 0)
			return LEFT("auto");
		apply_auto(core, o.agreement, r);
		return DONE("auto", o.agreement);
	}
	if (!o.own_token && !o.conflict && bundle_find(core, pool, r, &bundle))
		return decide_bundle(core, pool, &bundle, r);
	if (o.agreement != 0)
		return decide_reply(core, pool, &o, r, false, NULL);
	if (r->keyword || r->address_keyword || r->process.given || mail->tagged)
		return decide_notes(core, pool, r, false);
	return LEFT("other");
}

struct decide_verdict
decide(struct core *core, struct pool *pool, const struct decide_mail *mail, const struct reading *r)
{
	struct decide_verdict verdict;

	core->by_person = r->kind != READING_BOUNCE && r->kind != READING_AUTO && !r->automatic;
	verdict = decide_mail(core, pool, mail, r);
	core->by_person = false;
	return verdict;
}
