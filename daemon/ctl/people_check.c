/* See people.h. Method: every rule looks at all people; names are compared folded, as the reader compares them. */
#include "daemon/ctl/people.h"
#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"

static struct slice
given_name(struct slice name)
{
	return slice_to(name, slice_find_char(name, ' '));
}

static bool
is_called(struct pool *pool, const struct person *p, struct slice folded)
{
	if (slice_eq(unicode_fold(pool, given_name(p->name)), folded) || slice_eq(unicode_fold(pool, p->name), folded))
		return true;
	for (size_t i = 0; i < p->other_name_count; i++)
		if (slice_eq(unicode_fold(pool, p->other_names[i]), folded))
			return true;
	return false;
}

/* Each name that more than one answers to, told at the first of them. */
static size_t
name_check(struct pool *pool, const struct directory *d, size_t i, struct slice name, struct text *out)
{
	struct slice folded = unicode_fold(pool, name);
	size_t others = 0;

	for (size_t k = 0; k < d->people_count && folded.len > 0; k++) {
		if (k == i || !is_called(pool, &d->people[k], folded))
			continue;
		if (k < i)
			return 0;
		if (others++ == 0)
			text_addf(out, "\"%.*s\" could be %.*s", SLICE_ARG(name), SLICE_ARG(d->people[i].name));
		text_addf(out, " or %.*s", SLICE_ARG(d->people[k].name));
	}
	if (others > 0)
		text_addf(out, ": notes that say no more are asked about\n");
	return others > 0;
}

static size_t
names_check(struct pool *pool, const struct directory *d, struct text *out)
{
	size_t n = 0;

	for (size_t i = 0; i < d->people_count; i++) {
		const struct person *p = &d->people[i];

		n += name_check(pool, d, i, given_name(p->name), out);
		for (size_t k = 0; k < p->other_name_count; k++)
			if (!slice_eq(unicode_fold(pool, p->other_names[k]), unicode_fold(pool, given_name(p->name))))
				n += name_check(pool, d, i, p->other_names[k], out);
	}
	return n;
}

static size_t
person_check(const struct directory *d, const struct person *p, struct text *out)
{
	size_t n = 0;
	struct {
		bool wrong;
		const char *what;
	} rules[] = {
		{ p->name.len == 0, "has no name" },
		{ p->email.len == 0, "has no address: nothing can be sent" },
		{ p->department.len == 0, "has no department" },
		{ p->manager.len == 0, "has no manager: nobody to ask for help" },
		{ p->manager.len > 0 && directory_person(d, p->manager) == NULL, "has a manager who is not in the directory" },
		{ p->manager.len > 0 && slice_eq_nocase(p->manager, p->email), "is their own manager" },
	};

	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		if (!rules[i].wrong)
			continue;
		text_addf(out, "%.*s %s\n", SLICE_ARG(p->name.len > 0 ? p->name : p->email), rules[i].what);
		n++;
	}
	return n;
}

static size_t
addresses_check(const struct directory *d, struct text *out)
{
	size_t n = 0;

	for (size_t i = 0; i < d->people_count; i++)
		for (size_t k = 0; k < i; k++)
			if (d->people[i].email.len > 0 && slice_eq_nocase(d->people[i].email, d->people[k].email)) {
				text_addf(out, "%.*s and %.*s have the same address\n", SLICE_ARG(d->people[k].name),
				    SLICE_ARG(d->people[i].name));
				n++;
			}
	return n;
}

size_t
people_check(struct pool *pool, const struct directory *d, struct text *out)
{
	size_t n = names_check(pool, d, out) + addresses_check(d, out);

	for (size_t i = 0; i < d->people_count; i++)
		n += person_check(d, &d->people[i], out);
	for (size_t i = 0; i < d->department_count; i++)
		if (d->departments[i].point_person.len == 0) {
			text_addf(out, "department %.*s has no point person: its points have no owner\n",
			    SLICE_ARG(d->departments[i].name));
			n++;
		}
	return n;
}
