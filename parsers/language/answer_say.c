/*
 * See answer_parts.h: from verdicts to the answers of the reading; and "the rest",
 * which is known only when all is read.
 */
#include "parsers/base/pool.h"
#include "parsers/language/answer_sight.h"

#define FRIDAY 5
/* An ordinary sentence; an explicit form is certain. */
#define CONFIDENCE_SENTENCE 0.9

/* "By a week": from the day it is due. A weekend within means that days may be working days: nobody can tell.
 */
static void
shift_add(struct reply *r, const struct verdict *v, int item, struct reading_due *due)
{
	struct civil_date old;

	if (!answer_due_now(r, item, &old) ||
	    (v->shift_days % 7 != 0 && civil_weekday(old) + v->shift_days > FRIDAY))
		return;
	due->given = true;
	due->date = civil_add_days(old, v->shift_days);
	due->text = v->text;
}

struct reading_answer *
answer_say(struct reply *r, const struct verdict *v, int item, struct slice quote)
{
	struct reading *g = r->reading;
	struct reading_answer *a;

	g->answers = pool_grow(r->pool, g->answers, g->answer_count, &r->cap, sizeof(*g->answers));
	a = &g->answers[g->answer_count++];
	*a = (struct reading_answer) { .item = item,
		.act = v->act,
		.due = v->due,
		.to = v->to,
		.text = v->text,
		.parts = v->parts,
		.part_count = v->part_count,
		.quote = text_clean_line(r->pool, quote, READING_LINE_MAX),
		.confidence = v->kind != VERDICT_ACT ? 0
		    : v->form                        ? 1
		                                     : CONFIDENCE_SENTENCE };
	if (v->kind == VERDICT_REMARK)
		a->act = ACT_COMMENT;
	if (v->shift_days != 0 && !a->due.given)
		shift_add(r, v, item, &a->due);
	return a;
}

bool
answer_listed(const int *numbers, size_t n, int number)
{
	for (size_t i = 0; i < n; i++)
		if (numbers[i] == number)
			return true;
	return false;
}

/* The writer's points but those listed, one answer each. */
void
answer_say_others(struct reply *r, const struct verdict *v, const int *numbers, size_t n, struct slice quote)
{
	const struct question *q = r->question;
	struct verdict none = verdict_of(VERDICT_RISKY);
	bool any = false;

	for (size_t i = 0; i < q->point_count && r->reading->answer_count < READING_ITEM_MAX; i++)
		if (r->mine[i] && !answer_listed(numbers, n, q->points[i].n)) {
			answer_say(r, v, q->points[i].n, quote);
			any = true;
		}
	if (!any)
		answer_say(r, &none, 0, quote);
}

/* "All fine, only 3 needs until the 15th": the others are. */
static bool
is_of_the_rest(const struct reply *r, const struct reading_answer *a, size_t named)
{
	return a->item == 0 && named > 0 && named < r->mine_count && r->mine_count > 1 &&
	    (a->act == ACT_CONFIRM || a->act == ACT_DONE || a->act == ACT_ON_TRACK);
}

void
answer_rest(struct reply *r)
{
	struct reading *g = r->reading;
	int *numbers = pool_array(r->pool, g->answer_count + 1, sizeof(*numbers));
	size_t n = 0;

	for (size_t i = 0; i < g->answer_count; i++)
		if (g->answers[i].item > 0 && g->answers[i].act != ACT_COMMENT &&
		    g->answers[i].act != ACT_QUESTION && !answer_listed(numbers, n, g->answers[i].item))
			numbers[n++] = g->answers[i].item;
	for (size_t i = 0; i < g->answer_count; i++)
		if (is_of_the_rest(r, &g->answers[i], n)) {
			/* a requester's "ok, 2 by the 9th" says nothing about the others */
			bool general =
			    r->question->role == ROLE_REQUESTER && g->answers[i].act == ACT_CONFIRM;

			g->answers[i].item = ITEM_REST;
			g->answers[i].act = general ? ACT_LAST + 1 : g->answers[i].act;
		}
	for (size_t i = 0; i < g->answer_count; i++) {
		struct reading_answer a = g->answers[i];
		struct verdict v = {
			.kind = VERDICT_ACT, .act = a.act, .due = a.due, .to = a.to, .text = a.text
		};

		if (a.item != ITEM_REST || a.act > ACT_LAST)
			continue;
		g->answers[i] = (struct reading_answer) { .act = ACT_LAST + 1 };
		answer_say_others(r, &v, numbers, n, a.quote);
	}
	for (size_t i = 0, k = 0, all = g->answer_count; i < all; i++) {
		if (g->answers[i].act <= ACT_LAST)
			g->answers[k++] = g->answers[i];
		else
			g->answer_count--;
	}
}
