/*
 * Replies: see answer.cases for the lines. Each is understood (the acts are
 * those that it says), refused (it is left unclear, in part or as a whole: safe),
 * or understood wrongly. Every third case was held back while the words were
 * collected, and is counted apart. AGREED_ANSWERS=all tells what was refused too.
 */
#include "answer_judge.h"

#include <time.h>

/* Of those that were seen, of those that were held back: by outcome. */
struct tally {
	int n[2][3];
};

static void
tell(struct slice *v, int number, const struct reading *r, enum outcome o)
{
	static const char *const words[] = { "understood", "refused", "WRONG" };
	char day[CIVIL_DATE_LEN];

	print_message(
	    "answer.cases:%d: %s: %.*s: %.*s; got", number, words[o], SLICE_ARG(v[2]), SLICE_ARG(v[3]));
	for (size_t i = 0; i < r->answer_count; i++)
		print_message(" [%d %s %s %.*s]", r->answers[i].item, reading_act_name(r->answers[i].act),
		    r->answers[i].due.given ? civil_date_write(r->answers[i].due.date, day) : "",
		    SLICE_ARG(r->answers[i].to));
	print_message("\n");
}

static void
case_run(struct cases *c, struct tally *tally, struct slice line, int number, bool held_back)
{
	struct pool *pool = pool_new((size_t)16 << 20);
	struct slice v[4] = { { NULL, 0 } };
	struct reading r;
	const char *all = getenv("AGREED_ANSWERS");
	enum outcome o;

	assert_int_equal(fields(line, '|', v, 4), 4);
	read_one(c, pool, answer_read, v, &r);
	o = line_judge(c, v, &r);
	tally->n[held_back][o]++;
	if ((o == WRONG && !held_back) ||
	    (o != UNDERSTOOD && all != NULL && (!held_back || strcmp(all, "all") == 0)))
		tell(v, number, &r, o);
	pool_free(pool);
}

static void
share_tell(const char *name, const int *n)
{
	int all = n[UNDERSTOOD] + n[REFUSED] + n[WRONG];

	print_message(
	    "%s: %d replies, understood or refused rightly %d (%.1f%%), left unclear %d (%.1f%%), wrong %d\n",
	    name, all, n[UNDERSTOOD], 100.0 * n[UNDERSTOOD] / all, n[REFUSED], 100.0 * n[REFUSED] / all,
	    n[WRONG]);
}

static void
test_cases(void **state)
{
	FILE *f = fopen("tests/parsers/answer.cases", "r");
	struct cases c = { .pool = pool_new(4 << 20) };
	struct tally tally = { 0 };
	const int *seen = tally.n[0], *held_back = tally.n[1];
	static char line[8192];
	int number = 0, n = 0;

	assert_non_null(f);
	while (fgets(line, sizeof(line), f) != NULL) {
		struct slice s = slice_copy(c.pool, slice_trim(slice_of(line)));

		number++;
		if (s.len == 0 || s.p[0] == '#')
			continue;
		if (s.p[0] == '@')
			point_add(&c, s);
		else if (s.p[0] < 'a')
			case_run(&c, &tally, s, number, false);
		else
			case_run(&c, &tally, s, number, n++ % 3 == 2);
	}
	fclose(f);
	share_tell("seen", seen);
	share_tell("held back", held_back);
	assert_true(n >= 400);
	assert_int_equal(seen[WRONG] + held_back[WRONG], 0);
	assert_true(seen[UNDERSTOOD] * 100 >= 95 * (seen[UNDERSTOOD] + seen[REFUSED]));
	assert_true(held_back[UNDERSTOOD] * 100 >= 85 * (held_back[UNDERSTOOD] + held_back[REFUSED]));
	pool_free(c.pool);
}

/* A reply made to be slow takes no time. */
static void
test_linear(void **state)
{
	static const char *const units[] = { "1 ", "ok, ", "not ", "1, 2 and ", "by Friday ", "a", "ask ",
		"\n", "> 1. x\nok\n", "Maya\n", "split 1: a; ", "thanks\n", "if ", "need 1: " };

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		struct pool *pool = pool_new((size_t)256 << 20);
		struct reading_point point = {
			.n = 1, .text = SLICE("pricing page"), .owner = SLICE("Maya")
		};
		struct question q = { .now = SECOND_OF_24_NOVEMBER_2026, .points = &point, .point_count = 1 };
		struct reading r = { .date = SECOND_OF_24_NOVEMBER_2026 };
		struct quote_pair *pairs;
		struct text t;
		struct slice own;
		clock_t from;
		size_t n;

		text_init(&t, pool);
		while (t.len < (1 << 18))
			text_add(&t, slice_of(units[i]));
		own = quote_split(pool, line_split(pool, text_slice(&t)), &pairs, &n);
		from = clock();
		answer_read(pool, &q, own, pairs, n, &r);
		if (clock() - from > CLOCKS_PER_SEC)
			print_error("slow: %s\n", units[i]);
		assert_true(clock() - from < 2 * CLOCKS_PER_SEC);
		assert_true(r.answer_count <= READING_ITEM_MAX);
		pool_free(pool);
	}
}

/* What takes a yes back may stand behind more words than are looked at: of so long a reply nothing is taken. */
static void
test_long(void **state)
{
	struct pool *pool = pool_new((size_t)64 << 20);
	struct reading_point point = {
		.n = 1, .text = SLICE("pricing page"), .owner = SLICE("Maya Lin")
	};
	struct question q = { .now = SECOND_OF_24_NOVEMBER_2026, .points = &point, .point_count = 1 };
	struct reading r = { .date = SECOND_OF_24_NOVEMBER_2026, .from = { SLICE("Maya Lin"), SLICE("") } };
	struct text t;

	text_init(&t, pool);
	for (int i = 0; i < 300; i++)
		text_add(&t, SLICE("Works for me, I will do it. "));
	text_add(&t, SLICE("\n\nSorry, I forgot that I leave the company: I cannot do any of this.\n"));
	answer_read(pool, &q, text_slice(&t), NULL, 0, &r);
	assert_true(r.answer_count > 0);
	for (size_t i = 0; i < r.answer_count; i++)
		assert_true(r.answers[i].act > ACT_AWAY);
	pool_free(pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_linear),
		cmocka_unit_test(test_long),
	};

	unicode_prepare();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
