package sh.fabrik.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import sh.fabrik.cli.advise.AdviseCommand;
import sh.fabrik.cli.analytics.AnalyticsCommand;
import sh.fabrik.cli.analyze.AnalyzeCommand;
import sh.fabrik.cli.collect.CollectCommand;
import sh.fabrik.cli.config.ConfigCommand;
import sh.fabrik.cli.db.DbCommand;
import sh.fabrik.cli.demo.DemoCommand;
import sh.fabrik.cli.doctor.DoctorCommand;
import sh.fabrik.cli.help.CompleteCommand;
import sh.fabrik.cli.help.CompletionCommand;
import sh.fabrik.cli.help.HelpCommand;
import sh.fabrik.cli.help.ManCommand;
import sh.fabrik.cli.help.VersionCommand;
import sh.fabrik.cli.rules.RulesCommand;
import sh.fabrik.cli.suggest.SuggestCommand;

/**
 * The commands below {@code fabrik}. Looking at the options of all of them takes longer than most commands run, so that a line that
 * begins with a command's name gets a tree of that command alone.
 */
final class Commands {
    private static final Map<String, Class<?>> BY_NAME = byName();
    private static final Set<String> ABOUT_OTHERS = Set.of("completion", "man", "help");

    private Commands() {}

    /** The tree that the command line needs. */
    static CommandLine treeFor(CommandLine.IFactory factory, String... arguments) {
        String first = arguments.length == 0 ? "" : arguments[0];
        Class<?> only = ABOUT_OTHERS.contains(first) ? null : BY_NAME.get(first);
        return only == null ? wholeTree(factory) : bare(factory).addSubcommand(only);
    }

    static CommandLine wholeTree(CommandLine.IFactory factory) {
        CommandLine tree = bare(factory);
        BY_NAME.values().forEach(tree::addSubcommand);
        return tree;
    }

    private static CommandLine bare(CommandLine.IFactory factory) {
        return new CommandLine(new FabrikCommand(), factory);
    }

    /** In the order in which help lists them. */
    private static Map<String, Class<?>> byName() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("collect", CollectCommand.class);
        commands.put("analyze", AnalyzeCommand.class);
        commands.put("suggest", SuggestCommand.class);
        commands.put("analytics", AnalyticsCommand.class);
        commands.put("advise", AdviseCommand.class);
        commands.put("rules", RulesCommand.class);
        commands.put("config", ConfigCommand.class);
        commands.put("doctor", DoctorCommand.class);
        commands.put("db", DbCommand.class);
        commands.put("demo", DemoCommand.class);
        commands.put("completion", CompletionCommand.class);
        commands.put("complete", CompleteCommand.class);
        commands.put("man", ManCommand.class);
        commands.put("version", VersionCommand.class);
        commands.put("help", HelpCommand.class);
        return commands;
    }
}
