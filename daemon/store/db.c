#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/ground/log.h"
#include "daemon/store/db.h"
#include "parsers/base/pool.h"

/* sysexits(3) EX_TEMPFAIL: the supervisor starts us again, and nothing was lost. */
#define EXIT_TEMPFAIL 75

void
db_fail(struct store *s, const char *doing)
{
	int code = sqlite3_errcode(s->db);

	if (code == SQLITE_FULL)
		log_error("the disk is full: make room in the state folder; nothing is lost, and work goes on after the next start");
	else
		log_error("the database failed (%s): %s", doing, sqlite3_errmsg(s->db));
	exit(EXIT_TEMPFAIL);
}

static sqlite3_stmt *
prepared(struct store *s, const char *sql)
{
	sqlite3_stmt *stmt;

	for (size_t i = 0; i < s->statement_count; i++)
		if (s->statements[i].sql == sql)
			return s->statements[i].stmt;
	if (s->statement_count == DB_STATEMENT_MAX)
		die("more than %d statements", DB_STATEMENT_MAX);
	if (sqlite3_prepare_v3(s->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL) != SQLITE_OK)
		db_fail(s, sql);
	s->statements[s->statement_count].sql = sql;
	s->statements[s->statement_count++].stmt = stmt;
	return stmt;
}

static void
bind_text(sqlite3_stmt *stmt, int n, const char *text)
{
	sqlite3_bind_text(stmt, n, text == NULL ? "" : text, -1, SQLITE_TRANSIENT);
}

static sqlite3_stmt *
bound(struct store *s, const char *sql, const char *format, va_list ap)
{
	sqlite3_stmt *stmt = prepared(s, sql);
	int64_t number;

	sqlite3_reset(stmt);
	for (int n = 1; format[n - 1] != '\0'; n++) {
		switch (format[n - 1]) {
		case 'i':
			sqlite3_bind_int64(stmt, n, va_arg(ap, int64_t));
			break;
		case 'z':
			number = va_arg(ap, int64_t);
			if (number == 0)
				sqlite3_bind_null(stmt, n);
			else
				sqlite3_bind_int64(stmt, n, number);
			break;
		case 't':
			bind_text(stmt, n, va_arg(ap, const char *));
			break;
		case 'b': {
			const char *p = va_arg(ap, const char *);

			sqlite3_bind_blob64(stmt, n, p, va_arg(ap, size_t), SQLITE_TRANSIENT);
			break;
		}
		default:
			die("format '%c'", format[n - 1]);
		}
	}
	return stmt;
}

sqlite3_stmt *
db_query(struct store *s, const char *sql, const char *format, ...)
{
	sqlite3_stmt *stmt;
	va_list ap;

	va_start(ap, format);
	stmt = bound(s, sql, format, ap);
	va_end(ap);
	return stmt;
}

bool
db_row(struct store *s, sqlite3_stmt *stmt)
{
	int result = sqlite3_step(stmt);

	if (result == SQLITE_ROW)
		return true;
	if (result != SQLITE_DONE)
		db_fail(s, sqlite3_sql(stmt));
	sqlite3_reset(stmt);
	return false;
}

void
db_run(struct store *s, const char *sql, const char *format, ...)
{
	sqlite3_stmt *stmt;
	va_list ap;

	va_start(ap, format);
	stmt = bound(s, sql, format, ap);
	va_end(ap);
	while (db_row(s, stmt))
		;
}

bool
db_script(struct store *s, const char *sql, const char **why)
{
	if (sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK)
		return true;
	*why = sqlite3_errmsg(s->db);
	return false;
}

const char *
db_text(struct pool *pool, sqlite3_stmt *stmt, int column)
{
	const char *text = (const char *)sqlite3_column_text(stmt, column);

	return pool_copy(pool, text, text == NULL ? 0 : (size_t)sqlite3_column_bytes(stmt, column));
}

int64_t
db_int(sqlite3_stmt *stmt, int column)
{
	return sqlite3_column_int64(stmt, column);
}
