/* See text.h. Method: plain loops over bytes; every length is checked before it is added. */
#include <endian.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/base/text.h"

/* Sixteen bytes at once, in what vectors the machine has; a comparison makes 0xff of each byte for which it holds. */
typedef unsigned char bytes __attribute__((vector_size(16)));

static inline bytes
bytes_at(const char *p)
{
	bytes x;

	memcpy(&x, p, sizeof(x));
	return x;
}

/* Is any of them not zero? */
static inline bool
bytes_any(bytes x)
{
	uint64_t half[2];

	memcpy(half, &x, sizeof(half));
	return (half[0] | half[1]) != 0;
}

bool
slice_is_ascii(struct slice s)
{
	bytes all = { 0 };
	unsigned char rest = 0;
	size_t i = 0;

	for (; i + sizeof(all) <= s.len; i += sizeof(all))
		all |= bytes_at(s.p + i);
	/* the last sixteen, some of which were seen */
	if (i > 0)
		return !bytes_any((all | bytes_at(s.p + s.len - sizeof(all))) & 0x80);
	for (; i < s.len; i++)
		rest |= (unsigned char)s.p[i];
	return rest < 0x80;
}

bool
slice_has_double_space(struct slice s)
{
	bytes both = { 0 };
	size_t i = 0;

	for (; i + sizeof(bytes) < s.len; i += sizeof(bytes))
		both |= (bytes)((bytes_at(s.p + i) == ' ') & (bytes_at(s.p + i + 1) == ' '));
	if (bytes_any(both))
		return true;
	for (; i + 1 < s.len; i++)
		if (s.p[i] == ' ' && s.p[i + 1] == ' ')
			return true;
	return false;
}

static unsigned char
lower(char c)
{
	unsigned char u = (unsigned char)c;

	return u >= 'A' && u <= 'Z' ? (unsigned char)(u + 32) : u;
}

static inline void
lower_bytes(char *to, const char *from)
{
	bytes x = bytes_at(from);

	x |= (bytes)((x - 'A') < 26) & 0x20;
	memcpy(to, &x, sizeof(x));
}

void
ascii_lower(char *to, const char *from, size_t len)
{
	size_t i = 0;

	for (; i + sizeof(bytes) <= len; i += sizeof(bytes))
		lower_bytes(to + i, from + i);
	/* the last sixteen, some of which were made small */
	if (i > 0 && i < len)
		lower_bytes(to + len - sizeof(bytes), from + len - sizeof(bytes));
	for (; i == 0 && len > 0; len--)
		to[len - 1] = (char)lower(from[len - 1]);
}

bool
slice_goes_nocase(struct slice s, struct slice prefix)
{
	for (size_t i = 0; i < prefix.len; i++)
		if (s.p[i] != prefix.p[i] && lower(s.p[i]) != lower(prefix.p[i]))
			return false;
	return true;
}

bool
slice_is_listed(struct slice s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (slice_is(s, words[i]))
			return true;
	return false;
}

bool
slice_ends_as_listed(struct slice s, const char *const *ends, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct slice end = slice_of(ends[i]);

		if (s.len >= end.len && memcmp(s.p + s.len - end.len, end.p, end.len) == 0)
			return true;
	}
	return false;
}

bool
slice_is_listed_nocase(struct slice word, const char *const *list, size_t n)
{
	/* most words of a list begin otherwise */
	for (size_t i = 0; word.len > 0 && i < n; i++)
		if (lower(list[i][0]) == lower(word.p[0]) && slice_eq_nocase(word, slice_of(list[i])))
			return true;
	return false;
}

/* Up to here a phrase is looked for by its first byte: what memmem prepares costs more than a line is long.
 */
#define NEEDLE_SHORT 16

size_t
slice_find(struct slice s, struct slice needle)
{
	const char *hit;
	size_t rare;

	if (needle.len == 0)
		return 0;
	if (s.len < needle.len)
		return s.len;
	if (needle.len > NEEDLE_SHORT) {
		hit = memmem(s.p, s.len, needle.p, needle.len);
		return hit == NULL ? s.len : (size_t)(hit - s.p);
	}
	/* spaces are in every line, often */
	rare = needle.p[0] == ' ' && needle.len > 1;
	for (size_t at = 0, last = s.len - needle.len; at <= last; at++) {
		hit = memchr(s.p + at + rare, (unsigned char)needle.p[rare], last + 1 - at);
		if (hit == NULL)
			break;
		at = (size_t)(hit - s.p) - rare;
		if (memcmp(s.p + at, needle.p, needle.len) == 0)
			return at;
	}
	return s.len;
}

size_t
slice_find_nocase(struct slice s, struct slice needle)
{
	unsigned char first;

	if (needle.len == 0)
		return 0;
	first = lower(needle.p[0]);
	for (size_t i = 0; i + needle.len <= s.len; i++)
		if (lower(s.p[i]) == first && slice_starts_nocase(slice_from(s, i), needle))
			return i;
	return s.len;
}

static bool
is_white(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static size_t
space_at(struct slice s, size_t i)
{
	if (is_white(s.p[i]))
		return 1;
	if (i + 1 < s.len && s.p[i] == '\xc2' && s.p[i + 1] == '\xa0')
		return 2;
	return 0;
}

struct slice
slice_trim_ends(struct slice s)
{
	size_t n;

	while (s.len > 0 && (n = space_at(s, 0)) > 0)
		s = slice_from(s, n);
	for (;;) {
		if (s.len >= 1 && is_white(s.p[s.len - 1]))
			s.len--;
		else if (s.len >= 2 && s.p[s.len - 2] == '\xc2' && s.p[s.len - 1] == '\xa0')
			s.len -= 2;
		else
			return s;
	}
}

bool
slice_line(struct slice *rest, struct slice *line)
{
	size_t end;

	if (rest->len == 0)
		return false;
	end = slice_find_char(*rest, '\n');
	*line = slice_to(*rest, end);
	if (line->len > 0 && line->p[line->len - 1] == '\r')
		line->len--;
	*rest = slice_from(*rest, end + 1);
	return true;
}

struct slice
slice_copy(struct pool *pool, struct slice s)
{
	return (struct slice) { pool_copy(pool, s.p, s.len), s.len };
}

char *
slice_cstr(struct pool *pool, struct slice s)
{
	return pool_copy(pool, s.p, s.len);
}

void
text_init(struct text *t, struct pool *pool)
{
	*t = (struct text) { .pool = pool };
}

void
text_free(struct text *t)
{
	if (t->pool == NULL)
		free(t->p);
	*t = (struct text) { 0 };
}

static void
text_room(struct text *t, size_t more)
{
	size_t cap;
	char *p;

	if (more >= SIZE_MAX / 4 - t->len)
		abort();
	if (t->p != NULL && t->len + more + 1 <= t->cap)
		return;
	cap = (t->len + more + 1) * 2;
	if (cap < 64)
		cap = 64;
	if (t->pool != NULL) {
		p = pool_more(t->pool, t->p, t->cap, cap);
	} else {
		p = realloc(t->p, cap);
		if (p == NULL)
			abort();
	}
	p[t->len] = '\0';
	t->p = p;
	t->cap = cap;
}

void
text_add(struct text *t, struct slice s)
{
	if (t->p == NULL || s.len >= t->cap - t->len)
		text_room(t, s.len);
	if (s.len > 0)
		memcpy(t->p + t->len, s.p, s.len);
	t->len += s.len;
	t->p[t->len] = '\0';
}

void
text_add_char(struct text *t, char c)
{
	if (t->p == NULL || t->cap - t->len < 2)
		text_room(t, 1);
	t->p[t->len++] = c;
	t->p[t->len] = '\0';
}

void
text_add_low(struct text *t, unsigned long long v, size_t n)
{
	uint64_t little = htole64(v);

	/* all eight are written at once, and what is behind the n is written over later */
	if (t->p == NULL || t->cap - t->len <= sizeof(little))
		text_room(t, sizeof(little));
	memcpy(t->p + t->len, &little, sizeof(little));
	t->len += n;
	t->p[t->len] = '\0';
}

void
text_addf(struct text *t, const char *format, ...)
{
	va_list ap;
	int len;

	va_start(ap, format);
	len = vsnprintf(NULL, 0, format, ap);
	va_end(ap);
	if (len < 0)
		abort();
	text_room(t, (size_t)len);
	va_start(ap, format);
	vsnprintf(t->p + t->len, (size_t)len + 1, format, ap);
	va_end(ap);
	t->len += (size_t)len;
}

struct slice
text_slice(const struct text *t)
{
	return (struct slice) { t->p, t->len };
}

/* Length of the well-formed UTF-8 character at p (RFC 3629 section 4), 0 if there is none. */
static size_t
utf8_len(const unsigned char *p, size_t len)
{
	size_t n = p[0] < 0x80             ? 1
	    : p[0] >= 0xc2 && p[0] <= 0xdf ? 2
	    : (p[0] & 0xf0) == 0xe0        ? 3
	    : p[0] >= 0xf0 && p[0] <= 0xf4 ? 4
	                                   : 0;

	if (n == 0 || n > len)
		return 0;
	for (size_t i = 1; i < n; i++)
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	if ((p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xed && p[1] > 0x9f) || (p[0] == 0xf0 && p[1] < 0x90) ||
	    (p[0] == 0xf4 && p[1] > 0x8f))
		return 0;
	return n;
}

bool
utf8_is_valid(struct slice s)
{
	if (slice_is_ascii(s))
		return true;
	for (size_t i = 0, n; i < s.len; i += n)
		if ((n = utf8_len((const unsigned char *)s.p + i, s.len - i)) == 0)
			return false;
	return true;
}

unsigned
utf8_next_beyond(struct slice s, size_t *at)
{
	const unsigned char *p = (const unsigned char *)s.p + *at;
	size_t n = utf8_len(p, s.len - *at);
	unsigned code;

	if (n == 0) {
		(*at)++;
		return 0xfffd;
	}
	*at += n;
	if (n == 1)
		return p[0];
	code = p[0] & (0xffU >> (n + 1));
	for (size_t i = 1; i < n; i++)
		code = code << 6 | (p[i] & 0x3fU);
	return code;
}

void
utf8_add(struct text *t, unsigned c)
{
	char b[4];
	size_t n;

	if (c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
		c = 0xfffd;
	if (c < 0x80) {
		text_add_char(t, (char)c);
		return;
	}
	n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	for (size_t i = n; i-- > 1; c >>= 6)
		b[i] = (char)(0x80 | (c & 0x3f));
	b[0] = (char)((0xf00U >> n & 0xffU) | c);
	text_add(t, (struct slice) { b, n });
}

static bool
is_unwanted(unsigned c)
{
	return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0) || c == 0xfeff ||
	    (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* Which of them are none of 0x20..0x7e. */
static inline bytes
unplain(bytes x)
{
	return (bytes)((x - 0x20) > 0x7e - 0x20);
}

static bool
is_plain(char c)
{
	return (c >= 0x20 && c < 0x7f) || c == '\n' || c == '\t';
}

/* How many bytes from at on need no cleaning: ASCII without control characters but newline and tab. */
static size_t
clean_run(struct slice s, size_t at)
{
	size_t i = at, stop;

	do {
		for (; i + sizeof(bytes) <= s.len; i += sizeof(bytes)) {
			bytes x = bytes_at(s.p + i);

			if (bytes_any(unplain(x) & (bytes)(x != '\n') & (bytes)(x != '\t')))
				break;
		}
		stop = i + sizeof(bytes) < s.len ? i + sizeof(bytes) : s.len;
		while (i < stop && is_plain(s.p[i]))
			i++;
	} while (i == stop && i < s.len);
	return i - at;
}

struct slice
text_clean(struct pool *pool, struct slice s, size_t limit)
{
	struct text t;
	size_t start, at = 0, run = clean_run(s, 0);

	/* most of what is read is clean */
	if (run == s.len && s.len + 4 <= limit)
		return slice_copy(pool, s);
	text_init(&t, pool);
	while (at < s.len) {
		unsigned c;

		run = clean_run(s, at);
		if (run > 8) {
			size_t room = limit > t.len + 3 ? limit - t.len - 3 : 0;

			text_add(&t, slice_to(slice_from(s, at), run < room ? run : room));
			if (run > room)
				break;
			at += run;
			continue;
		}

		start = at;
		c = utf8_next(s, &at);
		if (c == '\r') {
			if (at < s.len && s.p[at] == '\n')
				continue;
			c = '\n';
		}
		if (is_unwanted(c))
			continue;
		if (t.len + 4 > limit)
			break;
		if (c == 0xfffd || c == '\n')
			utf8_add(&t, c);
		else
			text_add(&t, (struct slice) { s.p + start, at - start });
	}
	text_add(&t, SLICE(""));
	return text_slice(&t);
}

/* ASCII without control characters and double spaces: nothing to do. */
static bool
is_line(struct slice s)
{
	bytes bad = { 0 };
	size_t i = 0;

	for (; i + sizeof(bytes) < s.len; i += sizeof(bytes)) {
		bytes x = bytes_at(s.p + i);

		bad |= unplain(x) | (bytes)((x == ' ') & (bytes_at(s.p + i + 1) == ' '));
	}
	if (bytes_any(bad))
		return false;
	for (; i < s.len; i++)
		if ((signed char)s.p[i] < ' ' || s.p[i] == 0x7f ||
		    (s.p[i] == ' ' && i + 1 < s.len && s.p[i + 1] == ' '))
			return false;
	return s.len > 0;
}

struct slice
text_clean_line(struct pool *pool, struct slice s, size_t limit)
{
	struct slice clean = slice_trim(s);
	struct text t;
	bool gap = false;

	/* most lines need nothing but a copy */
	if (s.len + 4 <= limit && is_line(clean))
		return slice_copy(pool, clean);
	clean = slice_trim(text_clean(pool, s, limit));

	text_init(&t, pool);
	for (size_t i = 0; i < clean.len; i++) {
		size_t n = space_at(clean, i);

		if (n > 0) {
			gap = true;
			i += n - 1;
			continue;
		}
		if (gap)
			text_add_char(&t, ' ');
		gap = false;
		text_add_char(&t, clean.p[i]);
	}
	text_add(&t, SLICE(""));
	return text_slice(&t);
}
