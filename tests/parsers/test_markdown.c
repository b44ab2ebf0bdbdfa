/* Markdown: markdown.cases, what is taken for Markdown, and what a hostile text may cost. */
#include "block_cases.h"

#include <sys/resource.h>

#include "parsers/mail/html.h"
#include "parsers/mail/markdown.h"

static void
parse(struct pool *pool, struct slice source, struct block_list *blocks)
{
	markdown_blocks(pool, source, true, blocks);
}

static void
test_cases(void **state)
{
	(void)state;
	assert_true(block_cases_run("tests/parsers/markdown.cases", parse) >= 10);
}

/* Prose, code and typed lists must not lose their stars and underscores. */
static void
test_likely(void **state)
{
	static const struct {
		const char *text;
		bool likely;
	} cases[] = {
		{ "- [ ] send the deck\n", true }, { "# Notes\n\ntext\n\n# Actions\n", true }, { "## Actions\n", true },
		{ "| a | b |\n|---|---|\n| c | d |\n", true }, { "see [this](https://corp.example/a)\n", true },
		{ "Hi,\n\nwe met *today* and # 1 is done.\n", false }, { "#1 on the list\n#2 on the list\n", false },
		{ "- send the deck\n- book the room\n", false }, { "a ** b ** c\n", false }, { "", false },
		{ "Actions\n-------\n* Maya: deck\n", false },
		{ "**Maya** deck\n**Omar** room\n", true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (markdown_is_likely(slice_of(cases[i].text)) != cases[i].likely)
			fail_msg("wrong about: %s", cases[i].text);
}

static void
bomb(const char *words, size_t n)
{
	struct pool *pool = pool_new((size_t)200 * 1024 * 1024);
	struct block_list blocks = { 0 };
	struct rusage before, after;
	struct text t;

	text_init(&t, NULL);
	for (size_t i = 0; i < n; i++)
		text_add(&t, slice_of(words));
	getrusage(RUSAGE_SELF, &before);
	markdown_blocks(pool, text_slice(&t), true, &blocks);
	getrusage(RUSAGE_SELF, &after);
	if (after.ru_utime.tv_sec - before.ru_utime.tv_sec > 2)
		fail_msg("%zu times \"%s\" took %ld seconds", n, words, (long)(after.ru_utime.tv_sec - before.ru_utime.tv_sec));
	text_free(&t);
	pool_free(pool);
}

static void
test_bombs(void **state)
{
	(void)state;
	bomb(">", 100000);
	bomb("- ", 50000);
	bomb("[", 200000);
	bomb("[a](", 100000);
	bomb("*a_ ", 100000);
	bomb("`a``", 100000);
	bomb("|", 40000);
	bomb("|a|b\n|-|-\n", 20000);
	bomb("<!--\n\n", 30000);
	bomb("<div>\n\n", 30000);
	bomb("[a]: b\n", 60000);
	bomb("&amp;", 100000);
	bomb("a\n", 300000);
	bomb("&lt;div&gt;\n", 30000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_cases), cmocka_unit_test(test_likely),
		cmocka_unit_test(test_bombs) };

	html_prepare();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
