/*
 * See pass.h. Place: between decide and apply_reply. Method: the occasion of "X
 * writes" is the Message-ID of what X wrote, and the log says who X is.
 */
#include <string.h>

#include "daemon/core/dialogue/pass.h"
#include "daemon/core/dialogue/repeat.h"
#include "daemon/core/directory.h"
#include "daemon/core/drive/ladder.h"
#include "daemon/core/notice/notice.h"
#include "daemon/core/step.h"
#include "parsers/base/pool.h"
#include "parsers/reading.h"

/* Words for somebody, and nothing that we can do or that is about one point. */
static bool
is_talk(const struct reading *reading)
{
	for (size_t i = 0; i < reading->answer_count; i++) {
		const struct reading_answer *a = &reading->answers[i];

		if (a->item > 0 || a->interest.len > 0 ||
		    (a->act != ACT_UNCLEAR && a->act != ACT_COMMENT && a->act != ACT_QUESTION))
			return false;
	}
	return reading->wait_count == 0 && slice_trim(reading->reply_text).len > 0;
}

/* Who wrote the mail that "A-17: id" tells of; NULL when the log does not know. */
static const char *
writer_of(struct core *core, struct pool *pool, int64_t agreement, const char *occasion)
{
	const char *id = strstr(occasion, ": ");
	struct store_event *events;
	size_t n = store_events(core->store, pool, agreement, &events);

	for (size_t i = 0; i < n && id != NULL; i++)
		if (strcmp(events[i].message_id, id + 2) == 0 && events[i].person[0] != '\0')
			return events[i].person;
	return NULL;
}

/* In the log as it is after any other mail: so the same words again are known (repeat.h). */
static void
said_log(struct core *core, struct pool *pool, const struct record *r, const struct reading *reading,
    struct step_cause cause)
{
	for (size_t i = 0; i < reading->answer_count; i++) {
		cause.detail = step_quote(pool, reading->answers[i].quote);
		step_log(core, r->a.id, 0, "said", &cause);
	}
	cause.detail = step_quote(pool, reading->reply_text);
	if (reading->answer_count == 0)
		step_log(core, r->a.id, 0, "said", &cause);
}

bool
pass_answered(struct core *core, struct pool *pool, const struct record *r, const struct reading *reading)
{
	struct step_cause cause = { slice_cstr(pool, reading->from.email), slice_cstr(pool, reading->message_id),
		step_quote(pool, reading->reply_text) };
	struct store_notice answered;
	const char *to;

	if (!is_talk(reading) || !store_notice_find(core->store, pool, slice_cstr(pool, reading->in_reply_to), &answered) ||
	    strcmp(answered.kind, "said") != 0 || repeat_is(core, pool, r, reading))
		return false;
	to = writer_of(core, pool, r->a.id, answered.occasion);
	if (to == NULL || email_is(to, cause.person) || !record_is_on(r, to))
		return false;
	said_log(core, pool, r, reading, cause);
	notice_passed(core, pool, r, to, cause.person, cause.detail, cause.message_id);
	ladder_heard(core, r->a.id, 0, cause.person);
	ladder_follow(core, pool, r->a.id);
	return true;
}

/* The number of the only open point, or 0. */
static int
only_point(const struct record *r)
{
	int point = 0, open = 0;

	for (size_t i = 0; i < r->item_count; i++)
		if (agreement_is_open(record_state(&r->items[i]))) {
			point = r->items[i].n;
			open++;
		}
	return open == 1 ? point : 0;
}

void
pass_outsider(struct core *core, struct pool *pool, const struct record *r, const struct reading *reading, bool trusted)
{
	struct step_cause cause = { slice_cstr(pool, reading->from.email), slice_cstr(pool, reading->message_id),
		step_quote(pool, reading->reply_text) };
	int point = reading->answer_count > 0 && reading->answers[0].item > 0 ? reading->answers[0].item : only_point(r);

	step_log(core, r->a.id, 0, "stranger", &cause);
	if (!trusted || person_find(core, cause.person) == NULL)
		return;
	notice_outsider(core, pool, r, cause.person, cause.person, point, cause.detail, cause.message_id);
	notice_outsider(core, pool, r, r->a.requester_email, cause.person, point, cause.detail, cause.message_id);
}
