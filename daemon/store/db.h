/*
 * db: the few SQLite calls that the store is made of. Private to daemon/store.
 *
 * A statement is prepared once and found again by the address of its SQL, so
 * SQL must be string constants. Values are bound by a format, a letter a
 * value: i int64_t, t const char * (NULL as ""), z int64_t where 0 means NULL,
 * b const char * and size_t (blob).
 */
#ifndef AGREED_DB_H
#define AGREED_DB_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pool;

/* The migrations that have made the records, schema.sql the first of them; other versions are another agreed's. */
#define STORE_VERSION 2

/* More than there are statements in daemon/store. */
#define DB_STATEMENT_MAX 192

struct store {
	sqlite3 *db;
	struct {
		const char *sql;
		sqlite3_stmt *stmt;
	} statements[DB_STATEMENT_MAX];
	size_t statement_count;
	int commits;            /* so far; for the crash test */
};

/* The statement, reset, with its values bound. Step it with db_row. */
sqlite3_stmt *db_query(struct store *s, const char *sql, const char *format, ...);
/* Is there a further row? Ends the process when the database fails. */
bool db_row(struct store *s, sqlite3_stmt *stmt);
/* Runs a statement that gives no rows. */
void db_run(struct store *s, const char *sql, const char *format, ...);
/* One whole script; false with SQLite's words in *why. */
bool db_script(struct store *s, const char *sql, const char **why);

const char *db_text(struct pool *pool, sqlite3_stmt *stmt, int column);
int64_t db_int(sqlite3_stmt *stmt, int column);

/* Ends the process with one line that says what to do. */
_Noreturn void db_fail(struct store *s, const char *doing);

#endif
