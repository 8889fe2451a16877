-- Forms of questions with variants that the person had seen when the test began: item -> forms, as JSON.
-- Frozen with the attempt, since its questions follow from it.
ALTER TABLE attempts ADD COLUMN seen_instances TEXT NOT NULL DEFAULT '{}';
