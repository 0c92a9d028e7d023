-- Shipped: never edited again; what changes comes in a file of its own with the next number.
-- Times are milliseconds since 1970, UTC. The states of the inbox: 0 waits, 1 done, 2 dead letter; of the outbox: OutboxState.
CREATE TABLE inbox (
    seq INTEGER PRIMARY KEY,
    tenant TEXT NOT NULL,
    conversation TEXT NOT NULL,
    account_sid TEXT NOT NULL,
    message_sid TEXT NOT NULL,
    channel TEXT NOT NULL,
    form BLOB NOT NULL,
    received_at INTEGER NOT NULL,
    state INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER NOT NULL DEFAULT 0,
    finished_at INTEGER,
    reason TEXT,
    UNIQUE (tenant, account_sid, message_sid));
CREATE INDEX inbox_waiting ON inbox (tenant, conversation, seq) WHERE state = 0;

CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY,
    tenant TEXT NOT NULL,
    conversation TEXT NOT NULL,
    id TEXT NOT NULL,
    activity_id TEXT NOT NULL,
    message TEXT NOT NULL,
    state INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    resends INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    started_at INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER NOT NULL DEFAULT 0,
    finished_at INTEGER,
    message_sid TEXT,
    error_code INTEGER NOT NULL DEFAULT 0,
    reason TEXT,
    delivery_status TEXT,
    delivery_error INTEGER NOT NULL DEFAULT 0,
    UNIQUE (tenant, id));
CREATE INDEX outbox_waiting ON outbox (tenant, conversation, seq) WHERE state IN (0, 1, 3);
CREATE INDEX outbox_activity ON outbox (tenant, activity_id) WHERE state IN (0, 1, 3);
CREATE INDEX outbox_sid ON outbox (tenant, message_sid) WHERE message_sid IS NOT NULL;

CREATE TABLE delivery (
    tenant TEXT NOT NULL,
    message_sid TEXT NOT NULL,
    status TEXT NOT NULL,
    error_code INTEGER NOT NULL,
    outbox_id TEXT,
    form BLOB NOT NULL,
    received_at INTEGER NOT NULL,
    PRIMARY KEY (tenant, message_sid, status, error_code)) WITHOUT ROWID;
CREATE INDEX delivery_outbox ON delivery (tenant, outbox_id) WHERE outbox_id IS NOT NULL;

CREATE TABLE state (
    tenant TEXT NOT NULL,
    key TEXT NOT NULL,
    version INTEGER NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (tenant, key)) WITHOUT ROWID;
