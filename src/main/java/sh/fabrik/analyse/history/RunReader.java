package sh.fabrik.analyse.history;

import static sh.fabrik.store.schema.Tables.ENDED_RUNS;
import static sh.fabrik.store.schema.Tables.SPECS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import sh.fabrik.analyse.stat.AgeWeight;
import sh.fabrik.run.Cpu;
import sh.fabrik.run.ErrorType;
import sh.fabrik.run.FailureReason;
import sh.fabrik.run.Memory;
import sh.fabrik.run.Model;
import sh.fabrik.run.Outcome;
import sh.fabrik.run.RunKind;
import sh.fabrik.run.SpecId;
import sh.fabrik.run.Window;

/** Reads the ended runs of one spec after the other, so that memory stays bounded however long the history is. */
public final class RunReader {
    /** Of one spec's runs in the window the latest so many are read; everything said of the spec rests on these. */
    public static final int MOST = 20_000;

    private final DSLContext sql;
    private final Window window;
    private final WindowSeconds seconds;

    public RunReader(DSLContext sql, Window window) {
        this.sql = sql;
        this.window = window;
        this.seconds = WindowSeconds.of(window);
    }

    /** Runs of the window, of one project or of all. */
    public static Condition in(Optional<String> project, Window window) {
        WindowSeconds seconds = WindowSeconds.of(window);
        Condition inWindow = ENDED_RUNS.ENDED_AT.between(seconds.since(), seconds.asOf());
        return project.map(ENDED_RUNS.PROJECT_ID::eq).map(inWindow::and).orElse(inWindow);
    }

    /** Specs with ended runs in the window, sorted by project and id. */
    public List<SpecId> specs(Optional<String> project) {
        return sql
                .selectDistinct(ENDED_RUNS.PROJECT_ID, ENDED_RUNS.SPEC_ID)
                .from(ENDED_RUNS)
                .where(in(project, window), named())
                .fetch(row -> new SpecId(row.value1(), row.value2()))
                .stream()
                .sorted()
                .toList();
    }

    /** Runs that say which spec they ran. */
    public static Condition named() {
        return DSL.trim(ENDED_RUNS.SPEC_ID)
                .ne("")
                .and(DSL.trim(ENDED_RUNS.PROJECT_ID).ne(""));
    }

    /** Runs that count for their spec and their model. */
    public static Condition judged() {
        return ENDED_RUNS.KIND.in(RunKind.SUCCESS.word(), RunKind.WORK.word(), RunKind.TIMEOUT.word());
    }

    public SpecRuns read(SpecId spec) {
        List<EndedRun> runs = new ArrayList<>();
        try (var rows = sql.selectFrom(ENDED_RUNS)
                .where(in(Optional.of(spec.project()), window), ENDED_RUNS.SPEC_ID.eq(spec.id()))
                .orderBy(ENDED_RUNS.ENDED_AT.desc(), ENDED_RUNS.ID.desc())
                .limit(MOST)
                .fetchLazy()) {
            rows.forEach(row -> runs.add(run(row)));
        }
        return new SpecRuns(
                now(spec), runs, new AgeWeight(window.asOf()), SpecScope.of(spec, seconds, runs.size() == MOST));
    }

    private static EndedRun run(Record row) {
        var how = new EndedRun.End(
                RunKind.ofWord(row.get(ENDED_RUNS.KIND)),
                Outcome.ofWord(row.get(ENDED_RUNS.STATUS)),
                known(row.get(ENDED_RUNS.FAILURE_REASON)).flatMap(FailureReason::find),
                known(row.get(ENDED_RUNS.ERROR_TYPE)).flatMap(ErrorType::find),
                row.get(ENDED_RUNS.KILLED) == 1);
        var settings = new EndedRun.Settings(
                known(row.get(ENDED_RUNS.STARTED_AT)).map(Instant::ofEpochSecond),
                known(row.get(ENDED_RUNS.SPEC_TYPE)).filter(type -> !type.equals(SpecRuns.UNKNOWN)),
                known(row.get(ENDED_RUNS.SPEC_FINGERPRINT)),
                known(row.get(ENDED_RUNS.MODEL)).filter(name -> !name.isBlank()).map(Model::new),
                known(row.get(ENDED_RUNS.MEMORY_LIMIT_BYTES)).map(Memory::ofBytes),
                known(row.get(ENDED_RUNS.CPU_LIMIT_MCORES)).map(Cpu::ofMillicores),
                known(row.get(ENDED_RUNS.TIMEOUT_SECONDS)));
        var use = new EndedRun.Use(
                known(row.get(ENDED_RUNS.MEMORY_PEAK_BYTES)).map(Memory::ofBytes),
                known(row.get(ENDED_RUNS.CPU_MEAN_MCORES)),
                known(row.get(ENDED_RUNS.CPU_P95_MCORES)).or(() -> known(row.get(ENDED_RUNS.CPU_PEAK_MCORES))),
                known(row.get(ENDED_RUNS.DURATION_SECONDS)),
                known(row.get(ENDED_RUNS.LLM_COST_USD)),
                known(row.get(ENDED_RUNS.ITERATIONS)));
        return new EndedRun(
                row.get(ENDED_RUNS.ID), Instant.ofEpochSecond(row.get(ENDED_RUNS.ENDED_AT)), how, settings, use);
    }

    private SpecNow now(SpecId spec) {
        return sql.selectFrom(SPECS)
                .where(SPECS.PROJECT_ID.eq(spec.project()), SPECS.ID.eq(spec.id()))
                .fetchOptional(row -> new SpecNow(
                        spec,
                        known(row.getSpecType()),
                        known(row.getComplexity()),
                        known(row.getTaskCount()).map(Long::intValue),
                        known(row.getCurrentMemoryLimitBytes()).map(Memory::ofBytes),
                        known(row.getCurrentCpuLimitMcores()).map(Cpu::ofMillicores),
                        known(row.getCurrentModel())
                                .filter(name -> !name.isBlank())
                                .map(Model::new),
                        known(row.getCurrentTimeoutSeconds()),
                        known(row.getFingerprint()),
                        known(row.getBody())))
                .orElseGet(() -> SpecNow.onlyRuns(spec));
    }

    private static <T> Optional<T> known(@org.jspecify.annotations.Nullable T value) {
        return Optional.ofNullable(value);
    }
}
