package sh.fabrik.rules.scenario;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import sh.fabrik.facts.Fact;
import sh.fabrik.rules.compile.Vocabulary;
import sh.fabrik.rules.scenario.Scenario.Named;
import sh.fabrik.rules.text.Nearest;
import sh.fabrik.run.SpecId;

/** Builds facts out of what a scenario says of them; what it leaves out is neutral. */
final class FactBuilder {
    private FactBuilder() {}

    /** @throws UnreadableScenario when there is no such fact or component, or a value does not fit */
    static Fact fact(Named named) {
        Class<?> type = Vocabulary.factClasses().stream()
                .filter(candidate -> candidate.getSimpleName().equals(named.name()))
                .findFirst()
                .orElseThrow(() -> new UnreadableScenario(
                        "There is no fact " + named.name() + "." + Nearest.question(named.name(), Vocabulary.facts())));
        return (Fact) build(type, named.values(), new Where(named.name(), Neutral.SPEC));
    }

    static Object build(Class<?> type, Map<?, ?> values, Where where) {
        if (!type.isRecord()) {
            throw new UnreadableScenario(where + " cannot be written in a scenario; leave it out.");
        }
        RecordComponent[] components = type.getRecordComponents();
        rejectUnknown(type, values, components);
        Where here = where;
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            arguments[i] = component(components[i], values, here);
            here = arguments[i] instanceof SpecId spec ? here.about(spec) : here;
        }
        return construct(type, components, arguments, where);
    }

    private static Object component(RecordComponent component, Map<?, ?> values, Where where) {
        String name = component.getName();
        Where here = where.at(name);
        if (values.containsKey(name)) {
            return Values.convert(component.getGenericType(), values.get(name), here);
        }
        return component.getType() == SpecId.class ? where.spec() : Neutral.value(component.getGenericType(), here);
    }

    private static void rejectUnknown(Class<?> type, Map<?, ?> values, RecordComponent[] components) {
        List<String> names =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        for (Object key : values.keySet()) {
            if (!names.contains(String.valueOf(key))) {
                throw new UnreadableScenario(type.getSimpleName() + " has no " + key + "."
                        + Nearest.question(String.valueOf(key), names) + " It has " + String.join(", ", names) + ".");
            }
        }
    }

    private static Object construct(Class<?> type, RecordComponent[] components, Object[] arguments, Where where) {
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return type.getDeclaredConstructor(types).newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new UnreadableScenario(where + ": " + e.getTargetException().getMessage());
        } catch (ReflectiveOperationException e) {
            throw new UnreadableScenario(where + " cannot be built: " + e.getMessage());
        }
    }
}
