/*
 * See answer_model.h: what the second reader does to the answers of the rules.
 * Method: the answers about one point are a unit, with the whole text where the
 * reply is about nothing else, else with the sentences that they were read from.
 *
 * Known: it never splits a point, and of two dates it takes none.
 */
#include "parsers/base/pool.h"
#include "parsers/language/answer_model.h"

static const struct answer_weight weights[] = {
#include "parsers/language/answer_weights.inc"
};

const struct answer_model answer_model = { weights, sizeof(weights) / sizeof(weights[0]) };

#define PARAGRAPHS_MAX 100

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
guard(struct second *s)
{
	struct reading *g = s->r->reading;

	for (size_t i = 0; i < g->answer_count; i++) {
		struct reading_answer *a = &g->answers[i];

		if (!s->of[i] || is_fixed(a) || !changes_record(a) ||
		    s->unit.p[a->act] >= answer_model_of(s->model, "<keep>", a->act))
			continue;
		*a = (struct reading_answer) {
			.item = a->item, .act = ACT_UNCLEAR, .due.minute = -1, .quote = a->quote
		};
	}
}

/* -- lift -- */

/* The only day that is named and can be meant; given is false when none is named at all. */
static bool
day_find(struct second *s, struct reading_due *due)
{
	bool any = false;

	for (size_t p = 0; p < s->unit.n; p++) {
		const struct elems *e = &s->unit.v[p];

		for (size_t i = 0; i < e->n; i++) {
			struct reading_due one;

			if (e->v[i].kind != ELEM_DATE)
				continue;
			any = true;
			if (!date_due(s->r->pool, &s->r->dates, e->text, e->v[i].date, &one))
				return false;
			if (civil_compare(one.date, s->r->dates.now.date) < 0 ||
			    answer_due_order(s->r, s->unit.item, one.date) <= 0)
				continue;
			if (due->given && civil_compare(one.date, due->date) != 0)
				return false;
			*due = one;
		}
	}
	return due->given || !any;
}

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

static bool
dates_any(const struct answer_unit *u)
{
	for (size_t p = 0; p < u->n; p++)
		for (size_t i = 0; i < u->v[p].n; i++)
			if (u->v[p].v[i].kind == ELEM_DATE)
				return true;
	return false;
}

/* The date and the name that the act needs. */
static bool
act_fill(struct second *s, struct reading_answer *a)
{
	switch (a->act) {
	case ACT_CHANGE:
		return day_find(s, &a->due);
	case ACT_REASSIGN:
		return sentences_ask(s, owner_find, &a->to);
	case ACT_AWAY:
		return sentences_ask(s, back_find, &a->due) || !dates_any(&s->unit);
	case ACT_SPLIT:
		return false;
	default:
		return true;
	}
}

static size_t
best_class(const struct answer_unit *u)
{
	size_t best = 0;

	for (size_t k = 1; k < ANSWER_CLASSES; k++)
		best = u->p[k] > u->p[best] ? k : best;
	return best;
}

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
	return s->unit.lone || s->unit.item > 0;
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
		g->answers[g->answer_count++] = *act;
	}
}

static void
lift(struct second *s)
{
	struct reading *g = s->r->reading;
	size_t best = best_class(&s->unit), acts;
	struct reading_answer a = { .item = s->unit.item,
		.act = (enum reading_act)best,
		.due.minute = -1,
		.confidence = s->unit.p[best] };

	if (best == ANSWER_NOTHING || s->unit.p[best] < answer_model_of(s->model, "<lift>", best) ||
	    !is_open(s, &acts))
		return;
	if (acts > 0) {
		for (size_t i = 0; i < g->answer_count; i++)
			if (s->of[i] && changes_record(&g->answers[i]) && g->answers[i].act != a.act)
				return;
		unit_take(s, NULL);
		return;
	}
	a.quote = text_clean_line(s->r->pool, s->text, READING_LINE_MAX);
	for (size_t i = 0; i < g->answer_count && !s->unit.lone; i++)
		if (s->of[i])
			a.quote = g->answers[i].quote;
	a.text = a.quote;
	if (act_fill(s, &a))
		unit_take(s, &a);
}

void
answer_second(
    struct reply *r, struct slice text, const struct answer_model *model, answer_watch *watch, void *data)
{
	struct second s = { .r = r, .model = model, .text = text };
	const struct reading *g = r->reading;
	int *items = pool_array(r->pool, g->answer_count + 1, sizeof(*items));
	size_t n = 0;

	if (r->question->role == ROLE_MANAGER)
		return;
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
		lift(&s);
	}
}
