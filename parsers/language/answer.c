/*
 * See answer.h. Place: the last step of interpret for a reply. Method: the text
 * falls into inline answers and what stands on top, these into paragraphs, each
 * of which is read by itself (answer_scope.c); at the end the answers are looked
 * at together: a doubt about no point in particular takes every yes back, and the
 * writer's role says what his words can do.
 */
#include "parsers/language/answer.h"
#include "parsers/base/pool.h"
#include "parsers/language/answer_model.h"
#include "parsers/language/answer_parts.h"
#include "parsers/language/finish.h"

/* More than anybody writes by hand. */
#define REPLY_MAX ((size_t)32 * 1024)
#define PARAGRAPHS_MAX 400

static void
text_read(struct reply *r, struct slice text, int item, bool inline_)
{
	struct paragraphs p;

	answer_paragraphs(r, text, &p);
	for (size_t i = 0; i < p.n && i < PARAGRAPHS_MAX; i++)
		if (!answer_interest(r, p.v[i], item))
			answer_paragraph(r, p.v[i], item, inline_);
}

/* What stands between the inline answers, and these, in the order written. */
static void
all_read(struct reply *r, struct slice text, const struct quote_pair *pairs, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t at = slice_find(text, pairs[i].answer);

		if (at >= text.len)
			continue;
		text_read(r, slice_to(text, at), 0, false);
		text_read(r, pairs[i].answer, answer_point_quoted(r, pairs[i].quoted), true);
		text = slice_from(text, at + pairs[i].answer.len);
	}
	text_read(r, text, 0, false);
}

/* -- all answers together -- */

static bool
is_consent(enum reading_act act)
{
	return act == ACT_CONFIRM || act == ACT_DONE || act == ACT_ACCEPT || act == ACT_CANCEL ||
	    act == ACT_ON_TRACK;
}

static bool
is_remark(const struct reading_answer *a)
{
	return a->act == ACT_COMMENT && a->confidence == 0;
}

static void
to_unclear(struct reading_answer *a)
{
	*a = (struct reading_answer) {
		.item = a->item, .act = ACT_UNCLEAR, .due.minute = -1, .quote = a->quote
	};
}

/* Same thing, as far as the points go. */
static bool
is_same_item(const struct reply *r, int a, int b)
{
	return a == b || (r->question->point_count == 1 && (a == 0 || b == 0));
}

static void
drop(struct reading *g, size_t i)
{
	for (size_t k = i; k + 1 < g->answer_count; k++)
		g->answers[k] = g->answers[k + 1];
	g->answer_count--;
}

/* What two sentences say about the same thing: true when the second of them goes, *first when the first does.
 */
static bool
is_replaced(struct reading_answer *a, struct reading_answer *b, bool *first)
{
	enum reading_act x = a->act, y = b->act;
	bool conflict = (is_consent(x) && x != ACT_CANCEL &&
	                    (y == ACT_DECLINE || y == ACT_REASSIGN || y == ACT_REOPEN)) ||
	    ((x == ACT_DECLINE || x == ACT_REASSIGN) && is_consent(y) && y != ACT_CANCEL) ||
	    (x == ACT_CHANGE && y == ACT_CHANGE && a->due.given && b->due.given &&
	        civil_compare(a->due.date, b->due.date) != 0) ||
	    (x == ACT_DONE && (y == ACT_AT_RISK || y == ACT_CHANGE || y == ACT_BLOCKED || y == ACT_NEED));

	*first = false;
	if (conflict) {
		to_unclear(a);
		return true;
	}
	/* "I'm away until the 7th. Please ask Dana meanwhile." */
	if (x == ACT_AWAY && y == ACT_REASSIGN && a->to.len == 0) {
		a->to = b->to;
		return true;
	}
	/* the first says what is wanted, the second why */
	if ((x == ACT_NEED && y == ACT_BLOCKED) || (x == ACT_BLOCKED && y == ACT_NEED) ||
	    (x == ACT_REASSIGN && y == ACT_AT_RISK))
		return true;
	if (x == y && (x != ACT_COMMENT && x != ACT_QUESTION && x != ACT_NEED)) {
		a->due = a->due.given ? a->due : b->due;
		return true;
	}
	*first = (x == ACT_AT_RISK && y == ACT_CHANGE && b->due.given) ||
	    (x == ACT_CONFIRM && (y == ACT_CHANGE || y == ACT_DONE || y == ACT_ACCEPT)) ||
	    (x == ACT_DECLINE && (y == ACT_REASSIGN || y == ACT_CHANGE)) ||
	    (x == ACT_ON_TRACK && (y == ACT_AT_RISK || y == ACT_CONFIRM));
	return *first || (x == ACT_CONFIRM && y == ACT_ON_TRACK) ||
	    ((x == ACT_CHANGE || x == ACT_DONE || x == ACT_ACCEPT) && y == ACT_CONFIRM);
}

static void
pairs_weigh(struct reply *r)
{
	struct reading *g = r->reading;

	for (size_t i = 0; i < g->answer_count; i++)
		for (size_t k = i + 1; k < g->answer_count;) {
			bool first = false;

			if (!is_same_item(r, g->answers[i].item, g->answers[k].item) ||
			    !is_replaced(&g->answers[i], &g->answers[k], &first)) {
				k++;
				continue;
			}
			if (first)
				g->answers[i] = g->answers[k];
			drop(g, k);
		}
}

/* "Looks great - happy to accept 2", "not done, the charts are missing in 2": of the points that are named.
 */
static void
praise_weigh(struct reply *r)
{
	struct reading *g = r->reading;
	bool named[2] = { false, false };

	for (size_t i = 0; i < g->answer_count; i++)
		if (g->answers[i].item > 0) {
			named[0] = named[0] || g->answers[i].act == ACT_ACCEPT;
			named[1] = named[1] || g->answers[i].act == ACT_REOPEN;
		}
	for (size_t i = 0; r->question->role == ROLE_REQUESTER && i < g->answer_count;) {
		const struct reading_answer *a = &g->answers[i];

		if (a->item == 0 &&
		    ((named[0] && a->act == ACT_ACCEPT) || (named[1] && a->act == ACT_REOPEN)))
			drop(g, i);
		else
			i++;
	}
}

/* What the requester changes stands at once. */
static bool
is_order(const struct reply *r, enum reading_act act)
{
	return r->question->role == ROLE_REQUESTER && (act == ACT_CHANGE || act == ACT_REASSIGN);
}

/* A yes beside words that may take it back is none. */
static void
doubts_weigh(struct reply *r)
{
	struct reading *g = r->reading;

	for (size_t i = 0; i < g->answer_count; i++) {
		if (g->answers[i].act != ACT_UNCLEAR)
			continue;
		for (size_t k = 0; k < g->answer_count; k++)
			if ((is_consent(g->answers[k].act) || is_order(r, g->answers[k].act)) &&
			    is_same_item(r, g->answers[i].item, g->answers[k].item))
				to_unclear(&g->answers[k]);
	}
}

/* "Can we move it to 9 December? The survey closes on the 7th.": why, though not understood. */
static bool
explains(const struct reply *r, const struct reading_answer *before, const struct reading_answer *a)
{
	return a->act == ACT_UNCLEAR && r->question->role == ROLE_OWNER && before->item == a->item &&
	    (before->act == ACT_CHANGE || before->act == ACT_BLOCKED || before->act == ACT_NEED ||
	        before->act == ACT_AT_RISK);
}

/* Remarks beside an act that tells belong to it; alone they are not understood. */
static void
remarks_weigh(struct reply *r)
{
	struct reading *g = r->reading;
	size_t acts = 0;

	for (size_t i = 0; i < g->answer_count; i++)
		acts += !is_remark(&g->answers[i]);
	for (size_t i = 0; i < g->answer_count;) {
		struct reading_answer *a = &g->answers[i];

		if (i > 0 && explains(r, &g->answers[i - 1], a)) {
			drop(g, i);
		} else if (!is_remark(a)) {
			i++;
		} else if (acts == 0) {
			a->act = ACT_UNCLEAR;
			i++;
		} else if (i > 0 && !is_consent(g->answers[i - 1].act)) {
			drop(g, i);
		} else {
			a->confidence = 1;
			i++;
		}
	}
}

/* A manager's words are heard; what they change is for others to say. */
static void
role_weigh(struct reply *r)
{
	struct reading *g = r->reading;

	for (size_t i = 0; r->question->role == ROLE_MANAGER && i < g->answer_count; i++) {
		struct reading_answer *a = &g->answers[i];

		if (a->act != ACT_QUESTION && a->act != ACT_UNCLEAR && a->act != ACT_STATUS &&
		    a->act != ACT_HELP && a->act != ACT_AWAY)
			*a = (struct reading_answer) { .item = a->item,
				.act = ACT_COMMENT,
				.due.minute = -1,
				.text = a->quote,
				.quote = a->quote,
				.confidence = 1 };
	}
}

static void
unclear_join(struct reply *r, struct slice whole)
{
	struct reading *g = r->reading;

	for (size_t i = 0; i < g->answer_count; i++)
		for (size_t k = i + 1; k < g->answer_count;)
			if (g->answers[i].act == ACT_UNCLEAR && g->answers[k].act == ACT_UNCLEAR &&
			    g->answers[i].item == g->answers[k].item) {
				g->answers[i].quote = text_clean_line(r->pool, whole, READING_LINE_MAX);
				drop(g, k);
			} else {
				k++;
			}
}

static bool
is_thanks(struct reply *r, struct slice words)
{
	struct elems e;
	bool thanks = false;

	answer_elems(r, words, &e);
	for (size_t i = 0; i < e.n; i++) {
		bool word = e.v[i].kind == ELEM_WORD;

		if (word ? !(e.v[i].is & (A_THANKS | A_FILL)) : e.v[i].kind != ELEM_NAME && e.v[i].kind != ELEM_COMMA &&
		    e.v[i].kind != ELEM_STOP)
			return false;
		thanks = thanks || (word && (e.v[i].is & A_THANKS));
	}
	return thanks;
}

/* "Thanks. 3: Tom, by Wednesday": beside what is understood it says nothing more. */
static void
thanks_drop(struct reply *r)
{
	struct reading *g = r->reading;

	for (size_t i = 0; i < g->answer_count && g->answer_count > 1;)
		if (g->answers[i].act == ACT_UNCLEAR && g->answers[i].item <= 0 && is_thanks(r, g->answers[i].quote))
			drop(g, i);
		else
			i++;
}

static void
courtesy_add(struct reply *r, struct slice whole)
{
	struct reading *g = r->reading;

	if (g->answer_count > 0)
		return;
	g->answers = pool_array(r->pool, 1, sizeof(*g->answers));
	g->answers[g->answer_count++] = (struct reading_answer) { .act = ACT_COMMENT,
		.due.minute = -1,
		.quote = text_clean_line(r->pool, whole, READING_LINE_MAX),
		.confidence = 1 };
}

/* ---- completion standards --------------------------------------------------- */

/* In English, which people mix in, or in the language of the reply. */
static struct slice
standard_of(struct reply *r, struct slice line)
{
	struct slice s = finish_standard(r->pool, &r->names, line);

	return text_clean_line(r->pool, s, READING_LINE_MAX);
}

static bool
is_within(struct slice part, struct slice whole)
{
	return part.len > 0 && slice_find(whole, part) < whole.len;
}

/*
 * "2: Dana, by 9 Dec. Done when: Pat has signed" answers all that a question
 * asked. The acts take who and when; the standard is the line's.
 */
static void
standards_read(struct reply *r, struct slice whole)
{
	struct reading *g = r->reading;
	struct slice line;

	while (r->question->role == ROLE_REQUESTER && slice_line(&whole, &line)) {
		struct slice standard = standard_of(r, line);
		int item = 0;

		for (size_t i = 0; standard.len > 0 && i < g->answer_count; i++) {
			struct reading_answer *a = &g->answers[i];

			if (a->item > 0 && (a->act == ACT_REASSIGN || a->act == ACT_CHANGE) &&
			    is_within(a->quote, line)) {
				a->standard = standard;
				item = a->item;
			}
		}
		/* what was not understood of it is the standard itself */
		for (size_t i = 0; item > 0 && i < g->answer_count;)
			if (g->answers[i].act == ACT_UNCLEAR && g->answers[i].item == item &&
			    is_within(standard, g->answers[i].quote))
				drop(g, i);
			else
				i++;
	}
}

/* A question is quoted with its mark, which belongs to no clause. */
static void
marks_keep(struct reply *r, struct slice text)
{
	struct slice whole = text_clean_line(r->pool, text, REPLY_MAX + 4);

	for (size_t i = 0; i < r->reading->answer_count; i++) {
		struct slice *quote = &r->reading->answers[i].quote;
		size_t end = slice_find(whole, *quote) + quote->len;
		struct text t;

		if (quote->len == 0 || quote->len >= READING_LINE_MAX || end >= whole.len || whole.p[end] != '?')
			continue;
		text_init(&t, r->pool);
		text_add(&t, *quote);
		text_add_char(&t, '?');
		*quote = text_slice(&t);
	}
}

/* All that reading a reply of this mail wants. */
static struct reply
reply_start(struct pool *pool, const struct question *question, struct slice text, struct reading *reading)
{
	struct reply r = { .pool = pool, .question = question, .reading = reading };
	int64_t base = reading->date > 0 ? reading->date : question->now;
	struct slice language = date_language(text);

	if (question->language.len > 0 && slice_eq(language, SLICE("en")))
		language = question->language;
	r.dates = (struct date_context) { .now = civil_at(base, reading->offset_s),
		.offset_s = reading->offset_s,
		.language = language,
		.eod_minute = question->eod_minute,
		.order_open = question->language.len == 0 && slice_eq(language, SLICE("en")) &&
		    reading->offset_s > DATE_AMERICA_S };
	r.own = (struct words_set) { { &answer_words, NULL }, 1, NULL };
	r.names = words_for(language);
	r.people = people_new(pool, question, reading);
	for (size_t i = 0; i < question->point_count; i++)
		people_add(r.people, question->points[i].owner, (struct slice) { NULL, 0 }, PEOPLE_NOTES);
	answer_points_init(&r);
	return r;
}

void
answer_read_with(struct pool *pool, const struct question *question, struct slice text,
    const struct quote_pair *pairs, size_t pair_count, struct reading *reading,
    const struct answer_model *model, answer_watch *watch, void *data)
{
	struct reply r = reply_start(pool, question, slice_to(text, REPLY_MAX), reading);

	r.model = model;
	text = slice_to(text, REPLY_MAX);
	all_read(&r, text, pairs, pair_count);
	answer_rest(&r);
	standards_read(&r, text);
	remarks_weigh(&r);
	doubts_weigh(&r);
	pairs_weigh(&r);
	praise_weigh(&r);
	if (model != NULL)
		answer_second(&r, text, pairs, pair_count, watch, data);
	role_weigh(&r);
	unclear_join(&r, text);
	thanks_drop(&r);
	courtesy_add(&r, text);
	marks_keep(&r, text);
}

void
answer_read(struct pool *pool, const struct question *question, struct slice text,
    const struct quote_pair *pairs, size_t pair_count, struct reading *reading)
{
	answer_read_with(pool, question, text, pairs, pair_count, reading, &answer_model, NULL, NULL);
}

void
answer_away(struct pool *pool, const struct question *question, struct slice text, struct reading *reading)
{
	struct reply r = reply_start(pool, question, slice_to(text, REPLY_MAX), reading);

	answer_absence(&r, slice_to(text, REPLY_MAX));
}
