package sh.fabrik.collect.spec.document;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * JSON in exactly one notation per value: no white space, keys sorted by UTF-16 code units, escapes as in RFC 8785, texts in
 * Unicode form NFC, numbers as their shortest exact decimal.
 */
public final class CanonicalJson {
    /** All characters before the first combining mark are composed already. */
    private static final int FIRST_COMBINING = 0x300;

    /** Beyond as many digits a number is written with an exponent, so that {@code 1e999999} stays short. */
    private static final int LONGEST_PLAIN = 30;

    private CanonicalJson() {}

    public static String write(JsonNode node) {
        StringBuilder out = new StringBuilder();
        write(node, out);
        return out.toString();
    }

    private static void write(JsonNode node, StringBuilder out) {
        if (node.isObject()) {
            writeObject(node, out);
        } else if (node.isArray()) {
            char before = '[';
            for (JsonNode item : node.values()) {
                out.append(before);
                write(item, out);
                before = ',';
            }
            out.append(node.isEmpty() ? "[]" : "]");
        } else if (node.isString()) {
            writeText(node.stringValue(), out);
        } else if (node.isNumber()) {
            out.append(node.decimalValueOpt().map(CanonicalJson::number).orElse("null"));
        } else {
            out.append(node.isBoolean() ? Boolean.toString(node.booleanValue()) : "null");
        }
    }

    private static void writeObject(JsonNode node, StringBuilder out) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        node.properties().forEach(entry -> sorted.put(composed(entry.getKey()), entry.getValue()));
        char before = '{';
        for (Map.Entry<String, JsonNode> entry : sorted.entrySet()) {
            out.append(before);
            writeText(entry.getKey(), out);
            out.append(':');
            write(entry.getValue(), out);
            before = ',';
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static String number(BigDecimal value) {
        BigDecimal shortest = value.stripTrailingZeros();
        boolean plain = shortest.signum() == 0
                || (Math.abs((long) shortest.scale()) <= LONGEST_PLAIN && shortest.precision() <= LONGEST_PLAIN);
        return plain ? shortest.toPlainString() : shortest.toString();
    }

    private static void writeText(String text, StringBuilder out) {
        out.append('"');
        composed(text).chars().forEach(unit -> writeUnit((char) unit, out));
        out.append('"');
    }

    private static void writeUnit(char unit, StringBuilder out) {
        switch (unit) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (unit < ' ') {
                    out.append(String.format("\\u%04x", (int) unit));
                } else {
                    out.append(unit);
                }
            }
        }
    }

    /** Loading what knows about composition takes longer than reading a spec, and text of few alphabets needs none. */
    private static String composed(String text) {
        boolean plain = text.chars().allMatch(unit -> unit < FIRST_COMBINING);
        return plain ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
