-- Since when the turn of a message has been failing, and when the person was told that the message was set aside; null: it was not so.
ALTER TABLE inbox ADD COLUMN failing_since INTEGER;
ALTER TABLE inbox ADD COLUMN apologised_at INTEGER;
CREATE INDEX inbox_apologised ON inbox (tenant, conversation, apologised_at) WHERE apologised_at IS NOT NULL;
