/*
 * See answer_sight.h: what a question says: another date, another owner, or what is
 * needed, politely; else it only asks.
 */
#include "parsers/base/pool.h"
#include "parsers/language/answer_sight.h"

/* Unknown words beside "can Dana do it instead of me". */
#define UNKNOWN_OFFER 2

/* Nothing but small words before it. */
static bool
is_first(const struct sight *s, const struct elem *e)
{
	for (const struct elem *k = &s->c->e->v[s->c->from]; k < e; k++)
		if (k->kind == ELEM_WORD && (k->is & (A_FILL | COURTESY)) == 0)
			return false;
	return true;
}

/* "Can you give this to Omar, please?" */
static bool
is_given(const struct sight *s, struct verdict *v)
{
	static const char *const gives[] = { "give", "hand", "pass", "assign", "reassign", "forward",
		"transfer", "move", "redirect", "delegate" };
	const struct elem *give = sight_first(s->c, A_GIVE);

	if (give == NULL ||
	    !slice_among(slice_word(sight_written(s, give)), gives, sizeof(gives) / sizeof(gives[0])) ||
	    s->unknown > 0 || s->quoted || s->dates > 0 ||
	    sight_has(s, A_NOT | A_COND | A_SAID | A_PAST | A_DONE | A_IRONY))
		return false;
	*v = act_of(ACT_REASSIGN);
	return give + 1 < &s->c->e->v[s->c->to] && give[1].kind == ELEM_NAME &&
	    answer_name_at(s->r, s->c, (size_t)(give + 1 - s->c->e->v), &v->to) > 0;
}

/* "Can Dana do this instead of me?" */
static bool
is_offered(const struct sight *s, struct verdict *v)
{
	const struct elem *e = &s->c->e->v[s->c->from], *takes = sight_first(s->c, A_TAKES);

	if (is_given(s, v))
		return true;
	if (s->requester || takes == NULL || s->names > 1 || s->c->to - s->c->from < 3 || s->quoted ||
	    !(e[1].kind == ELEM_NAME || (e[1].is == 0 && e[1].capital)) ||
	    sight_has(s, A_NOT | A_COND | A_SAID | A_PAST | A_DONE | A_IRONY) || s->unknown > UNKNOWN_OFFER)
		return false;
	if (slice_find_nocase(sight_written(s, takes), SLICE("me")) >= takes->end - takes->at &&
	    slice_find_nocase(sight_written(s, takes), SLICE("my")) >= takes->end - takes->at &&
	    !slice_starts_nocase(sight_written(s, takes), SLICE("take")))
		return false;
	*v = act_of(ACT_REASSIGN);
	return answer_name_at(s->r, s->c, s->c->from + 1, &v->to) > 0;
}

struct verdict
question_read(const struct sight *s)
{
	struct verdict v;
	const struct elem *need = sight_first(s->c, A_NEED);

	if (due_shifted(s, &v))
		return v;
	if (is_offered(s, &v))
		return v;
	/* "Is this really due on 4 December?", and it is: no other date is proposed */
	if (due_proposed(s) && s->names == 0 &&
	    (sight_has(s, A_MAY | A_MOVE) || answer_due_order(s->r, s->item, s->due.date) != 0))
		return due_change(s);
	if (need != NULL && !s->requester && is_first(s, need) && !sight_has(s, A_NOT | A_DONE)) {
		v = act_of(ACT_NEED);
		v.text = sight_whole(s->r, s->c);
		return v;
	}
	if (sight_has(s, CONSENT) && !sight_has(s, A_ASK))
		return verdict_of(VERDICT_RISKY);
	v = act_of(ACT_QUESTION);
	v.text = sight_whole(s->r, s->c);
	return v;
}

/* "Ist schon seit Montag erledigt": German leaves "das" out before its verb; no question without its mark. */
static bool
is_clipped(const struct sight *s, const struct elem *first)
{
	struct slice w = sight_written(s, first);

	return (slice_eq_nocase(w, SLICE("ist")) || slice_eq_nocase(w, SLICE("sind")) ||
	           slice_starts_nocase(w, SLICE("haben"))) &&
	    sight_has(s, A_DONE | A_PAST | A_OK | A_TRACK | A_RISK | A_BLOCKED) &&
	    !sight_has(s, A_NOT | A_COND | A_SAID);
}

bool
question_is(const struct sight *s)
{
	const struct elem *first = &s->c->e->v[s->c->from];

	if (s->c->asks)
		return true;
	if (s->c->from > 0 && s->c->e->v[s->c->from - 1].kind != ELEM_STOP)
		return false;
	return first->kind == ELEM_WORD && (first->is & A_ASK) && !(first->is & (A_COND | A_NEED)) &&
	    s->words > 2 && !is_clipped(s, first);
}
