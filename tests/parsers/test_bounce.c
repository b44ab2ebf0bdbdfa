/*
 * Delivery reports in servers' words: each line of bounce.cases is
 *     name | From | Subject | text | recipients | status | hard, soft, or what else the mail is
 * with \n for a new line. The mail goes to agree@corp.example. Whole mails, in
 * the standard's form too, are in tests/messages.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "parsers/base/pool.h"
#include "parsers/mail/bounce.h"
#include "parsers/mail/bounce_report.h"
#include "parsers/mail/document.h"

#define FIELDS 7

static struct slice
mail_of(struct pool *pool, const struct slice *f)
{
	struct text t;

	text_init(&t, pool);
	text_addf(&t,
	    "From: %.*s\nTo: agree@corp.example\nSubject: %.*s\nDate: Tue, 24 Nov 2026 10:12:00 +0100\n"
	    "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n",
	    SLICE_ARG(f[1]), SLICE_ARG(f[2]));
	for (size_t i = 0; i < f[3].len; i++) {
		bool line = f[3].p[i] == '\\' && i + 1 < f[3].len && f[3].p[i + 1] == 'n';

		text_add_char(&t, line ? '\n' : f[3].p[i]);
		i += line;
	}
	text_add_char(&t, '\n');
	return text_slice(&t);
}

static struct slice
verdict(const struct reading *r)
{
	if (r->bounce.given)
		return r->bounce.hard ? SLICE("hard") : SLICE("soft");
	return r->automatic ? r->auto_kind : SLICE("human");
}

static bool
same(struct slice name, const char *what, struct slice got, struct slice want)
{
	if (slice_eq(got, want))
		return true;
	print_error(
	    "%.*s: %s is \"%.*s\", not \"%.*s\"\n", SLICE_ARG(name), what, SLICE_ARG(got), SLICE_ARG(want));
	return false;
}

static bool
case_run(struct pool *pool, struct slice *f)
{
	struct mime_message *message = mime_parse(pool, mail_of(pool, f));
	struct question question = { .subject_keyword = SLICE("[agreed]") };
	struct reading reading = { 0 };
	struct document document;
	struct text t;
	bool ok;

	header_read(pool, &message->header, &question, &reading);
	document_read(pool, message, NULL, &document);
	bounce_read(pool, message, document.text, &reading);
	text_init(&t, pool);
	for (size_t i = 0; i < reading.bounce.recipient_count; i++)
		text_addf(&t, "%s%.*s", i > 0 ? " " : "", SLICE_ARG(reading.bounce.recipients[i]));
	ok = same(f[0], "kind", verdict(&reading), f[6]);
	ok &= same(f[0], "recipients", text_slice(&t), f[4]);
	return same(f[0], "status", reading.bounce.status, f[5]) && ok;
}

static void
test_cases(void **state)
{
	FILE *file = fopen("tests/parsers/bounce.cases", "r");
	static char line[8192];
	int failed = 0, n = 0;

	assert_non_null(file);
	while (fgets(line, sizeof(line), file) != NULL) {
		struct pool *pool = pool_new(4 * 1024 * 1024);
		struct slice rest = slice_trim(slice_of(line)), f[FIELDS];

		if (rest.len > 0 && rest.p[0] != '#') {
			for (int i = 0; i < FIELDS; i++) {
				size_t bar = slice_find_char(rest, '|');

				f[i] = slice_trim(slice_to(rest, bar));
				rest = slice_from(rest, bar + 1);
			}
			failed += !case_run(pool, f);
			n++;
		}
		pool_free(pool);
	}
	fclose(file);
	print_message("%d mails\n", n);
	assert_int_equal(failed, 0);
	assert_true(n >= 30);
}

static void
test_status(void **state)
{
	assert_true(slice_eq(bounce_status_in(SLICE("smtp; 550 5.1.1 no")), SLICE("5.1.1")));
	assert_true(slice_eq(bounce_status_in(SLICE("(#4.4.1)")), SLICE("4.4.1")));
	assert_int_equal(bounce_status_in(SLICE("host 5.1.2.3 and 15.1.1 and v5.1.1.2")).len, 0);
	assert_int_equal(bounce_status_in(SLICE("5.1.")).len, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_cases), cmocka_unit_test(test_status) };

	mime_prepare();
	document_prepare();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
