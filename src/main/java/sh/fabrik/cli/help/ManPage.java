package sh.fabrik.cli.help;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import sh.fabrik.cli.context.ExitCode;

/** The manual page of one command as troff, from the same definitions as its help. */
final class ManPage {
    private static final Pattern NOT_ASCII = Pattern.compile("[^\\x00-\\x7f]");

    private final CommandLine command;
    private final CommandSpec spec;
    private final StringBuilder page = new StringBuilder();

    ManPage(CommandLine command) {
        this.command = command;
        this.spec = command.getCommandSpec();
    }

    /** {@code fabrik-analytics-runs}. */
    String name() {
        return spec.qualifiedName("-");
    }

    /** @param version of fabrik */
    String text(String version) {
        page.append(".TH \"").append(name().toUpperCase(Locale.ROOT)).append("\" 1 \"\" \"fabrik ");
        page.append(escaped(version)).append("\" \"fabrik manual\"\n");
        page.append(".SH NAME\n").append(escaped(name())).append(" \\- ");
        page.append(escaped(summary())).append('\n');
        page.append(".SH SYNOPSIS\n").append(escaped(synopsis())).append('\n');
        page.append(".SH DESCRIPTION\n");
        Stream.of(spec.usageMessage().description())
                .forEach(line -> page.append(escaped(plain(line))).append("\n.br\n"));
        examples();
        arguments();
        subcommands();
        exitCodes();
        seeAlso();
        return page.toString();
    }

    private String summary() {
        String[] lines = spec.usageMessage().description();
        return lines.length == 0 ? "" : plain(lines[0]).replaceFirst("[.]$", "");
    }

    private String synopsis() {
        String arguments =
                spec.positionalParameters().stream().map(ArgSpec::paramLabel).collect(Collectors.joining(" "));
        return (spec.qualifiedName() + " [OPTIONS] " + (spec.subcommands().isEmpty() ? arguments : "COMMAND")).strip();
    }

    private void examples() {
        List<String> lines = Stream.of(spec.usageMessage().footer())
                .map(ManPage::plain)
                .filter(line -> !line.isBlank() && !line.matches("Examples?:"))
                .toList();
        if (!lines.isEmpty()) {
            page.append(".SH EXAMPLES\n.nf\n");
            lines.forEach(line -> page.append(escaped(line)).append('\n'));
            page.append(".fi\n");
        }
    }

    private void arguments() {
        spec.positionalParameters().stream()
                .filter(argument -> !argument.hidden())
                .forEach(argument -> item(argument.paramLabel(), argument.description()));
        List<OptionSpec> options = spec.options().stream()
                .filter(option -> !option.hidden())
                .sorted(Comparator.comparing(OptionSpec::inherited).thenComparing(OptionSpec::order))
                .toList();
        page.append(".SH OPTIONS\n");
        options.forEach(option -> item(
                String.join(", ", option.names()) + (option.arity().max() > 0 ? " " + option.paramLabel() : ""),
                option.description()));
    }

    private void subcommands() {
        List<CommandLine> shown = command.getSubcommands().values().stream()
                .distinct()
                .filter(child -> !child.getCommandSpec().usageMessage().hidden())
                .toList();
        if (!shown.isEmpty()) {
            page.append(".SH COMMANDS\n");
            shown.forEach(child -> item(
                    child.getCommandName(),
                    child.getCommandSpec().usageMessage().description()));
        }
    }

    private void exitCodes() {
        page.append(".SH EXIT STATUS\n");
        for (ExitCode code : ExitCode.values()) {
            item(Integer.toString(code.code()), code.meaning());
        }
    }

    private void seeAlso() {
        CommandSpec parent = spec.parent();
        String up = parent == null ? "" : parent.qualifiedName("-") + "(1)";
        String down = command.getSubcommands().values().stream()
                .distinct()
                .map(CommandLine::getCommandSpec)
                .filter(child -> !child.usageMessage().hidden())
                .map(child -> child.qualifiedName("-") + "(1)")
                .collect(Collectors.joining(", "));
        String both = Stream.of(up, down).filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
        if (!both.isEmpty()) {
            page.append(".SH SEE ALSO\n").append(escaped(both)).append('\n');
        }
    }

    private void item(String term, String... lines) {
        page.append(".TP\n\\fB").append(escaped(term)).append("\\fR\n");
        page.append(escaped(plain(String.join(" ", lines)))).append('\n');
    }

    /** Without picocli's marks for percent signs and line ends. */
    private static String plain(String line) {
        return line.replace("%%", "%").replace("%n", " ");
    }

    /** A line that begins with a dot or a quote would be a troff request; a bare hyphen would become a dash. */
    private static String escaped(String text) {
        String safe = text.replace("\\", "\\e").replace("-", "\\-");
        safe = NOT_ASCII
                .matcher(safe)
                .replaceAll(letter ->
                        String.format(Locale.ROOT, "\\\\[u%04X]", letter.group().codePointAt(0)));
        return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
    }

    /** All pages of a command and what is below it. */
    static List<ManPage> all(CommandLine command) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        if (usage.hidden()) {
            return List.of();
        }
        return Stream.concat(
                        Stream.of(new ManPage(command)),
                        command.getSubcommands().values().stream().distinct().flatMap(child -> all(child).stream()))
                .toList();
    }
}
