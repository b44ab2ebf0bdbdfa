/*
 * See answer_pick.h. Method: logistic regression over the words around one element.
 * Features begin with the letter of their kind, so that all share one table.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/language/answer_pick.h"
#include "parsers/language/judge.h"

/* Elements to each side that are looked at one by one, and in all. */
#define NEAR 3
#define FAR 10
#define NAME_BYTES 120

struct pick {
	struct picker *k;
	size_t p, i;
	const char *kind;
	long sum;
	struct text *names;
};

/* -- what stands there -- */

static struct slice
elem_text(const struct elems *e, size_t i)
{
	return slice_to(slice_from(e->text, e->v[i].at), e->v[i].end - e->v[i].at);
}

static struct slice
word_sign(struct reply *r, const struct elems *e, size_t i)
{
	struct slice s = elem_text(e, i);
	struct text t;

	if (e->v[i].points != 0)
		return SLICE("<point>");
	if (e->v[i].is == 0 && answer_fill_given(r, s))
		return SLICE("<name>");
	if (slice_has_digit(s))
		return SLICE("<n>");
	text_init(&t, r->pool);
	s = unicode_fold(r->pool, s);
	for (size_t b = 0; b < s.len; b++)
		text_add_char(&t, s.p[b] == ' ' ? '-' : s.p[b]);
	return text_slice(&t);
}

static struct slice
elem_sign(struct reply *r, const struct answer_unit *u, const struct elems *e, size_t i)
{
	switch (e->v[i].kind) {
	case ELEM_WORD:
		return word_sign(r, e, i);
	case ELEM_REF:
		return e->v[i].ref == REF_ALL ? SLICE("<all>") : SLICE("<ref>");
	case ELEM_DATE:
		return answer_date_sign(r, e, &e->v[i], u->item);
	case ELEM_NAME:
		return SLICE("<name>");
	case ELEM_COMMA:
		return SLICE(",");
	case ELEM_COLON:
		return SLICE(":");
	case ELEM_STOP:
		return e->v[i].asks ? SLICE("?") : SLICE(".");
	default:
		return SLICE("\"");
	}
}

void
answer_picker_init(struct picker *k, struct reply *r, const struct answer_unit *u)
{
	*k = (struct picker) { .r = r, .u = u, .signs = pool_array(r->pool, u->n, sizeof(*k->signs)) };
	for (size_t p = 0; p < u->n; p++) {
		k->signs[p] = pool_array(r->pool, u->v[p].n, sizeof(**k->signs));
		for (size_t i = 0; i < u->v[p].n; i++) {
			k->signs[p][i] = elem_sign(r, u, &u->v[p], i);
			k->days += u->v[p].v[i].kind == ELEM_DATE;
		}
	}
}

/* -- features -- */

/* The kind, the name and up to two parts with '_' between them; a longer one is none. */
static void
clue(struct pick *k, const char *name, struct slice a, struct slice b)
{
	char s[NAME_BYTES];
	int n = snprintf(
	    s, sizeof(s), "%s%s%.*s%s%.*s", k->kind, name, SLICE_ARG(a), b.len > 0 ? "_" : "", SLICE_ARG(b));
	const struct answer_model *m = k->k->r->model;
	const struct pick_weight *w;

	if (n <= 0 || (size_t)n >= sizeof(s))
		return;
	w = answer_weight_find(m->picks, m->pick_count, sizeof(*m->picks), judge_hash(s, (size_t)n));
	k->sum += w == NULL ? 0 : w->w;
	if (k->names != NULL) {
		text_add(k->names, (struct slice) { s, (size_t)n });
		text_add_char(k->names, ' ');
	}
}

static const struct slice none = { NULL, 0 };

/* What stands so many elements behind (or before) it; "^" beyond the sentence. */
static struct slice
sign_at(const struct pick *k, int offset)
{
	const struct elems *e = &k->k->u->v[k->p];
	size_t at = k->i;

	for (int step = offset < 0 ? -1 : 1; offset != 0; offset -= step) {
		if ((step < 0 && at == 0) || (step > 0 && at + 1 >= e->n))
			return SLICE("^");
		at = step < 0 ? at - 1 : at + 1;
		if (e->v[at].kind == ELEM_STOP)
			return step < 0 ? SLICE("^") : k->k->signs[k->p][at];
	}
	return k->k->signs[k->p][at];
}

static void
near_clues(struct pick *k)
{
	static const char *const places[] = { "-3=", "-2=", "-1=", "", "+1=", "+2=", "+3=" };

	for (int o = -NEAR; o <= NEAR; o++)
		if (o != 0)
			clue(k, places[o + NEAR], sign_at(k, o), none);
	clue(k, "-2-1=", sign_at(k, -2), sign_at(k, -1));
	clue(k, "-3-2=", sign_at(k, -3), sign_at(k, -2));
	clue(k, "-1+1=", sign_at(k, -1), sign_at(k, 1));
	clue(k, "+1+2=", sign_at(k, 1), sign_at(k, 2));
	clue(k, "-1.=", sign_at(k, -1), sign_at(k, 0));
	clue(k, ".+1=", sign_at(k, 0), sign_at(k, 1));
}

/* The words of its sentence before it and behind it. */
static void
far_clues(struct pick *k)
{
	const struct elems *e = &k->k->u->v[k->p];

	for (size_t i = k->i; i > 0 && k->i - i < FAR && e->v[i - 1].kind != ELEM_STOP; i--)
		clue(k, "<", k->k->signs[k->p][i - 1], none);
	for (size_t i = k->i + 1; i < e->n && i - k->i <= FAR; i++) {
		clue(k, ">", k->k->signs[k->p][i], none);
		if (e->v[i].kind == ELEM_STOP)
			break;
	}
}

static struct slice
count_sign(size_t n)
{
	return n == 0 ? SLICE("0") : n == 1 ? SLICE("1") : n == 2 ? SLICE("2") : SLICE("3");
}

/* How it stands to the other days of the unit. */
static void
day_clues(struct pick *k)
{
	const struct answer_unit *u = k->k->u;
	size_t before = 0, sentence = 0, all = 0;
	struct slice own = sign_at(k, 0);

	for (size_t p = 0; p < u->n; p++)
		for (size_t i = 0; i < u->v[p].n; i++) {
			bool earlier = p < k->p || (p == k->p && i < k->i);

			if (u->v[p].v[i].kind == ELEM_STOP) {
				sentence += earlier;
				all++;
			}
			if (u->v[p].v[i].kind != ELEM_DATE || (p == k->p && i == k->i))
				continue;
			before += earlier;
			clue(k, earlier ? "early=" : "late=", k->k->signs[p][i], own);
		}
	clue(k, "own=", own, none);
	clue(k, "days=", count_sign(k->k->days), none);
	clue(k, "before=", count_sign(before), count_sign(k->k->days));
	clue(k, "sentence=", count_sign(sentence), count_sign(all));
}

/* How it is written. */
static void
name_clues(struct pick *k)
{
	const struct elems *e = &k->k->u->v[k->p];
	const struct elem *v = &e->v[k->i];
	bool first = k->i == 0 || e->v[k->i - 1].kind == ELEM_STOP;
	struct slice shape = v->kind == ELEM_NAME ? SLICE("name")
	    : v->kind != ELEM_WORD                ? SLICE("sign")
	    : v->capital && first                 ? SLICE("first")
	    : v->capital                          ? SLICE("capital")
	    : v->is == 0                          ? SLICE("unknown")
	                                          : SLICE("known");
	bool more = k->i + 1 < e->n && e->v[k->i + 1].kind == ELEM_WORD && e->v[k->i + 1].capital;

	clue(k, "own=", sign_at(k, 0), none);
	clue(k, "stem=", answer_word_beginning(sign_at(k, 0)), none);
	clue(k, "shape=", shape, none);
	clue(k, "shape-1=", sign_at(k, -1), shape);
	clue(k, "shape+1=", shape, sign_at(k, 1));
	clue(k, "more=", shape, more ? SLICE("capital") : SLICE("other"));
	if (k->i > 0)
		clue(k, "less=", shape,
		    e->v[k->i - 1].kind == ELEM_NAME ? SLICE("name")
		        : e->v[k->i - 1].capital     ? SLICE("capital")
		                                     : SLICE("other"));
	clue(k, "language=", k->k->r->dates.language, shape);
}

double
answer_picker_weigh(struct picker *picker, enum pick_kind kind, size_t p, size_t i, struct text *names)
{
	static const char *const kinds[] = { [PICK_DAY] = "d", [PICK_BACK] = "b", [PICK_NAME] = "n" };
	struct pick k = { picker, p, i, kinds[kind], 0, names };

	clue(&k, "<bias>", none, none);
	near_clues(&k);
	far_clues(&k);
	if (kind == PICK_NAME)
		name_clues(&k);
	else
		day_clues(&k);
	return 1 / (1 + exp((double)-k.sum / 100));
}

static void
elem_tell(struct picker *k, size_t p, size_t i, struct text *t)
{
	struct slice word = elem_text(&k->u->v[p], i);
	struct reading_due due;
	char day[CIVIL_DATE_LEN];

	if (k->u->v[p].v[i].kind != ELEM_DATE) {
		text_addf(t, "name\t%.*s\t", SLICE_ARG(word));
		answer_picker_weigh(k, PICK_NAME, p, i, t);
		text_add_char(t, '\n');
		return;
	}
	for (enum pick_kind kind = PICK_DAY; kind <= PICK_BACK; kind++)
		if (answer_fill_one(k->r, k->u, kind, p, i, &due)) {
			text_addf(t, "%s\t%s\t", kind == PICK_DAY ? "day" : "back",
			    civil_date_write(due.date, day));
			answer_picker_weigh(k, kind, p, i, t);
			text_add_char(t, '\n');
		}
}

struct slice
answer_picker_tell(struct picker *k)
{
	struct text t;

	text_init(&t, k->r->pool);
	for (size_t p = 0; p < k->u->n; p++)
		for (size_t i = 0; i < k->u->v[p].n; i++)
			elem_tell(k, p, i, &t);
	return text_slice(&t);
}
