package sh.fabrik.store.fact;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sh.fabrik.facts.Distribution;
import sh.fabrik.facts.Evidence;
import sh.fabrik.facts.Proportion;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.SpecId;
import sh.fabrik.run.Usd;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The fields of one object. Each is taken once, and at the {@link #end} none may be left. Every method throws {@link UnfamiliarText}, or
 * what the value's own class throws, when a field is missing or of another kind. Without lambdas, which cost a start more than they save.
 */
final class Fields {
    /** By name: a text, a {@code Boolean}, a {@code Long}, a {@link Decimal}, {@code Fields} or a list of such. */
    private final Map<String, Object> values = new HashMap<>();

    private Fields() {}

    /** A number with a point or an exponent, as it is written. */
    private record Decimal(String text) {}

    /** From its first brace to its last. */
    static Fields read(JsonParser json) {
        Fields fields = new Fields();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            expect(fields.values.put(name, value(json)) == null, name);
        }
        expect(json.currentToken() == JsonToken.END_OBJECT, "cut off");
        return fields;
    }

    private static Object value(JsonParser json) {
        return switch (json.currentToken()) {
            case VALUE_STRING -> json.getString();
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_NUMBER_FLOAT -> new Decimal(json.getString());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_OBJECT -> read(json);
            case START_ARRAY -> list(json);
            default -> throw new UnfamiliarText(json.currentToken().toString());
        };
    }

    private static List<Object> list(JsonParser json) {
        List<Object> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(json));
        }
        return values;
    }

    static void expect(boolean condition, String what) {
        if (!condition) {
            throw new UnfamiliarText(what);
        }
    }

    /** Says that all fields were taken. */
    void end() {
        expect(values.isEmpty(), "unknown fields");
    }

    String text(String name) {
        return need(name, String.class);
    }

    boolean truth(String name) {
        return need(name, Boolean.class);
    }

    int integer(String name) {
        return Math.toIntExact(whole(name));
    }

    long whole(String name) {
        return need(name, Long.class);
    }

    double real(String name) {
        return real(need(name, Object.class));
    }

    Instant time(String name) {
        return Instant.parse(text(name));
    }

    Duration length(String name) {
        return Duration.parse(text(name));
    }

    Memory memory(String name) {
        return Memory.ofBytes(whole(name));
    }

    Usd usd(String name) {
        Object amount = need(name, Object.class);
        return Usd.of(
                amount instanceof Decimal decimal
                        ? new BigDecimal(decimal.text)
                        : BigDecimal.valueOf(cast(amount, Long.class)));
    }

    Model model(String name) {
        return new Model(text(name));
    }

    Optional<String> maybeText(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    Optional<Integer> maybeInteger(String name) {
        return has(name) ? Optional.of(integer(name)) : Optional.empty();
    }

    Optional<Double> maybeReal(String name) {
        return has(name) ? Optional.of(real(name)) : Optional.empty();
    }

    Optional<Duration> maybeLength(String name) {
        return has(name) ? Optional.of(length(name)) : Optional.empty();
    }

    Optional<Memory> maybeMemory(String name) {
        return has(name) ? Optional.of(memory(name)) : Optional.empty();
    }

    Optional<Cpu> maybeCpu(String name) {
        return has(name) ? Optional.of(Cpu.ofNanocores(whole(name))) : Optional.empty();
    }

    Optional<Usd> maybeUsd(String name) {
        return has(name) ? Optional.of(usd(name)) : Optional.empty();
    }

    Optional<Model> maybeModel(String name) {
        return has(name) ? Optional.of(model(name)) : Optional.empty();
    }

    SpecId spec() {
        Fields fields = object("spec");
        SpecId spec = new SpecId(fields.text("project"), fields.text("id"));
        fields.end();
        return spec;
    }

    Evidence evidence() {
        return Evidence.NONE.counting(integer("evidence"));
    }

    Proportion proportion(String name) {
        Fields fields = object(name);
        Proportion proportion = new Proportion(
                fields.integer("n"),
                fields.integer("hits"),
                fields.real("value"),
                fields.real("low"),
                fields.real("high"),
                fields.distribution());
        fields.end();
        return proportion;
    }

    private Distribution distribution() {
        return has("alpha")
                ? new Distribution.Beta(real("alpha"), real("beta"))
                : millionths().table();
    }

    private Millionths millionths() {
        List<?> values = need("cumulative", List.class);
        int[] parts = new int[values.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Math.toIntExact(cast(values.get(i), Long.class));
        }
        return new Millionths(integer("from"), parts);
    }

    Fields object(String name) {
        return need(name, Fields.class);
    }

    List<Fields> objects(String name) {
        List<Fields> objects = new ArrayList<>();
        for (Object value : need(name, List.class)) {
            objects.add(cast(value, Fields.class));
        }
        return objects;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object value : need(name, List.class)) {
            texts.add(cast(value, String.class));
        }
        return texts;
    }

    List<Double> reals(String name) {
        List<Double> reals = new ArrayList<>();
        for (Object value : need(name, List.class)) {
            reals.add(real(value));
        }
        return reals;
    }

    private static double real(Object value) {
        return value instanceof Decimal decimal ? Double.parseDouble(decimal.text) : cast(value, Long.class);
    }

    private boolean has(String name) {
        return values.containsKey(name);
    }

    private <T> T need(String name, Class<T> kind) {
        return cast(values.remove(name), kind);
    }

    private static <T> T cast(@Nullable Object value, Class<T> kind) {
        if (!kind.isInstance(value)) {
            throw new UnfamiliarText(String.valueOf(value));
        }
        return kind.cast(value);
    }
}
