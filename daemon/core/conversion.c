/* See conversion.h. Method: a timer that has run out goes on with the next file, so that nothing is called back early. */
#include "daemon/core/conversion.h"
#include "daemon/core/convert.h"
#include "daemon/core/loop.h"
#include "parsers/base/pool.h"

/* The files, and what was made of them. */
#define POOL_MAX (READING_FILE_MAX * 4 * READING_FILE_BYTES)

struct conversion {
	struct core *core;
	struct pool *pool;
	struct reading_file *files;
	struct reading_converted *results;
	size_t count, next;
	struct convert *running;
	struct loop_event *go_on;
	conversion_fn *done;
	void *arg;
};

static void
file_done(void *arg, struct slice text, const char *why)
{
	struct conversion *c = arg;
	struct reading_converted *r = &c->results[c->next];

	c->running = NULL;
	r->part = c->files[c->next].part;
	r->text = slice_copy(c->pool, text);
	r->why = slice_copy(c->pool, slice_of(why));
	c->next++;
	loop_again(c->go_on, 0);
}

static void
next(void *arg)
{
	struct conversion *c = arg;
	const struct config_converter *converter;

	if (c->next >= c->count) {
		c->done(c->arg, c->results, c->count);
		return;
	}
	converter = convert_find(c->core->config, c->files[c->next].type);
	if (converter == NULL)
		file_done(c, SLICE(""), "there is no converter for it");
	else
		c->running = convert_start(c->core, converter, c->files[c->next].bytes, file_done, c);
}

struct conversion *
conversion_start(struct core *core, const struct reading_file *files, size_t n, conversion_fn *done, void *arg)
{
	struct pool *pool = pool_new(POOL_MAX);
	struct conversion *c = pool_alloc(pool, sizeof(*c));

	*c = (struct conversion){ .core = core, .pool = pool, .count = n, .done = done, .arg = arg };
	c->files = pool_array(pool, n, sizeof(*c->files));
	c->results = pool_array(pool, n, sizeof(*c->results));
	for (size_t i = 0; i < n; i++)
		c->files[i] = (struct reading_file){ files[i].part, slice_copy(pool, files[i].type),
			slice_copy(pool, files[i].filename), slice_copy(pool, files[i].bytes) };
	c->go_on = loop_timer(core->loop, next, c);
	loop_again(c->go_on, 0);
	return c;
}

void
conversion_free(struct conversion *c)
{
	if (c == NULL)
		return;
	convert_stop(c->running);
	loop_event_free(c->go_on);
	pool_free(c->pool);
}
