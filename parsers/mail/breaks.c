/*
 * See breaks.h. Place: asked by plain.c before it reads the first line.
 * Method: a program ends lines at one width; below such a line the sentence goes on in a small letter.
 */
#include "parsers/base/unicode.h"
#include "parsers/mail/breaks.h"
#include "parsers/mail/look.h"

/* No program wraps earlier. */
#define WRAP_LEAST 55
/* Bytes of a label in front of a line. */
#define LABEL_MAX 16
/* Words of a line that a sentence may go on with; Chinese has fewer. */
#define WORDS_LEAST 4

/* Points by which "o" is their sign, and not the Spanish word. */
#define RINGS_LEAST 3

/* Messages by which a text is a chat. */
#define CHAT_LEAST 2

/* Does line i begin in a small letter, below one that is long enough to go on with it? */
static bool
begins_small(const struct slice *lines, size_t i)
{
	size_t w = i > 0 ? look_width(lines[i - 1]) : 0;

	return w >= 50 && w <= WRAP_MAX && look_width(lines[i]) > 0 && unicode_starts_lower(slice_trim(lines[i]));
}

/* Characters by which lines differ that no program broke: it breaks them where the next word does not fit. */
#define UNEVEN 25
/* And those that such a line has left over beside the next word. */
#define ROOM 8

/* Do lines in small letters stand below lines of many lengths, as somebody in a hurry types them? */
static bool
is_typed(const struct slice *lines, size_t n)
{
	size_t least = WRAP_MAX, most = 0, small = 0, begun = 0, room = 0, widest = 0;

	for (size_t i = 0; i < n; i++) {
		size_t w = look_width(lines[i]);

		widest = w > widest && w <= WRAP_MAX ? w : widest;
		begun += (i == 0 || look_width(lines[i - 1]) == 0) && unicode_starts_lower(slice_trim(lines[i])) && look_words(lines[i]) >= WORDS_LEAST;
	}
	for (size_t i = 1; i < n; i++) {
		size_t w = look_width(lines[i - 1]);

		if (!begins_small(lines, i) || look_words(lines[i - 1]) < WORDS_LEAST || slice_find_char(slice_to(slice_trim(lines[i]), LABEL_MAX), ':') < LABEL_MAX)
			continue;
		if (look_ends_in(slice_trim(lines[i - 1]), ","))
			return false;
		least = w < least ? w : least;
		most = w > most ? w : most;
		room += w + ROOM + look_first_word(slice_trim(lines[i])) <= widest;
		small++;
	}
	/* who does not write capitals at all begins a line so, where the one above had room */
	return (small > 1 && most >= least + UNEVEN) || (begun > 0 && small > 0 && room == small);
}

bool
breaks_is_ring(struct slice raw)
{
	struct slice s = slice_trim(raw);

	return s.len > 3 && s.p[0] == 'o' && s.p[1] == ' ' && raw.p[0] <= ' ';
}

struct breaks
breaks_measure(const struct slice *lines, size_t n)
{
	struct breaks b = { .width = 0 };
	size_t signs = 0, speakers = 0, rings = 0, w;

	for (size_t i = 0; i < n; i++) {
		rings += breaks_is_ring(lines[i]);
		speakers += look_names_speaker(slice_trim(lines[i]));
		w = look_width(lines[i]);
		if (w <= WRAP_MAX - 15 && w > b.width)
			b.width = w;
		signs += begins_small(lines, i);
	}
	b.typed = signs > 1 && is_typed(lines, n);
	b.wrapped = signs > 0 && b.width >= WRAP_LEAST && !b.typed;
	b.chat = speakers >= CHAT_LEAST;
	b.rings = rings >= RINGS_LEAST;
	return b;
}

/* Lines above that are looked at for "Maya:", its words, and characters of a line that is a note by itself. */
#define LABEL_LINES 12
#define LABEL_WORDS 3
#define NOTE_WIDTH 44

bool
breaks_below_label(const struct slice *lines, size_t at)
{
	size_t i = at;

	for (size_t left = LABEL_LINES; left > 0 && i > 0; left--) {
		struct slice line = slice_trim(lines[--i]);

		/* sentences go on in the next line */
		if (line.len == 0 || look_width(line) > NOTE_WIDTH || slice_find(line, SLICE(". ")) < line.len || look_ends_in(line, "."))
			return false;
		if (look_ends_in_colon(line))
			return look_words(line) <= LABEL_WORDS && i + 1 < at && unicode_starts_lower(slice_trim(lines[i + 1]));
	}
	return false;
}
