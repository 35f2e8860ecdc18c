package sh.fabrik.cli.context;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sh.fabrik.channel.terminal.JsonText;
import sh.fabrik.cli.terminal.Waiting;

/** What lies before a command: the options that all share, the streams it writes to, and the workplace it works on. */
public final class Desk {
    @Spec(Spec.Target.MIXEE)
    CommandSpec command = CommandSpec.create();

    @Option(
            names = "--db",
            order = 90,
            paramLabel = "FILE",
            description = "History to use (else FABRIK_DB, else ~/.cache/fabrik/analytics.db).")
    @Nullable
    Path db;

    @Option(
            names = {"-p", "--project"},
            order = 91,
            paramLabel = "NAME",
            description = "Project (else .fabrik/config.yaml, else the git remote's name, else the folder's).")
    @Nullable
    String project;

    @Option(names = "--json", order = 89, description = "Answer as JSON.")
    boolean json;

    /** What the process around fabrik gives. */
    public Surroundings surroundings() {
        try {
            return command.commandLine().getFactory().create(Surroundings.class);
        } catch (Exception e) {
            throw new IllegalStateException("The command tree was built without surroundings", e);
        }
    }

    /** The history, project and rules that the options lead to. */
    public Workplace workplace() {
        return new Workplace(surroundings(), Optional.ofNullable(db), Optional.ofNullable(project));
    }

    /** Whether the answer is wanted as JSON. */
    public boolean json() {
        return json;
    }

    /** Where answers go. */
    public PrintWriter out() {
        return command.commandLine().getOut();
    }

    /** Where notes, warnings and errors go. */
    public PrintWriter err() {
        return command.commandLine().getErr();
    }

    /** A sign of life on a terminal, while this takes longer than a second; to be closed. */
    public Waiting waiting(String work) {
        return Waiting.during(work, surroundings().stderrTerminal());
    }

    /** Answers with the value as JSON. */
    public void answer(Object value) {
        out().println(JsonText.of(value));
    }
}
