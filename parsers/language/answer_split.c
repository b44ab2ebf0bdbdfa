/*
 * See answer_parts.h: one point in parts. The explicit form ("split 2: part A by
 * 4 Dec; part B by 18 Dec") is taken as it is; a sentence is one when each of its
 * halves names a part and a day of its own ("four by Friday, the rest in January").
 *
 * Known: parts in two sentences are not seen together.
 */
#include "parsers/base/pool.h"
#include "parsers/language/answer_parts.h"

#define PARTS_MAX 20
/* Unknown words of a part that nothing marks as one: "desktop by the 4th and mobile by the 11th". */
#define UNKNOWN_PART 2

/* What a part of a sentence may say besides what it is and when it comes. */
#define HARMLESS                                                                                             \
	(A_FILL | A_MAY | A_CHANGE | A_MOVE | A_UNTIL | A_FUTURE | A_PARTIAL | A_REST | A_UNIT | A_THANKS |  \
	    A_SOFT | A_TRACK | A_AND | A_BUT | A_ONLY | A_POINT | A_OK)

struct cutting {
	struct reply *r;
	const struct clause *c;
	struct verdict *out;
	size_t cap;
	bool marked;     /* some part says that it is one */
	bool bound;      /* each day is a deadline */
	size_t unknown;  /* words nobody knows, in the part with the most */
	size_t dated;    /* parts with a day that can be told */
	uint64_t points; /* of the parts before */
};

static struct slice
text_of(const struct cutting *k, size_t from, size_t to)
{
	const struct elem *v = k->c->e->v;

	if (from >= to)
		return (struct slice) { NULL, 0 };
	return text_clean_line(k->r->pool,
	    slice_to(slice_from(k->c->e->text, v[from].at), v[to - 1].end - v[from].at), READING_LINE_MAX);
}

static bool
is_word(const struct clause *c, size_t i, uint64_t classes)
{
	return i < c->to && c->e->v[i].kind == ELEM_WORD && (c->e->v[i].is & classes) != 0;
}

static void
part_add(struct cutting *k, size_t from, size_t to)
{
	struct verdict *v = k->out;
	struct clause c = *k->c;
	struct reading_part part = { .due.minute = -1 };
	size_t at = to;

	c.from = from;
	c.to = to;
	if (answer_due(k->r, &c, &part.due, &at)) {
		k->dated++;
		while (at > from && is_word(&c, at - 1, A_CHANGE | A_UNTIL | A_FILL))
			at--;
	} else {
		at = to;
	}
	part.text = text_of(k, from, at > from ? at : to);
	v->parts = pool_grow(k->r->pool, v->parts, v->part_count, &k->cap, sizeof(*v->parts));
	v->parts[v->part_count++] = part;
}

static bool
is_part_end(const struct clause *c, size_t i, bool semicolons)
{
	char sign = c->e->text.p[c->e->v[i].at];

	if (c->e->v[i].kind == ELEM_STOP)
		return true;
	if (semicolons)
		return c->e->v[i].kind == ELEM_COMMA && sign == ';';
	return c->e->v[i].kind == ELEM_COMMA || is_word(c, i, A_AND);
}

void
answer_split_form(struct reply *r, const struct clause *c, size_t from, struct verdict *v)
{
	struct cutting k = { .r = r, .c = c, .out = v };
	bool semicolons = false;
	size_t start = from;

	for (size_t i = from; i < c->to; i++)
		semicolons =
		    semicolons || (c->e->v[i].kind == ELEM_COMMA && c->e->text.p[c->e->v[i].at] == ';');
	for (size_t i = from; i <= c->to && v->part_count < PARTS_MAX; i++) {
		if (i < c->to && !is_part_end(c, i, semicolons))
			continue;
		if (i > start)
			part_add(&k, start, i);
		start = i + 1;
	}
	if (v->part_count < 2) {
		v->kind = VERDICT_RISKY;
		v->act = ACT_UNCLEAR;
	}
}

/* -- in a sentence -- */

/* A word of a part: false when it says more than a part may. */
static bool
word_look(struct cutting *k, const struct elem *e, size_t *content, size_t *unknown, uint64_t *points)
{
	uint64_t is = e->is;

	if ((is & A_ASK) && (is & A_MAY))
		is &= ~A_ASK;
	if ((is & ~HARMLESS) != 0 && !((is & (A_DOUBT | A_SOFT)) == (A_DOUBT | A_SOFT)))
		return false;
	k->marked = k->marked || (is & A_PARTIAL) != 0;
	*points |= e->points;
	*content += is == 0 || e->points != 0 || (is & (A_PARTIAL | A_UNIT)) != 0;
	*unknown += is == 0 && e->points == 0;
	return true;
}

/* Is this stretch a part and its day? */
static bool
is_part(struct cutting *k, size_t from, size_t to)
{
	size_t content = 0, unknown = 0, dates = 0;
	uint64_t points = 0;

	for (size_t i = from; i < to; i++) {
		const struct elem *e = &k->c->e->v[i];

		if (e->kind == ELEM_DATE) {
			k->bound = k->bound && (e->date->bound == DATE_BY || e->date->bound == DATE_BEFORE);
			dates++;
		} else if (e->kind == ELEM_REF && e->ref == REF_REST) {
			k->marked = true;
			content++;
		} else if (e->kind != ELEM_WORD || !word_look(k, e, &content, &unknown, &points)) {
			return false;
		}
	}
	k->unknown = unknown > k->unknown ? unknown : k->unknown;
	if (dates != 1 || content == 0 || (k->points != 0 && points != 0 && (k->points & points) == 0))
		return false;
	k->points |= points;
	return true;
}

/* The point that the sentence begins with, if any; the element behind it. */
static size_t
ref_take(const struct clause *c, const struct elem **ref)
{
	size_t i = c->from;

	while (is_word(c, i, A_FILL | A_OK | A_YES) && i + 1 < c->to && c->e->v[i + 1].kind == ELEM_REF)
		i++;
	if (c->e->v[i].kind != ELEM_REF || c->e->v[i].ref != REF_NUMBERS || c->e->v[i].number_count != 1)
		return c->from;
	*ref = &c->e->v[i++];
	while (i < c->to && (c->e->v[i].kind == ELEM_COLON || c->e->v[i].kind == ELEM_COMMA))
		i++;
	return i;
}

bool
answer_split_sentence(struct reply *r, const struct clause *c, struct verdict *v, const struct elem **ref)
{
	struct cutting k = { .r = r, .c = c, .out = v, .bound = true };
	size_t start;

	*ref = NULL;
	*v = (struct verdict) { .kind = VERDICT_ACT, .act = ACT_SPLIT, .due.minute = -1 };
	if (c->from >= c->to)
		return false;
	start = ref_take(c, ref);
	for (size_t i = start; i <= c->to; i++) {
		if (i < c->to && c->e->v[i].kind != ELEM_COMMA && !is_word(c, i, A_AND | A_BUT))
			continue;
		if (i > start) {
			if (v->part_count >= PARTS_MAX || !is_part(&k, start, i))
				return false;
			part_add(&k, start, i);
		}
		start = i + 1;
	}
	if (v->part_count < 2 || k.dated == 0)
		return false;
	for (size_t i = 1; i < v->part_count; i++)
		if (v->parts[i].due.given && v->parts[i - 1].due.given &&
		    civil_compare(v->parts[i].due.date, v->parts[i - 1].due.date) == 0)
			return false;
	return k.marked ||
	    (k.bound && k.unknown <= UNKNOWN_PART && (*ref != NULL || r->question->point_count == 1));
}
