/*
 * See answer_parts.h: the explicit forms, which always work: a word for what is
 * meant, the points, and behind a colon what belongs to it ("need 2: access to
 * data B"); or the point first ("4: Dana, by 9 Dec"). What stands behind is taken
 * as it is. Forms without anything behind ("done 2") are ordinary sentences.
 */
#include "parsers/base/pool.h"
#include "parsers/language/answer_parts.h"

static const struct {
	uint64_t is;
	enum reading_act act;
} forms[] = {
	{ A_SPLIT, ACT_SPLIT },
	{ A_REOPEN, ACT_REOPEN },
	{ A_DECLINE, ACT_DECLINE },
	{ A_RISK, ACT_AT_RISK },
	{ A_BLOCKED, ACT_BLOCKED },
	{ A_NEED, ACT_NEED },
	{ A_CANCEL, ACT_CANCEL },
	{ A_MOVE, ACT_CHANGE },
	{ A_GIVE, ACT_REASSIGN },
	{ A_FYI, ACT_COMMENT },
};

struct form {
	struct reply *r;
	const struct clause *c;
	const struct elem *v;
	struct verdict *out;
	size_t at, end;
};

static bool
is_word(const struct form *f, size_t i, uint64_t classes)
{
	return i < f->c->to && f->v[i].kind == ELEM_WORD && (f->v[i].is & classes) != 0;
}

static bool
is_kind(const struct form *f, size_t i, enum elem_kind kind)
{
	return i < f->c->to && f->v[i].kind == kind;
}

static struct slice
rest_text(const struct form *f, size_t from, size_t to)
{
	struct slice s;

	if (from >= to)
		return (struct slice) { NULL, 0 };
	s = slice_to(slice_from(f->c->e->text, f->v[from].at), f->v[to - 1].end - f->v[from].at);
	return text_clean_line(f->r->pool, s, READING_LINE_MAX);
}

static bool
begins_anew(const struct form *f, size_t i)
{
	return is_kind(f, i, ELEM_REF) ||
	    (i + 1 < f->c->to && f->v[i].kind == ELEM_WORD && f->v[i + 1].kind == ELEM_REF &&
	        (f->v[i].is & ~(A_FILL | A_AND | A_POINT)) != 0);
}

/* The end of what belongs to the form: its sentence, or where another point begins. */
static size_t
form_end(const struct form *f, size_t i)
{
	for (; i < f->c->to; i++) {
		if (f->v[i].kind == ELEM_STOP)
			return i;
		if ((f->v[i].kind == ELEM_COMMA || is_word(f, i, A_AND | A_BUT)) && begins_anew(f, i + 1))
			return i;
	}
	return i;
}

static struct clause
part_of(const struct form *f, size_t from, size_t to)
{
	struct clause c = *f->c;

	c.from = from;
	c.to = to;
	return c;
}

/* -- what stands behind -- */

static void
due_take(const struct form *f, size_t from)
{
	struct clause c = part_of(f, from, f->end);
	size_t at;

	answer_due(f->r, &c, &f->out->due, &at);
}

static void
behind_read(struct form *f, size_t from)
{
	struct verdict *v = f->out;
	struct clause c = part_of(f, from, f->end);
	struct slice name;

	v->text = rest_text(f, from, f->end);
	if ((v->act == ACT_DECLINE || v->act == ACT_REASSIGN) && answer_name_at(f->r, &c, from, &name) > 0) {
		v->act = ACT_REASSIGN;
		v->to = name;
		due_take(f, from);
	} else if (v->act == ACT_REASSIGN || (v->act == ACT_CHANGE && v->text.len == 0)) {
		v->kind = VERDICT_RISKY;
		v->act = ACT_UNCLEAR;
	} else if (v->act == ACT_CHANGE || v->act == ACT_AT_RISK) {
		bool proposed = v->act == ACT_CHANGE;

		for (size_t i = from; i < f->end; i++)
			proposed = proposed || is_word(f, i, A_SOFT | A_MOVE);
		if (proposed)
			due_take(f, from);
	}
}

/* -- a word, the points, the rest -- */

static int
act_at(const struct form *f, size_t i)
{
	for (size_t k = 0; k < sizeof(forms) / sizeof(forms[0]); k++)
		if (is_word(f, i, forms[k].is))
			return (int)forms[k].act;
	return -1;
}

static bool
has_word(const struct form *f, size_t from, uint64_t classes)
{
	for (size_t i = from; i < f->end; i++)
		if (is_word(f, i, classes))
			return true;
	return false;
}

static bool
word_first(struct form *f, const struct elem **ref)
{
	size_t i = f->at;
	bool marked = false;
	int act;

	while (is_word(f, i, A_FILL | A_THANKS) && act_at(f, i) < 0)
		i++;
	act = act_at(f, i);
	/* "can you send me 1": what a requester lacks is no news of the point */
	if (act < 0 ||
	    (f->r->question->role == ROLE_REQUESTER &&
	        (act == ACT_NEED || act == ACT_BLOCKED || act == ACT_AT_RISK)))
		return false;
	i++;
	while (act == ACT_SPLIT && is_word(f, i, A_FILL))
		i++;
	if (is_kind(f, i, ELEM_REF) && f->v[i].ref == REF_NUMBERS) {
		*ref = &f->v[i++];
		marked = true;
	}
	/* "give 2 one more week" */
	if (act == ACT_REASSIGN && marked && is_word(f, i, A_MORETIME))
		return false;
	if (is_kind(f, i, ELEM_COLON) || (marked && is_kind(f, i, ELEM_COMMA) && !begins_anew(f, i + 1))) {
		i++;
		marked = true;
	}
	f->end = act == ACT_SPLIT ? f->c->to : form_end(f, i);
	if (!marked ||
	    (f->end == i && act != ACT_DECLINE && act != ACT_CANCEL && act != ACT_REOPEN &&
	        act != ACT_AT_RISK && act != ACT_BLOCKED))
		return false;
	/* "can't accept 1 yet, two pages are missing" */
	if (act == ACT_DECLINE && f->r->question->role == ROLE_REQUESTER && has_word(f, i, A_REOPEN))
		act = ACT_REOPEN;
	*f->out = (struct verdict) { .kind = VERDICT_ACT, .act = (enum reading_act)act, .due.minute = -1 };
	if (act == ACT_SPLIT)
		answer_split_form(f->r, f->c, i, f->out);
	else if (f->end > i)
		behind_read(f, i);
	return true;
}

/* -- the point first, and a name: "4: Dana, by 9 Dec" -- */

static bool
only_a_date(const struct form *f, size_t i, size_t end)
{
	for (; i < end; i++) {
		if (is_word(f, i, A_DONE) && i + 1 < end) /* "done when ..." */
			return true;
		if (f->v[i].kind == ELEM_WORD &&
		    !(f->v[i].is & (A_FILL | A_CHANGE | A_UNTIL | A_TAKES | A_THANKS)))
			return false;
		if (f->v[i].kind != ELEM_WORD && f->v[i].kind != ELEM_DATE && f->v[i].kind != ELEM_COMMA)
			return false;
	}
	return true;
}

/* "2: n" names nobody. */
static bool
is_fit(const struct form *f, size_t i, size_t n)
{
	const struct elem *e = &f->v[i + n - 1];

	return e->kind == ELEM_NAME || e->capital || (e->is & A_SELF) ||
	    (f->r->question->role == ROLE_REQUESTER && e->end - e->at > 2);
}

static bool
point_first(struct form *f, const struct elem **ref)
{
	bool requester = f->r->question->role == ROLE_REQUESTER, colon;
	size_t i = f->at, n;
	struct slice name;

	while (is_word(f, i, A_FILL) && is_kind(f, i + 1, ELEM_REF))
		i++;
	if (is_kind(f, i, ELEM_REF) && f->v[i].ref == REF_NUMBERS)
		*ref = &f->v[i++];
	else if (!requester || (f->r->near_count != 1 && !f->c->inline_))
		return false;
	colon = is_kind(f, i, ELEM_COLON) || is_kind(f, i, ELEM_COMMA);
	i += colon;
	if (!colon && !requester)
		return false;
	/* "4 by Dana, 9 December" */
	i += requester && is_word(f, i, A_CHANGE) &&
	    (is_kind(f, i + 1, ELEM_NAME) ||
	        (is_kind(f, i + 1, ELEM_WORD) && f->v[i + 1].is == 0 && f->v[i + 1].capital));
	f->end = form_end(f, i);
	if (f->end < f->c->to && f->v[f->end].asks)
		return false;
	n = i < f->end && f->v[i].kind == ELEM_WORD && (f->v[i].is & ~A_SELF & ~A_FILL & ~A_DECLINE) != 0
	    ? 0
	    : answer_name_at(f->r, f->c, i, &name);
	if (n == 0 || i + n > f->end || !only_a_date(f, i + n, f->end) ||
	    (*ref == NULL && f->v[i].kind != ELEM_NAME && !(f->c->inline_ && f->v[i].capital)) ||
	    !is_fit(f, i, n) || (*ref == NULL && i + n == f->end))
		return false;
	*f->out = (struct verdict) { .kind = VERDICT_ACT, .act = ACT_REASSIGN, .to = name, .due.minute = -1 };
	due_take(f, i + n);
	return true;
}

bool
answer_form(struct reply *r, const struct clause *c, struct verdict *v, const struct elem **ref, size_t *used)
{
	struct form f = { r, c, c->e->v, v, c->from, c->to };

	*ref = NULL;
	if (!word_first(&f, ref)) {
		*ref = NULL;
		if (!point_first(&f, ref))
			return false;
	}
	*used = f.end;
	return true;
}
