-- Stretches of time that a source could not tell about. A later collect fills them.
CREATE TABLE source_gaps (
  id          INTEGER PRIMARY KEY,
  source      TEXT    NOT NULL,                       -- kubernetes, smithers, specs, lint, prometheus, loki
  place       TEXT    NOT NULL,                       -- the cluster, or the project for sources that are files
  window_from INTEGER NOT NULL,
  window_to   INTEGER NOT NULL,
  reason      TEXT    NOT NULL,                       -- a sentence, without secrets
  opened_at   INTEGER NOT NULL,
  filled_at   INTEGER                                 -- NULL: still open
);
CREATE INDEX source_gaps_open ON source_gaps (source, place) WHERE filled_at IS NULL;

-- Up to when each source was asked; what it could not tell before that is in source_gaps.
CREATE TABLE source_watermarks (
  source     TEXT    NOT NULL,
  place      TEXT    NOT NULL,
  covered_to INTEGER NOT NULL,
  PRIMARY KEY (source, place)
);

UPDATE fabrik_version SET schema_version = 5;
