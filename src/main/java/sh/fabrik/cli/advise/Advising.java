package sh.fabrik.cli.advise;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
import sh.fabrik.run.Memory;
import sh.fabrik.run.Spec;
import sh.fabrik.run.UnreadableValue;

/** Answers one {@code fabrik advise} within its time. On this way lie no command-line library, no jOOQ and no JSON mapper. */
public final class Advising {
    private final Surroundings surroundings;

    public Advising(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Prints the answer in the form that was asked for, and remembers it.
     *
     * @throws RuntimeException when there is none; its message is a sentence, and nothing is printed
     */
    public void answer(OwnValues asked, PrintWriter out) {
        String word = asked.value("--format").orElse("text");
        DecisionFormat format = DecisionFormat.find(word)
                .orElseThrow(() ->
                        new UnreadableValue("\"" + word + "\" is no format; known are text, json, env and patch."));
        Deadline deadline = new Deadline(
                surroundings.startedAtMs(),
                TimeText.length(asked.value("--timeout").orElse("2s")));
        Workplace workplace = new Workplace(surroundings, path(asked, "--db"), asked.project());
        PreRunHook.Answer answer = deadline.within(() -> decide(workplace, asked, deadline));
        out.print(DecisionText.of(format, answer.decided()));
        out.flush();
        if (answer.fresh()) {
            deadline.ifTimeIsLeft(() -> PreRunHook.remember(
                    workplace.databasePath(), answer, surroundings.clock().instant()));
        }
    }

    private PreRunHook.Answer decide(Workplace workplace, OwnValues asked, Deadline deadline) {
        Path history = workplace.databasePath();
        try (PreRunHook hook =
                PreRunHook.begin(history, () -> workplace.adviceRules(path(asked, "--rules")), deadline.left())) {
            RunRequest request = request(asked, project(asked).orElseGet(workplace::project));
            if (Files.notExists(history)) {
                throw new CommandProblem(ExitCode.NO_DATA, "There is no history at " + history + " yet.");
            }
            return hook.decide(request);
        }
    }

    /** A name on the command line is the name, whatever is configured: no settings are read for it. */
    private static Optional<String> project(OwnValues asked) {
        return asked.project().map(String::strip).filter(name -> !name.isEmpty());
    }

    private static Optional<Path> path(OwnValues asked, String flag) {
        return asked.value(flag).map(Path::of);
    }

    /** The same reading as when fabrik fails open, but what cannot be read is said. */
    private RunRequest request(OwnValues asked, String project) {
        Path file = surroundings.folder().resolve(asked.spec());
        Optional<Spec> spec =
                Files.isRegularFile(file) ? Optional.of(SpecReader.read(file, project)) : Optional.empty();
        asked.value("--memory").ifPresent(Memory::parse);
        return asked.request(spec, project);
    }
}
