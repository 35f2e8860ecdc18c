-- The decision of the pre-run hook that a run was sent off with (annotation fabrik.sh/advice): "fabrik suggest show" explains it.
ALTER TABLE runs ADD COLUMN advice TEXT;

UPDATE fabrik_version SET schema_version = 11;
