-- A pack of plain history may have a form that an earlier fabrik cannot read (store.packs.FlatPack); packs of before stay as they are.
UPDATE fabrik_version SET schema_version = 12;
