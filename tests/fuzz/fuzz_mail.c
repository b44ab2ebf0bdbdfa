/*
 * A subject, a name, an address and a text, separated by NUL: the mail has
 * exactly the header fields that were asked for, CR LF, and short 7-bit lines.
 */
#include <stdint.h>
#include <string.h>

#include "parsers/base/pool.h"
#include "parsers/base/unicode.h"
#include "templates/mail.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *
next(struct pool *pool, struct slice *rest)
{
	struct slice s = slice_to(*rest, slice_find_char(*rest, '\0'));

	*rest = slice_from(*rest, s.len + 1);
	return slice_cstr(pool, text_clean(pool, s, 4000));
}

static void
check_lines(struct slice mail)
{
	size_t column = 0;

	for (size_t i = 0; i < mail.len; i++) {
		if (mail.p[i] == '\n' && (i == 0 || mail.p[i - 1] != '\r'))
			__builtin_trap();
		if ((unsigned char)mail.p[i] >= 0x80 || mail.p[i] == '\0')
			__builtin_trap();
		column = mail.p[i] == '\n' ? 0 : column + 1;
		/* a name of 60 letters and an address of 254 may stand on one line */
		if (column > 998)
			__builtin_trap();
	}
}

static void
check_fields(struct slice mail)
{
	static const char *const fields[] = { "From: ", "To: ", "Subject: ", "Date: ", "Message-ID: ",
		"MIME-Version: ", "Content-Type: ", "Content-Transfer-Encoding: ", " " };
	struct slice line;

	while (slice_line(&mail, &line) && line.len > 0) {
		bool known = false;

		for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
			known = known || slice_starts(line, slice_of(fields[i]));
		if (!known)
			__builtin_trap();
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pool *pool = pool_new((size_t)256 * 1024 * 1024);
	struct slice rest = { (const char *)data, size }, mail;
	struct mail m = { .from = { "agreed", "agree@corp.example" }, .message_id = "a@b" };
	struct mail_address to;

	m.subject = next(pool, &rest);
	to.name = next(pool, &rest);
	to.email = next(pool, &rest);
	m.to = (struct mail_addresses) { &to, 1 };
	m.text = text_clean(pool, rest, 20000);
	mail = mail_write(pool, &m);
	check_lines(mail);
	check_fields(mail);
	mail_link(pool, to.email, m.subject, to.name);
	mail_wrap(pool, m.text, 74);
	pool_free(pool);
	return 0;
}
