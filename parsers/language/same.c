/*
 * See same.h. Place: the last step of items.c. Method: words in common, weighed by
 * where the two stand and whether both name somebody.
 */
#include "parsers/base/pool.h"
#include "parsers/language/claim_clause.h"
#include "parsers/language/same.h"

void
same_words_of(const struct outline *o, struct slice text, struct same_words *c)
{
	struct tokens t = words_read(o->pool, &o->set, text);

	const uint64_t joints = W_WITH | W_PRONOUN | W_LEAD | W_AND | W_BE | W_PLEASE;

	c->n = c->twice = 0;
	c->bits = c->content = c->names = 0;
	for (size_t i = 0; i < t.n && c->n < SAME_WORDS_MAX; i++) {
		if (t.v[i].low.len == 0 || (t.v[i].is & (W_ARTICLE | W_TO | W_FUTURE)))
			continue;
		if (c->n > 0 && !(t.v[i].is & joints) && t.v[i].kind != TOKEN_PUNCT)
			c->content |= 1ull << c->n;
		if (c->n > 0 && t.v[i].letters == CASE_CAPITAL)
			c->names |= 1ull << c->n;
		c->v[c->n] = t.v[i].low_hash;
		c->twice += c->bits >> (c->v[c->n] & 63) & 1;
		c->bits |= 1ull << (c->v[c->n++] & 63);
	}
}

/* The most that same_overlap() may come to: of most tasks that is too little. */
static double
overlap_most(const struct same_words *a, const struct same_words *b)
{
	/* words of one bit may be several of a */
	size_t both = (size_t)__builtin_popcountll(a->bits & b->bits) + a->twice;

	return a->n + b->n == 0 ? 0 : 2.0 * (double)both / (double)(a->n + b->n);
}

double
same_overlap(const struct same_words *a, const struct same_words *b)
{
	size_t both = 0;
	uint64_t used = 0;

	for (size_t i = 0; i < a->n; i++) {
		for (size_t j = 0; j < b->n && (b->bits >> (a->v[i] & 63) & 1); j++) {
			if (!(used >> j & 1) && a->v[i] == b->v[j]) {
				used |= 1ull << j;
				both++;
				break;
			}
		}
	}
	return a->n + b->n == 0 ? 0 : 2.0 * (double)both / (double)(a->n + b->n);
}

/* Has a a word of its own, of those in set, that b has not? */
static bool
has_own(const struct same_words *a, uint64_t set, const struct same_words *b)
{
	for (size_t i = 0; i < a->n; i++) {
		size_t j = 0;

		while ((set >> i & 1) && j < b->n && b->v[j] != a->v[i])
			j++;
		if ((set >> i & 1) && j == b->n)
			return true;
	}
	return false;
}

bool
same_names_differ(const struct same_words *a, const struct same_words *b)
{
	return has_own(a, a->names, b) && has_own(b, b->names, a);
}

bool
same_owners_meet(const struct reading_item *a, const struct reading_item *b)
{
	if (a->owner_count == 0 || b->owner_count == 0)
		return true;
	for (size_t i = 0; i < a->owner_count; i++)
		for (size_t j = 0; j < b->owner_count; j++)
			if (slice_eq_nocase(a->owners[i].name, b->owners[j].name) ||
			    (a->owners[i].email.len > 0 &&
			        slice_eq_nocase(a->owners[i].email, b->owners[j].email)))
				return true;
	return false;
}

static bool
owners_equal(const struct reading_item *a, const struct reading_item *b)
{
	if (a->owner_count != b->owner_count)
		return false;
	for (size_t i = 0; i < a->owner_count; i++)
		if (!slice_eq_nocase(a->owners[i].name, b->owners[i].name))
			return false;
	return true;
}

static bool
is_structural(const struct claim *c)
{
	return c->marked || c->listed || c->form == CLAIM_ROW;
}

/*
 * How alike two tasks must be to be one. Minutes say it first in a sentence and
 * then again behind a marker or in the list at the end: there less will do.
 */
static double
merge_at(const struct reading_item *a, const struct claim *ca, const struct reading_item *b,
    const struct claim *cb)
{
	bool structural_a = is_structural(ca), structural_b = is_structural(cb);

	if (a->owner_count == 0 || b->owner_count == 0)
		return 0.85;
	if (structural_a != structural_b)
		return cb->block - ca->block < 6 ? 0.3 : 0.45;
	/* "Maya: learn to read it", "Maya: learn to write it" one below the other */
	return ca->form == CLAIM_LABEL && cb->form == CLAIM_LABEL && cb->block - ca->block < 3 ? 0.95 : 0.75;
}

static bool
has_digit(struct slice s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9')
			return true;
	return false;
}

/* A digit, with what of the number stands before it, that only one of the two has. */
static bool
figures_differ(struct slice a, struct slice b)
{
	size_t i = 0, j = 0;

	for (;;) {
		while (i < a.len && (a.p[i] < '0' || a.p[i] > '9'))
			i++;
		while (j < b.len && (b.p[j] < '0' || b.p[j] > '9'))
			j++;
		if (i == a.len || j == b.len)
			return (i == a.len) != (j == b.len);
		while (i < a.len && j < b.len && a.p[i] >= '0' && a.p[i] <= '9' && a.p[i] == b.p[j]) {
			i++;
			j++;
		}
		if ((i < a.len && a.p[i] >= '0' && a.p[i] <= '9') ||
		    (j < b.len && b.p[j] >= '0' && b.p[j] <= '9'))
			return true;
	}
}

/*
 * "Maya to follow up on it" under each of two topics: the same words, outside lists of tasks, are about what stands
 * above them. Behind a marker only below points, as minutes tell the marked line again at their end; and where one of
 * them has a day, it is the list that says by when.
 */
static bool
is_of_other_topic(const struct outline *o, const struct same_telling *a, const struct same_telling *b)
{
	const struct place *v = &o->v[a->claim->block], *w = &o->v[b->claim->block];
	bool points = v->parent >= 0 && w->parent >= 0, marked = a->claim->marked || b->claim->marked;

	if (a->item->due.given != b->item->due.given)
		return false;
	if (a->claim->listed || b->claim->listed || a->words->n != b->words->n || (marked && !points) ||
	    memcmp(a->words->v, b->words->v, a->words->n * sizeof(a->words->v[0])) != 0)
		return false;
	return points ? v->parent != w->parent : v->heading >= 0 && w->heading >= 0 && v->heading != w->heading;
}

/* "Hall: Maya to check", "Roof: Maya and Tom to check": the deed alone says nothing without what stands before. */
static bool
is_of_other_thing(const struct outline *o, const struct same_telling *a, const struct same_telling *b)
{
	const struct tokens *t = &o->v[a->claim->block].t, *u = &o->v[b->claim->block].t;
	size_t n = a->claim->actor.from, m = b->claim->actor.from;

	if (a->words->n > 1 || b->words->n > 1 || a->claim->form != CLAIM_CLAUSE || b->claim->form != CLAIM_CLAUSE ||
	    a->claim->actor_block != a->claim->block || b->claim->actor_block != b->claim->block || n < 2 || m < 2)
		return false;
	return n != m || !slice_eq_nocase(tokens_slice(t, 0, n), tokens_slice(u, 0, m));
}

/* Points of one list? */
static bool
are_beside(const struct place *v, const struct place *w)
{
	return v->b->kind == BLOCK_ITEM && w->b->kind == BLOCK_ITEM && v->parent == w->parent && v->heading == w->heading;
}

/*
 * Two lines of a list with other figures or another date are two tasks, however
 * alike: work packages 1 and 2, the report of each week. "the issue" of the minutes is "issue 204" in the list at their end.
 */
static bool
is_series(const struct outline *o, const struct same_telling *x, const struct same_telling *y)
{
	const struct reading_item *a = x->item, *b = y->item;

	if (!is_structural(x->claim) || !is_structural(y->claim))
		return false;
	if (figures_differ(a->text, b->text) && ((has_digit(a->text) && has_digit(b->text)) ||
	    are_beside(&o->v[x->claim->block], &o->v[y->claim->block])))
		return true;
	return a->due.given && b->due.given && civil_days(a->due.date) != civil_days(b->due.date);
}

/* Words of the shorter telling from which on it may be the longer one's in short. */
#define SHORT_MIN 3

/* "will send the blue boards to Maya and Tom", and on the list at the end "send the boards": all its words, its owner's. */
static bool
is_told_in_short(const struct outline *o, const struct same_telling *a, const struct same_telling *b)
{
	const struct same_words *x = a->words, *y = b->words;

	if (x->n < SHORT_MIN || y->n < SHORT_MIN || a->item->owner_count == 0 || !owners_equal(a->item, b->item) ||
	    o->v[a->claim->block].heading == o->v[b->claim->block].heading)
		return false;
	return !has_own(x, ~0ull, y) || !has_own(y, ~0ull, x);
}

/*
 * Told in the same way, each with a word of its own ("the chairs for Berlin", "the chairs for Munich"), of others or by
 * another day; or one below the other in a list, where only one of the two is somebody's: nothing of one goes over.
 */
static bool
are_two(const struct outline *o, const struct same_telling *a, const struct same_telling *b)
{
	const struct reading_item *x = a->item, *y = b->item;
	bool alike = is_structural(a->claim) == is_structural(b->claim), equal = owners_equal(x, y);
	bool dated = x->due.given || y->due.given;
	bool days = x->due.given && y->due.given && civil_days(x->due.date) != civil_days(y->due.date);

	if (days && (alike || !equal))
		return true;
	/* "create the pages", "write tests for the pages": points of one list, in other words */
	if (alike && is_structural(a->claim) && are_beside(&o->v[a->claim->block], &o->v[b->claim->block]) &&
	    (a->words->n != b->words->n || memcmp(a->words->v, b->words->v, a->words->n * sizeof(a->words->v[0])) != 0))
		return true;
	/* without a day it may be the same in other words */
	if (((alike || dated) && same_names_differ(a->words, b->words)) ||
	    (alike && dated && has_own(a->words, a->words->content, b->words) &&
	        has_own(b->words, b->words->content, a->words)))
		return true;
	if (a->claim->form == CLAIM_ROW && b->claim->form == CLAIM_ROW &&
	    o->v[a->claim->block].table == o->v[b->claim->block].table)
		return !equal || dated || a->words->n != b->words->n ||
		    memcmp(a->words->v, b->words->v, a->words->n * sizeof(a->words->v[0])) != 0;
	return !equal && a->claim->listed && b->claim->listed &&
	    o->v[a->claim->block].heading == o->v[b->claim->block].heading &&
	    (x->owner_count == 0 || y->owner_count == 0);
}

bool
same_carried_on(const struct same_telling *a, const struct same_telling *b, struct civil_date today)
{
	const struct reading_item *x = a->item, *y = b->item;

	return is_structural(a->claim) && is_structural(b->claim) && a->claim->block != b->claim->block &&
	    x->due.given && y->due.given && x->done == y->done && a->words->n == b->words->n &&
	    a->words->bits == b->words->bits &&
	    memcmp(a->words->v, b->words->v, a->words->n * sizeof(a->words->v[0])) == 0 && owners_equal(x, y) &&
	    (civil_days(x->due.date) < civil_days(today)) != (civil_days(y->due.date) < civil_days(today));
}

/* "do it", "take care of that", "send them" behind "send the two lists": about the task named before. */
static bool
refers_back(const struct outline *o, const struct claim *before, const struct claim *c)
{
	static const char *const any[] = { "do", "get", "handle", "take", "mache", "mach", "erledige" };
	const struct tokens *t = &o->v[c->block].t, *other = &o->v[before->block].t;
	struct slice verb = t->v[c->task_from].low;
	bool pronoun = false, same = slice_eq(verb, other->v[before->task_from].low);

	same = same || SLICE_IS_ONE_OF(verb, any);
	if (!same || c->marked || c->listed)
		return false;
	for (size_t i = c->task_from + 1; i < c->task_to; i++) {
		if ((t->v[i].is & (W_TIME | W_BYTIME)) || t->v[i].kind == TOKEN_NUMBER)
			break;
		/* "do that and tell the firm" */
		if (pronoun && (t->v[i].is & W_AND))
			break;
		if (t->v[i].kind == TOKEN_PUNCT || (t->v[i].is & (W_LEAD | W_WITH)))
			continue;
		/* "ask that the sign be moved" says what */
		if (pronoun && (t->v[i].is & W_ARTICLE) && slice_eq(t->v[i - 1].low, SLICE("that")))
			return false;
		/* "do this in the meeting of the shift" */
		if (pronoun && (t->v[i].is & W_FUNCTION))
			break;
		if (!(t->v[i].is & W_PRONOUN))
			return false;
		pronoun = true;
	}
	return pronoun;
}

static bool
may_promise(const struct claim *c)
{
	return signal_binds(c->signal) || c->signal == SIGNAL_VERB;
}

static bool
all_reachable(const struct reading_item *item)
{
	for (size_t i = 0; i < item->owner_count; i++)
		if (item->owners[i].email.len == 0)
			return false;
	return item->owner_count > 0;
}

/* "She will also book the van", "Er wird auch ...": one more. */
static bool
says_also(const struct tokens *t, const struct claim *c)
{
	static const char *const also[] = { "also", "additionally", "auch", "au\303\237erdem", "aussi", "tambi\303\251n" };

	for (size_t i = c->from; i < c->task_to && i < c->task_from + 2; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, also))
			return true;
	return false;
}

/* "Élodie writes the poster. She hands it in on 4 Dec": the sentence of the second says when. */
static bool
says_when(const struct outline *o, const struct claim *before, const struct claim *c)
{
	const struct tokens *t = &o->v[c->block].t;
	size_t from = c->from;
	unsigned mark;

	while (from > before->task_from && t->v[from - 1].kind != TOKEN_PUNCT)
		from--;
	return c->sentence > before->sentence && !c->marked && clause_is_done_then(t, from, sentence_end(t, from, t->n, &mark));
}

/*
 * "Maya brings the ladder. She books the van, latest 4 Dec.": another sentence with a day of
 * its own. In prose, "Maya will count the beds, and she will also call the firm" as well.
 */
static bool
is_more(
    const struct outline *o, const struct claim *before, const struct reading_item *item, const struct claim *c)
{
	bool told = o->v[c->block].b->kind == BLOCK_PARAGRAPH && may_promise(before) && may_promise(c) &&
	    all_reachable(item);

	/* two sentences of minutes in one cell */
	if (c->form == CLAIM_ROW && (c->minutes || c->parts > 1) && before->form == CLAIM_ROW && c->task_from >= before->task_to)
		return true;
	/* "Maya: 1) answer the bank 2) call the city", "Actions: answer the bank. Call the city." */
	if (c->form != CLAIM_ROW && before->form != CLAIM_ROW && c->parts > 1 && before->parts > 1)
		return true;
	if (c->form != CLAIM_CLAUSE || before->form != CLAIM_CLAUSE || refers_back(o, before, c))
		return false;
	/* "Maya will order the desks. The hall is free. Maya to tell the painter": who is
	 * named again, or does something as well, has another task */
	if (c->sentence != before->sentence && signal_binds(before->signal) && signal_binds(c->signal) &&
	    ((c->actor.from > before->actor.to && c->actor.kind < ACTOR_WE) || says_also(&o->v[c->block].t, c)) &&
	    before->actor_block == c->actor_block && c->task_to > c->task_from + 2)
		return true;
	/* "Maya orders the desks, and she tells the painter (by Friday)": the day is only the second one's */
	return told ||
	    (item->due.given &&
	        (c->sentence != before->sentence ||
	            (c->signal == SIGNAL_VERB && before->signal == SIGNAL_VERB && c->reachable &&
	                c->task_from >= before->task_to)));
}

/* Kinds of deeds, as bits: a summary tells one in other words of its kind, "contact the bank", "call the bank". */
static unsigned
deeds_of(struct slice verb)
{
	static const char *const deeds[] = {
		" call phone ring contact email mail write speak talk ask chase follow reach inform tell remind ",
		" send share forward mail email pass provide distribute circulate give hand deliver bring return ",
		" draft write prepare produce create make do compile assemble build develop design put document ",
		" check verify look confirm clarify find see investigate review examine test evaluate assess explore research read go ",
		" update revise change adapt amend edit fix correct modify adjust repair improve clean ",
		" order buy purchase get procure ",
		" book reserve arrange organise organize schedule plan set invite ",
		" publish post upload print put announce ",
		" cancel remove delete drop close stop ",
	};
	unsigned bits = 0;

	for (size_t i = 0; i < sizeof(deeds) / sizeof(deeds[0]); i++) {
		struct slice all = slice_of(deeds[i]);
		size_t at = slice_find(all, verb);

		if (at > 0 && at + verb.len < all.len && all.p[at - 1] == ' ' && all.p[at + verb.len] == ' ')
			bits |= 1u << i;
	}
	return bits;
}

/* From here on tasks are one though what is done is said with another verb. */
#define DEEDS_ALIKE 0.8

/* "buy the paper", "print the paper": two things that are done to one. */
static bool
deeds_differ(const struct outline *o, const struct claim *a, const struct claim *b)
{
	const unsigned x = deeds_of(o->v[a->block].t.v[a->task_from].low), y = deeds_of(o->v[b->block].t.v[b->task_from].low);

	return x != 0 && y != 0 && (x & y) == 0;
}

/* So much of both is enough where one has all words of the other. */
#define SHORT_ALIKE 0.45

/* Blocks between a task and "I will do it by Friday". */
#define ANSWER_MAX 8

bool
same_task(const struct outline *o, const struct same_telling *a, const struct same_telling *b)
{
	const struct claim *before = a->claim, *c = b->claim;
	double least, overlap;

	if (before->block == c->block)
		return (owners_equal(a->item, b->item) && !is_more(o, before, b->item, c)) ||
		    (same_owners_meet(a->item, b->item) && says_when(o, before, c));
	/* "Action: order new cups", and below that point "Tom to do that" */
	if (c->block - before->block < ANSWER_MAX &&
	    (owners_equal(a->item, b->item) ||
	        (a->item->owner_count == 0 && o->v[c->block].parent == (int)before->block)) &&
	    refers_back(o, before, c))
		return true;
	least = merge_at(a->item, before, b->item, c);
	if (is_told_in_short(o, a, b))
		least = SHORT_ALIKE < least ? SHORT_ALIKE : least;
	if (overlap_most(b->words, a->words) < least || !same_owners_meet(a->item, b->item))
		return false;
	overlap = same_overlap(b->words, a->words);
	return overlap >= least && !is_series(o, a, b) && !is_of_other_topic(o, a, b) &&
	    !is_of_other_thing(o, a, b) && !are_two(o, a, b) && !(overlap < DEEDS_ALIKE && deeds_differ(o, before, c));
}
