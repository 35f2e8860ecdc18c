package sh.fabrik.collect.spec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.UnreadableValue;
import tools.jackson.databind.JsonNode;

/**
 * Model and limits that a spec asks for.
 *
 * @param notices sentences about what could not be read and counts as unknown
 */
record Limits(
        Optional<Memory> memory,
        Optional<Cpu> cpu,
        Optional<Duration> timeout,
        Optional<Model> model,
        List<String> notices) {
    private static final long LEAST_MEMORY = 1 << 20;

    /** @param where the file, for notices */
    static Limits of(JsonNode configuration, String where) {
        List<String> notices = new ArrayList<>();
        JsonNode resources = configuration.path("resources");
        Reader reader = new Reader(resources, where, notices);
        return new Limits(
                reader.limit("memory", Limits::memory),
                reader.limit("cpu", Cpu::parse),
                reader.limit("timeout", TimeoutText::parse),
                model(configuration.path("model")),
                List.copyOf(notices));
    }

    private static Memory memory(String text) {
        Memory memory = Memory.parse(text);
        if (memory.bytes() < LEAST_MEMORY) {
            throw new UnreadableValue("\"" + text + "\" is less than 1Mi; write the unit, like 4Gi.");
        }
        return memory;
    }

    private static Optional<Model> model(JsonNode node) {
        JsonNode name = node.isObject() ? (node.has("name") ? node.path("name") : node.path("id")) : node;
        return name.stringValueOpt().flatMap(Model::parse);
    }

    private record Reader(JsonNode resources, String where, List<String> notices) {

        <T> Optional<T> limit(String key, Function<String, T> parser) {
            JsonNode inLimits = resources.path("limits").path(key);
            JsonNode value = inLimits.isMissingNode() ? resources.path(key) : inLimits;
            if (value.isMissingNode() || value.isNull()) {
                return Optional.empty();
            }
            try {
                return Optional.of(parser.apply(value.isValueNode() ? value.asString() : value.toString()));
            } catch (UnreadableValue e) {
                notices.add(where + ": resources." + key + " counts as unknown: " + e.getMessage());
                return Optional.empty();
            }
        }
    }
}
