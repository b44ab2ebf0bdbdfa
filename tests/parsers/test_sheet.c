/* Attached sheets: sheet.cases, and what no case can hold. */
#include "block_cases.h"

#include "parsers/mail/lines.h"
#include "parsers/mail/sheet.h"

static void
parse(struct pool *pool, struct slice source, struct block_list *blocks)
{
	struct text text;

	text_init(&text, pool);
	sheet_blocks(pool, source, blocks);
	lines_add(blocks, 0, &text);
}

static void
test_cases(void **state)
{
	(void)state;
	assert_true(block_cases_run("tests/parsers/sheet.cases", parse) > 5);
}

/* A quote that is never closed is told; so is a file with more rows than any list of tasks. */
static void
test_told(void **state)
{
	struct pool *pool = pool_new((size_t)64 * 1024 * 1024);
	struct block_list blocks = { 0 };
	struct text text;

	(void)state;
	assert_non_null(sheet_blocks(pool, SLICE("Task,Owner\n\"Order the cups,Maya\n"), &blocks));
	/* figures are not read, and it is said why */
	blocks.n = 0;
	assert_non_null(sheet_blocks(pool, SLICE("Name,Region,Amount,Date,Status\nHaddad,North,12,2026-12-04,open\n"), &blocks));
	assert_int_equal(blocks.n, 0);
	text_init(&text, pool);
	text_add(&text, SLICE("Task,Owner\n"));
	for (int i = 0; i < 3000; i++)
		text_addf(&text, "Order box %d,Maya\n", i);
	blocks.n = 0;
	assert_non_null(sheet_blocks(pool, text_slice(&text), &blocks));
	assert_in_range(blocks.n, 1500, 2500);
	/* empty rows to the end of the sheet, and a row of very many fields: neither takes memory */
	text_init(&text, pool);
	text_add(&text, SLICE("Task,Owner\nOrder cups,Maya\n"));
	for (int i = 0; i < 600000; i++)
		text_add_char(&text, '\n');
	blocks.n = 0;
	assert_null(sheet_blocks(pool, text_slice(&text), &blocks));
	assert_int_equal(blocks.n, 2);
	for (int i = 0; i < 100000; i++)
		text_add(&text, SLICE(",,\n"));
	blocks.n = 0;
	assert_non_null(sheet_blocks(pool, text_slice(&text), &blocks));
	assert_int_equal(blocks.n, 2);
	text_init(&text, pool);
	text_add(&text, SLICE("Task,Owner\n"));
	for (int i = 0; i < 600000; i++)
		text_add(&text, SLICE("a,"));
	blocks.n = 0;
	assert_null(sheet_blocks(pool, text_slice(&text), &blocks));
	assert_int_equal(blocks.n, 2);
	pool_free(pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_cases), cmocka_unit_test(test_told) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
