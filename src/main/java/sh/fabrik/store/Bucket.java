package sh.fabrik.store;

/** Keys can only be one run when project and raw run id agree. */
record Bucket(String project, String runId) {}
