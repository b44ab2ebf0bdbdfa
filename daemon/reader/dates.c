/*
 * See dates.h. Method: one line at a time, each in the same pool; the jail is
 * closed after the buffers are there. Lines are many and small, so a flat
 * object of strings is read and written by hand; jansson reads whatever is not
 * one.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "daemon/ground/sandbox.h"
#include "daemon/reader/dates.h"
#include "parsers/base/pool.h"
#include "parsers/base/text.h"
#include "parsers/base/unicode.h"
#include "parsers/language/date.h"

/* Memory for one line; CPU seconds for it. */
#define POOL_MAX     ((size_t)64 * 1024 * 1024)
#define LINE_SECONDS 5
#define EOD_MINUTE   (17 * 60)

struct query {
	struct slice id; /* as it stands in the JSON */
	struct slice text, now, language;
};

/* What has been answered and not written yet. */
static struct {
	char p[1 << 16];
	size_t len;
} answers;

static void
answers_write(void)
{
	fwrite_unlocked(answers.p, 1, answers.len, stdout);
	answers.len = 0;
}

static inline void
put(const char *p, size_t len)
{
	while (len > sizeof(answers.p) - answers.len) {
		size_t fits = sizeof(answers.p) - answers.len;

		memcpy(answers.p + answers.len, p, fits);
		answers.len += fits;
		p += fits;
		len -= fits;
		answers_write();
	}
	memcpy(answers.p + answers.len, p, len);
	answers.len += len;
}

static void
put_string(struct slice s)
{
	size_t from = 0;
	char escape[8];

	put("\"", 1);
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c >= 0x20 && c != '"' && c != '\\')
			continue;
		put(s.p + from, i - from);
		put(escape, (size_t)snprintf(escape, sizeof(escape), c < 0x20 ? "\\u%04x" : "\\%c", c));
		from = i + 1;
	}
	put(s.p + from, s.len - from);
	put("\"", 1);
}

static char *
two(char *p, int v)
{
	*p++ = (char)('0' + v / 10 % 10);
	*p++ = (char)('0' + v % 10);
	return p;
}

static void
put_time(const struct civil_time *t, bool has_time, int offset_s)
{
	char buf[40], *p = buf;
	int off = offset_s < 0 ? -offset_s : offset_s;

	*p++ = '"';
	p = two(p, t->date.year / 100);
	p = two(p, t->date.year);
	*p++ = '-';
	p = two(p, t->date.month);
	*p++ = '-';
	p = two(p, t->date.day);
	if (has_time) {
		*p++ = 'T';
		p = two(p, t->hour);
		*p++ = ':';
		p = two(p, t->minute);
		memcpy(p, ":00", 3);
		p += 3;
		*p++ = offset_s < 0 ? '-' : '+';
		p = two(p, off / 3600);
		*p++ = ':';
		p = two(p, off / 60 % 60);
	}
	*p++ = '"';
	put(buf, (size_t)(p - buf));
}

static void
put_found(const struct date_found *found, struct slice text)
{
	static const char *const grains[] = { "minute", "hour", "day", "week", "month", "quarter", "year" };
	const char *grain = grains[found->grain];

	put("{\"start\":", 9);
	put_time(&found->start, found->has_time, found->offset_s);
	put(",\"end\":", 7);
	if (found->has_end)
		put_time(&found->end, found->has_time, found->offset_s);
	else
		put("null", 4);
	put(",\"grain\":\"", 10);
	put(grain, strlen(grain));
	put("\",\"text\":", 9);
	put_string((struct slice){ text.p + found->at, found->len });
	put("}", 1);
}

/* A JSON string at *p, of a line without escapes; false when it is none. */
static bool
plain_string(const char **p, const char *end, struct slice *out)
{
	const char *from = *p + 1, *q;

	if (*p >= end || **p != '"')
		return false;
	q = memchr(from, '"', (size_t)(end - from));
	if (q == NULL)
		return false;
	*out = (struct slice){ from, (size_t)(q - from) };
	*p = q + 1;
	return true;
}

static inline void
space(const char **p, const char *end)
{
	while (*p < end && **p <= ' ' && (**p == ' ' || **p == '\t' || **p == '\r' || **p == '\n'))
		(*p)++;
}

/* A number, true, false or null, as it stands. */
static bool
plain_scalar(const char **p, const char *end, struct slice *out)
{
	const char *from = *p;

	while (*p < end && ((**p >= '0' && **p <= '9') || (**p >= 'a' && **p <= 'z') || **p == '-' || **p == '+' ||
	    **p == '.' || **p == 'E'))
		(*p)++;
	*out = (struct slice){ from, (size_t)(*p - from) };
	return *p > from;
}

static void
query_set(struct query *q, struct slice key, struct slice value, struct slice raw)
{
	if (slice_eq(key, SLICE("id")))
		q->id = raw;
	else if (slice_eq(key, SLICE("text")))
		q->text = value;
	else if (slice_eq(key, SLICE("now")))
		q->now = value;
	else if (slice_eq(key, SLICE("lang")))
		q->language = value;
}

/* A flat object without escapes; false for anything else. */
static bool
query_fast(const char *line, size_t len, struct query *q)
{
	const char *p = line, *end = line + len, *from;
	struct slice key, value;

	*q = (struct query){ .id = SLICE("null") };
	if (!utf8_is_valid((struct slice){ line, len }) || memchr(line, '\\', len) != NULL)
		return false;
	space(&p, end);
	if (p >= end || *p != '{')
		return false;
	do {
		p++;
		space(&p, end);
		if (!plain_string(&p, end, &key))
			return false;
		space(&p, end);
		if (p >= end || *p++ != ':')
			return false;
		space(&p, end);
		from = p;
		value = (struct slice){ NULL, 0 };
		if (!plain_string(&p, end, &value) && (*from == '"' || !plain_scalar(&p, end, &value)))
			return false;
		query_set(q, key, *from == '"' ? value : (struct slice){ NULL, 0 }, (struct slice){ from, (size_t)(p - from) });
		space(&p, end);
	} while (p < end && *p == ',');
	return p < end && *p == '}';
}

static struct slice
string_of(struct pool *pool, const json_t *object, const char *key)
{
	const json_t *v = json_object_get(object, key);

	return json_is_string(v) ? slice_copy(pool, (struct slice){ json_string_value(v), json_string_length(v) }) :
	    (struct slice){ NULL, 0 };
}

static void
query_slow(struct pool *pool, const char *line, size_t len, struct query *q)
{
	json_t *in = json_loadb(line, len, 0, NULL), *id = json_object_get(in, "id");
	char *dumped = id == NULL ? NULL : json_dumps(id, JSON_COMPACT | JSON_ENCODE_ANY);

	q->id = dumped == NULL ? SLICE("null") : slice_copy(pool, slice_of(dumped));
	q->text = string_of(pool, in, "text");
	q->now = string_of(pool, in, "now");
	q->language = string_of(pool, in, "lang");
	free(dumped);
	json_decref(in);
}

static void
line_answer(struct pool *pool, const char *line, size_t len)
{
	struct date_context context = { .eod_minute = EOD_MINUTE, .plain = true };
	struct date_found *found = NULL;
	struct query q;
	bool has_time;
	size_t n = 0;

	if (!query_fast(line, len, &q))
		query_slow(pool, line, len, &q);
	context.language = q.language;
	if (civil_iso_parse(q.now, &context.now, &context.offset_s, &has_time))
		n = date_find(pool, &context, q.text, &found);
	put("{\"id\":", 6);
	put(q.id.p, q.id.len);
	put(",\"dates\":[", 10);
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			put(",", 1);
		put_found(&found[i], q.text);
	}
	put("]}\n", 3);
}

int
dates_filter(void)
{
	static char in[1 << 16];
	struct pool *pool = pool_new(POOL_MAX);
	char *line = NULL;
	size_t cap = 0;
	ssize_t len;
	unsigned count = 0;

	setvbuf(stdin, in, _IOFBF, sizeof(in));
	setvbuf(stdout, NULL, _IONBF, 0);
	json_object_seed(1); /* else jansson opens /dev/urandom */
	unicode_prepare();
	sandbox_reader();
	while ((len = getline(&line, &cap, stdin)) > 0) {
		if (len > 4096 || count++ % 64 == 0)
			sandbox_seconds(LINE_SECONDS);
		line_answer(pool, line, (size_t)len);
		pool_reset(pool);
	}
	answers_write();
	free(line);
	pool_free(pool);
	return 0;
}
