/*
 * See outline.h. Method: one pass keeps the open headings by level and the open
 * list items by level; a line that heads what follows ("Action items:") is a
 * heading below all others, and ends where text goes on that is no list.
 */
#include "parsers/base/pool.h"
#include "parsers/language/said.h"
#include "parsers/language/speaker.h"
#include "parsers/mail/quote.h"

#define LEVELS 9 /* headings 1..6, 7: head lines, 8: a name alone on its line */
#define LEVEL_HEADS 7
#define LEVEL_NAME 8
#define LIST_LEVELS 17

/* ---- the pass ------------------------------------------------------------- */

struct open_heading {
	int block;
	enum section section;
	bool exact;
};

struct pass {
	struct outline *o;
	struct block_list blocks;
	bool copied; /* the blocks are the outline's own */
	struct open_heading headings[LEVELS]; /* by level; block -1: none */
	int items[LIST_LEVELS];               /* open list items by level; -1 */
	bool listed;                          /* list items came under the open head line */
	int tight;                            /* lines of text right below it, no gap between; -1 behind one */
	int number;                           /* of the numbered line that heads, 0 none */
	bool written;                         /* and it is one in Chinese words */
};

static void
headings_close(struct pass *p, int level)
{
	for (int i = level; i < LEVELS; i++)
		p->headings[i] = (struct open_heading) { -1, SECTION_NONE, false };
}

static void
items_close(struct pass *p, int level)
{
	for (int i = level < 0 ? 0 : level; i < LIST_LEVELS; i++)
		p->items[i] = -1;
}

/* Tokens of a remark in brackets behind a heading. */
#define REMARK_TOKENS 20

/* Is it short enough for a heading, but for a remark in brackets behind it: "Still open (for later than next week)"? */
static bool
is_short(const struct place *v, size_t most)
{
	size_t from = 0, to = v->t.n;

	if (v->t.n <= most || v->t.n > most + REMARK_TOKENS || !token_is(&v->t, v->t.n - 1, ')'))
		return v->t.n <= most;
	outline_heading_core(&v->t, &from, &to);
	return to <= most;
}

/* A whole paragraph that says only what a heading says. */
static bool
is_bare_heading(const struct place *v)
{
	size_t from = 0, to = v->t.n;
	bool exact;

	if (v->b->kind != BLOCK_PARAGRAPH || v->t.n == 0 || !is_short(v, 8))
		return false;
	outline_heading_core(&v->t, &from, &to);
	return from < to && from + v->t.v[from].phrase_len == to &&
	    section_of(&v->t, 0, v->t.n, &exact) != SECTION_NONE &&
	    (v->t.v[from].letters != CASE_LOWER || v->t.v[from].kind == TOKEN_IDEOGRAPH || v->b->bold);
}

/* "To do: print the cards (Maya)", "To do: Karten drucken": behind the colon at token i stands a task. */
static bool
is_order_behind(const struct tokens *t, size_t i)
{
	size_t to = t->n;

	if (!token_is_colon(t, i) || i + 2 >= t->n)
		return false;
	for (size_t j = i + 1; j < t->n && to == t->n; j++)
		if (token_is(t, j, '('))
			to = j;
	return (t->v[i + 1].letters == CASE_LOWER && ((t->v[i + 1].is & W_VERB) || words_end_in_infinitive(t->v[i + 1].low))) ||
	    (to > i + 2 && t->v[to - 1].letters == CASE_LOWER && t->v[to - 1].len > 4 && slice_ends_nocase(t->v[to - 1].low, SLICE("en")));
}

/* A line above a list or a table that says "action items" and does not run on as a sentence. */
static bool
is_list_heading(const struct pass *p, size_t at)
{
	const struct place *v = &p->o->v[at];
	const struct block *next = at + 1 < p->o->n ? &p->blocks.v[at + 1] : NULL;

	if (v->b->kind != BLOCK_PARAGRAPH || v->own != SECTION_ACTION || !is_short(v, HEADING_TOKENS) ||
	    next == NULL)
		return false;
	/* a list, or the name of somebody whose list it is */
	if (next->kind != BLOCK_ITEM && next->kind != BLOCK_ROW &&
	    !(next->text.len < 30 && at + 2 < p->o->n && p->blocks.v[at + 2].kind == BLOCK_ITEM))
		return false;
	for (size_t i = 0; i < v->t.n; i++)
		/* "Aufgaben bis 4.12." */
		if ((token_is(&v->t, i, '.') && !(i > 0 && i + 1 == v->t.n && v->t.v[i - 1].kind == TOKEN_NUMBER)) || token_is(&v->t, i, '?') ||
		    (v->t.v[i].is & (W_FUTURE | W_BE | W_WEAK | W_NEED)) || is_order_behind(&v->t, i))
			return false;
	return v->t.v[0].kind == TOKEN_WORD && v->t.v[0].letters != CASE_LOWER;
}

static void
under(struct pass *p, struct place *v)
{
	for (int i = LEVELS - 1; i >= 1; i--) {
		if (p->headings[i].block < 0)
			continue;
		if (v->heading < 0)
			v->heading = p->headings[i].block;
		if (v->section == SECTION_NONE && p->headings[i].section != SECTION_NONE) {
			v->direct = p->headings[i].block == v->heading;
			/* Who was there and what was decided ends at the next heading, even at one below. */
			if (v->direct || !section_is_roster(p->headings[i].section))
				v->section = p->headings[i].section;
			v->exact = v->section == p->headings[i].section && p->headings[i].exact;
		}
	}
}

static bool
action_open(const struct pass *p)
{
	for (int i = LEVEL_HEADS; i >= 1; i--)
		if (p->headings[i].block >= 0)
			return p->headings[i].section == SECTION_ACTION;
	return false;
}

/* "Check the gate", not "Tom Okafor": a word behind the first that no name has. */
static bool
has_lower_word(struct slice s)
{
	for (size_t i = 1; i < s.len; i++)
		if (s.p[i - 1] == ' ' && s.p[i] >= 'a' && s.p[i] <= 'z')
			return true;
	return false;
}

/* Small words by which a line is a sentence and no list of names, and lines below a heading that are looked at for them. */
#define SENTENCE_WORDS 6
#define BELOW_LINES 3

/* "People" heads those who were there, or what was said of the staff: are there sentences below it? */
static bool
tells_below(const struct pass *p, size_t at)
{
	for (size_t i = at + 1; i < p->o->n && i <= at + BELOW_LINES; i++) {
		const struct block *b = &p->blocks.v[i];
		size_t words = 0;

		if (b->kind != BLOCK_PARAGRAPH && b->kind != BLOCK_ITEM)
			return false;
		for (size_t j = 1; j < b->text.len; j++)
			words += b->text.p[j - 1] == ' ' && b->text.p[j] >= 'a' && b->text.p[j] <= 'z';
		if (words >= SENTENCE_WORDS && b->text.p[b->text.len - 1] == '.')
			return true;
	}
	return false;
}

/* One of the names right below "Present:": with no gap above it heads nothing. */
static bool
is_one_present(const struct pass *p, size_t at)
{
	const struct place *v = &p->o->v[at], *up = v - 1;
	enum section s;

	if (at == 0 || v->b->kind != BLOCK_PARAGRAPH || up->b->line + up->b->lines < v->b->line)
		return false;
	s = up->heads ? up->own : up->section;
	return s == SECTION_ATTEND || s == SECTION_ABSENT;
}

/* "maya", alone in small letters. */
static bool
is_small_name(const struct tokens *t)
{
	return (t->n == 1 || (t->n == 2 && token_is_colon(t, 1))) && t->v[0].letters == CASE_LOWER && t->v[0].kind == TOKEN_WORD && t->v[0].is == W_GIVEN;
}

/* One to three capitalised words alone on a line, a list below: "Maya", "Omar Haddad:", "Me". */
static bool
is_name_line(const struct pass *p, size_t at)
{
	const struct place *v = &p->o->v[at];
	const struct block *next = at + 1 < p->o->n ? &p->blocks.v[at + 1] : NULL;

	if ((v->b->kind != BLOCK_PARAGRAPH && v->b->kind != BLOCK_HEADING) || next == NULL || is_one_present(p, at))
		return false;
	if (next->kind != BLOCK_ITEM &&
	    !(next->kind == BLOCK_PARAGRAPH &&
	        (outline_plan(next->text) != PLAN_NONE ||
	            (action_open(p) && (next->text.len > 20 || has_lower_word(next->text))))))
		return false;
	if (outline_says_whose(&v->t) || (next->kind == BLOCK_ITEM && (outline_is_me(&v->t) || is_small_name(&v->t))))
		return true;
	return outline_may_be_name(&v->t, action_open(p));
}

/* "Date: January 20": when they met, and no day by which something is due. */
static bool
is_meeting_day(const struct place *v)
{
	static const char *const words[] = { "date", "when", "timing", "datum", "wann", "termin", "quand", "fecha", "cu\303\241ndo", "data", "\346\227\245\346\234\237" };

	return SLICE_IS_ONE_OF(v->t.v[0].low, words) && token_is_colon(&v->t, 1);
}

/* "By Friday:" divides the list below a heading, it is none of its own. */
static bool
is_date_line(const struct place *v)
{
	bool time = false;

	if (v->t.n == 0 || v->t.n > 8 ||
	    (v->b->kind == BLOCK_HEADING && !(v->t.v[0].phrase & (W_BYTIME | W_DUE))))
		return false;
	for (size_t i = 0; i < v->t.n; i++) {
		time = time || (v->t.v[i].is & W_TIME);
		if (v->t.v[i].kind == TOKEN_WORD &&
		    !(v->t.v[i].is & (W_TIME | W_FUNCTION | W_BYTIME | W_DUE)))
			return false;
	}
	return time;
}

/* "Committee", "Ordinary members", "Gäste" below "Attendance": a part of those who were there. */
static bool
heads_part(const struct place *v)
{
	static const char *const words[] = { "committee", "members", "member", "ordinary", "guests", "staff", "board", "officers",
		"directors", "team", "remote", "online", "person", "site", "others", "vorstand", "mitglieder", "g\303\244ste",
		"membres", "invit\303\251s", "miembros", "invitados" };

	if (v->b->kind != BLOCK_HEADING || v->t.n == 0 || v->t.n > 3)
		return false;
	for (size_t i = 0; i < v->t.n; i++)
		if (!SLICE_IS_ONE_OF(v->t.v[i].low, words) && !(v->t.v[i].is & W_FUNCTION))
			return false;
	return true;
}

static void
on_heading(struct pass *p, size_t at, struct place *v)
{
	int level = v->b->kind == BLOCK_HEADING ? v->b->level : LEVEL_HEADS;
	bool dated = v->own == SECTION_NONE && is_date_line(v);

	if (level < 1 || level > LEVEL_HEADS)
		level = LEVEL_HEADS;
	if (v->own == SECTION_ATTEND && v->t.n < 3 && tells_below(p, at))
		v->own = SECTION_NONE;
	if (v->own == SECTION_NONE && (is_name_line(p, at) || dated))
		level = LEVEL_NAME;
	headings_close(p, level);
	under(p, v);
	if (v->own == SECTION_NONE && level > 1 && v->heading >= 0 && section_is_roster(p->o->v[v->heading].own) && heads_part(v))
		v->own = p->o->v[v->heading].own;
	/* "Due Friday", "By 4 December:": what is to be done by then */
	if (dated && v->section == SECTION_NONE && (v->t.v[0].phrase & (W_BYTIME | W_DUE)) && !is_meeting_day(v)) {
		v->own = SECTION_ACTION;
		v->own_exact = true;
	}
	p->number = v->b->kind == BLOCK_ITEM ? v->b->number : 0;
	p->written = v->b->written;
	p->headings[level] = (struct open_heading) { (int)at, v->own, v->own_exact };
	items_close(p, 0);
	p->listed = false;
	p->tight = 0;
	v->heads = true;
}

static bool
roster_open(const struct pass *p)
{
	for (int i = 1; i < LEVELS; i++)
		if (p->headings[i].block >= 0 && section_is_roster(p->headings[i].section))
			return true;
	return false;
}

static void
roster_close(struct pass *p)
{
	for (int i = 1; i < LEVELS; i++)
		if (p->headings[i].block >= 0 && section_is_roster(p->headings[i].section))
			headings_close(p, i);
}

/* "Present:" over lines or bullets of names ends where, behind a gap, the numbered points begin. */
static void
names_end(struct pass *p, size_t at)
{
	const struct place *v = &p->o->v[at], *up = at > 0 ? v - 1 : NULL;

	if (v->b->ordered && up != NULL && !up->heads && !up->b->ordered &&
	    (up->b->kind == BLOCK_PARAGRAPH || up->b->kind == BLOCK_ITEM) &&
	    up->b->line + up->b->lines != v->b->line)
		roster_close(p);
}

/* A table of who was there ends where one begins whose header names a task or a deadline. */
static void
roster_end(struct pass *p, const struct place *v)
{
	for (size_t i = 0; i < v->b->header_count; i++) {
		struct tokens t = words_read(p->o->pool, &p->o->set, v->b->headers[i]);

		if (t.n > 0 && (t.v[0].phrase & (W_TASK | W_DUE)) && t.v[0].phrase_len == t.n) {
			roster_close(p);
			return;
		}
	}
}

static void
on_item(struct pass *p, size_t at, struct place *v)
{
	int level = v->b->level < 0 ? 0 : v->b->level >= LIST_LEVELS ? LIST_LEVELS - 1 : v->b->level;

	/* the next number ends what the one before it headed */
	if (p->number > 0 && v->b->ordered && v->b->number == p->number + 1 && v->b->written == p->written) {
		headings_close(p, LEVEL_HEADS);
		p->number = 0;
	}
	names_end(p, at);
	items_close(p, level);
	under(p, v);
	for (int i = level - 1; i >= 0 && v->parent < 0; i--)
		v->parent = p->items[i];
	if (v->parent >= 0) {
		struct place *parent = &p->o->v[v->parent];

		parent->children++;
		/* "Roadmap" among tasks is what those below it are about */
		bool topic = section_is_fyi(parent->own) && parent->section == SECTION_ACTION && !parent->b->heads;

		if (parent->own != SECTION_NONE && !topic && (parent->heads || parent->b->heads)) {
			v->section = parent->own;
			v->direct = true;
			v->exact = parent->own_exact;
			v->heading = v->parent;
		} else if (parent->section != SECTION_NONE) {
			v->section = parent->section;
			v->direct = parent->direct && parent->heading == v->heading;
			v->exact = parent->exact;
			if (parent->heading >= 0 && p->o->v[parent->heading].b->kind == BLOCK_ITEM)
				v->heading = parent->heading;
		}
	}
	p->items[level] = (int)at;
	p->listed = true;
}

/* Lines right below a head line, after which a gap ends what it heads. */
#define TIGHT_LINES 2

/* "Maya: ...", "Maya Lin to ...", "@maya will ...": another task behind the gap. */
static bool
goes_on(const struct tokens *t)
{
	for (size_t i = 1; i < t->n && i < 4; i++) {
		if (t->v[i - 1].kind != TOKEN_HANDLE && t->v[i - 1].letters != CASE_CAPITAL)
			return false;
		if (token_is_colon(t, i) || token_is_dash(t, i) || (t->v[i].is & (W_TO | W_FUTURE)))
			return true;
	}
	return false;
}

/* "Roles:" with its lines right below it: text behind a gap is no longer under it. */
static bool
leaves_head(struct pass *p, size_t at)
{
	const struct block *b = &p->blocks.v[at], *up = b - 1;
	bool gap = at > 0 && b->line > up->line + up->lines;

	/* "Summary" goes on over all its paragraphs, and above it may stand the list of tasks */
	if (b->kind != BLOCK_PARAGRAPH || p->headings[LEVEL_HEADS].block < 0 || p->tight < 0 ||
	    section_is_fyi(p->headings[LEVEL_HEADS].section))
		return false;
	if (!gap) {
		p->tight++;
		return false;
	}
	if (p->tight >= TIGHT_LINES && !goes_on(&p->o->v[at].t))
		return true;
	p->tight = -1;
	return false;
}

static void
on_text(struct pass *p, size_t at, struct place *v)
{
	bool leaves = leaves_head(p, at);

	/* a line of text inside of a list is no end of it */
	if ((p->listed && v->b->kind == BLOCK_PARAGRAPH && v->b->level == 0) || leaves)
		headings_close(p, LEVEL_HEADS);
	if (v->b->kind == BLOCK_ROW) {
		const struct place *up = at > 0 ? &p->o->v[at - 1] : NULL;

		p->listed = true;
		v->table = up != NULL && up->b->kind == BLOCK_ROW && up->b->headers == v->b->headers
		    ? up->table
		    : (int)at;
		if (v->table == (int)at && roster_open(p))
			roster_end(p, v);
	}
	/* what is set in below a point ends the points below that, and not itself */
	items_close(p, v->b->kind == BLOCK_PARAGRAPH ? v->b->level : 0);
	under(p, v);
}

/*
 * "4. Action items", "✅ Next steps": a line of a list that says no more than a
 * heading, and whose own points follow at its side. Not one point of an agenda.
 */
static bool
is_item_heading(const struct pass *p, size_t at)
{
	const struct place *v = &p->o->v[at];
	const struct block *b = v->b, *next = at + 1 < p->o->n ? &p->blocks.v[at + 1] : NULL;

	if (b->kind != BLOCK_ITEM || v->own == SECTION_NONE || !v->own_exact || next == NULL || v->t.n > 5)
		return false;
	if (next->kind == BLOCK_ITEM)
		return next->level <= b->level && (b->box == BOX_DONE || b->ordered) &&
		    !(next->ordered && next->number == b->number + 1);
	/* "✅ Action items", with the names of people and their lists below */
	if (b->box == BOX_DONE)
		return true;
	return next->kind == BLOCK_ROW || (b->ordered && next->kind == BLOCK_PARAGRAPH);
}

/* "I = Info, E = Entscheidung, A = Aufgabe": the letter that stands for tasks, or 0. */
static char
letter_of_tasks(const struct tokens *t)
{
	for (size_t i = 0; i + 2 < t->n; i++)
		if (t->v[i].kind == TOKEN_WORD && t->v[i].len == 1 && t->v[i].letters != CASE_LOWER && token_is(t, i + 1, '=') &&
		    (t->v[i + 2].phrase & (W_MARKER | W_TASK | H_ACTION)))
			return t->text.p[t->v[i].at];
	return 0;
}

static void
on_block(struct pass *p, size_t at)
{
	struct place *v = &p->o->v[at];
	const struct block *b = v->b;
	size_t stands;

	v->heading = v->parent = v->person = v->speaker = -1;
	v->t = words_read(p->o->pool, &p->o->set, b->text);
	tokens_keep(&v->t, 0, said_less_player(&v->t));
	v->t.stays = true;
	outline_letters(&v->t);
	if (b->kind == BLOCK_PARAGRAPH || b->kind == BLOCK_HEADING)
		outline_undecorate(&v->t);
	if (b->kind != BLOCK_ROW && b->kind != BLOCK_CODE)
		v->own = section_of(&v->t, 0, v->t.n, &v->own_exact);
	if (b->kind == BLOCK_HEADING || (b->kind == BLOCK_PARAGRAPH && b->heads) || is_bare_heading(v) ||
	    is_list_heading(p, at) || (b->kind == BLOCK_PARAGRAPH && is_name_line(p, at)) ||
	    is_item_heading(p, at))
		on_heading(p, at, v);
	else if (b->kind == BLOCK_ITEM)
		on_item(p, at, v);
	else
		on_text(p, at, v);
	/* A list item that says only "Next steps" or ends in a colon heads its children. */
	if (b->kind == BLOCK_ITEM && (b->heads || (v->own != SECTION_NONE && v->own_exact && v->t.n <= 5)))
		v->heads = true;
	if ((b->kind == BLOCK_ITEM || b->kind == BLOCK_PARAGRAPH) && (v->section == SECTION_NONE || v->section == SECTION_ACTION || v->section == SECTION_OLD)) {
		stands = said_less_state(&v->t);
		v->stated = stands < v->t.n;
		tokens_keep(&v->t, 0, stands);
	}
	if (v->own == SECTION_ACTION && v->heads)
		p->o->has_action = true;
	if (p->o->task_letter == 0 && tokens_may_hold(&v->t, '='))
		p->o->task_letter = letter_of_tasks(&v->t);
}

/*
 * Some set their lists in by '>'. What stands right below the writer's own heading of tasks, or a name among them, is
 * what that heading is for, and no older mail's: its blocks become the writer's, up to the quote's end.
 */
static void
quote_begin(struct pass *p, size_t at)
{
	const struct place *up = &p->o->v[at - 1];
	struct block *own;

	if (block_is_quoted(up->b) || !up->heads ||
	    (up->own != SECTION_ACTION && up->section != SECTION_ACTION) ||
	    quote_is_introduction(p->o->pool, up->b->text))
		return;
	if (!p->copied) {
		own = pool_array(p->o->pool, p->blocks.n, sizeof(*own));
		for (size_t i = 0; i < p->blocks.n; i++)
			own[i] = p->blocks.v[i];
		p->blocks.v = own;
		p->copied = true;
	}
	for (size_t i = at; i < p->blocks.n && p->blocks.v[i].kind == BLOCK_QUOTE; i++)
		if (--p->blocks.v[i].quote == 0)
			p->blocks.v[i].kind = p->blocks.v[i].inner;
}

void
outline_read(
    struct pool *pool, const struct words_set *set, const struct block_list *blocks, struct outline *o)
{
	struct pass p = { .o = o, .blocks = *blocks };

	*o = (struct outline) { .pool = pool, .set = *set, .n = blocks->n };
	o->v = pool_array(pool, blocks->n + 1, sizeof(*o->v));
	headings_close(&p, 0);
	items_close(&p, 0);
	for (size_t i = 0; i < blocks->n; i++) {
		if (i > 0 && p.blocks.v[i].kind == BLOCK_QUOTE)
			quote_begin(&p, i);
		o->v[i].b = &p.blocks.v[i];
		on_block(&p, i);
	}
	outline_records(o);
}

void
outline_address(struct outline *o, struct slice name, size_t from)
{
	struct block *b = pool_alloc(o->pool, sizeof(*b));
	struct place *v = &o->v[o->n];

	*b = (struct block) { .kind = BLOCK_PARAGRAPH, .text = name };
	*v = (struct place) { .b = b, .heading = -1, .parent = -1, .person = -1, .speaker = -1 };
	v->t = words_read(o->pool, &o->set, name);
	o->addressed = from;
}

/* ---- whose ---------------------------------------------------------------- */

/* "PS: ...", "P.S. ..." */
static bool
is_postscript(const struct place *v)
{
	return v->t.n > 2 &&
	    (slice_eq(v->t.v[0].low, SLICE("ps")) ||
	        (slice_eq(v->t.v[0].low, SLICE("p")) && token_is(&v->t, 1, '.') &&
	            slice_eq(v->t.v[2].low, SLICE("s"))));
}

/* Lines of a signature. */
#define CLOSING_MAX 12

/* "Best regards" alone on a line, and what stands below it up to the next list, table or heading. */
static void
closing_read(struct outline *o, size_t at)
{
	const struct tokens *t = &o->v[at].t;
	size_t n = 0;

	if (o->v[at].b->kind != BLOCK_PARAGRAPH || t->n == 0 || t->n > 8 || !token_has(t, 0, W_CLOSING, &n))
		return;
	while (n < t->n && t->v[n].kind == TOKEN_PUNCT)
		n++;
	/* "Thanks, Maya" closes too; "Thanks for the notes" does not. */
	if (n < t->n && (n + 3 < t->n || t->v[n].letters == CASE_LOWER || !(token_is(t, n - 1, ',') || token_is(t, n - 1, '!') || token_is(t, n - 1, '?'))))
		return;
	for (size_t i = at; i < o->n && i < at + CLOSING_MAX; i++) {
		struct place *v = &o->v[i];

		/* what is forwarded below a signature */
		if (i > at && i == o->addressed)
			return;
		if (i > at && is_postscript(v)) {
			v->section = SECTION_NONE;
			v->heading = v->person = -1;
			return;
		}
		if (i > at &&
		    ((v->b->kind != BLOCK_PARAGRAPH && v->b->kind != BLOCK_QUOTE) || v->b->heads ||
		        v->own != SECTION_NONE || said_stamp(&v->t) > 0))
			return;
		v->closing = true;
	}
}

/* The author's own name alone on a line near the end, only lines of a signature behind it. */
static void
signature_read(struct outline *o, const struct people *people, size_t at, struct slice author)
{
	const struct place *v = &o->v[at];
	struct reading_owner who;
	struct actor a;

	if (v->b->kind != BLOCK_PARAGRAPH || author.len == 0 || at + CLOSING_MAX < o->n ||
	    !outline_names(people, &v->t, &a) || a.kind != ACTOR_KNOWN || a.n != 1)
		return;
	people_resolve(people, tokens_slice(&v->t, a.v[0].from, a.v[0].to), &who);
	if (!slice_eq_nocase(who.email, author))
		return;
	for (size_t i = at + 1; i < o->n; i++)
		if ((o->v[i].b->kind != BLOCK_PARAGRAPH && o->v[i].b->kind != BLOCK_QUOTE) ||
		    o->v[i].t.n == 0 || (o->v[i].t.v[0].is & W_VERB) || said_stamp(&o->v[i].t) > 0 ||
		    (outline_names(people, &o->v[i].t, &a) && a.kind != ACTOR_DEPARTMENT))
			return;
	for (size_t i = at; i < o->n; i++)
		o->v[i].closing = true;
}

/* "Maya to:" in minutes that have the headings of their agenda: what was not done, and no list of who was there. */
static bool
may_bind(const struct place *up, enum section section)
{
	return up->t.n > 2 && token_is_colon(&up->t, up->t.n - 1) && (up->t.v[up->t.n - 2].is & (W_TO | W_FUTURE)) &&
	    (section == SECTION_AGENDA || section == SECTION_MEETING || section == SECTION_STATUS ||
	        section == SECTION_DECISION);
}

/* Names above lists of tasks, by which another that nobody knows is one as well. */
#define HEADS_LEAST 2

/* "Maya and Tom" and, as if it stood below, "Omar": names that head their lists stand beside each other, however they look. */
static void
names_beside(struct outline *o, const struct people *people)
{
	int named = -1, above = -1;
	struct actor a;

	for (size_t i = 0; i < o->n; i++) {
		struct place *v = &o->v[i];

		if (v->heading < 0)
			continue;
		if (v->heads && v->heading != named && outline_names(people, &v->t, &a) && outline_names(people, &o->v[v->heading].t, &a)) {
			named = v->heading;
			above = o->v[named].heading;
		}
		if (v->heading == named)
			v->heading = above;
	}
}

/* Is the point nothing but a name, "- Maya:"? */
static bool
is_name_point(const struct outline *o, const struct people *people, size_t i)
{
	const struct place *v = &o->v[i];
	struct actor a;

	return v->b->kind == BLOCK_ITEM && v->children == 0 && v->b->box == BOX_NONE && !tokens_may_hold(&v->t, '(') && outline_names(people, &v->t, &a) && a.kind <= ACTOR_HANDLE;
}

/* Words of a name. */
#define NAME_WORDS_MAX 4

/* "Dana Chand Roy": may it be somebody whom nobody knows? */
static bool
is_in_capitals(const struct tokens *t)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->v[i].kind != TOKEN_WORD || t->v[i].letters != CASE_CAPITAL)
			return false;
	return t->n <= NAME_WORDS_MAX;
}

/* "- Maya:", "- order the lamps", "- Tom:", "- paint the door" of tasks, all set in alike: below each name stands what is his. */
static void
names_in_list(struct outline *o, const struct people *people)
{
	for (size_t i = 0; i + 1 < o->n; i++) {
		struct place *v = &o->v[i];

		if (v->section != SECTION_ACTION || !is_name_point(o, people, i) ||
		    (i > 0 && o->v[i - 1].b->kind == BLOCK_ITEM && o->v[i - 1].parent == v->parent && o->v[i - 1].heading == v->heading))
			continue;
		size_t end = i, names = 0;

		for (; end < o->n && o->v[end].b->kind == BLOCK_ITEM && o->v[end].heading == v->heading && (o->v[end].parent == v->parent || o->v[end].parent >= (int)i); end++)
			names += is_name_point(o, people, end) || is_in_capitals(&o->v[end].t);
		/* names, and a stranger among them, are no tasks */
		for (size_t j = i, head = i; j < end && names * 2 <= end - i; j++) {
			if (is_name_point(o, people, j)) {
				head = j;
			} else if (o->v[j].parent == v->parent) {
				o->v[j].parent = (int)head;
				o->v[head].children++;
			}
		}
	}
}

/* Tokens of a line that is a task below "For Maya:", where a list has no marks. */
#define LISTED_LINE 20

void
outline_people(struct outline *o, const struct people *people, struct slice author)
{
	struct speakers speakers = speakers_begin(o, people);
	/* what stands above the line before mostly stands above the next one too: does it name people? */
	const struct place *asked = NULL;
	bool is_named = false;
	size_t heads = 0; /* names that head a list of tasks */

	for (size_t i = 0; i < o->n; i++) {
		struct place *v = &o->v[i];

		if (!v->closing && speakers.now < 0)
			closing_read(o, i);
		if (!v->closing && speakers.now < 0)
			signature_read(o, people, i, author);
		speakers_next(&speakers, i);
		/* what is said below "Speakers" and their names is no list of who was there */
		if (v->speaker >= 0 && (v->section == SECTION_ATTEND || v->section == SECTION_ABSENT))
			v->section = SECTION_NONE;
	}
	names_beside(o, people);
	names_in_list(o, people);
	for (size_t i = 0; i < o->n; i++) {
		struct place *v = &o->v[i];
		struct place *up = v->parent >= 0 ? &o->v[v->parent]
		    : v->heading >= 0             ? &o->v[v->heading]
		                                  : NULL;

		if (up != NULL) {
			struct actor a;
			bool names;

			if (up != asked) {
				asked = up;
				is_named = outline_names(people, &up->t, &a) || outline_is_among_names(o, people, (size_t)(up - o->v), &a) ||
				    ((v->section == SECTION_ACTION || heads >= HEADS_LEAST) && up->own == SECTION_NONE && up->b->kind != BLOCK_ITEM &&
				        (outline_names_role(people, &up->t, &a) ||
				            (heads >= HEADS_LEAST && outline_names_stranger(people, &up->t, &a))));
				heads += is_named && up->heads && (v->section == SECTION_ACTION || v->b->kind == BLOCK_ITEM) && up->b->kind != BLOCK_ITEM;
			}
			names = (v->parent >= 0 || up->heads) && is_named;
			v->person = names ? (int)(up - o->v) : up->person;
			/* "Maya, Tom:" greets above a chat, whose messages have their writers */
			if (v->person < v->speaker)
				v->person = -1;
			/* "For Maya:" is a list of what she is to do; "Maya to:" wherever it stands */
			if (names && (v->b->kind == BLOCK_ITEM || (v->b->kind == BLOCK_PARAGRAPH && o->has_action && v->t.n <= LISTED_LINE)) &&
			    (v->section == SECTION_NONE || v->section == SECTION_FYI || may_bind(up, v->section)) &&
			    outline_heads_list(people, &up->t, &a)) {
				v->section = SECTION_ACTION;
				v->direct = v->exact = true;
			}
		}
	}
}
