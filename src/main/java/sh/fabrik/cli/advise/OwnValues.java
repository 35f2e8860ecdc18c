package sh.fabrik.cli.advise;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import sh.fabrik.channel.terminal.DecisionFormat;
import sh.fabrik.collect.spec.SpecReader;
import sh.fabrik.facts.RunRequest;
import sh.fabrik.facts.Setting;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.Spec;
import sh.fabrik.run.SpecId;

/**
 * What a run would get without fabrik: the values on the command line, else those of its spec. Reads leniently, since it is
 * also asked when the command line is wrong.
 */
public final class OwnValues {
    private static final Set<String> WITH_VALUE =
            Set.of("--format", "--model", "--memory", "--timeout", "--db", "--project", "-p", "--rules");

    private static final Set<String> ALONE = Set.of("--strict", "--debug");

    private final Map<String, String> flags = new HashMap<>();
    private Optional<String> specArgument = Optional.empty();
    private boolean plain = true;

    /** @param arguments those after {@code advise} */
    public OwnValues(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            int equals = argument.indexOf('=');
            if (!argument.startsWith("-")) {
                plain &= specArgument.isEmpty() && !argument.startsWith("@");
                specArgument = specArgument.or(() -> Optional.of(argument));
            } else if (equals > 0) {
                put(argument.substring(0, equals), argument.substring(equals + 1), WITH_VALUE);
            } else if (WITH_VALUE.contains(argument) && i + 1 < arguments.length) {
                put(argument, arguments[++i], WITH_VALUE);
            } else {
                put(argument, "", ALONE);
            }
        }
    }

    private void put(String flag, String value, Set<String> known) {
        plain &= known.contains(flag)
                && !flags.containsKey(flag)
                && !value.startsWith("-")
                && !value.startsWith("'")
                && !value.startsWith("\"");
        flags.put(flag, value);
    }

    /** Whether the line needs no one who knows about command lines: one spec, known flags, each once. */
    public boolean isPlain() {
        return plain && specArgument.isPresent() && !(flags.containsKey("-p") && flags.containsKey("--project"));
    }

    String spec() {
        return specArgument.orElse("");
    }

    /** The flag's value as typed. */
    Optional<String> value(String flag) {
        return Optional.ofNullable(flags.get(flag));
    }

    DecisionFormat format() {
        return DecisionFormat.find(flags.getOrDefault("--format", "text")).orElse(DecisionFormat.TEXT);
    }

    Optional<String> project() {
        return Optional.ofNullable(flags.get("--project")).or(() -> Optional.ofNullable(flags.get("-p")));
    }

    /** Whether a failure is to be an exit code. */
    public boolean strict() {
        return flags.containsKey("--strict");
    }

    /** The request that these values make; what cannot be read is left out. */
    RunRequest request(Path folder, String project) {
        return request(specArgument.flatMap(argument -> read(folder, argument, project)), project);
    }

    /** @param spec the one that is asked about, if it could be read */
    RunRequest request(Optional<Spec> spec, String project) {
        SpecId id = spec.map(Spec::id)
                .orElseGet(() -> new SpecId(
                        project, specArgument.map(OwnValues::baseName).orElse("unknown")));
        Optional<Model> model = flag("--model", text -> Model.parse(text).orElseThrow());
        Optional<Memory> memory = flag("--memory", Memory::parse);
        RunRequest request = new RunRequest(
                id,
                model.or(() -> spec.flatMap(Spec::model)),
                memory.or(() -> spec.flatMap(Spec::memoryLimit)),
                spec.flatMap(Spec::cpuLimit),
                spec.map(Spec::fingerprint));
        request = model.isPresent() ? request.pinning(Setting.MODEL) : request;
        return memory.isPresent() ? request.pinning(Setting.MEMORY) : request;
    }

    private <T> Optional<T> flag(String name, Function<String, T> parse) {
        try {
            return Optional.ofNullable(flags.get(name)).map(parse);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Spec> read(Path folder, String argument, String project) {
        try {
            Path file = folder.resolve(argument);
            return Files.isRegularFile(file) ? Optional.of(SpecReader.read(file, project)) : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static String baseName(String argument) {
        String file = argument.substring(argument.lastIndexOf('/') + 1).replaceFirst("\\.(json|md)$", "");
        return file.isBlank() ? "unknown" : file;
    }
}
