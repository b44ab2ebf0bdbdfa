/*
 * See claim.h. A table is one of tasks when it has a column for the task and one
 * for who does it, or when it stands under an action heading. Which cell is which
 * says claim_column.h.
 */
#include "parsers/language/claim_clause.h"
#include "parsers/language/claim_column.h"

/* "n/a", "-", "?": nobody yet. */
static bool
names_nobody(const struct tokens *t, size_t from, size_t to)
{
	struct slice cell = tokens_slice(t, from, to);
	size_t n;

	return from == to || (token_has(t, from, W_NOBODY, &n) && from + n == to) || slice_eq_nocase(cell, SLICE("n/a")) || slice_eq_nocase(cell, SLICE("n.n.")) ||
	    slice_eq_nocase(cell, SLICE("n. n."));
}

/* "DO", "MS": letters of somebody who has an address, whatever word they spell. */
static bool
letters_read(const struct people *people, const struct tokens *t, size_t from, size_t to, struct actor *a)
{
	struct reading_owner who;

	if (to != from + 1 || t->v[from].letters != CASE_UPPER || t->v[from].len > 4)
		return false;
	people_resolve(people, tokens_slice(t, from, to), &who);
	*a = (struct actor) { .from = from, .to = to, .kind = ACTOR_KNOWN, .n = 1 };
	a->v[0].from = (unsigned)from;
	a->v[0].to = (unsigned)to;
	a->v[0].kind = ACTOR_KNOWN;
	return who.email.len > 0;
}

/* Several names in one cell, a line for each, "Maya; Omar", or by slashes, "DO / Karen Smith". False when a piece is no name. */
static bool
owners_read(const struct people *people, const struct tokens *t, size_t from, size_t to, struct actor *a)
{
	for (*a = (struct actor) { .from = from }; from < to;) {
		struct actor one;
		size_t end = from;

		while (end < to && !token_is(t, end, ';') && !token_is(t, end, '/'))
			end++;
		if (!letters_read(people, t, from, end, &one) && (!actor_read(people, t, from, end, &one) || one.to < end))
			return false;
		for (size_t i = 0; i < one.n && a->n < ACTOR_MAX; i++)
			a->v[a->n++] = one.v[i];
		if (one.kind > a->kind)
			a->kind = one.kind;
		from = end + 1;
	}
	a->to = to;
	return a->n > 1;
}

/* "Mitte Nov.", "early December": a word for a part of a month. */
static bool
is_month_part(const struct token *w)
{
	static const char *const words[] = { "mitte", "anfang", "ende", "early", "mid", "late", "end", "d\303\251but",
		"mi", "fin", "finales", "mediados", "principios" };

	return SLICE_IS_ONE_OF(w->low, words);
}

/* "Maya; by 4 Dec", "Omar (4.12.)": the end without the day. */
static size_t
less_day(const struct tokens *t, size_t from, size_t to)
{
	size_t i = to;

	while (i > from + 1 &&
	    (t->v[i - 1].kind == TOKEN_NUMBER || t->v[i - 1].kind == TOKEN_PUNCT ||
	        (t->v[i - 1].is & (W_TIME | W_BYTIME | W_DUE)) ||
	        (i < to && (t->v[i].is & W_TIME) && is_month_part(&t->v[i - 1]))))
		i--;
	for (size_t j = i; j < to; j++)
		if (t->v[j].kind == TOKEN_NUMBER || (t->v[j].is & W_TIME))
			return i;
	return to;
}

/* "Nursing Maya", "护理部 Maya", "Call centre (Maya)": the one known person who ends a cell that nobody begins; in brackets
 * also several. */
static bool
ends_with_person(const struct people *people, const struct tokens *t, size_t from, size_t to, struct actor *a)
{
	size_t open = to;

	if (token_is(t, to - 1, ')'))
		for (open = to - 1; open > from + 1 && !token_is(t, open - 1, '(');)
			open--;
	if (open > from + 1 && open < to && actor_read(people, t, open, to - 1, a) && a->to == to - 1 && a->kind <= ACTOR_HANDLE)
		return true;
	for (size_t i = from + 1; i < to && i < from + 6; i++)
		if (!(t->v[i - 1].is & (W_WITH | W_TO)) && actor_read(people, t, i, to, a) && a->to == to &&
		    a->n == 1 && a->kind <= ACTOR_HANDLE)
			return true;
	return false;
}

/* "Maya with Tom": both, where nothing but somebody who is known stands behind "with". */
static void
helper_read(const struct people *people, const struct tokens *t, size_t to, struct actor *a)
{
	static const char *const words[] = { "with", "mit", "avec", "con", "com" };
	struct actor b;

	if (a->kind > ACTOR_NAME || !SLICE_IS_ONE_OF(t->v[a->to].low, words) ||
	    !actor_read(people, t, a->to + 1, to, &b) || b.to < to || b.kind > ACTOR_HANDLE)
		return;
	for (size_t i = 0; i < b.n && a->n < ACTOR_MAX; i++)
		a->v[a->n++] = b.v[i];
	a->to = b.to;
}

/* Names the owner among the tokens of the owner's cell. */
static void
owner_read(const struct people *people, const struct tokens *t, size_t from, size_t to, struct claim *c)
{
	bool slashes = false;

	while (from < to && t->v[from].kind == TOKEN_PUNCT)
		from++;
	to = less_day(t, from, to);
	if (names_nobody(t, from, to))
		return;
	if (!actor_read(people, t, from, to, &c->actor))
		c->actor = (struct actor) { .n = 0 };
	c->author = c->actor.kind == ACTOR_I && c->actor.to == to;
	/* "to be confirmed (Tom?)", "nobody yet" */
	if (c->author || c->actor.kind == ACTOR_NOBODY)
		return;
	for (size_t i = from + 1; i + 1 < to && !slashes; i++)
		slashes = token_is(t, i, '/');
	if (slashes || (c->actor.n > 0 && token_is(t, c->actor.to, ';') && c->actor.to < to)) {
		struct actor all;

		if (owners_read(people, t, from, to, &all))
			c->actor = all;
	}
	if (c->actor.n > 0 && c->actor.to + 1 < to && (t->v[c->actor.to].is & W_WITH))
		helper_read(people, t, to, &c->actor);
	if ((c->actor.n == 0 || (c->actor.to < to && c->actor.kind >= ACTOR_DEPARTMENT)) &&
	    t->v[from].kind != TOKEN_PUNCT) {
		struct actor last;

		if (ends_with_person(people, t, from, to, &last)) {
			c->actor = last;
			return;
		}
	}
	/* Whatever else stands in the owner's column is how they call the owner. */
	if (c->actor.n == 0 || (c->actor.to < to && c->actor.n == 1 && c->actor.kind >= ACTOR_WORD)) {
		c->actor = (struct actor) { .from = from, .to = to, .kind = ACTOR_ROLE, .n = 1 };
		c->actor.v[0].from = from;
		c->actor.v[0].to = to;
		c->actor.v[0].kind = ACTOR_ROLE;
	}
}

static void
row_owner(const struct outline *o, const struct people *people, const struct tokens *t, struct claim *c)
{
	size_t from, to;
	int department;

	if (columns_cell(o, c->block, c->owner_cell, &from, &to)) {
		owner_read(people, t, from, to, c);
		return;
	}
	/* nobody yet, but "Dept" beside it says whose it is */
	department = columns_department(o->v[c->block].b, c->owner_cell);
	if (department >= 0 && department != c->task_cell && columns_cell(o, c->block, department, &from, &to) &&
	    people_department(people, t, from) == to - from)
		owner_read(people, t, from, to, c);
}

/* Lines of a cell. */
static int
parts_of(const struct tokens *t, size_t from, size_t to)
{
	int n = 1;

	for (size_t i = from + 1; i + 1 < to; i++)
		n += token_is(t, i, ';');
	return n;
}

/* Narrows from..to to its part-th line. */
static void
part_take(const struct tokens *t, int part, size_t *from, size_t *to)
{
	for (size_t i = *from; part > 0 && i < *to; i++)
		if (token_is(t, i, ';')) {
			*from = i + 1;
			part--;
		}
	for (size_t i = *from; i < *to; i++)
		if (token_is(t, i, ';'))
			*to = i;
}

/* "by Wednesday", "4.12." */
static bool
begins_day(const struct tokens *t, size_t from, size_t to)
{
	return from < to &&
	    (t->v[from].kind == TOKEN_NUMBER || ((t->v[from].is | t->v[from].phrase) & (W_TIME | W_BYTIME | W_DUE)) ||
	        (from + 1 < to && (t->v[from + 1].is & W_TIME) && is_month_part(&t->v[from])));
}

/*
 * "Maya; by Wednesday; Tom; 4 Dec": how many owners, each with the lines below him that say when. Narrows
 * from..to to the part-th of them. 0 when a line is neither.
 */
static int
owners_with_days(const struct tokens *t, int part, size_t *from, size_t *to)
{
	size_t first = *from, last = *to, end;
	int n = 0;

	for (size_t i = first; i < last; i = end + 1) {
		bool day = begins_day(t, i, last);

		for (end = i; end < last && !token_is(t, end, ';');)
			end++;
		if (n == 0 && day)
			return 0;
		n += !day;
		if (n == part + 1 && !day)
			*from = i;
		if (n == part + 1)
			*to = end;
	}
	return n;
}

/* Tasks of one owner in one cell; more lines are a text. */
#define ORDERS_MAX 6

/* "Book the stand; call the hotel", "1. Order laptops; 2. Pay the bill": is each line of the cell an order? */
static bool
are_orders(const struct outline *o, const struct claim *c, int n)
{
	const struct tokens *t = &o->v[c->block].t;

	if (n < 2 || n > ORDERS_MAX)
		return false;
	for (int i = 0; i < n; i++) {
		size_t from = c->task_from, to = c->task_to;

		part_take(t, i, &from, &to);
		if (from + 2 < to && t->v[from].kind == TOKEN_NUMBER && t->v[from + 1].kind == TOKEN_PUNCT)
			from += 2;
		if (to < from + 2 || !(((t->v[from].is & (W_VERB | W_PAST | W_BE | W_STATIVE)) == W_VERB && t->v[from + 1].kind == TOKEN_WORD) ||
		        clause_is_infinitive(&o->set, t, from, to)))
			return false;
	}
	return true;
}

int
claim_row_parts(const struct outline *o, const struct claim *c)
{
	const struct place *v = &o->v[c->block];
	size_t from, to;
	int n = parts_of(&v->t, c->task_from, c->task_to);

	if (!c->minutes && are_orders(o, c, n) &&
	    (!columns_cell(o, c->block, c->owner_cell, &from, &to) || parts_of(&v->t, from, to) == 1))
		return n;
	if (n < 2 || !columns_cell(o, c->block, c->owner_cell, &from, &to) || parts_of(&v->t, from, to) != n)
		return 1;
	/* "Maya; 4 Dec" is one */
	return owners_with_days(&v->t, 0, &from, &to) == n ? n : 1;
}

/* The owner is who stands in the part-th line of his cell. */
static void
owner_part(const struct people *people, const struct tokens *t, int part, size_t from, size_t to, struct claim *c)
{
	part_take(t, part, &from, &to);
	c->actor = (struct actor) { .n = 0 };
	owner_read(people, t, from, to, c);
	c->part = part;
}

int
claim_row_owners(const struct outline *o, const struct people *people, const struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;
	size_t from, to;
	int n;

	if (!columns_cell(o, c->block, c->owner_cell, &from, &to))
		return 0;
	n = parts_of(t, from, to);
	/* "Maya; 4 Dec" is one */
	for (int i = 0; i < n; i++) {
		size_t first = from, last = to;
		struct actor a;

		part_take(t, i, &first, &last);
		if (!actor_read(people, t, first, last, &a) || a.kind > ACTOR_INITIALS)
			return 1;
	}
	return n;
}

void
claim_row_part(const struct outline *o, const struct people *people, int part, struct claim *c)
{
	const struct place *v = &o->v[c->block];
	size_t from, to;

	part_take(&v->t, part, &c->task_from, &c->task_to);
	c->part = part;
	if (c->task_from + 2 < c->task_to && v->t.v[c->task_from].kind == TOKEN_NUMBER && v->t.v[c->task_from + 1].kind == TOKEN_PUNCT)
		c->task_from += 2;
	/* one owner of several tasks has each of them */
	if (columns_cell(o, c->block, c->owner_cell, &from, &to) && parts_of(&v->t, from, to) > 1)
		owner_part(people, &v->t, part, from, to, c);
}

void
claim_row_owner_part(const struct outline *o, const struct people *people, int part, int n, struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;
	size_t from, to, first, last;

	if (!columns_cell(o, c->block, c->owner_cell, &from, &to))
		return;
	first = from;
	last = to;
	/* "Maya; 4 Dec" is one owner of several tasks */
	if (owners_with_days(t, part, &from, &to) != n)
		return;
	if (parts_of(t, first, last) == n) {
		owner_part(people, t, part, first, last, c);
		c->parts = n;
	} else {
		c->who_from = from;
		c->who_to = to;
		c->actor = (struct actor) { .n = 0 };
		owner_read(people, t, from, to, c);
	}
}

/* Does the owner's cell say by when, too? */
static bool
names_day_too(const struct outline *o, const struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;
	size_t from, to;

	if (o->v[c->block].section != SECTION_ACTION || c->owner_cell < 0 || c->actor.n == 0 || !columns_cell(o, c->block, c->owner_cell, &from, &to))
		return false;
	while (from < to && !(t->v[from].is & (W_BYTIME | W_TIME)) && t->v[from].kind != TOKEN_NUMBER)
		from++;
	return from < to;
}

/* A dash in the task's cell. */
static bool
says_nothing(const struct tokens *t, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (t->v[i].kind != TOKEN_PUNCT)
			return false;
	return true;
}

/* A dash instead of somebody or a day. */
static bool
is_dashed(const struct block *b, int cell)
{
	struct slice s = cell >= 0 && (size_t)cell < b->cell_count ? slice_trim(b->cells[cell]) : SLICE("");

	return slice_eq(s, SLICE("-")) || slice_eq(s, SLICE("\342\200\223")) ||
	    slice_eq(s, SLICE("\342\200\224"));
}

/* "z. K.", "for info": who is to know of it, nobody is to do it. */
static bool
is_notice(struct slice cell)
{
	static const char *const forms[] = { "z. K.", "z.K.", "z. Kts.", "zur Kenntnis", "zur Info", "for info",
		"for information", "for noting", "all to note", "pour info", "para info" };

	return SLICE_AMONG(cell, forms);
}

/* "Monitor", "info only", "no action", "Energy costs are up. Zur Kenntnis.": a cell where there is nothing to do. */
static bool
is_no_task(struct slice cell)
{
	static const char *const nothing[] = { "monitor", "info only", "information only", "for information only", "no action",
		"no action required", "no action needed", "none required", "watch", "keep watching", "nur info", "nur zur info",
		"keine ma\303\237nahme", "beobachten", "aucune action", "ninguna" };
	struct slice rest = cell;
	size_t stop;

	while (rest.len > 0 && rest.p[rest.len - 1] == '.')
		rest.len--;
	if (SLICE_AMONG(rest, nothing))
		return true;
	if (is_notice(cell) || is_notice(rest))
		return true;
	while ((stop = slice_find(rest, SLICE(". "))) < rest.len)
		rest = slice_from(rest, stop + 2);
	return is_notice(rest);
}

/* Tokens of a row that says when all meet next, and of one that says nothing. */
#define NEXT_TOKENS 16
#define NOTHING_TOKENS 4

/* "info", "Info, the form comes in December" where others have their state: nothing to be done. */
static bool
is_only_info(const struct outline *o, const struct claim *c)
{
	static const char *const info[] = { "info", "fyi" };
	const struct tokens *t = &o->v[c->block].t;
	size_t from, to;

	return columns_cell(o, c->block, c->state_cell, &from, &to) && SLICE_IS_ONE_OF(t->v[from].low, info) &&
	    (from + 1 == to || token_is(t, from + 1, ',') || token_is(t, from + 1, ';') || token_is_colon(t, from + 1));
}

/* "Info", "Decision", "Note" in the owner's column: nothing to be done. */
static bool
is_for_nobody(const struct outline *o, const struct claim *c)
{
	static const char *const noted[] = { "note", "noted", "zk", "kenntnis", "kenntnisnahme" };
	static const char *const nothing[] = { "nothing", "nichts", "rien", "nada" };
	static const char *const fine[] = { "ok", "okay", "fine", "nil", "none", "keine", "nichts", "rien", "nada" };
	const struct tokens *t = &o->v[c->block].t;
	size_t from, to;

	/* "Next meeting 8 December, 10:00" */
	if ((t->v[c->task_from].phrase & H_MEETING) && t->v[c->task_from].phrase_len > 1 &&
	    c->task_to < c->task_from + NEXT_TOKENS)
		return true;
	/* "Info: the new rules hold from January" beside whoever told it, without a day */
	if ((t->v[c->task_from].phrase & (H_FYI | H_DECISION | W_DECISION)) &&
	    token_is_colon(t, c->task_from + t->v[c->task_from].phrase_len) && !columns_cell(o, c->block, c->due_cell, &from, &to))
		return true;
	if (is_no_task(tokens_slice(t, c->task_from, c->task_to)) || is_only_info(o, c))
		return true;
	/* "nothing this time" */
	if (c->task_to <= c->task_from + NOTHING_TOKENS && SLICE_IS_ONE_OF(t->v[c->task_from].low, nothing))
		return true;
	/* a room without a defect */
	if (c->task_to == c->task_from + 1 && SLICE_IS_ONE_OF(t->v[c->task_from].low, fine))
		return true;

	if (columns_cell(o, c->block, c->owner_cell, &from, &to) && to - from <= 2 &&
	    slice_among(t->v[to - 1].low, noted, sizeof(noted) / sizeof(noted[0])))
		return true;
	if (columns_cell(o, c->block, c->owner_cell, &from, &to) && is_notice(tokens_slice(t, from, to)))
		return true;
	if (columns_cell(o, c->block, c->due_cell, &from, &to) && is_notice(tokens_slice(t, from, to)))
		return true;
	return columns_cell(o, c->block, c->owner_cell, &from, &to) && from + t->v[from].phrase_len == to &&
	    (t->v[from].phrase & (H_FYI | H_STATUS | H_DECISION | W_DECISION)) &&
	    !(t->v[from].phrase & (W_ROLE | W_NOBODY | W_EVERYONE));
}

/* In a column "Action" without one for the owner: "Maya to send it", "send it (Maya)". */
static bool
cell_claim(const struct people *people, const struct tokens *t, struct claim *c)
{
	struct claim cell = *c;
	size_t n;
	enum signal s;

	if (actor_read(people, t, c->task_from, c->task_to, &cell.actor) && actor_is_named(&cell.actor)) {
		s = signal_read(t, cell.actor.to, c->task_to, &n);
		if (signal_binds(s) ||
		    (cell.actor.kind <= ACTOR_NAME &&
		        (s == SIGNAL_VERB || s == SIGNAL_COLON || s == SIGNAL_DASH))) {
			c->actor = cell.actor;
			c->task_from = s == SIGNAL_VERB ? cell.actor.to : cell.actor.to + n;
			return c->task_from < c->task_to;
		}
	}
	cell = *c;
	cell.from = c->task_from;
	cell.to = c->task_to;
	if (!claim_owner_behind(people, t, &cell) || cell.actor.kind > ACTOR_NAME)
		return false;
	c->actor = cell.actor;
	c->task_from = cell.task_from;
	c->task_to = cell.task_to;
	return c->task_from < c->task_to;
}

/* "Maya to set up a collection", "Tom: extend the ads" where minutes have whose it is: the task stands there as well. */
static bool
owner_cell_tells(const struct outline *o, const struct people *people, struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;
	struct claim own = *c;

	if (!c->minutes || !columns_cell(o, c->block, c->owner_cell, &own.task_from, &own.task_to) ||
	    !actor_read(people, t, own.task_from, own.task_to, &own.actor) || own.actor.to + 3 > own.task_to ||
	    own.actor.kind > ACTOR_HANDLE || !cell_claim(people, t, &own) || own.task_from < own.actor.to ||
	    !(t->v[own.task_from].is & W_VERB) || own.task_from + 2 > own.task_to)
		return false;
	*c = own;
	c->task_cell = c->owner_cell;
	c->minutes = false;
	c->sure = true;
	return true;
}

/* "@Maya Lin Call the printer" in a table that has no column for who does it: a box and the task, say. */
static void
called_in_front(const struct people *people, const struct tokens *t, struct claim *c)
{
	struct actor a;

	if (t->v[c->task_from].kind != TOKEN_HANDLE || !actor_read(people, t, c->task_from, c->task_to, &a) ||
	    a.kind > ACTOR_HANDLE || a.to >= c->task_to || t->v[a.to].kind != TOKEN_WORD)
		return;
	c->actor = a;
	c->task_from = a.to;
}

bool
claim_row_cell(const struct outline *o, const struct people *people, size_t block, size_t *from, size_t *to)
{
	struct columns col;
	struct claim c = { .block = block };

	if (o->v[block].b->header_count == 0 || !columns_find(o, people, block, &col))
		return false;
	c.owner_cell = col.owner;
	return (col.minutes || (col.owner < 0 && col.strong)) && columns_cell(o, block, col.task, from, to) &&
	    !says_nothing(&o->v[block].t, *from, *to) && !is_for_nobody(o, &c);
}

/* Is the row's place for whoever does it empty? */
static bool
is_ownerless(const struct outline *o, const struct claim *c)
{
	size_t from, to;

	return !columns_cell(o, c->block, c->owner_cell, &from, &to) ||
	    says_nothing(&o->v[c->block].t, from, to);
}

/* "Decision: the wall is of steel" beside nobody. */
static bool
is_decided(const struct tokens *t, const struct claim *c)
{
	const struct token *w = &t->v[c->task_from];

	return (w->phrase & (W_DECISION | H_DECISION | H_FYI)) && !(w->phrase & W_MARKER) &&
	    token_is_colon(t, c->task_from + w->phrase_len);
}

/* "Attendees | Maya Lin, Tom Okafor", "Meeting date | 4 December": what a page says of itself, in two cells. */
static bool
is_property(const struct place *v, const struct claim *c)
{
	const struct token *w = &v->t.v[c->task_from];

	return v->b->cell_count == 2 && c->task_cell == 0 && (w->phrase & (H_ATTEND | H_ABSENT | H_DATE)) &&
	    c->task_from + w->phrase_len == c->task_to;
}

/* A number or a day where who does it should stand: the row is no longer in step with its header. */
static bool
is_out_of_step(const struct outline *o, const struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;
	size_t from, to;
	bool figures = false;

	if (!columns_cell(o, c->block, c->owner_cell, &from, &to) || c->owner_cell == c->due_cell)
		return false;
	for (size_t i = from; i < to; i++) {
		figures = figures || t->v[i].kind == TOKEN_NUMBER;
		if (t->v[i].kind != TOKEN_NUMBER && t->v[i].kind != TOKEN_PUNCT && !(t->v[i].is & W_TIME))
			return false;
	}
	return figures;
}

/* "The plan was noted" beside "All": nothing is left to do. */
static bool
is_told_to_all(const struct tokens *t, const struct claim *c)
{
	bool told = false;

	if (!c->minutes || c->actor.kind != ACTOR_EVERYONE)
		return false;
	for (size_t i = c->task_from; i < c->task_to; i++) {
		if (t->v[i].is & (W_FUTURE | W_NEED | W_WEAK | W_TO | W_PLEASE))
			return false;
		told = told || (t->v[i].is & W_PAST);
	}
	return told && !(t->v[c->task_from].is & W_VERB);
}

/* "Name | Deadline | Notes" over "Print the list for Friday | ...": the column names the tasks, and nobody. */
static bool
names_task(const struct outline *o, const struct people *people, struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;
	size_t from, to;
	struct actor a;

	if (!columns_cell(o, c->block, c->owner_cell, &from, &to) || to < from + 3 ||
	    (t->v[from].is & (W_VERB | W_GIVEN | W_ROLE | W_PAST)) != W_VERB || t->v[from + 1].kind != TOKEN_WORD ||
	    (actor_read(people, t, from, to, &a) && a.kind <= ACTOR_HANDLE && a.kind != ACTOR_NONE))
		return false;
	for (size_t i = from; i < to; i++)
		if (token_is(t, i, ',') || (t->v[i].is & W_GIVEN))
			return false;
	c->owner_cell = -1;
	c->task_from = from;
	c->task_to = to;
	return true;
}

bool
claim_row(const struct outline *o, const struct people *people, size_t block, struct claim *c)
{
	const struct place *v = &o->v[block];
	bool action = v->section == SECTION_ACTION || v->section == SECTION_OLD;
	struct columns col;
	size_t from, to;
	bool within;

	if (!columns_find(o, people, block, &col))
		return false;
	/* names in front of what they speak of */
	if (col.guessed && !action && v->section != SECTION_NONE && !section_is_fyi(v->section))
		return false;
	within = !action && col.owner < 0 && col.strong;
	*c = (struct claim) { .block = block,
		.actor_block = block,
		.form = CLAIM_ROW,
		.listed = action,
		.minutes = col.minutes,
		.task_cell = col.task,
		.owner_cell = col.owner,
		.due_cell = col.due,
		.state_cell = col.state,
		.standard_cell = col.standard };
	c->to = v->t.n;
	c->spoken = col.minutes && !action && !col.guessed && !col.strong && col.due < 0 && col.state < 0;
	if (col.due_before >= 0 && (!columns_cell(o, block, col.due, &c->task_from, &c->task_to) || is_dashed(v->b, col.due)))
		c->due_cell = col.due_before;
	if (v->section != SECTION_AGENDA && owner_cell_tells(o, people, c))
		return true;
	if (!action && !within && !col.guessed &&
	    (col.owner < 0 || (!col.strong && !c->spoken && col.due < 0 && col.state < 0)))
		return false;
	if (!columns_cell(o, block, col.task, &c->task_from, &c->task_to))
		return false;
	if (says_nothing(&v->t, c->task_from, c->task_to) || is_property(v, c) ||
	    (is_dashed(v->b, c->owner_cell) && is_dashed(v->b, c->due_cell)) || is_for_nobody(o, c) ||
	    (is_ownerless(o, c) && (c->minutes || is_decided(&v->t, c) || (col.guessed && !action && !columns_cell(o, block, col.due, &from, &to)))) ||
	    is_out_of_step(o, c))
		return false;
	if (!names_task(o, people, c))
		row_owner(o, people, &v->t, c);
	if (is_told_to_all(&v->t, c))
		return false;
	if (c->owner_cell < 0 && c->actor.n == 0)
		called_in_front(people, &v->t, c);
	if (c->owner_cell < 0 && v->person >= 0 && c->actor.n == 0)
		claim_owner_above(o, people, c);
	c->form = CLAIM_ROW;
	/* "ML; 10 Dec", "Maya bis Freitag" */
	if (c->due_cell < 0 && (c->minutes || names_day_too(o, c)))
		c->due_cell = c->owner_cell;
	if (c->owner_cell < 0 && c->actor.n == 0 && (within || action) && !cell_claim(people, &v->t, c) && within)
		return false;
	c->sure = col.owner >= 0 || action || within;
	return true;
}
