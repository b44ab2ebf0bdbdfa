/* store: records that an older agreed wrote are brought up to date; those of a newer one are left alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "daemon/store/store.h"
#include "daemon/store/store_read.h"
#include "parsers/base/pool.h"

extern const char store_schema[]; /* schema.sql: what version 1 wrote */

/* An agreement of two points, one of which waits for its requester's answer, and the mails about it. */
static const char rows[] =
    "INSERT INTO agreement (id, title, held_on, created, requester_name, requester_email, source_id, flag_by, series, calendar, "
    "next_timed) VALUES (1, 'Launch', '2026-11-24', 1, '', 'jane@corp.example', '<n>', 1, '', '', 0);"
    "INSERT INTO item (id, agreement, n, text, standard, interest, needs, lacking, due, due_minute, due_words, due_why, milestone, "
    "quote, line, state, changed, revised) VALUES "
    "(7, 1, 1, 'mockups', '', '', '', '', '', -1, '', '', 0, '', 1, 'proposed', 1, 1),"
    "(8, 1, 2, 'budget', '', '', '', '', '', -1, '', '', 0, '', 1, 'asked', 1, 1);"
    "INSERT INTO notice (agreement, recipient, kind, occasion, message_id, state, created, answering, next_try, body) VALUES "
    "(1, 'maya@corp.example', 'confirm', '1', '<1@corp.example>', 'unknown', 1, 0, 1, 'x'),"
    "(1, 'jane@corp.example', 'question', '1', '<2@corp.example>', 'sent', 1, 0, 1, 'x');";

/* Records of that version in a new file; path is overwritten. */
static void
records_of(char *path, int version)
{
	char set[64];
	sqlite3 *db;
	int fd = mkstemp(path);

	assert_true(fd >= 0);
	close(fd);
	snprintf(set, sizeof(set), "PRAGMA user_version = %d", version);
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, store_schema, NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, rows, NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, set, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

static void
remove_records(const char *path)
{
	static const char *const ends[] = { "", "-wal", "-shm" };
	char name[80];

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		snprintf(name, sizeof(name), "%s%s", path, ends[i]);
		unlink(name);
	}
}

static void
test_older(void **state)
{
	char path[] = "/tmp/agreed-store-XXXXXX";
	struct pool *pool = pool_new((size_t)1024 * 1024);
	struct store_notice notice;
	struct store_shown *shown;
	const char *why = NULL;
	struct store *s;

	(void)state;
	records_of(path, 1);
	/* agreectl changes nothing */
	assert_null(store_open_read(path, &why));
	assert_non_null(strstr(why, "another version"));
	s = store_open(path, &why);
	assert_non_null(s);
	assert_true(store_notice_find(s, pool, "<1@corp.example>", &notice));
	/* answers to the mails of then are about what these were about */
	assert_int_equal(store_shown(s, pool, "<1@corp.example>", &shown), 1);
	assert_int_equal(shown[0].item, 7);
	assert_string_equal(shown[0].asks, "");
	assert_int_equal(store_shown(s, pool, "<2@corp.example>", &shown), 2);
	assert_string_equal(shown[0].asks, "");
	assert_string_equal(shown[1].asks, "question");
	store_close(s);
	s = store_open_read(path, &why);
	assert_non_null(s);
	store_close(s);
	/* a second time there is nothing to do */
	s = store_open(path, &why);
	assert_non_null(s);
	store_close(s);
	remove_records(path);
	pool_free(pool);
}

static void
test_newer(void **state)
{
	char path[] = "/tmp/agreed-store-XXXXXX";
	const char *why = NULL;

	(void)state;
	records_of(path, 1000);
	assert_null(store_open(path, &why));
	assert_null(store_open_read(path, &why));
	remove_records(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_older), cmocka_unit_test(test_newer) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
