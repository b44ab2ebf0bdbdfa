/*
 * See answer_parts.h: until when somebody is away, and who is there instead.
 * Method: the day behind "back on" goes before the day behind "until"; a name
 * stands behind "contact", before "covers for me", or is the only address.
 *
 * Known: "until Friday" is taken as back on Friday, though some mean Monday.
 */
#include "parsers/base/pool.h"
#include "parsers/language/answer_parts.h"

#define PARAGRAPHS_MAX 100
#define SATURDAY 6

static bool
has(const struct clause *c, uint64_t classes)
{
	for (size_t i = c->from; i < c->to; i++)
		if (c->e->v[i].kind == ELEM_WORD && (c->e->v[i].is & classes))
			return true;
	return false;
}

/* Words that make a day the end of an absence. */
static bool
tells_end(const struct clause *c)
{
	static const char *const ends[] = { "until", "till", "bis", "jusqu", "hasta", "through" };

	if (has(c, A_BACK | A_UNTIL | A_INCLUSIVE))
		return true;
	for (size_t i = c->from; i < c->to; i++) {
		struct slice w =
		    slice_to(slice_from(c->e->text, c->e->v[i].at), c->e->v[i].end - c->e->v[i].at);

		for (size_t k = 0; k < sizeof(ends) / sizeof(ends[0]); k++)
			if (slice_find_nocase(w, slice_of(ends[k])) < w.len)
				return true;
	}
	return false;
}

bool
answer_back(struct reply *r, const struct clause *c, struct reading_due *due)
{
	bool found = false, range = false;

	for (size_t i = c->from; i < c->to; i++) {
		struct date_found d;
		struct reading_due one;

		if (c->e->v[i].kind != ELEM_DATE)
			continue;
		d = *c->e->v[i].date;
		/* "out sick today": until when? */
		if (d.bound == DATE_PLAIN && !d.has_end && !tells_end(c))
			continue;
		/* "from tomorrow on" is when it begins */
		if (d.bound == DATE_FROM && !has(c, A_BACK))
			continue;
		if (d.bound == DATE_FROM)
			d.bound = DATE_BY;
		if (date_due(r->pool, &r->dates, c->e->text, &d, &one)) {
			*due = one;
			range = d.has_end && !d.has_time && d.grain == DATE_DAY;
			found = true;
		}
	}
	/* "through 3 Dec": the next working day */
	if (found && !has(c, A_BACK) && (has(c, A_INCLUSIVE) || range)) {
		due->date = civil_add_days(due->date, 1);
		while (civil_weekday(due->date) >= SATURDAY)
			due->date = civil_add_days(due->date, 1);
	}
	return found;
}

/* What one sentence tells. */
static void
sentence_read(struct reply *r, const struct clause *c, struct reading_answer *a, bool *sure)
{
	struct reading_due due;
	struct slice to;
	bool back = has(c, A_BACK);

	if (!*sure && (back || has(c, A_AWAY | A_UNTIL)) && answer_back(r, c, &due)) {
		a->due = due;
		*sure = back;
	}
	if (a->to.len == 0 && answer_reassign(r, c, &to))
		a->to = to;
	for (size_t i = c->from; a->to.len == 0 && i < c->to; i++)
		if (c->e->v[i].kind == ELEM_WORD && (c->e->v[i].is & A_DEPUTY) &&
		    answer_name_at(r, c, i + 1, &to) > 0)
			a->to = to;
}

void
answer_absence(struct reply *r, struct slice text)
{
	struct reading *g = r->reading;
	struct reading_answer *a = pool_array(r->pool, 1, sizeof(*a));
	struct paragraphs p;
	bool sure = false;

	*a = (struct reading_answer) { .act = ACT_AWAY,
		.due.minute = -1,
		.quote = text_clean_line(r->pool, text, READING_LINE_MAX),
		.confidence = 1 };
	answer_paragraphs(r, text, &p);
	for (size_t i = 0; i < p.n && i < PARAGRAPHS_MAX; i++) {
		struct elems e;

		answer_elems(r, p.v[i], &e);
		for (size_t from = 0, to; from < e.n; from = to + 1) {
			struct clause c = { .e = &e, .from = from };

			for (to = from; to < e.n && e.v[to].kind != ELEM_STOP;)
				to++;
			c.to = to;
			sentence_read(r, &c, a, &sure);
		}
	}
	g->answers = a;
	g->answer_count = 1;
}
