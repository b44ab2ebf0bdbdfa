/*
 * See finish.h. Method: what is not the task (date, standard, marks) is cut out
 * of the block's text by its bytes; what is left is the item's text.
 */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/language/finish.h"
#include "parsers/language/said.h"

void
finish_cut(struct finish_cuts *cuts, size_t at, size_t end)
{
	if (cuts->n < FINISH_CUTS_MAX && end > at)
		cuts->v[cuts->n++] = (struct finish_cut) { at, end - at };
}

bool
finish_is_cut(const struct finish_cuts *cuts, size_t byte)
{
	for (size_t i = 0; i < cuts->n; i++)
		if (byte >= cuts->v[i].at && byte < cuts->v[i].at + cuts->v[i].len)
			return true;
	return false;
}

/* ---- lines ---------------------------------------------------------------- */

/* Lines that end in a stamp, by which a page is known to be of a recording. */
#define STAMPS_MIN 3

static bool
is_stamped(const struct outline *o, bool bare)
{
	size_t n = 0;

	for (size_t i = 0; i < o->n && n < STAMPS_MIN; i++) {
		const struct tokens *t = &o->v[i].t;

		/* "4 Dec 10:30" may be a day and its hour */
		n += finish_less_stamp(t, 0, t->n, bare) < t->n && !(bare && t->v[t->n - 4].kind == TOKEN_NUMBER);
	}
	return n >= STAMPS_MIN;
}

void
finish_prepare(struct finish *f, struct slice text)
{
	size_t n = 1, at = 0;

	for (size_t i = 0; (i += slice_find_char(slice_from(text, i), '\n')) < text.len; i++)
		n++;
	f->text = text;
	f->line_at = pool_array(f->pool, n + 1, sizeof(*f->line_at));
	f->line_count = n;
	f->line_at[at++] = 0;
	for (size_t i = 0; (i += slice_find_char(slice_from(text, i), '\n')) < text.len; i++)
		f->line_at[at++] = i + 1;
	f->line_at[n] = text.len + 1;
	f->bare_stamps = is_stamped(f->outline, true);
	f->stamped = f->bare_stamps || is_stamped(f->outline, false);
	finish_strangers(f);
}

struct slice
finish_lines(const struct finish *f, int first, int n)
{
	size_t from = (size_t)(first > 0 ? first - 1 : 0), to = from + (size_t)(n > 0 ? n : 1);

	if (from >= f->line_count)
		return (struct slice) { NULL, 0 };
	if (to > f->line_count)
		to = f->line_count;
	return slice_trim(
	    (struct slice) { f->text.p + f->line_at[from], f->line_at[to] - 1 - f->line_at[from] });
}

/* ---- standard, interest, milestone ---------------------------------------- */

static size_t
byte_end(const struct tokens *t, size_t to)
{
	return to == 0 ? 0 : t->v[to - 1].at + t->v[to - 1].len;
}

/* What begins at token i up to the end of its sentence. */
static size_t
part_end(const struct tokens *t, size_t i, size_t to)
{
	unsigned mark;
	size_t end = sentence_end(t, i, to, &mark);

	for (size_t j = i; j < end; j++)
		if ((t->v[j].phrase & W_MILESTONE) && j > i && token_is(t, j - 1, '['))
			return j - 1;
	return end;
}

static struct slice
part_text(const struct tokens *t, size_t from, size_t to)
{
	while (
	    from < to && t->v[from].kind == TOKEN_PUNCT && t->v[from].sign != '(' && t->v[from].sign != '"')
		from++;
	while (to > from && t->v[to - 1].kind == TOKEN_PUNCT &&
	    char_among((int)(t->v[to - 1].sign < 128 ? t->v[to - 1].sign : 'x'), ".;,)]"))
		to--;
	return tokens_slice(t, from, to);
}

static void
standard_in(
    const struct tokens *t, size_t from, size_t to, struct reading_item *item, struct finish_cuts *cuts)
{
	for (size_t i = from; i < to && (t->any & (W_STANDARD | W_DONE)); i++) {
		size_t n = t->v[i].phrase_len, end, begin = i;
		/* "Fertig, wenn ..." */
		bool comma = (t->v[i].is & W_DONE) && token_is(t, i + 1, ',') && i + 2 < to &&
		    (t->v[i + 2].is & W_CONDITION);

		if (comma)
			n = 3;
		else if (!(t->v[i].phrase & W_STANDARD))
			continue;
		/* One word ("criteria") is a label only with its colon, and so are words behind "write the". */
		if (!(token_is_colon(t, i + n) ||
		        (n > 1 && !(t->v[i].phrase & H_STATUS) && !(i > from && (t->v[i - 1].is & (W_ARTICLE | W_VERB))))))
			continue;
		end = part_end(t, i + n, to);
		if (end <= i + n)
			continue;
		item->standard = part_text(t, i + n, end);
		if (begin > from &&
		    (token_is(t, begin - 1, '(') || token_is_dash(t, begin - 1) ||
		        token_is(t, begin - 1, ',')))
			begin--;
		if (cuts != NULL)
			finish_cut(cuts, t->v[begin].at, byte_end(t, end));
		return;
	}
}

struct slice
finish_standard(struct pool *pool, const struct words_set *set, struct slice line)
{
	struct tokens t = words_read(pool, set, line);
	struct reading_item item = { 0 };

	standard_in(&t, 0, t.n, &item, NULL);
	return item.standard;
}

/* One word behind which stands why it is to be done, or what happens if it is not. */
static bool
says_why(const struct token *w)
{
	static const char *const words[] = { "because", "otherwise", "sonst", "andernfalls", "sinon" };

	return SLICE_IS_ONE_OF(w->low, words);
}

/* "整理退货原因清单": "原因" and "目的" inside of other words are things, where no sign stands beside them. */
static bool
is_chinese_thing(const struct tokens *t, size_t i, size_t n)
{
	static const char *const things[] = { "\345\216\237", "\347\233\256" };

	return SLICE_IS_ONE_OF(t->v[i].low, things) && t->v[i - 1].kind == TOKEN_IDEOGRAPH && !token_is_colon(t, i + n);
}

static void
interest_in(
    const struct tokens *t, size_t from, size_t to, struct reading_item *item, struct finish_cuts *cuts)
{
	for (size_t i = from + 1; i < to && (t->any & W_INTEREST); i++) {
		size_t n = t->v[i].phrase_len, end = i, begin = i;
		bool bracket = token_is(t, i - 1, '(');

		if (bracket) {
			/* "(Design reuses them for its report)" */
			for (end = i; end < to && !token_is(t, end, ')');)
				end++;
			for (begin = i; begin < end && !(t->v[begin].phrase & W_INTEREST);)
				begin++;
			if (begin == end || end - i < 3)
				continue;
			begin = t->v[i].phrase & W_INTEREST ? i + n : i;
			if (token_is_colon(t, begin))
				begin++;
			item->interest = part_text(t, begin, end);
			finish_cut(cuts, t->v[i - 1].at, byte_end(t, end < to ? end + 1 : end));
			return;
		}
		if (!(t->v[i].phrase & W_INTEREST) ||
		    !(n > 1 || token_is_colon(t, i + n) || says_why(&t->v[i])) || is_chinese_thing(t, i, n))
			continue;
		end = part_end(t, i + n, to);
		if (end <= i + n)
			continue;
		item->interest = part_text(t, i + n, end);
		/* "a profile is needed for the bank" */
		begin -= begin > from + 1 && (t->v[begin - 1].is & W_BE);
		finish_cut(cuts, t->v[begin].at, byte_end(t, end));
		return;
	}
}

/* "(needs the logs from Omar)", "..., waiting for Legal's OK", "Depends on: the draft". */
static void
needs_in(const struct tokens *t, size_t from, size_t to, struct reading_item *item, struct finish_cuts *cuts)
{
	static const char *const where[] = { "on", "in", "at", "for", "before", "here", "there" };

	for (size_t i = from; i < to && (t->any & W_INPUT); i++) {
		size_t n = t->v[i].phrase_len, begin = i, end;
		bool bracket = i > 0 && (token_is(t, i - 1, '(') || token_is(t, i - 1, '['));

		if (!(t->v[i].phrase & W_INPUT))
			continue;
		/* "she needs", "it depends on" at the head of a sentence */
		if (begin > from && (t->v[begin - 1].is & W_PRONOUN))
			begin--;
		if (begin > 0 && t->v[begin - 1].kind != TOKEN_PUNCT && !(t->v[begin - 1].is & W_AND) &&
		    !token_is_colon(t, i + n))
			continue;
		if (token_is_colon(t, i + n))
			n++;
		end = part_end(t, i + n, to);
		for (size_t j = i + n; bracket && j < end; j++)
			if (token_is(t, j, ')') || token_is(t, j, ']'))
				end = j;
		/* "needs a number - 17 Nov": the day at the end is the task's */
		for (size_t j = i + n + 1; j + 1 < end; j++)
			if ((token_is_dash(t, j) || token_is(t, j, '-')) && claim_is_when(t, j + 1 + token_is(t, j + 1, '-'), to))
				end = j;
		/* "needed: yes" says nothing; "input" alone is a word like others */
		if (end < i + n + 2 || (t->v[i + n].is & (W_TO | W_BYTIME)))
			continue;
		/* "(needed Tue 24 Nov)", "needed on site by 4 Dec" say when and where */
		if ((t->v[i + n].is & W_TIME) || SLICE_IS_ONE_OF(t->v[i + n].low, where))
			continue;
		item->needs = part_text(t, i + n, end);
		if (cuts != NULL) {
			begin -= begin > from &&
			    (bracket || token_is(t, begin - 1, ',') || token_is_dash(t, begin - 1));
			finish_cut(cuts, t->v[begin].at, byte_end(t, bracket && end < to ? end + 1 : end));
		}
		return;
	}
}

static void
milestone_in(
    const struct tokens *t, size_t from, size_t to, struct reading_item *item, struct finish_cuts *cuts)
{
	for (size_t i = from; i < to && (t->any & W_MILESTONE); i++) {
		bool bracket = i > 0 && (token_is(t, i - 1, '[') || token_is(t, i - 1, '('));
		size_t n = t->v[i].phrase_len;

		if (!(t->v[i].phrase & W_MILESTONE))
			continue;
		if (bracket && (token_is(t, i + n, ']') || token_is(t, i + n, ')'))) {
			item->milestone = true;
			finish_cut(cuts, t->v[i - 1].at, byte_end(t, i + n + 1));
		} else if (token_is_colon(t, i + n) && i <= from + 1) {
			item->milestone = true;
			finish_cut(cuts, t->v[i].at, byte_end(t, i + n + 1));
		}
	}
}

/* ---- text ----------------------------------------------------------------- */

/* "each of them", "all invoices" say more than "the". */
static bool
is_plain_article(const struct token *w)
{
	static const char *const words[] = { "the", "a", "an", "our", "his", "her", "their", "its", "your", "my" };

	return (w->is & W_ARTICLE) && SLICE_IS_ONE_OF(w->low, words);
}

/* "supply the guards the keys": behind the article at token i stands who gets it. */
static bool
is_receiver(const struct tokens *t, size_t i, size_t to)
{
	return i + 3 < to && t->v[i + 2].kind == TOKEN_WORD && is_plain_article(&t->v[i + 2]);
}

/* "supply the lamp back" and "provide the report to Rob" say another thing without their verb: "lamp back", "report to Rob". */
static bool
needs_verb(const struct tokens *t, size_t i, size_t to)
{
	static const char *const away[] = { "back", "out", "over", "off", "in", "along", "on" };

	return i + 1 < to && ((token_has(t, i, W_VERB, NULL) && (t->v[i + 1].is & W_TO)) || SLICE_IS_ONE_OF(t->v[i + 1].low, away));
}

/*
 * "send Omar the API limits" is "API limits to Omar Haddad": what is handed over
 * is the deliverable, as "supply the profiles" is "profiles"; "send the list" stays an order.
 * Only for plain words of handing over in front of a noun.
 * *to: whom, or empty. Returns where the deliverable begins.
 */
static size_t
handed_over(const struct finish *f, const struct tokens *t, size_t from, size_t to, struct slice *whom)
{
	static const char *const verbs[] = { "send", "supply", "provide", "deliver", "give" }, *const asks[] = { "send", "give" };
	bool hands = false;
	size_t i = from + 1, n;

	*whom = (struct slice) { NULL, 0 };
	hands = hands || SLICE_IS_ONE_OF(t->v[from].low, verbs);
	if (!hands || from + 2 >= to)
		return from;
	n = people_match(f->people, t, i);
	if (n > 0 && i + n + 1 < to) {
		struct reading_owner o;

		people_resolve(f->people, tokens_slice(t, i, i + n), &o);
		*whom = o.name;
		i += n;
	}
	/* "supply the report": one noun alone would say less than the order */
	if (!is_plain_article(&t->v[i]) || i + 1 >= to || ((i + 2 >= to || token_is(t, i + 2, ',')) && whom->len == 0) ||
	    t->v[i].kind != TOKEN_WORD || token_has(t, i, W_EVERYONE | W_PRONOUN, NULL) ||
	    (whom->len == 0 && (SLICE_IS_ONE_OF(t->v[from].low, asks) || is_receiver(t, i, to) || needs_verb(t, i + 1, to)))) {
		*whom = (struct slice) { NULL, 0 };
		return from;
	}
	return i + 1;
}

/* "Sign off the list 9:47": a clock that no word in front of it makes one of the day. */
static bool
is_bare_stamp(const struct tokens *t, size_t from, size_t to)
{
	static const char *const at[] = { "at", "by", "from", "until", "till", "um", "bis", "ab", "\303\240", "a", "las" };

	return to > from + 4 && t->v[to - 1].kind == TOKEN_NUMBER && t->v[to - 1].len == 2 && token_is(t, to - 2, ':') &&
	    !t->v[to - 2].space && t->v[to - 3].kind == TOKEN_NUMBER && t->v[to - 3].len < 3 && t->v[to - 3].space &&
	    !token_is_dash(t, to - 4) && !(t->v[to - 4].is & (W_BYTIME | W_TIME)) && !SLICE_IS_ONE_OF(t->v[to - 4].low, at);
}

size_t
finish_less_stamp(const struct tokens *t, size_t from, size_t to, bool bare)
{
	size_t i;

	if (bare)
		return is_bare_stamp(t, from, to) ? to - 3 : to;
	if (to < from + 4 || !token_is(t, to - 1, ')'))
		return to;
	for (i = to - 1; i > from + 1 && (t->v[i - 1].kind == TOKEN_NUMBER || token_is(t, i - 1, ':')); i--)
		;
	return i < to - 3 && token_is(t, i - 1, '(') ? i - 1 : to;
}

/* Without a stamp or "(done)" behind it. */
static size_t
less_mark(const struct finish *f, const struct tokens *t, size_t from, size_t to)
{
	size_t link = said_link(t, from, to);

	if (link > 0)
		return to - link;
	if (to > from + 3 && (t->v[to - 1].is & W_DONE) && token_is_dash(t, to - 2))
		return to - 2;
	if (to > from + 3 && (t->v[to - 2].is & W_DONE) &&
	    ((token_is(t, to - 1, ')') && token_is(t, to - 3, '(')) || (token_is(t, to - 1, ']') && token_is(t, to - 3, '['))))
		return to - 3;
	/* "[4]", as programs point to where it was said */
	if (to > from + 3 && token_is(t, to - 1, ']') && token_is(t, to - 3, '[') &&
	    t->v[to - 2].kind == TOKEN_NUMBER && t->v[to - 2].len < 4)
		return to - 3;
	return finish_less_stamp(t, from, to, f->bare_stamps);
}

/* The sign behind "<info@partner.example". */
static bool
closes_address(const struct tokens *t, size_t i)
{
	return i > 1 && token_is(t, i, '>') && t->v[i - 1].kind == TOKEN_ADDRESS && token_is(t, i - 2, '<');
}

/* "<omar@corp.example>" behind somebody's name: who is meant is said already. */
static bool
is_address_of(const struct tokens *t, size_t i)
{
	return i > 0 && i + 1 < t->n && token_is(t, i, '<') && t->v[i + 1].kind == TOKEN_ADDRESS &&
	    token_is(t, i + 2, '>') && t->v[i - 1].kind == TOKEN_WORD && t->v[i - 1].letters != CASE_LOWER;
}

static bool
is_polite(const struct token *w)
{
	static const char *const words[] = { "please", "pls", "bitte" };

	return SLICE_IS_ONE_OF(w->low, words);
}

/* Tokens of a task before a sentence of its own is hung on with a comma. */
#define HUNG_ON 3

/* "remind them of the order, they promised it last week": what is hung on says why, or what else is so. */
static size_t
less_hung_on(const struct tokens *t, size_t from, size_t to)
{
	static const char *const subjects[] = { "it", "it's", "they", "they're", "he", "he's", "she", "she's", "that's" };

	if (!tokens_may_hold(t, ','))
		return to;
	for (size_t i = from + HUNG_ON; i + 3 < to; i++)
		if (token_is(t, i, ',') && SLICE_IS_ONE_OF(t->v[i + 1].low, subjects) && t->v[i + 2].kind == TOKEN_WORD) {
			/* not where what is asked for comes behind it: "they loved it, can you print it" */
			for (size_t j = i + 3; j + 2 < to; j++)
				if (token_is(t, j, ',') && (t->v[j + 2].is & W_ADDRESSED))
					return to;
			return i;
		}
	return to;
}

/* "students (Maya to call them)", 'Maya: "I call them"': the bracket or mark at token i closes one in front of the task. */
static bool
closes_nothing(const struct tokens *t, size_t from, size_t i)
{
	int depth = 0;

	if (token_is(t, i, '"') && i > 0 && t->v[i - 1].kind != TOKEN_NUMBER) { /* 6" is a length */
		for (size_t j = from; j <= i; j++)
			depth += token_is(t, j, '"');
		return depth == 1;
	}
	if (!token_is(t, i, ')') && !token_is(t, i, 0xff09))
		return false;
	for (size_t j = from; j <= i; j++)
		depth += token_is(t, j, '(') + token_is(t, j, 0xff08) - token_is(t, j, ')') - token_is(t, j, 0xff09);
	return depth < 0;
}

static struct slice
item_text(
    const struct finish *f, const struct tokens *t, size_t from, size_t to, const struct finish_cuts *cuts)
{
	struct text out;
	struct slice whom = { NULL, 0 };
	bool cut = false;

	text_init(&out, f->pool);
	/* "then I prepare the offer" */
	while (from + 3 < to && ((t->v[from].is & (W_LEAD | W_VERB)) == W_LEAD) && (t->v[from + 1].is & W_I))
		from += 2;
	while (from < to &&
	    (finish_is_cut(cuts, t->v[from].at) ||
	        (t->v[from].kind == TOKEN_PUNCT && t->v[from].sign != '(' && t->v[from].sign != '"' &&
	            t->v[from].sign != '[' && t->v[from].sign != '#' && t->v[from].sign != 0x201e) ||
	        is_polite(&t->v[from]) ||
	        ((t->v[from].is & W_TO) && t->v[from].letters == CASE_LOWER)))
		from++;
	while (to > from &&
	    (finish_is_cut(cuts, t->v[to - 1].at) ||
	        (t->v[to - 1].kind == TOKEN_PUNCT && t->v[to - 1].sign != ')' && !(t->v[to - 1].sign == 0xff09 && to > from + 1 && !finish_is_cut(cuts, t->v[to - 2].at)) && t->v[to - 1].sign != '"' &&
	            t->v[to - 1].sign != ']' && t->v[to - 1].sign != '%' && !closes_address(t, to - 1) &&
	            t->v[to - 1].sign != 0x201c && t->v[to - 1].sign != 0x201d) ||
	        ((t->v[to - 1].is & W_AND) && t->v[to - 1].letters != CASE_CAPITAL) ||
	        slice_eq(t->v[to - 1].low, SLICE("that")) || slice_eq(t->v[to - 1].low, SLICE("hoping")) ||
	        is_polite(&t->v[to - 1]) || closes_nothing(t, from, to - 1)))
		to--;
	to = less_mark(f, t, from, less_hung_on(t, from, to));
	from = from < to ? handed_over(f, t, from, to, &whom) : from;
	/* "<200 ms", "<draft> of the contract": what begins a point is skipped as a sign before it is known
	 * what it opens */
	if (from > 0 && from < to && token_is(t, from - 1, '<') && t->v[from - 1].at + 1 == t->v[from].at)
		from--;
	for (size_t i = from; i < to; i++) {
		const struct token *w = &t->v[i];
		/* what is cut takes the space in front of it along: "the pump, if possible" */
		bool last = i + 1 >= t->n || i + 1 >= to || finish_is_cut(cuts, t->v[i + 1].at);
		size_t end = last ? w->at + w->len : t->v[i + 1].at;

		if (is_address_of(t, i)) {
			i += 2;
			continue;
		}
		if (finish_is_cut(cuts, w->at)) {
			cut = true;
			continue;
		}
		/* the comma that is cut stood close to the word before it */
		if (cut && w->space)
			text_add_char(&out, ' ');
		cut = false;
		text_add(&out, (struct slice) { t->text.p + w->at, end - w->at });
	}
	if (from < to && whom.len > 0)
		text_addf(&out, " to %.*s", SLICE_ARG(whom));
	return text_clean_line(f->pool, text_slice(&out), READING_LINE_MAX);
}

static int
missing_of(const struct reading_item *item)
{
	int missing = 0;

	if (item->owner_count == 0)
		missing |= MISSING_OWNER;
	for (size_t i = 0; i < item->owner_count; i++)
		if (item->owners[i].email.len == 0)
			missing |= MISSING_OWNER;
	if (!item->due.given)
		missing |= MISSING_DUE;
	if (item->standard.len == 0)
		missing |= MISSING_STANDARD;
	return missing;
}

/* "send over: the two logos": what is to be done stands above. */
static struct slice
ordered_text(const struct finish *f, const struct place *above, struct slice thing)
{
	struct actor a;
	struct text t;
	size_t from, to;

	if (!outline_order(f->people, above, &a, &from, &to))
		return thing;
	text_init(&t, f->pool);
	text_add(&t, tokens_slice(&above->t, from, to));
	text_add(&t, SLICE(": "));
	text_add(&t, thing);
	return text_slice(&t);
}

/* Tokens of a condition. */
#define CONDITION_TOKENS 16

/* "If it rains on Saturday, Maya will move the stand": what the task hangs on goes with it. */
static struct slice
conditional_text(const struct finish *f, const struct claim *c, struct slice text)
{
	static const char *const ifs[] = { "if", "unless", "should", "assuming", "wenn", "falls", "sofern", "si" };
	const struct tokens *t = &f->outline->v[c->block].t;
	size_t to = c->actor.from < c->task_from ? c->actor.from : c->task_from, from;
	struct text whole;

	if (c->form != CLAIM_CLAUSE || c->actor.n == 0 || c->actor_block != c->block || to < 4 || !token_is(t, to - 1, ','))
		return text;
	for (from = to - 1; from > 0 && from + CONDITION_TOKENS > to && !token_is(t, from - 1, '.') && !token_is(t, from - 1, ','); from--)
		;
	if (from + 3 >= to || (!SLICE_IS_ONE_OF(t->v[from].low, ifs) && !slice_eq(t->v[from + 1].low, SLICE("case"))))
		return text;
	text_init(&whole, f->pool);
	text_add(&whole, tokens_slice(t, from, to));
	text_add_char(&whole, ' ');
	text_add(&whole, text);
	return text_slice(&whole);
}

/* ---- all of it ------------------------------------------------------------ */

static void
below_read(const struct finish *f, const struct claim *c, struct reading_item *item)
{
	const struct outline *o = f->outline;

	for (size_t i = c->block + 1;
	     i < o->n && i <= c->block + FINISH_BELOW_MAX && o->v[i].parent == (int)c->block; i++) {
		const struct tokens *t = &o->v[i].t;

		if (item->standard.len == 0)
			standard_in(t, 0, t->n, item, NULL);
		if (item->needs.len == 0 && t->n > 2 && (t->v[0].phrase & W_INPUT))
			needs_in(t, 0, t->n, item, NULL);
	}
	if (c->form == CLAIM_ROW && c->standard_cell >= 0 &&
	    (size_t)c->standard_cell < o->v[c->block].b->cell_count)
		item->standard = o->v[c->block].b->cells[c->standard_cell];
}

/* The address of the one owner, or the name if none is known. */
static struct slice
owner_of(const struct reading_item *item)
{
	if (item->owner_count != 1)
		return (struct slice) { NULL, 0 };
	return item->owners[0].email.len > 0 ? item->owners[0].email : item->owners[0].name;
}

/* A paragraph up to so many bytes is quoted whole: one looks at two sentences more easily than at half a thought. */
#define QUOTE_WHOLE ((size_t)160)
/* "Rose will try.": of so few bytes nobody sees what it is about, so the sentence before goes with it. */
#define QUOTE_SHORT ((size_t)60)

/* The tokens of what is widest: the clause, whose it is and what is to be done. */
static void
claim_reach(const struct claim *c, size_t *from, size_t *to)
{
	*from = c->from < c->task_from ? c->from : c->task_from;
	*to = c->to > c->task_to ? c->to : c->task_to;
	if (c->actor.n > 0 && c->actor_block == c->block && c->actor.from < *from)
		*from = c->actor.from;
}

/* "sends it by Friday", "wird sie mir nachreichen": does the task name what only the sentence before says? */
static bool
goes_back(const struct tokens *t, const struct claim *c)
{
	static const char *const words[] = { "it", "them", "those", "sie", "es", "ihn", "diese", "dies" };

	for (size_t i = c->task_from; i < c->task_to && i < t->n; i++)
		if (SLICE_IS_ONE_OF(t->v[i].low, words))
			return true;
	return false;
}

/* In a long paragraph the sentences in which the task and its day stand, without those around them; of short ones, and of those that go
 * back to it, *before is the sentence in front of them. */
static struct slice
sentences_of(const struct tokens *t, const struct claim *c, const struct reading_due *due, struct slice *before)
{
	const char *day = due->text.p;
	size_t from, to, begin = 0, end, first = 0, front = 0;
	struct slice said;
	unsigned mark;

	claim_reach(c, &from, &to);
	for (size_t i = 0; day >= t->text.p && i < t->n; i++)
		if (t->text.p + t->v[i].at == day) {
			from = i < from ? i : from;
			to = i >= to ? i + 1 : to;
		}
	for (end = sentence_end(t, 0, t->n, &mark); end < t->n && end < to; end = sentence_end(t, begin, t->n, &mark)) {
		if (end <= from) {
			front = first;
			first = end;
		}
		begin = end;
	}
	said = tokens_slice(t, first, end);
	*before = said.len > QUOTE_SHORT && !goes_back(t, c) ? slice_to(said, 0) : tokens_slice(t, front, first);
	return said;
}

/* The lines of the notes that say it, as they are written. */
static struct slice
quote_of(const struct finish *f, const struct claim *c, const struct reading_due *due)
{
	const struct place *v = &f->outline->v[c->block];
	struct slice lines = finish_lines(f, v->b->line, v->b->lines), before = { 0 };
	struct text quote;

	if (lines.len == 0)
		lines = v->b->text;
	if (lines.len > QUOTE_WHOLE && c->form != CLAIM_ROW)
		lines = sentences_of(&v->t, c, due, &before);
	text_init(&quote, f->pool);
	if (before.len > 0)
		text_addf(&quote, READING_BEFORE "%.*s ", (int)before.len, before.p);
	text_add(&quote, lines);
	return text_clean_line(f->pool, text_slice(&quote), READING_LINE_MAX);
}

void
finish_item(const struct finish *f, const struct claim *c, struct reading_item *item)
{
	const struct place *v = &f->outline->v[c->block];
	const struct tokens *t = &v->t;
	struct finish_cuts cuts = { .n = 0 };
	size_t to = c->form == CLAIM_ROW ? c->task_to : c->to;
	struct slice back;

	*item = (struct reading_item) { .line = v->b->line, .number = v->b->number, .confidence = c->score };
	finish_owners(f, c, item);
	needs_in(t, c->task_from, to, item, &cuts);
	finish_due(f, c, owner_of(item), &item->due, &cuts);
	item->quote = quote_of(f, c, &item->due);
	standard_in(t, c->from, to, item, &cuts);
	interest_in(t, c->task_from, to, item, &cuts);
	milestone_in(t, 0, t->n, item, &cuts);
	below_read(f, c, item);
	item->done = finish_is_done(f, c) ||
	    (item->owner_count == 1 && said_done(f->outline, f->people, c->block, owner_of(item)));
	if (item->done && finish_done_front(t, c->task_from, c->task_to))
		finish_cut(&cuts, t->v[c->task_from].at, t->v[c->task_from].at + t->v[c->task_from].len);
	item->text = item_text(f, t, c->task_from, c->task_to, &cuts);
	/* "demande à Claire d'envoyer" */
	if (slice_starts(item->text, SLICE("d'")) || slice_starts(item->text, SLICE("d\342\200\231")))
		item->text = slice_from(item->text, item->text.p[1] == '\'' ? 2 : 4);
	if (item->text.len == 0)
		item->text = tokens_slice(t, c->from, c->to);
	item->text = finish_topic_text(f, c, item->text);
	if (slice_find(item->text, SLICE(": ")) >= item->text.len && c->form != CLAIM_ROW && finish_goes_back(t, c->task_from, c->task_to, &cuts) && (back = finish_back_text(f, c)).len > 0)
		item->text = back;
	else if (slice_find(item->text, SLICE(": ")) >= item->text.len)
		item->text = finish_pointed_text(f, c, &cuts, item->text);
	if (c->form == CLAIM_PERSON && f->outline->v[c->actor_block].orders)
		item->text = ordered_text(f, &f->outline->v[c->actor_block], item->text);
	item->text = conditional_text(f, c, item->text);
	item->missing = missing_of(item);
}
