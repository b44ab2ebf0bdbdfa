/*
 * See config_check.h and config.h. Names are compared folded (case, width,
 * accents' forms) as the reader does, so that what is distinct here is
 * distinct there. Managers and point persons become addresses.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "daemon/core/settings/config.h"
#include "daemon/core/settings/config_check.h"
#include "daemon/core/settings/config_value.h"
#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"

static cfg_t *
topic_section(const struct config_reading *r, size_t department, size_t topic)
{
	return cfg_opt_getnsec(cfg_getopt(config_section(r, "department", (unsigned)department), "topic"), (unsigned)topic);
}

void
config_departments_take(struct config_reading *r)
{
	struct config *c = r->config;

	c->departments = config_titled(r, r->source.root, "department", sizeof(*c->departments), &c->department_count);
	for (size_t i = 0; i < c->department_count; i++) {
		struct config_department *d = &c->departments[i];

		d->topics = config_titled(r, config_section(r, "department", (unsigned)i), "topic", sizeof(*d->topics), &d->topic_count);
		for (size_t k = 0; k < d->topic_count; k++)
			if (d->topics[k].word_count == 0) {
				d->topics[k].words = &d->topics[k].name;
				d->topics[k].word_count = 1;
			}
	}
}

/* A name that somebody answers to. */
struct called {
	struct slice folded;
	const char *name;
	const struct config_person *person;
	const char *where;
};

struct names {
	struct called *v;
	size_t n;
};

static void
name_add(struct config_reading *r, struct names *names, size_t *room, const struct config_person *p,
    const char *name, const char *where)
{
	names->v = pool_grow(r->pool, names->v, names->n, room, sizeof(*names->v));
	names->v[names->n++] = (struct called) { unicode_fold(r->pool, slice_of(name)), name, p, where };
}

static struct names
names_collect(struct config_reading *r)
{
	struct names names = { NULL, 0 };
	size_t room = 0;

	for (size_t i = 0; i < r->config->people_count; i++) {
		const struct config_person *p = &r->config->people[i];
		cfg_t *section = config_section(r, "person", (unsigned)i);

		name_add(r, &names, &room, p, p->name, config_where(r, section, NULL));
		for (size_t k = 0; k < p->other_name_count; k++)
			name_add(
			    r, &names, &room, p, p->other_names[k], config_where(r, section, "other-names"));
	}
	return names;
}

static int
slice_compare(struct slice a, struct slice b)
{
	int order = memcmp(a.p == NULL ? "" : a.p, b.p == NULL ? "" : b.p, a.len < b.len ? a.len : b.len);

	return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

static int
called_compare(const void *a, const void *b)
{
	const struct called *x = a, *y = b;
	int order = slice_compare(x->folded, y->folded);

	/* people are in the order of the file, and stay in it */
	return order != 0 ? order : (x->person > y->person) - (x->person < y->person);
}

/* Nobody could tell who is meant by a name that two people have. */
static void
names_check(struct config_reading *r, const struct names *names)
{
	for (size_t i = 1; i < names->n; i++) {
		const struct called *a = &names->v[i - 1], *b = &names->v[i];

		if (b->folded.len > 0 && slice_eq(a->folded, b->folded) && a->person != b->person)
			config_errors_add(r->errors,
			    "%s: \"%s\" is a name of two people, %s and %s (%s): nobody could tell who is "
			    "meant; remove it from "
			    "one of them, or write more of the name",
			    b->where, b->name, a->person->name, b->person->name, a->where);
	}
}

static void
addresses_check(struct config_reading *r)
{
	struct config *c = r->config;

	for (size_t i = 0; i < c->people_count; i++) {
		const char *address = c->people[i].address;

		if (address == NULL)
			continue;
		if (c->identity.address != NULL && strcasecmp(address, c->identity.address) == 0)
			config_errors_add(r->errors,
			    "%s: %s is agreed's own address: a person needs another one",
			    config_where(r, config_section(r, "person", (unsigned)i), "address"), address);
		for (size_t k = 0; k < i; k++)
			if (c->people[k].address != NULL && strcasecmp(address, c->people[k].address) == 0) {
				config_errors_add(r->errors,
				    "%s: %s is also the address of %s: each person needs their own",
				    config_where(r, config_section(r, "person", (unsigned)i), "address"),
				    address, c->people[k].name);
				break;
			}
	}
}

/* Somebody's name or address, made their address. An address need not be in the directory. */
static void
who_resolve(
    struct config_reading *r, const struct names *names, char **who, cfg_t *section, const char *option)
{
	struct slice folded;
	const char **known;

	if (*who == NULL)
		return;
	if (strchr(*who, '@') != NULL) {
		if (!config_value_is_address(*who))
			config_errors_add(r->errors,
			    "%s: %s: '%s' is not a mail address: write one such as omar@corp.example, or a "
			    "name",
			    config_where(r, section, option), option, *who);
		return;
	}
	folded = unicode_fold(r->pool, slice_of(*who));
	for (size_t i = 0; i < names->n; i++)
		if (slice_eq(folded, names->v[i].folded)) {
			if (i + 1 < names->n && slice_eq(folded, names->v[i + 1].folded) &&
			    names->v[i + 1].person != names->v[i].person)
				config_errors_add(r->errors, "%s: %s: \"%s\" is a name of both %s and %s: write the address",
				    config_where(r, section, option), option, *who, names->v[i].person->address,
				    names->v[i + 1].person->address);
			*who = names->v[i].person->address;
			return;
		}
	known = pool_array(r->pool, names->n + 1, sizeof(*known));
	for (size_t i = 0; i < names->n; i++)
		known[i] = names->v[i].name;
	known[names->n] = config_value_nearest(*who, known);
	if (!config_ldap_is_known(r->config)) {
		config_errors_add(&r->config->warnings, "%s: %s: \"%s\" is not known before ldap is searched for the first time",
		    config_where(r, section, option), option, *who);
		*who = NULL;
	} else if (known[names->n] != NULL)
		config_errors_add(r->errors, "%s: %s: there is no person \"%s\": did you mean \"%s\"?",
		    config_where(r, section, option), option, *who, known[names->n]);
	else
		config_errors_add(r->errors,
		    "%s: %s: there is no person \"%s\": add person \"%s\" { address = ... }, or write an "
		    "address here",
		    config_where(r, section, option), option, *who, *who);
}

static void
department_check(struct config_reading *r, struct config_person *p, cfg_t *section)
{
	const struct config *c = r->config;
	const char **known, *nearest;

	if (p->department == NULL)
		return;
	known = pool_array(r->pool, c->department_count + 1, sizeof(*known));
	for (size_t i = 0; i < c->department_count; i++) {
		known[i] = c->departments[i].name;
		if (strcasecmp(known[i], p->department) == 0)
			return;
	}
	nearest = config_value_nearest(p->department, known);
	if (nearest != NULL)
		config_errors_add(r->errors,
		    "%s: department: there is no department \"%s\": did you mean \"%s\"?",
		    config_where(r, section, "department"), p->department, nearest);
	else
		config_errors_add(r->errors,
		    "%s: department: there is no department \"%s\": add department \"%s\" { }",
		    config_where(r, section, "department"), p->department, p->department);
}

/* A department and a person of the same name, or two departments: notes could mean either. */
static void
departments_check(struct config_reading *r, const struct names *names)
{
	const struct config *c = r->config;

	for (size_t i = 0; i < c->department_count; i++) {
		struct slice folded = unicode_fold(r->pool, slice_of(c->departments[i].name));
		const char *where = config_where(r, config_section(r, "department", (unsigned)i), NULL);

		for (size_t k = 0; k < names->n; k++)
			if (slice_eq(folded, names->v[k].folded))
				config_errors_add(r->errors,
				    "%s: \"%s\" is a department and a name of %s: rename one of the two",
				    where, c->departments[i].name, names->v[k].person->name);
		for (size_t k = 0; k < i; k++)
			if (slice_eq(folded, unicode_fold(r->pool, slice_of(c->departments[k].name))))
				config_errors_add(r->errors,
				    "%s: there are two departments \"%s\": remove one", where,
				    c->departments[i].name);
	}
}

void
config_people_check(struct config_reading *r)
{
	struct config *c = r->config;
	size_t written = c->people_count, departments_written = c->department_count;
	struct names names = names_collect(r);

	if (names.n > 0)
		qsort(names.v, names.n, sizeof(*names.v), called_compare);
	names_check(r, &names);
	addresses_check(r);
	departments_check(r, &names);
	config_ldap_add(r);
	names = names_collect(r);
	if (names.n > 0)
		qsort(names.v, names.n, sizeof(*names.v), called_compare);
	for (size_t i = 0; i < written; i++) {
		cfg_t *section = config_section(r, "person", (unsigned)i);

		department_check(r, &c->people[i], section);
		who_resolve(r, &names, &c->people[i].manager, section, "manager");
	}
	for (size_t i = 0; i < departments_written; i++) {
		cfg_t *section = config_section(r, "department", (unsigned)i);

		who_resolve(r, &names, &c->departments[i].point_person, section, "point-person");
		who_resolve(r, &names, &c->departments[i].substitute, section, "substitute");
		who_resolve(r, &names, &c->departments[i].manager, section, "manager");
		for (size_t k = 0; k < c->departments[i].topic_count; k++) {
			struct config_topic *t = &c->departments[i].topics[k];

			who_resolve(r, &names, &t->point_person, topic_section(r, i, k), "point-person");
			who_resolve(r, &names, &t->substitute, topic_section(r, i, k), "substitute");
		}
	}
}

/* -- for the reader -- */

static struct slice
clean(struct pool *pool, const char *s)
{
	return text_clean_line(pool, slice_of(s), 1000);
}

void
config_directory(const struct config *config, struct pool *pool, struct directory *directory)
{
	struct person *people = pool_array(pool, config->people_count + 1, sizeof(*people));
	struct department *departments = pool_array(pool, config->department_count + 1, sizeof(*departments));

	for (size_t i = 0; i < config->people_count; i++) {
		const struct config_person *p = &config->people[i];

		people[i] = (struct person) { clean(pool, p->name), clean(pool, p->address),
			clean(pool, p->department), clean(pool, p->manager), clean(pool, p->zone), NULL,
			p->other_name_count };
		people[i].other_names = pool_array(pool, p->other_name_count + 1, sizeof(struct slice));
		for (size_t k = 0; k < p->other_name_count; k++)
			people[i].other_names[k] = clean(pool, p->other_names[k]);
	}
	for (size_t i = 0; i < config->department_count; i++) {
		const struct config_department *d = &config->departments[i];

		departments[i] = (struct department) { clean(pool, d->name), clean(pool, d->point_person),
			clean(pool, d->manager) };
	}
	*directory =
	    (struct directory) { people, config->people_count, departments, config->department_count };
}
