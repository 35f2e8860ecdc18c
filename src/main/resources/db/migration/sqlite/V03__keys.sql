-- What sources said, many parts packed together: a history of a million runs has some ten thousand packs. A part of a run that grows has
-- a pack of its own.
CREATE TABLE part_packs (
  id    INTEGER NOT NULL PRIMARY KEY,
  live  INTEGER NOT NULL,                             -- parts still in use; a pack without any is removed
  parts BLOB    NOT NULL                              -- what the sources said: see PartCodec
);
INSERT INTO part_packs (id, live, parts) SELECT rowid, 1, part FROM run_keys;

-- Where each run was seen: one row per source's own name for it.
CREATE TABLE keys_moving (
  id              INTEGER NOT NULL PRIMARY KEY,
  source          TEXT    NOT NULL,                   -- kubernetes, smithers, event_log, prometheus, loki, lint, csv
  key             TEXT    NOT NULL,
  run             TEXT,                               -- NULL: knowledge that waits for its run (lint)
  run_id          TEXT    NOT NULL,
  project_id      TEXT    NOT NULL,
  started_at_ms   INTEGER,
  completed_at_ms INTEGER,
  export_of       TEXT,                               -- the run that a row of our own export names
  pack            INTEGER NOT NULL,                   -- where the part lies
  position        INTEGER NOT NULL                    -- in its pack, from 0
);
INSERT INTO keys_moving
SELECT rowid, source, key, run, run_id, project_id, started_at_ms, completed_at_ms, export_of, rowid, 0 FROM run_keys;
DROP TABLE run_keys;
ALTER TABLE keys_moving RENAME TO run_keys;

-- The keys of a run all have its project and run id. Most histories name a run "project/run id": those are found by these two, and
-- only the others need an index of their own.
CREATE INDEX run_keys_by_run_id ON run_keys (project_id, run_id);
CREATE UNIQUE INDEX run_keys_by_key ON run_keys (source, key) WHERE key <> project_id || '/' || run_id;
CREATE INDEX run_keys_by_export ON run_keys (export_of) WHERE export_of IS NOT NULL;

-- One tree instead of two.
CREATE TABLE resources_moving AS SELECT * FROM resources;
DROP TABLE resources;
CREATE TABLE resources (
  run_id             TEXT NOT NULL REFERENCES runs (id),
  source             TEXT NOT NULL,
  memory_peak_bytes  INTEGER,
  memory_limit_bytes INTEGER,
  cpu_mean_mcores    INTEGER,
  cpu_p95_mcores     INTEGER,
  cpu_peak_mcores    INTEGER,
  throttled_share    REAL,                            -- 0 to 1
  oom_events         INTEGER,
  PRIMARY KEY (run_id, source)
) WITHOUT ROWID;
INSERT INTO resources SELECT * FROM resources_moving ORDER BY run_id, source;
DROP TABLE resources_moving;

UPDATE fabrik_version SET schema_version = 3;
