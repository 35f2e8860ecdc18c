package sh.fabrik.rules.scenario;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sh.fabrik.facts.Diagnosis;
import sh.fabrik.facts.Proportion;
import sh.fabrik.rules.scenario.Scenario.Named;
import sh.fabrik.rules.text.Nearest;
import sh.fabrik.suggest.Advice;
import sh.fabrik.suggest.Suggestion;

/** What a scenario expects to be said: any subset of the components; numbers to half a hundredth, reasons by a part of them. */
final class Expectation {
    private static final Map<String, Class<?>> KINDS =
            Map.of("suggestion", Suggestion.class, "diagnosis", Diagnosis.class, "advice", Advice.class);
    private static final Set<String> PROSE = Set.of("reasoning", "reason");
    private static final double TOLERANCE = 0.005;

    private final Named named;
    private final Class<?> kind;

    Expectation(Named named) {
        this.named = named;
        Class<?> found = KINDS.get(named.name());
        if (found == null) {
            throw new UnreadableScenario(
                    "A rule says a suggestion, a diagnosis or advice, not \"" + named.name() + "\".");
        }
        this.kind = found;
    }

    int size() {
        return named.values().size();
    }

    /** What differs, a sentence each; empty when {@code said} is what was expected. */
    List<String> differences(Object said) {
        if (said.getClass() != kind) {
            return List.of("it is no " + named.name());
        }
        return differences(said, named.values(), new Where(named.name(), Neutral.SPEC));
    }

    private static List<String> differences(Object said, Map<?, ?> expected, Where where) {
        List<String> found = new ArrayList<>();
        expected.forEach((key, value) -> found.addAll(difference(said, String.valueOf(key), value, where)));
        return found;
    }

    private static List<String> difference(Object said, String name, @Nullable Object raw, Where where) {
        Method accessor = accessor(said.getClass(), name);
        Type type = accessor.getGenericReturnType();
        Object actual = call(accessor, said);
        if (raw instanceof Map<?, ?> map && actual instanceof Record && !(actual instanceof Proportion)) {
            return differences(actual, map, where.at(name));
        }
        Object wanted = Values.convert(type, raw, where.at(name));
        if (equal(name, wanted, actual)) {
            return List.of();
        }
        return List.of(name + ": expected " + show(wanted) + ", said " + show(actual));
    }

    private static boolean equal(String name, Object wanted, Object actual) {
        if (wanted instanceof Double number && actual instanceof Double other) {
            return Math.abs(number - other) <= TOLERANCE;
        }
        return PROSE.contains(name) ? actual.toString().contains(wanted.toString()) : wanted.equals(actual);
    }

    private static Method accessor(Class<?> type, String name) {
        List<Method> accessors = Arrays.stream(type.getMethods())
                .filter(method -> method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getDeclaringClass() == type)
                .toList();
        List<String> names = accessors.stream().map(Method::getName).toList();
        return accessors.stream()
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnreadableScenario(
                        "A " + type.getSimpleName() + " has no " + name + "." + Nearest.question(name, names)));
    }

    private static Object call(Method accessor, Object on) {
        try {
            return accessor.invoke(on);
        } catch (ReflectiveOperationException e) {
            throw new UnreadableScenario(accessor.getName() + " cannot be read: " + e.getMessage());
        }
    }

    private static String show(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.isEmpty() ? "nothing" : "\"" + optional.get() + "\"";
        }
        return value instanceof String ? "\"" + value + "\"" : value.toString();
    }

    @Override
    public String toString() {
        return named.name() + " " + named.values();
    }
}
