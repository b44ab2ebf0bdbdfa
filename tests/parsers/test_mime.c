/*
 * Raw mails to parts. mime.cases holds
 *
 *     @@ what a reader of the test should know
 *     the mail, any lines; \s at the end of one is a blank
 *     @>
 *     DEPTH TYPE: the part's text, its lines joined by " / "
 *
 * a line a part, those of an attached mail below it with more depth. A
 * multipart's own line has no text.
 */
#include "block_cases.h"

#include "parsers/base/unicode.h"
#include "parsers/mail/mime.h"

static void
part_text_print(struct slice s, struct text *out)
{
	struct slice line;
	bool first = true;

	s = slice_trim(s);
	while (slice_line(&s, &line)) {
		text_addf(out, "%s%.*s", first ? " " : " / ", SLICE_ARG(line));
		first = false;
	}
}

static void
parts_print(struct pool *pool, const struct mime_message *m, int above, struct text *out)
{
	for (size_t i = 0; i < m->n; i++) {
		const struct mime_part *p = &m->parts[i];

		text_addf(out, "%d %.*s/%.*s:", above + p->depth, SLICE_ARG(p->type), SLICE_ARG(p->subtype));
		if (mime_is(p, "text", NULL))
			part_text_print(mime_text(pool, p), out);
		text_add_char(out, '\n');
		if (p->message != NULL && above < MIME_DEPTH_MAX)
			parts_print(pool, p->message, above + p->depth + 1, out);
	}
}

/* The case's mail: "\s" at the end of a line stands for a blank, which an editor would cut off. */
static struct slice
source_of(struct pool *pool, struct slice s)
{
	struct text t;
	struct slice line;

	text_init(&t, pool);
	while (slice_line(&s, &line)) {
		bool blank = slice_ends_nocase(line, SLICE("\\s"));

		text_add(&t, blank ? slice_to(line, line.len - 2) : line);
		text_add(&t, blank ? SLICE(" \n") : SLICE("\n"));
	}
	return text_slice(&t);
}

static bool
case_check(struct pool *pool, struct slice name, struct slice source, struct slice want)
{
	struct text out;

	text_init(&out, pool);
	parts_print(pool, mime_parse(pool, source_of(pool, source)), 0, &out);
	if (slice_eq(slice_trim(text_slice(&out)), slice_trim(want)))
		return true;
	print_error("mime.cases: %.*s\n--- wanted\n%.*s--- got\n%.*s", SLICE_ARG(name), SLICE_ARG(want),
	    SLICE_ARG(text_slice(&out)));
	return false;
}

static void
test_cases(void **state)
{
	struct pool *pool = pool_new((size_t)64 * 1024 * 1024);
	struct slice rest = file_read(pool, "tests/parsers/mime.cases"), name, next, mark;
	size_t n = 0, wrong = 0;

	(void)state;
	for (lines_until(&rest, "@@", &name); name.len > 0; name = next) {
		struct slice source = lines_until(&rest, "@>", &mark), want = lines_until(&rest, "@@", &next);

		wrong += !case_check(pool, name, source, want);
		n++;
	}
	pool_free(pool);
	assert_int_equal(wrong, 0);
	assert_true(n >= 15);
}

/* times copies of s. */
static struct slice
repeated(struct pool *pool, struct slice s, size_t times)
{
	struct text t;

	text_init(&t, pool);
	for (size_t i = 0; i < times; i++)
		text_add(&t, s);
	return text_slice(&t);
}

/* Mails that are nothing but structure end at the limits, with a note, and in no time worth measuring. */
static void
test_bombs(void **state)
{
	struct pool *pool = pool_new((size_t)512 * 1024 * 1024);
	struct text t;
	struct mime_message *m;

	(void)state;
	text_init(&t, pool);
	text_add(&t, SLICE("Content-Type: multipart/mixed; boundary=b\n\n"));
	text_add(&t, repeated(pool, SLICE("--b\n\na\n"), 100000));
	m = mime_parse(pool, text_slice(&t));
	assert_int_equal(m->n, MIME_PART_MAX);
	assert_true(m->note_count > 0);

	text_init(&t, pool);
	for (int i = 0; i < 20000; i++)
		text_addf(&t, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i);
	m = mime_parse(pool, text_slice(&t));
	assert_int_equal(m->n, MIME_DEPTH_MAX + 1);
	assert_true(m->note_count > 0);

	text_init(&t, pool);
	text_add(&t, SLICE("Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; x="));
	text_add(&t, repeated(pool, SLICE("("), 1000000));
	text_add(&t, SLICE("\n\nhello\n--b--\n"));
	m = mime_parse(pool, text_slice(&t));
	assert_true(m->n >= 1);
	pool_free(pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_cases), cmocka_unit_test(test_bombs) };

	unicode_prepare();
	mime_prepare();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
