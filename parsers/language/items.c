/*
 * See items.h. Place: the last step of reading notes. Method: blocks become an
 * outline (outline.h), the outline gives the meeting and its people (meeting.h,
 * people.h), claims are found in it (claim.h), judged (judge.h) and finished
 * (finish.h); the same task said twice is one item.
 */
#include "parsers/language/items.h"
#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/language/explain.h"
#include "parsers/language/finish.h"
#include "parsers/language/front.h"
#include "parsers/language/items_model.h"
#include "parsers/language/judge_rule.h"
#include "parsers/language/legend.h"
#include "parsers/language/meeting.h"
#include "parsers/language/next.h"
#include "parsers/language/said.h"
#include "parsers/language/same.h"

struct maker {
	struct pool *pool;
	struct outline outline;
	struct people *people;
	struct claim_list claims;
	struct judge_page page;
	struct finish finish;
	struct date_context own; /* of what the forwarder wrote above the forward */
	struct date_context below;
	const struct civil_date *days; /* by block, of notes of several meetings; or NULL */
	struct reading *r;
	size_t *claim_of;       /* by item */
	struct same_words *words; /* by item */
	size_t cap, cap_of, cap_words, cap_decisions, cap_questions, cap_explained, cap_doubtful;
};

static bool
is_quoted(const struct outline *o, const struct claim *c)
{
	return block_is_quoted(o->v[c->block].b);
}

/* ---- the same task twice -------------------------------------------------- */

/* What only the second telling says goes into the first. */
static void
merge(struct reading_item *into, const struct reading_item *from)
{
	if (into->owner_count == 0) {
		into->owners = from->owners;
		into->owner_count = from->owner_count;
		into->missing = (into->missing & ~MISSING_OWNER) | (from->missing & MISSING_OWNER);
	}
	if (!into->due.given && from->due.given) {
		into->due = from->due;
		into->missing &= ~MISSING_DUE;
	}
	if (into->standard.len == 0 && from->standard.len > 0) {
		into->standard = from->standard;
		into->missing &= ~MISSING_STANDARD;
	}
	if (into->interest.len == 0)
		into->interest = from->interest;
	if (into->needs.len == 0)
		into->needs = from->needs;
	if (from->confidence > into->confidence)
		into->confidence = from->confidence;
	into->milestone = into->milestone || from->milestone;
	into->done = into->done || from->done;
}

/* What was told first, in a sentence or in a transcript, and stands in the list of tasks as well: as the list
 * has it. */
static void
list_words(struct maker *m, size_t into, size_t at, const struct reading_item *item, const struct same_words *words)
{
	const struct claim *told = &m->claims.v[m->claim_of[into]], *c = &m->claims.v[at];
	struct reading_item *before = &m->r->items[into];

	if (told->listed || told->marked || !c->listed || told->block == c->block)
		return;
	before->text = item->text;
	before->quote = item->quote;
	before->line = item->line;
	before->number = item->number;
	if (item->due.given)
		before->due = item->due;
	m->claim_of[into] = at;
	m->words[into] = *words;
}

/* Items before this one that may be the same: all of the last few hundred, that is enough for any notes. */
#define REPEAT_MAX 200

static struct reading_item *
repeated(struct maker *m, const struct reading_item *item, const struct claim *c, const struct same_words *words)
{
	size_t first = m->r->item_count > REPEAT_MAX ? m->r->item_count - REPEAT_MAX : 0;

	for (size_t i = m->r->item_count; i > first; i--) {
		struct reading_item *before = &m->r->items[i - 1];
		const struct claim *bc = &m->claims.v[m->claim_of[i - 1]];
		const struct same_telling told = { before, bc, &m->words[i - 1] }, again = { item, c, words };

		/* gone through as done, and on the new list again: what is left of it */
		if (before->done && !item->done && m->outline.v[bc->block].section == SECTION_OLD &&
		    m->outline.v[c->block].section == SECTION_ACTION)
			continue;
		if (same_task(&m->outline, &told, &again))
			return before;
		if (same_carried_on(&told, &again, m->finish.context.now.date)) {
			if (civil_compare(before->due.date, item->due.date) < 0)
				before->due = item->due;
			return before;
		}
	}
	return NULL;
}

/* How alike two tellings are by which the second gives the task to another. */
#define MOVED_ALIKE 0.8

/* "Grace will ask the town hall", and further below "Nadia will ask the town hall instead": the item that is hers now; or NULL. */
static struct reading_item *
moved_to(struct maker *m, const struct reading_item *item, const struct claim *c, const struct same_words *words)
{
	static const char *const instead[] = { "instead", "stattdessen" };
	const struct tokens *t = &m->outline.v[c->block].t;
	bool says = false;

	for (size_t i = c->from; i < c->to && !says; i++)
		says = SLICE_IS_ONE_OF(t->v[i].low, instead) && !(i + 1 < t->n && slice_eq(t->v[i + 1].low, SLICE("of")));
	if (!says || item->owner_count == 0 || c->form == CLAIM_ROW)
		return NULL;
	for (size_t i = m->r->item_count; i > 0 && i + REPEAT_MAX > m->r->item_count; i--) {
		struct reading_item *before = &m->r->items[i - 1];

		if (!before->done && before->owner_count > 0 && !same_owners_meet(before, item) && same_overlap(words, &m->words[i - 1]) >= MOVED_ALIKE &&
		    !same_names_differ(words, &m->words[i - 1]))
			return before;
	}
	return NULL;
}

/* Did the one who was asked in a chat say no, or whoever asked take it back? */
static bool
refused(const struct maker *m, const struct claim *c, const struct reading_item *item)
{
	const struct reading_owner *o = item->owners;

	return (c->chat || c->asked) && item->owner_count == 1 && c->answer == 0 &&
	    said_refused(&m->outline, m->people, c->block, o->email.len > 0 ? o->email : o->name);
}

/* Is whoever is named one word that no directory, header or list of those present knows, and no given name? */
static bool
is_stranger(const struct maker *m, const struct claim *c)
{
	const struct tokens *t = &m->outline.v[c->actor_block].t;
	struct reading_owner who;

	if (m->finish.question->directory.people_count == 0 || c->actor.n != 1 ||
	    (c->actor.kind != ACTOR_WORD && c->actor.kind != ACTOR_LOWER) ||
	    (t->v[c->actor.v[0].from].is & W_GIVEN))
		return false;
	people_resolve(m->people, tokens_slice(t, c->actor.v[0].from, c->actor.v[0].to), &who);
	return who.email.len == 0 && who.candidate_count == 0;
}

/* "Bartek: deliver it", "Bartek deliver it" among tasks, and not "Alt texts for the page". */
static bool
orders(const struct maker *m, const struct claim *c)
{
	const struct token *w = &m->outline.v[c->block].t.v[c->task_from];

	return (c->listed || c->marked) && (c->signal == SIGNAL_COLON || c->signal == SIGNAL_VERB) &&
	    c->task_from + 1 < c->task_to && w[1].kind != TOKEN_PUNCT && (w->is & W_VERB) &&
	    w->letters == CASE_LOWER && !slice_ends_nocase(w->low, SLICE("s"));
}

/* "Xaver: badges by Tuesday" in a list whose other lines begin with people: whoever it is, people are asked. */
static bool
is_beside_people(const struct maker *m, const struct claim *c)
{
	const struct place *v = &m->outline.v[c->block];
	size_t n = 0;

	if (c->form != CLAIM_LABEL || c->signal != SIGNAL_COLON || !c->first || !judge_has_deadline(&v->t, c))
		return false;
	for (size_t i = 0; i < m->claims.n; i++) {
		const struct claim *d = &m->claims.v[i];
		size_t apart = d->block > c->block ? d->block - c->block : c->block - d->block;

		if (apart == 0 || apart > 2 || !d->taken || m->outline.v[d->block].heading != v->heading)
			continue;
		/* a list of other things beside them */
		if (d->form != c->form ? !tokens_may_hold(&m->outline.v[d->block].t, ':') : d->signal != c->signal)
			return false;
		n += d->actor.kind <= ACTOR_NAME;
	}
	return n > 0;
}

/* "Kitchen: buy cups", "Excel: add a column": the label names a thing, and the task is about it. */
static bool
is_of_thing(const struct maker *m, const struct claim *c)
{
	struct actor label = c->actor;

	return c->form == CLAIM_LABEL && c->actor_block == c->block && label.n == 1 && label.from < c->task_from &&
	    !claim_leave_things(&m->outline.v[c->block].t, &label);
}

/* Letters of what is short for a body, and not for somebody. */
#define BODY_LETTERS 4

/*
 * "Graphics: the panels", "Alt texts for the page": where people have a directory, one word that it does not know
 * is a topic more often than somebody. It stays in the task's words, and nobody is named. False: no task either.
 */
static bool
owner_doubted(const struct maker *m, struct claim *c)
{
	if (is_of_thing(m, c)) {
		c->task_from = c->actor.from;
		c->actor.n = 0;
		return c->listed || c->marked;
	}
	if (!is_stranger(m, c))
		return true;
	/* "HMRC will answer by 18 December": a body that is none of the directory's */
	if (c->form == CLAIM_CLAUSE && c->actor.kind == ACTOR_WORD && c->actor_block == c->block && !c->listed && !c->marked &&
	    m->outline.v[c->block].t.v[c->actor.from].letters == CASE_UPPER &&
	    m->outline.v[c->block].t.v[c->actor.from].len >= BODY_LETTERS)
		return false;
	/* "move the chairs (heavy)": a remark */
	if (c->form == CLAIM_BRACKET && c->actor.kind == ACTOR_LOWER) {
		c->actor.n = 0;
		if (c->task_to + 1 == c->actor.from)
			c->task_to = c->actor.to + 1;
		return true;
	}
	if (c->form == CLAIM_ROW || c->form == CLAIM_BRACKET || c->form == CLAIM_TAIL)
		return true;
	if (c->actor.kind == ACTOR_LOWER)
		return c->listed || c->marked;
	if (c->form != CLAIM_SELF && (signal_binds(c->signal) || orders(m, c) || is_beside_people(m, c)))
		return true;
	if (c->actor_block == c->block && c->actor.from < c->task_from && c->form != CLAIM_SELF)
		c->task_from = c->actor.from;
	c->actor.n = 0;
	return true;
}

/* Whose the claim's "I" is, and from when its days are counted: "tomorrow" in a chat is the day after that on which it was said. */
static void
context_take(struct maker *m, size_t at)
{
	const struct claim *c = &m->claims.v[at];
	struct date_context *context = &m->finish.context;
	struct civil_date day;

	*context = c->block < m->r->forward.own_blocks ? m->own : m->below;
	/* "I" above a forward is who forwards it */
	m->finish.author = people_writer(
	    m->people, m->r->forward.given && c->block >= m->r->forward.own_blocks ? m->r->forward.from : m->r->from);
	/* and below a mail within the forward who wrote that */
	finish_writer_of(&m->finish, c->block, &m->finish.author);
	if (m->days != NULL && m->days[c->block].year != 0)
		context->now.date = m->days[c->block];
	/* "by Fri noon" in German notes; whoever sets a language wants that one */
	if (m->finish.question->language.len == 0)
		context->language = date_language_of_line(m->outline.v[c->block].b->text, context->language);
	/* "> Can you send it?", "Yes, tomorrow": counted from the reply */
	if (said_quoted_day(m->pool, &m->outline,
	        c->answer > 0 && !c->chat && !tokens_name_day(&m->outline.v[c->block].t, 0, m->outline.v[c->block].t.n) ? (size_t)c->answer : c->block, context, &day))
		context->now.date = day;
	/* "before 2pm", said at 10:30, is today, whenever the mail was sent */
	if (c->chat && said_minute(&m->outline, c->block) >= 0) {
		context->now.hour = said_minute(&m->outline, c->block) / 60;
		context->now.minute = said_minute(&m->outline, c->block) % 60;
	}
	/* "this afternoon" of that day is not over */
	if (c->chat && said_day(m->pool, &m->outline, c->answer > 0 ? (size_t)c->answer : c->block, context, &day) &&
	    civil_compare(day, context->now.date) != 0)
		context->now = (struct civil_time) { .date = day };
}

static void
item_add(struct maker *m, size_t at)
{
	struct reading *r = m->r;
	struct reading_item item, *before;
	struct same_words words;

	if (r->item_count >= READING_ITEM_MAX || !owner_doubted(m, &m->claims.v[at]))
		return;
	finish_item(&m->finish, &m->claims.v[at], &item);
	if (item.text.len == 0)
		return;
	if (refused(m, &m->claims.v[at], &item)) {
		if (m->claims.v[at].chat)
			return;
		/* the minutes of a dialogue: it is nobody's yet */
		item.owner_count = 0;
		item.missing |= MISSING_OWNER;
	}
	m->finish.before_due = item.due;
	m->finish.before_block = m->claims.v[at].block;
	same_words_of(&m->outline, item.text, &words);
	before = repeated(m, &item, &m->claims.v[at], &words);
	if (before != NULL) {
		merge(before, &item);
		list_words(m, (size_t)(before - r->items), at, &item, &words);
		return;
	}
	if ((before = moved_to(m, &item, &m->claims.v[at], &words)) != NULL) {
		before->owners = item.owners;
		before->owner_count = item.owner_count;
		before->missing = (before->missing & ~MISSING_OWNER) | (item.missing & MISSING_OWNER);
		if (item.due.given) {
			before->due = item.due;
			before->missing &= ~MISSING_DUE;
		}
		return;
	}
	r->items = pool_grow(m->pool, r->items, r->item_count, &m->cap, sizeof(*r->items));
	m->claim_of = pool_grow(m->pool, m->claim_of, r->item_count, &m->cap_of, sizeof(*m->claim_of));
	m->words = pool_grow(m->pool, m->words, r->item_count, &m->cap_words, sizeof(*m->words));
	m->words[r->item_count] = words;
	m->claim_of[r->item_count] = at;
	r->items[r->item_count++] = item;
}

/* Promises of a transcript that are looked at beside a list of tasks; and how alike the two must be, the more so
 * where the list names nobody. */
#define TOLD_MAX 100
#define TOLD_ALIKE 0.5
#define TOLD_ALIKE_NOBODY 0.7

/* "I'll write to the landlord by Thursday", and "Write to the landlord" in the list: may it say more of the item? */
static bool
may_tell(const struct maker *m, const struct claim *c)
{
	return !c->taken && c->form == CLAIM_SELF && c->actor.kind <= ACTOR_HANDLE && !c->listed &&
	    (signal_binds(c->signal) || c->signal == SIGNAL_WEAK) && !is_quoted(&m->outline, c);
}

/* The list's item that the promise is about; NULL if there is none. */
static struct reading_item *
told_of(struct maker *m, const struct reading_item *told, const struct same_words *words)
{
	struct reading_item *best = NULL;
	double most = 0;

	for (size_t i = 0; i < m->r->item_count; i++) {
		struct reading_item *item = &m->r->items[i];
		double same;

		if (!m->claims.v[m->claim_of[i]].listed || !same_owners_meet(item, told))
			continue;
		same = same_names_differ(words, &m->words[i]) ? 0 : same_overlap(words, &m->words[i]);
		if (same > most && same >= (item->owner_count > 0 ? TOLD_ALIKE : TOLD_ALIKE_NOBODY)) {
			most = same;
			best = item;
		}
	}
	return best;
}

/* Where a transcript stands beside the list of its tasks, its promises say whose they are and by when. */
static void
told_take(struct maker *m)
{
	size_t left = TOLD_MAX;

	for (size_t i = 0; i < m->claims.n && left > 0 && m->outline.has_action && m->r->item_count > 0; i++) {
		struct reading_item told, *item;
		struct same_words words;

		if (!may_tell(m, &m->claims.v[i]))
			continue;
		left--;
		context_take(m, i);
		finish_item(&m->finish, &m->claims.v[i], &told);
		same_words_of(&m->outline, told.text, &words);
		if (told.owner_count == 0 || (item = told_of(m, &told, &words)) == NULL)
			continue;
		m->claims.v[i].score = 0; /* nothing that is in doubt */
		if (item->owner_count == 0) {
			item->owners = told.owners;
			item->owner_count = told.owner_count;
			item->missing = (item->missing & ~MISSING_OWNER) | (told.missing & MISSING_OWNER);
		}
		if (!item->due.given && told.due.given) {
			item->due = told.due;
			item->missing &= ~MISSING_DUE;
		}
	}
}

/* ---- decisions and questions ---------------------------------------------- */

static void
line_add(struct maker *m, struct reading_line **v, size_t *n, size_t *cap, const struct place *p, size_t from)
{
	if (*n >= READING_ITEM_MAX || from >= p->t.n)
		return;
	*v = pool_grow(m->pool, *v, *n, cap, sizeof(**v));
	(*v)[(*n)++] = (struct reading_line) { tokens_slice(&p->t, from, p->t.n), p->b->line };
}

static bool
is_item_block(const struct maker *m, size_t block)
{
	for (size_t i = 0; i < m->r->item_count; i++)
		if (m->claims.v[m->claim_of[i]].block == block)
			return true;
	return false;
}

/* "Decision: ...": its tokens with the colon. */
static size_t
label_length(const struct tokens *t, uint64_t class)
{
	size_t n = t->n > 0 && (t->v[0].phrase & class) ? t->v[0].phrase_len : 0;

	return n > 0 && (token_is_colon(t, n) || token_is_dash(t, n)) ? n + 1 : 0;
}

static void
lines_read(struct maker *m)
{
	struct reading *r = m->r;

	for (size_t i = 0; i < m->outline.n; i++) {
		const struct place *p = &m->outline.v[i];
		size_t n;
		bool text = p->b->kind == BLOCK_ITEM || p->b->kind == BLOCK_PARAGRAPH;

		if (!text || p->closing || p->t.n == 0 || (p->heads && p->own != SECTION_NONE) ||
		    is_item_block(m, i))
			continue;
		if ((n = label_length(&p->t, W_DECISION)) > 0 ||
		    (p->section == SECTION_DECISION && p->b->kind == BLOCK_ITEM))
			line_add(m, &r->decisions, &r->decision_count, &m->cap_decisions, p, n);
		else if ((n = label_length(&p->t, W_QUESTION)) > 0 || token_is(&p->t, p->t.n - 1, '?') ||
		    token_is(&p->t, p->t.n - 1, 0xff1f) ||
		    (p->section == SECTION_QUESTION && p->b->kind == BLOCK_ITEM))
			line_add(m, &r->questions, &r->question_count, &m->cap_questions, p, n);
	}
}

/* Lines that are shown in doubt; more are no help. */
#define DOUBTFUL_MAX 20

/* What looks like a task and is none: whoever sent the notes may know better. */
static void
doubtful_read(struct maker *m)
{
	struct reading *r = m->r;
	size_t last = SIZE_MAX;

	for (size_t i = 0; i < m->claims.n && r->doubtful_count < DOUBTFUL_MAX; i++) {
		const struct claim *c = &m->claims.v[i];
		const struct block *b = m->outline.v[c->block].b;
		struct slice text;

		if (c->block == last || !judge_is_doubtful(&m->outline, c) || is_quoted(&m->outline, c) ||
		    is_item_block(m, c->block))
			continue;
		last = c->block;
		text =
		    text_clean_line(m->pool, finish_lines(&m->finish, b->line, b->lines), READING_LINE_MAX);
		r->doubtful = pool_grow(
		    m->pool, r->doubtful, r->doubtful_count, &m->cap_doubtful, sizeof(*r->doubtful));
		r->doubtful[r->doubtful_count++] =
		    (struct reading_line) { text.len > 0 ? text : b->text, b->line };
	}
}

/* ---- the language --------------------------------------------------------- */

/* Blocks that are looked at, and bytes of one: headings and labels are short. */
#define VOTERS_MAX 200
#define VOTER_BYTES 40
#define COLUMNS_MAX 24

/* A text so long has enough words to tell its language: what it says by them is a vote as well. */
#define WORDY_BYTES 400

/* The words files beside the English one. */
#define OTHERS 5

/* A column's title ("Wer", "Bis wann") in one language and not in English: a vote for it. */
static void
columns_vote(struct pool *pool, const struct block *b, const struct words *const tables[OTHERS], int votes[OTHERS])
{
	struct words_set en = { { &words_en, NULL }, 1, NULL };
	const uint64_t columns = W_OWNER | W_DUE | W_TASK;

	for (size_t i = 0; i < b->header_count && i < COLUMNS_MAX; i++) {
		struct slice s = slice_trim(b->headers[i]);

		if (s.len == 0 || s.len > VOTER_BYTES)
			continue;
		s = unicode_fold(pool, s);
		if (words_find(&en, s) & columns)
			continue;
		for (int j = 0; j < OTHERS; j++) {
			struct words_set set = { { tables[j], NULL }, 1, NULL };

			votes[j] += (words_find(&set, s) & columns) != 0;
		}
	}
}

/*
 * Short notes have too few words to tell their language by, but their headings
 * ("Aufgaben", "Présents :") stand in one words file and not in the English one.
 */
static struct slice
language_by_headings(struct pool *pool, const struct block_list *blocks, struct slice text)
{
	static const char *const names[OTHERS] = { "de", "fr", "es", "pt", "zh" };
	const struct words *const tables[OTHERS] = { &words_de, &words_fr, &words_es, &words_pt,
		&words_zh };
	struct words_set en = { { &words_en, NULL }, 1, NULL };
	struct slice guess = date_language(text);
	int votes[OTHERS] = { 0 }, best = -1;

	for (size_t i = 0; i < blocks->n && i < VOTERS_MAX; i++) {
		struct slice s = slice_to(blocks->v[i].text, slice_find_char(blocks->v[i].text, ':'));
		const uint64_t headings =
		    H_ACTION | H_DECISION | H_QUESTION | H_ATTEND | H_ABSENT | H_AGENDA | H_OLD | W_OWNER;

		/* the rows of a table all bear its header: the first one votes */
		if (blocks->v[i].kind == BLOCK_ROW && (i == 0 || blocks->v[i - 1].kind != BLOCK_ROW))
			columns_vote(pool, &blocks->v[i], tables, votes);
		s = slice_trim(slice_to(s, slice_find(s, SLICE("\357\274\232"))));
		if (s.len == 0 || s.len > VOTER_BYTES)
			continue;
		s = unicode_fold(pool, s);
		if (words_find(&en, s) & headings)
			continue;
		for (int j = 0; j < OTHERS; j++) {
			struct words_set set = { { tables[j], NULL }, 1, NULL };

			votes[j] += (words_find(&set, s) & headings) != 0;
		}
	}
	/* "top" among French messages is no agenda of German minutes */
	for (int j = 0; j < OTHERS && text.len >= WORDY_BYTES; j++)
		votes[j] += slice_starts(guess, slice_of(names[j]));
	/* Characters tell Chinese by themselves: one heading in a page of another language is no vote. */
	if (votes[OTHERS - 1] < 2)
		votes[OTHERS - 1] = 0;
	for (int j = 0; j < OTHERS; j++)
		if (votes[j] > 0 && (best < 0 || votes[j] > votes[best]))
			best = j;
	/* "Responsable" is said in French and in Spanish: the text decides, unless twice as many speak against it */
	for (int j = 0; j < OTHERS; j++)
		if (votes[j] > 0 && slice_starts(guess, slice_of(names[j])) && votes[j] * 2 >= votes[best])
			best = j;
	/* half in German: the words of English are always known as well */
	if (best < 0 && slice_eq(guess, SLICE("en")) && date_language_beside_english(text).len > 0)
		return date_language_beside_english(text);
	return best < 0 ? guess : slice_of(names[best]);
}

/* ---- what is quoted ------------------------------------------------------- */

/* Is the quoted block followed by a reply to it? *no: by one that begins with a no, or says that it is done. */
static bool
is_replied(const struct outline *o, size_t block, bool *no)
{
	static const char *const words[] = { "no", "nope", "nein", "nee", "non", "nah" };
	const struct place *next = block + 1 < o->n ? &o->v[block + 1] : NULL;

	if (next == NULL || o->v[block].b->quote <= next->b->quote || next->t.n == 0)
		return false;
	*no = (next->t.v[0].is & (W_NOT | W_DONE)) || SLICE_IS_ONE_OF(next->t.v[0].low, words);
	return true;
}

/* Replies from which on a mail answers what it quotes point by point. */
#define REPLIES_LEAST 2

/* Is there an older mail at all? Most have none, and need no look at their words. */
static bool
has_older(const struct outline *o)
{
	for (size_t i = 0; i < o->n; i++)
		if (block_is_quoted(o->v[i].b))
			return true;
	return false;
}

/* "Two more on top of Will's list", "the rest below stands": the writer adds to the older mail, which holds. */
static bool
adds_to_older(const struct outline *o)
{
	static const char *const adds[] = { "on top of", "in addition to", "two more", "three more", "a few more", "adding mine", "to add to",
		"rest below", "else below", "of the below", "points below", "list below", "below stand", "below still", "zus\303\244tzlich zu",
		"noch zwei", "noch ein punkt", "noch einen punkt", "erg\303\244nze", "erg\303\244nzung", "rest unten", "andere unten",
		"liste unten", "j'ajoute", "j\342\200\231ajoute", "a\303\261ado",
		"m\303\241s abajo" };

	for (size_t i = 0; i < o->n; i++)
		for (size_t j = 0; !block_is_quoted(o->v[i].b) && !o->v[i].closing && j < sizeof(adds) / sizeof(adds[0]); j++)
			if (slice_find_nocase(o->v[i].b->text, slice_of(adds[j])) < o->v[i].b->text.len)
				return true;
	return false;
}

/* Where the writer names tasks, those of the older mail below are history; but what another promised and he answers point by point is not. */
static void
quoted_drop(struct maker *m)
{
	bool own = false, no = false;
	size_t replies = 0;

	for (size_t i = 0; i < m->claims.n && !own; i++)
		own = m->claims.v[i].taken && !is_quoted(&m->outline, &m->claims.v[i]);
	own = own && !(has_older(&m->outline) && adds_to_older(&m->outline));
	for (size_t i = 0; i < m->outline.n; i++)
		replies += is_replied(&m->outline, i, &no);
	for (size_t i = 0; i < m->claims.n; i++) {
		struct claim *c = &m->claims.v[i];
		bool replied;

		if (!c->taken || c->answer > 0 || !is_quoted(&m->outline, c))
			continue;
		no = false;
		replied = replies >= REPLIES_LEAST && is_replied(&m->outline, c->block, &no);
		if (no || (own && !(c->author && replied))) {
			c->taken = false;
			c->rule = no ? "answered with a no" : "in an older mail, quoted below tasks";
		}
	}
}

/* Who is named by a link to an address that nobody else of that name has. */
static void
links_add(struct maker *m, const struct block_list *blocks)
{
	const struct block_link *last = NULL;

	for (size_t i = 0; i < blocks->n; i++) {
		const struct block *b = &blocks->v[i];

		for (size_t j = 0; b->links != last && j < b->link_count; j++) {
			struct reading_owner who;

			people_resolve(m->people, b->links[j].name, &who);
			if (who.email.len == 0 && who.candidate_count == 0)
				people_add(m->people, b->links[j].name, b->links[j].address, PEOPLE_NOTES);
		}
		last = b->links;
	}
}

/* Who writes in a chat was there. */
static void
speakers_add(struct maker *m)
{
	for (size_t i = 0; i < m->outline.n; i++) {
		struct said_line line;
		struct reading_owner who;

		if (m->outline.v[i].speaks || !said_read(&m->outline, m->people, i, &line))
			continue;
		people_resolve(m->people,
		    tokens_slice(&m->outline.v[line.block].t, line.speaker.v[0].from, line.speaker.v[0].to),
		    &who);
		if (who.email.len > 0)
			people_add(m->people, who.name, who.email, PEOPLE_ATTENDEE);
	}
}

/* ---- the road ------------------------------------------------------------- */

void
items_read_with(struct pool *pool, const struct question *question, const struct block_list *blocks,
    struct reading *reading, const struct judge_model *model, items_watch *watch, void *data)
{
	struct slice language = question->language;
	struct words_set set;
	struct maker *m = pool_alloc(pool, sizeof(*m));

	if (language.len == 0)
		language = language_by_headings(pool, blocks, reading->text);
	set = words_for(language);
	m->pool = pool;
	m->r = reading;
	outline_read(pool, &set, blocks, &m->outline);
	m->people = people_new(pool, question, reading);
	people_set_abroad(m->people, set.n > 1);
	links_add(m, blocks);
	outline_address(&m->outline, people_addressee(m->people, reading), reading->forward.given ? reading->forward.own_blocks : 0);
	meeting_read(pool, question, &m->outline, m->people, language, reading);
	legend_read(&m->outline, m->people);
	outline_people(&m->outline, m->people,
	    reading->forward.given ? reading->forward.from.email : reading->from.email);
	outline_lists(&m->outline, m->people);
	outline_below(&m->outline, m->people);
	outline_plans(&m->outline);
	speakers_add(m);
	front_find(&m->outline, m->people);
	claim_find(&m->outline, m->people, &m->claims);
	judge_claims(&m->outline, model, &m->claims, &m->page);
	quoted_drop(m);
	m->finish = (struct finish) { .pool = pool,
		.outline = &m->outline,
		.people = m->people,
		.question = question,
		.forwarded = reading->forward.given,
		.context = meeting_context(question, reading, language) };
	m->below = m->finish.context;
	m->own = reading->forward.given ? meeting_context_own(question, reading, language) : m->below;
	m->days = meeting_days(pool, question, &m->outline, m->people, language, reading);
	next_read(pool, &m->finish.context, &m->outline, reading);
	m->finish.next = reading->next;
	finish_prepare(&m->finish, reading->text);
	finish_page_due(&m->finish);
	finish_writers(&m->finish);
	finish_closed(&m->finish);
	for (size_t i = 0; i < m->claims.n; i++) {
		context_take(m, i);
		if (question->explain && reading->explained_count < READING_EXPLAIN_MAX) {
			reading->explained = pool_grow(pool, reading->explained, reading->explained_count,
			    &m->cap_explained, sizeof(*reading->explained));
			reading->explained[reading->explained_count++] =
			    explain_claim(&m->finish, model, &m->page, &m->claims, i);
		}
		if (watch != NULL)
			watch(data, &m->finish, &m->page, &m->claims, i);
		if (m->claims.v[i].taken)
			item_add(m, i);
	}
	told_take(m);
	lines_read(m);
	doubtful_read(m);
}

void
items_read(struct pool *pool, const struct question *question, const struct block_list *blocks,
    struct reading *reading)
{
	items_read_with(pool, question, blocks, reading, &judge_model, NULL, NULL);
}
