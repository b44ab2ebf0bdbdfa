/*
 * See markdown_break.h. Place: asked by markdown.c at each line of a paragraph.
 * Method: as in plain.c a question of width: text is wrapped where lines go on in
 * small letters, and there a line ends where the next word would not have fitted.
 *
 * Known: prose wrapped by hand before a name is cut there.
 */
#include "parsers/base/unicode.h"
#include "parsers/mail/look.h"
#include "parsers/mail/markdown_break.h"
#include "parsers/mail/parted.h"

/* A line longer than this was not wrapped by any editor; one shorter than that neither. */
#define WRAP_MAX 125
#define WRAP_LEAST 45
/* A shorter line above one in small letters is no part of a sentence. */
#define SHORT_LINE 30
/* Letters of a word that says who speaks. */
#define SPEAKER_MAX 20

/* "We ship on" and "15 December." below it: a little word that wants the day or number. */
static bool
wants_number(struct slice before, struct slice s)
{
	size_t at = before.len;

	if (s.len == 0 || s.p[0] < '0' || s.p[0] > '9')
		return false;
	while (at > 0 && before.p[at - 1] >= 'a' && before.p[at - 1] <= 'z')
		at--;
	return at > 0 && before.p[at - 1] == ' ' && before.len > at && before.len - at <= 3;
}

/* "maya: ", a word with its colon: who says the line. */
static bool
is_said(struct slice s)
{
	size_t n = 0;

	while (n < s.len && n <= SPEAKER_MAX && s.p[n] != ':' && (unsigned char)s.p[n] > ' ')
		n++;
	return n > 1 && n <= SPEAKER_MAX && n + 1 < s.len && s.p[n] == ':' && s.p[n + 1] == ' ';
}

static bool
goes_on(struct slice before, struct slice s)
{
	/* lines of a chat, however long; prose is not wrapped so that two lines begin with a label */
	if ((is_said(before) && is_said(s)) || parted_alike(before, s, false))
		return false;
	return look_ends_open(before) || wants_number(before, s) ||
	    (look_width(before) >= SHORT_LINE && unicode_starts_lower(s) && !look_ends_in(before, ".!?:;"));
}

/* The width of the widest line that another one goes on with. */
static size_t
measure(struct slice text)
{
	struct slice line, before = { NULL, 0 };
	size_t width = 0;

	while (slice_line(&text, &line)) {
		size_t w = look_width(before);

		if (w > width && w <= WRAP_MAX && w >= WRAP_LEAST && goes_on(before, slice_trim(line)))
			width = w;
		before = line;
	}
	return width;
}

bool
markdown_breaks(struct markdown_break *state, struct slice text, const char *p)
{
	size_t at = (size_t)(p - text.p), end;
	struct slice before, s;

	if (p < text.p || at > text.len)
		return false;
	if (!state->measured) {
		state->width = measure(text);
		state->measured = true;
	}
	while (at > 0 && text.p[at - 1] != '\n')
		at--;
	if (at == 0)
		return false;
	s = slice_from(text, at);
	s = slice_trim(slice_to(s, slice_find_char(s, '\n')));
	for (end = --at; at > 0 && text.p[at - 1] != '\n';)
		at--;
	before = slice_trim(slice_to(slice_from(text, at), end - at));
	if (goes_on(before, s))
		return false;
	if (is_said(before) && is_said(s))
		return true;
	if (state->width == 0 || look_ends_in_colon(before) || look_width(before) < WRAP_LEAST)
		return true;
	return look_width(before) + 1 + look_first_word(s) <= state->width;
}
