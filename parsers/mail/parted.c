/*
 * See parted.h. Place: asked by plain.c and markdown_break.c at each line. Method: the signs that the lines have in common, and how much
 * stands behind the last of them.
 */
#include "parsers/mail/look.h"
#include "parsers/mail/parted.h"

/* Those of them that stand in sentences as well, a colon and a semicolon; brackets at the end; two semicolons. */
#define PROSE_SIGNS (1u << 14 | 1u << 15)
#define BRACKETS (1u << 31)
#define TWICE (1u << 30)
/* ", 4 Dec", ", Maya" at the end */
#define COMMA (1u << 29)
/* "Maya 4 Dec" at the end */
#define DAY (1u << 28)

/* "check the doors (Maya) by 9 Dec": people or a day in brackets; *tail: bytes from these on. */
static bool
named_in_brackets(struct slice s, size_t *tail)
{
	size_t close = s.len, open;

	while (close > 0 && s.p[close - 1] != ')')
		close--;
	for (open = close; open > 0 && s.p[open - 1] != '(';)
		open--;
	if (open == 0 || close < open + 2 || !look_is_who_and_when(slice_to(slice_from(s, open), close - 1 - open)))
		return false;
	*tail = s.len - open < *tail ? s.len - open : *tail;
	return true;
}

/* "... Dec 9", "... 4 December": are the last two words of a day? */
static bool
ends_in_day(struct slice s)
{
	size_t at = s.len, words = 0;
	bool digit = false;

	for (; at > 0 && words < 2; at--) {
		digit = digit || (s.p[at - 1] >= '0' && s.p[at - 1] <= '9');
		words += s.p[at - 1] == ' ';
	}
	return words == 2 && digit && look_is_who_and_when(slice_from(s, at + 1));
}

/* The signs by which somebody parts a task from whose it is and from its day, as bits. *tail: bytes from the
 * last of them on. */
static unsigned
parted_by(struct slice s, size_t *tail)
{
	static const char *const signs[] = { " - ", " \342\200\223 ", " \342\200\224 ", " -> ", " \342\206\222 ", " => ", " \342\207\222 ", " | ", " / ", " // ", " \342\200\242 ",
		" \302\267 ", " = ", " > ", ": ", "; ", " @", " (@" };
	unsigned bits = 0;
	size_t semicolons = 0, comma = 0;

	*tail = s.len;
	for (size_t i = 0; i < s.len; i++) {
		semicolons += s.p[i] == ';';
		comma = s.p[i] == ',' ? i + 1 : comma;
	}
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		const struct slice sign = slice_of(signs[i]);

		for (size_t at = 0, n; (n = slice_find(slice_from(s, at), sign)) + at < s.len; at += n + sign.len) {
			bits |= 1u << i;
			*tail = s.len - at - n < *tail ? s.len - at - n : *tail;
		}
	}
	if (semicolons > 1)
		bits |= TWICE;
	/* not ", by" in front of the line's end */
	if (comma > 0 && !look_ends_open(s) && look_is_who_and_when(slice_trim(slice_from(s, comma)))) {
		bits |= COMMA;
		*tail = s.len - comma < *tail ? s.len - comma : *tail;
	}
	if (named_in_brackets(s, tail))
		return bits | BRACKETS;
	if (ends_in_day(s))
		bits |= DAY;
	if (s.len == 0 || !char_among(s.p[s.len - 1], ")]"))
		return bits;
	for (size_t i = s.len; i > 0 && s.p[i - 1] != '(' && s.p[i - 1] != '['; i--)
		*tail = s.len - i;
	return bits | BRACKETS;
}

/* Bytes of whose a task is and by when, behind the last sign. */
#define OWNER_BYTES 48

bool
parted_alike(struct slice before, struct slice s, bool room)
{
	size_t tail, own;
	unsigned same;

	/* "ask them to send the", "hinges back - Friday" */
	if (look_ends_open(before))
		return false;
	same = parted_by(before, &tail) & parted_by(s, &own);

	return same != 0 && (room || ((same & ~PROSE_SIGNS) && tail <= OWNER_BYTES && own <= OWNER_BYTES));
}

bool
parted_apart(struct slice before, struct slice above)
{
	size_t tail, up;

	return (parted_by(before, &tail) & parted_by(above, &up) & ~PROSE_SIGNS) != 0;
}
