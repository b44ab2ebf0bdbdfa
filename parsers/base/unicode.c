/*
 * See unicode.h. Method: ASCII is passed through; else a small table of the
 * labels that mean something else than they say, then ICU's own aliases (which
 * ignore case, '-' and '_'), then ucsdet, then windows-1252, which has a
 * character for nearly every byte. Known bug: a GBK text of a few characters
 * under a wrong western label, whose bytes happen to be UTF-8, comes out wrong.
 */
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/udata.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"

/* Longest label looked at, in bytes; the longest that ICU has is below 50. */
#define LABEL_MAX 60
/* Bytes shown to the detector: more does not make it surer. */
#define DETECT_MAX ((size_t)16 * 1024)
/* UTF-16 units converted at a time. */
#define CHUNK 1024

static const struct {
	const char *label, *meant;
} meant_labels[] = {
	/* WHATWG Encoding Standard section 4.2, as far as mails need it */
	{ "iso-8859-1", "windows-1252" },
	{ "iso8859-1", "windows-1252" },
	{ "iso_8859-1", "windows-1252" },
	{ "latin1", "windows-1252" },
	{ "latin-1", "windows-1252" },
	{ "us-ascii", "windows-1252" },
	{ "ascii", "windows-1252" },
	{ "ansi", "windows-1252" },
	{ "ansi_x3.4-1968", "windows-1252" },
	{ "iso-8859-9", "windows-1254" },
	{ "latin5", "windows-1254" },
	{ "iso-8859-11", "windows-874" },
	{ "tis-620", "windows-874" },
	{ "gb2312", "gb18030" },
	{ "gb_2312-80", "gb18030" },
	{ "gb-2312", "gb18030" },
	{ "gbk", "gb18030" },
	{ "x-gbk", "gb18030" },
	{ "euc-cn", "gb18030" },
	{ "cp936", "gb18030" },
	{ "chinesesimp", "gb18030" },
	{ "ks_c_5601-1987", "windows-949" },
	{ "ks_c_5601", "windows-949" },
	{ "ksc5601", "windows-949" },
	{ "ks_c_5601-1989", "windows-949" },
	{ "euc-kr", "windows-949" },
	{ "korean", "windows-949" },
	{ "shift_jis", "windows-31j" },
	{ "shift-jis", "windows-31j" },
	{ "sjis", "windows-31j" },
	{ "x-sjis", "windows-31j" },
	{ "cp932", "windows-31j" },
	{ "big5", "big5-hkscs" },
	{ "x-x-big5", "big5-hkscs" },
	{ "cn-big5", "big5-hkscs" },
	{ "iso-8859-8-i", "iso-8859-8" },
	{ "iso-8859-8-e", "iso-8859-8" },
	{ "iso-8859-6-i", "iso-8859-6" },
	{ "unicode-1-1-utf-7", "utf-7" },
	{ "x-unicode-2-0-utf-7", "utf-7" },
	{ "macintosh", "macroman" },
	{ "x-mac-roman", "macroman" },
	/* labels that say nothing */
	{ "x-unknown", "" },
	{ "unknown-8bit", "" },
	{ "unknown", "" },
	{ "default", "" },
	{ "8bit", "" },
	{ "7bit", "" },
	{ "binary", "" },
	{ "none", "" },
	{ "default_charset", "" },
	{ "user-defined", "" },
	{ "x-user-defined", "" },
	{ "charset", "" },
	{ "_autodetect", "" },
	{ "unicode", "" },
};

/* The label as ICU wants it into out; empty when it names no charset. */
static void
label_clean(struct slice label, char out[LABEL_MAX])
{
	size_t n = 0;

	label = slice_trim(label);
	while (label.len > 0 && char_among(label.p[0], "\"'"))
		label = slice_from(label, 1);
	if (slice_starts_nocase(label, SLICE("charset=")))
		label = slice_from(label, 8);
	for (size_t i = 0; i < label.len && n + 1 < LABEL_MAX; i++) {
		char c = label.p[i];

		/* ',' begins ICU's own options, '*' the language of RFC 2231 section 5 */
		if (char_among(c, ",;*\"' \t\r\n"))
			break;
		out[n++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
	}
	out[n] = '\0';
	for (size_t i = 0; i < sizeof(meant_labels) / sizeof(meant_labels[0]); i++)
		if (out[0] == meant_labels[i].label[0] && strcmp(out, meant_labels[i].label) == 0) {
			memcpy(out, meant_labels[i].meant, strlen(meant_labels[i].meant) + 1);
			return;
		}
	if (strncmp(out, "win-125", 7) == 0 || strncmp(out, "win125", 6) == 0) {
		char digits[8] = "";
		const char *at = strstr(out, "125");

		memcpy(digits, at, strnlen(at, 4));
		memcpy(out, "windows-", 8);
		memcpy(out + 8, digits, 8);
	}
}

static UConverter *
converter_open(const char *label)
{
	UErrorCode error = U_ZERO_ERROR;
	UConverter *c;

	if (label[0] == '\0')
		return NULL;
	c = ucnv_open(label, &error);
	if (U_FAILURE(error)) {
		ucnv_close(c);
		return NULL;
	}
	return c;
}

bool
unicode_is_charset(struct slice label)
{
	char clean[LABEL_MAX];
	UConverter *c;

	label_clean(label, clean);
	c = converter_open(clean);
	ucnv_close(c);
	return c != NULL;
}

/* Are all bytes 7-bit and none the begin of an escape sequence of ISO 2022? */
static bool
is_plain_ascii(struct slice s)
{
	return slice_is_ascii(s) && slice_find_char(s, 0x1b) == s.len;
}

/* Does the charset give other meanings to 7-bit bytes? */
static bool
reuses_ascii(const char *label)
{
	return strncmp(label, "utf-7", 5) == 0 || strncmp(label, "utf7", 4) == 0 ||
	    strncmp(label, "hz", 2) == 0 || strncmp(label, "utf-16", 6) == 0 ||
	    strncmp(label, "utf-32", 6) == 0 || strncmp(label, "utf16", 5) == 0 ||
	    strncmp(label, "ucs", 3) == 0 || strncmp(label, "iso-10646", 9) == 0 ||
	    strncmp(label, "ebcdic", 6) == 0 || strncmp(label, "ibm", 3) == 0;
}

static void
units_add(struct text *t, const UChar *units, int32_t n, size_t *bad)
{
	for (int32_t i = 0; i < n;) {
		UChar32 c;

		U16_NEXT(units, i, n, c);
		if (c == 0xfffd)
			(*bad)++;
		if (c != 0xfeff)
			utf8_add(t, (unsigned)c);
	}
}

/* All of bytes through c; counts in *bad what had no meaning. */
static struct slice
converter_run(struct pool *pool, UConverter *c, struct slice bytes, size_t *bad)
{
	const char *from = bytes.p, *end = bytes.p + bytes.len;
	UErrorCode error = U_BUFFER_OVERFLOW_ERROR;
	UChar units[CHUNK], *to;
	struct text t;

	text_init(&t, pool);
	*bad = 0;
	while (error == U_BUFFER_OVERFLOW_ERROR) {
		/* room for one unit is kept, so that no pair is cut between two rounds */
		error = U_ZERO_ERROR;
		to = units;
		ucnv_toUnicode(c, &to, units + CHUNK - 1, &from, end, NULL, 1, &error);
		if (error == U_BUFFER_OVERFLOW_ERROR && to > units && U16_IS_LEAD(to[-1])) {
			UErrorCode one = U_ZERO_ERROR;

			ucnv_toUnicode(c, &to, to + 1, &from, end, NULL, 1, &one);
		}
		units_add(&t, units, (int32_t)(to - units), bad);
	}
	text_add(&t, SLICE(""));
	return text_slice(&t);
}

/* The charset that the bytes look like, NULL when nothing fits well. */
static UConverter *
detect(struct slice bytes)
{
	UErrorCode error = U_ZERO_ERROR;
	UCharsetDetector *d = ucsdet_open(&error);
	const UCharsetMatch *match;
	UConverter *c = NULL;

	if (bytes.len > DETECT_MAX)
		bytes.len = DETECT_MAX;
	ucsdet_setText(d, bytes.p, (int32_t)bytes.len, &error);
	match = ucsdet_detect(d, &error);
	if (U_SUCCESS(error) && match != NULL) {
		char clean[LABEL_MAX];
		const char *name = ucsdet_getName(match, &error);

		/* below this ICU is guessing between families; UTF-16 without a mark is noise */
		if (U_SUCCESS(error) && ucsdet_getConfidence(match, &error) >= 20 &&
		    strncmp(name, "UTF-", 4) != 0 && strncmp(name, "IBM", 3) != 0) {
			label_clean(slice_of(name), clean);
			c = converter_open(clean);
		}
	}
	ucsdet_close(d);
	return c;
}

/* Bytes of s that are not UTF-8, and the characters above ASCII that are. */
static void
utf8_count(struct slice s, size_t *bad, size_t *good)
{
	*bad = *good = 0;
	for (size_t at = 0; at < s.len;) {
		size_t start = at;
		unsigned c = utf8_next(s, &at);

		if (c == 0xfffd && at - start == 1)
			(*bad)++;
		else if (c >= 0x80)
			(*good)++;
	}
}

static struct slice
guessed(struct pool *pool, struct slice bytes)
{
	UConverter *c = detect(bytes);
	struct slice s;
	size_t bad;

	if (c == NULL)
		c = converter_open("windows-1252");
	if (c == NULL)
		return text_clean(pool, bytes, bytes.len * 4 + 4);
	s = converter_run(pool, c, bytes, &bad);
	ucnv_close(c);
	return s;
}

static struct slice
without_mark(struct slice s)
{
	return slice_starts(s, SLICE("\xef\xbb\xbf")) ? slice_from(s, 3) : s;
}

/* bytes as UTF-8, broken characters replaced. */
static struct slice
repaired(struct pool *pool, struct slice bytes)
{
	struct text t;

	text_init(&t, pool);
	for (size_t at = 0; at < bytes.len;)
		utf8_add(&t, utf8_next(bytes, &at));
	return text_slice(&t);
}

/* Is it one of the charsets in which UTF-8 text would be a row of rare signs? */
static bool
is_single_byte(const UConverter *c)
{
	return ucnv_getMaxCharSize(c) == 1;
}

struct slice
unicode_decode(struct pool *pool, struct slice bytes, struct slice label)
{
	char clean[LABEL_MAX];
	size_t bad, good, wrong = 0;
	struct slice s;
	UConverter *c;

	label_clean(label, clean);
	if (is_plain_ascii(bytes) && !reuses_ascii(clean))
		return bytes;
	utf8_count(bytes, &bad, &good);
	c = converter_open(clean);
	if (c == NULL || ucnv_getType(c) == UCNV_UTF8) {
		ucnv_close(c);
		/* a few broken characters are a cut text, many another charset */
		if (bad == 0)
			return without_mark(bytes);
		return good > bad * 4 ? repaired(pool, without_mark(bytes)) : guessed(pool, bytes);
	}
	if (bad == 0 && good > 0 && is_single_byte(c)) {
		ucnv_close(c);
		return without_mark(bytes);
	}
	s = converter_run(pool, c, bytes, &wrong);
	ucnv_close(c);
	if (wrong == 0 || wrong * 50 < s.len)
		return s;
	return bad == 0 ? without_mark(bytes) : guessed(pool, bytes);
}

static struct slice
ascii_folded(struct pool *pool, struct slice s)
{
	char *p = pool_bytes(pool, s.len + 1);

	ascii_lower(p, s.p, s.len);
	p[s.len] = '\0';
	return (struct slice) { p, s.len };
}

struct slice
unicode_fold(struct pool *pool, struct slice s)
{
	UErrorCode error = U_ZERO_ERROR;
	const UNormalizer2 *fold;
	UChar *units, *folded;
	int32_t n, m, bytes, room;
	char *out;

	/* a line, or a text of at most a few megabytes; int32_t is ICU's size type */
	if (is_plain_ascii(s) || s.len > INT32_MAX / 64)
		return ascii_folded(pool, s);
	fold = unorm2_getNFKCCasefoldInstance(&error);
	units = pool_array(pool, s.len + 1, sizeof(*units));
	u_strFromUTF8WithSub(units, (int32_t)s.len + 1, &n, s.p, (int32_t)s.len, 0xfffd, NULL, &error);
	if (U_FAILURE(error))
		return ascii_folded(pool, s);
	/* one code point becomes at most 18 units (U+FDFA); most stay one */
	room = n + n / 2 + 32;
	folded = pool_array(pool, (size_t)room, sizeof(*folded));
	m = unorm2_normalize(fold, units, n, folded, room, &error);
	if (error == U_BUFFER_OVERFLOW_ERROR) {
		error = U_ZERO_ERROR;
		room = m + 1;
		folded = pool_array(pool, (size_t)room, sizeof(*folded));
		m = unorm2_normalize(fold, units, n, folded, room, &error);
	}
	if (U_FAILURE(error))
		return ascii_folded(pool, s);
	out = pool_alloc(pool, (size_t)m * 3 + 1);
	u_strToUTF8(out, m * 3 + 1, &bytes, folded, m, &error);
	return U_FAILURE(error) ? ascii_folded(pool, s) : (struct slice) { out, (size_t)bytes };
}

bool
unicode_is_letter_beyond(unsigned c)
{
	return u_isalpha((UChar32)c);
}

bool
unicode_is_digit_beyond(unsigned c)
{
	return u_isdigit((UChar32)c);
}

bool
unicode_is_upper_beyond(unsigned c)
{
	return u_isupper((UChar32)c);
}

bool
unicode_starts_lower(struct slice s)
{
	size_t at = 0;
	unsigned c = s.len > 0 ? utf8_next(s, &at) : ' ';

	return c < 0x80 ? c >= 'a' && c <= 'z' : u_islower((UChar32)c);
}

void
unicode_prepare(void)
{
	struct pool *pool;
	UErrorCode error = U_ZERO_ERROR;
	UConverter *c;

	/* all data is in the library: ICU need not look for files of its own */
	udata_setFileAccess(UDATA_NO_FILES, &error);
	pool = pool_new(1024 * 1024);
	c = detect(SLICE("Gr\374\337e aus M\374nchen, bis n\344chsten Dienstag"));
	ucnv_close(c);
	unicode_fold(pool,
	    SLICE("Stra\xc3\x9f"
	          "e"));
	pool_free(pool);
}
