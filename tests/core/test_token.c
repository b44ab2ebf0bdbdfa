/*
 * token: made the same everywhere and always, found in what mail programs make
 * of our addresses and Message-IDs, and in nothing else.
 */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "daemon/core/dialogue/token.h"

static struct token_key
key_of(unsigned char first)
{
	struct token_key key;

	for (size_t i = 0; i < sizeof(key.bytes); i++)
		key.bytes[i] = (unsigned char)(first + i);
	return key;
}

/* By Python: base64.b32encode(hmac.digest(bytes(range(32)), b"17\nmaya@corp.example", "sha256"))[:20].lower()
 */
#define KNOWN "uohvu2x7vo6eoecmam7h"

static void
test_made(void **state)
{
	struct token_key key = key_of(0), other = key_of(1);
	char a[TOKEN_LEN + 1], b[TOKEN_LEN + 1];

	(void)state;
	token_make(&key, 17, SLICE("maya@corp.example"), a);
	assert_string_equal(a, KNOWN);
	/* mail programs change the case of addresses */
	token_make(&key, 17, SLICE("Maya@Corp.Example"), b);
	assert_string_equal(a, b);
	token_make(&key, 18, SLICE("maya@corp.example"), b);
	assert_string_not_equal(a, b);
	token_make(&key, 17, SLICE("omar@corp.example"), b);
	assert_string_not_equal(a, b);
	token_make(&other, 17, SLICE("maya@corp.example"), b);
	assert_string_not_equal(a, b);
}

static void
test_found(void **state)
{
	static const struct {
		const char *where;
		int64_t agreement; /* 0: nothing to find */
	} cases[] = {
		{ "agree+a17-" KNOWN "@corp.example", 17 },
		{ "AGREE+A17-" KNOWN "@CORP.EXAMPLE", 17 },
		{ "Jane Doe via agreed <agree+a17-" KNOWN "@corp.example>", 17 },
		{ "agree+a999999999999999999-" KNOWN "@corp.example", 999999999999999999 },
		{ "<a17." KNOWN ".0f3c@corp.example>", 17 },
		{ "a17." KNOWN ".0f3c@corp.example", 17 },
		{ "<x@y> <a17." KNOWN ".0f3c@corp.example>", 17 },
		{ "<a17." KNOWN "@corp.example>", 17 },
		{ "agree+a17@corp.example", 0 },
		{ "agree+notes@corp.example", 0 },
		{ "agree@corp.example", 0 },
		{ "agree+a17-" KNOWN, 0 },
		{ "agree+a17-" KNOWN "x@corp.example", 0 },
		{ "agree+a17-b" KNOWN "@corp.example", 0 },
		{ "agree+a-" KNOWN "@corp.example", 0 },
		{ "agree+17-" KNOWN "@corp.example", 0 },
		{ "agree+a9999999999999999999-" KNOWN "@corp.example", 0 },
		{ "agreea17-" KNOWN "@corp.example", 0 },
		{ "xa17." KNOWN ".0@corp.example", 0 },
		{ "a17-abcdefghijklmnopqrs1@x", 0 },
		{ "", 0 },
		{ "a", 0 },
		{ "+a", 0 },
		{ "+a1-", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct slice token;
		int64_t agreement;
		bool found = token_find(slice_of(cases[i].where), 'a', &agreement, &token);

		if (found != (cases[i].agreement != 0) || agreement != cases[i].agreement)
			fail_msg("%s: %lld", cases[i].where, (long long)agreement);
		assert_true(!found || token_is(token, KNOWN));
	}
}

static void
test_compared(void **state)
{
	char changed[] = KNOWN;

	(void)state;
	assert_true(token_is(SLICE(KNOWN), KNOWN));
	assert_false(token_is(slice_to(SLICE(KNOWN), TOKEN_LEN - 1), KNOWN));
	assert_false(token_is((struct slice) { NULL, 0 }, KNOWN));
	for (size_t i = 0; i < TOKEN_LEN; i++) {
		char kept = changed[i];

		changed[i] = kept == 'a' ? 'b' : 'a';
		assert_false(token_is((struct slice) { changed, TOKEN_LEN }, KNOWN));
		changed[i] = kept;
	}
}

static void
test_key(void **state)
{
	char folder[] = "/tmp/agreed-key-XXXXXX", path[100];
	struct token_key made, again;
	struct stat st;
	int fd;

	(void)state;
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/key", folder);
	assert_true(token_key_load(path, &made));
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(st.st_size, 32);
	assert_true(token_key_load(path, &again));
	assert_memory_equal(&made, &again, sizeof(made));
	/* a key that others can read is closed again, and stays the same */
	assert_int_equal(chmod(path, 0644), 0);
	assert_true(token_key_load(path, &again));
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_memory_equal(&made, &again, sizeof(made));
	/* half a key is no key, and is not replaced behind our back: all replies depend on it */
	fd = open(path, O_WRONLY | O_TRUNC);
	assert_int_equal(write(fd, "half", 4), 4);
	close(fd);
	assert_false(token_key_load(path, &again));
	assert_int_equal(errno, EBADMSG);
	assert_int_equal(unlink(path), 0);
	/* nothing else is left lying about */
	assert_int_equal(rmdir(folder), 0);
	assert_false(token_key_load(path, &again));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_made),
		cmocka_unit_test(test_found),
		cmocka_unit_test(test_compared),
		cmocka_unit_test(test_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
