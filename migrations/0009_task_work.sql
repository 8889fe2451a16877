-- Work under way on an interactive task: what was done so far on one question, until it is answered.
-- One row an attempt; the next task takes its place, the end of the attempt removes it.
CREATE TABLE task_work (
    attempt_id TEXT PRIMARY KEY REFERENCES attempts (id),
    position BIGINT NOT NULL,
    acts TEXT NOT NULL,
    touched_ms BIGINT NOT NULL
);
