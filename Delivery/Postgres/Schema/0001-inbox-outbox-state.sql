-- oldest schema whose programs can work on this one: 1
-- Rows of a conversation carry tenant and conversation first in their keys, so that they can be distributed some day.
-- The states of the inbox: 0 waits, 1 done, 2 dead letter, 3 dropped; of the outbox: OutboxState.
-- Times are milliseconds since 1970, UTC, by the clocks of the instances; leases are by the clock of the database.
CREATE TABLE instance (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    schema integer NOT NULL,
    started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    beat_at timestamptz NOT NULL DEFAULT clock_timestamp());

-- Where a lane stands in the queue of those that are ready.
CREATE SEQUENCE place;

CREATE TABLE inbox (
    seq bigint GENERATED ALWAYS AS IDENTITY,
    tenant text NOT NULL,
    conversation text NOT NULL,
    account_sid text NOT NULL,
    message_sid text NOT NULL,
    channel text NOT NULL,
    form bytea NOT NULL,
    received_at bigint NOT NULL,
    state integer NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    due_at bigint NOT NULL DEFAULT 0,
    finished_at bigint,
    reason text,
    status_of text,
    answer text,
    trace_parent text,
    failing_since bigint,
    apologised_at bigint,
    replays integer NOT NULL DEFAULT 0,
    decided_at bigint,
    decided_by text,
    PRIMARY KEY (tenant, conversation, seq),
    UNIQUE (tenant, account_sid, message_sid));
CREATE INDEX inbox_waiting ON inbox (tenant, conversation, seq) WHERE state = 0;
CREATE INDEX inbox_finished ON inbox (finished_at) WHERE finished_at IS NOT NULL;
CREATE INDEX inbox_dead ON inbox (tenant, finished_at, seq) WHERE state = 2;
CREATE INDEX inbox_letter ON inbox (tenant, message_sid) WHERE state = 2 OR decided_at IS NOT NULL;
CREATE INDEX inbox_apologised ON inbox (tenant, conversation, apologised_at) WHERE apologised_at IS NOT NULL;

CREATE TABLE outbox (
    seq bigint GENERATED ALWAYS AS IDENTITY,
    tenant text NOT NULL,
    conversation text NOT NULL,
    id text NOT NULL,
    activity_id text NOT NULL,
    message text NOT NULL,
    state integer NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    resends integer NOT NULL DEFAULT 0,
    created_at bigint NOT NULL,
    started_at bigint NOT NULL DEFAULT 0,
    due_at bigint NOT NULL DEFAULT 0,
    finished_at bigint,
    message_sid text,
    error_code integer NOT NULL DEFAULT 0,
    reason text,
    delivery_status text,
    delivery_error integer NOT NULL DEFAULT 0,
    trace_parent text,
    replays integer NOT NULL DEFAULT 0,
    decided_at bigint,
    decided_by text,
    in_doubt integer NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant, conversation, seq),
    UNIQUE (tenant, id));
CREATE INDEX outbox_waiting ON outbox (tenant, conversation, seq) WHERE state IN (0, 1, 3);
CREATE INDEX outbox_activity ON outbox (tenant, activity_id) WHERE state IN (0, 1, 3);
CREATE INDEX outbox_finished ON outbox (finished_at) WHERE finished_at IS NOT NULL;
CREATE INDEX outbox_dead ON outbox (tenant, finished_at, seq) WHERE state = 4;
CREATE INDEX outbox_sid ON outbox (tenant, message_sid) WHERE message_sid IS NOT NULL;

-- What a conversation's rows wait in: a lane for its turns, one for the statuses of its messages, one for its sends. Whoever works on a lane has put a fence into it;
-- 0: nobody. The upper half of a fence is the instance. Held and ready lanes are found by index, whatever their number.
CREATE TABLE turn_lane (
    tenant text NOT NULL,
    conversation text NOT NULL,
    waiting boolean NOT NULL,
    due_at bigint NOT NULL,
    place bigint NOT NULL,
    fence bigint NOT NULL DEFAULT 0,
    lease_until timestamptz,
    shy integer,
    PRIMARY KEY (tenant, conversation)) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);
CREATE INDEX turn_lane_ready ON turn_lane (tenant, place) WHERE waiting AND fence = 0 AND due_at = 0;
CREATE INDEX turn_lane_later ON turn_lane (tenant, due_at) WHERE waiting AND fence = 0 AND due_at > 0;
CREATE INDEX turn_lane_held ON turn_lane (fence) WHERE fence <> 0;

CREATE TABLE status_lane (LIKE turn_lane INCLUDING DEFAULTS, PRIMARY KEY (tenant, conversation))
    WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);
CREATE INDEX status_lane_ready ON status_lane (tenant, place) WHERE waiting AND fence = 0 AND due_at = 0;
CREATE INDEX status_lane_later ON status_lane (tenant, due_at) WHERE waiting AND fence = 0 AND due_at > 0;
CREATE INDEX status_lane_held ON status_lane (fence) WHERE fence <> 0;

CREATE TABLE send_lane (LIKE turn_lane INCLUDING DEFAULTS, PRIMARY KEY (tenant, conversation))
    WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);
CREATE INDEX send_lane_ready ON send_lane (tenant, place) WHERE waiting AND fence = 0 AND due_at = 0;
CREATE INDEX send_lane_later ON send_lane (tenant, due_at) WHERE waiting AND fence = 0 AND due_at > 0;
CREATE INDEX send_lane_held ON send_lane (fence) WHERE fence <> 0;

CREATE TABLE delivery (
    tenant text NOT NULL,
    message_sid text NOT NULL,
    status text NOT NULL,
    error_code integer NOT NULL,
    outbox_id text,
    form bytea NOT NULL,
    received_at bigint NOT NULL,
    PRIMARY KEY (tenant, message_sid, status, error_code));
CREATE INDEX delivery_received ON delivery (received_at);
CREATE INDEX delivery_outbox ON delivery (tenant, outbox_id) WHERE outbox_id IS NOT NULL;

CREATE TABLE state (
    tenant text NOT NULL,
    key text NOT NULL,
    version bigint NOT NULL,
    json text NOT NULL,
    PRIMARY KEY (tenant, key));

-- What a repeat of something removed is known by: keyed hashes, and the day of its receipt in days since 1970.
CREATE TABLE meta (name text PRIMARY KEY, value bytea NOT NULL);
CREATE TABLE remembered (hash bytea PRIMARY KEY, day bigint NOT NULL);
CREATE INDEX remembered_day ON remembered (day);

-- Since when each address of ours is served, up to when Twilio's list was looked through for it, and who is looking, until when.
CREATE TABLE served (
    tenant text NOT NULL,
    address text NOT NULL,
    since bigint NOT NULL,
    swept_through bigint,
    PRIMARY KEY (tenant, address));
CREATE TABLE sweep (tenant text PRIMARY KEY, owner text NOT NULL, until bigint NOT NULL);

-- Ends a transaction that must not be: TB001, the claim is lost; TB002, what was read has changed; TB003, a repeat of something removed.
CREATE FUNCTION refuse(code text) RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = code, MESSAGE = 'refused';
END $$;
