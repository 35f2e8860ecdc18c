package sh.fabrik.collect.smithers.eventlog;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import sh.fabrik.collect.CollectRequest;
import sh.fabrik.collect.Found;
import sh.fabrik.collect.FoundIterator;
import sh.fabrik.collect.smithers.execution.EventTypes;
import sh.fabrik.collect.smithers.execution.Parts;
import sh.fabrik.run.Source;
import sh.fabrik.run.UnreadableValue;
import sh.fabrik.run.Verdict.Evidence;

/**
 * Reads one event log line by line. Executions of one run id follow each other: a start after an end begins the next one,
 * a start before any end is a resume.
 */
public final class EventLogReading extends FoundIterator {
    private final Path file;
    private final Parts parts;
    private final Map<String, Recording> running = new TreeMap<>();
    private final Map<String, Long> homeless = new TreeMap<>();
    private final Map<String, Long> types = new TreeMap<>();
    private Optional<Lines> lines = Optional.empty();

    private EventLogReading(Path file, CollectRequest request) {
        this.file = file;
        this.parts = new Parts(Source.EVENT_LOG, Evidence.EVENTS, request, file.toString());
    }

    /** Lazy; close it. */
    public static Stream<Found> of(Path file, CollectRequest request) {
        return new EventLogReading(file, request).stream();
    }

    @Override
    protected boolean advance() {
        try {
            if (lines.isEmpty()) {
                lines = Optional.of(Lines.of(file));
            }
            Optional<String> line = lines.get().next();
            line.filter(text -> !text.isBlank()).ifPresent(this::take);
            if (line.isPresent()) {
                return true;
            }
        } catch (IOException e) {
            add(new Found.Rejected("event log", file.toString(), "It cannot be read (" + e + "); check the file."));
        }
        finish();
        return false;
    }

    private void take(String line) {
        try {
            take(Event.parse(line));
        } catch (UnreadableValue e) {
            int number = lines.map(Lines::number).orElse(0);
            add(new Found.Rejected("line " + number, file + ":" + number, String.valueOf(e.getMessage())));
        }
    }

    private void take(Event event) {
        types.merge(event.type(), 1L, Long::sum);
        Optional<Recording> recording = Optional.ofNullable(running.get(event.runId()));
        if (event.type().equals("RunStarted")
                && recording.map(Recording::isOver).orElse(true)) {
            recording.ifPresent(this::add);
            running.put(event.runId(), new Recording(event.runId(), event.at()));
        } else if (recording.isPresent()) {
            recording.get().take(event);
        } else {
            homeless.merge(event.runId(), 1L, Long::sum);
        }
    }

    private void add(Recording recording) {
        add(new Found.Part(parts.of(recording.execution())));
    }

    private void finish() {
        running.values().forEach(this::add);
        running.clear();
        homeless.forEach((runId, count) -> add(new Found.Rejected(
                "run " + runId,
                file.toString(),
                "Its RunStarted is missing, so " + count + " of its events belong to no known execution.")));
        EventTypes.unknown(file.toString(), types).ifPresent(sentence -> add(new Found.Notice(sentence)));
    }

    @Override
    public void close() {
        lines.ifPresent(Lines::close);
    }
}
