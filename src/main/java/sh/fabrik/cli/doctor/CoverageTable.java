package sh.fabrik.cli.doctor;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import sh.fabrik.store.coverage.Coverage;
import sh.fabrik.store.coverage.Lack;

/** Shows of how many runs each thing is known, and why not of the others. */
public final class CoverageTable {
    private CoverageTable() {}

    /** One line per thing that can be known of any run. */
    public static void show(List<Coverage> coverage, PrintWriter out) {
        out.printf("%-22s %9s %9s  %s%n", "of runs", "known", "of", "missing, and why");
        coverage.stream()
                .filter(each -> each.runs() > 0)
                .forEach(each -> out.println(String.format(
                                "%-22s %9d %9d  %s", each.field().words(), each.known(), each.runs(), missing(each))
                        .stripTrailing()));
    }

    /** {@code 30 too short for the scrape interval, 2 Prometheus was down}; the most frequent first. */
    static String missing(Coverage coverage) {
        return coverage.lacking().entrySet().stream()
                .sorted(Map.Entry.<Lack, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(lack -> lack.getValue() + " " + lack.getKey().words())
                .collect(Collectors.joining(", "));
    }
}
