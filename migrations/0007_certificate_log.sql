-- The transparency log: an append-only Merkle tree over what happened to certificates (docs/transparency-log.md).
CREATE TABLE log_state (
    id TEXT PRIMARY KEY CHECK (id = 'certificates'),
    -- Who appends takes this row first: appends stand in one line.
    size BIGINT NOT NULL CHECK (size >= 0),
    -- Name of this log in its heads, drawn with the first one; never changes.
    origin TEXT NOT NULL
);
INSERT INTO log_state (id, size, origin) VALUES ('certificates', 0, '');
-- Every complete subtree, single leaves included, numbered in the order in which they become complete.
CREATE TABLE log_nodes (
    position BIGINT PRIMARY KEY CHECK (position >= 0),
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    -- NULL for inner nodes.
    leaf_index BIGINT UNIQUE
);
CREATE UNIQUE INDEX leaves_by_hash ON log_nodes (hash) WHERE leaf_index IS NOT NULL;
-- What each leaf hides. Without its salt a leaf can no longer be told: that is how it is forgotten.
CREATE TABLE log_events (
    leaf_index BIGINT PRIMARY KEY REFERENCES log_nodes (leaf_index),
    certificate_id TEXT NOT NULL REFERENCES certificates (id),
    event TEXT NOT NULL CHECK (event IN ('issued', 'suspended', 'reinstated', 'revoked', 'reissued')),
    credential_sha256 TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    salt TEXT
);
CREATE INDEX log_events_by_certificate ON log_events (certificate_id, leaf_index);
CREATE UNIQUE INDEX one_issue_per_certificate ON log_events (certificate_id) WHERE event = 'issued';
CREATE UNIQUE INDEX one_revocation_per_certificate ON log_events (certificate_id) WHERE event = 'revoked';
-- Signed heads, as given out; the first of each size stays.
CREATE TABLE log_heads (
    tree_size BIGINT PRIMARY KEY,
    note TEXT NOT NULL
);
-- Certificates older than the log: they get their leaves at the next start, once.
CREATE TABLE log_backlog (
    certificate_id TEXT PRIMARY KEY REFERENCES certificates (id)
);
INSERT INTO log_backlog (certificate_id) SELECT id FROM certificates WHERE state IN ('valid', 'revoked');
