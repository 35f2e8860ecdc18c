-- What samplers of metrics know besides peaks.
ALTER TABLE resources ADD COLUMN memory_p95_bytes INTEGER;
ALTER TABLE resources ADD COLUMN memory_request_bytes INTEGER;
ALTER TABLE resources ADD COLUMN cpu_request_mcores INTEGER;
ALTER TABLE resources ADD COLUMN samples INTEGER;    -- behind the peak; with a sample but no peak the run was too short

UPDATE fabrik_version SET schema_version = 7;
