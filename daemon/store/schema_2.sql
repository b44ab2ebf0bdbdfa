-- What records that version 1 wrote (schema.sql) get besides.

-- A send whose fate is unknown: the later mail that tells its reader so.
ALTER TABLE notice ADD COLUMN told_in INTEGER REFERENCES notice(id);
CREATE INDEX notice_unknown ON notice (recipient) WHERE state = 'unknown';

-- What each mail was about: the points that it showed to its reader, and what it wanted of them. A word
-- that names no point, in answer to it, is about these.
CREATE TABLE shown (
  notice    INTEGER NOT NULL REFERENCES notice(id),
  item      INTEGER NOT NULL REFERENCES item(id),
  asks      TEXT NOT NULL,              -- '': it is in a list; about: the mail is about it; answer: a word about it
                                        -- is asked for; question: what it lacks, or whether it is right, is
  candidate TEXT NOT NULL,              -- whom the mail names as its next owner, or empty
  PRIMARY KEY (notice, item)
);
CREATE INDEX shown_by_item ON shown (item);

-- Of mails that were written before, the points of their agreement: a word that names none was about these. Only
-- a question to the requester told of what waits for an answer to it.
INSERT INTO shown (notice, item, asks, candidate)
  SELECT notice.id, item.id, CASE WHEN kind = 'question' AND item.state = 'asked' THEN 'question' ELSE '' END, ''
  FROM notice JOIN item ON item.agreement = notice.agreement
  WHERE item.state <> 'asked' OR kind = 'question';
