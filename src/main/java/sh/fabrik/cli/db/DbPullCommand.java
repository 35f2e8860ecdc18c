package sh.fabrik.cli.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sh.fabrik.cli.context.Desk;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.store.Backup;
import sh.fabrik.store.Replacement;

/** {@code fabrik db pull}. */
@Command(
        name = "pull",
        description = {
            "Fetch the history that fabrik keeps in the cluster, through kubectl, and use it here.",
            "The history that was here is kept beside it."
        },
        footer = {"", "Example:", "  fabrik db pull --from-cluster"})
final class DbPullCommand implements Callable<Integer> {
    @Mixin
    Desk desk = new Desk();

    @Option(
            names = "--from-cluster",
            required = true,
            description = "Say that the cluster's history shall replace the one here.")
    boolean fromCluster;

    @Option(names = "--context", paramLabel = "NAME", description = "Context of the kubeconfig (else its current one).")
    @Nullable
    String context;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAME",
            defaultValue = "fabrik-runs",
            description = "Where fabrik runs (default: ${DEFAULT-VALUE}).")
    String namespace = "fabrik-runs";

    @Option(
            names = "--cron-job",
            paramLabel = "NAME",
            defaultValue = "fabrik",
            description = "Its CronJob (default: ${DEFAULT-VALUE}).")
    String cronJob = "fabrik";

    @Option(
            names = "--claim",
            paramLabel = "NAME",
            defaultValue = "fabrik-history",
            description = "The volume claim with its history (default: ${DEFAULT-VALUE}).")
    String claim = "fabrik-history";

    /** What {@code --json} answers. */
    record Answer(int schemaVersion, String file, long bytes, String sha256, Optional<String> before) {}

    @Override
    public Integer call() {
        Path database = desk.workplace().databasePath().toAbsolutePath();
        Path arriving = database.resolveSibling(database.getFileName() + ".arriving");
        try {
            Files.createDirectories(database.resolveSibling("."));
            Backup backup = history().fetch(arriving);
            Optional<Path> kept = Replacement.install(backup, database);
            tell(database, backup, kept);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of " + database + " cannot be made.", e);
        } finally {
            arriving.toFile().delete();
        }
        return ExitCode.OK.code();
    }

    private ClusterHistory history() {
        List<String> options = new ArrayList<>(List.of("--namespace", namespace));
        Optional.ofNullable(context).ifPresent(name -> options.addAll(List.of("--context", name)));
        Kubectl kubectl =
                new Kubectl(desk.surroundings().variable("FABRIK_KUBECTL").orElse("kubectl"), options);
        long second = desk.surroundings().clock().instant().getEpochSecond();
        return new ClusterHistory(kubectl, cronJob, claim, "fabrik-pull-" + second);
    }

    private void tell(Path database, Backup backup, Optional<Path> kept) {
        if (desk.json()) {
            desk.answer(new Answer(1, database.toString(), backup.bytes(), backup.sha256(), kept.map(Path::toString)));
            return;
        }
        desk.out()
                .println("The cluster's history (" + Bytes.shown(backup.bytes()) + ") is now at " + database
                        + kept.map(file -> "; the one before is kept at " + file)
                                .orElse("") + ". Next: fabrik suggest -A");
    }
}
