#include <string.h>
#include <strings.h>

#include "daemon/core/directory.h"
#include "daemon/store/store.h"
#include "parsers/base/unicode.h"

const struct config_person *
person_find(const struct core *core, const char *email)
{
	const struct config *c = core->config;

	for (size_t i = 0; i < c->people_count; i++)
		if (c->people[i].address != NULL && strcasecmp(c->people[i].address, email) == 0)
			return &c->people[i];
	return NULL;
}

/* Is name the given name in whole? "Dana" of "Dana Cruz". */
static bool
is_given_name(const char *name, const char *whole)
{
	size_t len = strlen(name);

	return len > 0 && strncasecmp(name, whole, len) == 0 && whole[len] == ' ';
}

static bool
is_called(const struct config_person *p, const char *name)
{
	if (strcasecmp(p->name, name) == 0 || is_given_name(name, p->name) || strcasecmp(p->address, name) == 0)
		return true;
	for (size_t i = 0; i < p->other_name_count; i++)
		if (strcasecmp(p->other_names[i], name) == 0)
			return true;
	return false;
}

const struct config_person *
person_named(const struct core *core, const char *name)
{
	const struct config *c = core->config;
	const struct config_person *found = NULL;

	for (size_t i = 0; i < c->people_count; i++) {
		if (!is_called(&c->people[i], name))
			continue;
		if (found != NULL)
			return NULL;
		found = &c->people[i];
	}
	return found;
}

/* -- names that are nearly right -- */

/* Longer is no name of a person. */
#define NAME_MAX_LEN 60

/* Letters to insert, drop, change or swap to come from the one to the other (optimal string alignment). */
static size_t
distance(struct slice a, struct slice b)
{
	size_t rows[3][NAME_MAX_LEN + 1];

	for (size_t k = 0; k <= b.len; k++)
		rows[0][k] = k;
	for (size_t i = 1; i <= a.len; i++) {
		size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *twice = rows[(i + 1) % 3];

		row[0] = i;
		for (size_t k = 1; k <= b.len; k++) {
			size_t best = above[k - 1] + (a.p[i - 1] != b.p[k - 1]);

			best = above[k] + 1 < best ? above[k] + 1 : best;
			best = row[k - 1] + 1 < best ? row[k - 1] + 1 : best;
			if (i > 1 && k > 1 && a.p[i - 1] == b.p[k - 2] && a.p[i - 2] == b.p[k - 1] && twice[k - 2] + 1 < best)
				best = twice[k - 2] + 1;
			row[k] = best;
		}
	}
	return rows[a.len % 3][b.len];
}

/* Four letters may have one wrong, eight two; shorter names are too near to others. */
static bool
is_nearly(struct pool *pool, struct slice name, struct slice other)
{
	size_t shorter;

	other = unicode_fold(pool, other);
	shorter = name.len < other.len ? name.len : other.len;
	if (shorter < 4 || name.len > NAME_MAX_LEN || other.len > NAME_MAX_LEN)
		return false;
	return distance(name, other) <= (shorter >= 8 ? 2U : 1U);
}

static bool
is_like(struct pool *pool, const struct config_person *p, struct slice name)
{
	struct slice whole = slice_of(p->name);

	if (is_nearly(pool, name, whole) || is_nearly(pool, name, slice_to(whole, slice_find_char(whole, ' '))))
		return true;
	for (size_t i = 0; i < p->other_name_count; i++)
		if (is_nearly(pool, name, slice_of(p->other_names[i])))
			return true;
	return false;
}

const struct config_person *
person_like(const struct core *core, struct pool *pool, const char *name)
{
	struct slice folded = unicode_fold(pool, slice_of(name));
	const struct config_person *found = NULL;

	for (size_t i = 0; i < core->config->people_count; i++) {
		if (!is_like(pool, &core->config->people[i], folded))
			continue;
		if (found != NULL)
			return NULL;
		found = &core->config->people[i];
	}
	return found;
}

/* -- departments and the rules -- */

const struct config_department *
department_find(const struct core *core, const char *name)
{
	const struct config *c = core->config;

	for (size_t i = 0; name != NULL && i < c->department_count; i++)
		if (strcasecmp(c->departments[i].name, name) == 0)
			return &c->departments[i];
	return NULL;
}

const char *
person_manager(const struct core *core, const char *email)
{
	const struct config_person *p = person_find(core, email);
	const struct config_department *d;
	const char *manager;

	if (p == NULL)
		return NULL;
	d = department_find(core, p->department);
	manager = p->manager != NULL ? p->manager : d != NULL ? d->manager : NULL;
	return manager == NULL || strcasecmp(manager, email) == 0 ? NULL : manager;
}

const struct config_department *
person_department(const struct core *core, const char *email)
{
	const struct config_person *p = person_find(core, email);

	return p == NULL ? NULL : department_find(core, p->department);
}

int
person_service(const struct core *core, const char *email, bool solution)
{
	const struct config_department *d = person_department(core, email);
	int own = d == NULL ? 0 : solution ? d->solution_minutes : d->answer_minutes;

	return own > 0 ? own : solution ? core->config->ladder.solution_minutes : core->config->ladder.answer_minutes;
}

static bool
is_other(const char *who, const char *email)
{
	return who != NULL && strcasecmp(who, email) != 0;
}

const char *
person_deputy(const struct core *core, const char *email)
{
	const struct config_department *d = person_department(core, email);

	if (d == NULL)
		return NULL;
	for (size_t i = 0; i < d->topic_count; i++)
		if (d->topics[i].point_person != NULL && !is_other(d->topics[i].point_person, email) &&
		    is_other(d->topics[i].substitute, email))
			return d->topics[i].substitute;
	return is_other(d->point_person, email) ? d->point_person : is_other(d->substitute, email) ? d->substitute : NULL;
}

/* What stands in hours takes the place of what stood before. */
static void
hours_apply(struct worktime *w, const struct config_hours *h)
{
	bool week = false;

	for (int i = 1; i <= 7; i++)
		week = week || h->workday[i];
	if (week)
		memcpy(w->workday, h->workday, sizeof(w->workday));
	if (h->close_minute > 0) {
		w->open_minute = h->open_minute;
		w->close_minute = h->close_minute;
	}
	if (h->holiday_count > 0 || h->half_day_count > 0) {
		w->days = h->days;
		w->day_count = h->day_count;
	}
}

struct worktime
person_worktime(const struct core *core, const char *email)
{
	struct worktime w = core->worktime;
	const struct config_person *p = person_find(core, email);
	const struct config_department *d = p == NULL ? NULL : department_find(core, p->department);

	if (d != NULL)
		hours_apply(&w, &d->hours);
	if (p != NULL)
		hours_apply(&w, &p->hours);
	if (p != NULL && p->zone != NULL)
		w.zone = p->zone;
	return w;
}

bool
person_wants_invitations(const struct core *core, const char *email)
{
	const struct config_person *p = person_find(core, email);

	return p == NULL || p->invitations;
}

static bool
is_in_domain(const char *email, const char *domain)
{
	const char *at = strrchr(email, '@');

	return at != NULL && strcasecmp(at + 1, domain) == 0;
}

bool
person_is_known(const struct core *core, const char *email)
{
	return person_find(core, email) != NULL || is_in_domain(email, core->domain);
}

bool
person_is_met(const struct core *core, const char *email)
{
	return person_find(core, email) != NULL ||
	    (core->config->people_count == 0 && is_in_domain(email, core->domain)) || store_is_owner(core->store, email);
}

bool
person_may_start(const struct core *core, const char *email)
{
	const struct config *c = core->config;

	if (c->trust.start_domain_count == 0)
		return person_is_known(core, email);
	for (size_t i = 0; i < c->trust.start_domain_count; i++)
		if (is_in_domain(email, c->trust.start_domains[i]))
			return true;
	return person_find(core, email) != NULL;
}

bool
person_is_us(const struct core *core, const char *email)
{
	const char *own = core->config->identity.address;
	const char *at = strrchr(own, '@'), *their_at = strrchr(email, '@');
	size_t local;

	if (at == NULL || their_at == NULL || strcasecmp(at, their_at) != 0)
		return false;
	local = (size_t)(at - own);
	return (size_t)(their_at - email) >= local && strncasecmp(own, email, local) == 0 &&
	    (email[local] == '@' || email[local] == '+');
}
