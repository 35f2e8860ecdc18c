-- Whoever finds the files unchanged need not read them.
ALTER TABLE price_list ADD COLUMN sources TEXT;       -- SHA-256 of the files that the list was read from; NULL: unknown
UPDATE fabrik_version SET schema_version = 13;
