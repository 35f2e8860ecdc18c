-- In which state a place (a file of Smithers) was last read to its end: while it stays so it need not be read again.
CREATE TABLE place_marks (
  scope TEXT NOT NULL,                                -- the source and the project it was read for
  place TEXT NOT NULL,                                -- the file
  state TEXT NOT NULL,
  PRIMARY KEY (scope, place)
) WITHOUT ROWID;

UPDATE fabrik_version SET schema_version = 9;
