-- Times are seconds since 1970 UTC unless a name says otherwise; memory is bytes; an unknown value is NULL, never 0.

-- One row: read by the pre-run hook instead of asking the migration tool. Every migration sets it.
CREATE TABLE fabrik_version (
  only_row       INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
  schema_version INTEGER NOT NULL
);
INSERT INTO fabrik_version (only_row, schema_version) VALUES (1, 1);

-- Run outcomes: derived from the parts in run_keys, never edited by hand.
CREATE TABLE runs (
  id                      TEXT NOT NULL PRIMARY KEY,  -- fabrik's own ULID
  run_id                  TEXT NOT NULL,              -- the operator's id; several runs may share it
  spec_id                 TEXT,
  spec_fingerprint        TEXT,
  fingerprint_origin      TEXT,                       -- declared, inferred
  spec_type               TEXT,                       -- as the source named it; specs.spec_type otherwise
  project_id              TEXT NOT NULL,
  model                   TEXT,
  memory_limit            TEXT,                       -- "4Gi"
  memory_limit_bytes      INTEGER,
  cpu_limit               TEXT,                       -- "2"
  cpu_limit_mcores        INTEGER,
  timeout_seconds         INTEGER,                    -- deadline it ran under
  status                  TEXT,                       -- success, failed, cancelled, timeout
  failure_reason          TEXT,                       -- oom, error, timeout, killed, infrastructure, blocked
  failure_raw             TEXT,                       -- the source's own word
  error_type              TEXT,
  evidence                TEXT,                       -- what the status rests on
  started_at              INTEGER,
  completed_at            INTEGER,
  duration_seconds        INTEGER,                    -- rounded up
  active_seconds          INTEGER,                    -- without queueing and waiting for people
  iterations              INTEGER,
  attempts                INTEGER,
  tasks_total             INTEGER,
  tasks_completed         INTEGER,
  llm_cost_usd            REAL,
  infrastructure_cost_eur REAL,
  input_tokens            INTEGER,
  output_tokens           INTEGER,
  input_bytes             INTEGER,
  memory_peak_bytes       INTEGER,
  memory_peak_mb          INTEGER GENERATED ALWAYS AS ((memory_peak_bytes + 1048575) / 1048576) VIRTUAL,  -- of 2^20 bytes, rounded up
  cpu_mean_mcores         INTEGER,
  cpu_peak_mcores         INTEGER,
  error_rate              REAL,
  latency_p95_ms          INTEGER,
  clock_skew              INTEGER NOT NULL DEFAULT 0, -- 1: a source said that it ended before it started
  created_at              INTEGER NOT NULL DEFAULT (CAST(strftime('%s', 'now') AS INTEGER)),
  updated_at              INTEGER NOT NULL DEFAULT (CAST(strftime('%s', 'now') AS INTEGER))
);
CREATE INDEX runs_by_spec ON runs (project_id, spec_id, started_at);
CREATE INDEX runs_by_start ON runs (project_id, started_at);

-- Where each run was seen: one row per source's own name for it, with all that the source said.
CREATE TABLE run_keys (
  source          TEXT    NOT NULL,                   -- kubernetes, smithers, event_log, lint, csv
  key             TEXT    NOT NULL,
  run             TEXT REFERENCES runs (id),          -- NULL: knowledge that waits for its run (lint)
  run_id          TEXT    NOT NULL,
  project_id      TEXT    NOT NULL,
  started_at_ms   INTEGER,
  completed_at_ms INTEGER,
  revision        INTEGER NOT NULL,
  location        TEXT    NOT NULL,
  export_of       TEXT,                               -- the run that a row of our own export names
  first_seen_at   INTEGER NOT NULL,
  last_seen_at    INTEGER NOT NULL,
  part            BLOB    NOT NULL,                   -- what the source said: deflated JSON
  PRIMARY KEY (source, key)
);
CREATE INDEX run_keys_by_run_id ON run_keys (project_id, run_id);
CREATE INDEX run_keys_by_run ON run_keys (run);
CREATE INDEX run_keys_by_export ON run_keys (export_of) WHERE export_of IS NOT NULL;

CREATE TABLE tasks (
  id               TEXT NOT NULL PRIMARY KEY,         -- run|node|iteration|attempt
  run_id           TEXT NOT NULL REFERENCES runs (id),
  node_id          TEXT NOT NULL,
  iteration        INTEGER NOT NULL,
  attempt          INTEGER NOT NULL,
  task_type        TEXT NOT NULL,
  agent            INTEGER,                           -- 1: a language model worked on it
  model            TEXT,
  input_tokens     INTEGER,
  output_tokens    INTEGER,
  cost_usd         REAL,
  status           TEXT,                              -- success, failed, retry
  state_raw        TEXT,
  started_at_ms    INTEGER,
  duration_seconds INTEGER,                           -- worked, rounded up
  duration_ms      INTEGER,
  error_type       TEXT,
  error_message    TEXT                               -- redacted, first 500 characters
);
CREATE INDEX tasks_by_run ON tasks (run_id);

-- Memory and CPU peaks per run, by who measured them.
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
);

CREATE TABLE errors (
  run_id      TEXT NOT NULL REFERENCES runs (id),
  position    INTEGER NOT NULL,
  source      TEXT NOT NULL,
  error_type  TEXT NOT NULL,
  message     TEXT NOT NULL,                          -- redacted, first 500 characters
  occurred_at INTEGER,
  PRIMARY KEY (run_id, position)
);

CREATE TABLE run_pods (
  run_id       TEXT NOT NULL REFERENCES runs (id),
  uid          TEXT NOT NULL,
  namespace    TEXT NOT NULL,
  name         TEXT NOT NULL,
  node         TEXT,
  container    TEXT NOT NULL,
  started_at   INTEGER,
  completed_at INTEGER,
  PRIMARY KEY (run_id, uid)
);

-- Specs as they are now.
CREATE TABLE specs (
  project_id                 TEXT NOT NULL,
  id                         TEXT NOT NULL,
  path                       TEXT,
  title                      TEXT,
  spec_type                  TEXT,
  complexity                 TEXT,                    -- low, medium, high
  task_count                 INTEGER,
  current_memory_limit       TEXT,
  current_memory_limit_bytes INTEGER,
  current_cpu_limit          TEXT,
  current_cpu_limit_mcores   INTEGER,
  current_model              TEXT,
  current_timeout_seconds    INTEGER,
  fingerprint                TEXT,
  configuration_hash         TEXT,
  body                       TEXT,                    -- what rules may know of the text, as JSON
  first_seen_at              INTEGER NOT NULL,
  last_seen_at               INTEGER NOT NULL,
  PRIMARY KEY (project_id, id)
);

-- Ended runs as every analysis sees them. "kind" says what a run speaks about, and each run is of exactly one: success, work and
-- timeout count for the spec and the model; memory, environment, person and cancelled do not (docs/statistics.md).
CREATE VIEW ended_runs AS
SELECT
  runs.id, runs.project_id, runs.spec_id,
  CAST(coalesce(specs.spec_type, runs.spec_type, 'unknown') AS TEXT) AS spec_type,
  CAST(coalesce(specs.complexity, 'unknown') AS TEXT) AS complexity,
  CAST(coalesce(specs.task_count, runs.tasks_total) AS INTEGER) AS task_count,
  runs.spec_fingerprint, runs.model, runs.memory_limit_bytes, runs.cpu_limit_mcores, runs.timeout_seconds,
  runs.status, runs.failure_reason, runs.error_type, runs.started_at,
  CAST(coalesce(runs.completed_at, runs.started_at) AS INTEGER) AS ended_at,
  runs.duration_seconds, runs.iterations, runs.attempts, runs.tasks_total, runs.llm_cost_usd,
  runs.memory_peak_bytes, runs.cpu_mean_mcores, runs.cpu_peak_mcores,
  CAST((SELECT max(resources.cpu_p95_mcores) FROM resources WHERE resources.run_id = runs.id) AS INTEGER) AS cpu_p95_mcores,
  CAST(CASE
    WHEN runs.status = 'success' THEN 'success'
    WHEN runs.status = 'cancelled' THEN 'cancelled'
    WHEN runs.failure_reason = 'oom' THEN 'memory'
    WHEN runs.failure_reason IN ('killed', 'infrastructure') THEN 'environment'
    WHEN runs.failure_reason = 'blocked' THEN 'person'
    WHEN runs.status = 'timeout' OR runs.failure_reason = 'timeout' THEN 'timeout'
    WHEN runs.error_type = 'oom' THEN 'memory'
    WHEN runs.error_type IN ('usage_limit', 'auth', 'refresh_token_reused', 'model_config', 'tool_missing', 'vcs',
                             'infrastructure') THEN 'environment'
    WHEN runs.error_type IN ('approval_denied', 'blocked', 'cancelled') THEN 'person'
    ELSE 'work'
  END AS TEXT) AS kind,
  -- 1: its memory reached the limit, even when a later attempt of it succeeded
  CAST(CASE
    WHEN runs.status IN ('failed', 'timeout') AND (runs.failure_reason = 'oom'
         OR (runs.error_type = 'oom' AND coalesce(runs.failure_reason, 'error') = 'error' AND runs.status = 'failed')) THEN 1
    WHEN EXISTS (SELECT 1 FROM resources WHERE resources.run_id = runs.id AND resources.oom_events > 0) THEN 1
    ELSE 0
  END AS INTEGER) AS killed
FROM runs LEFT JOIN specs ON specs.project_id = runs.project_id AND specs.id = runs.spec_id
WHERE runs.status IS NOT NULL AND coalesce(runs.completed_at, runs.started_at) IS NOT NULL;

CREATE TABLE spec_versions (
  project_id         TEXT    NOT NULL,
  spec_id            TEXT    NOT NULL,
  fingerprint        TEXT    NOT NULL,
  configuration_hash TEXT    NOT NULL,
  valid_from         INTEGER NOT NULL,
  origin             TEXT    NOT NULL,                -- git, first_seen
  revision           TEXT,                            -- the git commit
  PRIMARY KEY (project_id, spec_id, valid_from, fingerprint, configuration_hash)
);

CREATE TABLE spec_quality (
  project_id           TEXT NOT NULL,
  spec_id              TEXT NOT NULL,
  version              TEXT,
  runs_count           INTEGER NOT NULL DEFAULT 0,
  success_count        INTEGER NOT NULL DEFAULT 0,
  avg_duration_seconds REAL,
  avg_cost_usd         REAL,
  avg_iterations       REAL,
  p95_memory_bytes     INTEGER,
  p95_memory_mb        INTEGER GENERATED ALWAYS AS ((p95_memory_bytes + 1048575) / 1048576) VIRTUAL,
  needs_review         INTEGER NOT NULL DEFAULT 0,    -- success rate under 70 %
  last_analyzed_at     INTEGER,
  PRIMARY KEY (project_id, spec_id)
);

-- Each collect and each analysis, so that a reader knows how fresh an answer is.
CREATE TABLE collections (
  id          INTEGER PRIMARY KEY,
  source      TEXT    NOT NULL,
  project_id  TEXT,
  finished_at INTEGER NOT NULL,
  seen        INTEGER NOT NULL,
  added       INTEGER NOT NULL,
  updated     INTEGER NOT NULL,
  unchanged   INTEGER NOT NULL,
  rejected    INTEGER NOT NULL
);

CREATE TABLE analyses (
  id            INTEGER PRIMARY KEY,
  project_id    TEXT,                                 -- NULL: all projects
  as_of         INTEGER NOT NULL,
  since         INTEGER NOT NULL,
  finished_at   INTEGER NOT NULL,
  rules_hash    TEXT    NOT NULL,
  runs          INTEGER NOT NULL,
  collection_id INTEGER                               -- the latest collect it knew
);

-- What the latest analysis knows of each spec, as JSON: read by the pre-run hook and by "suggest show".
CREATE TABLE spec_facts (
  project_id  TEXT    NOT NULL,
  spec_id     TEXT    NOT NULL,
  analysis_id INTEGER NOT NULL REFERENCES analyses (id),
  facts       TEXT    NOT NULL,
  PRIMARY KEY (project_id, spec_id)
);

CREATE TABLE suggestions (
  id               TEXT PRIMARY KEY NOT NULL,         -- short stable hash
  type             TEXT NOT NULL,                     -- resource, model, spec_rewrite, warning
  project_id       TEXT NOT NULL,
  spec_id          TEXT NOT NULL,
  title            TEXT NOT NULL,
  setting          TEXT NOT NULL,                     -- what would change: memory, model, timeout, spec
  confidence       REAL NOT NULL,                     -- 0 to 1
  data_points      INTEGER NOT NULL,
  current_value    TEXT,
  suggested_value  TEXT NOT NULL,
  reasoning        TEXT NOT NULL,
  priority         TEXT NOT NULL,                     -- HIGH, MED, LOW
  rule             TEXT NOT NULL,
  rule_version     TEXT NOT NULL,                     -- hash of the rule file
  spec_fingerprint TEXT,
  evidence         TEXT NOT NULL,                     -- JSON
  status           TEXT NOT NULL DEFAULT 'pending',   -- pending, applied, rejected, superseded, expired
  status_reason    TEXT,
  superseded_by    TEXT,
  analysis_id      INTEGER REFERENCES analyses (id),
  created_at       INTEGER NOT NULL,
  updated_at       INTEGER NOT NULL,
  decided_at       INTEGER
);
CREATE INDEX suggestions_by_spec ON suggestions (project_id, spec_id, status);
