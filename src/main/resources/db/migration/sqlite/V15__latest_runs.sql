-- The latest runs of a spec, as an analysis read them, so that the next one need not gather them from all over "runs"
-- (docs/decisions/0015-the-latest-runs-are-kept-together.md). They follow from the runs; the table may be emptied at any time, and a
-- migration that changes what a column of "runs" means has to empty it. V16 makes the triggers that drop what is no longer true.
CREATE TABLE latest_runs (
  project_id TEXT    NOT NULL,
  spec_id    TEXT    NOT NULL,
  form       INTEGER NOT NULL,                        -- of the lines; rows of another form are not read
  last_row   INTEGER NOT NULL,                        -- rowid in runs up to which these are the latest runs; later rows come on top
  last_id    TEXT    NOT NULL,                        -- id of that row: SQLite may number rows anew
  since      INTEGER NOT NULL,                        -- of runs that ended earlier, none are here
  lines      BLOB    NOT NULL,                        -- analyse.history.RunLines
  PRIMARY KEY (project_id, spec_id)
);

UPDATE fabrik_version SET schema_version = 15;
