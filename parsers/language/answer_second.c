/*
 * See answer_model.h: what becomes of a reply when both readers have looked at it.
 * Method: what is about the same points is a unit (answer_segment.h); the likeliest
 * act of each is taken, if it is likely enough: less is asked for where the rules
 * say the same, more where they know nothing of it. What was ordered word for
 * word stands. Date, name and parts are the rules' own where they have them.
 *
 * Known: of two acts about the same point the likelier one is taken.
 */
#include "parsers/base/pool.h"
#include "parsers/language/answer_pick.h"
#include "parsers/language/answer_segment.h"

static const struct answer_weight weights[] = {
#include "parsers/language/answer_weights.inc"
};

static const struct pick_weight picks[] = {
#include "parsers/language/answer_pick_weights.inc"
};

const struct answer_model answer_model = { weights, sizeof(weights) / sizeof(weights[0]), picks,
	sizeof(picks) / sizeof(picks[0]) };

#define POINT_BITS 64
/* Elements of a simple sentence and what of the bound is left for it; of one too terse to be doubted. */
#define SIMPLE_WORDS 9
#define SIMPLE_TRUST 0.4
#define TERSE_WORDS 4
#define TERSE_TRUST 0.1
/* What takes a promise back must be outweighed. */
#define HELD_LIFT 0.95
/* Words beside an answer that are likelier to say nothing than something. */
#define QUIET 0.5

struct second {
	struct reply *r;
	const struct answer_unit *unit;
	struct reading_answer *rules; /* what the rules say */
	size_t rule_count;
	struct reading_answer *v; /* what is taken */
	size_t n, cap;
	uint64_t mine, named; /* bits of points: the writer's; those that units are about */
	uint64_t fixed;       /* ordered word for word */
	size_t explained;
};

/* -- answers -- */

static bool
changes_record(enum reading_act act)
{
	return act <= ACT_AWAY;
}

/* What was ordered word for word, or has no place among the acts of the model. */
static bool
is_fixed(const struct reading_answer *a)
{
	return a->act >= ACT_STATUS || a->interest.len > 0 || (a->confidence >= 1 && changes_record(a->act));
}

static void
answer_add(struct second *s, const struct reading_answer *a)
{
	s->v = pool_grow(s->r->pool, s->v, s->n, &s->cap, sizeof(*s->v));
	s->v[s->n++] = *a;
}

/* The points that an item means. */
static uint64_t
points_of(const struct second *s, int item)
{
	return item == 0 ? s->mine : answer_point_bit(s->r, item);
}

static struct slice
unit_text(struct reply *r, const struct answer_unit *u)
{
	struct text t;

	text_init(&t, r->pool);
	for (size_t i = 0; i < u->n; i++)
		if (u->v[i].n > 0) {
			size_t at = u->v[i].v[0].at;

			if (t.len > 0)
				text_add_char(&t, ' ');
			text_add(
			    &t, slice_to(slice_from(u->v[i].text, at), u->v[i].v[u->v[i].n - 1].end - at));
		}
	return text_clean_line(r->pool, text_slice(&t), READING_LINE_MAX);
}

/*
 * A short sentence all of whose words are known is what the rules are for: of these
 * hardly any is wrong, and it takes much to doubt them.
 */
static double
trust(const struct answer_unit *u)
{
	size_t words = 0, stops = 0, unknown = 0;

	for (size_t p = 0; p < u->n; p++)
		for (size_t i = 0; i < u->v[p].n; i++) {
			const struct elem *e = &u->v[p].v[i];

			words += e->kind != ELEM_STOP && e->kind != ELEM_COMMA;
			stops += e->kind == ELEM_STOP && (i + 1 < u->v[p].n || p + 1 < u->n);
			unknown += e->kind == ELEM_WORD && e->is == 0 && e->points == 0;
		}
	if (unknown > 0 || stops > 0 || words > SIMPLE_WORDS)
		return 1;
	return words <= TERSE_WORDS ? TERSE_TRUST : SIMPLE_TRUST;
}

/* -- what the rules say of a unit -- */

static bool
is_of_unit(const struct second *s, const struct reading_answer *a)
{
	const struct answer_unit *u = s->unit;

	/* what is told of a point by its number is nothing general */
	if (u->points == 0)
		return a->item == 0 || s->named == 0;
	if (a->item == 0)
		return s->named == u->points || (u->points & s->mine) == s->mine;
	return (points_of(s, a->item) & u->points) != 0;
}

/* The only act that the rules find in the unit; NULL: none, or several. */
static const struct reading_answer *
rule_of(const struct second *s)
{
	const struct reading_answer *found = NULL;

	for (size_t i = 0; i < s->rule_count; i++) {
		const struct reading_answer *a = &s->rules[i];

		if (!changes_record(a->act) || !is_of_unit(s, a))
			continue;
		if (found != NULL && found->act != a->act)
			return NULL;
		found = found == NULL ? a : found;
	}
	return found;
}

/* -- what an act needs -- */

/* The date, the name and the parts, the rules' if they have them; false: they cannot be told. */
static bool
act_fill(struct second *s, const struct reading_answer *rule, struct reading_answer *a)
{
	if (rule == NULL || rule->act != a->act) {
		if (!answer_fill_act(s->r, s->unit, a))
			return false;
	} else {
		a->due = rule->due;
		a->to = rule->to;
		a->parts = rule->parts;
		a->part_count = rule->part_count;
		a->standard = rule->standard;
		a->text = rule->text.len > 0 || trust(s->unit) < 1 ? rule->text : a->text;
		/* "not before Christmas" */
		if (a->act == ACT_CHANGE && answer_fill_dates(s->unit) == 0)
			a->due.given = false;
		else if (a->act == ACT_CHANGE && !answer_fill_day(s->r, s->unit, &a->due))
			return false;
	}
	if (a->act == ACT_REASSIGN) {
		answer_fill_order(s->r, s->unit, a);
		if (rule != NULL && rule->act == a->act && trust(s->unit) < 1)
			return true;
		return answer_fill_owner(s->r, s->unit, a->to, &a->to);
	}
	if (a->act == ACT_AWAY && a->to.len == 0)
		answer_fill_name(s->r, s->unit, true, &a->to);
	return true;
}

/* -- deciding -- */

/* Of no point in particular, and more than a yes or "all done": which of several is meant, nobody can tell.
 */
static bool
is_somewhere(const struct second *s, enum reading_act act)
{
	uint64_t several = s->mine & (s->mine - 1);

	if (s->unit->points != 0 || several == 0 || act == ACT_CONFIRM || act == ACT_AWAY ||
	    answer_fill_all(s->unit))
		return false;
	/* "Done. For 2 I'd need until Friday.": what is, but a yes, beside points that are named? */
	if (s->named != 0 && act != ACT_ON_TRACK)
		return true;
	return trust(s->unit) > TERSE_TRUST || act == ACT_NEED || act == ACT_BLOCKED || act == ACT_AT_RISK ||
	    act == ACT_CHANGE || act == ACT_REASSIGN || act == ACT_SPLIT;
}

static void
item_say(struct second *s, struct reading_answer a, int item)
{
	a.item = item;
	if (a.act == ACT_CHANGE)
		answer_fill_shift(s->r, s->unit, item, &a.due);
	answer_add(s, &a);
}

/* For whom it stands: each of the unit's points, or all of the writer's. */
static void
points_say(struct second *s, const struct reading_answer *a)
{
	const struct question *q = s->r->question;
	bool several = (s->mine & (s->mine - 1)) != 0;
	uint64_t points = s->unit->points & ~s->fixed;

	/* another week is another day for each */
	if (!s->unit->told && (points & s->mine) == (s->unit->points != 0 ? s->mine : 0) &&
	    !(several && a->act == ACT_CHANGE) && (s->unit->points != 0 || s->named == 0)) {
		item_say(s, *a, 0);
		return;
	}
	/* "Fine with me. For 2 I'd need until Friday.": the others are */
	if (s->unit->points == 0)
		points = s->mine & ~s->named & ~s->fixed;
	if (s->unit->points == 0 && a->act == ACT_AWAY)
		item_say(s, *a, 0);
	else
		for (size_t k = 0; k < q->point_count && k < POINT_BITS; k++)
			if (points >> k & 1)
				item_say(s, *a, q->points[k].n);
}

static void
unit_unclear(struct second *s)
{
	struct reading_answer a = {
		.act = ACT_UNCLEAR, .item = s->unit->item, .due.minute = -1, .quote = unit_text(s->r, s->unit)
	};

	/* several points: once is enough */
	answer_add(s, &a);
}

/* Two sides of the same, which the rules tell apart by single words: there the model is the finer one. */
static bool
is_finer(enum reading_act rule, size_t best)
{
	static const struct {
		enum reading_act a, b;
	} sides[] = {
		{ ACT_CONFIRM, ACT_ON_TRACK },
		{ ACT_CONFIRM, ACT_ACCEPT },
		{ ACT_ON_TRACK, ACT_ACCEPT },
		{ ACT_NEED, ACT_BLOCKED },
	};

	for (size_t i = 0; i < sizeof(sides) / sizeof(sides[0]); i++)
		if ((rule == sides[i].a && best == (size_t)sides[i].b) ||
		    (rule == sides[i].b && best == (size_t)sides[i].a))
			return true;
	return false;
}

static bool
is_consent(size_t act)
{
	return act == ACT_CONFIRM || act == ACT_DONE || act == ACT_ACCEPT || act == ACT_CANCEL;
}

/* Does it have words that may take a yes back? */
static bool
is_held(const struct answer_unit *u)
{
	for (size_t p = 0; p < u->n; p++)
		for (size_t i = 0; i < u->v[p].n; i++)
			if (u->v[p].v[i].kind == ELEM_WORD &&
			    (u->v[p].v[i].is & (A_COND | A_PARTIAL | A_IRONY | A_SAID)) != 0)
				return true;
	return false;
}

/* The act that is taken of the unit; ACT_UNCLEAR: none is sure. */
static enum reading_act
unit_act(const struct second *s, const struct reading_answer *rule)
{
	const struct answer_unit *u = s->unit;
	size_t best = answer_unit_best(u);
	double lift = answer_model_of(s->r->model, "<lift>", best);

	/* "done 1" by the requester, who says it is accepted: no class of the model, and plain enough */
	if (rule != NULL && !u->cut && u->p[rule->act] == 0 && trust(u) < 1)
		return rule->act;
	/* a word or two, all known, and the rules made nothing of them; a yes with a "but", an "almost", an
	 * "if" */
	if (rule == NULL && (trust(u) == TERSE_TRUST || (is_consent(best) && is_held(u))) && lift < HELD_LIFT)
		lift = HELD_LIFT;
	if (rule != NULL && u->p[rule->act] >= trust(u) * answer_model_of(s->r->model, "<keep>", rule->act) &&
	    !is_finer(rule->act, best))
		return rule->act;
	if (best == ANSWER_NOTHING || u->p[best] < lift)
		return ACT_UNCLEAR;
	return (enum reading_act)best;
}

/* Does what is not understood need no word? Beside other answers, or where the rules see nothing but
 * courtesy. */
static bool
is_quiet(const struct second *s)
{
	const struct answer_unit *u = s->unit;
	bool doubt = false;

	for (size_t i = 0; i < s->rule_count; i++)
		doubt = doubt || s->rules[i].act == ACT_UNCLEAR || changes_record(s->rules[i].act);
	if (u->lone)
		return !doubt;
	return u->p[ANSWER_NOTHING] >= answer_model_of(s->r->model, "<lift>", ANSWER_NOTHING) ||
	    (u->p[ANSWER_NOTHING] >= QUIET && u->points == 0 && s->named != 0);
}

static void
unit_decide(struct second *s)
{
	const struct answer_unit *u = s->unit;
	const struct reading_answer *rule = rule_of(s);
	struct reading_answer a = { .act = unit_act(s, rule), .item = u->item, .due.minute = -1 };
	bool others = u->points != 0 && (u->points & s->mine) == 0;

	if (a.act == ACT_UNCLEAR) {
		if (!others && !is_quiet(s))
			unit_unclear(s);
		return;
	}
	a.confidence = rule != NULL && rule->act == a.act ? rule->confidence : u->p[a.act];
	a.text = a.quote = unit_text(s->r, u);
	/* of a plain "confirm 1" the core says to its writer whose it is */
	if (others && trust(u) == 1) {
		a.act = ACT_COMMENT;
		answer_add(s, &a);
	} else if (is_somewhere(s, a.act) || !act_fill(s, rule, &a)) {
		unit_unclear(s);
	} else {
		points_say(s, &a);
	}
}

/* What both readers thought of the unit, and what came of it, for people. */
static void
explain(struct second *s, size_t from)
{
	struct reading *g = s->r->reading;
	size_t best = answer_unit_best(s->unit);
	const struct reading_answer *rule = rule_of(s);
	struct text t;

	if (g->explained_count >= READING_EXPLAIN_MAX)
		return;
	text_init(&t, s->r->pool);
	if (s->unit->item > 0)
		text_addf(&t, "point %d: ", s->unit->item);
	text_addf(&t, "the rules say %s; the second reader %s, %.2f",
	    rule == NULL ? "unclear" : reading_act_name(rule->act),
	    best == ANSWER_NOTHING ? "nothing" : reading_act_name((enum reading_act)best), s->unit->p[best]);
	if (s->unit->why.len > 0)
		text_addf(&t, " (%.*s)", SLICE_ARG(s->unit->why));
	for (size_t i = from; i < s->n; i++)
		text_addf(&t, "%s%s", i > from ? ", " : "; taken: ", reading_act_name(s->v[i].act));
	g->explained =
	    pool_grow(s->r->pool, g->explained, g->explained_count, &s->explained, sizeof(*g->explained));
	g->explained[g->explained_count++] = text_clean_line(s->r->pool, text_slice(&t), READING_LINE_MAX);
}

/* "The first two pages are written", of the only point: no point of that number is there. */
static void
numbers_mend(struct reply *r)
{
	struct reading *g = r->reading;
	bool found = false;

	for (size_t i = 0; i < g->answer_count && r->question->point_count == 1;) {
		struct reading_answer *a = &g->answers[i];
		bool other = a->item > 0 && !answer_is_point(r, a->item) && a->confidence < 1;

		if (other && found) {
			for (size_t k = i; k + 1 < g->answer_count; k++)
				g->answers[k] = g->answers[k + 1];
			g->answer_count--;
			continue;
		}
		if (other)
			*a = (struct reading_answer) {
				.act = ACT_UNCLEAR, .due.minute = -1, .quote = a->quote
			};
		a->item = other ? 0 : a->item;
		found = found || other || a->item > 0;
		i++;
	}
}

/* "1: the budget is 3,000": what the requester was asked for, in the form that the mail names. */
static bool
is_passed_on(const struct second *s, const struct reading_answer *a)
{
	size_t colon = slice_find_char(a->quote, ':');

	if (s->r->question->role != ROLE_REQUESTER || (a->act != ACT_COMMENT && a->act != ACT_UNCLEAR) ||
	    a->item == 0 || colon == 0 || colon >= a->quote.len)
		return false;
	for (size_t i = 0; i < colon; i++)
		if (a->quote.p[i] < '0' || a->quote.p[i] > '9')
			return false;
	return true;
}

/* What stands whatever the units say: orders, questions, remarks. */
static void
fixed_keep(struct second *s)
{
	const struct reading *g = s->r->reading;

	s->rules = g->answers;
	s->rule_count = g->answer_count;
	for (size_t i = 0; i < s->rule_count; i++) {
		const struct reading_answer *a = &s->rules[i];

		if ((is_fixed(a) && (changes_record(a->act) || a->interest.len > 0)) || is_passed_on(s, a))
			s->fixed |= points_of(s, a->item);
		if (is_fixed(a) || is_passed_on(s, a) || a->act == ACT_QUESTION || a->act == ACT_COMMENT)
			answer_add(s, a);
	}
}

/* "reopen 2: the mobile page is missing": what belongs to an order is none of its own. */
static bool
is_within_order(const struct second *s)
{
	struct slice text = unit_text(s->r, s->unit);

	for (size_t i = 0; i < s->rule_count; i++)
		if (is_fixed(&s->rules[i]) && slice_find(s->rules[i].quote, text) < s->rules[i].quote.len)
			return true;
	return false;
}

/* Numbers of points that nobody knows are for the rules alone. */
static bool
has_numbers(const struct reading *g)
{
	for (size_t i = 0; i < g->answer_count; i++)
		if (g->answers[i].item > 0)
			return true;
	return false;
}

void
answer_second(struct reply *r, struct slice text, const struct quote_pair *pairs, size_t pair_count,
    answer_watch *watch, void *data)
{
	struct second s = { .r = r, .explained = r->reading->explained_count };
	struct segments units;

	if (r->question->role == ROLE_MANAGER || (r->question->point_count == 0 && has_numbers(r->reading)))
		return;
	numbers_mend(r);
	for (size_t i = 0; i < r->question->point_count && i < POINT_BITS; i++)
		s.mine |= r->mine[i] ? 1ull << i : 0;
	answer_segments(r, text, pairs, pair_count, &units);
	for (size_t i = 0; i < units.n; i++)
		s.named |= units.v[i].points;
	fixed_keep(&s);
	for (size_t i = 0; i < units.n; i++) {
		size_t from = s.n;
		uint64_t points = units.v[i].points != 0 ? units.v[i].points : s.mine;

		s.unit = &units.v[i];
		answer_unit_weigh(r, r->model, &units.v[i], watch != NULL);
		if (watch != NULL) {
			struct picker k;

			answer_picker_init(&k, r, s.unit);
			units.v[i].picks = answer_picker_tell(&k);
			watch(data, s.unit);
		}
		if ((points == 0 || (points & ~s.fixed) != 0) && !is_within_order(&s))
			unit_decide(&s);
		if (r->question->explain)
			explain(&s, from);
	}
	r->reading->answers = s.v;
	r->reading->answer_count = s.n;
	r->cap = s.cap;
}
