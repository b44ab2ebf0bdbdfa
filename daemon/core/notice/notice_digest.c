/*
 * notice_digest: the week, in one mail. See notice.h. Method: the points in groups
 * by agreement, as in a reminder; lines of the account for a manager's departments.
 */
#include <string.h>

#include "daemon/core/drive/account.h"
#include "daemon/core/dialogue/carrier.h"
#include "daemon/core/settings/config.h"
#include "daemon/core/directory.h"
#include "daemon/core/notice/notice.h"
#include "daemon/core/notice/notice_post.h"
#include "parsers/base/pool.h"

static bool
is_first_of_agreement(const struct notice_reminder *list, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (list[k].record->a.id == list[i].record->a.id)
			return false;
	return true;
}

static json_t *
group_data(struct core *core, struct pool *pool, const struct notice_reader *whole, const struct notice_reminder *list, size_t n,
    const struct record *r)
{
	json_t *group = json_object(), *points = json_array();
	struct notice_reader reader;

	notice_reader(core, pool, r, whole->email, &reader);
	reader.shown = whole->shown;
	for (size_t i = 0; i < n; i++)
		if (list[i].record->a.id == r->a.id) {
			json_t *p = notice_point(core, &reader, list[i].item);

			notice_put_flag(p, "your_turn", list[i].cause == CAUSE_DECIDE);
			json_array_append_new(points, p);
		}
	notice_put(group, "title", r->a.title);
	notice_put(group, "tag", record_tag(pool, r->a.id));
	notice_put(group, "reply", reader.reply);
	json_object_set_new(group, "points", points);
	return group;
}

static bool
is_managed(const struct core *core, const char *department, const char *email)
{
	for (size_t i = 0; i < core->config->department_count; i++) {
		const struct config_department *d = &core->config->departments[i];

		if (strcmp(d->name, department) == 0)
			return d->manager != NULL && email_is(d->manager, email);
	}
	return false;
}

static json_t *
departments_data(const struct core *core, const struct account *week, const char *email)
{
	json_t *out = json_array();

	for (size_t i = 0; i < week->department_count; i++) {
		const struct account_department *a = &week->departments[i];
		json_t *d;

		if (!is_managed(core, a->name, email))
			continue;
		d = json_object();
		notice_put(d, "name", a->name);
		json_object_set_new(d, "kept", json_integer(a->kept));
		json_object_set_new(d, "late", json_integer(a->late));
		json_object_set_new(d, "renegotiated", json_integer(a->renegotiated));
		notice_put_flag(d, "first", json_array_size(out) == 0);
		json_array_append_new(out, d);
	}
	return out;
}

/* Where a mail that ends it goes: an address of their own, which only they can use. */
static const char *
unsubscribe_link(struct core *core, struct pool *pool, const char *email)
{
	struct notice_reader reader;
	struct slice link;
	struct text t;

	notice_reader(core, pool, NULL, email, &reader);
	carrier_set(core, pool, 'd', 1, &reader);
	if (!reader.links)
		return NULL;
	/* no subject: the field shall stay on one line, which some servers' signatures need */
	link = slice_of(mail_link(pool, reader.reply, "", ""));
	text_init(&t, pool);
	text_addf(&t, "<%.*s>", (int)slice_find(link, SLICE("?")), link.p);
	return t.p;
}

void
notice_digest(struct core *core, struct pool *pool, const char *email, const char *day,
    const struct notice_reminder *list, size_t n, const struct account *week)
{
	json_t *d, *groups = json_array(), *departments = departments_data(core, week, email);
	struct notice_reader reader;

	notice_reader(core, pool, NULL, email, &reader);
	d = notice_data(core, &reader);
	for (size_t i = 0; i < n; i++)
		if (is_first_of_agreement(list, i))
			json_array_append_new(groups, group_data(core, pool, &reader, list, n, list[i].record));
	json_object_set_new(d, "count", json_integer((json_int_t)n));
	notice_put_flag(d, "one", n == 1);
	json_object_set_new(d, "groups", groups);
	notice_put_flag(d, "managing", json_array_size(departments) > 0);
	json_object_set_new(d, "departments", departments);
	if (n == 0 && json_array_size(departments) == 0) {
		json_decref(d);
		return;
	}
	notice_post(core, pool, &(struct notice_letter){ .kind = "digest", .occasion = day, .reader = &reader,
	    .unsubscribe = unsubscribe_link(core, pool, email) }, d);
}
