/* See store_read.h. Method: one statement a question, one function a row. */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "daemon/store/db.h"
#include "daemon/store/store_read.h"
#include "parsers/base/pool.h"

struct store *
store_open_read(const char *path, const char **why)
{
	struct store *s = calloc(1, sizeof(*s));
	sqlite3_stmt *stmt;

	if (s == NULL)
		abort();
	if (sqlite3_open_v2(path, &s->db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) {
		*why = access(path, F_OK) == 0 || errno == EACCES ? "this user may not read the records: try sudo" :
		    "there are no records yet: has agreed run with these settings?";
		store_close(s);
		return NULL;
	}
	sqlite3_busy_timeout(s->db, 5000);
	if (sqlite3_prepare_v2(s->db, "PRAGMA user_version", -1, &stmt, NULL) != SQLITE_OK ||
	    sqlite3_step(stmt) != SQLITE_ROW || sqlite3_column_int(stmt, 0) != STORE_VERSION) {
		sqlite3_finalize(stmt);
		store_close(s);
		*why = "the records are of another version of agreed: run agreectl of the same version";
		return NULL;
	}
	sqlite3_finalize(stmt);
	return s;
}

void
store_close(struct store *s)
{
	if (s == NULL)
		return;
	for (size_t i = 0; i < s->statement_count; i++)
		sqlite3_finalize(s->statements[i].stmt);
	sqlite3_close(s->db);
	free(s);
}

/* Room for one more in a list that comes back. */
#define ROOM(pool, list, n, cap) \
	(*(list) = pool_grow((pool), *(list), (n), &(cap), sizeof(**(list))), &(*(list))[n])

#define AGREEMENT_COLUMNS \
	"SELECT id, title, held_on, created, revision, requester_name, requester_email, source_id, flag_by, closed, " \
	"series, calendar, next_at, next_timed FROM agreement "

static void
agreement_row(struct pool *pool, sqlite3_stmt *q, struct store_agreement *a)
{
	*a = (struct store_agreement){ .id = db_int(q, 0), .title = db_text(pool, q, 1),
		.held_on = db_text(pool, q, 2), .created = db_int(q, 3), .revision = (int)db_int(q, 4),
		.requester_name = db_text(pool, q, 5), .requester_email = db_text(pool, q, 6),
		.source_id = db_text(pool, q, 7), .flag_by = db_int(q, 8), .closed = db_int(q, 9),
		.series = db_text(pool, q, 10), .calendar = db_text(pool, q, 11), .next_at = db_int(q, 12),
		.next_timed = db_int(q, 13) != 0 };
}

bool
store_agreement_get(struct store *s, struct pool *pool, int64_t id, struct store_agreement *a)
{
	sqlite3_stmt *q = db_query(s, AGREEMENT_COLUMNS "WHERE id = ?", "i", id);

	if (!db_row(s, q))
		return false;
	agreement_row(pool, q, a);
	sqlite3_reset(q);
	return true;
}

size_t
store_agreements(struct store *s, struct pool *pool, bool open_only, struct store_agreement **list)
{
	sqlite3_stmt *q = db_query(s, AGREEMENT_COLUMNS "WHERE closed IS NULL OR ? = 0 ORDER BY id", "i",
	    (int64_t)open_only);
	size_t n = 0, cap = 0;

	for (*list = NULL; db_row(s, q); n++)
		agreement_row(pool, q, ROOM(pool, list, n, cap));
	return n;
}

static void
item_owners(struct store *s, struct pool *pool, struct store_item *item)
{
	sqlite3_stmt *q = db_query(s,
	    "SELECT name, email, department, confirmed FROM owner WHERE item = ? ORDER BY position", "i", item->id);
	size_t cap = 0;

	for (item->owner_count = 0; db_row(s, q); item->owner_count++)
		*ROOM(pool, &item->owners, item->owner_count, cap) = (struct store_owner){ db_text(pool, q, 0),
			db_text(pool, q, 1), db_text(pool, q, 2), db_int(q, 3) };
}

static void
item_row(struct pool *pool, sqlite3_stmt *q, struct store_item *i)
{
	*i = (struct store_item){ .id = db_int(q, 0), .agreement = db_int(q, 1), .n = (int)db_int(q, 2),
		.text = db_text(pool, q, 3), .standard = db_text(pool, q, 4), .interest = db_text(pool, q, 5),
		.needs = db_text(pool, q, 6), .due = db_text(pool, q, 7), .due_minute = (int)db_int(q, 8),
		.due_words = db_text(pool, q, 9), .due_why = db_text(pool, q, 10), .milestone = db_int(q, 11) != 0,
		.quote = db_text(pool, q, 12), .line = (int)db_int(q, 13), .state = db_text(pool, q, 14),
		.changed = db_int(q, 15), .parent = db_int(q, 16), .revised = db_int(q, 17),
		.lacking = db_text(pool, q, 18) };
}

size_t
store_agreements_in(struct store *s, struct pool *pool, const char *from, const char *to, int64_t begins, int64_t ends,
    int64_t **ids)
{
	sqlite3_stmt *q = db_query(s,
	    "SELECT agreement FROM item WHERE due BETWEEN ? AND ? UNION SELECT agreement FROM event WHERE at >= ? AND at < ? "
	    "AND kind IN ('accepted', 'change accepted') ORDER BY 1",
	    "ttii", from, to, begins, ends);
	size_t n = 0, cap = 0;

	for (*ids = NULL; db_row(s, q); n++) {
		*ids = pool_grow(pool, *ids, n, &cap, sizeof(**ids));
		(*ids)[n] = db_int(q, 0);
	}
	return n;
}

size_t
store_agreements_series(struct store *s, struct pool *pool, const struct store_agreement *a, int64_t since, int64_t **ids)
{
	sqlite3_stmt *q = db_query(s,
	    "SELECT id FROM agreement WHERE requester_email = ? COLLATE NOCASE AND (closed IS NULL OR closed >= ?) AND "
	    "(series = ? OR (calendar = ? AND calendar <> '')) ORDER BY id",
	    "titt", a->requester_email, since, a->series, a->calendar);
	size_t n = 0, cap = 0;

	for (*ids = NULL; db_row(s, q); n++)
		*ROOM(pool, ids, n, cap) = db_int(q, 0);
	return n;
}

size_t
store_items(struct store *s, struct pool *pool, int64_t agreement, struct store_item **list)
{
	sqlite3_stmt *q = db_query(s,
	    "SELECT id, agreement, n, text, standard, interest, needs, due, due_minute, due_words, due_why, milestone, "
	    "quote, line, state, changed, parent, revised, lacking FROM item WHERE agreement = ? ORDER BY n", "i", agreement);
	size_t n = 0, cap = 0;

	for (*list = NULL; db_row(s, q); n++)
		item_row(pool, q, ROOM(pool, list, n, cap));
	for (size_t i = 0; i < n; i++)
		item_owners(s, pool, &(*list)[i]);
	return n;
}

size_t
store_waits(struct store *s, struct pool *pool, int64_t agreement, struct store_wait **list)
{
	sqlite3_stmt *q = db_query(s,
	    "SELECT d.item, d.on_item, i.agreement, i.n, o.n, d.person, d.message_id, d.quote, o.agreement, "
	    "o.state FROM depends d "
	    "JOIN item i ON i.id = d.item JOIN item o ON o.id = d.on_item JOIN agreement a ON a.id = i.agreement "
	    "WHERE i.agreement = ?1 OR (?1 = 0 AND a.closed IS NULL) ORDER BY i.agreement, i.n, o.n", "i", agreement);
	size_t n = 0, cap = 0;

	for (*list = NULL; db_row(s, q); n++)
		*ROOM(pool, list, n, cap) = (struct store_wait){ .item = db_int(q, 0), .on = db_int(q, 1),
			.agreement = db_int(q, 2), .n = (int)db_int(q, 3), .on_n = (int)db_int(q, 4),
			.person = db_text(pool, q, 5), .message_id = db_text(pool, q, 6), .quote = db_text(pool, q, 7),
			.on_agreement = db_int(q, 8), .on_state = db_text(pool, q, 9) };
	return n;
}

int
store_step_days(struct store *s, int64_t item)
{
	sqlite3_stmt *q = db_query(s, "SELECT days FROM step WHERE item = ?", "i", item);
	int days = -1;

	if (db_row(s, q)) {
		days = (int)db_int(q, 0);
		sqlite3_reset(q);
	}
	return days;
}

static void
parts_read(struct store *s, struct pool *pool, struct store_proposal *p)
{
	sqlite3_stmt *q = db_query(s, "SELECT text, due, due_minute, due_words FROM part WHERE proposal = ? ORDER BY n", "i",
	    p->id);
	size_t cap = 0;

	for (; db_row(s, q); p->part_count++)
		*ROOM(pool, &p->parts, p->part_count, cap) = (struct store_part){ .text = db_text(pool, q, 0),
			.due = db_text(pool, q, 1), .due_minute = (int)db_int(q, 2), .due_words = db_text(pool, q, 3) };
}

static size_t
ids_read(struct store *s, struct pool *pool, sqlite3_stmt *q, int64_t **list)
{
	size_t n = 0, cap = 0;

	for (*list = NULL; db_row(s, q); n++)
		*ROOM(pool, list, n, cap) = db_int(q, 0);
	return n;
}

size_t
store_agreements_of(struct store *s, struct pool *pool, const char *email, int64_t **list)
{
	return ids_read(s, pool, db_query(s, "SELECT DISTINCT p.agreement FROM participant p JOIN agreement a "
	    "ON a.id = p.agreement WHERE p.email = ? COLLATE NOCASE AND a.closed IS NULL ORDER BY 1", "t", email), list);
}

size_t
store_agreements_changed(struct store *s, struct pool *pool, int64_t *last, int64_t **list)
{
	int64_t since = *last;
	sqlite3_stmt *q = db_query(s, "SELECT COALESCE(MAX(id), 0) FROM event", "");

	*list = NULL;
	if (db_row(s, q))
		*last = db_int(q, 0);
	sqlite3_reset(q);
	if (*last == since)
		return 0;
	if (since == 0)
		return ids_read(s, pool, db_query(s, "SELECT id FROM agreement WHERE closed IS NULL ORDER BY id", ""), list);
	return ids_read(s, pool, db_query(s, "SELECT DISTINCT agreement FROM event WHERE id > ? AND id <= ? AND "
	    "agreement IS NOT NULL AND kind != 'sent' ORDER BY 1", "ii", since, *last), list);
}

int64_t
store_item_agreement(struct store *s, int64_t item)
{
	sqlite3_stmt *q = db_query(s, "SELECT agreement FROM item WHERE id = ?", "i", item);
	int64_t agreement = 0;

	if (db_row(s, q)) {
		agreement = db_int(q, 0);
		sqlite3_reset(q);
	}
	return agreement;
}

bool
store_proposal_get(struct store *s, struct pool *pool, int64_t item, struct store_proposal *p)
{
	sqlite3_stmt *q = db_query(s,
	    "SELECT id, item, at, kind, person, side, message_id, quote, due, due_minute, due_words, due_why, text, email, "
	    "name, checkpoint, starts, other FROM proposal WHERE item = ? AND ended IS NULL", "i", item);

	if (!db_row(s, q))
		return false;
	*p = (struct store_proposal){ .id = db_int(q, 0), .item = db_int(q, 1), .at = db_int(q, 2),
		.kind = db_text(pool, q, 3), .person = db_text(pool, q, 4), .side = db_text(pool, q, 5),
		.message_id = db_text(pool, q, 6), .quote = db_text(pool, q, 7), .due = db_text(pool, q, 8),
		.due_minute = (int)db_int(q, 9), .due_words = db_text(pool, q, 10), .due_why = db_text(pool, q, 11),
		.text = db_text(pool, q, 12), .email = db_text(pool, q, 13), .name = db_text(pool, q, 14),
		.checkpoint = db_int(q, 15), .starts = db_int(q, 16), .other = db_int(q, 17) };
	sqlite3_reset(q);
	parts_read(s, pool, p);
	return true;
}

size_t
store_participants(struct store *s, struct pool *pool, int64_t agreement, struct store_participant **list)
{
	sqlite3_stmt *q = db_query(s, "SELECT email, name, role FROM participant WHERE agreement = ? ORDER BY rowid",
	    "i", agreement);
	size_t n = 0, cap = 0;

	for (*list = NULL; db_row(s, q); n++)
		*ROOM(pool, list, n, cap) = (struct store_participant){ db_text(pool, q, 0), db_text(pool, q, 1),
			db_text(pool, q, 2) };
	return n;
}

size_t
store_lines(struct store *s, struct pool *pool, int64_t agreement, const char *kind, const char ***list)
{
	sqlite3_stmt *q = db_query(s, "SELECT text FROM line WHERE agreement = ? AND kind = ? ORDER BY n", "it",
	    agreement, kind);
	size_t n = 0, cap = 0;

	for (*list = NULL; db_row(s, q); n++)
		*ROOM(pool, list, n, cap) = db_text(pool, q, 0);
	return n;
}

static void
checkpoint_items(struct store *s, struct pool *pool, struct store_checkpoint *c)
{
	sqlite3_stmt *q = db_query(s, "SELECT item FROM checkpoint_item WHERE checkpoint = ? ORDER BY item", "i", c->id);
	size_t cap = 0;

	for (c->item_count = 0; db_row(s, q); c->item_count++)
		*ROOM(pool, &c->items, c->item_count, cap) = db_int(q, 0);
}

size_t
store_checkpoints(struct store *s, struct pool *pool, int64_t agreement, struct store_checkpoint **list)
{
	sqlite3_stmt *q = db_query(s,
	    "SELECT id, agreement, email, uid, partstat, sequence, starts, minutes, cancelled FROM checkpoint "
	    "WHERE agreement = ? ORDER BY starts, id", "i", agreement);
	size_t n = 0, cap = 0;

	for (*list = NULL; db_row(s, q); n++)
		*ROOM(pool, list, n, cap) = (struct store_checkpoint){ .id = db_int(q, 0), .agreement = db_int(q, 1),
			.email = db_text(pool, q, 2), .uid = db_text(pool, q, 3), .partstat = db_text(pool, q, 4),
			.sequence = (int)db_int(q, 5), .starts = db_int(q, 6), .minutes = (int)db_int(q, 7),
			.cancelled = db_int(q, 8) != 0 };
	for (size_t i = 0; i < n; i++)
		checkpoint_items(s, pool, &(*list)[i]);
	return n;
}

size_t
store_events(struct store *s, struct pool *pool, int64_t agreement, struct store_event **list)
{
	sqlite3_stmt *q = db_query(s,
	    "SELECT id, at, agreement, item, kind, person, message_id, detail, by_hand FROM event WHERE agreement = ? ORDER BY id",
	    "i", agreement);
	size_t n = 0, cap = 0;

	for (*list = NULL; db_row(s, q); n++)
		*ROOM(pool, list, n, cap) = (struct store_event){ db_int(q, 0), db_int(q, 1), db_int(q, 2), db_int(q, 3),
			db_text(pool, q, 4), db_text(pool, q, 5), db_text(pool, q, 6), db_text(pool, q, 7), db_int(q, 8) != 0 };
	return n;
}

#define NOTICE_HEADS \
	"SELECT id, agreement, recipient, kind, occasion, message_id, state, answer, created, next_try, settled, " \
	"attempts FROM notice "

static size_t
notice_heads(struct store *s, struct pool *pool, sqlite3_stmt *q, struct store_notice **list)
{
	size_t n = 0, cap = 0;

	for (*list = NULL; db_row(s, q); n++)
		*ROOM(pool, list, n, cap) = (struct store_notice){ .id = db_int(q, 0), .agreement = db_int(q, 1),
			.recipient = db_text(pool, q, 2), .kind = db_text(pool, q, 3), .occasion = db_text(pool, q, 4),
			.message_id = db_text(pool, q, 5), .state = db_text(pool, q, 6), .answer = db_text(pool, q, 7),
			.created = db_int(q, 8), .next_try = db_int(q, 9), .settled = db_int(q, 10),
			.attempts = (int)db_int(q, 11), .body = "" };
	return n;
}

size_t
store_notices(struct store *s, struct pool *pool, int64_t agreement, size_t max, struct store_notice **list)
{
	return notice_heads(s, pool, db_query(s, NOTICE_HEADS "WHERE ?1 = 0 OR agreement = ?1 ORDER BY id DESC LIMIT ?2",
	    "ii", agreement, (int64_t)max), list);
}

/* Asked for each mail that is written: by its index, which the order by id would pass over for a walk through all mails. */
size_t
store_notices_lost(struct store *s, struct pool *pool, const char *recipient, bool heard, struct store_notice **list)
{
	return notice_heads(s, pool, db_query(s, NOTICE_HEADS "AS n INDEXED BY notice_unknown WHERE state = 'unknown' AND kind <> 'selftest' "
	    "AND (?1 = '' OR recipient = ?1 COLLATE NOCASE) "
	    "AND (agreement IS NULL OR recipient = (SELECT requester_email FROM agreement a WHERE a.id = n.agreement) COLLATE NOCASE) "
	    "AND NOT EXISTS (SELECT 1 FROM notice t WHERE t.id = n.told_in AND (t.state = 'sent' OR "
	    "(NOT ?2 AND t.state IN ('waiting', 'held')))) ORDER BY id", "ti", recipient, (int64_t)heard), list);
}

size_t
store_healths(struct store *s, struct pool *pool, struct store_health **list)
{
	sqlite3_stmt *q = db_query(s, "SELECT name, state, why, changed, good FROM health ORDER BY name", "");
	size_t n = 0, cap = 0;

	for (*list = NULL; db_row(s, q); n++)
		*ROOM(pool, list, n, cap) = (struct store_health){ db_text(pool, q, 0), db_text(pool, q, 1),
			db_text(pool, q, 2), db_int(q, 3), db_int(q, 4) };
	return n;
}

void
store_counts(struct store *s, struct store_counts *c)
{
	sqlite3_stmt *q = db_query(s,
	    "SELECT (SELECT count(*) FROM agreement), (SELECT count(*) FROM agreement WHERE closed IS NULL), "
	    "(SELECT count(*) FROM item), "
	    "(SELECT count(*) FROM notice WHERE state = 'waiting'), (SELECT count(*) FROM notice WHERE state = 'failed'), "
	    "(SELECT count(*) FROM notice WHERE state = 'unknown'), (SELECT count(*) FROM message), "
	    "(SELECT count(*) FROM notice WHERE state = 'held')", "");

	*c = (struct store_counts){ 0 };
	if (!db_row(s, q))
		return;
	*c = (struct store_counts){ .agreements = db_int(q, 0), .open_agreements = db_int(q, 1), .items = db_int(q, 2),
		.waiting = db_int(q, 3), .failed = db_int(q, 4), .unknown = db_int(q, 5), .messages = db_int(q, 6),
		.held = db_int(q, 7) };
	sqlite3_reset(q);
}
