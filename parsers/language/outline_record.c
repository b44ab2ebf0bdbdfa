/*
 * See outline.h. A task that is written as a record, a line for each of its parts: "Task: draw the plan",
 * "Owner: Maya", "Due: 3 Dec". Method: labelled lines one below the other; the one with the task, or else the
 * line above them, is the record, and the others are its details.
 */
#include <string.h>

#include "parsers/language/outline.h"

/* Tokens of whoever stands between "V:" and "T:". */
#define LETTERS_APART 9

/* letters: those that may be the label. */
static bool
is_letter_label(const struct tokens *t, size_t i, const char *letters)
{
	return t->v[i].len == 1 && strchr(letters, t->text.p[t->v[i].at]) != NULL && token_is_colon(t, i + 1);
}

void
outline_letters(struct tokens *t)
{
	if (!tokens_may_hold(t, ':'))
		return;
	for (size_t i = 0; i + 4 < t->n; i++) {
		if (!is_letter_label(t, i, "VWZ"))
			continue;
		for (size_t j = i + 3; j + 2 < t->n && j < i + LETTERS_APART; j++)
			if (is_letter_label(t, j, "TB")) {
				t->v[i].is = W_FUNCTION | (t->v[i].phrase = W_OWNER);
				t->v[j].is = W_FUNCTION | (t->v[j].phrase = W_DUE);
				t->v[i].phrase_len = t->v[j].phrase_len = 1;
				t->any |= W_OWNER | W_DUE;
			}
	}
}

/* Lines of one record, tokens of a line that says when it is due without a colon. */
#define RECORD_MAX 8
#define DUE_TOKENS 12
#define ASSIGNED_TOKENS 16

/* "assigned", "zugewiesen", "assignée", "asignada": as planners label whose a task is. */
static bool
is_assigned(const struct token *label)
{
	static const char *const assigned[] = { "assign", "zugewiesen", "attribu", "asign" };

	for (size_t i = 0; i < sizeof(assigned) / sizeof(assigned[0]); i++)
		if ((label->phrase & W_OWNER) && slice_starts(label->low, slice_of(assigned[i])))
			return true;
	return false;
}

static bool
is_label(const struct tokens *t, size_t i)
{
	return (t->v[i].phrase & (W_OWNER | W_DUE | W_TASK | W_STATE)) && token_is_colon(t, i + t->v[i].phrase_len);
}

/* "Owner: Maya   Due: 4 Dec": the labels behind the first of the line that say more about the same task. */
static uint64_t
more_labels(const struct place *v, size_t from)
{
	const uint64_t labels = W_OWNER | W_DUE | W_TASK | W_STATE;
	uint64_t seen = 0;

	for (size_t i = from; i + 1 < v->t.n; i++)
		if (is_label(&v->t, i) &&
		    (v->t.v[i - 1].kind == TOKEN_PUNCT || v->t.v[i].letters == CASE_CAPITAL))
			seen |= v->t.v[i].phrase & labels;
	return seen;
}

/* "Grace Kim; Jean-Pierre Roux": nothing but names from token i on, up to the next label? */
static bool
are_names(const struct tokens *t, size_t i)
{
	for (; i < t->n && !is_label(t, i); i++)
		if (t->v[i].kind == TOKEN_WORD ? t->v[i].letters == CASE_LOWER && t->v[i].len > 3 : t->v[i].kind != TOKEN_PUNCT)
			return false;
	return true;
}

/* Tokens behind a label, up to the next one. */
#define LABELLED_TOKENS 12

/* Is there more behind the labels than whose it is, by when and how it stands? "Owner: Maya. Draw the plan." is the task itself. */
static bool
says_more(const struct tokens *t, size_t from)
{
	static const char *const where[] = { "where", "wo", "o\303\271", "d\303\263nde" };

	for (size_t i = from, label = from; i + 1 < t->n; i++) {
		const struct token *next = &t->v[i + 1];
		bool labelled = is_label(t, i + 1);

		if (labelled)
			label = i + 1;
		/* "Who: Maya, Tom  When: 7 Dec  Where: Leeds" is a meeting */
		if (i > label + LABELLED_TOKENS || (SLICE_IS_ONE_OF(next->low, where) && token_is_colon(t, i + 2)) || (token_is(t, i, ';') && !labelled && !are_names(t, i + 1)) || (token_is(t, i, '|') && !labelled) ||
		    (token_is(t, i, '.') && next->space && next->letters == CASE_CAPITAL && t->v[i - 1].len > 2 && !(t->v[i - 1].is & W_TITLE) && !labelled))
			return true;
	}
	return false;
}

/* The labels of a line of a record: "Owner: Maya", "Bis wann: 3.12."; 0 if there is none. */
static uint64_t
record_label(const struct place *v)
{
	const uint64_t labels = W_OWNER | W_DUE | W_TASK | W_STATE;
	const struct token *first;
	uint64_t more;

	if ((v->b->kind != BLOCK_PARAGRAPH && v->b->kind != BLOCK_ITEM) || v->t.n < 3 || v->b->heads)
		return 0;
	first = &v->t.v[0];
	/* "Owner / Due: Maya / 7 Dec" */
	if ((first->phrase & W_OWNER) && v->t.n > first->phrase_len + 3u &&
	    (token_is(&v->t, first->phrase_len, '/') || token_is(&v->t, first->phrase_len, '&')) &&
	    (v->t.v[first->phrase_len + 1].phrase & W_DUE) &&
	    token_is_colon(&v->t, first->phrase_len + 1 + v->t.v[first->phrase_len + 1].phrase_len))
		return W_OWNER | W_DUE;
	/* "Assigned to Maya Lin · Due Fri, 4 Dec", "Asignada a Luis · Fecha de entrega: 4 dic" */
	if (first->phrase_len > 1 && first->phrase_len < v->t.n && is_assigned(first) && v->t.n <= ASSIGNED_TOKENS && !token_is_colon(&v->t, first->phrase_len) &&
	    (!tokens_may_hold(&v->t, ':') || more_labels(v, first->phrase_len + 1) != 0) &&
	    v->t.v[first->phrase_len].kind == TOKEN_WORD && v->t.v[first->phrase_len].letters != CASE_LOWER)
		return W_OWNER | (v->t.any & W_DUE);
	/* "Due 27/11/2026 - not started", as planners write it */
	if ((first->phrase & W_DUE) && v->t.n <= DUE_TOKENS &&
	    (v->t.v[first->phrase_len].kind == TOKEN_NUMBER || (v->t.v[first->phrase_len].is & W_TIME)))
		return W_DUE;
	if (!(first->phrase & labels) ||
	    !(token_is_colon(&v->t, first->phrase_len) ||
	        (token_is(&v->t, first->phrase_len, '.') && token_is_colon(&v->t, first->phrase_len + 1))))
		return 0;
	if (!(first->phrase & W_TASK) && says_more(&v->t, first->phrase_len + 1))
		return 0;
	/* "Owner: Maya - Task: draw the plan" says it all itself */
	more = more_labels(v, first->phrase_len + 2);
	if (more != 0 && ((more | first->phrase) & W_TASK))
		return 0;
	/* "Who" may head a list of those who were there, "what" may be a deadline's word too */
	return (first->phrase & W_OWNER ? W_OWNER
	           : first->phrase & W_DUE    ? W_DUE
	           : first->phrase & W_TASK   ? W_TASK
	                                      : W_STATE) |
	    more;
}

static void
record_bind(struct outline *o, size_t head, size_t from, size_t to)
{
	o->v[head].record = true;
	for (size_t i = from; i < to; i++) {
		if (i == head)
			continue;
		o->v[head].children += o->v[i].parent != (int)head;
		o->v[i].parent = (int)head;
		o->v[i].detail = true;
	}
}

/* "Termin: Ende Oktober" right below "Aktion: Maya stellt ... bereit.": who does it stands in the task, and
 * by when in a line of its own. */
static void
due_bind(struct outline *o, size_t head, size_t to)
{
	for (size_t i = head + 1; i < to; i++) {
		struct place *v = &o->v[i];

		if (v->b->kind != BLOCK_PARAGRAPH || v->heads || v->parent >= 0 || record_label(v) != W_DUE ||
		    o->v[i - 1].b->line + o->v[i - 1].b->lines != v->b->line)
			return;
		v->parent = (int)head;
		v->detail = true;
	}
}

/* "Start: 1 Dec", "Priority: high": a line of a record that says neither who nor by when. */
static bool
is_other_label(const struct place *v)
{
	static const char *const labels[] = { "start", "begin", "created", "reported", "raised", "opened",
		"priority", "category", "project", "id", "ref", "effort", "cost", "location", "comment",
		"comments", "beginn", "erstellt", "angelegt", "priorit\303\244t", "kategorie", "projekt",
		"aufwand", "kosten", "ort", "bemerkung", "kommentar", "d\303\251but", "cr\303\251\303\251",
		"cr\303\251\303\251e", "priorit\303\251", "projet", "cat\303\251gorie", "lieu", "remarque",
		"inicio", "creado", "creada", "prioridad", "proyecto", "categor\303\255a", "lugar",
		"comentario", "bucket", "board", "progress", "fortschritt", "tags", "label", "labels", "sprint", "epic", "component", "etiqueta", "\303\251tiquette" };
	size_t colon = 1;

	if ((v->b->kind != BLOCK_PARAGRAPH && v->b->kind != BLOCK_ITEM) || v->t.n < 3 || v->b->heads)
		return false;
	if (v->t.v[1].kind == TOKEN_WORD)
		colon = 2;
	return token_is_colon(&v->t, colon) && SLICE_IS_ONE_OF(v->t.v[0].low, labels);
}

/* A bold title or a heading above "Assigned to: Maya" is her task; above "Lead: Maya" it may be a group. */
static bool
is_title(const struct place *up, const struct token *label, uint64_t seen)
{
	if (up->b->kind != BLOCK_HEADING || up->own != SECTION_NONE || token_is_colon(&up->t, up->t.n - 1))
		return false;
	if (is_assigned(label))
		return true;
	return (seen & W_DUE) && slice_starts(label->low, SLICE("owner"));
}

static bool
is_right_below(const struct outline *o, size_t i)
{
	return i > 0 && i < o->n && o->v[i - 1].b->line + o->v[i - 1].b->lines == o->v[i].b->line;
}

/* "Owner: Maya" behind an empty line, and her tasks right below it: it heads them, and says nothing of what stands above. Binds them. */
static bool
heads_below(struct outline *o, size_t at)
{
	const int heading = o->v[at].heading;

	if (o->v[at].b->kind != BLOCK_PARAGRAPH || o->v[at].parent >= 0 || is_right_below(o, at) || !is_right_below(o, at + 1) ||
	    record_label(&o->v[at]) != W_OWNER || record_label(&o->v[at + 1]) != 0 || is_other_label(&o->v[at + 1]))
		return false;
	o->v[at].heads = true;
	for (size_t i = at + 1; i < o->n && is_right_below(o, i) && o->v[i].heading == heading; i++)
		o->v[i].heading = (int)at;
	return true;
}

/* The record that begins with the labelled line at; where it ends. */
static size_t
record_read(struct outline *o, size_t at)
{
	uint64_t seen = 0, label;
	size_t end = at, head = at;
	bool attend = (o->v[at].t.v[0].phrase & H_ATTEND) != 0;
	/* "Corridor survey" and, set in below it, "Owner: Maya", "Description: of both floors" */
	bool below = at > 0 && o->v[at].parent == (int)at - 1 && o->v[at].b->kind == BLOCK_ITEM &&
	    record_label(&o->v[at]) != W_TASK;

	while (end < o->n && end < at + RECORD_MAX &&
	    (((label = record_label(&o->v[end])) != 0 && !(seen & label)) ||
	        (end > at && label == 0 && is_other_label(&o->v[end])))) {
		if (label == W_TASK && below)
			label = 0;
		if (label == W_TASK)
			head = end;
		seen |= label;
		end++;
	}
	if ((seen & W_TASK) && (seen & W_OWNER)) {
		record_bind(o, head, at, end);
	} else if (seen & W_TASK) {
		due_bind(o, head, end);
	} else if (at > 0 && !(seen & W_TASK) && (seen & W_OWNER) && (!attend || (seen & W_DUE))) {
		size_t above = at - 1;
		struct place *up;
		bool title;

		/* "Bucket: Preparation" between the task and "Assigned to: Maya" */
		while (above > 0 && is_other_label(&o->v[above]))
			above--;
		up = &o->v[above];
		title = up->t.n > 1 && is_title(up, &o->v[at].t.v[0], seen);
		if ((((up->b->kind == BLOCK_PARAGRAPH || up->b->kind == BLOCK_ITEM) && !up->heads) || title) &&
		    !up->detail && up->t.n > 1 && (o->v[at].parent < 0 || o->v[at].parent == (int)above)) {
			record_bind(o, above, above + 1, end);
			up->heads = up->heads && !title;
		}
	}
	return end;
}

void
outline_records(struct outline *o)
{
	for (size_t i = 0; i < o->n;)
		i = record_label(&o->v[i]) != 0 && !heads_below(o, i) ? record_read(o, i) : i + 1;
}
