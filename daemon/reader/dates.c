/*
 * See dates.h. Method: one line at a time, each with a pool of its own; the
 * jail is closed after the buffers of stdio are there.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "daemon/ground/sandbox.h"
#include "daemon/reader/dates.h"
#include "parsers/base/pool.h"
#include "parsers/base/text.h"

/* Memory for one line; CPU seconds for it. */
#define POOL_MAX     ((size_t)64 * 1024 * 1024)
#define LINE_SECONDS 5

static struct slice
string_of(const json_t *object, const char *key)
{
	const json_t *v = json_object_get(object, key);

	return json_is_string(v) ? (struct slice){ json_string_value(v), json_string_length(v) } :
	    (struct slice){ NULL, 0 };
}

static void
line_answer(struct pool *pool, const char *line, size_t len)
{
	json_t *in = json_loadb(line, len, 0, NULL), *out = json_object(), *id = json_object_get(in, "id");
	json_t *dates = json_array();

	(void)pool;
	(void)string_of;
	json_object_set(out, "id", id == NULL ? json_null() : id);
	json_object_set_new(out, "dates", dates);
	json_dumpf(out, stdout, JSON_COMPACT);
	putchar('\n');
	json_decref(in);
	json_decref(out);
}

int
dates_filter(void)
{
	static char in[1 << 16], out[1 << 16];
	struct pool *pool = pool_new(POOL_MAX);
	char *line = NULL;
	size_t cap = 0;
	ssize_t len;

	setvbuf(stdin, in, _IOFBF, sizeof(in));
	setvbuf(stdout, out, _IOFBF, sizeof(out));
	json_object_seed(1); /* else jansson opens /dev/urandom */
	sandbox_reader();
	while ((len = getline(&line, &cap, stdin)) > 0) {
		sandbox_seconds(LINE_SECONDS);
		line_answer(pool, line, (size_t)len);
		pool_reset(pool);
	}
	fflush(stdout);
	free(line);
	pool_free(pool);
	return 0;
}
