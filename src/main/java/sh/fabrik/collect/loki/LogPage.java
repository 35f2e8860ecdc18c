package sh.fabrik.collect.loki;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import sh.fabrik.collect.http.ShortStrings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One answer of Loki.
 *
 * @param kind {@code streams} for lines; {@code matrix} and {@code vector} are numbers; empty for JSON of another kind
 * @param lines the newest first
 */
record LogPage(String kind, List<LogLine> lines) {
    /** Bytes of a line that are looked at; what went wrong stands at its begin, or in a line of its own. */
    static final int LONGEST_LINE = 8_000;

    private static final JsonMapper JSON = JsonMapper.shared();

    static LogPage read(InputStream body) {
        JsonNode data = JSON.readTree(new ShortStrings(body, LONGEST_LINE)).path("data");
        List<LogLine> lines = new ArrayList<>();
        for (JsonNode stream : data.path("result")) {
            String labels = stream.path("stream").toString();
            for (JsonNode value : stream.path("values")) {
                line(labels, value).ifPresent(lines::add);
            }
        }
        lines.sort(Comparator.comparingLong(LogLine::nanos).reversed());
        return new LogPage(data.path("resultType").asString(""), lines);
    }

    boolean hasLines() {
        return kind.equals("streams");
    }

    private static Optional<LogLine> line(String labels, JsonNode value) {
        try {
            return Optional.of(new LogLine(
                    Long.parseLong(value.path(0).asString("")),
                    labels,
                    value.path(1).asString("")));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
