package sh.fabrik.rules.scenario;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sh.fabrik.facts.Evidence;
import sh.fabrik.facts.Proportion;
import sh.fabrik.rules.text.Nearest;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Eur;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.SpecId;
import sh.fabrik.run.UnreadableValue;
import sh.fabrik.run.Usd;

/** Makes values of the facts' types out of what YAML has. */
final class Values {
    private static final Pattern LENGTH = Pattern.compile("(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?");

    private Values() {}

    /** @throws UnreadableScenario when the value does not fit the type */
    static Object convert(Type type, @Nullable Object raw, Where where) {
        try {
            if (type instanceof ParameterizedType generic) {
                return parameterized(generic, raw, where);
            }
            if (raw == null) {
                throw new UnreadableScenario(where + " has no value; leave it out.");
            }
            return single((Class<?>) type, raw, where);
        } catch (UnreadableValue | IllegalArgumentException | DateTimeParseException e) {
            throw new UnreadableScenario(where + ": " + e.getMessage());
        }
    }

    private static Object parameterized(ParameterizedType type, @Nullable Object raw, Where where) {
        Type inner = type.getActualTypeArguments()[0];
        if (type.getRawType() == Optional.class) {
            return raw == null ? Optional.empty() : Optional.of(convert(inner, raw, where));
        }
        if (type.getRawType() == List.class && raw instanceof List<?> list) {
            return list.stream().map(item -> convert(inner, item, where)).toList();
        }
        if (type.getRawType() == Map.class && raw instanceof Map<?, ?> map) {
            Map<String, String> texts = new TreeMap<>();
            map.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
            return texts;
        }
        throw new UnreadableScenario(where + " cannot be " + raw + ".");
    }

    private static Object single(Class<?> type, Object raw, Where where) {
        if (type.isPrimitive() || Number.class.isAssignableFrom(type) || type == Boolean.class) {
            return primitive(type, raw, where);
        }
        if (type.isEnum()) {
            return constant(type, raw.toString(), where);
        }
        if (type == Proportion.class) {
            return Proportions.of(raw, where);
        }
        if (type == Evidence.class && raw instanceof Number number) {
            return new Evidence(number.intValue(), List.of(), List.of());
        }
        if (type.isRecord() && raw instanceof Map<?, ?> map) {
            return FactBuilder.build(type, map, where);
        }
        return text(type, raw.toString(), where);
    }

    private static Object text(Class<?> type, String text, Where where) {
        if (type == String.class) {
            return text;
        } else if (type == SpecId.class) {
            return new SpecId(Neutral.SPEC.project(), text);
        } else if (type == Memory.class) {
            return Memory.parse(text);
        } else if (type == Cpu.class) {
            return Cpu.parse(text);
        } else if (type == Usd.class) {
            return Usd.parse(text);
        } else if (type == Eur.class) {
            return Eur.parse(text);
        } else if (type == Model.class) {
            return new Model(text);
        } else if (type == Instant.class) {
            return Instant.parse(text);
        } else if (type == Duration.class) {
            return duration(text, where);
        }
        throw new UnreadableScenario(where + " is a " + type.getSimpleName() + " and cannot be \"" + text + "\".");
    }

    private static Object primitive(Class<?> type, Object raw, Where where) {
        if (type == boolean.class || type == Boolean.class) {
            if (raw instanceof Boolean truth) {
                return truth;
            }
        } else if (raw instanceof Number number) {
            BigDecimal exact = new BigDecimal(number.toString());
            if (type == int.class || type == Integer.class) {
                return exact.intValueExact();
            }
            return type == long.class || type == Long.class ? (Object) exact.longValueExact() : exact.doubleValue();
        }
        throw new UnreadableScenario(where + " is a " + type.getSimpleName() + " and cannot be " + raw + ".");
    }

    private static Object constant(Class<?> type, String text, Where where) {
        List<String> names =
                Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.toString().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new UnreadableScenario(where + " cannot be " + text + "; it is one of " + names + "."
                        + Nearest.question(text, names)));
    }

    /** {@code 1h30m}, {@code 45m}, {@code 50s} or ISO {@code PT15M}. */
    private static Duration duration(String text, Where where) {
        if (text.startsWith("P")) {
            return Duration.parse(text);
        }
        Matcher parts = LENGTH.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            throw new UnreadableScenario(where + " cannot be \"" + text + "\"; write a duration like 45m or 1h30m.");
        }
        return Duration.ofDays(part(parts, 1))
                .plusHours(part(parts, 2))
                .plusMinutes(part(parts, 3))
                .plusSeconds(part(parts, 4));
    }

    private static long part(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Long.parseLong(parts.group(group));
    }
}
