/*
 * See interpret.h. Place: the reader's whole work on one mail. Method: a list
 * of steps over one struct, each of which may find nothing.
 */
#include "parsers/interpret.h"
#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/language/answer.h"
#include "parsers/language/items.h"
#include "parsers/language/people.h"
#include "parsers/language/process.h"
#include "parsers/language/wait.h"
#include "parsers/mail/bounce.h"
#include "parsers/mail/cite.h"
#include "parsers/mail/coded.h"
#include "parsers/mail/ditto.h"
#include "parsers/mail/lettered.h"
#include "parsers/mail/document.h"
#include "parsers/mail/forward.h"
#include "parsers/mail/header.h"
#include "parsers/mail/ical.h"
#include "parsers/mail/mime.h"
#include "parsers/mail/quote.h"
#include "parsers/reading.h"

/* Digits of an agreement's number. */
#define TAG_DIGITS_MAX 12
/* Points in what stands above a forward that make it notes of its own. */
#define NOTE_ITEMS_MIN 2
/* Words above an older mail that make the mail its writer's own; a covering line has fewer. */
#define OWN_WORDS_MIN 40

struct work {
	struct pool *pool;
	const struct question *question;
	struct mime_message *message;
	struct document document;
	struct lines lines;        /* of its text */
	struct slice own;          /* the mail's own text, without the files that came along */
	struct block_list *blocks; /* of the notes themselves */
	struct block_list forwarded;
	struct reading *reading;
};

static void
notes_add(struct work *w, const struct slice *notes, size_t n)
{
	struct reading *r = w->reading;
	struct slice *all;

	if (n > READING_NOTE_MAX - r->note_count)
		n = READING_NOTE_MAX - r->note_count;
	if (n == 0)
		return;
	all = pool_array(w->pool, r->note_count + n, sizeof(*all));
	for (size_t i = 0; i < r->note_count; i++)
		all[i] = r->notes[i];
	for (size_t i = 0; i < n; i++)
		all[r->note_count + i] = notes[i];
	r->notes = all;
	r->note_count += n;
}

/* ---- a forward ---------------------------------------------------------------- */

/* What the forwarder wrote above: a word to us, or what he and others are to do besides. last is the last line of it. */
static void
note_select(struct work *w, int last)
{
	struct block_list note = { 0 };

	if (last < 1)
		return;
	block_select(w->pool, &w->document.blocks, 1, last, 0, &note);
	w->forwarded = note;
	w->reading->forward.own_blocks = note.n;
}

static struct slice
lines_first(struct slice text, int n)
{
	struct slice rest = text, line;

	while (n-- > 0 && slice_line(&rest, &line))
		continue;
	return slice_to(text, text.len - rest.len);
}

static int
line_count(struct slice text)
{
	struct slice line;
	int n = 0;

	while (slice_line(&text, &line))
		n++;
	return n;
}

/* Its lines go on counting where the mail's end, so that what is quoted from either is found in text. */
static void
attached_append(struct work *w, struct document *inner)
{
	struct reading *r = w->reading;
	struct text t;
	int above;

	text_init(&t, w->pool);
	text_add(&t, r->text);
	if (t.len > 0 && t.p[t.len - 1] != '\n')
		text_add_char(&t, '\n');
	text_add_char(&t, '\n');
	above = line_count(text_slice(&t));
	text_add(&t, inner->text);
	r->text = text_clean(w->pool, text_slice(&t), READING_TEXT_MAX);
	for (size_t i = 0; i < inner->blocks.n; i++) {
		struct block *b = block_add(w->pool, &w->forwarded, inner->blocks.v[i].kind);

		if (b == NULL)
			return;
		*b = inner->blocks.v[i];
		b->line += above;
	}
}

/*
 * The attached message as the forwarded one, its text below the mail's own, its
 * blocks as the notes. A mail attached to that one is what it forwards in its
 * turn: its text follows.
 */
static void
attached_read(struct work *w)
{
	const struct mime_message *inner = w->document.attached;
	struct reading_forward *f = &w->reading->forward;
	struct question none = { 0 };
	struct reading header = { 0 };
	struct document document;
	struct text all;

	header_read(w->pool, &inner->header, &none, &header);
	f->given = true;
	f->attached = true;
	f->from = header.from;
	f->to = header.to;
	f->cc = header.cc;
	f->subject = header.subject;
	f->date = header_text(w->pool, &inner->header, "Date");
	f->at = header.date;
	f->offset_s = header.offset_s;
	note_select(w, line_count(w->own));
	text_init(&all, w->pool);
	for (int depth = 0; inner != NULL && depth < MIME_DEPTH_MAX; depth++, inner = document.attached) {
		document_read(w->pool, inner, NULL, &document);
		attached_append(w, &document);
		notes_add(w, document.notes, document.note_count);
		text_add(&all, document.text);
	}
	f->text = text_clean(w->pool, text_slice(&all), READING_TEXT_MAX);
	w->blocks = &w->forwarded;
}

/*
 * A forward that was typed: read again without its quote marks and its header,
 * whose last line may run into its first. The files that came along stay as they are.
 */
static void
typed_read(struct work *w, const struct forward_place *place)
{
	struct slice rest = w->reading->forward.text, line;
	int last = w->document.main_lines;
	size_t before;

	for (int n = place->line; n <= last && slice_line(&rest, &line); n++)
		continue;
	before = w->forwarded.n;
	cite_blocks(w->pool, slice_to(w->reading->forward.text, w->reading->forward.text.len - rest.len),
	    true, &w->forwarded);
	for (size_t i = before; i < w->forwarded.n; i++)
		w->forwarded.v[i].line += place->line - 1;
	if (place->last > last)
		block_select(w->pool, &w->document.blocks, last + 1, place->last, 0, &w->forwarded);
}

static bool
has_words(struct slice text, int wanted)
{
	bool before = false;

	for (size_t i = 0; i < text.len && wanted > 0; i++) {
		bool is = (unsigned char)text.p[i] > ' ';

		wanted -= is && !before;
		before = is;
	}
	return wanted == 0;
}

/*
 * What the forwarded mail had quoted below itself, header and all, is an older mail: marked as quoted. A few words above a mail
 * that was forwarded to whoever forwards it cover that one, which is what it is about.
 */
static void
older_mark(struct work *w, const struct forward_place *place)
{
	struct lines lines = line_split(w->pool, w->reading->forward.text);
	struct reading_forward older;
	struct forward_place inner;

	if (!forward_find(w->pool, SLICE("Fwd:"), lines, &older, &inner))
		return;
	if (inner.mark > 0 && forward_line_mark(w->pool, &lines.v[inner.mark - 1]) == FORWARD_MARK_FORWARDED &&
	    !has_words(lines_first(w->reading->forward.text, inner.mark - 1), OWN_WORDS_MIN))
		return;
	for (size_t i = 0; i < w->forwarded.n; i++)
		if (w->forwarded.v[i].line >= place->line + inner.mark - 1 &&
		    w->forwarded.v[i].line <= place->line + inner.last - 1)
			w->forwarded.v[i].quote++;
}

/* How many tasks are in what stands above the older mail, read as its writer's own notes; a list of them
 * counts as many. */
static size_t
own_tasks(struct work *w, int last)
{
	struct reading own = *w->reading;
	struct block_list above = { 0 };
	bool listed = false;

	own.forward = (struct reading_forward) { 0 };
	block_select(w->pool, &w->document.blocks, 1, last, 0, &above);
	items_read(w->pool, w->question, &above, &own);
	for (size_t i = 0; i < above.n; i++)
		listed = listed || above.v[i].kind == BLOCK_ITEM || above.v[i].kind == BLOCK_ROW;
	return own.item_count + (own.item_count > 0 && listed ? NOTE_ITEMS_MIN : 0);
}

/*
 * Who writes tasks to us, several or at length, and not under "Fwd:", writes the notes himself: what stands
 * below is the older mail that his program left there, and his mail is no forward; unless its mark says so
 * ("Forwarded message"). Without a task above it is a forward whose subject was changed, however long the
 * covering words.
 */
static bool
own_read(struct work *w, const struct forward_place *place)
{
	struct reading *r = w->reading;

	bool at_length = has_words(lines_first(w->document.text, place->mark - 1), OWN_WORDS_MIN);

	if (!(r->keyword || r->address_keyword) || place->mark < 2 ||
	    header_mark(w->pool, r->subject) == HEADER_MARK_FORWARD ||
	    (!at_length &&
	        forward_line_mark(w->pool, &w->lines.v[place->mark - 1]) == FORWARD_MARK_FORWARDED) ||
	    own_tasks(w, place->mark - 1) < (at_length ? 1 : NOTE_ITEMS_MIN))
		return false;
	for (size_t i = 0; i < w->document.blocks.n; i++)
		if (w->document.blocks.v[i].line >= place->mark &&
		    w->document.blocks.v[i].line <= w->document.main_lines)
			w->document.blocks.v[i].quote++;
	r->forward = (struct reading_forward) { 0 };
	return true;
}

/*
 * "Fwd:" and a quotation without anybody's header, as of the page that a wiki sends: what
 * is quoted is what was forwarded, with its headings and lists.
 */
static void
unheaded_read(struct work *w)
{
	if (!w->document.is_html || header_mark(w->pool, w->reading->subject) != HEADER_MARK_FORWARD)
		return;
	block_select(w->pool, &w->document.blocks, 1, 0, 1, &w->forwarded);
	w->blocks = &w->forwarded;
}

static void
forward_read(struct work *w)
{
	struct reading *r = w->reading;
	struct forward_place place;

	if (w->document.attached != NULL) {
		attached_read(w);
		return;
	}
	r->forward.offset_s = r->offset_s;
	if (!forward_find(w->pool, r->subject, w->lines, &r->forward, &place)) {
		unheaded_read(w);
		return;
	}
	if (own_read(w, &place))
		return;
	note_select(w, place.mark - 1);
	if (w->document.is_html)
		block_select(
		    w->pool, &w->document.blocks, place.line, place.last, place.depth, &w->forwarded);
	else
		typed_read(w, &place);
	older_mark(w, &place);
	w->blocks = &w->forwarded;
}

/* ---- what kind of mail ---------------------------------------------------------- */

/* Does the mail answer one, by its header? */
static bool
is_answer(const struct work *w)
{
	return w->reading->in_reply_to.len > 0 ||
	    header_mark(w->pool, w->reading->subject) == HEADER_MARK_ANSWER;
}

static bool
is_reply(const struct work *w)
{
	const struct reading *r = w->reading;

	if (w->question->point_count > 0) /* the core knows that it answers these */
		return true;
	if (r->forward.given || r->keyword || r->address_keyword || r->process.given)
		return false;
	return is_answer(w);
}

/*
 * A calendar is what its mail is about, unless the words are: notes that come
 * with their meeting, an answer with a date attached. What answers an
 * invitation is always that.
 */
static bool
is_itip(const struct work *w)
{
	const struct reading *r = w->reading;
	struct slice method = r->itip.method;

	if (!r->itip.given)
		return false;
	if (slice_eq_nocase(method, SLICE("REPLY")) || slice_eq_nocase(method, SLICE("COUNTER")) ||
	    slice_eq_nocase(method, SLICE("DECLINECOUNTER")) || slice_eq_nocase(method, SLICE("REFRESH")))
		return true;
	return slice_trim(r->text).len == 0 || !(r->keyword || r->address_keyword || is_answer(w));
}

/* Does the writer say on a line of its own that this is for us? What is quoted does not. */
static bool
has_keyword_line(struct slice own, struct slice keyword)
{
	struct slice line;

	while (keyword.len > 0 && slice_line(&own, &line))
		if (slice_eq_nocase(slice_trim(line), keyword))
			return true;
	return false;
}

/* The number in the first "[A-17]" of a text, 0 when there is none. */
static int64_t
tag_find(struct slice text)
{
	for (size_t i = 0; i + 4 < text.len; i++) {
		int64_t number = 0;
		size_t k = i + 3;

		if (text.p[i] != '[' || text.p[i + 1] != 'A' || text.p[i + 2] != '-')
			continue;
		while (k < text.len && k < i + 3 + TAG_DIGITS_MAX && text.p[k] >= '0' && text.p[k] <= '9')
			number = number * 10 + (text.p[k++] - '0');
		if (number > 0 && k < text.len && text.p[k] == ']')
			return number;
	}
	return 0;
}

/* A line of a hostile mail is as long as the mail; what is read from it is not. */
static void
bound(struct work *w, struct slice *s)
{
	if (s->len > READING_LINE_MAX)
		*s = text_clean(w->pool, *s, READING_LINE_MAX);
}

static void
lines_bound(struct work *w)
{
	struct reading *r = w->reading;

	bound(w, &r->meeting_title);
	bound(w, &r->next.quote);
	for (size_t i = 0; i < r->item_count; i++) {
		bound(w, &r->items[i].text);
		bound(w, &r->items[i].quote);
		bound(w, &r->items[i].standard);
		bound(w, &r->items[i].interest);
	}
	for (size_t i = 0; i < r->decision_count; i++)
		bound(w, &r->decisions[i].text);
	for (size_t i = 0; i < r->question_count; i++)
		bound(w, &r->questions[i].text);
	for (size_t i = 0; i < r->wait_count; i++)
		bound(w, &r->waits[i].quote);
	for (size_t i = 0; i < r->answer_count; i++) {
		bound(w, &r->answers[i].text);
		bound(w, &r->answers[i].quote);
	}
}

/* "-----Original Message-----": the sign in front of an older mail that an answer carries along. */
static bool
heads_original(struct slice line)
{
	line = slice_trim(line);
	return line.len > 16 && line.len < 60 && slice_starts(line, SLICE("-----")) &&
	    slice_ends_nocase(line, SLICE("-----")) && slice_find_char(line, ' ') < line.len;
}

/* Whose blocks are quoted, though no sign stands in front of their lines: those below the answer's words. */
static void
original_mark(struct work *w)
{
	struct slice rest = w->own, line;
	int n = 1, last = w->document.main_lines;

	if (w->reading->forward.given || slice_trim(w->reading->reply_text).len == 0)
		return;
	while (slice_line(&rest, &line) && !heads_original(line))
		n++;
	for (size_t i = 0; i < w->blocks->n && n < last; i++) {
		struct block *b = &w->blocks->v[i];

		if (b->line > n && b->line <= last && b->quote == 0)
			b->quote = 1;
	}
}

void
interpret(struct pool *pool, const struct question *question, struct slice raw, struct reading *reading)
{
	struct work w = { .pool = pool, .question = question, .reading = reading };
	struct quote_pair *pairs;
	size_t n;

	*reading = (struct reading) { .itip = { .sequence = -1, .minute = -1 }, .next = { .minute = -1 } };
	w.message = mime_parse(pool, raw);
	header_read(pool, &w.message->header, question, reading);
	document_read(pool, w.message, question, &w.document);
	reading->files = w.document.files;
	reading->file_count = w.document.file_count;
	w.blocks = &w.document.blocks;
	reading->text = w.document.text;
	notes_add(&w, w.message->notes, w.message->note_count);
	notes_add(&w, w.document.notes, w.document.note_count);
	ical_read(pool, w.message, reading);
	w.own = lines_first(w.document.text, w.document.main_lines);
	bounce_read(pool, w.message, w.own, reading);
	w.lines = line_split(pool, w.document.text);
	reading->reply_text = quote_split(pool, lines_to(w.lines, (size_t)w.document.main_lines), &pairs, &n);
	reading->has_reply_text = true;
	reading->keyword = reading->keyword || has_keyword_line(reading->reply_text, question->line_keyword);
	process_read(pool, question, reading->reply_text, reading);
	/* a calendar's answer is a person's, though a machine may have sent it */
	if ((reading->kind == READING_NOTES || reading->kind == READING_AUTO) && is_itip(&w))
		reading->kind = READING_ITIP;
	if (reading->kind == READING_NOTES) {
		forward_read(&w);
		if (is_reply(&w))
			reading->kind = READING_REPLY;
	}
	reading->tag = tag_find(reading->subject);
	if (reading->tag == 0 && is_answer(&w))
		reading->tag = tag_find(reading->text);
	if (reading->kind == READING_NOTES) {
		ditto_fill(pool, w.blocks);
		lettered_count(w.blocks);
		coded_read(pool, w.blocks);
		original_mark(&w);
		items_read(pool, question, w.blocks, reading);
		wait_read_notes(pool, reading);
	}
	if (reading->kind == READING_REPLY) {
		answer_read(pool, question, reading->reply_text, pairs, n, reading);
		wait_read_reply(pool, question, reading->reply_text, reading);
	}
	/* from an answering machine only that somebody is away counts, never a word of consent in it */
	if (reading->kind == READING_AUTO && slice_eq(reading->auto_kind, SLICE("vacation")))
		answer_away(pool, question, reading->reply_text, reading);
	lines_bound(&w);
}

void
interpret_question(struct pool *pool, struct question *question)
{
	question->people = people_directory(pool, question);
}

void
interpret_prepare(void)
{
	unicode_prepare();
	mime_prepare();
	ical_prepare();
	document_prepare();
}
