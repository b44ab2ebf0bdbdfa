/*
 * See config_check.h: processes. A step names who does it by role, department
 * or person, and waits for the step above it unless it says otherwise.
 */
#include <string.h>
#include <strings.h>

#include "daemon/core/settings/config.h"
#include "daemon/core/settings/config_check.h"
#include "daemon/core/settings/config_value.h"
#include "parsers/base/chain.h"
#include "parsers/base/pool.h"

/* More is no process that anybody keeps in mind. */
#define STEPS_MAX 100

static cfg_t *
step_section(const struct config_reading *r, size_t process, size_t step)
{
	return cfg_opt_getnsec(cfg_getopt(config_section(r, "process", (unsigned)process), "step"), (unsigned)step);
}

/* The name stands in a tag of one word: "#process design-request". */
static bool
is_one_word(const char *name)
{
	return *name != '\0' && strpbrk(name, " \t\"#,;:") == NULL;
}

void
config_processes_take(struct config_reading *r)
{
	struct config *c = r->config;

	c->processes = config_titled(r, r->source.root, "process", sizeof(*c->processes), &c->process_count);
	for (size_t i = 0; i < c->process_count; i++) {
		struct config_process *p = &c->processes[i];
		cfg_t *section = config_section(r, "process", (unsigned)i);

		p->steps = config_titled(r, section, "step", sizeof(*p->steps), &p->step_count);
		if (p->title == NULL)
			p->title = p->name;
		if (!is_one_word(p->name))
			config_errors_add(r->errors,
			    "%s: \"%s\" is started by #process %s: write one word such as design-request, and "
			    "the rest as title = ...",
			    config_where(r, section, NULL), p->name, p->name);
		if (p->step_count == 0 || p->step_count > STEPS_MAX)
			config_errors_add(r->errors, "%s: process \"%s\" has %s steps: write from 1 to %d",
			    config_where(r, section, NULL), p->name, p->step_count == 0 ? "no" : "too many",
			    STEPS_MAX);
	}
}

/* -- who -- */

static const struct config_person *
person_called(const struct config *c, const char *name)
{
	for (size_t i = 0; i < c->people_count; i++) {
		const struct config_person *p = &c->people[i];

		if (strcasecmp(p->name, name) == 0 || (p->address != NULL && strcasecmp(p->address, name) == 0))
			return p;
		for (size_t k = 0; k < p->other_name_count; k++)
			if (strcasecmp(p->other_names[k], name) == 0)
				return p;
	}
	return NULL;
}

/* What somebody may have meant; NULL when nothing is near. */
static const char *
owner_nearest(const struct config_reading *r, const char *owner)
{
	const struct config *c = r->config;
	const char **known = pool_array(r->pool, c->people_count + c->department_count + 3, sizeof(*known));
	size_t n = 0;

	known[n++] = "requester";
	known[n++] = "manager";
	for (size_t i = 0; i < c->people_count; i++)
		known[n++] = c->people[i].name;
	for (size_t i = 0; i < c->department_count; i++)
		known[n++] = c->departments[i].name;
	return config_value_nearest(owner, known);
}

static void
owner_unknown(struct config_reading *r, const struct config_step *s, const char *where)
{
	const char *nearest = owner_nearest(r, s->owner);

	if (nearest != NULL)
		config_errors_add(r->errors, "%s: owner: there is nobody \"%s\": did you mean \"%s\"?", where, s->owner,
		    nearest);
	else
		config_errors_add(r->errors,
		    "%s: owner: there is nobody \"%s\": write requester, manager, a department, a person's name or "
		    "an address",
		    where, s->owner);
}

static void
owner_resolve(struct config_reading *r, struct config_step *s, const char *where)
{
	const struct config *c = r->config;
	const struct config_person *p = person_called(c, s->owner);

	if (strcasecmp(s->owner, "requester") == 0) {
		s->role = ROLE_IS_REQUESTER;
		return;
	}
	if (strcasecmp(s->owner, "manager") == 0) {
		s->role = ROLE_IS_THEIR_MANAGER;
		return;
	}
	for (size_t i = 0; i < c->department_count; i++) {
		const struct config_department *d = &c->departments[i];

		if (strcasecmp(d->name, s->owner) != 0)
			continue;
		s->address = d->point_person;
		s->department = d->name;
		if (d->point_person == NULL)
			config_errors_add(r->errors,
			    "%s: owner: department \"%s\" has no point-person to do this step: add one", where, d->name);
		return;
	}
	if (p != NULL)
		s->address = p->address;
	else if (strchr(s->owner, '@') != NULL && config_value_is_address(s->owner))
		s->address = s->owner;
	else
		owner_unknown(r, s, where);
}

/* -- after whom -- */

static void
after_resolve(struct config_reading *r, const struct config_process *p, size_t step, cfg_t *section)
{
	struct config_step *s = &p->steps[step];
	const char **known = pool_array(r->pool, p->step_count + 1, sizeof(*known));

	for (size_t i = 0; i < p->step_count; i++)
		known[i] = p->steps[i].name;
	s->on = pool_array(r->pool, s->after_count + 1, sizeof(*s->on));
	if (s->after == NULL && step > 0)
		s->on[s->on_count++] = step - 1;
	for (size_t k = 0; k < s->after_count; k++) {
		const char *nearest = config_value_nearest(s->after[k], known);
		size_t i = 0;

		while (i < p->step_count && strcasecmp(p->steps[i].name, s->after[k]) != 0)
			i++;
		if (i < p->step_count)
			s->on[s->on_count++] = i;
		else
			config_errors_add(r->errors, "%s: after: process \"%s\" has no step \"%s\"%s%s%s",
			    config_where(r, section, "after"), p->name, s->after[k],
			    nearest == NULL ? "" : ": did you mean \"", nearest == NULL ? "" : nearest,
			    nearest == NULL ? "" : "\"?");
	}
}

/* Steps that wait on each other would never begin: told once, with the way round. */
static void
circle_check(struct config_reading *r, const struct config_process *p, size_t process)
{
	struct chain_edge *edges = pool_array(r->pool, p->step_count * p->step_count + 1, sizeof(*edges));
	struct text words;
	int64_t *way;
	size_t n = 0, len;

	for (size_t i = 0; i < p->step_count; i++)
		for (size_t k = 0; k < p->steps[i].on_count && k < p->step_count; k++) {
			len = chain_circle(r->pool, edges, n, (int64_t)i, (int64_t)p->steps[i].on[k], &way);
			if (len == 0) {
				edges[n++] = (struct chain_edge) { (int64_t)i, (int64_t)p->steps[i].on[k] };
				continue;
			}
			text_init(&words, r->pool);
			for (size_t w = 0; w < len; w++)
				text_addf(&words, "%s\"%s\"", w == 0 ? "" : " waits for ", p->steps[way[w]].name);
			config_errors_add(r->errors, "%s: after: %s: none of them could ever begin",
			    config_where(r, step_section(r, process, i), "after"), words.p);
			return;
		}
}

void
config_processes_check(struct config_reading *r)
{
	const struct config *c = r->config;

	for (size_t i = 0; i < c->process_count; i++) {
		const struct config_process *p = &c->processes[i];

		for (size_t k = 0; k < i; k++)
			if (strcasecmp(c->processes[k].name, p->name) == 0)
				config_errors_add(r->errors, "%s: there are two processes \"%s\": rename or remove one",
				    config_where(r, config_section(r, "process", (unsigned)i), NULL), p->name);
		for (size_t k = 0; k < p->step_count && k < STEPS_MAX; k++) {
			cfg_t *section = step_section(r, i, k);

			if (p->steps[k].owner != NULL)
				owner_resolve(r, &p->steps[k], config_where(r, section, "owner"));
			after_resolve(r, p, k, section);
		}
		if (p->step_count <= STEPS_MAX)
			circle_check(r, p, i);
	}
}
