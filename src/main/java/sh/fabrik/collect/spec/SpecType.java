package sh.fabrik.collect.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import sh.fabrik.collect.spec.document.FileNames;
import sh.fabrik.collect.spec.document.Page;
import sh.fabrik.collect.spec.document.Slug;
import sh.fabrik.collect.spec.document.SpecFile;

/** The kind of work of a spec: what it says itself, else the first word of its name, title or goals that tells. */
enum SpecType {
    MIGRATION("migration migrations migrate migrating schema upgrade"),
    RELEASE("release publish packaging"),
    FIX("fix fixes bug bugs bugfix hotfix"),
    TEST("test tests testing e2e qa coverage verification verify benchmark"),
    REVIEW("review reviews"),
    REFACTOR("refactor refactoring cleanup"),
    SECURITY("security hardening login oauth authentication authorization"),
    OBSERVABILITY("observability monitoring monitor metrics tracing telemetry logging alerting health loki grafana"),
    UI("ui tui dashboard frontend styling css"),
    DOCS("docs doc documentation document readme guide tutorial"),
    INFRA(
            "infra infrastructure k8s k3s kubernetes cluster deploy deployment provision terraform nixos orchestrator ci"),
    BACKUP("backup backups restore"),
    REPORT("report reports reporting"),
    IMPL(
            "impl implement implementation feature add build create generate introduce provide support enable persist service"
                    + " api endpoint webhook command cli");

    private final Set<String> words;

    SpecType(String words) {
        this.words = Set.copyOf(Arrays.asList(words.split(" ")));
    }

    /** The word stored; empty when nothing tells. */
    static Optional<String> of(SpecFile file) {
        Optional<String> said = file.spec().or(file::todo).flatMap(Page::type).map(Slug::of);
        return said.filter(type -> !type.isEmpty())
                .or(() -> places(file)
                        .flatMap(words -> ofWords(words).stream())
                        .findFirst()
                        .map(type -> type.name().toLowerCase(Locale.ROOT)));
    }

    /** Where to look, the most telling first; of a goal only the verb it begins with tells. */
    private static Stream<List<String>> places(SpecFile file) {
        Stream<List<String>> goals = file.main().goals().stream()
                .map(goal -> words(goal).stream().limit(1).toList());
        return Stream.concat(
                Stream.of(
                        words(FileNames.base(file.name())),
                        words(file.id()),
                        words(file.main().title().orElse(""))),
                goals);
    }

    private static Optional<SpecType> ofWords(List<String> words) {
        return Arrays.stream(values())
                .filter(type -> words.stream().anyMatch(type.words::contains))
                .findFirst();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
