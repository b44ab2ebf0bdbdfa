/*
 * See actor.h. The names that were read of lines that stay, as rules ask for the same one again and again. Method: one
 * place for each token, by its address; the last name that was read there holds it.
 */
#include <stdint.h>

#include "parsers/language/actor.h"

void
actors_forget(struct actors_read *read)
{
	read->age++;
}

/* The place of the name in what was read; it may hold another one. */
static size_t
place_of(const struct token *first)
{
	return (size_t)(((uintptr_t)first * 0x9e3779b97f4a7c15u) >> 32) % ACTORS_READ;
}

bool
actors_recall(const struct actors_read *read, const struct tokens *t, size_t end, struct actor *a)
{
	size_t at = place_of(&t->v[a->from]);

	if (read->seen[at].first != &t->v[a->from] || read->seen[at].age != read->age || read->seen[at].end != end ||
	    read->seen[at].n != t->n)
		return false;
	a->from = read->seen[at].from;
	a->to = read->seen[at].to;
	a->kind = read->seen[at].kind;
	a->n = read->seen[at].names;
	for (size_t i = 0; i < a->n; i++)
		a->v[i] = read->seen[at].v[i];
	return true;
}

void
actors_remember(struct actors_read *read, const struct tokens *t, size_t i, size_t end, const struct actor *a)
{
	size_t at = place_of(&t->v[i]);

	if (a->n > ACTORS_NAMES)
		return;
	read->seen[at].first = &t->v[i];
	read->seen[at].age = read->age;
	read->seen[at].end = (unsigned)end;
	read->seen[at].n = (unsigned)t->n;
	read->seen[at].from = (unsigned)a->from;
	read->seen[at].to = (unsigned)a->to;
	read->seen[at].kind = a->kind;
	read->seen[at].names = (unsigned)a->n;
	for (size_t k = 0; k < a->n; k++)
		read->seen[at].v[k] = a->v[k];
}
