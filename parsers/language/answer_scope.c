/*
 * See answer_parts.h: from clauses to acts. Method: a paragraph falls into
 * sentences, these into clauses, at commas, "but", and where another point is
 * named. Clauses about the same point are weighed together: a condition takes a
 * yes back, a date makes it another date. What is left without its point takes
 * it from the sentence before.
 */
#include "parsers/base/pool.h"
#include "parsers/language/answer_parts.h"

/* Does the sentence end with a question mark, at this clause or at a later one? */
enum asking { SAYS, ASKS, ASKS_LATER };

/* What a paragraph says about one point, or about none in particular. */
struct scope {
	struct verdict v;
	const struct elem *ref; /* the first that was named */
	int *numbers;
	size_t number_count;
	size_t from, to; /* elements */
	size_t joined;   /* clauses in it that said something */
};

struct walk {
	struct reply *r;
	const struct elems *e;
	struct scope s;
	int before; /* the point of the sentence before; 0 none */
	int item;   /* an inline answer's */
	bool inline_;
};

#define ACTING                                                                                               \
	(A_OK | A_YES | A_NO | A_DONE | A_PAST | A_TRACK | A_DECLINE | A_CANCEL | A_ACCEPT | A_REOPEN |      \
	    A_RISK)
#define NUMBERS_MAX 100
#define POINT_BITS 64
/* Elements of a sentence that is a date and hardly more. */
#define DATE_WORDS_MAX 5

/* -- weighing -- */

static bool
is_yes(enum reading_act act)
{
	return act == ACT_CONFIRM || act == ACT_DONE || act == ACT_ACCEPT || act == ACT_CANCEL;
}

static bool
is_telling(enum reading_act act)
{
	return act == ACT_BLOCKED || act == ACT_NEED || act == ACT_AT_RISK || act == ACT_DECLINE ||
	    act == ACT_REOPEN;
}

static struct verdict
risky(void)
{
	return (struct verdict) { .kind = VERDICT_RISKY, .act = ACT_UNCLEAR, .due.minute = -1 };
}

/* Which of two acts about the same thing is meant; ACT_UNCLEAR: nobody can tell. a was written first. */
static enum reading_act
weigh(enum reading_act a, enum reading_act b)
{
	static const struct {
		enum reading_act less, more;
	} stronger[] = {
		{ ACT_CONFIRM, ACT_CHANGE },
		{ ACT_CONFIRM, ACT_NEED },
		{ ACT_CONFIRM, ACT_BLOCKED },
		{ ACT_CONFIRM, ACT_AT_RISK },
		{ ACT_CONFIRM, ACT_DONE },
		{ ACT_CONFIRM, ACT_ACCEPT },
		{ ACT_CONFIRM, ACT_CANCEL },
		{ ACT_DECLINE, ACT_REASSIGN },
		{ ACT_DECLINE, ACT_CHANGE },
		{ ACT_ON_TRACK, ACT_AT_RISK },
		{ ACT_ON_TRACK, ACT_CHANGE },
		{ ACT_ON_TRACK, ACT_NEED },
		{ ACT_AT_RISK, ACT_CHANGE },
		{ ACT_BLOCKED, ACT_REASSIGN },
		{ ACT_DONE, ACT_ACCEPT },
		{ ACT_BLOCKED, ACT_CHANGE },
		{ ACT_NEED, ACT_CHANGE },
		{ ACT_AT_RISK, ACT_BLOCKED },
		{ ACT_NEED, ACT_REOPEN },
		{ ACT_CHANGE, ACT_REASSIGN },
		{ ACT_DECLINE, ACT_REOPEN },
	};

	if (a == b)
		return a;
	/* "looks good, but the French column is missing" */
	if (a == ACT_ACCEPT && b == ACT_REOPEN)
		return b;
	if ((a == ACT_CONFIRM && b == ACT_ON_TRACK) || (a == ACT_ON_TRACK && b == ACT_CONFIRM))
		return a;
	for (size_t i = 0; i < sizeof(stronger) / sizeof(stronger[0]); i++)
		if ((a == stronger[i].less && b == stronger[i].more) ||
		    (b == stronger[i].less && a == stronger[i].more))
			return stronger[i].more;
	return is_telling(a) && is_telling(b) ? a : ACT_UNCLEAR;
}

/* "I'm only back on the 7th, so the 9th would be better" */
static bool
is_why(const struct verdict *change, const struct verdict *away)
{
	return !away->due.given || (change->due.given && civil_compare(change->due.date, away->due.date) > 0);
}

static struct verdict
acts_merge(struct verdict a, struct verdict b)
{
	enum reading_act act = weigh(a.act, b.act);
	struct verdict v = a.act == act ? a : b, other = a.act == act ? b : a;

	if (a.weak && !b.weak && a.act == ACT_CONFIRM)
		return b.act == ACT_DECLINE || b.act == ACT_REASSIGN ? risky()
		    : a.yes && b.act == ACT_ON_TRACK                 ? a
		                                                     : b;
	/* "move it to 9.12., I'm on holiday before": why, as long as it names no day */
	if (a.act == ACT_CHANGE && b.act == ACT_AWAY && is_why(&a, &b))
		return a;
	if (b.act == ACT_CHANGE && a.act == ACT_AWAY && is_why(&b, &a))
		return b;
	/* "on holiday until the 14th, please contact Omar": whom to ask meanwhile */
	if (act == ACT_UNCLEAR && (a.act == ACT_AWAY || b.act == ACT_AWAY) &&
	    (a.act == ACT_REASSIGN || b.act == ACT_REASSIGN)) {
		v = a.act == ACT_AWAY ? a : b;
		v.to = a.act == ACT_AWAY ? b.to : a.to;
		return v;
	}
	if (act == ACT_UNCLEAR)
		return risky();
	if (a.act == b.act && a.due.given && b.due.given && civil_compare(a.due.date, b.due.date) != 0)
		return risky();
	if (a.act == b.act && a.to.len > 0 && b.to.len > 0 && !slice_eq_nocase(a.to, b.to))
		return risky();
	if (!v.due.given && (act == ACT_CHANGE || act == ACT_REASSIGN || act == ACT_AWAY))
		v.due = other.due;
	if (v.to.len == 0)
		v.to = other.to;
	return v;
}

/* "Shift it to 2 December please, the crane got double booked": why, beside another day. */
static bool
is_why_of(const struct verdict *why, const struct verdict *act)
{
	return why->kind == VERDICT_RISKY && why->aside && act->kind == VERDICT_ACT &&
	    act->act == ACT_CHANGE && act->due.given;
}

/* What two clauses say together. */
static struct verdict
merge(struct verdict a, struct verdict b)
{
	if (b.kind == VERDICT_NOTHING)
		return a;
	if (a.kind == VERDICT_NOTHING)
		return b;
	if (a.kind == VERDICT_ACT && b.kind == VERDICT_ACT)
		return acts_merge(a, b);
	/* "Sure, and pigs can fly" */
	if ((a.kind == VERDICT_REMARK && b.weak) || (b.kind == VERDICT_REMARK && a.weak))
		return risky();
	/* "On one condition: Omar does the texts" */
	if ((a.conditional && b.kind == VERDICT_ACT && b.act == ACT_REASSIGN) ||
	    (b.conditional && a.kind == VERDICT_ACT && a.act == ACT_REASSIGN))
		return risky();
	/* "No, I haven't seen it yet" */
	if (a.kind == VERDICT_ACT && a.act == ACT_DECLINE && a.weak && b.kind == VERDICT_RISKY)
		return risky();
	if (a.kind == VERDICT_REMARK || b.kind == VERDICT_REMARK)
		return a.kind == VERDICT_REMARK ? b : a;
	if (is_why_of(&a, &b))
		return b;
	if (is_why_of(&b, &a))
		return a;
	if (a.kind == VERDICT_RISKY && a.rejects_date && b.kind == VERDICT_ACT && b.act == ACT_CHANGE)
		return b;
	if (b.kind == VERDICT_RISKY && b.rejects_date && a.kind == VERDICT_ACT && a.act == ACT_CHANGE)
		return a;
	if (a.kind == VERDICT_ACT && (is_telling(a.act) || a.act == ACT_REASSIGN || a.act == ACT_AWAY))
		return a;
	if (b.kind == VERDICT_ACT && (is_telling(b.act) || b.act == ACT_REASSIGN || b.act == ACT_AWAY))
		return b;
	return risky();
}

/* -- saying -- */

static struct slice
scope_quote(const struct walk *w)
{
	const struct elem *v = w->e->v;

	if (w->s.from >= w->s.to)
		return w->e->text;
	return slice_to(slice_from(w->e->text, v[w->s.from].at), v[w->s.to - 1].end - v[w->s.from].at);
}

/* The first word that says something about a point. */
static size_t
subject_end(const struct elems *e, size_t from, size_t to)
{
	while (from < to &&
	    !(e->v[from].kind == ELEM_WORD && (e->v[from].is & (ACTING | A_BLOCKED | A_NEED | A_GIVE))))
		from++;
	return from;
}

/* The point that is meant where none is named: by its words, or the sentence before. -1: unclear which. */
static int
item_of(struct walk *w)
{
	int item;

	if (w->item > 0)
		return w->s.ref != NULL && w->s.ref->ref == REF_ALL && w->r->question->point_count > 1
		    ? -1
		    : w->item;
	if (w->r->mine_count < 2 && w->r->question->point_count < 2)
		return 0;
	if (w->s.ref != NULL && w->s.ref->ref == REF_ALL)
		return answer_point_by_words(w->r, w->e, w->s.from, w->s.to) != 0 ? -1 : 0;
	item = answer_point_by_words(w->r, w->e, w->s.from, subject_end(w->e, w->s.from, w->s.to));
	/* what stands behind "waiting for" is not what waits */
	if (item == 0 && !(w->s.v.kind == VERDICT_ACT && w->s.v.act == ACT_BLOCKED))
		item = answer_point_by_words(w->r, w->e, w->s.from, w->s.to);
	return item == 0 ? w->before : item;
}

/* "Mockups and profiles are no problem": of each of them. */
static bool
both_say(struct walk *w, struct slice quote)
{
	const struct question *q = w->r->question;
	size_t end = subject_end(w->e, w->s.from, w->s.to);
	uint64_t points = 0;
	bool and = false;

	for (size_t i = w->s.from; i < end; i++) {
		uint64_t one = w->e->v[i].points;

		and = and || (w->e->v[i].kind == ELEM_WORD && (w->e->v[i].is & A_AND) && points != 0);
		if (w->e->v[i].kind == ELEM_REF || (one & (one - 1)) != 0)
			return false;
		points |= one;
	}
	if (!and || (points & (points - 1)) == 0)
		return false;
	for (size_t p = 0; p < q->point_count && p < POINT_BITS; p++)
		if (points >> p & 1)
			answer_say(w->r, &w->s.v, q->points[p].n, quote);
	w->before = -1;
	return true;
}

static void
scope_say(struct walk *w)
{
	struct scope *s = &w->s;
	struct slice quote = scope_quote(w);
	int item;

	if (s->v.kind == VERDICT_NOTHING)
		return;
	if (s->ref != NULL && s->ref->ref == REF_REST) {
		bool any = s->v.act == ACT_CONFIRM || s->v.act == ACT_DONE || s->v.act == ACT_ON_TRACK;

		if (!any || s->v.kind != VERDICT_ACT)
			s->v = risky();
		answer_say(w->r, &s->v, any ? ITEM_REST : 0, quote);
	} else if (s->ref != NULL && s->ref->ref == REF_EXCEPT) {
		answer_say_others(w->r, &s->v, s->numbers, s->number_count, quote);
	} else if (s->number_count > 0) {
		for (size_t i = 0; i < s->number_count; i++)
			answer_say(w->r, &s->v, s->numbers[i], quote);
		w->before = s->number_count == 1 ? s->numbers[0] : -1;
	} else {
		item = item_of(w);
		if (item < 0 && s->v.kind == VERDICT_ACT && both_say(w, quote))
			return;
		if (item < 0 && s->v.kind == VERDICT_ACT && s->v.act != ACT_QUESTION &&
		    s->v.act != ACT_COMMENT)
			s->v = risky();
		answer_say(w->r, &s->v, item > 0 ? item : 0, quote);
		if (item > 0)
			w->before = item;
	}
}

static void
scope_close(struct walk *w, size_t next)
{
	if (w->r->reading->answer_count + NUMBERS_MAX < READING_ITEM_MAX)
		scope_say(w);
	w->s = (struct scope) { .from = next,
		.to = next,
		.v = { .kind = VERDICT_NOTHING, .act = ACT_COMMENT, .due.minute = -1 } };
}

/* -- clauses -- */

static void
ref_add(struct walk *w, const struct elem *ref)
{
	struct scope *s = &w->s;

	if (s->ref == NULL || ref->ref == REF_EXCEPT || ref->ref == REF_REST)
		s->ref = ref;
	if (s->numbers == NULL)
		s->numbers = pool_array(w->r->pool, NUMBERS_MAX, sizeof(int));
	for (size_t i = 0; i < ref->number_count && s->number_count < NUMBERS_MAX; i++)
		if (!answer_listed(s->numbers, s->number_count, ref->numbers[i]))
			s->numbers[s->number_count++] = ref->numbers[i];
}

static const struct elem *
clause_ref(const struct elems *e, size_t from, size_t to)
{
	const struct elem *all = NULL;

	for (size_t i = from; i < to; i++) {
		if (e->v[i].kind != ELEM_REF)
			continue;
		if (e->v[i].ref != REF_ALL)
			return &e->v[i];
		all = all == NULL ? &e->v[i] : all;
	}
	return all;
}

static bool
acts_within(const struct elems *e, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (e->v[i].kind == ELEM_DATE ||
		    (e->v[i].kind == ELEM_WORD && (e->v[i].is & (ACTING | A_BLOCKED | A_NEED))))
			return true;
	return false;
}

/* "Would it be all right, if": one clause, and no condition */
static bool
asks_if(const struct elems *e, size_t from, size_t i)
{
	if (e->v[i].kind != ELEM_WORD || !(e->v[i].is & A_COND))
		return false;
	for (size_t k = from; k < i; k++)
		if (e->v[k].kind == ELEM_WORD && (e->v[k].is & A_MAY))
			return true;
	return false;
}

/* "... and for 3 I need one more week" */
static bool
refs_soon(const struct elems *e, size_t i, size_t stop)
{
	size_t last = i + 1;

	for (; i <= last && i < stop; i++)
		if (e->v[i].kind == ELEM_REF && e->v[i].ref == REF_NUMBERS)
			return i > last - 1;
	return false;
}

/* "Two things:" */
static bool
is_heading(const struct elems *e, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (e->v[i].kind != ELEM_WORD || (e->v[i].is & ~(A_FILL | A_UNIT | A_GREET | A_THANKS)) != 0)
			return false;
	return true;
}

/* Does a clause end before element i? from is where it began. */
static bool
ends_at(const struct elems *e, size_t from, size_t i, size_t stop)
{
	const struct elem *v = &e->v[i];

	if (v->kind == ELEM_COMMA)
		return !(i + 1 < stop && asks_if(e, from, i + 1));
	if (v->kind == ELEM_COLON)
		return i > from && e->v[i - 1].kind != ELEM_REF &&
		    !(i + 1 < stop && e->v[i + 1].kind == ELEM_REF && !is_heading(e, from, i));
	if (v->kind == ELEM_WORD && (v->is & A_BUT))
		return i > from;
	if (v->kind == ELEM_WORD && (v->is & A_AND) && i > from && i + 1 < stop)
		return (acts_within(e, from, i) ||
		           (clause_ref(e, from, i) != NULL && refs_soon(e, i + 1, stop))) &&
		    (acts_within(e, i + 1, stop) || clause_ref(e, i + 1, stop) != NULL);
	if (v->kind == ELEM_REF && i > from && v->ref == REF_NUMBERS && clause_ref(e, from, i) != NULL)
		return e->v[i - 1].kind == ELEM_DATE ||
		    ((unsigned char)e->text.p[e->v[i - 1].at] >= 0xe2 && acts_within(e, from, i)) ||
		    (e->v[i - 1].kind == ELEM_WORD && (e->v[i - 1].is & ACTING));
	return false;
}

/* The item that the clause's dates are measured by. */
static int
measure(const struct walk *w, const struct elem *ref, size_t from, size_t to)
{
	int item;

	if (ref != NULL && ref->ref == REF_NUMBERS)
		return ref->numbers[0];
	if (w->item > 0 || (ref != NULL && ref->ref == REF_ALL))
		return w->item;
	if (w->s.number_count > 0)
		return w->s.numbers[0];
	item = answer_point_by_words(w->r, w->e, from, to);
	/* "mockups: Friday 4 December is ok" */
	if (item == 0 && w->s.from < w->s.to)
		item = answer_point_by_words(w->r, w->e, w->s.from, w->s.to);
	return item != 0 ? item : w->before > 0 ? w->before : 0;
}

/* "All fine except 2, that one by 9 Dec": from here on it is about 2. */
static void
excepted_open(struct walk *w, size_t from)
{
	int *numbers = w->s.numbers;
	size_t n = w->s.number_count;

	scope_close(w, from);
	w->s.numbers = numbers;
	w->s.number_count = n;
}

/* "mockups ok, profiles late": the words before the verb are about another point than those before. */
static bool
is_other_subject(const struct walk *w, const struct clause *c)
{
	int before, now;

	if (w->s.v.kind != VERDICT_ACT || w->s.ref != NULL || w->item > 0)
		return false;
	before = answer_point_by_words(w->r, w->e, w->s.from, w->s.to);
	now = answer_point_by_words(w->r, w->e, c->from, subject_end(w->e, c->from, c->to));
	return before != 0 && now > 0 && before != now;
}

/* Nothing but a name, and not the writer's own. */
static bool
is_only_name(const struct walk *w, size_t *name, size_t to)
{
	struct slice own = w->r->reading->from.name, s;
	size_t from = *name;

	/* "not for me but for Dana" */
	if (from < to && w->e->v[from].kind == ELEM_WORD && (w->e->v[from].is & A_BUT))
		for (from++; from < to && w->e->v[from].kind == ELEM_WORD && w->e->v[from].is == A_FILL;)
			from++;
	if (from == 0 || from == to || to - from > 3)
		return false;
	for (size_t i = from; i < to; i++)
		if (w->e->v[i].kind != ELEM_NAME &&
		    !(w->e->v[i].kind == ELEM_WORD && w->e->v[i].is == 0 && w->e->v[i].capital))
			return false;
	s = slice_to(slice_from(w->e->text, w->e->v[from].at), w->e->v[to - 1].end - w->e->v[from].at);
	*name = from;
	return slice_find_nocase(own, s) >= own.len;
}

/* "Friday is tight, Monday would be better" */
static bool
is_refused(const struct walk *w)
{
	/* "I need a few more days - the 10th?" */
	if (w->s.v.kind == VERDICT_ACT && w->s.v.act == ACT_CHANGE && !w->s.v.due.given)
		return true;
	return w->s.v.rejects_date ||
	    (w->s.v.kind == VERDICT_ACT && (w->s.v.act == ACT_AT_RISK || w->s.v.act == ACT_DECLINE));
}

/* Behind an "and", without a subject of its own. */
static bool
goes_on(const struct elems *e, size_t from, size_t to)
{
	const struct elem *v = &e->v[from];
	char c;

	if (v->kind != ELEM_WORD || !(v->is & A_AND) || from + 1 >= to || v[1].kind != ELEM_WORD)
		return false;
	c = e->text.p[v[1].at] | 32;
	return (v[1].is & A_MAY) == 0 && !(c == 'i' && v[1].end - v[1].at <= 4) &&
	    !(c == 'w' && v[1].end - v[1].at <= 3);
}

/* "Is that ok?": nothing but a yes is asked for. */
static bool
is_tag(const struct elems *e, size_t from, size_t to)
{
	bool ok = false;

	for (size_t i = from; i < to; i++) {
		ok = ok || (e->v[i].kind == ELEM_WORD && (e->v[i].is & A_OK));
		if (e->v[i].kind != ELEM_WORD ||
		    (e->v[i].is &
		        ~(A_OK | A_PRAISE | A_ASK | A_MAY | A_FILL | A_SOFT | A_DOUBT | A_CHANGE | A_COND)) !=
		        0 ||
		    e->v[i].is == 0)
			return false;
	}
	return ok;
}

static bool
is_polite(const struct elems *e, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (e->v[i].kind == ELEM_NAME ||
		    (e->v[i].kind == ELEM_WORD && (e->v[i].is & (A_THANKS | A_PRAISE)) &&
		        !(e->v[i].is & A_OK)))
			return true;
	return false;
}

/* "1 ok, 2?": the question is about another point. */
static bool
names_more(const struct elems *e, size_t i)
{
	for (; i < e->n && e->v[i].kind != ELEM_STOP; i++)
		if (e->v[i].kind == ELEM_REF)
			return true;
	return false;
}

static void
clause_read(struct walk *w, size_t from, size_t to, enum asking asks)
{
	struct clause c = { w->e, from, to, asks == ASKS, is_refused(w),
		w->s.v.kind == VERDICT_ACT && w->s.v.act == ACT_CONFIRM, w->inline_ };
	const struct elem *ref = clause_ref(w->e, from, to);
	struct verdict v = answer_judge(w->r, &c, measure(w, ref, from, to));
	size_t name = from;

	/* "not for me, Omar is the expert" */
	if (w->s.v.kind == VERDICT_ACT && w->s.v.act == ACT_DECLINE && v.kind == VERDICT_REMARK &&
	    (w->e->v[from].kind == ELEM_NAME || (w->e->v[from].is == 0 && w->e->v[from].capital)) &&
	    to > from + 1)
		w->s.v = risky();
	/* "not mine - Omar": his, unless it is whom the writer speaks to */
	if (w->s.v.kind == VERDICT_ACT && w->s.v.act == ACT_DECLINE && ref == NULL &&
	    is_only_name(w, &name, to)) {
		v = risky();
		if (name > from || (from > 0 && w->e->text.p[w->e->v[from - 1].at] != ',')) {
			v.kind = VERDICT_ACT;
			v.act = ACT_REASSIGN;
			answer_name_at(w->r, &c, name, &v.to);
		}
		w->s.v = v;
	}
	/* "legal and Omar agreed": the words before the "and" may be who did */
	if (from > 0 && w->s.v.kind == VERDICT_REMARK && v.kind == VERDICT_ACT && is_yes(v.act) &&
	    w->e->v[from - 1].kind != ELEM_COMMA && w->e->v[from - 1].kind != ELEM_COLON)
		v = risky();
	/* "the painters start on Monday and should be through by Wednesday": they again */
	if (w->s.v.kind == VERDICT_RISKY && w->s.v.rejects_date && v.kind == VERDICT_ACT &&
	    v.act == ACT_CHANGE && goes_on(w->e, from, to))
		v = risky();
	/* "done, or not?" */
	if (asks == ASKS_LATER && v.kind == VERDICT_ACT && is_yes(v.act) &&
	    !(ref != NULL && names_more(w->e, to)))
		v = risky();
	/* "I'd need until the 9th, is that ok?" */
	if (asks == ASKS && ref == NULL && w->s.v.kind == VERDICT_ACT && w->s.v.act == ACT_CHANGE &&
	    is_tag(w->e, from, to))
		return;
	/* "2?"; "1 ok, thanks for 2" */
	if (ref != NULL && v.kind == VERDICT_NOTHING && asks == ASKS)
		v = risky();
	if (ref != NULL && v.kind == VERDICT_NOTHING && w->s.v.kind != VERDICT_NOTHING &&
	    is_polite(w->e, from, to))
		return;
	if (ref != NULL && w->s.v.kind != VERDICT_NOTHING && v.kind != VERDICT_NOTHING &&
	    (w->s.ref != NULL || v.kind == VERDICT_ACT))
		scope_close(w, from);
	else if (ref == NULL && w->s.ref != NULL && w->s.ref->ref == REF_EXCEPT &&
	    w->s.v.kind == VERDICT_ACT && v.kind != VERDICT_NOTHING)
		excepted_open(w, from);
	else if (ref == NULL && is_other_subject(w, &c) && v.kind != VERDICT_NOTHING)
		scope_close(w, from);
	if (ref != NULL)
		ref_add(w, ref);
	if (w->s.from == w->s.to)
		w->s.from = from;
	w->s.to = to;
	w->s.v = merge(w->s.v, v);
}

/* An explicit form at i; the element behind it, or i. */
static size_t
form_read(struct walk *w, size_t i)
{
	struct clause c = { w->e, i, w->e->n, false, false, false, w->inline_ };
	const struct elem *ref;
	struct scope before;
	struct verdict v;
	size_t used;

	if (!answer_form(w->r, &c, &v, &ref, &used))
		return i;
	before = w->s;
	scope_close(w, i);
	if (ref != NULL)
		ref_add(w, ref);
	else if (before.v.kind == VERDICT_NOTHING && before.ref != NULL) {
		/* "3 - need: ..." */
		w->s.ref = before.ref;
		w->s.numbers = before.numbers;
		w->s.number_count = before.number_count;
	}
	w->s.v = v;
	w->s.v.form = v.kind == VERDICT_ACT;
	w->s.to = used;
	scope_close(w, used);
	return used;
}

static size_t
sentence_end(const struct elems *e, size_t i)
{
	while (i < e->n && e->v[i].kind != ELEM_STOP)
		i++;
	return i;
}

/* Is the sentence one point in parts? */
static bool
split_read(struct walk *w, size_t from, size_t stop)
{
	struct clause c = { w->e, from, stop, false, false, false, w->inline_ };
	const struct elem *ref;
	struct verdict v;

	if (!answer_split_sentence(w->r, &c, &v, &ref))
		return false;
	scope_close(w, from);
	if (ref != NULL)
		ref_add(w, ref);
	w->s.v = v;
	w->s.to = stop;
	scope_close(w, stop);
	return true;
}

static void
sentence_read(struct walk *w, size_t from, size_t stop)
{
	enum asking asks = stop < w->e->n && w->e->v[stop].asks ? ASKS : SAYS;

	if (split_read(w, from, stop))
		return;
	for (size_t i = from; i < stop;) {
		size_t end;

		if (w->e->v[i].kind == ELEM_COMMA || w->e->v[i].kind == ELEM_COLON) {
			i++;
			continue;
		}
		end = form_read(w, i);
		if (end > i) {
			i = end;
			if (i > stop)
				return;
			continue;
		}
		for (end = i + 1; end < stop && !ends_at(w->e, i, end, stop);)
			end++;
		clause_read(w, i, end, asks == ASKS && end < stop ? ASKS_LATER : asks);
		i = end;
	}
}

/* "I need a few more days. 10 December?": the day follows. */
static bool
wants_date(const struct walk *w, size_t from)
{
	size_t stop = sentence_end(w->e, from), dates = 0, i = from;

	for (; i < stop; i++)
		dates += w->e->v[i].kind == ELEM_DATE;
	return w->s.v.kind == VERDICT_ACT && w->s.v.act == ACT_CHANGE && !w->s.v.due.given && dates == 1 &&
	    stop - from <= DATE_WORDS_MAX;
}

void
answer_paragraph(struct reply *r, struct slice paragraph, int item, bool inline_)
{
	struct elems e;
	struct walk w = { .r = r, .e = &e, .item = item, .inline_ = inline_ };

	answer_elems(r, paragraph, &e);
	scope_close(&w, 0);
	for (size_t i = 0; i < e.n;) {
		size_t stop = sentence_end(&e, i);

		/* a split goes over the ends of sentences */
		sentence_read(&w, i, stop);
		i = w.s.from > stop ? w.s.from : stop + 1;
		/* "Friday is not possible. Can we say Monday?" */
		if ((!w.s.v.rejects_date && !wants_date(&w, i)) || i >= e.n)
			scope_close(&w, i);
	}
}
