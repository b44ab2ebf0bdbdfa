/*
 * See answer_sight.h. Method: one pass over the elements of the clause.
 */
#include "parsers/language/answer_sight.h"
#include "parsers/base/pool.h"

/* "I" of "I'd like to". */
struct slice
slice_word(struct slice s)
{
	size_t n = 0;

	while (n < s.len && s.p[n] != ' ' && s.p[n] != '\'')
		n++;
	return slice_to(s, n);
}

struct verdict
verdict_of(enum verdict_kind kind)
{
	return (struct verdict) { .kind = kind, .act = ACT_UNCLEAR, .due.minute = -1 };
}

struct verdict
act_of(enum reading_act act)
{
	struct verdict v = verdict_of(VERDICT_ACT);

	v.act = act;
	return v;
}

const struct elem *
sight_first(const struct clause *c, uint64_t classes)
{
	for (size_t i = c->from; i < c->to; i++)
		if (c->e->v[i].kind == ELEM_WORD && (c->e->v[i].is & classes))
			return &c->e->v[i];
	return NULL;
}

const struct elem *
sight_first_both(const struct clause *c, uint64_t classes)
{
	for (size_t i = c->from; i < c->to; i++)
		if (c->e->v[i].kind == ELEM_WORD && (c->e->v[i].is & classes) == classes)
			return &c->e->v[i];
	return NULL;
}

/* The text behind an element, to the end of the clause. */
struct slice
sight_behind(struct reply *r, const struct clause *c, const struct elem *e)
{
	size_t end = c->to > c->from ? c->e->v[c->to - 1].end : e->end;

	if (end <= e->end)
		return (struct slice) { NULL, 0 };
	return text_clean_line(
	    r->pool, slice_to(slice_from(c->e->text, e->end), end - e->end), READING_LINE_MAX);
}

struct slice
sight_whole(struct reply *r, const struct clause *c)
{
	size_t at = c->e->v[c->from].at;

	return text_clean_line(
	    r->pool, slice_to(slice_from(c->e->text, at), c->e->v[c->to - 1].end - at), READING_LINE_MAX);
}

/* "sent it to Jane": a name that nobody knows, behind a small word for the direction. */
static bool
is_recipient(const struct clause *c, size_t i)
{
	static const char *const small[] = { "to", "with", "an", "mit" };
	const struct elem *e = &c->e->v[i];

	for (size_t k = 0; i > c->from && e->is == 0 && e->points == 0 && e->capital &&
	     k < sizeof(small) / sizeof(small[0]);
	     k++)
		if (slice_eq_nocase(
		        slice_to(slice_from(c->e->text, e[-1].at), e[-1].end - e[-1].at), slice_of(small[k])))
			return true;
	return false;
}

/* "the project folder" */
static bool
is_place(const struct clause *c, size_t i)
{
	static const char *const places[] = { "folder", "drive", "wiki", "server", "share", "channel",
		"ordner", "laufwerk", "verzeichnis", "portal", "intranet", "sharepoint" };
	const struct elem *e = &c->e->v[i];

	return i + 1 < c->to && e[1].kind == ELEM_WORD &&
	    slice_among(slice_to(slice_from(c->e->text, e[1].at), e[1].end - e[1].at), places,
	        sizeof(places) / sizeof(places[0]));
}

struct sight
sight_of(struct reply *r, const struct clause *c, int item)
{
	struct sight s = { .r = r, .c = c, .item = item, .requester = r->question->role == ROLE_REQUESTER };
	bool reason = false;

	for (size_t i = c->from; i < c->to; i++) {
		const struct elem *e = &c->e->v[i];

		s.words += e->kind == ELEM_WORD;
		s.names += e->kind == ELEM_NAME;
		s.dates += e->kind == ELEM_DATE;
		s.refs += e->kind == ELEM_REF;
		s.quoted = s.quoted || e->kind == ELEM_QUOTE;
		if (e->kind != ELEM_WORD)
			continue;
		reason = reason || (e->is & A_REASON);
		s.all |= e->is;
		s.unknown += e->is == 0 && e->points == 0 && !reason && !is_place(c, i);
		s.recipients += !reason && is_recipient(c, i);
	}
	s.has_due = answer_due(r, c, &s.due, &s.due_at);
	return s;
}

bool
sight_has(const struct sight *s, uint64_t classes)
{
	return (s->all & classes) != 0;
}

/* A doubt that is more than polite. */
bool
sight_doubts(const struct sight *s)
{
	for (size_t i = s->c->from; i < s->c->to; i++)
		if (s->c->e->v[i].kind == ELEM_WORD &&
		    (s->c->e->v[i].is & (A_DOUBT | A_SOFT | A_COND)) == A_DOUBT)
			return true;
	return false;
}

/* Every word is known, and nothing takes back what it says. */
bool
sight_is_plain(const struct sight *s)
{
	return s->unknown == (sight_has(s, A_PAST) ? s->recipients : 0) && !s->quoted &&
	    !sight_has(s, A_NOT | A_COND | A_DOUBT | A_SAID | A_IRONY | A_SOMEONE | A_EXCEPT);
}

/* What an element was written as. */
struct slice
sight_written(const struct sight *s, const struct elem *e)
{
	return slice_to(slice_from(s->c->e->text, e->at), e->end - e->at);
}

bool
sight_negated(const struct sight *s, const struct elem *e)
{
	for (const struct elem *k = &s->c->e->v[s->c->from]; k < e; k++)
		if (k->kind == ELEM_WORD && (k->is & A_NOT) && !(k->is & (TELLING | CONSENT)))
			return true;
	return false;
}

struct verdict
sight_telling(const struct sight *s, const struct elem *e, enum reading_act act)
{
	struct verdict v = act_of(act);

	v.text = sight_behind(s->r, s->c, e);
	if (v.text.len == 0 || act == ACT_AT_RISK)
		v.text = sight_whole(s->r, s->c);
	return v;
}
