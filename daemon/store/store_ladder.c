/* The part of store.h about ladders, absences and digests. Method: one statement a question. */
#include "daemon/store/db.h"
#include "daemon/store/store.h"
#include "parsers/base/pool.h"

#define LADDER_COLUMNS \
	"SELECT id, agreement, item, person, cause, sentence, started, heard, send_at, step, again FROM ladder " \
	"WHERE ended IS NULL AND "

int64_t
store_ladder_add(struct store *s, const struct store_ladder *l)
{
	db_run(s, "INSERT INTO ladder (agreement, item, person, cause, started, again, step) VALUES (?, ?, ?, ?, ?, ?, ?)",
	    "iittiii", l->agreement, l->item, l->person, l->cause, l->started, (int64_t)l->again, (int64_t)l->step);
	return sqlite3_last_insert_rowid(s->db);
}

static void
ladder_row(struct pool *pool, sqlite3_stmt *q, struct store_ladder *l)
{
	*l = (struct store_ladder){ .id = db_int(q, 0), .agreement = db_int(q, 1), .item = db_int(q, 2),
		.person = db_text(pool, q, 3), .cause = db_text(pool, q, 4), .sentence = db_text(pool, q, 5),
		.started = db_int(q, 6), .heard = db_int(q, 7), .send_at = db_int(q, 8), .step = (int)db_int(q, 9),
		.again = db_int(q, 10) != 0 };
}

static bool
ladder_one(struct store *s, struct pool *pool, sqlite3_stmt *q, struct store_ladder *l)
{
	if (!db_row(s, q))
		return false;
	ladder_row(pool, q, l);
	sqlite3_reset(q);
	return true;
}

size_t
store_ladders(struct store *s, struct pool *pool, int64_t agreement, struct store_ladder **list)
{
	sqlite3_stmt *q = db_query(s, LADDER_COLUMNS "agreement = ? ORDER BY id", "i", agreement);
	size_t n = 0, cap = 0;

	for (*list = NULL; db_row(s, q); n++) {
		*list = pool_grow(pool, *list, n, &cap, sizeof(**list));
		ladder_row(pool, q, &(*list)[n]);
	}
	return n;
}

bool
store_ladder_find(struct store *s, struct pool *pool, int64_t item, const char *person, struct store_ladder *l)
{
	return ladder_one(s, pool, db_query(s, LADDER_COLUMNS "item = ? AND person = ? COLLATE NOCASE", "it", item, person),
	    l);
}

bool
store_ladder_get(struct store *s, struct pool *pool, int64_t id, struct store_ladder *l)
{
	return ladder_one(s, pool, db_query(s, LADDER_COLUMNS "id = ?", "i", id), l);
}

size_t
store_ladders_announced(struct store *s, struct pool *pool, int64_t send_at, int64_t **list)
{
	sqlite3_stmt *q = db_query(s, "SELECT id FROM ladder WHERE ended IS NULL AND send_at = ? ORDER BY id", "i", send_at);
	size_t n = 0, cap = 0;

	for (*list = NULL; db_row(s, q); n++) {
		*list = pool_grow(pool, *list, n, &cap, sizeof(**list));
		(*list)[n] = db_int(q, 0);
	}
	return n;
}

void
store_ladder_put(struct store *s, const struct store_ladder *l)
{
	db_run(s, "UPDATE ladder SET step = ?, send_at = ?, sentence = ? WHERE id = ?", "iiti", (int64_t)l->step,
	    l->send_at, l->sentence, l->id);
}

void
store_ladder_heard(struct store *s, int64_t agreement, int64_t item, const char *person, int64_t now)
{
	db_run(s,
	    "UPDATE ladder SET heard = ?1 WHERE agreement = ?2 AND (?3 = 0 OR item = ?3) AND person = ?4 COLLATE NOCASE AND "
	    "ended IS NULL",
	    "iiit", now, agreement, item, person);
}

void
store_ladder_end(struct store *s, int64_t id, const char *outcome, int64_t now)
{
	db_run(s, "UPDATE ladder SET outcome = ?, ended = ? WHERE id = ?", "tii", outcome, now, id);
}

void
store_away_add(struct store *s, const struct store_away *a)
{
	db_run(s,
	    "INSERT INTO away (person, since, until, substitute, message_id) VALUES (?, ?, ?, ?, ?) ON CONFLICT (person, "
	    "until) DO UPDATE SET substitute = CASE WHEN excluded.substitute = '' THEN substitute ELSE excluded.substitute END",
	    "tittt", a->person, a->since, a->until, a->substitute, a->message_id);
}

void
store_away_end(struct store *s, const char *person)
{
	db_run(s, "DELETE FROM away WHERE person = ? COLLATE NOCASE", "t", person);
}

bool
store_away_get(struct store *s, struct pool *pool, const char *person, int64_t now, const char *today,
    struct store_away *a)
{
	sqlite3_stmt *q = db_query(s,
	    "SELECT person, until, substitute, message_id, since FROM away WHERE person = ? COLLATE NOCASE AND since <= ? AND "
	    "until > ? ORDER BY until DESC LIMIT 1",
	    "tit", person, now, today);

	if (!db_row(s, q))
		return false;
	*a = (struct store_away){ .person = db_text(pool, q, 0), .until = db_text(pool, q, 1),
		.substitute = db_text(pool, q, 2), .message_id = db_text(pool, q, 3), .since = db_int(q, 4) };
	sqlite3_reset(q);
	return true;
}

const char *
store_notice_id(struct store *s, struct pool *pool, const char *recipient, const char *kind, const char *occasion)
{
	sqlite3_stmt *q = db_query(s, "SELECT message_id FROM notice WHERE recipient = ? AND kind = ? AND occasion = ?", "ttt",
	    recipient, kind, occasion);
	const char *id = "";

	if (db_row(s, q)) {
		id = db_text(pool, q, 0);
		sqlite3_reset(q);
	}
	return id;
}

static int64_t
one_number(struct store *s, sqlite3_stmt *q)
{
	int64_t n = 0;

	if (db_row(s, q)) {
		n = db_int(q, 0);
		sqlite3_reset(q);
	}
	return n;
}

int64_t
store_digest_last(struct store *s)
{
	return one_number(s, db_query(s, "SELECT looked FROM digest", ""));
}

void
store_digest_looked(struct store *s, int64_t now)
{
	db_run(s, "INSERT INTO digest (id, looked) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET looked = ?1", "i", now);
}

bool
store_digest_is_off(struct store *s, const char *person)
{
	return one_number(s, db_query(s, "SELECT 1 FROM digest_off WHERE person = ?", "t", person)) == 1;
}

void
store_digest_off(struct store *s, const char *person, bool off, int64_t now)
{
	if (off)
		db_run(s, "INSERT OR IGNORE INTO digest_off (person, at) VALUES (?, ?)", "ti", person, now);
	else
		db_run(s, "DELETE FROM digest_off WHERE person = ?", "t", person);
}
