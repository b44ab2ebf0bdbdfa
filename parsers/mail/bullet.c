/*
 * See bullet.h. Place: below all that makes blocks. Method: the boxes first,
 * then the signs, then numbers; each list is gone through only where the first
 * byte fits.
 */
#include <string.h>

#include "parsers/base/unicode.h"
#include "parsers/mail/bullet.h"

static const char *const glyphs[] = {
	"-",
	"*",
	"+",
	"\342\200\242" /* • */,
	"\342\200\223" /* – */,
	"\342\200\224" /* — */,
	"\302\267" /* · */,
	"\342\200\243" /* ‣ */,
	"\342\227\246" /* ◦ */,
	"\342\226\252" /* ▪ */,
	"\342\227\217" /* ● */,
	"\342\226\240" /* ■ */,
	"\342\226\241" /* □: see boxes */,
	"\342\201\203" /* ⁃ */,
	"\342\227\213" /* ○ */,
	"\357\202\267" /* Word's symbol font */,
	"\302\247" /* § */,
	"\342\236\242" /* ➢ */,
	"\342\236\244" /* ➤ */,
	"\342\226\272" /* ► */,
	"\342\206\222" /* → */,
	"->",
	"=>",
	"-->",
	"==>",
	"\342\207\222" /* ⇒ */,
	"\342\236\224" /* ➔ */,
	"\342\236\234" /* ➜ */,
	"\342\236\236" /* ➞ */,
	"\342\236\241" /* ➡ */,
	"\343\203\273" /* ・ */,
	"\342\254\245",
	"\342\226\253",
	"\342\235\226",
	/* coloured circles, squares and diamonds, a pin, a hand */
	"\360\237\224\264", "\360\237\224\265", "\360\237\237\240", "\360\237\237\241",
	"\360\237\237\242", "\360\237\237\243", "\360\237\237\244", "\342\232\253",
	"\342\232\252", "\360\237\237\245", "\360\237\237\247", "\360\237\237\250",
	"\360\237\237\251", "\360\237\237\246", "\360\237\237\252", "\360\237\224\270",
	"\360\237\224\271", "\360\237\224\266", "\360\237\224\267", "\360\237\223\214",
	"\360\237\221\211",
};

static const struct {
	const char *sign;
	enum block_box box;
} boxes[] = {
	{ "[ ]", BOX_OPEN },
	{ "[]", BOX_OPEN },
	{ "[x]", BOX_DONE },
	{ "[X]", BOX_DONE },
	{ "[*]", BOX_DONE },
	{ "[_]", BOX_OPEN },
	{ "( )", BOX_OPEN },
	{ "[\342\234\223]", BOX_DONE },
	{ "[\342\234\224]", BOX_DONE },
	{ "\342\230\220", BOX_OPEN } /* ☐ */,
	{ "\342\226\241", BOX_OPEN } /* □ */,
	{ "\342\227\273", BOX_OPEN },
	{ "\342\254\234", BOX_OPEN } /* ⬜ */,
	{ "\342\230\221", BOX_DONE } /* ☑ */,
	{ "\342\230\222", BOX_DONE } /* ☒ */,
	{ "\342\234\205", BOX_DONE } /* ✅ */,
	{ "\342\234\223", BOX_DONE } /* ✓ */,
	{ "\342\234\224", BOX_DONE } /* ✔ */,
	{ "\360\237\227\271", BOX_DONE } /* 🗹 */,
	{ "\360\237\224\262", BOX_OPEN } /* 🔲 */,
	/* as chats write them */
	{ ":white_check_mark:", BOX_DONE },
	{ ":heavy_check_mark:", BOX_DONE },
	{ ":ballot_box_with_check:", BOX_DONE },
	{ ":black_square_button:", BOX_OPEN },
	{ ":white_square_button:", BOX_OPEN },
	{ ":white_large_square:", BOX_OPEN },
	{ ":white_medium_square:", BOX_OPEN },
};

static bool
space_follows(struct slice s, size_t at)
{
	return at < s.len &&
	    (s.p[at] == ' ' || s.p[at] == '\t' || (at + 1 < s.len && memcmp(s.p + at, "\302\240", 2) == 0));
}

/* Does s begin with ASCII, but with none of these signs? */
static bool
begins_plain(struct slice s, const char *signs)
{
	return s.len == 0 || ((unsigned char)s.p[0] < 0x80 && strchr(signs, s.p[0]) == NULL);
}

/* The variation selector that makes a sign an emoji. */
static size_t
selector_length(struct slice s)
{
	return slice_starts(s, SLICE("\357\270\217")) ? 3 : 0;
}

static struct slice
take_box(struct slice s, struct block *b)
{
	if (begins_plain(s, "[(:"))
		return s;
	for (size_t i = 0; i < sizeof(boxes) / sizeof(boxes[0]); i++) {
		struct slice sign;

		if (boxes[i].sign[0] != s.p[0])
			continue;
		sign = slice_of(boxes[i].sign);
		if (!slice_starts(s, sign))
			continue;
		/* "[]" and "( )" are common in prose and code: white space must follow an ASCII box. */
		if (sign.p[0] == '[' || sign.p[0] == '(') {
			if (sign.len < s.len && !space_follows(s, sign.len))
				continue;
		}
		b->box = boxes[i].box;
		b->kind = BLOCK_ITEM;
		s = slice_from(s, sign.len);
		return slice_trim(slice_from(s, selector_length(s)));
	}
	return s;
}

static size_t
glyph_length(struct slice s)
{
	bool plainly = begins_plain(s, "-*+=");

	for (size_t i = 0; !plainly && i < sizeof(glyphs) / sizeof(glyphs[0]); i++) {
		struct slice g;
		bool plain;

		if (glyphs[i][0] != s.p[0])
			continue;
		g = slice_of(glyphs[i]);
		plain = (unsigned char)g.p[0] < 0x80 || g.p[0] == '\302' ||
		    slice_eq(g, SLICE("\342\200\223")) || slice_eq(g, SLICE("\342\200\224")) ||
		    slice_eq(g, SLICE("\342\206\222"));

		if (!slice_starts(s, g))
			continue;
		if (space_follows(s, g.len) || (!plain && g.len < s.len))
			return g.len;
	}
	/* Outlook's second level, as it stands in its text part. */
	if (s.len > 2 && s.p[0] == 'o' && (s.p[1] == '\t' || (s.p[1] == ' ' && s.p[2] == ' ')))
		return 1;
	/* typed by hand: "o Maya: list" */
	if (s.len > 3 && s.p[0] == 'o' && s.p[1] == ' ' && !unicode_starts_lower(slice_from(s, 2)))
		return 1;
	return 0;
}

static bool
is_arrow(struct slice glyph)
{
	static const char *const arrows[] = { "->", "=>", "-->", "==>", "\342\206\222", "\342\207\222",
		"\342\236\224", "\342\236\234", "\342\236\236", "\342\236\241", "\342\236\242", "\342\236\244" };

	return SLICE_IS_ONE_OF(glyph, arrows);
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Chinese and Japanese counting: "1、" "（1）" "１．" "①" "一、"; how long, and the number. No space follows.
 */
static size_t
number_cjk_length(struct slice s, int *number)
{
	static const char *const ends[] = { "\343\200\201" /* 、 */, "\357\274\216" /* ． */,
		"\357\274\211" /* ） */ };
	size_t at = 0, before;
	unsigned c = utf8_next(s, &at);
	bool paren = c == 0xff08;
	int n = 0, digits = 0;

	if (c >= 0x2460 && c <= 0x2473) {
		*number = (int)(c - 0x2460) + 1;
		return at;
	}
	if (!paren)
		at = 0;
	for (before = at; at < s.len && digits < 3; before = at, digits++) {
		static const unsigned words[] = { 0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94, 0x516d, 0x4e03,
			0x516b, 0x4e5d, 0x5341 };
		int digit = -1;

		c = utf8_next(s, &at);
		if (c >= '0' && c <= '9')
			digit = (int)(c - '0');
		else if (c >= 0xff10 && c <= 0xff19)
			digit = (int)(c - 0xff10);
		for (int i = 0; i < 10 && digit < 0; i++)
			if (words[i] == c)
				digit = i + 1;
		if (digit < 0)
			break;
		n = digit == 10 && n == 0               ? 10
		    : n >= 10 && digit < 10 && c > 0xff ? n + digit
		                                        : n * 10 + digit;
	}
	s = slice_from(s, before);
	for (size_t i = 0; i < 3 && digits > 0; i++)
		if (slice_starts(s, slice_of(ends[i]))) {
			*number = n;
			return before + 3;
		}
	return 0;
}

/* "24.11." in front of words is a day. */
static bool
is_day(struct slice s)
{
	int day = 0, month = 0;
	size_t i = 0;

	for (; i < s.len && is_digit(s.p[i]); i++)
		day = day * 10 + (s.p[i] - '0');
	for (i++; i < s.len && is_digit(s.p[i]); i++)
		month = month * 10 + (s.p[i] - '0');
	return day > 12 && day <= 31 && month >= 1 && month <= 12;
}

/* "1." "1)" "1.)" "(1)" "1.2." "1.2 " "a)" "(a)" "A)" "1:" no; how long, and the number. */
static size_t
number_length(struct slice s, int *number)
{
	size_t i = 0, dots = 0;
	bool paren = s.len > 0 && s.p[0] == '(';
	int n = 0;

	i = paren;
	/* "#3 order the badges" */
	if (s.len > 3 && s.p[0] == '#' && is_digit(s.p[1])) {
		for (i = 1; i < s.len && i < 4 && is_digit(s.p[i]); i++)
			n = n * 10 + (s.p[i] - '0');
		*number = n;
		return space_follows(s, i) ? i : 0;
	}
	if (i + 1 < s.len && (s.p[i] | 0x20) >= 'a' && (s.p[i] | 0x20) <= 'z' && s.p[i + 1] == ')' &&
	    space_follows(s, i + 2)) {
		*number = (s.p[i] | 0x20) - 'a' + 1;
		return i + 2;
	}
	while (i < s.len &&
	    (is_digit(s.p[i]) || (s.p[i] == '.' && i > 0 && i + 1 < s.len && is_digit(s.p[i + 1])))) {
		if (s.p[i] == '.') {
			dots++;
			n = 0;
		} else {
			n = n * 10 + (s.p[i] - '0');
		}
		if (n > 999 || dots > 5)
			return 0;
		i++;
	}
	if (i == paren || i >= s.len || (dots == 1 && is_day(s)))
		return 0;
	*number = n;
	if (paren)
		return s.p[i] == ')' && space_follows(s, i + 1) ? i + 1 : 0;
	if (s.p[i] == '.' && i + 1 < s.len && s.p[i + 1] == ')' && space_follows(s, i + 2))
		return i + 2;
	if ((s.p[i] == '.' || s.p[i] == ')') && space_follows(s, i + 1))
		return dots <= 1 || s.p[i] == '.' ? i + 1 : 0;
	return 0;
}

/* "   a. " below a numbered line: small and set in, so that no initial of a name is meant. */
static size_t
letter_length(struct slice line, struct slice s, int *number)
{
	bool set_in = line.len > 2 && (line.p[0] == '\t' || (line.p[0] == ' ' && line.p[1] == ' '));

	if (!set_in || s.len < 3 || s.p[0] < 'a' || s.p[0] > 'z' || s.p[1] != '.' || !space_follows(s, 2))
		return 0;
	*number = s.p[0] - 'a' + 1;
	return 2;
}

/*
 * "[A1] ", "AI-3: ", "A2 Maya ...": the number of an action, behind letters that say so; its bytes. Not "A4
 * paper".
 */
static size_t
action_length(struct slice s, int *number)
{
	bool bracket = s.len > 0 && s.p[0] == '[';
	size_t i = bracket, digits;

	if (s.len < 4 || s.p[i] != 'A')
		return 0;
	while (i < s.len && i < 4 && s.p[i] >= 'A' && s.p[i] <= 'Z')
		i++;
	if (!slice_is(slice_to(slice_from(s, bracket), i - bracket), "A") &&
	    !slice_is(slice_to(slice_from(s, bracket), i - bracket), "AI") &&
	    !slice_is(slice_to(slice_from(s, bracket), i - bracket), "AP"))
		return 0;
	if (i < s.len && (s.p[i] == '-' || s.p[i] == '#'))
		i++;
	*number = 0;
	for (digits = 0; i < s.len && digits < 3 && is_digit(s.p[i]); digits++)
		*number = *number * 10 + (s.p[i++] - '0');
	if (digits == 0 || i + 2 >= s.len)
		return 0;
	if (bracket)
		return s.p[i] == ']' ? i + 1 : 0;
	if ((s.p[i] == ':' || s.p[i] == '.' || s.p[i] == ')') && s.p[i + 1] == ' ')
		return i + 1;
	return s.p[i] == ' ' && s.p[i + 1] >= 'A' && s.p[i + 1] <= 'Z' ? i : 0;
}

struct slice
bullet_take(struct slice line, struct block *b)
{
	struct slice s = slice_trim(line), boxed;
	size_t n;
	int number = 0;

	boxed = take_box(s, b);
	if (boxed.p != s.p)
		return boxed;
	n = glyph_length(s);
	if (n > 0) {
		b->kind = BLOCK_ITEM;
		b->arrow = is_arrow(slice_to(s, n));
		s = slice_from(s, n);
		return take_box(slice_trim(slice_from(s, selector_length(s))), b);
	}
	n = action_length(s, &number);
	b->arrow = n > 0;
	if (n == 0)
		n = number_length(s, &number);
	if (n == 0)
		n = letter_length(line, s, &number);
	if (n == 0 && s.len > 3) {
		n = number_cjk_length(s, &number);
		/* U+4E00 and on */
		b->written = n > 0 && (unsigned char)s.p[0] >= 0xe4 && (unsigned char)s.p[0] < 0xef;
	}
	if (n > 0) {
		b->kind = BLOCK_ITEM;
		b->ordered = true;
		b->number = number;
		return take_box(slice_trim(slice_from(s, n)), b);
	}
	return s;
}

bool
bullet_dotted(struct slice line, int last[2], struct block *found, struct slice *rest)
{
	struct slice s = slice_trim(line);
	int part[2] = { 0, 0 };
	size_t i = 0;

	for (int k = 0; k < 2; k++, i++) {
		size_t from = i;

		for (; i < s.len && i < from + 2 && is_digit(s.p[i]); i++)
			part[k] = part[k] * 10 + s.p[i] - '0';
		if (i == from || i >= s.len || s.p[i] != (k == 0 ? '.' : ' '))
			return false;
	}
	*rest = slice_trim(slice_from(s, i));
	if (rest->len == 0 || !unicode_is_upper(utf8_next(*rest, &(size_t) { 0 })) ||
	    part[1] != (part[0] == last[0] ? last[1] + 1 : 1))
		return false;
	last[0] = part[0];
	last[1] = part[1];
	found->kind = BLOCK_ITEM;
	found->ordered = true;
	found->number = part[1];
	return true;
}
