/* See transfer.h. Method: one pass each, room for the longest result taken first. */
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/mail/transfer.h"

static int
sextet(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

struct slice
transfer_base64(struct pool *pool, struct slice s, size_t limit)
{
	size_t room = s.len / 4 * 3 + 3, n = 0;
	unsigned long bits = 0;
	int have = 0;
	char *out;

	if (room > limit)
		room = limit;
	out = pool_alloc(pool, room + 1);
	for (size_t i = 0; i < s.len && n < room; i++) {
		int v = sextet(s.p[i]);

		if (v < 0) {
			/* padding ends a run; some mailers join several */
			if (s.p[i] == '=')
				have = 0;
			continue;
		}
		bits = (bits << 6 | (unsigned)v) & 0xffffff;
		have += 6;
		if (have >= 8) {
			have -= 8;
			out[n++] = (char)(bits >> have & 0xff);
		}
	}
	return (struct slice){ out, n };
}

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 32;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Length of a soft line break at s.p[i] ('=', blanks, line end), 0 if there is none. */
static size_t
soft_break(struct slice s, size_t i)
{
	size_t j = i + 1;

	while (j < s.len && (s.p[j] == ' ' || s.p[j] == '\t' || s.p[j] == '\r'))
		j++;
	if (j == s.len)
		return j - i;
	return s.p[j] == '\n' ? j + 1 - i : 0;
}

struct slice
transfer_quoted(struct pool *pool, struct slice s, size_t limit)
{
	char *out = pool_alloc(pool, (s.len < limit ? s.len : limit) + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.len && n < limit; i++) {
		size_t skip;

		if (s.p[i] != '=') {
			out[n++] = s.p[i];
			continue;
		}
		if (i + 2 < s.len && hex(s.p[i + 1]) >= 0 && hex(s.p[i + 2]) >= 0) {
			out[n++] = (char)(hex(s.p[i + 1]) << 4 | hex(s.p[i + 2]));
			i += 2;
		} else if ((skip = soft_break(s, i)) > 0) {
			i += skip - 1;
		} else {
			out[n++] = '=';
		}
	}
	return (struct slice){ out, n };
}

static struct slice
coded(struct pool *pool, struct slice s, char mark, bool underscore)
{
	char *out = pool_alloc(pool, s.len + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (s.p[i] == mark && i + 2 < s.len && hex(s.p[i + 1]) >= 0 && hex(s.p[i + 2]) >= 0) {
			out[n++] = (char)(hex(s.p[i + 1]) << 4 | hex(s.p[i + 2]));
			i += 2;
		} else {
			out[n++] = underscore && s.p[i] == '_' ? ' ' : s.p[i];
		}
	}
	return (struct slice){ out, n };
}

struct slice
transfer_q(struct pool *pool, struct slice s)
{
	return coded(pool, s, '=', true);
}

struct slice
transfer_percent(struct pool *pool, struct slice s)
{
	return coded(pool, s, '%', false);
}

struct slice
transfer_uu(struct pool *pool, struct slice s, size_t limit)
{
	char *out = pool_alloc(pool, (s.len < limit ? s.len : limit) + 4);
	struct slice line;
	size_t n = 0;

	while (slice_line(&s, &line) && !slice_starts(line, SLICE("begin ")))
		;
	while (slice_line(&s, &line) && !slice_eq(slice_trim(line), SLICE("end"))) {
		size_t want = line.len == 0 ? 0 : ((unsigned char)line.p[0] - 32U) & 63U, got = 0;

		for (size_t i = 1; i + 3 < line.len && got < want; i += 4) {
			unsigned v = 0;

			for (size_t k = 0; k < 4; k++)
				v = v << 6 | (((unsigned char)line.p[i + k] - 32U) & 63U);
			for (int shift = 16; shift >= 0 && got < want && n < limit; shift -= 8, got++)
				out[n++] = (char)(v >> shift & 0xff);
		}
	}
	return (struct slice){ out, n };
}
