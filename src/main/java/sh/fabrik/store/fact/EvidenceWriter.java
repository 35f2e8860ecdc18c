package sh.fabrik.store.fact;

import java.util.Map;
import sh.fabrik.facts.Evidence;
import sh.fabrik.facts.Figure;

/** Writes evidence as the mapper reads it, without the mapper: an analysis has a thousand suggestions, and keeps each with all figures. */
public final class EvidenceWriter {
    private EvidenceWriter() {}

    public static String write(Evidence evidence) {
        return FieldWriter.text(json -> write(json, evidence));
    }

    private static void write(FieldWriter json, Evidence evidence) {
        json.startObject();
        json.whole("dataPoints", evidence.dataPoints());
        json.texts("runs", evidence.runs());
        json.startList("figures");
        for (Figure figure : evidence.figures()) {
            json.startObject();
            if (figure instanceof Figure.Observed observed) {
                observed(json, observed);
            } else if (figure instanceof Figure.Estimated estimated) {
                estimated(json, estimated);
            }
            json.endObject();
        }
        json.endList();
        json.endObject();
    }

    private static void observed(FieldWriter json, Figure.Observed figure) {
        json.text("kind", "observed");
        json.text("name", figure.name());
        json.real("value", figure.value());
        json.text("sql", figure.sql());
    }

    private static void estimated(FieldWriter json, Figure.Estimated figure) {
        json.text("kind", "estimated");
        json.text("name", figure.name());
        json.real("value", figure.value());
        json.text("formula", figure.formula());
        json.startObject("inputs");
        for (Map.Entry<String, String> input : figure.inputs().entrySet()) {
            json.text(input.getKey(), input.getValue());
        }
        json.endObject();
        if (figure.seed().isPresent()) {
            json.whole("seed", figure.seed().get());
        }
    }
}
