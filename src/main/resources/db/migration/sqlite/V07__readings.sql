-- What samplers of metrics know besides peaks.
ALTER TABLE resources ADD COLUMN memory_p95_bytes INTEGER;
ALTER TABLE resources ADD COLUMN memory_request_bytes INTEGER;
ALTER TABLE resources ADD COLUMN cpu_request_mcores INTEGER;
ALTER TABLE resources ADD COLUMN samples INTEGER;    -- behind the peak; with a sample but no peak the run was too short

-- When metrics and logs last answered about a run that Kubernetes named, so that they are not asked again.
CREATE TABLE follow_ups (
  source      TEXT    NOT NULL,                       -- prometheus, loki
  key         TEXT    NOT NULL,                       -- of the run in Kubernetes
  answered_at INTEGER NOT NULL,
  PRIMARY KEY (source, key)
) WITHOUT ROWID;

UPDATE fabrik_version SET schema_version = 7;
