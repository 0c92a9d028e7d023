-- What waits is read a little at a time, whatever waits besides: by conversation, and by age. Messages and statuses have queues of
-- their own, so a flood of one does not lie in the way of the other.
DROP INDEX inbox_waiting;
CREATE INDEX inbox_turns ON inbox (tenant, conversation, seq) WHERE state = 0 AND status_of IS NULL;
CREATE INDEX inbox_turn_queue ON inbox (tenant, seq) WHERE state = 0 AND status_of IS NULL;
CREATE INDEX inbox_statuses ON inbox (tenant, conversation, seq) WHERE state = 0 AND status_of IS NOT NULL;
CREATE INDEX inbox_status_queue ON inbox (tenant, seq) WHERE state = 0 AND status_of IS NOT NULL;
CREATE INDEX outbox_queue ON outbox (tenant, seq) WHERE state IN (0, 1, 3);
