/*
 * text: bytes with their length.
 *
 * A struct slice is borrowed: a pointer into something that lives longer, and
 * a length; it is not NUL-terminated and may hold any byte. {NULL, 0} is the
 * absent text. A struct text is owned by a pool (or, where pool is NULL, by
 * malloc and freed with text_free) and grows; text.p is always followed by a
 * NUL that does not count.
 *
 * Nothing here knows Unicode beyond the form of UTF-8; folding, charsets and
 * word borders are in unicode.h.
 */
#ifndef AGREED_TEXT_H
#define AGREED_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct pool;

struct slice {
	const char *p;
	size_t len;
};

struct text {
	struct pool *pool;
	char *p;
	size_t len;
	size_t cap;
};

/* A slice of a string constant. */
#define SLICE(s) ((struct slice) { (s), sizeof(s) - 1 })
/* For printf's "%.*s". */
#define SLICE_ARG(s) (int)(s).len, ((s).p == NULL ? "" : (s).p)

/* NULL gives {NULL, 0}. */
static inline struct slice
slice_of(const char *cstr)
{
	return (struct slice) { cstr, cstr == NULL ? 0 : strlen(cstr) };
}

/* Byte for byte. */
static inline bool
slice_eq(struct slice a, struct slice b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.p, b.p, a.len) == 0);
}

static inline bool
slice_has_digit(struct slice s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9')
			return true;
	return false;
}

static inline bool
slice_starts(struct slice s, struct slice prefix)
{
	return s.len >= prefix.len && (prefix.len == 0 || memcmp(s.p, prefix.p, prefix.len) == 0);
}

/* For lists of words, most of which differ in their first byte: is s the word, does it begin with it? */
static inline bool
slice_is(struct slice s, const char *word)
{
	return s.len > 0 && s.p[0] == word[0] && slice_eq(s, slice_of(word));
}

/* words, endings: arrays, compared byte for byte. */
#define SLICE_ENDS_ONE_OF(s, ends) slice_ends_one_of((s), (ends), sizeof(ends) / sizeof((ends)[0]))
#define SLICE_IS_ONE_OF(s, words) slice_is_one_of((s), (words), sizeof(words) / sizeof((words)[0]))

/* The same, word for word. */
bool slice_is_listed(struct slice s, const char *const *words, size_t n);

/* A bit for a word of that length which begins, or ends, with c. */
static inline unsigned long long
slice_trait(char c, size_t len)
{
	return 1ull << (((unsigned char)c ^ (len << 3)) & 63);
}

/* What its first and last byte make together. */
static inline char
slice_ends(const char *p, size_t len)
{
	return (char)(p[0] * 5 + p[len - 1]);
}

/*
 * Asked at most tokens of a mail, and mostly answered with no. So sets are asked first, of how the words begin, how they
 * end, and both. What the words are is known here, where this is compiled: the loop is unrolled into constants.
 */
static inline __attribute__((always_inline)) bool
slice_is_one_of(struct slice s, const char *const *words, size_t n)
{
	unsigned long long begin = 0, end = 0, both = 0;

	if (s.len == 0)
		return false;
#pragma GCC unroll 1000
	for (size_t i = 0; i < n; i++) {
		size_t len = strlen(words[i]);

		begin |= slice_trait(words[i][0], len);
		end |= slice_trait(words[i][len - 1], len);
		both |= slice_trait(slice_ends(words[i], len), 0);
	}
	return (begin & slice_trait(s.p[0], s.len)) != 0 && (end & slice_trait(s.p[s.len - 1], s.len)) != 0 &&
	    (both & slice_trait(slice_ends(s.p, s.len), 0)) != 0 && slice_is_listed(s, words, n);
}

/* As slice_is_one_of: one set, of the last bytes. */
bool slice_ends_as_listed(struct slice s, const char *const *ends, size_t n);

static inline __attribute__((always_inline)) bool
slice_ends_one_of(struct slice s, const char *const *ends, size_t n)
{
	unsigned long long last = 0;

	if (s.len == 0)
		return false;
#pragma GCC unroll 1000
	for (size_t i = 0; i < n; i++)
		last |= slice_trait(ends[i][strlen(ends[i]) - 1], 0);
	return (last & slice_trait(s.p[s.len - 1], 0)) != 0 && slice_ends_as_listed(s, ends, n);
}

static inline bool
slice_begins(struct slice s, const char *word)
{
	return s.len > 0 && s.p[0] == word[0] && slice_starts(s, slice_of(word));
}

/*
 * Is c one of the signs, or a NUL, as strchr has it? The signs are a constant, of which the compiler makes sets of the
 * bytes below 64, 128, 192 and 256.
 */
static inline __attribute__((always_inline)) bool
char_among(int c, const char *signs)
{
	unsigned long long sets[4] = { 1, 0, 0, 0 }, set;
	unsigned char byte = (unsigned char)c;

#pragma GCC unroll 100
	for (size_t i = 0; i < strlen(signs); i++)
		sets[(unsigned char)signs[i] / 64] |= 1ull << (unsigned char)signs[i] % 64;
	set = byte < 64 ? sets[0] : byte < 128 ? sets[1] : byte < 192 ? sets[2] : sets[3];
	return (set >> byte % 64 & 1) != 0;
}

bool slice_is_ascii(struct slice s);
bool slice_has_double_space(struct slice s); /* two in a row, somewhere */
/* Copies len bytes, ASCII letters small. */
void ascii_lower(char *to, const char *from, size_t len);
/* Does s, which is no shorter, begin with the prefix? ASCII letters folded. */
bool slice_goes_nocase(struct slice s, struct slice prefix);

/* The same of any. Most differ in their first byte. */
static inline bool
slice_starts_nocase(struct slice s, struct slice prefix)
{
	return prefix.len == 0 ||
	    (s.len >= prefix.len && ((s.p[0] ^ prefix.p[0]) & ~0x20) == 0 && slice_goes_nocase(s, prefix));
}

static inline bool
slice_eq_nocase(struct slice a, struct slice b)
{
	return a.len == b.len && slice_starts_nocase(a, b);
}

static inline bool
slice_ends_nocase(struct slice s, struct slice suffix)
{
	return s.len >= suffix.len &&
	    slice_eq_nocase((struct slice) { s.p + s.len - suffix.len, suffix.len }, suffix);
}
#define SLICE_AMONG(s, words) slice_among((s), (words), sizeof(words) / sizeof((words)[0]))

/* Is the word one of the n in list, in any case? Sorted out first as in slice_is_one_of. */
bool slice_is_listed_nocase(struct slice word, const char *const *list, size_t n);

static inline __attribute__((always_inline)) bool
slice_among(struct slice word, const char *const *list, size_t n)
{
	unsigned long long begin = 0;

	if (word.len == 0)
		return false;
#pragma GCC unroll 1000
	for (size_t i = 0; i < n; i++)
		begin |= slice_trait(list[i][0] | 0x20, strlen(list[i]));
	return (begin & slice_trait(word.p[0] | 0x20, word.len)) != 0 && slice_is_listed_nocase(word, list, n);
}

/* Where needle stands in s, or s.len when it does not. */
size_t slice_find(struct slice s, struct slice needle);
size_t slice_find_nocase(struct slice s, struct slice needle);

static inline size_t
slice_find_char(struct slice s, char c)
{
	const char *hit = s.len == 0 ? NULL : (const char *)memchr(s.p, (unsigned char)c, s.len);

	return hit == NULL ? s.len : (size_t)(hit - s.p);
}

struct slice slice_trim_ends(struct slice s);

/* Without ASCII white space and U+00A0 at both ends. */
static inline struct slice
slice_trim(struct slice s)
{
	/* most have neither; U+00A0 is C2 A0, and a char need not have a sign */
	if (s.len > 0 && (signed char)s.p[0] > ' ' && (signed char)s.p[s.len - 1] > ' ')
		return s;
	return slice_trim_ends(s);
}
/* s[start..] */
static inline struct slice
slice_from(struct slice s, size_t start)
{
	if (start > s.len)
		start = s.len;
	return (struct slice) { s.p == NULL ? NULL : s.p + start, s.len - start };
}

/* s[..end] */
static inline struct slice
slice_to(struct slice s, size_t end)
{
	return (struct slice) { s.p, end < s.len ? end : s.len };
}

/* Takes the next line off *rest, without its CR LF or LF; false at the end. */
bool slice_line(struct slice *rest, struct slice *line);
struct slice slice_copy(struct pool *pool, struct slice s); /* NUL-terminated */
char *slice_cstr(struct pool *pool, struct slice s);

void text_init(struct text *t, struct pool *pool);
void text_free(struct text *t); /* only where pool is NULL */
void text_add(struct text *t, struct slice s);
void text_add_char(struct text *t, char c);
/* The low n bytes of v, at most 8, the lowest first. */
void text_add_low(struct text *t, unsigned long long v, size_t n);
void text_addf(struct text *t, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct slice text_slice(const struct text *t);

/* Is s valid UTF-8 (RFC 3629: no surrogates, no overlong forms)? */
bool utf8_is_valid(struct slice s);
/* The same beyond ASCII. */
unsigned utf8_next_beyond(struct slice s, size_t *at);
/* Decodes one character at s.p[*at] and moves *at behind it; U+FFFD for a bad byte. */
static inline unsigned
utf8_next(struct slice s, size_t *at)
{
	unsigned char c = (unsigned char)s.p[*at];

	return c < 0x80 ? (++*at, c) : utf8_next_beyond(s, at);
}
void utf8_add(struct text *t, unsigned code_point);

/*
 * s as valid UTF-8 (bad bytes become U+FFFD), without control characters but
 * newline and tab, without U+FEFF and the invisible direction overrides
 * (U+202A..U+202E, U+2066..U+2069), CR LF and CR as LF, and at most limit
 * bytes (cut at a character). What leaves a parser has gone through here.
 */
struct slice text_clean(struct pool *pool, struct slice s, size_t limit);
/* The same on one line: newlines and tabs become spaces, runs of white space one space, trimmed. */
struct slice text_clean_line(struct pool *pool, struct slice s, size_t limit);

#endif
