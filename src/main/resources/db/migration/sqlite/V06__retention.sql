-- Days whose runs were pruned: what the counters knew of them. They cannot be made anew, so they are kept apart from run_days.
CREATE TABLE pruned_days (
  project_id TEXT    NOT NULL,
  spec_id    TEXT    NOT NULL,                        -- empty: the runs name no spec
  day        INTEGER NOT NULL,                        -- days since 1970 UTC
  runs       INTEGER NOT NULL,
  summary    BLOB    NOT NULL,                        -- store.counters.DayCodec
  PRIMARY KEY (project_id, spec_id, day)
) WITHOUT ROWID;

-- What is left of a pruned run, so that it does not come back as a new one when it is collected again.
CREATE TABLE pruned_runs (
  project_id TEXT    NOT NULL,
  run_id     TEXT    NOT NULL,                        -- the operator's id; several runs may share it
  started_at INTEGER NOT NULL,                        -- its end where the start is unknown
  ended_at   INTEGER NOT NULL,
  PRIMARY KEY (project_id, run_id, started_at, ended_at)
) WITHOUT ROWID;

UPDATE fabrik_version SET schema_version = 6;
