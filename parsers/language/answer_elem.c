/*
 * See answer_parts.h: a paragraph as elements. Method: one pass over its tokens;
 * dates were found before, so that their numbers and dots are nothing else.
 */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/language/answer_parts.h"

/* Points that one list of numbers names; digits of a point's number. */
#define NUMBERS_MAX 50
#define DIGITS_MAX 3
/* Words behind "apart from" that say which point. */
#define EXCEPT_WORDS_MAX 6
/* Tokens within brackets. */
#define BRACKETS_MAX 20
/* Letters of a word in which a slip is mended. */
#define SLIP_MIN 6
#define SLIP_MAX 24

struct cut {
	struct reply *r;
	struct tokens t, names;
	struct date_found *dates;
	size_t date_count, date;
	struct elems *out;
	bool except;
	bool asked; /* "how about 7 Dec": not vague */
};

static struct elem *
elem_add(struct cut *c, enum elem_kind kind, size_t from, size_t to)
{
	struct elems *e = c->out;

	e->v = pool_grow(c->r->pool, e->v, e->n, &e->cap, sizeof(*e->v));
	e->v[e->n] = (struct elem) {
		.kind = kind, .at = c->t.v[from].at, .end = c->t.v[to - 1].at + c->t.v[to - 1].len
	};
	return &e->v[e->n++];
}

/* -- numbers of points -- */

static int
digits_value(struct slice s)
{
	int value = 0;

	if (s.len > DIGITS_MAX)
		return 0;
	for (size_t i = 0; i < s.len; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return 0;
		else
			value = value * 10 + s.p[i] - '0';
	return value;
}

/* The number, or the first of a range: "1-3". */
static int
number_of(const struct token *t)
{
	size_t dash = slice_find_char(t->low, '-');

	if (t->kind != TOKEN_NUMBER || (dash < t->low.len && digits_value(slice_from(t->low, dash + 1)) == 0))
		return 0;
	return digits_value(slice_to(t->low, dash));
}

/* The last number of a range, or the number itself. */
static int
number_last(const struct token *t)
{
	size_t dash = slice_find_char(t->low, '-');

	return dash < t->low.len ? digits_value(slice_from(t->low, dash + 1)) : number_of(t);
}

static bool
is_in_date(const struct cut *c, size_t i)
{
	return c->date < c->date_count && i < c->t.n && c->t.v[i].at >= c->dates[c->date].at &&
	    c->t.v[i].at < c->dates[c->date].at + c->dates[c->date].len;
}

/* "2 more days", "3 laptops": a number that counts something. */
static bool
counts(const struct cut *c, size_t i)
{
	const struct token *next = i + 1 < c->t.n ? &c->t.v[i + 1] : NULL;

	/* "version 2" */
	if (i > 0 && (c->t.v[i - 1].is & (A_UNIT | A_POINT)) == A_UNIT)
		return true;
	if (next == NULL)
		return false;
	if (next->kind == TOKEN_PUNCT)
		return next->sign == '%' || next->sign == 0x20ac || next->sign == '$';
	/* "2 of the 3 are fine" */
	if ((next->is & A_UNIT) != 0 || slice_eq(next->low, SLICE("of")) ||
	    (slice_eq(next->low, SLICE("von")) && i + 2 < c->t.n && next[1].kind != TOKEN_WORD))
		return true;
	for (size_t k = c->out->n; k-- > 0 && c->out->v[k].kind == ELEM_WORD;)
		if (c->out->v[k].is & (A_NEED | A_BLOCKED))
			return next->is == 0;
	return false;
}

static bool
is_point_number(const struct cut *c, size_t i, bool marked)
{
	const struct token *t = i < c->t.n ? &c->t.v[i] : NULL;
	int n;

	if (t == NULL || is_in_date(c, i) || (n = number_of(t)) <= 0)
		return false;
	if (number_last(t) != n)
		return answer_is_point(c->r, n) && answer_is_point(c->r, number_last(t)) &&
		    n < number_last(t);
	return !counts(c, i) && (marked || answer_is_point(c->r, n));
}

/* Is there a verb before, so that a comma may end its list? */
static bool
behind_verb(const struct cut *c)
{
	for (size_t k = c->out->n; k-- > 0;)
		if (c->out->v[k].kind == ELEM_STOP || c->out->v[k].kind == ELEM_COMMA)
			return false;
		else if (c->out->v[k].kind == ELEM_WORD &&
		    (c->out->v[k].is & ~(A_FILL | A_POINT | A_AND)) != 0)
			return true;
	return false;
}

/* Signs and words between two numbers from i: how many; 0 when the list ends. *range: "1-3", "1 to 3". */
static size_t
list_gap(const struct cut *c, size_t i, bool *range)
{
	static const char *const to[] = { "to", "through", "thru", "bis" };
	size_t k = i;

	*range = false;
	while (k < c->t.n && k < i + 3 && !is_in_date(c, k)) {
		const struct token *t = &c->t.v[k];

		if (t->kind == TOKEN_NUMBER)
			return k - i;
		if (t->kind == TOKEN_PUNCT && (t->sign == '-' || t->sign == 0x2013))
			*range = !t->space;
		else if (k == i && slice_among(t->low, to, sizeof(to) / sizeof(to[0])))
			*range = true;
		else if (!(t->kind == TOKEN_PUNCT &&
		             (t->sign == ',' || t->sign == '&' || t->sign == '+' || t->sign == '#' ||
		                 t->sign == '/')) &&
		    !(t->is & (A_AND | A_POINT)))
			return 0;
		k++;
	}
	return 0;
}

static bool
list_goes_on(const struct cut *c, size_t last, size_t next, bool *range)
{
	bool comma = token_is(&c->t, last + 1, ',');

	if (next == last + 1) {
		*range = false;
		return is_point_number(c, next, false);
	}
	if (list_gap(c, last + 1, range) == 0 || !is_point_number(c, next, false))
		return false;
	/* "confirm 1, 2 by Tuesday": the second number begins anew */
	if (comma && behind_verb(c))
		return next + 1 >= c->t.n || c->t.v[next + 1].kind == TOKEN_PUNCT ||
		    c->t.v[next + 1].kind == TOKEN_NUMBER || (c->t.v[next + 1].is & A_AND) != 0;
	return true;
}

static void
number_add(struct elem *e, int n)
{
	for (size_t i = 0; i < e->number_count; i++)
		if (e->numbers[i] == n)
			return;
	if (e->number_count < NUMBERS_MAX)
		e->numbers[e->number_count++] = n;
}

/* The list of numbers at i; the token behind it. */
static size_t
numbers_take(struct cut *c, size_t i)
{
	int *numbers = pool_array(c->r->pool, NUMBERS_MAX, sizeof(*numbers)), last;
	struct elem *e = elem_add(c, ELEM_REF, i, i + 1);
	bool range = false;

	e->ref = c->except ? REF_EXCEPT : REF_NUMBERS;
	e->numbers = numbers;
	for (int k = number_of(&c->t.v[i]); k < number_last(&c->t.v[i]) && e->number_count < NUMBERS_MAX; k++)
		number_add(e, k);
	number_add(e, last = number_last(&c->t.v[i]));
	for (;;) {
		size_t gap = list_gap(c, i + 1, &range), next = i + 1 + gap;
		int n;

		if (!list_goes_on(c, i, next, &range))
			break;
		n = number_of(&c->t.v[next]);
		for (int k = last + 1; range && k < n && k < last + NUMBERS_MAX; k++)
			number_add(e, k);
		number_add(e, last = n);
		i = next;
	}
	e->end = c->t.v[i].at + c->t.v[i].len;
	return i + 1;
}

/* Words that name points: "the first one", "all", "the rest". */
static bool
ref_word(struct cut *c, size_t i, size_t to, uint64_t is)
{
	static const uint64_t ordinals[] = { A_N1, A_N2, A_N3 };
	const struct question *q = c->r->question;
	struct elem *e;
	int n = 0;

	for (int k = 3; k > 0; k--)
		if (is & ordinals[k - 1])
			n = k;
	for (size_t k = q->point_count; (is & A_NLAST) && k-- > 0;)
		if (!q->points[k].hidden) {
			n = q->points[k].n;
			break;
		}
	/* "3rd is fine", of one point: the day */
	if ((n == 0 && !(is & (A_ALL | A_REST))) || (n > 0 && !answer_is_point(c->r, n)))
		return false;
	e = elem_add(c, ELEM_REF, i, to);
	e->ref = n > 0 ? (c->except ? REF_EXCEPT : REF_NUMBERS) : (is & A_REST) ? REF_REST : REF_ALL;
	if (n > 0) {
		e->numbers = pool_array(c->r->pool, 3, sizeof(int));
		number_add(e, n);
		for (int k = n; k < 3; k++)
			if (is & ordinals[k]) /* "the first two" */
				number_add(e, k + 1);
	}
	return true;
}

/* -- signs -- */

static uint64_t
sign_meaning(unsigned c)
{
	switch (c) {
	case 0x1f44d:
	case 0x1f44c:
	case 0x1f197:
		return A_OK;
	case 0x1f44e:
	case 0x274c:
	case 0x274e:
		return A_NO;
	case 0x2705:
	case 0x2714:
	case 0x2611:
	case 0x1f389:
	case 0x1f64f:
	case 0x1f60a:
	case 0x1f642:
	case 0x1f680:
		return A_FILL;
	case 0x1f644:
	case 0x1f612:
	case 0x1f60f:
	case 0x1f643:
		return A_IRONY;
	case '&':
	case '/':
	case '+':
		return A_AND;
	default:
		return 0;
	}
}

static bool
is_quote(unsigned c)
{
	return c == '"' || c == 0x201c || c == 0x201d || c == 0x201e || c == 0xab || c == 0xbb;
}

static bool
is_clause_sign(const struct cut *c, size_t i)
{
	unsigned s = c->t.v[i].sign;

	return s == ',' || s == ';' || s == '(' || s == ')' || s == 0x2014 || s == 0x2013 || s == 0x2192 ||
	    s == '=' || s == '|' || token_is_dash(&c->t, i);
}

/* Is the closing bracket at i one of two? */
static bool
in_brackets(const struct cut *c, size_t i)
{
	for (size_t k = i; k-- > 0 && k + BRACKETS_MAX > i;)
		if (c->t.v[k].kind == TOKEN_PUNCT && (c->t.v[k].sign == '(' || c->t.v[k].sign == ')'))
			return c->t.v[k].sign == '(';
	return false;
}

static void
sign_take(struct cut *c, size_t i)
{
	const struct token *t = &c->t.v[i];
	bool last = i + 1 >= c->t.n, gap = last || c->t.v[i + 1].space;
	const struct elem *before = c->out->n > 0 ? &c->out->v[c->out->n - 1] : NULL;
	uint64_t is = sign_meaning(t->sign);

	if (t->sign == '?' || t->sign == '!' || t->sign == 0x2026 || (t->sign == '.' && gap)) {
		/* "1. ok" */
		if (t->sign == '.' && !last && before != NULL && before->kind == ELEM_REF &&
		    (c->out->n == 1 || before[-1].kind == ELEM_STOP))
			elem_add(c, ELEM_COLON, i, i + 1);
		else
			elem_add(c, ELEM_STOP, i, i + 1)->asks = t->sign == '?';
	} else if (t->sign == ':' || t->sign == 0xff1a ||
	    (t->sign == ')' && before != NULL && before->kind == ELEM_REF && before->end == t->at &&
	        !in_brackets(c, i))) {
		elem_add(c, ELEM_COLON, i, i + 1);
	} else if (is_quote(t->sign)) {
		elem_add(c, ELEM_QUOTE, i, i + 1);
	} else if (is_clause_sign(c, i)) {
		elem_add(c, ELEM_COMMA, i, i + 1);
	} else if (is != 0) {
		/* "1 (tick)": fine, or done? Beside a word it says nothing. */
		bool alone = is == A_FILL && before != NULL && before->kind == ELEM_REF;

		elem_add(c, ELEM_WORD, i, i + 1)->is = alone ? 0 : is;
	}
}

/* -- words -- */

/* A slip of the finger in a long word: two letters swapped, one twice or too many. */
static uint64_t
mended(const struct reply *r, struct slice low)
{
	char s[SLIP_MAX];
	uint64_t is = 0;

	if (low.len < SLIP_MIN || low.len > sizeof(s))
		return 0;
	for (size_t i = 1; i + 1 < low.len && is == 0; i++) {
		memcpy(s, low.p, low.len);
		s[i] = low.p[i + 1];
		s[i + 1] = low.p[i];
		is = words_find(&r->own, (struct slice) { s, low.len });
	}
	for (size_t i = 1; i < low.len && is == 0; i++) {
		memcpy(s, low.p, i);
		memcpy(s + i, low.p + i + 1, low.len - i - 1);
		if (low.p[i] == low.p[i - 1])
			is = words_find(&r->own, (struct slice) { s, low.len - 1 });
	}
	return is & (A_OK | A_DONE | A_PAST | A_ACCEPT | A_THANKS | A_FILL | A_CHANGE | A_NOT | A_BLOCKED);
}

static bool
is_letters(const struct token *t)
{
	return t->kind == TOKEN_WORD || t->kind == TOKEN_IDEOGRAPH;
}

/* Known people and departments, unless the word says something by itself in this place. */
static size_t
name_len(struct cut *c, size_t i)
{
	const struct token *t = &c->t.v[i];
	size_t n;

	if (t->kind == TOKEN_HANDLE || t->kind == TOKEN_ADDRESS)
		return 1;
	if (!is_letters(t) || (t->phrase != 0 && (t->phrase_len > 1 || t->letters == CASE_LOWER || i == 0)))
		return 0;
	n = people_match(c->r->people, &c->names, i);
	return n > 0 ? n : people_department(c->r->people, &c->names, i);
}

/* "All fine apart from the API overview": the point that the words behind it are about. The token behind; i:
 * none. */
static size_t
except_words(struct cut *c, size_t i, size_t to)
{
	uint64_t points = ~0ull;
	size_t end = i;
	int n = 0;

	for (size_t k = to;
	     k < c->t.n && k < to + EXCEPT_WORDS_MAX && is_letters(&c->t.v[k]) && !is_in_date(c, k); k++) {
		uint64_t one = c->t.v[k].low.len > 2
		    ? answer_points_of(c->r, words_plain(c->r->pool, c->t.v[k].low))
		    : 0;

		if (one == 0 && !(c->t.v[k].is & A_FILL) && c->t.v[k].is != 0)
			break;
		if (one != 0 && (points & one) != 0) {
			points &= one;
			end = k + 1;
		}
	}
	for (size_t p = 0; end > i && p < c->r->question->point_count && p < 64; p++)
		if (points == 1ull << p)
			n = c->r->question->points[p].n;
	if (n == 0 || c->r->question->point_count < 2)
		return i;
	struct elem *e = elem_add(c, ELEM_REF, i, end);

	e->ref = REF_EXCEPT;
	e->numbers = pool_array(c->r->pool, 1, sizeof(int));
	number_add(e, n);
	return end;
}

/* What the words from i to k mean where the day behind them has taken the last of a phrase. */
static uint64_t
shorter(struct cut *c, size_t i, size_t k)
{
	struct slice text = slice_to(
	    slice_from(c->t.text, c->t.v[i].at), c->t.v[k - 1].at + c->t.v[k - 1].len - c->t.v[i].at);

	return k == i + 1 ? c->t.v[i].is : words_find(&c->r->own, unicode_fold(c->r->pool, text));
}

/* "The desks are ordered", "contract signed": behind what was promised, or what says that it is so. */
static bool
is_made(const struct cut *c, size_t i)
{
	static const char *const before[] = { "is", "are", "was", "were", "been", "'s", "'ve", "have", "has",
		"got", "already", "i", "we", "now", "all", "both", "ist", "sind", "wurde", "wurden",
		"bereits", "schon", "fertig" };

	/* "Ordered yesterday", "contract signed" */
	if (i == 0 || c->t.v[i - 1].kind == TOKEN_PUNCT ||
	    answer_points_of(c->r, words_plain(c->r->pool, c->t.v[i - 1].low)) != 0)
		return true;
	return SLICE_IS_ONE_OF(c->t.v[i - 1].low, before);
}

/* "Ordered", where the point is to have them ordered. */
static bool
is_participle(const struct cut *c, size_t i)
{
	struct slice low = c->t.v[i].low;

	return low.len >= 5 && slice_ends_nocase(low, SLICE("ed")) && is_made(c, i);
}

/* Is the sentence, up to its last word, about what was promised, and no promise ("I'll get it signed")? */
static bool
is_of_point(const struct cut *c)
{
	static const char *const it[] = { "it", "this", "that", "they", "these", "all", "everything", "both",
		"es", "das", "sie", "alles", "beides" };
	bool found = c->out->n < 2;

	for (size_t k = c->out->n - 1; k-- > 0 && c->out->v[k].kind != ELEM_STOP;) {
		const struct elem *e = &c->out->v[k];
		struct slice w = slice_to(slice_from(c->t.text, e->at), e->end - e->at);

		if (e->kind == ELEM_WORD &&
		    ((e->is & (A_FUTURE | A_DOUBT | A_COND | A_NEED)) || (e->is & (A_ASK | A_FILL)) == A_ASK))
			return false;
		found = found || e->points != 0 || e->kind == ELEM_REF;
		found = found || SLICE_AMONG(w, it);
	}
	return found;
}

/* Words of one language that are others' as well, where they say nothing: "fast", "the exact date",
 * "Termine". */
static bool
is_foreign(const struct reply *r, struct slice low)
{
	static const struct {
		const char *word, *language;
	} words[] = { { "fast", "de" }, { "halt", "de" }, { "rot", "de" }, { "toll", "de" }, { "eng", "de" },
		{ "war", "de" }, { "net", "de" }, { "termine", "es" }, { "exact", "fr" }, { "attend", "fr" },
		{ "todo", "es" }, { "sin", "es" }, { "livre", "fr" }, { "compromis", "fr" },
		{ "solo", "es" } };

	for (size_t k = 0; k < sizeof(words) / sizeof(words[0]); k++)
		if (slice_eq(low, slice_of(words[k].word)))
			return !slice_eq(r->dates.language, slice_of(words[k].language));
	return false;
}

/* "First: fine" */
static uint64_t
heading_number(struct slice low)
{
	return slice_eq(low, SLICE("first")) ? A_N1 : slice_eq(low, SLICE("second")) ? A_N2 : 0;
}

static size_t
word_take(struct cut *c, size_t i)
{
	const struct token *t = &c->t.v[i];
	uint64_t is = t->phrase;
	size_t to = i + (t->phrase_len > 0 ? t->phrase_len : 1), end;
	struct elem *e;

	for (size_t k = i + 1; k < to; k++)
		if (is_in_date(c, k)) {
			uint64_t less = shorter(c, i, k);

			c->asked = (is & A_CHANGE) != 0;
			to = less != 0 ? k : i + 1;
			/* "instead of Friday": the small word belongs to both */
			if ((c->t.v[k].is & (A_FILL | A_UNTIL)) == 0)
				is = less != 0 ? less : t->is;
		}
	c->except = (c->except && (is & A_POINT)) ||
	    ((is & A_EXCEPT) != 0 &&
	        (is_point_number(c, to, true) ||
	            (to < c->t.n && (c->t.v[to].phrase & (A_POINT | A_N1 | A_N2 | A_N3 | A_NLAST)) != 0)));
	/* "but not before Tuesday" */
	if ((is & A_EXCEPT) && !c->except && (t->is & A_BUT)) {
		is = t->is;
		to = i + 1;
	}
	if (c->except && (is & A_EXCEPT))
		is = A_FILL;
	if ((is & A_EXCEPT) && !c->except && (end = except_words(c, i, to)) > i)
		return end;
	if (token_is(&c->t, i + 1, ':') && to == i + 1)
		is |= heading_number(t->low);
	if (ref_word(c, i, to, is)) {
		c->except = false;
		return to;
	}
	if ((is & A_POINT) && is_point_number(c, to, true)) {
		size_t ref = c->out->n;

		end = numbers_take(c, to);

		c->out->v[ref].at = t->at;
		c->except = false;
		return end;
	}
	e = elem_add(c, ELEM_WORD, i, to);
	e->is = is != 0 ? is : mended(c->r, t->low);
	if (to == i + 1 && is_foreign(c->r, t->low))
		e->is = A_FILL;
	e->capital = t->letters != CASE_LOWER;
	if ((is & ~(A_FILL | A_CHANGE | A_UNIT | A_DONE | A_PAST | A_GREET | A_ALL | A_PARTIAL | A_MADE)) ==
	        0 &&
	    t->low.len > 1)
		e->points = answer_points_of(c->r, t->plain);
	if (e->is == 0 && e->points != 0 && is_participle(c, i))
		e->is = A_DONE;
	if (e->is == A_MADE)
		e->is = is_made(c, i) && is_of_point(c) ? A_DONE : 0;
	e->is &= ~A_MADE;
	/* the draft that is the point itself is not a part of it */
	if (e->points != 0 && (e->is & A_PARTIAL))
		e->is = A_FILL;
	return to;
}

static size_t
date_take(struct cut *c, size_t i)
{
	const struct date_found *d = &c->dates[c->date];
	size_t to = i + 1;

	while (to < c->t.n && c->t.v[to].at < d->at + d->len)
		to++;
	if (c->asked && d->vague) {
		struct date_found *firm = pool_alloc(c->r->pool, sizeof(*firm));

		*firm = *d;
		firm->vague = false;
		d = firm;
	}
	c->asked = false;
	elem_add(c, ELEM_DATE, i, to)->date = d;
	/* "am 9.12. Punkt 3": the dot ends the sentence as well */
	if (to < c->t.n && c->t.v[to].space && c->t.text.p[d->at + d->len - 1] == '.' &&
	    (c->t.v[to].letters == CASE_CAPITAL || (c->t.v[to].is & A_POINT)))
		elem_add(c, ELEM_STOP, to - 1, to);
	c->date++;
	return to;
}

/* "done 7": a number right behind the first word, and nothing behind it. */
static bool
behind_form(const struct cut *c, size_t i)
{
	const struct token *next = i + 1 < c->t.n ? &c->t.v[i + 1] : NULL;

	return c->out->n == 1 && c->out->v[0].kind == ELEM_WORD && (c->out->v[0].is & ~A_FILL) != 0 &&
	    (next == NULL || (next->kind == TOKEN_PUNCT && next->sign != '%') || (next->is & A_AND) != 0);
}

static size_t
token_take(struct cut *c, size_t i)
{
	const struct token *t = &c->t.v[i];
	bool marked, start;
	size_t n;

	while (c->date < c->date_count && t->at >= c->dates[c->date].at + c->dates[c->date].len)
		c->date++;
	if (is_in_date(c, i))
		return date_take(c, i);
	if (token_is(&c->t, i, '+') && i + 1 < c->t.n && number_of(&c->t.v[i + 1]) == 1 &&
	    !c->t.v[i + 1].space) {
		elem_add(c, ELEM_WORD, i, i + 2)->is = A_OK;
		return i + 2;
	}
	start = c->out->n == 0 || c->out->v[c->out->n - 1].kind == ELEM_STOP;
	marked = c->except || (i > 0 && (token_is(&c->t, i - 1, '#') || (c->t.v[i - 1].is & A_POINT) != 0)) ||
	    (start && !counts(c, i)) || behind_form(c, i);
	/* "3 of 5 pages finished" */
	if (t->kind == TOKEN_NUMBER && i + 2 < c->t.n && c->t.v[i + 2].kind == TOKEN_NUMBER &&
	    (slice_eq(c->t.v[i + 1].low, SLICE("of")) || slice_eq(c->t.v[i + 1].low, SLICE("von")))) {
		elem_add(c, ELEM_WORD, i, i + 3)->is = A_PARTIAL | A_TRACK;
		return i + 3;
	}
	if (t->kind == TOKEN_NUMBER && token_is(&c->t, i + 1, '%')) {
		elem_add(c, ELEM_WORD, i, i + 2)->is =
		    slice_eq(t->low, SLICE("100")) ? A_FILL : A_PARTIAL | A_TRACK;
		return i + 2;
	}
	if (t->kind == TOKEN_NUMBER && is_point_number(c, i, marked)) {
		n = numbers_take(c, i);
		c->except = false;
		return n;
	}
	if ((n = name_len(c, i)) > 0) {
		elem_add(c, ELEM_NAME, i, i + n)->capital = true;
		return i + n;
	}
	if (is_letters(t))
		return word_take(c, i);
	if (t->kind == TOKEN_PUNCT)
		sign_take(c, i);
	else
		elem_add(c, ELEM_WORD, i, i + 1)->is = t->kind == TOKEN_URL ? A_LINK : 0;
	return i + 1;
}

static bool
is_order_word(const struct cut *c, size_t i)
{
	static const char *const words[] = { "after", "before", "nach", "vor", "once" };

	return SLICE_IS_ONE_OF(c->t.v[i].low, words);
}

/* "3 next week" */
static bool
is_day_word(struct slice low)
{
	static const char *const words[] = { "next", "this", "tomorrow", "today", "tonight", "later",
		"nächste", "nächsten", "morgen", "heute", "demain", "mañana" };

	return SLICE_IS_ONE_OF(low, words);
}

/* "4.12. ist zu früh": neither a zone nor a part of the day; "el 2 va bien": no second of the month. */
static bool
is_no_time(const struct cut *c, size_t i)
{
	const struct token *t = &c->t.v[i];

	if (t->letters == CASE_LOWER && slice_eq(t->low, SLICE("ist")))
		return true;
	if (i > 0 && slice_eq(t[-1].low, SLICE("zu")) && slice_starts(t->low, SLICE("fr")))
		return true;
	return i > 0 && slice_eq(t[-1].low, SLICE("el")) && number_of(t) > 0 &&
	    answer_is_point(c->r, number_of(t)) && i + 1 < c->t.n && t[1].kind == TOKEN_WORD &&
	    !slice_eq(t[1].low, SLICE("de"));
}

/* "Mittwoch, den 2. Dezember": a day of a month, whatever points there are. */
static bool
is_day_of_month(const struct cut *c, size_t i)
{
	static const char *const months[] = { "jan", "feb", "mär", "maer", "apr", "mai", "jun", "jul", "aug",
		"sep", "okt", "nov", "dez" };

	for (size_t k = 0; k < sizeof(months) / sizeof(months[0]); k++)
		if (i + 2 < c->t.n && c->t.v[i + 1].sign == '.' &&
		    slice_starts(c->t.v[i + 2].low, slice_of(months[k])))
			return true;
	return false;
}

/*
 * The text as the dates are looked for: without the numbers of points that would
 * be taken for a part of one ("move 2 to 9 Dec", "Punkt 1 und 2").
 */
static struct slice
without_numbers(const struct cut *c, struct slice paragraph)
{
	char *p = pool_copy(c->r->pool, paragraph.p, paragraph.len);

	for (size_t i = 0; i < c->t.n; i++) {
		const struct token *t = &c->t.v[i], *next = i + 1 < c->t.n ? t + 1 : NULL;

		if (is_no_time(c, i))
			memset(p + t->at, 'x', t->len);
		bool point = i > 0 && (t[-1].is & A_POINT) != 0;
		bool begins = i == 0 || t[-1].kind == TOKEN_PUNCT ||
		    (t[-1].is & (A_MOVE | A_OK | A_DONE | A_FILL | A_ACCEPT | A_CANCEL | A_REOPEN)) != 0;

		if (number_of(t) <= 0 || !(point || answer_is_point(c->r, number_of(t))) ||
		    is_day_of_month(c, i))
			continue;
		/* "What is meant by 3?" */
		if (i > 0 && slice_eq(t[-1].low, SLICE("by")) &&
		    (next == NULL || (next->kind == TOKEN_PUNCT && next->sign != ':' && next->sign != '.')))
			point = true;
		/* "2 after 1": no hour */
		if (i > 1 && is_order_word(c, i - 1) && number_of(&t[-2]) > 0 &&
		    (next == NULL || next->kind == TOKEN_PUNCT))
			point = true;
		if (begins && next != NULL && (next->sign == 0x2192 || is_day_word(next->low)))
			point = true;
		if (begins && next != NULL && next->sign == ':' && i + 2 < c->t.n && t[2].space)
			point = true;
		if (begins && i > 0 && t[-1].kind == TOKEN_WORD &&
		    (next == NULL || next->kind == TOKEN_PUNCT))
			point = true;
		if (point ||
		    (begins && next != NULL && (next->is & (A_MOVE | A_CHANGE | A_UNTIL | A_FILL)) != 0 &&
		        next->len > 1))
			memset(p + t->at, 'x', t->len);
	}
	return (struct slice) { p, paragraph.len };
}

/* "passt so.", "I do.": no Sunday and no Thursday, whose abbreviations have a capital. */
static size_t
small_words_drop(struct slice text, struct date_found *dates, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		struct slice s = slice_to(slice_from(text, dates[i].at), dates[i].len);

		if (s.len > 2 && s.p[2] == '.')
			s = slice_to(s, 2);
		if (!slice_eq(s, SLICE("so")) && !slice_eq(s, SLICE("do")))
			dates[kept++] = dates[i];
	}
	return kept;
}

void
answer_elems(struct reply *r, struct slice paragraph, struct elems *out)
{
	struct cut c = { .r = r, .out = out };
	struct slice plain = answer_plain(r, paragraph);

	*out = (struct elems) { .text = paragraph };
	c.t = words_read(r->pool, &r->own, plain);
	c.names = words_read(r->pool, &r->names, plain);
	c.date_count = date_find(r->pool, &r->dates, without_numbers(&c, plain), &c.dates);
	c.date_count = small_words_drop(paragraph, c.dates, c.date_count);
	for (size_t i = 0; i < c.t.n;)
		i = token_take(&c, i);
}
