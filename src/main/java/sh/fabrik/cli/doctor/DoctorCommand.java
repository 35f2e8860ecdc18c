package sh.fabrik.cli.doctor;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.cli.context.Failures;
import sh.fabrik.store.Database;
import sh.fabrik.store.StoreProblem;

/** {@code fabrik doctor}: whether everything works, and what to do where it does not. */
@Command(
        name = "doctor",
        description = "Whether everything works: history, rules, sources, data; and what to do where it does not.",
        footer = {
            "",
            "Every configured source is asked with one real request. Exit code 3 when something fails; warnings are 0.",
            "",
            "Example:",
            "  fabrik doctor --json"
        })
public final class DoctorCommand implements Callable<Integer> {
    private static final List<Check> CHECKS = List.of(
            new JavaCheck(),
            new ArchiveCheck(),
            new CacheCheck(),
            new DiskCheck(),
            new ConfigurationCheck(),
            new DatabaseCheck(),
            new RulesCheck(),
            new FilesCheck(),
            new KubernetesCheck(),
            new PrometheusCheck(),
            new LokiCheck(),
            new PriceCheck(),
            new GapCheck(),
            new QualityCheck());

    @Mixin
    Desk desk = new Desk();

    @Override
    public Integer call() {
        Optional<Database> history = history();
        try {
            Patient patient = Patient.of(desk, history);
            List<Finding> findings = CHECKS.stream()
                    .flatMap(check -> look(check, patient).stream()
                            .filter(finding -> check instanceof ConfigurationCheck || !patient.isRefusal(finding)))
                    .toList();
            tell(findings);
            return (worst(findings) == Level.FAIL ? ExitCode.FINDINGS : ExitCode.OK).code();
        } finally {
            history.ifPresent(Database::close);
        }
    }

    /** What is wrong with a history that does not open, {@link DatabaseCheck} tells. */
    private Optional<Database> history() {
        try {
            return Files.exists(desk.workplace().databasePath())
                    ? Optional.of(Database.openExisting(desk.workplace().databasePath()))
                    : Optional.empty();
        } catch (StoreProblem e) {
            return Optional.empty();
        }
    }

    private static List<Finding> look(Check check, Patient patient) {
        try {
            return check.look(patient);
        } catch (RuntimeException e) {
            String about = check.getClass().getSimpleName().replace("Check", "").toLowerCase(Locale.ROOT);
            return List.of(new Finding(about, Level.FAIL, Failures.sentence(e), remedy(e)));
        }
    }

    /** Exceptions of fabrik's own packages say in their sentence what to do. */
    private static Optional<String> remedy(RuntimeException e) {
        return e.getClass().getName().startsWith("sh.fabrik.")
                ? Optional.empty()
                : Optional.of("This is a fault of fabrik itself; FABRIK_DEBUG=1 shows where it happened.");
    }

    private static Level worst(List<Finding> findings) {
        return findings.stream()
                .map(Finding::level)
                .max(Comparator.naturalOrder())
                .orElse(Level.OK);
    }

    private void tell(List<Finding> findings) {
        if (desk.json()) {
            desk.answer(new DoctorJson(1, worst(findings), findings));
            return;
        }
        boolean unicode = desk.surroundings().screen().unicode();
        for (Finding finding : findings) {
            desk.out().println(lines(finding, unicode));
        }
    }

    private static String lines(Finding finding, boolean unicode) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                "%s %-4s  %-13s  %s",
                finding.level().glyph(unicode), finding.level().word(), finding.about(), finding.sentence()));
        finding.remedy().ifPresent(remedy -> lines.add(" ".repeat(23) + (unicode ? "→ " : "-> ") + remedy));
        return String.join(System.lineSeparator(), lines);
    }
}
