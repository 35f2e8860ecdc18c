package sh.fabrik.store;

import static sh.fabrik.store.Fill.or;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.Eur;
import sh.fabrik.run.Memory;
import sh.fabrik.run.RunPart.Spend;
import sh.fabrik.run.TaskAttempt;
import sh.fabrik.run.Usd;
import sh.fabrik.run.price.NodePrice;
import sh.fabrik.run.price.PriceBook;
import sh.fabrik.store.MergedRun.CostOrigin;
import sh.fabrik.store.MergedRun.CostOrigins;

/** Puts a price on what no source stated the cost of. The same run and prices give the same cost. */
final class Pricing {
    private final PriceBook book;
    private final Optional<NodePrice> node;
    private final Map<Held, Optional<BigDecimal>> shares = new ConcurrentHashMap<>();

    Pricing(PriceBook book) {
        this.book = book;
        this.node = book.list().node();
    }

    /** What a run holds of its node: many hold the same, and several threads ask. */
    private record Held(Optional<Cpu> cpu, Optional<Memory> memory) {}

    MergedRun price(MergedRun run) {
        List<TaskAttempt> tasks = run.tasks().isEmpty()
                ? List.of()
                : run.tasks().stream().map(task -> priced(task, run)).toList();
        Optional<Usd> stated = run.spend().llm();
        Optional<Usd> llm = stated.or(() -> llm(run, tasks));
        Optional<Eur> ownNodes = run.spend().infrastructure();
        Optional<Eur> nodes = ownNodes.or(() -> nodes(run));
        CostOrigins origins = new CostOrigins(
                llm.map(cost -> stated.isPresent() ? CostOrigin.STATED : CostOrigin.PRICED),
                nodes.map(cost -> ownNodes.isPresent() ? CostOrigin.STATED : CostOrigin.PRICED));
        return run.costing(new Spend(llm, nodes, run.spend().tokens()), origins, tasks);
    }

    private TaskAttempt priced(TaskAttempt task, MergedRun run) {
        if (task.cost().isPresent() || !task.tokens().areKnown()) {
            return task;
        }
        Optional<Instant> at = task.startedAt().or(() -> time(run));
        return task.model()
                .or(() -> run.configuration().model())
                .flatMap(model -> at.flatMap(time -> book.cost(model, time, task.tokens())))
                .map(task::withCost)
                .orElse(task);
    }

    /** The sum over its attempts where they counted tokens; one attempt of unknown cost makes the sum unknown. */
    private Optional<Usd> llm(MergedRun run, List<TaskAttempt> tasks) {
        List<TaskAttempt> counted =
                tasks.stream().filter(task -> task.tokens().areKnown()).toList();
        if (counted.isEmpty()) {
            return run.configuration()
                    .model()
                    .flatMap(model -> time(run)
                            .flatMap(at -> book.cost(model, at, run.spend().tokens())));
        }
        return counted.stream().allMatch(task -> task.cost().isPresent())
                ? tasks.stream().flatMap(task -> task.cost().stream()).reduce(Usd::plus)
                : Optional.empty();
    }

    private Optional<Eur> nodes(MergedRun run) {
        if (node.isEmpty()) {
            return Optional.empty();
        }
        Held held = new Held(
                or(run.configuration().cpuRequest(), run.configuration().cpuLimit()),
                or(run.configuration().memoryRequest(), run.configuration().memoryLimit()));
        Optional<BigDecimal> share =
                shares.computeIfAbsent(held, its -> node.get().share(its.cpu, its.memory));
        return run.span()
                .length()
                .flatMap(length -> share.map(part -> node.get().of(length, part)));
    }

    private static Optional<Instant> time(MergedRun run) {
        return run.span().start().or(() -> run.span().end());
    }
}
