/*
 * See date.h. Place: tells the language of a text by its commonest little
 * words. Method: counts them; Chinese by its characters, traditional by those
 * that simplified Chinese does not write.
 */
#include <string.h>

#include "parsers/language/date.h"

#define LOOK_MAX ((size_t)64 * 1024) /* bytes that are looked at */

struct words {
	const char *code;
	const char *list; /* each between spaces */
};

static const struct words words[] = {
	{ "en", " the and of to is for with will that this by we on be have are not you it please from should was our all can has at next week "
	        "monday tuesday wednesday thursday friday saturday sunday today tomorrow january february march june july october december " },
	{ "de", " der die das und ist nicht mit bis zum zur wir von auf für den dem ein eine im werden wird am sich auch bitte soll noch uhr ich "
	        "montag dienstag mittwoch donnerstag freitag samstag heute morgen übermorgen nächste nächsten woche januar februar märz mai juni juli oktober dezember " },
	{ "fr", " le la les des est et pour une un dans avec du que nous sur pas au aux qui sera vous par avant ce cette il je d'ici "
	        "lundi mardi mercredi jeudi vendredi samedi dimanche demain aujourd'hui semaine prochaine prochain janvier février mars avril mai juin juillet août octobre décembre " },
	{ "es", " el los las que y para con una por es en del al se lo como más antes no está esta este hay su "
	        "lunes martes miércoles jueves viernes sábado domingo mañana hoy semana próxima próximo enero febrero marzo abril mayo junio julio agosto octubre diciembre " },
};

#define WORDS_N (sizeof(words) / sizeof(words[0]))

static const char traditional[] = "個週後點禮這兩鐘時號幾內間從聽過來開際關當頭約應將與會議務們說對為請發給學國單實現無";
static const char simplified[] = "个后点礼这两钟时号几内间从听过来开际关当头约应将与会议务们说对为请发给学国单实现无";

static bool
in_list(const char *list, const char *word, size_t len)
{
	const char *p = list;

	while ((p = strstr(p, word)) != NULL) {
		if (p > list && p[-1] == ' ' && p[len] == ' ')
			return true;
		p++;
	}
	return false;
}

static void
count_word(const char *word, size_t len, int score[WORDS_N])
{
	for (size_t i = 0; i < WORDS_N; i++)
		if (in_list(words[i].list, word, len))
			score[i]++;
}

/* Small letters, of Latin-1 too ("Ü"). */
static size_t
lower(const char *p, size_t len, char *out)
{
	for (size_t i = 0; i < len; i++) {
		char c = p[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c + 32);
		else if (i > 0 && (unsigned char)p[i - 1] == 0xC3 && (unsigned char)c >= 0x80 && (unsigned char)c <= 0x9E)
			c = (char)(c + 32);
		out[i] = c;
	}
	out[len] = '\0';
	return len;
}

static bool
is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80 || c == '\'';
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
	int score[WORDS_N] = { 0 }, ideographs = 0, letters = 0;
	size_t best = 0;
	char word[17];

	(void)pool;
	for (size_t i = 0; i < s.len;) {
		size_t from = i;

		if ((unsigned char)s.p[i] >= 0xE3 && (unsigned char)s.p[i] <= 0xE9) {
			ideographs++;
			i += 3;
			continue;
		}
		while (i < s.len && is_word_byte(s.p[i]) && !((unsigned char)s.p[i] >= 0xE3 && (unsigned char)s.p[i] <= 0xE9))
			i++;
		if (i - from > 0 && i - from < sizeof(word))
			count_word(word, lower(s.p + from, i - from, word), score);
		letters += i > from;
		i += i == from;
	}
	if (ideographs > 0 && ideographs * 2 > letters)
		return chinese(s);
	for (size_t i = 1; i < WORDS_N; i++)
		if (score[i] > score[best])
			best = i;
	return slice_of(words[best].code);
}
