-- Status lists: one bit for each certificate, published signed. A list gives out half of its places, at random.
CREATE TABLE status_lists (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    -- DID that issues the certificates of this list, and the list.
    issuer TEXT NOT NULL,
    -- 1, 2, 3 …: the next begins when one is full.
    number BIGINT NOT NULL CHECK (number > 0),
    -- Address written in the certificates.
    url TEXT NOT NULL UNIQUE,
    size BIGINT NOT NULL CHECK (size >= 131072),
    taken BIGINT NOT NULL CHECK (taken >= 0),
    -- How often a bit of it changed, and what was signed last: at which change, by which key, when.
    changes BIGINT NOT NULL,
    signed_changes BIGINT,
    signed_by TEXT,
    signed_ms BIGINT,
    suspensions TEXT,
    revocations TEXT,
    created_ms BIGINT NOT NULL,
    CHECK (taken <= size),
    CHECK (signed_changes IS NULL OR (signed_by IS NOT NULL AND signed_ms IS NOT NULL AND suspensions IS NOT NULL AND revocations IS NOT NULL)),
    UNIQUE (organisation_id, issuer, number)
);

-- A certificate is reserved, then signed and valid; it may be suspended and reinstated, and revoked for ever.
-- SQLite cannot widen a CHECK: the table is made anew, with every row and column it had.
CREATE TABLE certificates_with_life (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    sitting_id TEXT NOT NULL REFERENCES sittings (id),
    candidate_id TEXT NOT NULL REFERENCES candidates (id),
    attempt_id TEXT NOT NULL REFERENCES attempts (id),
    holder_name TEXT NOT NULL,
    -- What is signed and the public key, as did:key, of who signs it: together they give the same file again.
    -- Certificates issued before this table have no draft, no JWT and no place in a status list.
    draft TEXT,
    key_id TEXT NOT NULL,
    -- The signed credential, byte for byte as handed out, and the signature of its JWT.
    credential TEXT,
    jwt_signature TEXT,
    status_list_id TEXT REFERENCES status_lists (id),
    status_index BIGINT,
    state TEXT NOT NULL CHECK (state IN ('reserved', 'valid', 'suspended', 'revoked')),
    issued_by TEXT NOT NULL REFERENCES accounts (id),
    issued_ms BIGINT NOT NULL,
    -- The suspension while there is one. Categories are public; reasons are for the organisation.
    suspended_by TEXT REFERENCES accounts (id),
    suspended_ms BIGINT,
    suspension_category TEXT CHECK (suspension_category IN ('identity', 'result', 'decision', 'request', 'other')),
    suspension_reason TEXT,
    revoked_by TEXT REFERENCES accounts (id),
    revoked_ms BIGINT,
    revocation_category TEXT CHECK (revocation_category IN ('identity', 'result', 'decision', 'request', 'other')),
    revocation_reason TEXT,
    CHECK (state <> 'reserved' OR draft IS NOT NULL),
    CHECK (state = 'reserved' OR credential IS NOT NULL),
    CHECK (state <> 'suspended' OR (suspended_by IS NOT NULL AND suspended_ms IS NOT NULL AND suspension_category IS NOT NULL AND length(suspension_reason) > 0)),
    CHECK (state <> 'revoked' OR (revoked_by IS NOT NULL AND revoked_ms IS NOT NULL AND revocation_category IS NOT NULL AND length(revocation_reason) > 0)),
    CHECK (status_list_id IS NULL OR status_index >= 0),
    UNIQUE (status_list_id, status_index)
);
INSERT INTO certificates_with_life (id, code, organisation_id, sitting_id, candidate_id, attempt_id, holder_name, key_id,
    credential, state, issued_by, issued_ms, revoked_by, revoked_ms, revocation_category, revocation_reason)
SELECT id, code, organisation_id, sitting_id, candidate_id, attempt_id, holder_name, key_id,
    credential, state, issued_by, issued_ms, revoked_by, revoked_ms, revocation_category, revocation_reason
FROM certificates;
DROP TABLE certificates;
ALTER TABLE certificates_with_life RENAME TO certificates;
-- Two clicks cannot issue two.
CREATE UNIQUE INDEX one_live_certificate_per_attempt ON certificates (attempt_id) WHERE state <> 'revoked';
CREATE INDEX certificates_by_attempt ON certificates (attempt_id);
CREATE INDEX certificates_by_candidate ON certificates (candidate_id);
CREATE INDEX certificates_by_sitting ON certificates (sitting_id, id);
CREATE INDEX certificates_reserved ON certificates (id) WHERE state = 'reserved';
CREATE INDEX certificates_by_key ON certificates (key_id, id);

-- The certificates of one person.
CREATE INDEX candidates_by_identity ON candidates (identity_key);

-- Everything that happened to certificates after they were issued, by whom and why. Rows are only added.
CREATE TABLE certificate_events (
    id TEXT PRIMARY KEY,
    certificate_id TEXT NOT NULL REFERENCES certificates (id),
    kind TEXT NOT NULL CHECK (kind IN ('suspended', 'reinstated', 'revoked', 'reissued')),
    category TEXT CHECK (category IN ('identity', 'result', 'decision', 'request', 'other')),
    reason TEXT NOT NULL CHECK (length(reason) > 0),
    -- NULL: the command line.
    actor_id TEXT REFERENCES accounts (id),
    at_ms BIGINT NOT NULL
);
CREATE INDEX certificate_events_by_certificate ON certificate_events (certificate_id, at_ms);

-- Files that a later one of the same certificate took the place of, because their key was compromised.
CREATE TABLE replaced_certificates (
    certificate_id TEXT NOT NULL REFERENCES certificates (id),
    key_id TEXT NOT NULL,
    credential TEXT NOT NULL,
    jwt_signature TEXT,
    issued_ms BIGINT NOT NULL,
    replaced_ms BIGINT NOT NULL,
    PRIMARY KEY (certificate_id, key_id)
);
