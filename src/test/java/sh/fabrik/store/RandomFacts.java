package sh.fabrik.store;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import sh.fabrik.facts.Distribution;
import sh.fabrik.facts.Evidence;
import sh.fabrik.facts.Fact;
import sh.fabrik.facts.Proportion;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.Usd;

/** Facts of every kind, made from their components, as a database keeps them: without figures and runs. */
final class RandomFacts {
    private static final List<String> TEXTS = List.of(
            "api-impl",
            " ",
            "\"quoted\" \\ and / slashed",
            "line\nbreak\ttab\r\b\f\u0000\u000b\u001f\u007f\u2028",
            "żółw 😀 \ud800 lone",
            "</script>",
            "null",
            "5",
            "x".repeat(9000));
    private static final List<String> NAMES = List.of("claude-sonnet-4-5", "m 1", "\"m\"", "żółw😀", "0", "null");
    private static final List<Double> REALS =
            List.of(0.0, -0.0, 1.0, 0.1, 1.0 / 3, 1e-300, 4.9e-324, 1.7976931348623157e308, -2.5e17, 123456789.125);
    private static final List<Long> WHOLES = List.of(0L, 1L, 2147483648L, Long.MAX_VALUE, 4_294_967_297L);
    private static final List<Integer> COUNTS = List.of(0, 1, 47, Integer.MAX_VALUE, -1);
    private static final List<String> AMOUNTS =
            List.of("0", "0.45", "12", "1E+2", "0.441863636363636350", "1e-18", "999999999999.999999999999999999");
    private static final List<Instant> TIMES = List.of(
            Instant.EPOCH,
            Instant.parse("2026-02-27T22:05:58Z"),
            Instant.parse("2026-02-27T22:05:00Z"),
            Instant.parse("2026-02-27T22:05:58.120Z"),
            Instant.parse("2026-02-27T22:05:58.000000001Z"),
            Instant.parse("1969-12-31T23:59:59.999Z"),
            Instant.parse("+12026-02-28T00:00:00Z"),
            Instant.parse("-0001-01-01T00:00:00Z"));
    private static final List<Duration> LENGTHS = List.of(
            Duration.ZERO,
            Duration.ofMillis(955_727),
            Duration.ofSeconds(-1, 5),
            Duration.ofDays(400),
            Duration.ofSeconds(Long.MAX_VALUE, 999_999_999));

    private final RandomGenerator random;

    RandomFacts(RandomGenerator random) {
        this.random = random;
    }

    /** Every record that is a fact. */
    static Stream<Class<?>> kinds() {
        return kinds(Fact.class);
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Stream.of(type.getPermittedSubclasses()).flatMap(RandomFacts::kinds);
    }

    Fact of(Class<?> kind) {
        return (Fact) value(kind);
    }

    <T> T any(Class<T> kind) {
        return kind.cast(value(kind));
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type of = generic.getActualTypeArguments()[0];
            return generic.getRawType() == Optional.class ? maybe(of) : list(of);
        }
        Class<?> kind = (Class<?>) type;
        return kind.isEnum() ? any(List.of(kind.getEnumConstants())) : simple(kind);
    }

    private Object simple(Class<?> kind) {
        return switch (kind.getSimpleName()) {
            case "int", "Integer" -> any(COUNTS);
            case "double", "Double" -> random.nextBoolean() ? any(REALS) : random.nextDouble() * any(REALS);
            case "boolean" -> random.nextBoolean();
            case "String" -> any(TEXTS);
            case "Instant" -> any(TIMES);
            case "Duration" -> any(LENGTHS);
            case "Memory" -> Memory.ofBytes(any(WHOLES));
            case "Cpu" -> Cpu.ofNanocores(any(WHOLES));
            case "Usd" -> Usd.of(new BigDecimal(any(AMOUNTS)));
            case "Model" -> new Model(any(NAMES));
            case "Evidence" -> Evidence.NONE.counting(any(COUNTS));
            case "Proportion" -> proportion();
            case "SpecId" -> new sh.fabrik.run.SpecId(any(NAMES), any(NAMES));
            default -> made(kind);
        };
    }

    private Object made(Class<?> kind) {
        try {
            RecordComponent[] components = kind.getRecordComponents();
            Class<?>[] types = new Class<?>[components.length];
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                values[i] = value(components[i].getGenericType());
            }
            return kind.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("A " + kind + " cannot be made", e);
        }
    }

    private Optional<Object> maybe(Type of) {
        return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(value(of));
    }

    private List<Object> list(Type of) {
        List<Object> values = new ArrayList<>();
        for (int size = random.nextInt(4); size > 0; size--) {
            values.add(value(of));
        }
        return values;
    }

    private Proportion proportion() {
        return new Proportion(
                any(COUNTS),
                any(COUNTS),
                any(REALS),
                any(REALS),
                any(REALS),
                random.nextInt(3) == 0 ? table() : new Distribution.Beta(any(REALS), any(REALS)));
    }

    private Distribution table() {
        int from = random.nextInt(102);
        int to = from + random.nextInt(102 - from);
        List<Double> hundredths = new ArrayList<>();
        for (int i = 0; i < Distribution.Table.SIZE; i++) {
            hundredths.add(i < from ? 0 : i >= to ? 1 : (i - from + 1) * 9_000 / 1e6);
        }
        return new Distribution.Table(hundredths);
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
