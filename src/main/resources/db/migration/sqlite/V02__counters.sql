-- What every query over ended runs needs stands in the row of the run, so that an index can serve windows and the view is simple.
ALTER TABLE runs ADD COLUMN ended_at INTEGER GENERATED ALWAYS AS (coalesce(completed_at, started_at)) VIRTUAL;
ALTER TABLE runs ADD COLUMN cpu_p95_mcores  INTEGER;   -- the largest that any source measured
ALTER TABLE runs ADD COLUMN throttled_share REAL;      -- 0 to 1, the largest that any source measured
ALTER TABLE runs ADD COLUMN oom_events      INTEGER;   -- the most that any source saw
UPDATE runs SET (cpu_p95_mcores, throttled_share, oom_events) =
  (SELECT max(cpu_p95_mcores), max(throttled_share), max(oom_events) FROM resources WHERE resources.run_id = runs.id);

-- What an ended run speaks about, each run of exactly one kind: success, work and timeout count for the spec and the model; memory,
-- environment, person and cancelled do not (docs/statistics.md). run.RunKind says the same in Java; a test compares them.
ALTER TABLE runs ADD COLUMN kind TEXT GENERATED ALWAYS AS (CASE
    WHEN status IS NULL THEN NULL
    WHEN status = 'success' THEN 'success'
    WHEN status = 'cancelled' THEN 'cancelled'
    WHEN failure_reason = 'oom' THEN 'memory'
    WHEN failure_reason IN ('killed', 'infrastructure') THEN 'environment'
    WHEN failure_reason = 'blocked' THEN 'person'
    WHEN status = 'timeout' OR failure_reason = 'timeout' THEN 'timeout'
    WHEN error_type = 'oom' THEN 'memory'
    WHEN error_type IN ('usage_limit', 'auth', 'refresh_token_reused', 'model_config', 'tool_missing', 'vcs',
                        'infrastructure') THEN 'environment'
    WHEN error_type IN ('approval_denied', 'blocked', 'cancelled') THEN 'person'
    ELSE 'work'
  END) VIRTUAL;
-- 1: its memory reached the limit, even when a later attempt of it succeeded
ALTER TABLE runs ADD COLUMN killed INTEGER GENERATED ALWAYS AS (CASE
    WHEN status IN ('failed', 'timeout') AND (failure_reason = 'oom'
         OR (error_type = 'oom' AND coalesce(failure_reason, 'error') = 'error' AND status = 'failed')) THEN 1
    WHEN oom_events > 0 THEN 1
    ELSE 0
  END) VIRTUAL;

DROP INDEX runs_by_spec;
CREATE INDEX runs_by_spec ON runs (project_id, spec_id, ended_at);

DROP VIEW ended_runs;
CREATE VIEW ended_runs AS
SELECT
  runs.id, runs.project_id, runs.spec_id,
  CAST(coalesce(specs.spec_type, runs.spec_type, 'unknown') AS TEXT) AS spec_type,
  CAST(coalesce(specs.complexity, 'unknown') AS TEXT) AS complexity,
  CAST(coalesce(specs.task_count, runs.tasks_total) AS INTEGER) AS task_count,
  runs.spec_fingerprint, runs.model, runs.memory_limit_bytes, runs.cpu_limit_mcores, runs.timeout_seconds,
  runs.status, runs.failure_reason, runs.error_type, runs.started_at,
  runs.ended_at,
  runs.duration_seconds, runs.iterations, runs.attempts, runs.tasks_total, runs.llm_cost_usd,
  runs.memory_peak_bytes, runs.cpu_mean_mcores, runs.cpu_peak_mcores, runs.cpu_p95_mcores, runs.throttled_share,
  runs.kind, runs.killed
FROM runs LEFT JOIN specs ON specs.project_id = runs.project_id AND specs.id = runs.spec_id
WHERE runs.status IS NOT NULL AND runs.ended_at IS NOT NULL;

-- Ended runs summed up per spec and UTC day, kept as runs arrive, so that an analysis reads days and not all runs. They follow from
-- the runs: "fabrik db rebuild" makes them again (docs/decisions: counters are one compact summary per spec and day).
CREATE TABLE run_days (
  project_id TEXT    NOT NULL,
  spec_id    TEXT    NOT NULL,                        -- empty: the run names no spec
  day        INTEGER NOT NULL,                        -- days since 1970 UTC
  runs       INTEGER NOT NULL,
  summary    BLOB    NOT NULL,                        -- store.counters.DayCodec
  PRIMARY KEY (project_id, spec_id, day)
) WITHOUT ROWID;

-- In which form the summaries are; another than this fabrik writes, and they are made anew at the next opening.
ALTER TABLE fabrik_version ADD COLUMN counters_form INTEGER NOT NULL DEFAULT 0;
UPDATE fabrik_version SET schema_version = 2;
