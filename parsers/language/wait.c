/*
 * See wait.h. Method: a line becomes a few words, numbers and the rest; a reply's
 * must be one of the forms from its first word to its last.
 */
#include "parsers/language/wait.h"
#include "parsers/base/pool.h"
#include "parsers/reading.h"

#define TOKENS_MAX 24
#define DIGITS_MAX 4
#define AGREEMENT_DIGITS_MAX 9
/* Lines of one reply, and words of one item, that are looked at: more are no sentence of anybody's. */
#define LINES_MAX 50
#define ASKS_MAX 8

enum kind {
	END,
	NUMBER,
	POINT, /* "point", which may stand before a number */
	AND,
	IS,
	BLOCKED,
	BY,
	AFTER, /* what can stand between two numbers alone */
	VERB,  /* "waits": goes with a preposition */
	FOR,
	DONE,
	OTHER
};

/* Longest word that is known, and how many there are of one length. */
#define WORD_MAX 9
#define OF_LENGTH_MAX 9

/* By their length. */
static const struct {
	const char *word;
	enum kind kind;
} known[WORD_MAX + 1][OF_LENGTH_MAX] = {
	[2] = { { "no", POINT }, { "nr", POINT }, { "is", IS }, { "by", BY }, { "on", FOR } },
	[3] = { { "and", AND }, { "und", AND }, { "are", IS }, { "ist", IS }, { "von", BY }, { "for", FOR },
	    { "auf", FOR } },
	[4] = { { "item", POINT }, { "nach", AFTER }, { "once", AFTER }, { "when", AFTER }, { "wait", VERB },
	    { "done", DONE } },
	[5] = { { "point", POINT }, { "items", POINT }, { "punkt", POINT }, { "comes", IS }, { "kommt", IS },
	    { "durch", BY }, { "after", AFTER }, { "waits", VERB }, { "ready", DONE } },
	[6] = { { "points", POINT }, { "punkte", POINT }, { "begins", IS }, { "starts", IS },
	    { "sobald", AFTER }, { "depend", VERB }, { "wartet", VERB }, { "fertig", DONE } },
	[7] = { { "blocked", BLOCKED }, { "waiting", VERB }, { "depends", VERB } },
	[8] = { { "finished", DONE }, { "accepted", DONE }, { "erledigt", DONE } },
	[9] = { { "blockiert", BLOCKED } },
};

struct token {
	enum kind kind;
	int number;
	int64_t agreement; /* of a NUMBER, 0: not said */
	struct slice word;
};

static const bool word_chars[256] = {
	['a' ... 'z'] = true, ['A' ... 'Z'] = true, ['0' ... '9'] = true, [0x80 ... 0xff] = true
};

static inline bool
is_word_char(char c)
{
	return word_chars[(unsigned char)c];
}

/* What the word, which is not empty and no number, is known for. */
static enum kind
kind_of(struct slice word)
{
	unsigned long long begin = 0;

	/* most are none, which slice_is_one_of tells in this way */
#pragma GCC unroll 1000
	for (size_t len = 0; len <= WORD_MAX; len++)
#pragma GCC unroll 1000
		for (size_t i = 0; i < OF_LENGTH_MAX; i++)
			begin |= known[len][i].word == NULL ? 0 : slice_trait(known[len][i].word[0], len);
	if (!(begin & slice_trait(word.p[0] | 32, word.len)))
		return OTHER;
	for (size_t i = 0; word.len <= WORD_MAX && i < OF_LENGTH_MAX && known[word.len][i].word != NULL; i++)
		if ((word.p[0] | 32) == known[word.len][i].word[0] &&
		    slice_eq_nocase(word, (struct slice) { known[word.len][i].word, word.len }))
			return known[word.len][i].kind;
	return OTHER;
}

static struct token
token_of(struct slice word)
{
	struct token t = { OTHER, 0, 0, word };

	if (word.p[0] < '0' || word.p[0] > '9') {
		t.kind = kind_of(word);
		return t;
	}
	for (size_t i = 0; i < word.len; i++) {
		if (word.p[i] < '0' || word.p[i] > '9' || word.len > DIGITS_MAX)
			return t;
		t.number = 10 * t.number + (word.p[i] - '0');
	}
	t.kind = t.number > 0 ? NUMBER : OTHER;
	return t;
}

/* The digits at the beginning of s, at most max; 0 when there are none, or more. */
static size_t
digits(struct slice s, size_t max, int64_t *value)
{
	size_t n = 0;

	for (*value = 0; n < s.len && s.p[n] >= '0' && s.p[n] <= '9'; n++)
		if (n < max)
			*value = 10 * *value + (s.p[n] - '0');
	return n > max || *value == 0 ? 0 : n;
}

/* "A-7/1" or "A-7.1", a point of that agreement, as the subjects and lists of agreed write it: how long it
 * is, 0: none. */
static size_t
tag_at(struct slice s, struct token *t)
{
	int64_t agreement, number;
	size_t a, n;

	if (s.len < 5 || (s.p[0] | 32) != 'a' || s.p[1] != '-')
		return 0;
	a = digits(slice_from(s, 2), AGREEMENT_DIGITS_MAX, &agreement);
	if (a == 0 || 2 + a >= s.len || (s.p[2 + a] != '/' && s.p[2 + a] != '.'))
		return 0;
	n = digits(slice_from(s, 3 + a), DIGITS_MAX, &number);
	if (n == 0 || (3 + a + n < s.len && is_word_char(s.p[3 + a + n])))
		return 0;
	*t = (struct token) { NUMBER, (int)number, agreement, slice_to(s, 3 + a + n) };
	return 3 + a + n;
}

/* Takes the next word off *rest, or a tag, which is *t then; false at the end of the line. Signs are passed over. */
static bool
word_next(struct slice *rest, struct slice *word, struct token *t)
{
	size_t from = 0, to;

	while (from < rest->len && !is_word_char(rest->p[from]))
		from++;
	to = from < rest->len && (rest->p[from] | 32) == 'a' ? tag_at(slice_from(*rest, from), t) : 0;
	if (to == 0) {
		t->agreement = 0;
		while (from + to < rest->len && is_word_char(rest->p[from + to]))
			to++;
	}
	*word = slice_to(slice_from(*rest, from), to);
	*rest = slice_from(*rest, from + to);
	return to > 0;
}

/* END at the end of the line. */
static struct token
token_next(struct slice *rest)
{
	struct token tag;
	struct slice word;

	if (!word_next(rest, &word, &tag))
		return (struct token) { END, 0, 0, { NULL, 0 } };
	return tag.agreement != 0 ? tag : token_of(word);
}

static void
wait_add(struct pool *pool, struct reading *r, size_t *cap, struct reading_wait wait)
{
	for (size_t i = 0; i < r->wait_count; i++)
		if (r->waits[i].item == wait.item && r->waits[i].on == wait.on &&
		    r->waits[i].on_agreement == wait.on_agreement)
			return;
	if (r->wait_count == READING_ITEM_MAX)
		return;
	r->waits = pool_grow(pool, r->waits, r->wait_count, cap, sizeof(*r->waits));
	r->waits[r->wait_count++] = wait;
}

/* -- replies -- */

/* What a line says. */
struct form {
	int item; /* 0: the writer's one */
	int64_t agreement, on_agreement[TOKENS_MAX];
	int on[TOKENS_MAX];
	size_t on_count;
	bool blocked; /* in the words of somebody who cannot go on */
};

/* Words between the two sides, all of them: "is blocked by", "waits for", "after", "by". */
static bool
link_take(const struct token *t, size_t *at, struct form *f)
{
	size_t i = *at;

	if (t[i].kind == IS)
		i++;
	if (t[i].kind == BLOCKED) {
		f->blocked = true;
		i++;
	}
	if (t[i].kind == AFTER || (t[i].kind == BY && f->blocked))
		i++;
	else if (t[i].kind == VERB && t[i + 1].kind == FOR)
		i += 2;
	else
		return false;
	*at = i;
	return true;
}

/* "1", "point 1 and 2", and perhaps "is done", to the end of the line. */
static bool
list_take(const struct token *t, size_t at, struct form *f)
{
	for (;;) {
		at += t[at].kind == POINT;
		if (t[at].kind != NUMBER)
			return false;
		f->on_agreement[f->on_count] = t[at].agreement;
		f->on[f->on_count++] = t[at++].number;
		if (t[at].kind == AND)
			at++;
		else if (t[at].kind != NUMBER && t[at].kind != POINT)
			break;
	}
	if (t[at].kind == IS && t[at + 1].kind == DONE)
		at += 2;
	return t[at].kind == END;
}

/* A date, a time or an amount is not a point. */
static bool
has_amount(struct slice line)
{
	struct token tag;

	for (size_t i = 0; i < line.len; i++) {
		size_t len = i > 0 && is_word_char(line.p[i - 1]) ? 0 : tag_at(slice_from(line, i), &tag);

		if (len > 0)
			i += len - 1;
		else if ((unsigned char)line.p[i] >= 0x80 || line.p[i] == '/' || line.p[i] == '%' ||
		    (line.p[i] == '.' && i + 1 < line.len && line.p[i + 1] >= '0' && line.p[i + 1] <= '9'))
			return true;
	}
	return false;
}

static bool
form_take(struct slice line, struct form *f)
{
	struct token t[TOKENS_MAX + 2] = { { END, 0, 0, { NULL, 0 } } };
	size_t n = 0, at = 0;

	*f = (struct form) { .item = 0 };
	if (has_amount(line))
		return false;
	while (n < TOKENS_MAX && (t[n] = token_next(&line)).kind != END)
		n++;
	if (n == TOKENS_MAX)
		return false;
	if (t[at].kind == BLOCKED) {
		f->blocked = true;
		at++;
	}
	at += t[at].kind == POINT;
	if (t[at].kind == NUMBER) {
		f->agreement = t[at].agreement;
		f->item = t[at++].number;
	} else if (!f->blocked)
		return false;
	return link_take(t, &at, f) && list_take(t, at, f);
}

static bool
is_point(const struct question *q, int n)
{
	for (size_t i = 0; i < q->point_count; i++)
		if (q->points[i].n == n)
			return true;
	return false;
}

/* Takes back what the line was taken for, and says what it is. */
static void
answers_replace(struct pool *pool, struct reading *r, struct slice line, const struct form *f)
{
	struct reading_answer *all = pool_array(pool, r->answer_count + 1, sizeof(*all));
	size_t n = 0;

	for (size_t i = 0; i < r->answer_count; i++) {
		struct slice quote = slice_trim(r->answers[i].quote);

		if (quote.len == 0 || slice_find(line, quote) == line.len)
			all[n++] = r->answers[i];
	}
	if (f->blocked && n < READING_ITEM_MAX)
		all[n++] = (struct reading_answer) { .item = f->item,
			.act = ACT_BLOCKED,
			.due.minute = -1,
			.text = line,
			.quote = line,
			.confidence = 1 };
	r->answers = all;
	r->answer_count = n;
}

void
wait_read_reply(struct pool *pool, const struct question *question, struct slice own, struct reading *reading)
{
	size_t cap = 0, lines = 0;
	struct slice line;
	struct form f;

	while (slice_line(&own, &line) && lines < LINES_MAX) {
		line = slice_trim(line);
		if (line.len == 0 || line.len > 200 || !form_take(line, &f) ||
		    (f.item > 0 && !is_point(question, f.item)))
			continue;
		for (size_t i = 0; i < f.on_count; i++)
			wait_add(pool, reading, &cap,
			    (struct reading_wait) { f.item, f.on[i], f.agreement, f.on_agreement[i], line });
		lines++;
		answers_replace(pool, reading, line, &f);
	}
}

/* -- notes -- */

/* Notes number their own items: a point of another agreement is none of them. */
static struct token
note_next(struct slice *rest)
{
	struct token t = token_next(rest);

	if (t.agreement != 0)
		t.kind = OTHER;
	return t;
}

/* The place of the item that the notes number so, else of the one in that place when they number none; 0:
 * neither. */
static int
place_numbered(const struct reading *r, int number)
{
	bool any = false;

	for (size_t i = 0; i < r->item_count; i++) {
		any = any || r->items[i].number > 0;
		if (r->items[i].number == number)
			return (int)i + 1;
	}
	return !any && (size_t)number <= r->item_count ? number : 0;
}

/* Is the word the owner's given name, or all of a name? */
static bool
is_owner(const struct reading_owner *o, struct slice word)
{
	struct slice names[] = { o->written, o->name, o->department };

	for (size_t i = 0; i < 3; i++)
		if (word.len > 0 && slice_starts_nocase(names[i], word) &&
		    (names[i].len == word.len || names[i].p[word.len] == ' '))
			return true;
	return false;
}

/* The one other item whose owner that is; 0 when there is none or several are. */
static int
place_owned(const struct reading *r, size_t self, struct slice word)
{
	int place = 0;

	for (size_t i = 0; i < r->item_count; i++)
		for (size_t k = 0; k < r->items[i].owner_count && i != self; k++)
			if (is_owner(&r->items[i].owners[k], word)) {
				if (place != 0)
					return 0;
				place = (int)i + 1;
				break;
			}
	return place;
}

/* What stands behind "after", "blocked by", "once": a number that ends the clause, or who has something to do
 * first. */
static int
place_after(const struct reading *r, size_t self, struct slice rest, enum kind kind)
{
	struct slice before = rest;
	struct token t = note_next(&rest), next;

	if (t.kind == POINT) {
		before = rest;
		t = note_next(&rest);
	}
	next = note_next(&(struct slice) { rest.p, rest.len });
	if (t.kind == NUMBER) {
		struct slice tail = slice_trim(rest);
		bool ends = tail.len == 0 || tail.p[0] == ',' || tail.p[0] == ';' || tail.p[0] == ')' ||
		    (tail.p[0] == '.' && (tail.len == 1 || tail.p[1] == ' ')) || next.kind == IS;

		/* "after 2": not "after 2pm", "after 2 Dec", "by 3" */
		return ends && slice_trim(before).p == t.word.p ? place_numbered(r, t.number) : 0;
	}
	if (kind != AFTER || t.kind != OTHER)
		return 0;
	if (slice_eq_nocase(next.word, SLICE("has")) || slice_eq_nocase(next.word, SLICE("have")) ||
	    slice_eq_nocase(next.word, SLICE("is")) || slice_eq_nocase(next.word, SLICE("delivers")))
		return place_owned(r, self, t.word);
	return 0;
}

static void
item_read(struct pool *pool, struct reading *r, size_t self, size_t *cap)
{
	struct slice rest = r->items[self].quote, word;
	enum kind before = END, kind;
	struct token tag;
	int looked = 0;

	for (; looked < ASKS_MAX && word_next(&rest, &word, &tag); before = kind) {
		int place;

		kind = tag.agreement != 0 ? OTHER : kind_of(word);
		if (kind != AFTER && !(kind == BY && before == BLOCKED) && !(kind == FOR && before == VERB))
			continue;
		looked++;
		place = place_after(r, self, rest, kind);
		if (place > 0 && place != (int)self + 1)
			wait_add(pool, r, cap,
			    (struct reading_wait) {
			        .item = (int)self + 1, .on = place, .quote = r->items[self].quote });
	}
}

void
wait_read_notes(struct pool *pool, struct reading *reading)
{
	size_t cap = 0;

	for (size_t i = 0; i < reading->item_count; i++)
		item_read(pool, reading, i, &cap);
}
