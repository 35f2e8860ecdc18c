-- Tokens that came from a cache or went into one have prices of their own; input_tokens are those that were read afresh.
ALTER TABLE runs ADD COLUMN cache_read_tokens INTEGER;
ALTER TABLE runs ADD COLUMN cache_write_tokens INTEGER;
ALTER TABLE tasks ADD COLUMN cache_read_tokens INTEGER;
ALTER TABLE tasks ADD COLUMN cache_write_tokens INTEGER;

-- What was reserved for the run.
ALTER TABLE runs ADD COLUMN memory_request_bytes INTEGER;
ALTER TABLE runs ADD COLUMN cpu_request_mcores INTEGER;

-- Where a cost comes from: stated by a source, or priced (tokens, or time on a node, times the price list below).
ALTER TABLE runs ADD COLUMN cost_origin TEXT;
ALTER TABLE runs ADD COLUMN infrastructure_cost_origin TEXT;
UPDATE runs SET cost_origin = 'stated' WHERE llm_cost_usd IS NOT NULL;
UPDATE runs SET infrastructure_cost_origin = 'stated' WHERE infrastructure_cost_eur IS NOT NULL;

-- The prices in use, with which every priced cost agrees once "settled" is 1.
CREATE TABLE price_list (
  only_row INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
  hash     TEXT    NOT NULL,                          -- SHA-256 of the list
  list     TEXT    NOT NULL,                          -- JSON
  settled  INTEGER NOT NULL,                          -- 0: it changed, and some runs still have the old prices
  taken_at INTEGER NOT NULL
);

-- Models that used tokens which have no price, so that the cost of their runs is unknown.
CREATE VIEW unpriced_models AS
SELECT CAST(project_id AS TEXT) AS project_id, CAST(model AS TEXT) AS model, CAST(count(DISTINCT run) AS INTEGER) AS runs,
       CAST(sum(tokens) AS INTEGER) AS tokens, CAST(max(started_at) AS INTEGER) AS last_at
FROM (
  SELECT runs.project_id, coalesce(tasks.model, runs.model) AS model, runs.id AS run, runs.started_at,
         coalesce(tasks.input_tokens, 0) + coalesce(tasks.output_tokens, 0) + coalesce(tasks.cache_read_tokens, 0)
           + coalesce(tasks.cache_write_tokens, 0) AS tokens
  FROM tasks JOIN runs ON runs.id = tasks.run_id
  WHERE runs.llm_cost_usd IS NULL AND tasks.cost_usd IS NULL AND (tasks.input_tokens IS NOT NULL OR tasks.output_tokens IS NOT NULL)
  UNION ALL
  SELECT runs.project_id, runs.model, runs.id, runs.started_at, coalesce(runs.input_tokens, 0) + coalesce(runs.output_tokens, 0)
           + coalesce(runs.cache_read_tokens, 0) + coalesce(runs.cache_write_tokens, 0)
  FROM runs
  WHERE runs.llm_cost_usd IS NULL AND (runs.input_tokens IS NOT NULL OR runs.output_tokens IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM tasks WHERE tasks.run_id = runs.id
                    AND (tasks.input_tokens IS NOT NULL OR tasks.output_tokens IS NOT NULL))
)
GROUP BY project_id, model;

UPDATE fabrik_version SET schema_version = 8;
