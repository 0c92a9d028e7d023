-- The trace (W3C traceparent) that a message came in with, and the one that a reply was written in; null: nobody recorded one.
ALTER TABLE inbox ADD COLUMN trace_parent TEXT;
ALTER TABLE outbox ADD COLUMN trace_parent TEXT;
CREATE INDEX inbox_dead ON inbox (tenant, seq) WHERE state = 2;
CREATE INDEX outbox_dead ON outbox (tenant, seq) WHERE state = 4;
