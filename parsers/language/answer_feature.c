/*
 * See answer_model.h: from the elements of a reply to features, and from these to
 * how likely each act is. A feature is a short text like "w=done" or
 * "2=not_<point>"; its hash finds the weights. Training and use share this code:
 * the trainer asks for the names as well. What stands in the texts of the points,
 * people, numbers and dates are no words but what they are: "<point>", "<name>",
 * "<later>", so that what is learned holds for other points and other people.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/language/answer_model.h"
#include "parsers/language/judge.h"

/* Words of one unit that are looked at, with their features: of longer ones nothing is taken; what a
 * feature's name may have. */
#define MARKS_MAX 800
#define CLUES_MAX 16000
#define NAME_BYTES 100
/* Letters of a word's beginning that stand for all its forms. */
#define STEM_LETTERS 5
/* Features that are told to people. */
#define NAMED 5
/* Hundredths: as good as certain. */
#define SUM_MAX 5000
/* Words behind a negation that it may speak of. */
#define NOT_REACH 4

struct mark {
	struct slice word;
	uint64_t is;
	bool sign;
};

struct clues {
	struct pool *pool;
	struct mark *v; /* the unit's words and signs */
	size_t n;
	uint32_t *hash;
	size_t hash_count;
	struct text *names; /* or NULL */
};

/* -- words -- */

static void
mark_add(struct clues *c, struct slice word, uint64_t is, bool sign)
{
	if (c->n < MARKS_MAX)
		c->v[c->n++] = (struct mark) { word, is, sign };
}

/* People are people, known or not: with a directory or without one the same is learned. */
static void
name_mark(struct clues *c)
{
	if (c->n == 0 || !slice_eq(c->v[c->n - 1].word, SLICE("<name>")))
		mark_add(c, SLICE("<name>"), 0, false);
}

/* A given name, or what stands behind one. */
static bool
is_name_word(const struct clues *c, const struct reply *r, const struct elems *e, const struct elem *v)
{
	struct slice s = slice_to(slice_from(e->text, v->at), v->end - v->at);

	if (v->is != 0 || v->points != 0)
		return false;
	return (v->capital && c->n > 0 && slice_eq(c->v[c->n - 1].word, SLICE("<name>"))) ||
	    answer_fill_given(r, s);
}

static void
words_mark(struct clues *c, const struct reply *r, const struct elems *e, const struct elem *v)
{
	struct slice s = unicode_fold(c->pool, slice_to(slice_from(e->text, v->at), v->end - v->at));
	uint64_t is = v->is;

	if (is_name_word(c, r, e, v)) {
		name_mark(c);
		return;
	}
	if (v->points != 0) {
		mark_add(c, SLICE("<point>"), is, false);
		return;
	}
	while (s.len > 0) {
		size_t end = slice_find_char(s, ' ');
		struct slice word = slice_to(s, end);

		if (word.len > 0)
			mark_add(c, slice_has_digit(word) ? SLICE("<n>") : word, is, false);
		is = word.len > 0 ? 0 : is;
		s = slice_from(s, end + 1);
	}
}

struct slice
answer_date_sign(struct reply *r, const struct elems *e, const struct elem *v, int item)
{
	struct reading_due due;

	if (!date_due(r->pool, &r->dates, e->text, v->date, &due))
		return SLICE("<date>");
	if (civil_compare(due.date, r->dates.now.date) < 0)
		return SLICE("<past>");
	switch (answer_due_order(r, item, due.date)) {
	case -1:
		return civil_compare(due.date, r->dates.now.date) == 0 ? SLICE("<today>") : SLICE("<sooner>");
	case 0:
		return SLICE("<same>");
	case 1:
		return SLICE("<later>");
	default:
		return SLICE("<day>");
	}
}

static void
elem_mark(struct clues *c, struct reply *r, const struct elems *e, const struct elem *v, int item)
{
	switch (v->kind) {
	case ELEM_WORD:
		words_mark(c, r, e, v);
		break;
	case ELEM_REF:
		mark_add(c,
		    v->ref == REF_ALL        ? SLICE("<all>")
		        : v->ref == REF_REST ? SLICE("<rest>")
		                             : SLICE("<ref>"),
		    0, false);
		break;
	case ELEM_DATE:
		mark_add(c, answer_date_sign(r, e, v, item), 0, false);
		break;
	case ELEM_NAME:
		name_mark(c);
		break;
	case ELEM_COMMA:
		mark_add(c, SLICE(","), 0, true);
		break;
	case ELEM_COLON:
		mark_add(c, SLICE(":"), 0, true);
		break;
	case ELEM_STOP:
		mark_add(c, v->asks ? SLICE("?") : SLICE("."), 0, true);
		break;
	case ELEM_QUOTE:
		break;
	}
}

static bool
is_stop(const struct mark *m)
{
	return m->sign && (m->word.p[0] == '.' || m->word.p[0] == '?');
}

/* -- features -- */

/* "kind" and up to three parts with '_' between them; a longer one is none. */
static void
clue(struct clues *c, const char *kind, struct slice a, struct slice b, struct slice d)
{
	char name[NAME_BYTES];
	int n = snprintf(name, sizeof(name), "%s%.*s%s%.*s%s%.*s", kind, SLICE_ARG(a), b.len > 0 ? "_" : "",
	    SLICE_ARG(b), d.len > 0 ? "_" : "", SLICE_ARG(d));

	if (n <= 0 || (size_t)n >= sizeof(name) || c->hash_count == CLUES_MAX)
		return;
	c->hash[c->hash_count++] = judge_hash(name, (size_t)n);
	if (c->names != NULL) {
		text_add(c->names, (struct slice) { name, (size_t)n });
		text_add_char(c->names, ' ');
	}
}

static const struct slice none = { NULL, 0 };

static void
count_clue(struct clues *c, const char *kind, size_t n)
{
	static const char *const buckets[] = { "0", "1", "2", "3", "4", "6", "10", "16", "30", "60" };
	size_t i = n < 4 ? n : n < 6 ? 4 : n < 10 ? 5 : n < 16 ? 6 : n < 30 ? 7 : n < 60 ? 8 : 9;

	clue(c, kind, slice_of(buckets[i]), none, none);
}

struct slice
answer_word_beginning(struct slice word)
{
	size_t at = 0;

	for (int i = 0; i < STEM_LETTERS && at < word.len; i++)
		utf8_next(word, &at);
	return slice_to(word, at);
}

/* Words and their neighbours; "^" is where a sentence begins or ends. */
static void
word_clues(struct clues *c)
{
	struct slice edge = SLICE("^");

	for (size_t i = 0; i < c->n; i++) {
		const struct mark *m = &c->v[i];
		struct slice before = i > 0 && !is_stop(&m[-1]) ? m[-1].word : edge;
		struct slice after = i + 1 < c->n ? m[1].word : edge;
		struct slice more = i + 2 < c->n && !is_stop(&m[1]) ? m[2].word : none;

		if (is_stop(m))
			continue;
		if (!m->sign) {
			clue(c, "w=", m->word, none, none);
			if (answer_word_beginning(m->word).len < m->word.len)
				clue(c, "s=", answer_word_beginning(m->word), none, none);
		}
		if (before.p == edge.p)
			clue(c, "2=", edge, m->word, none);
		clue(c, "2=", m->word, after, none);
		clue(c, "3=", before, m->word, after);
		if (more.len > 0)
			clue(c, "k=", m->word, more, none);
	}
}

static void
class_clues(struct clues *c)
{
	static const char *const names[] = { "OK", "YES", "NO", "PRAISE", "DONE", "PAST", "PARTIAL", "TRACK",
		"RISK", "BLOCKED", "NEED", "DECLINE", "GIVE", "TAKES", "POSSESS", "CANCEL", "ACCEPT",
		"REOPEN", "CHANGE", "MOVE", "ONLY", "INSTEADOF", "MORETIME", "SPLIT", "AWAY", "BACK", "NOT",
		"COND", "DOUBT", "FUTURE", "ASK", "MAY", "SAID", "IRONY", "BUT", "AND", "ALL", "REST",
		"EXCEPT", "POINT", "N1", "N2", "N3", "NLAST", "UNIT", "FILL", "THANKS", "GREET", "CLOSE",
		"STATUS", "HELP", "REASON", "FYI", "SOMEONE", "SELF", "INCLUSIVE", "UNTIL", "SOFT", "DEPUTY",
		"LINK", "HERE" };
	struct slice last = SLICE("^");

	for (size_t i = 0; i < c->n; i++) {
		struct slice first = none;

		if (is_stop(&c->v[i])) {
			clue(c, "cc=", last, c->v[i].word, none);
			last = SLICE("^");
			continue;
		}
		for (size_t bit = 0; bit < sizeof(names) / sizeof(names[0]); bit++)
			if (c->v[i].is >> bit & 1 && (1ull << bit) != A_FILL) {
				clue(c, "c=", slice_of(names[bit]), none, none);
				clue(c, "cc=", last, slice_of(names[bit]), none);
				first = first.len > 0 ? first : slice_of(names[bit]);
			}
		last = first.len > 0 ? first : c->v[i].word.p[0] == '<' ? c->v[i].word : last;
	}
}

/* What a negation or a condition stands before. */
static void
scope_clues(struct clues *c)
{
	for (size_t i = 0; i < c->n; i++) {
		const char *kind = c->v[i].is & A_NOT ? "not=" : c->v[i].is & A_COND ? "if=" : NULL;

		for (size_t k = i + 1; kind != NULL && k < c->n && k <= i + NOT_REACH && !c->v[k].sign; k++)
			clue(c, kind, c->v[k].word, none, none);
	}
}

static void
shape_clues(struct clues *c, const struct answer_unit *unit)
{
	size_t unknown = 0, asks = 0, stops = 0, dates = 0, names = 0;
	bool first = true;

	for (size_t p = 0; p < unit->n; p++)
		for (size_t i = 0; i < unit->v[p].n; i++) {
			const struct elem *e = &unit->v[p].v[i];

			unknown += e->kind == ELEM_WORD && e->is == 0 && e->points == 0;
			asks += e->kind == ELEM_STOP && e->asks;
			stops += e->kind == ELEM_STOP;
			dates += e->kind == ELEM_DATE;
			names += e->kind == ELEM_NAME;
		}
	count_clue(c, "unknown=", unknown);
	count_clue(c, "asks=", asks);
	count_clue(c, "sentences=", stops);
	count_clue(c, "dates=", dates);
	count_clue(c, "names=", names);
	count_clue(c, "words=", c->n);
	for (size_t i = 0; i < c->n && first; i++) {
		if (!c->v[i].sign)
			clue(c, "first=", c->v[i].word, none, none);
		first = !is_stop(&c->v[i]);
	}
	if (c->n > 0 && is_stop(&c->v[c->n - 1]))
		clue(c, "end=", c->v[c->n - 1].word, none, none);
}

/* The requester's words mean something else. */
static void
role_clues(struct clues *c, const struct reply *r)
{
	bool requester = r->question->role == ROLE_REQUESTER;

	clue(c, "role=", requester ? SLICE("requester") : SLICE("owner"), none, none);
	for (size_t i = 0; requester && i < c->n; i++)
		if (!c->v[i].sign)
			clue(c, "rw=", c->v[i].word, none, none);
}

/* -- weights -- */

static int
by_value(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

const void *
answer_weight_find(const void *weights, size_t n, size_t size, uint32_t hash)
{
	return n == 0 ? NULL : bsearch(&hash, weights, n, size, by_value);
}

static const struct answer_weight *
weight_find(const struct answer_model *m, uint32_t hash)
{
	return answer_weight_find(m->v, m->n, sizeof(*m->v), hash);
}

double
answer_model_of(const struct answer_model *m, const char *name, size_t class)
{
	const struct answer_weight *w = weight_find(m, judge_hash(name, strlen(name)));

	return w == NULL ? 0 : w->w[class] / 100.0;
}

/* What is for the owner to say, and what for the requester. */
static bool
is_sayable(const struct reply *r, size_t class)
{
	bool requester = r->question->role == ROLE_REQUESTER;

	switch (class) {
	case ACT_ACCEPT:
	case ACT_REOPEN:
	case ACT_CANCEL:
		return requester;
	case ACT_CONFIRM:
	case ACT_ON_TRACK:
	case ACT_AT_RISK:
	case ACT_BLOCKED:
	case ACT_NEED:
	case ACT_DONE:
		return !requester;
	default:
		return true;
	}
}

/* Each class against the others; what they give together is made one. */
static void
weigh(const struct clues *c, const struct reply *r, const struct answer_model *m, double *p)
{
	long sum[ANSWER_CLASSES] = { 0 };
	double all = 0;
	const struct answer_weight *bias = weight_find(m, judge_hash("<bias>", 6));

	for (size_t i = 0; i <= c->hash_count; i++) {
		const struct answer_weight *w = bias;

		if (i < c->hash_count)
			w = i > 0 && c->hash[i] == c->hash[i - 1] ? NULL : weight_find(m, c->hash[i]);
		for (size_t k = 0; w != NULL && k < ANSWER_CLASSES; k++)
			sum[k] += w->w[k];
	}
	for (size_t k = 0; k < ANSWER_CLASSES; k++) {
		/* bounded, lest the features of a very long text leave nothing to divide by */
		sum[k] = sum[k] > SUM_MAX ? SUM_MAX : sum[k] < -SUM_MAX ? -SUM_MAX : sum[k];
		p[k] = is_sayable(r, k) ? 1 / (1 + exp((double)-sum[k] / 100)) : 0;
		all += p[k];
	}
	for (size_t k = 0; k < ANSWER_CLASSES; k++)
		p[k] /= all;
}

/* The features that weighed most for the class, for people. */
static struct slice
heaviest(struct reply *r, const struct clues *c, const struct answer_model *m, size_t class)
{
	const struct answer_weight *best[NAMED] = { NULL };
	size_t n = 0;
	struct text t;

	for (size_t i = 0; i < c->hash_count; i++) {
		const struct answer_weight *w =
		    i > 0 && c->hash[i] == c->hash[i - 1] ? NULL : weight_find(m, c->hash[i]);
		size_t at;

		if (w == NULL || w->w[class] <= 0)
			continue;
		for (at = n; at > 0 && w->w[class] > best[at - 1]->w[class]; at--)
			if (at < NAMED)
				best[at] = best[at - 1];
		if (at < NAMED)
			best[at] = w;
		n += n < NAMED;
	}
	text_init(&t, r->pool);
	for (size_t i = 0; i < n; i++)
		text_addf(&t, "%s%s %+.2f", i == 0 ? "" : ", ", best[i]->name, best[i]->w[class] / 100.0);
	return text_slice(&t);
}

size_t
answer_unit_best(const struct answer_unit *u)
{
	size_t best = 0;

	for (size_t k = 1; k < ANSWER_CLASSES; k++)
		best = u->p[k] > u->p[best] ? k : best;
	return best;
}

void
answer_unit_weigh(struct reply *r, const struct answer_model *model, struct answer_unit *unit, bool names)
{
	struct clues c = { .pool = r->pool,
		.v = pool_array(r->pool, MARKS_MAX, sizeof(*c.v)),
		.hash = pool_array(r->pool, CLUES_MAX, sizeof(*c.hash)) };
	struct text t;

	text_init(&t, r->pool);
	c.names = names ? &t : NULL;
	for (size_t p = 0; p < unit->n; p++) {
		for (size_t i = 0; i < unit->v[p].n; i++)
			elem_mark(&c, r, &unit->v[p], &unit->v[p].v[i], unit->item);
		if (c.n > 0 && !is_stop(&c.v[c.n - 1]))
			mark_add(&c, SLICE("."), 0, true);
	}
	word_clues(&c);
	class_clues(&c);
	scope_clues(&c);
	shape_clues(&c, unit);
	role_clues(&c, r);
	qsort(c.hash, c.hash_count, sizeof(*c.hash), by_value);
	if (unit->cut || c.n == MARKS_MAX || c.hash_count == CLUES_MAX)
		memset(unit->p, 0, sizeof(unit->p));
	else
		weigh(&c, r, model, unit->p);
	unit->names = text_slice(&t);
	if (r->question->explain)
		unit->why = heaviest(r, &c, model, answer_unit_best(unit));
}
