package sh.fabrik.cli.advise;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.cli.context.Surroundings;

/** {@code fabrik advise}: the pre-run hook. {@code Start} answers plain lines without it; here are its help and everything else. */
@Command(
        name = "advise",
        description = {
            "Which model, memory and CPU the next run of a spec should get.",
            "Fails open: whatever goes wrong, the run's own values are printed and the exit code is 0 (see --strict)."
        },
        footer = {
            "",
            "Examples:",
            "  fabrik advise specs/api-impl.json",
            "  eval \"$(fabrik advise specs/api-impl.json --format env)\"",
            "  kubectl patch job NAME --patch \"$(fabrik advise specs/api-impl.json --format patch)\" --dry-run=client -o yaml"
        })
public final class AdviseCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    CommandSpec command = CommandSpec.create();

    @Parameters(paramLabel = "SPEC", description = "The spec's file, or its id.")
    String spec = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, json, env (for sh) or patch (for a Job). Default: text.")
    String format = "text";

    @Option(names = "--model", paramLabel = "M", description = "Model that you insist on.")
    @Nullable
    String model;

    @Option(names = "--memory", paramLabel = "Q", description = "Memory limit that you insist on, like 4Gi.")
    @Nullable
    String memory;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "Answer within this time, counted from the start of the launcher. Default: 2s.")
    String timeout = "2s";

    @Option(names = "--strict", description = "Fail with an exit code instead of falling back to the run's own values.")
    boolean strict;

    @Option(
            names = "--db",
            paramLabel = "FILE",
            description = "History to use (else FABRIK_DB, else ~/.cache/fabrik/analytics.db).")
    @Nullable
    Path db;

    @Option(
            names = {"-p", "--project"},
            paramLabel = "NAME",
            description = "Project of the spec.")
    @Nullable
    String project;

    @Option(names = "--rules", paramLabel = "DIR", description = "Only the rules of this folder.")
    @Nullable
    Path rules;

    AdviseCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<String> words = new ArrayList<>(List.of(spec, "--format=" + format, "--timeout=" + timeout));
        add(words, "--model", model);
        add(words, "--memory", memory);
        add(words, "--db", db);
        add(words, "--project", project);
        add(words, "--rules", rules);
        new Advising(surroundings)
                .answer(
                        new OwnValues(words.toArray(String[]::new)),
                        command.commandLine().getOut());
        return ExitCode.OK.code();
    }

    private static void add(List<String> words, String flag, @Nullable Object value) {
        if (value != null) {
            words.add(flag + "=" + value);
        }
    }
}
