package sh.fabrik.store.fact;

import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import sh.fabrik.facts.Distribution;
import sh.fabrik.facts.Evidence;
import sh.fabrik.facts.Proportion;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.SpecId;
import sh.fabrik.run.Usd;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes field by field what {@link Fields} reads, each as the mapper would; what is absent is left out. */
final class FieldWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    private FieldWriter(JsonGenerator json) {
        this.json = json;
    }

    /** The text that something is written to. */
    static String text(Consumer<FieldWriter> written) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            written.accept(new FieldWriter(json));
        }
        return text.toString();
    }

    void startList() {
        json.writeStartArray();
    }

    void startList(String name) {
        json.writeArrayPropertyStart(name);
    }

    void endList() {
        json.writeEndArray();
    }

    void startObject() {
        json.writeStartObject();
    }

    void startObject(String name) {
        json.writeObjectPropertyStart(name);
    }

    void endObject() {
        json.writeEndObject();
    }

    void text(String name, String value) {
        json.writeStringProperty(name, value);
    }

    /** In a list. */
    void item(String value) {
        json.writeString(value);
    }

    void truth(String name, boolean value) {
        json.writeBooleanProperty(name, value);
    }

    void whole(String name, long value) {
        json.writeNumberProperty(name, value);
    }

    void real(String name, double value) {
        json.writeNumberProperty(name, value);
    }

    void time(String name, Instant value) {
        json.writeStringProperty(name, value.toString());
    }

    void length(String name, Duration value) {
        json.writeStringProperty(name, value.toString());
    }

    void usd(String name, Usd value) {
        json.writeNumberProperty(name, value.amount());
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

    void proportion(String name, Proportion share) {
        startObject(name);
        whole("n", share.n());
        whole("hits", share.hits());
        real("value", share.value());
        real("low", share.low());
        real("high", share.high());
        if (share.distribution() instanceof Distribution.Beta beta) {
            real("alpha", beta.alpha());
            real("beta", beta.beta());
        } else if (share.distribution() instanceof Distribution.Table table) {
            millionths(Millionths.of(table));
        }
        endObject();
    }

    private void millionths(Millionths between) {
        whole("from", between.from());
        startList("cumulative");
        for (int parts : between.parts()) {
            json.writeNumber(parts);
        }
        endList();
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
            json.writeNumber(value);
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
