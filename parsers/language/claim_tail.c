/*
 * See claim_clause.h. Where a task ends by whose it is: a marker and a name behind it, a bracket or a label ("; owner: Maya") at the end of its
 * sentence.
 */
#include "parsers/language/actor_more.h"
#include "parsers/language/claim_clause.h"

/* "todo", "action item": may the marker behind a task be called so? */
static bool
is_tail_word(struct slice s)
{
	static const char *const words[] = { "todo", "to do", "to-do", "action", "action item", "ap", "action point", "aufgabe", "aktion",
		"\303\240 faire", "por hacer" };

	return SLICE_AMONG(s, words);
}

/* "slides for the fair > todo Maya (from the archive)", "logo, action: Omar": the sign in front of a marker, behind which
 * stands nothing but whose it is; its token, or 0. */
static size_t
tail_marker(const struct finder *f, size_t i, struct actor *a)
{
	const struct tokens *t = f->t;
	size_t n = t->v[i].phrase_len, sign = i - 1, to;

	if (t->v[sign].kind != TOKEN_PUNCT ||
	    !(token_is(t, sign, '>') || token_is(t, sign, ',') || token_is(t, sign, ';') || token_is(t, sign, 0x2192) || token_is_dash(t, sign)) ||
	    !is_tail_word(tokens_slice(t, i, i + n)))
		return 0;
	n += token_is_colon(t, i + n);
	if (!actor_read(f->people, t, i + n, t->n, a) || a->kind == ACTOR_NONE || a->kind > ACTOR_NAME)
		return 0;
	for (to = t->n; to > a->to && t->v[to - 1].kind == TOKEN_PUNCT; to--)
		;
	return to == a->to || token_is(t, a->to, '(') || token_is(t, a->to, ',') ? sign : 0;
}

size_t
claim_tail_behind(const struct finder *f)
{
	struct actor a;
	size_t i = f->start;

	while (i < f->t->n && f->t->v[i].kind == TOKEN_PUNCT)
		i++;
	return i > f->start && i < f->t->n && (f->t->v[i].phrase & W_MARKER) && tail_marker(f, i, &a) > 0 ? a.to : 0;
}

bool
claim_tail_front(struct finder *f)
{
	const struct tokens *t = f->t;
	struct actor a;

	if (!(t->any & W_MARKER))
		return false;
	for (size_t i = f->start + 2; i < f->end && i + 1 < t->n; i++) {
		size_t sign = t->v[i].phrase & W_MARKER ? tail_marker(f, i, &a) : 0;

		if (sign == 0)
			continue;
		while (sign > f->start && t->v[sign - 1].kind == TOKEN_PUNCT && (token_is(t, sign - 1, '-') || token_is(t, sign - 1, '=')))
			sign--;
		if (sign == f->start)
			return false;
		f->marked = f->bracket = true;
		f->owner = a;
		f->begin = f->start;
		f->end = sign;
		return true;
	}
	return false;
}

/* "... (Maya)." from token i on: where a sentence ends, or a part of a row of them, whose last word in brackets is
 * somebody known, or his letters; 0 if none does. */
static size_t
owned_sentence(const struct finder *f, size_t i)
{
	const struct tokens *t = f->t;
	size_t open = 0;
	struct actor a;

	for (; i < t->n; i++) {
		if (token_is(t, i, '('))
			open = i;
		else if (open > 0 && token_is(t, i, ')') && (token_is(t, i + 1, '.') || token_is(t, i + 1, ';') || (token_is(t, i + 1, ',') && f->v->b->kind != BLOCK_ROW) || i + 1 == t->n) &&
		    actor_read(f->people, t, open + 1, i, &a) && (a.to == i || claim_is_when(t, a.to + token_is(t, a.to, ','), i)) && a.kind != ACTOR_NONE && (a.kind <= ACTOR_HANDLE || a.kind == ACTOR_INITIALS))
			return i + 1 < t->n ? i + 2 : t->n;
	}
	return 0;
}

/* "shred the folders – Tom; check the keys – Maya" from token i on: where the first part ends that a dash gives to somebody known, or a
 * department, and perhaps a day; 0 if none does. */
static size_t
dashed_part(const struct finder *f, size_t i)
{
	const struct tokens *t = f->t;
	size_t dash = 0, from = i;
	struct actor a;

	for (; i <= t->n; i++) {
		if (i < t->n && token_is_dash(t, i))
			dash = i;
		else if ((i == t->n || token_is(t, i, ';')) && dash > from && actor_read(f->people, t, dash + 1, i, &a) && a.kind != ACTOR_NONE &&
		    a.kind <= ACTOR_DEPARTMENT && (a.to == i || claim_is_when(t, a.to + token_is(t, a.to, ','), i)))
			return i < t->n ? i + 1 : t->n;
		else if (i < t->n && token_is(t, i, ';'))
			return 0;
	}
	return 0;
}

/* Does an arrow to somebody known stand among the tokens? */
static bool
hands_by_arrow(const struct finder *f, size_t from, size_t to)
{
	struct actor a;
	size_t n;

	for (size_t i = from + 1; i + 1 < to; i++)
		if ((n = more_arrow(f->t, i, f->t->n)) > 0 && actor_read(f->people, f->t, i + n, to, &a) && a.kind != ACTOR_NONE &&
		    a.kind <= ACTOR_HANDLE)
			return true;
	return false;
}

/* The sentence that an arrow hands over is a text of its own; in a list of tasks it may be told first why. */
static void
arrow_sentence(struct finder *f)
{
	size_t from = f->start, to;
	unsigned mark;

	for (; from < f->end; from = to) {
		to = sentence_end(f->t, from, f->end, &mark);
		if (to - from < 3 || !hands_by_arrow(f, from, to))
			continue;
		if (from == f->start || clause_is_structural(f))
			f->end = to;
		else
			f->end = from;
		return;
	}
}

/* Does the text say from token i on, behind whoever does it, nothing but when: ", Termin: 15.12.", "; deadline: 4 Dec."? */
static bool
only_when_behind(const struct tokens *t, size_t i, size_t end)
{
	static const char *const of[] = { "of", "end", "at", "latest", "ende", "fin", "de", "t" };

	for (; i < end; i++)
		if (t->v[i].kind != TOKEN_PUNCT && t->v[i].kind != TOKEN_NUMBER && !(t->v[i].phrase & W_DUE) &&
		    !(t->v[i].is & (W_TIME | W_BYTIME | W_DUE | W_ARTICLE)) && !SLICE_IS_ONE_OF(t->v[i].low, of))
			return false;
	return true;
}

/* "responsible: Maya", "Action: ML, 4 Dec" at token i, which begins a sentence of its own or stands behind a sign: whose the
 * sentence in front is, and perhaps when; where that ends, 0 if it is something else. */
static size_t
label_at(const struct people *people, const struct tokens *t, size_t i, size_t end, bool begins, struct actor *a)
{
	static const char *const who[] = { "who", "wer", "qui", "qui\303\251n", "pilote", "encargado", "encargada" };
	size_t n = t->v[i].phrase_len, to;
	unsigned mark;

	if (t->v[i].phrase & W_OWNER) {
		if ((i > 0 && t->v[i - 1].kind != TOKEN_PUNCT) || !(claim_says_doer(&t->v[i]) || t->v[i].len == 1 || SLICE_IS_ONE_OF(t->v[i].low, who)) ||
		    !claim_owner_labelled(people, t, i, end, a))
			return 0;
	} else {
		if (!begins || !(t->v[i].phrase & W_MARKER) || !is_tail_word(tokens_slice(t, i, i + n)) || t->v[i].letters == CASE_LOWER ||
		    !actor_read(people, t, i + n + token_is_colon(t, i + n), end, a) || a->kind == ACTOR_NONE || a->kind > ACTOR_EVERYONE)
			return 0;
	}
	to = sentence_end(t, i, end, &mark);
	return only_when_behind(t, a->to, to) ? to : 0;
}

/* Is the block below nothing but such a label: "Action: Maya" in a line of its own? */
static bool
label_below(const struct finder *f, struct actor *a)
{
	const struct place *v = f->block + 1 < f->o->n ? &f->o->v[f->block + 1] : NULL;

	return v != NULL && v->b->kind == BLOCK_PARAGRAPH && f->v->b->kind == BLOCK_PARAGRAPH && v->t.n > 1 &&
	    (v->t.v[0].phrase & W_MARKER) && !(v->t.v[0].phrase & W_OWNER) &&
	    label_at(f->people, &v->t, 0, v->t.n, true, a) == v->t.n;
}

/* Tokens of a sentence that says what is to be done. */
#define SENTENCE_TOKENS 3

/* The sentence at tokens from..i is labelled with the actor: a text of its own up to end, or where that before it ends. */
static void
label_take(struct finder *f, size_t from, size_t i, size_t end, const struct actor *a, size_t block)
{
	/* "Contact: Maya. Owner: Tom" is a row of labels */
	if (i < from + SENTENCE_TOKENS || (i < from + 2 * SENTENCE_TOKENS && token_is_colon(f->t, from + 1)))
		return;
	if (from > f->start) {
		f->end = from;
		return;
	}
	f->end = end;
	f->labelled = i;
	f->tail = *a;
	f->tail_block = block;
}

/* "We spoke of the lift. The old plates must go; responsible: Maya; deadline: 4 Dec.": the label is of the sentence in front of
 * it, not of all that was said. */
static void
label_sentence(struct finder *f)
{
	const struct tokens *t = f->t;
	size_t before = f->end, from = f->start, next, end;
	struct actor a;
	unsigned mark;

	for (; from < f->end; before = from, from = next) {
		next = sentence_end(t, from, f->end, &mark);
		if (before < from && (end = label_at(f->people, t, from, f->end, true, &a)) > 0) {
			label_take(f, before, from, end, &a, f->block);
			return;
		}
		for (size_t i = from + SENTENCE_TOKENS; i + 1 < next && ((t->any & W_OWNER) || tokens_may_hold(t, ':')); i++)
			if ((end = label_at(f->people, t, i, f->end, false, &a)) > 0) {
				label_take(f, from, i, end, &a, f->block);
				return;
			}
	}
	if (f->end == t->n && label_below(f, &a))
		label_take(f, before, t->n, t->n, &a, f->block + 1);
}

void
claim_tail_sentences(struct finder *f)
{
	size_t end = tokens_may_hold(f->t, '(') ? owned_sentence(f, f->start) : 0;

	if (end == 0 && tokens_may_hold(f->t, ';') && f->v->b->kind == BLOCK_ITEM && (end = dashed_part(f, f->start)) > 0 && end < f->t->n && dashed_part(f, end) == f->t->n)
		f->end = end;
	else if (end > 0 && end < f->t->n && owned_sentence(f, end) > 0)
		f->end = end;
	else if (!f->cells && f->v->b->kind != BLOCK_ROW && (tokens_may_hold(f->t, '>') || tokens_may_hold(f->t, 0x2192) || tokens_may_hold(f->t, 0x21d2)))
		arrow_sentence(f);
	else if (f->v->b->kind != BLOCK_ROW && !clause_is_structural(f))
		label_sentence(f);
}
