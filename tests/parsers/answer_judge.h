/*
 * answer_judge: sets of replies and what they say, as answer.cases describes them:
 * one line a reply, and whether a reading of it is right. For the test, and for
 * training and measuring the second reader.
 */
#ifndef AGREED_ANSWER_JUDGE_H
#define AGREED_ANSWER_JUDGE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/language/answer.h"
#include "parsers/language/answer_model.h"
#include "parsers/mail/quote.h"

#define FIELDS 5
#define POINTS_MAX 400
#define ACTS_MAX 20
#define SET_MAX 10 /* points of one set */
#define SECOND_OF_24_NOVEMBER_2026 1795510800

struct set_point {
	char set;
	struct reading_point point;
};

struct act {
	int item;
	struct slice name, to;
	struct civil_date due;
};

enum outcome { UNDERSTOOD, REFUSED, WRONG };

struct cases {
	struct pool *pool;
	struct set_point points[POINTS_MAX];
	size_t point_count;
};

static inline size_t
fields(struct slice line, char sign, struct slice *v, size_t max)
{
	size_t n = 0;

	while (n < max) {
		size_t bar = n + 1 < max ? slice_find_char(line, sign) : line.len;

		v[n++] = slice_trim(slice_to(line, bar));
		if (bar >= line.len)
			break;
		line = slice_from(line, bar + 1);
	}
	return n;
}

static inline struct slice
unescaped(struct pool *pool, struct slice s)
{
	struct text t;

	text_init(&t, pool);
	for (size_t i = 0; i < s.len; i++)
		if (s.p[i] == '\\' && i + 1 < s.len && s.p[i + 1] == 'n') {
			text_add_char(&t, '\n');
			i++;
		} else {
			text_add_char(&t, s.p[i]);
		}
	return text_slice(&t);
}

static inline void
point_add(struct cases *c, struct slice line)
{
	struct slice v[FIELDS] = { { NULL, 0 } };
	struct set_point *p = &c->points[c->point_count++];

	assert_true(c->point_count < POINTS_MAX && fields(line, '|', v, FIELDS) == FIELDS);
	p->set = v[0].p[1];
	p->point = (struct reading_point) { .n = v[1].p[0] - '0', .owner = v[2], .text = v[4],
		.aside = slice_ends_nocase(v[1], SLICE("aside")), .hidden = slice_ends_nocase(v[1], SLICE("hidden")) };
	if (v[3].len > 0)
		assert_true(civil_date_parse(v[3], &p->point.due));
}

/* -- what was read, and what should have been -- */

/* answer_read, or the same with another model. */
typedef void answer_reader(struct pool *pool, const struct question *question, struct slice text,
    const struct quote_pair *pairs, size_t pair_count, struct reading *reading);

/* v: the fields of a line. */
static inline void
read_one(struct cases *c, struct pool *pool, answer_reader *reader, struct slice *v, struct reading *reading)
{
	static const struct {
		const char *name, *email;
		enum reading_role role;
	} writers[] = {
		{ "Maya Lin", "maya@corp.example", ROLE_OWNER },
		{ "Jane Doe", "jane@corp.example", ROLE_REQUESTER },
		{ "Ruth Ellis", "ruth@corp.example", ROLE_MANAGER },
	};
	int role = v[0].p[0] | 32, w = role == 'o' ? 0 : role == 'r' ? 1 : 2;
	struct question q = { .now = SECOND_OF_24_NOVEMBER_2026,
		.offset_s = 3600,
		.eod_minute = 17 * 60,
		.role = writers[w].role };
	struct reading_point points[POINTS_MAX];
	struct quote_pair *pairs;
	struct slice own;
	size_t n;

	for (size_t i = 0; i < c->point_count; i++)
		if (c->points[i].set == v[1].p[0])
			points[q.point_count++] = c->points[i].point;
	q.points = points;
	*reading = (struct reading) { .date = SECOND_OF_24_NOVEMBER_2026,
		.offset_s = 3600,
		.from = { slice_of(writers[w].name), slice_of(writers[w].email) } };
	own = quote_split(pool, line_split(pool, unescaped(pool, v[2])), &pairs, &n);
	reader(pool, &q, own, pairs, n, reading);
}

static inline size_t
wanted(struct slice s, struct act *acts)
{
	struct slice list[ACTS_MAX], word[4];
	size_t n = fields(s, ';', list, ACTS_MAX);

	for (size_t i = 0; i < n; i++) {
		size_t words = fields(list[i], ' ', word, 2), mark = slice_find_char(word[1], '>');

		assert_int_equal(words, 2);
		acts[i] = (struct act) { .item = word[0].p[0] == '*' ? 0 : word[0].p[0] - '0' };
		if (mark < word[1].len)
			acts[i].to = slice_trim(slice_from(word[1], mark + 1));
		words = fields(slice_trim(slice_to(word[1], mark)), ' ', word, 2);
		acts[i].name = word[0];
		if (words == 2)
			assert_true(civil_date_parse(word[1], &acts[i].due));
	}
	return n;
}

/* "Mr Haddad" is Haddad. */
static inline bool
is_same(const struct act *want, const struct reading_answer *got)
{
	if (got->interest.len > 0 || slice_eq(want->name, SLICE("interest")))
		return slice_eq(want->name, SLICE("interest")) && want->item == got->item &&
		    slice_eq(want->to, got->interest);
	return slice_eq(want->name, slice_of(reading_act_name(got->act))) && want->item == got->item &&
	    slice_eq_nocase(answer_fill_untitled(want->to), answer_fill_untitled(got->to)) && got->due.given == (want->due.year != 0) &&
	    (!got->due.given || civil_compare(want->due, got->due.date) == 0);
}

static inline bool
is_harmless(const struct reading_answer *a)
{
	return a->act == ACT_UNCLEAR || a->act == ACT_QUESTION ||
	    (a->act == ACT_COMMENT && a->interest.len == 0);
}

/* The points that an item of 0 means: the writer's, or all where none is. */
static inline size_t
points_of(const struct cases *c, const struct slice *v, int item, int *points)
{
	bool owner = (v[0].p[0] | 32) == 'o';
	size_t n = 0;

	if (item != 0) {
		points[0] = item;
		return 1;
	}
	for (int own = owner; own >= 0 && n == 0; own--)
		for (size_t i = 0; i < c->point_count && n < SET_MAX; i++)
			if (c->points[i].set == v[1].p[0] &&
			    (!own || slice_eq(c->points[i].point.owner, SLICE("Maya Lin"))))
				points[n++] = c->points[i].point.n;
	return n;
}

/* "All of mine" is each of them. */
static inline size_t
expanded(const struct cases *c, const struct slice *v, const struct act *acts, size_t n, struct act *out)
{
	size_t all = 0;

	for (size_t i = 0; i < n; i++) {
		int points[SET_MAX];
		size_t count = points_of(c, v, acts[i].item, points);

		for (size_t k = 0; k < count && all < ACTS_MAX * SET_MAX; k++) {
			out[all] = acts[i];
			out[all++].item = points[k];
		}
	}
	return all;
}

/* The first of the acts that is wanted, not used, and the same. */
static inline bool
is_wanted(const struct act *want, size_t n, bool *used, const struct reading_answer *a)
{
	for (size_t k = 0; k < n; k++)
		if (!used[k] && is_same(&want[k], a)) {
			used[k] = true;
			return true;
		}
	return false;
}

/* "5: Dana, by the 9th" as one act or as two: whose it is, and when. How many of the wanted it is. */
static inline size_t
wanted_by(const struct act *want, size_t n, bool *used, const struct reading_answer *a)
{
	struct reading_answer who = *a, when = *a;

	if (is_wanted(want, n, used, a))
		return 1;
	if (a->act != ACT_REASSIGN || !a->due.given)
		return 0;
	who.due.given = false;
	when.act = ACT_CHANGE;
	when.to.len = 0;
	return is_wanted(want, n, used, &who) && is_wanted(want, n, used, &when) ? 2 : 0;
}

/* The requester's "ok" and his "accepted" are one yes to what he was asked. */
static inline void
yes_join(const struct slice *v, struct act *want, size_t n, struct reading_answer *got)
{
	if ((v[0].p[0] | 32) != 'r')
		return;
	for (size_t i = 0; i < n; i++)
		want[i].name = slice_eq(want[i].name, SLICE("confirm")) ? SLICE("accept") : want[i].name;
	got->act = got->act == ACT_CONFIRM ? ACT_ACCEPT : got->act;
}

static inline enum outcome
judge(const struct cases *c, const struct slice *v, const struct act *acts, size_t act_count,
    const struct reading *r)
{
	static struct act want[ACTS_MAX * SET_MAX];
	bool used[ACTS_MAX * SET_MAX] = { false };
	size_t n = expanded(c, v, acts, act_count, want), found = 0, unclear = 0;

	for (size_t i = 0; i < r->answer_count; i++) {
		struct reading_answer a = r->answers[i];
		int points[SET_MAX];
		size_t count = points_of(c, v, a.item, points);

		yes_join(v, want, n, &a);
		for (size_t k = 0; k < count; k++) {
			size_t known;

			a.item = points[k];
			known = wanted_by(want, n, used, &a);
			found += known;
			unclear += a.act == ACT_UNCLEAR && known == 0;
			if (known == 0 && !is_harmless(&a))
				return WRONG;
		}
	}
	return found == n && unclear == 0 ? UNDERSTOOD : REFUSED;
}

static inline size_t
set_size(const struct cases *c, char set)
{
	size_t n = 0;

	for (size_t i = 0; i < c->point_count; i++)
		n += c->points[i].set == set;
	return n;
}

/* What became of a line: v its fields, r the reading of it. */
static inline enum outcome
line_judge(const struct cases *c, struct slice *v, const struct reading *r)
{
	struct act want[ACTS_MAX];
	enum outcome o = UNDERSTOOD;

	if (!slice_eq(v[3], SLICE("-")))
		return judge(c, v, want, wanted(v[3], want), r);
	for (size_t i = 0; i < r->answer_count; i++)
		o = is_harmless(&r->answers[i]) ? o : WRONG;
	return o;
}

#endif
