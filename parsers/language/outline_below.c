/*
 * See outline.h. Place: behind outline_lists. What the points below a line are to it: the
 * people who do it, each on a line of his own, or the things that somebody named in it is
 * to do it with; and whose name stands below each task, as planners write it.
 *
 * Known: where the line itself says what is done ("Prepare the fair:"), the things below
 * it stay its details.
 */
#include "parsers/language/claim_clause.h"
#include "parsers/language/outline.h"

/* People who do one thing, and things that are done; tokens of an order that is said with each of them. */
#define DOERS_MAX 6
#define THINGS_MAX 20
#define ORDER_TOKENS 4

/* The points right below the place at: their number, 0 where they are none; *end is where they end. */
static size_t
points_below(const struct outline *o, size_t at, size_t *end)
{
	size_t n = 0, i = at + 1;

	for (; i < o->n && i <= at + THINGS_MAX + 1; i++) {
		const struct place *v = &o->v[i];

		if (v->b->kind != BLOCK_ITEM || v->detail || v->speaks)
			break;
		if (v->parent == (int)at || (v->parent < 0 && v->heading == (int)at))
			n++;
		else if (v->parent <= (int)at)
			break;
	}
	*end = i;
	return n <= THINGS_MAX ? n : 0;
}

static bool
may_hold_tasks(enum section section)
{
	return section == SECTION_NONE || section == SECTION_ACTION || section == SECTION_OLD ||
	    section == SECTION_FYI || section == SECTION_SUMMARY;
}

/* Behind the verb at token i no word for what it is done to: nothing, a day, "over", "for the office". */
static bool
lacks_object(const struct tokens *t, size_t i, size_t end)
{
	static const char *const with[] = { "over", "up", "out", "off", "in", "back", "down", "along", "around",
		"together", "also" };

	if (i + 1 < end && SLICE_IS_ONE_OF(t->v[i + 1].low, with))
		i++;
	return i + 1 >= end || (t->v[i + 1].is & (W_TIME | W_BYTIME | W_DUE | W_WITH | W_TO)) != 0 ||
	    t->v[i + 1].kind == TOKEN_PUNCT;
}

/* ---- who does it ------------------------------------------------------------ */

/* "Invite to the review:", "Talk to:", "Meet the speakers": whom, and not who, the n names below say. */
static bool
asks_whom(const struct place *v, size_t n)
{
	static const char *const verbs[] = { "invite", "ask", "call", "phone", "contact", "tell", "inform", "notify",
		"thank", "meet", "remind", "interview", "train", "hire", "add", "include", "welcome", "introduce", "email",
		"e-mail", "nominate", "elect", "appoint", "promote", "cc", "visit", "chase", "onboard", "consult",
		"involve", "pay" };
	static const char *const with[] = { "talk", "speak", "write", "listen", "reply" };
	const struct tokens *t = &v->t;

	if (SLICE_IS_ONE_OF(t->v[0].low, with))
		return t->n < 4;
	return SLICE_IS_ONE_OF(t->v[0].low, verbs) && (n > 1 || v->b->kind != BLOCK_ITEM || lacks_object(t, 0, t->n));
}

/* "Finalise the budget by 30 Nov": an order, or a line of a list of tasks. */
static bool
is_order(const struct place *v, size_t n)
{
	const struct tokens *t = &v->t;

	if (t->n == 0 || token_is(t, t->n - 1, '?') || asks_whom(v, n))
		return false;
	if (t->n > 2 && (t->v[0].is & W_VERB) && !(t->v[0].is & (W_PAST | W_STATUS)))
		return true;
	return v->section == SECTION_ACTION && v->exact && v->b->kind == BLOCK_ITEM && !v->b->heads &&
	    !(t->any & (W_PAST | W_STATUS));
}

/* Is each of the points somebody who is known, and nothing else? */
static bool
are_doers(const struct outline *o, const struct people *people, size_t at, size_t end)
{
	for (size_t i = at + 1; i < end; i++) {
		const struct place *v = &o->v[i];
		struct actor a;

		if (v->children > 0 || v->b->box != BOX_NONE || !actor_read(people, &v->t, 0, v->t.n, &a) ||
		    a.to != v->t.n || a.kind > ACTOR_HANDLE)
			return false;
	}
	return true;
}

/* Places that are looked at for the heading of a list of tasks. */
#define HEAD_PLACES 12

/* A line that heads the names below it is a task where it says by when, or where others like it lead up to "Tasks". */
static bool
is_among_tasks(const struct outline *o, size_t at)
{
	if (o->v[at].section == SECTION_ACTION || (o->v[at].t.any & W_TIME))
		return true;
	for (size_t i = at; i > 0 && i + HEAD_PLACES > at; i--) {
		if (o->v[i - 1].own == SECTION_ACTION)
			return true;
		if (!o->v[i - 1].detail && !o->v[i - 1].record)
			return false;
	}
	return false;
}

/* "Finalise the budget" and, below it, "Maya" and "Omar": lines that say more about it. */
static bool
doers_take(struct outline *o, const struct people *people, size_t at, size_t n, size_t end)
{
	struct place *v = &o->v[at];
	struct actor a;

	if (n > DOERS_MAX || end != at + 1 + n || !is_order(v, n) || !are_doers(o, people, at, end) ||
	    (actor_read(people, &v->t, 0, v->t.n, &a) && a.kind <= ACTOR_DEPARTMENT))
		return false;
	if (v->b->kind != BLOCK_ITEM && (lacks_object(&v->t, 0, v->t.n) || !is_among_tasks(o, at)))
		return false;
	v->record = true;
	v->heads = false;
	v->children = (int)n;
	for (size_t i = at + 1; i < end; i++) {
		o->v[i].detail = true;
		o->v[i].parent = (int)at;
	}
	return true;
}

/* ---- a name below each task --------------------------------------------------- */

/* Tasks with a name below them: fewer may be a name that heads what follows. */
#define PAIRS_LEAST 2

static bool
is_day_only(const struct tokens *t, size_t i)
{
	bool day = false;

	for (; i < t->n; i++) {
		if (t->v[i].kind == TOKEN_WORD && !(t->v[i].is & (W_TIME | W_BYTIME | W_DUE)))
			return false;
		day = day || t->v[i].kind == TOKEN_NUMBER || (t->v[i].is & W_TIME);
	}
	return day;
}

/* "Tom Okafor", "Tom Okafor, 4 Dec": somebody known, and when at most. */
static bool
is_doer_line(const struct people *people, const struct place *v)
{
	struct actor a;

	return (v->b->kind == BLOCK_PARAGRAPH || v->b->kind == BLOCK_HEADING) && !v->closing && !v->speaks &&
	    actor_read(people, &v->t, 0, v->t.n, &a) && a.kind <= ACTOR_HANDLE && a.from == 0 &&
	    (a.to == v->t.n || is_day_only(&v->t, a.to));
}

static bool
is_task_line(const struct people *people, const struct place *v)
{
	return (v->b->kind == BLOCK_ITEM || v->b->kind == BLOCK_PARAGRAPH) && !v->detail && !v->speaks && !v->closing &&
	    v->speaker < 0 && v->t.n > 1 && !token_is_colon(&v->t, v->t.n - 1) && !is_doer_line(people, v) && !is_day_only(&v->t, 0);
}

/* Does the place begin in the line below the one before? */
static bool
is_right_below(const struct outline *o, size_t i)
{
	return i > 0 && o->v[i - 1].b->line + o->v[i - 1].b->lines == o->v[i].b->line;
}

/* "Hannah Brandt" right below a point with a box or bullet and above a gap: somebody from outside, among pairs of those who are known. */
static bool
is_guest_line(const struct outline *o, const struct people *people, size_t i)
{
	struct actor a;

	return o->v[i - 1].b->kind == BLOCK_ITEM && o->v[i].b->kind != BLOCK_ITEM && is_right_below(o, i) &&
	    !(i + 1 < o->n && is_right_below(o, i + 1)) && o->v[i].t.n > 0 && (o->v[i].t.v[0].is & W_GIVEN) && outline_names_stranger(people, &o->v[i].t, &a);
}

/* The task at with who does it, and perhaps the day, in the lines below: where that ends; at, if it is none. */
static size_t
pair_end(const struct outline *o, const struct people *people, size_t at)
{
	size_t i = at + 2;

	/* a name at the left edge below the last point ends the list, and stands no more under its heading */
	if (at + 1 >= o->n || o->v[at].section != SECTION_ACTION || !(o->v[at + 1].section == SECTION_ACTION || is_right_below(o, at + 1)) ||
	    !is_task_line(people, &o->v[at]) || !(is_doer_line(people, &o->v[at + 1]) || is_guest_line(o, people, at + 1)))
		return at;
	return i + (i < o->n && is_right_below(o, i) && o->v[i].b->kind == BLOCK_PARAGRAPH && is_day_only(&o->v[i].t, 0));
}

/* "Order boxes", "Tom", "Call the bank", "Maya": below a heading of tasks, where the names begin nothing; where the pairs end. */
static size_t
pairs_end(const struct outline *o, const struct people *people, size_t at, size_t *pairs)
{
	bool apart = true, known = false;
	size_t i = at, end;

	*pairs = 0;
	while ((end = pair_end(o, people, i)) > i) {
		apart = apart && is_right_below(o, i + 1) && (*pairs == 0 || !is_right_below(o, i));
		known = known || is_doer_line(people, &o->v[i + 1]);
		++*pairs;
		i = end;
	}
	if (*pairs < PAIRS_LEAST || !known || !(apart || i >= o->n || o->v[i].section != SECTION_ACTION || o->v[i].closing || o->v[i].own != SECTION_NONE))
		*pairs = 0;
	return i;
}

/* The names, and the days, become lines that say more about the task above them. */
static void
pairs_bind(struct outline *o, const struct people *people, size_t at, size_t end)
{
	int heading = o->v[at].heading, person = o->v[at].person;
	size_t task = at;

	for (size_t i = at; i < end; i++) {
		struct place *v = &o->v[i];

		v->heading = heading;
		v->person = person;
		v->heads = false;
		if (i == at || (is_task_line(people, v) && !is_guest_line(o, people, i))) {
			task = i;
			v->record = true;
			v->parent = -1;
			continue;
		}
		v->detail = true;
		v->parent = (int)task;
		o->v[task].children++;
	}
}

static void
names_behind(struct outline *o, const struct people *people)
{
	for (size_t i = 1; i < o->n; i++) {
		size_t pairs, end;

		if (o->v[i].section != SECTION_ACTION || o->v[i - 1].own != SECTION_ACTION)
			continue;
		end = pairs_end(o, people, i, &pairs);
		if (pairs > 0)
			pairs_bind(o, people, i, end);
	}
}

/* ---- what it is done with ------------------------------------------------------ */

/* The order's words without the day behind them; its verb alone where they are many. */
static void
order_end(const struct tokens *t, size_t from, size_t *to)
{
	while (*to > from + 1 &&
	    (t->v[*to - 1].kind == TOKEN_NUMBER || t->v[*to - 1].kind == TOKEN_PUNCT ||
	        (t->v[*to - 1].is & (W_TIME | W_BYTIME | W_DUE))))
		--*to;
	if (*to > from + ORDER_TOKENS)
		*to = from + 1;
}

/* "Sabine wird bis Freitag bestellen:": the verb, which German puts at the end, behind nothing but a day. */
static bool
verb_at_end(const struct tokens *t, size_t from, size_t end)
{
	const struct token *w = &t->v[end - 1];

	if (from + 1 > end || w->kind != TOKEN_WORD || w->letters != CASE_LOWER || w->len < 4 ||
	    !slice_ends_nocase(w->low, SLICE("n")) || (w->is & (W_FUNCTION | W_TIME | W_BE)))
		return false;
	for (size_t i = from; i + 1 < end; i++)
		if (t->v[i].kind != TOKEN_NUMBER && t->v[i].kind != TOKEN_PUNCT &&
		    !(t->v[i].is & (W_TIME | W_BYTIME | W_DUE)))
			return false;
	return true;
}

/* "AI: Maya to organise:", "Action - Maya will send": where whoever is named behind the marker stands. */
static size_t
behind_marker(const struct tokens *t)
{
	size_t i = t->v[0].phrase & W_MARKER ? t->v[0].phrase_len : 0;

	return i > 0 && i + 2 < t->n && (token_is_colon(t, i) || token_is_dash(t, i)) ? i + 1 : i > 0 && t->v[0].letters == CASE_UPPER ? i : 0;
}

/* Somebody known, or a department; "the team will hand over:" outside of a list. */
static bool
may_be_led(const struct place *v, const struct actor *a)
{
	return a->n > 0 && a->kind != ACTOR_NONE &&
	    (a->kind <= ACTOR_DEPARTMENT || ((a->kind == ACTOR_ROLE || a->kind == ACTOR_EVERYONE) && v->b->kind != BLOCK_ITEM));
}

bool
outline_order(const struct people *people, const struct place *v, struct actor *a, size_t *from, size_t *to)
{
	const struct tokens *t = &v->t;
	size_t end = t->n - (t->n > 0), n, front;
	struct claim behind = { .to = end, .task_to = end };

	if (t->n < 3 || !token_is_colon(t, end))
		return false;
	front = behind_marker(t);
	*from = 0;
	*to = end;
	if (actor_read(people, t, front, end, a) && may_be_led(v, a)) {
		if (!signal_binds(signal_read(t, a->to, end, &n)))
			return false;
		*from = a->to + n;
	} else if (v->section == SECTION_ACTION && claim_owner_behind(people, t, &behind) &&
	    behind.actor.kind <= ACTOR_HANDLE) {
		*a = behind.actor;
		*to = behind.task_to;
	} else {
		return false;
	}
	if (*from < *to && verb_at_end(t, *from, *to)) {
		*from = *to - 1;
		return true;
	}
	if (*from >= *to || !(t->v[*from].is & W_VERB) || (t->v[*from].is & (W_PAST | W_BE | W_STATIVE)) ||
	    !lacks_object(t, *from, *to))
		return false;
	order_end(t, *from, to);
	return true;
}

/* "Maya will send over:" and, below it, "the logos" and "the font licence": her tasks. */
static void
things_take(struct outline *o, const struct people *people, size_t at, size_t end)
{
	struct place *v = &o->v[at];
	struct actor a;
	size_t from, to;

	if (!outline_order(people, v, &a, &from, &to))
		return;
	v->orders = v->heads = true;
	for (size_t i = at + 1; i < end; i++) {
		struct place *below = &o->v[i];

		if (below->parent > (int)at)
			continue;
		below->person = (int)at;
		below->section = SECTION_ACTION;
		below->direct = below->exact = true;
	}
}

/* A point of a list, or a line above one that ends in a colon. */
static bool
may_lead(const struct place *v)
{
	return v->b->kind == BLOCK_ITEM ||
	    ((v->b->kind == BLOCK_PARAGRAPH || v->b->kind == BLOCK_HEADING) && v->heads && v->t.n > 0 &&
	        token_is_colon(&v->t, v->t.n - 1));
}

void
outline_below(struct outline *o, const struct people *people)
{
	names_behind(o, people);
	for (size_t i = 0; i + 1 < o->n; i++) {
		struct place *v = &o->v[i];
		size_t end, n;

		if (!may_lead(v) || v->detail || v->closing || v->speaks || v->speaker >= 0 || v->own != SECTION_NONE ||
		    !may_hold_tasks(v->section))
			continue;
		n = points_below(o, i, &end);
		if (n > 0 && !doers_take(o, people, i, n, end))
			things_take(o, people, i, end);
	}
}
