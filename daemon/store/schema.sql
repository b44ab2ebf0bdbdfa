-- The records of agreed. Instants are UTC seconds since 1970, dates are
-- 'YYYY-MM-DD'. This is where records begin; what came later stands in
-- schema_2.sql and so on, run in turn (store.c). PRAGMA user_version counts them.

-- Where we stand in each IMAP folder. State is this journal, never \Seen.
CREATE TABLE folder (
  id          INTEGER PRIMARY KEY,
  mailbox     TEXT NOT NULL,            -- title of the mailbox in the settings
  name        TEXT NOT NULL,
  uidvalidity INTEGER NOT NULL,
  since       INTEGER NOT NULL,         -- mail that arrived before this is left alone
  UNIQUE (mailbox, name)
);

-- One row for each mail that was looked at and decided. The mail itself stays on the server.
CREATE TABLE message (
  id          INTEGER PRIMARY KEY,
  mailbox     TEXT NOT NULL,
  folder      TEXT NOT NULL,
  uidvalidity INTEGER NOT NULL,
  uid         INTEGER NOT NULL,
  message_id  TEXT NOT NULL,            -- without < >; may be empty
  hash        TEXT NOT NULL,            -- SHA-256 of the bytes, hex
  received    INTEGER NOT NULL,
  decided     INTEGER NOT NULL,
  sender      TEXT NOT NULL,            -- address
  verdict     TEXT NOT NULL,            -- notes, reply, bounce, auto, calendar, other, seen, own, refused, held, too_big, unreadable
  agreement   INTEGER REFERENCES agreement(id),
  keep        INTEGER NOT NULL,         -- what the mailbox is told to do with it (enum wire_keep)
  marked      INTEGER NOT NULL DEFAULT 0, -- the mailbox has done so
  UNIQUE (mailbox, folder, uidvalidity, uid)
);
CREATE INDEX message_by_id ON message (message_id);
CREATE INDEX message_by_sender ON message (sender, decided);
CREATE INDEX message_by_hash ON message (hash);
CREATE INDEX message_unmarked ON message (mailbox, folder) WHERE marked = 0;

-- What one set of notes records.
CREATE TABLE agreement (
  id              INTEGER PRIMARY KEY,
  title           TEXT NOT NULL,
  held_on         TEXT NOT NULL,        -- date of the meeting or the notes
  created         INTEGER NOT NULL,
  revision        INTEGER NOT NULL DEFAULT 1,
  requester_name  TEXT NOT NULL,
  requester_email TEXT NOT NULL,
  source_id       TEXT NOT NULL,        -- Message-ID of the notes
  flag_by         INTEGER NOT NULL,     -- until when changes can be flagged
  closed          INTEGER,              -- when the last item was
  series          TEXT NOT NULL,        -- what its title has in common with those of its series, may be empty (series.h)
  calendar        TEXT NOT NULL,        -- UID of the meeting whose calendar came with the notes, or empty
  next_at         INTEGER,              -- when its people meet again
  next_timed      INTEGER NOT NULL      -- with a time; else only the day is known
);
CREATE INDEX agreement_by_requester ON agreement (requester_email);

-- Who is on it. The reply token follows from (agreement, email).
CREATE TABLE participant (
  agreement INTEGER NOT NULL REFERENCES agreement(id),
  email     TEXT NOT NULL,
  name      TEXT NOT NULL,
  role      TEXT NOT NULL,              -- owner, requester, manager
  PRIMARY KEY (agreement, email, role)
);

-- Action items; people see them as points.
CREATE TABLE item (
  id         INTEGER PRIMARY KEY,
  agreement  INTEGER NOT NULL REFERENCES agreement(id),
  n          INTEGER NOT NULL,          -- the number people see
  text       TEXT NOT NULL,
  standard   TEXT NOT NULL,             -- done when; may be empty
  interest   TEXT NOT NULL,             -- why it matters to the owner; may be empty
  needs      TEXT NOT NULL,             -- what the owner needs from others; may be empty
  lacking    TEXT NOT NULL,             -- what the owner's department needs with it and nobody has said; may be empty
  due        TEXT NOT NULL,             -- date, or empty
  due_minute INTEGER NOT NULL,          -- minute of that day, -1: the whole day
  due_words  TEXT NOT NULL,             -- as the notes said it
  due_why    TEXT NOT NULL,             -- how the date came about
  milestone  INTEGER NOT NULL,
  quote      TEXT NOT NULL,             -- the line of the notes
  line       INTEGER NOT NULL,
  state      TEXT NOT NULL,             -- the words of agreement.h: asked, proposed, confirmed, ...
  changed    INTEGER NOT NULL,          -- when the state did last
  revised    INTEGER NOT NULL,          -- when text, date or owner last changed
  parent     INTEGER REFERENCES item(id), -- the point that this one was split from
  UNIQUE (agreement, n)
);

CREATE TABLE owner (
  item       INTEGER NOT NULL REFERENCES item(id),
  position   INTEGER NOT NULL,
  name       TEXT NOT NULL,
  email      TEXT NOT NULL,             -- empty while not known
  department TEXT NOT NULL,             -- set when the notes named a department
  confirmed  INTEGER,                   -- when this owner said yes
  PRIMARY KEY (item, position)
);

-- Who waits on whom: the item on on_item.
CREATE TABLE depends (
  item       INTEGER NOT NULL REFERENCES item(id),
  on_item    INTEGER NOT NULL REFERENCES item(id),
  at         INTEGER NOT NULL,
  person     TEXT NOT NULL,             -- address of who said so, empty: agreed itself
  message_id TEXT NOT NULL,
  quote      TEXT NOT NULL,
  PRIMARY KEY (item, on_item)
);
CREATE INDEX depends_on ON depends (on_item);
-- An item that is a step of a process.
CREATE TABLE step (
  item    INTEGER PRIMARY KEY REFERENCES item(id),
  process TEXT NOT NULL,
  days    INTEGER NOT NULL              -- business days of its owner
);

-- What waits for somebody's yes or no, at most one for an item at a time. Ended ones stay as evidence.
CREATE TABLE proposal (
  id         INTEGER PRIMARY KEY,
  item       INTEGER NOT NULL REFERENCES item(id),
  kind       TEXT NOT NULL,             -- change: another date or other words; split; offer: another owner;
                                        -- checkpoint: another time for it, or none; same: it is the
                                        -- other one; done: it is, and that one is done
  person     TEXT NOT NULL,             -- address of who proposes
  side       TEXT NOT NULL,             -- who has to answer: requester, owner, candidate
  at         INTEGER NOT NULL,
  message_id TEXT NOT NULL,
  quote      TEXT NOT NULL,
  due        TEXT NOT NULL,             -- change: the new date, or empty
  due_minute INTEGER NOT NULL,
  due_words  TEXT NOT NULL,
  due_why    TEXT NOT NULL,
  text       TEXT NOT NULL,             -- change: the new words, or empty
  email      TEXT NOT NULL,             -- offer: to whom
  name       TEXT NOT NULL,
  checkpoint INTEGER REFERENCES checkpoint(id), -- checkpoint: which
  starts     INTEGER NOT NULL DEFAULT 0, -- checkpoint: the new time, 0: out of the calendar
  other      INTEGER REFERENCES item(id), -- same, done: an open point of earlier notes
  ended      INTEGER,
  outcome    TEXT NOT NULL DEFAULT ''   -- accepted, refused, withdrawn, replaced
);
CREATE UNIQUE INDEX proposal_open ON proposal (item) WHERE ended IS NULL;
-- What a point is to be split into.
CREATE TABLE part (
  proposal   INTEGER NOT NULL REFERENCES proposal(id),
  n          INTEGER NOT NULL,
  text       TEXT NOT NULL,
  due        TEXT NOT NULL,
  due_minute INTEGER NOT NULL,
  due_words  TEXT NOT NULL,
  PRIMARY KEY (proposal, n)
);

-- Mails that were not believed as they came: their writer was asked at the known address whether it was theirs.
CREATE TABLE held (
  id         INTEGER PRIMARY KEY,
  agreement  INTEGER REFERENCES agreement(id), -- NULL: notes
  person     TEXT NOT NULL,             -- address
  at         INTEGER NOT NULL,
  message_id TEXT NOT NULL,
  reading    BLOB NOT NULL,             -- packed
  ended      INTEGER,
  outcome    TEXT NOT NULL DEFAULT ''   -- confirmed, denied
);

-- A date before the due date at which progress is looked at: one event in one person's calendar.
CREATE TABLE checkpoint (
  id        INTEGER PRIMARY KEY,
  agreement INTEGER NOT NULL REFERENCES agreement(id),
  email     TEXT NOT NULL,
  uid       TEXT NOT NULL UNIQUE,       -- of the calendar event
  sequence  INTEGER NOT NULL DEFAULT 0,
  starts    INTEGER NOT NULL,
  minutes   INTEGER NOT NULL,
  partstat  TEXT NOT NULL DEFAULT 'NEEDS-ACTION', -- the person's answer
  cancelled INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX checkpoint_by_agreement ON checkpoint (agreement);
-- The points looked at: several of one person on one day share one event.
CREATE TABLE checkpoint_item (
  checkpoint INTEGER NOT NULL REFERENCES checkpoint(id),
  item       INTEGER NOT NULL REFERENCES item(id),
  PRIMARY KEY (checkpoint, item)
);

-- Other lines of the notes: 'decision', 'maybe' for what looks like a task but is not sure, and
-- 'unread' for what of the mail was not read and why.
CREATE TABLE line (
  agreement INTEGER NOT NULL REFERENCES agreement(id),
  kind      TEXT NOT NULL,
  n         INTEGER NOT NULL,
  text      TEXT NOT NULL,
  PRIMARY KEY (agreement, kind, n)
);

-- What happened, with the evidence. Append-only: no row is ever changed or removed.
CREATE TABLE event (
  id         INTEGER PRIMARY KEY,
  at         INTEGER NOT NULL,
  agreement  INTEGER REFERENCES agreement(id),
  item       INTEGER REFERENCES item(id),
  kind       TEXT NOT NULL,             -- the words of agreed(8), section EVENTS
  person     TEXT NOT NULL,             -- address of who did it or whom it concerns; empty: agreed itself
  message_id TEXT NOT NULL,             -- the mail behind it, or empty
  detail     TEXT NOT NULL,             -- a quote or a sentence
  by_hand    INTEGER NOT NULL DEFAULT 0 -- the administrator entered it on that person's behalf
);
CREATE INDEX event_by_agreement ON event (agreement);
CREATE TRIGGER event_keeps_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER event_keeps_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;

-- The outbox: finished mails, one recipient each.
CREATE TABLE notice (
  id         INTEGER PRIMARY KEY,
  agreement  INTEGER REFERENCES agreement(id),
  recipient  TEXT NOT NULL,
  kind       TEXT NOT NULL,             -- the template's name
  occasion   TEXT NOT NULL,             -- what makes it one of its kind: revision, checkpoint, day, Message-ID answered
  message_id TEXT NOT NULL UNIQUE,      -- made when written, not when sent
  created    INTEGER NOT NULL,
  state      TEXT NOT NULL,             -- waiting, held, sent, failed, unknown
  answering  INTEGER NOT NULL,          -- it follows from somebody's mail: counted by the breaker
  attempts   INTEGER NOT NULL DEFAULT 0,
  next_try   INTEGER NOT NULL,
  settled    INTEGER,                   -- when it left 'waiting'
  answer     TEXT NOT NULL DEFAULT '',  -- what the server said last
  body       BLOB NOT NULL,
  UNIQUE (recipient, kind, occasion)    -- never a mail twice
);
CREATE INDEX notice_waiting ON notice (next_try) WHERE state = 'waiting';

-- What is to be looked at later. A row is done once.
CREATE TABLE due (
  id        INTEGER PRIMARY KEY,
  at        INTEGER NOT NULL,
  kind      TEXT NOT NULL,              -- flag_by, checkpoint, due, overdue, ladder, copy, opens, agenda, announce, help, summary
  agreement INTEGER NOT NULL REFERENCES agreement(id),
  item      INTEGER REFERENCES item(id),
  email     TEXT NOT NULL,
  done      INTEGER,
  UNIQUE (kind, agreement, item, email, at)
);
CREATE INDEX due_next ON due (at) WHERE done IS NULL;
CREATE INDEX due_by_item ON due (item) WHERE done IS NULL;

-- A question that somebody owes an answer to, and how far we have gone in asking for it. At most one for a
-- person and an item at a time; what each step did is in the log.
CREATE TABLE ladder (
  id        INTEGER PRIMARY KEY,
  agreement INTEGER NOT NULL REFERENCES agreement(id),
  item      INTEGER NOT NULL REFERENCES item(id),
  person    TEXT NOT NULL,              -- who has to answer
  cause     TEXT NOT NULL,              -- what is asked: the words of agreed(8), section LADDER
  started   INTEGER NOT NULL,           -- when it was asked, or when the person last said a word about it
  again     INTEGER NOT NULL DEFAULT 0, -- there was a first word: the solution is awaited
  heard     INTEGER NOT NULL DEFAULT 0, -- when the person said a word about it, 0: not since it began
  step      INTEGER NOT NULL DEFAULT 0, -- steps that were taken
  send_at   INTEGER NOT NULL DEFAULT 0, -- announced escalation: when it goes out, 0: none is announced
  sentence  TEXT NOT NULL DEFAULT '',   -- ... and what its reader wants added
  ended     INTEGER,
  outcome   TEXT NOT NULL DEFAULT ''    -- answered, moved, replaced
);
CREATE UNIQUE INDEX ladder_open ON ladder (item, person) WHERE ended IS NULL;
CREATE INDEX ladder_by_agreement ON ladder (agreement) WHERE ended IS NULL;

-- When people are not there.
CREATE TABLE away (
  person     TEXT NOT NULL,             -- address
  since      INTEGER NOT NULL,          -- from when on
  until      TEXT NOT NULL,             -- date of the first day back
  substitute TEXT NOT NULL,             -- address or name, or empty
  message_id TEXT NOT NULL,
  PRIMARY KEY (person, until)
);

-- When digests were last looked for: at most one row.
CREATE TABLE digest (
  id     INTEGER PRIMARY KEY CHECK (id = 1),
  looked INTEGER NOT NULL
);
-- Who wants none.
CREATE TABLE digest_off (
  person TEXT PRIMARY KEY COLLATE NOCASE,
  at     INTEGER NOT NULL
);

-- How the children are doing, for `agreectl check`.
CREATE TABLE health (
  name    TEXT PRIMARY KEY,             -- 'mailbox notes', 'sender'
  state   TEXT NOT NULL,
  why     TEXT NOT NULL,
  changed INTEGER NOT NULL,
  good    INTEGER                       -- when it last worked
);
