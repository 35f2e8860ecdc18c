package sh.fabrik.cli.doctor;

import java.util.List;

/** The JSON of doctor's findings; docs/json.md describes it. */
record DoctorJson(int schemaVersion, Level worst, List<Finding> findings) {}
