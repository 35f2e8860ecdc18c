-- What "fabrik analytics" asks of pruned runs and the summaries of pruned_days do not know, added up as the runs go. Rows of the same
-- values may stand twice: they add up. Unknown values stay NULL.
CREATE TABLE pruned_failures (
  project_id  TEXT    NOT NULL,
  spec_id     TEXT,
  day         INTEGER NOT NULL,                       -- days since 1970 UTC
  spec_type   TEXT,                                   -- as the runs named it
  task_count  INTEGER,
  error_type  TEXT    NOT NULL,
  occurrences INTEGER NOT NULL,                       -- failed attempts, and runs that said so only as a whole
  runs        INTEGER NOT NULL,                       -- distinct runs
  timed       INTEGER NOT NULL,                       -- occurrences of known duration
  seconds     INTEGER NOT NULL                        -- their sum
);
CREATE INDEX pruned_failures_by_day ON pruned_failures (project_id, day);

CREATE TABLE pruned_attempts (
  project_id TEXT    NOT NULL,
  spec_id    TEXT,
  day        INTEGER NOT NULL,
  task_type  TEXT    NOT NULL,
  model      TEXT,                                    -- the attempt's, else the run's
  error_type TEXT,
  attempts   INTEGER NOT NULL,                        -- of known status
  won        INTEGER NOT NULL,
  timed      INTEGER NOT NULL,
  seconds    INTEGER NOT NULL,
  costed     INTEGER NOT NULL,
  cost_usd   REAL    NOT NULL
);
CREATE INDEX pruned_attempts_by_day ON pruned_attempts (project_id, day);

CREATE TABLE pruned_costs (
  project_id         TEXT    NOT NULL,
  spec_id            TEXT,
  day                INTEGER NOT NULL,
  housed             INTEGER NOT NULL,                -- runs with a known cost of nodes
  infrastructure_eur REAL    NOT NULL
);
CREATE INDEX pruned_costs_by_day ON pruned_costs (project_id, day);

UPDATE fabrik_version SET schema_version = 10;
