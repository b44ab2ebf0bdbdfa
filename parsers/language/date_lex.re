/*
 * See date_token.h. Place: between the folded text and date_run.c. Method:
 * figures, signs, "pm" and zones are the same in every language and are
 * scanned here; words by the language's own scanner; the longer match counts.
 *
 * A figure that stands in something else is none: behind "#", "$", "v", "/",
 * a letter or a further number ("1.2.3.4", "+49 30 1234", "24/7").
 */
#include <string.h>

#include "parsers/language/date_token.h"

/*!re2c
re2c:define:YYCTYPE = "unsigned char";
re2c:define:YYCURSOR = p;
re2c:define:YYMARKER = marker;
re2c:yyfill:enable = 0;
re2c:flags:tags = 0;

d      = [0-9];
d12    = d{1,2};
d4     = [12] d{3};
sp     = " "?;
nl     = [ \n];
us     = " (us " ("and"|"&") " canada)";
*/

extern const struct date_language date_language_en, date_language_de, date_language_fr, date_language_es,
    date_language_pt, date_language_zh;

static const struct date_language *const languages[] = {
	&date_language_en,
	&date_language_de,
	&date_language_fr,
	&date_language_es,
	&date_language_pt,
	&date_language_zh,
};

const struct date_language *
date_language_of(const char *code, size_t len, bool *day_first)
{
	const struct date_language *found = &date_language_en;

	for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]) && len >= 2; i++) {
		if (code[0] == languages[i]->code[0] && code[1] == languages[i]->code[1]) {
			found = languages[i];
			break;
		}
	}
	*day_first = found->order == ORDER_DMY ||
	    (found->order == ORDER_MDY && len == 5 && strncmp(code, "en-", 3) == 0 && strncmp(code + 3, "US", 2) != 0);
	return found;
}

/* The figures in p[0..len), in the order written, up to n of them. */
static int
numbers(const char *p, size_t len, int *v, int *digits, int n)
{
	int count = 0;

	for (size_t i = 0; i < len && count < n; i++) {
		if (p[i] < '0' || p[i] > '9')
			continue;
		v[count] = digits[count] = 0;
		for (; i < len && p[i] >= '0' && p[i] <= '9'; i++) {
			v[count] = v[count] < 10000000 ? v[count] * 10 + p[i] - '0' : v[count];
			digits[count]++;
		}
		count++;
	}
	return count;
}

static int
year_of(int year, int digits)
{
	return digits > 2 ? year : year < 70 ? year + 2000 : year + 1900;
}

/* "+01:00", "-0530", "Z", "+5", "5:30" behind "UTC", as seconds. */
static int
offset_of(const char *p, size_t len)
{
	int v[2] = { 0, 0 }, digits[2] = { 0, 0 }, n = numbers(p, len, v, digits, 2), s;
	bool west = memchr(p, '-', len) != NULL;

	if (n == 1 && digits[0] > 2) {
		v[1] = v[0] % 100;
		v[0] /= 100;
	}
	s = v[0] * 3600 + v[1] * 60;
	return west ? -s : s;
}

static void
triple(struct date_token *t, const char *p, size_t len)
{
	int v[3] = { 0 }, digits[3] = { 0 };

	numbers(p, len, v, digits, 3);
	t->kind = T_TRIPLE;
	t->a = v[0];
	t->b = v[1];
	t->c = v[2];
	t->digits = digits[0] * 100 + digits[1] * 10 + digits[2];
	t->value = memchr(p, '/', len) != NULL ? '/' : memchr(p, '-', len) != NULL ? '-' : '.';
}

static void
pair(struct date_token *t, enum date_kind kind, const char *p, size_t len)
{
	int v[3] = { 0 }, digits[3] = { 0 };

	numbers(p, len, v, digits, 3);
	t->kind = kind;
	t->a = v[0];
	t->b = v[1];
	t->c = v[2];
	t->digits = digits[0] * 10 + digits[1];
	if (kind == T_PAIR)
		t->c = p[len - 1] == '.'; /* "5.12." is a day */
	t->value = memchr(p, '/', len) != NULL ? '/' : memchr(p, '-', len) != NULL ? '-' : '.';
	if (kind == T_YEARMONTH && digits[0] < 4) {
		t->a = v[1];
		t->b = v[0];
	}
}

/* 2026-12-01T13:05:06.123+01:00 and 20261201T130500Z. */
static void
stamp(struct date_token *t, const char *p, size_t len)
{
	int v[6] = { 0 }, digits[6] = { 0 };
	const char *time = memchr(p, 't', len);
	size_t date = time == NULL ? 10 : (size_t)(time - p), zone = date + 1;
	bool packed = memchr(p, '-', date) == NULL;

	numbers(p, len, v, digits, 5);
	if (packed) {
		v[3] = digits[1] > 4 ? v[1] / 100 : v[1];
		v[2] = v[0] % 100;
		v[1] = v[0] / 100 % 100;
		v[4] = v[3] % 100;
		v[3] /= 100;
		v[0] /= 10000;
	}
	t->kind = T_STAMP;
	t->a = v[0];
	t->b = v[1];
	t->c = v[2];
	t->value = v[3] * 60 + v[4];
	while (zone < len && strchr("+-z", p[zone]) == NULL)
		zone++;
	t->zone = zone < len ? offset_of(p + zone, len - zone) : NO_ZONE;
}

static void
packed_day(struct date_token *t, const char *p)
{
	int v[1], digits[1];

	numbers(p, 8, v, digits, 1);
	t->kind = T_TRIPLE;
	t->a = 0;
	for (int i = 0; i < 4; i++)
		t->a = t->a * 10 + p[i] - '0';
	t->b = (p[4] - '0') * 10 + p[5] - '0';
	t->c = (p[6] - '0') * 10 + p[7] - '0';
	t->digits = 422;
	t->value = '-';
}

static size_t
set(struct date_token *t, enum date_kind kind, int value, const char *from, const char *to)
{
	t->kind = kind;
	t->value = value;
	return (size_t)(to - from);
}

static size_t
set_week(struct date_token *t, const char *from, const char *to)
{
	int v[3] = { 0 }, digits[3] = { 0 }, n = numbers(from, (size_t)(to - from), v, digits, 3);

	t->kind = T_ISOWEEK;
	if (digits[0] == 4) {
		t->a = v[0];
		t->b = v[1];
		t->c = n > 2 ? v[2] : 0;
		if (digits[1] == 3) {
			t->c = v[1] % 10;
			t->b = v[1] / 10;
		}
	} else {
		t->a = 0;
		t->b = v[0];
	}
	return (size_t)(to - from);
}

static size_t
set_quarter(struct date_token *t, enum date_kind kind, const char *from, const char *to)
{
	int v[2] = { 0 }, digits[2] = { 0 };

	numbers(from, (size_t)(to - from), v, digits, 2);
	t->kind = kind;
	if (digits[0] > 1 && digits[1] > 0) {
		t->b = year_of(v[0], digits[0]);
		t->a = v[1];
	} else {
		t->a = v[0];
		t->b = digits[1] > 0 ? year_of(v[1], digits[1]) : 0;
	}
	return (size_t)(to - from);
}

static size_t
set_number(struct date_token *t, const char *from, const char *to)
{
	int v[1], digits[1];

	numbers(from, (size_t)(to - from), v, digits, 1);
	t->digits = digits[0];
	return set(t, digits[0] > 4 ? T_OTHER : T_NUM, v[0], from, to);
}

static size_t
set_ordinal(struct date_token *t, const char *from, const char *to)
{
	set_number(t, from, to);
	t->kind = T_ORD;
	return (size_t)(to - from);
}

static size_t
set_clock(struct date_token *t, const char *from, const char *to)
{
	pair(t, T_CLOCK, from, (size_t)(to - from));
	t->value = memchr(from, 'h', (size_t)(to - from)) != NULL ? 'h' : ':';
	return (size_t)(to - from);
}

static size_t
set_year(struct date_token *t, const char *from, const char *to)
{
	set_number(t, from, to);
	t->a = year_of(t->value, 2);
	t->kind = T_YEAR;
	return (size_t)(to - from);
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Years of two figures behind a blank that notes are about: "11.12. 26". */
#define YEAR_FROM 20
#define YEAR_TO   35

/* "11.12. 40 Rechner" at p, behind which is to: the number counts what follows. */
static bool
counts(const char *p, const char *to)
{
	int n = 0;

	for (; p < to; p++)
		n = n * 10 + *p - '0';
	return to[0] == ' ' && to[1] >= 'a' && to[1] <= 'z' && (n < YEAR_FROM || n > YEAR_TO);
}

/* "1.12. 10 Uhr", "1.12. 10:30", "1.12. 10-12", "1.12. 40 Leute": the last number is no year. Where the day ends, or NULL. */
static const char *
hour_behind(const char *from, const char *to)
{
	const char *p = to;

	while (p > from && is_digit(p[-1]))
		p--;
	if (to - p > 2 || p - from < 4 || p[-1] != ' ' || p[-2] != '.')
		return NULL;
	if (counts(p, to))
		return p - 1;
	if (to[0] == ':' || to[0] == '-' ? !is_digit(to[1]) : strncmp(to, " uhr", 4) != 0 && strncmp(to, "uhr", 3) != 0)
		return NULL;
	return p - 1;
}

/* Figures, signs and words of every language; 0 when nothing fits. */
static size_t
shape(const char *from, struct date_token *t)
{
	const char *p = from, *marker = from;

	/*!re2c
	* { return 0; }

	d4 "-" d12 "-" d12 ([t ] d12 ":" d{2} (":" d{2} ([.,] d+)?)? (" "? "z" | " "? [+-] d{2} ":"? d{2})?) |
	d{8} "t" d{4} (d{2})? ("z" | [+-] d{2} ":"? d{2})? {
		stamp(t, from, (size_t)(p - from));
		return (size_t)(p - from);
	}
	d{1,4} "/" d12 "/" d{1,4} | d{1,4} "-" d12 "-" d{1,4} | d{1,4} "." sp d12 "." sp d{1,4} |
	d{1,4} sp "/" sp d12 sp "/" sp d{1,4} | d{1,4} " - " d12 " - " d4 | d12 "/" d12 " " d4 |
	d12 "." sp d12 ".'" d{2} | d12 "/" d12 [,-] d4 | d4 " " d{2} " " d{2} {
		const char *hour = hour_behind(from, p);

		if (hour != NULL) {
			pair(t, T_PAIR, from, (size_t)(hour - from));
			return (size_t)(hour - from);
		}
		triple(t, from, (size_t)(p - from));
		return (size_t)(p - from);
	}
	(("19"|"20") d{2} [01] d [0-3] d) { packed_day(t, from); return 8; }
	("19"|"20") d{2} " / " d12 { pair(t, T_YEARMONTH, from, (size_t)(p - from)); return (size_t)(p - from); }
	d12 "/" d12 | d12 "." sp d12 "."? | d12 " / " d12 {
		pair(t, T_PAIR, from, (size_t)(p - from));
		return (size_t)(p - from);
	}
	("19"|"20") d{2} [-/.] d{2} | d12 [-/.] ("19"|"20") d{2} | ("19"|"20") d{2} [-/.] d {
		pair(t, T_YEARMONTH, from, (size_t)(p - from));
		return (size_t)(p - from);
	}
	d12 ":" d{2} (":" d{2} ([.,] d+)?)? | d12 "h" d{2} ("m" d{2} "s"?)? | d12 " h " d{2} { return set_clock(t, from, p); }
	d12 ":" d{2} (":" d{2} ([.,] d+)?)? (" "? [+-] d{4} | " "? "+" d{2} ":" d{2} | " "? "z") {
		const char *sign = p;

		while (*sign != '+' && *sign != '-' && *sign != 'z' && sign > from)
			sign--;
		set_clock(t, from, sign);
		t->zone = offset_of(sign, (size_t)(p - sign));
		return (size_t)(p - from);
	}
	d4 "-"? "w" d12 ("-"? [1-7])? | "w" d12 | d4 " w" d12 { return set_week(t, from, p); }
	"q" [1-4] ([ /'-]{0,2} "'"? d4 | "'" d{2} | "/" d{2})? | (d4|d{2}) [ /-]? "q" [1-4] | [1-4] "q" [ /-]? "'"? (d{2}|d4) { return set_quarter(t, T_QUARTER, from, p); }
	"h" [12] ([ /-]? d4)? | d4 [ /-]? "h" [12] { return set_quarter(t, T_HALFYEAR, from, p); }
	d+ ("st"|"nd"|"rd"|"th") { return set_ordinal(t, from, p); }
	d+ { return set_number(t, from, p); }
	"'" d{2} { return set_year(t, from, p); }

	"am" | "a.m" | "a.m." | "a. m." | "a . m" (" "? ".")? | "a" | "a." { return set(t, T_MERIDIEM, 0, from, p); }
	"pm" | "p.m" | "p.m." | "p. m." | "p . m" (" "? ".")? | "p" | "p." { return set(t, T_MERIDIEM, 12, from, p); }

	("utc"|"gmt") sp [+-] d12 (":"? d{2})? { t->zone = offset_of(from, (size_t)(p - from)); return set(t, T_ZONE, t->zone, from, p); }
	"utc" | "gmt" | "z" { return set(t, T_ZONE, 0, from, p); }
	("europe"|"america"|"asia"|"africa"|"australia"|"atlantic"|"pacific"|"indian") "/" [a-z_-]+ ("/" [a-z_-]+)? {
		t->a = ZONE_NAMED;
		return set(t, T_ZONE, 0, from, p);
	}
	"et" | "eastern" (nl ("standard"|"daylight"))? (nl "time")? us? | ("new" nl "york"|"boston"|"toronto"|"us" nl "eastern") nl "time" { t->a = 1; return set(t, T_ZONE, -5 * 3600, from, p); }
	"ct" | "central" (nl ("standard"|"daylight"))? (nl "time")? us? | ("chicago"|"us" nl "central") nl "time" { t->a = 2; return set(t, T_ZONE, -6 * 3600, from, p); }
	"mt" | "mountain" (nl ("standard"|"daylight"))? (nl "time")? us? | "denver" nl "time" { t->a = 3; return set(t, T_ZONE, -7 * 3600, from, p); }
	"pt" | "pacific" (nl ("standard"|"daylight"))? (nl "time")? us? | ("seattle"|"california"|"san" nl "francisco"|"los" nl "angeles"|"us" nl "pacific") nl "time" { t->a = 4; return set(t, T_ZONE, -8 * 3600, from, p); }
	"cet" | "mez" | ("berlin"|"paris"|"madrid"|"rome"|"amsterdam"|"vienna"|"zurich"|"brussels"|"munich"|"stockholm"|"copenhagen"|"oslo"|"prague"|"warsaw"|"german"|"french"|"central" nl "european" (nl ("standard"|"summer"))?) nl "time" |
	("berliner"|"wiener"|"zurcher"|"deutscher"|"mitteleuropaischer") nl "zeit" | "heure" nl "de" nl ("paris"|"bruxelles"|"geneve") |
	"hora" nl ("de" nl ("madrid"|"espana")|"peninsular"|"espanola") { t->a = 5; return set(t, T_ZONE, 3600, from, p); }
	"eet" | ("athens"|"helsinki"|"bucharest"|"kyiv"|"sofia") nl "time" { t->a = 6; return set(t, T_ZONE, 2 * 3600, from, p); }
	("uk"|"london"|"dublin"|"lisbon"|"british") nl "time" | "wet" { t->a = 7; return set(t, T_ZONE, 0, from, p); }
	("singapore"|"beijing"|"shanghai"|"hong" nl "kong"|"china"|"taipei"|"perth") nl "time" | "awst" { return set(t, T_ZONE, 8 * 3600, from, p); }
	("tokyo"|"japan"|"seoul"|"korea") nl "time" { return set(t, T_ZONE, 9 * 3600, from, p); }
	("india"|"indian" (nl "standard")?|"mumbai"|"delhi"|"bangalore"|"bengaluru") nl "time" { return set(t, T_ZONE, 19800, from, p); }
	("dubai"|"gulf") nl "time" | "gst" { return set(t, T_ZONE, 4 * 3600, from, p); }
	"brt" { return set(t, T_ZONE, -3 * 3600, from, p); }
	"sast" { return set(t, T_ZONE, 2 * 3600, from, p); }
	"nzst" { return set(t, T_ZONE, 12 * 3600, from, p); }
	"nzdt" { return set(t, T_ZONE, 13 * 3600, from, p); }
	"aoe" { return set(t, T_ZONE, -12 * 3600, from, p); }
	"est" { return set(t, T_ZONE, -5 * 3600, from, p); }
	"edt" { return set(t, T_ZONE, -4 * 3600, from, p); }
	"cst" { return set(t, T_ZONE, -6 * 3600, from, p); }
	"cdt" { return set(t, T_ZONE, -5 * 3600, from, p); }
	"mst" { return set(t, T_ZONE, -7 * 3600, from, p); }
	"mdt" { return set(t, T_ZONE, -6 * 3600, from, p); }
	"pst" { return set(t, T_ZONE, -8 * 3600, from, p); }
	"pdt" { return set(t, T_ZONE, -7 * 3600, from, p); }
	"cest" | "mesz" { return set(t, T_ZONE, 2 * 3600, from, p); }
	"eest" | "msk" { return set(t, T_ZONE, 3 * 3600, from, p); }
	"bst" { return set(t, T_ZONE, 3600, from, p); }
	"ist" { return set(t, T_ZONE, 19800, from, p); }
	"jst" | "kst" { return set(t, T_ZONE, 9 * 3600, from, p); }
	"sgt" | "hkt" { return set(t, T_ZONE, 8 * 3600, from, p); }
	"aest" { return set(t, T_ZONE, 10 * 3600, from, p); }
	"aedt" { return set(t, T_ZONE, 11 * 3600, from, p); }

	[;?!] { return set(t, T_BREAK, 0, from, p); }
	"." { return set(t, T_BREAK, '.', from, p); }
	"," { return set(t, T_COMMA, 0, from, p); }
	":" { return set(t, T_COMMA, ':', from, p); }
	"-" { return set(t, T_DASH, 0, from, p); }
	"--" "-"* { return set(t, T_DASH, 0, from, p); }
	"/" { return set(t, T_SLASH, 0, from, p); }
	"[" [0-9]{1,3} "]" { return set(t, T_BREAK, 0, from, p); } /* a note's number, no day */
	"(" | "[" { return set(t, T_OPEN, 0, from, p); }
	")" | "]" { return set(t, T_CLOSE, 0, from, p); }
	"+" { return set(t, T_SIGN, 1, from, p); }
	"@" { return set(t, T_AT, '@', from, p); }
	"\"" | "'" | "*" | "_" | "`" { return set(t, T_QUOTE, 0, from, p); }
	*/
}

/* Letters of a mail address that are looked through for its sign. */
#define ADDRESS_MAX 64

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* "https://...", "www...": what stands in an address tells no date. Its length, 0 if there is none. */
static size_t
address(const char *p)
{
	size_t n = strncmp(p, "www.", 4) == 0 ? 4
	    : strncmp(p, "http", 4) != 0      ? 0
	    : strncmp(p + 4, "://", 3) == 0   ? 7
	    : strncmp(p + 4, "s://", 4) == 0  ? 8
	                                      : 0;

	if (n == 0)
		return 0;
	while (p[n] > ' ' && strchr("<>()[]\"'|", p[n]) == NULL)
		n++;
	return n;
}

/* Is the word that ends at p, and its dot, the beginning of a mail address ("tom.", "april")? */
static bool
in_mail_address(const char *p)
{
	if (*p != '.' && *p != '@' && *p != '_' && p[-1] != '.')
		return false;
	for (size_t n = 0; n < ADDRESS_MAX && *p > ' '; n++, p++)
		if (*p == '@')
			return is_letter(p[1]);
	return false;
}

/* May a figure at *at be read, by what stands close before it? */
static bool
figure_may_begin(const struct date_language *language, const char *text, size_t at, const struct date_token *t_before)
{
	char before = at > 0 ? text[at - 1] : ' ';

	if (before == '#' || before == '$' || before == '_' || before == '\\' || before == '=' || before == '%')
		return false;
	if (before == ':' && at > 4 && is_digit(text[at - 2]) && is_digit(text[at - 3]) && is_digit(text[at - 4]) &&
	    is_digit(text[at - 5])) /* 06/Nov/2023:06:36:02 */
		return true;
	if ((before == '.' || (before == '/' && t_before->kind != T_SLASH) || before == ':') && at > 1 &&
	    is_digit(text[at - 2]))
		return false;
	if (is_letter(before))
		return language->ideographs || t_before->kind == T_MONTH || (at > 1 && before == 't' && is_digit(text[at - 2]));
	return true;
}

/* Is the figure that ends at end whole? */
static bool
figure_ends(const struct date_language *language, const char *text, size_t end, enum date_kind kind)
{
	char c = text[end];

	if (c == '%')
		return false;
	if (kind == T_TRIPLE && is_letter(c) && c != 't' && !language->ideographs)
		return false;
	if (kind == T_NUM && c == ',' && is_digit(text[end + 1]) && is_digit(text[end + 2]) && is_digit(text[end + 3]) &&
	    !is_digit(text[end + 4]))
		return false; /* "3,100 parcels" */
	if (kind == T_NUM || language->ideographs)
		return !(c == '.' && is_digit(text[end + 1]) && kind != T_NUM);
	if (is_digit(c))
		return false;
	if (kind == T_ORD && text[end - 1] == '.')
		return true; /* "1./2. Dezember" */
	if ((c == '.' || (c == '/' && kind != T_STAMP)) && is_digit(text[end + 1]))
		return false;
	return true;
}

/* The end of a word that no scanner knows. */
static size_t
word_end(const struct date_language *language, const char *text, size_t at)
{
	size_t from = at;

	if ((unsigned char)text[at] >= 0xE0 && language->ideographs) {
		at++;
		while (((unsigned char)text[at] & 0xC0) == 0x80)
			at++;
		return at - from;
	}
	while (is_letter(text[at]) && !((unsigned char)text[at] >= 0xE0 && language->ideographs))
		at++;
	return at > from ? at - from : 1;
}

static bool
is_number(const struct date_token *t)
{
	return t->kind == T_NUM || t->kind == T_CLOCK || t->kind == T_PAIR || t->kind == T_HOUR;
}

/* A word: the language's meaning, or that of every language; the longer one, and behind a number "pm". */
static size_t
word(const struct date_language *language, const char *text, size_t at, const struct date_token *before,
    struct date_token *t)
{
	struct date_token common = *t;
	size_t own = language->word(text + at, t), all = shape(text + at, &common);
	bool meridiem = all > 0 && common.kind == T_MERIDIEM && is_number(before) &&
	    ((all > 1 && (own == 0 || t->kind == T_OTHER)) || !(t->flags & F_SPACE) || (all > 2 && all > own));

	if (all > 0 && common.kind == T_MERIDIEM && !meridiem)
		all = 0;
	if (all > 0 && is_letter(text[at + all]) && !language->ideographs)
		all = 0;
	if (own > 0 && is_letter(text[at + own]) && is_letter(text[at + own - 1]) && !language->ideographs)
		own = 0;
	if (own > 0 && t->kind == T_WEEKDAY && (is_digit(text[at + own]) || (own > 5 && text[at + own] == '.' &&
	    is_letter(text[at + own + 1]))) && !language->ideographs)
		own = 0;
	if (own > 0 && (t->kind == T_WEEKDAY || t->kind == T_MONTH || t->kind == T_DAY) && in_mail_address(text + at + own))
		own = 0;
	/* "W489", "<h2>" */
	if (all > 0 && (common.kind == T_ISOWEEK || common.kind == T_HALFYEAR || common.kind == T_QUARTER) &&
	    (is_digit(text[at + all]) || text[at + all] == '>' || (at > 0 && text[at - 1] != ' ' && strchr("<=_#", text[at - 1]) != NULL)))
		all = 0;
	if (meridiem && all > 0 && (all >= own || text[at + all - 1] == '.'))
		own = 0;
	if (common.kind == T_MERIDIEM && own > 0 && !meridiem)
		all = 0;
	if (all > 0 && (own == 0 || all > own || (t->kind == T_OTHER && all == own))) {
		*t = common;
		return all;
	}
	if (own > 0)
		return own;
	t->kind = T_OTHER;
	return word_end(language, text, at);
}

static size_t
figure(const struct date_language *language, const char *text, size_t at, struct date_token *t)
{
	struct date_token own = *t, month = *t;
	size_t n = shape(text + at, t), mine = language->word(text + at, &own);

	if (n == 0) {
		t->kind = T_OTHER;
		return 1;
	}
	if (mine > n || (mine == n && own.kind != T_OTHER)) {
		*t = own;
		return mine;
	}
	if (t->kind == T_NUM && t->digits <= 2 && text[at + n] == '.' && !is_digit(text[at + n + 1]) &&
	    (language->day_dot || (text[at + n + 1] == ' ' && language->word(text + at + n + 2, &month) > 0 &&
	    month.kind == T_MONTH))) {
		t->kind = T_ORD;
		t->flags |= F_DOT;
		return n + 1;
	}
	return n;
}

bool
date_token_next(const struct date_language *language, const char *text, size_t *at,
    const struct date_token *before, struct date_token *t)
{
	unsigned flags = 0;
	size_t from = *at, lines = 0;

	for (; text[from] == ' ' || text[from] == '\n'; from++) {
		flags |= F_SPACE;
		lines += text[from] == '\n';
	}
	if (text[from] == '\0')
		return false;
	*t = (struct date_token){ .at = from, .flags = flags | (lines > 0 ? F_LINE : 0), .zone = NO_ZONE };
	if (lines > 1 && before->kind != T_BREAK) {
		t->kind = T_BREAK;
		*at = from;
		t->len = 0;
		return true;
	}
	if (is_digit(text[from]) || (text[from] == '\'' && is_digit(text[from + 1]) && is_digit(text[from + 2]) &&
	    !is_digit(text[from + 3]) && text[from + 3] != '-' && text[from + 3] != ':')) {
		t->len = figure(language, text, from, t);
		if (!figure_may_begin(language, text, from, before) ||
		    !figure_ends(language, text, from + t->len, t->kind)) {
			t->kind = T_OTHER;
			while (is_digit(text[from + t->len]))
				t->len++;
		}
	} else if (is_letter(text[from])) {
		t->len = text[from] == 'h' || text[from] == 'w' ? address(text + from) : 0;
		if (t->len > 0)
			t->kind = T_OTHER;
		else
			t->len = word(language, text, from, before, t);
	} else {
		t->len = shape(text + from, t);
		if (t->kind == T_YEAR) { /* a quotation mark before a figure */
			t->kind = T_QUOTE;
			t->len = 1;
		}
		if (t->len == 0 || ((t->kind == T_SIGN || t->kind == T_AT) && before->kind == T_OTHER &&
		    !(t->flags & F_SPACE))) /* "U+9D", "reader@8" */
			t->kind = T_OTHER;
	}
	if (t->len == 0)
		t->len = 1;
	*at = from + t->len;
	return true;
}
