package sh.fabrik.cli.help;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import sh.fabrik.cli.help.CompletionModel.Choice;
import sh.fabrik.cli.help.CompletionModel.Entry;
import sh.fabrik.cli.help.CompletionModel.Word;

/** Completion for fish, with what each word means beside it. */
final class FishCompletion {
    private static final String HEAD = """
            # Completion of fabrik for fish. Use: fabrik completion fish | source
            function __fabrik_at
                set -l words (commandline -opc)
                set -l at
                set -l before
                for word in $words[2..-1]
                    if not string match -q -- '-*' $word; and not contains -- "$before" $__fabrik_valued
                        set -a at $word
                    end
                    set before $word
                end
                set -l wanted (string split -n ' ' -- $argv[1])
                test (count $at) -ge (count $wanted); or return 1
                for i in (seq (count $wanted))
                    test "$at[$i]" = "$wanted[$i]"; or return 1
                end
                test (count $argv) -lt 2; and return 0
                set -l next (math (count $wanted) + 1)
                not contains -- "$at[$next]" (string split ' ' -- $argv[2])
            end
            complete -c fabrik -f
            """;

    private FishCompletion() {}

    static String script(List<Entry> entries) {
        return HEAD
                + valued(entries)
                + entries.stream().map(FishCompletion::lines).collect(Collectors.joining());
    }

    /** The word behind one of these options is its value and no command. */
    private static String valued(List<Entry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.options().stream())
                .filter(Choice::takesValue)
                .flatMap(option -> option.names().stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining(" ", "set -g __fabrik_valued ", "\n"));
    }

    private static String lines(Entry entry) {
        String at = " -n \"__fabrik_at '" + entry.path() + "'\"";
        String commands = entry.subcommands().stream().map(Word::word).collect(Collectors.joining(" "));
        String before = " -n \"__fabrik_at '" + entry.path() + "' '" + commands + "'\"";
        StringBuilder lines = new StringBuilder();
        for (Word command : entry.subcommands()) {
            lines.append("complete -c fabrik").append(before).append(" -a ").append(command.word());
            lines.append(description(command.meaning())).append('\n');
        }
        for (Choice option : entry.options()) {
            lines.append("complete -c fabrik").append(at).append(names(option)).append(value(option));
            lines.append(description(option.meaning())).append('\n');
        }
        entry.argument()
                .flatMap(FishCompletion::arguments)
                .ifPresent(value -> lines.append("complete -c fabrik")
                        .append(at)
                        .append(value)
                        .append('\n'));
        return lines.toString();
    }

    private static String names(Choice option) {
        return option.names().stream()
                .map(name -> name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1))
                .collect(Collectors.joining());
    }

    private static String value(Choice option) {
        if (!option.takesValue()) {
            return "";
        }
        return (option.file() ? " -r" : " -x") + arguments(option).orElse("");
    }

    private static Optional<String> arguments(Choice choice) {
        String files = choice.file() ? " -F" : "";
        if (choice.kind().isPresent()) {
            return Optional.of(files + " -a '(fabrik complete " + choice.kind().get() + " 2>/dev/null)'");
        }
        if (!choice.words().isEmpty()) {
            return Optional.of(" -a '" + String.join(" ", choice.words()) + "'");
        }
        return Optional.of(files).filter(text -> !text.isEmpty());
    }

    private static String description(String meaning) {
        return meaning.isEmpty() ? "" : " -d '" + meaning.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
