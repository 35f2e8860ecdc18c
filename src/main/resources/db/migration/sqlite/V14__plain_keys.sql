-- A run that a line of plain history alone tells of needs no row in run_keys: its name is project/run id and its times are the row's own.
-- The row tells where the part lies: pack * 100 + position in the pack. NULL: the run's keys are in run_keys.
-- Keys that were stored before stay where they are.
ALTER TABLE runs ADD COLUMN part INTEGER;
CREATE INDEX runs_by_run_id ON runs (project_id, run_id) WHERE part IS NOT NULL;

-- All keys, however they are stored; those that a row of runs tells have a negative id.
CREATE VIEW every_key AS
SELECT id, source, key, run, run_id, project_id, started_at_ms, completed_at_ms, export_of, pack, position FROM run_keys
UNION ALL
SELECT -rowid, 'csv', project_id || '/' || run_id, id, run_id, project_id, started_at * 1000, completed_at * 1000, NULL,
  part / 100, part % 100
FROM runs WHERE part IS NOT NULL;

UPDATE fabrik_version SET schema_version = 14;
