/*
 * See finish_search.h. A day that stands beside the task: in its own cell, in front of its sentence, behind its
 * owner, in the next sentence, the answer, the lines below or the heading above, for all of a list.
 */
#include "parsers/language/claim_head.h"
#include "parsers/language/finish_search.h"
#include "parsers/language/said.h"

/* The line of the cell that belongs to the claim, where the row holds several tasks and the cell as many
 * lines. */
static struct slice
cell_part(struct slice cell, const struct claim *c)
{
	struct slice rest = cell, line = cell;
	int n = 0;

	if (c->parts < 2)
		return cell;
	while (rest.len > 0) {
		size_t end = slice_find_char(rest, ';');

		if (n == c->part)
			line = slice_trim(slice_to(rest, end));
		n++;
		rest = end < rest.len ? slice_from(rest, end + 1) : (struct slice) { rest.p, 0 };
	}
	return n == c->parts ? line : cell;
}

/* "4 Dec 2026" in a table of German minutes: nothing but a day, with its month in another language. */
static bool
is_foreign_day(const struct finish *f, const struct tokens *t, struct reading_due *due)
{
	static const char *const languages[] = { "en", "de", "fr", "es" };
	const struct slice cell = slice_trim(t->text);
	struct date_context context = f->context;
	struct date_found *v;
	bool named = false;

	for (size_t i = 0; i < cell.len; i++)
		named = named || (unsigned char)cell.p[i] >= 0x80 || ((cell.p[i] | 0x20) >= 'a' && (cell.p[i] | 0x20) <= 'z');
	for (size_t i = 0; named && slice_has_digit(cell) && i < sizeof(languages) / sizeof(languages[0]); i++) {
		context.language = slice_of(languages[i]);
		if (date_find(f->pool, &context, cell, &v) == 1 && v->bound_at == 0 && v->at + v->len == cell.len &&
		    v->grain == DATE_DAY && date_due(f->pool, &context, cell, v, due))
			return true;
	}
	*due = (struct reading_due) { .minute = -1 };
	return false;
}

/* "Date | Action | Owner": a day in front of the row that is over is the entry's, and no deadline. */
static bool
is_of_entry(const struct finish *f, const struct claim *c, const struct reading_due *due)
{
	const struct block *b = f->outline->v[c->block].b;

	return c->due_cell == 0 && b->header_count > 0 && head_is_date(b->headers[0]) &&
	    civil_compare(due->date, f->context.now.date) < 0;
}

/* "4 Dec -> 11 Dec", "4.12. (neu: 11.12.)": where the day begins that goes before the first one; 0 where there is one. */
static size_t
newer_day_at(const struct tokens *t)
{
	static const char *const words[] = { "new", "neu", "now", "jetzt", "revised", "moved", "postponed", "extended", "verschoben", "nouveau",
		"report\303\251", "nuevo", "aplazado" };

	for (size_t i = t->n; i > 2; i--)
		if (SLICE_IS_ONE_OF(t->v[i - 1].low, words) || token_is(t, i - 1, '>') || token_is(t, i - 1, 0x2192))
			return i < t->n ? i : 0;
	return 0;
}

/* Rows of a table whose days are looked at. */
#define DASHED_ROWS 30

/* "27-11", "Tue 10-11": a day and a month; *at is where they begin. */
static bool
is_dashed_day(struct slice cell, size_t *at)
{
	const size_t space = slice_find_char(cell, ' ');
	size_t i = space < cell.len ? space + 1 : 0, digits = 0, n = 0;

	for (*at = i; i < cell.len; i++) {
		if (cell.p[i] == '-' && digits > 0 && n == 0) {
			n++;
			digits = 0;
		} else if (cell.p[i] < '0' || cell.p[i] > '9' || ++digits > 2) {
			return false;
		}
	}
	return n == 1 && digits > 0;
}

/* Is it a day and no hours: has it a weekday, or stands "27-11" in one of the rows? */
static bool
is_day_of_column(const struct finish *f, const struct claim *c, size_t at)
{
	const struct place *v = &f->outline->v[c->block];
	size_t i = v->table >= 0 ? (size_t)v->table : c->block;

	for (size_t end = i + DASHED_ROWS; at == 0 && i < end; i++) {
		const struct place *row = i < f->outline->n ? &f->outline->v[i] : NULL;
		struct slice cell;
		size_t from;

		if (row == NULL || row->table != v->table || (size_t)c->due_cell >= row->b->cell_count)
			return false;
		cell = slice_trim(row->b->cells[c->due_cell]);
		if (is_dashed_day(cell, &from) && (cell.p[from] == '3' || (cell.p[from] == '2' && cell.p[from + 1] > '4' && cell.p[from + 1] <= '9')))
			return true;
	}
	return at > 0;
}

/* "27-11" in the deadline's column, as it is written in the Netherlands and in Spain; elsewhere two such numbers are a span. */
static bool
dashed_cell(const struct finish *f, const struct claim *c, struct slice cell, struct reading_due *due)
{
	struct date_found *v;
	struct text t;
	size_t at;

	cell = slice_trim(cell);
	if (c->form != CLAIM_ROW || !is_dashed_day(cell, &at) || !is_day_of_column(f, c, at))
		return false;
	text_init(&t, f->pool);
	text_add(&t, slice_to(slice_from(cell, at), slice_find_char(slice_from(cell, at), '-')));
	text_add_char(&t, '/');
	text_add(&t, slice_from(cell, slice_find_char(cell, '-') + 1));
	cell = text_slice(&t);
	return date_find(f->pool, &f->context, cell, &v) == 1 && v->grain == DATE_DAY && date_due(f->pool, &f->context, cell, v, due);
}

bool
search_cell(const struct finish *f, const struct claim *c, struct reading_due *due)
{
	const struct block *b = f->outline->v[c->block].b;
	struct tokens t;
	struct search s = { .f = f, .t = &t, .column = true };

	if (c->due_cell < 0 || (size_t)c->due_cell >= b->cell_count)
		return false;
	if (dashed_cell(f, c, b->cells[c->due_cell], due))
		return true;
	t = words_read(f->pool, &f->outline->set,
	    c->who_to > 0 && c->due_cell == c->owner_cell
	        ? tokens_slice(&f->outline->v[c->block].t, c->who_from, c->who_to)
	        : cell_part(b->cells[c->due_cell], c));
	s.to = t.n;
	s.from = s.verb = newer_day_at(&t);
	if (s.from == 0 || !search_due(&s, due, NULL)) {
		s.from = s.verb = 0;
		if (!search_due(&s, due, NULL) && !is_foreign_day(f, &t, due))
			return false;
	}
	if (!is_of_entry(f, c, due))
		return true;
	*due = (struct reading_due) { .minute = -1 };
	return false;
}

bool
search_state(const struct finish *f, const struct claim *c, struct reading_due *due)
{
	static const char *const moved[] = { "date", "deadline", "due", "by", "until", "moved", "postponed", "termin", "frist", "bis", "verschoben",
		"neu", "\303\251ch\303\251ance", "report\303\251", "report\303\251e", "fecha", "plazo", "aplazado", "aplazada" };
	const struct block *b = f->outline->v[c->block].b;
	struct tokens t;
	struct search s = { .f = f, .t = &t, .column = true };

	if (c->form != CLAIM_ROW || c->state_cell < 0 || (size_t)c->state_cell >= b->cell_count)
		return false;
	t = words_read(f->pool, &f->outline->set, b->cells[c->state_cell]);
	s.to = t.n;
	for (size_t i = 0; i + 1 < t.n; i++)
		if (SLICE_IS_ONE_OF(t.v[i].low, moved)) {
			s.from = s.verb = i;
			return search_due(&s, due, NULL);
		}
	return false;
}

/* "until 0:25" in a heading is when the point ends, no day that anything is due. */
static bool
only_clock(const struct tokens *t, const struct date_found *d)
{
	size_t i = search_token(t, d->at);

	if (!d->has_time || d->len > 8)
		return false;
	for (; i < t->n && t->v[i].at < d->at + d->len; i++)
		if (t->v[i].is & W_TIME)
			return false;
	return true;
}

/* "both", "everything", "all items": said of several tasks. */
static bool
means_all(const struct tokens *t, size_t i)
{
	static const char *const words[] = { "both", "all", "these", "everything", "beides", "beide", "alles",
		"alle", "tout", "toutes", "todo", "todas", "ambos" };

	/* "all of us meet" */
	return SLICE_IS_ONE_OF(t->v[i].low, words) && !(i + 2 < t->n && slice_eq(t->v[i + 1].low, SLICE("of")) && (t->v[i + 2].is & W_WE));
}

/* "To me by Monday", "Back to us by Friday" at token i: what stands before it is handed in then. */
static bool
is_to_me(const struct tokens *t, size_t i)
{
	static const char *const to[] = { "to", "an", "\303\240", "a" }, *const me[] = { "me", "us", "mich", "uns", "moi", "nous", "m\303\255" };

	i += i < t->n && (slice_eq(t->v[i].low, SLICE("back")) || slice_eq(t->v[i].low, SLICE("zur\303\274ck")));
	return i + 3 < t->n && SLICE_IS_ONE_OF(t->v[i].low, to) && SLICE_IS_ONE_OF(t->v[i + 1].low, me) && (t->v[i + 2].is & W_BYTIME);
}

/* "Deadline for both is", "Deadline for all:" at token i: the token behind "both", or 0. */
static size_t
deadline_for_all(const struct tokens *t, size_t i)
{
	return (t->v[i].phrase & W_DUE) && i + 2 < t->n && (t->v[i + 1].is & W_WITH) && means_all(t, i + 2) &&
	        i + 3 < t->n && (token_is_colon(t, i + 3) || (t->v[i + 3].is & W_BE))
	    ? i + 3
	    : 0;
}

/* Words between "everything" and its day: "Everything is to be with me by 4 Dec". */
#define ALL_WORDS 8

/* Does the sentence at token i say when all is due: "Everything is due Friday", "all of these by 4 Dec"? */
static bool
sentence_due(const struct finish *f, const struct tokens *t, size_t i, struct reading_due *due)
{
	struct search s = { .f = f, .t = t, .from = i, .to = t->n, .verb = i };
	unsigned mark;

	s.to = sentence_end(t, i, t->n, &mark);
	if (deadline_for_all(t, i) > 0 || is_to_me(t, i)) {
		s.column = true;
		s.from = s.verb = deadline_for_all(t, i) > 0 ? deadline_for_all(t, i) : i + 2;
		return s.from < s.to && search_due(&s, due, NULL);
	}
	if (!means_all(t, i))
		return false;
	for (size_t j = i + 1; j < s.to && j <= i + ALL_WORDS && !(t->v[j].is & W_PAST); j++)
		if ((t->v[j].phrase & W_DUE) || (t->v[j].is & W_BYTIME) ||
		    (j == i + 1 && (t->v[j].is & W_TIME)))
			return search_due(&s, due, NULL) || finish_event_due(f, t, i, s.to, s.to, due);
	return false;
}

/* "Maya owns the list and Omar the labels; both are due Friday": said of all that stands before it. */
static bool
all_due(const struct finish *f, const struct claim *c, struct reading_due *due)
{
	const struct tokens *t = &f->outline->v[c->block].t;

	for (size_t i = c->to; i > 0 && i + 2 < t->n; i++)
		if (t->v[i - 1].kind == TOKEN_PUNCT && (means_all(t, i) || deadline_for_all(t, i) > 0 || is_to_me(t, i)))
			return sentence_due(f, t, i, due);
	return false;
}

/* "All by Friday please", "Everything is due Friday", "Deadline for both:", "All items by Friday"; "All quiet until Monday" is news. */
static bool
is_of_list(const struct tokens *t, size_t i)
{
	static const char *const points[] = { "items", "tasks", "actions", "points", "please", "pls", "aufgaben", "punkte", "bitte", "actions", "points",
		"t\303\242ches", "tareas", "puntos" };
	const uint64_t by = W_BYTIME | W_DUE;

	if ((t->v[i].phrase & W_DUE) || (t->v[i + 1].is & by) || is_to_me(t, i))
		return true;
	return i + 2 < t->n && ((t->v[i + 1].is & W_BE) || SLICE_IS_ONE_OF(t->v[i + 1].low, points)) && ((t->v[i + 2].is | t->v[i + 2].phrase) & by);
}

void
finish_page_due(struct finish *f)
{
	const struct outline *o = f->outline;

	for (size_t b = 0; b < o->n; b++) {
		const struct tokens *t = &o->v[b].t;
		unsigned mark;

		if (o->v[b].b->kind != BLOCK_PARAGRAPH && o->v[b].b->kind != BLOCK_HEADING)
			continue;
		for (size_t i = 0; i < t->n; i = sentence_end(t, i, t->n, &mark)) {
			if (!sentence_due(f, t, i, &f->page_due))
				continue;
			f->page_due_block = b;
			f->page_due_above = is_of_list(t, i);
			return;
		}
	}
}

/* "Ask the port for its hours. Maya, Tuesday 1 December.": behind whoever it is stands nothing but when. */
static bool
behind_owner_due(const struct finish *f, const struct claim *c, struct reading_due *due)
{
	struct search s = { .f = f,
		.t = &f->outline->v[c->block].t,
		.from = c->actor.to,
		.to = c->to,
		.verb = c->actor.to,
		.column = true };

	if ((c->form != CLAIM_TAIL && c->form != CLAIM_BRACKET) || c->actor_block != c->block ||
	    c->actor.from < c->task_to || s.from >= s.to || s.to > s.from + SEARCH_MERE_MAX)
		return false;
	for (size_t i = s.from; i < s.to; i++)
		if (!search_is_mere(&s.t->v[i]))
			return false;
	return search_due(&s, due, NULL);
}

/* Lines below a task that may give its date. */
#define BELOW_MAX 6

/* "Due: Friday", "Owner: Maya   Due: Friday" in a line below or above the task: the token at which the label stands; or
 * the line's end. */
static size_t
due_label_at(const struct place *v)
{
	size_t i = 0;

	if (!v->detail)
		return v->t.n;
	while (i + 2 < v->t.n && !((v->t.v[i].phrase & W_DUE) && token_is_colon(&v->t, i + v->t.v[i].phrase_len)))
		i++;
	return i + 2 < v->t.n && (v->t.v[i].phrase & W_DUE) ? i : v->t.n;
}

static bool
detail_due(const struct finish *f, const struct place *v, struct reading_due *due)
{
	struct search s = { .f = f, .t = &v->t, .from = due_label_at(v), .to = v->t.n, .column = true };

	s.verb = s.from;
	return s.from < s.to && (search_due(&s, due, NULL) || search_duration(&s, due, NULL));
}

/* "- Maya, done by Thursday" below what is hers to do. */
static bool
child_due(const struct finish *f, const struct claim *c, struct reading_due *due)
{
	const struct tokens *t = &f->outline->v[c->actor_block].t;
	struct search s = { .f = f, .t = t, .from = c->actor.to, .to = t->n, .verb = c->actor.to, .column = true };

	return c->form == CLAIM_PERSON && c->actor_block == c->block + 1 && f->outline->v[c->actor_block].parent == (int)c->block &&
	    s.from < s.to && search_due(&s, due, NULL);
}

/* "Order the carpet" / "Assigned to: Tom" / "Due 4 Dec": below the line that says who does it. */
static bool
beneath_owner_due(const struct finish *f, const struct claim *c, struct reading_due *due)
{
	const struct outline *o = f->outline;
	struct search s = { .f = f, .column = true };

	if (c->form != CLAIM_PERSON || c->actor_block != c->block + 1 || c->block + 2 >= o->n)
		return false;
	s.t = &o->v[c->block + 2].t;
	s.to = s.t->n;
	return s.to > 1 && s.to <= SEARCH_MERE_MAX && (s.t->v[0].phrase & W_DUE) && search_due(&s, due, NULL);
}

bool
search_record(const struct finish *f, const struct claim *c, struct reading_due *due)
{
	const struct outline *o = f->outline;

	for (size_t i = c->block; i > 0 && o->v[i - 1].detail && o->v[i - 1].parent == (int)c->block; i--)
		if (detail_due(f, &o->v[i - 1], due))
			return true;
	for (size_t i = c->block + 1; i < o->n && o->v[i].detail && o->v[i].parent == (int)c->block; i++)
		if (detail_due(f, &o->v[i], due))
			return true;
	return false;
}

static bool
below_due(const struct finish *f, const struct claim *c, struct reading_due *due)
{
	const struct outline *o = f->outline;

	for (size_t i = c->block + 1; i < o->n && i <= c->block + BELOW_MAX; i++) {
		const struct place *v = &o->v[i];
		struct search s = { .f = f, .t = &v->t, .to = v->t.n, .column = true };

		if (v->parent != (int)c->block)
			return false;
		if (v->t.n > 1 && v->t.n < SEARCH_MERE_MAX && ((v->t.v[0].phrase & (W_DUE | W_BYTIME)) || (v->detail && !tokens_may_hold(&v->t, ':'))) &&
		    search_due(&s, due, NULL))
			return true;
	}
	return false;
}

/* "Action: test the pipes" and, set in right below it as if it were a point, "- before 1 December". */
static bool
dashed_below_due(const struct finish *f, const struct claim *c, struct reading_due *due)
{
	const struct place *v = &f->outline->v[c->block], *next = v + 1;
	struct search s = { .f = f, .column = true };

	if (c->block + 1 >= f->outline->n)
		return false;
	s.t = &next->t;
	s.to = next->t.n;
	return c->marked && v->b->kind == BLOCK_PARAGRAPH && next->b->kind == BLOCK_ITEM && next->children == 0 &&
	    next->b->line == v->b->line + v->b->lines && s.to > 1 && s.to < SEARCH_MERE_MAX && (next->t.v[0].phrase & (W_DUE | W_BYTIME)) &&
	    search_due(&s, due, NULL);
}

/* Tokens of a day in front of its sentence. */
#define LEAD_TOKENS 8

/* "30 Nov: Maya to order chairs", "(30 Nov) Maya - order chairs": does nothing but the label stand in front? */
static bool
is_labelled_day(const struct tokens *t, const struct claim *c)
{
	return c->actor.n > 0 && c->actor.from >= c->from && c->from < LEAD_TOKENS + 2 && (token_is_colon(t, c->from - 1) || (token_is(t, c->from - 1, ')') && token_is(t, 0, '(')));
}

/* "By Friday Maya will send it": the day leads in. */
static bool
lead_due(const struct search *s, const struct claim *c, struct reading_due *due)
{
	const struct tokens *t = s->t;
	struct search lead = *s;
	size_t from = c->from;

	/* "30 Nov: Maya: order chairs"; a day that is not to come is when it was written down */
	if (c->actor_block == c->block && c->from > 0 && ((c->form == CLAIM_BRACKET && c->actor.to <= c->from) || is_labelled_day(t, c))) {
		lead.from = lead.verb = 0;
		lead.to = c->from;
		lead.column = true;
		/* "The new list is out on 18 Dec. ACTION (Maya) print it": of what was told before */
		for (size_t i = 0; i < c->actor.from && i < c->from; i++)
			if (t->v[i].kind == TOKEN_WORD && !(t->v[i].is & (W_TIME | W_BYTIME | W_FUNCTION)) && !(t->v[i].phrase & W_MARKER))
				return false;
		return search_due(&lead, due, NULL) && civil_compare(due->date, s->f->context.now.date) > 0;
	}
	if (!((c->form == CLAIM_CLAUSE && c->first) || c->form == CLAIM_SELF) ||
	    !(signal_binds(c->signal) || c->signal == SIGNAL_VERB))
		return false;
	while (from > 0 && c->from - from < LEAD_TOKENS &&
	    (t->v[from - 1].kind == TOKEN_NUMBER || token_is(t, from - 1, ',') || token_is_colon(t, from - 1) ||
	        (t->v[from - 1].is & (W_TIME | W_BYTIME | W_FUNCTION))))
		from--;
	/* "I make a ticket by Friday and Maya rents one": the day of what stands before her */
	if (from == c->from || (from > 0 && t->v[from - 1].kind != TOKEN_PUNCT) || (t->v[c->from - 1].is & W_AND))
		return false;
	lead.from = lead.verb = from;
	lead.to = c->from;
	lead.column = true;
	return search_due(&lead, due, NULL);
}

bool
search_moved(const struct search *s, const struct claim *c, struct slice owner, struct reading_due *due, struct finish_cuts *cuts)
{
	const struct finish *f = s->f;
	struct search answer = { .f = f, .column = true };
	struct reading_due asked = { .minute = -1 };
	size_t at = c->chat && c->asked ? said_moved(f->outline, f->people, c->block, owner, &answer.from) : 0;

	if (at == 0)
		return false;
	answer.t = &f->outline->v[at].t;
	answer.verb = answer.from;
	answer.to = answer.t->n;
	if (!search_due(&answer, due, NULL))
		return false;
	search_due(s, &asked, cuts); /* the day that was asked for goes out of the task's words */
	return true;
}

bool
search_action_below(const struct finish *f, const struct claim *c, struct slice owner, struct reading_due *due)
{
	const struct tokens *t = c->block + 1 < f->outline->n ? &f->outline->v[c->block + 1].t : NULL;
	struct search s = { .f = f, .t = t, .column = true };
	struct reading_owner who = { 0 };
	struct actor a;
	size_t n;

	if (t == NULL || c->form == CLAIM_ROW || t->n < 5 || !(t->v[0].phrase & (W_MARKER | H_ACTION)) ||
	    !token_is_colon(t, n = t->v[0].phrase_len) || !actor_read(f->people, t, n + 1, t->n, &a) || !actor_is_named(&a) || !token_is(t, a.to, ','))
		return false;
	for (size_t i = a.to; i < t->n; i++)
		if (!search_is_mere(&t->v[i]))
			return false;
	/* another one's action is another one's day */
	people_resolve(f->people, tokens_slice(t, a.v[0].from, a.v[0].to), &who);
	if (c->actor_block != c->block + 1 && (a.n == 1 || owner.len > 0) && !slice_eq_nocase(who.email.len > 0 ? who.email : who.name, owner))
		return false;
	s.from = s.verb = a.to + 1;
	s.to = t->n;
	return search_due(&s, due, NULL);
}

/* "I can ask them", "yes please, by Friday?", "ok": whoever says yes to it says by when, and where he asks, is told so. */
static bool
accepted_due(const struct finish *f, const struct claim *c, struct slice owner, struct reading_due *due)
{
	struct search s = { .f = f, .asked = true };
	size_t at = said_accepted(f->outline, f->people, c->block, &s.from), from;

	if (at == 0)
		return false;
	s.t = &f->outline->v[at].t;
	s.verb = s.from;
	s.to = s.t->n;
	while (s.to > s.from && s.t->v[s.to - 1].kind == TOKEN_PUNCT)
		s.to--;
	/* "ok. I'll finish the plan by Monday" is his own */
	for (size_t i = s.from; i < s.to; i++)
		if (s.t->v[i].is & (W_I | W_WE))
			return false;
	return (!tokens_may_hold(s.t, '?') || said_agreed(f->outline, f->people, at, owner, &from) > 0) && search_due(&s, due, NULL);
}

/* "You do, Tom, by 4 Dec", "sure, you'll have it by Friday": the answer in a chat says when. */
static bool
answer_due(const struct finish *f, const struct claim *c, struct slice owner, struct reading_due *due)
{
	struct search s = { .f = f, .column = true };
	struct said_line line;
	unsigned mark;

	size_t at = c->answer > 0 ? (size_t)c->answer : 0;

	if (at == 0 && c->chat && c->asked)
		at = said_agreed(f->outline, f->people, c->block, owner, &s.from);
	if (at == 0 && c->chat && c->form == CLAIM_SELF)
		return accepted_due(f, c, owner, due);
	if (at == 0)
		return false;
	s.t = &f->outline->v[at].t;
	/* the stamp in front says when it was written */
	if (c->answer > 0 && said_read(f->outline, f->people, at, &line))
		s.from = line.from;
	s.verb = s.from;
	s.to = c->answer > 0 ? sentence_end(s.t, s.from, s.t->n, &mark) : s.t->n;
	/* "Me. I'll order them by Friday." */
	if (c->answer > 0 && s.to < s.from + 3)
		s.to = sentence_end(s.t, s.to, s.t->n, &mark);
	return search_due(&s, due, NULL);
}

/* "kurz vom Termin heute:" tells what the points below come from. */
static bool
is_from_meeting(const struct tokens *t, size_t first)
{
	static const char *const from[] = { "vom", "beim", "from", "zum", "im" };
	size_t at = first > 0 && slice_eq(t->v[first].low, SLICE("termin")) ? first - 1 : first;

	return at + 1 < t->n && SLICE_IS_ONE_OF(t->v[at].low, from) && slice_eq(t->v[at + 1].low, SLICE("termin"));
}

/* "before I go away until 4 January": how long somebody is somewhere, no day for what stands below. */
#define STAY_TOKENS 6

static bool
is_ones_stay(const struct tokens *t, size_t first)
{
	static const char *const until[] = { "until", "till", "til", "bis", "jusqu", "hasta" };

	if (!SLICE_IS_ONE_OF(t->v[first].low, until))
		return false;
	for (size_t i = first; i > 0 && i + STAY_TOKENS > first && t->v[i - 1].kind != TOKEN_PUNCT; i--)
		if (t->v[i - 1].is & (W_I | W_WE))
			return true;
	return false;
}

/* "The audit is on 8 Dec; Maya sorts the receipts by then": the one day that is named before in the same paragraph. */
static bool
then_due(const struct search *s, const struct claim *c, struct reading_due *due)
{
	static const char *const by[] = { "by", "until", "bis", "ici", "d'ici", "para", "hasta" };
	static const char *const then[] = { "then", "dahin", "l\303\240", "entonces" };
	const struct tokens *t = s->t;
	struct date_found *d;
	struct slice text;
	size_t n;

	if (c->form == CLAIM_ROW || c->from == 0)
		return false;
	for (size_t i = c->from; i + 1 < c->to; i++) {
		if (!SLICE_IS_ONE_OF(t->v[i].low, by) || !SLICE_IS_ONE_OF(t->v[i + 1].low, then))
			continue;
		text = tokens_slice(t, 0, c->from);
		n = date_find(s->f->pool, &s->f->context, text, &d);
		return n == 1 && d[0].grain <= DATE_DAY && !d[0].has_end &&
		    date_due(s->f->pool, &s->f->context, text, &d[0], due);
	}
	return false;
}

/* "Tomorrow:" over tasks, "Actions for Friday" over a list of them: the day of all. */
static bool
heads_day(const struct tokens *t, bool action, const struct date_found *d)
{
	static const char *const days[] = { "today", "tomorrow", "heute", "morgen", "aujourd'hui", "demain", "hoy", "ma\303\261ana" };
	size_t first = search_token(t, d->at), last = search_token(t, d->at + d->len);

	if (d->bound != DATE_PLAIN || d->grain != DATE_DAY || d->has_end)
		return false;
	if (first == 0 && last == 1 && SLICE_IS_ONE_OF(t->v[0].low, days))
		return t->n == 1 || (t->n == 2 && token_is_colon(t, 1));
	return action && first > 0 && slice_eq(t->v[first - 1].low, SLICE("for")) && (last == t->n || token_is_colon(t, last));
}

/* "Action items (due by next sprint: 9 December)", the day at token i: its bracket says so in front. */
static bool
is_due_in_bracket(const struct tokens *t, size_t i)
{
	while (i > 0 && !token_is(t, i - 1, '('))
		i--;
	return i > 0 && i + 1 < t->n && slice_eq(t->v[i].low, SLICE("due")) &&
	    (slice_eq(t->v[i + 1].low, SLICE("by")) || slice_eq(t->v[i + 1].low, SLICE("next")) || slice_eq(t->v[i + 1].low, SLICE("before")));
}

/* A deadline in the heading or the parent line holds for all below: "By Friday:", "Action items (due 4 Dec)".
 */
static bool
above_due(const struct finish *f, const struct claim *c, struct reading_due *due)
{
	const struct outline *o = f->outline;
	const struct place *v = &o->v[c->block];
	int up[2] = { v->parent, v->heading };

	for (size_t i = 0; i < 2; i++) {
		struct search s = { .f = f };
		struct date_found *d;
		size_t n;

		if (up[i] < 0 || !(o->v[up[i]].heads || o->v[up[i]].b->heads))
			continue;
		s.t = &o->v[up[i]].t;
		s.to = s.t->n;
		n = date_find(f->pool, &f->context, s.t->text, &d);
		/* "30 Nov" over a part of the list of tasks: a day that is to come */
		if (n == 1 && v->section == SECTION_ACTION && d[0].bound == DATE_PLAIN &&
		    d[0].grain == DATE_DAY && !d[0].has_end && d[0].at == 0 &&
		    d[0].len + 1 >= s.t->text.len && slice_has_digit(s.t->text) &&
		    civil_compare(d[0].start.date, f->context.now.date) > 0 &&
		    date_due(f->pool, &f->context, s.t->text, &d[0], due))
			return true;
		if (n == 1 && heads_day(s.t, v->section == SECTION_ACTION, &d[0]) && date_due(f->pool, &f->context, s.t->text, &d[0], due))
			return true;
		for (size_t j = 0; j < n; j++)
			if (!only_clock(s.t, &d[j]) && !is_from_meeting(s.t, search_token(s.t, d[j].bound_at)) &&
			    !is_ones_stay(s.t, search_token(s.t, d[j].bound_at)) &&
			    !search_is_denied(&s, search_token(s.t, d[j].bound_at)) &&
			    (d[j].bound == DATE_BY || d[j].bound == DATE_BEFORE || (s.t->v[0].phrase & W_DUE) ||
			        search_due_word(s.t, search_token(s.t, d[j].bound_at), 0) || is_due_in_bracket(s.t, search_token(s.t, d[j].bound_at))) &&
			    date_due(f->pool, &f->context, s.t->text, &d[j], due))
				return true;
		/* "Until our next call on 4 December:" */
		if (n == 1 && d[0].bound == DATE_PLAIN && finish_event_due(f, s.t, 0, s.t->n, s.t->n, due))
			return true;
	}
	return false;
}

/* "Maya collects the names. -> ML, 4 Dec": behind the arrow and whoever it is. */
bool
search_behind_arrow(const struct search *s, struct reading_due *due, struct finish_cuts *cuts)
{
	struct search last = *s;
	size_t at = s->to;

	if (!tokens_may_hold(s->t, '>') && !tokens_may_hold(s->t, 0x2192))
		return false;
	while (at > s->verb + 1 && !claim_arrow_owner(s->t, at - 1, s->to))
		at--;
	if (at <= s->verb + 1)
		return false;
	for (last.from = at; last.from < s->to && !(s->t->v[last.from].is & (W_TIME | W_BYTIME)) &&
	     s->t->v[last.from].kind != TOKEN_NUMBER;
	     last.from++)
		;
	last.verb = last.from;
	last.column = true;
	if (last.from < s->to && !search_due(&last, due, NULL))
		return false;
	finish_cut(cuts, s->t->v[at - 1].at, s->t->v[s->to - 1].at + s->t->v[s->to - 1].len);
	return due->given;
}

bool
search_beside(const struct search *s, const struct claim *c, struct slice owner, struct reading_due *due)
{
	const struct finish *f = s->f;

	return lead_due(s, c, due) || then_due(s, c, due) || behind_owner_due(f, c, due) || all_due(f, c, due) ||
	    finish_event_due(f, s->t, s->verb, s->verb, s->to, due) || search_mere_sentence(f, c, due) ||
	    answer_due(f, c, owner, due) || child_due(f, c, due) || beneath_owner_due(f, c, due) || below_due(f, c, due) || dashed_below_due(f, c, due) || above_due(f, c, due);
}

/* "vorher", "the Friday before" at token i: a weekday in front of it is one before a day that was named. */
static bool
says_before(const struct tokens *t, size_t i, size_t to)
{
	static const char *const before[] = { "vorher", "davor", "zuvor", "before", "beforehand", "avant", "pr\303\251c\303\251dent",
		"antes", "anterior" };

	return SLICE_IS_ONE_OF(t->v[i].low, before) && (i + 1 >= to || t->v[i + 1].kind == TOKEN_PUNCT);
}

bool
search_weekday_before(const struct search *s, struct reading_due *due, struct finish_cuts *cuts)
{
	const struct tokens *t = s->t;
	struct slice text, front;
	struct date_found *v;
	struct reading_due anchor;
	size_t i = s->from + 2, n, day;
	int64_t apart;

	while (i < s->to && !((t->v[i - 1].is & W_TIME) && says_before(t, i, s->to)))
		i++;
	if (i >= s->to)
		return false;
	day = i - 1;
	text = tokens_slice(t, day, i);
	/* a weekday, and no more */
	if (date_find(s->f->pool, &s->f->context, text, &v) != 1 || v[0].len != text.len || v[0].grain != DATE_DAY ||
	    !date_due(s->f->pool, &s->f->context, text, &v[0], due))
		return false;
	front = tokens_slice(t, 0, day);
	n = date_find(s->f->pool, &s->f->context, front, &v);
	if (n == 0 || v[n - 1].has_end || !date_due(s->f->pool, &s->f->context, front, &v[n - 1], &anchor))
		return false;
	apart = (civil_days(anchor.date) - civil_days(due->date)) % 7;
	apart = apart <= 0 ? apart + 7 : apart;
	due->date = civil_add_days(anchor.date, -apart);
	due->minute = -1;
	due->text = tokens_slice(t, day, i + 1);
	due->why = SLICE("the last such day before the one that was named");
	if (civil_compare(due->date, s->f->context.now.date) < 0)
		return false;
	while (day > s->from && (t->v[day - 1].is & (W_ARTICLE | W_WITH)))
		day--;
	if (day > s->from && slice_eq(t->v[day - 1].low, SLICE("am")))
		day--;
	finish_cut(cuts, t->v[day].at, t->v[i].at + t->v[i].len);
	return true;
}
