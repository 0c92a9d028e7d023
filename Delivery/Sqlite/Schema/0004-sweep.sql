-- Since when each address of ours is served, and up to when Twilio's list was looked through for it.
CREATE TABLE served (
    tenant TEXT NOT NULL,
    address TEXT NOT NULL,
    since INTEGER NOT NULL,
    swept_through INTEGER,
    PRIMARY KEY (tenant, address)) WITHOUT ROWID;

-- Who is looking, until when at the longest.
CREATE TABLE sweep (
    tenant TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    until INTEGER NOT NULL) WITHOUT ROWID;
