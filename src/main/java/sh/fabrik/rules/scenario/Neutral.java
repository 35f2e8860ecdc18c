package sh.fabrik.rules.scenario;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sh.fabrik.facts.Evidence;
import sh.fabrik.facts.Proportion;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Eur;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.SpecId;
import sh.fabrik.run.Usd;

/** What a component is that a scenario does not mention: nothing, as far as its type can say that. */
final class Neutral {
    static final SpecId SPEC = new SpecId("demo", "spec");

    private static final Map<Class<?>, Object> VALUES = Map.ofEntries(
            Map.entry(int.class, 0),
            Map.entry(long.class, 0L),
            Map.entry(double.class, 0.0),
            Map.entry(boolean.class, false),
            Map.entry(String.class, ""),
            Map.entry(SpecId.class, SPEC),
            Map.entry(Memory.class, Memory.ofBytes(0)),
            Map.entry(Cpu.class, Cpu.ofNanocores(0)),
            Map.entry(Usd.class, Usd.of(BigDecimal.ZERO)),
            Map.entry(Eur.class, Eur.of(BigDecimal.ZERO)),
            Map.entry(Model.class, new Model("model")),
            Map.entry(Instant.class, Instant.parse("2026-01-01T00:00:00Z")),
            Map.entry(Duration.class, Duration.ZERO),
            Map.entry(Evidence.class, Evidence.NONE),
            Map.entry(Proportion.class, Proportions.of(0, 0)));

    private Neutral() {}

    /** The value of a component that a scenario does not mention. */
    static Object value(Type type, Where where) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == Optional.class
                    ? Optional.empty()
                    : generic.getRawType() == List.class ? List.of() : Map.of();
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        Object known = VALUES.get(plain);
        return known != null ? known : FactBuilder.build(plain, Map.of(), where);
    }
}
