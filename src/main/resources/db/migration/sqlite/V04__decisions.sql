-- Answers to "what should the next run get?": given ahead by every analysis for each spec as it stands, and kept when a run asked for
-- something else. The id is a hash of all that an answer rests on; when one of these differs, it is another answer.
CREATE TABLE decisions (
  id          TEXT    NOT NULL PRIMARY KEY,
  project_id  TEXT    NOT NULL,
  spec_id     TEXT    NOT NULL,
  request     TEXT    NOT NULL,                       -- JSON: what was asked for, and what a person insisted on
  rules_hash  TEXT    NOT NULL,                       -- of the diagnosis and advice rules in force
  analysis_id INTEGER NOT NULL,                       -- whose facts were judged
  answer      TEXT    NOT NULL,                       -- JSON: for each setting the value, its rule and reason
  decided_at  INTEGER NOT NULL
);
CREATE INDEX decisions_by_age ON decisions (project_id, decided_at);

UPDATE fabrik_version SET schema_version = 4;
