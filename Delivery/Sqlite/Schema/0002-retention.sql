-- What is over is removed some day: what that needs to find it, and to know a repeat of what is gone.
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL) WITHOUT ROWID;

-- Keyed hashes of messages and status callbacks whose rows are gone; the day is that of their receipt, in days since 1970.
CREATE TABLE remembered (
    hash BLOB PRIMARY KEY,
    day INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX remembered_day ON remembered (day);

-- Whatever is over says since when. Dead letters did not.
UPDATE inbox SET finished_at = received_at WHERE state = 2 AND finished_at IS NULL;

CREATE INDEX inbox_finished ON inbox (finished_at) WHERE finished_at IS NOT NULL;
CREATE INDEX outbox_finished ON outbox (finished_at) WHERE finished_at IS NOT NULL;
CREATE INDEX delivery_received ON delivery (received_at);
