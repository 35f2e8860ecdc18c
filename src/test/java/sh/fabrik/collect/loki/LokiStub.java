package sh.fabrik.collect.loki;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import sh.fabrik.collect.http.Stub;
import tools.jackson.databind.json.JsonMapper;

/** Answers as Loki 2.8 does: lines by selector, the newest first, at most as many as asked for, grouped by stream. */
public final class LokiStub implements Stub.Answering {
    private record Line(String selector, String stream, long nanos, String text) {}

    private final List<Line> lines = new ArrayList<>();

    public LokiStub with(String selector, long nanos, String text) {
        return with(selector, "a", nanos, text);
    }

    LokiStub with(String selector, String stream, long nanos, String text) {
        lines.add(new Line(selector, stream, nanos, text));
        return this;
    }

    @Override
    public void answer(Stub.Asked asked, HttpExchange exchange) throws IOException {
        Map<String, String> question = asked.parameters();
        if (!asked.path().equals("/loki/api/v1/query_range") || !"backward".equals(question.get("direction"))) {
            Stub.send(exchange, 404, "404 page not found\n");
            return;
        }
        Map<String, List<Line>> streams = lines.stream()
                .filter(line -> question.getOrDefault("query", "").startsWith(line.selector))
                .filter(line -> line.nanos >= Long.parseLong(question.get("start")))
                .filter(line -> line.nanos < Long.parseLong(question.get("end")))
                .sorted(Comparator.comparingLong(Line::nanos).reversed())
                .limit(Integer.parseInt(question.get("limit")))
                .collect(Collectors.groupingBy(Line::stream, LinkedHashMap::new, Collectors.toList()));
        Stub.send(exchange, 200, JsonMapper.shared().writeValueAsString(answer(streams)));
    }

    private static Map<String, Object> answer(Map<String, List<Line>> streams) {
        List<Object> result = new ArrayList<>();
        streams.forEach((stream, some) -> result.add(Map.of(
                "stream", Map.of("app", stream),
                "values",
                        some.stream()
                                .map(line -> List.of(Long.toString(line.nanos), line.text, Map.of("trace_id", "1")))
                                .toList())));
        return Map.of(
                "status", "success", "data", Map.of("resultType", "streams", "result", result, "stats", Map.of()));
    }
}
