/*
 * See answer_parts.h: which point is meant. Method: the words of the points'
 * texts, once, each with the point that it stands in; a word of the reply is
 * like one of these when it is the same but for its ending.
 */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/language/answer_parts.h"

/* Words of all points together; bits of a set of points. */
#define POINT_WORDS_MAX 1500
#define POINTS_MAX 64
/* Letters that must agree, and those that an ending may have. */
#define STEM_MIN 4
/* Letters of a point's word; a shorter one than the second must mean nothing else: "the job ad". */
#define WORD_MIN 2
#define SHORT_MAX 3
#define ENDING_MAX 3
/* Letters of a part of a compound. */
#define COMPOUND_MIN 6
/* Lines below the number of a point that still belong to it, where a mail of ours is quoted. */
#define POINT_LINES_MAX 3

/* Says nothing by itself in a reply, and yet is what many points are about. */
static bool
is_thing(struct slice word)
{
	static const char *const things[] = { "list", "liste", "presentation", "präsentation", "deck",
		"slides", "folien", "sheet", "spreadsheet", "document", "documents", "dokument", "dokumente",
		"unterlagen", "report", "reports", "bericht", "protokoll", "wording", "calendar", "comments", "plan",
		"schedule", "proposal", "files" };

	return SLICE_IS_ONE_OF(word, things);
}

/* "Two rooms painted", "six desks": "the remaining two" is none of the rooms. */
static bool
is_count(struct slice word)
{
	static const char *const counts[] = { "one", "two", "three", "four", "five", "six", "seven", "eight",
		"nine", "ten", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun",
		"zehn" };

	return SLICE_IS_ONE_OF(word, counts);
}

static void
point_words_add(struct reply *r, size_t point, size_t *cap)
{
	struct tokens t = words_read(r->pool, &r->own, r->question->points[point].text);

	for (size_t i = 0; i < t.n && r->word_count < POINT_WORDS_MAX; i++) {
		if (t.v[i].kind != TOKEN_WORD || t.v[i].low.len < WORD_MIN || is_count(t.v[i].low) ||
		    (t.v[i].low.len < SHORT_MAX && t.v[i].is != 0) ||
		    ((t.v[i].is & (A_FILL | A_AND | A_UNTIL)) != 0 && !is_thing(t.v[i].low)))
			continue;
		r->words = pool_grow(r->pool, r->words, r->word_count, cap, sizeof(*r->words));
		r->words[r->word_count++] = (struct point_word) { t.v[i].plain, point };
	}
}

/* Does the directory's or the mail's name for the writer stand as the owner? */
static bool
is_writer(const struct reply *r, struct slice owner)
{
	struct slice name = r->reading->from.name, email = r->reading->from.email;

	return owner.len > 0 &&
	    ((name.len > 0 && slice_find_nocase(owner, name) < owner.len) ||
	        (name.len > 0 && slice_starts_nocase(name, owner)) ||
	        (email.len > 0 && slice_find_nocase(owner, email) < owner.len));
}

static bool
is_near(const struct reading_point *p)
{
	return !p->aside && !p->hidden;
}

/* Whose words name none means those of his own that the mail was about, else all that it was about. */
void
answer_points_init(struct reply *r)
{
	const struct question *q = r->question;
	bool *mine = pool_array(r->pool, q->point_count + 1, sizeof(*mine));
	size_t cap = 0;

	for (size_t i = 0; i < q->point_count; i++) {
		mine[i] = is_near(&q->points[i]) && is_writer(r, q->points[i].owner);
		r->mine_count += mine[i];
		r->near_count += is_near(&q->points[i]);
		if (i < POINTS_MAX && !q->points[i].hidden)
			point_words_add(r, i, &cap);
	}
	for (size_t i = 0; r->mine_count == 0 && i < q->point_count; i++)
		mine[i] = is_near(&q->points[i]);
	if (r->mine_count == 0)
		r->mine_count = r->near_count;
	r->mine = mine;
}

/* The word without the first of the endings that leaves at least that many letters. */
static struct slice
without_ending(struct slice word, const char *const *endings, size_t n, size_t least)
{
	for (size_t i = 0; i < n; i++) {
		struct slice e = slice_of(endings[i]);

		if (word.len >= e.len + least && slice_ends_nocase(word, e))
			return slice_to(word, word.len - e.len);
	}
	return word;
}

/* "Lizenzen": Lizenz. */
static struct slice
without_plural(struct slice word)
{
	static const char *const endings[] = { "en", "n", "e", "s" };

	return without_ending(word, endings, sizeof(endings) / sizeof(endings[0]), COMPOUND_MIN);
}

/* "Abrechnung", "Reisekosten", of the Reisekostenabrechnung. */
static bool
is_compound(struct slice whole, struct slice part)
{
	part = whole.len > part.len ? without_plural(part) : part;
	return part.len >= COMPOUND_MIN && whole.len >= part.len + STEM_MIN &&
	    (memcmp(whole.p, part.p, part.len) == 0 ||
	        memcmp(whole.p + whole.len - part.len, part.p, part.len) == 0);
}

/* "painted", "painting": paint. */
static struct slice
stem(struct slice word)
{
	static const char *const endings[] = { "ing", "ed", "es", "s" };

	return without_ending(word, endings, sizeof(endings) / sizeof(endings[0]), STEM_MIN);
}

static bool
is_like(struct slice a, struct slice b)
{
	size_t n = a.len < b.len ? a.len : b.len;

	if (slice_eq(a, b) || is_compound(a, b) || is_compound(b, a))
		return true;
	if (n >= STEM_MIN && a.len + b.len - 2 * n <= ENDING_MAX && memcmp(a.p, b.p, n) == 0)
		return true;
	return slice_eq(stem(a), stem(b));
}

uint64_t
answer_points_of(const struct reply *r, struct slice folded)
{
	uint64_t points = 0;

	for (size_t i = 0; i < r->word_count; i++)
		if (is_like(r->words[i].word, folded))
			points |= 1ull << r->words[i].point;
	return points;
}

uint64_t
answer_point_bit(const struct reply *r, int n)
{
	for (size_t i = 0; i < r->question->point_count && i < POINTS_MAX; i++)
		if (r->question->points[i].n == n)
			return 1ull << i;
	return 0;
}

bool
answer_is_point(const struct reply *r, int n)
{
	for (size_t i = 0; i < r->question->point_count; i++)
		if (r->question->points[i].n == n)
			return true;
	return r->question->point_count == 0;
}

int
answer_point_by_words(const struct reply *r, const struct elems *e, size_t from, size_t to)
{
	int score[POINTS_MAX] = { 0 }, best = 0;
	size_t found = 0, n = 0;

	for (size_t i = from; i < to; i++)
		for (size_t p = 0; e->v[i].points != 0 && p < POINTS_MAX; p++)
			score[p] += (int)(e->v[i].points >> p & 1);
	for (size_t p = 0; p < POINTS_MAX && p < r->question->point_count; p++)
		best = score[p] > best ? score[p] : best;
	for (size_t p = 0; best > 0 && p < POINTS_MAX && p < r->question->point_count; p++)
		if (score[p] == best) {
			found = p;
			n++;
		}
	if (n == 0)
		return 0;
	return n == 1 ? r->question->points[found].n : -1;
}

/* The point whose number begins the line, or whose text stands in it; 0 none. */
static int
line_point(struct reply *r, struct slice line)
{
	int n = 0;
	size_t i = 0;

	while (i < line.len && i < 3 && line.p[i] >= '0' && line.p[i] <= '9')
		n = n * 10 + (line.p[i++] - '0');
	if (i > 0 && i < line.len && char_among(line.p[i], ".):") && answer_is_point(r, n))
		return n;
	for (size_t p = 0; p < r->question->point_count; p++) {
		struct slice text = r->question->points[p].text;

		if (!r->question->points[p].hidden && text.len > STEM_MIN && slice_find_nocase(line, slice_to(text, 60)) < line.len)
			return r->question->points[p].n;
	}
	return 0;
}

/* The line below a point that says when it is due, in our mails. */
static bool
is_due_line(struct slice line)
{
	static const char *const begins[] = { "by ", "bis ", "due", "fällig", "done when", "fertig, wenn",
		"why" };

	for (size_t i = 0; i < sizeof(begins) / sizeof(begins[0]); i++)
		if (slice_starts_nocase(line, slice_of(begins[i])))
			return true;
	return false;
}

int
answer_point_quoted(struct reply *r, struct slice quoted)
{
	struct slice line;
	int last = 0, below = 0, lines = 0;
	bool gap = false;

	while (slice_line(&quoted, &line)) {
		int n;

		line = slice_trim(line);
		if (line.len == 0) {
			gap = true;
			continue;
		}
		lines++;
		n = line_point(r, line);
		/* behind an empty line, and no "by Friday": the mail goes on with something else */
		if (n == 0 && gap && !is_due_line(line))
			below += POINT_LINES_MAX;
		gap = false;
		below = n > 0 ? 0 : below + 1;
		last = n > 0 ? n : last;
	}
	if (last == 0 && lines <= POINT_LINES_MAX && r->question->point_count > 0) {
		struct elems e;

		answer_elems(r, text_clean_line(r->pool, quoted, READING_LINE_MAX), &e);
		last = answer_point_by_words(r, &e, 0, e.n);
	}
	return below <= POINT_LINES_MAX && last > 0 ? last : 0;
}

bool
answer_due_now(const struct reply *r, int item, struct civil_date *due)
{
	bool found = false;

	for (size_t i = 0; i < r->question->point_count; i++) {
		const struct reading_point *p = &r->question->points[i];

		if (item > 0 ? p->n != item : !r->mine[i])
			continue;
		if (p->due.year == 0 || (found && civil_compare(p->due, *due) != 0))
			return false;
		*due = p->due;
		found = true;
	}
	return found;
}

int
answer_due_order(const struct reply *r, int item, struct civil_date date)
{
	int order = 2;

	for (size_t i = 0; i < r->question->point_count; i++) {
		const struct reading_point *p = &r->question->points[i];
		int one;

		if (item > 0 ? p->n != item : !r->mine[i])
			continue;
		if (p->due.year == 0)
			return 2;
		one = civil_compare(date, p->due);
		one = one < 0 ? -1 : one > 0;
		if (order != 2 && one != order)
			return 2;
		order = one;
	}
	return order;
}
