/*
 * See date.h. Place: tells the language of a text by its commonest little
 * words. Method: counts them; Chinese by its characters, traditional by those
 * that simplified Chinese does not write.
 */
#include <stdint.h>
#include <string.h>

#include "parsers/language/date.h"

#define LOOK_MAX ((size_t)64 * 1024) /* bytes that are looked at */

enum { EN = 1, DE = 2, FR = 4, ES = 8, PT = 16 };

static const char *const codes[] = { "en", "de", "fr", "es", "pt" };

#define LANGUAGES (sizeof(codes) / sizeof(codes[0]))

/* Bytes of the longest word, filled up. */
#define WORD_MAX 16

static const struct {
	char text[WORD_MAX];
	unsigned char in;
} words[] = {
	{ "abril", ES | PT },
	{ "agosto", ES | PT },
	{ "al", ES },
	{ "all", EN },
	{ "am", DE },
	{ "amanhã", PT },
	{ "and", EN },
	{ "antes", ES | PT },
	{ "ao", PT },
	{ "aos", PT },
	{ "août", FR },
	{ "are", EN },
	{ "at", EN },
	{ "ata", PT },
	{ "até", PT },
	{ "au", FR },
	{ "auch", DE },
	{ "auf", DE },
	{ "aufgaben", DE },
	{ "aujourd'hui", FR },
	{ "aux", FR },
	{ "avant", FR },
	{ "avec", FR },
	{ "avril", FR },
	{ "be", EN },
	{ "bis", DE },
	{ "bitte", DE },
	{ "by", EN },
	{ "can", EN },
	{ "ce", FR },
	{ "cette", FR },
	{ "com", PT },
	{ "como", ES | PT },
	{ "con", ES },
	{ "d'ici", FR },
	{ "da", PT },
	{ "dans", FR },
	{ "das", DE | PT },
	{ "dec", EN },
	{ "december", EN },
	{ "del", ES },
	{ "dem", DE },
	{ "demain", FR },
	{ "den", DE },
	{ "der", DE },
	{ "des", DE | FR },
	{ "dez", DE | PT },
	{ "dezember", DE },
	{ "dezembro", PT },
	{ "dic", ES },
	{ "diciembre", ES },
	{ "die", DE },
	{ "dienstag", DE },
	{ "dimanche", FR },
	{ "do", EN | PT },
	{ "domingo", ES | PT },
	{ "donnerstag", DE },
	{ "dos", PT },
	{ "du", FR },
	{ "déc", FR },
	{ "décembre", FR },
	{ "ein", DE },
	{ "eine", DE },
	{ "el", ES },
	{ "em", PT },
	{ "en", FR | ES },
	{ "ende", DE },
	{ "ene", ES },
	{ "enero", ES },
	{ "es", ES },
	{ "est", FR },
	{ "esta", ES | PT },
	{ "este", ES | PT },
	{ "está", ES | PT },
	{ "et", FR },
	{ "febrero", ES },
	{ "februar", DE },
	{ "february", EN },
	{ "feira", PT },
	{ "fevereiro", PT },
	{ "foi", PT },
	{ "for", EN },
	{ "freitag", DE },
	{ "friday", EN },
	{ "from", EN },
	{ "févr", FR },
	{ "février", FR },
	{ "für", DE },
	{ "has", EN },
	{ "have", EN },
	{ "hay", ES },
	{ "heute", DE },
	{ "hoje", PT },
	{ "hoy", ES },
	{ "i", EN },
	{ "ich", DE },
	{ "il", FR },
	{ "im", DE },
	{ "is", EN },
	{ "ist", DE },
	{ "it", EN },
	{ "janeiro", PT },
	{ "januar", DE },
	{ "january", EN },
	{ "janv", FR },
	{ "janvier", FR },
	{ "je", FR },
	{ "jeudi", FR },
	{ "jueves", ES },
	{ "juil", FR },
	{ "juillet", FR },
	{ "juin", FR },
	{ "julho", PT },
	{ "juli", DE },
	{ "julio", ES },
	{ "july", EN },
	{ "june", EN },
	{ "junho", PT },
	{ "juni", DE },
	{ "junio", ES },
	{ "la", FR | ES },
	{ "las", ES },
	{ "le", FR },
	{ "les", FR },
	{ "lo", ES },
	{ "los", ES },
	{ "lundi", FR },
	{ "lunes", ES },
	{ "mai", DE | FR },
	{ "maio", PT },
	{ "mais", PT },
	{ "march", EN },
	{ "mardi", FR },
	{ "mars", FR },
	{ "martes", ES },
	{ "marzo", ES },
	{ "março", PT },
	{ "mayo", ES },
	{ "mañana", ES },
	{ "mercredi", FR },
	{ "mit", DE },
	{ "mittwoch", DE },
	{ "miércoles", ES },
	{ "monats", DE },
	{ "monday", EN },
	{ "montag", DE },
	{ "morgen", DE },
	{ "más", ES },
	{ "märz", DE },
	{ "na", PT },
	{ "next", EN },
	{ "nicht", DE },
	{ "no", EN | ES | PT },
	{ "noch", DE },
	{ "nos", ES | PT },
	{ "not", EN },
	{ "nous", FR },
	{ "não", PT },
	{ "nächste", DE },
	{ "nächsten", DE },
	{ "october", EN },
	{ "octobre", FR },
	{ "octubre", ES },
	{ "of", EN },
	{ "okt", DE },
	{ "oktober", DE },
	{ "on", EN },
	{ "os", PT },
	{ "our", EN },
	{ "outubro", PT },
	{ "par", FR },
	{ "para", ES | PT },
	{ "pas", FR },
	{ "pela", PT },
	{ "pelo", PT },
	{ "pendientes", ES },
	{ "please", EN },
	{ "por", ES | PT },
	{ "pour", FR },
	{ "prochain", FR },
	{ "prochaine", FR },
	{ "próxima", ES },
	{ "próximo", ES },
	{ "que", FR | ES | PT },
	{ "qui", FR },
	{ "reunião", PT },
	{ "samedi", FR },
	{ "samstag", DE },
	{ "saturday", EN },
	{ "se", ES | PT },
	{ "semaine", FR },
	{ "semana", ES | PT },
	{ "sera", FR },
	{ "should", EN },
	{ "sich", DE },
	{ "soll", DE },
	{ "su", ES },
	{ "sunday", EN },
	{ "sur", FR },
	{ "sábado", ES | PT },
	{ "são", PT },
	{ "também", PT },
	{ "tareas", ES },
	{ "that", EN },
	{ "the", EN },
	{ "this", EN },
	{ "thursday", EN },
	{ "to", EN },
	{ "today", EN },
	{ "tomorrow", EN },
	{ "tuesday", EN },
	{ "tâches", FR },
	{ "uhr", DE },
	{ "um", DE | PT },
	{ "uma", PT },
	{ "un", FR | ES },
	{ "una", ES },
	{ "und", DE },
	{ "une", FR },
	{ "until", EN },
	{ "vendredi", FR },
	{ "viernes", ES },
	{ "von", DE },
	{ "vous", FR },
	{ "was", EN },
	{ "we", EN },
	{ "wednesday", EN },
	{ "week", EN },
	{ "wegen", DE },
	{ "werden", DE },
	{ "will", EN },
	{ "wir", DE },
	{ "wird", DE },
	{ "with", EN },
	{ "woche", DE },
	{ "y", ES },
	{ "you", EN },
	{ "zum", DE },
	{ "zur", DE },
	{ "übermorgen", DE },
};

#define WORDS (sizeof(words) / sizeof(words[0]))

/* Places of a hash table of them, by their bits. */
#define SLOT_BITS 10

_Static_assert(WORDS < 256, "a slot is a byte");

static const char traditional[] =
    "個週後點禮這兩鐘時號幾內間從聽過來開際關當頭約應將與會議務們說對為請發給學國單實現無";
static const char simplified[] =
    "个后点礼这两钟时号几内间从听过来开际关当头约应将与会议务们说对为请发给学国单实现无";

/* Words as numbers, in small letters, of Latin-1 too ("Ü"): these have one bit more, also in UTF-8. */
struct key {
	uint64_t a, b;
};

#define SMALL 0x2020202020202020u

static struct key
key_of(const char *p, size_t n)
{
	char word[WORD_MAX] = { 0 };
	struct key key;

	memcpy(word, p, n);
	memcpy(&key, word, sizeof(key));
	return (struct key) { key.a | SMALL, key.b | SMALL };
}

/* Ones, and as many zeros behind them: from place WORD_MAX - n on they keep n bytes. */
static const unsigned char keeps[2 * WORD_MAX] = { [0 ... WORD_MAX - 1] = 0xff };

/* The same where WORD_MAX bytes can be read at p. */
static inline struct key
key_within(const char *p, size_t n)
{
	struct key key, keep;

	memcpy(&key, p, sizeof(key));
	memcpy(&keep, keeps + WORD_MAX - n, sizeof(keep));
	return (struct key) { (key.a & keep.a) | SMALL, (key.b & keep.b) | SMALL };
}

static size_t
slot_of(struct key key)
{
	return ((key.a ^ key.b * 31) * 0x9e3779b97f4a7c15u) >> (64 - SLOT_BITS);
}

/* The words by their keys, counted from 1; made when a text is first asked about, as it takes longer than most texts. */
static struct {
	bool made;
	unsigned char slots[1 << SLOT_BITS];
	struct key keys[WORDS];
} table;

static void
table_make(void)
{
	for (size_t i = 0; i < WORDS; i++) {
		size_t at;

		table.keys[i] = key_of(words[i].text, WORD_MAX);
		for (at = slot_of(table.keys[i]); table.slots[at] != 0;)
			at = (at + 1) % (1 << SLOT_BITS);
		table.slots[at] = (unsigned char)(i + 1);
	}
	table.made = true;
}

/* The languages that have the word, 0 for most. */
static unsigned
languages_of(struct key key)
{
	for (size_t at = slot_of(key); table.slots[at] != 0; at = (at + 1) % (1 << SLOT_BITS)) {
		size_t i = table.slots[at] - 1u;

		if (table.keys[i].a == key.a && table.keys[i].b == key.b)
			return words[i].in;
	}
	return 0;
}

static inline bool
begins_ideograph(char c)
{
	return (unsigned char)c >= 0xE3 && (unsigned char)c <= 0xE9;
}

/* ASCII letters, the apostrophe, and what is beyond ASCII but begins no ideograph. */
static const bool is_word_byte[256] = { ['\''] = true,
	['A'... 'Z'] = true,
	['a'... 'z'] = true,
	[0x80 ... 0xE2] = true,
	[0xEA ... 0xFF] = true };

static size_t
word_length(struct slice s, size_t at)
{
	size_t end = at;

	while (end < s.len && is_word_byte[(unsigned char)s.p[end]])
		end++;
	return end - at;
}

static struct slice
chinese(struct slice s)
{
	int hant = 0, hans = 0;
	char one[4] = { 0 };

	for (size_t i = 0; i + 3 <= s.len; i++) {
		if ((unsigned char)s.p[i] < 0xE0 || (unsigned char)s.p[i] > 0xEF)
			continue;
		memcpy(one, s.p + i, 3);
		if (strchr(one, '\0') != one + 3)
			continue;
		hant += strstr(traditional, one) != NULL;
		hans += strstr(simplified, one) != NULL;
		i += 2;
	}
	return hant > hans ? SLICE("zh-Hant") : SLICE("zh");
}

/* "9:12 AM" is no German "am". */
static bool
is_half_day(struct slice s, size_t at, size_t n)
{
	if (n != 2 || (s.p[at] | 0x20) != 'a' || (s.p[at + 1] | 0x20) != 'm' || at == 0)
		return false;
	at -= s.p[at - 1] == ' ' && at > 1 ? 2 : 1;
	return s.p[at] >= '0' && s.p[at] <= '9';
}

/* Words of each language, and what else tells. */
struct count {
	int words[LANGUAGES], ideographs, letters;
};

/* Up to the first word of the languages in enough, a set. */
static struct count
count_words(struct slice s, unsigned enough)
{
	struct count c = { .ideographs = 0 };

	if (!table.made)
		table_make();
	for (size_t i = 0; i < s.len;) {
		size_t n = word_length(s, i);

		if (n == 0) {
			c.ideographs += begins_ideograph(s.p[i]);
			i += begins_ideograph(s.p[i]) ? 3 : 1;
			continue;
		}
		if (n <= WORD_MAX && !is_half_day(s, i, n)) {
			unsigned in = languages_of(i + WORD_MAX <= s.len ? key_within(s.p + i, n) : key_of(s.p + i, n));

			for (unsigned j = in; j != 0; j &= j - 1)
				c.words[__builtin_ctz(j)]++;
			if (in & enough)
				return c;
		}
		c.letters++;
		i += n;
	}
	return c;
}

static size_t
most_words(const struct count *c)
{
	size_t best = 0;

	for (size_t i = 1; i < LANGUAGES; i++)
		if (c->words[i] > c->words[best])
			best = i;
	return best;
}

struct slice
date_language(struct slice text)
{
	struct slice s = slice_to(text, LOOK_MAX);
	struct count c = count_words(s, 0);

	if (c.ideographs > 0 && c.ideographs * 2 > c.letters)
		return chinese(s);
	return slice_of(codes[most_words(&c)]);
}

/* Words of another language beside the English ones, and how many of these come on each of them at most, in a text of both. */
#define MIXED_WORDS 6
#define MIXED_SHARE 2

struct slice
date_language_beside_english(struct slice text)
{
	struct count c = count_words(slice_to(text, LOOK_MAX), 0);
	int english = c.words[0];
	size_t best;

	c.words[0] = 0;
	best = most_words(&c);
	return c.words[best] >= MIXED_WORDS && c.words[best] * MIXED_SHARE >= english ? slice_of(codes[best]) : SLICE("");
}

/* Words of another language by which a line is in it. */
#define LINE_WORDS 2

struct slice
date_language_of_line(struct slice line, struct slice language)
{
	struct count c;
	size_t own = 0, best;

	while (own < LANGUAGES && !slice_starts(language, slice_of(codes[own])))
		own++;
	if (own == LANGUAGES)
		return language;
	c = count_words(slice_to(line, LOOK_MAX), 1u << own);
	best = most_words(&c);
	return c.words[own] == 0 && c.words[best] >= LINE_WORDS ? slice_of(codes[best]) : language;
}
