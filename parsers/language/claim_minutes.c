/*
 * See claim_clause.h. In minutes as a table whoever is to do something stands in a cell of his own, and beside
 * it all that was said. Method: the sentences of that cell, one by one; those that order something, or say in
 * the passive or of somebody in general that it is to be done, are the tasks.
 */
#include <string.h>

#include "parsers/language/claim_clause.h"

/* Words of a sentence that are looked at for its verb. */
#define FRONT_WORDS 5
/* Tasks of one cell. */
#define MINUTES_TASKS_MAX 8

struct minutes_task {
	size_t from, to; /* tokens */
};

/* "redrafted", "sent": what is done to something. */
static bool
is_participle(const struct token *w)
{
	return w->kind == TOKEN_WORD && w->letters == CASE_LOWER && w->len > 2 && !(w->is & W_ARTICLE) &&
	    ((w->is & W_PAST) || slice_ends_nocase(w->low, SLICE("ed")) ||
	        slice_ends_nocase(w->low, SLICE("en")) || slice_ends_nocase(w->low, SLICE("awn")));
}

/* "needed", "required": without a word for who does it. */
static bool
says_wanted(struct slice w)
{
	static const char *const words[] = { "needed", "required", "requested" };

	return slice_among(w, words, sizeof(words) / sizeof(words[0]));
}

/* The word before "be": "is to be", "has to be", "a quote to be", "will be", "would be"; not "seems to be", "may be". */
static bool
binds_passive(const struct tokens *t, size_t from, size_t be)
{
	static const char *const modals[] = { "will", "would", "shall", "should", "must" };
	static const char *const has[] = { "has", "have", "needs", "need" };

	if (be < from + 2)
		return false;
	if (t->v[be - 1].is & W_TO)
		return (t->v[be - 2].is & W_BE) || SLICE_IS_ONE_OF(t->v[be - 2].low, has) ||
		    (!(t->v[be - 2].is & (W_WEAK | W_STATIVE | W_DOES | W_PAST | W_NOT)) &&
		        !slice_ends_nocase(t->v[be - 2].low, SLICE("ed")));
	return slice_among(t->v[be - 1].low, modals, sizeof(modals) / sizeof(modals[0]));
}

static bool
is_passive_english(const struct tokens *t, size_t from, size_t to)
{
	for (size_t i = from + 1; i + 1 < to; i++) {
		if (slice_eq(t->v[i].low, SLICE("be")) && is_participle(&t->v[i + 1]) && binds_passive(t, from, i))
			return true;
		/* "is needed", "is to go to the printer" */
		if ((slice_eq(t->v[i].low, SLICE("is")) || slice_eq(t->v[i].low, SLICE("are"))) &&
		    (says_wanted(t->v[i + 1].low) ||
		        ((t->v[i + 1].is & W_TO) && i + 2 < to && (t->v[i + 2].is & W_VERB))))
			return true;
	}
	return false;
}

/* "ist bis Freitag zu prüfen", "soll geprüft werden", "devra être", "debe": any word that binds, none that
 * denies. */
static bool
is_passive_other(const struct tokens *t, size_t from, size_t to)
{
	bool binds = false, german = false;

	for (size_t i = from; i < to; i++) {
		if (t->v[i].is & (W_NOT | W_PAST))
			return false;
		binds = binds || (t->v[i].phrase & (W_FUTURE | W_NEED));
		german = german || slice_eq(t->v[i].low, SLICE("ist")) || slice_eq(t->v[i].low, SLICE("sind"));
		binds = binds || (german && i + 2 == to && slice_eq(t->v[i].low, SLICE("zu")));
	}
	return binds;
}

/* "Der Hof wird bis Samstag aufgeräumt": a thing, and by when it is done. */
static bool
is_done_soon(const struct tokens *t, size_t from, size_t to)
{
	static const char *const will[] = { "wird", "werden" };
	bool soon = false;

	for (size_t i = from + 1; i + 2 < to; i++)
		soon = soon || SLICE_IS_ONE_OF(t->v[i].low, will);
	return soon && t->v[to - 1].letters == CASE_LOWER && (slice_ends_nocase(t->v[to - 1].low, SLICE("t")) || slice_ends_nocase(t->v[to - 1].low, SLICE("en"))) &&
	    slice_find(t->v[to - 1].low, SLICE("ge")) < 5 && tokens_name_day(t, from, to);
}

/* "Officers to cost a closure", "The contractor will replace it": somebody in general; the tokens before what
 * he does, or 0. */
static size_t
general_front(const struct tokens *t, size_t from, size_t to)
{
	for (size_t i = from + 1; i + 2 < to && i < from + FRONT_WORDS; i++) {
		const struct token *w = &t->v[i];

		if (((w->is & W_TO) || slice_eq(w->low, SLICE("will")) || slice_eq(w->low, SLICE("shall"))) &&
		    t->v[i + 1].letters == CASE_LOWER && !(t->v[i + 1].is & W_BE) &&
		    ((t->v[i + 1].is & W_VERB) || (t->v[i + 2].is & W_ARTICLE)))
			return i + 1 - from;
		if (w->kind != TOKEN_WORD || (w->is & (W_BE | W_PAST | W_WITH | W_NOT | W_WEAK | W_DOES)) ||
		    slice_ends_nocase(w->low, SLICE("ed")))
			return 0;
	}
	return 0;
}

/* "Order more badges": an order, and no report like "Order intake is up". */
static bool
is_order(const struct tokens *t, size_t from, size_t to)
{
	for (size_t i = from + 1; i < to && i < from + 6; i++)
		if (t->v[i].is & (W_BE | W_PAST | W_STATUS))
			return false;
	return (t->v[from].is & W_VERB) && !(t->v[from].is & (W_PAST | W_STATUS)) && to > from + 2;
}

/*
 * "Korrekturen in die Druckdaten einarbeiten": German minutes order by what is done to something, its verb last
 * and no other one.
 */
static bool
is_order_german(const struct tokens *t, size_t from, size_t to)
{
	static const char *const infinitives[] = { "en", "ern", "eln" };
	const struct token *verb = &t->v[to - 1];
	const uint64_t told =
	    W_BE | W_FUTURE | W_PAST | W_PRONOUN | W_NOT | W_STATUS | W_NEED | W_WE | W_I | W_CONDITION;

	if (to < from + 3 || (t->v[from].is & (W_ARTICLE | W_WITH)) || t->v[from].letters == CASE_LOWER ||
	    verb->kind != TOKEN_WORD || verb->letters != CASE_LOWER || verb->len < 5 ||
	    !SLICE_ENDS_ONE_OF(verb->low, infinitives))
		return false;
	for (size_t i = from; i < to; i++)
		if ((t->v[i].is & told) && !slice_eq(t->v[i].low, SLICE("am")))
			return false;
	return true;
}

/* Where the last line of a cell's sentence begins: above it stands what it is about. */
static size_t
last_line(const struct tokens *t, size_t from, size_t to)
{
	for (size_t i = to; i > from; i--)
		if (token_is(t, i - 1, ';'))
			return i;
	return from;
}

/* "3.2", "4)" in front of a sentence; where its words begin. */
static size_t
less_number(const struct tokens *t, size_t i, size_t end)
{
	while (i < end && (t->v[i].kind == TOKEN_NUMBER || t->v[i].kind == TOKEN_PUNCT) && !token_is(t, i, '('))
		i++;
	return i;
}

/* Tasks of a cell in German, as is_order_german has them. */
static size_t
german_orders(const struct finder *f, size_t from, size_t to, struct minutes_task *v, size_t max)
{
	size_t n = 0, end;

	for (size_t i = from; i < to && n < max; i = end) {
		unsigned mark;
		size_t first, last;

		end = sentence_end(f->t, i, to, &mark);
		last = end > i && mark != 0 ? end - 1 : end;
		first = less_number(f->t, last_line(f->t, i, last), last);
		if (last > first && mark != '?' && is_order_german(f->t, first, last))
			v[n++] = (struct minutes_task) { first, last };
	}
	return n;
}

/*
 * What is to be done, sentence by sentence, of all that the minutes say in the tokens from..to: "Badges were
 * lost. A new set is to be ordered." Returns how many there are, at most max.
 */
static size_t
minutes_tasks(const struct finder *f, size_t from, size_t to, struct minutes_task *v, size_t max)
{
	const struct tokens *t = f->t;
	bool english = f->o->set.n < 2;
	size_t n = 0, end;

	if (!english && f->o->set.v[1] == &words_de && (n = german_orders(f, from, to, v, max)) > 0)
		return n;
	for (size_t i = from; i < to && n < max; i = end) {
		unsigned mark;
		size_t first, last, skip;

		end = sentence_end(t, i, to, &mark);
		first = less_number(t, i, end);
		last = end > i && mark != 0 ? end - 1 : end;
		if (mark == '?' || mark == 0xff1f || last < first + 3)
			continue;
		skip = general_front(t, first, last);
		if (skip == 0 && !is_order(t, first, last) &&
		    !(english ? is_passive_english(t, first, last) : is_passive_other(t, first, last)))
			continue;
		v[n++] = (struct minutes_task) { first + skip, last };
	}
	return n;
}

/* "Maya to be invited to the fair", "to be asked for the list": another does that to her; "asked to send it" is hers. */
static bool
is_addressed(const struct tokens *t, size_t i)
{
	static const char *const words[] = { "invited", "informed", "told", "notified", "contacted", "consulted", "emailed",
		"briefed", "thanked", "approached", "interviewed", "asked", "reminded", "called", "paid" };

	return SLICE_IS_ONE_OF(t->v[i].low, words) &&
	    (slice_eq(t->v[i].low, SLICE("invited")) ||
	        !(i + 2 < t->n && (t->v[i + 1].is & W_TO) && (t->v[i + 2].is & W_VERB)));
}

bool
clause_is_patient(const struct finder *f, size_t i, const struct actor *a)
{
	const struct tokens *t = f->t;

	if (a->kind == ACTOR_NONE || i + 1 >= t->n || !slice_eq(t->v[i].low, SLICE("be")))
		return false;
	if (a->kind <= ACTOR_ROLE && is_addressed(t, i + 1))
		return true;
	/* "will be asked to send it", "to be finished with it" */
	return a->kind <= ACTOR_DEPARTMENT && is_participle(&t->v[i + 1]) && !(t->v[i + 1].is & W_DONE) &&
	    !(i + 2 < t->n && (t->v[i + 2].is & (W_TO | W_WITH)) && !slice_eq(t->v[i + 2].low, SLICE("by")));
}

bool
clause_by_whom(const struct finder *f, size_t i, size_t end, struct actor *a)
{
	for (size_t j = i + 2; j + 1 < end; j++) {
		struct actor by;

		if (!slice_eq(f->t->v[j].low, SLICE("by")) || !actor_read(f->people, f->t, j + 1, end, &by) ||
		    by.kind > ACTOR_HANDLE)
			continue;
		by.from = a->from;
		by.to = a->to;
		*a = by;
		return true;
	}
	return false;
}

/* "(Tom)", "(Maintenance, until 4 Dec)" at the end of the sentence, "by Ms Lin": who does what is to be done;
 * *to: where the task ends. */
static bool
passive_owner(const struct finder *f, size_t from, size_t end, struct actor *a, size_t *to)
{
	const struct tokens *t = f->t;
	size_t last = end;

	while (last > from && t->v[last - 1].kind == TOKEN_PUNCT && !token_is(t, last - 1, ')'))
		last--;
	for (size_t i = from + 3; i + 1 < last; i++) {
		bool bracket = token_is(t, i, '(') && token_is(t, last - 1, ')'),
		     by = slice_eq(t->v[i].low, SLICE("by"));

		if ((!bracket && !by) || !actor_read(f->people, t, i + 1, last, a) || a->kind == ACTOR_NONE ||
		    a->kind > ACTOR_DEPARTMENT)
			continue;
		/* "(Tom said so)", "by Maya's desk" */
		if (bracket
		        ? a->to + 1 != last && !token_is(t, a->to, ',') &&
		            !(t->v[a->to].is & (W_BYTIME | W_TIME))
		        : !(is_participle(&t->v[i - 1]) || a->to + 1 >= last ||
		              (t->v[a->to].is & (W_BYTIME | W_TIME)) || t->v[a->to].kind == TOKEN_PUNCT) ||
		            slice_starts(t->v[a->to].low, SLICE("'")))
			continue;
		*to = i;
		return true;
	}
	return false;
}

/* "decided that the supplier be reminded" */
static bool
is_wanted(const struct tokens *t, size_t from, size_t to)
{
	static const char *const wants[] = { "decided", "agreed", "resolved", "requested", "proposed" };
	bool wanted = false;

	for (size_t i = from; i + 1 < to; i++) {
		wanted = wanted || SLICE_IS_ONE_OF(t->v[i].low, wants);
		if (wanted && i > from + 2 && slice_eq(t->v[i].low, SLICE("be")) &&
		    is_participle(&t->v[i + 1]) && !(t->v[i - 1].is & (W_NOT | W_WEAK)))
			return true;
	}
	return false;
}

bool
clause_passive(struct finder *f, size_t from, size_t end, int sentence)
{
	bool english = f->o->set.n < 2;
	struct actor a;
	size_t to;

	while (from < end && (f->t->v[from].is & (W_LEAD | W_AND)))
		from++;
	if (end < from + 5 || clause_in_chat(f) || f->n == CLAUSE_MAX ||
	    !passive_owner(f, from, end, &a, &to) ||
	    !(english ? is_passive_english(f->t, from, to) || is_wanted(f->t, from, to)
	              : f->o->set.v[1] == &words_de && is_passive_other(f->t, from, to) &&
	                (slice_eq(f->t->v[to - 1].low, SLICE("werden")) || is_done_soon(f->t, from, to))) ||
	    clause_is_usual(f->t, from, end))
		return false;
	/* "was to be inspected": it was not, or long ago */
	for (size_t i = from; i + 1 < to; i++)
		if ((slice_eq(f->t->v[i].low, SLICE("was")) || slice_eq(f->t->v[i].low, SLICE("were"))) &&
		    (f->t->v[i + 1].is & W_TO))
			return false;
	/* "It was decided that the supplier be reminded" */
	for (size_t i = from; i + 3 < to; i++)
		if (slice_eq(f->t->v[i].low, SLICE("that")) && is_wanted(f->t, from, to))
			from = i + 1;
	clause_hand(f, &a, from, from, to, end, sentence);
	return true;
}

bool
clause_is_object(const struct tokens *t, const struct actor *a)
{
	static const char *const words[] = { "me", "mir", "mich", "moi" };

	return SLICE_IS_ONE_OF(t->v[a->from].low, words);
}

/* "Mr Stone reports that two came": what is told in minutes, whoever is to act on it. */
static bool
tells_that(const struct tokens *t, const struct claim *c)
{
	static const char *const tells[] = { "reports", "reported", "informs", "explains", "notes", "states",
		"says", "mentions", "berichtet", "informiert", "erl\303\244utert", "teilt", "signale",
		"rappelle", "informe", "explique", "informa", "explica" };
	static const char *const that[] = { "that", ",", "que", "dass", "mit" };
	size_t i = c->task_from;

	return c->signal == SIGNAL_VERB && i + 1 < c->task_to && SLICE_IS_ONE_OF(t->v[i].low, tells) &&
	    SLICE_IS_ONE_OF(t->v[i + 1].low, that);
}

/* ---- the rows ------------------------------------------------------------------ */

/* Is somebody of the clause's actor one of the row's owners? */
static bool
actors_meet(const struct finder *f, const struct actor *a, const struct actor *b)
{
	for (size_t i = 0; i < a->n; i++)
		for (size_t j = 0; j < b->n; j++) {
			struct reading_owner x, y;

			people_resolve(f->people, tokens_slice(f->t, a->v[i].from, a->v[i].to), &x);
			people_resolve(f->people, tokens_slice(f->t, b->v[j].from, b->v[j].to), &y);
			if (x.email.len > 0 ? slice_eq_nocase(x.email, y.email) : slice_eq_nocase(x.name, y.name))
				return true;
		}
	return false;
}

/* The sentences of the cell as tasks, where it has just so many as wanted; else the n that v holds already. */
static size_t
sentence_tasks(const struct finder *f, struct minutes_task *v, size_t wanted, size_t n)
{
	struct minutes_task all[MINUTES_TASKS_MAX];
	size_t found = 0, end;
	unsigned mark;

	for (size_t i = f->start; i < f->end; i = end) {
		end = sentence_end(f->t, i, f->end, &mark);
		if (found == wanted || found == MINUTES_TASKS_MAX || mark == '?')
			return n;
		all[found++] = (struct minutes_task) { i, mark != 0 && end > i ? end - 1 : end };
	}
	if (found != wanted)
		return n;
	memcpy(v, all, found * sizeof(*v));
	return found;
}

/* Tokens of a line that says what is to be done by a noun. */
#define NOUN_TOKENS 12

/*
 * "Budget; The board wants 2 % less. Cuts of each house to Finance | ML": behind sentences with their full stops a last
 * line without one, that tells nothing, is what is to be done.
 */
static bool
last_line_task(const struct finder *f, struct minutes_task *task)
{
	const uint64_t tells = W_BE | W_FUTURE | W_PAST | W_NOT | W_STATUS | W_NEED | W_WE | W_I | W_PRONOUN | W_CONDITION | W_STATIVE | W_WEAK;
	const struct tokens *t = f->t;
	size_t last = f->start, end;
	unsigned mark = 0;

	for (size_t i = f->start; i < f->end; i = end) {
		end = sentence_end(t, i, f->end, &mark);
		if (end < f->end && mark == '.')
			last = end;
	}
	last = last > f->start ? last_line(t, last, f->end) : last;
	if (last == f->start || mark != 0 || f->end < last + 2 || f->end > last + NOUN_TOKENS || token_is(t, f->end - 1, '.') ||
	    t->v[last].letters == CASE_LOWER)
		return false;
	for (size_t i = last; i < f->end; i++)
		if (t->v[i].is & tells)
			return false;
	*task = (struct minutes_task) { last, f->end };
	return true;
}

/*
 * "People; eleven are wanted. Ask the council about it. | Maya": the tasks among what was said. Where as many
 * owners stand one below the other, each has one of them.
 */
static bool
minutes_orders(struct finder *f, const struct claim *row)
{
	struct minutes_task v[MINUTES_TASKS_MAX];
	size_t n = minutes_tasks(f, f->start, f->end, v, MINUTES_TASKS_MAX);
	int owners = claim_row_owners(f->o, f->people, row);

	if (n == 0 && owners == 1 && row->actor.n > 0)
		n = last_line_task(f, v);
	/* "Pendants to be tested. Quotation for six." beside two owners: each sentence is one's, an order or not */
	if (owners > 1 && n > 0 && n != (size_t)owners)
		n = sentence_tasks(f, v, (size_t)owners, n);
	for (size_t i = 0; i < n; i++) {
		struct claim c = *row;

		if (n > 1)
			claim_row_owner_part(f->o, f->people, (int)i, (int)n, &c);
		c.task_from = v[i].from;
		c.task_to = v[i].to;
		claim_add(f, &c);
	}
	return n > 0;
}

/* Lines of an owner's cell that are told apart. */
#define OWNER_LINES 8

/* Which line of the row's owners the claim's actor stands in: the claim gets it, for its day; as a bit, or 0. */
static int
line_take(const struct finder *f, const struct claim *row, int owners, struct claim *c)
{
	for (int i = 0; owners > 1 && i < owners && i < OWNER_LINES; i++) {
		struct claim one = *row;

		claim_row_owner_part(f->o, f->people, i, owners, &one);
		if (actors_meet(f, &c->actor, &one.actor)) {
			c->part = i;
			c->parts = owners;
			return 1 << i;
		}
	}
	return 0;
}

/* What is to be done, as the sentences in front of token to say it last, is the one's who is left. */
static void
left_before(struct finder *f, struct claim *c, size_t to)
{
	struct minutes_task v[MINUTES_TASKS_MAX];
	const struct block *b = f->o->v[f->block].b;
	size_t n = minutes_tasks(f, f->start, to, v, MINUTES_TASKS_MAX);

	if (n == 0)
		return;
	/* one day beside two owners is the other's, whose task the sentence says */
	if (c->due_cell >= 0 && (size_t)c->due_cell < b->cell_count &&
	    slice_find_char(b->cells[c->due_cell], ';') == b->cells[c->due_cell].len)
		c->due_cell = -1;
	c->task_from = v[n - 1].from;
	c->task_to = v[n - 1].to;
	claim_add(f, c);
}

/* "Eleanor presents the plans. Letter to the bank." beside "Eleanor" and, below her, "Tom, 30 Oct": the one who is
 * left has the last sentence. */
static void
left_claim(struct finder *f, const struct claim *row, int owners, int left, size_t first, size_t last)
{
	struct claim c = *row;
	unsigned mark;
	int line = 0;

	while (!(left >> line & 1))
		line++;
	while (last < f->end && f->t->v[last].kind == TOKEN_PUNCT)
		last++;
	if (left != 1 << line || owners > OWNER_LINES)
		return;
	claim_row_owner_part(f->o, f->people, line, owners, &c);
	c.parts = owners;
	if (last + 3 > f->end) {
		left_before(f, &c, first);
		return;
	}
	if (sentence_end(f->t, last, f->end, &mark) < f->end)
		return;
	c.task_from = last;
	c.task_to = mark != 0 ? f->end - 1 : f->end;
	claim_add(f, &c);
}

/*
 * "3 | Two requests came late. ML would write to them. | ML; 4 Dec": what the row's owners do, of all that was
 * said. In a row without an owner, what somebody who is known says he will do.
 */
bool
clause_minutes(struct finder *f, const struct claim *row)
{
	bool any = false;
	int owners = row != NULL ? claim_row_owners(f->o, f->people, row) : 0,
	    left = owners > 1 && owners <= OWNER_LINES ? (1 << owners) - 1 : 0;
	size_t first = f->end, last = 0;

	if (!clause_cell(f))
		return false;
	for (size_t i = 0; i < f->n; i++) {
		struct claim *c = &f->clauses[i];
		bool weak = row != NULL && c->signal == SIGNAL_WEAK;

		/* "Harbour Plan review - first draft" is a title */
		if (!actor_is_named(&c->actor) || c->actor.kind > ACTOR_INITIALS ||
		    !(signal_binds(c->signal) || c->signal == SIGNAL_VERB || weak) ||
		    (c->signal == SIGNAL_VERB && c->task_from + 1 < c->task_to &&
		        f->t->v[c->task_from + 1].kind == TOKEN_PUNCT) ||
		    tells_that(f->t, c))
			continue;
		if (row == NULL ? c->actor.kind > ACTOR_HANDLE && !clause_is_reachable(f, &c->actor)
		                : !actors_meet(f, &c->actor, &row->actor))
			continue;
		c->marked = row != NULL;
		/* "would" of minutes is what somebody said he will */
		if (weak)
			c->signal = SIGNAL_WILL;
		if (row != NULL) {
			c->due_cell = row->due_cell;
			c->state_cell = row->state_cell;
			left &= ~line_take(f, row, owners, c);
			last = c->to;
			first = c->from < first ? c->from : first;
		}
		claim_add(f, c);
		any = true;
	}
	if (any && left != 0)
		left_claim(f, row, owners, left, first, last);
	return any || (row != NULL && minutes_orders(f, row));
}
