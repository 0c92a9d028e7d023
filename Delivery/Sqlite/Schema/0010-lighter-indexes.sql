-- A message on its way through the outbox pays for every index that it enters and leaves. What waits is what is not finished, so that
-- taking a message up for sending moves it in none.
DROP INDEX outbox_waiting;
DROP INDEX outbox_queue;
CREATE INDEX outbox_waiting ON outbox (tenant, conversation, seq) WHERE finished_at IS NULL;
CREATE INDEX outbox_queue ON outbox (tenant, seq) WHERE finished_at IS NULL;

-- The parts of an activity are found by the conversation of the first of them, which has the activity's id.
DROP INDEX outbox_activity;
