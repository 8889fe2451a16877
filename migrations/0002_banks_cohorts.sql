-- The canonical text of every bank revision a test or a certificate still needs.
CREATE TABLE bank_revisions (
    revision TEXT PRIMARY KEY,
    files TEXT NOT NULL,
    created_ms BIGINT NOT NULL
);

CREATE TABLE cohorts (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    trainer_id TEXT NOT NULL REFERENCES accounts (id),
    name TEXT NOT NULL CHECK (length(name) > 0),
    code TEXT NOT NULL UNIQUE,
    plan_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    created_ms BIGINT NOT NULL
);
CREATE INDEX cohorts_by_trainer ON cohorts (trainer_id, created_ms);
