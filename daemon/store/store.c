/*
 * See store.h. Method: one statement a question. Migrations are a list of
 * scripts; PRAGMA user_version says how many have run.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "daemon/ground/log.h"
#include "daemon/store/db.h"
#include "daemon/store/store.h"
#include "parsers/base/pool.h"

extern const char store_schema[], store_schema_2[]; /* schema.sql, schema_2.sql */

static const char *const migrations[STORE_VERSION] = { store_schema, store_schema_2 };

/*
 * WAL keeps readers and the writer apart; FULL makes a commit survive a power
 * cut: a mail is marked on the server only after that.
 */
static const char settings[] =
	"PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";

static bool
migrate(struct store *s, const char **why)
{
	sqlite3_stmt *q;
	char set[64];
	int version = 0;

	if (sqlite3_prepare_v2(s->db, "PRAGMA user_version", -1, &q, NULL) == SQLITE_OK && sqlite3_step(q) == SQLITE_ROW)
		version = sqlite3_column_int(q, 0);
	sqlite3_finalize(q);
	if (version > STORE_VERSION) {
		*why = "the records were written by a newer agreed: install that one";
		return false;
	}
	for (; version < STORE_VERSION; version++) {
		snprintf(set, sizeof(set), "PRAGMA user_version = %d", version + 1);
		if (!db_script(s, "BEGIN IMMEDIATE", why) || !db_script(s, migrations[version], why) ||
		    !db_script(s, set, why) || !db_script(s, "COMMIT", why))
			return false;
	}
	return true;
}

struct store *
store_open(const char *path, const char **why)
{
	struct store *s = calloc(1, sizeof(*s));

	if (s == NULL)
		abort();
	if (sqlite3_open_v2(path, &s->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) != SQLITE_OK) {
		*why = "cannot open or create the database: does the state folder exist, and may agreed write there?";
		store_close(s);
		return NULL;
	}
	if (!db_script(s, settings, why) || !migrate(s, why)) {
		log_error("%s: %s", path, *why);
		*why = "cannot use the database";
		store_close(s);
		return NULL;
	}
	return s;
}

/*
 * For the crash test alone: AGREED_TEST_KILL=before:N or after:N kills the
 * core around its N-th commit, as kill -9 would.
 */
static void
crash_here(struct store *s, const char *when)
{
	const char *wanted = getenv("AGREED_TEST_KILL");
	char here[32];

	if (wanted == NULL)
		return;
	snprintf(here, sizeof(here), "%s:%d", when, s->commits);
	if (strcmp(wanted, here) == 0)
		kill(getpid(), 9);
}

void
store_begin(struct store *s)
{
	db_run(s, "BEGIN IMMEDIATE", "");
}

void
store_commit(struct store *s)
{
	s->commits++;
	crash_here(s, "before");
	db_run(s, "COMMIT", "");
	crash_here(s, "after");
}

void
store_rollback(struct store *s)
{
	db_run(s, "ROLLBACK", "");
}

/* Runs a query that gives one number; otherwise when there is no row. */
static int64_t
number(struct store *s, sqlite3_stmt *q, int64_t otherwise)
{
	int64_t value = otherwise;

	if (db_row(s, q)) {
		value = db_int(q, 0);
		sqlite3_reset(q);
	}
	return value;
}

bool
store_folder_get(struct store *s, const char *mailbox, const char *folder, struct store_folder *f)
{
	sqlite3_stmt *q = db_query(s,
	    "SELECT uidvalidity, since, (SELECT coalesce(max(uid), 0) + 1 FROM message m WHERE m.mailbox = f.mailbox AND "
	    "m.folder = f.name AND m.uidvalidity = f.uidvalidity) FROM folder f WHERE mailbox = ? AND name = ?",
	    "tt", mailbox, folder);

	if (!db_row(s, q))
		return false;
	*f = (struct store_folder){ db_int(q, 0), db_int(q, 1), db_int(q, 2) };
	sqlite3_reset(q);
	return true;
}

void
store_folder_put(struct store *s, const char *mailbox, const char *folder, int64_t uidvalidity, int64_t since)
{
	db_run(s,
	    "INSERT INTO folder (mailbox, name, uidvalidity, since) VALUES (?, ?, ?, ?) ON CONFLICT (mailbox, name) "
	    "DO UPDATE SET uidvalidity = excluded.uidvalidity, since = excluded.since",
	    "ttii", mailbox, folder, uidvalidity, since);
}

bool
store_message_known(struct store *s, const char *mailbox, const char *folder, int64_t uidvalidity, int64_t uid,
    int *keep)
{
	int64_t found = number(s, db_query(s,
	    "SELECT keep FROM message WHERE mailbox = ? AND folder = ? AND uidvalidity = ? AND uid = ?", "ttii", mailbox,
	    folder, uidvalidity, uid), -1);

	if (found >= 0)
		*keep = (int)found;
	return found >= 0;
}

bool
store_message_seen(struct store *s, const char *message_id, const char *hash, int *keep)
{
	int64_t found = number(s, db_query(s,
	    "SELECT keep FROM message WHERE hash = ?1 OR (message_id = ?2 AND message_id <> '') ORDER BY id LIMIT 1",
	    "tt", hash, message_id), -1);

	if (found < 0)
		return false;
	*keep = (int)found;
	return true;
}

int64_t
store_message_count(struct store *s, const char *sender, const char *verdict, int64_t since)
{
	return number(s, db_query(s, "SELECT count(*) FROM message WHERE sender = ? AND verdict = ? AND decided >= ?", "tti",
	    sender, verdict, since), 0);
}

bool
store_message_left(struct store *s, const struct store_message *m)
{
	return number(s, db_query(s,
	    "SELECT count(*) > 0 AND sum(verdict = 'other' OR (verdict = 'seen' AND keep = 0)) = count(*) FROM message "
	    "WHERE hash = ?1 OR (message_id = ?2 AND message_id <> '') OR "
	    "(mailbox = ?3 AND folder = ?4 AND uidvalidity = ?5 AND uid = ?6)",
	    "ttttii", m->hash, m->message_id, m->mailbox, m->folder, m->uidvalidity, m->uid), 0) == 1;
}

void
store_message_add(struct store *s, const struct store_message *m)
{
	/* What is left alone needs no mark: it counts as marked. */
	db_run(s,
	    "INSERT INTO message (mailbox, folder, uidvalidity, uid, message_id, hash, received, sender, verdict, "
	    "agreement, keep, marked, decided) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT "
	    "(mailbox, folder, uidvalidity, uid) DO UPDATE SET decided = excluded.decided, verdict = excluded.verdict, "
	    "agreement = excluded.agreement, keep = excluded.keep, marked = excluded.marked",
	    "ttiittittziii", m->mailbox, m->folder, m->uidvalidity, m->uid, m->message_id, m->hash, m->received, m->sender,
	    m->verdict, m->agreement, (int64_t)m->keep, (int64_t)(m->keep == 0), m->decided);
}

void
store_message_marked(struct store *s, const char *mailbox, const char *folder, int64_t uidvalidity, int64_t uid)
{
	db_run(s, "UPDATE message SET marked = 1 WHERE mailbox = ? AND folder = ? AND uidvalidity = ? AND uid = ?",
	    "ttii", mailbox, folder, uidvalidity, uid);
}

size_t
store_unmarked(struct store *s, struct pool *pool, const char *mailbox, const char *folder, int64_t uidvalidity,
    struct store_unmarked **list)
{
	sqlite3_stmt *q = db_query(s,
	    "SELECT uid, keep FROM message WHERE mailbox = ? AND folder = ? AND uidvalidity = ? AND marked = 0 ORDER BY uid",
	    "tti", mailbox, folder, uidvalidity);
	size_t n = 0, cap = 0;

	for (*list = NULL; db_row(s, q); n++) {
		*list = pool_grow(pool, *list, n, &cap, sizeof(**list));
		(*list)[n] = (struct store_unmarked){ db_int(q, 0), (int)db_int(q, 1) };
	}
	return n;
}

int64_t
store_agreement_of(struct store *s, const char *source_id)
{
	sqlite3_stmt *q = db_query(s, "SELECT MIN(id) FROM agreement WHERE source_id = ? AND source_id <> ''", "t", source_id);
	int64_t id = db_row(s, q) ? db_int(q, 0) : 0;

	sqlite3_reset(q);
	return id;
}

int64_t
store_line_known(struct store *s, int64_t agreement, const struct store_item *item, const char *held_on, int64_t since)
{
	sqlite3_stmt *q = db_query(s,
	    "SELECT MIN(i.agreement) FROM agreement a JOIN item i ON i.agreement = a.id WHERE a.created >= ? AND a.closed IS NULL "
	    "AND COALESCE(?, a.id) = a.id AND i.quote = ? AND i.quote <> '' AND (a.held_on = ? OR (i.due = ? AND i.due <> ''))",
	    "izttt", since, agreement, item->quote, held_on, item->due);
	int64_t id = db_row(s, q) ? db_int(q, 0) : 0;

	sqlite3_reset(q);
	return id;
}

int64_t
store_agreement_add(struct store *s, const struct store_agreement *a)
{
	db_run(s,
	    "INSERT INTO agreement (title, held_on, created, revision, requester_name, requester_email, source_id, "
	    "flag_by, series, calendar, next_at, next_timed) VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?)",
	    "ttitttittzi", a->title, a->held_on, a->created, a->requester_name, a->requester_email, a->source_id, a->flag_by,
	    a->series, a->calendar, a->next_at, (int64_t)a->next_timed);
	return sqlite3_last_insert_rowid(s->db);
}

void
store_agreement_revision(struct store *s, int64_t id, int revision, int64_t flag_by)
{
	db_run(s, "UPDATE agreement SET revision = ?, flag_by = ? WHERE id = ?", "iii", (int64_t)revision, flag_by, id);
}

void
store_agreement_close(struct store *s, int64_t id, int64_t now)
{
	db_run(s, "UPDATE agreement SET closed = ? WHERE id = ?", "ii", now, id);
}

void
store_participant_add(struct store *s, int64_t agreement, const struct store_participant *p)
{
	db_run(s, "INSERT OR IGNORE INTO participant (agreement, email, name, role) VALUES (?, ?, ?, ?)", "ittt",
	    agreement, p->email, p->name, p->role);
}

static void
owner_add(struct store *s, int64_t item, int64_t position, const struct store_owner *o)
{
	db_run(s, "INSERT INTO owner (item, position, name, email, department, confirmed) VALUES (?, ?, ?, ?, ?, ?)",
	    "iitttz", item, position, o->name, o->email, o->department, o->confirmed);
}

int64_t
store_item_add(struct store *s, const struct store_item *i)
{
	int64_t id;

	db_run(s,
	    "INSERT INTO item (agreement, n, text, standard, interest, needs, lacking, due, due_minute, due_words, due_why, milestone, "
	    "quote, line, state, changed, parent, revised) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	    "iittttttittititizi", i->agreement, (int64_t)i->n, i->text, i->standard, i->interest, i->needs == NULL ? "" : i->needs,
	    i->lacking == NULL ? "" : i->lacking, i->due, (int64_t)i->due_minute,
	    i->due_words, i->due_why, (int64_t)i->milestone, i->quote, (int64_t)i->line, i->state, i->changed,
	    i->parent, i->changed);
	id = sqlite3_last_insert_rowid(s->db);
	for (size_t k = 0; k < i->owner_count; k++)
		owner_add(s, id, (int64_t)k, &i->owners[k]);
	return id;
}

void
store_item_state(struct store *s, int64_t item, const char *state, int64_t now)
{
	db_run(s, "UPDATE item SET state = ?, changed = ? WHERE id = ?", "tii", state, now, item);
}

void
store_item_due(struct store *s, int64_t item, const char *due, int minute, const char *words, const char *why)
{
	db_run(s, "UPDATE item SET due = ?, due_minute = ?, due_words = ?, due_why = ? WHERE id = ?", "titti", due,
	    (int64_t)minute, words, why, item);
}

void
store_step_add(struct store *s, int64_t item, const char *process, int days)
{
	db_run(s, "INSERT INTO step (item, process, days) VALUES (?, ?, ?)", "iti", item, process, (int64_t)days);
}

void
store_wait_add(struct store *s, const struct store_wait *w, int64_t now)
{
	db_run(s, "INSERT OR IGNORE INTO depends (item, on_item, at, person, message_id, quote) VALUES (?, ?, ?, ?, ?, ?)",
	    "iiittt", w->item, w->on, now, w->person, w->message_id, w->quote);
}

size_t
store_awaiting(struct store *s, struct pool *pool, int64_t item, int64_t **agreements)
{
	sqlite3_stmt *q = db_query(s, "SELECT DISTINCT i.agreement FROM depends d JOIN item i ON i.id = d.item WHERE "
	    "d.on_item = ?1 OR d.on_item = (SELECT parent FROM item WHERE id = ?1) ORDER BY 1", "i", item);
	size_t n = 0, cap = 0;

	for (*agreements = NULL; db_row(s, q); n++) {
		*agreements = pool_grow(pool, *agreements, n, &cap, sizeof(**agreements));
		(*agreements)[n] = db_int(q, 0);
	}
	return n;
}

void
store_item_owner(struct store *s, int64_t item, const struct store_owner *owner)
{
	db_run(s, "DELETE FROM owner WHERE item = ?", "i", item);
	owner_add(s, item, 0, owner);
}

void
store_owner_known(struct store *s, int64_t item, int64_t position, const struct store_owner *owner)
{
	db_run(s, "UPDATE owner SET name = ?, email = ? WHERE item = ? AND position = ?", "ttii", owner->name, owner->email,
	    item, position);
}

bool
store_is_owner(struct store *s, const char *email)
{
	return number(s, db_query(s, "SELECT COUNT(*) FROM owner WHERE email = ? COLLATE NOCASE", "t", email), 0) > 0;
}

void
store_item_text(struct store *s, int64_t item, const char *text)
{
	db_run(s, "UPDATE item SET text = ?1 WHERE id = ?2 AND ?1 <> ''", "ti", text, item);
}

void
store_item_standard(struct store *s, int64_t item, const char *standard)
{
	db_run(s, "UPDATE item SET standard = ?1 WHERE id = ?2 AND ?1 <> ''", "ti", standard, item);
}

void
store_item_lacking(struct store *s, int64_t item, const char *lacking)
{
	db_run(s, "UPDATE item SET lacking = ? WHERE id = ?", "ti", lacking, item);
}

void
store_item_interest(struct store *s, int64_t item, const char *interest)
{
	db_run(s, "UPDATE item SET interest = ?1 WHERE id = ?2 AND ?1 <> ''", "ti", interest, item);
}

void
store_item_revised(struct store *s, int64_t item, int64_t now)
{
	db_run(s, "UPDATE item SET revised = ? WHERE id = ?", "ii", now, item);
	db_run(s, "UPDATE owner SET confirmed = NULL WHERE item = ?", "i", item);
}

int64_t
store_proposal_add(struct store *s, const struct store_proposal *p)
{
	int64_t id;

	db_run(s,
	    "INSERT INTO proposal (item, kind, person, side, at, message_id, quote, due, due_minute, due_words, due_why, "
	    "text, email, name, checkpoint, starts, other) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	    "itttitttitttttziz", p->item, p->kind, p->person, p->side, p->at, p->message_id, p->quote, p->due,
	    (int64_t)p->due_minute, p->due_words, p->due_why, p->text, p->email, p->name, p->checkpoint,
	    p->starts, p->other);
	id = sqlite3_last_insert_rowid(s->db);
	for (size_t i = 0; i < p->part_count; i++)
		db_run(s, "INSERT INTO part (proposal, n, text, due, due_minute, due_words) VALUES (?, ?, ?, ?, ?, ?)", "iittit",
		    id, (int64_t)i + 1, p->parts[i].text, p->parts[i].due, (int64_t)p->parts[i].due_minute,
		    p->parts[i].due_words);
	return id;
}

bool
store_proposal_ended(struct store *s, int64_t item, int64_t since)
{
	return number(s, db_query(s, "SELECT COUNT(*) FROM proposal WHERE item = ? AND side = 'requester' AND at <= ? AND "
	    "ended >= ?", "iii", item, since, since), 0) > 0;
}

void
store_proposal_end(struct store *s, int64_t item, const char *outcome, int64_t now)
{
	db_run(s, "UPDATE proposal SET outcome = ?, ended = ? WHERE item = ? AND ended IS NULL", "tii", outcome, now, item);
}

void
store_owner_confirmed(struct store *s, int64_t item, const char *email, int64_t now)
{
	db_run(s, "UPDATE owner SET confirmed = ? WHERE item = ? AND email = ? COLLATE NOCASE", "iit", now, item, email);
}

void
store_line_add(struct store *s, int64_t agreement, const char *kind, int n, const char *text)
{
	db_run(s, "INSERT INTO line (agreement, kind, n, text) VALUES (?, ?, ?, ?)", "itit", agreement, kind, (int64_t)n,
	    text);
}

int64_t
store_checkpoint_add(struct store *s, const struct store_checkpoint *c)
{
	int64_t id;

	db_run(s, "INSERT INTO checkpoint (agreement, email, uid, starts, minutes) VALUES (?, ?, ?, ?, ?)", "ittii",
	    c->agreement, c->email, c->uid, c->starts, (int64_t)c->minutes);
	id = sqlite3_last_insert_rowid(s->db);
	for (size_t i = 0; i < c->item_count; i++)
		db_run(s, "INSERT INTO checkpoint_item (checkpoint, item) VALUES (?, ?)", "ii", id, c->items[i]);
	return id;
}

void
store_checkpoint_attach(struct store *s, int64_t id, int64_t item)
{
	db_run(s, "INSERT OR IGNORE INTO checkpoint_item (checkpoint, item) VALUES (?, ?)", "ii", id, item);
}

void
store_checkpoint_detach(struct store *s, int64_t id, int64_t item)
{
	db_run(s, "DELETE FROM checkpoint_item WHERE checkpoint = ? AND item = ?", "ii", id, item);
}

void
store_checkpoint_move(struct store *s, int64_t id, int64_t starts, int sequence)
{
	db_run(s, "UPDATE checkpoint SET starts = ?, sequence = ?, partstat = 'NEEDS-ACTION' WHERE id = ?", "iii", starts,
	    (int64_t)sequence, id);
}

void
store_checkpoint_cancel(struct store *s, int64_t id, int sequence)
{
	db_run(s, "UPDATE checkpoint SET cancelled = 1, sequence = ? WHERE id = ?", "ii", (int64_t)sequence, id);
}

void
store_checkpoint_answer(struct store *s, int64_t id, const char *partstat)
{
	db_run(s, "UPDATE checkpoint SET partstat = ? WHERE id = ?", "ti", partstat, id);
}

bool
store_checkpoint_find(struct store *s, struct pool *pool, const char *uid, struct store_checkpoint *c)
{
	struct store_checkpoint *list;
	int64_t agreement = number(s, db_query(s, "SELECT agreement FROM checkpoint WHERE uid = ?", "t", uid), 0);
	size_t n = agreement == 0 ? 0 : store_checkpoints(s, pool, agreement, &list);

	for (size_t i = 0; i < n; i++) {
		if (strcmp(list[i].uid, uid) != 0)
			continue;
		*c = list[i];
		return true;
	}
	return false;
}

void
store_event_add(struct store *s, const struct store_event *e)
{
	db_run(s, "INSERT INTO event (at, agreement, item, kind, person, message_id, detail, by_hand) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
	    "izztttti", e->at, e->agreement, e->item, e->kind, e->person, e->message_id, e->detail, (int64_t)e->by_hand);
}

int64_t
store_held_add(struct store *s, const struct store_held *h)
{
	db_run(s, "INSERT INTO held (agreement, person, at, message_id, reading) VALUES (?, ?, ?, ?, ?)", "ztitb",
	    h->agreement, h->person, h->at, h->message_id, h->reading, h->reading_len);
	return sqlite3_last_insert_rowid(s->db);
}

bool
store_held_get(struct store *s, struct pool *pool, int64_t id, struct store_held *h)
{
	sqlite3_stmt *q = db_query(s,
	    "SELECT id, agreement, person, message_id, at, reading FROM held WHERE id = ? AND ended IS NULL", "i", id);

	if (!db_row(s, q))
		return false;
	*h = (struct store_held){ .id = db_int(q, 0), .agreement = db_int(q, 1), .person = db_text(pool, q, 2),
		.message_id = db_text(pool, q, 3), .at = db_int(q, 4) };
	h->reading_len = (size_t)sqlite3_column_bytes(q, 5);
	h->reading = pool_copy(pool, sqlite3_column_blob(q, 5), h->reading_len);
	sqlite3_reset(q);
	return true;
}

void
store_held_end(struct store *s, int64_t id, const char *outcome, int64_t now)
{
	db_run(s, "UPDATE held SET outcome = ?, ended = ? WHERE id = ?", "tii", outcome, now, id);
}

bool
store_notice_add(struct store *s, const struct store_notice *n)
{
	db_run(s,
	    "INSERT OR IGNORE INTO notice (agreement, recipient, kind, occasion, message_id, created, state, answering, "
	    "next_try, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	    "zttttitiib", n->agreement, n->recipient, n->kind, n->occasion, n->message_id, n->created, n->state,
	    (int64_t)n->answering, n->next_try, n->body, n->body_len);
	return sqlite3_changes(s->db) == 1;
}

void
store_notice_told(struct store *s, int64_t id, const char *message_id)
{
	db_run(s, "UPDATE notice SET told_in = (SELECT id FROM notice WHERE message_id = ?) WHERE id = ?", "ti", message_id, id);
}

bool
store_notice_exists(struct store *s, const char *recipient, const char *kind, const char *occasion)
{
	return number(s, db_query(s, "SELECT 1 FROM notice WHERE recipient = ? AND kind = ? AND occasion = ?", "ttt",
	    recipient, kind, occasion), 0) == 1;
}

#define NOTICE_COLUMNS \
	"SELECT id, agreement, recipient, kind, occasion, message_id, state, answer, created, next_try, settled, " \
	"attempts, body FROM notice "

static void
notice_row(struct pool *pool, sqlite3_stmt *q, struct store_notice *n)
{
	*n = (struct store_notice){ .id = db_int(q, 0), .agreement = db_int(q, 1), .recipient = db_text(pool, q, 2),
		.kind = db_text(pool, q, 3), .occasion = db_text(pool, q, 4), .message_id = db_text(pool, q, 5),
		.state = db_text(pool, q, 6), .answer = db_text(pool, q, 7), .created = db_int(q, 8),
		.next_try = db_int(q, 9), .settled = db_int(q, 10), .attempts = (int)db_int(q, 11) };
	n->body_len = (size_t)sqlite3_column_bytes(q, 12);
	n->body = pool_copy(pool, sqlite3_column_blob(q, 12), n->body_len);
}

size_t
store_notice_due(struct store *s, struct pool *pool, int64_t now, int64_t after_id, size_t max,
    struct store_notice **list)
{
	sqlite3_stmt *q = db_query(s,
	    NOTICE_COLUMNS "WHERE state = 'waiting' AND next_try <= ? AND +id > ? ORDER BY +id LIMIT ?", "iii", now, after_id,
	    (int64_t)max);
	size_t n = 0, cap = 0;

	for (*list = NULL; db_row(s, q); n++) {
		*list = pool_grow(pool, *list, n, &cap, sizeof(**list));
		notice_row(pool, q, &(*list)[n]);
	}
	return n;
}

static bool
notice_one(struct store *s, struct pool *pool, sqlite3_stmt *q, struct store_notice *n)
{
	if (!db_row(s, q))
		return false;
	notice_row(pool, q, n);
	sqlite3_reset(q);
	return true;
}

bool
store_notice_get(struct store *s, struct pool *pool, int64_t id, struct store_notice *n)
{
	return notice_one(s, pool, db_query(s, NOTICE_COLUMNS "WHERE id = ?", "i", id), n);
}

bool
store_notice_find(struct store *s, struct pool *pool, const char *message_id, struct store_notice *n)
{
	return notice_one(s, pool, db_query(s, NOTICE_COLUMNS "WHERE message_id = ?", "t", message_id), n);
}

void
store_shown_add(struct store *s, const char *message_id, const struct store_shown *shown)
{
	db_run(s, "INSERT INTO shown (notice, item, asks, candidate) SELECT id, ?, ?, ? FROM notice WHERE message_id = ?",
	    "ittt", shown->item, shown->asks, shown->candidate, message_id);
}

static size_t
shown_list(struct store *s, struct pool *pool, sqlite3_stmt *q, struct store_shown **list)
{
	size_t n = 0, cap = 0;

	for (*list = NULL; db_row(s, q); n++) {
		*list = pool_grow(pool, *list, n, &cap, sizeof(**list));
		(*list)[n] = (struct store_shown){ db_int(q, 0), db_text(pool, q, 1), db_text(pool, q, 2) };
	}
	return n;
}

size_t
store_shown(struct store *s, struct pool *pool, const char *message_id, struct store_shown **list)
{
	return shown_list(s, pool, db_query(s, "SELECT item, asks, candidate FROM shown JOIN notice ON id = notice "
	    "WHERE message_id = ? ORDER BY item", "t", message_id), list);
}

size_t
store_shown_to(struct store *s, struct pool *pool, const char *recipient, int64_t agreement, struct store_shown **list)
{
	return shown_list(s, pool, db_query(s, "SELECT DISTINCT i.id, '', '' FROM item i JOIN shown ON item = i.id "
	    "JOIN notice n ON n.id = notice WHERE i.agreement = ? AND n.recipient = ? COLLATE NOCASE "
	    "AND n.state NOT IN ('failed', 'held') ORDER BY i.id", "it",
	    agreement, recipient), list);
}

void
store_notice_settle(struct store *s, int64_t id, const char *state, int64_t now, const char *answer)
{
	db_run(s, "UPDATE notice SET state = ?, settled = ?, answer = ?, attempts = attempts + 1 WHERE id = ?", "titi",
	    state, now, answer, id);
}

void
store_notice_retry(struct store *s, int64_t id, int attempts, int64_t next_try, const char *answer)
{
	db_run(s, "UPDATE notice SET attempts = ?, next_try = ?, answer = ? WHERE id = ?", "iiti", (int64_t)attempts,
	    next_try, answer, id);
}

void
store_notice_wait(struct store *s, const char *recipient, int64_t now, int64_t until)
{
	db_run(s, "UPDATE notice SET next_try = ?1 WHERE recipient = ?2 COLLATE NOCASE AND state = 'waiting' AND attempts = 0 AND "
	    "next_try > ?3 AND next_try < ?1", "iti", until, recipient, now);
}

int64_t
store_notice_count(struct store *s, const char *recipient, int64_t agreement, int64_t since)
{
	return number(s, db_query(s,
	    "SELECT count(*) FROM notice WHERE created >= ?1 AND recipient = ?2 AND answering AND (?3 = 0 OR agreement = ?3)",
	    "iti", since, recipient, agreement), 0);
}

int64_t
store_notice_count_kind(struct store *s, const char *recipient, const char *kind, int64_t since)
{
	return number(s, db_query(s, "SELECT count(*) FROM notice WHERE recipient = ? AND kind = ? AND created >= ?", "tti",
	    recipient, kind, since), 0);
}

int64_t
store_notice_nth_last(struct store *s, int64_t n)
{
	/* ids have no holes: a notice that is there already takes none */
	return number(s, db_query(s, "SELECT created FROM notice WHERE id = (SELECT max(id) FROM notice) + 1 - ?", "i", n), 0);
}

int64_t
store_notice_release(struct store *s, const char *recipient, int64_t now)
{
	db_run(s, "UPDATE notice SET state = 'waiting', next_try = ?1 WHERE state = 'held' AND (?2 = '' OR recipient = ?2)",
	    "it", now, recipient);
	return sqlite3_changes(s->db);
}

void
store_due_add(struct store *s, const struct store_due *d)
{
	/* what was looked at, or given up, at that moment before is to be looked at again */
	db_run(s,
	    "INSERT INTO due (at, kind, agreement, item, email) VALUES (?, ?, ?, ?, ?) ON CONFLICT (kind, agreement, item, "
	    "email, at) DO UPDATE SET done = NULL",
	    "itizt", d->at, d->kind, d->agreement, d->item, d->email);
}

size_t
store_due(struct store *s, struct pool *pool, int64_t now, size_t max, struct store_due **list)
{
	sqlite3_stmt *q = db_query(s,
	    "SELECT id, at, agreement, item, kind, email FROM due WHERE done IS NULL AND at <= ? ORDER BY at, id LIMIT ?",
	    "ii", now, (int64_t)max);
	size_t n = 0, cap = 0;

	for (*list = NULL; db_row(s, q); n++) {
		*list = pool_grow(pool, *list, n, &cap, sizeof(**list));
		(*list)[n] = (struct store_due){ db_int(q, 0), db_int(q, 1), db_int(q, 2), db_int(q, 3), db_text(pool, q, 4),
			db_text(pool, q, 5) };
	}
	return n;
}

void
store_due_done(struct store *s, int64_t id, int64_t now)
{
	db_run(s, "UPDATE due SET done = ? WHERE id = ?", "ii", now, id);
}

void
store_due_move(struct store *s, int64_t id, int64_t at)
{
	db_run(s, "UPDATE OR REPLACE due SET at = ? WHERE id = ?", "ii", at, id);
}

void
store_due_shift(struct store *s, const char *kind, int64_t item, const char *email, int64_t from, int64_t to)
{
	db_run(s, "UPDATE OR REPLACE due SET at = ? WHERE kind = ? AND item = ? AND email = ? AND at = ? AND done IS NULL",
	    "ititi", to, kind, item, email, from);
}

void
store_due_cancel(struct store *s, int64_t item, int64_t now)
{
	db_run(s, "UPDATE due SET done = ? WHERE item = ? AND done IS NULL", "ii", now, item);
}

void
store_due_cancel_kind(struct store *s, int64_t item, const char *kind, const char *email, int64_t now)
{
	db_run(s, "UPDATE due SET done = ? WHERE item = ? AND kind = ? AND email = ? AND done IS NULL", "iitt", now, item,
	    kind, email);
}

int64_t
store_next(struct store *s)
{
	return number(s, db_query(s,
	    "SELECT coalesce(min(at), 0) FROM (SELECT min(at) AS at FROM due WHERE done IS NULL UNION ALL "
	    "SELECT min(next_try) FROM notice WHERE state = 'waiting') WHERE at IS NOT NULL", ""), 0);
}

void
store_health_put(struct store *s, const char *name, const char *state, const char *why, int64_t now, bool good)
{
	db_run(s,
	    "INSERT INTO health (name, state, why, changed, good) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (name) DO UPDATE "
	    "SET state = ?2, why = ?3, changed = ?4, good = coalesce(?5, good)",
	    "tttiz", name, state, why, now, good ? now : (int64_t)0);
}
