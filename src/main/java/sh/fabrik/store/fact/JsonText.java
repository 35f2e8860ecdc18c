package sh.fabrik.store.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sh.fabrik.facts.Evidence;
import sh.fabrik.facts.Proportion;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.SpecId;
import sh.fabrik.run.Usd;

/**
 * A text that grows field by field, each as the mapper would write it; what is absent is left out. Without lambdas, as {@link Fields} is.
 */
final class JsonText {
    private static final int USUAL = 1 << 13; // characters of a suggestion's evidence

    private static final String HEX = "0123456789ABCDEF";

    private boolean first = true; // of its list or object, or of all
    private final StringBuilder text = new StringBuilder(USUAL);

    void clear() {
        text.setLength(0);
        first = true;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    void startList() {
        comma();
        text.append('[');
        first = true;
    }

    void endList() {
        text.append(']');
        first = false;
    }

    void startObject() {
        comma();
        text.append('{');
        first = true;
    }

    void endObject() {
        text.append('}');
        first = false;
    }

    void startList(String name) {
        name(name);
        text.append('[');
        first = true;
    }

    void startObject(String name) {
        name(name);
        text.append('{');
        first = true;
    }

    private void comma() {
        if (!first) {
            text.append(',');
        }
        first = false;
    }

    private void name(String name) {
        comma();
        text.append('"').append(name).append("\":");
    }

    void text(String name, String value) {
        name(name);
        quoted(value);
    }

    /** In a list. */
    void item(String value) {
        comma();
        quoted(value);
    }

    /** A field whose name may be anything. */
    void entry(String name, String value) {
        comma();
        quoted(name);
        text.append(':');
        quoted(value);
    }

    private void quoted(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                escaped(value);
                return;
            }
        }
        text.append(value).append('"');
    }

    private void escaped(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                case '\b' -> text.append("\\b");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\f' -> text.append("\\f");
                case '\r' -> text.append("\\r");
                default -> {
                    if (c < ' ') {
                        text.append(c < 16 ? "\\u000" : "\\u001").append(HEX.charAt(c & 15));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }

    void truth(String name, boolean value) {
        name(name);
        text.append(value);
    }

    void whole(String name, long value) {
        name(name);
        text.append(value);
    }

    void real(String name, double value) {
        name(name);
        real(value);
    }

    private void real(double value) {
        if (Double.isFinite(value)) {
            text.append(value);
        } else { // JSON has no such numbers
            text.append('"').append(value).append('"');
        }
    }

    void time(String name, Instant value) {
        name(name);
        text.append('"');
        Times.append(text, value);
        text.append('"');
    }

    void length(String name, Duration value) {
        name(name);
        text.append('"').append(value).append('"');
    }

    void usd(String name, Usd value) {
        name(name);
        text.append(value.amount());
    }

    void spec(SpecId spec) {
        startObject("spec");
        text("project", spec.project());
        text("id", spec.id());
        endObject();
    }

    void evidence(Evidence evidence) {
        whole("evidence", evidence.dataPoints());
    }

    /** Of its cumulative probabilities only those between 0 and 1, in millionths. */
    void proportion(String name, Proportion share) {
        Millionths between = Millionths.of(share);
        startObject(name);
        whole("n", share.n());
        whole("hits", share.hits());
        real("value", share.value());
        real("low", share.low());
        real("high", share.high());
        whole("from", between.from());
        startList("cumulative");
        for (int parts : between.parts()) {
            comma();
            text.append(parts);
        }
        endList();
        endObject();
    }

    void texts(String name, List<String> values) {
        startList(name);
        for (String value : values) {
            item(value);
        }
        endList();
    }

    void reals(String name, List<Double> values) {
        startList(name);
        for (double value : values) {
            comma();
            real(value);
        }
        endList();
    }

    void maybeText(String name, Optional<String> value) {
        if (value.isPresent()) {
            text(name, value.get());
        }
    }

    void maybeInteger(String name, Optional<Integer> value) {
        if (value.isPresent()) {
            whole(name, value.get());
        }
    }

    void maybeReal(String name, Optional<Double> value) {
        if (value.isPresent()) {
            real(name, value.get());
        }
    }

    void maybeLength(String name, Optional<Duration> value) {
        if (value.isPresent()) {
            length(name, value.get());
        }
    }

    void maybeMemory(String name, Optional<Memory> value) {
        if (value.isPresent()) {
            whole(name, value.get().bytes());
        }
    }

    void maybeCpu(String name, Optional<Cpu> value) {
        if (value.isPresent()) {
            whole(name, value.get().nanocores());
        }
    }

    void maybeUsd(String name, Optional<Usd> value) {
        if (value.isPresent()) {
            usd(name, value.get());
        }
    }

    void maybeModel(String name, Optional<Model> value) {
        if (value.isPresent()) {
            text(name, value.get().name());
        }
    }
}
