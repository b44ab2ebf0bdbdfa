/* mustache: the cases of test_mustache.cases, which tests/templates/test_mustache.py gives to pystache as
 * well. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "parsers/base/pool.h"
#include "templates/mustache.h"

struct bench {
	json_t *partials;
	char complaint[300];
};

static bool
partial(void *arg, struct pool *pool, const char *name, struct slice *text, const char **path)
{
	const struct bench *b = arg;
	const json_t *v = json_object_get(b->partials, name);

	*path = name;
	if (strcmp(name, "self") == 0) {
		*text = SLICE("{{> self}}");
		return true;
	}
	if (v == NULL)
		return false;
	*text = slice_copy(pool, slice_of(json_string_value(v)));
	return true;
}

/* Keeps the first one. */
static void
complain(void *arg, const char *path, int line, const char *what)
{
	struct bench *b = arg;

	(void)path;
	if (b->complaint[0] == '\0')
		snprintf(b->complaint, sizeof(b->complaint), "%d: %s", line, what);
}

/* "\n" and "\t" in a column of the cases. */
static struct slice
plain(struct pool *pool, const char *s)
{
	struct text t;

	text_init(&t, pool);
	text_add(&t, SLICE(""));
	for (; *s != '\0'; s++) {
		if (s[0] == '\\' && (s[1] == 'n' || s[1] == 't'))
			text_add_char(&t, *++s == 'n' ? '\n' : '\t');
		else
			text_add_char(&t, *s);
	}
	return text_slice(&t);
}

static void
check_bad(struct bench *b, struct pool *pool, int number, struct slice template, const char *names,
    const char *wanted)
{
	struct mustache_source source = { partial, complain, b };
	struct mustache *m = mustache_parse(pool, "t", 1, template, MUSTACHE_HTML, &source);
	bool good = m != NULL && mustache_check(m, names, &source);

	if (good != (wanted[0] == '\0') || strncmp(b->complaint, wanted, strlen(wanted)) != 0)
		fail_msg("line %d: complaint '%s', wanted '%s'", number, b->complaint, wanted);
}

static void
check_good(struct bench *b, struct pool *pool, int number, enum mustache_escape escape, struct slice template,
    const char *data, struct slice wanted)
{
	struct mustache_source source = { partial, complain, b };
	json_t *values = json_loads(data, 0, NULL);
	struct mustache *m;
	struct text out;

	if (values == NULL)
		fail_msg("line %d: bad JSON %s", number, data);
	b->partials = json_object_get(values, "_partials");
	m = mustache_parse(pool, "t", 1, template, escape, &source);
	if (m == NULL)
		fail_msg("line %d: %s", number, b->complaint);
	text_init(&out, pool);
	text_add(&out, SLICE(""));
	mustache_render(m, values, &out);
	if (!slice_eq(text_slice(&out), wanted))
		fail_msg("line %d: '%s', wanted '%.*s'", number, out.p, SLICE_ARG(wanted));
	json_decref(values);
}

static void
check(char *line, int number)
{
	struct pool *pool = pool_new((size_t)1024 * 1024);
	char *kind = strsep(&line, "\t"), *template = strsep(&line, "\t"), *data = strsep(&line, "\t");
	char *wanted = line != NULL ? line : (char *)"";
	struct bench b = { 0 };

	assert_non_null(data);
	if (strcmp(kind, "bad") == 0)
		check_bad(&b, pool, number, plain(pool, template), data, wanted);
	else
		check_good(&b, pool, number,
		    strcmp(kind, "html") == 0       ? MUSTACHE_HTML
		        : strcmp(kind, "line") == 0 ? MUSTACHE_LINE
		                                    : MUSTACHE_PLAIN,
		    plain(pool, template), data, plain(pool, wanted));
	pool_free(pool);
}

static void
test_cases(void **state)
{
	FILE *f = fopen("tests/core/test_mustache.cases", "re");
	char *line = NULL;
	size_t size = 0;
	int number = 0, cases = 0;

	(void)state;
	assert_non_null(f);
	while (getline(&line, &size, f) >= 0) {
		line[strcspn(line, "\n")] = '\0';
		number++;
		if (line[0] == '\0' || line[0] == '#')
			continue;
		check(line, number);
		cases++;
	}
	fclose(f);
	free(line);
	assert_true(cases > 40);
}

/* Deep nesting is a complaint, not a crash. */
static void
test_deep(void **state)
{
	struct pool *pool = pool_new((size_t)4 * 1024 * 1024);
	struct bench b = { 0 };
	struct mustache_source source = { partial, complain, &b };
	struct text t;

	(void)state;
	text_init(&t, pool);
	for (int i = 0; i < 1000; i++)
		text_add(&t, SLICE("{{#a}}"));
	assert_null(mustache_parse(pool, "t", 1, text_slice(&t), MUSTACHE_PLAIN, &source));
	assert_string_equal(b.complaint, "1: sections are too deep");
	pool_free(pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_cases), cmocka_unit_test(test_deep) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
