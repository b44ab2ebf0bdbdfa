/*
 * See finish.h. What a note above or below a numbered list says of its points: "Punkt 3 hat sich erledigt", "no. 4 was closed on
 * the day". Once a mail, linear in its paragraphs.
 */
#include "parsers/language/claim.h"
#include "parsers/language/finish.h"

/* Tokens of such a remark. */
#define REMARK_TOKENS 16

/* "point 3", "Nr. 4", "no. 2" at token i: the number, or 0; *n: the tokens up to it. */
static unsigned
point_at(const struct tokens *t, size_t i, size_t *n)
{
	static const char *const words[] = { "point", "points", "item", "no", "nr", "number", "nummer", "punkt", "aufgabe", "task", "action", "num\303\251ro",
		"punto", "tarea", "t\303\242che" };
	unsigned number = 0;

	if (!SLICE_IS_ONE_OF(t->v[i].low, words))
		return 0;
	*n = token_is(t, i + 1, '.') ? 2 : 1;
	if (i + *n >= t->n || t->v[i + *n].kind != TOKEN_NUMBER || t->v[i + *n].len > 2)
		return 0;
	for (size_t k = 0; k < t->v[i + *n].len && number < FINISH_POINTS; k++)
		number = number * 10 + (unsigned)(t->v[i + *n].low.p[k] - '0');
	++*n;
	return number < FINISH_POINTS ? number : 0;
}

/* Do the tokens say that something is done, and not that it has to be? */
static bool
says_done(const struct tokens *t, size_t from, size_t to)
{
	const uint64_t no = W_FUTURE | W_NEED | W_WEAK | W_TO | W_BYTIME | W_NOT | W_CONDITION | W_QUESTION | W_I;
	bool done = false;

	for (size_t i = from; i < to; i++) {
		if ((t->v[i].is & no) || token_is(t, i, '?'))
			return false;
		done = done || ((t->v[i].is | t->v[i].phrase) & W_DONE);
		/* "Punkt 3 hat sich erledigt, das hat Omar gemacht" */
		if (done && token_is(t, i + 1, ','))
			return true;
	}
	return done;
}

/* The number of a point, or of a row whose first cell has it; 0 if there is none. */
static unsigned
number_of(const struct block *b)
{
	struct slice cell = b->kind == BLOCK_ROW && b->cell_count > 1 ? slice_trim(b->cells[0]) : SLICE("");
	unsigned number = 0;

	if (b->number > 0)
		return b->number < FINISH_POINTS ? (unsigned)b->number : 0;
	for (size_t i = 0; i < cell.len; i++) {
		if (cell.p[i] < '0' || cell.p[i] > '9' || number >= FINISH_POINTS)
			return 0;
		number = number * 10 + (unsigned)(cell.p[i] - '0');
	}
	return number < FINISH_POINTS ? number : 0;
}

void
finish_closed(struct finish *f)
{
	const struct outline *o = f->outline;

	for (size_t b = 0; b < o->n; b++) {
		const struct tokens *t = &o->v[b].t;
		size_t n, end;
		unsigned mark, number;

		if (o->v[b].b->kind != BLOCK_PARAGRAPH || !(t->any & W_DONE))
			continue;
		for (size_t i = 0; i + 2 < t->n; i++) {
			if ((number = point_at(t, i, &n)) == 0)
				continue;
			end = sentence_end(t, i + n, t->n, &mark);
			if (end <= i + n + REMARK_TOKENS && mark != '?' && says_done(t, i + n, end))
				f->closed |= 1ull << number;
		}
	}
	/* two lists with that number: which one is meant? */
	for (size_t b = 0; f->closed != 0 && b < o->n; b++) {
		unsigned number = number_of(o->v[b].b);

		if (number == 0)
			continue;
		f->closed &= ~(f->numbered >> number & 1 ? 1ull << number : 0);
		f->numbered |= 1ull << number;
	}
}

bool
finish_is_closed(const struct finish *f, const struct claim *c)
{
	return f->closed != 0 && (f->closed >> number_of(f->outline->v[c->block].b) & 1);
}
