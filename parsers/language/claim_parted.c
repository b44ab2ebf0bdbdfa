/*
 * See claim.h. A line of a list in three parts, in whatever order: what is to be done, whose it is, and by when, as in "Maya; order cups; 4 Dec",
 * "by Friday – Maya: cups", "cups (4 Dec, Maya)". Method: the line is cut at its signs; one part is nothing but people, one nothing
 * but a day, and what is left, in one piece, is the task.
 */
#include "parsers/language/claim_clause.h"

/* Parts, and tokens, of such a line. */
#define PARTS_MAX 8
#define PARTED_TOKENS 40

enum part { PART_TEXT, PART_DAY, PART_PEOPLE };

struct parted {
	const struct people *people;
	const struct tokens *t;
	size_t task_from, task_to; /* of the text, once there is any */
	struct actor who;
	size_t texts, days, owners;
};

/* Does the sign at token i part a line? A hyphen, a point or what joins two words does not. */
static bool
parts_line(const struct tokens *t, size_t i)
{
	static const unsigned signs[] = { ';', ':', ',', '|', '>', '=', '(', ')', '[', ']', 0x2192, 0x21d2 };

	if (t->v[i].kind != TOKEN_PUNCT)
		return false;
	if (token_is_dash(t, i) || ((token_is(t, i, '/') || token_is(t, i, '-')) && t->v[i].space))
		return true;
	for (size_t j = 0; j < sizeof(signs) / sizeof(signs[0]); j++)
		if (token_is(t, i, signs[j]))
			/* "10:30" */
			return signs[j] != ':' || i + 1 >= t->n || t->v[i + 1].space;
	return false;
}

/* Known people, a department, or such as have a given name or a title. */
static bool
are_people(const struct tokens *t, const struct actor *a)
{
	for (size_t i = 0; i < a->n; i++)
		if (a->v[i].kind > ACTOR_DEPARTMENT && !(t->v[a->v[i].from].is & (W_GIVEN | W_TITLE)))
			return false;
	return a->n > 0 && a->kind != ACTOR_NONE && a->kind <= ACTOR_NAME;
}

static enum part
part_of(const struct parted *p, size_t from, size_t to, struct actor *a)
{
	if (claim_is_when(p->t, from, to))
		return PART_DAY;
	return actor_read(p->people, p->t, from, to, a) && a->to == to && are_people(p->t, a) ? PART_PEOPLE : PART_TEXT;
}

/* "Omar, Sabine": people of one part, though a comma parts them. */
static bool
joins_people(struct parted *p, size_t from, size_t to)
{
	struct actor a;

	if (p->owners == 0 || p->who.to + 1 != from || !(token_is(p->t, from - 1, ',') || token_is(p->t, from - 1, '/')) ||
	    !actor_read(p->people, p->t, p->who.from, to, &a) || a.to != to || !are_people(p->t, &a))
		return false;
	p->who = a;
	return true;
}

/* Takes the part at tokens from..to; false when the line says more than the three. */
static bool
part_take(struct parted *p, size_t from, size_t to)
{
	struct actor a;

	switch (part_of(p, from, to, &a)) {
	case PART_DAY:
		return ++p->days == 1;
	case PART_PEOPLE:
		if (joins_people(p, from, to))
			return true;
		p->who = a;
		return ++p->owners == 1;
	default:
		/* a comma inside of the task */
		if (p->texts > 0 && !(token_is(p->t, from - 1, ',') && p->task_to == from - 1))
			return false;
		p->task_from = p->texts++ > 0 ? p->task_from : from;
		p->task_to = to;
		return true;
	}
}

bool
claim_parted(const struct people *people, const struct tokens *t, struct claim *c)
{
	struct parted p = { .people = people, .t = t };
	size_t from = c->from, parts = 0;

	if (c->to > c->from + PARTED_TOKENS || token_is(t, c->to - 1, '?'))
		return false;
	for (size_t i = c->from; i <= c->to; i++) {
		if (i < c->to && !parts_line(t, i))
			continue;
		if (i > from && (++parts > PARTS_MAX || !part_take(&p, from, i)))
			return false;
		from = i + 1;
	}
	if (p.owners != 1 || p.days != 1 || p.texts == 0)
		return false;
	claim_owner_set(c, &p.who, CLAIM_TAIL);
	c->task_from = p.task_from;
	c->task_to = p.task_to;
	return true;
}
