/*
 * See answer_parts.h: who shall do it instead. Method: a name stands behind
 * "ask", "goes to", or before "takes it", "'s"; known people anywhere, unknown
 * ones only there and written like a name.
 */
#include "parsers/base/pool.h"
#include "parsers/language/answer_parts.h"

/* Words that a name has; articles before it; unknown words that a proposal may have beside it, and an order.
 */
#define NAME_WORDS_MAX 3
#define ARTICLES_MAX 2
/* Words between "assign" and "to Omar". */
#define GIVEN_MAX 8
#define UNKNOWN_OWNER 3
#define UNKNOWN_REQUESTER 1

static bool
is_unknown(const struct elem *e)
{
	return e->kind == ELEM_WORD && e->is == 0;
}

static bool
is_name(const struct elem *e)
{
	return e->kind == ELEM_NAME || (is_unknown(e) && e->capital);
}

/* "the design team", "legal": only where nothing else can stand. */
static size_t
common_name(const struct clause *c, size_t i)
{
	const struct elem *v = c->e->v;
	size_t end = i;

	while (end < c->to && end < i + NAME_WORDS_MAX && is_unknown(&v[end]))
		end++;
	if (end > i && end < c->to && v[end].kind == ELEM_WORD && (v[end].is & A_GREET) &&
	    !(v[end].is & A_ALL))
		end++;
	return end == c->to || v[end].kind != ELEM_WORD || (v[end].is & (A_FILL | A_THANKS)) ? end - i : 0;
}

static struct slice
words_of(struct reply *r, const struct clause *c, size_t from, size_t to)
{
	struct slice s = { c->e->text.p + c->e->v[from].at, c->e->v[to - 1].end - c->e->v[from].at };

	return text_clean_line(r->pool, s, READING_LINE_MAX);
}

/* "Omars Thema" is Omar's. */
static void
genitive_strip(const struct clause *c, size_t end, struct slice *name)
{
	const struct elem *e = &c->e->v[end];

	if (end < c->to && e->kind == ELEM_WORD && (e->is & A_POSSESS) && c->e->text.p[e->at] != '\'' &&
	    name->len > 2 && name->p[name->len - 1] == 's')
		name->len--;
}

size_t
answer_name_at(struct reply *r, const struct clause *c, size_t i, struct slice *name)
{
	const struct elem *v = c->e->v;
	size_t from = i, end;

	while (from < c->to && from < i + ARTICLES_MAX && v[from].kind == ELEM_WORD && v[from].is == A_FILL)
		from++;
	for (end = from; end < c->to && end < from + NAME_WORDS_MAX && is_name(&v[end]);)
		end++;
	if (end == from)
		end += common_name(c, from);
	if (end == from && i < c->to && v[i].kind == ELEM_WORD && (v[i].is & A_SELF) &&
	    r->question->role == ROLE_REQUESTER && (i + 1 == c->to || v[i + 1].kind != ELEM_WORD)) {
		*name = r->reading->from.name.len > 0 ? r->reading->from.name : r->reading->from.email;
		return name->len > 0 ? 1 : 0;
	}
	if (end == from)
		return 0;
	*name = words_of(r, c, from, end);
	genitive_strip(c, end, name);
	return end - i;
}

/* A name right before i, with what stands between; its first element, or c->to. */
static size_t
name_before(const struct clause *c, size_t i)
{
	const struct elem *v = c->e->v;
	size_t k = i;

	while (k > c->from && k + ARTICLES_MAX > i && v[k - 1].kind == ELEM_WORD && v[k - 1].is == A_FILL)
		k--;
	if (k == c->from || !is_name(&v[k - 1]))
		return c->to;
	for (k--; k > c->from && is_name(&v[k - 1]);)
		k--;
	return k;
}

static size_t
name_end(const struct clause *c, size_t from)
{
	size_t end = from;

	while (end < c->to && is_name(&c->e->v[end]))
		end++;
	return end;
}

/* Words that nobody knows, up to a reason. */
static size_t
unknown_count(const struct clause *c, size_t name_from, size_t name_to)
{
	size_t n = 0;

	for (size_t i = c->from; i < c->to; i++) {
		if (c->e->v[i].kind == ELEM_WORD && (c->e->v[i].is & A_REASON))
			break;
		n += is_unknown(&c->e->v[i]) && c->e->v[i].points == 0 && !(i >= name_from && i < name_to);
	}
	return n;
}

/* "that's Omar's": the name and its 's close the clause, or what is owned follows. */
static bool
is_possession(const struct clause *c, size_t i)
{
	const struct elem *v = c->e->v;

	return (v[i].is & A_POSSESS) && i > c->from && is_name(&v[i - 1]) &&
	    (i + 1 == c->to || v[i + 1].kind != ELEM_WORD || (v[i + 1].is & A_POSSESS) != 0 ||
	        v[i].end - v[i].at > 2);
}

/* "ich habe das von Omar übernommen": from him, not by him. */
static bool
is_origin(const struct clause *c, size_t name)
{
	const struct elem *e = &c->e->v[name];
	struct slice s;

	if (name == c->from)
		return false;
	s = slice_to(slice_from(c->e->text, e[-1].at), e[-1].end - e[-1].at);
	return slice_eq_nocase(s, SLICE("von")) || slice_eq_nocase(s, SLICE("from")) ||
	    slice_eq_nocase(s, SLICE("mit")) || slice_eq_nocase(s, SLICE("with"));
}

/* "That's for protocols", "you want to join": small words that give only to whom is surely somebody. */
static bool
is_weak(const struct clause *c, size_t i)
{
	const struct elem *e = &c->e->v[i];
	struct slice s = slice_to(slice_from(c->e->text, e->at), e->end - e->at);

	return slice_ends_nocase(s, SLICE("for")) || slice_ends_nocase(s, SLICE("want")) ||
	    slice_ends_nocase(s, SLICE(" by")) || slice_ends_nocase(s, SLICE("mean")) ||
	    slice_eq_nocase(s, SLICE("go to")) || slice_starts_nocase(s, SLICE("give")) ||
	    slice_starts_nocase(s, SLICE("pass")) || slice_ends_nocase(s, SLICE("für")) ||
	    slice_starts_nocase(s, SLICE("reach out"));
}

/* A known name, or an unknown one and nothing else that is unknown. */
static bool
is_surely_name(const struct clause *c, size_t from, size_t n)
{
	for (size_t i = from; i < from + n; i++)
		if (c->e->v[i].kind == ELEM_NAME)
			return true;
	return n > 0 && c->e->v[from + n - 1].capital &&
	    c->e->v[from + n - 1].end - c->e->v[from + n - 1].at > 2 && unknown_count(c, from, from + n) == 0;
}

/* "Assign the backup test to Omar": where the name stands; c->to: nowhere. */
static size_t
given_to(const struct clause *c, size_t i)
{
	static const char *const verbs[] = { "assign", "give", "hand", "pass", "reassign", "transfer",
		"delegate", "please assign", "please give", "please reassign", "please hand" };
	const struct elem *v = c->e->v;
	bool gives = false;

	for (size_t k = 0; k < sizeof(verbs) / sizeof(verbs[0]); k++)
		gives = gives ||
		    slice_eq_nocase(
		        slice_to(slice_from(c->e->text, v[i].at), v[i].end - v[i].at), slice_of(verbs[k]));
	for (size_t k = i + 1; gives && k + 1 < c->to && k < i + GIVEN_MAX; k++) {
		if (v[k].kind == ELEM_WORD && v[k].is == A_FILL && c->e->text.p[v[k].at] == 't' &&
		    v[k].end - v[k].at == 2 && v[k + 1].kind == ELEM_NAME)
			return k + 1;
		if (v[k].kind != ELEM_REF &&
		    !(v[k].kind == ELEM_WORD && (v[k].is & (A_NOT | A_COND | A_BUT | A_AND)) == 0))
			break;
	}
	return c->to;
}

bool
answer_reassign(struct reply *r, const struct clause *c, struct slice *to)
{
	const struct elem *v = c->e->v;
	size_t limit = r->question->role == ROLE_REQUESTER ? UNKNOWN_REQUESTER : UNKNOWN_OWNER;

	for (size_t i = c->from; i < c->to; i++) {
		size_t n, from;

		if (v[i].kind != ELEM_WORD)
			continue;
		if ((v[i].is & A_GIVE) && (n = answer_name_at(r, c, i + 1, to)) > 0)
			return unknown_count(c, i + 1, i + 1 + n) <= limit &&
			    (!is_weak(c, i) || is_surely_name(c, i + 1, n));
		if ((from = given_to(c, i)) < c->to && (n = answer_name_at(r, c, from, to)) > 0)
			return unknown_count(c, from, from + n) <= 1;
		if (!(v[i].is & A_TAKES) && !is_possession(c, i))
			continue;
		from = name_before(c, i);
		if (from < c->to && !is_origin(c, from)) {
			size_t end = name_end(c, from);
			bool known = v[from].kind == ELEM_NAME;

			*to = words_of(r, c, from, end);
			genitive_strip(c, end, to);
			return unknown_count(c, from, end) <= (known ? limit : 0);
		}
	}
	return false;
}
