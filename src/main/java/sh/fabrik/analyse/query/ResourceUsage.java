package sh.fabrik.analyse.query;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.sum;
import static sh.fabrik.store.schema.Tables.ENDED_RUNS;
import static sh.fabrik.store.schema.Tables.RUNS;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import sh.fabrik.analyse.history.RunReader;
import sh.fabrik.analyse.stat.BetaRate;
import sh.fabrik.facts.Proportion;
import sh.fabrik.run.Memory;
import sh.fabrik.run.SpecId;
import sh.fabrik.store.Database;

/**
 * How much memory does each spec use? Percentiles are nearest-rank, and a kill stands at its limit, so they are too low after kills.
 * Those of a spec of which runs were pruned are up to 1.6 % too high.
 */
public final class ResourceUsage {
    private static final Field<Long> BYTES = Columns.MEMORY_SEEN.as("bytes");
    private static final Field<Double> SHARE =
            Columns.shareUpTo(Columns.MEMORY_SEEN).as("share");
    private static final Field<String> COMPLEXITY = max(ENDED_RUNS.COMPLEXITY).as("most");
    private static final Field<Integer> RUNS = count().as("runs");
    private static final Field<Integer> KILLS =
            sum(ENDED_RUNS.KILLED).coerce(SQLDataType.INTEGER).as("kills");

    private final Database database;

    public ResourceUsage(Database database) {
        this.database = database;
    }

    /**
     * One spec's memory.
     *
     * @param runs whose need is known: a peak, or a kill at a known limit
     * @param kills among them those killed for memory, with a 90 % interval under a uniform prior
     */
    public record Row(
            SpecId spec,
            String complexity,
            int runs,
            Proportion kills,
            Memory p50,
            Memory p95,
            Memory p99,
            Memory largest) {}

    /** The specs most surely killed for memory first, then the largest; specs without a known need are left out. */
    public List<Row> rows(Question question) {
        Map<SpecId, Row> rows = new HashMap<>();
        stored(question).forEach(row -> rows.put(row.spec(), row));
        rolledUp(question).forEach((spec, spread) -> rows.put(spec, spread.row(spec)));
        return rows.values().stream().sorted(WORST_FIRST).toList();
    }

    private static final Comparator<Row> WORST_FIRST = Comparator.comparing(
                    (Row row) -> row.kills().hits() > 0)
            .thenComparing(row -> row.kills().low())
            .thenComparing(Row::largest)
            .reversed()
            .thenComparing(Row::spec);

    /** Specs with a need among their pruned runs; their stored ones are added. */
    private Map<SpecId, MemorySpread> rolledUp(Question question) {
        Map<SpecId, MemorySpread> spreads = new HashMap<>();
        RolledUp.of(database, question)
                .where(RolledUp.Part::named)
                .forEach(part -> spreads.computeIfAbsent(part.id(), spec -> new MemorySpread(part.complexity()))
                        .add(part.key(), part.cell()));
        spreads.values().removeIf(MemorySpread::isEmpty);
        if (!spreads.isEmpty()) {
            addStored(question, spreads);
        }
        return spreads;
    }

    private void addStored(Question question, Map<SpecId, MemorySpread> spreads) {
        database.sql()
                .select(ENDED_RUNS.PROJECT_ID, ENDED_RUNS.SPEC_ID, ENDED_RUNS.KILLED, BYTES, RUNS)
                .from(ENDED_RUNS)
                .where(question.condition(), RunReader.named(), Columns.MEMORY_SEEN.isNotNull())
                .groupBy(ENDED_RUNS.PROJECT_ID, ENDED_RUNS.SPEC_ID, ENDED_RUNS.KILLED, BYTES)
                .forEach(row -> Optional.ofNullable(spreads.get(new SpecId(row.value1(), row.value2())))
                        .ifPresent(spread -> spread.add(row.value4(), row.value3() == 1, row.value5())));
    }

    private List<Row> stored(Question question) {
        var seen = database.sql()
                .select(
                        ENDED_RUNS.PROJECT_ID,
                        ENDED_RUNS.SPEC_ID,
                        ENDED_RUNS.COMPLEXITY,
                        ENDED_RUNS.KILLED,
                        BYTES,
                        SHARE)
                .from(ENDED_RUNS)
                .where(question.condition(), RunReader.named(), Columns.MEMORY_SEEN.isNotNull())
                .asTable("ended_runs");
        Field<Long> bytes = Objects.requireNonNull(seen.field(BYTES));
        Field<Double> share = Objects.requireNonNull(seen.field(SHARE));
        Field<Long> p50 = Columns.quantile(bytes, share, 0.5).as("p50");
        Field<Long> p95 = Columns.quantile(bytes, share, 0.95).as("p95");
        Field<Long> p99 = Columns.quantile(bytes, share, 0.99).as("p99");
        Field<Long> largest = max(bytes).as("largest");
        return database.sql()
                .select(ENDED_RUNS.PROJECT_ID, ENDED_RUNS.SPEC_ID, COMPLEXITY, RUNS, KILLS)
                .select(p50, p95, p99, largest)
                .from(seen)
                .groupBy(ENDED_RUNS.PROJECT_ID, ENDED_RUNS.SPEC_ID)
                .fetch(row -> new Row(
                        new SpecId(row.get(ENDED_RUNS.PROJECT_ID), row.get(ENDED_RUNS.SPEC_ID)),
                        row.get(COMPLEXITY),
                        row.get(RUNS),
                        BetaRate.of(row.get(KILLS), row.get(RUNS)),
                        Memory.ofBytes(row.get(p50)),
                        Memory.ofBytes(row.get(p95)),
                        Memory.ofBytes(row.get(p99)),
                        Memory.ofBytes(row.get(largest))));
    }
}
