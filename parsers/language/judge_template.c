/*
 * See judge_rule.h. What a template left in the notes, "[Name] to do [task]", "Owner - task - due date", "Add action items
 * below", and lines that only say where the tasks stand, or what was found.
 */
#include "parsers/language/claim_column.h"
#include "parsers/language/claim.h"
#include "parsers/language/judge_rule.h"

/* Words of a template where something is to be filled in. */
static bool
is_blank_word(const struct token *w)
{
	static const char *const words[] = { "name", "names", "person", "task", "tasks", "action", "actions", "item", "items", "owner",
		"owners", "due", "date", "dates", "deadline", "description", "example", "concrete", "assignee", "responsible",
		"who", "what", "when", "yyyy", "mm", "dd", "xxx", "xx", "todo", "status", "aufgabe", "verantwortlich", "datum",
		"beispiel", "t\303\242che", "responsable", "\303\251ch\303\251ance", "tarea", "fecha", "nombre", "nom", "exemple",
		"ejemplo" };

	return SLICE_IS_ONE_OF(w->low, words);
}

/* Nothing but such words, and what joins them. */
static bool
is_blank(const struct tokens *t, size_t from, size_t to)
{
	size_t words = 0;

	for (size_t i = from; i < to; i++) {
		if (t->v[i].kind == TOKEN_PUNCT || t->v[i].kind == TOKEN_NUMBER || (t->v[i].is & (W_AND | W_ARTICLE)))
			continue;
		if (!is_blank_word(&t->v[i]))
			return false;
		words++;
	}
	return words > 0;
}

/* "[Name] to do", "| Task | Name | Date |": the owner's place was not filled in. */
static bool
is_unnamed(const struct outline *o, const struct claim *c)
{
	static const char *const words[] = { "name", "names", "assignee", "username", "nom", "nombre" };
	const struct tokens *t = &o->v[c->actor_block].t;

	return c->actor.n == 1 && (c->actor.kind == ACTOR_WORD || c->actor.kind == ACTOR_LOWER || c->actor.kind == ACTOR_NAME) &&
	    SLICE_IS_ONE_OF(t->v[c->actor.v[0].from].low, words);
}

/* Words of a line in which what it points to is looked for. */
#define POINTER_WORDS 8

/* "Add action items below", "Use this section to record the tasks": to whoever writes the notes. */
static bool
is_instruction(const struct tokens *t, const struct claim *c)
{
	static const char *const here[] = { "here", "below", "section", "template", "hier", "unten", "ici", "aqu\303\255" };
	bool tasks = false, place = false;

	for (size_t i = c->task_from; i < c->task_to && i < c->task_from + POINTER_WORDS; i++) {
		tasks = tasks || (i > c->task_from && (t->v[i].phrase & H_ACTION));
		place = place || SLICE_IS_ONE_OF(t->v[i].low, here);
	}
	return tasks && place && (t->v[c->task_from].is & W_VERB);
}

/* "See the list in the tracker": the tasks stand somewhere else. */
static bool
is_pointer(const struct tokens *t, const struct claim *c)
{
	static const char *const sees[] = { "see", "siehe", "cf", "v\303\251ase", "voir" };
	static const char *const where[] = { "list", "tracker", "board", "issue", "issues", "link", "below", "above", "notes",
		"minutes", "document", "doc", "sheet", "spreadsheet", "page", "wiki", "ticket", "liste", "protokoll", "unten",
		"oben", "tableau", "compte-rendu", "ci-dessous", "lista", "abajo", "acta" };

	if (!SLICE_IS_ONE_OF(t->v[c->task_from].low, sees))
		return false;
	for (size_t i = c->task_from + 1; i < c->task_to && i < c->task_from + 4; i++)
		if (t->v[i].kind == TOKEN_URL || SLICE_IS_ONE_OF(t->v[i].low, where))
			return true;
	return false;
}

/* Below "Findings and measures" also stands what was found, of nobody: "Hall 3: clean floor". An order begins with its verb. */
static bool
is_finding(const struct outline *o, const struct claim *c)
{
	static const char *const found[] = { "findings", "observations", "feststellungen", "beobachtungen", "constats", "constatations", "hallazgos",
		"observaciones" };
	const struct place *v = &o->v[c->block];
	bool heads = false;

	if (c->form != CLAIM_BARE || c->marked || v->heading < 0 || v->b->box != BOX_NONE || judge_has_deadline(&v->t, c) ||
	    claim_must_be_done(o, &v->t, c->task_from, c->task_to))
		return false;
	for (size_t i = 0; i < o->v[v->heading].t.n; i++)
		heads = heads || SLICE_IS_ONE_OF(o->v[v->heading].t.v[i].low, found);
	for (size_t i = c->task_from; heads && i < c->task_to; i++)
		if ((i == c->task_from || (v->t.v[i - 1].kind == TOKEN_PUNCT && !token_is(&v->t, i - 1, ','))) && (v->t.v[i].is & W_VERB))
			return false;
	return heads;
}

/* Rows of one table beside each other that are looked at, and those with somebody by which an empty cell says that nobody does it. */
#define ROWS_BESIDE 20
#define OWNED_ROWS 3

static bool
has_owner(const struct outline *o, size_t at, int cell)
{
	const struct block *b = o->v[at].b;

	return (size_t)cell < b->cell_count && slice_trim(b->cells[cell]).len > 1;
}

/* "| First production | | 7 Dec |" among rows that have their owner: what happens then. */
static bool
is_event_row(const struct outline *o, const struct claim *c)
{
	/* "Food for the guests" is got by somebody */
	static const char *const whom[] = { "for", "f\303\274r", "pour", "para" }, *const orders[] = { "agree", "decide", "define", "settle" };
	const struct tokens *t = &o->v[c->block].t;
	size_t owned = 0, rows = 0, from, to;

	if (c->form != CLAIM_ROW || c->actor.n > 0 || c->owner_cell < 0 || has_owner(o, c->block, c->owner_cell))
		return false;
	/* whose verbs Chinese does not mark; below "待办事项" all are tasks */
	if (t->v[c->task_from].kind == TOKEN_IDEOGRAPH && o->v[c->block].section == SECTION_ACTION)
		return false;
	/* what is said to be open is to be done */
	if (SLICE_IS_ONE_OF(t->v[c->task_from].low, orders) || judge_is_infinitive(o, c) ||
	    (columns_cell(o, c->block, c->state_cell, &from, &to) && ((t->v[from].is | t->v[from].phrase) & W_OPEN)))
		return false;
	for (size_t i = c->task_from; i < c->task_to; i++)
		if ((t->v[i].is & (W_VERB | W_NEED | W_TO)) || SLICE_IS_ONE_OF(t->v[i].low, whom))
			return false;
	for (size_t i = c->block > ROWS_BESIDE ? c->block - ROWS_BESIDE : 0; i < o->n && i < c->block + ROWS_BESIDE; i++)
		if (i != c->block && o->v[i].b->kind == BLOCK_ROW && o->v[i].heading == o->v[c->block].heading) {
			rows++;
			owned += has_owner(o, i, c->owner_cell);
		}
	return owned >= OWNED_ROWS && owned * 4 >= rows * 3;
}

/* "[Descripción del compromiso]", "[Acción 1] - Responsable: [Nombre] - Fecha: [DD/MM/YYYY]": in front a place to be filled in, whose
 * name is all that stands in its square brackets. */
static bool
is_bracketed_blank(const struct tokens *t, const struct claim *c)
{
	size_t i = c->task_from, close, more = 0;
	bool blank = false;

	/* the sign may have been taken for one of a list */
	i -= i > 0 && token_is(t, i - 1, '[');
	if (!token_is(t, i, '['))
		return false;
	for (close = i + 1; close < t->n && !token_is(t, close, ']') && close < i + POINTER_WORDS; close++)
		blank = blank || (t->v[close].kind == TOKEN_WORD && t->v[close].letters != CASE_LOWER);
	if (!token_is(t, close, ']') || !blank)
		return false;
	for (size_t k = 0; k + 1 < t->n; k++)
		more += k != i && token_is(t, k, '[') && (is_blank_word(&t->v[k + 1]) || slice_eq_nocase(t->v[k + 1].low, SLICE("dd")));
	return more > 0;
}

const char *
judge_template(const struct outline *o, const struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;

	if (c->actor.kind == ACTOR_KNOWN && c->actor.n > 0)
		return NULL;
	if (is_blank(t, c->task_from, c->task_to) || is_unnamed(o, c) || is_bracketed_blank(t, c))
		return "a place of a template that was not filled in";
	if (c->form == CLAIM_BARE && is_instruction(t, c))
		return "how the notes are to be written";
	if (is_finding(o, c))
		return "what was found";
	if (is_event_row(o, c))
		return "happens then, and nobody does it, where other rows have somebody";
	return c->form == CLAIM_BARE && is_pointer(t, c) ? "says where the tasks stand" : NULL;
}
