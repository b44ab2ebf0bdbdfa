/*
 * See people.h. Method: a mail of agreed makes its reader plan an answer; when the
 * moment comes, the reader looks at the record (which is what the mail said, and
 * what a board would show) and answers as their character and chance have it.
 */
#include <stdlib.h>
#include <string.h>

#include "daemon/core/decide.h"
#include "daemon/core/directory.h"
#include "daemon/core/drive/ladder.h"
#include "daemon/core/notice/notice_data.h"
#include "parsers/base/pool.h"
#include "parsers/reading.h"
#include "tests/sim/check.h"
#include "tests/sim/people.h"

/* Answers of one mail. */
#define ANSWER_MAX 40

/* -- who they are -- */

static void
away_make(struct sim *s, struct sim_person *p)
{
	struct worktime w = person_worktime(&s->core, p->email);

	p->away_count = (int)sim_chance(s, 3);
	for (int i = 0; i < p->away_count; i++) {
		struct civil_date first = worktime_local(&w, s->begins + (int64_t)(5 + sim_chance(s, 80)) * SIM_DAY).date;
		struct sim_away *a = &p->away[i];

		a->day = worktime_add_days(&w, civil_add_days(first, 1 + (int64_t)sim_chance(s, 12)), 1);
		a->from = worktime_at(&w, first, 0);
		a->back = worktime_open(&w, a->day);
		a->announced = sim_happens(s, 50);
		if (a->announced)
			sim_plan(s, &(struct sim_act){ .at = a->from - 9 * SIM_HOUR, .what = DO_AWAY, .person = (int)(p - s->people) });
	}
}

static void
person_make(struct sim *s, const struct config_person *who)
{
	struct sim_person *p = &s->people[s->person_count++];
	bool silent = sim_happens(s, 10);

	*p = (struct sim_person){ .email = who->address, .name = who->name,
		.answers = silent ? 10 : 55 + (int)sim_chance(s, 43), .delay = 10 + (int)sim_chance(s, 900),
		.punctual = 35 + (int)sim_chance(s, 60) };
	if (sim_happens(s, 7)) {
		p->gone = s->begins + (int64_t)(20 + sim_chance(s, 60)) * SIM_DAY;
		p->refused = sim_happens(s, 50);
	}
	away_make(s, p);
}

void
people_make(struct sim *s)
{
	for (size_t i = 0; i < s->house->config->people_count; i++)
		person_make(s, &s->house->config->people[i]);
	for (int i = 0; i < s->wanted; i++) {
		struct sim_act act = { .what = DO_NOTES, .person = (int)sim_chance(s, (uint64_t)s->person_count) };

		act.at = sim_at_work(s, act.person, s->begins + (int64_t)sim_chance(s, (uint64_t)(70 * SIM_DAY)),
		    (int)sim_chance(s, 400));
		/* some write theirs in the evening */
		if (sim_happens(s, 10))
			act.at += 8 * SIM_HOUR;
		sim_plan(s, &act);
	}
}

/* -- mails -- */

static struct slice
copy(struct pool *pool, const char *s)
{
	return (struct slice){ pool_copy(pool, s, strlen(s)), strlen(s) };
}

static struct reading
mail(struct sim *s, struct pool *pool, int person, enum reading_kind kind)
{
	const struct sim_person *p = &s->people[person];

	snprintf(s->turn.message_id, sizeof(s->turn.message_id), "%d@client.example", ++s->mails);
	return (struct reading){ .kind = kind, .from = { slice_of(p->name), slice_of(p->email) },
		.message_id = copy(pool, s->turn.message_id), .date = s->core.now };
}

/* Into the daemon, as the mailbox and the reader bring it. */
static void
send(struct sim *s, struct pool *pool, struct reading *r, const char *to)
{
	struct reading_address *address = pool_alloc(pool, sizeof(*address));

	*address = (struct reading_address){ .email = copy(pool, to) };
	r->to = (struct reading_addresses){ address, 1 };
	store_begin(s->core.store);
	decide(&s->core, pool, &(struct decide_mail){ .extent = DECIDE_WHOLE }, r);
	store_commit(s->core.store);
	check_turn(s->check, pool);
}

/* -- notes -- */

static struct civil_date
day_in(struct sim *s, const char *email, int days)
{
	struct worktime w = person_worktime(&s->core, email);

	return worktime_add_days(&w, worktime_local(&w, s->core.now).date, days);
}

static struct reading_due
due_in(struct sim *s, struct pool *pool, const char *email, int days)
{
	struct reading_due due = { .given = true, .minute = -1, .date = day_in(s, email, days) };
	char text[CIVIL_DATE_LEN];

	due.text = copy(pool, civil_date_write(due.date, text));
	return due;
}

static const struct sim_person *
somebody(struct sim *s)
{
	return &s->people[sim_chance(s, (uint64_t)s->person_count)];
}

static struct reading_item
item_make(struct sim *s, struct pool *pool, int n)
{
	static const char *const things[] = { "mockups of the pricing page", "list of open contracts", "answers to the audit",
		"figures of the pilot", "texts of the launch page", "plan of the migration", "translation of the terms",
		"training for the new hires", "offer to the supplier", "report on the complaints" };
	const struct sim_person *owner = somebody(s);
	struct reading_owner *o = pool_array(pool, 2, sizeof(*o));
	struct reading_item item = { .text = slice_of(things[sim_chance(s, 10)]), .owners = o, .line = n, .number = n,
		.milestone = sim_happens(s, 15), .confidence = sim_happens(s, 5) ? 0.4 : 1 };
	struct text quote;

	o[0] = (struct reading_owner){ .name = slice_of(owner->name), .email = slice_of(owner->email) };
	item.owner_count = sim_happens(s, 6) ? 0 : 1;
	if (item.owner_count == 1 && sim_happens(s, 8)) {
		owner = somebody(s);
		if (!slice_eq(o[0].email, slice_of(owner->email)))
			o[item.owner_count++] = (struct reading_owner){ .name = slice_of(owner->name), .email = slice_of(owner->email) };
	}
	if (!sim_happens(s, 6))
		item.due = due_in(s, pool, owner->email, 1 + (int)sim_chance(s, 25));
	if (sim_happens(s, 50))
		item.standard = SLICE("no open comments");
	text_init(&quote, pool);
	text_addf(&quote, "%d. %.*s, %s", n, SLICE_ARG(item.text), owner->name);
	item.quote = text_slice(&quote);
	return item;
}

static void
waits_make(struct sim *s, struct pool *pool, struct reading *r)
{
	if (r->item_count < 2 || !sim_happens(s, 20))
		return;
	r->waits = pool_alloc(pool, sizeof(*r->waits));
	r->waits[0] = (struct reading_wait){ .item = 2, .on = 1, .quote = r->items[1].quote };
	r->wait_count = 1;
}

static void
notes(struct sim *s, struct pool *pool, int person)
{
	static const char *const titles[] = { "Launch sync", "Weekly", "Contract review", "Support round", "Pricing", "Audit" };
	struct reading r = mail(s, pool, person, READING_NOTES);

	s->agreements++;
	r.keyword = true;
	r.title = slice_of(titles[sim_chance(s, 6)]);
	if (sim_happens(s, 2)) {
		r.process = (struct reading_process){ .given = true, .name = SLICE("design-request"), .about = r.title,
			.quote = SLICE("#process design-request") };
		send(s, pool, &r, "agree@corp.example");
		return;
	}
	r.item_count = 1 + sim_chance(s, 5);
	r.items = pool_array(pool, r.item_count, sizeof(*r.items));
	for (size_t i = 0; i < r.item_count; i++)
		r.items[i] = item_make(s, pool, (int)i + 1);
	waits_make(s, pool, &r);
	send(s, pool, &r, "agree@corp.example");
}

/* -- what they answer -- */

/* A reply while it is written. */
struct letter {
	struct sim *s;
	struct pool *pool;
	const struct sim_person *p;
	struct record r;
	struct reading_answer *v;
	size_t n;
	const char *about;      /* Message-ID of a bundled mail: only the points in it; NULL: all */
	struct store_event *events; /* with about */
	size_t event_count;
};

static struct reading_answer *
say(struct letter *l, enum reading_act act, int item, const char *words)
{
	static struct reading_answer spare;
	struct reading_answer *a = l->n < ANSWER_MAX ? &l->v[l->n++] : &spare;

	*a = (struct reading_answer){ .act = act, .item = item, .confidence = 1, .quote = slice_of(words) };
	a->text = a->quote;
	return a;
}

static void
say_date(struct letter *l, enum reading_act act, int item, const char *words, int days)
{
	say(l, act, item, words)->due = due_in(l->s, l->pool, l->p->email, days);
}

static void
say_to(struct letter *l, enum reading_act act, int item, const char *words)
{
	say(l, act, item, words)->to = slice_of(somebody(l->s)->name);
}

static void
say_split(struct letter *l, int item)
{
	struct reading_answer *a = say(l, ACT_SPLIT, item, "split: a part now, the rest later");

	a->parts = pool_array(l->pool, 2, sizeof(*a->parts));
	a->part_count = 2;
	a->parts[0] = (struct reading_part){ SLICE("the first part"), due_in(l->s, l->pool, l->p->email, 3) };
	a->parts[1] = (struct reading_part){ SLICE("the rest"), due_in(l->s, l->pool, l->p->email, 10) };
}

/* How a promise goes. */
static void
answer_promise(struct letter *l, const struct store_item *item)
{
	uint64_t what = sim_chance(l->s, 100);

	if (what < 40)
		say(l, ACT_ON_TRACK, item->n, "on track");
	else if (what < 50)
		say(l, ACT_AT_RISK, item->n, "at risk: two reviews are missing");
	else if (what < 55)
		say_date(l, ACT_AT_RISK, item->n, "at risk, the week after would be safe", 5);
	else if (what < 62)
		say(l, ACT_BLOCKED, item->n, "blocked: waiting for the supplier");
	else if (what < 69)
		say(l, ACT_NEED, item->n, "need access to the figures");
	else if (what < 72)
		say_split(l, item->n);
	else if (what < 77)
		say_date(l, ACT_CHANGE, item->n, "a few days later, please", 2 + (int)sim_chance(l->s, 8));
	else if (what < 80)
		say(l, ACT_COMMENT, item->n, "I look into it");
	else
		say(l, ACT_DONE, item->n, "done");
}

/* Of an owner, to a point that was put to them. */
static void
answer_proposed(struct letter *l, const struct store_item *item)
{
	uint64_t what = sim_chance(l->s, 100);

	if (what < 72)
		say(l, ACT_CONFIRM, item->n, "ok");
	else if (what < 84)
		say_date(l, ACT_CHANGE, item->n, "a few days later, please", 3 + (int)sim_chance(l->s, 20));
	else if (what < 88)
		say_to(l, ACT_REASSIGN, item->n, "not me, ask them");
	else if (what < 92)
		say(l, ACT_DECLINE, item->n, "not me");
	else if (what < 95)
		say(l, ACT_QUESTION, item->n, "which format do you want?");
	else
		say(l, ACT_UNCLEAR, item->n, "hm, we shall see");
}

/* Of whoever has to decide: the requester, or an owner about a split. */
static void
answer_decision(struct letter *l, const struct store_item *item)
{
	enum item_state state = record_state(item);
	uint64_t what = sim_chance(l->s, 100);

	if (what < 5)
		say(l, ACT_COMMENT, item->n, "let me think about it");
	else if (state == ITEM_DECLINED && what < 25)
		say(l, ACT_CANCEL, item->n, "then not");
	else if (state == ITEM_DECLINED)
		say_to(l, ACT_REASSIGN, item->n, "then they shall do it");
	else if (state == ITEM_BLOCKED)
		say(l, ACT_COMMENT, item->n, "it is in the shared folder now");
	else if (state == ITEM_CLAIMED && what < 20)
		say(l, ACT_REOPEN, item->n, "the mobile version is missing");
	else
		say(l, what < 80 ? ACT_ACCEPT : ACT_DECLINE, item->n, what < 80 ? "accept" : "no, the date stands");
}

static void
answer_asked(struct letter *l, const struct store_item *item)
{
	struct reading_answer *a;

	if (sim_happens(l->s, 10)) {
		say(l, ACT_DROP, item->n, "drop it");
		return;
	}
	a = say(l, ACT_REASSIGN, item->n, "they do it, by then");
	if (item->owner_count == 0)
		a->to = slice_of(somebody(l->s)->name);
	else
		a->act = ACT_CHANGE;
	if (item->due[0] == '\0')
		a->due = due_in(l->s, l->pool, l->p->email, 3 + (int)sim_chance(l->s, 15));
}

/* Is the point in the mail that is answered? */
static bool
is_asked_about(const struct letter *l, int64_t item)
{
	for (size_t i = 0; i < l->event_count; i++)
		if (l->events[i].item == item && strcmp(l->events[i].message_id, l->about) == 0)
			return true;
	return l->about == NULL;
}

/* Whatever the writer owes an answer to on this agreement. */
static void
answer_owed(struct letter *l, const char *kind)
{
	struct core *core = &l->s->core;

	for (size_t i = 0; i < l->r.item_count; i++) {
		const struct store_item *item = &l->r.items[i];
		enum item_ball ball = ladder_ball(core, l->pool, item);
		struct store_proposal p;

		if (!agreement_is_open(record_state(item)) || !is_asked_about(l, item->id) || sim_happens(l->s, 8))
			continue;
		if (ball == BALL_CANDIDATE && store_proposal_get(core->store, l->pool, item->id, &p) &&
		    email_is(p.email, l->p->email))
			say(l, sim_happens(l->s, 65) ? ACT_CONFIRM : ACT_DECLINE, item->n, "about that offer");
		else if (ball == BALL_REQUESTER && record_is_requester(&l->r, l->p->email)) {
			if (record_state(item) == ITEM_ASKED)
				answer_asked(l, item);
			else
				answer_decision(l, item);
		} else if (ball == BALL_OWNER && record_owns(item, l->p->email)) {
			if (store_proposal_get(core->store, l->pool, item->id, &p))
				answer_decision(l, item);
			else if (record_state(item) == ITEM_PROPOSED)
				answer_proposed(l, item);
			else if (strcmp(kind, "remind") == 0 || strcmp(kind, "escalate") == 0)
				answer_promise(l, item);
		}
	}
}

/* Somebody cannot be reached: who asked gives their points to others. */
static void
answer_undelivered(struct letter *l)
{
	for (size_t i = 0; i < l->r.item_count; i++) {
		const struct store_item *item = &l->r.items[i];
		int owner = item->owner_count == 0 ? -1 : sim_person_find(l->s, item->owners[0].email);

		if (agreement_is_open(record_state(item)) && owner >= 0 && l->s->people[owner].gone != 0 &&
		    l->s->people[owner].gone <= l->s->core.now)
			say_to(l, ACT_REASSIGN, item->n, "they have left; somebody else, please");
	}
}

static void
answer_announced(struct letter *l)
{
	uint64_t what = sim_chance(l->s, 100);

	if (what < 20)
		say(l, ACT_COMMENT, 0, "stop");
	else if (what < 50)
		say(l, ACT_COMMENT, 0, "send");
	else if (what < 70)
		say(l, ACT_COMMENT, 0, "The launch hangs on it.");
}

static void
answer_write(struct letter *l, const char *kind)
{
	if (strcmp(kind, "undelivered") == 0)
		answer_undelivered(l);
	else if (strcmp(kind, "escalate_soon") == 0)
		answer_announced(l);
	else if (strcmp(kind, "status") == 0) {
		if (l->r.a.closed != 0)
			say(l, ACT_COMMENT, 0, "went well");
	} else
		answer_owed(l, kind);
	/* what requesters write besides */
	if (record_is_requester(&l->r, l->p->email) && sim_happens(l->s, 3) && l->r.item_count > 0) {
		const struct store_item *item = &l->r.items[sim_chance(l->s, l->r.item_count)];

		if (sim_happens(l->s, 40))
			say(l, ACT_CANCEL, item->n, "we do not need it any more");
		else
			say_date(l, ACT_CHANGE, item->n, "we have more time", 4 + (int)sim_chance(l->s, 15));
	}
}

/* Points of several agreements in one mail. */
static bool
is_bundled(const char *kind)
{
	return strcmp(kind, "remind") == 0 || strcmp(kind, "escalate") == 0;
}

/* The agreement's own address for the person, as their mails of it carry it. */
static const char *
reply_address(struct sim *s, struct pool *pool, const struct record *r, const char *email)
{
	struct notice_reader reader;

	notice_reader(&s->core, pool, r, email, &reader);
	return reader.reply;
}

static void
reply(struct sim *s, struct pool *pool, const struct sim_act *act, int64_t agreement)
{
	struct letter l = { .s = s, .pool = pool, .p = &s->people[act->person] };
	bool own_address = strcmp(act->kind, "escalate_soon") == 0;
	struct reading r;

	l.about = is_bundled(act->kind) ? act->answers : NULL;
	if (l.about != NULL)
		l.event_count = store_events(s->core.store, pool, agreement, &l.events);
	if (!record_load(&s->core, pool, agreement, &l.r))
		return;
	l.v = pool_array(pool, ANSWER_MAX, sizeof(*l.v));
	answer_write(&l, act->kind);
	if (l.n == 0)
		return;
	r = mail(s, pool, act->person, READING_REPLY);
	r.answers = l.v;
	r.answer_count = l.n;
	r.reply_text = l.v[0].quote;
	r.has_reply_text = true;
	r.in_reply_to = copy(pool, act->answers);
	send(s, pool, &r, own_address ? act->reply : reply_address(s, pool, &l.r, l.p->email));
}

/* The agreements of a bundled mail, each at its own address; now and then one is forgotten, or all are answered at once. */
/* In one mail, to its own address: answers about several agreements, by their numbers. */
static void
reply_whole(struct sim *s, struct pool *pool, const struct sim_act *act, const int64_t *list, size_t n)
{
	struct letter l = { .s = s, .pool = pool, .p = &s->people[act->person], .about = act->answers };
	struct reading r;

	l.v = pool_array(pool, ANSWER_MAX, sizeof(*l.v));
	for (size_t i = 0; i < n; i++) {
		l.event_count = store_events(s->core.store, pool, list[i], &l.events);
		if (record_load(&s->core, pool, list[i], &l.r))
			answer_owed(&l, act->kind);
	}
	if (l.n == 0)
		return;
	if (sim_happens(s, 30)) {
		l.n = 0;
		say(&l, ACT_ON_TRACK, 0, "all on track");
	}
	r = mail(s, pool, act->person, READING_REPLY);
	r.answers = l.v;
	r.answer_count = l.n;
	r.reply_text = l.v[0].quote;
	r.has_reply_text = true;
	r.in_reply_to = copy(pool, act->answers);
	send(s, pool, &r, act->reply);
}

static void
reply_all(struct sim *s, struct pool *pool, const struct sim_act *act)
{
	int64_t list[SIM_AGREEMENT_MAX];
	size_t n = check_about(s->check, act->notice, list, SIM_AGREEMENT_MAX);

	if (n > 1 && sim_happens(s, 30)) {
		reply_whole(s, pool, act, list, n);
		return;
	}
	for (size_t i = 0; i < n; i++)
		if (i == 0 || !sim_happens(s, 15))
			reply(s, pool, act, list[i]);
}

/* The digest's own address takes it, whatever is written. */
static void
sign_off(struct sim *s, struct pool *pool, const struct sim_act *act)
{
	struct reading r = mail(s, pool, act->person, READING_REPLY);

	r.in_reply_to = copy(pool, act->answers);
	send(s, pool, &r, act->reply);
}

/* -- calendars -- */

static void
calendar_reply(struct sim *s, struct pool *pool, const struct sim_act *act)
{
	const char *email = s->people[act->person].email;
	struct record record;

	if (!record_load(&s->core, pool, act->agreement, &record))
		return;
	for (size_t i = 0; i < record.checkpoint_count; i++) {
		const struct store_checkpoint *c = &record.checkpoints[i];
		struct reading r;

		if (c->cancelled || !email_is(c->email, email) || c->starts <= s->core.now)
			continue;
		r = mail(s, pool, act->person, READING_ITIP);
		r.itip = (struct reading_itip){ .given = true, .method = SLICE("REPLY"), .uid = slice_of(c->uid),
			.attendee = r.from.email, .partstat = sim_happens(s, 85) ? SLICE("ACCEPTED") : SLICE("DECLINED"),
			.sequence = c->sequence, .starts = c->starts, .minute = -1 };
		send(s, pool, &r, "agree@corp.example");
		return;
	}
}

/* -- machines -- */

static void
bounce(struct sim *s, struct pool *pool, const struct sim_act *act)
{
	struct reading r = mail(s, pool, act->person, READING_BOUNCE);
	struct slice *recipient = pool_alloc(pool, sizeof(*recipient));

	*recipient = r.from.email;
	r.from = (struct reading_address){ .email = SLICE("mailer-daemon@corp.example") };
	r.automatic = true;
	r.bounce = (struct reading_bounce){ .given = true, .recipients = recipient, .recipient_count = 1, .status = SLICE("5.1.1"),
		.action = SLICE("failed"), .hard = true, .original_id = copy(pool, act->answers), .diagnostic = SLICE("no such user") };
	send(s, pool, &r, "agree@corp.example");
}

/* The person's mail program says that they are away, once an absence. */
static void
vacation(struct sim *s, struct pool *pool, int person, const struct store_notice *n, struct sim_away *away)
{
	struct reading r = mail(s, pool, person, READING_AUTO);
	struct reading_answer a = { .act = ACT_AWAY, .confidence = 1, .quote = SLICE("I am out of the office") };

	a.due = (struct reading_due){ .given = true, .date = away->day, .minute = -1 };
	away->said = true;
	r.automatic = true;
	r.subject = SLICE("Automatic reply");
	r.answers = &a;
	r.answer_count = 1;
	r.in_reply_to = copy(pool, n->message_id);
	s->turn.by = TURN_MACHINE;
	send(s, pool, &r, "agree@corp.example");
}

/* -- plans -- */

/* Before it begins, to the first agreement that they are on. */
static void
away_say(struct sim *s, struct pool *pool, int person)
{
	struct reading r;
	struct reading_answer a = { .act = ACT_AWAY, .confidence = 1, .quote = SLICE("I am away until then") };
	struct sim_person *p = &s->people[person];
	struct record record;
	int64_t *list;

	if (store_agreements_of(s->core.store, pool, p->email, &list) == 0 || !record_load(&s->core, pool, list[0], &record))
		return;
	for (int i = 0; i < p->away_count; i++)
		if (p->away[i].announced && !p->away[i].said && p->away[i].from > s->core.now &&
		    p->away[i].from < s->core.now + SIM_DAY) {
			p->away[i].said = true;
			a.due = (struct reading_due){ .given = true, .date = p->away[i].day, .minute = -1 };
		}
	if (!a.due.given)
		return;
	r = mail(s, pool, person, READING_REPLY);
	r.answers = &a;
	r.answer_count = 1;
	r.reply_text = a.quote;
	send(s, pool, &r, reply_address(s, pool, &record, p->email));
}

/* A promise is kept, or not; somebody who finds it done says so without being asked. */
static void
work_plan(struct sim *s, int person, const struct record *r, const struct store_item *item)
{
	const struct sim_person *p = &s->people[person];
	struct worktime w = person_worktime(&s->core, p->email);
	struct sim_act act = { .what = DO_WORK, .person = person, .agreement = r->a.id, .item = item->id };
	struct civil_date due;
	int days = 0;

	if (item->id >= SIM_ITEM_MAX || s->planned[item->id] || !civil_date_parse(slice_of(item->due), &due))
		return;
	s->planned[item->id] = true;
	if (!sim_happens(s, p->punctual)) {
		if (sim_happens(s, 60))
			return;
		days = 1 + (int)sim_chance(s, 12);
	}
	act.at = worktime_open(&w, worktime_add_days(&w, due, days)) + (int64_t)sim_chance(s, 6) * SIM_HOUR;
	if (days == 0)
		act.at -= (int64_t)sim_chance(s, 4) * SIM_DAY;
	act.at = sim_at_work(s, person, act.at > s->core.now ? act.at : s->core.now, 10);
	sim_plan(s, &act);
}

static void
work(struct sim *s, struct pool *pool, const struct sim_act *act)
{
	const struct sim_person *p = &s->people[act->person];
	struct letter l = { .s = s, .pool = pool, .p = p };
	struct store_item *item;
	struct reading r;

	if (!record_load(&s->core, pool, act->agreement, &l.r) || (item = ladder_item(&l.r, act->item)) == NULL ||
	    !record_owns(item, p->email) || !agreement_is_promise(record_state(item)))
		return;
	l.v = pool_array(pool, ANSWER_MAX, sizeof(*l.v));
	say(&l, ACT_DONE, item->n, "done");
	r = mail(s, pool, act->person, READING_REPLY);
	r.answers = l.v;
	r.answer_count = l.n;
	r.reply_text = SLICE("done");
	send(s, pool, &r, reply_address(s, pool, &l.r, p->email));
}

/* -- reading -- */

/* What stands in the field of a mail, without < > and what is before. */
static void
field_find(const struct store_notice *n, const char *name, char *out, size_t size)
{
	const char *end = memmem(n->body, n->body_len, "\r\n\r\n", 4), *at, *stop;

	out[0] = '\0';
	at = end == NULL ? NULL : memmem(n->body, (size_t)(end - n->body), name, strlen(name));
	at = at == NULL ? NULL : memchr(at, '<', (size_t)(end - at));
	stop = at == NULL ? NULL : memchr(at, '>', (size_t)(end - at));
	if (stop != NULL)
		snprintf(out, size, "%.*s", (int)(stop - at - 1), at + 1);
}

static bool
wants_an_answer(const struct store_notice *n)
{
	static const char *const kinds[] = { "confirm", "question", "remind", "decide", "done", "revision", "escalate",
		"escalate_soon", "undelivered", "status", "digest", "invite", NULL };

	for (int i = 0; kinds[i] != NULL; i++)
		if (strcmp(kinds[i], n->kind) == 0)
			return true;
	return false;
}

static void
works_plan(struct sim *s, struct pool *pool, int person, int64_t agreement)
{
	struct record r;

	if (agreement == 0 || !record_load(&s->core, pool, agreement, &r))
		return;
	for (size_t i = 0; i < r.item_count; i++)
		if (record_owns(&r.items[i], s->people[person].email) && agreement_is_promise(record_state(&r.items[i])))
			work_plan(s, person, &r, &r.items[i]);
}

void
people_read(struct sim *s, struct pool *pool, const struct store_notice *n)
{
	int person = sim_person_find(s, n->recipient);
	const struct sim_person *p = &s->people[person];
	struct sim_away *away = sim_away_now(s, person, s->core.now);
	struct sim_act act = { .what = DO_ANSWER, .person = person, .agreement = n->agreement, .notice = n->id };

	if (s->core.now >= s->quiet)
		return;
	works_plan(s, pool, person, n->agreement);
	if (away != NULL && !away->said)
		vacation(s, pool, person, n, away);
	if (!wants_an_answer(n) || !sim_happens(s, strcmp(n->kind, "digest") == 0 ? 4 : p->answers))
		return;
	act.at = sim_at_work(s, person, s->core.now, 1 + (int)sim_chance(s, (uint64_t)p->delay));
	snprintf(act.kind, sizeof(act.kind), "%s", n->kind);
	snprintf(act.answers, sizeof(act.answers), "%s", n->message_id);
	field_find(n, "\r\nReply-To:", act.reply, sizeof(act.reply));
	sim_plan(s, &act);
}

void
people_act(struct sim *s, struct pool *pool, const struct sim_act *act)
{
	switch (act->what) {
	case DO_NOTES:
		notes(s, pool, act->person);
		break;
	case DO_WORK:
		work(s, pool, act);
		break;
	case DO_AWAY:
		away_say(s, pool, act->person);
		break;
	case DO_BOUNCE:
		bounce(s, pool, act);
		break;
	case DO_ANSWER:
		if (strcmp(act->kind, "digest") == 0)
			sign_off(s, pool, act);
		else if (is_bundled(act->kind))
			reply_all(s, pool, act);
		else if (strcmp(act->kind, "invite") == 0)
			calendar_reply(s, pool, act);
		else
			reply(s, pool, act, act->agreement);
		break;
	}
}
