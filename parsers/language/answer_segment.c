/*
 * See answer_segment.h. Method: sentence by sentence the points that are named,
 * by number, by the words of their texts, together; where a second one is named,
 * the sentence is cut at the last comma or "and" before it, if something is said
 * on both sides. A sentence that names none goes on about the points of the one
 * before it in its paragraph.
 *
 * Known: "the drawings" of a "floor plan" is found by nobody.
 */
#include "parsers/language/answer_segment.h"
#include "parsers/base/pool.h"
#include "parsers/language/answer_sight.h"

/* Stretches of one reply that are looked at: of longer ones nothing is taken. */
#define SEGMENTS_MAX 400
#define POINT_BITS 64
/* Small words between two words of one point's text: "the list for the Oslo shipment". */
#define MENTION_GAP 3
/* What may stand between a point and its neighbour without saying anything about it. */
#define SMALL (A_FILL | A_AND | A_POINT | A_UNIT | A_ALL | A_REST | A_UNTIL | A_GREET)

enum about { ABOUT_NONE, ABOUT_SOME, ABOUT_ALL, ABOUT_REST };

struct segment {
	const struct elems *e;
	size_t from, to;
	enum about about;
	uint64_t points; /* ABOUT_SOME */
	bool told;       /* one point is named, of several or by its number */
};

struct cutter {
	struct reply *r;
	uint64_t mine; /* the writer's points */
	struct segment *v;
	size_t n;
	bool cut; /* there are more than are looked at */
};

/* A place where points are named. */
struct mention {
	size_t from, to; /* elements */
	enum about about;
	uint64_t points;
	bool number; /* by its number, or as "the first one" */
};

/* -- what is named -- */

static uint64_t
bits_of(const struct reply *r, const struct elem *ref)
{
	uint64_t bits = 0;

	for (size_t i = 0; i < ref->number_count; i++)
		bits |= answer_point_bit(r, ref->numbers[i]);
	return bits;
}

static bool
is_small(const struct elem *v)
{
	return v->kind == ELEM_WORD && v->is != 0 && (v->is & ~(uint64_t)SMALL) == 0;
}

/* The words of points' texts from i on: those points that all of them may mean. */
static size_t
words_mention(const struct cutter *c, const struct elems *e, size_t i, size_t stop, struct mention *m)
{
	size_t gap = 0;

	m->points = e->v[i].points;
	m->to = i + 1;
	for (size_t k = i + 1; k < stop && gap <= MENTION_GAP; k++) {
		if (e->v[k].points != 0 && (e->v[k].points & m->points) != 0) {
			m->points &= e->v[k].points;
			m->to = k + 1;
			gap = 0;
		} else if (e->v[k].points == 0 && is_small(&e->v[k]) && !(e->v[k].is & A_AND)) {
			gap++;
		} else {
			break;
		}
	}
	if (m->points & c->mine)
		m->points &= c->mine;
	return m->to;
}

/* "2 boxes are missing", "the first interview": no point, but what stands behind it. */
static bool
counts_other(const struct elems *e, size_t i, size_t stop)
{
	const struct elem *next = i + 1 < stop ? &e->v[i + 1] : NULL;
	bool digit = e->text.p[e->v[i].at] >= '0' && e->text.p[e->v[i].at] <= '9';

	/* "hall 3" */
	if (digit && i > 0 && e->v[i - 1].kind == ELEM_WORD && e->v[i - 1].is == 0 &&
	    e->v[i - 1].points == 0 && e->v[i].number_count == 1)
		return true;
	return next != NULL && next->kind == ELEM_WORD && (next->is & ~(uint64_t)(A_FILL | A_UNIT)) == 0 &&
	    next->is != A_FILL && e->v[i].number_count == 1 && !(digit && i == 0) && next->points == 0;
}

/* "In two parts, the desktop now and the rest in January": the rest of the point. */
static bool
is_rest_of_part(const struct elems *e, size_t i)
{
	for (; i > 0 && e->v[i - 1].kind != ELEM_STOP; i--)
		if (e->v[i - 1].kind == ELEM_WORD && (e->v[i - 1].is & A_SPLIT))
			return true;
	return false;
}

/* "All the teachers", "alle Lehrer", "aren't all marked": of other things than points. */
static bool
is_all_of_others(const struct cutter *c, const struct elems *e, size_t i, size_t stop)
{
	static const char *const all[] = { "all", "alle", "allen" };
	struct slice s = slice_to(slice_from(e->text, e->v[i].at), e->v[i].end - e->v[i].at);
	size_t k = i + 1;
	int count = 0;

	if (!slice_among(s, all, sizeof(all) / sizeof(all[0])))
		return false;
	if (i > 0 && e->v[i - 1].kind == ELEM_WORD && (e->v[i - 1].is & A_NOT))
		return true;
	/* "all twelve", of three points */
	if (k < stop)
		count = due_count_of(slice_to(slice_from(e->text, e->v[k].at), e->v[k].end - e->v[k].at));
	if (count > 0 && (size_t)count != c->r->mine_count && (size_t)count != c->r->question->point_count)
		return true;
	k += k < stop && e->v[k].kind == ELEM_WORD && e->v[k].is == A_FILL && e->v[k].points == 0;
	return k < stop && e->v[k].kind == ELEM_WORD && e->v[k].is == 0 && e->v[k].points == 0 &&
	    (k > i + 1 || e->v[k].capital);
}

/* The next place from i on where points are named; false: none before stop. */
static bool
mention_next(const struct cutter *c, const struct elems *e, size_t i, size_t stop, struct mention *m)
{
	for (; i < stop; i++) {
		const struct elem *v = &e->v[i];

		*m = (struct mention) { .from = i, .to = i + 1, .about = ABOUT_SOME };
		if (v->kind == ELEM_REF && v->ref == REF_NUMBERS && counts_other(e, i, stop))
			continue;
		if (v->kind == ELEM_REF &&
		    ((v->ref == REF_ALL && is_all_of_others(c, e, i, stop)) ||
		        (v->ref == REF_REST && is_rest_of_part(e, i))))
			continue;
		if (v->kind == ELEM_REF) {
			m->number = v->number_count > 0;
			m->points = bits_of(c->r, v);
			if (v->ref == REF_EXCEPT)
				m->points = c->mine & ~m->points;
			m->about = v->ref == REF_ALL ? ABOUT_ALL
			    : v->ref == REF_REST     ? ABOUT_REST
			                             : ABOUT_SOME;
			if (m->about != ABOUT_SOME || m->points != 0)
				return true;
		} else if (v->points != 0) {
			i = words_mention(c, e, i, stop, m);
			/* a word of several points is none's */
			if ((m->points & (m->points - 1)) == 0)
				return true;
			i--;
		}
	}
	return false;
}

/* -- cutting -- */

static bool
is_border(const struct elem *v)
{
	return v->kind == ELEM_COMMA || v->kind == ELEM_COLON ||
	    (v->kind == ELEM_WORD && (v->is & (A_AND | A_BUT)) != 0);
}

/* Is anything said there, besides what is named? */
static bool
says(const struct elems *e, size_t from, size_t to)
{
	static const char *const sent[] = { "attached", "enclosed", "anbei", "angehängt" };
	size_t unknown = 0;

	for (size_t i = from; i < to; i++) {
		const struct elem *v = &e->v[i];

		if (v->kind == ELEM_DATE || v->kind == ELEM_NAME)
			return true;
		if (v->kind != ELEM_WORD || v->points != 0)
			continue;
		if (slice_among(slice_to(slice_from(e->text, v->at), v->end - v->at), sent,
		        sizeof(sent) / sizeof(sent[0])))
			return true;
		/* one with a capital may be a name */
		if (v->is == 0)
			unknown += v->capital ? 2 : 1;
		else if (!is_small(v))
			return true;
	}
	return unknown > 1;
}

static struct segment *
segment_add(struct cutter *c, const struct elems *e, size_t from, size_t to)
{
	if (c->n == SEGMENTS_MAX) {
		c->cut = true;
		return NULL;
	}
	c->v[c->n] = (struct segment) { .e = e, .from = from, .to = to };
	return &c->v[c->n++];
}

static void
segment_close(struct cutter *c, const struct elems *e, size_t from, size_t to, const struct mention *about)
{
	struct segment *s = from < to ? segment_add(c, e, from, to) : NULL;

	if (s != NULL) {
		s->about = about->about;
		s->points = about->points;
		s->told = about->about == ABOUT_SOME && (about->number || c->r->question->point_count > 1);
	}
}

/* Is the next thing, but for small words, a point? */
static bool
names_point(const struct elems *e, size_t i, size_t stop)
{
	while (i < stop && e->v[i].kind == ELEM_WORD && e->v[i].is == A_FILL && e->v[i].points == 0)
		i++;
	return i < stop && (e->v[i].kind == ELEM_REF || e->v[i].points != 0);
}

/* Where the stretch before the mention ends: the last border in between, if it says something on both sides.
 */
static size_t
border_before(const struct elems *e, size_t from, size_t last, const struct mention *m, size_t stop)
{
	size_t border = m->from, end = m->to;

	while (border > last && !is_border(&e->v[border]))
		border--;
	/* "1) fine 2) not mine" */
	if (border == last + 1 && e->v[border].kind == ELEM_COLON)
		border = last;
	end += end < stop && e->v[end].kind == ELEM_COLON;
	/* "the scorecard and the spec are fine" */
	while (end < stop &&
	    (!is_border(&e->v[end]) ||
	        (e->v[end].kind == ELEM_WORD && (e->v[end].is & A_AND) != 0 &&
	            names_point(e, end + 1, stop))))
		end++;
	if (border <= last) {
		/* "1 ok 2 ok" */
		border = e->v[m->from].kind == ELEM_REF ? m->from : 0;
	}
	return border > 0 && says(e, from, border) && says(e, border, end) ? border : 0;
}

/* "The mockups depend on the profiles": what stands behind the verb is not what is told of. */
static bool
is_object(const struct elems *e, size_t last, const struct mention *m)
{
	/* "Newsletter: need photos of the fair" */
	if (last + 1 < m->from && e->v[last + 1].kind == ELEM_COLON)
		return m->about == ABOUT_SOME && !m->number;
	for (size_t i = last + 1; i < m->from; i++)
		if (is_border(&e->v[i]))
			return false;
	return m->about == ABOUT_SOME && says(e, last + 1, m->from);
}

/* "1 or 2": which, nobody can tell. */
static bool
is_choice(const struct elems *e, size_t last, const struct mention *m)
{
	static const char *const words[] = { "or", "oder", "ou" };

	for (size_t i = last + 1; i < m->from; i++)
		if (slice_among(slice_to(slice_from(e->text, e->v[i].at), e->v[i].end - e->v[i].at), words,
		        sizeof(words) / sizeof(words[0])))
			return true;
	return false;
}

/* Behind "except 2": is what follows about 2 ("which I'd do by the 9th") or about the others ("are fine")? */
static bool
goes_on_with(const struct elems *e, size_t i, size_t stop)
{
	static const char *const words[] = { "which", "that", "where", "who", "die", "der", "das", "den" };

	return i >= stop || is_border(&e->v[i]) ||
	    slice_among(slice_to(slice_from(e->text, e->v[i].at), e->v[i].end - e->v[i].at), words,
	        sizeof(words) / sizeof(words[0]));
}

/* "Both", "all three": of several points; "all of it" may be of one. */
static bool
is_several(const struct elems *e, const struct mention *m)
{
	static const char *const begins[] = { "both", "beide", "all t", "alle ", "neither", "none", "keine",
		"les deux", "ambos", "ambas" };
	struct slice s = slice_from(e->text, e->v[m->from].at);

	for (size_t i = 0; m->about == ABOUT_ALL && i < sizeof(begins) / sizeof(begins[0]); i++)
		if (slice_starts_nocase(s, slice_of(begins[i])))
			return true;
	return false;
}

/* Points that are named one behind the other are meant together. */
static void
mention_join(const struct elems *e, struct mention *a, const struct mention *b)
{
	if (a->about == ABOUT_NONE ||
	    (a->about == ABOUT_ALL && b->about == ABOUT_SOME && (b->number || b->from <= a->to + 1))) {
		*a = *b;
	} else if (a->about == ABOUT_SOME && b->about == ABOUT_SOME && a->number != b->number) {
		/* "the address list for point 1" */
		*a = a->number ? *a : *b;
	} else if (a->about == ABOUT_SOME && b->about == ABOUT_SOME) {
		a->points |= b->points;
	} else if (b->about == ABOUT_SOME && !is_several(e, a)) {
		a->about = ABOUT_SOME;
		a->points = b->points;
	} else if (is_several(e, b)) {
		a->about = ABOUT_ALL;
	}
}

static void
sentence_cut(struct cutter *c, const struct elems *e, size_t from, size_t stop)
{
	struct mention about = { .about = ABOUT_NONE }, m = { .from = from };
	size_t start = from, last = from;
	bool choice = false;

	for (size_t i = from; mention_next(c, e, i, stop, &m); i = m.to) {
		bool same = about.about == m.about && about.points == m.points;
		size_t border;

		if (e->v[m.from].kind == ELEM_REF && e->v[m.from].ref == REF_EXCEPT) {
			/* "all fine except 2, that one by the 9th": from here on it is about 2 */
			size_t end = m.to;

			while (!goes_on_with(e, end, stop))
				end++;
			segment_close(c, e, start, end > m.to ? end : m.from, &m);
			start = end > m.to ? end : m.from;
			about = m;
			about.points = bits_of(c->r, &e->v[m.from]);
			last = m.to = end > m.to ? end : m.to;
			last -= last > 0;
			continue;
		}
		choice = choice || (about.about != ABOUT_NONE && is_choice(e, last, &m));
		border =
		    about.about == ABOUT_NONE || same || choice ? 0 : border_before(e, start, last, &m, stop);

		if (border > 0) {
			segment_close(c, e, start, border, &about);
			start = border;
			about = (struct mention) { .about = ABOUT_NONE };
		}
		if (about.about == ABOUT_NONE || same || !is_object(e, last, &m))
			mention_join(e, &about, &m);
		last = m.to - 1;
	}
	if (choice)
		about.about = ABOUT_NONE;
	segment_close(c, e, start, stop, &about);
}

/* item: the point that the paragraph stands below, or 0. */
static void
paragraph_cut(struct cutter *c, struct slice paragraph, int item)
{
	struct elems *e = pool_array(c->r->pool, 1, sizeof(*e));
	size_t first = c->n;

	answer_elems(c->r, paragraph, e);
	for (size_t from = 0, to; from < e->n; from = to) {
		for (to = from; to < e->n && e->v[to].kind != ELEM_STOP;)
			to++;
		to += to < e->n;
		if (item > 0 && c->n < SEGMENTS_MAX)
			*segment_add(c, e, from, to) = (struct segment) { .e = e,
				.from = from,
				.to = to,
				.about = ABOUT_SOME,
				.points = answer_point_bit(c->r, item),
				.told = true };
		else
			sentence_cut(c, e, from, to);
	}
	/* what names none goes on about what was named before */
	for (size_t i = first + 1; i < c->n; i++)
		if (c->v[i].about == ABOUT_NONE && c->v[i - 1].about == ABOUT_SOME) {
			c->v[i].about = c->v[i - 1].about;
			c->v[i].points = c->v[i - 1].points;
			c->v[i].told = c->v[i - 1].told;
		}
}

static void
text_cut(struct cutter *c, struct slice text, int item)
{
	struct paragraphs p;

	answer_paragraphs(c->r, text, &p);
	for (size_t i = 0; i < p.n; i++)
		paragraph_cut(c, p.v[i], item);
}

static void
all_cut(struct cutter *c, struct slice text, const struct quote_pair *pairs, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t at = slice_find(text, pairs[i].answer);

		if (at >= text.len)
			continue;
		text_cut(c, slice_to(text, at), 0);
		text_cut(c, pairs[i].answer, answer_point_quoted(c->r, pairs[i].quoted));
		text = slice_from(text, at + pairs[i].answer.len);
	}
	text_cut(c, text, 0);
}

/* -- units -- */

static void
unit_add(struct reply *r, struct answer_unit *u, const struct segment *s)
{
	struct elems part = { .text = s->e->text, .v = s->e->v + s->from, .n = s->to - s->from };

	u->v = pool_grow(r->pool, u->v, u->n, &u->cap, sizeof(*u->v));
	u->v[u->n++] = part;
	u->told = u->told || s->told;
}

/* rest: the points that are not named. */
static bool
is_about(const struct segment *s, uint64_t point, uint64_t rest)
{
	if (s->about == ABOUT_SOME)
		return (s->points & point) != 0;
	return s->about != ABOUT_NONE && (rest & point) != 0;
}

/* Is the same said about both points? */
static bool
is_same_stretch(const struct cutter *c, uint64_t a, uint64_t b, uint64_t rest)
{
	for (size_t i = 0; i < c->n; i++)
		if (is_about(&c->v[i], a, rest) != is_about(&c->v[i], b, rest))
			return false;
	return true;
}

static struct answer_unit *
unit_new(struct cutter *c, struct segments *out)
{
	out->v = pool_grow(c->r->pool, out->v, out->n, &out->cap, sizeof(*out->v));
	out->v[out->n] = (struct answer_unit) { .lone = false };
	return &out->v[out->n++];
}

static void
point_add(struct cutter *c, struct segments *out, size_t index, uint64_t rest)
{
	uint64_t point = 1ull << index;
	struct answer_unit *u = NULL;

	for (size_t i = 0; i < out->n && u == NULL; i++)
		if (is_same_stretch(c, out->v[i].points & -out->v[i].points, point, rest))
			u = &out->v[i];
	if (u != NULL) {
		u->points |= point;
		u->item = 0;
		return;
	}
	u = unit_new(c, out);
	u->points = point;
	u->item = c->r->question->points[index].n;
	for (size_t i = 0; i < c->n; i++)
		if (is_about(&c->v[i], point, rest))
			unit_add(c->r, u, &c->v[i]);
}

/* "Fine with me." */
static bool
is_answer(const struct segment *s)
{
	for (size_t i = s->from; i < s->to; i++)
		if (s->e->v[i].kind == ELEM_DATE ||
		    (s->e->v[i].kind == ELEM_WORD && (s->e->v[i].is & (A_OK | A_YES)) != 0))
			return true;
	return false;
}

/*
 * What names no point is about the only one that there is, or that is named at
 * all: "The crane broke down. The lift plan will be late." But a yes, or a day, before
 * it may be for the others.
 */
static void
general_place(struct cutter *c, uint64_t named)
{
	bool only = (c->mine & (c->mine - 1)) == 0 && c->mine != 0;
	bool requester = c->r->question->role == ROLE_REQUESTER;
	uint64_t one = only ? c->mine : named;

	for (size_t i = 0; i < c->n; i++) {
		struct segment *s = &c->v[i];
		bool together = s->about == ABOUT_ALL || s->about == ABOUT_REST;

		if ((only && together) ||
		    (s->about == ABOUT_NONE && one != 0 &&
		        (only || ((one & (one - 1)) == 0 && (requester || !is_answer(s)))))) {
			s->about = ABOUT_SOME;
			s->points = one;
			s->told = false;
		}
	}
}

static void
units_make(struct cutter *c, struct segments *out)
{
	uint64_t named = 0, rest;
	bool together = false, general = false;

	for (size_t i = 0; i < c->n; i++)
		named |= c->v[i].about == ABOUT_SOME ? c->v[i].points : 0;
	general_place(c, named);
	for (size_t i = 0; i < c->n; i++) {
		named |= c->v[i].about == ABOUT_SOME ? c->v[i].points : 0;
		together = together || c->v[i].about == ABOUT_ALL || c->v[i].about == ABOUT_REST;
		general = general || c->v[i].about == ABOUT_NONE;
	}
	rest = together ? c->mine & ~named : 0;
	for (size_t p = 0; p < c->r->question->point_count && p < POINT_BITS; p++)
		if ((named | rest) >> p & 1)
			point_add(c, out, p, rest);
	if (general) {
		struct answer_unit *u = unit_new(c, out);

		for (size_t i = 0; i < c->n; i++)
			if (c->v[i].about == ABOUT_NONE)
				unit_add(c->r, u, &c->v[i]);
	}
	for (size_t i = 0; i < out->n; i++) {
		out->v[i].lone = out->n == 1;
		if (!out->v[i].told)
			out->v[i].item = 0;
	}
}

void
answer_segments(struct reply *r, struct slice text, const struct quote_pair *pairs, size_t pair_count,
    struct segments *out)
{
	struct cutter c = { .r = r, .v = pool_array(r->pool, SEGMENTS_MAX, sizeof(*c.v)) };

	for (size_t i = 0; i < r->question->point_count && i < POINT_BITS; i++)
		c.mine |= r->mine[i] ? 1ull << i : 0;
	*out = (struct segments) { .v = NULL };
	all_cut(&c, text, pairs, pair_count);
	units_make(&c, out);
	for (size_t i = 0; i < out->n; i++)
		out->v[i].cut = c.cut;
}
