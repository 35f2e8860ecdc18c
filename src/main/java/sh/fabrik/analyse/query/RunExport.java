package sh.fabrik.analyse.query;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;
import static sh.fabrik.store.schema.Tables.RUNS;
import static sh.fabrik.store.schema.Tables.RUN_KEYS;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import sh.fabrik.store.Database;

/** All that the history knows of each run as text, one run after the other, so that a long history needs no more memory than a short one. */
public final class RunExport {
    private static final Field<Long> START_MS = exact(RUN_KEYS.STARTED_AT_MS, RUNS.STARTED_AT, false);
    private static final Field<Long> END_MS = exact(RUN_KEYS.COMPLETED_AT_MS, RUNS.COMPLETED_AT, true);

    private static final List<Field<?>> STORED = List.of(
            RUNS.ID,
            RUNS.RUN_ID,
            RUNS.PROJECT_ID,
            RUNS.SPEC_ID,
            RUNS.SPEC_TYPE,
            RUNS.SPEC_FINGERPRINT,
            RUNS.FINGERPRINT_ORIGIN,
            RUNS.MODEL,
            RUNS.MEMORY_LIMIT,
            RUNS.CPU_LIMIT,
            RUNS.TIMEOUT_SECONDS,
            RUNS.STATUS,
            RUNS.FAILURE_REASON,
            RUNS.FAILURE_RAW,
            RUNS.ERROR_TYPE,
            RUNS.EVIDENCE,
            RUNS.STARTED_AT,
            RUNS.COMPLETED_AT,
            RUNS.DURATION_SECONDS,
            RUNS.ACTIVE_SECONDS,
            RUNS.ITERATIONS,
            RUNS.ATTEMPTS,
            RUNS.TASKS_TOTAL,
            RUNS.TASKS_COMPLETED,
            RUNS.LLM_COST_USD,
            RUNS.INFRASTRUCTURE_COST_EUR,
            RUNS.INPUT_TOKENS,
            RUNS.OUTPUT_TOKENS,
            RUNS.CACHE_READ_TOKENS,
            RUNS.CACHE_WRITE_TOKENS,
            RUNS.COST_ORIGIN,
            RUNS.INFRASTRUCTURE_COST_ORIGIN,
            RUNS.INPUT_BYTES,
            RUNS.MEMORY_LIMIT_BYTES,
            RUNS.ADVICE,
            RUNS.MEMORY_REQUEST_BYTES,
            RUNS.CPU_REQUEST_MCORES,
            RUNS.MEMORY_PEAK_BYTES,
            RUNS.CPU_MEAN_MCORES,
            RUNS.CPU_P95_MCORES,
            RUNS.CPU_PEAK_MCORES,
            RUNS.THROTTLED_SHARE,
            RUNS.OOM_EVENTS,
            RUNS.ERROR_RATE,
            RUNS.LATENCY_P95_MS,
            RUNS.CLOCK_SKEW);

    private final Database database;

    public RunExport(Database database) {
        this.database = database;
    }

    /** The columns, which {@code docs/csv.md} explains. */
    public static List<String> columns() {
        return STORED.stream().map(Field::getName).toList();
    }

    /**
     * Hands over the fields of each run, in the order of the columns; an unknown one is blank. Without bounds runs that have not
     * ended are there, too.
     *
     * @param from when the run ended at the earliest
     * @param to before when it ended
     * @param run takes a run, and says whether it wants another
     */
    public long each(
            Optional<String> project, Optional<Instant> from, Optional<Instant> to, Predicate<List<String>> run) {
        Field<Long> ended = coalesce(RUNS.COMPLETED_AT, RUNS.STARTED_AT);
        Condition wanted = project.map(RUNS.PROJECT_ID::eq).orElse(DSL.noCondition());
        wanted = from.map(Instant::getEpochSecond)
                .map(ended::ge)
                .map(wanted::and)
                .orElse(wanted);
        wanted = to.map(Instant::getEpochSecond).map(ended::lt).map(wanted::and).orElse(wanted);
        List<Field<?>> fields =
                Stream.concat(STORED.stream(), Stream.of(START_MS, END_MS)).toList();
        long count = 0;
        try (Cursor<Record> rows = database.sql()
                .select(fields)
                .from(RUNS)
                .where(wanted)
                .orderBy(RUNS.ID)
                .fetchLazy()) {
            for (Record row : rows) {
                count++;
                if (!run.test(fields(row))) {
                    break;
                }
            }
        }
        return count;
    }

    private static List<String> fields(Record row) {
        List<String> fields = new ArrayList<>(STORED.size());
        for (Field<?> field : STORED) {
            fields.add(text(row.get(field)));
        }
        @Nullable Long start = row.get(START_MS);
        if (start != null) {
            fields.set(STORED.indexOf(RUNS.STARTED_AT), seconds(start));
        }
        Optional<ExactEnd> end = ExactEnd.of(
                Optional.ofNullable(row.get(START_MS)),
                Optional.ofNullable(row.get(END_MS)),
                Optional.ofNullable(row.get(RUNS.COMPLETED_AT)),
                Optional.ofNullable(row.get(RUNS.DURATION_SECONDS)));
        end.ifPresent(exact -> fields.set(STORED.indexOf(RUNS.COMPLETED_AT), seconds(exact.ms())));
        return fields;
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Double number
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : value.toString();
    }

    private static String seconds(long ms) {
        return BigDecimal.valueOf(ms, 3).stripTrailingZeros().toPlainString();
    }

    /** The milliseconds that a source knew of a time that the run keeps in seconds. All keys of a run share its project and run id. */
    private static Field<Long> exact(TableField<?, Long> keyMs, TableField<?, Long> runSeconds, boolean latest) {
        return field(select(latest ? max(keyMs) : min(keyMs))
                        .from(RUN_KEYS)
                        .where(
                                RUN_KEYS.PROJECT_ID.eq(RUNS.PROJECT_ID),
                                RUN_KEYS.RUN_ID.eq(RUNS.RUN_ID),
                                RUN_KEYS.RUN.eq(RUNS.ID),
                                keyMs.div(1000).eq(runSeconds)))
                .as(keyMs.getName());
    }
}
