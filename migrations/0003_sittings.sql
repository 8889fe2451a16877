-- An invigilated sitting (people say "certification session").
CREATE TABLE sittings (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    created_by TEXT NOT NULL REFERENCES accounts (id),
    name TEXT NOT NULL CHECK (length(name) > 0),
    place TEXT NOT NULL CHECK (length(place) > 0),
    starts_ms BIGINT NOT NULL,
    -- IANA name: dates and times of this sitting are said in it.
    time_zone TEXT NOT NULL,
    duration_minutes BIGINT NOT NULL CHECK (duration_minutes BETWEEN 5 AND 480),
    rules TEXT NOT NULL,
    plan_id TEXT NOT NULL,
    access_code TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('enrolling', 'running', 'ended', 'reviewed', 'published')),
    created_ms BIGINT NOT NULL,
    ended_ms BIGINT,
    published_ms BIGINT
);
CREATE INDEX sittings_by_organisation ON sittings (organisation_id, starts_ms);

CREATE TABLE candidates (
    id TEXT PRIMARY KEY,
    sitting_id TEXT NOT NULL REFERENCES sittings (id),
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL CHECK (length(last_name) > 0),
    birth_date TEXT NOT NULL,
    email TEXT,
    reference TEXT,
    extra_time_percent BIGINT NOT NULL CHECK (extra_time_percent BETWEEN 0 AND 200),
    -- Normalised name and birth date: the same person is not enrolled twice.
    identity_key TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('enrolled', 'waiting', 'admitted', 'running', 'paused', 'completed')),
    -- Secret of the one live device; a second device is refused until the invigilator releases the first.
    device_hash TEXT UNIQUE,
    -- When another device was last refused; emptied when the first is released.
    refused_ms BIGINT,
    admitted_by TEXT REFERENCES accounts (id),
    admitted_ms BIGINT,
    started_ms BIGINT,
    -- Server time only: the deadline moves with granted minutes and credited pauses.
    deadline_ms BIGINT,
    paused_ms BIGINT,
    -- Sum of the pauses, and of the minutes granted: both are in the deadline already.
    credited_ms BIGINT NOT NULL,
    granted_ms BIGINT NOT NULL,
    completed_ms BIGINT,
    decision TEXT CHECK (decision IN ('certified', 'not_certified', 'cancelled')),
    decision_reason TEXT,
    decided_by TEXT REFERENCES accounts (id),
    decided_ms BIGINT,
    created_ms BIGINT NOT NULL,
    UNIQUE (sitting_id, identity_key)
);
CREATE INDEX candidates_by_sitting ON candidates (sitting_id, id);

-- Everything that happened, by whom and when. Rows are only added.
CREATE TABLE sitting_events (
    id TEXT PRIMARY KEY,
    sitting_id TEXT NOT NULL REFERENCES sittings (id),
    candidate_id TEXT REFERENCES candidates (id),
    kind TEXT NOT NULL,
    note TEXT NOT NULL,
    actor_id TEXT REFERENCES accounts (id),
    at_ms BIGINT NOT NULL
);
CREATE INDEX sitting_events_by_sitting ON sitting_events (sitting_id, at_ms);
