/*
 * See claim.h. Whose a task is by the lines around it: whoever heads it, and "Owner: Maya" in a line of its
 * own below or above.
 */
#include "parsers/language/claim.h"

/* Lines below a task that are looked at for "Owner: Maya". */
#define BELOW_MAX 4

/* "- Team: Fabio, Paul" beside "- Tasks", under which the claim stands. */
static bool
owner_team(const struct outline *o, const struct people *people, struct claim *c)
{
	static const char *const team[] = { "team", "\303\251quipe", "equipo" };
	int list = o->v[c->block].parent, at = list - 1;
	const struct place *v;
	struct actor a;

	while (at >= 0 && list >= 0 && o->v[at].parent != o->v[list].parent && o->v[at].heading == o->v[list].heading)
		at--;
	if (list < 0 || at < 0 || o->v[list].own != SECTION_ACTION || o->v[at].parent != o->v[list].parent || o->v[at].heading != o->v[list].heading)
		return false;
	v = &o->v[at];
	if (v->b->kind != BLOCK_ITEM || v->t.n < 3 || !SLICE_IS_ONE_OF(v->t.v[0].low, team) || !token_is_colon(&v->t, 1) ||
	    !actor_read(people, &v->t, 2, v->t.n, &a) || a.to != v->t.n || !actor_is_named(&a) || a.kind == ACTOR_DEPARTMENT || c->form != CLAIM_BARE)
		return false;
	claim_owner_set(c, &a, CLAIM_PERSON);
	c->actor_block = (size_t)at;
	return true;
}

bool
claim_owner_above(const struct outline *o, const struct people *people, struct claim *c)
{
	int at = o->v[c->block].person;
	struct reading_owner who;
	size_t from, to;
	struct actor a;

	if (at < 0 && owner_team(o, people, c))
		return true;
	if (at < 0 ||
	    !(o->v[at].orders ? outline_order(people, &o->v[at], &a, &from, &to)
	                      : outline_names(people, &o->v[at].t, &a) || outline_is_among_names(o, people, (size_t)at, &a) ||
	                (o->v[at].b->kind != BLOCK_ITEM &&
	                    (outline_names_role(people, &o->v[at].t, &a) || outline_names_stranger(people, &o->v[at].t, &a)))))
		return false;
	claim_owner_set(c, &a, CLAIM_PERSON);
	c->actor_block = (size_t)at;
	people_resolve(people, tokens_slice(&o->v[at].t, a.v[0].from, a.v[0].to), &who);
	c->reachable = who.email.len > 0;
	return true;
}

/* "Who: Maya" in the line above "What: draw the plan". */
static bool
owner_before(const struct outline *o, const struct people *people, struct claim *c)
{
	for (size_t i = c->block; i > 0 && o->v[i - 1].detail && o->v[i - 1].parent == (int)c->block; i--) {
		const struct place *v = &o->v[i - 1];
		struct actor a;

		if (!(v->t.v[0].phrase & W_OWNER) || !claim_owner_labelled(people, &v->t, 0, v->t.n, &a))
			continue;
		claim_owner_set(c, &a, CLAIM_PERSON);
		c->actor_block = i - 1;
		return true;
	}
	return false;
}

/* "Assigned to Maya Lin" at the left edge below the point, as recaps have it: those words, and nothing but a name. */
static bool
owner_beside(const struct outline *o, const struct people *people, struct claim *c)
{
	const struct place *v = c->block + 1 < o->n ? &o->v[c->block + 1] : NULL;
	struct actor a;

	if (v == NULL || o->v[c->block].b->kind != BLOCK_ITEM || v->b->kind != BLOCK_PARAGRAPH || v->t.n < 3 ||
	    !(v->t.v[0].phrase & W_OWNER) || v->t.v[0].phrase_len < 2 ||
	    !actor_read(people, &v->t, v->t.v[0].phrase_len, v->t.n, &a) || a.to < v->t.n || !actor_is_named(&a))
		return false;
	claim_owner_set(c, &a, CLAIM_PERSON);
	c->actor_block = c->block + 1;
	return true;
}

/* "- Sort the cards" and below it nothing but "- Maya": among action items, and not "Invite:". */
static bool
is_lone_child(const struct outline *o, const struct claim *c, size_t child)
{
	static const char *const meets[] = { "invite", "ask", "call", "meet", "email", "contact", "tell", "inform", "thank", "hire",
		"welcome", "interview" };
	const struct place *v = &o->v[c->block];

	return v->section == SECTION_ACTION && v->children == 1 && v->b->kind == BLOCK_ITEM &&
	    o->v[child].b->kind == BLOCK_ITEM && !token_is_colon(&v->t, v->t.n - 1) && (v->t.n > 2 || (v->t.n == 2 && v->t.v[0].letters == CASE_LOWER)) &&
	    !SLICE_IS_ONE_OF(v->t.v[c->task_from].low, meets);
}

/* ", maybe Omar if he can" at token i: behind whose it is somebody who may help. */
static bool
is_hedged(const struct tokens *t, size_t i)
{
	static const char *const maybe[] = { "maybe", "perhaps", "possibly", "else", "or", "vielleicht", "eventuell", "oder", "sinon",
		"quiz\303\241s" };

	i += token_is(t, i, ',') || token_is(t, i, '(');
	return i + 1 < t->n && SLICE_IS_ONE_OF(t->v[i].low, maybe) && t->v[i + 1].letters == CASE_CAPITAL;
}

/* "- Forms to be typed up" and below it nothing but "- Maya, done by Thursday": whose it is, and a day. */
static bool
is_child_with_day(const struct outline *o, const struct people *people, const struct claim *c, size_t child, struct actor *a)
{
	const struct place *up = &o->v[c->block], *v = &o->v[child];
	bool day = false;

	if (up->children != 1 || up->b->kind != BLOCK_ITEM || v->b->kind != BLOCK_ITEM || up->t.n < 3 || v->children > 0 ||
	    token_is_colon(&up->t, up->t.n - 1) || !actor_read(people, &v->t, 0, v->t.n, a) || a->kind > ACTOR_HANDLE || a->kind == ACTOR_NONE ||
	    !(token_is(&v->t, a->to, ',') || token_is(&v->t, a->to, '(') || token_is_dash(&v->t, a->to)))
		return false;
	for (size_t i = a->to; i < v->t.n; i++) {
		day = day || (v->t.v[i].is & W_TIME);
		if (v->t.v[i].kind == TOKEN_WORD && slice_eq(v->t.v[i].low, SLICE("last")))
			return false;
		if (v->t.v[i].kind == TOKEN_WORD && !(v->t.v[i].is & (W_TIME | W_BYTIME | W_DUE | W_DONE | W_FUNCTION)))
			return false;
	}
	return day;
}

bool
claim_owner_below(const struct outline *o, const struct people *people, struct claim *c)
{
	if (owner_before(o, people, c) || owner_beside(o, people, c))
		return true;
	for (size_t i = c->block + 1; i < o->n && i <= c->block + BELOW_MAX; i++) {
		const struct place *v = &o->v[i];
		struct actor a;

		if (v->parent != (int)c->block)
			return false;
		if (i == c->block + 1 && is_child_with_day(o, people, c, i, &a)) {
			claim_owner_set(c, &a, CLAIM_PERSON);
			c->actor_block = i;
			c->reachable = true;
			return true;
		}
		/* "Maya Lin" alone, "Maya, maybe Omar if he has the key" */
		if (((v->detail || is_lone_child(o, c, i)) && actor_read(people, &v->t, 0, v->t.n, &a) && a.kind <= ACTOR_HANDLE &&
		        (a.to == v->t.n || is_hedged(&v->t, a.to))) ||
		    (v->detail && v->b->kind == BLOCK_PARAGRAPH && outline_names_stranger(people, &v->t, &a))) {
			claim_owner_set(c, &a, CLAIM_PERSON);
			c->actor_block = i;
			return true;
		}
		if (v->t.n < 3 || !(v->t.v[0].phrase & W_OWNER) ||
		    !claim_owner_labelled(people, &v->t, 0, v->t.n, &a))
			continue;
		claim_owner_set(c, &a, CLAIM_PERSON);
		c->actor_block = i;
		return true;
	}
	return false;
}
