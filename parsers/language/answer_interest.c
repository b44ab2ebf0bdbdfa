/*
 * See answer_parts.h: why a point matters to its owner, in the requester's words.
 * Method: only a paragraph that says nothing else is one: the point's number and
 * behind it "so that ...", or "why 2: ...". Words that may be an order, a date or
 * another point behind the first comma leave the whole to the other files: "2:
 * because Omar is away, move it to the 11th" is no interest.
 */
#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/language/answer_parts.h"

/* Words that say something about the point itself. */
#define ORDERS                                                                                               \
	(A_OK | A_YES | A_NO | A_DONE | A_PAST | A_TRACK | A_DECLINE | A_CANCEL | A_ACCEPT | A_REOPEN |      \
	    A_RISK | A_CHANGE | A_MOVE | A_SPLIT | A_GIVE | A_BLOCKED | A_NEED | A_MORETIME | A_BUT)

/* "2: so that Marketing can plan": a stretch of elements. */
struct reason {
	const struct elem *ref;
	size_t from, to; /* the elements of the words */
	struct slice words;
};

static bool
is_kind(const struct elems *e, size_t i, enum elem_kind kind)
{
	return i < e->n && e->v[i].kind == kind;
}

static struct slice
text_of(const struct elems *e, size_t from, size_t to)
{
	return slice_to(slice_from(e->text, e->v[from].at), e->v[to - 1].end - e->v[from].at);
}

/* "why", "warum", "reason" */
static bool
is_label(struct reply *r, const struct elems *e, size_t i)
{
	return is_kind(e, i, ELEM_WORD) &&
	    (words_find(&r->names, unicode_fold(r->pool, text_of(e, i, i + 1))) & W_INTEREST) != 0;
}

/* Does a reason begin with a label before the number, or a number and its colon? */
static bool
begins_at(struct reply *r, const struct elems *e, size_t i)
{
	size_t ref = is_kind(e, i, ELEM_REF) ? i : i + 1;

	return is_kind(e, ref, ELEM_REF) && e->v[ref].ref == REF_NUMBERS && is_kind(e, ref + 1, ELEM_COLON) &&
	    (ref == i || is_label(r, e, i));
}

/* The bytes of text that "so that", "because" take at its start; 0: it does not begin so. */
static size_t
conjunction(struct reply *r, const struct elems *e, size_t i, struct slice text)
{
	struct tokens t = words_read(r->pool, &r->names, slice_to(text, 200));
	size_t n = t.n > 0 && (t.v[0].phrase & W_INTEREST) ? t.v[0].phrase_len : 0;

	if (n == 0 || n >= t.n)
		return 0;
	if (token_is_colon(&t, n))
		return t.v[n].at + t.v[n].len;
	/* by itself, a noun is none */
	return n > 1 || (e->v[i].is & A_REASON) ? t.v[n - 1].at + t.v[n - 1].len : 0;
}

/* Behind the first comma or sentence, only words that ask for nothing. */
static bool
is_all_reason(const struct elems *e, size_t from, size_t to)
{
	bool behind = false;

	for (size_t i = from; i < to; i++) {
		const struct elem *v = &e->v[i];

		if (v->kind == ELEM_STOP && v->asks)
			return false;
		if (behind &&
		    (v->kind == ELEM_DATE || v->kind == ELEM_REF ||
		        (v->kind == ELEM_WORD && (v->is & ORDERS))))
			return false;
		behind = behind || v->kind == ELEM_COMMA || v->kind == ELEM_STOP || v->kind == ELEM_COLON;
	}
	return true;
}

/* Without a "Thanks!" in a sentence of its own, and without the last full stop. */
static size_t
end_of(const struct elems *e, size_t from, size_t to)
{
	size_t end = to;

	for (size_t i = to; i-- > from;) {
		if (is_kind(e, i, ELEM_WORD) && (e->v[i].is & (A_THANKS | A_GREET | A_CLOSE)) && i > from &&
		    is_kind(e, i - 1, ELEM_STOP))
			end = i;
	}
	while (end > from && e->v[end - 1].kind != ELEM_WORD && e->v[end - 1].kind != ELEM_NAME &&
	    e->v[end - 1].kind != ELEM_DATE && e->v[end - 1].kind != ELEM_REF &&
	    e->v[end - 1].kind != ELEM_QUOTE)
		end--;
	return end;
}

/* The reason that begins at element i, which is the first; false when these words are none. */
static bool
reason_read(struct reply *r, const struct elems *e, size_t i, bool needs_ref, struct reason *out)
{
	bool labelled = begins_at(r, e, i) && !is_kind(e, i, ELEM_REF);
	size_t taken, end;

	*out = (struct reason) { 0 };
	i += labelled;
	if (is_kind(e, i, ELEM_REF) && e->v[i].ref == REF_NUMBERS)
		out->ref = &e->v[i++];
	else if (needs_ref)
		return false;
	while (out->ref != NULL && (is_kind(e, i, ELEM_COLON) || is_kind(e, i, ELEM_COMMA)))
		i++;
	out->from = i;
	for (out->to = i; out->to < e->n && (out->to == i || !begins_at(r, e, out->to));)
		out->to++;
	end = end_of(e, i, out->to);
	if (end < i + 2 || !is_all_reason(e, i, out->to))
		return false;
	out->words = text_of(e, i, end);
	taken = conjunction(r, e, i, out->words);
	if (taken == 0 && !labelled)
		return false;
	out->words = slice_trim(slice_from(out->words, taken));
	return out->words.len > 0;
}

/* What else was said about the point is what this would be the reason of. */
static bool
is_free(const struct reply *r, int item)
{
	const struct reading *g = r->reading;

	for (size_t i = 0; i < g->answer_count; i++)
		if (g->answers[i].act != ACT_COMMENT &&
		    (g->answers[i].item == item || g->answers[i].item == 0))
			return false;
	return answer_is_point(r, item);
}

static void
reason_say(struct reply *r, const struct reason *s, int item, struct slice quote)
{
	struct reading *g = r->reading;

	if (g->answer_count >= READING_ITEM_MAX)
		return;
	g->answers = pool_grow(r->pool, g->answers, g->answer_count, &r->cap, sizeof(*g->answers));
	g->answers[g->answer_count++] = (struct reading_answer) { .item = item,
		.act = ACT_COMMENT,
		.due.minute = -1,
		.interest = text_clean_line(r->pool, s->words, READING_LINE_MAX),
		.quote = text_clean_line(r->pool, quote, READING_LINE_MAX),
		.confidence = 1 };
}

bool
answer_interest(struct reply *r, struct slice paragraph, int item)
{
	const struct question *q = r->question;
	struct elems e;
	struct reason *list;
	size_t n = 0;

	if (q->role != ROLE_REQUESTER)
		return false;
	if (item == 0 && q->point_count == 1)
		item = q->points[0].n;
	answer_elems(r, paragraph, &e);
	list = pool_array(r->pool, e.n + 1, sizeof(*list));
	for (size_t i = 0; i < e.n; i = list[n++].to) {
		if (!reason_read(r, &e, i, item == 0 || n > 0, &list[n]))
			return false;
		for (size_t k = 0; list[n].ref != NULL && k < list[n].ref->number_count; k++)
			if (!is_free(r, list[n].ref->numbers[k]))
				return false;
		if (list[n].ref == NULL && !is_free(r, item))
			return false;
	}
	for (size_t i = 0; i < n; i++) {
		if (list[i].ref == NULL)
			reason_say(r, &list[i], item, paragraph);
		for (size_t k = 0; list[i].ref != NULL && k < list[i].ref->number_count; k++)
			reason_say(
			    r, &list[i], list[i].ref->numbers[k], text_of(&e, list[i].from, list[i].to));
	}
	return n > 0;
}
