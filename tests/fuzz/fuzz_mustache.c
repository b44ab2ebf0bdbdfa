/* A template, a NUL, and the data as JSON: no template and no data may do more than be complained about. */
#include <stdint.h>
#include <string.h>

#include "parsers/base/pool.h"
#include "templates/mustache.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool
partial(void *arg, struct pool *pool, const char *name, struct slice *text, const char **path)
{
	(void)pool;
	*path = name;
	*text = *(const struct slice *)arg;
	return name[0] == 'p';
}

static void
complain(void *arg, const char *path, int line, const char *what)
{
	(void)arg;
	if (path == NULL || line < 1 || what[0] == '\0')
		__builtin_trap();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice all = { (const char *)data, size }, template = slice_to(all, slice_find_char(all, '\0'));
	struct slice values = slice_from(all, template.len + 1), included = slice_to(template, 200);
	struct mustache_source source = { partial, complain, &included };
	struct pool *pool;
	struct mustache *m;
	struct text out;
	json_t *v;

	if (template.len > 4000)
		return 0;
	pool = pool_new((size_t)1024 * 1024 * 1024);
	m = mustache_parse(pool, "t", 1, template, (enum mustache_escape)(size % 3), &source);
	v = json_loadb(values.p, values.len, JSON_REJECT_DUPLICATES, NULL);
	if (m != NULL) {
		mustache_check(m, "a b{c d!} e", &source);
		text_init(&out, pool);
		mustache_render(m, v, &out);
	}
	json_decref(v);
	pool_free(pool);
	return 0;
}
