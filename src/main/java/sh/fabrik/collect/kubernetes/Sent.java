package sh.fabrik.collect.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sh.fabrik.collect.kubernetes.objects.Remarks;
import sh.fabrik.collect.kubernetes.outcome.WorkContainer;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Fingerprint;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.RunPart.Configuration;

/** With what a run was sent off: its spec, its limits and its deadline. */
final class Sent {
    private static final Pattern SHA_256 = Pattern.compile("(?:sha256:)?([0-9a-f]{64})");
    private static final Pattern DECISION = Pattern.compile("d-[0-9a-f]{10}");
    private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]");
    private static final Pattern EXTENSION = Pattern.compile("(?<=.)\\.[^.]*$");

    private final Family family;
    private final Marks marks;
    private final Remarks remarks;

    Sent(Family family, Marks marks, Remarks remarks) {
        this.family = family;
        this.marks = marks;
        this.remarks = remarks;
    }

    Configuration configuration(Optional<Model> model) {
        return new Configuration(
                specId(),
                specPath(),
                marks.label("fabrik.sh/spec-type"),
                fingerprint(),
                model,
                given(ResourceRequirements::getLimits, "memory").map(Memory::parse),
                given(ResourceRequirements::getLimits, "cpu").map(Cpu::parse),
                timeout(),
                given(ResourceRequirements::getRequests, "memory").map(Memory::parse),
                given(ResourceRequirements::getRequests, "cpu").map(Cpu::parse),
                advice());
    }

    private Optional<String> advice() {
        Optional<String> carried = marks.annotation("fabrik.sh/advice").map(String::strip);
        Optional<String> read = carried.filter(text -> DECISION.matcher(text).matches());
        if (carried.isPresent() && read.isEmpty()) {
            remarks.add("An annotation fabrik.sh/advice that is no id of an advice (d-…) is unknown", family.name());
        }
        return read;
    }

    private Optional<String> specId() {
        return marks.label("fabrik.sh/spec")
                .or(() -> marks.label("fabrik.sh/spec-id"))
                .or(() -> specPath()
                        .map(path -> FOLDERS.matcher(path).replaceFirst(""))
                        .map(file -> EXTENSION.matcher(file).replaceFirst(""))
                        .filter(id -> !id.isBlank()));
    }

    private Optional<String> specPath() {
        return marks.annotation("fabrik.sh/spec-path").or(() -> marks.annotation("fabrik.sh/spec-url"));
    }

    private Optional<Fingerprint> fingerprint() {
        Optional<String> declared = marks.annotation("fabrik.sh/spec-fingerprint");
        Optional<Fingerprint> read = declared.map(text -> SHA_256.matcher(text.toLowerCase(Locale.ROOT)))
                .filter(Matcher::matches)
                .map(matcher -> Fingerprint.declared(matcher.group(1)));
        if (declared.isPresent() && read.isEmpty()) {
            remarks.add("An annotation fabrik.sh/spec-fingerprint that is no SHA-256 is unknown", family.name());
        }
        return read;
    }

    /** What the first pod really had: later pods of a Job rarely do work. A pod without a limit was unlimited. */
    private Optional<String> given(Function<ResourceRequirements, Map<String, Quantity>> which, String resource) {
        return family.podSpecs().stream()
                .flatMap(spec -> WorkContainer.in(spec).stream())
                .findFirst()
                .map(Container::getResources)
                .map(which)
                .map(quantities -> quantities.get(resource))
                .map(Quantity::toString);
    }

    private Optional<Duration> timeout() {
        Stream<Long> ofJob = family
                .job()
                .flatMap(job -> Optional.ofNullable(job.object().getSpec()))
                .flatMap(spec -> Optional.ofNullable(spec.getActiveDeadlineSeconds()))
                .stream();
        Stream<Long> ofPods = family.podSpecs().stream()
                .map(PodSpec::getActiveDeadlineSeconds)
                .filter(Objects::nonNull);
        return Stream.concat(ofJob, ofPods)
                .filter(seconds -> seconds > 0)
                .findFirst()
                .map(Duration::ofSeconds);
    }
}
