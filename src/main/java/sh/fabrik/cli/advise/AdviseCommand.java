package sh.fabrik.cli.advise;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sh.fabrik.channel.terminal.DecisionFormat;
import sh.fabrik.channel.terminal.DecisionText;
import sh.fabrik.cli.context.CommandProblem;
import sh.fabrik.cli.context.ExitCode;
import sh.fabrik.cli.context.Surroundings;
import sh.fabrik.cli.context.TimeText;
import sh.fabrik.cli.context.Workplace;
import sh.fabrik.collect.spec.SpecReader;
import sh.fabrik.facts.RunRequest;
import sh.fabrik.loop.PreRunHook;
import sh.fabrik.rules.RuleBook;
import sh.fabrik.run.Memory;
import sh.fabrik.run.UnreadableValue;
import sh.fabrik.suggest.Decision;

/** {@code fabrik advise}: the pre-run hook. */
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
        DecisionFormat wanted = DecisionFormat.find(format)
                .orElseThrow(() ->
                        new UnreadableValue("\"" + format + "\" is no format; known are text, json, env and patch."));
        Deadline deadline = new Deadline(surroundings.startedAtMs(), TimeText.length(timeout));
        Decision decision = deadline.within(() -> decide(deadline));
        command.commandLine().getOut().print(DecisionText.of(wanted, decision, Optional.empty()));
        return ExitCode.OK.code();
    }

    private Decision decide(Deadline deadline) {
        Workplace workplace = new Workplace(surroundings, Optional.ofNullable(db), Optional.ofNullable(project));
        RunRequest request = request(workplace.project());
        if (!Files.exists(workplace.databasePath())) {
            throw new CommandProblem(ExitCode.NO_DATA, "There is no history at " + workplace.databasePath() + " yet.");
        }
        RuleBook book = workplace.ruleBook(Optional.ofNullable(rules));
        return new PreRunHook(workplace.databasePath(), book).decide(request, deadline.left());
    }

    /** The same reading as when fabrik fails open, but what cannot be read is said. */
    private RunRequest request(String projectName) {
        Path file = surroundings.folder().resolve(spec);
        if (Files.isRegularFile(file)) {
            SpecReader.read(file, projectName);
        }
        List<String> words = new ArrayList<>(List.of(spec));
        Optional.ofNullable(model).ifPresent(name -> words.add("--model=" + name));
        Optional.ofNullable(memory).map(Memory::parse).ifPresent(limit -> words.add("--memory=" + limit));
        return new OwnValues(words.toArray(String[]::new)).request(surroundings.folder(), projectName);
    }
}
