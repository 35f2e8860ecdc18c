package sh.fabrik.store;

import sh.fabrik.run.RunPart;

/** Keys can only be one run when project and raw run id agree. */
record Bucket(String project, String runId) {
    static Bucket of(RunPart part) {
        return new Bucket(part.project(), part.runId());
    }
}
