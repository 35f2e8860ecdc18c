package sh.fabrik.collect.kubernetes;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sh.fabrik.collect.kubernetes.outcome.Given;
import sh.fabrik.run.Model;
import sh.fabrik.run.RunPart.Effort;
import sh.fabrik.run.RunPart.Spend;
import sh.fabrik.run.Tokens;
import sh.fabrik.run.Usd;
import tools.jackson.databind.JsonNode;

/** What a run reports of itself in annotations: progress, cost, tokens and model. */
final class Reported {
    private static final String BILL = "fabrik.sh/llm-cost";
    private static final String STATUS = "fabrik.sh/status";
    private static final String PROGRESS = "fabrik.sh/progress";

    private final AnnotatedNumbers numbers;
    private final Marks marks;

    /** One bill of each pod, which counts up over the pod's life. */
    private final List<JsonNode> bills;

    Reported(AnnotatedNumbers numbers, Marks marks) {
        this.numbers = numbers;
        this.marks = marks;
        this.bills = numbers.objects(BILL);
    }

    /** Tasks done of tasks there are. */
    private record Progress(int finished, int total) {
        /** The command line itself counts the whole run as one task, which says nothing about the spec's tasks. */
        boolean isOfTasks() {
            return total > 1;
        }
    }

    /**
     * Tasks and loops. Loops are numbered from 0, and a writer that does not count them leaves 0 there: only a later loop is
     * knowledge.
     */
    Effort effort() {
        Optional<Progress> progress = Stream.concat(
                        numbers.every(STATUS).stream().map(status -> progress(STATUS, status.path("progress"))),
                        numbers.every(PROGRESS).stream().map(p -> progress(PROGRESS, p)))
                .flatMap(Optional::stream)
                .filter(Progress::isOfTasks)
                .findFirst();
        return new Effort(
                numbers.total("fabrik.sh/iteration", AnnotatedNumbers::smallCount, Math::max)
                        .filter(last -> last > 0 && last < Integer.MAX_VALUE)
                        .map(last -> last + 1),
                Optional.empty(),
                progress.map(Progress::total),
                progress.map(p -> Math.min(p.finished(), p.total())),
                Optional.empty());
    }

    /** Cost and tokens; zero means that nobody counted, since models without a price list report zero. */
    Spend spend() {
        Optional<Usd> cost = bills.stream()
                .flatMap(bill -> cost(bill).stream())
                .reduce(Usd::plus)
                .or(() -> numbers.total("fabrik.sh/cost-usd", Usd::parse, Usd::plus))
                .filter(usd -> usd.amount().signum() > 0);
        return new Spend(cost, Optional.empty(), Tokens.of(tokens("input"), tokens("output")));
    }

    /** The model that it used; that of the largest bill when its pods name several. */
    Optional<Model> model() {
        return bills.stream()
                .max(Comparator.comparing(bill -> cost(bill).map(Usd::amount).orElse(BigDecimal.ZERO)))
                .flatMap(bill -> Given.text(bill.path("model").asString("")))
                .or(() -> marks.annotation("fabrik.sh/model"))
                .or(() -> marks.environment("FABRIK_MODEL"))
                .or(() -> marks.environment("SMITHERS_MODEL"))
                .flatMap(Model::parse);
    }

    private Optional<Progress> progress(String key, JsonNode tree) {
        Optional<Integer> total = numbers.field(key, tree, "total", AnnotatedNumbers::smallCount);
        return total.map(t -> new Progress(
                numbers.field(key, tree, "finished", AnnotatedNumbers::smallCount)
                        .orElse(0),
                t));
    }

    private Optional<Usd> cost(JsonNode bill) {
        return numbers.field(BILL, bill, "total_cost_usd", Usd::parse);
    }

    private Optional<Long> tokens(String direction) {
        return bills.stream()
                .flatMap(bill -> numbers.field(BILL, bill, direction + "_tokens", AnnotatedNumbers::count).stream())
                .reduce(Long::sum)
                .or(() -> numbers.total("fabrik.sh/tokens-" + direction, AnnotatedNumbers::count, Long::sum))
                .filter(count -> count > 0);
    }
}
