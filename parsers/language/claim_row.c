/*
 * See claim.h. A table is one of tasks when its header names a column for the
 * task and one for who does it, or when it stands under an action heading. Which
 * cell is which comes from the header; without one, from what is in the cells.
 *
 * Known: a table turned on its side (the labels in the first column) is not read.
 */
#include "parsers/language/claim.h"

#define COLUMNS_MAX 24

/* Words for a task that stand above other things as well: an agenda has items and topics. */
static bool
is_strong_task(const struct tokens *t)
{
	for (size_t i = 0; i < t->n; i++)
		if ((t->v[i].phrase & (W_MARKER | H_ACTION)) && !(t->v[i].phrase & W_OWNER))
			return true;
	return false;
}

static bool
header_says(const struct tokens *t, uint64_t class)
{
	size_t i = 0;

	while (i < t->n && t->v[i].kind == TOKEN_PUNCT)
		i++;
	if (i < t->n && (t->v[i].phrase & class))
		return true;
	/* "Task name" says it all; "Person responsible", "Current status": the last word counts. */
	return t->n > 0 && t->n <= 4 &&
	    !(i < t->n && i + t->v[i].phrase_len == t->n && t->v[i].phrase_len > 1 && t->v[i].phrase != 0) &&
	    (t->v[t->n - 1].is & class);
}

struct columns {
	int task, owner, due, state, standard;
	bool strong;
};

static void
column_read(const struct outline *o, struct slice header, int at, struct columns *c)
{
	struct tokens t = words_read(o->pool, &o->set, header);

	/* "Owner: Maya" is a cell, whatever row it stands in */
	for (size_t i = 1; i + 1 < t.n; i++)
		if (token_is_colon(&t, i))
			return;
	if (c->owner < 0 && header_says(&t, W_OWNER) && !is_strong_task(&t))
		c->owner = at;
	else if (c->due < 0 && (header_says(&t, W_DUE) || (t.n == 1 && (t.v[0].is & W_BYTIME))) &&
	    !(t.n > 0 && is_strong_task(&t)))
		c->due = at;
	else if (c->standard < 0 && t.n > 0 && (t.v[0].phrase & W_STANDARD))
		c->standard = at;
	else if (c->state < 0 && header_says(&t, W_STATE) && !is_strong_task(&t))
		c->state = at;
	else if (header_says(&t, W_TASK) && (c->task < 0 || (!c->strong && is_strong_task(&t)))) {
		c->task = at;
		c->strong = is_strong_task(&t);
	}
}

static struct columns
columns_of(const struct outline *o, const struct block *b)
{
	struct columns c = { -1, -1, -1, -1, -1, false };

	for (size_t i = 0; i < b->header_count && i < COLUMNS_MAX; i++)
		column_read(o, b->headers[i], (int)i, &c);
	return c;
}

/* "01.12.2026", "Fri 4 Dec": nothing but a day. */
static bool
is_day(const struct tokens *t)
{
	bool day = false;

	for (size_t i = 0; i < t->n; i++) {
		if (t->v[i].kind != TOKEN_NUMBER && t->v[i].kind != TOKEN_PUNCT && !(t->v[i].is & W_TIME))
			return false;
		day = day || (t->v[i].is & W_TIME) || (t->v[i].kind == TOKEN_NUMBER && t->v[i].len >= 6);
	}
	return day;
}

/* Without header cells: the one that only names people is the owner's, the longest other one the task. */
static void
columns_guess(const struct outline *o, const struct people *people, const struct block *b, struct columns *c)
{
	size_t longest = 0;

	for (size_t i = 0; i < b->cell_count && i < COLUMNS_MAX; i++) {
		struct tokens t = words_read(o->pool, &o->set, b->cells[i]);
		struct actor a;

		if (t.n == 0 || (int)i == c->due)
			continue;
		if (c->due < 0 && is_day(&t)) {
			c->due = (int)i;
			continue;
		}
		if (c->owner < 0 && actor_read(people, &t, 0, t.n, &a) && a.to == t.n &&
		    a.kind <= ACTOR_SOMEBODY) {
			c->owner = (int)i;
		} else if (t.n > longest && t.v[0].kind != TOKEN_NUMBER) {
			longest = t.n;
			c->task = (int)i;
		}
	}
}

/* Does the header say who is to do it, and not only who or what somebody is? */
static bool
is_doer(const struct outline *o, struct slice header)
{
	static const char *const parts[] = { "owner", "respons", "resp", "assign", "action", "verantw",
		"zust", "encargad", "pilote" };
	struct tokens t = words_read(o->pool, &o->set, header);

	for (size_t i = 0; i < t.n; i++)
		for (size_t j = 0; j < sizeof(parts) / sizeof(parts[0]); j++)
			if (slice_starts(t.v[i].low, slice_of(parts[j])))
				return true;
	return false;
}

/* Under "Risk | Mitigation | Action owner | Target date" what is to be done stands beside who does it. */
static void
column_beside(const struct outline *o, const struct block *b, struct columns *c)
{
	if (!is_doer(o, b->headers[c->owner]))
		return;
	for (int i = c->owner - 1; i >= 0 && c->task < 0; i--) {
		struct slice cell = (size_t)i < b->cell_count ? slice_trim(b->cells[i]) : SLICE("");

		if (i != c->due && i != c->state && slice_find_char(cell, ' ') < cell.len)
			c->task = i;
	}
}

/* "14.2", "#3" */
static bool
is_number(struct slice cell)
{
	bool digit = false;

	for (size_t i = 0; i < cell.len; i++) {
		if ((unsigned char)cell.p[i] >= 0x80 || (cell.p[i] | 32) >= 'a')
			return false;
		digit = digit || (cell.p[i] >= '0' && cell.p[i] <= '9');
	}
	return digit;
}

/* "Item | Subject": where the first column only counts, the next one that may hold the task does. */
static void
column_next(const struct outline *o, const struct block *b, struct columns *c)
{
	for (size_t i = (size_t)c->task + 1; i < b->header_count && i < b->cell_count; i++) {
		struct tokens t = words_read(o->pool, &o->set, b->headers[i]);

		if (header_says(&t, W_TASK) && !is_number(b->cells[i])) {
			c->task = (int)i;
			return;
		}
	}
	c->task = -1;
}

/* The tokens of a cell within the row's text. */
static bool
cell_tokens(const struct tokens *t, const struct block *b, int cell, size_t *from, size_t *to)
{
	size_t at = 0, i = 0;

	for (int j = 0; j < cell; j++)
		at += b->cells[j].len + 3;
	while (i < t->n && t->v[i].at < at)
		i++;
	*from = i;
	while (i < t->n && t->v[i].at < at + b->cells[cell].len)
		i++;
	*to = i;
	return *to > *from;
}

/* "n/a", "-", "?": nobody yet. */
static bool
names_nobody(const struct tokens *t, size_t from, size_t to)
{
	return from == to || slice_eq_nocase(tokens_slice(t, from, to), SLICE("n/a"));
}

/* Several names in one cell, a line for each: "Maya; Omar". False when a piece is no name. */
static bool
owners_read(const struct people *people, const struct tokens *t, size_t from, size_t to, struct actor *a)
{
	for (*a = (struct actor) { .from = from }; from < to;) {
		struct actor one;
		size_t end = from;

		while (end < to && !token_is(t, end, ';'))
			end++;
		if (!actor_read(people, t, from, end, &one) || one.to < end)
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

/* Names the owner among the tokens of the owner's cell. */
static void
owner_read(const struct people *people, const struct tokens *t, size_t from, size_t to, struct claim *c)
{
	while (from < to && t->v[from].kind == TOKEN_PUNCT)
		from++;
	if (names_nobody(t, from, to))
		return;
	if (!actor_read(people, t, from, to, &c->actor))
		c->actor = (struct actor) { .n = 0 };
	c->author = c->actor.kind == ACTOR_I && c->actor.to == to;
	if (c->author)
		return;
	if (c->actor.n > 0 && token_is(t, c->actor.to, ';') && c->actor.to < to) {
		struct actor all;

		if (owners_read(people, t, from, to, &all))
			c->actor = all;
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
row_owner(const struct people *people, const struct tokens *t, const struct block *b, struct claim *c)
{
	size_t from, to;

	if (c->owner_cell >= 0 && (size_t)c->owner_cell < b->cell_count &&
	    cell_tokens(t, b, c->owner_cell, &from, &to))
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

int
claim_row_parts(const struct outline *o, const struct claim *c)
{
	const struct place *v = &o->v[c->block];
	size_t from, to;
	int n = parts_of(&v->t, c->task_from, c->task_to);

	if (n < 2 || c->owner_cell < 0 || (size_t)c->owner_cell >= v->b->cell_count ||
	    !cell_tokens(&v->t, v->b, c->owner_cell, &from, &to) || parts_of(&v->t, from, to) != n)
		return 1;
	return n;
}

void
claim_row_part(const struct outline *o, const struct people *people, int part, struct claim *c)
{
	const struct place *v = &o->v[c->block];
	size_t from, to;

	part_take(&v->t, part, &c->task_from, &c->task_to);
	if (!cell_tokens(&v->t, v->b, c->owner_cell, &from, &to))
		return;
	part_take(&v->t, part, &from, &to);
	c->actor = (struct actor) { .n = 0 };
	owner_read(people, &v->t, from, to, c);
	c->part = part;
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

/* "Info", "Decision" in the owner's column: nothing to be done. */
static bool
is_for_nobody(const struct tokens *t, const struct block *b, int cell)
{
	size_t from, to;

	return cell >= 0 && (size_t)cell < b->cell_count && cell_tokens(t, b, cell, &from, &to) &&
	    from + t->v[from].phrase_len == to &&
	    (t->v[from].phrase & (H_FYI | H_STATUS | H_DECISION | W_DECISION)) &&
	    !(t->v[from].phrase & (W_ROLE | W_NOBODY | W_EVERYONE));
}

static struct columns
columns_of_cells(const struct outline *o, const struct block *b)
{
	struct columns c = { -1, -1, -1, -1, -1, false };

	for (size_t i = 0; i < b->cell_count && i < COLUMNS_MAX; i++)
		column_read(o, b->cells[i], (int)i, &c);
	return c;
}

/* Rows of a table that may be the second line of its header. */
#define HEADER_ROWS 3

/*
 * A header over two rows: the first one has "Follow-up" over "Task" and "Responsible".
 * Returns its row when it says more than the header, -1 otherwise.
 */
static int
header_below(const struct outline *o, size_t block, struct columns *col)
{
	size_t first = (size_t)o->v[block].table;

	for (size_t i = first; i <= block && i < first + HEADER_ROWS; i++) {
		struct columns c = columns_of_cells(o, o->v[i].b);

		if (c.task >= 0 && c.owner >= 0 && (c.due >= 0 || c.state >= 0 || c.strong)) {
			*col = c;
			return (int)i;
		}
	}
	return -1;
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

bool
claim_row_cell(const struct outline *o, size_t block, size_t *from, size_t *to)
{
	const struct place *v = &o->v[block];
	struct columns col = columns_of(o, v->b);

	return v->b->header_count > 0 && col.owner < 0 && col.strong && col.task >= 0 &&
	    (size_t)col.task < v->b->cell_count && cell_tokens(&v->t, v->b, col.task, from, to) &&
	    !says_nothing(&v->t, *from, *to);
}

bool
claim_row(const struct outline *o, const struct people *people, size_t block, struct claim *c)
{
	const struct place *v = &o->v[block];
	const struct block *b = v->b;
	bool action = v->section == SECTION_ACTION || v->section == SECTION_OLD;
	struct columns col = columns_of(o, b);
	bool within;

	if (col.owner < 0 && header_below(o, block, &col) == (int)block)
		return false;
	within = !action && col.owner < 0 && col.strong;
	if (col.task >= 0 && (size_t)col.task < b->cell_count && is_number(b->cells[col.task]))
		column_next(o, b, &col);
	if (col.task < 0 && col.owner >= 0 && (col.due >= 0 || col.state >= 0))
		column_beside(o, b, &col);
	if (action && (col.task < 0 || (col.owner < 0 && b->header_count == 0)))
		columns_guess(o, people, b, &col);
	if (col.task < 0 || (size_t)col.task >= b->cell_count)
		return false;
	if (!action && !within && (col.owner < 0 || (!col.strong && col.due < 0 && col.state < 0)))
		return false;
	*c = (struct claim) { .block = block,
		.actor_block = block,
		.form = CLAIM_ROW,
		.listed = action,
		.task_cell = col.task,
		.owner_cell = col.owner,
		.due_cell = col.due,
		.state_cell = col.state,
		.standard_cell = col.standard };
	c->to = v->t.n;
	if (!cell_tokens(&v->t, b, col.task, &c->task_from, &c->task_to))
		return false;
	if (says_nothing(&v->t, c->task_from, c->task_to) ||
	    (is_dashed(b, c->owner_cell) && is_dashed(b, c->due_cell)) ||
	    is_for_nobody(&v->t, b, c->owner_cell))
		return false;
	row_owner(people, &v->t, b, c);
	if (within && !cell_claim(people, &v->t, c))
		return false;
	c->sure = col.owner >= 0 || action || within;
	return true;
}
