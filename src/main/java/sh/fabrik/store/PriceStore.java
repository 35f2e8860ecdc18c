package sh.fabrik.store;

import static sh.fabrik.store.schema.Tables.RUNS;
import static sh.fabrik.store.schema.Tables.TASKS;
import static sh.fabrik.store.schema.Tables.UNPRICED_MODELS;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import sh.fabrik.run.Model;
import sh.fabrik.run.price.PriceList;
import sh.fabrik.store.MergedRun.CostOrigin;

/**
 * Takes prices into use and keeps the runs true to them: a run's priced costs follow from its parts and the list kept here, whatever
 * order they came in. What a source stated stays as it is.
 */
public final class PriceStore {
    private static final int SLICE = 500; // runs in one transaction: others get their turn in between

    private final Database database;
    private final Clock clock;

    public PriceStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A model whose tokens have no price.
     *
     * @param model absent when the source did not say which it was
     * @param runs of unknown cost because of it
     * @param tokens that it used, of all kinds
     */
    public record Unpriced(String project, Optional<Model> model, long runs, long tokens, Optional<Instant> last) {}

    /**
     * Makes the list the one in force. When it differs from the last one, or an earlier change was interrupted, every run that it may
     * concern is computed anew; otherwise nothing happens.
     *
     * @param sources stands for what the list was read from, for {@link #isInUse}; empty when that shall be read again next time
     * @return runs computed anew
     */
    public int use(PriceList list, Optional<String> sources) {
        PriceTable table = new PriceTable(database);
        String hash = PriceTable.hash(list);
        Optional<PriceTable.Kept> kept = table.kept();
        boolean same = kept.filter(old -> old.hash().equals(hash)).isPresent();
        if (same && kept.filter(PriceTable.Kept::settled).isPresent()) {
            settle(table, hash, sources);
            return 0;
        }
        if (!same) {
            database.inTransaction(() -> {
                table.take(list, now());
                return true;
            });
        }
        int runs = deriveAll();
        settle(table, hash, sources);
        return runs;
    }

    private void settle(PriceTable table, String hash, Optional<String> sources) {
        database.inTransaction(() -> {
            table.settle(hash, sources);
            return true;
        });
    }

    /** Whether the list in force was read from these, and all runs cost what it says: then nobody need read it again. */
    public boolean isInUse(String sources) {
        return new PriceTable(database).isSettledFrom(sources);
    }

    /** The list in force; an empty one before the first {@link #use}. */
    public PriceList list() {
        return new PriceTable(database).list();
    }

    /** Models without a price, the most used first. */
    public List<Unpriced> unpriced(Optional<String> project) {
        return database.sql()
                .selectFrom(UNPRICED_MODELS)
                .where(project.map(UNPRICED_MODELS.PROJECT_ID::eq).orElse(DSL.noCondition()))
                .orderBy(UNPRICED_MODELS.RUNS.desc(), UNPRICED_MODELS.PROJECT_ID, UNPRICED_MODELS.MODEL)
                .fetch(row -> new Unpriced(
                        row.getProjectId(),
                        Optional.ofNullable(row.getModel())
                                .filter(name -> !name.isBlank())
                                .map(Model::new),
                        row.getRuns(),
                        row.getTokens(),
                        Optional.ofNullable(row.getLastAt()).map(Instant::ofEpochSecond)));
    }

    private int deriveAll() {
        int runs = 0;
        List<String> ids = next("");
        while (!ids.isEmpty()) {
            List<String> slice = ids;
            database.inTransaction(() -> {
                new Rederivation(database, now()).derive(new TreeSet<>(slice));
                return true;
            });
            runs += ids.size();
            ids = next(ids.get(ids.size() - 1));
        }
        return runs;
    }

    private List<String> next(String after) {
        return database.sql()
                .select(RUNS.ID)
                .from(RUNS)
                .where(RUNS.ID.gt(after), followsPrices())
                .orderBy(RUNS.ID)
                .limit(SLICE)
                .fetch(RUNS.ID);
    }

    /** Priced runs, and those that a price may be found for. */
    private static Condition followsPrices() {
        String priced = CostOrigin.PRICED.word();
        Condition tokensOfTasks = DSL.exists(DSL.selectOne()
                .from(TASKS)
                .where(TASKS.RUN_ID.eq(RUNS.ID), TASKS.INPUT_TOKENS.isNotNull().or(TASKS.OUTPUT_TOKENS.isNotNull())));
        Condition tokens = RUNS.INPUT_TOKENS.isNotNull().or(RUNS.OUTPUT_TOKENS.isNotNull());
        Condition held = DSL.coalesce(
                        RUNS.CPU_REQUEST_MCORES,
                        RUNS.CPU_LIMIT_MCORES,
                        RUNS.MEMORY_REQUEST_BYTES,
                        RUNS.MEMORY_LIMIT_BYTES)
                .isNotNull();
        return RUNS.COST_ORIGIN
                .eq(priced)
                .or(RUNS.INFRASTRUCTURE_COST_ORIGIN.eq(priced))
                .or(tokensOfTasks)
                .or(RUNS.LLM_COST_USD.isNull().and(tokens))
                .or(RUNS.INFRASTRUCTURE_COST_EUR
                        .isNull()
                        .and(RUNS.DURATION_SECONDS.isNotNull())
                        .and(held));
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
