/*
 * See claim_clause.h. Tasks in Chinese sentences, part by part between commas:
 * "张伟周五前提交报告，李娜核对", "改造由张伟跟进", "样品我来准备", "麻烦你把清单发我", "张伟和厂家确认交期".
 *
 * Method: somebody known, or the writer, begins the part or stands behind what is done, and words of asking,
 * of what comes, or a day bind him; whoever stands behind "与", "向", "找" is only met. What is told ("了",
 * "说") or usual ("每周") is none.
 */
#include "parsers/language/claim_clause.h"

static bool
is_known(const struct actor *a)
{
	return a->n > 0 && a->kind != ACTOR_NONE && a->kind <= ACTOR_DEPARTMENT;
}

static bool
is_colon(const struct tokens *t, size_t i)
{
	return token_is(t, i, 0xff1a) || token_is(t, i, ':');
}

/* Where the part of a Chinese sentence ends: at its comma or semicolon. */
static size_t
ideograph_part(const struct tokens *t, size_t i, size_t end)
{
	while (i < end && !token_is(t, i, 0xff0c) && !token_is(t, i, ',') && !token_is(t, i, 0xff1b) &&
	    !token_is(t, i, ';'))
		i++;
	return i;
}

/* Does it tell how things are or were, or what somebody says: "了", "过", "是", "认为"? */
static bool
is_told_in_chinese(const struct tokens *t, size_t from, size_t end)
{
	static const char *const one[] = { "\344\272\206", "\350\277\207", "\346\230\257", "\346\234\211",
		"\346\262\241", "\344\270\215", "\345\267\262", "\345\220\227", "\345\221\242",
		"\350\257\264" };
	static const char *const two[] = { "\350\256\244\344\270\272", "\350\241\250\347\244\272",
		"\346\217\220\345\207\272", "\344\273\213\347\273\215", "\346\214\207\345\207\272",
		"\350\257\264\346\230\216", "\350\257\242\351\227\256", "\345\270\214\346\234\233",
		"\345\273\272\350\256\256", "\350\247\211\345\276\227", "\347\237\245\351\201\223",
		"\345\220\214\346\204\217", "\345\217\257\350\203\275", "\345\272\224\350\257\245",
		"\347\241\256\350\256\244\347\232\204" };

	for (size_t i = from; i < end; i++) {
		struct slice rest = slice_from(t->text, t->v[i].at);

		/* "能不能" */
		if (i > from && i + 1 < end && slice_eq(t->v[i - 1].low, t->v[i + 1].low) &&
		    slice_eq(t->v[i].low, SLICE("\344\270\215")))
			continue;
		if (SLICE_IS_ONE_OF(t->v[i].low, one) || (t->v[i].is & W_QUESTION) || token_is(t, i, 0xff1f))
			return true;
		for (size_t j = 0; j < sizeof(two) / sizeof(two[0]); j++)
			if (slice_starts(rest, slice_of(two[j])))
				return true;
	}
	return false;
}

/* May a task follow somebody at token i: no "的", "和", "，" and at least two characters? */
static bool
may_do(const struct tokens *t, size_t i, size_t to)
{
	static const char *const no[] = { "\347\232\204", "\345\222\214", "\344\270\216", "\350\267\237" };

	/* "跟进" begins with one of them */
	return i + 2 <= to && t->v[i].kind != TOKEN_PUNCT &&
	    (!SLICE_IS_ONE_OF(t->v[i].low, no) || (t->v[i].phrase & (W_VERB | W_COMMIT)));
}

static bool
names_day(const struct tokens *t, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if ((t->v[i].is & (W_TIME | W_BYTIME)) || (t->v[i].phrase & (W_TIME | W_BYTIME)))
			return true;
	return false;
}

/* "与", "和", "向", "找": with or of whom. */
static bool
is_with(const struct token *w)
{
	static const char *const with[] = { "\344\270\216", "\345\222\214", "\350\267\237",
		"\345\220\221", "\346\211\276", "\345\257\271", "\347\273\231", "\350\256\251",
		"\351\227\256", "\350\202\257" };

	return w->kind == TOKEN_IDEOGRAPH && SLICE_IS_ONE_OF(w->low, with);
}

/* "你", "您": the one person whom the mail greets. */
static bool
greeted_actor(const struct finder *f, size_t i, struct actor *a)
{
	static const char *const you[] = { "\344\275\240", "\346\202\250" };

	if (f->greeted.n == 0 || clause_in_chat(f) || !SLICE_IS_ONE_OF(f->t->v[i].low, you) ||
	    (f->t->v[i].phrase_len > 1))
		return false;
	*a = f->greeted;
	a->from = i;
	a->to = i + 1;
	return true;
}

/* Where a part begins behind "一是", "分工：" and signs. */
static size_t
part_begin(const struct finder *f, size_t i, size_t to)
{
	static const char *const numbers[] = { "\344\270\200", "\344\272\214", "\344\270\211", "\345\233\233",
		"\344\272\224" };
	const struct tokens *t = f->t;
	struct actor a;

	while (i < to && t->v[i].kind == TOKEN_PUNCT)
		i++;
	if (i < to && actor_read(f->people, t, i, to, &a) && is_known(&a))
		return i;
	for (size_t j = i + 1; j + 2 < to; j++)
		if (is_colon(t, j)) {
			i = j + 1;
			break;
		}
	if (i + 2 < to && SLICE_IS_ONE_OF(t->v[i].low, numbers) &&
	    slice_eq(t->v[i + 1].low, SLICE("\346\230\257")))
		i += 2;
	return i;
}

/* "王师傅", "陈经理", "小陈": somebody whom nobody knows, called as people are. */
static bool
is_called(const struct tokens *t, const struct actor *a)
{
	static const char *const ends[] = { "\345\202\205", "\347\220\206", "\344\273\273", "\345\270\210", "\345\270\253", "\347\224\237", "\345\243\253", "\345\247\220", "\347\233\221", "\347\233\243", "\346\200\273", "\347\270\275", "\345\267\245", "\345\223\245" };
	static const char *const begins[] = { "\345\260\217", "\350\200\201" };

	return a->n == 1 && a->kind == ACTOR_NAME && a->to >= a->from + 2 && t->v[a->from].kind == TOKEN_IDEOGRAPH &&
	    (SLICE_IS_ONE_OF(t->v[a->to - 1].low, ends) || SLICE_IS_ONE_OF(t->v[a->from].low, begins));
}

/* "尽快", "马上" at token i: soon; its tokens, or 0. */
static size_t
soon_length(const struct tokens *t, size_t i, size_t to)
{
	static const char *const soon[] = { "\345\260\275 \345\277\253", "\345\204\230 \345\277\253", "\347\233\241 \345\277\253", "\345\260\275 \346\227\251", "\345\204\230 \346\227\251", "\351\251\254 \344\270\212", "\351\246\254 \344\270\212", "\347\253\213 \345\215\263", "\347\253\213 \345\210\273", "\346\212\223 \347\264\247", "\346\212\223 \347\267\212", "\346\212\275 \347\251\272" };

	return CLAUSE_PHRASE_AT(t, i, to, soon);
}

/* Who begins the part of a sentence at token i; *asked: behind "请", "由"; false if nobody who is known. */
static bool
chinese_actor(const struct finder *f, size_t *i, size_t to, struct actor *a, bool *asked)
{
	static const char *const hands[] = { "\350\257\267", "\347\224\261", "\350\256\251",
		"\351\272\273 \347\203\246", "\346\224\271 \347\224\261" };
	static const char *const please[] = { "\350\257\267", "\351\272\273 \347\203\246 \344\275\240", "\351\272\273 \347\203\246" };
	static const char *const sides[] = { "\350\277\231 \350\276\271", "\351\202\243 \350\276\271" };
	const struct tokens *t = f->t;
	size_t n;

	for (*asked = false; *i < to; *i += n) {
		if ((n = CLAUSE_PHRASE_AT(t, *i, to, hands)) > 0)
			*asked = true;
		else if (!token_has(t, *i, W_LEAD, &n))
			break;
	}
	if (*i >= to)
		return false;
	if (greeted_actor(f, *i, a))
		return *asked;
	if (!actor_read(f->people, t, *i, to, a) ||
	    !(is_known(a) || (a->kind == ACTOR_I && t->v[*i].kind == TOKEN_IDEOGRAPH) || is_called(t, a) ||
	        /* "请各部门周五前提交预算" */
	        (a->kind == ACTOR_EVERYONE && *asked && names_day(t, a->to, to))))
		return false;
	a->to += CLAUSE_PHRASE_AT(t, a->to, to, sides);
	/* "张伟你先把清单报上来" */
	if (a->to < to && a->kind <= ACTOR_HANDLE && slice_eq(t->v[a->to].low, SLICE("\344\275\240"))) {
		*asked = true;
		a->to++;
	}
	/* "@张伟 请补充数据", "@张伟 麻烦准备"; "请假" is a leave */
	if (a->to + 2 < to && a->kind == ACTOR_HANDLE && (n = CLAUSE_PHRASE_AT(t, a->to, to, please)) > 0 &&
	    (n > 1 || t->v[a->to].phrase_len < 2) && !slice_eq(t->v[a->to + n].low, SLICE("\345\201\207"))) {
		*asked = true;
		a->to += n;
	}
	return true;
}

/* "改造由张伟跟进": behind what is done, who does it. */
static bool
chinese_by(const struct finder *f, size_t from, size_t to, struct actor *a)
{
	for (size_t i = from + 2; i + 2 < to; i++)
		if ((slice_eq(f->t->v[i].low, SLICE("\347\224\261")) ||
		        slice_eq(f->t->v[i].low, SLICE("\350\257\267"))) &&
		    actor_read(f->people, f->t, i + 1, to, a) && may_do(f->t, a->to, to))
			return is_known(a) || (a->kind == ACTOR_I && f->t->v[i + 1].kind == TOKEN_IDEOGRAPH);
	return false;
}

/* "来写纪要", "去签字" */
static bool
comes_to_do(const struct tokens *t, size_t i, size_t to, size_t *n)
{
	static const char *const words[] = { "\346\235\245", "\345\216\273" };

	*n = 1;
	return i + 2 < to && SLICE_IS_ONE_OF(t->v[i].low, words);
}

/* "样品我来准备", "客户那边 Maya 会去解释": behind what is done, who says that he will, or of whom it is
 * said. */
static bool
chinese_inside(const struct finder *f, size_t from, size_t to, struct actor *a)
{
	static const char *const will[] = { "\344\274\232", "\346\235\245", "\345\216\273", "\345\260\206" };
	const struct tokens *t = f->t;

	for (size_t i = from + 2; i + 3 < to && i < from + 14; i++) {
		if (is_with(&t->v[i - 1]) || !actor_read(f->people, t, i, to, a))
			continue;
		if (!(is_known(a) || (a->kind == ACTOR_I && t->v[i].kind == TOKEN_IDEOGRAPH)))
			continue;
		return a->to + 2 < to && SLICE_IS_ONE_OF(t->v[a->to].low, will) &&
		    a->kind != ACTOR_DEPARTMENT;
	}
	return false;
}

/* "向 Maya 要计划", "和厂家确认交期" at token i: what somebody settles with another, who does nothing. */
static bool
settles_with(const struct tokens *t, size_t i, size_t to)
{
	static const char *const does[] = { "\350\246\201", "\346\213\277", "\350\260\210", "\345\256\232" };

	if (i + 4 >= to || !is_with(&t->v[i]))
		return false;
	for (size_t j = i + 2; j + 1 < to; j++)
		if ((t->v[j].phrase & (W_COMMIT | W_VERB)) || SLICE_IS_ONE_OF(t->v[j].low, does))
			return true;
	return false;
}

static void
chinese_add(struct finder *f, const struct actor *a, size_t from, size_t task, size_t to, int sentence)
{
	size_t at = f->n;

	if (a->kind == ACTOR_I) {
		clause_self_add(f, from, task, to, sentence);
		return;
	}
	clause_hand(f, a, from, task, to, to, sentence);
	if (f->n == at)
		return;
	f->clauses[at].vowed = true;
	if (f->greeted.n > 0 && a->v[0].from == f->greeted.v[0].from && a->to == a->from + 1 &&
	    f->greeted_block != f->block)
		f->clauses[at].actor_block = f->greeted_block;
}

/* "张伟请李娜提交报告": whoever is asked is to do it; *a becomes him. False where somebody waits for him or
 * gets it. */
static bool
asks_another(const struct finder *f, struct actor *a, size_t to, bool *asked)
{
	static const char *const asks[] = { "\350\257\267", "\350\256\251", "\345\217\253", "\346\217\220 \351\206\222",
		"\345\247\224 \346\211\230", "\350\246\201 \346\261\202" };
	static const char *const waits[] = { "\347\255\211", "\346\224\266 \345\210\260",
		"\344\274\221 \345\201\207", "\346\220\254 \345\256\266", "\351\200\200 \344\274\221",
		"\345\207\272 \345\267\256", "\345\234\250 \345\256\266" };
	struct actor other;
	size_t n, i = a->to;

	while (i < to && (f->t->v[i].kind == TOKEN_NUMBER || token_has(f->t, i, W_TIME | W_BYTIME, &n)))
		i += f->t->v[i].kind == TOKEN_NUMBER ? 1 : n;
	if (CLAUSE_PHRASE_AT(f->t, i, to, waits) > 0)
		return false;
	n = CLAUSE_PHRASE_AT(f->t, i, to, asks);
	if (n == 0 || i + n >= to || !actor_read(f->people, f->t, i + n, to, &other) || !is_known(&other))
		return true;
	*a = other;
	*asked = true;
	return true;
}

/* "建议张伟牵头": minutes that suggest somebody known for it give it to him; the tokens in front of him, or 0. */
static size_t
suggests(const struct finder *f, size_t i, size_t to)
{
	static const char *const suggest[] = { "\345\273\272 \350\256\256" };
	static const char *const leads[] = { "\347\211\265 \345\244\264", "\350\264\237 \350\264\243",
		"\350\267\237 \350\277\233" };
	size_t n = CLAUSE_PHRASE_AT(f->t, i, to, suggest);
	struct actor a;

	n += n > 0 && i + n < to && slice_eq(f->t->v[i + n].low, SLICE("\347\224\261"));
	return n > 0 && actor_read(f->people, f->t, i + n, to, &a) && is_known(&a) &&
	        CLAUSE_PHRASE_AT(f->t, a.to, to, leads) > 0
	    ? n
	    : 0;
}

/* The claim that the part from..to makes with what goes on behind it up to rest. */
static bool
part_claim(struct finder *f, size_t from, size_t to, size_t rest, int sentence)
{
	const struct tokens *t = f->t;
	size_t i, n, at = f->n;
	struct actor a;
	bool asked;

	from += suggests(f, from, to);
	i = from;
	/* "Tom 明天确认字段，上次的是错的": what is told behind it is none of the task */
	if (is_told_in_chinese(t, to, rest))
		rest = to;
	if (is_told_in_chinese(t, from, rest) || clause_is_usual(t, from, rest))
		return false;
	if (chinese_actor(f, &i, to, &a, &asked)) {
		bool goes = asks_another(f, &a, to, &asked);
		bool binds = token_has(t, a.to, W_COMMIT | W_NEED | W_FUTURE, &n) || comes_to_do(t, a.to, to, &n);
		size_t task = binds && !asked && !token_has(t, a.to, W_COMMIT, NULL) ? a.to + n : a.to;

		if (!goes || is_colon(t, a.to) || token_has(t, a.to, W_WEAK | W_NOT, NULL))
			return false;
		if (may_do(t, a.to, rest) && task + 2 <= to && (asked || binds || names_day(t, a.to, rest) || soon_length(t, a.to, to) > 0)) {
			chinese_add(f, &a, i, task, rest, sentence);
			return true;
		}
		if (a.kind > ACTOR_HANDLE || !settles_with(t, a.to, to))
			return false;
		chinese_add(f, &a, i, a.to, rest, sentence);
		if (f->n > at && !asked && !names_day(t, a.to, rest)) {
			f->clauses[at].vowed = false;
			f->clauses[at].present = true;
		}
		return true;
	}
	if (!chinese_by(f, from, to, &a) && !chinese_inside(f, from, to, &a))
		return false;
	chinese_add(f, &a, from, from, rest, sentence);
	return true;
}

/* What goes on behind the part that ends at to without somebody of its own belongs to it: where that ends. */
static size_t
goes_on_to(const struct finder *f, size_t to, size_t end)
{
	for (size_t next = to; next + 1 < end; next = ideograph_part(f->t, next + 1, end)) {
		size_t last = ideograph_part(f->t, next + 1, end), at = part_begin(f, next + 1, last);
		struct actor other;
		bool ignored;

		if (chinese_by(f, at, last, &other) || chinese_inside(f, at, last, &other) ||
		    chinese_actor(f, &at, end, &other, &ignored))
			return next;
	}
	return end;
}

size_t
clause_chinese(struct finder *f, size_t from, size_t end, int sentence)
{
	size_t done = from;

	if (f->o->set.n < 2 || f->o->set.v[1] != &words_zh)
		return from;
	for (size_t i = from; i < end;) {
		size_t to = ideograph_part(f->t, i, end), begin = part_begin(f, i, to),
		       rest = goes_on_to(f, to, end);
		struct actor a;

		/* "张伟：……" is his label */
		if (i == from && actor_read(f->people, f->t, begin, to, &a) && is_colon(f->t, a.to))
			return from;
		if (begin < to && f->n < CLAUSE_MAX && part_claim(f, begin, to, rest, sentence))
			done = to = rest;
		i = to + 1;
	}
	return done;
}

void
clause_front_chinese(struct finder *f)
{
	static const char *const joins[] = { "\347\232\204", "\345\222\214", "\344\270\216", "\350\267\237", "\345\217\212", "\345\267\262" };
	const struct tokens *t = f->t;
	struct actor a;

	if (!f->marked || f->owner.n > 0 || f->start >= f->end || !actor_read(f->people, t, f->start, f->end, &a) || a.kind == ACTOR_NONE ||
	    a.kind > ACTOR_HANDLE || a.to + 3 >= f->end || t->v[a.to].kind != TOKEN_IDEOGRAPH || SLICE_IS_ONE_OF(t->v[a.to].low, joins))
		return;
	f->owner = a;
	f->bracket = true;
	f->begin = f->start = a.to;
}
