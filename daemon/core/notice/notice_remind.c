/*
 * notice_remind: all that is due to one person on one day, in one mail. See
 * notice.h. Method: the points are put in groups by agreement, because their
 * numbers are the agreement's and each group's answers go to an address of its
 * own.
 */
#include "daemon/core/dialogue/bundle.h"
#include "daemon/core/settings/config.h"
#include "daemon/core/notice/notice.h"
#include "daemon/core/notice/notice_post.h"
#include "parsers/base/pool.h"

/* What is asked of them, for the ready replies: a promise is asked how it stands. */
static void
cause_put(json_t *p, const struct notice_reminder *m)
{
	bool nudge = m->why == REMIND_NUDGE;
	enum rung_cause cause = nudge ? m->cause : CAUSE_CHECKPOINT;

	notice_put_flag(p, "nudge", nudge);
	notice_put_flag(p, "asked", nudge && cause != CAUSE_OVERDUE);
	notice_put_flag(p, "split_offer", m->split && (cause == CAUSE_CHECKPOINT || cause == CAUSE_OVERDUE));
	notice_put_flag(p, "copy", m->why == REMIND_COPY);
	notice_put_flag(p, "is_promise", m->why != REMIND_COPY && (cause == CAUSE_CHECKPOINT || cause == CAUSE_OVERDUE));
	notice_put_flag(p, "is_question", cause == CAUSE_QUESTION);
	notice_put_flag(p, "is_decision", cause == CAUSE_DECIDE);
	notice_put_flag(p, "is_claim", cause == CAUSE_DONE);
	notice_put_flag(p, "is_offer", cause == CAUSE_OFFER);
	notice_put_flag(p, "is_proposal", cause == CAUSE_CONFIRM);
	notice_put(p, "waiting", m->waiting != NULL ? m->waiting : "");
	notice_put(p, "person", m->person != NULL ? m->person : "");
}

/* Who stands in for somebody is asked whether he can help, not what only the owner can say. */
static void
asks_set(const struct notice_reader *reader, const struct notice_reminder *m)
{
	bool question = m->why == REMIND_NUDGE && m->cause == CAUSE_QUESTION;

	notice_ask(reader, m->item, m->why == REMIND_COPY ? ASKS_ABOUT : question ? ASKS_QUESTION : ASKS_ANSWER, "");
}

static json_t *
reminder_data(const struct core *core, const struct notice_reader *reader, const struct notice_reminder *m)
{
	const struct record *r = m->record;
	json_t *p = notice_point(core, reader, m->item);

	notice_put_flag(p, "checkpoint", m->why == REMIND_CHECKPOINT);
	notice_put_flag(p, "today", m->why == REMIND_DUE);
	notice_put_flag(p, "overdue", m->why == REMIND_OVERDUE || (m->why == REMIND_NUDGE && m->cause == CAUSE_OVERDUE));
	cause_put(p, m);
	asks_set(reader, m);
	/* what a point needs from others is a question of the other who wants it */
	notice_put_flag(p, "self", record_is_requester(r, reader->email));
	notice_put(
	    p, "requester", r->a.requester_name[0] != '\0' ? r->a.requester_name : r->a.requester_email);
	return p;
}

/* The points of one agreement, with the reader as that agreement knows them. */
static json_t *
group_data(struct core *core, struct pool *pool, const struct notice_reader *whole, const struct notice_reminder *list,
    size_t n, const struct record *r)
{
	json_t *group = json_object(), *points = json_array();
	struct notice_reader reader;

	notice_reader(core, pool, r, whole->email, &reader);
	reader.shown = whole->shown;
	for (size_t i = 0; i < n; i++)
		if (list[i].record->a.id == r->a.id)
			json_array_append_new(points, reminder_data(core, &reader, &list[i]));
	notice_put(group, "title", r->a.title);
	notice_put(group, "tag", record_tag(pool, r->a.id));
	notice_put(group, "reply", reader.reply);
	json_object_set_new(group, "points", points);
	return group;
}

static bool
is_first_of_agreement(const struct notice_reminder *list, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (list[k].record->a.id == list[i].record->a.id)
			return false;
	return true;
}

/* Points of several agreements? */
static bool
is_several(const struct notice_reminder *list, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (is_first_of_agreement(list, i))
			return true;
	return false;
}

/* Is there a point of theirs in it that they are asked how they get on with: one that they want themselves (own), or not? */
static bool
is_asking(const struct notice_reminder *list, size_t n, const char *email, bool own)
{
	for (size_t i = 0; i < n; i++)
		if ((list[i].why < REMIND_NUDGE || (list[i].why == REMIND_NUDGE &&
		    (list[i].cause == CAUSE_CHECKPOINT || list[i].cause == CAUSE_OVERDUE))) &&
		    record_is_requester(list[i].record, email) == own)
			return true;
	return false;
}

bool
notice_remind(struct core *core, struct pool *pool, const char *email, const char *day,
    const struct notice_reminder *list, size_t n)
{
	json_t *d, *groups = json_array();
	struct notice_reader reader;
	struct notice_letter letter = { .kind = "remind", .occasion = day, .reader = &reader };
	size_t late = 0, waited = 0;

	if (n == 0) {
		json_decref(groups);
		return false;
	}
	notice_reader(core, pool, list[0].record, email, &reader);
	if (is_several(list, n))
		bundle_carry(core, pool, letter.kind, day, &reader);
	d = notice_data(core, &reader);
	for (size_t i = 0; i < n; i++) {
		late += list[i].why == REMIND_OVERDUE;
		waited += list[i].why == REMIND_NUDGE;
		if (is_first_of_agreement(list, i))
			json_array_append_new(groups, group_data(core, pool, &reader, list, n, list[i].record));
	}
	letter.from_requester = json_array_size(groups) == 1;
	notice_put_flag(d, "several", json_array_size(groups) > 1);
	json_object_set_new(d, "groups", groups);
	json_object_set_new(d, "count", json_integer((json_int_t)n));
	notice_put_flag(d, "one", n == 1);
	notice_put_flag(d, "checkpoint", n == 1 && list[0].why == REMIND_CHECKPOINT);
	notice_put_flag(d, "today", n == 1 && list[0].why == REMIND_DUE);
	notice_put_flag(d, "overdue", n == 1 && list[0].why == REMIND_OVERDUE);
	notice_put_flag(d, "late", late > 0);
	notice_put_flag(d, "nudge", n == 1 && list[0].why == REMIND_NUDGE);
	notice_put_flag(d, "copy", n == 1 && list[0].why == REMIND_COPY);
	notice_put_flag(d, "waited", waited > 0);
	notice_put_flag(d, "asking", is_asking(list, n, email, false));
	notice_put_flag(d, "own", !is_asking(list, n, email, false) && is_asking(list, n, email, true));
	notice_put(d, "day", words_day_at(&reader.words, core->now));
	return notice_post(core, pool, &letter, d);
}
