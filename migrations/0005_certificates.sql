CREATE TABLE certificates (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    sitting_id TEXT NOT NULL REFERENCES sittings (id),
    candidate_id TEXT NOT NULL REFERENCES candidates (id),
    attempt_id TEXT NOT NULL REFERENCES attempts (id),
    holder_name TEXT NOT NULL,
    key_id TEXT NOT NULL,
    -- The signed credential, byte for byte as handed out.
    credential TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('valid', 'revoked')),
    issued_by TEXT NOT NULL REFERENCES accounts (id),
    issued_ms BIGINT NOT NULL,
    revoked_by TEXT REFERENCES accounts (id),
    revoked_ms BIGINT,
    -- The category is public; the reason is for the organisation.
    revocation_category TEXT CHECK (revocation_category IN ('identity', 'result', 'decision', 'request', 'other')),
    revocation_reason TEXT,
    CHECK (state = 'valid' OR (revoked_by IS NOT NULL AND revoked_ms IS NOT NULL AND revocation_category IS NOT NULL AND length(revocation_reason) > 0))
);
-- Two clicks cannot issue two.
CREATE UNIQUE INDEX one_valid_certificate_per_attempt ON certificates (attempt_id) WHERE state = 'valid';
CREATE INDEX certificates_by_sitting ON certificates (sitting_id, id);
