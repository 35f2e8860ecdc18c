package sh.fabrik.cli.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The command tree as shells need it for completion: one entry per command. */
final class CompletionModel {
    private CompletionModel() {}

    /**
     * One command.
     *
     * @param path its words after {@code fabrik}, separated by spaces; empty for fabrik itself
     * @param subcommands the words that may follow
     * @param options that it knows
     * @param argument what stands without an option, if anything may
     */
    record Entry(String path, List<Word> subcommands, List<Choice> options, Optional<Choice> argument) {}

    /** A word and what it means. */
    record Word(String word, String meaning) {}

    /**
     * An option or an argument.
     *
     * @param names of an option
     * @param takesValue whether a value follows
     * @param kind what {@code fabrik complete} lists for it
     * @param words that may follow
     * @param file whether a file may follow
     */
    record Choice(
            List<String> names,
            String meaning,
            boolean takesValue,
            Optional<String> kind,
            List<String> words,
            boolean file) {}

    static List<Entry> of(CommandLine root) {
        List<Entry> entries = new ArrayList<>();
        add(entries, root, "");
        return entries;
    }

    private static void add(List<Entry> entries, CommandLine command, String path) {
        CommandSpec spec = command.getCommandSpec();
        List<CommandLine> below = command.getSubcommands().values().stream()
                .distinct()
                .filter(child -> !child.getCommandSpec().usageMessage().hidden())
                .toList();
        entries.add(new Entry(
                path,
                below.stream()
                        .map(child -> new Word(child.getCommandName(), meaning(child.getCommandSpec())))
                        .toList(),
                spec.options().stream()
                        .filter(Predicate.not(OptionSpec::hidden))
                        .map(option -> option(option, path))
                        .toList(),
                spec.positionalParameters().stream().findFirst().map(argument -> argument(argument, path))));
        below.forEach(child -> add(entries, child, (path + " " + child.getCommandName()).strip()));
    }

    private static Choice option(OptionSpec option, String path) {
        return new Choice(
                List.of(option.names()),
                first(option.description()),
                option.arity().max() > 0,
                Kinds.asked(option, path, option.longestName()),
                option.arity().max() > 0 ? Kinds.words(option, path, option.longestName()) : List.of(),
                Kinds.isFile(option));
    }

    private static Choice argument(PositionalParamSpec argument, String path) {
        return new Choice(
                List.of(),
                first(argument.description()),
                true,
                Kinds.asked(argument, path, ""),
                Kinds.words(argument, path, argument.paramLabel()),
                Kinds.isFile(argument) || argument.paramLabel().equals("SPEC"));
    }

    private static String meaning(CommandSpec spec) {
        return first(spec.usageMessage().description());
    }

    /** The first clause, short enough for a list of candidates. */
    private static String first(String... lines) {
        String text = lines.length == 0 ? "" : lines[0].replace("%%", "%").replace("%n", " ");
        return text.replaceFirst("[.:;(].*$", "").strip();
    }
}
