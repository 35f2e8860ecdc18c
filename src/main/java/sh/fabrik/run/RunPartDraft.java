package sh.fabrik.run;

import java.util.List;
import java.util.Optional;
import sh.fabrik.run.RunPart.Configuration;
import sh.fabrik.run.RunPart.Effort;
import sh.fabrik.run.RunPart.Quality;
import sh.fabrik.run.RunPart.Spend;
import sh.fabrik.run.RunPart.Timing;
import sh.fabrik.run.RunPart.Trace;

/** A part while it is being changed. */
final class RunPartDraft {
    private final RunPart of;
    String runId;
    String project;
    Timing timing;
    Configuration configuration;
    Verdict verdict;
    Effort effort;
    Spend spend;
    List<ResourceReading> resources;
    Quality quality;
    List<TaskAttempt> tasks;
    List<RunError> errors;
    List<Pod> pods;
    Optional<Trace> trace;

    RunPartDraft(RunPart of) {
        this.of = of;
        this.runId = of.runId();
        this.project = of.project();
        this.timing = of.timing();
        this.configuration = of.configuration();
        this.verdict = of.verdict();
        this.effort = of.effort();
        this.spend = of.spend();
        this.resources = of.resources();
        this.quality = of.quality();
        this.tasks = of.tasks();
        this.errors = of.errors();
        this.pods = of.pods();
        this.trace = of.trace();
    }

    RunPart done() {
        return new RunPart(
                of.key(),
                runId,
                project,
                of.revision(),
                of.location(),
                timing,
                configuration,
                verdict,
                effort,
                spend,
                resources,
                quality,
                tasks,
                errors,
                pods,
                trace);
    }
}
