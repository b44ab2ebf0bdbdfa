/* HTML: html.cases, and what a hostile document may cost. */
#include "block_cases.h"

#include <sys/resource.h>
#include <time.h>

#include "parsers/mail/html.h"

static void
parse(struct pool *pool, struct slice source, struct block_list *blocks)
{
	struct slice text;

	assert_true(html_blocks(pool, source, blocks, &text));
}

static void
test_cases(void **state)
{
	(void)state;
	assert_true(block_cases_run("tests/parsers/html.cases", parse) > 30);
}

/* The text has the line that a block points to. */
static void
test_lines(void **state)
{
	struct pool *pool = pool_new((size_t)16 * 1024 * 1024);
	struct block_list blocks = { 0 };
	struct slice text, line = SLICE("");

	(void)state;
	assert_true(html_blocks(pool, SLICE("<h1>A</h1><p>b<p>c<ol><li>d<li>e<ul><li>f</ul></ol><blockquote>g</blockquote>"
	    "<table><tr><td>h<td>i<tr><td>j<td>k</table>"), &blocks, &text));
	assert_int_equal(blocks.n, 9);
	for (size_t i = 0; i < blocks.n; i++) {
		struct slice rest = text;

		for (int n = 0; n < blocks.v[i].line; n++)
			assert_true(slice_line(&rest, &line));
		assert_true(slice_find(line, blocks.v[i].text) < line.len);
	}
	assert_true(slice_find(text, SLICE("\n  - f\n")) < text.len);
	assert_true(slice_find(text, SLICE("\n> g\n")) < text.len);
	pool_free(pool);
}

/* ---- hostile documents ------------------------------------------------------------ */

static double
cpu_seconds(void)
{
	struct rusage u;

	getrusage(RUSAGE_SELF, &u);
	return (double)u.ru_utime.tv_sec + (double)u.ru_utime.tv_usec / 1e6;
}

/* n times the words, then the end: read within the reader's five seconds, and inside its memory. */
static bool
bomb(const char *start, const char *words, size_t n, const char *end, struct slice *text)
{
	static struct pool *pool;
	struct block_list blocks = { 0 };
	double before = cpu_seconds();
	struct text t;
	bool whole;

	pool_free(pool);
	pool = pool_new((size_t)200 * 1024 * 1024);
	text_init(&t, NULL);
	text_add(&t, slice_of(start));
	for (size_t i = 0; i < n; i++)
		text_add(&t, slice_of(words));
	text_add(&t, slice_of(end));
	whole = html_blocks(pool, text_slice(&t), &blocks, text);
	text_free(&t);
	assert_true(cpu_seconds() - before < 3.0);
	return whole;
}

static void
test_bombs(void **state)
{
	struct slice text;

	(void)state;
	assert_false(bomb("<p>Notes</p>", "<div>", 200000, "x", &text));
	assert_true(slice_find(text, SLICE("Notes")) < text.len); /* what came before is there */
	assert_false(bomb("", "<table><tr><td>", 50000, "x", &text));
	assert_false(bomb("<table>", "<b>x", 20000, "", &text));
	assert_true(bomb("", "<b><p>x</b>", 3000, "", &text));
	assert_false(bomb("", "<font size=1>", 8000, "x", &text));
	assert_true(bomb("<p ", "a0=1 b=2 ", 20000, ">seen</p>", &text));
	assert_true(slice_find(text, SLICE("seen")) < text.len);
	assert_true(bomb("<p>", "<!--", 300000, "seen", &text));
	assert_true(bomb("<p>", "<a href=\"", 200000, "seen", &text));
	assert_true(bomb("<p>seen", "<style>a", 200000, "", &text));
	assert_true(bomb("", "</span>", 280000, "seen", &text));
	assert_true(bomb("<p>", "&amp;", 300000, "seen", &text));
	assert_false(bomb("<table>", "<tr><td>a<td>b", 100000, "</table>", &text)); /* more rows than BLOCK_MAX */
	assert_false(bomb("<p>", "0123456789", 300000, "</p>", &text));           /* longer than HTML_MAX */
	assert_true(bomb("<p style=\"", "color:red;", 150000, "\">seen", &text));
	assert_true(slice_find(text, SLICE("seen")) < text.len);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_cases), cmocka_unit_test(test_lines),
		cmocka_unit_test(test_bombs) };

	html_prepare();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
