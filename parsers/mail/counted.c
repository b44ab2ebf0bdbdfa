/* See counted.h. */
#include "parsers/mail/counted.h"

#include <string.h>

/* Bytes of a number: "26-09-1". */
#define NUMBER_MAX 16
/* Bytes and words of whoever stands in a column: "Maya Lin", "ML/OH". */
#define WHO_MAX 32
#define WHO_WORDS 4

/* "26-09-1", "3.2", "#12": its bytes, 0 if it is no such number. */
static size_t
count_length(struct slice s)
{
	size_t n = s.len > 0 && s.p[0] == '#' ? 1 : 0, digits = 0;

	for (; n < s.len && (char_among(s.p[n], "-./") || (s.p[n] >= '0' && s.p[n] <= '9')); n++)
		digits += s.p[n] >= '0' && s.p[n] <= '9';
	return digits > 0 && n <= NUMBER_MAX ? n : 0;
}

/* Bytes of whoever stands in a column, "ML", "ML/OH", "Maya Lin", with two spaces behind; 0 if nobody does. */
static size_t
who_length(struct slice s)
{
	size_t n = 0, words = 0;
	bool begins = true;

	for (; n < s.len && n <= WHO_MAX; n++) {
		unsigned char c = (unsigned char)s.p[n];

		if (c == ' ' && n + 1 < s.len && s.p[n + 1] == ' ')
			return words > 0 && words <= WHO_WORDS && !begins ? n : 0;
		if (c == ' ' || c == '/' || c == '&' || c == '+' || c == ',') {
			begins = true;
			continue;
		}
		if (begins && !((c >= 'A' && c <= 'Z') || c >= 0x80))
			return 0;
		if (!char_among(c, ".-'") && !((c | 0x20) >= 'a' && (c | 0x20) <= 'z') && c < 0x80)
			return 0;
		words += begins;
		begins = false;
	}
	return 0;
}

/* Behind the number: "(ML): ", ": ", "- "; what is left is the task with whoever does it. */
static bool
is_set_off(struct slice rest, struct slice *task)
{
	static const char *const signs[] = { ":", "-", "\342\200\223", "\342\200\224" };

	*task = rest;
	if (rest.len > 2 && rest.p[0] == '(')
		return slice_find_char(rest, ')') + 2 < rest.len && rest.p[slice_find_char(rest, ')') + 1] == ':';
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (slice_starts(rest, slice_of(signs[i]))) {
			*task = slice_trim(slice_from(rest, strlen(signs[i])));
			return task->len > 2 && rest.p[strlen(signs[i])] == ' ';
		}
	return false;
}

/* "AI 3", "AI-3": the letters of the mark; its number is what follows. */
static struct slice
mark_of(struct slice line)
{
	struct slice mark = slice_to(line, slice_find_char(line, ' '));
	size_t dash = slice_find_char(mark, '-');

	return dash + 1 < mark.len && mark.p[dash + 1] >= '0' && mark.p[dash + 1] <= '9' ? slice_to(mark, dash) : mark;
}

/* "--  keep one on stock" in the column: nobody yet; its bytes. */
static size_t
nobody_length(struct slice s)
{
	size_t n = 0;

	while (n < s.len && s.p[n] == '-')
		n++;
	return n > 0 && n + 2 < s.len && s.p[n] == ' ' && s.p[n + 1] == ' ' ? n : 0;
}

bool
counted_read(struct slice line, struct counted *c)
{
	static const char *const marks[] = { "AI", "AP", "TODO", "Action", "ACTION", "Aktion", "AKTION", "A" };
	struct slice mark = mark_of(line), rest = slice_trim(slice_from(line, mark.len));
	size_t n, who;

	if (rest.len > 1 && rest.p[0] == '-' && rest.p[1] >= '0' && rest.p[1] <= '9')
		rest = slice_from(rest, 1);

	if (!SLICE_IS_ONE_OF(mark, marks) || (n = count_length(rest)) == 0 || n >= rest.len)
		return false;
	rest = slice_from(rest, n);
	if (rest.p[0] != ' ' && rest.p[0] != ':')
		return false;
	rest = slice_trim(rest);
	if (slice_has_double_space(line) && (who = nobody_length(rest)) > 0) {
		*c = (struct counted) { .who = SLICE(""), .text = slice_trim(slice_from(rest, who)) };
		return true;
	}
	who = slice_has_double_space(line) ? who_length(rest) : 0;
	c->who = slice_to(rest, who);
	c->text = slice_trim(slice_from(rest, who));
	/* "AP 9: new list" may be a work package's number, which says something */
	return who > 0 || !(mark.len < 2 || slice_eq(mark, SLICE("AP")) || !is_set_off(rest, &c->text));
}
