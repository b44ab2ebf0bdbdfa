/*
 * See answer_model.h: what an act needs besides its kind, found in all that was
 * written about the point: which point, which day, whose it shall be, which parts.
 * Method: by what stands there and nothing else; where two could be meant, none is.
 */
#include "parsers/base/pool.h"
#include "parsers/language/answer_model.h"

#define POINT_BITS 64
#define NAMES_MAX 8
#define PARTS_MAX 10

/* -- the point -- */

/* "Both", "none of these": what takes the points together. */
static bool
is_both_word(struct slice word)
{
	static const char *const words[] = { "both", "everything", "neither", "none", "either", "alles",
		"beide", "beiden", "beides", "keiner", "keines", "deux", "ambos", "ambas", "ninguno" };

	return slice_among(word, words, sizeof(words) / sizeof(words[0]));
}

static bool
is_all_word(struct slice word)
{
	static const char *const words[] = { "all", "any", "each", "alle", "allen", "keine", "keinen", "tous",
		"toutes", "todos", "todas" };

	return slice_among(word, words, sizeof(words) / sizeof(words[0]));
}

static struct slice
written(const struct elems *e, size_t from, size_t to)
{
	return slice_to(slice_from(e->text, e->v[from].at), e->v[to - 1].end - e->v[from].at);
}

/* "All the rules", "all departments": of other things. */
static bool
has_own_noun(const struct elems *e, size_t i)
{
	const struct elem *next = i + 1 < e->n ? &e->v[i + 1] : NULL;

	return next != NULL &&
	    ((next->kind == ELEM_WORD && (next->is == 0 || next->points != 0 || next->is == A_FILL)) ||
	        next->kind == ELEM_NAME || next->kind == ELEM_DATE) &&
	    !slice_starts_nocase(written(e, i + 1, i + 2), SLICE("of")) &&
	    !slice_starts_nocase(written(e, i + 1, i + 2), SLICE("is")) &&
	    !slice_starts_nocase(written(e, i + 1, i + 2), SLICE("are"));
}

static bool
takes_all(const struct elems *e, size_t i)
{
	const struct elem *v = &e->v[i];
	struct slice s = written(e, i, i + 1);

	if (v->kind == ELEM_REF)
		return v->ref != REF_NUMBERS && !(is_all_word(s) && has_own_noun(e, i));
	if (v->kind != ELEM_WORD)
		return false;
	if (is_all_word(s))
		return !has_own_noun(e, i);
	for (struct slice rest = s; rest.len > 0;) {
		size_t end = slice_find_char(rest, ' ');

		if (is_both_word(slice_to(rest, end)))
			return true;
		rest = slice_from(rest, end + 1);
	}
	return (v->is & A_ALL) != 0 && !has_own_noun(e, i);
}

bool
answer_fill_all(const struct answer_unit *u)
{
	for (size_t p = 0; p < u->n; p++)
		for (size_t i = 0; i < u->v[p].n; i++)
			if (takes_all(&u->v[p], i))
				return true;
	return false;
}

int
answer_fill_point(const struct reply *r, const struct answer_unit *u)
{
	const struct question *q = r->question;
	int score[POINT_BITS] = { 0 }, best = 0, found = 0;

	for (size_t p = 0; p < u->n; p++)
		for (size_t i = 0; i < u->v[p].n; i++)
			for (size_t k = 0; k < q->point_count && k < POINT_BITS; k++)
				score[k] += r->mine[k] && (u->v[p].v[i].points >> k & 1);
	for (size_t k = 0; k < q->point_count && k < POINT_BITS; k++) {
		if (score[k] == best && best > 0)
			found = -1;
		if (score[k] > best) {
			best = score[k];
			found = q->points[k].n;
		}
	}
	return found;
}

/* -- the day -- */

size_t
answer_fill_dates(const struct answer_unit *u)
{
	size_t n = 0;

	for (size_t p = 0; p < u->n; p++)
		for (size_t i = 0; i < u->v[p].n; i++)
			n += u->v[p].v[i].kind == ELEM_DATE;
	return n;
}

/*
 * Of the days that are not over and not the one it is due anyhow, the last: what
 * comes before it is why ("the vendor sends his on the 9th, so the 11th"). A single
 * day may be an earlier one.
 */
bool
answer_fill_day(struct reply *r, const struct answer_unit *u, int item, struct reading_due *due)
{
	size_t days = 0, later = 0;
	struct reading_due last = { .minute = -1 }, only = { .minute = -1 };

	for (size_t p = 0; p < u->n; p++)
		for (size_t i = 0; i < u->v[p].n; i++) {
			const struct elem *e = &u->v[p].v[i];
			struct reading_due one;
			struct date_found d;
			int order;

			if (e->kind != ELEM_DATE)
				continue;
			/* "can't be ready before the 3rd": then */
			d = *e->date;
			d.bound = d.bound == DATE_BEFORE ? DATE_BY : d.bound;
			if (!date_due(r->pool, &r->dates, u->v[p].text, &d, &one))
				return false;
			order = answer_due_order(r, item, one.date);
			if (civil_compare(one.date, r->dates.now.date) < 0 || order == 0)
				continue;
			days += !only.given || civil_compare(one.date, only.date) != 0;
			only = one;
			if (order < 0)
				continue;
			later += !last.given || civil_compare(one.date, last.date) != 0;
			if (!last.given || civil_compare(one.date, last.date) > 0)
				last = one;
		}
	if (later > 2 || (later == 0 && days != 1))
		return false;
	*due = later > 0 ? last : only;
	return true;
}

/* -- whose -- */

struct name {
	struct slice text;
	bool known; /* a person or a department that we know, or a given name */
	bool first; /* it begins a sentence, where any word has a capital */
};

static bool
is_title(struct slice s)
{
	static const char *const titles[] = { "mr", "mr.", "ms", "ms.", "mrs", "mrs.", "dr", "dr.", "herr",
		"herrn", "frau", "schwester", "pfleger", "prof", "prof.", "maître", "monsieur", "madame",
		"señor", "señora" };

	return slice_among(s, titles, sizeof(titles) / sizeof(titles[0]));
}

struct slice
answer_fill_untitled(struct slice name)
{
	for (;;) {
		size_t end = slice_find_char(name, ' ');

		if (end >= name.len || !is_title(slice_to(name, end)))
			return name;
		name = slice_trim(slice_from(name, end));
	}
}

bool
answer_fill_given(const struct reply *r, struct slice word)
{
	struct tokens t = words_read(r->pool, &r->names, word);

	return t.n > 0 && (t.v[0].is & W_GIVEN) != 0;
}

static bool
may_name(const struct elem *e)
{
	return e->kind == ELEM_NAME ||
	    (e->kind == ELEM_WORD && e->is == 0 && e->capital && e->points == 0 && e->end - e->at > 1);
}

/* "Hoist & Sons", "Health and Safety"; "Omar and Dana" are two. */
static bool
joins_firm(const struct elems *e, size_t i)
{
	return slice_eq(written(e, i, i + 1), SLICE("&")) ||
	    (slice_eq(written(e, i, i + 1), SLICE("and")) && e->v[i - 1].kind != ELEM_NAME &&
	        e->v[i + 1].kind != ELEM_NAME);
}

/* The end of the name that begins at i: "Dana Fox", "Hoist & Sons". */
static size_t
name_stop(const struct elems *e, size_t i)
{
	size_t end = i;

	while (end < e->n &&
	    (may_name(&e->v[end]) ||
	        (end > i && end + 1 < e->n && may_name(&e->v[end + 1]) && joins_firm(e, end))))
		end++;
	return end;
}

/* Somebody who is spoken to, or the writer. */
static bool
is_no_owner(const struct reply *r, const struct elems *e, size_t from, size_t to)
{
	bool first = from == 0 || e->v[from - 1].kind == ELEM_STOP;
	struct slice own = r->reading->from.name, s = written(e, from, to);

	if (own.len > 0 && slice_find_nocase(own, s) < own.len)
		return true;
	if (from > 0 && e->v[from - 1].kind == ELEM_WORD && (e->v[from - 1].is & (A_GREET | A_THANKS)))
		return true;
	return first && to < e->n && e->v[to].kind == ELEM_COMMA;
}

static size_t
names_collect(struct reply *r, const struct answer_unit *u, struct name *names)
{
	size_t n = 0;

	for (size_t p = 0; p < u->n; p++) {
		const struct elems *e = &u->v[p];

		for (size_t i = 0, end; i<e->n; i = end> i ? end : i + 1) {
			struct name name = { .first = i == 0 || e->v[i - 1].kind != ELEM_WORD };
			size_t from = i;

			end = name_stop(e, i);
			while (from < end && is_title(written(e, from, from + 1))) {
				from++;
				name.known = true;
			}
			if (from == end || is_no_owner(r, e, from, end) || n == NAMES_MAX)
				continue;
			for (size_t k = from; k < end; k++)
				name.known = name.known || e->v[k].kind == ELEM_NAME ||
				    answer_fill_given(r, written(e, k, k + 1));
			name.text = written(e, from, end);
			names[n++] = name;
		}
	}
	return n;
}

/* The only one of its kind; a shorter form of another is the same. */
static bool
only_name(const struct name *names, size_t n, bool known, bool first, struct slice *out)
{
	struct slice one = { NULL, 0 };

	for (size_t i = 0; i < n; i++) {
		struct slice s = names[i].text;

		if (names[i].known != known || (!known && names[i].first != first))
			continue;
		if (one.len == 0 || slice_find_nocase(s, one) < s.len)
			one = s;
		else if (slice_find_nocase(one, s) >= one.len)
			return false;
	}
	*out = one;
	return one.len > 0;
}

/* Is it a name at all? "him", "immer über", a word of a point's text are none. */
static bool
reads_as_name(struct reply *r, struct slice name)
{
	static const char *const none[] = { "her", "him", "them", "it", "you", "me", "us", "ihm", "ihr",
		"ihn", "ihnen", "sie", "dir", "dich", "euch", "mir" };
	struct tokens t = words_read(r->pool, &r->names, name);

	if (slice_among(name, none, sizeof(none) / sizeof(none[0])))
		return false;
	for (size_t i = 0; i < t.n; i++)
		if (t.v[i].kind == TOKEN_WORD && t.v[i].letters == CASE_LOWER &&
		    ((t.v[i].is & W_FUNCTION) != 0 || answer_points_of(r, t.v[i].plain) != 0))
			return false;
	return t.n > 0;
}

/* What the rules took for a name, made whole or better; false: it is none. */
bool
answer_fill_better(struct reply *r, const struct answer_unit *u, struct slice *name)
{
	struct slice other;
	bool found = answer_fill_name(r, u, false, &other);

	*name = answer_fill_untitled(*name);
	if (found && other.len > name->len && slice_find(other, *name) < other.len)
		*name = other;
	if (reads_as_name(r, *name))
		return true;
	*name = other;
	return found;
}

bool
answer_fill_name(struct reply *r, const struct answer_unit *u, bool people, struct slice *name)
{
	struct name names[NAMES_MAX];
	size_t n = names_collect(r, u, names), known = 0;
	/* where every noun has a capital, it says nothing */
	bool german = slice_eq(r->dates.language, SLICE("de"));

	for (size_t i = 0; i < n; i++)
		known += names[i].known;
	if (only_name(names, n, true, false, name))
		return true;
	if (known > 0 || people || german)
		return false;
	return only_name(names, n, false, false, name) || (n == 1 && only_name(names, n, false, true, name));
}

/* -- parts -- */

static bool
is_border(const struct elem *e)
{
	return e->kind == ELEM_COMMA || e->kind == ELEM_STOP || e->kind == ELEM_COLON ||
	    (e->kind == ELEM_WORD && (e->is & (A_AND | A_BUT)));
}

/* What the stretch says besides its day. */
static struct slice
part_text(struct reply *r, const struct elems *e, size_t from, size_t to, size_t date)
{
	static const uint64_t small = A_FILL | A_CHANGE | A_UNTIL | A_AND | A_BUT;
	size_t end = date;

	while (from < end && (is_border(&e->v[from])))
		from++;
	while (end > from &&
	    (is_border(&e->v[end - 1]) ||
	        (e->v[end - 1].kind == ELEM_WORD && e->v[end - 1].is != 0 &&
	            (e->v[end - 1].is & ~small) == 0)))
		end--;
	if (end == from) {
		from = date + 1;
		end = to;
		while (end > from && is_border(&e->v[end - 1]))
			end--;
	}
	return from < end ? text_clean_line(r->pool, written(e, from, end), READING_LINE_MAX)
	                  : (struct slice) { NULL, 0 };
}

/* Where the stretch of the next day begins: behind the last border before it. */
static size_t
part_border(const struct elems *e, size_t after, size_t date)
{
	size_t i = date;

	while (i > after + 1 && !is_border(&e->v[i - 1]))
		i--;
	return i;
}

/* The parts of one paragraph, one a day; days must differ. */
static bool
parts_cut(struct reply *r, const struct elems *e, struct reading_answer *a)
{
	size_t from = 0, last = e->n;

	for (size_t i = 0; i < e->n; i++) {
		struct reading_part part = { .due.minute = -1 };
		size_t next;

		if (e->v[i].kind == ELEM_COLON && a->part_count == 0)
			from = i + 1;
		if (e->v[i].kind != ELEM_DATE)
			continue;
		for (next = i + 1; next < e->n && e->v[next].kind != ELEM_DATE;)
			next++;
		next = next < e->n ? part_border(e, i, next) : e->n;
		if (a->part_count == PARTS_MAX ||
		    !date_due(r->pool, &r->dates, e->text, e->v[i].date, &part.due))
			return false;
		part.text = part_text(r, e, from, next, i);
		if (part.text.len == 0)
			return false;
		for (size_t k = 0; k < a->part_count; k++)
			if (civil_compare(a->parts[k].due.date, part.due.date) == 0)
				return false;
		a->parts[a->part_count++] = part;
		from = next;
		last = i;
	}
	return last < e->n;
}

bool
answer_fill_parts(struct reply *r, const struct answer_unit *u, struct reading_answer *a)
{
	a->parts = pool_array(r->pool, PARTS_MAX, sizeof(*a->parts));
	a->part_count = 0;
	for (size_t p = 0; p < u->n; p++)
		if (answer_fill_dates(&(struct answer_unit) { .v = &u->v[p], .n = 1 }) > 0 &&
		    !parts_cut(r, &u->v[p], a))
			return false;
	return a->part_count > 1;
}
