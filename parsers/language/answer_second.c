/*
 * See answer_model.h: what the second reader does to the answers of the rules.
 * Method: the answers about one point are a unit, with the whole text where the
 * reply is about nothing else, else with the sentences that they were read from.
 *
 * Known: what is said of two points in one sentence is one unit.
 */
#include "parsers/base/pool.h"
#include "parsers/language/answer_model.h"

static const struct answer_weight weights[] = {
#include "parsers/language/answer_weights.inc"
};

const struct answer_model answer_model = { weights, sizeof(weights) / sizeof(weights[0]) };

#define PARAGRAPHS_MAX 100
/* Elements of a simple sentence and what of the bound is left for it; of one too terse to be doubted. */
#define SIMPLE_WORDS 9
#define SIMPLE_TRUST 0.2
#define TERSE_WORDS 4

struct second {
	struct reply *r;
	const struct answer_model *model;
	struct slice text;
	struct answer_unit unit;
	bool *of; /* which answers are the unit's */
};

/* -- units -- */

static bool
is_same_point(const struct reply *r, int a, int b)
{
	return a == b || (r->question->point_count == 1 && (a == 0 || b == 0));
}

static void
text_add_to(struct second *s, struct slice text)
{
	struct answer_unit *u = &s->unit;
	struct paragraphs p;

	answer_paragraphs(s->r, text, &p);
	for (size_t i = 0; i < p.n && u->n < PARAGRAPHS_MAX; i++) {
		u->v = pool_grow(s->r->pool, u->v, u->n, &u->cap, sizeof(*u->v));
		answer_elems(s->r, p.v[i], &u->v[u->n++]);
	}
}

static void
unit_open(struct second *s, int item)
{
	const struct reading *g = s->r->reading;
	struct text rules;

	text_init(&rules, s->r->pool);
	s->unit = (struct answer_unit) { .item = item, .lone = true };
	s->of = pool_array(s->r->pool, g->answer_count + 1, sizeof(*s->of));
	for (size_t i = 0; i < g->answer_count; i++) {
		const char *name = reading_act_name(g->answers[i].act);

		s->of[i] = is_same_point(s->r, item, g->answers[i].item);
		s->unit.lone = s->unit.lone && s->of[i];
		if (!s->of[i])
			continue;
		if (rules.len > 0)
			text_add_char(&rules, '+');
		text_add(&rules, slice_of(name));
	}
	s->unit.rules = text_slice(&rules);
	if (s->unit.lone)
		text_add_to(s, s->text);
	for (size_t i = 0; i < g->answer_count && !s->unit.lone; i++)
		if (s->of[i])
			text_add_to(s, g->answers[i].quote);
}

/* -- guard -- */

static bool
changes_record(const struct reading_answer *a)
{
	return a->act <= ACT_AWAY && a->act != ACT_SPLIT;
}

/* What has no place among the classes, or was ordered word for word. */
static bool
is_fixed(const struct reading_answer *a)
{
	return a->act == ACT_SPLIT || a->act >= ACT_STATUS || a->interest.len > 0 ||
	    (a->confidence >= 1 && changes_record(a));
}

static void
to_unclear(struct reading_answer *a)
{
	*a = (struct reading_answer) {
		.item = a->item, .act = ACT_UNCLEAR, .due.minute = -1, .quote = a->quote
	};
}

/*
 * A short sentence all of whose words are known is what the rules are for: of these
 * hardly any is wrong, and it takes much to doubt them. Nothing doubts "done 1".
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
	return words <= TERSE_WORDS ? 0 : SIMPLE_TRUST;
}

static void
guard(struct second *s)
{
	struct reading *g = s->r->reading;
	double bound = trust(&s->unit);

	for (size_t i = 0; i < g->answer_count; i++) {
		struct reading_answer *a = &g->answers[i];

		if (!s->of[i] || is_fixed(a) || !changes_record(a) ||
		    s->unit.p[a->act] >= bound * answer_model_of(s->model, "<keep>", a->act))
			continue;
		to_unclear(a);
	}
}

/* -- what an act needs -- */

/* Calls find with each sentence until it finds something. */
static bool
sentences_ask(struct second *s, bool (*find)(struct reply *r, const struct clause *c, void *out), void *out)
{
	for (size_t p = 0; p < s->unit.n; p++) {
		const struct elems *e = &s->unit.v[p];

		for (size_t from = 0, to; from < e->n; from = to + 1) {
			struct clause c = { .e = e, .from = from };

			for (to = from; to < e->n && e->v[to].kind != ELEM_STOP;)
				to++;
			c.to = to;
			if (find(s->r, &c, out))
				return true;
		}
	}
	return false;
}

static bool
owner_find(struct reply *r, const struct clause *c, void *out)
{
	return answer_reassign(r, c, out);
}

static bool
back_find(struct reply *r, const struct clause *c, void *out)
{
	return answer_back(r, c, out);
}

/* "Maya will do it, by the 9th": a requester says both at once. */
static void
order_due(struct second *s, struct reading_answer *a)
{
	struct reading_due due = { .minute = -1 };

	if (s->r->question->role == ROLE_REQUESTER && !a->due.given && s->unit.lone &&
	    answer_fill_dates(&s->unit) == 1 && answer_fill_day(s->r, &s->unit, a->item, &due))
		a->due = due;
}

/* The date, the name and the parts that the act needs. */
static bool
act_fill(struct second *s, struct reading_answer *a)
{
	size_t dates = answer_fill_dates(&s->unit);

	switch (a->act) {
	case ACT_CHANGE:
		return dates == 0 || answer_fill_day(s->r, &s->unit, a->item, &a->due);
	case ACT_REASSIGN:
		return sentences_ask(s, owner_find, &a->to) ||
		    answer_fill_name(s->r, &s->unit, false, &a->to);
	case ACT_AWAY:
		if (!sentences_ask(s, owner_find, &a->to))
			answer_fill_name(s->r, &s->unit, true, &a->to);
		return sentences_ask(s, back_find, &a->due) || dates == 0;
	case ACT_SPLIT:
		return answer_fill_parts(s->r, &s->unit, a);
	default:
		return true;
	}
}

/* -- what the rules leave open in their own acts -- */

static bool
is_telling(enum reading_act act)
{
	return act == ACT_NEED || act == ACT_BLOCKED || act == ACT_AT_RISK;
}

static void
drop(struct second *s, size_t i)
{
	struct reading *g = s->r->reading;

	for (size_t k = i; k + 1 < g->answer_count; k++) {
		g->answers[k] = g->answers[k + 1];
		s->of[k] = s->of[k + 1];
	}
	g->answer_count--;
}

/* "Back on Monday 7 December. Please contact Dana Fox.": she is there instead, and nothing was given to her.
 */
static void
substitute_join(struct second *s, struct reading_answer *away)
{
	struct reading *g = s->r->reading;

	for (size_t i = 0; i < g->answer_count; i++)
		if (s->of[i] && g->answers[i].act == ACT_REASSIGN && &g->answers[i] != away &&
		    g->answers[i].confidence < 1) {
			if (away->to.len == 0)
				away->to = g->answers[i].to;
			g->answers[i].act = ACT_LAST + 1;
		}
	if (away->to.len == 0)
		answer_fill_name(s->r, &s->unit, true, &away->to);
	for (size_t i = g->answer_count; i > 0; i--)
		if (g->answers[i - 1].act > ACT_LAST)
			drop(s, i - 1);
}

/* Points of other people are theirs to answer; of a plain "confirm 1" the core says so to its writer. */
static bool
is_others(const struct reply *r, int item)
{
	const struct question *q = r->question;

	for (size_t i = 0; i < q->point_count; i++)
		if (q->points[i].n == item)
			return r->question->role == ROLE_OWNER && !r->mine[i] && q->points[i].owner.len > 0;
	return false;
}

/* "Can you send me the booklet?" of one of several points: which, is for its words to say. */
static bool
wants_point(enum reading_act act)
{
	return is_telling(act) || act == ACT_CHANGE || act == ACT_REASSIGN || act == ACT_ON_TRACK;
}

/* Is the unit about one of several points, and none is named? */
static bool
is_somewhere(const struct second *s)
{
	return s->unit.item == 0 && s->r->question->role == ROLE_OWNER && s->r->mine_count > 1 &&
	    !answer_fill_all(&s->unit);
}

/* The point that the unit's words are about, if the reply says nothing else of it; 0: none. */
static int
point_of(const struct second *s)
{
	const struct reading *g = s->r->reading;
	int point = answer_fill_point(s->r, &s->unit);

	for (size_t i = 0; i < g->answer_count; i++)
		if (!s->of[i] && g->answers[i].item == point)
			return 0;
	return point > 0 ? point : 0;
}

/* "I need the list. Who can give it to me?": one need. */
static void
twins_join(struct second *s)
{
	struct reading *g = s->r->reading;

	for (size_t i = 0; i < g->answer_count; i++)
		for (size_t k = i + 1; k < g->answer_count;)
			if (s->of[i] && s->of[k] && g->answers[i].act == ACT_NEED &&
			    g->answers[k].act == ACT_NEED && g->answers[i].confidence < 1 &&
			    g->answers[k].confidence < 1) {
				g->answers[i].text = g->answers[i].quote =
				    text_clean_line(s->r->pool, s->text, READING_LINE_MAX);
				drop(s, k);
			} else {
				k++;
			}
}

/* "The pallets arrive on the 2nd, so I'd propose the 3rd": which of the two is for more than rules to say. */
static bool
days_differ(struct second *s, const struct reading_answer *a)
{
	struct reading_due due = { .minute = -1 };

	return a->due.given && answer_fill_dates(&s->unit) > 1 &&
	    answer_fill_day(s->r, &s->unit, a->item, &due) && civil_compare(due.date, a->due.date) != 0;
}

/* "We're packing today. Everything as planned.": once is enough. */
static bool
is_said_already(const struct second *s, const struct reading_answer *a)
{
	const struct reading *g = s->r->reading;

	for (size_t i = 0; i < g->answer_count; i++)
		if (!s->of[i] && g->answers[i].act == a->act)
			return true;
	return false;
}

static void
settle(struct second *s)
{
	struct reading *g = s->r->reading;
	int point = is_somewhere(s) ? point_of(s) : 0;

	for (size_t i = 0; i < g->answer_count; i++) {
		struct reading_answer *a = &g->answers[i];

		if (!s->of[i])
			continue;
		if (changes_record(a) && trust(&s->unit) == 1 && is_others(s->r, a->item)) {
			a->act = ACT_COMMENT;
			a->text = a->quote;
		}
		if (is_fixed(a))
			continue;
		if (a->act == ACT_REASSIGN) {
			order_due(s, a);
			if (!answer_fill_better(s->r, &s->unit, &a->to))
				to_unclear(a);
		}
		if (a->act == ACT_CHANGE && days_differ(s, a))
			to_unclear(a);
		/* the point's own words, also where the rules look only before the verb */
		if (point > 0 && s->unit.lone && (a->act == ACT_DECLINE || a->act == ACT_DONE))
			a->item = point;
		/* beside other points, none that is meant for all */
		if (is_somewhere(s) && !(a->act == ACT_REASSIGN && trust(&s->unit) < 1) &&
		    !(s->unit.lone && trust(&s->unit) == 0) &&
		    (wants_point(a->act) || (!s->unit.lone && changes_record(a) && a->act != ACT_AWAY))) {
			a->item = point;
			if (point == 0 && is_said_already(s, a))
				a->act = ACT_COMMENT;
			else if (point == 0)
				to_unclear(a);
		}
	}
	twins_join(s);
	for (size_t i = 0; i < g->answer_count; i++)
		if (s->of[i] && g->answers[i].act == ACT_AWAY && !is_fixed(&g->answers[i])) {
			substitute_join(s, &g->answers[i]);
			return;
		}
}

/* -- lift -- */

/* May the unit be lifted at all? *acts: what the rules say of it that changes the record. */
static bool
is_open(const struct second *s, size_t *acts)
{
	const struct reading *g = s->r->reading;

	*acts = 0;
	for (size_t i = 0; i < g->answer_count; i++) {
		if (!s->of[i])
			continue;
		if (is_fixed(&g->answers[i]))
			return false;
		*acts += changes_record(&g->answers[i]);
	}
	return true;
}

/* The unit's doubts go; what is left of them is the act, or nothing when it stands already. */
static void
unit_take(struct second *s, const struct reading_answer *act)
{
	struct reading *g = s->r->reading;
	size_t kept = 0;
	bool said = act == NULL;

	for (size_t i = 0; i < g->answer_count; i++) {
		bool doubt = s->of[i] &&
		    (g->answers[i].act == ACT_UNCLEAR || (g->answers[i].act == ACT_COMMENT && act != NULL));

		if (doubt && said)
			continue;
		s->of[kept] = s->of[i];
		g->answers[kept++] = doubt ? *act : g->answers[i];
		said = said || doubt;
	}
	g->answer_count = kept;
	if (!said) {
		g->answers =
		    pool_grow(s->r->pool, g->answers, g->answer_count, &s->r->cap, sizeof(*g->answers));
		s->of[g->answer_count] = true;
		g->answers[g->answer_count++] = *act;
	}
}

/* What was not understood beside other points says nothing. */
static void
doubts_quiet(struct second *s)
{
	struct reading *g = s->r->reading;

	for (size_t i = 0; i < g->answer_count && !s->unit.lone; i++)
		if (s->of[i] && g->answers[i].act == ACT_UNCLEAR) {
			g->answers[i].act = ACT_COMMENT;
			g->answers[i].confidence = s->unit.p[ANSWER_NOTHING];
		}
}

/* The point that the unit is about, where the rules found none; false: it cannot be told, or is answered. */
static bool
point_find(const struct second *s, enum reading_act act, int *item)
{
	int point;

	if (*item != 0 || s->r->mine_count < 2 || answer_fill_all(&s->unit))
		return *item != 0 || s->unit.lone;
	point = answer_fill_point(s->r, &s->unit) > 0 ? point_of(s) : answer_fill_point(s->r, &s->unit);
	/* a yes or an absence is about all */
	if (point < 0 || (point == 0 && !(s->unit.lone && (act == ACT_CONFIRM || act == ACT_AWAY))))
		return false;
	*item = point;
	return true;
}

static bool
only_act(const struct second *s, enum reading_act act)
{
	const struct reading *g = s->r->reading;

	for (size_t i = 0; i < g->answer_count; i++)
		if (s->of[i] && changes_record(&g->answers[i]) && g->answers[i].act != act)
			return false;
	return true;
}

static void
lift(struct second *s)
{
	const struct reading *g = s->r->reading;
	size_t best = answer_unit_best(&s->unit), acts;
	struct reading_answer a = { .item = s->unit.item,
		.act = (enum reading_act)best,
		.due.minute = -1,
		.confidence = s->unit.p[best] };

	if (s->unit.p[best] < answer_model_of(s->model, "<lift>", best) || !is_open(s, &acts) ||
	    is_others(s->r, a.item))
		return;
	if (best == ANSWER_NOTHING) {
		doubts_quiet(s);
		return;
	}
	if (acts > 0) {
		if (only_act(s, a.act))
			unit_take(s, NULL);
		return;
	}
	a.quote = text_clean_line(s->r->pool, s->text, READING_LINE_MAX);
	for (size_t i = 0; i < g->answer_count && !s->unit.lone; i++)
		if (s->of[i])
			a.quote = g->answers[i].quote;
	a.text = a.quote;
	if (point_find(s, a.act, &a.item) && act_fill(s, &a))
		unit_take(s, &a);
}

/* What both readers thought of the unit, and what came of it, for people. */
static void
explain(struct second *s, size_t *cap)
{
	struct reading *g = s->r->reading;
	size_t best = answer_unit_best(&s->unit);
	bool any = false;
	struct text t;

	if (g->explained_count >= READING_EXPLAIN_MAX)
		return;
	text_init(&t, s->r->pool);
	if (s->unit.item > 0)
		text_addf(&t, "point %d: ", s->unit.item);
	text_addf(&t, "the rules say %.*s; the second reader %s, %.2f", SLICE_ARG(s->unit.rules),
	    best == ANSWER_NOTHING ? "nothing" : reading_act_name((enum reading_act)best), s->unit.p[best]);
	if (s->unit.why.len > 0)
		text_addf(&t, " (%.*s)", SLICE_ARG(s->unit.why));
	for (size_t i = 0; i < g->answer_count; i++)
		if (s->of[i]) {
			text_addf(&t, "%s%s", any ? ", " : "; taken: ", reading_act_name(g->answers[i].act));
			any = true;
		}
	g->explained = pool_grow(s->r->pool, g->explained, g->explained_count, cap, sizeof(*g->explained));
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
			to_unclear(a);
		a->item = other ? 0 : a->item;
		found = found || other || a->item > 0;
		i++;
	}
}

void
answer_second(
    struct reply *r, struct slice text, const struct answer_model *model, answer_watch *watch, void *data)
{
	struct second s = { .r = r, .model = model, .text = text };
	const struct reading *g = r->reading;
	int *items = pool_array(r->pool, g->answer_count + 1, sizeof(*items));
	size_t n = 0, explained = g->explained_count;

	if (r->question->role == ROLE_MANAGER)
		return;
	numbers_mend(r);
	for (size_t i = 0, k; i < g->answer_count; i++) {
		for (k = 0; k < n && !is_same_point(r, items[k], g->answers[i].item);)
			k++;
		items[k] = g->answers[i].item;
		n = k == n ? n + 1 : n;
	}
	/* courtesy alone is about all of the writer's points */
	n = n == 0 ? 1 : n;
	for (size_t i = 0; i < n; i++) {
		unit_open(&s, items[i]);
		answer_unit_weigh(r, model, &s.unit, watch != NULL);
		if (watch != NULL)
			watch(data, &s.unit);
		guard(&s);
		settle(&s);
		lift(&s);
		if (r->question->explain)
			explain(&s, &explained);
	}
}
