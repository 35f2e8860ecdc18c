package sh.fabrik.collect.prometheus;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sh.fabrik.collect.Found;
import sh.fabrik.collect.http.HttpJson;
import sh.fabrik.collect.http.HttpProblem;
import sh.fabrik.run.FinishedRun;
import sh.fabrik.run.Source;

/**
 * One pass over batches. A batch that the server finds too heavy is asked for in halves; when the server is down, or refuses
 * even a single run, the rest of the pass is one gap.
 */
final class Measuring {
    private static final String QUERY = "/api/v1/query";

    private final PrometheusSource source;
    private final HttpJson http;
    private final Readings readings;
    private final Deque<Batch> open;
    private int measured;
    private int tooShort;
    private int unknown;

    Measuring(PrometheusSource source, HttpJson http, List<Batch> batches) {
        this.source = source;
        this.http = http;
        this.readings = new Readings(source);
        this.open = new ArrayDeque<>(batches);
    }

    /** Lazily, batch by batch. */
    Stream<Found> found() {
        return Stream.iterate(open, batches -> !batches.isEmpty(), batches -> batches)
                .flatMap(batches -> next(batches.removeFirst()).stream());
    }

    /** What people should know of the runs without a peak. */
    Stream<Found> summary() {
        List<Found> notices = new ArrayList<>();
        if (tooShort > 0) {
            notices.add(
                    new Found.Notice(tooShort + " of " + measured + " runs were shorter than three scrape intervals ("
                            + source.scrapeInterval()
                                    .multipliedBy(Readings.FEWEST_SCRAPES)
                                    .toSeconds()
                            + " s) and have no peak from Prometheus; a shorter scrape interval would see them."));
        }
        if (unknown > 0) {
            notices.add(new Found.Notice("Prometheus has no memory samples of " + unknown + " of " + measured
                    + " runs; they ended before its retention, or their containers are not scraped, or its labels are called"
                    + " differently (docs/prometheus.md)."));
        }
        return notices.stream();
    }

    private List<Found> next(Batch batch) {
        try {
            return readings(batch, ask(batch));
        } catch (HttpProblem e) {
            if (e.isOfTheSource() || batch.runs().size() == 1) {
                return List.of(giveUp(batch, e));
            }
            List<Batch> halves = batch.halves();
            open.addFirst(halves.get(1));
            open.addFirst(halves.get(0));
            return List.of();
        }
    }

    private Measured ask(Batch batch) {
        Measured answers = new Measured();
        Question question = new Question(source, batch);
        for (Metric metric : Metric.values()) {
            Map<String, String> form = new LinkedHashMap<>();
            form.put("query", question.of(metric));
            form.put("time", String.valueOf(batch.at(source.scrapeInterval()).getEpochSecond()));
            form.put("timeout", Math.max(1, source.http().timeout().toSeconds()) + "s");
            Answer answer = http.post(QUERY, form, body -> Answer.read(body, source.labels()))
                    .orElseThrow(() -> http.foreign("JSON that is no answer to a query"));
            if (!answer.doubts().isEmpty()) {
                throw http.doubtful(String.join("; ", answer.doubts()));
            }
            answers.add(metric, answer);
        }
        return answers;
    }

    private List<Found> readings(Batch batch, Measured answers) {
        List<Found> found = new ArrayList<>();
        for (FinishedRun run : batch.runs()) {
            measured++;
            if (readings.isTooShort(run)) {
                tooShort++;
            } else if (Readings.samples(run, answers) == 0) {
                unknown++;
            }
            found.add(new Found.Part(readings.part(run, answers)));
        }
        return found;
    }

    private Found giveUp(Batch batch, HttpProblem problem) {
        open.addFirst(batch);
        Instant from =
                open.stream().map(Batch::from).min(Comparator.naturalOrder()).orElseThrow();
        Instant to = open.stream().map(Batch::to).max(Comparator.naturalOrder()).orElseThrow();
        open.clear();
        return new Found.Gap(Source.PROMETHEUS.word(), from, to, problem.sentence());
    }
}
