package sh.fabrik.collect.kubernetes;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import sh.fabrik.collect.errors.Redactor;
import sh.fabrik.collect.kubernetes.objects.Remarks;
import sh.fabrik.run.UnreadableValue;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads annotations that hold numbers or JSON; what cannot be read is unknown, and said. */
final class AnnotatedNumbers {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final int SHOWN = 60;

    private final String name;
    private final Marks marks;
    private final Remarks remarks;

    AnnotatedNumbers(Family family, Marks marks, Remarks remarks) {
        this.name = family.name();
        this.marks = marks;
        this.remarks = remarks;
    }

    Marks marks() {
        return marks;
    }

    /** The JSON objects under a key: the Job's own first, then those of its pods, the latest first. */
    List<JsonNode> every(String key) {
        return marks.every(key).stream()
                .flatMap(text -> object(key, text).stream())
                .toList();
    }

    /** The JSON objects under a key: the Job's own, else one of each pod. */
    List<JsonNode> objects(String key) {
        return marks.told(key).stream()
                .flatMap(text -> object(key, text).stream())
                .toList();
    }

    /** The Job's own value, else its pods' values brought together. */
    <T> Optional<T> total(String key, Function<String, T> parse, BinaryOperator<T> plus) {
        return marks.told(key).stream()
                .flatMap(text -> read(key, text, parse).stream())
                .reduce(plus);
    }

    /** A field of a JSON annotation, as a number or as its text. */
    <T> Optional<T> field(String key, JsonNode object, String field, Function<String, T> parse) {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        return read(key + " " + field, value.isValueNode() ? value.asString() : value.toString(), parse);
    }

    /** A whole number, zero or more. */
    static int smallCount(String text) {
        long count = count(text);
        if (count > Integer.MAX_VALUE) {
            throw new UnreadableValue("\"" + text + "\" is too large for a count of tasks.");
        }
        return (int) count;
    }

    /** A whole number, zero or more. */
    static long count(String text) {
        try {
            long count = new BigDecimal(text).longValueExact();
            if (count >= 0) {
                return count;
            }
            throw notACount(text);
        } catch (ArithmeticException | NumberFormatException e) {
            throw notACount(text);
        }
    }

    private static UnreadableValue notACount(String text) {
        return new UnreadableValue("\"" + text + "\" is not a count; write it like 1234.");
    }

    private Optional<JsonNode> object(String key, String text) {
        Optional<JsonNode> object = tree(text).filter(JsonNode::isObject);
        if (object.isPresent()) {
            return object;
        }
        remarks.add("The annotation " + key + " is not a JSON object, so what it tells is unknown", name + shown(text));
        return Optional.empty();
    }

    private static Optional<JsonNode> tree(String text) {
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private <T> Optional<T> read(String key, String text, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(text));
        } catch (UnreadableValue e) {
            remarks.add("The annotation " + key + " cannot be read, so its value is unknown", name + shown(text));
            return Optional.empty();
        }
    }

    private static String shown(String text) {
        int[] start = Redactor.redact(text).codePoints().limit(SHOWN).toArray();
        return " has " + new String(start, 0, start.length);
    }
}
