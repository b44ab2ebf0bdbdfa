/*
 * See judge.h. Place: between claims and items. Method: what speaks against a claim
 * decides, else structure (judge_rule.h), else the sum of the weights of its
 * features (judge_feature.c).
 */
#include <math.h>

#include "parsers/base/pool.h"
#include "parsers/language/claim_clause.h"
#include "parsers/language/judge_rule.h"

static const struct judge_weight weights[] = {
#include "parsers/language/items_weights.inc"
};

static const unsigned short first[] = {
#include "parsers/language/items_index.inc"
};

_Static_assert(sizeof(first) / sizeof(first[0]) == (1u << JUDGE_INDEX_BITS) + 1, "as the index was made");

const struct judge_model judge_model = { weights, sizeof(weights) / sizeof(weights[0]), 0, first };

/* ---- the model ------------------------------------------------------------- */

const struct judge_weight *
judge_weight_find(const struct judge_model *m, uint32_t hash)
{
	uint32_t bits = hash >> (32 - JUDGE_INDEX_BITS);

	for (size_t i = m->first[bits]; i < m->first[bits + 1]; i++)
		if (m->v[i].hash == hash)
			return &m->v[i];
	return NULL;
}

static double
model_score(const struct judge_model *m, const struct judge_features *f)
{
	const struct judge_weight *w = judge_weight_find(m, judge_feature_hash(SLICE("<bias>")));
	double sum = m->bias + (w == NULL ? 0 : (double)w->weight);

	for (size_t i = 0; i < f->n; i++)
		if ((w = judge_weight_find(m, f->v[i])) != NULL)
			sum += (double)w->weight;
	return 1 / (1 + exp(-sum));
}

/* ---- the verdict ---------------------------------------------------------- */

/* A line below a task says more about it; it is a task of its own only if it names somebody itself. */
static bool
is_detail(const struct outline *o, const struct claim_list *claims, size_t at)
{
	const struct claim *c = &claims->v[at];
	int parent = o->v[c->block].parent;

	/* in it or below it */
	if (parent < 0 || c->marked || (actor_is_named(&c->actor) && c->actor_block >= c->block))
		return false;
	for (size_t i = at; i > 0; i--) {
		const struct claim *up = &claims->v[i - 1];

		if (up->block < (size_t)parent)
			return false;
		if (up->block == (size_t)parent && up->taken)
			return true;
	}
	return false;
}

/* Claims of a list that are looked at, before and behind; tasks of it by which its other points are tasks as well. */
#define COMPANIONS 6
#define LIST_TASKS 2

/* What a task and another of its list have in common, so that one is sure when the other is. */
static bool
is_companion(const struct outline *o, const struct claim *c, const struct claim *beside)
{
	const struct place *v = &o->v[c->block], *w = &o->v[beside->block];
	size_t apart = beside->block > c->block ? beside->block - c->block : c->block - beside->block;

	/* lists under people's names are of one kind, whoever's they are */
	if (c->form == CLAIM_PERSON)
		return beside->sure && beside->taken && beside->form == c->form &&
		    beside->actor.kind <= ACTOR_HANDLE && w->b->kind == BLOCK_ITEM && apart <= COMPANIONS;
	if (c->form == CLAIM_CLAUSE &&
	    (!v->b->ordered || !(beside->signal == SIGNAL_VERB || signal_binds(beside->signal))))
		return false;
	return beside->sure && beside->taken && beside->form == c->form &&
	    (beside->signal == c->signal || c->form == CLAIM_CLAUSE) &&
	    (beside->actor.kind <= ACTOR_HANDLE || (beside->actor.kind == ACTOR_DEPARTMENT && c->actor.kind <= ACTOR_DEPARTMENT)) &&
	    w->b->kind == BLOCK_ITEM && w->heading == v->heading &&
	    w->parent == v->parent && w->b->box == v->b->box &&
	    apart <= (c->form == CLAIM_LABEL ? COMPANIONS : 2);
}

/* Would the claim be a task if the one beside it is? An end that names somebody, "Maya: " and an order or a day, or "me: " and
 * some words. */
static bool
may_join(const struct outline *o, const struct judge_page *page, const struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;
	const struct token *w = &t->v[c->task_from];

	if (c->form == CLAIM_LABEL)
		return (c->signal == SIGNAL_COLON || c->signal == SIGNAL_DASH) && c->first &&
		    c->task_to > c->task_from + 1 && !(w->is & W_PAST) &&
		    ((w->is & W_VERB) || judge_names_when(t, c) || (c->author && c->task_to > c->task_from + 2));
	/* "4. Maya pays the fee" among numbered lines of that kind */
	if (c->form == CLAIM_CLAUSE)
		return c->signal == SIGNAL_VERB && c->first && c->reachable && c->sentence == 0 &&
		    c->task_to > c->task_from + 2 && clause_is_deed(o, w);
	if (c->form == CLAIM_PERSON)
		return c->reachable && c->signal == SIGNAL_NONE && c->task_to > c->task_from + 2 &&
		    c->actor_block != c->block && judge_may_be_order_of(o, page, c);
	return (c->form == CLAIM_TAIL || c->form == CLAIM_BRACKET) && !judge_is_agenda_point(t, c);
}

/* Tokens of a line "Maya: posters". */
#define NAMED_LINE 14

/* "Élodie: the poster" right below "Grace: garlands, by Friday": lines of a paragraph with somebody known and a thing. */
static bool
is_line_beside(const struct outline *o, const struct claim *c, const struct claim *beside)
{
	const struct place *v = &o->v[c->block], *w = &o->v[beside->block];
	static const char *const how[] = { "sick", "ill", "nice", "very", "happy", "busy", "out", "off", "ok", "fine", "good", "great", "late", "away", "here", "there",
		"malade", "content", "contente", "krank", "m\303\274de", "enfermo", "enferma", "de", "en", "bien", "gut" };
	const struct token *begin = &v->t.v[c->task_from];

	if (c->form != CLAIM_LABEL || c->signal != SIGNAL_COLON || !c->first || !c->reachable || c->chat || c->actor_block != c->block ||
	    v->b->kind != BLOCK_PARAGRAPH || v->t.n > NAMED_LINE || c->task_to < c->task_from + 3 || SLICE_IS_ONE_OF(begin->low, how) ||
	    !(v->section == SECTION_NONE || section_is_fyi(v->section)) ||
	    (begin->is & (W_PRONOUN | W_BE | W_NOT | W_CONDITION | W_PAST | W_STATUS | W_TIME | W_WITH | W_DONE | W_STATIVE)))
		return false;
	return beside->sure && beside->taken && beside->form == c->form && beside->signal == c->signal && beside->reachable &&
	    w->b->kind == BLOCK_PARAGRAPH && w->heading == v->heading && judge_names_when(&w->t, beside) &&
	    (beside->block == c->block + 1 || c->block == beside->block + 1 || (beside->block == c->block && c->actor.from > 0 && token_is(&v->t, c->actor.from - 1, ';')));
}

/* Lines of a run that name somebody in front, by which the others of it are tasks. */
#define LINE_TASKS 2

/* "Dr Weller: talk to the pharmacy", "Tom - label the cables": an order behind the name of a person, at the front of its line. */
static bool
is_named_order(const struct outline *o, const struct claim *c)
{
	const struct place *v = &o->v[c->block];
	const struct token *w = &v->t.v[c->task_from], *who = &v->t.v[c->actor.v[0].from];

	return c->form == CLAIM_LABEL && (c->signal == SIGNAL_COLON || c->signal == SIGNAL_DASH) && c->first && !c->chat && c->actor_block == c->block &&
	    c->task_to > c->task_from + 1 && (c->actor.kind <= ACTOR_HANDLE || (c->actor.kind == ACTOR_NAME && (who->is & (W_GIVEN | W_TITLE)))) &&
	    (v->section == SECTION_NONE || v->section == SECTION_ACTION || section_is_fyi(v->section)) &&
	    ((w->is & (W_VERB | W_PAST | W_BE | W_STATIVE)) == W_VERB || judge_is_infinitive(o, c));
}

/* Such a line among those right above and below it that are tasks, where no other label stands between. */
static bool
is_among_lines(const struct outline *o, const struct claim_list *claims, size_t at)
{
	size_t tasks = 0;

	if (!is_named_order(o, &claims->v[at]))
		return false;
	for (int step = -1; step < 2; step += 2)
		for (size_t i = at, block = claims->v[at].block; i + (size_t)step < claims->n; block = claims->v[i].block) {
			const struct claim *c = &claims->v[i += (size_t)step];

			if (c->form != CLAIM_LABEL || c->block - block + 1 > 2 || o->v[c->block].heading != o->v[claims->v[at].block].heading || c->actor.kind > ACTOR_NAME)
				break;
			tasks += c->taken && c->sure && c->block != block;
		}
	return tasks >= LINE_TASKS;
}

/* Is there a sure companion in the claims near the one at i? */
static bool
has_companion(const struct outline *o, const struct claim_list *claims, size_t i)
{
	size_t from = i > COMPANIONS ? i - COMPANIONS : 0;

	for (size_t j = from; j < claims->n && j <= i + COMPANIONS; j++)
		if (j != i && is_companion(o, &claims->v[i], &claims->v[j]))
			return true;
	return false;
}

/* "- Maya: signatures, once the template is there" in a list where all else that was found are tasks, two of them at least. */
static bool
is_among_tasks(const struct outline *o, const struct claim_list *claims, size_t at)
{
	const struct claim *c = &claims->v[at];
	const struct place *v = &o->v[c->block];
	const struct token *w = &v->t.v[c->task_from];
	size_t tasks = 0, last = c->block;

	if (c->form != CLAIM_LABEL || c->signal != SIGNAL_COLON || !c->first || c->sentence > 0 || c->rivals > 0 || c->task_to < c->task_from + 3 ||
	    !(v->section == SECTION_NONE || section_is_fyi(v->section)) || (w->is & (W_PRONOUN | W_BE | W_NOT | W_CONDITION | W_PAST | W_STATUS | W_TIME)) ||
	    outline_says_where(&v->t, c->task_from, c->task_to) || v->children > 0)
		return false;
	for (size_t i = at > COMPANIONS ? at - COMPANIONS : 0; i < claims->n && i <= at + COMPANIONS; i++) {
		const struct place *beside = &o->v[claims->v[i].block];

		if (i == at || beside->heading != v->heading || beside->parent != v->parent || beside->b->kind != BLOCK_ITEM)
			continue;
		if (!claims->v[i].taken)
			return false;
		tasks += claims->v[i].block != last;
		last = claims->v[i].block;
	}
	return tasks >= LIST_TASKS;
}

/* "- test it - Maya" beside "- ship it - Omar (4 Dec)": lists are of one kind. */
static void
companions_take(const struct outline *o, const struct judge_page *page, struct claim_list *claims)
{
	for (size_t i = 0; i < claims->n && !page->dialogue; i++) {
		struct claim *c = &claims->v[i];

		if (!c->taken && c->score > 0 && !judge_is_told(&o->v[c->block].t, c) && judge_reads_like_task(o, c) &&
		    ((i > 0 && is_line_beside(o, c, &claims->v[i - 1])) || (i + 1 < claims->n && is_line_beside(o, c, &claims->v[i + 1])) ||
		        is_among_lines(o, claims, i))) {
			c->taken = true;
			c->score = 0.7;
			c->rule = "like the line beside it";
			continue;
		}
		if (c->taken || c->score == 0 || !(may_join(o, page, c) || is_among_tasks(o, claims, i)) || (c->actor.kind > ACTOR_HANDLE && !(c->author && c->form == CLAIM_LABEL)) ||
		    o->v[c->block].b->kind != BLOCK_ITEM || judge_is_told(&o->v[c->block].t, c) ||
		    !judge_reads_like_task(o, c))
			continue;
		if (has_companion(o, claims, i) || is_among_tasks(o, claims, i)) {
			c->taken = c->sure = true;
			c->score = 0.75;
			c->rule = "like the task beside it";
		}
	}
}

/* "The visitor book is missing" of nobody: how things are, until somebody is to change them, or "Legal to be told". */
static bool
is_state_of_things(const struct outline *o, const struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;

	if (c->form != CLAIM_BARE || (t->v[c->task_from].is & W_VERB) || claim_must_be_done(o, t, c->task_from, c->task_to))
		return false;
	for (size_t i = c->task_from + 1; i + 1 < c->task_to; i++)
		if (t->v[i].is & W_BE)
			return !(t->v[i - 1].is & W_TO) && !(t->v[i + 1].is & (W_TO | W_OPEN)) &&
			    !(i + 2 < c->task_to && (t->v[i + 2].is & W_OPEN));
	return false;
}

/* Below this weight a point is none in any list. */
#define LIST_LEAST 0.25

/* A point of a list right below "Action items", and no detail of another. */
static bool
is_listed_point(const struct outline *o, const struct claim *c)
{
	const struct place *v = &o->v[c->block];

	return v->section == SECTION_ACTION && v->exact && v->direct && v->b->kind == BLOCK_ITEM && !v->heads &&
	    (v->parent < 0 || o->v[v->parent].heads);
}

/* "keys for the new hall", "cleaning the shed": a thing or a deed, and nothing that is told, asked or only perhaps. */
static bool
may_be_listed(const struct outline *o, const struct claim_list *claims, size_t at)
{
	const struct claim *c = &claims->v[at];
	const struct tokens *t = &o->v[c->block].t;
	const struct token *w = &t->v[c->task_from];

	if (c->taken || c->score < LIST_LEAST || c->form != CLAIM_BARE || c->task_to < c->task_from + 2 ||
	    (w->kind != TOKEN_WORD && w->kind != TOKEN_IDEOGRAPH) || (w->is & (W_FUNCTION | W_TIME | W_NOT | W_CONDITION | W_BE)) ||
	    tokens_may_hold(t, '?') || tokens_may_hold(t, ':') || !judge_reads_like_task(o, c) ||
	    judge_is_told(t, c) || is_state_of_things(o, c) || slice_ends_nocase(w->low, SLICE("ly")))
		return false;
	/* "badge library - https://..." names where something is */
	for (size_t i = c->task_from; i < c->to; i++)
		if (t->v[i].kind == TOKEN_URL)
			return false;
	/* what its points are about */
	for (size_t i = at + 1; i < claims->n && o->v[claims->v[i].block].parent == (int)c->block; i++)
		if (claims->v[i].taken)
			return false;
	return true;
}

/* Among tasks each point of the list is one, whatever its words weigh: "keys for the new hall" beside "call the baker". */
static void
lists_take(const struct outline *o, struct claim_list *claims)
{
	bool chinese = o->set.n > 1 && o->set.v[1] == &words_zh;

	for (size_t i = 0, end; i < claims->n; i = end) {
		int heading = o->v[claims->v[i].block].heading;
		size_t tasks = 0;

		for (end = i; end < claims->n && o->v[claims->v[end].block].heading == heading; end++)
			tasks += claims->v[end].taken && is_listed_point(o, &claims->v[end]);
		/* a dictionary has few of the verbs that begin Chinese points */
		for (size_t j = i; tasks >= (chinese ? 1 : LIST_TASKS) && j < end; j++) {
			struct claim *c = &claims->v[j];

			if (!is_listed_point(o, c) || !may_be_listed(o, claims, j))
				continue;
			c->taken = true;
			c->score = 0.55;
			c->rule = "a point of a list of tasks";
		}
	}
}

/* Lines of a list that name their owner in front by which the others do, too, and tokens of such a line. */
#define NAMED_LINES 2
#define NAMED_TOKENS 14

/* "Jonny: GitLab": a point of a list of tasks, and one word that may be somebody in front of its colon. */
static bool
may_be_named(const struct outline *o, const struct claim *c)
{
	const struct place *v = &o->v[c->block];

	return c->form == CLAIM_LABEL && c->signal == SIGNAL_COLON && c->first && !c->chat && v->b->kind == BLOCK_ITEM && c->actor_block == c->block &&
	    (v->section == SECTION_ACTION || v->section == SECTION_OLD) && c->actor.n == 1 && c->actor.to == c->actor.from + 1 && c->actor.kind != ACTOR_DEPARTMENT &&
	    c->actor.kind != ACTOR_ROLE && v->t.v[c->actor.from].letters != CASE_LOWER;
}

/* Where the lines of a list of tasks begin with who does them, each is one. */
static void
named_take(const struct outline *o, struct claim_list *claims)
{
	for (size_t i = 0, end; i < claims->n; i = end) {
		int heading = o->v[claims->v[i].block].heading;
		size_t named = 0, others = 0;

		for (end = i; end < claims->n && o->v[claims->v[end].block].heading == heading; end++) {
			bool label = may_be_named(o, &claims->v[end]);

			named += claims->v[end].taken && label;
			others += !label;
		}
		for (size_t j = i; named >= NAMED_LINES && named > others && j < end; j++) {
			struct claim *c = &claims->v[j];

			if (c->taken || c->score == 0 || !may_be_named(o, c) || c->task_to > c->task_from + NAMED_TOKENS || judge_is_told(&o->v[c->block].t, c))
				continue;
			c->taken = true;
			c->score = 0.6;
			c->rule = "a line of a list that names its owners in front";
		}
	}
}

/* Points of one name that are looked at together. */
#define BELOW_NAME 8

/* Below somebody's name one point is a task, "print the flyer by Friday": what the others order is his, too. */
static void
below_name_take(const struct outline *o, struct claim_list *claims)
{
	for (size_t i = 0; i < claims->n; i++) {
		struct claim *c = &claims->v[i];
		const struct tokens *t = &o->v[c->block].t;
		const uint64_t is = t->v[c->task_from].is;
		bool beside = false;

		if (c->taken || c->score == 0 || c->form != CLAIM_PERSON || !c->reachable || c->actor.n == 0 || c->actor_block == c->block || c->task_to < c->task_from + 2 ||
		    judge_is_told(t, c) || !((is & (W_VERB | W_PAST | W_BE | W_STATIVE)) == W_VERB || judge_is_infinitive(o, c)))
			continue;
		for (size_t j = i > BELOW_NAME ? i - BELOW_NAME : 0; j < claims->n && j < i + BELOW_NAME && !beside; j++)
			beside = j != i && claims->v[j].taken && claims->v[j].form == CLAIM_PERSON && claims->v[j].actor_block == c->actor_block &&
			    o->v[claims->v[j].block].parent == o->v[c->block].parent && judge_has_deadline(&o->v[claims->v[j].block].t, &claims->v[j]);
		if (!beside)
			continue;
		c->taken = true;
		c->score = 0.6;
		c->rule = "an order beside a task, below the same name";
	}
}

/* Names above lists of which tasks were taken, by which the lists below the other names are of tasks; and the least weight of such
 * a line. */
#define LISTS_LEAST 2
#define LISTED_LEAST 0.05

/* A point of the list below a name that stands by itself, "Maya" above "- print the flyer". */
static bool
is_below_head(const struct outline *o, const struct claim *c)
{
	const struct place *v = &o->v[c->block];

	return c->form == CLAIM_PERSON && c->actor.n > 0 && c->actor_block != c->block && v->b->kind == BLOCK_ITEM && o->v[c->actor_block].b->kind != BLOCK_ITEM &&
	    o->v[c->actor_block].heads && (v->section == SECTION_NONE || v->section == SECTION_ACTION || section_is_fyi(v->section));
}

/* "Collect the addresses (27 March)", "agree on a name - 10 March" */
static bool
is_dated_order(const struct tokens *t, const struct claim *c)
{
	return (t->v[c->task_from].is & (W_VERB | W_PAST | W_BE | W_STATIVE)) == W_VERB && (judge_day_in_brackets(t, c) || judge_has_day(t, c->task_from, c->to));
}

/* Notes sorted by people: below each name stands what is to be done, whoever he is. */
static void
people_lists_take(const struct outline *o, struct claim_list *claims)
{
	size_t names = 0, last = o->n;

	for (size_t i = 0; i < claims->n; i++)
		if (claims->v[i].taken && is_below_head(o, &claims->v[i]) && claims->v[i].actor_block != last) {
			last = claims->v[i].actor_block;
			names++;
		}
	for (size_t i = 0; names >= LISTS_LEAST && i < claims->n; i++) {
		struct claim *c = &claims->v[i];
		const struct tokens *t = &o->v[c->block].t;

		if (c->taken || c->score < LISTED_LEAST || !is_below_head(o, c) || !judge_reads_like_task(o, c) || judge_is_told(t, c) ||
		    !(judge_has_deadline(t, c) || is_dated_order(t, c) || (o->set.n > 1 && judge_is_infinitive(o, c))))
			continue;
		c->taken = true;
		c->score = 0.6;
		c->rule = "below a name, where names head lists of tasks";
	}
}

/* "should", "would": where others promise, it is what was agreed; not "could", "may". */
static bool
is_due_to(struct slice w)
{
	static const char *const words[] = { "should", "sollte", "soll", "m\303\274sste", "devrait",
		"deber\303\255a" };

	return SLICE_IS_ONE_OF(w, words);
}

/*
 * "Omar prepares a plan without the bank", "Maya should hold the invoice", "I'll explain it to them myself":
 * a sentence of its own, in no report.
 */
static bool
may_promise(const struct outline *o, const struct claim *c)
{
	const struct place *v = &o->v[c->block];
	const struct token *w = &v->t.v[c->task_from];
	bool english = o->set.n < 2;

	if (c->rivals == 0 || v->b->kind != BLOCK_PARAGRAPH || c->chat || c->task_to <= c->task_from + 2 ||
	    !(v->section == SECTION_NONE || v->section == SECTION_ACTION) || (w->is & (W_PAST | W_BE)))
		return false;
	/* "et je m'occupe de la lettre" among what others do */
	if (c->author && c->signal == SIGNAL_COMMIT)
		return c->actor.kind == ACTOR_I && c->task_from > c->from && (w->is & W_ARTICLE);
	if (c->author && c->signal == SIGNAL_WILL)
		return (w->is & W_VERB) && !(w->is & W_STATIVE) && judge_names_when(&v->t, c);
	if (!c->first || c->actor.kind > ACTOR_HANDLE)
		return false;
	if (c->signal == SIGNAL_WEAK)
		return ((w->is & (W_VERB | W_STATIVE)) == W_VERB || w->is == 0) &&
		    is_due_to(v->t.v[c->signal_at].low);
	if (!c->reachable || c->signal != SIGNAL_VERB)
		return false;
	return english ? slice_ends_nocase(w->low, SLICE("s")) && !(w->is & W_STATIVE) &&
	        (words_find(&o->set, slice_to(w->low, w->low.len - 1)) & W_VERB) != 0
	               : clause_does(o, &v->t, c->task_from, c->task_to, &c->actor);
}

/* "Hélène" in notes that are not English: somebody by his name, though nobody knows him. */
static bool
is_guest_by_name(const struct outline *o, const struct claim *c)
{
	return o->set.n > 1 && c->signal == SIGNAL_VERB && c->actor.n == 1 && c->actor.kind == ACTOR_NAME && c->actor_block == c->block && c->first &&
	    (o->v[c->block].t.v[c->actor.v[0].from].is & (W_GIVEN | W_TITLE)) && clause_does(o, &o->v[c->block].t, c->task_from, c->task_to, &c->actor);
}

/* "Maya updates the rules (by 1 Dec), Omar tells Sales": two known people in one sentence, the one with a
 * day. */
static void
partners_take(const struct outline *o, struct claim_list *claims)
{
	for (size_t i = 0; i < claims->n; i++) {
		struct claim *c = &claims->v[i];

		if (c->taken || c->score == 0 || c->form != CLAIM_CLAUSE ||
		    (c->signal != SIGNAL_VERB && c->signal != SIGNAL_WEAK && !c->author) ||
		    (c->actor.kind > ACTOR_HANDLE && !c->author && !is_guest_by_name(o, c)) || judge_is_told(&o->v[c->block].t, c) ||
		    clause_is_usual(&o->v[c->block].t, c->from, c->to))
			continue;
		for (size_t j = i > 0 ? i - 1 : 0; j < claims->n && j <= i + 1; j++) {
			const struct claim *d = &claims->v[j];

			if (j == i || d->block != c->block || !d->taken)
				continue;
			/* "I will call them. Omar prepares a plan": among promises, what somebody does is one
			 */
			if (!(c->signal == SIGNAL_VERB && d->sentence == c->sentence &&
			        (d->signal == SIGNAL_VERB || d->signal == SIGNAL_COMMIT) && d->sure) &&
			    !(may_promise(o, c) &&
			        (d->signal == SIGNAL_VERB
			                ? d->actor.kind <= ACTOR_HANDLE
			                : signal_binds(d->signal) || d->signal == SIGNAL_WEAK)))
				continue;
			c->taken = true;
			c->score = 0.7;
			c->rule = "like the task beside it in the sentence";
		}
	}
}

/* Above which weight is it an item? What is only proposed or offered, and what seems to be told, must weigh more. */
static double
least(const struct outline *o, const struct claim *c)
{
	if (is_state_of_things(o, c))
		return JUDGE_PROPOSED;
	if (c->chat && c->form == CLAIM_SELF && c->signal == SIGNAL_WEAK && !c->accepted)
		return JUDGE_TOLD;
	if (c->listed)
		return JUDGE_ITEM;
	/* "Maya writes most of our signs": what somebody does is seldom agreed upon */
	if (c->signal == SIGNAL_VERB && c->form == CLAIM_CLAUSE && !c->marked && !c->asked && !c->chat)
		return JUDGE_PROPOSED;
	if (c->signal == SIGNAL_PAST && !c->marked)
		return JUDGE_TOLD;
	return c->signal == SIGNAL_WEAK ? JUDGE_PROPOSED : JUDGE_ITEM;
}

/* Tasks of people with an address by which the notes are of a house whose people are known. */
#define HOUSE_LEAST 2

/* "Edeka sends us its answer by Friday": one word that nobody knows, where the others are known by their addresses. */
static bool
is_firm(const struct outline *o, const struct claim *c)
{
	const struct token *w = &o->v[c->actor_block].t.v[c->actor.from];

	return c->form == CLAIM_CLAUSE && c->first && !c->reachable && !c->marked && !c->listed && !c->asked && c->actor.n == 1 &&
	    (c->actor.kind == ACTOR_WORD || c->actor.kind == ACTOR_INITIALS) && c->actor.to == c->actor.from + 1 && !(w->is & (W_GIVEN | W_TITLE)) &&
	    (c->signal == SIGNAL_VERB || c->signal == SIGNAL_COMMIT || c->signal == SIGNAL_WILL);
}

static void
firms_leave(const struct outline *o, struct claim_list *claims)
{
	size_t known = 0;

	for (size_t i = 0; i < claims->n; i++)
		known += claims->v[i].taken && claims->v[i].reachable;
	for (size_t i = 0; i < claims->n && known >= HOUSE_LEAST; i++) {
		struct claim *c = &claims->v[i];

		if (!c->taken || !is_firm(o, c))
			continue;
		c->taken = false;
		c->rule = "one word that nobody knows, beside people who are known";
	}
}

void
judge_claims(const struct outline *o, const struct judge_model *model, struct claim_list *claims,
    struct judge_page *page)
{
	struct judge_features f = { .n = 0 };

	judge_page(o, claims, page);
	if (claims->n == 0)
		return;
	for (size_t i = 0; i < claims->n; i++) {
		struct claim *c = &claims->v[i];

		c->rule = judge_against(o, c);
		if (c->rule == NULL && judge_is_topic(o, claims, i))
			c->rule = "what the tasks beside or below it are about";
		if (c->rule == NULL && page->dialogue && judge_is_plea(o, c))
			c->rule = "what a speaker asks of others";
		if (c->rule != NULL)
			continue;
		if (c->present) {
			c->rule = "what the writer does, without a day";
			c->score = JUDGE_PRESENT;
			continue;
		}
		c->rule = judge_structure(o, page, c);
		judge_features(o, page, claims, i, &f);
		c->score = model_score(model, &f);
		if (c->rule != NULL) {
			c->sure = true;
			c->score = c->rule == JUDGE_RULE_NOBODY || c->rule == JUDGE_RULE_BOX
			    ? 0.55
			    : 0.9 + c->score / 10;
		} else {
			c->rule = "weighed by its words and place";
		}
		/* What a summary tells beside the list of tasks is mostly in that list too. */
		if (!c->sure && !c->listed && !c->marked && o->has_action &&
		    o->v[c->block].section == SECTION_SUMMARY)
			c->score *= 0.5;
		c->taken = c->score > least(o, c);
		if (c->taken && is_detail(o, claims, i)) {
			c->taken = false;
			c->rule = "a detail of the task above it";
		}
	}
	judge_echoes(o, claims);
	companions_take(o, page, claims);
	lists_take(o, claims);
	named_take(o, claims);
	below_name_take(o, claims);
	people_lists_take(o, claims);
	partners_take(o, claims);
	judge_prose(o, page, claims);
	firms_leave(o, claims);
}
