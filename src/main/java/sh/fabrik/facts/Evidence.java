package sh.fabrik.facts;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a fact rests on, so that every number a suggestion quotes can be checked.
 *
 * @param dataPoints runs that support it
 * @param runs ids of these runs, newest first, at most {@value #MOST_RUNS}
 * @param figures the numbers, each with the query or the formula that gives it
 */
public record Evidence(int dataPoints, List<String> runs, List<Figure> figures) {
    /** More ids than this help nobody; the queries give all of them. */
    public static final int MOST_RUNS = 200;

    public static final Evidence NONE = new Evidence(0, List.of(), List.of());

    public Evidence {
        runs = List.copyOf(runs.size() > MOST_RUNS ? runs.subList(0, MOST_RUNS) : runs);
        figures = figures instanceof LazyFigures ? figures : List.copyOf(figures);
    }

    /** @param figures made when someone first asks for them */
    public static Evidence later(int dataPoints, List<String> runs, Supplier<List<Figure>> figures) {
        return new Evidence(dataPoints, runs, new LazyFigures(figures));
    }

    /** Does not ask for the figures, which may have to be made first. */
    @Override
    public int hashCode() {
        return 31 * dataPoints + runs.size();
    }

    /** The same evidence, said to rest on so many runs. */
    public Evidence counting(int newDataPoints) {
        return new Evidence(newDataPoints, runs, figures);
    }

    /** This evidence together with another's; the data points stay this one's. */
    public Evidence and(Evidence other) {
        return later(dataPoints, runsWith(other), () -> together(figures, other.figures));
    }

    /** Most often they are the same, or these are as many as there may be. */
    private List<String> runsWith(Evidence other) {
        return runs.size() == MOST_RUNS || runs.equals(other.runs) ? runs : together(runs, other.runs);
    }

    private static <T> List<T> together(List<T> one, List<T> other) {
        Set<T> both = new LinkedHashSet<>(one);
        both.addAll(other);
        return List.copyOf(both);
    }
}
