/* Typed text: plain.cases; quoted text: cite.cases. */
#include "block_cases.h"

#include "parsers/mail/cite.h"
#include "parsers/mail/html.h"
#include "parsers/mail/plain.h"

static void
parse_quoted(struct pool *pool, struct slice source, struct block_list *blocks)
{
	cite_blocks(pool, source, true, blocks);
}

static void
test_plain(void **state)
{
	(void)state;
	assert_true(block_cases_run("tests/parsers/plain.cases", plain_blocks) > 25);
}

static void
test_quoted(void **state)
{
	(void)state;
	assert_true(block_cases_run("tests/parsers/cite.cases", parse_quoted) > 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_plain), cmocka_unit_test(test_quoted) };

	html_prepare();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
