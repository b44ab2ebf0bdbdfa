/*
 * See answer.h. Place: the last step of interpret for a reply. Method: the text
 * falls into lines and sentences; each is tried as an explicit form (a verb, the
 * numbers of points, the rest), and what is none is a comment or unclear.
 */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/language/answer.h"
#include "parsers/language/date.h"

/* Points that one sentence names. */
#define NUMBERS_MAX 50

struct reply {
	struct pool *pool;
	const struct question *question;
	struct reading *reading;
	struct date_context dates;
	size_t cap;
};

/* The explicit forms; longer ones before their beginnings. */
static const struct {
	const char *words;
	enum reading_act act;
} verbs[] = {
	{ "not me", ACT_DECLINE }, { "no", ACT_DECLINE }, { "not mine", ACT_DECLINE }, { "on track", ACT_ON_TRACK }, { "at risk", ACT_AT_RISK },
	{ "confirmed", ACT_CONFIRM }, { "confirm", ACT_CONFIRM }, { "ok", ACT_CONFIRM }, { "okay", ACT_CONFIRM },
	{ "yes", ACT_CONFIRM }, { "agreed", ACT_CONFIRM }, { "decline", ACT_DECLINE }, { "declined", ACT_DECLINE },
	{ "change", ACT_CHANGE }, { "move", ACT_CHANGE }, { "reassign", ACT_REASSIGN }, { "blocked", ACT_BLOCKED },
	{ "need", ACT_NEED }, { "split", ACT_SPLIT }, { "done", ACT_DONE }, { "accepted", ACT_ACCEPT },
	{ "accept", ACT_ACCEPT }, { "reopen", ACT_REOPEN }, { "cancel", ACT_CANCEL }, { "drop", ACT_DROP },
	{ "status", ACT_STATUS }, { "help", ACT_HELP },
};

static struct reading_answer *
answer_add(struct reply *r, enum reading_act act, int item, struct slice quote)
{
	struct reading *g = r->reading;
	struct reading_answer *a;

	g->answers = pool_grow(r->pool, g->answers, g->answer_count, &r->cap, sizeof(*g->answers));
	a = &g->answers[g->answer_count++];
	*a = (struct reading_answer){ .item = item, .act = act, .quote = text_clean_line(r->pool, quote, READING_LINE_MAX),
		.confidence = 1 };
	return a;
}

/* -- pieces of a sentence -- */

static bool
is_word_end(struct slice s, size_t at)
{
	return at >= s.len || !((s.p[at] >= 'a' && s.p[at] <= 'z') || (s.p[at] >= '0' && s.p[at] <= '9') ||
	    (unsigned char)s.p[at] >= 0x80 || s.p[at] == '\'');
}

/* The verb at the start of folded, and how long it is; -1 when there is none. */
static int
verb_find(struct slice folded, size_t *len)
{
	for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++) {
		struct slice words = slice_of(verbs[i].words);

		if (slice_starts(folded, words) && is_word_end(folded, words.len)) {
			*len = words.len;
			return (int)verbs[i].act;
		}
	}
	return -1;
}

static bool
is_separator(struct slice s, size_t at)
{
	return s.p[at] == ' ' || s.p[at] == ',' || s.p[at] == '&' || s.p[at] == '#' || s.p[at] == '+' ||
	    s.p[at] == '(';
}

/* "1, 3 and 4" at *at: the numbers, and *at behind them. */
static size_t
numbers_read(struct slice s, size_t *at, int numbers[NUMBERS_MAX])
{
	size_t n = 0, i = *at;

	while (i < s.len && n < NUMBERS_MAX) {
		int value = 0, digits = 0;

		while (i < s.len && is_separator(s, i))
			i++;
		if (slice_starts_nocase(slice_from(s, i), SLICE("and ")))
			i += 4;
		if (slice_starts_nocase(slice_from(s, i), SLICE("point ")))
			i += 6;
		while (i < s.len && s.p[i] >= '0' && s.p[i] <= '9' && digits++ < 4)
			value = value * 10 + (s.p[i++] - '0');
		if (digits == 0 || digits > 4 || !(i >= s.len || strchr(" ,.:;&)!", s.p[i]) != NULL))
			break;
		numbers[n++] = value;
		*at = i;
	}
	return n;
}

/* The first date of s that is a deadline; where its words (with "by") begin and end. */
static bool
due_find(struct reply *r, struct slice s, struct reading_due *due, size_t *begin, size_t *end)
{
	struct date_found *list;
	size_t n = date_find(r->pool, &r->dates, s, &list);

	for (size_t i = 0; i < n; i++) {
		if (!date_due(r->pool, &r->dates, s, &list[i], due))
			continue;
		*begin = list[i].bound_at;
		*end = list[i].at + list[i].len;
		return true;
	}
	return false;
}

static struct slice
rest_trim(struct slice s)
{
	s = slice_trim(s);
	while (s.len > 0 && strchr(":,;-.!", s.p[0]) != NULL)
		s = slice_trim(slice_from(s, 1));
	while (s.len > 0 && strchr(",;.!", s.p[s.len - 1]) != NULL)
		s = slice_trim(slice_to(s, s.len - 1));
	return s;
}

/* -- what the rest of an explicit form says -- */

static void
parts_read(struct reply *r, struct reading_answer *a, struct slice rest)
{
	size_t cap = 0;

	while (rest.len > 0) {
		size_t end = slice_find_char(rest, ';'), b, e;
		struct slice one = rest_trim(slice_to(rest, end));
		struct reading_part part = { .text = one };

		rest = end < rest.len ? slice_from(rest, end + 1) : slice_from(rest, rest.len);
		if (one.len == 0)
			continue;
		if (due_find(r, one, &part.due, &b, &e) && b > 0)
			part.text = rest_trim(slice_to(one, b));
		part.text = text_clean_line(r->pool, part.text, READING_LINE_MAX);
		a->parts = pool_grow(r->pool, a->parts, a->part_count, &cap, sizeof(*a->parts));
		a->parts[a->part_count++] = part;
	}
}

/* A date and the words around it; a name where the act is about one. */
static void
rest_read(struct reply *r, struct reading_answer *a, struct slice rest)
{
	bool name = a->act == ACT_REASSIGN || a->act == ACT_DECLINE;
	size_t begin, end;
	struct text words;

	rest = rest_trim(rest);
	if (rest.len == 0)
		return;
	if (a->act == ACT_SPLIT) {
		parts_read(r, a, rest);
		return;
	}
	if (due_find(r, rest, &a->due, &begin, &end)) {
		text_init(&words, r->pool);
		text_add(&words, rest_trim(slice_to(rest, begin)));
		text_add(&words, SLICE(" "));
		text_add(&words, rest_trim(slice_from(rest, end)));
		rest = rest_trim(text_slice(&words));
	}
	rest = text_clean_line(r->pool, rest, READING_LINE_MAX);
	if (name && slice_find_char(rest, ' ') >= rest.len)
		a->to = rest;
	else if (a->act == ACT_REASSIGN)
		a->to = slice_starts_nocase(rest, SLICE("to ")) ? slice_trim(slice_from(rest, 3)) : rest;
	else if (!slice_eq_nocase(rest, SLICE("to")))
		a->text = rest;
}

static void
explicit_add(struct reply *r, enum reading_act act, struct slice sentence, size_t at)
{
	int numbers[NUMBERS_MAX];
	size_t n = numbers_read(sentence, &at, numbers);
	struct slice rest = slice_from(sentence, at);

	if (n == 0)
		rest_read(r, answer_add(r, act, 0, sentence), rest);
	for (size_t i = 0; i < n; i++)
		rest_read(r, answer_add(r, act, numbers[i], sentence), rest);
}

/* "2 by Tue 8 Dec", "4: Dana, by 9 Dec", "1 ok": a number first. */
static bool
number_first(struct reply *r, struct slice sentence)
{
	int numbers[NUMBERS_MAX];
	size_t at = 0, n = numbers_read(sentence, &at, numbers), len = 0;
	struct slice rest = rest_trim(slice_from(sentence, at)), folded = unicode_fold(r->pool, rest);
	struct reading_answer *a;
	int verb = verb_find(folded, &len);

	if (n == 0 || rest.len == 0)
		return false;
	for (size_t i = 0; i < n; i++) {
		a = answer_add(r, verb >= 0 ? (enum reading_act)verb : ACT_CHANGE, numbers[i], sentence);
		rest_read(r, a, verb >= 0 ? slice_from(rest, len) : rest);
		if (verb < 0 && a->text.len > 0 && r->question->role == ROLE_REQUESTER) {
			a->to = a->text;
			a->text = (struct slice){ NULL, 0 };
		}
	}
	return true;
}

static void
sentence_read(struct reply *r, struct slice sentence)
{
	struct slice folded = unicode_fold(r->pool, sentence);
	size_t len = 0;
	int verb = verb_find(folded, &len);

	if (sentence.len == 0)
		return;
	if (verb >= 0 && len <= sentence.len)
		explicit_add(r, (enum reading_act)verb, sentence, len);
	else if (!number_first(r, sentence))
		answer_add(r, ACT_UNCLEAR, 0, sentence)->confidence = 0;
}

void
answer_read(struct pool *pool, const struct question *question, struct slice text,
    const struct quote_pair *pairs, size_t pair_count, struct reading *reading)
{
	struct reply r = { .pool = pool, .question = question, .reading = reading };
	int64_t base = reading->date > 0 ? reading->date : question->now;
	struct slice line;

	(void)pairs;
	(void)pair_count;
	r.dates = (struct date_context){ civil_at(base, reading->offset_s), reading->offset_s, question->language,
		question->eod_minute, false };
	while (slice_line(&text, &line) && reading->answer_count < READING_ITEM_MAX - NUMBERS_MAX)
		sentence_read(&r, slice_trim(line));
}
