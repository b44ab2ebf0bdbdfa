/*
 * See answer_model.h: what an act needs besides its kind, found in all that was
 * written about the point: whether it is about all, and which parts it has.
 * Method: by what stands there and nothing else; where two could be meant, none is.
 */
#include "parsers/base/pool.h"
#include "parsers/language/answer_model.h"

#define PARTS_MAX 10

/* -- all points -- */

/* "Both", "none of these": what takes the points together. */
static bool
is_both_word(struct slice word)
{
	static const char *const words[] = { "both", "everything", "neither", "none", "either", "alles",
		"beide", "beiden", "beides", "keiner", "keines", "deux", "ambos", "ambas", "ninguno" };

	return slice_among(word, words, sizeof(words) / sizeof(words[0]));
}

static bool
is_all_word(struct slice word)
{
	static const char *const words[] = { "all", "any", "each", "alle", "allen", "keine", "keinen", "tous",
		"toutes", "todos", "todas" };

	return slice_among(word, words, sizeof(words) / sizeof(words[0]));
}

static struct slice
written(const struct elems *e, size_t from, size_t to)
{
	return slice_to(slice_from(e->text, e->v[from].at), e->v[to - 1].end - e->v[from].at);
}

/* "All the rules", "all departments": of other things. */
static bool
has_own_noun(const struct elems *e, size_t i)
{
	const struct elem *next = i + 1 < e->n ? &e->v[i + 1] : NULL;

	return next != NULL &&
	    ((next->kind == ELEM_WORD && (next->is == 0 || next->points != 0 || next->is == A_FILL)) ||
	        next->kind == ELEM_NAME || next->kind == ELEM_DATE) &&
	    !slice_starts_nocase(written(e, i + 1, i + 2), SLICE("of")) &&
	    !slice_starts_nocase(written(e, i + 1, i + 2), SLICE("is")) &&
	    !slice_starts_nocase(written(e, i + 1, i + 2), SLICE("are"));
}

static bool
takes_all(const struct elems *e, size_t i)
{
	const struct elem *v = &e->v[i];
	struct slice s = written(e, i, i + 1);

	if (v->kind == ELEM_REF)
		return v->ref != REF_NUMBERS && !(is_all_word(s) && has_own_noun(e, i));
	if (v->kind != ELEM_WORD)
		return false;
	if (is_all_word(s))
		return !has_own_noun(e, i);
	for (struct slice rest = s; rest.len > 0;) {
		size_t end = slice_find_char(rest, ' ');

		if (is_both_word(slice_to(rest, end)))
			return true;
		rest = slice_from(rest, end + 1);
	}
	return (v->is & A_ALL) != 0 && !has_own_noun(e, i);
}

bool
answer_fill_all(const struct answer_unit *u)
{
	for (size_t p = 0; p < u->n; p++)
		for (size_t i = 0; i < u->v[p].n; i++)
			if (takes_all(&u->v[p], i))
				return true;
	return false;
}

/* -- parts -- */

static bool
is_border(const struct elem *e)
{
	return e->kind == ELEM_COMMA || e->kind == ELEM_STOP || e->kind == ELEM_COLON ||
	    (e->kind == ELEM_WORD && (e->is & (A_AND | A_BUT)));
}

/* What the stretch says besides its day. */
static struct slice
part_text(struct reply *r, const struct elems *e, size_t from, size_t to, size_t date)
{
	static const uint64_t small = A_FILL | A_CHANGE | A_UNTIL | A_AND | A_BUT;
	size_t end = date;

	while (from < end && (is_border(&e->v[from])))
		from++;
	while (end > from &&
	    (is_border(&e->v[end - 1]) ||
	        (e->v[end - 1].kind == ELEM_WORD && e->v[end - 1].is != 0 &&
	            (e->v[end - 1].is & ~small) == 0)))
		end--;
	if (end == from) {
		from = date + 1;
		end = to;
		while (end > from && is_border(&e->v[end - 1]))
			end--;
	}
	return from < end ? text_clean_line(r->pool, written(e, from, end), READING_LINE_MAX)
	                  : (struct slice) { NULL, 0 };
}

/* Where the stretch of the next day begins: behind the last border before it. */
static size_t
part_border(const struct elems *e, size_t after, size_t date)
{
	size_t i = date;

	while (i > after + 1 && !is_border(&e->v[i - 1]))
		i--;
	return i;
}

/* The parts of one paragraph, one a day; days must differ. */
static bool
parts_cut(struct reply *r, const struct elems *e, struct reading_answer *a)
{
	size_t from = 0, last = e->n;

	for (size_t i = 0; i < e->n; i++) {
		struct reading_part part = { .due.minute = -1 };
		size_t next;

		if (e->v[i].kind == ELEM_COLON && a->part_count == 0)
			from = i + 1;
		if (e->v[i].kind != ELEM_DATE)
			continue;
		for (next = i + 1; next < e->n && e->v[next].kind != ELEM_DATE;)
			next++;
		next = next < e->n ? part_border(e, i, next) : e->n;
		if (a->part_count == PARTS_MAX ||
		    !date_due(r->pool, &r->dates, e->text, e->v[i].date, &part.due))
			return false;
		part.text = part_text(r, e, from, next, i);
		if (part.text.len == 0)
			return false;
		for (size_t k = 0; k < a->part_count; k++)
			if (civil_compare(a->parts[k].due.date, part.due.date) == 0)
				return false;
		a->parts[a->part_count++] = part;
		from = next;
		last = i;
	}
	return last < e->n;
}

bool
answer_fill_parts(struct reply *r, const struct answer_unit *u, struct reading_answer *a)
{
	a->parts = pool_array(r->pool, PARTS_MAX, sizeof(*a->parts));
	a->part_count = 0;
	for (size_t p = 0; p < u->n; p++)
		if (answer_fill_dates(&(struct answer_unit) { .v = &u->v[p], .n = 1 }) > 0 &&
		    !parts_cut(r, &u->v[p], a))
			return false;
	return a->part_count > 1;
}

/* -- all that an act needs -- */

/* Calls find with each sentence until it finds something. */
static bool
sentences_ask(struct reply *r, const struct answer_unit *u,
    bool (*find)(struct reply *r, const struct clause *c, void *out), void *out)
{
	for (size_t p = 0; p < u->n; p++) {
		const struct elems *e = &u->v[p];

		for (size_t from = 0, to; from < e->n; from = to + 1) {
			struct clause c = { .e = e, .from = from };

			for (to = from; to < e->n && e->v[to].kind != ELEM_STOP;)
				to++;
			c.to = to;
			if (find(r, &c, out))
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

void
answer_fill_order(struct reply *r, const struct answer_unit *u, struct reading_answer *a)
{
	struct reading_due due = { .minute = -1 };

	if (r->question->role == ROLE_REQUESTER && !a->due.given && u->lone && answer_fill_dates(u) == 1 &&
	    answer_fill_day(r, u, &due))
		a->due = due;
}

bool
answer_fill_act(struct reply *r, const struct answer_unit *u, struct reading_answer *a)
{
	size_t dates = answer_fill_dates(u);

	switch (a->act) {
	case ACT_CHANGE:
		return dates == 0 || answer_fill_day(r, u, &a->due);
	case ACT_REASSIGN:
		if (!sentences_ask(r, u, owner_find, &a->to))
			answer_fill_name(r, u, false, &a->to);
		return true;
	case ACT_AWAY:
		if (!sentences_ask(r, u, owner_find, &a->to))
			answer_fill_name(r, u, true, &a->to);
		return sentences_ask(r, u, back_find, &a->due) || dates == 0 || answer_fill_back(r, u, &a->due);
	case ACT_SPLIT:
		/* without parts that are told apart, the core asks for them */
		if (!answer_fill_parts(r, u, a))
			a->part_count = 0;
		return true;
	default:
		return true;
	}
}
