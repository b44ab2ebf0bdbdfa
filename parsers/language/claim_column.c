/*
 * See claim_column.h. Method: the header's words first. Where they leave the task
 * open, it stands in the column of text beside whoever does it; a column "Action"
 * that holds only names is the owner's. A table without header is looked at as a
 * whole, as one row tells too little.
 *
 * Known: a table turned on its side (the labels in the first column) is not read.
 */
#include "parsers/language/claim_column.h"
#include "parsers/language/claim_head.h"

#define COLUMNS_MAX 24
/* Tokens of a cell that says when. */
#define DAY_TOKENS 9

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

/* "Who raised it", "Vorgetragen von": who spoke of it, not who does it. */
static bool
is_of_speaker(const struct tokens *t)
{
	static const char *const parts[] = { "rais", "report", "request", "attend", "present", "spoke",
		"speak", "author", "asked", "propos", "gemeldet", "vorgetragen", "eingebracht", "referent",
		"berichte", "gefragt", "signal", "demand", "solicit", "rapport" };

	for (size_t i = 0; i < t->n; i++)
		for (size_t j = 0; j < sizeof(parts) / sizeof(parts[0]); j++)
			if (slice_starts(t->v[i].low, slice_of(parts[j])))
				return true;
	return false;
}

/* "Wer / bis wann", "Owner & due date": behind whoever does it, a sign and by when. */
static bool
asks_when_too(const struct tokens *t)
{
	for (size_t i = 1; i + 1 < t->n; i++)
		if (t->v[i].kind == TOKEN_PUNCT && ((t->v[i + 1].is | t->v[i + 1].phrase) & W_DUE))
			return true;
	return false;
}

/* "Next", "Who / next", "Wer - was": what is to be done, alone or beside whoever does it. */
static bool
asks_next(const struct tokens *t)
{
	static const char *const next[] = { "next", "weiter", "ensuite", "siguiente" };
	static const char *const what[] = { "what", "was", "quoi", "qu\303\251", "next", "weiter", "ensuite", "suite", "siguiente" };
	bool asks = false, who = false;

	if (t->n == 1)
		return SLICE_IS_ONE_OF(t->v[0].low, next);
	for (size_t i = 0; i < t->n; i++) {
		if (i > 0 && t->v[i - 1].kind != TOKEN_PUNCT)
			continue;
		if (t->v[i].phrase & W_OWNER)
			who = true;
		else
			asks = asks || (t->v[i].phrase & (W_MARKER | H_ACTION)) || SLICE_IS_ONE_OF(t->v[i].low, what);
	}
	return asks && who;
}

/* May the column at give way to another one that asks for the same? */
static bool
gives_way(const struct slice *headers, int at, bool (*weak)(struct slice), int to)
{
	return at < 0 || (weak(headers[at]) && !weak(headers[to]));
}

static void
column_take(const struct slice *headers, int at, const struct tokens *words, struct columns *c)
{
	const struct tokens t = *words;
	bool next = asks_next(words), strong = next || is_strong_task(words);

	/* "Owner: Maya" is a cell, whatever row it stands in; not "Actions: responsible" */
	for (size_t i = 1; i + 1 < t.n; i++)
		if (token_is_colon(&t, i) &&
		    !((t.v[0].phrase & H_ACTION) && (t.v[i + 1].phrase & W_OWNER) && i + 1 + t.v[i + 1].phrase_len == t.n))
			return;
	if (head_is_of_card(headers[at]))
		return;
	if (header_says(&t, W_OWNER) && !strong) {
		if (c->owner >= 0 && head_is_name(headers[c->owner]) && c->task < 0 && !is_of_speaker(&t)) {
			c->task = c->owner;
			c->owner = at;
		} else if ((gives_way(headers, c->owner, head_is_department, at) || gives_way(headers, c->owner, head_is_contact, at)) &&
		    !is_of_speaker(&t)) {
			c->owner = at;
		} else if (c->task < 0 && head_is_name(headers[at])) {
			c->task = at; /* "Owner | Due | Name" */
		}
		/* "Wer / bis wann", "Who, by when": one column for both */
		if (c->owner == at && c->due < 0 && asks_when_too(&t))
			c->due = at;
	} else if (c->owner < 0 && c->due >= 0 && head_is_by(headers[at])) {
		c->owner = at;
	} else if (c->owner < 0 && c->due >= 0 && head_is_by(headers[c->due]) && header_says(&t, W_DUE)) {
		/* "Task | By | Due" */
		c->owner = c->due;
		c->due = at;
	} else if (c->due >= 0 && head_is_newer_day(headers[at]) && header_says(&t, W_DUE)) {
		c->due_before = c->due;
		c->due = at;
	} else if ((c->other_day || (gives_way(headers, c->due, head_is_date, at) && !(c->due >= 0 && head_is_other_day(headers[at])))) &&
	    (header_says(&t, W_DUE) || (t.n == 1 && ((t.v[0].is & W_BYTIME) || slice_eq(t.v[0].low, SLICE("ddl"))))) && !is_of_speaker(&t) &&
	    !(t.n > 0 && strong)) {
		c->due = at;
		c->other_day = head_is_other_day(headers[at]);
	} else if (c->standard < 0 && t.n > 0 && (t.v[0].phrase & W_STANDARD))
		c->standard = at;
	else if (c->state < 0 && header_says(&t, W_STATE) && !strong)
		c->state = at;
	else if ((next || header_says(&t, W_TASK)) &&
	    (c->task < 0 || ((!c->strong || (c->mixed && (t.v[0].phrase & (W_MARKER | H_ACTION)))) && strong))) {
		c->task = at;
		c->strong = strong;
		c->mixed = !(t.v[0].phrase & (W_MARKER | H_ACTION));
	}
}

static void
column_read(const struct outline *o, const struct slice *headers, int at, struct columns *c)
{
	struct tokens t = words_read(o->pool, &o->set, headers[at]);

	column_take(headers, at, &t, c);
	words_forget(o->pool, &t);
}

/* The column "R" where another one is "A": who is responsible, who accountable, as such charts write it. */
static int
responsible_letter(const struct block *b)
{
	int r = -1, a = -1;

	for (size_t i = 0; i < b->header_count && i < COLUMNS_MAX; i++) {
		struct slice header = slice_trim(b->headers[i]);

		if (slice_eq(header, SLICE("R")))
			r = (int)i;
		else if (slice_eq(header, SLICE("A")))
			a = (int)i;
	}
	return a >= 0 ? r : -1;
}

/* "Start | End": beside the day on which a task begins its last one is when it is due. */
static int
end_column(const struct block *b)
{
	static const char *const starts[] = { "start", "begin", "from", "start date", "beginn", "anfang", "von", "d\303\251but", "du",
		"inicio", "desde", "comienzo", "in\303\255cio" };
	static const char *const ends[] = { "end", "to", "until", "ende", "bis", "fin", "au", "hasta", "fim" };
	int end = -1;
	bool start = false;

	for (size_t i = 0; i < b->header_count && i < COLUMNS_MAX; i++) {
		struct slice header = slice_trim(b->headers[i]);

		start = start || slice_among(header, starts, sizeof(starts) / sizeof(starts[0]));
		end = slice_among(header, ends, sizeof(ends) / sizeof(ends[0])) ? (int)i : end;
	}
	return start ? end : -1;
}

static struct columns
columns_of(const struct outline *o, const struct block *b)
{
	struct columns c = { .task = -1, .owner = -1, .due = -1, .state = -1, .standard = -1, .due_before = -1 };

	for (size_t i = 0; i < b->header_count && i < COLUMNS_MAX; i++)
		column_read(o, b->headers, (int)i, &c);
	if (c.owner < 0)
		c.owner = responsible_letter(b);
	if (c.due < 0)
		c.due = end_column(b);
	return c;
}

/* ---- what stands in the cells ------------------------------------------------ */

bool
columns_cell(const struct outline *o, size_t block, int cell, size_t *from, size_t *to)
{
	const struct tokens *t = &o->v[block].t;
	const struct block *b = o->v[block].b;
	size_t at = 0, i = 0;

	*from = *to = 0;
	if (cell < 0 || (size_t)cell >= b->cell_count)
		return false;
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

/* "04-Dec-26", in one word */
static bool
is_dashed_day(const struct token *w)
{
	return w->kind != TOKEN_NUMBER && w->len > 6 && w->low.p[0] >= '0' && w->low.p[0] <= '3' && w->low.p[w->low.len - 1] >= '0' &&
	    w->low.p[w->low.len - 1] <= '9' && slice_find_char(w->low, '-') < 3;
}

/* "01.12.2026", "Fri 4 Dec", "by 25/9": nothing but a day. */
static bool
is_day(const struct tokens *t, size_t from, size_t to)
{
	size_t numbers = 0, others = 0;
	bool day = false;

	for (size_t i = from; i < to; i++) {
		/* "555-1234" is where to call */
		if (t->v[i].kind == TOKEN_NUMBER && slice_find_char(tokens_slice(t, i, to), '-') == 3)
			return false;
		if (is_dashed_day(&t->v[i])) {
			day = true;
			continue;
		}
		if (t->v[i].kind != TOKEN_NUMBER && t->v[i].kind != TOKEN_PUNCT &&
		    !(t->v[i].is & (W_TIME | W_BYTIME | W_DUE)) &&
		    (t->v[i].letters != CASE_LOWER || (t->v[i].is & W_VERB)))
			return false;
		/* "orders the badges, 4 December" */
		others += t->v[i].kind == TOKEN_WORD && !(t->v[i].is & (W_TIME | W_BYTIME | W_DUE | W_FUNCTION | W_ARTICLE | W_WITH));
		if (others > 1)
			return false;
		numbers += t->v[i].kind == TOKEN_NUMBER;
		day = day || (t->v[i].is & W_TIME) || numbers > 1 ||
		    (t->v[i].kind == TOKEN_NUMBER && t->v[i].len >= 4);
	}
	return day && to - from <= DAY_TOKENS;
}

/* Nothing but people, perhaps with a day behind them: "Maya / Omar; 4 Dec". */
static bool
is_people(
    const struct people *people, const struct tokens *t, size_t from, size_t to, enum actor_kind weakest)
{
	struct actor a;

	while (actor_read(people, t, from, to, &a) && (a.kind <= weakest || a.kind == ACTOR_I)) {
		bool below = token_is(t, a.to, ';');

		while (a.to < to && t->v[a.to].kind == TOKEN_PUNCT)
			a.to++;
		if (a.to == to || is_day(t, a.to, to))
			return true;
		if (!below)
			return false;
		from = a.to;
	}
	return false;
}

/* "Call the roofer", "Dachdecker anrufen": an order, as German also writes it at the end. */
static bool
is_order(const struct outline *o, const struct tokens *t, size_t from, size_t to)
{
	const struct token *last;

	if (t->v[from].is & W_VERB)
		return !(t->v[from].is & (W_PAST | W_STATUS));
	while (to > from + 1 && t->v[to - 1].kind == TOKEN_PUNCT)
		to--;
	last = &t->v[to - 1];
	return o->set.n > 1 && o->set.v[1] == &words_de && to > from + 1 && last->letters == CASE_LOWER &&
	    slice_ends_nocase(last->low, SLICE("n")) && !(last->is & (W_FUNCTION | W_BE | W_TIME));
}

struct counts {
	size_t filled, people, known, days, words, orders;
	size_t dated; /* of the people, with a day behind them */
};

static void
cell_count(const struct outline *o, const struct people *people, size_t block, int cell, struct counts *n)
{
	const struct tokens *t = &o->v[block].t;
	size_t from, to;

	if (!columns_cell(o, block, cell, &from, &to))
		return;
	n->filled++;
	n->words += to - from;
	n->orders += is_order(o, t, from, to);
	if (is_day(t, from, to)) {
		n->days++;
	} else if (is_people(people, t, from, to, ACTOR_SOMEBODY)) {
		n->people++;
		n->known += is_people(people, t, from, to, ACTOR_DEPARTMENT);
		n->dated += tokens_name_day(t, from, to);
	}
}

/* Rows of a table without header that tell what its columns are. */
#define GUESS_ROWS 12

/*
 * A table without header: the column of known people is the owner's, the one of
 * days the deadline's, the one with most words the task's. Sure with all three,
 * without days where at least every other row is an order, or where an action
 * heading stands above it.
 */
static bool
columns_guess(
    const struct outline *o, const struct people *people, size_t block, bool action, struct columns *c)
{
	size_t first = (size_t)o->v[block].table, rows = 0, most = 0;
	struct counts n[COLUMNS_MAX] = { { 0 } };
	bool dated = c->due >= 0;

	for (size_t i = first; i < o->n && i < first + GUESS_ROWS && o->v[i].b->kind == BLOCK_ROW &&
	     o->v[i].table == (int)first;
	     i++, rows++)
		for (size_t j = 0; j < o->v[i].b->cell_count && j < COLUMNS_MAX; j++)
			cell_count(o, people, i, (int)j, &n[j]);
	c->task = -1;
	for (int j = 0; j < COLUMNS_MAX; j++) {
		if (n[j].filled == 0 || j == c->owner || j == c->due || j == c->state || j == c->standard)
			continue;
		if (c->owner < 0 && n[j].people * 4 >= n[j].filled * 3 &&
		    (action || n[j].known * 2 >= n[j].people))
			c->owner = j;
		/* "3.01" in front is a room where days stand behind */
		else if ((c->due < 0 || (c->due == 0 && !dated)) && n[j].days * 2 >= n[j].filled)
			c->due = j;
		else if (n[j].words > most) {
			most = n[j].words;
			c->task = j;
		}
	}
	/* "Maya; 4 Dec" in one cell */
	if (c->owner >= 0 && c->due < 0 && n[c->owner].known > 0 && n[c->owner].dated == n[c->owner].filled)
		c->due = c->owner;
	c->guessed = true;
	if (c->task < 0 || action)
		return c->task >= 0;
	if (most < rows * 2)
		return false;
	/* below the name of whoever it all is */
	if (c->owner < 0)
		return o->v[block].person >= 0 && c->due >= 0;
	if (c->due >= 0)
		return rows > 1 || n[c->owner].known > 0;
	if (rows < 2)
		return false;
	/* minutes name nobody where nothing is to be done */
	c->minutes = n[c->owner].filled < rows;
	if (n[c->owner].known < 2 || n[c->owner].known < n[c->owner].filled)
		return false;
	/* two rows tell it where both are orders of some words */
	return rows > 2 ? n[c->task].orders * 2 >= n[c->owner].filled
	                : n[c->task].orders == rows && n[c->owner].filled == rows && most >= rows * 4;
}

/* "Task | Mate | Due": beside a task and its day a column in whose cells are people we know says who does it, whatever it
 * is called; and beside who does it one of nothing but days says by when. */
static void
column_of_people(const struct outline *o, const struct people *people, size_t block, struct columns *c)
{
	size_t first = (size_t)o->v[block].table;
	const struct block *head = o->v[block].b;

	if (c->task < 0 || c->due == c->task || head->header_count == 0 || (c->owner >= 0) == (c->due >= 0))
		return;
	/* "Action | By" over "Maya, 4 Dec": who and when in one */
	if (c->due >= 0 && head_is_by(head->headers[c->due])) {
		struct counts n = { 0 };

		for (size_t i = first; i < o->n && i < first + GUESS_ROWS && o->v[i].b->kind == BLOCK_ROW && o->v[i].table == (int)first; i++)
			if (!o->v[i].b->header_row)
				cell_count(o, people, i, c->due, &n);
		c->owner = n.known > 0 && n.people == n.filled ? c->due : -1;
	}
	if (c->owner >= 0 && c->due >= 0)
		return;
	for (int j = 0; (size_t)j < head->header_count && j < COLUMNS_MAX; j++) {
		struct counts n = { 0 };

		if (j == c->task || j == c->due || j == c->owner || j == c->state || j == c->standard || head_is_others(head->headers[j]) ||
		    (c->due < 0 && head_is_other_day(head->headers[j])))
			continue;
		for (size_t i = first; i < o->n && i < first + GUESS_ROWS && o->v[i].b->kind == BLOCK_ROW && o->v[i].table == (int)first; i++)
			if (!o->v[i].b->header_row)
				cell_count(o, people, i, j, &n);
		if (c->owner < 0 && n.known > 0 && n.people == n.filled && n.known * 2 >= n.people) {
			c->owner = j;
			return;
		}
		/* "Completion", "Para cuándo": nothing but days */
		if (c->due < 0 && n.days > 1 && n.days == n.filled) {
			c->due = j;
			return;
		}
	}
}

/* "Condition | Department | Deadline": where nobody else is asked for, departments that we know have to do it. */
static void
column_of_departments(const struct outline *o, const struct people *people, size_t block, struct columns *c)
{
	size_t first = (size_t)o->v[block].table;
	const struct block *head = o->v[block].b;
	int j = columns_department(head, -1);
	struct counts n = { 0 };

	if (c->task >= 0 || c->owner >= 0 || c->due < 0 || j < 0 || head_is_date(head->headers[c->due]))
		return;
	for (size_t i = first; i < o->n && i < first + GUESS_ROWS && o->v[i].b->kind == BLOCK_ROW && o->v[i].table == (int)first; i++)
		if (!o->v[i].b->header_row)
			cell_count(o, people, i, j, &n);
	if (n.known > 0 && n.known * 2 >= n.filled)
		c->owner = j;
}

int
columns_department(const struct block *b, int but)
{
	for (int j = 0; (size_t)j < b->header_count && j < COLUMNS_MAX; j++)
		if (j != but && head_is_department(b->headers[j]))
			return j;
	return -1;
}

/* Places between two tables of one kind. */
#define BESIDE_MAX 10

/* Does the row keep to the columns of another table: somebody, an order, a day or a dash? */
static bool
keeps_to(const struct outline *o, const struct people *people, size_t block, const struct columns *c)
{
	const struct tokens *t = &o->v[block].t;
	size_t from, to;

	if (!columns_cell(o, block, c->task, &from, &to) || to < from + 2 || !is_order(o, t, from, to) ||
	    !columns_cell(o, block, c->owner, &from, &to) || !is_people(people, t, from, to, ACTOR_NAME))
		return false;
	return c->due < 0 || !columns_cell(o, block, c->due, &from, &to) || is_day(t, from, to) ||
	    (to == from + 1 && t->v[from].kind == TOKEN_PUNCT);
}

/* The columns of the table at place i, where it has no header and as many cells as the row at block. */
static bool
columns_of_table(const struct outline *o, const struct people *people, size_t block, size_t i, struct columns *c)
{
	const struct block *b = o->v[i].b;

	*c = (struct columns) { .task = -1, .owner = -1, .due = -1, .state = -1, .standard = -1 };
	return b->kind == BLOCK_ROW && b->header_count == 0 && b->cell_count == o->v[block].b->cell_count &&
	    o->v[i].table != o->v[block].table && columns_guess(o, people, i, false, c) && c->owner >= 0 &&
	    keeps_to(o, people, block, c);
}

/* A table of a row or two, too few to tell: as the one before it, or behind it, under another heading. */
static bool
columns_beside(const struct outline *o, const struct people *people, size_t block, struct columns *c)
{
	size_t first = (size_t)o->v[block].table, last = block;

	for (size_t i = first; i > 0 && i + BESIDE_MAX > first; i--)
		if (o->v[i - 1].b->kind == BLOCK_ROW) {
			if (columns_of_table(o, people, block, i - 1, c))
				return true;
			break;
		}
	while (last + 1 < o->n && last < first + GUESS_ROWS && o->v[last + 1].b->kind == BLOCK_ROW &&
	    o->v[last + 1].table == (int)first)
		last++;
	for (size_t i = last + 1; i < o->n && i < last + BESIDE_MAX; i++)
		if (o->v[i].b->kind == BLOCK_ROW)
			return columns_of_table(o, people, block, i, c);
	return false;
}

/* ---- what the header leaves open ---------------------------------------------- */

/* Does the header say who is to do it, and not only who or what somebody is? */
static bool
is_doer(const struct outline *o, struct slice header)
{
	static const char *const parts[] = { "owner", "respons", "resp", "assign", "action", "verantw",
		"zust", "encargad", "pilote", "pic", "charge", "whose", "whom" };
	struct tokens t = words_read(o->pool, &o->set, header);

	for (size_t i = 0; i < t.n; i++)
		for (size_t j = 0; j < sizeof(parts) / sizeof(parts[0]); j++)
			if (slice_starts(t.v[i].low, slice_of(parts[j])))
				return true;
	return false;
}

/* "Remarks", "Comment": beside a task, never it. */
static bool
is_remarks(const struct outline *o, struct slice header)
{
	static const char *const parts[] = { "comment", "remark", "bemerk", "kommentar", "anmerk", "hinweis",
		"remarque", "comentario", "observaci", "priorit" };
	struct tokens t = words_read(o->pool, &o->set, header);

	for (size_t j = 0; t.n > 0 && j < sizeof(parts) / sizeof(parts[0]); j++)
		if (slice_starts(t.v[0].low, slice_of(parts[j])))
			return true;
	return false;
}

/* "Discussion", "Minute", "Inhalt": what was said stands there, and what is to be done. */
static bool
is_of_minutes(const struct outline *o, struct slice header)
{
	static const char *const words[] = { "discussion", "discussions", "minute", "minutes", "notes", "record",
		"inhalt", "diskussion", "besprechung", "protokoll", "ergebnis", "compte", "discusi\303\263n" };
	struct tokens t = words_read(o->pool, &o->set, header);

	return t.n > 0 && slice_among(t.v[0].low, words, sizeof(words) / sizeof(words[0]));
}

/* "Thema / Beschluss / Auftrag", "Topic / Decision": tasks are among what stands there. */
static bool
is_mixed(const struct outline *o, struct slice header)
{
	static const char *const words[] = { "beschluss", "beschl\303\274sse", "entscheidung", "decision", "decisions", "d\303\251cision",
		"d\303\251cisions", "decisi\303\263n", "acuerdo", "acuerdos" };
	struct tokens t = words_read(o->pool, &o->set, header);

	for (size_t i = 0; i < t.n; i++)
		if (SLICE_IS_ONE_OF(t.v[i].low, words))
			return true;
	return false;
}

/* What heads the row's cell; empty where a row is longer than its header. */
static struct slice
head_of(const struct block *b, int cell)
{
	return cell >= 0 && (size_t)cell < b->header_count ? b->headers[cell] : SLICE("");
}

/* May the task stand in the column? Not in one that says something else, nor where only a word or a number
 * is. */
static bool
may_hold_task(const struct block *b, const struct columns *c, int at)
{
	struct slice cell = (size_t)at < b->cell_count ? slice_trim(b->cells[at]) : SLICE("");

	return at != c->owner && at != c->due && at != c->state && at != c->standard && !head_is_of_card(head_of(b, at)) &&
	    slice_find_char(cell, ' ') < cell.len;
}

/*
 * Under "Risk | Mitigation | Action owner | Target date" what is to be done stands beside who does it;
 * "TOP | Inhalt | Wer | Bis wann" holds what was said, too.
 */
static void
column_beside(const struct outline *o, const struct block *b, struct columns *c)
{
	/* "Condition | Department | Deadline": whoever a deadline is set for has to do it */
	bool doer = is_doer(o, head_of(b, c->owner)) || (c->due >= 0 && !head_is_date(head_of(b, c->due)) && head_is_department(head_of(b, c->owner)));

	if (!doer && (c->due < 0 || !head_asks_who(head_of(b, c->owner))))
		return;
	c->minutes = !doer;
	for (int i = c->owner - 1; i >= 0 && c->task < 0; i--)
		if (may_hold_task(b, c, i))
			c->task = i;
	for (int i = c->owner + 1; !doer && c->task < 0 && (size_t)i < b->cell_count; i++)
		if (may_hold_task(b, c, i))
			c->task = i;
	c->minutes = c->minutes || (c->task >= 0 && is_of_minutes(o, head_of(b, c->task)));
}

/* "The pages are to be moved", "He will call in": is somebody to do it? */
static bool
is_wanted(const struct tokens *t, size_t from, size_t to)
{
	for (size_t i = from + 1; i + 1 < to; i++)
		if ((t->v[i].is & (W_FUTURE | W_NEED | W_WEAK)) || ((t->v[i].is & W_BE) && (t->v[i + 1].is & W_TO)))
			return true;
	return false;
}

/* "Subject | Who" is a programme more often than minutes: are the table's rows orders? */
static bool
are_orders(const struct outline *o, size_t block, const struct columns *c)
{
	size_t first = (size_t)o->v[block].table, n = 0, orders = 0, from, to;

	for (size_t i = first; i < o->n && i < first + GUESS_ROWS && o->v[i].b->kind == BLOCK_ROW &&
	     o->v[i].table == (int)first;
	     i++) {
		if (o->v[i].b->header_row || !columns_cell(o, i, c->owner, &from, &to) ||
		    !columns_cell(o, i, c->task, &from, &to))
			continue;
		n++;
		orders += is_order(o, &o->v[i].t, from, to) || is_wanted(&o->v[i].t, from, to);
	}
	return n > 0 && orders * 2 >= n;
}

/* "Topic | Outcome | Who | By": beside a topic stands what was said of it, and what is to be done. Not on a board, "Subject | Assignee | Status | Due". */
static void
column_of_topic(const struct outline *o, size_t block, struct columns *c)
{
	const struct block *b = o->v[block].b;
	struct tokens t = words_read(o->pool, &o->set, head_of(b, c->task));
	int best = -1;

	if (t.n == 0 || !(t.v[0].phrase & (H_TITLE | H_AGENDA)) || c->owner < 0 || (c->state >= 0 && c->due >= 0 && !(t.v[0].phrase & H_AGENDA)))
		return;
	for (int i = 0; (size_t)i < b->cell_count && (size_t)i < b->header_count; i++)
		if (i != c->task && b->headers[i].len > 0 && may_hold_task(b, c, i) &&
		    !is_remarks(o, b->headers[i]) && (best < 0 || b->cells[i].len > b->cells[best].len))
			best = i;
	/* "Subject | Action by": what was said of it stands below the subject itself */
	if (best >= 0)
		c->task = best;
	else if (c->due < 0 &&
	    (is_doer(o, head_of(b, c->owner)) || (head_asks_who(head_of(b, c->owner)) && are_orders(o, block, c))))
		c->due = c->owner;
	c->minutes = true;
}

/* "Item | Minute | Action": under "Action" stands only who, and perhaps by when. */
static bool
column_of_names(const struct outline *o, const struct people *people, size_t block, struct columns *c)
{
	const struct block *b = o->v[block].b;
	size_t from, to;
	int best = -1;

	if (!c->strong || c->owner >= 0 || !columns_cell(o, block, c->task, &from, &to) ||
	    !is_people(people, &o->v[block].t, from, to, ACTOR_INITIALS))
		return false;
	c->owner = c->task;
	c->due = c->due < 0 ? c->task : c->due;
	for (int i = 0; (size_t)i < b->cell_count; i++)
		if (may_hold_task(b, c, i) && (best < 0 || b->cells[i].len > b->cells[best].len))
			best = i;
	c->task = best;
	c->minutes = true;
	return true;
}

/* "14.2", "#3", "D4", "AP12" */
static bool
is_number(struct slice cell)
{
	bool digit = false;
	size_t letters = 0;

	while (letters < 2 && letters < cell.len && cell.p[letters] >= 'A' && cell.p[letters] <= 'Z')
		letters++;
	for (size_t i = letters; i < cell.len; i++) {
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
	/* "Item | Discussion | Owner" */
	for (size_t i = (size_t)c->task + 1; c->owner >= 0 && i < b->header_count && i < b->cell_count; i++)
		if ((int)i != c->owner && is_of_minutes(o, b->headers[i])) {
			c->task = (int)i;
			c->minutes = true;
			return;
		}
	c->task = -1;
}

static struct columns
columns_of_cells(const struct outline *o, const struct block *b)
{
	struct columns c = { .task = -1, .owner = -1, .due = -1, .state = -1, .standard = -1, .due_before = -1 };

	for (size_t i = 0; i < b->cell_count && i < COLUMNS_MAX; i++)
		column_read(o, b->cells, (int)i, &c);
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

/* "No | Topic / Result | Resp. | Date": without another column for it a result is what was said and is to be done. */
static void
column_of_result(const struct outline *o, const struct block *b, struct columns *c)
{
	struct tokens t;
	bool task;

	if (c->task >= 0 || c->owner < 0 || c->state < 0 || b->header_count == 0)
		return;
	t = words_read(o->pool, &o->set, head_of(b, c->state));
	task = header_says(&t, W_TASK);
	words_forget(o->pool, &t);
	if (!task)
		return;
	c->task = c->state;
	c->state = -1;
	c->minutes = true;
}

bool
columns_find(const struct outline *o, const struct people *people, size_t block, struct columns *c)
{
	const struct place *v = &o->v[block];
	const struct block *b = v->b;
	bool action = v->section == SECTION_ACTION || v->section == SECTION_OLD;

	*c = columns_of(o, b);
	column_of_result(o, b, c);
	if (c->owner < 0 && header_below(o, block, c) == (int)block)
		return false;
	if (c->task >= 0 && (size_t)c->task < b->cell_count && is_number(b->cells[c->task]))
		column_next(o, b, c);
	if (b->header_count > 0 && c->task >= 0 && !c->strong)
		column_of_topic(o, block, c);
	if (c->task >= 0)
		column_of_names(o, people, block, c);
	column_of_people(o, people, block, c);
	column_of_departments(o, people, block, c);
	if (c->task < 0 && c->owner >= 0 && (c->due >= 0 || c->state >= 0) && b->header_count > 0)
		column_beside(o, b, c);
	/* "Who | What" over orders */
	if (c->task >= 0 && c->owner >= 0 && c->due < 0 && c->state < 0 && !c->strong && !c->minutes && b->header_count == 2 &&
	    head_asks_who(head_of(b, c->owner)))
		c->strong = are_orders(o, block, c);
	c->minutes = c->minutes || (c->task >= 0 && c->owner >= 0 && is_mixed(o, head_of(b, c->task)));
	/* it makes a header of the row all the same */
	if (c->other_day)
		c->due = -1;
	if (c->task < 0 && (action || b->header_count == 0))
		return columns_guess(o, people, block, action, c) ||
		    (b->header_count == 0 && columns_beside(o, people, block, c));
	return c->task >= 0;
}
