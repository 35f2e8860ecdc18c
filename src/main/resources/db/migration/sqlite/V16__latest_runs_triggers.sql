-- A run that changes or goes is no longer as latest_runs has it, when it may be among them: when its row was seen, and it ended, or ends
-- now, not before the earliest of them. New rows concern nothing here, so that inserting costs what it did.
CREATE TRIGGER latest_runs_of_changed AFTER UPDATE ON runs BEGIN
  DELETE FROM latest_runs
   WHERE project_id = OLD.project_id AND spec_id = OLD.spec_id AND last_row >= OLD.rowid
     AND (since <= OLD.ended_at OR since <= NEW.ended_at);
  DELETE FROM latest_runs
   WHERE (OLD.spec_id IS NOT NEW.spec_id OR OLD.project_id <> NEW.project_id)
     AND project_id = NEW.project_id AND spec_id = NEW.spec_id AND last_row >= NEW.rowid
     AND since <= NEW.ended_at;
END;

CREATE TRIGGER latest_runs_of_gone AFTER DELETE ON runs BEGIN
  DELETE FROM latest_runs
   WHERE project_id = OLD.project_id AND spec_id = OLD.spec_id AND last_row >= OLD.rowid AND since <= OLD.ended_at;
END;

UPDATE fabrik_version SET schema_version = 16;
