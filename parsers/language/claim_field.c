/*
 * See claim.h. A line that names its parts itself: "Who: Maya, what: new badges,
 * when: 4 Dec". Method: labels at the line's start and behind a comma, a
 * semicolon, a bar, a dash or a full stop; each part ends where the next begins.
 */
#include "parsers/language/claim.h"

/* Parts of one line. */
#define PARTS_MAX 8

struct part {
	uint64_t label;
	size_t label_at, from, to; /* tokens */
};

/* The label at token i with its colon: which, and its tokens. */
static uint64_t
label_read(const struct tokens *t, size_t i, size_t *n)
{
	/* "who" may head a list of those who were there, "what" may be a deadline's word too */
	static const uint64_t labels[] = { W_OWNER, W_DUE, W_TASK, W_STATE, W_STANDARD };

	*n = t->v[i].phrase_len;
	/* "Verantw.:", "Qui ?" */
	if (token_is(t, i + *n, '.') && token_is_colon(t, i + *n + 1))
		++*n;
	if (t->v[i].kind != TOKEN_WORD ||
	    !(token_is_colon(t, i + *n) || (token_is(t, i + *n, '?') && t->v[i].letters == CASE_CAPITAL)))
		return 0;
	for (size_t j = 0; j < sizeof(labels) / sizeof(labels[0]); j++)
		if (t->v[i].phrase & labels[j])
			return labels[j];
	return 0;
}

static bool
may_divide(const struct tokens *t, size_t i)
{
	return token_is(t, i, ',') || token_is(t, i, ';') || token_is(t, i, '|') || token_is(t, i, '.') ||
	    token_is(t, i, '/') || token_is_dash(t, i);
}

/* A label in capitals behind a word that ends the part before it: "Who: Maya   What: badges   By: Friday". */
static bool
divides_itself(const struct tokens *t, size_t i)
{
	return t->v[i].letters == CASE_CAPITAL && t->v[i].space && t->v[i - 1].kind != TOKEN_PUNCT;
}

/* The parts of the line from the first label on; how many. */
static size_t
parts_read(const struct tokens *t, size_t first, struct part parts[PARTS_MAX])
{
	size_t count = 0, n;

	for (size_t i = first; i < t->n; i++) {
		bool sign = i > first && may_divide(t, i - 1);
		uint64_t label = i == first || sign || token_is(t, i - 1, ')') || divides_itself(t, i)
		    ? label_read(t, i, &n)
		    : 0;

		if (label == 0)
			continue;
		if (count == PARTS_MAX)
			return 0;
		if (count > 0)
			parts[count - 1].to = sign ? i - 1 : i;
		parts[count++] = (struct part) { label, i, i + n + 1, t->n };
		i += n;
	}
	return count;
}

static const struct part *
part_of(const struct part *parts, size_t n, uint64_t label)
{
	const struct part *found = NULL;

	for (size_t i = 0; i < n; i++) {
		if (parts[i].label != label)
			continue;
		if (found != NULL)
			return NULL;
		found = &parts[i];
	}
	return found;
}

bool
claim_fields(const struct outline *o, const struct people *people, size_t block, struct claim *c)
{
	const struct place *v = &o->v[block];
	const struct part *owner, *task;
	struct part parts[PARTS_MAX];
	size_t first = 0, n;

	if (!(v->t.any & W_OWNER) || !(v->t.any & W_TASK))
		return false;
	if (v->detail || v->closing || v->b->heads || v->b->kind == BLOCK_HEADING || v->b->kind == BLOCK_CODE)
		return false;
	while (first < v->t.n && v->t.v[first].kind == TOKEN_PUNCT)
		first++;
	n = parts_read(&v->t, first, parts);
	owner = part_of(parts, n, W_OWNER);
	task = part_of(parts, n, W_TASK);
	if (owner == NULL || task == NULL || task->from >= task->to)
		return false;
	*c = (struct claim) { .block = block,
		.actor_block = block,
		.form = CLAIM_LABEL,
		.signal = SIGNAL_COLON,
		.marked = true,
		.first = true,
		.from = first,
		.to = v->t.n,
		.task_from = task->from,
		.task_to = task->to,
		.task_cell = -1,
		.owner_cell = -1,
		.due_cell = -1,
		.state_cell = -1,
		.standard_cell = -1 };
	if (!actor_read(people, &v->t, owner->from, owner->to, &c->actor))
		c->actor.n = 0;
	c->author = c->actor.kind == ACTOR_I;
	return c->actor.n > 0 && (c->author || c->actor.kind == ACTOR_NOBODY || actor_is_named(&c->actor));
}
