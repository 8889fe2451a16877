CREATE TABLE organisations (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) > 0),
    kind TEXT NOT NULL CHECK (kind IN ('real', 'demo')),
    created_ms BIGINT NOT NULL
);

CREATE TABLE accounts (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    display_name TEXT NOT NULL CHECK (length(display_name) > 0),
    locale TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'closed')),
    created_ms BIGINT NOT NULL
);

CREATE TABLE memberships (
    account_id TEXT NOT NULL REFERENCES accounts (id),
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    role TEXT NOT NULL CHECK (role IN ('trainer', 'certifier', 'administrator')),
    created_ms BIGINT NOT NULL,
    PRIMARY KEY (account_id, organisation_id, role)
);

-- One-time links: the first administrator and everyone invited later. Only the hash of the secret is kept.
CREATE TABLE invitations (
    token_hash TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    role TEXT NOT NULL CHECK (role IN ('trainer', 'certifier', 'administrator')),
    email TEXT,
    invited_by TEXT REFERENCES accounts (id),
    created_ms BIGINT NOT NULL,
    expires_ms BIGINT NOT NULL,
    used_ms BIGINT,
    used_by TEXT REFERENCES accounts (id)
);

CREATE TABLE web_sessions (
    token_hash TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    created_ms BIGINT NOT NULL,
    seen_ms BIGINT NOT NULL,
    expires_ms BIGINT NOT NULL
);
CREATE INDEX web_sessions_by_account ON web_sessions (account_id);

CREATE TABLE api_tokens (
    token_hash TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    role TEXT NOT NULL CHECK (role IN ('learner', 'trainer', 'certifier', 'administrator')),
    label TEXT NOT NULL,
    created_ms BIGINT NOT NULL,
    revoked_ms BIGINT
);

-- Attempts at secrets (sign-in, codes), counted per key and window.
CREATE TABLE throttles (
    key_hash TEXT NOT NULL,
    window_ms BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    PRIMARY KEY (key_hash, window_ms)
);
