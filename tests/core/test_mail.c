/* mail: what becomes of header fields, texts and links, byte for byte. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "templates/mail.h"

static int
pool_up(void **state)
{
	*state = pool_new((size_t)64 * 1024 * 1024);
	return 0;
}

static int
pool_down(void **state)
{
	pool_free(*state);
	return 0;
}

static const char *
written(struct pool *pool, const struct mail *changes)
{
	struct mail m = *changes;
	static struct mail_address to = { "Maya Lin", "maya@corp.example" };

	if (m.from.email == NULL)
		m.from = (struct mail_address) { "Jane Doe via agreed", "agree@corp.example" };
	if (m.to.n == 0)
		m.to = (struct mail_addresses) { &to, 1 };
	if (m.text.p == NULL)
		m.text = SLICE("Hello\n");
	if (m.message_id == NULL)
		m.message_id = "a1.x.y@corp.example";
	return slice_cstr(pool, mail_write(pool, &m));
}

static void
assert_has(const char *mail, const char *wanted)
{
	if (strstr(mail, wanted) == NULL)
		fail_msg("'%s' is not in\n%s", wanted, mail);
}

static void
assert_not(const char *mail, const char *unwanted)
{
	if (strstr(mail, unwanted) != NULL)
		fail_msg("'%s' is in\n%s", unwanted, mail);
}

/* Every line ends in CR LF, is 7-bit and short. */
static void
assert_wellformed(const char *mail)
{
	size_t column = 0;

	for (const char *p = mail; *p != '\0'; p++) {
		if (*p == '\n') {
			assert_true(p > mail && p[-1] == '\r');
			column = 0;
			continue;
		}
		assert_true(*p != '\r' || p[1] == '\n');
		assert_true((unsigned char)*p < 0x80);
		if (++column > 79)
			fail_msg("a line is too long: %.*s", (int)column, p - column + 1);
	}
	assert_int_equal(column, 0);
}

static void
test_plain(void **state)
{
	const char *m = written(
	    *state, &(struct mail) { .subject = "Launch sync [A-17]", .date = 1795509000, .offset_s = 3600 });

	assert_string_equal(m,
	    "From: Jane Doe via agreed <agree@corp.example>\r\n"
	    "To: Maya Lin <maya@corp.example>\r\n"
	    "Subject: Launch sync [A-17]\r\n"
	    "Date: Tue, 24 Nov 2026 09:30:00 +0100\r\n"
	    "Message-ID: <a1.x.y@corp.example>\r\n"
	    "MIME-Version: 1.0\r\n"
	    "Content-Type: text/plain; charset=UTF-8\r\n"
	    "Content-Transfer-Encoding: 7bit\r\n"
	    "\r\n"
	    "Hello\r\n");
}

static void
test_encoded(void **state)
{
	const char *m = written(*state,
	    &(struct mail) { .subject = "Wöchentliches Gespräch",
	        .offset_s = -12600,
	        .from = { "Müller, Änne", "agree@corp.example" } });

	assert_has(m, "Subject: =?UTF-8?Q?W=C3=B6chentliches_Gespr=C3=A4ch?=\r\n");
	assert_has(m, " -0330\r\n");
	assert_wellformed(m);
	m = written(*state,
	    &(struct mail) { .subject = "价格页面的最终设计稿：移动端和桌面端都没有未解决的评论，请在星期五之"
	                                "前确认这三点内容，谢谢" });
	assert_has(m, "Subject: =?UTF-8?B?");
	assert_wellformed(m);
}

static void
test_folded(void **state)
{
	const char *m = written(*state,
	    &(struct mail) { .subject =
	                         "A subject that is so long that it has to be folded "
	                         "somewhere, and best between two of its words, more than once [A-17]" });

	assert_wellformed(m);
	assert_has(m, " and\r\n best ");
	/* the blank in front of a word that is encoded and folded is the blank of the fold: there is one, not two */
	m = written(*state, &(struct mail) { .subject = "Protokoll Niederlassungsrunde 13.10.: Punkt drei ist überfällig" });
	assert_wellformed(m);
	assert_has(m, "Subject: Protokoll Niederlassungsrunde 13.10.: Punkt drei ist\r\n =?UTF-8?Q?");
	/* a word without a space cannot be folded as it is */
	m = written(*state,
	    &(struct mail) { .subject = "https://wiki.corp.example/pages/a-very-long-address/"
	                                "that-goes-on-and-on-and-on/until-nobody-can-read-it-any-more/"
	                                "in-one-line/of-a-mail [A-17]" });
	assert_wellformed(m);
	/* what looks like an encoded word is a word */
	m = written(*state, &(struct mail) { .subject = "=?UTF-8?Q?x?= is no name" });
	assert_not(m, "Subject: =?UTF-8?Q?x?=");
}

static void
test_injection(void **state)
{
	struct mail_address bad[] = { { "Eve\r\nBcc: all@corp.example", "eve@corp.example" },
		{ "Eve", "eve@corp.example>\r\nBcc: all@corp.example" }, { "Eve", "eve" },
		{ "Eve", "eve@corp.example, all@corp.example" } };
	const char *references[] = { "a@b", "c@d>\r\nBcc: <e@f", "" };
	const char *m = written(*state,
	    &(struct mail) { .subject = "Hello\r\nBcc: all@corp.example\r\n\r\nbody",
	        .to = { bad, 4 },
	        .references = references,
	        .reference_count = 3,
	        .in_reply_to = "x y@z" });

	assert_not(m, "\r\nBcc:");
	assert_not(m, "\nbody");
	assert_has(m, "References: <a@b>\r\nMIME");
	assert_not(m, "In-Reply-To");
	assert_not(m, "all@corp.example, ");
	assert_wellformed(m);
}

static void
test_names(void **state)
{
	struct mail_address v[] = { { "Max, Head of Design", "max@corp.example" },
		{ "The \"Boss\" \\ x", "b@corp.example" }, { "", "none@corp.example" },
		{ NULL, "null@corp.example" }, { "Ann Müller", "ann@corp.example" } };
	const char *m = written(*state, &(struct mail) { .subject = "x", .to = { v, 5 } });

	assert_has(m, "To: \"Max, Head of Design\" <max@corp.example>,\r\n");
	assert_has(m, " \"The \\\"Boss\\\" \\\\ x\" <b@corp.example>,\r\n");
	assert_has(m, " none@corp.example,\r\n null@corp.example,\r\n");
	assert_has(m, " =?UTF-8?Q?Ann_M=C3=BCller?= <ann@corp.example>\r\n");
}

static void
test_parts(void **state)
{
	struct mail_attachment a = { "application/ics", "invitation.ics",
		SLICE("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n") };
	const char *m = written(*state,
	    &(struct mail) { .subject = "x",
	        .text = SLICE("Hello =_agreed_alternative_0\n"),
	        .html = SLICE("<p>Hello</p>\n"),
	        .attachments = &a,
	        .attachment_count = 1,
	        .calendar = a.bytes,
	        .calendar_method = "REQUEST" });
	const char *text = strstr(m, "text/plain"), *html = strstr(m, "text/html"),
	           *cal = strstr(m, "text/calendar"), *file = strstr(m, "application/ics");

	assert_true(text != NULL && html > text && cal > html && file > cal);
	assert_has(m, "multipart/mixed;\r\n boundary=\"=_agreed_mixed_0\"");
	/* the boundary is not one that a part has in it */
	assert_has(m, "multipart/alternative;\r\n boundary=\"=_agreed_alternative_1\"");
	assert_has(m, "text/calendar; charset=UTF-8; method=REQUEST;\r\n component=VEVENT\r\n");
	assert_has(m, "Content-Disposition: attachment;\r\n filename=\"invitation.ics\"\r\n");
	assert_wellformed(m);
}

static void
test_bodies(void **state)
{
	struct pool *pool = *state;
	struct text t;
	const char *m;

	m = written(pool,
	    &(struct mail) { .subject = "x", .text = SLICE("Grüße = gut \n\n.\nFrom here\r\n-- \nlast") });
	assert_has(m,
	    "quoted-printable\r\n\r\nGr=C3=BC=C3=9Fe =3D gut=20\r\n\r\n=2E\r\n=46rom "
	    "here\r\n--=20\r\nlast\r\n");
	text_init(&t, pool);
	for (int i = 0; i < 2000; i++)
		text_addf(&t, "%c", 'a' + i % 26);
	m = written(pool, &(struct mail) { .subject = "x", .text = text_slice(&t) });
	assert_wellformed(m);
	m = written(pool, &(struct mail) { .subject = "x", .text = SLICE("确认以下三点内容\n") });
	assert_has(m, "base64\r\n\r\n56Gu6K6k5Lul5LiL5LiJ54K55YaF5a65DQo=\r\n");
	assert_wellformed(m);
}

static void
test_link(void **state)
{
	assert_string_equal(
	    mail_link(*state, "agree+a17-abc@corp.example", "Re: Launch & sync [A-17]", "confirm 1 3\n"),
	    "mailto:agree%2Ba17-abc@corp.example?subject=Re%3A%20Launch%20%26%20sync%20%5BA-17%5D&body="
	    "confirm%201%203%0D%0A");
	assert_string_equal(mail_link(*state, "a@b", "ü+?=\"'<", "100 %"),
	    "mailto:a@b?subject=%C3%BC%2B%3F%3D%22%27%3C&body=100%20%25");
}

static void
assert_wrapped(struct pool *pool, const char *in, size_t width, const char *out)
{
	assert_string_equal(slice_cstr(pool, mail_wrap(pool, slice_of(in), width)), out);
}

static void
test_wrap(void **state)
{
	assert_wrapped(*state, "one two three\n", 20, "one two three\n");
	assert_wrapped(*state, "one two three four", 9, "one two\nthree\nfour\n");
	assert_wrapped(*state, "  1. one two three\n", 12, "  1. one two\n     three\n");
	assert_wrapped(*state, "  - one two three\n", 12, "  - one two\n    three\n");
	assert_wrapped(*state, "     one two three\n", 13, "     one two\n     three\n");
	assert_wrapped(*state, "https://a.very/long/word here\n", 10, "https://a.very/long/word\nhere\n");
	assert_wrapped(*state, "-- \nx  \n", 10, "-- \nx\n");
	/* an ideograph is two columns wide, an umlaut one */
	assert_wrapped(*state, "确认以下 三点", 10, "确认以下\n三点\n");
	assert_wrapped(*state, "üüüü üüüü", 9, "üüüü üüüü\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_plain, pool_up, pool_down),
		cmocka_unit_test_setup_teardown(test_encoded, pool_up, pool_down),
		cmocka_unit_test_setup_teardown(test_folded, pool_up, pool_down),
		cmocka_unit_test_setup_teardown(test_injection, pool_up, pool_down),
		cmocka_unit_test_setup_teardown(test_names, pool_up, pool_down),
		cmocka_unit_test_setup_teardown(test_parts, pool_up, pool_down),
		cmocka_unit_test_setup_teardown(test_bodies, pool_up, pool_down),
		cmocka_unit_test_setup_teardown(test_link, pool_up, pool_down),
		cmocka_unit_test_setup_teardown(test_wrap, pool_up, pool_down),
	};

	unicode_prepare();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
