package sh.fabrik.collect.loki;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sh.fabrik.collect.Found;
import sh.fabrik.collect.http.HttpJson;
import sh.fabrik.collect.http.HttpProblem;
import sh.fabrik.run.FinishedRun;
import sh.fabrik.run.RunPart;
import sh.fabrik.run.Source;
import sh.fabrik.run.Verdict;

/** One pass over runs: for each, the selector that found lines last time is tried first, then the others in their order. */
final class Listening {
    private static final String QUERY = "/loki/api/v1/query_range";

    private static final Pattern TOO_MANY_LINES =
            Pattern.compile("max[_ ]entries[_ ]limit.{0,80}?\\(\\d{1,9} > (\\d{1,9})\\)");

    /** Lines of one run, beyond which its log says nothing new. */
    private static final int MOST_LINES = 20_000;

    private final LokiSource source;
    private final HttpJson http;
    private final Deque<FinishedRun> open;
    private final List<Selector> selectors;
    private final List<Found> notices = new ArrayList<>();
    private int limit;
    private int heard;
    private int silent;
    private int crowded;

    Listening(LokiSource source, HttpJson http, List<FinishedRun> runs) {
        this.source = source;
        this.http = http;
        this.limit = source.limits().linesPerQuery();
        this.selectors =
                new ArrayList<>(source.selectors().stream().map(Selector::new).toList());
        this.open = new ArrayDeque<>(runs.stream()
                .sorted(Comparator.comparing(FinishedRun::end).thenComparing(FinishedRun::key))
                .toList());
    }

    /** Lazily, run by run. */
    Stream<Found> found() {
        return Stream.iterate(open, runs -> !runs.isEmpty(), runs -> runs).map(runs -> next(runs.removeFirst()));
    }

    /** What people should know of selectors that were refused and of runs without lines. */
    Stream<Found> summary() {
        if (silent > 0) {
            notices.add(new Found.Notice("Loki has no lines about errors of " + silent + " of " + heard
                    + " failed runs; if their logs are there, tell fabrik how to select them (docs/loki.md)."));
        }
        if (crowded > 0) {
            notices.add(new Found.Notice("Of " + crowded + " runs Loki has more than "
                    + limit
                    + " lines with one and the same time; the others cannot be reached."));
        }
        return notices.stream();
    }

    private Found next(FinishedRun run) {
        try {
            LastWords words = listen(run);
            heard++;
            silent += words.lines() == 0 ? 1 : 0;
            return new Found.Part(part(run, words));
        } catch (HttpProblem e) {
            open.addFirst(run);
            Instant from = open.stream()
                    .map(FinishedRun::start)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            Instant to = open.stream()
                    .map(FinishedRun::end)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            open.clear();
            return new Found.Gap(Source.LOKI.word(), from, to, e.sentence());
        }
    }

    private LastWords listen(FinishedRun run) {
        for (Selector selector : List.copyOf(selectors)) {
            Optional<LastWords> words = words(selector, run);
            if (words.filter(some -> some.lines() > 0).isPresent()) {
                selectors.remove(selector);
                selectors.add(0, selector);
                return words.get();
            }
        }
        return new LastWords();
    }

    /** Some servers answer fewer lines at once than is usual, and say how many. */
    private boolean lowersLimit(HttpProblem problem) {
        Optional<Integer> most = TOO_MANY_LINES
                .matcher(problem.sentence())
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .filter(lines -> lines > 1 && lines < limit)
                .findFirst();
        most.ifPresent(lines -> limit = lines);
        return most.isPresent();
    }

    /** Empty when Loki refuses the selector itself, which is then not tried again. */
    private Optional<LastWords> words(Selector selector, FinishedRun run) {
        try {
            return Optional.of(read(selector, run));
        } catch (HttpProblem e) {
            if (lowersLimit(e)) {
                return words(selector, run);
            }
            if (e.kind() != HttpProblem.Kind.REJECTED || selectors.size() == 1) {
                throw e;
            }
            selectors.remove(selector);
            notices.add(new Found.Notice("The selector " + selector.template() + " is left out. " + e.sentence()));
            return Optional.empty();
        }
    }

    private LastWords read(Selector selector, FinishedRun run) {
        LokiSource.Limits limits = source.limits();
        Instant from = latest(run.start(), run.end().minus(limits.before()));
        LogPages pages = new LogPages(
                (since, until) -> page(selector.query(run, limits.filter()), since, until),
                LogLine.nanosOf(from),
                LogLine.nanosOf(run.end().plus(limits.after())),
                limit);
        LastWords words = new LastWords();
        while (pages.hasNext() && !words.isEnough() && words.lines() < MOST_LINES) {
            pages.next().lines().forEach(words::hear);
        }
        crowded += pages.isCrowded() ? 1 : 0;
        return words;
    }

    private LogPage page(String query, long from, long to) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("query", query);
        parameters.put("start", Long.toString(from));
        parameters.put("end", Long.toString(to));
        parameters.put("limit", Integer.toString(limit));
        parameters.put("direction", "backward");
        LogPage page = http.get(QUERY, parameters, LogPage::read);
        http.rest(source.limits().pause());
        if (!page.hasLines()) {
            throw page.kind().isEmpty()
                    ? http.foreign("JSON that is no answer to a query")
                    : http.rejected("a " + page.kind() + " of numbers instead of lines to " + query
                            + "; give a selector of streams");
        }
        return page;
    }

    private RunPart part(FinishedRun run, LastWords words) {
        RunPart part = run.part(
                        Source.LOKI, words.lines(), "Loki at " + source.http().base())
                .withErrors(words.errors());
        return words.type()
                .map(type -> part.withVerdict(Verdict.UNKNOWN.withErrorType(type)))
                .orElse(part);
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
