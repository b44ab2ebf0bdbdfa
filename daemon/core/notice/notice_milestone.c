/*
 * notice_milestone: what both managers see of a milestone. See notice.h. Method: one
 * mail to each, and nothing to a manager who owns it or asked for it: they know.
 */
#include "daemon/core/settings/config.h"
#include "daemon/core/directory.h"
#include "daemon/core/notice/notice.h"
#include "daemon/core/notice/notice_post.h"
#include "parsers/base/pool.h"

static const char *const words[MILESTONE_COUNT] = { "confirmed", "at risk", "late" };

static void
manager_post(struct core *core, struct pool *pool, const struct record *r, const struct store_item *item,
    enum notice_milestone what, const char *quote, const char *occasion, const char *manager)
{
	struct notice_reader reader;
	struct text about;
	json_t *d, *points = json_array();

	if (manager == NULL || record_owns(item, manager) || record_is_requester(r, manager)) {
		json_decref(points);
		return;
	}
	notice_reader(core, pool, r, manager, &reader);
	d = notice_data(core, &reader);
	json_array_append_new(points, notice_point(core, &reader, item));
	notice_put_points(d, "points", points);
	notice_put_flag(d, "is_confirmed", what == MILESTONE_CONFIRMED);
	notice_put_flag(d, "is_at_risk", what == MILESTONE_AT_RISK);
	notice_put_flag(d, "is_late", what == MILESTONE_LATE);
	notice_put_line(pool, d, "quote", what == MILESTONE_AT_RISK ? quote : "");
	text_init(&about, pool);
	text_addf(&about, "%s.%d: %s: %s", record_tag(pool, r->a.id), item->n, words[what], occasion);
	notice_post(core, pool, &(struct notice_letter){ .kind = "milestone", .occasion = about.p, .reader = &reader,
	    .office_hours = true }, d);
}

void
notice_milestone(struct core *core, struct pool *pool, const struct record *r, const struct store_item *item,
    enum notice_milestone what, const char *quote, const char *occasion)
{
	if (!item->milestone)
		return;
	/* the same person twice is the same mail: written once */
	manager_post(core, pool, r, item, what, quote, occasion, person_manager(core, r->a.requester_email));
	for (size_t i = 0; i < item->owner_count; i++)
		manager_post(core, pool, r, item, what, quote, occasion, person_manager(core, item->owners[i].email));
}
