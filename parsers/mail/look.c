/*
 * See look.h. Each question is answered by the bytes of one line.
 */
#include <stdint.h>
#include <string.h>

#include "parsers/base/unicode.h"
#include "parsers/mail/look.h"

int
look_indent(struct slice line, size_t *start)
{
	int indent = 0;
	size_t i = 0;

	while (i < line.len) {
		if (line.p[i] == ' ') {
			indent++;
			i++;
		} else if (line.p[i] == '\t') {
			indent = (indent / 4 + 1) * 4;
			i++;
		} else if (i + 1 < line.len && memcmp(line.p + i, "\302\240", 2) == 0) {
			indent++;
			i += 2;
		} else if (i + 2 < line.len && memcmp(line.p + i, "\343\200\200", 3) == 0) {
			indent += 2;
			i += 3;
		} else {
			break;
		}
	}
	*start = i;
	return indent;
}

/* Characters, not bytes; good enough for widths. */
size_t
look_width(struct slice s)
{
	size_t n = 0;

	if (slice_is_ascii(s))
		return s.len;
	for (size_t i = 0; i < s.len; i++)
		n += ((unsigned char)s.p[i] & 0xc0) != 0x80;
	return n;
}

/* A line of one sign: the underline of a heading, or a rule. Returns the sign. */
char
look_rule(struct slice s)
{
	if (s.len < 3 || memchr("-=_*~#", s.p[0], 6) == NULL)
		return '\0';
	for (size_t i = 1; i < s.len; i++)
		if (s.p[i] != s.p[0] && s.p[i] != ' ')
			return '\0';
	return s.p[0];
}

bool
look_is_capital(struct slice s)
{
	size_t at = 0, capitals = 0;

	if (s.len > LOOK_HEADING_MAX)
		return false;
	while (at < s.len) {
		unsigned c = utf8_next(s, &at);

		if (!unicode_is_letter(c))
			continue;
		if (!unicode_is_upper(c))
			return false;
		capitals++;
	}
	return capitals >= 4;
}

size_t
look_words(struct slice s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += s.p[i] != ' ' && (i == 0 || s.p[i - 1] == ' ');
	return n;
}

bool
look_ends_in(struct slice s, const char *signs)
{
	return s.len > 0 && strchr(signs, s.p[s.len - 1]) != NULL;
}

/* Ideographs of a line above a list, which a heading has at most. */
#define HEADING_IDEOGRAPHS 16

/* A line shorter than this was not wrapped by any program. */
#define CHINESE_WIDTH 30

static size_t
ideographs(struct slice s)
{
	size_t n = 0;

	for (size_t at = 0; at < s.len;)
		n += unicode_is_ideograph(utf8_next(s, &at));
	return n;
}

static bool
ends_in_chinese(struct slice s)
{
	static const char *const ends[] = { "\343\200\202", "\357\274\214", "\357\274\233", "\357\274\201", "\357\274\237" };

	return SLICE_ENDS_ONE_OF(s, ends);
}

bool
look_is_chinese_sentence(struct slice s)
{
	return ends_in_chinese(s) || ideographs(s) > HEADING_IDEOGRAPHS;
}

bool
look_begins_in_chinese(struct slice before, struct slice s)
{
	static const char *const open[] = { "\357\274\214", "\343\200\201" };

	return ideographs(s) > 1 && !SLICE_ENDS_ONE_OF(before, open) &&
	    (ends_in_chinese(before) || look_width(before) < CHINESE_WIDTH);
}

/* "... :white_check_mark:", as chats write their pictures. */
static bool
ends_in_picture(struct slice s)
{
	size_t i = s.len > 0 ? s.len - 1 : 0;

	while (i > 0 && s.p[i - 1] != ' ' && s.p[i - 1] != ':')
		i--;
	return i > 0 && i + 2 < s.len && s.p[i - 1] == ':';
}

bool
look_ends_in_label(struct slice s)
{
	static const char *const labels[] = { "due", "deadline", "due date", "owner", "termin", "frist", "f\303\244llig", "verantwortlich",
		"\303\251ch\303\251ance", "responsable", "plazo", "fecha l\303\255mite" };
	size_t from = s.len > 0 ? s.len - 1 : 0;

	while (from > 1 && !(s.p[from - 1] == ' ' && char_among(s.p[from - 2], ".;")))
		from--;
	return from > 1 && SLICE_AMONG(slice_to(slice_from(s, from), s.len - 1 - from), labels);
}

bool
look_ends_in_colon(struct slice s)
{
	return (look_ends_in(s, ":") && !ends_in_picture(s) && !look_ends_in_label(s)) || slice_ends_nocase(s, SLICE("\357\274\232"));
}

size_t
look_first_word(struct slice s)
{
	return look_width(slice_to(s, slice_find_char(s, ' ')));
}

/* Where the last word of the line before at begins. */
static size_t
word_before(struct slice line, size_t at)
{
	while (at > 0 && line.p[at - 1] != ' ')
		at--;
	return at;
}

/* "liefert bis November die aktuelle": a German adjective behind its article, before a noun. */
static bool
ends_in_adjective(struct slice line, size_t at)
{
	static const char *const articles[] = { "der", "die", "das", "den", "dem", "des", "eine", "einen", "einem", "einer", "eines",
		"diese", "diesen", "unsere", "unseren", "ihre", "ihren" };
	static const char *const ends[] = { "e", "en", "er", "es", "em" };
	struct slice last = slice_from(line, at), article;
	size_t from = at > 1 ? word_before(line, at - 1) : 0;

	if (from == 0 || last.len < 4 || !(last.p[0] >= 'a' && last.p[0] <= 'z') || !SLICE_ENDS_ONE_OF(last, ends))
		return false;
	article = slice_to(slice_from(line, from), at - 1 - from);
	return SLICE_IS_ONE_OF(article, articles);
}

/* Does the line end in a word that no sentence ends in: "It was agreed that"? */
bool
look_ends_open(struct slice line)
{
	static const char *const words[] = { "that", "the", "a", "an", "and", "or", "of", "for", "with", "by", "until", "our", "their", "which", "from",
		"dass", "und", "oder", "mit", "der", "die", "das", "den", "dem", "eine", "einen", "einem", "einer", "zur", "zum", "im", "am", "bis",
		"f\303\274r", "sowie", "von", "et", "ou", "le", "la", "les", "des", "du", "de", "une", "au", "aux", "dans", "pour",
		"avec", "que", "el", "los", "las", "del", "una", "al", "para", "con" };
	size_t at = word_before(line, line.len);

	if (at > 0 && SLICE_IS_ONE_OF(slice_from(line, at), words))
		return true;
	return at > 0 && ends_in_adjective(line, at);
}

bool
look_breaks_off(struct slice line)
{
	size_t letters = 0;

	if (line.len == 0 || memchr(".!?:;,)\"*|", line.p[line.len - 1], 10) != NULL)
		return false;
	for (size_t i = 0; i + 2 < line.len; i++) {
		char c = line.p[i];

		/* the stop of "Mr. Lin" ends no sentence */
		if ((c == '.' || c == '!' || c == '?') && letters > 2 && line.p[i + 1] == ' ' && line.p[i + 2] >= 'A' &&
		    line.p[i + 2] <= 'Z')
			return true;
		letters = (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80 ? letters + 1 : 0;
	}
	return false;
}

/* The last day of a month. */
#define DAY_MAX 31

bool
look_begins_day(struct slice s)
{
	static const char *const months[] = { "january", "february", "march", "april", "may", "june", "july", "august",
		"september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
		"oct", "nov", "dec", "januar", "j\303\244nner", "februar", "m\303\244rz", "mai", "juni", "juli", "oktober", "dezember",
		"okt", "dez", "janvier", "f\303\251vrier", "mars", "avril", "juin", "juillet", "ao\303\273t", "septembre",
		"octobre", "novembre", "d\303\251cembre", "de" };
	size_t i = 0;
	int day = 0;

	for (; i < 2 && i < s.len && s.p[i] >= '0' && s.p[i] <= '9'; i++)
		day = day * 10 + (s.p[i] - '0');
	if (i == 0 || day == 0 || day > DAY_MAX || i + 2 >= s.len)
		return false;
	i += s.p[i] == '.';
	if (s.p[i] != ' ')
		return false;
	s = slice_trim(slice_from(s, i));
	s = slice_to(s, slice_find_char(s, ' '));
	while (s.len > 0 && char_among(s.p[s.len - 1], ".,;)"))
		s.len--;
	return SLICE_AMONG(s, months);
}

/* Is there a time of day at s: "2:04", "14:02"? */
static bool
begins_clock(struct slice s)
{
	size_t i = 0;

	while (i < s.len && s.p[i] >= '0' && s.p[i] <= '9')
		i++;
	return i > 0 && i < 3 && i + 2 < s.len && s.p[i] == ':' && s.p[i + 1] >= '0' && s.p[i + 1] <= '5' &&
	    s.p[i + 2] >= '0' && s.p[i + 2] <= '9';
}

/* Characters of the line above a message: "Maya Lin  2:04 PM", "[14:02] Maya Lin", "9:41 AM". */
#define SPEAKER_MAX 48

bool
look_names_speaker(struct slice s)
{
	size_t words, at = s.len;

	if (s.len < 4 || s.len > SPEAKER_MAX || (words = look_words(s)) > 6)
		return false;
	/* "[Wednesday 17:01] Maya Lin" */
	if (s.p[0] == '[') {
		for (size_t i = 1; i < s.len && s.p[i] != ']'; i++)
			if ((s.p[i - 1] == '[' || s.p[i - 1] == ' ') && begins_clock(slice_from(s, i)))
				return true;
		return false;
	}
	if (begins_clock(s))
		return words <= 2;
	if (slice_ends_nocase(s, SLICE(" am")) || slice_ends_nocase(s, SLICE(" pm")))
		at -= 3;
	while (at > 0 && s.p[at - 1] != ' ')
		at--;
	return at > 0 && begins_clock(slice_from(s, at)) && memchr(s.p, ':', at) == NULL &&
	    (unicode_is_upper(utf8_next(s, &(size_t) { 0 })) || words <= 3);
}

/* Bytes of "(1:02:33)". */
#define STAMP_MAX 10

/* "send the list, tomorrow (33:10)": where it was said ends what was said. */
bool
look_ends_in_stamp(struct slice line)
{
	if (!look_ends_in(line, ")"))
		return false;
	for (size_t n = 5; n <= STAMP_MAX && n < line.len; n++)
		if (line.p[line.len - n] == '(')
			return begins_clock(slice_from(line, line.len - n + 1));
	return false;
}

/* A gap as between columns, also one with no-break spaces. */
bool
look_has_gap(struct slice s)
{
	return slice_has_double_space(s) || slice_find(s, SLICE("\302\240 ")) < s.len ||
	    slice_find(s, SLICE("\302\240\302\240")) < s.len;
}

/* Bytes of a clock with its seconds, half of the day and dash: "6:16:20 p. m. - ". */
#define CLOCK_MAX 18

bool
look_begins_message(struct slice s)
{
	size_t i = 0, digits = 0;

	for (; i < s.len && i < 10 && (char_among(s.p[i], "./-") || (s.p[i] >= '0' && s.p[i] <= '9')); i++)
		digits += s.p[i] >= '0' && s.p[i] <= '9';
	if (digits < 3 || i + 8 > s.len)
		return false;
	i += s.p[i] == ',';
	if (s.p[i] != ' ' || !begins_clock(slice_from(s, i + 1)))
		return false;
	s = slice_from(s, i + 1);
	s = slice_to(s, CLOCK_MAX);
	return slice_find(s, SLICE(" - ")) < s.len || slice_find(s, SLICE(" \342\200\223 ")) < s.len;
}

bool
look_begins_task(struct slice s)
{
	static const char *const marks[] = { "action", "actions", "action item", "action items", "ai", "todo", "to do", "to-do",
		"next step", "next steps", "follow-up", "follow up", "aufgabe", "aufgaben", "aktion", "\303\240 faire",
		"t\303\242che", "acci\303\263n", "tarea", "pendiente" };
	static const char *const shouts[] = { "ACTION ", "ACTIONS ", "TODO ", "AUFGABE " };
	struct slice mark = slice_trim(slice_to(s, slice_find_char(s, ':')));

	/* "ACTION Maya - order the cups", "ACTION me - call them" */
	for (size_t i = 0; i < sizeof(shouts) / sizeof(shouts[0]); i++) {
		struct slice who = slice_starts(s, slice_of(shouts[i])) ? slice_from(s, strlen(shouts[i])) : SLICE("");

		if (who.len > 3 && ((who.p[0] >= 'A' && who.p[0] <= 'Z') || slice_starts(who, SLICE("me "))))
			return true;
	}
	if (slice_find_char(s, ':') + 3 >= s.len || s.p[slice_find_char(s, ':') + 1] != ' ')
		return false;
	return SLICE_AMONG(mark, marks);
}

bool
look_begins_attendance(struct slice s)
{
	static const char *const labels[] = { "present", "attendees", "attending", "participants", "absent", "apologies", "excused", "anwesend", "abwesend",
		"teilnehmer", "teilnehmende", "entschuldigt", "dabei", "pr\303\251sents", "absents", "excus\303\251s", "asistentes",
		"asisten", "presentes", "ausentes" };
	size_t colon = slice_find_char(s, ':');

	return colon + 2 < s.len && s.p[colon + 1] == ' ' && SLICE_AMONG(slice_trim(slice_to(s, colon)), labels);
}

static bool
begins_day(struct slice s)
{
	static const char *const days[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun", "today", "tomorrow" };

	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++)
		if (slice_starts_nocase(s, slice_of(days[i])))
			return true;
	return s.len > 0 && s.p[0] >= '0' && s.p[0] <= '9';
}

/* "Maya Lin      18 Dec", "—      —": behind who does it a column for when, or a dash for nobody and no day; who and when begin
 * there. */
static bool
are_who_and_day(struct slice who, struct slice day)
{
	static const char *const months[] = { "jan", "feb", "f\303\251v", "mar", "m\303\244r", "apr", "avr", "abr", "may", "mai",
		"jun", "jul", "aug", "ao\303\273", "ago", "sep", "oct", "okt", "nov", "dec", "dez", "d\303\251c", "dic", "ene" };
	bool dash = slice_starts(day, SLICE("-")) || slice_starts(day, SLICE("\342\200\223")) || slice_starts(day, SLICE("\342\200\224"));

	for (size_t i = 0; i < sizeof(months) / sizeof(months[0]); i++)
		dash = dash || slice_starts_nocase(day, slice_of(months[i]));
	return (dash || begins_day(day)) && !unicode_starts_lower(who) && !(who.p[0] >= '0' && who.p[0] <= '9');
}

/* Spaces that set something off to the right. */
#define ASIDE_SPACES 4

static bool
is_filler(char c)
{
	return c == ' ' || c == '\t' || c == '.' || c == '_';
}

/* Is there a tab, or four of what fills a gap in a row? Most lines have none. */
static bool
may_set_off(struct slice s)
{
	if (memchr(s.p, '\t', s.len) != NULL)
		return true;
	for (size_t i = 3; i < s.len; i += 4)
		if (is_filler(s.p[i]) && ((is_filler(s.p[i - 1]) && is_filler(s.p[i - 2])) ||
		                             (i + 2 < s.len && is_filler(s.p[i + 1]) && is_filler(s.p[i + 2])) ||
		                             (i + 1 < s.len && is_filler(s.p[i - 1]) && is_filler(s.p[i + 1]))))
			return true;
	return false;
}

size_t
look_aside(struct slice s, size_t *left)
{
	size_t at = 0;

	*left = 0;
	if (!may_set_off(s))
		return 0;
	for (size_t i = 0; i < s.len; i++) {
		size_t from = i, dots = 0, wide = 0;

		for (; i < s.len && is_filler(s.p[i]); i++) {
			dots += s.p[i] == '.' || s.p[i] == '_';
			wide += s.p[i] == '\t' ? ASIDE_SPACES : 1;
		}
		if (wide < ASIDE_SPACES || (wide == ASIDE_SPACES && !begins_day(slice_from(s, i))) ||
		    (dots > 0 && dots < 4))
			continue;
		if (at > 0 && !are_who_and_day(slice_from(s, at), slice_from(s, i)))
			return 0;
		if (at == 0)
			*left = from;
		at = at > 0 ? at : i;
	}
	return at > 0 && s.len > at && s.len - at <= LOOK_ASIDE_MAX && *left >= LOOK_ASIDE_LEFT &&
	        s.p[*left - 1] != ':' && s.p[at] != '-' && s.p[at] != '|'
	    ? at
	    : 0;
}

/* Words of "Sabine Krüger, antes del 11 de diciembre". */
#define WHO_WORDS 8

bool
look_is_who_and_when(struct slice s)
{
	static const char *const small[] = { "by", "bis", "until", "till", "and", "und", "et", "y", "&", "of", "the", "end", "month", "week", "tomorrow", "today", "asap", "morgen", "heute",
		"pour", "para", "avant", "antes", "del", "de", "le", "el", "la", "du", "d'ici", "fin", "mes", "mois", "semaine", "semana", "demain", "ma\303\261ana", "hoy", "lundi", "mardi", "mercredi",
		"jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes", "mi\303\251rcoles", "jueves", "viernes", "s\303\241bado", "domingo", "janvier", "f\303\251vrier", "mars", "avril",
		"mai", "juin", "juillet", "ao\303\273t", "septembre", "octobre", "novembre", "d\303\251cembre", "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
		"septiembre", "octubre", "noviembre", "diciembre" };
	size_t words = 0;

	while (s.len > 0) {
		size_t n = slice_find_char(s, ' ');
		struct slice w = slice_to(s, n);

		if (w.len > 0 && !(w.p[0] >= 'A' && w.p[0] <= 'Z') && !(w.p[0] >= '0' && w.p[0] <= '9') &&
		    !unicode_is_upper(utf8_next(w, &(size_t) { 0 })) && !SLICE_IS_ONE_OF(w, small))
			return false;
		words += w.len > 0;
		if (slice_find_char(w, ':') < w.len)
			return false;
		s = slice_from(s, n < s.len ? n + 1 : n);
	}
	return words > 0 && words <= WHO_WORDS;
}

/* Bytes of letters in front, "AI GT/RW". */
#define LETTERS_MAX 16

bool
look_begins_letters(struct slice s)
{
	size_t end = slice_find_char(s, ':'), capitals = 0;

	if (end > LETTERS_MAX || end + 1 >= s.len || s.p[end + 1] != ' ')
		return false;
	for (size_t i = 0; i < end; i++) {
		if (!char_among(s.p[i], " /&,+") && (s.p[i] < 'A' || s.p[i] > 'Z'))
			return false;
		capitals += s.p[i] >= 'A' && s.p[i] <= 'Z';
	}
	return capitals >= 2;
}

/* Bytes of a label and its colon. */
#define VALUE_LABEL_MAX 24

int
look_value(struct slice line)
{
	int indent;
	size_t start, value;

	indent = look_indent(line, &start);
	for (value = start; value + 2 < line.len && value < start + VALUE_LABEL_MAX; value++)
		if (line.p[value + 1] == ' ' && (line.p[value] == ':' || (line.p[value] == ' ' && value > start)))
			break;
	if (value + 2 >= line.len || value >= start + VALUE_LABEL_MAX)
		return -1;
	for (value++; value < line.len && line.p[value] == ' ';)
		value++;
	return value < line.len ? indent + (int)look_width(slice_to(slice_from(line, start), value - start)) : -1;
}

bool
look_counts_title(struct slice line)
{
	size_t start, i, word;

	look_indent(line, &start);
	for (i = word = start; i < line.len && ((line.p[i] >= 'A' && line.p[i] <= 'Z') || (line.p[i] >= 'a' && line.p[i] <= 'z')); i++)
		;
	if (i == word)
		return false;
	i += i < line.len && line.p[i] == '.';
	if (i >= line.len || line.p[i++] != ' ')
		return false;
	for (word = i; i < line.len && line.p[i] >= '0' && line.p[i] <= '9'; i++)
		;
	return i > word && i < word + 3 && slice_starts(slice_from(line, i), SLICE("  ")) && !look_ends_in(line, ".!?:;,");
}
