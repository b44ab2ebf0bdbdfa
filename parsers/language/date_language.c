/*
 * See date.h. Place: tells the language of a text by its commonest little
 * words. Method: counts them; Chinese by its characters, traditional by those
 * that simplified Chinese does not write.
 */
#include <endian.h>
#include <stdint.h>
#include <string.h>

#include "parsers/language/date.h"

#define LOOK_MAX ((size_t)64 * 1024) /* bytes that are looked at */

enum { EN = 1, DE = 2, FR = 4, ES = 8 };

static const char *const codes[] = { "en", "de", "fr", "es" };

#define LANGUAGES (sizeof(codes) / sizeof(codes[0]))

/* Sorted by their bytes, for there are hundreds of words in a mail to look up. */
static const struct {
	char text[15]; /* at most WORD_MAX */
	unsigned char in;
} words[] = {
	{ "abril", ES },
	{ "agosto", ES },
	{ "al", ES },
	{ "all", EN },
	{ "am", DE },
	{ "and", EN },
	{ "antes", ES },
	{ "août", FR },
	{ "are", EN },
	{ "at", EN },
	{ "au", FR },
	{ "auch", DE },
	{ "auf", DE },
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
	{ "como", ES },
	{ "con", ES },
	{ "d'ici", FR },
	{ "dans", FR },
	{ "das", DE },
	{ "december", EN },
	{ "del", ES },
	{ "dem", DE },
	{ "demain", FR },
	{ "den", DE },
	{ "der", DE },
	{ "des", FR },
	{ "dezember", DE },
	{ "diciembre", ES },
	{ "die", DE },
	{ "dienstag", DE },
	{ "dimanche", FR },
	{ "domingo", ES },
	{ "donnerstag", DE },
	{ "du", FR },
	{ "décembre", FR },
	{ "ein", DE },
	{ "eine", DE },
	{ "el", ES },
	{ "en", ES },
	{ "enero", ES },
	{ "es", ES },
	{ "est", FR },
	{ "esta", ES },
	{ "este", ES },
	{ "está", ES },
	{ "et", FR },
	{ "febrero", ES },
	{ "februar", DE },
	{ "february", EN },
	{ "for", EN },
	{ "freitag", DE },
	{ "friday", EN },
	{ "from", EN },
	{ "février", FR },
	{ "für", DE },
	{ "has", EN },
	{ "have", EN },
	{ "hay", ES },
	{ "heute", DE },
	{ "hoy", ES },
	{ "i", EN },
	{ "ich", DE },
	{ "il", FR },
	{ "im", DE },
	{ "is", EN },
	{ "ist", DE },
	{ "it", EN },
	{ "januar", DE },
	{ "january", EN },
	{ "janvier", FR },
	{ "je", FR },
	{ "jeudi", FR },
	{ "jueves", ES },
	{ "juillet", FR },
	{ "juin", FR },
	{ "juli", DE },
	{ "julio", ES },
	{ "july", EN },
	{ "june", EN },
	{ "juni", DE },
	{ "junio", ES },
	{ "la", FR },
	{ "las", ES },
	{ "le", FR },
	{ "les", FR },
	{ "lo", ES },
	{ "los", ES },
	{ "lundi", FR },
	{ "lunes", ES },
	{ "mai", DE | FR },
	{ "march", EN },
	{ "mardi", FR },
	{ "mars", FR },
	{ "martes", ES },
	{ "marzo", ES },
	{ "mayo", ES },
	{ "mañana", ES },
	{ "mercredi", FR },
	{ "mit", DE },
	{ "mittwoch", DE },
	{ "miércoles", ES },
	{ "monday", EN },
	{ "montag", DE },
	{ "morgen", DE },
	{ "más", ES },
	{ "märz", DE },
	{ "next", EN },
	{ "nicht", DE },
	{ "no", ES },
	{ "noch", DE },
	{ "not", EN },
	{ "nous", FR },
	{ "nächste", DE },
	{ "nächsten", DE },
	{ "october", EN },
	{ "octobre", FR },
	{ "octubre", ES },
	{ "of", EN },
	{ "oktober", DE },
	{ "on", EN },
	{ "our", EN },
	{ "par", FR },
	{ "para", ES },
	{ "pas", FR },
	{ "please", EN },
	{ "por", ES },
	{ "pour", FR },
	{ "prochain", FR },
	{ "prochaine", FR },
	{ "próxima", ES },
	{ "próximo", ES },
	{ "que", FR | ES },
	{ "qui", FR },
	{ "samedi", FR },
	{ "samstag", DE },
	{ "saturday", EN },
	{ "se", ES },
	{ "semaine", FR },
	{ "semana", ES },
	{ "sera", FR },
	{ "should", EN },
	{ "sich", DE },
	{ "soll", DE },
	{ "su", ES },
	{ "sunday", EN },
	{ "sur", FR },
	{ "sábado", ES },
	{ "that", EN },
	{ "the", EN },
	{ "this", EN },
	{ "thursday", EN },
	{ "to", EN },
	{ "today", EN },
	{ "tomorrow", EN },
	{ "tuesday", EN },
	{ "uhr", DE },
	{ "un", FR },
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
#define WORD_MAX 11 /* bytes of the longest */

static const char traditional[] =
    "個週後點禮這兩鐘時號幾內間從聽過來開際關當頭約應將與會議務們說對為請發給學國單實現無";
static const char simplified[] =
    "个后点礼这两钟时号几内间从听过来开际关当头约应将与会议务们说对为请发给学国单实现无";

/* Where the words stand that begin with a byte, less than 256 in all: first[c] up to first[c + 1]. */
static void
words_index(unsigned char first[256])
{
	size_t at = 0;

	for (size_t c = 0; c < 256; c++) {
		first[c] = (unsigned char)at;
		while (at < WORDS && (unsigned char)words[at].text[0] == c)
			at++;
	}
}

/* The first eight bytes as a number that sorts as they do: most words differ in them. */
static uint64_t
key_of(const char *word)
{
	uint64_t key;

	memcpy(&key, word, sizeof(key));
	return be64toh(key);
}

/* word is filled up with zeros. */
static void
count_word(const char word[WORD_MAX + 1], const unsigned char first[256], int score[LANGUAGES])
{
	unsigned char c = (unsigned char)word[0];
	size_t lo = first[c], hi = c < 255 ? first[c + 1] : WORDS;
	uint64_t key = key_of(word);

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		uint64_t other = key_of(words[mid].text);
		int order = key < other ? -1 : key > other ? 1 : strcmp(word, words[mid].text);

		if (order == 0) {
			for (size_t i = 0; i < LANGUAGES; i++)
				score[i] += words[mid].in >> i & 1;
			return;
		}
		if (order < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
}

static bool
begins_ideograph(char c)
{
	return (unsigned char)c >= 0xE3 && (unsigned char)c <= 0xE9;
}

/*
 * The word at p in small letters, of Latin-1 too ("Ü"), as far as WORD_MAX bytes, zeros behind it.
 * Returns its length, 0 where none stands.
 */
static size_t
take_word(const char *p, size_t len, char word[WORD_MAX + 1])
{
	size_t n = 0;

	memset(word, 0, WORD_MAX + 1);
	for (; n < len; n++) {
		unsigned char c = (unsigned char)p[n];

		if (c >= 0x80) {
			if (begins_ideograph((char)c))
				break;
			if (c <= 0x9E && n > 0 && (unsigned char)p[n - 1] == 0xC3)
				c += 32;
		} else if ((c | 32) >= 'a' && (c | 32) <= 'z') {
			c |= 32;
		} else if (c != '\'') {
			break;
		}
		if (n < WORD_MAX)
			word[n] = (char)c;
	}
	return n;
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

struct slice
date_language(struct pool *pool, struct slice text)
{
	struct slice s = slice_to(text, text.len < LOOK_MAX ? text.len : LOOK_MAX);
	unsigned char first[256];
	int score[LANGUAGES] = { 0 }, ideographs = 0, letters = 0;
	size_t best = 0;
	char word[WORD_MAX + 1];

	(void)pool;
	words_index(first);
	for (size_t i = 0; i < s.len;) {
		size_t n;

		if (begins_ideograph(s.p[i])) {
			ideographs++;
			i += 3;
			continue;
		}
		n = take_word(s.p + i, s.len - i, word);
		if (n > 0 && n <= WORD_MAX)
			count_word(word, first, score);
		letters += n > 0;
		i += n > 0 ? n : 1;
	}
	if (ideographs > 0 && ideographs * 2 > letters)
		return chinese(s);
	for (size_t i = 1; i < LANGUAGES; i++)
		if (score[i] > score[best])
			best = i;
	return slice_of(codes[best]);
}
