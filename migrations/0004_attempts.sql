-- One person's run through a plan. What is needed to replay it is frozen here.
CREATE TABLE attempts (
    id TEXT PRIMARY KEY,
    plan_id TEXT NOT NULL,
    plan TEXT NOT NULL,
    engine_version TEXT NOT NULL,
    bank_revision TEXT NOT NULL REFERENCES bank_revisions (revision),
    seed TEXT NOT NULL,
    locale TEXT NOT NULL,
    -- Who holds it: an account, or whoever has the secret (cookie or bearer) or the resume code.
    account_id TEXT REFERENCES accounts (id),
    secret_hash TEXT NOT NULL UNIQUE,
    resume_hash TEXT NOT NULL UNIQUE,
    cohort_id TEXT REFERENCES cohorts (id),
    candidate_id TEXT UNIQUE REFERENCES candidates (id),
    participant_name TEXT,
    helped TEXT NOT NULL CHECK (helped IN ('no', 'reading', 'device', 'explaining')),
    state TEXT NOT NULL CHECK (state IN ('running', 'completed')),
    stop_reason TEXT,
    -- When the present question was first shown, and what it is: the server's clock only.
    presented_position BIGINT,
    presented_ms BIGINT,
    answered BIGINT NOT NULL,
    started_ms BIGINT NOT NULL,
    touched_ms BIGINT NOT NULL,
    completed_ms BIGINT,
    transcript_digest TEXT
);
CREATE INDEX attempts_by_account ON attempts (account_id, started_ms);
CREATE INDEX attempts_by_cohort ON attempts (cohort_id, started_ms);

-- The history. Position 0 is never used by answers; an `ended` event has no position.
CREATE TABLE attempt_events (
    attempt_id TEXT NOT NULL REFERENCES attempts (id),
    event_number BIGINT NOT NULL,
    position BIGINT,
    payload TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    PRIMARY KEY (attempt_id, event_number),
    UNIQUE (attempt_id, position)
);
