/* Subtitles: transcript.cases. */
#include "block_cases.h"

#include "parsers/mail/lines.h"
#include "parsers/mail/transcript.h"

static void
parse(struct pool *pool, struct slice source, struct block_list *blocks)
{
	struct text text;

	text_init(&text, pool);
	transcript_blocks(pool, source, blocks);
	lines_add(blocks, 0, &text);
}

static void
test_cases(void **state)
{
	(void)state;
	assert_true(block_cases_run("tests/parsers/transcript.cases", parse) > 3);
}

static void
test_likely(void **state)
{
	(void)state;
	assert_true(transcript_is_likely(SLICE("WEBVTT\n\n")));
	assert_true(transcript_is_likely(SLICE("1\n00:00:01,000 --> 00:00:02,000\nx\n")));
	assert_false(transcript_is_likely(SLICE("Notes\n\nwe go --> there\n")));
	assert_false(transcript_is_likely(SLICE("")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_cases), cmocka_unit_test(test_likely) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
