/* See phrase.h. Method: word by word; white space waits until a word follows. */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "parsers/mail/bullet.h"
#include "parsers/mail/phrase.h"

/* ---- in ------------------------------------------------------------------- */

/* How many bytes of white space are at s[i]; no-break spaces count. */
static size_t
blank_at(struct slice s, size_t i)
{
	char c = s.p[i];

	if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f')
		return 1;
	return c == '\302' && i + 1 < s.len && s.p[i + 1] == '\240' ? 2 : 0;
}

static bool
ends_in_ideograph(const struct text *t)
{
	size_t at = t->len;

	while (at > 0 && t->len - at < 4 && ((unsigned char)t->p[at - 1] & 0xc0) == 0x80)
		at--;
	if (at == 0)
		return false;
	at--;
	return unicode_is_ideograph(utf8_next(text_slice(t), &at));
}

static void
space_add(struct phrase *l, struct text *t, struct slice next)
{
	size_t at = 0;

	if (l->space == 2 && (unsigned char)next.p[0] >= 0x80 && ends_in_ideograph(t) &&
	    unicode_is_ideograph(utf8_next(next, &at)))
		l->space = 0; /* a line end of the source between ideographs */
	if (l->space != 0 && t->len > 0)
		text_add_char(t, ' ');
	l->space = 0;
}

static void
word_add(struct phrase *l, struct slice s, int look)
{
	struct text *t = (look & LOOK_STRUCK) != 0 ? &l->gone : &l->words;
	/* a box or a check mark out of a font of signs, before the first word */
	bool sign = (look & LOOK_DINGBAT) != 0 && l->words.len == 0 && s.len <= 3;

	if ((look & LOOK_MARK) != 0 || sign) {
		if (l->mark.len < 40)
			text_add(&l->mark, slice_to(s, 40));
		l->mark_look |= look;
		return;
	}
	space_add(l, t, s);
	text_add(t, s);
	l->plain = l->plain || (look & (LOOK_BOLD | LOOK_UNDER)) == 0;
	l->uncoded = l->uncoded || (look & (LOOK_CODE | LOOK_PRE)) != (LOOK_CODE | LOOK_PRE);
	if (t != &l->words)
		return;
	if ((look & LOOK_BOLD) != 0 && !l->lead_over)
		l->lead = t->len;
	else
		l->lead_over = true;
}

void
phrase_add(struct phrase *l, struct slice s, int look)
{
	size_t i = 0, n, start;

	while (i < s.len) {
		n = blank_at(s, i);
		if (n > 0) {
			l->padded = l->padded || n == 2;
			if ((n == 2 || ((look & LOOK_PRE) != 0 && s.p[i] != '\n')) &&
			    (look & LOOK_MARK) == 0 && phrase_is_empty(l))
				l->indent += s.p[i] == '\t' ? 4 : 1;
			l->space = s.p[i] != '\n' && (n == 2 || l->space != 2) ? 1 : l->space == 1 ? 1 : 2;
			i += n;
			continue;
		}
		start = i;
		/* no blank is above the space but beyond ASCII */
		while (i < s.len && ((signed char)s.p[i] > ' ' || blank_at(s, i) == 0))
			i++;
		word_add(l, slice_to(slice_from(s, start), i - start), look);
	}
}

/* ---- out ------------------------------------------------------------------ */

bool
phrase_is_empty(const struct phrase *l)
{
	return l->words.len + l->gone.len == 0;
}

void
phrase_init(struct phrase *l, struct pool *pool)
{
	*l = (struct phrase) { .pool = pool };
	text_init(&l->words, pool);
	text_init(&l->gone, pool);
	text_init(&l->mark, pool);
}

/* Wingdings: "o", "q" and U+00A8 are boxes, "x", "þ" and "ü" are ticked. */
static enum block_box
dingbat_box(struct slice mark)
{
	static const char *const open[] = { "o", "q", "r", "\302\250", "\357\202\250", "\357\201\257",
		"\357\201\261" };
	static const char *const done[] = { "x", "\303\276", "\303\274", "\357\203\276", "\357\203\274",
		"\357\201\270" };

	if (SLICE_IS_ONE_OF(mark, open))
		return BOX_OPEN;
	if (SLICE_IS_ONE_OF(mark, done))
		return BOX_DONE;
	return BOX_NONE;
}

/* "1." "2)" "a." "iv." or a sign. */
static void
mark_read(struct phrase *l, struct block *b)
{
	struct slice mark = slice_trim(text_slice(&l->mark));
	struct block found = { .kind = BLOCK_PARAGRAPH };
	struct text probe;

	if (mark.len == 0)
		return;
	b->kind = BLOCK_ITEM;
	if (l->mark_look & LOOK_DINGBAT) {
		b->box = dingbat_box(mark);
		return;
	}
	text_init(&probe, l->pool);
	text_add(&probe, mark);
	text_add(&probe, SLICE(" x"));
	bullet_take(text_slice(&probe), &found);
	b->ordered = found.ordered;
	b->number = found.number;
	b->box = found.box;
	b->arrow = found.arrow;
}

void
phrase_break(struct phrase *l)
{
	l->broken = l->words.len;
	l->space = 1;
}

/* Words of a name in a line of its own, bytes of it, and of what stands above. */
#define NAME_WORDS 5
#define NAME_BYTES 40
#define ABOVE_BYTES 12

/* "Maya Lin", "Petra Kern (Acme)": capitals, and no sentence. */
static bool
is_name_line(struct slice s)
{
	size_t words = 0, at = 0;

	if (s.len == 0 || s.len > NAME_BYTES || char_among(s.p[s.len - 1], ".!?;,") ||
	    slice_find_char(s, ':') < s.len)
		return false;
	while (at < s.len) {
		size_t first = at;
		unsigned c = utf8_next(s, &at);

		if (c == ' ' || (first > 0 && s.p[first - 1] != ' '))
			continue;
		words++;
		if (c == '(')
			c = at < s.len ? utf8_next(s, &at) : 0;
		if (!unicode_is_upper(c))
			return false;
	}
	return words > 1 && words <= NAME_WORDS;
}

/* "Send the contract" and, in the next line of the point, "Maya Lin": a dash stands between them. */
static struct slice
names_set_off(struct phrase *l, struct slice words)
{
	struct text t;

	if (l->broken < ABOVE_BYTES || l->broken >= words.len ||
	    !is_name_line(slice_trim(slice_from(words, l->broken))))
		return words;
	text_init(&t, l->pool);
	text_add(&t, slice_to(words, l->broken));
	text_add(&t, SLICE(" \342\200\223 "));
	text_add(&t, slice_trim(slice_from(words, l->broken)));
	return text_slice(&t);
}

bool
phrase_take(struct phrase *l, struct block *b, bool *typed)
{
	struct slice words, gone;

	*b = (struct block) { .kind = BLOCK_PARAGRAPH, .lines = 1 };
	*typed = false;
	if (phrase_is_empty(l)) {
		l->space = l->indent = 0;
		return false;
	}
	words = names_set_off(l, text_slice(&l->words));
	gone = text_slice(&l->gone);
	b->struck = words.len == 0;
	b->text = text_clean_line(l->pool, b->struck ? gone : words, words.len + gone.len + 4);
	b->bold = !l->plain && !b->struck;
	if (!l->uncoded)
		b->kind = BLOCK_CODE;
	mark_read(l, b);
	if (l->box != BOX_NONE) {
		b->kind = BLOCK_ITEM;
		b->box = l->box == BOX_DONE ? BOX_DONE : BOX_OPEN;
	}
	if (b->bold && l->lead == words.len)
		b->lead = b->text;
	else if (l->lead > 0 && b->text.len >= l->lead)
		b->lead = slice_trim(slice_to(b->text, l->lead));
	*typed = b->kind == BLOCK_PARAGRAPH && l->lead == 0 && !b->struck && !b->bold;
	phrase_init(l, l->pool);
	return b->text.len > 0;
}
