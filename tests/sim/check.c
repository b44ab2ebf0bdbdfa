/*
 * See check.h. Method: what is new since the last turn is read from the store; of
 * every point a short picture is kept, to see what changed. Which points a mail is
 * about is told by the events that name its Message-ID.
 */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/core/directory.h"
#include "daemon/core/drive/away.h"
#include "daemon/core/drive/evidence.h"
#include "daemon/core/drive/ladder.h"
#include "daemon/core/drive/process.h"
#include "daemon/core/notice/notice.h"
#include "parsers/base/pool.h"
#include "tests/sim/check.h"
#include "tests/sim/chronicle.h"
#include "tests/sim/fault.h"

/* Violations that are told of one seed; all are counted. */
#define TOLD_MAX 10
/* New notices that are looked for at a time. */
#define NOTICES_FIRST 16
#define NOTICE_MAX    200000
/* What is due longer ago than that at the end has had the time of a whole ladder. */
#define LADDER_DAYS 30

/* A point as it was after the last turn. */
struct picture {
	char state[16], due[CIVIL_DATE_LEN], owners[256];
	uint32_t words;         /* of text and standard */
	bool known;
};

/* An agreement of this turn, as it is after it. */
struct look {
	struct record r;
	struct store_event *events;
	size_t n;
};

/* A mail has a point of that agreement. */
struct about {
	int64_t notice, agreement;
};

struct check {
	struct sim *s;
	struct core truth;      /* the daemon's store, by the settings as they are written */
	FILE *out;
	size_t violations;
	unsigned found;
	int64_t event, notice;  /* the last that were looked at */
	struct look *looks;     /* in the pool of the turn */
	size_t look_count;
	struct about *abouts;
	size_t about_count, about_cap;
	int64_t seen[SIM_AGREEMENT_MAX];
	struct picture items[SIM_ITEM_MAX];
	bool *by_person;        /* by notice: it was written in the turn of a person's mail */
	int mails, reminders, escalations, points;
};

const char *
check_rule_name(enum check_rule rule)
{
	static const char *const names[CHECK_RULE_COUNT] = { "hours", "nothing", "once", "escalated", "trace", "ball", "asleep" };

	return names[rule];
}

struct check *
check_new(struct sim *s, FILE *out)
{
	struct check *c = calloc(1, sizeof(*c));

	if (c == NULL || (c->by_person = calloc(NOTICE_MAX, sizeof(*c->by_person))) == NULL)
		abort();
	c->s = s;
	c->out = out;
	c->truth = s->core;
	c->truth.config = s->house->config;
	c->truth.worktime.open_minute = s->house->config->identity.open_minute;
	c->truth.worktime.close_minute = s->house->config->identity.close_minute;
	return c;
}

void
check_free(struct check *c)
{
	free(c->abouts);
	free(c->by_person);
	free(c);
}

static void __attribute__((format(printf, 3, 4)))
violation(struct check *c, enum check_rule rule, const char *format, ...)
{
	struct worktime w = c->truth.worktime;
	struct civil_time t = worktime_local(&w, c->s->core.now);
	va_list ap;

	c->found |= 1u << rule;
	if (++c->violations > TOLD_MAX || c->out == NULL)
		return;
	fprintf(c->out, "seed %llu, %04d-%02d-%02d %02d:%02d: %s: ", (unsigned long long)c->s->seed, t.date.year, t.date.month,
	    t.date.day, t.hour, t.minute, check_rule_name(rule));
	va_start(ap, format);
	vfprintf(c->out, format, ap);
	va_end(ap);
	fputc('\n', c->out);
}

/* -- whose turn it is, from the record alone -- */

static bool
has_ball(struct check *c, struct pool *pool, const struct record *r, const struct store_item *item, const char *email)
{
	struct store_proposal p;

	switch (ladder_ball(&c->truth, pool, item)) {
	case BALL_OWNER:
		return record_owns(item, email);
	case BALL_REQUESTER:
		return record_is_requester(r, email);
	case BALL_CANDIDATE:
		return store_proposal_get(c->truth.store, pool, item->id, &p) && email_is(p.email, email);
	default:
		return false;
	}
}

/* -- trace -- */

static uint32_t
hash(uint32_t h, const char *s)
{
	for (; *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * 16777619u;
	return h;
}

static void
picture_take(const struct store_item *item, struct picture *p)
{
	size_t len = 0;

	memset(p, 0, sizeof(*p));
	p->known = true;
	snprintf(p->state, sizeof(p->state), "%s", item->state);
	snprintf(p->due, sizeof(p->due), "%s", item->due);
	for (size_t i = 0; i < item->owner_count && len < sizeof(p->owners); i++)
		len += (size_t)snprintf(p->owners + len, sizeof(p->owners) - len, "%s ", item->owners[i].email);
	p->words = hash(hash(2166136261u, item->text), item->standard);
}

/* Is the event evidence of a change: who, and by which mail; or agreed itself, and why? */
static bool
is_proof(const struct check *c, const struct store_event *e)
{
	const struct sim_turn *t = &c->s->turn;

	if (e->at != c->s->core.now)
		return false;
	if (e->person[0] == '\0')
		return e->detail[0] != '\0';
	return t->by == TURN_PERSON && email_is(e->person, t->person) && strcmp(e->message_id, t->message_id) == 0;
}

static bool
is_item_event(const char *kind, enum item_event *event)
{
	for (int i = 0; i < ITEM_EVENT_COUNT; i++)
		if (strcmp(agreement_event_name((enum item_event)i), kind) == 0) {
			*event = (enum item_event)i;
			return true;
		}
	return false;
}

/* The state that follows from the events, from the first on. */
static enum item_state
state_told(const struct store_event *events, size_t n, int64_t item)
{
	enum item_state state = ITEM_STATE_COUNT;
	enum item_event event;

	for (size_t i = 0; i < n; i++) {
		if (events[i].item != item)
			continue;
		if (state == ITEM_STATE_COUNT)
			state = agreement_state_find(events[i].kind);
		else if (is_item_event(events[i].kind, &event)) {
			struct item_step step = agreement_step(state, event);

			state = step.refused ? state : step.to;
		}
	}
	return state;
}

static void
trace(struct check *c, const struct record *r, const struct store_item *item, const struct store_event *events, size_t n)
{
	struct picture now, *before = &c->items[item->id];
	bool proved = false;

	picture_take(item, &now);
	if (before->known && memcmp(&now, before, sizeof(now)) != 0) {
		for (size_t i = n; i-- > 0 && events[i].id > c->seen[r->a.id];)
			proved = proved || (events[i].item == item->id && is_proof(c, &events[i]));
		if (!proved)
			violation(c, CHECK_TRACE, "A-%lld.%d changed (%s, %s, %s to %s, %s, %s) and no event says by whom", (long long)r->a.id,
			    item->n, before->state, before->due, before->owners, now.state, now.due, now.owners);
	}
	c->points += !before->known;
	*before = now;
	if (state_told(events, n, item->id) != record_state(item))
		violation(c, CHECK_TRACE, "A-%lld.%d is %s, and its events make it %s", (long long)r->a.id, item->n, item->state,
		    agreement_state_name(state_told(events, n, item->id)));
}

/* -- ball -- */

static bool
can_be_written_to(struct check *c, const char *email)
{
	return email[0] != '\0' && !person_is_us(&c->truth, email);
}

/* Waits for a point that is open: whoever has that one has the ball. */
static bool
waits_rightly(struct check *c, struct pool *pool, const struct record *r, const struct store_item *item)
{
	struct store_wait *waits;
	size_t n = store_waits(c->truth.store, pool, r->a.id, &waits);
	struct store_due *due;
	size_t due_count = store_due(c->truth.store, pool, c->s->core.now, 100, &due);

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < r->item_count && waits[i].item == item->id; k++)
			if (r->items[k].id == waits[i].on && !process_has_ended(r, &r->items[k]))
				return true;
	/* ... or its turn comes in a turn that is about to begin */
	for (size_t i = 0; i < due_count; i++)
		if (due[i].agreement == r->a.id && strcmp(due[i].kind, "opens") == 0)
			return true;
	return false;
}

static void
ball(struct check *c, struct pool *pool, const struct record *r, const struct store_item *item)
{
	struct store_proposal p;
	bool held = false;

	if (!agreement_is_open(record_state(item)))
		return;
	switch (ladder_ball(&c->truth, pool, item)) {
	case BALL_OWNER:
		for (size_t i = 0; i < item->owner_count; i++)
			held = held || can_be_written_to(c, item->owners[i].email);
		break;
	case BALL_REQUESTER:
		held = can_be_written_to(c, r->a.requester_email);
		break;
	case BALL_CANDIDATE:
		held = store_proposal_get(c->truth.store, pool, item->id, &p) && can_be_written_to(c, p.email);
		break;
	case BALL_NOBODY:
		held = record_state(item) == ITEM_WAITING && waits_rightly(c, pool, r, item);
		break;
	}
	if (!held)
		violation(c, CHECK_BALL, "A-%lld.%d is %s, and it is nobody's turn", (long long)r->a.id, item->n, item->state);
}

/* -- mails -- */

static size_t
letters(const struct store_notice *n, struct pool *pool, char **out)
{
	size_t len = 0;
	char *p = pool_array(pool, n->body_len + 1, 1);

	/* quoted-printable undone (RFC 2045 section 6.7), and without blanks: lines are filled anew */
	for (size_t i = 0; i < n->body_len; i++) {
		const char *b = n->body + i;

		if (*b == '=' && i + 2 < n->body_len && (b[1] == '\r' || b[1] == '\n')) {
			i += 2;
			continue;
		}
		if (*b == '=' && i + 2 < n->body_len && strchr("0123456789ABCDEF", b[1]) != NULL &&
		    strchr("0123456789ABCDEF", b[2]) != NULL) {
			char hex[3] = { b[1], b[2], '\0' };

			p[len++] = (char)strtol(hex, NULL, 16);
			i += 2;
			continue;
		}
		if ((unsigned char)*b > ' ')
			p[len++] = *b;
	}
	*out = p;
	return len;
}

static bool
says(struct pool *pool, const char *in, size_t len, const char *words)
{
	char *bare = pool_array(pool, strlen(words) + 1, 1);
	size_t n = 0;

	for (; *words != '\0'; words++)
		if ((unsigned char)*words > ' ')
			bare[n++] = *words;
	return n == 0 || memmem(in, len, bare, n) != NULL;
}

/* Its beginning in some state, or a step of its life. */
static bool
is_life(const char *kind)
{
	enum item_event event;

	return is_item_event(kind, &event) || agreement_state_find(kind) != ITEM_STATE_COUNT;
}

/* The mail by which managers are asked is no evidence of itself: an earlier one's copies may be read later than this. */
static bool
may_be_itself(const struct store_notice *n, const struct evidence *line)
{
	return strcmp(n->kind, "escalate") == 0 && strcmp(line->what, "had not answered, and managers were asked to help") == 0;
}

/* Whatever the log says about the point until the mail stands in it, with the Message-IDs. */
static void
evidence(struct check *c, struct pool *pool, const struct store_notice *n, const struct record *r,
    const struct store_item *item, const struct store_event *events, size_t count)
{
	struct evidence *lines;
	size_t line_count, len;
	bool whole;
	char *text;

	line_count = evidence_list(pool, events, count, item->id, &lines);
	whole = line_count > 0;
	len = letters(n, pool, &text);
	for (size_t i = 0; i < line_count && whole; i++)
		whole = may_be_itself(n, &lines[i]) ||
		    (says(pool, text, len, lines[i].message_id) && says(pool, text, len, lines[i].quote));
	/* not only what the daemon takes for evidence: all that happened to the point, with the mail behind it */
	for (size_t i = 0; i < count && whole && line_count < EVIDENCE_MAX; i++)
		if (events[i].item == item->id && is_life(events[i].kind))
			whole = says(pool, text, len, events[i].message_id);
	if (!whole)
		violation(c, CHECK_ESCALATED, "the %s to %s about A-%lld.%d lacks a part of the evidence", n->kind, n->recipient,
		    (long long)r->a.id, item->n);
}

/* Is the mail about a point for which there is something to do now? */
static bool
is_to_do(struct check *c, struct pool *pool, const struct record *r, const struct store_item *item,
    const struct store_event *e, const char *reader)
{
	struct store_ladder *open;
	size_t n = store_ladders(c->truth.store, pool, r->a.id, &open);

	if (!agreement_is_open(record_state(item)))
		return false;
	if (strcmp(e->kind, "reminded") == 0 || strcmp(e->kind, "nudged") == 0 || strcmp(e->kind, "split offered") == 0)
		return has_ball(c, pool, r, item, reader);
	for (size_t i = 0; i < n; i++)
		if (open[i].item == item->id && has_ball(c, pool, r, item, open[i].person))
			return true;
	return false;
}

static bool
is_driving(const char *kind)
{
	return strcmp(kind, "remind") == 0 || strcmp(kind, "escalate") == 0 || strcmp(kind, "escalate_soon") == 0 ||
	    strcmp(kind, "summary") == 0;
}

static void
about_add(struct check *c, int64_t notice, int64_t agreement)
{
	if (c->about_count == c->about_cap) {
		c->about_cap = c->about_cap == 0 ? 1024 : 2 * c->about_cap;
		c->abouts = realloc(c->abouts, c->about_cap * sizeof(*c->abouts));
		if (c->abouts == NULL)
			abort();
	}
	c->abouts[c->about_count++] = (struct about){ notice, agreement };
}

size_t
check_about(const struct check *c, int64_t notice, int64_t *list, size_t max)
{
	size_t n = 0;

	for (size_t i = 0; i < c->about_count && n < max; i++)
		if (c->abouts[i].notice == notice)
			list[n++] = c->abouts[i].agreement;
	return n;
}

/* The mail's points of one agreement; how many there are. */
static size_t
agreement_points_look(struct check *c, struct pool *pool, const struct store_notice *n, struct look *l)
{
	bool is_new = n->created == c->s->core.now;
	int64_t last = 0;
	size_t points = 0;

	for (size_t i = 0; i < l->n; i++) {
		const struct store_event *e = &l->events[i];
		struct store_item *item = strcmp(e->message_id, n->message_id) == 0 ? ladder_item(&l->r, e->item) : NULL;

		/* whatever else was logged with it */
		if (item == NULL || item->id == last)
			continue;
		points++;
		last = item->id;
		if (!is_to_do(c, pool, &l->r, item, e, n->recipient))
			violation(c, CHECK_NOTHING, "a %s to %s is about A-%lld.%d, which is %s and not their turn", n->kind,
			    n->recipient, (long long)l->r.a.id, item->n, item->state);
		if (is_new && strcmp(n->kind, "remind") != 0)
			evidence(c, pool, n, &l->r, item, l->events, i);
	}
	if (is_new && points > 0)
		about_add(c, n->id, l->r.a.id);
	return points;
}

static void
look_make(struct check *c, struct pool *pool, int64_t agreement, struct look *l)
{
	record_load(&c->truth, pool, agreement, &l->r);
	l->n = store_events(c->truth.store, pool, agreement, &l->events);
}

/* Each point of a driving mail: is there something to do, and is the evidence there? */
static void
points_look(struct check *c, struct pool *pool, const struct store_notice *n)
{
	int64_t list[SIM_AGREEMENT_MAX];
	size_t points = 0, count;
	struct look l;

	/* what a mail is about was logged when it was written */
	for (size_t i = 0; i < c->look_count && n->created == c->s->core.now; i++)
		points += agreement_points_look(c, pool, n, &c->looks[i]);
	count = n->created == c->s->core.now ? 0 : check_about(c, n->id, list, SIM_AGREEMENT_MAX);
	for (size_t i = 0; i < count; i++) {
		look_make(c, pool, list[i], &l);
		points += agreement_points_look(c, pool, n, &l);
	}
	if (points == 0)
		violation(c, CHECK_NOTHING, "a %s to %s is about nothing that the log knows", n->kind, n->recipient);
}

/* Another mail of that kind to the same person on that day of theirs? */
static void
once(struct check *c, const struct store_notice *n)
{
	struct worktime w = person_worktime(&c->truth, n->recipient);
	int64_t day = worktime_at(&w, worktime_local(&w, c->s->core.now).date, 0);

	if (store_notice_count_kind(c->truth.store, n->recipient, n->kind, day) > 1)
		violation(c, CHECK_ONCE, "a second %s to %s on one day", n->kind, n->recipient);
}

static bool
has_open_points(struct check *c, struct pool *pool, const char *email)
{
	int64_t *list;
	size_t n = store_agreements_of(c->truth.store, pool, email, &list);
	struct record r;

	for (size_t i = 0; i < n; i++) {
		record_load(&c->truth, pool, list[i], &r);
		for (size_t k = 0; k < r.item_count; k++)
			if (agreement_is_open(record_state(&r.items[k])) &&
			    (record_owns(&r.items[k], email) || has_ball(c, pool, &r, &r.items[k], email)))
				return true;
	}
	return false;
}

static bool
is_manager(const struct check *c, const char *email)
{
	for (size_t i = 0; i < c->truth.config->department_count; i++)
		if (email_is(c->truth.config->departments[i].manager, email))
			return true;
	return false;
}

static void
notice_look(struct check *c, struct pool *pool, int64_t id)
{
	struct store_notice n;

	if (id >= NOTICE_MAX || !store_notice_get(c->truth.store, pool, id, &n))
		return;
	c->mails++;
	c->by_person[id] = c->s->turn.by == TURN_PERSON;
	c->reminders += strcmp(n.kind, "remind") == 0;
	c->escalations += strcmp(n.kind, "escalate") == 0;
	if (strcmp(n.kind, "digest") == 0 && !has_open_points(c, pool, n.recipient) && !is_manager(c, n.recipient))
		violation(c, CHECK_NOTHING, "a digest to %s, who has nothing in it", n.recipient);
	if (!is_driving(n.kind))
		return;
	fault_mail(c->s, &n);
	once(c, &n);
	points_look(c, pool, &n);
}

static void
notices_look(struct check *c, struct pool *pool)
{
	struct store_notice *list;
	size_t max = NOTICES_FIRST, n;

	do {
		n = store_notices(c->truth.store, pool, 0, max, &list);
		max *= 4;
	} while (n > 0 && n == max / 4 && list[n - 1].id > c->notice);
	while (n > 0 && list[n - 1].id <= c->notice)
		n--;
	for (size_t i = n; i-- > 0;)
		notice_look(c, pool, list[i].id);
	if (n > 0)
		c->notice = list[0].id;
}

void
check_leaves(struct check *c, struct pool *pool, const struct store_notice *n)
{
	struct worktime w = person_worktime(&c->truth, n->recipient);
	struct core before = c->truth;
	int64_t back;

	/* what becomes known in this very second is known too late */
	before.now = c->s->core.now - 1;
	if (is_driving(n->kind) && n->created < c->s->core.now)
		points_look(c, pool, n);
	if (n->id < NOTICE_MAX && c->by_person[n->id] && n->created == c->s->core.now)
		return;
	if (worktime_next_open(&w, c->s->core.now) != c->s->core.now)
		violation(c, CHECK_HOURS, "a %s leaves to %s, who does not work then", n->kind, n->recipient);
	else if (away_now(&before, pool, n->recipient, &back))
		violation(c, CHECK_HOURS, "a %s leaves to %s, who is away", n->kind, n->recipient);
}

/* -- after a turn -- */

static void
agreement_look(struct check *c, struct pool *pool, struct look *l)
{
	int64_t agreement = l->r.a.id;

	if (agreement >= SIM_AGREEMENT_MAX)
		return;
	for (size_t i = 0; i < l->n; i++) {
		const struct store_item *item = ladder_item(&l->r, l->events[i].item);

		if (l->events[i].id > c->seen[agreement])
			chronicle_event(c->s->chronicle, &l->events[i], item == NULL ? 0 : item->n);
	}
	for (size_t i = 0; i < l->r.item_count; i++)
		if (l->r.items[i].id < SIM_ITEM_MAX) {
			trace(c, &l->r, &l->r.items[i], l->events, l->n);
			ball(c, pool, &l->r, &l->r.items[i]);
		}
	c->seen[agreement] = l->n == 0 ? 0 : l->events[l->n - 1].id;
}

void
check_turn(struct check *c, struct pool *pool)
{
	int64_t *list;

	c->truth.now = c->s->core.now;
	fault_inject(c->s, pool);
	c->look_count = store_agreements_changed(c->truth.store, pool, &c->event, &list);
	c->looks = pool_array(pool, c->look_count + 1, sizeof(*c->looks));
	for (size_t i = 0; i < c->look_count; i++) {
		look_make(c, pool, list[i], &c->looks[i]);
		agreement_look(c, pool, &c->looks[i]);
	}
	notices_look(c, pool);
}

/* -- once a week: is anything forgotten? -- */

/* Were whoever waits or the managers told, or did whoever waits stop it; or does nobody wait but the person themselves? */
static bool
was_told(struct check *c, struct pool *pool, const struct record *r, const struct store_item *item,
    const struct store_ladder *l, const struct store_event *events, size_t n)
{
	static const char *const ends[] = { "escalated", "unanswered", "escalation stopped", NULL };

	for (size_t i = 0; i < n; i++)
		for (int k = 0; ends[k] != NULL && events[i].item == l->item; k++)
			if (strcmp(events[i].kind, ends[k]) == 0)
				return true;
	return ladder_waiter(&c->truth, pool, r, item, l) == NULL;
}

static bool
is_awake(struct check *c, struct pool *pool, const struct record *r, const struct store_item *item,
    const struct store_due *due, size_t due_count)
{
	struct store_event *events;
	struct store_ladder *open;
	size_t n, ladders;

	for (size_t i = 0; i < due_count; i++)
		if (due[i].agreement == r->a.id && (due[i].item == item->id || strcmp(due[i].kind, "opens") == 0 ||
		    (strcmp(due[i].kind, "flag_by") == 0 && record_state(item) == ITEM_PROPOSED)))
			return true;
	n = store_events(c->truth.store, pool, r->a.id, &events);
	ladders = store_ladders(c->truth.store, pool, r->a.id, &open);
	for (size_t i = 0; i < ladders; i++)
		if (open[i].item == item->id && was_told(c, pool, r, item, &open[i], events, n))
			return true;
	return record_state(item) == ITEM_WAITING;
}

void
check_week(struct check *c, struct pool *pool)
{
	struct store_agreement *open;
	size_t n = store_agreements(c->truth.store, pool, true, &open), due_count;
	struct store_due *due;

	due_count = store_due(c->truth.store, pool, INT64_MAX, 100000, &due);
	for (size_t i = 0; i < n; i++) {
		struct record r;

		if (!record_load(&c->truth, pool, open[i].id, &r))
			continue;
		for (size_t k = 0; k < r.item_count; k++)
			if (agreement_is_open(record_state(&r.items[k])) && !is_awake(c, pool, &r, &r.items[k], due, due_count))
				violation(c, CHECK_ASLEEP, "A-%lld.%d is %s, and nothing will look at it again", (long long)r.a.id,
				    r.items[k].n, r.items[k].state);
	}
}

/* -- at the end -- */

/* What asks the managers anew: another date or other words. */
static bool
is_renewal(const char *kind)
{
	return strcmp(kind, "changed") == 0 || strcmp(kind, "change accepted") == 0 || strcmp(kind, "taken over") == 0 ||
	    strcmp(kind, "moved") == 0;
}

/* How often one holder of a point was before the managers, since it is as it is. */
static void
escalations_count(struct check *c, const struct record *r, const struct store_item *item, const struct store_event *events,
    size_t n, const char *holder, bool overdue)
{
	bool told = false;
	int times = 0;

	for (size_t i = 0; i < n; i++) {
		if (events[i].item != item->id)
			continue;
		if (is_renewal(events[i].kind))
			times = 0;
		else if (strcmp(events[i].kind, "escalated") == 0 && email_is(events[i].person, holder))
			times++;
		told = told || strcmp(events[i].kind, "unanswered") == 0 || strcmp(events[i].kind, "escalation stopped") == 0;
		if (times == 2)
			violation(c, CHECK_ESCALATED, "A-%lld.%d of %s came before the managers twice", (long long)r->a.id, item->n, holder);
	}
	if (overdue && times == 0 && !told)
		violation(c, CHECK_ESCALATED, "A-%lld.%d of %s (%s, due %s) is overdue and nobody was asked to help", (long long)r->a.id,
		    item->n, holder, item->state, item->due);
}

/* Is the event's announcement about an answer of that person? It says "overdue, waiting for maya@corp.example". */
static bool
is_announced_of(const struct store_event *e, const char *holder)
{
	const char *whose = strrchr(e->detail, ' ');

	return strcmp(e->kind, "escalation announced") == 0 && whose != NULL && email_is(whose + 1, holder);
}

/* Had whoever waits their time to stop it? events[i] is the escalation. */
static void
hold(struct check *c, const struct record *r, const struct store_item *item, const struct store_event *events, size_t i)
{
	for (size_t k = i; k-- > 0;) {
		struct worktime w;

		if (events[k].item != item->id)
			continue;
		if (strcmp(events[k].kind, "escalation released") == 0)
			return;
		if (!is_announced_of(&events[k], events[i].person))
			continue;
		w = person_worktime(&c->truth, events[k].person);
		if (worktime_minutes_between(&w, events[k].at, events[i].at) < c->truth.config->ladder.hold_minutes)
			violation(c, CHECK_ESCALATED, "A-%lld.%d came before the managers before %s could stop it", (long long)r->a.id,
			    item->n, events[k].person);
		return;
	}
}

static void
item_end(struct check *c, struct pool *pool, const struct record *r, const struct store_item *item,
    const struct store_event *events, size_t n)
{
	bool promise = agreement_is_promise(record_state(item)) && ladder_ball(&c->truth, pool, item) == BALL_OWNER;
	struct civil_date due;

	for (size_t i = 0; i < n; i++)
		if (events[i].item == item->id && strcmp(events[i].kind, "escalated") == 0)
			hold(c, r, item, events, i);
	for (size_t i = 0; i < item->owner_count; i++) {
		const char *holder = item->owners[i].email;
		struct worktime w = person_worktime(&c->truth, holder);
		bool overdue = promise && civil_date_parse(slice_of(item->due), &due) &&
		    worktime_days_between(&w, due, worktime_local(&w, c->s->core.now).date) > LADDER_DAYS &&
		    !email_is(holder, r->a.requester_email);

		escalations_count(c, r, item, events, n, holder, overdue);
	}
}

void
check_end(struct check *c, struct pool *pool)
{
	struct store_agreement *all;
	size_t n = store_agreements(c->truth.store, pool, false, &all);

	for (size_t i = 0; i < n; i++) {
		struct store_event *events;
		size_t count = store_events(c->truth.store, pool, all[i].id, &events);
		struct record r;

		if (!record_load(&c->truth, pool, all[i].id, &r))
			continue;
		for (size_t k = 0; k < r.item_count; k++)
			item_end(c, pool, &r, &r.items[k], events, count);
	}
}

void
check_result(const struct check *c, struct sim_result *result)
{
	result->violations = c->violations;
	result->found = c->found;
	result->points = c->points;
	result->mails_out = c->mails;
	result->reminders = c->reminders;
	result->escalations = c->escalations;
}
