package sh.fabrik.channel.terminal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import sh.fabrik.facts.Evidence;
import sh.fabrik.facts.Fact;
import sh.fabrik.facts.Proportion;

/** A fact in one line: its name and what it knows; what is unknown or told elsewhere is left out. */
final class FactText {
    private FactText() {}

    static String of(Fact fact) {
        return text(fact);
    }

    private static String text(Object value) {
        if (value instanceof Proportion share) {
            return share.n() == 0 ? "none of 0" : share.hits() + "/" + share.n() + " (" + share.interval() + ")";
        }
        if (value instanceof Double number) {
            return Double.toString(Math.round(number * 1e4) / 1e4);
        }
        if (value instanceof Collection<?> many) {
            return many.stream().map(FactText::text).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof Record composite
                        && composite.getClass().getPackageName().endsWith(".facts")
                ? components(composite)
                : String.valueOf(value);
    }

    private static String components(Record value) {
        return Arrays.stream(value.getClass().getRecordComponents())
                .map(component -> component(value, component))
                .flatMap(List::stream)
                .collect(Collectors.joining(", ", value.getClass().getSimpleName() + "(", ")"));
    }

    private static List<String> component(Record value, RecordComponent component) {
        Object content = read(value, component);
        if (content instanceof Evidence || content instanceof Optional<?> none && none.isEmpty()) {
            return List.of();
        }
        Object known = content instanceof Optional<?> some ? some.get() : content;
        return List.of(component.getName() + " " + text(known));
    }

    private static Object read(Record value, RecordComponent component) {
        try {
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("A public record hides " + component.getName(), e);
        }
    }
}
