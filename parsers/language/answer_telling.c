/*
 * See answer_sight.h: what only tells: waiting, lacking, late, under way; and what
 * refuses. Method: the words are what counts, as long as they are the writer's own
 * and nothing turns them round.
 */
#include "parsers/base/pool.h"
#include "parsers/language/answer_sight.h"

/* Unknown words beside "on track", beside a refusal, beside a single word of risk, and before one of need. */
#define UNKNOWN_TRACK 2
#define UNKNOWN_DECLINE 2
#define UNKNOWN_RISK 2
#define UNKNOWN_SUBJECT 1
/* Words of "sorry, I can't". */
#define CANNOT_MAX 3

/* "Ohne die Zahlen von Omar komme ich nicht weiter": what is lacking is no negation and no subject. */
static bool
lacks(const struct sight *s, uint64_t class)
{
	struct slice w = sight_written(s, &s->c->e->v[s->c->from]);

	return class == A_BLOCKED &&
	    (slice_eq_nocase(w, SLICE("ohne")) || slice_eq_nocase(w, SLICE("without")));
}

/* A second negation behind "without". */
static bool
cannot(const struct sight *s)
{
	for (size_t i = s->c->from + 1; i < s->c->to; i++)
		if (s->c->e->v[i].kind == ELEM_WORD && (s->c->e->v[i].is & (A_NOT | A_DECLINE | A_BLOCKED)))
			return !sight_has(s, A_SAID | A_IRONY | CONSENT | A_COND);
	return false;
}

/* Somebody else is the subject: "Omar is blocked". */
static bool
of_others(const struct sight *s, const struct elem *e)
{
	for (const struct elem *k = &s->c->e->v[s->c->from]; k < e; k++)
		if (k->kind == ELEM_NAME && k != &s->c->e->v[s->c->from])
			return true;
	return s->names > 0 && e != &s->c->e->v[s->c->from] && s->c->e->v[s->c->from].kind == ELEM_NAME &&
	    &s->c->e->v[s->c->from + 1] == e;
}

/* "If legal doesn't answer this week we'll miss the date": what may not happen is no negation. */
static bool
is_supposed(const struct sight *s, const struct elem *e, enum reading_act act)
{
	const struct elem *cond = sight_first(s->c, A_COND);

	return act == ACT_AT_RISK && cond == &s->c->e->v[s->c->from] && cond < e;
}

/* "Legal has not approved it" */
static bool
is_of_waiting(const struct sight *s, const struct elem *e)
{
	struct slice w = sight_written(s, e);

	return (e->is & A_BLOCKED) &&
	    (slice_starts_nocase(w, SLICE("has")) || slice_starts_nocase(w, SLICE("hat")) ||
	        slice_starts_nocase(w, SLICE("noch")) || slice_starts_nocase(w, SLICE("haben")));
}

/* "People who need it", "it's late in the day": said of something else, or of nothing in particular. */
static bool
is_of_others(const struct sight *s, const struct elem *e, enum reading_act act)
{
	struct slice w = sight_written(s, e);
	size_t before = 0;

	/* "I need to dig deeper" */
	if (act == ACT_NEED && e + 1 < &s->c->e->v[s->c->to] &&
	    (slice_ends_nocase(w, SLICE("need")) || slice_ends_nocase(w, SLICE("needs"))) &&
	    slice_eq_nocase(sight_written(s, e + 1), SLICE("to")))
		return true;
	if (act == ACT_AT_RISK)
		return slice_find_char(w, ' ') >= w.len && s->unknown > UNKNOWN_RISK;
	/* those who haven't answered are others */
	if (slice_find_nocase(w, SLICE("n't")) < w.len || slice_find_nocase(w, SLICE("not")) < w.len ||
	    slice_find_nocase(w, SLICE("nicht")) < w.len || slice_find_nocase(w, SLICE("fehl")) < w.len)
		return false;
	for (const struct elem *k = &s->c->e->v[s->c->from]; k < e; k++) {
		before += k->kind == ELEM_WORD && k->is == 0 && k->points == 0;
		if (k->kind == ELEM_WORD && (k->is & A_ASK) && !(k->is & A_FILL) && act == ACT_NEED)
			return true;
	}
	return before > UNKNOWN_SUBJECT && slice_find_char(w, ' ') >= w.len;
}

/* "The texts are missing": what an owner lacks */
static bool
is_missing(const struct sight *s)
{
	const struct elem *e = sight_first(s->c, A_REOPEN);
	struct slice w;

	if (e == NULL || s->requester || s->quoted || s->names > 0 || s->dates > 0 ||
	    e == &s->c->e->v[s->c->from] ||
	    sight_has(s,
	        CONSENT | A_PARTIAL | A_TRACK | A_ONLY | A_COND | A_SAID | A_IRONY | A_NOT | A_NEED |
	            A_DECLINE | A_ASK))
		return false;
	w = sight_written(s, e);
	return slice_ends_nocase(w, SLICE("are missing")) || slice_ends_nocase(w, SLICE("is missing")) ||
	    slice_ends_nocase(w, SLICE("still missing")) || slice_ends_nocase(w, SLICE("fehlen noch")) ||
	    slice_ends_nocase(w, SLICE("fehlt noch"));
}

bool
telling_read(const struct sight *s, struct verdict *v)
{
	static const struct {
		uint64_t is;
		enum reading_act act;
	} order[] = {
		{ A_BLOCKED, ACT_BLOCKED },
		{ A_NEED, ACT_NEED },
		{ A_RISK, ACT_AT_RISK },
	};

	if (is_missing(s)) {
		*v = act_of(ACT_BLOCKED);
		v->text = sight_whole(s->r, s->c);
		return true;
	}
	/* "without the photos I can't finish" */
	if (lacks(s, A_BLOCKED) && !s->requester && !s->quoted && s->words > 3 && cannot(s)) {
		*v = act_of(ACT_BLOCKED);
		v->text = sight_whole(s->r, s->c);
		return true;
	}
	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		const struct elem *e = sight_first(s->c, order[i].is);

		if (e == NULL)
			continue;
		/* what a requester lacks is no news of the point */
		if (s->requester || (order[i].act == ACT_AT_RISK && sight_has(s, A_OK | A_ACCEPT)) ||
		    (order[i].act == ACT_NEED && sight_has(s, A_UNIT)) || is_of_others(s, e, order[i].act) ||
		    (!lacks(s, order[i].is) && !is_supposed(s, e, order[i].act) &&
		        (sight_negated(s, e) || (of_others(s, e) && !is_of_waiting(s, e)))) ||
		    s->quoted || sight_has(s, A_SAID | A_IRONY) ||
		    (sight_has(s, A_COND) &&
		        (order[i].act != ACT_AT_RISK ||
		            slice_ends_nocase(sight_written(s, e), SLICE("problem")))) ||
		    (order[i].act == ACT_NEED && sight_doubts(s)))
			*v = verdict_of(VERDICT_RISKY);
		else
			*v = sight_telling(s, e, order[i].act);
		return true;
	}
	return false;
}

/* "Painting can't start before the 7th": a day, and nothing else that is waited for. */
bool
telling_day(const struct sight *s)
{
	const struct elem *e = sight_first(s->c, A_BLOCKED);
	struct slice w;

	if (e == NULL || s->requester || s->dates != 1 || s->names > 0 || s->quoted ||
	    s->unknown > UNKNOWN_CHANGE || e + 1 != &s->c->e->v[s->due_at] ||
	    sight_has(s, A_COND | A_SAID | A_IRONY | A_MAY))
		return false;
	w = sight_written(s, e);
	return slice_ends_nocase(w, SLICE("before")) || slice_ends_nocase(w, SLICE("until")) ||
	    slice_ends_nocase(w, SLICE("till")) || slice_ends_nocase(w, SLICE("start")) ||
	    slice_ends_nocase(w, SLICE("finish"));
}

/* "Omar can't do it" */
static bool
is_of_another(const struct sight *s, const struct elem *e)
{
	for (const struct elem *k = &s->c->e->v[s->c->from]; k < e; k++)
		if (k->kind == ELEM_NAME ||
		    (k->kind == ELEM_WORD && k->is == 0 && k->points == 0 && k->capital))
			return true;
	return false;
}

/* "I refuse to sign that": the doubt is what is refused. */
static bool
doubts_before(const struct sight *s, const struct elem *e)
{
	for (const struct elem *k = &s->c->e->v[s->c->from]; k < &s->c->e->v[s->c->to]; k++)
		if (k->kind == ELEM_WORD && (k->is & (A_DOUBT | A_SOFT | A_COND)) == A_DOUBT &&
		    (k < e || !slice_starts_nocase(sight_written(s, k), SLICE("to "))))
			return true;
	return false;
}

/* "The mockups were rejected"; "den Bericht kann ich nicht finden": no refusal */
static bool
is_of_what_happened(const struct sight *s, const struct elem *e)
{
	static const char *const was[] = { "was", "were", "been", "got", "is", "are", "wurde", "wurden" };
	struct slice w = sight_written(s, e);

	if ((slice_ends_nocase(w, SLICE("ed")) || slice_ends_nocase(w, SLICE("abgelehnt"))) &&
	    e > &s->c->e->v[s->c->from])
		return slice_among(sight_written(s, e - 1), was, sizeof(was) / sizeof(was[0]));
	return slice_ends_nocase(w, SLICE("ich nicht")) && e + 1 < &s->c->e->v[s->c->to] &&
	    e[1].kind == ELEM_WORD && e[1].is == 0 && e[1].points == 0 && !e[1].capital;
}

static struct verdict
decline_read(const struct sight *s, const struct elem *e)
{
	struct verdict v;

	if (sight_negated(s, e) || is_of_another(s, e) || s->quoted ||
	    sight_has(s, A_SAID | A_IRONY | A_COND) || sight_has(s, CONSENT) || doubts_before(s, e) ||
	    s->unknown > UNKNOWN_DECLINE || is_of_what_happened(s, e))
		return verdict_of(VERDICT_RISKY);
	v = act_of(ACT_DECLINE);
	v.text = sight_behind(s->r, s->c, e);
	return v;
}

/* "We had to stop painting" is no "stop". */
static bool
has_points(const struct sight *s)
{
	for (size_t i = s->c->from; i < s->c->to; i++)
		if (s->c->e->v[i].points != 0 && (s->c->e->v[i].is & A_NO) == 0)
			return true;
	return false;
}

/* "3: can't" */
static bool
is_cannot(const struct sight *s)
{
	const struct elem *not = sight_first(s->c, A_NOT);
	struct slice w;

	if (not == NULL || s->unknown > 0 || s->names > 0 || s->c->asks || s->quoted ||
	    s->words > CANNOT_MAX || sight_has(s, ~(A_NOT | COURTESY | A_FILL | A_BUT)))
		return false;
	w = sight_written(s, not );
	return slice_eq_nocase(w, SLICE("can't")) || slice_eq_nocase(w, SLICE("cannot")) ||
	    slice_eq_nocase(w, SLICE("cant")) || slice_eq_nocase(w, SLICE("won't"));
}

/* What the requester says about what was claimed. */
bool
telling_reopen(const struct sight *s, struct verdict *v)
{
	const struct elem *e = sight_first(s->c, A_REOPEN);

	if (e == NULL || !s->requester || sight_negated(s, e) || s->quoted || sight_has(s, A_SAID | A_IRONY))
		return false;
	*v = act_of(ACT_REOPEN);
	v->text = sight_behind(s->r, s->c, e);
	if (v->text.len == 0)
		v->text = sight_whole(s->r, s->c);
	return true;
}

/* "So we can spend 30 minutes on it", "because we're busy with it": no progress */
static bool
is_beside(const struct sight *s)
{
	const struct elem *track = sight_first(s->c, A_TRACK), *reason = sight_first(s->c, A_REASON);

	return (reason != NULL && reason < track) ||
	    (s->unknown > 0 &&
	        (slice_eq_nocase(sight_written(s, track), SLICE("on it")) ||
	            slice_eq_nocase(sight_written(s, track), SLICE("started"))));
}

/* "80 % there", "nearly finished"; "almost accepted" is no progress. */
static bool
is_nearly(const struct sight *s)
{
	const struct elem *e = sight_first_both(s->c, A_PARTIAL | A_TRACK);
	struct slice w;

	if (e == NULL || sight_has(s, CONSENT & ~(A_DONE | A_PAST)))
		return false;
	/* "half" alone is half of anything */
	w = sight_written(s, e);
	return sight_has(s, A_DONE | A_PAST) || slice_find_char(w, ' ') < w.len ||
	    (w.p[0] >= '0' && w.p[0] <= '9');
}

/* "Omar has already started on this" */
static bool
others_start(const struct sight *s)
{
	const struct elem *first = &s->c->e->v[s->c->from];
	struct slice next;

	if (s->c->from + 1 >= s->c->to || first->kind != ELEM_WORD || first->is != 0 || !first->capital)
		return false;
	next = sight_written(s, first + 1);
	return slice_starts_nocase(next, SLICE("has")) || slice_starts_nocase(next, SLICE("hat"));
}

bool
telling_refusal(const struct sight *s, struct verdict *v)
{
	const struct elem *e = sight_first(s->c, A_DECLINE);

	if (e != NULL) {
		*v = decline_read(s, e);
	} else if (sight_has(s, A_NO)) {
		*v = verdict_of(VERDICT_RISKY);
		if (s->unknown == 0 && !has_points(s) &&
		    !sight_has(s, ~(A_NO | A_FILL | COURTESY | A_NOT | A_POINT | A_BUT))) {
			*v = act_of(ACT_DECLINE);
			v->weak = true;
		}
	} else if (is_cannot(s)) {
		*v = act_of(ACT_DECLINE);
	} else {
		return false;
	}
	return true;
}

bool
telling_track(const struct sight *s, struct verdict *v)
{
	if (!sight_has(s, A_TRACK) || (sight_has(s, A_PARTIAL) && (s->requester || !is_nearly(s))) ||
	    sight_has(s, A_COND | A_NOT | A_DONE | A_SAID) || sight_doubts(s) || s->quoted ||
	    s->unknown > UNKNOWN_TRACK || is_beside(s) || s->names > 0 || others_start(s))
		return false;
	*v = act_of(ACT_ON_TRACK);
	v->text = sight_whole(s->r, s->c);
	return true;
}
