-- Dead letters are listed, the latest first, and found by their id also after somebody has decided on them. A third state of what is
-- over: the inbox's 3 and the outbox's 8 were dropped by an operator.
DROP INDEX inbox_dead;
DROP INDEX outbox_dead;
CREATE INDEX inbox_dead ON inbox (tenant, finished_at, seq) WHERE state = 2;
CREATE INDEX outbox_dead ON outbox (tenant, finished_at, seq) WHERE state = 4;

ALTER TABLE inbox ADD COLUMN replays INTEGER NOT NULL DEFAULT 0;
ALTER TABLE inbox ADD COLUMN decided_at INTEGER;
ALTER TABLE inbox ADD COLUMN decided_by TEXT;
CREATE INDEX inbox_letter ON inbox (tenant, message_sid) WHERE state = 2 OR decided_at IS NOT NULL;

ALTER TABLE outbox ADD COLUMN replays INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN decided_at INTEGER;
ALTER TABLE outbox ADD COLUMN decided_by TEXT;

-- Whether a dead reply may have left. Of the older ones those may that no error of Twilio's ended.
ALTER TABLE outbox ADD COLUMN in_doubt INTEGER NOT NULL DEFAULT 0;
UPDATE outbox SET in_doubt = 1 WHERE state = 4 AND error_code = 0;
