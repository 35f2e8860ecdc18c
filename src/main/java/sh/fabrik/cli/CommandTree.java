package sh.fabrik.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import sh.fabrik.cli.advise.FailOpen;
import sh.fabrik.cli.context.Failures;
import sh.fabrik.cli.context.LastLength;
import sh.fabrik.cli.context.Shell;
import sh.fabrik.cli.context.Surroundings;
import sh.fabrik.cli.help.HelpLayout;

/** Builds the command tree and runs one command line. */
public final class CommandTree {
    /** Held here, since loggers that nobody holds are collected and forget their level. */
    private static final Logger LIBRARIES = Logger.getLogger("");

    private CommandTree() {}

    /** Runs a command line; returns the exit code. */
    public static int run(Surroundings process, OutputStream out, OutputStream err, String... arguments) {
        Surroundings surroundings = process.colouredAs(arguments);
        LIBRARIES.setLevel(surroundings.debug(arguments) ? Level.INFO : Level.OFF);
        PrintWriter output = writer(out);
        PrintWriter errors = writer(err);
        CommandLine tree = Commands.treeFor(factory(surroundings), arguments)
                .setOut(output)
                .setErr(errors)
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        surroundings.screen().colour() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(Math.max(80, Math.min(120, surroundings.columns())))
                .setUsageHelpAutoWidth(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAllowSubcommandsAsOptionParameters(true); // collect --only kubernetes
        HelpLayout.apply(tree);
        Failures failures = new Failures(surroundings.debug(arguments));
        if (arguments.length > 0 && arguments[0].equals("advise")) {
            FailOpen open = new FailOpen(surroundings, failures, arguments);
            tree.setExecutionExceptionHandler(open).setParameterExceptionHandler(open);
        } else {
            tree.setExecutionExceptionHandler(failures).setParameterExceptionHandler(failures);
        }
        int code = tree.execute(LastLength.spelledOut(arguments));
        output.flush();
        errors.flush();
        return code;
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(stream, false, StandardCharsets.UTF_8);
    }

    /** Commands that take their surroundings, or a shell for further commands, get them. */
    private static CommandLine.IFactory factory(Surroundings surroundings) {
        CommandLine.IFactory usual = CommandLine.defaultFactory();
        Map<Class<?>, Object> given = Map.of(Surroundings.class, surroundings, Shell.class, (Shell) Start::run);
        return new CommandLine.IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                if (given.containsKey(type)) {
                    return type.cast(given.get(type));
                }
                for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                    List<Class<?>> wanted = List.of(constructor.getParameterTypes());
                    if (!wanted.isEmpty() && given.keySet().containsAll(wanted)) {
                        constructor.setAccessible(true);
                        return type.cast(constructor.newInstance(
                                wanted.stream().map(given::get).toArray()));
                    }
                }
                return usual.create(type);
            }
        };
    }
}
