package sh.fabrik.collect.kubernetes;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.kubernetes.objects.Happening;
import sh.fabrik.collect.kubernetes.objects.Remarks;
import sh.fabrik.collect.kubernetes.objects.Snapshot;
import sh.fabrik.collect.kubernetes.outcome.DecisionTable;
import sh.fabrik.collect.kubernetes.outcome.Given;
import sh.fabrik.collect.kubernetes.outcome.JobEvidence;
import sh.fabrik.collect.kubernetes.outcome.JobState;
import sh.fabrik.collect.kubernetes.outcome.PodState;
import sh.fabrik.collect.kubernetes.outcome.Termination;
import sh.fabrik.run.FailureReason;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.ResourceReading;
import sh.fabrik.run.RunKey;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.RunPart.Configuration;
import sh.fabrik.run.RunPart.Trace;
import sh.fabrik.run.Source;
import sh.fabrik.run.Verdict;

/** Makes of each family what Kubernetes says about one run. */
final class Parts {
    /** Kubernetes' times are whole seconds: the milliseconds are free to tell a reading with more pods from one with fewer. */
    private static final int MOST_PODS = 999;

    private final CollectRequest request;
    private final Instant asOf;
    private final Remarks remarks;

    /** @param asOf the latest time that the input knows */
    Parts(CollectRequest request, Instant asOf, Remarks remarks) {
        this.request = request;
        this.asOf = asOf;
        this.remarks = remarks;
    }

    RunPart part(Family family, Marks marks) {
        JobEvidence evidence = evidence(family, marks);
        Verdict verdict = DecisionTable.decide(evidence);
        Reported reported = new Reported(new AnnotatedNumbers(family, marks, remarks), marks);
        Configuration configuration = new Sent(family, marks, remarks).configuration(reported.model());
        remarkOnMissingPods(family, verdict);
        RunPart part = named(family, marks, evidence)
                .withTiming(new Times(family, marks, evidence)
                        .timing(verdict.outcome().isPresent()))
                .withConfiguration(configuration)
                .withVerdict(verdict)
                .withEffort(reported.effort())
                .withSpend(reported.spend())
                .withResources(resources(evidence, configuration.memoryLimit()))
                .withErrors(Complaints.of(evidence, marks, explaining(family, verdict)))
                .withPods(PodLines.of(family));
        return verdict.outcome().isPresent()
                ? part
                : family.job()
                        .map(job -> part.withTrace(trace(job.object(), family)))
                        .orElse(part);
    }

    /** While a run goes on, what hinders it may pass; one that succeeded was not hindered. */
    private static List<Happening> explaining(Family family, Verdict verdict) {
        return verdict.outcome().filter(outcome -> outcome != Outcome.SUCCESS).isPresent()
                ? family.happenings()
                : List.of();
    }

    private static Trace trace(Job job, Family family) {
        Optional<Duration> kept = Optional.ofNullable(job.getSpec())
                .flatMap(spec -> Optional.ofNullable(spec.getTtlSecondsAfterFinished()))
                .map(Duration::ofSeconds);
        return new Trace(
                Given.text(job.getMetadata().getNamespace()).orElse("default"),
                kept,
                family.schedule().isPresent());
    }

    private RunPart named(Family family, Marks marks, JobEvidence evidence) {
        return RunPart.of(
                new RunKey(Source.KUBERNETES, request.cluster() + "/" + family.uid()),
                marks.label("fabrik.sh/run-id").orElseGet(family::jobName),
                marks.label("fabrik.sh/project").orElse(request.project()),
                revision(family, evidence),
                family.where() + ", " + family.name());
    }

    private JobEvidence evidence(Family family, Marks marks) {
        return new JobEvidence(
                family.job().map(job -> JobState.of(job.object(), job.gone())),
                family.pods().stream().map(pod -> PodState.of(pod.object())).toList(),
                marks.latest("fabrik.sh/outcome"),
                marks.latest("fabrik.sh/failure-message"),
                family.happenings().stream()
                        .filter(Happening::takesAway)
                        .map(Happening::reason)
                        .findFirst(),
                asOf);
    }

    /**
     * Whatever happens to an ended Job whose pods are gone (its own deletion among it) makes a reading no fresher than the one
     * that still saw them.
     */
    private static long revision(Family family, JobEvidence evidence) {
        Optional<Snapshot<Job>> job = family.job();
        Optional<Instant> end = evidence.endWithoutPods();
        if (end.isPresent()) {
            return end.get().toEpochMilli() + Math.min(family.pods().size(), MOST_PODS);
        }
        Instant latest = Stream.concat(
                        job.stream().map(Snapshot::latest),
                        family.pods().stream().map(Snapshot::latest))
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return latest.toEpochMilli() + Math.min(family.pods().size(), MOST_PODS);
    }

    /** After a kill the peak is not known, only that the need was above the limit: no peak is claimed. */
    private static List<ResourceReading> resources(JobEvidence evidence, Optional<Memory> limit) {
        int kills = (int) evidence.ends().filter(Termination::isForMemory).count();
        return kills == 0 && limit.isEmpty()
                ? List.of()
                : List.of(new ResourceReading(
                        Source.KUBERNETES.word(),
                        Optional.empty(),
                        limit,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        kills == 0 ? Optional.empty() : Optional.of(kills)));
    }

    private void remarkOnMissingPods(Family family, Verdict verdict) {
        if (family.pods().isEmpty()
                && verdict.reason().filter(FailureReason.ERROR::equals).isPresent()) {
            remarks.add(
                    "Failed Jobs came without their pods, which alone tell why; \"kubectl get jobs,pods -o json\" prints both",
                    family.name());
        }
    }
}
