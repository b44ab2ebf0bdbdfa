/* See propose.h. Place: between the record and the notices. */
#include "daemon/core/drive/checkpoint.h"
#include "daemon/core/settings/config.h"
#include "daemon/core/directory.h"
#include "daemon/core/notice/notice.h"
#include "daemon/core/dialogue/propose.h"
#include "daemon/ground/log.h"
#include "parsers/base/pool.h"

int64_t
propose_flag_by(const struct core *core)
{
	struct civil_date today = worktime_local(&core->worktime, core->now).date;

	return worktime_at(&core->worktime,
	    worktime_add_days(&core->worktime, today, core->config->rules.flag_days), core->config->rules.flag_minute);
}

static void
participant_add(struct core *core, int64_t agreement, const char *email, const char *name, const char *role)
{
	const struct config_person *p;

	if (email == NULL || email[0] == '\0')
		return;
	p = person_find(core, email);
	store_participant_add(core->store, agreement,
	    &(struct store_participant){ email, p != NULL ? p->name : name, role });
}

void
propose_people(struct core *core, int64_t agreement, const char *requester, const struct store_item *item)
{
	for (size_t i = 0; i < item->owner_count; i++)
		participant_add(core, agreement, item->owners[i].email, item->owners[i].name, "owner");
	if (!item->milestone)
		return;
	participant_add(core, agreement, person_manager(core, requester), "", "manager");
	for (size_t i = 0; i < item->owner_count; i++)
		participant_add(core, agreement, person_manager(core, item->owners[i].email), "", "manager");
}

/* The points that came into that state in this turn; the list lives in pool. */
static size_t
select_new(struct core *core, struct pool *pool, const struct record *r, enum item_state state,
    const struct store_item ***list)
{
	size_t n = 0;

	*list = pool_array(pool, r->item_count + 1, sizeof(**list));
	for (size_t i = 0; i < r->item_count; i++)
		if (record_state(&r->items[i]) == state && r->items[i].changed == core->now)
			(*list)[n++] = &r->items[i];
	return n;
}

size_t
propose_send(struct core *core, struct pool *pool, int64_t agreement)
{
	const struct store_item **list;
	struct record r;
	size_t n;

	if (!record_load(core, pool, agreement, &r))
		die("agreement %lld is gone", (long long)agreement);
	n = select_new(core, pool, &r, ITEM_PROPOSED, &list);
	if (n == 0)
		return 0;
	checkpoint_plan(core, pool, &r, list, n);
	if (core->config->silence == SILENCE_CONFIRMS)
		store_due_add(core->store, &(struct store_due){ .at = r.a.flag_by, .agreement = agreement, .kind = "flag_by",
		    .email = "" });
	record_load(core, pool, agreement, &r);
	notice_confirm(core, pool, &r);
	return n;
}

void
propose_ask(struct core *core, struct pool *pool, int64_t agreement)
{
	const struct store_item **list;
	struct record r;

	if (core->config->review == REVIEW_NEVER || !record_load(core, pool, agreement, &r) ||
	    select_new(core, pool, &r, ITEM_ASKED, &list) == 0)
		return;
	notice_question(core, pool, &r);
}
