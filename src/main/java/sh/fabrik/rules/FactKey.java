package sh.fabrik.rules;

import java.lang.reflect.RecordComponent;
import java.util.Optional;
import sh.fabrik.facts.Evidence;
import sh.fabrik.facts.Fact;
import sh.fabrik.facts.Proportion;

/** A short text that tells facts of one kind about one spec apart: what they are about and what they count, without the evidence. */
final class FactKey {
    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return type.getRecordComponents();
        }
    };

    private FactKey() {}

    static String of(Fact fact) {
        StringBuilder text = new StringBuilder(100);
        components(text, (Record) fact);
        return text.toString();
    }

    private static void components(StringBuilder text, Record value) {
        for (RecordComponent component : COMPONENTS.get(value.getClass())) {
            text(text, read(value, component));
            text.append('|');
        }
    }

    private static void text(StringBuilder text, Object value) {
        if (value instanceof Optional<?> maybe) {
            maybe.ifPresent(known -> text(text, known));
        } else if (value instanceof Proportion share) {
            text.append(share.n()).append('/').append(share.hits()).append('/').append(share.value());
        } else if (value instanceof Fact nested && value instanceof Record) {
            components(text, (Record) nested);
        } else if (!(value instanceof Evidence)) {
            text.append(value);
        }
    }

    private static Object read(Record value, RecordComponent component) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A " + value.getClass().getSimpleName() + " cannot be read", e);
        }
    }
}
